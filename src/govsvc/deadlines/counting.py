"""Counting: from a day so many units on or back, leaving days out, rolled once at the end.

Days that are counted are workdays or all days. A period in months or years ends on the
corresponding day; with days left out or units added it first becomes days.
"""

import datetime as dt
import functools
from collections.abc import Callable

import attrs
from dateutil.relativedelta import relativedelta

from govsvc.calendars import Certainty, WorkCalendar
from govsvc.deadlines.periods import Period, PeriodKind, Unit
from govsvc.errors import CoverageError, InputValueError
from govsvc.wording import Text

__all__ = [
    "Course",
    "Run",
    "Span",
    "count",
    "count_back",
    "elapsed",
    "last_counted",
    "opening",
    "total_units",
    "units_in",
]

_DAY = dt.timedelta(days=1)

Span = tuple[dt.date, dt.date]
"""Days from the first to the last, both inclusive."""


# No slots: a frozen class without them is built faster, and every answer builds several.
@attrs.frozen(kw_only=True, slots=False)
class Course:
    """The course of one clock.

    Attributes:
        start: The day of the event from which it runs; not counted.
        left_out: Days not counted: disjoint, in order.
        added: Units added by extensions.
    """

    start: dt.date
    left_out: tuple[Span, ...] = ()
    added: int = 0


@attrs.frozen(kw_only=True, slots=False)
class Run:
    """One count of one period on one calendar.

    Attributes:
        raw: The last day counted.
        due: The last day after rolling.
        earliest: Earliest day that ``due`` can turn out to be.
        latest: Latest such day.
        certainty: The worst certainty of the days it rests on.
        rests_on: The days whose kind decided it, first excluded; None where none did.
    """

    raw: dt.date
    due: dt.date
    earliest: dt.date
    latest: dt.date
    certainty: Certainty
    rests_on: Span | None


def count(calendar: WorkCalendar, period: Period, course: Course) -> Run:
    """Count *period* along *course*.

    Args:
        calendar: Says which days are worked; where no notice covers them it projects.
        period: A period that runs forward: so long from an event, at once, or up to a day.
        course: From when, without which days, with how many units more.

    Raises:
        CoverageError: The days lie before 2007 or beyond what can be projected.
        InputValueError: The count leaves the days that a date can be.

    Source:
        民法典第二百零一条至第二百零三条; ADR 0013.
    """
    if period.length is None:
        return _fixed(course.start)
    if period.unit is Unit.WORKING_DAY:
        return _working(calendar, course, period.length + course.added)
    raw = last_counted(calendar, period, course)
    return _rolled(calendar, raw) if period.roll.applies else _fixed(raw)


def last_counted(calendar: WorkCalendar, period: Period, course: Course) -> dt.date:
    """The last day that `count` counts, before it rolls; where no notice covers it, projected."""
    assert period.length is not None  # noqa: S101 - periods without length never run on
    if period.unit is Unit.WORKING_DAY:
        counting = calendar.projecting()
        units = period.length + course.added
        return _walk(course, units, counting.count_workdays, counting.nth_workday)
    if not course.left_out:
        return _shift(course.start, period.length + course.added, period.unit)
    days = total_units(period, course)
    return _walk(course, days, _days, lambda day, n: _shift(day, n, Unit.CALENDAR_DAY))


def count_back(calendar: WorkCalendar, period: Period, anchor: dt.date, *, clear: bool) -> Run:
    """Count *period* back from *anchor*, the day of an event; never rolls.

    Args:
        calendar: Says which days are worked.
        period: A period before an event; without a length, simply before it.
        anchor: The day of the event.
        clear: Whether so many whole days must lie between the day found and the event; otherwise
            the day found is the last of those counted.

    Source:
        Project assumption, ADR 0014.
    """
    if period.kind is PeriodKind.UNTIL_DATE:
        return _fixed(anchor)
    if period.kind is PeriodKind.WINDOW or period.length is None:
        last = _fixed(_shift(anchor, -1, Unit.CALENDAR_DAY) if clear else anchor)
        if period.length is None or period.unit is not Unit.WORKING_DAY:
            return last
        first = _nth(calendar, anchor, -period.length)  # the window opens by the calendar
        return attrs.evolve(last, certainty=first.certainty, rests_on=first.rests_on)
    if period.unit is Unit.WORKING_DAY:
        return _nth(calendar, anchor, -(period.length + clear))
    raw = _shift(anchor, -period.length, period.unit)
    return _fixed(_shift(raw, -1, Unit.CALENDAR_DAY) if clear else raw)


def opening(calendar: WorkCalendar, period: Period, anchor: dt.date) -> dt.date:
    """The first day of a window that lies before *anchor*; the latest that it can turn out to be.

    Source:
        Project assumption, ADR 0014.
    """
    assert period.length is not None  # noqa: S101 - a window has a length
    if period.unit is Unit.WORKING_DAY:
        return _nth(calendar, anchor, -period.length).latest
    return _shift(anchor, -period.length, period.unit)


