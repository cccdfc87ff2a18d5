"""The days of a calendar as a prefix table, so that counting takes the same time for any span."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

import attrs

from govsvc.calendars.days import DayKind
from govsvc.calendars.projection import Swing

__all__ = ["DayTable", "Special", "SwingTable", "build_table"]

_SATURDAY = 5


@attrs.frozen
class Special:
    """A day that is not simply a weekday or a weekend, and why."""

    kind: DayKind
    name: str
    notice: str | None = None


@attrs.frozen(eq=False)
class DayTable:
    """Consecutive days with their workdays counted.

    Attributes:
        first: Ordinal of the first day.
        last: Ordinal of the last day.
        specials: Days that are not simply a weekday or a weekend, by date.
        upto: ``upto[i]`` workdays lie among the first *i* days of the table.
        workdays: The workdays in order.
        marks: Those of the special days that a Monday-to-Friday calendar gets wrong, in order.
    """

    first: int
    last: int
    specials: Mapping[dt.date, Special]
    upto: Sequence[int]
    workdays: Sequence[dt.date]
    marks: Sequence[dt.date]

    def kind(self, day: dt.date) -> DayKind:
        """What *day* is."""
        special = self.specials.get(day)
        if special is not None:
            return special.kind
        return DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.WORKDAY

    def marked(self, after: dt.date, upto: dt.date) -> Sequence[dt.date]:
        """Weekday rests and make-up workdays in (after, upto]."""
        return self.marks[bisect_right(self.marks, after) : bisect_right(self.marks, upto)]


def build_table(first: dt.date, last: dt.date, specials: Mapping[dt.date, Special]) -> DayTable:
    """Count the workdays from *first* to *last*, both inclusive."""
    start, end = first.toordinal(), last.toordinal()
    upto = [0]
    workdays: list[dt.date] = []
    marks: list[dt.date] = []
    for ordinal in range(start, end + 1):
        day = dt.date.fromordinal(ordinal)
        usual = ordinal % 7 not in (0, 6)  # ordinal 1 is a Monday
        special = specials.get(day)
        works = usual if special is None else special.kind.is_workday
        if works:
            workdays.append(day)
        if works is not usual:
            marks.append(day)
        upto.append(len(workdays))
    return DayTable(
        first=start, last=end, specials=specials, upto=upto, workdays=workdays, marks=marks
    )


@attrs.frozen(eq=False)
class SwingTable:
    """A table whose open days all rest, and what is open about them.

    Answers "between which days" where `DayTable` answers "on which day".

    Attributes:
        resting: The table with every open day at rest.
        swings: What is open: ordinals of the days, and how many of them are worked at least and at
            most; in order of their first day.
        firsts: The first day of each.
        longest: Days from the first to the last day of the longest of them.
    """

    resting: DayTable
    swings: Sequence[tuple[Sequence[int], int, int]]
    firsts: Sequence[int]
    longest: int

    @classmethod
    def of(cls, resting: DayTable, swings: Iterable[Swing]) -> "SwingTable":
        """Build it from *swings*, whose days must rest in *resting*."""
        told = sorted(([d.toordinal() for d in s.days], s.least, s.most) for s in swings)
        firsts = [days[0] for days, _, _ in told]
        return cls(
            resting, told, firsts, max((days[-1] - days[0] for days, _, _ in told), default=0)
        )

    def nth(self, start: int, n: int) -> tuple[int, int]:
        """Earliest and latest ordinal of the *n*-th workday after *start*, or before if negative.

        An ordinal beyond the table stands for a day that the table does not reach.
        """
        if n < 0:
            return self._reach_back(start, -n, most=False), self._reach_back(start, -n, most=True)
        return self._reach(start, n, most=True), self._reach(start, n, most=False)

    def count(self, start: int, end: int) -> tuple[int, int]:
        """The fewest and the most workdays in (start, end]."""
        return self._count(start, end, most=False), self._count(start, end, most=True)

    def on_or_after(self, day: int) -> tuple[int, int]:
        """Earliest and latest ordinal of the first workday not before *day*."""
        return self.nth(day - 1, 1)

    def _reach(self, start: int, n: int, *, most: bool) -> int:
        table = self.resting
        target = table.upto[start - table.first + 1] + n - 1  # where no open day is worked
        last = table.workdays[target].toordinal() if target < len(table.workdays) else table.last
        span = range(start + 1, last + 1)
        reached = bisect_left(span, n, key=lambda day: self._count(start, day, most=most))
        return start + 1 + reached

    def _reach_back(self, start: int, n: int, *, most: bool) -> int:
        table = self.resting
        target = table.upto[start - table.first] - n  # where no open day is worked
        first = table.workdays[target].toordinal() if target >= 0 else table.first
        span = range(start - 1, first - 1, -1)
        return (
            start
            - 1
            - bisect_left(span, n, key=lambda day: self._count(day - 1, start - 1, most=most))
        )

    def _count(self, start: int, day: int, *, most: bool) -> int:
        """Workdays in (start, day], as many or as few as there can be."""
        first, upto = self.resting.first, self.resting.upto
        total = upto[day - first + 1] - upto[start - first + 1]
        here = slice(bisect_left(self.firsts, start - self.longest), bisect_right(self.firsts, day))
        for days, least, greatest in self.swings[here]:
            inside = bisect_right(days, day) - bisect_right(days, start)
            total += min(greatest, inside) if most else max(0, least - (len(days) - inside))
        return total
