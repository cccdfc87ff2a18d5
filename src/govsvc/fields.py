"""The converters and validators that every model's fields share."""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any

import attrs

from govsvc.errors import InputTypeError
from govsvc.wording import Text

__all__ = [
    "as_frozenset",
    "as_maybe_tuple",
    "as_tuple",
    "check_day",
    "check_text",
    "check_type",
    "each_of",
    "optional_day",
    "plain_date",
]


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """Converter: keep a collection as a tuple, so that the model stays immutable and hashable.

    Raises:
        InputTypeError: Not a collection, or a text.
    """
    check_type(values, tuple if isinstance(values, str | bytes) else Iterable, name="values")
    return tuple(values)


def as_maybe_tuple(values: Any) -> Any:  # noqa: ANN401 - a collection, nothing, or not known
    """Converter: as `as_tuple`, leaving None and `UNKNOWN` as they are.

    Raises:
        InputTypeError: Not a collection, or a text.
    """
    return values if values is None or isinstance(values, Enum) else as_tuple(values)


def each_of(kind: type) -> Callable[[object, "attrs.Attribute[Any]", Iterable[object]], None]:
    """Attrs validator: every item of a collection is a *kind*."""

    def check(
        _instance: object, attribute: "attrs.Attribute[Any]", values: Iterable[object]
    ) -> None:
        for value in values:
            check_type(value, kind, name=attribute.name)

    return check


def as_frozenset(values: Iterable[Any]) -> frozenset[Any]:
    """Converter: keep a collection as a set, so that the model stays immutable and hashable.

    Raises:
        InputTypeError: Not a collection, or a text.
    """
    check_type(values, frozenset if isinstance(values, str | bytes) else Iterable, name="values")
    return frozenset(values)


def check_text(text: object, *, name: str) -> str:
    """Return *text* if it is a string, and refuse everything else.

    Raises:
        InputTypeError: *text* is not a string.

    Example:
        >>> check_text("apl.42.decide", name="rule")
        'apl.42.decide'
    """
    if isinstance(text, str):
        return text
    found = f"{type(text).__name__} `{text!r}`"
    raise InputTypeError(
        name=name,
        found=found,
        message=Text(
            zh=f"`{name}` 应为文字，收到 {found}",
            en=f"`{name}` must be a text, found {found}",
        ),
    )


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
    if type(day) is dt.date:
        return day
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


def check_type(value: object, kind: type | tuple[type, ...], *, name: str) -> None:
    """Refuse a value that is not of type *kind*; a bool is no number.

    Raises:
        InputTypeError: *value* has another type.

    Example:
        >>> check_type("month", int, name="warn")
        Traceback (most recent call last):
            ...
        govsvc.errors.InputTypeError: `warn` must be of type int, found str `'month'`
    """
    if isinstance(value, kind) and not isinstance(value, bool):
        return
    kinds = kind if isinstance(kind, tuple) else (kind,)
    wanted = " / ".join(one.__name__ for one in kinds)
    found = f"{type(value).__name__} `{value!r}`"
    raise InputTypeError(
        name=name,
        found=found,
        message=Text(
            zh=f"`{name}` 应为 {wanted}，收到 {found}",
            en=f"`{name}` must be of type {wanted}, found {found}",
        ),
    )
