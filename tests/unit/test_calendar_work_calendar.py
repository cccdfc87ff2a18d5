"""The calendar: what it answers, where it ends, and the calendars made from it."""

import datetime as dt
import enum
import itertools
import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from govsvc.calendars import (
    FIRST_DAY,
    Certainty,
    Closure,
    DayKind,
    HolidayArrangement,
    LocalNotice,
    Notice,
    NoticeKind,
    StandingRule,
    WorkCalendar,
    national_calendar,
    national_notices,
)
from govsvc.calendars.projection import project
from govsvc.errors import (
    CodeError,
    CoverageError,
    GovsvcError,
    InputTypeError,
    InputValueError,
)
from govsvc.territory import NATIONAL, Territory

DAY = dt.timedelta(days=1)
NATION = national_calendar()


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def whole_year(year: int, published_on: str) -> Notice:
    """A base notice that sets what the standing rule foresees."""
    by_name: dict[str, list[dt.date]] = {}
    for day, (kind, name) in project(year, StandingRule.OF_2024).days.items():
        if not kind.is_workday:
            by_name.setdefault(name, []).append(day)
    lines = [HolidayArrangement(name=name, rest=days) for name, days in by_name.items()]
    return Notice(year=year, published_on=date(published_on), holidays=lines, doc_no=f"〔{year}〕")


def amendment(year: int, published_on: str, **days: list[dt.date]) -> Notice:
    line = HolidayArrangement(name="另行放假", **{"rest": [], **days})
    return Notice(
        year=year,
        kind=NoticeKind.AMENDMENT,
        published_on=date(published_on),
        holidays=[line],
        doc_no=f"〔{year}〕改",
    )


NEXT = whole_year(2027, "2026-11-10")


# What a day is.


@pytest.mark.parametrize(
    ("day", "kind", "name", "notice"),
    [
        pytest.param("2026-03-02", DayKind.WORKDAY, None, None, id="monday"),
        pytest.param("2026-03-07", DayKind.WEEKEND, None, None, id="saturday"),
        pytest.param("2026-03-08", DayKind.WEEKEND, None, None, id="half-holiday-on-sunday"),
        pytest.param("2024-03-08", DayKind.WORKDAY, None, None, id="half-holiday-is-a-workday"),
        pytest.param("2026-05-04", DayKind.BRIDGED_REST, "劳动节", "〔2025〕7号", id="bridged"),
        pytest.param("2026-05-01", DayKind.STATUTORY_HOLIDAY, "劳动节", "〔2025〕7号", id="law"),
        pytest.param("2026-05-03", DayKind.WEEKEND, "劳动节", "〔2025〕7号", id="weekend-inside"),
        pytest.param("2026-02-14", DayKind.MAKE_UP_WORKDAY, "春节", "〔2025〕7号", id="make-up"),
        pytest.param("2020-01-31", DayKind.EXTENDED_REST, "春节", "〔2020〕1号", id="extended"),
        pytest.param("2020-02-03", DayKind.WORKDAY, "春节", "〔2020〕1号", id="said-to-be-worked"),
        pytest.param("2018-12-31", DayKind.BRIDGED_REST, "元旦", "〔2018〕15号", id="december"),
        pytest.param(
            "2011-12-31", DayKind.MAKE_UP_WORKDAY, "元旦", "〔2011〕45号", id="new-years-eve"
        ),
        pytest.param("2009-01-25", DayKind.STATUTORY_HOLIDAY, "春节", None, id="number-not-known"),
        pytest.param("2007-01-01", DayKind.STATUTORY_HOLIDAY, "元旦", "〔2006〕49号", id="first"),
    ],
)
def test_a_day_tells_its_kind_holiday_and_notice(
    day: str, kind: DayKind, name: str | None, notice: str | None
) -> None:
    found = NATION.day(date(day))
    number = found.notice.removeprefix("国办发明电") if found.notice else None
    assert (found.date, found.kind, found.name, number) == (date(day), kind, name, notice)
    assert NATION.is_workday(date(day)) is kind.is_workday


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        pytest.param("2025-09-30", 1, "2025-10-09", id="over-national-day"),
        pytest.param("2025-09-26", 1, "2025-09-28", id="make-up-sunday-counts"),
        pytest.param("2025-10-04", 1, "2025-10-09", id="from-a-rest-day"),
        pytest.param("2025-10-04", 2, "2025-10-10", id="second-from-a-rest-day"),
        pytest.param("2025-10-04", -1, "2025-09-30", id="back-from-a-rest-day"),
        pytest.param("2025-10-09", -1, "2025-09-30", id="back-over-national-day"),
        pytest.param("2025-10-09", -3, "2025-09-28", id="back-to-a-make-up-sunday"),
        pytest.param("2022-09-30", 20, "2022-11-02", id="许可42"),
        pytest.param("2007-01-05", -1, "2007-01-04", id="first-workday-of-all"),
        pytest.param("2026-12-30", 1, "2026-12-31", id="last-day-of-all"),
    ],
)
def test_nth_workday(start: str, n: int, expected: str) -> None:
    assert NATION.nth_workday(date(start), n) == date(expected)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        pytest.param("2025-09-30", "2025-10-09", 1, id="first-day-is-not-counted"),
        pytest.param("2025-09-29", "2025-10-09", 2, id="last-day-is-counted"),
        pytest.param("2025-10-04", "2025-10-04", 0, id="no-day"),
        pytest.param("2025-09-28", "2025-09-28", 0, id="same-workday"),
        pytest.param("2007-01-01", "2007-12-31", 249, id="2007"),
        pytest.param("2025-12-31", "2026-12-31", 248, id="2026"),
    ],
)
def test_count_workdays(first: str, last: str, count: int) -> None:
    assert NATION.count_workdays(date(first), date(last)) == count


