"""Tenures, divisions, and how sure an answer about a day is."""

import datetime as dt
import itertools

import pytest

from govsvc import from_dict, to_dict
from govsvc.divisions import (
    Division,
    DivisionCode,
    Kind,
    Level,
    Lookup,
    Precision,
    Succession,
    Tenure,
    registry,
)
from govsvc.divisions.lookup import is_alive, precision_on
from govsvc.errors import InputTypeError, InputValueError
from govsvc.unknown import UNKNOWN

DAY = dt.date
OPEN = Tenure(may_from=DAY(2011, 1, 1), sure_from=DAY(2011, 12, 31), sure_to=DAY(2026, 9, 30))
OLD = Tenure(sure_from=DAY(1981, 12, 31), sure_to=DAY(1996, 12, 31), may_to=DAY(1997, 12, 30))


@pytest.mark.parametrize(
    ("tenure", "day", "covered"),
    [
        pytest.param(OPEN, DAY(2010, 12, 31), False, id="year-before"),
        pytest.param(OPEN, DAY(2011, 1, 1), UNKNOWN, id="year-of-begin"),
        pytest.param(OPEN, DAY(2011, 12, 30), UNKNOWN, id="day-before-the-end-of-it"),
        pytest.param(OPEN, DAY(2011, 12, 31), True, id="end-of-it"),
        pytest.param(OPEN, DAY(2026, 9, 30), True, id="last-day-of-the-data"),
        pytest.param(OPEN, DAY(2026, 10, 1), UNKNOWN, id="beyond-the-data"),
        pytest.param(OLD, DAY(1970, 1, 1), UNKNOWN, id="before-the-data"),
        pytest.param(OLD, DAY(1981, 12, 30), UNKNOWN, id="first-year-of-the-data"),
        pytest.param(OLD, DAY(1981, 12, 31), True, id="first-day-of-the-data"),
        pytest.param(OLD, DAY(1996, 12, 31), True, id="year-before-the-end"),
        pytest.param(OLD, DAY(1997, 1, 1), UNKNOWN, id="year-of-end"),
        pytest.param(OLD, DAY(1997, 12, 30), UNKNOWN, id="last-day-it-can-have-existed"),
        pytest.param(OLD, DAY(1997, 12, 31), False, id="end-of-the-year"),
    ],
)
def test_what_a_tenure_covers(tenure: Tenure, day: dt.date, covered: object) -> None:
    assert tenure.covers(day) is covered


@pytest.mark.parametrize("day", [dt.datetime(2011, 1, 1), "2011-01-01", 2011])  # noqa: DTZ001
def test_a_tenure_is_asked_about_days(day: object) -> None:
    with pytest.raises(InputTypeError):
        OPEN.covers(day)  # type: ignore[arg-type]


def test_the_years_and_the_words_of_a_tenure() -> None:
    assert (OPEN.since, OPEN.until, OLD.since, OLD.until) == (2011, None, None, 1997)
    assert (OPEN.text(), OPEN.text("en")) == ("2011 年起", "from 2011")
    assert OLD.text() == "1981 年已有，至 1997 年"
    assert OLD.text("en") == "since 1981 or before until 1997"
    assert Tenure.of_years(2011, 2019).text() == "2011 年起，至 2019 年"
    lone = Tenure(sure_from=DAY(2023, 6, 30), sure_to=DAY(2025, 11, 30))
    assert (lone.text(), lone.text("en")) == ("2023 年已有", "since 2023 or before")


ENDS = (DAY(2000, 1, 1), DAY(2000, 12, 31), DAY(2005, 12, 31), DAY(2006, 12, 30))


@pytest.mark.parametrize(
    "ends", [ends for ends in itertools.permutations(ENDS) if list(ends) != sorted(ends)]
)
def test_days_out_of_order_are_refused(ends: tuple[dt.date, ...]) -> None:
    names = ("may_from", "sure_from", "sure_to", "may_to")
    with pytest.raises(InputValueError):
        Tenure(**dict(zip(names, ends, strict=True)))


def test_an_end_must_be_a_plain_day() -> None:
    with pytest.raises(InputTypeError):
        Tenure(sure_from="2000-01-01", sure_to=DAY(2001, 1, 1))  # type: ignore[arg-type]


def division(tenure: Tenure = OPEN, *, gone: bool = False) -> Division:
    return Division(
        code=DivisionCode("520502"),
        name="七星关区",
        kind=Kind.DISTRICT,
        parent=DivisionCode("520500"),
        validity=tenure,
        successors=UNKNOWN if gone else (Succession(code=DivisionCode("520523"), year=2015),),
    )


def test_a_division_knows_its_level_nature_and_short_name() -> None:
    place = division()
    assert (place.level, place.short_name) == (Level.COUNTY, "七星关")
    assert place.nature.organ.zh == "人民政府"
    assert place.existed_on(DAY(2011, 6, 1)) is UNKNOWN
    assert hash(place) == hash(division())


@pytest.mark.parametrize("gone", [False, True])
def test_a_division_on_the_wire(*, gone: bool) -> None:
    place = division(gone=gone)
    assert from_dict(Division, to_dict(place)) == place


# Answers about a day.


def test_the_words_of_precision() -> None:
    assert [precision.label.zh for precision in Precision] == [
        "确定",
        "当年内有变更，资料只精确到年",
        "早于资料起点",
        "晚于资料截止日，可能已有变更",
    ]


@pytest.mark.parametrize(
    ("tenure", "day", "precision"),
    [
        (OPEN, DAY(2020, 5, 1), Precision.SETTLED),
        (OPEN, DAY(2011, 5, 1), Precision.CHANGE_YEAR),
        (OPEN, DAY(2027, 1, 1), Precision.AFTER_VINTAGE),
        (OLD, DAY(1980, 1, 1), Precision.BEFORE_HISTORY),
        (OLD, DAY(1997, 6, 1), Precision.CHANGE_YEAR),
    ],
)
def test_how_sure_an_answer_is(tenure: Tenure, day: dt.date, precision: Precision) -> None:
    assert precision_on([division(tenure)], day) is precision


def test_who_is_alive() -> None:
    assert is_alive(division(OPEN), None)
    assert not is_alive(division(OLD), None)
    assert is_alive(division(OLD), DAY(1997, 6, 1))
    assert not is_alive(division(OLD), DAY(1997, 12, 31))


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        pytest.param(
            DAY(2019, 6, 1),
            "510922，2019-06-01：射洪县（1985 年起，至 2019 年）？ [当年内有变更，资料只精确到年]",
            "510922 on 2019-06-01: 射洪县 (from 1985 until 2019)? [changed in that year, and only "
            "the year is known]",
            id="unsettled",
        ),
        pytest.param(
            DAY(2018, 6, 1),
            "510922，2018-06-01：射洪县（1985 年起，至 2019 年）",
            "510922 on 2018-06-01: 射洪县 (from 1985 until 2019)",
            id="settled",
        ),
    ],
)
def test_an_answer_explains_itself(day: dt.date, zh: str, en: str) -> None:
    found = registry().at("510922", day)
    assert (found.explain(), found.explain("en")) == (zh, en)
    assert from_dict(Lookup, to_dict(found)) == found


def test_a_day_beyond_the_data_is_answered_and_marked() -> None:
    found = registry().at("520502", DAY(2027, 3, 1))
    assert found.division is not UNKNOWN
    assert found.division.name == "七星关区"
    assert found.explain("en").endswith("[after the data end, it may have changed since]")
