"""Readings: the other days at which the same period can be held to end."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import attrs

from govsvc.deadlines.counting import Run, Span
from govsvc.deadlines.deadline import Reading
from govsvc.deadlines.periods import NO_ROLL, Basis, PeriodKind
from govsvc.deadlines.question import Question
from govsvc.deadlines.rules import ReadingKind, RuleReading
from govsvc.law import Citation
from govsvc.wording import Text

__all__ = ["other_readings", "reach_of", "readings_of_a_stop"]

_BY_ANALOGY = Text(
    zh="该期限没有明文规定末日顺延，顺延只是类推适用",
    en="no text rolls the last day of this period; rolling is by analogy",
)
_REGION = Text(
    zh="地方规定的少数民族节日假期是否不计入，法律没有规定；全国安排与当地安排算出的日期不同",
    en="no law says whether local ethnic holidays are left out; the national and the local "
    "arrangement lead to different days",
)
_CONDITION = Text(
    zh="扣除或者延长要求告知当事人、由有权的人决定，而这些尚未写明；条件不满足时不得扣除、延长",
    en="leaving days out, or extending, requires that the party was told or the right person "
    "decided, which is not known yet; without that it does not hold",
)
_LATE = Text(
    zh="决定延长之日，期限只因末日顺延才尚未届满，而能否顺延有疑问；不顺延的，期限已经届满，延长无效",
    en="the extension was decided on a day that the period reached only by rolling, and whether it "
    "rolls is open; if it does not, the period had ended, and the extension is void",
)
_STOP = Text(
    zh="中止要求告知当事人，而是否告知尚未写明；没有告知的，期限不停止计算",
    en="stopping requires that the party was told, which is not known yet; without that the clock "
    "runs on",
)
_BACKWARD = Text(
    zh="“……日前”可以理解为其间须有足够的整日，也可以理解为倒数的第几日",
    en="“so many days before” can mean so many whole days between, or the n-th day counted back",
)
_DAY_ITSELF = Text(
    zh="“之前”是否包括当日，条文没有写明",
    en="the text does not say whether “before” takes in the day itself",
)
_BEFORE = frozenset({PeriodKind.BEFORE, PeriodKind.WINDOW})
_CLOSURE = Text(
    zh="停工的日子是否不计入取决于所引文件的效力；不扣除时的日期不同",
    en="whether the days of closure are left out depends on the document; counted in, they lead "
    "to another day",
)


@attrs.frozen(kw_only=True)
class _Other:
    """The same question read otherwise."""

    asked: Question
    why: Text
    citation: Citation | None = None


_Way: TypeAlias = "tuple[ReadingKind, Callable[[Question], Sequence[_Other]]]"


def other_readings(asked: Question) -> Iterator[Reading]:
    """The readings that lead to another day than the count asked for.

    Ways of reading meet: a period whose days left out are contested may roll by analogy besides.
    Each reading therefore reaches from the first to the last day to which it leads together with
    those that come after it here, so that all of them together miss no day.

    Source:
        民法典第二百零三条第一款, 全国年节及纪念日放假办法第四条; ADR 0007, 0009, 0013, 0014.
    """
    yield from _readings(asked, _WAYS)


def readings_of_a_stop(asked: Question) -> Iterator[Reading]:
    """When a clock ends that stands still only on a condition not known to be met, if it is not."""
    other = _without_the_unproved(asked)
    if other is not None:
        first, last = _reach(other, _WAYS[1:])
        yield Reading(date=first, latest=last, kind=ReadingKind.CONDITION, why=_STOP)


def reach_of(run: Run, readings: Sequence[Reading]) -> Span:
    """The first and the last day on which a period can be held to end."""
    if not readings:
        return run.earliest, run.latest
    first = min([run.earliest, *(reading.date for reading in readings)])
    return first, max([run.latest, *(reading.latest for reading in readings)])


def _readings(asked: Question, ways: tuple[_Way, ...]) -> Iterator[Reading]:
    for position, (kind, others) in enumerate(ways, start=1):
        for other in others(asked):
            rest = ways[position:]
            first, last = _reach(other.asked, rest)
            if (first, last) != _reach(asked, rest):
                yield Reading(
                    date=first, latest=last, kind=kind, why=other.why, citation=other.citation
                )


def _reach(asked: Question, ways: tuple[_Way, ...]) -> Span:
    return reach_of(asked.run, tuple(_readings(asked, ways)))


def _without_the_unproved(asked: Question) -> Question | None:
    course = asked.history.unproved
    if course is None:
        return None
    return attrs.evolve(asked, history=attrs.evolve(asked.history, course=course))


def _unmet(asked: Question) -> Sequence[_Other]:
    other = _without_the_unproved(asked)
    if other is None:
        return ()
    pauses, extensions = asked.history.pauses, asked.history.extensions
    late = all(each.proved for each in pauses) and all(each.proved for each in extensions)
    return (_Other(asked=other, why=_LATE if late else _CONDITION),)


def _in_other_unit(asked: Question) -> Sequence[_Other]:
    return [
        _Other(
            asked=attrs.evolve(
                asked, period=attrs.evolve(asked.period, unit=told.unit, roll=NO_ROLL)
            ),
            why=told.why,
            citation=next(iter(told.citations), None),
        )
        for told in _told(asked, ReadingKind.UNIT)
        if told.unit is not None
    ]


def _backward(asked: Question) -> Sequence[_Other]:
    if asked.period.kind not in _BEFORE:
        return ()
    counted = asked.period.kind is PeriodKind.BEFORE and asked.period.length is not None
    why = _BACKWARD if counted else _DAY_ITSELF
    return (_Other(asked=attrs.evolve(asked, clear=not asked.clear), why=why),)


def _unrolled(asked: Question) -> Sequence[_Other]:
    roll = asked.period.roll
    if not roll.applies or asked.run.latest == asked.run.raw:
        return ()
    told = next(iter(_told(asked, ReadingKind.NO_ROLL)), None)
    if told is None and roll.basis is not Basis.ANALOGY:
        return ()
    stays = attrs.evolve(asked, period=attrs.evolve(asked.period, roll=NO_ROLL))
    if told is None:
        return (_Other(asked=stays, why=_BY_ANALOGY),)
    return (_Other(asked=stays, why=told.why, citation=next(iter(told.citations), None)),)


def _told(asked: Question, kind: ReadingKind) -> Sequence[RuleReading]:
    """What the rule itself tells of its other readings of this kind."""
    if asked.rule is None or not asked.rule.readings:
        return ()
    return [told for told in asked.rule.readings if told.kind is kind]


def _regional(asked: Question) -> Sequence[_Other]:
    if asked.place is None or asked.run.rests_on is None:
        return ()
    calendars = (asked.calendar.without_local(), asked.calendar.for_region(asked.place))
    return [_Other(asked=attrs.evolve(asked, calendar=by), why=_REGION) for by in calendars]


def _open(asked: Question) -> Sequence[_Other]:
    closed = any(closure.document for closure in asked.calendar.closures)
    if not closed or asked.run.rests_on is None:
        return ()
    calendar = asked.calendar.without_closures()
    return (_Other(asked=attrs.evolve(asked, calendar=calendar), why=_CLOSURE),)


# INVARIANT: rolling stands before the calendars: an end that does not roll asks none of them.
_WAYS: tuple[_Way, ...] = (
    (ReadingKind.CONDITION, _unmet),
    (ReadingKind.UNIT, _in_other_unit),
    (ReadingKind.BACKWARD, _backward),
    (ReadingKind.NO_ROLL, _unrolled),
    (ReadingKind.REGION, _regional),
    (ReadingKind.CLOSURE, _open),
)
