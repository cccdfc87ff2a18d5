"""``govsvc packs``: which packs there are, what is in them, and whether one is sound."""

import argparse
import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from govsvc.cli.drawing import Table, draw_json, draw_table
from govsvc.codec import to_dict
from govsvc.law import LegalSource
from govsvc.packs import Pack, Rulebook, read_pack, rulebook, shipped_pack, shipped_packs
from govsvc.packs.pack import HasHeader
from govsvc.packs.vocabulary import check_topic
from govsvc.territory import Territory
from govsvc.wording import Lang, Text

__all__ = ["beside", "check_pack", "list_packs", "open_pack", "place_of", "show_pack"]


def open_pack(name: str, *, trusted: bool = False) -> Pack:
    """The shipped pack of this id, or the one that stands in this file or folder."""
    if name not in shipped_packs() and Path(name).exists():
        return read_pack(Path(name), trusted=trusted)
    return shipped_pack(name)


# list


def list_packs(arguments: argparse.Namespace) -> int:
    """``govsvc packs list``."""
    packs = [shipped_pack(name) for name in shipped_packs()]
    if arguments.json:
        draw_json([_head_data(pack) for pack in packs])
        return 0
    lang: Lang = arguments.lang
    columns = Text(
        zh="标识|名称|地域|效力|跟踪至|规则|期限|事项",
        en="id|title|place|force|followed to|rules|periods|items",
    )
    draw_table(
        Table(
            title=Text(zh="规则包", en="packs").pick(lang),
            columns=columns.pick(lang).split("|"),
            rows=[_row(pack, lang) for pack in packs],
        )
    )
    return 0


def _row(pack: Pack, lang: Lang) -> tuple[str, ...]:
    return (
        pack.id,
        pack.title.pick(lang),
        _place(pack, lang),
        _force(pack).pick(lang),
        str(pack.law_as_at or ""),
        str(len(pack.rules)),
        str(len(pack.periods)),
        str(len(pack.items)),
    )


def _place(pack: Pack, lang: Lang) -> str:
    if pack.territory is None:
        return Text(zh="未写明", en="not named").pick(lang)
    return pack.territory.prefix or Text(zh="全国", en="nationwide").pick(lang)


def _force(pack: Pack) -> Text:
    """What force its text has: that of its last version."""
    statuses = [v.status.label for source in pack.sources for v in source.versions[-1:]]
    return statuses[0] if statuses else Text(zh="依各条", en="of each source")


def _head_data(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "title": to_dict(pack.title),
        "territory": to_dict(pack.territory),
        "force": to_dict(_force(pack)),
        "has_force": pack.has_force,
        "law_as_at": to_dict(pack.law_as_at),
        "covers": to_dict(pack.covers),
        "rules": len(pack.rules),
        "periods": len(pack.periods),
        "items": len(pack.items),
        "digest": pack.digest,
    }


# show


def show_pack(arguments: argparse.Namespace) -> int:
    """``govsvc packs show PACK [--topic TOPIC]``."""
    if arguments.topic is not None:
        check_topic(arguments.topic)
    pack = open_pack(arguments.pack)
    asked = arguments.topic
    shown = [p for p in pack.provisions if asked is None or getattr(p, "topic", None) == asked]
    if arguments.json:
        draw_json({"pack": _pack_data(pack, shown), "digest": pack.digest})
        return 0
    for line in _head_lines(pack, arguments.lang):
        print(line)
    for provision in shown:
        print()
        for line in _provision_lines(provision, arguments.lang):
            print(line)
    return 0


def _pack_data(pack: Pack, shown: Iterable[HasHeader]) -> dict[str, Any]:
    whole: dict[str, Any] = to_dict(pack)
    kept = {provision.header.id for provision in shown}
    bodies = whole.pop("bodies")
    return whole | {
        key: [entry for entry in body if entry["header"]["id"] in kept]
        for key, body in bodies.items()
    }


