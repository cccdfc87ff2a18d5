"""The prefix table, and the table of days that are still open."""

import datetime as dt

import pytest

from govsvc.calendars.days import DayKind
from govsvc.calendars.projection import Swing
from govsvc.calendars.table import DayTable, Special, SwingTable, build_table
from oracles.calendar_oracle import nth_workday_spread

MONDAY = dt.date(2027, 3, 1)
DAY = dt.timedelta(days=1)
WEEKS = [MONDAY + DAY * n for n in range(28)]
"""Four weeks from Monday 1 March 2027."""
SATURDAY, SUNDAY = WEEKS[5], WEEKS[6]


def table(specials: dict[dt.date, DayKind] | None = None) -> DayTable:
    found = {day: Special(kind, "三八") for day, kind in (specials or {}).items()}
    return build_table(WEEKS[0], WEEKS[-1], found)


def test_a_plain_week_has_five_workdays() -> None:
    assert table().upto[:8] == [0, 1, 2, 3, 4, 5, 5, 5]


def test_the_table_reaches_from_its_first_to_its_last_day() -> None:
    found = table()
    assert (found.first, found.last) == (WEEKS[0].toordinal(), WEEKS[-1].toordinal())
    assert (len(found.upto), found.workdays[0], found.workdays[-1]) == (29, WEEKS[0], WEEKS[25])


def test_a_table_may_hold_a_single_day() -> None:
    found = build_table(SUNDAY, SUNDAY, {})
    assert (found.upto, found.workdays, found.marks) == ([0, 0], [], [])


@pytest.mark.parametrize("kind", DayKind)
@pytest.mark.parametrize("day", [WEEKS[2], SATURDAY], ids=["wednesday", "saturday"])
def test_a_special_day_counts_as_its_kind_says(day: dt.date, kind: DayKind) -> None:
    found = table({day: kind})
    index = (day - WEEKS[0]).days
    assert (found.kind(day), found.upto[index + 1] > found.upto[index]) == (kind, kind.is_workday)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (WEEKS[0], DayKind.WORKDAY),
        (WEEKS[4], DayKind.WORKDAY),
        (SATURDAY, DayKind.WEEKEND),
        (SUNDAY, DayKind.WEEKEND),
    ],
    ids=["monday", "friday", "saturday", "sunday"],
)
def test_an_ordinary_day_is_what_its_weekday_says(day: dt.date, kind: DayKind) -> None:
    assert table().kind(day) is kind


def test_marks_are_the_days_that_monday_to_friday_gets_wrong() -> None:
    found = table(
        {
            WEEKS[1]: DayKind.BRIDGED_REST,
            SATURDAY: DayKind.MAKE_UP_WORKDAY,
            SUNDAY: DayKind.WEEKEND,
            WEEKS[7]: DayKind.WORKDAY,
        }
    )
    assert found.marks == [WEEKS[1], SATURDAY]


@pytest.mark.parametrize(
    ("after", "upto", "marked"),
    [
        pytest.param(WEEKS[0], WEEKS[5], [1, 5], id="both"),
        pytest.param(WEEKS[1], WEEKS[5], [5], id="first-day-is-not-in-the-span"),
        pytest.param(WEEKS[1], WEEKS[4], [], id="last-day-is-in-the-span"),
        pytest.param(WEEKS[5], WEEKS[27], [], id="behind-them"),
        pytest.param(WEEKS[5], WEEKS[0], [], id="backwards"),
    ],
)
def test_marked_days_of_a_span(after: dt.date, upto: dt.date, marked: list[int]) -> None:
    found = table({WEEKS[1]: DayKind.BRIDGED_REST, SATURDAY: DayKind.MAKE_UP_WORKDAY})
    assert list(found.marked(after, upto)) == [WEEKS[n] for n in marked]


def test_days_beyond_the_table_do_not_disturb_it() -> None:
    outside = {WEEKS[0] - DAY: DayKind.LOCAL_REST, WEEKS[-1] + DAY: DayKind.LOCAL_REST}
    assert table(outside).upto == table().upto


# Open days. In each case the swings rest in the table.

SWINGS = [
    pytest.param([], id="nothing-open"),
    pytest.param([Swing((SATURDAY, SUNDAY), 0, 2)], id="anything"),
    pytest.param([Swing((SATURDAY, SUNDAY, WEEKS[12]), 2, 2)], id="exactly-two"),
    pytest.param([Swing((SATURDAY,), 1, 1)], id="certain"),
    pytest.param([Swing((SATURDAY, WEEKS[19]), 1, 1)], id="one-of-two-far-apart"),
    pytest.param(
        [Swing((WEEKS[19], WEEKS[20]), 1, 2), Swing((SATURDAY, SUNDAY, WEEKS[26]), 1, 2)],
        id="two-that-overlap",
    ),
    pytest.param(
        [Swing((WEEKS[2],), 0, 1), Swing((WEEKS[3],), 0, 1), Swing((SATURDAY, SUNDAY), 1, 1)],
        id="weekdays-too",
    ),
]


@pytest.mark.parametrize("swings", SWINGS)
def test_the_spread_is_that_of_all_outcomes(swings: list[Swing]) -> None:
    resting = table({day: DayKind.WEEKEND for swing in swings for day in swing.days})
    spread = SwingTable.of(resting, swings)
    choices = [(swing.days, swing.least, swing.most) for swing in swings]
    for start in WEEKS[:14]:
        for n in range(1, 8):
            expected = nth_workday_spread(
                lambda day: resting.kind(day).is_workday, choices, start, n
            )
            found = spread.nth(start.toordinal(), n)
            assert found == tuple(day.toordinal() for day in expected), (start, n)


def test_the_first_workday_may_be_the_day_itself() -> None:
    resting = table()
    spread = SwingTable.of(resting, [Swing((SATURDAY, SUNDAY), 0, 1)])
    found = {day: spread.on_or_after(day.toordinal()) for day in WEEKS[4:8]}
    friday, saturday, sunday, monday = (day.toordinal() for day in WEEKS[4:8])
    assert found == {
        WEEKS[4]: (friday, friday),
        SATURDAY: (saturday, monday),
        SUNDAY: (sunday, monday),
        WEEKS[7]: (monday, monday),
    }


def test_the_first_day_of_the_table_can_be_asked() -> None:
    spread = SwingTable.of(table(), [])
    assert spread.on_or_after(WEEKS[0].toordinal()) == (WEEKS[0].toordinal(),) * 2


@pytest.mark.parametrize(
    ("n", "reached"),
    [
        pytest.param(20, (25, 25), id="last-workday"),
        pytest.param(21, (28, 28), id="one-too-many"),
        pytest.param(300, (28, 28), id="far-too-many"),
    ],
)
def test_a_count_that_leaves_the_table_ends_behind_it(n: int, reached: tuple[int, int]) -> None:
    spread = SwingTable.of(table(), [])
    found = spread.nth(WEEKS[0].toordinal() - 1, n)
    assert found == tuple(WEEKS[0].toordinal() + offset for offset in reached)


def test_the_latest_may_leave_the_table_where_the_earliest_does_not() -> None:
    spread = SwingTable.of(table(), [Swing((SATURDAY,), 0, 1)])
    earliest, latest = spread.nth(WEEKS[0].toordinal() - 1, 21)
    assert (earliest, latest) == (WEEKS[25].toordinal(), WEEKS[-1].toordinal() + 1)
