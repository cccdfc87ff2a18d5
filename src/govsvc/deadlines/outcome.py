"""Whether what was done was done in time."""

import datetime as dt
from enum import StrEnum

import attrs

from govsvc.deadlines.rules import Posting
from govsvc.errors import InputValueError
from govsvc.fields import check_day
from govsvc.wording import Text

__all__ = ["Limits", "Outcome", "judge"]

_DAY = dt.timedelta(days=1)


class Outcome(StrEnum):
    """Whether an act was done in time; a minimum period can be cut short."""

    EARLY = "early"
    IN_TIME = "in_time"
    CONTESTED = "contested"
    LATE = "late"

    @property
    def label(self) -> Text:
        """The outcome in words."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.EARLY: Text(zh="未到时间即办理", en="done before it was allowed"),
    Outcome.IN_TIME: Text(zh="按期办结", en="done in time"),
    Outcome.CONTESTED: Text(zh="办结（是否超期有争议）", en="done, in time by one reading only"),
    Outcome.LATE: Text(zh="超期办结", en="done late"),
}


@attrs.frozen(kw_only=True)
class Limits:
    """Between which days an act is in time.

    Attributes:
        trigger: The day before which nothing can be done; None for a period before an event.
        opens: The first day on which one may act; None where there is none.
        safe: The last day that is in time by every reading; None where none ends it.
        last: The last day that is in time by some reading; None where one does not end it.
        posting: On what it rests that the day of posting counts, where it does.
    """

    trigger: dt.date | None
    opens: dt.date | None
    safe: dt.date | None
    last: dt.date | None
    posting: Posting | None


def judge(
    limits: Limits, done_on: dt.date, posted_on: dt.date | None, *, after_hours: bool
) -> Outcome:
    """Whether an act on *done_on* keeps within *limits*.

    Raises:
        InputTypeError: A day is not a plain date.
        InputValueError: It was done before the trigger, or posted after it came in.

    Source:
        民事诉讼法第八十五条第四款, 民法典第二百零三条第二款; ADR 0006.
    """
    check_day(done_on, name="done_on")
    if limits.trigger is not None and done_on < limits.trigger:
        raise _done_too_early(done_on, limits.trigger)
    received = _as_received(limits, done_on, after_hours=after_hours)
    if posted_on is None:
        return received
    check_day(posted_on, name="posted_on")
    if posted_on > done_on:
        raise _posted_too_late(posted_on, done_on)
    posted = _on(limits, posted_on)
    if limits.posting is not None or posted is received:
        return posted
    return Outcome.CONTESTED


def _as_received(limits: Limits, day: dt.date, *, after_hours: bool) -> Outcome:
    """On the very last day the close of business can end the day: then it is contested."""
    plain = _on(limits, day)
    return plain if not after_hours or _on(limits, day + _DAY) is plain else Outcome.CONTESTED


def _on(limits: Limits, day: dt.date) -> Outcome:
    if limits.opens is not None and day < limits.opens:
        return Outcome.EARLY
    if limits.safe is None or day <= limits.safe:
        return Outcome.IN_TIME
    return Outcome.CONTESTED if limits.last is None or day <= limits.last else Outcome.LATE


def _done_too_early(done_on: dt.date, trigger: dt.date) -> InputValueError:
    return InputValueError(
        name="done_on",
        found=str(done_on),
        message=Text(
            zh=f"办结于 {done_on}，早于起算事件 {trigger}；请核对两个日期",
            en=f"done on `{done_on}`, before the trigger `{trigger}`; check the two days",
        ),
    )


def _posted_too_late(posted_on: dt.date, done_on: dt.date) -> InputValueError:
    return InputValueError(
        name="posted_on",
        found=str(posted_on),
        message=Text(
            zh=f"{posted_on} 交邮，晚于收到之日 {done_on}；请核对两个日期",
            en=f"posted on `{posted_on}`, after it came in on `{done_on}`; check the two days",
        ),
    )
