"""Laws of the clock, held against a naive count and against itself."""

import datetime as dt
import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import assume, event, example, find, given
from hypothesis import strategies as st

from govsvc import (
    UNKNOWN,
    Deadline,
    due,
    find_rule,
    find_rules,
    from_dict,
    national_calendar,
    to_dict,
)
from govsvc.calendars import Certainty, Closure, DayKind, NoticeKind
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Light,
    Period,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Roll,
    Unit,
    read_periods,
)
from govsvc.errors import (
    CoverageError,
    GovsvcError,
    NotComputableError,
    NotFoundError,
    PayloadError,
)
from govsvc.testing import catalogue_rules, covered_days, days_in_force
from govsvc.testing import periods as any_periods
from govsvc.unknown import Maybe
from oracles.deadline_oracle import last_day, last_day_counted, roll

_DAY = dt.timedelta(days=1)
_FIRST, _LAST = dt.date(2007, 1, 1), dt.date(2060, 12, 31)
_CALENDAR = national_calendar()
_is_workday = _CALENDAR.projecting().is_workday
_EXPRESS, _ANALOGY = Roll(basis=Basis.EXPRESS), Roll(basis=Basis.ANALOGY)
_WORKING_20 = Period.working_days(20)
_HALF_YEAR = Period.months(6, roll=_EXPRESS)
_SEVERITY = [Certainty.OFFICIAL, Certainty.PROVISIONAL, Certainty.PROJECTED]
_RULES = find_rules()
_FORWARD = (PeriodKind.WITHIN, PeriodKind.AT_LEAST, PeriodKind.INSTANT)
_BACKWARD = (PeriodKind.BEFORE, PeriodKind.WINDOW, PeriodKind.UNTIL_DATE)
_UNITS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR)
_ROLLS = st.sampled_from([NO_ROLL, *(Roll(basis=b) for b in Basis if b is not Basis.NONE)])
"""Every basis of rolling, none first."""


def triggers(last: dt.date = _LAST) -> st.SearchStrategy[dt.date]:
    return covered_days(max_day=last)


def periods(
    *,
    kinds: tuple[PeriodKind, ...] = (PeriodKind.WITHIN,),
    units: tuple[Unit, ...] = _UNITS,
    roll: st.SearchStrategy[Roll] = _ROLLS,
) -> st.SearchStrategy[Period]:
    """A period of some years at most that leads to a day; shrinks to one working day."""
    return any_periods(kinds=kinds, units=units, roll=roll, max_days=4_000)


def both_kinds() -> st.SearchStrategy[Period]:
    return periods(kinds=(PeriodKind.WITHIN, PeriodKind.AT_LEAST))


@st.composite
def rules_in_force(
    draw: st.DrawFn, kinds: tuple[PeriodKind, ...] = (*_FORWARD, *_BACKWARD)
) -> tuple[PeriodRule, dt.date]:
    """A rule of the catalogue that leads to a day, and a day up to 2060 on which it is in force."""
    rule = draw(catalogue_rules(kinds=kinds, units=_UNITS))
    return rule, draw(days_in_force(rule, min_day=dt.date(2009, 1, 1)))


def known_day(day: Maybe[dt.date]) -> dt.date:
    """A day that an answer without events always knows."""
    assert day is not UNKNOWN
    return day


def day_of(deadline: Deadline) -> dt.date:
    return known_day(deadline.due)


def leads_to_a_day(rule: PeriodRule) -> bool:
    hours = rule.period.unit is Unit.HOUR
    return rule.period.kind in (*_FORWARD, *_BACKWARD) and not hours


def safe_day_of(deadline: Deadline) -> dt.date:
    return known_day(deadline.safe_due)


# The oracle.


