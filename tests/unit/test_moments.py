"""``govsvc hours`` and ``govsvc surcharge``."""

import json

import pytest

from govsvc.cli import main


def test_hours_prints_the_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hours", "48h", "2023-11-27T08:30", "--mode", "next_hour", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("48 hours: ends 2023-11-29 09:00\n")


def test_hours_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["hours", "psl.120.file", "2025-12-31T23:00", "--on", "2026-01-01", "--json"]
    assert main(words) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"deadline", "explanation"}
    assert told["deadline"]["due"] == "2026-01-01T23:00:00"
    assert ": ends 2026-01-01 23:00\n" in told["explanation"]["en"]


def test_surcharge_prints_the_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["surcharge", "55000", "2022-09-22", "2022-10-17"]) == 0
    assert capsys.readouterr().out.startswith("加处罚款 39600 元\n")


def test_surcharge_leaves_out_review_and_suit(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["surcharge", "1000", "2025-01-10", "2025-03-20", "--json"]
    spans = ["--left-out", "2025-01-16", "2025-02-10", "--left-out", "2025-02-11", "2025-03-16"]
    assert main([*words, *spans]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"surcharge", "explanation"}
    surcharge = told["surcharge"]
    assert (surcharge["days"], surcharge["left_out"], surcharge["amount"]) == (8, 60, "240")
    assert told["explanation"]["en"].startswith("surcharge 240\n")


@pytest.mark.parametrize(
    "words",
    [
        ["hours", "apl.42.decide", "2026-10-01T15:30"],
        ["hours", "0h", "2026-10-01T15:30"],
        ["surcharge", "0", "2025-01-10", "2025-01-20"],
        ["surcharge", "5", "2021-01-10", "2025-01-20"],
    ],
)
def test_what_cannot_be_answered_ends_with_status_1(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    seen = capsys.readouterr()
    assert (seen.out, bool(seen.err)) == ("", True)


@pytest.mark.parametrize(
    "words",
    [
        ["hours", "24h", "2026-10-01"],
        ["hours", "24h", "2026-10-01T15:30", "--mode", "some_day"],
        ["surcharge", "1e3", "2025-01-10", "2025-01-20"],
        ["surcharge", "5", "2025-01-10", "2025-01-20", "--left-out", "2025-01-12"],
    ],
)
def test_words_that_are_not_understood_end_with_status_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
