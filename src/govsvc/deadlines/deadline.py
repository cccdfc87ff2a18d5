"""The answer to "when is it due": the day, how certain it is, and by which steps it was found."""

import datetime as dt
from enum import StrEnum

import attrs

from govsvc.calendars import Certainty, WorkCalendar, national_calendar
from govsvc.deadlines.events import Event
from govsvc.deadlines.outcome import Limits, Outcome, judge
from govsvc.deadlines.periods import Basis, Period
from govsvc.deadlines.rules import Lapse, NotCountedReason, PeriodRule, ReadingKind
from govsvc.errors import CoverageError, InputValueError
from govsvc.fields import check_day, check_type
from govsvc.law import Citation
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Lang, Text

__all__ = ["Clock", "Consequence", "Deadline", "Light", "Reading", "Status", "Step", "StepKind"]


class StepKind(StrEnum):
    """What a step of the computation does."""

    START = "start"
    CORRECTION = "correction"
    RESTART = "restart"
    PAUSE = "pause"
    STOP = "stop"
    EXTEND = "extend"
    COUNT = "count"
    BACK = "back"
    WINDOW = "window"
    FIXED = "fixed"
    ROLL = "roll"
    STAY = "stay"
    CLOSURE = "closure"
    WAIT = "wait"
    PROJECT = "project"
    PROMISE = "promise"


# No slots: a frozen class without them is built faster, and every answer builds several.
@attrs.frozen(kw_only=True, slots=False)
class Step:
    """One step from the trigger to the due day; `why` tells it in words.

    Attributes:
        kind: What it does.
        before: The day it starts from.
        after: The day it arrives at.
        period: What is counted, where something is.
        marks: Days on the way that a Monday-to-Friday count gets wrong: weekday rests and make-up
            workdays.
        reason: Why days are left out, where some are.
        number: How many units are counted (back: with the day
            of the act, where whole days must lie between), added, left out, or left on the clock.
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
    reason: NotCountedReason | None = None
    number: int | None = None
    basis: Basis | None = None
    certainty: Certainty = Certainty.OFFICIAL
    note: str | None = None
    citations: tuple[Citation, ...] = ()

    @property
    def why(self) -> Text:
        """The step in words."""
        from govsvc.deadlines.narrative import step_text

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


class Clock(StrEnum):
    """Whether the clock of a period runs."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    STOPPED = "stopped"
    ENDED = "ended"

    @property
    def label(self) -> Text:
        """The state in words."""
        return _CLOCKS[self]


_CLOCKS = {
    Clock.NOT_STARTED: Text(zh="尚未起算", en="not started"),
    Clock.RUNNING: Text(zh="计算中", en="running"),
    Clock.STOPPED: Text(zh="中止", en="stopped"),
    Clock.ENDED: Text(zh="已届满", en="ended"),
}


