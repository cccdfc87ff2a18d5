"""What kinds are in law, what bodies may be, and what their seals say."""

import datetime as dt

import pytest

from govsvc import from_dict, to_dict
from govsvc.divisions import (
    AdministrativeBody,
    BodyKind,
    Division,
    DivisionCode,
    Emblem,
    FormalSeal,
    Kind,
    LawfulForm,
    LegalNature,
    Scheme,
    Standing,
    Tenure,
    body_of,
    formal_seal,
    lawful_form,
    legal_nature,
    registry,
    sample_townships,
)
from govsvc.errors import CodeError, InputTypeError, NotFoundError
from govsvc.unknown import UNKNOWN

K, B, S = Kind, BodyKind, Standing
PLACES = registry().with_townships(sample_townships())
ORGANIC = "《地方各级人民代表大会和地方各级人民政府组织法》"
SEALS = "《国务院关于国家行政机关和企业事业单位社会团体印章管理的规定》"


def mca(digits: str) -> DivisionCode:
    return DivisionCode.parse(digits, scheme=Scheme.MCA)


# Natures.


@pytest.mark.parametrize(
    ("kind", "standing", "organ", "article"),
    [
        (K.PROVINCE, S.GOVERNMENT, "人民政府", f"{ORGANIC}第六十一条"),
        (K.DISTRICT, S.GOVERNMENT, "人民政府", f"{ORGANIC}第六十一条"),
        (K.TOWN, S.GOVERNMENT, "乡镇人民政府", f"{ORGANIC}第六十一条"),
        (K.ETHNIC_TOWNSHIP, S.GOVERNMENT, "乡镇人民政府", f"{ORGANIC}第六十一条"),
        (K.SUMU, S.GOVERNMENT, "苏木人民政府", f"{ORGANIC}第六十一条"),
        (K.PREFECTURE, S.DISPATCHED_ORGAN, "行政公署", f"{ORGANIC}第八十五条第一款"),
        (K.LEAGUE, S.DISPATCHED_ORGAN, "行政公署", f"{ORGANIC}第八十五条第一款"),
        (K.DISTRICT_OFFICE, S.DISPATCHED_ORGAN, "区公所", f"{ORGANIC}第八十五条第二款"),
        (K.SUBDISTRICT, S.DISPATCHED_ORGAN, "街道办事处", f"{ORGANIC}第八十五条第三款"),
        (K.BANNER, S.GOVERNMENT, "人民政府", f"{SEALS}第九项"),
        (K.FORESTRY_AREA, S.GOVERNMENT, "人民政府", f"{SEALS}第九项"),
        (K.VILLAGE, S.SELF_GOVERNING, "村民委员会", "《村民委员会组织法》第二条第一款"),
        (K.COMMUNITY, S.SELF_GOVERNING, "居民委员会", "《城市居民委员会组织法》第二条第一款"),
    ],
)
def test_what_a_kind_is_in_law(kind: Kind, standing: Standing, organ: str, article: str) -> None:
    nature = legal_nature(kind)
    assert (nature.standing, nature.organ.zh) == (standing, organ)
    assert nature.citations[0].text("zh") == article
    assert nature.founding_citations


@pytest.mark.parametrize(
    ("kind", "standing"),
    [
        (K.SPECIAL_REGION, S.UNSETTLED),
        (K.ADMINISTRATIVE_AREA, S.UNSETTLED),
        (K.WORKERS_AREA, S.UNSETTLED),
        (K.TOWNSHIP_LIKE, S.NONE),
        (K.VILLAGE_LIKE, S.NONE),
    ],
)
def test_where_the_texts_name_no_organ(kind: Kind, standing: Standing) -> None:
    nature = legal_nature(kind)
    assert (nature.standing, nature.organ.zh, nature.articles) == (standing, "", ())
    assert nature.note is not None


@pytest.mark.parametrize(
    ("kind", "day", "article"),
    [
        (K.VILLAGE, dt.date(2025, 12, 31), "《村民委员会组织法》（2018）第二条第一款"),
        (K.VILLAGE, dt.date(2026, 1, 1), "《村民委员会组织法》第二条第一款"),
        (K.COMMUNITY, dt.date(2025, 12, 31), "《城市居民委员会组织法》（2018）第二条第一款"),
        (K.COMMUNITY, dt.date(2026, 1, 1), "《城市居民委员会组织法》第二条第一款"),
        (K.TOWN, dt.date(1990, 1, 1), f"{ORGANIC}第六十一条"),
    ],
)
def test_the_law_of_a_day(kind: Kind, day: dt.date, article: str) -> None:
    assert legal_nature(kind, on=day).citations[0].text("zh") == article


def test_a_doubtful_date_is_marked() -> None:
    note = legal_nature(K.VILLAGE).note
    assert note is not None
    assert "2026-01-01" in note.zh
    assert legal_nature(K.COMMUNITY).note is None


