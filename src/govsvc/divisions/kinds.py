"""What a division is: its kind, a fact from the data, never read off a name or a code."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from govsvc.divisions.codes import Level
from govsvc.errors import InputValueError, NotFoundError
from govsvc.fields import check_text, check_type
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["Kind", "number_kind", "parse_kind"]


class Kind(StrEnum):
    """The kinds of division, present and past, and the units that statistics counts like one."""

    PROVINCE = "province"
    AUTONOMOUS_REGION = "autonomous_region"
    MUNICIPALITY = "municipality"
    SPECIAL_REGION = "special_region"
    PREFECTURE_CITY = "prefecture_city"
    AUTONOMOUS_PREFECTURE = "autonomous_prefecture"
    PREFECTURE = "prefecture"
    LEAGUE = "league"
    ADMINISTRATIVE_AREA = "administrative_area"
    DISTRICT = "district"
    COUNTY_CITY = "county_city"
    COUNTY = "county"
    AUTONOMOUS_COUNTY = "autonomous_county"
    BANNER = "banner"
    AUTONOMOUS_BANNER = "autonomous_banner"
    SPECIAL_AREA = "special_area"
    FORESTRY_AREA = "forestry_area"
    WORKERS_AREA = "workers_area"
    COUNTY_TOWN = "county_town"
    ISLANDS = "islands"
    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    TOWNSHIP = "township"
    ETHNIC_TOWNSHIP = "ethnic_township"
    SUMU = "sumu"
    ETHNIC_SUMU = "ethnic_sumu"
    DISTRICT_OFFICE = "district_office"
    TOWNSHIP_LIKE = "township_like"
    COMMUNITY = "community"
    VILLAGE = "village"
    COMMUNITY_LIKE = "community_like"
    VILLAGE_LIKE = "village_like"

    @property
    def label(self) -> Text:
        """The field's name for it."""
        return _FACTS[self][1]

    @property
    def level(self) -> Level:
        """The level on which divisions of this kind stand."""
        return _FACTS[self][0]

    @property
    def generic_terms(self) -> tuple[str, ...]:
        """The words (通名) that end the name of such a division, the longest first."""
        return _FACTS[self][2]

    @property
    def is_division(self) -> bool:
        """Whether it is a division at all; what statistics counts like one is none."""
        return self not in _LIKE


_1, _2, _3, _4, _5 = Level
_FACTS: Mapping[Kind, tuple[Level, Text, tuple[str, ...]]] = {
    Kind.PROVINCE: (_1, Text("省", "province"), ("省",)),
    Kind.AUTONOMOUS_REGION: (_1, Text("自治区", "autonomous region"), ("自治区",)),
    Kind.MUNICIPALITY: (_1, Text("直辖市", "municipality"), ("市",)),
    Kind.SPECIAL_REGION: (
        _1,
        Text("特别行政区", "special administrative region"),
        ("特别行政区",),
    ),
    Kind.PREFECTURE_CITY: (_2, Text("地级市", "prefecture-level city"), ("市",)),
    Kind.AUTONOMOUS_PREFECTURE: (_2, Text("自治州", "autonomous prefecture"), ("自治州",)),
    Kind.PREFECTURE: (_2, Text("地区", "prefecture"), ("地区",)),
    Kind.LEAGUE: (_2, Text("盟", "league"), ("盟",)),
    Kind.ADMINISTRATIVE_AREA: (_2, Text("行政区", "administrative area"), ("行政区",)),
    Kind.DISTRICT: (_3, Text("市辖区", "district"), ("新区", "矿区", "区")),
    Kind.COUNTY_CITY: (_3, Text("县级市", "county-level city"), ("市",)),
    Kind.COUNTY: (_3, Text("县", "county"), ("县",)),
    Kind.AUTONOMOUS_COUNTY: (_3, Text("自治县", "autonomous county"), ("自治县",)),
    Kind.BANNER: (_3, Text("旗", "banner"), ("联合旗", "旗")),
    Kind.AUTONOMOUS_BANNER: (_3, Text("自治旗", "autonomous banner"), ("自治旗",)),
    Kind.SPECIAL_AREA: (_3, Text("特区", "special area"), ("特区",)),
    Kind.FORESTRY_AREA: (_3, Text("林区", "forestry area"), ("林区",)),
    Kind.WORKERS_AREA: (_3, Text("工农区", "workers' and peasants' area"), ("工农区",)),
    Kind.COUNTY_TOWN: (_3, Text("县级镇", "county-level town"), ("镇",)),
    Kind.ISLANDS: (_3, Text("群岛", "islands"), ()),
    Kind.SUBDISTRICT: (_4, Text("街道", "subdistrict"), ("街道办事处", "街道")),
    Kind.TOWN: (_4, Text("镇", "town"), ("镇",)),
    Kind.TOWNSHIP: (_4, Text("乡", "township"), ("乡",)),
    Kind.ETHNIC_TOWNSHIP: (_4, Text("民族乡", "ethnic township"), ("民族乡", "乡")),
    Kind.SUMU: (_4, Text("苏木", "sumu"), ("苏木",)),
    Kind.ETHNIC_SUMU: (_4, Text("民族苏木", "ethnic sumu"), ("民族苏木", "苏木")),
    Kind.DISTRICT_OFFICE: (_4, Text("区公所", "district office of a county"), ("区公所", "区")),
    Kind.TOWNSHIP_LIKE: (_4, Text("类似乡级单位", "unit counted like a township"), ()),
    Kind.COMMUNITY: (
        _5,
        Text("社区", "community"),
        ("社区居民委员会", "社区居委会", "居民委员会", "居委会", "社区"),
    ),
    Kind.VILLAGE: (_5, Text("村", "village"), ("村民委员会", "村委会", "村")),
    Kind.COMMUNITY_LIKE: (_5, Text("类似居委会", "unit counted like a community"), ()),
    Kind.VILLAGE_LIKE: (_5, Text("类似村委会", "unit counted like a village"), ()),
}
_LIKE = frozenset({Kind.TOWNSHIP_LIKE, Kind.COMMUNITY_LIKE, Kind.VILLAGE_LIKE})
_LABELS = {facts[1].zh: kind for kind, facts in _FACTS.items()} | {
    "类似乡级(非建制)": Kind.TOWNSHIP_LIKE,
    "类似乡级": Kind.TOWNSHIP_LIKE,
    "街道办事处": Kind.SUBDISTRICT,
    "村委会": Kind.VILLAGE,
    "居委会": Kind.COMMUNITY,
}


