"""The models of a proxy request, and the capacity of those in it."""

import datetime as dt

import pytest

from govsvc.decisions import Outcome
from govsvc.errors import InputTypeError, InputValueError
from govsvc.packs import rulebook
from govsvc.proxy import (
    PROXY,
    Action,
    Actor,
    ActorKind,
    Authorisation,
    Content,
    Evidence,
    Form,
    Grantor,
    Incapacity,
    Kin,
    Principal,
    PrincipalKind,
    ProxyRequest,
    Relation,
)
from govsvc.proxy.capacity import can_act, cannot_act, valid_grant
from govsvc.unknown import UNKNOWN

_DAY = dt.date(2026, 3, 2)


def test_a_word_of_another_type_is_refused() -> None:
    with pytest.raises(InputTypeError, match="action"):
        ProxyRequest(action="submit")  # type: ignore[arg-type]


@pytest.mark.parametrize("age", [-1, 1000])
def test_an_age_out_of_range_is_refused(age: int) -> None:
    with pytest.raises(InputValueError, match="age"):
        Principal(age=age)


def test_a_body_has_no_age() -> None:
    with pytest.raises(InputValueError, match="body"):
        Actor(kind=ActorKind.VILLAGE_COMMITTEE, age=30)


def test_an_organisation_has_no_age() -> None:
    with pytest.raises(InputValueError, match="body"):
        Principal(kind=PrincipalKind.ORGANISATION, age=30)


def test_what_a_document_states_is_a_set_of_contents() -> None:
    assert Authorisation(states=[Content.AGENT]).states == frozenset({Content.AGENT})
    with pytest.raises(InputTypeError, match="states"):
        Authorisation(states=["agent"])


def test_an_organisation_can_act() -> None:
    kind = PrincipalKind.ORGANISATION
    assert can_act(kind, UNKNOWN, UNKNOWN, UNKNOWN) is True
    assert cannot_act(kind, UNKNOWN, UNKNOWN) is False


def test_authority_from_a_third_person_is_none() -> None:
    assert valid_grant(Grantor.OTHER, UNKNOWN, 40, Incapacity.NONE, UNKNOWN) is False


def decided(principal: Principal, actor: Actor, **told: object) -> Outcome:
    request = ProxyRequest(
        item="一般公共服务事项",
        action=Action.SUBMIT,
        principal=principal,
        actor=actor,
        **told,  # type: ignore[arg-type]
    )
    return rulebook("", on=_DAY).decide(request).outcome


def test_an_organisation_sends_its_staff() -> None:
    staff = Actor.adult(ActorKind.EMPLOYEE, 30)
    mandate = Authorisation.complete(valid_to=None)
    assert decided(Principal.organisation(), staff, authorisation=mandate) is Outcome.ALLOWED


def test_several_agents_of_whom_nothing_is_known() -> None:
    staff = Actor.adult(ActorKind.EMPLOYEE, 30)
    mandate = Authorisation.complete(valid_to=None, agents=UNKNOWN)
    assert decided(Principal.adult(40), staff, authorisation=mandate) is Outcome.NEEDS_MORE


@pytest.mark.parametrize(
    "relation",
    [
        Relation.parent_as_guardian(),
        Relation.next_guardian(Kin.GRANDPARENT),
    ],
)
def test_a_guardian_acts(relation: Relation) -> None:
    guardian = Actor.adult(ActorKind.GUARDIAN, 50)
    shown = Evidence.all_shown()
    outcome = decided(Principal.minor(12), guardian, relation=relation, evidence=shown)
    assert outcome is Outcome.ALLOWED


def test_a_committee_without_authority_does_not() -> None:
    committee = Actor.body(ActorKind.RESIDENTS_COMMITTEE)
    mandate = Authorisation.nothing(ratified=False)
    assert mandate.form is Form.NONE
    assert decided(Principal.adult(40), committee, authorisation=mandate) is Outcome.DENIED


@pytest.mark.parametrize(
    ("confirmed", "outcome"), [(True, Outcome.ALLOWED), (False, Outcome.NEEDS_MORE)]
)
def test_authority_by_word_of_mouth(confirmed: bool, outcome: Outcome) -> None:  # noqa: FBT001
    neighbour = Actor.adult(ActorKind.NEIGHBOUR, 40)
    mandate = Authorisation.oral(confirmed=confirmed)
    assert decided(Principal.adult(40), neighbour, authorisation=mandate) is outcome


def test_the_day_left_unknown() -> None:
    period = next(fact for fact in PROXY.facts if fact.name == "period")
    assert period.value is not None
    assert period.value(UNKNOWN, None, None) is UNKNOWN


def test_every_input_has_a_label_of_its_own() -> None:
    plain = {fact.reads[0] for fact in PROXY.facts if fact.value is None}
    assert set(PROXY.places) == plain | set(PROXY.inputs)
    assert not plain & set(PROXY.inputs)
