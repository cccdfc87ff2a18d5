"""Runs the conformance cases of decisions: request, answer, conclusions; and the laws upon them."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from govsvc import from_dict
from govsvc.decisions import Decision, Outcome
from govsvc.duty_lists import Assignment, AssignmentKind
from govsvc.packs import duty_list, rulebook, shipped_pack, shipped_packs
from govsvc.powers import Party, PowerTransfer
from govsvc.proxy import ProxyRequest
from govsvc.unknown import UNKNOWN

_TYPES = {"proxies": ProxyRequest, "powers": PowerTransfer, "assignments": Assignment}
"""What the requests of each file are."""


def _cases() -> Iterator[Any]:
    for name, kind in _TYPES.items():
        file = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
        for case in file["case"]:
            base = file["base"][case["base"]] if "base" in case else {}
            yield pytest.param({**case, "type": kind, "start": base}, id=case["id"])


each_case = pytest.mark.parametrize("case", list(_cases()))


def merged(base: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """*told* upon *base*; ``"UNKNOWN"`` takes away, ``"NONE"`` is None."""
    result = {**base}
    for name, value in told.items():
        if value == "UNKNOWN":
            result.pop(name, None)
        elif isinstance(value, dict):
            result[name] = merged(result.get(name, {}), value)
        else:
            result[name] = None if value == "NONE" else value
    return result


def request_of(case: dict[str, Any]) -> Any:  # noqa: ANN401 - a request of its topic
    return from_dict(case["type"], merged(merged({}, case["start"]), case["tell"]))


def ask(case: dict[str, Any], request: object) -> Decision:
    book = rulebook(
        case.get("place", ""), on=case["on"], assume_in_force=tuple(case.get("assume", ()))
    )
    return book.decide(request)


@each_case
def test_the_answer_is_the_expected_one(case: dict[str, Any]) -> None:
    decision = ask(case, request_of(case))
    assert decision.outcome.value == case["outcome"]
    assert case["code"] in decision.codes
    assert set(case.get("ask", ())) <= set(decision.missing)
    for name, value in case.get("concludes", {}).items():
        assert decision.conclusions[name] == value


def leaves(model: Any) -> list[tuple[str, ...]]:  # noqa: ANN401 - a part of a request
    """The paths of all fields that are told."""
    assert attrs.has(type(model))
    found: list[tuple[str, ...]] = []
    for field in attrs.fields(type(model)):
        value = getattr(model, field.name)
        if attrs.has(type(value)) and value is not UNKNOWN:
            found += [(field.name, *path) for path in leaves(value)]
        elif value is not UNKNOWN:
            found.append((field.name,))
    return found


def forgotten(model: Any, path: tuple[str, ...]) -> Any:  # noqa: ANN401 - a part of a request
    """The request without that field."""
    name, *rest = path
    value = forgotten(getattr(model, name), tuple(rest)) if rest else UNKNOWN
    return attrs.evolve(model, **{name: value})


@each_case
def test_forgetting_never_makes_a_yes_and_learning_never_flips(case: dict[str, Any]) -> None:
    request = request_of(case)
    full = ask(case, request).outcome
    for path in leaves(request):
        less = ask(case, forgotten(request, path)).outcome
        assert less in (full, Outcome.NEEDS_MORE), path


OPEN_ENDED = frozenset({"ntl.26.open_list"})
"""On an open list (等) whatever is not listed may stand all the same: they never surely fire."""

LISTINGS = ("OWN_DUTY", "LISTED_ASSISTANCE")
"""Codes of the rules that only list an item; each is asked in a test of its own."""


def test_every_rule_fires_in_some_case() -> None:
    fires: dict[str, set[object]] = {}
    for parameters in _cases():
        (case,) = parameters.values
        for standing in ask(case, request_of(case)).standings:
            fires.setdefault(standing.rule.id, set()).add(standing.fires)
    rules = [rule for name in shipped_packs() for rule in shipped_pack(name).rules]
    ids = {rule.id for rule in rules if rule.code not in LISTINGS}
    assert {name for name in ids if True not in fires.get(name, ())} == OPEN_ENDED
    assert all(UNKNOWN in fires[name] for name in OPEN_ENDED)


@pytest.mark.parametrize("body", [Party.VILLAGERS_COMMITTEE, Party.RESIDENTS_COMMITTEE])
@pytest.mark.parametrize("day", [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 7, 1)])
def test_every_listing_answers_for_its_item(body: Party, day: dt.date) -> None:
    book = rulebook("", on=day)
    listed = duty_list(book, body)
    assert listed
    for one in listed:
        asked = Assignment(
            item=one.item,
            kind=AssignmentKind.WORK,
            giver=Party.COUNTY_DEPARTMENT,
            receiver=body,
            funding=True,
            arranged=True,
        )
        decision = book.decide(asked)
        assert decision.outcome is Outcome.ALLOWED, one.item
        assert decision.conclusions["terms"] == one.kind.value
