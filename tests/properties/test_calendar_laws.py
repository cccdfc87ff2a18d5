"""Laws of the calendar and of reading notices, held against a naive oracle and against itself."""

import datetime as dt
from collections.abc import Callable, Iterator
from statistics import fmean

import pytest
from hypothesis import assume, event, example, given
from hypothesis import strategies as st

from govsvc.calendars import (
    Certainty,
    Notice,
    NoticeKind,
    WorkCalendar,
    national_calendar,
    national_notices,
    parse_notice,
)
from govsvc.calendars.days import DayKind
from govsvc.calendars.projection import StandingRule, Swing, project
from govsvc.calendars.table import Special, SwingTable, build_table
from govsvc.errors import CoverageError, GovsvcError, NoticeError
from oracles.calendar_oracle import (
    AMENDMENTS,
    BASE_NOTICES,
    count_workdays,
    named_days,
    nth_workday,
    nth_workday_spread,
    wording,
    workday_on_or_after,
)

DAY = dt.timedelta(days=1)
FIRST, LAST = dt.date(2007, 1, 1), dt.date(2026, 12, 31)
NATION = national_calendar()
CALENDARS = {
    "national": NATION,
    "广西": NATION.for_region("450000"),
    "拉萨": NATION.for_region("540100"),
    "known in 2019": NATION.as_of(dt.date(2019, 3, 21)).projecting(),
}

calendars = st.sampled_from(sorted(CALENDARS)).map(CALENDARS.__getitem__)
covered = st.dates(FIRST, LAST)
counts = st.integers(1, 300) | st.integers(-300, -1)


# Counting.


@given(cal=calendars, day=covered, n=counts)
@example(cal=NATION, day=LAST, n=1)
@example(cal=NATION, day=FIRST, n=-1)
def test_the_nth_workday_is_the_one_that_a_walk_finds(
    cal: WorkCalendar, day: dt.date, n: int
) -> None:
    try:
        walked = nth_workday(cal.is_workday, day, n)
    except CoverageError:
        event("leaves the covered days")
        with pytest.raises(CoverageError):
            cal.nth_workday(day, n)
    else:
        assert cal.nth_workday(day, n) == walked


@given(cal=calendars, one=covered, other=covered)
def test_a_count_is_the_one_that_a_walk_finds(
    cal: WorkCalendar, one: dt.date, other: dt.date
) -> None:
    first, last = min(one, other), max(one, other)
    assert cal.count_workdays(first, last) == count_workdays(cal.is_workday, first, last)


@given(cal=calendars, day=st.dates(dt.date(2009, 1, 1), dt.date(2024, 12, 31)), n=counts)
def test_the_nth_workday_is_worked_and_n_workdays_away(
    cal: WorkCalendar, day: dt.date, n: int
) -> None:
    reached = cal.nth_workday(day, n)
    assert cal.is_workday(reached)
    if n > 0:
        assert cal.count_workdays(day, reached) == n
    else:
        assert cal.count_workdays(reached, day - DAY) == -n - 1


@given(
    cal=calendars,
    day=st.dates(dt.date(2010, 1, 1), dt.date(2023, 12, 31)),
    a=st.integers(1, 250),
    b=st.integers(1, 250),
    back=st.booleans(),
)
def test_counting_on_is_additive(
    cal: WorkCalendar, day: dt.date, a: int, b: int, *, back: bool
) -> None:
    sign = -1 if back else 1
    at_once = cal.nth_workday(day, sign * (a + b))
    assert at_once == cal.nth_workday(cal.nth_workday(day, sign * a), sign * b)


@given(cal=calendars, day=st.dates(dt.date(2010, 1, 1), dt.date(2023, 12, 31)), n=counts)
def test_from_a_workday_the_way_back_leads_to_it(cal: WorkCalendar, day: dt.date, n: int) -> None:
    start = cal.next_workday(day)
    assert cal.nth_workday(cal.nth_workday(start, n), -n) == start


@given(cal=calendars, day=st.dates(FIRST, dt.date(2024, 12, 31)), n=st.integers(1, 300))
def test_a_later_start_or_a_longer_count_never_ends_earlier(
    cal: WorkCalendar, day: dt.date, n: int
) -> None:
    reached = cal.nth_workday(day, n)
    assert cal.nth_workday(day + DAY, n) >= reached
    assert cal.nth_workday(day, n + 1) > reached


