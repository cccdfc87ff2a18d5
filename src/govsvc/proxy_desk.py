"""The proxy requests of a window, as a file: every one answered, or told what is wrong with it."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs

from govsvc.codec import structure
from govsvc.decisions import Decision
from govsvc.documents import parse_toml, read_toml
from govsvc.errors import GovsvcError, PayloadError, Problem
from govsvc.fields import plain_date
from govsvc.packs import rulebook
from govsvc.proxy import ProxyRequest

__all__ = ["ProxyCase", "ProxyDesk", "ProxyEntry", "answer_proxies", "open_proxies", "proxies_of"]


@attrs.frozen(kw_only=True)
class ProxyCase:
    """One ``[[proxy]]`` table.

    Attributes:
        id: What the window calls it.
        on: The day on which it is done.
        request: What is asked; ``"none"`` says that a period names no first or last day.
        place: Division code; by default that of the desk file, or the whole country.
        include: Packs to load besides those of the place.
        assume_in_force: Drafts, templates and reports to take as law.
    """

    id: str
    on: dt.date = attrs.field(validator=plain_date)
    request: ProxyRequest
    place: str = ""
    include: tuple[str, ...] = ()
    assume_in_force: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ProxyEntry:
    """A request and its answer."""

    case: ProxyCase
    decision: Decision


@attrs.frozen(kw_only=True)
class ProxyDesk:
    """All answers, in the order of the file, and what could not be answered."""

    source: str
    entries: tuple[ProxyEntry, ...]
    problems: tuple[Problem, ...]


@attrs.frozen(kw_only=True)
class _File:
    proxy: tuple[Any, ...] = ()


def open_proxies(path: Path) -> ProxyDesk:
    """Answer every request of the file at *path*.

    Raises:
        PayloadError: The file as a whole cannot be read.
    """
    return _answer(read_toml(path), name=path.name)


def answer_proxies(data: bytes, *, name: str) -> ProxyDesk:
    """Answer every request of a file that is read already.

    Raises:
        PayloadError: The file as a whole cannot be read.

    Example:
        >>> found = answer_proxies(b'''
        ... [[proxy]]
        ... id = "1"
        ... on = 2026-03-02
        ... request = { action = "consult", actor = { kind = "neighbour" } }
        ... ''', name="window.toml")
        >>> found.entries[0].decision.outcome.value
        'allowed'
    """
    return _answer(parse_toml(data, name=name), name=name)


def _answer(tree: dict[str, Any], *, name: str) -> ProxyDesk:
    tables = structure(tree, _File, name=name).proxy
    entries, problems = proxies_of(tables, name=name)
    return ProxyDesk(source=name, entries=entries, problems=problems)


def proxies_of(
    tables: Iterable[Any], *, name: str, place: str = ""
) -> tuple[tuple[ProxyEntry, ...], tuple[Problem, ...]]:
    """Answer the ``[[proxy]]`` tables of any file; what is wrong with one stops no other.

    Args:
        tables: The tables, as TOML gives them.
        name: The file's name, for messages.
        place: Division code for the requests that name none; the whole country by default.

    Returns:
        The answers in the order of the file, and what is wrong with the other tables.
    """
    entries: list[ProxyEntry] = []
    problems: list[Problem] = []
    for index, table in enumerate(tables):
        path = f"proxy[{index}]"
        try:
            case = structure(_completed(table, place), ProxyCase, name=name, path=path)
            entries.append(ProxyEntry(case=case, decision=_decide(case)))
        except PayloadError as error:
            problems.extend(error.problems)
        except GovsvcError as error:
            problems.append(Problem(path=path, code=error.code, message=error.message))
    return tuple(entries), tuple(problems)


def _decide(case: ProxyCase) -> Decision:
    book = rulebook(
        case.place, on=case.on, include=case.include, assume_in_force=case.assume_in_force
    )
    return book.decide(case.request)


_OPTIONAL_DAYS = ("valid_from", "valid_to")


def _completed(table: Any, place: str) -> Any:  # noqa: ANN401 - whatever stands in the file
    """The table with its place, and with None where it says ``"none"``, as TOML has no null."""
    if not isinstance(table, dict):
        return table
    told = {"place": place, **table}
    request = table.get("request")
    mandate = request.get("authorisation") if isinstance(request, dict) else None
    if not isinstance(request, dict) or not isinstance(mandate, dict):
        return told
    days = {name: None for name in _OPTIONAL_DAYS if mandate.get(name) == "none"}
    return {**told, "request": {**request, "authorisation": {**mandate, **days}}}
