"""Decisions by the book: every definition as one function, by plain recursion over all rules.

Written from the text of the design, apart from the engine. It has no index, no order, no tables of
attackers, and asks everything anew each time; so it is slow, and easy to check against the text.
Truth is True, False or None, where None is *unknown*.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from govsvc.conditions import Between, Box, OneOf
from govsvc.decisions import Effect, ItemRow, Rule
from govsvc.law import LegalSource, SourceKind, Status, outranks
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN

Truth = bool | None

_LISTED_ORDER = [
    {SourceKind.CONSTITUTION},
    {SourceKind.LAW},
    {SourceKind.ADMINISTRATIVE_REGULATION},
    {SourceKind.LOCAL_REGULATION, SourceKind.AUTONOMOUS_REGULATION},
    {SourceKind.DEPARTMENTAL_RULE, SourceKind.LOCAL_GOVERNMENT_RULE},
    {SourceKind.NORMATIVE_DOCUMENT},
]


def k_and(truths: Iterator[Truth] | Sequence[Truth]) -> Truth:
    told = list(truths)
    if False in told:
        return False
    return None if None in told else True


def k_not(truth: Truth) -> Truth:
    return None if truth is None else not truth


def k_or(truths: Iterator[Truth] | Sequence[Truth]) -> Truth:
    return k_not(k_and([k_not(truth) for truth in truths]))


def holds(constraint: OneOf | Between, value: Any) -> Truth:  # noqa: ANN401 - a fact
    if value is UNKNOWN:
        return None
    if isinstance(constraint, OneOf):
        return (value in constraint.values) != constraint.negated
    if constraint.least is not None and value < constraint.least:
        return False
    return constraint.most is None or value <= constraint.most


def box_holds(box: Box, facts: Mapping[str, Any]) -> Truth:
    return k_and([holds(line, facts[name]) for name, line in box.constraints.items()])


def item_facts(rows: Sequence[ItemRow], item: Any) -> dict[str, Any]:  # noqa: ANN401 - or unknown
    """Listed is true; unlisted is false on a closed list, unknown on an open one."""
    kinds = {kind for row in rows for kind in row.kinds}
    lists = {listing.list_ for row in rows for listing in row.lists}
    open_lists = {listing.list_ for row in rows for listing in row.lists if listing.open_}
    mine = [row for row in rows if row.id == item]
    my_kinds = {kind for row in mine for kind in row.kinds}
    my_lists = {listing.list_ for row in mine for listing in row.lists}
    facts: dict[str, Any] = {}
    for kind in kinds:
        known = item is not UNKNOWN and my_kinds
        facts[f"kind:{kind}"] = (kind in my_kinds) if known else UNKNOWN
    for name in lists:
        if item is UNKNOWN or (name not in my_lists and name in open_lists):
            facts[f"list:{name}"] = UNKNOWN
        else:
            facts[f"list:{name}"] = name in my_lists
    return facts


@attrs.frozen(eq=False)
class Oracle:
    """What is asked: rules with effect or not, facts, and where and when."""

    all_rules: Sequence[Rule]
    sources: Mapping[str, LegalSource]
    facts: Mapping[str, Any]
    place: Territory
    on: dt.date
    assume: frozenset[str] = frozenset()
    strict: bool = False

    # What has effect

    def here(self, rule: Rule) -> bool:
        return self.place.prefix.startswith(rule.header.territory.prefix)

    def in_its_days(self, rule: Rule) -> bool:
        span = rule.header.validity
        after = span.valid_from is None or self.on >= span.valid_from
        return after and (span.valid_to is None or self.on <= span.valid_to)

    def source_in_force(self, rule: Rule) -> bool:
        versions = self.source(rule).versions
        return not versions or any(
            version.status is Status.IN_FORCE
            and (version.in_force is None or version.in_force <= self.on)
            and (version.until is None or self.on <= version.until)
            for version in versions
        )

    def source(self, rule: Rule) -> LegalSource:
        return self.sources[rule.header.citations[0].source]

    def has_effect(self, rule: Rule) -> bool:
        force = self.source(rule).id in self.assume or self.source_in_force(rule)
        return self.here(rule) and self.in_its_days(rule) and force

    @property
    def rules(self) -> list[Rule]:
        return [rule for rule in self.all_rules if self.has_effect(rule)]

    # Fires, attackers, stands, clash

    def fires(self, rule: Rule) -> Truth:
        against = [k_not(box_holds(box, self.facts)) for box in rule.header.unless]
        if rule.effect is Effect.REQUIRE:
            against.append(k_not(box_holds(rule.must, self.facts)))
        return k_and([box_holds(rule.header.when, self.facts), *against])

    def may_lift(self, exception: Rule, rule: Rule) -> bool:
        one, two = self.source(exception), self.source(rule)
        if one.id == two.id:
            return True
        if rule.final:
            return False
        if outranks(one, two):
            return True
        if one.kind is two.kind and not outranks(two, one):
            return True
        return rule.yields_to is not None and self.reaches(one.kind, rule.yields_to)

    @staticmethod
    def reaches(kind: SourceKind, lowest: SourceKind) -> bool:
        if kind is lowest:
            return True
        for step, kinds in enumerate(_LISTED_ORDER):
            if lowest in kinds:
                return any(kind in above for above in _LISTED_ORDER[: step + 1])
        return False

    def shields(self, permit: Rule, prohibition: Rule) -> bool:
        return (
            permit.effect is Effect.PERMIT
            and prohibition.effect is Effect.PROHIBIT
            and prohibition.ground is not None
            and prohibition.ground in permit.shields
        )

    def attackers(self, rule: Rule) -> list[Rule]:
        return [
            other
            for other in self.rules
            if (rule.id in other.overrides and self.may_lift(other, rule))
            or (
                self.shields(other, rule)
                and outranks(self.source(other), self.source(rule))
                and not rule.final
            )
        ]

    def stands(self, rule: Rule) -> Truth:
        attacked = [k_not(self.stands(other)) for other in self.attackers(rule)]
        return k_and([self.fires(rule), *attacked])

    def rivals(self, prohibition: Rule) -> list[Rule]:
        mine = self.source(prohibition)
        return [
            permit
            for permit in self.rules
            if self.shields(permit, prohibition)
            and not outranks(mine, self.source(permit))
            and not outranks(self.source(permit), mine)
        ]

    def clash(self, prohibition: Rule) -> Truth:
        return k_and(
            [self.stands(prohibition), k_or([self.stands(p) for p in self.rivals(prohibition)])]
        )

    def of(self, *effects: Effect) -> list[Rule]:
        return [rule for rule in self.rules if rule.effect in effects]

    # Outcome, reasons

    def denied(self) -> bool:
        hit = any(
            self.stands(p) is True and self.clash(p) is False for p in self.of(Effect.PROHIBIT)
        )
        permits = self.of(Effect.PERMIT)
        return hit or (self.strict and all(self.stands(q) is False for q in permits))

    def allowed(self) -> bool:
        against = self.of(Effect.PROHIBIT, Effect.REQUIRE, Effect.REFER)
        permitted = any(self.stands(q) is True for q in self.of(Effect.PERMIT))
        return permitted and all(self.stands(rule) is False for rule in against)

    def outcome(self) -> str:
        if self.denied():
            return "denied"
        return "allowed" if self.allowed() else "needs_more"

    def codes(self) -> set[str]:
        """The codes of the reasons; ITEM_NOT_COVERED for an item in no table is told apart."""
        found = set(self._powerless())
        denying = [
            p for p in self.of(Effect.PROHIBIT) if self.stands(p) is True and self.clash(p) is False
        ]
        permits = [(q, self.stands(q)) for q in self.of(Effect.PERMIT)]
        if self.outcome() == "denied":
            found |= {p.code for p in denying}
        elif self.outcome() == "allowed":
            found |= {q.code for q, truth in permits if truth is True}
        else:
            found |= self._needs()
        if not denying and not any(truth is True for _, truth in permits):
            found |= self._nothing_permits()
        return found

    def _needs(self) -> set[str]:
        demands = self.of(Effect.REQUIRE, Effect.REFER)
        found = {rule.code for rule in demands if self.stands(rule) is True}
        if any(self.clash(p) is True for p in self.of(Effect.PROHIBIT)):
            found.add("CONFLICT_UNRESOLVED")
        if self.open_tops():
            found.add("FACT_UNKNOWN")
        return found

    def _nothing_permits(self) -> set[str]:
        """What sleeping rules say; while a permit may stand, only what a draft says for certain."""
        hoped = any(self.stands(q) is None for q in self.of(Effect.PERMIT))
        found = set()
        for rule in self.all_rules:
            told = self.fires(rule) is True if hoped else self.fires(rule) is not False
            asleep = self.here(rule) and not self.has_effect(rule)
            if asleep and told and rule.effect is not Effect.EXCEPT:
                found.add(self._why_asleep(rule))
        if hoped:
            return found & {"DRAFT_SOURCE_ONLY"}
        return found or {"ITEM_NOT_COVERED"}

    def _why_asleep(self, rule: Rule) -> str:
        draft = not self.source_in_force(rule) and all(
            version.status in {Status.DRAFT, Status.TEMPLATE, Status.REPORT}
            for version in self.source(rule).versions
        )
        return "DRAFT_SOURCE_ONLY" if draft and self.in_its_days(rule) else "RULE_NOT_IN_FORCE"

    def _powerless(self) -> set[str]:
        hit = any(
            other.effect is Effect.EXCEPT
            and rule.id in other.overrides
            and not self.may_lift(other, rule)
            and self.stands(other) is not False
            and self.stands(rule) is not False
            for other in self.rules
            for rule in self.rules
        )
        return {"EXCEPTION_BELOW_RANK"} if hit else set()

    # What is still open

    def open_tops(self) -> list[Rule]:
        tops = [p for p in self.of(Effect.PROHIBIT) if None in (self.stands(p), self.clash(p))]
        tops += [r for r in self.of(Effect.REQUIRE, Effect.REFER) if self.stands(r) is None]
        permits = self.of(Effect.PERMIT)
        if not any(self.stands(q) is True for q in permits):
            tops += [q for q in permits if self.stands(q) is None]
        return tops

    def open_facts(self) -> set[str]:
        """The unknown facts that can still matter."""
        if self.outcome() != "needs_more":
            return set()
        found: set[str] = set()
        for top in self.open_tops():
            found |= self._leaves(top)
            rivals = self.rivals(top)
            if top.effect is Effect.PROHIBIT and not any(self.stands(q) is True for q in rivals):
                for permit in rivals:
                    found |= self._leaves(permit)
        return found

    def _leaves(self, rule: Rule) -> set[str]:
        if self.stands(rule) is not None:
            return set()
        found: set[str] = set()
        if self.fires(rule) is None:
            boxes = [rule.header.when, *rule.header.unless]
            if rule.effect is Effect.REQUIRE:
                boxes.append(rule.must)
            for box in boxes:
                if box_holds(box, self.facts) is None:
                    found |= {name for name in box.constraints if self.facts[name] is UNKNOWN}
        for attacker in self.attackers(rule):
            found |= self._leaves(attacker)
        return found

    # Beside the outcome

    def conclusions(self) -> dict[str, Any]:
        said: dict[str, list[tuple[Any, Truth]]] = {}
        for rule in self.rules:
            truth = self.stands(rule)
            for name, value in rule.concludes.items():
                if truth is not False:
                    said.setdefault(name, []).append((value, truth))
        return {
            name: told[0][0]
            if len({value for value, _ in told}) == 1 and any(truth for _, truth in told)
            else UNKNOWN
            for name, told in said.items()
        }

    def obligations(self) -> set[str]:
        denied = self.outcome() == "denied"
        return {
            obligation.code
            for rule in self.rules
            if self.stands(rule) is True and not (denied and rule.effect is Effect.PERMIT)
            for obligation in rule.obligations
        }


def only(rules: Sequence[Rule], names: set[str]) -> list[Rule]:
    """The rules of these ids; an exception keeps the targets that are among them, or goes."""
    kept: list[Rule] = []
    for rule in rules:
        targets = rule.overrides & names
        if rule.id in names and (targets or not rule.overrides):
            kept.append(attrs.evolve(rule, overrides=targets))
    left = {rule.id for rule in kept}
    return kept if left == names else only(rules, left)
