"""Laws of reading documents: only `PayloadError` escapes, and depth is what was written."""

import datetime as dt
import json
import math
import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from govsvc.documents import Limits, parse_toml
from govsvc.errors import PayloadError

SMALL = Limits(size=4096, depth=6, dots=3, digits=32, nodes=60, text=60)
LAX = Limits(depth=10_000, dots=10_000, digits=4_000)

SAMPLE = """
# 期限 [ { "
[defaults]
roll.basis = "none"
[[period]]
id = 'a.1'
name = { zh = "决定", en = 'decide "x"' }
length = 20
rate = -1.5e3
from = 2024-01-01
at = 2024-01-01T07:32:00+08:00
cite = ["《行政许可法》第四十二条", '''a''b''''', \"\"\"c\\\"\"\"d\"\"\"\"\"]
deep = [[[[1], [2]]], { x = { y = [0x1F, 0b1, 1_000] } }]
"""
PIECES = [
    *"\"'[]{}#.=,\\\n\r\t 0eE+-_:TZnaif\x00\x7f",
    '"""',
    "'''",
    '""""',
    "'''''",
    '\\"',
    "[[",
    "]]",
    "a=",
    "nan",
    "inf",
    "1e999",
    "2025-02-30",
    "99999999",
    "a.b.c.d.e",
    "\ufeff",
    "e\u0301",
    "\\ud800",
    "\\U0010FFFF",
    "许可",
]


