"""One shape held against one value: met, missed by how much, or not to be told."""

import datetime as dt
import math
import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, assert_never

import attrs

from govsvc.audits.quantities import Quantity
from govsvc.audits.reports import Severity, UncheckedReason
from govsvc.audits.shapes import (
    AtLeast,
    AtMost,
    Bound,
    Bracket,
    Complete,
    Contains,
    Count,
    Covers,
    DueBy,
    IsIn,
    Modality,
    NameIs,
    Order,
    Ratio,
    Shape,
    Step,
)
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["BOUNDARY", "Look", "Result", "measure", "placeholders"]

Look: TypeAlias = Callable[[str], Maybe[Any]]
"""Reads another field of the same subject by its path."""

BOUNDARY = "BOUNDARY"
"""The code of an amount that stands in two brackets."""
_NOTHING = Text(zh="无", en="none")
_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")


@attrs.frozen(kw_only=True)
class Result:
    """What came of one measurement; met, if there is neither a severity nor a reason.

    Attributes:
        severity: How much missing it weighs.
        reason: Why it cannot be told.
        code: The code of what was found, where it is not the check's own.
        paths: Fields that would settle it.
        expected: What was expected.
        found: What was found.
        readings: What each bracket wants, where an amount stands in two.
    """

    severity: Severity | None = None
    reason: UncheckedReason | None = None
    code: str | None = None
    paths: tuple[str, ...] = ()
    expected: Text = _NOTHING
    found: Text = _NOTHING
    readings: tuple[Text, ...] = ()


_MET = Result()


def measure(shape: Shape, path: str, look: Look) -> Result:  # noqa: C901, PLR0911, PLR0912 - one case a shape
    """Hold *shape* against the field at *path*.

    Args:
        shape: What is expected.
        path: The field.
        look: Reads a field of the subject.
    """
    match shape:
        case Complete():
            return _complete(shape, path, look)
        case Ratio():
            return _ratio(shape, path, look)
        case Covers():
            return _covers(shape, path, look)
        case Bracket():
            return _bracket(shape, path, look)
        case NameIs():
            return _name(shape, path, look)
    value = look(path)
    if value is UNKNOWN:
        return _unknown(path)
    match shape:
        case AtLeast():
            return _between(_quantity(value), shape.bound, None, path)
        case AtMost():
            return _between(_quantity(value), None, shape.bound, path)
        case Count():
            return _count(shape, value, path)
        case IsIn():
            return _is_in(shape, value, path)
        case Contains():
            return _contains(shape, value, path)
        case Order():
            return _order(shape, value, path)
        case DueBy():
            return _due(shape, value)
        case _:
            assert_never(shape)


def placeholders(pattern: str) -> tuple[str, ...]:
    """The paths of the fields that a pattern names."""
    return tuple(_PLACEHOLDER.findall(pattern))


def _unknown(*paths: str) -> Result:
    return Result(reason=UncheckedReason.FIELD_UNKNOWN, paths=paths)


def _missed(modality: Modality, expected: Text, found: Text) -> Result:
    return Result(severity=modality.severity, expected=_bound_by(modality, expected), found=found)


def _bound_by(modality: Modality, expected: Text) -> Text:
    """What is expected, with how strongly where that is less than a must."""
    if modality is Modality.MUST:
        return expected
    label = modality.label
    return Text(zh=f"{label.zh}{expected.zh}", en=f"{label.en}: {expected.en}")


# Amounts.


def _quantity(value: object) -> Quantity | None:
    return Quantity(value) if isinstance(value, int) else value  # type: ignore[return-value]


def _told(quantity: Quantity | None) -> Text:
    if quantity is None:
        return _NOTHING
    return Text(zh=quantity.describe("zh"), en=quantity.describe("en"))


def _between(amount: Quantity | None, least: Bound | None, most: Bound | None, path: str) -> Result:
    """Whether an amount keeps within two bounds; none at all falls short of every least."""
    for bound, side, words in ((least, -1, _LEAST), (most, 1, _MOST)):
        if bound is None:
            continue
        order = -1 if amount is None else amount.compare(bound.limit)
        if order is None:
            return Result(reason=UncheckedReason.UNITS_DIFFER, paths=(path,))
        if order == side:
            exact = least is not None and most is not None and least.limit == most.limit
            limit = _told(bound.limit)
            chosen = _EXACTLY if exact else words
            expected = Text(zh=f"{chosen.zh}{limit.zh}", en=f"{chosen.en} {limit.en}")
            return _missed(bound.modality, expected, _told(amount))
    return _MET


_LEAST = Text(zh="不少于", en="at least")
_MOST = Text(zh="不超过", en="at most")
_EXACTLY = Text(zh="为", en="exactly")


