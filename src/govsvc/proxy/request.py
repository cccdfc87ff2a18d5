"""A request that somebody handles, or wants to handle, for somebody else.

Every field may be `UNKNOWN`, and is unless it is told. ``None`` is not unknown: a mandate with
``valid_to=None`` states no last day.
"""

import datetime as dt
from typing import Any

import attrs

from govsvc.errors import InputValueError
from govsvc.maybes import maybe, maybe_each, maybe_number, maybe_set
from govsvc.proxy.words import (
    BODIES,
    Action,
    ActorKind,
    Certification,
    Channel,
    Conflict,
    Content,
    ElectionMode,
    Ending,
    Exercise,
    Fitness,
    Form,
    Grantor,
    GuardianBasis,
    Incapacity,
    Kin,
    PrincipalKind,
    Signature,
    Substitution,
)
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = [
    "Actor",
    "AfterDeath",
    "Authorisation",
    "Circumstances",
    "Election",
    "Evidence",
    "Principal",
    "ProxyRequest",
    "Quotas",
    "Relation",
    "ServicePoint",
]

_MOST = 999


def _no_person(model: object, fields: tuple[str, ...]) -> None:
    """Refuse what only natural persons have."""
    for name in fields:
        value = getattr(model, name)
        if value is not UNKNOWN:
            raise InputValueError(
                name=name,
                found=str(value),
                message=Text(
                    zh=f"单位、组织没有 `{name}`，收到 {value}；请去掉该项，或者改为自然人",
                    en=f"a body has no `{name}`, found `{value}`; leave it out, or say that it is "
                    "a person",
                ),
            )


@attrs.frozen(kw_only=True)
class Principal:
    """The person whose matter it is.

    Attributes:
        kind: A natural person or an organisation; an age says the former.
        age: Whole years completed on the day asked for.
        incapacity: Whether he cannot, or cannot fully, judge what he does; age apart.
        self_supporting: From 16 to 17: whether his own earnings are his main livelihood.
        alive: Whether he lives; of an organisation, whether it exists.
        present: Whether he has come along.

    Raises:
        InputTypeError: A field of another type.
        InputValueError: An age out of range, or an organisation with what only persons have.

    Example:
        >>> Principal.adult(35).alive, Principal(age=12).alive
        (True, UNKNOWN)
    """

    kind: Maybe[PrincipalKind] = attrs.field(default=UNKNOWN, validator=maybe(PrincipalKind))
    age: Maybe[int] = attrs.field(default=UNKNOWN, validator=maybe_number(0, _MOST))
    incapacity: Maybe[Incapacity] = attrs.field(default=UNKNOWN, validator=maybe(Incapacity))
    self_supporting: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    alive: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    present: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))

    def __attrs_post_init__(self) -> None:
        if self.kind is PrincipalKind.ORGANISATION:
            _no_person(self, ("age", "incapacity", "self_supporting"))

    @classmethod
    def adult(cls, age: int, **told: Any) -> "Principal":  # noqa: ANN401 - its fields
        """A living adult of that age of whom nobody doubts that he can act for himself."""
        return cls(kind=PrincipalKind.PERSON, age=age, **{**_SOUND, "alive": True, **told})

    @classmethod
    def minor(cls, age: int, **told: Any) -> "Principal":  # noqa: ANN401 - its fields
        """A living minor of that age who is supported by others."""
        ordinary = {**_SOUND, "alive": True, "self_supporting": False}
        return cls(kind=PrincipalKind.PERSON, age=age, **{**ordinary, **told})

    @classmethod
    def organisation(cls, **told: Any) -> "Principal":  # noqa: ANN401 - its fields
        """An organisation that exists."""
        return cls(kind=PrincipalKind.ORGANISATION, **{"alive": True, **told})


_SOUND: dict[str, Any] = {"incapacity": Incapacity.NONE}


