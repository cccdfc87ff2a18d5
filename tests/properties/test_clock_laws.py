"""Laws of the clock with its events, held against a count day by day and against itself.

Every law draws a clock with up to six events: days left out (apart, side by side, overlapping),
stops, restarts, extensions, corrections, over official and projected years, in working days,
calendar days, months and years, under rules that allow some of it and bare periods that allow all.

The nightly profile takes 5,000 clocks for each of 18 laws, `MORE` times as many for the two that
hold the engine against the oracle, and a tenth for each of 19 defects:
18 x 5,000 + 2 x 20 x 5,000 + 19 x 500 = 299,500 clocks, of which 100,000 are told day by day.
"""

import datetime as dt
import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st

from govsvc import UNKNOWN, Deadline, due, find_rule, from_dict, national_calendar, to_dict
from govsvc.calendars import Certainty
from govsvc.calendars.layers import LAST_DAY
from govsvc.calendars.projection import Swing, project
from govsvc.deadlines import (
    NO_ROLL,
    Approver,
    Basis,
    Correction,
    CorrectionEffect,
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
    StepKind,
    Suspend,
    Unit,
)
from govsvc.errors import EventError
from govsvc.testing import (
    EventDefect,
    EventSequence,
    covered_days,
    defective_event_sequences,
    event_sequences,
    periods,
)
from govsvc.validity import ALWAYS
from govsvc.wording import Text
from oracles.clock_oracle import Clock, Refused, counts, days, last_counted, tell, to_count
from oracles.deadline_oracle import roll

MORE = 20
_DAY = dt.timedelta(days=1)
_NATION = national_calendar()
_PROJECTING = _NATION.projecting()
_FIRM = _NATION.firm_until
_EXPRESS, _ANALOGY = Roll(basis=Basis.EXPRESS), Roll(basis=Basis.ANALOGY)
_RUNNING = (PeriodKind.WITHIN, PeriodKind.AT_LEAST)
_UNITS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR)
_ROLLS = st.sampled_from([NO_ROLL, _EXPRESS, _ANALOGY])
_LONGEST = 800
_TEMPLATE = find_rule("apl.42.decide")
_WORDS = Text(zh="词", en="word")
_SPARE = NotCountedReason.OTHER_SUSPENSION
"""A reason that the clocks below never use, so that a law can add days left out for it."""

more = settings(max_examples=MORE * settings().max_examples)


@cache
def _worked() -> frozenset[dt.date]:
    first = dt.date(2007, 1, 1)
    every = (first + _DAY * n for n in range((LAST_DAY - first).days + 1))
    return frozenset(day for day in every if _PROJECTING.is_workday(day))


def is_workday(day: dt.date) -> bool:
    return day in _worked()


# What runs.


def bare(**bounds: Any) -> st.SearchStrategy[Period]:  # noqa: ANN401 - bounds of the strategy
    return periods(
        **{"kinds": _RUNNING, "units": _UNITS, "roll": _ROLLS, "max_days": _LONGEST, **bounds}
    )


_REASONS = [reason for reason in NotCountedReason if reason is not _SPARE]
_NOT_COUNTED = st.lists(
    st.builds(
        NotCounted,
        reasons=st.lists(st.sampled_from(_REASONS), min_size=1, max_size=3, unique=True),
        must_tell=st.booleans(),
    ),
    max_size=2,
).map(lambda told: [*told, NotCounted(reasons=[_SPARE])])
_EXTENSIONS = st.none() | st.builds(
    Extension,
    by=st.integers(1, 30),
    times=st.integers(1, 3),
    approvers=st.sampled_from([(), (Approver.AGENCY_HEAD, Approver.SUPERIOR_ORGAN)]),
    told=st.none() | st.just(_WORDS),
)


_CORRECTIONS = st.none() | st.sampled_from(CorrectionEffect)