def _count(shape: Count, value: object, path: str) -> Result:
    """The number itself, or how many are listed; a list with unknown parts may hold more."""
    if not isinstance(value, tuple | frozenset):
        return _between(_quantity(value), shape.least, shape.most, path)
    known = Quantity(sum(one is not UNKNOWN for one in value))
    if UNKNOWN not in value:
        return _between(known, shape.least, shape.most, path)
    above = _between(known, None, shape.most, path)
    return above if above.severity is not None else _unknown(path)


def _ratio(shape: Ratio, path: str, look: Look) -> Result:
    part, whole = look(path), look(shape.of)
    unknown = [where for where, value in ((path, part), (shape.of, whole)) if value is UNKNOWN]
    if unknown:
        return _unknown(*unknown)
    one, all_ = _quantity(part), _quantity(whole)
    if one is None or all_ is None or all_.amount == 0:
        return Result(reason=UncheckedReason.OUT_OF_RANGE, paths=(path, shape.of))
    if one.compare(all_) is None:
        return Result(reason=UncheckedReason.UNITS_DIFFER, paths=(path, shape.of))
    share = Quantity(one.amount / all_.amount)
    result = _between(share, _plain(shape.least), _plain(shape.most), path)
    if result.severity is None or shape.least is None or share.amount >= shape.least.limit.amount:
        return result
    needed = math.ceil(shape.least.limit.amount * all_.amount)
    zh, en = f"{result.expected.zh}（至少 {needed}）", f"{result.expected.en} (at least {needed})"
    return attrs.evolve(result, expected=Text(zh=zh, en=en), found=_share(one, all_))


def _plain(bound: Bound | None) -> Bound | None:
    return None if bound is None else attrs.evolve(bound, limit=Quantity(bound.limit.amount))


def _share(part: Quantity, whole: Quantity) -> Text:
    one, all_ = _told(part), _told(whole)
    return Text(zh=f"{one.zh}/{all_.zh}", en=f"{one.en}/{all_.en}")


def _bracket(shape: Bracket, path: str, look: Look) -> Result:
    amount, value = look(shape.by), look(path)
    if amount is UNKNOWN:
        return _unknown(shape.by)
    size = _quantity(amount)
    if size is None or any(_contains_size(step, size) is None for step in shape.steps):
        return Result(reason=UncheckedReason.UNITS_DIFFER, paths=(shape.by,))
    hits = [step for step in shape.steps if _contains_size(step, size)]
    if not hits:
        return Result(reason=UncheckedReason.OUT_OF_RANGE, paths=(shape.by,))
    wanted = tuple(dict.fromkeys(map(_wanted, hits)))
    results = [_step(step, value, shape.modality, path) for step in hits]
    if len(wanted) == 1 or (value is not UNKNOWN and len({one.severity for one in results}) == 1):
        return results[0]
    return Result(
        severity=Severity.AMBIGUOUS,
        code=BOUNDARY,
        expected=_either(wanted),
        found=_found(value),
        readings=wanted,
    )


def _contains_size(step: Step, size: Quantity) -> bool | None:
    for limit, side in ((step.least, -1), (step.most, 1)):
        if limit is None:
            continue
        order = size.compare(limit)
        if order is None:
            return None
        if order == side:
            return False
    return True


def _wanted(step: Step) -> Text:
    words = _MOST if step.at_most else _EXACTLY
    return Text(zh=f"{words.zh}{step.wanted}", en=f"{words.en} {step.wanted}")


def _either(texts: Sequence[Text]) -> Text:
    return Text(zh="或者".join(t.zh for t in texts), en=" or ".join(t.en for t in texts))


def _found(value: object) -> Text:
    if value is UNKNOWN:
        return Text(zh="未知", en="not known")
    return _told(_quantity(len(value) if isinstance(value, tuple | frozenset) else value))


def _step(step: Step, value: object, modality: Modality, path: str) -> Result:
    if value is UNKNOWN:
        return _unknown(path)
    bound = Bound(Quantity(step.wanted), modality)
    return _count(Count(least=None if step.at_most else bound, most=bound), value, path)


# Lists and words.


def _values(value: object) -> tuple[object, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, tuple | frozenset) else (value,)


def _words(values: Sequence[object]) -> Text:
    if not values:
        return _NOTHING
    told = [_word(value) for value in map(_slug, values)]
    return Text(zh="、".join(word.zh for word in told), en=", ".join(word.en for word in told))


def _word(value: object) -> Text:
    if isinstance(value, bool):
        return _YES if value else _NO
    told = "?" if value is UNKNOWN else str(value)
    return Text(zh=told, en=told)


_YES = Text(zh="是", en="yes")
_NO = Text(zh="否", en="no")


def _slug(value: object) -> object:
    return getattr(value, "value", value) if value is not UNKNOWN else value


