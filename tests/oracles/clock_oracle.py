"""A second, deliberately naive clock: events are told one by one, days are counted one by one.

It takes from the engine the events and rules as data, and no code: after every event the clock is
counted anew from its start, over sets of days.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from govsvc.deadlines import (
    Correction,
    CorrectionEffect,
    Event,
    Exclude,
    Extend,
    Extension,
    NotCountedReason,
    Period,
    PeriodRule,
    Restart,
    Resume,
    Suspend,
    Unit,
)
from oracles.deadline_oracle import IsWorkday, corresponding_day, roll

_DAY = dt.timedelta(days=1)

Plain = Exclude | Suspend | Resume | Restart | Extend


class Refused(Exception):  # noqa: N818 - an outcome, no failure of the oracle
    """The event does not fit the clock."""


@dataclass(frozen=True)
class Away:
    """Days left out for one reason."""

    days: frozenset[dt.date]
    reason: NotCountedReason
    proved: bool


@dataclass(frozen=True)
class Longer:
    """One extension."""

    event: Extend
    proved: bool


@dataclass
class Clock:
    """What is known of a clock since it last started."""

    rule: PeriodRule | None
    period: Period
    is_workday: IsWorkday
    start: dt.date
    away: list[Away] = field(default_factory=list)
    longer: list[Longer] = field(default_factory=list)
    stopped: Suspend | None = None

    @property
    def left_out(self) -> frozenset[dt.date]:
        return frozenset().union(*(one.days for one in self.away))

    @property
    def length(self) -> int:
        """Units with all extensions, in the order of their days."""
        return _with(self.period.length or 0, self.longer)

    def raw(self) -> dt.date:
        return last_counted(self.period, self.start, self.length, self.left_out, self.is_workday)

    def due(self) -> dt.date:
        raw = self.raw()
        return roll(self.is_workday, raw) if self.period.roll.applies else raw

    def cautious_due(self) -> dt.date:
        """The due day if what is not known to be proved does not hold."""
        sure = [one for one in self.away if one.proved]
        granted: list[Longer] = []
        for one in self.longer:
            day = one.event.decided_on
            begun = [away for away in sure if min(away.days) <= day]
            known = replace(self, away=begun, longer=granted)
            if one.proved and day <= known.due():
                granted = [*granted, one]
        return replace(self, away=sure, longer=granted).due()

    def remaining(self) -> int:
        """Units of the days that count still to come on a clock that stands still."""
        assert self.stopped is not None
        restarts = self.rule is not None and self.rule.correction is CorrectionEffect.RESTART
        if restarts and self.stopped.reason is NotCountedReason.CORRECTION:
            return to_count(self.period, self.start, self.period.length or 0)
        gone, day = 0, self.start
        while day < self.stopped.on:
            day += _DAY
            gone += counts(self.period, day, self.is_workday) and day not in self.left_out
        return to_count(self.period, self.start, self.length) - gone


def counts(period: Period, day: dt.date, is_workday: IsWorkday) -> bool:
    """Whether a day is one of those that the period counts."""
    return period.unit is not Unit.WORKING_DAY or is_workday(day)


def to_count(period: Period, start: dt.date, length: int) -> int:
    """How many days, or working days, have to be counted."""
    match period.unit:
        case Unit.MONTH:
            return (corresponding_day(start, length) - start).days
        case Unit.YEAR:
            return (corresponding_day(start, 12 * length) - start).days
    return length


def last_counted(
    period: Period,
    start: dt.date,
    length: int,
    left_out: frozenset[dt.date],
    is_workday: IsWorkday,
) -> dt.date:
    """Walk on from *start*, which is not counted, until all units have been seen."""
    wanted, day, seen = to_count(period, start, length), start, 0
    while seen < wanted:
        day += _DAY
        if day not in left_out and counts(period, day, is_workday):
            seen += 1
    return day


def _with(length: int, longer: Iterable[Longer]) -> int:
    for one in longer:
        length = one.event.to if one.event.to is not None else length + (one.event.by or 0)
    return length


def days(first: dt.date, last: dt.date) -> frozenset[dt.date]:
    """All days from *first* to *last*, both inclusive."""
    return frozenset(first + _DAY * n for n in range((last - first).days + 1))


def tell(
    rule: PeriodRule | Period, trigger: dt.date, events: Iterable[Event], is_workday: IsWorkday
) -> Clock:
    """The clock after all that happened.

    Raises:
        Refused: An event does not fit.
    """
    said = rule if isinstance(rule, PeriodRule) else None
    period = rule.period if isinstance(rule, PeriodRule) else rule
    clock = Clock(rule=said, period=period, is_workday=is_workday, start=trigger)
    happened = [plain for event in events for plain in _plain(event, said, trigger)]
    for event in sorted(happened, key=_when):
        _tell_one(clock, event)
    return clock


def _when(event: Plain) -> tuple[dt.date, str, int]:
    """Day by day; on one day first what ends on it, then restarts, then what begins on it."""
    match event:
        case Resume(on):
            return on, "a", 0
        case Exclude(first, last):
            return first, "b" if first == last else "d", 0
        case Restart(on):
            return on, "c", 0
        case Suspend(on):
            return on, "e", 0
        case Extend():
            return event.decided_on, "f", event.to or 0


def _plain(event: Event, rule: PeriodRule | None, trigger: dt.date) -> Iterator[Plain]:
    """The event, or what the rule makes of a correction."""
    if isinstance(event, Correction):
        yield from _corrected(event, rule.correction if rule else None, trigger)
        return
    known = [reason for told in rule.not_counted for reason in told.reasons] if rule else None
    if isinstance(event, Exclude | Suspend) and known is not None and event.reason not in known:
        raise Refused("reason")
    if isinstance(event, Restart) and rule and rule.correction is not CorrectionEffect.RESTART:
        raise Refused("restart")
    yield event


def _corrected(
    event: Correction, effect: CorrectionEffect | None, trigger: dt.date
) -> Iterator[Plain]:
    asked, got = event.notified_on, event.received_on
    match effect:
        case None:
            raise Refused("correction")
        case CorrectionEffect.BEFORE_CLOCK:
            if got is None or got > trigger:
                raise Refused("correction after the start")
        case CorrectionEffect.NOT_COUNTED if got is not None:
            if got <= trigger:
                raise Refused("correction before the start")
            if got > asked:
                yield Exclude(asked + _DAY, got, NotCountedReason.CORRECTION)
        case _:
            if asked < trigger:
                raise Refused("correction before the start")
            if got is None or got > asked:
                yield Suspend(asked, NotCountedReason.CORRECTION)
            if got is not None:
                yield Restart(got)


def _tell_one(clock: Clock, event: Plain) -> None:
    match event:
        case Exclude():
            _tell_exclusion(clock, event)
        case Suspend():
            _tell_stop(clock, event)
        case Resume(on):
            if clock.stopped is None or on <= clock.stopped.on:
                raise Refused("resumed")
            span, stop = days(clock.stopped.on + _DAY, on), clock.stopped
            clock.away.append(Away(span, stop.reason, _told(clock, stop)))
            clock.stopped = None
        case Restart(on):
            if on <= clock.start or (clock.stopped is None and on > clock.raw()):
                raise Refused("restart outside")
            if any(day > on for day in clock.left_out):
                raise Refused("restart inside")
            clock.start, clock.away, clock.longer, clock.stopped = on, [], [], None
        case Extend():
            _tell_extension(clock, event)


def _told(clock: Clock, event: Exclude | Suspend) -> bool:
    """Whether the party is known to have been told, where the rule asks for it."""
    asked = clock.rule.not_counted if clock.rule else ()
    first = next((told for told in asked if event.reason in told.reasons), None)
    return first is None or not first.must_tell or event.told_on is not None


def _tell_exclusion(clock: Clock, event: Exclude) -> None:
    span = days(event.first, event.last)
    _refuse_twice(clock, span, event.reason)
    stopped = clock.stopped
    if stopped and stopped.reason is event.reason and any(day > stopped.on for day in span):
        raise Refused("twice")
    inside = [day for day in span if day > clock.start]
    if stopped is None:
        end = clock.raw()
        inside = [day for day in inside if day <= end]
    if not inside:
        raise Refused("outside")
    clock.away.append(Away(span, event.reason, _told(clock, event)))


def _refuse_twice(clock: Clock, span: frozenset[dt.date], reason: NotCountedReason) -> None:
    if any(one.reason is reason and one.days & span for one in clock.away):
        raise Refused("twice")


def _tell_stop(clock: Clock, event: Suspend) -> None:
    if clock.stopped is not None:
        raise Refused("stopped twice")
    later = days(event.on + _DAY, max([event.on + _DAY, *clock.left_out]))
    _refuse_twice(clock, later, event.reason)
    if event.on < clock.start or event.on + _DAY > clock.raw():
        raise Refused("outside")
    clock.stopped = event


def _tell_extension(clock: Clock, event: Extend) -> None:
    late = clock.stopped is None and event.decided_on > clock.due()
    if event.decided_on < clock.start or late:
        raise Refused("extended late")
    longer = _with(clock.length, [Longer(event, proved=True)])
    if longer <= clock.length:
        raise Refused("no longer")
    if clock.rule is not None:
        _refuse_disallowed(clock.rule.extension, clock, longer, event)
    clock.longer.append(Longer(event, _granted(clock.rule, event)))


def _refuse_disallowed(allowed: Extension | None, clock: Clock, longer: int, event: Extend) -> None:
    if allowed is None or len(clock.longer) >= allowed.times:
        raise Refused("extended too often")
    if allowed.by is not None and longer - clock.length > allowed.by:
        raise Refused("extended by too much")
    if allowed.to is not None and longer > allowed.to:
        raise Refused("extended to too much")
    if allowed.approvers and event.approved_by not in (None, *allowed.approvers):
        raise Refused("wrong hand")


def _granted(rule: PeriodRule | None, event: Extend) -> bool:
    """Whether who decided and who was told are known, where the rule asks for it."""
    allowed = rule.extension if rule else None
    if allowed is None:
        return True
    by_whom = event.approved_by is not None or not allowed.approvers
    return by_whom and (event.told_on is not None or allowed.told is None)