def rules(
    *,
    corrections: st.SearchStrategy[CorrectionEffect | None] = _CORRECTIONS,
    **bounds: Any,  # noqa: ANN401 - bounds of the strategy
) -> st.SearchStrategy[PeriodRule]:
    """Rules that say this or that of their clock; what else a rule says does not touch it."""
    return st.builds(
        lambda period, not_counted, extension, total, correction: attrs.evolve(
            _TEMPLATE,
            header=attrs.evolve(_TEMPLATE.header, validity=ALWAYS),
            period=period,
            not_counted=not_counted,
            extension=_capped(extension, period) if extension and total else extension,
            correction=correction,
            lapse=None,
        ),
        bare(**bounds),
        _NOT_COUNTED,
        _EXTENSIONS,
        st.booleans(),
        corrections,
    )


def _capped(extension: Extension, period: Period) -> Extension:
    """The same as a cap of the whole."""
    return attrs.evolve(extension, by=None, to=(period.length or 0) + (extension.by or 0))


def clocks(**bounds: Any) -> st.SearchStrategy[EventSequence]:  # noqa: ANN401 - bounds
    """Clocks to which several things happened; the reason `_SPARE` is used by bare ones alone."""
    days_of = {name: bounds.pop(name) for name in ("min_day", "max_day") if name in bounds}
    return event_sequences(rules=st.one_of(rules(**bounds), bare(**bounds)), **days_of)


def bare_clocks(**bounds: Any) -> st.SearchStrategy[EventSequence]:  # noqa: ANN401 - bounds
    days_of = {name: bounds.pop(name) for name in ("min_day", "max_day") if name in bounds}
    return event_sequences(rules=bare(**bounds), **days_of)


@st.composite
def running_clocks(
    draw: st.DrawFn,
    /,
    *,
    only_bare: bool = False,
    **bounds: Any,  # noqa: ANN401 - bounds
) -> EventSequence:
    """Clocks that do not stand still at the end."""
    sequence = draw(bare_clocks(**bounds) if only_bare else clocks(**bounds))
    if told(sequence).stopped is None:
        return sequence
    last = max(map(_day_of, sequence.events))
    resumed = Resume(last + _DAY * draw(st.integers(1, 40)))
    return attrs.evolve(sequence, events=(*sequence.events, resumed))


@st.composite
def standing_clocks(draw: st.DrawFn) -> EventSequence:
    """Clocks that stand still at the end."""
    sequence = draw(clocks())
    clock = told(sequence)
    if clock.stopped is not None:
        return sequence
    low = max([clock.start, *(max(one.days) for one in clock.away if one.reason is _SPARE)])
    stop = Suspend(draw(st.dates(low, clock.raw() - _DAY)), _SPARE)
    assume(all(_comes_before(one, stop.on) for one in sequence.events))
    return attrs.evolve(sequence, events=(*sequence.events, stop))


def _comes_before(one: Event, stop: dt.date) -> bool:
    """Whether a stop on that day is judged after the event: of one day it precedes an extension."""
    if isinstance(one, Extend):
        return one.decided_on < stop
    return isinstance(one, Exclude) or _day_of(one) <= stop


# What is read off an answer.


def raw_of(deadline: Deadline) -> dt.date:
    """The last day counted, before it rolls."""
    (step,) = [step for step in deadline.steps if step.kind is StepKind.COUNT]
    return step.after


def told(sequence: EventSequence) -> Clock:
    """What the oracle makes of it."""
    return tell(sequence.rule, sequence.trigger, sequence.events, is_workday)


def answer(sequence: EventSequence, events: Sequence[Event], **options: Any) -> Deadline:  # noqa: ANN401
    return due(sequence.rule, sequence.trigger, events=events, **options)


