"""Kinds of division and the numbers that the coding rules keep for them."""

import pytest

from govsvc.divisions import Kind, Level, legal_nature, number_kind, parse_kind
from govsvc.errors import GovsvcError, InputTypeError, InputValueError, NotFoundError
from govsvc.unknown import UNKNOWN


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_label_level_and_nature(kind: Kind) -> None:
    assert kind.label.zh
    assert kind.label.en
    assert isinstance(kind.level, Level)
    assert parse_kind(kind.value) is kind
    assert legal_nature(kind).standing
    assert list(kind.generic_terms) == sorted(kind.generic_terms, key=len, reverse=True)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("省", Kind.PROVINCE),
        ("自治区", Kind.AUTONOMOUS_REGION),
        ("直辖市", Kind.MUNICIPALITY),
        ("特别行政区", Kind.SPECIAL_REGION),
        ("地级市", Kind.PREFECTURE_CITY),
        ("自治州", Kind.AUTONOMOUS_PREFECTURE),
        ("地区", Kind.PREFECTURE),
        ("盟", Kind.LEAGUE),
        ("行政区", Kind.ADMINISTRATIVE_AREA),
        ("市辖区", Kind.DISTRICT),
        ("县级市", Kind.COUNTY_CITY),
        ("县", Kind.COUNTY),
        ("自治县", Kind.AUTONOMOUS_COUNTY),
        ("旗", Kind.BANNER),
        ("自治旗", Kind.AUTONOMOUS_BANNER),
        ("特区", Kind.SPECIAL_AREA),
        ("林区", Kind.FORESTRY_AREA),
        ("工农区", Kind.WORKERS_AREA),
        ("县级镇", Kind.COUNTY_TOWN),
        ("群岛", Kind.ISLANDS),
        ("街道", Kind.SUBDISTRICT),
        ("街道办事处", Kind.SUBDISTRICT),
        ("镇", Kind.TOWN),
        ("乡", Kind.TOWNSHIP),
        ("民族乡", Kind.ETHNIC_TOWNSHIP),
        ("苏木", Kind.SUMU),
        ("民族苏木", Kind.ETHNIC_SUMU),
        ("区公所", Kind.DISTRICT_OFFICE),
        ("类似乡级单位", Kind.TOWNSHIP_LIKE),
        ("类似乡级(非建制)", Kind.TOWNSHIP_LIKE),
        ("社区", Kind.COMMUNITY),
        ("居委会", Kind.COMMUNITY),
        ("村", Kind.VILLAGE),
        ("村委会", Kind.VILLAGE),
        ("类似居委会", Kind.COMMUNITY_LIKE),
        ("类似村委会", Kind.VILLAGE_LIKE),
    ],
)
def test_the_words_of_tables(label: str, kind: Kind) -> None:
    assert parse_kind(label) is kind


def test_a_word_that_is_no_kind() -> None:
    with pytest.raises(NotFoundError) as caught:
        parse_kind("开发区")
    assert caught.value.kind == "kind"
    assert "民族苏木" in caught.value.explain("zh")
    with pytest.raises(InputTypeError):
        parse_kind(3)  # type: ignore[arg-type]


def test_what_statistics_counts_like_a_division_is_none() -> None:
    like = {Kind.TOWNSHIP_LIKE, Kind.COMMUNITY_LIKE, Kind.VILLAGE_LIKE}
    assert {kind for kind in Kind if not kind.is_division} == like


@pytest.mark.parametrize(
    ("number", "level", "kind"),
    [
        ("001", Level.TOWNSHIP, Kind.SUBDISTRICT),
        ("099", Level.TOWNSHIP, Kind.SUBDISTRICT),
        ("100", Level.TOWNSHIP, Kind.TOWN),
        ("199", Level.TOWNSHIP, Kind.TOWN),
        ("200", Level.TOWNSHIP, Kind.TOWNSHIP),
        ("399", Level.TOWNSHIP, Kind.TOWNSHIP),
        ("400", Level.TOWNSHIP, Kind.TOWNSHIP_LIKE),
        ("599", Level.TOWNSHIP, Kind.TOWNSHIP_LIKE),
        ("600", Level.TOWNSHIP, UNKNOWN),
        ("000", Level.TOWNSHIP, UNKNOWN),
        ("001", Level.VILLAGE, Kind.COMMUNITY),
        ("199", Level.VILLAGE, Kind.COMMUNITY),
        ("200", Level.VILLAGE, Kind.VILLAGE),
        ("399", Level.VILLAGE, Kind.VILLAGE),
        ("400", Level.VILLAGE, Kind.COMMUNITY_LIKE),
        ("498", Level.VILLAGE, Kind.COMMUNITY_LIKE),
        ("499", Level.VILLAGE, Kind.COMMUNITY_LIKE),
        ("500", Level.VILLAGE, Kind.VILLAGE_LIKE),
        ("599", Level.VILLAGE, Kind.VILLAGE_LIKE),
        ("600", Level.VILLAGE, UNKNOWN),
    ],
)
def test_the_ranges_of_numbers(number: str, level: Level, kind: object) -> None:
    assert number_kind(number, level) is kind


@pytest.mark.parametrize(
    ("number", "level", "error"),
    [
        pytest.param("12", Level.TOWNSHIP, InputValueError, id="two-digits"),
        pytest.param("1234", Level.VILLAGE, InputValueError, id="four-digits"),
        pytest.param("1２3", Level.VILLAGE, InputValueError, id="full-width"),
        pytest.param("abc", Level.VILLAGE, InputValueError, id="letters"),
        pytest.param("001", Level.COUNTY, InputValueError, id="county"),
        pytest.param(100, Level.TOWNSHIP, InputTypeError, id="number"),
        pytest.param("100", "township", InputTypeError, id="no-level"),
    ],
)
def test_numbers_that_are_none(number: object, level: object, error: type[GovsvcError]) -> None:
    with pytest.raises(error):
        number_kind(number, level)  # type: ignore[arg-type]
