"""Days, and the span of days on which something holds."""

import datetime as dt
from typing import Any

import attrs

from govsvc.errors import InputTypeError, InputValueError
from govsvc.wording import Text

__all__ = ["ALWAYS", "Validity", "check_day", "optional_day", "plain_date"]


def check_day(day: object, *, name: str = "day") -> dt.date:
    """Return *day* if it is a plain calendar day, and refuse everything else.

    A ``datetime`` is refused although it is a ``date`` by inheritance: which day a moment belongs
    to is for the caller to say.

    Args:
        day: The value to check.
        name: What the value is called in the message.

    Raises:
        InputTypeError: *day* is a ``datetime``, a string, a number, a bool or anything else.

    Example:
        >>> check_day(dt.date(2026, 3, 2))
        datetime.date(2026, 3, 2)
        >>> check_day("2026-03-02", name="trigger")
        Traceback (most recent call last):
            ...
        govsvc.errors.InputTypeError: `trigger` must be a datetime.date, found str `'2026-03-02'`; \
use datetime.date.fromisoformat(...)
    """
    if day.__class__ is dt.date:
        return day  # type: ignore[return-value]
    if isinstance(day, dt.date) and not isinstance(day, dt.datetime):
        return day
    hint_zh, hint_en = _HINTS.get(type(day), ("请传入 datetime.date", "pass a datetime.date"))
    found = f"{type(day).__name__} `{day!r}`"
    raise InputTypeError(
        name=name,
        found=found,
        message=Text(
            zh=f"`{name}` 必须是 datetime.date，收到 {found}；{hint_zh}",
            en=f"`{name}` must be a datetime.date, found {found}; {hint_en}",
        ),
    )


_HINTS: dict[type, tuple[str, str]] = {
    dt.datetime: (
        "请自行确定它属于哪一天，再用 .date()",
        "decide which day it belongs to and pass .date()",
    ),
    str: ("请用 datetime.date.fromisoformat(...)", "use datetime.date.fromisoformat(...)"),
}


def plain_date(_instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Attrs validator: the value is a plain calendar day (see `check_day`)."""
    check_day(value, name=attribute.name)


def optional_day(_instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Attrs validator: a plain calendar day, or ``None``."""
    if value is not None:
        check_day(value, name=attribute.name)


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
        """Whether *day* lies in the span."""
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