def test_neighbouring_workdays() -> None:
    eve, after = date("2026-02-14"), date("2026-02-24")
    assert (NATION.next_workday(eve), NATION.previous_workday(after)) == (after, eve)


def test_counting_backwards_in_time_is_refused() -> None:
    with pytest.raises(InputValueError) as caught:
        NATION.count_workdays(date("2026-03-03"), date("2026-03-02"))
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.value", "last", "2026-03-02")
    assert error.explain("zh") == "终止日 2026-03-02 早于起始日 2026-03-03；请交换两个日期"
    assert str(error) == "`2026-03-02` lies before `2026-03-03`; swap the two days"


# Certainty.


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        ("2007-01-01", Certainty.OFFICIAL),
        ("2025-12-31", Certainty.OFFICIAL),
        ("2026-12-24", Certainty.OFFICIAL),
        ("2026-12-25", Certainty.PROVISIONAL),
        ("2026-12-31", Certainty.PROVISIONAL),
        ("2027-01-01", Certainty.PROJECTED),
        ("2099-12-24", Certainty.PROJECTED),
    ],
)
def test_certainty_of_a_day(day: str, certainty: Certainty) -> None:
    assert NATION.certainty(date(day)) is certainty
    assert NATION.projecting().day(date(day)).certainty is certainty


def test_the_last_week_of_december_is_answered_and_marked() -> None:
    found = NATION.day(date("2026-12-28"))
    assert (found.is_workday, found.certainty) == (True, Certainty.PROVISIONAL)


def test_the_next_notice_makes_the_last_week_official() -> None:
    assert NATION.with_notice(NEXT).certainty(date("2026-12-28")) is Certainty.OFFICIAL


def test_where_a_calendar_ends() -> None:
    early = NATION.as_of(date("2019-06-01"))
    assert (NATION.official_until, NATION.firm_until) == (date("2026-12-31"), date("2026-12-24"))
    assert (early.official_until, early.firm_until) == (date("2019-12-31"), date("2019-12-24"))


# Input that is refused.

NOT_A_DAY = [
    pytest.param(dt.datetime(2026, 3, 2, 9), ".date()", id="datetime"),  # noqa: DTZ001
    pytest.param("2026-03-02", "fromisoformat", id="str"),
    pytest.param(20260302, "datetime.date", id="int"),
    pytest.param(True, "datetime.date", id="bool"),
    pytest.param(None, "datetime.date", id="none"),
]
DAY_QUESTIONS: list[Any] = [
    pytest.param(NATION.is_workday, "day", id="is_workday"),
    pytest.param(lambda day: NATION.nth_workday(day, 5), "day", id="nth_workday"),
    pytest.param(NATION.next_workday, "day", id="next_workday"),
    pytest.param(NATION.previous_workday, "day", id="previous_workday"),
    pytest.param(NATION.day, "day", id="day"),
    pytest.param(NATION.certainty, "day", id="certainty"),
    pytest.param(lambda day: NATION.nth_workday_range(day, 5), "day", id="nth_workday_range"),
    pytest.param(NATION.workday_on_or_after_range, "day", id="workday_on_or_after_range"),
    pytest.param(
        lambda day: NATION.count_workdays(day, date("2026-03-02")), "first", id="count-first"
    ),
    pytest.param(
        lambda day: NATION.count_workdays(date("2026-03-02"), day), "last", id="count-last"
    ),
    pytest.param(
        lambda day: NATION.count_workdays_range(day, date("2026-03-02")), "first", id="range-first"
    ),
    pytest.param(
        lambda day: NATION.count_workdays_range(date("2026-03-02"), day), "last", id="range-last"
    ),
    pytest.param(NATION.as_of, "as_of", id="as_of"),
    pytest.param(
        lambda day: NATION.notices_for(day, date("2026-03-02")), "after", id="notices-after"
    ),
    pytest.param(
        lambda day: NATION.notices_for(date("2026-03-02"), day), "upto", id="notices-upto"
    ),
    pytest.param(
        lambda day: NATION.marked_days(day, date("2026-03-02")), "after", id="marked-after"
    ),
    pytest.param(lambda day: NATION.marked_days(date("2026-03-02"), day), "upto", id="marked-upto"),
]


@pytest.mark.parametrize(("value", "hint"), NOT_A_DAY)
@pytest.mark.parametrize(("ask", "name"), DAY_QUESTIONS)
def test_every_question_takes_plain_days_only(
    ask: Callable[[object], object], name: str, value: object, hint: str
) -> None:
    with pytest.raises(InputTypeError) as caught:
        ask(value)
    error = caught.value
    assert (error.code, error.name) == ("input.type", name)
    assert f"`{name}` must be a datetime.date, found {type(value).__name__} `{value!r}`" in str(
        error
    )
    assert hint in str(error)
    assert f"`{name}` 必须是 datetime.date，收到 {type(value).__name__}" in error.explain("zh")


class NamedDay(dt.date):
    """A date that is only a date, although of a class of its own."""


@pytest.mark.parametrize(("ask", "name"), DAY_QUESTIONS)
def test_a_date_of_another_class_is_a_day(ask: Callable[[object], object], name: str) -> None:
    assert ask(NamedDay(2026, 3, 2)) == ask(date("2026-03-02"))


class Number(enum.IntEnum):
    FIVE = 5


