"""What a pack states besides its provisions: sources, and service items."""

from collections.abc import Iterable, Mapping

import attrs

from govsvc.codec import structure
from govsvc.law import LegalSource, SourceKind, SourceVersion, Status, national_sources
from govsvc.packs.enacting import enactable
from govsvc.packs.files import Row
from govsvc.packs.names import Names, check_slug
from govsvc.packs.pack import ItemEntry
from govsvc.packs.problems import Problems
from govsvc.territory import NATIONAL, Territory
from govsvc.wording import Text

__all__ = ["read_items", "read_sources"]


@attrs.frozen(kw_only=True)
class SourceEntry:
    """How a file writes a source."""

    id: str
    title: Text
    kind: SourceKind
    versions: tuple[SourceVersion, ...]
    issuer: str = ""
    territory: str | None = None
    doc_no: str | None = None
    aliases: tuple[str, ...] = ()


def read_sources(
    rows: Iterable[Row], *, territory: Territory | None, trusted: bool, wrong: Problems
) -> Mapping[str, LegalSource]:
    """The sources that a pack states, by id; what is not sound is noted and left out.

    Args:
        rows: The tables ``[[source]]``.
        territory: Where the pack holds; None where its text names no place.
        trusted: Whether it may state national sources.
        wrong: Takes what is wrong.
    """
    names = Names(wrong)
    for source in national_sources().values():
        for name in (source.id, source.title.zh, *source.aliases):
            names.reserve(name, f"`{source.id}`")
    found = {}
    for row in rows:
        with wrong.at(row.path):
            entry = structure(row.table, SourceEntry, name=wrong.name, path=row.path)
            check_slug(entry.id, f"{row.path}.id", wrong)
            for name in dict.fromkeys((entry.id, entry.title.zh, *entry.aliases)):
                names.give(name, row.path)
            source = _source(entry, territory)
            _check_rank(source, row.path, territory=territory, trusted=trusted, wrong=wrong)
            _check_versions(source, row.path, placed=territory is not None, wrong=wrong)
            found[source.id] = source
    return found


def _source(entry: SourceEntry, territory: Territory | None) -> LegalSource:
    place = NATIONAL if territory is None else territory
    return LegalSource(
        id=entry.id,
        title=entry.title,
        kind=entry.kind,
        issuer=entry.issuer,
        territory=place if entry.territory is None else Territory(entry.territory),
        doc_no=entry.doc_no,
        aliases=entry.aliases,
        versions=entry.versions,
    )


def _check_rank(
    source: LegalSource, path: str, *, territory: Territory | None, trusted: bool, wrong: Problems
) -> None:
    """A source is of a kind that its area can enact, and its area is the pack's or inside it."""
    if territory is None:
        kinds = frozenset({SourceKind.NORMATIVE_DOCUMENT})
    elif trusted and source.territory.is_national:
        kinds = frozenset(SourceKind)
    else:
        kinds = enactable(source.territory)
    if source.kind not in kinds:
        wrong.add(f"{path}.kind", "rank", _too_high(source, sorted(kinds)))
    if territory is not None and not territory.covers(source.territory):
        message = Text(
            zh=f"`{source.territory.prefix}` 不在规则包的地域 `{territory.prefix}` 之内",
            en=f"`{source.territory.prefix}` lies outside the pack's territory "
            f"`{territory.prefix}`",
        )
        wrong.add(f"{path}.territory", "territory", message)


def _too_high(source: LegalSource, kinds: list[SourceKind]) -> Text:
    if not kinds:
        return Text(
            zh="全国性的依据只能写在随库发布的规则包中，或者以 trusted=True 载入的规则包中",
            en="national sources can be stated only by the packs shipped here, or by a pack loaded "
            "with trusted=True",
        )
    zh, en = (
        "、".join(kind.label.zh for kind in kinds),
        ", ".join(kind.label.en for kind in kinds),
    )
    place = source.territory.prefix
    return Text(
        zh=f"`{place}` 不能制定{source.kind.label.zh}；可以写：{zh}",
        en=f"`{place}` cannot enact a {source.kind.label.en}; possible: {en}",
    )


