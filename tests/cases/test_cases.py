"""Runs the conformance cases of deadlines.toml: question, answer, citation."""

import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import chinese_calendar
import pytest

from govsvc import due, from_dict, parse_citation
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Deadline,
    Event,
    Period,
    PeriodKind,
    Roll,
    Unit,
    latest_day_before,
)
from govsvc.errors import GovsvcError
from oracles.deadline_oracle import last_day

_FILE = Path(__file__).with_name("deadlines.toml")
_CASES: list[dict[str, Any]] = tomllib.loads(_FILE.read_text("utf-8"))["case"]

_REQUIRED = {"id", "question", "expect", "cite", "note"}
_ASKED = {"rule", "period", "trigger", "before", "clear_days"}
_TOLD = {"on", "as_of", "region", "promise", "events", "done", "posted"}

each_case = pytest.mark.parametrize("case", _CASES, ids=[case["id"] for case in _CASES])


def period_of(table: dict[str, Any]) -> Period:
    """The period as the file writes it: kind within and no roll unless it says otherwise."""
    assert set(table) <= {"kind", "length", "unit", "roll"}
    roll = Roll(basis=Basis(table["roll"])) if "roll" in table else NO_ROLL
    return Period(
        kind=PeriodKind(table.get("kind", "within")),
        length=table["length"],
        unit=Unit(table["unit"]),
        roll=roll,
    )


def ask(case: dict[str, Any]) -> Deadline:
    known = ("on", "as_of", "region", "clear_days")
    options: dict[str, Any] = {key: case[key] for key in known if key in case}
    rule = case["rule"] if "rule" in case else period_of(case["period"])
    if "before" in case:
        return latest_day_before(case["before"], rule, **options)
    if "promise" in case:
        options["promise"] = period_of(case["promise"])
    options["events"] = [from_dict(Event, told) for told in case.get("events", ())]  # type: ignore[arg-type]
    return due(rule, case["trigger"], **options)


def plain(value: object) -> object:
    """Days and numbers as they are, everything else as its slug."""
    return value if value is None or isinstance(value, dt.date | int) else str(value)


def answered(deadline: Deadline, field: str, case: dict[str, Any]) -> object:
    """What the answer says in the words of the file."""
    rule, consequence = deadline.rule, deadline.lapse
    match field:
        case "version":
            return rule.id if rule else None
        case "readings":
            return {reading.kind.value: reading.date for reading in deadline.readings}
        case "lapse":
            return consequence.lapse.effect.value if consequence else None
        case "lapse_on":
            return consequence.day if consequence else None
        case "outcome":
            return deadline.outcome(case["done"], posted_on=case.get("posted")).value
        case _:
            return plain(getattr(deadline, field))


@pytest.mark.parametrize(
    "case",
    [case for case in _CASES if "refused" not in case["expect"]],
    ids=lambda case: str(case["id"]),
)
def test_the_answer_is_the_law_s(case: dict[str, Any]) -> None:
    deadline = ask(case)
    expected = dict(case["expect"])
    doubts = set(expected.pop("doubts", ()))
    assert {field: answered(deadline, field, case) for field in expected} == expected
    told = deadline.rule.header.doubts if deadline.rule else ()
    assert doubts <= {doubt.kind.value for doubt in told if doubt.matters_on(deadline.law_on)}


@pytest.mark.parametrize(
    "case",
    [case for case in _CASES if "refused" in case["expect"]],
    ids=lambda case: str(case["id"]),
)
def test_a_question_without_an_answer_is_refused(case: dict[str, Any]) -> None:
    assert set(case["expect"]) == {"refused"}
    with pytest.raises(GovsvcError) as caught:
        ask(case)
    assert caught.value.code == case["expect"]["refused"]


def _has_two_routes(case: dict[str, Any]) -> bool:
    """Whether the other calendar knows the days: all of them, up to 2026, as of today."""
    day = case["expect"].get("due")
    known = {"as_of", "region", "before", "events"}.isdisjoint(case)
    return known and isinstance(day, dt.date) and day.year in range(2007, 2027)


@pytest.mark.parametrize(
    "case", [case for case in _CASES if _has_two_routes(case)], ids=lambda case: str(case["id"])
)
def test_another_calendar_and_a_count_day_by_day_give_the_same_day(case: dict[str, Any]) -> None:
    period = ask(case).period
    assert last_day(period, case["trigger"], chinese_calendar.is_workday) == case["expect"]["due"]


@each_case
def test_the_answer_cites_the_article(case: dict[str, Any]) -> None:
    if "rule" in case and "refused" not in case["expect"]:
        deadline = ask(case)
        assert case["cite"] in [citation.text("zh") for citation in deadline.citations]
        assert case["cite"] in deadline.explain("zh")
    else:
        assert parse_citation(case["cite"]).article is not None


@each_case
def test_a_case_is_written_as_the_head_of_the_file_says(case: dict[str, Any]) -> None:
    assert set(case) >= _REQUIRED
    assert set(case) <= _REQUIRED | _ASKED | _TOLD
    assert ("rule" in case) is not ("period" in case)
    assert ("trigger" in case) is not ("before" in case)
    assert case["question"].endswith("？")
    assert case["note"].endswith("。")
    assert case["expect"]


def test_every_id_is_given_once() -> None:
    ids = Counter(case["id"] for case in _CASES)
    assert [name for name, count in ids.items() if count > 1] == []


def test_there_are_enough_cases_of_every_sort() -> None:
    assert len(_CASES) >= 120
    fields = Counter(field for case in _CASES for field in case["expect"])
    assert set(fields) == {
        "certainty",
        "clock",
        "doubts",
        "due",
        "earliest",
        "lapse",
        "lapse_on",
        "latest",
        "not_before",
        "outcome",
        "promised_due",
        "readings",
        "refused",
        "remaining",
        "safe_due",
        "stopped_on",
        "version",
    }
