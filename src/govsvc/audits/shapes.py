"""The closed set of things a check can ask, each bound with its own modality."""

import datetime as dt
from enum import StrEnum
from typing import TypeAlias

import attrs

from govsvc.audits.quantities import Quantity
from govsvc.audits.reports import Severity
from govsvc.errors import InputValueError
from govsvc.fields import as_tuple, check_type, each_of, plain_date
from govsvc.wording import Text

__all__ = [
    "AtLeast",
    "AtMost",
    "Bound",
    "Bracket",
    "Complete",
    "Contains",
    "Count",
    "Covers",
    "DueBy",
    "IsIn",
    "Modality",
    "NameIs",
    "Order",
    "Ratio",
    "Shape",
    "Step",
]


class Modality(StrEnum):
    """How strongly a text binds.

    ``must``: 必须、须、应、应当、要、不得、严禁、一律、统一, and plain figures.
    ``in_principle``: 原则上. ``generally``: 一般. ``may``: 可. ``encouraged``: 鼓励、引导、探索.
    ``strive``: 争取、力争.
    ``told``: what a report tells of its own place, which binds nobody.
    """

    MUST = "must"
    IN_PRINCIPLE = "in_principle"
    GENERALLY = "generally"
    MAY = "may"
    ENCOURAGED = "encouraged"
    STRIVE = "strive"
    TOLD = "told"

    @property
    def label(self) -> Text:
        """The modality in words."""
        return _MODALITIES[self]

    @property
    def severity(self) -> Severity:
        """What missing a bound of this modality amounts to."""
        if self is Modality.MUST:
            return Severity.VIOLATION
        if self in (Modality.IN_PRINCIPLE, Modality.GENERALLY):
            return Severity.WARNING
        return Severity.INFO


_MODALITIES = {
    Modality.MUST: Text(zh="应当", en="must"),
    Modality.IN_PRINCIPLE: Text(zh="原则上", en="in principle"),
    Modality.GENERALLY: Text(zh="一般", en="generally"),
    Modality.MAY: Text(zh="可以", en="may"),
    Modality.ENCOURAGED: Text(zh="鼓励", en="encouraged"),
    Modality.STRIVE: Text(zh="争取", en="striven for"),
    Modality.TOLD: Text(zh="该地做法", en="as that place does it"),
}


@attrs.frozen
class Bound:
    """A limit, itself **allowed**, and how strongly it binds."""

    limit: Quantity
    modality: Modality = Modality.MUST

    def __attrs_post_init__(self) -> None:
        check_type(self.limit, Quantity, name="limit")
        check_type(self.modality, Modality, name="modality")


@attrs.frozen(kw_only=True)
class AtLeast:
    """The amount is not below a bound (不少于、不低于、以上)."""

    bound: Bound


@attrs.frozen(kw_only=True)
class AtMost:
    """The amount is not above a bound (不超过、以内、以下)."""

    bound: Bound


@attrs.frozen(kw_only=True)
class Count:
    """So many of them: between two bounds, each with its own modality; equal bounds are a number.

    Raises:
        InputValueError: Neither bound is given.
    """

    least: Bound | None = None
    most: Bound | None = None

    def __attrs_post_init__(self) -> None:
        _need(self.least or self.most, "count")


@attrs.frozen(kw_only=True)
class Ratio:
    """The field's share in another field, between two bounds.

    Attributes:
        of: Path of the other field.
    """

    of: str
    least: Bound | None = None
    most: Bound | None = None

    def __attrs_post_init__(self) -> None:
        _need(self.least or self.most, "ratio")


@attrs.frozen(kw_only=True)
class IsIn:
    """The value, or each of the values, is one of those listed.

    Attributes:
        values: What is listed.
        open: Whether the list ends in 等: then what is not listed is undetermined.
    """

    values: tuple[str | bool, ...] = attrs.field(converter=as_tuple)
    open: bool = False
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class Contains:
    """All that is listed is there.

    What is named is wanted, whether or not the list ends in 等; an open list may want more.

    Attributes:
        values: What is listed.
        synonyms: Other words for one of them, such as 首问责任制 for 首问负责.
        open: Whether the list ends in 等.
    """

    values: tuple[str, ...] = attrs.field(converter=as_tuple)
    synonyms: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_tuple)
    open: bool = False
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class NameIs:
    """The text is as a pattern says; ``{path}`` stands for the text of another field."""

    pattern: str
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class Covers:
    """Everything in another field is in this one too.

    Attributes:
        of: Path of the other field.
    """

    of: str
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class Order:
    """The steps are all there, in this order; others may stand between."""

    steps: tuple[str, ...] = attrs.field(converter=as_tuple)
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class Complete:
    """Each of the parts of a record is filled in.

    Attributes:
        parts: Names of the fields below the check's field.
    """

    parts: tuple[str, ...] = attrs.field(converter=as_tuple)
    open: bool = False
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class DueBy:
    """Done on a day not after *on*; another reading of the text may name another day."""

    on: dt.date = attrs.field(validator=plain_date)
    modality: Modality = Modality.MUST


@attrs.frozen(kw_only=True)
class Step:
    """One bracket: what is wanted from *least* to *most*, both **inclusive**.

    Attributes:
        least: Where it begins; None is open.
        most: Where it ends; None is open.
        wanted: How many are wanted.
        at_most: Whether *wanted* is a ceiling (不超过) and no exact number.
    """

    wanted: int
    least: Quantity | None = None
    most: Quantity | None = None
    at_most: bool = False


@attrs.frozen(kw_only=True)
class Bracket:
    """How many are wanted depends on another field, in brackets.

    An amount that stands in two brackets is ambiguous where they want different things.

    Attributes:
        by: Path of the field that decides.
        steps: The brackets, in the order of the text.
    """

    by: str
    steps: tuple[Step, ...] = attrs.field(converter=as_tuple, validator=each_of(Step))
    modality: Modality = Modality.MUST

    def __attrs_post_init__(self) -> None:
        _need(self.steps, "bracket")


def _need(told: object, name: str) -> None:
    if not told:
        raise InputValueError(
            name=name,
            found="",
            message=Text(zh=f"`{name}` 没有写界限", en=f"`{name}` names no bound"),
        )


Shape: TypeAlias = (
    AtLeast
    | AtMost
    | Count
    | Ratio
    | IsIn
    | Contains
    | NameIs
    | Covers
    | Order
    | Complete
    | DueBy
    | Bracket
)
"""Anything that a check can ask."""
