"""A deadline in words: what a clerk and a developer read."""

import datetime as dt
from typing import Any

import attrs
import pytest

from govsvc import due, find_rule, find_rules
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Correction,
    Cycle,
    Deadline,
    Exclude,
    Extend,
    Extension,
    Frequency,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodKind,
    ReadingKind,
    Roll,
    Step,
    StepKind,
    Suspend,
    Unit,
    latest_day_before,
)
from govsvc.deadlines.explanation import explain, rule_lines
from govsvc.deadlines.narrative import step_text
from govsvc.law import Doubt, DoubtKind, parse_citation
from govsvc.wording import Text

_EXPRESS = Roll(basis=Basis.EXPRESS)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


_HEARING = Exclude(day("2025-10-10"), day("2025-10-14"), "hearing", told_on=day("2025-10-09"))
_TESTING = Exclude(day("2025-09-11"), day("2025-09-11"), "testing", told_on=day("2025-09-10"))
_LONGER = Extend(
    decided_on=day("2025-10-20"), by=10, approved_by="agency_head", told_on=day("2025-10-20")
)
_LICENCE = due("apl.42.decide", day("2025-09-22"))
_PENALTY = due("app.60.decide", day("2025-07-03"))


# Whole texts.


_LICENCE_ZH = """\
许可决定（20个工作日）：到期日 2025-10-24
依据：不能当场决定的，自受理之日起二十日内作出许可决定（《行政许可法》第四十二条第一款）
起算：受理许可申请（2025-09-22）；义务人：行政机关
1. 2025-09-22 当日不计入，自 2025-09-23 起算（类推适用）（《民法典》第二百零一条第一款）
2. 数 20个工作日，至 2025-10-24；其中不计节假日和调休 2025-10-01–10-03、2025-10-06–10-08；\
补班计入 2025-09-28、2025-10-11（《行政许可法》第八十二条）
逾期后果：逾期构成违法，法律未规定视为许可
可延长：10个工作日；批准：本行政机关负责人；将延长期限的理由告知申请人（《行政许可法》第四十二条第一款）
不计入：听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审；应当将所需时间书面告知申请人\
（《行政许可法》第四十五条）
注意：法律、法规另有规定的，依照其规定
放假安排：国办发明电〔2024〕12号"""

_LICENCE_EN = """\
licence decision (20 working days): due 2025-10-24
law: where no decision is made on the spot, decide within twenty days of acceptance \
[Administrative Licensing Law, art. 42(1)]
from: application accepted (2025-09-22); bound: licensing authority
1. 2025-09-22 is not counted; counting starts on 2025-09-23 (by analogy) [Civil Code, art. 201(1)]
2. counting 20 working days leads to 2025-10-24; holidays left out: 2025-10-01–10-03, \
2025-10-06–10-08; make-up workdays counted: 2025-09-28, 2025-10-11 \
[Administrative Licensing Law, art. 82]
on lapse: the delay is unlawful; the law deems no licence granted
may be extended: by 10 working days; approved by: head of the authority; told: the applicant, \
with the reasons [Administrative Licensing Law, art. 42(1)]
not counted: hearing, tender, auction, inspection, testing, quarantine, appraisal, expert review; \
the applicant is told in writing how long it takes [Administrative Licensing Law, art. 45]
note: unless a law or regulation provides otherwise
holiday notices: 国办发明电〔2024〕12号"""


def test_a_licence_in_both_languages() -> None:
    assert _LICENCE.explain("zh") == _LICENCE_ZH
    assert _LICENCE.explain("en") == _LICENCE_EN


def test_chinese_is_the_default_and_the_model_asks_the_same_words() -> None:
    assert _LICENCE.explain() == explain(_LICENCE, "zh")
    assert _LICENCE.explain("en") == explain(_LICENCE, "en")


# Headlines.


