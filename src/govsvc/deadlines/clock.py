"""The one question of this room: when is it due?"""

import datetime as dt
from collections.abc import Iterator
from typing import assert_never

import attrs

from govsvc.calendars import Certainty, WorkCalendar, national_calendar
from govsvc.deadlines.catalogue import find_rule, refuse_inert
from govsvc.deadlines.counting import Run, count
from govsvc.deadlines.deadline import Consequence, Deadline, Step, StepKind
from govsvc.deadlines.periods import LapseDate, Period, PeriodKind, PeriodRule, Unit
from govsvc.deadlines.readings import other_readings
from govsvc.errors import InputTypeError, InputValueError, NotComputableError
from govsvc.fields import check_day, check_type
from govsvc.law import national_sources, select
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

__all__ = ["due"]

_DAY = dt.timedelta(days=1)


def due(  # noqa: PLR0913 - one question with its named circumstances
    rule: str | PeriodRule | Period,
    trigger: dt.date,
    *,
    calendar: WorkCalendar | None = None,
    on: dt.date | None = None,
    as_of: dt.date | None = None,
    promise: Period | None = None,
    region: str | Territory | None = None,
) -> Deadline:
    """When a period that starts with an event on *trigger* ends.

    The day of the event is not counted. Where no holiday notice covers the days yet, the answer is
    projected and says between which days it lies; it never raises for that reason.

    Args:
        rule: Id or alias of a statutory period, the rule itself, or a bare `Period`.
        trigger: The day of the event; not counted.
        calendar: The calendar to count by; by default the national one.
        on: The day whose law applies; by default *trigger* (立法法 104: no retroactive effect).
        as_of: Leave out holiday notices published after this day.
        promise: A promised period; it runs on the same days and never ends later than the law's.
        region: A division code; where its local holidays give another day, that day is a reading.

    Returns:
        The deadline, with steps, readings, certainty and citations.

    Raises:
        NotFoundError: No rule has this id, or no version of it is in force on that day.
        NotComputableError: The period does not lead to one day: a rate, a method, a reasonable
            time, hours, a window, a period counted backward from an event.
        CoverageError: The days lie before 2007, or beyond what can be projected.
        InputTypeError: A day is not a plain date, or another argument has a wrong type.
        InputValueError: An argument has an impossible value.

    Source:
        民法典第二百零一条至第二百零三条; 立法法第一百零四条; each rule cites its own article.

    Example:
        >>> deadline = due("apl.42.decide", dt.date(2022, 9, 30))
        >>> deadline.due, deadline.certainty.value
        (datetime.date(2022, 11, 2), 'official')
    """
    check_day(trigger, name="trigger")
    law_on = trigger if on is None else check_day(on, name="on")
    cal, place = _where(calendar, as_of, region)
    found, period = _resolve(rule, law_on, place)
    _refuse_incomputable(found, period)
    run = count(cal, period, trigger)
    readings = tuple(
        other_readings(
            rule=found, period=period, trigger=trigger, run=run, calendar=cal, place=place
        )
    )
    asked = _Asked(rule=found, period=period, trigger=trigger, run=run, calendar=cal)
    promised = None if promise is None else _promised(promise, asked)
    first = min([run.earliest, *(reading.date for reading in readings)])
    last = max([run.latest, *(reading.latest for reading in readings)])
    waits = period.kind is PeriodKind.AT_LEAST
    return Deadline(
        rule=found,
        period=period,
        trigger=trigger,
        law_on=law_on,
        known_on=cal.known_on,
        region=place,
        due=UNKNOWN if waits else run.due,
        safe_due=UNKNOWN if waits else first,
        earliest=run.earliest,
        latest=run.latest,
        certainty=run.certainty,
        not_before=last + _DAY if waits else None,
        promise=promise,
        promised_due=None if promised is None else promised.earliest,
        readings=readings,
        lapse=_lapse(asked, first, last),
        steps=tuple(_steps(asked, promise, promised)),
        notices=tuple(n.title for n in cal.notices_for(*run.rests_on)) if run.rests_on else (),
    )


