"""Every shape held against values it meets, misses, and cannot tell."""

import datetime as dt

import attrs
import pytest

from govsvc.audits import (
    AtLeast,
    AtMost,
    Bound,
    Bracket,
    Complete,
    Contains,
    Count,
    Covers,
    DueBy,
    IsIn,
    MeasureUnit,
    Modality,
    NameIs,
    Order,
    Quantity,
    Ratio,
    Severity,
    Shape,
    Step,
    SubjectType,
    UncheckedReason,
)
from govsvc.audits.measuring import BOUNDARY, Result, measure
from govsvc.errors import InputValueError
from govsvc.fields import as_maybe_tuple
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

M2, HUKOU, RESIDENT = (
    MeasureUnit.SQUARE_METRE,
    MeasureUnit.REGISTERED_PERSON,
    MeasureUnit.RESIDENT_PERSON,
)


@attrs.frozen(kw_only=True)
class Agreement:
    matter: Maybe[str | None] = UNKNOWN
    fee: Maybe[Quantity | None] = UNKNOWN
    lists: Maybe[tuple[str, ...]] = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)


@attrs.frozen(kw_only=True)
class Thing:
    name: Maybe[str | None] = UNKNOWN
    place: Maybe[str] = UNKNOWN
    open: Maybe[bool] = UNKNOWN
    area: Maybe[Quantity | None] = UNKNOWN
    people: Maybe[Quantity | None] = UNKNOWN
    number: Maybe[int] = UNKNOWN
    part: Maybe[int | None] = UNKNOWN
    done: Maybe[dt.date | None] = UNKNOWN
    words: Maybe[tuple[Maybe[str], ...] | None] = attrs.field(
        default=UNKNOWN, converter=as_maybe_tuple
    )
    wanted: Maybe[tuple[Maybe[str], ...]] = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    agreement: Maybe[Agreement | None] = UNKNOWN


KIND = SubjectType(name="thing", model=Thing, label=Text(zh="东西", en="thing"))


def held(shape: Shape, path: str, thing: Thing) -> Result:
    return measure(shape, path, lambda where: KIND.read(thing, where))


def verdict(shape: Shape, path: str, **fields: object) -> Severity | UncheckedReason | None:
    result = held(shape, path, Thing(**fields))  # type: ignore[arg-type]
    return result.severity or result.reason


def bound(limit: int | str, modality: Modality = Modality.MUST, unit: MeasureUnit = M2) -> Bound:
    return Bound(Quantity(limit, unit), modality)


V, W, I, U = Severity.VIOLATION, Severity.WARNING, Severity.INFO, Severity.UNDETERMINED  # noqa: E741
OPEN, UNITS = UncheckedReason.FIELD_UNKNOWN, UncheckedReason.UNITS_DIFFER
OUT = UncheckedReason.OUT_OF_RANGE


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(Quantity(50, M2), None, id="the-bound-itself"),
        pytest.param(Quantity("49.99", M2), W, id="just-below"),
        pytest.param(None, W, id="none"),
        pytest.param(UNKNOWN, OPEN, id="unknown"),
        pytest.param(Quantity(50, MeasureUnit.CENTIMETRE), UNITS, id="another-unit"),
    ],
)
def test_an_amount_is_held_against_a_least(amount: object, expected: object) -> None:
    assert verdict(AtLeast(bound=bound(50, Modality.GENERALLY)), "area", area=amount) is expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(Quantity(9, M2), None, id="the-bound-itself"),
        pytest.param(Quantity("9.01", M2), V, id="just-above"),
        pytest.param(None, None, id="none-is-not-too-much"),
        pytest.param(UNKNOWN, OPEN, id="unknown"),
    ],
)
def test_an_amount_is_held_against_a_most(amount: object, expected: object) -> None:
    assert verdict(AtMost(bound=bound(9)), "area", area=amount) is expected


