"""Sequences of events with one named defect."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs
from hypothesis import strategies as st

from govsvc.deadlines import (
    Approver,
    Correction,
    CorrectionEffect,
    Event,
    Exclude,
    Extend,
    Extension,
    NotCounted,
    NotCountedReason,
    PeriodKind,
    Restart,
    Resume,
    Suspend,
    Unit,
)
from govsvc.testing.bounds import LAST_TRIGGER
from govsvc.testing.deadlines import days_in_force, is_in_force_between, period_rules
from govsvc.testing.events import EventDefect, EventSequence, stories
from govsvc.testing.story import Place, Story

__all__ = ["defective_event_sequences"]

_DAY = dt.timedelta(days=1)
_UNITS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH)
_NO_CLOCK = (PeriodKind.BEFORE, PeriodKind.WINDOW, PeriodKind.UNTIL_DATE, PeriodKind.INSTANT)
_KNOWN = (NotCountedReason.HEARING, NotCountedReason.TESTING)
_COUNTED = [reason for reason in NotCountedReason if reason not in _KNOWN]
_BY = 5


@st.composite
def defective_event_sequences(
    draw: st.DrawFn, *, defects: Iterable[EventDefect] = tuple(EventDefect)
) -> EventSequence:
    """A clock with a sequence of events that is valid but for the last: `due` refuses it.

    The sequence names its defect and the event. Shrinks to as few events as the first of the
    defects needs.

    Args:
        defects: The defects to draw.

    Example:
        >>> from hypothesis import find
        >>> late = defective_event_sequences(defects=[EventDefect.EXTENDED_LATE])
        >>> [type(event).__name__ for event in find(late, lambda _: True).events]
        ['Extend']
    """
    defect = draw(st.sampled_from(list(defects)))
    if defect is EventDefect.NO_CLOCK:
        return draw(_without_clock())
    said, flaw = _FLAWS[defect]
    rules = period_rules(kinds=[PeriodKind.WITHIN], units=_UNITS, max_days=100).map(
        lambda rule: attrs.evolve(rule, **{**_CAN, **said})
    )
    trigger, story = draw(stories(rules=rules, max_events=4))
    if story.stopped is not None:
        story.resume(Resume(story.moment[0] + _DAY * draw(st.integers(1, 20))))
    bad = draw(flaw(trigger, story))
    return EventSequence(
        rule=story.rule,
        trigger=trigger,
        events=(*story.events, bad),
        defect=defect,
        defective=bad,
    )


@st.composite
def _without_clock(draw: st.DrawFn) -> EventSequence:
    low = dt.date(2009, 1, 1)
    rules = period_rules(kinds=_NO_CLOCK, units=_UNITS, max_days=100)
    rule = draw(rules.filter(lambda rule: is_in_force_between(rule, low, LAST_TRIGGER)))
    trigger = draw(days_in_force(rule, min_day=low))
    bad = Exclude(trigger, trigger + _DAY, draw(st.sampled_from(NotCountedReason)))
    return EventSequence(
        rule=rule, trigger=trigger, events=(bad,), defect=EventDefect.NO_CLOCK, defective=bad
    )


# The flaws: each draws the event that does not fit, and where need be another before it.


def _days(first: dt.date, last: dt.date) -> st.SearchStrategy[dt.date]:
    """The days between two, which are in this order unless an extension was decided at the end."""
    return st.dates(min(first, last), last)


def _later(day: dt.date) -> st.SearchStrategy[dt.date]:
    return st.integers(1, 60).map(lambda n: day + _DAY * n)


def _in_time(story: Story) -> st.SearchStrategy[dt.date]:
    """Days on which an extension can be decided."""
    return _days(max(story.earliest(Place.EXTEND), story.start), story.due())


@st.composite
def _known(draw: st.DrawFn, story: Story, *, least: int) -> Exclude:
    """Days that can be left out, *least* of them or more, none before the clock starts."""
    reason = draw(st.sampled_from(_KNOWN))
    low = max(story.earliest(Place.SPAN), story.free_from(reason), story.start + _DAY)
    first = draw(st.dates(low, story.raw()))
    return Exclude(first, first + _DAY * draw(st.integers(least - 1, 20)), reason)


@st.composite
def _reason_counted(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    day, reason = draw(_days(story.start, story.raw())), draw(st.sampled_from(_COUNTED))
    events: list[Event] = [Exclude(day, day + _DAY, reason), Suspend(day, reason)]
    return draw(st.sampled_from(events))


@st.composite
def _before_start(draw: st.DrawFn, trigger: dt.date, _story: Story) -> Event:
    last = trigger - _DAY * draw(st.integers(6, 30))
    first = last - _DAY * draw(st.integers(0, 10))
    return Exclude(first, last, draw(st.sampled_from(_KNOWN)))


@st.composite
def _after_end(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    first = draw(_later(story.raw()))
    last = first + _DAY * draw(st.integers(0, 10))
    return Exclude(first, last, draw(st.sampled_from(_KNOWN)))


@st.composite
def _reason_repeated(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    before = draw(_known(story, least=1))
    story.leave_out(before, before.first, before.last)
    first = draw(st.dates(before.first, before.last))
    return Exclude(first, first + _DAY * draw(st.integers(0, 10)), before.reason)


@st.composite
def _resumed_while_running(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    return Resume(draw(_later(story.moment[0])))


@st.composite
def _suspended_twice(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    one, other = draw(st.permutations(_KNOWN))
    low = max(story.earliest(Place.SUSPEND), story.start, story.free_from(one) - _DAY)
    before = Suspend(draw(st.dates(low, story.raw() - _DAY)), one)
    story.stop(before, before)
    return Suspend(before.on + _DAY * draw(st.integers(0, 20)), other)


@st.composite
def _extended(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    """An extension that would do anywhere else."""
    return Extend(decided_on=draw(_in_time(story)), by=1)


@st.composite
def _extended_late(draw: st.DrawFn, trigger: dt.date, story: Story) -> Event:
    early = trigger - _DAY * draw(st.integers(1, 20))
    decided = draw(_later(story.due()) | st.just(early))
    return Extend(decided_on=decided, by=1)


@st.composite
def _extended_too_often(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    if not story.extended:
        before = Extend(decided_on=draw(_in_time(story)), by=1)
        story.extend(before, 1)
    return Extend(decided_on=draw(_in_time(story)), by=1)


@st.composite
def _extended_too_far(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    units, decided = draw(st.integers(_BY + 1, 60)), draw(_in_time(story))
    by = Extend(decided_on=decided, by=units)
    return draw(st.sampled_from([by, Extend(decided_on=decided, to=story.length + units)]))


@st.composite
def _extended_to_no_more(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    to = draw(st.integers(1, story.period.length or 1))
    return Extend(decided_on=draw(_in_time(story)), to=to)


@st.composite
def _wrong_approver(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    who = draw(st.sampled_from([a for a in Approver if a is not Approver.AGENCY_HEAD]))
    return Extend(decided_on=draw(_in_time(story)), by=1, approved_by=who)


@st.composite
def _restarted(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    """A restart that would do anywhere else."""
    return Restart(draw(st.dates(max(story.reach, story.start + _DAY), story.raw())))


@st.composite
def _restarted_after_end(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    return Restart(draw(_later(story.raw())))


@st.composite
def _restarted_inside_a_span(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    before = draw(_known(story, least=3))
    story.leave_out(before, before.first, before.last)
    return Restart(draw(st.dates(before.first + _DAY, before.last - _DAY)))


@st.composite
def _corrected(draw: st.DrawFn, _trigger: dt.date, story: Story) -> Event:
    """A correction amid the running time, awaited or received."""
    notified = draw(st.dates(story.start, story.raw()))
    return Correction(notified, draw(st.none() | _later(notified)))


@st.composite
def _corrected_after_start(draw: st.DrawFn, trigger: dt.date, _story: Story) -> Event:
    received = draw(st.none() | _later(trigger))
    return Correction(trigger - _DAY * draw(st.integers(0, 20)), received)


@st.composite
def _corrected_before_start(draw: st.DrawFn, trigger: dt.date, _story: Story) -> Event:
    notified = trigger - _DAY * draw(st.integers(1, 20))
    return Correction(notified, draw(st.none() | _later(notified)))


_CAN: Mapping[str, Any] = {
    "not_counted": (NotCounted(reasons=_KNOWN),),
    "extension": Extension(by=_BY, times=9, approvers=[Approver.AGENCY_HEAD]),
    "correction": CorrectionEffect.RESTART,
}
"""A rule to whose clock everything can happen."""

_FIXED: Mapping[str, Any] = {"extension": None}
_PLAIN: Mapping[str, Any] = {"correction": CorrectionEffect.BEFORE_CLOCK}
Flaw = Callable[[dt.date, Story], st.SearchStrategy[Event]]

_FLAWS: Mapping[EventDefect, tuple[Mapping[str, Any], Flaw]] = {
    EventDefect.REASON_COUNTED: ({}, _reason_counted),
    EventDefect.BEFORE_START: ({}, _before_start),
    EventDefect.AFTER_END: ({}, _after_end),
    EventDefect.REASON_REPEATED: (_FIXED, _reason_repeated),
    EventDefect.RESUMED_WHILE_RUNNING: ({}, _resumed_while_running),
    EventDefect.SUSPENDED_TWICE: (_FIXED, _suspended_twice),
    EventDefect.NO_EXTENSION: (_FIXED, _extended),
    EventDefect.EXTENDED_LATE: ({}, _extended_late),
    EventDefect.EXTENDED_TOO_OFTEN: ({"extension": Extension(by=_BY)}, _extended_too_often),
    EventDefect.EXTENDED_TOO_FAR: ({}, _extended_too_far),
    EventDefect.EXTENDED_TO_NO_MORE: ({}, _extended_to_no_more),
    EventDefect.WRONG_APPROVER: ({}, _wrong_approver),
    EventDefect.NO_RESTART: (_PLAIN, _restarted),
    EventDefect.RESTARTED_AFTER_END: ({}, _restarted_after_end),
    EventDefect.RESTARTED_INSIDE_A_SPAN: (_FIXED, _restarted_inside_a_span),
    EventDefect.NO_CORRECTION: ({"correction": None}, _corrected),
    EventDefect.CORRECTED_AFTER_START: (_PLAIN, _corrected_after_start),
    EventDefect.CORRECTED_BEFORE_START: ({}, _corrected_before_start),
}