@attrs.frozen(kw_only=True)
class _Asked:
    rule: PeriodRule | None
    period: Period
    trigger: dt.date
    run: Run
    calendar: WorkCalendar


def _where(
    calendar: WorkCalendar | None, as_of: dt.date | None, region: str | Territory | None
) -> tuple[WorkCalendar, Territory | None]:
    """The calendar to count by, and the place asked for."""
    cal = national_calendar() if calendar is None else calendar
    check_type(cal, WorkCalendar, name="calendar")
    if as_of is not None:
        cal = cal.as_of(as_of)
    if region is None:
        return cal, cal.region
    place = region if isinstance(region, Territory) else Territory(region)
    if cal.region is not None and cal.region != place:
        raise InputValueError(
            name="region",
            found=place.prefix,
            message=Text(
                zh=f"日历是 `{cal.region.prefix}` 的，所问地区是 `{place.prefix}`；请用全国日历，"
                "或者用同一地区的日历",
                en=f"the calendar is that of `{cal.region.prefix}`, the region asked for is "
                f"`{place.prefix}`; use the national calendar, or that of the same region",
            ),
        )
    return cal, place


def _resolve(
    rule: object, law_on: dt.date, place: Territory | None
) -> tuple[PeriodRule | None, Period]:
    if isinstance(rule, str):
        found = find_rule(rule, on=law_on)
        return found, found.period
    if isinstance(rule, PeriodRule):
        here = rule.header.territory if place is None else place
        chosen = select((rule,), place=here, on=law_on, sources=national_sources())
        if chosen.inert:
            raise refuse_inert(chosen.inert, law_on)
        return rule, rule.period
    if isinstance(rule, Period):
        return None, rule
    kind = type(rule).__name__
    raise InputTypeError(
        name="rule",
        found=kind,
        message=Text(
            zh=f"`rule` 应为期限编号、PeriodRule 或者 Period，收到 {kind} `{rule!r}`；"
            "天数请写 Period.working_days(20) 或者 Period.calendar_days(60, roll=...)",
            en=f"`rule` must be an id, a PeriodRule or a Period, found {kind} `{rule!r}`; write a "
            "number of days as Period.working_days(20) or Period.calendar_days(60, roll=...)",
        ),
    )


_COMPUTABLE = frozenset({PeriodKind.WITHIN, PeriodKind.AT_LEAST})


def _refuse_incomputable(rule: PeriodRule | None, period: Period) -> None:
    if period.kind in _COMPUTABLE and period.unit is not Unit.HOUR:
        return
    name = rule.id if rule else period.describe("en")
    name_zh = rule.id if rule else period.describe("zh")
    if period.kind in _COMPUTABLE:
        what = Text(zh="以小时计算，须从具体时刻起算", en="is in hours and runs from a moment")
    else:
        label = period.kind.label
        what = Text(zh=f"属于“{label.zh}”", en=f"is of the kind: {label.en}")
    told = f"（{rule.header.summary.zh}）" if rule else ""
    told_en = f" ({rule.header.summary.en})" if rule else ""
    raise NotComputableError(
        period=name,
        kind=period.kind.value,
        message=Text(
            zh=f"`{name_zh}` {what.zh}，不能由触发日算出一个到期日{told}；请按条文另行确定",
            en=f"`{name}` {what.en}, so no due day follows from a trigger day{told_en}; "
            "settle it by the article",
        ),
    )


