"""Conditions over facts: finite boxes, judged in three-valued (Kleene) logic.

A condition is a conjunction. Each line of it names one fact and the values that satisfy it: a
finite set, its complement, or an interval. There is no expression language, so that two conditions
can be compared exactly (`Box.contains`, `Box.intersects`).
"""

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import attrs

from govsvc.errors import InputTypeError, InputValueError, PayloadError, Problem
from govsvc.fields import as_frozenset, check_day
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = [
    "EVERYTHING",
    "Between",
    "Box",
    "Constraint",
    "FactKind",
    "OneOf",
    "Scalar",
    "all_of",
    "any_of",
    "negate",
    "parse_box",
]

Scalar: TypeAlias = str | bool | int | dt.date
"""What a fact can be: a slug, a truth value, a whole number or a day."""


def all_of(truths: Iterable[Maybe[bool]]) -> Maybe[bool]:
    """Kleene *and*: one False decides, otherwise one UNKNOWN leaves it open.

    Example:
        >>> all_of([True, UNKNOWN]), all_of([False, UNKNOWN]), all_of([])
        (UNKNOWN, False, True)
    """
    result: Maybe[bool] = True
    for truth in truths:
        if truth is False:
            return False
        if truth is UNKNOWN:
            result = UNKNOWN
    return result


def any_of(truths: Iterable[Maybe[bool]]) -> Maybe[bool]:
    """Kleene *or*: one True decides, otherwise one UNKNOWN leaves it open.

    Example:
        >>> any_of([True, UNKNOWN]), any_of([False, UNKNOWN]), any_of([])
        (True, UNKNOWN, False)
    """
    return negate(all_of(negate(truth) for truth in truths))


def negate(truth: Maybe[bool]) -> Maybe[bool]:
    """Kleene *not*: what is unknown stays unknown.

    Example:
        >>> negate(True), negate(UNKNOWN)
        (False, UNKNOWN)
    """
    return UNKNOWN if truth is UNKNOWN else not truth


@attrs.frozen
class FactKind:
    """What values a fact can take.

    Attributes:
        type: ``str``, ``bool``, ``int`` or ``datetime.date``.
        values: For ``str``, the closed list of slugs; empty means any text.
    """

    type: type
    values: frozenset[str] = attrs.field(default=frozenset(), converter=as_frozenset)

    def admits(self, value: object) -> bool:
        """Whether *value* can be a value of this fact; no type is ever converted."""
        if type(value) is not self.type:
            return False
        return not self.values or value in self.values

    @property
    def is_finite(self) -> bool:
        """Whether the values can be listed."""
        return bool(self.values) or self.type is bool

    def universe(self) -> frozenset[Scalar]:
        """All values, if they can be listed; otherwise the empty set."""
        return frozenset({True, False}) if self.type is bool else frozenset(self.values)


@attrs.frozen
class OneOf:
    """The value is in the set, or with ``negated`` in none of it.

    Example:
        >>> OneOf({"village", "community"}).test("village")
        True
    """

    values: frozenset[Scalar] = attrs.field(converter=as_frozenset)
    negated: bool = attrs.field(default=False, kw_only=True)

    def test(self, value: Scalar) -> bool:
        """Whether *value* satisfies the constraint."""
        named = any(value == one and type(value) is type(one) for one in self.values)
        return named is not self.negated


@attrs.frozen(kw_only=True)
class Between:
    """The value lies between two bounds, both **inclusive**; ``None`` leaves a side open.

    Raises:
        InputTypeError: A bound is neither a whole number nor a plain day.
        InputValueError: Both bounds are missing, of two types, or they admit nothing.

    Example:
        >>> Between(least=16).test(16), Between(most=15).test(16)
        (True, False)
    """

    least: int | dt.date | None = None
    most: int | dt.date | None = None

    def __attrs_post_init__(self) -> None:
        lowest, highest = self.least, self.most
        bounds = [bound for bound in (lowest, highest) if bound is not None]
        for bound in bounds:
            if type(bound) is not int:
                check_day(bound, name="between")
        alike = len({type(bound) for bound in bounds}) == 1
        if not alike or bounds != sorted(bounds):
            raise InputValueError(
                name="between",
                found=f"{lowest}..{highest}",
                message=Text(
                    zh=f"区间 {lowest} 至 {highest} 不含任何值；请给出一个界限，"
                    "两个界限须同为整数或者同为日期，且上限不小于下限",
                    en=f"interval `{lowest}` to `{highest}` admits nothing; give a bound, or two "
                    "whole numbers or two days, the maximum not below the minimum",
                ),
            )

    def test(self, value: Scalar) -> bool:
        """Whether *value* satisfies the constraint.

        Raises:
            InputTypeError: *value* is not of the type of the bounds.
        """
        bound = self.most if self.least is None else self.least
        if type(value) is not type(bound):
            found = f"{type(value).__name__} `{value}`"
            raise InputTypeError(
                name="value",
                found=found,
                message=Text(
                    zh=f"区间以 `{bound}` 为界，所比较的值应与之同为整数或者同为日期，收到 {found}",
                    en=f"the interval is bounded by `{bound}`; a value must be a whole number or a "
                    f"day like it, found {found}",
                ),
            )
        above = self.least is None or value >= self.least  # type: ignore[operator]
        return above and (self.most is None or value <= self.most)  # type: ignore[operator]


