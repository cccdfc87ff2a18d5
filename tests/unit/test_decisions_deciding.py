"""Outcomes and their reasons, case by case."""

import datetime as dt
from collections.abc import Sequence

import attrs
import pytest

from govsvc.decisions import (
    AssumptionKind,
    Coverage,
    Decision,
    Effect,
    Outcome,
    Rule,
    RuleSet,
    certificate,
    decide,
    replay,
)
from govsvc.errors import InputTypeError, PayloadError, UnknownError
from govsvc.testing.decisions import (
    CHANGE_DAY,
    SAMPLE,
    SAMPLE_ITEMS,
    SAMPLE_PLACE,
    SAMPLE_SOURCES,
    Party,
    SampleRequest,
    rule_set,
)
from govsvc.unknown import UNKNOWN
from govsvc.validity import Validity
from samples.small_rules import box, rule

P, N, Q, F, E = Effect.PERMIT, Effect.PROHIBIT, Effect.REQUIRE, Effect.REFER, Effect.EXCEPT
MAY = rule("may", P)
NO = rule("no", N)
SIGNED = SampleRequest(item="i0", signed=True, act="sign")


def ask(
    *rules: Rule,
    request: SampleRequest = SIGNED,
    strict: bool = False,
    assume: Sequence[str] = (),
) -> Decision:
    return decide(rule_set(rules, assume=assume), request, strict=strict)


ALLOWED, DENIED, MORE = Outcome.ALLOWED, Outcome.DENIED, Outcome.NEEDS_MORE


@pytest.mark.parametrize(
    ("rules", "outcome", "codes"),
    [
        pytest.param([MAY], ALLOWED, ["MAY"], id="permit"),
        pytest.param([MAY, NO], DENIED, ["NO"], id="prohibition-wins"),
        pytest.param([], MORE, ["ITEM_NOT_COVERED"], id="nothing"),
        pytest.param(
            [rule("may", P, "law", {"kind_k1": True})], MORE, ["ITEM_NOT_COVERED"], id="other-kind"
        ),
        pytest.param([MAY, rule("ask", F)], MORE, ["ASK"], id="referral"),
        pytest.param([MAY, rule("need", Q, must=box(signed=False))], MORE, ["NEED"], id="unmet"),
        pytest.param([MAY, rule("need", Q, must=box(signed=True))], ALLOWED, ["MAY"], id="met"),
        pytest.param([MAY, NO, rule("but", E, overrides=["no"])], ALLOWED, ["MAY"], id="exception"),
        pytest.param(
            [MAY, NO, rule("but", E, overrides=["no"]), rule("yet", E, overrides=["but"])],
            DENIED,
            ["NO"],
            id="exception-to-the-exception",
        ),
        pytest.param(
            [rule("may", P, shields=["g"]), rule("no", N, "document", ground="g")],
            ALLOWED,
            ["MAY"],
            id="a-shield-from-above",
        ),
        pytest.param(
            [rule("may", P, "document", shields=["g"]), rule("no", N, ground="g")],
            DENIED,
            ["NO"],
            id="a-shield-from-below",
        ),
        pytest.param(
            [rule("may", P, shields=["g"]), rule("no", N, "other_law", ground="g")],
            MORE,
            ["CONFLICT_UNRESOLVED"],
            id="clash",
        ),
        pytest.param(
            [rule("may", P, shields=["g"]), rule("no", N, "document", ground="h")],
            DENIED,
            ["NO"],
            id="another-ground",
        ),
        pytest.param(
            [rule("may", P, shields=["g"]), rule("no", N, "document", ground="g", final=True)],
            DENIED,
            ["NO"],
            id="final-prohibition",
        ),
        pytest.param([rule("may", P, "draft")], MORE, ["DRAFT_SOURCE_ONLY"], id="draft-permit"),
        pytest.param([rule("no", N, "draft")], MORE, ["DRAFT_SOURCE_ONLY"], id="draft-prohibition"),
        pytest.param(
            [rule("may", P, "gone")], MORE, ["RULE_NOT_IN_FORCE"], id="no-longer-in-force"
        ),
        pytest.param([MAY, rule("no", N, "draft")], ALLOWED, ["MAY"], id="a-draft-is-inert"),
        pytest.param(
            [rule("may", P, "law", {"age": 3}), rule("told", N, "draft")],
            MORE,
            ["FACT_UNKNOWN", "DRAFT_SOURCE_ONLY"],
            id="a-draft-beside-a-permit-that-may-stand",
        ),
        pytest.param(
            [rule("may", P, "law", {"age": 3}), rule("told", N, "gone")],
            MORE,
            ["FACT_UNKNOWN"],
            id="an-old-law-beside-a-permit-that-may-stand",
        ),
        pytest.param([MAY, rule("no", N, "law", {"age": 3})], MORE, ["FACT_UNKNOWN"], id="unknown"),
    ],
)
def test_the_outcome_and_its_reasons(
    rules: Sequence[Rule], outcome: Outcome, codes: Sequence[str]
) -> None:
    decision = ask(*rules)
    assert (decision.outcome, [*decision.codes]) == (outcome, [*codes])