@given(cal=calendars, day=st.dates(dt.date(2007, 1, 8), dt.date(2026, 12, 20)))
def test_neighbours_are_the_nearest_workdays(cal: WorkCalendar, day: dt.date) -> None:
    before, after = cal.previous_workday(day), cal.next_workday(day)
    between = [before + DAY * n for n in range(1, (after - before).days)]
    assert before < day < after
    assert [found for found in between if found != day and cal.is_workday(found)] == []


@given(cal=calendars, one=covered, length=st.integers(0, 400))
def test_marked_days_correct_a_plain_week(cal: WorkCalendar, one: dt.date, length: int) -> None:
    last = min(one + DAY * length, LAST)
    span = [one + DAY * n for n in range(1, (last - one).days + 1)]
    wrong = [day for day in span if cal.is_workday(day) is not (day.weekday() < 5)]
    assert list(cal.marked_days(one, last)) == wrong


@given(day=covered)
def test_a_day_agrees_with_its_kind_and_its_notice(day: dt.date) -> None:
    found = NATION.day(day)
    assert found.is_workday == NATION.is_workday(day)
    assert found.certainty is NATION.certainty(day)
    if found.kind in (DayKind.BRIDGED_REST, DayKind.MAKE_UP_WORKDAY, DayKind.EXTENDED_REST):
        deciding = NATION.notices_for(day - DAY, day)
        assert found.notice in {notice.doc_no for notice in deciding}


# Calendars made from calendars.


@given(order=st.permutations(national_notices()))
def test_the_order_of_the_notices_does_not_matter(order: list[Notice]) -> None:
    built = WorkCalendar(notices=order)
    assert (built, hash(built)) == (NATION, hash(NATION))


known_days = st.dates(dt.date(2006, 12, 18), LAST)


@given(one=known_days, other=known_days)
def test_only_the_earliest_day_of_knowledge_counts(one: dt.date, other: dt.date) -> None:
    assert NATION.as_of(one).as_of(other) == NATION.as_of(min(one, other))


@given(known_on=known_days, region=st.sampled_from(["45", "64", "65", "540100", "11"]))
def test_place_and_knowledge_can_be_given_in_any_order(known_on: dt.date, region: str) -> None:
    assert NATION.as_of(known_on).for_region(region) == NATION.for_region(region).as_of(known_on)


@given(known_on=known_days, day=covered)
def test_knowledge_changes_no_day_before_the_notices_it_leaves_out(
    known_on: dt.date, day: dt.date
) -> None:
    early = NATION.as_of(known_on)
    later = [n.span() for n in NATION.notices if n.published_on > known_on]
    assume(day <= early.official_until)
    if not any(first <= day <= last for first, last in later):
        event("nothing later decides it")
        assert early.day(day).kind is NATION.day(day).kind


@given(cal=calendars, day=covered)
def test_projecting_changes_no_day_with_a_notice(cal: WorkCalendar, day: dt.date) -> None:
    if cal.certainty(day) is not Certainty.PROJECTED:
        assert cal.projecting().day(day) == cal.day(day)


def refusal(ask: Callable[[], object]) -> GovsvcError | None:
    """The error with which a question is refused; any other error is let through."""
    try:
        ask()
    except GovsvcError as error:
        return error
    return None


not_days = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.datetimes(), st.floats()
)
not_counts = st.one_of(st.none(), st.booleans(), st.text(), st.floats(), st.just(0))


@given(
    question=st.sampled_from(["is_workday", "day", "certainty", "as_of", "next_workday"]),
    value=not_days | st.dates(),
)
def test_whatever_is_asked_only_our_errors_escape(question: str, value: object) -> None:
    error = refusal(lambda: getattr(NATION, question)(value))
    assert error is None or error.explain("zh") != error.explain("en")


@given(
    question=st.sampled_from(["nth_workday", "nth_workday_range"]),
    day=st.dates(),
    n=not_counts | st.integers(),
)
def test_whatever_is_counted_only_our_errors_escape(question: str, day: dt.date, n: object) -> None:
    error = refusal(lambda: getattr(NATION, question)(day, n))
    assert error is None or error.explain("zh") != error.explain("en")


# What is open: the spread.


WEEKS = [dt.date(2027, 3, 1) + DAY * n for n in range(28)]


@st.composite
def open_days(draw: st.DrawFn) -> list[Swing]:
    """Up to three groups of open days, no day in two of them; shrinks to none."""
    days = draw(st.lists(st.sampled_from(WEEKS), unique=True, max_size=9))
    swings = []
    while days:
        size = draw(st.integers(1, len(days)))
        group, days = sorted(days[:size]), days[size:]
        least = draw(st.integers(0, size))
        swings.append(Swing(tuple(group), least, draw(st.integers(least, size))))
    return swings