@given(period=periods(), trigger=triggers())
@example(period=_WORKING_20, trigger=dt.date(2022, 9, 30))
@example(period=_HALF_YEAR, trigger=dt.date(2025, 8, 31))  # ends on a make-up Saturday
@example(period=Period.years(1, roll=_EXPRESS), trigger=dt.date(2024, 2, 29))
@example(period=Period.months(1, roll=NO_ROLL), trigger=dt.date(2025, 2, 28))
@example(period=Period.calendar_days(15, roll=_ANALOGY), trigger=dt.date(2025, 1, 14))
@example(period=Period.working_days(5), trigger=dt.date(2026, 12, 24))
def test_the_due_day_equals_a_count_day_by_day(period: Period, trigger: dt.date) -> None:
    deadline = due(period, trigger)
    event(f"{period.unit}, {deadline.certainty}")
    assert deadline.due == last_day(period, trigger, _is_workday)


@given(rule_and_day=rules_in_force(_FORWARD))
def test_a_rule_of_the_catalogue_equals_a_count_day_by_day(
    rule_and_day: tuple[PeriodRule, dt.date],
) -> None:
    rule, trigger = rule_and_day
    deadline = due(rule, trigger)
    instant = rule.period.kind is PeriodKind.INSTANT
    expected = trigger if instant else last_day(rule.period, trigger, _is_workday)
    if rule.period.kind is PeriodKind.AT_LEAST:
        assert deadline.due is UNKNOWN
        assert deadline.not_before is not None
        assert deadline.not_before > expected
    else:
        assert deadline.due == expected


# Order.


@given(period=periods(), trigger=triggers())
@example(period=Period.working_days(1), trigger=dt.date(2020, 1, 23))
def test_the_due_day_lies_after_the_trigger(period: Period, trigger: dt.date) -> None:
    assert day_of(due(period, trigger)) > trigger


@given(period=periods(), trigger=triggers(dt.date(2028, 12, 31)), more=st.integers(1, 40))
def test_a_longer_period_never_ends_earlier(period: Period, trigger: dt.date, more: int) -> None:
    assert period.length is not None
    longer = Period(length=period.length + more, unit=period.unit, roll=period.roll)
    one, two = due(period, trigger), due(longer, trigger)
    assert day_of(one) <= day_of(two)
    assert known_day(one.earliest) <= known_day(two.earliest)
    assert known_day(one.latest) <= known_day(two.latest)


@given(period=periods(), trigger=triggers(), later=st.integers(1, 40))
def test_a_later_trigger_never_ends_earlier(period: Period, trigger: dt.date, later: int) -> None:
    assert day_of(due(period, trigger)) <= day_of(due(period, trigger + _DAY * later))


@given(n=st.integers(1, 120), m=st.integers(1, 120), trigger=triggers())
def test_working_days_add_up(n: int, m: int, trigger: dt.date) -> None:
    first = day_of(due(Period.working_days(n), trigger))
    assert day_of(due(Period.working_days(m), first)) == day_of(
        due(Period.working_days(n + m), trigger)
    )


@given(period=periods(), trigger=triggers())
@example(period=_WORKING_20, trigger=dt.date(2026, 12, 20))
@example(period=Period.calendar_days(30, roll=_ANALOGY), trigger=dt.date(2027, 1, 6))
def test_the_due_day_lies_between_the_earliest_and_the_latest(
    period: Period, trigger: dt.date
) -> None:
    deadline = due(period, trigger)
    assert known_day(deadline.earliest) <= day_of(deadline) <= known_day(deadline.latest)


@given(period=periods(), trigger=triggers(), region=st.sampled_from([None, "450000", "650000"]))
def test_the_safe_day_is_the_earliest_of_all_possibilities(
    period: Period, trigger: dt.date, region: str | None
) -> None:
    deadline = due(period, trigger, region=region)
    possible = [known_day(deadline.earliest), *(reading.date for reading in deadline.readings)]
    assert safe_day_of(deadline) == min(possible)
    assert safe_day_of(deadline) <= day_of(deadline)


@given(unit=st.sampled_from([Unit.MONTH, Unit.YEAR]), n=st.integers(1, 120), trigger=triggers())
@example(unit=Unit.MONTH, n=1, trigger=dt.date(2025, 1, 31))
@example(unit=Unit.MONTH, n=1, trigger=dt.date(2025, 2, 28))  # ends of months do not stick
def test_the_day_of_the_month_is_kept_but_where_the_month_is_too_short(
    unit: Unit, n: int, trigger: dt.date
) -> None:
    assume(n <= 12 or unit is Unit.MONTH)
    end = day_of(due(Period(length=n, unit=unit), trigger))
    if end.day != trigger.day:
        event("the month is too short")
        assert end.day < trigger.day
        assert (end + _DAY).day == 1
    months = n * (12 if unit is Unit.YEAR else 1)
    assert (end.year - trigger.year) * 12 + end.month - trigger.month == months


