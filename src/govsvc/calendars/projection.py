"""Years without a notice: what the standing rule says, and what it leaves open.

The dates of the festivals come from the library ``holidays``, which is loaded on first use.
"""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from govsvc.calendars.days import LAST_YEAR, DayKind
from govsvc.calendars.notices import HolidayArrangement
from govsvc.errors import InputValueError
from govsvc.fields import check_day
from govsvc.wording import Text

__all__ = [
    "LAST_YEAR",
    "ProjectedYear",
    "StandingRule",
    "Swing",
    "missing_holidays",
    "project",
    "statutory_holidays",
]

_FIRST_YEAR = 2007
_DAY = dt.timedelta(days=1)
_REACH = dt.timedelta(days=7)
_TUESDAY, _WEDNESDAY, _THURSDAY, _SATURDAY, _SUNDAY = 1, 2, 3, 5, 6


class StandingRule(StrEnum):
    """By which rule a year without a notice is projected."""

    OF_2007 = "2007"
    OF_2013 = "2013"
    OF_2024 = "2024"

    @classmethod
    def known_on(cls, day: dt.date) -> "StandingRule":
        """The rule that was public on *day*: from 2024-11-12, from 2013-12-11, or before."""
        if check_day(day) >= dt.date(2024, 11, 12):
            return cls.OF_2024
        return cls.OF_2013 if day >= dt.date(2013, 12, 11) else cls.OF_2007

    @property
    def label(self) -> Text:
        """The rule in words."""
        return _RULES[self]


_RULES = {
    StandingRule.OF_2007: Text(
        zh="2013年以前的放假办法，当时各年安排差别较大",
        en="放假办法 before 2013, when arrangements differed much from year to year",
    ),
    StandingRule.OF_2013: Text(
        zh="2013年修订的放假办法和当时的惯例", en="the 2013 edition of 放假办法 and practice then"
    ),
    StandingRule.OF_2024: Text(
        zh="2024年修订的放假办法和国办发明电〔2024〕12号确定的放假原则",
        en="the 2024 edition of 放假办法 and the principles of notice 国办发明电〔2024〕12号",
    ),
}


