"""A desk: the running cases of a window, every one with its due day, the most urgent first.

Its questions whether something may be done stand beside them, each with its decision.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from govsvc.calendars import WorkCalendar, national_calendar
from govsvc.codec import structure
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Deadline,
    Event,
    Light,
    Outcome,
    Period,
    PeriodKind,
    Roll,
    Status,
    Unit,
    due,
)
from govsvc.documents import parse_toml, read_toml
from govsvc.errors import (
    CodeError,
    CoverageError,
    EventError,
    GovsvcError,
    InputTypeError,
    InputValueError,
    NotComputableError,
    NotFoundError,
    PayloadError,
    Problem,
)
from govsvc.fields import check_day, check_type
from govsvc.packs import rulebook
from govsvc.packs.audit_file import TABLES as THINGS
from govsvc.packs.audit_file import AuditedThing, audited_things, read_things
from govsvc.questions import TABLES, Answer, answers_of
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

__all__ = ["CaseLength", "Desk", "DeskCase", "DeskEntry", "answer_desk", "open_desk"]


@attrs.frozen(kw_only=True)
class CaseLength:
    """A length of time as a desk file writes it, such as ``{ length = 20, unit = "working_day" }``.

    Attributes:
        length: How many units.
        unit: What it is counted in.
        roll: On what its end rolls; required for calendar units, absent for working days.
        kind: How it binds.
    """

    length: int
    unit: Unit
    roll: Basis | None = None
    kind: PeriodKind = PeriodKind.WITHIN


@attrs.frozen(kw_only=True)
class DeskCase:
    """One running case, as a desk file tells it.

    Attributes:
        id: The case's own number; unique on the desk.
        title: What it is about.
        trigger: The day from which the period runs; not counted. For a period before an event,
            such as a hearing, its day.
        rule: Id or alias of the statutory period; or else
        period: A bare period: ``{ length, unit, roll }``; working days have no ``roll``.
        promise: The promised period, written likewise.
        on: The day whose law applies, where it is not the trigger's.
        region: A division code, where it is not the desk's.
        events: What happened to the clock: tables with a ``kind`` such as ``"exclude"``.
        done: The day on which the act was done, or on which what was sent came in.
        posted: With ``done``: the day on which what was sent was handed to the post.
        note: Anything else; shown, never read.
    """

    id: str
    title: str
    trigger: dt.date
    rule: str | None = None
    period: CaseLength | None = None
    promise: CaseLength | None = None
    on: dt.date | None = None
    region: str | None = None
    events: tuple[Event, ...] = ()
    done: dt.date | None = None
    posted: dt.date | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class DeskEntry:
    """A case with its answer.

    Attributes:
        case: The case.
        deadline: When it is due.
        status: Where it stands on the day asked for; None without such a day, or when done.
        outcome: For a finished case, whether it was in time.
    """

    case: DeskCase
    deadline: Deadline
    status: Status | None
    outcome: Outcome | None


@attrs.frozen(kw_only=True)
class Desk:
    """All entries of a desk file, the most urgent first, and what was wrong with the others.

    Attributes:
        name: The desk's name.
        source: The file's name.
        today: The day for which urgency was judged, if one was given.
        entries: The answered cases.
        problems: What could not be read or answered, with its place in the file.
        answers: The answered questions whether something may be done.
        audits: The things of the file with their reports.
    """

    name: str
    source: str
    today: dt.date | None
    entries: tuple[DeskEntry, ...]
    problems: tuple[Problem, ...]
    answers: tuple[Answer, ...] = ()
    audits: tuple[AuditedThing, ...] = ()


@attrs.frozen(kw_only=True)
class _Head:
    name: str = ""
    region: str | None = None
    audited_on: dt.date | None = None


@attrs.frozen(kw_only=True)
class _File:
    case: tuple[Any, ...]
    proxy: tuple[Any, ...] = ()
    transfer: tuple[Any, ...] = ()
    assignment: tuple[Any, ...] = ()
    site: tuple[Any, ...] = ()
    structure: tuple[Any, ...] = ()
    body: tuple[Any, ...] = ()
    plan: tuple[Any, ...] = ()
    measure: tuple[Any, ...] = ()
    assessment: tuple[Any, ...] = ()
    desk: _Head = _Head()


def open_desk(
    path: Path,
    *,
    today: dt.date | None = None,
    as_of: dt.date | None = None,
    calendar: WorkCalendar | None = None,
) -> Desk:
    """Read a desk file and answer every case in it; see `answer_desk`.

    Raises:
        PayloadError: The file as a whole cannot be read.
    """
    check_type(path, Path, name="path")
    return _answer(read_toml(path), name=path.name, today=today, as_of=as_of, calendar=calendar)


def answer_desk(
    data: bytes,
    *,
    name: str,
    today: dt.date | None = None,
    as_of: dt.date | None = None,
    calendar: WorkCalendar | None = None,
) -> Desk:
    """Answer every case of a desk file.

    A case that cannot be read or answered becomes a problem; the others are answered all the same.

    Args:
        data: The file: TOML with a ``[desk]`` table, one ``[[case]]`` table a case and one
            ``[[proxy]]``, ``[[transfer]]`` or ``[[assignment]]`` table a question whether
            something may be done; tables such as ``[[site]]`` things to audit. It has at least
            one of these.
        name: The file's name, for messages.
        today: The day for which urgency is judged; without it the order is by due day.
        as_of: Leave out holiday notices published after this day.
        calendar: The calendar to count by; by default the national one.

    Raises:
        PayloadError: The file as a whole cannot be read.
        InputTypeError: A day is not a plain date.

    Example:
        >>> desk = answer_desk(b'''
        ... [[case]]
        ... id = "1"
        ... title = "licence"
        ... rule = "apl.42.decide"
        ... trigger = 2025-09-22
        ... ''', name="desk.toml", today=dt.date(2025, 10, 22))
        >>> entry = desk.entries[0]
        >>> entry.deadline.due.isoformat(), entry.status.light.value
        ('2025-10-24', 'yellow')
    """
    tree = parse_toml(data, name=name)
    return _answer(tree, name=name, today=today, as_of=as_of, calendar=calendar)


def _answer(
    tree: dict[str, Any],
    *,
    name: str,
    today: dt.date | None,
    as_of: dt.date | None,
    calendar: WorkCalendar | None,
) -> Desk:
    if today is not None:
        check_day(today, name="today")
    cal = national_calendar() if calendar is None else calendar
    cal = cal if as_of is None else cal.as_of(as_of)
    file = structure({"case": [], **tree} if _OTHERS & tree.keys() else tree, _File, name=name)
    entries: list[DeskEntry] = []
    problems: list[Problem] = []
    region = _region(file.desk.region, problems)
    seen: set[str] = set()
    for index, table in enumerate(file.case):
        path = f"case[{index}]"
        try:
            case = structure(table, DeskCase, name=name, path=path)
        except PayloadError as error:
            problems.extend(error.problems)
            continue
        problems.extend(_doubtful(case, seen, path))
        try:
            entries.append(_entry(case, region, today, cal))
        except GovsvcError as error:
            place = f"{path}{_place(error, case)}"
            problems.append(Problem(path=place, code=error.code, message=error.message))
    audits = _audited(file, name, today, problems)
    asked = {key: getattr(file, key) for key in TABLES}
    answers, wrong = answers_of(asked, name=name, place=file.desk.region or "")
    return Desk(
        name=file.desk.name,
        source=name,
        today=today,
        entries=tuple(sorted(entries, key=_urgency)),
        problems=(*problems, *wrong),
        answers=answers,
        audits=audits,
    )


_OTHERS = TABLES.keys() | THINGS.keys()
"""The tables that may stand in a file without cases."""


def _audited(
    file: _File, name: str, today: dt.date | None, problems: list[Problem]
) -> tuple[AuditedThing, ...]:
    """The reports on the things of the file; none of them if one cannot be read."""
    tables = {key: list(getattr(file, key)) for key in THINGS}
    if not any(tables.values()):
        return ()
    on = file.desk.audited_on or today
    if on is None:
        message = Text(
            zh="审查需要日期：请写 `audited_on`，或者给出 --today",
            en="an audit needs a day: write `audited_on`, or give --today",
        )
        problems.append(Problem(path="desk.audited_on", code="missing", message=message))
        return ()
    try:
        things = read_things(tables, name=name)
    except PayloadError as error:
        problems.extend(error.problems)
        return ()
    if any(problem.path == "desk.region" for problem in problems):
        return ()
    return audited_things(things, rulebook(file.desk.region or "", on=on))


def _region(code: str | None, problems: list[Problem]) -> Territory | None:
    """The desk's place; a malformed code is told once, and the cases are answered without it."""
    try:
        return None if code is None else Territory(code)
    except CodeError as error:
        problems.append(Problem(path="desk.region", code=error.code, message=error.message))
        return None