@pytest.mark.parametrize(
    ("n", "kind", "found"),
    [
        pytest.param(0, InputValueError, "int `0`", id="zero"),
        pytest.param(True, InputTypeError, "bool `True`", id="true"),
        pytest.param(False, InputTypeError, "bool `False`", id="false"),
        pytest.param(5.0, InputTypeError, "float `5.0`", id="float"),
        pytest.param("5", InputTypeError, "str `'5'`", id="str"),
        pytest.param(None, InputTypeError, "NoneType `None`", id="none"),
        pytest.param(Number.FIVE, InputTypeError, "Number `<Number.FIVE: 5>`", id="enum"),
    ],
)
def test_a_number_of_working_days_is_a_whole_number_other_than_zero(
    n: Any,  # noqa: ANN401 - what is refused
    kind: type[GovsvcError],
    found: str,
) -> None:
    with pytest.raises(kind) as caught:
        NATION.nth_workday(date("2026-03-02"), n)
    assert str(caught.value) == (
        f"the number of working days must be a whole number other than 0, found {found}; "
        "is_workday tells whether a day is one"
    )
    assert caught.value.explain("zh") == (
        f"工作日的个数应为不等于 0 的整数，收到 {found}；当日是否为工作日请用 is_workday"
    )


@pytest.mark.parametrize(
    ("n", "kind"),
    [
        pytest.param(0, InputValueError, id="zero"),
        pytest.param(True, InputTypeError, id="bool"),
        pytest.param(1.0, InputTypeError, id="float"),
    ],
)
def test_a_spread_is_asked_by_a_number_of_days(
    n: Any,  # noqa: ANN401 - what is refused
    kind: type[GovsvcError],
) -> None:
    with pytest.raises(kind) as caught:
        NATION.nth_workday_range(date("2026-03-02"), n)
    assert f"a whole number other than 0, found {type(n).__name__} `{n!r}`" in str(caught.value)
    assert "不等于 0 的整数" in caught.value.explain("zh")


# Outside of what is covered.

BEFORE_ZH = "{} 早于 2007-01-01；日历自该日起收录，请另行核对当年的放假通知"
BEFORE_EN = (
    "`{}` lies before `2007-01-01`, where the calendar begins; look up the notice of that year"
)
AFTER_ZH = (
    "{} 年的放假通知尚未公布（已收录至 2026-12-31）；"
    "请用 with_notice() 加入通知，或者用 projecting() 推算"
)
AFTER_EN = (
    "no notice covers `{}` (known until `2026-12-31`); add one with with_notice(), "
    "or project with projecting()"
)
BEYOND_ZH = "{} 晚于可推算的最后一日 2099-12-24"
BEYOND_EN = "`{}` lies after `2099-12-24`, the last day that can be projected"

OLD_DAY, NEW_DAY, FAR_DAY = date("2006-12-31"), date("2027-01-01"), date("2099-12-25")
ONE_DAY = [
    pytest.param(lambda cal, day: cal.is_workday(day), id="is_workday"),
    pytest.param(lambda cal, day: cal.nth_workday(day, 1), id="nth_workday"),
    pytest.param(lambda cal, day: cal.nth_workday(day, -1), id="nth_workday-back"),
    pytest.param(lambda cal, day: cal.next_workday(day), id="next_workday"),
    pytest.param(lambda cal, day: cal.previous_workday(day), id="previous_workday"),
    pytest.param(lambda cal, day: cal.day(day), id="day"),
    pytest.param(lambda cal, day: cal.count_workdays(day, date("2026-03-02")), id="count-first"),
    pytest.param(lambda cal, day: cal.count_workdays(date("2026-03-02"), day), id="count-last"),
]
Ask = Callable[[WorkCalendar, dt.date], object]


def check_not_covered(error: CoverageError, day: dt.date, zh: str, en: str) -> None:
    assert (error.code, error.day, error.first, error.last) == (
        "calendar.not-covered",
        day,
        date("2007-01-01"),
        date("2026-12-31"),
    )
    assert (error.explain("zh"), str(error)) == (zh, en)


@pytest.mark.parametrize("projecting", [False, True], ids=["plain", "projecting"])
@pytest.mark.parametrize("ask", ONE_DAY)
def test_before_2007_there_is_no_answer(ask: Ask, *, projecting: bool) -> None:
    cal = NATION.projecting() if projecting else NATION
    with pytest.raises(CoverageError) as caught:
        ask(cal, OLD_DAY)
    check_not_covered(caught.value, OLD_DAY, BEFORE_ZH.format(OLD_DAY), BEFORE_EN.format(OLD_DAY))


@pytest.mark.parametrize("ask", ONE_DAY)
def test_after_the_last_notice_there_is_no_plain_answer(ask: Ask) -> None:
    with pytest.raises(CoverageError) as caught:
        ask(NATION, NEW_DAY)
    check_not_covered(caught.value, NEW_DAY, AFTER_ZH.format(2027), AFTER_EN.format(NEW_DAY))


@pytest.mark.parametrize("ask", ONE_DAY)
def test_projection_ends_too(ask: Ask) -> None:
    with pytest.raises(CoverageError) as caught:
        ask(NATION.projecting(), FAR_DAY)
    check_not_covered(caught.value, FAR_DAY, BEYOND_ZH.format(FAR_DAY), BEYOND_EN.format(FAR_DAY))


SPREADS = [
    pytest.param(NATION.certainty, id="certainty"),
    pytest.param(lambda day: NATION.nth_workday_range(day, 1), id="nth_workday_range"),
    pytest.param(NATION.workday_on_or_after_range, id="on_or_after"),
]


@pytest.mark.parametrize("ask", SPREADS)
def test_spreads_and_certainty_reach_from_2007_to_2099(ask: Callable[[dt.date], object]) -> None:
    with pytest.raises(CoverageError) as early:
        ask(OLD_DAY)
    with pytest.raises(CoverageError) as late:
        ask(FAR_DAY)
    check_not_covered(early.value, OLD_DAY, BEFORE_ZH.format(OLD_DAY), BEFORE_EN.format(OLD_DAY))
    check_not_covered(late.value, FAR_DAY, BEYOND_ZH.format(FAR_DAY), BEYOND_EN.format(FAR_DAY))