@given(
    period=periods(units=(Unit.WORKING_DAY,)),
    trigger=st.dates(dt.date(1990, 1, 1), dt.date(2006, 12, 31)),
)
def test_working_days_before_the_calendar_are_refused(period: Period, trigger: dt.date) -> None:
    with pytest.raises(CoverageError):
        due(period, trigger)


@given(day=st.dates(dt.date(2027, 1, 1), dt.date(2099, 1, 1)), n=st.integers(1, 50))
def test_a_plain_calendar_refuses_days_without_a_notice(day: dt.date, n: int) -> None:
    with pytest.raises(CoverageError):
        _CALENDAR.nth_workday(day, n)
    with pytest.raises(CoverageError):
        _CALENDAR.count_workdays(dt.date(2026, 12, 31), day)


# Certainty.


@given(period=periods(), trigger=triggers())
def test_an_official_answer_is_one_day(period: Period, trigger: dt.date) -> None:
    deadline = due(period, trigger)
    if deadline.certainty is Certainty.OFFICIAL:
        assert deadline.earliest == deadline.due == deadline.latest


@given(
    period=periods(units=(Unit.WORKING_DAY, Unit.CALENDAR_DAY), roll=st.just(_EXPRESS)),
    trigger=triggers(),
)
@example(period=Period.working_days(1), trigger=dt.date(2026, 12, 23))
@example(period=Period.working_days(1), trigger=dt.date(2026, 12, 24))
@example(period=Period.working_days(1), trigger=dt.date(2026, 12, 30))
@example(period=Period.working_days(1), trigger=dt.date(2026, 12, 31))
def test_certainty_follows_the_last_possible_day(period: Period, trigger: dt.date) -> None:
    deadline = due(period, trigger)
    if known_day(deadline.latest) <= dt.date(2026, 12, 24):
        expected = Certainty.OFFICIAL
    elif known_day(deadline.latest) <= dt.date(2026, 12, 31):
        expected = Certainty.PROVISIONAL
    else:
        expected = Certainty.PROJECTED
    assert deadline.certainty is expected


_PUBLISHED = [notice.published_on for notice in _CALENDAR.notices]
_AMENDED = [n.published_on for n in _CALENDAR.notices if n.kind is NoticeKind.AMENDMENT]
_FIRST_KNOWN = min(_PUBLISHED)


def days_known() -> st.SearchStrategy[dt.date]:
    """A day from which the calendar is seen, the days of publication often."""
    return st.one_of(
        st.sampled_from(sorted({*_PUBLISHED, *(day + _DAY for day in _PUBLISHED)})),
        st.dates(min_value=_FIRST_KNOWN, max_value=dt.date(2026, 12, 31)),
    )


@given(
    period=periods(),
    trigger=triggers(dt.date(2027, 12, 31)),
    known=st.tuples(days_known(), days_known()).map(sorted),
)
@example(  # the amendment of 2015 took a day out of a count that was official until then
    period=Period.working_days(80),
    trigger=dt.date(2015, 9, 1),
    known=[dt.date(2015, 5, 1), dt.date(2015, 5, 31)],
)
def test_knowing_more_never_makes_an_official_answer_a_projection(
    period: Period, trigger: dt.date, known: list[dt.date]
) -> None:
    less, more = (due(period, trigger, as_of=day) for day in known)
    if less.certainty is Certainty.OFFICIAL:
        assert more.certainty is not Certainty.PROJECTED
    if not any(known[0] < day <= known[1] for day in _AMENDED):
        event("no amendment between")
        assert _SEVERITY.index(more.certainty) <= _SEVERITY.index(less.certainty)
        if less.certainty is Certainty.OFFICIAL:
            assert more.due == less.due


