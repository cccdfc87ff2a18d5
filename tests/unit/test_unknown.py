"""`UNKNOWN` is neither none nor no, and never passes as either."""

import copy
import datetime as dt
import math
import operator
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from govsvc.errors import GovsvcError, UnknownError
from govsvc.unknown import UNKNOWN, Unknown, is_unknown

U: Any = UNKNOWN
DAY = dt.date(2026, 3, 2)

TRUTH: dict[str, Callable[[], object]] = {
    "bool": lambda: bool(U),
    "not": lambda: not U,
    "if": lambda: 1 if U else 2,
    "and": lambda: U and True,
    "or": lambda: U or False,
    "any": lambda: any([False, U]),
    "all": lambda: all([True, U]),
    "filter": lambda: list(filter(None, [U])),
}
ORDER: dict[str, Callable[[], object]] = {
    f"{relation.__name__}-{side}": partial(relation, *operands)
    for relation in (operator.lt, operator.le, operator.gt, operator.ge)
    for side, operands in {
        "left": (U, 1),
        "right": (1, U),
        "itself": (U, U),
        "day-left": (U, DAY),
        "day-right": (DAY, U),
        "text-right": ("a", U),
    }.items()
} | {
    "max": lambda: max(1, U),
    "min": lambda: min([DAY, U]),
    "sorted": lambda: sorted([2, U, 1]),
}
OPERATIONS: tuple[Any, ...] = (
    operator.add,
    operator.sub,
    operator.mul,
    operator.truediv,
    operator.floordiv,
    operator.mod,
    operator.pow,
)
NUMBER: dict[str, Callable[[], object]] = {
    f"{operation.__name__}-{side}": partial(operation, *operands)
    for operation in OPERATIONS
    for side, operands in {
        "left": (U, 2),
        "right": (2, U),
        "itself": (U, U),
        "float-right": (2.5, U),
    }.items()
} | {
    "neg": lambda: -U,
    "pos": lambda: +U,
    "abs": lambda: abs(U),
    "int": lambda: int(U),
    "float": lambda: float(U),
    "complex": lambda: complex(U),
    "round": lambda: round(U),
    "round-digits": lambda: round(U, 2),
    "index": lambda: operator.index(U),
    "pow-mod": lambda: pow(U, 2, 3),
    "item": lambda: [1, 2][U],
    "range": lambda: range(U),
    "sum": lambda: sum([1, U]),
    "iadd": partial(operator.iadd, U, 1),
    "floor": lambda: math.floor(U),
    "day-plus": lambda: DAY + U,
    "day-minus": lambda: DAY - U,
    "minus-day": lambda: U - DAY,
    "span-times": lambda: dt.timedelta(1) * U,
    "text-plus": lambda: "a" + U,
    "text-times": lambda: "a" * U,
}
COLLECTION: dict[str, Callable[[], object]] = {
    "len": lambda: len(U),
    "iter": lambda: iter(U),
    "list": lambda: list(U),
    "unpack": lambda: [*U],
    "in": lambda: 1 in U,
    "not-in": lambda: 1 not in U,
    "getitem": lambda: U[0],
    "slice": lambda: U[1:],
    "reversed": lambda: reversed(U),
}
MISUSES = [
    pytest.param(call, as_what, id=f"{group}-{name}")
    for group, as_what, calls in (
        ("truth", "a truth value", TRUTH),
        ("order", "an ordered value", ORDER),
        ("number", "a number", NUMBER),
        ("collection", "a collection", COLLECTION),
    )
    for name, call in calls.items()
]


@pytest.mark.parametrize(("misuse", "as_what"), MISUSES)
def test_unknown_never_passes_as_a_value(misuse: Callable[[], object], as_what: str) -> None:
    with pytest.raises(UnknownError) as caught:
        misuse()
    assert caught.value.operation == as_what


@pytest.mark.parametrize(
    ("misuse", "zh", "en"),
    [
        (TRUTH["bool"], "真假值", "a truth value"),
        (ORDER["lt-left"], "可比较大小的值", "an ordered value"),
        (NUMBER["add-left"], "数值", "a number"),
        (COLLECTION["len"], "集合", "a collection"),
    ],
    ids=["truth", "order", "number", "collection"],
)
def test_the_error_says_what_it_was_used_as_and_what_to_do(
    misuse: Callable[[], object], zh: str, en: str
) -> None:
    with pytest.raises(UnknownError) as caught:
        misuse()
    error = caught.value
    assert error.code == "unknown.used"
    assert error.explain("zh") == f"未知的值不能当作{zh}使用；请先用 `is UNKNOWN` 判断"
    assert error.explain("en") == f"unknown value used as {en}; test it with `is UNKNOWN`"


@pytest.mark.parametrize(
    "misuse",
    [
        lambda: U & True,
        lambda: True | U,
        lambda: ~U,
        lambda: divmod(U, 2),
        lambda: U @ U,
        lambda: math.trunc(U),
        lambda: next(U),
        partial(operator.call, U),
    ],
    ids=["and", "or", "invert", "divmod", "matmul", "trunc", "next", "call"],
)
def test_operations_it_does_not_name_are_type_errors_too(misuse: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        misuse()


def test_the_error_is_caught_as_ours_and_as_a_type_error() -> None:
    assert issubclass(UnknownError, GovsvcError)
    assert issubclass(UnknownError, TypeError)


def test_there_is_one_unknown() -> None:
    assert list(Unknown) == [UNKNOWN]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_keeps_the_singleton(protocol: int) -> None:
    assert pickle.loads(pickle.dumps(UNKNOWN, protocol)) is UNKNOWN  # noqa: S301


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy], ids=["copy", "deepcopy"])
def test_copying_keeps_the_singleton(clone: Callable[[Any], Any]) -> None:
    assert clone(UNKNOWN) is UNKNOWN
    assert clone([UNKNOWN])[0] is UNKNOWN


def test_looking_it_up_by_value_keeps_the_singleton() -> None:
    assert Unknown("UNKNOWN") is UNKNOWN


@pytest.mark.parametrize("other", [None, False, True, 0, "UNKNOWN", "", float("nan"), ()])
def test_it_equals_nothing_but_itself(other: object) -> None:
    assert (operator.eq(UNKNOWN, other), operator.eq(other, UNKNOWN)) == (False, False)
    assert (operator.ne(UNKNOWN, other), operator.ne(other, UNKNOWN)) == (True, True)


def test_it_equals_itself() -> None:
    assert operator.eq(UNKNOWN, UNKNOWN) is True
    assert operator.ne(UNKNOWN, UNKNOWN) is False


def test_it_can_be_a_key_and_a_member() -> None:
    assert {UNKNOWN: 1}[UNKNOWN] == 1
    assert len({UNKNOWN, UNKNOWN}) == 1
    assert UNKNOWN in [None, UNKNOWN]
    assert U not in [None, False, 0]


@pytest.mark.parametrize(
    "shown", [repr(UNKNOWN), str(UNKNOWN), f"{UNKNOWN}"], ids=["repr", "str", "format"]
)
def test_it_shows_as_its_name(shown: str) -> None:
    assert shown == "UNKNOWN"


def test_is_unknown_knows_it() -> None:
    assert is_unknown(UNKNOWN) is True


@pytest.mark.parametrize("value", [None, False, 0, "", "UNKNOWN", Unknown])
def test_is_unknown_knows_nothing_else(value: object) -> None:
    assert is_unknown(value) is False
