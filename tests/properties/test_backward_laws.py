"""Laws of periods that run up to an event, held against a walk back day by day."""

import datetime as dt

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from govsvc import due, latest_day_before, national_calendar
from govsvc.calendars import Certainty
from govsvc.deadlines import (
    Basis,
    Deadline,
    Exclude,
    Outcome,
    Period,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Roll,
    Unit,
)
from govsvc.errors import EventError, NotComputableError
from govsvc.testing import catalogue_rules, covered_days, days_in_force, periods
from govsvc.unknown import UNKNOWN, Maybe
from oracles.deadline_oracle import nth_day_before

_DAY = dt.timedelta(days=1)
_CALENDAR = national_calendar()
_is_workday = _CALENDAR.projecting().is_workday
_UNITS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR)
_BACKWARD = (PeriodKind.BEFORE, PeriodKind.WINDOW, PeriodKind.UNTIL_DATE)
_EXPRESS = Roll(basis=Basis.EXPRESS)
_FIRST = dt.date(2014, 1, 1)


def event_days() -> st.SearchStrategy[dt.date]:
    """The day of an event, late enough for periods of some years; shrinks to 2014-01-01."""
    return covered_days(min_day=_FIRST, max_day=dt.date(2060, 12, 31))


def lengths(*kinds: PeriodKind) -> st.SearchStrategy[Period]:
    """Periods with a length, up to five years."""
    return periods(kinds=kinds or [PeriodKind.WITHIN], units=_UNITS, max_days=1_830)


@st.composite
def rules_in_force(draw: st.DrawFn) -> tuple[PeriodRule, dt.date]:
    rule = draw(catalogue_rules(kinds=_BACKWARD, units=_UNITS))
    return rule, draw(days_in_force(rule, min_day=_FIRST))


def known(day: Maybe[dt.date]) -> dt.date:
    assert day is not UNKNOWN
    return day


@given(period=lengths(), day=event_days(), clear=st.booleans())
@example(period=Period.working_days(7), day=dt.date(2024, 10, 14), clear=True)
@example(period=Period.months(1, roll=_EXPRESS), day=dt.date(2026, 3, 31), clear=False)
def test_the_day_is_the_one_that_a_walk_back_finds(
    *, period: Period, day: dt.date, clear: bool
) -> None:
    found = latest_day_before(day, period, clear_days=clear)
    event(f"{period.unit}, {found.certainty}")
    walked = nth_day_before(period, day, _is_workday, one_more=clear)
    assert found.due == walked
    assert known(found.earliest) <= walked <= known(found.latest)
    if found.certainty is Certainty.OFFICIAL:
        assert found.earliest == walked == found.latest


@given(period=lengths(), day=event_days())
def test_clear_days_are_one_step_earlier_and_each_way_is_the_other_s_reading(
    period: Period, day: dt.date
) -> None:
    clear = latest_day_before(day, period)
    counted = latest_day_before(day, period, clear_days=False)
    working = period.unit is Unit.WORKING_DAY
    step = _is_workday if working else lambda _day: True
    before = known(counted.due) - _DAY
    while not step(before):
        before -= _DAY
    assert clear.due == before
    for one, other in ((clear, counted), (counted, clear)):
        (reading,) = one.readings
        assert reading.kind is ReadingKind.BACKWARD
        assert (reading.date, reading.latest) == (other.earliest, other.latest)
        assert one.safe_due == clear.earliest


@given(period=lengths(), day=event_days(), clear=st.booleans())
def test_a_roll_never_moves_it_towards_the_event(
    *, period: Period, day: dt.date, clear: bool
) -> None:
    assert period.length is not None
    rolls = Period(
        length=period.length,
        unit=period.unit,
        roll=period.roll if period.unit is Unit.WORKING_DAY else _EXPRESS,
    )
    found = latest_day_before(day, rolls, clear_days=clear)
    assert known(found.due) < day
    assert found.due == latest_day_before(day, period, clear_days=clear).due


