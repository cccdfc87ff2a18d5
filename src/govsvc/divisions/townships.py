"""Tables of townships: one row a place, one column a table of codes."""

import calendar
import csv
import datetime as dt
import functools
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path

import attrs

from govsvc.divisions.codes import DivisionCode, Level, Scheme
from govsvc.divisions.division import Division, Tenure
from govsvc.divisions.kinds import Kind, parse_kind
from govsvc.documents import Limits, read_text
from govsvc.errors import GovsvcError, InputValueError, PayloadError, Problem
from govsvc.fields import as_tuple, check_type
from govsvc.wording import Text

__all__ = ["TownshipTable", "load_townships", "sample_townships"]

_SAMPLE = "generated_townships.csv"
_LIMITS = Limits(size=1 << 25)
_PLAIN = ("county", "name", "kind")
_COLUMN = re.compile(r"(mca|nbs|mumuy)_code_(\d{4})(?:_(\d{2}))?")
_SCHEMES = {"mca": Scheme.MCA, "nbs": Scheme.NBS, "mumuy": Scheme.NBS}


def _counted(items: Sequence[object]) -> str:
    return f"<{len(items)}>"


Place = tuple[Division, ...]
"""One place: the same division in each scheme that lists it."""


@attrs.frozen(kw_only=True, eq=False)
class TownshipTable:
    """The townships of some counties, and the rows that were not taken.

    A table knows no history: a township surely existed on the days of the columns that list it.

    Attributes:
        name: Where they come from.
        places: The places, in the order of the table; a place has one division a scheme.
        rejected: What was wrong with the rows that were left out; ``path`` names the line.

    Example:
        >>> table = sample_townships()
        >>> len(table.places), len(table.rejected)
        (372, 8)
        >>> table.rejected[0].explain("en")
        'line 141: `130971` is no division code: 71–80 stand for functional zones (here \
河北沧州经济开发区), which statistics counts apart and which are no divisions'
    """

    name: str
    places: tuple[Place, ...] = attrs.field(converter=as_tuple, repr=_counted)
    rejected: tuple[Problem, ...] = attrs.field(converter=as_tuple, repr=_counted)

    @functools.cached_property
    def _by_code(self) -> Mapping[tuple[str, object], tuple[Division, Place]]:
        return {
            (division.code.digits, division.code.scheme): (division, place)
            for place in self.places
            for division in place
        }

    def __iter__(self) -> Iterator[Division]:
        """Every division: place by place, scheme by scheme."""
        return (division for place in self.places for division in place)

    def lookup(self, code: DivisionCode) -> Division | None:
        """The township of a code, in the scheme of the code; None if the table has none.

        Example:
            >>> table = sample_townships()
            >>> for scheme in Scheme:
            ...     print(table.lookup(DivisionCode.parse("510904101", scheme=scheme)).name)
            安居镇
            东禅镇
        """
        found = self._by_code.get((code.digits, code.scheme))
        return found[0] if found else None

    def counterpart(self, code: DivisionCode, scheme: Scheme) -> Division | None:
        """The same place in another scheme; None if the table does not list it there.

        Example:
            >>> code = DivisionCode.parse("510904101", scheme=Scheme.MCA)
            >>> str(sample_townships().counterpart(code, Scheme.NBS).code)
            '510904100'
        """
        found = self._by_code.get((code.digits, code.scheme))
        there = found[1] if found else ()
        return next((division for division in there if division.code.scheme is scheme), None)

    def divisions(
        self, within: DivisionCode | None = None, *, scheme: Scheme = Scheme.MCA
    ) -> tuple[Division, ...]:
        """The townships of one scheme under a code, in order of their codes.

        Example:
            >>> suining = DivisionCode.parse("5109")
            >>> kinds = [d.kind for d in sample_townships().divisions(suining)]
            >>> kinds.count(Kind.TOWN), kinds.count(Kind.TOWNSHIP)
            (72, 3)
        """
        check_type(scheme, Scheme, name="scheme")
        found = [d for d in self if d.code.scheme is scheme]
        if within is not None:
            found = [d for d in found if within.covers(d.code)]
        return tuple(sorted(found, key=lambda division: division.code.digits))


@attrs.frozen
class _Column:
    name: str
    scheme: Scheme
    day: dt.date


def load_townships(path: Path) -> TownshipTable:
    """Read a table of townships; rows that do not fit are reported and left out.

    The file is CSV in UTF-8 with the columns ``county`` (6 digits), ``name``, ``kind`` (in Chinese
    or a slug of `Kind`) and one or more columns of codes, named by scheme and date:
    ``mca_code_2026_09``, ``nbs_code_2023_06``. A month stands for its last day, a year for its 30
    June. ``mumuy_code_…`` is a republication of the statistical codes and read as such. A code may
    be empty.

    Args:
        path: The file.

    Raises:
        PayloadError: The file cannot be read, or its head does not have these columns. Rows never
            refuse the file: see ``rejected`` of the `TownshipTable`.
    """
    return _read(read_text(path, limits=_LIMITS), path.name)


