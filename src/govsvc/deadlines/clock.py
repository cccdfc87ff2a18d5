"""The one question of this room: when is it due?"""

import datetime as dt
from collections.abc import Iterable
from typing import assert_never

import attrs

from govsvc.calendars import Certainty, WorkCalendar, national_calendar
from govsvc.deadlines.catalogue import applicable
from govsvc.deadlines.counting import Course, Span, count, opening
from govsvc.deadlines.course import follow
from govsvc.deadlines.deadline import Consequence, Deadline, Step, StepKind
from govsvc.deadlines.events import Event, as_listed
from govsvc.deadlines.history import History
from govsvc.deadlines.periods import NO_ROLL, Period, PeriodKind, Unit
from govsvc.deadlines.question import Question
from govsvc.deadlines.readings import other_readings, reach_of, readings_of_a_stop
from govsvc.deadlines.rules import LapseDate, PeriodRule
from govsvc.deadlines.steps import steps_to, steps_to_stop
from govsvc.errors import InputTypeError, InputValueError, NotComputableError
from govsvc.fields import check_day, check_type
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

__all__ = ["due", "latest_day_before"]

_DAY = dt.timedelta(days=1)


def due(  # noqa: PLR0913 - one question with its named circumstances
    rule: str | PeriodRule | Period,
    trigger: dt.date,
    *,
    events: Iterable[Event] = (),
    calendar: WorkCalendar | None = None,
    on: dt.date | None = None,
    as_of: dt.date | None = None,
    promise: Period | None = None,
    region: str | Territory | None = None,
) -> Deadline:
    """When a period that starts with an event on *trigger* ends.

    The day of the event is not counted. Where no holiday notice covers the days yet, the answer is
    projected and says between which days it lies; it never raises for that reason. For a period
    before an event *trigger* is the day of that event, see `latest_day_before`.

    Args:
        rule: Id or alias of a statutory period, the rule itself, or a bare `Period`.
        trigger: The day of the event; not counted.
        events: What happened to the clock, in any order. The rule decides what an event does.
        calendar: The calendar to count by; by default the national one.
        on: The day whose law applies; by default *trigger* (立法法 104: no retroactive effect).
        as_of: Leave out holiday notices published after this day.
        promise: A promised period; it runs on the same days, is never extended and never ends later
            than the law's.
        region: A division code; where its local holidays give another day, that day is a reading.

    Returns:
        The deadline, with steps, readings, certainty and citations. While the clock stands still
        its ``due`` is `UNKNOWN` and ``remaining`` tells what is left.

    Raises:
        NotFoundError: No rule has this id, or no version of it is in force on that day.
        NotComputableError: The period does not lead to one day: a rate, a method, a reasonable
            time, hours.
        EventError: An event does not fit the clock: it lies outside, its reason is not one that the
            rule leaves out, an extension came too late or from the wrong hand.
        CoverageError: The days lie before 2007, or beyond what can be projected.
        InputTypeError: A day is not a plain date, or another argument has a wrong type.
        InputValueError: An argument has an impossible value.

    Source:
        民法典第二百零一条至第二百零三条; 立法法第一百零四条; each rule cites its own article.

    Example:
        >>> deadline = due("apl.42.decide", dt.date(2022, 9, 30))
        >>> deadline.due, deadline.certainty.value
        (datetime.date(2022, 11, 2), 'official')
        >>> from govsvc.deadlines import Exclude
        >>> review = Exclude(dt.date(2022, 10, 10), dt.date(2022, 10, 14), "expert_review",
        ...                  told_on=dt.date(2022, 10, 9))
        >>> due("apl.42.decide", dt.date(2022, 9, 30), events=[review]).due
        datetime.date(2022, 11, 9)
    """
    check_day(trigger, name="trigger")
    law_on = trigger if on is None else check_day(on, name="on")
    cal, place = _where(calendar, as_of, region)
    found, period = applicable(rule, law_on, place)
    _refuse_incomputable(found, period)
    told = as_listed(events, name="events")
    history = follow(told, rule=found, period=period, trigger=trigger, calendar=cal)
    asked = Question(
        rule=found, period=period, trigger=trigger, calendar=cal, place=place, history=history
    )
    return _answer(asked, law_on=law_on, events=told, promise=promise)


