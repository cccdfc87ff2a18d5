"""The catalogue: reading its files, and finding a period by id, alias, word or citation."""

import datetime as dt
import pickle
from typing import Any

import attrs
import pytest

from govsvc.deadlines import (
    NO_ROLL,
    Approver,
    Basis,
    CorrectionEffect,
    Counting,
    Cycle,
    DailyRate,
    Extension,
    Frequency,
    Lapse,
    LapseDate,
    LapseEffect,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodKind,
    PeriodRule,
    Posting,
    ReadingKind,
    Roll,
    RuleReading,
    Unit,
    due,
    find_rule,
    find_rules,
    read_periods,
)
from govsvc.deadlines.catalogue import _refuse_inert
from govsvc.errors import InputTypeError, NotFoundError, PayloadError, Problem
from govsvc.law import (
    Citation,
    Doubt,
    DoubtKind,
    Inert,
    LegalSource,
    Provision,
    SourceKind,
    SourceVersion,
    Status,
    parse_citation,
)
from govsvc.territory import Territory
from govsvc.validity import Validity
from govsvc.wording import Text

_SHORT = """
[[period]]
id = "tst.1.do"
matter = "tst.1.do"
name = { zh = "办", en = "do" }
summary = { zh = "五日内办", en = "do within five days" }
cite = ["行政许可法第四十四条"]
start = { zh = "收到", en = "received" }
bearer = { zh = "机关", en = "authority" }
length = 5
unit = "working_day"
"""

_WHOLE = """
[defaults]
from = 2024-01-01
counting = { basis = "by_reference", cite = ["民事诉讼法第八十五条第二款"] }

[[period]]
id = "tst.2.decide"
matter = "tst.2"
name = { zh = "决定", en = "decision" }
summary = { zh = "六十日内决定", en = "decide within sixty days" }
cite = ["行政复议法第六十二条第一款", "国家赔偿法第十二条（未核对原文）"]
start = { zh = "受理", en = "accepted" }
bearer = { zh = "机关", en = "authority" }
kind = "at_least"
length = 60
unit = "calendar_day"
unit_cite = ["行政复议法第八十八条"]
roll = { basis = "express", cite = ["民法典第二百零三条第一款"] }
rows = ["tst.2"]
aliases = ["tst.two"]
territory = "640181"
applies_to = ["licence"]
excludes = ["renewal"]
scope = { zh = "普通程序", en = "ordinary procedure" }
subject_to = { zh = "另有规定的除外", en = "unless otherwise provided" }
until = 2025-12-31
correction = "not_counted"
correction_cite = ["行政复议法实施条例第二十九条"]
posting = { basis = "by_reference", cite = ["民事诉讼法第八十五条第四款"] }
frequency = { times = 2, every = "year", at_least = true }
daily_rate = { percent = 3, cap_percent = 100 }
modelled = { zh = "按一次处理", en = "taken as once" }

[period.extension]
to = 90
times = 2
approvers = ["agency_head", "superior_organ"]
approver = { zh = "负责人", en = "head" }
told = { zh = "当事人", en = "party" }
cite = ["行政复议法第六十二条第一款"]

[[period.not_counted]]
reasons = ["correction", "site_survey"]
condition = { zh = "书面告知", en = "told in writing" }
must_tell = true
cite = ["行政复议法实施条例第二十九条"]

[period.lapse]
effect = "review_or_suit_open"
date = "day_after"
note = { zh = "可以起诉", en = "suit may be brought" }
cite = ["行政复议法第三十四条"]

[[period.readings]]
kind = "unit"
unit = "working_day"
why = { zh = "两可", en = "open" }
cite = ["行政处罚法第八十五条"]

[[period.doubts]]
kind = "transition"
note = { zh = "待核", en = "to be checked" }
since = 2024-07-01
"""


def read(text: str, **options: Any) -> tuple[PeriodRule, ...]:  # noqa: ANN401 - passed on
    return read_periods(text.encode(), name="tst.toml", **options)


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(PayloadError) as caught:
        read(text)
    assert (caught.value.code, caught.value.name) == ("payload.malformed", "tst.toml")
    return caught.value.problems


