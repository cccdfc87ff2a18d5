"""Laws of codes, days, names, what is above and below, before and after; with a naive oracle."""

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from govsvc.divisions import (
    Division,
    DivisionCode,
    Level,
    NameMatch,
    Precision,
    Scheme,
    Tenure,
    aliases,
    registry,
    sample_townships,
    short_name,
)
from govsvc.errors import CodeError, GovsvcError, NotFoundError
from govsvc.unknown import UNKNOWN, Maybe
from oracles.division_oracle import Row, bearers, below, existed, identities, named, past

PLACES = registry()
WITH = PLACES.with_townships(sample_townships())
EVERY = tuple(PLACES)
TOWNSHIPS = tuple(sample_townships())
CODES = sorted({row["code"] for row in past()})
NAMES = sorted({row["name"] for row in past()})

days = st.dates(dt.date(1978, 1, 1), dt.date(2030, 12, 31))
settled_days = st.integers(1981, 2025).map(lambda year: dt.date(year, 12, 31))
rows = st.sampled_from(past())
divisions = st.sampled_from(EVERY)
townships = st.sampled_from(TOWNSHIPS)


@st.composite
def rows_in_time(draw: st.DrawFn, levels: str = "123") -> tuple[Row, dt.date]:
    """A row of the history and the last day of a year in which it existed."""
    row = draw(st.sampled_from([one for one in past() if one["level"] in levels]))
    year = draw(st.integers(int(row["start"]), int(row["end"] or 2026) - 1))
    return row, dt.date(year, 12, 31)


digits = st.text("0123456789", max_size=13)
near_codes = st.builds(
    str.__add__, st.sampled_from(CODES), st.sampled_from(["", "000", "100", "000000", "100200"])
)


def told(found: Iterable[Division]) -> list[tuple[str, str]]:
    return sorted((str(d.code), d.name) for d in found)


def known(found: Maybe[tuple[Division, ...]]) -> tuple[Division, ...]:
    return () if found is UNKNOWN else found


def division_of(row: Row) -> Division:
    """The division that a row of the history tells."""
    (found,) = (
        division
        for division in PLACES.history(row["code"])
        if (division.name, division.validity.sure_from.year) == (row["name"], int(row["start"]))
    )
    return found


# Codes.


@given(text=digits | near_codes, scheme=st.sampled_from(Scheme))
@example(text="520502000000", scheme=Scheme.MCA)
@example(text="52050200", scheme=Scheme.MCA)
def test_a_code_is_read_to_the_form_that_reads_as_itself(text: str, scheme: Scheme) -> None:
    try:
        code = DivisionCode.parse(text, scheme=scheme)
    except CodeError:
        event("no code")
        return
    assert DivisionCode.parse(code.digits, scheme=scheme) == code
    assert DivisionCode(code.digits, scheme=code.scheme) == code
    assert DivisionCode.parse(code.prefix, scheme=scheme) == code
    assert code.prefix.rstrip("0") == text.rstrip("0") or text.startswith(code.prefix)
    assert code.covers(code)


@given(code=near_codes, padding=st.sampled_from([2, 4, 6, 9, 12]))
def test_zeros_that_only_pad_a_code_do_not_change_it(code: str, padding: int) -> None:
    try:
        whole = DivisionCode.parse(code, scheme=Scheme.NBS)
    except CodeError:
        event("no code")
        return
    padded = whole.prefix.ljust(padding, "0")
    if len(padded) == padding:
        assert DivisionCode.parse(padded, scheme=Scheme.NBS) == whole


@given(text=near_codes, scheme=st.sampled_from(Scheme))
def test_the_codes_above_a_code_cover_it_level_by_level(text: str, scheme: Scheme) -> None:
    try:
        code = DivisionCode.parse(text, scheme=scheme)
    except CodeError:
        return
    steps = [code]
    while (above := steps[-1].parent) is not None:
        steps.append(above)
    assert steps[-1].level is Level.PROVINCE
    for one, above in pairwise(steps):
        assert above.covers(one)
        assert not one.covers(above)
        assert above.level.number < one.level.number


