"""The clock: `due` for every kind of period, and everything that it refuses."""

import datetime as dt
import pickle
from typing import Any

import attrs
import pytest

from govsvc import UNKNOWN, due, find_rule, national_calendar
from govsvc.calendars import Certainty, Closure, LocalNotice, WorkCalendar
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Counting,
    Deadline,
    Lapse,
    LapseDate,
    LapseEffect,
    Light,
    Period,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Roll,
    RuleReading,
    StepKind,
    Unit,
)
from govsvc.errors import (
    CodeError,
    CoverageError,
    GovsvcError,
    InputTypeError,
    InputValueError,
    NotComputableError,
    NotFoundError,
)
from govsvc.law import Provision, parse_citation
from govsvc.territory import Territory
from govsvc.validity import Validity
from govsvc.wording import Text

_EXPRESS, _ANALOGY = Roll(basis=Basis.EXPRESS), Roll(basis=Basis.ANALOGY)
_CITED = (parse_citation("《行政许可法》第四十二条第一款"),)
_OTHER = (parse_citation("《行政处罚法》第八十五条"),)
_WORDS = Text(zh="词", en="word")
_GUANGXI = "450000"


def rule_of(period: Period, **fields: Any) -> PeriodRule:  # noqa: ANN401 - fields of the model
    """A rule without a law, for what the catalogue has no example of."""
    header = Provision(id="tst.1", name=_WORDS, summary=_WORDS, citations=_CITED)
    return PeriodRule(
        header=header, matter="tst.1", period=period, start=_WORDS, bearer=_WORDS, **fields
    )


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def reach(deadline: Deadline) -> tuple[dt.date, dt.date]:
    """Between which days the due day lies, of an answer that knows it."""
    earliest, latest = deadline.earliest, deadline.latest
    assert earliest is not UNKNOWN
    assert latest is not UNKNOWN
    return earliest, latest


# The day.


@pytest.mark.parametrize(
    ("period", "trigger", "expected"),
    [
        pytest.param(Period.working_days(20), "2022-09-30", "2022-11-02", id="published-case"),
        pytest.param(Period.working_days(1), "2025-09-30", "2025-10-09", id="国庆-2025"),
        pytest.param(Period.working_days(1), "2026-02-14", "2026-02-24", id="春节-2026"),
        pytest.param(Period.working_days(1), "2025-09-27", "2025-09-28", id="from-a-rest-day"),
        pytest.param(Period.working_days(1), "2025-10-10", "2025-10-11", id="make-up-Saturday"),
        pytest.param(
            Period.calendar_days(10, roll=NO_ROLL), "2025-09-25", "2025-10-05", id="days-stay"
        ),
        pytest.param(
            Period.calendar_days(10, roll=_EXPRESS), "2025-09-25", "2025-10-09", id="days-roll"
        ),
        pytest.param(
            Period.months(6, roll=_EXPRESS), "2025-08-31", "2026-02-28", id="month-end-make-up"
        ),
        pytest.param(Period.months(1, roll=NO_ROLL), "2025-02-28", "2025-03-28", id="not-sticky"),
        pytest.param(Period.months(1, roll=NO_ROLL), "2024-01-31", "2024-02-29", id="leap-month"),
        pytest.param(Period.months(12, roll=NO_ROLL), "2024-12-31", "2025-12-31", id="12-months"),
        pytest.param(Period.years(1, roll=NO_ROLL), "2024-02-29", "2025-02-28", id="leap-day"),
        pytest.param(Period.years(4, roll=NO_ROLL), "2024-02-29", "2028-02-29", id="4-years"),
        pytest.param(Period.years(1, roll=_EXPRESS), "2024-10-01", "2025-10-09", id="year-rolls"),
    ],
)
def test_a_period_ends_on(period: Period, trigger: str, expected: str) -> None:
    assert due(period, day(trigger)).due == day(expected)


def test_a_bare_period_has_no_rule_and_cites_nothing() -> None:
    deadline = due(Period.working_days(5), day("2026-02-13"))
    assert (deadline.rule, deadline.citations, deadline.lapse) == (None, (), None)
    assert deadline.period == Period.working_days(5)


@pytest.mark.parametrize("named", ["app.36.2y", "app.36.2y.ordinary"])
def test_an_id_and_an_alias_give_the_rule(named: str) -> None:
    deadline = due(named, day("2022-03-01"))
    assert deadline.rule == find_rule("app.36.2y.ordinary")
    assert deadline.due == day("2024-03-01")


def test_a_rule_itself_may_be_given() -> None:
    rule = find_rule("apl.42.decide")
    assert due(rule, day("2025-09-22")) == due("apl.42.decide", day("2025-09-22"))


# Whose law.


def test_the_law_of_the_trigger_day_applies() -> None:
    deadline = due("arl.48.reply", day("2023-12-29"))
    assert deadline.rule is not None
    assert (deadline.rule.id, deadline.law_on) == ("arl17.23.reply", day("2023-12-29"))


def test_another_day_s_law_may_be_asked_for() -> None:
    deadline = due("arl.48.reply", day("2023-12-29"), on=day("2024-01-01"))
    assert deadline.rule is not None
    assert (deadline.rule.id, deadline.law_on) == ("arl.48.reply", day("2024-01-01"))
    assert deadline.due == day("2024-01-15")


def test_a_rule_itself_is_refused_outside_its_validity() -> None:
    with pytest.raises(NotFoundError) as caught:
        due(find_rule("arl.48.reply"), day("2023-12-29"))
    assert caught.value.explain("zh").startswith(
        "`arl.48.reply` 在 2023-12-29 没有施行中的版本"
        "（已收录：arl.48.reply 2024-01-01–… 当日尚未施行）"
    )
    assert caught.value.explain("en").startswith(
        "no version of `arl.48.reply` is in force on `2023-12-29` (known: arl.48.reply 2024-01-01–…"
    )