def _head_lines(pack: Pack, lang: Lang) -> Iterator[str]:
    labels = Text(
        zh="地域|跟踪至|公布|索引号|主题|依据文件|缺附件|所缺|原文问题|渊源",
        en="place|followed to|published|index no.|topics|rests on|annexes missing|missing"
        "|defects of the text|source",
    )
    told: tuple[list[object], ...] = (
        [_place(pack, lang)],
        [pack.law_as_at],
        [pack.published],
        [pack.index_no],
        [_covered(pack, lang)],
        ["、".join(pack.basis)],
        [", ".join(map(str, pack.completeness.missing_annexes))],
        [pack.completeness.note and pack.completeness.note.pick(lang)],
        [defect.pick(lang) for defect in pack.defects],
        [_source_line(source, lang) for source in pack.sources],
    )
    colon = Text(zh="：", en=": ").pick(lang)
    yield f"{pack.title.pick(lang)}  [{pack.id}]"
    for label, values in zip(labels.pick(lang).split("|"), told, strict=True):
        yield from (f"{label}{colon}{value}" for value in values if value)


def _covered(pack: Pack, lang: Lang) -> str:
    spans = (
        f"{cover.topic} {cover.span.valid_from or '…'}–{cover.span.valid_to or '…'}"
        for cover in pack.covers
    )
    return Text(zh="、", en=", ").pick(lang).join(spans)


def _source_line(source: LegalSource, lang: Lang) -> str:
    versions = [
        " ".join(str(part) for part in (v.id, v.status.label.pick(lang), v.adopted) if part)
        for v in source.versions
    ]
    parts = (source.title.pick(lang), source.issuer, source.kind.label.pick(lang), *versions)
    return "  ".join(part for part in parts if part)


def _provision_lines(provision: HasHeader, lang: Lang) -> Iterator[str]:
    header = provision.header
    effect = getattr(provision, "effect", None)
    code = getattr(provision, "code", "")
    lead = f"{effect.label.pick(lang)} {code}  " if effect is not None else ""
    yield f"{header.id}  {lead}{header.summary.pick(lang)}"
    yield "  " + "；".join(citation.text(lang) for citation in header.citations)
    for doubt in header.doubts:
        yield "  ? " + doubt.note.pick(lang)


# check


def check_pack(arguments: argparse.Namespace) -> int:
    """``govsvc packs check FILE``: everything wrong with a pack, or what is in it."""
    pack = read_pack(arguments.file, trusted=arguments.trusted)
    day = arguments.on or pack.law_as_at or _ANY_DAY
    book = beside(pack, place=place_of(pack), on=day, instead_of=[pack.id])
    others = [other for other in book.packs if other.id != pack.id]
    if arguments.json:
        draw_json({"pack": _head_data(pack), "beside": [other.id for other in others]})
        return 0
    counts = len(pack.sources), len(pack.items), len(pack.rules), len(pack.periods)
    told = Text(
        zh="{}：未发现问题；渊源 {}、事项 {}、规则 {}、期限 {}",
        en="{}: sound; sources {}, items {}, rules {}, periods {}",
    )
    print(told.pick(arguments.lang).format(pack.id, *counts))
    return 0


def place_of(pack: Pack) -> Territory:
    """Where a pack holds; the whole country where it names no place."""
    return Territory() if pack.territory is None else pack.territory


def beside(
    pack: Pack, *, place: Territory, on: dt.date, instead_of: Collection[str], assume: bool = False
) -> Rulebook:
    """The rulebook of a place with a pack that takes the place of others.

    Args:
        pack: The pack.
        place: Where.
        on: When.
        instead_of: Ids of the packs to leave out, such as its own shipped edition.
        assume: Whether its sources are treated as in force.
    """
    book = rulebook(place, on=on)
    others = tuple(other for other in book.packs if other.id not in instead_of)
    assumed = [pack.id] if assume else []
    return attrs.evolve(book, packs=others).with_pack(pack, assume_in_force=assumed)


_ANY_DAY = dt.date(2026, 1, 1)
"""Where a pack does not say up to which day it follows the law."""