@pytest.mark.parametrize(
    ("deadline", "zh", "en"),
    [
        pytest.param(
            _PENALTY,
            "处罚决定（90日）：到期日 2025-10-09，稳妥日期 2025-10-01",
            "penalty decision (90 calendar days): due 2025-10-09, safe day 2025-10-01",
            id="two-readings",
        ),
        pytest.param(
            due("ace.54.demand", day("2025-09-22")),
            "催告（10个工作日）：期满方可，最早 2025-10-12",
            "demand before applying to the court (10 working days): not before 2025-10-12",
            id="must-pass",
        ),
        pytest.param(
            due(Period.working_days(5), day("2026-02-13")),
            "5个工作日：到期日 2026-02-27",
            "5 working days: due 2026-02-27",
            id="bare-period",
        ),
        pytest.param(
            due(Period.months(1, roll=NO_ROLL, kind=PeriodKind.AT_LEAST), day("2025-02-28")),
            "1个月：期满方可，最早 2025-03-29",
            "1 month: not before 2025-03-29",
            id="bare-period-that-must-pass",
        ),
        pytest.param(
            due("rp.10.endorse", day("2025-05-31")),
            "居住证签注（1个月）：不早于 2025-04-30，到期日 2025-05-30",
            "endorsement of the residence permit (1 month): not before 2025-04-30, due 2025-05-30",
            id="window",
        ),
        pytest.param(
            due(
                "arl.62.decide",
                day("2025-01-10"),
                events=[Suspend(day("2025-02-10"), "party_died", told_on=day("2025-02-10"))],
            ),
            "复议决定（普通程序）（60日）：2025-02-10 之后中止计算，尚余 29 日，恢复后再计算到期日",
            "review decision, ordinary procedure (60 calendar days): stopped after 2025-02-10 with "
            "29 days left; due once it resumes",
            id="stopped",
        ),
        pytest.param(
            due(
                "arl.62.decide",
                day("2025-01-10"),
                events=[Suspend(day("2025-02-10"), "party_died")],
            ),
            "复议决定（普通程序）（60日）：2025-02-10 之后中止计算，尚余 29 日，恢复后再计算到期日"
            "，稳妥日期 2025-03-11",
            "review decision, ordinary procedure (60 calendar days): stopped after 2025-02-10 with "
            "29 days left; due once it resumes, safe day 2025-03-11",
            id="stopped-on-a-condition",
        ),
    ],
)
def test_the_first_line_names_the_day(deadline: Deadline, zh: str, en: str) -> None:
    assert deadline.explain("zh").splitlines()[0] == zh
    assert deadline.explain("en").splitlines()[0] == en


# Single lines.


