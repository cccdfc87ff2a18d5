"""What a day is, and how certain that is."""

import datetime as dt
from enum import StrEnum

import attrs

from govsvc.wording import Text

__all__ = ["LAST_YEAR", "Certainty", "Day", "DayKind"]

LAST_YEAR = 2099
"""The last year for which the dates of the festivals are known here."""


class DayKind(StrEnum):
    """What a day is for the counting of working days."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    STATUTORY_HOLIDAY = "statutory_holiday"
    BRIDGED_REST = "bridged_rest"
    MAKE_UP_WORKDAY = "make_up_workday"
    EXTENDED_REST = "extended_rest"
    LOCAL_REST = "local_rest"
    LOCAL_WORKDAY = "local_workday"

    @property
    def is_workday(self) -> bool:
        """Whether the day counts as a working day."""
        return self in _WORKDAYS

    @property
    def label(self) -> Text:
        """The field's name for it."""
        return _KINDS[self]


_WORKDAYS = frozenset({DayKind.WORKDAY, DayKind.MAKE_UP_WORKDAY, DayKind.LOCAL_WORKDAY})

_KINDS = {
    DayKind.WORKDAY: Text(zh="工作日", en="workday"),
    DayKind.WEEKEND: Text(zh="休息日", en="weekend"),
    DayKind.STATUTORY_HOLIDAY: Text(zh="法定节假日", en="statutory holiday"),
    DayKind.BRIDGED_REST: Text(zh="调休放假", en="bridged rest"),
    DayKind.MAKE_UP_WORKDAY: Text(zh="补班", en="make-up workday"),
    DayKind.EXTENDED_REST: Text(zh="另行放假", en="extended rest"),
    DayKind.LOCAL_REST: Text(zh="当地放假", en="local rest"),
    DayKind.LOCAL_WORKDAY: Text(zh="当地上班", en="local workday"),
}


class Certainty(StrEnum):
    """How certain it is what a day is.

    ``official``: a notice, or the silence of a published notice, says so. ``provisional``: the last
    week of the last year with a notice, which the next notice may still change. ``projected``: no
    notice yet; the standing rule of the last one is applied.
    """

    OFFICIAL = "official"
    PROVISIONAL = "provisional"
    PROJECTED = "projected"

    @property
    def label(self) -> Text:
        """The certainty in words."""
        return _CERTAINTIES[self]


_CERTAINTIES = {
    Certainty.OFFICIAL: Text(zh="已公布", en="official"),
    Certainty.PROVISIONAL: Text(zh="可能调整", en="provisional"),
    Certainty.PROJECTED: Text(zh="推算，待公布", en="projected"),
}


@attrs.frozen(kw_only=True)
class Day:
    """One day of a calendar.

    Attributes:
        date: The day.
        kind: What it is.
        certainty: How certain that is.
        name: The holiday it belongs to, in Chinese; None for ordinary days.
        notice: Number of the notice that says so, or None where the notice has none here or the
            day is ordinary.
        closure: Reason of a closure (停工) on this day, if one was added to the calendar.
    """

    date: dt.date
    kind: DayKind
    certainty: Certainty
    name: str | None = None
    notice: str | None = None
    closure: str | None = None

    @property
    def is_workday(self) -> bool:
        """Whether the day counts as a working day."""
        return self.kind.is_workday