def cited(text: str) -> tuple[Citation, ...]:
    return (parse_citation(text),)


# Reading a file.


def test_an_entry_with_nothing_but_what_it_needs() -> None:
    assert read(_SHORT) == (
        PeriodRule(
            header=Provision(
                id="tst.1.do",
                name=Text(zh="办", en="do"),
                summary=Text(zh="五日内办", en="do within five days"),
                citations=cited("行政许可法第四十四条"),
            ),
            matter="tst.1.do",
            period=Period.working_days(5),
            start=Text(zh="收到", en="received"),
            bearer=Text(zh="机关", en="authority"),
        ),
    )


def test_an_entry_with_everything_it_can_say() -> None:
    assert read(_WHOLE) == (
        PeriodRule(
            header=Provision(
                id="tst.2.decide",
                name=Text(zh="决定", en="decision"),
                summary=Text(zh="六十日内决定", en="decide within sixty days"),
                citations=(
                    *cited("行政复议法第六十二条第一款"),
                    *cited("国家赔偿法第十二条（未核对原文）"),
                ),
                rows=("tst.2",),
                aliases=("tst.two",),
                territory=Territory("640181"),
                applies_to=("licence",),
                excludes=("renewal",),
                scope=Text(zh="普通程序", en="ordinary procedure"),
                validity=Validity(valid_from=dt.date(2024, 1, 1), valid_to=dt.date(2025, 12, 31)),
                doubts=(
                    Doubt(
                        kind=DoubtKind.TRANSITION,
                        note=Text(zh="待核", en="to be checked"),
                        since=dt.date(2024, 7, 1),
                    ),
                ),
                modelled=Text(zh="按一次处理", en="taken as once"),
            ),
            matter="tst.2",
            period=Period.calendar_days(
                60,
                kind=PeriodKind.AT_LEAST,
                roll=Roll(basis=Basis.EXPRESS, citations=cited("民法典第二百零三条第一款")),
            ),
            start=Text(zh="受理", en="accepted"),
            bearer=Text(zh="机关", en="authority"),
            counting=Counting(
                basis=Basis.BY_REFERENCE, citations=cited("民事诉讼法第八十五条第二款")
            ),
            posting=Posting(
                basis=Basis.BY_REFERENCE, citations=cited("民事诉讼法第八十五条第四款")
            ),
            unit_citations=cited("行政复议法第八十八条"),
            subject_to=Text(zh="另有规定的除外", en="unless otherwise provided"),
            extension=Extension(
                to=90,
                times=2,
                approvers=(Approver.AGENCY_HEAD, Approver.SUPERIOR_ORGAN),
                approver=Text(zh="负责人", en="head"),
                told=Text(zh="当事人", en="party"),
                citations=cited("行政复议法第六十二条第一款"),
            ),
            not_counted=(
                NotCounted(
                    reasons=(NotCountedReason.CORRECTION, NotCountedReason.SITE_SURVEY),
                    condition=Text(zh="书面告知", en="told in writing"),
                    must_tell=True,
                    citations=cited("行政复议法实施条例第二十九条"),
                ),
            ),
            correction=CorrectionEffect.NOT_COUNTED,
            correction_citations=cited("行政复议法实施条例第二十九条"),
            frequency=Frequency(times=2, every=Cycle.YEAR, at_least=True),
            daily_rate=DailyRate(percent=3, cap_percent=100),
            lapse=Lapse(
                effect=LapseEffect.REVIEW_OR_SUIT_OPEN,
                date=LapseDate.DAY_AFTER,
                note=Text(zh="可以起诉", en="suit may be brought"),
                citations=cited("行政复议法第三十四条"),
            ),
            readings=(
                RuleReading(
                    kind=ReadingKind.UNIT,
                    unit=Unit.WORKING_DAY,
                    why=Text(zh="两可", en="open"),
                    citations=cited("行政处罚法第八十五条"),
                ),
            ),
        ),
    )


_BEFORE = _SHORT.replace("start =", "anchor =")


