"""What rules can ask about a transfer, and the topic they belong to."""

from functools import partial

from govsvc.conditions import FactKind
from govsvc.decisions import Fact, Topic
from govsvc.powers.effective import (
    Term,
    approved_by,
    effective_form,
    gives_duty,
    has_step,
    in_order,
    passes_on,
    states,
    term,
)
from govsvc.powers.transfer import PowerTransfer
from govsvc.powers.words import (
    Basis,
    Capacity,
    Form,
    Level,
    Party,
    PowerKind,
    PowerSource,
    Step,
)
from govsvc.wording import Text, Word

__all__ = ["POWERS"]

_BOOL = FactKind(bool)
_STR = FactKind(str)


def _one_of(words: type[Word]) -> FactKind:
    return FactKind(str, {word.value for word in words})


def _asked(name: str, path: str, kind: FactKind, zh: str, en: str) -> Fact:
    """A fact that is an input."""
    return Fact(name=name, kind=kind, label=Text(zh=zh, en=en), reads=(path,))


def _step(step: Step) -> Fact:
    return Fact(
        name=f"step_{step.value}",
        kind=_BOOL,
        label=Text(zh=f"已经{step.label.zh}", en=f"whether they did {step.label.en}"),
        reads=("approvals.step",),
        value=partial(has_step, step),
    )


def _approved(level: Level) -> Fact:
    return Fact(
        name=f"approved_by_{level.value}",
        kind=_BOOL,
        label=Text(zh=f"经{level.label.zh}批准", en=f"whether the {level.label.en} approved"),
        reads=("approvals.step", "approvals.level"),
        value=partial(approved_by, level),
        partial=True,
    )


_WHAT = (
    _asked("item", "item", _STR, "权力事项", "the power"),
    _asked("power_kind", "power_kind", _one_of(PowerKind), "权力类型", "the kind of power"),
    _asked("field", "field", _STR, "领域", "the field"),
    _asked("form", "form", _one_of(Form), "所称的下放方式", "the form it is said to have"),
    Fact(
        name="form_in_law",
        kind=_one_of(Form),
        label=Text(zh="法律上的方式", en="the form it has in law"),
        reads=("form", "basis"),
        value=effective_form,
        partial=True,
    ),
    _asked("basis", "basis", _one_of(Basis), "下放的依据", "the text that provides for it"),
    _asked("decided_by", "decided_by", _one_of(Level), "由哪一级决定", "who decided it"),
    _asked(
        "state_council_approved",
        "state_council_approved",
        _BOOL,
        "经国务院批准",
        "whether the State Council approved",
    ),
    _asked(
        "tied_to_penalty",
        "tied_to_penalty",
        _BOOL,
        "与行政处罚权有关",
        "whether the measure belongs to the power to penalise",
    ),
    _asked("small_amount", "small_amount", _BOOL, "救助金额较小", "whether the amount is small"),
)

_WHO = (
    _asked("holder", "holder", _one_of(Party), "权力的持有机关", "who has the power"),
    _asked(
        "power_source",
        "power_source",
        _one_of(PowerSource),
        "持有机关取得权力的方式",
        "by what title it has the power",
    ),
    Fact(
        name="passes_on",
        kind=_BOOL,
        label=Text(zh="把受委托的权力再交出去", en="whether an entrusted power is passed on"),
        reads=("form", "power_source"),
        value=passes_on,
        partial=True,
    ),
    _asked(
        "statutory_holder",
        "statutory_holder",
        _one_of(Party),
        "法律法规明确的责任主体",
        "whom the law makes responsible",
    ),
    _asked(
        "exclusive", "exclusive", _BOOL, "法律规定必须由其行使", "whether it alone may exercise it"
    ),
    _asked("recipient", "recipient", _one_of(Party), "承接的主体", "who gets the power"),
    _asked(
        "capacity",
        "recipient_state.capacity",
        _one_of(Capacity),
        "承接能力",
        "whether it can carry the power",
    ),
    _asked(
        "public_function",
        "recipient_state.public_function",
        _BOOL,
        "依法成立并具有管理公共事务职能",
        "whether it lawfully manages public affairs",
    ),
    _asked(
        "certified_staff",
        "recipient_state.certified_staff",
        _BOOL,
        "有取得行政执法资格的工作人员",
        "whether it has certified staff",
    ),
    _asked(
        "technical_means",
        "recipient_state.technical_means",
        _BOOL,
        "有条件组织所需的技术检查、鉴定",
        "whether it can arrange the tests that are needed",
    ),
    _asked(
        "consulted", "recipient_state.consulted", _BOOL, "听取承接方意见", "whether it was heard"
    ),
)

_HOW = (
    _asked("written", "writ.written", _BOOL, "有书面委托书", "whether there is a writ"),
    Fact(
        name="writ_complete",
        kind=_BOOL,
        label=Text(
            zh="委托书载明事项、权限、期限", en="whether the writ states matters, powers and term"
        ),
        reads=("writ.written", "writ.states"),
        value=states,
        partial=True,
    ),
    Fact(
        name="term",
        kind=_one_of(Term),
        label=Text(zh="是否在委托期限之内", en="whether it is within the term"),
        reads=("on", "writ.valid_from", "writ.valid_to"),
        value=term,
        partial=True,
    ),
    _asked(
        "published_by_giver",
        "publication.by_giver",
        _BOOL,
        "委托、决定机关已公布",
        "whether the giver has published it",
    ),
    _asked(
        "published_by_recipient",
        "publication.by_recipient",
        _BOOL,
        "承接方已公布",
        "whether the recipient has published it",
    ),
    _asked("needed", "needed", _BOOL, "基层管理迫切需要", "whether the base urgently needs it"),
    _asked("assessed", "assessed", _BOOL, "已安排定期评估", "whether assessment is arranged"),
    _asked("unsuitable", "unsuitable", _BOOL, "暂不宜委托", "whether it is unfit for now"),
    _asked(
        "grassroots", "grassroots", _BOOL, "直接面向基层、量大面广", "whether it is near and wide"
    ),
    _asked(
        "province_list_issued",
        "province_list_issued",
        _BOOL,
        "省级赋权清单已印发",
        "whether the province has issued its list",
    ),
    _asked("pilot", "pilot", _BOOL, "属于改革试点乡镇", "whether the township is a pilot"),
    _asked(
        "authority", "support.authority", _BOOL, "赋予必要的管理权限", "whether powers come along"
    ),
    _asked("funding", "support.funding", _BOOL, "提供必要的经费", "whether money comes along"),
    Fact(
        name="duties_taken",
        kind=_BOOL,
        label=Text(
            zh="下放方负责培训、指导、监督", en="whether the giver trains, guides, supervises"
        ),
        reads=("support.duties",),
        value=gives_duty,
    ),
    _asked(
        "supervised",
        "support.supervised",
        _BOOL,
        "落实事中事后监管措施",
        "whether supervision is laid down",
    ),
    *map(_step, Step),
    Fact(
        name="steps_in_order",
        kind=_BOOL,
        label=Text(zh="各步骤先后有序", en="whether the steps are in order"),
        reads=("approvals.step",),
        value=in_order,
    ),
    *map(_approved, (Level.PROVINCE, Level.CITY, Level.COUNTY)),
)

POWERS = Topic(
    name="powers",
    label=Text(zh="权力下放", en="transfer of powers"),
    request_type=PowerTransfer,
    item="item",
    facts=(*_WHAT, *_WHO, *_HOW),
)
"""The topic of transfers: the facts that rules may name, in the order they are asked for."""
