"""Which packs lie over one another at a place, and whether they fit.

Territory here only spares loading what cannot matter; whether a provision has effect is judged by
`govsvc.law.select` alone.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from govsvc.decisions import Coverage
from govsvc.errors import NotFoundError, RulebookError
from govsvc.law import LegalSource, national_sources
from govsvc.packs.library import shipped_pack, shipped_packs
from govsvc.packs.pack import HasHeader, Pack
from govsvc.territory import Territory
from govsvc.wording import Text

__all__ = ["assumed_sources", "check_fit", "coverage", "layers", "placed"]


def layers(place: Territory, named: Collection[str]) -> tuple[Pack, ...]:
    """The packs at a place: the baseline, what is law on its path, and what is named.

    Args:
        place: Where questions arise.
        named: Ids of packs to load wherever they hold and whatever force they have.

    Raises:
        NotFoundError: No pack has one of these ids.
    """
    for name in named:
        shipped_pack(name)
    found = map(shipped_pack, shipped_packs())
    return tuple(
        placed(pack, place) for pack in found if pack.id in named or _is_law_at(pack, place)
    )


def _is_law_at(pack: Pack, place: Territory) -> bool:
    return pack.has_force and pack.territory is not None and pack.territory.covers(place)


P = TypeVar("P", bound=HasHeader)


def placed(pack: Pack, place: Territory) -> Pack:
    """The pack; one that names no place is taken to be a document of *place*.

    Source: project assumption, ADR 0022.
    """
    if pack.territory is not None or place.is_national:
        return pack
    return attrs.evolve(
        pack,
        sources=[attrs.evolve(source, territory=place) for source in pack.sources],
        bodies={key: tuple(_moved(p, place) for p in body) for key, body in pack.bodies.items()},
    )


def _moved(provision: P, place: Territory) -> P:
    header = attrs.evolve(provision.header, territory=place)
    moved: P = attrs.evolve(provision, header=header)  # type: ignore[misc]
    return moved


def assumed_sources(names: Iterable[str], packs: Iterable[Pack]) -> frozenset[str]:
    """The sources that the ids of sources or packs name.

    Raises:
        NotFoundError: An id names neither a source nor a pack that is loaded.
    """
    stated = {pack.id: [source.id for source in pack.sources] for pack in packs}
    known = {*national_sources(), *(source for sources in stated.values() for source in sources)}
    found: set[str] = set()
    for name in names:
        if name in known:
            found.add(name)
        elif name in stated:
            found.update(stated[name])
        else:
            raise NotFoundError(
                kind="source",
                wanted=name,
                message=Text(
                    zh=f"`{name}` 既不是已载入的规则包，也不是其中的依据，不能假定其有效",
                    en=f"`{name}` is neither a pack that is loaded nor a source in one, and cannot "
                    "be assumed to be in force",
                ),
            )
    return frozenset(found)


def coverage(packs: Iterable[Pack], *, on: dt.date, assumed: Collection[str]) -> Iterator[Coverage]:
    """What the packs promise that have effect on a day; a draft promises nothing."""
    for pack in packs:
        if not pack.sources or any(_has_effect(source, on, assumed) for source in pack.sources):
            yield from pack.covers


def _has_effect(source: LegalSource, on: dt.date, assumed: Collection[str]) -> bool:
    return source.id in assumed or source.version_on(on) is not None


def check_fit(packs: Collection[Pack]) -> None:
    """Refuse packs that use one name for two things, or speak for what another keeps.

    Raises:
        RulebookError: With everything that clashes, one a line, and every check that displaces
            one that is not there.
    """
    clashes = [clash for what, names in _NAMES.items() for clash in _twice(what, names, packs)]
    clashes += _displacing_nothing(packs)
    if clashes:
        raise RulebookError(
            rules=tuple(name for name, _ in clashes),
            message=Text(
                zh="\n".join(text.zh for _, text in clashes),
                en="\n".join(text.en for _, text in clashes),
            ),
        )


def _item_names(pack: Pack) -> Iterator[str]:
    for item in pack.items:
        if item.name is not None:
            yield from (item.id, item.name.zh)
        yield from item.aliases


def _kinds(pack: Pack) -> Iterator[str]:
    return (item.id for item in pack.items if item.kinds)


_NAMES: Mapping[Text, Callable[[Pack], Iterable[str]]] = {
    Text(zh="规则包", en="pack"): lambda pack: [pack.id],
    Text(zh="依据", en="source"): lambda pack: (
        name for s in pack.sources for name in (s.id, s.title.zh, *s.aliases)
    ),
    Text(zh="条目", en="provision"): lambda pack: (p.header.id for p in pack.provisions),
    Text(zh="事项", en="item"): _item_names,
    Text(zh="事项种类", en="kinds of the item"): _kinds,
    Text(zh="清单", en="list"): lambda pack: (
        listing.list_ for item in pack.items for listing in item.lists
    ),
}
"""What belongs to one pack, and the names of it in a pack."""


def _displacing_nothing(packs: Iterable[Pack]) -> list[tuple[str, Text]]:
    checks = [check for pack in packs for check in pack.checks]
    known = {check.id for check in checks}
    return [
        (
            check.id,
            Text(
                zh=f"检查 `{check.id}` 所排除的 `{other}` 不存在；请核对标识",
                en=f"check `{check.id}` displaces `{other}`, which is not there; check the id",
            ),
        )
        for check in checks
        for other in check.displaces
        if other not in known
    ]


def _twice(
    what: Text, names: Callable[[Pack], Iterable[str]], packs: Iterable[Pack]
) -> Iterator[tuple[str, Text]]:
    owners: dict[str, Pack] = {}
    for pack in packs:
        for name in dict.fromkeys(names(pack)):
            owner = owners.setdefault(name, pack)
            if owner is not pack:
                yield (
                    name,
                    Text(
                        zh=f"{what.zh} `{name}` 同时属于规则包 {owner.id} 和 {pack.id}；请改名",
                        en=f"{what.en} `{name}` belongs to the packs {owner.id} and {pack.id}; "
                        "rename one",
                    ),
                )
