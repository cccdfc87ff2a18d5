"""Reading notices: every form that was used, and every text that must not be read."""

import datetime as dt
import pickle
import re
from typing import Any

import pytest

from govsvc.calendars import (
    HolidayArrangement,
    Notice,
    NoticeKind,
    WorkCalendar,
    national_notices,
    parse_notice,
)
from govsvc.errors import InputTypeError, InputValueError, NoticeError
from oracles.calendar_oracle import AMENDMENTS, BASE_NOTICES

DAY = dt.timedelta(days=1)
PACKAGED = {(notice.year, notice.kind): notice for notice in national_notices()}


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def rest(notice: Notice) -> list[dt.date]:
    return sorted(day for line in notice.holidays for day in line.rest)


def work(notice: Notice) -> list[dt.date]:
    return sorted(day for line in notice.holidays for day in line.work)


def told(notice: Notice) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            line.name,
            [f"{day:%m-%d}" for day in line.rest],
            [f"{day:%m-%d}" for day in line.work],
        )
        for line in notice.holidays
    ]


def amending(body: str, year: int = 2027) -> str:
    """A change of one holiday of a year that has no packaged notice, with *body*."""
    return f"关于调整{year}年劳动节假期安排的通知\n{body}\n{year}年3月22日"


# The notices of 2010 to 2026.


@pytest.mark.parametrize("year", BASE_NOTICES)
def test_a_whole_notice_sets_the_packaged_days(year: int) -> None:
    parsed, packaged = parse_notice(BASE_NOTICES[year]), PACKAGED[year, NoticeKind.BASE]
    assert sorted(told(parsed)) == sorted(told(packaged))
    assert (rest(parsed), work(parsed)) == (rest(packaged), work(packaged))


@pytest.mark.parametrize("year", BASE_NOTICES)
def test_a_whole_notice_has_its_year_number_and_days(year: int) -> None:
    parsed, packaged = parse_notice(BASE_NOTICES[year]), PACKAGED[year, NoticeKind.BASE]
    found = (parsed.year, parsed.kind, parsed.doc_no, parsed.published_on)
    assert found == (year, NoticeKind.BASE, packaged.doc_no, parsed.issued_on)
    # The day that the notices for 2019 and 2021 bear is not in the packaged list.
    assert parsed.issued_on == (packaged.issued_on or packaged.published_on)


@pytest.mark.parametrize("year", BASE_NOTICES)
def test_a_whole_notice_tells_its_statutory_holidays(year: int) -> None:
    parsed, packaged = parse_notice(BASE_NOTICES[year]), PACKAGED[year, NoticeKind.BASE]
    statutory = [
        sorted(day for line in notice.holidays for day in line.statutory)
        for notice in (parsed, packaged)
    ]
    assert statutory[0] == statutory[1]


@pytest.mark.parametrize("year", BASE_NOTICES)
def test_a_whole_notice_extends_nothing(year: int) -> None:
    parsed = parse_notice(BASE_NOTICES[year])
    assert [line.extended for line in parsed.holidays] == [()] * len(parsed.holidays)


def test_the_amendment_of_2015() -> None:
    parsed = parse_notice(AMENDMENTS[2015])
    name = "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"
    assert told(parsed) == [(name, ["09-03", "09-04", "09-05"], ["09-06"])]
    assert parsed.holidays[0].extended == (date("2015-09-03"),)
    assert (parsed.kind, parsed.doc_no) == (NoticeKind.AMENDMENT, "国发明电〔2015〕1号")


def test_the_amendment_of_2019_restates_the_holiday() -> None:
    parsed = parse_notice(AMENDMENTS[2019])
    assert told(parsed) == [("劳动节", ["05-01", "05-02", "05-03", "05-04"], ["04-28", "05-05"])]
    assert (parsed.kind, parsed.doc_no) == (NoticeKind.AMENDMENT, "国办发明电〔2019〕3号")


def test_the_extension_of_2020_goes_on_where_the_holiday_ended() -> None:
    parsed = parse_notice(AMENDMENTS[2020])
    assert told(parsed) == [("春节", ["01-31", "02-01", "02-02"], [])]
    assert parsed.holidays[0].extended == parsed.holidays[0].rest
    assert (parsed.kind, parsed.doc_no) == (NoticeKind.AMENDMENT, "国办发明电〔2020〕1号")


