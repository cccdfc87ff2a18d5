"""Recurring duties and task dates: the wordings of work plans, and everything that is refused."""

import datetime as dt
import pickle
import tomllib
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from govsvc import UNKNOWN, from_dict, national_calendar, to_dict
from govsvc.calendars import Certainty, Closure
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Cycle,
    DateReading,
    Month,
    ReadingKind,
    Recurrence,
    Roll,
    TaskDate,
    Third,
    ThirdOfMonth,
    next_due,
    occurrences,
)
from govsvc.errors import CoverageError, GovsvcError, InputTypeError, InputValueError, PayloadError
from govsvc.wording import Text

_EXPRESS, _ANALOGY = Roll(basis=Basis.EXPRESS), Roll(basis=Basis.ANALOGY)
_BY_END = DateReading(on=dt.date(2020, 12, 31), why=Text(zh="2020年底前", en="by its end"))
_BY_START = DateReading(on=dt.date(2019, 12, 31), why=Text(zh="进入2020年前", en="before it"))
_MONTHLY_18 = Recurrence(every=Cycle.MONTH, day=18, start=dt.date(2020, 5, 18))
_HALF_YEARLY = Recurrence(every=Cycle.HALF_YEAR, start=dt.date(2018, 5, 1))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def in_year(recurrence: Recurrence, year: int) -> list[str]:
    span = occurrences(recurrence, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))
    return [one.due.isoformat() for one in span]


# When a task is due.


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param(TaskDate(on=day("2020-04-27")), "2020-04-27", id="4月27日前"),
        pytest.param(TaskDate(month_end=Month(year=2020, month=8)), "2020-08-31", id="8月底前"),
        pytest.param(TaskDate(month_end=Month(year=2020, month=5)), "2020-05-31", id="Sunday"),
        pytest.param(TaskDate(month_end=Month(year=2024, month=2)), "2024-02-29", id="leap"),
        pytest.param(TaskDate(year_end=2018), "2018-12-31", id="2018年年底前"),
        pytest.param(TaskDate(year_end=9999), "9999-12-31", id="the-last-year"),
        pytest.param(TaskDate(month_end=Month(year=1, month=1)), "0001-01-31", id="the-first"),
        pytest.param(
            TaskDate(third=ThirdOfMonth(year=2018, month=5, third=Third.FIRST)),
            "2018-05-10",
            id="上旬",
        ),
        pytest.param(
            TaskDate(third=ThirdOfMonth(year=2018, month=5, third=Third.MIDDLE)),
            "2018-05-20",
            id="中旬",
        ),
        pytest.param(
            TaskDate(third=ThirdOfMonth(year=2019, month=2, third=Third.LAST)),
            "2019-02-28",
            id="下旬",
        ),
    ],
)
def test_a_task_is_due_on(date: TaskDate, expected: str) -> None:
    assert (date.day, date.safe_day, date.days) == (day(expected), day(expected), (day(expected),))


def test_an_open_end_is_no_day_and_a_missing_one_is_unknown() -> None:
    endless, silent = TaskDate(open=True), TaskDate(missing=True)
    assert (endless.day, endless.safe_day, endless.days) == (None, None, ())
    assert (silent.day, silent.safe_day, silent.days) == (UNKNOWN, UNKNOWN, ())


