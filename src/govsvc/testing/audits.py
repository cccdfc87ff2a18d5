"""Strategies for what is audited: amounts, and things of any kind with any field unknown."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from hypothesis import strategies as st

from govsvc.audits import MeasureUnit, Quantity
from govsvc.audits.subjects import plain_type
from govsvc.unknown import UNKNOWN

__all__ = ["quantities", "things"]

T = TypeVar("T", bound=attrs.AttrsInstance)
_WORDS = ("", "甲", "乙", "丙")
_DAYS = st.dates(dt.date(2007, 1, 1), dt.date(2026, 12, 31))


def quantities(*, units: Sequence[MeasureUnit] = tuple(MeasureUnit)) -> st.SearchStrategy[Quantity]:
    """Amounts, whole and broken. Shrinks to none of the first unit.

    Example:
        >>> from hypothesis import find
        >>> find(quantities(), lambda amount: True)
        Quantity(amount=Fraction(0, 1), unit=<MeasureUnit.ONE: 'one'>)
    """
    amounts = st.one_of(st.integers(0, 100), st.fractions(0, 100, max_denominator=100))
    return st.builds(Quantity, amounts, st.sampled_from(units))


def things(model: type[T], *, words: Sequence[str] = _WORDS) -> st.SearchStrategy[T]:
    """Things of a kind that can be audited; any field may be unknown. Shrinks to knowing nothing.

    Args:
        model: The model, such as `govsvc.service_sites.ServiceSite`.
        words: The texts that its fields may hold; give those of the checks to meet them.

    Example:
        >>> from hypothesis import find
        >>> from govsvc.service_sites import Premises
        >>> find(things(Premises), lambda thing: thing.fixed is True).dedicated
        UNKNOWN
    """
    fields = attrs.fields(attrs.resolve_types(model))
    return st.builds(model, **{field.name: _maybe(field.type, words) for field in fields})


def _maybe(kind: Any, words: Sequence[str]) -> st.SearchStrategy[Any]:  # noqa: ANN401 - an annotation
    none = [st.none()] if NoneType in get_args(kind) else []
    return st.one_of(st.just(UNKNOWN), *none, _known(plain_type(kind), words))


def _known(kind: Any, words: Sequence[str]) -> st.SearchStrategy[Any]:  # noqa: ANN401 - an annotation
    if get_origin(kind) is tuple:
        word = st.sampled_from((*words, UNKNOWN))
        return st.lists(word, max_size=9).map(tuple)
    if kind is Quantity:
        return quantities()
    if attrs.has(kind):
        return things(kind, words=words)
    if issubclass(kind, StrEnum):
        return st.sampled_from(tuple(kind))
    return {
        str: st.sampled_from(tuple(words)),
        bool: st.booleans(),
        int: st.integers(0, 12),
        dt.date: _DAYS,
    }[kind]
