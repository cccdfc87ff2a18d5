"""Laws of conditions: Kleene logic, and boxes held against every case of a small world."""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import event, example, given
from hypothesis import strategies as st

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
from govsvc.errors import PayloadError
from govsvc.unknown import UNKNOWN, Maybe

TRUTHS: st.SearchStrategy[Maybe[bool]] = st.sampled_from([True, False, UNKNOWN])
MANY = st.lists(TRUTHS, max_size=6)


def completions(truths: list[Maybe[bool]]) -> Iterator[list[bool]]:
    """Every way of finding out what is unknown."""
    for told in itertools.product(*([t] if t is not UNKNOWN else [True, False] for t in truths)):
        yield list(told)


def agreed(answers: Iterator[bool]) -> Maybe[bool]:
    """The one answer of all completions, or UNKNOWN."""
    found = set(answers)
    return found.pop() if len(found) == 1 else UNKNOWN


@given(MANY)
def test_and_or_are_what_every_completion_agrees_on(truths: list[Maybe[bool]]) -> None:
    assert all_of(truths) is agreed(all(told) for told in completions(truths))
    assert any_of(truths) is agreed(any(told) for told in completions(truths))


@given(MANY)
def test_de_morgan(truths: list[Maybe[bool]]) -> None:
    assert negate(all_of(truths)) is any_of(map(negate, truths))
    assert negate(any_of(truths)) is all_of(map(negate, truths))


@given(TRUTHS)
def test_double_negation(truth: Maybe[bool]) -> None:
    assert negate(negate(truth)) is truth


@given(MANY, MANY)
def test_and_or_may_be_grouped_and_turned_around(
    some: list[Maybe[bool]], more: list[Maybe[bool]]
) -> None:
    for judge in (all_of, any_of):
        assert judge([judge(some), judge(more)]) is judge(more + some)
        assert judge(some + some) is judge(some)


@given(TRUTHS, TRUTHS)
def test_absorption(one: Maybe[bool], two: Maybe[bool]) -> None:
    assert all_of([one, any_of([one, two])]) is one
    assert any_of([one, all_of([one, two])]) is one


@given(st.lists(st.tuples(TRUTHS, st.booleans()), max_size=6))
def test_forgetting_never_turns_an_answer(pairs: list[tuple[Maybe[bool], bool]]) -> None:
    known = [truth for truth, _ in pairs]
    less = [UNKNOWN if forgotten else truth for truth, forgotten in pairs]
    for judge in (all_of, any_of):
        assert judge(less) in (judge(known), UNKNOWN)


# Boxes against a small world. Beyond the values that constraints name, one more value on either
# side stands for all the others, so that the small world tells the truth about the open ones.

DAYS = [dt.date(2024, 2, 26) + dt.timedelta(n) for n in range(6)]
KINDS = {
    "place": FactKind(str, {"village", "community", "town"}),
    "flag": FactKind(bool),
    "name": FactKind(str),
    "age": FactKind(int),
    "on": FactKind(dt.date),
}
NAMED: dict[str, list[Any]] = {
    "place": ["village", "community", "town"],
    "flag": [False, True],
    "name": ["a", "b"],
    "age": [-1, 0, 1, 2],
    "on": DAYS[1:-1],
}
WORLD: dict[str, list[Any]] = {
    **NAMED,
    "name": ["a", "b", "another"],
    "age": [-2, -1, 0, 1, 2, 3],
    "on": DAYS,
}


@st.composite
def sets(draw: st.DrawFn, name: str) -> OneOf:
    values = draw(st.sets(st.sampled_from(NAMED[name]), min_size=1))
    return OneOf(values, negated=draw(st.booleans()))


@st.composite
def intervals(draw: st.DrawFn, name: str) -> Between:
    values = st.sampled_from(NAMED[name])
    least, most = sorted([draw(values), draw(values)])
    return draw(
        st.sampled_from([Between(least=least), Between(most=most), Between(least=least, most=most)])
    )


def constraints(name: str) -> st.SearchStrategy[Constraint]:
    return sets(name) | intervals(name) if name in {"age", "on"} else sets(name)


@st.composite
def boxes(draw: st.DrawFn, facts: tuple[str, ...] = tuple(KINDS)) -> Box:
    """A box over up to two of the facts; shrinks to `EVERYTHING`."""
    names = draw(st.lists(st.sampled_from(facts), unique=True, max_size=2))
    return Box({name: draw(constraints(name)) for name in names})


def holds(constraint: Constraint, value: Any) -> bool:  # noqa: ANN401 - any value of a fact
    """What a constraint says, written once more."""
    match constraint:
        case OneOf(values=values, negated=True):
            return all(value != other for other in values)
        case OneOf(values=values):
            return any(value == other for other in values)
        case Between(least=least, most=most):
            return (least is None or least <= value) and (most is None or value <= most)


def cases(*some: Box) -> Iterator[dict[str, Any]]:
    """Every case of the world, over the facts that the boxes name."""
    names = sorted({name for box in some for name in box.constraints})
    for values in itertools.product(*(WORLD[name] for name in names)):
        yield dict(zip(names, values, strict=True))


