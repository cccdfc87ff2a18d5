"""The desk: a file of running cases in, due days out, the most urgent first."""

import datetime as dt
import re
from pathlib import Path

import pytest

from govsvc.audits import Severity
from govsvc.deadlines import (
    Clock,
    Correction,
    Exclude,
    Extend,
    LapseEffect,
    Light,
    Outcome,
    Restart,
    Resume,
    Suspend,
)
from govsvc.desk import Desk, answer_desk, open_desk
from govsvc.errors import InputTypeError, PayloadError
from govsvc.unknown import UNKNOWN

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


# What happened to the clock.

HEARING = (
    '{ kind = "exclude", first = 2025-10-13, last = 2025-10-17, reason = "hearing", '
    "told_on = 2025-10-10 }"
)
LONGER = (
    '{ kind = "extend", decided_on = 2025-10-20, by = 10, approved_by = "agency_head", '
    "told_on = 2025-10-20 }"
)
REVIEW = {"rule": '"arl.62.decide"', "trigger": "2025-07-21"}
ANSWER = {"rule": '"oga.33.answer"', "trigger": "2025-09-05"}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param({"events": f"[{HEARING}]"}, "2025-10-31", id="exclude"),
        pytest.param({"events": f"[{LONGER}]"}, "2025-11-07", id="extend"),
        pytest.param({"events": f"[{LONGER}, {HEARING}]"}, "2025-11-14", id="in any order"),
        pytest.param(
            {**ANSWER, "events": """[
                { kind = "correction", notified_on = 2025-09-12, received_on = 2025-09-22 },
            ]"""},
            "2025-10-24",
            id="correction",
        ),
        pytest.param(
            {**ANSWER, "events": '[{ kind = "restart", on = 2025-09-22 }]'},
            "2025-10-24", id="restart",
        ),
        pytest.param(
            {**REVIEW, "events": """[
                { kind = "suspend", on = 2025-08-04, reason = "other_case", told_on = 2025-08-04 },
                { kind = "resume", on = 2025-08-14 },
            ]"""},
            "2025-09-29",
            id="suspend and resume",
        ),
    ],
)  # fmt: skip
def test_events_move_the_due_day(keys: dict[str, str], expected: str) -> None:
    (entry,) = answer(case(**keys)).entries
    assert str(entry.deadline.due) == expected
    assert entry.deadline.events == entry.case.events


def test_a_stopped_case_stands_between_the_running_and_the_waiting() -> None:
    told = "told_on = 2025-09-09"
    stopped = f'[{{ kind = "suspend", on = 2025-09-08, reason = "other_case", {told} }}]'
    desk = answer(
        case(id='"waiting"', trigger="2026-01-05"),
        case(id='"stopped"', **REVIEW, events=stopped),
        case(id='"green"'),
    )
    assert [e.case.id for e in desk.entries] == ["green", "stopped", "waiting"]
    (entry,) = [e for e in desk.entries if e.case.id == "stopped"]
    assert entry.deadline.due is UNKNOWN
    assert entry.deadline.remaining == 11
    assert entry.status is not None
    assert entry.status.light is Light.STOPPED


@pytest.mark.parametrize(
    ("today", "light"),
    [
        pytest.param("2025-09-27", Light.WAITING, id="the day before it opens"),
        pytest.param("2025-09-28", Light.GREEN, id="once it is open"),
        pytest.param("2025-10-28", Light.CONTESTED, id="on the day itself, by one reading"),
        pytest.param("2025-10-29", Light.RED, id="closed"),
    ],
)
def test_a_window_opens_and_closes(today: str, light: Light) -> None:
    told = case(rule='"rp.10.endorse"', trigger="2025-10-28")
    (entry,) = answer(told, today=dt.date.fromisoformat(today)).entries
    assert (str(entry.deadline.not_before), str(entry.deadline.due)) == ("2025-09-28", "2025-10-27")
    assert entry.status is not None
    assert entry.status.light is light


