"""What happens to a running clock: days left out, stops and starts, extensions, corrections."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

import attrs

from govsvc.deadlines.periods import shown
from govsvc.deadlines.rules import Approver, NotCountedReason
from govsvc.errors import InputTypeError, InputValueError
from govsvc.fields import check_day, check_type, optional_day, plain_date
from govsvc.wording import Text

__all__ = [
    "Correction",
    "Event",
    "Exclude",
    "Extend",
    "Restart",
    "Resume",
    "Suspend",
    "as_listed",
]

_DAY = dt.timedelta(days=1)
_MOST_UNITS = 40_000
S = TypeVar("S", bound=StrEnum)


def as_listed(events: object, *, name: str) -> tuple[Any, ...]:
    """What a caller gives as a list of events; each of them is still to be checked.

    Raises:
        InputTypeError: It is no list, but a single event, a string or something else.
    """
    if isinstance(events, Iterable) and not isinstance(events, str | bytes):
        return tuple(events)
    found = f"{type(events).__name__} `{events!r}`"
    raise InputTypeError(
        name=name,
        found=found,
        message=Text(
            zh=f"`{name}` 应为事件的列表，收到 {found}",
            en=f"`{name}` must be a list of events, found {found}",
        ),
    )


def _slug(value: object, kind: type[S], name: str) -> S:
    """The member of *kind* that a caller names, by itself or by its value."""
    if isinstance(value, kind):
        return value
    if isinstance(value, str) and value in list(kind):
        return kind(value)
    known = "、".join(kind)
    error = InputValueError if isinstance(value, str) else InputTypeError
    raise error(
        name=name,
        found=repr(value),
        message=Text(
            zh=f"`{name}` 应为其中之一：{known}；收到 `{value}`",
            en=f"`{name}` must be one of {', '.join(kind)}, found `{value}`",
        ),
    )


def _reason(value: "NotCountedReason | str") -> NotCountedReason:
    return _slug(value, NotCountedReason, "reason")


def _approver(value: "Approver | str | None") -> Approver | None:
    return None if value is None else _slug(value, Approver, "approved_by")


def _shown(units: int | None) -> str:
    return "None" if units is None else shown(units)


def _in_order(first: dt.date, last: dt.date | None, *, names: tuple[str, str]) -> None:
    if last is not None and last < first:
        raise InputValueError(
            name=names[1],
            found=str(last),
            message=Text(
                zh=f"`{names[1]}` {last} 早于 `{names[0]}` {first}；请核对两个日期",
                en=f"`{names[1]}` `{last}` lies before `{names[0]}` `{first}`; check the two days",
            ),
        )


@attrs.frozen
class Exclude:
    """Days that are not counted, both ends **inclusive** (不计入).

    Attributes:
        first: First day left out.
        last: Last day left out.
        reason: What they were spent on; the rule must know it. A slug such as ``"testing"`` does.
        told_on: When the party was told of it in writing, for rules that demand it.

    Raises:
        InputTypeError: A day is not a plain date, or the reason no reason.
        InputValueError: *last* lies before *first*, or the reason is not known.

    Source:
        Such as 行政许可法第四十五条, 政府信息公开条例第三十三条第三款.

    Example:
        >>> Exclude(dt.date(2026, 3, 10), dt.date(2026, 3, 20), "hearing").reason.label.zh
        '听证'
    """

    first: dt.date = attrs.field(validator=plain_date)
    last: dt.date = attrs.field(validator=plain_date)
    reason: NotCountedReason = attrs.field(converter=_reason)
    told_on: dt.date | None = attrs.field(default=None, validator=optional_day, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _in_order(self.first, self.last, names=("first", "last"))

    @classmethod
    def between(
        cls,
        *,
        sent_on: dt.date,
        returned_on: dt.date,
        reason: NotCountedReason | str,
        told_on: dt.date | None = None,
    ) -> "Exclude":
        """The days between sending something out and its return.

        The day it was sent is counted, the day it came back is not.

        Raises:
            InputValueError: It came back on the day it was sent, so no day is left out.

        Source:
            Project assumption, ADR 0013: no text says whether the ends count.

        Example:
            >>> Exclude.between(
            ...     sent_on=dt.date(2026, 3, 10), returned_on=dt.date(2026, 3, 20), reason="testing"
            ... ).first
            datetime.date(2026, 3, 11)
        """
        check_day(sent_on, name="sent_on")
        check_day(returned_on, name="returned_on")
        if returned_on <= sent_on:
            raise InputValueError(
                name="returned_on",
                found=str(returned_on),
                message=Text(
                    zh=f"{sent_on} 送出，{returned_on} 返回，没有可以扣除的日子；"
                    "送出当日计入，返回当日不计入",
                    en=f"sent on `{sent_on}` and back on `{returned_on}`, no day is left out: the "
                    "day it is sent counts, the day it comes back does not",
                ),
            )
        return cls(sent_on + _DAY, returned_on, reason, told_on=told_on)


@attrs.frozen
class Suspend:
    """The clock stops (中止): the days after *on* are not counted until it resumes.

    Attributes:
        on: The last day counted.
        reason: Why; the rule must know it.
        told_on: When the party was told of it in writing, for rules that demand it.

    Source:
        Such as 行政复议法第三十九条.
    """

    on: dt.date = attrs.field(validator=plain_date)
    reason: NotCountedReason = attrs.field(converter=_reason)
    told_on: dt.date | None = attrs.field(default=None, validator=optional_day, kw_only=True)


@attrs.frozen
class Resume:
    """The clock runs on (恢复): *on* is the last day not counted."""

    on: dt.date = attrs.field(validator=plain_date)


@attrs.frozen
class Restart:
    """The clock starts anew (重新计算): *on* is not counted, and all that went before is forgotten.

    Source:
        Such as 政府信息公开条例第三十条.
    """

    on: dt.date = attrs.field(validator=plain_date)


@attrs.frozen(kw_only=True)
class Extend:
    """The period is extended (延长).

    Attributes:
        decided_on: The day of the decision, which must not lie after the due day known then.
        by: Units added, in the unit of the period; or else
        to: Units that the whole period then has.
        approved_by: Who decided, as a slug such as ``"agency_head"``; None is not known.
        told_on: When whoever must be told of it was told; None is not known.

    Raises:
        InputTypeError: A field has another type.
        InputValueError: Not exactly one of *by* and *to* is given, or it is not between 1 and
            40,000; or the telling lies before the decision.

    Source:
        Such as 行政许可法第四十二条.
    """

    decided_on: dt.date = attrs.field(validator=plain_date)
    by: int | None = None
    to: int | None = None
    approved_by: Approver | None = attrs.field(default=None, converter=_approver)
    told_on: dt.date | None = attrs.field(default=None, validator=optional_day)

    def __attrs_post_init__(self) -> None:
        for name, units in (("by", self.by), ("to", self.to)):
            if units is not None:
                check_type(units, int, name=name)
        given = [units for units in (self.by, self.to) if units is not None]
        if len(given) != 1 or not 1 <= given[0] <= _MOST_UNITS:
            by, to = _shown(self.by), _shown(self.to)
            raise InputValueError(
                name="by",
                found=f"by={by}, to={to}",
                message=Text(
                    zh="延长应写增加多少（by）或者延至多少（to），二者择一，且为 1 至 "
                    f"{_MOST_UNITS} 的整数，收到 by={by}、to={to}",
                    en="an extension has either `by` or `to`, a whole number from 1 to "
                    f"{_MOST_UNITS}, found by={by}, to={to}",
                ),
            )
        _in_order(self.decided_on, self.told_on, names=("decided_on", "told_on"))


@attrs.frozen
class Correction:
    """The application was sent back to be corrected (补正); the rule says what that does.

    Before the clock, for example, it does nothing; elsewhere the clock starts anew when the
    corrected application comes in, or the time between is not counted.

    Attributes:
        notified_on: The day on which the applicant was told what to correct.
        received_on: The day on which the corrected application came in; None is still awaited.

    Raises:
        InputTypeError: A day is not a plain date.
        InputValueError: It came in before it was asked for.

    Source:
        行政许可法第三十二条, 政府信息公开条例第三十条, 行政复议法实施条例第二十九条.
    """

    notified_on: dt.date = attrs.field(validator=plain_date)
    received_on: dt.date | None = attrs.field(default=None, validator=optional_day)

    def __attrs_post_init__(self) -> None:
        _in_order(self.notified_on, self.received_on, names=("notified_on", "received_on"))


Event: TypeAlias = Exclude | Suspend | Resume | Restart | Extend | Correction
"""Anything that can happen to a clock."""