@pytest.mark.parametrize(
    ("deadline", "zh", "en"),
    [
        pytest.param(
            _PENALTY,
            "3. 2025-10-01 是休息日，顺延至 2025-10-09（类推适用）"
            "（《民法典》第二百零三条第一款；《民事诉讼法》第八十五条第三款）",
            "3. 2025-10-01 is a rest day; it rolls to 2025-10-09 (by analogy) "
            "[Civil Code, art. 203(1); Civil Procedure Law, art. 85(3)]",
            id="roll",
        ),
        pytest.param(
            _PENALTY,
            "2. 数 90日，至 2025-10-01（《行政处罚法》第八十五条）",
            "2. counting 90 calendar days leads to 2025-10-01 "
            "[Administrative Penalties Law, art. 85]",
            id="count-of-calendar-days",
        ),
        pytest.param(
            _PENALTY,
            "另一种理解（末日不顺延）：2025-10-01，该期限没有明文规定末日顺延，顺延只是类推适用",
            "other reading (without rolling): 2025-10-01, no text rolls the last day of this "
            "period; rolling is by analogy",
            id="reading-without-citation",
        ),
        pytest.param(
            due("psl.116.serve", day("2026-06-18")),
            "另一种理解（按另一计算单位）：2026-06-23，"
            "本法没有规定的程序适用行政处罚法，而行政处罚法中的“二日”是工作日"
            "（《治安管理处罚法》第四条）",
            "other reading (in the other unit): 2026-06-23, procedure that this law does not "
            "settle follows the Administrative Penalties Law, where two days are working days "
            "[Public Security Administration Penalties Law, art. 4]",
            id="reading-with-citation",
        ),
        pytest.param(
            due("ace.25.seal", day("2025-09-05")),
            "3. 末日 2025-10-05 不因休息日顺延",
            "3. the last day 2025-10-05 does not roll",
            id="stay",
        ),
        pytest.param(
            due("ace.54.demand", day("2025-09-22")),
            "3. 期间至 2025-10-11 届满，最早于 2025-10-12 方可进行",
            "3. the period has passed with 2025-10-11; one may act from 2025-10-12",
            id="wait",
        ),
        pytest.param(
            due("apl.42.decide", day("2027-01-04")),
            "3. 放假通知尚未公布，按惯例推算在 2027-01-30 至 2027-02-01 之间，公布后请重新计算",
            "3. no holiday notice yet: by the usual rule the day lies between 2027-01-30 and "
            "2027-02-01; count again when it is published",
            id="projection",
        ),
        pytest.param(
            due(Period.working_days(1), day("2026-12-24")),
            "3. 所涉日期的放假通知尚未公布或者可能调整；按惯例推算，结果都是 2026-12-25",
            "3. a holiday notice is missing or may change; if the usual rule is kept, 2026-12-25 "
            "holds either way",
            id="projection-of-one-day",
        ),
        pytest.param(
            due("apl.42.decide", day("2025-09-22"), promise=Period.working_days(10)),
            "3. 承诺 10个工作日：2025-10-11（不晚于法定到期日）",
            "3. promise of 10 working days: 2025-10-11 (never later than the due day)",
            id="promise",
        ),
        pytest.param(
            due(Period.working_days(5), day("2025-06-16")),
            "1. 2025-06-16 当日不计入，自 2025-06-17 起算",
            "1. 2025-06-16 is not counted; counting starts on 2025-06-17",
            id="start-without-basis",
        ),
        pytest.param(
            due(Period.working_days(5), day("2025-06-16")),
            "2. 数 5个工作日，至 2025-06-23",
            "2. counting 5 working days leads to 2025-06-23",
            id="count-without-marked-days",
        ),
        pytest.param(
            due(Period.working_days(1), day("2025-09-27")),
            "2. 数 1个工作日，至 2025-09-28；补班计入 2025-09-28",
            "2. counting 1 working day leads to 2025-09-28; make-up workdays counted: 2025-09-28",
            id="count-with-make-up-days-only",
        ),
        pytest.param(
            due(Period.working_days(1), day("2025-04-03")),
            "2. 数 1个工作日，至 2025-04-07；其中不计节假日和调休 2025-04-04",
            "2. counting 1 working day leads to 2025-04-07; holidays left out: 2025-04-04",
            id="count-with-rest-days-only",
        ),
        pytest.param(
            due("apl.32.notice", day("2026-02-13")),
            "逾期后果（2026-02-13）：逾期不告知的，自收到申请材料之日起即为受理"
            "（《行政许可法》第三十二条第一款第四项）",
            "on lapse (2026-02-13): without notice in time, the application counts as accepted "
            "from the day it was received [Administrative Licensing Law, art. 32(1)(4)]",
            id="consequence-with-a-day",
        ),
        pytest.param(
            due("ace.39.stop", day("2025-09-05")),
            "范围：没有明显社会危害，并且当事人确无能力履行的",
            "scope: only where no harm to society is evident and the party truly cannot perform",
            id="scope",
        ),
        pytest.param(
            due(Period.working_days(5), day("2020-01-20"), as_of=day("2020-01-26")),
            "只采用 2020-01-26 及以前公布的放假通知",
            "only notices published by 2020-01-26 are used",
            id="as-of",
        ),
        pytest.param(
            due(Period.working_days(5), day("2025-06-16"), region="450000"),
            "当地放假安排收录不全，请核对当地通知",
            "local arrangements are known in part only; check the local notices",
            id="region",
        ),
        pytest.param(
            due(Period.working_days(20), day("2025-12-20")),
            "放假安排：国办发明电〔2024〕12号、国办发明电〔2025〕7号",
            "holiday notices: 国办发明电〔2024〕12号, 国办发明电〔2025〕7号",
            id="two-notices",
        ),
        pytest.param(
            due("scl.12", day("2025-06-16")),
            "依据："
            + find_rule("scl.12").header.summary.zh
            + "（《国家赔偿法》第十二条（未核对原文））",
            "law: "
            + find_rule("scl.12").header.summary.en
            + " [State Compensation Law, art. 12 (not checked against the text)]",
            id="unchecked-citation",
        ),
        pytest.param(
            due("app.64.notice", day("2024-10-14")),
            "对照：举行听证（2024-10-14）；义务人：行政机关",
            "before: hearing held (2024-10-14); bound: authority",
            id="anchor",
        ),
        pytest.param(
            due("app.64.notice", day("2024-10-14")),
            "1. 与 2024-10-14 之间须有完整的 7个工作日，最迟 2024-09-27"
            "（《行政处罚法》第八十五条）",
            "1. 7 working days must lie whole between the act and 2024-10-14, so by 2024-09-27 "
            "[Administrative Penalties Law, art. 85]",
            id="clear-days-back",
        ),
        pytest.param(
            latest_day_before(day("2024-10-14"), "app.64.notice", clear_days=False),
            "1. 自 2024-10-14 倒数 7个工作日，末日 2024-09-29（《行政处罚法》第八十五条）",
            "1. counting 7 working days back from 2024-10-14 leads to 2024-09-29 "
            "[Administrative Penalties Law, art. 85]",
            id="nth-day-back",
        ),
        pytest.param(
            latest_day_before(day("2024-10-14"), "app.64.notice", clear_days=False),
            "另一种理解（倒推的另一算法）：2024-09-27，“……日前”可以理解为其间须有足够的整日，"
            "也可以理解为倒数的第几日",
            "other reading (counted backward the other way): 2024-09-27, “so many days before” can "
            "mean so many whole days between, or the n-th day counted back",
            id="counted-back-the-other-way",
        ),
        pytest.param(
            due("hr.10.moveout", day("2025-06-16")),
            "1. 应在 2025-06-16 之前，最迟 2025-06-15",
            "1. before 2025-06-16, so by 2025-06-15",
            id="simply-before",
        ),
        pytest.param(
            due("hr.10.moveout", day("2025-06-16")),
            "另一种理解（倒推的另一算法）：2025-06-16，“之前”是否包括当日，条文没有写明",
            "other reading (counted backward the other way): 2025-06-16, the text does not say "
            "whether “before” takes in the day itself",
            id="the-day-itself",
        ),
        pytest.param(
            due("rp.10.endorse", day("2025-05-31")),
            "1. 自 2025-04-30 起可以办理，最迟 2025-05-30",
            "1. one may act from 2025-04-30 on, by 2025-05-30",
            id="window",
        ),
        pytest.param(
            due("apl.50.renew_decide", day("2025-12-31")),
            "1. 最迟 2025-12-31 办理",
            "1. act by 2025-12-31",
            id="until-a-day",
        ),
        pytest.param(
            due("rer.17", day("2025-06-16")),
            "1. 最迟 2025-06-16 办理",
            "1. act by 2025-06-16",
            id="at-once",
        ),
        pytest.param(
            due("apl.42.decide", day("2025-09-22"), events=[_HEARING]),
            "2. 2025-10-10 至 2025-10-14（听证）不计入，扣除 4 个工作日"
            "（《行政许可法》第四十五条）",
            "2. 2025-10-10 to 2025-10-14 (hearing) is not counted: 4 working days "
            "[Administrative Licensing Law, art. 45]",
            id="left-out",
        ),
        pytest.param(
            due("ace.25.seal", day("2025-09-05"), events=[_TESTING]),
            "2. 2025-09-11 至 2025-09-11（检测）不计入，扣除 1 日"
            "（《行政强制法》第二十五条第三款）",
            "2. 2025-09-11 to 2025-09-11 (testing) is not counted: 1 day "
            "[Administrative Compulsion Law, art. 25(3)]",
            id="one-day-left-out",
        ),
        pytest.param(
            due("apl.42.decide", day("2025-09-22"), events=[_LONGER]),
            "2. 2025-10-20 决定延长 10个工作日（当时的到期日 2025-10-24）"
            "（《行政许可法》第四十二条第一款）",
            "2. extended by 10 working days (due 2025-10-24 until then), decided on 2025-10-20 "
            "[Administrative Licensing Law, art. 42(1)]",
            id="extended",
        ),
        pytest.param(
            due("apl.42.decide", day("2025-09-22"), events=[_LONGER]),
            "3. 数 30个工作日，至 2025-11-07；其中不计节假日和调休 2025-10-01–10-03、"
            "2025-10-06–10-08；补班计入 2025-09-28、2025-10-11（《行政许可法》第八十二条）",
            "3. counting 30 working days leads to 2025-11-07; holidays left out: "
            "2025-10-01–10-03, 2025-10-06–10-08; make-up workdays counted: 2025-09-28, 2025-10-11 "
            "[Administrative Licensing Law, art. 82]",
            id="counted-with-the-extension",
        ),
        pytest.param(
            due("apl.42.decide", day("2025-09-22"), events=[attrs.evolve(_LONGER, told_on=None)]),
            "另一种理解（条件未满足）：2025-10-24，扣除或者延长要求告知当事人、由有权的人决定，"
            "而这些尚未写明；条件不满足时不得扣除、延长",
            "other reading (if a condition is not met): 2025-10-24, leaving days out, or "
            "extending, requires that the party was told or the right person decided, which is "
            "not known yet; without that it does not hold",
            id="condition",
        ),
        pytest.param(
            due(
                "oga.33.answer",
                day("2025-03-03"),
                events=[Correction(day("2025-03-10"), day("2025-03-20"))],
            ),
            "2. 自 2025-03-20 重新计算，当日不计入，此前经过的时间不再计算"
            "（《政府信息公开条例》第三十条）",
            "2. the clock starts anew on 2025-03-20, which is not counted; what went before is "
            "forgotten [Regulation on Government Information Disclosure, art. 30]",
            id="restarted",
        ),
        pytest.param(
            due("oga.33.answer", day("2025-03-03"), events=[Correction(day("2025-03-10"))]),
            "2. 2025-03-10 之后中止（补正材料），尚余 20 个工作日（《政府信息公开条例》第三十条）",
            "2. stopped after 2025-03-10 (correction of the application) with 20 working days left "
            "[Regulation on Government Information Disclosure, art. 30]",
            id="stopped-for-a-correction",
        ),
        pytest.param(
            due(
                "apl.42.decide",
                day("2025-09-22"),
                events=[Correction(day("2025-09-15"), day("2025-09-22"))],
            ),
            "1. 补正（2025-09-15 告知）在起算之前完成，不影响期限"
            "（《行政许可法》第三十二条第一款第四项）",
            "1. the correction asked for on 2025-09-15 came before the clock; it changes nothing "
            "[Administrative Licensing Law, art. 32(1)(4)]",
            id="corrected-before",
        ),
        pytest.param(
            due(
                "pet.34.finish",
                day("2025-12-03"),
                events=[Extend(decided_on=day("2026-01-05"), by=30)],
            ),
            "另一种理解（条件未满足）：2026-02-01 至 2026-02-02，扣除或者延长要求告知当事人、"
            "由有权的人决定，而这些尚未写明；条件不满足时不得扣除、延长",
            "other reading (if a condition is not met): 2026-02-01 to 2026-02-02, leaving days "
            "out, or extending, requires that the party was told or the right person decided, "
            "which is not known yet; without that it does not hold",
            id="condition-that-rolls-by-analogy",
        ),
    ],
)
def test_a_line_says(deadline: Deadline, zh: str, en: str) -> None:
    assert zh in deadline.explain("zh").splitlines()
    assert en in deadline.explain("en").splitlines()


