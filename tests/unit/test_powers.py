"""Transfers of powers: the request, what it is in law, lists, the relay."""

import datetime as dt
from typing import Any

import pytest

from govsvc.deadlines import Period
from govsvc.errors import InputTypeError, InputValueError, NotFoundError
from govsvc.powers import (
    Adjustment,
    Approval,
    Basis,
    Content,
    Duty,
    Form,
    Level,
    Party,
    PowerEntry,
    PowerKind,
    PowerList,
    PowerSource,
    PowerTransfer,
    Publication,
    Recipient,
    Relay,
    RelayStep,
    Removal,
    RemovalReason,
    Responsibility,
    Step,
    Support,
    Term,
    Writ,
)
from govsvc.powers.effective import (
    approved_by,
    effective_form,
    gives_duty,
    has_step,
    in_order,
    passes_on,
    states,
    term,
)
from govsvc.unknown import UNKNOWN, Maybe

DAY = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("form", "basis", "expected"),
    [
        (Form.ENTRUST, UNKNOWN, Form.ENTRUST),
        (Form.AUTHORISE, Basis.LOCAL_GOVERNMENT_RULE, Form.AUTHORISE),
        (Form.AUTHORISE, Basis.NONE, Form.ENTRUST),
        (Form.AUTHORISE, UNKNOWN, UNKNOWN),
        (UNKNOWN, Basis.LAW, UNKNOWN),
    ],
)
def test_the_form_in_law_follows_from_the_basis(
    form: Maybe[Form], basis: Maybe[Basis], expected: Maybe[Form]
) -> None:
    assert effective_form(form, basis) is expected


@pytest.mark.parametrize(
    ("form", "source", "expected"),
    [
        (Form.ENTRUST, PowerSource.ENTRUSTED, True),
        (Form.STATION, PowerSource.ENTRUSTED, False),
        (Form.STATION, UNKNOWN, False),
        (UNKNOWN, PowerSource.STATUTORY, False),
        (UNKNOWN, PowerSource.ENTRUSTED, UNKNOWN),
        (Form.ENTRUST, UNKNOWN, UNKNOWN),
    ],
)
def test_an_entrusted_power_is_passed_on(
    form: Maybe[Form], source: Maybe[PowerSource], expected: Maybe[bool]
) -> None:
    assert passes_on(form, source) is expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (DAY, DAY, Term.WITHIN),
        (None, None, Term.WITHIN),
        (dt.date(2026, 3, 3), None, Term.BEFORE),
        (UNKNOWN, dt.date(2026, 3, 1), Term.AFTER),
        (UNKNOWN, DAY, UNKNOWN),
        (dt.date(2026, 3, 1), UNKNOWN, UNKNOWN),
    ],
)
def test_both_ends_of_a_term_belong_to_it(
    first: Maybe[dt.date | None], last: Maybe[dt.date | None], expected: Maybe[Term]
) -> None:
    assert term(DAY, first, last) is expected
    assert term(UNKNOWN, first, last) is UNKNOWN


@pytest.mark.parametrize(
    ("written", "contents", "expected"),
    [
        (True, frozenset(Content), True),
        (False, UNKNOWN, False),
        (UNKNOWN, frozenset({Content.TERM}), False),
        (UNKNOWN, frozenset(Content), UNKNOWN),
        (True, UNKNOWN, UNKNOWN),
    ],
)
def test_a_writ_states_all_or_is_incomplete(
    written: Maybe[bool], contents: Maybe[frozenset[Content]], expected: Maybe[bool]
) -> None:
    assert states(written, contents) is expected


def test_steps_and_approvals() -> None:
    assert has_step(Step.PUBLISH, (Step.APPROVE, Step.PUBLISH))
    assert not has_step(Step.REPORT, ())
    assert in_order(())
    assert gives_duty(frozenset(Duty))
    assert not gives_duty(frozenset({Duty.TRAINING}))
    steps = (Step.NEGOTIATE, Step.APPROVE)
    assert approved_by(Level.CITY, steps, (UNKNOWN, Level.CITY)) is True
    assert approved_by(Level.CITY, steps, (Level.CITY, Level.COUNTY)) is False
    assert approved_by(Level.CITY, UNKNOWN, UNKNOWN) is UNKNOWN


