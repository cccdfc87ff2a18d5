"""Exact amounts with their unit: an area is no length, and registered people are not residents."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction

import attrs

from govsvc.errors import InputTypeError, InputValueError
from govsvc.fields import check_type
from govsvc.wording import Lang, Text

__all__ = ["MeasureUnit", "Quantity"]


class MeasureUnit(StrEnum):
    """What an amount is measured in.

    People are counted by registration (户籍) or by residence (常住); the two never compare.
    """

    ONE = "one"
    CENTIMETRE = "cm"
    MILLIMETRE = "mm"
    SQUARE_METRE = "m2"
    SHARE = "share"
    DAY = "day"
    REGISTERED_PERSON = "registered_person"
    RESIDENT_PERSON = "resident_person"

    @property
    def label(self) -> Text:
        """The unit as it stands behind a number."""
        return _UNITS[self]


_UNITS = {
    MeasureUnit.ONE: Text(zh="", en=""),
    MeasureUnit.CENTIMETRE: Text(zh="厘米", en=" cm"),
    MeasureUnit.MILLIMETRE: Text(zh="毫米", en=" mm"),
    MeasureUnit.SQUARE_METRE: Text(zh="平方米", en=" m²"),
    MeasureUnit.SHARE: Text(zh="", en=""),
    MeasureUnit.DAY: Text(zh="天", en=" days"),
    MeasureUnit.REGISTERED_PERSON: Text(zh="人（户籍）", en=" registered people"),
    MeasureUnit.RESIDENT_PERSON: Text(zh="人（常住）", en=" residents"),
}
_IN = {  # a unit, and its like in which both are compared
    MeasureUnit.CENTIMETRE: (MeasureUnit.MILLIMETRE, 10),
}


def _exact(amount: object) -> Fraction:
    """A number without loss: a whole one, a `Decimal`, a `Fraction`, or such a number as text."""
    if isinstance(amount, int | Decimal | Fraction) and not isinstance(amount, bool):
        return Fraction(amount) if _is_finite(amount) else _refuse_value(amount)
    if not isinstance(amount, str):
        found = f"{type(amount).__name__} `{amount}`"
        raise InputTypeError(
            name="amount",
            found=found,
            message=Text(
                zh=f"数量应为整数、Decimal、Fraction 或者 `0.5`、`2/3` 这样的文字，收到 {found}；"
                "不接受浮点数",
                en="an amount is a whole number, a Decimal, a Fraction or a text such as `0.5` or "
                f"`2/3`, found {found}; no floats",
            ),
        )
    try:
        if "/" in amount:
            return Fraction(amount)
        number = Decimal(amount)
    except (ValueError, ZeroDivisionError, InvalidOperation):
        return _refuse_value(amount)
    return Fraction(number) if number.is_finite() else _refuse_value(amount)


def _is_finite(amount: int | Decimal | Fraction) -> bool:
    return not isinstance(amount, Decimal) or amount.is_finite()


def _refuse_value(amount: object) -> Fraction:
    raise InputValueError(
        name="amount",
        found=str(amount),
        message=Text(
            zh=f"`{amount}` 不是一个数；请写 50、0.5 或者 2/3",
            en=f"`{amount}` is no number; write 50, 0.5 or 2/3",
        ),
    )


@attrs.frozen
class Quantity:
    """An exact amount of something.

    Attributes:
        amount: The amount, exactly; a text such as ``"0.5"`` or ``"2/3"`` does.
        unit: What it is measured in.

    Raises:
        InputTypeError: The amount is a float, or no number.
        InputValueError: It is a text that reads as no number, or not finite.

    Example:
        >>> Quantity("49.5", MeasureUnit.SQUARE_METRE).compare(
        ...     Quantity(50, MeasureUnit.SQUARE_METRE))
        -1
        >>> print(Quantity(15000, MeasureUnit.REGISTERED_PERSON).compare(
        ...     Quantity(15000, MeasureUnit.RESIDENT_PERSON)))
        None
    """

    amount: Fraction = attrs.field(converter=_exact)
    unit: MeasureUnit = MeasureUnit.ONE

    def __attrs_post_init__(self) -> None:
        check_type(self.unit, MeasureUnit, name="unit")

    def compare(self, other: "Quantity") -> int | None:
        """-1, 0 or 1 as this is less than, equal to or more than *other*.

        Returns:
            None where the two are measured in different things.
        """
        (one, unit), (two, other_unit) = _plain(self), _plain(other)
        if unit is not other_unit:
            return None
        return (one > two) - (one < two)

    def describe(self, lang: Lang = "zh") -> str:
        """The amount with its unit, such as 50平方米.

        Example:
            >>> Quantity("0.6", MeasureUnit.SHARE).describe(), Quantity("2/3").describe()
            ('60%', '2/3')
        """
        return f"{self._number()}{self.unit.label.pick(lang)}"

    def _number(self) -> str:
        if self.unit is MeasureUnit.SHARE:
            return f"{_plain_number(self.amount * 100)}%"
        return _plain_number(self.amount)


def _plain(quantity: Quantity) -> tuple[Fraction, MeasureUnit]:
    """The amount in the unit that all of its kind share."""
    unit, factor = _IN.get(quantity.unit, (quantity.unit, 1))
    return quantity.amount * factor, unit


def _plain_number(amount: Fraction) -> str:
    rest = amount.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(amount)
    return f"{(Decimal(amount.numerator) / Decimal(amount.denominator)).normalize():f}"