@pytest.mark.parametrize("kind", Kind)
def test_every_article_can_be_read_and_every_standing_has_words(kind: Kind) -> None:
    nature = legal_nature(kind)
    assert len(nature.citations) == len(nature.articles)
    assert all(citation.checked for citation in nature.citations)
    assert nature.standing.label.zh
    assert from_dict(LegalNature, to_dict(nature)) == nature


def test_a_nature_is_asked_for_a_kind_and_a_day() -> None:
    with pytest.raises(InputTypeError):
        legal_nature("town")  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        legal_nature(K.TOWN, on="2026-01-01")  # type: ignore[arg-type]


# Bodies.


def body(
    kind: BodyKind,
    serves: object = UNKNOWN,
    under: object = UNKNOWN,
    has_districts: object = UNKNOWN,
) -> AdministrativeBody:
    return AdministrativeBody(
        kind=kind,
        name="示例机构",
        serves=serves,  # type: ignore[arg-type]
        under=under,  # type: ignore[arg-type]
        under_has_districts=has_districts,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("asked", "lawful"),
    [
        pytest.param(body(B.PEOPLES_GOVERNMENT, K.TOWN, K.COUNTY), True, id="61-town"),
        pytest.param(body(B.PEOPLES_GOVERNMENT, K.SUBDISTRICT, K.DISTRICT), False, id="61-street"),
        pytest.param(body(B.PEOPLES_GOVERNMENT, K.SUMU, K.BANNER), UNKNOWN, id="61-sumu"),
        pytest.param(body(B.PEOPLES_GOVERNMENT, None), False, id="61-zone"),
        pytest.param(body(B.PEOPLES_GOVERNMENT), UNKNOWN, id="61-unknown"),
        pytest.param(
            body(B.ADMINISTRATIVE_OFFICE, K.PREFECTURE, K.PROVINCE), True, id="85(1)-prefecture"
        ),
        pytest.param(
            body(B.ADMINISTRATIVE_OFFICE, K.LEAGUE, K.AUTONOMOUS_REGION), True, id="85(1)-league"
        ),
        pytest.param(
            body(B.ADMINISTRATIVE_OFFICE, K.PREFECTURE, K.MUNICIPALITY), False, id="85(1)-city"
        ),
        pytest.param(
            body(B.ADMINISTRATIVE_OFFICE, K.ADMINISTRATIVE_AREA, K.PROVINCE),
            UNKNOWN,
            id="85(1)-area",
        ),
        pytest.param(body(B.DISTRICT_OFFICE, K.DISTRICT_OFFICE, K.COUNTY), True, id="85(2)"),
        pytest.param(
            body(B.DISTRICT_OFFICE, K.DISTRICT_OFFICE, K.DISTRICT), False, id="85(2)-district"
        ),
        pytest.param(
            body(B.DISTRICT_OFFICE, K.DISTRICT_OFFICE, K.BANNER), UNKNOWN, id="85(2)-banner"
        ),
        pytest.param(body(B.SUBDISTRICT_OFFICE, K.SUBDISTRICT, K.DISTRICT), True, id="85(3)"),
        pytest.param(body(B.SUBDISTRICT_OFFICE, K.SUBDISTRICT, K.COUNTY_CITY), True, id="85(3)-市"),
        pytest.param(body(B.SUBDISTRICT_OFFICE, K.SUBDISTRICT, K.COUNTY), False, id="85(3)-county"),
        pytest.param(
            body(B.SUBDISTRICT_OFFICE, K.SUBDISTRICT, K.PREFECTURE_CITY, has_districts=False),
            True,
            id="85(3)-city-without-districts",
        ),
        pytest.param(
            body(B.SUBDISTRICT_OFFICE, K.SUBDISTRICT, K.PREFECTURE_CITY, has_districts=True),
            False,
            id="85(3)-city-with-districts",
        ),
        pytest.param(
            body(B.SUBDISTRICT_OFFICE, K.SUBDISTRICT, K.PREFECTURE_CITY), UNKNOWN, id="85(3)-city"
        ),
        pytest.param(body(B.SUBDISTRICT_OFFICE, K.TOWN, K.DISTRICT), False, id="85(3)-town"),
        pytest.param(body(B.VILLAGERS_COMMITTEE, K.VILLAGE, K.TOWN), True, id="村3"),
        pytest.param(body(B.VILLAGERS_COMMITTEE, K.VILLAGE, K.SUBDISTRICT), True, id="村46"),
        pytest.param(body(B.VILLAGERS_COMMITTEE, K.VILLAGE, K.SUMU), UNKNOWN, id="村-sumu"),
        pytest.param(body(B.VILLAGERS_COMMITTEE, K.COMMUNITY, K.TOWN), False, id="村-community"),
        pytest.param(body(B.RESIDENTS_COMMITTEE, K.COMMUNITY, K.SUBDISTRICT), True, id="居3"),
        pytest.param(body(B.RESIDENTS_COMMITTEE, K.COMMUNITY, K.TOWN), True, id="居47"),
        pytest.param(body(B.ZONE_COMMITTEE, None), UNKNOWN, id="zone"),
        pytest.param(body(B.ZONE_COMMITTEE, K.DISTRICT), False, id="zone-serving-a-district"),
        pytest.param(body(B.DISPATCHED_UNIT, K.TOWN, K.COUNTY), UNKNOWN, id="unit"),
    ],
)
def test_whether_a_body_is_lawful(asked: AdministrativeBody, *, lawful: object) -> None:
    assert asked.is_lawful() is lawful
    assert bool(asked.objections()) is (lawful is False)
    assert asked.form.citations
    assert from_dict(AdministrativeBody, to_dict(asked)) == asked