@pytest.mark.parametrize(
    ("ask", "day", "zh", "en"),
    [
        pytest.param(
            lambda: NATION.nth_workday(date("2007-01-04"), -1),
            OLD_DAY,
            BEFORE_ZH.format(OLD_DAY),
            BEFORE_EN.format(OLD_DAY),
            id="back-to-2006",
        ),
        pytest.param(
            lambda: NATION.nth_workday_range(date("2007-01-04"), -1),
            OLD_DAY,
            BEFORE_ZH.format(OLD_DAY),
            BEFORE_EN.format(OLD_DAY),
            id="spread-back-to-2006",
        ),
        pytest.param(
            lambda: NATION.nth_workday(date("2026-12-31"), 1),
            NEW_DAY,
            AFTER_ZH.format(2027),
            AFTER_EN.format(NEW_DAY),
            id="on-to-2027",
        ),
        pytest.param(
            lambda: NATION.nth_workday(date("2026-12-31"), 10**30),
            NEW_DAY,
            AFTER_ZH.format(2027),
            AFTER_EN.format(NEW_DAY),
            id="very-far",
        ),
        pytest.param(
            lambda: NATION.nth_workday(date("2026-12-31"), -(10**30)),
            OLD_DAY,
            BEFORE_ZH.format(OLD_DAY),
            BEFORE_EN.format(OLD_DAY),
            id="very-far-back",
        ),
        pytest.param(
            lambda: NATION.projecting().nth_workday(date("2099-12-24"), 1),
            FAR_DAY,
            BEYOND_ZH.format(FAR_DAY),
            BEYOND_EN.format(FAR_DAY),
            id="projected-on-to-2100",
        ),
        pytest.param(
            lambda: NATION.nth_workday_range(date("2099-12-24"), 1),
            FAR_DAY,
            BEYOND_ZH.format(FAR_DAY),
            BEYOND_EN.format(FAR_DAY),
            id="spread-on-to-2100",
        ),
    ],
)
def test_a_count_that_leaves_the_covered_days(
    ask: Callable[[], object], day: dt.date, zh: str, en: str
) -> None:
    with pytest.raises(CoverageError) as caught:
        ask()
    check_not_covered(caught.value, day, zh, en)


def test_errors_survive_pickle() -> None:
    with pytest.raises(CoverageError) as caught:
        NATION.is_workday(NEW_DAY)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    check_not_covered(again, NEW_DAY, AFTER_ZH.format(2027), AFTER_EN.format(NEW_DAY))


# Projecting.


def test_projecting_answers_beyond_the_last_notice() -> None:
    cal = NATION.projecting()
    told = [cal.day(date(text)) for text in ("2027-02-05", "2027-02-08", "2027-02-10")]
    assert [(day.kind, day.name, day.notice, day.certainty) for day in told] == [
        (DayKind.STATUTORY_HOLIDAY, "春节", None, Certainty.PROJECTED),
        (DayKind.STATUTORY_HOLIDAY, "春节", None, Certainty.PROJECTED),
        (DayKind.BRIDGED_REST, "春节", None, Certainty.PROJECTED),
    ]


def test_projecting_is_one_calendar_and_stays_so() -> None:
    cal = NATION.projecting()
    assert NATION.projecting() is cal is cal.projecting()
    assert (NATION.is_projecting, cal.is_projecting) == (False, True)


def test_projecting_leaves_the_days_with_a_notice_alone() -> None:
    cal = NATION.projecting()
    last_week = [date("2026-12-25") + DAY * n for n in range(7)]
    assert [cal.day(day) for day in last_week] == [NATION.day(day) for day in last_week]


@pytest.mark.parametrize(
    ("known_on", "rule"),
    [
        pytest.param("2013-12-10", StandingRule.OF_2007, id="eve-of-the-edition-of-2013"),
        pytest.param("2013-12-11", StandingRule.OF_2013, id="day-of-the-edition-of-2013"),
        pytest.param("2024-11-11", StandingRule.OF_2013, id="eve-of-the-rule-of-2024"),
        pytest.param("2024-11-12", StandingRule.OF_2024, id="day-of-the-rule-of-2024"),
    ],
)
def test_the_standing_rule_is_the_one_known_then(known_on: str, rule: StandingRule) -> None:
    assert NATION.as_of(date(known_on)).standing_rule is rule


def test_without_a_day_of_knowledge_the_latest_rule_holds() -> None:
    assert NATION.standing_rule is StandingRule.OF_2024


@pytest.mark.parametrize(
    ("known_on", "spread"),
    [
        pytest.param("2024-11-11", ("2025-01-28", "2025-02-05"), id="rule-of-2013"),
        pytest.param("2024-11-12", ("2025-02-05", "2025-02-05"), id="rule-of-2024"),
    ],
)
def test_the_eve_of_the_lunar_year_was_open_under_the_rule_of_2013(
    known_on: str, spread: tuple[str, str]
) -> None:
    cal = WorkCalendar(notices=[notice for notice in national_notices() if notice.year < 2025])
    found = cal.as_of(date(known_on)).workday_on_or_after_range(date("2025-01-28"))
    assert found == (date(spread[0]), date(spread[1]))


# Notices.


def test_a_notice_adds_its_year() -> None:
    cal = NATION.with_notice(NEXT)
    found = cal.day(date("2027-05-04"))
    assert cal.official_until == date("2027-12-31")
    assert (found.kind, found.notice) == (DayKind.BRIDGED_REST, "〔2027〕")


def test_adding_a_notice_changes_nothing_in_the_calendar_it_is_added_to() -> None:
    NATION.with_notice(NEXT)
    assert NATION.official_until == date("2026-12-31")


