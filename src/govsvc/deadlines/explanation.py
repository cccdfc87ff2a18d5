"""A deadline in words, in Chinese for the window and in English for developers."""

import datetime as dt
from collections.abc import Iterable, Iterator

from govsvc.calendars import Certainty, StandingRule
from govsvc.deadlines.deadline import Consequence, Deadline
from govsvc.deadlines.narrative import days_of, mark_of
from govsvc.deadlines.periods import Period, Unit
from govsvc.deadlines.rules import Extension, PeriodRule
from govsvc.law import Citation, national_sources
from govsvc.unknown import UNKNOWN
from govsvc.wording import Lang, Text

__all__ = ["doubts", "explain", "rule_lines"]


def explain(deadline: Deadline, lang: Lang) -> str:
    """The deadline with its reasons, one a line."""
    return "\n".join(text.pick(lang) for text in _lines(deadline))


def _lines(deadline: Deadline) -> Iterator[Text]:
    yield _headline(deadline)
    rule = deadline.rule
    if rule is not None:
        yield _join(Text(zh="依据：", en="law: "), rule.header.summary, rule.header.citations)
        yield _event_line(rule, deadline.trigger)
        if rule.header.scope is not None:
            yield Text(zh=f"范围：{rule.header.scope.zh}", en=f"scope: {rule.header.scope.en}")
    for number, step in enumerate(deadline.steps, start=1):
        yield _join(Text(zh=f"{number}. ", en=f"{number}. "), step.why, step.citations)
    for reading in deadline.readings:
        cited = (reading.citation,) if reading.citation else ()
        label = reading.kind.label
        when = Text(zh=f"{reading.date}", en=f"{reading.date}")
        if reading.latest != reading.date:
            when = Text(
                zh=f"{reading.date} 至 {reading.latest}", en=f"{reading.date} to {reading.latest}"
            )
        lead = Text(
            zh=f"另一种理解（{label.zh}）：{when.zh}，",
            en=f"other reading ({label.en}): {when.en}, ",
        )
        yield _join(lead, reading.why, cited)
    yield from _afterwards(deadline)


def _event_line(rule: PeriodRule, day: dt.date) -> Text:
    event = rule.event or Text(zh="", en="")
    lead = Text(zh="起算", en="from") if rule.start else Text(zh="对照", en="before")
    return Text(
        zh=f"{lead.zh}：{event.zh}（{day}）；义务人：{rule.bearer.zh}",
        en=f"{lead.en}: {event.en} ({day}); bound: {rule.bearer.en}",
    )


def _headline(deadline: Deadline) -> Text:
    rule, length = deadline.rule, deadline.period
    name_zh = f"{rule.header.name.zh}（{length.describe('zh')}）" if rule else length.describe("zh")
    name_en = f"{rule.header.name.en} ({length.describe('en')})" if rule else length.describe("en")
    mark = mark_of(deadline.certainty)
    safe = Text(zh="", en="")
    if deadline.safe_due not in (UNKNOWN, deadline.due):
        safe = Text(zh=f"，稳妥日期 {deadline.safe_due}", en=f", safe day {deadline.safe_due}")
    if deadline.stopped_on is not None:
        left = _left(deadline)
        return Text(
            zh=f"{name_zh}：{deadline.stopped_on} 之后中止计算，尚余 {left.zh}，恢复后再计算到期日"
            f"{safe.zh}",
            en=f"{name_en}: stopped after {deadline.stopped_on} with {left.en} left; due once it "
            f"resumes{safe.en}",
        )
    if deadline.due is UNKNOWN:
        return Text(
            zh=f"{name_zh}：期满方可，最早 {deadline.not_before}{mark.zh}",
            en=f"{name_en}: not before {deadline.not_before}{mark.en}",
        )
    opens = Text(zh="", en="")
    if deadline.not_before is not None:
        opens = Text(zh=f"不早于 {deadline.not_before}，", en=f"not before {deadline.not_before}, ")
    return Text(
        zh=f"{name_zh}：{opens.zh}到期日 {deadline.due}{mark.zh}{safe.zh}",
        en=f"{name_en}: {opens.en}due {deadline.due}{mark.en}{safe.en}",
    )


