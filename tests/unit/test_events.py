"""What can happen to a clock, as models: what they hold, and what they refuse."""

import datetime as dt
from typing import Any

import attrs
import pytest

from govsvc import from_dict, to_dict
from govsvc.deadlines import (
    Approver,
    Correction,
    Event,
    Exclude,
    Extend,
    NotCountedReason,
    Restart,
    Resume,
    Suspend,
)
from govsvc.errors import InputTypeError, InputValueError, PayloadError

_ONE, _TWO, _TEN = dt.date(2026, 3, 1), dt.date(2026, 3, 2), dt.date(2026, 3, 10)

_EVENTS = [
    pytest.param(
        Exclude(_ONE, _TEN, "hearing", told_on=_TWO),
        {
            "kind": "exclude",
            "first": "2026-03-01",
            "last": "2026-03-10",
            "reason": "hearing",
            "told_on": "2026-03-02",
        },
        id="exclude",
    ),
    pytest.param(
        Suspend(_ONE, "party_died"),
        {"kind": "suspend", "on": "2026-03-01", "reason": "party_died", "told_on": None},
        id="suspend",
    ),
    pytest.param(Resume(_ONE), {"kind": "resume", "on": "2026-03-01"}, id="resume"),
    pytest.param(Restart(_ONE), {"kind": "restart", "on": "2026-03-01"}, id="restart"),
    pytest.param(
        Extend(decided_on=_ONE, to=45, approved_by="agency_head"),
        {
            "kind": "extend",
            "decided_on": "2026-03-01",
            "by": None,
            "to": 45,
            "approved_by": "agency_head",
            "told_on": None,
        },
        id="extend",
    ),
    pytest.param(
        Correction(_ONE),
        {"kind": "correction", "notified_on": "2026-03-01", "received_on": None},
        id="correction",
    ),
]


@pytest.mark.parametrize(("event", "data"), _EVENTS)
def test_an_event_is_written_and_read_back(event: Event, data: Any) -> None:  # noqa: ANN401
    told = to_dict(event)
    assert {**told, "kind": data["kind"]} == data
    assert from_dict(type(event), told) == event


@pytest.mark.parametrize(("event", "data"), _EVENTS)
def test_an_event_is_told_from_the_others_by_its_kind(event: Event, data: Any) -> None:  # noqa: ANN401
    anything: Any = Event
    assert from_dict(anything, data) == event


@pytest.mark.parametrize(("event", "data"), _EVENTS)
def test_an_event_is_immutable_and_can_be_a_key(event: Event, data: Any) -> None:  # noqa: ANN401
    name = next(iter(attrs.fields_dict(type(event))))
    assert {event: data}[attrs.evolve(event)] == data
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(event, name, _TEN)


def test_a_reason_and_an_approver_may_be_given_by_their_slugs() -> None:
    assert Exclude(_ONE, _TEN, "testing") == Exclude(_ONE, _TEN, NotCountedReason.TESTING)
    by_slug = Extend(decided_on=_ONE, by=1, approved_by="agency_head")
    assert by_slug == Extend(decided_on=_ONE, by=1, approved_by=Approver.AGENCY_HEAD)
    assert by_slug.approved_by is Approver.AGENCY_HEAD


def test_one_day_may_be_left_out() -> None:
    assert Exclude(_ONE, _ONE, "hearing").last == _ONE


def test_what_was_sent_and_came_back_leaves_out_the_days_after_to_the_return() -> None:
    event = Exclude.between(sent_on=_ONE, returned_on=_TEN, reason="testing", told_on=_ONE)
    assert event == Exclude(_TWO, _TEN, "testing", told_on=_ONE)


@pytest.mark.parametrize("returned_on", [_ONE, dt.date(2026, 2, 27)])
def test_what_came_back_on_the_same_day_leaves_out_none(returned_on: dt.date) -> None:
    with pytest.raises(InputValueError) as caught:
        Exclude.between(sent_on=_ONE, returned_on=returned_on, reason="testing")
    assert (caught.value.name, caught.value.found) == ("returned_on", str(returned_on))
    assert caught.value.explain("zh") == (
        f"2026-03-01 送出，{returned_on} 返回，没有可以扣除的日子；送出当日计入，返回当日不计入"
    )
    assert caught.value.explain("en") == (
        f"sent on `2026-03-01` and back on `{returned_on}`, no day is left out: the day it is sent "
        "counts, the day it comes back does not"
    )


@pytest.mark.parametrize(
    ("build", "name", "other"),
    [
        pytest.param(lambda: Exclude(_TEN, _ONE, "hearing"), "last", "first", id="exclude"),
        pytest.param(
            lambda: Extend(decided_on=_TEN, by=1, told_on=_ONE), "told_on", "decided_on", id="told"
        ),
        pytest.param(lambda: Correction(_TEN, _ONE), "received_on", "notified_on", id="correction"),
    ],
)
def test_days_the_wrong_way_round_are_refused(build: Any, name: str, other: str) -> None:  # noqa: ANN401
    with pytest.raises(InputValueError) as caught:
        build()
    assert caught.value.name == name
    assert caught.value.explain("zh") == (
        f"`{name}` 2026-03-01 早于 `{other}` 2026-03-10；请核对两个日期"
    )
    assert caught.value.explain("en") == (
        f"`{name}` `2026-03-01` lies before `{other}` `2026-03-10`; check the two days"
    )


