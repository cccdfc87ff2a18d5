"""Strategies for places: codes, divisions of a day, names, and rows of villages."""

import datetime as dt
import functools
from collections.abc import Sequence

from hypothesis import strategies as st

from govsvc.divisions import (
    Division,
    DivisionCode,
    Kind,
    Level,
    Lookup,
    Scheme,
    Tenure,
    VillageRow,
    aliases,
    registry,
    sample_townships,
)
from govsvc.errors import InputValueError
from govsvc.fields import check_day, check_type
from govsvc.wording import Text

__all__ = ["division_codes", "division_names", "divisions", "lookups", "tenures", "village_rows"]

_FIRST = dt.date(1981, 12, 31)
"""The first day on which the data settle anything."""


def division_codes(
    *, level: Level | None = None, scheme: Scheme | None = None
) -> st.SearchStrategy[DivisionCode]:
    """A code of a form that a division can bear; shrinks to 北京市.

    Down to the county a division has borne it; below, a number under such a county or city, and
    whether there is such a place is not asked.

    Args:
        level: The level of the code; by default any.
        scheme: Whose codes from township level down; by default any.

    Raises:
        InputTypeError: Not a `Level`, or not a `Scheme`.
    """
    for name, value, kind in (("level", level, Level), ("scheme", scheme, Scheme)):
        if value is not None:
            check_type(value, kind, name=name)
    levels = st.sampled_from(Level) if level is None else st.just(level)
    schemes = st.sampled_from(Scheme) if scheme is None else st.just(scheme)
    return st.builds(_code, levels.flatmap(_digits), schemes)


def _digits(level: Level) -> st.SearchStrategy[str]:
    if level.number <= Level.COUNTY.number:
        return st.sampled_from(_borne()[level])
    number = st.integers(1, 999).map("{:03}".format)
    county = st.sampled_from(_borne()[Level.COUNTY])
    below = level.number - Level.COUNTY.number
    return st.builds("".join, st.tuples(county, *[number] * below))


def _code(digits: str, scheme: Scheme) -> DivisionCode:
    return DivisionCode.parse(digits, scheme=scheme)


@functools.cache
def _borne() -> dict[Level, Sequence[str]]:
    """The codes that divisions have borne, by the level that their digits say."""
    found: dict[Level, dict[str, None]] = {}
    for division in registry():
        found.setdefault(division.code.level, {})[division.code.digits] = None
    return {level: tuple(codes) for level, codes in found.items()}


def divisions(
    *, on: dt.date | None = None, level: Level | None = None
) -> st.SearchStrategy[Division]:
    """A division that surely existed on a day; shrinks to 北京市.

    Townships are those of the packaged sample, on the days of their tables.

    Args:
        on: The day; by default every division, past and present, and the townships.
        level: The level of the division; by default any that has one on that day.

    Raises:
        InputTypeError: *on* is not a plain day, or *level* no `Level`.
        InputValueError: The data have no such division.

    Example:
        >>> from hypothesis import find
        >>> county = find(divisions(on=dt.date(2012, 12, 31), level=Level.COUNTY), lambda _: True)
        >>> county.name
        '东城区'
    """
    if on is not None:
        check_day(on, name="on")
    if level is not None:
        check_type(level, Level, name="level")
    found = _existing(on, level)
    if not found:
        raise InputValueError(
            name="on",
            found=f"{on}, {level}",
            message=Text(
                zh=f"资料中没有 {on or '任何一天'} 确定存在的这一级区划；请换一天或者一级",
                en=f"the data have no such division that surely existed on {on or 'any day'}; "
                "ask for another day or level",
            ),
        )
    return st.sampled_from(found)


@functools.lru_cache(maxsize=64)
def _existing(on: dt.date | None, level: Level | None) -> Sequence[Division]:
    return tuple(
        division
        for division in (*registry(), *sample_townships())
        if (on is None or division.existed_on(on) is True)
        and (level is None or division.level is level)
    )


@st.composite
def division_names(draw: st.DrawFn, *, on: dt.date | None = None) -> str:
    """A name to which a division of today, or of a day, answers; shrinks to 北京市.

    It is full, short or an alias, with or without the names above it; others may answer to it too.

    Args:
        on: The day; by default the newest data.

    Raises:
        InputTypeError: *on* is not a plain day.
        InputValueError: The data have no division of that day.
    """
    day = registry().vintage if on is None else on
    levels = st.sampled_from((Level.PROVINCE, Level.PREFECTURE, Level.COUNTY))
    division = draw(levels.flatmap(lambda level: divisions(on=day, level=level)))
    forms = (division.name, *aliases(division.name, division.kind))
    form = draw(st.sampled_from(forms))
    above = [step.name for step in registry().ancestors(division)]
    shown = above[: draw(st.integers(0, len(above)))]
    return draw(st.sampled_from(["", "/"])).join([*reversed(shown), form])


def lookups() -> st.SearchStrategy[Lookup]:
    """The answer about a code on a day that the data reach, settled or not; shrinks to 北京市."""
    return st.sampled_from(tuple(registry())).flatmap(_lookups_of)


def _lookups_of(division: Division) -> st.SearchStrategy[Lookup]:
    time = division.validity
    days = st.dates(time.may_from or time.sure_from, time.may_to or time.sure_to)
    return days.map(lambda day: registry().at(division.code, day))


def tenures() -> st.SearchStrategy[Tenure]:
    """Some years, or a time that has not ended by the vintage; shrinks to 1982 until 1983."""
    last = registry().vintage
    years = st.lists(st.integers(1982, last.year - 1), min_size=2, max_size=2, unique=True)
    ended = years.map(lambda pair: Tenure.of_years(min(pair), max(pair)))
    lasting = st.dates(_FIRST, last).map(lambda day: Tenure(sure_from=day, sure_to=last))
    return ended | lasting


def village_rows(*, min_size: int = 0, max_size: int = 8) -> st.SearchStrategy[list[VillageRow]]:
    """Rows for `build_village_store`, each code once, in any order; shrinks to no row.

    The townships above them are made up under counties of the data.

    Args:
        min_size: The least number of rows.
        max_size: The greatest.
    """
    code = division_codes(level=Level.VILLAGE).map(lambda found: found.digits)
    name = st.text("东西南北上下新村", min_size=1, max_size=4)
    kind = st.sampled_from([kind for kind in Kind if kind.level is Level.VILLAGE])
    return st.lists(
        st.tuples(code, name, kind), min_size=min_size, max_size=max_size, unique_by=lambda r: r[0]
    )
