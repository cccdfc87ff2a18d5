"""The answer as a model: its citations, its status on a day, its words."""

import datetime as dt
from typing import Any

import attrs
import pytest

from govsvc import UNKNOWN, Deadline, due, from_dict, national_calendar, to_dict
from govsvc.calendars import Certainty, Closure
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Clock,
    Light,
    Outcome,
    Period,
    PeriodKind,
    Resume,
    Roll,
    Status,
    StepKind,
    Suspend,
    find_rule,
    latest_day_before,
)
from govsvc.errors import InputTypeError, InputValueError
from govsvc.wording import Text

_ANALOGY = Roll(basis=Basis.ANALOGY)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# Citations.


def test_the_citations_are_the_rule_s_own_first_and_each_once() -> None:
    deadline = due("app.60.decide", day("2025-07-03"))
    assert [citation.text("zh") for citation in deadline.citations] == [
        "《行政处罚法》第六十条",
        "《行政处罚法》第八十五条",
        "《民法典》第二百零一条第一款",
        "《民法典》第二百零三条第一款",
        "《民事诉讼法》第八十五条第三款",
    ]


def test_the_citations_of_the_consequence_are_among_them() -> None:
    deadline = due("arl.62.decide", day("2025-07-03"))
    cited = [citation.text("zh") for citation in deadline.citations]
    assert cited[-2:] == ["《行政复议法》第三十四条", "《行政诉讼法》第四十五条"]


def test_what_did_not_happen_is_not_cited() -> None:
    cited = due("app.60.decide", day("2025-03-05")).citations
    assert "《民法典》第二百零三条第一款" not in [citation.text("zh") for citation in cited]


# Status.


@pytest.mark.parametrize(
    ("today", "light", "clock", "days", "working_days"),
    [
        pytest.param("2025-09-21", Light.WAITING, Clock.NOT_STARTED, 33, 21, id="before-it-starts"),
        pytest.param("2025-09-22", Light.GREEN, Clock.RUNNING, 32, 20, id="on-the-trigger"),
        pytest.param("2025-10-20", Light.GREEN, Clock.RUNNING, 4, 4, id="four-left"),
        pytest.param("2025-10-21", Light.YELLOW, Clock.RUNNING, 3, 3, id="three-left"),
        pytest.param("2025-10-24", Light.YELLOW, Clock.RUNNING, 0, 0, id="last-day"),
        pytest.param("2025-10-25", Light.RED, Clock.ENDED, -1, 0, id="the-weekend-after"),
        pytest.param("2025-10-27", Light.RED, Clock.ENDED, -3, -1, id="the-monday-after"),
    ],
)
def test_a_deadline_with_one_reading_goes_from_green_to_red(
    today: str, light: Light, clock: Clock, days: int, working_days: int
) -> None:
    deadline = due("apl.42.decide", day("2025-09-22"))
    assert deadline.due == day("2025-10-24")
    assert deadline.status(day(today)) == Status(
        today=day(today),
        light=light,
        clock=clock,
        calendar_days_left=days,
        working_days_left=working_days,
    )


@pytest.mark.parametrize(
    ("today", "light"),
    [
        pytest.param("2025-09-25", Light.GREEN, id="four-left-to-the-safe-day"),
        pytest.param("2025-09-26", Light.YELLOW, id="three-left-to-the-safe-day"),
        pytest.param("2025-10-01", Light.YELLOW, id="safe-day"),
        pytest.param("2025-10-02", Light.CONTESTED, id="one-reading-passed"),
        pytest.param("2025-10-09", Light.CONTESTED, id="last-reading"),
        pytest.param("2025-10-10", Light.RED, id="every-reading-passed"),
    ],
)
def test_a_deadline_with_two_readings_is_red_only_after_both(today: str, light: Light) -> None:
    deadline = due("app.60.decide", day("2025-07-03"))
    assert (deadline.safe_due, deadline.due) == (day("2025-10-01"), day("2025-10-09"))
    assert deadline.status(day(today)).light is light


def test_a_reading_later_than_the_due_day_is_waited_for() -> None:
    deadline = due(Period.working_days(1), day("2017-03-29"), region="450000")
    later = max(reading.date for reading in deadline.readings)
    assert deadline.latest is not UNKNOWN
    assert later > deadline.latest
    assert deadline.status(later).light is Light.CONTESTED
    assert deadline.status(later + dt.timedelta(days=1)).light is Light.RED


