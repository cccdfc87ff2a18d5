"""What events make of a clock: set arithmetic, worked by hand, and what does not fit it.

The twenty working days from Monday, 22 September 2025 are the 23rd to the 26th, Sunday the 28th
(worked), the 29th and the 30th; then 9, 10 and Saturday 11 October (worked), 13–17 and 20–24. So
October 24th is the 20th, the 31st the 25th, and November 7th the 30th.
"""

import datetime as dt
from typing import Any

import attrs
import pytest

from govsvc import UNKNOWN, due, find_rule
from govsvc.deadlines import (
    NO_ROLL,
    Approver,
    Basis,
    Clock,
    Correction,
    CorrectionEffect,
    Deadline,
    Event,
    Exclude,
    Extend,
    Extension,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Restart,
    Resume,
    Roll,
    RuleReading,
    StepKind,
    Suspend,
)
from govsvc.errors import EventError, InputTypeError
from govsvc.law import Provision, parse_citation
from govsvc.wording import Text

_WORDS = Text(zh="词", en="word")
_CITED = parse_citation("《行政许可法》第四十二条第一款")
_EXPRESS, _ANALOGY = Roll(basis=Basis.EXPRESS), Roll(basis=Basis.ANALOGY)
_TEN_DAYS = Period.calendar_days(10, roll=NO_ROLL)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


_START = day("2025-09-22")


def rule_of(period: Period, **fields: Any) -> PeriodRule:  # noqa: ANN401 - fields of the model
    """A rule without a law, for what the catalogue has no example of."""
    header = Provision(id="tst.1", name=_WORDS, summary=_WORDS, citations=(_CITED,))
    return PeriodRule(
        header=header, matter="tst.1", period=period, start=_WORDS, bearer=_WORDS, **fields
    )


def out(first: str, last: str, reason: str = "hearing", *, told: bool = True) -> Exclude:
    told_on = day(first) if told else None
    return Exclude(day(first), day(last), reason, told_on=told_on)


def longer(decided_on: str, **units: int) -> Extend:
    """An extension about which everything is known."""
    decided = day(decided_on)
    return Extend(decided_on=decided, approved_by="agency_head", told_on=decided, **units)


def licence(*events: Event, trigger: dt.date = _START) -> Deadline:
    return due("apl.42.decide", trigger, events=events)


def bare(period: Period, trigger: str, *events: Event) -> Deadline:
    return due(period, day(trigger), events=events)


def refusal(*events: Event, rule: str = "apl.42.decide", trigger: dt.date = _START) -> EventError:
    with pytest.raises(EventError) as caught:
        due(rule, trigger, events=events)
    return caught.value


# Lines 1 to 3: the days counted, the days left out, the least day that has them all.


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], "2025-10-24", id="none"),
        pytest.param([out("2025-10-13", "2025-10-17")], "2025-10-31", id="a-week"),
        pytest.param([out("2025-10-13", "2025-10-13")], "2025-10-27", id="one-day"),
        pytest.param([out("2025-10-11", "2025-10-12")], "2025-10-27", id="a-worked-weekend"),
        pytest.param([out("2025-10-18", "2025-10-19")], "2025-10-24", id="a-weekend"),
        pytest.param([out("2025-10-01", "2025-10-08")], "2025-10-24", id="the-holiday"),
        pytest.param([out("2025-09-23", "2025-09-30")], "2025-11-04", id="from-the-first-day"),
        pytest.param([out("2025-09-01", "2025-09-30")], "2025-11-04", id="from-before-the-start"),
        pytest.param([out("2025-09-22", "2025-09-22")], None, id="only-the-start-itself"),
        pytest.param([out("2025-10-24", "2025-10-24")], "2025-10-27", id="the-last-day"),
        pytest.param([out("2025-10-22", "2025-11-05")], "2025-11-10", id="over-the-last-day"),
        pytest.param(
            [out("2025-10-10", "2025-10-14"), out("2025-10-13", "2025-10-16", "testing")],
            "2025-11-03",
            id="overlapping-days-count-once",
        ),
        pytest.param(
            [out("2025-10-10", "2025-10-16"), out("2025-10-13", "2025-10-14", "testing")],
            "2025-11-03",
            id="one-inside-the-other",
        ),
        pytest.param(
            [out("2025-10-13", "2025-10-14"), out("2025-10-15", "2025-10-16", "testing")],
            "2025-10-30",
            id="one-after-the-other",
        ),
        pytest.param(
            [out("2025-10-13", "2025-10-14"), out("2025-10-16", "2025-10-17")],
            "2025-10-30",
            id="the-same-reason-twice",
        ),
        pytest.param(
            [out("2025-10-13", "2025-10-17"), out("2025-10-27", "2025-10-28", "tender")],
            "2025-11-04",
            id="the-second-only-inside-because-of-the-first",
        ),
    ],
)
def test_days_left_out_of_working_days(events: list[Exclude], expected: str | None) -> None:
    if expected is None:
        assert refusal(*events).code == "clock.event"
    else:
        assert licence(*events).due == day(expected)


@pytest.mark.parametrize(
    ("period", "events", "expected"),
    [
        pytest.param(_TEN_DAYS, [], "2025-10-02", id="none"),
        pytest.param(_TEN_DAYS, [out("2025-09-27", "2025-09-28")], "2025-10-04", id="two-days"),
        pytest.param(_TEN_DAYS, [out("2025-10-01", "2025-10-08")], "2025-10-10", id="the-holiday"),
        pytest.param(_TEN_DAYS, [out("2025-10-02", "2025-10-02")], "2025-10-03", id="last-day"),
        # One month from September 22nd is 30 days, the last of them October 22nd.
        pytest.param(
            Period.months(1, roll=NO_ROLL),
            [out("2025-10-01", "2025-10-05")],
            "2025-10-27",
            id="a-month-becomes-days",
        ),
        # A year from then is 365 days.
        pytest.param(
            Period.years(1, roll=NO_ROLL),
            [out("2026-02-01", "2026-02-28")],
            "2026-10-20",
            id="a-year-becomes-days",
        ),
    ],
)
def test_days_left_out_of_all_days(period: Period, events: list[Exclude], expected: str) -> None:
    assert bare(period, "2025-09-22", *events).due == day(expected)


