"""What the kinds of division are in law: a level of government, a dispatched organ, and so on."""

import datetime as dt
import functools
from collections.abc import Mapping
from enum import StrEnum
from importlib import resources
from typing import TYPE_CHECKING

import attrs

from govsvc.divisions.kinds import Kind
from govsvc.documents import parse_toml
from govsvc.fields import check_day, check_type
from govsvc.validity import Validity
from govsvc.wording import Text

if TYPE_CHECKING:  # reading citations loads the sources, which most questions do not need
    from govsvc.law import Citation

__all__ = ["LegalNature", "Standing", "legal_nature", "parse_articles", "read_table"]


class Standing(StrEnum):
    """What stands behind a name in law.

    ``unsettled``: the texts read here do not say. ``none``: it is no division, and has no organ of
    state by being what it is.
    """

    GOVERNMENT = "government"
    DISPATCHED_ORGAN = "dispatched_organ"
    SELF_GOVERNING = "self_governing"
    UNSETTLED = "unsettled"
    NONE = "none"

    @property
    def label(self) -> Text:
        """The standing in words."""
        return _STANDINGS[self]


_STANDINGS = {
    Standing.GOVERNMENT: Text(zh="一级政府", en="level of government"),
    Standing.DISPATCHED_ORGAN: Text(zh="派出机关", en="dispatched organ"),
    Standing.SELF_GOVERNING: Text(
        zh="基层群众性自治组织", en="self-governing body of the residents"
    ),
    Standing.UNSETTLED: Text(zh="现有文本未定", en="not settled by the texts read here"),
    Standing.NONE: Text(zh="不是行政区划", en="no division"),
}


@attrs.frozen(kw_only=True)
class LegalNature:
    """What a kind of division is in law, and by which articles.

    Attributes:
        standing: Level of government, dispatched organ, self-governing body, or none of these.
        organ: The organ that stands behind the name; empty where the texts name none.
        articles: The articles that say so, as written in a document.
        founded_by: Who approves that such a division is set up or abolished.
        founding_articles: The articles about that.
        note: What the articles leave open, or None.

    Example:
        >>> nature = legal_nature(Kind.SUBDISTRICT)
        >>> nature.standing.value, nature.organ.zh, nature.articles[0]
        ('dispatched_organ', '街道办事处', '《地方组织法》第八十五条第三款')
    """

    standing: Standing
    organ: Text
    articles: tuple[str, ...]
    founded_by: Text
    founding_articles: tuple[str, ...]
    note: Text | None = None

    @property
    def citations(self) -> "tuple[Citation, ...]":
        """The articles as citations."""
        return parse_articles(self.articles)

    @property
    def founding_citations(self) -> "tuple[Citation, ...]":
        """The articles about setting up as citations."""
        return parse_articles(self.founding_articles)


def parse_articles(articles: tuple[str, ...]) -> "tuple[Citation, ...]":
    """Articles as citations; what reads them is loaded when it is asked for."""
    from govsvc.law import parse_citation

    return tuple(parse_citation(article) for article in articles)


_NOTHING = Text(zh="", en="")


@attrs.frozen(kw_only=True)
class _NatureEntry:
    kinds: tuple[Kind, ...]
    standing: Standing
    organ: Text = _NOTHING
    cite: tuple[str, ...] = ()
    founded_by: Text = _NOTHING
    founding_cite: tuple[str, ...] = ()
    note: Text | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


@attrs.frozen(kw_only=True)
class _NatureFile:
    nature: tuple[_NatureEntry, ...]


def read_table(name: str) -> dict[str, object]:
    """One of the hand-kept tables of this room."""
    data = resources.files("govsvc.divisions").joinpath(f"data/{name}").read_bytes()
    return parse_toml(data, name=name)


@functools.cache
def _natures() -> Mapping[Kind, tuple[tuple[Validity, LegalNature], ...]]:
    from govsvc.codec import structure

    name = "manual_natures.toml"
    found: dict[Kind, tuple[tuple[Validity, LegalNature], ...]] = {}
    for entry in structure(read_table(name), _NatureFile, name=name).nature:
        validity = Validity(valid_from=entry.valid_from, valid_to=entry.valid_to)
        nature = LegalNature(
            standing=entry.standing,
            organ=entry.organ,
            articles=entry.cite,
            founded_by=entry.founded_by,
            founding_articles=entry.founding_cite,
            note=entry.note,
        )
        for kind in entry.kinds:
            found[kind] = (*found.get(kind, ()), (validity, nature))
    return found


def legal_nature(kind: Kind, *, on: dt.date | None = None) -> LegalNature:
    """What a kind of division is in law.

    Args:
        kind: The kind.
        on: The day whose law is asked; by default the newest text known.

    Raises:
        InputTypeError: *kind* is no `Kind`, or *on* not a plain day.

    Source:
        地方各级人民代表大会和地方各级人民政府组织法第六十一条, 第八十五条; 村民委员会组织法第二条;
        城市居民委员会组织法第二条; 行政区划管理条例第六条至第十条. ``data/manual_natures.toml`` has
        them kind by kind.

    Example:
        >>> legal_nature(Kind.PREFECTURE).organ.zh
        '行政公署'
    """
    check_type(kind, Kind, name="kind")
    versions = _natures()[kind]
    if on is None:
        return versions[-1][1]
    check_day(on, name="on")
    return next(nature for validity, nature in versions if validity.covers(on))
