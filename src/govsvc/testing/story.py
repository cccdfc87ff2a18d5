"""A clock whose story is made up, event by event in the order of time.

It counts day by day and shares no code with the engine that judges such stories.
"""

import datetime as dt
from collections.abc import Callable, Mapping

import attrs
from hypothesis import strategies as st

from govsvc.calendars import national_calendar
from govsvc.deadlines import (
    Correction,
    CorrectionEffect,
    Event,
    Exclude,
    Extend,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodRule,
    Restart,
    Resume,
    Suspend,
    Unit,
)
from govsvc.testing.naive import corresponding_day, nth_counted, rolled

__all__ = ["Place", "Story", "happenings"]

_DAY = dt.timedelta(days=1)
_OPEN = _DAY * 40
_EARLY = _DAY * 5
_MORE_AT_MOST = {Unit.WORKING_DAY: 30, Unit.CALENDAR_DAY: 30, Unit.MONTH: 6, Unit.YEAR: 2}


class Place:
    """Which of two events of one day happens first: what ends on it, restarts, what begins."""

    RESUME, ONE_DAY, RESTART, SPAN, SUSPEND, EXTEND, CLOSED = range(7)


@attrs.define(kw_only=True)
class Story:
    """A clock and what has happened to it so far.

    Attributes:
        rule: The rule, or the bare period.
        start: The day from which it runs: the trigger, or the last restart.
        length: How many units it has, extensions included.
        events: What happened, in the order of time.
        left_out: The days not counted since *start*.
        taken: The last day left out for each reason since *start*.
        extended: How often it was extended since *start*.
        moment: The day of the last event, and its place among the events of that day.
        stopped: The event that stopped it; None while it runs.
    """

    rule: PeriodRule | Period
    start: dt.date
    length: int
    moment: tuple[dt.date, int]
    events: list[Event] = attrs.field(factory=list)
    left_out: set[dt.date] = attrs.field(factory=set)
    taken: dict[NotCountedReason, dt.date] = attrs.field(factory=dict)
    extended: int = 0
    stopped: Suspend | None = None

    @classmethod
    def of(cls, rule: PeriodRule | Period, trigger: dt.date) -> "Story":
        """The clock of *rule* on the day of its trigger; a span left out may begin before it."""
        period = rule.period if isinstance(rule, PeriodRule) else rule
        return cls(
            rule=rule,
            start=trigger,
            length=period.length or 0,
            moment=(trigger - _EARLY, Place.RESUME),
        )

    # What the rule says.

    @property
    def said(self) -> PeriodRule | None:
        """The rule, or None for a bare period."""
        return self.rule if isinstance(self.rule, PeriodRule) else None

    @property
    def period(self) -> Period:
        """The period that runs."""
        return self.rule.period if isinstance(self.rule, PeriodRule) else self.rule

    @property
    def correction(self) -> CorrectionEffect | None:
        """What a correction does; nothing where a bare period runs."""
        return self.said.correction if self.said else None

    @property
    def may_restart(self) -> bool:
        """Whether the clock can start anew; a bare period says nothing against it."""
        return self.said is None or self.correction is CorrectionEffect.RESTART

    @property
    def reasons(self) -> list[NotCountedReason]:
        """The reasons that can be given now: known to the rule, and not the present one."""
        if self.said is None:
            known = list(NotCountedReason)
        else:
            known = [reason for told in self.said.not_counted for reason in told.reasons]
        return [r for r in known if self.stopped is None or r is not self.stopped.reason]

    def basis(self, reason: NotCountedReason) -> NotCounted | None:
        """What the rule says of a reason."""
        told = self.said.not_counted if self.said else ()
        return next((one for one in told if reason in one.reasons), None)

    def units_more(self) -> int:
        """How many units one more extension adds at most; 0 if there can be none."""
        assert self.period.unit is not None  # noqa: S101 - a clock has a unit
        most = _MORE_AT_MOST[self.period.unit]
        if self.said is None:
            return most
        allowed = self.said.extension
        if allowed is None or self.extended >= allowed.times:
            return 0
        return min(most, allowed.by or max(0, (allowed.to or 0) - self.length))

    # Where it stands.

    def raw(self) -> dt.date:
        """The last day counted, as far as is known now."""
        is_workday = national_calendar().projecting().is_workday
        unit, start = self.period.unit, self.start
        if unit is Unit.WORKING_DAY:
            return nth_counted(is_workday, start, self.length, left_out=self.left_out)
        days = self.length
        if unit is not Unit.CALENDAR_DAY:
            months = self.length * (12 if unit is Unit.YEAR else 1)
            days = (corresponding_day(start, months) - start).days
        return nth_counted(None, start, days, left_out=self.left_out)

    def due(self) -> dt.date:
        """The last day after rolling."""
        raw = self.raw()
        is_workday = national_calendar().projecting().is_workday
        return rolled(is_workday, raw) if self.period.roll.applies else raw

    def earliest(self, place: int) -> dt.date:
        """The first day on which an event of that place can be the next."""
        day, last = self.moment
        return day if place > last else day + _DAY

    def latest(self) -> dt.date:
        """The last day on which something can begin: the clock runs, or it stands still."""
        return self.raw() if self.stopped is None else max(self.reach, self.moment[0]) + _OPEN

    @property
    def reach(self) -> dt.date:
        """The last day left out; the start where none is."""
        return max([self.start, *self.taken.values()])

    def free_from(self, reason: NotCountedReason) -> dt.date:
        """The first day that can be left out for *reason*."""
        last = self.taken.get(reason)
        return self.moment[0] if last is None else last + _DAY

    # What happens.

    def leave_out(self, event: Exclude | Correction, first: dt.date, last: dt.date) -> None:
        """Days are left out, both ends inclusive."""
        reason = event.reason if isinstance(event, Exclude) else NotCountedReason.CORRECTION
        self._take(event, first, Place.ONE_DAY if first == last else Place.SPAN)
        self._fill(reason, first, last)

    def stop(self, event: Suspend | Correction, suspend: Suspend) -> None:
        """The clock stops."""
        self._take(event, suspend.on, Place.SUSPEND)
        self.stopped = suspend

    def resume(self, event: Resume) -> None:
        """The clock runs on."""
        assert self.stopped is not None  # noqa: S101 - asked only of a clock that stands still
        self._take(event, event.on, Place.RESUME)
        self._fill(self.stopped.reason, self.stopped.on + _DAY, event.on)
        self.stopped = None

    def restart(self, event: Restart | Correction, on: dt.date) -> None:
        """The clock starts anew."""
        self._take(event, on, Place.RESTART)
        self.start, self.length = on, self.period.length or 0
        self.extended, self.stopped = 0, None
        self.left_out.clear()
        self.taken.clear()

    def extend(self, event: Extend, units: int) -> None:
        """The period becomes longer; a second extension comes on a later day."""
        self._take(event, event.decided_on, Place.CLOSED)
        self.length += units
        self.extended += 1

    def aside(self, event: Correction) -> None:
        """A correction that changes nothing."""
        self.events.append(event)

    def _take(self, event: Event, day: dt.date, place: int) -> None:
        self.events.append(event)
        self.moment = day, place

    def _fill(self, reason: NotCountedReason, first: dt.date, last: dt.date) -> None:
        self.left_out.update(first + _DAY * n for n in range((last - first).days + 1))
        self.taken[reason] = max(last, self.taken.get(reason, last))