@attrs.frozen(kw_only=True)
class Actor:
    """Whoever comes to the window.

    Attributes:
        kind: In what position he comes.
        age: Whole years completed, of a person.
        incapacity: Whether he cannot, or cannot fully, judge what he does; age apart.
        conflict: What he has of his own in the matter.
        recused: Of an official who decides on the matter: whether another decides instead.

    Raises:
        InputTypeError: A field of another type.
        InputValueError: An age out of range, or a body with what only persons have.

    Example:
        >>> Actor.adult(ActorKind.RELATIVE, 40).conflict
        <Conflict.NONE: 'none'>
    """

    kind: Maybe[ActorKind] = attrs.field(default=UNKNOWN, validator=maybe(ActorKind))
    age: Maybe[int] = attrs.field(default=UNKNOWN, validator=maybe_number(0, _MOST))
    incapacity: Maybe[Incapacity] = attrs.field(default=UNKNOWN, validator=maybe(Incapacity))
    conflict: Maybe[Conflict] = attrs.field(default=UNKNOWN, validator=maybe(Conflict))
    recused: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))

    def __attrs_post_init__(self) -> None:
        if self.kind in BODIES:
            _no_person(self, ("age", "incapacity"))

    @classmethod
    def adult(cls, kind: ActorKind, age: int, **told: Any) -> "Actor":  # noqa: ANN401 - its fields
        """An adult who can act for himself and has nothing of his own in the matter."""
        return cls(kind=kind, age=age, **{**_SOUND, "conflict": Conflict.NONE, **told})

    @classmethod
    def body(cls, kind: ActorKind, **told: Any) -> "Actor":  # noqa: ANN401 - its fields
        """A committee, a centre or an institution that has nothing of its own in the matter."""
        return cls(kind=kind, **{"conflict": Conflict.NONE, **told})


@attrs.frozen(kw_only=True)
class Relation:
    """What the actor is to the principal, and on what guardianship rests.

    Attributes:
        kin: What he is to the principal: ``parent`` is the principal's parent.
        same_household: Whether the two live together as one household (共同生活的家庭成员).
        guardian_basis: On what guardianship rests, if he comes as guardian.
        ahead_unavailable: Whether all those whom the law calls before him are dead or unable.
        able: Whether he is able to be guardian.
        consented: Whether the committee or the civil-affairs authority agrees, where it must.
        guardianship_ended: Whether it was revoked by a court or has ended otherwise.
        in_ward_interest: Whether disposing of the ward's property serves the ward.
        guardian_agrees: Of a ward who acts himself: whether his guardian agrees.
    """

    kin: Maybe[Kin] = attrs.field(default=UNKNOWN, validator=maybe(Kin))
    same_household: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    guardian_basis: Maybe[GuardianBasis] = attrs.field(
        default=UNKNOWN, validator=maybe(GuardianBasis)
    )
    ahead_unavailable: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    able: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    consented: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    guardianship_ended: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    in_ward_interest: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    guardian_agrees: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))

    @classmethod
    def parent_as_guardian(cls, **told: Any) -> "Relation":  # noqa: ANN401 - its fields
        """A parent who is the guardian by law, and still is."""
        ordinary: dict[str, Any] = {
            "kin": Kin.PARENT,
            "guardian_basis": GuardianBasis.ORDER,
            "guardianship_ended": False,
        }
        return cls(**{**ordinary, **told})

    @classmethod
    def next_guardian(cls, kin: Kin, **told: Any) -> "Relation":  # noqa: ANN401 - its fields
        """A guardian to whom the order of the law has come: all before him are dead or unable."""
        ordinary: dict[str, Any] = {
            "guardian_basis": GuardianBasis.ORDER,
            "ahead_unavailable": True,
            "able": True,
            "guardianship_ended": False,
        }
        return cls(kin=kin, **{**ordinary, **told})


