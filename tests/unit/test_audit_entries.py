"""How a table writes a check."""

import datetime as dt
from typing import Any

import pytest

from govsvc.audits import (
    AtLeast,
    AtMost,
    Bound,
    Bracket,
    Check,
    CheckEntry,
    Complete,
    Contains,
    Count,
    Covers,
    DueBy,
    FieldKind,
    IsIn,
    MeasureUnit,
    Modality,
    NameIs,
    Order,
    Quantity,
    Ratio,
    Shape,
    Step,
    read_check,
)
from govsvc.codec import structure
from govsvc.errors import PayloadError
from govsvc.law import Provision, parse_citation
from govsvc.service_sites import SERVICE_SITE
from govsvc.structures import TOWNSHIP_STRUCTURE
from govsvc.wording import Text

HEADER = Provision(
    id="x",
    name=Text(zh="x", en="x"),
    summary=Text(zh="x", en="x"),
    citations=[parse_citation("行政许可法第30条")],
)


def read(field: str, subject: str = "service_site", **table: Any) -> Check:  # noqa: ANN401
    whole = {"subject": subject, "field": field, "code": "X", **table}
    entry = structure(whole, CheckEntry, name="x.toml", path="check[0]")
    kind = SERVICE_SITE if subject == "service_site" else TOWNSHIP_STRUCTURE
    return read_check(entry, HEADER, kind, name="x.toml", path="check[0]")


@pytest.mark.parametrize(
    ("field", "table", "shape"),
    [
        (
            "area",
            {"at_least": {"limit": 50, "unit": "m2", "modality": "generally"}},
            AtLeast(bound=Bound(Quantity(50, MeasureUnit.SQUARE_METRE), Modality.GENERALLY)),
        ),
        ("staff.total", {"at_most": {"limit": 7}}, AtMost(bound=Bound(Quantity(7)))),
        (
            "windows.outward",
            {"count": {"least": {"limit": 1}, "most": {"limit": 1}}},
            Count(least=Bound(Quantity(1)), most=Bound(Quantity(1))),
        ),
        (
            "plaque.material",
            {"is_in": {"values": ["gold"], "open": True, "modality": "in_principle"}},
            IsIn(values=("gold",), open=True, modality=Modality.IN_PRINCIPLE),
        ),
        (
            "rules",
            {"contains": {"values": ["b", "a"], "synonyms": {"B": "b"}, "open": True}},
            Contains(values=("b", "a"), synonyms=(("B", "b"),), open=True),
        ),
        ("name", {"name_is": {"pattern": "{place_name}x"}}, NameIs(pattern="{place_name}x")),
        ("posted_rules", {"covers": {"of": "rules"}}, Covers(of="rules")),
        ("channels", {"order": {"steps": ["a", "b"]}}, Order(steps=("a", "b"))),
        ("plaque", {"complete": {"parts": ["width"]}}, Complete(parts=("width",))),
    ],
)
def test_a_table_writes_a_shape(field: str, table: dict[str, Any], shape: Shape) -> None:
    (reading,) = read(field, **table).readings
    assert reading.shape == shape


def test_a_table_writes_shares_and_brackets() -> None:
    share = read(
        "experienced_leaders",
        "township_structure",
        ratio={"of": "leaders", "least": {"limit": "2/3"}},
    )
    assert share.readings[0].shape == Ratio(of="leaders", least=Bound(Quantity("2/3")))
    steps = [{"wanted": 5, "most": 20000}, {"wanted": 9, "least": 20001, "at_most": True}]
    offices = read(
        "offices",
        "township_structure",
        bracket={"by": "population", "unit": "registered_person", "steps": steps},
    )
    people = MeasureUnit.REGISTERED_PERSON
    assert offices.readings[0].shape == Bracket(
        by="population",
        steps=(
            Step(wanted=5, most=Quantity(20_000, people)),
            Step(wanted=9, least=Quantity(20_001, people), at_most=True),
        ),
    )


def test_a_table_writes_two_readings() -> None:
    told = read(
        "equipment",
        readings=[
            {"contains": {"values": ["a"]}, "why": {"zh": "一", "en": "one"}},
            {"contains": {"values": ["b"]}, "why": {"zh": "二", "en": "two"}},
        ],
        displaces=["y"],
    )
    assert [reading.why and reading.why.en for reading in told.readings] == ["one", "two"]
    assert told.displaces == ("y",)


@pytest.mark.parametrize(
    ("field", "table", "problem"),
    [
        pytest.param("area", {}, "check[0]: expected exactly one of at_least", id="no-shape"),
        pytest.param(
            "area",
            {"at_least": {"limit": 1}, "at_most": {"limit": 2}},
            "found: at_least, at_most",
            id="two-shapes",
        ),
        pytest.param(
            "area",
            {"at_most": {"limit": 2}, "readings": [{"at_least": {"limit": 1}}]},
            "with `readings` there is no other shape",
            id="readings-and-a-shape",
        ),
        pytest.param(
            "area",
            {"readings": [{}]},
            "check[0].readings[0]: expected exactly one",
            id="in-reading",
        ),
        pytest.param(
            "area",
            {"at_least": {"limit": "ten"}},
            "check[0].at_least: `ten` is no number",
            id="limit",
        ),
        pytest.param(
            "rules", {"count": {}}, "check[0].count: `count` names no bound", id="no-bound"
        ),
        pytest.param(
            "windows.inward",
            {"at_least": {"limit": 1}},
            "`service_site` has no field `windows.inward`; there are: area, area_measure",
            id="unknown-field",
        ),
        pytest.param(
            "rules",
            {"at_least": {"limit": 1}},
            "field `rules` is of kind list, this shape measures quantity, number",
            id="field-of-another-kind",
        ),
        pytest.param(
            "posted_rules", {"covers": {"of": "norms"}}, "has no field `norms`", id="other-field"
        ),
        pytest.param(
            "staff.total",
            {"ratio": {"least": {"limit": 1}}},
            "has no field ``",
            id="share-of-nothing",
        ),
        pytest.param(
            "name", {"name_is": {"pattern": "{town}x"}}, "has no field `town`", id="placeholder"
        ),
        pytest.param(
            "plaque", {"complete": {"parts": ["depth"]}}, "has no field `plaque.depth`", id="part"
        ),
    ],
)
def test_an_unsound_table_is_refused_with_its_place(
    field: str, table: dict[str, Any], problem: str
) -> None:
    with pytest.raises(PayloadError) as caught:
        read(field, **table)
    assert problem in str(caught.value)


def test_a_bracket_names_what_decides() -> None:
    steps = [{"wanted": 1}]
    with pytest.raises(PayloadError, match="field `place` is of kind text"):
        read("offices", "township_structure", bracket={"by": "place", "steps": steps})


def test_every_problem_is_told() -> None:
    readings = [{}, {"at_least": {"limit": "x"}}]
    with pytest.raises(PayloadError) as caught:
        read("area", readings=readings)
    assert [problem.path for problem in caught.value.problems] == [
        "check[0].readings[0]",
        "check[0].readings[1].at_least",
    ]


def test_a_day_is_written_as_a_day() -> None:
    """No shipped subject has a day of its own yet; the shape is refused on what is none."""
    with pytest.raises(PayloadError, match="field `area` is of kind quantity"):
        read("area", due={"on": dt.date(2020, 5, 31)})
    assert DueBy(on=dt.date(2020, 5, 31)).modality is Modality.MUST
    assert FieldKind.DAY.value == "day"
