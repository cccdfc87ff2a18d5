"""Short names and aliases, by kind."""

import pytest

from govsvc.divisions import Kind, aliases, registry, short_name
from govsvc.divisions.names import given_aliases
from govsvc.errors import InputTypeError, NotFoundError

K = Kind


@pytest.mark.parametrize(
    ("name", "kind", "short"),
    [
        ("河北省", K.PROVINCE, "河北"),
        ("内蒙古自治区", K.AUTONOMOUS_REGION, "内蒙古"),
        ("广西壮族自治区", K.AUTONOMOUS_REGION, "广西"),
        ("宁夏回族自治区", K.AUTONOMOUS_REGION, "宁夏"),
        ("新疆维吾尔自治区", K.AUTONOMOUS_REGION, "新疆"),
        ("北京市", K.MUNICIPALITY, "北京"),
        ("香港特别行政区", K.SPECIAL_REGION, "香港"),
        ("沧州市", K.PREFECTURE_CITY, "沧州"),
        ("恩施土家族苗族自治州", K.AUTONOMOUS_PREFECTURE, "恩施"),
        ("克孜勒苏柯尔克孜自治州", K.AUTONOMOUS_PREFECTURE, "克孜勒苏"),
        ("巴音郭楞蒙古自治州", K.AUTONOMOUS_PREFECTURE, "巴音郭楞"),
        ("大兴安岭地区", K.PREFECTURE, "大兴安岭"),
        ("锡林郭勒盟", K.LEAGUE, "锡林郭勒"),
        ("海南行政区", K.ADMINISTRATIVE_AREA, "海南"),
        ("七星关区", K.DISTRICT, "七星关"),
        ("万柏林区", K.DISTRICT, "万柏林"),
        ("浦东新区", K.DISTRICT, "浦东"),
        ("井陉矿区", K.DISTRICT, "井陉"),
        ("城区", K.DISTRICT, "城区"),
        ("矿区", K.DISTRICT, "矿区"),
        ("新区", K.DISTRICT, "新区"),
        ("沙市区", K.DISTRICT, "沙市"),
        ("瀍河回族区", K.DISTRICT, "瀍河"),
        ("黄骅市", K.COUNTY_CITY, "黄骅"),
        ("沧县", K.COUNTY, "沧县"),
        ("青县", K.COUNTY, "青县"),
        ("献县", K.COUNTY, "献县"),
        ("盐山县", K.COUNTY, "盐山"),
        ("孟村回族自治县", K.AUTONOMOUS_COUNTY, "孟村"),
        ("威宁彝族回族苗族自治县", K.AUTONOMOUS_COUNTY, "威宁"),
        ("双江拉祜族佤族布朗族傣族自治县", K.AUTONOMOUS_COUNTY, "双江"),
        ("积石山保安族东乡族撒拉族自治县", K.AUTONOMOUS_COUNTY, "积石山"),
        ("察布查尔锡伯自治县", K.AUTONOMOUS_COUNTY, "察布查尔"),
        ("塔什库尔干塔吉克自治县", K.AUTONOMOUS_COUNTY, "塔什库尔干"),
        ("河南蒙古族自治县", K.AUTONOMOUS_COUNTY, "河南"),
        ("龙胜各族自治县", K.AUTONOMOUS_COUNTY, "龙胜"),
        ("东乡族自治县", K.AUTONOMOUS_COUNTY, "东乡"),
        ("达尔罕茂明安联合旗", K.BANNER, "达尔罕茂明安"),
        ("乌审旗", K.BANNER, "乌审"),
        ("鄂温克族自治旗", K.AUTONOMOUS_BANNER, "鄂温克"),
        ("莫力达瓦达斡尔族自治旗", K.AUTONOMOUS_BANNER, "莫力达瓦"),
        ("鄂伦春自治旗", K.AUTONOMOUS_BANNER, "鄂伦春"),
        ("六枝特区", K.SPECIAL_AREA, "六枝"),
        ("神农架林区", K.FORESTRY_AREA, "神农架"),
        ("西沙群岛", K.ISLANDS, "西沙群岛"),
        ("东环中街街道", K.SUBDISTRICT, "东环中街"),
        ("南大街街道办事处", K.SUBDISTRICT, "南大街"),
        ("安居镇", K.TOWN, "安居"),
        ("新村回族乡", K.ETHNIC_TOWNSHIP, "新村"),
        ("敖鲁古雅鄂温克民族乡", K.ETHNIC_TOWNSHIP, "敖鲁古雅"),
        ("阿木古郎苏木", K.SUMU, "阿木古郎"),
        ("鄂温克民族苏木", K.ETHNIC_SUMU, "鄂温克"),
        ("龙桥区公所", K.DISTRICT_OFFICE, "龙桥"),
        ("南大港农场", K.TOWNSHIP_LIKE, "南大港农场"),
        ("下河村村民委员会", K.VILLAGE, "下河村"),
        ("大寨村", K.VILLAGE, "大寨"),
        ("幸福社区居委会", K.COMMUNITY, "幸福"),
        ("幸福里居民委员会", K.COMMUNITY, "幸福里"),
    ],
)
def test_a_short_name(name: str, kind: Kind, short: str) -> None:
    assert short_name(name, kind) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [("神农架林区", "神农架"), ("万柏林区", "万柏林"), ("鄂温克族自治旗", "鄂温克")],
)
def test_the_kind_can_be_left_out_where_the_history_knows_it(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize("name", ["示例市", "新村回族乡", ""])
def test_a_name_that_the_history_does_not_know_needs_its_kind(name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        short_name(name)
    assert caught.value.wanted == name
    assert "kind" in str(caught.value)


def test_the_arguments_are_a_text_and_a_kind() -> None:
    with pytest.raises(InputTypeError):
        short_name(5)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        short_name("沧县", "county")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        ("河北省", K.PROVINCE, ("河北",)),
        ("广西壮族自治区", K.AUTONOMOUS_REGION, ("广西",)),
        ("恩施土家族苗族自治州", K.AUTONOMOUS_PREFECTURE, ("恩施", "恩施州", "恩施自治州")),
        ("孟村回族自治县", K.AUTONOMOUS_COUNTY, ("孟村", "孟村县", "孟村自治县")),
        ("鄂温克族自治旗", K.AUTONOMOUS_BANNER, ("鄂温克", "鄂温克旗", "鄂温克自治旗")),
        ("鄂伦春自治旗", K.AUTONOMOUS_BANNER, ("鄂伦春", "鄂伦春旗")),
        ("新村回族乡", K.ETHNIC_TOWNSHIP, ("新村", "新村乡", "新村民族乡")),
        ("沧县", K.COUNTY, ()),
        ("盐山县", K.COUNTY, ("盐山",)),
    ],
)
def test_other_forms_of_a_name(name: str, kind: Kind, forms: tuple[str, ...]) -> None:
    assert aliases(name, kind) == forms


def test_the_hand_kept_aliases_are_those_of_divisions() -> None:
    for code, forms in given_aliases().items():
        assert registry().lookup(code).name not in forms
    provinces = {str(d.code) for d in registry() if d.code.digits.endswith("0000")}
    assert provinces <= set(given_aliases())  # every province has its one sign
    assert given_aliases()["520000"] == ("黔", "贵")
