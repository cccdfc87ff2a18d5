"""Laws of transfers and assignments: nothing loosens a hard stop, forgetting makes no yes."""

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govsvc.decisions import Outcome
from govsvc.duty_lists import Assignment
from govsvc.packs import Rulebook, rulebook
from govsvc.powers import Basis, Form, Party, PowerKind, PowerSource, PowerTransfer
from govsvc.testing import assignments, power_transfers
from govsvc.unknown import UNKNOWN

DAY = dt.date(2026, 3, 2)
NATIONAL = rulebook("", on=DAY)
MOVING = ["entrust", "authorise", "empower", "concentrate", "extend", "devolve", "shift"]
HARD = [rule for rule in NATIONAL.rules("powers") if rule.final]
HEAD = """
[pack]
id = "own"
title = { zh = "本地", en = "own" }
schema = 1
territory = "13"
law_as_at = 2026-01-01

[[source]]
id = "own"
title = { zh = "某省规定", en = "Rules of a province" }
kind = "local_regulation"
issuer = "某省人民代表大会常务委员会"
territory = "13"
versions = [{ id = "2025", adopted = 2025-01-01, in_force = 2025-01-01 }]
"""


def toml(table: dict[str, Any]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in table.items()]
    return "\n".join(["[[rule]]", *lines, ""])


def _value(value: Any) -> str:  # noqa: ANN401 - a TOML value
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {_value(v)}" for k, v in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


@st.composite
def loosening_packs(draw: st.DrawFn) -> bytes:
    """A pack of a province that permits, excepts and shields as much as it can."""
    rules = []
    for index in range(draw(st.integers(1, 4))):
        effect = draw(st.sampled_from(["permit", "except"]))
        table: dict[str, Any] = {
            "id": f"own.{index}",
            "topic": "powers",
            "effect": effect,
            "code": "LOOSENED",
            "cite": ["某省规定第一条"],
            "summary": {"zh": "放宽", "en": "loosened"},
        }
        if effect == "except":
            named = draw(st.lists(st.sampled_from(HARD), min_size=1, max_size=3, unique=True))
            table["overrides"] = [rule.id for rule in named]
        else:
            table["shields"] = ["hard_stop", "basis"]
        if draw(st.booleans()):
            table["when"] = {"form": draw(st.sampled_from(MOVING))}
        rules.append(toml(table))
    return (HEAD + "\n".join(rules)).encode()


HARD_STOPS = [
    PowerTransfer(
        power_kind=PowerKind.LIBERTY_PENALTY, form=Form.EMPOWER, recipient=Party.TOWNSHIP_GOVERNMENT
    ),
    PowerTransfer(power_kind=PowerKind.COERCIVE_MEASURE, form=Form.ENTRUST),
    PowerTransfer(
        power_kind=PowerKind.PENALTY, form=Form.ENTRUST, power_source=PowerSource.ENTRUSTED
    ),
    PowerTransfer(
        power_kind=PowerKind.LICENCE, form=Form.DEVOLVE, power_source=PowerSource.ENTRUSTED
    ),
    PowerTransfer(
        power_kind=PowerKind.ENFORCEMENT, form=Form.ENTRUST, basis=Basis.LOCAL_REGULATION
    ),
    PowerTransfer(
        power_kind=PowerKind.SEIZURE, form=Form.SHIFT, recipient=Party.VILLAGERS_COMMITTEE
    ),
]


@pytest.mark.parametrize("transfer", HARD_STOPS)
def test_each_hard_stop_denies(transfer: PowerTransfer) -> None:
    assert NATIONAL.decide(transfer).outcome is Outcome.DENIED


@given(pack=loosening_packs(), index=st.integers(0, len(HARD_STOPS) - 1), told=power_transfers())
def test_nothing_loosens_a_hard_stop(pack: bytes, index: int, told: PowerTransfer) -> None:
    stop = HARD_STOPS[index]
    own = {field.name: getattr(stop, field.name) for field in attrs.fields(PowerTransfer)}
    kept = {name: value for name, value in own.items() if value is not UNKNOWN}
    book = rulebook("13", on=DAY).with_pack(pack)
    assert book.decide(attrs.evolve(told, **kept)).outcome is Outcome.DENIED


def told_fields(request: Any) -> list[str]:  # noqa: ANN401 - a request
    return [
        field.name
        for field in attrs.fields(type(request))
        if getattr(request, field.name) is not UNKNOWN
    ]


def check_forgetting(book: Rulebook, request: Any, data: st.DataObject) -> None:  # noqa: ANN401
    full = book.decide(request).outcome
    names = told_fields(request)
    gone = data.draw(st.sets(st.sampled_from(names))) if names else set()
    less = book.decide(attrs.evolve(request, **dict.fromkeys(gone, UNKNOWN))).outcome
    assert less in (full, Outcome.NEEDS_MORE)


BOOKS = [
    NATIONAL,
    rulebook("640181", on=DAY),
    rulebook("130900", on=DAY),
    rulebook("520502", on=DAY, assume_in_force=["qixingguan-2018-draft"]),
]


@given(transfer=power_transfers(), book=st.sampled_from(BOOKS), data=st.data())
def test_forgetting_never_makes_a_yes_of_a_transfer(
    transfer: PowerTransfer, book: Rulebook, data: st.DataObject
) -> None:
    check_forgetting(book, transfer, data)


@given(assignment=assignments(), book=st.sampled_from(BOOKS), data=st.data())
def test_forgetting_never_makes_a_yes_of_an_assignment(
    assignment: Assignment, book: Rulebook, data: st.DataObject
) -> None:
    check_forgetting(book, assignment, data)


@given(transfer=power_transfers())
def test_a_draft_that_is_not_assumed_changes_no_answer(transfer: PowerTransfer) -> None:
    with_draft = rulebook("520502", on=DAY, include=["qixingguan-2018-draft"])
    without = rulebook("520502", on=DAY)
    assert with_draft.decide(transfer).outcome is without.decide(transfer).outcome
