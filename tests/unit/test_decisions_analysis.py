"""What an analysis and a comparison say, case by case."""

import datetime as dt
from collections.abc import Sequence

import attrs
import pytest

from govsvc import from_dict, to_dict
from govsvc.conditions import Between, Box, FactKind, OneOf
from govsvc.decisions import (
    Analysis,
    ChangeKind,
    Comparison,
    Coverage,
    Effect,
    Fact,
    ItemRow,
    Listing,
    Outcome,
    Rule,
    RuleSet,
    Topic,
    analyse,
    change_days,
    compare,
)
from govsvc.testing.decisions import (
    CHANGE_DAY,
    SAMPLE,
    SAMPLE_ITEMS,
    SAMPLE_PLACE,
    SAMPLE_SOURCES,
    rule_set,
)
from govsvc.validity import Validity
from govsvc.wording import Text
from samples.small_rules import box, rule

P, N, Q, F, E = Effect.PERMIT, Effect.PROHIBIT, Effect.REQUIRE, Effect.REFER, Effect.EXCEPT
EVE = CHANGE_DAY - dt.timedelta(days=1)


def when(name: str, effect: Effect, condition: Box) -> Rule:
    one = rule(name, effect)
    return attrs.evolve(one, header=attrs.evolve(one.header, when=condition))


# Conflicts


def test_a_conflict_is_told_with_what_matters() -> None:
    rules = [
        rule("may", P, "law", {"act": "sign"}, shields=["g"]),
        rule("no", N, "other_law", {"signed": True, "kind_k1": True}, ground="g"),
    ]
    [found] = analyse(rule_set(rules)).conflicts
    assert {found.one, found.two} == {"may", "no"}
    assert dict(found.case) == {"item": "i1", "act": "sign", "signed": True}
    assert found.certain


def test_an_exception_that_always_applies_ends_a_conflict() -> None:
    rules = [
        rule("may", P, shields=["g"]),
        rule("no", N, "other_law", {"act": "sign"}, ground="g"),
        rule("but", E, overrides=["no"]),
    ]
    assert analyse(rule_set(rules)).conflicts == ()


def test_facts_of_one_input_are_not_certain_to_meet() -> None:
    rules = [
        rule("one", P, "law", {"signed": False}, concludes={"form": "a"}),
        rule("two", P, "law", {"signed_or_able": True}, concludes={"form": "b"}),
    ]
    [found] = analyse(rule_set(rules)).disagreements
    assert not found.certain


def test_conclusions_under_other_names_do_not_disagree() -> None:
    rules = [rule("one", P, concludes={"form": "a"}), rule("two", P, concludes={"kind": "b"})]
    assert analyse(rule_set(rules)).disagreements == ()


# Shadowed


@pytest.mark.parametrize(
    ("inner", "outer", "shadowed"),
    [
        pytest.param(
            rule("in", P, "law", {"act": "sign", "age": 3}), rule("out", P, "law", {"act": "sign"}),
            [("in", "out")], id="inside",
        ),
        pytest.param(rule("in", P), rule("out", P), [("out", "in")], id="the-same"),
        pytest.param(
            rule("in", P, "law", {"act": "sign"}), rule("out", N), [], id="another-effect"
        ),
        pytest.param(
            rule("in", P, unless=[box(act="sign")]), rule("out", P, "law", {"age": 3}), [],
            id="not-inside",
        ),
        pytest.param(
            rule("in", P, "law", {"age": 3}), rule("out", P, unless=[box(act="sign")]), [],
            id="outside-the-unless",
        ),
        pytest.param(
            rule("in", P, "law", {"age": 3}, unless=[box(act="sign")]),
            rule("out", P, unless=[box(act="sign", age=1)]),
            [("in", "out")], id="inside-the-unless",
        ),
        pytest.param(
            rule("in", P, "law", {"age": 3}, shields=["g"]), rule("out", P),
            [("in", "out")], id="a-shield-without-a-use",
        ),
        pytest.param(
            rule("in", Q, must=box(act="sign")), rule("out", Q, must=box(act="sign", age=1)),
            [("in", "out")], id="a-weaker-demand",
        ),
        pytest.param(
            rule("in", P, "law", {"age": 3}, concludes={"form": "a"}), rule("out", P), [],
            id="with-a-conclusion",
        ),
        pytest.param(
            rule("in", P, "law", {"age": 3}, owes=["tell"]), rule("out", P), [],
            id="with-an-obligation",
        ),
    ],
)  # fmt: skip
def test_a_rule_inside_another_is_shadowed(
    inner: Rule, outer: Rule, shadowed: Sequence[tuple[str, str]]
) -> None:
    assert [*analyse(rule_set([inner, outer])).shadowed] == [*shadowed]


def test_what_lifts_or_defeats_more_is_not_shadowed() -> None:
    rules = [
        rule("in", P, "law", {"age": 3}, shields=["g"]),
        rule("out", P),
        rule("no", N, "document", ground="g"),
        rule("clash", N, "other_law", ground="g"),
    ]
    assert analyse(rule_set(rules)).shadowed == ()
    excepted = [rule("in", N, "law", {"age": 3}), rule("out", N), rule("but", E, overrides=["out"])]
    assert analyse(rule_set(excepted)).shadowed == ()


