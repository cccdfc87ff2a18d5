"""How a table writes a check, and what is read from it."""

import datetime as dt
from collections.abc import Iterator

import attrs

from govsvc.audits.checks import Check, CheckReading
from govsvc.audits.measuring import placeholders
from govsvc.audits.quantities import MeasureUnit, Quantity
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
from govsvc.audits.subjects import FieldKind, SubjectType
from govsvc.errors import InputValueError, PayloadError, Problem
from govsvc.law import Provision
from govsvc.wording import Text

__all__ = ["CheckEntry", "read_check"]


@attrs.frozen(kw_only=True)
class _Bound:
    limit: int | str
    unit: MeasureUnit = MeasureUnit.ONE
    modality: Modality = Modality.MUST

    def bound(self) -> Bound:
        return Bound(Quantity(self.limit, self.unit), self.modality)


@attrs.frozen(kw_only=True)
class _Range:
    least: _Bound | None = None
    most: _Bound | None = None
    of: str | None = None


@attrs.frozen(kw_only=True)
class _IsIn:
    values: tuple[str | bool, ...]
    open: bool = False
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class _Contains:
    values: tuple[str, ...]
    synonyms: dict[str, str] = attrs.field(factory=dict)
    open: bool = False
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class _Step:
    wanted: int
    least: int | str | None = None
    most: int | str | None = None
    at_most: bool = False


@attrs.frozen(kw_only=True)
class _Bracket:
    by: str
    steps: tuple[_Step, ...]
    unit: MeasureUnit = MeasureUnit.ONE
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class _Due:
    on: dt.date
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class _ReadingTable:
    """What is expected, by one of the keys that name a shape."""

    why: Text | None = None
    at_least: _Bound | None = None
    at_most: _Bound | None = None
    count: _Range | None = None
    ratio: _Range | None = None
    is_in: _IsIn | None = None
    contains: _Contains | None = None
    name_is: NameIs | None = None
    covers: Covers | None = None
    order: Order | None = None
    complete: Complete | None = None
    due: _Due | None = None
    bracket: _Bracket | None = None


@attrs.frozen(kw_only=True)
class CheckEntry(_ReadingTable):
    """How a table writes a check, besides its header."""

    subject: str
    field: str
    code: str
    readings: tuple[_ReadingTable, ...] = ()
    displaces: tuple[str, ...] = ()


_KEYS = tuple(f.name for f in attrs.fields(_ReadingTable) if f.name != "why")


def read_check(
    entry: CheckEntry, header: Provision, kind: SubjectType, *, name: str, path: str
) -> Check:
    """The check that a table writes.

    Args:
        entry: The table besides its header.
        header: Its header.
        kind: The kind of thing it is about.
        name: The document, for messages.
        path: The table's place in it, for messages.

    Raises:
        PayloadError: It names no shape or several, a field that the subject does not have, or one
            that does not hold what its shape measures.
    """
    written = entry.readings or (entry,)
    problems: list[Problem] = []
    if entry.readings and _named(entry):
        problems.append(_problem(path, "shape", _EITHER))
    readings = []
    for index, told in enumerate(written):
        place = f"{path}.readings[{index}]" if entry.readings else path
        shape = _shape(told, place, problems)
        if shape is not None:
            problems.extend(_misplaced(shape, entry.field, kind, place))
            readings.append(CheckReading(shape=shape, why=told.why))
    if problems:
        raise PayloadError(name=name, problems=tuple(problems))
    return Check(
        header=header,
        subject=entry.subject,
        field=entry.field,
        code=entry.code,
        readings=readings,
        displaces=entry.displaces,
    )


_EITHER = Text(
    zh="写了 readings，就不再另写检查内容", en="with `readings` there is no other shape beside them"
)


def _problem(path: str, code: str, message: Text) -> Problem:
    return Problem(path=path, code=code, message=message)


def _named(told: _ReadingTable) -> list[str]:
    return [key for key in _KEYS if getattr(told, key) is not None]