def test_ready_made_parts() -> None:
    assert Writ.complete(valid_to=None, written=UNKNOWN).written is UNKNOWN
    assert Publication.by_both().by_recipient is True
    assert Recipient.qualified(consulted=False).consulted is False
    transfer = PowerTransfer.of_statute(Party.COUNTY_DEPARTMENT, power_source=UNKNOWN)
    assert transfer.statutory_holder is Party.COUNTY_DEPARTMENT
    assert transfer.power_source is UNKNOWN


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (PowerTransfer, {"form": "entrust"}),
        (PowerTransfer, {"approvals": [Step.APPROVE]}),
        (PowerTransfer, {"approvals": 3}),
        (PowerTransfer, {"needed": 1}),
        (Writ, {"states": ["matter"]}),
        (Support, {"duties": "training"}),
        (Writ, {"valid_from": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}),
    ],
)
def test_a_value_of_another_type_is_refused(kind: type, fields: dict[str, Any]) -> None:
    with pytest.raises(InputTypeError):
        kind(**fields)


def test_a_term_does_not_end_before_it_begins() -> None:
    with pytest.raises(InputValueError, match="before its first day"):
        Writ(valid_from=DAY, valid_to=dt.date(2026, 3, 1))


def test_approvals_are_kept_in_their_order() -> None:
    approvals = [Approval(Step.APPROVE, Level.COUNTY), Approval(Step.PUBLISH)]
    assert PowerTransfer(approvals=approvals).approvals == tuple(approvals)


# Lists

WHOLE: dict[str, Any] = {
    "function": "城市管理",
    "basis": "某条例第一条",
    "handled_by": "综合行政执法办公室",
    "scope": "本镇",
    "process": "受理、审核、决定",
    "supervision": "投诉电话",
    "responsibilities": (Responsibility(text="依法检查", target="镇政府", basis="某条例第二条"),),
}


def entry(name: str, **told: Any) -> PowerEntry:  # noqa: ANN401 - its fields
    return PowerEntry(id=name, name=name, **told)


def one(*entries: PowerEntry, **told: Any) -> PowerList:  # noqa: ANN401 - its fields
    return PowerList(body="某镇", edition="2025", entries=entries, **told)


def test_a_whole_entry_has_no_gaps() -> None:
    assert one(entry("a", **WHOLE)).gaps() == ()


def test_gaps_tell_the_lacking_from_the_unseen() -> None:
    duty = Responsibility(text="依法检查", target=None)
    gaps = one(
        entry("a", **{**WHOLE, "basis": None}),
        entry("b", **{**WHOLE, "responsibilities": ()}),
        entry("c", **{**WHOLE, "responsibilities": (duty,)}),
    ).gaps()
    assert [(gap.entry, gap.field, gap.known) for gap in gaps] == [
        ("a", "basis", True),
        ("b", "responsibilities", True),
        ("c", "responsibilities[0].target", True),
        ("c", "responsibilities[0].basis", False),
    ]


def test_a_diff_names_what_came_went_and_changed() -> None:
    old = one(entry("a"), entry("b", batch=1))
    new = one(entry("b", batch=2), entry("c"))
    diff = old.diff(new)
    assert (diff.added, diff.removed) == (("c",), ("a",))
    assert [(c.field, c.before, c.after) for c in diff.changed] == [("batch", 1, 2)]
    assert not diff.is_empty
    assert old.diff(old).is_empty


def test_batches_and_entries() -> None:
    found = one(entry("a", batch=1), entry("b", batch=2), entry("c"))
    assert [power.id for power in found.batch(2)] == ["b"]
    assert found.entry("c").name == "c"
    with pytest.raises(NotFoundError):
        found.entry("d")


@pytest.mark.parametrize(
    "told",
    [
        {"entries": [entry("a"), entry("a")]},
        {
            "entries": [],
            "approved_on": dt.date(2025, 3, 2),
            "published_on": dt.date(2025, 3, 1),
        },
    ],
)
def test_an_unsound_list_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(InputValueError):
        PowerList(body="某镇", edition="2025", **told)


