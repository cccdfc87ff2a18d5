"""Laws of packs: only `GovsvcError` escapes, order does not matter, the schema says no less."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

import fastjsonschema
import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from govsvc.codec import from_dict, to_dict
from govsvc.decisions import Outcome
from govsvc.documents import parse_toml
from govsvc.errors import GovsvcError, PayloadError, Problem
from govsvc.packs import Pack, Rulebook, shipped_packs, vocabulary
from govsvc.packs.files import PackFile, PackFiles, open_files
from govsvc.packs.reader import read_files
from govsvc.packs.vocabulary import find_topic, topic_names
from govsvc.territory import Territory
from samples import parking_pack as sample
from samples.parking import Driver, ParkingRequest

DATA = resources.files("govsvc.packs").joinpath("data")
SHIPPED = {
    f"{name}/{file.name}": file.read_bytes()
    for name in shipped_packs()
    for file in sorted(DATA.joinpath(name).iterdir(), key=lambda file: file.name)
}
SCHEMA = json.loads(DATA.joinpath("pack.schema.json").read_bytes())
DAY = dt.date(2026, 1, 20)
PIECES = [
    *"\"'[]{}#.=,\\\n\r\t 0eE+-_:TZnaif\x00\x7f",
    '"""',
    "[[rule]]",
    "[[item]]",
    "[pack]",
    "[defaults.rule]",
    "a.b.c = 1\n",
    "nan",
    "-inf",
    "1e999",
    "9" * 70,
    "0x" + "f" * 60,
    "2025-02-30",
    "2025-02-03T04:05:06Z",
    "\ufeff",
    "e\u0301",
    "\\u202e",
    "\\ud800",
    "\u2067停车\u2069",
    "[" * 20,
    "id = 'own'\n",
    "trusted = true",
]


@pytest.fixture(autouse=True, scope="module")
def _parking_is_a_topic() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vocabulary._TOPICS, "parking", ("samples.parking", "PARKING"))
        yield


def read(data: bytes, *, trusted: bool = False) -> Pack:
    return read_files(open_files(data, name="own.toml"), trusted=trusted, items=())


def read_or_refused(data: bytes, *, trusted: bool = False) -> Pack | None:
    """What is read, or None where it is refused; anything else that is raised fails the test."""
    try:
        pack = read(data, trusted=trusted)
    except PayloadError as error:
        refusal = error
    else:
        event("read")
        return pack
    assert refusal.problems
    for problem in refusal.problems:
        event(problem.code)
        assert problem.explain("zh")
        assert problem.explain("en")
    return None


# Bytes.


@given(st.binary(max_size=200))
@example(b"\xff")
@example(b"[" * 100_000)
@example(b"a." * 100_000 + b"b = 1")
@example(b"x = " + b"1" * 100_000)
@example(b"pack = nan")
@example(b"a = 1\na = 2")
@example(b"\x00" * ((1 << 20) + 1))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """The text with up to six places cut, doubled or filled with something else."""
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        until = draw(st.integers(at, min(len(text), at + 30)))
        put = draw(st.sampled_from(["", text[at:until] * 3, *PIECES]))
        text = text[:at] + put + text[until:]
    return text


@given(mutated(sample.WHOLE))
def test_a_mutated_pack_is_read_or_refused(text: str) -> None:
    read_or_refused(text.encode("utf-8", "surrogatepass"))


@given(st.data())
def test_a_mutated_shipped_file_is_read_or_refused(data: st.DataObject) -> None:
    text = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))].decode()
    changed = data.draw(mutated(text[: data.draw(st.integers(200, 6000))]))
    read_or_refused(changed.encode("utf-8", "surrogatepass"), trusted=True)


# Trees: what TOML can say, in places where nobody expects it.

