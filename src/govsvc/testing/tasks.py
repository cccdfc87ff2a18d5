"""Strategies for duties that come again, and for the dates of work plans."""

import datetime as dt

from hypothesis import strategies as st

from govsvc.deadlines import (
    Cycle,
    DateReading,
    Month,
    Recurrence,
    TaskDate,
    Third,
    ThirdOfMonth,
)
from govsvc.testing.calendars import covered_days
from govsvc.testing.deadlines import rolls
from govsvc.testing.law import texts

__all__ = ["months", "recurrences", "task_dates", "thirds"]

_MONTHS = {Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}
_YEARS = st.integers(2007, 2060)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    """A duty that comes again; shrinks to one at the end of every week."""
    every = draw(st.sampled_from(Cycle))
    day = st.integers(1, 7 if every is Cycle.WEEK else 31)
    ends = draw(st.lists(st.none() | covered_days(), min_size=2, max_size=2))
    given = sorted(day for day in ends if day is not None)
    start, until = given if len(given) == len(ends) else ends
    return Recurrence(
        every=every,
        month=draw(st.none() | st.integers(1, _MONTHS.get(every, 1))),
        day=draw(st.none() | day),
        start=start,
        until=until,
        roll=draw(st.none() | rolls()),
    )


def months() -> st.SearchStrategy[Month]:
    """A month of a year from 2007 to 2060; shrinks to the first."""
    return st.builds(Month, year=_YEARS, month=st.integers(1, 12))


def thirds() -> st.SearchStrategy[ThirdOfMonth]:
    """A third of a month of a year from 2007 to 2060; shrinks to the first."""
    third = st.sampled_from(Third)
    return st.builds(ThirdOfMonth, year=_YEARS, month=st.integers(1, 12), third=third)


def task_dates() -> st.SearchStrategy[TaskDate]:
    """By when a task is to be done, in one of the ways in which plans say it; shrinks to open."""
    return st.one_of(
        st.builds(TaskDate, on=covered_days()),
        st.builds(TaskDate, month_end=months()),
        st.builds(TaskDate, year_end=_YEARS),
        st.builds(TaskDate, third=thirds()),
        st.just(TaskDate(open=True)),
        st.just(TaskDate(missing=True)),
        st.builds(TaskDate, readings=_ways()),
    )


@st.composite
def _ways(draw: st.DrawFn) -> list[DateReading]:
    days: list[dt.date] = draw(st.lists(covered_days(), min_size=2, max_size=3, unique=True))
    return [DateReading(on=day, why=draw(texts())) for day in days]