OFFICES = Count(
    least=bound(7, Modality.GENERALLY, MeasureUnit.ONE), most=bound(9, unit=MeasureUnit.ONE)
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(6, W), (7, None), (9, None), (10, V), (UNKNOWN, OPEN)],
)
def test_each_bound_of_a_count_has_its_own_modality(number: object, expected: object) -> None:
    assert verdict(OFFICES, "number", number=number) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(tuple("abcdefg"), None, id="seven"),
        pytest.param(("a",), W, id="one"),
        pytest.param(None, W, id="none"),
        pytest.param((*"abcdefg", UNKNOWN), OPEN, id="seven-or-more"),
        pytest.param((*"abcdefghij", UNKNOWN), V, id="ten-or-more"),
    ],
)
def test_what_is_listed_is_counted(words: object, expected: object) -> None:
    assert verdict(OFFICES, "words", words=words) is expected


def test_equal_bounds_are_told_as_a_number() -> None:
    one = bound(1, unit=MeasureUnit.ONE)
    result = held(Count(least=one, most=one), "number", Thing(number=2))
    assert (result.expected.zh, result.found.zh) == ("为1", "2")


TWO_THIRDS = Ratio(of="number", least=bound("2/3", unit=MeasureUnit.ONE))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(8, 11, None, id="8-of-11"),
        pytest.param(7, 11, V, id="7-of-11"),
        pytest.param(6, 9, None, id="exactly"),
        pytest.param(0, 0, OUT, id="of-nothing"),
        pytest.param(None, 9, OUT, id="none"),
        pytest.param(UNKNOWN, 9, OPEN, id="part-unknown"),
        pytest.param(6, UNKNOWN, OPEN, id="whole-unknown"),
    ],
)
def test_a_share_is_compared_exactly(part: object, whole: object, expected: object) -> None:
    assert verdict(TWO_THIRDS, "part", part=part, number=whole) is expected


def test_a_share_that_falls_short_tells_how_many_are_needed() -> None:
    result = held(TWO_THIRDS, "part", Thing(part=7, number=11))
    assert "8" in result.expected.en
    assert result.found.en == "7/11"


def test_a_share_can_be_too_large() -> None:
    shape = Ratio(of="number", most=bound("1/2", unit=MeasureUnit.ONE))
    assert verdict(shape, "part", part=2, number=3) is V


def test_a_share_of_something_else_is_none() -> None:
    shape = Ratio(of="people", least=bound("1/2", unit=MeasureUnit.ONE))
    fields = {"area": Quantity(1, M2), "people": Quantity(2, HUKOU)}
    assert verdict(shape, "area", **fields) is UNITS


GOLD = IsIn(values=("gold", "silver"))


@pytest.mark.parametrize(
    ("shape", "name", "expected"),
    [
        pytest.param(GOLD, "gold", None, id="listed"),
        pytest.param(GOLD, "tin", V, id="not-listed"),
        pytest.param(GOLD, None, V, id="none"),
        pytest.param(GOLD, UNKNOWN, OPEN, id="unknown"),
        pytest.param(attrs.evolve(GOLD, open=True), "tin", U, id="open-list-never-condemns"),
        pytest.param(attrs.evolve(GOLD, modality=Modality.MAY), "tin", I, id="may"),
    ],
)
def test_a_value_is_one_of_a_list(shape: Shape, name: object, expected: object) -> None:
    assert verdict(shape, "name", name=name) is expected


def test_a_truth_value_is_no_word() -> None:
    assert verdict(IsIn(values=(True,)), "open", open=True) is None
    assert verdict(IsIn(values=(True,)), "open", open=False) is V


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("gold", "silver"), None, id="all"),
        pytest.param((), None, id="nothing"),
        pytest.param(("gold", "tin"), V, id="one-strange"),
        pytest.param(("gold", UNKNOWN), OPEN, id="one-unknown"),
        pytest.param(("tin", UNKNOWN), V, id="strange-whatever-else"),
    ],
)
def test_each_of_the_values_is_one_of_a_list(words: object, expected: object) -> None:
    assert verdict(GOLD, "words", words=words) is expected


