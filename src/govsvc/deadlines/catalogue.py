"""The statutory periods: read from data, found by id, alias, word or citation."""

import datetime as dt
import difflib
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import attrs

from govsvc.codec import structure
from govsvc.deadlines.periods import (
    NO_ROLL,
    Basis,
    Correction,
    Counting,
    Extension,
    Lapse,
    LapseDate,
    LapseEffect,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Roll,
    RuleReading,
    Unit,
)
from govsvc.documents import parse_toml
from govsvc.errors import (
    CitationError,
    CodeError,
    InputTypeError,
    InputValueError,
    NotFoundError,
    PayloadError,
    Problem,
)
from govsvc.fields import check_day, check_text, check_type
from govsvc.law import (
    Citation,
    Doubt,
    Inert,
    LegalSource,
    Provision,
    Status,
    national_sources,
    parse_citation,
    select,
)
from govsvc.territory import NATIONAL, Territory
from govsvc.validity import Validity
from govsvc.wording import Lang, Text

__all__ = ["find_rule", "find_rules", "read_periods", "refuse_inert"]


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
    approver: Text | None = None
    told: Text | None = None
    cite: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _NotCounted:
    reasons: tuple[NotCountedReason, ...]
    cite: tuple[str, ...] = ()
    condition: Text | None = None


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
    start: Text
    bearer: Text
    kind: PeriodKind = PeriodKind.WITHIN
    length: int | None = None
    unit: Unit | None = None
    unit_cite: tuple[str, ...] = ()
    roll: _Based | None = None
    counting: _Based | None = None
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
    correction: Correction | None = None
    lapse: _Lapse | None = None
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
        self._sources = sources
        self._known: dict[str, Citation] = {}

    def __call__(self, texts: Iterable[str]) -> tuple[Citation, ...]:
        return tuple(self._one(text) for text in texts)

    def _one(self, text: str) -> Citation:
        if text not in self._known:
            self._known[text] = parse_citation(text, self._sources)
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
        try:
            merged = {**file.defaults, **table} if isinstance(table, dict) else table
            rule = _rule(structure(merged, _Entry, name=name, path=path), cites)
            problems.extend(_without_force(rule, sources, path))
            rules.append(rule)
        except PayloadError as error:
            problems.extend(error.problems)
        except (CitationError, InputTypeError, InputValueError, CodeError) as error:
            problems.append(Problem(path=path, code=error.code, message=error.message))
    if problems:
        raise PayloadError(name=name, problems=tuple(problems))
    return tuple(rules)


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
    counting, extension, lapse = entry.counting, entry.extension, entry.lapse
    return PeriodRule(
        header=_header(entry, cites),
        matter=entry.matter,
        period=Period(
            kind=entry.kind, length=entry.length, unit=entry.unit, roll=_roll(entry, cites)
        ),
        start=entry.start,
        bearer=entry.bearer,
        counting=Counting(basis=counting.basis, citations=cites(counting.cite))
        if counting
        else None,
        unit_citations=cites(entry.unit_cite),
        subject_to=entry.subject_to,
        extension=Extension(
            by=extension.by,
            to=extension.to,
            times=extension.times,
            approver=extension.approver,
            told=extension.told,
            citations=cites(extension.cite),
        )
        if extension
        else None,
        not_counted=tuple(
            NotCounted(reasons=n.reasons, citations=cites(n.cite), condition=n.condition)
            for n in entry.not_counted
        ),
        correction=entry.correction,
        lapse=Lapse(
            effect=lapse.effect, note=lapse.note, date=lapse.date, citations=cites(lapse.cite)
        )
        if lapse
        else None,
        readings=tuple(
            RuleReading(kind=r.kind, why=r.why, unit=r.unit, citations=cites(r.cite))
            for r in entry.readings
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
    if entry.unit in (Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR):
        raise InputValueError(
            name="roll",
            found="None",
            message=Text(
                zh="以自然日、月、年计算的期限必须写明末日是否顺延（roll）",
                en="a period in calendar days, months or years must say whether it rolls (`roll`)",
            ),
        )
    return NO_ROLL


# The shipped catalogue: one file a statute, named by the letters that open its rules' ids.


def _folder() -> Traversable:
    return resources.files("govsvc.deadlines").joinpath("data")


@functools.cache
def _families() -> tuple[str, ...]:
    names = (file.name for file in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@functools.cache
def _family(name: str) -> tuple[PeriodRule, ...]:
    file = f"{name}.toml"
    return read_periods(_folder().joinpath(file).read_bytes(), name=file)


def _all_rules() -> tuple[PeriodRule, ...]:
    return tuple(rule for name in _families() for rule in _family(name))


@functools.lru_cache(maxsize=4096)
def _named(name: str) -> tuple[PeriodRule, ...]:
    """The rules that answer to *name*, and all versions of the same matter."""
    family = name.partition(".")[0].rstrip("0123456789")
    if family in _families() and (found := _among(_family(family), name)):
        return found
    return _among(_all_rules(), name)


def _among(rules: Sequence[PeriodRule], name: str) -> tuple[PeriodRule, ...]:
    hits = [r for r in rules if name == r.id or name in r.header.aliases]
    if not hits:
        return ()
    return (*hits, *(r for r in rules if r.matter == hits[0].matter and r not in hits))


def find_rule(name: str, *, on: dt.date | None = None) -> PeriodRule:
    """The period with this id or alias, in the version that is in force on a day.

    Args:
        name: Id or alias, such as ``"apl.42.decide"``.
        on: The day whose law is asked. If the version named is not in force then, another version
            of the same matter is given. None gives the version named, whatever its dates.

    Raises:
        NotFoundError: Nothing answers to the name, or no version is in force on that day.

    Example:
        >>> find_rule("apl.42.decide").period.describe("zh")
        '20个工作日'
    """
    check_text(name, name="rule")
    versions = _named(name)
    if not versions:
        known = [known for rule in _all_rules() for known in (rule.id, *rule.header.aliases)]
        near = tuple(difflib.get_close_matches(name, known, n=3, cutoff=0.5))
        raise NotFoundError(kind="period", wanted=name, near=near, message=_no_such(name, near))
    if on is None:
        return versions[0]
    check_day(on, name="on")
    chosen = select(versions, place=NATIONAL, on=on, sources=national_sources())
    if not chosen.standing:
        raise refuse_inert(chosen.inert, on)
    return chosen.standing[0]


def _no_such(name: str, near: tuple[str, ...]) -> Text:
    return Text(
        zh=f"期限目录中没有 `{name}`"
        + (f"；相近的有：{'、'.join(near)}" if near else "；用 `govsvc periods` 查看全部"),
        en=f"no period is called `{name}`; "
        + (f"look alike: {', '.join(near)}" if near else "`govsvc periods` lists them all"),
    )


def refuse_inert(inert: Sequence[tuple[PeriodRule, Inert]], on: dt.date) -> NotFoundError:
    """The error for a period of which no version has effect on a day."""
    wanted = inert[0][0].id
    told = "; ".join(_span(rule, why, "zh") for rule, why in inert)
    told_en = "; ".join(_span(rule, why, "en") for rule, why in inert)
    return NotFoundError(
        kind="period",
        wanted=wanted,
        message=Text(
            zh=f"`{wanted}` 在 {on} 没有施行中的版本（已收录：{told}）；"
            "请确认依据的法律、地区和日期，或者用 on= 指定适用哪一天的法律",
            en=f"no version of `{wanted}` is in force on `{on}` (known: {told_en}); "
            "check the law, the place and the day, or say with on= which day's law applies",
        ),
    )


def _span(rule: PeriodRule, why: Inert, lang: Lang) -> str:
    span = rule.header.validity
    return f"{rule.id} {span.valid_from or '…'}–{span.valid_to or '…'} {why.label.pick(lang)}"


def find_rules(
    query: str | Citation | None = None, *, on: dt.date | None = None
) -> tuple[PeriodRule, ...]:
    """The periods that a word or a citation finds, in the order of the catalogue.

    Args:
        query: A word of the id, the names, the summary or the law's title; or a `Citation`, which
            finds every period citing that source and, where given, that article. None finds all.
        on: Only what is in force on this day.

    Example:
        >>> from govsvc.law import parse_citation
        >>> [rule.id for rule in find_rules(parse_citation("行政许可法第44条"))]
        ['apl.44.deliver']
    """
    if on is not None:
        check_day(on, name="on")
    rules = _all_rules()
    if isinstance(query, Citation):
        rules = tuple(r for r in rules if any(_cites(c, query) for c in r.header.citations))
    elif query is not None:
        word = check_text(query, name="query").casefold()
        rules = tuple(r for r in rules if word in _words(r))
    return tuple(r for r in rules if on is None or r.header.validity.covers(on))


def _cites(citation: Citation, wanted: Citation) -> bool:
    places = ("source", "version", "article", "inserted", "paragraph", "item")
    return all(getattr(wanted, place) in (None, getattr(citation, place)) for place in places)


def _words(rule: PeriodRule) -> str:
    header = rule.header
    texts = (header.name, header.summary, *(c.title for c in header.citations))
    both = (word for text in texts for word in (text.zh, text.en))
    return " ".join((rule.id, rule.matter, *header.aliases, *both)).casefold()
