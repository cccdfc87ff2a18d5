"""`UNKNOWN`: nobody has said yet. It is not ``None`` (none) and not ``False`` (no)."""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, Final, Literal, NoReturn, TypeAlias, TypeVar, cast

import attrs

from govsvc.errors import InputTypeError, InputValueError, UnknownError
from govsvc.fields import as_frozenset, each_of
from govsvc.wording import Text

__all__ = [
    "UNKNOWN",
    "Maybe",
    "Unknown",
    "is_unknown",
    "maybe",
    "maybe_each",
    "maybe_number",
    "maybe_set",
]


class Unknown(Enum):
    """The type of `UNKNOWN`, which has this one value.

    Equality is identity. Truth, order, arithmetic and conversion to a number raise
    `UnknownError`, so that a missing fact can never pass as a yes, a no or a zero.

    Example:
        >>> UNKNOWN
        UNKNOWN
        >>> UNKNOWN == UNKNOWN, UNKNOWN == None
        (True, False)
        >>> bool(UNKNOWN)
        Traceback (most recent call last):
            ...
        govsvc.errors.UnknownError: unknown value used as a truth value; test it with `is UNKNOWN`
    """

    UNKNOWN = "UNKNOWN"

    def __repr__(self) -> str:
        return "UNKNOWN"

    __str__ = __repr__

    def __bool__(self) -> NoReturn:
        raise _misuse("a truth value", "真假值")


def _misuse(as_what: str, as_what_zh: str) -> UnknownError:
    return UnknownError(
        operation=as_what,
        message=Text(
            zh=f"未知的值不能当作{as_what_zh}使用；请先用 `is UNKNOWN` 判断",
            en=f"unknown value used as {as_what}; test it with `is UNKNOWN`",
        ),
    )


def _refuse(as_what: str, as_what_zh: str) -> Any:  # noqa: ANN401 - stands in for many signatures
    def refused(_self: Unknown, *_others: object) -> NoReturn:
        raise _misuse(as_what, as_what_zh)

    return refused


for _name in ("lt", "le", "gt", "ge"):
    setattr(Unknown, f"__{_name}__", _refuse("an ordered value", "可比较大小的值"))
for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
    setattr(Unknown, f"__{_name}__", _refuse("a number", "数值"))
    setattr(Unknown, f"__r{_name}__", _refuse("a number", "数值"))
for _name in ("neg", "pos", "abs", "int", "float", "index", "round"):
    setattr(Unknown, f"__{_name}__", _refuse("a number", "数值"))
for _name in ("len", "iter", "contains", "getitem"):
    setattr(Unknown, f"__{_name}__", _refuse("a collection", "集合"))

UNKNOWN: Final = Unknown.UNKNOWN
"""Nobody has said yet."""

_T = TypeVar("_T")
Maybe: TypeAlias = _T | Literal[Unknown.UNKNOWN]
"""A value that may be unknown: ``Maybe[date]`` is a date or `UNKNOWN`."""


def is_unknown(value: object) -> bool:
    """Whether *value* is `UNKNOWN`.

    Example:
        >>> is_unknown(UNKNOWN), is_unknown(None)
        (True, False)
    """
    return value is UNKNOWN


Check: TypeAlias = Callable[[object, "attrs.Attribute[Any]", object], None]
"""Attrs validator."""


def maybe(*kinds: type) -> Check:
    """Attrs validator: `UNKNOWN`, or exactly one of *kinds*.

    Example:
        >>> @attrs.frozen
        ... class Window:
        ...     open: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
        >>> Window(open="yes")
        Traceback (most recent call last):
            ...
        govsvc.errors.InputTypeError: `open` must be bool or UNKNOWN, found str `'yes'`
    """

    def check(_instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is UNKNOWN or type(value) in kinds:
            return
        wanted = " / ".join(kind.__name__ for kind in kinds)
        found = f"{type(value).__name__} `{value!r}`"
        raise InputTypeError(
            name=attribute.name,
            found=found,
            message=Text(
                zh=f"`{attribute.name}` 应为 {wanted} 或者 UNKNOWN，收到 {found}",
                en=f"`{attribute.name}` must be {wanted} or UNKNOWN, found {found}",
            ),
        )

    return check


def maybe_number(least: int, most: int) -> Check:
    """Attrs validator: `UNKNOWN`, or a whole number from *least* to *most*, both inclusive."""
    is_number = maybe(int)

    def check(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        is_number(instance, attribute, value)
        if isinstance(value, int) and not least <= value <= most:
            raise InputValueError(
                name=attribute.name,
                found=str(value),
                message=Text(
                    zh=f"`{attribute.name}` 应在 {least} 至 {most} 之间，收到 {value}",
                    en=f"`{attribute.name}` must be from {least} to {most}, found `{value}`",
                ),
            )

    return check


def maybe_set(values: Any) -> Any:  # noqa: ANN401 - a collection, or UNKNOWN
    """Converter: a set, or `UNKNOWN` as it is."""
    return values if values is UNKNOWN else as_frozenset(values)


def maybe_each(kind: type) -> Check:
    """Attrs validator: `UNKNOWN`, or a collection of which each item is a *kind*."""
    is_one = each_of(kind)

    def check(instance: object, attribute: "attrs.Attribute[Any]", values: object) -> None:
        if values is not UNKNOWN:
            is_one(instance, attribute, cast("Iterable[object]", values))

    return check