def test_a_calendar_of_the_read_notices_is_that_of_the_packaged_ones() -> None:
    read = {(year, NoticeKind.BASE): text for year, text in BASE_NOTICES.items()}
    read |= {(year, NoticeKind.AMENDMENT): text for year, text in AMENDMENTS.items()}
    cal = WorkCalendar(notices=[n for n in national_notices() if n.year < 2010])
    for key, packaged in PACKAGED.items():
        if key in read:
            cal = cal.with_notice(parse_notice(read[key], published_on=packaged.published_on))
    packaged_cal = WorkCalendar(notices=national_notices())
    days = [date("2007-01-01") + DAY * n for n in range(7305)]
    assert [day for day in days if cal.is_workday(day) != packaged_cal.is_workday(day)] == []


# What a page does to a text.


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="crlf"),
        pytest.param(lambda text: text.replace("\n", "\n\n　　"), id="blank-lines-and-indents"),
        pytest.param(lambda text: text.replace("日", " 日 "), id="spaces-inside"),
        pytest.param(
            lambda text: re.sub("月(?=.*[班天]。)", "月\n", text), id="breaks-behind-months"
        ),
        pytest.param(lambda text: text.replace("、2", "、\n2"), id="breaks-between-days"),
        pytest.param(
            lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
            id="full-width-figures",
        ),
        pytest.param(
            lambda text: text.translate(str.maketrans("（），：", "(),:")), id="half-width-signs"
        ),
        pytest.param(lambda text: text.replace("：1", "：\n1"), id="break-behind-the-name"),
        pytest.param(lambda text: text.replace("至", "-"), id="hyphen"),
        pytest.param(lambda text: text.replace("至", "—"), id="dash"),
        pytest.param(lambda text: text.replace("星期", "周"), id="short-weekdays"),
        pytest.param(lambda text: text.replace("星期日", "星期天"), id="other-sunday"),
        pytest.param(lambda text: text.replace("通知如下。", "通知如下："), id="colon"),
        pytest.param(
            lambda text: text.replace("通知如下。\n　　", "通知如下："), id="one-paragraph"
        ),
        pytest.param(
            lambda text: re.sub("。(?=\n　　[一二三四五六七]、)", "；", text), id="semicolons"
        ),
        pytest.param(lambda text: re.sub("[一二三四五六七]、", "", text), id="without-numbers"),
        pytest.param(
            lambda text: re.sub("([一二三四五六七])、", "（\\1）", text), id="bracketed-numbers"
        ),
        pytest.param(
            lambda text: text.replace("国务院办公厅\n", "国务院办公厅 "), id="signed-on-one-line"
        ),
        pytest.param(
            lambda text: "新华社北京12月8日电 国务院办公厅通知全文如下：\n" + text, id="news-agency"
        ),
    ],
)
def test_the_layout_of_a_page_does_not_matter(change: Any) -> None:  # noqa: ANN401 - a function
    text = BASE_NOTICES[2010].replace("二○○九年十二月七日", "2009年12月7日")
    changed = change(text)
    assert changed != text
    assert parse_notice(changed).holidays == parse_notice(text).holidays


@pytest.mark.parametrize(
    ("signed", "day"),
    [
        ("2026年11月3日", "2026-11-03"),
        ("国务院办公厅2026年11月3日", "2026-11-03"),
        ("国务院2026年11月3日", "2026-11-03"),
        ("二〇二六年十一月三日", "2026-11-03"),
        ("二○二六年十一月三日", "2026-11-03"),
        ("二零二六年十月二十日", "2026-10-20"),
        ("二〇二六年十二月三十一日", "2026-12-31"),
        ("国务院办公厅二〇二六年二月十日", "2026-02-10"),
    ],
)
def test_a_notice_is_signed_in_arabic_or_chinese_figures(signed: str, day: str) -> None:
    parsed = parse_notice(f"关于调整2027年劳动节假期的通知\n一、劳动节：5月1日放假。\n{signed}")
    assert (parsed.issued_on, parsed.published_on) == (date(day), date(day))


def test_the_day_of_publication_can_be_another() -> None:
    parsed = parse_notice(AMENDMENTS[2020], published_on=date("2020-01-27"))
    assert (parsed.issued_on, parsed.published_on) == (date("2020-01-26"), date("2020-01-27"))


def test_a_notice_without_a_date_takes_the_day_of_publication() -> None:
    text = BASE_NOTICES[2026].replace("国务院办公厅\n2025年11月4日\n", "")
    parsed = parse_notice(text, published_on=date("2025-11-04"))
    assert (parsed.issued_on, parsed.published_on) == (None, date("2025-11-04"))