@attrs.frozen(kw_only=True)
class Authorisation:
    """The authority that was given, as the window sees it.

    Attributes:
        form: In what form.
        grantor: Who gave it.
        states: What a document states.
        signature: How a document is signed.
        certification: Who has certified it.
        confirmed: Of authority given orally: whether the window has asked the principal.
        covers_act: Whether what is asked for lies within its matter and powers.
        valid_from: First day of its period, **inclusive**; None if it names none.
        valid_to: Last day of its period, **inclusive**; None if it names none.
        ended: Whether it has ended before its time.
        ratified: Whether the principal approves what was done without authority.
        substitution: Whether somebody comes instead of the agent named.
        agents: How many agents it names for the matter.
        exercise: Where there are several agents: how they act.
        conflict_accepted: Whether the principal, or both parties, agree to a conflict.

    Example:
        >>> Authorisation.complete(valid_to=None).form, Authorisation.nothing().form
        (<Form.WRITTEN: 'written'>, <Form.NONE: 'none'>)
    """

    form: Maybe[Form] = attrs.field(default=UNKNOWN, validator=maybe(Form))
    grantor: Maybe[Grantor] = attrs.field(default=UNKNOWN, validator=maybe(Grantor))
    states: Maybe[frozenset[Content]] = attrs.field(
        default=UNKNOWN, converter=maybe_set, validator=maybe_each(Content)
    )
    signature: Maybe[Signature] = attrs.field(default=UNKNOWN, validator=maybe(Signature))
    certification: Maybe[Certification] = attrs.field(
        default=UNKNOWN, validator=maybe(Certification)
    )
    confirmed: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    covers_act: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    valid_from: Maybe[dt.date | None] = attrs.field(
        default=UNKNOWN, validator=maybe(dt.date, type(None))
    )
    valid_to: Maybe[dt.date | None] = attrs.field(
        default=UNKNOWN, validator=maybe(dt.date, type(None))
    )
    ended: Maybe[Ending] = attrs.field(default=UNKNOWN, validator=maybe(Ending))
    ratified: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    substitution: Maybe[Substitution] = attrs.field(default=UNKNOWN, validator=maybe(Substitution))
    agents: Maybe[int] = attrs.field(default=UNKNOWN, validator=maybe_number(1, _MOST))
    exercise: Maybe[Exercise] = attrs.field(default=UNKNOWN, validator=maybe(Exercise))
    conflict_accepted: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))

    @classmethod
    def complete(cls, *, valid_to: dt.date | None, **told: Any) -> "Authorisation":  # noqa: ANN401
        """In writing, with all that it has to state, signed by the principal, in force.

        The agent it names is the one who comes, and it covers what he does.
        """
        ordinary: dict[str, Any] = {
            "form": Form.WRITTEN,
            "grantor": Grantor.PRINCIPAL,
            "states": frozenset(Content),
            "signature": Signature.HANDWRITTEN,
            "covers_act": True,
            "valid_from": None,
            "ended": Ending.NONE,
            "agents": 1,
            "substitution": Substitution.NONE,
        }
        return cls(valid_to=valid_to, **{**ordinary, **told})

    @classmethod
    def oral(cls, *, confirmed: bool, **told: Any) -> "Authorisation":  # noqa: ANN401 - its fields
        """Given by word of mouth for what is done now, by the principal, to the one who comes."""
        ordinary: dict[str, Any] = {
            "grantor": Grantor.PRINCIPAL,
            "covers_act": True,
            "valid_from": None,
            "valid_to": None,
            "ended": Ending.NONE,
            "agents": 1,
            "substitution": Substitution.NONE,
        }
        return cls(form=Form.ORAL, confirmed=confirmed, **{**ordinary, **told})

    @classmethod
    def nothing(cls, **told: Any) -> "Authorisation":  # noqa: ANN401 - its fields
        """No authority at all."""
        return cls(form=Form.NONE, **told)


@attrs.frozen(kw_only=True)
class AfterDeath:
    """What keeps a mandate alive although the principal has died.

    Attributes:
        agent_knew: Whether the agent knew or should have known of the death.
        heirs_accept: Whether the heirs accept.
        until_completion: Whether the mandate says that it ends with the matter.
        begun_before: Whether it was begun before the death and goes on for the heirs' good.

    Source:
        民法典第一百七十四条第一款.
    """

    agent_knew: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    heirs_accept: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    until_completion: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    begun_before: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))


@attrs.frozen(kw_only=True)
class Circumstances:
    """What is special about the case.

    Attributes:
        hardship: Whether applying himself is difficult (申请有困难).
        immobile: Whether the principal can hardly move about (行动不便).
        elderly_or_disabled: Whether he is elderly or disabled.
        prevented: Whether he is kept from coming (因故不能亲自前往).
        coerced: Whether he cannot apply for having been forced or frightened.
        fitness: How the act relates to the ability of one whose capacity is limited.
        all_parties: Where several must come together: whether all have come.
        exceptional: Whether he cannot give a mandate in writing for a special reason.
        superior_approves: Of a licence: whether a higher authority approves it.
    """

    hardship: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    immobile: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    elderly_or_disabled: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    prevented: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    coerced: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    fitness: Maybe[Fitness] = attrs.field(default=UNKNOWN, validator=maybe(Fitness))
    all_parties: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    exceptional: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    superior_approves: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))