@pytest.mark.parametrize("kind", ["before", "window"])
def test_a_period_up_to_an_event_names_its_anchor(kind: str) -> None:
    (rule,) = read(_BEFORE + f'kind = "{kind}"\n')
    assert (rule.start, rule.anchor) == (None, Text(zh="收到", en="received"))
    assert rule.event == rule.anchor


def test_a_period_on_from_an_event_names_its_start() -> None:
    (rule,) = read(_SHORT)
    assert (rule.event, rule.anchor) == (rule.start, None)


@pytest.mark.parametrize("kind", ["reasonable", "rate", "method"])
def test_a_period_that_is_not_computed_may_name_no_event(kind: str) -> None:
    text = _SHORT.replace('start = { zh = "收到", en = "received" }\n', "")
    text = text.replace('length = 5\nunit = "working_day"', f'kind = "{kind}"')
    (rule,) = read(text)
    assert rule.event is None


def test_a_period_before_an_event_need_not_say_whether_it_rolls() -> None:
    text = _BEFORE.replace("working_day", "calendar_day") + 'kind = "before"\n'
    (rule,) = read(text)
    assert rule.period.roll == NO_ROLL


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        pytest.param(
            _BEFORE,
            "“期限内办结”类期限应当写明 start，不写 anchor",
            "a period of the kind “act within the period” names its `start` and no `anchor`",
            id="within-an-anchor",
        ),
        pytest.param(
            _SHORT + 'kind = "before"\n',
            "“事前期限（倒推）”类期限应当写明 anchor，不写 start",
            "a period of the kind “act so long before an event” names its `anchor` and no `start`",
            id="before-a-start",
        ),
        pytest.param(
            _SHORT + 'anchor = { zh = "听证", en = "hearing" }\n',
            "“期限内办结”类期限应当写明 start，不写 anchor",
            "a period of the kind “act within the period” names its `start` and no `anchor`",
            id="both",
        ),
    ],
)
def test_an_event_of_the_wrong_sort_is_refused(text: str, zh: str, en: str) -> None:
    (problem,) = problems_of(text)
    assert (problem.path, problem.code) == ("period[0]", "input.value")
    assert problem.explain("zh").endswith(zh)
    assert problem.explain("en").endswith(en)


def test_an_extension_may_add() -> None:
    (rule,) = read(_SHORT + "extension = { by = 10 }\n")
    assert rule.extension == Extension(by=10)


def test_an_entry_overrides_the_defaults() -> None:
    text = '[defaults]\nfrom = 2024-01-01\nlength = 9\nunit = "hour"\n' + _SHORT
    (rule,) = read(text + "from = 2020-01-01\n")
    assert (rule.period, rule.header.validity.valid_from) == (
        Period.working_days(5),
        dt.date(2020, 1, 1),
    )


def test_a_unit_may_come_from_the_defaults() -> None:
    text = '[defaults]\nunit = "working_day"\n' + _SHORT.replace('unit = "working_day"\n', "")
    assert read(text) == read(_SHORT)


@pytest.mark.parametrize("unit", ["hour", "working_day"])
def test_a_period_in_hours_or_working_days_need_not_say_whether_it_rolls(unit: str) -> None:
    (rule,) = read(_SHORT.replace("working_day", unit))
    assert rule.period.roll == NO_ROLL


def test_a_kind_without_a_length_is_read() -> None:
    text = _SHORT.replace("length = 5", 'kind = "reasonable"').replace('unit = "working_day"', "")
    (rule,) = read(text)
    assert rule.period == Period(kind=PeriodKind.REASONABLE)


def test_citations_are_looked_up_in_the_sources_given() -> None:
    local = LegalSource(
        id="loc",
        title=Text(zh="本市办法", en="City Measures"),
        kind=SourceKind.NORMATIVE_DOCUMENT,
        issuer="市政府",
    )
    text = _SHORT.replace("行政许可法", "本市办法")
    (rule,) = read(text, sources={"loc": local})
    assert rule.header.citations[0].text("zh") == "《本市办法》第四十四条"
    assert problems_of(text)[0].code == "citation.not-understood"


# What a file is refused for.

