"""From notices, local notices and closures to the tables that a calendar counts by."""

import datetime as dt
import functools
from collections.abc import Iterable, Sequence

from govsvc.calendars.days import DayKind
from govsvc.calendars.notices import Closure, LocalNotice, Notice
from govsvc.calendars.projection import LAST_YEAR, StandingRule, Swing, project
from govsvc.calendars.table import DayTable, Special, SwingTable, build_table

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "known_from",
    "official_table",
    "projected_table",
    "swing_table",
]

FIRST_DAY = dt.date(2007, 1, 1)
"""The first day of the calendar; earlier days have no single national calendar here."""

LAST_DAY = dt.date(LAST_YEAR, 12, 24)
"""The last day that can be projected."""

_DAY = dt.timedelta(days=1)
_FRIDAY = 4


def known_from(notice: LocalNotice) -> dt.date:
    """Publication, or where that is not known the new year before its first day."""
    return notice.published_on or dt.date(min(notice.rest + notice.work).year, 1, 1)


def _specials(
    notices: Iterable[Notice], local: Iterable[LocalNotice], closures: Iterable[Closure]
) -> dict[dt.date, Special]:
    """What the notices and the layers above them make of single days, later ones last."""
    days: dict[dt.date, Special] = {}
    for notice in notices:
        for line in notice.holidays:
            for day in line.rest:
                days[day] = Special(
                    _rest_kind(day, line.statutory, line.extended), line.name, notice.doc_no
                )
            for day in line.work:
                kind = DayKind.MAKE_UP_WORKDAY if day.weekday() > _FRIDAY else DayKind.WORKDAY
                days[day] = Special(kind, line.name, notice.doc_no)
    for layer in local:
        days |= {day: Special(DayKind.LOCAL_REST, layer.name, layer.source) for day in layer.rest}
        days |= {
            day: Special(DayKind.LOCAL_WORKDAY, layer.name, layer.source) for day in layer.work
        }
    for closure in closures:
        if closure.document is not None:
            special = Special(DayKind.LOCAL_REST, closure.reason, closure.document)
            for n in range((closure.last - closure.first).days + 1):
                days[closure.first + _DAY * n] = special
    return days


def _rest_kind(day: dt.date, statutory: Sequence[dt.date], extended: Sequence[dt.date]) -> DayKind:
    if day in statutory:
        return DayKind.STATUTORY_HOLIDAY
    if day in extended:
        return DayKind.EXTENDED_REST
    return DayKind.WEEKEND if day.weekday() > _FRIDAY else DayKind.BRIDGED_REST


@functools.lru_cache(maxsize=64)
def official_table(
    notices: tuple[Notice, ...], local: tuple[LocalNotice, ...], closures: tuple[Closure, ...]
) -> DayTable:
    """The days that the notices decide, with the layers above them."""
    last = dt.date(max(n.year for n in notices), 12, 31)
    return build_table(FIRST_DAY, last, _specials(notices, local, closures))


@functools.lru_cache(maxsize=64)
def projected_table(
    notices: tuple[Notice, ...],
    local: tuple[LocalNotice, ...],
    closures: tuple[Closure, ...],
    rule: StandingRule,
) -> DayTable:
    """The official days, and after them the standing rule with make-up days where usual."""
    last_noticed = max(n.year for n in notices)
    days: dict[dt.date, Special] = {}
    for year in range(last_noticed + 1, LAST_YEAR + 1):
        for day, (kind, name) in project(year, rule).days.items():
            if day.year > last_noticed:
                days[day] = Special(kind, name)
    return build_table(FIRST_DAY, LAST_DAY, days | _specials(notices, local, closures))


@functools.lru_cache(maxsize=64)
def swing_table(
    notices: tuple[Notice, ...],
    local: tuple[LocalNotice, ...],
    closures: tuple[Closure, ...],
    rule: StandingRule,
) -> SwingTable:
    """The projected days with everything open at rest, and what is open."""
    base = projected_table(notices, local, closures, rule)
    firm = dt.date(max(n.year for n in notices), 12, 24)
    fixed = _specials((), local, closures)
    days = dict(base.specials)
    swings: list[Swing] = []
    for year in range(firm.year + 1, LAST_YEAR + 1):
        for swing in _open(year, rule, firm):
            later = [day for day in swing.days if day > firm]
            free = tuple(day for day in later if day not in fixed)
            if free:
                # Any of the fixed days may be among those that the nation makes up.
                least = min(swing.least, len(later)) - (len(later) - len(free))
                swings.append(Swing(free, max(0, least), min(swing.most, len(free))))
                days |= {day: Special(DayKind.WEEKEND, "") for day in free}
    return SwingTable.of(build_table(FIRST_DAY, LAST_DAY, days), swings)


def _open(year: int, rule: StandingRule, firm: dt.date) -> Iterable[Swing]:
    projected = project(year, rule)
    yield from projected.swings
    # A weekday of the last noticed December that the rule would rest: the present notice works it.
    for day, (kind, _) in projected.days.items():
        if day.year == firm.year and kind is DayKind.BRIDGED_REST:
            yield Swing((day,), 0, 1)