@given(
    period=st.one_of(
        st.integers(1, 60).map(Period.working_days),
        periods(units=(Unit.CALENDAR_DAY, Unit.MONTH), roll=st.just(_EXPRESS)),
    ),
    trigger=st.dates(min_value=dt.date(2024, 6, 1), max_value=dt.date(2026, 9, 1)),
    known=st.dates(min_value=dt.date(2024, 11, 12), max_value=dt.date(2026, 1, 31)),
)
@example(period=_WORKING_20, trigger=dt.date(2026, 1, 26), known=dt.date(2025, 10, 1))
def test_the_interval_holds_the_day_that_later_notices_settle(
    period: Period, trigger: dt.date, known: dt.date
) -> None:
    foreseen, settled = due(period, trigger, as_of=known), due(period, trigger)
    if settled.certainty is Certainty.OFFICIAL:
        event(f"foreseen: {foreseen.certainty}")
        assert known_day(foreseen.earliest) <= day_of(settled) <= known_day(foreseen.latest)


@given(period=periods(), trigger=triggers(), day=days_known())
def test_notices_published_later_are_not_used(
    period: Period, trigger: dt.date, day: dt.date
) -> None:
    known = {n.title for n in _CALENDAR.notices if n.published_on <= day}
    assert set(due(period, trigger, as_of=day).notices) <= known


# Rolling.


@given(n=st.integers(1, 250), trigger=triggers())
def test_a_period_in_working_days_ends_on_a_workday(n: int, trigger: dt.date) -> None:
    assert _is_workday(day_of(due(Period.working_days(n), trigger)))


@given(
    period=periods(units=(Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR), roll=st.just(_ANALOGY)),
    trigger=triggers(),
)
@example(period=Period.months(6, roll=_ANALOGY), trigger=dt.date(2025, 8, 31))
@example(period=Period.calendar_days(90, roll=_ANALOGY), trigger=dt.date(2025, 7, 3))
def test_a_rolled_period_ends_on_a_workday_and_never_earlier(
    period: Period, trigger: dt.date
) -> None:
    rolled = due(period, trigger)
    stays = due(Period(length=period.length, unit=period.unit, roll=NO_ROLL), trigger)
    assert _is_workday(day_of(rolled))
    assert day_of(rolled) >= day_of(stays)
    assert day_of(rolled) == roll(_is_workday, day_of(stays))
    event("rolled" if rolled.due != stays.due else "stays")


@given(day=triggers())
@example(day=dt.date(2026, 2, 28))
@example(day=dt.date(2025, 10, 1))
def test_rolling_twice_is_rolling_once(day: dt.date) -> None:
    one_day = Period.calendar_days(1, roll=_EXPRESS)
    once = day_of(due(one_day, day))
    assert day_of(due(one_day, once - _DAY)) == once


@given(period=periods(roll=st.just(_ANALOGY)), trigger=triggers())
def test_rolling_by_analogy_keeps_the_unrolled_day_as_a_reading(
    period: Period, trigger: dt.date
) -> None:
    deadline = due(period, trigger)
    raw = last_day_counted(period, trigger, _is_workday)
    unrolled = [r.date for r in deadline.readings if r.kind is ReadingKind.NO_ROLL]
    assert unrolled == ([raw] if known_day(deadline.latest) != raw and period.roll.applies else [])


@given(
    period=periods(), trigger=triggers(), basis=st.sampled_from([Basis.EXPRESS, Basis.BY_REFERENCE])
)
def test_an_express_text_leaves_no_other_reading(
    period: Period, trigger: dt.date, basis: Basis
) -> None:
    applies = period.unit is not Unit.WORKING_DAY
    firm = Period(
        length=period.length, unit=period.unit, roll=Roll(basis=basis) if applies else NO_ROLL
    )
    assert due(firm, trigger).readings == ()


# Periods that must pass, promises, consequences.


