"""What an analysis says of rules, held against a walk through all cases."""

import datetime as dt
import itertools
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs
from hypothesis import event, example, given
from hypothesis import strategies as st

from govsvc.conditions import Box, Scalar
from govsvc.decisions import ChangeKind, Effect, Rule, RuleSet, analyse, compare
from govsvc.decisions.evaluation import Case, evaluate, open_rules, outcome
from govsvc.testing.decisions import SAMPLE_ITEMS, Choose, choosing, make_rule, make_rules, rule_set
from govsvc.unknown import UNKNOWN, Maybe
from oracles.decision_oracle import item_facts, only

FACTS: Mapping[str, Sequence[Scalar]] = {
    "act": ("collect", "sign", "submit"),
    "day": tuple(dt.date(2026, 2, 28) + dt.timedelta(days=n) for n in range(7)),
    "signed": (False, True),
    "age": range(-1, 5),
    "eldest": range(-1, 5),
    "signed_or_able": (False, True),
}
"""Values on either side of every border that the sample draws."""
ITEMS = ("i0", "i1", "i2", "i3", "i?")


def read_by(rules: Sequence[Rule]) -> list[str]:
    boxes = [box for rule in rules for box in (rule.header.when, *rule.header.unless, rule.must)]
    return [name for name in FACTS if any(name in box.constraints for box in boxes)]


def facts_of(item: Maybe[str], known: Mapping[str, Any]) -> dict[str, Any]:
    return {**dict.fromkeys(FACTS, UNKNOWN), **known, **item_facts(SAMPLE_ITEMS, item)}


def cases(
    rules: RuleSet, named: Sequence[str], *, items: Sequence[str] = ITEMS, partly: bool = False
) -> Iterator[Case]:
    """All cases in the facts named; *partly*: also those in which some are not known."""
    more: tuple[Any, ...] = (UNKNOWN,) if partly else ()
    for item in (*items, *more):
        for values in itertools.product(*((*FACTS[name], *more) for name in named)):
            known = dict(zip(named, values, strict=True))
            yield evaluate(rules, facts_of(item, known), item)


def few_rules(choose: Choose) -> tuple[Rule, ...]:
    """Rules that read at most three facts besides the item; one may be like another, narrower."""
    sources = choose([("law", "regulation", "document", "draft"), ("document",)])
    rules = fitting(make_rules(choose, max_size=12, sources=sources))
    models = choose([(), rules])
    return (*rules, narrower(choose(models), choose(models))) if models else rules


