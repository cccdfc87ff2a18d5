"""Capacity and guardianship, worked out in three-valued logic.

Each function keeps the law of facts: forgetting an input gives the same value or `UNKNOWN`.
"""

from govsvc.conditions import all_of, negate
from govsvc.proxy.words import (
    BODIES,
    ActorKind,
    Grantor,
    GuardianBasis,
    Incapacity,
    Kin,
    PrincipalKind,
)
from govsvc.unknown import UNKNOWN, Maybe

__all__ = [
    "can_act",
    "cannot_act",
    "capable_actor",
    "entitled_guardian",
    "incapable_actor",
    "valid_grant",
]

_LEAST_ABLE = 8
_MAY_SUPPORT_HIMSELF = 16
_ADULT = 18


def can_act(
    kind: Maybe[PrincipalKind],
    age: Maybe[int],
    incapacity: Maybe[Incapacity],
    self_supporting: Maybe[bool],
) -> Maybe[bool]:
    """Whether the principal has full capacity for civil acts.

    Source:
        民法典第十八条, 第十九条, 第二十一条, 第二十二条.

    Example:
        >>> can_act(UNKNOWN, 12, UNKNOWN, UNKNOWN), can_act(UNKNOWN, 30, Incapacity.NONE, UNKNOWN)
        (False, True)
    """
    if kind is PrincipalKind.ORGANISATION:
        return True
    return all_of([_sound(incapacity), _of_age(age, self_supporting)])


def _sound(incapacity: Maybe[Incapacity]) -> Maybe[bool]:
    return UNKNOWN if incapacity is UNKNOWN else incapacity is Incapacity.NONE


def _of_age(age: Maybe[int], self_supporting: Maybe[bool]) -> Maybe[bool]:
    if age is UNKNOWN:
        return UNKNOWN
    if age < _MAY_SUPPORT_HIMSELF:
        return False
    return True if age >= _ADULT else self_supporting


def cannot_act(
    kind: Maybe[PrincipalKind], age: Maybe[int], incapacity: Maybe[Incapacity]
) -> Maybe[bool]:
    """Whether the principal has no capacity for civil acts at all.

    Source:
        民法典第二十条, 第二十一条.

    Example:
        >>> cannot_act(UNKNOWN, 7, UNKNOWN), cannot_act(UNKNOWN, 8, Incapacity.PARTIAL)
        (True, False)
    """
    if kind is PrincipalKind.ORGANISATION:
        return False
    if incapacity is Incapacity.TOTAL:
        return True
    if age is UNKNOWN:
        return UNKNOWN
    if age < _LEAST_ABLE:
        return True
    return UNKNOWN if incapacity is UNKNOWN else False


def capable_actor(
    kind: Maybe[ActorKind], age: Maybe[int], incapacity: Maybe[Incapacity]
) -> Maybe[bool]:
    """Whether the actor is an adult of full capacity, or a body.

    Example:
        >>> capable_actor(ActorKind.VILLAGE_COMMITTEE, UNKNOWN, UNKNOWN)
        True
        >>> capable_actor(ActorKind.RELATIVE, 17, Incapacity.NONE)
        False
    """
    if kind in BODIES:
        return True
    return can_act(UNKNOWN, age, incapacity, False)  # noqa: FBT003 - of age, or not


def incapable_actor(
    kind: Maybe[ActorKind], age: Maybe[int], incapacity: Maybe[Incapacity]
) -> Maybe[bool]:
    """Whether the actor has no capacity at all.

    Source:
        民法典第一百七十三条第三项.

    Example:
        >>> incapable_actor(ActorKind.RELATIVE, 40, Incapacity.TOTAL)
        True
    """
    return False if kind in BODIES else cannot_act(UNKNOWN, age, incapacity)


def entitled_guardian(  # noqa: PLR0913, PLR0917 - one input a line of the articles
    basis: Maybe[GuardianBasis],
    kin: Maybe[Kin],
    age: Maybe[int],
    ahead_unavailable: Maybe[bool],
    able: Maybe[bool],
    consented: Maybe[bool],
) -> Maybe[bool]:
    """Whether the ground that is told makes the actor the guardian.

    Whether the ward needs one, and whether guardianship has ended, is asked apart from it.

    Source:
        民法典第二十七条至第三十三条, 第三十六条第一款.

    Example:
        >>> entitled_guardian(GuardianBasis.ORDER, Kin.PARENT, 12, UNKNOWN, UNKNOWN, UNKNOWN)
        True
        >>> entitled_guardian(GuardianBasis.ORDER, Kin.GRANDPARENT, 12, False, True, UNKNOWN)
        False
    """
    match basis:
        case GuardianBasis.ORDER:
            return _in_order(kin, age, ahead_unavailable, able, consented)
        case GuardianBasis.WILL | GuardianBasis.AGREEMENT:
            return able
        case GuardianBasis.PRIOR_CHOICE:
            return all_of([able, _adult(age)])
        case GuardianBasis.APPOINTMENT | GuardianBasis.TEMPORARY | GuardianBasis.PUBLIC:
            return True
        case _:
            return UNKNOWN


def _adult(age: Maybe[int]) -> Maybe[bool]:
    return UNKNOWN if age is UNKNOWN else age >= _ADULT


_FIRST_FOR_MINORS = frozenset({Kin.PARENT})
_NEXT_FOR_MINORS = frozenset({Kin.GRANDPARENT, Kin.ELDER_SIBLING})
_FIRST_FOR_ADULTS = frozenset({Kin.SPOUSE})
_NEXT_FOR_ADULTS = frozenset(Kin) - {Kin.SPOUSE, Kin.OTHER, Kin.NONE}


def _in_order(
    kin: Maybe[Kin],
    age: Maybe[int],
    ahead_unavailable: Maybe[bool],
    able: Maybe[bool],
    consented: Maybe[bool],
) -> Maybe[bool]:
    """Whether the order of the law has come to the actor (arts. 27 and 28)."""
    adult = _adult(age)
    if kin is UNKNOWN or adult is UNKNOWN:
        return UNKNOWN
    if not adult and kin in _FIRST_FOR_MINORS:
        return True
    if adult and kin in _FIRST_FOR_ADULTS:
        return able
    called = kin in (_NEXT_FOR_ADULTS if adult else _NEXT_FOR_MINORS)
    return all_of([ahead_unavailable, able, True if called else consented])


def valid_grant(
    grantor: Maybe[Grantor],
    kind: Maybe[PrincipalKind],
    age: Maybe[int],
    incapacity: Maybe[Incapacity],
    self_supporting: Maybe[bool],
) -> Maybe[bool]:
    """Whether authority comes from the one who can give it: the principal, or his guardian.

    Source:
        民法典第十九条, 第二十条, 第一百六十五条.

    Example:
        >>> valid_grant(Grantor.PRINCIPAL, UNKNOWN, 12, UNKNOWN, UNKNOWN)
        False
    """
    capable = can_act(kind, age, incapacity, self_supporting)
    match grantor:
        case Grantor.PRINCIPAL:
            return capable
        case Grantor.GUARDIAN:
            return negate(capable)
        case Grantor.OTHER:
            return False
        case _:
            return UNKNOWN