@pytest.mark.parametrize(
    ("deadline", "zh", "en"),
    [
        pytest.param(
            due(Period.working_days(5), day("2025-06-16")), "依据", "law:", id="no-rule-no-law"
        ),
        pytest.param(
            due(Period.working_days(5), day("2025-06-16")), "起算：", "from:", id="no-rule-no-start"
        ),
        pytest.param(_LICENCE, "范围", "scope", id="no-scope"),
        pytest.param(_LICENCE, "稳妥日期", "safe day", id="no-other-safe-day"),
        pytest.param(_LICENCE, "存疑", "doubt", id="no-doubt"),
        pytest.param(_LICENCE, "只采用", "only notices", id="everything-known"),
        pytest.param(_LICENCE, "当地放假", "local arrangements", id="no-region"),
        pytest.param(
            due("apl.44.deliver", day("2025-09-22")), "逾期后果", "on lapse", id="no-consequence"
        ),
        pytest.param(
            due("apl.44.deliver", day("2025-09-22")), "注意：", "note:", id="nothing-else-provided"
        ),
        pytest.param(
            due(Period.years(10, roll=NO_ROLL), day("2000-05-15")),
            "放假安排",
            "holiday notices",
            id="no-notice-needed",
        ),
    ],
)
def test_a_line_is_left_out(deadline: Deadline, zh: str, en: str) -> None:
    assert zh not in deadline.explain("zh")
    assert en not in deadline.explain("en")


