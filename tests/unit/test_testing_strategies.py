"""What the strategies draw: valid things, inside their bounds, the awkward ones among them."""

import datetime as dt
import itertools
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from govsvc import due, find_rule, from_dict, national_calendar, to_dict
from govsvc.calendars import Certainty, DayKind, Notice, NoticeKind
from govsvc.deadlines import (
    Correction,
    CorrectionEffect,
    Deadline,
    Exclude,
    Extend,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodKind,
    PeriodRule,
    Restart,
    Resume,
    Suspend,
    Unit,
)
from govsvc.decisions import RuleSet
from govsvc.errors import InputTypeError, InputValueError
from govsvc.law import Citation, LegalSource, parse_citation
from govsvc.packs import Pack
from govsvc.testing import (
    EventSequence,
    catalogue_rules,
    citations,
    closures,
    covered_days,
    days_in_force,
    deadlines,
    event_sequences,
    events,
    extensions,
    legal_sources,
    not_counted,
    notices,
    period_rules,
    periods,
    provisions,
    recurrences,
    running_rules,
    task_dates,
    territories,
    validities,
    work_calendars,
)
from govsvc.testing.registry import STRATEGIES

_CALENDAR = national_calendar()
_FIRST, _LAST = dt.date(2024, 2, 28), dt.date(2024, 3, 1)
_FORWARD = (PeriodKind.WITHIN, PeriodKind.AT_LEAST)
_LOOK = settings(max_examples=20_000, database=None, phases=[Phase.generate])


def look_for(strategy: st.SearchStrategy[Any], wanted: Callable[[Any], bool]) -> Any:  # noqa: ANN401
    """The first thing drawn that is wanted, the same one in every run."""
    return find(strategy, wanted, settings=_LOOK, random=Random(0))  # noqa: S311 - repeatable


# Every type that tests can ask for by its name.


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
def test_a_type_is_drawn_by_its_name_and_survives_data(kind: type) -> None:
    @settings(max_examples=min(10, settings().max_examples))
    @given(st.from_type(kind))
    def law(one: object) -> None:
        assert type(one) is kind
        if kind not in {EventSequence, Pack, RuleSet}:  # under test or in use, no data
            assert from_dict(kind, to_dict(one)) == one

    law()


# Days.


@given(covered_days())
def test_a_covered_day_has_a_notice(day: dt.date) -> None:
    assert _CALENDAR.day(day).certainty is not Certainty.PROJECTED
    assert day <= _CALENDAR.official_until


@given(covered_days(min_day=dt.date(2030, 1, 1)))
def test_a_day_after_the_last_notice_is_the_bound_itself(day: dt.date) -> None:
    assert day == dt.date(2030, 1, 1)


@given(covered_days(min_day=dt.date(2090, 1, 1), max_day=dt.date(2090, 2, 1)))
def test_bounds_hold_where_no_day_is_known_to_be_awkward(day: dt.date) -> None:
    assert dt.date(2090, 1, 1) <= day <= dt.date(2090, 2, 1)


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(lambda day: _CALENDAR.day(day).kind is DayKind.MAKE_UP_WORKDAY, id="made-up"),
        pytest.param(lambda day: _CALENDAR.day(day).kind is DayKind.BRIDGED_REST, id="bridged"),
        pytest.param(lambda day: (day.month, day.day) == (2, 29), id="leap-day"),
        pytest.param(lambda day: (day.month, day.day) == (12, 31), id="year-end"),
        pytest.param(lambda day: (day.month, day.day) == (12, 25), id="certainty-ends"),
    ],
)
def test_the_awkward_days_are_drawn(wanted: Callable[[dt.date], bool]) -> None:
    assert wanted(look_for(covered_days(), wanted))


_BOUNDED: list[Callable[..., st.SearchStrategy[Any]]] = [
    covered_days,
    closures,
    deadlines,
    event_sequences,
    lambda **bounds: days_in_force(Period.working_days(1), **bounds),
]


