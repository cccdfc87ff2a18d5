"""The words of an assignment: what is put on a lower body, and on what terms."""

from govsvc.wording import Text, Word

__all__ = ["AgreementPart", "AssignmentKind", "Instrument", "ListKind"]


class ListKind(Word):
    """The two lists of a committee, by what they hold.

    Source:
        村民委员会组织法（2025）第二条第二款, 第六条第二款;
        城市居民委员会组织法（2025）第六条, 第十条.
    """

    DUTY = "own_duty", "依法履行职责事项", "own duties by law"
    ASSISTANCE = "assistance", "依法协助政府工作事项", "assistance to the government by law"

    @property
    def heading(self) -> Text:
        """The title of the list, as governments publish it."""
        return _TITLES[self]


_TITLES = {
    ListKind.DUTY: Text(
        zh="基层群众性自治组织依法履行职责事项清单",
        en="list of duties of self-governing bodies by law",
    ),
    ListKind.ASSISTANCE: Text(
        zh="基层群众性自治组织依法协助政府工作事项清单",
        en="list of what self-governing bodies help the government with by law",
    ),
}


class AssignmentKind(Word):
    """What is put on the body: a piece of work, or some other burden."""

    WORK = "work", "交办工作事项", "a piece of work"
    PUBLIC_SERVICE = "public_service", "交办公共服务事项", "a public service"
    SHIFT = "shift", "转嫁自身职责", "shifting one's own duty"
    ENFORCEMENT = "enforcement", "作为责任主体执法", "enforcing as the responsible body"
    CERTIFICATE = "certificate", "出具证明", "issuing a certificate"
    RESPONSIBILITY_LETTER = (
        "responsibility_letter",
        "签订责任书、责任状",
        "a letter of responsibility",
    )
    VETO = "veto", "“一票否决”考核", "an assessment with a veto"
    MATCHING_FUNDS = "matching_funds", "要求配套资金", "matching funds"
    COUNTERPART_POST = (
        "counterpart_post",
        "要求对口增设机构、人员",
        "a counterpart office or post",
    )
    BORROWED_STAFF = "borrowed_staff", "借用、占用编制人员", "borrowing staff"
    QUOTA = "quota", "摊派任务指标", "a quota"
    PAPERWORK = "paperwork", "要求填表报数、留痕", "paperwork for its own sake"
    PLAQUE = "plaque", "要求加挂牌子", "another plaque"
    INTERFERENCE = "interference", "干预自治事项", "interference with self-government"
    GUARANTEE = "guarantee", "要求提供担保", "standing surety"


class Instrument(Word):
    """On what paper it is put on the body."""

    NONE = "none", "没有书面约定", "none"
    ENTRUSTED_MANAGEMENT = (
        "entrusted_management",
        "委托管理协议",
        "agreement on entrusted management",
    )
    PURCHASE = "purchase", "购买服务协议", "agreement on the purchase of services"
    RESPONSIBILITY_LETTER = "responsibility_letter", "责任书、责任状", "letter of responsibility"
    NOTICE = "notice", "通知、任务单", "notice or order"


class AgreementPart(Word):
    """What an agreement settles (权、责、费)."""

    POWERS = "powers", "权", "powers"
    DUTIES = "duties", "责", "duties"
    FEES = "fees", "费", "fees"
