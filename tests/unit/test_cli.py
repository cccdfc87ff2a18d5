"""The command line: what it takes, what it prints, how it ends."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from govsvc.cli import drawing, main
from govsvc.cli.drawing import Table, render, width

ROOT = Path(__file__).parents[2]


class Terminal(io.StringIO):
    """Standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(words)
    seen = capsys.readouterr()
    return status, seen.out, seen.err


def data(capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401 - JSON
    status, out, _ = run(capsys, *words, "--json")
    return status, json.loads(out)


def test_due_prints_the_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "due", "apl.42.decide", "2022-09-30")
    assert (status, err) == (0, "")
    assert out.startswith("许可决定（20个工作日）：到期日 2022-11-02\n")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", "2025-10-23：临期，剩余 1 天（1 个工作日）"),
        ("en", "2025-10-23: close, days left: 1 (working days: 1)"),
    ],
)
def test_due_tells_urgency_on_a_day(
    capsys: pytest.CaptureFixture[str], lang: str, line: str
) -> None:
    words = ("due", "apl.42.decide", "2025-09-22", "--today", "2025-10-23", "--lang", lang)
    assert run(capsys, *words)[1].splitlines()[-1] == line


@pytest.mark.parametrize(("lang", "line"), [("zh", "已过 6210 天"), ("en", "days past: 6210")])
def test_days_left_without_working_days_before_the_calendar(
    capsys: pytest.CaptureFixture[str], lang: str, line: str
) -> None:
    words = ("due", "20d", "1999-12-12", "--roll", "none", "--today", "2017-01-01", "--lang", lang)
    assert run(capsys, *words)[1].rstrip().endswith(line)


@pytest.mark.parametrize(
    ("length", "due"),
    [("20wd", "2025-10-24"), ("60d", "2025-11-21"), ("6m", "2026-03-23"), ("1y", "2026-09-22")],
)  # fmt: skip
def test_due_takes_a_bare_length(capsys: pytest.CaptureFixture[str], length: str, due: str) -> None:
    assert data(capsys, "due", length, "2025-09-22")[1]["deadline"]["due"] == due


def test_a_bare_length_rolls_by_analogy_unless_told_otherwise(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = data(capsys, "due", "6m", "2025-09-22")[1]["deadline"]
    assert (told["due"], told["safe_due"]) == ("2026-03-23", "2026-03-22")
    told = data(capsys, "due", "6m", "2025-09-22", "--roll", "none")[1]["deadline"]
    assert (told["due"], told["readings"]) == ("2026-03-22", [])


def test_due_takes_region_law_day_and_knowledge_day(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("due", "arl.48.reply", "2024-03-01", "--on", "2023-03-10", "--region", "450000",
             "--as-of", "2024-01-01")  # fmt: skip
    told = data(capsys, *words)[1]["deadline"]
    assert told["rule"]["header"]["id"] == "arl17.23.reply"
    assert (told["region"], told["known_on"]) == ({"prefix": "45"}, "2024-01-01")


@pytest.mark.parametrize(
    ("words", "out"),
    [
        pytest.param(("day", "2026-02-14"),
                     "2026-02-14 星期六  补班  已公布  春节  国办发明电〔2025〕7号\n"),
        pytest.param(("day", "2026-02-14", "--lang", "en"),
                     "2026-02-14 Saturday  make-up workday  official  春节  "
                     "国办发明电〔2025〕7号\n"),
        pytest.param(("day", "2025-03-31", "--region", "650000"),
                     "2025-03-31 星期一  当地放假  已公布  肉孜节  新疆 2025 通知(令第174号)\n"),
        pytest.param(("day", "2027-03-01"), "2027-03-01 星期一  工作日  推算，待公布\n"),
        pytest.param(("workdays", "2025-09-30", "2025-10-11"),
                     "2025-09-30（不含）至 2025-10-11（含）：3 个工作日\n"),
        pytest.param(("workdays", "2026-12-30", "2027-01-05", "--lang", "en"),
                     "3 working days in (2026-12-30, 2027-01-05]  [projected]\n"),
    ],
)  # fmt: skip
def test_the_calendar_in_one_line(
    capsys: pytest.CaptureFixture[str], words: Sequence[str], out: str
) -> None:
    assert run(capsys, *words) == (0, out, "")


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        pytest.param(("month", "2026-02"), ("14班", "16休", "21"), id="notice"),
        pytest.param(("month", "2026-02", "--lang", "en"), ("14w", "16h"), id="English"),
        pytest.param(("month", "2027-02"), ("5休?", "13班?", "14?"), id="projected"),
    ],
)
def test_a_month_marks_rest_work_and_what_is_not_announced(
    capsys: pytest.CaptureFixture[str], words: Sequence[str], marks: Sequence[str]
) -> None:
    cells = run(capsys, *words)[1].split()
    assert set(marks) <= set(cells)