@pytest.mark.parametrize(
    ("today", "light"), [("2025-10-16", Light.WAITING), ("2025-10-17", Light.READY)]
)
def test_a_minimum_period_has_a_first_day_and_no_last_one(today: str, light: Light) -> None:
    told = case(rule='"ace.54.demand"', trigger="2025-09-26")
    (entry,) = answer(told, today=dt.date.fromisoformat(today)).entries
    assert entry.deadline.due is UNKNOWN
    assert str(entry.deadline.not_before) == "2025-10-17"
    assert entry.status is not None
    assert entry.status.light is light


@pytest.mark.parametrize(
    ("rule", "effect", "on"),
    [
        pytest.param("apl.32.notice", LapseEffect.ACCEPTED_RETROACTIVELY, "2025-09-22", id="受理"),
        pytest.param("arl.30.review", LapseEffect.ACCEPTED_AT_LAPSE, "2025-09-28", id="届满受理"),
        pytest.param(
            "apl.50.renew_decide", LapseEffect.RENEWAL_GRANTED, "2025-09-23", id="准予延续"
        ),
    ],
)
def test_what_the_law_deems_is_told_with_its_day(rule: str, effect: LapseEffect, on: str) -> None:
    (entry,) = answer(case(rule=f'"{rule}"')).entries
    told = entry.deadline.lapse
    assert told is not None
    assert (told.lapse.effect, str(told.earliest), str(told.latest)) == (effect, on, on)


@pytest.mark.parametrize(
    ("trigger", "doubted"),
    [
        pytest.param("2026-06-30", False, id="the law is not in force yet"),
        pytest.param("2026-07-01", True, id="from the day on which it is"),
    ],
)
def test_a_basis_under_review_is_a_doubt_of_the_answer(
    trigger: str,
    doubted: bool,  # noqa: FBT001
) -> None:
    (entry,) = answer(case(rule='"mla.22"', trigger=trigger)).entries
    assert any("社会救助法" in doubt.zh for doubt in entry.deadline.doubts) is doubted


def test_two_readings_are_judged_by_the_safe_one() -> None:
    told = case(rule='"app.67.pay"', trigger="2025-09-18")
    (entry,) = answer(told, today=dt.date(2025, 10, 9)).entries
    read = [(reading.kind.value, str(reading.date)) for reading in entry.deadline.readings]
    assert read == [("no_roll", "2025-10-03")]
    assert (str(entry.deadline.due), str(entry.deadline.safe_due)) == ("2025-10-09", "2025-10-03")
    assert entry.status is not None
    assert entry.status.light is Light.CONTESTED


def test_a_clock_that_may_not_have_stopped_is_urgent() -> None:
    untold = '[{ kind = "suspend", on = 2025-09-08, reason = "other_case" }]'
    desk = answer(case(id='"green"'), case(id='"stopped"', **REVIEW, events=untold))
    assert [e.case.id for e in desk.entries] == ["stopped", "green"]


STRAY = '{ kind = "exclude", first = 2026-10-13, last = 2026-10-17, reason = "testing" }'
ASKED = '{ kind = "correction", notified_on = 2025-09-12 }'