# The moves: each lets one event happen if one of its kind can.


@st.composite
def _spans(
    draw: st.DrawFn, story: Story, reason: NotCountedReason
) -> tuple[dt.date, dt.date] | None:
    """Days that can be left out for *reason*, the first of them in the running time; or None.

    Args:
        story: The clock.
        reason: What they are spent on.
    """
    days = draw(st.integers(1, 40))
    place = Place.ONE_DAY if days == 1 else Place.SPAN
    low, high = max(story.earliest(place), story.free_from(reason)), story.latest()
    if high < low:
        return None
    first = draw(st.dates(low, high))
    return first, max(first + _DAY * (days - 1), story.start + _DAY)


@st.composite
def _exclude(draw: st.DrawFn, story: Story) -> None:
    reason = draw(st.sampled_from(story.reasons))
    span = draw(_spans(story, reason))
    if span is not None:
        told = draw(_telling(story, reason, span[0]))
        story.leave_out(Exclude(*span, reason, told_on=told), *span)


def _telling(
    story: Story, reason: NotCountedReason, day: dt.date
) -> st.SearchStrategy[dt.date | None]:
    basis = story.basis(reason)
    return st.sampled_from([None, day]) if basis and basis.must_tell else st.none()


@st.composite
def _suspend_or_resume(draw: st.DrawFn, story: Story) -> None:
    if story.stopped is not None:
        low = max(story.earliest(Place.RESUME), story.stopped.on + _DAY)
        story.resume(Resume(draw(st.dates(low, low + _OPEN))))
    else:
        reason = draw(st.sampled_from(story.reasons))
        low = max(story.earliest(Place.SUSPEND), story.start)
        low = max(low + _DAY, story.free_from(reason))
        high = story.latest()
        if low <= high:
            on = draw(st.dates(low, high)) - _DAY
            suspend = Suspend(on, reason, told_on=draw(_telling(story, reason, on)))
            story.stop(suspend, suspend)


