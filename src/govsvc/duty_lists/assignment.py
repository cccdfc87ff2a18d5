"""A piece of work or another burden that is put on a lower body.

Every field may be `UNKNOWN`, and is unless it is told.
"""

import datetime as dt
from typing import Any

import attrs

from govsvc.duty_lists.words import AgreementPart, AssignmentKind, Instrument
from govsvc.maybes import maybe, maybe_each, maybe_set
from govsvc.powers import Basis, Level, Party
from govsvc.unknown import UNKNOWN, Maybe

__all__ = ["Admission", "Agreement", "Assignment"]


@attrs.frozen(kw_only=True)
class Agreement:
    """The paper by which the work is put on the body.

    Attributes:
        instrument: What kind of paper.
        states: What it settles.

    Example:
        >>> Agreement.complete(Instrument.PURCHASE).states == frozenset(AgreementPart)
        True
    """

    instrument: Maybe[Instrument] = attrs.field(default=UNKNOWN, validator=maybe(Instrument))
    states: Maybe[frozenset[AgreementPart]] = attrs.field(
        default=UNKNOWN, converter=maybe_set, validator=maybe_each(AgreementPart)
    )

    @classmethod
    def complete(cls, instrument: Instrument) -> "Agreement":
        """An agreement that settles powers, duties and fees."""
        return cls(instrument=instrument, states=frozenset(AgreementPart))


@attrs.frozen(kw_only=True)
class Admission:
    """How an item was admitted (准入).

    Attributes:
        applied: Whether the authority that wants the help has applied.
        reviewed: Whether the basis and the need were reviewed.
        body_consulted: Whether the committees were heard.
        approved_by: Who admitted it; ``none`` says that nobody has.
        published: Whether the admission was published.

    Raises:
        InputTypeError: A field of another type.

    Example:
        >>> Admission.complete(Level.COUNTY).published
        True
    """

    applied: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    reviewed: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    body_consulted: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    approved_by: Maybe[Level] = attrs.field(default=UNKNOWN, validator=maybe(Level))
    published: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))

    @classmethod
    def complete(cls, level: Level, **told: Any) -> "Admission":  # noqa: ANN401 - its fields
        """One that has taken all steps and was granted at *level*."""
        ordinary: dict[str, Any] = {
            "applied": True,
            "reviewed": True,
            "body_consulted": True,
            "published": True,
        }
        return cls(approved_by=level, **{**ordinary, **told})

    @classmethod
    def missing(cls) -> "Admission":
        """Nobody has admitted it."""
        return cls(approved_by=Level.NONE)


@attrs.frozen(kw_only=True)
class Assignment:
    """Whether something may be put on a body, and on what terms.

    Attributes:
        item: Id or name of the work, such as ``"协助社区矫正"``; of a certificate: which one.
        on: The day; a rulebook fills in its own day.
        kind: What is put on the body.
        giver: Who puts it there.
        receiver: On whom it is put.
        owner: Whose duty the work is by law, regulation or rule.
        field: The field of work, in the words of the document.
        purpose: Of a certificate: what it is for, such as ``"adoption"``.
        legal_basis: The highest text that lets this body be given this work.
        special_statute: Of an office or post: whether a special statute on organisation and
            staffing demands it.
        admission: How it was admitted.
        listed_locally: Whether it stands on the list of what this place's bodies help with.
        agreement: The paper.
        published: Whether the agreement and what it settles are published.
        authority: Whether the necessary powers come along.
        funding: Whether the money comes along (费随事转).
        arranged: Whether the government or its agency has agreed and arranged it as a whole.
        approved_by: Of a veto: who approved it.
        emergency: Whether it answers a sudden event that endangers life, property or the public.
        cross_township: Of a project: whether it serves more than the township.

    Raises:
        InputTypeError: A field of another type.

    Source:
        村民委员会组织法（2018）第五条, 第三十七条;（2025）第六条, 第十一条, 第四十三条;
        城市居民委员会组织法（2018）第三条, 第二十条;（2025）第六条, 第十条, 第四十三条.

    Example:
        >>> Assignment(kind=AssignmentKind.SHIFT, receiver=Party.VILLAGERS_COMMITTEE).funding
        UNKNOWN
    """

    item: Maybe[str] = attrs.field(default=UNKNOWN, validator=maybe(str))
    on: Maybe[dt.date] = attrs.field(default=UNKNOWN, validator=maybe(dt.date))
    kind: Maybe[AssignmentKind] = attrs.field(default=UNKNOWN, validator=maybe(AssignmentKind))
    giver: Maybe[Party] = attrs.field(default=UNKNOWN, validator=maybe(Party))
    receiver: Maybe[Party] = attrs.field(default=UNKNOWN, validator=maybe(Party))
    owner: Maybe[Party] = attrs.field(default=UNKNOWN, validator=maybe(Party))
    field: Maybe[str] = attrs.field(default=UNKNOWN, validator=maybe(str))
    purpose: Maybe[str] = attrs.field(default=UNKNOWN, validator=maybe(str))
    legal_basis: Maybe[Basis] = attrs.field(default=UNKNOWN, validator=maybe(Basis))
    special_statute: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    admission: Maybe[Admission] = attrs.field(default=UNKNOWN, validator=maybe(Admission))
    listed_locally: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    agreement: Maybe[Agreement] = attrs.field(default=UNKNOWN, validator=maybe(Agreement))
    published: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    authority: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    funding: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    arranged: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    approved_by: Maybe[Level] = attrs.field(default=UNKNOWN, validator=maybe(Level))
    emergency: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    cross_township: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
