"""What rules can ask about a proxy request, and the topic they belong to."""

import datetime as dt
from enum import StrEnum

from govsvc.conditions import FactKind
from govsvc.decisions import Fact, Topic
from govsvc.proxy.capacity import (
    can_act,
    cannot_act,
    capable_actor,
    entitled_guardian,
    incapable_actor,
    valid_grant,
)
from govsvc.proxy.inputs import INPUTS
from govsvc.proxy.request import ProxyRequest
from govsvc.proxy.words import (
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
    Kin,
    Road,
    Signature,
    Substitution,
)
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["PROXY"]

_BOOL = FactKind(bool)
_INT = FactKind(int)


def _one_of(words: type[StrEnum]) -> FactKind:
    return FactKind(str, {word.value for word in words})


def _asked(name: str, path: str, kind: FactKind, zh: str, en: str) -> Fact:
    """A fact that is an input."""
    return Fact(name=name, kind=kind, label=Text(zh=zh, en=en), reads=(path,))


# Whoever comes


_HELP = frozenset({Action.CONSULT, Action.FILL})
"""What is done for somebody else without speaking for him."""

_NEAR = frozenset(Kin) - {Kin.OTHER, Kin.NONE}
"""近亲属（民法典第一千零四十五条第二款）."""


def _road(kind: ActorKind) -> Road:
    if kind is ActorKind.SELF:
        return Road.SELF
    return Road.GUARDIAN if kind is ActorKind.GUARDIAN else Road.AGENT


def _acts_for_another(kind: Maybe[ActorKind], action: Maybe[Action]) -> Maybe[bool]:
    if kind is ActorKind.SELF or action in _HELP:
        return False
    return UNKNOWN if UNKNOWN in (kind, action) else True


def _acts_as_agent(kind: Maybe[ActorKind], action: Maybe[Action]) -> Maybe[bool]:
    return False if kind is ActorKind.GUARDIAN else _acts_for_another(kind, action)


# The authority


class _Period(StrEnum):
    BEFORE = "before"
    WITHIN = "within"
    AFTER = "after"


def _period(
    on: Maybe[dt.date], first: Maybe[dt.date | None], last: Maybe[dt.date | None]
) -> Maybe[_Period]:
    """Where the day lies; the last day of a period still counts (民法典第二百零三条第二款)."""
    if on is UNKNOWN:
        return UNKNOWN
    if isinstance(last, dt.date) and on > last:
        return _Period.AFTER
    if isinstance(first, dt.date) and on < first:
        return _Period.BEFORE
    return UNKNOWN if UNKNOWN in (first, last) else _Period.WITHIN


def _joint(agents: Maybe[int], exercise: Maybe[Exercise]) -> Maybe[bool]:
    if agents == 1 or exercise in (Exercise.TOGETHER, Exercise.SEVERALLY):
        return True
    return UNKNOWN if UNKNOWN in (agents, exercise) else False


def _states(part: Content) -> Fact:
    return Fact(
        name=f"states_{part.value}",
        kind=_BOOL,
        label=Text(zh=f"授权书载明{part.label.zh}", en=f"the document states {part.label.en}"),
        reads=("authorisation.states",),
        value=lambda states: part in states,
    )


_CAPACITY = (
    "principal.kind",
    "principal.age",
    "principal.incapacity",
    "principal.self_supporting",
)
_ACTOR = ("actor.kind", "actor.age", "actor.incapacity")

_WHAT = (
    _asked("item", "item", FactKind(str), "事项", "the item"),
    _asked("action", "action", _one_of(Action), "所办的环节", "what is done"),
    _asked("channel", "channel", _one_of(Channel), "办理渠道", "the channel"),
    _asked(
        "in_person_required",
        "in_person_required",
        _BOOL,
        "该事项的规定要求本人到场",
        "whether the law of the item demands the person himself",
    ),
)

_WHO = (
    _asked("actor", "actor.kind", _one_of(ActorKind), "来办的人", "who comes"),
    Fact(
        name="road",
        kind=_one_of(Road),
        label=Text(zh="办理途径", en="the road"),
        reads=("actor.kind",),
        value=_road,
    ),
    Fact(
        name="acts_for_another",
        kind=_BOOL,
        label=Text(zh="替他人办理", en="whether he acts for another"),
        reads=("actor.kind", "action"),
        value=_acts_for_another,
        partial=True,
    ),
    Fact(
        name="acts_as_agent",
        kind=_BOOL,
        label=Text(zh="以代理人或者代为申请人的身份办理", en="whether he acts as an agent"),
        reads=("actor.kind", "action"),
        value=_acts_as_agent,
        partial=True,
    ),
    Fact(
        name="actor_capable",
        kind=_BOOL,
        label=Text(zh="来办的人有完全行为能力", en="whether the actor has full capacity"),
        reads=_ACTOR,
        value=capable_actor,
        partial=True,
    ),
    Fact(
        name="actor_incapable",
        kind=_BOOL,
        label=Text(zh="来办的人没有行为能力", en="whether the actor has no capacity"),
        reads=_ACTOR,
        value=incapable_actor,
        partial=True,
    ),
    _asked("conflict", "actor.conflict", _one_of(Conflict), "利益冲突", "his own interest"),
    _asked("recused", "actor.recused", _BOOL, "审批人员已回避", "whether the official withdraws"),
)

