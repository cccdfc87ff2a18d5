"""Codes: lengths, padding, levels, parents, schemes, and what is refused."""

import pickle
from collections.abc import Callable

import pytest

from govsvc import GovsvcError, from_dict, to_dict
from govsvc.divisions import DivisionCode, Level, Scheme
from govsvc.divisions.codes import is_zone_code, parent_digits
from govsvc.errors import CodeError, InputTypeError
from govsvc.unknown import UNKNOWN

MCA, NBS = Scheme.MCA, Scheme.NBS


@pytest.mark.parametrize(
    ("text", "digits", "level", "prefix"),
    [
        pytest.param("52", "520000", Level.PROVINCE, "52", id="2-digits"),
        pytest.param("520000", "520000", Level.PROVINCE, "52", id="6-padded-province"),
        pytest.param("520000000", "520000", Level.PROVINCE, "52", id="9-padded-province"),
        pytest.param("520000000000", "520000", Level.PROVINCE, "52", id="12-padded-province"),
        pytest.param("5205", "520500", Level.PREFECTURE, "5205", id="4-digits"),
        pytest.param("520500", "520500", Level.PREFECTURE, "5205", id="6-padded-prefecture"),
        pytest.param("520500000000", "520500", Level.PREFECTURE, "5205", id="12-prefecture"),
        pytest.param("520502", "520502", Level.COUNTY, "520502", id="6-digits"),
        pytest.param("520502000", "520502", Level.COUNTY, "520502", id="9-padded-county"),
        pytest.param("520502000000", "520502", Level.COUNTY, "520502", id="12-padded-county"),
        pytest.param("520502115", "520502115", Level.TOWNSHIP, "520502115", id="9-digits"),
        pytest.param("520502115000", "520502115", Level.TOWNSHIP, "520502115", id="12-township"),
        pytest.param("520502115200", "520502115200", Level.VILLAGE, "520502115200", id="12"),
        pytest.param("441900003", "441900003", Level.TOWNSHIP, "441900003", id="no-county"),
        pytest.param("1101", "110100", Level.PREFECTURE, "1101", id="virtual-but-well-formed"),
        pytest.param("8100", "810000", Level.PROVINCE, "81", id="4-padded-province"),
    ],
)
def test_every_length_and_padding_is_read(
    text: str, digits: str, level: Level, prefix: str
) -> None:
    code = DivisionCode.parse(text)
    assert (code.digits, code.level, code.prefix) == (digits, level, prefix)
    assert code.territory.prefix == prefix
    assert str(code) == digits


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("", "it has 0 digits", id="empty"),
        pytest.param("5", "it has 1 digits", id="1"),
        pytest.param("520", "it has 3 digits", id="3"),
        pytest.param("52050", "it has 5 digits", id="5"),
        pytest.param("5205021", "it has 7 digits", id="7"),
        pytest.param("52050211", "it has 8 digits", id="8"),
        pytest.param("5205021152", "it has 10 digits", id="10"),
        pytest.param("52050211520", "it has 11 digits", id="11"),
        pytest.param("5205021152001", "it has 13 digits", id="13"),
        pytest.param("000000", "no province 00", id="no-province-00"),
        pytest.param("160000", "no province 16", id="no-province-16"),
        pytest.param("90", "no province 90", id="no-province-90"),
        pytest.param(" 52", "digits 0–9 alone", id="space"),
        pytest.param("52\n", "digits 0–9 alone", id="newline"),
        pytest.param("52O502", "digits 0–9 alone", id="letter-o"),
        pytest.param("５２０５", "digits 0–9 alone", id="full-width"),
        pytest.param("٥٢", "digits 0–9 alone", id="arabic-indic"),
        pytest.param("-5", "digits 0–9 alone", id="sign"),
        pytest.param("520502000200", "a village without a township", id="village-gap"),
        pytest.param("520000115", "a township without a county", id="township-gap"),
        pytest.param("520000000200", "a village without a township", id="village-of-province"),
        pytest.param("130971", "71–80 stand for functional zones (here 河北沧州", id="zone-71"),
        pytest.param("130973000000", "(here 沧州渤海新区)", id="zone-padded"),
        pytest.param("320580", "71–80 stand for functional zones,", id="zone-80-unnamed"),
        pytest.param("130973100", "functional zones (here 沧州渤海新区)", id="township-of-zone"),
        pytest.param("130973100200", "functional zones", id="village-of-zone"),
    ],
)
def test_what_is_no_code_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(CodeError) as caught:
        DivisionCode.parse(text)
    assert why in str(caught.value)
    assert caught.value.found == text
    assert caught.value.explain("zh").startswith(f"`{text}` 不是区划代码")