RULES = Contains(values=("a", "b"), synonyms=(("B", "b"),), open=True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("a", "b", "c"), None, id="all-and-more"),
        pytest.param(("a", "B"), None, id="by-another-name"),
        pytest.param(("a",), V, id="one-missing-of-an-open-list"),
        pytest.param(None, V, id="none"),
        pytest.param(("a", UNKNOWN), OPEN, id="perhaps"),
        pytest.param(("a", "b", UNKNOWN), None, id="all-whatever-else"),
    ],
)
def test_all_that_is_named_is_wanted(words: object, expected: object) -> None:
    assert verdict(RULES, "words", words=words) is expected


def test_what_is_missing_is_named() -> None:
    assert held(RULES, "words", Thing(words=("a",))).found.zh == "缺少：b"


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("青县中心", "青县", None),
        ("青县大厅", "青县", V),
        (None, "青县", V),
        (UNKNOWN, "青县", OPEN),
        ("青县中心", UNKNOWN, OPEN),
    ],
)
def test_a_name_follows_a_pattern(name: object, place: object, expected: object) -> None:
    assert verdict(NameIs(pattern="{place}中心"), "name", name=name, place=place) is expected


@pytest.mark.parametrize(
    ("words", "wanted", "expected"),
    [
        pytest.param(("a", "b"), ("a",), None, id="covered"),
        pytest.param(("a",), ("a", "b"), V, id="one-missing"),
        pytest.param(("a", UNKNOWN), ("a", "b"), OPEN, id="perhaps"),
        pytest.param(("a",), ("a", UNKNOWN), OPEN, id="more-may-be-wanted"),
        pytest.param(("a",), ("b", UNKNOWN), V, id="missing-whatever-else"),
        pytest.param(("a", UNKNOWN), ("a",), None, id="covered-whatever-else"),
        pytest.param(UNKNOWN, ("a",), OPEN, id="unknown"),
        pytest.param(("a",), UNKNOWN, OPEN, id="wanted-unknown"),
    ],
)
def test_one_list_covers_another(words: object, wanted: object, expected: object) -> None:
    assert verdict(Covers(of="wanted"), "words", words=words, wanted=wanted) is expected


CHAIN = Order(steps=("draw", "approve", "publish"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("draw", "hear", "approve", "publish"), None, id="others-between"),
        pytest.param(("draw", "publish"), V, id="one-left-out"),
        pytest.param(("draw", "publish", "approve"), V, id="wrong-order"),
        pytest.param(None, V, id="none"),
        pytest.param(("draw", UNKNOWN, "publish"), OPEN, id="one-unknown"),
    ],
)
def test_steps_come_in_order(words: object, expected: object) -> None:
    assert verdict(CHAIN, "words", words=words) is expected


def test_the_step_out_of_place_is_named() -> None:
    result = held(CHAIN, "words", Thing(words=("draw", "publish")))
    assert result.found.en == "draw → publish (approve)"


PARTS = Complete(parts=("matter", "fee", "lists"))


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        pytest.param(Agreement(matter="x", fee=Quantity(1), lists=("a",)), None, id="whole"),
        pytest.param(Agreement(matter=None, fee=Quantity(1), lists=("a",)), V, id="one-none"),
        pytest.param(Agreement(matter="", fee=Quantity(1), lists=("a",)), V, id="one-empty"),
        pytest.param(Agreement(matter="x", fee=Quantity(1), lists=()), V, id="an-empty-list"),
        pytest.param(Agreement(matter=None), V, id="one-none-others-unknown"),
        pytest.param(Agreement(matter="x"), OPEN, id="others-unknown"),
        pytest.param(None, V, id="no-record"),
        pytest.param(UNKNOWN, OPEN, id="unknown"),
    ],
)
def test_a_record_is_filled_in(agreement: object, expected: object) -> None:
    assert verdict(PARTS, "agreement", agreement=agreement) is expected


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        (dt.date(2020, 5, 31), None),
        (dt.date(2020, 6, 1), V),
        (None, V),
        (UNKNOWN, OPEN),
    ],
)
def test_done_on_or_before_a_day(done: object, expected: object) -> None:
    assert verdict(DueBy(on=dt.date(2020, 5, 31)), "done", done=done) is expected