# What else the article says.


def with_rule(**fields: Any) -> Deadline:  # noqa: ANN401 - fields of the model
    """The deadline of a short rule that says something more."""
    return due(attrs.evolve(find_rule("apl.44.deliver"), **fields), day("2025-06-16"))


_HEAD, _PARTY = Text(zh="负责人", en="head"), Text(zh="告知当事人", en="the party")
_CITED = (parse_citation("《行政许可法》第四十二条第一款"),)


@pytest.mark.parametrize(
    ("deadline", "zh", "en"),
    [
        pytest.param(
            with_rule(extension=Extension(by=10)),
            "可延长：10个工作日",
            "may be extended: by 10 working days",
            id="extension-by",
        ),
        pytest.param(
            with_rule(extension=Extension(to=45)),
            "可延长：至45个工作日",
            "may be extended: to 45 working days in all",
            id="extension-to-a-cap",
        ),
        pytest.param(
            with_rule(extension=Extension(by=10, times=2, approver=_HEAD, citations=_CITED)),
            "可延长：10个工作日，至多2次；批准：负责人（《行政许可法》第四十二条第一款）",
            "may be extended: by 10 working days, 2 times at most; approved by: head "
            "[Administrative Licensing Law, art. 42(1)]",
            id="extension-twice-with-approver",
        ),
        pytest.param(
            with_rule(extension=Extension(by=10, told=_PARTY)),
            "可延长：10个工作日；告知当事人",
            "may be extended: by 10 working days; told: the party",
            id="extension-told",
        ),
        pytest.param(
            with_rule(not_counted=[NotCounted(reasons=(NotCountedReason.HEARING,))]),
            "不计入：听证",
            "not counted: hearing",
            id="not-counted-without-condition",
        ),
        pytest.param(
            with_rule(
                not_counted=[
                    NotCounted(
                        reasons=(NotCountedReason.HEARING, NotCountedReason.TESTING),
                        condition=_PARTY,
                        citations=_CITED,
                    )
                ]
            ),
            "不计入：听证、检测；告知当事人（《行政许可法》第四十二条第一款）",
            "not counted: hearing, testing; the party [Administrative Licensing Law, art. 42(1)]",
            id="not-counted-with-condition",
        ),
        pytest.param(
            due("ace.25.seal", day("2025-09-05")),
            "说明：原文只规定延长期限不得超过三十日，未写次数；这里按延长一次、最多三十日处理",
            "modelled: the text caps the extension at thirty days without saying how often; one "
            "extension of at most thirty days is assumed",
            id="modelled",
        ),
        pytest.param(
            due(Period.working_days(5), day("2027-06-16")),
            "推算依据：2024年修订的放假办法和国办发明电〔2024〕12号确定的放假原则",
            "projected by: the 2024 edition of 放假办法 and the principles of notice "
            "国办发明电〔2024〕12号",
            id="projected-by-the-present-rule",
        ),
        pytest.param(
            due(Period.working_days(5), day("2024-06-16"), as_of=day("2023-06-01")),
            "推算依据：2013年修订的放假办法和当时的惯例",
            "projected by: the 2013 edition of 放假办法 and practice then",
            id="projected-by-the-rule-known-then",
        ),
    ],
)
def test_the_article_says_more(deadline: Deadline, zh: str, en: str) -> None:
    assert zh in deadline.explain("zh").splitlines()
    assert en in deadline.explain("en").splitlines()