def test_a_month_without_the_day_becomes_the_days_to_its_end() -> None:
    # From January 31st to February 28th are 28 days; two days left out lead to March 2nd.
    period = Period.months(1, roll=NO_ROLL)
    assert bare(period, "2025-01-31").due == day("2025-02-28")
    assert bare(period, "2025-01-31", out("2025-02-03", "2025-02-04")).due == day("2025-03-02")


def test_sent_and_returned_is_the_day_after_to_the_return() -> None:
    between = Exclude.between(
        sent_on=day("2025-10-10"), returned_on=day("2025-10-17"), reason="testing"
    )
    same = Exclude(day("2025-10-11"), day("2025-10-17"), "testing")
    assert licence(between) == licence(same)
    assert licence(between).due == day("2025-11-03")  # six working days, the 11th among them


# Line 4: rolled once, last.


def test_days_are_left_out_before_the_end_rolls() -> None:
    # The tenth day would be October 2nd, rolled to the 9th; a day left out makes it the 3rd first.
    period = Period.calendar_days(10, roll=_EXPRESS)
    deadline = bare(period, "2025-09-22", out("2025-09-25", "2025-09-25"))
    assert [(s.before, s.after) for s in deadline.steps if s.kind is StepKind.ROLL] == [
        (day("2025-10-03"), day("2025-10-09"))
    ]


def test_the_end_of_a_rest_is_no_day_of_the_clock() -> None:
    period = Period.calendar_days(10, roll=_EXPRESS)
    assert bare(period, "2025-09-22").due == day("2025-10-09")
    with pytest.raises(EventError, match="not inside the running period"):
        bare(period, "2025-09-22", out("2025-10-05", "2025-10-06"))


def test_units_are_added_before_the_end_rolls() -> None:
    # Sixty days from January 31st 2024 end on Sunday, March 31st; thirty more on April 30th.
    extension = Extend(
        decided_on=day("2024-03-25"),
        by=30,
        approved_by="review_office_head",
        told_on=day("2024-03-25"),
    )
    assert due("arl.62.decide", day("2024-01-31"), events=[extension]).due == day("2024-04-30")


def test_a_make_up_saturday_does_not_roll() -> None:
    # Six months from August 28th 2025 end on February 28th 2026, a Saturday that is worked.
    deadline = bare(Period.months(6, roll=_EXPRESS), "2025-08-28", out("2026-02-02", "2026-02-02"))
    assert bare(Period.months(6, roll=_EXPRESS), "2025-08-28").due == day("2026-02-28")
    assert deadline.due == day("2026-03-02")  # Sunday, March 1st rolls to Monday


# Stops and starts.

_DIED = Suspend(day("2025-02-10"), "party_died", told_on=day("2025-02-10"))


def test_a_stop_and_a_start_leave_out_the_days_after_the_one_to_the_other() -> None:
    stopped = bare(_TEN_DAYS, "2025-09-22", Suspend(day("2025-09-25"), "hearing"))
    assert (stopped.due, stopped.stopped_on, stopped.remaining) == (UNKNOWN, day("2025-09-25"), 7)
    started = bare(
        _TEN_DAYS, "2025-09-22", Suspend(day("2025-09-25"), "hearing"), Resume(day("2025-09-30"))
    )
    left_out = bare(_TEN_DAYS, "2025-09-22", out("2025-09-26", "2025-09-30"))
    assert started.due == left_out.due == day("2025-10-07")


def test_a_clock_can_stop_on_the_day_of_the_event() -> None:
    stopped = bare(_TEN_DAYS, "2025-09-22", Suspend(day("2025-09-22"), "hearing"))
    assert (stopped.stopped_on, stopped.remaining) == (day("2025-09-22"), 10)


def test_a_clock_can_stop_again_on_the_day_it_resumes() -> None:
    events: list[Event] = [
        Suspend(day("2025-09-25"), "hearing"),
        Resume(day("2025-09-27")),
        Suspend(day("2025-09-27"), "hearing"),
        Resume(day("2025-09-30")),
    ]
    assert bare(_TEN_DAYS, "2025-09-22", *events).due == day("2025-10-07")


@pytest.mark.parametrize(
    ("period", "remaining"),
    [
        pytest.param(Period.working_days(20), 17, id="working-days"),
        pytest.param(Period.calendar_days(20, roll=NO_ROLL), 17, id="calendar-days"),
        pytest.param(Period.months(1, roll=NO_ROLL), 27, id="month"),
    ],
)
def test_what_is_left_when_a_clock_stops(period: Period, remaining: int) -> None:
    deadline = bare(period, "2025-09-22", Suspend(day("2025-09-25"), "hearing"))
    assert (deadline.clock, deadline.remaining) == (Clock.STOPPED, remaining)


def test_days_left_out_and_units_added_before_a_stop_are_still_left() -> None:
    events: list[Event] = [
        out("2025-09-24", "2025-09-25"),
        longer("2025-09-26", by=10),
        Suspend(day("2025-09-29"), "testing", told_on=day("2025-09-29")),
    ]
    # Counted are September 23rd, 26th, 28th and 29th.
    assert licence(*events).remaining == 26


def test_a_stopped_clock_may_be_extended() -> None:
    stop = Suspend(day("2025-10-13"), "testing", told_on=day("2025-10-13"))
    deadline = licence(stop, longer("2025-12-01", by=10), Resume(day("2025-12-31")))
    # Eleven of thirty were counted by October 13th; nineteen more from January 4th, a worked
    # Sunday, are the 4th–9th, 12th–16th, 19th–23rd and 26th–28th.
    assert deadline.due == day("2026-01-28")


# Line 5: a restart.


