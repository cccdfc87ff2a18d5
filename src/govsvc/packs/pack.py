"""A pack: the law of one place, or one document, as it was read from its files."""

import datetime as dt
import functools
import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

import attrs

from govsvc.audits import Check, Figure
from govsvc.codec import to_dict
from govsvc.deadlines import PeriodRule
from govsvc.decisions import Coverage, ItemRow, Listing, Rule
from govsvc.fields import as_tuple, each_of, optional_day
from govsvc.law import LegalSource, Provision, Status
from govsvc.territory import Territory
from govsvc.wording import Text
from govsvc.work_plans import Task

__all__ = ["Completeness", "ItemEntry", "NoteKind", "Pack", "RowNote"]


@attrs.frozen(kw_only=True)
class Completeness:
    """How much of the document was at hand when the pack was written.

    Attributes:
        whole: Whether its whole text was.
        missing_annexes: Numbers of the annexes that the text names and that were not.
        note: What else is missing.
    """

    whole: bool = True
    missing_annexes: tuple[int, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(int)
    )
    note: Text | None = None


@attrs.frozen(kw_only=True)
class ItemEntry:
    """A service item as a pack names it.

    Attributes:
        id: Stable slug, such as ``"marriage_registration"``.
        name: What it is called; None where another pack gives the name.
        aliases: Other names under which it is known.
        kinds: Its kinds; rules ask for them as ``"kind:…"``.
        lists: The lists it stands on; rules ask for them as ``"list:…"``.
    """

    id: str
    name: Text | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    kinds: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    lists: tuple[Listing, ...] = attrs.field(default=(), converter=as_tuple)

    @property
    def names(self) -> tuple[str, ...]:
        """All names under which it is known here, each once."""
        own = () if self.name is None else (self.name.zh,)
        return tuple(dict.fromkeys((self.id, *own, *self.aliases)))

    @property
    def row(self) -> ItemRow:
        """What of it decisions ask."""
        return ItemRow(id=self.id, kinds=self.kinds, lists=self.lists)


class NoteKind(StrEnum):
    """Why a row of the research tables is no provision of a pack.

    ``narrative``: it asks for nothing that can be held against a fact. ``later``: its subject has
    no model yet.
    """

    NARRATIVE = "narrative"
    LATER = "later"


@attrs.frozen(kw_only=True)
class RowNote:
    """Rows of the research tables that a pack names without making provisions of them.

    Attributes:
        rows: Ids of the rows.
        kind: Why they are none.
        reason: The same in words.
    """

    rows: tuple[str, ...] = attrs.field(converter=as_tuple)
    kind: NoteKind
    reason: Text


class HasHeader(Protocol):
    """Anything that a pack holds and that has the common header."""

    @property
    def header(self) -> Provision:
        """Its law, place and days."""
        ...


def _table(values: Mapping[str, tuple[HasHeader, ...]]) -> Mapping[str, tuple[HasHeader, ...]]:
    return dict(values)


@attrs.frozen(kw_only=True)
class Pack:
    """Rules, periods, items and sources that belong together, with what is known of their text.

    Attributes:
        id: Stable id, such as ``"lingwu-2018"``.
        title: What it is called.
        territory: Where it holds; None where its text names no place.
        law_as_at: Day up to which its author followed the law.
        published: Day on which the text was published.
        index_no: 索引号, as the publisher gives it.
        covers: The topics on which all its law is in it, and for which days.
        basis: The documents that its text says it rests on.
        addressed_to: To whom its text is addressed.
        rows: Ids of the rows of the research tables that its head expresses.
        completeness: How much of its text was at hand.
        defects: What is wrong in the text itself.
        sources: The sources it states.
        items: The service items it names.
        notes: Rows of the research tables that are no provisions, and why.
        bodies: What it holds, by the name of the tables, such as ``"rule"`` and ``"check"``.
    """

    id: str
    title: Text
    territory: Territory | None = None
    law_as_at: dt.date | None = attrs.field(default=None, validator=optional_day)
    published: dt.date | None = attrs.field(default=None, validator=optional_day)
    index_no: str | None = None
    covers: tuple[Coverage, ...] = attrs.field(default=(), converter=as_tuple)
    basis: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    addressed_to: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    rows: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    completeness: Completeness = Completeness()
    defects: tuple[Text, ...] = attrs.field(default=(), converter=as_tuple)
    sources: tuple[LegalSource, ...] = attrs.field(default=(), converter=as_tuple)
    items: tuple[ItemEntry, ...] = attrs.field(default=(), converter=as_tuple, repr=False)
    notes: tuple[RowNote, ...] = attrs.field(default=(), converter=as_tuple, repr=False)
    bodies: Mapping[str, tuple[HasHeader, ...]] = attrs.field(
        factory=dict, converter=_table, hash=False, repr=False
    )

    @property
    def rules(self) -> tuple[Rule, ...]:
        """What may be done."""
        return self.bodies.get("rule", ())  # type: ignore[return-value]

    @property
    def periods(self) -> tuple[PeriodRule, ...]:
        """When it is due."""
        return self.bodies.get("period", ())  # type: ignore[return-value]

    @property
    def checks(self) -> tuple[Check, ...]:
        """What must conform."""
        return self.bodies.get("check", ())  # type: ignore[return-value]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Who does what by when."""
        return self.bodies.get("task", ())  # type: ignore[return-value]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What it reports of its own place; binds nobody."""
        return self.bodies.get("fact", ())  # type: ignore[return-value]

    @property
    def provisions(self) -> tuple[HasHeader, ...]:
        """Everything it holds that has a header."""
        return tuple(provision for body in self.bodies.values() for provision in body)

    @property
    def has_force(self) -> bool:
        """Whether its text is, was or will be law; a draft, a template and a report are not."""
        return not self.sources or any(
            version.status in _EVER_LAW for source in self.sources for version in source.versions
        )

    @functools.cached_property
    def digest(self) -> str:
        """SHA-256 of its content; the same in whatever order and form it is written down."""
        data = to_dict(self)
        for listed in (data["sources"], data["items"], *data["bodies"].values()):
            listed.sort(key=lambda entry: entry.get("id") or entry["header"]["id"])
        return digest_of(data)


_EVER_LAW = frozenset({Status.IN_FORCE, Status.REPEALED})


def digest_of(data: object) -> str:
    """SHA-256 of plain data, the same for any order of its keys."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
