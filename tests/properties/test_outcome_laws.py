"""Laws of “was it done in time?”, held against every day on which the period can be held to end."""

import datetime as dt

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from govsvc import UNKNOWN, Deadline
from govsvc.deadlines import Outcome, PeriodKind
from govsvc.errors import InputValueError
from govsvc.testing import deadlines, event_sequences

_DAY = dt.timedelta(days=1)


def ends(deadline: Deadline) -> list[dt.date] | None:
    """Every day on which it can be held to end; None while nothing ends it."""
    if deadline.latest is UNKNOWN or deadline.earliest is UNKNOWN:
        return None
    return [
        deadline.earliest,
        deadline.latest,
        *(day for reading in deadline.readings for day in (reading.date, reading.latest)),
    ]


def judged(deadline: Deadline, day: dt.date) -> Outcome:
    """What every one of them says of *day*, taken together."""
    if deadline.not_before is not None and day < deadline.not_before:
        return Outcome.EARLY
    found = ends(deadline)
    if found is None or deadline.period.kind is PeriodKind.AT_LEAST:
        return Outcome.IN_TIME
    said = {day <= end for end in found}
    if said == {True}:
        return Outcome.IN_TIME
    return Outcome.CONTESTED if True in said else Outcome.LATE


@st.composite
def acts(draw: st.DrawFn) -> tuple[Deadline, dt.date]:
    """An answer, and a day near its end on which somebody acted."""
    deadline = draw(deadlines())
    near = [day for day in (ends(deadline) or []) + [deadline.not_before] if day is not None]
    day = draw(st.sampled_from([deadline.trigger, *near])) + _DAY * draw(st.integers(-3, 3))
    return deadline, day if deadline.period.is_backward else max(day, deadline.trigger)


@given(act=acts())
def test_an_act_is_judged_by_every_day_that_can_be_the_last(act: tuple[Deadline, dt.date]) -> None:
    deadline, day = act
    outcome = deadline.outcome(day)
    event(f"{deadline.period.kind}: {outcome}")
    assert outcome is judged(deadline, day)


@given(act=acts(), before=st.integers(0, 20))
def test_posting_counts_where_the_law_says_so_and_is_contested_where_it_does_not(
    act: tuple[Deadline, dt.date], before: int
) -> None:
    deadline, day = act
    posted = day - _DAY * before
    told = deadline.outcome(day, posted_on=posted)
    if deadline.rule is not None and deadline.rule.posting is not None:
        assert told is judged(deadline, posted)
    elif judged(deadline, posted) is judged(deadline, day):
        assert told is judged(deadline, day)
    else:
        assert told is Outcome.CONTESTED


@given(act=acts())
def test_after_hours_matters_on_the_very_last_day_alone(act: tuple[Deadline, dt.date]) -> None:
    deadline, day = act
    late = deadline.outcome(day, after_hours=True)
    same = judged(deadline, day) is judged(deadline, day + _DAY)
    assert late is (judged(deadline, day) if same else Outcome.CONTESTED)


@given(act=acts(), after=st.integers(1, 30))
def test_what_comes_in_before_it_was_posted_is_refused(
    act: tuple[Deadline, dt.date], after: int
) -> None:
    deadline, day = act
    with pytest.raises(InputValueError):
        deadline.outcome(day, posted_on=day + _DAY * after)


@given(deadline=deadlines(), before=st.integers(1, 30))
def test_what_was_done_before_the_trigger_is_refused(deadline: Deadline, before: int) -> None:
    day = deadline.trigger - _DAY * before
    if deadline.period.is_backward:
        assert deadline.outcome(day) in Outcome
    else:
        with pytest.raises(InputValueError):
            deadline.outcome(day)


@given(data=st.data(), deadline=event_sequences().map(lambda sequence: sequence.answer()))
def test_while_a_clock_stands_still_nothing_is_late_for_certain(
    data: st.DataObject, deadline: Deadline
) -> None:
    day = deadline.trigger + _DAY * data.draw(st.integers(0, 1_000))
    outcome = deadline.outcome(day)
    if deadline.stopped_on is not None:
        assert outcome in {Outcome.IN_TIME, Outcome.CONTESTED}
        assert (outcome is Outcome.IN_TIME) == (
            deadline.safe_due is UNKNOWN or day <= deadline.safe_due
        )
    else:
        assert outcome is judged(deadline, day)
