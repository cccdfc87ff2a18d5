"""Questions of a window as a file: may it be done? Each is answered, or told what is wrong."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from govsvc.codec import structure
from govsvc.decisions import Decision
from govsvc.documents import parse_toml, read_toml
from govsvc.duty_lists import Assignment
from govsvc.errors import GovsvcError, PayloadError, Problem
from govsvc.fields import plain_date
from govsvc.packs import rulebook
from govsvc.powers import PowerTransfer
from govsvc.proxy import ProxyRequest

__all__ = [
    "Answer",
    "Answers",
    "AssignmentQuestion",
    "ProxyQuestion",
    "Question",
    "TransferQuestion",
    "answer_questions",
    "answers_of",
    "open_questions",
]


@attrs.frozen(kw_only=True)
class _Asked:
    """What every question tells.

    Attributes:
        id: What the window calls it.
        on: The day on which it is done.
        place: Division code; by default that of the desk file, or the whole country.
        include: Packs to load besides those of the place.
        assume_in_force: Drafts, templates and reports to take as law.
    """

    id: str
    on: dt.date = attrs.field(validator=plain_date)
    place: str = ""
    include: tuple[str, ...] = ()
    assume_in_force: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ProxyQuestion(_Asked):
    """One ``[[proxy]]`` table: may somebody else do it?

    ``"none"`` says that a period of the mandate names no first or last day.
    """

    request: ProxyRequest


@attrs.frozen(kw_only=True)
class TransferQuestion(_Asked):
    """One ``[[transfer]]`` table: may the power be handed down?

    ``"none"`` says that the term of the writ names no first or last day.
    """

    request: PowerTransfer


@attrs.frozen(kw_only=True)
class AssignmentQuestion(_Asked):
    """One ``[[assignment]]`` table: may the work be put on that body?"""

    request: Assignment


Question: TypeAlias = ProxyQuestion | TransferQuestion | AssignmentQuestion
"""A question about one request."""

TABLES: Mapping[str, type[Question]] = {
    "proxy": ProxyQuestion,
    "transfer": TransferQuestion,
    "assignment": AssignmentQuestion,
}
"""What the tables of a file ask, by their names."""


@attrs.frozen(kw_only=True)
class Answer:
    """A question and its answer."""

    case: Question
    decision: Decision


@attrs.frozen(kw_only=True)
class Answers:
    """All answers, by kind of question and in the order of the file, and what was not answered."""

    source: str
    entries: tuple[Answer, ...]
    problems: tuple[Problem, ...]


@attrs.frozen(kw_only=True)
class _File:
    proxy: tuple[Any, ...] = ()
    transfer: tuple[Any, ...] = ()
    assignment: tuple[Any, ...] = ()


def open_questions(path: Path) -> Answers:
    """Answer every question of the file at *path*.

    Raises:
        PayloadError: The file as a whole cannot be read.
    """
    return _answer(read_toml(path), name=path.name)


def answer_questions(data: bytes, *, name: str) -> Answers:
    """Answer every question of a file that is read already.

    Raises:
        PayloadError: The file as a whole cannot be read.

    Example:
        >>> found = answer_questions(b'''
        ... [[proxy]]
        ... id = "1"
        ... on = 2026-03-02
        ... request = { action = "consult", actor = { kind = "neighbour" } }
        ... ''', name="window.toml")
        >>> found.entries[0].decision.outcome.value
        'allowed'
    """
    return _answer(parse_toml(data, name=name), name=name)


def _answer(tree: dict[str, Any], *, name: str) -> Answers:
    file = structure(tree, _File, name=name)
    tables = {key: getattr(file, key) for key in TABLES}
    entries, problems = answers_of(tables, name=name)
    return Answers(source=name, entries=entries, problems=problems)


def answers_of(
    tables: Mapping[str, Iterable[Any]], *, name: str, place: str = ""
) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """Answer the questions among the tables of any file; what is wrong with one stops no other.

    Args:
        tables: The tables by name (``proxy``, ``transfer``, ``assignment``), as TOML gives them.
        name: The file's name, for messages.
        place: Division code for the questions that name none; the whole country by default.

    Returns:
        The answers, and what is wrong with the other tables.
    """
    entries: list[Answer] = []
    problems: list[Problem] = []
    for key, rows in tables.items():
        for index, table in enumerate(rows):
            path = f"{key}[{index}]"
            try:
                case = structure(_completed(table, place), TABLES[key], name=name, path=path)
                entries.append(Answer(case=case, decision=_decide(case)))
            except PayloadError as error:
                problems.extend(error.problems)
            except GovsvcError as error:
                problems.append(Problem(path=path, code=error.code, message=error.message))
    return tuple(entries), tuple(problems)


def _decide(case: Question) -> Decision:
    book = rulebook(
        case.place, on=case.on, include=case.include, assume_in_force=case.assume_in_force
    )
    return book.decide(case.request)


_PERIODS = ("authorisation", "writ")
_OPTIONAL_DAYS = ("valid_from", "valid_to")


def _completed(table: Any, place: str) -> Any:  # noqa: ANN401 - whatever stands in the file
    """The table with its place, and with None where it says ``"none"``, as TOML has no null."""
    if not isinstance(table, dict):
        return table
    told = {"place": place, **table}
    request = table.get("request")
    if not isinstance(request, dict):
        return told
    return {**told, "request": {key: _with_none(key, value) for key, value in request.items()}}


def _with_none(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
    if key not in _PERIODS or not isinstance(value, dict):
        return value
    return {**value, **{day: None for day in _OPTIONAL_DAYS if value.get(day) == "none"}}