def test_a_restart_is_a_fresh_clock() -> None:
    again = due("oga.33.answer", day("2025-03-03"), events=[Restart(day("2025-03-20"))])
    fresh = due("oga.33.answer", day("2025-03-20"))
    assert (again.due, again.readings) == (fresh.due, fresh.readings)
    assert again.due == day("2025-04-18")


def test_a_restart_forgets_everything_before_it() -> None:
    events: list[Event] = [
        Exclude(day("2025-03-05"), day("2025-03-07"), "third_party_opinion"),
        Extend(decided_on=day("2025-03-10"), by=20),
        Restart(day("2025-03-20")),
    ]
    deadline = due("oga.33.answer", day("2025-03-03"), events=events)
    assert (deadline.due, deadline.readings) == (day("2025-04-18"), ())
    kinds = [step.kind for step in deadline.steps]
    assert kinds == [StepKind.START, StepKind.RESTART, StepKind.COUNT]


def test_a_restarted_clock_may_be_extended_again() -> None:
    def extended(decided_on: str) -> Extend:
        return Extend(
            decided_on=day(decided_on),
            by=20,
            approved_by="disclosure_office_head",
            told_on=day(decided_on),
        )

    events: list[Event] = [
        extended("2025-03-10"),
        Restart(day("2025-03-20")),
        extended("2025-03-20"),
    ]
    # Forty working days from March 20th: the twentieth is April 18th; then the 21st–25th, Sunday
    # the 27th (worked), the 28th–30th, May 6th–9th, 12th–16th and 19th–20th.
    assert due("oga.33.answer", day("2025-03-03"), events=events).due == day("2025-05-20")


def test_a_restart_ends_a_stop() -> None:
    stop = Suspend(day("2025-03-10"), "third_party_opinion")
    deadline = due("oga.33.answer", day("2025-03-03"), events=[stop, Restart(day("2025-06-20"))])
    assert deadline.due == due("oga.33.answer", day("2025-06-20")).due


def test_what_ends_on_the_day_of_a_restart_came_before_it_and_what_begins_after() -> None:
    events: list[Event] = [
        Exclude(day("2025-03-20"), day("2025-03-20"), "other_agency_opinion"),
        Restart(day("2025-03-20")),
        Exclude(day("2025-03-20"), day("2025-03-21"), "third_party_opinion"),
    ]
    deadline = due("oga.33.answer", day("2025-03-03"), events=events)
    assert deadline.due == day("2025-04-21")  # only the 21st is a day of the new clock


# Line 5: extensions, judged by what was known then.


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        pytest.param(longer("2025-10-20", by=10), "2025-11-07", id="by-ten"),
        pytest.param(longer("2025-10-20", by=1), "2025-10-27", id="by-one"),
        pytest.param(longer("2025-10-20", to=30), "2025-11-07", id="to-thirty"),
        pytest.param(longer("2025-09-22", by=10), "2025-11-07", id="on-the-first-day"),
        pytest.param(longer("2025-10-24", by=10), "2025-11-07", id="on-the-last-day"),
    ],
)
def test_an_extension_adds_units(extension: Extend, expected: str) -> None:
    deadline = licence(extension)
    assert (deadline.due, deadline.safe_due) == (day(expected), day(expected))


def test_an_extension_may_be_decided_up_to_the_rolled_end() -> None:
    period = Period.calendar_days(10, roll=_EXPRESS)  # October 2nd, rolled to the 9th
    assert bare(period, "2025-09-22", longer("2025-10-09", by=5)).due == day("2025-10-09")
    with pytest.raises(EventError, match="outside the period"):
        bare(period, "2025-09-22", longer("2025-10-10", by=5))


def test_an_extension_may_be_decided_while_days_are_left_out() -> None:
    events: list[Event] = [out("2025-10-22", "2025-11-05", "tender"), longer("2025-11-10", by=10)]
    assert licence(*events).due == day("2025-11-24")


def test_days_left_out_after_the_decision_do_not_make_it_late_or_timely() -> None:
    hearing, late = out("2025-10-28", "2025-10-29"), longer("2025-10-27", by=10)
    assert refusal(hearing, late).event == "extend"


def test_months_are_added_before_they_become_days() -> None:
    # Twelve months from August 31st, 2024 end with August 31st; eighteen with February 28th, 2026.
    extension = Extend(
        decided_on=day("2025-06-02"),
        by=6,
        approved_by="approving_authority",
    )
    deadline = due("adr.15.complete", day("2024-08-31"), events=[extension])
    assert deadline.due == day("2026-02-28")


def test_to_a_total_counts_what_was_added_before() -> None:
    rule = rule_of(Period.working_days(20), extension=Extension(to=30, times=2))
    deadline = due(rule, _START, events=[longer("2025-09-25", to=30), longer("2025-09-25", by=5)])
    assert deadline.due == day("2025-11-07")  # the five first, then up to thirty


# The rule decides what an event does.


def test_a_correction_before_acceptance_changes_nothing() -> None:
    correction = Correction(day("2025-09-15"), day("2025-09-22"))
    deadline = licence(correction)
    assert (deadline.due, deadline.events) == (day("2025-10-24"), (correction,))
    assert [step.kind for step in deadline.steps] == [
        StepKind.CORRECTION,
        StepKind.START,
        StepKind.COUNT,
    ]


def test_a_correction_that_restarts_the_clock() -> None:
    correction = Correction(day("2025-03-10"), day("2025-03-20"))
    deadline = due("oga.33.answer", day("2025-03-03"), events=[correction])
    assert deadline.due == due("oga.33.answer", day("2025-03-20")).due


def test_corrections_that_restart_the_clock_twice() -> None:
    corrections = [
        Correction(day("2025-03-10"), day("2025-03-20")),
        Correction(day("2025-03-25"), day("2025-04-02")),
    ]
    deadline = due("oga.33.answer", day("2025-03-03"), events=reversed(corrections))
    assert deadline.due == due("oga.33.answer", day("2025-04-02")).due


def test_a_correction_that_restarts_the_clock_at_once() -> None:
    correction = Correction(day("2025-03-20"), day("2025-03-20"))
    deadline = due("oga.33.answer", day("2025-03-03"), events=[correction])
    assert deadline.due == day("2025-04-18")