@given(period=periods(), trigger=triggers(), region=st.sampled_from([None, "450000"]))
def test_a_period_that_must_pass_ends_the_day_after_every_possibility(
    period: Period, trigger: dt.date, region: str | None
) -> None:
    within = due(period, trigger, region=region)
    waits = due(
        Period(kind=PeriodKind.AT_LEAST, length=period.length, unit=period.unit, roll=period.roll),
        trigger,
        region=region,
    )
    last = max([known_day(within.latest), *(reading.latest for reading in within.readings)])
    assert waits.due is UNKNOWN
    assert waits.safe_due is UNKNOWN
    assert waits.not_before == last + _DAY
    assert within.not_before is None


@given(period=periods(), promise=periods(), trigger=triggers())
def test_a_promise_is_counted_the_same_way_and_never_later_than_the_law(
    period: Period, promise: Period, trigger: dt.date
) -> None:
    deadline = due(period, trigger, promise=promise)
    own = due(promise, trigger)
    assert day_of(own) == last_day(promise, trigger, _is_workday)
    assert deadline.promised_due == min(known_day(own.earliest), day_of(deadline))
    assert deadline.due == due(period, trigger).due


# Answers as a whole.


@given(rule_and_day=rules_in_force(), region=st.sampled_from([None, "450000", "640181"]))
def test_every_rule_in_force_is_answered_and_explained(
    rule_and_day: tuple[PeriodRule, dt.date], region: str | None
) -> None:
    rule, trigger = rule_and_day
    deadline = due(rule, trigger, region=region)
    shown = deadline.not_before if deadline.due is UNKNOWN else deadline.due
    for lang in ("zh", "en"):
        text = deadline.explain(lang)
        assert str(shown) in text.splitlines()[0]
        assert all(line.strip() for line in text.splitlines())
        assert rule.header.citations[0].text(lang) in text


@given(rule_and_day=rules_in_force())
def test_a_rule_is_found_again_by_its_id_and_day(rule_and_day: tuple[PeriodRule, dt.date]) -> None:
    rule, trigger = rule_and_day
    assert find_rule(rule.id, on=trigger) == rule
    assert due(rule.id, trigger) == due(rule, trigger)


@given(name=st.sampled_from(_RULES).map(lambda rule: rule.id), trigger=triggers())
def test_an_id_is_answered_by_the_law_of_the_trigger_day_or_refused(
    name: str, trigger: dt.date
) -> None:
    try:
        deadline = due(name, trigger)
    except NotFoundError:
        versions = [r for r in _RULES if r.matter == find_rule(name).matter]
        assert not any(r.header.validity.covers(trigger) for r in versions)
    except NotComputableError:
        assert not leads_to_a_day(find_rule(name, on=trigger))
    else:
        assert deadline.rule is not None
        assert deadline.rule.header.validity.covers(trigger)
        assert deadline.rule.matter == find_rule(name).matter


@given(
    period=both_kinds(),
    trigger=triggers(),
    promise=st.none() | periods(),
    region=st.sampled_from([None, "450000"]),
    as_of=st.none() | days_known(),
)
def test_a_deadline_survives_json(
    period: Period,
    trigger: dt.date,
    promise: Period | None,
    region: str | None,
    as_of: dt.date | None,
) -> None:
    kept = promise if period.kind is PeriodKind.WITHIN else None
    deadline = due(period, trigger, promise=kept, region=region, as_of=as_of)
    assert from_dict(Deadline, json.loads(json.dumps(to_dict(deadline)))) == deadline


@given(rule_and_day=rules_in_force())
def test_a_deadline_of_the_catalogue_survives_json(
    rule_and_day: tuple[PeriodRule, dt.date],
) -> None:
    deadline = due(*rule_and_day)
    assert from_dict(Deadline, json.loads(json.dumps(to_dict(deadline)))) == deadline


@given(period=both_kinds(), trigger=triggers(dt.date(2030, 1, 1)), after=st.integers(-20, 400))
def test_a_light_only_moves_towards_red_or_towards_green(
    period: Period, trigger: dt.date, after: int
) -> None:
    deadline = due(period, trigger)
    today = trigger + _DAY * after
    order = [
        Light.WAITING, Light.READY, Light.GREEN, Light.YELLOW, Light.CONTESTED, Light.RED,
    ]  # fmt: skip
    one, two = deadline.status(today).light, deadline.status(today + _DAY).light
    assert order.index(one) <= order.index(two)