def test_a_rule_itself_is_accepted_with_the_day_of_its_law() -> None:
    rule = find_rule("arl.48.reply")
    assert due(rule, day("2023-12-29"), on=day("2024-01-01")).due == day("2024-01-15")


# Certainty.


@pytest.mark.parametrize(
    ("trigger", "due_on", "earliest", "latest", "certainty"),
    [
        pytest.param(
            "2026-12-23", "2026-12-24", "2026-12-24", "2026-12-24", Certainty.OFFICIAL, id="firm"
        ),
        pytest.param(
            "2026-12-24",
            "2026-12-25",
            "2026-12-25",
            "2026-12-25",
            Certainty.PROVISIONAL,
            id="last-week",
        ),
        pytest.param(
            "2026-12-31",
            "2027-01-04",
            "2027-01-04",
            "2027-01-04",
            Certainty.PROJECTED,
            id="next-year",
        ),
    ],
)
def test_a_working_day_is_as_certain_as_its_notice(
    trigger: str, due_on: str, earliest: str, latest: str, certainty: Certainty
) -> None:
    deadline = due(Period.working_days(1), day(trigger))
    assert (deadline.due, deadline.certainty) == (day(due_on), certainty)
    assert (deadline.earliest, deadline.latest) == (day(earliest), day(latest))


def test_a_projected_period_lies_in_an_interval_and_is_safe_at_its_start() -> None:
    deadline = due("apl.42.decide", day("2027-01-04"))
    assert deadline.certainty is Certainty.PROJECTED
    assert (deadline.earliest, deadline.latest) == (day("2027-01-30"), day("2027-02-01"))
    assert deadline.safe_due == day("2027-01-30")


def test_a_projected_roll_lies_in_an_interval() -> None:
    deadline = due(Period.calendar_days(30, roll=_EXPRESS), day("2027-01-06"))
    assert deadline.certainty is Certainty.PROJECTED
    assert (deadline.earliest, deadline.latest) == (day("2027-02-13"), day("2027-02-15"))


def test_a_period_that_neither_counts_nor_rolls_by_workdays_needs_no_calendar() -> None:
    deadline = due(Period.years(10, roll=NO_ROLL), day("2000-05-15"))
    assert (deadline.due, deadline.certainty) == (day("2010-05-15"), Certainty.OFFICIAL)
    assert deadline.notices == ()


def test_a_roll_needs_the_calendar_only_at_its_end() -> None:
    assert due(Period.calendar_days(30, roll=_EXPRESS), day("2006-12-15")).due == day("2007-01-15")


def test_the_notices_that_decide_the_days_are_named() -> None:
    assert due("apl.42.decide", day("2025-12-20")).notices == (
        "国办发明电〔2024〕12号",
        "国办发明电〔2025〕7号",
    )


def test_an_end_that_need_not_roll_rests_on_the_notice_of_its_day() -> None:
    last_of_the_year = due(Period.calendar_days(1, roll=_EXPRESS), day("2025-12-30"))
    assert last_of_the_year.due == day("2025-12-31")
    assert last_of_the_year.notices == ("国办发明电〔2024〕12号",)


def test_a_roll_names_only_the_notice_of_its_end() -> None:
    deadline = due("app.60.decide", day("2025-10-20"))
    assert (deadline.due, deadline.notices) == (day("2026-01-19"), ("国办发明电〔2025〕7号",))


# What was known.


def test_later_notices_can_be_left_out() -> None:
    known = due(Period.working_days(5), day("2020-01-20"), as_of=day("2020-01-26"))
    assert (known.due, known.known_on) == (day("2020-02-01"), day("2020-01-26"))
    assert due(Period.working_days(5), day("2020-01-20")).due == day("2020-02-04")


def test_what_a_calendar_knew_is_kept() -> None:
    calendar = national_calendar().as_of(day("2020-01-26"))
    assert due(Period.working_days(5), day("2020-01-20"), calendar=calendar).known_on == day(
        "2020-01-26"
    )


def test_without_a_day_everything_is_known() -> None:
    assert due(Period.working_days(5), day("2020-01-20")).known_on is None


# Other calendars.


def test_another_calendar_is_counted_by() -> None:
    storm = Closure(
        first=day("2026-07-06"), last=day("2026-07-07"), reason="暴雨停工", document="通告一号"
    )
    calendar = national_calendar().with_closure(storm)
    assert due(Period.working_days(2), day("2026-07-03")).due == day("2026-07-07")
    assert due(Period.working_days(2), day("2026-07-03"), calendar=calendar).due == day(
        "2026-07-09"
    )


def test_a_projecting_calendar_gives_the_same_answer() -> None:
    projecting = national_calendar().projecting()
    for trigger in (day("2025-09-22"), day("2027-01-04")):
        assert due("apl.42.decide", trigger, calendar=projecting) == due("apl.42.decide", trigger)


# Places.


def test_a_region_whose_calendar_leads_elsewhere_is_a_reading() -> None:
    # 广西 rested on Thursday and Friday, 2017-03-30 and -31, for 三月三.
    deadline = due(Period.working_days(1), day("2017-03-29"), region=_GUANGXI)
    (reading,) = deadline.readings
    assert (deadline.due, reading.kind) == (day("2017-03-30"), ReadingKind.REGION)
    assert reading.date == national_calendar().for_region(_GUANGXI).next_workday(day("2017-03-29"))
    assert reading.date != deadline.due
    assert "少数民族节日" in reading.why.zh
    assert "local ethnic holidays" in reading.why.en
    assert deadline.region == Territory(_GUANGXI)


