"""From the files of a pack to a `Pack`; what is wrong is told with its place, all of it at once."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import attrs

from govsvc.codec import structure
from govsvc.decisions import Coverage, ItemTable
from govsvc.law import Provision, national_sources
from govsvc.packs.bodies import BODIES, Frame
from govsvc.packs.files import PackFile, PackFiles, Row
from govsvc.packs.names import Names, check_slug
from govsvc.packs.pack import Completeness, HasHeader, ItemEntry, Pack, RowNote
from govsvc.packs.problems import Problems
from govsvc.packs.stated import read_items, read_sources
from govsvc.packs.vocabulary import check_topic
from govsvc.territory import NATIONAL, Territory
from govsvc.validity import Validity
from govsvc.wording import Text

__all__ = ["SCHEMA", "read_files"]

SCHEMA = 1
"""The edition of the format that this version reads."""

_LISTED = ("source", "item", "note", *BODIES)


@attrs.frozen(kw_only=True)
class _Cover:
    topic: str
    from_: dt.date
    to: dt.date | None = None


@attrs.frozen(kw_only=True)
class PackEntry:
    """How a file writes its table ``[pack]``."""

    id: str
    title: Text
    schema: int
    territory: str | None = None
    law_as_at: dt.date | None = None
    published: dt.date | None = None
    index_no: str | None = None
    covers: tuple[_Cover, ...] = ()
    basis: tuple[str, ...] = ()
    addressed_to: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    completeness: Completeness = attrs.field(factory=Completeness)
    defects: tuple[Text, ...] = ()


def read_files(files: PackFiles, *, trusted: bool, items: Collection[ItemEntry]) -> Pack:
    """The pack that stands in *files*.

    Args:
        files: Its files, parsed.
        trusted: Whether it may state national sources, and rest provisions on sources that others
            state.
        items: The service items that are named already.

    Raises:
        PayloadError: Anything in it is not as it should be; every problem with its place.
    """
    wrong = Problems(files.name)
    rows = {key: list[Row]() for key in _LISTED}
    for file in files.files:
        _sort(file, rows, wrong)
    entry = _head(files, wrong)
    territory = _territory(entry, files, wrong)
    sources = read_sources(rows["source"], territory=territory, trusted=trusted, wrong=wrong)
    named = read_items(rows["item"], known=items, wrong=wrong)
    notes = _notes(rows["note"], files.name, wrong)
    wrong.stop()
    frame = Frame(
        name=files.name,
        sources={**national_sources(), **sources},
        territory=NATIONAL if territory is None else territory,
        items=ItemTable([item.row for item in (*items, *named)]),
    )
    own = frame.sources.keys() if trusted else sources.keys()
    names = Names(wrong)
    bodies = {key: _body(key, rows[key], frame, own=own, names=names) for key in BODIES}
    wrong.stop()
    return Pack(
        id=entry.id,
        title=entry.title,
        territory=territory,
        law_as_at=entry.law_as_at,
        published=entry.published,
        index_no=entry.index_no,
        covers=[_coverage(entry, cover) for cover in entry.covers],
        basis=entry.basis,
        addressed_to=entry.addressed_to,
        rows=entry.rows,
        completeness=entry.completeness,
        defects=entry.defects,
        sources=sources.values(),
        items=named,
        notes=notes,
        bodies={key: body for key, body in bodies.items() if body},
    )


def _sort(file: PackFile, rows: Mapping[str, list[Row]], wrong: Problems) -> None:
    """The tables of a file by their kind, what they leave out filled in."""
    defaults = _defaults(file, wrong)
    for key, value in file.tables.items():
        path = f"{file.lead}{key}"
        if key in _LISTED:
            for index, table in enumerate(value if isinstance(value, list) else [value]):
                place = f"{path}[{index}]" if isinstance(value, list) else path
                if isinstance(value, list) and isinstance(table, dict):
                    rows[key].append(Row(table={**defaults.get(key, {}), **table}, path=place))
                else:
                    wrong.add(place, "type", _listed(key))
        elif key != "defaults" and not (key == "pack" and file.is_head):
            wrong.add(path, "unknown-key", _unknown(key))


def _defaults(file: PackFile, wrong: Problems) -> Mapping[str, Mapping[str, Any]]:
    """What the entries of one file leave out, by the kind of table."""
    told = file.tables.get("defaults", {})
    path = f"{file.lead}defaults"
    if not isinstance(told, dict):
        wrong.add(path, "type", _DEFAULTS)
        return {}
    sound = {}
    for key, value in told.items():
        if key not in BODIES:
            wrong.add(f"{path}.{key}", "unknown-key", _unknown(key))
        elif not isinstance(value, dict):
            wrong.add(f"{path}.{key}", "type", _DEFAULTS)
        else:
            sound[key] = value
    return sound


_DEFAULTS = Text(zh="应为一张表，如 [defaults.rule]", en="expected a table such as [defaults.rule]")


def _listed(key: str) -> Text:
    return Text(zh=f"应写成 [[{key}]] 表", en=f"expected tables [[{key}]]")


def _unknown(key: str) -> Text:
    return Text(zh=f"不认识的键：{key}", en=f"unknown key: {key}")


def _head(files: PackFiles, wrong: Problems) -> PackEntry:
    """The table ``[pack]``; nothing can be read without it."""
    head = files.files[0]
    path = f"{head.lead}pack"
    if "pack" not in head.tables:
        message = Text(zh="缺少 [pack] 表", en="the table [pack] is missing")
        wrong.add(path, "missing", message)
        wrong.stop()
    with wrong.at(path):
        entry = structure(head.tables["pack"], PackEntry, name=files.name, path=path)
    wrong.stop()
    check_slug(entry.id, f"{path}.id", wrong)
    if entry.schema != SCHEMA:
        message = Text(
            zh=f"本版本只读格式 {SCHEMA}，收到 {entry.schema}",
            en=f"this version reads schema {SCHEMA}, found {entry.schema}",
        )
        wrong.add(f"{path}.schema", "schema", message)
    return entry


def _territory(entry: PackEntry, files: PackFiles, wrong: Problems) -> Territory | None:
    """Where the pack holds, after what else its head has to say was checked."""
    path = f"{files.files[0].lead}pack"
    if entry.covers and entry.law_as_at is None:
        message = Text(
            zh="写了 covers 的规则包须写明法规跟踪至哪一天",
            en="a pack that covers a topic says up to which day it follows the law",
        )
        wrong.add(f"{path}.law_as_at", "missing", message)
    for index, cover in enumerate(entry.covers):
        with wrong.at(f"{path}.covers[{index}]"):
            check_topic(cover.topic)
            _coverage(entry, cover)
    territory = None
    if entry.territory is not None:
        with wrong.at(f"{path}.territory"):
            territory = Territory(entry.territory)
    return territory


def _coverage(entry: PackEntry, cover: _Cover) -> Coverage:
    return Coverage(
        pack=entry.id,
        topic=cover.topic,
        span=Validity(valid_from=cover.from_, valid_to=cover.to),
        law_as_at=entry.law_as_at,
    )


def _notes(rows: Iterable[Row], name: str, wrong: Problems) -> tuple[RowNote, ...]:
    notes = []
    for row in rows:
        with wrong.at(row.path):
            notes.append(structure(row.table, RowNote, name=name, path=row.path))
    return tuple(notes)


def _body(
    key: str, rows: Iterable[Row], frame: Frame, *, own: Collection[str], names: Names
) -> tuple[HasHeader, ...]:
    """The provisions of one kind; what is not sound is noted and left out."""
    wrong = names.wrong
    body = []
    for row in rows:
        with wrong.at(row.path):
            provision = BODIES[key](row.table, row.path, frame)
            header = provision.header
            check_slug(header.id, f"{row.path}.id", wrong)
            names.give(header.id, row.path)
            _check_source(header, row.path, frame, own=own, wrong=wrong)
            body.append(provision)
    return tuple(body)


def _check_source(
    header: Provision, path: str, frame: Frame, *, own: Collection[str], wrong: Problems
) -> None:
    """A provision has the rank of its first source: one that the pack may speak for, and there."""
    source = frame.sources[header.citations[0].source]
    if source.id not in own:
        message = Text(
            zh=f"依据（cite 的第一条）应为规则包自己写明的文件，收到《{source.title.zh}》；"
            "可以把它放在后面",
            en="its source, the first of `cite`, must be one that the pack states itself, found "
            f"{source.title.en}; cite that behind it",
        )
        wrong.add(f"{path}.cite", "rank", message)
    if not source.territory.covers(header.territory):
        message = Text(
            zh=f"`{header.territory.prefix}` 不在其依据的地域 `{source.territory.prefix}` 之内",
            en=f"`{header.territory.prefix}` lies outside the territory of its source, "
            f"`{source.territory.prefix}`",
        )
        wrong.add(f"{path}.territory", "territory", message)