def change(**told: Any) -> Adjustment:  # noqa: ANN401 - its fields
    ordinary: dict[str, Any] = {
        "edition": "2026",
        "proposed_on": dt.date(2026, 1, 5),
        "approved_by": Party.COUNTY_GOVERNMENT,
        "approved_on": dt.date(2026, 1, 20),
        "published_on": dt.date(2026, 1, 20),
    }
    return Adjustment(**{**ordinary, **told})


def test_an_adjustment_makes_the_next_edition() -> None:
    old = one(entry("a"), entry("b", source=PowerSource.EMPOWERED))
    taken = Removal(entry="b", reason=RemovalReason.TAKEN_BACK)
    new = old.adjust(
        change(added=[entry("c", batch=2)], changed=[entry("a", batch=1)], removed=[taken])
    )
    assert [(power.id, power.batch) for power in new.entries] == [("a", 1), ("c", 2)]
    assert (new.edition, new.supersedes) == ("2026", "2025")
    assert new.approved_by is Party.COUNTY_GOVERNMENT


@pytest.mark.parametrize("source", [PowerSource.STATUTORY, PowerSource.AUTHORISED, UNKNOWN])
def test_a_list_takes_no_statutory_power_back(source: Maybe[PowerSource]) -> None:
    old = one(entry("a", source=source))
    with pytest.raises(InputValueError, match="basis_gone"):
        old.adjust(change(removed=[Removal(entry="a", reason=RemovalReason.TAKEN_BACK)]))
    gone = old.adjust(change(removed=[Removal(entry="a", reason=RemovalReason.BASIS_GONE)]))
    assert gone.entries == ()


def test_an_adjustment_fits_the_list() -> None:
    old = one(entry("a"))
    with pytest.raises(InputValueError, match="listed already"):
        old.adjust(change(added=[entry("a")]))
    with pytest.raises(NotFoundError):
        old.adjust(change(changed=[entry("b")]))
    with pytest.raises(NotFoundError):
        old.adjust(change(removed=[Removal(entry="b", reason=RemovalReason.MERGED)]))


@pytest.mark.parametrize(
    "told",
    [
        {"approved_on": dt.date(2026, 1, 4)},
        {"published_on": dt.date(2026, 1, 19)},
        {"added": [entry("a")], "removed": [Removal(entry="a", reason=RemovalReason.MERGED)]},
    ],
)
def test_an_unsound_adjustment_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(InputValueError):
        change(**told)


# The relay


def test_the_steps_of_a_relay_follow_each_other() -> None:
    days = dict(zip(RelayStep, [DAY, DAY, dt.date(2026, 3, 20), dt.date(2026, 3, 23)], strict=True))
    relay = Relay(taken=days)
    assert relay.next_step is None
    assert relay.decision_due("apl.42.decide").due == dt.date(2026, 3, 30)
    assert relay.delivery_due().due == dt.date(2026, 4, 3)
    assert relay.decision_due(Period.working_days(5)).due == dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        ({RelayStep.FORWARD: DAY}, "the window accepts"),
        ({RelayStep.ACCEPT: DAY, RelayStep.DECIDE: DAY}, "passed on online"),
        ({RelayStep.ACCEPT: DAY, RelayStep.FORWARD: dt.date(2026, 3, 1)}, "before"),
    ],
)
def test_a_relay_out_of_order_is_refused(taken: dict[RelayStep, dt.date], words: str) -> None:
    with pytest.raises(InputValueError, match=words):
        Relay(taken=taken)


def test_a_clock_of_the_relay_needs_its_event() -> None:
    relay = Relay(taken={})
    assert relay.next_step is RelayStep.ACCEPT
    with pytest.raises(InputValueError, match="clock has not started"):
        relay.decision_due("apl.42.decide")
    with pytest.raises(InputTypeError):
        Relay(taken={RelayStep.ACCEPT: "2026-03-02"})  # type: ignore[dict-item]


def test_the_kinds_have_labels() -> None:
    assert PowerKind.PENALTY.label.zh == "行政处罚"
    assert RelayStep.ACCEPT.label.en == "the window accepts"
