"""The converters and validators of fields that may be `UNKNOWN`."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, cast

import attrs

from govsvc.errors import InputTypeError, InputValueError
from govsvc.fields import as_frozenset, as_tuple, each_of
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

__all__ = ["maybe", "maybe_each", "maybe_number", "maybe_set", "maybe_tuple"]

Check: TypeAlias = Callable[[object, "attrs.Attribute[Any]", object], None]
"""Attrs validator."""


def maybe(*kinds: type) -> Check:
    """Attrs validator: `UNKNOWN`, or exactly one of *kinds*.

    Example:
        >>> from govsvc.unknown import Maybe
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


def maybe_tuple(values: Any) -> Any:  # noqa: ANN401 - a collection, or UNKNOWN
    """Converter: a tuple, or `UNKNOWN` as it is."""
    return values if values is UNKNOWN else as_tuple(values)
