"""What is said of years that have no notice."""

import datetime as dt
import pickle
from collections.abc import Iterable

import pytest

from govsvc.calendars import (
    DayKind,
    HolidayArrangement,
    Notice,
    NoticeKind,
    StandingRule,
    national_notices,
)
from govsvc.calendars.projection import (
    LAST_YEAR,
    ProjectedYear,
    missing_holidays,
    project,
    statutory_holidays,
)
from govsvc.errors import InputTypeError, InputValueError

NEW, OLD, OLDER = StandingRule.OF_2024, StandingRule.OF_2013, StandingRule.OF_2007


def days(*texts: str) -> set[dt.date]:
    return {dt.date.fromisoformat(text) for text in texts}


def span(first: str, last: str) -> set[dt.date]:
    one, other = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return {one + dt.timedelta(days=n) for n in range((other - one).days + 1)}


def resting(year: ProjectedYear, name: str) -> set[dt.date]:
    return {
        day
        for day, (kind, its_name) in year.days.items()
        if its_name == name and not kind.is_workday
    }


def make_up(year: ProjectedYear, name: str) -> set[dt.date]:
    return {
        day
        for day, (kind, its_name) in year.days.items()
        if its_name == name and kind is DayKind.MAKE_UP_WORKDAY
    }


# The rule.


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        pytest.param(dt.date(2007, 1, 1), OLDER, id="first-day"),
        pytest.param(dt.date(2013, 12, 10), OLDER, id="eve-of-the-edition-of-2013"),
        pytest.param(dt.date(2013, 12, 11), OLD, id="edition-of-2013"),
        pytest.param(dt.date(2024, 11, 11), OLD, id="day-before"),
        pytest.param(dt.date(2024, 11, 12), NEW, id="day-of-publication"),
        pytest.param(dt.date.max, NEW, id="any-later-day"),
    ],
)
def test_a_rule_is_known_from_its_publication(day: dt.date, rule: StandingRule) -> None:
    assert StandingRule.known_on(day) is rule


@pytest.mark.parametrize(
    "value",
    [
        dt.datetime(2024, 11, 12),  # noqa: DTZ001 - refused for its type
        "2024-11-12",
        2024,
        True,
    ],
    ids=["datetime", "str", "int", "bool"],
)
def test_the_rule_is_asked_for_a_plain_day(value: object) -> None:
    with pytest.raises(InputTypeError) as caught:
        StandingRule.known_on(value)  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.name) == ("input.type", "day")


@pytest.mark.parametrize(
    ("rule", "slug", "zh", "en"),
    [
        (OLDER, "2007", "2013年以前", "before 2013"),
        (OLD, "2013", "2013年修订", "the 2013 edition"),
        (NEW, "2024", "国办发明电〔2024〕12号", "the 2024 edition"),
    ],
)
def test_a_rule_has_a_stable_value_and_names_its_source(
    rule: StandingRule, slug: str, zh: str, en: str
) -> None:
    assert rule.value == slug
    assert zh in rule.label.zh
    assert en in rule.label.en


# 放假办法第二条, by the edition in force.


@pytest.mark.parametrize(
    ("year", "name", "expected"),
    [
        pytest.param(2007, "春节", span("2007-02-18", "2007-02-20"), id="1999-spring-from-初一"),
        pytest.param(2007, "劳动节", span("2007-05-01", "2007-05-03"), id="1999-labour-3-days"),
        pytest.param(2008, "农历除夕", days("2008-02-06"), id="2007-from-除夕"),
        pytest.param(2008, "春节", days("2008-02-07", "2008-02-08"), id="2007-spring"),
        pytest.param(2008, "劳动节", days("2008-05-01"), id="2007-labour-1-day"),
        pytest.param(2008, "清明节", days("2008-04-04"), id="2007-清明"),
        pytest.param(2013, "农历除夕", days("2013-02-09"), id="2007-last-year"),
        pytest.param(2014, "农历除夕", set(), id="2013-without-除夕"),
        pytest.param(2014, "春节", span("2014-01-31", "2014-02-02"), id="2013-spring-from-初一"),
        pytest.param(2024, "劳动节", days("2024-05-01"), id="2013-last-year"),
        pytest.param(2025, "农历除夕", days("2025-01-28"), id="2024-with-除夕"),
        pytest.param(2025, "春节", span("2025-01-29", "2025-01-31"), id="2024-spring"),
        pytest.param(2025, "劳动节", days("2025-05-01", "2025-05-02"), id="2024-labour-2-days"),
        pytest.param(2026, "国庆节", span("2026-10-01", "2026-10-03"), id="2024-national"),
        pytest.param(2026, "端午节", days("2026-06-19"), id="2024-端午"),
        pytest.param(2026, "中秋节", days("2026-09-25"), id="2024-中秋"),
        pytest.param(2026, "元旦", days("2026-01-01"), id="2024-元旦"),
    ],
)
def test_statutory_holidays_follow_the_edition_in_force(
    year: int, name: str, expected: set[dt.date]
) -> None:
    assert {day for day, names in statutory_holidays(year).items() if name in names} == expected


