"""The span of days on which something holds."""

import datetime as dt

import attrs

from govsvc.errors import InputValueError
from govsvc.fields import check_day, optional_day
from govsvc.wording import Text

__all__ = ["ALWAYS", "Validity"]


@attrs.frozen(kw_only=True)
class Validity:
    """A span of days, both ends **inclusive**; ``None`` leaves an end open.

    Raises:
        InputTypeError: An end is not a plain day.
        InputValueError: The span ends before it begins.

    Example:
        >>> span = Validity(valid_from=dt.date(2024, 1, 1))
        >>> span.covers(dt.date(2023, 12, 31)), span.covers(dt.date(2024, 1, 1))
        (False, True)
    """

    valid_from: dt.date | None = attrs.field(default=None, validator=optional_day)
    valid_to: dt.date | None = attrs.field(default=None, validator=optional_day)

    def __attrs_post_init__(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise InputValueError(
                name="valid_to",
                found=str(self.valid_to),
                message=Text(
                    zh=f"有效期止于 {self.valid_to}，早于起始日 {self.valid_from}；请核对两个日期",
                    en=f"validity ends on `{self.valid_to}`, before it begins on "
                    f"`{self.valid_from}`; check the two days",
                ),
            )

    def covers(self, day: dt.date) -> bool:
        """Whether *day* lies in the span.

        Raises:
            InputTypeError: *day* is not a plain day.
        """
        check_day(day, name="day")
        return not (
            (self.valid_from is not None and day < self.valid_from)
            or (self.valid_to is not None and day > self.valid_to)
        )

    def overlaps(self, other: "Validity") -> bool:
        """Whether some day lies in both spans."""
        first = max(self.valid_from or dt.date.min, other.valid_from or dt.date.min)
        last = min(self.valid_to or dt.date.max, other.valid_to or dt.date.max)
        return first <= last


ALWAYS = Validity()
"""The span without ends."""