@given(swings=open_days(), start=st.sampled_from(WEEKS), n=st.integers(1, 8))
@example(swings=[Swing((WEEKS[5], WEEKS[19]), 1, 1)], start=WEEKS[5], n=1)
def test_the_spread_is_that_of_all_outcomes(swings: list[Swing], start: dt.date, n: int) -> None:
    closed = {day: Special(DayKind.WEEKEND, "") for swing in swings for day in swing.days}
    resting = build_table(WEEKS[0], WEEKS[-1] + DAY * 28, closed)
    choices = [(swing.days, swing.least, swing.most) for swing in swings]
    expected = nth_workday_spread(lambda day: resting.kind(day).is_workday, choices, start, n)
    found = SwingTable.of(resting, swings).nth(start.toordinal(), n)
    assert found == tuple(day.toordinal() for day in expected)


@pytest.mark.parametrize("year", [2027, 2028, 2030, 2033, 2042])
def test_the_spread_of_a_projected_year_is_that_of_all_its_outcomes(year: int) -> None:
    cal = WorkCalendar(notices=national_notices())
    projected = project(year, StandingRule.OF_2024)
    first = min(projected.days)
    upto = dt.date(year, 3, 31)
    choices = [
        (days, min(swing.least, len(days)), min(swing.most, len(days)))
        for swing in projected.swings
        if (days := [day for day in swing.days if day < upto])
    ]
    open_here = {day for days, _, _ in choices for day in days}
    kinds = {day: kind for day, (kind, _) in projected.days.items()}

    def resting(day: dt.date) -> bool:
        usual = day.weekday() < 5
        return day not in open_here and (kinds[day].is_workday if day in kinds else usual)

    start = max(first, dt.date(year, 1, 4))
    while start < dt.date(year, 2, 26):
        for n in (1, 5, 20):
            expected = nth_workday_spread(resting, choices, start, n)
            assert cal.nth_workday_range(start, n) == expected, (start, n)
        start += DAY


projected_days = st.dates(dt.date(2026, 11, 1), dt.date(2098, 1, 1))


@given(day=projected_days, n=st.integers(1, 200))
@example(day=dt.date(2029, 12, 20), n=5)  # a Tuesday new year, its bridge in the year before
@example(day=dt.date(2069, 9, 20), n=5)  # 中秋 and 国庆 merge with open borders
def test_the_projected_day_lies_inside_its_spread(day: dt.date, n: int) -> None:
    earliest, latest = NATION.nth_workday_range(day, n)
    assert earliest <= NATION.projecting().nth_workday(day, n) <= latest


@given(day=projected_days, n=st.integers(1, 200))
def test_spreads_move_on_with_the_start_and_the_count(day: dt.date, n: int) -> None:
    one, later, longer = (
        NATION.nth_workday_range(*asked) for asked in ((day, n), (day + DAY, n), (day, n + 1))
    )
    assert one[0] <= later[0] <= longer[0]
    assert one[1] <= later[1] <= longer[1]


@given(day=projected_days, n=st.integers(1, 60))
def test_a_spread_is_where_the_bounds_of_the_count_pass_it(day: dt.date, n: int) -> None:
    earliest, latest = NATION.nth_workday_range(day, n)
    assert NATION.count_workdays_range(day, earliest)[1] >= n
    assert NATION.count_workdays_range(day, latest)[0] >= n
    assert NATION.count_workdays_range(day, earliest - DAY)[1] < n
    assert NATION.count_workdays_range(day, latest - DAY)[0] < n


@given(day=projected_days, length=st.integers(0, 400))
def test_the_projected_count_lies_inside_its_bounds(day: dt.date, length: int) -> None:
    last = day + DAY * length
    least, most = NATION.count_workdays_range(day, last)
    assert least <= NATION.projecting().count_workdays(day, last) <= most


@given(day=projected_days)
def test_the_first_workday_is_one_workday_after_the_day_before(day: dt.date) -> None:
    assert NATION.workday_on_or_after_range(day) == NATION.nth_workday_range(day - DAY, 1)


@given(day=st.dates(FIRST, dt.date(2026, 11, 30)), n=st.integers(1, 15))
def test_where_all_is_known_the_spread_is_the_day(day: dt.date, n: int) -> None:
    reached = NATION.nth_workday(day, n)
    assume(reached <= NATION.firm_until)
    assert NATION.nth_workday_range(day, n) == (reached, reached)


