"""Tasks, their ledger on a day, and what is refused."""

import datetime as dt

import pytest

from govsvc import UNKNOWN
from govsvc.deadlines import Cycle, DateReading, Month, Recurrence, TaskDate
from govsvc.errors import InputTypeError, InputValueError
from govsvc.law import Provision, parse_citation
from govsvc.wording import Text
from govsvc.work_plans import (
    LedgerRow,
    Task,
    TaskState,
    ledger,
    ledger_by_month,
    ledger_by_person,
)

_TEXT = Text(zh="任务", en="task")
_DAY = dt.date(2020, 8, 20)


def task(name: str, due: TaskDate | None = None, repeats: Recurrence | None = None) -> Task:
    cited = parse_citation("《行政许可法》第四十二条")
    header = Provision(id=name, name=_TEXT, summary=_TEXT, citations=[cited])
    return Task(header=header, due=due, repeats=repeats)


AUGUST = task("august", TaskDate(month_end=Month(year=2020, month=8)))
OPEN = task("open", TaskDate(open=True))
MISSING = task("missing", TaskDate(missing=True))
TWO = task(
    "two",
    TaskDate(
        readings=[
            DateReading(on=dt.date(2020, 8, 1), why=_TEXT),
            DateReading(on=dt.date(2020, 12, 31), why=_TEXT),
        ]
    ),
)
MONTHLY = task(
    "monthly",
    repeats=Recurrence(
        every=Cycle.MONTH, day=18, start=dt.date(2020, 5, 18), until=dt.date(2020, 12, 31)
    ),
)


def row(one: Task, today: dt.date = _DAY, done_on: dt.date | None = None) -> LedgerRow:
    done = {} if done_on is None else {one.id: done_on}
    (found,) = ledger([one], today=today, done=done)
    return found


@pytest.mark.parametrize(
    ("one", "today", "done_on", "state"),
    [
        pytest.param(AUGUST, dt.date(2020, 8, 31), None, "running", id="on-the-day"),
        pytest.param(AUGUST, dt.date(2020, 9, 1), None, "overdue", id="day-after"),
        pytest.param(AUGUST, dt.date(2020, 9, 2), dt.date(2020, 8, 31), "done", id="done"),
        pytest.param(AUGUST, dt.date(2020, 9, 2), dt.date(2020, 9, 1), "done_late", id="late"),
        pytest.param(OPEN, _DAY, None, "open_ended", id="open"),
        pytest.param(OPEN, _DAY, _DAY, "done", id="open-done"),
        pytest.param(MISSING, _DAY, None, "undated", id="missing"),
        pytest.param(TWO, dt.date(2020, 8, 1), None, "running", id="before-both-readings"),
        pytest.param(TWO, _DAY, None, "contested", id="between-readings"),
        pytest.param(TWO, dt.date(2021, 1, 1), None, "overdue", id="after-both-readings"),
        pytest.param(MONTHLY, _DAY, None, "running", id="recurring"),
    ],
)
def test_state(one: Task, today: dt.date, done_on: dt.date | None, state: str) -> None:
    found = row(one, today, done_on)
    assert found.state is TaskState(state)
    assert found.state.label.zh


def test_due_and_month_of_each_kind() -> None:
    assert (row(AUGUST).due, row(AUGUST).month) == (
        dt.date(2020, 8, 31),
        Month(year=2020, month=8),
    )
    assert (row(OPEN).due, row(OPEN).month) == (None, None)
    assert (row(MISSING).due, row(MISSING).month) == (UNKNOWN, None)
    assert (row(TWO).due, row(TWO).month) == (UNKNOWN, Month(year=2020, month=8))
    assert row(MONTHLY).due == dt.date(2020, 9, 18)
    ended = row(MONTHLY, dt.date(2021, 1, 1))
    assert (ended.due, ended.month) == (None, None)
    assert ended.describe_due("zh") == "已结束"
    assert "2020-09-18" in row(MONTHLY).describe_due("en")
    assert row(AUGUST).describe_due("zh") == "2020年8月底前（2020-08-31）"


def test_a_ledger_is_by_day_month_and_person() -> None:
    rows = ledger([OPEN, MONTHLY, AUGUST], today=_DAY, persons={"august": "甲岗"})
    assert [one.task.id for one in rows] == ["august", "monthly", "open"]
    months = ledger_by_month(rows)
    assert list(months) == [Month(year=2020, month=8), Month(year=2020, month=9), None]
    persons = ledger_by_person(rows)
    assert {name: len(listed) for name, listed in persons.items()} == {"甲岗": 1, None: 2}


def test_a_task_has_one_kind_of_date() -> None:
    with pytest.raises(InputValueError, match="needs either"):
        task("none")
    with pytest.raises(InputValueError, match="needs either"):
        task("both", AUGUST.due, MONTHLY.repeats)


def test_a_ledger_refuses_what_it_does_not_know() -> None:
    with pytest.raises(InputValueError, match="there is no task `other`"):
        ledger([AUGUST], today=_DAY, done={"other": _DAY})
    with pytest.raises(InputTypeError):
        ledger([AUGUST], today=dt.datetime(2020, 8, 20))  # noqa: DTZ001 - refused
