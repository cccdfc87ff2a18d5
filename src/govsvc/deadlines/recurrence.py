"""Duties that come again: a report every month, a summary every half-year."""

import datetime as dt
import itertools
from collections.abc import Iterator

import attrs
from dateutil.rrule import MONTHLY, YEARLY, rrule

from govsvc.calendars import Certainty, WorkCalendar, national_calendar
from govsvc.deadlines.counting import Course, count
from govsvc.deadlines.deadline import Reading
from govsvc.deadlines.periods import Basis, Cycle, Period, Roll
from govsvc.deadlines.rules import ReadingKind
from govsvc.errors import CoverageError, InputValueError
from govsvc.fields import check_day, check_type, optional_day
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Lang, Text

__all__ = ["Occurrence", "Recurrence", "next_due", "occurrences"]

_DAY = dt.timedelta(days=1)
_MONTHS = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}
_LAST_DAY = {Cycle.WEEK: 7, Cycle.MONTH: 31, Cycle.QUARTER: 31, Cycle.HALF_YEAR: 31, Cycle.YEAR: 31}
_LONGEST_SPAN = 36_525
_BY_ANALOGY = Text(
    zh="没有明文规定遇休息日顺延，顺延只是类推适用",
    en="no text moves a day that is a rest day; rolling is by analogy",
)


@attrs.frozen(kw_only=True)
class Recurrence:
    """A duty that is due again and again, on or before the same day of every cycle.

    In a month that has no such day, its last day takes the place.

    Attributes:
        every: The cycle.
        month: In which month of the cycle, 1 is its first; None is its last. Only for cycles that
            have several.
        day: By which day of that month, or of the week, whose day 1 is Monday; None is the last.
        start: The first day that counts; None is not stated.
        until: The last day that counts; None is not stated, which does not mean for ever.
        roll: Whether a rest day moves the day; None is not stated, and then it stays.

    Raises:
        InputTypeError: A field has another type.
        InputValueError: The cycle has no such month or day, or it ends before it starts.

    Source:
        Project assumption, ADR 0016.

    Example:
        >>> report = Recurrence(every=Cycle.MONTH, day=18, start=dt.date(2020, 5, 18))
        >>> report.describe("zh")
        '每月18日前；自 2020-05-18 起；没有写明截止日期；没有写明是否顺延，不顺延'
    """

    every: Cycle
    month: int | None = None
    day: int | None = None
    start: dt.date | None = attrs.field(default=None, validator=optional_day)
    until: dt.date | None = attrs.field(default=None, validator=optional_day)
    roll: Roll | None = None

    def __attrs_post_init__(self) -> None:
        check_type(self.every, Cycle, name="every")
        if self.roll is not None:
            check_type(self.roll, Roll, name="roll")
        _check_place("month", self.month, _MONTHS.get(self.every, 1), self.every)
        _check_place("day", self.day, _LAST_DAY[self.every], self.every)
        if self.start is not None and self.until is not None and self.until < self.start:
            raise InputValueError(
                name="until",
                found=str(self.until),
                message=Text(
                    zh=f"截止日 {self.until} 早于起始日 {self.start}；请核对两个日期",
                    en=f"it ends on `{self.until}`, before it starts on `{self.start}`; check the "
                    "two days",
                ),
            )

    @property
    def rolls(self) -> bool:
        """Whether a text, a reference or an analogy moves a day that is a rest day."""
        return self.roll is not None and self.roll.applies

    def describe(self, lang: Lang = "zh") -> str:
        """The recurrence in words, with what is not stated."""
        parts = [self._when(), self._span(), self._rolling()]
        return ("；" if lang == "zh" else "; ").join(part.pick(lang) for part in parts)

    def _when(self) -> Text:
        if self.every is Cycle.WEEK:
            day = (self.day or 7) - 1
            return Text(zh=f"每周{'一二三四五六日'[day]}前", en=f"every week by {_WEEKDAYS[day]}")
        zh, en = ("底", "the end") if self.day is None else (f"{self.day}日", f"day {self.day}")
        if self.every is Cycle.MONTH:
            return Text(zh=f"每月{zh}前", en=f"by {en} of every month")
        months = _months(self)
        return Text(
            zh=f"每年{'、'.join(f'{month}月' for month in months)}{zh}前",
            en=f"every year, month {', '.join(map(str, months))}: by {en}",
        )

    def _span(self) -> Text:
        zh = "没有写明起始日期" if self.start is None else f"自 {self.start} 起"
        en = "start not stated" if self.start is None else f"from {self.start}"
        if self.until is None:
            return Text(zh=f"{zh}；没有写明截止日期", en=f"{en}; end not stated")
        return Text(zh=f"{zh}；至 {self.until} 止", en=f"{en}; until {self.until}")

    def _rolling(self) -> Text:
        if self.roll is None:
            return Text(
                zh="没有写明是否顺延，不顺延", en="whether it rolls is not stated, so it does not"
            )
        if not self.roll.applies:
            return Text(zh="不顺延", en="does not roll")
        basis = self.roll.basis.label
        return Text(zh=f"遇休息日顺延（{basis.zh}）", en=f"rolls from a rest day ({basis.en})")


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _check_place(name: str, place: int | None, most: int, every: Cycle) -> None:
    if place is None:
        return
    check_type(place, int, name=name)
    if not 1 <= place <= most:
        cycle = every.label
        raise InputValueError(
            name=name,
            found=str(place),
            message=Text(
                zh=f"`{name}` {place} 不在每{cycle.zh}的 1 至 {most} 之间",
                en=f"`{name}` must lie between 1 and {most} in a {cycle.en}, found `{place}`",
            ),
        )