def nodes(tree: object) -> Iterator[object]:
    """Everything in a tree, keys included; written plainly, with recursion."""
    yield tree
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from nodes(value)
    if isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def normal(tree: Any) -> Any:  # noqa: ANN401 - any TOML value
    """The tree with its values in normal form C."""
    if isinstance(tree, dict):
        return {key: normal(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [normal(value) for value in tree]
    return unicodedata.normalize("NFC", tree) if isinstance(tree, str) else tree


def read_or_refused(data: bytes, limits: Limits) -> dict[str, Any] | None:
    """What is read, or None where it is refused; anything else that is raised fails the test."""
    try:
        tree = parse_toml(data, name="x.toml", limits=limits)
    except PayloadError as error:
        refusal = error
    else:
        event("read")
        return tree
    (problem,) = refusal.problems
    event(problem.code)
    assert refusal.explain("zh") == f"x.toml: {problem.explain('zh')}"
    assert refusal.explain("en") == f"x.toml: {problem.explain('en')}"
    return None


def check_bounds(tree: dict[str, Any], limits: Limits) -> None:
    found = list(nodes(tree))
    assert sum(not isinstance(node, str) or node == "" for node in found) <= limits.nodes + 2
    for node in found:
        if isinstance(node, str):
            assert len(node.encode()) <= 3 * limits.text  # normal form C may take more bytes
        if isinstance(node, float):
            assert math.isfinite(node)
        if isinstance(node, int):
            assert abs(node) < 16**limits.digits


@given(st.binary(max_size=200))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refused(data, SMALL)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example('a="""b\\')
@example("a='''b")
@example('"""\n\\"""\n\\"""\n')
def test_random_pieces_of_toml_are_read_or_refused(text: str) -> None:
    tree = read_or_refused(text.encode("utf-8"), SMALL)
    if tree is not None:
        check_bounds(tree, SMALL)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The sample with up to six places cut, doubled or filled with something else."""
    text = SAMPLE
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        until = draw(st.integers(at, min(len(text), at + 12)))
        put = draw(st.sampled_from(["", text[at:until] * 3, *PIECES]))
        text = text[:at] + put + text[until:]
    return text


def test_the_sample_itself_is_read() -> None:
    assert (
        parse_toml(SAMPLE.encode(), name="x.toml", limits=SMALL)["period"][0]["cite"][2]
        == 'c"""d""'
    )


@given(mutated())
def test_mutated_documents_are_read_or_refused(text: str) -> None:
    tree = read_or_refused(text.encode("utf-8", "surrogatepass"), SMALL)
    if tree is not None:
        check_bounds(tree, SMALL)


@given(mutated())
def test_within_the_limits_it_reads_what_tomllib_reads(text: str) -> None:
    try:
        expected: dict[str, Any] | None = tomllib.loads(text.removeprefix("\ufeff"))
    except ValueError:
        expected = None
    finite = all(math.isfinite(n) for n in nodes(expected) if isinstance(n, float))
    found = read_or_refused(text.encode(), LAX)
    assert found == (normal(expected) if finite else None)


# Documents by construction: what was written, and how deep its brackets go


@attrs.frozen
class Written:
    """A value, how it is written, and how many brackets are open at once in it."""

    value: Any
    text: str
    depth: int


TEXTS = st.text(alphabet="\"'\\[]{}#.=,\na9许e\u0301", max_size=12)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@st.composite
def strings(draw: st.DrawFn) -> Written:
    """A string in any of the four ways of writing it that can hold it."""
    value = draw(TEXTS)
    ways = [quoted(value)]
    escaped = value.replace("\\", "\\\\").replace('"""', '""\\"')
    ways.append(f'"""\n{escaped}"""')  # may end in four or five quotes
    if "'''" not in value:
        ways.append(f"'''\n{value}'''")
    if "'" not in value and "\n" not in value:
        ways.append(f"'{value}'")
    return Written(value, draw(st.sampled_from(ways)), 0)


SCALARS = (
    strings()
    | st.integers(-(10**9), 10**9).map(lambda n: Written(n, str(n), 0))
    | st.booleans().map(lambda b: Written(b, str(b).lower(), 0))
    | st.dates(dt.date(2007, 1, 1), dt.date(2099, 1, 1)).map(lambda d: Written(d, str(d), 0))
    | st.decimals(-99, 99, places=2).map(lambda n: Written(float(n), f"{n:f}", 0))
)


def in_list(parts: list[Written]) -> Written:
    lines = "".join(f"{part.text}, # ]\n" for part in parts)
    return Written([p.value for p in parts], f"[\n{lines}]", 1 + deepest(parts))


def in_table(parts: dict[str, Written]) -> Written:
    text = ", ".join(f"{quoted(key)} = {part.text}" for key, part in parts.items())
    value = {key: part.value for key, part in parts.items()}
    return Written(value, f"{{ {text} }}", 1 + deepest(parts.values()))


def deepest(parts: Any) -> int:  # noqa: ANN401 - any iterable of written values
    return max((part.depth for part in parts), default=0)


VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(in_list)
        | st.dictionaries(TEXTS, inner, max_size=3).map(in_table)
    ),
    max_leaves=12,
)


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """A document of a few lines; shrinks to the empty one."""
    parts = draw(st.dictionaries(TEXTS, VALUES, max_size=4))
    text = "".join(f"{quoted(key)} = {part.text} # [{{\n" for key, part in parts.items())
    return Written({k: p.value for k, p in parts.items()}, text, deepest(parts.values()))


@given(documents())
@example(Written({"a": 'x"'}, 'a = """x""""', 0))
@example(Written({"a": "x''"}, "a = '''x'''''", 0))
@example(Written({"a": "\\", "b": [1]}, "a = '\\'\nb = [1]", 1))
def test_what_was_written_is_read_at_exactly_its_depth(written: Written) -> None:
    event(f"depth {written.depth}")
    data = written.text.encode()
    at_depth = attrs.evolve(LAX, depth=max(written.depth, 1))
    assert parse_toml(data, name="x.toml", limits=at_depth) == normal(written.value)
    if written.depth > 1:
        below = attrs.evolve(LAX, depth=written.depth - 1)
        with pytest.raises(PayloadError) as caught:
            parse_toml(data, name="x.toml", limits=below)
        assert caught.value.problems[0].code == "depth"


@given(documents(), st.binary(min_size=1, max_size=3))
def test_what_follows_a_document_cannot_make_another_error(written: Written, tail: bytes) -> None:
    read_or_refused(written.text.encode() + tail, LAX)


@given(documents())
def test_reading_is_the_same_every_time_and_with_a_byte_order_mark(written: Written) -> None:
    once = parse_toml(written.text.encode(), name="x.toml", limits=LAX)
    again = parse_toml(b"\xef\xbb\xbf" + written.text.encode(), name="y.toml", limits=LAX)
    assert once == again