def outcome(deadline: Deadline) -> tuple[object, ...]:
    """Everything that an answer says of days."""
    return (
        deadline.due,
        deadline.safe_due,
        deadline.earliest,
        deadline.latest,
        deadline.certainty,
        deadline.not_before,
        deadline.promised_due,
        deadline.stopped_on,
        deadline.remaining,
        [(reading.kind, reading.date, reading.latest) for reading in deadline.readings],
    )


def counted(clock: Clock, after: dt.date, upto: dt.date) -> int:
    """How many days of the clock's kind lie in (after, upto], left out or not."""
    return sum(counts(clock.period, day, is_workday) for day in days(after + _DAY, upto))


def note_what_happened(sequence: EventSequence, deadline: Deadline) -> None:
    event(f"events: {len(sequence.events)}")
    event(f"unit: {sequence.period.unit}")
    event(f"{deadline.clock}, {deadline.certainty}")


# The oracle.


def equals(deadline: Deadline, clock: Clock) -> None:
    """The answer says what the oracle says."""
    if clock.stopped is not None:
        assert deadline.stopped_on == clock.stopped.on
        assert deadline.remaining == clock.remaining()
        assert (deadline.due, deadline.earliest, deadline.latest) == (UNKNOWN,) * 3
        return
    assert deadline.stopped_on is None
    assert deadline.remaining is None
    assert raw_of(deadline) == clock.raw()
    assert deadline.earliest is not UNKNOWN
    assert deadline.latest is not UNKNOWN
    assert deadline.earliest <= clock.due() <= deadline.latest
    if deadline.period.kind is PeriodKind.WITHIN:
        assert deadline.due == clock.due()
    if deadline.certainty is Certainty.OFFICIAL:
        assert deadline.earliest == clock.due() == deadline.latest


_REVIEW = NotCountedReason.EXPERT_REVIEW


@more
@given(sequence=clocks())
@example(
    sequence=EventSequence(  # the exclusion takes the old last day with it
        rule=Period.working_days(3),
        trigger=dt.date(2026, 2, 9),
        events=(Exclude(dt.date(2026, 2, 12), dt.date(2026, 3, 1), _REVIEW),),
    )
)
@example(
    sequence=EventSequence(  # 60 + 30 days are counted from the trigger, then rolled once
        rule=Period.calendar_days(60, roll=_EXPRESS),
        trigger=dt.date(2024, 1, 31),
        events=(Extend(decided_on=dt.date(2024, 3, 20), by=30),),
    )
)
@example(
    sequence=EventSequence(  # months are added to months, not days to days
        rule=Period.months(1, roll=NO_ROLL),
        trigger=dt.date(2025, 1, 31),
        events=(
            Extend(decided_on=dt.date(2025, 2, 28), by=1),
            Exclude(dt.date(2025, 3, 31), dt.date(2025, 3, 31), _REVIEW),
        ),
    )
)
def test_the_answer_equals_a_clock_told_day_by_day(sequence: EventSequence) -> None:
    deadline = sequence.answer()
    note_what_happened(sequence, deadline)
    equals(deadline, told(sequence))


_FEW = [NotCountedReason.HEARING, NotCountedReason.CORRECTION]


@st.composite
def jumbles(draw: st.DrawFn) -> EventSequence:
    """A clock and events around it without any order or sense; most do not fit."""
    rule = draw(rules(max_days=70) | bare(max_days=70))
    if isinstance(rule, PeriodRule):
        rule = attrs.evolve(rule, not_counted=(NotCounted(reasons=_FEW, must_tell=True),))
    trigger = draw(covered_days(min_day=dt.date(2025, 1, 1), max_day=dt.date(2027, 3, 1)))
    day = st.integers(-4, 90).map(lambda n: trigger + _DAY * n)
    near, units = st.integers(0, 12), st.integers(1, 20)
    reason, when_told = st.sampled_from(_FEW), st.none() | st.just(trigger)
    kinds: list[st.SearchStrategy[Event]] = [
        st.builds(
            lambda first, n, why, at: Exclude(first, first + _DAY * n, why, told_on=at),
            day, near, reason, when_told,
        ),
        st.builds(lambda on, why, at: Suspend(on, why, told_on=at), day, reason, when_told),
        st.builds(Resume, day),
        st.builds(Restart, day),
        st.builds(lambda on, n: Extend(decided_on=on, by=n), day, units),
        st.builds(lambda on, n: Extend(decided_on=on, to=n + 20), day, units),
    ]  # fmt: skip
    if isinstance(rule, PeriodRule) and rule.correction is not None:
        kinds.append(st.builds(Correction, day))
        kinds.append(st.builds(lambda on, n: Correction(on, on + _DAY * n), day, near))
    listed = draw(st.lists(st.one_of(kinds), min_size=1, max_size=5))
    return EventSequence(rule=rule, trigger=trigger, events=listed)


