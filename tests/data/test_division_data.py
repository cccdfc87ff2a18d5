"""The packaged divisions against the tables they came from, and against what must always hold."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise

from govsvc.divisions import Division, Kind, Level, Scheme, parse_kind, registry, sample_townships
from govsvc.divisions.codes import is_zone_code
from govsvc.law import parse_citation
from govsvc.unknown import UNKNOWN
from oracles.division_oracle import DIRECT, Row, past, today

PLACES = registry()
EVERY = tuple(PLACES)
NOW = tuple(d for d in EVERY if d.validity.until is None)
DATA = resources.files("govsvc.divisions").joinpath("data")


def divisions_of(row: Row) -> Iterator[Division]:
    """The divisions that a row of the history tells."""
    for division in PLACES.history(row["code"]):
        if division.name == row["name"] and str(division.validity.since or 1981) == row["start"]:
            yield division


# Against the tables.


def test_the_divisions_of_today_are_those_of_the_table() -> None:
    told = {(r["code"], r["name"], r["kind"], r["parent"], r["since"]) for r in today()}
    mine = {
        (
            str(d.code),
            d.name,
            d.kind.label.zh,
            "" if d.parent is None else str(d.parent),
            str(d.validity.since or 1981),
        )
        for d in NOW
    }
    assert mine == told
    assert len(NOW) == len(today()) == 3214


def test_the_kinds_of_the_table_are_read_by_their_words() -> None:
    for row in today():
        assert PLACES.lookup(row["code"]).kind is parse_kind(row["kind"])


def test_every_row_of_the_history_is_carried_once() -> None:
    assert len(EVERY) == len(past()) == 6826
    for row in past():
        (division,) = divisions_of(row)
        assert str(division.level.number) == row["level"]
        assert str(division.validity.until or "") == row["end"]


def test_the_names_above_every_row_are_those_of_the_table() -> None:
    for row in past():
        (division,) = divisions_of(row)
        above = [step.name for step in PLACES.path(division)[:-1]]
        county = row["level"] == "3"
        middle = [row["prefecture"]] if county and row["prefecture"] != DIRECT else []
        assert above == ([] if row["level"] == "1" else [row["province"], *middle])


def test_the_successors_of_every_row_are_those_of_the_table() -> None:
    for row in past():
        (division,) = divisions_of(row)
        told = [re.fullmatch(r"(\d{6})(?:\[(\d{4})\])?", part) for part in parts(row)]
        pairs = [(m[1], m[2] or row["end"]) for m in told if m]
        assert len(pairs) == len(told)
        if division.successors is UNKNOWN:
            assert row["end"]
            assert all(year != row["end"] for _, year in pairs)
        else:
            mine = [(str(s.code), str(s.year)) for s in division.successors]
            assert mine[: len(pairs)] == pairs
            assert mine[len(pairs) :] in ([], [(row["code"], row["end"])])


def parts(row: Row) -> list[str]:
    return [part for part in row["successors"].split(";") if part]


# What must always hold.


def test_no_two_divisions_bear_a_code_at_once() -> None:
    for code in {str(d.code) for d in EVERY}:
        for before, after in pairwise(PLACES.history(code)):
            assert before.validity.sure_to < after.validity.sure_from
            assert before.validity.until is not None
            assert after.validity.since is not None
            assert before.validity.until <= after.validity.since


def test_every_division_lies_in_one_that_existed_with_it() -> None:
    for division in EVERY:
        for below, above in pairwise([division, *PLACES.ancestors(division)]):
            assert below.code.digits.startswith(above.code.prefix)
            assert above.level.number < below.level.number
            assert above.existed_on(below.validity.sure_from) is True
            assert above.code.covers(below.code)


DIRECT_PROVINCES = {"41": 1, "42": 4, "46": 15, "65": 13}
"""Counties that a province administers itself, outside the municipalities."""
WITHOUT_COUNTIES = {"东莞市", "中山市", "儋州市", "嘉峪关市"}
OUTLYING = {"香港特别行政区", "澳门特别行政区", "台湾省"}


def test_counties_without_a_prefecture() -> None:
    found = [d for d in NOW if d.level is Level.COUNTY and str(d.parent).endswith("0000")]
    outside = [d for d in found if str(d.code)[:2] not in {"11", "12", "31", "50"}]
    assert Counter(str(d.code)[:2] for d in outside) == DIRECT_PROVINCES
    assert {str(d.code)[2:4] for d in outside} == {"90"}
    assert {str(d.code)[2:4] for d in found} - {"90"} == {"01", "02"}


def test_divisions_without_children() -> None:
    parents = {str(d.parent) for d in NOW}
    childless = {d.name for d in NOW if d.level is not Level.COUNTY and str(d.code) not in parents}
    assert childless == WITHOUT_COUNTIES | OUTLYING


def test_no_division_is_a_zone_or_virtual() -> None:
    for division in EVERY:
        digits = division.code.digits
        assert not is_zone_code(digits)
        assert not digits.endswith("01") or division.name not in {"市辖区", "县"}
        assert division.kind.is_division
    assert not {d.name for d in EVERY} & {"市辖区", "县", "省直辖县级行政区划"}


ODD_NUMBERS = {
    "230751": "金林区",
    "310151": "崇明区",
    "500151": "铜梁区",
    "500152": "潼南区",
    "500153": "荣昌区",
    "500154": "开州区",
    "500155": "梁平区",
    "500156": "武隆区",
    "500157": "两江新区",
    "520203": "六枝特区",
}
"""Divisions whose last two digits are not those that the rule of coding keeps for their kind."""


def numbers_of(division: Division) -> range:
    """The last two digits kept for a division: 01–20, 21–70 and 81–99 (GB/T 2260)."""
    above = PLACES.parent(division)
    in_city = above is not None and above.kind is Kind.PREFECTURE_CITY
    if division.kind is Kind.COUNTY_CITY:
        return range(81, 100) if in_city else range(1, 21)
    return range(1, 21) if division.kind is Kind.DISTRICT else range(21, 71)


def test_the_last_digits_tell_the_kind_but_for_the_exceptions() -> None:
    counties = [d for d in NOW if d.level is Level.COUNTY and str(d.code)[2:4] != "90"]
    odd = {str(d.code): d.name for d in counties if int(str(d.code)[4:]) not in numbers_of(d)}
    assert odd == ODD_NUMBERS


def test_every_end_that_is_not_explained_is_marked() -> None:
    unexplained = [d for d in EVERY if d.successors is UNKNOWN]
    assert all(d.validity.until is not None for d in unexplained)
    explained = [d for d in EVERY if d.validity.until is not None and d.successors is not UNKNOWN]
    for division in explained:
        assert division.successors is not UNKNOWN
        assert any(s.year == division.validity.until for s in division.successors)


def test_every_end_leads_to_today_or_to_unknown() -> None:
    for division in EVERY:
        now = PLACES.current(division)
        assert now is UNKNOWN or now
        assert now is UNKNOWN or all(d.validity.until is None for d in now)


def test_codes_that_stood_for_two_places() -> None:
    reused = PLACES.reused_codes()
    paused = [
        code
        for code in reused
        if any(
            before.validity.until != after.validity.since
            for before, after in pairwise(PLACES.history(code))
        )
    ]
    assert len(paused) == 16
    assert set(reused) - set(paused) == {"420703", "430204"}  # within one year


def test_provinces_are_all_there() -> None:
    kinds = Counter(d.kind for d in NOW if d.level is Level.PROVINCE)
    assert kinds == {
        Kind.PROVINCE: 23,
        Kind.AUTONOMOUS_REGION: 5,
        Kind.MUNICIPALITY: 4,
        Kind.SPECIAL_REGION: 2,
    }


def test_names_that_look_like_another_kind() -> None:
    assert {d.name for d in NOW if d.kind is Kind.FORESTRY_AREA} == {"神农架林区"}
    assert {d.name for d in NOW if d.kind is Kind.SPECIAL_AREA} == {"六枝特区"}
    lookalikes = {d for d in NOW if d.name.endswith(("林区", "特区", "新区", "矿区"))}
    districts = {d.name for d in lookalikes if d.kind is Kind.DISTRICT}
    assert districts == {d.name for d in lookalikes} - {"神农架林区", "六枝特区"}
    assert districts >= {"万柏林区", "北林区", "碑林区", "金林区", "浦东新区", "井陉矿区"}
    assert {d.kind for d in NOW if d.name.endswith("行政区")} == {Kind.SPECIAL_REGION}


# The files.


def test_the_history_is_small_and_says_its_vintage() -> None:
    packed = DATA.joinpath("generated_divisions.tsv.gz").read_bytes()
    assert len(packed) <= 80 * 1024
    head = gzip.decompress(packed).decode().partition("\n")[0]
    assert head == f"{PLACES.vintage}\t1981"
    assert packed[4:8] == b"\0\0\0\0"  # no time of packing: the same tables give the same file


def test_townships_lie_in_counties_that_exist() -> None:
    for division in sample_townships():
        above = PLACES.lookup(division.parent or "")
        assert above.level is Level.COUNTY
        assert isinstance(division.code.scheme, Scheme)
        assert division.code.digits.startswith(above.code.digits)


def test_the_rows_of_townships_that_were_left_out_are_all_told() -> None:
    table = sample_townships()
    rows = DATA.joinpath("generated_townships.csv").read_text("utf-8").splitlines()[1:]
    assert len(rows) == len(table.places) + len(table.rejected)
    left = Counter(problem.code for problem in table.rejected)
    assert left == {"code.malformed": 7, "not-found": 1}


def test_every_article_of_the_hand_kept_tables_was_checked_against_its_text() -> None:
    for name in ("manual_natures.toml", "manual_bodies.toml", "manual_seals.toml"):
        told = re.findall(r"《[^》]+》[^\"]+", DATA.joinpath(name).read_text("utf-8"))
        articles = {
            text for text in told if "第" in text and text.startswith("《") and len(text) < 40
        }
        assert articles
        for article in articles:
            assert parse_citation(article).checked, article


def test_the_data_say_where_they_come_from() -> None:
    readme = DATA.joinpath("README.md").read_text("utf-8")
    for file in DATA.iterdir():
        assert file.name in readme
