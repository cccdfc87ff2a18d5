"""A decision in words, as an indented tree: Chinese for the window, English for developers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from govsvc.conditions import Scalar
from govsvc.decisions.decision import (
    CitedRule,
    Decision,
    Outcome,
    Reason,
    ReasonCode,
    Standing,
)
from govsvc.decisions.rules import Effect
from govsvc.law import Citation
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Lang, Text

__all__ = ["explain"]

_INDENT = "  "
_Line: TypeAlias = tuple[int, Text]
"""How deep a line stands, and what it says."""


def explain(decision: Decision, lang: Lang, *, full: bool = False) -> str:
    """The decision with its reasons and what each rests on, one a line.

    Args:
        decision: What is told.
        lang: In which language.
        full: Whether every open rule and every missing input is told, not only what comes next.
    """
    return "\n".join(
        _INDENT * depth + text.pick(lang) for depth, text in _tree(decision, full=full)
    )


def _tree(decision: Decision, *, full: bool) -> Iterator[_Line]:
    yield 0, _headline(decision)
    standings = {standing.rule.id: standing for standing in decision.standings}
    told: set[str] = set()
    for reason in decision.reasons:
        if reason.code == ReasonCode.FACT_UNKNOWN and not full:
            yield from _questions(reason, decision)
            continue
        yield 1, _reason_line(reason)
        rules = [standings[name] for name in reason.rules if name in standings]
        for standing in rules:
            told.add(standing.rule.id)
            own = reason.code == standing.rule.code
            yield from (
                _children(standing, standings, decision, 2)
                if own
                else _rule(standing, standings, decision, 2)
            )
    for standing in decision.standings:
        if standing.rule.id not in told and _worth_telling(standing, decision, full=full):
            yield from _rule(standing, standings, decision, 1)
    yield from ((1, text) for text in _rest(decision, full=full))


def _questions(reason: Reason, decision: Decision) -> Iterator[_Line]:
    """How much is open and what to ask next, in place of all that is open."""
    paths, rules = len(decision.missing), len(reason.rules)
    yield (
        1,
        Text(
            zh=f"{reason.code}：还有 {paths} 项没有查明，关系到 {rules} 条规则",
            en=f"{reason.code}: not known yet: {paths}, on which so many rules depend: {rules}",
        ),
    )
    for path in decision.ask:
        label = decision.labels[path]
        yield 2, Text(zh=f"请先问：{label.zh}（{path}）", en=f"ask first: {label.en} ({path})")
    labels = _fact_labels(decision)
    for label in (labels[name] for name, inputs in decision.unknown.items() if not inputs):
        yield (
            2,
            Text(
                zh=f"列举没有穷尽，问了也不能确定：{label.zh}",
                en=f"an open list, so no answer settles it: {label.en}",
            ),
        )


def _worth_telling(standing: Standing, decision: Decision, *, full: bool) -> bool:
    """Whether a rule that is no reason is told: it was lifted, or it stands and more is needed."""
    if standing.lifted_by:
        return full or standing.stands is not UNKNOWN
    waits = decision.outcome is Outcome.NEEDS_MORE and standing.stands is True
    return waits and standing.rule.effect is not Effect.EXCEPT


def _headline(decision: Decision) -> Text:
    label, outcome = decision.label, decision.outcome.label
    place = decision.place.prefix
    return Text(
        zh=f"{label.zh}：{outcome.zh}（{place or '全国'}，{decision.on}）",
        en=f"{label.en}: {outcome.en} ({place or 'nationwide'}, {decision.on})",
    )


def _reason_line(reason: Reason) -> Text:
    return _cited(
        Text(zh=f"{reason.code}：{reason.text.zh}", en=f"{reason.code}: {reason.text.en}"),
        reason.citations,
    )


def _cited(text: Text, citations: Iterable[Citation]) -> Text:
    cited = tuple(citations)
    zh = f"（{'；'.join(one.text('zh') for one in cited)}）" if cited else ""
    en = f" [{'; '.join(one.text('en') for one in cited)}]" if cited else ""
    return Text(zh=text.zh + zh, en=text.en + en)


def _rule(
    standing: Standing, standings: Mapping[str, Standing], decision: Decision, depth: int
) -> Iterator[_Line]:
    rule, how = standing.rule, _STANDS[standing.stands]
    line = Text(
        zh=f"{rule.effect.label.zh}（{how.zh}）：{rule.summary.zh}",
        en=f"{rule.effect.label.en} ({how.en}): {rule.summary.en}",
    )
    yield depth, _cited(line, rule.citations)
    yield from _children(standing, standings, decision, depth + 1)


_STANDS: Mapping[Maybe[bool], Text] = {
    True: Text(zh="成立", en="stands"),
    False: Text(zh="已排除", en="lifted"),
    UNKNOWN: Text(zh="是否成立不清楚", en="open"),
}


def _children(
    standing: Standing, standings: Mapping[str, Standing], decision: Decision, depth: int
) -> Iterator[_Line]:
    """The facts that a rule read, and what lifts it or may lift it."""
    if standing.rule.facts:
        yield depth, _facts_line(standing.rule, decision)
    for name in standing.lifted_by:
        yield from _rule(standings[name], standings, decision, depth)


def _facts_line(rule: CitedRule, decision: Decision) -> Text:
    # A line after the one that decided was not read.
    read = [
        (fact.label, decision.facts[fact.name])
        for fact in rule.facts
        if fact.name in decision.facts
    ]
    told = [(label, _value(value)) for label, value in read]
    return Text(
        zh="；".join(f"{label.zh}＝{value.zh}" for label, value in told),
        en="; ".join(f"{label.en} = {value.en}" for label, value in told),
    )


def _value(value: Maybe[Scalar]) -> Text:
    if value is UNKNOWN:
        return Text(zh="不清楚", en="unknown")
    if isinstance(value, bool):
        return Text(zh="是", en="yes") if value else Text(zh="否", en="no")
    return Text(zh=str(value), en=str(value))


def _fact_labels(decision: Decision) -> Mapping[str, Text]:
    return {fact.name: fact.label for s in decision.standings for fact in s.rule.facts}


def _rest(decision: Decision, *, full: bool) -> Iterator[Text]:
    labels = _fact_labels(decision)
    for path in decision.missing if full else ():
        facts = [labels[name] for name, paths in decision.unknown.items() if path in paths]
        yield Text(
            zh=f"待查明：{path}（{'、'.join(label.zh for label in facts)}）",
            en=f"missing: {path} ({', '.join(label.en for label in facts)})",
        )
    for name, value in decision.conclusions.items():
        told = _value(value)
        yield Text(zh=f"结论：{name}＝{told.zh}", en=f"conclusion: {name} = {told.en}")
    for obligation in decision.obligations:
        yield Text(zh=f"应当：{obligation.text.zh}", en=f"obligation: {obligation.text.en}")
    for assumption in decision.assumptions:
        yield Text(zh=f"前提：{assumption.text.zh}", en=f"assumption: {assumption.text.en}")