@st.composite
def bent(draw: st.DrawFn) -> EventSequence:
    """A valid sequence of which one event is moved by some days, told twice, or left out."""
    sequence = draw(clocks(max_days=200))
    if not sequence.events:
        return sequence
    at = draw(st.integers(0, len(sequence.events) - 1))
    one = sequence.events[at]
    by = _DAY * draw(st.integers(-20, 20))
    days_of = {
        field.name: getattr(one, field.name) + by
        for field in attrs.fields(type(one))
        if field.name != "told_on" and isinstance(getattr(one, field.name), dt.date)
    }
    moved = attrs.evolve(one, told_on=None) if isinstance(one, Extend) else one
    moved = attrs.evolve(moved, **days_of)
    put = draw(st.sampled_from([(moved,), (moved,), (one, moved), ()]))
    listed = (*sequence.events[:at], *put, *sequence.events[at + 1 :])
    return attrs.evolve(sequence, events=listed)


@more
@given(sequence=jumbles() | bent())
@example(
    sequence=EventSequence(  # judged before the extension of its day, the stop comes after the end
        rule=Period.calendar_days(1, roll=NO_ROLL),
        trigger=dt.date(2007, 1, 1),
        events=(
            Extend(decided_on=dt.date(2007, 1, 2), by=1),
            Suspend(dt.date(2007, 1, 2), NotCountedReason.OTHER_SUSPENSION),
        ),
    )
)
def test_events_are_refused_where_the_oracle_refuses_them_and_nowhere_else(
    sequence: EventSequence,
) -> None:
    try:
        clock = told(sequence)
    except Refused as why:
        event(f"refused: {why}")
        with pytest.raises(EventError):
            sequence.answer()
    else:
        event(f"taken: {len(sequence.events)}")
        equals(sequence.answer(), clock)


@given(
    sequence=running_clocks(roll=st.sampled_from([NO_ROLL, _EXPRESS]), kinds=[PeriodKind.WITHIN])
)
def test_what_is_not_known_to_be_proved_is_a_reading_without_it(sequence: EventSequence) -> None:
    deadline, clock = sequence.answer(), told(sequence)
    found = [reading for reading in deadline.readings if reading.kind is ReadingKind.CONDITION]
    cautious = clock.cautious_due()
    event(f"another day: {cautious != clock.due()}")
    if deadline.certainty is Certainty.OFFICIAL:
        expected = [] if cautious == clock.due() else [cautious]
        assert [reading.date for reading in found] == expected
        assert deadline.safe_due == min([clock.due(), *expected])
    else:
        assert deadline.safe_due is not UNKNOWN
        assert deadline.safe_due <= cautious


# Order.


@given(sequence=clocks(), data=st.data())
def test_the_order_in_which_events_are_told_does_not_matter(
    sequence: EventSequence, data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(sequence.events))
    one, two = sequence.answer(), answer(sequence, mixed)
    assert attrs.evolve(one, events=()) == attrs.evolve(two, events=())
    assert one.explain("zh") == two.explain("zh")


