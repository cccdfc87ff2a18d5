"""Strategies for periods, the rules that set them, and the answers to them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from hypothesis import strategies as st

from govsvc.calendars import FIRST_DAY
from govsvc.deadlines import (
    NO_ROLL,
    Approver,
    Basis,
    CorrectionEffect,
    Counting,
    Cycle,
    DailyRate,
    Deadline,
    Extension,
    Frequency,
    Lapse,
    LapseDate,
    LapseEffect,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodKind,
    PeriodRule,
    Posting,
    ReadingKind,
    Roll,
    RuleReading,
    Unit,
    due,
    find_rules,
)
from govsvc.testing.bounds import LAST_TRIGGER, check_span
from govsvc.testing.calendars import covered_days
from govsvc.testing.law import citations, provisions, texts
from govsvc.validity import Validity

__all__ = [
    "catalogue_rules",
    "days_in_force",
    "deadlines",
    "extensions",
    "groundings",
    "is_in_force_between",
    "lapses",
    "most_units",
    "not_counted",
    "period_rules",
    "periods",
    "rolls",
    "rule_readings",
]

T = TypeVar("T", Counting, Posting)

_NO_LENGTH = frozenset(
    {
        PeriodKind.INSTANT,
        PeriodKind.UNTIL_DATE,
        PeriodKind.REASONABLE,
        PeriodKind.RATE,
        PeriodKind.METHOD,
    }
)
_RUNNING = (PeriodKind.WITHIN, PeriodKind.AT_LEAST)
_BACKWARD = (PeriodKind.BEFORE, PeriodKind.WINDOW, PeriodKind.UNTIL_DATE)
_DAYS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY)
_ANSWERED = (*_RUNNING, *_BACKWARD, PeriodKind.INSTANT)

# How many of each unit fill so many days at most, and how many a period may have at all.
_FIT: Mapping[Unit, tuple[float, int]] = {
    Unit.WORKING_DAY: (5 / 7, 10_000),
    Unit.CALENDAR_DAY: (1, 40_000),
    Unit.MONTH: (1 / 31, 1_200),
    Unit.YEAR: (1 / 366, 100),
    Unit.HOUR: (24, 10_000),
}


def rolls() -> st.SearchStrategy[Roll]:
    """Whether and on what basis a last day rolls; shrinks to no roll."""
    based = st.builds(
        Roll,
        basis=st.sampled_from([basis for basis in Basis if basis is not Basis.NONE]),
        citations=citations().map(lambda citation: (citation,)),
    )
    return st.just(NO_ROLL) | based


@st.composite
def periods(
    draw: st.DrawFn,
    *,
    kinds: Iterable[PeriodKind] = tuple(PeriodKind),
    units: Iterable[Unit] = tuple(Unit),
    roll: st.SearchStrategy[Roll] | None = None,
    max_days: int | None = None,
) -> Period:
    """A period; shrinks to one without a length, or to one unit where every kind has a length.

    Kinds without a length get none. Hours belong to a period to act within, working days and
    periods before an event never roll: where that leaves no unit or no roll, none is drawn.

    Args:
        kinds: The kinds to draw.
        units: The units to draw for kinds with a length.
        roll: Whether the end rolls, where it can; by default `rolls`.
        max_days: About how many days the period may last; by default as long as a period can be.

    Raises:
        InvalidArgument: No unit of *units* fits the kind, or *max_days*.
    """
    kind = draw(st.sampled_from(list(kinds)))
    if kind in _NO_LENGTH or (kind is PeriodKind.BEFORE and draw(st.booleans())):
        return Period(kind=kind)
    most = {unit: most_units(unit, max_days) for unit in units}
    fit = [u for u in most if most[u] and (u is not Unit.HOUR or kind is PeriodKind.WITHIN)]
    unit = draw(st.sampled_from(fit))
    stays = unit in (Unit.WORKING_DAY, Unit.HOUR) or kind in _BACKWARD
    return Period(
        kind=kind,
        length=draw(st.integers(1, most[unit])),
        unit=unit,
        roll=NO_ROLL if stays else draw(rolls() if roll is None else roll),
    )


def most_units(unit: Unit, max_days: int | None) -> int:
    """How many units last no longer than so many days, as far as a period can have them."""
    fit, most = _FIT[unit]
    return most if max_days is None else min(most, int(max_days * fit))


@st.composite
def extensions(draw: st.DrawFn, *, length: int = 1) -> Extension:
    """By how much a period of *length* units may be extended; shrinks to one unit more, once."""
    more, to = draw(st.integers(1, 30)), draw(st.booleans())
    return Extension(
        by=None if to else more,
        to=length + more if to else None,
        times=draw(st.integers(1, 3)),
        approvers=draw(st.lists(st.sampled_from(Approver), max_size=2, unique=True)),
        approver=draw(st.none() | texts()),
        told=draw(st.none() | texts()),
        citations=[draw(citations())],
    )


def not_counted(
    *, reasons: st.SearchStrategy[Sequence[NotCountedReason]] | None = None
) -> st.SearchStrategy[NotCounted]:
    """Reasons whose time a rule leaves out, and on what condition; shrinks to a hearing.

    Args:
        reasons: The reasons; by default up to four of all.
    """
    some = st.lists(st.sampled_from(NotCountedReason), min_size=1, max_size=4, unique=True)
    return st.builds(
        NotCounted,
        reasons=some if reasons is None else reasons,
        citations=st.lists(citations(), max_size=1),
        condition=st.none() | texts(),
        must_tell=st.booleans(),
    )


@st.composite
def _left_out(draw: st.DrawFn) -> list[NotCounted]:
    """What a rule leaves out, every reason at most once; shrinks to nothing."""
    known = draw(st.lists(st.sampled_from(NotCountedReason), max_size=6, unique=True))
    cut = draw(st.integers(0, len(known)))
    groups = [group for group in (known[:cut], known[cut:]) if group]
    return [draw(not_counted(reasons=st.just(group))) for group in groups]


def groundings(kind: type[T]) -> st.SearchStrategy[T]:
    """A `Counting` or a `Posting`, on some basis; shrinks to an express one.

    Args:
        kind: Which of the two.
    """
    cited = st.lists(citations(), max_size=1)
    return st.builds(kind, basis=st.sampled_from(Basis), citations=cited)


def lapses() -> st.SearchStrategy[Lapse]:
    """What follows when a period passes; shrinks to an effect whose day the law does not name."""
    return st.builds(
        Lapse,
        effect=st.sampled_from(LapseEffect),
        note=texts(),
        date=st.none() | st.sampled_from(LapseDate),
        citations=st.lists(citations(), max_size=1),
    )


@st.composite
def period_rules(
    draw: st.DrawFn,
    *,
    kinds: Iterable[PeriodKind] = tuple(PeriodKind),
    units: Iterable[Unit] = tuple(Unit),
    max_days: int | None = None,
) -> PeriodRule:
    """A rule that sets a period, with whatever a rule of its kind can say.

    A made-up one: it cites national sources, but no article says so. For real ones see
    `catalogue_rules`. It is in force on every day of its validity. Shrinks towards a rule that
    says nothing but its period.

    Args:
        kinds: The kinds of period to draw.
        units: The units to draw for kinds with a length.
        max_days: About how many days the period may last; by default as long as a period can be.
    """
    period = draw(periods(kinds=kinds, units=units, max_days=max_days))
    header = draw(provisions())
    runs, rate = period.kind in _RUNNING, period.kind is PeriodKind.RATE
    often = draw(st.booleans())
    ends = period.kind in _BACKWARD
    return PeriodRule(
        header=header,
        matter=header.id,
        period=period,
        bearer=draw(texts()),
        start=None if ends else draw(texts()),
        anchor=draw(texts()) if ends else None,
        counting=draw(st.none() | groundings(Counting)),
        posting=draw(st.none() | groundings(Posting)),
        unit_citations=draw(st.lists(citations(), max_size=1)),
        subject_to=draw(st.none() | texts()),
        extension=draw(st.none() | extensions(length=period.length or 1)) if runs else None,
        not_counted=draw(_left_out()) if runs else (),
        correction=draw(st.none() | st.sampled_from(CorrectionEffect)) if runs else None,
        correction_citations=draw(st.lists(citations(), max_size=1)) if runs else (),
        lapse=draw(st.none() | lapses()),
        frequency=Frequency(times=1, every=draw(st.sampled_from(Cycle)))
        if rate and often
        else None,
        daily_rate=DailyRate(percent=3, cap_percent=100) if rate and not often else None,
        readings=draw(_readings(period)),
    )


@st.composite
def rule_readings(
    draw: st.DrawFn,
    *,
    kinds: Iterable[ReadingKind] = (ReadingKind.NO_ROLL, ReadingKind.UNIT),
    units: Iterable[Unit] = _DAYS,
) -> RuleReading:
    """Another reading that the text of a rule allows; shrinks to one of the first kind.

    Args:
        kinds: The kinds to draw.
        units: The other units to draw for a reading of the unit.
    """
    kind = draw(st.sampled_from(list(kinds)))
    unit = draw(st.sampled_from(list(units))) if kind is ReadingKind.UNIT else None
    cited = draw(st.lists(citations(), max_size=1))
    return RuleReading(kind=kind, why=draw(texts()), unit=unit, citations=cited)


def _readings(period: Period) -> st.SearchStrategy[list[RuleReading]]:
    """The other readings that a rule with this period can have; shrinks to none."""
    kinds = [ReadingKind.NO_ROLL] if period.roll.applies else []
    kinds += [ReadingKind.UNIT] if period.unit in _DAYS else []
    if not kinds:
        return st.just([])
    units = [unit for unit in _DAYS if unit is not period.unit]
    fit = rule_readings(kinds=kinds, units=units)
    return st.lists(fit, max_size=2, unique_by=lambda reading: reading.kind)


def catalogue_rules(
    *,
    kinds: Iterable[PeriodKind] = tuple(PeriodKind),
    units: Iterable[Unit] = tuple(Unit),
    max_days: int | None = None,
) -> st.SearchStrategy[PeriodRule]:
    """A rule of the shipped catalogue; shrinks to its first.

    Args:
        kinds: The kinds of period to draw.
        units: The units to draw; rules whose period has none are drawn with every choice.
        max_days: About how many days the period may last; by default any length.
    """
    wanted, counted = frozenset(kinds), frozenset(units)
    return st.sampled_from(
        [
            rule
            for rule in find_rules()
            if rule.period.kind in wanted and _fits(rule.period, counted, max_days)
        ]
    )


def _fits(period: Period, units: frozenset[Unit], max_days: int | None) -> bool:
    if period.length is None or period.unit is None:
        return True
    return period.unit in units and period.length <= most_units(period.unit, max_days)


def days_in_force(
    rule: PeriodRule | Period, *, min_day: dt.date | None = None, max_day: dt.date | None = None
) -> st.SearchStrategy[dt.date]:
    """A day on which *rule* is in force; a bare period always is. Shrinks to the first such day.

    Args:
        rule: The rule.
        min_day: The first day to draw; by default 2007-01-01.
        max_day: The last day to draw, inclusive; by default 2060-12-31.

    Raises:
        InputTypeError: A bound is not a plain date.
        InputValueError: A bound lies outside, or the rule is in force on no day between them.
    """
    check_span(min_day, max_day, last=LAST_TRIGGER)
    low, high = min_day or FIRST_DAY, max_day or LAST_TRIGGER
    if isinstance(rule, PeriodRule):
        span = rule.header.validity
        low, high = max(low, span.valid_from or low), min(high, span.valid_to or high)
    return covered_days(min_day=low, max_day=high)


def is_in_force_between(rule: PeriodRule | Period, low: dt.date, high: dt.date) -> bool:
    """Whether *rule* is in force on some day from *low* to *high*; a bare period always is."""
    span = Validity(valid_from=low, valid_to=high)
    return isinstance(rule, Period) or rule.header.validity.overlaps(span)


@st.composite
def deadlines(
    draw: st.DrawFn, *, min_day: dt.date | None = None, max_day: dt.date | None = None
) -> Deadline:
    """An answer of the engine: of a bare period, a made-up rule or one of the catalogue.

    For clocks to which something happened see `event_sequences`. Shrinks towards a bare period from
    *min_day*.

    Args:
        min_day: The earliest trigger; by default two years after the calendar begins, so that
            there is room for periods before an event.
        max_day: The latest trigger, inclusive; by default 2060-12-31.

    Raises:
        InputTypeError: A bound is not a plain date.
        InputValueError: A bound lies outside, or they are in the wrong order.
    """
    low = dt.date(2009, 1, 1) if min_day is None else min_day
    last = LAST_TRIGGER if max_day is None else max_day
    check_span(low, last, last=LAST_TRIGGER)
    units = [unit for unit in Unit if unit is not Unit.HOUR]
    asked = draw(
        st.one_of(
            periods(kinds=_ANSWERED, units=units, max_days=400),
            period_rules(kinds=_ANSWERED, units=units, max_days=400),
            catalogue_rules(kinds=_ANSWERED, units=units, max_days=400),
        ).filter(lambda rule: is_in_force_between(rule, low, last))
    )
    return due(asked, draw(days_in_force(asked, min_day=low, max_day=last)))