def test_two_readings_leave_the_day_unknown_and_the_earlier_safe() -> None:
    by_2020 = TaskDate(readings=[_BY_END, _BY_START])
    assert by_2020.day is UNKNOWN
    assert by_2020.safe_day == day("2019-12-31")
    assert by_2020.days == (day("2019-12-31"), day("2020-12-31"))


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        pytest.param(TaskDate(on=day("2020-04-27")), "2020-04-27 前", "by 2020-04-27", id="on"),
        pytest.param(
            TaskDate(month_end=Month(year=2020, month=8)),
            "2020年8月底前（2020-08-31）",
            "by the end of 2020-08 (2020-08-31)",
            id="month",
        ),
        pytest.param(
            TaskDate(year_end=2018),
            "2018年底前（2018-12-31）",
            "by the end of 2018 (2018-12-31)",
            id="year",
        ),
        pytest.param(
            TaskDate(third=ThirdOfMonth(year=2018, month=5, third=Third.FIRST)),
            "2018年5月上旬（2018-05-10 前）",
            "in the first third of 2018-05 (by 2018-05-10)",
            id="third",
        ),
        pytest.param(TaskDate(open=True), "长期", "open-ended", id="open"),
        pytest.param(TaskDate(missing=True), "没有写明完成时限", "no date stated", id="missing"),
        pytest.param(
            TaskDate(readings=[_BY_END, _BY_START]),
            "有不同理解：2019-12-31（进入2020年前）；2020-12-31（2020年底前）",
            "can be read as 2019-12-31 (before it); 2020-12-31 (by its end)",
            id="readings",
        ),
    ],
)
def test_a_task_date_in_words(date: TaskDate, zh: str, en: str) -> None:
    assert (date.describe(), date.describe("en")) == (zh, en)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param("on = 2020-04-27", TaskDate(on=day("2020-04-27")), id="on"),
        pytest.param(
            "month_end = { year = 2020, month = 8 }",
            TaskDate(month_end=Month(year=2020, month=8)),
            id="month_end",
        ),
        pytest.param("year_end = 2018", TaskDate(year_end=2018), id="year_end"),
        pytest.param(
            'third = { year = 2018, month = 5, third = "first" }',
            TaskDate(third=ThirdOfMonth(year=2018, month=5, third=Third.FIRST)),
            id="third",
        ),
        pytest.param("open = true", TaskDate(open=True), id="open"),
        pytest.param("missing = true", TaskDate(missing=True), id="missing"),
        pytest.param(
            'readings = [{ on = 2020-12-31, why = { zh = "2020年底前", en = "by its end" } }, '
            '{ on = 2019-12-31, why = { zh = "进入2020年前", en = "before it" } }]',
            TaskDate(readings=[_BY_END, _BY_START]),
            id="readings",
        ),
    ],
)
def test_a_file_writes_a_task_date_with_one_key(table: str, expected: TaskDate) -> None:
    assert from_dict(TaskDate, tomllib.loads(f"due = {{ {table} }}")["due"]) == expected


def test_a_task_date_writes_the_one_key_that_it_has() -> None:
    assert to_dict(TaskDate(year_end=2018)) == {"year_end": 2018}


# How often.


@pytest.mark.parametrize(
    ("recurrence", "year", "expected"),
    [
        pytest.param(_MONTHLY_18, 2020, [f"2020-{m:02}-18" for m in range(5, 13)], id="每月18日前"),
        pytest.param(_HALF_YEARLY, 2019, ["2019-06-30", "2019-12-31"], id="6月底和12月底前"),
        pytest.param(_HALF_YEARLY, 2018, ["2018-06-30", "2018-12-31"], id="first-year"),
        pytest.param(Recurrence(every=Cycle.YEAR), 2021, ["2021-12-31"], id="每年底"),
        pytest.param(
            Recurrence(every=Cycle.YEAR, month=1, day=15), 2021, ["2021-01-15"], id="1月15日"
        ),
        pytest.param(
            Recurrence(every=Cycle.QUARTER, month=1, day=10),
            2021,
            ["2021-01-10", "2021-04-10", "2021-07-10", "2021-10-10"],
            id="季后10日",
        ),
        pytest.param(
            Recurrence(every=Cycle.QUARTER),
            2021,
            ["2021-03-31", "2021-06-30", "2021-09-30", "2021-12-31"],
            id="季末",
        ),
        pytest.param(
            Recurrence(every=Cycle.YEAR, month=2, day=30), 2024, ["2024-02-29"], id="2月30日"
        ),
        pytest.param(attrs.evolve(_MONTHLY_18, until=day("2020-07-17")), 2021, [], id="ended"),
    ],
)
def test_it_is_due_in_a_year_on(recurrence: Recurrence, year: int, expected: list[str]) -> None:
    assert in_year(recurrence, year) == expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param(28, ["2023-01-28", "2023-02-28", "2023-03-28", "2023-04-28"], id="28"),
        pytest.param(29, ["2023-01-29", "2023-02-28", "2023-03-29", "2023-04-29"], id="29"),
        pytest.param(31, ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"], id="31"),
        pytest.param(None, ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"], id="end"),
    ],
)
def test_in_a_short_month_the_last_day_takes_the_place(
    named: int | None, expected: list[str]
) -> None:
    monthly = Recurrence(every=Cycle.MONTH, day=named)
    found = occurrences(monthly, first=day("2023-01-01"), last=day("2023-04-30"))
    assert [one.day.isoformat() for one in found] == expected
    assert [one.is_cut_short for one in found] == [
        named is not None and one.day.day != named for one in found
    ]


