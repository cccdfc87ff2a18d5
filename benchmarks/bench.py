"""Speed and memory beside the peers, in one run, as ratios.

Usage: ``just bench``. Peers that are not installed are left out and named.
A ratio above 1 is how many times longer the peer takes for the same question.
"""

import datetime as dt
import importlib.util
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable
from pathlib import Path

import decisions
import places

import govsvc
from govsvc.deadlines import NO_ROLL, Basis, Exclude, Extend, Period, Roll, find_rule
from govsvc.documents import read_toml
from govsvc.packs.audit_file import read_things

START = dt.date(2025, 9, 22)
END = dt.date(2026, 9, 22)
MICRO = 1e6
SATURDAY = 5
Row = tuple[str, str, float, str]


def timed(call: Callable[[], object], *, least: float = 0.2) -> float:
    """Microseconds a call, the best of five rounds."""
    timer = timeit.Timer(call)
    number, _ = timer.autorange()
    rounds = max(number, int(number * least / max(timer.timeit(number), 1e-9)))
    return min(timer.repeat(5, rounds)) / rounds * MICRO


NTH, SPAN = "20th workday", "workdays in a year"


def counting() -> list[Row]:
    """The n-th working day, and the working days between two days."""
    calendar = govsvc.national_calendar()
    early = dt.date(2010, 1, 4)
    return [
        (NTH, "govsvc", timed(lambda: calendar.nth_workday(START, 20)), "≤ 1"),
        ("2,000th workday", "govsvc", timed(lambda: calendar.nth_workday(early, 2000)), "≤ 1"),
        (SPAN, "govsvc", timed(lambda: calendar.count_workdays(START, END)), "≤ 1"),
        *_holidays(),
        *(_chinese_calendar() if importlib.util.find_spec("chinese_calendar") else ()),
        *(_numpy() if importlib.util.find_spec("numpy") else ()),
    ]


def _holidays() -> list[Row]:
    import holidays

    china = holidays.country_holidays("CN", years=range(2025, 2027))
    after = START + dt.timedelta(days=1)
    return [
        (NTH, "holidays", timed(lambda: china.get_nth_working_day(after, 20)), ""),
        (SPAN, "holidays", timed(lambda: china.get_working_days_count(START, END)), ""),
    ]


def _chinese_calendar() -> list[Row]:
    import chinese_calendar

    def step() -> dt.date:
        day, left = START, 20
        while left:
            day += dt.timedelta(days=1)
            left -= chinese_calendar.is_workday(day)
        return day

    return [
        (NTH, "chinese_calendar", timed(step), ""),
        (SPAN, "chinese_calendar", timed(lambda: chinese_calendar.get_workdays(START, END)), ""),
    ]


def _numpy() -> list[Row]:
    import numpy as np

    marked = govsvc.national_calendar().marked_days(dt.date(2024, 12, 31), dt.date(2026, 12, 31))
    plain = np.busdaycalendar(holidays=[day for day in marked if day.weekday() < SATURDAY])
    start, end = np.datetime64(START), np.datetime64(END)
    who = "numpy (no make-up days)"
    return [
        (NTH, who, timed(lambda: np.busday_offset(start, 20, busdaycal=plain)), ""),
        (SPAN, who, timed(lambda: np.busday_count(start, end, busdaycal=plain)), ""),
    ]


def deadlines() -> list[Row]:
    """Whole answers, with steps, readings and citations."""
    rule = find_rule("apl.42.decide")
    ten = Period.working_days(10)
    months = Period.months(6, roll=Roll(basis=Basis.EXPRESS))
    plain = Period.calendar_days(60, roll=NO_ROLL)
    late = dt.date(2027, 1, 20)
    due = govsvc.due
    return [
        ("due(), 20 working days", "govsvc", timed(lambda: due(rule, START)), "≤ 20"),
        ("due() by id", "govsvc", timed(lambda: due("apl.42.decide", START)), "≤ 20"),
        ("due() with a promise", "govsvc", timed(lambda: due(rule, START, promise=ten)), ""),
        ("due(), 60 days", "govsvc", timed(lambda: due(plain, START)), "≤ 20"),
        ("due(), 6 months rolled", "govsvc", timed(lambda: due(months, START)), "≤ 20"),
        ("due(), projected", "govsvc", timed(lambda: due(rule, late)), ""),
        (
            "due(), 3 events, promise",
            "govsvc",
            timed(lambda: due(rule, START, events=EVENTS, promise=ten)),
            "≤ 60",
        ),
        (
            "latest_day_before()",
            "govsvc",
            timed(lambda: govsvc.latest_day_before(START, "app.64.notice")),
            "",
        ),
    ]


