"""Conditions made ready for asking, and the index that finds the rules to ask."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from govsvc.conditions import Box, Constraint, OneOf, Scalar
from govsvc.decisions.items import ItemTable, is_item_fact
from govsvc.decisions.rules import Rule
from govsvc.unknown import UNKNOWN, Maybe

__all__ = ["Conditions", "Index", "Values"]

Values: TypeAlias = Mapping[str, Maybe[Scalar]]
"""The facts of a request. Asking for any declared fact gives a value or `UNKNOWN`."""

Lines: TypeAlias = tuple[tuple[str, Callable[[Scalar], bool]], ...]
"""A box line by line: the name of a fact, and the test of its value."""


def _lines(box: Box) -> Lines:
    return tuple((name, _test(one)) for name, one in box.constraints.items())


def _test(constraint: Constraint) -> Callable[[Scalar], bool]:
    # Types are checked when a rule set is built, so that True cannot meet 1 here.
    if isinstance(constraint, OneOf) and not constraint.negated:
        return constraint.values.__contains__
    return constraint.test


def _judge(lines: Lines, values: Values) -> Maybe[bool]:
    """Kleene *and*."""
    result: Maybe[bool] = True
    for name, test in lines:
        value = values[name]
        if value is UNKNOWN:
            result = UNKNOWN
        elif not test(value):
            return False
    return result


@attrs.frozen(eq=False)
class Conditions:
    """The conditions of one rule.

    Attributes:
        when: What must hold.
        against: The boxes that must not hold: every *unless*, and the *must* of a requirement.
    """

    when: Lines
    against: tuple[Lines, ...]

    @classmethod
    def of(cls, rule: Rule) -> "Conditions":
        """Those of *rule*."""
        against = (*rule.header.unless, rule.must) if rule.must.constraints else rule.header.unless
        return cls(_lines(rule.header.when), tuple(map(_lines, against)))

    def fires(self, values: Values) -> Maybe[bool]:
        """Whether *when* holds and no *unless* does; of a requirement also not its *must*."""
        result = _judge(self.when, values)
        if result is False:
            return False
        for box in self.against:
            truth = _judge(box, values)
            if truth is True:
                return False
            if truth is UNKNOWN:
                result = UNKNOWN
        return result

    def open_facts(self, values: Values) -> Iterator[str]:
        """The unknown facts that leave it open whether the rule fires."""
        for box in (self.when, *(b for b in self.against if _judge(b, values) is UNKNOWN)):
            yield from (name for name, _ in box if values[name] is UNKNOWN)


_Keys: TypeAlias = tuple[tuple[str, Scalar], ...]
"""One line of a *when*: a fact, with each of the values that it admits."""


class Index:
    """Finds the rules that a request does not rule out at first sight.

    Each rule is filed once, under that line of its *when* which it shares with the fewest others:
    the values of a fact, or a kind or list of items. A request looks up its own values; what is
    filed under others cannot fire and is never touched. An unknown value rules nothing out.
    """

    def __init__(self, rules: Sequence[Rule], items: ItemTable) -> None:
        self._items = items
        self._always: list[int] = []
        self._by_value: dict[str, dict[Scalar, list[int]]] = {}
        self._any_value: dict[str, list[int]] = {}
        self._by_item_fact: dict[str, list[int]] = {}
        shared = Counter(key for rule in rules for line in _keys(rule) for key in line)
        for position, rule in enumerate(rules):
            line = min(_keys(rule), key=lambda keys: sum(shared[k] for k in keys), default=())
            self._file(position, line)

    def _file(self, position: int, line: _Keys) -> None:
        if not line:
            self._always.append(position)
            return
        name = line[0][0]
        if is_item_fact(name):
            self._by_item_fact.setdefault(name, []).append(position)
            return
        self._any_value.setdefault(name, []).append(position)
        buckets = self._by_value.setdefault(name, {})
        for _, value in line:
            buckets.setdefault(value, []).append(position)

    def candidates(self, values: Values, item: Maybe[str] | None) -> list[int]:
        """Positions of the rules to ask, each once."""
        found = self._always.copy()
        for name, buckets in self._by_value.items():
            value = values[name]
            found += self._any_value[name] if value is UNKNOWN else buckets.get(value, ())
        filed = self._by_item_fact
        if filed:
            for name in self._items.kinds if item is UNKNOWN else self._items.not_false(item):
                found += filed.get(name, ())
        return found


def _keys(rule: Rule) -> Iterator[_Keys]:
    """The lines of *when* under which a rule can be filed, each as its fact and values."""
    for name, constraint in rule.header.when.constraints.items():
        if not isinstance(constraint, OneOf) or constraint.negated or not constraint.values:
            continue
        if not is_item_fact(name) or constraint.values == {True}:
            yield tuple((name, value) for value in constraint.values)
