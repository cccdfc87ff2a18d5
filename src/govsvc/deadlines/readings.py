"""Readings: the other days at which the same period can be held to end."""

import datetime as dt
from collections.abc import Iterator

import attrs

from govsvc.calendars import WorkCalendar
from govsvc.deadlines.counting import Run, count
from govsvc.deadlines.deadline import Reading
from govsvc.deadlines.periods import NO_ROLL, Basis, Period, PeriodRule, ReadingKind
from govsvc.law import Citation
from govsvc.territory import Territory
from govsvc.wording import Text

__all__ = ["other_readings"]

_BY_ANALOGY = Text(
    zh="该期限没有明文规定末日顺延，顺延只是类推适用",
    en="no text rolls the last day of this period; rolling is by analogy",
)
_REGION = Text(
    zh="地方规定的少数民族节日假期是否不计入，法律没有规定；全国安排与当地安排算出的日期不同",
    en="no law says whether local ethnic holidays are left out; the national and the local "
    "arrangement lead to different days",
)
_CLOSURE = Text(
    zh="停工的日子是否不计入取决于所引文件的效力；不扣除时的日期不同",
    en="whether the days of closure are left out depends on the document; counted in, they lead "
    "to another day",
)


@attrs.frozen(kw_only=True)
class _Question:
    rule: PeriodRule | None
    period: Period
    trigger: dt.date
    run: Run
    calendar: WorkCalendar


def other_readings(  # noqa: PLR0913 - everything that a reading may depend on
    *,
    rule: PeriodRule | None,
    period: Period,
    trigger: dt.date,
    run: Run,
    calendar: WorkCalendar,
    place: Territory | None,
) -> Iterator[Reading]:
    """The readings that lead to another day than *run*.

    Args:
        rule: The rule, if the period comes from one.
        period: The period as it was counted.
        trigger: The day of the event.
        run: How it was counted.
        calendar: By which calendar.
        place: The place asked for, if any.

    Source:
        民法典第二百零三条第一款, 全国年节及纪念日放假办法第四条; ADR 0007, 0009.
    """
    asked = _Question(rule=rule, period=period, trigger=trigger, run=run, calendar=calendar)
    yield from _unrolled(asked)
    yield from _in_other_unit(asked)
    if place is not None and run.rests_on:
        for other in (calendar.without_local(), calendar.for_region(place)):
            yield from _by(asked, other, ReadingKind.REGION, _REGION)
    if run.rests_on and any(closure.document for closure in calendar.closures):
        yield from _by(asked, calendar.without_closures(), ReadingKind.CLOSURE, _CLOSURE)


def _unrolled(asked: _Question) -> Iterator[Reading]:
    run = asked.run
    if run.latest == run.raw:
        return
    why: Text | None = _BY_ANALOGY if asked.period.roll.basis is Basis.ANALOGY else None
    citation: Citation | None = None
    for told in asked.rule.readings if asked.rule else ():
        if told.kind is ReadingKind.NO_ROLL:
            why, citation = told.why, next(iter(told.citations), None)
    if why is not None:
        yield Reading(
            date=run.raw, latest=run.raw, kind=ReadingKind.NO_ROLL, why=why, citation=citation
        )


def _in_other_unit(asked: _Question) -> Iterator[Reading]:
    for told in asked.rule.readings if asked.rule else ():
        if told.kind is ReadingKind.UNIT and told.unit is not None:
            period = attrs.evolve(asked.period, unit=told.unit, roll=NO_ROLL)
            run = count(asked.calendar, period, asked.trigger)
            if (run.earliest, run.latest) != (asked.run.earliest, asked.run.latest):
                yield Reading(
                    date=run.earliest,
                    latest=run.latest,
                    kind=told.kind,
                    why=told.why,
                    citation=next(iter(told.citations), None),
                )


def _by(
    asked: _Question, calendar: WorkCalendar, kind: ReadingKind, why: Text
) -> Iterator[Reading]:
    run = count(calendar, asked.period, asked.trigger)
    if (run.earliest, run.latest) != (asked.run.earliest, asked.run.latest):
        yield Reading(date=run.earliest, latest=run.latest, kind=kind, why=why)
