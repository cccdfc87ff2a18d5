"""Reading the packaged history: one line a name of a unit, taken apart when it is asked for."""

import datetime as dt
import functools
import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources

import attrs

from govsvc.divisions.codes import DivisionCode, parent_digits
from govsvc.divisions.division import Division, Succession, Tenure
from govsvc.divisions.kinds import Kind
from govsvc.unknown import UNKNOWN, Maybe

__all__ = ["DivisionTable", "packaged_table"]

_NAME = "data/generated_divisions.tsv.gz"
_CODE, _FIELDS = 6, 7  # digits of a code, fields of a line
_PARENT, _SUCCESSORS = 5, 6


@attrs.frozen(eq=False)
class DivisionTable:
    """The lines of the history by code, and the divisions made from them so far.

    Attributes:
        vintage: The day up to which the data reach.
        first_year: The year with which they begin; what is older bears it too.
        lines: The lines of every code, the oldest first.
    """

    vintage: dt.date
    first_year: int
    lines: Mapping[str, Sequence[str]]
    _made: dict[str, tuple[Division, ...]] = attrs.field(factory=dict, init=False)

    def divisions(self, digits: str) -> tuple[Division, ...]:
        """Every division that has borne a code, the oldest first."""
        found = self._made.get(digits)
        if found is None:
            found = tuple(map(self._division, self.lines.get(digits, ())))
            self._made[digits] = found
        return found

    def _division(self, line: str) -> Division:
        code, name, kind, since, until, told, successors = split_line(line)
        parent = told or parent_digits(code)
        return Division(
            code=DivisionCode(code),
            name=name,
            kind=Kind(kind),
            parent=DivisionCode(parent) if parent else None,
            validity=self._tenure(int(since), int(until) if until else None),
            successors=_successors(successors, until),
        )

    def _tenure(self, since: int, until: int | None) -> Tenure:
        day = dt.timedelta(days=1)
        settled = None if until is None else min(dt.date(until, 12, 31), self.vintage)
        return Tenure(
            may_from=None if since == self.first_year else dt.date(since, 1, 1),
            sure_from=min(dt.date(since, 12, 31), self.vintage),
            sure_to=self.vintage if until is None else dt.date(until, 1, 1) - day,
            may_to=None if settled is None else settled - day,
        )

    def child_codes(self, digits: str) -> tuple[str, ...]:
        """The codes of all divisions that ever belonged to the one of this code, in order."""
        return self._children.get(digits, ())

    def origins(self, digits: str) -> tuple[str, ...]:
        """The codes of all divisions that name this code among their successors, in order."""
        return self._origins.get(digits, ())

    @functools.cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(
            (fields[_PARENT] or parent_digits(fields[0]) or "", fields[0])
            for fields in self._all_fields()
        )

    @functools.cached_property
    def _origins(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(
            (part[:_CODE], fields[0])
            for fields in self._all_fields()
            for part in fields[_SUCCESSORS].split()
        )

    def named(self) -> Iterator[tuple[str, Kind, tuple[str, int]]]:
        """Name and kind of every division, with its code and its place in the code's history."""
        for code, told in self.lines.items():
            for place, line in enumerate(told):
                _, name, kind, *_ = line.split("\t", 3)
                yield name, Kind(kind), (code, place)

    def _all_fields(self) -> Iterator[list[str]]:
        return (split_line(line) for told in self.lines.values() for line in told)


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


def split_line(line: str) -> list[str]:
    """The seven fields of a line; those left out at its end are empty."""
    fields = line.split("\t")
    return fields + [""] * (_FIELDS - len(fields))


def _successors(told: str, until: str) -> Maybe[tuple[Succession, ...]]:
    if "?" in told.split():
        return UNKNOWN
    pairs = (part.partition(":") for part in told.split())
    return tuple(
        Succession(code=DivisionCode(code), year=int(year or until)) for code, _, year in pairs
    )


@functools.cache
def packaged_table() -> DivisionTable:
    """The history that is packaged with the library."""
    packed = resources.files("govsvc.divisions").joinpath(_NAME).read_bytes()
    head, *rest = gzip.decompress(packed).decode().splitlines()
    vintage, first_year = head.split("\t")
    lines: dict[str, list[str]] = {}
    for line in rest:
        lines.setdefault(line[:_CODE], []).append(line)
    return DivisionTable(dt.date.fromisoformat(vintage), int(first_year), lines)
