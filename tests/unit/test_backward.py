"""Periods before an event: counted back in both ways, windows, and days that are simply before.

Back from Monday, 14 October 2024 the working days are Saturday the 12th (worked), the 11th, 10th,
9th and 8th, then 30 September, Sunday the 29th (worked), and Friday the 27th.
"""

import datetime as dt
from typing import Any

import attrs
import pytest

from govsvc import due, find_rule, latest_day_before, national_calendar
from govsvc.calendars import Certainty
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Period,
    PeriodKind,
    ReadingKind,
    Roll,
    StepKind,
    Unit,
)
from govsvc.errors import (
    CoverageError,
    InputTypeError,
    InputValueError,
    NotComputableError,
    NotFoundError,
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


_HEARING = day("2024-10-14")


@pytest.mark.parametrize(
    ("period", "event", "clear", "nth"),
    [
        pytest.param(
            Period.working_days(1), "2024-10-14", "2024-10-11", "2024-10-12", id="one-working-day"
        ),
        pytest.param(
            Period.working_days(7), "2024-10-14", "2024-09-27", "2024-09-29", id="over-国庆"
        ),
        pytest.param(
            Period.working_days(1), "2024-10-05", "2024-09-29", "2024-09-30", id="from-a-rest-day"
        ),
        pytest.param(
            Period.calendar_days(20, roll=NO_ROLL), "2025-05-09", "2025-04-18", "2025-04-19",
            id="published-item-of-twenty-days",
        ),
        pytest.param(
            Period.calendar_days(1, roll=NO_ROLL), "2025-03-01", "2025-02-27", "2025-02-28",
            id="one-day",
        ),
        pytest.param(
            Period.months(1, roll=NO_ROLL), "2025-03-31", "2025-02-27", "2025-02-28", id="a-month"
        ),
        pytest.param(
            Period.years(1, roll=NO_ROLL), "2024-02-29", "2023-02-27", "2023-02-28", id="a-year"
        ),
    ],
)  # fmt: skip
def test_both_ways_of_counting_back(period: Period, event: str, clear: str, nth: str) -> None:
    whole = latest_day_before(day(event), period)
    counted = latest_day_before(day(event), period, clear_days=False)
    assert (whole.due, counted.due) == (day(clear), day(nth))
    assert [(r.kind, r.date) for r in whole.readings] == [(ReadingKind.BACKWARD, day(nth))]
    assert [(r.kind, r.date) for r in counted.readings] == [(ReadingKind.BACKWARD, day(clear))]
    assert whole.safe_due == counted.safe_due == day(clear)


def test_a_statutory_period_is_counted_back_by_its_article() -> None:
    deadline = latest_day_before(_HEARING, "app.64.notice")
    assert deadline.rule == find_rule("app.64.notice")
    assert (deadline.due, deadline.trigger, deadline.law_on) == (
        day("2024-09-27"),
        _HEARING,
        _HEARING,
    )
    (step,) = deadline.steps
    assert (step.kind, step.before, step.after, step.number) == (
        StepKind.BACK,
        _HEARING,
        day("2024-09-27"),
        8,
    )
    assert [c.text("zh") for c in step.citations] == ["《行政处罚法》第八十五条"]
    assert latest_day_before(_HEARING, "app.64.notice", clear_days=False).steps[0].number == 7


def test_due_asks_the_same_question_with_the_day_of_the_event() -> None:
    assert due("app.64.notice", _HEARING) == latest_day_before(_HEARING, "app.64.notice")


def test_a_day_counted_back_never_rolls_towards_the_event() -> None:
    # Thirty days back from November 7th, 2025 lies October 8th, and before it the 7th: holidays.
    deadline = latest_day_before(day("2025-11-07"), "apl.50.renew_apply")
    assert deadline.due == day("2025-10-07")
    assert [step.kind for step in deadline.steps] == [StepKind.BACK]


def test_a_bare_period_is_counted_back_whatever_its_kind_and_roll() -> None:
    for kind in (PeriodKind.WITHIN, PeriodKind.AT_LEAST):
        period = Period.calendar_days(30, roll=Roll(basis=Basis.EXPRESS), kind=kind)
        deadline = latest_day_before(day("2025-11-07"), period)
        assert (deadline.due, deadline.period.kind) == (day("2025-10-07"), PeriodKind.BEFORE)


def test_readings_meet_in_the_other_unit() -> None:
    # In working days: thirty back from December 31st lead to November 19th, whole ones to the 18th.
    for clear_days in (True, False):
        deadline = latest_day_before(day("2025-12-31"), "apl.50.renew_apply", clear_days=clear_days)
        (unit,) = [r for r in deadline.readings if r.kind is ReadingKind.UNIT]
        assert (unit.date, unit.latest) == (day("2025-11-18"), day("2025-11-19"))
        assert deadline.safe_due == day("2025-11-18")


def test_a_place_with_other_holidays_is_a_reading_in_both_ways() -> None:
    # 广西 rested on 2017-03-30 and -31 and worked on Saturday, April 8th.
    two = Period.working_days(2)
    deadline = latest_day_before(day("2017-04-10"), two, region="450000")
    assert deadline.due == day("2017-04-05")
    # There the two whole days are the 8th and the 7th; nationally the 7th and the 6th.
    regional = [(r.date, r.latest) for r in deadline.readings if r.kind is ReadingKind.REGION]
    assert regional == [(day("2017-04-06"), day("2017-04-06"))]
    backward = [(r.date, r.latest) for r in deadline.readings if r.kind is ReadingKind.BACKWARD]
    assert backward == [(day("2017-04-06"), day("2017-04-07"))]


def test_a_period_that_no_notice_covers_is_projected() -> None:
    deadline = latest_day_before(day("2027-02-22"), "app.64.notice")
    assert deadline.certainty is Certainty.PROJECTED
    assert deadline.steps[-1].kind is StepKind.PROJECT
    assert deadline.safe_due == deadline.earliest


def test_notices_known_by_a_day_can_be_asked_for() -> None:
    known = latest_day_before(_HEARING, "app.64.notice", as_of=day("2023-10-01"))
    assert (known.certainty, known.known_on) == (Certainty.PROJECTED, day("2023-10-01"))


def test_another_calendar_can_be_given() -> None:
    local = national_calendar().for_region("450000")
    deadline = latest_day_before(day("2017-04-10"), Period.working_days(2), calendar=local)
    assert deadline.due == day("2017-04-06")


def test_the_law_of_the_event_s_day_applies_or_that_of_another() -> None:
    new = latest_day_before(day("2021-07-15"), "app.64.notice")
    old = latest_day_before(day("2021-07-14"), "app.64.notice")
    assert (new.rule, old.rule) == (find_rule("app.64.notice"), find_rule("app17.42.notice"))
    asked = latest_day_before(day("2021-07-14"), "app.64.notice", on=day("2021-07-15"))
    assert (asked.rule, asked.law_on) == (find_rule("app.64.notice"), day("2021-07-15"))


# Windows, days that are simply before, and days that are fixed.


def test_a_window_opens_and_closes_before_its_day() -> None:
    deadline = latest_day_before(day("2025-05-31"), "rp.10.endorse")
    assert (deadline.not_before, deadline.due) == (day("2025-04-30"), day("2025-05-30"))
    assert [(r.kind, r.date) for r in deadline.readings] == [
        (ReadingKind.BACKWARD, day("2025-05-31"))
    ]
    (step,) = deadline.steps
    assert (step.kind, step.before, step.after) == (
        StepKind.WINDOW,
        day("2025-04-30"),
        day("2025-05-30"),
    )


def test_a_bare_window_stays_a_window() -> None:
    window = Period.calendar_days(10, roll=NO_ROLL, kind=PeriodKind.WINDOW)
    deadline = latest_day_before(day("2025-05-31"), window, clear_days=False)
    assert (deadline.not_before, deadline.due) == (day("2025-05-21"), day("2025-05-31"))
    assert deadline.safe_due == day("2025-05-30")


@pytest.mark.parametrize("rule", ["hr.10.moveout", Period(kind=PeriodKind.BEFORE)])
def test_simply_before_ends_the_day_before(rule: str | Period) -> None:
    deadline = latest_day_before(day("2025-06-16"), rule)
    assert (deadline.due, deadline.not_before) == (day("2025-06-15"), None)
    assert [r.date for r in deadline.readings] == [day("2025-06-16")]
    (step,) = deadline.steps
    assert (step.kind, step.number, step.after) == (StepKind.BACK, None, day("2025-06-15"))


def test_by_a_fixed_day_is_that_day() -> None:
    deadline = latest_day_before(day("2025-12-31"), "apl.50.renew_decide")
    assert (deadline.due, deadline.readings) == (day("2025-12-31"), ())
    assert [step.kind for step in deadline.steps] == [StepKind.FIXED]
    assert deadline.lapse is not None
    assert (deadline.lapse.lapse.effect, deadline.lapse.day) == (
        "renewal_granted",
        day("2026-01-01"),
    )


def test_at_once_is_the_day_itself() -> None:
    deadline = due("rer.17", day("2025-06-16"))
    assert (deadline.due, deadline.readings) == (day("2025-06-16"), ())
    assert [step.kind for step in deadline.steps] == [StepKind.FIXED]
    assert deadline.lapse is not None
    assert deadline.lapse.day == day("2025-06-16")


# Refusals.


@pytest.mark.parametrize(
    ("rule", "name", "label"),
    [
        ("apl.42.decide", "apl.42.decide", "act within the period"),
        ("ace.54.demand", "ace.54.demand", "wait for the period to pass"),
        (Period(kind=PeriodKind.INSTANT), "act at once", "act at once"),
    ],
)
def test_what_does_not_run_before_an_event_is_refused(rule: Any, name: str, label: str) -> None:  # noqa: ANN401
    with pytest.raises(NotComputableError) as caught:
        latest_day_before(_HEARING, rule)
    assert caught.value.explain("en") == (
        f"`{name}` is of the kind: {label}, and does not run before an event; ask due()"
    )
    assert "不是倒推的期限；请用 due()" in caught.value.explain("zh")


@pytest.mark.parametrize("rule", ["lml.62", "app.85.unit", "vco.25.yearly", "ace.19.report"])
def test_what_leads_to_no_day_is_refused(rule: str) -> None:
    with pytest.raises(NotComputableError, match="so no due day follows"):
        latest_day_before(day("2026-06-01"), rule)


def test_hours_are_not_counted_back() -> None:
    with pytest.raises(NotComputableError, match="is in hours"):
        latest_day_before(_HEARING, Period(length=24, unit=Unit.HOUR))


@pytest.mark.parametrize(
    ("event", "error"),
    [
        pytest.param("2007-01-04", CoverageError, id="before-the-calendar"),
        pytest.param("2099-12-31", CoverageError, id="beyond-the-projection"),
    ],
)
def test_days_off_the_calendar_are_refused(event: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        latest_day_before(day(event), Period.working_days(7))


@pytest.mark.parametrize("event", ["0001-01-01", "0001-01-02"])
def test_days_before_all_time_are_refused(event: str) -> None:
    with pytest.raises(InputValueError, match="leaves the calendar's range"):
        latest_day_before(day(event), Period.calendar_days(7, roll=NO_ROLL))


@pytest.mark.parametrize("name", ["event_day", "on", "as_of"])
@pytest.mark.parametrize("value", ["2024-10-14", dt.datetime(2024, 10, 14, 9), 7])  # noqa: DTZ001
def test_a_day_that_is_no_plain_day_is_refused(name: str, value: Any) -> None:  # noqa: ANN401
    asked: dict[str, Any] = {"event_day": _HEARING, "rule": "app.64.notice", name: value}
    with pytest.raises(InputTypeError, match=f"`{name}` must be a datetime.date"):
        latest_day_before(**asked)


def test_a_rule_outside_its_validity_is_refused() -> None:
    with pytest.raises(NotFoundError, match="no version of"):
        latest_day_before(day("2030-01-01"), find_rule("app17.42.notice"))


def test_a_period_of_no_rule_has_no_step_citations() -> None:
    (step,) = latest_day_before(_HEARING, Period.working_days(7)).steps
    assert (step.citations, attrs.evolve(step).number) == ((), 8)
