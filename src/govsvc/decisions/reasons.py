"""Why the outcome is what it is, where that is not one rule's own reason."""

from collections.abc import Iterable, Iterator, Sequence

from govsvc.decisions.decision import CitedRule, Reason, ReasonCode
from govsvc.decisions.evaluation import Case
from govsvc.decisions.rule_set import CompiledRule, RuleSet
from govsvc.decisions.rules import Effect
from govsvc.law import Inert
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["conflicts", "not_covered", "not_listed", "outside", "powerless", "undecided"]

_WITHOUT_FORCE = frozenset({Inert.DRAFT, Inert.TEMPLATE, Inert.REPORT})


def _reason(code: ReasonCode, rules: Iterable[CitedRule], *, zh: str, en: str) -> Reason:
    named = tuple(rules)
    return Reason(
        code=code.value,
        text=Text(zh=zh, en=en),
        rules=tuple(rule.id for rule in named),
        citations=tuple(dict.fromkeys(cited for rule in named for cited in rule.citations)),
    )


def outside(rules: RuleSet) -> Reason:
    """The day lies outside of what the packs promise."""
    packs = rules.uncovered_by or ()
    return _reason(
        ReasonCode.RULE_NOT_IN_FORCE,
        (),
        zh=f"{rules.on} 的有关规定没有完整载入（{'、'.join(packs) or '没有规则包'}），不作判断",
        en=f"the law of {rules.on} is not loaded in full ({', '.join(packs) or 'no pack'}), "
        "so there is no answer",
    )


def conflicts(case: Case) -> Iterator[Reason]:
    """Prohibitions that clash with a permit of equal weight."""
    for position in case.prohibitions:
        if case.stands[position] is not True or case.rivals(position) is not True:
            continue
        rule = case.active[position].cited
        rivals = sorted(p for p in case.active[position].rivals if case.stands.get(p) is True)
        permits = [case.active[p].cited for p in rivals]
        yield _reason(
            ReasonCode.CONFLICT_UNRESOLVED,
            (rule, *permits),
            zh=f"“{rule.summary.zh}”与“{'”“'.join(p.summary.zh for p in permits)}”冲突，"
            "效力高低没有规定，须报请裁决",
            en=f"`{rule.id}` and {', '.join(f'`{p.id}`' for p in permits)} conflict, and no law "
            "says which prevails; ask for a ruling",
        )


def undecided(case: Case, rules: RuleSet, tops: Sequence[int], facts: Sequence[str]) -> Reason:
    """Facts that are not known leave rules open."""
    labels = [rules.topic.label_of(name) for name in facts]
    return _reason(
        ReasonCode.FACT_UNKNOWN,
        (case.active[position].cited for position in tops),
        zh=f"尚不清楚：{'、'.join(label.zh for label in labels)}",
        en=f"not known: {', '.join(label.en for label in labels)}",
    )


def not_listed(item: str) -> Reason:
    """The item stands in no table."""
    return _reason(
        ReasonCode.ITEM_NOT_COVERED,
        (),
        zh=f"事项 `{item}` 不在事项表中，不知属于哪一类",
        en=f"item `{item}` is in no item table, so that its kind is not known",
    )


def not_covered(rules: RuleSet, case: Case, item: Maybe[str] | None) -> Iterator[Reason]:
    """Nothing permits for certain: since there is no rule, or only rules without force.

    While a permit may still stand, only drafts are told that surely apply.
    """
    enough = (True,) if case.permits else (True, UNKNOWN)
    told = [
        (one, why)
        for one, why in _asleep(rules, case, item)
        if one.conditions.fires(case.values) in enough
    ]
    drafts = [one.cited for one, why in told if why in _WITHOUT_FORCE]
    others = [one.cited for one, why in told if why not in _WITHOUT_FORCE]
    if drafts:
        yield _reason(
            ReasonCode.DRAFT_SOURCE_ONLY,
            drafts,
            zh="只有征求意见稿、范文或者经验材料有规定，没有效力",
            en="only a draft, a template or a report says something about it, without force",
        )
    if case.permits:
        return
    if others:
        yield _reason(
            ReasonCode.RULE_NOT_IN_FORCE,
            others,
            zh=f"有关规定在 {rules.on} 没有施行或者已经失效",
            en=f"what is said about it is not in force on {rules.on}",
        )
    if not told:
        yield _reason(
            ReasonCode.ITEM_NOT_COVERED,
            (),
            zh="没有规定准许，也没有规定可以据以准许",
            en="no rule permits it",
        )


def _asleep(
    rules: RuleSet, case: Case, item: Maybe[str] | None
) -> Iterator[tuple[CompiledRule, Inert]]:
    """The rules without effect that may be about the request; exceptions say nothing alone."""
    for position in rules.dormant_index.candidates(case.values, item):
        one, why = rules.dormant[position]
        if one.effect is not Effect.EXCEPT:
            yield one, why


def powerless(case: Case) -> Iterator[Reason]:
    """Exceptions that apply, and whose source cannot lift the rule they name."""
    for position, truth in case.stands.items():
        rule = case.active[position].cited
        exceptions = case.active[position].powerless
        if truth is False or not exceptions:
            continue
        for other in sorted(exceptions & case.stands.keys()):
            if case.stands[other] is not False:
                exception = case.active[other].cited
                yield _reason(
                    ReasonCode.EXCEPTION_BELOW_RANK,
                    (exception, rule),
                    zh=f"“{exception.summary.zh}”的依据位阶不足，不能排除“{rule.summary.zh}”",
                    en=f"`{exception.id}` has not the rank to lift `{rule.id}`",
                )
