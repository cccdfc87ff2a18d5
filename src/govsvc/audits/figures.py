"""Figures that a text reports of its own place: told, and never a rule for anybody."""

import attrs

from govsvc.audits.quantities import Quantity
from govsvc.law import Provision

__all__ = ["Figure"]


@attrs.frozen(kw_only=True)
class Figure:
    """A figure that a text reports as reached. No audit looks at it.

    Attributes:
        header: Id, citations, place and days.
        value: The figure.
    """

    header: Provision
    value: Quantity