_PRINCIPAL = (
    _asked("principal_age", "principal.age", _INT, "当事人的年龄", "the principal's age"),
    _asked("principal_alive", "principal.alive", _BOOL, "当事人在世", "whether he lives"),
    _asked("principal_present", "principal.present", _BOOL, "当事人到场", "whether he has come"),
    Fact(
        name="principal_capable",
        kind=_BOOL,
        label=Text(zh="当事人有完全行为能力", en="whether the principal has full capacity"),
        reads=_CAPACITY,
        value=can_act,
        partial=True,
    ),
    Fact(
        name="principal_incapable",
        kind=_BOOL,
        label=Text(zh="当事人没有行为能力", en="whether the principal has no capacity"),
        reads=_CAPACITY[:3],
        value=cannot_act,
        partial=True,
    ),
)

_RELATION = (
    _asked("kin", "relation.kin", _one_of(Kin), "亲属关系", "kinship"),
    Fact(
        name="relative",
        kind=_BOOL,
        label=Text(zh="是亲属", en="whether he is a relative"),
        reads=("relation.kin",),
        value=lambda kin: kin is not Kin.NONE,
    ),
    Fact(
        name="close_relative",
        kind=_BOOL,
        label=Text(zh="是近亲属", en="whether he is a close relative"),
        reads=("relation.kin",),
        value=lambda kin: kin in _NEAR,
    ),
    _asked(
        "same_household",
        "relation.same_household",
        _BOOL,
        "是共同生活的家庭成员",
        "whether they are one household",
    ),
    Fact(
        name="guardian_entitled",
        kind=_BOOL,
        label=Text(zh="依法是监护人", en="whether the law makes him the guardian"),
        reads=(
            "relation.guardian_basis",
            "relation.kin",
            "principal.age",
            "relation.ahead_unavailable",
            "relation.able",
            "relation.consented",
        ),
        value=entitled_guardian,
        partial=True,
    ),
    _asked(
        "guardianship_ended",
        "relation.guardianship_ended",
        _BOOL,
        "监护关系已终止或者被撤销",
        "whether guardianship has ended",
    ),
    _asked(
        "in_ward_interest",
        "relation.in_ward_interest",
        _BOOL,
        "为被监护人的利益",
        "whether it serves the ward",
    ),
    _asked(
        "guardian_agrees",
        "relation.guardian_agrees",
        _BOOL,
        "监护人同意",
        "whether the guardian agrees",
    ),
)

_AUTHORITY = (
    _asked("form", "authorisation.form", _one_of(Form), "授权的形式", "the form of authority"),
    Fact(
        name="grant_valid",
        kind=_BOOL,
        label=Text(zh="由有权的人授权", en="whether whoever gave authority could"),
        reads=("authorisation.grantor", *_CAPACITY),
        value=valid_grant,
        partial=True,
    ),
    *map(_states, Content),
    _asked("signature", "authorisation.signature", _one_of(Signature), "签名", "the signature"),
    _asked(
        "certification",
        "authorisation.certification",
        _one_of(Certification),
        "委托书的证明或者公证",
        "who certified the document",
    ),
    _asked("confirmed", "authorisation.confirmed", _BOOL, "已向本人核实", "whether confirmed"),
    _asked(
        "covers_act",
        "authorisation.covers_act",
        _BOOL,
        "在授权的事项和权限之内",
        "whether the authority covers it",
    ),
    Fact(
        name="period",
        kind=_one_of(_Period),
        label=Text(zh="是否在授权期限之内", en="whether it is within the period"),
        reads=("on", "authorisation.valid_from", "authorisation.valid_to"),
        value=_period,
        partial=True,
    ),
    _asked("ended", "authorisation.ended", _one_of(Ending), "委托提前终止", "an early end"),
    _asked("ratified", "authorisation.ratified", _BOOL, "本人追认", "whether it is ratified"),
    _asked(
        "substitution",
        "authorisation.substitution",
        _one_of(Substitution),
        "转委托",
        "a sub-agent",
    ),
    _asked("agents", "authorisation.agents", _INT, "代理人的人数", "how many agents there are"),
    Fact(
        name="joint_exercise",
        kind=_BOOL,
        label=Text(zh="数名代理人共同行使或者约定可单独行使", en="whether all act, or need not"),
        reads=("authorisation.agents", "authorisation.exercise"),
        value=_joint,
        partial=True,
    ),
    _asked(
        "conflict_accepted",
        "authorisation.conflict_accepted",
        _BOOL,
        "被代理人同意自己代理、双方代理",
        "whether the conflict is accepted",
    ),
    _asked(
        "agent_knew",
        "after_death.agent_knew",
        _BOOL,
        "代理人知道或者应当知道本人死亡",
        "whether the agent knew of the death",
    ),
    _asked(
        "heirs_accept", "after_death.heirs_accept", _BOOL, "继承人承认", "whether the heirs accept"
    ),
    _asked(
        "until_completion",
        "after_death.until_completion",
        _BOOL,
        "授权至事务完成时终止",
        "whether it runs until the matter is done",
    ),
    _asked(
        "begun_before",
        "after_death.begun_before",
        _BOOL,
        "死亡前已开始，为继承人利益继续",
        "whether it was begun before the death",
    ),
)

