"""The steps of a deadline in words."""

import datetime as dt
from typing import assert_never

from govsvc.calendars import Certainty
from govsvc.deadlines.deadline import Step, StepKind
from govsvc.deadlines.periods import Period, Unit, so_many
from govsvc.wording import Text

__all__ = ["days_of", "mark_of", "step_text"]

_SATURDAY = 5


def mark_of(certainty: Certainty) -> Text:
    """What stands behind a day that no notice makes certain."""
    if certainty is Certainty.OFFICIAL:
        return Text(zh="", en="")
    return Text(zh=f"（{certainty.label.zh}）", en=f" ({certainty.label.en})")


def step_text(step: Step) -> Text:  # noqa: C901, PLR0911, PLR0912 - one text a kind of step
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
        case StepKind.CORRECTION:
            return Text(
                zh=f"补正（{before} 告知）在起算之前完成，不影响期限",
                en=f"the correction asked for on {before} came before the clock; it changes "
                "nothing",
            )
        case StepKind.RESTART:
            return Text(
                zh=f"自 {after} 重新计算，当日不计入，此前经过的时间不再计算",
                en=f"the clock starts anew on {after}, which is not counted; what went before is "
                "forgotten",
            )
        case StepKind.PAUSE | StepKind.STOP:
            return _pause_text(step)
        case StepKind.EXTEND:
            return _extend_text(step)
        case StepKind.COUNT:
            return _count_text(step)
        case StepKind.BACK:
            return _back_text(step)
        case StepKind.WINDOW:
            return Text(
                zh=f"自 {before} 起可以办理，最迟 {after}",
                en=f"one may act from {before} on, by {after}",
            )
        case StepKind.FIXED:
            return Text(zh=f"最迟 {after} 办理", en=f"act by {after}")
        case StepKind.CLOSURE:
            return Text(
                zh=f"{before} 至 {after} 停工，不计入（{step.note}）",
                en=f"closed from {before} to {after}, not counted ({step.note})",
            )
        case StepKind.ROLL:
            label = step.basis.label if step.basis else Text(zh="", en="")
            return Text(
                zh=f"{before} 是休息日，顺延至 {after}（{label.zh}）{mark_of(step.certainty).zh}",
                en=f"{before} is a rest day; it rolls to {after} ({label.en})"
                f"{mark_of(step.certainty).en}",
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
                zh=f"承诺 {length}：{after}（不晚于法定到期日）{mark_of(step.certainty).zh}",
                en=f"promise of {length_en}: {after} (never later than the due day)"
                f"{mark_of(step.certainty).en}",
            )
        case _:
            assert_never(step.kind)


def days_of(period: Period, number: int) -> Text:
    """A number of days in a period's own kind: working days, or all days."""
    if period.unit is Unit.WORKING_DAY:
        return Text(zh=f"{number} 个工作日", en=f"{number} working {_days(number)}")
    return Text(zh=f"{number} 日", en=f"{number} {_days(number)}")


def _days(number: int) -> str:
    return "day" if number == 1 else "days"


def _pause_text(step: Step) -> Text:
    reason = step.reason.label if step.reason else Text(zh="", en="")
    days = days_of(step.period or _ANY, step.number or 0)
    if step.kind is StepKind.STOP:
        return Text(
            zh=f"{step.before} 之后中止（{reason.zh}），尚余 {days.zh}",
            en=f"stopped after {step.before} ({reason.en}) with {days.en} left",
        )
    return Text(
        zh=f"{step.before} 至 {step.after}（{reason.zh}）不计入，扣除 {days.zh}",
        en=f"{step.before} to {step.after} ({reason.en}) is not counted: {days.en}",
    )


def _extend_text(step: Step) -> Text:
    unit = (step.period or _ANY).unit or Unit.CALENDAR_DAY
    added = so_many(step.number or 0, unit)
    zh, en = f"延长 {added.zh}", f"extended by {added.en}"
    if step.after != step.before:
        zh, en = f"{zh}（当时的到期日 {step.after}）", f"{en} (due {step.after} until then)"
    return Text(zh=f"{step.before} 决定{zh}", en=f"{en}, decided on {step.before}")


def _back_text(step: Step) -> Text:
    mark = mark_of(step.certainty)
    if step.period is None or step.period.length is None:
        return Text(
            zh=f"应在 {step.before} 之前，最迟 {step.after}",
            en=f"before {step.before}, so by {step.after}",
        )
    zh, en = step.period.describe("zh"), step.period.describe("en")
    if step.number == step.period.length:
        return Text(
            zh=f"自 {step.before} 倒数 {zh}，末日 {step.after}{mark.zh}",
            en=f"counting {en} back from {step.before} leads to {step.after}{mark.en}",
        )
    return Text(
        zh=f"与 {step.before} 之间须有完整的 {zh}，最迟 {step.after}{mark.zh}",
        en=f"{en} must lie whole between the act and {step.before}, so by {step.after}{mark.en}",
    )


_ANY = Period.working_days(1)


def _count_text(step: Step) -> Text:
    period = step.period or _ANY
    number = (period.length or 0) if step.number is None else step.number
    length = so_many(number, period.unit or Unit.CALENDAR_DAY)
    rests = [day for day in step.marks if day.weekday() < _SATURDAY]
    works = [day for day in step.marks if day.weekday() >= _SATURDAY]
    zh = f"数 {length.zh}，至 {step.after}"
    en = f"counting {length.en} leads to {step.after}"
    if rests:
        zh += f"；其中不计节假日和调休 {'、'.join(_spans(rests))}"
        en += f"; holidays left out: {', '.join(_spans(rests))}"
    if works:
        zh += f"；补班计入 {'、'.join(_spans(works))}"
        en += f"; make-up workdays counted: {', '.join(_spans(works))}"
    mark = mark_of(step.certainty)
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
