"""A file of things to audit, and their reports."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from govsvc.audits import AuditReport
from govsvc.codec import structure
from govsvc.documents import parse_toml, read_toml
from govsvc.packs.problems import Problems
from govsvc.packs.rulebook import Rulebook, rulebook
from govsvc.packs.vocabulary import find_subject
from govsvc.wording import Text

__all__ = [
    "TABLES",
    "AuditFile",
    "AuditedThing",
    "audit_file",
    "audited_things",
    "read_things",
    "without_none",
]

TABLES: Mapping[str, str] = {
    "site": "service_site",
    "structure": "township_structure",
    "body": "dispatched_body",
    "plan": "work_plan",
    "measure": "measure",
    "assessment": "assessment_scheme",
}
"""The tables of things to audit, and what kind of thing each holds."""


@attrs.frozen(kw_only=True)
class _Head:
    place: str
    on: dt.date
    include: tuple[str, ...] = ()
    assume_in_force: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class AuditedThing:
    """One thing of a file and its report.

    Attributes:
        id: What the file calls it.
        kind: What kind of thing it is, in words.
        report: Its report.
    """

    id: str
    kind: Text
    report: AuditReport


@attrs.frozen(kw_only=True)
class AuditFile:
    """The reports of everything in a file, in its order.

    Attributes:
        name: The file.
        place: Division code of the place.
        on: The day whose rules were applied.
        things: The things and their reports.
    """

    name: str
    place: str
    on: dt.date
    things: tuple[AuditedThing, ...]


def audit_file(origin: Path | bytes, *, on: dt.date | None = None) -> AuditFile:
    """Audit everything in a file.

    Args:
        origin: The path of a TOML file, or its bytes. It has ``place``, ``on`` and tables such as
            ``[[site]]``, each with an ``id`` and the fields of its model; a field left out is not
            known, ``"NONE"`` is none.
        on: The day whose rules are asked, instead of that of the file.

    Raises:
        PayloadError: Anything in it is not as it should be; every problem with its place.
        NotFoundError: It names a pack that is not there.

    Example:
        >>> found = audit_file(b'''
        ... place = "130921"
        ... on = 2020-06-01
        ... [[site]]
        ... id = "east"
        ... kind = "station"
        ... windows = { outward = 2 }
        ... ''')
        >>> [thing.report.worst.value for thing in found.things]
        ['violation']
    """
    name = "audit.toml" if isinstance(origin, bytes) else origin.name
    tables = parse_toml(origin, name=name) if isinstance(origin, bytes) else read_toml(origin)
    told = {key: value for key, value in tables.items() if key not in TABLES}
    head = structure(told, _Head, name=name)
    things = read_things(tables, name=name)
    book = rulebook(
        head.place,
        on=head.on if on is None else on,
        include=head.include,
        assume_in_force=head.assume_in_force,
    )
    audited = audited_things(things, book)
    return AuditFile(name=name, place=book.place.prefix, on=book.on, things=audited)


def audited_things(
    things: Iterable[tuple[str, str, object]], book: Rulebook
) -> tuple[AuditedThing, ...]:
    """The reports of *book* on things as `read_things` gives them, in their order."""
    return tuple(
        AuditedThing(id=id_, kind=find_subject(kind).label, report=book.audit(thing))
        for id_, kind, thing in things
    )


def read_things(tables: Mapping[str, Any], *, name: str) -> tuple[tuple[str, str, object], ...]:
    """The things to audit in parsed tables: id, kind of thing, and the thing.

    Args:
        tables: The tables of a file; those that are not in ``TABLES`` are left aside.
        name: What the file is called in messages.

    Raises:
        PayloadError: A table is not as it should be; every problem with its place.
    """
    wrong = Problems(name)
    found = []
    for key, kind in TABLES.items():
        for index, table in enumerate(_listed(tables.get(key, []), key, wrong)):
            path = f"{key}[{index}]"
            with wrong.at(path):
                found.append(_thing(table, kind, name, path))
    wrong.stop()
    return tuple(found)


def _listed(value: object, key: str, wrong: Problems) -> Iterator[dict[str, Any]]:
    for table in value if isinstance(value, list) else [value]:
        if isinstance(value, list) and isinstance(table, dict):
            yield table
        else:
            message = Text(zh=f"应写成 [[{key}]] 表", en=f"expected tables [[{key}]]")
            wrong.add(key, "type", message)


def _thing(table: dict[str, Any], kind: str, name: str, path: str) -> tuple[str, str, object]:
    told = {key: without_none(value) for key, value in table.items() if key != "id"}
    id_ = structure(table.get("id", path), str, name=name, path=f"{path}.id")
    return id_, kind, structure(told, find_subject(kind).model, name=name, path=path)


def without_none(told: Any) -> Any:  # noqa: ANN401 - any part of a table
    """The table, with None for ``"NONE"``: TOML has no word for it."""
    if isinstance(told, dict):
        return {key: without_none(value) for key, value in told.items()}
    return None if told == "NONE" else told