def test_a_month_as_data_counts_its_workdays(capsys: pytest.CaptureFixture[str]) -> None:
    told = data(capsys, "month", "2026-02")[1]
    assert (told["workdays"], len(told["days"])) == (16, 28)


def test_a_notice_can_be_added_to_any_question(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "n.txt"
    file.write_text(
        "关于延长2026年春节假期的通知\n延长2026年春节假期至2月24日。\n2026年2月20日", "utf-8"
    )
    assert run(capsys, "day", "2026-02-24", "--notice", str(file))[1].split()[2] == "另行放假"
    words = ("day", "2026-02-24", "--notice", str(file), "--as-of", "2026-02-19")
    assert run(capsys, *words)[1].split()[2] == "工作日"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        pytest.param("apl.42.decide", ["apl.42.decide"], id="id"),
        pytest.param("行政许可法第44条", ["apl.44.deliver"], id="citation"),
        pytest.param("颁发送达", ["apl.44.deliver"], id="word"),
        pytest.param("没有这个词", [], id="nothing"),
    ],
)
def test_periods_finds_by_id_word_and_citation(
    capsys: pytest.CaptureFixture[str], query: str, ids: list[str]
) -> None:
    status, told = data(capsys, "periods", query)
    assert [period["header"]["id"] for period in told["periods"]] == ids
    assert status == (0 if ids else 1)


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有找到 `xyz`"), ("en", "nothing found")])
def test_periods_says_when_it_finds_nothing(
    capsys: pytest.CaptureFixture[str], lang: str, said: str
) -> None:
    status, _, err = run(capsys, "periods", "xyz", "--lang", lang)
    assert status == 1
    assert err.startswith(said)


def test_periods_lists_the_catalogue_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    everything = data(capsys, "periods")[1]["periods"]
    then = data(capsys, "periods", "--on", "2010-01-01")[1]["periods"]
    assert 30 <= len(then) < len(everything)
    assert run(capsys, "periods", "--lang", "en")[1].startswith(f"{len(everything)} periods\n")


def test_a_period_card_tells_scope_lapse_and_doubts(capsys: pytest.CaptureFixture[str]) -> None:
    card = run(capsys, "periods", "app.67.pay", "--lang", "en")[1]
    assert {line.partition(":")[0] for line in card.splitlines()} >= {"scope", "on lapse", "doubt"}


