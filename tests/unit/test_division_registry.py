"""The registry: who bore a code, what lies above and below, what became of a place."""

import datetime as dt

import pytest

from govsvc.divisions import (
    Division,
    DivisionCode,
    Kind,
    Level,
    Precision,
    Scheme,
    Tenure,
    registry,
    sample_townships,
)
from govsvc.divisions.registries import Registry
from govsvc.divisions.table import DivisionTable
from govsvc.errors import CodeError, GovsvcError, InputTypeError, NotFoundError
from govsvc.unknown import UNKNOWN

DAY = dt.date
PLACES = registry()
WITH = PLACES.with_townships(sample_townships())


def names(divisions: object) -> list[str]:
    assert isinstance(divisions, tuple)
    return [division.name for division in divisions]


def mca(digits: str) -> DivisionCode:
    return DivisionCode.parse(digits, scheme=Scheme.MCA)


def nbs(digits: str) -> DivisionCode:
    return DivisionCode.parse(digits, scheme=Scheme.NBS)


# Codes and days.


def test_the_data_say_up_to_when_they_reach() -> None:
    assert DAY(2026, 9, 30) == PLACES.vintage
    assert [PLACES.is_stale(DAY(2026, 9, 30)), PLACES.is_stale(DAY(2026, 10, 1))] == [False, True]
    assert repr(PLACES) == "<Registry up to 2026-09-30>"
    assert "and TownshipTable(name='generated_townships.csv'" in repr(WITH)
    with pytest.raises(InputTypeError):
        PLACES.is_stale("2026-10-01")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["52050200", "5205020000000", "52050", ""])
def test_a_form_that_is_no_code_is_refused(form: str) -> None:
    with pytest.raises(CodeError):
        PLACES.lookup(form)


@pytest.mark.parametrize("form", ["520502", "520502000", "520502000000", DivisionCode("520502")])
def test_every_form_of_a_code_finds_the_division(form: str | DivisionCode) -> None:
    for _ in range(2):  # the second time from memory
        assert PLACES.lookup(form).name == "七星关区"
    assert PLACES.lookup(form) is PLACES.lookup("520502")


@pytest.mark.parametrize("value", [520502, 52.0, True, None, ["520502"], {}])
def test_what_is_no_code_is_refused(value: object) -> None:
    for ask in (PLACES.lookup, PLACES.history, PLACES.latest, PLACES.is_division, PLACES.parent):
        with pytest.raises(InputTypeError):
            ask(value)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        PLACES.at(value, DAY(2020, 1, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "why", "near"),
    [
        pytest.param("520599", "the data never had one", (), id="never"),
        pytest.param(
            "510922", "there was 射洪县 (from 1985 until 2019)", ("510981",), id="retired"
        ),
        pytest.param("110100", "a virtual unit that only collects", (), id="districts-of-a-city"),
        pytest.param("500200", "a virtual unit that only collects", (), id="counties-of-a-city"),
        pytest.param("419000", "a virtual unit that only collects", (), id="province-administered"),
        pytest.param("620201", "stands for a city without counties", (), id="city-without"),
        pytest.param("130901", "stands for a city without counties", (), id="districts"),
    ],
)
def test_why_nobody_bears_a_code(code: str, why: str, near: tuple[str, ...]) -> None:
    with pytest.raises(NotFoundError) as caught:
        PLACES.lookup(code)
    assert caught.value.kind == "division"
    assert caught.value.near == near
    assert why in str(caught.value)
    assert caught.value.explain("zh").startswith("截至 2026-09-30 的资料中没有代码为")


def test_a_retired_code_without_known_successor_names_none() -> None:
    ended = next(d for d in PLACES if d.successors is UNKNOWN and PLACES.latest(d.code) == d)
    with pytest.raises(NotFoundError) as caught:
        PLACES.lookup(ended.code)
    assert caught.value.near == ()


def test_a_code_below_the_county_needs_a_table_and_a_scheme() -> None:
    with pytest.raises(CodeError) as unsaid:
        PLACES.lookup("520502115")
    assert "DivisionCode.parse(..., scheme=...)" in str(unsaid.value)
    for code in (mca("520502115"), nbs("520502115200")):
        with pytest.raises(NotFoundError) as unloaded:
            PLACES.lookup(code)
        assert "load_townships" in str(unloaded.value)
    assert WITH.lookup(mca("130983206")).kind is Kind.ETHNIC_TOWNSHIP


def test_the_same_code_in_two_schemes_is_two_places() -> None:
    assert WITH.lookup(mca("510904101")).name == "安居镇"
    assert WITH.lookup(nbs("510904101")).name == "东禅镇"


