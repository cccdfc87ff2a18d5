"""How a file writes periods, and how it is read."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from govsvc.codec import structure
from govsvc.deadlines.periods import NO_ROLL, Basis, Period, PeriodKind, Roll, Unit
from govsvc.deadlines.rules import (
    Approver,
    CorrectionEffect,
    Counting,
    DailyRate,
    Extension,
    Frequency,
    Lapse,
    LapseDate,
    LapseEffect,
    NotCounted,
    NotCountedReason,
    PeriodRule,
    Posting,
    ReadingKind,
    RuleReading,
)
from govsvc.documents import parse_toml
from govsvc.errors import (
    CitationError,
    CodeError,
    InputTypeError,
    InputValueError,
    PayloadError,
    Problem,
)
from govsvc.fields import check_type
from govsvc.law import (
    Citation,
    Doubt,
    LegalSource,
    Provision,
    Status,
    national_sources,
    parse_citation,
)
from govsvc.territory import Territory
from govsvc.validity import Validity
from govsvc.wording import Text

__all__ = ["read_period", "read_periods"]


# How the data files write a period. Citations are text there, and parsed afterwards.


@attrs.frozen(kw_only=True)
class _Based:
    basis: Basis
    cite: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Extension:
    by: int | None = None
    to: int | None = None
    times: int = 1
    approvers: tuple[Approver, ...] = ()
    approver: Text | None = None
    told: Text | None = None
    cite: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _NotCounted:
    reasons: tuple[NotCountedReason, ...]
    cite: tuple[str, ...] = ()
    condition: Text | None = None
    must_tell: bool = False


@attrs.frozen(kw_only=True)
class _Lapse:
    effect: LapseEffect
    note: Text
    date: LapseDate | None = None
    cite: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Reading:
    kind: ReadingKind
    why: Text
    unit: Unit | None = None
    cite: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Entry:
    id: str
    matter: str
    name: Text
    summary: Text
    cite: tuple[str, ...]
    bearer: Text
    start: Text | None = None
    anchor: Text | None = None
    kind: PeriodKind = PeriodKind.WITHIN
    length: int | None = None
    unit: Unit | None = None
    unit_cite: tuple[str, ...] = ()
    roll: _Based | None = None
    counting: _Based | None = None
    posting: _Based | None = None
    rows: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    territory: str = ""
    applies_to: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    scope: Text | None = None
    subject_to: Text | None = None
    from_: dt.date | None = None
    until: dt.date | None = None
    extension: _Extension | None = None
    not_counted: tuple[_NotCounted, ...] = ()
    correction: CorrectionEffect | None = None
    correction_cite: tuple[str, ...] = ()
    lapse: _Lapse | None = None
    frequency: Frequency | None = None
    daily_rate: DailyRate | None = None
    readings: tuple[_Reading, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    modelled: Text | None = None


@attrs.frozen(kw_only=True)
class _File:
    period: tuple[Any, ...]
    defaults: dict[str, Any] = attrs.field(factory=dict)


class _Cites:
    """Parses the citations of one entry; the law's short texts repeat, so they are kept."""

    def __init__(self, sources: Mapping[str, LegalSource] | None) -> None:
        self.sources = sources
        self._known: dict[str, Citation] = {}

    def __call__(self, texts: Iterable[str]) -> tuple[Citation, ...]:
        return tuple(self._one(text) for text in texts)

    def _one(self, text: str) -> Citation:
        if text not in self._known:
            self._known[text] = parse_citation(text, self.sources)
        return self._known[text]


def read_periods(
    data: bytes, *, name: str, sources: Mapping[str, LegalSource] | None = None
) -> tuple[PeriodRule, ...]:
    """Read a file of periods.

    Args:
        data: TOML with ``[[period]]`` tables; ``[defaults]`` fills keys that an entry leaves out.
        name: The file's name, for messages.
        sources: The sources its citations may name; by default the national ones.

    Raises:
        PayloadError: Anything in it is not as it should be; every problem with its path.
        InputTypeError: *data* is not bytes.
    """
    check_type(data, bytes, name="data")
    file = structure(parse_toml(data, name=name), _File, name=name)
    cites = _Cites(sources)
    problems: list[Problem] = []
    rules: list[PeriodRule] = []
    for index, table in enumerate(file.period):
        path = f"period[{index}]"
        merged = {**file.defaults, **table} if isinstance(table, dict) else table
        try:
            rules.append(_read(merged, cites, name=name, path=path))
        except PayloadError as error:
            problems.extend(error.problems)
    if problems:
        raise PayloadError(name=name, problems=tuple(problems))
    return tuple(rules)


def read_period(
    table: object, *, name: str, path: str, sources: Mapping[str, LegalSource] | None = None
) -> PeriodRule:
    """Read one period from a table that is parsed already.

    Args:
        table: The table, its defaults filled in.
        name: The file's name, for messages.
        path: The table's place in it, for messages.
        sources: The sources its citations may name; by default the national ones.

    Raises:
        PayloadError: Anything in it is not as it should be; every problem with its path.
    """
    return _read(table, _Cites(sources), name=name, path=path)