@pytest.mark.parametrize("strategy", _BOUNDED)
def test_bounds_in_the_wrong_order_are_refused(
    strategy: Callable[..., st.SearchStrategy[Any]],
) -> None:
    with pytest.raises(InputValueError, match="min_day <= max_day"):
        find(strategy(min_day=_LAST, max_day=_FIRST), bool)


@pytest.mark.parametrize("strategy", [_BOUNDED[0], _BOUNDED[1], _BOUNDED[4]])
def test_a_bound_that_is_no_day_is_refused(
    strategy: Callable[..., st.SearchStrategy[Any]],
) -> None:
    with pytest.raises(InputTypeError, match="max_day"):
        find(strategy(max_day="2024-03-01"), bool)


def test_a_rule_in_force_on_no_day_between_the_bounds_is_refused() -> None:
    rule = find_rule("apl.42.decide")
    begins = rule.header.validity.valid_from
    assert begins is not None
    with pytest.raises(InputValueError, match="min_day <= max_day"):
        days_in_force(rule, max_day=begins - dt.timedelta(days=1))


# Notices and calendars.


@settings(max_examples=min(20, settings().max_examples))
@given(notices(min_year=2027, max_year=2027, kinds=[NoticeKind.BASE]))
def test_a_calendar_takes_the_notice_of_the_next_year(notice: Notice) -> None:
    later = _CALENDAR.with_notice(notice)
    for line in notice.holidays:
        assert not any(map(later.is_workday, line.rest))
        assert all(map(later.is_workday, line.work))


@settings(max_examples=min(20, settings().max_examples))
@given(notices(min_year=2026, max_year=2026, kinds=[NoticeKind.AMENDMENT]))
def test_a_calendar_takes_an_amendment_of_a_year_it_knows(notice: Notice) -> None:
    (line,) = notice.holidays
    later = _CALENDAR.with_notice(notice)
    assert not any(map(later.is_workday, line.rest))
    assert all(map(later.is_workday, line.work))


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(lambda calendar: calendar == _CALENDAR, id="national"),
        pytest.param(lambda calendar: calendar.is_projecting, id="projecting"),
        pytest.param(lambda calendar: calendar.known_on is not None, id="as-of"),
        pytest.param(lambda calendar: calendar.closures, id="closed"),
        pytest.param(lambda calendar: calendar.region is not None, id="of-a-place"),
        pytest.param(lambda calendar: len(calendar.notices) > len(_CALENDAR.notices), id="later"),
    ],
)
def test_calendars_of_every_make_are_drawn(wanted: Callable[[Any], bool]) -> None:
    assert look_for(work_calendars().map(lambda calendar: bool(wanted(calendar))), bool)


# The law.


@given(citations())
def test_a_citation_reads_back(cited: Citation) -> None:
    assert parse_citation(cited.text("zh")) == cited


@given(citations(source="apl"))
def test_a_citation_can_be_of_one_source(cited: Citation) -> None:
    assert cited.source == "apl"


@given(legal_sources())
def test_versions_follow_on_one_another(source: LegalSource) -> None:
    spans = [version.validity for version in source.versions]
    for one, other in itertools.pairwise(spans):
        assert one.valid_to is not None
        assert other.valid_from == one.valid_to + dt.timedelta(days=1)


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_sources_have_versions_or_none(number: int) -> None:
    assert look_for(legal_sources(), lambda source: len(source.versions) == number)


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(lambda one: one.citations[0].version is None, id="no-version"),
        pytest.param(lambda one: one.citations[0].version is not None, id="version"),
        pytest.param(lambda one: one.validity.valid_to is not None, id="ended"),
        pytest.param(lambda one: len(one.citations) == 3, id="more-citations"),
    ],
)
def test_headers_of_every_make_are_drawn(wanted: Callable[[Any], bool]) -> None:
    assert look_for(provisions(), wanted)