def test_a_notice_without_a_number_has_none() -> None:
    assert parse_notice(BASE_NOTICES[2026].replace("国办发明电〔2025〕7号", "")).doc_no is None


def test_the_number_of_a_cited_notice_is_not_its_own() -> None:
    body = (
        "根据原通知（国办发明电〔2026〕9号），现将调整劳动节放假安排通知如下。\n"
        "一、劳动节：5月1日放假。"
    )
    assert parse_notice(amending(body)).doc_no is None


# Single forms.


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("一、劳动节：5月1日放假。", [("劳动节", ["05-01"], [])], id="one-day"),
        pytest.param("一、劳动节：5月1日放假1天。", [("劳动节", ["05-01"], [])], id="放假1天"),
        pytest.param(
            "一、劳动节：5月1日放假1天，不调休。", [("劳动节", ["05-01"], [])], id="不调休"
        ),
        pytest.param(
            "一、劳动节：5月1日放假，与周末连休。", [("劳动节", ["05-01"], [])], id="与周末连休"
        ),
        pytest.param("一、劳动节：5月1日放假，共1天。", [("劳动节", ["05-01"], [])], id="共1天"),
        pytest.param("一、劳动节：5月1日放假。共1天。", [("劳动节", ["05-01"], [])], id="又一句"),
        pytest.param(
            "一、劳动节：5月1日放假，5月3日（星期一）补休。",
            [("劳动节", ["05-01", "05-03"], [])],
            id="补休",
        ),
        pytest.param(
            "一、劳动节：5月1日（周六）至3日（周一）放假公休，共3天。",
            [("劳动节", ["05-01", "05-02", "05-03"], [])],
            id="放假公休",
        ),
        pytest.param(
            "一、劳动节：5月1日、3日、5月5日至6日放假，共4天。",
            [("劳动节", ["05-01", "05-03", "05-05", "05-06"], [])],
            id="list-and-range",
        ),
        pytest.param(
            "一、劳动节：5月1日放假。4月24日（星期六）、25日（星期日）上班。",
            [("劳动节", ["05-01"], ["04-24", "04-25"])],
            id="month-stands-once",
        ),
        pytest.param(
            "一、劳动节：5月1日放假，4月17日（星期六）上班1天。",
            [("劳动节", ["05-01"], ["04-17"])],
            id="work-a-fortnight-away-in-the-same-sentence",
        ),
        pytest.param(
            "一、“五一”国际劳动节：5月1日放假。",
            [("五一国际劳动节", ["05-01"], [])],
            id="quoted-name",
        ),
        pytest.param(
            "一、元旦：12月31日至1月2日放假，共3天。",
            [("元旦", ["12-31", "01-01", "01-02"], [])],
            id="december-belongs-to-new-year",
        ),
        pytest.param(
            "5月1日放假。5月8日（星期六）上班。", [("劳动节", ["05-01"], ["05-08"])], id="no-item"
        ),
        pytest.param(
            "为方便群众出行，5月1日放假。", [("劳动节", ["05-01"], [])], id="with-a-purpose"
        ),
        pytest.param(
            "一、劳动节：5月1日放假。5月6日（星期四）起正常上班。",
            [("劳动节", ["05-01"], [])],
            id="work-as-usual",
        ),
        pytest.param(
            "一、劳动节：5月1日放假。鼓励安排职工在5月6日休息。",
            [("劳动节", ["05-01"], [])],
            id="advice-sets-no-day",
        ),
        pytest.param(
            "一、端午节：6月9日（农历五月初五、周三）放假。",
            [("端午节", ["06-09"], [])],
            id="lunar-remark",
        ),
        pytest.param(
            "一、端午节：6月9日（端午节，星期三）放假。",
            [("端午节", ["06-09"], [])],
            id="festival-as-remark",
        ),
    ],
)
def test_a_form_is_read(body: str, lines: list[tuple[str, list[str], list[str]]]) -> None:
    assert told(parse_notice(amending(body))) == lines


def test_rest_named_on_top_of_the_rule_is_an_extension() -> None:
    body = (
        "一、劳动节：5月1日至4日放假调休，共4天。其中5月3日（星期一）放假，5月4日（星期二）调休。"
    )
    (line,) = parse_notice(amending(body)).holidays
    assert line.extended == (date("2027-05-03"),)


def test_an_unnamed_arrangement_is_called_after_the_title() -> None:
    parsed = parse_notice("国务院关于2027年特别纪念日放假的通知\n9月3日放假1天。\n2027年3月1日")
    assert [line.name for line in parsed.holidays] == ["特别纪念日"]


