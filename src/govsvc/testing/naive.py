"""Counting periods by hand: one day at a time, with nothing but “is this day worked?”.

It shares no code with the engine that it is held against, and is as slow as it looks.
"""

import datetime as dt
from collections.abc import Callable, Container

from govsvc.deadlines import Period, PeriodKind, Unit

__all__ = ["IsWorkday", "corresponding_day", "last_day", "latest_day", "nth_counted", "rolled"]

IsWorkday = Callable[[dt.date], bool]
"""Whether a day is a working day."""

_DAY = dt.timedelta(days=1)
_DECEMBER = 12


def nth_counted(
    is_workday: IsWorkday | None, start: dt.date, n: int, *, left_out: Container[dt.date] = ()
) -> dt.date:
    """The day on which *n* days have been counted; *start* is not.

    Args:
        is_workday: Tells the days that count; None counts every day.
        start: Where to start.
        n: How many days on, or back if negative.
        left_out: Days that never count.
    """
    day, seen = start, 0
    while seen < abs(n):
        day += _DAY if n > 0 else -_DAY
        if day not in left_out and (is_workday is None or is_workday(day)):
            seen += 1
    return day


def corresponding_day(start: dt.date, months: int) -> dt.date:
    """The day of the same number so many months on or back, or the last day of that month."""
    year, month = start.year, start.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 0:
            year, month = year - 1, _DECEMBER
        elif month > _DECEMBER:
            year, month = year + 1, 1
    first_of_next = dt.date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return dt.date(year, month, min(start.day, (first_of_next - _DAY).day))


def rolled(is_workday: IsWorkday, day: dt.date) -> dt.date:
    """The day itself if it is worked, otherwise the first day after it that is."""
    while not is_workday(day):
        day += _DAY
    return day


def last_day(period: Period, trigger: dt.date, is_workday: IsWorkday) -> dt.date:
    """The last day of a period that runs on from *trigger*.

    Example:
        >>> from govsvc import national_calendar
        >>> last_day(Period.working_days(5), dt.date(2025, 9, 30), national_calendar().is_workday)
        datetime.date(2025, 10, 14)
    """
    end = _shifted(period, trigger, period.length or 0, is_workday)
    return rolled(is_workday, end) if period.roll.applies else end


def latest_day(period: Period, event_day: dt.date, is_workday: IsWorkday) -> dt.date:
    """The last day that leaves so many whole days before *event_day*; the day of a date itself.

    Example:
        >>> from govsvc import national_calendar
        >>> week = Period.working_days(7, kind=PeriodKind.BEFORE)
        >>> latest_day(week, dt.date(2024, 10, 14), national_calendar().is_workday)
        datetime.date(2024, 9, 27)
    """
    if period.kind is PeriodKind.UNTIL_DATE:
        return event_day
    if period.kind is PeriodKind.WINDOW or period.length is None:
        return event_day - _DAY
    if period.unit is Unit.WORKING_DAY:
        return nth_counted(is_workday, event_day, -period.length - 1)
    return _shifted(period, event_day, -period.length, is_workday) - _DAY


def _shifted(period: Period, start: dt.date, n: int, is_workday: IsWorkday) -> dt.date:
    if period.unit in (Unit.MONTH, Unit.YEAR):
        return corresponding_day(start, n * (_DECEMBER if period.unit is Unit.YEAR else 1))
    return nth_counted(is_workday if period.unit is Unit.WORKING_DAY else None, start, n)
