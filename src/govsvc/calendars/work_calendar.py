"""The working-day calendar: official where a notice says so, marked where none does."""

import bisect
import datetime as dt
import functools
import itertools
from collections.abc import Iterable, Sequence

import attrs

from govsvc.calendars.admission import object_to
from govsvc.calendars.days import Certainty, Day
from govsvc.calendars.layers import (
    FIRST_DAY,
    LAST_DAY,
    known_from,
    official_table,
    projected_table,
    swing_table,
)
from govsvc.calendars.notices import (
    Closure,
    LocalNotice,
    Notice,
    NoticeKind,
    local_notices,
    national_notices,
)
from govsvc.calendars.projection import StandingRule
from govsvc.calendars.refusals import (
    bad_count,
    before_the_first_notice,
    not_covered,
    swapped,
    without_a_year,
)
from govsvc.calendars.table import DayTable, SwingTable
from govsvc.errors import CoverageError, InputValueError
from govsvc.fields import as_tuple, check_day, check_type, each_of
from govsvc.territory import Territory

__all__ = ["FIRST_DAY", "WorkCalendar", "national_calendar"]


def _by_publication(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    listed = as_tuple(notices)
    for notice in listed:
        check_type(notice, Notice, name="notices")
    return tuple(sorted(listed, key=lambda notice: notice.published_on))


@attrs.frozen(kw_only=True)
class WorkCalendar:
    """Which days count as working days, from 2007-01-01 on.

    Days without a notice raise `CoverageError` in every plain question, unless the calendar is
    `projecting`. The calendar is immutable: every method that adds something gives a new one.

    Attributes:
        notices: The State Council notices it knows, in order of publication.
        local: Local notices layered on top, the wider territory first.
        closures: Closures (停工); one without a document is shown and stops nothing.
        region: The place whose local notices were layered on; None is the national calendar.
        known_on: The day up to which things were known; None is everything.
        is_projecting: Whether plain questions go on beyond the last notice.

    Source:
        全国年节及纪念日放假办法; the notice of each year, see ``calendars/data/README.md``.

    Example:
        >>> calendar = national_calendar()
        >>> calendar.nth_workday(dt.date(2022, 9, 30), 20)
        datetime.date(2022, 11, 2)
    """

    notices: tuple[Notice, ...] = attrs.field(
        converter=_by_publication,
        repr=lambda notices: f"<{len(notices)} notices>",
    )
    local: tuple[LocalNotice, ...] = attrs.field(
        default=(),
        converter=as_tuple,
        validator=each_of(LocalNotice),
        repr=lambda local: f"<{len(local)} local notices>",
    )
    closures: tuple[Closure, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(Closure)
    )
    region: Territory | None = None
    known_on: dt.date | None = None
    is_projecting: bool = False

    def __attrs_post_init__(self) -> None:
        years = {n.year for n in self.notices if n.kind is NoticeKind.BASE}
        last = max((n.year for n in self.notices), default=0)
        missing = sorted(set(range(FIRST_DAY.year, last + 1)) - years)
        if missing or not years:
            year = missing[0] if missing else FIRST_DAY.year
            raise without_a_year(year, years)

    # Where the calendar reaches.

    @functools.cached_property
    def official_until(self) -> dt.date:
        """Last day of the last year that has a notice."""
        return dt.date(max(n.year for n in self.notices), 12, 31)

    @functools.cached_property
    def firm_until(self) -> dt.date:
        """Last day that no later notice is expected to change: 24 December of that year."""
        return dt.date(self.official_until.year, 12, 24)

    @property
    def standing_rule(self) -> StandingRule:
        """The rule by which years without a notice are projected."""
        return StandingRule.known_on(self.known_on or dt.date.max)

    @property
    def is_complete(self) -> bool:
        """Whether every notice for its place is known; never so for a region."""
        return self.region is None

    # Plain questions. They answer for days with a notice, or when projecting, and raise otherwise.

    def is_workday(self, day: dt.date) -> bool:
        """Whether *day* is a working day.

        Raises:
            CoverageError: No notice covers *day*.
            InputTypeError: *day* is not a plain date.

        Example:
            >>> national_calendar().is_workday(dt.date(2025, 9, 28))  # a Sunday worked for 国庆
            True
        """
        table, index = self._locate(day)
        return table.upto[index + 1] > table.upto[index]

    def nth_workday(self, day: dt.date, n: int) -> dt.date:
        """The *n*-th working day after *day*, which itself is never counted.

        From a rest day counting starts at the next working day, for negative *n* at the previous.

        Args:
            day: Where to start; not counted.
            n: How many working days on, or back if negative; not 0.

        Raises:
            CoverageError: The count leaves the days that a notice covers.
            InputValueError: *n* is 0.
            InputTypeError: *day* is not a plain date, or *n* not a whole number.

        Example:
            >>> national_calendar().nth_workday(dt.date(2025, 9, 30), 1)
            datetime.date(2025, 10, 9)
        """
        if n.__class__ is not int or n == 0:
            raise bad_count(n)
        table, index = self._locate(day)
        target = table.upto[index + 1] + n - 1 if n > 0 else table.upto[index] + n
        if 0 <= target < len(table.workdays):
            return table.workdays[target]
        raise self._not_covered(FIRST_DAY - dt.timedelta(days=1) if n < 0 else self._end() + _DAY)

    def count_workdays(self, first: dt.date, last: dt.date) -> int:
        """How many working days lie in (first, last]: *first* excluded, *last* included.

        Raises:
            CoverageError: A day is not covered by a notice.
            InputValueError: *last* lies before *first*.

        Example:
            >>> national_calendar().count_workdays(dt.date(2025, 9, 30), dt.date(2025, 10, 9))
            1
        """
        table, one = self._locate(first, name="first")
        _, two = self._locate(last, name="last")
        if two < one:
            raise swapped(first, last)
        return table.upto[two + 1] - table.upto[one + 1]

    def next_workday(self, day: dt.date) -> dt.date:
        """The first working day after *day*.

        Example:
            >>> national_calendar().next_workday(dt.date(2026, 2, 14))
            datetime.date(2026, 2, 24)
        """
        return self.nth_workday(day, 1)

    def previous_workday(self, day: dt.date) -> dt.date:
        """The last working day before *day*.

        Example:
            >>> national_calendar().previous_workday(dt.date(2026, 2, 24))
            datetime.date(2026, 2, 14)
        """
        return self.nth_workday(day, -1)

    def day(self, day: dt.date) -> Day:
        """What *day* is, by which notice, and how certain that is.

        Example:
            >>> national_calendar().day(dt.date(2026, 2, 14)).kind.label.zh
            '补班'
        """
        table, _ = self._locate(day)
        special = table.specials.get(day)
        closed = next((c.reason for c in self.closures if c.first <= day <= c.last), None)
        return Day(
            date=day,
            kind=table.kind(day),
            certainty=self._certainty(day),
            name=special.name if special else None,
            notice=special.notice if special else None,
            closure=closed,
        )

    def certainty(self, day: dt.date) -> Certainty:
        """How certain it is what *day* is; answers for every day from 2007-01-01 to 2099-12-24.

        Example:
            >>> national_calendar().certainty(dt.date(2026, 12, 28))
            <Certainty.PROVISIONAL: 'provisional'>
        """
        check_day(day)
        if not FIRST_DAY <= day <= LAST_DAY:
            raise self._not_covered(day)
        return self._certainty(day)

    # Questions with two answers, for the days that no notice covers yet.

    def nth_workday_range(self, day: dt.date, n: int) -> tuple[dt.date, dt.date]:
        """Earliest and latest day that the *n*-th working day after *day* can turn out to be.

        Both are the same as long as the count stays before 25 December of the last noticed year.

        Args:
            day: Where to start; not counted.
            n: How many working days on, or back if negative; not 0.

        Raises:
            CoverageError: The count starts before 2007 or leaves the projected years.

        Example:
            >>> earliest, latest = national_calendar().nth_workday_range(dt.date(2027, 1, 4), 20)
            >>> earliest.isoformat(), latest.isoformat()
            ('2027-01-30', '2027-02-01')
        """
        if n.__class__ is not int or n == 0:
            raise bad_count(n)
        self.certainty(day)
        return self._range(self._swings.nth(day.toordinal(), n))

    def workday_on_or_after_range(self, day: dt.date) -> tuple[dt.date, dt.date]:
        """Earliest and latest day that the first working day not before *day* can turn out to be.

        Example:
            >>> spread = national_calendar().workday_on_or_after_range(dt.date(2027, 2, 5))
            >>> [day.isoformat() for day in spread]
            ['2027-02-13', '2027-02-15']
        """
        self.certainty(day)
        return self._range(self._swings.on_or_after(day.toordinal()))

    def count_workdays_range(self, first: dt.date, last: dt.date) -> tuple[int, int]:
        """The fewest and the most working days that (first, last] can turn out to hold.

        Example:
            >>> national_calendar().count_workdays_range(dt.date(2027, 1, 4), dt.date(2027, 2, 1))
            (20, 22)
        """
        self.projecting().count_workdays(first, last)  # refuses what cannot be counted
        return self._swings.count(first.toordinal(), last.toordinal())

    # New calendars from this one.

    def as_of(self, day: dt.date) -> "WorkCalendar":
        """The calendar as it was known at the end of *day*: later notices are left out.

        Raises:
            InputValueError: *day* lies before the first notice was published.

        Example:
            >>> early = national_calendar().as_of(dt.date(2020, 1, 26))
            >>> early.is_workday(dt.date(2020, 1, 31))  # the 春节 of 2020 was extended on the 27th
            True
        """
        check_day(day, name="as_of")
        first = self.notices[0].published_on
        if day < first:
            raise before_the_first_notice(day, first)
        if ("as_of", day) not in self._derived:
            self._derive(
                ("as_of", day),
                notices=tuple(n for n in self.notices if n.published_on <= day),
                local=tuple(n for n in self.local if known_from(n) <= day),
                known_on=min(day, self.known_on or day),
            )
        return self._derived["as_of", day]

    def with_notice(self, notice: Notice) -> "WorkCalendar":
        """The calendar with one more notice.

        Raises:
            InputValueError: The year has a base notice already; the notice amends a year without
                one, or was published before it; it leaves a year out, or a statutory holiday; it
                has one worked; or it was published after the day up to which things are known.

        Example:
            >>> from govsvc.calendars import HolidayArrangement
            >>> extra = HolidayArrangement(name="另行放假", rest=[dt.date(2026, 12, 4)])
            >>> notice = Notice(
            ...     year=2026, kind=NoticeKind.AMENDMENT,
            ...     published_on=dt.date(2026, 11, 20), holidays=[extra],
            ... )
            >>> national_calendar().with_notice(notice).is_workday(dt.date(2026, 12, 4))
            False
        """
        check_type(notice, Notice, name="notice")
        bases = (n for n in self.notices if n.kind is NoticeKind.BASE and n.year == notice.year)
        objection = object_to(notice, base=next(bases, None), known_on=self.known_on)
        if objection is not None:
            raise InputValueError(name="notice", found=notice.title, message=objection)
        return attrs.evolve(self, notices=(*self.notices, notice))

    def for_region(self, region: str | Territory) -> "WorkCalendar":
        """The calendar with the local notices of a place and of the places it lies in.

        What is known of local notices is a sample: `is_complete` is False from here on.

        Args:
            region: A division code, such as ``"450000"``, or a `Territory`.

        Source:
            全国年节及纪念日放假办法第四条.

        Example:
            >>> guangxi = national_calendar().for_region("450000")
            >>> guangxi.is_workday(dt.date(2017, 4, 1)), guangxi.is_workday(dt.date(2017, 4, 8))
            (False, True)
        """
        place = region if isinstance(region, Territory) else Territory(region)
        if ("region", place) not in self._derived:
            known = self.known_on or dt.date.max
            here = (n for n in local_notices() if n.territory.covers(place))
            found = [n for n in here if known_from(n) <= known]
            found.sort(key=lambda n: len(n.territory.prefix))
            self._derive(("region", place), region=place, local=tuple(found))
        return self._derived["region", place]

    def without_local(self) -> "WorkCalendar":
        """The national calendar under this one: no region, no local notices."""
        if self.region is None and not self.local:
            return self
        return attrs.evolve(self, region=None, local=())

    def without_closures(self) -> "WorkCalendar":
        """The calendar without its closures."""
        return attrs.evolve(self, closures=()) if self.closures else self

    def with_closure(self, closure: Closure) -> "WorkCalendar":
        """The calendar with a closure; only one with a document takes its days from the count.

        Example:
            >>> storm = Closure(
            ...     first=dt.date(2026, 7, 6), last=dt.date(2026, 7, 7), reason="暴雨停工"
            ... )
            >>> shown = national_calendar().with_closure(storm)
            >>> shown.is_workday(dt.date(2026, 7, 6)), shown.day(dt.date(2026, 7, 6)).closure
            (True, '暴雨停工')
        """
        check_type(closure, Closure, name="closure")
        return attrs.evolve(self, closures=(*self.closures, closure))

    def projecting(self) -> "WorkCalendar":
        """The same calendar, answering beyond the last notice by the standing rule.

        Make-up workdays are put where they usually are; `nth_workday_range` tells how far that
        may be off. What such an answer rests on is `Certainty.PROJECTED`.

        Example:
            >>> national_calendar().projecting().is_workday(dt.date(2027, 2, 8))
            False
        """
        return self._projecting

    def notices_for(self, after: dt.date, upto: dt.date) -> tuple[Notice, ...]:
        """The notices that decide what the days in (after, upto] are."""
        check_day(after, name="after")
        check_day(upto, name="upto")
        recent = self._spans[bisect.bisect_right(self._reaches, after) :]
        return tuple([notice for first, last, notice in recent if first <= upto and last > after])

    def marked_days(self, after: dt.date, upto: dt.date) -> Sequence[dt.date]:
        """The days in (after, upto] that a Monday-to-Friday count gets wrong.

        Weekday rests and make-up workdays, in order; days that the calendar does not cover are
        left out.

        Example:
            >>> [day.day for day in national_calendar().marked_days(
            ...     dt.date(2025, 9, 26), dt.date(2025, 10, 11))]
            [28, 1, 2, 3, 6, 7, 8, 11]
        """
        check_day(after, name="after")
        check_day(upto, name="upto")
        return self._table.marked(after, upto)

    # Inside.

    @functools.cached_property
    def _derived(self) -> dict[tuple[str, object], "WorkCalendar"]:
        """Calendars made from this one, kept because the same few are asked for again."""
        return {}

    def _derive(self, key: tuple[str, object], **changes: object) -> None:
        if len(self._derived) >= _KEPT:
            self._derived.clear()
        self._derived[key] = attrs.evolve(self, **changes)  # type: ignore[arg-type]

    @functools.cached_property
    def _projecting(self) -> "WorkCalendar":
        return self if self.is_projecting else attrs.evolve(self, is_projecting=True)

    @functools.cached_property
    def _spans(self) -> tuple[tuple[dt.date, dt.date, Notice], ...]:
        return tuple((*notice.span(), notice) for notice in self.notices)

    @functools.cached_property
    def _reaches(self) -> Sequence[dt.date]:
        """The last day that any notice up to this one decides, for each notice."""
        return tuple(itertools.accumulate((last for _, last, _ in self._spans), max))

    @functools.cached_property
    def _table(self) -> DayTable:
        key = self.notices, self.local, self.closures
        return (
            projected_table(*key, self.standing_rule)
            if self.is_projecting
            else official_table(*key)
        )

    @functools.cached_property
    def _swings(self) -> SwingTable:
        return swing_table(self.notices, self.local, self.closures, self.standing_rule)

    def _locate(self, day: dt.date, name: str = "day") -> tuple[DayTable, int]:
        if day.__class__ is not dt.date:
            day = check_day(day, name=name)
        table = self._table
        ordinal = day.toordinal()
        if table.first <= ordinal <= table.last:
            return table, ordinal - table.first
        raise self._not_covered(day)

    def _end(self) -> dt.date:
        return LAST_DAY if self.is_projecting else self.official_until

    def _certainty(self, day: dt.date) -> Certainty:
        if day <= self.firm_until:
            return Certainty.OFFICIAL
        return Certainty.PROVISIONAL if day <= self.official_until else Certainty.PROJECTED

    def _range(self, ordinals: tuple[int, int]) -> tuple[dt.date, dt.date]:
        if ordinals[1] > self._swings.resting.last:
            raise self._not_covered(LAST_DAY + _DAY)
        if ordinals[0] < self._swings.resting.first:
            raise self._not_covered(FIRST_DAY - _DAY)
        return dt.date.fromordinal(ordinals[0]), dt.date.fromordinal(ordinals[1])

    def _not_covered(self, day: dt.date) -> CoverageError:
        return not_covered(day, self.official_until)


_DAY = dt.timedelta(days=1)
_KEPT = 64


@functools.cache
def national_calendar() -> WorkCalendar:
    """The national calendar with every notice shipped here (2007–2026).

    Example:
        >>> national_calendar().official_until
        datetime.date(2026, 12, 31)
    """
    return WorkCalendar(notices=national_notices())