def test_a_projected_deadline_is_red_only_after_its_latest_day() -> None:
    deadline = due("apl.42.decide", day("2027-01-04"))
    assert (deadline.earliest, deadline.latest) == (day("2027-01-30"), day("2027-02-01"))
    assert deadline.status(day("2027-01-30")).light is Light.YELLOW
    assert deadline.status(day("2027-01-31")).light is Light.CONTESTED
    assert deadline.status(day("2027-02-01")).light is Light.CONTESTED
    assert deadline.status(day("2027-02-02")).light is Light.RED


@pytest.mark.parametrize(
    ("today", "light"),
    [
        pytest.param("2025-09-21", Light.WAITING, id="before-the-trigger"),
        pytest.param("2025-10-11", Light.WAITING, id="last-day-of-waiting"),
        pytest.param("2025-10-12", Light.READY, id="first-day-to-act"),
        pytest.param("2026-10-12", Light.READY, id="long-after"),
    ],
)
def test_a_period_that_must_pass_waits_and_is_then_ready(today: str, light: Light) -> None:
    deadline = due("ace.54.demand", day("2025-09-22"))
    assert deadline.not_before == day("2025-10-12")
    assert deadline.status(day(today)).light is light


def test_a_period_that_must_pass_counts_down_to_its_first_day() -> None:
    status = due("ace.54.demand", day("2025-09-22")).status(day("2025-10-09"))
    assert (status.calendar_days_left, status.working_days_left) == (3, 2)


@pytest.mark.parametrize(
    ("today", "light", "clock"),
    [
        pytest.param("2025-04-29", Light.WAITING, Clock.NOT_STARTED, id="before-it-opens"),
        pytest.param("2025-04-30", Light.GREEN, Clock.RUNNING, id="open"),
        pytest.param("2025-05-27", Light.YELLOW, Clock.RUNNING, id="close"),
        pytest.param("2025-05-30", Light.YELLOW, Clock.RUNNING, id="last-day-but-for-a-reading"),
        pytest.param("2025-05-31", Light.CONTESTED, Clock.RUNNING, id="the-day-itself"),
        pytest.param("2025-06-01", Light.RED, Clock.ENDED, id="after"),
    ],
)
def test_a_window_waits_until_it_opens(today: str, light: Light, clock: Clock) -> None:
    deadline = due("rp.10.endorse", day("2025-05-31"))
    status = deadline.status(day(today))
    assert (deadline.not_before, deadline.due) == (day("2025-04-30"), day("2025-05-30"))
    assert (status.light, status.clock) == (light, clock)


@pytest.mark.parametrize(
    ("today", "light"),
    [
        pytest.param("2024-01-02", Light.GREEN, id="long-before"),
        pytest.param("2024-09-27", Light.YELLOW, id="safe-day"),
        pytest.param("2024-09-28", Light.CONTESTED, id="between-the-readings"),
        pytest.param("2024-09-30", Light.RED, id="too-late"),
    ],
)
def test_a_period_before_an_event_runs_from_the_outset(today: str, light: Light) -> None:
    deadline = latest_day_before(day("2024-10-14"), "app.64.notice")
    assert (deadline.not_before, deadline.due) == (None, day("2024-09-27"))
    assert deadline.status(day(today)).light is light


# A clock that stands still.

_STAY = Suspend(dt.date(2025, 2, 10), "party_died", told_on=dt.date(2025, 2, 10))