@st.composite
def _restart(draw: st.DrawFn, story: Story) -> None:
    low = max(story.earliest(Place.RESTART), story.start + _DAY, story.reach)
    high = story.latest()
    if low <= high:
        event = Restart(draw(st.dates(low, high)))
        story.restart(event, event.on)


@st.composite
def _extend(draw: st.DrawFn, story: Story) -> None:
    low = max(story.earliest(Place.EXTEND), story.start)
    high = story.due() if story.stopped is None else low + _OPEN
    if low <= high:
        decided, units = draw(st.dates(low, high)), draw(st.integers(1, story.units_more()))
        total = draw(st.booleans())
        allowed = story.said.extension if story.said else None
        approvers = allowed.approvers if allowed else ()
        event = Extend(
            decided_on=decided,
            by=None if total else units,
            to=story.length + units if total else None,
            approved_by=draw(st.sampled_from([None, *approvers])),
            told_on=draw(st.sampled_from([None, decided])),
        )
        story.extend(event, units)


@st.composite
def _correct_before(draw: st.DrawFn, story: Story) -> None:
    received = story.start - _DAY * draw(st.integers(0, 20))
    notified = received - _DAY * draw(st.integers(0, 20))
    story.aside(Correction(notified, received))


@st.composite
def _correct_anew(draw: st.DrawFn, story: Story) -> None:
    """The clock stops when a correction is asked for, and starts anew when it comes in."""
    low = max(story.earliest(Place.SUSPEND), story.start)
    low = max(low + _DAY, story.free_from(NotCountedReason.CORRECTION))
    if story.stopped is not None or story.latest() < low:
        return
    notified = draw(st.dates(low, story.latest())) - _DAY
    if draw(st.booleans()):
        event = Correction(notified)
        story.stop(event, Suspend(notified, NotCountedReason.CORRECTION))
        return
    at_once = notified > story.start and notified >= story.reach
    received = notified + _DAY * draw(st.integers(0 if at_once else 1, 40))
    event = Correction(notified, max(received, story.reach))
    story.restart(event, max(received, story.reach))


@st.composite
def _correct_aside(draw: st.DrawFn, story: Story) -> None:
    """The days after the request do not count, up to the one on which it is met."""
    reason = NotCountedReason.CORRECTION
    span = None
    if story.stopped is None or story.stopped.reason is not reason:
        span = draw(_spans(story, reason))
    if span is None:
        return
    notified, received = span[0] - _DAY, span[1]
    opens = max(story.earliest(Place.SUSPEND), story.start)
    if story.stopped is None and notified >= opens and draw(st.booleans()):
        event = Correction(notified)
        story.stop(event, Suspend(notified, reason))
        return
    story.leave_out(Correction(notified, received), *span)


Move = Callable[[Story], st.SearchStrategy[None]]

_CORRECTIONS: Mapping[CorrectionEffect, Move] = {
    CorrectionEffect.BEFORE_CLOCK: _correct_before,
    CorrectionEffect.RESTART: _correct_anew,
    CorrectionEffect.NOT_COUNTED: _correct_aside,
}


@st.composite
def happenings(draw: st.DrawFn, story: Story) -> None:
    """Let one more thing happen to the clock, if anything can."""
    moves: list[Move] = []
    if story.reasons:
        moves.append(_exclude)
    if story.reasons or story.stopped is not None:
        moves.append(_suspend_or_resume)
    if story.units_more():
        moves.append(_extend)
    if story.may_restart:
        moves.append(_restart)
    if story.correction is not None:
        moves.append(_CORRECTIONS[story.correction])
    if moves:
        draw(draw(st.sampled_from(moves))(story))