def test_a_later_notice_prevails() -> None:
    day = date("2026-12-04")
    off = amendment(2026, "2026-11-20", rest=[day])
    on = amendment(2026, "2026-11-27", rest=[day + DAY], work=[day])
    one = NATION.with_notice(off)
    assert [cal.is_workday(day) for cal in (NATION, one, one.with_notice(on))] == [
        True,
        False,
        True,
    ]
    assert one.with_notice(on) == NATION.with_notice(on).with_notice(off)


@pytest.mark.parametrize(
    ("notice", "found", "zh", "en"),
    [
        pytest.param(
            whole_year(2026, "2026-11-20"),
            "〔2026〕",
            "2026 年已有放假通知；如系调整，请把 kind 设为 amendment",
            "`2026` has a notice already; a change of it is an amendment",
            id="second-base",
        ),
        pytest.param(
            amendment(2027, "2027-01-20", rest=[date("2027-03-01")]),
            "〔2027〕改",
            "2027 年还没有放假通知，无从调整；请先加入该年的通知",
            "`2027` has no notice to amend; add that one first",
            id="amendment-without-base",
        ),
        pytest.param(
            Notice(year=2027, published_on=date("2026-11-10"), holidays=NEXT.holidays[1:]),
            "2027年部分节假日安排的通知（文号未查明）",
            "2027 年的通知没有安排 元旦；请补全后再加入",
            "the notice for `2027` does not arrange 元旦; complete it",
            id="holiday-left-out",
        ),
        pytest.param(
            whole_year(2028, "2027-11-10"),
            "[2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, "
            "2021, 2022, 2023, 2024, 2025, 2026, 2028]",
            "缺少 2027 年的放假通知；日历需要自 2007 年起逐年连续的通知",
            "the notice for `2027` is missing; a calendar needs the notices of every year "
            "from 2007 on",
            id="year-left-out",
        ),
        pytest.param(
            amendment(2026, "2025-11-03", rest=[date("2026-12-04")]),
            "〔2026〕改",
            "调整通知公布于 2025-11-03，早于原通知的公布日 2025-11-04；请核对",
            "the amendment was published on `2025-11-03`, before the notice it amends "
            "(`2025-11-04`); check the days",
            id="amendment-before-its-base",
        ),
        pytest.param(
            amendment(2026, "2025-11-05", rest=[date("2026-10-09")], work=[date("2026-10-03")]),
            "〔2026〕改",
            "2026-10-03 是法定节假日（国庆节），不能安排上班；请核对通知",
            "`2026-10-03` is a statutory holiday (国庆节) and cannot be worked; check the notice",
            id="amendment-works-a-statutory-holiday",
        ),
        pytest.param(
            attrs.evolve(
                NEXT,
                holidays=[
                    *NEXT.holidays,
                    HolidayArrangement(name="节", rest=[], work=[date("2027-05-01")]),
                ],
            ),
            "〔2027〕",
            "2027-05-01 是法定节假日（劳动节），不能安排上班；请核对通知",
            "`2027-05-01` is a statutory holiday (劳动节) and cannot be worked; check the notice",
            id="base-works-a-statutory-holiday",
        ),
        pytest.param(
            Notice(
                year=2006,
                published_on=date("2005-11-10"),
                holidays=[HolidayArrangement(name="元旦", rest=[date("2006-01-01")])],
            ),
            "2006",
            "收录 2007 至 2099 年的法定节假日，收到 2006",
            "the statutory holidays of 2007 to 2099 are known here, found `2006`",
            id="too-early",
        ),
    ],
)
def test_a_notice_that_does_not_fit_is_refused(
    notice: Notice, found: str, zh: str, en: str
) -> None:
    with pytest.raises(InputValueError) as caught:
        NATION.with_notice(notice)
    error = caught.value
    assert (error.code, error.found) == ("input.value", found)
    assert (error.explain("zh"), str(error)) == (zh, en)


def test_a_notice_published_after_what_is_known_is_refused() -> None:
    cal = NATION.as_of(date("2026-11-09"))
    with pytest.raises(InputValueError) as caught:
        cal.with_notice(NEXT)
    assert (caught.value.name, caught.value.found) == ("notice", "〔2027〕")
    assert caught.value.explain("zh") == (
        "通知公布于 2026-11-10，晚于日历的已知日 2026-11-09；请先加入通知再用 as_of"
    )
    assert str(caught.value) == (
        "published on `2026-11-10`, after `2026-11-09` up to which the calendar knows things; "
        "add the notice first, then ask as_of"
    )


def test_a_notice_published_on_the_last_known_day_is_taken() -> None:
    cal = NATION.as_of(date("2026-11-10")).with_notice(NEXT)
    assert cal == NATION.with_notice(NEXT).as_of(date("2026-11-10"))


@pytest.mark.parametrize(
    ("build", "name"),
    [
        pytest.param(lambda: NATION.with_notice("〔2027〕"), "notice", id="with_notice"),  # type: ignore[arg-type]
        pytest.param(lambda: NATION.with_closure("停电"), "closure", id="with_closure"),  # type: ignore[arg-type]
        pytest.param(lambda: WorkCalendar(notices=["〔2027〕"]), "notices", id="notices"),  # type: ignore[list-item]
        pytest.param(
            lambda: WorkCalendar(notices=NATION.notices, local=["桂"]), "local", id="local"
        ),
        pytest.param(
            lambda: WorkCalendar(notices=NATION.notices, closures=["停电"]),
            "closures",
            id="closures",
        ),
    ],
)
def test_parts_of_another_type_are_refused(build: Callable[[], object], name: str) -> None:
    with pytest.raises(InputTypeError) as caught:
        build()
    assert (caught.value.code, caught.value.name) == ("input.type", name)


