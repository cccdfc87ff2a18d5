"""Tables of townships: what is read, and what is told about rows that do not fit."""

import datetime as dt
from pathlib import Path

import pytest

from govsvc.divisions import (
    DivisionCode,
    Kind,
    Level,
    Scheme,
    TownshipTable,
    load_townships,
    registry,
    sample_townships,
)
from govsvc.errors import InputTypeError, PayloadError
from govsvc.unknown import UNKNOWN

HEAD = "county,name,kind,mca_code_2026_09,nbs_code_2023_06,nbs_code_2025_11"


def load(folder: Path, *lines: str, head: str = HEAD) -> TownshipTable:
    path = folder / "townships.csv"
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return load_townships(path)


def code(digits: str, scheme: Scheme = Scheme.MCA) -> DivisionCode:
    return DivisionCode.parse(digits, scheme=scheme)


def test_a_row_is_one_place_with_a_division_in_each_scheme(tmp_path: Path) -> None:
    table = load(tmp_path, "520502,示例镇,镇,520502115,520502116,520502116", "")
    ((official, counted),) = table.places
    assert (official.name, official.kind, official.level) == ("示例镇", Kind.TOWN, Level.TOWNSHIP)
    assert (official.code, counted.code) == (code("520502115"), code("520502116", Scheme.NBS))
    assert official.parent == DivisionCode("520502")
    assert counted.validity.sure_from == dt.date(2023, 6, 30)
    assert counted.validity.sure_to == dt.date(2025, 11, 30)
    assert table.rejected == ()
    assert (table.name, list(table)) == ("townships.csv", [official, counted])
    assert repr(table) == "TownshipTable(name='townships.csv', places=<1>, rejected=<0>)"


def test_a_year_alone_stands_for_its_middle(tmp_path: Path) -> None:
    row = "520502,示例街道,subdistrict,520502001"
    table = load(tmp_path, row, head="county,name,kind,mca_code_2024")
    (division,) = table
    assert division.validity.sure_from == dt.date(2024, 6, 30)
    assert division.existed_on(dt.date(2024, 7, 1)) is UNKNOWN


def test_a_republication_is_read_as_statistics_and_other_columns_are_left(tmp_path: Path) -> None:
    head = "county,name,kind,mumuy_code_2025_11,remark"
    (division,) = load(tmp_path, "520502,示例镇,镇,520502115,旧名示例", head=head)
    assert division.code.scheme is Scheme.NBS


def test_looking_up_and_going_over(tmp_path: Path) -> None:
    table = load(
        tmp_path,
        "520502,乙镇,镇,520502116,520502115,",
        "520502,甲镇,镇,520502115,,",
        "130983,丙乡,乡,130983200,130983200,130983200",
    )
    found = table.lookup(code("520502115"))
    assert found is not None
    assert found.name == "甲镇"
    assert table.lookup(code("520502199")) is None
    assert [d.name for d in table.divisions()] == ["丙乡", "甲镇", "乙镇"]
    assert [d.name for d in table.divisions(code("52"))] == ["甲镇", "乙镇"]
    assert [d.name for d in table.divisions(code("520502"), scheme=Scheme.NBS)] == ["乙镇"]
    there = table.counterpart(code("520502116"), Scheme.NBS)
    assert there is not None
    assert there.code == code("520502115", Scheme.NBS)
    assert table.counterpart(code("520502115"), Scheme.NBS) is None
    assert table.counterpart(code("520502199"), Scheme.NBS) is None
    with pytest.raises(InputTypeError):
        table.divisions(scheme="mca")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "slug", "why"),
    [
        pytest.param("520502,甲镇,镇,520502115", "input.value", "4 cells", id="short"),
        pytest.param("520502,甲镇,镇,520502115,,,", "input.value", "7 cells", id="long"),
        pytest.param("520,甲镇,镇,520502115,,", "code.malformed", "3 digits", id="county"),
        pytest.param("130973,甲镇,镇,130973100,,", "code.malformed", "沧州渤海新区", id="zone"),
        pytest.param("520502,甲镇,开发区,520502115,,", "not-found", "no kind", id="kind"),
        pytest.param("520502,甲镇,县,520502115,,", "input.value", "township level", id="level"),
        pytest.param("520502, ,镇,520502115,,", "input.value", "expected a name", id="name"),
        pytest.param("520502,甲镇,镇,,,", "input.value", "no code", id="no-code"),
        pytest.param("520502,甲镇,镇,52050211,,", "code.malformed", "8 digits", id="code"),
        pytest.param(
            "520502,甲镇,镇,520502,,", "input.value", "no code of a township", id="county2"
        ),
        pytest.param("520502,甲镇,镇,520503115,,", "input.value", "under `520502`", id="elsewhere"),
        pytest.param("520502,甲镇,镇,520502115200,,", "input.value", "no code of", id="village"),
        pytest.param(
            "520502,甲镇,镇,,520502115,520502116", "input.value", "of one scheme", id="two-codes"
        ),
        pytest.param("520502,乙镇,镇,520502101,,", "input.value", "line 2 already", id="twice"),
    ],
)
def test_a_row_that_does_not_fit_is_told_and_left_out(
    tmp_path: Path, row: str, slug: str, why: str
) -> None:
    first = "520502,首镇,镇,520502101,,"
    table = load(tmp_path, first, row, "520502,末镇,镇,520502102,,")
    assert [division.name for division in table] == ["首镇", "末镇"]
    (problem,) = table.rejected
    assert (problem.path, problem.code) == ("line 3", slug)
    assert why in problem.explain("en")
    assert problem.explain("zh")


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("", id="empty"),
        pytest.param("county,name,kind", id="no-codes"),
        pytest.param("county,name,mca_code_2026", id="no-kind"),
        pytest.param("county,name,kind,kind,mca_code_2026", id="twice"),
        pytest.param("county,name,kind,mca_code_2026_13", id="month-13"),
        pytest.param("county,name,kind,mca_code_2026_00", id="month-0"),
        pytest.param("county,name,kind,mca_code_0000", id="year-0"),
        pytest.param("county,name,kind,code_2026", id="no-scheme"),
    ],
)
def test_a_head_that_does_not_fit_refuses_the_file(tmp_path: Path, head: str) -> None:
    with pytest.raises(PayloadError) as caught:
        load(tmp_path, "520502,甲镇,镇,520502115", head=head)
    assert "townships.csv" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b'county,"name', id="open-quote"),
        pytest.param(b"\xff\xfe", id="no-utf-8"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "townships.csv"
    path.write_bytes(data)
    with pytest.raises(PayloadError):
        load_townships(path)
    with pytest.raises(PayloadError):
        load_townships(tmp_path / "missing.csv")


def test_a_mark_of_byte_order_and_windows_lines_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "townships.csv"
    text = f"{HEAD}\r\n520502,甲镇,镇,520502115,,\r\n"
    path.write_bytes(text.encode("utf-8-sig"))
    assert [division.name for division in load_townships(path)] == ["甲镇"]


def test_the_sample() -> None:
    table = sample_townships()
    assert (len(table.places), len(table.rejected)) == (372, 8)
    assert {problem.code for problem in table.rejected} == {"code.malformed", "not-found"}
    suining = table.divisions(DivisionCode.parse("5109"))
    kinds = [division.kind for division in suining]
    assert (kinds.count(Kind.TOWN), kinds.count(Kind.TOWNSHIP)) == (72, 3)
    with pytest.raises(LookupError):
        registry().with_townships(table).lookup(code("510903102"))  # 复桥镇, abolished in 2019