@given(one=townships, other=townships)
def test_codes_compare_within_a_scheme_and_by_their_digits(one: Division, other: Division) -> None:
    if one.code.scheme is not other.code.scheme:
        event("two schemes")
        for compare in (DivisionCode.__eq__, DivisionCode.__lt__, DivisionCode.covers):
            with pytest.raises(CodeError):
                compare(one.code, other.code)
    else:
        assert (one.code == other.code) is (one.code.digits == other.code.digits)
        assert (one.code < other.code) is (one.code.digits < other.code.digits)


@given(value=st.none() | st.booleans() | st.integers() | st.floats() | st.binary() | st.text())
def test_whatever_is_asked_gets_an_answer_or_a_named_error(value: object) -> None:
    for ask in (PLACES.lookup, PLACES.history, PLACES.children, PLACES.resolve, PLACES.is_division):
        with suppress(GovsvcError):  # no other error may leave it
            ask(value)  # type: ignore[arg-type]


# A code on a day.


@given(code=st.sampled_from(CODES), day=days)
@example(code="330502", day=dt.date(1990, 6, 1))  # between two places of one code
@example(code="130503", day=dt.date(2020, 7, 1))
@example(code="110000", day=dt.date(1981, 6, 1))
@example(code="110000", day=dt.date(2026, 10, 1))
def test_who_bore_a_code_is_what_a_walk_over_all_rows_finds(code: str, day: dt.date) -> None:
    expected = bearers(code, day)
    if not expected:
        event("nobody")
        with pytest.raises(NotFoundError):
            PLACES.at(code, day)
        return
    found = PLACES.at(code, day)
    event(found.precision.value)
    assert told(found.candidates) == identities(expected)
    sure = [row for row in expected if existed(row, day) is True]
    assert len(sure) <= 1
    assert (found.precision is Precision.SETTLED) is bool(sure)
    if sure:
        assert found.division is not UNKNOWN
        assert (str(found.division.code), found.division.name) == (code, sure[0]["name"])


@given(row=rows, day=days)
def test_whether_a_division_existed_is_what_its_years_say(row: Row, day: dt.date) -> None:
    answer = division_of(row).existed_on(day)
    assert (None if answer is UNKNOWN else answer) == existed(row, day)


@given(code=st.sampled_from(CODES), day=settled_days)
def test_the_last_day_of_a_year_is_settled(code: str, day: dt.date) -> None:
    try:
        found = PLACES.at(code, day)
    except NotFoundError:
        return
    assert found.precision is Precision.SETTLED
    assert found.candidates == (found.division,)


@given(code=st.sampled_from(CODES), day=days)
def test_never_two_bear_a_code_at_once(code: str, day: dt.date) -> None:
    assert sum(d.existed_on(day) is True for d in PLACES.history(code)) <= 1


@given(since=st.integers(1982, 2020), length=st.integers(1, 40), day=days)
def test_a_tenure_is_unknown_in_its_two_years_of_change_alone(
    since: int, length: int, day: dt.date
) -> None:
    tenure = Tenure.of_years(since, since + length)
    last = dt.date(day.year, 12, 31)
    if tenure.covers(day) is UNKNOWN:
        assert day.year in (since, since + length)
        assert day != last
    else:
        assert tenure.covers(day) is (since <= day.year < since + length)


# Names.


@given(name=st.sampled_from(NAMES), day=days)
@example(name="射洪县", day=dt.date(2019, 6, 1))
@example(name="城区", day=dt.date(1981, 12, 31))
def test_a_full_name_finds_everyone_who_bore_it(name: str, day: dt.date) -> None:
    found = PLACES.resolve(name, on=day)
    full = [candidate for candidate in found if candidate.match is NameMatch.FULL]
    assert told(c.division for c in full if c.division.name == name) == identities(named(name, day))
    assert len({id(candidate.division) for candidate in found}) == len(found)
    for candidate in found:
        assert candidate.certain is (candidate.division.existed_on(day) is not UNKNOWN)