def test_a_local_workday_makes_the_local_reading_the_safe_day() -> None:
    # 2017-04-08 was a Saturday worked in 广西 alone.
    deadline = due(Period.working_days(1), day("2017-04-07"), region=_GUANGXI)
    assert (deadline.due, deadline.safe_due) == (day("2017-04-10"), day("2017-04-08"))


def test_a_local_rest_day_can_roll_a_period() -> None:
    deadline = due(Period.calendar_days(1, roll=_EXPRESS), day("2017-03-29"), region=_GUANGXI)
    assert deadline.due == day("2017-03-30")
    assert [reading.kind for reading in deadline.readings] == [ReadingKind.REGION]


def test_a_region_that_changes_nothing_gives_no_reading() -> None:
    deadline = due(Period.working_days(1), day("2025-06-03"), region=_GUANGXI)
    assert (deadline.readings, deadline.region) == ((), Territory(_GUANGXI))


def test_a_region_that_rolls_to_the_same_day_gives_no_reading() -> None:
    deadline = due(Period.calendar_days(1, roll=_EXPRESS), day("2025-06-06"), region=_GUANGXI)
    assert (deadline.due, deadline.readings) == (day("2025-06-09"), ())


def test_a_region_does_not_matter_where_no_workday_is_asked() -> None:
    deadline = due(Period.calendar_days(1, roll=NO_ROLL), day("2017-03-29"), region=_GUANGXI)
    assert deadline.readings == ()


def test_a_territory_is_as_good_as_its_code() -> None:
    trigger = day("2017-03-29")
    assert due(Period.working_days(1), trigger, region=Territory("45")) == due(
        Period.working_days(1), trigger, region=_GUANGXI
    )


def test_a_regional_calendar_is_counted_by_and_the_national_day_is_the_reading() -> None:
    local = national_calendar().for_region(_GUANGXI)
    deadline = due(Period.working_days(1), day("2017-04-07"), calendar=local)
    (reading,) = deadline.readings
    assert (deadline.due, deadline.region) == (day("2017-04-08"), Territory(_GUANGXI))
    assert (reading.date, reading.kind) == (day("2017-04-10"), ReadingKind.REGION)


def test_a_calendar_with_local_days_but_no_place_has_no_regional_reading() -> None:
    extra = LocalNotice(
        territory=Territory("4403"),
        name="演练",
        source="通告",
        rest=(day("2025-06-04"),),
        work=(),
    )
    calendar = attrs.evolve(national_calendar(), local=(extra,))
    deadline = due(Period.working_days(1), day("2025-06-03"), calendar=calendar)
    assert (deadline.due, deadline.readings, deadline.region) == (day("2025-06-05"), (), None)


# Readings.


def test_rolling_by_analogy_keeps_both_days() -> None:
    deadline = due("app.60.decide", day("2025-07-03"))
    (reading,) = deadline.readings
    assert (deadline.due, deadline.safe_due) == (day("2025-10-09"), day("2025-10-01"))
    assert (reading.date, reading.kind, reading.citation) == (
        day("2025-10-01"),
        ReadingKind.NO_ROLL,
        None,
    )
    assert reading.why == Text(
        zh="该期限没有明文规定末日顺延，顺延只是类推适用",
        en="no text rolls the last day of this period; rolling is by analogy",
    )


def test_rolling_by_analogy_onto_the_same_day_has_one_reading_only() -> None:
    assert due("app.60.decide", day("2025-03-05")).readings == ()


def test_rolling_by_analogy_from_a_day_that_may_be_worked_keeps_it_as_a_reading() -> None:
    # 2027-02-13 is a Saturday that the notice of 2027 may or may not make a workday.
    deadline = due(Period.calendar_days(30, roll=_ANALOGY), day("2027-01-14"))
    assert (deadline.earliest, deadline.latest) == (day("2027-02-13"), day("2027-02-15"))
    assert [(r.kind, r.date) for r in deadline.readings] == [
        (ReadingKind.NO_ROLL, day("2027-02-13"))
    ]


def test_a_projected_reading_is_given_at_its_earliest() -> None:
    other = RuleReading(kind=ReadingKind.UNIT, unit=Unit.WORKING_DAY, why=_WORDS)
    rule = rule_of(Period.calendar_days(20, roll=NO_ROLL), readings=(other,))
    (reading,) = due(rule, day("2027-01-04")).readings
    counted = due(Period.working_days(20), day("2027-01-04"))
    assert reach(counted)[0] < reach(counted)[1]
    assert reading.date == counted.earliest


def test_the_other_unit_that_leads_to_the_rolled_day_is_no_reading() -> None:
    other = RuleReading(kind=ReadingKind.UNIT, unit=Unit.WORKING_DAY, why=_WORDS)
    rule = rule_of(Period.calendar_days(1, roll=_EXPRESS), readings=(other,))
    deadline = due(rule, day("2025-06-13"))  # a Friday
    assert (deadline.due, deadline.readings) == (day("2025-06-16"), ())


def test_a_period_with_two_units_gives_both_days() -> None:
    rule = find_rule("apl.47.request")
    deadline = due(rule, day("2025-09-26"))
    (reading,) = deadline.readings
    assert (deadline.due, deadline.safe_due) == (day("2025-10-10"), day("2025-10-01"))
    assert (reading.date, reading.kind) == (day("2025-10-01"), ReadingKind.UNIT)
    assert (reading.why, reading.citation) == (
        rule.readings[0].why,
        next(iter(rule.readings[0].citations), None),
    )


def test_both_units_on_the_same_day_give_no_reading() -> None:
    # One working day from a Monday is one calendar day.
    other = RuleReading(kind=ReadingKind.UNIT, unit=Unit.CALENDAR_DAY, why=_WORDS)
    rule = rule_of(Period.working_days(1), readings=(other,))
    assert due(rule, day("2025-06-16")).readings == ()


