"""What type checkers see of the face; never run, only checked by mypy and pyright.

A line that must fail carries ``# type: ignore[code]``: mypy complains when it no longer does.
"""

import datetime as dt
from typing import Literal, assert_type

import govsvc
from govsvc import (
    UNKNOWN,
    Deadline,
    GovsvcError,
    Period,
    due,
    find_rule,
    find_rules,
    from_dict,
    national_calendar,
    parse_citation,
    to_dict,
)
from govsvc.calendars import Certainty, WorkCalendar
from govsvc.deadlines import NO_ROLL, PeriodKind, PeriodRule, Reading, Status, Step, Unit
from govsvc.law import Citation
from govsvc.unknown import Maybe, Unknown


def answers(day: dt.date) -> None:
    """What the questions answer."""
    assert_type(due("apl.42.decide", day), Deadline)
    assert_type(govsvc.due(Period.working_days(20), day), Deadline)
    assert_type(find_rule("apl.42.decide"), PeriodRule)
    assert_type(find_rules(), tuple[PeriodRule, ...])
    assert_type(national_calendar(), WorkCalendar)
    assert_type(national_calendar().is_workday(day), bool)
    assert_type(parse_citation("《行政许可法》第四十二条第一款"), Citation)
    assert_type(from_dict(Deadline, to_dict(due("apl.42.decide", day))), Deadline)
    assert_type(GovsvcError.code, str)


def fields(deadline: Deadline, today: dt.date) -> None:
    """What a deadline holds."""
    assert_type(deadline.due, dt.date | Literal[Unknown.UNKNOWN])
    assert_type(deadline.safe_due, Maybe[dt.date])
    assert_type(deadline.earliest, Maybe[dt.date])
    assert_type(deadline.latest, Maybe[dt.date])
    assert_type(deadline.certainty, Certainty)
    assert_type(deadline.not_before, dt.date | None)
    assert_type(deadline.promised_due, dt.date | None)
    assert_type(deadline.readings, tuple[Reading, ...])
    assert_type(deadline.steps, tuple[Step, ...])
    assert_type(deadline.citations, tuple[Citation, ...])
    assert_type(deadline.rule, PeriodRule | None)
    assert_type(deadline.explain("zh"), str)
    assert_type(deadline.status(today), Status)
    assert_type(deadline.status(today).working_days_left, int | None)


def unknown_is_narrowed(deadline: Deadline) -> dt.date:
    """`is UNKNOWN` tells the two apart, on both sides."""
    if deadline.due is UNKNOWN:
        assert_type(deadline.due, Literal[Unknown.UNKNOWN])
        assert deadline.not_before is not None
        return deadline.not_before
    assert_type(deadline.due, dt.date)
    return deadline.due


def every_option(day: dt.date) -> None:
    """All that may be said about a question."""
    due("apl.42.decide", day, calendar=national_calendar(), on=day, as_of=day, region="450000")
    due(find_rule("apl.42.decide"), day, promise=Period.working_days(10))
    due(Period.calendar_days(60, roll=NO_ROLL, kind=PeriodKind.AT_LEAST), day)


def must_fail(day: dt.date, deadline: Deadline) -> None:
    """What a checker must refuse."""
    due(20, day)  # type: ignore[arg-type]
    due("apl.42.decide", "2025-09-22")  # type: ignore[arg-type]
    due("apl.42.decide", day, national_calendar())  # type: ignore[call-arg, arg-type]
    due("apl.42.decide", day, promise=10)  # type: ignore[arg-type]
    due("apl.42.decide", day, region=450000)  # type: ignore[arg-type]
    due("apl.42.decide", day, calendar="national")  # type: ignore[arg-type]
    due("apl.42.decide", day, today=day)  # type: ignore[call-arg]
    find_rules(42)  # type: ignore[arg-type]
    Period(kind="within", length=3, unit=Unit.YEAR)  # type: ignore[arg-type]
    Period(length="3", unit=Unit.YEAR)  # type: ignore[arg-type]
    Period.calendar_days(60)  # type: ignore[call-arg]
    Period(60)  # type: ignore[call-arg, arg-type]
    deadline.due + dt.timedelta(days=1)  # type: ignore[operator]
    assert deadline.due < day  # type: ignore[operator]
    deadline.due = day  # type: ignore[misc]
    deadline.explain("fr")  # type: ignore[arg-type]
    deadline.to_dict()  # type: ignore[attr-defined]
    govsvc.dew()  # type: ignore[attr-defined]