def _is_in(shape: IsIn, value: object, path: str) -> Result:
    values = [_slug(one) for one in _values(value)]
    strange = [one for one in values if one is not UNKNOWN and not _listed(one, shape.values)]
    listed = _words(shape.values)
    expected = listed
    if len(shape.values) > 1 or shape.open:
        expected = Text(zh=f"属于：{listed.zh}", en=f"one of: {listed.en}")
    if strange or value is None:
        found = _words(strange)
        if shape.open:
            return Result(severity=Severity.UNDETERMINED, expected=expected, found=found)
        return _missed(shape.modality, expected, found)
    return _unknown(path) if UNKNOWN in values else _MET


def _listed(value: object, values: Sequence[str | bool]) -> bool:
    return any(value == one and type(value) is type(one) for one in values)


def _contains(shape: Contains, value: object, path: str) -> Result:
    same = dict(shape.synonyms)
    here = [_slug(one) for one in _values(value)]
    named = {same.get(str(one), one) for one in here if one is not UNKNOWN}
    missing = [one for one in shape.values if one not in named]
    if not missing:
        return _MET
    if UNKNOWN in here:
        return _unknown(path)
    listed = _words(shape.values)
    lacking = _words(missing)
    expected = Text(zh=f"包括：{listed.zh}", en=f"among them: {listed.en}")
    found = Text(zh=f"缺少：{lacking.zh}", en=f"missing: {lacking.en}")
    return _missed(shape.modality, expected, found)


def _covers(shape: Covers, path: str, look: Look) -> Result:
    have, want = look(path), look(shape.of)
    if want is UNKNOWN or have is UNKNOWN:
        return _unknown(*(p for p, v in ((path, have), (shape.of, want)) if v is UNKNOWN))
    here, all_ = _values(have), _values(want)
    missing = [one for one in all_ if one is not UNKNOWN and one not in here]
    if missing and UNKNOWN not in here:
        lacking = _words(missing)
        found = Text(zh=f"缺少：{lacking.zh}", en=f"missing: {lacking.en}")
        return _missed(shape.modality, Text(zh="全部覆盖", en="all of them"), found)
    open_ = [p for p, values in ((path, here), (shape.of, all_)) if UNKNOWN in values]
    return _unknown(*open_) if missing or shape.of in open_ else _MET


def _order(shape: Order, value: object, path: str) -> Result:
    steps = [_slug(one) for one in _values(value)]
    if UNKNOWN in steps:
        return _unknown(path)
    places = [steps.index(step) if step in steps else None for step in shape.steps]
    wrong = next(
        (
            step
            for step, place, before in zip(shape.steps, places, [None, *places], strict=False)
            if place is None or (before is not None and place < before)
        ),
        None,
    )
    if wrong is None:
        return _MET
    chain = " → "
    told = Text(zh=chain.join(map(str, steps)), en=chain.join(map(str, steps)))
    place = Text(zh=f"{told.zh}（{wrong}）", en=f"{told.en} ({wrong})")
    return _missed(
        shape.modality, Text(zh=chain.join(shape.steps), en=chain.join(shape.steps)), place
    )


def _complete(shape: Complete, path: str, look: Look) -> Result:
    record = look(path)
    if record is UNKNOWN:
        return _unknown(path)
    parts = {part: None if record is None else look(f"{path}.{part}") for part in shape.parts}
    missing = [part for part, value in parts.items() if value is None or value in ("", ())]
    if missing:
        listed, lacking = _words(shape.parts), _words(missing)
        return _missed(
            shape.modality,
            Text(zh=f"写明：{listed.zh}", en=f"filled in: {listed.en}"),
            Text(zh=f"缺少：{lacking.zh}", en=f"missing: {lacking.en}"),
        )
    unknown = [f"{path}.{part}" for part, value in parts.items() if value is UNKNOWN]
    return _unknown(*unknown) if unknown else _MET


def _name(shape: NameIs, path: str, look: Look) -> Result:
    value = look(path)
    others = {other: look(other) for other in placeholders(shape.pattern)}
    unknown = [where for where, told in ((path, value), *others.items()) if told is UNKNOWN]
    if unknown:
        return _unknown(*unknown)
    wanted = _PLACEHOLDER.sub(lambda found: str(others[found[1]]), shape.pattern)
    if value == wanted:
        return _MET
    found = _NOTHING if value is None else Text(zh=str(value), en=str(value))
    return _missed(shape.modality, Text(zh=f"“{wanted}”", en=f"“{wanted}”"), found)


def _due(shape: DueBy, value: dt.date | None) -> Result:
    if value is not None and value <= shape.on:
        return _MET
    late = 0 if value is None else (value - shape.on).days
    found = (
        _NOTHING
        if value is None
        else Text(zh=f"{value}（迟 {late} 天）", en=f"{value}, {late} days late")
    )
    return _missed(
        shape.modality, Text(zh=f"{shape.on} 以前", en=f"on or before {shape.on}"), found
    )
