"""What a desk tells of a case at a glance: one short text for each of its figures."""

from govsvc.deadlines import Deadline, Status, Unit
from govsvc.desk import DeskEntry
from govsvc.unknown import UNKNOWN
from govsvc.wording import Lang, Text

__all__ = ["due_cell", "left_cell", "light_cell", "promise_cell"]


def light_cell(entry: DeskEntry, lang: Lang) -> str:
    """Where the case stands: its outcome, its light, or nothing without a day to look from."""
    if entry.outcome is not None:
        return entry.outcome.label.pick(lang)
    return entry.status.light.label.pick(lang) if entry.status is not None else ""


def due_cell(deadline: Deadline, lang: Lang) -> str:
    """The day, from which day on one may act, between which days it lies, and the safe one."""
    told, safe = _due(deadline, lang), deadline.safe_due
    if deadline.due is not UNKNOWN and deadline.not_before is not None:
        told += Text(zh="（自 {} 起）", en=" (from {})").pick(lang).format(deadline.not_before)
    if deadline.due is not UNKNOWN and deadline.earliest != deadline.latest:
        span = Text(zh="（{} 至 {}）", en=" ({} to {})").pick(lang)
        told += span.format(deadline.earliest, deadline.latest)
    if safe is not UNKNOWN and safe not in (deadline.due, deadline.earliest):
        told += Text(zh="（稳妥 {}）", en=" (safe {})").pick(lang).format(safe)
    return told


def _due(deadline: Deadline, lang: Lang) -> str:
    if deadline.stopped_on is not None:
        return Text(zh="中止", en="stopped").pick(lang)
    if deadline.due is UNKNOWN:
        return Text(zh="可于 {} 起", en="from {}").pick(lang).format(deadline.not_before)
    return str(deadline.due)


def left_cell(entry: DeskEntry, lang: Lang) -> str:
    """Days left, or past, in the period's own kind of days; nothing where no light is."""
    if entry.status is None:
        return ""
    return _days_left(entry.deadline, entry.status, lang)


def _days_left(deadline: Deadline, status: Status, lang: Lang) -> str:
    working = deadline.period.unit is Unit.WORKING_DAY
    left, in_working_days = status.calendar_days_left, status.working_days_left
    if left is None:
        left = deadline.remaining or 0
    elif working and in_working_days is not None:
        left = in_working_days
    else:
        working = False
    unit = Text(zh="工作日", en="wd") if working else Text(zh="天", en="d")
    told = Text(zh="已过 {} {}", en="{} {} past") if left < 0 else Text(zh="{} {}", en="{} {}")
    return told.pick(lang).format(abs(left), unit.pick(lang))


def promise_cell(entry: DeskEntry, lang: Lang) -> str:
    """The promised day, and whether it has passed."""
    promised = entry.deadline.promised_due
    if promised is None:
        return ""
    seen = entry.case.done or (entry.status.today if entry.status else None)
    passed = seen is not None and seen > promised
    return (
        f"{promised}{Text(zh='（已过）', en=' (passed)').pick(lang)}" if passed else str(promised)
    )
