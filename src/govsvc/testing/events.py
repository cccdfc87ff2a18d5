"""Strategies for what happens to a clock: single events, whole sequences, and flawed ones."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import attrs
from hypothesis import strategies as st

from govsvc.calendars import FIRST_DAY, WorkCalendar
from govsvc.deadlines import (
    Approver,
    Correction,
    Deadline,
    Event,
    Exclude,
    Extend,
    NotCountedReason,
    Period,
    PeriodKind,
    PeriodRule,
    Restart,
    Resume,
    Suspend,
    Unit,
    due,
)
from govsvc.fields import as_tuple
from govsvc.testing.bounds import LAST_TRIGGER, check_span
from govsvc.testing.calendars import covered_days
from govsvc.testing.deadlines import (
    catalogue_rules,
    days_in_force,
    is_in_force_between,
    period_rules,
    periods,
)
from govsvc.testing.story import Story, happenings
from govsvc.wording import Text

__all__ = [
    "EVENTS",
    "EventDefect",
    "EventSequence",
    "event_sequences",
    "events",
    "running_rules",
    "stories",
]

_DAY = dt.timedelta(days=1)
_RUNNING = (PeriodKind.WITHIN, PeriodKind.AT_LEAST)
_COUNTED = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR)
_LONGEST = 400


class EventDefect(StrEnum):
    """What is wrong with a sequence of events."""

    REASON_COUNTED = "reason_counted"
    BEFORE_START = "before_start"
    AFTER_END = "after_end"
    REASON_REPEATED = "reason_repeated"
    RESUMED_WHILE_RUNNING = "resumed_while_running"
    SUSPENDED_TWICE = "suspended_twice"
    NO_EXTENSION = "no_extension"
    EXTENDED_LATE = "extended_late"
    EXTENDED_TOO_OFTEN = "extended_too_often"
    EXTENDED_TOO_FAR = "extended_too_far"
    EXTENDED_TO_NO_MORE = "extended_to_no_more"
    WRONG_APPROVER = "wrong_approver"
    NO_RESTART = "no_restart"
    RESTARTED_AFTER_END = "restarted_after_end"
    RESTARTED_INSIDE_A_SPAN = "restarted_inside_a_span"
    NO_CORRECTION = "no_correction"
    CORRECTED_AFTER_START = "corrected_after_start"
    CORRECTED_BEFORE_START = "corrected_before_start"
    NO_CLOCK = "no_clock"

    @property
    def label(self) -> Text:
        """The defect in words."""
        return _DEFECTS[self]


_DEFECTS = {
    EventDefect.REASON_COUNTED: Text(
        zh="该事由不得扣除", en="the rule counts the time spent on this"
    ),
    EventDefect.BEFORE_START: Text(zh="早于起算", en="days left out before the clock starts"),
    EventDefect.AFTER_END: Text(zh="晚于届满", en="days left out after the clock ended"),
    EventDefect.REASON_REPEATED: Text(zh="同一事由重叠", en="two spans for one reason overlap"),
    EventDefect.RESUMED_WHILE_RUNNING: Text(zh="没有中止即恢复", en="resumed without a stop"),
    EventDefect.SUSPENDED_TWICE: Text(zh="中止后再次中止", en="stopped while it stands still"),
    EventDefect.NO_EXTENSION: Text(zh="不得延长", en="the rule knows no extension"),
    EventDefect.EXTENDED_LATE: Text(zh="期满后延长", en="extended after its end"),
    EventDefect.EXTENDED_TOO_OFTEN: Text(zh="延长次数过多", en="extended once too often"),
    EventDefect.EXTENDED_TOO_FAR: Text(zh="延长过长", en="extended by more than is allowed"),
    EventDefect.EXTENDED_TO_NO_MORE: Text(zh="延长后不更长", en="extended to no more than it has"),
    EventDefect.WRONG_APPROVER: Text(zh="无权批准延长", en="extended by the wrong hand"),
    EventDefect.NO_RESTART: Text(zh="不得重新计算", en="the rule knows no restart"),
    EventDefect.RESTARTED_AFTER_END: Text(zh="期满后重新计算", en="restarted after its end"),
    EventDefect.RESTARTED_INSIDE_A_SPAN: Text(
        zh="扣除期间内重新计算", en="restarted amid days left out"
    ),
    EventDefect.NO_CORRECTION: Text(
        zh="没有补正的规定", en="the rule says nothing of a correction"
    ),
    EventDefect.CORRECTED_AFTER_START: Text(
        zh="受理之后补正", en="a correction before the clock came after its start"
    ),
    EventDefect.CORRECTED_BEFORE_START: Text(
        zh="起算之前补正", en="a correction inside the clock came before its start"
    ),
    EventDefect.NO_CLOCK: Text(zh="没有连续计算的时钟", en="the period has no running clock"),
}


@attrs.frozen(kw_only=True)
class EventSequence:
    """A clock, and what happened to it.

    Attributes:
        rule: The rule, or a bare period.
        trigger: The day of the event from which the clock runs.
        events: What happened, in the order of time; what is defective stands last.
        defect: What is wrong with it; None if it is valid.
        defective: The one event without which it is valid; None if it is.

    Example:
        >>> EventSequence(rule=Period.working_days(5), trigger=dt.date(2026, 3, 2)).answer().due
        datetime.date(2026, 3, 9)
    """

    rule: PeriodRule | Period
    trigger: dt.date
    events: tuple[Event, ...] = attrs.field(default=(), converter=as_tuple)
    defect: EventDefect | None = None
    defective: Event | None = None

    @property
    def period(self) -> Period:
        """The period that runs."""
        return self.rule.period if isinstance(self.rule, PeriodRule) else self.rule

    @property
    def sound_events(self) -> tuple[Event, ...]:
        """The events without the defective one."""
        return self.events if self.defective is None else self.events[:-1]

    def answer(
        self, *, calendar: WorkCalendar | None = None, promise: Period | None = None
    ) -> Deadline:
        """The deadline, or the error that a defective sequence meets.

        Raises:
            EventError: The sequence has a defect.
        """
        return due(self.rule, self.trigger, events=self.events, calendar=calendar, promise=promise)


_REASONS = st.sampled_from(NotCountedReason)


def _spans() -> st.SearchStrategy[tuple[dt.date, dt.date]]:
    """Two days in order, at most two months apart; shrinks to one day."""
    return st.builds(lambda first, n: (first, first + _DAY * n), covered_days(), st.integers(0, 60))


def _excludes() -> st.SearchStrategy[Exclude]:
    return st.builds(lambda span, reason: Exclude(span[0], span[1], reason), _spans(), _REASONS)


def _suspends() -> st.SearchStrategy[Suspend]:
    return st.builds(Suspend, covered_days(), _REASONS)


def _resumes() -> st.SearchStrategy[Resume]:
    return st.builds(Resume, covered_days())


def _restarts() -> st.SearchStrategy[Restart]:
    return st.builds(Restart, covered_days())


def _extends() -> st.SearchStrategy[Extend]:
    units = st.integers(1, 60)
    return st.builds(
        lambda span, change, who: Extend(
            decided_on=span[0], told_on=span[1], approved_by=who, **change
        ),
        _spans(),
        st.fixed_dictionaries({"by": units}) | st.fixed_dictionaries({"to": units}),
        st.none() | st.sampled_from(Approver),
    )


def _corrections() -> st.SearchStrategy[Correction]:
    return st.builds(
        lambda span, waits: Correction(span[0], None if waits else span[1]),
        _spans(),
        st.booleans(),
    )


EVENTS: Mapping[type, Callable[[], st.SearchStrategy[Event]]] = {
    Exclude: _excludes,
    Suspend: _suspends,
    Resume: _resumes,
    Restart: _restarts,
    Extend: _extends,
    Correction: _corrections,
}
"""The strategy for each type of event."""


def events() -> st.SearchStrategy[Event]:
    """One event, sound in itself; whether it fits a clock is not asked.

    Shrinks to a clock that resumes or starts anew. For events that fit see `event_sequences`.
    """
    return st.one_of([strategy() for strategy in EVENTS.values()])


def running_rules() -> st.SearchStrategy[Period | PeriodRule]:
    """A period or rule that has a running clock, of at most a bit over a year.

    Bare periods, made-up rules, and those of the catalogue that say what can happen to their clock.
    Shrinks to one of the catalogue.
    """
    bounds: Any = {"kinds": _RUNNING, "units": _COUNTED, "max_days": _LONGEST}
    told = catalogue_rules(**bounds).filter(
        lambda rule: bool(rule.extension or rule.not_counted or rule.correction)
    )
    return st.one_of(periods(**bounds), period_rules(**bounds), told)


@st.composite
def stories(
    draw: st.DrawFn,
    *,
    rules: st.SearchStrategy[Period | PeriodRule] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
    max_events: int = 6,
) -> tuple[dt.date, Story]:
    """A trigger, and the clock after what happened to it."""
    low, high = min_day or FIRST_DAY, max_day or LAST_TRIGGER
    check_span(low, high, last=LAST_TRIGGER)
    drawn = running_rules() if rules is None else rules
    rule = draw(drawn.filter(lambda rule: is_in_force_between(rule, low, high)))
    trigger = draw(days_in_force(rule, min_day=low, max_day=high))
    story = Story.of(rule, trigger)
    for _ in range(draw(st.integers(0, max_events))):
        draw(happenings(story))
    return trigger, story


@st.composite
def event_sequences(
    draw: st.DrawFn,
    *,
    rules: st.SearchStrategy[Period | PeriodRule] | None = None,
    min_day: dt.date | None = None,
    max_day: dt.date | None = None,
    max_events: int = 6,
) -> EventSequence:
    """A clock with a valid sequence of events: `due` answers it.

    Days are left out, apart or overlapping; the clock stops and resumes, or stands still at the
    end; it starts anew; it is extended; corrections do what the rule says. Shrinks towards a bare
    period to which nothing happened. For flawed sequences see `defective_event_sequences`.

    Args:
        rules: What runs: bare periods or rules to act within a time, or that must pass; by default
            `running_rules`.
        min_day: The earliest trigger; by default 2007-01-01.
        max_day: The latest trigger, inclusive; by default 2060-12-31.
        max_events: How many events at most.
    """
    trigger, story = draw(
        stories(rules=rules, min_day=min_day, max_day=max_day, max_events=max_events)
    )
    return EventSequence(rule=story.rule, trigger=trigger, events=story.events)
