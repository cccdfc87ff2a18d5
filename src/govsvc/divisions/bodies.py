"""Administrative bodies: governments, offices, committees, and what each may lawfully be."""

import functools
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from govsvc.conditions import all_of
from govsvc.divisions.kinds import Kind
from govsvc.divisions.natures import Standing, parse_articles, read_table
from govsvc.divisions.registries import Place, Registry, registry
from govsvc.errors import NotFoundError
from govsvc.fields import check_text, check_type
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

if TYPE_CHECKING:  # reading citations loads the sources, which most questions do not need
    from govsvc.law import Citation

__all__ = ["AdministrativeBody", "BodyKind", "LawfulForm", "body_of", "lawful_form"]


class BodyKind(StrEnum):
    """The kinds of body that people meet under the name of a place."""

    PEOPLES_GOVERNMENT = "peoples_government"
    ADMINISTRATIVE_OFFICE = "administrative_office"
    DISTRICT_OFFICE = "district_office"
    SUBDISTRICT_OFFICE = "subdistrict_office"
    VILLAGERS_COMMITTEE = "villagers_committee"
    RESIDENTS_COMMITTEE = "residents_committee"
    ZONE_COMMITTEE = "zone_committee"
    DISPATCHED_UNIT = "dispatched_unit"

    @property
    def label(self) -> Text:
        """The field's name for it."""
        return _LABELS[self]


_LABELS = {
    BodyKind.PEOPLES_GOVERNMENT: Text(zh="人民政府", en="people's government"),
    BodyKind.ADMINISTRATIVE_OFFICE: Text(zh="行政公署", en="administrative office"),
    BodyKind.DISTRICT_OFFICE: Text(zh="区公所", en="district office of a county"),
    BodyKind.SUBDISTRICT_OFFICE: Text(zh="街道办事处", en="subdistrict office"),
    BodyKind.VILLAGERS_COMMITTEE: Text(zh="村民委员会", en="villagers' committee"),
    BodyKind.RESIDENTS_COMMITTEE: Text(zh="居民委员会", en="residents' committee"),
    BodyKind.ZONE_COMMITTEE: Text(zh="功能区管委会", en="committee of a functional zone"),
    BodyKind.DISPATCHED_UNIT: Text(zh="派驻机构", en="dispatched unit of a department"),
}


@attrs.frozen(kw_only=True)
class LawfulForm:
    """What a kind of body may lawfully be, as ``data/manual_bodies.toml`` has it.

    Attributes:
        kind: The kind of body.
        standing: What it is in law.
        serves: Kinds of division it may serve; by analogy those of ``serves_by_analogy``.
        serves_zone: Whether it serves functional zones.
        serves_anything: Whether it may serve any place.
        under: Kinds of division under which it may be set up; by analogy those of
            ``under_by_analogy``, and those of ``under_without_districts`` if they have no
            districts. All empty: the texts do not limit it.
        cite: The articles, as written in a document.
        note: What the articles leave open, or None.
    """

    kind: BodyKind
    standing: Standing
    serves: frozenset[Kind] = frozenset()
    serves_by_analogy: frozenset[Kind] = frozenset()
    serves_zone: bool = False
    serves_anything: bool = False
    under: frozenset[Kind] = frozenset()
    under_by_analogy: frozenset[Kind] = frozenset()
    under_without_districts: frozenset[Kind] = frozenset()
    cite: tuple[str, ...] = ()
    note: Text | None = None

    @property
    def citations(self) -> "tuple[Citation, ...]":
        """The articles as citations."""
        return parse_articles(self.cite)

    def may_serve(self, kind: Maybe[Kind] | None) -> Maybe[bool]:
        """Whether it may serve divisions of a kind, or, for None, a functional zone."""
        if self.serves_anything:
            return True
        if kind is None:
            return self.serves_zone
        if kind is UNKNOWN or kind in self.serves_by_analogy:
            return UNKNOWN
        return kind in self.serves

    def may_stand_under(self, kind: Maybe[Kind], *, has_districts: Maybe[bool]) -> Maybe[bool]:
        """Whether it may be set up under a division of a kind."""
        if not self.under:
            return True
        if kind is UNKNOWN or kind in self.under_by_analogy:
            return UNKNOWN
        if kind in self.under_without_districts:
            return UNKNOWN if has_districts is UNKNOWN else not has_districts
        return kind in self.under


@attrs.frozen
class _BodyFile:
    body: tuple[LawfulForm, ...]


@functools.cache
def _forms() -> Mapping[BodyKind, LawfulForm]:
    from govsvc.codec import structure

    name = "manual_bodies.toml"
    return {form.kind: form for form in structure(read_table(name), _BodyFile, name=name).body}


def lawful_form(kind: BodyKind) -> LawfulForm:
    """What a kind of body may lawfully be.

    Raises:
        InputTypeError: *kind* is no `BodyKind`.

    Source:
        地方组织法第六十一条, 第八十五条; 村民委员会组织法第三条第二款, 第四十六条;
        城市居民委员会组织法第三条第二款, 第四十七条; 行政复议法第二十四条第四款.

    Example:
        >>> lawful_form(BodyKind.SUBDISTRICT_OFFICE).standing.label.zh
        '派出机关'
    """
    check_type(kind, BodyKind, name="kind")
    return _forms()[kind]


