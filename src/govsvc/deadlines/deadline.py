"""The answer to "when is it due": the day, how certain it is, and by which steps it was found."""

import datetime as dt
from enum import StrEnum

import attrs

from govsvc.calendars import Certainty, WorkCalendar, national_calendar
from govsvc.deadlines.periods import Basis, Lapse, Period, PeriodRule, ReadingKind
from govsvc.errors import CoverageError, InputValueError
from govsvc.fields import check_day, check_type
from govsvc.law import Citation
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Lang, Text

__all__ = ["Consequence", "Deadline", "Light", "Reading", "Status", "Step", "StepKind"]


class StepKind(StrEnum):
    """What a step of the computation does."""

    START = "start"
    COUNT = "count"
    ROLL = "roll"
    STAY = "stay"
    CLOSURE = "closure"
    WAIT = "wait"
    PROJECT = "project"
    PROMISE = "promise"


@attrs.frozen(kw_only=True)
class Step:
    """One step from the trigger to the due day; `why` tells it in words.

    Attributes:
        kind: What it does.
        before: The day it starts from.
        after: The day it arrives at.
        period: What is counted, where something is.
        marks: Days on the way that a Monday-to-Friday count gets wrong: weekday rests and make-up
            workdays.
        basis: Whether it rests on an express text, a reference or an analogy.
        certainty: How certain the days on the way are.
        note: What else there is to say, such as the reason of a closure.
        citations: On what it rests.
    """

    kind: StepKind
    before: dt.date
    after: dt.date
    period: Period | None = None
    marks: tuple[dt.date, ...] = ()
    basis: Basis | None = None
    certainty: Certainty = Certainty.OFFICIAL
    note: str | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def why(self) -> Text:
        """The step in words."""
        from govsvc.deadlines.explanation import step_text

        return step_text(self)


@attrs.frozen(kw_only=True)
class Reading:
    """Another day at which the same period can be held to end.

    Attributes:
        date: That day; while notices are missing, the earliest that it can turn out to be.
        latest: The latest that it can turn out to be; otherwise the same day.
        kind: What is read otherwise.
        why: Why it can be read so.
        citation: What speaks for it, where something does.
    """

    date: dt.date
    latest: dt.date
    kind: ReadingKind
    why: Text
    citation: Citation | None = None


@attrs.frozen(kw_only=True)
class Consequence:
    """What the law attaches to the lapse, and from which day.

    Attributes:
        lapse: The effect.
        earliest: The earliest day it can count from; None where the law names no day.
        latest: The latest such day. The two differ while notices are missing, and where the
            period can be held to end on different days.
    """

    lapse: Lapse
    earliest: dt.date | None
    latest: dt.date | None

    @property
    def day(self) -> dt.date | None:
        """The day it counts from, if there is one and only one."""
        return self.earliest if self.earliest == self.latest else None


class Light(StrEnum):
    """How urgent a deadline is on a given day."""

    WAITING = "waiting"
    READY = "ready"
    GREEN = "green"
    YELLOW = "yellow"
    CONTESTED = "contested"
    RED = "red"

    @property
    def label(self) -> Text:
        """The light in words."""
        return _LIGHTS[self]


_LIGHTS = {
    Light.WAITING: Text(zh="未到时间", en="not yet"),
    Light.READY: Text(zh="期满可办", en="may act"),
    Light.GREEN: Text(zh="正常", en="on time"),
    Light.YELLOW: Text(zh="临期", en="close"),
    Light.CONTESTED: Text(zh="是否超期有争议", en="overdue by one reading"),
    Light.RED: Text(zh="超期", en="overdue"),
}


@attrs.frozen(kw_only=True)
class Status:
    """Where a deadline stands on one day.

    Attributes:
        today: The day it was asked for.
        light: How urgent it is.
        calendar_days_left: Days from today to the safe day; negative once it has passed.
        working_days_left: The same in working days; None where the calendar does not reach.
    """

    today: dt.date
    light: Light
    calendar_days_left: int
    working_days_left: int | None