def test_a_week_ends_on_sunday_and_its_days_are_numbered_from_monday() -> None:
    first, last = day("2026-03-02"), day("2026-03-08")  # Monday to Sunday
    for number in range(1, 8):
        weekly = Recurrence(every=Cycle.WEEK, day=number)
        (found,) = occurrences(weekly, first=first, last=last)
        assert (found.day.isoweekday(), found.is_cut_short) == (number, False)
    (found,) = occurrences(Recurrence(every=Cycle.WEEK), first=first, last=last)
    assert found.day == last


def test_both_ends_of_a_span_and_of_a_recurrence_count() -> None:
    bounded = attrs.evolve(_MONTHLY_18, until=day("2020-07-18"))
    assert in_year(bounded, 2020) == ["2020-05-18", "2020-06-18", "2020-07-18"]
    (only,) = occurrences(bounded, first=day("2020-06-18"), last=day("2020-06-18"))
    assert (only.number, only.day) == (2, day("2020-06-18"))


def test_it_may_start_and_end_on_one_day() -> None:
    assert in_year(attrs.evolve(_MONTHLY_18, until=day("2020-05-18")), 2020) == ["2020-05-18"]


@pytest.mark.parametrize(
    ("year", "roll"),
    [
        pytest.param(2020, None, id="in-the-calendar"),
        pytest.param(2020, _EXPRESS, id="rolling"),
        pytest.param(2101, None, id="beyond-the-calendar"),
    ],
)
def test_with_a_start_every_time_has_its_number(year: int, roll: Roll | None) -> None:
    recurrence = Recurrence(every=Cycle.QUARTER, start=dt.date(year, 2, 1), roll=roll)
    found = occurrences(recurrence, first=dt.date(year, 6, 1), last=dt.date(year, 12, 31))
    assert [one.number for one in found] == [2, 3, 4]


def test_without_a_start_nothing_is_numbered() -> None:
    found = occurrences(
        Recurrence(every=Cycle.YEAR), first=day("2020-01-01"), last=day("2021-12-31")
    )
    assert [one.number for one in found] == [None, None]


def test_an_end_not_stated_is_not_for_ever() -> None:
    later = next_due(_MONTHLY_18, day("2026-03-02"))
    assert later is not None
    assert (later.due, later.number, later.is_end_stated) == (day("2026-03-18"), 71, False)
    bounded = next_due(attrs.evolve(_MONTHLY_18, until=day("2020-12-31")), day("2020-12-18"))
    assert bounded is not None
    assert (bounded.due, bounded.is_end_stated) == (day("2020-12-18"), True)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2019-01-01", "2020-05-18", id="before-the-start"),
        pytest.param("2020-05-18", "2020-05-18", id="today-counts"),
        pytest.param("2020-05-19", "2020-06-18", id="the-day-after"),
        pytest.param("2020-12-18", "2020-12-18", id="the-last"),
        pytest.param("2020-12-19", None, id="ended"),
    ],
)
def test_the_next_time_it_is_due(today: str, expected: str | None) -> None:
    bounded = attrs.evolve(_MONTHLY_18, until=day("2020-12-31"))
    found = next_due(bounded, day(today))
    assert (found.due.isoformat() if found else None) == expected


# Rest days.


