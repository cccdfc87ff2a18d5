"""Holiday notices: what the State Council and local governments have set."""

import datetime as dt
import functools
from collections.abc import Iterable
from enum import StrEnum
from importlib import resources

import attrs

from govsvc.calendars.days import LAST_YEAR
from govsvc.codec import structure
from govsvc.documents import parse_toml
from govsvc.errors import InputValueError
from govsvc.fields import as_tuple, check_day, check_type, each_of, optional_day, plain_date
from govsvc.territory import Territory
from govsvc.wording import Text

__all__ = [
    "Closure",
    "HolidayArrangement",
    "LocalNotice",
    "Notice",
    "NoticeKind",
    "local_notices",
    "national_notices",
]


class NoticeKind(StrEnum):
    """Whether a notice sets a whole year or changes what an earlier one set."""

    BASE = "base"
    AMENDMENT = "amendment"


def _days(values: Iterable[dt.date]) -> tuple[dt.date, ...]:
    return tuple(sorted(check_day(value, name="days") for value in as_tuple(values)))


@attrs.frozen(kw_only=True)
class HolidayArrangement:
    """One numbered line of a notice.

    Attributes:
        name: The holiday, such as 国庆节、中秋节.
        rest: Days of rest, weekends inside the run included.
        work: Weekend days to be worked instead (补班).
        statutory: Those of the days of rest on which 放假办法 gives everybody a holiday.
        extended: Those that the notice grants beyond the standing rule, such as 2020-01-31.
    """

    name: str
    rest: tuple[dt.date, ...] = attrs.field(converter=_days)
    work: tuple[dt.date, ...] = attrs.field(default=(), converter=_days)
    statutory: tuple[dt.date, ...] = attrs.field(default=(), converter=_days)
    extended: tuple[dt.date, ...] = attrs.field(default=(), converter=_days)

    def __attrs_post_init__(self) -> None:
        clash = set(self.rest) & set(self.work)
        stray = set(self.statutory + self.extended) - set(self.rest)
        if clash or stray:
            day = min(clash or stray)
            raise InputValueError(
                name="rest",
                found=str(day),
                message=Text(
                    zh=f"{self.name}：{day} 既列为放假又列为上班，或者未列入放假；请核对通知",
                    en=f"{self.name}: `{day}` is both rest and work, or not among the days of "
                    "rest; check the notice",
                ),
            )


def _year(_instance: object, _attribute: object, value: int) -> None:
    check_type(value, int, name="year")
    if not 2000 <= value <= LAST_YEAR:  # noqa: PLR2004 - before that nothing is known here
        raise InputValueError(
            name="year",
            found=str(value),
            message=Text(
                zh=f"年份应在 2000 至 {LAST_YEAR} 之间，收到 `{value}`",
                en=f"the year must lie between 2000 and {LAST_YEAR}, found `{value}`",
            ),
        )


@attrs.frozen(kw_only=True, cache_hash=True)
class Notice:
    """A State Council notice on the holidays of one year.

    Attributes:
        year: The year it is for.
        kind: Base notice, or amendment of one.
        published_on: Day of publication; the calendar knows the notice from then on.
        holidays: What it sets.
        doc_no: Its number, where it is known.
        issued_on: The day it bears, where it is known.
        url: Where it was published.

    Example:
        >>> national_notices()[-1].doc_no
        '国办发明电〔2025〕7号'
    """

    year: int = attrs.field(validator=_year)
    published_on: dt.date = attrs.field(validator=plain_date)
    holidays: tuple[HolidayArrangement, ...] = attrs.field(
        converter=as_tuple, validator=each_of(HolidayArrangement)
    )
    kind: NoticeKind = NoticeKind.BASE
    doc_no: str | None = None
    issued_on: dt.date | None = attrs.field(default=None, validator=optional_day)
    url: str | None = None

    def __attrs_post_init__(self) -> None:
        reach = dt.date(self.year - 1, 12, 1), dt.date(self.year, 12, 31)
        for day in (day for line in self.holidays for day in line.rest + line.work):
            if not reach[0] <= day <= reach[1]:
                raise InputValueError(
                    name="holidays",
                    found=str(day),
                    message=Text(
                        zh=f"{day} 不属于 {self.year} 年的放假安排（可含上年12月）；请核对日期",
                        en=f"`{day}` does not belong to the holidays of `{self.year}` (December "
                        "before it may); check the day",
                    ),
                )

    @property
    def title(self) -> str:
        """Its number, or where that is not known the year it is for."""
        return self.doc_no or f"{self.year}年部分节假日安排的通知（文号未查明）"

    def span(self) -> tuple[dt.date, dt.date]:
        """First and last day that the notice decides, both inclusive."""
        days = [day for line in self.holidays for day in line.rest + line.work]
        if self.kind is NoticeKind.BASE:
            days += [dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)]
        return min(days), max(days)