def fitting(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Those of the rules that together read at most three facts."""
    kept: list[Rule] = []
    for rule in rules:
        if len(read_by([*kept, rule])) <= 3:
            kept.append(rule)
    return tuple(only(kept, {rule.id for rule in kept}))


def narrower(rule: Rule, other: Rule) -> Rule:
    when = Box({**other.header.when.constraints, **rule.header.when.constraints})
    return attrs.evolve(rule, header=attrs.evolve(rule.header, id="narrower", when=when))


def seeded(seed: int) -> tuple[Rule, ...]:
    return few_rules(random.Random(seed).choice)  # noqa: S311 - no secret


DRAWN: Callable[..., st.SearchStrategy[tuple[Rule, ...]]] = choosing(few_rules)


def some_rules() -> st.SearchStrategy[tuple[Rule, ...]]:
    """Rules that shrink well, or that are many."""
    return DRAWN() | st.integers(0, 2**40).map(seeded)


ONE: Callable[..., st.SearchStrategy[Rule]] = choosing(make_rule)


def split(case: Mapping[str, Scalar]) -> tuple[Any, dict[str, Scalar]]:
    """The item of a case, and its other facts."""
    return case.get("item", UNKNOWN), {n: value for n, value in case.items() if n != "item"}


def pairs(found: Sequence[Any]) -> set[frozenset[str]]:
    return {frozenset({one.one, one.two}) for one in found}


@given(some_rules())
def test_conflicts_and_idle_rules_are_those_of_all_cases(drawn: tuple[Rule, ...]) -> None:
    rules = rule_set(drawn)
    found = analyse(rules)
    firing: set[str] = set()
    conflicts: set[frozenset[str]] = set()
    disagreements: set[frozenset[str]] = set()
    for case in cases(rules, read_by(drawn)):
        firing |= {case.active[position].rule.id for position in case.fires}
        standing = [case.active[p] for p, truth in case.stands.items() if truth is True]
        for one, two in itertools.combinations(standing, 2):
            pair = frozenset({one.rule.id, two.rule.id})
            if two in [case.active[p] for p in one.rivals] or one in [
                case.active[p] for p in two.rivals
            ]:
                conflicts.add(pair)
            said, told = one.rule.concludes, two.rule.concludes
            if any(said[name] != told[name] for name in said.keys() & told.keys()):
                disagreements.add(pair)
    assert not found.stopped
    assert set(found.never_fire) == {one.rule.id for one in rules.active} - firing
    assert pairs(found.conflicts) == conflicts
    assert pairs(found.disagreements) == disagreements
    for name in ("never_fire", "conflicts", "disagreements", "shadowed", "uncovered"):
        event(f"{name}: {bool(getattr(found, name))}")


@given(some_rules())
def test_in_the_case_that_is_told_both_stand(drawn: tuple[Rule, ...]) -> None:
    rules = rule_set(drawn)
    found = analyse(rules)
    for overlap in (*found.conflicts, *found.disagreements):
        item, known = split(overlap.case)
        case = evaluate(rules, facts_of(item, known), item)
        standing = {case.active[p].rule.id for p, truth in case.stands.items() if truth is True}
        assert {overlap.one, overlap.two} <= standing


@given(some_rules())
def test_without_the_shadowed_rules_no_outcome_changes(drawn: tuple[Rule, ...]) -> None:
    rules = rule_set(drawn)
    shadowed = {inner for inner, _ in analyse(rules).shadowed}
    event(f"{len(shadowed)} shadowed")
    fewer = rule_set(only(drawn, {rule.id for rule in drawn} - shadowed))
    named = read_by(drawn)
    for one, two in zip(
        cases(rules, named, partly=True), cases(fewer, named, partly=True), strict=True
    ):
        for strict in (False, True):
            assert outcome(one, strict=strict)[0] is outcome(two, strict=strict)[0]


@given(some_rules())
def test_an_uncovered_item_is_never_permitted(drawn: tuple[Rule, ...]) -> None:
    rules = rule_set(drawn)
    uncovered = analyse(rules).uncovered
    event(f"{len(uncovered)} uncovered")
    for case in cases(rules, read_by(drawn), items=uncovered):
        assert not case.permits


@given(some_rules(), st.integers(0, 12))
def test_a_search_that_is_stopped_says_so_and_finds_no_more(
    drawn: tuple[Rule, ...], limit: int
) -> None:
    rules = rule_set(drawn)
    short, whole = analyse(rules, limit=limit), analyse(rules)
    assert short == whole or short.stopped
    for name in ("conflicts", "disagreements", "shadowed", "never_fire", "uncovered"):
        assert set(map(str, getattr(short, name))) <= set(map(str, getattr(whole, name)))


# Two versions


@st.composite
def versions(draw: st.DrawFn) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Rules, and the same with one less, one more, or one that is another."""
    old = draw(some_rules())
    new = list(old)
    plain = [effect for effect in Effect if effect is not Effect.EXCEPT]
    what = draw(st.sampled_from(["add", "drop", "change"])) if old else "add"
    if what != "add":
        new = only(new, {rule.id for rule in old} - {draw(st.sampled_from(old)).id})
    if what != "drop":
        gone = [rule.id for rule in old if rule.id not in {one.id for one in new}]
        new.append(draw(ONE(gone[-1] if gone else "extra", effects=plain)))
    return old, fitting(new)


def sure(case: Case) -> bool:
    return outcome(case, strict=False)[0] != "needs_more" or not list(open_rules(case))


@given(versions())
@example(((), ()))
def test_a_change_is_told_with_a_case_if_there_is_one(
    drawn: tuple[tuple[Rule, ...], tuple[Rule, ...]],
) -> None:
    old, new = map(rule_set, drawn)
    found = compare(old, new)
    named = read_by([*drawn[0], *drawn[1]])
    changed: set[str] = set()
    for one, two in zip(cases(old, named), cases(new, named), strict=True):
        differ = outcome(one, strict=False)[0] is not outcome(two, strict=False)[0]
        if differ and sure(one) and sure(two):
            changed |= {case.active[p].rule.id for case in (one, two) for p in case.fires}
    assert not found.stopped
    assert found.items == ()
    stated = [{one.rule.id: one.rule for one in rules.active} for rules in (old, new)]
    ids = {n for n in {*stated[0], *stated[1]} if stated[0].get(n) != stated[1].get(n)}
    assert [change.rule for change in found.changes] == sorted(ids)
    assert {change.rule for change in found.changes if change.case is not None} == changed & ids
    for change in found.changes:
        event(f"{change.kind}, {change.before} to {change.after}")
        assert change.kind is kind_of(change.rule, stated)
        if change.case is not None:
            item, known = split(change.case)
            facts = facts_of(item, known)
            told = [outcome(evaluate(r, facts, item), strict=False)[0] for r in (old, new)]
            assert told == [change.before, change.after]


def kind_of(name: str, stated: Sequence[Mapping[str, Rule]]) -> ChangeKind:
    if name in stated[0]:
        return ChangeKind.CHANGED if name in stated[1] else ChangeKind.REMOVED
    return ChangeKind.ADDED
