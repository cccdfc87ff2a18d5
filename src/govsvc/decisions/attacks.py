"""Which rule can defeat which: rank decides, and what a rule says of itself."""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

import attrs

from govsvc.decisions.rules import Rule
from govsvc.errors import RulebookError
from govsvc.law import LegalSource, SourceKind, outranks
from govsvc.wording import Text

__all__ = ["Attacks", "find_attacks", "in_order"]

_LADDER = {
    SourceKind.CONSTITUTION: 0,
    SourceKind.LAW: 1,
    SourceKind.ADMINISTRATIVE_REGULATION: 2,
    SourceKind.AUTONOMOUS_REGULATION: 3,
    SourceKind.LOCAL_REGULATION: 3,
    SourceKind.DEPARTMENTAL_RULE: 4,
    SourceKind.LOCAL_GOVERNMENT_RULE: 4,
    SourceKind.NORMATIVE_DOCUMENT: 5,
}
"""The kinds as a text lists them when it opens itself: 法律、法规、规章, then documents."""


@attrs.frozen
class Attacks:
    """What other rules do to each rule, by id.

    Attributes:
        attackers: Those that defeat it where they stand.
        rivals: Of a prohibition: the permits that clash with it.
        powerless: The exceptions that name it and cannot lift it.
    """

    attackers: Mapping[str, frozenset[str]]
    rivals: Mapping[str, frozenset[str]]
    powerless: Mapping[str, frozenset[str]]


def reaches(kind: SourceKind, lowest: SourceKind) -> bool:
    """Whether a source of this kind is one for which a rule that yields down to *lowest* is open.

    Example:
        >>> reaches(SourceKind.LAW, SourceKind.LOCAL_REGULATION)
        True
        >>> reaches(SourceKind.DEPARTMENTAL_RULE, SourceKind.LOCAL_REGULATION)
        False
    """
    if kind is lowest:
        return True
    return kind in _LADDER and lowest in _LADDER and _LADDER[kind] <= _LADDER[lowest]


def lifts(exception: Rule, rule: Rule, sources: Mapping[str, LegalSource]) -> bool:
    """Whether an exception that names *rule* has the rank to lift it.

    Source:
        立法法（2023）第九十八条至第一百零六条; ADR 0020.
    """
    one, two = sources[exception.source], sources[rule.source]
    if one.id == two.id:
        return True
    if rule.final:
        return False
    if outranks(one, two) or (one.kind is two.kind and not outranks(two, one)):
        return True
    return rule.yields_to is not None and reaches(one.kind, rule.yields_to)


def find_attacks(rules: Sequence[Rule], sources: Mapping[str, LegalSource]) -> Attacks:
    """Who can defeat whom among *rules*, and who clashes with whom."""
    attackers: dict[str, set[str]] = {rule.id: set() for rule in rules}
    powerless: dict[str, set[str]] = {rule.id: set() for rule in rules}
    rivals: dict[str, frozenset[str]] = {}
    by_id = {rule.id: rule for rule in rules}
    for rule in rules:
        for named in rule.overrides & by_id.keys():
            side = attackers if lifts(rule, by_id[named], sources) else powerless
            side[named].add(rule.id)
    shields = _Shields(rules, sources)
    for rule in rules:
        if rule.ground is not None:
            stronger, equal = shields.against(rule.ground, rule.source)
            rivals[rule.id] = equal
            if not rule.final:
                attackers[rule.id] |= stronger
    return Attacks(_frozen(attackers), rivals, _frozen(powerless))


def _frozen(table: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(names) for name, names in table.items() if names}


class _Shields:
    """The permits by the grounds they shield; rank is asked once for each pair of sources."""

    def __init__(self, rules: Sequence[Rule], sources: Mapping[str, LegalSource]) -> None:
        self._sources = sources
        self._permits: dict[str, list[Rule]] = {}
        self._known: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]] = {}
        for rule in rules:
            for ground in rule.shields:
                self._permits.setdefault(ground, []).append(rule)

    def against(self, ground: str, source: str) -> tuple[frozenset[str], frozenset[str]]:
        """The permits that outrank a prohibition of this ground and source, and its equals."""
        found = self._known.get((ground, source))
        if found is None:
            found = self._known[ground, source] = self._compare(ground, source)
        return found

    def _compare(self, ground: str, source: str) -> tuple[frozenset[str], frozenset[str]]:
        lower = self._sources[source]
        permits = self._permits.get(ground, ())
        above = {p.id for p in permits if outranks(self._sources[p.source], lower)}
        below = {p.id for p in permits if outranks(lower, self._sources[p.source])}
        return frozenset(above), frozenset(p.id for p in permits if p.id not in above | below)


def in_order(rules: Sequence[Rule], attacks: Attacks) -> tuple[str, ...]:
    """The ids of the rules, each after those that can defeat it.

    Raises:
        RulebookError: Exceptions that lift one another in a circle.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter()
    names = sorted(rule.id for rule in rules)
    for name in names:
        sorter.add(name)
    for name in names:
        sorter.add(name, *sorted(attacks.attackers.get(name, ())))
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        circle: list[str] = error.args[1]
    told = " → ".join(circle)
    raise RulebookError(
        rules=tuple(circle[1:]),
        message=Text(
            zh=f"例外互相排除，成了循环：{told}；请删去其中一个 overrides",
            en=f"exceptions lift one another in a circle: {told}; remove one of the `overrides`",
        ),
    )