@pytest.mark.parametrize(
    ("query", "events"),
    [
        pytest.param("apl.42.decide", ["from: application accepted"], id="forward"),
        pytest.param("app.64.notice", ["before: hearing held"], id="backward"),
        pytest.param("apl.82.unit", [], id="method"),
    ],
)
def test_a_period_card_tells_from_or_up_to_which_event_it_runs(
    capsys: pytest.CaptureFixture[str], query: str, events: list[str]
) -> None:
    card = run(capsys, "periods", query, "--lang", "en")[1].splitlines()
    assert [line for line in card if line.startswith(("from: ", "before: "))] == events


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_desk_prints_table_explanations_and_problems(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(
        '[[case]]\nid = "A"\ntitle = "甲"\nrule = "mla.22"\ntrigger = 2026-12-25\n'
        'promise = { length = 3, unit = "working_day" }\n'
        '[[case]]\nid = "B"\ntitle = "乙"\ntrigger = 2025-01-01\nrule = "nope"\n',
        "utf-8",
    )
    status, out, err = run(capsys, "desk", str(file), "--today", "2027-01-04", "--lang", lang)
    assert status == 1
    assert "【A】甲" in out
    assert "2027-02-04" in out
    assert ("已过" if lang == "zh" else "passed") in out
    assert err.startswith("desk.toml: case[1].rule: ")


def test_desk_without_a_day_says_that_there_are_no_lights(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, "desk", str(ROOT / "examples/desk.toml"))
    assert status == 0
    assert "--today" in out.splitlines()[-1]


def test_desk_as_data_holds_entries_and_problems(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "desk.toml"
    file.write_text("case = [3]", "utf-8")
    status, told = data(capsys, "desk", str(file))
    assert status == 1
    assert (told["entries"], told["problems"][0]["path"]) == ([], "case[0]")


REQUESTS = """
[[proxy]]
id = "P1"
on = 2026-03-02
request = { item = "结婚登记", action = "submit", actor = { kind = "relative" } }
[[proxy]]
id = "P2"
on = 2026-03-02
request = { action = "dance" }
"""


def test_a_desk_with_proxy_requests_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(f'[desk]\nname = "窗口"\n{REQUESTS}', "utf-8")
    status, out, err = run(capsys, "desk", str(file))
    assert status == 1
    assert out.startswith(
        "窗口\n\n【P1】\n代办：不予办理（全国，2026-03-02）\n  IN_PERSON_BY_LAW："
    )
    assert err.startswith("desk.toml: proxy[1].request.action: ")
    assert "IN_PERSON_BY_LAW: both parties" in run(capsys, "desk", str(file), "--lang", "en")[1]


def test_proxy_requests_stand_after_the_cases(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "desk.toml"
    case = '[[case]]\nid = "A"\ntitle = "甲"\nrule = "apl.42.decide"\ntrigger = 2026-03-02\n'
    file.write_text(REQUESTS + case, "utf-8")
    _, out, _ = run(capsys, "desk", str(file))
    assert out.index("【A】甲") < out.index("【P1】")
    assert "--today" in out.splitlines()[-1]
    _, told = data(capsys, "desk", str(file))
    assert [entry["case"]["id"] for entry in told["entries"]] == ["A"]
    assert [(one["id"], one["outcome"], one["codes"]) for one in told["answers"]] == [
        ("P1", "denied", ["IN_PERSON_BY_LAW"])
    ]
    assert [problem["path"] for problem in told["problems"]] == ["proxy[1].request.action"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(("due", "nope", "2025-01-01"), "not-found", id="rule"),
        pytest.param(("day", "2006-01-01"), "calendar.not-covered", id="day"),
        pytest.param(("day", "2026-01-01", "--region", "4"), "code.malformed", id="region"),
        pytest.param(("desk", "no-such-file.toml"), "payload.malformed", id="file"),
        pytest.param(("notice", "no-such-file.txt"), "payload.malformed", id="notice file"),
        pytest.param(("workdays", "2025-02-01", "2025-01-01"), "input.value", id="order"),
    ],
)
def test_an_error_ends_with_status_1_and_its_message(
    capsys: pytest.CaptureFixture[str], words: Sequence[str], code: str
) -> None:
    status, out, err = run(capsys, *words)
    assert (status, out, bool(err)) == (1, "", True)
    told = data(capsys, *words)
    assert (told[0], told[1]["error"]["code"]) == (1, code)
    assert told[1]["error"]["message"]["zh"] == err.rstrip("\n")
    assert ("problems" in told[1]["error"]) == (code == "payload.malformed")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="nothing"),
        pytest.param(("day", "2025-02-30"), id="no such day"),
        pytest.param(("day", "2025-2-3"), id="short day"),
        pytest.param(("month", "2025-13"), id="no such month"),
        pytest.param(("due", "apl.42.decide", "2025-01-01", "--promise", "soon"), id="no length"),
        pytest.param(("due", "0wd", "2025-01-01"), id="length 0"),
        pytest.param(("due", "5d", "2025-01-01", "--roll", "perhaps"), id="no such roll"),
    ],
)
def test_a_command_line_that_is_not_understood_ends_with_status_2(
    capsys: pytest.CaptureFixture[str], words: Sequence[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert capsys.readouterr().err


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("govsvc ")


def test_columns_align_by_display_width() -> None:
    table = Table(title="", columns=["名", "x"], rows=[["中文", "1"], ["ab", "2"]])
    assert render(table) == "名    x\n----  -\n中文  1\nab    2"
    assert width("中a（") == 5


def test_a_terminal_gets_colour_where_rich_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rich")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "80")
    drawing.draw_table(Table(title="t", columns=["a"], rows=[["b"]], styles=["red"]))
    drawing.draw_table(Table(title="", columns=["a"], rows=[["b"]]))
    assert "┏━━━┓" in screen.getvalue()


def test_a_terminal_without_rich_gets_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setitem(sys.modules, "rich.console", None)
    drawing.draw_table(Table(title="t", columns=["a"], rows=[["b"]]))
    assert screen.getvalue() == "t\na\n-\nb\n"


def test_python_dash_m_runs_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "govsvc", "workdays", "2025-09-30", "2025-10-11", "--lang", "en"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout == "3 working days in (2025-09-30, 2025-10-11]\n"


class ClosedPipe(io.StringIO):
    """Standard output whose reader has gone."""

    def __init__(self, fileno: int) -> None:
        super().__init__()
        self._fileno = fileno

    def write(self, _text: str) -> int:
        raise BrokenPipeError

    def fileno(self) -> int:
        return self._fileno


def test_a_reader_that_stops_early_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "out").open("w") as file:
        monkeypatch.setattr(sys, "stdout", ClosedPipe(file.fileno()))
        assert main(["workdays", "2025-09-30", "2025-10-11"]) == 0