@pytest.mark.parametrize(
    ("year", "count"),
    [
        (2007, 10),
        (2008, 11),
        (2009, 10),  # 中秋 on 3 October
        (2013, 11),
        (2014, 11),
        (2020, 10),  # 中秋 on 1 October
        (2024, 11),
        (2025, 13),
        (2026, 13),
        (LAST_YEAR, 13),
    ],
)
def test_a_year_has_as_many_statutory_holidays_as_its_edition_gives(year: int, count: int) -> None:
    assert len(statutory_holidays(year)) == count


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert set(statutory_holidays(2020)[dt.date(2020, 10, 1)].split("、")) == {"中秋节", "国庆节"}


@pytest.mark.parametrize("year", [2006, LAST_YEAR + 1, 0, -1])
def test_years_without_known_festivals_are_refused(year: int) -> None:
    with pytest.raises(InputValueError) as caught:
        statutory_holidays(year)
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.value", "year", str(year))
    assert error.explain("zh") == f"收录 2007 至 2099 年的法定节假日，收到 {year}"
    assert error.explain("en") == (
        f"the statutory holidays of 2007 to 2099 are known here, found `{year}`"
    )
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert str(again) == str(error)


def lines(*rests: Iterable[dt.date]) -> list[HolidayArrangement]:
    return [HolidayArrangement(name="节", rest=tuple(rest)) for rest in rests]


@pytest.mark.parametrize("notice", national_notices(), ids=lambda notice: notice.title)
def test_only_amendments_leave_statutory_holidays_out(notice: Notice) -> None:
    left_out = missing_holidays(notice.year, notice.holidays)
    assert ("国庆节" in left_out, left_out == ()) == (
        notice.kind is NoticeKind.AMENDMENT,
        notice.kind is NoticeKind.BASE,
    )


def test_missing_holidays_are_named_once_and_in_order() -> None:
    known = statutory_holidays(2026)
    assert missing_holidays(2026, []) == tuple(dict.fromkeys(known.values()))
    assert missing_holidays(2026, lines(list(known)[:4], list(known)[5:])) == ("春节",)
    assert missing_holidays(2026, lines(known)) == ()


# One projected year, by the rule of 2024.


@pytest.mark.parametrize(
    ("year", "rest", "worked"),
    [
        pytest.param(2029, span("2028-12-30", "2029-01-01"), set(), id="monday"),
        pytest.param(2030, span("2029-12-30", "2030-01-01"), days("2029-12-29"), id="tuesday"),
        pytest.param(2031, days("2031-01-01"), set(), id="wednesday-alone"),
        pytest.param(2026, span("2026-01-01", "2026-01-03"), days("2026-01-04"), id="thursday"),
        pytest.param(2027, span("2027-01-01", "2027-01-03"), set(), id="friday"),
        pytest.param(2028, span("2028-01-01", "2028-01-03"), set(), id="saturday-made-up"),
        pytest.param(2034, span("2033-12-31", "2034-01-02"), set(), id="sunday-made-up"),
    ],
)
def test_a_one_day_holiday_rests_with_its_weekend(
    year: int, rest: set[dt.date], worked: set[dt.date]
) -> None:
    found = project(year, NEW)
    assert (resting(found, "元旦"), make_up(found, "元旦")) == (rest, worked)


@pytest.mark.parametrize(
    ("year", "name", "rest", "count"),
    [
        pytest.param(2025, "春节", span("2025-01-28", "2025-02-04"), 2, id="spring"),
        pytest.param(2030, "春节", span("2030-02-02", "2030-02-09"), 1, id="spring-saturday"),
        pytest.param(2025, "劳动节", span("2025-05-01", "2025-05-05"), 1, id="labour"),
        pytest.param(2028, "劳动节", span("2028-05-01", "2028-05-05"), 3, id="labour-monday"),
        pytest.param(2026, "国庆节", span("2026-10-01", "2026-10-07"), 2, id="national"),
        pytest.param(2025, "国庆节、中秋节", span("2025-10-01", "2025-10-08"), 2, id="merged"),
        pytest.param(2069, "国庆节、中秋节", span("2069-09-28", "2069-10-07"), 2, id="sunday-29"),
    ],
)
def test_long_holidays_follow_the_principles_of_the_notice(
    year: int, name: str, rest: set[dt.date], count: int
) -> None:
    found = project(year, NEW)
    assert resting(found, name) == rest
    assert len(make_up(found, name)) == count


