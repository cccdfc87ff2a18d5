"""Why an event does not fit its clock, in words."""

import datetime as dt
from collections.abc import Iterable

from govsvc.deadlines.events import Extend
from govsvc.deadlines.history import Pause
from govsvc.deadlines.periods import Period
from govsvc.deadlines.rules import Approver, NotCountedReason, PeriodRule
from govsvc.errors import InputTypeError
from govsvc.wording import Text

__all__ = [
    "BARE_CORRECTION",
    "NO_CORRECTION",
    "NO_RESTART",
    "before_clock",
    "no_clock",
    "no_event",
    "no_extension",
    "no_longer",
    "not_stopped",
    "outside",
    "repeated",
    "stands_still",
    "straddles",
    "too_late",
    "too_long",
    "too_often",
    "unknown_reason",
    "wrong_approver",
]


def no_event(event: object) -> InputTypeError:
    """The error for something that is no event."""
    found = f"{type(event).__name__} `{event!r}`"
    return InputTypeError(
        name="events",
        found=found,
        message=Text(
            zh="`events` 的每一项应为 Exclude、Suspend、Resume、Restart、Extend 或者 Correction，"
            f"收到 {found}",
            en="each of `events` must be an Exclude, Suspend, Resume, Restart, Extend or "
            f"Correction, found {found}",
        ),
    )


def no_clock(period: Period) -> Text:
    """The kind of period has no clock that runs."""
    label = period.kind.label
    return Text(
        zh=f"“{label.zh}”类期限没有连续计算的时钟，不能中止、扣除或者延长；请不要给出事件",
        en=f"a period of the kind “{label.en}” has no running clock that events could change; "
        "give none",
    )


NO_RESTART = Text(
    zh="该期限没有重新计算的规定；请核对依据，并删去重新计算",
    en="this period knows no restart; check the law, and leave the restart out",
)
NO_CORRECTION = Text(
    zh="该期限没有规定补正的效果；请核对补正所属的期限",
    en="this period says nothing of a correction; check to which period it belongs",
)
BARE_CORRECTION = Text(
    zh="单独的期限长度不知道补正的效果；请使用期限编号，或者写明不计入的日子、重新计算之日",
    en="a bare period does not know what a correction does; use a rule's id, or give the days "
    "left out or the restart",
)


def no_extension(rule: PeriodRule) -> Text:
    """The rule sets no extension of so many units; what it says besides is told."""
    other = rule.subject_to or Text(zh="请核对依据", en="check the law")
    return Text(
        zh=f"条文没有规定该期限可以延长多少；{other.zh}",
        en=f"the law sets no length by which this period can be extended; {other.en}",
    )


def before_clock(start: dt.date) -> Text:
    """The correction belongs before the acceptance from which the clock runs."""
    return Text(
        zh=f"补正在受理之前，不影响受理后的期限；补正收到日应不晚于起算日 {start}，"
        "补正后才受理的，请以受理日为触发日",
        en="a correction comes before acceptance and stops no clock after it; it must be in by the "
        f"trigger `{start}`: if acceptance came later, give that day as the trigger",
    )


def unknown_reason(reason: NotCountedReason, rule: PeriodRule) -> Text:
    """The rule counts the time spent on this."""
    known = [one for told in rule.not_counted for one in told.reasons]
    zh, en = (
        "、".join(f"{one.label.zh}（{one.value}）" for one in known) or "无",
        ", ".join(one.value for one in known) or "none",
    )
    return Text(
        zh=f"“{reason.label.zh}”的时间在该期限内不得扣除；可以扣除的有：{zh}",
        en=f"time spent on `{reason.value}` is counted in this period; not counted are: {en}",
    )


def outside(first: dt.date, last: dt.date | None, start: dt.date, raw: dt.date | None) -> Text:
    """The days lie before the clock starts or after it ended."""
    told_zh = f"{first}" if last == first else f"{first} 至 {last or '…'}"
    told_en = f"`{first}`" if last == first else f"`{first}` to `{last or '…'}`"
    end_zh = f"，至 {raw} 届满" if raw else ""
    end_en = f" and ends with `{raw}`" if raw else ""
    return Text(
        zh=f"{told_zh} 不在计算中的期间内（自 {start} 次日起{end_zh}）；请核对日期，或者删去该事件",
        en=f"{told_en}: not inside the running period, which starts after `{start}`{end_en}; "
        "check the day, or leave the event out",
    )