def test_a_reading_shows_the_first_citation_that_speaks_for_it() -> None:
    other = RuleReading(
        kind=ReadingKind.UNIT, unit=Unit.CALENDAR_DAY, why=_WORDS, citations=_OTHER + _CITED
    )
    rule = rule_of(Period.working_days(5), readings=(other,))
    assert [reading.citation for reading in due(rule, day("2025-06-16")).readings] == [*_OTHER]


@pytest.mark.parametrize(
    "other",
    [
        RuleReading(kind=ReadingKind.BACKWARD, unit=Unit.CALENDAR_DAY, why=_WORDS),
        RuleReading(kind=ReadingKind.UNIT, why=_WORDS),
    ],
    ids=["other-kind", "no-unit"],
)
def test_a_reading_that_names_no_other_unit_counts_nothing(other: RuleReading) -> None:
    rule = rule_of(Period.working_days(5), readings=(other,))
    assert due(rule, day("2025-06-16")).readings == ()


# Periods that must pass.


def test_a_period_that_must_pass_has_a_first_day_instead_of_a_last() -> None:
    deadline = due("ace.54.demand", day("2025-09-22"))
    assert (deadline.due, deadline.safe_due) == (UNKNOWN, UNKNOWN)
    assert (deadline.latest, deadline.not_before) == (day("2025-10-11"), day("2025-10-12"))


def test_a_period_that_must_pass_waits_for_the_latest_projection() -> None:
    deadline = due("ace.54.demand", day("2027-02-01"))
    assert reach(deadline)[0] < reach(deadline)[1]
    assert deadline.not_before == reach(deadline)[1] + dt.timedelta(days=1)


def test_a_period_that_must_pass_waits_for_every_reading() -> None:
    period = Period.calendar_days(1, roll=_ANALOGY, kind=PeriodKind.AT_LEAST)
    deadline = due(period, day("2017-03-29"), region=_GUANGXI)
    latest = max(reading.date for reading in deadline.readings)
    assert latest > reach(deadline)[1]
    assert deadline.not_before == latest + dt.timedelta(days=1)


def test_a_period_to_act_within_has_no_first_day() -> None:
    assert due("apl.42.decide", day("2025-09-22")).not_before is None


# Promises.


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        pytest.param(Period.working_days(10), "2025-10-11", id="shorter"),
        pytest.param(Period.working_days(20), "2025-10-24", id="the-same"),
        pytest.param(Period.working_days(30), "2025-10-24", id="longer-is-cut"),
        pytest.param(Period.calendar_days(10, roll=NO_ROLL), "2025-10-02", id="days-stay"),
        pytest.param(Period.calendar_days(10, roll=_EXPRESS), "2025-10-09", id="days-roll"),
        pytest.param(Period.months(1, roll=NO_ROLL), "2025-10-22", id="month"),
    ],
)
def test_a_promise_never_ends_later_than_the_law(promise: Period, expected: str) -> None:
    deadline = due("apl.42.decide", day("2025-09-22"), promise=promise)
    assert deadline.promised_due == day(expected)
    assert (deadline.promise, deadline.due) == (promise, day("2025-10-24"))


def test_a_promise_may_end_after_the_unrolled_day_of_the_law() -> None:
    promise = Period.calendar_days(95, roll=NO_ROLL)
    deadline = due("app.60.decide", day("2025-07-03"), promise=promise)
    assert (deadline.promised_due, deadline.due) == (day("2025-10-06"), day("2025-10-09"))


def test_without_a_promise_none_is_due() -> None:
    deadline = due("apl.42.decide", day("2025-09-22"))
    assert (deadline.promise, deadline.promised_due) == (None, None)


# Consequences.


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param(LapseDate.TRIGGER, "2025-09-17", id="trigger"),
        pytest.param(LapseDate.DUE, "2025-10-09", id="rolled-due"),
        pytest.param(LapseDate.DAY_AFTER, "2025-10-10", id="day-after-the-rolled-due"),
        pytest.param(None, None, id="none"),
    ],
)
def test_a_consequence_counts_from(date: LapseDate | None, expected: str | None) -> None:
    lapse = Lapse(effect=LapseEffect.CONSENTED, note=_WORDS, date=date)
    consequence = due(
        rule_of(Period.calendar_days(14, roll=_EXPRESS), lapse=lapse), day("2025-09-17")
    ).lapse
    assert consequence is not None
    assert consequence.lapse == lapse
    assert consequence.day == (None if expected is None else day(expected))


def test_licensing_law_32_lapses_into_acceptance_from_the_day_of_receipt() -> None:
    consequence = due("apl.32.notice", day("2026-02-13")).lapse
    assert consequence is not None
    assert (consequence.lapse.effect, consequence.day) == (
        LapseEffect.ACCEPTED_RETROACTIVELY,
        day("2026-02-13"),
    )


def test_reconsideration_law_30_lapses_into_acceptance_on_the_last_day() -> None:
    consequence = due("arl.30.review", day("2026-02-13")).lapse
    assert consequence is not None
    assert (consequence.lapse.effect, consequence.day) == (
        LapseEffect.ACCEPTED_AT_LAPSE,
        day("2026-02-27"),
    )


def test_a_rule_without_an_effect_has_no_consequence() -> None:
    assert due("apl.44.deliver", day("2025-09-22")).lapse is None


# Steps.


def steps(deadline: Deadline) -> list[tuple[StepKind, dt.date, dt.date]]:
    return [(step.kind, step.before, step.after) for step in deadline.steps]