def test_an_unnamed_arrangement_without_a_telling_title_is_called_a_rest() -> None:
    parsed = parse_notice("关于有关事项的通知\n2027年9月3日放假1天。\n2027年3月1日")
    assert told(parsed) == [("放假", ["09-03"], [])]


# What must not be read.

REFUSED = [
    # A day that contradicts itself.
    pytest.param("5月1日（星期五）放假。", "5月1日(星期五)", "2027-05-01 是星期六", id="weekday"),
    pytest.param(
        "5月1日放假。5月8日（周日）上班。", "5月8日(周日)", "2027-05-08 是星期六", id="weekday-work"
    ),
    pytest.param(
        "5月1日至5日放假，共6天。", "5月1日至5日放假,共6天", "写的是 6 天，实为 5 天", id="total"
    ),
    pytest.param("5月1日放假2天。", "5月1日放假2天", "写的是 2 天，实为 1 天", id="total-behind"),
    pytest.param("5月1日放假。共2天。", "共2天", "写的是 2 天，实为 1 天", id="total-apart"),
    pytest.param(
        "5月1日放假。5月8日（周六）上班2天。",
        "5月8日(周六)上班2天",
        "写的是 2 天，实为 1 天",
        id="total-work",
    ),
    pytest.param("2月30日放假。", "2月30日", "不是一个日期", id="impossible-day"),
    pytest.param("13月1日放假。", "13月1日", "不是一个日期", id="impossible-month"),
    pytest.param("5月0日放假。", "5月0日", "不是一个日期", id="day-zero"),
    pytest.param(
        "5月5日至1日放假。", "5月5日至1日", "2027-05-01 不晚于 2027-05-05", id="backwards"
    ),
    pytest.param(
        "5月1日至1日放假。", "5月1日至1日", "2027-05-01 不晚于 2027-05-01", id="range-of-one"
    ),
    pytest.param(
        "5月1日放假。5月7日（周五）上班。",
        "5月7日(周五)上班",
        "2027-05-07 与“上班”不符",
        id="workday",
    ),
    pytest.param(
        "5月1日放假。5月8日起正常上班。",
        "5月8日起正常上班",
        "2027-05-08 与“起正常上班”不符",
        id="saturday-as-usual",
    ),
    pytest.param(
        "5月1日至5日放假。5月5日起正常上班。",
        "5月5日起正常上班",
        "2027-05-05 与“起正常上班”不符",
        id="rest-as-usual",
    ),
    pytest.param(
        "一、劳动节：5月1日至2日放假。5月2日（周日）上班。",
        "劳动节",
        "劳动节：2027-05-02 既列为放假又列为上班，或者未列入放假；请核对通知",
        id="both-in-one-holiday",
    ),
    pytest.param(
        "一、劳动节：5月1日至2日放假。\n二、青年节：5月4日放假。5月2日（周日）上班。",
        "青年节",
        "2027-05-02 既放假又上班",
        id="both-in-two-holidays",
    ),
    pytest.param("2025年5月1日放假。", "2025年5月1日", "不属于 2027 年", id="another-year"),
    pytest.param("2026年11月30日放假。", "2026年11月30日", "不属于 2027 年", id="year-before"),
    pytest.param("2028年1月1日放假。", "2028年1月1日", "不属于 2027 年", id="year-after"),
    pytest.param(
        "2027年5月1日至9999年12月31日放假。", "9999年12月31日", "不属于 2027 年", id="far-away"
    ),
    pytest.param(
        "一、劳动节：5月1日放假。4月10日（周六）、5月16日（周日）上班。",
        "劳动节",
        "补班的 2027-04-10 离假期太远",
        id="work-far-away",
    ),
    # A day that is not named as days are.
    pytest.param("五月一日放假。", "五月一日放假", "不是已知的写法", id="chinese-figures"),
    pytest.param("1日放假。", "1日", "没有月份", id="no-month"),
    pytest.param(
        "5月1日放假。8日（星期六）上班。", "8日(星期六)", "没有月份", id="no-month-in-its-sentence"
    ),
    pytest.param("一、劳动节：放假1天。", "一、劳动节:放假1天", "没有写明日期", id="no-date"),
    pytest.param(
        "一、劳动节：按规定执行。", "一、劳动节:按规定执行", "没有写明日期", id="no-order"
    ),
    pytest.param(
        "一、国庆节、中秋节：放假8天。",
        "一、国庆节、中秋节:放假8天",
        "没有写明日期",
        id="no-date-joint",
    ),
    pytest.param(
        "5月1日放假。随后的周六照常办公。", "随后的周六照常办公", "不是已知的写法", id="in-words"
    ),
    pytest.param("除夕放假。", "除夕放假", "不是已知的写法", id="festival-in-words"),
    pytest.param(
        "5月1日放假。5月8\u200b日（星期六）上班。",
        "5月8\u200b日(星期六)上班",
        "不是已知的写法",
        id="invisible-sign",
    ),
    pytest.param("5/1放假。", "5/1放假", "不是已知的写法", id="slash"),
    # A word that turns the meaning round, or leaves it open.
    pytest.param("3月8日放假半天。", "3月8日放假半天", "不是已知的写法", id="half-a-day"),
    pytest.param("5月1日不放假。", "5月1日不放假", "不是已知的写法", id="not"),
    pytest.param("除5月1日外放假。", "除5月1日外放假", "不是已知的写法", id="except"),
    pytest.param("5月1日放假取消。", "5月1日放假取消", "不是已知的写法", id="cancelled"),
    pytest.param("5月1日起放假。", "5月1日起放假", "不是已知的写法", id="from-on"),
    pytest.param("5月1日前放假。", "5月1日前放假", "不是已知的写法", id="until"),
    pytest.param("5月1日放假的单位。", "5月1日放假的单位", "不是已知的写法", id="attribute"),
    pytest.param(
        "原定5月1日放假，现5月3日放假。",
        "原定5月1日放假,现5月3日放假",
        "不是已知的写法",
        id="instead",
    ),
    pytest.param("原安排：5月1日放假。", "原安排", "冒号前不是节日的名称", id="name-of-no-holiday"),
    pytest.param(
        "原劳动节：5月1日放假。", "原劳动节", "冒号前不是节日的名称", id="what-the-holiday-was"
    ),
    pytest.param(
        "5月1日放假。5月8日（周六）原则上上班。",
        "5月8日(周六)原则上上班",
        "不是已知的写法",
        id="in-principle",
    ),
    pytest.param(
        "5月1日放假。国庆节自10月1日起原则上放假。",
        "国庆节自10月1日起原则上放假",
        "不是已知的写法",
        id="principle-behind-a-holiday",
    ),
    pytest.param(
        "鼓励在5月8日上班。5月1日放假。", "鼓励在5月8日上班", "不是已知的写法", id="encouraged-work"
    ),
    pytest.param(
        "5月1日放假，鼓励5月3日休息。", "鼓励5月3日休息", "不是已知的写法", id="advice-in-a-clause"
    ),
    pytest.param(
        "5月1日（5月8日上班）放假。",
        "5月1日(5月8日上班)",
        "括号内不是已知的写法",
        id="day-in-brackets",
    ),
    pytest.param(
        "5月1日（周六、周日）放假。",
        "5月1日(周六、周日)",
        "括号内不是已知的写法",
        id="two-weekdays",
    ),
    pytest.param("5月1日（六）放假。", "5月1日(六)", "括号内不是已知的写法", id="short-weekday"),
    pytest.param("5月1日（）放假。", "5月1日()", "括号内不是已知的写法", id="empty-brackets"),
    # A part that would be passed over.
    pytest.param(
        "5月8日（周六）上班，另：5月1日放假。",
        "5月8日(周六)上班,另",
        "冒号前不是节日的名称",
        id="order-before-a-colon",
    ),
    pytest.param(
        "一、劳动节：5月1日放假；二、端午节：6月9日放假。",
        "劳动节:5月1日放假;二、端午节",
        "冒号前不是节日的名称",
        id="two-items-on-a-line",
    ),
    pytest.param("5月1日放假，共七天。", "共七天", "不是已知的写法", id="total-in-chinese-figures"),
    pytest.param("5月1日放假，电话12345。", "电话12345", "不是已知的写法", id="other-figures"),
    pytest.param(
        "5月1日放假。责任编辑于2日发布。", "责任编辑于2日发布", "不是已知的写法", id="footer"
    ),
    pytest.param("一、劳动节：5月8日（周六）上班。", "劳动节", "没有放假的日期", id="only-work"),
]