@pytest.mark.parametrize(
    ("notices", "year"),
    [
        pytest.param([], 2007, id="none"),
        pytest.param(national_notices()[1:], 2007, id="first-left-out"),
        pytest.param([n for n in national_notices() if n.year != 2014], 2014, id="gap"),
        pytest.param(
            [n for n in national_notices() if n.kind is NoticeKind.AMENDMENT],
            2007,
            id="amendments-only",
        ),
        pytest.param(
            [*national_notices(), amendment(2027, "2027-01-20", rest=[date("2027-03-01")])],
            2027,
            id="amendment-of-a-year-without-a-notice",
        ),
    ],
)
def test_a_calendar_needs_every_year_from_2007_on(notices: list[Notice], year: int) -> None:
    with pytest.raises(InputValueError) as caught:
        WorkCalendar(notices=notices)
    assert caught.value.name == "notices"
    assert str(caught.value).startswith(f"the notice for `{year}` is missing")
    assert caught.value.explain("zh").startswith(f"缺少 {year} 年的放假通知")


@pytest.mark.parametrize(
    ("after", "upto", "numbers"),
    [
        pytest.param("2025-12-30", "2026-01-05", ["〔2024〕12号", "〔2025〕7号"], id="new-year"),
        pytest.param("2025-12-31", "2026-01-05", ["〔2025〕7号"], id="first-day-not-in-the-span"),
        pytest.param("2025-12-30", "2025-12-31", ["〔2024〕12号"], id="last-day-in-the-span"),
        pytest.param(
            "2018-12-28", "2018-12-29", ["〔2017〕12号", "〔2018〕15号"], id="december-of-the-next"
        ),
        pytest.param("2019-04-28", "2019-05-05", ["〔2018〕15号", "〔2019〕3号"], id="amendment"),
        pytest.param("2019-05-05", "2019-05-10", ["〔2018〕15号"], id="behind-the-amendment"),
        pytest.param("2027-01-01", "2027-12-31", [], id="none-yet"),
    ],
)
def test_the_notices_that_a_span_rests_on(after: str, upto: str, numbers: list[str]) -> None:
    found = NATION.notices_for(date(after), date(upto))
    assert [notice.title.removeprefix("国办发明电") for notice in found] == numbers


@pytest.mark.parametrize(
    ("cal", "after", "upto", "marked"),
    [
        pytest.param(
            NATION,
            "2025-09-26",
            "2025-10-11",
            [date("2025-09-28"), *(date("2025-10-01") + DAY * n for n in (0, 1, 2, 5, 6, 7, 10))],
            id="national-day",
        ),
        pytest.param(NATION, "2026-03-01", "2026-03-31", [], id="ordinary-month"),
        pytest.param(NATION, "2026-12-01", "2027-12-31", [], id="uncovered-days-are-left-out"),
        pytest.param(
            NATION.projecting(), "2026-12-01", "2027-01-04", [date("2027-01-01")], id="projected"
        ),
    ],
)
def test_days_that_a_plain_week_gets_wrong(
    cal: WorkCalendar, after: str, upto: str, marked: list[dt.date]
) -> None:
    assert list(cal.marked_days(date(after), date(upto))) == marked


# As it was known.


@pytest.mark.parametrize(
    ("known_on", "until"),
    [
        pytest.param("2006-12-18", "2007-12-31", id="first-notice"),
        pytest.param("2025-11-03", "2025-12-31", id="eve-of-the-notice"),
        pytest.param("2025-11-04", "2026-12-31", id="day-of-the-notice"),
    ],
)
def test_a_notice_is_known_from_its_publication(known_on: str, until: str) -> None:
    cal = NATION.as_of(date(known_on))
    assert (cal.official_until, cal.known_on) == (date(until), date(known_on))


def test_before_the_first_notice_nothing_was_known() -> None:
    with pytest.raises(InputValueError) as caught:
        NATION.as_of(date("2006-12-17"))
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.value", "as_of", "2006-12-17")
    assert (
        error.explain("zh") == "2006-12-17 早于首份通知的公布日 2006-12-18；请给出不早于该日的日期"
    )
    assert str(error) == (
        "`2006-12-17` lies before the first notice was published; give `2006-12-18` or a later day"
    )


def test_what_was_forgotten_stays_forgotten() -> None:
    early, late = date("2019-06-01"), date("2024-12-01")
    assert NATION.as_of(early).as_of(late) == NATION.as_of(early) == NATION.as_of(late).as_of(early)


def test_a_projecting_calendar_stays_so() -> None:
    assert NATION.projecting().as_of(date("2024-12-01")).is_projecting


# Places.


@pytest.mark.parametrize(
    ("region", "day", "kind"),
    [
        pytest.param("450000", "2017-04-01", DayKind.LOCAL_REST, id="national-make-up-is-rest"),
        pytest.param("450000", "2017-04-08", DayKind.LOCAL_WORKDAY, id="saturday-is-worked"),
        pytest.param("450103", "2017-04-01", DayKind.LOCAL_REST, id="county-inside"),
        pytest.param("440000", "2017-04-01", DayKind.MAKE_UP_WORKDAY, id="another-province"),
        pytest.param("540100", "2023-02-20", DayKind.LOCAL_REST, id="prefecture"),
        pytest.param("540000", "2023-02-20", DayKind.WORKDAY, id="province-around-it"),
        pytest.param("540200", "2023-02-20", DayKind.WORKDAY, id="prefecture-beside-it"),
    ],
)
def test_local_notices_hold_in_their_place_and_below(region: str, day: str, kind: DayKind) -> None:
    assert NATION.for_region(region).day(date(day)).kind is kind


