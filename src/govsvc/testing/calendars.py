"""Strategies for days, holiday notices and working-day calendars."""

import bisect
import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Sequence

from hypothesis import strategies as st

from govsvc.calendars import (
    FIRST_DAY,
    Closure,
    DayKind,
    HolidayArrangement,
    LocalNotice,
    Notice,
    NoticeKind,
    WorkCalendar,
    national_calendar,
)
from govsvc.calendars import local_notices as known_local_notices
from govsvc.calendars.layers import LAST_DAY
from govsvc.calendars.projection import LAST_YEAR, statutory_holidays
from govsvc.testing.bounds import check_span
from govsvc.testing.law import territories

__all__ = ["closures", "covered_days", "local_notices", "notices", "work_calendars"]

_DAY = dt.timedelta(days=1)
_FRIDAY = 4
_ORDINARY = frozenset({DayKind.WORKDAY, DayKind.WEEKEND})


def covered_days(
    *, min_day: dt.date | None = None, max_day: dt.date | None = None
) -> st.SearchStrategy[dt.date]:
    """A day that the national calendar covers, the awkward ones often.

    Awkward are holidays, make-up workdays, and the days around the ends of months and years.
    Shrinks to *min_day*.

    Args:
        min_day: The first day to draw; by default 2007-01-01.
        max_day: The last day to draw, inclusive; by default the last with a notice. Later days, up
            to 2099-12-24, are projected.

    Raises:
        InputTypeError: A bound is not a plain date.
        InputValueError: A bound lies outside the calendar, or they are in the wrong order.

    Example:
        >>> from hypothesis import find
        >>> calendar = national_calendar()
        >>> found = find(covered_days(), lambda day: day.weekday() > 4 and calendar.is_workday(day))
        >>> calendar.day(found).kind.value
        'make_up_workday'
    """
    until = national_calendar().official_until
    check_span(min_day, max_day, last=LAST_DAY)
    low = min_day or FIRST_DAY
    high = max_day or max(low, until)
    return _days_between(low, high)


@st.composite
def _days_between(draw: st.DrawFn, low: dt.date, high: dt.date) -> dt.date:
    corners = _corners()
    first, end = bisect.bisect_left(corners, low), bisect.bisect_right(corners, high)
    if first < end and draw(st.booleans()):
        return corners[draw(st.integers(first, end - 1))]
    return draw(st.dates(low, high))


@functools.cache
def _corners() -> Sequence[dt.date]:
    """The awkward days up to the year after the last notice, in order."""
    calendar = national_calendar().projecting()
    days = (FIRST_DAY + _DAY * n for n in range((calendar.official_until - FIRST_DAY).days + 365))
    return [day for day in days if calendar.day(day).kind not in _ORDINARY or _ends_a_month(day)]


def _ends_a_month(day: dt.date) -> bool:
    near = {24, 25} if day.month == 12 else set()  # noqa: PLR2004 - where certainty ends
    return (day + _DAY).month != day.month or day.day in near


@st.composite
def notices(
    draw: st.DrawFn,
    *,
    min_year: int = FIRST_DAY.year,
    max_year: int = LAST_YEAR,
    kinds: Iterable[NoticeKind] = tuple(NoticeKind),
) -> Notice:
    """A State Council notice that a calendar takes once it knows the notices before it.

    A base notice arranges every statutory holiday of its year and works some weekends instead; an
    amendment rests or works a few days more. Shrinks to an amendment of one day of rest, or to a
    base notice that rests the statutory holidays alone if it must be one.

    Args:
        min_year: The first year to draw, from 2007 on.
        max_year: The last year to draw, up to 2099.
        kinds: Which kinds of notice to draw.

    Raises:
        InputValueError: No holidays are known for the year.
    """
    year = draw(st.integers(min_year, max_year))
    kind = draw(st.sampled_from(list(kinds)))
    base = kind is NoticeKind.BASE
    opens, closes = (11, year - 1) if base else (3, year)
    return Notice(
        year=year,
        kind=kind,
        published_on=draw(st.dates(dt.date(closes, opens, 1), dt.date(closes, opens, 28))),
        holidays=draw(_lines(year) if base else _changes(year)),
        doc_no=draw(st.none() | st.just(f"国办发明电〔{closes}〕99号")),
    )


