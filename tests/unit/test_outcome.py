"""Whether what was done was done in time: the day it came in, the post, the close of business."""

import datetime as dt
from typing import Any

import pytest

from govsvc import due
from govsvc.deadlines import NO_ROLL, Basis, Outcome, Period, Posting, latest_day_before
from govsvc.deadlines.outcome import Limits, judge
from govsvc.errors import InputTypeError, InputValueError
from govsvc.wording import Text

_POST = Posting(basis=Basis.BY_REFERENCE)


def day(number: int) -> dt.date:
    """A day of March 2026."""
    return dt.date(2026, 3, number)


def limits(
    *,
    trigger: int | None = 2,
    opens: int | None = None,
    safe: int | None = 10,
    last: int | None = 12,
    posting: Posting | None = None,
) -> Limits:
    days = {"trigger": trigger, "opens": opens, "safe": safe, "last": last}
    return Limits(
        **{name: None if number is None else day(number) for name, number in days.items()},
        posting=posting,
    )


_IN, _CONTESTED, _LATE, _EARLY = (
    Outcome.IN_TIME,
    Outcome.CONTESTED,
    Outcome.LATE,
    Outcome.EARLY,
)


@pytest.mark.parametrize(
    ("between", "done", "outcome"),
    [
        pytest.param(limits(), 2, _IN, id="on-the-trigger"),
        pytest.param(limits(), 10, _IN, id="safe-day"),
        pytest.param(limits(), 11, _CONTESTED, id="between"),
        pytest.param(limits(), 12, _CONTESTED, id="last-day"),
        pytest.param(limits(), 13, _LATE, id="after"),
        pytest.param(limits(opens=5), 4, _EARLY, id="before-it-opens"),
        pytest.param(limits(opens=5), 5, _IN, id="open"),
        pytest.param(limits(opens=5, safe=None, last=None), 31, _IN, id="no-end"),
        pytest.param(limits(last=None), 10, _IN, id="safe-without-a-last"),
        pytest.param(limits(last=None), 31, _CONTESTED, id="past-the-safe-day-without-a-last"),
        pytest.param(limits(trigger=None), 1, _IN, id="before-an-event-any-day-before"),
    ],
)
def test_a_day_is_held_against_the_limits(between: Limits, done: int, outcome: Outcome) -> None:
    assert judge(between, day(done), None, after_hours=False) is outcome


@pytest.mark.parametrize(
    ("between", "done", "posted", "outcome"),
    [
        pytest.param(limits(posting=_POST), 14, 10, _IN, id="posted-in-time"),
        pytest.param(limits(posting=_POST), 14, 12, _CONTESTED, id="posted-between"),
        pytest.param(limits(posting=_POST), 14, 13, _LATE, id="posted-late"),
        pytest.param(limits(posting=_POST), 10, 10, _IN, id="posted-and-in-on-the-day"),
        pytest.param(limits(), 14, 10, _CONTESTED, id="posted-in-time-where-no-law-says-so"),
        pytest.param(limits(), 10, 9, _IN, id="in-before-the-end-anyway"),
        pytest.param(limits(), 14, 13, _LATE, id="posted-late-anyway"),
    ],
)
def test_the_day_of_posting_counts_where_the_law_says_so(
    between: Limits, done: int, posted: int, outcome: Outcome
) -> None:
    assert judge(between, day(done), day(posted), after_hours=False) is outcome


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        pytest.param(9, _IN, id="before-the-last-day"),
        pytest.param(10, _CONTESTED, id="on-the-safe-day"),
        pytest.param(11, _CONTESTED, id="between"),
        pytest.param(12, _CONTESTED, id="on-the-last-day"),
        pytest.param(13, _LATE, id="after"),
    ],
)
def test_the_close_of_business_may_end_the_last_day(done: int, outcome: Outcome) -> None:
    assert judge(limits(), day(done), None, after_hours=True) is outcome