Constraint: TypeAlias = OneOf | Between


def _copy(constraints: Mapping[str, Constraint]) -> Mapping[str, Constraint]:
    """The box keeps its own table, so that the caller's may change."""
    return dict(constraints)


@attrs.frozen
class Box:
    """A conjunction of constraints, one a fact. The empty box is always true.

    Example:
        >>> box = Box({"age": Between(least=16), "kind": OneOf({"licence"})})
        >>> box.test({"age": 20, "kind": "licence"}), box.test({"age": 12}), box.test({"age": 20})
        (True, False, UNKNOWN)
    """

    constraints: Mapping[str, Constraint] = attrs.field(factory=dict, converter=_copy, hash=False)

    def test(self, facts: Mapping[str, Maybe[Scalar]]) -> Maybe[bool]:
        """Judge the box on *facts*; a fact that is missing counts as UNKNOWN."""
        return all_of(self._lines(facts))

    def _lines(self, facts: Mapping[str, Maybe[Scalar]]) -> Iterable[Maybe[bool]]:
        for name, constraint in self.constraints.items():
            value = facts.get(name, UNKNOWN)
            yield UNKNOWN if value is UNKNOWN else constraint.test(value)

    def contains(self, other: "Box", kinds: Mapping[str, FactKind] | None = None) -> bool:
        """Whether every case in *other* is also in this box.

        Args:
            other: The box that may lie inside.
            kinds: The facts' kinds; with them a list that names every value is no constraint.
        """
        if not other.intersects(other, kinds):
            return True
        return all(
            _within(other.constraints.get(name), mine, (kinds or {}).get(name))
            for name, mine in self.constraints.items()
        )

    def intersects(self, other: "Box", kinds: Mapping[str, FactKind] | None = None) -> bool:
        """Whether some case lies in both boxes."""
        ones, twos = (
            {**other.constraints, **self.constraints},
            {**self.constraints, **other.constraints},
        )
        return all(_meet(ones[name], twos[name], (kinds or {}).get(name)) for name in ones)


EVERYTHING = Box()
"""The condition that always holds."""


def _listed(constraint: Constraint, kind: FactKind | None) -> frozenset[Scalar] | None:
    """The values that satisfy *constraint*, or None where they cannot be listed."""
    if isinstance(constraint, OneOf) and not constraint.negated:
        return constraint.values
    if kind is not None and kind.is_finite:
        return frozenset(value for value in kind.universe() if constraint.test(value))
    return None


def _within(inner: Constraint | None, outer: Constraint, kind: FactKind | None) -> bool:
    if inner is None:
        return kind is not None and kind.is_finite and all(map(outer.test, kind.universe()))
    values = _listed(inner, kind)
    if values is not None:
        return all(map(outer.test, values))
    if isinstance(inner, OneOf):  # negated, over an open range: everything but a few values
        return isinstance(outer, OneOf) and outer.negated and outer.values <= inner.values
    if isinstance(outer, OneOf):
        if outer.negated:
            return not any(map(inner.test, outer.values))
        return _fill(outer.values, inner)
    least = outer.least is None or (inner.least is not None and inner.least >= outer.least)  # type: ignore[operator]
    return least and (
        outer.most is None or (inner.most is not None and inner.most <= outer.most)  # type: ignore[operator]
    )