def _territory(_instance: object, _attribute: object, value: Territory) -> None:
    check_type(value, Territory, name="territory")


@attrs.frozen(kw_only=True, cache_hash=True)
class LocalNotice:
    """Rest days and workdays that a local government has set (放假办法第四条).

    Attributes:
        territory: Where it holds.
        name: The holiday.
        source: The notice or order.
        rest: Days of rest, also where the national calendar works.
        work: Days worked, also where the national calendar rests.
        published_on: Day of publication, where it is known.
    """

    territory: Territory = attrs.field(validator=_territory)
    name: str
    source: str
    rest: tuple[dt.date, ...] = attrs.field(default=(), converter=_days)
    work: tuple[dt.date, ...] = attrs.field(default=(), converter=_days)
    published_on: dt.date | None = attrs.field(default=None, validator=optional_day)

    def __attrs_post_init__(self) -> None:
        clash = set(self.rest) & set(self.work)
        if clash or not self.rest + self.work:
            found = str(min(clash)) if clash else ""
            raise InputValueError(
                name="rest",
                found=found,
                message=Text(
                    zh=f"{self.name}：{found} 既列为放假又列为上班；请核对通知"
                    if clash
                    else f"{self.name}：没有列出任何日期；请核对通知",
                    en=f"{self.name}: `{found}` is both rest and work; check the notice"
                    if clash
                    else f"{self.name}: names no day; check the notice",
                ),
            )


@attrs.frozen(kw_only=True)
class Closure:
    """Days on which an office is closed without their being a holiday (停工).

    Attributes:
        first: First day, inclusive.
        last: Last day, inclusive.
        reason: Why, such as 暴雨停工.
        document: The document by which these days are not counted. Without it the closure is only
            shown and every statutory clock runs on.
    """

    first: dt.date = attrs.field(validator=plain_date)
    last: dt.date = attrs.field(validator=plain_date)
    reason: str
    document: str | None = None

    def __attrs_post_init__(self) -> None:
        days = (self.last - self.first).days + 1
        if not 1 <= days <= _LONGEST_CLOSURE:
            raise InputValueError(
                name="last",
                found=str(self.last),
                message=Text(
                    zh=f"停工自 {self.first} 至 {self.last}，应为 1 至 {_LONGEST_CLOSURE} 天；"
                    "请核对两个日期",
                    en=f"the closure lasts from `{self.first}` to `{self.last}`; it must last 1 to "
                    f"{_LONGEST_CLOSURE} days; check the two days",
                ),
            )


_LONGEST_CLOSURE = 366


@attrs.frozen(kw_only=True)
class _NationalFile:
    notice: tuple[Notice, ...]


@attrs.frozen(kw_only=True)
class _LocalEntry:
    territory: str
    name: str
    source: str
    rest: tuple[dt.date, ...] = ()
    work: tuple[dt.date, ...] = ()
    published_on: dt.date | None = None


@attrs.frozen(kw_only=True)
class _LocalFile:
    local: tuple[_LocalEntry, ...]


def _read(name: str) -> dict[str, object]:
    data = resources.files("govsvc.calendars").joinpath(f"data/{name}").read_bytes()
    return parse_toml(data, name=name)


@functools.cache
def national_notices() -> tuple[Notice, ...]:
    """The notices for 2007–2026, amendments included, in order of publication."""
    file = structure(_read("notices.toml"), _NationalFile, name="notices.toml")
    return tuple(sorted(file.notice, key=lambda notice: notice.published_on))


@functools.cache
def local_notices() -> tuple[LocalNotice, ...]:
    """The local notices known here; a sample, never complete."""
    file = structure(_read("local_notices.toml"), _LocalFile, name="local_notices.toml")
    return tuple(
        LocalNotice(
            territory=Territory(entry.territory),
            name=entry.name,
            source=entry.source,
            rest=entry.rest,
            work=entry.work,
            published_on=entry.published_on,
        )
        for entry in file.local
    )