def test_what_was_posted_in_time_is_not_hurt_by_the_close_of_business() -> None:
    assert judge(limits(posting=_POST), day(10), day(10), after_hours=True) is _IN


# Through the answer.


def test_an_application_posted_before_the_end_is_in_time() -> None:
    appeal = due("arl.20.apply", dt.date(2025, 3, 10))
    came_in = dt.date(2025, 5, 12)
    assert appeal.due == dt.date(2025, 5, 9)
    assert appeal.outcome(came_in, posted_on=dt.date(2025, 5, 9)) is _IN
    assert appeal.outcome(came_in, posted_on=dt.date(2025, 5, 10)) is _LATE
    assert appeal.outcome(came_in) is _LATE


def test_an_application_after_hours_on_the_last_day_is_contested() -> None:
    appeal = due("arl.20.apply", dt.date(2025, 3, 10))
    assert appeal.outcome(dt.date(2025, 5, 9), after_hours=True) is _CONTESTED
    assert appeal.outcome(dt.date(2025, 5, 8), after_hours=True) is _IN


def test_a_notice_before_an_event_may_be_given_on_any_day_before() -> None:
    notice = latest_day_before(dt.date(2024, 10, 14), "app.64.notice")
    assert notice.outcome(dt.date(2024, 1, 2)) is _IN
    assert notice.outcome(dt.date(2024, 9, 29)) is _CONTESTED
    assert notice.outcome(dt.date(2024, 9, 30)) is _LATE


# Refusals, words.


def test_nothing_is_done_before_the_trigger() -> None:
    deadline = due(Period.calendar_days(10, roll=NO_ROLL), day(2))
    with pytest.raises(InputValueError) as caught:
        deadline.outcome(day(1))
    assert (caught.value.name, caught.value.found) == ("done_on", "2026-03-01")
    assert caught.value.explain("zh") == (
        "办结于 2026-03-01，早于起算事件 2026-03-02；请核对两个日期"
    )
    assert caught.value.explain("en") == (
        "done on `2026-03-01`, before the trigger `2026-03-02`; check the two days"
    )


def test_nothing_comes_in_before_it_is_posted() -> None:
    deadline = due(Period.calendar_days(10, roll=NO_ROLL), day(2))
    with pytest.raises(InputValueError) as caught:
        deadline.outcome(day(5), posted_on=day(6))
    assert (caught.value.name, caught.value.found) == ("posted_on", "2026-03-06")
    assert caught.value.explain("zh") == (
        "2026-03-06 交邮，晚于收到之日 2026-03-05；请核对两个日期"
    )
    assert caught.value.explain("en") == (
        "posted on `2026-03-06`, after it came in on `2026-03-05`; check the two days"
    )


@pytest.mark.parametrize("name", ["done_on", "posted_on"])
@pytest.mark.parametrize("value", ["2026-03-05", dt.datetime(2026, 3, 5, 9, 30), 5])  # noqa: DTZ001
def test_a_day_that_is_no_plain_day_is_refused(name: str, value: Any) -> None:  # noqa: ANN401
    deadline = due(Period.calendar_days(10, roll=NO_ROLL), day(2))
    days: dict[str, Any] = {"done_on": day(5), name: value}
    with pytest.raises(InputTypeError, match=f"`{name}` must be a datetime.date"):
        deadline.outcome(**days)


@pytest.mark.parametrize(
    ("outcome", "slug", "zh", "en"),
    [
        (_EARLY, "early", "未到时间即办理", "done before it was allowed"),
        (_IN, "in_time", "按期办结", "done in time"),
        (
            _CONTESTED,
            "contested",
            "办结（是否超期有争议）",
            "done, in time by one reading only",
        ),
        (_LATE, "late", "超期办结", "done late"),
    ],
)
def test_an_outcome_has_a_slug_and_a_label(outcome: Outcome, slug: str, zh: str, en: str) -> None:
    assert (outcome.value, outcome.label) == (slug, Text(zh=zh, en=en))
