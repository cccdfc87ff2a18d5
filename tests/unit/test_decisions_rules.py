"""Rules, and what is refused when a set is made of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import pytest

from govsvc.conditions import Box, OneOf
from govsvc.decisions import Coverage, Effect, Outcome, Rule, RuleSet, Topic, decide
from govsvc.errors import InputTypeError, NotFoundError, RulebookError
from govsvc.law import SourceKind
from govsvc.testing.decisions import (
    CHANGE_DAY,
    SAMPLE,
    SAMPLE_PLACE,
    SAMPLE_SOURCES,
    SampleRequest,
    rule_set,
)
from samples.small_rules import box, rule

PERMIT = rule("p", Effect.PERMIT)


@pytest.mark.parametrize(
    ("effect", "parts", "said"),
    [
        (Effect.PERMIT, {"ground": "g"}, "only a rule that prohibits has `ground`"),
        (Effect.PROHIBIT, {"shields": ["g"]}, "only a rule that permits has `shields`"),
        (Effect.REFER, {"must": box(signed=True)}, "only a rule that requires has `must`"),
        (Effect.PERMIT, {"overrides": ["x"]}, "only a rule that excepts has `overrides`"),
        (Effect.REQUIRE, {}, "a rule that requires needs `must`"),
        (Effect.EXCEPT, {}, "a rule that excepts needs `overrides`"),
        (Effect.PERMIT, {"code": "may"}, "a code has capitals, digits and underscores"),
    ],
)
def test_a_rule_has_the_parts_of_its_effect(
    effect: Effect, parts: Mapping[str, Any], said: str
) -> None:
    with pytest.raises(RulebookError, match=said):
        rule("r", effect, **parts)


def refused(*rules: Rule) -> str:
    with pytest.raises(RulebookError) as caught:
        rule_set(rules)
    return str(caught.value)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([PERMIT, rule("p", Effect.REFER)], "two different rules have this id"),
        ([rule("p", Effect.PERMIT, code="FACT_UNKNOWN")], "belongs to the engine"),
        (
            [rule("e", Effect.EXCEPT, overrides=["gone"])],
            "it excepts from `gone`, and there is no such rule",
        ),
        ([rule("p", Effect.PERMIT, concludes={"act": "sign"})], "it concludes `act`"),
        ([rule("p", Effect.PERMIT, "law", {"size": 1})], "no fact is called `size`"),
        (
            [rule("p", Effect.PERMIT, unless=[box(act="steal")])],
            "names a value that it cannot take",
        ),
    ],
)
def test_rules_that_do_not_fit_are_refused(rules: Sequence[Rule], said: str) -> None:
    assert said in refused(*rules)


def test_everything_wrong_is_told_at_once() -> None:
    told = refused(
        rule("a", Effect.PERMIT, "law", {"size": 1}), rule("b", Effect.PERMIT, "law", {"age": True})
    )
    assert told.count("\n") == 1


def test_a_source_that_is_not_given_is_refused() -> None:
    with pytest.raises(RulebookError, match="its source `law` is not given"):
        RuleSet.build(SAMPLE, [PERMIT], sources={}, coverage=(), place=SAMPLE_PLACE, on=CHANGE_DAY)


def test_a_circle_of_exceptions_is_named() -> None:
    told = refused(
        rule("p", Effect.PROHIBIT),
        rule("a", Effect.EXCEPT, overrides=["p", "b"]),
        rule("b", Effect.EXCEPT, overrides=["a"]),
    )
    assert "exceptions lift one another in a circle: a → b → a" in told.replace(
        "b → a → b", "a → b → a"
    )


def test_a_circle_of_exceptions_without_rank_is_none() -> None:
    low = rule("b", Effect.EXCEPT, "document", overrides=["a"])
    high = rule("a", Effect.EXCEPT, "law", overrides=["b"])
    assert rule_set([low, high]).active


# Addressees


ADDRESSED = attrs.evolve(SAMPLE, addressee="act")


def addressed(
    topic: Topic,
    when: Mapping[str, str],
    *,
    applies_to: Sequence[str] = (),
    excludes: Sequence[str] = (),
) -> RuleSet:
    one = rule("p", Effect.PERMIT, "law", when)
    limited = attrs.evolve(
        one, header=attrs.evolve(one.header, applies_to=applies_to, excludes=excludes)
    )
    return RuleSet.build(
        topic,
        [limited],
        sources=SAMPLE_SOURCES,
        coverage=[Coverage(pack="x", topic="sample")],
        place=SAMPLE_PLACE,
        on=CHANGE_DAY,
    )


@pytest.mark.parametrize(
    ("header", "act", "expected"),
    [
        ({"applies_to": ["sign"]}, "sign", Outcome.ALLOWED),
        ({"applies_to": ["sign"]}, "submit", Outcome.NEEDS_MORE),
        ({"excludes": ["sign"]}, "sign", Outcome.NEEDS_MORE),
        ({"excludes": ["sign"]}, "submit", Outcome.ALLOWED),
    ],
)
def test_a_header_limits_the_addressee(
    header: Mapping[str, Any], act: str, expected: Outcome
) -> None:
    assert decide(addressed(ADDRESSED, {}, **header), SampleRequest(act=act)).outcome is expected


def test_without_an_addressee_such_a_header_is_refused() -> None:
    for topic, when in ((SAMPLE, {}), (ADDRESSED, {"act": "sign"})):
        with pytest.raises(RulebookError, match="nothing says what `applies_to`"):
            addressed(topic, when, applies_to=["sign"])


# A set of one topic


def test_a_rule_set_answers_one_topic() -> None:
    rules = rule_set([PERMIT])
    assert rules.rule_set("sample") is rules
    with pytest.raises(NotFoundError, match="these rules answer `sample`, not `proxy`"):
        rules.rule_set("proxy")


def test_rules_of_other_topics_are_left_out() -> None:
    assert rule_set([rule("p", Effect.PERMIT, topic="other")]).active == ()


@pytest.mark.parametrize("bad", [{"on": "2026-01-01"}, {"place": "64"}])
def test_the_day_and_the_place_have_types(bad: dict[str, Any]) -> None:
    given: dict[str, Any] = {"sources": {}, "coverage": (), "place": SAMPLE_PLACE}
    with pytest.raises(InputTypeError):
        RuleSet.build(SAMPLE, [], **{**given, "on": CHANGE_DAY, **bad})


# Who may except


@pytest.mark.parametrize(
    ("exception", "target", "parts", "lifts"),
    [
        pytest.param("law", "regulation", {}, True, id="from-above"),
        pytest.param("regulation", "law", {}, False, id="from-below"),
        pytest.param("law", "other_law", {}, True, id="of-the-same-kind"),
        pytest.param("law", "other_law", {"final": True}, False, id="final"),
        pytest.param("law", "law", {"final": True}, True, id="final-own-source"),
        pytest.param("ministry", "province", {}, False, id="not-ordered"),
        pytest.param(
            "document", "law", {"yields_to": SourceKind.NORMATIVE_DOCUMENT}, True, id="open-to-all"
        ),
        pytest.param(
            "province", "law", {"yields_to": SourceKind.LOCAL_GOVERNMENT_RULE}, True, id="open"
        ),
        pytest.param(
            "document", "law", {"yields_to": SourceKind.LOCAL_REGULATION}, False, id="not-so-far"
        ),
    ],
)
def test_who_may_except(
    exception: str,
    target: str,
    parts: Mapping[str, Any],
    lifts: bool,  # noqa: FBT001
) -> None:
    rules = [
        rule("p", Effect.PERMIT),
        rule("no", Effect.PROHIBIT, target, **parts),
        rule("but", Effect.EXCEPT, exception, overrides=["no"]),
    ]
    decision = decide(rule_set(rules), SampleRequest())
    assert decision.outcome is (Outcome.ALLOWED if lifts else Outcome.DENIED)
    assert ("EXCEPTION_BELOW_RANK" in decision.codes) is not lifts


def test_the_conditions_of_a_rule_may_not_be_met_by_any_value() -> None:
    nothing = rule("p", Effect.PERMIT)
    header = attrs.evolve(nothing.header, when=Box({"act": OneOf(())}))
    assert not decide(
        rule_set([attrs.evolve(nothing, header=header)]), SampleRequest(act="sign")
    ).standings