def test_working_days_are_counted_from_the_next_day() -> None:
    assert steps(due("apl.42.decide", day("2025-09-22"))) == [
        (StepKind.START, day("2025-09-22"), day("2025-09-23")),
        (StepKind.COUNT, day("2025-09-22"), day("2025-10-24")),
    ]


def test_a_rolled_end_is_a_step_with_its_basis_and_citations() -> None:
    rolled = due("app.60.decide", day("2025-07-03")).steps[2]
    assert (rolled.kind, rolled.before, rolled.after) == (
        StepKind.ROLL,
        day("2025-10-01"),
        day("2025-10-09"),
    )
    assert rolled.basis is Basis.ANALOGY
    assert rolled.citations == find_rule("app.60.decide").period.roll.citations


def test_an_end_that_need_not_roll_is_no_step() -> None:
    kinds = [step.kind for step in due("app.60.decide", day("2025-03-05")).steps]
    assert kinds == [StepKind.START, StepKind.COUNT]


def test_an_end_that_does_not_roll_stays_and_says_so() -> None:
    assert steps(due("ace.25.seal", day("2025-09-05")))[2:] == [
        (StepKind.STAY, day("2025-10-05"), day("2025-10-05"))
    ]


def test_a_projection_is_a_step_from_the_earliest_to_the_latest() -> None:
    assert steps(due("apl.42.decide", day("2027-01-04")))[2:] == [
        (StepKind.PROJECT, day("2027-01-30"), day("2027-02-01"))
    ]


def test_waiting_is_a_step_to_the_day_after() -> None:
    assert steps(due("ace.54.demand", day("2025-09-22")))[2:] == [
        (StepKind.WAIT, day("2025-10-11"), day("2025-10-12"))
    ]


def test_waiting_on_a_projection_is_waiting_for_its_latest_day() -> None:
    deadline = due("ace.54.demand", day("2027-02-01"))
    assert reach(deadline)[0] < reach(deadline)[1]
    step = deadline.steps[-1]
    assert (step.kind, step.before, step.after) == (
        StepKind.WAIT,
        reach(deadline)[1],
        reach(deadline)[1] + dt.timedelta(days=1),
    )


def test_a_promise_is_the_last_step() -> None:
    promise = Period.working_days(10)
    step = due("apl.42.decide", day("2025-09-22"), promise=promise).steps[-1]
    assert (step.kind, step.before, step.after, step.period) == (
        StepKind.PROMISE,
        day("2025-09-22"),
        day("2025-10-11"),
        promise,
    )


def test_a_count_marks_the_days_that_monday_to_friday_gets_wrong() -> None:
    count = due("apl.42.decide", day("2025-09-22")).steps[1]
    assert count.period == Period.working_days(20)
    assert [f"{marked:%m-%d}" for marked in count.marks] == [
        "09-28",
        *("10-01", "10-02", "10-03", "10-06", "10-07", "10-08"),
        "10-11",
    ]


def test_a_count_beyond_the_notices_marks_the_projected_days() -> None:
    marks = due("apl.42.decide", day("2027-01-25")).steps[1].marks
    assert day("2027-02-08") in marks


def test_calendar_days_mark_nothing() -> None:
    assert due("app.60.decide", day("2025-07-03")).steps[1].marks == ()


def test_the_steps_carry_the_citations_of_the_rule() -> None:
    rule = rule_of(
        Period.working_days(5),
        counting=Counting(basis=Basis.EXPRESS, citations=_CITED),
        unit_citations=_OTHER,
    )
    start, count = due(rule, day("2025-06-16")).steps
    assert (start.basis, start.citations) == (Basis.EXPRESS, _CITED)
    assert count.citations == _OTHER


def test_a_rule_that_does_not_say_how_it_counts_claims_no_basis() -> None:
    start, _ = due(rule_of(Period.working_days(5)), day("2025-06-16")).steps
    assert (start.basis, start.citations) == (None, ())


# Refusals.


def refused(error: GovsvcError, *, code: str, zh: str, en: str) -> None:
    """The error has its stable code, says so in both languages, and survives pickle."""
    assert error.code == code
    assert error.explain("zh") == zh
    assert error.explain("en") == en
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(again), again.explain("zh"), str(again)) == (type(error), zh, en)


@pytest.mark.parametrize(
    ("rule", "kind", "shown"),
    [
        pytest.param(20, "int", "20", id="number"),
        pytest.param(None, "NoneType", "None", id="none"),
        pytest.param(Unit.MONTH.label, "Text", "Text(zh='个月', en='months')", id="text-model"),
        pytest.param(("apl.42.decide",), "tuple", "('apl.42.decide',)", id="tuple"),
    ],
)
def test_a_rule_of_another_type_is_refused(rule: Any, kind: str, shown: str) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        due(rule, day("2025-09-22"))
    refused(
        caught.value,
        code="input.type",
        zh=f"`rule` 应为期限编号、PeriodRule 或者 Period，收到 {kind} `{shown}`；"
        "天数请写 Period.working_days(20) 或者 Period.calendar_days(60, roll=...)",
        en=f"`rule` must be an id, a PeriodRule or a Period, found {kind} `{shown}`; write a "
        "number of days as Period.working_days(20) or Period.calendar_days(60, roll=...)",
    )
    assert (caught.value.name, caught.value.found) == ("rule", kind)