@pytest.mark.parametrize(
    ("code", "day", "name", "precision"),
    [
        pytest.param("520502", DAY(2011, 12, 31), "七星关区", Precision.SETTLED, id="new"),
        pytest.param("520502", DAY(2011, 6, 1), UNKNOWN, Precision.CHANGE_YEAR, id="begin-year"),
        pytest.param("640382", DAY(2000, 12, 31), "灵武市", Precision.SETTLED, id="灵武"),
        pytest.param("130503", DAY(2019, 12, 31), "桥西区", Precision.SETTLED, id="old-name"),
        pytest.param("130503", DAY(2020, 12, 31), "信都区", Precision.SETTLED, id="new-name"),
        pytest.param("130503", DAY(2020, 7, 1), UNKNOWN, Precision.CHANGE_YEAR, id="between"),
        pytest.param("420600", DAY(2010, 1, 1), UNKNOWN, Precision.CHANGE_YEAR, id="襄樊-襄阳"),
        pytest.param("330502", DAY(1985, 1, 1), "城区", Precision.SETTLED, id="reused-first"),
        pytest.param("330502", DAY(2010, 1, 1), "吴兴区", Precision.SETTLED, id="reused-then"),
        pytest.param("510922", DAY(2019, 6, 1), UNKNOWN, Precision.CHANGE_YEAR, id="end-year"),
        pytest.param("110000", DAY(1970, 1, 1), UNKNOWN, Precision.BEFORE_HISTORY, id="before"),
        pytest.param("110000", DAY(2030, 1, 1), "北京市", Precision.AFTER_VINTAGE, id="beyond"),
    ],
)
def test_who_bore_a_code_on_a_day(
    code: str, day: dt.date, name: object, precision: Precision
) -> None:
    found = PLACES.at(code, day)
    told = found.division if found.division is UNKNOWN else found.division.name
    assert (told, found.precision) == (name, precision)
    assert all(d.existed_on(day) is not False for d in found.candidates)
    assert (str(found.code), found.day) == (code, day)


@pytest.mark.parametrize(
    ("code", "day", "near"),
    [
        pytest.param("520502", DAY(2010, 12, 31), (), id="not-yet"),
        pytest.param("330502", DAY(1995, 1, 1), (), id="between-two-places"),
        pytest.param("510922", DAY(2019, 12, 31), ("510981",), id="no-more"),
    ],
)
def test_a_day_on_which_for_certain_nobody_bore_it(
    code: str, day: dt.date, near: tuple[str, ...]
) -> None:
    with pytest.raises(NotFoundError) as caught:
        PLACES.at(code, day)
    assert f"on {day}" in str(caught.value)
    assert caught.value.near == near


@pytest.mark.parametrize("day", ["2020-01-01", dt.datetime(2020, 1, 1), None])  # noqa: DTZ001
def test_a_question_about_a_day_takes_a_day(day: object) -> None:
    for ask in (
        lambda: PLACES.at("520502", day),  # type: ignore[arg-type]
        lambda: PLACES.children("52", on=day or "today"),  # type: ignore[arg-type]
        lambda: PLACES.resolve("贵州省", on=day or "today"),  # type: ignore[arg-type]
    ):
        with pytest.raises(InputTypeError):
            ask()


def test_history_and_latest() -> None:
    assert names(PLACES.history("420600")) == ["襄樊市", "襄阳市"]
    assert PLACES.history("520599") == ()
    assert PLACES.history(mca("130983206")) == ()
    assert WITH.history(mca("130983299")) == ()
    assert names(WITH.history(mca("130983206"))) == ["新村回族乡"]
    assert PLACES.latest("510922").name == "射洪县"
    assert PLACES.latest(PLACES.history("330502")[0]).name == "城区"
    with pytest.raises(NotFoundError):
        PLACES.latest("520599")


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        pytest.param("310115", True, id="浦东新区"),
        pytest.param("640181", True, id="county-city"),
        pytest.param("441900", True, id="city-without-counties"),
        pytest.param("130973", False, id="zone"),
        pytest.param("130973100", False, id="in-a-zone"),
        pytest.param("620201", False, id="virtual"),
        pytest.param("110100", False, id="virtual-prefecture"),
        pytest.param("510922", False, id="retired"),
        pytest.param("520599", False, id="never"),
        pytest.param(mca("130983206"), True, id="township"),
    ],
)
def test_what_is_a_division(code: str | DivisionCode, *, is_one: bool) -> None:
    assert WITH.is_division(code) is is_one


