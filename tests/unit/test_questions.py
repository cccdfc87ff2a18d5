"""Files of proxy requests, and the command that answers them."""

import json
from pathlib import Path

import pytest

from govsvc.cli import main
from govsvc.errors import PayloadError
from govsvc.questions import answer_questions, open_questions

_EXAMPLE = Path(__file__).parents[2] / "examples" / "proxy_requests.toml"


def test_every_request_of_the_example_is_answered() -> None:
    found = open_questions(_EXAMPLE)
    outcomes = [entry.decision.outcome.value for entry in found.entries]
    assert outcomes == ["denied", "allowed", "allowed", "denied", "denied", "needs_more"]
    assert found.problems == ()


def test_a_wrong_request_stops_no_other() -> None:
    found = answer_questions(
        b"""
        [[proxy]]
        id = "wrong place"
        on = 2026-03-02
        place = "5205x"
        request = { action = "submit" }
        [[proxy]]
        id = "wrong action"
        on = 2026-03-02
        request = { action = "dance" }
        [[proxy]]
        id = "no table"
        on = 2026-03-02
        request = "submit"
        [[proxy]]
        id = "right"
        on = 2026-03-02
        request = { action = "consult", actor = { kind = "neighbour" } }
        """,
        name="window.toml",
    )
    assert [entry.case.id for entry in found.entries] == ["right"]
    places = [problem.path.split(".")[0] for problem in found.problems]
    assert places == ["proxy[0]", "proxy[1]", "proxy[2]"]


def test_a_file_with_other_tables_is_refused() -> None:
    with pytest.raises(PayloadError):
        answer_questions(b"[[case]]\nid = '1'\n", name="window.toml")


@pytest.mark.parametrize(("lang", "word"), [("zh", "不予办理"), ("en", "IN_PERSON_BY_LAW")])
def test_the_command_explains(capsys: pytest.CaptureFixture[str], lang: str, word: str) -> None:
    assert main(["proxy", str(_EXAMPLE), "--lang", lang]) == 0
    assert word in capsys.readouterr().out


def test_the_command_asks_first_and_tells_all_on_demand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["proxy", str(_EXAMPLE)])
    short = capsys.readouterr().out
    main(["proxy", str(_EXAMPLE), "--full"])
    full = capsys.readouterr().out
    assert "请先问：授权的形式（authorisation.form）" in short
    assert "待查明：authorisation.form（授权的形式）" in full
    assert len(full) > 2 * len(short)


def test_the_command_gives_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proxy", str(_EXAMPLE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"][0]["codes"] == ["IN_PERSON_BY_LAW"]


def test_the_command_tells_what_is_wrong(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "window.toml"
    file.write_text('[[proxy]]\nid = "1"\non = 2026-03-02\nrequest = { action = "dance" }\n')
    assert main(["proxy", str(file), "--lang", "en"]) == 1
    assert "window.toml: proxy[0].request.action: expected one of" in capsys.readouterr().err


_POWERS = Path(__file__).parents[2] / "examples" / "power_questions.toml"


def test_transfers_and_assignments_are_answered_too() -> None:
    found = open_questions(_POWERS)
    assert found.problems == ()
    assert [(type(one.case).__name__, one.decision.outcome.value) for one in found.entries] == [
        ("TransferQuestion", "denied"),
        ("TransferQuestion", "allowed"),
        ("TransferQuestion", "needs_more"),
        ("TransferQuestion", "denied"),
        ("AssignmentQuestion", "needs_more"),
        ("AssignmentQuestion", "denied"),
    ]


def test_decide_is_the_command_for_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decide", str(_POWERS), "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)["entries"]
    assert entries[2]["codes"] == ["WRIT_CONTENT_MISSING"]
    assert entries[5]["codes"] == ["CERTIFICATE_BANNED"]