def _left(deadline: Deadline) -> Text:
    """What was left on a clock that stands still, in its own kind of days."""
    return days_of(deadline.period, deadline.remaining or 0)


def _afterwards(deadline: Deadline) -> Iterator[Text]:
    if deadline.lapse is not None:
        yield _lapse_line(deadline.lapse)
    if deadline.rule is not None:
        yield from _additions(deadline.rule)
    for doubt in doubts(deadline):
        yield Text(zh=f"存疑：{doubt.zh}", en=f"doubt: {doubt.en}")
    if deadline.notices:
        listed = deadline.notices
        yield Text(zh=f"放假安排：{'、'.join(listed)}", en=f"holiday notices: {', '.join(listed)}")
    if deadline.certainty is not Certainty.OFFICIAL:
        standing = StandingRule.known_on(deadline.known_on or dt.date.max).label
        yield Text(zh=f"推算依据：{standing.zh}", en=f"projected by: {standing.en}")
    if deadline.known_on is not None:
        yield Text(
            zh=f"只采用 {deadline.known_on} 及以前公布的放假通知",
            en=f"only notices published by {deadline.known_on} are used",
        )
    if deadline.region is not None:
        yield Text(
            zh="当地放假安排收录不全，请核对当地通知",
            en="local arrangements are known in part only; check the local notices",
        )


def _lapse_line(told: Consequence) -> Text:
    when = Text(zh="", en="")
    if told.day is not None:
        when = Text(zh=f"（{told.day}）", en=f" ({told.day})")
    elif told.earliest is not None:
        when = Text(
            zh=f"（{told.earliest} 至 {told.latest} 之间的某日）",
            en=f" (a day between {told.earliest} and {told.latest})",
        )
    lead = Text(zh=f"逾期后果{when.zh}：", en=f"on lapse{when.en}: ")
    return _join(lead, told.lapse.note, told.lapse.citations)


def doubts(deadline: Deadline) -> tuple[Text, ...]:
    """What the rule leaves open on that day, and texts cited that were not in force on it."""
    if deadline.rule is None:
        return ()
    told = [d.note for d in deadline.rule.header.doubts if d.matters_on(deadline.law_on)]
    later = [c for c in deadline.citations if not _in_force(c, deadline.law_on)]
    if later:
        zh = "、".join(dict.fromkeys(c.text("zh") for c in later))
        en = ", ".join(dict.fromkeys(c.text("en") for c in later))
        told.append(
            Text(
                zh=f"引用的{zh}不是 {deadline.law_on} 施行的文本，条次和内容可能不同",
                en=f"{en}: not the text in force on {deadline.law_on}; number and wording may "
                "differ",
            )
        )
    return tuple(told)


def _in_force(citation: Citation, day: dt.date) -> bool:
    """Whether the text cited was in force on a day, as far as its versions are known."""
    source = national_sources().get(citation.source)
    if source is None or not source.versions:
        return True
    version = source.version(citation.version or source.versions[-1].id)
    return version is not None and version.validity.covers(day)


_CALENDAR_UNITS = frozenset({Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR})


def rule_lines(rule: PeriodRule) -> Iterator[Text]:
    """How the rule is counted, whatever the trigger, and what the article adds."""
    if rule.period.unit is not None:
        unit = rule.period.unit.label
        unit = Text(zh=unit.zh.removeprefix("个"), en=unit.en)
        yield _join(Text(zh="计算单位：", en="counted in: "), unit, rule.unit_citations)
    yield from _rates(rule)
    if rule.counting is not None:
        label = rule.counting.basis.label
        lead = Text(zh="当日不计入：", en="the day itself is not counted: ")
        yield _join(lead, label, rule.counting.citations)
    if rule.period.unit in _CALENDAR_UNITS:
        roll = rule.period.roll
        lead = Text(zh="末日顺延：", en="the last day rolls: ")
        yield _join(lead, roll.basis.label, roll.citations)
    for reading in rule.readings:
        label = reading.kind.label
        lead = Text(zh=f"另一种理解（{label.zh}）：", en=f"other reading ({label.en}): ")
        yield _join(lead, reading.why, reading.citations)
    if rule.header.scope is not None:
        yield Text(zh=f"范围：{rule.header.scope.zh}", en=f"scope: {rule.header.scope.en}")
    if rule.lapse is not None:
        lead = Text(zh="逾期后果：", en="on lapse: ")
        yield _join(lead, rule.lapse.note, rule.lapse.citations)
    yield from _corrected_or_posted(rule)
    yield from _additions(rule)
    for doubt in rule.header.doubts:
        since = Text(zh="", en="")
        if doubt.since is not None:
            since = Text(zh=f"（自 {doubt.since}）", en=f" (from {doubt.since})")
        yield Text(zh=f"存疑{since.zh}：{doubt.note.zh}", en=f"doubt{since.en}: {doubt.note.en}")