def _read(table: object, cites: _Cites, *, name: str, path: str) -> PeriodRule:
    try:
        rule = _rule(structure(table, _Entry, name=name, path=path), cites)
        problems = tuple(_without_force(rule, cites.sources, path))
    except (CitationError, InputTypeError, InputValueError, CodeError) as error:
        problems = (Problem(path=path, code=error.code, message=error.message),)
    if problems:
        raise PayloadError(name=name, problems=problems)
    return rule


def _without_force(
    rule: PeriodRule, sources: Mapping[str, LegalSource] | None, path: str
) -> Iterator[Problem]:
    """A source that is no more than a draft, a template or a report sets no period."""
    known = national_sources() if sources is None else sources
    source = known[rule.header.citations[0].source]
    if source.versions and all(v.status is not Status.IN_FORCE for v in source.versions):
        status = source.versions[-1].status.label
        yield Problem(
            path=f"{path}.cite",
            code="not-in-force",
            message=Text(
                zh=f"依据《{source.title.zh}》是{status.zh}，不能作为期限的依据",
                en=f"its source, {source.title.en}, is a {status.en} and sets no period",
            ),
        )


def _rule(entry: _Entry, cites: _Cites) -> PeriodRule:
    """The model of one entry."""
    counting, posting = entry.counting, entry.posting
    rule = PeriodRule(
        header=_header(entry, cites),
        matter=entry.matter,
        period=Period(
            kind=entry.kind, length=entry.length, unit=entry.unit, roll=_roll(entry, cites)
        ),
        start=entry.start,
        anchor=entry.anchor,
        bearer=entry.bearer,
        counting=Counting(basis=counting.basis, citations=cites(counting.cite))
        if counting
        else None,
        posting=Posting(basis=posting.basis, citations=cites(posting.cite)) if posting else None,
        unit_citations=cites(entry.unit_cite),
        subject_to=entry.subject_to,
        extension=_extension(entry.extension, cites),
        not_counted=tuple(
            NotCounted(
                reasons=n.reasons,
                citations=cites(n.cite),
                condition=n.condition,
                must_tell=n.must_tell,
            )
            for n in entry.not_counted
        ),
        correction=entry.correction,
        correction_citations=cites(entry.correction_cite),
        lapse=_lapse(entry.lapse, cites),
        frequency=entry.frequency,
        daily_rate=entry.daily_rate,
        readings=tuple(
            RuleReading(kind=r.kind, why=r.why, unit=r.unit, citations=cites(r.cite))
            for r in entry.readings
        ),
    )
    _check_event(rule)
    return rule


def _extension(told: _Extension | None, cites: _Cites) -> Extension | None:
    if told is None:
        return None
    return Extension(
        by=told.by,
        to=told.to,
        times=told.times,
        approvers=told.approvers,
        approver=told.approver,
        told=told.told,
        citations=cites(told.cite),
    )


def _lapse(told: _Lapse | None, cites: _Cites) -> Lapse | None:
    if told is None:
        return None
    return Lapse(effect=told.effect, note=told.note, date=told.date, citations=cites(told.cite))


_FORWARD = frozenset({PeriodKind.WITHIN, PeriodKind.AT_LEAST, PeriodKind.INSTANT})
_BACKWARD = frozenset({PeriodKind.BEFORE, PeriodKind.WINDOW, PeriodKind.UNTIL_DATE})


def _check_event(rule: PeriodRule) -> None:
    """A period that is computed runs from an event (``start``) or up to one (``anchor``)."""
    kind = rule.period.kind
    wanted, other = ("start", "anchor") if kind in _FORWARD else ("anchor", "start")
    computed = kind in _FORWARD | _BACKWARD
    if computed and (getattr(rule, wanted) is None or getattr(rule, other) is not None):
        raise InputValueError(
            name=wanted,
            found=kind.value,
            message=Text(
                zh=f"“{kind.label.zh}”类期限应当写明 {wanted}，不写 {other}",
                en=f"a period of the kind “{kind.label.en}” names its `{wanted}` and no `{other}`",
            ),
        )


def _header(entry: _Entry, cites: _Cites) -> Provision:
    return Provision(
        id=entry.id,
        name=entry.name,
        summary=entry.summary,
        citations=cites(entry.cite),
        rows=entry.rows,
        aliases=entry.aliases,
        territory=Territory(entry.territory),
        applies_to=entry.applies_to,
        excludes=entry.excludes,
        scope=entry.scope,
        validity=Validity(valid_from=entry.from_, valid_to=entry.until),
        doubts=entry.doubts,
        modelled=entry.modelled,
    )


def _roll(entry: _Entry, cites: _Cites) -> Roll:
    if entry.roll is not None:
        return Roll(basis=entry.roll.basis, citations=cites(entry.roll.cite))
    rolls = entry.unit in (Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR)
    if rolls and entry.kind in _FORWARD:
        raise InputValueError(
            name="roll",
            found="None",
            message=Text(
                zh="以自然日、月、年向后计算的期限必须写明末日是否顺延（roll）",
                en="a period that runs on in calendar days, months or years must say whether it "
                "rolls (`roll`)",
            ),
        )
    return NO_ROLL