def latest_day_before(  # noqa: PLR0913 - one question with its named circumstances
    event_day: dt.date,
    rule: str | PeriodRule | Period,
    *,
    clear_days: bool = True,
    calendar: WorkCalendar | None = None,
    on: dt.date | None = None,
    as_of: dt.date | None = None,
    region: str | Territory | None = None,
) -> Deadline:
    """The last day to act for a period that must pass before an event: “seven days before”.

    Two ways of counting are held. With clear days, so many whole days lie between the act and the
    event; otherwise the day found is the n-th counted back. The one not chosen stands among the
    readings, and ``safe_due`` is the earlier. The day never rolls towards the event.

    Args:
        event_day: The day of the event, such as a hearing; not counted.
        rule: Id or alias of a statutory period before an event, the rule itself, or a bare `Period`
            of any kind that has a length.
        clear_days: Whether ``due`` leaves so many whole days between; the safe way.
        calendar: The calendar to count by; by default the national one.
        on: The day whose law applies; by default *event_day*.
        as_of: Leave out holiday notices published after this day.
        region: A division code; where its local holidays give another day, that day is a reading.

    Raises:
        NotComputableError: The period does not run before an event.
        NotFoundError: No rule has this id, or no version of it is in force on that day.
        CoverageError: The days lie before 2007, or beyond what can be projected.
        InputTypeError: An argument has a wrong type.
        InputValueError: An argument has an impossible value.

    Source:
        Such as 行政许可法第四十八条第一款第一项; for the two ways ADR 0014.

    Example:
        >>> hearing = latest_day_before(dt.date(2024, 10, 14), "app.64.notice")
        >>> hearing.due, hearing.readings[0].date
        (datetime.date(2024, 9, 27), datetime.date(2024, 9, 29))
    """
    check_day(event_day, name="event_day")
    law_on = event_day if on is None else check_day(on, name="on")
    cal, place = _where(calendar, as_of, region)
    found, period = applicable(rule, law_on, place)
    if found is None and not period.is_backward and period.length is not None:
        period = attrs.evolve(period, kind=PeriodKind.BEFORE, roll=NO_ROLL)
    _refuse_incomputable(found, period)
    if not period.is_backward:
        raise _not_before_an_event(found, period)
    asked = Question(
        rule=found,
        period=period,
        trigger=event_day,
        calendar=cal,
        place=place,
        history=History(course=Course(start=event_day)),
        clear=clear_days,
    )
    return _answer(asked, law_on=law_on, events=(), promise=None)


def _answer(
    asked: Question, *, law_on: dt.date, events: tuple[Event, ...], promise: Period | None
) -> Deadline:
    """The deadline of a question, its clock running or not."""
    if promise is not None:
        _check_promise(promise, asked.period)
    if asked.history.stopped is not None:
        return _stopped(asked, law_on=law_on, events=events, promise=promise)
    run, period, calendar = asked.run, asked.period, asked.calendar
    readings = tuple(other_readings(asked))
    promised = None if promise is None else _promised(promise, asked)
    first, last = reach_of(run, readings)
    waits = period.kind is PeriodKind.AT_LEAST
    steps = tuple(steps_to(asked, last))
    return Deadline(
        rule=asked.rule,
        period=period,
        trigger=asked.trigger,
        law_on=law_on,
        known_on=calendar.known_on,
        region=asked.place,
        due=UNKNOWN if waits else run.due,
        safe_due=UNKNOWN if waits else first,
        earliest=run.earliest,
        latest=run.latest,
        certainty=run.certainty,
        not_before=last + _DAY if waits else _opens(asked),
        events=events,
        promise=promise,
        promised_due=None if promised is None else promised.after,
        readings=readings,
        lapse=_lapse(asked, first, last),
        steps=steps if promised is None else (*steps, promised),
        notices=_notices(calendar, run.rests_on),
    )