@given(sequence=running_clocks(), data=st.data())
def test_likes_of_one_day_may_be_told_in_any_order(
    sequence: EventSequence, data: st.DataObject
) -> None:
    """Two spans with one first day, for two reasons."""
    clock = told(sequence)
    first = data.draw(st.dates(clock.start + _DAY, clock.raw()))
    known = _known(sequence, clock)
    assume(len(known) > 1)
    twins = [
        Exclude(first, first + _DAY * data.draw(st.integers(0, 9)), reason) for reason in known[:2]
    ]
    try:
        one = answer(sequence, [*sequence.events, *twins])
    except EventError:
        with pytest.raises(EventError):
            answer(sequence, [*reversed(twins), *sequence.events])
    else:
        two = answer(sequence, [*reversed(twins), *sequence.events])
        assert attrs.evolve(one, events=()) == attrs.evolve(two, events=())


def _known(sequence: EventSequence, clock: Clock) -> list[NotCountedReason]:
    """Reasons the clock can still take, those not used first."""
    if isinstance(sequence.rule, PeriodRule):
        known = [reason for one in sequence.rule.not_counted for reason in one.reasons]
    else:
        known = list(NotCountedReason)
    used = {one.reason for one in clock.away}
    return [reason for reason in known if reason not in used]


# Days left out.


@given(sequence=running_clocks(only_bare=True), data=st.data())
def test_one_more_exclusion_shifts_the_last_day_by_exactly_its_days_that_count(
    sequence: EventSequence, data: st.DataObject
) -> None:
    clock = told(sequence)
    raw = clock.raw()
    first = data.draw(st.dates(clock.start + _DAY, raw))
    last = data.draw(st.dates(first, raw))
    (reason, *_) = _known(sequence, clock)
    shifted = raw_of(answer(sequence, [*sequence.events, Exclude(first, last, reason)]))
    new = days(first, last) - clock.left_out
    taken = sum(counts(clock.period, day, is_workday) for day in new)
    between = days(raw + _DAY, shifted) - clock.left_out
    event(f"shifted: {taken > 0}")
    assert sum(counts(clock.period, day, is_workday) for day in between) == taken


@given(period=bare(), trigger=covered_days(max_day=dt.date(2040, 1, 1)), data=st.data())
def test_an_exclusion_alone_shifts_the_last_day_by_what_it_takes_from_the_period(
    period: Period, trigger: dt.date, data: st.DataObject
) -> None:
    raw = raw_of(due(period, trigger))
    first = data.draw(st.dates(trigger + _DAY, raw))
    last = data.draw(st.dates(first, raw))
    shifted = raw_of(due(period, trigger, events=[Exclude(first, last, _SPARE)]))
    clock = Clock(rule=None, period=period, is_workday=is_workday, start=trigger)
    assert counted(clock, raw, shifted) == counted(clock, first - _DAY, last)


@given(sequence=running_clocks(), data=st.data())
def test_an_exclusion_never_makes_the_last_day_earlier(
    sequence: EventSequence, data: st.DataObject
) -> None:
    """Wherever it lies: the days before the start and after the end never matter."""
    clock = told(sequence)
    known = _known(sequence, clock)
    assume(known)
    first = data.draw(st.dates(clock.start - _DAY * 9, clock.raw()))
    last = data.draw(st.dates(max(first, clock.start + _DAY), clock.raw() + _DAY * 40))
    before = sequence.answer(promise=_promise(sequence))
    try:
        after = answer(
            sequence, [*sequence.events, Exclude(first, last, known[0])], promise=_promise(sequence)
        )
    except EventError:
        event("refused")
        assert first <= clock.start, "it reaches back over the start of a clock"
    else:
        assert raw_of(after) >= raw_of(before)
        if before.promised_due is not None:
            assert after.promised_due is not None
            assert after.promised_due >= before.promised_due


def _promise(sequence: EventSequence) -> Period | None:
    within = sequence.period.kind is PeriodKind.WITHIN
    return Period.working_days(3) if within else None