def _rates(rule: PeriodRule) -> Iterator[Text]:
    """How often, or how much a day."""
    often, rate = rule.frequency, rule.daily_rate
    if often is not None:
        least = Text(zh="至少", en="at least ") if often.at_least else Text(zh="", en="")
        cycle = often.every.label
        times = "once" if often.times == 1 else f"{often.times} times"
        yield Text(
            zh=f"频次：每{cycle.zh}{least.zh}{often.times}次",
            en=f"how often: {least.en}{times} every {cycle.en}",
        )
    if rate is not None:
        yield Text(
            zh=f"每日：{rate.percent}%，总额不超过 {rate.cap_percent}%",
            en=f"each day: {rate.percent} %, in all no more than {rate.cap_percent} %",
        )


def _corrected_or_posted(rule: PeriodRule) -> Iterator[Text]:
    """What a correction does, and what posting in time does."""
    if rule.correction is not None:
        lead = Text(zh="补正：", en="correction: ")
        yield _join(lead, rule.correction.label, rule.correction_citations)
    if rule.posting is not None:
        told = Text(zh="期满前交邮的不算过期", en="posted before the end is in time")
        yield _join(Text(zh="交邮：", en="by post: "), told, rule.posting.citations)


def _additions(rule: PeriodRule) -> Iterator[Text]:
    """What else the article says."""
    if rule.extension is not None:
        yield _extension_line(rule.extension, rule.period)
    for left_out in rule.not_counted:
        names_zh = "、".join(reason.label.zh for reason in left_out.reasons)
        names_en = ", ".join(reason.label.en for reason in left_out.reasons)
        on = left_out.condition
        yield _join(
            Text(zh="不计入：", en="not counted: "),
            Text(
                zh=names_zh + (f"；{on.zh}" if on else ""),
                en=names_en + (f"; {on.en}" if on else ""),
            ),
            left_out.citations,
        )
    if rule.subject_to is not None:
        yield Text(zh=f"注意：{rule.subject_to.zh}", en=f"note: {rule.subject_to.en}")
    if rule.header.modelled is not None:
        told = rule.header.modelled
        yield Text(zh=f"说明：{told.zh}", en=f"modelled: {told.en}")


def _extension_line(extension: Extension, period: Period) -> Text:
    unit = period.unit.label if period.unit else Text(zh="", en="")
    if extension.to is not None:
        zh, en = f"至{extension.to}{unit.zh}", f"to {extension.to} {unit.en} in all"
    else:
        zh, en = f"{extension.by}{unit.zh}", f"by {extension.by} {unit.en}"
    if extension.times > 1:
        zh, en = f"{zh}，至多{extension.times}次", f"{en}, {extension.times} times at most"
    if extension.approver is not None:
        zh, en = (
            f"{zh}；批准：{extension.approver.zh}",
            f"{en}; approved by: {extension.approver.en}",
        )
    if extension.told is not None:
        zh, en = f"{zh}；{extension.told.zh}", f"{en}; told: {extension.told.en}"
    return _join(
        Text(zh="可延长：", en="may be extended: "), Text(zh=zh, en=en), extension.citations
    )


def _join(lead: Text, body: Text, citations: Iterable[Citation]) -> Text:
    cited = tuple(citations)
    zh = f"（{'；'.join(c.text('zh') for c in cited)}）" if cited else ""
    en = f" [{'; '.join(c.text('en') for c in cited)}]" if cited else ""
    return Text(zh=f"{lead.zh}{body.zh}{zh}", en=f"{lead.en}{body.en}{en}")
