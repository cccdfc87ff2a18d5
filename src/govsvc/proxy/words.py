"""The words of a proxy request: what is done, by whom, on what authority."""

from govsvc.wording import Word

__all__ = [
    "BODIES",
    "Action",
    "ActorKind",
    "Certification",
    "Channel",
    "Conflict",
    "Content",
    "ElectionMode",
    "Ending",
    "Exercise",
    "Fitness",
    "Form",
    "Grantor",
    "GuardianBasis",
    "Incapacity",
    "Kin",
    "PrincipalKind",
    "Road",
    "Signature",
    "Substitution",
]


class Action(Word):
    """What is done."""

    CONSULT = "consult", "咨询", "consult"
    FILL = "fill", "帮助填写", "help to fill in"
    SUBMIT = "submit", "提出申请、申报", "submit"
    CORRECT = "correct", "补正", "correct"
    SIGN = "sign", "签字确认", "sign"
    BIOMETRIC = "biometric", "采集指纹、人像", "give fingerprints or a portrait"
    INTERVIEW = "interview", "接受询问、面谈", "be interviewed"
    VOTE = "vote", "投票", "vote"
    RECEIVE_DOCUMENT = "receive_document", "领取证照、文书", "receive a document"
    RECEIVE_FUNDS = "receive_funds", "领取款项", "receive funds"
    WITHDRAW = "withdraw", "撤回", "withdraw"
    APPEAL = "appeal", "申请复议、提起诉讼", "appeal"


class Channel(Word):
    """By what way it reaches the authority."""

    WINDOW = "window", "窗口", "at the window"
    ONLINE = "online", "网上", "online"
    TERMINAL = "terminal", "自助终端", "at a terminal"
    TELEPHONE = "telephone", "电话", "by telephone"
    POST = "post", "邮寄", "by post"
    HOME_VISIT = "home_visit", "上门", "at home"


class PrincipalKind(Word):
    """What the principal is."""

    PERSON = "person", "自然人", "a natural person"
    ORGANISATION = "organisation", "法人、非法人组织", "an organisation"


class Incapacity(Word):
    """Whether somebody cannot, or cannot fully, judge what he does; age is told apart from it.

    Source:
        民法典第二十一条, 第二十二条, 第二十四条.
    """

    NONE = "none", "能够辨认自己行为", "none"
    PARTIAL = "partial", "不能完全辨认自己行为", "partial"
    TOTAL = "total", "不能辨认自己行为", "total"


class ActorKind(Word):
    """Who comes to the window."""

    SELF = "self", "本人", "the principal"
    GUARDIAN = "guardian", "监护人", "the guardian"
    RELATIVE = "relative", "亲属", "a relative"
    HOUSEHOLD_HEAD = "household_head", "户主", "the head of the household"
    CARETAKER = "caretaker", "抚养人", "whoever brings the child up"
    NEIGHBOUR = "neighbour", "邻居", "a neighbour"
    VILLAGE_COMMITTEE = "village_committee", "村民委员会", "the villagers' committee"
    RESIDENTS_COMMITTEE = "residents_committee", "居民委员会", "the residents' committee"
    COMMITTEE_MEMBER = "committee_member", "村（居）干部（个人）", "a committee member, privately"
    PROXY_AGENT = "proxy_agent", "代办服务点的代办员", "an agent of a proxy point"
    SERVICE_CENTRE = "service_centre", "便民（民生）服务中心", "the township service centre"
    LAWYER = "lawyer", "律师", "a lawyer"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者", "a grassroots legal worker"
    EMPLOYEE = "employee", "当事人的工作人员", "a member of the principal's staff"
    INTERMEDIARY = "intermediary", "中介机构", "an intermediary"
    REPRESENTATIVE = "representative", "共同推选的代表", "a chosen representative"
    INSTITUTION = "institution", "育婴、供养、救助机构等单位", "an institution"
    DECIDING_OFFICIAL = "deciding_official", "该事项的审批、经办人员", "an official who decides"
    OTHER = "other", "其他人", "somebody else"


BODIES = frozenset(
    {
        ActorKind.VILLAGE_COMMITTEE,
        ActorKind.RESIDENTS_COMMITTEE,
        ActorKind.SERVICE_CENTRE,
        ActorKind.INTERMEDIARY,
        ActorKind.INSTITUTION,
    }
)
"""Those who are no natural persons: they have no age."""


class Road(Word):
    """In what capacity whoever comes acts.

    Source:
        民法典第十八条, 第二十三条, 第一百六十三条.
    """

    SELF = "self", "本人办理", "the principal himself"
    GUARDIAN = "guardian", "法定代理", "statutory agency"
    AGENT = "agent", "委托代理或者代为申请", "an agent, or one who files for another"


class Kin(Word):
    """What the actor is to the principal.

    Source:
        民法典第一千零四十五条 (亲属; 近亲属).
    """

    SPOUSE = "spouse", "配偶", "spouse"
    PARENT = "parent", "父母", "parent"
    CHILD = "child", "子女", "child"
    ELDER_SIBLING = "elder_sibling", "兄、姐", "elder brother or sister"
    YOUNGER_SIBLING = "younger_sibling", "弟、妹", "younger brother or sister"
    GRANDPARENT = "grandparent", "祖父母、外祖父母", "grandparent"
    GRANDCHILD = "grandchild", "孙子女、外孙子女", "grandchild"
    OTHER = "other", "近亲属以外的亲属", "another relative"
    NONE = "none", "不是亲属", "no relative"