@pytest.mark.parametrize("size", [0, 2, 4, 6, 9, 12])
def test_territories_of_every_level_are_drawn(size: int) -> None:
    assert look_for(territories(), lambda place: len(place.prefix) == size)


@given(validities(min_day=_FIRST, max_day=_LAST))
def test_the_ends_of_a_validity_stay_in_bounds(span: Any) -> None:  # noqa: ANN401 - a Validity
    for end in (span.valid_from, span.valid_to):
        assert end is None or _FIRST <= end <= _LAST


# Periods, rules and answers.


@given(periods(kinds=_FORWARD, units=[Unit.MONTH, Unit.HOUR], max_days=62))
def test_a_period_keeps_to_its_bounds(period: Period) -> None:
    assert period.kind in _FORWARD
    assert period.unit in (Unit.MONTH, Unit.HOUR)
    assert period.unit is Unit.HOUR or period.length in (1, 2)
    assert period.unit is Unit.MONTH or period.kind is PeriodKind.WITHIN


@given(extensions(length=20))
def test_an_extension_leads_beyond_the_period(extension: Any) -> None:  # noqa: ANN401 - see above
    assert (extension.by or extension.to - 20) >= 1


@given(not_counted(reasons=st.just([NotCountedReason.HEARING])))
def test_reasons_can_be_given(told: NotCounted) -> None:
    assert told.reasons == (NotCountedReason.HEARING,)


@pytest.mark.parametrize("kind", PeriodKind)
def test_made_up_rules_of_every_kind_are_drawn(kind: PeriodKind) -> None:
    rule = look_for(period_rules(kinds=[kind]), lambda _rule: True)
    assert rule.period.kind is kind


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        pytest.param("within", lambda rule: rule.extension and rule.extension.to, id="extension"),
        pytest.param("within", lambda rule: len(rule.not_counted) == 2, id="not-counted"),
        pytest.param("within", lambda rule: rule.correction, id="correction"),
        pytest.param("within", lambda rule: len(rule.readings) == 2, id="readings"),
        pytest.param("within", lambda rule: not rule.readings, id="no-readings"),
        pytest.param("rate", lambda rule: rule.frequency, id="frequency"),
        pytest.param("rate", lambda rule: rule.daily_rate, id="daily-rate"),
        pytest.param("before", lambda rule: rule.anchor, id="anchor"),
        pytest.param("instant", lambda rule: rule.lapse and rule.lapse.date, id="lapse"),
    ],
)
def test_a_made_up_rule_says_whatever_a_rule_can_say(
    kind: str, wanted: Callable[[PeriodRule], object]
) -> None:
    rules = period_rules(kinds=[PeriodKind(kind)], units=[Unit.CALENDAR_DAY])
    assert look_for(rules, lambda rule: bool(wanted(rule)))


@given(catalogue_rules(kinds=_FORWARD, units=[Unit.CALENDAR_DAY], max_days=30))
def test_rules_of_the_catalogue_keep_to_their_bounds(rule: PeriodRule) -> None:
    assert rule == find_rule(rule.id)
    assert rule.period.kind in _FORWARD
    assert rule.period.unit is Unit.CALENDAR_DAY
    assert (rule.period.length or 0) <= 30


def test_a_rule_without_a_length_has_no_unit_to_be_chosen_by() -> None:
    assert look_for(catalogue_rules(units=[Unit.YEAR]), lambda rule: rule.period.unit is None)


@given(deadlines(min_day=_FIRST, max_day=_LAST))
def test_an_answer_is_the_one_that_due_gives(deadline: Deadline) -> None:
    assert _FIRST <= deadline.trigger <= _LAST
    assert deadline == due(deadline.rule or deadline.period, deadline.trigger)


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(lambda one: one.rule is None, id="bare"),
        pytest.param(lambda one: one.rule and one.rule.id == one.rule.matter, id="rule"),
        pytest.param(lambda one: one.period.is_backward, id="backward"),
        pytest.param(lambda one: one.certainty is Certainty.PROJECTED, id="projected"),
    ],
)
def test_answers_of_every_make_are_drawn(wanted: Callable[[Any], object]) -> None:
    assert look_for(deadlines(), lambda one: bool(wanted(one)))


