"""Counting: what no question about a clock reaches on its own."""

import datetime as dt

import pytest

from govsvc import due
from govsvc.calendars import Certainty
from govsvc.deadlines import Period, PeriodKind, Unit


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def window(length: int, unit: Unit) -> Period:
    return Period(kind=PeriodKind.WINDOW, length=length, unit=unit)


# Windows open by their own unit.


@pytest.mark.parametrize(
    ("period", "opens"),
    [
        pytest.param(window(5, Unit.WORKING_DAY), "2025-09-30", id="working-days-over-国庆"),
        pytest.param(window(5, Unit.CALENDAR_DAY), "2025-10-09", id="days"),
        pytest.param(window(1, Unit.MONTH), "2025-09-14", id="month"),
        pytest.param(window(1, Unit.YEAR), "2024-10-14", id="year"),
    ],
)
def test_a_window_opens_so_long_before(period: Period, opens: str) -> None:
    answer = due(period, day("2025-10-14"))
    assert (answer.not_before, answer.due) == (day(opens), day("2025-10-13"))
    assert (answer.steps[0].before, answer.steps[0].after) == (day(opens), day("2025-10-13"))


def test_a_window_in_working_days_is_as_certain_as_the_days_in_it() -> None:
    week = window(5, Unit.WORKING_DAY)
    answer = due(week, day("2025-10-14"))
    assert (answer.certainty, answer.notices) == (Certainty.OFFICIAL, ("国办发明电〔2024〕12号",))
    assert due(week, day("2028-10-16")).certainty is Certainty.PROJECTED
    assert due(window(5, Unit.CALENDAR_DAY), day("2028-10-16")).certainty is Certainty.OFFICIAL
