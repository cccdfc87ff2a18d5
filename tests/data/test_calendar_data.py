"""The packaged notices, held against their list, against two libraries and against each other."""

import datetime as dt
import re

import chinese_calendar
import pytest
from holidays import country_holidays

from govsvc.calendars import (
    DayKind,
    LocalNotice,
    Notice,
    NoticeKind,
    local_notices,
    national_calendar,
    national_notices,
)

DAY = dt.timedelta(days=1)
NATION = national_calendar()
YEARS = range(2007, 2027)
BASE, AMENDMENT = NoticeKind.BASE, NoticeKind.AMENDMENT


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def days_of(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + DAY * n for n in range((dt.date(year + 1, 1, 1) - first).days)]


def test_twenty_years_are_7305_days() -> None:
    assert sum(len(days_of(year)) for year in YEARS) == 7305


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_what_the_library_holidays_says(year: int) -> None:
    china = country_holidays("CN", years=year)
    assert [
        day for day in days_of(year) if NATION.is_workday(day) != china.is_working_day(day)
    ] == []


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_what_chinese_calendar_says(year: int) -> None:
    assert [
        day for day in days_of(year) if NATION.is_workday(day) != chinese_calendar.is_workday(day)
    ] == []


# The days that an amendment changed.

SUPERSEDED = [
    ("2015-09-03", True, "2015-05-13"),
    ("2015-09-04", True, "2015-05-13"),
    ("2015-09-06", False, "2015-05-13"),
    ("2019-04-28", False, "2019-03-22"),
    ("2019-05-02", True, "2019-03-22"),
    ("2019-05-03", True, "2019-03-22"),
    ("2019-05-05", False, "2019-03-22"),
    ("2020-01-31", True, "2020-01-27"),
    ("2020-02-01", True, "2020-01-27"),
]


@pytest.mark.parametrize(("day", "before", "amended_on"), SUPERSEDED)
def test_an_amended_day_is_known_as_it_was_and_as_it_is(
    day: str, amended_on: str, *, before: bool
) -> None:
    eve, then = date(amended_on) - DAY, date(amended_on)
    asked = [cal.is_workday(date(day)) for cal in (NATION.as_of(eve), NATION.as_of(then), NATION)]
    assert asked == [before, not before, not before]


def test_no_other_day_was_ever_amended() -> None:
    bases = [notice for notice in national_notices() if notice.kind is BASE]
    changed = []
    for base, following in zip(bases, [*bases[1:], None], strict=True):
        first = NATION.as_of(base.published_on)
        upto = date(f"{base.year}-12-{24 if following else 31}")
        day = date(f"{base.year}-01-01")
        while day <= upto:
            if first.is_workday(day) != NATION.is_workday(day):
                changed.append(day)
            day += DAY
    assert changed == [date(day) for day, _, _ in SUPERSEDED]


# The list of the notices.

NOTICES = [
    (2007, BASE, "国办发明电〔2006〕49号", "2006-12-14", "2006-12-18"),
    (2008, BASE, None, None, "2007-12-18"),
    (2009, BASE, None, None, "2008-12-10"),
    (2010, BASE, "国办发明电〔2009〕27号", "2009-12-07", "2009-12-08"),
    (2011, BASE, "国办发明电〔2010〕40号", "2010-12-09", "2010-12-10"),
    (2012, BASE, "国办发明电〔2011〕45号", "2011-12-05", "2011-12-06"),
    (2013, BASE, "国办发明电〔2012〕33号", "2012-12-08", "2012-12-10"),
    (2014, BASE, "国办发明电〔2013〕28号", "2013-12-11", "2013-12-11"),
    (2015, BASE, "国办发明电〔2014〕28号", "2014-12-16", "2014-12-16"),
    (2015, AMENDMENT, "国发明电〔2015〕1号", "2015-05-13", "2015-05-13"),
    (2016, BASE, "国办发明电〔2015〕18号", "2015-12-10", "2015-12-10"),
    (2017, BASE, "国办发明电〔2016〕17号", "2016-12-01", "2016-12-01"),
    (2018, BASE, "国办发明电〔2017〕12号", "2017-11-30", "2017-11-30"),
    (2019, BASE, "国办发明电〔2018〕15号", None, "2018-12-06"),
    (2019, AMENDMENT, "国办发明电〔2019〕3号", "2019-03-22", "2019-03-22"),
    (2020, BASE, "国办发明电〔2019〕16号", "2019-11-21", "2019-11-21"),
    (2020, AMENDMENT, "国办发明电〔2020〕1号", "2020-01-26", "2020-01-27"),
    (2021, BASE, "国办发明电〔2020〕27号", None, "2020-11-25"),
    (2022, BASE, "国办发明电〔2021〕11号", "2021-10-25", "2021-10-25"),
    (2023, BASE, "国办发明电〔2022〕16号", "2022-12-08", "2022-12-08"),
    (2024, BASE, "国办发明电〔2023〕7号", "2023-10-25", "2023-10-25"),
    (2025, BASE, "国办发明电〔2024〕12号", "2024-11-12", "2024-11-12"),
    (2026, BASE, "国办发明电〔2025〕7号", "2025-11-04", "2025-11-04"),
]


def test_the_notices_are_those_of_the_list() -> None:
    packaged = [
        (
            notice.year,
            notice.kind,
            notice.doc_no,
            notice.issued_on.isoformat() if notice.issued_on else None,
            notice.published_on.isoformat(),
        )
        for notice in national_notices()
    ]
    assert packaged == NOTICES


