"""Converters and validators that the models share."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from govsvc.errors import InputTypeError, UnknownError
from govsvc.fields import (
    as_frozenset,
    as_tuple,
    check_day,
    check_text,
    check_type,
    each_of,
    optional_day,
    plain_date,
)
from govsvc.unknown import UNKNOWN

DAY = dt.date(2026, 3, 2)
MOMENT = dt.datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - moments are refused, of whatever zone


class OtherDay(dt.date):
    """As frozen-clock libraries make them."""


NO_DAYS: list[tuple[object, str]] = [
    (MOMENT, "datetime `datetime.datetime(2026, 3, 2, 9, 30)`"),
    ("2026-03-02", "str `'2026-03-02'`"),
    (20260302, "int `20260302`"),
    (True, "bool `True`"),
    (1.5, "float `1.5`"),
    (None, "NoneType `None`"),
    (UNKNOWN, "Unknown `UNKNOWN`"),
    ((2026, 3, 2), "tuple `(2026, 3, 2)`"),
]
each_non_day = pytest.mark.parametrize(
    ("value", "found"), NO_DAYS, ids=[type(value).__name__ for value, _ in NO_DAYS]
)


@attrs.frozen
class Case:
    day: Any = attrs.field(default=DAY, validator=plain_date)
    maybe_day: Any = attrs.field(default=None, validator=optional_day)
    rows: Any = attrs.field(default=(), converter=as_tuple)
    kinds: Any = attrs.field(default=(), converter=as_frozenset)
    words: Any = attrs.field(default=(), validator=each_of(str))


def test_as_tuple_keeps_the_order() -> None:
    assert as_tuple(x for x in (3, 1, 2)) == (3, 1, 2)


def test_as_tuple_is_not_the_list_it_was_given() -> None:
    rows = ["a"]
    case = Case(rows=rows)
    rows.append("b")
    assert case.rows == ("a",)


def test_as_frozenset_drops_what_is_double() -> None:
    assert as_frozenset(["b", "a", "b"]) == frozenset({"a", "b"})


@pytest.mark.parametrize(
    ("convert", "wanted"), [(as_tuple, "tuple"), (as_frozenset, "frozenset")], ids=["tuple", "set"]
)
@pytest.mark.parametrize("text", ["abc", "", b"abc"], ids=repr)
def test_a_text_is_no_collection_of_letters(
    convert: Callable[[Any], object], wanted: str, text: object
) -> None:
    with pytest.raises(InputTypeError) as caught:
        convert(text)
    found = f"{type(text).__name__} `{text!r}`"
    assert (caught.value.name, caught.value.found) == ("values", found)
    assert caught.value.explain("en") == f"`values` must be of type {wanted}, found {found}"


@pytest.mark.parametrize("convert", [as_tuple, as_frozenset], ids=["tuple", "set"])
@pytest.mark.parametrize("value", [3, None, True], ids=repr)
def test_what_is_no_collection_is_refused(convert: Callable[[Any], object], value: object) -> None:
    with pytest.raises(InputTypeError):
        convert(value)


@pytest.mark.parametrize("convert", [as_tuple, as_frozenset], ids=["tuple", "set"])
def test_unknown_is_no_collection(convert: Callable[[Any], object]) -> None:
    with pytest.raises(UnknownError):
        convert(UNKNOWN)


def test_a_model_with_both_can_be_hashed() -> None:
    assert hash(Case(rows=["a"], kinds=["a"])) == hash(Case(rows=("a",), kinds={"a"}))


@pytest.mark.parametrize("text", ["apl.42.decide", "", "许可"])
def test_check_text_returns_the_text(text: str) -> None:
    assert check_text(text, name="rule") == text


@pytest.mark.parametrize(
    ("value", "found"),
    [(3, "int `3`"), (None, "NoneType `None`"), (b"a", "bytes `b'a'`"), (["a"], "list `['a']`")],
    ids=["int", "None", "bytes", "list"],
)
def test_check_text_refuses_everything_else_by_name(value: object, found: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        check_text(value, name="rule")
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.type", "rule", found)
    assert error.explain("zh") == f"`rule` 应为文字，收到 {found}"
    assert error.explain("en") == f"`rule` must be a text, found {found}"


@pytest.mark.parametrize("day", [DAY, dt.date.min, dt.date.max, OtherDay(2026, 3, 2)])
def test_check_day_returns_the_very_day(day: dt.date) -> None:
    assert check_day(day) is day


@each_non_day
def test_check_day_refuses_what_is_no_plain_day(value: object, found: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        check_day(value, name="trigger")
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.type", "trigger", found)
    assert f"`trigger` 必须是 datetime.date，收到 {found}；" in error.explain("zh")
    assert f"`trigger` must be a datetime.date, found {found}; " in error.explain("en")


def test_check_day_calls_the_value_day_by_default() -> None:
    with pytest.raises(InputTypeError, match="`day` must be"):
        check_day(None)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (
            MOMENT,
            "请自行确定它属于哪一天，再用 .date()",
            "decide which day it belongs to and pass .date()",
        ),
        (
            "2026-03-02",
            "请用 datetime.date.fromisoformat(...)",
            "use datetime.date.fromisoformat(...)",
        ),
        (7, "请传入 datetime.date", "pass a datetime.date"),
    ],
    ids=["moment", "text", "other"],
)
def test_check_day_says_what_to_do(value: object, zh: str, en: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        check_day(value)
    assert caught.value.explain("zh").endswith(f"；{zh}")
    assert caught.value.explain("en").endswith(f"; {en}")


@each_non_day
def test_plain_date_refuses_a_field_that_is_no_plain_day(value: object, found: str) -> None:
    with pytest.raises(InputTypeError, match="`day` must be"):
        Case(day=value)


def test_plain_date_admits_a_plain_day() -> None:
    assert Case(day=DAY).day == DAY


@pytest.mark.parametrize("value", [None, DAY], ids=["None", "day"])
def test_optional_day_admits_a_plain_day_or_none(value: dt.date | None) -> None:
    assert Case(maybe_day=value).maybe_day == value


@pytest.mark.parametrize("value", [MOMENT, "2026-03-02", 0, False, UNKNOWN])
def test_optional_day_refuses_everything_else_even_what_is_false(value: object) -> None:
    with pytest.raises(InputTypeError, match="`maybe_day` must be"):
        Case(maybe_day=value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [("a", str), (3, int), (3, (str, int)), ("a", (str, int)), ([], list), (DAY, dt.date)],
    ids=repr,
)
def test_check_type_admits_a_value_of_the_type(
    value: object, kind: type | tuple[type, ...]
) -> None:
    check_type(value, kind, name="x")


@pytest.mark.parametrize(
    ("value", "kind", "wanted", "found"),
    [
        ("3", int, "int", "str `'3'`"),
        (3, str, "str", "int `3`"),
        (True, int, "int", "bool `True`"),
        (3.5, (str, int), "str / int", "float `3.5`"),
        (None, (str, int), "str / int", "NoneType `None`"),
        (UNKNOWN, list, "list", "Unknown `UNKNOWN`"),
    ],
    ids=["text", "number", "bool-is-no-number", "neither", "none", "unknown"],
)
def test_check_type_refuses_everything_else(
    value: object, kind: type | tuple[type, ...], wanted: str, found: str
) -> None:
    with pytest.raises(InputTypeError) as caught:
        check_type(value, kind, name="warn")
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.type", "warn", found)
    assert error.explain("zh") == f"`warn` 应为 {wanted}，收到 {found}"
    assert error.explain("en") == f"`warn` must be of type {wanted}, found {found}"


@pytest.mark.parametrize("words", [(), ("a",), ("a", "b")])
def test_each_of_admits_items_of_the_type(words: tuple[str, ...]) -> None:
    assert Case(words=words).words == words


@pytest.mark.parametrize("words", [(3,), ("a", None), ("a", True)])
def test_each_of_refuses_any_other_item_by_the_field(words: tuple[object, ...]) -> None:
    with pytest.raises(InputTypeError, match="`words` must be of type str"):
        Case(words=words)
