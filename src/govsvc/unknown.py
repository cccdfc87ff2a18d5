"""`UNKNOWN`: nobody has said yet. It is not ``None`` (none) and not ``False`` (no)."""

from enum import Enum
from typing import Any, Final, Literal, NoReturn, TypeAlias, TypeVar

from govsvc.errors import UnknownError
from govsvc.wording import Text

__all__ = ["UNKNOWN", "Maybe", "Unknown", "is_unknown"]


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
