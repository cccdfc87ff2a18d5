"""What a calendar refuses, and in which words."""

import datetime as dt
from collections.abc import Set as AbstractSet

from govsvc.calendars.layers import FIRST_DAY, LAST_DAY
from govsvc.errors import CoverageError, InputTypeError, InputValueError
from govsvc.wording import Text

__all__ = ["bad_count", "before_the_first_notice", "not_covered", "swapped", "without_a_year"]


def not_covered(day: dt.date, official_until: dt.date) -> CoverageError:
    """A day before the calendar begins, after the last notice, or beyond what can be projected."""
    if day < FIRST_DAY:
        zh = f"{day} 早于 {FIRST_DAY}；日历自该日起收录，请另行核对当年的放假通知"
        en = (
            f"`{day}` lies before `{FIRST_DAY}`, where the calendar begins; look up the notice "
            "of that year"
        )
    elif day > LAST_DAY:
        zh = f"{day} 晚于可推算的最后一日 {LAST_DAY}"
        en = f"`{day}` lies after `{LAST_DAY}`, the last day that can be projected"
    else:
        zh = (
            f"{day.year} 年的放假通知尚未公布（已收录至 {official_until}）；"
            "请用 with_notice() 加入通知，或者用 projecting() 推算"
        )
        en = (
            f"no notice covers `{day}` (known until `{official_until}`); add one with "
            "with_notice(), or project with projecting()"
        )
    return CoverageError(day=day, first=FIRST_DAY, last=official_until, message=Text(zh=zh, en=en))


def bad_count(n: object) -> InputTypeError | InputValueError:
    """A number of working days that is none, or 0."""
    found = f"{type(n).__name__} `{n!r}`"
    message = Text(
        zh=f"工作日的个数应为不等于 0 的整数，收到 {found}；当日是否为工作日请用 is_workday",
        en=f"the number of working days must be a whole number other than 0, found {found}; "
        "is_workday tells whether a day is one",
    )
    kind = InputValueError if type(n) is int else InputTypeError
    return kind(name="n", found=found, message=message)


def swapped(first: dt.date, last: dt.date) -> InputValueError:
    """Two days of which the last lies before the first."""
    return InputValueError(
        name="last",
        found=str(last),
        message=Text(
            zh=f"终止日 {last} 早于起始日 {first}；请交换两个日期",
            en=f"`{last}` lies before `{first}`; swap the two days",
        ),
    )


def before_the_first_notice(day: dt.date, first: dt.date) -> InputValueError:
    """A day of knowledge on which nothing was known."""
    return InputValueError(
        name="as_of",
        found=str(day),
        message=Text(
            zh=f"{day} 早于首份通知的公布日 {first}；请给出不早于该日的日期",
            en=f"`{day}` lies before the first notice was published; give `{first}` or a later day",
        ),
    )


def without_a_year(year: int, known: AbstractSet[int]) -> InputValueError:
    """Notices that leave a year out."""
    return InputValueError(
        name="notices",
        found=str(sorted(known)),
        message=Text(
            zh=f"缺少 {year} 年的放假通知；日历需要自 2007 年起逐年连续的通知",
            en=f"the notice for `{year}` is missing; a calendar needs the notices of every "
            "year from 2007 on",
        ),
    )