@attrs.frozen(kw_only=True)
class Deadline:
    """When something is due, by which law, and how certain that is.

    Engines build it; the day itself is ``due``, and ``safe_due`` is the one to work by.

    Attributes:
        rule: The rule applied; None for a bare period.
        period: The period counted.
        trigger: The day of the event; it is not counted.
        law_on: The day whose law was applied.
        known_on: The day up to which notices were known; None is everything.
        region: The place asked for, if any.
        due: Last day to act; `UNKNOWN` for a period that must pass first (``not_before``).
        safe_due: The earliest of ``due``, ``earliest`` and the readings.
        earliest: Earliest day that ``due`` can turn out to be while notices are missing.
        latest: Latest such day; the same as ``earliest`` once everything is official.
        certainty: The worst certainty of the days it rests on.
        not_before: For a period that must pass: the first day on which one may act, the latest of
            all possibilities.
        promise: The promised period, if one was given.
        promised_due: Last day of the promise, never later than ``due``.
        readings: Other days at which it can be held to end.
        lapse: What the law attaches to the lapse, and from which day.
        steps: How the day was found.
        notices: The holiday notices it rests on.
    """

    rule: PeriodRule | None
    period: Period
    trigger: dt.date
    law_on: dt.date
    due: Maybe[dt.date]
    safe_due: Maybe[dt.date]
    earliest: dt.date
    latest: dt.date
    certainty: Certainty
    known_on: dt.date | None = None
    region: Territory | None = None
    not_before: dt.date | None = None
    promise: Period | None = None
    promised_due: dt.date | None = None
    readings: tuple[Reading, ...] = ()
    lapse: Consequence | None = None
    steps: tuple[Step, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every article the answer rests on, the rule's own first."""
        found: list[Citation] = []
        if self.rule is not None:
            found += self.rule.header.citations + self.rule.unit_citations
        for step in self.steps:
            found += step.citations
        if self.lapse is not None:
            found += self.lapse.lapse.citations
        return tuple(dict.fromkeys(found))

    @property
    def doubts(self) -> tuple[Text, ...]:
        """What the rule leaves open, and texts cited that were not in force on that day."""
        from govsvc.deadlines.explanation import doubts

        return doubts(self)

    def explain(self, lang: Lang = "zh") -> str:
        """The answer with its reasons, one a line, for a clerk (``"zh"``) or a developer.

        Example:
            >>> from govsvc.deadlines import due
            >>> text = due("apl.42.decide", dt.date(2022, 9, 30)).explain("en")
            >>> print(text.splitlines()[0])
            licence decision (20 working days): due 2022-11-02
        """
        from govsvc.deadlines.explanation import explain

        return explain(self, lang)

    def status(
        self, today: dt.date, *, calendar: WorkCalendar | None = None, warn: int = 3
    ) -> Status:
        """Where the deadline stands on *today*.

        Green turns yellow when at most *warn* working days are left. Past the safe day it is
        contested as long as one reading or possibility has not passed, and red when all have. A
        period that must pass first is waiting, then ready.

        Args:
            today: The day asked for.
            calendar: Counts the working days left; by default the national calendar.
            warn: Working days left at which green turns yellow, at least 0; calendar days where
                the calendar does not reach.

        Raises:
            InputTypeError: An argument has a wrong type.
            InputValueError: *warn* is negative.

        Source:
            Project assumption, ADR 0006.

        Example:
            >>> from govsvc.deadlines import due
            >>> due("apl.42.decide", dt.date(2025, 9, 22)).status(dt.date(2025, 10, 23)).light
            <Light.YELLOW: 'yellow'>
        """
        check_day(today, name="today")
        check_type(warn, int, name="warn")
        if warn < 0:
            raise InputValueError(
                name="warn",
                found=str(warn),
                message=Text(
                    zh=f"`warn` 应为不小于 0 的天数，收到 `{warn}`",
                    en=f"`warn` must be a number of days not below 0, found `{warn}`",
                ),
            )
        cal = national_calendar() if calendar is None else calendar
        check_type(cal, WorkCalendar, name="calendar")
        goal = self.not_before if self.safe_due is UNKNOWN else self.safe_due
        assert goal is not None  # noqa: S101 - a deadline without due has not_before
        days, left = (goal - today).days, _working_days(today, goal, cal)
        return Status(
            today=today,
            light=self._light(today, days if left is None else left, warn),
            calendar_days_left=days,
            working_days_left=left,
        )

    def _light(self, today: dt.date, left: int, warn: int) -> Light:
        if self.safe_due is UNKNOWN:
            ready = self.not_before is not None and today >= self.not_before
            return Light.READY if ready else Light.WAITING
        if today < self.trigger:
            return Light.WAITING
        if today > max([self.latest, *(reading.latest for reading in self.readings)]):
            return Light.RED
        if today > self.safe_due:
            return Light.CONTESTED
        return Light.YELLOW if left <= warn else Light.GREEN


def _working_days(today: dt.date, goal: dt.date, calendar: WorkCalendar) -> int | None:
    first, last = min(today, goal), max(today, goal)
    try:
        count = calendar.projecting().count_workdays(first, last)
    except CoverageError:
        return None
    return count if today <= goal else -count
