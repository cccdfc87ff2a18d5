"""To plain data and back: nothing is converted on the way in, and every problem has its path."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Any, Literal, Optional, Union

import attrs
import cattrs
import pytest

from govsvc.calendars import (
    Closure,
    StandingRule,
    local_notices,
    national_calendar,
    national_notices,
)
from govsvc.codec import from_dict, make_json_converter, structure, to_dict
from govsvc.conditions import EVERYTHING, Between, Box, OneOf, Scalar
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Period,
    PeriodKind,
    Roll,
    Unit,
    due,
    find_rule,
    find_rules,
)
from govsvc.documents import Limits
from govsvc.errors import CodeError, InputValueError, PayloadError, Problem
from govsvc.law import (
    Doubt,
    DoubtKind,
    Provision,
    SourceVersion,
    Status,
    national_sources,
    parse_citation,
)
from govsvc.territory import NATIONAL, Territory
from govsvc.unknown import UNKNOWN, Maybe, Unknown
from govsvc.validity import ALWAYS, Validity
from govsvc.wording import Text

DAY = dt.date(2024, 1, 1)
MOMENT = dt.datetime(2024, 1, 1, 9)  # noqa: DTZ001 - refused, of whatever zone


class Colour(Enum):
    RED = "red"


class Level(IntEnum):
    ONE = 1


class Kind(StrEnum):
    B = "b"
    A = "a"


@attrs.frozen(kw_only=True)
class Case:
    """One field of each shape that the models use."""

    text: str = ""
    number: int = 0
    share: float = 0.0
    flag: bool = False
    day: dt.date = DAY
    kind: Kind = Kind.A
    days: tuple[dt.date, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    pair: tuple[int, str] = (1, "a")
    lines: list[str] = attrs.field(factory=list)
    maybe_number: int | None = None
    maybe_text: Optional[str] = None  # noqa: UP045 - the old way of writing it must work too
    unsure_day: Maybe[dt.date] = UNKNOWN
    unsure_flag: Maybe[bool] | None = None
    unsure_kinds: Maybe[frozenset[Kind]] = UNKNOWN
    scalar: Scalar = ""
    bound: int | dt.date | None = None
    either: int | str = 0
    inner: Validity = ALWAYS
    inners: tuple[Validity, ...] = ()
    table: Mapping[str, Validity] = attrs.field(factory=dict)
    from_: str = ""
    in_: tuple[Validity, ...] = ()


def refused(data: object, kind: Any = Case) -> PayloadError:  # noqa: ANN401 - any type
    with pytest.raises(PayloadError) as caught:
        from_dict(kind, data)
    assert caught.value.code == "payload.malformed"
    return caught.value


def problem(data: object, kind: Any = Case) -> Problem:  # noqa: ANN401 - any type
    (found,) = refused(data, kind).problems
    return found


# What is written


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(DAY, "2024-01-01", id="day"),
        pytest.param(dt.date(1, 2, 3), "0001-02-03", id="early-day"),
        pytest.param(UNKNOWN, "UNKNOWN", id="unknown"),
        pytest.param(None, None, id="none"),
        pytest.param(Kind.A, "a", id="slug"),
        pytest.param(Colour.RED, "red", id="enum"),
        pytest.param(Level.ONE, 1, id="number-enum"),
        pytest.param((DAY, None), ["2024-01-01", None], id="tuple"),
        pytest.param([Kind.B, UNKNOWN], ["b", "UNKNOWN"], id="list"),
        pytest.param(frozenset({Kind.B, Kind.A}), ["a", "b"], id="set"),
        pytest.param({"a": DAY, "b": Kind.A}, {"a": "2024-01-01", "b": "a"}, id="table"),
        pytest.param(Territory("640000"), {"prefix": "64"}, id="territory"),
        pytest.param(
            Validity(valid_to=DAY), {"valid_from": None, "valid_to": "2024-01-01"}, id="model"
        ),
        pytest.param((ALWAYS,), [{"valid_from": None, "valid_to": None}], id="models"),
        pytest.param(EVERYTHING, {"constraints": {}}, id="box"),
        pytest.param(True, True, id="bool"),
        pytest.param("许可", "许可", id="text"),
    ],
)
def test_to_dict_gives_plain_data(value: object, expected: object) -> None:
    found = to_dict(value)
    assert found == expected
    assert json.loads(json.dumps(found)) == expected
    assert type(found) is type(expected)


def test_the_type_of_an_enum_does_not_show_in_the_data() -> None:
    assert type(to_dict(Kind.A)) is str
    assert type(to_dict(Level.ONE)) is int
    assert type(to_dict(Case())["kind"]) is str


@pytest.mark.parametrize(
    ("case", "field", "expected"),
    [
        (Case(kinds=frozenset(Kind)), "kinds", ["a", "b"]),
        (Case(unsure_kinds=frozenset(Kind)), "unsure_kinds", ["a", "b"]),
        (Case(unsure_kinds=UNKNOWN), "unsure_kinds", "UNKNOWN"),
        (Case(unsure_flag=None), "unsure_flag", None),
        (Case(unsure_flag=UNKNOWN), "unsure_flag", "UNKNOWN"),
        (Case(unsure_day=DAY), "unsure_day", "2024-01-01"),
        (Case(maybe_number=3), "maybe_number", 3),
    ],
)
def test_fields_are_written_by_their_value(case: Case, field: str, expected: object) -> None:
    assert to_dict(case)[field] == expected


def test_sets_are_written_in_order_however_they_were_built() -> None:
    letters = "qwertyuiopasdfghjklzxcvbnm"
    for values in (letters, letters[::-1], "".join(sorted(letters))):
        assert to_dict(OneOf(frozenset(values)))["values"] == sorted(letters)
        assert to_dict(frozenset(values)) == sorted(letters)


def test_sets_of_several_types_are_written_in_order_too() -> None:
    assert to_dict(OneOf({"b", 10, "a", 9, True}))["values"] == [True, 9, 10, "a", "b"]


def test_sets_of_models_are_written_in_order_too() -> None:
    texts = [Text(zh=str(n), en="") for n in range(20)]
    written = to_dict(frozenset(texts))
    assert written == to_dict(frozenset(reversed(texts)))
    assert sorted(t["zh"] for t in written) == sorted(t.zh for t in texts)
    assert from_dict(frozenset[Text], written) == frozenset(texts)


def test_sets_of_numbers_are_written_by_size() -> None:
    assert to_dict(OneOf({10, 9, 100}))["values"] == [9, 10, 100]


def test_a_sparse_model_leaves_out_what_is_at_its_default() -> None:
    assert to_dict(parse_citation("行政许可法第42条")) == {
        "source": "apl",
        "title": {"zh": "行政许可法", "en": "Administrative Licensing Law"},
        "article": 42,
    }
    assert to_dict(parse_citation("行政许可法第42条（未核对原文）"))["checked"] is False


def test_other_models_write_their_defaults_too() -> None:
    assert to_dict(Validity()) == {"valid_from": None, "valid_to": None}


def test_a_name_that_python_reserves_loses_its_underscore_both_ways() -> None:
    data = to_dict(Case(from_="x", in_=(ALWAYS,)))
    assert (data["from"], data["in"]) == ("x", [{"valid_from": None, "valid_to": None}])
    assert not {"from_", "in_"} & data.keys()
    assert from_dict(Case, {"from": "y"}).from_ == "y"


def test_the_underscored_name_is_no_key() -> None:
    assert problem({"from_": "y"}).code == "unknown-key"


# What is taken


@pytest.mark.parametrize(
    ("field", "data", "expected"),
    [
        pytest.param("text", "3", "3", id="text"),
        pytest.param("number", -3, -3, id="number"),
        pytest.param("share", 0.5, 0.5, id="fraction"),
        pytest.param("flag", True, True, id="flag"),
        pytest.param("day", "2024-02-29", dt.date(2024, 2, 29), id="day-text"),
        pytest.param("day", dt.date(2024, 2, 29), dt.date(2024, 2, 29), id="day"),
        pytest.param("kind", "b", Kind.B, id="slug"),
        pytest.param("days", ["2024-01-01"], (DAY,), id="list-as-tuple"),
        pytest.param("days", (DAY,), (DAY,), id="tuple"),
        pytest.param("days", [], (), id="empty-list"),
        pytest.param("kinds", ["b", "a", "b"], frozenset(Kind), id="list-as-set"),
        pytest.param("pair", [2, "b"], (2, "b"), id="pair"),
        pytest.param("lines", ["a"], ["a"], id="list"),
        pytest.param("lines", ("a",), ["a"], id="tuple-as-list"),
        pytest.param("maybe_number", None, None, id="none"),
        pytest.param("maybe_number", 3, 3, id="optional"),
        pytest.param("maybe_text", None, None, id="old-optional-none"),
        pytest.param("maybe_text", "None", "None", id="old-optional"),
        pytest.param("unsure_day", "UNKNOWN", UNKNOWN, id="unknown-text"),
        pytest.param("unsure_day", UNKNOWN, UNKNOWN, id="unknown"),
        pytest.param("unsure_day", "2024-01-01", DAY, id="known"),
        pytest.param("unsure_flag", "UNKNOWN", UNKNOWN, id="unknown-of-three"),
        pytest.param("unsure_flag", None, None, id="none-of-three"),
        pytest.param("unsure_flag", False, False, id="false-of-three"),
        pytest.param("unsure_kinds", ["a"], frozenset({Kind.A}), id="known-set"),
        pytest.param("scalar", "village", "village", id="scalar-text"),
        pytest.param("scalar", True, True, id="scalar-flag"),
        pytest.param("scalar", 1, 1, id="scalar-number"),
        pytest.param("scalar", "2024-01-01", DAY, id="scalar-day-text"),
        pytest.param("scalar", DAY, DAY, id="scalar-day"),
        pytest.param("scalar", "2024-02-30", "2024-02-30", id="scalar-no-day"),
        pytest.param("bound", None, None, id="bound-none"),
        pytest.param("bound", 3, 3, id="bound-number"),
        pytest.param("bound", "2024-01-01", DAY, id="bound-day"),
        pytest.param("either", 3, 3, id="either-number"),
        pytest.param("either", "2024-01-01", "2024-01-01", id="either-text-is-no-day"),
        pytest.param("inner", {"valid_to": "2024-01-01"}, Validity(valid_to=DAY), id="model"),
        pytest.param("inners", [{}, {}], (ALWAYS, ALWAYS), id="models"),
        pytest.param("table", {"a": {}}, {"a": ALWAYS}, id="table"),
    ],
)
def test_what_fits_is_taken_as_it_is(field: str, data: object, expected: object) -> None:
    found = getattr(from_dict(Case, {field: data}), field)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        (int | None, None, None),
        (Scalar, True, True),
        (tuple[Kind, ...], ["a"], (Kind.A,)),
        (list[Validity], [{}], [ALWAYS]),
        (dict[str, int], {"a": 1}, {"a": 1}),
        (Unknown, "UNKNOWN", UNKNOWN),
        (Literal["a", "b"], "b", "b"),
        (Literal["a", "b"] | None, "b", "b"),
        (Literal["a", "b"] | None, None, None),
        (Union[Between, OneOf], {"kind": "between", "least": 1}, Between(least=1)),  # noqa: UP007
        (Between | OneOf | None, None, None),
        (Between | OneOf | Unknown, "UNKNOWN", UNKNOWN),
        (Between | OneOf | Unknown, {"kind": "one_of", "values": ["a"]}, OneOf({"a"})),
        (Between | OneOf, Between(least=1), Between(least=1)),
        (Colour, "red", Colour.RED),
    ],
    ids=str,
)
def test_any_annotation_can_be_read(kind: Any, data: object, expected: object) -> None:  # noqa: ANN401
    assert from_dict(kind, data) == expected


# What is refused


@pytest.mark.parametrize("data", [1, "1", "ONE"])
def test_an_enum_is_read_by_its_slug_only(data: object) -> None:
    assert problem(data, Level).code == "type"


NUMBERS = ["3", 3.0, 3.9, True, None, [3], {"a": 3}, b"3", Decimal(3), Level.ONE, UNKNOWN]
TEXTS = [3, 3.5, True, None, ["a"], {"a": "b"}, b"a", DAY, Kind.A, UNKNOWN]
FLAGS = ["true", "false", "", 0, 1, None, [], UNKNOWN]
FRACTIONS = ["0.5", 1, True, None, Decimal("0.5")]
NO_DAYS = [
    "20240101",
    "2024-1-1",
    "2024-W01-1",
    "2024-001",
    "2024-02-30",
    "2024-13-01",
    "0000-01-01",
    "2024-01-01 ",
    "2024-01-01\n",
    "2024-01-01T00:00:00",
    "２０２４-01-01",
    "UNKNOWN",
    "",
    MOMENT,
    20240101,
    1704067200,
    None,
    True,
    UNKNOWN,
]
SLUGS = ["A", " a", "", "c", 1, None, True, Kind.A, ["a"], {"a": 1}, UNKNOWN]
LISTS = ["abc", "", {"a": 1}, 3, None, {"a"}, frozenset({"a"}), b"abc", UNKNOWN]
MISFITS: dict[str, list[Any]] = {
    "text": TEXTS,
    "number": NUMBERS,
    "share": FRACTIONS,
    "flag": FLAGS,
    "day": NO_DAYS,
    "kind": SLUGS,
    "days": LISTS,
    "kinds": LISTS,
    "lines": LISTS,
    "maybe_number": ["3", 3.0, False, "UNKNOWN", UNKNOWN],
    "maybe_text": [3, False],
    "unsure_day": ["unknown", None, MOMENT, "20240101", 3],
    "unsure_flag": ["true", 0, 1, "unknown"],
    "unsure_kinds": ["ab", None, {"a": 1}],
    "scalar": [None, 1.5, MOMENT, ["a"], {"a": 1}, UNKNOWN, b"a"],
    "either": [True, None, 1.5, DAY, ["a"], UNKNOWN],
    "bound": [True, "3", "x", "2024-02-30", 1.5, MOMENT, UNKNOWN],
}


@pytest.mark.parametrize(
    ("field", "data"),
    [
        pytest.param(field, data, id=f"{field}-{data!r}")
        for field, values in MISFITS.items()
        for data in values
    ],
)
def test_nothing_is_converted(field: str, data: object) -> None:
    found = problem({field: data})
    assert (found.path, found.code) == (field, "type")


@pytest.mark.parametrize(
    ("field", "data", "zh", "en"),
    [
        ("text", 3, "应为文字，收到整数 `3`", "expected a text, found a whole number `3`"),
        ("number", "3", "应为整数，收到文字 `3`", "expected a whole number, found a text `3`"),
        (
            "share",
            1,
            "应为小数，收到整数 `1`",
            "expected a number with a fraction, found a whole number `1`",
        ),
        (
            "flag",
            "false",
            "应为true 或 false，收到文字 `false`",
            "expected true or false, found a text `false`",
        ),
        (
            "number",
            True,
            "应为整数，收到真假值 `True`",
            "expected a whole number, found the truth value `True`",
        ),
        (
            "number",
            1.5,
            "应为整数，收到小数 `1.5`",
            "expected a whole number, found the number `1.5`",
        ),
        (
            "number",
            None,
            "应为整数，收到空值 `None`",
            "expected a whole number, found the empty value `None`",
        ),
        (
            "number",
            [1],
            "应为整数，收到列表 `[1]`",
            "expected a whole number, found the list `[1]`",
        ),
        (
            "text",
            {"a": 1},
            "应为文字，收到表 `{'a': 1}`",
            "expected a text, found the table `{'a': 1}`",
        ),
        (
            "text",
            DAY,
            "应为文字，收到日期 `2024-01-01`",
            "expected a text, found the day `2024-01-01`",
        ),
        (
            "day",
            MOMENT,
            "应为日期 YYYY-MM-DD，收到时刻 `2024-01-01 09:00:00`",
            "expected a day YYYY-MM-DD, found the moment `2024-01-01 09:00:00`",
        ),
        ("text", b"a", "应为文字，收到值 `b'a'`", "expected a text, found the value `b'a'`"),
        (
            "kind",
            "c",
            "应为其中之一：b, a，收到文字 `c`",
            "expected one of b, a, found a text `c`",
        ),
        ("days", "ab", "应为列表，收到文字 `ab`", "expected a list, found a text `ab`"),
        (
            "bound",
            "x",
            "应为整数、日期 YYYY-MM-DD，收到文字 `x`",
            "expected a whole number or a day YYYY-MM-DD, found a text `x`",
        ),
    ],
)
def test_a_mismatch_says_what_was_expected_and_what_was_found(
    field: str, data: object, zh: str, en: str
) -> None:
    found = problem({field: data})
    assert (found.explain("zh"), found.explain("en")) == (f"{field}: {zh}", f"{field}: {en}")


@pytest.mark.parametrize("data", [[], "", "abc", 5, None, [1], True, {1, 2}, DAY], ids=repr)
def test_a_model_is_a_table(data: object) -> None:
    found = problem(data, Validity)
    assert (found.path, found.code) == ("", "value")
    assert found.explain("zh") == "文件: 应为一张表（键和值）"
    assert found.explain("en") == "document: expected a table of keys and values"


def test_a_missing_key_is_told_by_its_name_in_the_data() -> None:
    @attrs.frozen
    class Needs:
        from_: str

    found = problem({}, Needs)
    assert (found.path, found.code) == ("from", "missing")
    assert found.message.zh == "缺少必填项 `from`"
    assert found.message.en == "required key `from` is missing"


def test_unknown_keys_are_told_together_and_in_order() -> None:
    found = problem({"z": 1, "y": 2, "text": "a"})
    assert (found.path, found.code) == ("", "unknown-key")
    assert (found.message.zh, found.message.en) == ("不认识的键：y, z", "unknown key: y, z")


def test_unknown_keys_may_have_any_type() -> None:
    assert problem({1: 1, None: 2, "y": 3}).message.en == "unknown key: 1, None, y"


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        pytest.param({"inner": {"valid_from": 3}}, ["inner.valid_from"], id="nested"),
        pytest.param({"days": ["2024-01-01", 3]}, ["days[1]"], id="item"),
        pytest.param({"kinds": ["a", "c"]}, ["kinds[1]"], id="item-of-a-set"),
        pytest.param({"lines": ["a", 3]}, ["lines[1]"], id="item-of-a-list"),
        pytest.param({"unsure_kinds": ["c"]}, ["unsure_kinds[0]"], id="item-of-a-choice"),
        pytest.param({"inners": [{}, {"valid_to": 3}]}, ["inners[1].valid_to"], id="deep"),
        pytest.param({"inners": [{"x": 1}]}, ["inners[0]"], id="unknown-key-inside"),
        pytest.param({"inners": [3]}, ["inners[0]"], id="no-table-inside"),
        pytest.param({"from": 3}, ["from"], id="reserved"),
        pytest.param({"in": [{}, {"valid_to": 3}]}, ["in[1].valid_to"], id="reserved-deep"),
        pytest.param({"table": {"k": {"valid_to": 3}}}, ["table['k'].valid_to"], id="key"),
        pytest.param({"table": {3: {}}}, ["table[3]"], id="key-that-is-no-text"),
        pytest.param({"pair": ["a", 1]}, ["pair[0]", "pair[1]"], id="both-of-a-pair"),
        pytest.param(
            {"text": 1, "inner": {"valid_from": 1, "valid_to": 2}, "days": [1, 2]},
            ["text", "days[0]", "days[1]", "inner.valid_from", "inner.valid_to"],
            id="all-of-them",
        ),
    ],
)
def test_every_problem_has_its_path(data: object, paths: list[str]) -> None:
    assert [found.path for found in refused(data).problems] == paths


def test_what_a_model_refuses_keeps_its_code_and_its_words() -> None:
    data = {"valid_from": "2024-01-02", "valid_to": "2024-01-01"}
    found = problem({"inners": [{}, data]})
    with pytest.raises(InputValueError) as caught:
        Validity(valid_from=dt.date(2024, 1, 2), valid_to=dt.date(2024, 1, 1))
    assert found == Problem(path="inners[1]", code="input.value", message=caught.value.message)


def test_what_a_converter_refuses_keeps_its_code_too() -> None:
    assert problem({"prefix": "640"}, Territory).code == CodeError.code


def test_a_long_value_is_cut_in_the_message() -> None:
    found = problem({"number": "x" * 1_000})
    assert found.message.en.endswith(f"`{'x' * 80}…`")
    assert problem({"number": "x" * 80}).message.en.endswith(f"`{'x' * 80}`")


def test_a_number_too_long_to_be_shown_is_still_only_refused() -> None:
    assert problem({"text": 10**5_000}).path == "text"


def test_data_nested_too_deep_is_told_as_such() -> None:
    data: dict[str, Any] = {}
    for _ in range(3_000):
        data = {"kids": [data]}
    assert {found.code for found in refused(data, Nested).problems} == {"depth"}
    assert problem(data, Nested).message == Text(zh="嵌套过深", en="nested too deep")


@attrs.frozen
class Nested:
    kids: tuple["Nested", ...] = ()


attrs.resolve_types(Nested, globals())


def test_data_of_sound_depth_is_read() -> None:
    data: dict[str, Any] = {}
    for _ in range(20):
        data = {"kids": [data]}
    assert to_dict(from_dict(Nested, data))["kids"][0].keys() == {"kids"}


def test_from_dict_names_the_payload_by_its_type() -> None:
    assert refused({"zh": "a"}, Text).explain("en") == "Text: en: required key `en` is missing"
    assert refused("x", int | None).name == "int | None"


def test_structure_names_the_document_and_the_place_in_it() -> None:
    with pytest.raises(PayloadError) as caught:
        structure({"valid_to": 3, "x": 1}, Validity, name="a.toml", path="rule[2]")
    assert caught.value.name == "a.toml"
    assert [found.path for found in caught.value.problems] == ["rule[2].valid_to", "rule[2]"]


# The converter


def test_every_converter_is_new() -> None:
    assert make_json_converter() is not make_json_converter()


def test_changing_a_converter_changes_no_other() -> None:
    mine = make_json_converter()
    mine.register_structure_hook(int, lambda value, _: int(value))
    mine.register_unstructure_hook(dt.date, lambda _: "never")
    assert mine.structure("3", int) == 3
    assert mine.unstructure(DAY) == "never"
    assert problem({"number": "3"}).code == "type"
    assert to_dict(DAY) == "2024-01-01"
    assert make_json_converter().unstructure(DAY) == "2024-01-01"


def test_the_global_converter_is_left_alone() -> None:
    make_json_converter()
    to_dict(Case())
    assert cattrs.global_converter.structure("3", int) == 3
    assert cattrs.global_converter.structure(5, str) == "5"
    assert cattrs.global_converter.unstructure(DAY) == DAY
    assert cattrs.global_converter.unstructure(UNKNOWN) == "UNKNOWN"
    with pytest.raises(cattrs.errors.StructureHandlerNotFoundError):
        cattrs.global_converter.structure("2024-01-01", dt.date)


def test_a_converter_writes_and_reads_json() -> None:
    converter = make_json_converter()
    case = Case(days=(DAY,), kinds=frozenset(Kind), unsure_flag=UNKNOWN)
    assert converter.loads(converter.dumps(case), Case) == case


# Round trips


RULE = find_rule("apl.42.decide")
DEADLINES = {
    "rule": lambda: due("apl.42.decide", dt.date(2022, 9, 30)),
    "projected": lambda: due("apl.42.decide", dt.date(2026, 12, 28)),
    "promise": lambda: due("apl.42.decide", dt.date(2025, 9, 22), promise=Period.working_days(10)),
    "region": lambda: due("apl.42.decide", dt.date(2017, 3, 20), region="450000"),
    "known-then": lambda: due("apl.42.decide", dt.date(2024, 9, 22), as_of=dt.date(2023, 12, 1)),
    "other-law": lambda: due("apl.42.decide", dt.date(2025, 9, 22), on=dt.date(2026, 1, 1)),
    "bare": lambda: due(Period.working_days(5), dt.date(2025, 9, 22)),
    "wait": lambda: due(
        Period.calendar_days(10, roll=NO_ROLL, kind=PeriodKind.AT_LEAST), dt.date(2025, 9, 22)
    ),
    "analogy": lambda: due(Period.months(3, roll=Roll(basis=Basis.ANALOGY)), dt.date(2025, 7, 4)),
    "status": lambda: due("apl.42.decide", dt.date(2025, 9, 22)).status(dt.date(2025, 10, 1)),
}
CITATION = parse_citation("行政复议法（2017）第23条（未核对原文）")
MODELS = {
    "text": Text(zh="许可", en="licence"),
    "always": ALWAYS,
    "validity": Validity(valid_from=DAY, valid_to=dt.date(2024, 12, 31)),
    "national": NATIONAL,
    "territory": Territory("640181"),
    "limits": Limits(size=3),
    "problem": Problem(path="a[0]", code="type", message=Text(zh="一", en="one")),
    "everything": EVERYTHING,
    "one-of": OneOf({"a", "b"}),
    "none-of": OneOf({1, 2}, negated=True),
    "days": OneOf({DAY}),
    "flags": OneOf({True, False}),
    "between": Between(least=1, most=2),
    "between-days": Between(most=DAY),
    "box": Box({"age": Between(least=16), "kind": OneOf({"a"}), "on": Between(least=DAY)}),
    "citation": parse_citation("《行政许可法》第四十二条第一款"),
    "citation-unchecked": CITATION,
    "citation-inserted": attrs.evolve(CITATION, inserted=1, paragraph=2, item=3, subitem=4),
    "citation-clause": parse_citation("《印章管理规定》附件1"),
    "version": SourceVersion(id="2021", adopted=DAY, status=Status.DRAFT, replaces="2020"),
    "source": national_sources()["arl"],
    "source-without-versions": attrs.evolve(national_sources()["apl"], versions=()),
    "doubt": Doubt(kind=DoubtKind.UNIT, note=Text(zh="一", en="one"), since=DAY),
    "provision": Provision(
        id="x.1",
        name=Text(zh="一", en="one"),
        summary=Text(zh="二", en="two"),
        citations=(CITATION,),
        rows=("x.1",),
        territory=Territory("64"),
        when=Box({"age": Between(least=16)}),
        unless=(Box({"on": OneOf({DAY}, negated=True)}), EVERYTHING),
        validity=Validity(valid_from=DAY),
        doubts=(Doubt(kind=DoubtKind.ROLL, note=Text(zh="一", en="one")),),
        modelled=Text(zh="三", en="three"),
    ),
    "rule": RULE,
    "period": Period(kind=PeriodKind.RATE),
    "hours": Period(length=24, unit=Unit.HOUR),
    "day": national_calendar().day(dt.date(2025, 10, 1)),
    "closure": Closure(first=DAY, last=DAY, reason="暴雨停工", document="x"),
    "standing-rule": StandingRule.OF_2024,
}


def round_trip(value: object) -> object:
    return from_dict(type(value), json.loads(json.dumps(to_dict(value))))


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_a_model_comes_back_as_it_was(model: object) -> None:
    assert round_trip(model) == model


@pytest.mark.parametrize("answer", DEADLINES.values(), ids=DEADLINES)
def test_an_answer_comes_back_as_it_was(answer: Callable[[], object]) -> None:
    given = answer()
    again = round_trip(given)
    assert again == given
    assert to_dict(again) == to_dict(given)


def test_what_comes_back_explains_itself_in_the_same_words() -> None:
    deadline = due("apl.42.decide", dt.date(2022, 9, 30))
    again = from_dict(type(deadline), to_dict(deadline))
    assert [again.explain("zh"), again.explain("en")] == [
        deadline.explain("zh"),
        deadline.explain("en"),
    ]


def test_every_rule_of_the_catalogue_comes_back_as_it_was() -> None:
    rules = find_rules()
    assert rules
    assert [round_trip(rule) for rule in rules] == list(rules)


def test_every_source_comes_back_as_it_was() -> None:
    sources = list(national_sources().values())
    assert [round_trip(source) for source in sources] == sources


def test_every_notice_comes_back_as_it_was() -> None:
    notices = [*national_notices(), *local_notices()]
    assert [round_trip(notice) for notice in notices] == notices


def test_every_kind_of_day_comes_back_as_it_was() -> None:
    calendar = national_calendar()
    days = [calendar.day(dt.date(2020, 1, 1) + dt.timedelta(n)) for n in range(366)]
    assert len({day.kind for day in days}) >= 5
    assert [round_trip(day) for day in days] == days


@pytest.mark.parametrize("value", [0.5, True, "1/0", "half", None])
def test_an_exact_fraction_is_a_whole_number_or_a_text(value: object) -> None:
    assert from_dict(Fraction, 3) == Fraction(3)
    assert from_dict(Fraction, "2/3") == Fraction(2, 3)
    with pytest.raises(PayloadError, match="Fraction"):
        from_dict(Fraction, value)