def test_a_corrected_application_still_awaited_leaves_the_whole_period() -> None:
    deadline = due("oga.33.answer", day("2025-03-03"), events=[Correction(day("2025-03-10"))])
    assert (deadline.due, deadline.stopped_on) == (UNKNOWN, day("2025-03-10"))
    assert (deadline.remaining, deadline.safe_due) == (20, UNKNOWN)


def test_a_correction_whose_time_is_left_out() -> None:
    # Ten days, June 11th to 20th, of a period of sixty that would end on August 2nd, a Saturday.
    correction = Correction(day("2025-06-10"), day("2025-06-20"))
    deadline = due("arl.62.decide", day("2025-06-03"), events=[correction])
    assert deadline.due == day("2025-08-12")


def test_a_correction_begun_before_the_clock_is_left_out_as_far_as_it_lies_in_it() -> None:
    correction = Correction(day("2025-05-30"), day("2025-06-05"))
    deadline = due("arl.62.decide", day("2025-06-03"), events=[correction])
    assert deadline.due == due("arl.62.decide", day("2025-06-05")).due


def test_a_correction_on_one_day_takes_no_day() -> None:
    correction = Correction(day("2025-06-10"), day("2025-06-10"))
    plain = due("arl.62.decide", day("2025-06-03"))
    assert due("arl.62.decide", day("2025-06-03"), events=[correction]).due == plain.due


def test_a_correction_still_awaited_stops_a_clock_that_leaves_it_out() -> None:
    deadline = due("arl.62.decide", day("2025-06-03"), events=[Correction(day("2025-06-10"))])
    assert (deadline.clock, deadline.remaining) == (Clock.STOPPED, 53)


def test_days_left_out_rest_on_the_article_that_says_so() -> None:
    (pause,) = [s for s in licence(out("2025-10-13", "2025-10-17")).steps if s.reason]
    assert [c.text("zh") for c in pause.citations] == ["《行政许可法》第四十五条"]


# The order in which events are told does not matter.


def test_the_order_of_events_does_not_matter() -> None:
    events: list[Event] = [
        out("2025-10-10", "2025-10-14"),
        out("2025-10-13", "2025-10-16", "testing"),
        longer("2025-10-27", by=10),
        Suspend(day("2025-11-03"), "tender", told_on=day("2025-11-03")),
        Resume(day("2025-11-10")),
    ]
    told = licence(*events)
    for turned in (events[::-1], events[2:] + events[:2]):
        again = licence(*turned)
        assert attrs.evolve(again, events=()) == attrs.evolve(told, events=())


def test_events_may_come_from_anything_that_can_be_gone_through() -> None:
    events = (event for event in [out("2025-10-13", "2025-10-17")])
    assert due("apl.42.decide", _START, events=events).due == day("2025-10-31")


def test_events_change_a_period_that_must_pass() -> None:
    deadline = due(rule_of(Period.working_days(10, kind=PeriodKind.AT_LEAST)), _START)
    assert deadline.not_before == day("2025-10-12")
    later = bare(
        Period.working_days(10, kind=PeriodKind.AT_LEAST),
        "2025-09-22",
        out("2025-09-29", "2025-09-30"),
    )
    assert later.not_before == day("2025-10-15")


# What is not known to hold.


def test_days_left_out_without_telling_are_a_reading() -> None:
    deadline = licence(out("2025-10-13", "2025-10-17", told=False))
    assert (deadline.due, deadline.safe_due) == (day("2025-10-31"), day("2025-10-24"))
    assert [(r.kind, r.date) for r in deadline.readings] == [
        (ReadingKind.CONDITION, day("2025-10-24"))
    ]


def test_some_days_told_of_and_some_not() -> None:
    told, untold = out("2025-10-13", "2025-10-14"), out("2025-10-16", "2025-10-17", told=False)
    deadline = licence(told, untold)
    assert (deadline.due, deadline.safe_due) == (day("2025-10-30"), day("2025-10-28"))


@pytest.mark.parametrize("missing", ["approved_by", "told_on"])
def test_an_extension_of_which_something_is_not_known_is_a_reading(missing: str) -> None:
    known: dict[str, Any] = {"approved_by": "agency_head", "told_on": day("2025-10-20")}
    extension = Extend(decided_on=day("2025-10-20"), by=10, **{**known, missing: None})
    deadline = licence(extension)
    assert (deadline.due, deadline.safe_due) == (day("2025-11-07"), day("2025-10-24"))


def test_an_extension_that_is_timely_only_by_days_not_known_to_be_left_out() -> None:
    # Without the week of October 13th the period ended on the 24th, before the decision.
    events: list[Event] = [out("2025-10-13", "2025-10-17", told=False), longer("2025-10-27", by=10)]
    deadline = licence(*events)
    assert (deadline.due, deadline.safe_due) == (day("2025-11-14"), day("2025-10-24"))


def test_days_left_out_of_an_extension_that_may_not_hold_do_not_delay_the_safe_day() -> None:
    untold = attrs.evolve(longer("2025-10-20", by=10), told_on=None)
    deadline = licence(untold, out("2025-10-27", "2025-10-31"))
    assert (deadline.due, deadline.safe_due) == (day("2025-11-14"), day("2025-10-24"))


def test_an_extension_to_a_total_adds_more_where_an_earlier_one_does_not_hold() -> None:
    rule = rule_of(
        Period.working_days(20),
        extension=Extension(to=30, times=2, approvers=(Approver.AGENCY_HEAD,)),
    )
    unknown = Extend(decided_on=day("2025-09-25"), by=5)
    deadline = due(rule, _START, events=[unknown, longer("2025-09-26", to=30)])
    assert (deadline.due, deadline.safe_due) == (day("2025-11-07"), day("2025-11-07"))
    assert deadline.readings == ()


