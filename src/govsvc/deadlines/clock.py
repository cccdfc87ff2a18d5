"""The clock: from the day of the event to the last day, by the law's own arithmetic.

Days that are counted are workdays or all days. A period in months or years ends on the
corresponding day. The last day rolls once, at the very end, where the rule rolls.
"""

import datetime as dt
from collections.abc import Iterator
from typing import assert_never

import attrs
from dateutil.relativedelta import relativedelta

from govsvc.calendars import Certainty, WorkCalendar, national_calendar
from govsvc.deadlines.catalogue import find_rule, refuse_not_in_force
from govsvc.deadlines.deadline import Consequence, Deadline, Reading, Step, StepKind
from govsvc.deadlines.periods import (
    NO_ROLL,
    Basis,
    LapseDate,
    Period,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Unit,
    check_type,
)
from govsvc.errors import CoverageError, InputTypeError, InputValueError, NotComputableError
from govsvc.fields import check_day
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN, Maybe
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
    found, period = _resolve(rule, law_on)
    _refuse_incomputable(found, period)
    cal = national_calendar() if calendar is None else calendar
    check_type(cal, WorkCalendar, name="calendar")
    if as_of is not None:
        cal = cal.as_of(as_of)
    place = _place(region) if region is not None else cal.region
    run = _run(cal, period, trigger)
    readings = tuple(_readings(found, period, trigger, run, cal, place))
    waits = period.kind is PeriodKind.AT_LEAST
    end: Maybe[dt.date] = UNKNOWN if waits else run.due
    promised = None if promise is None else _promised(promise, period, trigger, run.due, cal)
    days = [run.earliest, *(reading.date for reading in readings)]
    return Deadline(
        rule=found,
        period=period,
        trigger=trigger,
        law_on=law_on,
        known_on=cal.known_on,
        region=place,
        due=end,
        safe_due=UNKNOWN if waits else min(days),
        earliest=run.earliest,
        latest=run.latest,
        certainty=run.certainty,
        not_before=max(run.latest, *days) + _DAY if waits else None,
        promise=promise,
        promised_due=promised,
        readings=readings,
        consequence=_consequence(found, trigger, run.due),
        steps=tuple(_steps(found, period, trigger, run, promise, promised, cal)),
        notices=tuple(n.title for n in cal.notices_for(*run.rests_on)) if run.rests_on else (),
    )


def _resolve(rule: object, law_on: dt.date) -> tuple[PeriodRule | None, Period]:
    if isinstance(rule, str):
        found = find_rule(rule, on=law_on)
        return found, found.period
    if isinstance(rule, PeriodRule):
        if not rule.header.validity.covers(law_on):
            raise refuse_not_in_force((rule,), law_on)
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


def _place(region: str | Territory) -> Territory:
    return region if isinstance(region, Territory) else Territory(region)


@attrs.frozen(kw_only=True)
class _Run:
    """One count of one period on one calendar.

    Attributes:
        raw: The last day counted.
        due: The last day after rolling.
        earliest: Earliest day that ``due`` can turn out to be.
        latest: Latest such day.
        certainty: The worst certainty of the days it rests on.
        rests_on: The days whose kind decided it, first excluded; None where none did.
    """

    raw: dt.date
    due: dt.date
    earliest: dt.date
    latest: dt.date
    certainty: Certainty
    rests_on: tuple[dt.date, dt.date] | None


def _run(calendar: WorkCalendar, period: Period, trigger: dt.date) -> _Run:
    assert period.length is not None  # noqa: S101 - _refuse_incomputable has seen to it
    if period.unit is Unit.WORKING_DAY:
        return _working(calendar, trigger, period.length)
    raw = _corresponding(trigger, period.length, period.unit)
    if not period.roll.applies:
        return _Run(
            raw=raw,
            due=raw,
            earliest=raw,
            latest=raw,
            certainty=Certainty.OFFICIAL,
            rests_on=None,
        )
    return _rolled(calendar, raw)


def _working(calendar: WorkCalendar, trigger: dt.date, n: int) -> _Run:
    try:
        raw = calendar.nth_workday(trigger, n)
    except CoverageError:
        raw = calendar.projecting().nth_workday(trigger, n)
    firm = raw <= calendar.firm_until
    earliest, latest = (raw, raw) if firm else calendar.nth_workday_range(trigger, n)
    return _Run(
        raw=raw,
        due=raw,
        earliest=earliest,
        latest=latest,
        certainty=Certainty.OFFICIAL if firm else calendar.certainty(latest),
        rests_on=(trigger, raw),
    )


def _rolled(calendar: WorkCalendar, raw: dt.date) -> _Run:
    try:
        end = _on_or_after(calendar, raw)
    except CoverageError:
        end = _on_or_after(calendar.projecting(), raw)
    firm = end <= calendar.firm_until
    earliest, latest = (end, end) if firm else calendar.workday_on_or_after_range(raw)
    return _Run(
        raw=raw,
        due=end,
        earliest=earliest,
        latest=latest,
        certainty=Certainty.OFFICIAL if firm else calendar.certainty(latest),
        rests_on=(raw - _DAY, end),
    )


def _on_or_after(calendar: WorkCalendar, day: dt.date) -> dt.date:
    return day if calendar.is_workday(day) else calendar.next_workday(day)


