"""Runs the conformance cases of hours.toml and surcharges.toml."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from govsvc.deadlines import Exclude, HourMode, Period, due_at, surcharge

_HERE = Path(__file__).parent


def cases(name: str) -> pytest.MarkDecorator:
    """Every case of a file, by its id."""
    told: list[dict[str, Any]] = tomllib.loads((_HERE / name).read_text("utf-8"))["case"]
    return pytest.mark.parametrize("case", told, ids=[case["id"] for case in told])


@cases("hours.toml")
def test_hours_end_when_the_law_says(case: dict[str, Any]) -> None:
    period = case.get("rule") or Period.hours(case["hours"])
    answer = due_at(period, case["moment"], mode=HourMode(case["mode"]))
    assert (answer.due, answer.safe_due) == (case["due"], case["safe_due"])
    assert case["cite"] in [citation.text("zh") for citation in answer.citations]


@cases("surcharges.toml")
def test_a_surcharge_is_what_the_law_says(case: dict[str, Any]) -> None:
    spared = [Exclude(**span, reason="review_or_suit") for span in case.get("left_out", ())]
    answer = surcharge(Decimal(case["fine"]), case["due"], case["paid"], left_out=spared)
    assert (answer.days, answer.amount) == (case["days"], Decimal(case["amount"]))
    assert case["cite"] in [citation.text("zh") for citation in answer.citations]
