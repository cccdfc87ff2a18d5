"""The words of a command line as values, and what is said of words that are none."""

import datetime as dt
from argparse import ArgumentTypeError

import pytest

from govsvc.cli import main
from govsvc.cli.values import event
from govsvc.deadlines import Correction, Event, Exclude, Extend, Restart, Resume, Suspend

D = dt.date(2025, 10, 13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exclude first=2025-10-13 last=2025-10-13 reason=testing", Exclude(D, D, "testing")),
        ("suspend on=2025-10-13 reason=other_case told_on=2025-10-13",
         Suspend(D, "other_case", told_on=D)),
        ("resume on=2025-10-13", Resume(D)),
        ("restart  on=2025-10-13 ", Restart(D)),
        ("extend decided_on=2025-10-13 by=10 approved_by=agency_head",
         Extend(decided_on=D, by=10, approved_by="agency_head")),
        ("extend to=45 decided_on=2025-10-13", Extend(decided_on=D, to=45)),
        ("correction notified_on=2025-10-13", Correction(D)),
    ],
)  # fmt: skip
def test_an_event_is_its_kind_and_its_keys(text: str, expected: Event) -> None:
    assert event(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "expected `kind` to be one of exclude", id="nothing"),
        pytest.param("excluded first=2025-10-13", "found a text `excluded`", id="no such kind"),
        pytest.param("resume", "on: 缺少必填项 `on` (required key `on` is missing)", id="no key"),
        pytest.param("resume on", "expected KIND KEY=VALUE", id="no value"),
        pytest.param("resume on=2025-10-13 on=2025-10-14", "every key once", id="twice"),
        pytest.param("resume kind=restart on=2025-10-13", "every key once", id="two kinds"),
        pytest.param("resume on=2025-02-30", "on: 应为日期 YYYY-MM-DD", id="no such day"),
        pytest.param("resume on=2025-10-13 by=3", "unknown key: by", id="unknown key"),
        pytest.param("extend decided_on=2025-10-13 by=x", "by: 应为整数", id="no number"),
        pytest.param("extend decided_on=2025-10-13 by=-3", "found by=-3", id="below 1"),
        pytest.param(f"extend decided_on=2025-10-13 by={'9' * 5000}", "by: 应为整数", id="endless"),
    ],
)
def test_words_that_are_no_event_say_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(ArgumentTypeError) as caught:
        event(text)
    assert said in str(caught.value)
    assert "event[0]" not in str(caught.value)


def test_events_on_the_command_line_move_the_due_day(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["due", "apl.42.decide", "2025-09-22", "--lang", "en"]
    hearing = "exclude first=2025-10-13 last=2025-10-17 reason=hearing told_on=2025-10-10"
    longer = "extend decided_on=2025-10-20 by=10 approved_by=agency_head told_on=2025-10-20"
    assert main([*words, "--event", hearing, "--event", longer]) == 0
    assert capsys.readouterr().out.startswith("licence decision (20 working days): due 2025-11-14")
    assert main([*words, "--event", "extend decided_on=2025-10-27 by=10"]) == 1
    assert "outside the period" in capsys.readouterr().err


def test_a_stopped_clock_says_when_it_is_due_again(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["due", "oga.33.answer", "2025-09-24", "--today", "2025-10-09"]
    assert main([*words, "--event", "correction notified_on=2025-09-29"]) == 0
    assert capsys.readouterr().out.endswith("2025-10-09：中止，恢复后再计算\n")
