"""Exact amounts."""

from decimal import Decimal
from fractions import Fraction

import pytest

from govsvc.audits import MeasureUnit, Quantity
from govsvc.errors import InputTypeError, InputValueError

CM, MM = MeasureUnit.CENTIMETRE, MeasureUnit.MILLIMETRE


@pytest.mark.parametrize(
    ("amount", "exact"),
    [
        (50, Fraction(50)),
        ("0.6", Fraction(3, 5)),
        ("2/3", Fraction(2, 3)),
        (Decimal("0.10"), Fraction(1, 10)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_an_amount_is_exact(amount: object, exact: Fraction) -> None:
    assert Quantity(amount).amount == exact


@pytest.mark.parametrize("amount", [0.6, True, None, object()])
def test_what_is_no_exact_number_is_refused(amount: object) -> None:
    with pytest.raises(InputTypeError, match="amount"):
        Quantity(amount)


@pytest.mark.parametrize("amount", ["ten", "1/0", "", Decimal("NaN"), Decimal("Infinity"), "NaN"])
def test_what_reads_as_no_number_is_refused(amount: object) -> None:
    with pytest.raises(InputValueError, match="is no number"):
        Quantity(amount)


def test_the_unit_is_one() -> None:
    with pytest.raises(InputTypeError, match="unit"):
        Quantity(1, "cm")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "order"),
    [
        (Quantity(60, CM), Quantity(600, MM), 0),
        (Quantity(601, MM), Quantity(60, CM), 1),
        (Quantity("59.9", CM), Quantity(60, CM), -1),
        (Quantity(60, CM), Quantity(60), None),
    ],
)
def test_like_is_compared_with_like(one: Quantity, two: Quantity, order: int | None) -> None:
    assert one.compare(two) == order


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        (Quantity("49.50", MeasureUnit.SQUARE_METRE), "49.5平方米", "49.5 m²"),
        (
            Quantity(20_000, MeasureUnit.REGISTERED_PERSON),
            "20000人（户籍）",
            "20000 registered people",
        ),
        (Quantity("0.29", MeasureUnit.SHARE), "29%", "29%"),
        (Quantity("2/3"), "2/3", "2/3"),
    ],
)
def test_an_amount_is_told_with_its_unit(quantity: Quantity, zh: str, en: str) -> None:
    assert (quantity.describe("zh"), quantity.describe("en")) == (zh, en)