EVENTS = (
    Exclude(dt.date(2025, 9, 25), dt.date(2025, 9, 29), "hearing", told_on=dt.date(2025, 9, 24)),
    Exclude(dt.date(2025, 10, 10), dt.date(2025, 10, 13), "testing", told_on=dt.date(2025, 10, 9)),
    Extend(
        decided_on=dt.date(2025, 10, 20),
        by=10,
        approved_by="agency_head",
        told_on=dt.date(2025, 10, 20),
    ),
)


RULEBOOK = (
    "import govsvc, datetime as d; "
    "govsvc.rulebook('640181', on=d.date(2026, 3, 2)).rule_set('proxy')"
)
FIRST = "import govsvc, datetime as d; govsvc.due('apl.42.decide', d.date({}))"


def fresh() -> list[Row]:
    """What a fresh process pays, in milliseconds beyond an empty interpreter."""
    questions = {
        "import govsvc": "import govsvc",
        "import attrs": "import attrs",
        "import holidays (China)": "import holidays; holidays.country_holidays('CN', years=2027)",
        "first due()": FIRST.format("2025, 9, 22"),
        "first projected due()": FIRST.format("2027, 1, 20"),
        "first rulebook": RULEBOOK,
    }
    empty = _process("pass")
    goals = {"import govsvc": "≤ 60", "first due()": "≤ 250", "first rulebook": "≤ 400"}
    return [
        (name, "process", _process(code) - empty, goals.get(name, ""))
        for name, code in questions.items()
    ]


def _process(code: str) -> float:
    def once() -> float:
        return timeit.timeit(
            lambda: subprocess.run([sys.executable, "-c", code], check=True),  # noqa: S603
            number=1,
        )

    return statistics.median(once() for _ in range(9)) * 1000


def memory() -> list[Row]:
    """Memory that the first answer takes, in MiB (peak of traced allocations)."""
    rows = []
    for name, day in (("first due()", "2025, 9, 22"), ("first projected due()", "2027, 1, 20")):
        code = (
            f"import tracemalloc; tracemalloc.start(); {FIRST.format(day)}; "
            "print(tracemalloc.get_traced_memory()[1] / 2**20)"
        )
        run = subprocess.run(  # noqa: S603
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        rows.append((name, "MiB", float(run.stdout), ""))
    return rows


def show(title: str, rows: list[Row]) -> None:
    """Print rows with the ratio to the first of the same question."""
    print(f"\n{title}")
    base: dict[str, float] = {}
    for question, who, value, goal in rows:
        own = base.setdefault(question, value)
        ratio = f"{value / own:8.1f}x" if own > 0 else ""
        print(f"  {question:24} {who:26} {value:10.2f} {ratio}  {goal and 'goal ' + goal}")


def audits() -> list[Row]:
    """A whole centre held against the plan of its city, and its report in words."""
    book = govsvc.rulebook("130921", on=dt.date(2020, 8, 20))
    path = Path(__file__).parents[1] / "examples/township_audit.toml"
    things = read_things(read_toml(path), name=path.name)
    _, _, site = things[0]
    report = book.audit(site)
    return [
        ("audit(), a centre", "govsvc", timed(lambda: book.audit(site)), ""),
        ("explain() of it", "govsvc", timed(lambda: report.explain("zh")), ""),
    ]


def main() -> None:
    """Run everything."""
    print(f"Python {sys.version.split()[0]}")
    show("Counting (µs a call)", counting())
    show("Deadlines (µs a call)", deadlines())
    show("Places (µs a call)", places.lookups(timed))
    show("Places, first look-up of a process (ms of processor time)", places.first_uses())
    show("660,000 villages", places.villages(timed))
    show("Decisions (µs a call)", decisions.decisions(timed))
    show("Audits (µs a call)", audits())
    show("Beside decisions (µs a call)", decisions.beside(timed))
    show("A fresh process (ms beyond an empty one)", fresh())
    show("Memory of a fresh process (MiB)", memory())


if __name__ == "__main__":
    main()