LEAVES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", "own", "law", "640181", "停车办法第三条", "kind:vehicle", "prohibit", "2026", "draft"]
    ),
    st.integers(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.times(),
)
KEYS = st.sampled_from(
    ["id", "zh", "en", "not", "min", "max", "item", "age", "zone", "kind:vehicle", "from", "until"]
) | st.text(max_size=4)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def places(tree: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any TOML value
    """Every container and key in a tree."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in list(pairs):
        yield tree, key
        if isinstance(value, dict | list):
            yield from places(value)


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    """The parsed sample with up to three values removed, replaced or added."""
    tree = copy.deepcopy(parse_toml(sample.WHOLE.encode(), name="x"))
    for _ in range(draw(st.integers(1, 3))):
        owner, key = draw(st.sampled_from(list(places(tree))))
        match draw(st.sampled_from(["drop", "replace", "add"])):
            case "drop":
                owner.pop(key)
            case "replace":
                owner[key] = draw(VALUES)
            case _ if isinstance(owner, dict):
                owner[draw(KEYS)] = draw(VALUES)
            case _:
                owner.append(draw(VALUES))
    return tree


def judged(tree: dict[str, Any]) -> PayloadError | None:
    file = PackFile(lead="", tables=tree, is_head=True)
    try:
        read_files(PackFiles(name="own.toml", files=(file,)), trusted=False, items=())
    except PayloadError as error:
        return error
    return None


@given(trees())
def test_any_tree_is_read_or_refused(tree: dict[str, Any]) -> None:
    refusal = judged(tree)
    event("read" if refusal is None else refusal.problems[0].code)


# The schema.

SOUND = fastjsonschema.compile(SCHEMA)
SHAPE = frozenset({"type", "missing", "unknown-key", "unsupported", "schema", "slug"})
"""Codes of problems that a schema can see, but for names of rows that a pack does not have."""


def as_json(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    """The value as JSON has it: days as texts, and no times."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    if isinstance(value, dt.datetime | dt.time):
        return None
    if isinstance(value, float):
        return 0.5  # a JSON number without a fraction is a whole number
    return value.isoformat() if isinstance(value, dt.date) else value


def fits_schema(tree: dict[str, Any]) -> bool:
    try:
        SOUND(as_json(tree))
    except fastjsonschema.JsonSchemaValueException as error:
        event(f"schema: {error.rule}")
        return False
    return True


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_shipped_files_fit_the_schema(name: str) -> None:
    assert fits_schema(parse_toml(SHIPPED[name], name=name))


def without_parking(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree without what the published schema cannot know: a topic of the tests."""
    told = copy.deepcopy(tree)
    for rule in told.get("rule", []) if isinstance(told.get("rule"), list) else []:
        if isinstance(rule, dict) and rule.get("topic") == "parking":
            rule["topic"] = topic_names()[0]
            for key in ("when", "must", "unless"):
                rule.pop(key, None)
    return told


@given(trees())
def test_what_the_schema_refuses_the_reader_refuses(tree: dict[str, Any]) -> None:
    if not fits_schema(without_parking(tree)):
        assert judged(tree) is not None


@given(trees())
def test_what_the_reader_finds_in_the_shape_the_schema_finds(tree: dict[str, Any]) -> None:
    refusal = judged(tree)
    if refusal is not None and all(map(is_shape, refusal.problems)):
        assert not fits_schema(without_parking(tree)), refusal.problems


def is_shape(problem: Problem) -> bool:
    """Whether a schema can see it: no fact of a topic, no name that stands elsewhere, no day."""
    path = problem.path
    elsewhere = any(f".{key}" in path for key in ("when", "must", "unless", "versions["))
    is_day = "found the day" in problem.message.en
    known = problem.code in SHAPE and path != "pack" and not path.startswith("item[")
    return known and not elsewhere and not is_day


# Order.


@given(st.permutations([sample.ITEMS, sample.PERMIT, sample.PROHIBIT, sample.REQUIRE]))
def test_the_order_of_the_tables_does_not_matter(parts: list[str]) -> None:
    usual, other = (
        read(sample.WHOLE.encode()),
        read("".join([sample.HEAD, sample.SOURCE, *parts, sample.PERIOD]).encode()),
    )
    assert usual.digest == other.digest
    books = [book(usual), book(other)]
    assert len({one.digest for one in books}) == 1
    for age in (12, 17, 30):
        request = ParkingRequest(item="car", zone="street", driver=Driver(age=age))
        assert len({one.decide(request).outcome for one in books}) == 1


def book(*packs: Pack) -> Rulebook:
    return Rulebook(place=Territory("640181"), on=DAY, packs=packs)


def pack_of(rules: list[str], number: int) -> Pack:
    """A pack of its own with some of the rules of the sample."""
    parts = "".join([sample.HEAD, sample.SOURCE, *rules])
    text = (
        parts.replace('"own"', f'"own{number}"')
        .replace("own-rules", f"own{number}-rules")
        .replace("停车办法", f"停车办法{'甲乙丙'[number]}")
        .replace('"own.', f'"own{number}.')
    )
    return read_files(
        open_files(text.encode(), name="x"), trusted=False, items=read(ITEMS_ONLY).items
    )


ITEMS_ONLY = (sample.HEAD + sample.ITEMS.replace("own.free", "own.free")).encode()
RULES = [sample.PERMIT, sample.REQUIRE]


@given(st.lists(st.sampled_from(RULES), unique=True), st.lists(st.sampled_from(RULES), unique=True))
def test_the_order_of_packs_does_not_matter(ones: list[str], twos: list[str]) -> None:
    base = read(ITEMS_ONLY)
    one, two = pack_of(ones, 0), pack_of(twos, 1)
    there = book(base).with_pack(one).with_pack(two)
    back = book(base).with_pack(two).with_pack(one)
    assert there.digest == back.digest
    request = ParkingRequest(item="car", zone="street", driver=Driver(age=17))
    assert there.decide(request).outcome is back.decide(request).outcome


@given(st.sampled_from([12, 17, 30]), st.sampled_from(["street", "square"]), st.booleans())
def test_a_draft_changes_no_outcome(age: int, zone: str, resident: bool) -> None:  # noqa: FBT001
    whole = book(read(sample.WHOLE.encode()))
    draft = (
        sample.HEAD.replace('"own"', '"draft"').replace("covers", "#")
        + sample.SOURCE.replace("own-rules", "bill")
        .replace("停车办法", "草案")
        .replace('id = "2026",', 'id = "2026", status = "draft",')
        + sample.REQUIRE.replace("停车办法", "草案").replace("own.5", "draft.5")
        + sample.PROHIBIT.replace("停车办法", "草案")
        .replace("own.4", "draft.4")
        .replace("own.four", "draft.four")
        .replace("own.free", "draft.free")
    ).replace('{ "list:draft.free" = true }', "{ day = 2020-01-01 }")
    more = whole.with_pack(draft.encode())
    request = ParkingRequest(item="car", zone=zone, driver=Driver(age=age, resident=resident))
    outcome = whole.decide(request).outcome
    assert more.decide(request).outcome is outcome
    event(outcome.value)


# Requests.


def requests(topic: str) -> st.SearchStrategy[Any]:
    """An empty request as JSON, with a few values replaced, removed or added."""
    empty = to_dict(find_topic(topic).request_type())

    @st.composite
    def changed(draw: st.DrawFn) -> Any:  # noqa: ANN401 - any JSON
        tree = copy.deepcopy(empty)
        for _ in range(draw(st.integers(0, 4))):
            owner, key = draw(st.sampled_from(list(places(tree))))
            if draw(st.integers(0, 9)):
                owner[key] = draw(JSON)
            elif isinstance(owner, dict):
                owner[draw(KEYS)] = draw(JSON)
            else:
                owner.append(draw(JSON))
        return tree

    return changed() | JSON


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["UNKNOWN", "2026-03-02", "submit", "car", "最低生活保障"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("topic", [*topic_names(), "parking"])
@given(data=st.data())
def test_a_request_from_json_is_decided_or_refused(topic: str, data: st.DataObject) -> None:
    kind: Any = find_topic(topic).request_type
    told = data.draw(requests(topic))
    asked = book(read(sample.WHOLE.encode()))
    try:
        request = from_dict(kind, told)
    except PayloadError:
        event("refused by the codec")
        return
    try:
        decision = asked.decide(request)
    except GovsvcError as error:
        event(error.code)
    else:
        assert decision.outcome in Outcome
        assert json.dumps(to_dict(decision))
        event("decided")
