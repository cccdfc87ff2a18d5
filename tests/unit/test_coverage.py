"""``govsvc periods --coverage``: which rows of a table the catalogue carries."""

import json
from pathlib import Path

import pytest

from govsvc.cli import main


def file(folder: Path, text: str) -> str:
    path = folder / "rows.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_every_row_is_shown_with_what_carries_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file(tmp_path, "id,name\napl.42.decide,a\napp.71.remit,b\n")
    assert main(["periods", "--coverage", path, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("rows.csv: 2 rows, 2 of them carried\n")
    assert "app.71.remit   app.71.remit.officer, app.71.remit.agency\n" in out


@pytest.mark.parametrize(
    ("lang", "title", "nothing"),
    [
        ("zh", "rows.csv：2 行，已收录 1 行", "（没有）"),
        ("en", "rows.csv: 2 rows, 1 of them carried", "(none)"),
    ],
)
def test_a_row_that_nothing_carries_ends_with_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, title: str, nothing: str
) -> None:
    path = file(tmp_path, "name,id\nsome,apl.42.decide\nother,xyz.1\n")
    assert main(["periods", "--coverage", path, "--lang", lang]) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[0] == title
    assert [line.split() for line in out.splitlines() if "xyz.1" in line] == [["xyz.1", nothing]]


def test_the_same_as_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = file(tmp_path, "\ufeffid\napl.42.decide\nxyz.1\n")
    assert main(["periods", "--coverage", path, "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "rows": 2,
        "missing": ["xyz.1"],
        "entries": {"apl.42.decide": ["apl.42.decide"], "xyz.1": []},
    }


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        pytest.param("", "收到的列：无", "found columns: none", id="empty"),
        pytest.param("id\n", "收到的列：无", "found columns: none", id="no-row"),
        pytest.param(
            "name,row\na,b\n", "收到的列：name, row", "found columns: name, row", id="no-id"
        ),
        pytest.param(
            "name,id\na\n", "收到的列：name, id", "found columns: name, id", id="short-row"
        ),
        pytest.param('id\n"a"b\n', "不是合格的 CSV", "no sound CSV", id="broken"),
    ],
)
def test_a_file_that_is_no_table_with_ids_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, zh: str, en: str
) -> None:
    path = file(tmp_path, text)
    for lang, told in (("zh", zh), ("en", en)):
        assert main(["periods", "--coverage", path, "--lang", lang]) == 1
        assert told in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["periods", "--coverage", str(tmp_path / "none.csv")]) == 1
    assert "none.csv" in capsys.readouterr().err
