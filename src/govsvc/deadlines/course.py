"""What the events of a case make of its clock, judged in the order in which they happened."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NoReturn, assert_never

import attrs

from govsvc.calendars import WorkCalendar
from govsvc.deadlines import refusals
from govsvc.deadlines.counting import (
    Course,
    Span,
    count,
    elapsed,
    last_counted,
    total_units,
)
from govsvc.deadlines.events import (
    Correction,
    Event,
    Exclude,
    Extend,
    Restart,
    Resume,
    Suspend,
)
from govsvc.deadlines.history import Added, History, Pause
from govsvc.deadlines.periods import Basis, Period, PeriodKind
from govsvc.deadlines.rules import (
    CorrectionEffect,
    NotCounted,
    NotCountedReason,
    PeriodRule,
    ReadingKind,
)
from govsvc.errors import EventError
from govsvc.law import Citation
from govsvc.wording import Text

__all__ = ["follow"]

_DAY = dt.timedelta(days=1)


def follow(
    events: Iterable[Event],
    *,
    rule: PeriodRule | None,
    period: Period,
    trigger: dt.date,
    calendar: WorkCalendar,
) -> History:
    """Judge *events* in the order in which they happened, in whatever order they are given.

    Raises:
        EventError: An event does not fit the clock or the rule.
        InputTypeError: An event is none.
    """
    listed = tuple(events)
    if not listed:
        return History(course=Course(start=trigger), starts=(trigger,))
    clock = _Clock(rule=rule, period=period, calendar=calendar, start=trigger, starts=[trigger])
    if period.kind not in _RUNNING:
        clock.refuse(listed[0], refusals.no_clock(period))
    plain = [one for event in listed for one in clock.plain(event)]
    for event in sorted(plain, key=_when):
        clock.take(event)
    return clock.history()


_RUNNING = frozenset({PeriodKind.WITHIN, PeriodKind.AT_LEAST})
_Plain = Exclude | Suspend | Resume | Restart | Extend


def _when(event: _Plain) -> tuple[dt.date, int, int, int]:
    """The day of an event, its place among the events of that day, and among its likes.

    What ends on a day comes before a restart on it, what begins on it after: the restarted clock
    does not count that day. Units are added before a total is set.
    """
    match event:
        case Exclude():
            return event.first, 1 if event.first == event.last else 3, 0, 0
        case Resume():
            return event.on, 0, 0, 0
        case Restart():
            return event.on, 2, 0, 0
        case Suspend():
            return event.on, 4, 0, 0
        case Extend():
            return event.decided_on, 5, event.to or 0, event.by or 0
        case _:
            assert_never(event)


def _in_order(pause: Pause) -> tuple[dt.date, dt.date, str]:
    """The place of a pause that ended, whichever was told first."""
    return pause.first, pause.last or pause.first, pause.reason


@attrs.define(kw_only=True)
class _Clock:
    """A clock while its events are taken in order."""

    rule: PeriodRule | None
    period: Period
    calendar: WorkCalendar
    start: dt.date
    starts: list[dt.date]
    pauses: list[Pause] = attrs.field(factory=list)
    left_out: tuple[Span, ...] = ()
    extensions: list[Added] = attrs.field(factory=list)
    added: int = 0
    stopped: Pause | None = None
    corrected: list[Correction] = attrs.field(factory=list)

    # What an event is for this rule.

    def plain(self, event: object) -> Iterator[_Plain]:
        """The event itself once the rule knows its reason, or what a correction comes to."""
        match event:
            case Exclude() | Suspend():
                self._check_reason(event)
                yield event
            case Resume() | Extend():
                yield event
            case Restart():
                if self.rule and self.rule.correction is not CorrectionEffect.RESTART:
                    self.refuse(event, refusals.NO_RESTART)
                yield event
            case Correction():
                yield from self._corrected(event)
            case _:
                raise refusals.no_event(event)

    def _check_reason(self, event: Exclude | Suspend) -> None:
        if self.rule is not None and self._basis(event.reason) is None:
            self.refuse(event, refusals.unknown_reason(event.reason, self.rule))

    def _basis(self, reason: NotCountedReason) -> NotCounted | None:
        for told in self.rule.not_counted if self.rule else ():
            if reason in told.reasons:
                return told
        return None

    def _corrected(self, event: Correction) -> Iterator[_Plain]:
        effect = self.rule.correction if self.rule else None
        notified, received = event.notified_on, event.received_on
        if effect is None:
            self.refuse(event, refusals.NO_CORRECTION if self.rule else refusals.BARE_CORRECTION)
        if effect is CorrectionEffect.BEFORE_CLOCK:
            if received is None or received > self.start:
                self.refuse(event, refusals.before_clock(self.start))
            self.corrected.append(event)
            return
        if effect is CorrectionEffect.NOT_COUNTED and received is not None:
            if received <= self.start:
                self.refuse(event, refusals.outside(notified, received, self.start, None))
            if received > notified:
                yield Exclude(notified + _DAY, received, NotCountedReason.CORRECTION)
            return
        if notified < self.start:
            self.refuse(event, refusals.outside(notified, received, self.start, None))
        if received != notified:
            yield Suspend(notified, NotCountedReason.CORRECTION)
        if received is not None:
            yield Restart(received)

    # One event after the other.

    def take(self, event: _Plain) -> None:
        """Let one event happen."""
        match event:
            case Exclude():
                self._pause(event, event.first, event.last)
            case Suspend():
                self._suspend(event)
            case Resume():
                self._resume(event)
            case Restart():
                self._restart(event)
            case Extend():
                self._extend(event)
            case _:
                assert_never(event)

    def _pause(self, event: Exclude | Suspend, first: dt.date, last: dt.date | None) -> None:
        basis = self._basis(event.reason)
        pause = Pause(
            first=first,
            last=last,
            reason=event.reason,
            proved=basis is None or not basis.must_tell or event.told_on is not None,
            citations=basis.citations if basis else self._corrections(),
        )
        self._refuse_repeated(event, pause)
        if (last is not None and last <= self.start) or not self._reaches(first):
            self._refuse_outside(event, first, last)
        if last is None:
            self.stopped = pause
        else:
            self._leave_out(pause)

    def _leave_out(self, pause: Pause) -> None:
        self.pauses.append(pause)
        self.left_out = _union(self.pauses)

    def _corrections(self) -> tuple[Citation, ...]:
        """What a reason rests on that the rule does not leave out: only a correction does that."""
        return self.rule.correction_citations if self.rule else ()

    def _reaches(self, day: dt.date) -> bool:
        """Whether the clock, as known so far, still runs on *day*; a stopped one does."""
        if self.stopped is not None:
            return True
        course = self._course()
        if (day - self.start).days <= total_units(self.period, course):
            return True  # no more units are counted than days go by
        return day <= last_counted(self.calendar, self.period, course)

    def _refuse_outside(self, event: _Plain, first: dt.date, last: dt.date | None) -> NoReturn:
        raw = last_counted(self.calendar, self.period, self._course())
        self.refuse(event, refusals.outside(first, last, self.start, raw))

    def _refuse_repeated(self, event: Exclude | Suspend, pause: Pause) -> None:
        for other in self.pauses if self.stopped is None else [*self.pauses, self.stopped]:
            apart = (other.last is not None and other.last < pause.first) or (
                pause.last is not None and pause.last < other.first
            )
            if other.reason is pause.reason and not apart:
                self.refuse(event, refusals.repeated(pause, other))

    def _suspend(self, event: Suspend) -> None:
        if self.stopped is not None:
            self.refuse(event, refusals.stands_still(event.on, self.stopped))
        if event.on < self.start:
            self._refuse_outside(event, event.on, event.on)
        self._pause(event, event.on + _DAY, None)

    def _resume(self, event: Resume) -> None:
        if self.stopped is None or event.on < self.stopped.first:
            self.refuse(event, refusals.not_stopped(event.on))
        self._leave_out(attrs.evolve(self.stopped, last=event.on))
        self.stopped = None

    def _restart(self, event: Restart) -> None:
        if event.on <= self.start or not self._reaches(event.on):
            self._refuse_outside(event, event.on, event.on)
        for pause in self.pauses:
            if pause.last is not None and pause.last > event.on:
                self.refuse(event, refusals.straddles(event.on, pause))
        self.start, self.stopped, self.left_out, self.added = event.on, None, (), 0
        self.pauses.clear()
        self.extensions.clear()
        self.starts.append(event.on)

    def _extend(self, event: Extend) -> None:
        due = self._known_due()
        if due is not None and not self.start <= event.decided_on <= due:
            self.refuse(event, refusals.too_late(event.decided_on, self.start, due))
        units = event.by or (event.to or 0) - self._length()
        self._check_extension(event, units)
        self.extensions.append(
            Added(
                event=event,
                units=units,
                known_due=due,
                proved=self._is_proved(event),
                timely=due is None or self._is_timely(event.decided_on),
            )
        )
        self.added += units

    def _check_extension(self, event: Extend, units: int) -> None:
        total = self._length() + units
        if units < 1:
            self.refuse(event, refusals.no_longer(event.to, self._length()))
        if self.rule is None:
            return
        allowed = self.rule.extension
        if allowed is None:
            self.refuse(event, refusals.no_extension(self.rule))
        if len(self.extensions) >= allowed.times:
            self.refuse(event, refusals.too_often(allowed.times))
        if (allowed.by is not None and units > allowed.by) or (
            allowed.to is not None and total > allowed.to
        ):
            self.refuse(event, refusals.too_long(units, total, allowed.by, allowed.to))
        if allowed.approvers and event.approved_by not in (None, *allowed.approvers):
            self.refuse(event, refusals.wrong_approver(event, allowed.approvers))

    def _is_proved(self, event: Extend) -> bool:
        allowed = self.rule.extension if self.rule else None
        if allowed is None:
            return True
        approved = event.approved_by is not None or not allowed.approvers
        return approved and (event.told_on is not None or allowed.told is None)

    def _length(self) -> int:
        return (self.period.length or 0) + self.added

    # What it comes to.

    def _known_due(self) -> dt.date | None:
        """The due day as known so far; None while the clock stands still."""
        if self.stopped is not None:
            return None
        if self.period.roll.applies:
            return count(self.calendar, self.period, self._course()).due
        return last_counted(self.calendar, self.period, self._course())

    def _is_timely(self, decided_on: dt.date) -> bool:
        """Whether a day not after the due day lies in the period by every reading."""
        return not self._is_roll_contested() or decided_on <= self._end(self._course())

    def _end(self, course: Course) -> dt.date:
        """The last day on which *course* can be extended by every reading."""
        if self.period.roll.applies and not self._is_roll_contested():
            return count(self.calendar, self.period, course).due
        return last_counted(self.calendar, self.period, course)

    def _is_roll_contested(self) -> bool:
        """Whether the last day rolls by one reading and stays by another."""
        if not self.period.roll.applies or self.period.roll.basis is Basis.ANALOGY:
            return self.period.roll.applies
        readings = self.rule.readings if self.rule else ()
        return any(told.kind is ReadingKind.NO_ROLL for told in readings)

    def _course(self) -> Course:
        """How the clock runs as known so far."""
        return Course(start=self.start, left_out=self.left_out, added=self.added)

    def history(self) -> History:
        """The clock after its last event."""
        course = self._course()
        return History(
            course=course,
            unproved=self._unproved(),
            starts=tuple(self.starts),
            pauses=tuple(sorted(self.pauses, key=_in_order)),
            extensions=tuple(self.extensions),
            stopped=self.stopped,
            remaining=self._remaining(course),
            corrected=tuple(sorted(self.corrected, key=lambda event: event.notified_on)),
        )

    def _unproved(self) -> Course | None:
        """How the clock runs without what is not known to hold; None where all is known.

        None too while it stands still on good grounds: then nothing else ends it.
        """
        if self.stopped is not None and self.stopped.proved:
            return None
        proved = [pause for pause in self.pauses if pause.proved]
        known = self.stopped is None and len(proved) == len(self.pauses)
        if known and all(added.proved and added.timely for added in self.extensions):
            return None
        course = Course(start=self.start)
        for added in self.extensions:
            decided = added.event.decided_on
            begun = _union(pause for pause in proved if pause.first <= decided)
            course = attrs.evolve(course, left_out=begun)
            if added.proved and decided <= self._end(course):
                total = (self.period.length or 0) + course.added
                units = added.event.by or (added.event.to or 0) - total
                course = attrs.evolve(course, added=course.added + units)
        return attrs.evolve(course, left_out=_union(proved))

    def _remaining(self, course: Course) -> int | None:
        if self.stopped is None:
            return None
        if self._awaits_restart(self.stopped):
            return total_units(self.period, Course(start=self.start))
        gone = elapsed(self.calendar, self.period, course, self.stopped.first - _DAY)
        return total_units(self.period, course) - gone

    def _awaits_restart(self, stopped: Pause) -> bool:
        """Whether the clock starts anew, whole, with the corrected application."""
        restarts = self.rule is not None and self.rule.correction is CorrectionEffect.RESTART
        return restarts and stopped.reason is NotCountedReason.CORRECTION

    def refuse(self, event: _Plain | Correction, why: Text) -> NoReturn:
        """Refuse an event, citing the rule."""
        cited = self.rule.header.citations[0] if self.rule else None
        zh = f"（{cited.text('zh')}）" if cited else ""
        en = f" [{cited.text('en')}]" if cited else ""
        raise EventError(
            event=type(event).__name__.lower(),
            citation=cited.text("zh") if cited else "",
            message=Text(zh=f"{why.zh}{zh}", en=f"{why.en}{en}"),
        )


def _union(pauses: Iterable[Pause]) -> tuple[Span, ...]:
    """The days of all pauses as disjoint spans in order: overlaps count once."""
    spans: list[Span] = []
    for first, last in sorted((p.first, p.last) for p in pauses if p.last is not None):
        if spans and first <= spans[-1][1] + _DAY:
            spans[-1] = spans[-1][0], max(spans[-1][1], last)
        else:
            spans.append((first, last))
    return tuple(spans)