def test_a_condition_and_a_roll_by_analogy_meet() -> None:
    # Sixty days from December 3rd end on Sunday, February 1st; ninety on Tuesday, March 3rd.
    extension = Extend(decided_on=day("2026-01-05"), by=30, approved_by="agency_head")
    deadline = due("pet.34.finish", day("2025-12-03"), events=[extension])
    (reading,) = deadline.readings
    assert (deadline.due, deadline.safe_due) == (day("2026-03-03"), day("2026-02-01"))
    assert (reading.date, reading.latest) == (day("2026-02-01"), day("2026-02-02"))


@pytest.mark.parametrize(
    ("decided", "roll", "readings", "safe"),
    [
        pytest.param("2026-02-01", _ANALOGY, (), "2026-03-03", id="on-the-last-day"),
        pytest.param("2026-02-02", _ANALOGY, (ReadingKind.NO_ROLL,), "2026-02-01", id="by-analogy"),
        pytest.param("2026-02-02", _EXPRESS, (), "2026-03-03", id="express"),
        pytest.param(
            "2026-02-02", _EXPRESS, (ReadingKind.NO_ROLL,), "2026-02-01", id="express-but-doubted"
        ),
        pytest.param(
            "2026-02-02", _EXPRESS, (ReadingKind.CONDITION,), "2026-03-03", id="other-doubt"
        ),
    ],
)
def test_an_extension_after_the_last_day_holds_only_if_that_day_rolls(
    decided: str, roll: Roll, readings: tuple[ReadingKind, ...], safe: str
) -> None:
    # Sixty days from December 3rd end on Sunday, February 1st; ninety on Tuesday, March 3rd.
    rule = rule_of(
        Period.calendar_days(60, roll=roll),
        extension=Extension(by=30),
        readings=tuple(RuleReading(kind=kind, why=_WORDS) for kind in readings),
    )
    extension = Extend(decided_on=day(decided), by=30)
    deadline = due(rule, day("2025-12-03"), events=[extension])
    assert (deadline.due, deadline.safe_due) == (day("2026-03-03"), day(safe))
    kinds = [reading.kind for reading in deadline.readings]
    assert kinds == ([] if deadline.safe_due == deadline.due else [ReadingKind.CONDITION])


@pytest.mark.parametrize(
    ("decided", "safe"),
    [
        pytest.param("2026-02-02", "2026-03-03", id="timely-either-way"),
        pytest.param("2026-02-03", "2026-02-02", id="only-with-the-days-left-out"),
    ],
)
def test_where_the_roll_is_law_an_extension_is_timely_on_the_day_rolled_to(
    decided: str, safe: str
) -> None:
    # Without the two days left out the sixty end on Sunday, February 1st, and roll to the 2nd.
    untold = out("2026-01-20", "2026-01-21", "force_majeure", told=False)
    extension = attrs.evolve(longer(decided, by=30), approved_by="review_office_head")
    deadline = due("arl.62.decide", day("2025-12-03"), events=[untold, extension])
    assert (deadline.due, deadline.safe_due) == (day("2026-03-05"), day(safe))


def test_an_extension_that_holds_only_by_a_roll_says_so() -> None:
    decided = day("2026-02-02")
    told = Extend(decided_on=decided, by=30, approved_by="agency_head", told_on=decided)
    untold = attrs.evolve(told, told_on=None)
    whys = [
        due("pet.34.finish", day("2025-12-03"), events=[extension]).readings[0].why.en
        for extension in (told, untold)
    ]
    assert whys[0].startswith("the extension was decided on a day that the period reached only by")
    assert whys[1].startswith("leaving days out, or extending, requires that the party was told")


def test_an_extension_while_the_clock_stands_still_is_never_late() -> None:
    events: list[Event] = [
        Suspend(day("2026-01-20"), "force_majeure"),
        Extend(decided_on=day("2026-02-20"), by=30),
        Resume(day("2026-02-25")),
    ]
    period = Period.calendar_days(60, roll=_ANALOGY)
    deadline = due(period, day("2025-12-03"), events=events)
    assert (deadline.due, deadline.readings) == (day("2026-04-08"), ())


def test_a_stop_that_is_not_known_to_be_told_of_may_not_hold() -> None:
    stop = attrs.evolve(_DIED, told_on=None)
    deadline = due("arl.62.decide", day("2025-01-10"), events=[stop])
    (reading,) = deadline.readings
    assert (deadline.due, deadline.safe_due) == (UNKNOWN, day("2025-03-11"))
    assert (reading.kind, reading.date, reading.latest) == (
        ReadingKind.CONDITION,
        day("2025-03-11"),
        day("2025-03-11"),
    )
    assert deadline.remaining == 29


def test_days_left_out_while_the_clock_stands_still_do_not_change_what_is_left() -> None:
    appraisal = out("2025-02-20", "2025-02-25", "appraisal")
    deadline = due("arl.62.decide", day("2025-01-10"), events=[_DIED, appraisal])
    assert (deadline.clock, deadline.remaining) == (Clock.STOPPED, 29)
    resumed = due(
        "arl.62.decide", day("2025-01-10"), events=[_DIED, appraisal, Resume(day("2025-03-01"))]
    )
    assert resumed.due == day("2025-03-31")


def test_a_stop_that_holds_leaves_no_doubt_from_what_came_before_it() -> None:
    untold = Extend(decided_on=day("2025-02-03"), by=30)
    deadline = due("arl.62.decide", day("2025-01-10"), events=[untold, _DIED])
    assert (deadline.safe_due, deadline.readings, deadline.remaining) == (UNKNOWN, (), 59)


def test_a_period_that_must_pass_is_not_safe_while_its_clock_may_stand_still() -> None:
    told = NotCounted(reasons=(NotCountedReason.HEARING,), must_tell=True)
    rule = rule_of(Period.working_days(10, kind=PeriodKind.AT_LEAST), not_counted=(told,))
    deadline = due(rule, _START, events=[Suspend(day("2025-09-25"), "hearing")])
    assert (deadline.safe_due, deadline.not_before) == (UNKNOWN, None)
    assert [reading.date for reading in deadline.readings] == [day("2025-10-11")]


