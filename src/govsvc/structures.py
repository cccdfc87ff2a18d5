"""How a township is set up: its offices, institutions and leaders, and the bodies posted to it."""

import attrs

from govsvc.audits import Quantity, SubjectType
from govsvc.fields import as_maybe_tuple
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["DISPATCHED_BODY", "TOWNSHIP_STRUCTURE", "DispatchedBody", "TownshipStructure"]

Words = Maybe[tuple[Maybe[str], ...]]
"""A list of words. An `UNKNOWN` in it stands for any number of others."""


@attrs.frozen(kw_only=True)
class TownshipStructure:
    """The offices, institutions and leaders of a township or subdistrict, as they are.

    Attributes:
        place: Its division code.
        population: How many people, registered (户籍) or resident (常住): the unit says which.
        pilot: Whether it is one of the towns for which a document makes an exception.
        prescribed_limit: How many offices are allowed at most by the staffing organ.
        offices: Names of its party and government offices; their number counts.
        institutions: Names of its public institutions.
        leader_posts: How many leading posts it has.
        leaders: How many people are in its leading group.
        experienced_leaders: How many of them have the township experience that is asked for.
    """

    place: Maybe[str] = UNKNOWN
    population: Maybe[Quantity] = UNKNOWN
    pilot: Maybe[bool] = UNKNOWN
    prescribed_limit: Maybe[int | None] = UNKNOWN
    offices: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    institutions: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    leader_posts: Maybe[int] = UNKNOWN
    leaders: Maybe[int] = UNKNOWN
    experienced_leaders: Maybe[int] = UNKNOWN


@attrs.frozen(kw_only=True)
class DispatchedBody:
    """A body that a county department posts to a township (派驻机构), and who manages it.

    Attributes:
        field: What it deals with.
        department: Whose body it is.
        regime: Posted (派驻) or put under the township (属地), as a slug.
        manager: Who manages its staff from day to day.
        co_located_with: The township office it works together with.
        township_powers: What the township may do towards it.
        assessors: Who assesses it.
        township_weight: The township's share in its assessment.
        weight_scope: What that share is of: the whole assessment, or daily management alone.
        funds_managed_by: Who manages its funds.
        certified: Whether all who enforce hold the certificate.
    """

    field: Maybe[str] = UNKNOWN
    department: Maybe[str] = UNKNOWN
    regime: Maybe[str] = UNKNOWN
    manager: Maybe[str | None] = UNKNOWN
    co_located_with: Maybe[str | None] = UNKNOWN
    township_powers: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    assessors: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    township_weight: Maybe[Quantity | None] = UNKNOWN
    weight_scope: Maybe[str] = UNKNOWN
    funds_managed_by: Maybe[str | None] = UNKNOWN
    certified: Maybe[bool] = UNKNOWN


TOWNSHIP_STRUCTURE = SubjectType(
    name="township_structure",
    model=TownshipStructure,
    label=Text(zh="乡镇机构设置", en="township structure"),
)
"""Township structures as something that can be audited."""

DISPATCHED_BODY = SubjectType(
    name="dispatched_body",
    model=DispatchedBody,
    label=Text(zh="派驻机构", en="dispatched body"),
)
"""Dispatched bodies as something that can be audited."""