@pytest.mark.parametrize(
    ("keys", "place", "said"),
    [
        pytest.param(
            {"events": "[{ first = 2025-10-13 }]"}, "[0]", "required key `kind`", id="no kind"
        ),
        pytest.param(
            {"events": '[{ kind = "excluded" }]'},
            "[0]", "one of exclude, suspend", id="no such kind",
        ),
        pytest.param({"events": "[7]"}, "[0]", "a table", id="no table"),
        pytest.param({"events": '{ kind = "resume" }'}, "", "a list", id="no list"),
        pytest.param(
            {"events": f'[{LONGER}, {HEARING.replace("hearing", "holiday")}]'},
            "[1].reason", "one of hearing", id="no such reason",
        ),
        pytest.param(
            {"events": f'[{LONGER.replace("10,", "3.0,")}]'},
            "[0].by", "a whole number", id="number",
        ),
        pytest.param(
            {"events": f'[{HEARING.replace("2025-10-17", "2025-10-12")}]'},
            "[0]", "lies before `first`", id="wrong order",
        ),
        pytest.param(
            {"events": f'[{HEARING.replace("hearing", "correction")}]'},
            "[0]", "is counted in this period", id="a reason the rule does not know",
        ),
        pytest.param(
            {"events": f"[{LONGER}, {STRAY}]"}, "[1]", "not inside the running period", id="stray"
        ),
        pytest.param(
            {"events": f"[{HEARING}, {STRAY}]"}, "", "not inside the running period", id="of two"
        ),
        pytest.param(
            {**ANSWER, "events": f"[{ASKED}, {ASKED}]"}, "", "2025-09-12", id="from a correction"
        ),
        pytest.param({**ANSWER, "events": f"[{LONGER}]"}, "[0]", "outside the period", id="late"),
    ],
)  # fmt: skip
def test_a_bad_event_is_told_with_its_place(keys: dict[str, str], place: str, said: str) -> None:
    path, _, _, en = problem(case(**keys))
    assert path == f"case[0].events{place}"
    assert said in en


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        pytest.param(
            {"events": '[{ kind = "resume", on = 2025-10-13 }]'},
            ("请补上此前的中止", "add the stop before it"),
            id="resumed without a stop",
        ),
        pytest.param(
            {**REVIEW, "events": """[
                { kind = "suspend", on = 2025-08-04, reason = "other_case" },
                { kind = "suspend", on = 2025-08-11, reason = "conciliation" },
            ]"""},
            ("请先写明何时恢复", "give the day on which it resumed first"),
            id="stopped twice",
        ),
        pytest.param(
            {"events": '[{ kind = "restart", on = 2025-10-09 }]'},
            ("请核对依据，并删去重新计算", "leave the restart out"),
            id="no restart",
        ),
        pytest.param(
            {"rule": "", "period": '{ length = 9, unit = "working_day" }', "events": f"[{ASKED}]",
             "trigger": "2025-09-08"},
            ("写明不计入的日子、重新计算之日", "give the days left out or the restart"),
            id="a correction without a rule",
        ),
    ],
)  # fmt: skip
def test_what_to_do_about_an_event_is_told_in_words(
    keys: dict[str, str], said: tuple[str, str]
) -> None:
    path, code, zh, en = problem(case(**keys))
    assert path.startswith("case[0].events")
    assert code == "clock.event"
    assert said[0] in zh
    assert said[1] in en
    names = {kind.__name__ for kind in (Exclude, Suspend, Resume, Restart, Extend, Correction)}
    assert not names & set(re.findall(r"[A-Za-z_]+", zh + en))


def test_posted_without_done_is_told_and_the_case_is_answered() -> None:
    desk = answer(case(posted="2025-10-08"))
    assert [(p.path, p.code) for p in desk.problems] == [("case[0].done", "missing")]
    assert [e.case.id for e in desk.entries] == ["1"]


@pytest.mark.parametrize(
    ("posted", "outcome"), [("2025-10-09", Outcome.IN_TIME), ("2025-10-10", Outcome.LATE)]
)
def test_the_day_of_posting_counts_where_the_law_says_so(posted: str, outcome: Outcome) -> None:
    told = {"rule": '"arl.20.apply"', "trigger": "2025-08-03", "done": "2025-10-13"}
    (entry,) = answer(case(**told, posted=posted), today=dt.date(2025, 10, 20)).entries
    assert entry.outcome is outcome


