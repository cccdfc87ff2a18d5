"""Periods in hours: through nights and holidays, in both ways of counting."""

import datetime as dt
from typing import Any

import pytest

from govsvc import from_dict, to_dict
from govsvc.deadlines import HourDeadline, HourMode, Period, PeriodKind, Unit, due_at, find_rule
from govsvc.errors import InputTypeError, InputValueError, NotComputableError, NotFoundError
from govsvc.wording import Text


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("hours", "moment", "due", "other"),
    [
        pytest.param(24, "2023-12-25T12:00", "2023-12-26T12:00", "2023-12-26T13:00", id="sharp"),
        pytest.param(48, "2023-11-27T08:30", "2023-11-29T08:30", "2023-11-29T09:00", id="half"),
        pytest.param(24, "2025-09-30T17:45", "2025-10-01T17:45", "2025-10-01T18:00", id="holiday"),
        pytest.param(8, "2026-02-28T23:10", "2026-03-01T07:10", "2026-03-01T08:00", id="midnight"),
        pytest.param(
            1, "2024-02-29T00:59:59", "2024-02-29T01:59:59", "2024-02-29T02:00", id="last-second"
        ),
        pytest.param(
            1, "2026-03-01T10:00:00.000001", "2026-03-01T11:00:00.000001", "2026-03-01T12:00",
            id="just-begun",
        ),
    ],
)  # fmt: skip
def test_hours_run_from_the_moment_or_from_the_next_full_hour(
    hours: int, moment: str, due: str, other: str
) -> None:
    period = Period.hours(hours)
    plain = due_at(period, at(moment))
    dropped = due_at(period, at(moment), mode=HourMode.NEXT_HOUR)
    assert (plain.mode, plain.due, plain.other) == (HourMode.FROM_MOMENT, at(due), at(other))
    assert (dropped.mode, dropped.due, dropped.other) == (HourMode.NEXT_HOUR, at(other), at(due))
    assert plain.safe_due == dropped.safe_due == at(due)


def test_a_statutory_period_in_hours_keeps_its_rule() -> None:
    report = due_at("ace.19.report", at("2026-10-01T15:30"))
    assert report.rule == find_rule("ace.19.report")
    assert (report.period.length, report.law_on) == (24, dt.date(2026, 10, 1))
    assert [citation.text("zh") for citation in report.citations] == [
        "《行政强制法》第十九条",
        "《民法典》第二百零一条第二款",
    ]
    dropped = due_at(find_rule("ace.19.report"), at("2026-10-01T15:30"), mode=HourMode.NEXT_HOUR)
    assert dropped.citations[-1].text("zh") == "《民事诉讼法》第八十五条第二款"


def test_a_bare_period_cites_only_how_it_is_counted() -> None:
    assert [c.text("en") for c in due_at(Period.hours(1), at("2026-03-01T10:00")).citations] == [
        "Civil Code, art. 201(2)"
    ]


def test_the_law_of_the_moment_s_day_applies_or_that_of_another() -> None:
    with pytest.raises(NotFoundError):
        due_at("psl.120.file", at("2025-12-31T23:00"))
    answer = due_at("psl.120.file", at("2025-12-31T23:00"), on=dt.date(2026, 1, 1))
    assert (answer.due, answer.law_on) == (at("2026-01-01T23:00"), dt.date(2026, 1, 1))


def test_an_answer_explains_itself() -> None:
    answer = due_at("psl.97.query", at("2026-03-02T09:20"))
    assert (
        answer.explain()
        == answer.explain("zh")
        == (
            "询问查证（一般）（8小时）：2026-03-02 17:20 届满\n"
            "2026-03-02 09:20，自该时刻起算；节假日、夜间不停止\n"
            "另一种理解（开始的时不计算在内，自下一整点起算）：2026-03-02 18:00\n"
            "依据：《治安管理处罚法》第九十七条第一款；《民法典》第二百零一条第二款\n"
            "存疑：" + find_rule("psl.97.query").header.doubts[0].note.zh
        )
    )
    bare = due_at(Period.hours(8), at("2026-03-02T09:20"), mode=HourMode.NEXT_HOUR)
    assert bare.explain("en") == (
        "8 hours: ends 2026-03-02 18:00\n"
        "2026-03-02 09:20, the hour of the start is not counted; nights and holidays count\n"
        "other reading (from the moment itself): 2026-03-02 17:20\n"
        "law: Civil Procedure Law, art. 85(2)"
    )