@pytest.mark.parametrize(("body", "fragment", "zh"), REFUSED)
def test_what_is_not_understood_is_refused_and_shown(body: str, fragment: str, zh: str) -> None:
    with pytest.raises(NoticeError) as caught:
        parse_notice(amending(body))
    error = caught.value
    assert (error.code, error.fragment) == ("notice.not-understood", fragment)
    assert error.explain("zh") == f"看不懂通知中的“{fragment}”：{zh}"
    assert str(error).startswith(f"cannot read `{fragment}`: ")


@pytest.mark.parametrize(
    ("body", "en"),
    [
        ("5月1日（星期五）放假。", "`2027-05-01` is a Saturday"),
        ("5月1日放假2天。", "says 2 days, there are 1"),
        ("2月30日放假。", "is not a day"),
        ("5月5日至1日放假。", "`2027-05-01` is not after `2027-05-05`"),
        ("5月1日放假。5月7日上班。", "`2027-05-07` does not fit"),
        ("2028年1月1日放假。", "does not belong to `2027`"),
        ("1日放假。", "has no month"),
        ("一、劳动节：放假1天。", "names no day"),
        ("3月8日放假半天。", "is no known form"),
        ("5月1日（六）放假。", "the remark in brackets is no known form"),
        ("5月1日放假。4月10日上班。", "`2027-04-10` is far from the holiday it pays for"),
        ("原安排：5月1日放假。", "is not the name of a holiday"),
        ("一、劳动节：5月8日上班。", "rests no day"),
        (
            "一、劳动节：5月1日放假。\n二、青年节：5月4日放假。5月1日上班。",
            "`2027-05-01` is both rest and work",
        ),
    ],
)
def test_refusals_exist_in_english(body: str, en: str) -> None:
    with pytest.raises(NoticeError) as caught:
        parse_notice(amending(body))
    assert str(caught.value).endswith(f": {en}")