_CASES = [
    pytest.param(
        _SHORT.replace("length = 5", 'length = "5"'),
        "period[0].length",
        "type",
        "整数",
        "whole number",
        id="length-is-text",
    ),
    pytest.param(
        _SHORT.replace("length = 5", "length = 0"),
        "period[0]",
        "input.value",
        "应在 1 至 10000 之间",
        "must lie between 1 and 10000",
        id="length-zero",
    ),
    pytest.param(
        _SHORT.replace("length = 5", ""),
        "period[0]",
        "input.type",
        "期限长度应为整数",
        "must be a whole number",
        id="length-missing",
    ),
    pytest.param(
        _SHORT.replace("working_day", "fortnight"),
        "period[0].unit",
        "type",
        "working_day, calendar_day, month, year, hour",
        "found a text `fortnight`",
        id="unit-unknown",
    ),
    pytest.param(
        _SHORT.replace("working_day", "calendar_day"),
        "period[0]",
        "input.value",
        "必须写明末日是否顺延（roll）",
        "must say whether it rolls (`roll`)",
        id="roll-missing-for-days",
    ),
    pytest.param(
        _SHORT.replace("working_day", "month"),
        "period[0]",
        "input.value",
        "必须写明末日是否顺延",
        "must say whether it rolls",
        id="roll-missing-for-months",
    ),
    pytest.param(
        _SHORT.replace("working_day", "year"),
        "period[0]",
        "input.value",
        "必须写明末日是否顺延",
        "must say whether it rolls",
        id="roll-missing-for-years",
    ),
    pytest.param(
        _SHORT + 'roll = { basis = "express" }\n',
        "period[0]",
        "input.value",
        "不存在顺延",
        "cannot roll",
        id="roll-of-working-days",
    ),
    pytest.param(
        _SHORT.replace("行政许可法第四十四条", "刑法第一条"),
        "period[0]",
        "citation.not-understood",
        "没有名为 `刑法` 的法律渊源",
        "no legal source is called `刑法`",
        id="citation-unknown",
    ),
    pytest.param(
        _SHORT + 'territory = "4"\n',
        "period[0]",
        "code.malformed",
        "区划代码应为",
        "a division code is",
        id="territory-malformed",
    ),
    pytest.param(
        _SHORT + "from = 2025-01-01\nuntil = 2024-01-01\n",
        "period[0]",
        "input.value",
        "早于起始日 2025-01-01",
        "before it begins on `2025-01-01`",
        id="validity-reversed",
    ),
    pytest.param(
        _SHORT + "extension = { by = 1, to = 2 }\n",
        "period[0]",
        "input.value",
        "二者择一",
        "exactly one of them",
        id="extension-both",
    ),
    pytest.param(
        _SHORT + "colour = 1\n",
        "period[0]",
        "unknown-key",
        "不认识的键：colour",
        "unknown key: colour",
        id="unknown-key",
    ),
    pytest.param(
        _SHORT.replace('id = "tst.1.do"\n', ""),
        "period[0].id",
        "missing",
        "缺少必填项 `id`",
        "required key `id` is missing",
        id="id-missing",
    ),
    pytest.param(
        "period = [7]\n",
        "period[0]",
        "value",
        "应为一张表",
        "expected a table",
        id="entry-is-no-table",
    ),
    pytest.param(
        "period = 7\n",
        "period",
        "type",
        "应为列表",
        "expected a list",
        id="entries-are-no-list",
    ),
    pytest.param("[defaults]\n", "period", "missing", "`period`", "`period`", id="no-entries"),
]


@pytest.mark.parametrize(("text", "path", "code", "zh", "en"), _CASES)
def test_a_bad_entry_is_told_with_its_place(
    text: str, path: str, code: str, zh: str, en: str
) -> None:
    (problem,) = problems_of(text)
    assert (problem.path, problem.code) == (path, code)
    assert zh in problem.explain("zh")
    assert en in problem.explain("en")