_CASE = (
    _asked("hardship", "circumstances.hardship", _BOOL, "申请有困难", "whether applying is hard"),
    _asked("immobile", "circumstances.immobile", _BOOL, "行动不便", "whether he can hardly move"),
    _asked(
        "elderly_or_disabled",
        "circumstances.elderly_or_disabled",
        _BOOL,
        "是老年人或者残疾人",
        "whether he is elderly or disabled",
    ),
    _asked(
        "prevented", "circumstances.prevented", _BOOL, "因故不能亲自前往", "whether he cannot come"
    ),
    _asked(
        "coerced", "circumstances.coerced", _BOOL, "因受强制、威吓无法申请", "whether he is coerced"
    ),
    _asked(
        "fitness",
        "circumstances.fitness",
        _one_of(Fitness),
        "是否纯获利益或者与能力相适应",
        "how the act fits his ability",
    ),
    _asked(
        "all_parties",
        "circumstances.all_parties",
        _BOOL,
        "各方当事人都已到场",
        "whether all parties have come",
    ),
    _asked(
        "exceptional",
        "circumstances.exceptional",
        _BOOL,
        "因特殊情况无法书面委托",
        "whether he cannot write for a special reason",
    ),
    _asked(
        "superior_approves",
        "circumstances.superior_approves",
        _BOOL,
        "须报上级部门审批",
        "whether a higher authority approves",
    ),
    _asked("mandates", "quotas.mandates", _INT, "接受委托的人数", "how many mandates he holds"),
    _asked(
        "representatives", "quotas.representatives", _INT, "代表的人数", "how many representatives"
    ),
    _asked("away", "election.away", _BOOL, "选举期间外出不能投票", "whether he is away"),
    _asked(
        "same_electorate",
        "election.same_electorate",
        _BOOL,
        "来办的人在同一选举中有选举权",
        "whether the actor votes there too",
    ),
    _asked(
        "candidate", "election.candidate", _BOOL, "来办的人是候选人", "whether he is a candidate"
    ),
    _asked(
        "committee_agrees",
        "election.committee_agrees",
        _BOOL,
        "选举委员会同意",
        "whether the election committee agrees",
    ),
    _asked("election_mode", "election.mode", _one_of(ElectionMode), "选举方式", "who elects"),
    _asked(
        "principal_identity",
        "evidence.principal_identity",
        _BOOL,
        "出示当事人的身份证件",
        "whether the principal's document is shown",
    ),
    _asked(
        "actor_identity",
        "evidence.actor_identity",
        _BOOL,
        "出示来办的人的身份证件",
        "whether the actor's document is shown",
    ),
    _asked(
        "relation_proven",
        "evidence.relation",
        _BOOL,
        "出示亲属或者监护关系的证明",
        "whether the relation is proven",
    ),
    _asked(
        "point_registered",
        "service_point.registered",
        _BOOL,
        "代办点在管理名录内",
        "whether the point is listed",
    ),
    _asked(
        "point_assessed",
        "service_point.assessed",
        _BOOL,
        "代办点受管理和考核",
        "whether the point is assessed",
    ),
    _asked(
        "commissioned",
        "service_point.commissioned",
        _BOOL,
        "上级中心或者窗口已交办",
        "whether it was commissioned",
    ),
)

PROXY = Topic(
    name="proxy",
    label=Text(zh="代办", en="proxy handling"),
    request_type=ProxyRequest,
    item="item",
    facts=(*_WHAT, *_WHO, *_PRINCIPAL, *_RELATION, *_AUTHORITY, *_CASE),
    inputs=INPUTS,
)
"""The topic of proxy requests: the facts that rules may name, in the order they are asked for."""