def _name(_instance: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    check_text(value, name=attribute.name)


@attrs.frozen(kw_only=True)
class AdministrativeBody:
    """A body as somebody describes it; any fact about its place may be `UNKNOWN`.

    Attributes:
        kind: What it says it is.
        name: Its name.
        serves: The kind of division whose body it is; None for a functional zone.
        under: The kind of division directly above, under whose government it was set up.
        under_has_districts: Whether that division has districts (设区的市).

    Example:
        >>> office = AdministrativeBody(
        ...     kind=BodyKind.SUBDISTRICT_OFFICE, name="示例街道办事处",
        ...     serves=Kind.SUBDISTRICT, under=Kind.COUNTY,
        ... )
        >>> office.is_lawful(), [objection.en for objection in office.objections()]
        (False, ['a subdistrict office cannot be set up under a county'])
    """

    kind: BodyKind
    name: str = attrs.field(validator=_name)
    serves: Maybe[Kind] | None = UNKNOWN
    under: Maybe[Kind] = UNKNOWN
    under_has_districts: Maybe[bool] = UNKNOWN

    @property
    def form(self) -> LawfulForm:
        """What a body of this kind may be."""
        return lawful_form(self.kind)

    def is_lawful(self) -> Maybe[bool]:
        """Whether the texts provide for such a body in such a place.

        `UNKNOWN` where a fact is, where only an analogy leads there, or where the texts do not
        settle what such a body is.
        """
        settled = UNKNOWN if self.form.standing is Standing.UNSETTLED else True
        return all_of((self._serves(), self._stands(), settled))

    def objections(self) -> tuple[Text, ...]:
        """What the texts do not provide for; empty if nothing is certain to be wrong."""
        told = []
        if self._serves() is False:
            place = _label(self.serves)
            told.append(
                Text(
                    zh=f"{self.kind.label.zh}不能设在{place.zh}",
                    en=f"a {self.kind.label.en} cannot serve a {place.en}",
                )
            )
        if self._stands() is False:
            place = _label(self.under)
            told.append(
                Text(
                    zh=f"{self.kind.label.zh}不能由{place.zh}设立",
                    en=f"a {self.kind.label.en} cannot be set up under a {place.en}",
                )
            )
        return tuple(told)

    def _serves(self) -> Maybe[bool]:
        return self.form.may_serve(self.serves)

    def _stands(self) -> Maybe[bool]:
        return self.form.may_stand_under(self.under, has_districts=self.under_has_districts)


def _label(kind: Maybe[Kind] | None) -> Text:
    return kind.label if isinstance(kind, Kind) else Text(zh="功能区", en="functional zone")


_ORGANS = {
    Kind.PREFECTURE: (BodyKind.ADMINISTRATIVE_OFFICE, "", "行政公署"),
    Kind.LEAGUE: (BodyKind.ADMINISTRATIVE_OFFICE, "", "行政公署"),
    Kind.DISTRICT_OFFICE: (BodyKind.DISTRICT_OFFICE, "区", "区公所"),
    Kind.SUBDISTRICT: (BodyKind.SUBDISTRICT_OFFICE, "街道", "街道办事处"),
    Kind.VILLAGE: (BodyKind.VILLAGERS_COMMITTEE, "村民委员会", "村民委员会"),
    Kind.COMMUNITY: (BodyKind.RESIDENTS_COMMITTEE, "居民委员会", "居民委员会"),
}
"""The organ of a kind: what it is, which end of the name it replaces, and how its name ends."""


def body_of(place: Place, *, places: Registry | None = None) -> AdministrativeBody:
    """The organ that stands behind a division: its government, office or committee.

    Args:
        place: The division, or its code.
        places: Where to look it up, and what is above it; by default the packaged registry.

    Raises:
        NotFoundError: The place, or what is above it, is not in the data; or the texts name no
            organ for its kind.
        CodeError: It is no division code, or lacks its scheme.
        InputTypeError: Neither a division nor a code.

    Example:
        >>> body_of("152500").name
        '锡林郭勒盟行政公署'
    """
    places = places or registry()
    division = places.latest(place)
    nature = division.nature
    if not nature.organ.zh:
        raise NotFoundError(
            kind="organ",
            wanted=division.name,
            message=Text(
                zh=f"{division.name}是{division.kind.label.zh}，现有文本没有规定它的机关",
                en=f"{division.name} is a {division.kind.label.en}; the texts read here name no "
                "organ for it",
            ),
        )
    kind, end, organ = _ORGANS.get(
        division.kind, (BodyKind.PEOPLES_GOVERNMENT, "人民政府", "人民政府")
    )
    above = places.parent(division)
    return AdministrativeBody(
        kind=kind,
        name=division.name.removesuffix(end) + organ,
        serves=division.kind,
        under=above.kind if above else UNKNOWN,
        under_has_districts=UNKNOWN if above is None else places.has_districts(above),
    )