def test_every_bad_entry_is_told_at_once_and_nothing_is_taken() -> None:
    bad_length = _SHORT.replace("length = 5", 'length = "5"')
    bad_citation = _SHORT.replace("行政许可法", "刑法")
    problems = problems_of(_SHORT + bad_length + bad_citation)
    assert [(p.path, p.code) for p in problems] == [
        ("period[1].length", "type"),
        ("period[2]", "citation.not-understood"),
    ]


@pytest.mark.parametrize("data", [_SHORT, None, 5, ["period"]], ids=["text", "none", "int", "list"])
def test_a_file_that_is_no_bytes_is_refused(data: Any) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        read_periods(data, name="tst.toml")
    found = f"{type(data).__name__} `{data!r}`"
    assert (caught.value.name, caught.value.found) == ("data", found)
    assert caught.value.explain("zh") == f"`data` 应为 bytes，收到 {found}"
    assert caught.value.explain("en") == f"`data` must be of type bytes, found {found}"


# Finding one.


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("apl.42.decide", "apl.42.decide", id="id"),
        pytest.param("app.36.2y", "app.36.2y.ordinary", id="alias"),
        pytest.param("arl17.23.reply", "arl17.23.reply", id="old-id-in-the-family-of-the-new"),
        pytest.param("pet05.33", "pet05.33", id="old-id-with-two-digits"),
    ],
)
def test_a_name_finds_its_rule(name: str, found: str) -> None:
    assert find_rule(name).id == found


@pytest.mark.parametrize(
    ("name", "on", "found"),
    [
        pytest.param("arl.48.reply", dt.date(2024, 1, 1), "arl.48.reply", id="first-day"),
        pytest.param("arl.48.reply", dt.date(2023, 12, 31), "arl17.23.reply", id="day-before"),
        pytest.param("arl17.23.reply", dt.date(2024, 1, 1), "arl.48.reply", id="old-to-new"),
        pytest.param("arl17.23.reply", dt.date(2023, 3, 10), "arl17.23.reply", id="old-to-old"),
        pytest.param("psl.118", dt.date(2025, 12, 31), "psl12.99", id="public-security"),
        pytest.param("vco.24", dt.date(2025, 6, 1), "vco18.20.handover", id="villages"),
        pytest.param("oga.33.answer", dt.date(2019, 5, 14), "oga07.24.answer", id="disclosure"),
        pytest.param("app.64.request", dt.date(2021, 7, 14), "app17.42.request", id="penalties"),
        pytest.param("app.64.hearing_notice", dt.date(2021, 7, 15), "app.64.notice", id="name"),
        pytest.param("pet.35.review", dt.date(2020, 6, 1), "pet05.34.request", id="by-alias"),
    ],
)
def test_the_version_in_force_on_the_day_is_found(name: str, on: dt.date, found: str) -> None:
    assert find_rule(name, on=on).id == found


def test_without_a_day_the_version_named_is_found_whatever_its_dates() -> None:
    assert find_rule("arl17.23.reply").header.validity.valid_to == dt.date(2023, 12, 31)


def test_an_unknown_name_is_told_with_names_that_look_alike() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_rule("apl.42.decid")
    error = caught.value
    assert (error.code, error.kind, error.wanted) == ("not-found", "period", "apl.42.decid")
    assert error.near[0] == "apl.42.decide"
    assert len(error.near) == 3
    listed_zh, listed_en = "、".join(error.near), ", ".join(error.near)
    assert error.explain("zh") == f"期限目录中没有 `apl.42.decid`；相近的有：{listed_zh}"
    assert error.explain("en") == f"no period is called `apl.42.decid`; look alike: {listed_en}"


def test_aliases_are_among_the_names_that_look_alike() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_rule("app.36.2yy")
    assert caught.value.near[0] == "app.36.2y"