@pytest.mark.parametrize("value", [520502, 520502.0, True, None, b"520502", ["52"]])
def test_a_number_or_anything_else_is_refused(value: object) -> None:
    with pytest.raises(InputTypeError) as caught:
        DivisionCode.parse(value)  # type: ignore[arg-type]
    assert caught.value.name == "code"
    assert "a text and no number" in str(caught.value)


@pytest.mark.parametrize("last", range(69, 83))
def test_the_last_two_digits_of_a_zone_are_71_to_80(last: int) -> None:
    zone = 71 <= last <= 80
    assert is_zone_code(f"1309{last}") is zone
    assert is_zone_code(f"1309{last}100") is zone


@pytest.mark.parametrize("text", ["13", "1309", "13097", "71", "1371", "13097a", "1309七一"])
def test_only_a_county_can_be_a_zone(text: str) -> None:
    assert is_zone_code(text) is False


@pytest.mark.parametrize(
    ("digits", "scheme", "why"),
    [
        pytest.param("5205", None, "its canonical form is `520500`", id="short"),
        pytest.param("520502000", NBS, "its canonical form is `520502`", id="padded"),
        pytest.param("520502", MCA, "down to county level a code has no scheme", id="county"),
        pytest.param("520502", UNKNOWN, "down to county level a code has no scheme", id="unknown"),
        pytest.param("520502115", None, "below it has one, or UNKNOWN", id="township"),
    ],
)
def test_a_code_that_is_built_must_be_canonical(digits: str, scheme: object, why: str) -> None:
    with pytest.raises(CodeError) as caught:
        DivisionCode(digits, scheme=scheme)  # type: ignore[arg-type]
    assert why in str(caught.value)


def test_a_scheme_must_be_one() -> None:
    with pytest.raises(InputTypeError):
        DivisionCode("520502115", scheme="mca")  # type: ignore[arg-type]


def test_the_scheme_matters_below_the_county_alone() -> None:
    assert DivisionCode.parse("520502", scheme=NBS).scheme is None
    assert DivisionCode.parse("520502115", scheme=NBS).scheme is NBS
    assert DivisionCode.parse("520502115").scheme is UNKNOWN


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        pytest.param("52", None, id="province"),
        pytest.param("5205", "520000", id="prefecture"),
        pytest.param("520502", "520500", id="county"),
        pytest.param("520502115", "520502", id="township"),
        pytest.param("520502115200", "520502115", id="village"),
        pytest.param("110105", "110000", id="district-of-municipality"),
        pytest.param("500229", "500000", id="county-of-municipality"),
        pytest.param("419001", "410000", id="administered-by-the-province"),
        pytest.param("460025", "460000", id="00-in-place-of-the-prefecture"),
        pytest.param("441900003", "441900", id="city-without-counties"),
        pytest.param("441900003001", "441900003", id="village-without-a-county"),
        pytest.param("1101", "110000", id="virtual"),
    ],
)
def test_the_parent_of_a_code(text: str, parent: str | None) -> None:
    code = DivisionCode.parse(text, scheme=NBS)
    assert (None if code.parent is None else str(code.parent)) == parent
    assert parent_digits(code.digits) == parent