@pytest.mark.parametrize(
    ("roll", "due", "safe"),
    [
        pytest.param(None, "2020-10-18", "2020-10-18", id="not-stated"),
        pytest.param(NO_ROLL, "2020-10-18", "2020-10-18", id="none"),
        pytest.param(_EXPRESS, "2020-10-19", "2020-10-19", id="express"),
        pytest.param(_ANALOGY, "2020-10-19", "2020-10-18", id="analogy"),
    ],
)
def test_a_rest_day_moves_the_day_only_where_something_says_so(
    roll: Roll | None, due: str, safe: str
) -> None:
    found = next_due(attrs.evolve(_MONTHLY_18, roll=roll), day("2020-10-01"))
    assert found is not None
    assert (found.day, found.is_rest_day) == (day("2020-10-18"), True)
    assert (found.due, found.safe_due) == (day(due), day(safe))
    expected = [(ReadingKind.NO_ROLL, found.day, found.day)] if roll is _ANALOGY else []
    assert [(told.kind, told.date, told.latest) for told in found.readings] == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2020-10-17", "2020-10-19", id="Saturday"),
        pytest.param("2020-10-18", "2020-10-19", id="Sunday"),
        pytest.param("2020-10-19", "2020-10-19", id="Monday"),
        pytest.param("2020-10-20", "2020-11-18", id="Tuesday"),
    ],
)
def test_the_day_rolled_to_is_still_to_come(today: str, expected: str) -> None:
    found = next_due(attrs.evolve(_MONTHLY_18, roll=_EXPRESS), day(today))
    assert found is not None
    assert found.due == day(expected)


def test_a_workday_by_analogy_has_no_second_reading() -> None:
    found = next_due(attrs.evolve(_MONTHLY_18, roll=_ANALOGY), day("2020-06-01"))
    assert found is not None
    assert (found.due, found.is_rest_day, found.readings) == (day("2020-06-18"), False, ())


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param("2026-02-14", False, id="make-up-Saturday"),
        pytest.param("2026-10-02", True, id="holiday"),
        pytest.param("2027-03-18", False, id="plain-Thursday-projected"),
        pytest.param("2027-02-08", True, id="春节-projected"),
        pytest.param("2027-01-30", UNKNOWN, id="perhaps-made-up"),
        pytest.param("2006-12-18", UNKNOWN, id="before-the-calendar"),
        pytest.param("2101-12-18", UNKNOWN, id="beyond-the-calendar"),
    ],
)
def test_whether_it_is_a_rest_day_is_told_as_far_as_it_is_known(
    date: str, expected: object
) -> None:
    yearly = Recurrence(every=Cycle.YEAR, month=day(date).month, day=day(date).day)
    (found,) = occurrences(yearly, first=day(date), last=day(date))
    assert found.is_rest_day is expected
    assert (found.due, found.earliest, found.latest) == (day(date), day(date), day(date))
    assert found.certainty is Certainty.OFFICIAL


def test_what_rolls_into_years_without_a_notice_is_an_interval() -> None:
    rolling = Recurrence(every=Cycle.MONTH, day=30, roll=_ANALOGY)
    (found,) = occurrences(rolling, first=day("2027-01-30"), last=day("2027-01-30"))
    assert (found.earliest, found.latest) == (day("2027-01-30"), day("2027-02-01"))
    assert found.certainty is Certainty.PROJECTED
    assert [reading.date for reading in found.readings] == [day("2027-01-30")]


def test_another_calendar_can_be_given() -> None:
    closed = national_calendar().with_closure(
        Closure(
            first=day("2020-06-18"), last=day("2020-06-19"), reason="暴雨停工", document="某通知"
        )
    )
    rolling = attrs.evolve(_MONTHLY_18, roll=_EXPRESS)
    found = next_due(rolling, day("2020-06-01"), calendar=closed)
    assert found is not None
    assert found.due == day("2020-06-22")


def test_outside_the_calendar_what_rolls_has_no_answer() -> None:
    rolling = attrs.evolve(_MONTHLY_18, start=None, roll=_EXPRESS)
    with pytest.raises(CoverageError):
        occurrences(rolling, first=day("2101-01-01"), last=day("2101-12-31"))
    with pytest.raises(CoverageError):
        next_due(rolling, day("2006-06-01"))


# Words.