# What happens to a clock.


@pytest.mark.parametrize("kind", [Exclude, Suspend, Resume, Restart, Extend, Correction])
def test_events_of_every_kind_are_drawn(kind: type) -> None:
    assert look_for(events(), lambda one: type(one) is kind)


@given(running_rules())
def test_what_runs_has_a_clock(rule: Period | PeriodRule) -> None:
    period = rule.period if isinstance(rule, PeriodRule) else rule
    assert period.kind in _FORWARD
    assert period.unit is not Unit.HOUR


@given(event_sequences(min_day=_FIRST, max_day=_LAST, max_events=2))
def test_a_sequence_keeps_to_its_bounds_and_is_answered(sequence: EventSequence) -> None:
    assert _FIRST <= sequence.trigger <= _LAST
    assert len(sequence.events) <= 2
    assert sequence.period.kind in _FORWARD
    assert sequence.defect is None
    assert sequence.defective is None
    assert sequence.sound_events == sequence.events
    assert sequence.answer(calendar=_CALENDAR.projecting()).events == sequence.events


@pytest.mark.parametrize("kind", [Exclude, Suspend, Resume, Restart, Extend])
def test_a_bare_clock_meets_every_kind_of_event(kind: type) -> None:
    bare = periods(kinds=_FORWARD, units=[Unit.WORKING_DAY, Unit.MONTH], max_days=100)
    found = look_for(event_sequences(rules=bare), lambda one: _has(one, kind))
    assert found.answer()


@pytest.mark.parametrize(
    ("effect", "awaited"),
    [
        pytest.param(CorrectionEffect.BEFORE_CLOCK, False, id="before-the-clock"),
        pytest.param(CorrectionEffect.RESTART, False, id="restart"),
        pytest.param(CorrectionEffect.RESTART, True, id="restart-awaited"),
        pytest.param(CorrectionEffect.NOT_COUNTED, False, id="not-counted"),
        pytest.param(CorrectionEffect.NOT_COUNTED, True, id="not-counted-awaited"),
    ],
)
def test_every_effect_of_a_correction_is_met(effect: CorrectionEffect, *, awaited: bool) -> None:
    rules = _drawn_rules().filter(lambda rule: rule.correction is effect)
    found = look_for(
        event_sequences(rules=rules),
        lambda one: any(
            isinstance(event, Correction) and (event.received_on is None) is awaited
            for event in one.events
        ),
    )
    assert found.answer()


def _drawn_rules() -> st.SearchStrategy[PeriodRule]:
    return period_rules(kinds=_FORWARD, units=[Unit.WORKING_DAY, Unit.CALENDAR_DAY], max_days=60)


def _has(sequence: EventSequence, kind: type) -> bool:
    return any(isinstance(event, kind) for event in sequence.events)


# Work plans.


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(lambda one: one.on, id="day"),
        pytest.param(lambda one: one.month_end, id="month"),
        pytest.param(lambda one: one.year_end, id="year"),
        pytest.param(lambda one: one.third, id="third"),
        pytest.param(lambda one: one.open, id="open"),
        pytest.param(lambda one: one.missing, id="missing"),
        pytest.param(lambda one: one.readings, id="readings"),
    ],
)
def test_task_dates_of_every_wording_are_drawn(wanted: Callable[[Any], object]) -> None:
    assert look_for(task_dates(), lambda one: bool(wanted(one)))


@pytest.mark.parametrize("start", [False, True])
@pytest.mark.parametrize("until", [False, True])
def test_duties_with_and_without_ends_are_drawn(*, start: bool, until: bool) -> None:
    assert look_for(
        recurrences(), lambda one: (one.start is not None, one.until is not None) == (start, until)
    )