@given(sequence=running_clocks(only_bare=True), data=st.data())
def test_days_left_out_are_a_set(sequence: EventSequence, data: st.DataObject) -> None:
    """One span, or the same days in two that overlap or meet, for two reasons."""
    clock = told(sequence)
    first = data.draw(st.dates(clock.start + _DAY, clock.raw()))
    last = first + _DAY * data.draw(st.integers(1, 30))
    cut = data.draw(st.dates(first, last - _DAY))
    back = data.draw(st.dates(first, cut + _DAY))
    one, other, *_ = _known(sequence, clock)
    whole = answer(sequence, [*sequence.events, Exclude(first, last, one)])
    parts = [Exclude(first, cut, one), Exclude(back, last, other)]
    assert outcome(answer(sequence, [*sequence.events, *parts])) == outcome(whole)


@given(sequence=bare_clocks(), data=st.data())
def test_days_before_the_clock_starts_do_not_matter(
    sequence: EventSequence, data: st.DataObject
) -> None:
    plain = attrs.evolve(sequence, events=())
    clock = told(plain)
    last = data.draw(st.dates(clock.start + _DAY, clock.raw()))
    early = Exclude(clock.start - _DAY * data.draw(st.integers(0, 30)), last, _SPARE)
    cut = Exclude(clock.start + _DAY, last, _SPARE)
    assert outcome(answer(plain, [early])) == outcome(answer(plain, [cut]))


@given(sequence=clocks())
def test_a_stop_that_ended_is_an_exclusion(sequence: EventSequence) -> None:
    swapped: list[Event] = []
    for one in sequence.events:
        stops = [at for at, stop in enumerate(swapped) if isinstance(one, Resume) and _stops(stop)]
        if stops and (instead := _left_out(swapped[stops[-1]], one, sequence)):
            swapped[stops[-1]] = instead
        else:
            swapped.append(one)
    event(f"swapped: {swapped != list(sequence.events)}")
    assert outcome(answer(sequence, swapped)) == outcome(sequence.answer())


def _stops(one: Event) -> bool:
    return isinstance(one, Suspend) or (isinstance(one, Correction) and one.received_on is None)


def _left_out(stop: Event, end: Event, sequence: EventSequence) -> Event | None:
    """The days of a stop as days left out; None where the rule knows no such days."""
    assert isinstance(end, Resume)
    if isinstance(stop, Suspend):
        return Exclude(stop.on + _DAY, end.on, stop.reason, told_on=stop.told_on)
    assert isinstance(stop, Correction)
    if told_restart(sequence):
        return None
    return Correction(stop.notified_on, end.on)


def told_restart(sequence: EventSequence) -> bool:
    """Whether a correction restarts the clock."""
    rule = sequence.rule
    return isinstance(rule, PeriodRule) and rule.correction is CorrectionEffect.RESTART


# Stops.


@given(sequence=standing_clocks(), later=st.integers(1, 90))
def test_a_clock_that_stood_still_has_its_remaining_units_after_it_resumes(
    sequence: EventSequence, later: int
) -> None:
    stopped, clock = sequence.answer(), told(sequence)
    assert clock.stopped is not None
    assert stopped.stopped_on == clock.stopped.on
    assert stopped.remaining is not None
    assert stopped.remaining > 0
    on = max([clock.stopped.on, *clock.left_out, *map(_day_of, sequence.events)]) + _DAY * later
    if told_restart(sequence) and clock.stopped.reason is NotCountedReason.CORRECTION:
        assert clock.period.length is not None
        assert stopped.remaining == to_count(clock.period, clock.start, clock.period.length)
    else:
        resumed = answer(sequence, [*sequence.events, Resume(on)])
        assert stopped.remaining == counted(clock, on, raw_of(resumed))