WHOLE = BASE_NOTICES[2026]


@pytest.mark.parametrize(
    ("text", "fragment", "zh", "en"),
    [
        pytest.param("", "", "没有“关于……的通知”这样的标题", "has no title", id="empty"),
        pytest.param("　\n ", "", "这样的标题", "has no title", id="blank"),
        pytest.param(WHOLE.replace("的通知", ""), "", "这样的标题", "has no title", id="no-title"),
        pytest.param(
            WHOLE.replace("2月14日（周六）、2月28日（周六）上班。", ""),
            "国务院办公厅关于2026年部分节假日安排的通知",
            "补班应为 6 天，通知写明 4 天",
            "6 make-up workdays are needed and 4 are named",
            id="make-up-workdays-missing",
        ),
        pytest.param(
            WHOLE.replace("2025年11月4日\n", ""),
            "",
            "末尾没有落款日期；请用 published_on= 给出公布日",
            "bears no date at its end; give published_on=",
            id="no-signature",
        ),
        pytest.param(
            WHOLE.replace("2025年11月4日\n", "2025年11月31日\n"),
            "2025年11月31日",
            "不是一个日期",
            "is not a day",
            id="impossible-signature",
        ),
        pytest.param(
            WHOLE.replace("2025年11月4日\n", "二〇二五年十三月四日\n"),
            "二〇二五年十三月四日",
            "不是一个日期",
            "is not a day",
            id="impossible-old-signature",
        ),
        pytest.param(
            WHOLE.replace("2025年11月4日\n", "二〇二五年二十三十月四日\n"),
            "",
            "末尾没有落款日期",
            "bears no date",
            id="malformed-old-signature",
        ),
        pytest.param(
            WHOLE.replace("2025年11月4日\n", "2025年11月4日\n（此件公开发布）\n"),
            "",
            "末尾没有落款日期",
            "bears no date",
            id="text-behind-the-signature",
        ),
        pytest.param(
            BASE_NOTICES[2010].replace("2010年", "2009年"),
            "2009",
            "只能识别2010年以后的通知",
            "notices before 2010 are worded otherwise",
            id="before-2010",
        ),
        pytest.param(
            WHOLE.replace("2026年", "2100年"),
            "2100",
            "只能识别2010年以后的通知",
            "notices before 2010",
            id="after-2099",
        ),
        pytest.param(
            "关于放假的通知\n5月1日放假。\n2027年3月1日",
            "关于放假的通知5月1日放假。",
            "没有写明是哪一年的通知",
            "does not say which year it is for",
            id="no-year",
        ),
        pytest.param(
            "关于放假的通知\n根据2024年修订的放假办法，2027年安排如下。5月1日放假。\n2027年3月1日",
            "关于放假的通知根据2024年修订的放假办法,2027年安排如下。5月1日放假。",
            "没有写明是哪一年的通知",
            "does not say which year",
            id="two-years",
        ),
        pytest.param(
            "关于2027年工作安排的通知\n请遵照执行。\n2027年3月1日",
            "关于2027年工作安排的通知请遵照执行。2027年3月1日",
            "没有找到放假安排",
            "holds no arrangement of holidays",
            id="nothing-arranged",
        ),
        pytest.param(
            re.sub("　　五、.*\n", "", WHOLE),
            "国务院办公厅关于2026年部分节假日安排的通知",
            "没有 端午节 的安排",
            "has no arrangement for 端午节",
            id="holiday-missing",
        ),
        pytest.param(
            WHOLE.replace("10月1日（周四）至7日（周三）放假调休，共7天", "10月4日放假"),
            "国务院办公厅关于2026年部分节假日安排的通知",
            "没有 国庆节 的安排",
            "has no arrangement for 国庆节",
            id="holiday-on-other-days",
        ),
        pytest.param(
            BASE_NOTICES[2025].replace("劳动节自5月1日起放假", "劳动节5月1日放假"),
            "据此对放假调休原则作进一步优化",
            "不是已知的写法",
            "is no known form",
            id="principle-that-sets-a-day",
        ),
    ],
)
def test_a_whole_text_that_cannot_be_read(text: str, fragment: str, zh: str, en: str) -> None:
    with pytest.raises(NoticeError) as caught:
        parse_notice(text)
    error = caught.value
    assert error.fragment.startswith(fragment)
    assert zh in error.explain("zh")
    assert en in str(error)