@pytest.mark.parametrize("name", ["", "0123456789", "许可", "no-such-family.1"])
def test_a_name_like_no_other_is_told_where_all_are_listed(name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_rule(name)
    error = caught.value
    assert error.near == ()
    assert error.explain("zh") == f"期限目录中没有 `{name}`；用 `govsvc periods` 查看全部"
    assert error.explain("en") == f"no period is called `{name}`; `govsvc periods` lists them all"


def test_an_unknown_name_in_a_known_family_is_refused() -> None:
    with pytest.raises(NotFoundError, match="no period is called `apl"):
        find_rule("apl")


def test_a_day_on_which_no_version_is_in_force_is_told_with_the_spans() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_rule("arl.48.reply", on=dt.date(1999, 9, 30))
    error = caught.value
    assert (error.code, error.wanted, error.near) == ("not-found", "arl.48.reply", ())
    spans = "arl.48.reply 2024-01-01–… {0}; arl17.23.reply 1999-10-01–2023-12-31 {0}"
    assert error.explain("zh") == (
        f"`arl.48.reply` 在 1999-09-30 没有施行中的版本（已收录：{spans.format('当日尚未施行')}）；"
        "请确认依据的法律、地区和日期，或者用 on= 指定适用哪一天的法律"
    )
    assert spans.format("not yet in force on that day") in error.explain("en")


def test_an_open_beginning_is_shown_as_open() -> None:
    (rule,) = read(_SHORT + "until = 2024-01-01\n")
    error = _refuse_inert([(rule, Inert.NO_LONGER)], dt.date(2025, 1, 1))
    assert "tst.1.do …–2024-01-01 no longer in force" in error.explain("en")


def test_not_found_survives_pickle() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_rule("apl.42.decid")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (again.near, str(again)) == (caught.value.near, str(caught.value))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param(42, "int `42`", id="number"),
        pytest.param(None, "NoneType `None`", id="none"),
        pytest.param(["apl.42.decide"], "list `['apl.42.decide']`", id="list"),
    ],
)
def test_a_name_that_is_no_text_is_refused(name: Any, found: str) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        find_rule(name)
    assert (caught.value.code, caught.value.name, caught.value.found) == (
        "input.type",
        "rule",
        found,
    )
    assert caught.value.explain("zh") == f"`rule` 应为文字，收到 {found}"
    assert caught.value.explain("en") == f"`rule` must be a text, found {found}"


@pytest.mark.parametrize("on", ["2025-01-01", 20250101, dt.datetime(2025, 1, 1)])  # noqa: DTZ001
def test_a_day_that_is_no_plain_day_is_refused(on: Any) -> None:  # noqa: ANN401
    for ask in (find_rule, find_rules):
        with pytest.raises(InputTypeError, match="`on` must be a datetime") as caught:
            ask("apl.42.decide", on=on)
        assert caught.value.explain("zh").startswith("`on` 必须是 datetime.date")


# Finding several.


def ids(*args: Any, **options: Any) -> list[str]:  # noqa: ANN401 - passed on
    return [rule.id for rule in find_rules(*args, **options)]


def test_without_a_query_all_are_found_once() -> None:
    everything = ids()
    assert len(everything) == len(set(everything))
    assert everything == ids("")


def test_all_are_in_the_order_of_their_files() -> None:
    families = [name.partition(".")[0].rstrip("0123456789") for name in ids()]
    assert families == sorted(families)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        pytest.param("ccm.1077", ["ccm.1077a", "ccm.1077b"], id="part-of-an-id"),
        pytest.param("app.36.2y", ["app.36.2y.ordinary", "app.36.2y.safety"], id="alias"),
        pytest.param("离婚", ["ccm.1077a", "ccm.1077b"], id="chinese"),
        pytest.param("Cooling-Off", ["ccm.1077a", "ccm.1077b"], id="english-in-any-case"),
        pytest.param("公证法", ["ntl.30.issue"], id="title-of-the-law"),
        pytest.param("Notarisation Law", ["ntl.30.issue"], id="english-title-of-the-law"),
        pytest.param("psl.118", ["psl.118", "psl12.99"], id="matter-of-an-old-version"),
        pytest.param("没有这样的词", [], id="nothing"),
    ],
)
def test_a_word_finds_the_rules_that_have_it(word: str, found: list[str]) -> None:
    assert ids(word) == found


