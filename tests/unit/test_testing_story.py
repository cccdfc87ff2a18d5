"""What can happen to a made-up clock, and counting by hand."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st

from govsvc import national_calendar
from govsvc.deadlines import NO_ROLL, NotCountedReason, Period, PeriodKind, Suspend
from govsvc.testing import story as moves
from govsvc.testing.naive import corresponding_day, latest_day
from govsvc.testing.story import Place, Story

_ONCE = settings(max_examples=1, database=None, phases=[Phase.generate])
_START = dt.date(2025, 3, 3)
_DAY = dt.timedelta(days=1)


def clock() -> Story:
    return Story.of(Period.calendar_days(1, roll=NO_ROLL), _START)


@pytest.mark.parametrize(
    "move",
    [
        moves._exclude,
        moves._suspend_or_resume,
        moves._restart,
        moves._extend,
        moves._correct_anew,
        moves._correct_aside,
    ],
)
def test_nothing_more_happens_to_a_clock_that_ended(
    move: Callable[[Story], st.SearchStrategy[None]],
) -> None:
    over = clock()
    over.moment = _START + _DAY * 10, Place.CLOSED
    find(move(over), lambda _nothing: True, settings=_ONCE)
    assert over.events == []


@pytest.mark.parametrize("move", [moves._correct_anew, moves._correct_aside])
def test_no_correction_is_asked_for_while_one_is_awaited(
    move: Callable[[Story], st.SearchStrategy[None]],
) -> None:
    waiting = clock()
    stop = Suspend(_START, NotCountedReason.CORRECTION)
    waiting.stop(stop, stop)
    find(move(waiting), lambda _nothing: True, settings=_ONCE)
    assert waiting.events == [stop]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        pytest.param(3, "2024-05-29", id="on"),
        pytest.param(12, "2025-02-28", id="a-year-on"),
        pytest.param(-3, "2023-11-29", id="back-over-the-new-year"),
        pytest.param(0, "2024-02-29", id="nowhere"),
    ],
)
def test_the_corresponding_day(months: int, expected: str) -> None:
    assert corresponding_day(dt.date(2024, 2, 29), months).isoformat() == expected


def test_months_before_an_event_go_back_over_the_new_year() -> None:
    quarter = Period.months(3, kind=PeriodKind.BEFORE, roll=NO_ROLL)
    found = latest_day(quarter, dt.date(2024, 2, 15), national_calendar().is_workday)
    assert found == dt.date(2023, 11, 14)