# Amendments, against what they amend.


@pytest.mark.parametrize(
    ("year", "title", "body", "fragment", "zh", "en"),
    [
        pytest.param(
            2020,
            "延长2020年泼水节假期",
            "延长2020年泼水节假期至4月20日。",
            "延长2020年泼水节假期至4月20日",
            "没有找到被延长的假期；请用 amends= 给出原通知",
            "extends a holiday that is not known; give its notice with amends=",
            id="unknown-holiday",
        ),
        pytest.param(
            2027,
            "延长2027年春节假期",
            "延长2027年春节假期至2月20日。",
            "延长2027年春节假期至2月20日",
            "没有找到被延长的假期；请用 amends= 给出原通知",
            "extends a holiday that is not known; give its notice with amends=",
            id="unknown-year",
        ),
        pytest.param(
            2020,
            "延长2020年春节假期",
            "延长2020年春节假期至1月30日。",
            "延长2020年春节假期至1月30日",
            "原假期至 2020-01-30，不能延长至 2020-01-30",
            "the holiday lasts until `2020-01-30`; it cannot be extended to `2020-01-30`",
            id="no-extension",
        ),
        pytest.param(
            2020,
            "延长2020年春节假期",
            "延长2020年春节假期至3月2日。",
            "延长2020年春节假期至3月2日",
            "原假期至 2020-01-30，不能延长至 2020-03-02",
            "the holiday lasts until `2020-01-30`; it cannot be extended to `2020-03-02`",
            id="extension-of-32-days",
        ),
        pytest.param(
            2020,
            "延长2020年春节假期",
            "延长2020年春节假期至2月2日，2月2日起正常上班。",
            "2月2日起正常上班",
            "2020-02-02 与“起正常上班”不符",
            "`2020-02-02` does not fit",
            id="work-inside-the-extension",
        ),
        pytest.param(
            2026,
            "调整2026年国庆节假期",
            "一、国庆节：10月1日至3日放假，共3天。",
            "国庆节",
            "没有提到原通知安排的 2026-09-20",
            "passes over `2026-09-20`, which the amended notice sets",
            id="shorter-than-it-was",
        ),
        pytest.param(
            2025,
            "调整2025年中秋节假期",
            "一、中秋节：10月6日放假。",
            "中秋节",
            "没有提到原通知安排的 2025-09-28",
            "passes over `2025-09-28`, which the amended notice sets",
            id="part-of-a-joint-holiday",
        ),
        pytest.param(
            2026,
            "调整2026年假期安排",
            "一、植树节：3月12日放假。2月20日（周五）起正常上班。",
            "2月20日(周五)起正常上班",
            "2026-02-20 与“起正常上班”不符",
            "`2026-02-20` does not fit",
            id="rest-taken-back",
        ),
        pytest.param(
            2026,
            "调整2026年假期安排",
            "一、植树节：3月12日放假。4月30日（周四）起正常上班。",
            "4月30日(周四)起正常上班",
            "2026-04-30 与“起正常上班”不符",
            "`2026-04-30` does not fit",
            id="rest-taken-back-later-in-the-week",
        ),
    ],
)
def test_an_amendment_that_does_not_fit_is_refused(
    *, year: int, title: str, body: str, fragment: str, zh: str, en: str
) -> None:
    with pytest.raises(NoticeError) as caught:
        parse_notice(f"关于{title}的通知\n{body}\n{year}年1月10日")
    assert caught.value.fragment == fragment
    assert caught.value.explain("zh").endswith(f"：{zh}")
    assert str(caught.value).endswith(f": {en}")


