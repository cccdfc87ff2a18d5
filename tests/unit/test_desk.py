"""The desk: a file of running cases in, due days out, the most urgent first."""

import datetime as dt
from pathlib import Path

import pytest

from govsvc.deadlines import Light
from govsvc.desk import Desk, Outcome, answer_desk, open_desk
from govsvc.errors import InputTypeError, PayloadError

TODAY = dt.date(2025, 10, 9)


def case(**keys: str) -> str:
    told = {"id": '"1"', "title": '"件"', "rule": '"apl.42.decide"', "trigger": "2025-09-22"} | keys
    return "[[case]]\n" + "".join(f"{key} = {value}\n" for key, value in told.items() if value)


def answer(*cases: str, today: dt.date | None = TODAY, head: str = "") -> Desk:
    return answer_desk((head + "\n" + "\n".join(cases)).encode(), name="desk.toml", today=today)


def problem(*cases: str) -> tuple[str, str, str, str]:
    (found,) = answer(*cases).problems
    return found.path, found.code, found.explain("zh"), found.explain("en")


def test_a_case_is_answered_by_its_rule() -> None:
    (entry,) = answer(case()).entries
    assert entry.deadline.due == dt.date(2025, 10, 24)
    assert entry.status is not None
    assert entry.status.light is Light.GREEN


def test_a_bare_period_can_stand_for_a_rule() -> None:
    period = '{ length = 15, unit = "calendar_day", roll = "express" }'
    (entry,) = answer(case(rule="", period=period, trigger="2025-01-14")).entries
    assert entry.deadline.due == dt.date(2025, 2, 5)


def test_the_most_urgent_stand_first_and_the_finished_last() -> None:
    desk = answer(
        case(id='"done"', trigger="2025-08-25", done="2025-09-19"),
        case(id='"waiting"', trigger="2026-01-05"),
        case(id='"green"'),
        case(id='"red"', trigger="2025-08-01"),
        case(id='"yellow"', trigger="2025-09-10"),
    )
    assert [e.case.id for e in desk.entries] == ["red", "yellow", "green", "waiting", "done"]


def test_without_a_day_the_order_is_by_due_day_and_there_are_no_lights() -> None:
    desk = answer(case(id='"b"'), case(id='"a"', trigger="2025-08-01"), today=None)
    assert [(e.case.id, e.status) for e in desk.entries] == [("a", None), ("b", None)]


def test_a_promise_runs_beside_the_period() -> None:
    (entry,) = answer(case(promise='{ length = 10, unit = "working_day" }')).entries
    assert entry.deadline.promised_due == dt.date(2025, 10, 11)


def test_the_region_of_the_desk_holds_for_cases_without_one() -> None:
    head = '[desk]\nname = "窗口"\nregion = "450000"'
    desk = answer(case(trigger="2017-03-20"), case(id='"2"', region='"640000"'), head=head)
    assert {e.case.id: e.deadline.region and e.deadline.region.prefix for e in desk.entries} == {
        "1": "45",
        "2": "64",
    }
    assert desk.name == "窗口"


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        pytest.param("2025-01-29", Outcome.IN_TIME, id="on the unrolled day"),
        pytest.param("2025-02-05", Outcome.CONTESTED, id="on the rolled day"),
        pytest.param("2025-02-06", Outcome.LATE, id="after both"),
    ],
)
def test_a_finished_case_says_whether_it_was_in_time(done: str, outcome: Outcome) -> None:
    (entry,) = answer(case(rule='"app.67.pay"', trigger="2025-01-14", done=done)).entries
    assert (entry.outcome, entry.status) == (outcome, None)


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        pytest.param("2026-02-13", Outcome.EARLY, id="before the period has passed"),
        pytest.param("2026-02-14", Outcome.IN_TIME, id="after it"),
    ],
)
def test_a_minimum_period_must_have_passed(done: str, outcome: Outcome) -> None:
    told = case(rule='"ace.54.demand"', trigger="2026-01-30", done=done)
    (entry,) = answer(told, today=dt.date(2026, 3, 2)).entries
    assert entry.outcome is outcome


def test_every_outcome_has_a_label_in_both_languages() -> None:
    assert all(outcome.label.zh and outcome.label.en for outcome in Outcome)


BARE = {"rule": ""}
DAYS = '{ length = 60, unit = "calendar_day" }'
MONTHS = '{ length = 3, unit = "month" }'
NOTHING = '{ length = 0, unit = "month", roll = "none" }'
HOURS = '{ length = 24, unit = "hour" }'
WEEK = '{ length = 5, unit = "working_day" }'