def test_a_local_day_names_its_local_notice() -> None:
    found = NATION.for_region("450000").day(date("2017-03-30"))
    assert (found.name, found.notice) == ("壮族三月三", "广西政府办公厅 2017-02-10 通知(令第98号)")


def test_a_region_is_given_as_a_code_or_a_territory() -> None:
    assert NATION.for_region("450000") == NATION.for_region(Territory("45"))


def test_what_is_known_of_a_region_is_never_complete() -> None:
    assert (NATION.is_complete, NATION.for_region("110000").is_complete) == (True, False)


def test_another_region_replaces_the_first() -> None:
    moved = NATION.for_region("450000").for_region("640000")
    assert moved == NATION.for_region("640000")


@pytest.mark.parametrize(
    ("known_on", "kind"),
    [
        pytest.param("2017-02-09", DayKind.MAKE_UP_WORKDAY, id="eve-of-the-local-notice"),
        pytest.param("2017-02-10", DayKind.LOCAL_REST, id="day-of-the-local-notice"),
    ],
)
def test_a_local_notice_is_known_from_its_publication(known_on: str, kind: DayKind) -> None:
    day, known = date("2017-04-01"), date(known_on)
    first, second = NATION.as_of(known).for_region("45"), NATION.for_region("45").as_of(known)
    assert first == second
    assert first.day(day).kind is kind


@pytest.mark.parametrize(
    ("known_on", "kind"),
    [
        pytest.param("2022-12-31", DayKind.WORKDAY, id="old-year"),
        pytest.param("2023-01-01", DayKind.LOCAL_REST, id="new-year"),
    ],
)
def test_a_local_notice_without_a_date_is_known_from_new_year(known_on: str, kind: DayKind) -> None:
    cal = NATION.for_region("540100").as_of(date(known_on))
    assert cal.day(date("2023-02-20")).kind is kind


def test_the_narrower_territory_prevails() -> None:
    day = date("2026-03-02")
    province = LocalNotice(territory=Territory("45"), name="节", source="通知", rest=[day])
    county = LocalNotice(territory=Territory("450103"), name="节", source="通知", work=[day])
    cal = WorkCalendar(notices=national_notices(), local=(province, county))
    assert cal.day(day).kind is DayKind.LOCAL_WORKDAY


@pytest.mark.parametrize("region", ["4", "广西", "45000a", 45, None])
def test_a_region_that_is_no_code_is_refused(region: Any) -> None:  # noqa: ANN401 - refused
    with pytest.raises(CodeError):
        NATION.for_region(region)


def test_the_whole_country_adds_no_local_notice() -> None:
    assert NATION.for_region(NATIONAL).local == ()


def test_without_local_notices_a_calendar_is_the_national_one() -> None:
    assert NATION.for_region("450000").without_local() == NATION
    assert NATION.without_local() is NATION


def test_own_local_notices_are_left_out_too() -> None:
    layer = LocalNotice(
        territory=Territory("45"), name="节", source="通知", rest=[date("2026-03-02")]
    )
    assert WorkCalendar(notices=NATION.notices, local=[layer]).without_local() == NATION


def test_a_calendar_made_again_and_again_is_the_same() -> None:
    known = [date("2010-01-01") + DAY * n for n in range(150)]
    first = [NATION.as_of(day) for day in known]
    assert [NATION.as_of(day) for day in known] == first
    assert [cal.known_on for cal in first] == known


# Closures.

STORM = Closure(first=date("2026-07-06"), last=date("2026-07-08"), reason="暴雨停工")


def test_a_closure_without_a_document_is_only_shown() -> None:
    cal = NATION.with_closure(STORM)
    found = cal.day(date("2026-07-06"))
    assert (found.kind, found.closure, found.is_workday) == (DayKind.WORKDAY, "暴雨停工", True)
    assert cal.nth_workday(date("2026-07-03"), 1) == date("2026-07-06")


def test_a_closure_with_a_document_takes_its_days_from_the_count() -> None:
    cal = NATION.with_closure(attrs.evolve(STORM, document="某政发〔2026〕5号"))
    found = cal.day(date("2026-07-08"))
    assert (found.kind, found.name, found.notice, found.closure) == (
        DayKind.LOCAL_REST,
        "暴雨停工",
        "某政发〔2026〕5号",
        "暴雨停工",
    )
    assert cal.nth_workday(date("2026-07-03"), 1) == date("2026-07-09")


def test_without_closures_a_calendar_is_the_one_before() -> None:
    assert NATION.with_closure(STORM).without_closures() == NATION
    assert NATION.without_closures() is NATION


@pytest.mark.parametrize(
    ("day", "closure"),
    [
        ("2026-07-05", None),
        ("2026-07-06", "暴雨停工"),
        ("2026-07-08", "暴雨停工"),
        ("2026-07-09", None),
    ],
)
def test_both_ends_of_a_closure_are_closed(day: str, closure: str | None) -> None:
    assert NATION.with_closure(STORM).day(date(day)).closure == closure


def test_closures_add_up() -> None:
    later = Closure(first=date("2026-07-20"), last=date("2026-07-20"), reason="停电")
    cal = NATION.with_closure(STORM).with_closure(later)
    shown = [cal.day(date(text)).closure for text in ("2026-07-06", "2026-07-20")]
    assert shown == ["暴雨停工", "停电"]


# Local days and closures where the year is still open: the spread must allow for both readings.

SPRING = [date(text) for text in ("2027-01-30", "2027-01-31", "2027-02-13", "2027-02-14")]
"""The weekends around 春节 2027, two of which will be worked."""


def with_local_rest(days: list[dt.date]) -> WorkCalendar:
    layers = [
        LocalNotice(territory=Territory("45"), name="节", source="通知", rest=[day]) for day in days
    ]
    return WorkCalendar(notices=national_notices(), local=layers)