@given(place=rows_in_time())
def test_a_whole_path_finds_its_division_whatever_stands_between(
    place: tuple[Row, dt.date],
) -> None:
    row, day = place
    division = division_of(row)
    path = [step.name for step in PLACES.path(division)]
    for between in ("", "/", " "):
        found = PLACES.resolve(between.join(path), on=day)
        assert division in [candidate.division for candidate in found]
        assert all(list(candidate.path)[-1] == path[-1] for candidate in found)


@given(row=rows, day=settled_days)
def test_looking_inside_only_leaves_out_who_is_elsewhere(row: Row, day: dt.date) -> None:
    everyone = PLACES.resolve(row["name"], on=day)
    inside = PLACES.resolve(row["name"], on=day, within=row["code"][:2])
    assert set(told(c.division for c in inside)) == {
        (code, name)
        for code, name in told(c.division for c in everyone)
        if code[:2] == row["code"][:2]
    }


@given(division=divisions)
def test_a_short_name_is_a_part_of_the_name_and_keeps_two_signs(division: Division) -> None:
    short = short_name(division.name, division.kind)
    assert division.name.startswith(short)
    assert len(short) >= min(2, len(division.name))
    others = aliases(division.name, division.kind)
    assert division.name not in others
    assert len(set(others)) == len(others)


@given(division=divisions.filter(lambda d: d.validity.until is None))
def test_the_divisions_of_today_answer_to_their_short_names(division: Division) -> None:
    path = PLACES.path(division)
    found = PLACES.resolve("/".join([*(step.name for step in path[:-1]), division.short_name]))
    assert division in [candidate.division for candidate in found]


# Up and down.


@given(place=rows_in_time("12"))
@example(place=(past()[0], dt.date(2025, 12, 31)))
def test_children_are_those_that_a_walk_over_all_rows_finds(place: tuple[Row, dt.date]) -> None:
    row, day = place
    division = division_of(row)
    expected = below(row, day)
    if not expected:
        with pytest.raises(NotFoundError):
            PLACES.children(division, on=day)
    else:
        children = PLACES.children(division, on=day)
        assert told(children) == identities(expected)
        assert [str(d.code) for d in children] == sorted(str(d.code) for d in children)


@given(row=rows)
def test_the_path_has_the_names_of_the_row(row: Row) -> None:
    division = division_of(row)
    path = PLACES.path(division)
    assert path[-1] is division
    assert path[0].name == row["province"]
    assert PLACES.ancestors(division) == path[-2::-1]
    for above, one in pairwise(path):
        assert PLACES.parent(one) == above
        assert above.code.covers(one.code)


@given(division=divisions)
def test_a_division_is_among_the_children_of_its_parent(division: Division) -> None:
    above = PLACES.parent(division)
    if above is None:
        assert division.level is Level.PROVINCE
    else:
        day = division.validity.sure_from
        assert division in PLACES.children(above, on=day)


@given(township=townships)
def test_a_township_lies_below_its_county_in_its_scheme(township: Division) -> None:
    scheme = township.code.scheme
    assert isinstance(scheme, Scheme)
    assert WITH.lookup(township.code) == township
    above = WITH.parent(township)
    assert above is not None
    assert township in WITH.children(above, scheme=scheme)


# Before and after.


@given(division=divisions)
@example(division=PLACES.latest("510922"))
def test_successors_and_predecessors_are_inverse(division: Division) -> None:
    for after in known(PLACES.successors(division)):
        assert division in PLACES.predecessors(after)
    for before in PLACES.predecessors(division):
        assert division in known(PLACES.successors(before))


@given(division=divisions)
def test_what_a_division_became_exists_today(division: Division) -> None:
    now = PLACES.current(division)
    if division.validity.until is None:
        assert now == (division,)
    elif now is UNKNOWN:
        event("the data do not say")
    else:
        assert now
        assert all(d.validity.until is None for d in now)
        codes = [str(d.code) for d in now]
        assert codes == sorted(set(codes))


@given(division=divisions)
def test_retired_names_are_names_that_its_forerunners_bore(division: Division) -> None:
    retired = PLACES.retired_names(division)
    assert division.name not in retired
    assert len(set(retired)) == len(retired)
    assert set(retired) <= {row["name"] for row in past()}