def total_units(period: Period, course: Course) -> int:
    """How many days, or working days, the whole period has on its course."""
    assert period.length is not None  # noqa: S101 - periods without length never run on
    units = period.length + course.added
    if period.unit is Unit.WORKING_DAY:
        return units
    return (_shift(course.start, units, period.unit) - course.start).days


def units_in(calendar: WorkCalendar, period: Period, after: dt.date, upto: dt.date) -> int:
    """How many days, or working days, of *period*'s kind lie in (after, upto]."""
    if period.unit is Unit.WORKING_DAY:
        return calendar.projecting().count_workdays(after, upto)
    return _days(after, upto)


def elapsed(calendar: WorkCalendar, period: Period, course: Course, upto: dt.date) -> int:
    """How many days, or working days, of *course* are counted in (start, upto]."""
    total, position = 0, course.start
    for first, last in course.left_out:
        if first > upto:
            break
        total += units_in(calendar, period, position, max(position, first - _DAY))
        position = max(position, min(last, upto))
    return total + units_in(calendar, period, position, max(position, upto))


def _days(after: dt.date, upto: dt.date) -> int:
    return (upto - after).days


def _fixed(day: dt.date) -> Run:
    return Run(
        raw=day, due=day, earliest=day, latest=day, certainty=Certainty.OFFICIAL, rests_on=None
    )


def _walk(
    course: Course,
    units: int,
    measure: Callable[[dt.date, dt.date], int],
    reach: Callable[[dt.date, int], dt.date],
) -> dt.date:
    """The day on which *units* have been counted, jumping over the spans left out."""
    position = course.start
    for first, last in course.left_out:
        if (before := first - _DAY) > position:
            counted = measure(position, before)
            if counted >= units:
                break
            units -= counted
        position = max(position, last)
    return reach(position, units)


def _working(calendar: WorkCalendar, course: Course, n: int) -> Run:
    if not course.left_out:
        return _nth(calendar, course.start, n)
    counting = calendar.projecting()
    raw = _walk(course, n, counting.count_workdays, counting.nth_workday)
    firm = raw <= calendar.firm_until
    earliest, latest = (raw, raw) if firm else _working_range(calendar, course, n)
    return Run(
        raw=raw,
        due=raw,
        earliest=earliest,
        latest=latest,
        certainty=Certainty.OFFICIAL if firm else calendar.certainty(latest),
        rests_on=(course.start, raw),
    )


def _working_range(calendar: WorkCalendar, course: Course, n: int) -> Span:
    """Bounds that hold whatever the notices say: each part is counted at its own extreme."""
    counts, reaches = calendar.count_workdays_range, calendar.nth_workday_range
    earliest = _walk(course, n, lambda a, b: counts(a, b)[1], lambda day, k: reaches(day, k)[0])
    latest = _walk(course, n, lambda a, b: counts(a, b)[0], lambda day, k: reaches(day, k)[1])
    return earliest, latest


def _nth(calendar: WorkCalendar, start: dt.date, n: int) -> Run:
    try:
        raw = calendar.nth_workday(start, n)
    except CoverageError:
        raw = calendar.projecting().nth_workday(start, n)
    rests_on = (start, raw) if n > 0 else (raw - _DAY, start - _DAY)
    firm = rests_on[1] <= calendar.firm_until
    earliest, latest = (raw, raw) if firm else calendar.nth_workday_range(start, n)
    return Run(
        raw=raw,
        due=raw,
        earliest=earliest,
        latest=latest,
        certainty=Certainty.OFFICIAL if firm else calendar.certainty(max(latest, rests_on[1])),
        rests_on=rests_on,
    )


def _rolled(calendar: WorkCalendar, raw: dt.date) -> Run:
    try:
        end = _on_or_after(calendar, raw)
    except CoverageError:
        end = _on_or_after(calendar.projecting(), raw)
    firm = end <= calendar.firm_until
    earliest, latest = (end, end) if firm else calendar.workday_on_or_after_range(raw)
    return Run(
        raw=raw,
        due=end,
        earliest=earliest,
        latest=latest,
        certainty=Certainty.OFFICIAL if firm else calendar.certainty(latest),
        rests_on=(raw - _DAY, end),
    )


def _on_or_after(calendar: WorkCalendar, day: dt.date) -> dt.date:
    return day if calendar.is_workday(day) else calendar.next_workday(day)


@functools.lru_cache(maxsize=256)
def _months(number: int) -> relativedelta:
    """So many months; kept, since building one takes longer than adding it."""
    return relativedelta(months=number)


def _shift(start: dt.date, n: int, unit: Unit | None) -> dt.date:
    """So many units on or back: the corresponding day, or the last of its month (民法典 202)."""
    try:
        if unit is Unit.CALENDAR_DAY:
            end: dt.date = start + dt.timedelta(days=n)
        else:
            end = start + _months(n * 12 if unit is Unit.YEAR else n)
        _ = end + _DAY  # the day after must exist too: one may act, or an effect begin, on it
    except (OverflowError, ValueError):
        raise InputValueError(
            name="trigger",
            found=str(start),
            message=Text(
                zh=f"自 {start} 计算会超出可表示的日期；请核对触发日",
                en=f"counting from `{start}` leaves the calendar's range; check the trigger day",
            ),
        ) from None
    return end