@pytest.mark.parametrize(
    ("recurrence", "zh", "en"),
    [
        pytest.param(
            _MONTHLY_18,
            "每月18日前；自 2020-05-18 起；没有写明截止日期；没有写明是否顺延，不顺延",
            "by day 18 of every month; from 2020-05-18; end not stated; "
            "whether it rolls is not stated, so it does not",
            id="monthly",
        ),
        pytest.param(
            Recurrence(every=Cycle.HALF_YEAR, until=day("2020-12-31"), roll=NO_ROLL),
            "每年6月、12月底前；没有写明起始日期；至 2020-12-31 止；不顺延",
            "every year, month 6, 12: by the end; start not stated; until 2020-12-31; "
            "does not roll",
            id="half-yearly",
        ),
        pytest.param(
            Recurrence(every=Cycle.WEEK, day=5, roll=_ANALOGY),
            "每周五前；没有写明起始日期；没有写明截止日期；遇休息日顺延（类推适用）",
            "every week by Friday; start not stated; end not stated; "
            "rolls from a rest day (by analogy)",
            id="weekly",
        ),
        pytest.param(
            Recurrence(every=Cycle.WEEK),
            "每周日前；没有写明起始日期；没有写明截止日期；没有写明是否顺延，不顺延",
            "every week by Sunday; start not stated; end not stated; "
            "whether it rolls is not stated, so it does not",
            id="by-the-end-of-the-week",
        ),
        pytest.param(
            Recurrence(every=Cycle.MONTH),
            "每月底前；没有写明起始日期；没有写明截止日期；没有写明是否顺延，不顺延",
            "by the end of every month; start not stated; end not stated; "
            "whether it rolls is not stated, so it does not",
            id="month-end",
        ),
        pytest.param(
            Recurrence(every=Cycle.QUARTER, month=1, day=10, until=day("2021-12-31"), roll=NO_ROLL),
            "每年1月、4月、7月、10月10日前；没有写明起始日期；至 2021-12-31 止；不顺延",
            "every year, month 1, 4, 7, 10: by day 10; start not stated; until 2021-12-31; "
            "does not roll",
            id="quarterly",
        ),
        pytest.param(
            Recurrence(every=Cycle.YEAR, month=12, day=15, start=day("2021-01-01")),
            "每年12月15日前；自 2021-01-01 起；没有写明截止日期；没有写明是否顺延，不顺延",
            "every year, month 12: by day 15; from 2021-01-01; end not stated; "
            "whether it rolls is not stated, so it does not",
            id="yearly",
        ),
    ],
)
def test_a_recurrence_in_words(recurrence: Recurrence, zh: str, en: str) -> None:
    assert (recurrence.describe(), recurrence.describe("en")) == (zh, en)


@pytest.mark.parametrize(
    ("recurrence", "today", "zh", "en"),
    [
        pytest.param(
            _MONTHLY_18,
            "2020-10-01",
            [
                "第 6 次：到期日 2020-10-18",
                "2020-10-18 是休息日；没有写明是否顺延，不顺延",
                "没有写明截止日期；请核对该项任务此时是否仍须办理",
            ],
            [
                "no. 6: due 2020-10-18",
                "2020-10-18 is a rest day; whether it rolls is not stated, so it stays",
                "no end is stated; check whether the duty still exists",
            ],
            id="not-stated",
        ),
        pytest.param(
            Recurrence(every=Cycle.HALF_YEAR, until=day("2020-12-31"), roll=NO_ROLL),
            "2019-06-01",
            ["到期日 2019-06-30", "2019-06-30 是休息日，不顺延"],
            ["due 2019-06-30", "2019-06-30 is a rest day and does not roll"],
            id="none",
        ),
        pytest.param(
            Recurrence(every=Cycle.MONTH, day=30, until=day("2027-12-31"), roll=_ANALOGY),
            "2027-02-01",
            [
                "到期日 2027-03-01（推算，待公布）",
                "当月没有 30 日，以当月最后一日为准",
                "2027-02-28 是休息日，顺延至 2027-03-01（类推适用）",
                "另一种理解（末日不顺延）：2027-02-28，没有明文规定遇休息日顺延，顺延只是类推适用",
            ],
            [
                "due 2027-03-01 (projected)",
                "the month has no day 30; its last day takes the place",
                "2027-02-28 is a rest day; it rolls to 2027-03-01 (by analogy)",
                (
                    "other reading (without rolling): 2027-02-28, "
                    "no text moves a day that is a rest day; rolling is by analogy"
                ),
            ],
            id="analogy",
        ),
        pytest.param(
            Recurrence(every=Cycle.MONTH, until=day("2006-12-31")),
            "2006-06-01",
            ["到期日 2006-06-30", "2006-06-30 是否为休息日，日历尚不能确定"],
            ["due 2006-06-30", "the calendar cannot tell whether 2006-06-30 is a rest day"],
            id="unknown",
        ),
        pytest.param(
            Recurrence(every=Cycle.MONTH, until=day("2020-12-31")),
            "2020-06-01",
            ["到期日 2020-06-30"],
            ["due 2020-06-30"],
            id="plain",
        ),
    ],
)
def test_an_occurrence_in_words(
    recurrence: Recurrence, today: str, zh: list[str], en: list[str]
) -> None:
    found = next_due(recurrence, day(today))
    assert found is not None
    assert found.explain().splitlines() == zh
    assert found.explain("en").splitlines() == en