def parse_kind(label: str) -> Kind:
    """The kind that tables call *label*, in Chinese or by its slug.

    Raises:
        NotFoundError: There is no such kind.
        InputTypeError: *label* is no text.

    Example:
        >>> parse_kind("民族苏木")
        <Kind.ETHNIC_SUMU: 'ethnic_sumu'>
    """
    found = _LABELS.get(check_text(label, name="label")) or _slug(label)
    if found is not None:
        return found
    known = "、".join(kind.label.zh for kind in Kind)
    raise NotFoundError(
        kind="kind",
        wanted=label,
        message=Text(
            zh=f"没有 `{label}` 这一类型；已知的有：{known}",
            en=f"there is no kind `{label}`; the kinds are {known}",
        ),
    )


def _slug(label: str) -> Kind | None:
    return next((kind for kind in Kind if kind.value == label), None)


_NUMBERS: Mapping[Level, Iterable[tuple[range, Kind]]] = {
    Level.TOWNSHIP: (
        (range(1, 100), Kind.SUBDISTRICT),
        (range(100, 200), Kind.TOWN),
        (range(200, 400), Kind.TOWNSHIP),
        (range(400, 600), Kind.TOWNSHIP_LIKE),
    ),
    Level.VILLAGE: (
        (range(1, 200), Kind.COMMUNITY),
        (range(200, 400), Kind.VILLAGE),
        (range(400, 500), Kind.COMMUNITY_LIKE),
        (range(500, 600), Kind.VILLAGE_LIKE),
    ),
}


def number_kind(number: str, level: Level) -> Maybe[Kind]:
    """The kind of unit for which the coding rule keeps a number; what a unit is, its data say.

    Args:
        number: The three digits of the township, or those of the village.
        level: `Level.TOWNSHIP` or `Level.VILLAGE`.

    Returns:
        The kind, or `UNKNOWN` for a number that the rule gives to none. Ethnic townships and sumu
        have numbers of townships. 498 in the place of the village is a unit that only statistics
        knows.

    Raises:
        InputValueError: *number* is not three digits, or the level has no such numbers.
        InputTypeError: *number* is no text, or *level* no `Level`.

    Source:
        GB/T 10114 and the statistical code（未核对原文）.

    Example:
        >>> number_kind("115", Level.TOWNSHIP).label.zh, number_kind("498", Level.VILLAGE).label.zh
        ('镇', '类似居委会')
    """
    check_type(level, Level, name="level")
    ranges = _NUMBERS.get(level)
    three = check_text(number, name="number").isascii() and number.isdecimal() and len(number) == 3  # noqa: PLR2004 - three digits
    if not three or ranges is None:
        raise InputValueError(
            name="number",
            found=f"{number} ({level.value})",
            message=Text(
                zh=f"应为乡级或村级的三位数字，收到{level.label.zh} `{number}`",
                en=f"expected the three digits of a township or a village, found `{number}` at "
                f"{level.label.en}",
            ),
        )
    return next((kind for numbers, kind in ranges if int(number) in numbers), UNKNOWN)