@st.composite
def _lines(draw: st.DrawFn, year: int) -> list[HolidayArrangement]:
    """The lines of a base notice: every holiday with days around it, and weekends to be worked."""
    names = statutory_holidays(year)
    runs = list(_runs(names))
    rests: list[list[dt.date]] = []
    taken: set[dt.date] = set(names)
    for run in runs:
        before, after = draw(st.integers(0, 2)), draw(st.integers(0, 3))
        around = [run[0] - _DAY * n for n in range(1, before + 1)]
        around += [run[-1] + _DAY * n for n in range(1, after + 1)]
        rests.append([*run, *(day for day in around if day not in taken)])
        taken.update(around)
    lines = []
    for run, rest in zip(runs, rests, strict=True):
        work = draw(_weekends(year, run, taken))
        taken.update(work)
        name = "、".join(dict.fromkeys(names[day] for day in run))
        lines.append(HolidayArrangement(name=name, rest=rest, work=work, statutory=run))
    return lines


def _runs(days: Iterable[dt.date]) -> Iterator[list[dt.date]]:
    """The days in runs of days that follow on one another."""
    run: list[dt.date] = []
    for day in days:
        if run and day != run[-1] + _DAY:
            yield run
            run = []
        run.append(day)
    yield run


def _weekends(
    year: int, run: Sequence[dt.date], taken: set[dt.date]
) -> st.SearchStrategy[list[dt.date]]:
    """At most two free days of weekends near a holiday."""
    near = (run[0] + _DAY * n for n in range(-14, 15))
    free = [d for d in near if d.weekday() > _FRIDAY and d not in taken and d.year == year]
    return st.lists(st.sampled_from(free), max_size=2, unique=True)


@st.composite
def _changes(draw: st.DrawFn, year: int) -> list[HolidayArrangement]:
    """The line of an amendment: at least one day of rest, and weekends to be worked."""
    first = draw(st.dates(dt.date(year, 4, 1), dt.date(year, 12, 20)))
    rest = [first + _DAY * n for n in range(draw(st.integers(1, 3)))]
    taken = {*rest, *statutory_holidays(year)}
    work = draw(_weekends(year, rest, taken))
    return [HolidayArrangement(name="另行放假", rest=rest, work=work, extended=rest)]


@st.composite
def local_notices(draw: st.DrawFn) -> LocalNotice:
    """Days that a local government has set for a people's festival; shrinks to one day of rest."""
    days = draw(st.lists(covered_days(), min_size=1, max_size=4, unique=True))
    rests = draw(st.integers(0, len(days)))
    return LocalNotice(
        territory=draw(territories()),
        name="当地节日",
        source="当地通告",
        rest=days[rests:],
        work=days[:rests],
        published_on=draw(st.none() | st.just(min(days) - _DAY)),
    )


@st.composite
def closures(
    draw: st.DrawFn, *, min_day: dt.date | None = None, max_day: dt.date | None = None
) -> Closure:
    """A closure of up to a month, with a document or without; shrinks to a short one without.

    Args:
        min_day: The earliest first day; by default 2007-01-01.
        max_day: The latest first day, inclusive; by default the last day with a notice.
    """
    first = draw(covered_days(min_day=min_day, max_day=max_day))
    return Closure(
        first=first,
        last=first + _DAY * draw(st.integers(0, 30)),
        reason="停工",
        document=draw(st.none() | st.just("停工通告")),
    )


@st.composite
def work_calendars(draw: st.DrawFn) -> WorkCalendar:
    """The national calendar, or one made from it; shrinks to the national calendar.

    With the notice of the next year, of a place, as it was known on a day, with closures,
    projecting, and all of that together. Every one is a new table: tests that draw many calendars
    are slow, `covered_days` on the national one is fast.
    """
    calendar = national_calendar()
    later = calendar.official_until.year + 1
    if draw(st.booleans()):
        notice = notices(min_year=later, max_year=later, kinds=[NoticeKind.BASE])
        calendar = calendar.with_notice(draw(notice))
    places = sorted({n.territory for n in known_local_notices()}, key=lambda t: t.prefix)
    place = draw(st.none() | st.sampled_from(places))
    if place is not None:
        calendar = calendar.for_region(place)
    known = draw(st.none() | st.dates(calendar.notices[0].published_on, calendar.official_until))
    if known is not None:
        calendar = calendar.as_of(known)
    for closure in draw(st.lists(closures(), max_size=1)):
        calendar = calendar.with_closure(closure)
    return calendar.projecting() if draw(st.booleans()) else calendar