# Line 8: the promise runs on the same days, and is never extended.


@pytest.mark.parametrize(
    ("promise", "events", "expected"),
    [
        pytest.param(10, [], "2025-10-11", id="plain"),
        pytest.param(10, [out("2025-09-25", "2025-09-29")], "2025-10-16", id="left-out"),
        pytest.param(10, [longer("2025-10-20", by=10)], "2025-10-11", id="not-extended"),
        pytest.param(25, [longer("2025-10-20", by=10)], "2025-10-31", id="within-the-extended"),
        pytest.param(40, [longer("2025-10-20", by=10)], "2025-11-07", id="never-later-than-law"),
    ],
)
def test_a_promise_runs_on_the_same_days(promise: int, events: list[Event], expected: str) -> None:
    deadline = due("apl.42.decide", _START, events=events, promise=Period.working_days(promise))
    assert deadline.promised_due == day(expected)


def test_a_promise_starts_anew_with_the_clock() -> None:
    deadline = due(
        "oga.33.answer",
        day("2025-03-03"),
        events=[Restart(day("2025-03-20"))],
        promise=Period.working_days(10),
    )
    assert deadline.promised_due == due(Period.working_days(10), day("2025-03-20")).due


def test_a_promise_has_no_day_while_the_clock_stands_still() -> None:
    stop = Suspend(day("2025-10-13"), "testing", told_on=day("2025-10-13"))
    promise = Period.working_days(10)
    deadline = due("apl.42.decide", _START, events=[stop], promise=promise)
    assert (deadline.promise, deadline.promised_due) == (promise, None)


# Line 6: what does not fit the clock.


@pytest.mark.parametrize(
    ("events", "zh", "en"),
    [
        pytest.param(
            [out("2025-09-15", "2025-09-22")],
            "2025-09-15 至 2025-09-22 不在计算中的期间内"
            "（自 2025-09-22 次日起，至 2025-10-24 届满）；请核对日期，或者删去该事件",
            "`2025-09-15` to `2025-09-22`: not inside the running period, which starts after "
            "`2025-09-22` and ends with `2025-10-24`; check the day, or leave the event out",
            id="before-the-start",
        ),
        pytest.param(
            [out("2025-10-25", "2025-10-25")],
            "2025-10-25 不在计算中的期间内（自 2025-09-22 次日起，至 2025-10-24 届满）；"
            "请核对日期，或者删去该事件",
            "`2025-10-25`: not inside the running period, which starts after `2025-09-22` and ends "
            "with `2025-10-24`; check the day, or leave the event out",
            id="after-the-end",
        ),
        pytest.param(
            [out("2025-10-13", "2025-10-17", "other_agency_opinion")],
            "“征求其他机关意见”的时间在该期限内不得扣除；可以扣除的有：听证（hearing）、招标（tender）、"
            "拍卖（auction）、检验（inspection）、检测（testing）、检疫（quarantine）、"
            "鉴定（appraisal）、专家评审（expert_review）",
            "time spent on `other_agency_opinion` is counted in this period; not counted are: "
            "hearing, tender, auction, inspection, testing, quarantine, appraisal, expert_review",
            id="another-reason",
        ),
        pytest.param(
            [out("2025-10-10", "2025-10-14"), out("2025-10-14", "2025-10-16")],
            "同一事由“听证”的两段时间重叠（2025-10-14 起与 2025-10-10 起）；请合并",
            "two spans for the same reason, hearing, overlap (from `2025-10-14` and from "
            "`2025-10-10`); join them",
            id="the-same-reason-overlaps",
        ),
        pytest.param(
            [Resume(day("2025-10-13"))],
            "2025-10-13 恢复计算，但此前没有中止；请补上此前的中止，或者删去恢复",
            "the clock resumes on `2025-10-13` without having stopped; add the stop before "
            "it, or leave the resumption out",
            id="resumed-without-a-stop",
        ),
        pytest.param(
            [Suspend(day("2025-10-13"), "testing"), Resume(day("2025-10-13"))],
            "2025-10-13 恢复计算，但此前没有中止；请补上此前的中止，或者删去恢复",
            "the clock resumes on `2025-10-13` without having stopped; add the stop before "
            "it, or leave the resumption out",
            id="resumed-on-the-day-of-the-stop",
        ),
        pytest.param(
            [Suspend(day("2025-10-13"), "testing"), Suspend(day("2025-10-15"), "tender")],
            "期限自 2025-10-14 起已经中止，2025-10-15 不能再次中止；请先写明何时恢复",
            "the clock stands still from `2025-10-14` and cannot stop again on `2025-10-15`; give "
            "the day on which it resumed first",
            id="stopped-twice",
        ),
        pytest.param(
            [Suspend(day("2025-09-19"), "testing")],
            "2025-09-19 不在计算中的期间内（自 2025-09-22 次日起，至 2025-10-24 届满）；"
            "请核对日期，或者删去该事件",
            "`2025-09-19`: not inside the running period, which starts after `2025-09-22` and ends "
            "with `2025-10-24`; check the day, or leave the event out",
            id="stopped-before-the-start",
        ),
        pytest.param(
            [Suspend(day("2025-10-24"), "testing")],
            "2025-10-25 至 … 不在计算中的期间内（自 2025-09-22 次日起，至 2025-10-24 届满）；"
            "请核对日期，或者删去该事件",
            "`2025-10-25` to `…`: not inside the running period, which starts after `2025-09-22` "
            "and ends with `2025-10-24`; check the day, or leave the event out",
            id="stopped-after-the-last-day",
        ),
        pytest.param(
            [Restart(day("2025-10-09"))],
            "该期限没有重新计算的规定；请核对依据，并删去重新计算",
            "this period knows no restart; check the law, and leave the restart out",
            id="restarted",
        ),
        pytest.param(
            [Correction(day("2025-09-29"), day("2025-10-09"))],
            "补正在受理之前，不影响受理后的期限；补正收到日应不晚于起算日 2025-09-22，"
            "补正后才受理的，请以受理日为触发日",
            "a correction comes before acceptance and stops no clock after it; it must be in by "
            "the trigger `2025-09-22`: if acceptance came later, give that day as the trigger",
            id="corrected-after-acceptance",
        ),
        pytest.param(
            [Correction(day("2025-09-15"))],
            "补正在受理之前，不影响受理后的期限；补正收到日应不晚于起算日 2025-09-22，"
            "补正后才受理的，请以受理日为触发日",
            "a correction comes before acceptance and stops no clock after it; it must be in by "
            "the trigger `2025-09-22`: if acceptance came later, give that day as the trigger",
            id="correction-awaited-though-accepted",
        ),
        pytest.param(
            [longer("2025-10-25", by=10)],
            "延长决定于 2025-10-25，不在期限内（2025-09-22 至 2025-10-24）；期满后延长无效",
            "extended on `2025-10-25`, outside the period (`2025-09-22` to `2025-10-24`); an "
            "extension after its end is void",
            id="extended-too-late",
        ),
        pytest.param(
            [longer("2025-09-21", by=10)],
            "延长决定于 2025-09-21，不在期限内（2025-09-22 至 2025-10-24）；期满后延长无效",
            "extended on `2025-09-21`, outside the period (`2025-09-22` to `2025-10-24`); an "
            "extension after its end is void",
            id="extended-too-early",
        ),
        pytest.param(
            [longer("2025-10-20", by=11)],
            "一次延长 11，超过至多 10；请核对批准的数目",
            "extended by `11`, at most `10` a time; check what was granted",
            id="extended-too-long",
        ),
        pytest.param(
            [longer("2025-10-20", to=20)],
            "延至 20 并不长于现有的 20；请核对",
            "extended to `20`, no more than the `20` there are; check the number",
            id="extended-to-no-more",
        ),
        pytest.param(
            [longer("2025-10-20", by=5), longer("2025-10-21", by=5)],
            "该期限至多延长 1 次；请删去多出的延长",
            "this period can be extended once at most; leave out what is more",
            id="extended-too-often",
        ),
        pytest.param(
            [attrs.evolve(longer("2025-10-20", by=10), approved_by="superior_organ")],
            "延长由“上一级机关”（superior_organ）决定，应由“本机关负责人”（agency_head）决定",
            "extended by `superior_organ`, but `agency_head` decides on it",
            id="extended-by-another",
        ),
    ],
)
def test_an_event_that_does_not_fit_is_refused_with_the_article(
    events: list[Event], zh: str, en: str
) -> None:
    error = refusal(*events)
    assert error.code == "clock.event"
    assert error.explain("zh") == f"{zh}（《行政许可法》第四十二条第一款）"
    assert error.explain("en") == f"{en} [Administrative Licensing Law, art. 42(1)]"
    assert error.citation == "《行政许可法》第四十二条第一款"