@attrs.frozen(kw_only=True)
class Occurrence:
    """One time that a recurring duty is due.

    Attributes:
        recurrence: What comes again.
        number: Which time it is, from 1 on; None where the start is not stated.
        day: The day as the recurrence names it.
        due: The last day; *day*, or where it rolls the first workday from it on.
        earliest: The earliest day that ``due`` can turn out to be while notices are missing.
        latest: The latest such day.
        certainty: How certain ``due`` is; a day that does not roll rests on no notice.
        is_rest_day: Whether *day* is a rest day; `UNKNOWN` while no notice settles it, and where
            the calendar does not reach.
        readings: The day itself, where it rolls by analogy only.
    """

    recurrence: Recurrence
    number: int | None
    day: dt.date
    due: dt.date
    earliest: dt.date
    latest: dt.date
    certainty: Certainty
    is_rest_day: Maybe[bool]
    readings: tuple[Reading, ...] = ()

    @property
    def safe_due(self) -> dt.date:
        """The earliest of ``earliest`` and the readings."""
        return min([self.earliest, *(reading.date for reading in self.readings)])

    @property
    def is_end_stated(self) -> bool:
        """Whether anything says until when it recurs; if not, check that it still does."""
        return self.recurrence.until is not None

    @property
    def is_cut_short(self) -> bool:
        """Whether the month has no such day, so that its last day took the place."""
        weekly, day = self.recurrence.every is Cycle.WEEK, self.recurrence.day
        return not weekly and day is not None and day != self.day.day

    def explain(self, lang: Lang = "zh") -> str:
        """The answer with its reasons, one a line.

        Example:
            >>> report = Recurrence(every=Cycle.MONTH, day=18, start=dt.date(2020, 5, 18))
            >>> print(next_due(report, dt.date(2020, 10, 1)).explain("en"))
            no. 6: due 2020-10-18
            2020-10-18 is a rest day; whether it rolls is not stated, so it stays
            no end is stated; check whether the duty still exists
        """
        return "\n".join(text.pick(lang) for text in self._lines())

    def _lines(self) -> Iterator[Text]:
        which = Text(zh="", en="")
        if self.number is not None:
            which = Text(zh=f"第 {self.number} 次：", en=f"no. {self.number}: ")
        mark = Text(zh="", en="")
        if self.certainty is not Certainty.OFFICIAL:
            label = self.certainty.label
            mark = Text(zh=f"（{label.zh}）", en=f" ({label.en})")
        yield Text(
            zh=f"{which.zh}到期日 {self.due}{mark.zh}", en=f"{which.en}due {self.due}{mark.en}"
        )
        if self.is_cut_short:
            yield Text(
                zh=f"当月没有 {self.recurrence.day} 日，以当月最后一日为准",
                en=f"the month has no day {self.recurrence.day}; its last day takes the place",
            )
        yield from self._resting()
        for reading in self.readings:
            yield Text(
                zh=f"另一种理解（{reading.kind.label.zh}）：{reading.date}，{reading.why.zh}",
                en=f"other reading ({reading.kind.label.en}): {reading.date}, {reading.why.en}",
            )
        if not self.is_end_stated:
            yield Text(
                zh="没有写明截止日期；请核对该项任务此时是否仍须办理",
                en="no end is stated; check whether the duty still exists",
            )

    def _resting(self) -> Iterator[Text]:
        """What a rest day means for it."""
        day, roll = self.day, self.recurrence.roll
        if self.is_rest_day is UNKNOWN:
            yield Text(
                zh=f"{day} 是否为休息日，日历尚不能确定",
                en=f"the calendar cannot tell whether {day} is a rest day",
            )
        elif not self.is_rest_day:
            return
        elif roll is None:
            yield Text(
                zh=f"{day} 是休息日；没有写明是否顺延，不顺延",
                en=f"{day} is a rest day; whether it rolls is not stated, so it stays",
            )
        elif roll.applies:
            basis = roll.basis.label
            yield Text(
                zh=f"{day} 是休息日，顺延至 {self.due}（{basis.zh}）",
                en=f"{day} is a rest day; it rolls to {self.due} ({basis.en})",
            )
        else:
            yield Text(zh=f"{day} 是休息日，不顺延", en=f"{day} is a rest day and does not roll")


