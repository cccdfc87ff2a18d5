"""Finding divisions by name: every one that answers to it, never a silent first."""

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import attrs

from govsvc.divisions.codes import DivisionCode
from govsvc.divisions.division import Division
from govsvc.divisions.kinds import Kind
from govsvc.divisions.lookup import is_alive
from govsvc.divisions.names import aliases, given_aliases
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

if TYPE_CHECKING:  # which asks this module
    from govsvc.divisions.registries import Registry

__all__ = ["Candidate", "NameIndex", "NameMatch", "Named", "Ref", "candidates"]

T = TypeVar("T")


class NameMatch(StrEnum):
    """By which of its names a division was found."""

    FULL = "full"
    ALIAS = "alias"
    RETIRED = "retired"

    @property
    def label(self) -> Text:
        """The form of name in words."""
        return _MATCHES[self]


_MATCHES = {
    NameMatch.FULL: Text(zh="全称", en="full name"),
    NameMatch.ALIAS: Text(zh="简称、别名", en="short name or alias"),
    NameMatch.RETIRED: Text(zh="曾用名", en="retired name"),
}


@attrs.frozen(kw_only=True)
class Candidate:
    """A division that answers to a name.

    Attributes:
        division: The division; for a retired name as it was when it bore it.
        path: The names from the province down to it.
        match: By which of its names it was found.
        certain: Whether the years settle that it existed on the day asked, or for a retired name
            that it had ended.
        now: The divisions of today that it became, itself if it still exists; `UNKNOWN` if the data
            do not say.
    """

    division: Division
    path: tuple[str, ...]
    match: NameMatch
    certain: bool
    now: Maybe[tuple[Division, ...]]


Ref: TypeAlias = tuple[str, int] | Division
"""Where a division stands: its code and its place in the history of the code, or itself."""
Named: TypeAlias = tuple[str, Kind, Ref]


class NameIndex:
    """Divisions by every form of their names; they are made only when a name finds them.

    Args:
        named: Name, kind and place of every division, past and present.
        open_ref: Makes a division from its place.
        path: The divisions from the province down to one.
    """

    def __init__(
        self,
        named: Iterable[Named],
        open_ref: Callable[[Ref], Division],
        path: Callable[[Division], Sequence[Division]],
    ) -> None:
        self._named = tuple(named)
        self._open = open_ref
        self._path = path
        self._full = _grouped((name, ref) for name, _, ref in self._named)
        self._kinds = _grouped((name, kind) for name, kind, _ in self._named)

    def kinds(self, name: str) -> frozenset[Kind]:
        """The kinds of the divisions with this full name."""
        return frozenset(self._kinds.get(name, ()))

    def namesakes(self, text: str, on: dt.date | None) -> Iterator[tuple[Division, NameMatch]]:
        """Who answers to *text* on a day: by full name, else by alias, else by a retired name.

        *text* may begin with the names of divisions above: 河北省沧州市新华区.
        """
        plain = "".join(text.split()).replace("/", "")
        for match in NameMatch:
            forms = self._aliases if match is NameMatch.ALIAS else self._full
            meant = _is_retired if match is NameMatch.RETIRED else is_alive
            found = self._answering(plain, forms, functools.partial(meant, on=on))
            if found:
                yield from ((division, match) for division in found)
                return

    def _answering(
        self, text: str, refs: Mapping[str, Sequence[Ref]], meant: Callable[[Division], bool]
    ) -> Sequence[Division]:
        """Those meant that the whole of *text* names; failing that, that its end names."""
        for start in range(len(text)):
            head, tail = text[:start], text[start:]
            found = filter(meant, map(self._open, refs.get(tail, ())))
            kept = [d for d in found if leads(head, self._path(d)[:-1])]
            if kept:
                return kept
        return ()

    @functools.cached_property
    def _aliases(self) -> Mapping[str, Sequence[Ref]]:
        return _grouped(
            (form, ref)
            for name, kind, ref in self._named
            for form in _other_forms(ref[0] if isinstance(ref, tuple) else "", name, kind)
        )


def _is_retired(division: Division, on: dt.date | None) -> bool:
    """Whether a division had ended on a day for certain; without one, in the newest data."""
    last = division.validity.may_to
    return last is not None and (on is None or last < on)


def leads(head: str, above: Sequence[Division]) -> bool:
    """Whether *head* is made of names of the divisions above, in order, some left out."""
    if not head:
        return True
    return any(
        head.startswith(form) and leads(head[len(form) :], above[index + 1 :])
        for index, division in enumerate(above)
        for form in (
            division.name,
            *_other_forms(division.code.digits, division.name, division.kind),
        )
    )


def _other_forms(digits: str, name: str, kind: Kind) -> tuple[str, ...]:
    return (*aliases(name, kind), *given_aliases().get(digits, ()))


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for name, thing in pairs:
        found.setdefault(name, []).append(thing)
    return found


def candidates(
    registry: "Registry",
    index: NameIndex,
    name: str,
    within: DivisionCode | None,
    on: dt.date | None,
) -> tuple[Candidate, ...]:
    """The candidates for a name, by level, code and time."""
    found = []
    for division, match in index.namesakes(name, on):
        path = registry.path(division)
        if within is None or any(step.code == within for step in path):
            candidate = Candidate(
                division=division,
                path=tuple(step.name for step in path),
                match=match,
                certain=on is None or division.existed_on(on) is not UNKNOWN,
                now=registry.current(division),
            )
            found.append(candidate)
    return tuple(sorted(found, key=_in_order))


def _in_order(candidate: Candidate) -> tuple[int, str, dt.date]:
    division = candidate.division
    return division.level.number, division.code.digits, division.validity.sure_from