def test_an_item_in_no_table_cannot_be_ruled_out() -> None:
    """A prohibition of a kind of items: of an item that nobody classed it is not known."""
    rules = MAY, rule("no", N, "law", {"kind_k1": True})
    assert ask(*rules).outcome is ALLOWED
    unlisted = ask(*rules, request=attrs.evolve(SIGNED, item="i?"))
    assert unlisted.outcome is MORE
    assert unlisted.codes == ("FACT_UNKNOWN", "ITEM_NOT_COVERED")
    assert unlisted.missing == ()


def test_strict_denies_what_nothing_can_permit() -> None:
    hopeless = rule("may", P, "law", {"signed": False})
    assert ask(hopeless).outcome is MORE
    assert ask(hopeless, strict=True).outcome is DENIED
    assert ask(hopeless, strict=True, request=SampleRequest()).outcome is MORE
    assert ask(hopeless, strict=True).reasons


# What is missing


def test_what_can_end_in_a_no_is_asked_first() -> None:
    decision = ask(
        MAY,
        rule("need", Q, must=box(signed=True)),
        rule("no", N, "law", {"age": 3}),
        rule("old", N, "law", {"age": 2, "act": "sign"}),
        request=SampleRequest(),
    )
    assert decision.missing == ("party.age", "act", "signed")
    assert decision.ask == decision.missing[:3]
    assert decision.unknown == {"age": ("party.age",), "act": ("act",), "signed": ("signed",)}


def test_an_answer_with_nothing_open_misses_nothing() -> None:
    assert ask(MAY, request=SampleRequest()).missing == ()


# Beside the outcome


def test_obligations_come_with_what_stands() -> None:
    owed = rule("may", P, owes=["tell"]), rule("ask", F, owes=["ask"])
    assert [one.code for one in ask(*owed).obligations] == ["ask", "tell"]
    denied = ask(*owed, rule("no", N, owes=["explain"]))
    assert [one.code for one in denied.obligations] == ["ask", "explain"]


@pytest.mark.parametrize(
    ("two", "expected"),
    [
        (rule("two", P, concludes={"form": "a"}), "a"),
        (rule("two", P, concludes={"form": "b"}), UNKNOWN),
        (rule("two", P, "law", {"age": 3}, concludes={"form": "a"}), "a"),
        (rule("two", P, "law", {"age": 3}, concludes={"form": "b"}), UNKNOWN),
    ],
)
def test_conclusions_must_agree(two: Rule, expected: object) -> None:
    one = rule("one", P, concludes={"form": "a"})
    assert ask(one, two).conclusions == {"form": expected}