@pytest.mark.parametrize(
    ("third", "zh", "en"),
    [
        pytest.param(Third.FIRST, "上旬", "first third", id="first"),
        pytest.param(Third.MIDDLE, "中旬", "middle third", id="middle"),
        pytest.param(Third.LAST, "下旬", "last third", id="last"),
    ],
)
def test_the_thirds_have_names(third: Third, zh: str, en: str) -> None:
    assert third.label == Text(zh=zh, en=en)


# Files.


def test_a_file_writes_a_recurrence_as_a_table() -> None:
    told = tomllib.loads(
        'repeats = { every = "month", day = 18, start = 2020-05-18, roll = { basis = "none" } }'
    )
    assert from_dict(Recurrence, told["repeats"]) == attrs.evolve(_MONTHLY_18, roll=NO_ROLL)


def test_what_a_file_does_not_say_is_not_stated() -> None:
    found = from_dict(Recurrence, {"every": "half_year"})
    assert (found.start, found.until, found.roll) == (None, None, None)
    assert [key for key, told in to_dict(found).items() if told is not None] == ["every"]


@pytest.mark.parametrize(
    ("kind", "table", "told"),
    [
        pytest.param(TaskDate, {}, "exactly one", id="nothing"),
        pytest.param(TaskDate, {"open": True, "year_end": 2020}, "exactly one", id="two"),
        pytest.param(TaskDate, {"on": "底前"}, "on: expected a day", id="no-day"),
        pytest.param(TaskDate, {"open": "yes"}, "open: expected true or false", id="no-truth"),
        pytest.param(TaskDate, {"year_end": "2020"}, "year_end: expected a whole", id="text"),
        pytest.param(Recurrence, {"every": "fortnight"}, "every: expected one of", id="cycle"),
        pytest.param(Recurrence, {"every": "month", "on": 18}, "unknown key: on", id="key"),
        pytest.param(Recurrence, {"every": "month", "day": 32}, "1 and 31", id="day"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(kind: type, table: object, told: str) -> None:
    with pytest.raises(PayloadError, match=told):
        from_dict(kind, table)


# What is refused.

_ANY: Any = Recurrence(every=Cycle.MONTH)
_ODD: Any = object()


def refused_by_name(question: Callable[[], object], error: type[GovsvcError], name: str) -> None:
    """The error names the place, says so in both languages, and survives pickle."""
    with pytest.raises(error) as caught:
        question()
    refused: Any = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert refused.name == name
    assert refused.explain("zh")
    assert refused.explain("zh") != refused.explain("en")


@pytest.mark.parametrize(
    ("kind", "fields", "error", "name"),
    [
        pytest.param(Month, {"year": 2020, "month": 13}, InputValueError, "year", id="month-13"),
        pytest.param(Month, {"year": 2020, "month": 0}, InputValueError, "year", id="month-0"),
        pytest.param(Month, {"year": 0, "month": 1}, InputValueError, "year", id="year-0"),
        pytest.param(Month, {"year": 10000, "month": 1}, InputValueError, "year", id="year-10000"),
        pytest.param(Month, {"year": "2020", "month": 1}, InputTypeError, "year", id="year-text"),
        pytest.param(Month, {"year": 2020, "month": True}, InputTypeError, "month", id="bool"),
        pytest.param(
            ThirdOfMonth,
            {"year": 2020, "month": 13, "third": Third.LAST},
            InputValueError,
            "year",
            id="third-of-no-month",
        ),
        pytest.param(
            ThirdOfMonth,
            {"year": 2020, "month": 1, "third": "first"},
            InputTypeError,
            "third",
            id="third-text",
        ),
        pytest.param(
            DateReading, {"on": "2020", "why": Text(zh="", en="")}, InputTypeError, "on", id="on"
        ),
        pytest.param(
            DateReading, {"on": day("2020-01-01"), "why": "so"}, InputTypeError, "why", id="why"
        ),
        pytest.param(TaskDate, {}, InputValueError, "due", id="no-date"),
        pytest.param(
            TaskDate, {"open": True, "missing": True}, InputValueError, "due", id="two-dates"
        ),
        pytest.param(TaskDate, {"open": 1}, InputTypeError, "open", id="open-1"),
        pytest.param(TaskDate, {"missing": None}, InputTypeError, "missing", id="missing-none"),
        pytest.param(TaskDate, {"year_end": 0}, InputValueError, "year_end", id="year-end-0"),
        pytest.param(
            TaskDate, {"month_end": "2020-08"}, InputTypeError, "month_end", id="month-text"
        ),
        pytest.param(TaskDate, {"third": Third.FIRST}, InputTypeError, "third", id="bare-third"),
        pytest.param(
            TaskDate,
            {"on": dt.datetime.fromisoformat("2020-01-01")},
            InputTypeError,
            "on",
            id="moment",
        ),
        pytest.param(
            TaskDate, {"readings": [_BY_END]}, InputValueError, "readings", id="one-reading"
        ),
        pytest.param(
            TaskDate,
            {"readings": [_BY_END, _BY_START, _BY_END]},
            InputValueError,
            "readings",
            id="a-day-twice",
        ),
        pytest.param(
            TaskDate, {"readings": [_ODD, _ODD]}, InputTypeError, "readings", id="no-reading"
        ),
        pytest.param(Recurrence, {"every": "month"}, InputTypeError, "every", id="every-text"),
        pytest.param(
            Recurrence, {"every": Cycle.MONTH, "month": 2}, InputValueError, "month", id="month-2"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.WEEK, "month": 2}, InputValueError, "month", id="week-month"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.QUARTER, "month": 4}, InputValueError, "month", id="4-of-3"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.HALF_YEAR, "month": 7}, InputValueError, "month", id="7of6"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.YEAR, "month": 13}, InputValueError, "month", id="13of12"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.WEEK, "day": 8}, InputValueError, "day", id="day-8"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.MONTH, "day": 32}, InputValueError, "day", id="day-32"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.MONTH, "day": 0}, InputValueError, "day", id="day-0"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.MONTH, "day": "18"}, InputTypeError, "day", id="day-text"
        ),
        pytest.param(
            Recurrence, {"every": Cycle.MONTH, "roll": Basis.NONE}, InputTypeError, "roll", id="rol"
        ),
        pytest.param(
            Recurrence,
            {"every": Cycle.MONTH, "start": "2020-01-01"},
            InputTypeError,
            "start",
            id="start-text",
        ),
        pytest.param(
            Recurrence,
            {"every": Cycle.MONTH, "start": day("2020-05-18"), "until": day("2020-05-17")},
            InputValueError,
            "until",
            id="ends-before-it-starts",
        ),
    ],
)
def test_a_model_refuses_what_cannot_be(
    kind: type, fields: dict[str, Any], error: type[GovsvcError], name: str
) -> None:
    refused_by_name(lambda: kind(**fields), error, name)


