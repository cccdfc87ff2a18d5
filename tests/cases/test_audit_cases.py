"""Runs the conformance cases of audits.toml, and shows that every check and task is needed."""

import datetime as dt
from pathlib import Path

import pytest

from govsvc import national_calendar, rulebook
from govsvc.packs import Rulebook, shipped_pack
from govsvc.packs.conformance import AuditCase, TaskCase, holds, proved, read_cases

_FILE = Path(__file__).with_name("audits.toml")
_CASES = read_cases(_FILE)
_PLACE, _DAY = "130921", dt.date(2020, 6, 1)
_PACK = shipped_pack("cangzhou-2020")


def book_of(case: AuditCase | TaskCase) -> Rulebook:
    return rulebook(case.place, on=case.on) if isinstance(case, AuditCase) else _BOOK


_BOOK = rulebook(_PLACE, on=_DAY)


@pytest.mark.parametrize("case", _CASES, ids=[case.id for case in _CASES])
def test_the_answer_is_the_expected_one(case: AuditCase | TaskCase) -> None:
    assert holds(case, book_of(case))


def test_ids_are_unique() -> None:
    assert len({case.id for case in _CASES}) == len(_CASES)


def test_removing_any_check_or_task_makes_a_case_fail() -> None:
    needed = proved(_PACK, _CASES, {(_PLACE, _DAY): _BOOK})
    ids = {check.id for check in _PACK.checks} | {task.id for task in _PACK.tasks}
    assert ids == needed


def test_every_row_is_a_provision_or_named_with_a_reason() -> None:
    expressed = {row for one in _PACK.provisions for row in one.header.rows}
    named = {row for note in _PACK.notes for row in note.rows}
    told = expressed | named | set(_PACK.rows)
    assert told == {f"S1-{number:02}" for number in range(1, 86)}
    assert not expressed & named


def test_the_annexes_that_are_missing_are_named() -> None:
    """H128."""
    assert _PACK.completeness.missing_annexes == (1, 2, 3, 4, 5, 6, 7, 8)


def test_one_sunday_was_a_working_day() -> None:
    """H237: 2020-04-26 was a make-up workday."""
    count = national_calendar().count_workdays(dt.date(2020, 4, 24), dt.date(2020, 4, 27))
    assert count == 2
