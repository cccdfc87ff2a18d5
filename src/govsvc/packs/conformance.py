"""Conformance cases of audits and plans: a question, the answer expected, and its citation."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from govsvc.audits import AuditReport
from govsvc.codec import structure
from govsvc.documents import read_toml
from govsvc.packs.audit_file import without_none
from govsvc.packs.pack import HasHeader, Pack
from govsvc.packs.rulebook import Rulebook
from govsvc.packs.vocabulary import find_subject
from govsvc.unknown import UNKNOWN
from govsvc.work_plans import Task, ledger

__all__ = ["AuditCase", "TaskCase", "holds", "outcome_of", "proved", "read_cases"]


@attrs.frozen(kw_only=True)
class AuditCase:
    """Something to audit, and what its report says about one code.

    Attributes:
        id: Id of the case.
        question: The question in words.
        subject: The kind of thing.
        tell: What is known of it; ``"NONE"`` is None, everything left out is `UNKNOWN`.
        code: The code that is asked about.
        outcome: Slug of the gravest finding with that code, or ``"ok"``, ``"unchecked"``,
            ``"not_applied"``.
        cite: Where it stands.
        place: Division code.
        on: The day whose rules are asked.
        note: Why, where it could be read otherwise.
    """

    id: str
    question: str
    subject: str
    tell: dict[str, Any]
    code: str
    outcome: str
    cite: str
    place: str
    on: dt.date
    note: str = ""


@attrs.frozen(kw_only=True)
class TaskCase:
    """A task, and what the ledger says about it on a day.

    Attributes:
        id: Id of the case.
        question: The question in words.
        task: Id of the task.
        today: The day on which the ledger is looked at.
        due: The last day as ``YYYY-MM-DD``, or ``"UNKNOWN"`` or ``"NONE"``.
        state: Slug of its state.
        leads: Who leads.
        cite: Where it stands.
        note: Why, where it could be read otherwise.
    """

    id: str
    question: str
    task: str
    today: dt.date
    due: str
    state: str
    leads: tuple[str, ...]
    cite: str
    note: str = ""


@attrs.frozen(kw_only=True)
class _File:
    case: tuple[AuditCase, ...] = ()
    task: tuple[TaskCase, ...] = ()


def read_cases(path: Path) -> tuple[AuditCase | TaskCase, ...]:
    """The cases of a file.

    Args:
        path: A TOML file with tables ``[[case]]`` and ``[[task]]``.

    Raises:
        PayloadError: It is no such file; with every problem.
    """
    found = structure(read_toml(path), _File, name=path.name)
    return (*found.case, *found.task)


def outcome_of(report: AuditReport, code: str, book: Rulebook) -> str:
    """What a report says about a code, as a slug."""
    severities = [finding.severity for finding in report.findings if finding.code == code]
    if severities:
        return min(severities, key=lambda severity: severity.rank).value
    if any(one.code == code for one in report.unchecked):
        return "unchecked"
    codes = {check.id: check.code for check in book.checks}
    return "ok" if code in {codes[passed] for passed in report.passed} else "not_applied"


def holds(case: AuditCase | TaskCase, book: Rulebook) -> bool:
    """Whether a rulebook answers a case as it expects."""
    if isinstance(case, TaskCase):
        return _told(case, book) == (case.due, case.state, case.leads)
    kind = find_subject(case.subject)
    thing: object = structure(without_none(case.tell), kind.model, name=case.id)
    return outcome_of(book.audit(thing), case.code, book) == case.outcome


def _told(case: TaskCase, book: Rulebook) -> tuple[str, str, tuple[str, ...]] | None:
    tasks = [task for pack in book.packs for task in pack.tasks if task.id == case.task]
    for row in ledger(tasks, today=case.today):
        due = "NONE" if row.due is None else "UNKNOWN" if row.due is UNKNOWN else str(row.due)
        return due, row.state.value, row.task.leads
    return None


def proved(
    pack: Pack, cases: Iterable[AuditCase | TaskCase], books: Mapping[tuple[str, dt.date], Rulebook]
) -> frozenset[str]:
    """The checks and tasks of a pack whose removal makes a case fail that holds with them.

    Args:
        pack: The pack.
        cases: The cases.
        books: By place and day, the rulebook that each case is put to; `TaskCase` to the first.
    """
    put = [(case, _book(case, books)) for case in cases]
    sound = [(case, book) for case, book in put if holds(case, book)]
    found = set()
    provisions: tuple[HasHeader, ...] = (*pack.checks, *pack.tasks)
    for one in provisions:
        if any(
            _concerns(case, one) and not holds(case, _without(book, pack, one))
            for case, book in sound
        ):
            found.add(one.header.id)
    return frozenset(found)


def _book(case: AuditCase | TaskCase, books: Mapping[tuple[str, dt.date], Rulebook]) -> Rulebook:
    if isinstance(case, AuditCase):
        return books[case.place, case.on]
    return next(iter(books.values()))


def _concerns(case: AuditCase | TaskCase, one: HasHeader) -> bool:
    if isinstance(case, TaskCase):
        return case.task == one.header.id
    return not isinstance(one, Task) and case.code == getattr(one, "code", None)


def _without(book: Rulebook, pack: Pack, one: HasHeader) -> Rulebook:
    """The rulebook without one provision of a pack."""
    bodies = {
        key: tuple(other for other in body if other.header.id != one.header.id)
        for key, body in pack.bodies.items()
    }
    less = attrs.evolve(pack, bodies=bodies)
    return attrs.evolve(book, packs=tuple(less if p.id == pack.id else p for p in book.packs))