@pytest.mark.parametrize("name", ["trigger", "on", "as_of"])
@pytest.mark.parametrize(
    ("value", "found", "hint_zh", "hint_en"),
    [
        pytest.param(
            "2025-09-22",
            "str `'2025-09-22'`",
            "请用 datetime.date.fromisoformat(...)",
            "use datetime.date.fromisoformat(...)",
            id="text",
        ),
        pytest.param(
            dt.datetime(2025, 9, 22, 18, 0),  # noqa: DTZ001 - a moment without a zone is meant
            "datetime `datetime.datetime(2025, 9, 22, 18, 0)`",
            "请自行确定它属于哪一天，再用 .date()",
            "decide which day it belongs to and pass .date()",
            id="moment",
        ),
        pytest.param(
            20250922, "int `20250922`", "请传入 datetime.date", "pass a datetime.date", id="number"
        ),
        pytest.param(
            True, "bool `True`", "请传入 datetime.date", "pass a datetime.date", id="bool"
        ),
    ],
)
def test_a_day_of_another_type_is_refused(
    name: str,
    value: Any,  # noqa: ANN401
    found: str,
    hint_zh: str,
    hint_en: str,
) -> None:
    days: dict[str, Any] = {"trigger": day("2025-09-22"), name: value}
    with pytest.raises(InputTypeError) as caught:
        due("apl.42.decide", **days)
    refused(
        caught.value,
        code="input.type",
        zh=f"`{name}` 必须是 datetime.date，收到 {found}；{hint_zh}",
        en=f"`{name}` must be a datetime.date, found {found}; {hint_en}",
    )


def test_a_trigger_is_never_none() -> None:
    nothing: Any = None
    with pytest.raises(InputTypeError, match="`trigger` must be"):
        due("apl.42.decide", nothing)


@pytest.mark.parametrize(
    ("calendar", "found"),
    [
        pytest.param("national", "str `'national'`", id="text"),
        pytest.param(False, "bool `False`", id="bool"),
        pytest.param(2026, "int `2026`", id="number"),
    ],
)
def test_a_calendar_of_another_type_is_refused(calendar: Any, found: str) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        due("apl.42.decide", day("2025-09-22"), calendar=calendar)
    refused(
        caught.value,
        code="input.type",
        zh=f"`calendar` 应为 WorkCalendar，收到 {found}",
        en=f"`calendar` must be of type WorkCalendar, found {found}",
    )


@pytest.mark.parametrize(
    "promise",
    [
        pytest.param(10, id="number"),
        pytest.param("apl.42.decide", id="text"),
        pytest.param(find_rule("apl.44.deliver"), id="rule"),
        pytest.param(Period.working_days(10, kind=PeriodKind.AT_LEAST), id="at-least"),
        pytest.param(Period(kind=PeriodKind.REASONABLE), id="reasonable"),
        pytest.param(Period(length=24, unit=Unit.HOUR), id="hours"),
    ],
)
def test_a_promise_that_is_no_period_to_act_within_is_refused(promise: Any) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        due("apl.42.decide", day("2025-09-22"), promise=promise)
    refused(
        caught.value,
        code="input.type",
        zh="承诺时限应为以日、月、年计算的 Period，且只用于期限内办结的事项",
        en="a promise is a Period to act within, in days, months or years, for a period of "
        "that kind",
    )
    assert (caught.value.name, caught.value.found) == ("promise", repr(promise))


def test_a_promise_for_a_period_that_must_pass_is_refused() -> None:
    with pytest.raises(InputTypeError, match="a promise is a Period to act within"):
        due("ace.54.demand", day("2025-09-22"), promise=Period.working_days(5))


@pytest.mark.parametrize(
    ("kind", "label_zh", "label_en"),
    [
        (PeriodKind.REASONABLE, "合理期限（法无天数）", "a reasonable time, no number given"),
        (PeriodKind.RATE, "比率或者频次", "a rate or a frequency"),
        (PeriodKind.METHOD, "计算方法", "a rule of counting"),
    ],
)
def test_a_kind_that_leads_to_no_day_is_refused(
    kind: PeriodKind, label_zh: str, label_en: str
) -> None:
    with pytest.raises(NotComputableError) as caught:
        due(Period(kind=kind, length=7, unit=Unit.WORKING_DAY), day("2025-09-22"))
    refused(
        caught.value,
        code="period.not-computable",
        zh=f"`7个工作日` 属于“{label_zh}”，不能由触发日算出一个到期日；请按条文另行确定",
        en=f"`7 working days` is of the kind: {label_en}, so no due day follows from a trigger "
        "day; settle it by the article",
    )
    assert (caught.value.kind, caught.value.period) == (kind.value, "7 working days")


@pytest.mark.parametrize("kind", [PeriodKind.WITHIN, PeriodKind.AT_LEAST])
def test_hours_lead_to_no_day(kind: PeriodKind) -> None:
    with pytest.raises(NotComputableError) as caught:
        due(Period(kind=kind, length=24, unit=Unit.HOUR), day("2025-09-22"))
    refused(
        caught.value,
        code="period.not-computable",
        zh="`24小时` 以小时计算，须从具体时刻起算，不能由触发日算出一个到期日；"
        "请用 due_at 并给出时刻",
        en="`24 hours` is in hours and runs from a moment, so no due day follows from a trigger "
        "day; ask due_at with the moment",
    )


def test_a_rule_that_leads_to_no_day_is_told_by_its_id_and_summary() -> None:
    header = Provision(
        id="tst.72.surcharge",
        name=_WORDS,
        summary=Text(zh="每日加处百分之三", en="three per cent a day"),
        citations=_CITED,
    )
    rule = attrs.evolve(rule_of(Period(kind=PeriodKind.RATE)), header=header)
    with pytest.raises(NotComputableError) as caught:
        due(rule, day("2025-09-22"))
    refused(
        caught.value,
        code="period.not-computable",
        zh="`tst.72.surcharge` 属于“比率或者频次”，不能由触发日算出一个到期日（每日加处百分之三）；"
        "请按条文另行确定",
        en="`tst.72.surcharge` is of the kind: a rate or a frequency, so no due day follows from a "
        "trigger day (three per cent a day); settle it by the article",
    )
    assert caught.value.period == "tst.72.surcharge"