def test_posting_after_it_came_in_is_told_under_its_key() -> None:
    found = problem(case(done="2025-09-30", posted="2025-10-01"))
    assert found[:2] == ("case[0].posted", "input.value")


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
    assert len(desk.entries) >= 30
    told = {type(event) for e in desk.entries for event in e.case.events}
    assert told == {Exclude, Suspend, Resume, Restart, Extend, Correction}
    assert {e.deadline.clock for e in desk.entries} == {Clock.RUNNING, Clock.STOPPED}
    assert {e.deadline.certainty.value for e in desk.entries} == {"official", "projected"}
    assert any(e.deadline.earliest != e.deadline.latest for e in desk.entries)


# Proxy requests.

PROXY = """
[[proxy]]
id = "P1"
on = 2026-03-02
request = { item = "一般公共服务事项", action = "submit", actor = { kind = "proxy_agent" } }
"""
PLACED = PROXY.replace('id = "P1"', 'id = "P2"\nplace = ""')
WRONG = PROXY.replace('"submit"', '"dance"')


def test_proxy_requests_are_answered_beside_the_cases() -> None:
    desk = answer(case(), PROXY, WRONG, case(id='"2"'))
    assert [entry.case.id for entry in desk.entries] == ["1", "2"]
    assert [entry.case.id for entry in desk.answers] == ["P1"]
    assert [problem.path for problem in desk.problems] == ["proxy[1].request.action"]


def test_a_file_may_hold_proxy_requests_alone() -> None:
    desk = answer(PROXY)
    assert (desk.entries, desk.problems) == ((), ())
    assert [entry.decision.outcome.value for entry in desk.answers] == ["needs_more"]


def test_a_proxy_request_is_asked_where_the_desk_is() -> None:
    here, nationwide = answer(PROXY, PLACED, head='[desk]\nregion = "640181"').answers
    assert (here.decision.place.prefix, nationwide.decision.place.prefix) == ("640181", "")


def test_a_desk_without_a_place_of_its_own_answers_no_proxy_request() -> None:
    desk = answer(case(), PROXY, head='[desk]\nregion = "6401x"')
    assert len(desk.entries) == 1
    assert desk.answers == ()
    assert [problem.path for problem in desk.problems] == ["desk.region", "proxy[0]"]


@pytest.mark.parametrize("table", ["1", '"submit"', "[]", "{}"])
def test_what_is_no_proxy_request_is_told(table: str) -> None:
    desk = answer(head=f"proxy = [{table}]")
    assert {problem.path.split(".")[0] for problem in desk.problems} == {"proxy[0]"}


def test_a_file_with_neither_is_refused() -> None:
    with pytest.raises(PayloadError, match="required key `case` is missing"):
        answer(head='[desk]\nname = "window"')


SITE = """
[[site]]
id = "东村站"
kind = "station"
windows = { outward = 2 }
"""
CANGZHOU = '[desk]\nregion = "130921"\naudited_on = 2020-06-01'


def test_things_are_audited_where_the_desk_is() -> None:
    desk = answer(case(), SITE, head=CANGZHOU)
    assert desk.problems == ()
    assert [(one.id, one.kind.zh, one.report.worst) for one in desk.audits] == [
        ("东村站", "政务服务场所", Severity.VIOLATION)
    ]


def test_an_audit_needs_a_day() -> None:
    desk = answer(SITE, head='[desk]\nregion = "130921"', today=None)
    assert desk.audits == ()
    assert [problem.path for problem in desk.problems] == ["desk.audited_on"]


def test_a_thing_that_cannot_be_read_stops_the_audits_alone() -> None:
    desk = answer(case(), SITE.replace('"station"', '"palace"'), head=CANGZHOU)
    assert len(desk.entries) == 1
    assert desk.audits == ()
    assert [problem.path for problem in desk.problems] == ["site[0].kind"]


def test_a_desk_without_a_place_of_its_own_audits_nothing() -> None:
    desk = answer(SITE, head='[desk]\nregion = "6401x"\naudited_on = 2020-06-01')
    assert desk.audits == ()
    assert [problem.path for problem in desk.problems] == ["desk.region"]
