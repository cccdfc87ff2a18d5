"""Counting: from a day, so many units on, rolled once at the end where the rule rolls.

Days that are counted are workdays or all days. A period in months or years ends on the
corresponding day.
"""

import datetime as dt

import attrs
from dateutil.relativedelta import relativedelta

from govsvc.calendars import Certainty, WorkCalendar
from govsvc.deadlines.periods import Period, Unit
from govsvc.errors import CoverageError, InputValueError
from govsvc.wording import Text

__all__ = ["Run", "count"]

_DAY = dt.timedelta(days=1)


@attrs.frozen(kw_only=True)
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
    rests_on: tuple[dt.date, dt.date] | None


def count(calendar: WorkCalendar, period: Period, trigger: dt.date) -> Run:
    """Count *period* from *trigger*, which is not counted.

    Args:
        calendar: Says which days are worked; where no notice covers them it projects.
        period: A period with a length in days, months or years.
        trigger: The day of the event.

    Raises:
        CoverageError: The days lie before 2007 or beyond what can be projected.
        InputValueError: The count leaves the days that a date can be.

    Source:
        民法典第二百零一条至第二百零三条.
    """
    assert period.length is not None  # noqa: S101 - such periods are refused before
    if period.unit is Unit.WORKING_DAY:
        return _working(calendar, trigger, period.length)
    raw = _corresponding(trigger, period.length, period.unit)
    if period.roll.applies:
        return _rolled(calendar, raw)
    return Run(
        raw=raw, due=raw, earliest=raw, latest=raw, certainty=Certainty.OFFICIAL, rests_on=None
    )


def _working(calendar: WorkCalendar, trigger: dt.date, n: int) -> Run:
    try:
        raw = calendar.nth_workday(trigger, n)
    except CoverageError:
        raw = calendar.projecting().nth_workday(trigger, n)
    firm = raw <= calendar.firm_until
    earliest, latest = (raw, raw) if firm else calendar.nth_workday_range(trigger, n)
    return Run(
        raw=raw,
        due=raw,
        earliest=earliest,
        latest=latest,
        certainty=Certainty.OFFICIAL if firm else calendar.certainty(latest),
        rests_on=(trigger, raw),
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


def _corresponding(start: dt.date, n: int, unit: Unit | None) -> dt.date:
    """The corresponding day, or where the month has none its last day (民法典 202)."""
    try:
        if unit is Unit.CALENDAR_DAY:
            end: dt.date = start + dt.timedelta(days=n)
        else:
            end = start + relativedelta(months=n * 12 if unit is Unit.YEAR else n)
        _ = end + _DAY  # the day after must exist too: one may act, or an effect begin, on it
    except (OverflowError, ValueError):
        raise InputValueError(
            name="trigger",
            found=str(start),
            message=Text(
                zh=f"自 {start} 起算会超出可表示的日期；请核对触发日",
                en=f"counting from `{start}` leaves the calendar's range; check the trigger day",
            ),
        ) from None
    return end