def test_an_unknown_id_is_told_with_names_that_look_alike() -> None:
    with pytest.raises(NotFoundError) as caught:
        due("apl.42.decid", day("2025-09-22"))
    assert caught.value.near[0] == "apl.42.decide"
    assert "相近的有：apl.42.decide" in caught.value.explain("zh")
    assert "look alike: apl.42.decide" in caught.value.explain("en")


def test_an_id_without_a_version_in_force_is_told_with_the_day() -> None:
    with pytest.raises(NotFoundError) as caught:
        due("app.60.decide", day("2021-07-14"))
    assert "在 2021-07-14 没有施行中的版本" in caught.value.explain("zh")
    assert "is in force on `2021-07-14`" in caught.value.explain("en")


@pytest.mark.parametrize(
    ("period", "trigger"),
    [
        pytest.param(Period.working_days(1), "2006-12-31", id="working-days"),
        pytest.param(Period.calendar_days(1, roll=_EXPRESS), "2006-12-30", id="roll"),
        pytest.param(Period.working_days(1), "0001-01-01", id="first-day-of-all"),
    ],
)
def test_days_before_2007_are_refused(period: Period, trigger: str) -> None:
    with pytest.raises(CoverageError) as caught:
        due(period, day(trigger))
    shown = caught.value.day
    refused(
        caught.value,
        code="calendar.not-covered",
        zh=f"{shown} 早于 2007-01-01；日历自该日起收录，请另行核对当年的放假通知",
        en=f"`{shown}` lies before `2007-01-01`, where the calendar begins; look up the notice of "
        "that year",
    )
    assert caught.value.first == day("2007-01-01")


@pytest.mark.parametrize(
    "period",
    [Period.working_days(20), Period.calendar_days(20, roll=_EXPRESS)],
    ids=["working-days", "roll"],
)
def test_days_beyond_every_projection_are_refused(period: Period) -> None:
    with pytest.raises(CoverageError) as caught:
        due(period, day("2099-12-20"))
    assert "晚于可推算的最后一日 2099-12-24" in caught.value.explain("zh")
    assert "lies after `2099-12-24`" in caught.value.explain("en")


@pytest.mark.parametrize(
    ("period", "trigger"),
    [
        pytest.param(Period.calendar_days(1, roll=NO_ROLL), "9999-12-31", id="day"),
        pytest.param(Period.months(1, roll=NO_ROLL), "9999-12-15", id="month"),
        pytest.param(Period.years(100, roll=NO_ROLL), "9950-01-01", id="year"),
        pytest.param(  # the day after the last would be out of range
            Period.calendar_days(1, roll=NO_ROLL, kind=PeriodKind.AT_LEAST),
            "9999-12-30",
            id="day-after-at-least",
        ),
        pytest.param(
            Period.months(2, roll=NO_ROLL, kind=PeriodKind.AT_LEAST),
            "9999-10-31",
            id="day-after-month",
        ),
    ],
)
def test_a_trigger_near_the_end_of_time_is_refused(period: Period, trigger: str) -> None:
    with pytest.raises(InputValueError) as caught:
        due(period, day(trigger))
    refused(
        caught.value,
        code="input.value",
        zh=f"自 {trigger} 计算会超出可表示的日期；请核对触发日",
        en=f"counting from `{trigger}` leaves the calendar's range; check the trigger day",
    )
    assert (caught.value.name, caught.value.found) == ("trigger", trigger)


def test_the_last_period_before_the_end_of_time_is_counted() -> None:
    deadline = due(
        Period.calendar_days(1, roll=NO_ROLL, kind=PeriodKind.AT_LEAST), day("9999-12-29")
    )
    assert deadline.not_before == day("9999-12-31")


@pytest.mark.parametrize(
    ("region", "found"),
    [
        pytest.param("4", "str `4`", id="one-digit"),
        pytest.param("45000a", "str `45000a`", id="letter"),
        pytest.param("广西", "str `广西`", id="name"),
        pytest.param(450000, "int `450000`", id="number"),
    ],
)
def test_a_malformed_region_is_refused(region: Any, found: str) -> None:  # noqa: ANN401
    with pytest.raises(CodeError) as caught:
        due("apl.42.decide", day("2025-09-22"), region=region)
    refused(
        caught.value,
        code="code.malformed",
        zh=f"区划代码应为 2、4、6、9 或 12 位数字的字符串，收到 {found}",
        en=f"a division code is a string of 2, 4, 6, 9 or 12 digits, found {found}",
    )


def test_a_day_before_the_first_notice_is_refused() -> None:
    with pytest.raises(InputValueError) as caught:
        due("apl.42.decide", day("2025-09-22"), as_of=day("2000-01-01"))
    assert caught.value.name == "as_of"
    assert caught.value.explain("zh").startswith("2000-01-01 早于首份通知的公布日")
    assert caught.value.explain("en").startswith("`2000-01-01` lies before the first notice")


def test_everything_after_the_rule_and_the_trigger_is_named() -> None:
    ask: Any = due
    with pytest.raises(TypeError):
        ask("apl.42.decide", day("2025-09-22"), national_calendar())


def test_a_rule_with_open_validity_is_always_in_force() -> None:
    rule = rule_of(Period.working_days(1))
    assert rule.header.validity == Validity()
    assert due(rule, day("2007-01-01")).rule == rule


# The place, the calendar, closures.


def test_a_calendar_of_another_region_is_refused() -> None:
    guangxi = national_calendar().for_region("450000")
    with pytest.raises(InputValueError) as caught:
        due(Period.working_days(3), day("2020-05-21"), calendar=guangxi, region="640000")
    assert caught.value.name == "region"
    assert "`45`" in caught.value.explain("zh")


