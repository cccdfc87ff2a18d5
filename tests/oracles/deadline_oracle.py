"""A second, deliberately naive count of periods: one day at a time, without tables or dateutil.

It knows nothing but a question "is this day worked?" and the wording of 民法典 201 to 203.
"""

import datetime as dt
from collections.abc import Callable, Container

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


def nth_day_before(
    period: Period, event_day: dt.date, is_workday: IsWorkday, *, one_more: bool = False
) -> dt.date:
    """Walk back from *event_day* by the whole period, and by one unit more for clear days."""
    assert period.length is not None
    day, left = event_day, period.length
    if period.unit in (Unit.MONTH, Unit.YEAR):
        day = corresponding_day_before(day, left * (12 if period.unit is Unit.YEAR else 1))
        left = 0
    left += one_more
    while left:
        day -= _DAY
        left -= period.unit is not Unit.WORKING_DAY or is_workday(day)
    return day


def corresponding_day_before(start: dt.date, months: int) -> dt.date:
    """The day of the same number so many months before, or the last day of that month."""
    year, month = start.year, start.month
    for _ in range(months):
        month -= 1
        if month < 1:
            year, month = year - 1, 12
    number = start.day
    while True:
        try:
            return dt.date(year, month, number)
        except ValueError:
            number -= 1


def end_of_hours(moment: dt.datetime, hours: int, *, skip_first: bool) -> dt.datetime:
    """Let the clock on the wall go on hour by hour; skipping, only from the next full hour on."""
    now = moment
    while skip_first and (now == moment or now.minute or now.second or now.microsecond):
        now += dt.timedelta(microseconds=1) if now.microsecond else dt.timedelta(seconds=1)
    for _ in range(hours):
        now += dt.timedelta(hours=1)
    return now


def days_late(due: dt.date, paid: dt.date, left_out: Container[dt.date]) -> int:
    """Days after *due* and before *paid* that are not left out."""
    late, day = 0, due + _DAY
    while day < paid:
        late += day not in left_out
        day += _DAY
    return late