def test_a_clock_that_stands_still_has_no_due_day() -> None:
    deadline = due("arl.62.decide", day("2025-01-10"), events=[_STAY])
    known = (deadline.due, deadline.safe_due, deadline.earliest, deadline.latest)
    assert known == (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
    assert (deadline.last_reading, deadline.promised_due) == (UNKNOWN, None)
    assert (deadline.clock, deadline.stopped_on) == (Clock.STOPPED, day("2025-02-10"))
    assert (deadline.remaining, deadline.readings, deadline.lapse) == (29, (), None)


def test_a_clock_that_runs_says_so() -> None:
    deadline = due("arl.62.decide", day("2025-01-10"), events=[_STAY, Resume(day("2025-03-01"))])
    assert (deadline.clock, deadline.stopped_on, deadline.remaining) == (Clock.RUNNING, None, None)


@pytest.mark.parametrize(
    ("today", "clock"),
    [
        pytest.param("2025-01-09", Clock.NOT_STARTED, id="before-the-trigger"),
        pytest.param("2025-02-10", Clock.RUNNING, id="last-day-counted"),
        pytest.param("2025-02-11", Clock.STOPPED, id="stopped"),
        pytest.param("2026-02-11", Clock.STOPPED, id="still-stopped"),
    ],
)
def test_the_light_of_a_clock_that_stands_still_is_stopped(today: str, clock: Clock) -> None:
    status = due("arl.62.decide", day("2025-01-10"), events=[_STAY]).status(day(today))
    assert (status.light, status.clock) == (Light.STOPPED, clock)
    assert (status.calendar_days_left, status.working_days_left) == (None, None)


@pytest.mark.parametrize(
    ("today", "light"),
    [
        pytest.param("2025-03-11", Light.STOPPED, id="safe-day"),
        pytest.param("2025-03-12", Light.CONTESTED, id="past-the-safe-day"),
    ],
)
def test_a_stop_that_may_not_hold_is_contested_once_the_clock_would_have_ended(
    today: str, light: Light
) -> None:
    untold = attrs.evolve(_STAY, told_on=None)
    deadline = due("arl.62.decide", day("2025-01-10"), events=[untold])
    assert (deadline.due, deadline.safe_due) == (UNKNOWN, day("2025-03-11"))
    assert deadline.status(day(today)).light is light


@pytest.mark.parametrize(
    ("clock", "slug", "zh", "en"),
    [
        (Clock.NOT_STARTED, "not_started", "尚未起算", "not started"),
        (Clock.RUNNING, "running", "计算中", "running"),
        (Clock.STOPPED, "stopped", "中止", "stopped"),
        (Clock.ENDED, "ended", "已届满", "ended"),
    ],
)
def test_a_clock_has_a_slug_and_a_label(clock: Clock, slug: str, zh: str, en: str) -> None:
    assert (clock.value, clock.label) == (slug, Text(zh=zh, en=en))


def test_a_clock_that_stands_still_is_written_as_plain_data_and_read_back() -> None:
    deadline = due("arl.62.decide", day("2025-01-10"), events=[_STAY])
    data = to_dict(deadline)
    assert data["events"] == [
        {"on": "2025-02-10", "reason": "party_died", "told_on": "2025-02-10", "kind": "suspend"}
    ]
    assert (data["due"], data["stopped_on"], data["remaining"]) == ("UNKNOWN", "2025-02-10", 29)
    assert from_dict(Deadline, data) == deadline


# Whether it was done in time; the rules themselves are in test_outcome.


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        ("2025-10-24", Outcome.IN_TIME),
        ("2025-10-25", Outcome.LATE),
    ],
)
def test_what_was_done_is_judged_by_the_due_day(done: str, outcome: Outcome) -> None:
    assert due("apl.42.decide", day("2025-09-22")).outcome(day(done)) is outcome


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        ("2025-10-01", Outcome.IN_TIME),
        ("2025-10-02", Outcome.CONTESTED),
        ("2025-10-09", Outcome.CONTESTED),
        ("2025-10-10", Outcome.LATE),
    ],
)
def test_what_was_done_between_two_readings_is_contested(done: str, outcome: Outcome) -> None:
    assert due("app.60.decide", day("2025-07-03")).outcome(day(done)) is outcome


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        ("2025-09-22", Outcome.EARLY),
        ("2025-10-11", Outcome.EARLY),
        ("2025-10-12", Outcome.IN_TIME),
        ("2026-10-12", Outcome.IN_TIME),
    ],
)
def test_a_period_that_must_pass_can_be_cut_short(done: str, outcome: Outcome) -> None:
    assert due("ace.54.demand", day("2025-09-22")).outcome(day(done)) is outcome


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        ("2025-04-29", Outcome.EARLY),
        ("2025-04-30", Outcome.IN_TIME),
        ("2025-05-31", Outcome.CONTESTED),
        ("2025-06-01", Outcome.LATE),
    ],
)
def test_a_window_can_be_missed_on_both_sides(done: str, outcome: Outcome) -> None:
    assert due("rp.10.endorse", day("2025-05-31")).outcome(day(done)) is outcome