def test_every_objection_is_told_in_both_languages() -> None:
    wrong = body(B.SUBDISTRICT_OFFICE, None, K.COUNTY)
    assert [told.zh for told in wrong.objections()] == [
        "街道办事处不能设在功能区",
        "街道办事处不能由县设立",
    ]
    assert [told.en for told in wrong.objections()] == [
        "a subdistrict office cannot serve a functional zone",
        "a subdistrict office cannot be set up under a county",
    ]


@pytest.mark.parametrize("kind", BodyKind)
def test_every_kind_of_body_has_a_form(kind: BodyKind) -> None:
    form = lawful_form(kind)
    assert form.kind is kind
    assert kind.label.zh
    assert form.citations
    assert (form.note is None) is (form.standing is not Standing.UNSETTLED)
    assert from_dict(LawfulForm, to_dict(form)) == form


def test_bodies_are_built_of_texts_and_kinds() -> None:
    with pytest.raises(InputTypeError):
        AdministrativeBody(kind=B.DISPATCHED_UNIT, name=5)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        lawful_form("district_office")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("130000", B.PEOPLES_GOVERNMENT, "河北省人民政府"),
        ("130903", B.PEOPLES_GOVERNMENT, "运河区人民政府"),
        ("232700", B.ADMINISTRATIVE_OFFICE, "大兴安岭地区行政公署"),
        ("152500", B.ADMINISTRATIVE_OFFICE, "锡林郭勒盟行政公署"),
        (mca("130983206"), B.PEOPLES_GOVERNMENT, "新村回族乡人民政府"),
        (mca("130902003"), B.SUBDISTRICT_OFFICE, "南大街街道办事处"),
    ],
)
def test_the_body_behind_a_place(code: str | DivisionCode, kind: BodyKind, name: str) -> None:
    found = body_of(code, places=PLACES)
    assert (found.kind, found.name) == (kind, name)
    assert found.is_lawful() is True


@pytest.mark.parametrize(
    ("name", "kind", "body_name", "body_kind"),
    [
        ("大寨村", K.VILLAGE, "大寨村村民委员会", B.VILLAGERS_COMMITTEE),
        ("大寨村村民委员会", K.VILLAGE, "大寨村村民委员会", B.VILLAGERS_COMMITTEE),
        ("幸福社区居民委员会", K.COMMUNITY, "幸福社区居民委员会", B.RESIDENTS_COMMITTEE),
        ("龙桥区", K.DISTRICT_OFFICE, "龙桥区公所", B.DISTRICT_OFFICE),
    ],
)
def test_the_body_of_a_place_that_no_table_has(
    name: str, kind: Kind, body_name: str, body_kind: BodyKind
) -> None:
    place = Division(
        code=mca("130983206201"),
        name=name,
        kind=kind,
        parent=mca("130983206"),
        validity=Tenure(sure_from=dt.date(2026, 9, 30), sure_to=dt.date(2026, 9, 30)),
    )
    found = body_of(place, places=PLACES)
    assert (found.name, found.kind, found.under) == (body_name, body_kind, K.ETHNIC_TOWNSHIP)


@pytest.mark.parametrize(
    "kind", [K.SPECIAL_REGION, K.ADMINISTRATIVE_AREA, K.WORKERS_AREA, K.COUNTY_TOWN, K.ISLANDS]
)
def test_where_the_texts_name_no_organ_there_is_neither_body_nor_seal(kind: Kind) -> None:
    division = next(d for d in registry() if d.kind is kind)
    for ask in (body_of, formal_seal):
        with pytest.raises(NotFoundError) as caught:
            ask(division)
        assert caught.value.kind == "organ"


def test_a_county_of_a_city_is_lawful_whether_or_not_it_has_districts() -> None:
    assert body_of("130983").is_lawful() is True
    assert body_of("130983").under_has_districts is True
    assert body_of("13").under is UNKNOWN


