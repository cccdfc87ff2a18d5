"""What rules can ask about an assignment, and the topic they belong to."""

from govsvc.conditions import FactKind
from govsvc.decisions import Fact, Topic
from govsvc.duty_lists.assignment import Assignment
from govsvc.duty_lists.words import AgreementPart, AssignmentKind, Instrument
from govsvc.powers import Basis, Level, Party
from govsvc.unknown import Maybe
from govsvc.wording import Text, Word

__all__ = ["ASSIGNMENTS"]

_BOOL = FactKind(bool)
_STR = FactKind(str)

_COMMITTEES = frozenset({Party.VILLAGERS_COMMITTEE, Party.RESIDENTS_COMMITTEE})
_TOWNSHIPS = frozenset({Party.TOWNSHIP_GOVERNMENT, Party.SUBDISTRICT_OFFICE})
_DEPARTMENTS = frozenset(
    {
        Party.COUNTY_DEPARTMENT,
        Party.CITY_DEPARTMENT,
        Party.PROVINCE_DEPARTMENT,
        Party.PUBLIC_SECURITY,
        Party.DISPATCHED_AGENCY,
    }
)


def _one_of(words: type[Word]) -> FactKind:
    return FactKind(str, {word.value for word in words})


def _asked(name: str, path: str, kind: FactKind, zh: str, en: str) -> Fact:
    """A fact that is an input."""
    return Fact(name=name, kind=kind, label=Text(zh=zh, en=en), reads=(path,))


def _settles_all(states: frozenset[AgreementPart]) -> Maybe[bool]:
    return states.issuperset(AgreementPart)


ASSIGNMENTS = Topic(
    name="assignments",
    label=Text(zh="交给基层的工作和负担", en="work and burdens put on lower bodies"),
    request_type=Assignment,
    item="item",
    addressee="receiver",
    facts=(
        _asked("item", "item", _STR, "事项", "the work"),
        _asked(
            "burden", "kind", _one_of(AssignmentKind), "交办的是什么", "what is put on the body"
        ),
        _asked("giver", "giver", _one_of(Party), "交办的一方", "who puts it there"),
        Fact(
            name="giver_is_department",
            kind=_BOOL,
            label=Text(zh="由部门交办", en="whether a department puts it there"),
            reads=("giver",),
            value=lambda giver: giver in _DEPARTMENTS,
        ),
        Fact(
            name="giver_is_township",
            kind=_BOOL,
            label=Text(zh="由乡镇、街道交办", en="whether the township puts it there"),
            reads=("giver",),
            value=lambda giver: giver in _TOWNSHIPS,
        ),
        _asked("receiver", "receiver", _one_of(Party), "承担的一方", "on whom it is put"),
        Fact(
            name="to_committee",
            kind=_BOOL,
            label=Text(zh="交给村（居）民委员会", en="whether a committee gets it"),
            reads=("receiver",),
            value=lambda receiver: receiver in _COMMITTEES,
        ),
        Fact(
            name="to_township",
            kind=_BOOL,
            label=Text(zh="交给乡镇、街道", en="whether a township gets it"),
            reads=("receiver",),
            value=lambda receiver: receiver in _TOWNSHIPS,
        ),
        _asked("owner", "owner", _one_of(Party), "依法是谁的职责", "whose duty it is by law"),
        Fact(
            name="owner_is_township",
            kind=_BOOL,
            label=Text(zh="属于乡镇、街道的职责", en="whether it is the township's duty"),
            reads=("owner",),
            value=lambda owner: owner in _TOWNSHIPS,
        ),
        _asked("field", "field", _STR, "领域", "the field"),
        _asked("purpose", "purpose", _STR, "证明的用途", "what the certificate is for"),
        _asked(
            "legal_basis", "legal_basis", _one_of(Basis), "交办的依据", "the text that allows it"
        ),
        _asked(
            "special_statute",
            "special_statute",
            _BOOL,
            "机构编制专项法律法规有规定",
            "whether a special statute demands it",
        ),
        _asked(
            "admitted_by",
            "admission.approved_by",
            _one_of(Level),
            "由哪一级批准准入",
            "who admitted it",
        ),
        _asked("applied", "admission.applied", _BOOL, "已申请准入", "whether it was applied for"),
        _asked("reviewed", "admission.reviewed", _BOOL, "已审核准入", "whether it was reviewed"),
        _asked(
            "body_consulted",
            "admission.body_consulted",
            _BOOL,
            "已听取村（居）意见",
            "whether the committees were heard",
        ),
        _asked(
            "admission_published",
            "admission.published",
            _BOOL,
            "准入已公布",
            "whether the admission was published",
        ),
        _asked(
            "listed_locally",
            "listed_locally",
            _BOOL,
            "列入本地协助政府工作清单",
            "whether it stands on the local list",
        ),
        _asked(
            "instrument",
            "agreement.instrument",
            _one_of(Instrument),
            "采用的文书",
            "by what paper",
        ),
        Fact(
            name="agreement_complete",
            kind=_BOOL,
            label=Text(zh="协议明确权、责、费", en="whether powers, duties and fees are settled"),
            reads=("agreement.states",),
            value=_settles_all,
        ),
        _asked("published", "published", _BOOL, "已对外公布和公示", "whether it is published"),
        _asked("authority", "authority", _BOOL, "赋予必要的管理权限", "whether powers come along"),
        _asked("funding", "funding", _BOOL, "工作经费已落实", "whether the money comes along"),
        _asked(
            "arranged",
            "arranged",
            _BOOL,
            "经政府同意并统一安排",
            "whether it is arranged as a whole",
        ),
        _asked("approved_by", "approved_by", _one_of(Level), "由哪一级批准", "who approved it"),
        _asked("emergency", "emergency", _BOOL, "属于突发紧急情况", "whether it is an emergency"),
        _asked(
            "cross_township",
            "cross_township",
            _BOOL,
            "服务范围超出本乡镇",
            "whether it serves more than the township",
        ),
    ),
)
"""The topic of assignments: the facts that rules may name, in the order they are asked for."""
