"""What changes between two versions of a set of rules."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

import attrs

from govsvc.conditions import Scalar
from govsvc.decisions.compiling import Conditions
from govsvc.decisions.decision import Outcome
from govsvc.decisions.evaluation import evaluate, open_rules, outcome
from govsvc.decisions.rule_set import RuleSet
from govsvc.decisions.rules import Rule
from govsvc.decisions.searching import Budget, Trial, boxes_of, search
from govsvc.law import LegalSource
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["Change", "ChangeKind", "Comparison", "compare"]


class ChangeKind(StrEnum):
    """What happened to a rule."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

    @property
    def label(self) -> Text:
        """The change in words."""
        return _KINDS[self]


_KINDS = {
    ChangeKind.ADDED: Text(zh="新增", en="added"),
    ChangeKind.REMOVED: Text(zh="删去", en="removed"),
    ChangeKind.CHANGED: Text(zh="修改", en="changed"),
}


@attrs.frozen(kw_only=True)
class Change:
    """A rule that is not the same in both versions.

    Attributes:
        kind: What happened.
        rule: Its id.
        case: Facts under which the outcome differs and the rule applies in one version; None where
            none was found.
        before: The outcome of that case then.
        after: The outcome of that case now.
    """

    kind: ChangeKind
    rule: str
    case: Mapping[str, Scalar] | None = attrs.field(default=None, hash=False)
    before: Outcome | None = None
    after: Outcome | None = None


@attrs.frozen(kw_only=True)
class Comparison:
    """What changed between two versions.

    Attributes:
        changes: The rules, by id.
        items: Ids of items of which the tables say something else.
        stopped: Whether the search for cases ended early: a change without a case may have one.
    """

    changes: tuple[Change, ...]
    items: tuple[str, ...]
    stopped: bool


def compare(old: RuleSet, new: RuleSet, *, limit: int = 20_000) -> Comparison:
    """The rules with effect that differ, each with a case in which the outcome does.

    Args:
        old: The rules as they were.
        new: The rules as they are, of the same topic.
        limit: How many cases to try at most, shared among the changes.
    """
    then, now = _stated(old), _stated(new)
    names = [name for name in sorted({*then, *now}) if then.get(name) != now.get(name)]
    changes, stopped = [], False
    for name in names:
        budget = Budget(limit // len(names))
        changes.append(_change(old, new, then.get(name), now.get(name), budget))
        stopped = stopped or budget.spent
    return Comparison(changes=tuple(changes), items=tuple(_items(old, new)), stopped=stopped)


_Stated: TypeAlias = tuple[Rule, LegalSource]
"""A rule and the source that it has its rank from."""


def _stated(rules: RuleSet) -> Mapping[str, _Stated]:
    return {one.rule.id: (one.rule, rules.sources[one.rule.source]) for one in rules.active}


def _change(
    old: RuleSet,
    new: RuleSet,
    then: _Stated | None,
    now: _Stated | None,
    budget: Budget,
) -> Change:
    present = [stated[0] for stated in (then, now) if stated is not None]
    conditions = [Conditions.of(rule) for rule in present]
    kind = ChangeKind.CHANGED
    if len(present) == 1:
        kind = ChangeKind.ADDED if then is None else ChangeKind.REMOVED

    def differs(trial: Trial) -> Maybe[bool]:
        facts = trial, trial.under(old.items)
        if all(one.fires(told) is False for one in conditions for told in facts):
            return False
        (before, sure), (after, certain) = _outcome(old, trial), _outcome(new, trial)
        return before is not after if sure and certain else UNKNOWN

    first = [box for rule in present for box in boxes_of(rule)]
    rest = [box for rules in (old, new) for one in rules.active for box in boxes_of(one.rule)]
    tables = [new.items, old.items]
    found = search(differs, [*first, *rest], new.topic, tables, budget)
    change = Change(kind=kind, rule=present[0].id)
    if found is None:
        return change
    (before, _), (after, _) = _outcome(old, found), _outcome(new, found)
    return attrs.evolve(change, case=found.case(), before=before, after=after)


def _outcome(rules: RuleSet, trial: Trial) -> tuple[Outcome, bool]:
    """The outcome, and whether no further knowledge can change it."""
    case = evaluate(rules, trial.under(rules.items), trial.item)
    result, _ = outcome(case, strict=False)
    return result, result is not Outcome.NEEDS_MORE or not any(True for _ in open_rules(case))


def _items(old: RuleSet, new: RuleSet) -> Iterator[str]:
    """The items that are of another kind or on another list, or no longer known not to be on it."""
    shared = old.items.kinds.keys() & new.items.kinds.keys()
    every = {*old.items.kinds, *new.items.kinds}
    for item in sorted({row.id for rules in (old, new) for row in rules.items.rows}):
        told = {name: (old.items.fact(item, name), new.items.fact(item, name)) for name in every}
        if any(
            then is not now and (name in shared or True in (then, now))
            for name, (then, now) in told.items()
        ):
            yield item
