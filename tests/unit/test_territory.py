"""Territories: prefixes of division codes, and what lies in them."""

import pickle

import pytest

from govsvc.errors import CodeError
from govsvc.territory import NATIONAL, Territory


@pytest.mark.parametrize(
    ("code", "prefix"),
    [
        pytest.param("", "", id="country"),
        pytest.param("00", "", id="country-2"),
        pytest.param("000000", "", id="country-6"),
        pytest.param("000000000000", "", id="country-12"),
        pytest.param("64", "64", id="province-2"),
        pytest.param("6400", "64", id="province-4"),
        pytest.param("640000", "64", id="province-6"),
        pytest.param("640000000000", "64", id="province-12"),
        pytest.param("6401", "6401", id="prefecture-4"),
        pytest.param("640100", "6401", id="prefecture-6"),
        pytest.param("640181", "640181", id="county"),
        pytest.param("640181000", "640181", id="county-9"),
        pytest.param("640181000000", "640181", id="county-12"),
        pytest.param("640181100", "640181100", id="township"),
        pytest.param("640181100000", "640181100", id="township-12"),
        pytest.param("640181100201", "640181100201", id="village"),
        pytest.param("450000", "45", id="region"),
        pytest.param("110000", "11", id="municipality"),
        pytest.param("500200", "5002", id="counties-of-a-municipality"),
        pytest.param("441900003", "441900003", id="township-of-a-city-without-counties"),
        pytest.param("102030", "102030", id="zero-in-the-middle"),
    ],
)
def test_a_code_is_kept_as_its_shortest_prefix(code: str, prefix: str) -> None:
    assert Territory(code).prefix == prefix


@pytest.mark.parametrize(
    "code",
    [
        "6",
        "640",
        "64010",
        "6401811",
        "64018110",
        "6401811000",
        "64018110020",
        "6401811002011",
        "64O1",
        "64 ",
        " 64",
        "64\n",
        "-1",
        "６４",
        "٦٤",
        "六四",
        "6.",
        64,
        640181,
        6.4,
        None,
        True,
        b"64",
        ["64"],
        NATIONAL,
    ],
    ids=repr,
)
def test_anything_else_is_refused(code: object) -> None:
    with pytest.raises(CodeError) as caught:
        Territory(code)
    error = caught.value
    found = f"{type(code).__name__} `{code}`"
    assert (error.code, error.found) == ("code.malformed", str(code))
    assert error.explain("zh") == f"区划代码应为 2、4、6、9 或 12 位数字的字符串，收到 {found}"
    assert error.explain("en") == (
        f"a division code is a string of 2, 4, 6, 9 or 12 digits, found {found}"
    )


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        pytest.param("", "64", True, id="country-province"),
        pytest.param("", "", True, id="country-country"),
        pytest.param("64", "", False, id="province-country"),
        pytest.param("64", "6401", True, id="province-prefecture"),
        pytest.param("640000", "640181", True, id="padded"),
        pytest.param("6401", "640181", True, id="prefecture-county"),
        pytest.param("640181", "640181", True, id="itself"),
        pytest.param("640181", "640182", False, id="neighbours"),
        pytest.param("640181", "6401", False, id="county-prefecture"),
        pytest.param("640181", "640181100201", True, id="county-village"),
        pytest.param("45", "640181", False, id="other-province"),
        pytest.param("441900", "441900003", True, id="no-counties"),
    ],
)
def test_covers(outer: str, inner: str, *, expected: bool) -> None:
    assert Territory(outer).covers(Territory(inner)) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("", [""], id="country"),
        pytest.param("64", ["", "64"], id="province"),
        pytest.param("640181", ["", "64", "6401", "640181"], id="county"),
        pytest.param(
            "640181100201",
            ["", "64", "6401", "640181", "640181100", "640181100201"],
            id="village",
        ),
        pytest.param("441900003", ["", "44", "4419", "441900003"], id="no-counties"),
        pytest.param("810001", ["", "81", "810001"], id="no-prefecture"),
    ],
)
def test_path_leads_down_and_names_each_place_once(code: str, expected: list[str]) -> None:
    assert [place.prefix for place in Territory(code).path()] == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("", True), ("000000", True), ("11", False), ("640181", False)]
)
def test_is_national(code: str, *, expected: bool) -> None:
    assert Territory(code).is_national is expected


def test_national_is_the_country() -> None:
    assert Territory() == NATIONAL == Territory("000000")


def test_padded_codes_are_the_same_territory() -> None:
    assert {Territory("640000"), Territory("64"), Territory("6400")} == {Territory("64")}


def test_a_territory_survives_pickle() -> None:
    assert pickle.loads(pickle.dumps(Territory("640181"))) == Territory("640181")  # noqa: S301