class GuardianBasis(Word):
    """On what guardianship rests.

    Source:
        民法典第二十七条至第三十三条, 第三十六条.
    """

    ORDER = "order", "依法定顺序担任", "the order of the law"
    WILL = "will", "父母以遗嘱指定", "the parents' will"
    AGREEMENT = "agreement", "有监护资格的人协议确定", "an agreement of those entitled"
    APPOINTMENT = "appointment", "居（村）民委员会、民政部门或者法院指定", "an appointment"
    TEMPORARY = "temporary", "临时监护", "temporary guardianship"
    PUBLIC = "public", "民政部门或者居（村）民委员会担任", "public guardianship"
    PRIOR_CHOICE = "prior_choice", "本人事先书面协商确定", "the ward's own earlier choice"


class Fitness(Word):
    """How an act relates to the ability of one whose capacity is limited.

    Source:
        民法典第十九条, 第二十二条, 第一百四十五条第一款.
    """

    PURELY_BENEFICIAL = "purely_beneficial", "纯获利益", "purely beneficial"
    FITTING = "fitting", "与年龄、智力、精神健康状况相适应", "fits age and ability"
    NEITHER = "neither", "两者都不是", "neither"


class Form(Word):
    """In what form authority was given."""

    NONE = "none", "没有授权", "none"
    ORAL = "oral", "口头", "orally"
    WRITTEN = "written", "书面", "in writing"
    ELECTRONIC = "electronic", "数据电文（电子授权）", "electronically"
    OTHER = "other", "其他形式", "in another form"


class Grantor(Word):
    """Who gave it."""

    PRINCIPAL = "principal", "被代理人本人", "the principal"
    GUARDIAN = "guardian", "被代理人的监护人", "the principal's guardian"
    OTHER = "other", "其他人", "somebody else"


class Content(Word):
    """What an authorisation has to state.

    Source:
        民法典第一百六十五条; 行政复议法第十七条第二款.
    """

    AGENT = "agent", "代理人的姓名或者名称", "the agent's name"
    MATTER = "matter", "代理事项", "the matter"
    POWERS = "powers", "权限", "the powers"
    PERIOD = "period", "期限", "the period"


class Signature(Word):
    """How it is signed."""

    NONE = "none", "没有签名或者盖章", "not signed"
    HANDWRITTEN = "handwritten", "签名", "signed by hand"
    SEAL = "seal", "盖章", "sealed"
    FINGERPRINT = "fingerprint", "只按指印", "a fingerprint only"
    RELIABLE_ELECTRONIC = "reliable_electronic", "可靠的电子签名", "a reliable electronic signature"
    OTHER_ELECTRONIC = "other_electronic", "其他电子签名", "another electronic signature"


class Certification(Word):
    """Who has certified it."""

    NONE = "none", "未经证明或者公证", "nobody"
    COMMITTEE = "committee", "经村（居）民委员会证明", "a committee"
    NOTARY = "notary", "经公证", "a notary"


class Ending(Word):
    """How the authority has ended before its time.

    Source:
        民法典第一百七十三条第一项、第二项.
    """

    NONE = "none", "没有终止", "it has not"
    REVOKED = "revoked", "被代理人已取消委托", "revoked by the principal"
    RESIGNED = "resigned", "代理人已辞去委托", "given up by the agent"
    COMPLETED = "completed", "代理事务已完成", "the matter is done"


class Exercise(Word):
    """How several agents act.

    Source:
        民法典第一百六十六条.
    """

    TOGETHER = "together", "全体共同行使", "all together"
    SEVERALLY = "severally", "约定可以单独行使", "each alone, as agreed"
    ALONE = "alone", "一人单独行使，没有约定", "one alone, without agreement"


class Substitution(Word):
    """Whether somebody comes instead of the agent who was named.

    Source:
        民法典第一百六十九条.
    """

    NONE = "none", "来的就是授权的代理人", "no: the agent himself comes"
    CONSENTED = "consented", "转委托，经被代理人同意", "yes, the principal consents"
    EMERGENCY = "emergency", "紧急情况下为被代理人利益转委托", "yes, in an emergency"
    UNCONSENTED = "unconsented", "转委托，未经被代理人同意", "yes, without consent"


class Conflict(Word):
    """What the actor has of his own in the matter.

    Source:
        民法典第一百六十八条.
    """

    NONE = "none", "没有", "nothing"
    OWN_TRANSACTION = "own_transaction", "本人就是对方当事人", "he is the other party"
    BOTH_SIDES = "both_sides", "同时代理对方当事人", "he acts for the other party too"


class ElectionMode(Word):
    """Who elects a residents' committee.

    Source:
        城市居民委员会组织法（2025）第十四条第一款.
    """

    ALL_VOTERS = "all_voters", "全体有选举权的居民选举", "all voters"
    HOUSEHOLDS = "households", "每户派代表选举", "one of each household"
    REPRESENTATIVES = "representatives", "居民代表选举", "the residents' representatives"