def _day_of(one: Event) -> dt.date:
    """The last day that an event names."""
    match one:
        case Exclude():
            return one.last
        case Extend():
            return one.decided_on
        case Correction():
            return one.received_on or one.notified_on
    return one.on


# Restarts.


@given(sequence=bare_clocks(), data=st.data())
def test_a_restart_is_a_fresh_clock(sequence: EventSequence, data: st.DataObject) -> None:
    clock = told(sequence)
    begins = (Extend, Suspend)  # what begins on the day of a restart belongs to the new clock
    ends = [_day_of(one) + _DAY * isinstance(one, begins) for one in sequence.events]
    low = max([clock.start + _DAY, *clock.left_out, *ends])
    high = low + _DAY * 40 if clock.stopped is not None else clock.raw()
    assume(low <= high)
    on = data.draw(st.dates(low, high))
    promise = _promise(sequence)
    later = Exclude(on + _DAY, on + _DAY * data.draw(st.integers(1, 9)), _SPARE)
    anew = answer(sequence, [*sequence.events, Restart(on), later], promise=promise)
    fresh = due(sequence.rule, on, events=[later], promise=promise)
    assert outcome(anew) == outcome(fresh)
    assert raw_of(anew) == raw_of(fresh)


@given(
    sequence=event_sequences(
        rules=st.one_of(rules(corrections=st.just(CorrectionEffect.RESTART)), bare())
    )
)
def test_what_came_before_the_last_restart_is_forgotten(sequence: EventSequence) -> None:
    restarts = [n for n, one in enumerate(sequence.events) if _restarted_on(one, sequence)]
    assume(restarts)
    at = restarts[-1]
    on = _restarted_on(sequence.events[at], sequence)
    assert on is not None
    fresh = due(sequence.rule, on, events=sequence.events[at + 1 :])
    assert outcome(sequence.answer()) == outcome(fresh)


def _restarted_on(one: Event, sequence: EventSequence) -> dt.date | None:
    if isinstance(one, Restart):
        return one.on
    return one.received_on if told_restart(sequence) and isinstance(one, Correction) else None


# Extensions.


@given(sequence=running_clocks(only_bare=True), units=st.integers(1, 12), data=st.data())
def test_an_extension_adds_its_units_to_the_period(
    sequence: EventSequence, units: int, data: st.DataObject
) -> None:
    clock = told(sequence)
    low = max([clock.start, *(_day_of(one) + _DAY for one in sequence.events)])
    assume(low <= clock.due())
    decided = data.draw(st.dates(low, clock.due()))
    by, to = (
        Extend(decided_on=decided, by=units),
        Extend(decided_on=decided, to=clock.length + units),
    )
    longer = answer(sequence, [*sequence.events, by])
    expected = last_counted(
        clock.period, clock.start, clock.length + units, clock.left_out, is_workday
    )
    assert raw_of(longer) == expected
    assert raw_of(longer) > clock.raw()
    assert outcome(longer) == outcome(answer(sequence, [*sequence.events, to]))


@given(period=bare(), trigger=covered_days(max_day=dt.date(2040, 1, 1)), units=st.integers(1, 12))
def test_an_extended_period_is_a_longer_one(period: Period, trigger: dt.date, units: int) -> None:
    assert period.length is not None
    longer = attrs.evolve(period, length=period.length + units)
    extended = due(period, trigger, events=[Extend(decided_on=trigger, by=units)])
    assert outcome(extended) == outcome(due(longer, trigger))


# Rolling, promises, certainty.


@given(sequence=running_clocks(kinds=[PeriodKind.WITHIN]))
def test_it_rolls_once_and_last(sequence: EventSequence) -> None:
    deadline = sequence.answer()
    raw, period = raw_of(deadline), deadline.period
    assert deadline.due == (roll(is_workday, raw) if period.roll.applies else raw)
    if period.unit is Unit.WORKING_DAY:
        assert is_workday(raw)