# The projection against the years that came.


def starts(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + DAY * n for n in range((last - first).days + 1))


@pytest.mark.parametrize(("n", "width"), [(5, 1), (20, 3), (60, 9)])
def test_without_the_notices_of_2025_and_2026_the_spread_holds_the_true_day(
    n: int, width: int
) -> None:
    known = WorkCalendar(notices=[notice for notice in national_notices() if notice.year < 2025])
    widths, missed, outside = [], [], []
    for start in starts(dt.date(2024, 6, 1), dt.date(2026, 12, 23)):
        true = nth_workday(NATION.projecting().is_workday, start, n)
        if not dt.date(2025, 1, 1) <= true <= dt.date(2026, 12, 24):
            continue
        earliest, latest = known.nth_workday_range(start, n)
        widths.append((latest - earliest).days)
        if not earliest <= true <= latest:
            missed.append(start)
        if not earliest <= known.projecting().nth_workday(start, n) <= latest:
            outside.append(start)
    print(f"{n} working days: {len(widths)} starts, mean width {fmean(widths):.2f} days")  # noqa: T201
    assert (missed, outside) == ([], [])
    assert len(widths) > 700
    assert fmean(widths) <= width


def test_without_the_notices_of_2025_and_2026_the_first_workday_is_in_its_spread() -> None:
    known = WorkCalendar(notices=[notice for notice in national_notices() if notice.year < 2025])
    widths, missed = [], []
    for day in starts(dt.date(2025, 1, 1), dt.date(2026, 12, 24)):
        earliest, latest = known.workday_on_or_after_range(day)
        widths.append((latest - earliest).days)
        true = workday_on_or_after(NATION.is_workday, day)
        plain = workday_on_or_after(known.projecting().is_workday, day)
        if not (earliest <= true <= latest and earliest <= plain <= latest):
            missed.append(day)
    print(f"first workday: {len(widths)} days, mean width {fmean(widths):.2f} days")  # noqa: T201
    assert missed == []
    assert fmean(widths) <= 1


@pytest.mark.parametrize("year", range(2008, 2025))
@pytest.mark.parametrize("n", [5, 20, 60])
def test_under_the_rule_of_then_the_spread_held_the_true_day(year: int, n: int) -> None:
    known = NATION.as_of(dt.date(year - 1, 9, 30))
    rule = StandingRule.OF_2007 if year < 2015 else StandingRule.OF_2013
    assert (known.official_until.year, known.standing_rule) == (year - 1, rule)
    # Nobody could foresee the days around 3 September 2015: the count must not touch them.
    end = dt.date(2015, 9, 2) if year == 2015 else dt.date(year, 12, 24)
    missed = []
    for start in starts(dt.date(year - 1, 10, 1), end):
        true = nth_workday(NATION.is_workday, start, n)
        if dt.date(year, 1, 1) <= true <= end:
            earliest, latest = known.nth_workday_range(start, n)
            plain = known.projecting().nth_workday(start, n)
            if not (earliest <= true <= latest and earliest <= plain <= latest):
                missed.append(start)
    assert missed == []


# Reading notices.

TEXTS = {f"{year}": text for year, text in BASE_NOTICES.items()} | {
    f"{year} amended": text for year, text in AMENDMENTS.items()
}
EXTENDED_FROM = {"2020 amended": dt.date(2020, 1, 31)}


def days_of(notice: Notice) -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    return (
        frozenset(day for line in notice.holidays for day in line.rest),
        frozenset(day for line in notice.holidays for day in line.work),
    )


def read_or_refused(name: str, text: str) -> bool:
    """Whether *text* is read; if so, it sets the days that its clauses name and no others."""
    try:
        notice = parse_notice(text)
    except NoticeError:
        return False
    assert days_of(notice) == named_days(text, notice.year, EXTENDED_FROM.get(name))
    return True