@given(
    period=periods(),
    trigger=triggers(dt.date(2030, 1, 1)),
    region=st.sampled_from([None, "450000"]),
    into=st.floats(0, 1),
)
@example(
    period=Period.calendar_days(90, roll=_ANALOGY),
    trigger=dt.date(2025, 7, 3),
    region=None,
    into=0.5,
)
def test_a_day_is_contested_between_the_safe_day_and_the_last_reading_and_red_after(
    period: Period, trigger: dt.date, region: str | None, into: float
) -> None:
    deadline = due(period, trigger, region=region)
    safe = safe_day_of(deadline)
    last = max([known_day(deadline.latest), *(reading.latest for reading in deadline.readings)])
    assert deadline.status(safe).light in {Light.GREEN, Light.YELLOW}
    if safe < last:
        event("two days")
        between = safe + _DAY * max(1, round((last - safe).days * into))
        assert deadline.status(between).light is Light.CONTESTED
    assert deadline.status(last + _DAY).light is Light.RED


@given(
    period=periods(),
    trigger=triggers(dt.date(2026, 6, 1)),
    after=st.integers(0, 60),
    days=st.integers(0, 20),
)
def test_a_closure_with_a_document_never_makes_a_period_end_earlier(
    period: Period, trigger: dt.date, after: int, days: int
) -> None:
    first = trigger + _DAY * after
    closure = Closure(first=first, last=first + _DAY * days, reason="停工", document="通告")
    closed = due(period, trigger, calendar=_CALENDAR.with_closure(closure))
    usual = due(period, trigger)
    assert day_of(closed) >= day_of(usual)
    assert safe_day_of(closed) == safe_day_of(usual)


# Nothing but our own errors escapes.

_JUNK: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.binary(max_size=4),
    st.dates(),
    st.datetimes(),
    st.lists(st.integers(), max_size=2),
    st.sampled_from(
        [
            "apl.42.decide",
            "arl.48.reply",
            "450000",
            *PeriodKind,
            *Unit,
            UNKNOWN,
            NO_ROLL,
            _EXPRESS,
            _CALENDAR,
            _WORKING_20,
            find_rule("app.60.decide"),
            Period(kind=PeriodKind.RATE),
            Period(length=24, unit=Unit.HOUR),
        ]
    ),
)


_ask: Any = due  # these four are asked for what their types forbid
_find: Any = find_rule
_find_all: Any = find_rules
_period: Any = Period


def refusal(ask: Callable[[], object]) -> GovsvcError | None:
    """The error of the library that the question meets; any other error escapes and fails."""
    try:
        ask()
    except GovsvcError as error:
        return error
    return None


@given(
    rule=_JUNK,
    trigger=_JUNK,
    options=st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("calendar", "on", "as_of", "promise", "region"), _JUNK)
    ),
)
@example(rule="apl.42.decide", trigger=dt.date(2025, 1, 2), options={"calendar": "national"})
@example(
    rule=Period.calendar_days(1, roll=NO_ROLL, kind=PeriodKind.AT_LEAST),
    trigger=dt.date.max - _DAY,
    options={},
)
def test_whatever_is_asked_only_our_errors_escape(
    rule: object, trigger: object, options: dict[str, object]
) -> None:
    error = refusal(lambda: _ask(rule, trigger, **options).explain("zh"))
    if error is not None:
        assert error.explain("zh") != error.explain("en")


@given(rule=_JUNK, trigger=triggers())
def test_only_our_errors_escape_for_a_good_day(rule: object, trigger: dt.date) -> None:
    error = refusal(lambda: _ask(rule, trigger).explain("en"))
    if error is not None:
        assert error.code in {"input.type", "not-found", "period.not-computable"}


