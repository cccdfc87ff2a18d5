"""The words of a command line: what they mean, and what is refused with an example."""

import argparse
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from govsvc.cli import values
from govsvc.deadlines import (
    Correction,
    Exclude,
    Extend,
    Period,
    Restart,
    Resume,
    Suspend,
    Unit,
)


def refused(read: Any, text: str) -> str:  # noqa: ANN401 - one of the readers
    with pytest.raises(argparse.ArgumentTypeError) as caught:
        read(text)
    return str(caught.value)


def test_a_day() -> None:
    assert values.day("2024-02-29") == dt.date(2024, 2, 29)


@pytest.mark.parametrize("text", ["2025-02-30", "20250228", "2025-2-8", "2025-W09-5", "", "今天"])
def test_what_is_no_day_is_refused(text: str) -> None:
    told = refused(values.day, text)
    assert told == f"日期应写作 YYYY-MM-DD (expected a day YYYY-MM-DD): {text!r}"


@pytest.mark.parametrize(
    ("text", "month"), [("2025-02", 2), ("2025-2", 2), ("2025-12", 12), ("2025-01", 1)]
)
def test_a_month(text: str, month: int) -> None:
    assert values.month(text) == dt.date(2025, month, 1)


@pytest.mark.parametrize("text", ["2025-13", "2025-0", "0000-01", "2025", "2025-02-01", "2025-٣"])
def test_what_is_no_month_is_refused(text: str) -> None:
    assert refused(values.month, text).startswith("月份应写作 YYYY-MM ")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-01T15:30", dt.datetime(2026, 10, 1, 15, 30)),  # noqa: DTZ001 - local time
        ("2026-10-01 15:30:05", dt.datetime(2026, 10, 1, 15, 30, 5)),  # noqa: DTZ001
    ],
)
def test_a_moment(text: str, moment: dt.datetime) -> None:
    assert values.moment(text) == moment


@pytest.mark.parametrize(
    "text", ["2026-10-01", "2026-02-30T15:30", "2026-10-01T25:00", "2026-10-01T15:30+08:00"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    assert refused(values.moment, text).startswith("时刻应写作 YYYY-MM-DDTHH:MM ")


@pytest.mark.parametrize(
    ("text", "amount"), [("200", "200"), ("200.50", "200.50"), ("0", "0"), ("0.0001", "0.0001")]
)
def test_an_amount(text: str, amount: str) -> None:
    assert values.amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["-1", "1e3", "1,000", "NaN", ".5", "1.00000", "٣", "9" * 16])
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert refused(values.amount, text).startswith("数额应如 200 或者 200.50 ")


@pytest.mark.parametrize(
    ("text", "length", "unit"),
    [
        ("20wd", 20, Unit.WORKING_DAY),
        ("60d", 60, Unit.CALENDAR_DAY),
        ("6m", 6, Unit.MONTH),
        ("1y", 1, Unit.YEAR),
    ],
)
def test_a_length(text: str, length: int, unit: Unit) -> None:
    assert values.period(text) == Period(length=length, unit=unit)
    assert values.rule(text) == Period(length=length, unit=unit)


@pytest.mark.parametrize("text", ["20", "wd", "20h", "2.5d", "-5d", "5 d", "999999d"])
def test_what_is_no_length_is_refused(text: str) -> None:
    assert refused(values.period, text).startswith("长度应如 20wd、60d、6m、1y ")


@pytest.mark.parametrize("text", ["0wd", "99999d", "101y"])
def test_a_length_out_of_bounds_is_refused_in_both_languages(text: str) -> None:
    assert "应在 1 至" in refused(values.period, text)
    assert "must lie between 1 and" in refused(values.rule, text)


def test_what_is_no_length_is_the_id_of_a_rule() -> None:
    assert values.rule("apl.42.decide") == "apl.42.decide"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24h", Period.hours(24)),
        ("0h", "0h"),
        ("24", "24"),
        ("ace.19.report", "ace.19.report"),
        ("99999h", "99999h"),
    ],
)
def test_hours_or_the_id_of_a_rule(text: str, expected: str | Period) -> None:
    assert values.hours(text) == expected


_ONE, _TEN = dt.date(2026, 3, 1), dt.date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "exclude first=2026-03-01 last=2026-03-10 reason=testing told_on=2026-03-01",
            Exclude(_ONE, _TEN, "testing", told_on=_ONE),
        ),
        ("suspend on=2026-03-01 reason=party_died", Suspend(_ONE, "party_died")),
        ("resume  on=2026-03-10", Resume(_TEN)),
        ("restart on=2026-03-10", Restart(_TEN)),
        (
            "extend decided_on=2026-03-01 by=10 approved_by=agency_head",
            Extend(decided_on=_ONE, by=10, approved_by="agency_head"),
        ),
        ("extend decided_on=2026-03-01 to=45", Extend(decided_on=_ONE, to=45)),
        ("correction notified_on=2026-03-01", Correction(_ONE)),
    ],
)
def test_an_event_in_words(text: str, event: Any) -> None:  # noqa: ANN401 - of any sort
    assert values.event(text) == event


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        pytest.param("", "其中之一", "expected `kind` to be one of", id="empty"),
        pytest.param("pause on=2026-03-01", "收到文字 `pause`", "found a text `pause`", id="kind"),
        pytest.param("resume", "缺少必填项 `on`", "required key `on` is missing", id="missing"),
        pytest.param("resume on", "类型 键=值", "expected KIND KEY=VALUE", id="no-value"),
        pytest.param(
            "resume on=2026-03-01 on=2026-03-02", "每个键一次", "every key once", id="key-twice"
        ),
        pytest.param("resume on=", "on: 应为日期", "(expected a day YYYY-MM-DD", id="empty-value"),
        pytest.param(
            "resume on=2026-03-01 why=x", "不认识的键：why", "unknown key: why", id="unknown-key"
        ),
        pytest.param(
            "extend decided_on=2026-03-01 by=ten", "整数", "a whole number", id="not-a-number"
        ),
        pytest.param(
            "suspend on=2026-03-01 reason=lunch", "其中之一：hearing", "one of hearing", id="reason"
        ),
        pytest.param(
            "exclude first=2026-03-10 last=2026-03-01 reason=testing",
            "早于 `first`",
            "lies before `first`",
            id="wrong-way-round",
        ),
    ],
)
def test_words_that_are_no_event_are_refused_in_both_languages(text: str, zh: str, en: str) -> None:
    told = refused(values.event, text)
    assert zh in told
    assert en in told
