"""What a timeline shows: what every day is for the clock of a deadline, and the days to know."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import attrs

from govsvc.calendars import Certainty, Day, DayKind, WorkCalendar
from govsvc.cli.page.days import KeyDay, Mark, key_days
from govsvc.cli.page.running import Part, Running, running
from govsvc.deadlines import Deadline
from govsvc.errors import CoverageError

__all__ = ["Gap", "Timeline", "TimelineDay", "Week", "timeline"]

_DAY = dt.timedelta(days=1)
_NO_MARKS: tuple[Mark, ...] = ()


@attrs.frozen(kw_only=True)
class TimelineDay:
    """One day of a timeline.

    Attributes:
        date: The day.
        part: What it is for the clock.
        number: Its number among the days counted, from the trigger on, or back from the event;
            None where it is not counted.
        kind: What the calendar says it is; None where the calendar does not reach.
        name: The holiday it belongs to, if any.
        unsure: Whether the answer rests on what it is and no notice says so yet.
        marks: What falls on it, the weightiest first.
    """

    date: dt.date
    part: Part
    number: int | None
    kind: DayKind | None
    name: str | None
    unsure: bool
    marks: tuple[Mark, ...]


@attrs.frozen(kw_only=True)
class Week:
    """A week from Monday on; fewer than seven days only where the dates themselves end."""

    days: tuple[TimelineDay, ...]


@attrs.frozen(kw_only=True)
class Gap:
    """Whole weeks that are summed up instead of shown.

    Attributes:
        first: First of their days.
        last: Last of their days.
        counted: How many of them are counted.
        left_out: How many days of them are left out, rest days among them.
    """

    first: dt.date
    last: dt.date
    counted: int
    left_out: int


@attrs.frozen(kw_only=True)
class Timeline:
    """The days of a deadline by weeks, at most some two dozen rows however long it runs.

    Attributes:
        rows: Weeks, and gaps between them.
        key_days: The days to know, in order.
        counted: How many days are counted in all, in the period's own kind of days.
        left_out: How many days are left out in all, rest days among them.
    """

    rows: tuple[Week | Gap, ...]
    key_days: tuple[KeyDay, ...]
    counted: int
    left_out: int


def timeline(
    deadline: Deadline,
    calendar: WorkCalendar,
    *,
    today: dt.date | None = None,
    done: dt.date | None = None,
    posted: dt.date | None = None,
) -> Timeline:
    """What the timeline of *deadline* shows.

    Args:
        deadline: The answer.
        calendar: The calendar by which it was counted.
        today: The day on which it is looked at; a clock that stands still does so up to it.
        done: The day on which the act was done.
        posted: The day on which what was sent was handed to the post.

    Example:
        >>> from govsvc import due, national_calendar
        >>> shown = timeline(due("apl.42.decide", dt.date(2025, 9, 22)), national_calendar())
        >>> shown.counted, len(shown.rows)
        (20, 5)
        >>> [day.part.value for day in shown.rows[1].days]  # to Sunday, 5 October
        ['counted', 'counted', 'rest', 'rest', 'rest', 'rest', 'rest']
    """
    run = running(deadline, calendar, today=today)
    told = key_days(deadline, today=today, done=done, posted=posted)
    marks: dict[dt.date, list[Mark]] = defaultdict(list)
    for key in told:
        marks[key.day] += [key.mark] if key.until is None else []
    first = min(key.day for key in told)
    core = max([*(key.until or key.day for key in told if key.mark not in _LATER), run.end])
    last = max(core, told[-1].day)
    mondays = _chosen(_monday(first), _monday(core), _monday(last), _wanted(told))
    return Timeline(
        rows=tuple(_rows(mondays, run, calendar, marks)),
        key_days=told,
        counted=run.counted(last),
        left_out=run.left_out(last),
    )


# Which weeks are shown.

_WHOLE = 14
"""So many weeks are shown whole: a quarter of a year."""
_SHOWN = 10
"""Of a longer time, so many weeks at most, besides the first and the last."""
_LATER = frozenset({Mark.TODAY, Mark.DONE, Mark.POSTED})
"""What may fall long after the end."""


def _monday(day: dt.date) -> int:
    return day.toordinal() - day.weekday()


def _wanted(told: Iterable[KeyDay]) -> Iterator[int]:
    """The weeks worth showing, the weightiest first."""
    for key in sorted(told, key=lambda key: key.mark.weight):
        yield _monday(key.day)
        if key.until is not None:
            yield _monday(key.until)


def _chosen(first: int, core: int, last: int, wanted: Iterable[int]) -> list[int]:
    """The Mondays of the weeks to show, in order: the core whole, if it is short."""
    chosen = {last}
    if (core - first) // 7 < _WHOLE:
        chosen.update(range(first, core + 1, 7))
    else:
        chosen.update((first, first + 7, core))
    chosen.update(list(dict.fromkeys(wanted))[:_SHOWN])
    alone = {day + 7 for day in chosen if day + 7 not in chosen and day + 14 in chosen}
    return sorted(chosen | alone)


def _rows(
    mondays: list[int],
    run: Running,
    calendar: WorkCalendar,
    marks: Mapping[dt.date, list[Mark]],
) -> Iterator[Week | Gap]:
    after = mondays[0]
    for monday in mondays:
        if monday > after:
            yield _gap(dt.date.fromordinal(after), dt.date.fromordinal(monday - 1), run)
        end = min(monday + 7, dt.date.max.toordinal() + 1)
        days = (dt.date.fromordinal(ordinal) for ordinal in range(monday, end))
        yield Week(days=tuple(_day(day, run, calendar, marks) for day in days))
        after = monday + 7


def _gap(first: dt.date, last: dt.date, run: Running) -> Gap:
    before = first - _DAY
    return Gap(
        first=first,
        last=last,
        counted=run.counted(last) - run.counted(before),
        left_out=run.left_out(last) - run.left_out(before),
    )


# One day.


def _day(
    day: dt.date, run: Running, calendar: WorkCalendar, marks: Mapping[dt.date, list[Mark]]
) -> TimelineDay:
    part = run.part(day)
    found = _look_up(day, calendar)
    return TimelineDay(
        date=day,
        part=part,
        number=run.number(day) if part is Part.COUNTED else None,
        kind=found.kind if found else None,
        name=found.name if found else None,
        unsure=found is not None
        and found.certainty is not Certainty.OFFICIAL
        and run.hangs_on(day),
        marks=tuple(sorted(marks.get(day, _NO_MARKS), key=lambda mark: mark.weight)),
    )


def _look_up(day: dt.date, calendar: WorkCalendar) -> Day | None:
    try:
        return calendar.projecting().day(day)
    except CoverageError:
        return None