@given(rule=st.sampled_from(_RULES), trigger=triggers(), option=_JUNK)
@example(rule=find_rule("apl.42.decide"), trigger=dt.date(2025, 1, 2), option=5)
def test_only_our_errors_escape_for_a_good_question_with_one_bad_option(
    rule: PeriodRule, trigger: dt.date, option: object
) -> None:
    for name in ("calendar", "on", "as_of", "promise", "region"):
        error = refusal(partial(_ask, rule, trigger, **{name: option}))
        if error is not None:
            assert error.code in {
                "calendar.not-covered",
                "code.malformed",
                "input.type",
                "input.value",
                "not-found",
                "period.not-computable",
            }


@given(
    fields=st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("kind", "length", "unit", "roll"), _JUNK)
    )
)
@example(fields={"kind": "at_least", "length": 3, "unit": Unit.YEAR})
@example(fields={"length": 3, "unit": "fortnight"})
@example(fields={"length": 3, "unit": Unit.YEAR, "roll": True})
def test_a_period_of_anything_is_sound_or_refused(fields: dict[str, object]) -> None:
    built: list[Period] = []
    error = refusal(lambda: built.append(_period(**fields)))
    if error is not None:
        assert error.code in {"input.type", "input.value"}
    for period in built:
        assert isinstance(period.kind, PeriodKind)
        assert isinstance(period.roll, Roll)
        assert period.describe("zh") != period.describe("en")


@given(query=_JUNK, on=_JUNK)
@example(query=5, on=None)
def test_looking_for_anything_raises_only_our_errors(query: object, on: object) -> None:
    for look in (_find, _find_all):
        error = refusal(partial(look, query, on=on))
        if error is not None:
            assert error.code in {"input.type", "not-found"}


@given(today=_JUNK, warn=_JUNK, calendar=_JUNK)
@example(today=dt.date(2025, 1, 2), warn="three", calendar=None)
@example(today=dt.date(2025, 1, 2), warn=3, calendar="national")
def test_a_status_of_anything_raises_only_our_errors(
    today: object, warn: object, calendar: object
) -> None:
    status: Any = due("apl.42.decide", dt.date(2025, 1, 2)).status
    error = refusal(lambda: status(today, warn=warn, calendar=calendar))
    if error is not None:
        assert error.code in {"input.type", "input.value"}


_FILE = """
[defaults]
unit = "working_day"
[[period]]
id = "tst.1.do"
matter = "tst.1.do"
name = { zh = "办", en = "do" }
summary = { zh = "五日内办", en = "do within five days" }
cite = ["行政许可法第四十四条"]
start = { zh = "收到", en = "received" }
bearer = { zh = "机关", en = "authority" }
length = 5
"""


@given(
    at=st.integers(0, len(_FILE)),
    cut=st.integers(0, 12),
    insert=st.sampled_from(["", '"', "[", "]", "=", "0", "-1", "x", "\n", "5.5", "true", "]]\n"]),
)
def test_a_damaged_file_is_read_or_refused_with_its_problems(
    at: int, cut: int, insert: str
) -> None:
    damaged = (_FILE[:at] + insert + _FILE[at + cut :]).encode()
    error = refusal(lambda: read_periods(damaged, name="damaged.toml"))
    if error is not None:
        event("refused")
        assert isinstance(error, PayloadError)
        assert error.name == "damaged.toml"
        assert error.problems


@given(data=st.binary(max_size=200))
def test_a_file_of_any_bytes_is_refused(data: bytes) -> None:
    assert isinstance(refusal(lambda: read_periods(data, name="noise.toml")), PayloadError)


@pytest.mark.parametrize(
    "kind",
    [
        DayKind.MAKE_UP_WORKDAY,
        DayKind.BRIDGED_REST,
        DayKind.EXTENDED_REST,
        DayKind.STATUTORY_HOLIDAY,
    ],
)
def test_the_triggers_reach_every_kind_of_day(kind: DayKind) -> None:
    found = find(triggers(dt.date(2026, 12, 31)), lambda day: _CALENDAR.day(day).kind is kind)
    assert _CALENDAR.day(found).kind is kind


@pytest.mark.parametrize("ends", [(2, 29), (12, 25), (12, 31)])
def test_the_triggers_reach_the_ends_of_months_and_years(ends: tuple[int, int]) -> None:
    found = find(triggers(), lambda day: (day.month, day.day) == ends)
    assert (found.month, found.day) == ends