def _doubtful(case: DeskCase, seen: set[str], path: str) -> Iterator[Problem]:
    """What is wrong with a case that can be answered all the same."""
    if case.id in seen:
        yield Problem(
            path=f"{path}.id",
            code="repeated",
            message=Text(
                zh=f"编号 `{case.id}` 重复；每件应有自己的编号",
                en=f"id `{case.id}` stands twice; every case needs its own",
            ),
        )
    seen.add(case.id)
    if case.posted is not None and case.done is None:
        yield Problem(
            path=f"{path}.done",
            code="missing",
            message=Text(
                zh=f"写了交邮日 `posted` {case.posted}，没有写收到日 `done`；收到后请补写",
                en=f"`posted` `{case.posted}` stands without `done`, the day on which it came in; "
                "add it once it has",
            ),
        )


def _entry(
    case: DeskCase, region: Territory | None, today: dt.date | None, calendar: WorkCalendar
) -> DeskEntry:
    deadline = due(
        _subject(case),
        case.trigger,
        events=case.events,
        calendar=calendar,
        on=case.on,
        promise=_period(case.promise, "promise") if case.promise else None,
        region=region if case.region is None else Territory(case.region),
    )
    outcome = None if case.done is None else _outcome(deadline, case, case.done, today)
    status = None
    if today is not None and outcome is None:
        status = deadline.status(today, calendar=calendar)
    return DeskEntry(case=case, deadline=deadline, status=status, outcome=outcome)