@pytest.mark.parametrize(
    ("rule", "trigger", "events", "en"),
    [
        pytest.param(
            "psl.118",
            "2026-03-02",
            [
                Extend(decided_on=day("2026-03-10"), by=30),
                Extend(decided_on=day("2026-03-11"), by=30),
                Extend(decided_on=day("2026-03-12"), by=30),
            ],
            "can be extended 2 times at most",
            id="more-than-twice",
        ),
        pytest.param(
            "psl.118",
            "2026-03-02",
            [Extend(decided_on=day("2026-03-10"), by=30, approved_by="agency_head")],
            "but `superior_organ` or `parent_organ` decides on it",
            id="one-of-two-hands",
        ),
        pytest.param(
            "mla.22",
            "2026-03-02",
            [Extend(decided_on=day("2026-03-10"), to=46)],
            "`46` in all, at most `45`; check what was granted",
            id="beyond-the-total",
        ),
        pytest.param(
            "mla.22",
            "2026-03-02",
            [Extend(decided_on=day("2026-03-10"), by=16)],
            "`46` in all, at most `45`; check what was granted",
            id="added-beyond-the-total",
        ),
        pytest.param(
            "arl.62.simple",
            "2025-03-03",
            [Extend(decided_on=day("2025-03-10"), by=5)],
            "the law sets no length by which this period can be extended; check the law",
            id="not-at-all",
        ),
        pytest.param(
            "arl.31.correct",
            "2025-03-03",
            [Extend(decided_on=day("2025-03-10"), by=5)],
            "the law sets no length by which this period can be extended; with good cause the "
            "review authority may allow a reasonable longer time; the text gives no number",
            id="by-no-number",
        ),
        pytest.param(
            "apl.44.deliver",
            "2025-03-03",
            [Correction(day("2025-03-04"), day("2025-03-05"))],
            "this period says nothing of a correction; check to which period it belongs",
            id="no-correction",
        ),
        pytest.param(
            "app.56.hold",
            "2025-03-03",
            [Exclude(day("2025-03-04"), day("2025-03-05"), "testing")],
            "not counted are: none",
            id="nothing-is-left-out",
        ),
        pytest.param(
            "oga.33.answer",
            "2025-03-03",
            [Correction(day("2025-02-27"), day("2025-03-20"))],
            "`2025-02-27` to `2025-03-20`: not inside the running period",
            id="correction-asked-for-before-the-clock",
        ),
        pytest.param(
            "arl.62.decide",
            "2025-03-03",
            [Correction(day("2025-02-20"), day("2025-03-03"))],
            "`2025-02-20` to `2025-03-03`: not inside the running period",
            id="correction-over-before-the-clock",
        ),
        pytest.param(
            "arl.62.decide",
            "2025-03-03",
            [Correction(day("2025-06-03"))],
            "not inside the running period, which starts after `2025-03-03` and ends with "
            "`2025-05-02`",
            id="correction-after-the-end",
        ),
        pytest.param(
            "oga.33.answer",
            "2025-03-03",
            [Restart(day("2025-03-03"))],
            "`2025-03-03`: not inside the running period",
            id="restarted-on-the-first-day",
        ),
        pytest.param(
            "oga.33.answer",
            "2025-03-03",
            [Restart(day("2025-04-01"))],
            "`2025-04-01`: not inside the running period",
            id="restarted-after-the-end",
        ),
        pytest.param(
            "oga.33.answer",
            "2025-03-03",
            [
                Exclude(day("2025-03-18"), day("2025-03-21"), "third_party_opinion"),
                Restart(day("2025-03-20")),
            ],
            "the days left out from `2025-03-18` to `2025-03-21` reach over the restart on "
            "`2025-03-20`; if they still count for the new clock, give them again from the day "
            "after",
            id="left-out-over-a-restart",
        ),
        pytest.param(
            "oga.33.answer",
            "2025-03-03",
            [
                Suspend(day("2025-03-10"), "third_party_opinion"),
                Exclude(day("2025-03-12"), day("2025-03-14"), "third_party_opinion"),
            ],
            "two spans for the same reason, opinion of a third party, overlap",
            id="left-out-while-stopped-for-the-same",
        ),
        pytest.param(
            "oga.33.answer",
            "2025-03-03",
            [
                Suspend(day("2025-03-10"), "third_party_opinion"),
                Exclude(day("2025-02-12"), day("2025-02-14"), "other_agency_opinion"),
            ],
            "`2025-02-12` to `2025-02-14`: not inside the running period, which starts after "
            "`2025-03-03` and ends with `2025-03-31`",
            id="left-out-before-a-clock-that-stops-later",
        ),
        pytest.param(
            "oga.33.answer",
            "2025-03-03",
            [
                Suspend(day("2025-03-10"), "third_party_opinion"),
                Extend(decided_on=day("2025-02-10"), by=5),
            ],
            "extended on `2025-02-10`, outside the period (`2025-03-03` to `2025-03-31`)",
            id="extended-before-a-clock-that-stops-later",
        ),
    ],
)
def test_an_event_that_another_rule_does_not_know(
    rule: str, trigger: str, events: list[Event], en: str
) -> None:
    error = refusal(*events, rule=rule, trigger=day(trigger))
    assert en in error.explain("en")
    assert error.citation == find_rule(rule).header.citations[0].text("zh")