@pytest.mark.parametrize(
    ("question", "error", "name"),
    [
        pytest.param(
            lambda: occurrences(_ODD, first=day("2020-01-01"), last=day("2020-01-02")),
            InputTypeError,
            "recurrence",
            id="no-recurrence",
        ),
        pytest.param(
            lambda: occurrences(_ANY, first=_ODD, last=day("2020-01-02")),
            InputTypeError,
            "first",
            id="first",
        ),
        pytest.param(
            lambda: occurrences(_ANY, first=day("2020-01-02"), last=_ODD),
            InputTypeError,
            "last",
            id="last",
        ),
        pytest.param(
            lambda: occurrences(_ANY, first=day("2020-01-02"), last=day("2020-01-01")),
            InputValueError,
            "last",
            id="backwards",
        ),
        pytest.param(
            lambda: occurrences(_ANY, first=day("2020-01-01"), last=day("2120-01-03")),
            InputValueError,
            "last",
            id="more-than-a-century",
        ),
        pytest.param(
            lambda: occurrences(
                _ANY, first=day("2020-01-01"), last=day("2020-01-02"), calendar=_ODD
            ),
            InputTypeError,
            "calendar",
            id="calendar",
        ),
        pytest.param(
            lambda: next_due(_ODD, day("2020-01-01")), InputTypeError, "recurrence", id="next-of"
        ),
        pytest.param(lambda: next_due(_ANY, _ODD), InputTypeError, "today", id="today"),
        pytest.param(
            lambda: next_due(_ANY, day("2020-01-01"), calendar=_ODD),
            InputTypeError,
            "calendar",
            id="next-calendar",
        ),
    ],
)
def test_a_question_refuses_what_cannot_be(
    question: Callable[[], object], error: type[GovsvcError], name: str
) -> None:
    refused_by_name(question, error, name)