def _subject(case: DeskCase) -> str | Period:
    if case.rule is not None and case.period is None:
        return case.rule
    if case.period is not None and case.rule is None:
        return _period(case.period, "period")
    raise InputValueError(
        name="rule",
        found=str(case.rule),
        message=Text(
            zh="`rule`（期限编号）和 `period`（期限长度）应当写且只写一个",
            en="give either `rule` (the id of a period) or `period` (its length), not both",
        ),
    )


def _period(told: CaseLength, key: str) -> Period:
    """The period that a table of the file tells; errors name the key under which it stands."""
    calendar_unit = told.unit in (Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR)
    if told.roll is None and calendar_unit:
        raise InputValueError(
            name=f"{key}.roll",
            found="",
            message=Text(
                zh="以自然日、月、年计算的期限必须写明末日是否顺延：roll = express、by_reference、"
                "analogy（类推，两个日期都给出）或者 none",
                en="a period in calendar days, months or years must say whether it rolls: roll = "
                "express, by_reference, analogy (which gives both days) or none",
            ),
        )
    roll = NO_ROLL if told.roll is None else Roll(basis=told.roll)
    try:
        return Period(kind=told.kind, length=told.length, unit=told.unit, roll=roll)
    except InputValueError as error:
        raise attrs.evolve(error, name=f"{key}.{error.name}") from None


def _outcome(deadline: Deadline, case: DeskCase, done: dt.date, today: dt.date | None) -> Outcome:
    if today is not None and done > today:
        raise InputValueError(
            name="done",
            found=str(done),
            message=Text(
                zh=f"办结日 {done} 晚于今日 {today}；请核对两个日期",
                en=f"done on `{done}`, after today `{today}`; check the two days",
            ),
        )
    try:
        return deadline.outcome(done, posted_on=case.posted)
    except InputValueError as error:
        raise attrs.evolve(error, name=error.name.removesuffix("_on")) from None


_ORDER = {
    light: rank
    for rank, light in enumerate(
        (
            Light.RED,
            Light.CONTESTED,
            Light.YELLOW,
            Light.READY,
            Light.GREEN,
            Light.STOPPED,
            Light.WAITING,
        )
    )
}


def _urgency(entry: DeskEntry) -> tuple[int, dt.date, str]:
    rank = _ORDER[entry.status.light] if entry.status else 0
    if entry.outcome is not None:
        rank = len(_ORDER)
    deadline = entry.deadline
    goal = deadline.not_before if deadline.safe_due is UNKNOWN else deadline.safe_due
    return rank, goal or dt.date.max, entry.case.id


def _place(error: GovsvcError, case: DeskCase) -> str:
    """The key of the case to which an error belongs."""
    if isinstance(error, InputTypeError | InputValueError):
        return f".{error.name}" if error.name.partition(".")[0] in _KEYS else ""
    if isinstance(error, EventError):
        return _event_place(error, case.events)
    return _PLACES.get(type(error), "")


def _event_place(error: EventError, events: Sequence[Event]) -> str:
    """The event refused, as far as its kind tells it from the others.

    A correction is refused under the name of what it comes to, which another event may bear.
    """
    kinds = [type(event).__name__.lower() for event in events]
    if len(kinds) == 1:
        return ".events[0]"
    if kinds.count(error.event) == 1 and "correction" not in kinds:
        return f".events[{kinds.index(error.event)}]"
    return ".events"


_PLACES: dict[type[GovsvcError], str] = {
    NotFoundError: ".rule",
    NotComputableError: ".rule",
    CoverageError: ".trigger",
    CodeError: ".region",
}
_KEYS = frozenset(attrs.fields_dict(DeskCase))
