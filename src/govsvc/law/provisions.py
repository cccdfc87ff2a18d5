"""The header that every period, rule, check and task shares, and what of it applies."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

import attrs

from govsvc.conditions import EVERYTHING, Box
from govsvc.errors import InputValueError
from govsvc.fields import as_tuple, optional_day
from govsvc.law.citations import Citation
from govsvc.law.sources import LegalSource, Status
from govsvc.territory import NATIONAL, Territory
from govsvc.validity import ALWAYS, Validity
from govsvc.wording import Text

__all__ = ["Doubt", "DoubtKind", "Inert", "Provision", "Selection", "select", "why_inert"]


class DoubtKind(StrEnum):
    """What a doubt is about."""

    UNIT = "unit"
    ROLL = "roll"
    START = "start"
    INFERENCE = "inference"
    BASIS_UNDER_REVIEW = "basis_under_review"
    TRANSITION = "transition"
    TEXT_NOT_SEEN = "text_not_seen"


@attrs.frozen(kw_only=True)
class Doubt:
    """Something about a provision that its text does not settle.

    Attributes:
        kind: What it is about.
        note: The doubt in one or two sentences.
        since: First day on which it matters; None is always.
    """

    kind: DoubtKind
    note: Text
    since: dt.date | None = attrs.field(default=None, validator=optional_day)

    def matters_on(self, day: dt.date) -> bool:
        """Whether the doubt matters for the law of *day*."""
        return self.since is None or day >= self.since


@attrs.frozen(kw_only=True)
class Provision:
    """The header of a period, rule, check or task.

    Attributes:
        id: Stable id, such as ``"apl.42.decide"``.
        name: What it is called.
        summary: What it says, in our words.
        citations: Where it stands; the first is its source.
        rows: Ids of the rows of the research tables it expresses.
        aliases: Other names it answers to.
        territory: Where it holds.
        applies_to: Whom or what it is limited to, as slugs.
        excludes: What it does not cover, as slugs.
        scope: The same for people to read, where slugs cannot say it.
        when: What must be the case.
        unless: Cases in which it does not apply.
        validity: Days on which it holds, both ends inclusive.
        doubts: What its text leaves open.
        modelled: What of it is our construction and not its text.

    Raises:
        InputValueError: It cites nothing.
    """

    id: str
    name: Text
    summary: Text
    citations: tuple[Citation, ...] = attrs.field(converter=as_tuple)
    rows: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    territory: Territory = NATIONAL
    applies_to: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    excludes: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    scope: Text | None = None
    when: Box = EVERYTHING
    unless: tuple[Box, ...] = attrs.field(default=(), converter=as_tuple)
    validity: Validity = ALWAYS
    doubts: tuple[Doubt, ...] = attrs.field(default=(), converter=as_tuple)
    modelled: Text | None = None

    def __attrs_post_init__(self) -> None:
        if not self.citations:
            raise InputValueError(
                name="citations",
                found="()",
                message=Text(
                    zh=f"`{self.id}` 没有写明依据；请至少引一条",
                    en=f"`{self.id}` cites nothing; name at least one place in a source",
                ),
            )


class _HasHeader(Protocol):
    @property
    def header(self) -> Provision: ...


P = TypeVar("P", bound=_HasHeader)


class Inert(StrEnum):
    """Why a provision has no effect here and now."""

    ELSEWHERE = "elsewhere"
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"
    NOT_IN_FORCE = "not_in_force"
    DRAFT = "draft"
    TEMPLATE = "template"
    REPORT = "report"
    REPEALED = "repealed"

    @property
    def label(self) -> Text:
        """The reason in words."""
        return _INERT[self]


_INERT = {
    Inert.ELSEWHERE: Text(zh="不适用于该地", en="holds in another place"),
    Inert.NOT_YET: Text(zh="当日尚未施行", en="not yet in force on that day"),
    Inert.NO_LONGER: Text(zh="当日已失效", en="no longer in force on that day"),
    Inert.NOT_IN_FORCE: Text(zh="依据当日未施行", en="its source is not in force on that day"),
    Inert.DRAFT: Text(zh="依据是征求意见稿", en="its source is a draft"),
    Inert.TEMPLATE: Text(zh="依据是范文", en="its source is a template"),
    Inert.REPORT: Text(zh="依据是经验材料", en="its source is a report"),
    Inert.REPEALED: Text(zh="依据已废止", en="its source is repealed"),
}


@attrs.frozen(kw_only=True)
class Selection(Generic[P]):
    """What applies, what applies by assumption, and what does not and why."""

    standing: tuple[P, ...]
    assumed: tuple[P, ...]
    inert: tuple[tuple[P, Inert], ...]


def select(
    provisions: Iterable[P],
    *,
    place: Territory,
    on: dt.date,
    sources: Mapping[str, LegalSource],
    assume: frozenset[str] = frozenset(),
) -> Selection[P]:
    """Sort provisions by whether they have effect at *place* on the day *on*.

    The only judge of status, validity and territory. A provision whose source is a draft, a
    template, a report or repealed is inert unless the source's id is in *assume*; a source of which
    no version is listed is taken to follow the provision's own validity.

    Args:
        provisions: Anything with a ``header`` that is a `Provision`.
        place: Where the question arises.
        on: The day whose law is asked.
        sources: The sources that the provisions cite, by id.
        assume: Ids of sources to be taken as in force; place and validity still count.

    Source:
        立法法（2023）第一百零四条 (no retroactive effect); ADR 0003.
    """
    standing: list[P] = []
    assumed: list[P] = []
    inert: list[tuple[P, Inert]] = []
    for provision in provisions:
        header = provision.header
        if reason := _outside(header, place, on):
            inert.append((provision, reason))
        elif header.citations[0].source in assume:
            assumed.append(provision)
        elif reason := _without_force(header.citations[0], sources, on):
            inert.append((provision, reason))
        else:
            standing.append(provision)
    return Selection(standing=tuple(standing), assumed=tuple(assumed), inert=tuple(inert))


def why_inert(
    header: Provision, *, place: Territory, on: dt.date, sources: Mapping[str, LegalSource]
) -> Inert | None:
    """Why one provision has no effect at *place* on the day *on*, or None if it has: see `select`.

    Args:
        header: The provision.
        place: Where the question arises.
        on: The day whose law is asked.
        sources: The sources that provisions cite, by id.

    Example:
        >>> words = Text(zh="示例", en="example")
        >>> header = Provision(
        ...     id="x", name=words, summary=words, citations=[Citation(source="s", title=words)],
        ...     territory=Territory("640181"),
        ... )
        >>> why_inert(header, place=Territory("45"), on=dt.date(2026, 1, 5), sources={}).value
        'elsewhere'
    """
    return _outside(header, place, on) or _without_force(header.citations[0], sources, on)


def _outside(header: Provision, place: Territory, on: dt.date) -> Inert | None:
    """Whether it lies in another place or in other days."""
    if not header.territory.covers(place):
        return Inert.ELSEWHERE
    if header.validity.valid_from is not None and on < header.validity.valid_from:
        return Inert.NOT_YET
    if header.validity.valid_to is not None and on > header.validity.valid_to:
        return Inert.NO_LONGER
    return None


def _without_force(
    cited: Citation, sources: Mapping[str, LegalSource], on: dt.date
) -> Inert | None:
    """Why the source cited gives no force on a day, or None if it does."""
    source = sources.get(cited.source)
    if source is None or not source.versions:
        return None
    version = source.version_on(on)
    if version is not None and cited.version in (None, version.id):
        return None
    named = next((v for v in source.versions if v.id == cited.version), source.versions[-1])
    return Inert.NOT_IN_FORCE if named.status is Status.IN_FORCE else Inert(named.status.value)