@pytest.mark.parametrize(
    ("zh", "en"),
    [("可延长", "may be extended"), ("不计入：", "not counted:"), ("说明", "modelled")],
    ids=["extension", "not-counted", "modelled"],
)
def test_what_the_article_does_not_say_is_left_out(zh: str, en: str) -> None:
    deadline = due("apl.32.notice", day("2025-06-16"))
    assert zh not in deadline.explain("zh")
    assert en not in deadline.explain("en")


def test_an_official_answer_names_no_rule_of_projection() -> None:
    assert "推算" not in _LICENCE.explain("zh")
    assert "projected" not in _LICENCE.explain("en")


# Doubts.


def test_a_doubt_shows_from_the_day_on_which_it_matters() -> None:
    rule = find_rule("mla.20")
    (doubt,) = [d for d in rule.header.doubts if d.kind is DoubtKind.BASIS_UNDER_REVIEW]
    before = due("mla.20", day("2026-06-30"))
    after = due("mla.20", day("2026-07-01"))
    assert f"存疑：{doubt.note.zh}" not in before.explain("zh").splitlines()
    assert f"存疑：{doubt.note.zh}" in after.explain("zh").splitlines()
    assert f"doubt: {doubt.note.en}" in after.explain("en").splitlines()


def test_a_doubt_follows_the_law_that_is_asked_and_not_the_trigger() -> None:
    doubt = Doubt(
        kind=DoubtKind.TRANSITION, note=Text(zh="待核", en="check"), since=day("2025-01-01")
    )
    rule = find_rule("apl.44.deliver")
    rule = attrs.evolve(rule, header=attrs.evolve(rule.header, doubts=(doubt,)))
    shown = due(rule, day("2025-06-16"), on=day("2024-12-31")).explain("zh")
    assert "存疑：待核" not in shown
    assert "存疑：待核" in due(rule, day("2024-06-16"), on=day("2025-01-01")).explain("zh")