def _stopped(
    asked: Question, *, law_on: dt.date, events: tuple[Event, ...], promise: Period | None
) -> Deadline:
    """The deadline of a clock that stands still."""
    stopped, calendar = asked.history.stopped, asked.calendar
    assert stopped is not None  # noqa: S101 - asked only of a clock that stands still
    last = stopped.first - _DAY
    working = asked.period.unit is Unit.WORKING_DAY
    readings = tuple(readings_of_a_stop(asked))
    acts = asked.period.kind is not PeriodKind.AT_LEAST
    return Deadline(
        rule=asked.rule,
        period=asked.period,
        trigger=asked.trigger,
        law_on=law_on,
        known_on=calendar.known_on,
        region=asked.place,
        due=UNKNOWN,
        safe_due=readings[0].date if readings and acts else UNKNOWN,
        earliest=UNKNOWN,
        latest=UNKNOWN,
        certainty=calendar.certainty(last) if working else Certainty.OFFICIAL,
        events=events,
        stopped_on=last,
        remaining=asked.history.remaining,
        promise=promise,
        readings=readings,
        steps=tuple(steps_to_stop(asked)),
        notices=_notices(calendar, (asked.history.course.start, last) if working else None),
    )


def _opens(asked: Question) -> dt.date | None:
    window = asked.period.kind is PeriodKind.WINDOW
    return opening(asked.calendar, asked.period, asked.trigger) if window else None


def _notices(calendar: WorkCalendar, rests_on: Span | None) -> tuple[str, ...]:
    return tuple([n.title for n in calendar.notices_for(*rests_on)]) if rests_on else ()


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


_INCOMPUTABLE = frozenset({PeriodKind.REASONABLE, PeriodKind.RATE, PeriodKind.METHOD})


def _refuse_incomputable(rule: PeriodRule | None, period: Period) -> None:
    if period.kind not in _INCOMPUTABLE and period.unit is not Unit.HOUR:
        return
    name = rule.id if rule else period.describe("en")
    name_zh = rule.id if rule else period.describe("zh")
    if period.unit is Unit.HOUR:
        what = Text(zh="以小时计算，须从具体时刻起算", en="is in hours and runs from a moment")
        todo = Text(zh="请用 due_at 并给出时刻", en="ask due_at with the moment")
    else:
        label = period.kind.label
        what = Text(zh=f"属于“{label.zh}”", en=f"is of the kind: {label.en}")
        todo = Text(zh="请按条文另行确定", en="settle it by the article")
    told = f"（{rule.header.summary.zh}）" if rule else ""
    told_en = f" ({rule.header.summary.en})" if rule else ""
    raise NotComputableError(
        period=name,
        kind=period.kind.value,
        message=Text(
            zh=f"`{name_zh}` {what.zh}，不能由触发日算出一个到期日{told}；{todo.zh}",
            en=f"`{name}` {what.en}, so no due day follows from a trigger day{told_en}; {todo.en}",
        ),
    )


def _not_before_an_event(rule: PeriodRule | None, period: Period) -> NotComputableError:
    label = period.kind.label
    name = rule.id if rule else period.describe("en")
    name_zh = rule.id if rule else period.describe("zh")
    return NotComputableError(
        period=name,
        kind=period.kind.value,
        message=Text(
            zh=f"`{name_zh}` 属于“{label.zh}”，不是倒推的期限；请用 due()",
            en=f"`{name}` is of the kind: {label.en}, and does not run before an event; ask due()",
        ),
    )


def _check_promise(promise: object, period: Period) -> None:
    sound = isinstance(promise, Period) and promise.kind is PeriodKind.WITHIN
    within = period.kind is PeriodKind.WITHIN
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


def _promised(promise: Period, asked: Question) -> Step:
    """The promise runs on the same days and is never extended."""
    course = asked.history.course
    own = Course(start=course.start, left_out=course.left_out)
    counted = count(asked.calendar, promise, own)
    return Step(
        kind=StepKind.PROMISE,
        before=course.start,
        after=min(counted.earliest, asked.run.due),
        period=promise,
        certainty=counted.certainty,
    )


def _lapse(asked: Question, first: dt.date, last: dt.date) -> Consequence | None:
    """What the rule attaches to the lapse, counted from every day on which it may have lapsed."""
    if asked.rule is None or asked.rule.lapse is None:
        return None
    lapse, start = asked.rule.lapse, asked.history.course.start
    match lapse.date:
        case None:
            return Consequence(lapse=lapse, earliest=None, latest=None)
        case LapseDate.TRIGGER:
            return Consequence(lapse=lapse, earliest=start, latest=start)
        case LapseDate.DUE:
            return Consequence(lapse=lapse, earliest=first, latest=last)
        case LapseDate.DAY_AFTER:
            return Consequence(lapse=lapse, earliest=first + _DAY, latest=last + _DAY)
        case _:
            assert_never(lapse.date)
