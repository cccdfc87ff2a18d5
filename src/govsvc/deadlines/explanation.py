"""A deadline in words, in Chinese for the window and in English for developers."""

import datetime as dt
from collections.abc import Iterable, Iterator

from govsvc.calendars import Certainty, StandingRule
from govsvc.deadlines.deadline import Deadline, Step, StepKind
from govsvc.deadlines.periods import Extension, Period, PeriodRule
from govsvc.law import Citation
from govsvc.unknown import UNKNOWN
from govsvc.wording import Lang, Text

__all__ = ["explain", "step_text"]

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
        lead = Text(
            zh=f"另一种理解（{label.zh}）：{reading.date}，",
            en=f"other reading ({label.en}): {reading.date}, ",
        )
        yield _join(lead, reading.why, cited)
    yield from _afterwards(deadline)


def _headline(deadline: Deadline) -> Text:
    rule, length = deadline.rule, deadline.period
    name_zh = f"{rule.header.name.zh}（{length.describe('zh')}）" if rule else length.describe("zh")
    name_en = f"{rule.header.name.en} ({length.describe('en')})" if rule else length.describe("en")
    if deadline.due is UNKNOWN:
        return Text(
            zh=f"{name_zh}：期满方可，最早 {deadline.not_before}",
            en=f"{name_en}: not before {deadline.not_before}",
        )
    safe = Text(zh="", en="")
    if deadline.safe_due != deadline.due:
        safe = Text(zh=f"，稳妥日期 {deadline.safe_due}", en=f", safe day {deadline.safe_due}")
    return Text(
        zh=f"{name_zh}：到期日 {deadline.due}{safe.zh}",
        en=f"{name_en}: due {deadline.due}{safe.en}",
    )


def _afterwards(deadline: Deadline) -> Iterator[Text]:
    rule, consequence = deadline.rule, deadline.consequence
    if consequence is not None:
        day = f"（{consequence.day}）" if consequence.day else ""
        day_en = f" ({consequence.day})" if consequence.day else ""
        lead = Text(zh=f"逾期后果{day}：", en=f"on lapse{day_en}: ")
        yield _join(lead, consequence.lapse.note, consequence.lapse.citations)
    if rule is not None:
        yield from _rule_lines(rule, deadline.law_on)
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


def _rule_lines(rule: PeriodRule, law_on: dt.date) -> Iterator[Text]:
    """What else the article says, and what it leaves open."""
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
    for doubt in rule.header.doubts:
        if doubt.matters_on(law_on):
            yield Text(zh=f"存疑：{doubt.note.zh}", en=f"doubt: {doubt.note.en}")


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
        case StepKind.ROLL:
            label = step.basis.label if step.basis else Text(zh="", en="")
            return Text(
                zh=f"{before} 是休息日，顺延至 {after}（{label.zh}）",
                en=f"{before} is a rest day; it rolls to {after} ({label.en})",
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
                zh=f"承诺 {length}：{after}（不晚于法定期限）",
                en=f"promise of {length_en}: {after} (never later than the law's)",
            )


def _count_text(step: Step) -> Text:
    period = step.period or Period.working_days(1)
    rests = [day for day in step.marks if day.weekday() < _SATURDAY]
    works = [day for day in step.marks if day.weekday() >= _SATURDAY]
    zh = f"数 {period.describe('zh')}，至 {step.after}"
    en = f"{period.describe('en')} lead to {step.after}"
    if rests:
        zh += f"；其中不计节假日和调休 {'、'.join(_spans(rests))}"
        en += f"; holidays left out: {', '.join(_spans(rests))}"
    if works:
        zh += f"；补班计入 {'、'.join(_spans(works))}"
        en += f"; make-up workdays counted: {', '.join(_spans(works))}"
    return Text(zh=zh, en=en)


def _projection_text(step: Step) -> Text:
    if step.before == step.after:
        return Text(
            zh=f"所涉日期的放假通知尚未公布或者可能调整；推算不影响结果 {step.after}",
            en=f"a holiday notice is missing or may change; {step.after} holds either way",
        )
    return Text(
        zh=f"放假通知尚未公布，推算结果在 {step.before} 至 {step.after} 之间，公布后请重新计算",
        en=f"no holiday notice yet: the day lies between {step.before} and {step.after}; "
        "count again when it is published",
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