@pytest.mark.parametrize(
    ("build", "name"),
    [
        pytest.param(lambda day: Exclude(day, _TEN, "hearing"), "first", id="first"),
        pytest.param(lambda day: Exclude(_ONE, day, "hearing"), "last", id="last"),
        pytest.param(
            lambda day: Exclude(_ONE, _TEN, "hearing", told_on=day), "told_on", id="told_on"
        ),
        pytest.param(lambda day: Suspend(day, "hearing"), "on", id="suspend"),
        pytest.param(Resume, "on", id="resume"),
        pytest.param(Restart, "on", id="restart"),
        pytest.param(lambda day: Extend(decided_on=day, by=1), "decided_on", id="decided_on"),
        pytest.param(Correction, "notified_on", id="notified_on"),
        pytest.param(lambda day: Correction(_ONE, day), "received_on", id="received_on"),
        pytest.param(
            lambda day: Exclude.between(sent_on=day, returned_on=_TEN, reason="hearing"),
            "sent_on",
            id="sent_on",
        ),
        pytest.param(
            lambda day: Exclude.between(sent_on=_ONE, returned_on=day, reason="hearing"),
            "returned_on",
            id="returned_on",
        ),
    ],
)
@pytest.mark.parametrize("value", ["2026-03-05", dt.datetime(2026, 3, 5, 9, 30), 20260305])  # noqa: DTZ001
def test_a_day_that_is_no_plain_day_is_refused(build: Any, name: str, value: Any) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError, match=f"`{name}` must be a datetime.date"):
        build(value)


@pytest.mark.parametrize("build", [lambda r: Exclude(_ONE, _TEN, r), lambda r: Suspend(_ONE, r)])
@pytest.mark.parametrize(
    ("reason", "error"),
    [
        pytest.param("lunch", InputValueError, id="unknown"),
        pytest.param("", InputValueError, id="empty"),
        pytest.param(None, InputTypeError, id="none"),
        pytest.param(7, InputTypeError, id="number"),
        pytest.param(Approver.AGENCY_HEAD, InputValueError, id="an-approver"),
    ],
)
def test_a_reason_that_is_none_is_refused(build: Any, reason: Any, error: Any) -> None:  # noqa: ANN401
    with pytest.raises(error) as caught:
        build(reason)
    assert caught.value.name == "reason"
    assert caught.value.explain("zh").startswith("`reason` 应为其中之一：hearing、tender、")
    assert caught.value.explain("en").startswith("`reason` must be one of hearing, tender, ")


@pytest.mark.parametrize(
    ("approver", "error"), [("mayor", InputValueError), (7, InputTypeError), ("", InputValueError)]
)
def test_an_approver_that_is_none_is_refused(approver: Any, error: Any) -> None:  # noqa: ANN401
    with pytest.raises(error, match="`approved_by` must be one of agency_head, government_head, "):
        Extend(decided_on=_ONE, by=1, approved_by=approver)


@pytest.mark.parametrize(
    ("units", "found"),
    [
        pytest.param({}, "by=None, to=None", id="neither"),
        pytest.param({"by": 10, "to": 30}, "by=10, to=30", id="both"),
        pytest.param({"by": 0}, "by=0, to=None", id="by-none"),
        pytest.param({"to": -1}, "by=None, to=-1", id="to-less"),
        pytest.param({"by": 0, "to": 30}, "by=0, to=30", id="both-though-one-is-none"),
        pytest.param({"by": 40_001}, "by=40001, to=None", id="more-than-a-century"),
        pytest.param({"to": 10**5000}, "by=None, to=…", id="too-long-to-be-read"),
    ],
)
def test_an_extension_without_a_sound_number_is_refused(units: Any, found: str) -> None:  # noqa: ANN401
    with pytest.raises(InputValueError) as caught:
        Extend(decided_on=_ONE, **units)
    assert (caught.value.name, caught.value.found) == ("by", found)
    assert caught.value.explain("zh") == (
        "延长应写增加多少（by）或者延至多少（to），二者择一，且为 1 至 40000 的整数，"
        f"收到 {found.replace(', ', '、')}"
    )
    assert caught.value.explain("en") == (
        f"an extension has either `by` or `to`, a whole number from 1 to 40000, found {found}"
    )


@pytest.mark.parametrize("units", [{"by": "10"}, {"by": True}, {"to": 4.5}])
def test_an_extension_by_something_else_is_refused(units: Any) -> None:  # noqa: ANN401
    (name,) = units
    with pytest.raises(InputTypeError, match=f"`{name}` must be of type int"):
        Extend(decided_on=_ONE, **units)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        pytest.param({"kind": "pause", "on": "2026-03-01"}, "", id="unknown-kind"),
        pytest.param({"kind": "resume"}, "on", id="day-missing"),
        pytest.param({"kind": "resume", "on": "2026-03-01", "why": "x"}, "", id="unknown-key"),
        pytest.param(
            {"kind": "suspend", "on": "2026-03-01", "reason": "lunch"}, "reason", id="reason"
        ),
    ],
)
def test_a_table_that_is_no_event_is_refused_with_its_place(data: Any, path: str) -> None:  # noqa: ANN401
    anything: Any = Event
    with pytest.raises(PayloadError) as caught:
        from_dict(anything, data)
    assert path in [problem.path for problem in caught.value.problems]