def _shape(told: _ReadingTable, path: str, problems: list[Problem]) -> Shape | None:
    named = _named(told)
    if len(named) != 1:
        found, known = ", ".join(named), ", ".join(_KEYS)
        message = Text(
            zh=f"应写且只写一种检查内容：{known}；收到：{found or '无'}",
            en=f"expected exactly one of {known}, found: {found or 'none'}",
        )
        problems.append(_problem(path, "shape", message))
        return None
    try:
        return _built(told)
    except InputValueError as error:
        problems.append(_problem(f"{path}.{named[0]}", error.code, error.message))
        return None


def _built(told: _ReadingTable) -> Shape:  # noqa: PLR0911 - one line a shape
    if told.at_least is not None:
        return AtLeast(bound=told.at_least.bound())
    if told.at_most is not None:
        return AtMost(bound=told.at_most.bound())
    if told.count is not None:
        return Count(least=_bound(told.count.least), most=_bound(told.count.most))
    if told.ratio is not None:
        least, most = _bound(told.ratio.least), _bound(told.ratio.most)
        return Ratio(of=told.ratio.of or "", least=least, most=most)
    if told.is_in is not None:
        written = told.is_in
        return IsIn(values=written.values, open=written.open, modality=written.modality)
    if told.contains is not None:
        return _contains(told.contains)
    if told.due is not None:
        return DueBy(on=told.due.on, modality=told.due.modality)
    if told.bracket is not None:
        return _bracket(told.bracket)
    shape = told.name_is or told.covers or told.order or told.complete
    assert shape is not None  # noqa: S101 - exactly one is named
    return shape


def _bound(written: _Bound | None) -> Bound | None:
    return None if written is None else written.bound()


def _contains(written: _Contains) -> Contains:
    return Contains(
        values=written.values,
        synonyms=tuple(sorted(written.synonyms.items())),
        open=written.open,
        modality=written.modality,
    )


def _bracket(written: _Bracket) -> Bracket:
    def limit(amount: int | str | None) -> Quantity | None:
        return None if amount is None else Quantity(amount, written.unit)

    steps = [
        Step(
            wanted=step.wanted,
            least=limit(step.least),
            most=limit(step.most),
            at_most=step.at_most,
        )
        for step in written.steps
    ]
    return Bracket(by=written.by, steps=tuple(steps), modality=written.modality)


# Whether a shape can measure the fields it names.

_AMOUNTS = (FieldKind.QUANTITY, FieldKind.NUMBER)
_MEASURES: dict[type, tuple[FieldKind, ...]] = {
    AtLeast: _AMOUNTS,
    AtMost: _AMOUNTS,
    Count: (*_AMOUNTS, FieldKind.LIST),
    Ratio: _AMOUNTS,
    IsIn: (FieldKind.TEXT, FieldKind.TRUTH, FieldKind.LIST),
    Contains: (FieldKind.LIST,),
    NameIs: (FieldKind.TEXT,),
    Covers: (FieldKind.LIST,),
    Order: (FieldKind.LIST,),
    Complete: (FieldKind.RECORD,),
    DueBy: (FieldKind.DAY,),
    Bracket: (*_AMOUNTS, FieldKind.LIST),
}


def _misplaced(shape: Shape, path: str, kind: SubjectType, place: str) -> Iterator[Problem]:
    wanted = [(path, _MEASURES[type(shape)])]
    match shape:
        case Ratio() | Covers():
            wanted.append((shape.of, _MEASURES[type(shape)]))
        case Bracket():
            wanted.append((shape.by, _AMOUNTS))
        case NameIs():
            wanted += [(name, (FieldKind.TEXT,)) for name in placeholders(shape.pattern)]
        case Complete():
            wanted += [(f"{path}.{part}", tuple(FieldKind)) for part in shape.parts]
        case _:
            pass
    for name, kinds in wanted:
        field = kind.fields.get(name)
        if field is None:
            known = "、".join(sorted(kind.fields))
            message = Text(
                zh=f"`{kind.name}` 没有字段 `{name}`；有：{known}",
                en=f"`{kind.name}` has no field `{name}`; there are: {known.replace('、', ', ')}",
            )
            yield _problem(place, "unknown-field", message)
        elif field.kind not in kinds:
            fits = ", ".join(one.value for one in kinds)
            message = Text(
                zh=f"字段 `{name}` 是 {field.kind.value}，这种检查需要 {fits}",
                en=f"field `{name}` is of kind {field.kind.value}, this shape measures {fits}",
            )
            yield _problem(place, "field-kind", message)