@attrs.frozen(kw_only=True)
class Quotas:
    """What is limited in number.

    Attributes:
        mandates: How many mandates the actor holds, this one included.
        representatives: How many representatives come.
    """

    mandates: Maybe[int] = attrs.field(default=UNKNOWN, validator=maybe_number(0, _MOST))
    representatives: Maybe[int] = attrs.field(default=UNKNOWN, validator=maybe_number(0, _MOST))


@attrs.frozen(kw_only=True)
class Election:
    """What voting for another depends on.

    Attributes:
        away: Whether the principal is away during the election and cannot vote.
        same_electorate: Whether the actor has a vote in the same village or constituency.
        candidate: Whether the actor is a candidate.
        committee_agrees: Whether the election committee agrees.
        mode: Who elects.
    """

    away: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    same_electorate: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    candidate: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    committee_agrees: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    mode: Maybe[ElectionMode] = attrs.field(default=UNKNOWN, validator=maybe(ElectionMode))


@attrs.frozen(kw_only=True)
class Evidence:
    """What the window has been shown.

    Attributes:
        principal_identity: The principal's identity document.
        actor_identity: The actor's identity document.
        relation: Proof of kinship or of guardianship.
    """

    principal_identity: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    actor_identity: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    relation: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))

    @classmethod
    def all_shown(cls) -> "Evidence":
        """Both identity documents and the proof of the relation."""
        return cls(principal_identity=True, actor_identity=True, relation=True)


@attrs.frozen(kw_only=True)
class ServicePoint:
    """The proxy point or centre through which it goes.

    Attributes:
        registered: Whether it stands in the authority's list of points.
        assessed: Whether it is managed and assessed.
        commissioned: Whether a higher service centre or window has handed the item to it.
    """

    registered: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    assessed: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    commissioned: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))


@attrs.frozen(kw_only=True)
class ProxyRequest:
    """May this be handled for somebody else?

    Attributes:
        item: The service item: its id, its Chinese name or an alias.
        on: The day on which it is done.
        action: What is done.
        channel: By what way.
        in_person_required: Whether a law, regulation or rule on the item demands that the principal
            comes himself. It closes the question for items that the packs do not list; what they
            list is decided by them.
        principal: Whose matter it is.
        actor: Who comes.
        relation: What the actor is to the principal.
        authorisation: The authority given.
        after_death: What keeps a mandate alive after the principal's death.
        circumstances: What is special about the case.
        quotas: What is limited in number.
        election: What voting for another depends on.
        evidence: What was shown.
        service_point: The proxy point or centre.

    Example:
        >>> ProxyRequest(item="marriage_registration", action=Action.SUBMIT).actor
        UNKNOWN
    """

    item: Maybe[str] = attrs.field(default=UNKNOWN, validator=maybe(str))
    on: Maybe[dt.date] = attrs.field(default=UNKNOWN, validator=maybe(dt.date))
    action: Maybe[Action] = attrs.field(default=UNKNOWN, validator=maybe(Action))
    channel: Maybe[Channel] = attrs.field(default=UNKNOWN, validator=maybe(Channel))
    in_person_required: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    principal: Maybe[Principal] = attrs.field(default=UNKNOWN, validator=maybe(Principal))
    actor: Maybe[Actor] = attrs.field(default=UNKNOWN, validator=maybe(Actor))
    relation: Maybe[Relation] = attrs.field(default=UNKNOWN, validator=maybe(Relation))
    authorisation: Maybe[Authorisation] = attrs.field(
        default=UNKNOWN, validator=maybe(Authorisation)
    )
    after_death: Maybe[AfterDeath] = attrs.field(default=UNKNOWN, validator=maybe(AfterDeath))
    circumstances: Maybe[Circumstances] = attrs.field(
        default=UNKNOWN, validator=maybe(Circumstances)
    )
    quotas: Maybe[Quotas] = attrs.field(default=UNKNOWN, validator=maybe(Quotas))
    election: Maybe[Election] = attrs.field(default=UNKNOWN, validator=maybe(Election))
    evidence: Maybe[Evidence] = attrs.field(default=UNKNOWN, validator=maybe(Evidence))
    service_point: Maybe[ServicePoint] = attrs.field(default=UNKNOWN, validator=maybe(ServicePoint))