def occurrences(
    recurrence: Recurrence,
    *,
    first: dt.date,
    last: dt.date,
    calendar: WorkCalendar | None = None,
) -> tuple[Occurrence, ...]:
    """Every time that a recurring duty falls on a day from *first* to *last*, both inclusive.

    The day is the one that the recurrence names, before any rolling. Where no end is stated the
    answer goes on, and every occurrence says so.

    Args:
        recurrence: What comes again.
        first: The first day asked for.
        last: The last day asked for, at most a century on.
        calendar: Says which days are rest days; by default the national one.

    Raises:
        InputTypeError: An argument has a wrong type.
        InputValueError: *last* lies before *first*, or more than a century after it.
        CoverageError: It rolls, and the days lie before 2007 or beyond what can be projected.

    Source:
        Project assumption, ADR 0016.

    Example:
        >>> summary = Recurrence(every=Cycle.HALF_YEAR, start=dt.date(2018, 5, 1))
        >>> year = occurrences(summary, first=dt.date(2019, 1, 1), last=dt.date(2019, 12, 31))
        >>> [(one.number, one.due.isoformat(), one.is_rest_day) for one in year]
        [(3, '2019-06-30', True), (4, '2019-12-31', False)]
    """
    check_type(recurrence, Recurrence, name="recurrence")
    check_day(first, name="first")
    check_day(last, name="last")
    if not 0 <= (last - first).days <= _LONGEST_SPAN:
        raise InputValueError(
            name="last",
            found=str(last),
            message=Text(
                zh=f"{first} 至 {last} 不是一段不超过一百年的期间；请核对两个日期",
                en=f"`{first}` to `{last}` is no span of at most a century; check the two days",
            ),
        )
    cal = _calendar(calendar)
    named = _numbered(recurrence, first, last)
    return tuple(_occurrence(recurrence, number, day, cal) for number, day in named)


