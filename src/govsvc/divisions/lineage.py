"""What became of divisions: who bore a code, where a division went, and from where it came."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise, starmap
from typing import TypeVar

from govsvc.divisions.codes import DivisionCode
from govsvc.divisions.division import Division
from govsvc.divisions.refusals import not_borne
from govsvc.divisions.table import DivisionTable
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["current", "holder", "predecessors", "retired_names", "reused_codes", "successors"]

T = TypeVar("T")


def holder(code: DivisionCode, past: Sequence[Division], day: dt.date) -> Division:
    """Which of *past* bore *code* on *day*; the newest that may have, where it is not settled."""
    sure = [d for d in past if d.existed_on(day) is True]
    may = sure or [d for d in past if d.existed_on(day) is not False]
    if not may:
        raise not_borne(code, past, Text(zh=f"{day} ", en=f"on {day}"))
    return may[-1]


def successors(table: DivisionTable, division: Division) -> Maybe[tuple[Division, ...]]:
    """The divisions to which one, or parts of it, went."""
    return _went(table, division, whole=False)


def _heirs(table: DivisionTable, division: Division) -> Maybe[tuple[Division, ...]]:
    """What a division became as a whole when it ended."""
    return _went(table, division, whole=True)


def _went(table: DivisionTable, division: Division, *, whole: bool) -> Maybe[tuple[Division, ...]]:
    if division.successors is UNKNOWN:
        return UNKNOWN
    return tuple(
        holder(to.code, table.divisions(to.code.digits), dt.date(to.year, 12, 31))
        for to in division.successors
        if not whole or to.year == division.validity.until
    )


def current(table: DivisionTable, division: Division) -> Maybe[tuple[Division, ...]]:
    """The divisions of today that one became, in order of their codes."""
    if division.validity.until is None:
        return (division,)
    heirs = _heirs(table, division)
    if heirs is UNKNOWN:
        return UNKNOWN
    found: dict[str, Division] = {}
    for heir in heirs:
        reached = current(table, heir)
        if reached is UNKNOWN:
            return UNKNOWN
        found.update((d.code.digits, d) for d in reached)
    return tuple(found[digits] for digits in sorted(found))


def predecessors(table: DivisionTable, division: Division) -> tuple[Division, ...]:
    """The divisions from which one, or a part of it, came, in order of code and time."""
    return tuple(
        origin
        for digits in table.origins(division.code.digits)
        for origin in table.divisions(digits)
        if division in _known(successors(table, origin))
    )


def retired_names(table: DivisionTable, division: Division) -> tuple[str, ...]:
    """Names that a division bore before, the latest first."""
    names: dict[str, None] = {}
    steps = [division]
    for step in steps:  # grows while it is walked
        names[step.name] = None
        steps += _forerunner(table, step)
    return tuple(name for name in names if name != division.name)


def _forerunner(table: DivisionTable, division: Division) -> Sequence[Division]:
    """The one division that became this one as a whole when this one began; none if several did."""
    began = division.validity.since
    ended = [d for d in predecessors(table, division) if d.validity.until == began is not None]
    before = [d for d in ended if d.code == division.code] or ended
    alone = len(before) == 1 and _known(_heirs(table, before[0])) == (division,)
    return before if alone else ()


def _known(told: Maybe[tuple[T, ...]]) -> tuple[T, ...]:
    return () if told is UNKNOWN else told


def reused_codes(table: DivisionTable) -> tuple[str, ...]:
    """The codes that have stood for two places."""
    return tuple(
        code
        for code, lines in table.lines.items()
        if len(lines) > 1 and any(starmap(_is_reuse, pairwise(table.divisions(code))))
    )


def _is_reuse(before: Division, after: Division) -> bool:
    """Whether a code went to another place than the one that bore it."""
    told = _known(before.successors)
    return before.name != after.name and all(to.code != after.code for to in told)
