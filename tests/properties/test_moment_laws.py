"""Laws of periods in hours and of the surcharge, held against naive counts."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govsvc import due_at, surcharge
from govsvc.deadlines import Exclude, HourMode, NotCountedReason, Period, PeriodRule, Unit
from govsvc.errors import EventError
from govsvc.testing import catalogue_rules, covered_days, days_in_force
from oracles.deadline_oracle import days_late, end_of_hours

_DAY = dt.timedelta(days=1)
_HOUR = dt.timedelta(hours=1)
_LAW_FROM = dt.date(2021, 7, 15)

moments = st.builds(
    dt.datetime.combine,
    covered_days(),
    st.times() | st.sampled_from([dt.time(0), dt.time(8), dt.time(8, 30), dt.time(23, 59, 59, 1)]),
)
hours = st.integers(1, 500)


# Hours.


@given(moment=moments, n=hours)
@example(moment=dt.datetime(2015, 12, 25, 12), n=24)  # noqa: DTZ001 - local time without a zone
@example(moment=dt.datetime(2020, 3, 2, 8, 30), n=48)  # noqa: DTZ001 - local time without a zone
def test_hours_end_when_the_clock_on_the_wall_says_so(moment: dt.datetime, n: int) -> None:
    for mode in HourMode:
        found = due_at(Period.hours(n), moment, mode=mode)
        skips = mode is HourMode.NEXT_HOUR
        assert found.due == end_of_hours(moment, n, skip_first=skips)
        assert found.other == end_of_hours(moment, n, skip_first=not skips)


@given(moment=moments, n=hours)
def test_the_two_modes_are_each_other_s_reading_at_most_an_hour_apart(
    moment: dt.datetime, n: int
) -> None:
    one, two = (due_at(Period.hours(n), moment, mode=mode) for mode in HourMode)
    assert (one.due, one.other) == (two.other, two.due)
    assert one.safe_due == two.safe_due == one.due
    assert dt.timedelta(0) < two.due - one.due <= _HOUR
    assert (two.due.minute, two.due.second, two.due.microsecond) == (0, 0, 0)


@given(moment=moments, n=hours, more=hours, days=st.integers(1, 400))
def test_hours_add_up_and_never_stop(moment: dt.datetime, n: int, more: int, days: int) -> None:
    first = due_at(Period.hours(n), moment).due
    assert due_at(Period.hours(more), first).due == due_at(Period.hours(n + more), moment).due
    assert due_at(Period.hours(24 * days), moment).due == moment + _DAY * days


@st.composite
def rules_in_hours(draw: st.DrawFn) -> tuple[PeriodRule, dt.datetime]:
    rule = draw(catalogue_rules(units=[Unit.HOUR]).filter(lambda rule: rule.period.length))
    day = draw(days_in_force(rule))
    return rule, dt.datetime.combine(day, draw(st.times()))


@given(asked=rules_in_hours(), mode=st.sampled_from(HourMode))
def test_a_rule_in_hours_is_answered_and_explained(
    asked: tuple[PeriodRule, dt.datetime], mode: HourMode
) -> None:
    rule, moment = asked
    assert rule.period.length is not None
    found = due_at(rule, moment, mode=mode)
    skips = mode is HourMode.NEXT_HOUR
    assert found.due == end_of_hours(moment, rule.period.length, skip_first=skips)
    assert due_at(rule.id, moment, mode=mode) == found
    assert found.explain("zh") != found.explain("en")
    assert set(rule.header.citations) <= set(found.citations)


# The surcharge.

fines = st.one_of(
    st.integers(1, 10**12),
    st.decimals(min_value="0.0001", max_value=10**12, places=4, allow_nan=False),
)
dues = covered_days(min_day=_LAW_FROM, max_day=dt.date(2040, 1, 1))
delays = st.integers(-10, 60)


def reviews(due: dt.date) -> st.SearchStrategy[list[Exclude]]:
    """Days of review or suit around a due day, apart or overlapping."""
    one = st.builds(
        lambda after, n: Exclude(
            due + _DAY * after, due + _DAY * (after + n), NotCountedReason.REVIEW_OR_SUIT
        ),
        st.integers(-10, 50),
        st.integers(0, 20),
    )
    return st.lists(one, max_size=4)


@given(fine=fines, due=dues, late=delays, data=st.data())
@example(fine=55_000, due=dt.date(2022, 9, 22), late=25, data=None)
def test_the_surcharge_is_three_per_cent_of_every_day_counted_one_by_one(
    fine: int | Decimal, due: dt.date, late: int, data: st.DataObject | None
) -> None:
    left_out = [] if data is None else data.draw(reviews(due))
    paid = due + _DAY * late
    away = {
        event.first + _DAY * n
        for event in left_out
        for n in range((event.last - event.first).days + 1)
    }
    days = days_late(due, paid, away)
    found = surcharge(fine, due, paid, left_out=left_out)
    expected = min(Fraction(fine), Fraction(fine) * 3 * days / 100)
    assert isinstance(found.amount, Decimal)
    assert (found.days, Fraction(found.amount)) == (days, expected)
    assert found.days + found.left_out == max(0, late - 1)
    assert found.is_capped == (days * 3 > 100)
    assert Fraction(found.total) == Fraction(fine) + expected
    assert found.explain("zh") != found.explain("en")


@given(fine=fines, due=dues, late=delays, later=st.integers(0, 40), data=st.data())
def test_it_never_falls_and_never_passes_the_fine(
    fine: int | Decimal, due: dt.date, late: int, later: int, data: st.DataObject
) -> None:
    left_out = data.draw(reviews(due))
    paid = due + _DAY * late
    one = surcharge(fine, due, paid, left_out=left_out)
    two = surcharge(fine, due, paid + _DAY * later, left_out=left_out)
    assert 0 <= one.amount <= two.amount <= fine
    assert one.amount <= surcharge(fine, due, paid).amount
    if late <= 1:
        assert one.amount == 0


@given(due=dues, late=delays, data=st.data())
def test_the_order_of_reviews_and_their_overlaps_do_not_matter(
    due: dt.date, late: int, data: st.DataObject
) -> None:
    left_out = data.draw(reviews(due))
    mixed = data.draw(st.permutations([*left_out, *left_out]))
    paid = due + _DAY * late
    assert surcharge(1_000, due, paid, left_out=mixed) == surcharge(
        1_000, due, paid, left_out=left_out
    )


@given(
    due=dues,
    reason=st.sampled_from(
        [r for r in NotCountedReason if r is not NotCountedReason.REVIEW_OR_SUIT]
    ),
)
def test_nothing_else_is_left_out_of_it(due: dt.date, reason: NotCountedReason) -> None:
    with pytest.raises(EventError) as caught:
        surcharge(1_000, due, due + _DAY * 9, left_out=[Exclude(due, due + _DAY, reason)])
    assert caught.value.citation