def _corresponding(start: dt.date, n: int, unit: Unit | None) -> dt.date:
    """The corresponding day, or where the month has none its last day (民法典 202)."""
    try:
        if unit is Unit.CALENDAR_DAY:
            end: dt.date = start + dt.timedelta(days=n)
        else:
            end = start + relativedelta(months=n * 12 if unit is Unit.YEAR else n)
        _ = end + _DAY  # the day after must exist too: one may act, or an effect begin, on it
    except (OverflowError, ValueError):
        raise InputValueError(
            name="trigger",
            found=str(start),
            message=Text(
                zh=f"自 {start} 起算会超出可表示的日期；请核对触发日",
                en=f"counting from `{start}` leaves the calendar's range; check the trigger day",
            ),
        ) from None
    return end


def _readings(  # noqa: PLR0913, PLR0917 - everything that a reading may depend on
    rule: PeriodRule | None,
    period: Period,
    trigger: dt.date,
    run: _Run,
    calendar: WorkCalendar,
    place: Territory | None,
) -> Iterator[Reading]:
    if period.roll.basis is Basis.ANALOGY and run.latest != run.raw:
        yield Reading(
            date=run.raw,
            kind=ReadingKind.NO_ROLL,
            why=Text(
                zh="该期限没有明文规定末日顺延，顺延只是类推适用",
                en="no text rolls the last day of this period; rolling is by analogy",
            ),
        )
    for other in rule.readings if rule else ():
        if other.kind is ReadingKind.UNIT and other.unit is not None:
            read = attrs.evolve(period, unit=other.unit, roll=NO_ROLL)
            day = _run(calendar, read, trigger).earliest
            if day != run.due:
                yield Reading(
                    date=day,
                    kind=other.kind,
                    why=other.why,
                    citation=next(iter(other.citations), None),
                )
    if place is not None and run.rests_on:
        national, local = attrs.evolve(calendar, region=None, local=()), calendar.for_region(place)
        other_day = _run(national if calendar.local else local, period, trigger).due
        if other_day != run.due:
            yield Reading(date=other_day, kind=ReadingKind.REGION, why=_REGION)


_REGION = Text(
    zh="地方规定的少数民族节日假期是否不计入，法律没有规定；全国安排与当地安排算出的日期不同",
    en="no law says whether local ethnic holidays are left out; the national and the local "
    "arrangement lead to different days",
)


def _promised(
    promise: object, period: Period, trigger: dt.date, end: dt.date, calendar: WorkCalendar
) -> dt.date:
    sound = isinstance(promise, Period) and promise.kind is PeriodKind.WITHIN
    if not sound or period.kind is not PeriodKind.WITHIN or promise.unit is Unit.HOUR:  # type: ignore[attr-defined]
        raise InputTypeError(
            name="promise",
            found=repr(promise),
            message=Text(
                zh="承诺时限应为以日、月、年计算的 Period，且只用于期限内办结的事项",
                en="a promise is a Period to act within, in days, months or years, for a period of "
                "that kind",
            ),
        )
    return min(_run(calendar, promise, trigger).due, end)  # type: ignore[arg-type]


def _consequence(rule: PeriodRule | None, trigger: dt.date, end: dt.date) -> Consequence | None:
    if rule is None or rule.lapse is None:
        return None
    match rule.lapse.date:
        case LapseDate.TRIGGER:
            day: dt.date | None = trigger
        case LapseDate.DUE:
            day = end
        case LapseDate.DAY_AFTER:
            day = end + _DAY
        case None:
            day = None
        case _:
            assert_never(rule.lapse.date)
    return Consequence(lapse=rule.lapse, day=day)


def _steps(  # noqa: PLR0913, PLR0917 - everything that the count has used
    rule: PeriodRule | None,
    period: Period,
    trigger: dt.date,
    run: _Run,
    promise: Period | None,
    promised: dt.date | None,
    calendar: WorkCalendar,
) -> Iterator[Step]:
    counting = rule.counting if rule else None
    yield Step(
        kind=StepKind.START,
        before=trigger,
        after=trigger + _DAY,
        basis=counting.basis if counting else None,
        citations=counting.citations if counting else (),
    )
    marks: tuple[dt.date, ...] = ()
    if period.unit is Unit.WORKING_DAY:
        known = calendar if run.raw <= calendar.official_until else calendar.projecting()
        marks = tuple(known.marked_days(trigger, run.raw))
    yield Step(
        kind=StepKind.COUNT,
        before=trigger,
        after=run.raw,
        period=period,
        marks=marks,
        citations=rule.unit_citations if rule else (),
    )
    if run.due != run.raw or not (period.roll.applies or period.unit is Unit.WORKING_DAY):
        yield Step(
            kind=StepKind.ROLL if period.roll.applies else StepKind.STAY,
            before=run.raw,
            after=run.due,
            basis=period.roll.basis,
            citations=period.roll.citations,
        )
    if run.certainty is not Certainty.OFFICIAL:
        yield Step(kind=StepKind.PROJECT, before=run.earliest, after=run.latest)
    if period.kind is PeriodKind.AT_LEAST:
        yield Step(kind=StepKind.WAIT, before=run.latest, after=run.latest + _DAY)
    if promised is not None:
        yield Step(kind=StepKind.PROMISE, before=trigger, after=promised, period=promise)
