"""The days to know of a deadline: what falls on them, in words."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import assert_never

import attrs

from govsvc.deadlines import (
    Correction,
    Deadline,
    Event,
    Exclude,
    Extend,
    Restart,
    Resume,
    StepKind,
    Suspend,
)
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

__all__ = ["KeyDay", "Mark", "key_days"]


class Mark(StrEnum):
    """What falls on a day, the weightiest first."""

    DUE = "due"
    OPENS = "opens"
    SAFE = "safe"
    DONE = "done"
    TODAY = "today"
    PROMISE = "promise"
    TRIGGER = "trigger"
    EVENT = "event"
    RESTARTED = "restarted"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    ASKED = "asked"
    CAME = "came"
    READING = "reading"
    EARLIEST = "earliest"
    LATEST = "latest"
    POSTED = "posted"
    LEFT_OUT = "left_out"

    @property
    def weight(self) -> int:
        """Its place among the marks; 0 is the weightiest."""
        return _WEIGHTS[self]

    @property
    def label(self) -> Text:
        """What it is, in words."""
        return _LABELS[self]

    @property
    def short(self) -> Text:
        """The same in a word that fits under a day."""
        return _SHORT[self]


_WEIGHTS = {mark: weight for weight, mark in enumerate(Mark)}

_LABELS = {
    Mark.DUE: Text(zh="到期日", en="due"),
    Mark.OPENS: Text(zh="自当日起可以办理", en="one may act from this day"),
    Mark.SAFE: Text(zh="稳妥日期", en="safe day"),
    Mark.DONE: Text(zh="办结", en="done"),
    Mark.TODAY: Text(zh="今日", en="today"),
    Mark.PROMISE: Text(zh="承诺到期日", en="promised day"),
    Mark.TRIGGER: Text(zh="起算事件，当日不计入", en="trigger, not counted"),
    Mark.EVENT: Text(zh="事件之日", en="day of the event"),
    Mark.RESTARTED: Text(zh="重新计算，当日不计入", en="counted anew, not from this day"),
    Mark.SUSPENDED: Text(zh="中止，当日计入", en="stops; this day is counted"),
    Mark.RESUMED: Text(zh="恢复，当日不计入", en="resumes; this day is not counted"),
    Mark.EXTENDED: Text(zh="决定延长", en="extension decided"),
    Mark.ASKED: Text(zh="告知补正", en="correction asked for"),
    Mark.CAME: Text(zh="收到补正", en="correction came in"),
    Mark.READING: Text(zh="另一种理解", en="other reading"),
    Mark.EARLIEST: Text(zh="可能的最早一日", en="earliest possible day"),
    Mark.LATEST: Text(zh="可能的最晚一日", en="latest possible day"),
    Mark.POSTED: Text(zh="交邮", en="posted"),
    Mark.LEFT_OUT: Text(zh="不计入", en="not counted"),
}

_SHORT = {
    Mark.DUE: Text(zh="到期", en="due"),
    Mark.OPENS: Text(zh="可办", en="may act"),
    Mark.SAFE: Text(zh="稳妥", en="safe"),
    Mark.DONE: Text(zh="办结", en="done"),
    Mark.TODAY: Text(zh="今日", en="today"),
    Mark.PROMISE: Text(zh="承诺", en="promise"),
    Mark.TRIGGER: Text(zh="起算", en="start"),
    Mark.EVENT: Text(zh="事件", en="event"),
    Mark.RESTARTED: Text(zh="重算", en="anew"),
    Mark.SUSPENDED: Text(zh="中止", en="stops"),
    Mark.RESUMED: Text(zh="恢复", en="resumes"),
    Mark.EXTENDED: Text(zh="延长", en="extend"),
    Mark.ASKED: Text(zh="补正", en="asked"),
    Mark.CAME: Text(zh="补齐", en="came"),
    Mark.READING: Text(zh="另解", en="reading"),
    Mark.EARLIEST: Text(zh="最早", en="earliest"),
    Mark.LATEST: Text(zh="最晚", en="latest"),
    Mark.POSTED: Text(zh="交邮", en="posted"),
    Mark.LEFT_OUT: Text(zh="扣除", en="out"),
}


@attrs.frozen(kw_only=True)
class KeyDay:
    """A day to know, and what falls on it.

    Attributes:
        day: The day, or the first of several.
        mark: What falls on it.
        until: The last of several, inclusive; None where it is one.
        note: What else there is to say, such as a reason.
    """

    day: dt.date
    mark: Mark
    until: dt.date | None = None
    note: Text | None = None


def key_days(
    deadline: Deadline,
    *,
    today: dt.date | None = None,
    done: dt.date | None = None,
    posted: dt.date | None = None,
) -> tuple[KeyDay, ...]:
    """The days to know of *deadline*, in order.

    Today is among them from four weeks before the first of the others on.
    """
    mark = Mark.EVENT if deadline.period.is_backward else Mark.TRIGGER
    found = [KeyDay(day=deadline.trigger, mark=mark)]
    for event in deadline.events:
        found += _happened(event)
    for step in deadline.steps:
        if step.kind is StepKind.RESTART:
            found.append(KeyDay(day=step.after, mark=Mark.RESTARTED))
    found += _answered(deadline)
    found += [
        KeyDay(day=day, mark=mark)
        for day, mark in ((done, Mark.DONE), (posted, Mark.POSTED))
        if day is not None
    ]
    near = min(key.day for key in found).toordinal() - _NEAR
    if today is not None and today.toordinal() >= near:
        found.append(KeyDay(day=today, mark=Mark.TODAY))
    return tuple(sorted(found, key=lambda key: (key.day, key.mark.weight)))


_NEAR = 28


def _happened(event: Event) -> Iterator[KeyDay]:
    match event:
        case Exclude():
            yield KeyDay(
                day=event.first, mark=Mark.LEFT_OUT, until=event.last, note=event.reason.label
            )
        case Suspend():
            yield KeyDay(day=event.on, mark=Mark.SUSPENDED, note=event.reason.label)
        case Resume():
            yield KeyDay(day=event.on, mark=Mark.RESUMED)
        case Restart():
            return  # the steps tell it, as they tell a correction that restarts
        case Extend():
            yield KeyDay(day=event.decided_on, mark=Mark.EXTENDED)
        case Correction():
            yield KeyDay(day=event.notified_on, mark=Mark.ASKED)
            if event.received_on is not None:
                yield KeyDay(day=event.received_on, mark=Mark.CAME)
        case _:
            assert_never(event)


def _answered(deadline: Deadline) -> Iterator[KeyDay]:
    if deadline.due is not UNKNOWN:
        yield KeyDay(day=deadline.due, mark=Mark.DUE)
    if deadline.safe_due is not UNKNOWN and deadline.safe_due != deadline.due:
        yield KeyDay(day=deadline.safe_due, mark=Mark.SAFE)
    if deadline.not_before is not None:
        yield KeyDay(day=deadline.not_before, mark=Mark.OPENS)
    if deadline.promised_due is not None:
        yield KeyDay(day=deadline.promised_due, mark=Mark.PROMISE)
    first, last = deadline.earliest, deadline.latest
    if first is not UNKNOWN and last is not UNKNOWN and first != last:
        yield KeyDay(day=first, mark=Mark.EARLIEST)
        yield KeyDay(day=last, mark=Mark.LATEST)
    for reading in deadline.readings:
        label = reading.kind.label
        for day in dict.fromkeys((reading.date, reading.latest)):
            yield KeyDay(day=day, mark=Mark.READING, note=label)