def _fill(values: frozenset[Scalar], span: Between) -> bool:
    """Whether *values* hold all of an interval, which then is bounded."""
    if span.least is None or span.most is None:
        return False
    width = span.most - span.least  # type: ignore[operator]
    steps = width.days if isinstance(width, dt.timedelta) else width
    return sum(map(span.test, values)) == steps + 1


def _meet(one: Constraint, two: Constraint, kind: FactKind | None) -> bool:
    for listed, test in ((_listed(one, kind), two.test), (_listed(two, kind), one.test)):
        if listed is not None:
            return any(map(test, listed))
    if isinstance(one, OneOf):  # a complement leaves out finitely many values
        return isinstance(two, OneOf) or not _fill(one.values, two)
    if isinstance(two, OneOf):
        return not _fill(two.values, one)
    least = max((b.least for b in (one, two) if b.least is not None), default=None)
    most = min((b.most for b in (one, two) if b.most is not None), default=None)
    return least is None or most is None or least <= most  # type: ignore[operator]


def parse_box(
    table: Mapping[str, Any], kinds: Mapping[str, FactKind], *, name: str, path: str
) -> Box:
    """Read a condition as data files write it.

    The four forms are ``key = value``, ``key = [values]``, ``key = { not = value or [values] }``
    and ``key = { min = …, max = … }``, both bounds inclusive.

    Args:
        table: The parsed table.
        kinds: The facts that may be named, and what they can be.
        name: The document, for messages.
        path: The table's place in it, for messages.

    Raises:
        PayloadError: A fact that is not declared, or a value it cannot take.

    Example:
        >>> parse_box({"age": {"min": 16}}, {"age": FactKind(int)}, name="x.toml", path="when")
        Box(constraints={'age': Between(least=16, most=None)})
    """
    problems: list[Problem] = []
    constraints: dict[str, Constraint] = {}
    for key, value in table.items():
        place = f"{path}.{key}"
        kind = kinds.get(key)
        if kind is None:
            problems.append(Problem(path=place, code="unknown-key", message=_no_fact(key, kinds)))
            continue
        constraint = _constraint(value, kind)
        if constraint is None:
            problems.append(Problem(path=place, code="value", message=_expected(kind, value)))
        else:
            constraints[key] = constraint
    if problems:
        raise PayloadError(name=name, problems=tuple(problems))
    return Box(constraints)


_FEW = 12


def _no_fact(key: str, kinds: Iterable[str]) -> Text:
    """That a fact is not declared, with all that are or, of many, those that look alike."""
    known = sorted(kinds)
    zh, en = "可用的有", "there are"
    if len(known) > _FEW:
        known = difflib.get_close_matches(key, known, n=5, cutoff=0.4)
        zh, en = "相近的有", "look alike"
    return Text(
        zh=f"没有名为 `{key}` 的事实；{zh}：{'、'.join(known) or '无'}",
        en=f"no fact is called `{key}`; {en}: {', '.join(known) or 'none'}",
    )


def _constraint(value: Any, kind: FactKind) -> Constraint | None:  # noqa: ANN401 - any TOML value
    if isinstance(value, dict):
        if value.keys() == {"not"}:
            inner = None if isinstance(value["not"], dict) else _constraint(value["not"], kind)
            return OneOf(inner.values, negated=True) if isinstance(inner, OneOf) else None
        bounds = [value[key] for key in ("min", "max") if key in value]
        sound = bounds and value.keys() <= {"min", "max"} and kind.type in (int, dt.date)
        if not sound or not all(map(kind.admits, bounds)) or bounds != sorted(bounds):
            return None
        return Between(least=value.get("min"), most=value.get("max"))
    values = value if isinstance(value, list) else [value]
    return OneOf(values) if values and all(map(kind.admits, values)) else None


_TYPES = {
    str: Text(zh="文字", en="a text"),
    bool: Text(zh="true/false", en="true or false"),
    int: Text(zh="整数", en="a whole number"),
    dt.date: Text(zh="日期", en="a day"),
}


def _expected(kind: FactKind, found: object) -> Text:
    what = "、".join(sorted(kind.values)) or _TYPES[kind.type].zh
    what_en = ", ".join(sorted(kind.values)) or _TYPES[kind.type].en
    return Text(
        zh=f"应为 {what}（可写单个值、列表、{{not=…}}，数与日期可写 {{min=…, max=…}}），"
        f"收到 `{found}`",
        en=f"expected {what_en} (a value, a list, {{not=…}}, or for numbers and days "
        f"{{min=…, max=…}}), found `{found}`",
    )
