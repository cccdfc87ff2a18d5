"""What the formal seal of a place says, and why (国发〔1999〕25号)."""

import functools
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from govsvc.divisions.bodies import body_of
from govsvc.divisions.codes import Level
from govsvc.divisions.division import Division
from govsvc.divisions.kinds import Kind
from govsvc.divisions.natures import parse_articles, read_table
from govsvc.divisions.registries import Place, Registry, registry
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

if TYPE_CHECKING:  # reading citations loads the sources, which most questions do not need
    from govsvc.law import Citation

__all__ = ["Emblem", "FormalSeal", "SealPrefix", "formal_seal"]


class Emblem(StrEnum):
    """What stands in the middle of a seal."""

    NATIONAL_EMBLEM = "national_emblem"
    STAR = "star"

    @property
    def label(self) -> Text:
        """The emblem in words."""
        return _EMBLEMS[self]


_EMBLEMS = {
    Emblem.NATIONAL_EMBLEM: Text(zh="国徽", en="national emblem"),
    Emblem.STAR: Text(zh="五角星", en="five-pointed star"),
}


class SealPrefix(StrEnum):
    """Whose name stands before that of the organ."""

    NONE = "none"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


@attrs.frozen(kw_only=True)
class FormalSeal:
    """The formal seal of a government or a dispatched organ.

    Attributes:
        text: The name on it; `UNKNOWN` where the provisions do not list such an organ. They allow
            a standard short form where the name is too long to engrave.
        prefix: The name that stands before that of the organ, possibly empty; `UNKNOWN` likewise.
        reason: Why this prefix.
        diameter_mm: Its diameter in millimetres; None where not provided for.
        emblem: What stands in its middle; None where not provided for.
        articles: The items of the provisions, as written in a document.
        readings: Other names that can be held to follow from the provisions.
        doubt: What the provisions leave open, or None.
    """

    text: Maybe[str]
    prefix: Maybe[str]
    reason: Text
    diameter_mm: int | None
    emblem: Emblem | None
    articles: tuple[str, ...]
    readings: tuple[str, ...] = ()
    doubt: Text | None = None

    @property
    def citations(self) -> "tuple[Citation, ...]":
        """The items as citations."""
        return parse_articles(self.articles)


@attrs.frozen(kw_only=True)
class _SealEntry:
    kinds: tuple[Kind, ...]
    prefix: SealPrefix
    reason: Text
    diameter_mm: int
    emblem: Emblem
    cite: tuple[str, ...]
    doubt: Text | None = None


@attrs.frozen
class _SealFile:
    seal: tuple[_SealEntry, ...]


@functools.cache
def _entries() -> Mapping[Kind, _SealEntry]:
    from govsvc.codec import structure

    name = "manual_seals.toml"
    entries = structure(read_table(name), _SealFile, name=name).seal
    return {kind: entry for entry in entries for kind in entry.kinds}


_UNLISTED = Text(
    zh="国发〔1999〕25号没有单列这类机关的印章，冠名没有规定",
    en="the provisions list no seal for such an organ; whose name it bears is not settled",
)


def formal_seal(place: Place, *, places: Registry | None = None) -> FormalSeal:
    """What the formal seal of a division's government or dispatched organ says, and its form.

    Args:
        place: The division, or its code.
        places: Where to look it up, and what is above it; by default the packaged registry.

    Raises:
        NotFoundError: The place, or what is above it, is not in the data; or the texts name no
            organ for its kind.
        CodeError: It is no division code, or lacks its scheme.
        InputTypeError: Neither a division nor a code.

    Source:
        国发〔1999〕25号第三项, 第九项, 第十项, 第十一项, 第十五项.
        ``data/manual_seals.toml`` has them kind by kind.

    Example:
        >>> seal = formal_seal("232700")
        >>> seal.text, seal.diameter_mm, seal.emblem.label.zh
        ('黑龙江省大兴安岭地区行政公署', 45, '五角星')
        >>> formal_seal("130903").text
        '沧州市运河区人民政府'
    """
    places = places or registry()
    division = places.latest(place)
    name = body_of(division, places=places).name
    entry = _entries().get(division.kind)
    if entry is None:
        return FormalSeal(
            text=UNKNOWN,
            prefix=UNKNOWN,
            reason=_UNLISTED,
            diameter_mm=None,
            emblem=None,
            articles=("《国发〔1999〕25号》第十五项",),
            doubt=_UNLISTED,
        )
    path = places.path(division)
    prefix = _prefix(entry.prefix, path)
    readings, doubt = _township_doubt(entry, path)
    return FormalSeal(
        text=prefix + name,
        prefix=prefix,
        reason=entry.reason,
        diameter_mm=entry.diameter_mm,
        emblem=entry.emblem,
        articles=entry.cite,
        readings=tuple(reading + name for reading in readings),
        doubt=doubt or entry.doubt,
    )


def _prefix(prefix: SealPrefix, path: tuple[Division, ...]) -> str:
    match prefix:
        case SealPrefix.NONE:
            return ""
        case SealPrefix.PROVINCE:
            return path[0].name
        case _:  # the city of a district, the county of a township: the division directly above
            return path[-2].name


def _township_doubt(
    entry: _SealEntry, path: tuple[Division, ...]
) -> tuple[tuple[str, ...], Text | None]:
    """Other prefixes of a township, and why: item 15 says 县级, which item 9 defines."""
    above = path[-2] if entry.prefix is SealPrefix.COUNTY else None
    if above is not None and above.kind is Kind.DISTRICT:
        return (f"{path[-3].name}{above.name}",), Text(
            zh="第九项所称县级不含市辖区；第十五项没有说明市辖区的乡镇是否再冠市名",
            en="item 9 defines county level without districts; whether a township of a district "
            "also bears the name of the city, item 15 does not say",
        )
    if above is not None and above.level is Level.PREFECTURE:
        return (), Text(
            zh="该市不设县级，第十五项没有规定其乡镇冠什么名，此处冠市名",
            en="the city has no counties; item 15 does not say whose name its townships bear; that "
            "of the city stands here",
        )
    return (), None