def test_what_was_done_while_the_clock_stood_still_is_in_time() -> None:
    deadline = due("arl.62.decide", day("2025-01-10"), events=[_STAY])
    assert deadline.outcome(day("2026-02-10")) is Outcome.IN_TIME


@pytest.mark.parametrize(
    ("done", "outcome"), [("2025-03-11", Outcome.IN_TIME), ("2025-03-12", Outcome.CONTESTED)]
)
def test_what_was_done_while_the_clock_may_have_run_is_contested(
    done: str, outcome: Outcome
) -> None:
    untold = attrs.evolve(_STAY, told_on=None)
    deadline = due("arl.62.decide", day("2025-01-10"), events=[untold])
    assert deadline.outcome(day(done)) is outcome


def test_a_bare_period_knows_nothing_of_posting() -> None:
    deadline = due(Period.calendar_days(10, roll=NO_ROLL), day("2025-03-10"))
    assert deadline.outcome(day("2025-03-21"), posted_on=day("2025-03-20")) is Outcome.CONTESTED


@pytest.mark.parametrize(
    ("warn", "light"),
    [
        pytest.param(0, Light.GREEN, id="none"),
        pytest.param(4, Light.GREEN, id="four"),
        pytest.param(5, Light.YELLOW, id="five"),
    ],
)
def test_the_warning_is_the_caller_s_choice(warn: int, light: Light) -> None:
    deadline = due("apl.42.decide", day("2025-09-22"))
    assert deadline.status(day("2025-10-17"), warn=warn).light is light


def test_the_days_left_are_counted_on_the_calendar_given() -> None:
    closed = Closure(
        first=day("2025-10-23"), last=day("2025-10-23"), reason="停工", document="通告一号"
    )
    deadline = due("apl.42.decide", day("2025-09-22"))
    usual = deadline.status(day("2025-10-20"))
    with_closure = deadline.status(
        day("2025-10-20"), calendar=national_calendar().with_closure(closed)
    )
    assert (usual.working_days_left, usual.light) == (4, Light.GREEN)
    assert (with_closure.working_days_left, with_closure.light) == (3, Light.YELLOW)


def test_where_the_calendar_does_not_reach_only_the_days_are_counted() -> None:
    deadline = due(Period.years(10, roll=NO_ROLL), day("2000-05-15"))
    status = deadline.status(day("2006-12-31"))
    assert (status.working_days_left, status.light) == (None, Light.GREEN)
    assert status.calendar_days_left == 1231


def test_where_the_calendar_does_not_reach_a_late_day_is_still_red() -> None:
    deadline = due(Period.calendar_days(10, roll=NO_ROLL), day("2000-05-15"))
    assert deadline.status(day("2000-05-21")).light is Light.GREEN
    assert deadline.status(day("2000-05-22")).light is Light.YELLOW
    assert deadline.status(day("2000-05-25")).light is Light.YELLOW
    assert deadline.status(day("2000-05-26")).light is Light.RED


@pytest.mark.parametrize(
    ("options", "code", "zh", "en"),
    [
        pytest.param(
            {"today": "2025-10-20"},
            "input.type",
            "`today` 必须是 datetime.date，收到 str `'2025-10-20'`",
            "`today` must be a datetime.date, found str `'2025-10-20'`",
            id="today",
        ),
        pytest.param(
            {"warn": "three"},
            "input.type",
            "`warn` 应为 int，收到 str `'three'`",
            "`warn` must be of type int, found str `'three'`",
            id="warn",
        ),
        pytest.param(
            {"warn": True}, "input.type", "`warn` 应为 int", "`warn` must be", id="warn-true"
        ),
        pytest.param(
            {"calendar": "national"},
            "input.type",
            "`calendar` 应为 WorkCalendar，收到 str `'national'`",
            "`calendar` must be of type WorkCalendar, found str `'national'`",
            id="calendar",
        ),
    ],
)
def test_a_status_of_another_type_is_refused(
    options: dict[str, Any], code: str, zh: str, en: str
) -> None:
    asked: dict[str, Any] = {"today": day("2025-10-20"), **options}
    deadline = due("apl.42.decide", day("2025-09-22"))
    with pytest.raises(InputTypeError) as caught:
        deadline.status(**asked)
    assert caught.value.code == code
    assert caught.value.explain("zh").startswith(zh)
    assert caught.value.explain("en").startswith(en)


