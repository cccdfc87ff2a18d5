"""Laws of recurring duties and of task dates, held against a search day by day."""

import datetime as dt
import itertools
import json

import attrs
from hypothesis import event, example, given
from hypothesis import strategies as st

from govsvc import UNKNOWN, from_dict, national_calendar, to_dict
from govsvc.calendars import Certainty
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Cycle,
    DateReading,
    Month,
    Occurrence,
    Recurrence,
    Roll,
    TaskDate,
    Third,
    ThirdOfMonth,
    next_due,
    occurrences,
)
from govsvc.wording import Text
from oracles.deadline_oracle import roll as rolled
from oracles.recurrence_oracle import days

_DAY = dt.timedelta(days=1)
_FIRST, _LAST = dt.date(2007, 6, 1), dt.date(2040, 12, 31)
_is_workday = national_calendar().projecting().is_workday
_IN_A_YEAR = {Cycle.MONTH: 12, Cycle.QUARTER: 4, Cycle.HALF_YEAR: 2, Cycle.YEAR: 1}
_WHY = Text(zh="字面", en="as it stands")
_MONTHLY_31 = Recurrence(every=Cycle.MONTH, day=31, start=dt.date(2024, 1, 31))


def in_reach() -> st.SearchStrategy[dt.date]:
    """A day that the calendar reaches with room to roll; shrinks to its first."""
    return st.dates(min_value=_FIRST, max_value=_LAST)


_ROLLS = st.sampled_from([None, NO_ROLL, *(Roll(basis=b) for b in Basis if b is not Basis.NONE)])
"""Not stated first, then every basis."""


@st.composite
def recurrences(
    draw: st.DrawFn,
    *,
    dates: st.SearchStrategy[dt.date | None] | None = None,
    roll: st.SearchStrategy[Roll | None] = _ROLLS,
) -> Recurrence:
    """Any recurrence; shrinks to the last day of every week, nothing else stated."""
    every = draw(st.sampled_from(Cycle))
    length = 12 // _IN_A_YEAR.get(every, 12)
    day = st.integers(1, 7 if every is Cycle.WEEK else 31)
    ends = st.one_of(st.none(), in_reach() if dates is None else dates)
    start, until = draw(ends), draw(ends)
    if start is not None and until is not None and until < start:
        start, until = until, start
    return Recurrence(
        every=every,
        month=draw(st.one_of(st.none(), st.integers(1, length))),
        day=draw(st.one_of(st.none(), day)),
        start=start,
        until=until,
        roll=draw(roll),
    )


def spans() -> st.SearchStrategy[tuple[dt.date, dt.date]]:
    """Two days up to three years apart, in order."""
    length = st.integers(0, 1100).map(lambda n: n * _DAY)
    return st.tuples(in_reach(), length).map(lambda told: (told[0], told[0] + told[1]))


def ask(recurrence: Recurrence, span: tuple[dt.date, dt.date]) -> tuple[Occurrence, ...]:
    return occurrences(recurrence, first=span[0], last=span[1])


# The days.


@given(recurrence=recurrences(), span=spans())
@example(recurrence=_MONTHLY_31, span=(dt.date(2024, 2, 1), dt.date(2024, 4, 30)))
@example(
    recurrence=Recurrence(every=Cycle.HALF_YEAR), span=(dt.date(2019, 6, 30), dt.date(2019, 12, 31))
)
@example(
    recurrence=Recurrence(every=Cycle.YEAR, month=2, day=29),
    span=(dt.date(2023, 1, 1), dt.date(2024, 12, 31)),
)
@example(recurrence=Recurrence(every=Cycle.WEEK), span=(dt.date(2026, 12, 27), dt.date(2027, 1, 3)))
def test_the_days_equal_a_search_day_by_day(
    recurrence: Recurrence, span: tuple[dt.date, dt.date]
) -> None:
    found = ask(recurrence, span)
    event(f"every {recurrence.every.value}, {'some' if found else 'none'}")
    assert [one.day for one in found] == days(recurrence, *span)


@given(
    recurrence=recurrences(dates=st.dates(), roll=st.sampled_from([None, NO_ROLL])),
    day=st.dates(max_value=dt.date.max - 400 * _DAY),
    length=st.integers(0, 400),
)
@example(
    recurrence=Recurrence(every=Cycle.WEEK), day=dt.date.max - 400 * _DAY, length=400
)  # rrule with FREQ=WEEKLY leaves the calendar here
@example(recurrence=Recurrence(every=Cycle.WEEK, day=1), day=dt.date.min, length=30)
def test_what_does_not_roll_is_answered_for_every_day_there_is(
    recurrence: Recurrence, day: dt.date, length: int
) -> None:
    found = ask(recurrence, (day, day + length * _DAY))
    assert [one.due for one in found] == [one.day for one in found]
    assert all(one.certainty is Certainty.OFFICIAL for one in found)


@given(recurrence=recurrences(), spans=spans(), cut=st.integers(0, 1100))
def test_a_span_is_the_sum_of_its_parts(
    recurrence: Recurrence, spans: tuple[dt.date, dt.date], cut: int
) -> None:
    first, last = spans
    middle = min(first + cut * _DAY, last)
    parts = ask(recurrence, (first, middle))
    if middle < last:
        parts += ask(recurrence, (middle + _DAY, last))
    assert ask(recurrence, spans) == parts


