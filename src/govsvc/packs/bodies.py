"""The tables of a pack that hold provisions, and how each is read.

A new kind of table is one entry of `BODIES`: a function from a table to a model with a header.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

import attrs

from govsvc.audits import Check, CheckEntry, Figure, MeasureUnit, Quantity, read_check
from govsvc.codec import structure
from govsvc.conditions import FactKind, parse_box
from govsvc.deadlines import PeriodRule, Recurrence, TaskDate
from govsvc.deadlines.rule_file import read_period
from govsvc.decisions import Effect, ItemTable, Obligation, Rule
from govsvc.law import Doubt, LegalSource, Provision, SourceKind, parse_citation
from govsvc.packs.pack import HasHeader
from govsvc.packs.problems import Problems
from govsvc.packs.vocabulary import find_subject, find_topic
from govsvc.territory import Territory
from govsvc.validity import Validity
from govsvc.wording import Text
from govsvc.work_plans import Task

__all__ = ["BODIES", "Frame"]


@attrs.frozen(kw_only=True)
class Frame:
    """What the tables of a pack are read against.

    Attributes:
        name: What the pack is called in messages.
        sources: The sources that citations may name, by id.
        territory: Where its provisions hold unless they say otherwise.
        items: The service items that conditions may ask for.
    """

    name: str
    sources: Mapping[str, LegalSource]
    territory: Territory
    items: ItemTable


Read: TypeAlias = Callable[[Mapping[str, Any], str, Frame], HasHeader]
"""Reads one table, which stands at a path, and raises a `GovsvcError` where it is unsound."""


@attrs.frozen(kw_only=True)
class HeaderEntry:
    """How a table writes its header."""

    id: str
    summary: Text
    cite: tuple[str, ...]
    name: Text | None = None
    rows: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    territory: str | None = None
    applies_to: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    scope: Text | None = None
    when: dict[str, Any] = attrs.field(factory=dict)
    unless: tuple[dict[str, Any], ...] = ()
    from_: dt.date | None = None
    until: dt.date | None = None
    doubts: tuple[Doubt, ...] = ()
    modelled: Text | None = None


@attrs.frozen(kw_only=True)
class RuleEntry:
    """How a rule writes what is its own."""

    topic: str
    effect: Effect
    code: str
    ground: str | None = None
    shields: tuple[str, ...] = ()
    must: dict[str, Any] = attrs.field(factory=dict)
    overrides: tuple[str, ...] = ()
    yields_to: SourceKind | None = None
    final: bool = False
    concludes: dict[str, str | bool | int | dt.date] = attrs.field(factory=dict)
    obligations: tuple[Obligation, ...] = ()


_HEADER_KEYS = frozenset(field.name.removesuffix("_") for field in attrs.fields(HeaderEntry))


def _read_rule(table: Mapping[str, Any], path: str, frame: Frame) -> Rule:
    header, entry = _halves(table, RuleEntry, path, frame)
    topic = find_topic(entry.topic)
    kinds = topic.kinds(frame.items)
    wrong = Problems(frame.name)
    with wrong.at(path):
        provision = _provision(header, kinds, path, frame)
    with wrong.at(path):
        must = parse_box(entry.must, kinds, name=frame.name, path=f"{path}.must")
    addressee = None if topic.addressee is None else topic.by_name[topic.addressee].kind
    _check_addressee(header, addressee, path, wrong)
    wrong.stop()
    return Rule(
        header=provision,
        topic=entry.topic,
        effect=entry.effect,
        code=entry.code,
        ground=entry.ground,
        shields=entry.shields,
        must=must,
        overrides=entry.overrides,
        yields_to=entry.yields_to,
        final=entry.final,
        concludes=entry.concludes,
        obligations=entry.obligations,
    )


def _read_period(table: Mapping[str, Any], path: str, frame: Frame) -> PeriodRule:
    whole = {"territory": frame.territory.prefix, **table}
    return read_period(whole, name=frame.name, path=path, sources=frame.sources)


def _read_check(table: Mapping[str, Any], path: str, frame: Frame) -> Check:
    header, entry = _halves(table, CheckEntry, path, frame)
    kind = find_subject(entry.subject)
    wrong = Problems(frame.name)
    with wrong.at(path):
        provision = _provision(header, kind.facts(), path, frame)
    _check_addressee(header, None, path, wrong)
    wrong.stop()
    return read_check(entry, provision, kind, name=frame.name, path=path)


@attrs.frozen(kw_only=True)
class TaskEntry:
    """How a task writes what is its own."""

    leads: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    cooperates: tuple[str, ...] = ()
    open_list: bool = False
    due: TaskDate | None = None
    repeats: Recurrence | None = None
    target: Text | None = None


def _read_task(table: Mapping[str, Any], path: str, frame: Frame) -> Task:
    header, entry = _halves(table, TaskEntry, path, frame)
    return Task(
        header=_provision(header, {}, path, frame),
        leads=entry.leads,
        responsible=entry.responsible,
        cooperates=entry.cooperates,
        open_list=entry.open_list,
        due=entry.due,
        repeats=entry.repeats,
        target=entry.target,
    )


@attrs.frozen(kw_only=True)
class FactEntry:
    """How a reported figure writes what is its own."""

    value: int | str
    unit: MeasureUnit = MeasureUnit.ONE


def _read_fact(table: Mapping[str, Any], path: str, frame: Frame) -> Figure:
    header, entry = _halves(table, FactEntry, path, frame)
    provision = _provision(header, {}, path, frame)
    return Figure(header=provision, value=Quantity(entry.value, entry.unit))


BODIES: Mapping[str, Read] = {
    "rule": _read_rule,
    "period": _read_period,
    "check": _read_check,
    "task": _read_task,
    "fact": _read_fact,
}
"""By the name of the tables, how one is read."""


Entry = TypeVar("Entry")


def _halves(
    table: Mapping[str, Any], kind: type[Entry], path: str, frame: Frame
) -> tuple[HeaderEntry, Entry]:
    """The header of a table and what is its own, each as it is written."""
    shared = {key: value for key, value in table.items() if key in _HEADER_KEYS}
    own = {key: value for key, value in table.items() if key not in _HEADER_KEYS}
    wrong = Problems(frame.name)
    with wrong.at(path):
        header = structure(shared, HeaderEntry, name=frame.name, path=path)
    with wrong.at(path):
        entry = structure(own, kind, name=frame.name, path=path)
    wrong.stop()
    return header, entry


def _provision(
    entry: HeaderEntry, kinds: Mapping[str, FactKind], path: str, frame: Frame
) -> Provision:
    wrong = Problems(frame.name)
    with wrong.at(f"{path}.cite"):
        citations = [parse_citation(text, frame.sources) for text in entry.cite]
    with wrong.at(f"{path}.territory"):
        named = entry.territory
        territory = frame.territory if named is None else Territory(named)
    with wrong.at(f"{path}.until"):
        validity = Validity(valid_from=entry.from_, valid_to=entry.until)
    with wrong.at(path):
        when = parse_box(entry.when, kinds, name=frame.name, path=f"{path}.when")
    unless = []
    for index, table in enumerate(entry.unless):
        with wrong.at(path):
            place = f"{path}.unless[{index}]"
            unless.append(parse_box(table, kinds, name=frame.name, path=place))
    wrong.stop()
    return Provision(
        id=entry.id,
        name=entry.name or entry.summary,
        summary=entry.summary,
        citations=citations,
        rows=entry.rows,
        aliases=entry.aliases,
        territory=territory,
        applies_to=entry.applies_to,
        excludes=entry.excludes,
        scope=entry.scope,
        when=when,
        unless=unless,
        validity=validity,
        doubts=entry.doubts,
        modelled=entry.modelled,
    )


def _check_addressee(
    header: HeaderEntry, kind: FactKind | None, path: str, wrong: Problems
) -> None:
    """The slugs that a header is limited to must be values of the addressee, if there is one."""
    for key in ("applies_to", "excludes"):
        for slug in getattr(header, key):
            if kind is None or not kind.admits(slug):
                known = sorted(kind.values) if kind is not None else []
                message = Text(
                    zh=f"`{slug}` 不是该主题的适用对象；可用的有：{'、'.join(known) or '无'}",
                    en=f"`{slug}` is no addressee of this topic; there are: "
                    f"{', '.join(known) or 'none'}",
                )
                wrong.add(f"{path}.{key}", "value", message)