# Words, wire format.


@pytest.mark.parametrize(
    ("light", "slug", "zh", "en"),
    [
        (Light.STOPPED, "stopped", "中止", "stopped"),
        (Light.WAITING, "waiting", "未到时间", "not yet"),
        (Light.READY, "ready", "期满可办", "may act"),
        (Light.GREEN, "green", "正常", "on time"),
        (Light.YELLOW, "yellow", "临期", "close"),
        (Light.CONTESTED, "contested", "是否超期有争议", "overdue by one reading"),
        (Light.RED, "red", "超期", "overdue"),
    ],
)
def test_a_light_has_a_slug_and_a_label(light: Light, slug: str, zh: str, en: str) -> None:
    assert (light.value, light.label) == (slug, Text(zh=zh, en=en))


def test_slugs_of_steps_are_stable() -> None:
    assert [kind.value for kind in StepKind] == [
        "start",
        "correction",
        "restart",
        "pause",
        "stop",
        "extend",
        "count",
        "back",
        "window",
        "fixed",
        "roll",
        "stay",
        "closure",
        "wait",
        "project",
        "promise",
    ]


def test_a_step_tells_itself() -> None:
    start = due("apl.42.decide", day("2025-09-22")).steps[0]
    assert start.why == Text(
        zh="2025-09-22 当日不计入，自 2025-09-23 起算（类推适用）",
        en="2025-09-22 is not counted; counting starts on 2025-09-23 (by analogy)",
    )


def test_a_deadline_is_written_as_plain_data() -> None:
    data = to_dict(due(Period.calendar_days(60, roll=_ANALOGY), day("2025-12-03"), region="450000"))
    assert {key: data[key] for key in ("rule", "trigger", "due", "safe_due", "certainty")} == {
        "rule": None,
        "trigger": "2025-12-03",
        "due": "2026-02-02",
        "safe_due": "2026-02-01",
        "certainty": "official",
    }
    assert data["readings"][0]["kind"] == "no_roll"
    assert data["readings"][0]["date"] == "2026-02-01"
    assert [step["kind"] for step in data["steps"]] == ["start", "count", "roll"]


def test_the_fields_of_the_plain_data_are_stable() -> None:
    assert list(to_dict(due("apl.42.decide", day("2025-09-22")))) == [
        "rule",
        "period",
        "trigger",
        "law_on",
        "due",
        "safe_due",
        "earliest",
        "latest",
        "certainty",
        "known_on",
        "region",
        "not_before",
        "events",
        "stopped_on",
        "remaining",
        "promise",
        "promised_due",
        "readings",
        "lapse",
        "steps",
        "notices",
    ]


def test_an_unknown_day_is_written_as_unknown_and_read_back() -> None:
    deadline = due("ace.54.demand", day("2025-09-22"))
    data = to_dict(deadline)
    assert (data["due"], data["safe_due"], data["not_before"]) == (
        "UNKNOWN",
        "UNKNOWN",
        "2025-10-12",
    )
    assert from_dict(Deadline, data) == deadline


def test_a_deadline_is_immutable_and_can_be_a_key() -> None:
    deadline = due("apl.42.decide", day("2025-09-22"))
    assert {deadline: 1}[due("apl.42.decide", day("2025-09-22"))] == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        deadline.due = day("2030-01-01")  # type: ignore[misc]


def test_certainty_is_part_of_the_answer() -> None:
    assert due("apl.42.decide", day("2025-09-22")).certainty is Certainty.OFFICIAL


def test_a_deadline_of_a_period_that_must_pass_keeps_its_rule() -> None:
    deadline = due("ace.54.demand", day("2025-09-22"))
    assert deadline.rule == find_rule("ace.54.demand")
    assert deadline.period.kind is PeriodKind.AT_LEAST


def test_a_negative_warning_is_refused() -> None:
    with pytest.raises(InputValueError) as caught:
        due("apl.42.decide", day("2025-09-22")).status(day("2025-10-20"), warn=-1)
    assert caught.value.explain("zh") == "`warn` 应为不小于 0 的天数，收到 `-1`"