def test_a_unit_that_statistics_counts_like_a_township_is_no_division() -> None:
    like = next(d for d in WITH if d.kind is Kind.TOWNSHIP_LIKE)
    assert not WITH.is_division(like.code)


def test_codes_that_stood_for_two_places() -> None:
    reused = PLACES.reused_codes()
    assert {"330502", "430204", "419001"} <= set(reused)
    assert "420600" not in reused  # a new name of the same city
    assert "220121" not in reused  # the same county again


# Up and down.


@pytest.mark.parametrize(
    ("code", "path"),
    [
        ("130983", "河北省/沧州市/黄骅市"),
        ("110105", "北京市/朝阳区"),
        ("500229", "重庆市/城口县"),
        ("419001", "河南省/济源市"),
        ("429021", "湖北省/神农架林区"),
        ("659001", "新疆维吾尔自治区/石河子市"),
        ("469002", "海南省/琼海市"),
        ("654003", "新疆维吾尔自治区/伊犁哈萨克自治州/奎屯市"),
        ("441900", "广东省/东莞市"),
        ("152502", "内蒙古自治区/锡林郭勒盟/锡林浩特市"),
        ("710000", "台湾省"),
        ("510922", "四川省/遂宁市/射洪县"),
        ("522401", "贵州省/毕节地区/毕节市"),
        ("642125", "宁夏回族自治区/银南地区/灵武县"),
    ],
)
def test_a_path_has_no_virtual_unit(code: str, path: str) -> None:
    assert "/".join(names(PLACES.path(code))) == path
    assert "/".join(reversed([*names(PLACES.ancestors(code))])) == path.rpartition("/")[0]


def test_the_parent_is_that_of_the_time() -> None:
    old = PLACES.history("522401")[-1]
    above = PLACES.parent(old)
    assert above is not None
    assert above.kind is Kind.PREFECTURE
    assert PLACES.parent("52") is None
    assert names(WITH.path(mca("130983206"))) == ["河北省", "沧州市", "黄骅市", "新村回族乡"]


def test_a_division_whose_parent_is_not_in_the_data() -> None:
    stray = Division(
        code=DivisionCode("529902"),
        name="示例区",
        kind=Kind.DISTRICT,
        parent=DivisionCode("529900"),
        validity=Tenure.of_years(2011, 2019),
    )
    with pytest.raises(NotFoundError):
        PLACES.path(stray)


@pytest.mark.parametrize(
    ("code", "count", "first", "last"),
    [
        pytest.param("640100", 6, "兴庆区", "灵武市", id="city"),
        pytest.param("110000", 16, "东城区", "延庆区", id="municipality"),
        pytest.param("500000", 37, "万州区", "彭水苗族土家族自治县", id="districts-and-counties"),
        pytest.param("460000", 19, "海口市", "琼中黎族苗族自治县", id="cities-and-counties"),
        pytest.param("410000", 18, "郑州市", "济源市", id="one-administered-by-the-province"),
    ],
)
def test_children_today(code: str, count: int, first: str, last: str) -> None:
    found = names(PLACES.children(code))
    assert (len(found), found[0], found[-1]) == (count, first, last)


def test_children_on_a_day_and_of_a_place_that_ended() -> None:
    assert "射洪县" in names(PLACES.children("510900", on=DAY(2018, 1, 1)))
    both = names(PLACES.children("510900", on=DAY(2019, 6, 1)))
    assert {"射洪县", "射洪市"} <= set(both)
    assert "射洪县" not in names(PLACES.children("510900"))
    ended = PLACES.latest("522400")
    assert "毕节市" in names(PLACES.children(ended))
    with pytest.raises(NotFoundError):
        PLACES.children("522400")  # by its code it is asked for today


