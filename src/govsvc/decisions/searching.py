"""Looking for a case: facts under which something is true, tried out value by value."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from govsvc.conditions import Box, Constraint, FactKind, OneOf, Scalar
from govsvc.decisions.items import ItemTable, is_item_fact
from govsvc.decisions.rules import Rule
from govsvc.decisions.topics import Topic
from govsvc.unknown import UNKNOWN, Maybe

__all__ = ["Budget", "Trial", "boxes_of", "search"]

Goal: TypeAlias = Callable[["Trial"], Maybe[bool]]
"""Whether facts are what is looked for; False where no further knowledge can make them so."""


@attrs.define
class Budget:
    """How many cases may still be tried.

    Attributes:
        left: The number; none left stops every search.
    """

    left: int

    @property
    def spent(self) -> bool:
        """Whether a search was stopped."""
        return self.left < 0


class Trial(dict[str, Maybe[Scalar]]):
    """Facts that are tried out. What was not tried is unknown; items answer for themselves."""

    def __init__(self, topic: Topic, items: ItemTable) -> None:
        super().__init__()
        self.item: Maybe[str] = UNKNOWN
        self._topic = topic
        self._items = items
        self._ids = names_of_item(topic)

    def under(self, items: ItemTable) -> "Trial":
        """The same facts with other item tables."""
        other = Trial(self._topic, items)
        other.update(self)
        other.item = self.item
        return other

    def __missing__(self, name: str) -> Maybe[Scalar]:
        if name in self._ids:
            return self.item
        return self._items.fact(self.item, name) if is_item_fact(name) else UNKNOWN

    def case(self) -> Mapping[str, Scalar]:
        """What is known, the item first."""
        known = {name: value for name, value in self.items() if value is not UNKNOWN}
        return known if self.item is UNKNOWN else {"item": self.item, **known}


def names_of_item(topic: Topic) -> frozenset[str]:
    """The facts that are the id of the item."""
    return frozenset(
        fact.name for fact in topic.facts if fact.value is None and fact.reads == (topic.item,)
    )


def boxes_of(rule: Rule) -> Sequence[Box]:
    """All conditions of a rule."""
    return (rule.header.when, *rule.header.unless, rule.must)


def search(
    goal: Goal, boxes: Iterable[Box], topic: Topic, tables: Sequence[ItemTable], budget: Budget
) -> Trial | None:
    """The first case found in which *goal* is true.

    Values are tried where a box can tell them apart: each one that is named, the borders of each
    interval, and one that nobody names. Facts are taken to be independent of one another, but for
    those of the item.

    Args:
        goal: What is looked for.
        boxes: The conditions whose facts are tried, in this order.
        topic: What they are about.
        tables: The item tables; the items of all of them are tried, the first answers.
        budget: Is used up by one for each partial case.

    Returns:
        The facts that matter, or None: where the budget is not spent, there is no such case.
    """
    steps = list(_steps(list(boxes), topic, tables))
    trial = Trial(topic, tables[0])

    def go(depth: int) -> bool:
        budget.left -= 1
        truth = False if budget.spent else goal(trial)
        if truth is not UNKNOWN:
            return truth
        if depth == len(steps):
            return False
        name, values = steps[depth]
        for value in values:
            _set(trial, name, value)
            if go(depth + 1):
                return True
        _set(trial, name, UNKNOWN)
        return False

    return _simplest(trial, goal) if go(0) else None


def _simplest(trial: Trial, goal: Goal) -> Trial:
    """The case without what does not matter to it."""
    for name in (*trial, None):
        value = trial.item if name is None else trial[name]
        _set(trial, name, UNKNOWN)
        if goal(trial) is not True:
            _set(trial, name, value)
    return trial


def _set(trial: Trial, name: str | None, value: Any) -> None:  # noqa: ANN401 - a value or UNKNOWN
    if name is None:
        trial.item = value
    elif value is UNKNOWN:
        trial.pop(name, None)
    else:
        trial[name] = value


def _steps(
    boxes: Sequence[Box], topic: Topic, tables: Sequence[ItemTable]
) -> Iterator[tuple[str | None, list[Scalar]]]:
    """What to try: the items, then for each fact its values. The name of the items is None."""
    named: dict[str, list[Constraint]] = {}
    for box in boxes:
        for name, constraint in box.constraints.items():
            named.setdefault(name, []).append(constraint)
    ids = names_of_item(topic)
    told = [name for name in named if is_item_fact(name) or name in ids]
    if told:
        wanted = [line for name in named if name in ids for line in named[name]]
        yield None, _items(filter(is_item_fact, told), wanted, tables)
    for name, constraints in named.items():
        if name not in told:
            yield name, _values(topic.by_name[name].kind, constraints)


def _items(
    facts: Iterable[str], constraints: Iterable[Constraint], tables: Sequence[ItemTable]
) -> list[Scalar]:
    """The items that are named, and one for each way in which others can differ in these facts."""
    names = tuple(facts)
    wanted = sorted({str(value) for line in constraints for value in _named(line)})
    known = dict.fromkeys(row.id for table in tables for row in table.rows)
    others = [item for item in known if item not in wanted]
    others.append(max((*known, *wanted), default="") + "~")
    unlike: dict[object, str] = {}
    for item in others:
        unlike.setdefault(tuple(table.fact(item, n) for table in tables for n in names), item)
    return [*wanted, *unlike.values()]


def _values(kind: FactKind, constraints: Iterable[Constraint]) -> list[Scalar]:
    """A value for each way in which the constraints can tell values apart, maybe more."""
    if kind.is_finite:
        return sorted(kind.universe(), key=str)
    named = {value for constraint in constraints for value in _named(constraint)}
    named = named or {_ANY[kind.type]}
    if kind.type is str:
        return [*sorted(map(str, named)), max(map(str, named)) + "~"]
    ordered: list[Any] = list({near for value in named for near in _neighbours(value)})
    return sorted(ordered)


_ANY: Mapping[type, Scalar] = {str: "", int: 0, dt.date: dt.date(2000, 1, 1)}
"""A value where no constraint names one."""


def _named(constraint: Constraint) -> Iterable[Scalar]:
    if isinstance(constraint, OneOf):
        return constraint.values
    return [bound for bound in (constraint.least, constraint.most) if bound is not None]


def _neighbours(value: Any) -> Iterator[Scalar]:  # noqa: ANN401 - a whole number or a day
    """The value, and what comes before and after it: every stretch between two borders has one."""
    yield value
    if not isinstance(value, dt.date):
        yield from (value - 1, value + 1)
        return
    if value > dt.date.min:
        yield value - _DAY
    if value < dt.date.max:
        yield value + _DAY


_DAY = dt.timedelta(days=1)