class Light(StrEnum):
    """How urgent a deadline is on a given day."""

    STOPPED = "stopped"
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
    Light.STOPPED: Text(zh="中止", en="stopped"),
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
        clock: Whether the clock runs on that day.
        calendar_days_left: Days from today to the safe day; negative once it has passed; None
            while the clock stands still.
        working_days_left: The same in working days; None too where the calendar does not reach.
    """

    today: dt.date
    light: Light
    clock: Clock
    calendar_days_left: int | None
    working_days_left: int | None


@attrs.frozen(kw_only=True, slots=False)
class Deadline:
    """When something is due, by which law, and how certain that is.

    Engines build it; the day itself is ``due``, and ``safe_due`` is the one to work by.

    Attributes:
        rule: The rule applied; None for a bare period.
        period: The period counted.
        trigger: The day of the event; it is not counted. For a period before an event, its day.
        law_on: The day whose law was applied.
        known_on: The day up to which notices were known; None is everything.
        region: The place asked for, if any.
        due: Last day to act; `UNKNOWN` for a period that must pass first (``not_before``) and while
            the clock stands still.
        safe_due: The earliest of ``due``, ``earliest`` and the readings; `UNKNOWN` with ``due``,
            unless the clock may not stand still at all: then the earliest reading.
        earliest: Earliest day that ``due`` can turn out to be while notices are missing, or that
            the period can have passed; `UNKNOWN` while the clock stands still.
        latest: Latest such day; the same as ``earliest`` once everything is official.
        certainty: The worst certainty of the days it rests on.
        not_before: The first day on which one may act: for a period that must pass, the latest of
            all possibilities; for a window, the day it opens.
        events: What happened to the clock, as it was told.
        stopped_on: The last day counted before the clock stopped; None while it runs.
        remaining: Working days, or else calendar days, left when it stopped; None while it runs.
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
    earliest: Maybe[dt.date]
    latest: Maybe[dt.date]
    certainty: Certainty
    known_on: dt.date | None = None
    region: Territory | None = None
    not_before: dt.date | None = None
    events: tuple[Event, ...] = ()
    stopped_on: dt.date | None = None
    remaining: int | None = None
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
    def clock(self) -> Clock:
        """Whether the clock runs, as far as the events tell; `status` tells it for a day."""
        return Clock.RUNNING if self.stopped_on is None else Clock.STOPPED

    @property
    def last_reading(self) -> Maybe[dt.date]:
        """The latest day on which the period can be held to end; `UNKNOWN` with ``latest``."""
        if self.latest is UNKNOWN:
            return UNKNOWN
        return max([self.latest, *(reading.latest for reading in self.readings)])

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
        period that must pass first is waiting, then ready. A clock that stands still is stopped,
        and contested where it may have run on and ended.

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
        clock, goal = self._clock(today), self._goal()
        days = None if goal is None else (goal - today).days
        left = None if goal is None else _working_days(today, goal, cal)
        return Status(
            today=today,
            light=self._light(today, clock, days if left is None else left, warn),
            clock=clock,
            calendar_days_left=days,
            working_days_left=left,
        )

    def _goal(self) -> dt.date | None:
        """The day to work by, or to wait for; None while the clock stands still."""
        return self.not_before if self.safe_due is UNKNOWN else self.safe_due

    def _clock(self, today: dt.date) -> Clock:
        if self.stopped_on is not None and today > self.stopped_on:
            return Clock.STOPPED
        if self.period.is_backward:
            opens = self.not_before
            started = opens is None or today >= opens
        else:
            started = today >= self.trigger
        if not started:
            return Clock.NOT_STARTED
        last = self.last_reading
        return Clock.ENDED if last is not UNKNOWN and today > last else Clock.RUNNING

    def _light(self, today: dt.date, clock: Clock, left: int | None, warn: int) -> Light:
        if clock is Clock.STOPPED or left is None:
            doubtful = self.safe_due is not UNKNOWN and today > self.safe_due
            return Light.CONTESTED if doubtful else Light.STOPPED
        if self.safe_due is UNKNOWN:
            ready = self.not_before is not None and today >= self.not_before
            return Light.READY if ready else Light.WAITING
        if clock is Clock.NOT_STARTED:
            return Light.WAITING
        if clock is Clock.ENDED:
            return Light.RED
        if today > self.safe_due:
            return Light.CONTESTED
        return Light.YELLOW if left <= warn else Light.GREEN

    def outcome(
        self,
        done_on: dt.date,
        *,
        posted_on: dt.date | None = None,
        after_hours: bool = False,
    ) -> Outcome:
        """Whether what was done on *done_on* was done in time.

        What was handed to the post before the period ended is in time where the law says so
        (``rule.posting``); where it does not, that is contested. So is an act on the very last day
        after the close of business, which ends the day where there are business hours.

        Args:
            done_on: The day on which it was done, or came in.
            posted_on: The day on which it was handed to the post.
            after_hours: Whether *done_on* was after the close of business.

        Raises:
            InputTypeError: A day is not a plain date.
            InputValueError: It was done before the trigger, or posted after it came in.

        Source:
            民事诉讼法第八十五条第四款, 民法典第二百零三条第二款; ADR 0006.

        Example:
            >>> from govsvc.deadlines import due
            >>> appeal = due("arl.20.apply", dt.date(2025, 3, 10))
            >>> appeal.due.isoformat(), appeal.outcome(
            ...     dt.date(2025, 5, 12), posted_on=dt.date(2025, 5, 9)).value
            ('2025-05-09', 'in_time')
        """
        last = self.last_reading
        limits = Limits(
            trigger=None if self.period.is_backward else self.trigger,
            opens=self.not_before,
            safe=None if self.safe_due is UNKNOWN else self.safe_due,
            last=None if last is UNKNOWN else last,
            posting=self.rule.posting if self.rule else None,
        )
        return judge(limits, done_on, posted_on, after_hours=after_hours)


def _working_days(today: dt.date, goal: dt.date, calendar: WorkCalendar) -> int | None:
    first, last = min(today, goal), max(today, goal)
    try:
        count = calendar.projecting().count_workdays(first, last)
    except CoverageError:
        return None
    return count if today <= goal else -count
