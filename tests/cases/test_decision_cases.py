"""Runs the conformance cases of decisions: request, answer, conclusions; and the laws upon them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from govsvc import from_dict
from govsvc.decisions import Decision, Outcome
from govsvc.duty_lists import Assignment
from govsvc.packs import rulebook
from govsvc.powers import PowerTransfer
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
