"""The answer to "when is it due": the day, how certain it is, and by which steps it was found."""

import datetime as dt
from enum import StrEnum

import attrs

from govsvc.calendars import Certainty, WorkCalendar, national_calendar
from govsvc.deadlines.periods import Basis, Lapse, Period, PeriodRule, ReadingKind, check_type
from govsvc.errors import CoverageError
from govsvc.fields import check_day
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
        citations: On what it rests.
    """

    kind: StepKind
    before: dt.date
    after: dt.date
    period: Period | None = None
    marks: tuple[dt.date, ...] = ()
    basis: Basis | None = None
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
        date: That day.
        kind: What is read otherwise.
        why: Why it can be read so.
        citation: What speaks for it, where something does.
    """

    date: dt.date
    kind: ReadingKind
    why: Text
    citation: Citation | None = None


@attrs.frozen(kw_only=True)
class Consequence:
    """What the law attaches to the lapse, and from which day.

    Attributes:
        lapse: The effect.
        day: The day it counts from; None where the law names none.
    """

    lapse: Lapse
    day: dt.date | None


class Light(StrEnum):
    """How urgent a deadline is on a given day."""

    WAITING = "waiting"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"

    @property
    def label(self) -> Text:
        """The light in words."""
        return _LIGHTS[self]


_LIGHTS = {
    Light.WAITING: Text(zh="未到时间", en="not yet"),
    Light.GREEN: Text(zh="正常", en="on time"),
    Light.YELLOW: Text(zh="临期", en="close"),
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
        consequence: What the law attaches to the lapse.
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
    consequence: Consequence | None = None
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
        if self.consequence is not None:
            found += self.consequence.lapse.citations
        return tuple(dict.fromkeys(found))

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

        Green turns yellow when at most *warn* working days are left, or when one reading has
        passed and another has not; it turns red when every reading has passed.

        Args:
            today: The day asked for.
            calendar: Counts the working days left; by default the national calendar.
            warn: Working days left at which green turns yellow.

        Source:
            Project assumption, ADR 0006.

        Example:
            >>> from govsvc.deadlines import due
            >>> due("apl.42.decide", dt.date(2025, 9, 22)).status(dt.date(2025, 10, 23)).light
            <Light.YELLOW: 'yellow'>
        """
        check_day(today, name="today")
        check_type(warn, int, name="warn")
        cal = national_calendar() if calendar is None else calendar
        check_type(cal, WorkCalendar, name="calendar")
        goal = self.not_before if self.safe_due is UNKNOWN else self.safe_due
        assert goal is not None  # noqa: S101 - a deadline without due has not_before
        left = _working_days(today, goal, cal)
        return Status(
            today=today,
            light=self._light(today, left, warn),
            calendar_days_left=(goal - today).days,
            working_days_left=left,
        )

    def _light(self, today: dt.date, left: int | None, warn: int) -> Light:
        if self.safe_due is UNKNOWN or today < self.trigger:
            ready = self.not_before is not None and today >= self.not_before
            return Light.GREEN if ready else Light.WAITING
        if today > max([self.latest, *(reading.date for reading in self.readings)]):
            return Light.RED
        if today > self.safe_due or (left is not None and left <= warn):
            return Light.YELLOW
        return Light.GREEN


def _working_days(today: dt.date, goal: dt.date, calendar: WorkCalendar) -> int | None:
    first, last = min(today, goal), max(today, goal)
    try:
        count = calendar.projecting().count_workdays(first, last)
    except CoverageError:
        return None
    return count if today <= goal else -count