@given(period=lengths(), day=event_days(), later=st.integers(1, 40))
def test_a_later_event_never_has_an_earlier_day(period: Period, day: dt.date, later: int) -> None:
    assert known(latest_day_before(day, period).due) <= known(
        latest_day_before(day + _DAY * later, period).due
    )


@given(n=st.integers(1, 120), more=st.integers(1, 60), day=event_days())
def test_working_days_back_add_up(n: int, more: int, day: dt.date) -> None:
    first = known(latest_day_before(day, Period.working_days(n), clear_days=False).due)
    both = latest_day_before(day, Period.working_days(n + more), clear_days=False)
    assert latest_day_before(first, Period.working_days(more), clear_days=False).due == both.due


@given(period=lengths(PeriodKind.WITHIN), day=event_days())
def test_counted_on_again_it_does_not_reach_the_event(period: Period, day: dt.date) -> None:
    """So many whole days lie between: the period that starts on the day found ends before it."""
    found = known(latest_day_before(day, period).due)
    runs = Period(length=period.length, unit=period.unit)
    assert known(due(runs, found).due) < day


@given(length=lengths(PeriodKind.WINDOW), day=event_days())
@example(length=Period.working_days(30, kind=PeriodKind.WINDOW), day=dt.date(2025, 3, 1))
def test_a_window_opens_so_long_before_and_closes_the_day_before(
    length: Period, day: dt.date
) -> None:
    found = due(length, day)
    opens = nth_day_before(length, day, _is_workday)
    assert found.due == day - _DAY
    assert found.not_before is not None
    assert found.not_before >= opens
    if found.certainty is Certainty.OFFICIAL:
        assert found.not_before == opens
        assert found.outcome(opens) is Outcome.IN_TIME
    assert found.outcome(opens - _DAY * 4) is Outcome.EARLY


@given(rule_and_day=rules_in_force(), clear=st.booleans())
def test_a_rule_of_the_catalogue_equals_a_walk_back(
    *, rule_and_day: tuple[PeriodRule, dt.date], clear: bool
) -> None:
    rule, day = rule_and_day
    found = latest_day_before(day, rule, clear_days=clear)
    assert found.due == expected(rule.period, day, clear=clear)
    if clear:
        assert due(rule, day) == found


def expected(period: Period, day: dt.date, *, clear: bool) -> dt.date:
    if period.kind is PeriodKind.UNTIL_DATE:
        return day
    if period.kind is PeriodKind.WINDOW or period.length is None:
        return day - _DAY if clear else day
    return nth_day_before(period, day, _is_workday, one_more=clear)


@given(rule_and_day=rules_in_force())
def test_a_period_before_an_event_has_no_clock(rule_and_day: tuple[PeriodRule, dt.date]) -> None:
    rule, day = rule_and_day
    with pytest.raises(EventError) as caught:
        due(rule, day, events=[Exclude(day - _DAY, day, "hearing")])
    assert caught.value.citation == rule.header.citations[0].text("zh")


@given(rule=catalogue_rules(kinds=[PeriodKind.WITHIN, PeriodKind.AT_LEAST], units=_UNITS))
def test_a_rule_that_runs_on_is_refused(rule: PeriodRule) -> None:
    day = rule.header.validity.valid_from or _FIRST
    with pytest.raises(NotComputableError):
        latest_day_before(day, rule)


@given(period=lengths(), day=event_days(), done=st.integers(-400, 10))
def test_what_is_done_by_the_safe_day_is_in_time_by_every_reading(
    period: Period, day: dt.date, done: int
) -> None:
    found: Deadline = latest_day_before(day, period)
    on = known(found.safe_due) + _DAY * done
    outcome = found.outcome(on)
    if on <= known(found.safe_due):
        assert outcome is Outcome.IN_TIME
    elif on > known(found.last_reading):
        assert outcome is Outcome.LATE
    else:
        assert outcome is Outcome.CONTESTED
