"""Which rules stand for a request, what follows from that, and what is still open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from govsvc.conditions import Scalar, any_of
from govsvc.decisions.compiling import Values
from govsvc.decisions.decision import Outcome
from govsvc.decisions.rule_set import CompiledRule, RuleSet
from govsvc.decisions.rules import Effect
from govsvc.unknown import UNKNOWN, Maybe

__all__ = ["Case", "conclude", "evaluate", "open_rules", "outcome"]


@attrs.frozen(eq=False)
class Case:
    """The rules that apply to a request, or may apply, by position.

    Attributes:
        active: All active rules.
        values: The facts.
        fires: True or `UNKNOWN`; a rule that does not fire is not in it.
        stands: For the same rules, whether they stand.
        prohibitions: The prohibitions that stand or may stand.
        permits: The permits that stand or may stand.
        demands: The requirements and referrals that stand or may stand.
    """

    active: tuple[CompiledRule, ...]
    values: Values
    fires: Mapping[int, Maybe[bool]]
    stands: Mapping[int, Maybe[bool]]
    prohibitions: Sequence[int]
    permits: Sequence[int]
    demands: Sequence[int]

    def rivals(self, prohibition: int) -> Maybe[bool]:
        """Whether a permit stands that shields its ground, neither outranking the other."""
        rivals = self.active[prohibition].rivals
        return bool(rivals) and any_of(self.stands[other] for other in _common(rivals, self.stands))

    def open_facts(self, top: int) -> Iterator[str]:
        """The unknown facts that leave it open whether a rule stands, or clashes."""
        waiting = [top] if self.stands[top] is UNKNOWN else []
        if self.rivals(top) is UNKNOWN:
            waiting += self._open_among(self.active[top].rivals)
        seen: set[int] = set()
        while waiting:
            position = waiting.pop()
            if position not in seen:
                seen.add(position)
                if self.fires[position] is UNKNOWN:
                    yield from self.active[position].conditions.open_facts(self.values)
                waiting += self._open_among(self.active[position].attackers)

    def lifted_by(self, position: int) -> tuple[str, ...]:
        """Ids of the rules that lift one, or may lift it."""
        attackers = sorted(_common(self.active[position].attackers, self.stands))
        return tuple(self.active[p].cited.id for p in attackers if self.stands[p] is not False)

    def _open_among(self, others: frozenset[int]) -> list[int]:
        return [p for p in _common(others, self.stands) if self.stands[p] is UNKNOWN]


def _common(some: frozenset[int], table: Mapping[int, Maybe[bool]]) -> Iterable[int]:
    """What is in both, by way of the smaller."""
    if len(some) <= len(table):
        return [one for one in some if one in table]
    return [one for one in table if one in some]


def evaluate(rules: RuleSet, values: Values, item: Maybe[str] | None) -> Case:
    """Ask the rules that the index finds, then settle which stand, attackers first."""
    active = rules.active
    fires: dict[int, Maybe[bool]] = {}
    for position in rules.index.candidates(values, item):
        truth = active[position].conditions.fires(values)
        if truth is not False:
            fires[position] = truth
    stands: dict[int, Maybe[bool]] = {}
    for position in sorted(fires):
        stands[position] = _stands(active[position], fires[position], stands)
    by_effect = _sorted_out(active, stands)
    return Case(active, values, fires, stands, *by_effect)


def _sorted_out(
    active: tuple[CompiledRule, ...], stands: Mapping[int, Maybe[bool]]
) -> tuple[list[int], list[int], list[int]]:
    prohibitions: list[int] = []
    permits: list[int] = []
    demands: list[int] = []
    for position, truth in stands.items():
        effect = active[position].effect
        if truth is False or effect is Effect.EXCEPT:
            continue
        if effect is Effect.PROHIBIT:
            prohibitions.append(position)
        elif effect is Effect.PERMIT:
            permits.append(position)
        else:
            demands.append(position)
    return prohibitions, permits, demands


def _stands(
    rule: CompiledRule, fires: Maybe[bool], stands: Mapping[int, Maybe[bool]]
) -> Maybe[bool]:
    """It fires and no attacker stands."""
    result = fires
    if not rule.attackers:
        return result
    for attacker in _common(rule.attackers, stands):
        if stands[attacker] is True:
            return False
        if stands[attacker] is UNKNOWN:
            result = UNKNOWN
    return result


def outcome(case: Case, *, strict: bool) -> tuple[Outcome, list[int]]:
    """The outcome, and the rules that settle it: none if it needs more."""
    stands = case.stands
    denying = [p for p in case.prohibitions if stands[p] is True and case.rivals(p) is False]
    if denying or (strict and not case.permits):
        return Outcome.DENIED, denying
    allowing = [p for p in case.permits if stands[p] is True]
    if allowing and not case.prohibitions and not case.demands:
        return Outcome.ALLOWED, allowing
    return Outcome.NEEDS_MORE, []


def open_rules(case: Case) -> Iterator[int]:
    """The rules of which it matters, and is open, whether they stand or clash.

    A permit matters as long as none stands for certain.
    """
    stands = case.stands
    for position in case.prohibitions:
        if UNKNOWN in (stands[position], case.rivals(position)):
            yield position
    for position in case.demands:
        if stands[position] is UNKNOWN:
            yield position
    if all(stands[position] is UNKNOWN for position in case.permits):
        yield from case.permits


def conclude(case: Case) -> Mapping[str, Maybe[Scalar]]:
    """What the standing rules settle; `UNKNOWN` where two differ, or one is not certain to stand.

    A rule that may stand and says the same as one that does changes nothing.
    """
    said: dict[str, set[tuple[type, Scalar]]] = {}
    certain: set[str] = set()
    for position, truth in case.stands.items():
        concludes = case.active[position].rule.concludes
        if concludes and truth is not False:
            for name, value in concludes.items():
                said.setdefault(name, set()).add((type(value), value))
            if truth is True:
                certain.update(concludes)
    return {
        name: next(iter(values))[1] if name in certain and len(values) == 1 else UNKNOWN
        for name, values in sorted(said.items())
    }