def test_what_is_assumed_is_told() -> None:
    drafted = ask(rule("may", P, "draft"), assume=["draft"])
    assert drafted.outcome is ALLOWED
    assert [(a.kind, a.subject) for a in drafted.assumptions] == [
        (AssumptionKind.IN_FORCE, "draft")
    ]
    assert "which it is not" in drafted.assumptions[0].text.en
    assert ask(MAY, assume=["law", "draft"]).assumptions == ()


# The horizon


def bounded(*coverage: Coverage, on: dt.date = CHANGE_DAY) -> RuleSet:
    return RuleSet.build(
        SAMPLE,
        [MAY],
        sources=SAMPLE_SOURCES,
        coverage=coverage,
        place=SAMPLE_PLACE,
        on=on,
        items=SAMPLE_ITEMS,
    )


def covers(pack: str, year: int, law_as_at: dt.date | None = None) -> Coverage:
    span = Validity(valid_from=dt.date(year, 1, 1))
    return Coverage(pack=pack, topic="sample", span=span, law_as_at=law_as_at)


@pytest.mark.parametrize(
    ("coverage", "packs"),
    [
        ([], "no pack"),
        ([covers("one", 2027)], "one"),
        ([covers("one", 2020), covers("two", 2027)], "two"),
        ([Coverage(pack="one", topic="other")], "no pack"),
    ],
)
def test_outside_the_horizon_there_is_no_answer(coverage: Sequence[Coverage], packs: str) -> None:
    for strict in (False, True):
        decision = decide(bounded(*coverage), SIGNED, strict=strict)
        assert (decision.outcome, decision.codes) == (MORE, ("RULE_NOT_IN_FORCE",))
        assert f"({packs})" in decision.reasons[0].text.en
        assert decision.standings == ()


def test_after_the_day_up_to_which_the_law_was_followed_the_answer_says_so() -> None:
    followed = [
        covers("one", 2020, law_as_at=dt.date(2024, 1, 1)),
        covers("one", 2021, law_as_at=dt.date(2025, 1, 1)),
        covers("two", 2020, law_as_at=CHANGE_DAY),
    ]
    [assumption] = decide(bounded(*followed), SIGNED).assumptions
    assert (assumption.kind, assumption.subject) == (AssumptionKind.UNCHANGED, "one")
    assert "2025-01-01" in assumption.text.en


# The answer as a thing


def test_a_decision_is_no_truth_value() -> None:
    with pytest.raises(UnknownError, match="three outcomes used as a truth value"):
        bool(ask(MAY))


@pytest.mark.parametrize("request_", ["may I?", Party(), None])
def test_only_requests_of_the_topic_are_decided(request_: object) -> None:
    with pytest.raises(InputTypeError, match="`request` must be a SampleRequest"):
        decide(rule_set([MAY]), request_)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_outcomes_have_labels(outcome: Outcome) -> None:
    assert outcome.label.zh
    assert outcome.label.en


OPEN = (
    rule("may", P, owes=["tell"], concludes={"form": "a"}),
    rule("no", N, "law", {"act": "sign"}, unless=[box(age=3)]),
    rule("but", E, "law", {"signed": True, "age": 2}, overrides=["no"]),
    rule("mild", N, "document"),
    rule("all", E, overrides=["mild"]),
)


def test_a_decision_leads_with_what_to_ask() -> None:
    decision = ask(*OPEN)
    assert decision.explain("en").splitlines() == [
        "sample: needs more (640181, 2026-01-01)",
        "  FACT_UNKNOWN: not known yet: 1, on which so many rules depend: 1",
        "    ask first: age (party.age)",
        "  permits (stands): rule may [law, art. 1]",
        "  prohibits (lifted): rule mild [document, art. 1]",
        "    excepts (stands): rule all [law, art. 1]",
        "  conclusion: form = a",
        "  obligation: tell",
    ]
    assert decision.explain().splitlines()[:4] == [
        "〔sample〕：尚不能确定（640181，2026-01-01）",
        "  FACT_UNKNOWN：还有 1 项没有查明，关系到 1 条规则",
        "    请先问：〔age〕（party.age）",
        "  准许（成立）：规则may（《〔law〕》第一条）",
    ]