@pytest.mark.parametrize("notice", national_notices(), ids=lambda notice: notice.title)
def test_a_notice_says_where_it_was_published(notice: Notice) -> None:
    published = notice.published_on
    assert notice.url is not None
    path = re.fullmatch(r"https?://www\.gov\.cn/zhengce/\S+/content_\d+\.htm", notice.url)
    assert path is not None
    # The path of the page holds the day; the notices of 2007, 2008 and 2014 were put there later.
    if notice.year not in (2007, 2008, 2014):
        assert any(
            part in notice.url for part in (f"{published:%Y-%m/%d}", f"{published:%Y%m}/content")
        )


@pytest.mark.parametrize("notice", national_notices(), ids=lambda notice: notice.title)
def test_a_notice_is_dated_before_it_is_published_and_holds(notice: Notice) -> None:
    issued = notice.issued_on or notice.published_on
    first, last = notice.span()
    assert (
        issued <= notice.published_on < min(day for day in (last, first) if day.year == notice.year)
    )


@pytest.mark.parametrize("notice", national_notices(), ids=lambda notice: notice.title)
def test_a_notice_sets_days_of_its_year_or_the_december_before(notice: Notice) -> None:
    for line in notice.holidays:
        assert line.rest
        assert {
            (day.year, day.month) for day in line.rest + line.work if day.year != notice.year
        } <= {(notice.year - 1, 12)}


@pytest.mark.parametrize("notice", national_notices(), ids=lambda notice: notice.title)
def test_a_notice_does_not_contradict_itself(notice: Notice) -> None:
    rest = [day for line in notice.holidays for day in line.rest]
    work = [day for line in notice.holidays for day in line.work]
    assert len(rest + work) == len(set(rest + work))


@pytest.mark.parametrize("notice", national_notices(), ids=lambda notice: notice.title)
def test_make_up_days_are_weekends_but_for_the_monday_after_the_extension(notice: Notice) -> None:
    weekdays = [day for line in notice.holidays for day in line.work if day.weekday() < 5]
    extension = notice.doc_no == "国办发明电〔2020〕1号"
    assert weekdays == ([date("2020-02-03")] if extension else [])


def test_rest_beyond_the_rule_was_granted_twice() -> None:
    granted = {
        day: notice.doc_no
        for notice in national_notices()
        for line in notice.holidays
        for day in line.extended
    }
    assert granted == {
        date("2015-09-03"): "国发明电〔2015〕1号",
        date("2020-01-31"): "国办发明电〔2020〕1号",
        date("2020-02-01"): "国办发明电〔2020〕1号",
        date("2020-02-02"): "国办发明电〔2020〕1号",
    }


# Local days.

LOCAL = [
    ("450000", "2017-03-30", False),
    ("450000", "2017-03-31", False),
    ("450000", "2017-04-01", False),
    ("450000", "2017-04-08", True),
    ("450000", "2023-04-21", False),
    ("450000", "2024-04-11", False),
    ("450000", "2024-04-12", False),
    ("640000", "2020-05-25", False),
    ("640000", "2020-05-26", False),
    ("640000", "2020-07-30", False),
    ("640000", "2020-07-31", False),
    ("640000", "2021-05-13", False),
    ("640000", "2021-05-14", False),
    ("640000", "2021-07-19", False),
    ("640000", "2021-07-20", False),
    ("650000", "2025-03-31", False),
    ("650000", "2025-06-06", False),
    ("650000", "2025-06-09", False),
    ("650000", "2025-06-10", False),
    ("540100", "2023-02-18", True),
    ("540100", "2023-02-19", True),
    ("540100", "2023-02-20", False),
    ("540100", "2023-02-21", False),
    ("540100", "2023-02-22", False),
    ("540100", "2023-02-23", False),
    ("540100", "2023-02-24", False),
    ("540100", "2026-02-24", False),
    ("540100", "2026-02-25", False),
    ("540100", "2026-02-26", False),
]


@pytest.mark.parametrize(("region", "day", "works"), LOCAL)
def test_a_local_day_holds_there_and_not_nationally(region: str, day: str, *, works: bool) -> None:
    here = NATION.for_region(region).day(date(day))
    kind = DayKind.LOCAL_WORKDAY if works else DayKind.LOCAL_REST
    assert (here.kind, NATION.is_workday(date(day))) == (kind, not works)


@pytest.mark.parametrize("region", ["450000", "640000", "650000", "540100"])
def test_no_other_day_differs_there(region: str) -> None:
    cal = NATION.for_region(region)
    differing = [
        day
        for year in YEARS
        for day in days_of(year)
        if cal.is_workday(day) != NATION.is_workday(day)
    ]
    assert differing == [date(day) for place, day, _ in LOCAL if place == region]


@pytest.mark.parametrize("notice", local_notices(), ids=lambda notice: notice.source)
def test_a_local_notice_names_its_source_and_holds_in_no_whole_country(
    notice: LocalNotice,
) -> None:
    assert notice.source.strip()
    assert notice.name.strip()
    assert not notice.territory.is_national
    first = min(notice.rest + notice.work)
    assert notice.published_on is None or notice.published_on < first
    assert str(first.year - 1) in notice.source or str(first.year) in notice.source