@functools.cache
def sample_townships() -> TownshipTable:
    """The townships of the sample places: 沧州, 遂宁, 毕节七星关, 灵武."""
    data = resources.files("govsvc.divisions").joinpath(f"data/{_SAMPLE}").read_text("utf-8")
    return _read(data, _SAMPLE)


def _read(text: str, name: str) -> TownshipTable:
    try:
        head, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (csv.Error, ValueError) as error:  # an empty file has no head to take
        raise _refused(
            name, Text(zh=f"不是合格的 CSV（{error}）", en=f"no sound CSV ({error})")
        ) from None
    columns = _columns(head, name)
    places: list[Place] = []
    rejected: list[Problem] = []
    seen: dict[tuple[str, object], int] = {}
    for number, line in enumerate(lines, start=2):
        try:
            if line:
                places.append(_place(_row(head, line), columns, seen, number))
        except GovsvcError as error:
            problem = Problem(path=f"line {number}", code=error.code, message=error.message)
            rejected.append(problem)
    return TownshipTable(name=name, places=tuple(places), rejected=tuple(rejected))


def _columns(head: Sequence[str], name: str) -> tuple[_Column, ...]:
    columns = tuple(_column(cell) for cell in head)
    found = tuple(column for column in columns if column is not None)
    if not found or not set(_PLAIN) <= set(head) or len(set(head)) < len(head):
        told = ", ".join(head)
        raise _refused(
            name,
            Text(
                zh="首行应有 county、name、kind 和至少一列 mca_code_YYYY 或 nbs_code_YYYY，"
                f"各一次，收到：{told}",
                en="expected the columns county, name, kind and at least one mca_code_YYYY or "
                f"nbs_code_YYYY, each once, found: {told}",
            ),
        )
    return found


def _column(cell: str) -> _Column | None:
    found = _COLUMN.fullmatch(cell)
    if found is None or not 1 <= int(found[3] or 6) <= 12 or not int(found[2]):  # noqa: PLR2004 - months of a year
        return None
    year, month = int(found[2]), int(found[3] or 6)
    day = dt.date(year, month, calendar.monthrange(year, month)[1])
    return _Column(cell, _SCHEMES[found[1]], day)


def _row(head: Sequence[str], line: Sequence[str]) -> Mapping[str, str]:
    if len(line) != len(head):
        raise _unfit(
            Text(
                zh=f"有 {len(line)} 格，首行有 {len(head)} 格",
                en=f"it has {len(line)} cells, the head has {len(head)}",
            )
        )
    return dict(zip(head, line, strict=True))


def _place(
    row: Mapping[str, str],
    columns: Iterable[_Column],
    seen: dict[tuple[str, object], int],
    number: int,
) -> Place:
    county = DivisionCode.parse(row["county"])
    kind = parse_kind(row["kind"])
    name = row["name"].strip()
    if not name or kind.level is not Level.TOWNSHIP:
        raise _unfit(
            Text(zh="应有名称和乡级的类型", en="expected a name and a kind of township level")
        )
    listed: dict[Scheme, dict[str, list[dt.date]]] = {}
    for column in columns:
        if digits := row[column.name]:
            listed.setdefault(column.scheme, {}).setdefault(digits, []).append(column.day)
    place = tuple(
        _division(_one_code(codes, scheme), codes, county=county, name=name, kind=kind)
        for scheme, codes in listed.items()
    )
    if not place:
        raise _unfit(Text(zh="没有代码", en="it has no code"))
    for division in place:
        _note(division, seen, number)
    return place


def _one_code(codes: Mapping[str, object], scheme: Scheme) -> DivisionCode:
    if len(codes) > 1:
        told = ", ".join(codes)
        raise _unfit(
            Text(
                zh=f"{scheme.label.zh}给出几个不同的代码：{told}",
                en=f"several codes of one scheme ({scheme.label.en}): {told}",
            )
        )
    return DivisionCode.parse(*codes, scheme=scheme)


def _division(
    code: DivisionCode,
    days: Mapping[str, Sequence[dt.date]],
    *,
    county: DivisionCode,
    name: str,
    kind: Kind,
) -> Division:
    if code.level is not Level.TOWNSHIP or code.parent != county:
        raise _unfit(
            Text(
                zh=f"`{code}` 不是 `{county}` 之下的乡级代码",
                en=f"`{code}` is no code of a township under `{county}`",
            )
        )
    listed = [day for column in days.values() for day in column]
    return Division(
        code=code,
        name=name,
        kind=kind,
        parent=county,
        validity=Tenure(sure_from=min(listed), sure_to=max(listed)),
    )


def _note(division: Division, seen: dict[tuple[str, object], int], number: int) -> None:
    """Remember the line of a code; the second of two lines with one code is refused."""
    first = seen.setdefault((division.code.digits, division.code.scheme), number)
    if first != number:
        raise _unfit(
            Text(
                zh=f"代码 `{division.code}` 已见于第 {first} 行",
                en=f"`{division.code}` stands in line {first} already",
            )
        )


def _unfit(why: Text) -> InputValueError:
    return InputValueError(name="row", found="", message=why)


def _refused(name: str, why: Text) -> PayloadError:
    return PayloadError(name=name, problems=(Problem(path="", code="csv", message=why),))