@pytest.mark.parametrize(
    ("code", "why"),
    [
        pytest.param("441900", "below it are townships", id="city-without-counties"),
        pytest.param("130983", "load_townships", id="county"),
        pytest.param("810000", "not carried here", id="special-region"),
    ],
)
def test_nothing_below_is_at_hand(code: str, why: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        PLACES.children(code)
    assert caught.value.kind == "children"
    assert why in str(caught.value)


def test_townships_as_children() -> None:
    assert "新村回族乡" in names(WITH.children("130983"))
    official, counted = (WITH.children("510904", scheme=s) for s in Scheme)
    assert {d.code.scheme for d in official} == {Scheme.MCA}
    assert {d.code.scheme for d in counted} == {Scheme.NBS}
    with pytest.raises(NotFoundError) as below:
        WITH.children(mca("130983206"))
    assert "VillageStore" in str(below.value)
    with pytest.raises(NotFoundError):
        WITH.children("110105")  # not among the sample places
    assert all(d.level is Level.PREFECTURE for d in WITH.children("13"))


@pytest.mark.parametrize(
    ("code", "has"),
    [("130900", True), ("441900", False), ("640181", False), ("52", False), ("110000", True)],
)
def test_cities_with_districts(code: str, *, has: bool) -> None:
    assert PLACES.has_districts(code) is has


# Before and after.


@pytest.mark.parametrize(
    ("code", "after", "now"),
    [
        pytest.param("642125", ["灵武市"], ["灵武市"], id="chain"),
        pytest.param("522401", ["七星关区"], ["七星关区"], id="city-to-district"),
        pytest.param("510922", ["射洪市"], ["射洪市"], id="county-to-city"),
        pytest.param("520502", [], ["七星关区"], id="still-there"),
    ],
)
def test_what_became_of_a_place(code: str, after: list[str], now: list[str]) -> None:
    assert names(PLACES.successors(code)) == after
    assert names(PLACES.current(code)) == now


def test_a_chain_of_codes() -> None:
    steps = ["642125"]
    for _ in range(3):
        after = PLACES.successors(steps[-1])
        assert after is not UNKNOWN
        steps.append(str(after[0].code))
    assert steps == ["642125", "642103", "640382", "640181"]
    assert [str(d.code) for d in PLACES.predecessors("640181")] == ["640382"]


def test_parts_given_away_are_successors_but_not_what_it_became() -> None:
    giver = next(
        d
        for d in PLACES
        if d.validity.until is None and d.successors is not UNKNOWN and d.successors
    )
    assert PLACES.successors(giver) != ()
    assert PLACES.current(giver) == (giver,)


def test_an_end_that_the_data_do_not_explain_is_unknown() -> None:
    ended = [d for d in PLACES if d.successors is UNKNOWN]
    assert ended
    for division in ended:
        assert PLACES.successors(division) is UNKNOWN
        assert PLACES.current(division) is UNKNOWN


def test_unknown_is_passed_on_along_the_way() -> None:
    lost = [d for d in PLACES if PLACES.current(d) is UNKNOWN and d.successors is not UNKNOWN]
    assert lost


def test_predecessors_and_retired_names() -> None:
    assert names(PLACES.predecessors("520502")) == ["毕节市"]
    assert PLACES.retired_names("520502") == ("毕节市", "毕节县")
    assert PLACES.retired_names("420600") == ("襄樊市",)
    assert PLACES.retired_names("110000") == ()


def test_several_that_merged_leave_no_name() -> None:
    merged = PLACES.latest("110101")  # 东城区 and 崇文区, in 2010
    assert names(PLACES.predecessors(merged)) == ["崇文区"]
    assert PLACES.retired_names(merged) == ()
    several = [
        d
        for d in PLACES
        if len(PLACES.predecessors(d)) > 1
        and all(p.code != d.code and p.validity.until for p in PLACES.predecessors(d))
        and {p.validity.until for p in PLACES.predecessors(d)} == {d.validity.since}
    ]
    assert several
    assert {PLACES.retired_names(division) for division in several} == {()}


# Names.


def paths(name: str, **options: object) -> list[str]:
    return ["/".join(c.path) for c in WITH.resolve(name, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("毕节市", ["贵州省/毕节市"], id="full-today"),
        pytest.param("毕节", ["贵州省/毕节市"], id="short"),
        pytest.param("恩施州", ["湖北省/恩施土家族苗族自治州"], id="without-peoples"),
        pytest.param("冀", ["河北省"], id="one-sign"),
        pytest.param("沧州市新华区", ["河北省/沧州市/新华区"], id="with-the-city"),
        pytest.param("河北省沧州市新华区", ["河北省/沧州市/新华区"], id="whole-path"),
        pytest.param("河北/沧州/新华区", ["河北省/沧州市/新华区"], id="short-path"),
        pytest.param("河北 新华区", ["河北省/石家庄市/新华区", "河北省/沧州市/新华区"], id="gap"),
        pytest.param("冀沧州新华", ["河北省/沧州市/新华区"], id="aliases"),
        pytest.param("襄樊市", ["湖北省/襄樊市"], id="retired"),
        pytest.param("河北省神农架林区", [], id="wrong-path"),
        pytest.param("示例市", [], id="nobody"),
        pytest.param("", [], id="nothing"),
        pytest.param("新村回族乡", ["河北省/沧州市/黄骅市/新村回族乡"], id="township"),
        pytest.param("黄骅新村回族乡", ["河北省/沧州市/黄骅市/新村回族乡"], id="township-path"),
    ],
)
def test_who_answers_to_a_name(name: str, found: list[str]) -> None:
    assert paths(name) == found


def test_every_one_of_many_is_told() -> None:
    assert len(paths("鼓楼区")) == 4
    assert paths("鼓楼区", within="35") == ["福建省/福州市/鼓楼区"]
    assert paths("鼓楼区", within="350102") == ["福建省/福州市/鼓楼区"]
    assert paths("鼓楼区", within="11") == []
    assert len(paths("朝阳区")) == 2


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        pytest.param("毕节市", DAY(2010, 1, 1), ["522401"], id="county-city-then"),
        pytest.param("毕节市", DAY(2012, 1, 1), ["520500"], id="prefecture-since"),
        pytest.param("毕节市", DAY(2011, 6, 1), ["520500", "522401"], id="either"),
        pytest.param("襄阳市", DAY(2005, 1, 1), [], id="not-yet-its-name"),
        pytest.param("七星关区", DAY(2010, 1, 1), [], id="not-yet-there"),
        pytest.param("襄樊市", DAY(2010, 12, 31), ["420600"], id="retired-by-then"),
        pytest.param("重庆市", DAY(1990, 1, 1), ["510200"], id="重庆-then"),
        pytest.param("重庆市", DAY(2000, 1, 1), ["500000"], id="重庆-since"),
    ],
)
def test_a_name_on_a_day(name: str, day: dt.date, codes: list[str]) -> None:
    found = PLACES.resolve(name, on=day)
    assert [str(candidate.division.code) for candidate in found] == codes
    for candidate in found:
        assert candidate.certain is (candidate.division.existed_on(day) is not UNKNOWN)


