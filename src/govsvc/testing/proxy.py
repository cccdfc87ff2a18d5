"""Strategies for proxy requests as a window meets them: whole, or with things left unknown.

Limits: who comes and on what authority mostly fit together; what else is told of the case is drawn
freely, so that a request may tell of an election where none is asked about.
"""

import datetime as dt
import typing
from collections.abc import Iterable
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from govsvc.packs.library import BASELINE, shipped_pack
from govsvc.proxy import (
    Action,
    Actor,
    ActorKind,
    AfterDeath,
    Authorisation,
    Channel,
    Circumstances,
    Conflict,
    Election,
    Evidence,
    Incapacity,
    Kin,
    Principal,
    ProxyRequest,
    Quotas,
    Relation,
    ServicePoint,
)
from govsvc.proxy.words import BODIES
from govsvc.testing.decisions import forgotten
from govsvc.unknown import UNKNOWN

__all__ = [
    "actors",
    "authorisations",
    "principals",
    "proxy_requests",
    "relations",
    "whole_requests",
]

T = TypeVar("T")
_ADULT, _MINOR = st.integers(18, 99), st.integers(0, 17)
_DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {int: st.integers(1, 4), dt.date: _DAYS}


def _mostly(usual: T, others: Iterable[T]) -> st.SearchStrategy[T]:
    """The usual value at least seven times out of eight; the others alike."""
    told = tuple(others)
    return st.sampled_from((*[usual] * 7 * len(told), *told))


def _told(model: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """A part of a request of which everything is told; what is not *given* is drawn freely."""
    hints = typing.get_type_hints(model)
    return st.builds(model, **{name: _known(hint) for name, hint in hints.items()} | given)


def _known(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    """Any value of a field but `UNKNOWN`."""
    kinds = [kind for kind in typing.get_args(hint) if kind != typing.Literal[UNKNOWN]]
    return st.one_of(*(_PLAIN[kind] if kind in _PLAIN else st.from_type(kind) for kind in kinds))


def principals() -> st.SearchStrategy[Principal]:
    """A principal of whom everything is told; shrinks to an organisation that exists.

    Mostly he lives and can judge what he does; he may be a minor or an organisation.
    """
    usual = {"alive": _mostly(usual=True, others=[False]), "present": st.booleans()}
    person = {**usual, "incapacity": _mostly(Incapacity.NONE, Incapacity)}
    return st.one_of(
        st.builds(Principal.adult, _ADULT, self_supporting=st.booleans(), **person),
        st.builds(Principal.minor, _MINOR, self_supporting=st.booleans(), **person),
        st.builds(Principal.organisation, **usual),
    )


def actors(*, kinds: Iterable[ActorKind] = ActorKind) -> st.SearchStrategy[Actor]:
    """Whoever comes to the window, all told; shrinks to a body with nothing of its own in it.

    Args:
        kinds: The positions in which he may come; the first is the simplest.
    """
    usual = {"conflict": _mostly(Conflict.NONE, Conflict), "recused": st.booleans()}
    person = {**usual, "incapacity": _mostly(Incapacity.NONE, Incapacity)}
    age = st.one_of(_ADULT, _ADULT, _ADULT, _MINOR)

    def of_kind(kind: ActorKind) -> st.SearchStrategy[Actor]:
        told = usual if kind in BODIES else {**person, "age": age}
        return st.builds(Actor, kind=st.just(kind), **told)

    return st.sampled_from(tuple(kinds)).flatmap(of_kind)


def relations() -> st.SearchStrategy[Relation]:
    """What two people are to one another, all told; shrinks to a parent who is the guardian."""
    ended = _mostly(usual=False, others=[True])
    parent = _told(Relation, kin=st.just(Kin.PARENT), guardianship_ended=ended)
    return st.one_of(parent, _told(Relation, guardianship_ended=ended), _told(Relation))


def authorisations() -> st.SearchStrategy[Authorisation]:
    """An authority of which everything is told; shrinks to one in writing that lacks nothing.

    A third of them lack nothing, a third are sound but for one or two things.
    """
    hints = typing.get_type_hints(Authorisation)
    free = ("certification", "confirmed", "ratified", "conflict_accepted", "exercise")
    rest = {name: _known(hints[name]) for name in free}
    sound = st.builds(
        Authorisation.complete, valid_to=st.one_of(st.none(), st.none(), _DAYS), **rest
    )
    return st.one_of(sound, _flawed(sound), _told(Authorisation))


@st.composite
def _flawed(draw: st.DrawFn, sound: st.SearchStrategy[Authorisation]) -> Authorisation:
    hints = typing.get_type_hints(Authorisation)
    names = draw(st.lists(st.sampled_from(sorted(hints)), min_size=1, max_size=2, unique=True))
    return attrs.evolve(draw(sound), **{name: draw(_known(hints[name])) for name in names})


def whole_requests(
    *, items: Iterable[str] | None = None, kinds: Iterable[ActorKind] = ActorKind
) -> st.SearchStrategy[ProxyRequest]:
    """A request in which everything is told but the day, which is the rulebook's to fill.

    Shrinks towards the first item, and a body with a sound authority that submits it.

    Args:
        items: Ids or names of items to ask about; by default those of the baseline, and one that no
            pack knows.
        kinds: The positions in which somebody may come.
    """
    known = [item.id for item in shipped_pack(BASELINE).items] if items is None else list(items)
    asked = known if items is not None else [*known, "unlisted"]
    actions = (Action.SUBMIT, *Action)
    return st.builds(
        ProxyRequest,
        item=st.sampled_from(asked),
        action=st.sampled_from(actions),
        channel=st.sampled_from(Channel),
        in_person_required=st.booleans(),
        principal=principals(),
        actor=actors(kinds=kinds),
        relation=relations(),
        authorisation=authorisations(),
        after_death=_told(AfterDeath),
        circumstances=_told(Circumstances),
        quotas=_told(Quotas),
        election=_told(Election),
        evidence=_told(Evidence),
        service_point=_told(ServicePoint),
    )


def proxy_requests(
    *, items: Iterable[str] | None = None, kinds: Iterable[ActorKind] = ActorKind
) -> st.SearchStrategy[ProxyRequest]:
    """A request with unknowns: parts, or fields of parts, that nobody has told.

    Half of them are whole. Shrinks as `whole_requests`, and to fewer unknowns.

    Args:
        items: As for `whole_requests`.
        kinds: As for `whole_requests`.
    """
    whole = whole_requests(items=items, kinds=kinds)
    return st.one_of(whole, whole.flatmap(forgotten))
