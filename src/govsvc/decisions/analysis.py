"""What an author wants to know about rules before anybody asks them."""

import datetime as dt
import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations, permutations
from typing import TypeAlias

import attrs

from govsvc.conditions import Scalar, all_of, negate
from govsvc.decisions.compiling import Conditions
from govsvc.decisions.evaluation import evaluate
from govsvc.decisions.items import is_item_fact
from govsvc.decisions.rule_set import CompiledRule, RuleSet
from govsvc.decisions.rules import Coverage, Rule
from govsvc.decisions.searching import Budget, Trial, boxes_of, search
from govsvc.decisions.topics import Topic
from govsvc.law import Inert, LegalSource, Status, select
from govsvc.unknown import UNKNOWN, Maybe

__all__ = ["Analysis", "Overlap", "analyse", "change_days"]

_DAY = dt.timedelta(days=1)
_Active: TypeAlias = tuple[CompiledRule, ...]


@attrs.frozen(kw_only=True)
class Overlap:
    """Two rules that meet.

    Attributes:
        one: Id of a rule.
        two: Id of another.
        case: Facts under which both stand, the item among them.
        certain: Whether no two of these facts read the same input, so that they can come together.
    """

    one: str
    two: str
    case: Mapping[str, Scalar] = attrs.field(hash=False)
    certain: bool = True


@attrs.frozen(kw_only=True)
class Analysis:
    """What was found in a set of rules. Nothing of it is wrong by itself.

    Attributes:
        conflicts: A prohibition and a permit of equal weight that can stand together.
        disagreements: Rules that can stand together and conclude differently.
        shadowed: Pairs of a rule and one that applies wherever it does, to the same effect:
            without the first no outcome changes.
        never_fire: Rules whose conditions nothing can meet.
        uncovered: Items for which nothing can ever permit anything.
        without_predecessor: Rules that begin on a day the packs cover, with no rule of the same
            code and effect on the day before. Where an older text said the same, it is missing.
        stopped: Whether the search ended before it was through; what is listed is right, and
            there may be more.
    """

    conflicts: tuple[Overlap, ...]
    disagreements: tuple[Overlap, ...]
    shadowed: tuple[tuple[str, str], ...]
    never_fire: tuple[str, ...]
    uncovered: tuple[str, ...]
    without_predecessor: tuple[str, ...]
    stopped: bool

    def about(self, rules: Collection[str], items: Collection[str]) -> "Analysis":
        """What of it concerns some of the rules or items.

        Args:
            rules: Ids of the rules.
            items: Ids of the items.
        """
        return Analysis(
            conflicts=tuple(o for o in self.conflicts if {o.one, o.two} & {*rules}),
            disagreements=tuple(o for o in self.disagreements if {o.one, o.two} & {*rules}),
            shadowed=tuple(pair for pair in self.shadowed if {*pair} & {*rules}),
            never_fire=tuple(name for name in self.never_fire if name in rules),
            uncovered=tuple(item for item in self.uncovered if item in items),
            without_predecessor=tuple(name for name in self.without_predecessor if name in rules),
            stopped=self.stopped,
        )


def analyse(rules: RuleSet, *, limit: int = 200_000) -> Analysis:
    """Look for conflicts, idle rules and gaps among the rules that have effect.

    Facts are taken to be independent of one another. Where two facts of a case read the same input,
    it may be one that cannot come about, and is not ``certain``.

    Args:
        rules: The rules at a place and on a day.
        limit: How many cases and pairs to try at most.
    """
    budget = Budget(limit)
    return Analysis(
        never_fire=tuple(_never_fire(rules, budget)),
        uncovered=tuple(_uncovered(rules, budget)),
        conflicts=tuple(_conflicts(rules, budget)),
        disagreements=tuple(_disagreements(rules, budget)),
        shadowed=tuple(_shadowed(rules.active, budget)),
        without_predecessor=tuple(_without_predecessor(rules)),
        stopped=budget.spent,
    )


def _never_fire(rules: RuleSet, budget: Budget) -> Iterator[str]:
    for one in rules.active:
        goal = functools.partial(_may_fire, one.conditions)
        found = search(goal, boxes_of(one.rule), rules.topic, [rules.items], budget)
        if found is None and not budget.spent:
            yield one.rule.id


def _may_fire(conditions: Conditions, trial: Trial) -> Maybe[bool]:
    """Whether a rule fires, or an open list leaves that open for ever."""
    truth = conditions.fires(trial)
    if truth is UNKNOWN and trial.item is not UNKNOWN:
        return all(map(is_item_fact, conditions.open_facts(trial))) or UNKNOWN
    return truth


def _uncovered(rules: RuleSet, budget: Budget) -> Iterator[str]:
    for item in dict.fromkeys(row.id for row in rules.items.rows):
        budget.left -= 1
        trial = Trial(rules.topic, rules.items)
        trial.item = item
        if not budget.spent and not evaluate(rules, trial, item).permits:
            yield item


def _conflicts(rules: RuleSet, budget: Budget) -> Iterator[Overlap]:
    for position, one in enumerate(rules.active):
        for rival in sorted(one.rivals):
            yield from _meeting(rules, position, rival, budget)


def _disagreements(rules: RuleSet, budget: Budget) -> Iterator[Overlap]:
    speaking = [p for p, one in enumerate(rules.active) if one.rule.concludes]
    for one, two in combinations(speaking, 2):
        said, told = rules.active[one].rule.concludes, rules.active[two].rule.concludes
        if any(said[name] != told[name] for name in said.keys() & told.keys()):
            yield from _meeting(rules, one, two, budget)