def _promised(promise: object, asked: _Asked) -> Run:
    sound = isinstance(promise, Period) and promise.kind is PeriodKind.WITHIN
    within = asked.period.kind is PeriodKind.WITHIN
    if not sound or not within or promise.unit is Unit.HOUR:  # type: ignore[attr-defined]
        raise InputTypeError(
            name="promise",
            found=repr(promise),
            message=Text(
                zh="承诺时限应为以日、月、年计算的 Period，且只用于期限内办结的事项",
                en="a promise is a Period to act within, in days, months or years, for a period of "
                "that kind",
            ),
        )
    run = count(asked.calendar, promise, asked.trigger)  # type: ignore[arg-type]
    return attrs.evolve(run, earliest=min(run.earliest, asked.run.due))


def _lapse(asked: _Asked, first: dt.date, last: dt.date) -> Consequence | None:
    """What the rule attaches to the lapse, counted from every day on which it may have lapsed."""
    if asked.rule is None or asked.rule.lapse is None:
        return None
    lapse = asked.rule.lapse
    match lapse.date:
        case None:
            return Consequence(lapse=lapse, earliest=None, latest=None)
        case LapseDate.TRIGGER:
            return Consequence(lapse=lapse, earliest=asked.trigger, latest=asked.trigger)
        case LapseDate.DUE:
            return Consequence(lapse=lapse, earliest=first, latest=last)
        case LapseDate.DAY_AFTER:
            return Consequence(lapse=lapse, earliest=first + _DAY, latest=last + _DAY)
        case _:
            assert_never(lapse.date)


def _steps(asked: _Asked, promise: Period | None, promised: Run | None) -> Iterator[Step]:
    rule, period, trigger, run = asked.rule, asked.period, asked.trigger, asked.run
    counting = rule.counting if rule else None
    yield Step(
        kind=StepKind.START,
        before=trigger,
        after=trigger + _DAY,
        basis=counting.basis if counting else None,
        citations=counting.citations if counting else (),
    )
    closures = tuple(_closures(asked)) if asked.calendar.closures else ()
    yield Step(
        kind=StepKind.COUNT,
        before=trigger,
        after=run.raw,
        period=period,
        marks=_marks(asked, closures),
        certainty=run.certainty,
        citations=rule.unit_citations if rule else (),
    )
    yield from closures
    if run.due != run.raw or not (period.roll.applies or period.unit is Unit.WORKING_DAY):
        yield Step(
            kind=StepKind.ROLL if period.roll.applies else StepKind.STAY,
            before=run.raw,
            after=run.due,
            basis=period.roll.basis,
            certainty=run.certainty,
            citations=period.roll.citations,
        )
    if run.certainty is not Certainty.OFFICIAL:
        yield Step(
            kind=StepKind.PROJECT,
            before=run.earliest,
            after=run.latest,
            certainty=run.certainty,
        )
    if period.kind is PeriodKind.AT_LEAST:
        yield Step(kind=StepKind.WAIT, before=run.latest, after=run.latest + _DAY)
    if promised is not None:
        yield Step(
            kind=StepKind.PROMISE,
            before=trigger,
            after=promised.earliest,
            period=promise,
            certainty=promised.certainty,
        )


def _marks(asked: _Asked, closures: tuple[Step, ...]) -> tuple[dt.date, ...]:
    """Holidays and make-up workdays on the way; days of a closure have a step of their own."""
    if asked.period.unit is not Unit.WORKING_DAY:
        return ()
    last = asked.run.raw
    cal = asked.calendar if last <= asked.calendar.official_until else asked.calendar.projecting()
    return tuple(
        day
        for day in cal.marked_days(asked.trigger, last)
        if not any(step.before <= day <= step.after for step in closures)
    )


def _closures(asked: _Asked) -> Iterator[Step]:
    """The closures with a document that took days from this count."""
    if asked.run.rests_on is None:
        return
    after, last = asked.run.rests_on
    for closure in asked.calendar.closures:
        first, end = max(closure.first, after + _DAY), min(closure.last, last)
        if closure.document is not None and first <= end:
            told = f"{closure.reason}，{closure.document}"
            yield Step(kind=StepKind.CLOSURE, before=first, after=end, note=told)