@pytest.mark.parametrize(
    ("keys", "key", "code", "said"),
    [
        pytest.param({"trigger": '"昨天"'}, ".trigger", "type", "昨天", id="text for a day"),
        pytest.param({"trigger": "2025-09-22T08:00:00"}, ".trigger", "type", "2025", id="moment"),
        pytest.param({"trigger": ""}, ".trigger", "missing", "trigger", id="no trigger"),
        pytest.param({"fromday": "2025-09-22"}, "", "unknown-key", "fromday", id="unknown key"),
        pytest.param({"rule": '"apl.42.decid"'}, ".rule", "not-found", "apl.42.decide", id="near"),
        pytest.param({"trigger": "2001-01-01"}, ".rule", "not-found", "2001", id="not in force"),
        pytest.param(BARE, ".rule", "input.value", "period", id="neither"),
        pytest.param({"period": MONTHS}, ".rule", "input.value", "period", id="both"),
        pytest.param({**BARE, "period": DAYS}, ".period.roll", "input.value", "roll", id="no roll"),
        pytest.param({"done": "2025-10-20"}, ".done", "input.value", "2025-10-20", id="future"),
        pytest.param(
            {**BARE, "period": NOTHING}, ".period.length", "input.value", "0", id="no length"
        ),
        pytest.param({"region": '"45x"'}, ".region", "code.malformed", "45x", id="region"),
        pytest.param({"done": "2025-09-01"}, ".done", "input.value", "2025-09-01", id="early"),
        pytest.param(
            {**BARE, "period": HOURS}, ".rule", "period.not-computable", "hour", id="hours"
        ),
        pytest.param(
            {**BARE, "period": WEEK, "trigger": "2006-12-01"},
            ".trigger",
            "calendar.not-covered",
            "2006-12-01",
            id="before the calendar",
        ),
        pytest.param(
            {"rule": '"ace.54.demand"', "promise": WEEK},
            ".promise",
            "input.type",
            "promise",
            id="promise on a minimum period",
        ),
    ],
)
def test_a_bad_entry_is_told_with_its_place(
    keys: dict[str, str], key: str, code: str, said: str
) -> None:
    found = problem(case(**keys))
    assert found[:2] == (f"case[0]{key}", code)
    assert all(text.startswith(f"case[0]{key}: ") for text in found[2:])
    assert said in found[3]


def test_a_bad_region_of_the_desk_is_told_once_and_the_cases_are_answered() -> None:
    desk = answer(case(), case(id='"2"'), head='[desk]\nregion = "4x"')
    assert [p.path for p in desk.problems] == ["desk.region"]
    assert len(desk.entries) == 2


def test_the_other_entries_are_still_answered() -> None:
    desk = answer(case(trigger="3"), "[[case]]\nid = 3\n", case(id='"2"'))
    assert [entry.case.id for entry in desk.entries] == ["2"]
    assert {p.path for p in desk.problems} == {
        "case[0].trigger", "case[1].id", "case[1].title", "case[1].trigger",
    }  # fmt: skip


def test_an_entry_that_is_no_table_is_told() -> None:
    desk = answer_desk(b"case = [3]", name="desk.toml")
    assert [p.path for p in desk.problems] == ["case[0]"]


def test_an_id_that_stands_twice_is_told_and_both_are_answered() -> None:
    desk = answer(case(), case())
    assert [p.path for p in desk.problems] == ["case[1].id"]
    assert len(desk.entries) == 2


@pytest.mark.parametrize(
    "data",
    [b"", b"case = 3", b"[desk]\nname = 3\ncase = []", b"case = [", b"\xff", b"cases = []"],
)
def test_a_file_that_is_no_desk_is_refused_whole(data: bytes) -> None:
    with pytest.raises(PayloadError) as caught:
        answer_desk(data, name="desk.toml")
    assert str(caught.value).startswith("desk.toml: ")


def test_today_must_be_a_day() -> None:
    with pytest.raises(InputTypeError):
        answer(case(), today=dt.datetime(2025, 10, 9))  # noqa: DTZ001 - refused whatever its zone


def test_as_of_leaves_out_later_notices() -> None:
    data = case(trigger="2026-02-10").encode()
    (entry,) = answer_desk(data, name="d", as_of=dt.date(2025, 11, 3)).entries
    assert entry.deadline.certainty.value == "projected"


def test_the_shipped_example_is_answered_whole() -> None:
    path = Path(__file__).parents[2] / "examples" / "desk.toml"
    desk = open_desk(path, today=TODAY)
    assert desk.problems == ()
    assert len(desk.entries) >= 12
    assert {e.deadline.certainty.value for e in desk.entries} == {"official", "projected"}
    assert any(e.deadline.earliest != e.deadline.latest for e in desk.entries)