def with_closed(days: list[dt.date]) -> WorkCalendar:
    cal = NATION
    for day in days:
        cal = cal.with_closure(Closure(first=day, last=day, reason="停电", document="某政发1号"))
    return cal


@pytest.mark.parametrize("build", [with_local_rest, with_closed])
@pytest.mark.parametrize(
    ("fixed", "least", "most"),
    [
        pytest.param([], 2, 2, id="none"),
        pytest.param(SPRING[:1], 1, 2, id="one"),
        pytest.param(SPRING[:2], 0, 2, id="two"),
        pytest.param(SPRING[1:], 0, 1, id="three"),
        pytest.param(SPRING, 0, 0, id="all"),
    ],
)
def test_fixed_days_may_be_among_those_made_up_for(
    build: Callable[[list[dt.date]], WorkCalendar],
    fixed: list[dt.date],
    least: int,
    most: int,
) -> None:
    start, weekdays = date("2027-01-24"), 5 + 4 + 1  # 25–29 January, 1–4 February, 15 February
    cal = build(fixed)
    end = date("2027-02-15")
    assert cal.nth_workday_range(start, weekdays + least)[1] == end
    assert cal.nth_workday_range(start, weekdays + most)[0] <= end
    assert cal.nth_workday_range(start, weekdays + most + 1)[0] > end
    assert cal.nth_workday_range(start, weekdays + least + 1)[1] > end


# Spreads.


def test_before_the_last_week_of_december_a_spread_is_one_day() -> None:
    found = NATION.nth_workday_range(date("2026-12-01"), 17)
    assert found == (date("2026-12-24"), date("2026-12-24"))


@pytest.mark.parametrize(
    ("day", "spread"),
    [
        pytest.param("2027-02-05", ("2027-02-13", "2027-02-15"), id="spring"),
        pytest.param("2027-03-01", ("2027-03-01", "2027-03-01"), id="ordinary-monday"),
        pytest.param("2027-01-30", ("2027-01-30", "2027-02-01"), id="open-saturday"),
        pytest.param("2026-12-25", ("2026-12-25", "2026-12-25"), id="friday-before-a-friday"),
    ],
)
def test_the_first_workday_can_be_open(day: str, spread: tuple[str, str]) -> None:
    found = NATION.workday_on_or_after_range(date(day))
    assert found == (date(spread[0]), date(spread[1]))


@pytest.mark.parametrize(
    ("first", "last", "spread"),
    [
        pytest.param("2026-03-02", "2026-03-09", (5, 5), id="all-known"),
        pytest.param("2027-01-24", "2027-02-15", (12, 12), id="all-of-an-open-group"),
        pytest.param("2027-01-24", "2027-02-01", (6, 8), id="half-of-an-open-group"),
        pytest.param("2027-02-01", "2027-02-01", (0, 0), id="no-day"),
    ],
)
def test_a_count_over_open_days_has_bounds(first: str, last: str, spread: tuple[int, int]) -> None:
    assert NATION.count_workdays_range(date(first), date(last)) == spread


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        pytest.param("2006-12-31", "2007-01-04", CoverageError, id="before-2007"),
        pytest.param("2099-12-01", "2099-12-25", CoverageError, id="after-2099"),
        pytest.param("2027-01-05", "2027-01-04", InputValueError, id="backwards"),
    ],
)
def test_a_count_over_open_days_that_cannot_be_made(
    first: str, last: str, kind: type[GovsvcError]
) -> None:
    with pytest.raises(kind):
        NATION.count_workdays_range(date(first), date(last))


def test_the_day_before_the_last_week_of_december_is_not_open() -> None:
    cal = NATION.as_of(date("2022-10-01"))  # the rule of 2013 lets any weekend near be made up
    christmas_eve = date("2022-12-24")  # a Saturday
    assert cal.workday_on_or_after_range(christmas_eve) == (date("2022-12-25"), date("2022-12-26"))


def test_the_last_projected_day_can_be_reached() -> None:
    last = date("2099-12-24")
    assert NATION.nth_workday_range(last - DAY, 1) == (last, last)


def test_a_bridge_in_december_is_open_until_its_notice() -> None:
    known = [notice for notice in national_notices() if notice.year < 2019]
    cal = WorkCalendar(notices=known)
    bridge = date("2018-12-31")
    assert (cal.is_workday(bridge), NATION.is_workday(bridge)) == (True, False)
    assert cal.workday_on_or_after_range(bridge) == (bridge, date("2019-01-02"))


# Values.


def test_calendars_of_the_same_content_are_equal_and_hash_equal() -> None:
    built = WorkCalendar(notices=reversed(national_notices()))
    grown = WorkCalendar(notices=[n for n in national_notices() if n.year < 2026])
    grown = grown.with_notice(national_notices()[-1])
    for cal in (built, grown, pickle.loads(pickle.dumps(NATION))):  # noqa: S301 - our own bytes
        assert (cal, hash(cal)) == (NATION, hash(NATION))


def test_calendars_of_different_content_differ() -> None:
    cals = [
        NATION,
        NATION.projecting(),
        NATION.for_region("45"),
        NATION.as_of(date("2025-11-04")),
        NATION.with_notice(NEXT),
        NATION.with_closure(STORM),
    ]
    assert all(one != other for one, other in itertools.combinations(cals, 2))


def test_a_calendar_is_shown_briefly() -> None:
    assert repr(NATION) == (
        "WorkCalendar(notices=<23 notices>, local=<0 local notices>, closures=(), region=None, "
        "known_on=None, is_projecting=False)"
    )


def test_the_national_calendar_is_built_once() -> None:
    assert national_calendar() is NATION
    assert (FIRST_DAY, NATION.notices) == (date("2007-01-01"), national_notices())