def repeated(pause: Pause, other: Pause) -> Text:
    """Two spans for one reason overlap."""
    reason = pause.reason.label
    return Text(
        zh=f"同一事由“{reason.zh}”的两段时间重叠（{pause.first} 起与 {other.first} 起）；请合并",
        en=f"two spans for the same reason, {reason.en}, overlap (from `{pause.first}` and from "
        f"`{other.first}`); join them",
    )


def stands_still(day: dt.date, stopped: Pause) -> Text:
    """The clock stands still already."""
    return Text(
        zh=f"期限自 {stopped.first} 起已经中止，{day} 不能再次中止；请先写明何时恢复",
        en=f"the clock stands still from `{stopped.first}` and cannot stop again on `{day}`; "
        "give the day on which it resumed first",
    )


def not_stopped(day: dt.date) -> Text:
    """The clock never stopped."""
    return Text(
        zh=f"{day} 恢复计算，但此前没有中止；请补上此前的中止，或者删去恢复",
        en=f"the clock resumes on `{day}` without having stopped; add the stop before it, or leave "
        "the resumption out",
    )


def straddles(day: dt.date, pause: Pause) -> Text:
    """Days left out reach over a restart."""
    return Text(
        zh=f"{pause.first} 至 {pause.last} 的扣除跨过重新计算之日 {day}；"
        f"重新计算后仍应扣除的，请自 {day} 次日起另写一段",
        en=f"the days left out from `{pause.first}` to `{pause.last}` reach over the restart on "
        f"`{day}`; if they still count for the new clock, give them again from the day after",
    )


def too_late(day: dt.date, start: dt.date, due: dt.date) -> Text:
    """The extension was not decided within the period."""
    return Text(
        zh=f"延长决定于 {day}，不在期限内（{start} 至 {due}）；期满后延长无效",
        en=f"extended on `{day}`, outside the period (`{start}` to `{due}`); an extension after "
        "its end is void",
    )


def no_longer(wanted: int | None, length: int) -> Text:
    """The period would not become longer."""
    return Text(
        zh=f"延至 {wanted} 并不长于现有的 {length}；请核对",
        en=f"extended to `{wanted}`, no more than the `{length}` there are; check the number",
    )


def too_often(times: int) -> Text:
    """The period was extended as often as it can be."""
    often = "once" if times == 1 else f"{times} times"
    return Text(
        zh=f"该期限至多延长 {times} 次；请删去多出的延长",
        en=f"this period can be extended {often} at most; leave out what is more",
    )


def too_long(units: int, total: int, by: int | None, to: int | None) -> Text:
    """The extension is longer than the rule allows."""
    if by is not None:
        return Text(
            zh=f"一次延长 {units}，超过至多 {by}；请核对批准的数目",
            en=f"extended by `{units}`, at most `{by}` a time; check what was granted",
        )
    return Text(
        zh=f"延长后共 {total}，超过至多 {to}；请核对批准的数目",
        en=f"`{total}` in all, at most `{to}`; check what was granted",
    )


def wrong_approver(event: Extend, allowed: Iterable[Approver]) -> Text:
    """Somebody else must decide on the extension."""
    found = event.approved_by
    assert found is not None  # noqa: S101 - an unknown approver is unproved, not wrong
    known = list(allowed)
    return Text(
        zh=f"延长由“{found.label.zh}”（{found.value}）决定，应由"
        f"“{'”或者“'.join(one.label.zh for one in known)}”（{'、'.join(known)}）决定",
        en=f"extended by `{found.value}`, but {_either(known)} decides on it",
    )


def _either(known: Iterable[Approver]) -> str:
    return " or ".join(f"`{one.value}`" for one in known)
