"""Laws of the page: its timelines hold against a count day by day, and no text breaks out."""

import datetime as dt
import itertools
from collections.abc import Sequence
from html.parser import HTMLParser

import attrs
from hypothesis import given
from hypothesis import strategies as st

from govsvc import due, national_calendar
from govsvc.cli.page import sheet
from govsvc.cli.page.markup import tag
from govsvc.cli.page.running import Part, running
from govsvc.cli.page.timeline import Gap, Timeline, timeline
from govsvc.deadlines import (
    NO_ROLL,
    Deadline,
    Exclude,
    Extend,
    NotCountedReason,
    Period,
    PeriodKind,
    Roll,
    Suspend,
    Unit,
)
from govsvc.deadlines.periods import Basis
from govsvc.desk import Desk, DeskCase, DeskEntry
from govsvc.errors import Problem
from govsvc.wording import Text

CALENDAR = national_calendar()
WORKING = CALENDAR.projecting()
DAY = dt.timedelta(days=1)
*REASONS, LAST_REASON = NotCountedReason
TRIGGERS = st.dates(dt.date(2007, 1, 1), dt.date(2040, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods that run forward, in working days or calendar days."""
    length = draw(st.integers(1, 200))
    kind = draw(st.sampled_from([PeriodKind.WITHIN, PeriodKind.AT_LEAST]))
    if draw(st.booleans()):
        return Period.working_days(length, kind=kind)
    roll = draw(st.sampled_from([NO_ROLL, Roll(basis=Basis.EXPRESS)]))
    return Period.calendar_days(length, roll=roll, kind=kind)


@st.composite
def clocks(draw: st.DrawFn) -> Deadline:
    """Deadlines of clocks that live: days left out and units added while the clock runs, a stop."""
    period, trigger = draw(periods()), draw(TRIGGERS)
    inside = st.integers(1, period.length or 1).map(lambda n: trigger + n * DAY)
    events: list[Exclude | Extend | Suspend] = []
    for reason in draw(st.lists(st.sampled_from(REASONS), unique=True, max_size=4)):
        first = draw(inside)
        events.append(Exclude(first, first + draw(st.integers(0, 90)) * DAY, reason))
    longer = st.builds(Extend, decided_on=inside, by=st.integers(1, 20))
    events += draw(st.lists(longer, max_size=2))
    if draw(st.booleans()):
        events.append(Suspend(draw(inside) - DAY, LAST_REASON))
    return due(period, trigger, events=events)


def is_unit(deadline: Deadline, day: dt.date) -> bool:
    return deadline.period.unit is not Unit.WORKING_DAY or WORKING.is_workday(day)


def is_left_out(deadline: Deadline, day: dt.date) -> bool:
    if deadline.stopped_on is not None and day > deadline.stopped_on:
        return True
    return any(isinstance(e, Exclude) and e.first <= day <= e.last for e in deadline.events)


def counted_by_hand(deadline: Deadline, upto: dt.date) -> list[dt.date]:
    """The days counted from the trigger on: no more than the period has with what was added."""
    total = (deadline.period.length or 0) + sum(
        event.by or 0 for event in deadline.events if isinstance(event, Extend)
    )
    found: list[dt.date] = []
    day = deadline.trigger + DAY
    while len(found) < total and day <= upto:
        if is_unit(deadline, day) and not is_left_out(deadline, day):
            found.append(day)
        day += DAY
    return found


def total_of(deadline: Deadline) -> int:
    added = sum(event.by or 0 for event in deadline.events if isinstance(event, Extend))
    return (deadline.period.length or 0) + added - (deadline.remaining or 0)


def day_of(shown: Timeline) -> dict[dt.date, int]:
    """The number of every day shown as counted."""
    return {
        day.date: day.number
        for row in shown.rows
        if not isinstance(row, Gap)
        for day in row.days
        if day.number is not None
    }


@given(clocks())
def test_the_days_counted_are_the_length_with_what_was_added(deadline: Deadline) -> None:
    shown = timeline(deadline, CALENDAR)
    assert shown.counted == total_of(deadline)
    in_gaps = sum(row.counted for row in shown.rows if isinstance(row, Gap))
    assert len(day_of(shown)) + in_gaps == total_of(deadline)


@given(clocks())
def test_the_days_counted_are_those_counted_by_hand(deadline: Deadline) -> None:
    last = deadline.stopped_on or dt.date.max
    by_hand = {day: n for n, day in enumerate(counted_by_hand(deadline, last), start=1)}
    shown = timeline(deadline, CALENDAR)
    for row in shown.rows:
        if isinstance(row, Gap):
            inside = [day for day in by_hand if row.first <= day <= row.last]
            assert row.counted == len(inside)
        else:
            told = {day.date: day.number for day in row.days if day.number}
            assert told == {day.date: by_hand[day.date] for day in row.days if day.date in by_hand}


@given(clocks(), st.none() | TRIGGERS)
def test_the_days_left_out_are_those_told(deadline: Deadline, today: dt.date | None) -> None:
    run = running(deadline, CALENDAR, today=today)
    last = run.end if run.stopped else run.last
    days = [run.trigger + n * DAY for n in range(1, (last - run.trigger).days + 1)]
    left_out = {day for day in days if run.part(day) is Part.LEFT_OUT}
    assert left_out == {day for day in days if is_left_out(deadline, day)}
    shown = timeline(deadline, CALENDAR, today=today)
    assert shown.left_out == len(left_out)
    for row in shown.rows:
        if isinstance(row, Gap):
            assert row.left_out == sum(row.first <= day <= row.last for day in left_out)


@given(clocks(), st.none() | TRIGGERS, st.none() | TRIGGERS)
def test_rows_are_few_and_follow_one_another(
    deadline: Deadline, today: dt.date | None, done: dt.date | None
) -> None:
    shown = timeline(deadline, CALENDAR, today=today, done=done)
    spans = [
        (row.first, row.last) if isinstance(row, Gap) else (row.days[0].date, row.days[-1].date)
        for row in shown.rows
    ]
    assert len(spans) <= 26
    assert all(first.weekday() == 0 and last.weekday() == 6 for first, last in spans)
    assert all(after[0] == before[1] + DAY for before, after in itertools.pairwise(spans))
    assert all(spans[0][0] <= key.day <= spans[-1][1] for key in shown.key_days)


@given(st.integers(1, 60), st.dates(dt.date(2008, 1, 1), dt.date(2040, 12, 31)), st.booleans())
def test_before_an_event_so_many_days_lie_between(n: int, event: dt.date, working: bool) -> None:  # noqa: FBT001
    unit = Unit.WORKING_DAY if working else Unit.CALENDAR_DAY
    deadline = due(Period(kind=PeriodKind.BEFORE, length=n, unit=unit), event)
    shown = timeline(deadline, CALENDAR)
    assert shown.counted == n
    numbers = day_of(shown)
    assert sorted(numbers, reverse=True) == sorted(numbers, key=numbers.__getitem__)
    assert all(is_unit(deadline, day) for day in numbers)


@attrs.define
class Texts(HTMLParser):
    """The texts and the elements of a page."""

    texts: list[str] = attrs.field(factory=list)
    kinds: list[str] = attrs.field(factory=list)

    def __attrs_pre_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: Sequence[object]) -> None:  # noqa: ARG002 - its shape
        self.kinds.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(text: str) -> Texts:
    reader = Texts()
    reader.feed(text)
    reader.close()
    return reader


ANY = st.text(min_size=1, max_size=40) | st.sampled_from(["</b>", "<!--", "]]>", "&lt;", "<script"])


@given(ANY, ANY)
def test_no_text_breaks_out_of_its_element(text: str, other: str) -> None:
    found = read(tag("p", text, title=other))
    assert found.kinds == ["p"]
    if text.isprintable():
        assert "".join(found.texts) == text


@given(ANY, ANY, ANY, ANY)
def test_a_page_has_the_same_elements_whatever_its_texts(
    name: str, title: str, id_: str, note: str
) -> None:
    def page(*texts: str) -> list[str]:
        deadline = due("apl.42.decide", dt.date(2025, 9, 22))
        case = DeskCase(id=texts[0], title=texts[1], note=texts[2], trigger=dt.date(2025, 9, 22))
        problem = Problem(path=texts[1], code="x", message=Text(zh=texts[2], en=texts[2]))
        desk = Desk(
            name=texts[3],
            source=texts[0],
            today=None,
            entries=(DeskEntry(case=case, deadline=deadline, status=None, outcome=None),),
            problems=(problem,),
        )
        return read(sheet(desk, calendar=CALENDAR, lang="zh")).kinds

    assert page(id_, title, note, name) == page("x", "x", "x", "x")