# Steps whose fields an engine always fills, built by hand.


@pytest.mark.parametrize(
    ("step", "zh", "en"),
    [
        pytest.param(
            Step(kind=StepKind.ROLL, before=day("2025-10-01"), after=day("2025-10-09")),
            "2025-10-01 是休息日，顺延至 2025-10-09（）",
            "2025-10-01 is a rest day; it rolls to 2025-10-09 ()",
            id="roll-without-basis",
        ),
        pytest.param(
            Step(kind=StepKind.PROMISE, before=day("2025-10-01"), after=day("2025-10-09")),
            "承诺 ：2025-10-09（不晚于法定到期日）",
            "promise of : 2025-10-09 (never later than the due day)",
            id="promise-without-period",
        ),
        pytest.param(
            Step(kind=StepKind.COUNT, before=day("2025-10-08"), after=day("2025-10-09")),
            "数 1个工作日，至 2025-10-09",
            "counting 1 working day leads to 2025-10-09",
            id="count-without-period",
        ),
        pytest.param(
            Step(kind=StepKind.PAUSE, before=day("2025-10-08"), after=day("2025-10-09")),
            "2025-10-08 至 2025-10-09（）不计入，扣除 0 个工作日",
            "2025-10-08 to 2025-10-09 () is not counted: 0 working days",
            id="pause-without-reason",
        ),
        pytest.param(
            Step(kind=StepKind.EXTEND, before=day("2025-10-08"), after=day("2025-10-08"), number=1),
            "2025-10-08 决定延长 1个工作日",
            "extended by 1 working day, decided on 2025-10-08",
            id="extension-without-period",
        ),
        pytest.param(
            Step(
                kind=StepKind.COUNT,
                before=day("2025-10-08"),
                after=day("2025-10-09"),
                period=Period(kind=PeriodKind.INSTANT),
            ),
            "数 0日，至 2025-10-09",
            "counting 0 calendar days leads to 2025-10-09",
            id="count-without-length",
        ),
    ],
)
def test_a_bare_step_is_still_told(step: Step, zh: str, en: str) -> None:
    assert step_text(step) == Text(zh=zh, en=en)


def test_days_are_told_as_runs() -> None:
    marks = tuple(map(day, ["2025-12-31", "2026-01-01", "2026-01-02", "2026-01-05"]))
    step = Step(
        kind=StepKind.COUNT,
        before=day("2025-12-30"),
        after=day("2026-01-06"),
        period=Period.working_days(1),
        marks=marks,
    )
    assert step.why.zh.endswith("不计节假日和调休 2025-12-31–01-02、2026-01-05")


# What a rule says of itself, whatever the trigger.