def test_an_answer_is_written_as_plain_data_and_read_back() -> None:
    answer = due_at("ace.19.report", at("2026-10-01T15:30:05"))
    data = to_dict(answer)
    assert (data["moment"], data["due"], data["mode"]) == (
        "2026-10-01T15:30:05",
        "2026-10-02T15:30:05",
        "from_moment",
    )
    assert from_dict(HourDeadline, data) == answer


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        pytest.param(dt.date(2026, 3, 1), "date `2026-03-01`", id="day"),
        pytest.param("2026-03-01T10:00", "str `2026-03-01T10:00`", id="text"),
        pytest.param(
            dt.datetime(2026, 3, 1, 10, tzinfo=dt.UTC),
            "datetime `2026-03-01 10:00:00+00:00`",
            id="zone",
        ),
        pytest.param(None, "NoneType `None`", id="none"),
    ],
)
def test_what_is_no_local_moment_is_refused(moment: Any, found: str) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        due_at("ace.19.report", moment)
    assert (caught.value.name, caught.value.found) == ("moment", found)
    assert caught.value.explain("zh") == (
        f"`moment` 应为不带时区的当地时刻（datetime.datetime），收到 {found}"
    )
    assert caught.value.explain("en") == (
        f"`moment` must be a local datetime.datetime without a zone, found {found}"
    )


@pytest.mark.parametrize(
    ("options", "name"), [({"mode": "next_hour"}, "mode"), ({"on": "2026-03-01"}, "on")]
)
def test_an_option_of_another_type_is_refused(options: Any, name: str) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError, match=f"`{name}` must be"):
        due_at("ace.19.report", at("2026-03-01T10:00"), **options)


@pytest.mark.parametrize(
    ("rule", "name", "named"),
    [
        pytest.param("apl.42.decide", "apl.42.decide", "apl.42.decide", id="rule"),
        pytest.param(Period.working_days(5), "5 working days", "5个工作日", id="bare"),
        pytest.param(
            Period(kind=PeriodKind.AT_LEAST, length=24, unit=Unit.HOUR),
            "24 hours",
            "24小时",
            id="hours-that-must-pass",
        ),
    ],
)
def test_what_is_not_in_hours_is_refused(rule: Any, name: str, named: str) -> None:  # noqa: ANN401
    with pytest.raises(NotComputableError) as caught:
        due_at(rule, at("2026-03-01T10:00"))
    assert caught.value.explain("zh") == f"`{named}` 不是以小时计算、须在期内办理的期限；请用 due()"
    assert caught.value.explain("en") == (
        f"`{name}` is no period in hours to act within; ask due()"
    )


@pytest.mark.parametrize("moment", ["9999-12-31T22:59", "9999-12-31T23:30"])
def test_a_moment_near_the_end_of_time_is_refused(moment: str) -> None:
    with pytest.raises(InputValueError) as caught:
        due_at(Period.hours(24), at(moment))
    assert caught.value.name == "moment"
    assert "计算会超出可表示的日期；请核对时刻" in caught.value.explain("zh")
    assert "leaves the calendar's range; check the moment" in caught.value.explain("en")


@pytest.mark.parametrize(
    ("mode", "slug", "zh", "en"),
    [
        (HourMode.FROM_MOMENT, "from_moment", "自该时刻起算", "from the moment itself"),
        (
            HourMode.NEXT_HOUR,
            "next_hour",
            "开始的时不计算在内，自下一整点起算",
            "the hour of the start is not counted",
        ),
    ],
)
def test_a_mode_has_a_slug_and_a_label(mode: HourMode, slug: str, zh: str, en: str) -> None:
    assert (mode.value, mode.label) == (slug, Text(zh=zh, en=en))
