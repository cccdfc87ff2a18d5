"""The steps from the trigger to the due day, each with its grounds."""

import bisect
import datetime as dt
import itertools
from collections.abc import Iterator

from govsvc.calendars import Certainty
from govsvc.deadlines.counting import Run, opening, units_in
from govsvc.deadlines.deadline import Step, StepKind
from govsvc.deadlines.periods import PeriodKind, Unit
from govsvc.deadlines.question import Question

__all__ = ["steps_to", "steps_to_stop"]

_DAY = dt.timedelta(days=1)


def steps_to(asked: Question, last: dt.date) -> Iterator[Step]:
    """How the day was found; *last* is the latest on which the period can be held to end."""
    run = asked.run
    if asked.period.is_backward:
        yield _backward(asked)
        yield from _projected(run)
        return
    if asked.period.length is None:
        yield Step(kind=StepKind.FIXED, before=asked.trigger, after=run.due)
        return
    yield from _happened(asked)
    closures = tuple(_closures(asked)) if asked.calendar.closures else ()
    yield Step(
        kind=StepKind.COUNT,
        before=asked.history.course.start,
        after=run.raw,
        period=asked.period,
        number=asked.period.length + asked.history.course.added,
        marks=_marks(asked, closures),
        certainty=run.certainty,
        citations=asked.rule.unit_citations if asked.rule else (),
    )
    yield from closures
    yield from _rolled(asked)
    yield from _projected(run)
    if asked.period.kind is PeriodKind.AT_LEAST:
        yield Step(kind=StepKind.WAIT, before=last, after=last + _DAY)


def steps_to_stop(asked: Question) -> Iterator[Step]:
    """How far a clock ran before it stopped."""
    yield from _happened(asked)
    stopped = asked.history.stopped
    assert stopped is not None  # noqa: S101 - asked only of a clock that stands still
    yield Step(
        kind=StepKind.STOP,
        before=stopped.first - _DAY,
        after=stopped.first,
        period=asked.period,
        reason=stopped.reason,
        number=asked.history.remaining,
        citations=stopped.citations,
    )


def _happened(asked: Question) -> Iterator[Step]:
    """The start and every event, in order."""
    history, rule = asked.history, asked.rule
    counting = rule.counting if rule else None
    for correction in history.corrected:
        yield Step(
            kind=StepKind.CORRECTION,
            before=correction.notified_on,
            after=asked.trigger,
            citations=rule.correction_citations if rule else (),
        )
    yield Step(
        kind=StepKind.START,
        before=asked.trigger,
        after=asked.trigger + _DAY,
        basis=counting.basis if counting else None,
        citations=counting.citations if counting else (),
    )
    for before, after in itertools.pairwise(history.starts):
        yield Step(
            kind=StepKind.RESTART,
            before=before,
            after=after,
            citations=rule.correction_citations if rule else (),
        )
    if history.pauses or history.extensions:
        yield from sorted((*_pauses(asked), *_extensions(asked)), key=lambda step: step.before)


def _pauses(asked: Question) -> Iterator[Step]:
    start = asked.history.course.start
    for pause in asked.history.pauses:
        assert pause.last is not None  # noqa: S101 - the one that goes on stands apart
        after = max(start, pause.first - _DAY)
        yield Step(
            kind=StepKind.PAUSE,
            before=pause.first,
            after=pause.last,
            period=asked.period,
            reason=pause.reason,
            number=units_in(asked.calendar, asked.period, after, pause.last),
            citations=pause.citations,
        )


def _extensions(asked: Question) -> Iterator[Step]:
    allowed = asked.rule.extension if asked.rule else None
    for added in asked.history.extensions:
        decided = added.event.decided_on
        yield Step(
            kind=StepKind.EXTEND,
            before=decided,
            after=added.known_due or decided,
            period=asked.period,
            number=added.units,
            citations=allowed.citations if allowed else (),
        )


def _backward(asked: Question) -> Step:
    run = asked.run
    if asked.period.kind is PeriodKind.WINDOW:
        opens = opening(asked.calendar, asked.period, asked.trigger)
        return Step(kind=StepKind.WINDOW, before=opens, after=run.due)
    fixed = asked.period.kind is PeriodKind.UNTIL_DATE
    length = asked.period.length
    return Step(
        kind=StepKind.FIXED if fixed else StepKind.BACK,
        before=asked.trigger,
        after=run.due,
        period=asked.period,
        number=None if length is None else length + asked.clear,
        certainty=run.certainty,
        citations=asked.rule.unit_citations if asked.rule else (),
    )


def _rolled(asked: Question) -> Iterator[Step]:
    period, run = asked.period, asked.run
    if run.due != run.raw or not (period.roll.applies or period.unit is Unit.WORKING_DAY):
        yield Step(
            kind=StepKind.ROLL if period.roll.applies else StepKind.STAY,
            before=run.raw,
            after=run.due,
            basis=period.roll.basis,
            certainty=run.certainty,
            citations=period.roll.citations,
        )


def _projected(run: Run) -> Iterator[Step]:
    if run.certainty is not Certainty.OFFICIAL:
        yield Step(
            kind=StepKind.PROJECT,
            before=run.earliest,
            after=run.latest,
            certainty=run.certainty,
        )


def _marks(asked: Question, closures: tuple[Step, ...]) -> tuple[dt.date, ...]:
    """Holidays and make-up workdays on the way; what is left out has a step of its own."""
    if asked.period.unit is not Unit.WORKING_DAY:
        return ()
    course, last = asked.history.course, asked.run.raw
    cal = asked.calendar if last <= asked.calendar.official_until else asked.calendar.projecting()
    marked = [*cal.marked_days(course.start, last)]
    for first, end in (*course.left_out, *[(step.before, step.after) for step in closures]):
        del marked[bisect.bisect_left(marked, first) : bisect.bisect_right(marked, end)]
    return tuple(marked)


def _closures(asked: Question) -> Iterator[Step]:
    """The closures with a document that took days from this count."""
    if asked.run.rests_on is None:
        return
    after, last = asked.run.rests_on
    for closure in asked.calendar.closures:
        first, end = max(closure.first, after + _DAY), min(closure.last, last)
        if closure.document is not None and first <= end:
            told = f"{closure.reason}，{closure.document}"
            yield Step(kind=StepKind.CLOSURE, before=first, after=end, note=told)
