"""Laws of decisions, held against the plain definitions and against all completions."""

import datetime as dt
import itertools
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs
from hypothesis import event, given
from hypothesis import strategies as st

from govsvc import from_dict, to_dict
from govsvc.decisions import (
    Decision,
    Effect,
    Outcome,
    Rule,
    RuleSet,
    certificate,
    decide,
    replay,
)
from govsvc.testing.decisions import (
    CHANGE_DAY,
    SAMPLE,
    SAMPLE_ITEMS,
    SAMPLE_PLACE,
    SAMPLE_SOURCES,
    Choose,
    Party,
    SampleRequest,
    choosing,
    forget,
    forgotten,
    make_request,
    make_rule,
    make_rules,
    requests,
    rule_set,
    rule_sets,
)
from govsvc.unknown import UNKNOWN
from oracles.decision_oracle import Oracle, item_facts, only

EVE = CHANGE_DAY - dt.timedelta(days=1)


@attrs.frozen
class World:
    """Rules, where and when they are asked, and what about."""

    rules: tuple[Rule, ...]
    on: dt.date
    assume: tuple[str, ...]
    strict: bool
    request: SampleRequest

    def set_of(self, rules: Sequence[Rule] | None = None, on: dt.date | None = None) -> RuleSet:
        chosen = self.rules if rules is None else rules
        return rule_set(chosen, on=on or self.on, assume=self.assume)

    def decide(
        self, request: SampleRequest | None = None, rules: Sequence[Rule] | None = None
    ) -> Decision:
        return decide(self.set_of(rules), request or self.request, strict=self.strict)


def make_world(choose: Choose, *, max_size: int = 8) -> World:
    return World(
        rules=make_rules(choose, max_size=max_size),
        on=choose((CHANGE_DAY, EVE)),
        assume=choose(((), ("draft",))),
        strict=choose((False, False, True)),
        request=forget(choose, make_request(choose)),
    )


worlds: Callable[..., st.SearchStrategy[World]] = choosing(make_world)
MORE_RULES: Callable[..., st.SearchStrategy[Rule]] = choosing(make_rule)


# The definitions


def facts_of(request: SampleRequest) -> Mapping[str, Any]:
    """The facts of the sample, read by hand."""
    party, helpers, signed = request.party, request.helpers, request.signed
    age: Any = UNKNOWN
    able: Any = UNKNOWN
    if party is None:
        age, able = 0, False
    elif party is not UNKNOWN:
        age, able = party.age, party.able
    eldest: Any = UNKNOWN
    if helpers is not UNKNOWN:
        ages: list[Any] = [helper.age for helper in helpers]
        eldest = UNKNOWN if UNKNOWN in ages else max([0, *ages])
    either: Any = UNKNOWN if UNKNOWN in (signed, able) else False
    if True in (signed, able):
        either = True
    told = {"act": request.act, "day": request.day, "signed": signed}
    told |= {"age": age, "eldest": eldest, "signed_or_able": either}
    return told | item_facts(SAMPLE_ITEMS, request.item)


def check_by_the_book(world: World) -> None:
    facts = facts_of(world.request)
    decision = world.decide()
    book = Oracle(
        all_rules=world.rules,
        sources=SAMPLE_SOURCES,
        facts=facts,
        place=SAMPLE_PLACE,
        on=world.on,
        assume=frozenset(world.assume),
        strict=world.strict,
    )
    expected = book.codes()
    unlisted = world.request.item == "i?" and any(":" in name for name in book.open_facts())
    if unlisted:
        expected.add("ITEM_NOT_COVERED")
    assert decision.outcome.value == book.outcome()
    assert set(decision.codes) == expected
    assert set(decision.unknown) == book.open_facts()
    assert decision.conclusions == book.conclusions()
    assert {one.code for one in decision.obligations} == book.obligations()
    assert {s.rule.id: s.stands for s in decision.standings} == {
        rule.id: UNKNOWN if book.stands(rule) is None else book.stands(rule)
        for rule in book.rules
        if book.fires(rule) is not False
    }


@given(worlds())
def test_it_is_by_the_book(world: World) -> None:
    event(world.decide().outcome.value)
    check_by_the_book(world)


@given(st.integers(0, 2**40))
def test_it_is_by_the_book_many_times(seed: int) -> None:
    """Twenty-five sets a seed: 125,000 in a nightly run."""
    for number in range(25):
        check_by_the_book(make_world(random.Random(seed + number).choice, max_size=12))  # noqa: S311