@pytest.mark.parametrize("year", range(2025, LAST_YEAR + 1))
def test_bridged_days_are_paid_by_weekends_around_them(year: int) -> None:
    found = project(year, NEW)
    owed = sum(s.least for s in found.swings), sum(s.most for s in found.swings)
    weekends = [s for s in found.swings if s.days[0].weekday() >= 5]
    assert sum(kind is DayKind.MAKE_UP_WORKDAY for kind, _ in found.days.values()) == sum(
        s.most for s in weekends
    )
    assert owed[0] <= owed[1]
    assert all(0 <= s.least <= s.most <= len(s.days) for s in found.swings)
    assert all(day.weekday() >= 5 for s in weekends for day in s.days)


def open_days(year: ProjectedYear) -> dict[dt.date, tuple[int, int]]:
    """Every open day, with how many of its group are worked."""
    return {day: (s.least, s.most) for s in year.swings for day in s.days}


@pytest.mark.parametrize(
    ("year", "worked", "group"),
    [
        pytest.param(2025, "2025-01-26", (2, 2), id="2025-spring-before"),
        pytest.param(2025, "2025-02-08", (2, 2), id="2025-spring-after"),
        pytest.param(2025, "2025-04-27", (1, 1), id="2025-labour"),
        pytest.param(2025, "2025-09-28", (2, 2), id="2025-national-before"),
        pytest.param(2025, "2025-10-11", (2, 2), id="2025-national-after"),
        pytest.param(2026, "2026-01-04", (1, 1), id="2026-new-year"),
        pytest.param(2026, "2026-02-14", (2, 2), id="2026-spring-before"),
        pytest.param(2026, "2026-02-28", (2, 2), id="2026-spring-after"),
        pytest.param(2026, "2026-05-09", (1, 1), id="2026-labour"),
        pytest.param(2026, "2026-09-20", (2, 2), id="2026-two-festivals-share-theirs"),
        pytest.param(2026, "2026-10-10", (2, 2), id="2026-national"),
        pytest.param(2096, "2096-09-29", (1, 1), id="border-weekend-as-on-2012-09-29"),
        pytest.param(2069, "2069-10-07", (0, 1), id="border-weekday-of-a-merged-run"),
        pytest.param(2069, "2069-09-21", (1, 2), id="and-so-its-make-up-days"),
    ],
)
def test_make_up_days_are_open_within_their_group(
    year: int, worked: str, group: tuple[int, int]
) -> None:
    assert open_days(project(year, NEW))[dt.date.fromisoformat(worked)] == group


@pytest.mark.parametrize(
    ("year", "day"),
    [
        pytest.param(2014, "2014-01-30", id="eve-was-worked-in-2014"),
        pytest.param(2014, "2014-05-04", id="sunday-after-labour-day-was-worked-in-2014"),
        pytest.param(2016, "2016-02-14", id="eighth-day-was-worked-in-2016"),
        pytest.param(2019, "2019-05-05", id="sunday-after-labour-day-was-worked-in-2019"),
        pytest.param(2019, "2018-12-31", id="bridge-of-a-tuesday"),
        pytest.param(2015, "2015-01-02", id="bridge-of-a-thursday"),
        pytest.param(2021, "2021-02-18", id="eighth-day"),
        pytest.param(2023, "2023-10-07", id="last-day-of-a-merged-run-was-worked-in-2023"),
        pytest.param(2024, "2024-02-09", id="eve-was-worked-in-2024"),
    ],
)
def test_under_the_rule_of_2013_the_borders_of_the_runs_are_open(year: int, day: str) -> None:
    least, most = open_days(project(year, OLD))[dt.date.fromisoformat(day)]
    assert (least, most > 0) == (0, True)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        pytest.param(2019, "2019-05-01", id="labour-day"),
        pytest.param(2014, "2014-01-31", id="first-of-the-year"),
        pytest.param(2014, "2014-10-07", id="national-day-week"),
        pytest.param(2014, "2014-01-01", id="wednesday"),
    ],
)
def test_under_the_rule_of_2013_the_holidays_themselves_are_not_open(year: int, day: str) -> None:
    found = project(year, OLD)
    when = dt.date.fromisoformat(day)
    assert (when in open_days(found), found.days[when][0].is_workday) == (False, False)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        pytest.param(2008, "2007-12-31", id="bridge-of-2008"),
        pytest.param(2008, "2008-02-12", id="last-day-of-spring-2008"),
        pytest.param(2008, "2008-09-29", id="bridge-before-the-national-day-of-2008"),
        pytest.param(2009, "2009-01-02", id="bridge-of-2009"),
        pytest.param(2009, "2009-10-08", id="merged-run-of-2009"),
        pytest.param(2010, "2010-06-15", id="bridge-of-2010"),
        pytest.param(2013, "2013-01-03", id="wednesday-of-three-days-in-2013"),
        pytest.param(2013, "2013-06-11", id="wednesday-端午-of-three-days-in-2013"),
        pytest.param(2012, "2012-09-29", id="worked-before-the-run-of-2012"),
    ],
)
def test_before_2013_a_few_days_more_are_open(year: int, day: str) -> None:
    least, most = open_days(project(year, OLDER))[dt.date.fromisoformat(day)]
    assert (least, most > 0) == (0, True)