# Idle rules and gaps


@pytest.mark.parametrize(
    ("condition", "fires"),
    [
        (Box({"act": OneOf({"sign", "submit", "collect"}, negated=True)}), False),
        (Box({"age": Between(least=3)}), True),
        (Box({"day": Between(most=dt.date.min)}), True),
        (Box({"day": Between(least=dt.date.max)}), True),
        (Box({"day": OneOf({dt.date(2026, 1, 1)}, negated=True)}), True),
        (Box({"age": OneOf((), negated=True), "day": OneOf((), negated=True)}), True),
        (Box({"age": OneOf(())}), False),
        (box(list_closed=False), True),
        (box(list_open=True), True),
        (box(list_open=False), True),
        (Box({"kind:k0": OneOf({True}), "kind:k1": OneOf({False})}), True),
        (Box({"kind:k0": OneOf({False}), "list:closed": OneOf({True})}), True),
    ],
)
def test_a_rule_that_nothing_can_meet_never_fires(condition: Box, fires: bool) -> None:  # noqa: FBT001
    found = analyse(rule_set([when("r", P, condition)])).never_fire
    assert found == (() if fires else ("r",))


def test_an_exclusion_of_everything_never_fires() -> None:
    one = rule("r", P, "law", {"act": "sign"}, unless=[box(signed=True), box(signed=False)])
    assert analyse(rule_set([one])).never_fire == ("r",)


def test_items_that_nothing_can_permit() -> None:
    assert analyse(rule_set([rule("p", P, "law", {"kind_k1": True})])).uncovered == ("i0",)
    assert analyse(rule_set([rule("p", P)])).uncovered == ()


NAMED = Topic(
    name="sample",
    label=Text(zh="事项", en="named"),
    request_type=SAMPLE.request_type,
    item="item",
    facts=[
        *SAMPLE.facts,
        Fact(name="item", kind=FactKind(str), label=Text(zh="事项", en="item"), reads=["item"]),
        Fact(name="free", kind=FactKind(str), label=Text(zh="文字", en="text"), reads=["act"]),
    ],
)


def named(*rules: Rule, items: Sequence[ItemRow] = SAMPLE_ITEMS) -> RuleSet:
    return RuleSet.build(
        NAMED,
        rules,
        sources=SAMPLE_SOURCES,
        coverage=[Coverage(pack="x", topic="sample")],
        place=SAMPLE_PLACE,
        on=CHANGE_DAY,
        items=items,
    )


def test_an_item_and_its_kinds_go_together() -> None:
    never = rule("r", P, "law", {"item": "i0", "kind_k1": True})
    other = when("s", P, Box({"item": OneOf({"i1"}, negated=True), "kind:k1": OneOf({True})}))
    found = analyse(named(never, other))
    assert found.never_fire == ("r",)
    assert found.uncovered == ("i0", "i1")


def test_a_text_that_nobody_names_is_tried_too() -> None:
    other = when("r", P, Box({"free": OneOf({"x", "y"}, negated=True)}))
    never = when("s", P, Box({"free": OneOf(())}))
    assert analyse(named(other, never)).never_fire == ("s",)


def test_what_an_open_list_leaves_open_is_no_case() -> None:
    rules = [
        rule("one", P, "law", {"list_open": False}, concludes={"form": "a"}),
        rule("two", P, "law", {"list_open": False}, concludes={"form": "b"}),
    ]
    assert analyse(rule_set(rules)).disagreements == ()


# Predecessors


LATER = rule("new", N, days=(CHANGE_DAY, None), code="SAME")
EARLIER = rule("old", N, days=(None, EVE), code="SAME")


def covered_since(first: dt.date, *rules: Rule) -> RuleSet:
    span = Validity(valid_from=first)
    return RuleSet.build(
        SAMPLE,
        rules,
        sources=SAMPLE_SOURCES,
        coverage=[Coverage(pack="x", topic="sample", span=span)],
        place=SAMPLE_PLACE,
        on=CHANGE_DAY,
    )


@pytest.mark.parametrize(
    ("first", "rules", "missing"),
    [
        pytest.param(EVE, [LATER], ["new"], id="alone"),
        pytest.param(EVE, [LATER, EARLIER], [], id="followed"),
        pytest.param(CHANGE_DAY, [LATER], [], id="not-covered-before"),
        pytest.param(EVE, [rule("new", N, "coming")], ["new"], id="by-its-source"),
        pytest.param(
            EVE, [rule("new", N, "coming", code="A"), rule("old", N, "gone", code="A")], [],
            id="by-both-sources",
        ),
        pytest.param(EVE, [rule("p", N)], [], id="since-ever"),
        pytest.param(EVE, [rule("p", N, "draft")], [], id="a-draft"),
        pytest.param(EVE, [rule("p", N, days=(dt.date.min, None))], [], id="the-first-day"),
    ],
)  # fmt: skip
def test_a_rule_without_a_predecessor(
    first: dt.date, rules: Sequence[Rule], missing: Sequence[str]
) -> None:
    assert [*analyse(covered_since(first, *rules)).without_predecessor] == [*missing]