# Knowledge


def below(less: Decision, more: Decision) -> bool:
    """What is decided stays so; what needs more may become anything."""
    return less.outcome in (Outcome.NEEDS_MORE, more.outcome)


@given(worlds(), st.data())
def test_knowing_more_never_turns_an_answer(world: World, data: st.DataObject) -> None:
    less = world.decide(data.draw(forgotten(world.request)))
    more = world.decide()
    event(f"{less.outcome} to {more.outcome}")
    assert below(less, more)
    for name, value in less.conclusions.items():
        if value is not UNKNOWN:
            assert more.conclusions[name] == value
    assert set(more.missing) <= set(less.missing)


_LEAVES: Mapping[str, Sequence[Any]] = {
    "item": ("i0", "i1", "i2", "i3"),
    "act": ("collect", "sign", "submit"),
    "day": tuple(dt.date(2026, 3, n) for n in range(1, 6)),
    "signed": (False, True),
    "party.age": (0, 1, 2, 3),
    "party.able": (False, True),
    "helpers.age": (0, 1, 2, 3),
}


def built(leaves: Mapping[str, Any]) -> SampleRequest:
    """A request with one party and one helper, of which these inputs are known."""
    known = {**dict.fromkeys(_LEAVES, UNKNOWN), **leaves}
    return SampleRequest(
        item=known["item"],
        act=known["act"],
        day=known["day"],
        signed=known["signed"],
        party=Party(age=known["party.age"], able=known["party.able"]),
        helpers=(Party(age=known["helpers.age"], able=True),),
    )


@st.composite
def leaf_worlds(draw: st.DrawFn, most_unknown: int) -> tuple[World, dict[str, Any]]:
    """A world with few inputs unknown, and the known ones."""
    lost = draw(st.sets(st.sampled_from(sorted(_LEAVES)), max_size=most_unknown))
    known = {n: draw(st.sampled_from(v)) for n, v in _LEAVES.items() if n not in lost}
    return attrs.evolve(draw(worlds()), request=built(known)), known