def _meeting(rules: RuleSet, one: int, two: int, budget: Budget) -> Iterator[Overlap]:
    """A case in which two rules stand, if there is one."""
    active = rules.active

    def both(trial: Trial) -> Maybe[bool]:
        return all_of((_stands(active, one, trial), _stands(active, two, trial)))

    involved = dict.fromkeys((*_with_attackers(active, one), *_with_attackers(active, two)))
    boxes = [box for position in involved for box in boxes_of(active[position].rule)]
    found = search(both, boxes, rules.topic, [rules.items], budget)
    if found is not None:
        yield Overlap(
            one=active[one].rule.id,
            two=active[two].rule.id,
            case=found.case(),
            certain=_can_come_about(found, rules.topic),
        )


def _can_come_about(trial: Trial, topic: Topic) -> bool:
    """Whether each fact of a case reads inputs of its own."""
    read = [path for name in trial for path in topic.by_name[name].reads]
    if trial.item is not UNKNOWN and topic.item is not None:
        read.append(topic.item)
    return len(read) == len(set(read))


def _stands(active: _Active, position: int, trial: Trial) -> Maybe[bool]:
    rule = active[position]
    attacked = (negate(_stands(active, other, trial)) for other in rule.attackers)
    return all_of((rule.conditions.fires(trial), *attacked))


def _with_attackers(active: _Active, position: int) -> Iterator[int]:
    yield position
    for attacker in sorted(active[position].attackers):
        yield from _with_attackers(active, attacker)


def _shadowed(active: _Active, budget: Budget) -> Iterator[tuple[str, str]]:
    targets = _targets(active)
    for one, two in permutations(range(len(active)), 2):
        budget.left -= 1
        if budget.spent:
            return
        if _inside(active, targets, one, two) and not (
            one < two and _inside(active, targets, two, one)  # of equals the first stays
        ):
            yield active[one].rule.id, active[two].rule.id


_Targets: TypeAlias = tuple[Mapping[int, frozenset[int]], Mapping[int, frozenset[int]]]
"""For each rule, those that it can defeat, and those that it clashes with."""


def _targets(active: _Active) -> _Targets:
    defeats: dict[int, set[int]] = {p: set() for p in range(len(active))}
    clashes: dict[int, set[int]] = {p: set() for p in range(len(active))}
    for position, rule in enumerate(active):
        for attacker in rule.attackers:
            defeats[attacker].add(position)
        for rival in rule.rivals:
            clashes[rival].add(position)
    return (
        {p: frozenset(found) for p, found in defeats.items()},
        {p: frozenset(found) for p, found in clashes.items()},
    )


def _inside(active: _Active, targets: _Targets, inner: int, outer: int) -> bool:
    """Whether one rule does nothing that the other does not do as well."""
    one, two = active[inner], active[outer]
    if one.effect is not two.effect or not _applies_within(one.rule, two.rule):
        return False
    defeats, clashes = targets
    return (
        one.attackers >= two.attackers
        and one.rivals >= two.rivals
        and defeats[inner] <= defeats[outer]
        and clashes[inner] <= clashes[outer]
        and one.rule.concludes.items() <= two.rule.concludes.items()
        and set(one.rule.obligations) <= set(two.rule.obligations)
    )


def _applies_within(one: Rule, two: Rule) -> bool:
    """Whether *two* fires wherever *one* does, whatever is known.

    Boxes are compared without their kinds, so that it is also true where facts are unknown: a line
    that admits every value still has to be known.
    """
    return (
        two.header.when.contains(one.header.when)
        and one.must.contains(two.must)
        and all(any(mine.contains(box) for mine in one.header.unless) for box in two.header.unless)
    )


def _without_predecessor(rules: RuleSet) -> Iterator[str]:
    asleep = [one.rule for one, why in rules.dormant if why not in _NO_LAW]
    known = [*(one.rule for one in rules.active), *asleep]
    for rule in sorted(known, key=lambda rule: rule.id):
        first = _first_day(rule, rules.sources)
        if first is None or first == dt.date.min:
            continue
        eve = first - _DAY
        alike = [r for r in known if (r.code, r.effect) == (rule.code, rule.effect)]
        if rules.uncovered_on(eve) is None and not (
            select(alike, place=rules.place, on=eve, sources=rules.sources).standing
        ):
            yield rule.id


_NO_LAW = frozenset({Inert.DRAFT, Inert.TEMPLATE, Inert.REPORT})


def _first_day(rule: Rule, sources: Mapping[str, LegalSource]) -> dt.date | None:
    if rule.header.validity.valid_from is not None:
        return rule.header.validity.valid_from
    cited, source = rule.header.citations[0], sources[rule.source]
    versions = [v for v in source.versions if v.status is Status.IN_FORCE]
    named = [v for v in versions if cited.version in (None, v.id)]
    return min((v.validity.valid_from for v in named if v.validity.valid_from), default=None)


def change_days(
    rules: Iterable[Rule], sources: Mapping[str, LegalSource], coverage: Iterable[Coverage]
) -> tuple[dt.date, ...]:
    """The days on which the answer to a fixed question can change, in order.

    Args:
        rules: The rules.
        sources: The sources that they cite, by id.
        coverage: What packs promise.
    """
    rules = tuple(rules)
    spans = [rule.header.validity for rule in rules] + [one.span for one in coverage]
    cited = {rule.source for rule in rules}
    spans += [version.validity for name in cited for version in sources[name].versions]
    days = {span.valid_from for span in spans if span.valid_from is not None}
    ends = {span.valid_to for span in spans if span.valid_to is not None}
    return tuple(sorted(days | {day + _DAY for day in ends if day < dt.date.max}))
