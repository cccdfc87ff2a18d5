"""Rebuild the calendar data from tables of official and local days.

Usage: ``python tools/build_notices.py FOLDER``, where FOLDER holds ``notices.csv`` (one row a
notice), ``official_days.csv`` (one row a day that a notice sets), ``superseded_days.csv`` (what an
amended notice had set) and ``regional_days.csv``.

Which of the days of rest are statutory holidays is worked out from the dates of the festivals
(library ``holidays``) and the edition of 放假办法 in force in that year.
"""

import csv
import datetime as dt
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from govsvc.calendars.projection import statutory_holidays

SATURDAY = 5
DATA = Path(__file__).parent.parent / "src/govsvc/calendars/data"
TERRITORIES = {
    "广西壮族自治区": "45",
    "宁夏回族自治区": "64",
    "新疆维吾尔自治区": "65",
    "拉萨市": "5401",
}
# Rest that a notice granted beyond the standing rule: 国发明电〔2015〕1号, 国办发明电〔2020〕1号.
EXTENDED = {
    dt.date(2015, 9, 3),
    dt.date(2020, 1, 31),
    dt.date(2020, 2, 1),
    dt.date(2020, 2, 2),
}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def listed(days: Iterable[dt.date]) -> str:
    """Days as a TOML array."""
    return "[" + ", ".join(day.isoformat() for day in sorted(days)) + "]"


def national(folder: Path) -> str:
    """The text of ``notices.toml``."""
    by_source: dict[str, dict[str, list[tuple[dt.date, bool]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in rows(folder / "official_days.csv"):
        day = dt.date.fromisoformat(row["date"])
        name = row["name"].replace("“", "").replace("”", "")
        by_source[row["source"]][name].append((day, row["is_workday"] == "1"))
    bases = {row["for_year"]: row for row in rows(folder / "notices.csv") if row["kind"] == "base"}
    for row in rows(folder / "superseded_days.csv"):
        day = dt.date.fromisoformat(row["date"])
        worked = row["is_workday_before_amendment"] == "1"
        if worked is not (day.weekday() < SATURDAY):  # the base notice had said so
            base = bases[str(day.year)]
            lines = by_source[base["doc_no"] or base["gov_cn_url"]]
            nearest = min(lines, key=lambda name: min(abs(d - day) for d, _ in lines[name]))
            lines[nearest].append((day, worked))
    parts = ["# State Council notices, in order of the year they are for. See README.md.\n"]
    for row in rows(folder / "notices.csv"):
        year = int(row["for_year"])
        parts.append(f'\n[[notice]]\nyear = {year}\nkind = "{row["kind"]}"\n')
        if row["doc_no"]:
            parts.append(f'doc_no = "{row["doc_no"]}"\n')
        if row["doc_date"]:
            parts.append(f"issued_on = {row['doc_date']}\n")
        parts.append(f'published_on = {row["public_date"]}\nurl = "{row["gov_cn_url"]}"\n')
        for name, days in by_source[row["doc_no"] or row["gov_cn_url"]].items():
            rest = {day for day, work in days if not work}
            parts.append(f'\n[[notice.holidays]]\nname = "{name}"\nrest = {listed(rest)}\n')
            for key, picked in (
                ("work", {day for day, work in days if work}),
                ("statutory", rest & set(statutory_holidays(year))),
                ("extended", rest & EXTENDED),
            ):
                if picked:
                    parts.append(f"{key} = {listed(picked)}\n")
    return "".join(parts)


def local(folder: Path) -> str:
    """The text of ``local_notices.toml``."""
    groups: dict[tuple[str, str, str], list[tuple[dt.date, bool]]] = defaultdict(list)
    source = ""
    for row in rows(folder / "regional_days.csv"):
        source = source if row["source"] == "同上" else row["source"]
        groups[row["region"], row["name"], source].append(
            (dt.date.fromisoformat(row["date"]), row["is_workday"] == "1")
        )
    parts = ["# Local notices, a sample: no region is complete. See README.md.\n"]
    for (region, name, origin), days in groups.items():
        parts.append(
            f'\n[[local]]  # {region}\nterritory = "{TERRITORIES[region]}"\nname = "{name}"\n'
            f'source = "{origin}"\n'
        )
        for key, wanted in (("rest", False), ("work", True)):
            if picked := [day for day, work in days if work is wanted]:
                parts.append(f"{key} = {listed(picked)}\n")
        if stamp := re.search(r"\d{4}-\d{2}-\d{2}", origin):
            parts.append(f"published_on = {stamp[0]}\n")
    return "".join(parts)


def main() -> None:
    """Write both files."""
    folder = Path(sys.argv[1])
    (DATA / "notices.toml").write_text(national(folder), encoding="utf-8")
    (DATA / "local_notices.toml").write_text(local(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
