"""A second, deliberately naive reading of the history: every question walks all rows.

The rows are those of ``tests/data/divisions_past.csv``: one a name of a unit, with the years in
which it began and ended, and the names of the province and the prefecture above it.
"""

import csv
import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

Row = dict[str, str]
DATA = Path(__file__).parents[1] / "data"
FIRST_YEAR = "1981"
LAST_DAY = dt.date(2026, 9, 30)
DIRECT = "直辖"


def read(name: str) -> list[Row]:
    """The rows of a table beside the tests."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def past() -> list[Row]:
    """Every name of every unit."""
    return read("divisions_past.csv")


@functools.cache
def today() -> list[Row]:
    """The units of today."""
    return read("divisions_today.csv")


def existed(row: Row, day: dt.date) -> bool | None:
    """Whether a unit existed on a day, tried out for every day on which it can have changed.

    None where that depends on the day: only years are known.
    """
    if not row["end"] and day > LAST_DAY:
        return None
    if row["start"] == FIRST_YEAR and day < dt.date(1981, 12, 31):
        return None
    started = {day >= start for start in _days(row["start"])}
    if row["start"] == FIRST_YEAR:
        started = {True}
    ended = {day >= end for end in _days(row["end"])} if row["end"] else {False}
    answers = {begun and not over for begun in started for over in ended}
    return answers.pop() if len(answers) == 1 else None


def _days(year: str) -> Iterator[dt.date]:
    """The first and the last day of a year: what lies between decides nothing else."""
    last = min(dt.date(int(year), 12, 31), LAST_DAY)
    return iter((dt.date(int(year), 1, 1), last))


def bearers(code: str, day: dt.date) -> list[Row]:
    """The rows of a code that may have existed on a day, the oldest first."""
    rows = [row for row in past() if row["code"] == code and existed(row, day) is not False]
    return sorted(rows, key=lambda row: row["start"])


def named(name: str, day: dt.date) -> list[Row]:
    """The rows with a full name that may have existed on a day."""
    return [row for row in past() if row["name"] == name and existed(row, day) is not False]


def below(row: Row, day: dt.date) -> list[Row]:
    """The rows directly under one, by the names of what is above them."""
    alive = [one for one in past() if existed(one, day) is not False]
    inside = [one for one in alive if one["province"] == row["province"]]
    if row["level"] == "1":
        return [r for r in inside if r["level"] == "2" or r["prefecture"] == DIRECT]
    if row["level"] == "2":
        return [
            r
            for r in inside
            if r["level"] == "3"
            and r["prefecture"] == row["name"]
            and r["code"][:4] == row["code"][:4]
        ]
    return []


def identities(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Code and name of rows, in order."""
    return sorted((row["code"], row["name"]) for row in rows)