@given(recurrence=recurrences(dates=st.none()), year=st.integers(2008, 2039))
@example(recurrence=attrs.evolve(_MONTHLY_31, start=None), year=2023)
def test_no_cycle_is_left_out(recurrence: Recurrence, year: int) -> None:
    found = ask(recurrence, (dt.date(year, 1, 1), dt.date(year, 12, 31)))
    if recurrence.every is Cycle.WEEK:
        assert len(found) in (52, 53)
    else:
        assert len(found) == _IN_A_YEAR[recurrence.every]


@given(recurrence=recurrences(), span=spans())
def test_numbers_run_on_from_the_start(
    recurrence: Recurrence, span: tuple[dt.date, dt.date]
) -> None:
    numbers = [one.number for one in ask(recurrence, span)]
    if recurrence.start is None:
        assert set(numbers) <= {None}
        return
    before = days(recurrence, recurrence.start, span[0] - _DAY)
    assert numbers == list(range(len(before) + 1, len(before) + 1 + len(numbers)))


@given(recurrence=recurrences(), span=spans(), until=in_reach())
def test_an_end_only_cuts(
    recurrence: Recurrence, span: tuple[dt.date, dt.date], until: dt.date
) -> None:
    endless = attrs.evolve(recurrence, until=None)
    ending = attrs.evolve(endless, until=max(until, recurrence.start or until))
    kept = [one.due for one in ask(endless, span) if one.day <= (ending.until or until)]
    assert [one.due for one in ask(ending, span)] == kept
    assert not any(one.is_end_stated for one in ask(endless, span))
    assert all(one.is_end_stated for one in ask(ending, span))


# Rolling.


@given(recurrence=recurrences(), span=spans())
def test_only_what_rolls_moves_and_then_to_the_next_workday(
    recurrence: Recurrence, span: tuple[dt.date, dt.date]
) -> None:
    for one in ask(recurrence, span):
        expected = rolled(_is_workday, one.day) if recurrence.rolls else one.day
        assert one.due == expected
        assert one.earliest <= one.due <= one.latest
        assert one.safe_due == min(one.earliest, *(r.date for r in one.readings), one.due)
        if one.is_rest_day is not UNKNOWN:
            assert one.is_rest_day is not _is_workday(one.day)
        by_analogy = recurrence.roll is not None and recurrence.roll.basis is Basis.ANALOGY
        moved = by_analogy and one.latest != one.day
        assert [reading.date for reading in one.readings] == ([one.day] if moved else [])


@given(recurrence=recurrences(), today=in_reach())
@example(  # Sunday, 18 October 2020 rolls to Monday
    recurrence=Recurrence(every=Cycle.MONTH, day=18, roll=Roll(basis=Basis.EXPRESS)),
    today=dt.date(2020, 10, 19),
)
def test_the_next_is_the_first_not_before_today(recurrence: Recurrence, today: dt.date) -> None:
    start = max(recurrence.start or today, today)
    near = ask(recurrence, (today - 40 * _DAY, start + 800 * _DAY))
    later = (one for one in near if one.due >= today)
    assert next_due(recurrence, today) == next(later, None)


# Words and data.


@given(recurrence=recurrences(), span=spans())
def test_recurrences_and_their_occurrences_survive_as_data(
    recurrence: Recurrence, span: tuple[dt.date, dt.date]
) -> None:
    found = itertools.islice(ask(recurrence, span), 5)
    for value in (recurrence, *found):
        told = json.loads(json.dumps(to_dict(value)))
        assert from_dict(type(value), told) == value


def months() -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(1, 9999), st.integers(1, 12))


def readings() -> st.SearchStrategy[TaskDate]:
    return st.lists(st.dates(), min_size=2, max_size=4, unique=True).map(
        lambda days: TaskDate(readings=[DateReading(on=day, why=_WHY) for day in days])
    )


def task_dates() -> st.SearchStrategy[TaskDate]:
    """Every way to say by when; shrinks to a fixed day."""
    return st.one_of(
        st.dates().map(lambda day: TaskDate(on=day)),
        months().map(lambda told: TaskDate(month_end=Month(year=told[0], month=told[1]))),
        st.integers(1, 9999).map(lambda year: TaskDate(year_end=year)),
        st.builds(
            lambda told, third: TaskDate(
                third=ThirdOfMonth(year=told[0], month=told[1], third=third)
            ),
            months(),
            st.sampled_from(Third),
        ),
        readings(),
        st.just(TaskDate(open=True)),
        st.just(TaskDate(missing=True)),
    )


@given(date=task_dates())
def test_a_task_date_names_its_days_in_order(date: TaskDate) -> None:
    assert list(date.days) == sorted(set(date.days))
    assert date.day is (None if date.open else UNKNOWN) or (date.day,) == date.days
    assert date.safe_day in (*date.days[:1], None, UNKNOWN)
    assert (date.safe_day in (None, UNKNOWN)) is (date.days == ())


@given(told=months())
def test_the_thirds_of_a_month_end_in_order_and_the_last_with_it(told: tuple[int, int]) -> None:
    year, month = told
    ends = [ThirdOfMonth(year=year, month=month, third=third).last_day for third in Third]
    assert [day.day for day in ends[:2]] == [10, 20]
    assert ends[2] == Month(year=year, month=month).last_day
    assert all((day.year, day.month) == told for day in ends)


@given(date=task_dates())
def test_task_dates_survive_as_data_and_have_words(date: TaskDate) -> None:
    assert from_dict(TaskDate, json.loads(json.dumps(to_dict(date)))) == date
    assert all(
        str(day) in date.describe("zh") and str(day) in date.describe("en") for day in date.days
    )