def test_a_parent_keeps_the_scheme() -> None:
    village = DivisionCode.parse("520502115200", scheme=NBS)
    township = village.parent
    assert township is not None
    assert township.scheme is NBS
    assert township.parent == DivisionCode("520502")


# Comparing.


def code(text: str, scheme: Scheme | None = None) -> DivisionCode:
    return DivisionCode.parse(text, scheme=scheme)


def test_codes_compare_by_digits() -> None:
    assert code("5205") == code("520500000000")
    assert hash(code("5205")) == hash(code("520500"))
    assert code("520502") < code("520521")
    assert min(code("65"), code("11"), code("5205")) == code("11")
    assert code("520502") < code("520502115", MCA)
    assert code("520502") != "520502"
    with pytest.raises(TypeError):
        assert code("520502") < "520503"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(MCA, NBS, id="two-schemes"),
        pytest.param(NBS, MCA, id="two-schemes-turned"),
        pytest.param(MCA, None, id="one-unknown"),
        pytest.param(None, NBS, id="other-unknown"),
    ],
)
def test_two_schemes_cannot_be_compared(one: Scheme | None, other: Scheme | None) -> None:
    first, second = code("510904101", one), code("510904101", other)
    compares: list[Callable[[], bool]] = [
        lambda: first == second,
        lambda: first != second,
        lambda: first < second,
        lambda: first >= second,
        lambda: first.covers(second),
        lambda: code("510904101200", one).covers(second),
    ]
    for compare in compares:
        with pytest.raises(CodeError) as caught:
            compare()
        assert "not codes of one known scheme" in str(caught.value)


def test_two_codes_of_an_unknown_scheme_are_equal_but_contain_nothing_for_certain() -> None:
    assert code("510904101") == code("510904101")
    with pytest.raises(CodeError):
        code("510904101").covers(code("510904101"))


@pytest.mark.parametrize(
    ("above", "below", "covered"),
    [
        pytest.param("52", "520502", True, id="province"),
        pytest.param("5205", "520502", True, id="prefecture"),
        pytest.param("520502", "520502", True, id="itself"),
        pytest.param("520502", "5205", False, id="turned"),
        pytest.param("520502", "520521", False, id="beside"),
        pytest.param("52", "530102", False, id="elsewhere"),
    ],
)
def test_covering_down_to_the_county(above: str, below: str, *, covered: bool) -> None:
    assert code(above).covers(code(below)) is covered


def test_covering_below_the_county() -> None:
    village = code("520502115200", NBS)
    assert code("52").covers(village)
    assert code("520502").covers(code("520502115"))
    assert code("520502115", NBS).covers(village)
    assert not code("520502116", NBS).covers(village)
    assert not village.covers(code("520502"))
    with pytest.raises(InputTypeError):
        code("52").covers("520502")  # type: ignore[arg-type]


def test_asking_for_a_scheme() -> None:
    assert code("520502").in_scheme(NBS) == code("520502")
    assert code("520502115", NBS).in_scheme(NBS) == code("520502115", NBS)
    for scheme in (MCA, None):
        with pytest.raises(CodeError):
            code("520502115", scheme).in_scheme(NBS)


# Words and wire.


def test_levels_and_schemes_in_words() -> None:
    assert [level.number for level in Level] == [1, 2, 3, 4, 5]
    assert [level.label.zh for level in Level] == ["省级", "地级", "县级", "乡级", "村级"]
    assert Scheme.MCA.label.en == "civil affairs"


@pytest.mark.parametrize("scheme", [MCA, None])
def test_a_code_on_the_wire(scheme: Scheme | None) -> None:
    village = code("520502115200", scheme)
    assert from_dict(DivisionCode, to_dict(village)) == village
    assert pickle.loads(pickle.dumps(village)) == village  # noqa: S301 - our own bytes


def test_an_error_about_a_code_survives_pickle() -> None:
    with pytest.raises(GovsvcError) as caught:
        code("130971")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert str(again) == str(caught.value)
    assert again.code == "code.malformed"