# Seals.


@pytest.mark.parametrize(
    ("code", "text", "diameter", "emblem", "items"),
    [
        pytest.param("13", "河北省人民政府", 50, Emblem.NATIONAL_EMBLEM, "三 十五", id="province"),
        pytest.param("130900", "沧州市人民政府", 45, Emblem.NATIONAL_EMBLEM, "九 十五", id="city"),
        pytest.param(
            "422800",
            "恩施土家族苗族自治州人民政府",
            45,
            Emblem.NATIONAL_EMBLEM,
            "九 十五",
            id="autonomous-prefecture",
        ),
        pytest.param("130921", "沧县人民政府", 45, Emblem.NATIONAL_EMBLEM, "九 十五", id="county"),
        pytest.param(
            "640181", "灵武市人民政府", 45, Emblem.NATIONAL_EMBLEM, "九 十五", id="county-city"
        ),
        pytest.param(
            "429021", "神农架林区人民政府", 45, Emblem.NATIONAL_EMBLEM, "九 十五", id="forestry"
        ),
        pytest.param(
            "520502",
            "毕节市七星关区人民政府",
            45,
            Emblem.NATIONAL_EMBLEM,
            "九 十五",
            id="district",
        ),
        pytest.param(
            "310115",
            "上海市浦东新区人民政府",
            45,
            Emblem.NATIONAL_EMBLEM,
            "九 十五",
            id="district-of-municipality",
        ),
        pytest.param(
            "232700",
            "黑龙江省大兴安岭地区行政公署",
            45,
            Emblem.STAR,
            "十 十五",
            id="prefecture",
        ),
        pytest.param(
            "152500",
            "内蒙古自治区锡林郭勒盟行政公署",
            45,
            Emblem.STAR,
            "十 十五",
            id="league",
        ),
        pytest.param(
            mca("130983206"),
            "黄骅市新村回族乡人民政府",
            42,
            Emblem.STAR,
            "十一 十五",
            id="township",
        ),
        pytest.param(
            mca("510904101"), "安居区安居镇人民政府", 42, Emblem.STAR, "十一 十五", id="of-district"
        ),
    ],
)
def test_what_a_seal_says(
    code: str | DivisionCode, text: str, diameter: int, emblem: Emblem, items: str
) -> None:
    seal = formal_seal(code, places=PLACES)
    assert (seal.text, seal.diameter_mm, seal.emblem) == (text, diameter, emblem)
    assert [c.text("zh") for c in seal.citations] == [f"{SEALS}第{i}项" for i in items.split()]
    assert seal.reason.zh
    assert from_dict(FormalSeal, to_dict(seal)) == seal


def test_a_township_of_a_district_has_another_reading() -> None:
    seal = formal_seal(mca("510904101"), places=PLACES)
    assert seal.readings == ("遂宁市安居区安居镇人民政府",)
    assert seal.doubt is not None
    assert "第九项" in seal.doubt.zh
    plain = formal_seal(mca("130983206"), places=PLACES)
    assert (plain.readings, plain.doubt) == ((), None)


def stray(code: str, name: str, kind: Kind, parent: str) -> Division:
    return Division(
        code=mca(code),
        name=name,
        kind=kind,
        parent=DivisionCode(parent),
        validity=Tenure(sure_from=dt.date(2026, 9, 30), sure_to=dt.date(2026, 9, 30)),
    )


def test_a_township_of_a_city_without_counties_bears_its_name_with_a_doubt() -> None:
    seal = formal_seal(stray("441900101", "石碣镇", K.TOWN, "441900"))
    assert (seal.text, seal.readings) == ("东莞市石碣镇人民政府", ())
    assert seal.doubt is not None
    assert "该市不设县级" in seal.doubt.zh


def test_a_sumu_is_read_like_a_township_with_a_doubt() -> None:
    seal = formal_seal(stray("152502201", "示例苏木", K.SUMU, "152502"))
    assert seal.text == "锡林浩特市示例苏木人民政府"
    assert seal.doubt is not None
    assert seal.doubt.zh == "规定没有列出苏木"


def test_a_seal_that_the_provisions_do_not_list() -> None:
    seal = formal_seal(mca("130902003"), places=PLACES)  # a subdistrict
    assert (seal.text, seal.prefix, seal.diameter_mm, seal.emblem) == (UNKNOWN, UNKNOWN, None, None)
    assert seal.doubt is not None


def test_a_seal_is_asked_for_a_place() -> None:
    with pytest.raises(CodeError):
        formal_seal("130973")
    with pytest.raises(InputTypeError):
        formal_seal(130903)  # type: ignore[arg-type]
    with pytest.raises(NotFoundError):
        formal_seal("130999")
    assert [emblem.label.zh for emblem in Emblem] == ["国徽", "五角星"]
