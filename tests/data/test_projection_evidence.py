"""What the projection assumes of a year without a notice held in every notice so far (ADR 0005)."""

import datetime as dt
from collections.abc import Iterator

import pytest

from govsvc.calendars import Notice, NoticeKind, national_notices

BASES = [notice for notice in national_notices() if notice.kind is NoticeKind.BASE]
SATURDAY = 5


def rest(notice: Notice) -> Iterator[dt.date]:
    for line in notice.holidays:
        yield from line.rest


def make_up(notice: Notice) -> Iterator[dt.date]:
    for line in notice.holidays:
        yield from (day for day in line.work if day.weekday() >= SATURDAY)


@pytest.mark.parametrize("notice", BASES, ids=lambda notice: str(notice.year))
def test_weekdays_of_rest_are_paid_by_holidays_or_worked_on_weekends(notice: Notice) -> None:
    weekdays = sum(day.weekday() < SATURDAY for day in rest(notice))
    holidays = sum(len(set(line.statutory)) for line in notice.holidays)
    if notice.year in (2009, 2020):
        holidays += 1  # 中秋 fell on 3 October 2009 and on 1 October 2020: two holidays on one day
    assert weekdays - holidays == len(list(make_up(notice)))


@pytest.mark.parametrize("notice", BASES, ids=lambda notice: str(notice.year))
def test_no_make_up_day_is_further_than_a_week_from_a_day_of_rest(notice: Notice) -> None:
    days = list(rest(notice))
    assert all(min(abs(day - other).days for other in days) <= 7 for day in make_up(notice))
