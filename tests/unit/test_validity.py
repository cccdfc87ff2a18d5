"""Spans of days, both ends inclusive."""

import datetime as dt

import attrs
import pytest

from govsvc.errors import InputTypeError, InputValueError
from govsvc.unknown import UNKNOWN
from govsvc.validity import ALWAYS, Validity


def day(number: int) -> dt.date:
    return dt.date(2024, 1, number)


def span(first: int | None, last: int | None) -> Validity:
    return Validity(
        valid_from=None if first is None else day(first),
        valid_to=None if last is None else day(last),
    )


@pytest.mark.parametrize(
    ("first", "last", "asked", "expected"),
    [
        pytest.param(10, 20, 9, False, id="day-before"),
        pytest.param(10, 20, 10, True, id="first-day"),
        pytest.param(10, 20, 15, True, id="inside"),
        pytest.param(10, 20, 20, True, id="last-day"),
        pytest.param(10, 20, 21, False, id="day-after"),
        pytest.param(10, 10, 10, True, id="one-day"),
        pytest.param(10, 10, 11, False, id="one-day-after"),
        pytest.param(None, 20, 1, True, id="open-start"),
        pytest.param(None, 20, 21, False, id="open-start-after"),
        pytest.param(10, None, 31, True, id="open-end"),
        pytest.param(10, None, 9, False, id="open-end-before"),
        pytest.param(None, None, 15, True, id="no-ends"),
    ],
)
def test_covers(first: int | None, last: int | None, asked: int, *, expected: bool) -> None:
    assert span(first, last).covers(day(asked)) is expected


@pytest.mark.parametrize("edge", [dt.date.min, dt.date.max])
def test_always_covers_every_day(edge: dt.date) -> None:
    assert ALWAYS.covers(edge)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param((1, 5), (6, 9), False, id="adjacent"),
        pytest.param((1, 5), (5, 9), True, id="one-day-shared"),
        pytest.param((1, 9), (3, 4), True, id="inside"),
        pytest.param((1, 2), (8, 9), False, id="apart"),
        pytest.param((None, 5), (5, None), True, id="open-meet"),
        pytest.param((None, 5), (6, None), False, id="open-apart"),
        pytest.param((None, None), (4, 4), True, id="always"),
        pytest.param((5, None), (9, None), True, id="both-open-end"),
        pytest.param((None, 5), (None, 1), True, id="both-open-start"),
    ],
)
def test_overlaps_both_ways(
    one: tuple[int | None, int | None], two: tuple[int | None, int | None], *, expected: bool
) -> None:
    assert span(*one).overlaps(span(*two)) is expected
    assert span(*two).overlaps(span(*one)) is expected


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputValueError) as caught:
        span(10, 9)
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.value", "valid_to", "2024-01-09")
    assert error.explain("zh") == "有效期止于 2024-01-09，早于起始日 2024-01-10；请核对两个日期"
    assert error.explain("en") == (
        "validity ends on `2024-01-09`, before it begins on `2024-01-10`; check the two days"
    )


@pytest.mark.parametrize("end", ["valid_from", "valid_to"])
@pytest.mark.parametrize(
    "value",
    [dt.datetime(2024, 1, 1), "2024-01-01", 0, False, UNKNOWN],  # noqa: DTZ001
    ids=["moment", "text", "zero", "false", "unknown"],
)
def test_an_end_that_is_no_plain_day_is_refused(end: str, value: object) -> None:
    with pytest.raises(InputTypeError) as caught:
        Validity(**{end: value})  # type: ignore[arg-type]
    assert caught.value.name == end


def test_changing_an_end_checks_again() -> None:
    with pytest.raises(InputValueError):
        attrs.evolve(span(10, 20), valid_to=day(9))


def test_always_has_no_ends() -> None:
    assert Validity() == ALWAYS
    assert (ALWAYS.valid_from, ALWAYS.valid_to) == (None, None)


def test_ends_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        Validity(day(1))  # type: ignore[call-arg]


def test_only_a_plain_day_can_be_asked() -> None:
    with pytest.raises(InputTypeError) as caught:
        ALWAYS.covers("2024-01-01")  # type: ignore[arg-type]
    assert caught.value.name == "day"