def test_a_retired_name_leads_to_today() -> None:
    (found,) = PLACES.resolve("襄樊市")
    assert found.match.value == "retired"
    assert found.match.label.zh == "曾用名"
    assert found.now is not UNKNOWN
    assert names(found.now) == ["襄阳市"]
    assert found.division.validity.until == 2010


def test_a_full_name_hides_shorter_matches() -> None:
    assert {c.match.value for c in PLACES.resolve("朝阳")} == {"alias"}
    assert {c.match.value for c in PLACES.resolve("朝阳市")} == {"full"}


def test_the_kinds_of_a_name() -> None:
    assert PLACES.kinds_named("毕节市") == {Kind.COUNTY_CITY, Kind.PREFECTURE_CITY}
    assert PLACES.kinds_named("示例市") == frozenset()
    assert WITH.kinds_named("新村回族乡") == {Kind.ETHNIC_TOWNSHIP}


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        pytest.param(lambda: PLACES.resolve(5), InputTypeError, id="no-name"),  # type: ignore[arg-type]
        pytest.param(lambda: PLACES.resolve("青县", within=13), InputTypeError, id="no-code"),  # type: ignore[arg-type]
        pytest.param(lambda: PLACES.resolve("青县", within="131"), CodeError, id="bad-code"),
        pytest.param(lambda: PLACES.kinds_named(5), InputTypeError, id="kinds-no-name"),  # type: ignore[arg-type]
        pytest.param(
            lambda: PLACES.with_townships([]),  # type: ignore[arg-type]
            InputTypeError,
            id="no-table",
        ),
    ],
)
def test_questions_that_are_none(ask: object, error: type[GovsvcError]) -> None:
    assert callable(ask)
    with pytest.raises(error):
        ask()


# Everything.


def test_a_walk_over_everything() -> None:
    alone, both = list(PLACES), list(WITH)
    assert both[: len(alone)] == alone
    assert {d.level for d in both[len(alone) :]} == {Level.TOWNSHIP}
    assert len(both) > len(alone) == 6826


def test_a_place_with_a_code_of_statistics_alone_is_found_by_that() -> None:
    only = next(
        p for p in sample_townships().places if len(p) == 1 and p[0].code.scheme is Scheme.NBS
    )
    assert [c.division for c in WITH.resolve(only[0].name, within=only[0].parent)] == [only[0]]


def test_a_registry_of_one_s_own_table() -> None:
    lines = {
        "520000": ["520000\t贵州省\tprovince\t1981"],
        "529900": ["529900\t示例市\tprefecture_city\t1990\t2000\t\t?"],
        "529902": ["529902\t示例县\tcounty\t1981\t1990\t\t529900"],
    }
    own = Registry(DivisionTable(DAY(2026, 9, 30), 1981, lines))
    assert own.current("529902") is UNKNOWN  # on the way the data do not say
    assert own.retired_names("529900") == ("示例县",)
