"""Speed of places beside pycountry and a plain dict; part of ``bench.py``.

pycountry knows provinces and nothing below them; the dict is the table of today, read from CSV.
"""

import csv
import datetime as dt
import importlib.util
import itertools
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from govsvc.divisions import (
    Kind,
    Level,
    Scheme,
    SqliteVillageStore,
    VillageRow,
    build_village_store,
    registry,
)

Row = tuple[str, str, float, str]
Timed = Callable[[Callable[[], object]], float]

TABLE = Path(__file__).parent.parent / "tests/data/divisions_today.csv"
DAY = dt.date(2011, 12, 31)
CODE, NAME, FROM_NAME = "a code", "a name", "four places of a name"
VILLAGES, TOWNSHIPS, EACH = 660_000, 25, 10
MILLI, MEBI = 1000, 2**20


def lookups(timed: Timed) -> list[Row]:
    """Codes and names, in µs a call."""
    places = registry()
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_code = {row["code"]: row for row in rows}
    by_name: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_name.setdefault(row["name"], []).append(row)
    return [
        (CODE, "govsvc", timed(lambda: places.lookup("130983")), "≤ 1"),
        (CODE, "dict", timed(lambda: by_code["130983"]), ""),
        *(_pycountry(timed) if importlib.util.find_spec("pycountry") else ()),
        ("a code on a day", "govsvc", timed(lambda: places.at("520502", DAY)), ""),
        (FROM_NAME, "govsvc", timed(lambda: places.resolve("鼓楼区")), ""),
        (FROM_NAME, "dict, without paths", timed(lambda: by_name["鼓楼区"]), ""),
        ("a name in a path", "govsvc", timed(lambda: places.resolve("沧州市新华区")), ""),
        ("children of a city", "govsvc", timed(lambda: places.children("1309")), ""),
        ("path of a county", "govsvc", timed(lambda: places.path("130983")), ""),
    ]


def _pycountry(timed: Timed) -> list[Row]:
    import pycountry

    provinces = pycountry.subdivisions
    get: Callable[..., object] = provinces.get  # its own annotations leave it untyped
    return [
        (CODE, "pycountry (a province)", timed(lambda: get(code="CN-HE")), ""),
        (NAME, "govsvc", timed(lambda: registry().resolve("河北省")), ""),
        (NAME, "pycountry (fuzzy)", timed(lambda: provinces.search_fuzzy("Hebei")), ""),
    ]


GOVSVC = "from govsvc.divisions import registry; registry().lookup('130983')"
DICT = (
    f"f = open({str(TABLE)!r}, encoding='utf-8', newline=''); "
    "{row['code']: row for row in csv.DictReader(f)}['130983']"
)
FIRST = {
    "govsvc": ("import govsvc, attrs", GOVSVC),
    "govsvc, resolve()": ("import govsvc, attrs", f"{GOVSVC}; registry().resolve('鼓楼区')"),
    "dict from CSV": ("import csv", DICT),
    "pycountry (a province)": (
        "pass",
        "import pycountry; pycountry.subdivisions.get(code='CN-HE')",
    ),
}


def first_uses() -> list[Row]:
    """The first look-up of a process, in ms of processor time; what is loaded before is not in."""
    return [
        ("first look-up", who, _processor(before, code), "≤ 30" if who == "govsvc" else "")
        for who, (before, code) in FIRST.items()
        if not who.startswith("pycountry") or importlib.util.find_spec("pycountry")
    ]


def _processor(before: str, code: str) -> float:
    script = (
        f"{before}; import time as t; a = t.process_time(); {code}; print(t.process_time() - a)"
    )

    def once() -> float:
        run = subprocess.run(  # noqa: S603
            [sys.executable, "-c", script], capture_output=True, text=True, check=True
        )
        return float(run.stdout)

    return statistics.median(once() for _ in range(9)) * MILLI


def villages(timed: Timed) -> list[Row]:
    """A store of as many villages as the country has, made up: µs a call, ms and MiB as named."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "villages.sqlite")
        start = time.perf_counter()
        build_village_store(path, _rows(), scheme=Scheme.NBS, day=DAY)
        built = (time.perf_counter() - start) * MILLI
        code, township, county = "130983100201", "130983100", "130983"
        with SqliteVillageStore(path) as store:
            found = [
                ("look-up", "store, µs", timed(lambda: store.lookup(code)), ""),
                (
                    "children of a township",
                    "store, µs",
                    timed(lambda: store.children(township)),
                    "",
                ),
                ("children of a county", "store, µs", timed(lambda: store.children(county)), ""),
                ("count of a county", "store, µs", timed(lambda: store.count(county)), ""),
            ]
        opened = timed(lambda: SqliteVillageStore(path).close()) / MILLI
        size = path.stat().st_size / MEBI
    return [
        ("open and close", "store, ms", opened, "< 5"),
        *found,
        ("write 660,000", "store, ms", built, ""),
        ("size", "store on disk, MiB", size, ""),
        ("size", "dict in memory, MiB", _dict_size(), ""),
    ]


def _rows() -> Iterator[VillageRow]:
    """660,000 made-up villages: 25 towns a county, 10 villages and communities a town."""
    counties = (d.code.digits for d in registry() if _is_county(d.level, d.validity.until))
    numbers = [f"{100 + town}{201 + one}" for town in range(TOWNSHIPS) for one in range(EACH)]
    every = (county + number for county in counties for number in numbers)
    for index, digits in enumerate(itertools.islice(every, VILLAGES)):
        yield digits, f"示例村{index}", Kind.VILLAGE


def _is_county(level: Level, until: int | None) -> bool:
    return level is Level.COUNTY and until is None


def _dict_size() -> float:
    tracemalloc.start()
    kept = {digits: (name, kind) for digits, name, kind in _rows()}
    size = tracemalloc.get_traced_memory()[0] / MEBI
    tracemalloc.stop()
    kept.clear()
    return size
