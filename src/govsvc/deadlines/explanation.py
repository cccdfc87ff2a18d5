"""A deadline in words, in Chinese for the window and in English for developers."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import assert_never

from govsvc.calendars import Certainty, StandingRule
from govsvc.deadlines.deadline import Consequence, Deadline, Step, StepKind
from govsvc.deadlines.periods import Extension, Period, PeriodRule, Unit
from govsvc.law import Citation, national_sources
from govsvc.unknown import UNKNOWN
from govsvc.wording import Lang, Text

__all__ = ["doubts", "explain", "rule_lines", "step_text"]

_SATURDAY = 5


def explain(deadline: Deadline, lang: Lang) -> str:
    """The deadline with its reasons, one a line."""
    return "\n".join(text.pick(lang) for text in _lines(deadline))


def _lines(deadline: Deadline) -> Iterator[Text]:
    yield _headline(deadline)
    rule = deadline.rule
    if rule is not None:
        yield _join(Text(zh="依据：", en="law: "), rule.header.summary, rule.header.citations)
        yield Text(
            zh=f"起算：{rule.start.zh}（{deadline.trigger}）；义务人：{rule.bearer.zh}",
            en=f"from: {rule.start.en} ({deadline.trigger}); bound: {rule.bearer.en}",
        )
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


def _headline(deadline: Deadline) -> Text:
    rule, length = deadline.rule, deadline.period
    name_zh = f"{rule.header.name.zh}（{length.describe('zh')}）" if rule else length.describe("zh")
    name_en = f"{rule.header.name.en} ({length.describe('en')})" if rule else length.describe("en")
    mark = _mark(deadline.certainty)
    if deadline.due is UNKNOWN:
        return Text(
            zh=f"{name_zh}：期满方可，最早 {deadline.not_before}{mark.zh}",
            en=f"{name_en}: not before {deadline.not_before}{mark.en}",
        )
    safe = Text(zh="", en="")
    if deadline.safe_due != deadline.due:
        safe = Text(zh=f"，稳妥日期 {deadline.safe_due}", en=f", safe day {deadline.safe_due}")
    return Text(
        zh=f"{name_zh}：到期日 {deadline.due}{mark.zh}{safe.zh}",
        en=f"{name_en}: due {deadline.due}{mark.en}{safe.en}",
    )


def _mark(certainty: Certainty) -> Text:
    """What stands behind a day that no notice makes certain."""
    if certainty is Certainty.OFFICIAL:
        return Text(zh="", en="")
    return Text(zh=f"（{certainty.label.zh}）", en=f" ({certainty.label.en})")


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


def rule_lines(rule: PeriodRule) -> Iterator[Text]:
    """How the rule is counted, whatever the trigger, and what the article adds."""
    unit = rule.period.unit.label if rule.period.unit else rule.period.kind.label
    unit = Text(zh=unit.zh.removeprefix("个"), en=unit.en)
    yield _join(Text(zh="计算单位：", en="counted in: "), unit, rule.unit_citations)
    if rule.counting is not None:
        label = rule.counting.basis.label
        lead = Text(zh="当日不计入：", en="the day itself is not counted: ")
        yield _join(lead, label, rule.counting.citations)
    if rule.period.unit is not Unit.WORKING_DAY:
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
    yield from _additions(rule)
    for doubt in rule.header.doubts:
        since = Text(zh="", en="")
        if doubt.since is not None:
            since = Text(zh=f"（自 {doubt.since}）", en=f" (from {doubt.since})")
        yield Text(zh=f"存疑{since.zh}：{doubt.note.zh}", en=f"doubt{since.en}: {doubt.note.en}")


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


def step_text(step: Step) -> Text:  # noqa: PLR0911 - one text a kind of step
    """One step in words, without its citations."""
    before, after = step.before, step.after
    match step.kind:
        case StepKind.START:
            basis = Text(zh="", en="")
            if step.basis is not None:
                label = step.basis.label
                basis = Text(zh=f"（{label.zh}）", en=f" ({label.en})")
            return Text(
                zh=f"{before} 当日不计入，自 {after} 起算{basis.zh}",
                en=f"{before} is not counted; counting starts on {after}{basis.en}",
            )
        case StepKind.COUNT:
            return _count_text(step)
        case StepKind.CLOSURE:
            return Text(
                zh=f"{before} 至 {after} 停工，不计入（{step.note}）",
                en=f"closed from {before} to {after}, not counted ({step.note})",
            )
        case StepKind.ROLL:
            label = step.basis.label if step.basis else Text(zh="", en="")
            return Text(
                zh=f"{before} 是休息日，顺延至 {after}（{label.zh}）{_mark(step.certainty).zh}",
                en=f"{before} is a rest day; it rolls to {after} ({label.en})"
                f"{_mark(step.certainty).en}",
            )
        case StepKind.STAY:
            return Text(zh=f"末日 {after} 不因休息日顺延", en=f"the last day {after} does not roll")
        case StepKind.WAIT:
            return Text(
                zh=f"期间至 {before} 届满，最早于 {after} 方可进行",
                en=f"the period has passed with {before}; one may act from {after}",
            )
        case StepKind.PROJECT:
            return _projection_text(step)
        case StepKind.PROMISE:
            length = step.period.describe("zh") if step.period else ""
            length_en = step.period.describe("en") if step.period else ""
            return Text(
                zh=f"承诺 {length}：{after}（不晚于法定到期日）{_mark(step.certainty).zh}",
                en=f"promise of {length_en}: {after} (never later than the due day)"
                f"{_mark(step.certainty).en}",
            )
        case _:
            assert_never(step.kind)


def _count_text(step: Step) -> Text:
    period = step.period or Period.working_days(1)
    rests = [day for day in step.marks if day.weekday() < _SATURDAY]
    works = [day for day in step.marks if day.weekday() >= _SATURDAY]
    zh = f"数 {period.describe('zh')}，至 {step.after}"
    en = f"counting {period.describe('en')} leads to {step.after}"
    if rests:
        zh += f"；其中不计节假日和调休 {'、'.join(_spans(rests))}"
        en += f"; holidays left out: {', '.join(_spans(rests))}"
    if works:
        zh += f"；补班计入 {'、'.join(_spans(works))}"
        en += f"; make-up workdays counted: {', '.join(_spans(works))}"
    mark = _mark(step.certainty)
    return Text(zh=zh + mark.zh, en=en + mark.en)


def _projection_text(step: Step) -> Text:
    if step.before == step.after:
        return Text(
            zh=f"所涉日期的放假通知尚未公布或者可能调整；按惯例推算，结果都是 {step.after}",
            en=f"a holiday notice is missing or may change; if the usual rule is kept, "
            f"{step.after} holds either way",
        )
    return Text(
        zh=f"放假通知尚未公布，按惯例推算在 {step.before} 至 {step.after} 之间，公布后请重新计算",
        en=f"no holiday notice yet: by the usual rule the day lies between {step.before} and "
        f"{step.after}; count again when it is published",
    )


def _spans(days: list[dt.date]) -> list[str]:
    """Days as runs: 2025-10-01–10-03, 2025-10-06."""
    runs: list[list[dt.date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [f"{run[0]}" if len(run) == 1 else f"{run[0]}–{run[-1]:%m-%d}" for run in runs]


def _join(lead: Text, body: Text, citations: Iterable[Citation]) -> Text:
    cited = tuple(citations)
    zh = f"（{'；'.join(c.text('zh') for c in cited)}）" if cited else ""
    en = f" [{'; '.join(c.text('en') for c in cited)}]" if cited else ""
    return Text(zh=f"{lead.zh}{body.zh}{zh}", en=f"{lead.en}{body.en}{en}")