@pytest.mark.parametrize("name", [rule.id for rule in find_rules()])
def test_every_rule_tells_how_it_is_counted(name: str) -> None:
    rule = find_rule(name)
    told = list(rule_lines(rule))
    says_unit = any(text.en.startswith("counted in: ") for text in told)
    assert says_unit is (rule.period.unit is not None)
    says_roll = any(text.en.startswith("the last day rolls: ") for text in told)
    assert says_roll is (rule.period.unit in {Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR})
    assert sum(text.en.startswith("doubt") for text in told) == len(rule.header.doubts)
    assert sum(text.en.startswith("other reading") for text in told) == len(rule.readings)


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        pytest.param(
            "apl.44.deliver",
            "计算单位：工作日（《行政许可法》第八十二条）",
            "counted in: working days [Administrative Licensing Law, art. 82]",
            id="unit",
        ),
        pytest.param(
            "vco.25.yearly", "频次：每年至少1次", "how often: at least once every year", id="often"
        ),
        pytest.param(
            "vco.30.quarterly", "频次：每季度1次", "how often: once every quarter", id="as-often"
        ),
        pytest.param(
            "app.72.surcharge",
            "每日：3%，总额不超过 100%",
            "each day: 3 %, in all no more than 100 %",
            id="rate",
        ),
        pytest.param(
            "apl.42.decide",
            "补正：在受理之前，不影响期限（《行政许可法》第三十二条第一款第四项）",
            "correction: comes before acceptance and changes nothing "
            "[Administrative Licensing Law, art. 32(1)(4)]",
            id="correction-before",
        ),
        pytest.param(
            "oga.33.answer",
            "补正：自收到补正后的申请起重新计算（《政府信息公开条例》第三十条）",
            "correction: the clock starts anew with the corrected application "
            "[Regulation on Government Information Disclosure, art. 30]",
            id="correction-restarts",
        ),
        pytest.param(
            "arl.62.decide",
            "补正：补正所用的时间不计入（《行政复议法实施条例》第二十九条）",
            "correction: the time it takes is left out [Regulation Implementing the Administrative "
            "Reconsideration Law, art. 29]",
            id="correction-left-out",
        ),
        pytest.param(
            "cpl.86",
            "交邮：期满前交邮的不算过期（《民事诉讼法》第八十五条第四款）",
            "by post: posted before the end is in time [Civil Procedure Law, art. 85(4)]",
            id="posting",
        ),
    ],
)
def test_a_rule_tells_what_is_peculiar_to_it(name: str, zh: str, en: str) -> None:
    assert Text(zh=zh, en=en) in [*rule_lines(find_rule(name))]


def test_a_frequency_of_more_than_once_is_told_with_its_number() -> None:
    often = Frequency(times=2, every=Cycle.HALF_YEAR)
    rule = attrs.evolve(find_rule("vco.25.yearly"), frequency=often)
    assert Text(zh="频次：每半年2次", en="how often: 2 times every half-year") in [
        *rule_lines(rule)
    ]


def test_a_rule_without_a_basis_of_counting_says_nothing_of_it() -> None:
    rule = attrs.evolve(find_rule("apl.44.deliver"), counting=None)
    assert not any("the day itself" in text.en for text in rule_lines(rule))


def test_a_doubt_with_a_first_day_says_from_when() -> None:
    told = [text for text in rule_lines(find_rule("mla.22")) if text.en.startswith("doubt (from")]
    assert [text.zh.startswith("存疑（自 2026-07-01）：") for text in told] == [True]


def test_a_projected_reading_and_a_projected_lapse_name_two_days() -> None:
    told = due("psl.124.remit.officer", day("2027-02-04")).explain("zh")
    assert "另一种理解（按另一计算单位）：2027-02-14 至 2027-02-16，" in told
    told = due("arl.30.review", day("2027-02-01")).explain("en")
    assert "on lapse (a day between 2027-02-14 and 2027-02-16): " in told
    told = due("arl.30.review", day("2027-02-01")).explain("zh")
    assert "逾期后果（2027-02-14 至 2027-02-16 之间的某日）：" in told


def test_a_source_that_is_not_known_here_is_taken_as_in_force() -> None:
    citation = attrs.evolve(parse_citation("行政许可法第四十二条"), source="xyz")
    rule = find_rule("apl.44.deliver")
    header = attrs.evolve(rule.header, citations=(citation,))
    deadline = due(attrs.evolve(rule, header=header), day("2025-09-22"))
    assert not any("xyz" in doubt.en for doubt in deadline.doubts)


def test_a_cap_that_rolls_by_reference_keeps_its_own_other_reading() -> None:
    deadline = due("arl.20.cap", day("2024-10-02"))
    (reading,) = deadline.readings
    assert (reading.kind, reading.date) == (ReadingKind.NO_ROLL, day("2025-10-02"))
    assert "这是最长期限" in reading.why.zh