def test_a_regional_calendar_keeps_the_national_day_as_a_reading() -> None:
    ningxia = national_calendar().for_region("640000")
    deadline = due(Period.working_days(3), day("2020-05-21"), calendar=ningxia)
    assert deadline.due == day("2020-05-28")
    assert [(r.kind, r.date) for r in deadline.readings] == [
        (ReadingKind.REGION, day("2020-05-26"))
    ]


def _closed(document: str | None) -> WorkCalendar:
    storm = Closure(
        first=day("2026-07-06"), last=day("2026-07-08"), reason="暴雨停工", document=document
    )
    return national_calendar().with_closure(storm)


def test_a_closure_with_a_document_has_its_step_and_the_count_without_it_is_a_reading() -> None:
    deadline = due(Period.working_days(5), day("2026-07-03"), calendar=_closed("县府发1号"))
    assert deadline.due == day("2026-07-15")
    (step,) = [s for s in deadline.steps if s.kind is StepKind.CLOSURE]
    assert step.why.zh == "2026-07-06 至 2026-07-08 停工，不计入（暴雨停工，县府发1号）"
    assert [(r.kind, r.date) for r in deadline.readings] == [
        (ReadingKind.CLOSURE, day("2026-07-10"))
    ]
    assert deadline.safe_due == day("2026-07-10")
    count = next(s for s in deadline.steps if s.kind is StepKind.COUNT)
    assert count.marks == ()


def test_a_closure_off_the_way_or_without_a_document_changes_nothing() -> None:
    plain = due(Period.working_days(5), day("2026-07-03"))
    shown = due(Period.working_days(5), day("2026-07-03"), calendar=_closed(None))
    later = due(Period.working_days(5), day("2026-07-13"), calendar=_closed("县府发1号"))
    unrolled = due(
        Period.calendar_days(5, roll=NO_ROLL), day("2026-07-03"), calendar=_closed("县府发1号")
    )
    assert (shown.due, shown.readings) == (plain.due, ())
    for deadline in (shown, later, unrolled):
        assert StepKind.CLOSURE not in {step.kind for step in deadline.steps}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        pytest.param("2026-07-07", "2026-07-07", ("2026-07-07", "2026-07-07"), id="one-day"),
        pytest.param("2026-07-01", "2026-07-06", ("2026-07-04", "2026-07-06"), id="before-it"),
        pytest.param("2026-07-09", "2026-07-31", ("2026-07-09", "2026-08-04"), id="beyond-it"),
        pytest.param("2026-07-01", "2026-07-03", None, id="over-on-the-trigger"),
    ],
)
def test_a_closure_is_told_as_far_as_it_lies_on_the_way(
    first: str, last: str, told: tuple[str, str] | None
) -> None:
    closure = Closure(first=day(first), last=day(last), reason="暴雨停工", document="县府发1号")
    calendar = national_calendar().with_closure(closure)
    deadline = due(Period.working_days(5), day("2026-07-03"), calendar=calendar)
    steps_told = [(s.before, s.after) for s in deadline.steps if s.kind is StepKind.CLOSURE]
    if told is None:
        assert steps_told == []
    else:
        assert steps_told == [(day(told[0]), min(day(told[1]), closure.last))]


# What is not certain stays visible.


def test_a_projected_closure_reading_names_two_days() -> None:
    closure = Closure(
        first=day("2027-01-11"), last=day("2027-01-12"), reason="停工", document="县府发1号"
    )
    calendar = national_calendar().with_closure(closure)
    (reading,) = due("apl.42.decide", day("2027-01-04"), calendar=calendar).readings
    assert reading.kind is ReadingKind.CLOSURE
    assert (reading.date, reading.latest) == (day("2027-01-30"), day("2027-02-01"))


def test_a_projected_region_that_changes_nothing_gives_no_reading() -> None:
    deadline = due("apl.42.decide", day("2027-01-04"), region=_GUANGXI)
    assert reach(deadline)[0] < reach(deadline)[1]
    assert deadline.readings == ()


def test_a_projected_reading_in_the_same_unit_is_none() -> None:
    same = RuleReading(kind=ReadingKind.UNIT, unit=Unit.WORKING_DAY, why=_WORDS)
    deadline = due(rule_of(Period.working_days(20), readings=(same,)), day("2027-01-04"))
    assert reach(deadline)[0] < reach(deadline)[1]
    assert deadline.readings == ()


def test_a_projected_promise_is_its_earliest_day() -> None:
    promise = Period.working_days(20)
    deadline = due("apl.42.joint", day("2027-01-04"), promise=promise)
    assert deadline.promised_due == day("2027-01-30")
    assert deadline.steps[-1].after == day("2027-01-30")


def test_a_lapse_that_is_projected_names_two_days() -> None:
    lapse = due("arl.30.review", day("2027-02-01")).lapse
    assert lapse is not None
    assert lapse.day is None
    assert lapse.earliest is not None
    assert lapse.latest is not None
    assert lapse.earliest < lapse.latest


def test_a_reading_that_is_projected_names_two_days() -> None:
    deadline = due("psl.124.remit.officer", day("2027-02-04"))
    (reading,) = [r for r in deadline.readings if r.kind is ReadingKind.UNIT]
    assert reading.date < reading.latest
    assert deadline.status(reading.latest).light is Light.CONTESTED


def test_a_text_that_was_not_in_force_on_the_day_is_a_doubt() -> None:
    told = due("arr.49.redo", day("2010-03-01")).doubts
    assert any("《行政复议法》第八十八条第一款" in doubt.zh for doubt in told)
    assert due(Period.working_days(1), day("2010-03-01")).doubts == ()