@pytest.mark.parametrize("name", TEXTS)
def test_an_official_text_sets_the_days_that_it_names(name: str) -> None:
    assert read_or_refused(name, TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_a_lost_sign_is_refused_or_changes_no_day(name: str) -> None:
    text, days = TEXTS[name], days_of(parse_notice(TEXTS[name]))
    readings = {}
    for n in range(len(text)):
        lost = text[:n] + text[n + 1 :]
        if read_or_refused(name, lost):
            readings[n] = days_of(parse_notice(lost))
    assert [text[max(0, n - 9) : n + 9] for n, read in readings.items() if read != days] == []
    assert 0 < len(readings) < len(text)


signs = st.sampled_from(
    "0123456789年月日、，。；：（）至星期一二三四五六周放假上班补调休共天起正常其中延长不除原\n "
)


@given(
    name=st.sampled_from(sorted(TEXTS)),
    at=st.floats(0, 1, exclude_max=True),
    sign=signs,
    how=st.sampled_from(["insert", "replace", "swap", "cut", "repeat"]),
    length=st.integers(1, 40),
)
def test_a_damaged_text_sets_the_days_that_it_names_or_none(
    name: str, at: float, sign: str, how: str, length: int
) -> None:
    text = TEXTS[name]
    n = int(at * len(text))
    damaged = {
        "insert": text[:n] + sign + text[n:],
        "replace": text[:n] + sign + text[n + 1 :],
        "swap": text[:n] + text[n + 1 : n + 2] + text[n : n + 1] + text[n + 2 :],
        "cut": text[:n] + text[n + length :],
        "repeat": text[: n + length] + text[n:],
    }[how]
    event(f"{how}: {'read' if read_or_refused(name, damaged) else 'refused'}")


@given(text=st.text(), published_on=st.none() | st.dates())
def test_any_text_is_read_or_refused(text: str, published_on: dt.date | None) -> None:
    error = refusal(lambda: parse_notice(text, published_on=published_on))
    assert error is None or error.explain("zh") != error.explain("en")


pieces = st.sampled_from(
    [
        "国务院办公厅关于2027年部分节假日安排的通知\n",
        "关于延长2020年春节假期的通知\n",
        "国办发明电〔2026〕9号\n",
        "延长2020年春节假期至",
        "一、元旦：",
        "二、春节：",
        "12月31日",
        "2月6日（周六）",
        "2月30日",
        "9999年12月31日",
        "0000年0月0日",
        "至",
        "、",
        "，",
        "。\n",
        "放假调休",
        "上班",
        "起正常上班",
        "共" + "9" * 5000 + "天",
        "共3天",
        "其中",
        "（",
        "）",
        "鼓励",
        "原则",
        "\n2026年11月3日",
        "\n二〇二六年十三月三十二日",
        "٣",
        "²",
        "〇",
    ]
)


@given(parts=st.lists(pieces, max_size=25), published_on=st.none() | st.dates())
@example(
    parts=["关于2027年放假的通知\n1月1日放假，共" + "1" * 5000 + "天。\n2026年11月3日"],
    published_on=None,
)
def test_any_pile_of_official_phrases_is_read_or_refused(
    parts: list[str], published_on: dt.date | None
) -> None:
    error = refusal(lambda: parse_notice("".join(parts), published_on=published_on))
    assert error is None or error.explain("zh") != error.explain("en")


@pytest.mark.parametrize(
    "text",
    [
        "关于" * 40_000,
        "延长" * 40_000,
        "9" * 100_000,
        "1日、" * 40_000,
        "（" * 100_000,
        "新华社" * 40_000,
        "原则" * 40_000,
        "一、\n" * 40_000,
        "1月1日放假，" * 20_000,
        "为" * 100_000,
    ],
    ids=lambda text: text[:3].strip(),
)
def test_a_long_text_is_read_in_the_time_of_its_length(text: str) -> None:
    with pytest.raises(NoticeError):
        parse_notice(f"关于调整2027年春节假期的通知\n{text}？\n2027年1月2日")


@given(
    year=st.integers(2027, 2090),
    style=st.fixed_dictionaries(
        {
            "weekdays": st.sampled_from(["星期", "周", ""]),
            "totals": st.booleans(),
            "full_width": st.booleans(),
            "break_every": st.sampled_from([0, 7, 11, 23]),
            "bracketed": st.booleans(),
        }
    ),
)
def test_a_year_put_into_the_official_wording_is_read_back(
    year: int, style: dict[str, object]
) -> None:
    by_name: dict[str, tuple[list[dt.date], list[dt.date]]] = {}
    for day, (kind, name) in sorted(project(year, StandingRule.OF_2024).days.items()):
        by_name.setdefault(name, ([], []))[kind.is_workday].append(day)
    notice = parse_notice(wording(year, by_name, **style))  # type: ignore[arg-type]
    assert (notice.year, notice.kind) == (year, NoticeKind.BASE)
    assert {line.name: (list(line.rest), list(line.work)) for line in notice.holidays} == by_name
