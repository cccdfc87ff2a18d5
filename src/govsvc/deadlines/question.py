"""What is asked of a clock, and its count."""

import datetime as dt

import attrs

from govsvc.calendars import WorkCalendar
from govsvc.deadlines.counting import Run, count, count_back
from govsvc.deadlines.history import History
from govsvc.deadlines.periods import Period
from govsvc.deadlines.rules import PeriodRule
from govsvc.territory import Territory

__all__ = ["Question"]


@attrs.define(kw_only=True, eq=False)
class Question:
    """A period asked for one event, with everything that its count depends on.

    Attributes:
        rule: The rule; None for a bare period.
        period: The period.
        trigger: The day of the event: from which it runs, or up to which.
        calendar: By which calendar.
        place: The place asked for, if any.
        history: What happened to the clock.
        clear: For a period before an event: whether so many whole days lie between.
    """

    rule: PeriodRule | None
    period: Period
    trigger: dt.date
    calendar: WorkCalendar
    place: Territory | None
    history: History
    clear: bool = True
    _run: Run | None = attrs.field(default=None, init=False)

    @property
    def run(self) -> Run:
        """The count, made once."""
        if self._run is None:
            self._run = self._counted()
        return self._run

    def _counted(self) -> Run:
        if self.period.is_backward:
            return count_back(self.calendar, self.period, self.trigger, clear=self.clear)
        return count(self.calendar, self.period, self.history.course)
