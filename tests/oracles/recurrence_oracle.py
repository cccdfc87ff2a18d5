"""A second, deliberately naive way to recurring days: look at every day and ask whether it is one.

It knows how many days a month has only by looking at the day after.
"""

import datetime as dt

from govsvc.deadlines import Cycle, Recurrence

_DAY = dt.timedelta(days=1)


def days(recurrence: Recurrence, first: dt.date, last: dt.date) -> list[dt.date]:
    """Every day from *first* to *last* on which the duty is due, within its start and end."""
    found, day = [], first
    while day <= last:
        if _runs(recurrence, day) and _is_named(recurrence, day):
            found.append(day)
        day += _DAY
    return found


def _runs(recurrence: Recurrence, day: dt.date) -> bool:
    started = recurrence.start is None or recurrence.start <= day
    return started and (recurrence.until is None or day <= recurrence.until)


def _is_named(recurrence: Recurrence, day: dt.date) -> bool:
    if recurrence.every is Cycle.WEEK:
        return day.isoweekday() == (7 if recurrence.day is None else recurrence.day)
    if not _is_month(recurrence, day.month):
        return False
    ends = (day + _DAY).month != day.month
    if recurrence.day is None or day.day < recurrence.day:
        return ends
    return day.day == recurrence.day


def _is_month(recurrence: Recurrence, month: int) -> bool:
    """Walk through a year, month by month, and note where in its cycle each stands."""
    lengths = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
    length = lengths[recurrence.every.value]
    wanted = length if recurrence.month is None else recurrence.month
    place = 0
    for number in range(1, 13):
        place = 1 if place == length else place + 1
        if number == month:
            return place == wanted
    raise AssertionError(month)