def test_the_day_leaves_out_what_is_not_in_force() -> None:
    assert ids("psl.118", on=dt.date(2025, 12, 31)) == ["psl12.99"]
    assert ids("psl.118", on=dt.date(2026, 1, 1)) == ["psl.118"]
    assert ids("psl.118", on=dt.date(2007, 1, 1)) == []


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        pytest.param("居民身份证法第十二条", ["idc.12"], id="article"),
        pytest.param(
            "行政许可法第42条", ["apl.42.decide", "apl.42.joint"], id="article-with-two-paragraphs"
        ),
        pytest.param("行政许可法第四十二条第二款", ["apl.42.joint"], id="paragraph"),
        pytest.param(
            "行政许可法第三十二条第一款第四项", ["apl.32.notice", "apl.32.notice.spot"], id="item"
        ),
        pytest.param("行政许可法第三十二条第一款第五项", [], id="item-that-nothing-cites"),
        pytest.param("公证法", ["ntl.30.issue"], id="whole-source"),
        pytest.param(
            "村民委员会组织法（2018）",
            [
                "vco18.14.roster",
                "vco18.14.object",
                "vco18.14.rule",
                "vco18.20.handover",
                "vco18.21.notice",
            ],
            id="version",
        ),
        pytest.param(
            "国家赔偿法第十二条", ["scl.12", "scl.12.spot"], id="unchecked-or-not-does-not-matter"
        ),
        pytest.param("立法法第一百零四条", [], id="source-that-sets-no-period"),
    ],
)
def test_a_citation_finds_the_rules_that_stand_there(citation: str, found: list[str]) -> None:
    assert ids(parse_citation(citation)) == found


def test_a_citation_and_a_day_are_both_asked() -> None:
    reply = parse_citation("行政复议法第四十八条")
    assert ids(reply, on=dt.date(2024, 1, 1)) == ["arl.48.send", "arl.48.reply"]
    assert ids(reply, on=dt.date(2023, 12, 31)) == []


@pytest.mark.parametrize("query", [42, 4.2, b"apl", ["apl"]], ids=repr)
def test_a_query_of_another_type_is_refused(query: Any) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        find_rules(query)
    found = f"{type(query).__name__} `{query!r}`"
    assert (caught.value.name, caught.value.found) == ("query", found)
    assert caught.value.explain("zh") == f"`query` 应为文字，收到 {found}"
    assert caught.value.explain("en") == f"`query` must be a text, found {found}"


def _source(status: Status) -> dict[str, LegalSource]:
    version = SourceVersion(id="2026", status=status)
    source = LegalSource(
        id="tst",
        title=Text(zh="某某办法", en="Some Measures"),
        kind=SourceKind.NORMATIVE_DOCUMENT,
        issuer="某县人民政府",
        territory=Territory("640181"),
        versions=(version,),
    )
    return {"tst": source}


@pytest.mark.parametrize("status", [Status.DRAFT, Status.TEMPLATE, Status.REPORT, Status.REPEALED])
def test_a_source_without_force_sets_no_period(status: Status) -> None:
    text = _SHORT.replace("行政许可法第四十四条", "某某办法第一条").encode()
    with pytest.raises(PayloadError) as caught:
        read_periods(text, name="f.toml", sources=_source(status))
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("period[0].cite", "not-in-force")
    assert status.label.zh in problem.explain("zh")


def test_a_source_that_lists_no_version_sets_a_period() -> None:
    sources = {"tst": attrs.evolve(_source(Status.DRAFT)["tst"], versions=())}
    text = _SHORT.replace("行政许可法第四十四条", "某某办法第一条").encode()
    (rule,) = read_periods(text, name="f.toml", sources=sources)
    assert due(rule, dt.date(2025, 6, 16)).due == dt.date(2025, 6, 23)


def test_a_local_period_is_refused_elsewhere() -> None:
    text = _SHORT.replace("行政许可法第四十四条", "某某办法第一条") + 'territory = "640181"\n'
    (rule,) = read_periods(text.encode(), name="f.toml", sources=_source(Status.IN_FORCE))
    trigger = dt.date(2026, 3, 2)
    assert due(rule, trigger).due == due(rule, trigger, region="640181").due
    with pytest.raises(NotFoundError) as caught:
        due(rule, trigger, region="110000")
    assert "不适用于该地" in caught.value.explain("zh")