def test_all_that_is_open_is_told_where_it_is_asked_for() -> None:
    assert ask(*OPEN).explain("en", full=True).splitlines() == [
        "sample: needs more (640181, 2026-01-01)",
        "  FACT_UNKNOWN: not known: age [law, art. 1]",
        "    prohibits (open): rule no [law, art. 1]",
        "      act = sign; age = unknown",
        "      excepts (open): rule but [law, art. 1]",
        "        signed = yes; age = unknown",
        "  permits (stands): rule may [law, art. 1]",
        "  prohibits (lifted): rule mild [document, art. 1]",
        "    excepts (stands): rule all [law, art. 1]",
        "  missing: party.age (age)",
        "  conclusion: form = a",
        "  obligation: tell",
    ]


def test_what_no_answer_can_settle_is_told() -> None:
    decision = ask(MAY, rule("no", N, "law", {"list:open": True}))
    assert decision.explain("en").splitlines()[1:3] == [
        "  FACT_UNKNOWN: not known yet: 0, on which so many rules depend: 1",
        "    an open list, so no answer settles it: item is on list open",
    ]


def test_a_permit_that_may_be_lifted_is_told_only_in_full() -> None:
    decision = ask(MAY, rule("but", E, "law", {"age": 2}, overrides=["may"]))
    line = "  permits (open): rule may [law, art. 1]"
    assert line not in decision.explain("en").splitlines()
    assert f"  {line}" in decision.explain("en", full=True).splitlines()


def test_an_input_is_called_what_a_clerk_calls_it() -> None:
    no = rule("no", N, "law", {"signed_or_able": True})
    decision = ask(MAY, no, request=SampleRequest(item="i0"))
    assert {path: label.en for path, label in decision.labels.items()} == {
        "signed": "signed",
        "party.able": "signed_or_able",
    }


def test_a_fact_that_is_no_and_an_assumption_are_told() -> None:
    told = ask(rule("may", P, "draft", {"signed": False}), assume=["draft"],
               request=SampleRequest(signed=False)).explain("en")  # fmt: skip
    assert "signed = no" in told
    assert "assumption: draft is taken to be in force" in told


# Certificates


def test_a_certificate_that_somebody_changed_is_told() -> None:
    kept = certificate(ask(MAY))
    again = replay(kept, rule_set([MAY]))
    assert again.reproduced
    kept["decision"]["outcome"] = "denied"
    changed = replay(kept, rule_set([MAY]))
    assert (changed.altered, changed.reproduced) == (True, False)
    [difference] = changed.differences
    assert difference.path == "outcome"
    assert difference.text.en == 'outcome: was "denied", is "allowed"'
    assert difference.text.zh == 'outcome：原为 "denied"，现为 "allowed"'


def test_other_rules_differ_from_the_certificate() -> None:
    told = replay(certificate(ask(MAY)), rule_set([MAY, NO]))
    assert told.decision.outcome is DENIED
    assert {"outcome", "reasons", "standings.no"} <= {one.path for one in told.differences}


def test_a_fact_that_nobody_asked_then_is_unknown_now() -> None:
    kept = certificate(ask(MAY))
    now = replay(kept, rule_set([MAY, rule("no", N, "law", {"age": 3})])).decision
    assert now.missing == ("party.age",)
    listed = replay(kept, rule_set([MAY, rule("no", N, "law", {"list_open": True})])).decision
    assert listed.missing == ()


def test_a_text_that_looks_like_a_day_is_kept_as_a_text() -> None:
    kept = certificate(ask(MAY))
    kept["decision"]["facts"] = {"act": "2026-01-01", "day": "2026-01-01"}
    now = replay(kept, rule_set([MAY, rule("no", N, "law", {"act": "sign"})])).decision
    assert now.facts["act"] is UNKNOWN


def test_what_is_no_certificate_is_refused() -> None:
    with pytest.raises(PayloadError):
        replay({"digest": "x"}, rule_set([MAY]))