@given(
    sequence=clocks(kinds=[PeriodKind.WITHIN]), promise=bare(kinds=[PeriodKind.WITHIN], max_days=60)
)
def test_a_promise_runs_on_the_same_days_is_never_extended_and_never_later(
    sequence: EventSequence, promise: Period
) -> None:
    deadline, clock = sequence.answer(promise=promise), told(sequence)
    if clock.stopped is not None:
        assert deadline.promised_due is None
        return
    assert deadline.promised_due is not None
    own = Clock(
        rule=None, period=promise, is_workday=is_workday, start=clock.start, away=clock.away
    )
    assert deadline.promised_due <= min(own.due(), clock.due())
    if own.due() <= _FIRM:
        assert deadline.promised_due == min(own.due(), clock.due())
    assert attrs.evolve(deadline, promise=None, promised_due=None, steps=()) == attrs.evolve(
        sequence.answer(), steps=()
    )


@st.composite
def settled_years(draw: st.DrawFn) -> frozenset[dt.date]:
    """The worked days up to 2030 if the notices to come settle one of what is open now."""
    worked = {day for day in _worked() if day.year <= 2030}
    for year in range(_FIRM.year + 1, 2031):
        for swing in project(year, _NATION.standing_rule).swings:
            worked = draw(_settled(worked, swing))
    return frozenset(worked)


@st.composite
def _settled(draw: st.DrawFn, worked: set[dt.date], swing: Swing) -> set[dt.date]:
    number = draw(st.integers(max(0, swing.least), swing.most))
    picked = draw(st.permutations(swing.days))[:number]
    return (worked - set(swing.days)) | set(picked)


@given(
    sequence=clocks(min_day=dt.date(2026, 6, 1), max_day=dt.date(2027, 12, 31), max_days=200),
    settled=settled_years(),
)
def test_a_projected_interval_holds_the_day_whatever_the_notices_settle(
    sequence: EventSequence, settled: frozenset[dt.date]
) -> None:
    deadline = sequence.answer()
    assume(deadline.earliest is not UNKNOWN)
    assert deadline.earliest is not UNKNOWN
    assert deadline.latest is not UNKNOWN
    clock = told(sequence)
    later = Clock(
        rule=clock.rule,
        period=clock.period,
        is_workday=settled.__contains__,
        start=clock.start,
        away=clock.away,
        longer=clock.longer,
    )
    assume(deadline.latest.year <= 2030)
    event(f"wide: {deadline.earliest != deadline.latest}")
    assert deadline.earliest <= later.due() <= deadline.latest


# Answers as a whole.


@given(sequence=clocks())
def test_every_answer_is_explained_and_survives_json(sequence: EventSequence) -> None:
    deadline = sequence.answer()
    assert from_dict(Deadline, json.loads(json.dumps(to_dict(deadline)))) == deadline
    zh, en = deadline.explain("zh"), deadline.explain("en")
    assert zh != en
    assert all(line.strip() for line in (*zh.splitlines(), *en.splitlines()))
    kinds = [step.kind for step in deadline.steps]
    assert (StepKind.STOP in kinds) == (deadline.stopped_on is not None)


# Sequences with one defect.


@pytest.mark.parametrize("defect", EventDefect)
def test_a_defect_is_refused_and_the_rule_cited(defect: EventDefect) -> None:
    @settings(max_examples=max(20, settings().max_examples // 10))
    @given(sequence=defective_event_sequences(defects=[defect]))
    def law(sequence: EventSequence) -> None:
        answer(sequence, sequence.sound_events)
        with pytest.raises(EventError) as caught:
            sequence.answer()
        assert isinstance(sequence.rule, PeriodRule)
        cited = sequence.rule.header.citations[0]
        assert caught.value.citation == cited.text("zh")
        assert cited.text("zh") in caught.value.explain("zh")
        assert cited.text("en") in caught.value.explain("en")
        assert caught.value.event

    law()
