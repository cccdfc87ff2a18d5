"""Assignments, and the two lists that rules put together."""

import datetime as dt
from typing import Any

import pytest

from govsvc.duty_lists import (
    Admission,
    Agreement,
    Assignment,
    AssignmentKind,
    Instrument,
    ListKind,
    TownshipDuty,
    TownshipDutyKind,
)
from govsvc.errors import InputTypeError, InputValueError
from govsvc.packs import Rulebook, duty_list, rulebook
from govsvc.powers import Level, Party
from govsvc.unknown import UNKNOWN

OLD = rulebook("", on=dt.date(2025, 12, 31))
NEW = rulebook("", on=dt.date(2026, 1, 1))


def names(book: Rulebook, body: Party, kind: ListKind) -> list[str]:
    return [one.name.zh for one in duty_list(book, body) if one.kind is kind]


def test_the_lists_change_with_the_organic_laws() -> None:
    village = Party.VILLAGERS_COMMITTEE
    assert "管理村集体土地和财产" in names(OLD, village, ListKind.DUTY)
    assert "管理村集体土地和财产" not in names(NEW, village, ListKind.DUTY)
    assert "协助社区矫正" not in names(OLD, village, ListKind.ASSISTANCE)
    assert "协助社区矫正" in names(NEW, village, ListKind.ASSISTANCE)


def test_what_is_assistance_for_one_is_a_duty_of_the_other() -> None:
    assert "协助组织村民参与群防群治" in names(NEW, Party.VILLAGERS_COMMITTEE, ListKind.ASSISTANCE)
    assert "组织居民参与群防群治" in names(NEW, Party.RESIDENTS_COMMITTEE, ListKind.DUTY)


def test_own_duties_come_first_and_each_has_its_law() -> None:
    found = duty_list(NEW, Party.RESIDENTS_COMMITTEE)
    kinds = [one.kind for one in found]
    assert kinds == sorted(kinds, key=list(ListKind).index)
    assert all(one.citations for one in found)
    scoped = next(one for one in found if one.item == "assist.residents_interests")
    assert scoped.scope is not None


def test_other_bodies_have_no_such_lists() -> None:
    assert duty_list(NEW, Party.ENTERPRISE) == ()
    with pytest.raises(InputTypeError):
        duty_list(NEW, "villagers_committee")  # type: ignore[arg-type]


def test_titles_and_ready_made_parts() -> None:
    assert ListKind.DUTY.heading.zh == "基层群众性自治组织依法履行职责事项清单"
    assert ListKind.ASSISTANCE.heading.zh == "基层群众性自治组织依法协助政府工作事项清单"
    assert Agreement.complete(Instrument.PURCHASE).instrument is Instrument.PURCHASE
    assert Admission.complete(Level.COUNTY, published=False).published is False
    assert Admission.missing().approved_by is Level.NONE


@pytest.mark.parametrize(
    "told", [{"kind": "work"}, {"receiver": "village"}, {"funding": 1}, {"item": 3}]
)
def test_a_value_of_another_type_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(InputTypeError):
        Assignment(**told)


def test_a_kind_that_was_told_is_kept() -> None:
    assert Assignment(kind=AssignmentKind.SHIFT).kind is AssignmentKind.SHIFT


@pytest.mark.parametrize(
    "told",
    [
        {"kind": TownshipDutyKind.BASIC, "department": "应急管理局"},
        {"kind": TownshipDutyKind.TAKEN_BACK, "township_does": "巡查"},
    ],
)
def test_a_duty_of_a_township_stands_in_one_part(told: dict[str, Any]) -> None:
    with pytest.raises(InputValueError, match="another part"):
        TownshipDuty(item="防汛巡查", **told)


def test_the_three_parts_of_the_list() -> None:
    cooperative = TownshipDuty(
        item="防汛巡查",
        kind=TownshipDutyKind.COOPERATIVE,
        department="水利局",
        township_does="巡查",
    )
    back = TownshipDuty(
        item="特种设备检查", kind=TownshipDutyKind.TAKEN_BACK, department="市场监管局"
    )
    assert (cooperative.kind.label.en, back.township_does) == (
        "cooperation with a department",
        UNKNOWN,
    )