def next_due(
    recurrence: Recurrence, today: dt.date, *, calendar: WorkCalendar | None = None
) -> Occurrence | None:
    """The first time from *today* on that a recurring duty is due; None once it has ended.

    What is due today is still to come. Where a day rolls, the day rolled to decides.

    Args:
        recurrence: What comes again.
        today: The day asked for.
        calendar: Says which days are rest days; by default the national one.

    Raises:
        InputTypeError: An argument has a wrong type.
        CoverageError: It rolls, and the days lie before 2007 or beyond what can be projected.

    Source:
        Project assumption, ADR 0016.

    Example:
        >>> report = Recurrence(every=Cycle.MONTH, day=18, start=dt.date(2020, 5, 18),
        ...                     until=dt.date(2020, 12, 31))
        >>> next_due(report, dt.date(2020, 4, 20)).due
        datetime.date(2020, 5, 18)
        >>> print(next_due(report, dt.date(2020, 12, 19)))
        None
    """
    check_type(recurrence, Recurrence, name="recurrence")
    check_day(today, name="today")
    cal = _calendar(calendar)
    # A day rolls to today or later if no workday lies between it and today.
    first = cal.projecting().previous_workday(today) + _DAY if recurrence.rolls else today
    for number, day in _numbered(recurrence, first, dt.date.max):
        return _occurrence(recurrence, number, day, cal)
    return None


def _calendar(calendar: WorkCalendar | None) -> WorkCalendar:
    cal = national_calendar() if calendar is None else calendar
    check_type(cal, WorkCalendar, name="calendar")
    return cal


def _numbered(
    recurrence: Recurrence, first: dt.date, last: dt.date
) -> Iterator[tuple[int | None, dt.date]]:
    """The days from *first* to *last* that a recurrence names, numbered from a stated start."""
    end = min(last, recurrence.until or last)
    if recurrence.start is None:
        yield from ((None, day) for day in _days(recurrence, first, end))
        return
    numbered = enumerate(_days(recurrence, recurrence.start, end), start=1)
    yield from itertools.dropwhile(lambda one: one[1] < first, numbered)


def _days(recurrence: Recurrence, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days from *first* to *last* that a recurrence names."""
    midnight = dt.time.min
    start, until = dt.datetime.combine(first, midnight), dt.datetime.combine(last, midnight)
    day = recurrence.day or _LAST_DAY[recurrence.every]
    if recurrence.every is Cycle.WEEK:
        rule = rrule(YEARLY, dtstart=start, until=until, byweekday=day - 1)  # WEEKLY ends in 9998
    else:  # of the days up to the one named that a month has, the last
        rule = rrule(
            MONTHLY,
            dtstart=start,
            until=until,
            bymonth=_months(recurrence),
            bymonthday=range(1, day + 1),
            bysetpos=-1,
        )
    return (moment.date() for moment in rule)


def _months(recurrence: Recurrence) -> range:
    """The months of a year in which it is due."""
    length = _MONTHS[recurrence.every]
    return range(recurrence.month or length, 13, length)


def _occurrence(
    recurrence: Recurrence, number: int | None, day: dt.date, calendar: WorkCalendar
) -> Occurrence:
    try:
        calendar.certainty(day)  # refuses what lies outside the calendar
        run = count(calendar, _ROLLED, Course(start=day - _DAY))
    except CoverageError:
        if recurrence.rolls:
            raise
        return _staying(recurrence, number, day, UNKNOWN)
    resting: Maybe[bool] = run.earliest > day
    if run.earliest == day != run.latest:
        resting = UNKNOWN
    if not recurrence.rolls:
        return _staying(recurrence, number, day, resting)
    return Occurrence(
        recurrence=recurrence,
        number=number,
        day=day,
        due=run.due,
        earliest=run.earliest,
        latest=run.latest,
        certainty=run.certainty,
        is_rest_day=resting,
        readings=_unrolled(recurrence, day) if run.latest != day else (),
    )


_ROLLED = Period.calendar_days(1, roll=Roll(basis=Basis.EXPRESS))


def _staying(
    recurrence: Recurrence, number: int | None, day: dt.date, resting: Maybe[bool]
) -> Occurrence:
    """An occurrence that does not roll."""
    return Occurrence(
        recurrence=recurrence,
        number=number,
        day=day,
        due=day,
        earliest=day,
        latest=day,
        certainty=Certainty.OFFICIAL,
        is_rest_day=resting,
    )


def _unrolled(recurrence: Recurrence, day: dt.date) -> tuple[Reading, ...]:
    """The day itself as a reading, where no text says that it moves."""
    roll = recurrence.roll
    if roll is None or roll.basis is not Basis.ANALOGY:
        return ()
    return (Reading(date=day, latest=day, kind=ReadingKind.NO_ROLL, why=_BY_ANALOGY),)
