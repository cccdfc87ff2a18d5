"""The days between which a strategy draws."""

import datetime as dt

from govsvc.calendars import FIRST_DAY
from govsvc.errors import InputValueError
from govsvc.fields import check_day
from govsvc.wording import Text

__all__ = ["LAST_TRIGGER", "check_span"]

LAST_TRIGGER = dt.date(2060, 12, 31)
"""The last day on which a drawn clock starts, so that it ends in years that can be projected."""


def check_span(min_day: dt.date | None, max_day: dt.date | None, *, last: dt.date) -> None:
    """Refuse bounds between which no day of the calendar lies; None leaves a bound where it is.

    Args:
        min_day: The first day to draw.
        max_day: The last day to draw, inclusive.
        last: The last day that can be drawn at all.

    Raises:
        InputTypeError: A bound is not a plain date.
        InputValueError: A bound lies outside, or they are in the wrong order.
    """
    low = FIRST_DAY if min_day is None else check_day(min_day, name="min_day")
    high = last if max_day is None else check_day(max_day, name="max_day")
    if not FIRST_DAY <= low <= high <= last:
        raise InputValueError(
            name="min_day",
            found=f"{low}, {high}",
            message=Text(
                zh=f"应有 {FIRST_DAY} ≤ min_day ≤ max_day ≤ {last}，收到 {low}、{high}",
                en=f"expected {FIRST_DAY} <= min_day <= max_day <= {last}, found {low} and {high}",
            ),
        )
