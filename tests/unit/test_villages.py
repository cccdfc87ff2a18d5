"""The store of villages: what is written, found and refused."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from govsvc.divisions import (
    DivisionCode,
    Kind,
    Level,
    Scheme,
    SqliteVillageStore,
    VillageRow,
    VillageStore,
    build_village_store,
)
from govsvc.errors import (
    CodeError,
    GovsvcError,
    InputTypeError,
    InputValueError,
    NotFoundError,
    PayloadError,
)

DAY = dt.date(2023, 6, 30)
ROWS: list[VillageRow] = [
    ("640181100202", "乙村", Kind.VILLAGE),
    ("640181100201", "甲村", Kind.VILLAGE),
    ("640181101001", "丙社区", Kind.COMMUNITY),
    ("640181400498", "丁农场虚拟社区", Kind.COMMUNITY_LIKE),
    ("640104100200", "戊村", Kind.VILLAGE),
    ("441900003001", "己社区", Kind.COMMUNITY),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "villages 库#1.sqlite"
    build_village_store(where, ROWS, scheme=Scheme.NBS, day=DAY)
    return where


@pytest.fixture
def store(path: Path) -> Iterator[SqliteVillageStore]:
    with SqliteVillageStore(path) as opened:
        yield opened


def names(store: VillageStore, code: str | DivisionCode) -> list[str]:
    return [village.name for village in store.children(code)]


def test_a_store_says_what_it_holds(store: SqliteVillageStore) -> None:
    assert (store.scheme, store.day, len(store)) == (Scheme.NBS, DAY, 6)


def test_looking_a_village_up(store: SqliteVillageStore) -> None:
    found = store.lookup("640181100201")
    assert (found.name, found.kind, found.level) == ("甲村", Kind.VILLAGE, Level.VILLAGE)
    assert found.code == DivisionCode.parse("640181100201", scheme=Scheme.NBS)
    assert found.parent == DivisionCode.parse("640181100", scheme=Scheme.NBS)
    assert found.existed_on(DAY) is True
    assert store.lookup(found.code) == found
    assert found.nature.organ.zh == "村民委员会"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("640181100", ["甲村", "乙村"]),
        ("640181100000", ["甲村", "乙村"]),
        ("640181", ["甲村", "乙村", "丙社区", "丁农场虚拟社区"]),
        ("6401", ["戊村", "甲村", "乙村", "丙社区", "丁农场虚拟社区"]),
        ("64", ["戊村", "甲村", "乙村", "丙社区", "丁农场虚拟社区"]),
        ("640181100201", ["甲村"]),
        ("441900", ["己社区"]),
        ("441900003", ["己社区"]),
        ("640181199", []),
        ("11", []),
    ],
)
def test_what_lies_under_a_code(store: SqliteVillageStore, code: str, found: list[str]) -> None:
    assert names(store, code) == found
    assert store.count(code) == len(found)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        pytest.param("640181100299", NotFoundError, id="none"),
        pytest.param("640181100", InputValueError, id="township"),
        pytest.param("640181", InputValueError, id="county"),
        pytest.param("64018110020", CodeError, id="11-digits"),
        pytest.param("130973100200", CodeError, id="zone"),
        pytest.param(640181100201, InputTypeError, id="number"),
        pytest.param(
            DivisionCode.parse("640181100201", scheme=Scheme.MCA), CodeError, id="other-scheme"
        ),
        pytest.param(DivisionCode.parse("640181100201"), CodeError, id="unknown-scheme"),
    ],
)
def test_questions_that_have_no_answer(
    store: SqliteVillageStore, code: object, error: type[GovsvcError]
) -> None:
    with pytest.raises(error) as caught:
        store.lookup(code)  # type: ignore[arg-type]
    assert caught.value.explain("zh")
    if error in (CodeError, InputTypeError):
        with pytest.raises(error):
            store.children(code)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("640181100201", "重村", Kind.VILLAGE), id="twice"),
        pytest.param(("640181100", "短村", Kind.VILLAGE), id="9-digits"),
        pytest.param(("640181100000", "零村", Kind.VILLAGE), id="township"),
        pytest.param(("640181000201", "空村", Kind.VILLAGE), id="no-township"),
        pytest.param(("130973100201", "区村", Kind.VILLAGE), id="zone"),
        pytest.param(("990181100201", "外村", Kind.VILLAGE), id="no-province"),
        pytest.param(("64018110020x", "字村", Kind.VILLAGE), id="letter"),
        pytest.param((640181100203, "数村", Kind.VILLAGE), id="number"),
        pytest.param(("640181100203", "", Kind.VILLAGE), id="no-name"),
        pytest.param(("640181100203", 5, Kind.VILLAGE), id="name-no-text"),
        pytest.param(("640181100203", "镇", Kind.TOWN), id="town"),
        pytest.param(("640181100203", "村", "village"), id="no-kind"),
        pytest.param(("640181100203", "村"), id="two-things"),
        pytest.param(None, id="nothing"),
    ],
)
def test_a_row_that_is_no_village_changes_nothing(path: Path, row: object) -> None:
    with pytest.raises(PayloadError) as caught:
        build_village_store(path, [*ROWS, row], scheme=Scheme.NBS, day=DAY)  # type: ignore[list-item]
    (problem,) = caught.value.problems
    assert problem.path == "row 7"
    with SqliteVillageStore(path) as store:
        assert len(store) == 6
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_store_is_replaced_whole(path: Path) -> None:
    build_village_store(path, ROWS[:1], scheme=Scheme.MCA, day=DAY)
    with SqliteVillageStore(path) as store:
        assert (len(store), store.scheme) == (1, Scheme.MCA)


@pytest.mark.parametrize("bad", ["", "missing/villages.sqlite", "a\0b", "."])
def test_a_place_that_cannot_be_written_or_read(tmp_path: Path, bad: str) -> None:
    where = tmp_path / bad
    with pytest.raises(PayloadError):
        build_village_store(where, ROWS, scheme=Scheme.NBS, day=DAY)
    with pytest.raises(PayloadError):
        SqliteVillageStore(where)
    assert list(tmp_path.iterdir()) == []


def test_arguments_of_another_type(tmp_path: Path) -> None:
    where = tmp_path / "villages.sqlite"
    for path, scheme, day in (
        (str(where), Scheme.NBS, DAY),
        (where, "nbs", DAY),
        (where, Scheme.NBS, "2023-06-30"),
    ):
        with pytest.raises(InputTypeError):
            build_village_store(path, ROWS, scheme=scheme, day=day)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        SqliteVillageStore(str(where))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("PRAGMA application_id = 0", id="not-ours"),
        pytest.param("PRAGMA user_version = 2", id="newer-form"),
        pytest.param("DELETE FROM about", id="no-head"),
        pytest.param("UPDATE about SET scheme = 'iso'", id="scheme"),
        pytest.param("UPDATE about SET day = 'today'", id="day"),
        pytest.param("INSERT INTO about VALUES ('nbs', '2023-06-30')", id="two-heads"),
        pytest.param("DROP TABLE about", id="no-table"),
    ],
)
def test_a_file_that_something_else_wrote_is_refused(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(change)
    with pytest.raises(PayloadError) as caught:
        SqliteVillageStore(path)
    assert "build_village_store" in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE village SET kind = 'hamlet' WHERE code = 640181100201", id="kind"),
        pytest.param("UPDATE village SET code = 640181000201 WHERE code % 10 = 1", id="code"),
        pytest.param("DROP TABLE village", id="no-table"),
    ],
)
def test_a_row_that_something_else_wrote_is_refused(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM village WHERE code > 640181100201 OR code < 640181100201")
        file.execute(change)
    with SqliteVillageStore(path) as store, pytest.raises(PayloadError):
        store.children("64")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    where = tmp_path / "villages.sqlite"
    where.write_text("640181100201,甲村", encoding="utf-8")
    with pytest.raises(PayloadError):
        SqliteVillageStore(where)


def test_a_store_that_is_closed_answers_no_more(path: Path) -> None:
    store = SqliteVillageStore(path)
    store.close()
    with pytest.raises(PayloadError):
        store.lookup("640181100201")


def test_a_store_is_never_written_by_reading(path: Path) -> None:
    before = path.read_bytes()
    with SqliteVillageStore(path) as store, pytest.raises(sqlite3.OperationalError):
        store._file.execute("DELETE FROM village")
    assert path.read_bytes() == before


def test_ten_thousand_villages(tmp_path: Path) -> None:
    where = tmp_path / "villages.sqlite"
    rows = (
        (f"{county}{township}{village}", f"第{village}村", Kind.VILLAGE)
        for county in range(640101, 640121)
        for township in range(100, 110)
        for village in range(200, 250)
    )
    build_village_store(where, rows, scheme=Scheme.NBS, day=DAY)
    with SqliteVillageStore(where) as store:
        assert len(store) == store.count("64") == 10_000
        assert [store.count(code) for code in ("6401", "640101", "640101100")] == [10_000, 500, 50]
        assert store.lookup("640120109249").name == "第249村"
