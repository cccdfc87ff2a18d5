"""Conditions: three-valued logic, constraints, boxes, and how files write them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import pytest

from govsvc.conditions import (
    EVERYTHING,
    Between,
    Box,
    Constraint,
    FactKind,
    OneOf,
    Scalar,
    all_of,
    any_of,
    negate,
    parse_box,
)
from govsvc.errors import GovsvcError, InputTypeError, InputValueError, PayloadError, Problem
from govsvc.unknown import UNKNOWN, Maybe

U = UNKNOWN
DAY = dt.date(2024, 1, 1)
NEXT = dt.date(2024, 1, 2)
MOMENT = dt.datetime(2024, 1, 1, 9)  # noqa: DTZ001 - refused, of whatever zone

# Kleene logic


@pytest.mark.parametrize(("truth", "expected"), [(True, False), (False, True), (U, U)])
def test_negate(truth: Maybe[bool], expected: Maybe[bool]) -> None:
    assert negate(truth) is expected


@pytest.mark.parametrize(
    ("one", "two", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, U, U, True),
        (False, True, False, True),
        (False, False, False, False),
        (False, U, False, U),
        (U, True, U, True),
        (U, False, False, U),
        (U, U, U, U),
    ],
)
def test_truth_table(
    one: Maybe[bool], two: Maybe[bool], both: Maybe[bool], either: Maybe[bool]
) -> None:
    assert all_of([one, two]) is both
    assert any_of([one, two]) is either


@pytest.mark.parametrize(
    ("truths", "both", "either"),
    [([], True, False), ([U], U, U), ([U, U, False], False, U), ([U, True, U], U, True)],
    ids=["none", "one", "false-last", "true-between"],
)
def test_any_number_of_truths(
    truths: list[Maybe[bool]], both: Maybe[bool], either: Maybe[bool]
) -> None:
    assert all_of(iter(truths)) is both
    assert any_of(iter(truths)) is either


# Facts


CLOSED = FactKind(str, {"village", "community"})


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        pytest.param(CLOSED, "village", True, id="listed"),
        pytest.param(CLOSED, "town", False, id="unlisted"),
        pytest.param(FactKind(str), "anything", True, id="open"),
        pytest.param(FactKind(str), 3, False, id="number-for-text"),
        pytest.param(FactKind(bool), True, True, id="flag"),
        pytest.param(FactKind(bool), 1, False, id="number-for-flag"),
        pytest.param(FactKind(bool), "true", False, id="text-for-flag"),
        pytest.param(FactKind(int), 3, True, id="number"),
        pytest.param(FactKind(int), True, False, id="flag-for-number"),
        pytest.param(FactKind(int), 3.0, False, id="fraction-for-number"),
        pytest.param(FactKind(int), "3", False, id="text-for-number"),
        pytest.param(FactKind(dt.date), DAY, True, id="day"),
        pytest.param(FactKind(dt.date), MOMENT, False, id="moment-for-day"),
        pytest.param(FactKind(dt.date), "2024-01-01", False, id="text-for-day"),
        pytest.param(FactKind(str), None, False, id="none"),
        pytest.param(FactKind(str), U, False, id="unknown"),
        pytest.param(CLOSED, ["village"], False, id="list"),
    ],
)
def test_a_fact_admits_only_its_own_type(kind: FactKind, value: object, *, expected: bool) -> None:
    assert kind.admits(value) is expected


@pytest.mark.parametrize(
    ("kind", "universe"),
    [
        (CLOSED, frozenset({"village", "community"})),
        (FactKind(bool), frozenset({True, False})),
        (FactKind(str), frozenset()),
        (FactKind(int), frozenset()),
        (FactKind(dt.date), frozenset()),
    ],
    ids=["closed", "flag", "open", "number", "day"],
)
def test_a_fact_is_finite_if_its_values_can_be_listed(
    kind: FactKind, universe: frozenset[Scalar]
) -> None:
    assert kind.universe() == universe
    assert kind.is_finite is bool(universe)


# Constraints


@pytest.mark.parametrize(
    ("constraint", "inside", "outside"),
    [
        pytest.param(OneOf({"a", "b"}), ["a", "b"], ["c", ""], id="one-of"),
        pytest.param(OneOf({"a"}, negated=True), ["b", ""], ["a"], id="none-of"),
        pytest.param(OneOf({True}), [True], [False], id="flag"),
        pytest.param(OneOf(()), [], ["a"], id="nothing"),
        pytest.param(Between(least=16), [16, 17, 10**9], [15, -1], id="least"),
        pytest.param(Between(most=15), [15, -9], [16], id="most"),
        pytest.param(Between(least=1, most=3), [1, 2, 3], [0, 4], id="both"),
        pytest.param(Between(least=2, most=2), [2], [1, 3], id="one-value"),
        pytest.param(Between(least=0), [0, 1], [-1], id="zero-is-a-bound"),
        pytest.param(Between(least=DAY), [DAY, NEXT], [dt.date(2023, 12, 31)], id="day"),
        pytest.param(Between(most=DAY), [DAY], [NEXT], id="until-day"),
    ],
)
def test_a_constraint_tests_values(
    constraint: Constraint, inside: list[Scalar], outside: list[Scalar]
) -> None:
    assert [constraint.test(value) for value in inside] == [True] * len(inside)
    assert [constraint.test(value) for value in outside] == [False] * len(outside)


@pytest.mark.parametrize(
    ("values", "value"), [({1}, True), ({True}, 1), ({0}, False), ({False}, 0)], ids=repr
)
def test_a_flag_is_no_number(values: set[Scalar], value: Scalar) -> None:
    assert OneOf(values).test(value) is False
    assert OneOf(values, negated=True).test(value) is True


def test_values_are_kept_as_a_set() -> None:
    assert OneOf(["b", "a", "b"]) == OneOf({"a", "b"})
    assert hash(OneOf(["a"])) == hash(OneOf({"a"}))


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ({}, "None..None"),
        ({"least": 2, "most": 1}, "2..1"),
        ({"least": NEXT, "most": DAY}, "2024-01-02..2024-01-01"),
        ({"least": 1, "most": DAY}, "1..2024-01-01"),
        ({"least": DAY, "most": 1}, "2024-01-01..1"),
    ],
    ids=["none", "crossed", "crossed-days", "number-and-day", "day-and-number"],
)
def test_an_interval_without_values_is_refused(bounds: dict[str, Any], found: str) -> None:
    with pytest.raises(InputValueError) as caught:
        Between(**bounds)
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.value", "between", found)
    least, most = found.split("..")
    assert error.explain("zh").startswith(f"区间 {least} 至 {most} 不含任何值；请给出一个界限")
    assert error.explain("en").startswith(f"interval `{least}` to `{most}` admits nothing; give")


@pytest.mark.parametrize("bound", ["least", "most"])
@pytest.mark.parametrize("value", ["3", 1.5, True, MOMENT, U, [1]], ids=repr)
def test_a_bound_is_a_whole_number_or_a_day(bound: str, value: Any) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        Between(**{bound: value})
    assert caught.value.name == "between"
    assert repr(value) in caught.value.explain("zh")


@pytest.mark.parametrize(
    ("bounds", "value"),
    [
        ({"least": 1}, "3"),
        ({"least": 1}, True),
        ({"most": 1}, DAY),
        ({"least": DAY}, 20240101),
    ],
    ids=["string", "bool", "day", "number"],
)
def test_a_value_of_another_type_than_the_bounds_is_refused(
    bounds: dict[str, Any],
    value: Any,  # noqa: ANN401
) -> None:
    with pytest.raises(InputTypeError) as caught:
        Between(**bounds).test(value)
    assert caught.value.name == "value"
    assert str(value) in caught.value.found
    assert str(value) in caught.value.explain("zh")


# Boxes


BOX = Box({"age": Between(least=16), "kind": OneOf({"licence"})})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"age": 20, "kind": "licence"}, True, id="all-hold"),
        pytest.param({"age": 12, "kind": "licence"}, False, id="one-fails"),
        pytest.param({"age": 20}, U, id="one-missing"),
        pytest.param({"age": 20, "kind": U}, U, id="one-unknown"),
        pytest.param({"age": 12}, False, id="one-fails-one-missing"),
        pytest.param({"age": U, "kind": "other"}, False, id="one-unknown-one-fails"),
        pytest.param({}, U, id="nothing-known"),
        pytest.param({"age": 20, "kind": "licence", "x": U}, True, id="others-do-not-matter"),
    ],
)
def test_a_box_is_judged_on_facts(
    facts: Mapping[str, Maybe[Scalar]], expected: Maybe[bool]
) -> None:
    assert BOX.test(facts) is expected


@pytest.mark.parametrize("facts", [{}, {"age": U}, {"age": 3}])
def test_the_empty_box_always_holds(facts: Mapping[str, Maybe[Scalar]]) -> None:
    assert EVERYTHING.test(facts) is True
    assert Box() == EVERYTHING


def test_boxes_compare_by_their_constraints_and_can_be_hashed() -> None:
    same = Box({"kind": OneOf({"licence"}), "age": Between(least=16)})
    assert {BOX, same} == {same}
    assert Box({"age": Between(least=17)}) != BOX


def test_a_box_does_not_follow_later_changes_of_its_table() -> None:
    table: dict[str, Constraint] = {"age": Between(least=16)}
    box = Box(table)
    table["flag"] = OneOf({True})
    assert box == Box({"age": Between(least=16)})


def test_a_box_cannot_be_given_other_constraints() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        BOX.constraints = {}  # type: ignore[misc]


KINDS = {
    "place": CLOSED,
    "flag": FactKind(bool),
    "name": FactKind(str),
    "age": FactKind(int),
    "on": FactKind(dt.date),
}


def days(*numbers: int) -> frozenset[dt.date]:
    return frozenset(dt.date(2024, 1, number) for number in numbers)


@pytest.mark.parametrize(
    ("outer", "inner", "contains", "intersects"),
    [
        pytest.param({}, {}, True, True, id="everything-everything"),
        pytest.param({}, {"age": Between(least=1)}, True, True, id="everything-some"),
        pytest.param({"age": Between(least=1)}, {}, False, True, id="some-everything"),
        pytest.param(
            {"age": Between(least=1)}, {"age": Between(least=2)}, True, True, id="wider-narrower"
        ),
        pytest.param(
            {"age": Between(least=2)}, {"age": Between(least=1)}, False, True, id="narrower-wider"
        ),
        pytest.param(
            {"age": Between(most=2)}, {"age": Between(most=1)}, True, True, id="most-inside"
        ),
        pytest.param(
            {"age": Between(most=1)}, {"age": Between(most=2)}, False, True, id="most-outside"
        ),
        pytest.param(
            {"age": Between(least=1)}, {"age": Between(most=5)}, False, True, id="half-open"
        ),
        pytest.param(
            {"age": Between(most=5)}, {"age": Between(least=1)}, False, True, id="half-open-2"
        ),
        pytest.param({"age": Between(least=3)}, {"age": Between(most=2)}, False, False, id="apart"),
        pytest.param(
            {"age": Between(least=2)}, {"age": Between(most=2)}, False, True, id="touching"
        ),
        pytest.param(
            {"age": Between(least=1, most=9)},
            {"age": Between(least=2, most=3)},
            True,
            True,
            id="bounded",
        ),
        pytest.param(
            {"age": OneOf({1, 2, 3})}, {"age": OneOf({1, 2})}, True, True, id="set-subset"
        ),
        pytest.param(
            {"age": OneOf({1, 2})}, {"age": OneOf({2, 3})}, False, True, id="sets-overlap"
        ),
        pytest.param({"age": OneOf({1})}, {"age": OneOf({2})}, False, False, id="sets-apart"),
        pytest.param(
            {"age": Between(least=1)}, {"age": OneOf({1, 5})}, True, True, id="interval-set"
        ),
        pytest.param(
            {"age": OneOf({1, 2, 3, 7})},
            {"age": Between(least=1, most=3)},
            True,
            True,
            id="set-fills-interval",
        ),
        pytest.param(
            {"age": OneOf({1, 3})},
            {"age": Between(least=1, most=3)},
            False,
            True,
            id="set-with-a-gap",
        ),
        pytest.param(
            {"age": OneOf({1, 2})}, {"age": Between(least=1)}, False, True, id="set-open-interval"
        ),
        pytest.param(
            {"on": OneOf(days(1, 2, 3))},
            {"on": Between(least=DAY, most=dt.date(2024, 1, 3))},
            True,
            True,
            id="days-fill-interval",
        ),
        pytest.param(
            {"age": OneOf({1}, negated=True)},
            {"age": Between(least=2)},
            True,
            True,
            id="complement-interval",
        ),
        pytest.param(
            {"age": OneOf({2}, negated=True)},
            {"age": Between(least=2)},
            False,
            True,
            id="complement-meets-interval",
        ),
        pytest.param(
            {"age": OneOf({1, 2, 3}, negated=True)},
            {"age": Between(least=1, most=3)},
            False,
            False,
            id="complement-of-all-the-interval",
        ),
        pytest.param(
            {"age": Between(least=1, most=3)},
            {"age": OneOf({1, 2, 3}, negated=True)},
            False,
            False,
            id="interval-all-complemented",
        ),
        pytest.param(
            {"age": Between(least=1)},
            {"age": OneOf({1, 2}, negated=True)},
            False,
            True,
            id="open-interval-complement",
        ),
        pytest.param(
            {"age": OneOf({1}, negated=True)},
            {"age": OneOf({1, 2}, negated=True)},
            True,
            True,
            id="complements",
        ),
        pytest.param(
            {"age": OneOf({1, 2}, negated=True)},
            {"age": OneOf({1}, negated=True)},
            False,
            True,
            id="complements-the-other-way",
        ),
        pytest.param(
            {"age": OneOf({1, 2})},
            {"age": OneOf({1}, negated=True)},
            False,
            True,
            id="set-complement",
        ),
        pytest.param(
            {"name": OneOf({"a"}, negated=True)},
            {"name": OneOf({"b"})},
            True,
            True,
            id="open-text",
        ),
        pytest.param(
            {"place": OneOf({"village"})},
            {"place": OneOf({"community"}, negated=True)},
            True,
            True,
            id="closed-complement",
        ),
        pytest.param(
            {"place": OneOf({"village"}, negated=True)},
            {"place": OneOf({"community"}, negated=True)},
            False,
            False,
            id="closed-complements",
        ),
        pytest.param(
            {"flag": OneOf({True})}, {"flag": OneOf({False}, negated=True)}, True, True, id="flag"
        ),
        pytest.param({"flag": OneOf({True, False})}, {}, True, True, id="flag-of-both"),
        pytest.param({"place": OneOf(CLOSED.values)}, {}, True, True, id="every-listed-value"),
        pytest.param({"place": OneOf({"village"})}, {}, False, True, id="not-every-value"),
        pytest.param(
            {"flag": OneOf({True})},
            {"place": OneOf(CLOSED.values, negated=True)},
            True,
            False,
            id="nothing-lies-in-everything",
        ),
        pytest.param(
            {"place": OneOf(CLOSED.values, negated=True)}, {}, False, False, id="nothing-outside"
        ),
        pytest.param(
            {"age": Between(least=1), "flag": OneOf({True})},
            {"age": Between(least=2)},
            False,
            True,
            id="two-facts-one",
        ),
        pytest.param(
            {"age": Between(least=1)},
            {"age": Between(least=2), "flag": OneOf({True})},
            True,
            True,
            id="one-fact-two",
        ),
        pytest.param(
            {"age": Between(least=1), "flag": OneOf({True})},
            {"age": Between(least=2), "flag": OneOf({False})},
            False,
            False,
            id="one-fact-apart",
        ),
    ],
)
def test_boxes_are_compared_exactly(
    outer: dict[str, Constraint],
    inner: dict[str, Constraint],
    *,
    contains: bool,
    intersects: bool,
) -> None:
    assert Box(outer).contains(Box(inner), KINDS) is contains
    assert Box(outer).intersects(Box(inner), KINDS) is intersects
    assert Box(inner).intersects(Box(outer), KINDS) is intersects


def test_without_kinds_every_fact_is_taken_as_open() -> None:
    listed = Box({"place": OneOf(CLOSED.values)})
    assert listed.contains(EVERYTHING, KINDS)
    assert not listed.contains(EVERYTHING)
    village, not_community = (
        Box({"place": OneOf({"village"})}),
        Box({"place": OneOf({"community"}, negated=True)}),
    )
    assert village.contains(not_community, KINDS)
    assert not village.contains(not_community)


# How files write them


def parse(table: Mapping[str, Any]) -> Box:
    return parse_box(table, KINDS, name="x.toml", path="rule[2].when")


def problems(table: Mapping[str, Any]) -> tuple[Problem, ...]:
    with pytest.raises(PayloadError) as caught:
        parse(table)
    assert caught.value.name == "x.toml"
    return caught.value.problems


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        pytest.param("place", "village", OneOf({"village"}), id="value"),
        pytest.param("flag", False, OneOf({False}), id="false"),
        pytest.param("age", 0, OneOf({0}), id="zero"),
        pytest.param("on", DAY, OneOf({DAY}), id="day"),
        pytest.param("name", "", OneOf({""}), id="empty-text"),
        pytest.param(
            "place", ["village", "community"], OneOf({"village", "community"}), id="values"
        ),
        pytest.param("place", {"not": "village"}, OneOf({"village"}, negated=True), id="not"),
        pytest.param("age", {"not": [1, 2]}, OneOf({1, 2}, negated=True), id="not-values"),
        pytest.param("age", {"min": 16}, Between(least=16), id="min"),
        pytest.param("age", {"max": 16}, Between(most=16), id="max"),
        pytest.param("age", {"min": 0, "max": 0}, Between(least=0, most=0), id="min-max"),
        pytest.param("age", {"max": 2, "min": 1}, Between(least=1, most=2), id="max-min"),
        pytest.param(
            "on", {"min": DAY, "max": NEXT}, Between(least=DAY, most=NEXT), id="days-between"
        ),
    ],
)
def test_the_forms_of_a_condition(key: str, value: object, expected: Constraint) -> None:
    assert parse({key: value}) == Box({key: expected})


def test_an_empty_table_is_everything() -> None:
    assert parse({}) == EVERYTHING


def test_lines_are_joined() -> None:
    assert parse({"flag": True, "age": {"min": 1}}) == Box(
        {"flag": OneOf({True}), "age": Between(least=1)}
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("place", "town", id="unlisted"),
        pytest.param("place", ["village", "town"], id="one-unlisted"),
        pytest.param("place", [], id="no-values"),
        pytest.param("place", {"not": []}, id="not-of-nothing"),
        pytest.param("place", {"min": "a"}, id="interval-of-text"),
        pytest.param("place", {}, id="empty-table"),
        pytest.param("place", ["village", ["community"]], id="list-in-list"),
        pytest.param("place", {"not": {"not": "village"}}, id="not-not"),
        pytest.param("place", None, id="none"),
        pytest.param("flag", "true", id="text-for-flag"),
        pytest.param("flag", 1, id="number-for-flag"),
        pytest.param("flag", {"min": False}, id="interval-of-flags"),
        pytest.param("age", "16", id="text-for-number"),
        pytest.param("age", True, id="flag-for-number"),
        pytest.param("age", 16.0, id="fraction"),
        pytest.param("age", [1, True], id="flag-among-numbers"),
        pytest.param("age", {"min": "16"}, id="text-bound"),
        pytest.param("age", {"min": True}, id="flag-bound"),
        pytest.param("age", {"min": DAY}, id="day-bound-for-number"),
        pytest.param("age", {"min": 2, "max": 1}, id="crossed"),
        pytest.param("age", {"min": 1, "most": 2}, id="other-key"),
        pytest.param("age", {"not": 1, "min": 2}, id="not-with-min"),
        pytest.param("age", {"not": {"min": 1}}, id="not-of-an-interval"),
        pytest.param("age", {"min": None}, id="none-bound"),
        pytest.param("on", "2024-01-01", id="text-for-day"),
        pytest.param("on", MOMENT, id="moment-for-day"),
        pytest.param("on", {"min": 1}, id="number-bound-for-day"),
    ],
)
def test_values_that_a_fact_cannot_take_are_refused(key: str, value: object) -> None:
    (problem,) = problems({key: value})
    assert (problem.path, problem.code) == (f"rule[2].when.{key}", "value")
    assert problem.message.zh.endswith(f"收到 `{value}`")
    assert problem.message.en.endswith(f"found `{value}`")


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("place", "应为 community、village（", "expected community, village ("),
        ("flag", "应为 true/false（", "expected true or false ("),
        ("name", "应为 文字（", "expected a text ("),
        ("age", "应为 整数（", "expected a whole number ("),
        ("on", "应为 日期（", "expected a day ("),
    ],
)
def test_the_message_says_what_the_fact_can_be(key: str, zh: str, en: str) -> None:
    (problem,) = problems({key: 1.5})
    assert problem.message.zh.startswith(zh)
    assert problem.message.en.startswith(en)


def test_a_fact_that_is_not_declared_is_refused_with_those_that_are() -> None:
    (problem,) = problems({"aeg": 16})
    assert (problem.path, problem.code) == ("rule[2].when.aeg", "unknown-key")
    assert problem.message.zh == ("没有名为 `aeg` 的事实；可用的有：age、flag、name、on、place")
    assert problem.message.en == ("no fact is called `aeg`; there are: age, flag, name, on, place")


def test_of_many_facts_those_are_told_that_look_alike() -> None:
    kinds = {f"fact_{n}": FactKind(int) for n in range(20)} | {"age": FactKind(int)}
    with pytest.raises(PayloadError) as caught:
        parse_box({"aeg": 16, "zzz": 1}, kinds, name="x.toml", path="when")
    assert [problem.message.en for problem in caught.value.problems] == [
        "no fact is called `aeg`; look alike: age",
        "no fact is called `zzz`; look alike: none",
    ]
    assert caught.value.problems[0].message.zh == "没有名为 `aeg` 的事实；相近的有：age"


def test_all_problems_are_told_at_once() -> None:
    found = problems({"aeg": 16, "age": "x", "flag": True, "on": 3})
    assert [(p.path.rpartition(".")[2], p.code) for p in found] == [
        ("aeg", "unknown-key"),
        ("age", "value"),
        ("on", "value"),
    ]


def test_a_refusal_is_one_of_ours() -> None:
    with pytest.raises(GovsvcError):
        parse({"x": 1})


def test_a_condition_does_not_follow_later_changes_of_its_table() -> None:
    values: list[Any] = ["village"]
    box = parse({"place": values})
    values.append("community")
    assert box == Box({"place": OneOf({"village"})})


def test_constraints_of_any_iterable_are_kept() -> None:
    values: Iterable[str] = (value for value in ("a", "b"))
    assert OneOf(values).test("b")


def test_bounds_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        Between(1, 2)  # type: ignore[call-arg]


def test_negation_is_given_by_name() -> None:
    with pytest.raises(TypeError):
        OneOf({"a"}, True)  # type: ignore[call-arg]  # noqa: FBT003
