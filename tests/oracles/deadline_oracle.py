"""A second, deliberately naive count of periods: one day at a time, without tables or dateutil.

It knows nothing but a question "is this day worked?" and the wording of 民法典 201 to 203.
"""

import datetime as dt
from collections.abc import Callable

from govsvc.deadlines import Period, Unit

IsWorkday = Callable[[dt.date], bool]

_DAY = dt.timedelta(days=1)


def nth_workday(is_workday: IsWorkday, start: dt.date, n: int) -> dt.date:
    """Walk on from *start*, which is not counted, until *n* worked days have been seen."""
    day, seen = start, 0
    while seen < n:
        day += _DAY
        if is_workday(day):
            seen += 1
    return day


def nth_day(start: dt.date, n: int) -> dt.date:
    """Walk on from *start*, which is not counted, day by day."""
    day = start
    for _ in range(n):
        day += _DAY
    return day


def corresponding_day(start: dt.date, months: int) -> dt.date:
    """The day of the same number *months* later, or the last day of that month (民法典 202)."""
    year, month = start.year, start.month
    for _ in range(months):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    number = start.day
    while True:
        try:
            return dt.date(year, month, number)
        except ValueError:
            number -= 1


def roll(is_workday: IsWorkday, day: dt.date) -> dt.date:
    """The day itself if it is worked, otherwise the first worked day after it (民法典 203)."""
    while not is_workday(day):
        day += _DAY
    return day


def last_day_counted(period: Period, trigger: dt.date, is_workday: IsWorkday) -> dt.date:
    """The last day of *period* before any rolling."""
    assert period.length is not None
    match period.unit:
        case Unit.WORKING_DAY:
            return nth_workday(is_workday, trigger, period.length)
        case Unit.CALENDAR_DAY:
            return nth_day(trigger, period.length)
        case Unit.MONTH:
            return corresponding_day(trigger, period.length)
        case Unit.YEAR:
            return corresponding_day(trigger, 12 * period.length)
    raise AssertionError(period)


def last_day(period: Period, trigger: dt.date, is_workday: IsWorkday) -> dt.date:
    """The day on which *period* ends."""
    raw = last_day_counted(period, trigger, is_workday)
    return roll(is_workday, raw) if period.roll.applies else raw