def test_an_extension_can_be_told_what_it_extends() -> None:
    spring = HolidayArrangement(name="春节", rest=[date("2027-02-05") + DAY * n for n in range(8)])
    base = Notice(year=2027, published_on=date("2026-11-10"), holidays=[spring])
    text = "关于延长2027年春节假期的通知\n延长2027年春节假期至2月14日（星期日）。\n2027年2月9日"
    (line,) = parse_notice(text, amends=base).holidays
    assert line.rest == line.extended == (date("2027-02-13"), date("2027-02-14"))


def test_work_as_usual_may_begin_a_week_before_the_next_rest() -> None:
    body = "一、植树节：3月12日放假。4月24日（周五）起正常上班。"
    text = f"关于调整2026年假期安排的通知\n{body}\n2026年1月9日"
    assert told(parse_notice(text)) == [("植树节", ["03-12"], [])]


def test_a_last_sentence_without_its_stop_ends_at_the_signature() -> None:
    body = "一、劳动节：5月1日放假\n国务院办公厅"
    assert told(parse_notice(amending(body))) == [("劳动节", ["05-01"], [])]


def test_an_extension_lasts_a_month_at_most() -> None:
    text = "关于延长2020年春节假期的通知\n延长2020年春节假期至3月1日。\n2020年1月26日"
    assert len(rest(parse_notice(text))) == 31


@pytest.mark.parametrize(
    ("amends", "zh", "en"),
    [
        pytest.param(
            PACKAGED[2019, NoticeKind.BASE],
            "`amends` 应为 2020 年的放假通知，收到 2019 年的 base",
            "`amends` must be the base notice of `2020`, found the base of `2019`",
            id="another-year",
        ),
        pytest.param(
            PACKAGED[2020, NoticeKind.AMENDMENT],
            "`amends` 应为 2020 年的放假通知，收到 2020 年的 amendment",
            "`amends` must be the base notice of `2020`, found the amendment of `2020`",
            id="amendment",
        ),
    ],
)
def test_what_is_amended_is_the_base_notice_of_the_year(amends: Notice, zh: str, en: str) -> None:
    with pytest.raises(InputValueError) as caught:
        parse_notice(AMENDMENTS[2020], amends=amends)
    assert (caught.value.name, caught.value.found) == ("amends", amends.title)
    assert (caught.value.explain("zh"), str(caught.value)) == (zh, en)


def test_what_is_amended_is_a_notice() -> None:
    with pytest.raises(InputTypeError) as caught:
        parse_notice(AMENDMENTS[2020], amends="国办发明电〔2019〕16号")  # type: ignore[arg-type]
    assert caught.value.name == "amends"


def test_another_holiday_may_be_added_to_a_year() -> None:
    text = "关于调整2026年植树节假期的通知\n一、植树节：3月12日放假。\n2026年1月9日"
    assert told(parse_notice(text)) == [("植树节", ["03-12"], [])]


# Input that is no text.


@pytest.mark.parametrize(
    "value",
    [None, 5, b"5\xe6\x9c\x88", ["5月1日"], dt.date(2027, 5, 1)],
    ids=lambda v: type(v).__name__,
)
def test_only_a_text_is_read(value: Any) -> None:  # noqa: ANN401 - refused
    with pytest.raises(InputTypeError) as caught:
        parse_notice(value)
    assert (caught.value.code, caught.value.name) == ("input.type", "text")
    assert caught.value.explain("zh").startswith("`text` 应为文字，收到 ")


@pytest.mark.parametrize("value", ["2026-11-03", 20261103, True, dt.datetime(2026, 11, 3)])  # noqa: DTZ001
def test_the_day_of_publication_is_a_plain_day(value: Any) -> None:  # noqa: ANN401 - refused
    with pytest.raises(InputTypeError) as caught:
        parse_notice(WHOLE, published_on=value)
    assert caught.value.name == "published_on"


def test_the_error_survives_pickle() -> None:
    with pytest.raises(NoticeError) as caught:
        parse_notice(amending("五月一日放假。"))
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (again.fragment, again.explain("zh"), str(again)) == (
        "五月一日放假",
        "看不懂通知中的“五月一日放假”：不是已知的写法",
        "cannot read `五月一日放假`: is no known form",
    )