_NAMES = ("元旦", "农历除夕", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")


def statutory_holidays(year: int) -> Mapping[dt.date, str]:
    """The holidays that everybody has in *year* by 放假办法, with their Chinese names.

    Args:
        year: From 2007 to `LAST_YEAR`; the edition of 放假办法 in force in that year is applied.

    Raises:
        InputValueError: *year* is no such year.

    Source:
        全国年节及纪念日放假办法第二条; dates from the library ``holidays``.

    Example:
        >>> [day.day for day, name in statutory_holidays(2026).items() if name == "国庆节"]
        [1, 2, 3]
    """
    found = _statutory().get(year)
    if found is None:
        raise InputValueError(
            name="year",
            found=str(year),
            message=Text(
                zh=f"收录 {_FIRST_YEAR} 至 {LAST_YEAR} 年的法定节假日，收到 {year}",
                en=f"the statutory holidays of {_FIRST_YEAR} to {LAST_YEAR} are known here, found "
                f"`{year}`",
            ),
        )
    return found


@functools.cache
def _statutory() -> Mapping[int, Mapping[dt.date, str]]:
    from holidays import country_holidays

    years = range(_FIRST_YEAR, LAST_YEAR + 1)
    china = country_holidays("CN", years=years, observed=False, language="zh_CN")
    found: dict[int, dict[dt.date, str]] = {year: {} for year in years}
    for day, joined in sorted(china.items()):
        names = [name for name in joined.split("; ") if name in _NAMES]
        if names:
            found[day.year][day] = "、".join(names)
    return found


def missing_holidays(year: int, lines: Iterable[HolidayArrangement]) -> tuple[str, ...]:
    """Statutory holidays of *year* that an arrangement does not rest; a whole notice has none."""
    resting = {day for line in lines for day in line.rest}
    return tuple(
        dict.fromkeys(name for day, name in statutory_holidays(year).items() if day not in resting)
    )


@attrs.frozen
class Swing:
    """Days of which it is open which are worked.

    Attributes:
        days: The days concerned.
        least: At least so many of them are worked.
        most: At most so many of them are worked.
    """

    days: tuple[dt.date, ...]
    least: int
    most: int


@attrs.frozen(kw_only=True)
class ProjectedYear:
    """What the standing rule says of one year.

    Attributes:
        days: The days it makes special, with their kind and holiday; make-up workdays are put where
            they usually are. Days of late December of the year before can be among them.
        swings: What it leaves open.
    """

    days: Mapping[dt.date, tuple[DayKind, str]]
    swings: tuple[Swing, ...]


@attrs.frozen(kw_only=True)
class _Run:
    """Consecutive days of rest around one or two holidays."""

    name: str
    first: dt.date
    length: int
    statutory: frozenset[dt.date]
    open: frozenset[dt.date] = frozenset()
    """Days of the run that may turn out to be worked."""

    @property
    def days(self) -> tuple[dt.date, ...]:
        return tuple(self.first + _DAY * n for n in range(self.length))

    @property
    def last(self) -> dt.date:
        return self.first + _DAY * (self.length - 1)

    @property
    def owed(self) -> int:
        """Weekdays of rest that no statutory holiday pays for, to be worked on weekends."""
        weekdays = sum(day.weekday() < _SATURDAY for day in self.days)
        return max(0, weekdays - len(self.statutory))


@functools.cache
def project(year: int, rule: StandingRule) -> ProjectedYear:
    """Apply the standing rule to a year that has no notice.

    春节 has 8 days from 除夕, 国庆 7, 劳动节 5; 元旦, 清明, 端午 and 中秋 have 3 with the weekend,
    or 1 on a Wednesday; 中秋 and 国庆 merge to 8 days when they meet.
    Weekdays of rest beyond the statutory holidays are worked on weekends within 7 days of a
    holiday: how many is known, which is not.
    Under the rule of 2013 the borders of the runs are open as well, before it a few days more.

    Args:
        year: From 2008 to `LAST_YEAR`.
        rule: The rule that was public on the day from which the question is asked.

    Source:
        全国年节及纪念日放假办法（2024）第二条, 第六条, 第七条; 国办发明电〔2024〕12号; ADR 0005.
    """
    runs = _runs(year, rule)
    resting = {day for run in runs for day in run.days if day not in run.open}
    days: dict[dt.date, tuple[DayKind, str]] = {}
    swings: list[Swing] = []
    for run in runs:
        days.update((day, (_kind(day, run), run.name)) for day in run.days)
    unsure = {day for run in runs for day in _weekdays(run.open)} - resting
    swings.extend(Swing(days=(day,), least=0, most=1) for day in sorted(unsure))
    for cluster in _clusters(runs):
        weekends = _weekends_near(cluster, resting)
        owed = sum(run.owed for run in cluster)
        if rule is not StandingRule.OF_2024:
            swings.append(Swing(days=weekends, least=0, most=len(weekends)))
        elif owed:
            # An open weekday that is worked after all is one less to be made up for.
            spared = sum(len(_weekdays(run.open)) for run in cluster)
            swings.append(Swing(days=weekends, least=owed - spared, most=owed))
        free = list(weekends)
        for run in cluster:
            for day in _usual(run, free):
                days[day] = (DayKind.MAKE_UP_WORKDAY, run.name)
                free.remove(day)
    return ProjectedYear(days=days, swings=tuple(swings))


def _runs(year: int, rule: StandingRule) -> list[_Run]:
    dates = statutory_holidays(year)
    spring = min(day for day, name in dates.items() if "春节" in name)
    national = dt.date(year, 10, 1)
    single = {
        name: next(day for day, names in dates.items() if name in names)
        for name in ("清明节", "端午节", "中秋节")
    }
    if rule is StandingRule.OF_2007:
        return _wide_runs(year, spring, single)
    runs = [
        _three_days("元旦", dt.date(year, 1, 1), rule),
        _spring(spring, rule),
        _three_days("清明节", single["清明节"], rule),
        _labour(dt.date(year, 5, 1), rule),
        _three_days("端午节", single["端午节"], rule),
    ]
    autumn = _three_days("中秋节", single["中秋节"], rule)
    october = _Run(name="国庆节", first=national, length=7, statutory=_some(national, 3))
    if autumn.last >= october.first - _DAY:
        runs.append(_merged(autumn, single["中秋节"], october))
    else:
        runs += [autumn, october]
    return sorted(runs, key=lambda run: run.first)


def _wide_runs(year: int, spring: dt.date, single: Mapping[str, dt.date]) -> list[_Run]:
    """Runs of which only the middle is certain, for the years in which practice varied."""
    singles = {"元旦": dt.date(year, 1, 1), **single}
    runs = [_wide(name, day, core=1, around=2) for name, day in singles.items()]
    runs.append(_wide("春节", spring, core=5, around=3))
    runs.append(_wide("劳动节", dt.date(year, 5, 1), core=1, around=3))
    runs.append(_wide("国庆节", dt.date(year, 10, 1), core=5, around=3))
    return sorted(runs, key=lambda run: run.first)


def _wide(name: str, day: dt.date, *, core: int, around: int) -> _Run:
    first = day - _DAY * around
    days = [first + _DAY * n for n in range(core + 2 * around)]
    sure = _some(day, core)
    return _Run(
        name=name, first=first, length=len(days), statutory=sure, open=frozenset(days) - sure
    )


def _some(first: dt.date, count: int) -> frozenset[dt.date]:
    return frozenset(first + _DAY * n for n in range(count))


def _three_days(name: str, day: dt.date, rule: StandingRule) -> _Run:
    """A one-day holiday with its weekend; on a Wednesday alone."""
    weekday = day.weekday()
    if weekday == _WEDNESDAY:
        return _Run(name=name, first=day, length=1, statutory=frozenset({day}))
    back = {0: 2, _TUESDAY: 2, _SUNDAY: 1}.get(weekday, 0)
    bridged = {_TUESDAY: day - _DAY, _THURSDAY: day + _DAY}.get(weekday)
    unsure = bridged is not None and rule is StandingRule.OF_2013
    return _Run(
        name=name,
        first=day - _DAY * back,
        length=3,
        statutory=frozenset({day}),
        open=frozenset({bridged}) if bridged and unsure else frozenset(),
    )


def _weekdays(days: Iterable[dt.date]) -> frozenset[dt.date]:
    return frozenset(day for day in days if day.weekday() < _SATURDAY)


def _spring(first_day: dt.date, rule: StandingRule) -> _Run:
    eve = first_day - _DAY
    if rule is StandingRule.OF_2024:
        return _Run(name="春节", first=eve, length=8, statutory=_some(eve, 4))
    return _Run(
        name="春节",
        first=eve,
        length=8,
        statutory=_some(first_day, 3),
        open=frozenset({eve, eve + _DAY * 7}),
    )


def _labour(day: dt.date, rule: StandingRule) -> _Run:
    if rule is StandingRule.OF_2024:
        return _Run(name="劳动节", first=day, length=5, statutory=_some(day, 2))
    first = day - _DAY * 2
    around = (first + _DAY * n for n in range(7))
    return _Run(
        name="劳动节",
        first=first,
        length=7,
        statutory=frozenset({day}),
        open=frozenset(around) - {day},
    )


def _merged(autumn: _Run, day: dt.date, october: _Run) -> _Run:
    """中秋 and 国庆 in 8 days; days beyond that one of them alone would rest are open."""
    first = min(day, october.first)
    core = _some(first, 8)
    reach = core | set(autumn.days) | set(october.days)
    return _Run(
        name="国庆节、中秋节",
        first=min(reach),
        length=(max(reach) - min(reach)).days + 1,
        statutory=october.statutory | {day} if day not in october.statutory else _some(first, 4),
        open=reach - core,
    )


def _kind(day: dt.date, run: _Run) -> DayKind:
    if day in run.statutory:
        return DayKind.STATUTORY_HOLIDAY
    return DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.BRIDGED_REST


def _clusters(runs: list[_Run]) -> list[list[_Run]]:
    """Runs whose neighbourhoods overlap share their make-up days."""
    clusters: list[list[_Run]] = []
    for run in runs:
        if clusters and run.first - _REACH <= clusters[-1][-1].last + _REACH:
            clusters[-1].append(run)
        else:
            clusters.append([run])
    return clusters


def _weekends_near(cluster: list[_Run], resting: set[dt.date]) -> tuple[dt.date, ...]:
    near = {
        day
        for run in cluster
        for n in range(-_REACH.days, run.length + _REACH.days)
        if (day := run.first + _DAY * n).weekday() >= _SATURDAY
    }
    return tuple(sorted(near - resting))


def _usual(run: _Run, free: list[dt.date]) -> list[dt.date]:
    """The weekends that practice would take: the nearest before and after by turns."""
    before = [day for day in reversed(free) if day < run.first]
    after = [day for day in free if day > run.last]
    if run.owed == 1:
        return (before if run.first.weekday() == _SUNDAY else after)[:1]
    turns = [day for pair in zip(before, after, strict=False) for day in pair]
    return turns[: run.owed]