def inside(box: Box, case: Mapping[str, Any]) -> bool:
    return all(holds(constraint, case[name]) for name, constraint in box.constraints.items())


@given(boxes(), boxes())
@example(
    Box({"age": OneOf({0, 1, 2})}), Box({"age": Between(least=0, most=2)})
)  # a list that names a whole interval
@example(Box({"age": OneOf({0, 1}, negated=True)}), Box({"age": Between(least=0, most=1)}))
@example(Box({"flag": OneOf({True})}), Box({"place": OneOf(NAMED["place"], negated=True)}))
def test_contains_is_what_every_case_says(outer: Box, inner: Box) -> None:
    expected = all(inside(outer, case) for case in cases(outer, inner) if inside(inner, case))
    event(f"contains {expected}")
    assert outer.contains(inner, KINDS) is expected


@given(boxes(), boxes())
@example(Box({"age": OneOf({0, 1}, negated=True)}), Box({"age": Between(least=0, most=1)}))
@example(EVERYTHING, Box({"flag": OneOf({True, False}, negated=True)}))
def test_intersects_is_what_some_case_says(one: Box, two: Box) -> None:
    expected = any(inside(one, case) and inside(two, case) for case in cases(one, two))
    event(f"intersects {expected}")
    assert one.intersects(two, KINDS) is expected
    assert two.intersects(one, KINDS) is expected


@given(boxes(("name", "age", "on")), boxes(("name", "age", "on")))
def test_kinds_change_nothing_where_facts_are_open(one: Box, two: Box) -> None:
    assert one.contains(two) is one.contains(two, KINDS)
    assert one.intersects(two) is one.intersects(two, KINDS)


@given(boxes(), boxes())
def test_without_kinds_no_containment_is_claimed_and_no_meeting_missed(one: Box, two: Box) -> None:
    if one.contains(two):
        assert one.contains(two, KINDS)
    if one.intersects(two, KINDS):
        assert one.intersects(two)


@given(boxes())
def test_every_box_lies_in_itself_and_in_everything(box: Box) -> None:
    assert box.contains(box, KINDS)
    assert EVERYTHING.contains(box, KINDS)


@given(boxes(("age", "place")), boxes(("age", "place")), boxes(("age", "place")))
def test_containment_passes_on(one: Box, two: Box, three: Box) -> None:
    if one.contains(two, KINDS) and two.contains(three, KINDS):
        event("chain")
        assert one.contains(three, KINDS)
    if one.contains(two, KINDS) and two.intersects(three, KINDS):
        assert one.intersects(three, KINDS)


@given(boxes(), st.data())
def test_a_box_judges_known_facts_as_its_lines_say(box: Box, draws: st.DataObject) -> None:
    case = draws.draw(st.sampled_from(list(cases(box))))
    assert box.test(case) is inside(box, case)


@given(boxes(), st.data())
def test_forgetting_a_fact_gives_the_same_or_unknown(box: Box, draws: st.DataObject) -> None:
    case = draws.draw(st.sampled_from(list(cases(box))))
    gone = draws.draw(st.sets(st.sampled_from(sorted(KINDS))))
    less: dict[str, Maybe[Scalar]] = {
        name: UNKNOWN if name in gone else value for name, value in case.items()
    }
    assert box.test(less) in (box.test(case), UNKNOWN)
    left_out = {name: value for name, value in case.items() if name not in gone}
    assert box.test(left_out) is box.test(less)


def written(constraint: Constraint, *, plain: bool) -> Any:  # noqa: ANN401 - any TOML value
    """A constraint as data files write it."""
    match constraint:
        case Between(least=least, most=most):
            return {k: v for k, v in (("min", least), ("max", most)) if v is not None}
        case OneOf(values=values, negated=negated):
            listed: Any = list(values)
            if plain and len(listed) == 1:
                (listed,) = listed
            return {"not": listed} if negated else listed


@given(boxes(), st.booleans())
def test_what_is_written_is_read(box: Box, plain: bool) -> None:  # noqa: FBT001
    table = {name: written(line, plain=plain) for name, line in box.constraints.items()}
    assert parse_box(table, KINDS, name="x.toml", path="when") == box


VALUES = st.recursive(
    st.sampled_from(["village", "a", "", 0, 3, True, False, 1.5, None, *DAYS[:2], dt.time(1)]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["not", "min", "max", "x"]), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*KINDS, "other", ""]), VALUES, max_size=3))
@example({"place": {"not": {"not": "village"}}})
def test_any_table_is_read_or_refused(table: dict[str, Any]) -> None:
    try:
        box = parse_box(table, KINDS, name="x.toml", path="when")
    except PayloadError as error:
        refusal = error
    else:
        event("read")
        assert box.constraints.keys() == table.keys()
        again = {name: written(line, plain=False) for name, line in box.constraints.items()}
        assert parse_box(again, KINDS, name="x.toml", path="when") == box
        return
    event("refused")
    assert {problem.code for problem in refusal.problems} <= {"value", "unknown-key"}
    assert {problem.path for problem in refusal.problems} <= {f"when.{name}" for name in table}