def test_days_late_are_told() -> None:
    result = held(DueBy(on=dt.date(2020, 5, 31)), "done", Thing(done=dt.date(2020, 6, 2)))
    assert "2 days late" in result.found.en


BRACKETS = Bracket(
    by="people",
    steps=(
        Step(wanted=5, most=Quantity(20_000, HUKOU)),
        Step(wanted=7, least=Quantity(20_000, HUKOU), most=Quantity(60_000, HUKOU)),
        Step(wanted=9, least=Quantity(60_001, HUKOU), at_most=True),
    ),
)


@pytest.mark.parametrize(
    ("people", "number", "expected"),
    [
        pytest.param(19_999, 5, None, id="lower"),
        pytest.param(19_999, 6, V, id="lower-missed"),
        pytest.param(20_000, 5, Severity.AMBIGUOUS, id="on-the-shared-boundary"),
        pytest.param(20_000, UNKNOWN, Severity.AMBIGUOUS, id="ambiguous-before-it-is-counted"),
        pytest.param(20_000, 8, V, id="wrong-by-both"),
        pytest.param(40_000, 7, None, id="middle"),
        pytest.param(70_000, 4, None, id="a-ceiling"),
        pytest.param(70_000, 10, V, id="above-the-ceiling"),
        pytest.param(40_000, UNKNOWN, OPEN, id="not-counted"),
    ],
)
def test_what_is_wanted_depends_on_a_bracket(people: int, number: object, expected: object) -> None:
    size = Quantity(people, HUKOU)
    assert verdict(BRACKETS, "number", people=size, number=number) is expected


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param(UNKNOWN, OPEN, id="unknown"),
        pytest.param(None, UNITS, id="none"),
        pytest.param(Quantity(5, RESIDENT), UNITS, id="residents-are-not-the-registered"),
    ],
)
def test_a_bracket_needs_its_own_measure(people: object, expected: object) -> None:
    assert verdict(BRACKETS, "number", people=people, number=5) is expected


def test_no_bracket_covers_the_amount() -> None:
    gap = attrs.evolve(BRACKETS, steps=BRACKETS.steps[1:2])
    assert verdict(gap, "number", people=Quantity(1, HUKOU), number=5) is OUT


def test_a_shared_boundary_tells_both_readings() -> None:
    result = held(BRACKETS, "words", Thing(people=Quantity(20_000, HUKOU), words=tuple("abcde")))
    assert result.code == BOUNDARY
    assert [text.en for text in result.readings] == ["exactly 5", "exactly 7"]
    assert result.found.en == "5"


@pytest.mark.parametrize(
    ("modality", "severity"),
    [
        (Modality.MUST, V),
        (Modality.IN_PRINCIPLE, W),
        (Modality.GENERALLY, W),
        (Modality.MAY, I),
        (Modality.ENCOURAGED, I),
        (Modality.STRIVE, I),
        (Modality.TOLD, I),
    ],
)
def test_how_strongly_a_text_binds_decides_the_severity(
    modality: Modality, severity: Severity
) -> None:
    result = held(AtLeast(bound=bound(50, modality)), "area", Thing(area=Quantity(1, M2)))
    assert result.severity is severity
    assert modality.label.zh
    assert severity.label.en
    if modality is not Modality.MUST:
        assert result.expected.zh.startswith(modality.label.zh)


def test_a_shape_names_a_bound() -> None:
    for build in (Count, lambda: Ratio(of="x"), lambda: Bracket(by="x", steps=())):
        with pytest.raises(InputValueError, match="names no bound"):
            build()