def extensions(known: dict[str, Any], names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Everything that can come to be known of *names*, or stay unknown."""
    for values in itertools.product(*((UNKNOWN, *_LEAVES[name]) for name in names)):
        yield known | dict(zip(names, values, strict=True))


@given(leaf_worlds(3))
def test_no_completion_contradicts_an_answer(drawn: tuple[World, dict[str, Any]]) -> None:
    world, known = drawn
    rules = world.set_of()
    lost = [name for name in _LEAVES if name not in known]
    first = decide(rules, built(known), strict=world.strict)
    found = {
        decide(rules, built(one), strict=world.strict).outcome
        for one in extensions(known, lost)
        if UNKNOWN not in one.values()
    }
    event(f"{first.outcome} of {len(found)}")
    if first.outcome is not Outcome.NEEDS_MORE:
        assert found == {first.outcome}
    if len(found) > 1:
        assert "FACT_UNKNOWN" in first.codes


@given(leaf_worlds(3))
def test_what_can_change_the_outcome_is_missing(drawn: tuple[World, dict[str, Any]]) -> None:
    """In any state that can still come about, an answer that changes the outcome was asked for."""
    world, known = drawn
    rules = world.set_of()
    lost = [name for name in _LEAVES if name not in known]
    missing = decide(rules, built(known), strict=world.strict).missing
    changing = set()
    for name in lost:
        others = [one for one in lost if one != name]
        for state in extensions(known, others):
            before = decide(rules, built(state), strict=world.strict).outcome
            for value in _LEAVES[name]:
                after = decide(rules, built(state | {name: value}), strict=world.strict).outcome
                if after is not before:
                    changing.add(name)
    event(f"{len(missing) - len(changing)} missing that change nothing")
    assert changing <= set(missing)


@given(leaf_worlds(7))
def test_an_answer_leaves_less_to_ask(drawn: tuple[World, dict[str, Any]]) -> None:
    world, known = drawn
    rules = world.set_of()
    first = decide(rules, built(known), strict=world.strict)
    event(f"{len(first.missing)} missing")
    assert first.ask == first.missing[:3]
    assert set(first.missing) <= _LEAVES.keys() - known.keys()
    for name in first.missing:
        for value in _LEAVES[name]:
            later = decide(rules, built(known | {name: value}), strict=world.strict)
            assert set(later.missing) < set(first.missing)


@given(leaf_worlds(7), st.data())
def test_answering_what_is_asked_leaves_nothing_to_ask(
    drawn: tuple[World, dict[str, Any]], data: st.DataObject
) -> None:
    """Only an open list can then leave a fact unknown."""
    world, known = drawn
    rules = world.set_of()
    decision = decide(rules, built(known), strict=world.strict)
    while decision.ask:
        known[decision.ask[0]] = data.draw(st.sampled_from(_LEAVES[decision.ask[0]]))
        decision = decide(rules, built(known), strict=world.strict)
    if "FACT_UNKNOWN" in decision.codes:
        assert set(decision.unknown) <= {"list:open", "kind:k0", "kind:k1"}


# Rules


@given(worlds(), st.data())
def test_order_and_repetition_do_not_matter(world: World, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(world.rules * 2))
    other, same = world.decide(rules=shuffled), world.decide()
    assert other == same
    assert json.dumps(to_dict(other)) == json.dumps(to_dict(same))


@given(worlds(), MORE_RULES("extra", effects=[Effect.PROHIBIT]))
def test_one_more_prohibition_never_loosens(world: World, extra: Rule) -> None:
    strength = [Outcome.ALLOWED, Outcome.NEEDS_MORE, Outcome.DENIED]
    before = world.decide().outcome
    after = world.decide(rules=(*world.rules, extra)).outcome
    event(f"{before} to {after}")
    assert strength.index(after) >= strength.index(before)


@given(worlds(), st.data())
def test_drafts_change_nothing(world: World, data: st.DataObject) -> None:
    sources = ["draft", "template"] if not world.assume else ["template"]
    more = MORE_RULES("extra", earlier=world.rules, sources=sources)
    extra = data.draw(more)
    one, two = world.decide(), world.decide(rules=(*world.rules, extra))
    event(one.outcome.value)
    assert attrs.evolve(one, reasons=two.reasons, facts=two.facts) == two
    decisive = {"ITEM_NOT_COVERED", "DRAFT_SOURCE_ONLY", "RULE_NOT_IN_FORCE"}
    assert set(one.codes) ^ set(two.codes) <= decisive


@given(worlds(), st.integers(-3000, 3000))
def test_between_days_of_change_nothing_changes(world: World, shift: int) -> None:
    other = CHANGE_DAY + dt.timedelta(days=shift)
    start = CHANGE_DAY if other >= CHANGE_DAY else EVE
    one, two = (
        decide(world.set_of(on=day), world.request, strict=world.strict) for day in (start, other)
    )
    assert attrs.evolve(one, on=two.on, reasons=(), assumptions=()) == attrs.evolve(
        two, reasons=(), assumptions=()
    )
    assert one.codes == two.codes


@given(worlds())
def test_the_rules_that_are_cited_are_enough(world: World) -> None:
    decision = world.decide()
    cited = {standing.rule.id for standing in decision.standings}
    again = world.decide(rules=only(world.rules, cited))
    assert again.outcome is decision.outcome
    assert set(again.missing) == set(decision.missing)


# Answers


@given(worlds())
def test_every_answer_is_explained_and_kept(world: World) -> None:
    decision = world.decide()
    assert decision.reasons
    assert all(reason.text.zh and reason.text.en for reason in decision.reasons)
    assert decision.explain("zh")
    assert decision.explain("en")
    assert from_dict(Decision, json.loads(json.dumps(to_dict(decision)))) == decision


@given(worlds(), worlds())
def test_a_certificate_is_reproduced_or_says_what_differs(world: World, other: World) -> None:
    decision = world.decide()
    kept = json.loads(json.dumps(certificate(decision)))
    same = replay(kept, world.set_of())
    assert same.reproduced
    assert same.decision == decision
    told = replay(kept, other.set_of())
    assert told.reproduced is (not told.differences)
    if told.decision.outcome is not decision.outcome:
        assert "outcome" in [one.path for one in told.differences]


@given(rule_sets(), requests())
def test_every_request_gets_an_answer(rules: RuleSet, request_: SampleRequest) -> None:
    assert decide(rules, request_).outcome in Outcome


def test_the_sample_is_read_by_every_kind_of_path() -> None:
    assert {path for fact in SAMPLE.facts for path in fact.reads} == _LEAVES.keys() - {"item"}