@pytest.mark.parametrize(
    ("question", "found", "zh", "en"),
    [
        pytest.param(
            lambda: attrs.evolve(_MONTHLY_18, until=day("2020-05-17")),
            "2020-05-17",
            "截止日 2020-05-17 早于起始日 2020-05-18；请核对两个日期",
            "it ends on `2020-05-17`, before it starts on `2020-05-18`; check the two days",
            id="until",
        ),
        pytest.param(
            lambda: Recurrence(every=Cycle.QUARTER, month=4),
            "4",
            "`month` 4 不在每季度的 1 至 3 之间",
            "`month` must lie between 1 and 3 in a quarter, found `4`",
            id="month",
        ),
        pytest.param(
            lambda: occurrences(_ANY, first=day("2020-01-02"), last=day("2020-01-01")),
            "2020-01-01",
            "2020-01-02 至 2020-01-01 不是一段不超过一百年的期间；请核对两个日期",
            "`2020-01-02` to `2020-01-01` is no span of at most a century; check the two days",
            id="span",
        ),
        pytest.param(
            lambda: Month(year=2020, month=13),
            "2020-13",
            "没有 2020 年 13 月；请核对年份和月份",
            "there is no month `2020-13`; check the year and the month",
            id="no-month",
        ),
        pytest.param(
            lambda: TaskDate(open=True, year_end=2020),
            "year_end, open",
            "完成时限应当且只能写其中一项：on、month_end、year_end、third、open、missing、readings；"
            "收到 year_end、open",
            "a task date has exactly one of on, month_end, year_end, third, open, missing, "
            "readings; found year_end, open",
            id="two-dates",
        ),
        pytest.param(
            TaskDate,
            "nothing",
            "完成时限应当且只能写其中一项：on、month_end、year_end、third、open、missing、readings；"
            "收到 空表",
            "a task date has exactly one of on, month_end, year_end, third, open, missing, "
            "readings; found none of them",
            id="no-date",
        ),
        pytest.param(
            lambda: TaskDate(readings=[_BY_END, _BY_END]),
            "2020-12-31, 2020-12-31",
            "不同理解应当至少有两种，且日期各不相同；只有一种理解的请写 on",
            "readings are at least two, each with a day of its own; if there is but one, give it "
            "as `on`",
            id="a-day-twice",
        ),
    ],
)
def test_a_refusal_says_what_to_do(
    question: Callable[[], object], found: str, zh: str, en: str
) -> None:
    with pytest.raises(InputValueError) as caught:
        question()
    told = caught.value
    assert (told.found, told.explain("zh"), told.explain("en")) == (found, zh, en)


def test_a_flag_is_true_or_false() -> None:
    odd: Any = 1
    with pytest.raises(InputTypeError) as caught:
        TaskDate(open=odd)
    told = caught.value
    assert told.found == "int `1`"
    assert told.explain("zh") == "`open` 应为 true 或者 false，收到 int `1`"
    assert told.explain("en") == "`open` must be true or false, found int `1`"


def test_a_century_is_answered() -> None:
    found = occurrences(_ANY, first=day("2000-01-01"), last=day("2099-12-31"))
    assert len(found) == 1200
    assert occurrences(_ANY, first=day("2020-01-01"), last=day("2120-01-02"))
