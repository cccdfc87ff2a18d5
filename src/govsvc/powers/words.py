"""The words of a transfer: what power, in which form, between whom, on what basis."""

from govsvc.wording import Word

__all__ = [
    "Basis",
    "Capacity",
    "Content",
    "Duty",
    "Form",
    "Level",
    "Party",
    "PowerKind",
    "PowerSource",
    "Step",
]


class PowerKind(Word):
    """What kind of administrative power it is.

    Two kinds of penalty and of coercion stand by themselves, since the law ties them to certain
    authorities.

    Source:
        行政处罚法第九条, 第十八条第三款; 行政强制法第九条, 第十二条, 第二十二条.
    """

    LICENCE = "licence", "行政许可", "licence"
    PENALTY = "penalty", "行政处罚", "penalty"
    LIBERTY_PENALTY = "liberty_penalty", "限制人身自由的行政处罚", "penalty that takes liberty"
    COERCIVE_MEASURE = "coercive_measure", "行政强制措施", "coercive measure"
    SEIZURE = "seizure", "查封、扣押", "sealing up or seizing"
    ENFORCEMENT = "enforcement", "行政强制执行", "compulsory enforcement"
    INSPECTION = "inspection", "行政检查", "inspection"
    PAYMENT = "payment", "行政给付", "payment of a benefit"
    CONFIRMATION = "confirmation", "行政确认", "confirmation"
    LEVY = "levy", "行政征收、征用", "levy or taking"
    AWARD = "award", "行政奖励", "award"
    RULING = "ruling", "行政裁决", "ruling on a dispute"
    OTHER = "other", "其他行政权力", "another administrative power"
    SERVICE = "service", "公共服务", "public service"


class Form(Word):
    """How the power is said to move. What it is in law may be something else.

    Source:
        行政许可法第二十三条至第二十五条; 行政处罚法第十八条至第二十条, 第二十四条;
        行政强制法第十七条, 第七十条. The forms that no statute knows come from local documents.
    """

    OWN = "own", "本级法定行使", "exercise of a power of one's own"
    ENTRUST = "entrust", "委托", "entrustment"
    AUTHORISE = "authorise", "授权", "authorisation"
    EMPOWER = "empower", "赋权（交由行使）", "empowerment by the province"
    CONCENTRATE = "concentrate", "相对集中行使", "concentration in one authority"
    STATION = "station", "派驻", "a station of the department"
    WINDOW_ONLY = (
        "window_only",
        "窗口受理、主管部门审批（县证乡制）",
        "acceptance at the window only",
    )
    EXTEND = "extend", "延伸", "extension of enforcement"
    DEVOLVE = "devolve", "下放", "handing down"
    RECALL = "recall", "上收", "taking back"
    SHIFT = "shift", "转移、转嫁", "shifting a duty without the power"


class Party(Word):
    """Who holds, gives or takes a power or a piece of work."""

    STATE_COUNCIL = "state_council", "国务院", "State Council"
    PROVINCE_GOVERNMENT = "province_government", "省级人民政府", "provincial government"
    PROVINCE_DEPARTMENT = "province_department", "省级部门", "provincial department"
    CITY_GOVERNMENT = "city_government", "设区的市级人民政府", "city government"
    CITY_DEPARTMENT = "city_department", "设区的市级部门", "city department"
    COUNTY_GOVERNMENT = "county_government", "县级人民政府", "county government"
    COUNTY_DEPARTMENT = "county_department", "县级人民政府部门", "county department"
    PUBLIC_SECURITY = "public_security", "公安机关", "public security authority"
    DISPATCHED_AGENCY = "dispatched_agency", "派驻乡镇的机构", "agency stationed in the township"
    TOWNSHIP_GOVERNMENT = "township_government", "乡镇人民政府", "township government"
    SUBDISTRICT_OFFICE = "subdistrict_office", "街道办事处", "subdistrict office"
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "public institution"
    VILLAGERS_COMMITTEE = "villagers_committee", "村民委员会", "villagers' committee"
    RESIDENTS_COMMITTEE = "residents_committee", "居民委员会", "residents' committee"
    MASS_ORGANISATION = "mass_organisation", "群团组织", "mass organisation"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织", "social organisation"
    ENTERPRISE = "enterprise", "企业", "enterprise"
    INDIVIDUAL = "individual", "个人", "individual"


class PowerSource(Word):
    """By what title the holder has the power that it passes on."""

    STATUTORY = "statutory", "法定职权", "its own by statute"
    AUTHORISED = "authorised", "法律法规授权取得", "by authorisation of a statute"
    EMPOWERED = "empowered", "赋权取得", "by empowerment of the province"
    ENTRUSTED = "entrusted", "受委托取得", "by entrustment of another"


class Basis(Word):
    """The highest text that provides for this transfer; what only mentions the power is none."""

    LAW = "law", "法律", "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation", "行政法规", "administrative regulation"
    LOCAL_REGULATION = "local_regulation", "地方性法规", "local regulation"
    AUTONOMOUS_REGULATION = (
        "autonomous_regulation",
        "自治条例、单行条例",
        "autonomous or separate regulation",
    )
    DEPARTMENTAL_RULE = "departmental_rule", "部门规章", "departmental rule"
    LOCAL_GOVERNMENT_RULE = "local_government_rule", "地方政府规章", "rule of a local government"
    NORMATIVE_DOCUMENT = "normative_document", "规范性文件", "normative document"
    NONE = "none", "没有依据", "none"


class Level(Word):
    """Whose decision or approval it is, by level."""

    STATE_COUNCIL = "state_council", "国务院", "State Council"
    PROVINCE = "province", "省、自治区、直辖市", "province"
    CITY = "city", "设区的市级人民政府", "city"
    COUNTY = "county", "县级人民政府", "county"
    TOWNSHIP = "township", "乡镇、街道", "township"
    NONE = "none", "没有决定", "nobody"


class Capacity(Word):
    """Whether the recipient can carry the power; UNPROVEN says that nobody has shown it."""

    PROVEN = "proven", "经论证或者评估能够承接", "shown"
    UNPROVEN = "unproven", "承接能力未经证明", "not shown"
    LACKING = "lacking", "不能承接", "lacking"


class Content(Word):
    """What a written entrustment states.

    Source:
        行政处罚法第二十条第二款.
    """

    MATTER = "matter", "委托的具体事项", "the matters"
    POWERS = "powers", "权限", "the powers"
    TERM = "term", "期限", "the term"


class Step(Word):
    """A step by which a transfer comes about; the order here is the order they are taken in."""

    SORT = "sort", "梳理", "sort out"
    DEMONSTRATE = "demonstrate", "论证", "argue the case"
    NEGOTIATE = "negotiate", "协商", "negotiate with the recipient"
    CATALOGUE = "catalogue", "形成目录清单", "draw up the catalogue"
    REPORT = "report", "上报", "report upwards"
    APPROVE = "approve", "批准", "approve"
    PUBLISH = "publish", "公布", "publish"
    IMPLEMENT = "implement", "实施", "carry out"


class Duty(Word):
    """What whoever hands a power down does for the recipient."""

    TRAINING = "training", "培训", "training"
    GUIDANCE = "guidance", "指导", "guidance"
    SUPERVISION = "supervision", "监督", "supervision"