def test_days_left_out_while_the_clock_stands_still_anyway_change_nothing() -> None:
    events: list[Event] = [
        Suspend(day("2025-03-10"), "third_party_opinion"),
        Exclude(day("2025-06-02"), day("2025-06-06"), "other_agency_opinion"),
        Resume(day("2025-06-30")),
    ]
    plain = due("oga.33.answer", day("2025-03-03"), events=[events[0], events[2]])
    assert due("oga.33.answer", day("2025-03-03"), events=events).due == plain.due


def test_a_rule_that_leaves_out_only_corrections_counts_everything_else() -> None:
    rule = rule_of(Period.working_days(20), correction=CorrectionEffect.RESTART)
    events: list[Event] = [
        Correction(day("2025-09-25"), day("2025-10-13")),
        Suspend(day("2025-10-15"), "hearing"),
    ]
    with pytest.raises(EventError, match="time spent on `hearing` is counted"):
        due(rule, _START, events=events)


def test_a_bare_period_leaves_out_whatever_it_is_told_and_knows_no_article() -> None:
    events: list[Event] = [
        Exclude(day("2025-09-24"), day("2025-09-24"), "detention"),
        Suspend(day("2025-09-26"), "legal_question"),
        Restart(day("2025-10-13")),
        Extend(decided_on=day("2025-10-14"), by=3),
    ]
    deadline = bare(_TEN_DAYS, "2025-09-22", *events)
    assert (deadline.due, deadline.readings) == (day("2025-10-26"), ())
    with pytest.raises(EventError) as caught:
        bare(_TEN_DAYS, "2025-09-22", Correction(day("2025-09-24")))
    assert (caught.value.citation, caught.value.event) == ("", "correction")
    assert caught.value.explain("zh") == (
        "单独的期限长度不知道补正的效果；请使用期限编号，或者写明不计入的日子、重新计算之日"
    )
    assert caught.value.explain("en") == (
        "a bare period does not know what a correction does; use a rule's id, or give the days "
        "left out or the restart"
    )


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        ("app.64.notice", "事前期限（倒推）", "act so long before an event"),
        ("rp.10.endorse", "起止期间", "act inside a window"),
        ("rer.17", "当场", "act at once"),
        ("apl.50.renew_decide", "特定日期之前", "act by a fixed day"),
    ],
)
def test_a_kind_without_a_running_clock_knows_no_events(rule: str, zh: str, en: str) -> None:
    error = refusal(out("2025-10-13", "2025-10-17"), rule=rule)
    assert error.explain("zh").startswith(
        f"“{zh}”类期限没有连续计算的时钟，不能中止、扣除或者延长；请不要给出事件"
    )
    assert error.explain("en").startswith(
        f"a period of the kind “{en}” has no running clock that events could change; give none"
    )


@pytest.mark.parametrize(
    ("event", "found"),
    [
        pytest.param("hearing", "str `'hearing'`", id="text"),
        pytest.param(None, "NoneType `None`", id="none"),
        pytest.param(dt.date(2025, 10, 13), "date `datetime.date(2025, 10, 13)`", id="day"),
    ],
)
def test_what_is_no_event_is_refused(event: Any, found: str) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        due("apl.42.decide", _START, events=[event])
    assert caught.value.explain("zh") == (
        "`events` 的每一项应为 Exclude、Suspend、Resume、Restart、Extend 或者 Correction，"
        f"收到 {found}"
    )
    assert caught.value.explain("en") == (
        "each of `events` must be an Exclude, Suspend, Resume, Restart, Extend or Correction, "
        f"found {found}"
    )


@pytest.mark.parametrize("events", [5, None, "exclude", b"exclude", Restart(day("2025-10-13"))])
def test_what_is_no_list_of_events_is_refused(events: Any) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError, match="`events` must be a list of events") as caught:
        due("apl.42.decide", _START, events=events)
    assert caught.value.explain("zh").startswith("`events` 应为事件的列表，收到 ")