@pytest.mark.parametrize("year", range(2008, 2014))
def test_before_2013_the_middle_of_a_holiday_is_not_open(year: int) -> None:
    found = project(year, OLDER)
    sure = [day for day, name in statutory_holidays(year).items() if name != "农历除夕"]
    assert [day for day in sure if found.days[day][0].is_workday or day in open_days(found)] == []


def test_under_the_rule_of_2013_no_other_weekday_is_open() -> None:
    alone = {s.days[0] for s in project(2014, OLD).swings if s.days[0].weekday() < 5}
    assert alone == days(
        "2014-01-30", "2014-02-06", "2014-04-29", "2014-04-30", "2014-05-02", "2014-05-05"
    )


@pytest.mark.parametrize("rule", StandingRule)
@pytest.mark.parametrize("year", range(2008, LAST_YEAR + 1))
def test_no_day_is_open_in_two_groups(year: int, rule: StandingRule) -> None:
    groups = [day for swing in project(year, rule).swings for day in swing.days]
    assert len(groups) == len(set(groups))


@pytest.mark.parametrize(
    ("year", "rule", "name", "statutory"),
    [
        pytest.param(2014, OLD, "春节", span("2014-01-31", "2014-02-02"), id="2013-spring"),
        pytest.param(2014, OLD, "劳动节", days("2014-05-01"), id="2013-labour"),
        pytest.param(2025, NEW, "劳动节", days("2025-05-01", "2025-05-02"), id="2024-labour"),
        pytest.param(2026, NEW, "国庆节", span("2026-10-01", "2026-10-03"), id="national"),
        pytest.param(
            2025,
            NEW,
            "国庆节、中秋节",
            span("2025-10-01", "2025-10-03") | days("2025-10-06"),
            id="merged",
        ),
        pytest.param(
            2028, NEW, "国庆节、中秋节", span("2028-10-01", "2028-10-04"), id="both-on-one-day"
        ),
    ],
)
def test_the_law_gives_some_of_the_days_of_a_run(
    year: int, rule: StandingRule, name: str, statutory: set[dt.date]
) -> None:
    kinds = project(year, rule).days.items()
    assert {
        day
        for day, (kind, its_name) in kinds
        if (kind, its_name) == (DayKind.STATUTORY_HOLIDAY, name)
    } == statutory


def test_kinds_of_projected_days() -> None:
    found = project(2025, NEW).days
    kinds = [found[dt.date(2025, 1, 28) + dt.timedelta(days=n)] for n in range(8)]
    statutory, bridged = DayKind.STATUTORY_HOLIDAY, DayKind.BRIDGED_REST
    assert [kind for kind, _ in kinds] == [
        statutory,
        statutory,
        statutory,
        statutory,
        DayKind.WEEKEND,
        DayKind.WEEKEND,
        bridged,
        bridged,
    ]
    assert {name for _, name in kinds} == {"春节"}


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_rule_foresaw_every_weekday_of_the_years_since(year: int) -> None:
    (notice,) = (n for n in national_notices() if n.year == year)
    rested = {day for line in notice.holidays for day in line.rest if day.weekday() < 5}
    foreseen = {
        day
        for day, (kind, _) in project(year, NEW).days.items()
        if day.weekday() < 5 and not kind.is_workday
    }
    assert foreseen == rested


def test_a_year_beyond_the_festivals_cannot_be_projected() -> None:
    with pytest.raises(InputValueError):
        project(LAST_YEAR + 1, NEW)
