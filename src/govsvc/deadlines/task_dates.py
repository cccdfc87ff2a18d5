"""By when a task of a work plan is to be done, in the words that plans use."""

import calendar
import datetime as dt
from enum import StrEnum
from typing import ClassVar

import attrs

from govsvc.errors import InputTypeError, InputValueError
from govsvc.fields import as_tuple, check_type, each_of, optional_day, plain_date
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Lang, Text

__all__ = ["DateReading", "Month", "TaskDate", "Third", "ThirdOfMonth"]


class Third(StrEnum):
    """A third of a month: to the 10th, to the 20th, to its end (上旬、中旬、下旬)."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"

    @property
    def label(self) -> Text:
        """The third in words."""
        return _THIRDS[self]


_THIRDS = {
    Third.FIRST: Text(zh="上旬", en="first third"),
    Third.MIDDLE: Text(zh="中旬", en="middle third"),
    Third.LAST: Text(zh="下旬", en="last third"),
}
_LAST_OF_THIRD = {Third.FIRST: 10, Third.MIDDLE: 20}


@attrs.frozen(kw_only=True)
class Month:
    """A month of a year.

    Raises:
        InputTypeError: A number is not a whole number.
        InputValueError: There is no such month.

    Example:
        >>> Month(year=2020, month=2).last_day
        datetime.date(2020, 2, 29)
    """

    year: int
    month: int

    def __attrs_post_init__(self) -> None:
        _check_month(self.year, self.month)

    @property
    def last_day(self) -> dt.date:
        """Its last day."""
        return _end_of_month(self.year, self.month)


@attrs.frozen(kw_only=True)
class ThirdOfMonth:
    """A third of a month of a year, such as 2018年5月上旬.

    Raises:
        InputTypeError: A number is not a whole number, or the third no `Third`.
        InputValueError: There is no such month.

    Example:
        >>> ThirdOfMonth(year=2018, month=5, third=Third.FIRST).last_day
        datetime.date(2018, 5, 10)
    """

    year: int
    month: int
    third: Third

    def __attrs_post_init__(self) -> None:
        _check_month(self.year, self.month)
        check_type(self.third, Third, name="third")

    @property
    def last_day(self) -> dt.date:
        """Its last day."""
        end = _end_of_month(self.year, self.month)
        return end.replace(day=_LAST_OF_THIRD.get(self.third, end.day))


@attrs.frozen(kw_only=True)
class DateReading:
    """One of the days that the words of a plan can mean.

    Attributes:
        on: The last day by this reading.
        why: How the words are read.
    """

    on: dt.date = attrs.field(validator=plain_date)
    why: Text

    def __attrs_post_init__(self) -> None:
        check_type(self.why, Text, name="why")


@attrs.frozen(kw_only=True)
class TaskDate:
    """By when a task is to be done; exactly one of the fields says it.

    A date of a work plan never rolls. What the plan does not settle is not settled here: a task
    without a date stays without one, and words with two readings lead to two days.

    Attributes:
        on: On or before this day.
        month_end: By the end of a month (月底前).
        year_end: By the end of a year (年底前).
        third: Within a third of a month (上旬、中旬、下旬), so by its last day.
        open: Without an end (长期).
        missing: The plan names no date.
        readings: The words can mean different days, each with its reason.

    Raises:
        InputTypeError: A field has another type.
        InputValueError: Not exactly one field is given, or the readings are not different days.

    Source:
        Project assumption, ADR 0016.

    Example:
        >>> TaskDate(month_end=Month(year=2020, month=8)).day
        datetime.date(2020, 8, 31)
        >>> print(TaskDate(open=True).day, TaskDate(missing=True).day)
        None UNKNOWN
    """

    sparse: ClassVar[bool] = True

    on: dt.date | None = attrs.field(default=None, validator=optional_day)
    month_end: Month | None = None
    year_end: int | None = None
    third: ThirdOfMonth | None = None
    open: bool = False
    missing: bool = False
    readings: tuple[DateReading, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(DateReading)
    )

    def __attrs_post_init__(self) -> None:
        self._check_types()
        told = [name for name in _FIELDS if getattr(self, name) not in (None, False, ())]
        if len(told) != 1:
            listed = "、".join(_FIELDS)
            raise InputValueError(
                name="due",
                found=", ".join(told) or "nothing",
                message=Text(
                    zh=f"完成时限应当且只能写其中一项：{listed}；收到 {'、'.join(told) or '空表'}",
                    en=f"a task date has exactly one of {', '.join(_FIELDS)}; found "
                    f"{', '.join(told) or 'none of them'}",
                ),
            )
        if self.readings and len(self.days) < max(2, len(self.readings)):
            raise InputValueError(
                name="readings",
                found=", ".join(str(reading.on) for reading in self.readings),
                message=Text(
                    zh="不同理解应当至少有两种，且日期各不相同；只有一种理解的请写 on",
                    en="readings are at least two, each with a day of its own; if there is but "
                    "one, give it as `on`",
                ),
            )

    def _check_types(self) -> None:
        for name, kind in (("month_end", Month), ("third", ThirdOfMonth)):
            if getattr(self, name) is not None:
                check_type(getattr(self, name), kind, name=name)
        for name in ("open", "missing"):
            if type(getattr(self, name)) is not bool:
                raise _no_bool(name, getattr(self, name))
        if self.year_end is not None:
            _check_month(self.year_end, 12, name="year_end")

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every last day that the words can mean, in order; none if open-ended or not stated."""
        if self.readings:
            return tuple(sorted({reading.on for reading in self.readings}))
        if self.month_end is not None:
            return (self.month_end.last_day,)
        if self.third is not None:
            return (self.third.last_day,)
        if self.year_end is not None:
            return (_end_of_month(self.year_end, 12),)
        return () if self.on is None else (self.on,)

    @property
    def day(self) -> Maybe[dt.date] | None:
        """The last day; None without an end, `UNKNOWN` if not stated or read in two ways."""
        if self.open:
            return None
        return self.days[0] if len(self.days) == 1 else UNKNOWN

    @property
    def safe_day(self) -> Maybe[dt.date] | None:
        """The earliest of the days; None without an end, `UNKNOWN` if not stated."""
        if self.open:
            return None
        return self.days[0] if self.days else UNKNOWN

    def describe(self, lang: Lang = "zh") -> str:
        """The date in words.

        Example:
            >>> TaskDate(year_end=2018).describe("zh")
            '2018年底前（2018-12-31）'
        """
        return self._words().pick(lang)

    def _words(self) -> Text:
        if self.readings:
            listed = sorted(self.readings, key=lambda reading: reading.on)
            zh = "；".join(f"{one.on}（{one.why.zh}）" for one in listed)
            en = "; ".join(f"{one.on} ({one.why.en})" for one in listed)
            return Text(zh=f"有不同理解：{zh}", en=f"can be read as {en}")
        if not self.days:
            return _OPEN if self.open else _MISSING
        day = self.days[0]
        if self.on is not None:
            return Text(zh=f"{day} 前", en=f"by {day}")
        if self.year_end is not None:
            return Text(zh=f"{day.year}年底前（{day}）", en=f"by the end of {day.year} ({day})")
        zh, en = f"{day.year}年{day.month}月", f"{day:%Y-%m}"
        if self.third is not None:
            third = self.third.third.label
            return Text(
                zh=f"{zh}{third.zh}（{day} 前）", en=f"in the {third.en} of {en} (by {day})"
            )
        return Text(zh=f"{zh}底前（{day}）", en=f"by the end of {en} ({day})")


_OPEN = Text(zh="长期", en="open-ended")
_MISSING = Text(zh="没有写明完成时限", en="no date stated")
_FIELDS = tuple(attrs.fields_dict(TaskDate))


def _no_bool(name: str, value: object) -> InputTypeError:
    found = f"{type(value).__name__} `{value!r}`"
    return InputTypeError(
        name=name,
        found=found,
        message=Text(
            zh=f"`{name}` 应为 true 或者 false，收到 {found}",
            en=f"`{name}` must be true or false, found {found}",
        ),
    )


def _check_month(year: int, month: int, *, name: str = "year") -> None:
    check_type(year, int, name=name)
    check_type(month, int, name="month")
    if not dt.MINYEAR <= year <= dt.MAXYEAR or not 1 <= month <= 12:  # noqa: PLR2004 - a year has 12
        raise InputValueError(
            name=name,
            found=f"{year}-{month}",
            message=Text(
                zh=f"没有 {year} 年 {month} 月；请核对年份和月份",
                en=f"there is no month `{year}-{month}`; check the year and the month",
            ),
        )


def _end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
