"""How a clock ran, as the steps of its deadline tell: what every day was for it."""

import datetime as dt
from enum import StrEnum

import attrs

from govsvc.calendars import WorkCalendar
from govsvc.deadlines import NO_ROLL, Deadline, Period, Step, StepKind, Unit
from govsvc.deadlines.counting import Course, Span, elapsed
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

__all__ = ["Part", "Running", "running"]

_DAY = dt.timedelta(days=1)
_END = dt.date.max.toordinal()
_ALL_DAYS = Period.calendar_days(1, roll=NO_ROLL)


class Part(StrEnum):
    """What a day is for a clock."""

    OUTSIDE = "outside"
    START = "start"
    COUNTED = "counted"
    REST = "rest"
    LEFT_OUT = "left_out"
    FORGOTTEN = "forgotten"
    ROLLED = "rolled"
    OPEN = "open"

    @property
    def label(self) -> Text:
        """The part in words."""
        return _PARTS[self]


_PARTS = {
    Part.OUTSIDE: Text(zh="期间之外", en="outside the period"),
    Part.START: Text(zh="当日不计入", en="the day itself, not counted"),
    Part.COUNTED: Text(zh="计入", en="counted"),
    Part.REST: Text(zh="休息日，不计入", en="rest day, not counted"),
    Part.LEFT_OUT: Text(zh="扣除或者中止，不计入", en="left out or stopped, not counted"),
    Part.FORGOTTEN: Text(zh="重新计算以前，不再计算", en="before the restart, forgotten"),
    Part.ROLLED: Text(zh="末日顺延", en="the last day rolls"),
    Part.OPEN: Text(zh="可以办理", en="one may act"),
}


@attrs.frozen(kw_only=True)
class Running:
    """How a clock ran.

    Attributes:
        calendar: The calendar it was counted by, projecting.
        period: What was counted.
        trigger: The day of the event; not counted.
        course: From when it ran, without which days. For a period before an event it starts on
            the day before the first one counted.
        last: The last day counted.
        end: The last day that belongs to it: rolled, or still standing still.
        stopped: Whether it stands still after ``last``.
        opens: The first day of a window; its days up to ``end`` are open.
        open_end: Between which days it can turn out to end, while notices are missing.
    """

    calendar: WorkCalendar
    period: Period
    trigger: dt.date
    course: Course
    last: dt.date
    end: dt.date
    stopped: bool = False
    opens: dt.date | None = None
    open_end: Span | None = None

    def part(self, day: dt.date) -> Part:
        """What *day* is for the clock."""
        start = self.course.start
        if day == self.trigger or (day == start and self.trigger < start):
            return Part.START
        if self.opens is not None and self.opens <= day <= self.end:
            return Part.OPEN
        if self.trigger < day < start:
            return Part.FORGOTTEN
        if start < day <= self.last:
            return self._within(day)
        if self.last < day <= self.end:
            return Part.LEFT_OUT if self.stopped else Part.ROLLED
        return Part.OUTSIDE

    def _within(self, day: dt.date) -> Part:
        if any(_lies(day, span) for span in self.course.left_out):
            return Part.LEFT_OUT
        working = self.period.unit is Unit.WORKING_DAY
        return Part.COUNTED if not working or self.calendar.is_workday(day) else Part.REST

    def number(self, day: dt.date) -> int:
        """The number of *day* among the days counted; before an event, counted back from it."""
        if self.period.is_backward:
            return self.counted(self.last) - self.counted(day) + 1
        return self.counted(day)

    def counted(self, upto: dt.date) -> int:
        """How many days are counted up to a day, in the period's own kind of days."""
        return self._elapsed(self.period, upto)

    def left_out(self, upto: dt.date) -> int:
        """How many days are left out up to a day, rest days among them."""
        start, last = self.course.start, self.last
        gone = (min(max(upto, start), last) - start).days
        still = (min(max(upto, last), self.end) - last).days if self.stopped else 0
        return gone - self._elapsed(_ALL_DAYS, upto) + still

    def _elapsed(self, period: Period, upto: dt.date) -> int:
        inside = min(upto, self.last)
        if inside <= self.course.start:
            return 0
        return elapsed(self.calendar, period, self.course, inside)

    def hangs_on(self, day: dt.date) -> bool:
        """Whether what the calendar says of *day* can decide the end."""
        part = self.part(day)
        if part is Part.START or (part is Part.OUTSIDE and not _lies(day, self.open_end)):
            return False
        working = self.period.unit is Unit.WORKING_DAY
        return working or (self.period.roll.applies and day >= self.last)


def _lies(day: dt.date, span: Span | None) -> bool:
    return span is not None and span[0] <= day <= span[1]


def running(deadline: Deadline, calendar: WorkCalendar, *, today: dt.date | None) -> Running:
    """How the clock of *deadline* ran, up to *today* where it stands still."""
    found = {step.kind: step for step in deadline.steps}  # of several restarts, the last
    left_out = [(s.before, s.after) for s in deadline.steps if s.kind is StepKind.PAUSE]
    start, last, end, opens = _span(deadline, found)
    stopped = deadline.stopped_on is not None
    return Running(
        calendar=calendar.projecting(),
        period=deadline.period,
        trigger=deadline.trigger,
        course=Course(start=start, left_out=tuple(sorted(left_out))),
        last=last,
        end=_still(last, today) if stopped else end,
        stopped=stopped,
        opens=opens,
        open_end=_open_end(deadline),
    )


def _open_end(deadline: Deadline) -> Span | None:
    earliest, latest = deadline.earliest, deadline.latest
    return None if earliest is UNKNOWN or latest is UNKNOWN else (earliest, latest)


def _span(
    deadline: Deadline, found: dict[StepKind, Step]
) -> tuple[dt.date, dt.date, dt.date, dt.date | None]:
    """Start, last day counted, end, and where there is one the day on which a window opens."""
    trigger = deadline.trigger
    back = found.get(StepKind.BACK)
    if back is not None:
        return _back(back)
    window = found.get(StepKind.WINDOW)
    if window is not None:
        return trigger, trigger, window.after, window.before
    start = found[StepKind.RESTART].after if StepKind.RESTART in found else trigger
    last = trigger
    if deadline.stopped_on is not None:
        last = deadline.stopped_on
    elif StepKind.COUNT in found:
        last = found[StepKind.COUNT].after
    end = found[StepKind.ROLL].after if StepKind.ROLL in found else last
    return start, last, end, None


def _back(step: Step) -> tuple[dt.date, dt.date, dt.date, None]:
    """The days between the last day to act and the event, or with it where it is the n-th."""
    last = step.before - _DAY
    if step.period is None or step.period.length is None or step.number is None:
        return last, last, last, None
    start = step.after if step.number > step.period.length else step.after - _DAY
    return start, last, last, None


def _still(last: dt.date, today: dt.date | None) -> dt.date:
    """Up to which day a stopped clock is shown: today, or at least to the end of a week."""
    if today is not None and today > last:
        return today
    after = last + _DAY
    return dt.date.fromordinal(min(last.toordinal() + 7 - after.weekday(), _END))
