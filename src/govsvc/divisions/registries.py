"""The registry: which division bears a code on a day, where it lies, what became of it."""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import attrs

from govsvc.divisions import lineage
from govsvc.divisions.codes import CodeLike, DivisionCode, Level, Scheme, is_zone_code
from govsvc.divisions.division import Division
from govsvc.divisions.kinds import Kind
from govsvc.divisions.lookup import Lookup, Precision, is_alive, precision_on
from govsvc.divisions.refusals import no_children, not_borne, scheme_missing
from govsvc.divisions.table import DivisionTable, packaged_table
from govsvc.fields import check_day, check_text, check_type
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

if TYPE_CHECKING:  # most questions need neither names nor tables of townships
    from govsvc.divisions.search import Candidate, Named, NameIndex, Ref
    from govsvc.divisions.townships import TownshipTable

__all__ = ["Place", "Registry", "as_code", "registry"]

Place: TypeAlias = Division | CodeLike
"""A division, or a code, which stands for the last division that bore it."""


@attrs.frozen(eq=False, repr=False)
class Registry:
    """Divisions down to the county with their history, and townships where a table was added.

    Where a question takes a *place*, that is a `Division`, or a code, which stands for the last
    division that bore it.

    Attributes:
        table: The history.
        townships: The townships added; None for none.

    Example:
        >>> places = registry()
        >>> places.lookup("130983").name
        '黄骅市'
        >>> "/".join(step.name for step in places.path("130983"))
        '河北省/沧州市/黄骅市'
    """

    table: DivisionTable
    townships: "TownshipTable | None" = None
    _now: dict[object, Division] = attrs.field(factory=dict, init=False)

    def __repr__(self) -> str:
        added = f" and {self.townships!r}" if self.townships else ""
        return f"<Registry up to {self.vintage}{added}>"

    # Codes and days.

    @property
    def vintage(self) -> dt.date:
        """The day up to which the data reach; changes after it are not known."""
        return self.table.vintage

    def is_stale(self, day: dt.date) -> bool:
        """Whether *day* lies beyond the data.

        Raises:
            InputTypeError: *day* is not a plain day.

        Example:
            >>> registry().is_stale(dt.date(2027, 1, 1))
            True
        """
        return check_day(day) > self.vintage

    def lookup(self, code: CodeLike) -> Division:
        """The division that bears *code* in the newest data.

        Args:
            code: In any form; below the county a `DivisionCode` with its scheme.

        Raises:
            NotFoundError: None bears it: the message says whether it is retired, virtual or not at
                hand, and ``near`` has the codes of its successors.
            CodeError: It is no division code, that of a functional zone, or lacks its scheme.
            InputTypeError: It is a number or anything else.

        Example:
            >>> registry().lookup("520502").kind.label.zh
            '市辖区'
            >>> registry().lookup("620201")
            Traceback (most recent call last):
                ...
            govsvc.errors.NotFoundError: no division bears `620201` in the data up to 2026-09-30: \
in the statistical code 01 collects the districts of a city, or stands for a city without counties \
(such as 620201 for 嘉峪关市): a virtual unit and no division
        """
        try:
            return self._now[code]
        except (KeyError, TypeError):  # not asked yet, or not hashable and no code
            asked = as_code(code)
        past = self.history(asked)
        if not past or past[-1].validity.until is not None:
            when = Text(zh=f"截至 {self.vintage} 的资料中", en=f"in the data up to {self.vintage}")
            raise not_borne(asked, past, when)
        return self._now.setdefault(code, past[-1])

    def at(self, code: CodeLike, day: dt.date) -> Lookup:
        """The division that bore *code* on *day*.

        The history knows years: inside a year of change the division is `UNKNOWN`, and the answer
        has the candidates; 31 December is always settled. A day beyond the data is answered from
        the newest, and marked.

        Raises:
            NotFoundError: For certain none bore it.
            CodeError: It is no division code, or lacks its scheme.
            InputTypeError: Not a code, or not a plain day.

        Example:
            >>> found = registry().at("520502", dt.date(2011, 12, 31))
            >>> found.division.name, found.precision.value
            ('七星关区', 'settled')
        """
        asked = as_code(code)
        check_day(day)
        past = self.history(asked)
        borne = tuple(d for d in past if d.existed_on(day) is not False)
        if not borne:
            raise not_borne(asked, past, Text(zh=f"{day} ", en=f"on {day}"))
        precision = precision_on(borne, day)
        told = precision in (Precision.SETTLED, Precision.AFTER_VINTAGE)
        return Lookup(
            code=asked,
            day=day,
            division=borne[-1] if told else UNKNOWN,
            candidates=borne,
            precision=precision,
        )

    def history(self, code: CodeLike) -> tuple[Division, ...]:
        """Every division that has borne *code*, the oldest first; empty if none ever did.

        A division that changes its name or kind, or whose prefecture does, is a new entry.

        Raises:
            CodeError: It is no division code, or lacks its scheme.
            InputTypeError: Not a code.

        Example:
            >>> [(d.name, d.validity.since) for d in registry().history("330502")]
            [('城区', 1983), ('吴兴区', 2003)]
        """
        asked = as_code(code)
        if asked.scheme is None:
            return self.table.divisions(asked.digits)
        if asked.scheme is UNKNOWN:
            raise scheme_missing(asked)
        found = self.townships.lookup(asked) if self.townships else None
        return (found,) if found else ()

    def latest(self, place: Place) -> Division:
        """A place as a division: itself, or the last that bore the code.

        Raises:
            NotFoundError: None ever bore it.
            CodeError: It is no division code, or lacks its scheme.
            InputTypeError: Neither a division nor a code.

        Example:
            >>> registry().latest("510922").validity.until
            2019
        """
        if isinstance(place, Division):
            return place
        asked = as_code(place)
        past = self.history(asked)
        if not past:
            raise not_borne(asked, past, Text(zh="资料中", en="in the data"))
        return past[-1]

    def is_division(self, code: CodeLike) -> bool:
        """Whether *code* is that of a division in the newest data.

        A functional zone, a virtual unit, a retired code and a unit that statistics counts like a
        township are none.

        Raises:
            CodeError: Not digits, or a code that lacks its scheme.
            InputTypeError: Not a code.

        Example:
            >>> [registry().is_division(code) for code in ("310115", "130973", "620201")]
            [True, False, False]
        """
        if isinstance(code, str) and is_zone_code(code):
            return False
        asked = as_code(code)
        return any(d.validity.until is None and d.kind.is_division for d in self.history(asked))

    def reused_codes(self) -> tuple[str, ...]:
        """The codes that have stood for two places: borne again by another than a successor.

        Example:
            >>> "330502" in registry().reused_codes(), len(registry().reused_codes())
            (True, 18)
        """
        return lineage.reused_codes(self.table)

    # Up and down.

    def parent(self, place: Place) -> Division | None:
        """The division to which a place belongs, as it was then; None for a province.

        Raises:
            NotFoundError: The place, or the division above it, is not in the data.
            CodeError: It is no division code, or lacks its scheme.
            InputTypeError: Neither a division nor a code.

        Example:
            >>> registry().parent("419001").name  # 济源市 has no prefecture above it
            '河南省'
        """
        division = self.latest(place)
        if division.parent is None:
            return None
        day = division.validity.sure_from
        return lineage.holder(division.parent, self.history(division.parent), day)

    def ancestors(self, place: Place) -> tuple[Division, ...]:
        """The divisions above a place, the nearest first; errors as for `parent`."""
        return self.path(place)[-2::-1]

    def path(self, place: Place) -> tuple[Division, ...]:
        """The divisions from the province down to a place, itself the last; errors as for `parent`.

        Example:
            >>> [step.name for step in registry().path("110105")]
            ['北京市', '朝阳区']
        """
        steps = [self.latest(place)]
        while (above := self.parent(steps[-1])) is not None:
            steps.append(above)
        return tuple(reversed(steps))

    def children(
        self, place: Place, *, on: dt.date | None = None, scheme: Scheme = Scheme.MCA
    ) -> tuple[Division, ...]:
        """The divisions directly below a place, in order of their codes; never empty.

        Args:
            place: The division above. One that has ended is asked for its last days.
            on: The day; those that may have existed on it are among them, and
                `Division.existed_on` is `UNKNOWN` for those. By default the newest data.
            scheme: Whose codes of townships; those of civil affairs are the official ones.

        Raises:
            NotFoundError: The place is not in the data, or nothing below it is: townships must be
                added with `with_townships`.
            CodeError: It is no division code, or lacks its scheme.
            InputTypeError: Neither a division nor a code, or *on* not a plain day.

        Source:
            行政区划管理条例第十七条.

        Example:
            >>> [d.name for d in registry().children("640100")][-1]
            '灵武市'
        """
        division = self.latest(place)
        if on is None and isinstance(place, Division) and division.validity.until is not None:
            on = division.validity.sure_to
        if on is not None:
            check_day(on, name="on")
        found = tuple(
            child
            for digits in self.table.child_codes(division.code.digits)
            for child in self.table.divisions(digits)
            if child.parent == division.code and is_alive(child, on)
        )
        if (
            not found
            and self.townships is not None
            and division.level.number < Level.TOWNSHIP.number
        ):
            below = self.townships.divisions(division.code, scheme=scheme)
            found = tuple(child for child in below if child.parent == division.code)
        if not found:
            raise no_children(division)
        return found

    def has_districts(self, place: Place) -> bool:
        """Whether districts belong to a place (设区的市); errors as for `parent`.

        Example:
            >>> registry().has_districts("130900"), registry().has_districts("441900")
            (True, False)
        """
        division = self.latest(place)
        day = division.validity.sure_to
        return any(
            child.kind is Kind.DISTRICT and child.parent == division.code and is_alive(child, day)
            for digits in self.table.child_codes(division.code.digits)
            for child in self.table.divisions(digits)
        )

    # Before and after.

    def successors(self, place: Place) -> Maybe[tuple[Division, ...]]:
        """The divisions to which a place or parts of it went, as they were then.

        Returns:
            Empty if nothing went anywhere; `UNKNOWN` if the place ended and the data do not say
            into what.

        Raises:
            NotFoundError: The place is not in the data.
            CodeError: It is no division code, or lacks its scheme.
            InputTypeError: Neither a division nor a code.

        Example:
            >>> [(str(d.code), d.name) for d in registry().successors("642125")]
            [('642103', '灵武市')]
        """
        return lineage.successors(self.table, self.latest(place))

    def current(self, place: Place) -> Maybe[tuple[Division, ...]]:
        """The divisions of today that a place became; itself if it still exists.

        Only what a division became as a whole is followed, not the parts it gave away before.

        Returns:
            `UNKNOWN` if somewhere on the way the data do not say.

        Raises:
            NotFoundError: The place is not in the data.
            CodeError: It is no division code, or lacks its scheme.
            InputTypeError: Neither a division nor a code.

        Example:
            >>> [(str(d.code), d.name) for d in registry().current("642125")]
            [('640181', '灵武市')]
        """
        return lineage.current(self.table, self.latest(place))

    def predecessors(self, place: Place) -> tuple[Division, ...]:
        """The divisions from which a place, or a part of it, came, in order of code and time.

        Raises:
            NotFoundError: The place is not in the data.
            CodeError: It is no division code, or lacks its scheme.
            InputTypeError: Neither a division nor a code.

        Example:
            >>> [(str(d.code), d.name) for d in registry().predecessors("520502")]
            [('522401', '毕节市')]
        """
        return lineage.predecessors(self.table, self.latest(place))

    def retired_names(self, place: Place) -> tuple[str, ...]:
        """Names that a place bore before, the latest first; errors as for `predecessors`.

        They are those of the division that became this one as a whole when this one began: that of
        the same code, or else the only one. One that was merged into another leaves it no name.

        Example:
            >>> registry().retired_names("420600"), registry().retired_names("520502")
            (('襄樊市',), ('毕节市', '毕节县'))
        """
        return lineage.retired_names(self.table, self.latest(place))

    # Names.

    def resolve(
        self, name: str, *, within: CodeLike | None = None, on: dt.date | None = None
    ) -> "tuple[Candidate, ...]":
        """Every division that answers to a name, with its path; empty if none does.

        Full names come before short names and aliases, these before retired names: only the first
        of the three that finds anything is told.

        Args:
            name: A name, with names of divisions above before it or not: ``"新华区"``,
                ``"沧州市新华区"``, ``"河北/沧州/新华区"``.
            within: The code of a division in which to look. A township is told once, by its code
                of civil affairs where it has one.
            on: The day whose divisions are meant; by default the newest data. Those that may have
                existed on it are among them, and are not ``certain``.

        Raises:
            InputTypeError: *name* is no text, *within* no code, or *on* not a plain day.
            CodeError: *within* is no division code.

        Example:
            >>> for found in registry().resolve("鼓楼区"):
            ...     print("/".join(found.path))
            江苏省/南京市/鼓楼区
            江苏省/徐州市/鼓楼区
            福建省/福州市/鼓楼区
            河南省/开封市/鼓楼区
            >>> (found,) = registry().resolve("毕节市", on=dt.date(2010, 1, 1))
            >>> str(found.division.code), [place.name for place in found.now]
            ('522401', ['七星关区'])
        """
        from govsvc.divisions.search import candidates

        check_text(name, name="name")
        inside = None if within is None else as_code(within)
        if on is not None:
            check_day(on, name="on")
        return candidates(self, self._names, name, inside, on)

    def kinds_named(self, name: str) -> frozenset[Kind]:
        """The kinds of all divisions, past and present, that have this full name.

        Example:
            >>> sorted(registry().kinds_named("神农架林区"))
            [<Kind.FORESTRY_AREA: 'forestry_area'>]
        """
        return self._names.kinds(check_text(name, name="name"))

    @functools.cached_property
    def _names(self) -> "NameIndex":
        from govsvc.divisions.search import NameIndex

        places = () if self.townships is None else self.townships.places
        below: Iterable[Named] = ((d.name, d.kind, d) for d in map(_official, places))
        return NameIndex(chain(self.table.named(), below), self._open, self.path)

    def _open(self, ref: "Ref") -> Division:
        return ref if isinstance(ref, Division) else self.table.divisions(ref[0])[ref[1]]

    # Everything.

    def __iter__(self) -> Iterator[Division]:
        """Every division past and present, in order of code and time, then the townships."""
        for code in self.table.lines:
            yield from self.table.divisions(code)
        yield from self.townships or ()

    def with_townships(self, townships: "TownshipTable") -> "Registry":
        """A registry that also knows these townships, in place of any that this one knows.

        Raises:
            InputTypeError: Not a `TownshipTable`.

        Example:
            >>> from govsvc.divisions import sample_townships
            >>> places = registry().with_townships(sample_townships())
            >>> "/".join(places.resolve("新村回族乡")[0].path)
            '河北省/沧州市/黄骅市/新村回族乡'
        """
        from govsvc.divisions.townships import TownshipTable

        check_type(townships, TownshipTable, name="townships")
        return Registry(self.table, townships)


def as_code(code: CodeLike) -> DivisionCode:
    """A code from its digits or as it is."""
    return code if isinstance(code, DivisionCode) else DivisionCode.parse(code)


def _official(place: tuple[Division, ...]) -> Division:
    """A place in the codes of civil affairs where it has one there, otherwise as it is listed."""
    return next((d for d in place if d.code.scheme is Scheme.MCA), place[0])


@functools.cache
def registry() -> Registry:
    """The divisions down to the county, 1981–2026, parsed on first use.

    Example:
        >>> registry().vintage
        datetime.date(2026, 9, 30)
    """
    return Registry(packaged_table())