def _check_versions(source: LegalSource, path: str, *, placed: bool, wrong: Problems) -> None:
    """Every text of a source says what force it has and, if it is law, since when and where."""
    if not source.versions:
        message = Text(
            zh="至少写一个版本及其效力状态", en="name at least one version and its status"
        )
        wrong.add(f"{path}.versions", "missing", message)
    names = Names(wrong)
    for index, version in enumerate(source.versions):
        place = f"{path}.versions[{index}]"
        names.give(version.id, place)
        with wrong.at(place):
            _ = version.validity
        if version.status in (Status.DRAFT, Status.TEMPLATE, Status.REPORT):
            continue
        if version.in_force is None and version.adopted is None:
            message = Text(
                zh="现行或者已废止的版本须写明 in_force 或者 adopted",
                en="a version that is or was law says since when: `in_force` or `adopted`",
            )
            wrong.add(place, "missing", message)
        if not placed:
            message = Text(
                zh="没有写明地域的规则包只能是征求意见稿、范文或者经验材料",
                en="a pack without a territory holds only a draft, a template or a report",
            )
            wrong.add(place, "territory", message)


def read_items(
    rows: Iterable[Row], *, known: Iterable[ItemEntry], wrong: Problems
) -> tuple[ItemEntry, ...]:
    """The items that a pack names; what is not sound is noted and left out.

    A pack adds items, and puts items on lists of its own. The kinds of an item that is named
    already, and the lists that others keep, are not for it to widen.

    Args:
        rows: The tables ``[[item]]``.
        known: The items that are named already.
        wrong: Takes what is wrong.
    """
    others = {item.id: item for item in known}
    kept = {listing.list_ for item in others.values() for listing in item.lists}
    names = Names(wrong)
    for item in others.values():
        for name in item.names:
            names.reserve(name, f"`{item.id}`")
    entries = []
    for row in rows:
        with wrong.at(row.path):
            item = structure(row.table, ItemEntry, name=wrong.name, path=row.path)
            _check_slugs(item, row.path, wrong)
            _check_lists(item, row.path, kept=kept, wrong=wrong)
            if item.id in others:
                _check_addition(item, row.path, wrong)
            elif item.name is None:
                wrong.add(row.path, "missing", Text(zh="缺少名称 name", en="its `name` is missing"))
            for name in item.names:
                if name != item.id or item.id not in others:
                    names.give(name, row.path)
            entries.append(item)
    return tuple(entries)


def _check_slugs(item: ItemEntry, path: str, wrong: Problems) -> None:
    check_slug(item.id, f"{path}.id", wrong)
    for kind in item.kinds:
        check_slug(kind, f"{path}.kinds", wrong)
    for listing in item.lists:
        check_slug(listing.list_, f"{path}.lists", wrong)


def _check_lists(item: ItemEntry, path: str, *, kept: set[str], wrong: Problems) -> None:
    for index, listing in enumerate(item.lists):
        if listing.list_ in kept:
            message = Text(
                zh=f"清单 `{listing.list_}` 由别的规则包维护；请另用自己的清单名",
                en=f"the list `{listing.list_}` is kept by another pack; name one of your own",
            )
            wrong.add(f"{path}.lists[{index}].list", "taken", message)


def _check_addition(item: ItemEntry, path: str, wrong: Problems) -> None:
    """What a pack says of an item that another names."""
    if item.kinds or item.name is not None:
        message = Text(
            zh=f"事项 `{item.id}` 已由别的规则包写明，只能另加 lists 和 aliases，"
            "不能写 name 和 kinds",
            en=f"the item `{item.id}` is named by another pack; give it lists and aliases, but no "
            "name and no kinds",
        )
        wrong.add(path, "taken", message)
