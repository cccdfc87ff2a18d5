"""Periods in hours: from a moment, on through nights and holidays."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

import attrs

from govsvc.deadlines.catalogue import applicable
from govsvc.deadlines.periods import Period, PeriodKind, Unit
from govsvc.deadlines.rules import PeriodRule
from govsvc.errors import InputTypeError, InputValueError, NotComputableError
from govsvc.fields import check_day, check_type
from govsvc.law import Citation, parse_citation
from govsvc.wording import Lang, Text

__all__ = ["HourDeadline", "HourMode", "due_at"]

_HOUR = dt.timedelta(hours=1)


class HourMode(StrEnum):
    """From when the hours run.

    ``from_moment``: from the moment itself. ``next_hour``: the hour in which the moment lies is not
    counted, so they run from the next full hour.
    """

    FROM_MOMENT = "from_moment"
    NEXT_HOUR = "next_hour"

    @property
    def label(self) -> Text:
        """The mode in words."""
        return _MODES[self]


_MODES = {
    HourMode.FROM_MOMENT: Text(zh="自该时刻起算", en="from the moment itself"),
    HourMode.NEXT_HOUR: Text(
        zh="开始的时不计算在内，自下一整点起算", en="the hour of the start is not counted"
    ),
}
_GROUNDS = {
    HourMode.FROM_MOMENT: "民法典第二百零一条第二款",
    HourMode.NEXT_HOUR: "民事诉讼法第八十五条第二款",
}


@attrs.frozen(kw_only=True)
class HourDeadline:
    """When a period in hours ends. Moments are local time without a zone.

    Attributes:
        rule: The rule applied; None for a bare period.
        period: The period counted.
        moment: The moment from which it runs.
        law_on: The day whose law was applied.
        mode: From when the hours were counted.
        due: The moment at which it ends.
        other: The moment at which it ends in the other mode.
    """

    rule: PeriodRule | None
    period: Period
    moment: dt.datetime
    law_on: dt.date
    mode: HourMode
    due: dt.datetime
    other: dt.datetime

    @property
    def safe_due(self) -> dt.datetime:
        """The earlier of the two."""
        return min(self.due, self.other)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles it rests on, the rule's own first."""
        own = self.rule.header.citations if self.rule else ()
        return (*own, parse_citation(_GROUNDS[self.mode]))

    @property
    def doubts(self) -> tuple[Text, ...]:
        """What the rule leaves open."""
        told = self.rule.header.doubts if self.rule else ()
        return tuple(doubt.note for doubt in told if doubt.matters_on(self.law_on))

    def explain(self, lang: Lang = "zh") -> str:
        """The answer with its grounds, one a line."""
        return "\n".join(text.pick(lang) for text in self._lines())

    def _lines(self) -> Iterator[Text]:
        length = Text(zh=self.period.describe("zh"), en=self.period.describe("en"))
        named, due = length, _told(self.due)
        if self.rule is not None:
            name = self.rule.header.name
            named = Text(zh=f"{name.zh}（{length.zh}）", en=f"{name.en} ({length.en})")
        yield Text(zh=f"{named.zh}：{due} 届满", en=f"{named.en}: ends {due}")
        start, mode = _told(self.moment), self.mode.label
        yield Text(
            zh=f"{start}，{mode.zh}；节假日、夜间不停止",
            en=f"{start}, {mode.en}; nights and holidays count",
        )
        other = next(each for each in HourMode if each is not self.mode).label
        yield Text(
            zh=f"另一种理解（{other.zh}）：{_told(self.other)}",
            en=f"other reading ({other.en}): {_told(self.other)}",
        )
        cited = self.citations
        yield Text(
            zh=f"依据：{'；'.join(c.text('zh') for c in cited)}",
            en=f"law: {'; '.join(c.text('en') for c in cited)}",
        )
        for doubt in self.doubts:
            yield Text(zh=f"存疑：{doubt.zh}", en=f"doubt: {doubt.en}")


def _told(moment: dt.datetime) -> str:
    """A moment to the minute or, where it has any, to the second."""
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment.second else f"{moment:%Y-%m-%d %H:%M}"


def due_at(
    rule: str | PeriodRule | Period,
    moment: dt.datetime,
    *,
    mode: HourMode = HourMode.FROM_MOMENT,
    on: dt.date | None = None,
) -> HourDeadline:
    """When a period in hours that starts at *moment* ends. It never rolls.

    Args:
        rule: Id or alias of a statutory period in hours, the rule itself, or a bare `Period`.
        moment: Local time without a zone.
        mode: From when the hours run; by default from the moment itself, which is never later.
        on: The day whose law applies; by default that of *moment*.

    Raises:
        NotFoundError: No rule has this id, or no version of it is in force on that day.
        NotComputableError: The period is not one in hours to act within.
        InputTypeError: *moment* is no ``datetime``, or bears a zone; or another type is wrong.
        InputValueError: The count leaves the days that a date can be.

    Source:
        民法典第二百零一条第二款; 民事诉讼法第八十五条第二款.

    Example:
        >>> report = due_at("ace.19.report", dt.datetime(2026, 10, 1, 15, 30))
        >>> report.due
        datetime.datetime(2026, 10, 2, 15, 30)
        >>> Period.hours(48).describe("zh")
        '48小时'
        >>> due_at(Period.hours(48), dt.datetime(2026, 3, 2, 8, 30), mode=HourMode.NEXT_HOUR).due
        datetime.datetime(2026, 3, 4, 9, 0)
    """
    start = _moment(moment)
    check_type(mode, HourMode, name="mode")
    law_on = start.date() if on is None else check_day(on, name="on")
    found, period = applicable(rule, law_on, None)
    if period.unit is not Unit.HOUR or period.kind is not PeriodKind.WITHIN:
        raise _not_in_hours(found, period)
    ends = {each: _end(_start(start, each), period.length or 0) for each in HourMode}
    other = next(each for each in HourMode if each is not mode)
    return HourDeadline(
        rule=found,
        period=period,
        moment=start,
        law_on=law_on,
        mode=mode,
        due=ends[mode],
        other=ends[other],
    )


def _moment(moment: object) -> dt.datetime:
    if isinstance(moment, dt.datetime) and moment.tzinfo is None:
        return moment
    found = f"{type(moment).__name__} `{moment}`"
    raise InputTypeError(
        name="moment",
        found=found,
        message=Text(
            zh=f"`moment` 应为不带时区的当地时刻（datetime.datetime），收到 {found}",
            en=f"`moment` must be a local datetime.datetime without a zone, found {found}",
        ),
    )


def _start(moment: dt.datetime, mode: HourMode) -> dt.datetime:
    if mode is HourMode.FROM_MOMENT:
        return moment
    return _end(moment.replace(minute=0, second=0, microsecond=0), 1)


def _end(start: dt.datetime, hours: int) -> dt.datetime:
    try:
        return start + hours * _HOUR
    except OverflowError:
        raise InputValueError(
            name="moment",
            found=str(start),
            message=Text(
                zh=f"自 {start} 计算会超出可表示的日期；请核对时刻",
                en=f"counting from `{start}` leaves the calendar's range; check the moment",
            ),
        ) from None


def _not_in_hours(rule: PeriodRule | None, period: Period) -> NotComputableError:
    name = rule.id if rule else period.describe("en")
    name_zh = rule.id if rule else period.describe("zh")
    return NotComputableError(
        period=name,
        kind=period.kind.value,
        message=Text(
            zh=f"`{name_zh}` 不是以小时计算、须在期内办理的期限；请用 due()",
            en=f"`{name}` is no period in hours to act within; ask due()",
        ),
    )
