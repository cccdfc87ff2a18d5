"""Laws of the codec: what is written is read back, and nothing but `PayloadError` escapes."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from govsvc.calendars import Certainty, Closure, Day, DayKind
from govsvc.codec import from_dict, to_dict
from govsvc.conditions import Between, Box, OneOf, Scalar
from govsvc.deadlines import Basis, Deadline, Period, PeriodKind, Roll, Unit, due
from govsvc.errors import PayloadError, Problem
from govsvc.law import (
    Citation,
    Doubt,
    DoubtKind,
    LegalSource,
    Provision,
    SourceKind,
    SourceVersion,
    Status,
)
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN
from govsvc.validity import Validity
from govsvc.wording import Text

WORDS = st.text(max_size=8)
DAYS = st.dates()
TEXTS = st.builds(Text, zh=WORDS, en=WORDS)
SMALL = st.integers(1, 2_000)


@st.composite
def spans(draw: st.DrawFn) -> Validity:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    return Validity(
        valid_from=draw(st.sampled_from([first, None])),
        valid_to=draw(st.sampled_from([last, None])),
    )


@st.composite
def intervals(draw: st.DrawFn, values: st.SearchStrategy[Any]) -> Between:
    least, most = sorted([draw(values), draw(values)])
    return draw(
        st.sampled_from([Between(least=least), Between(most=most), Between(least=least, most=most)])
    )


def is_no_day(text: str) -> bool:
    """A text that reads as a day comes back as that day: told in the codec."""
    return len(text) != len("2024-01-01")


@st.composite
def sets(draw: st.DrawFn) -> OneOf:
    values: st.SearchStrategy[Scalar] = draw(
        st.sampled_from([WORDS.filter(is_no_day), st.booleans(), st.integers(), DAYS])
    )
    return OneOf(draw(st.frozensets(values, max_size=4)), negated=draw(st.booleans()))


CONSTRAINTS = sets() | intervals(st.integers()) | intervals(DAYS)
BOXES = st.builds(Box, st.dictionaries(WORDS, CONSTRAINTS, max_size=3))
TERRITORIES = st.builds(
    Territory,
    st.sampled_from([0, 2, 4, 6, 9, 12]).flatmap(
        lambda size: st.text(alphabet="0123456789", min_size=size, max_size=size)
    ),
)
PLACES = st.none() | SMALL
CITATIONS = st.builds(
    Citation,
    source=WORDS,
    title=TEXTS,
    version=st.none() | WORDS,
    article=PLACES,
    inserted=PLACES,
    paragraph=PLACES,
    item=PLACES,
    subitem=PLACES,
    clause=st.none() | WORDS,
    checked=st.booleans(),
)
VERSIONS = st.builds(
    SourceVersion,
    id=WORDS,
    adopted=st.none() | DAYS,
    in_force=st.none() | DAYS,
    until=st.none() | DAYS,
    status=st.sampled_from(Status),
    replaces=st.none() | WORDS,
    text_checked=st.booleans(),
)
SOURCES = st.builds(
    LegalSource,
    id=WORDS,
    title=TEXTS,
    kind=st.sampled_from(SourceKind),
    issuer=WORDS,
    territory=TERRITORIES,
    doc_no=st.none() | WORDS,
    aliases=st.lists(WORDS, max_size=3),
    versions=st.lists(VERSIONS, max_size=3),
)
DOUBTS = st.builds(Doubt, kind=st.sampled_from(DoubtKind), note=TEXTS, since=st.none() | DAYS)
PROVISIONS = st.builds(
    Provision,
    id=WORDS,
    name=TEXTS,
    summary=TEXTS,
    citations=st.lists(CITATIONS, min_size=1, max_size=2),
    rows=st.lists(WORDS, max_size=2),
    aliases=st.lists(WORDS, max_size=2),
    territory=TERRITORIES,
    applies_to=st.lists(WORDS, max_size=2),
    excludes=st.lists(WORDS, max_size=2),
    scope=st.none() | TEXTS,
    when=BOXES,
    unless=st.lists(BOXES, max_size=2),
    validity=spans(),
    doubts=st.lists(DOUBTS, max_size=2),
    modelled=st.none() | TEXTS,
)
CALENDAR_DAYS = st.builds(
    Day,
    date=DAYS,
    kind=st.sampled_from(DayKind),
    certainty=st.sampled_from(Certainty),
    name=st.none() | WORDS,
    notice=st.none() | WORDS,
    closure=st.none() | WORDS,
)
CLOSURES = st.builds(
    lambda first, length, reason: Closure(
        first=first, last=first + dt.timedelta(length), reason=reason
    ),
    st.dates(max_value=dt.date(9998, 12, 31)),
    st.integers(0, 300),
    WORDS.filter(bool),
)
PROBLEMS = st.builds(Problem, path=WORDS, code=WORDS, message=TEXTS)
MODELS = (
    TEXTS
    | spans()
    | CONSTRAINTS
    | BOXES
    | TERRITORIES
    | CITATIONS
    | SOURCES
    | PROVISIONS
    | CALENDAR_DAYS
    | CLOSURES
    | PROBLEMS
)
MODEL_TYPES = [
    Text,
    Validity,
    OneOf,
    Between,
    Box,
    Territory,
    Citation,
    LegalSource,
    SourceVersion,
    Doubt,
    Provision,
    Day,
    Closure,
    Problem,
    Period,
    Deadline,
]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "3", "UNKNOWN", "2024-01-01", "2024-02-30", "law", "64"])
    | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            WORDS | st.sampled_from(["zh", "en", "id", "valid_from", "values", "least"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(MODELS)
@example(OneOf({dt.date(2024, 1, 1)}))
@example(Box({"on": OneOf({dt.date(2024, 1, 1)}, negated=True)}))
def test_a_model_comes_back_as_it_was_through_json(model: object) -> None:
    event(type(model).__name__)
    data = to_dict(model)
    assert from_dict(type(model), json.loads(json.dumps(data))) == model
    assert from_dict(type(model), data) == model


@given(MODELS)
def test_writing_twice_writes_the_same(model: object) -> None:
    again = from_dict(type(model), to_dict(model))
    assert json.dumps(to_dict(again)) == json.dumps(to_dict(model))


PERIODS = (
    st.builds(Period.working_days, st.integers(1, 60))
    | st.builds(
        Period.calendar_days,
        st.integers(1, 90),
        roll=st.sampled_from([Roll(basis=basis) for basis in Basis]),
        kind=st.sampled_from([PeriodKind.WITHIN, PeriodKind.AT_LEAST]),
    )
    | st.builds(
        Period.months,
        st.integers(1, 12),
        roll=st.sampled_from([Roll(basis=basis) for basis in Basis]),
    )
)


@given(PERIODS, st.dates(dt.date(2008, 1, 1), dt.date(2026, 12, 31)))
def test_a_deadline_comes_back_as_it_was_through_json(period: Period, trigger: dt.date) -> None:
    deadline = due(period, trigger)
    again = from_dict(Deadline, json.loads(json.dumps(to_dict(deadline))))
    assert again == deadline
    assert again.explain("zh") == deadline.explain("zh")
    assert (again.due is UNKNOWN) is (period.kind is PeriodKind.AT_LEAST)


@st.composite
def payloads(draw: st.DrawFn) -> tuple[type, object]:
    """A model and data for it: its keys, mostly, with anything at all as their values."""
    kind = draw(st.sampled_from(MODEL_TYPES))
    keyed = {field.name: JSON for field in attrs.fields(kind)}
    return kind, draw(st.fixed_dictionaries({}, optional=keyed) | JSON)


@given(payloads())
@example((Text, {"zh": 10**5_000, "en": ""}))
@example((Between, {"least": True}))
@example((Between, {"least": 1, "most": "2024-01-01"}))
@example((Unit, 1))
@example((OneOf, {"values": [None]}))
@example((OneOf, {"values": [False, ""]}))
def test_any_data_is_read_or_refused(payload: tuple[type, object]) -> None:
    kind, data = payload
    try:
        model: object = from_dict(kind, data)
    except PayloadError as error:
        refusal = error
    else:
        event("read")
        assert type(model) is kind
        assert from_dict(kind, to_dict(model)) == model
        return
    assert refusal.name == kind.__name__
    for problem in refusal.problems:
        event(problem.code)
        assert problem.code in {
            "type",
            "missing",
            "unknown-key",
            "value",
            "input.type",
            "input.value",
            "code.malformed",
        }
        assert problem.explain("zh") != problem.explain("en")


def leaves(data: object, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    """The plain values in data, each with its path as problems write it, and its keys."""
    if isinstance(data, dict):
        for key, value in data.items():
            here = f"{path}.{key}".lstrip(".")
            for place, keys in leaves(value, here):
                yield place, [key, *keys]
    elif isinstance(data, list):
        for index, value in enumerate(data):
            for place, keys in leaves(value, f"{path}[{index}]"):
                yield place, [index, *keys]
    else:
        yield path, []


def with_leaf(data: Any, keys: list[Any], value: object) -> Any:  # noqa: ANN401 - plain data
    changed = copy.deepcopy(data)
    node = changed
    for key in keys[:-1]:
        node = node[key]
    node[keys[-1]] = value
    return changed


PLAIN = TEXTS | spans() | TERRITORIES | CITATIONS | SOURCES | CALENDAR_DAYS | CLOSURES | PROBLEMS


@given(PLAIN, st.data())
def test_one_value_of_another_kind_is_told_at_its_place(
    model: object, draws: st.DataObject
) -> None:
    """No field of these models takes a fraction."""
    data = to_dict(model)
    path, keys = draws.draw(st.sampled_from(list(leaves(data))))
    with pytest.raises(PayloadError) as caught:
        from_dict(type(model), with_leaf(data, keys, 1.5))
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == (path, "type")


@given(PLAIN, st.data())
def test_a_key_too_many_is_told_at_its_place(model: object, draws: st.DataObject) -> None:
    data = to_dict(model)
    named = [(path, keys) for path, keys in leaves(data) if isinstance(keys[-1], str)]
    path, keys = draws.draw(st.sampled_from(named))
    with pytest.raises(PayloadError) as caught:
        from_dict(type(model), with_leaf(data, [*keys[:-1], "no such key"], 1))
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == (path.rpartition(".")[0], "unknown-key")
    assert problem.message.en == "unknown key: no such key"


@given(PLAIN)
def test_what_is_read_does_not_depend_on_the_order_of_keys(model: object) -> None:
    data = to_dict(model)
    assert from_dict(type(model), dict(reversed(data.items()))) == model
