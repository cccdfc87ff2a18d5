"""Rebuild the packaged divisions from tables of present and past county-level units.

Usage: ``python tools/build_divisions.py FOLDER [--check]``, where FOLDER holds
``history_county.csv`` (one row a name of a unit, with years and successors),
``counties_current.csv`` (the units of today with their type and parent) and
``townships_seeds.csv`` (townships of the sample places in three tables of codes).
``--check`` writes nothing and fails where the packaged files differ.

The tables of the past give no types. Those of past units are set here, once: by level and generic
term, except the units of ``EXCEPTIONS``, whose type their name hides. The rule is checked against
the type of every unit of today; the result is data, and the library reads nothing off a name.
"""

import csv
import gzip
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from govsvc.divisions.codes import parent_digits
from govsvc.divisions.kinds import Kind, parse_kind

DATA = Path(__file__).parent.parent / "src/govsvc/divisions/data"
DIVISIONS, TOWNSHIPS = "generated_divisions.tsv.gz", "generated_townships.csv"
VINTAGE, FIRST = "2026-09-30", 1981
DIRECT = "直辖"

ISLANDS = "442137 442229 460037 460038 460039 469031 469032 469033"
EXCEPTIONS = (
    dict.fromkeys(("422627", "422921", "429021"), Kind.FORESTRY_AREA)  # 神农架林区
    | dict.fromkeys(("512634", "512932", "513032"), Kind.WORKERS_AREA)
    | dict.fromkeys(ISLANDS.split(), Kind.ISLANDS)
)
SPECIAL_AREAS = {
    "水城特区",
    "盘县特区",
    "六枝特区",
    "万山特区",
}  # their codes went to other units too

TERMS: dict[str, list[tuple[str, Kind]]] = {
    "1": [
        ("特别行政区", Kind.SPECIAL_REGION),
        ("自治区", Kind.AUTONOMOUS_REGION),
        ("省", Kind.PROVINCE),
        ("市", Kind.MUNICIPALITY),
    ],
    "2": [
        ("自治州", Kind.AUTONOMOUS_PREFECTURE),
        ("行政区", Kind.ADMINISTRATIVE_AREA),
        ("地区", Kind.PREFECTURE),
        ("盟", Kind.LEAGUE),
        ("市", Kind.PREFECTURE_CITY),
    ],
    "3": [
        ("自治县", Kind.AUTONOMOUS_COUNTY),
        ("自治旗", Kind.AUTONOMOUS_BANNER),
        ("旗", Kind.BANNER),
        ("县", Kind.COUNTY),
        ("市", Kind.COUNTY_CITY),
        ("区", Kind.DISTRICT),
        ("镇", Kind.COUNTY_TOWN),
    ],
}
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def kind_of(row: Row) -> Kind:
    """The kind of a unit, present or past."""
    if row["code"] in EXCEPTIONS:
        return EXCEPTIONS[row["code"]]
    if row["name"] in SPECIAL_AREAS:
        return Kind.SPECIAL_AREA
    terms = TERMS[row["level"]]
    return next(kind for term, kind in terms if row["name"].endswith(term))


def parent_of(row: Row) -> str:
    """The code of the parent: the province where the table says 直辖, otherwise the prefecture."""
    if row["level"] == "1":
        return ""
    if row["level"] == "2" or row["prefecture"] == DIRECT:
        return f"{row['code'][:2]}0000"
    return f"{row['code'][:4]}00"


def successors_of(row: Row, goes_on: bool) -> str:  # noqa: FBT001 - a fact of the row
    """Codes with the year where it is not that of the end; ``?`` where the end has none."""
    told = [re.sub(r"\[(\d{4})\]", r":\1", part) for part in row["successors"].split(";") if part]
    at_end = [part for part in told if ":" not in part]
    if row["end_year"] and not at_end:
        told.append(row["code"] if goes_on and row["status"] == "变更" else "?")
    return " ".join(told)


def lines(history: list[Row]) -> Iterable[str]:
    """One line a name of a unit, in order of code and year."""
    begun = {(row["code"], row["start_year"]) for row in history}
    for row in sorted(history, key=lambda row: (row["code"], row["start_year"])):
        parent = parent_of(row)
        usual = parent == (parent_digits(row["code"]) or "")
        yield "\t".join(
            [
                row["code"],
                row["name"],
                kind_of(row).value,
                row["start_year"],
                row["end_year"],
                "" if usual else parent,
                successors_of(row, (row["code"], row["end_year"]) in begun),
            ]
        ).rstrip("\t")


def check(history: list[Row], current: list[Row]) -> None:
    """Hold the history against the table of today."""
    now = {row["code"]: row for row in history if not row["end_year"]}
    assert now.keys() == {row["code"] for row in current}
    for row in current:
        past = now[row["code"]]
        assert kind_of(past) is parse_kind(row["type"]), row
        assert parent_of(past) == row["parent"], row
        told = ("name", "level")
        assert [past[key] for key in told] == [row[key] for key in told], row
        assert past["start_year"] == row["valid_from_year"], row


def divisions(folder: Path) -> str:
    """The text of the packaged history."""
    history = rows(folder / "history_county.csv")
    check(history, rows(folder / "counties_current.csv"))
    return "\n".join([f"{VINTAGE}\t{FIRST}", *lines(history), ""])


# The months in which the tables of codes were taken; the heads of their columns tell the year.
COLUMNS = {
    "mca_code_2026": "mca_code_2026_09",
    "nbs_code_2023": "nbs_code_2023_06",
    "mumuy_code_2025_11": "nbs_code_2025_11",
}


def townships(folder: Path) -> str:
    """The text of the packaged sample."""
    text = (folder / "townships_seeds.csv").read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    head, _, body = text.partition("\n")
    return ",".join(COLUMNS.get(cell, cell) for cell in head.split(",")) + f"\n{body}"


def main() -> None:
    """Write both files, or compare them."""
    folder = Path(sys.argv[1])
    history, sample = divisions(folder), townships(folder)
    if "--check" in sys.argv:
        assert gzip.decompress((DATA / DIVISIONS).read_bytes()).decode() == history
        assert (DATA / TOWNSHIPS).read_text(encoding="utf-8") == sample
        return
    packed = gzip.compress(history.encode(), compresslevel=9, mtime=0)
    (DATA / DIVISIONS).write_bytes(packed)
    (DATA / TOWNSHIPS).write_text(sample, encoding="utf-8", newline="\n")
    print(f"{history.count(chr(10)) - 1} rows, {len(packed)} bytes")


if __name__ == "__main__":
    main()