# As a whole


def test_an_analysis_can_be_narrowed_and_kept() -> None:
    rules = [
        rule("may", P, shields=["g"], concludes={"form": "a"}),
        rule("no", N, "other_law", {"act": "sign"}, ground="g", concludes={"form": "b"}),
        rule("in", P, "law", {"kind_k1": True}),
        when("never", F, Box({"signed": OneOf({True, False}, negated=True)})),
    ]
    whole = analyse(rule_set(rules))
    assert (len(whole.conflicts), len(whole.disagreements)) == (1, 1)
    assert (whole.shadowed, whole.never_fire) == ((("in", "may"),), ("never",))
    assert whole.about({"may", "never", "no", "in"}, {"i0"}) == whole
    nothing = whole.about((), ())
    assert nothing == Analysis(
        conflicts=(), disagreements=(), shadowed=(), never_fire=(), uncovered=(),
        without_predecessor=(), stopped=False,
    )  # fmt: skip
    assert from_dict(Analysis, to_dict(whole)) == whole


def test_a_search_without_a_budget_finds_nothing() -> None:
    stopped = analyse(rule_set([rule("may", P), rule("in", P, "law", {"act": "sign"})]), limit=0)
    assert stopped.stopped
    assert (stopped.never_fire, stopped.uncovered, stopped.shadowed) == ((), (), ())


def test_the_days_on_which_an_answer_can_change() -> None:
    spans = [
        Coverage(pack="x", topic="sample", span=Validity(valid_from=dt.date(2020, 1, 1))),
        Coverage(pack="x", topic="sample", span=Validity(valid_to=dt.date.max)),
    ]
    rules = [LATER, EARLIER, rule("c", P, "gone")]
    assert change_days(rules, SAMPLE_SOURCES, spans) == (
        dt.date(2000, 1, 1),
        dt.date(2020, 1, 1),
        CHANGE_DAY,
    )


# Two versions


def test_what_changed_is_told_with_a_case() -> None:
    old = rule_set([rule("may", P), rule("no", N, "law", {"age": 3}), rule("gone", N)])
    new = rule_set([rule("may", P), rule("no", N, "law", {"age": 2}), rule("extra", P)])
    found = compare(old, new)
    assert [(c.kind, c.rule) for c in found.changes] == [
        (ChangeKind.ADDED, "extra"),
        (ChangeKind.REMOVED, "gone"),
        (ChangeKind.CHANGED, "no"),
    ]
    gone = found.changes[1]
    assert (gone.before, gone.after) == (Outcome.DENIED, Outcome.ALLOWED)
    assert gone.case == {"age": 1}
    assert from_dict(Comparison, to_dict(found)) == found


def test_nothing_changed() -> None:
    assert compare(rule_set([LATER]), rule_set([LATER])) == Comparison(
        changes=(), items=(), stopped=False
    )


def test_a_source_of_another_rank_is_a_change() -> None:
    rules = [rule("may", P), rule("no", N), rule("but", E, "other_law", overrides=["no"])]
    lower = attrs.evolve(
        rule_set(rules),
        sources={**SAMPLE_SOURCES, "other_law": SAMPLE_SOURCES["document"]},
    )
    assert [c.rule for c in compare(rule_set(rules), lower).changes] == ["but"]


def test_items_that_changed() -> None:
    old = [ItemRow(id="a", kinds=["k"]), ItemRow(id="b", kinds=["k"]), ItemRow(id="c")]
    open_ = [Listing(list_="l", open_=True)]
    new = [ItemRow(id="a", kinds=["k"], lists=open_), ItemRow(id="b", kinds=["m"]), ItemRow(id="c")]
    assert compare(named(items=old), named(items=new)).items == ("a", "b")
    assert compare(named(items=new), named(items=old)).items == ("a", "b")


def test_an_item_that_only_one_version_knows_is_tried() -> None:
    no = rule("no", N, "law", {"list_l": True})
    row = ItemRow(id="x", kinds=["k0"], lists=[Listing(list_="l")])
    old, new = named(rule("may", P), no, items=[row]), named(rule("may", P), items=[row])
    [change] = compare(old, new).changes
    assert change.case == {"item": "x"}
    assert (change.before, change.after) == (Outcome.DENIED, Outcome.ALLOWED)


def test_a_comparison_that_is_stopped_says_so() -> None:
    old, new = rule_set([rule("may", P)]), rule_set([rule("may", P), rule("no", N)])
    found = compare(old, new, limit=0)
    assert found.stopped
    assert found.changes[0].case is None


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_changes_have_labels(kind: ChangeKind) -> None:
    assert kind.label.zh
    assert kind.label.en
