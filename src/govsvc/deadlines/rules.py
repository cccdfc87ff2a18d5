"""What the law says of a period: its start, its extension, what is not counted, its lapse."""

from enum import StrEnum

import attrs

from govsvc.deadlines.periods import Basis, Cycle, Period, Unit
from govsvc.errors import InputValueError
from govsvc.fields import as_tuple
from govsvc.law import Citation, Provision
from govsvc.wording import Text

__all__ = [
    "Approver",
    "CorrectionEffect",
    "Counting",
    "DailyRate",
    "Extension",
    "Frequency",
    "Lapse",
    "LapseDate",
    "LapseEffect",
    "NotCounted",
    "NotCountedReason",
    "PeriodRule",
    "Posting",
    "ReadingKind",
    "RuleReading",
]


@attrs.frozen(kw_only=True)
class Counting:
    """On what it rests that the day of the event is not counted."""

    basis: Basis
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)


@attrs.frozen(kw_only=True)
class Posting:
    """On what it rests that handing it to the post before the end keeps the period."""

    basis: Basis
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)


class Approver(StrEnum):
    """Who decides that a period is extended."""

    AGENCY_HEAD = "agency_head"
    GOVERNMENT_HEAD = "government_head"
    REVIEW_OFFICE_HEAD = "review_office_head"
    DISCLOSURE_OFFICE_HEAD = "disclosure_office_head"
    ARBITRATION_DIRECTOR = "arbitration_director"
    APPROVING_AUTHORITY = "approving_authority"
    SUPERIOR_ORGAN = "superior_organ"
    PARENT_ORGAN = "parent_organ"
    CITY_GOVERNMENT = "city_government"

    @property
    def label(self) -> Text:
        """The role in words."""
        return _APPROVERS[self]


_APPROVERS = {
    Approver.AGENCY_HEAD: Text(zh="本机关负责人", en="head of the authority"),
    Approver.GOVERNMENT_HEAD: Text(zh="本级人民政府负责人", en="head of the government"),
    Approver.REVIEW_OFFICE_HEAD: Text(zh="行政复议机构的负责人", en="head of the review office"),
    Approver.DISCLOSURE_OFFICE_HEAD: Text(
        zh="政府信息公开工作机构负责人", en="head of the disclosure office"
    ),
    Approver.ARBITRATION_DIRECTOR: Text(zh="仲裁委员会主任", en="director of the commission"),
    Approver.APPROVING_AUTHORITY: Text(zh="审批机关", en="the approving authority"),
    Approver.SUPERIOR_ORGAN: Text(zh="上一级机关", en="the organ one level up"),
    Approver.PARENT_ORGAN: Text(zh="所属机关", en="the organ it belongs to"),
    Approver.CITY_GOVERNMENT: Text(
        zh="设区的市级以上人民政府", en="the government of a city with districts, or above"
    ),
}


@attrs.frozen(kw_only=True)
class Extension:
    """By how much, how often and by whom a period may be extended.

    Attributes:
        by: Units added each time; or else
        to: Units that the whole period may reach.
        times: How often.
        approvers: Who may decide on it; empty where the law does not say.
        approver: The same in the words of the statute.
        told: Who must be told of it, if the law says.
        citations: Where it stands.
    """

    by: int | None = None
    to: int | None = None
    times: int = 1
    approvers: tuple[Approver, ...] = attrs.field(default=(), converter=as_tuple)
    approver: Text | None = None
    told: Text | None = None
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)

    def __attrs_post_init__(self) -> None:
        if (self.by is None) == (self.to is None):
            raise InputValueError(
                name="extension",
                found=f"by={self.by}, to={self.to}",
                message=Text(
                    zh="延长要么写增加多少（by），要么写延至多少（to），二者择一",
                    en="an extension has either `by` or `to`, exactly one of them",
                ),
            )


class NotCountedReason(StrEnum):
    """What the time may be spent on without being counted (不计入)."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    THIRD_PARTY_OPINION = "third_party_opinion"
    OTHER_AGENCY_OPINION = "other_agency_opinion"
    CORRECTION = "correction"
    SITE_SURVEY = "site_survey"
    PUBLIC_NOTICE = "public_notice"
    FORCE_MAJEURE = "force_majeure"
    GOOD_CAUSE = "good_cause"
    SUPPLEMENTARY_EVIDENCE = "supplementary_evidence"
    VERIFICATION = "verification"
    JUDICIAL_CONCLUSION = "judicial_conclusion"
    DETENTION = "detention"
    REVIEW_OR_SUIT = "review_or_suit"
    PARTY_DIED = "party_died"
    CAPACITY_LOST = "capacity_lost"
    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    ORGANIZATION_ENDED = "organization_ended"
    CONCILIATION = "conciliation"
    LEGAL_QUESTION = "legal_question"
    OTHER_CASE = "other_case"
    NORM_REVIEW = "norm_review"
    OTHER_SUSPENSION = "other_suspension"

    @property
    def label(self) -> Text:
        """The reason in words."""
        return _REASONS[self]


_REASONS = {
    NotCountedReason.HEARING: Text(zh="听证", en="hearing"),
    NotCountedReason.TENDER: Text(zh="招标", en="tender"),
    NotCountedReason.AUCTION: Text(zh="拍卖", en="auction"),
    NotCountedReason.INSPECTION: Text(zh="检验", en="inspection"),
    NotCountedReason.TESTING: Text(zh="检测", en="testing"),
    NotCountedReason.QUARANTINE: Text(zh="检疫", en="quarantine"),
    NotCountedReason.APPRAISAL: Text(zh="鉴定", en="appraisal"),
    NotCountedReason.EXPERT_REVIEW: Text(zh="专家评审", en="expert review"),
    NotCountedReason.THIRD_PARTY_OPINION: Text(zh="征求第三方意见", en="opinion of a third party"),
    NotCountedReason.OTHER_AGENCY_OPINION: Text(
        zh="征求其他机关意见", en="opinion of another agency"
    ),
    NotCountedReason.CORRECTION: Text(zh="补正材料", en="correction of the application"),
    NotCountedReason.SITE_SURVEY: Text(zh="现场勘验", en="site survey"),
    NotCountedReason.PUBLIC_NOTICE: Text(zh="公告", en="public notice"),
    NotCountedReason.FORCE_MAJEURE: Text(zh="不可抗力", en="force majeure"),
    NotCountedReason.GOOD_CAUSE: Text(zh="其他正当理由", en="other good cause"),
    NotCountedReason.SUPPLEMENTARY_EVIDENCE: Text(zh="补充证明材料", en="supplementary evidence"),
    NotCountedReason.VERIFICATION: Text(zh="核实", en="verification"),
    NotCountedReason.JUDICIAL_CONCLUSION: Text(
        zh="等待司法机关或者有关部门的结论", en="waiting for a court's or an authority's conclusion"
    ),
    NotCountedReason.DETENTION: Text(zh="羁押", en="detention"),
    NotCountedReason.REVIEW_OR_SUIT: Text(zh="行政复议或者行政诉讼期间", en="review or suit"),
    NotCountedReason.PARTY_DIED: Text(
        zh="当事人死亡，近亲属尚未确定是否参加", en="a party died, the heirs have not yet joined"
    ),
    NotCountedReason.CAPACITY_LOST: Text(
        zh="当事人丧失行为能力，尚未确定法定代理人",
        en="a party lost capacity and has no statutory agent yet",
    ),
    NotCountedReason.WHEREABOUTS_UNKNOWN: Text(zh="当事人下落不明", en="a party cannot be found"),
    NotCountedReason.ORGANIZATION_ENDED: Text(
        zh="组织终止，尚未确定权利义务承受人", en="an organization ended without a successor yet"
    ),
    NotCountedReason.CONCILIATION: Text(
        zh="调解、和解期间，双方同意中止", en="conciliation, both parties agreeing to the stay"
    ),
    NotCountedReason.LEGAL_QUESTION: Text(
        zh="法律适用问题需要有权机关解释或者确认", en="a question of law put to the competent organ"
    ),
    NotCountedReason.OTHER_CASE: Text(
        zh="以其他案件的审理结果为依据", en="the outcome of another case is awaited"
    ),
    NotCountedReason.NORM_REVIEW: Text(
        zh="附带审查规范性文件或者依据", en="a normative document or basis is under review"
    ),
    NotCountedReason.OTHER_SUSPENSION: Text(
        zh="其他需要中止的情形", en="another ground for a stay"
    ),
}


@attrs.frozen(kw_only=True)
class NotCounted:
    """Reasons whose time is not counted, and on what condition.

    Attributes:
        reasons: The reasons.
        condition: What must be given besides, in words.
        must_tell: Whether the party must be told of it; without that the time may count.
        citations: Where it stands.
    """

    reasons: tuple[NotCountedReason, ...] = attrs.field(converter=as_tuple)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)
    condition: Text | None = None
    must_tell: bool = False


class CorrectionEffect(StrEnum):
    """What a correction (补正) does to the clock."""

    BEFORE_CLOCK = "before_clock"
    RESTART = "restart"
    NOT_COUNTED = "not_counted"

    @property
    def label(self) -> Text:
        """The effect in words."""
        return _CORRECTIONS[self]


_CORRECTIONS = {
    CorrectionEffect.BEFORE_CLOCK: Text(
        zh="在受理之前，不影响期限", en="comes before acceptance and changes nothing"
    ),
    CorrectionEffect.RESTART: Text(
        zh="自收到补正后的申请起重新计算", en="the clock starts anew with the corrected application"
    ),
    CorrectionEffect.NOT_COUNTED: Text(
        zh="补正所用的时间不计入", en="the time it takes is left out"
    ),
}


class LapseEffect(StrEnum):
    """What the law attaches to the lapse of a period."""

    ACCEPTED_RETROACTIVELY = "accepted_retroactively"
    ACCEPTED_AT_LAPSE = "accepted_at_lapse"
    ACCEPTED_ON_THE_SPOT = "accepted_on_the_spot"
    RENEWAL_GRANTED = "renewal_granted"
    CONSENTED = "consented"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    SERVED = "served"
    RIGHT_LOST = "right_lost"
    RELEASED = "released"
    SURCHARGE_BEGINS = "surcharge_begins"
    ENDED = "ended"
    REVIEW_OR_SUIT_OPEN = "review_or_suit_open"
    UNLAWFUL_DELAY = "unlawful_delay"
    AGENCY_DECIDES = "agency_decides"
    NO_EVIDENCE = "no_evidence"
    BECOMES_FINAL = "becomes_final"
    USE_SUSPENDED = "use_suspended"


class LapseDate(StrEnum):
    """From which day the effect of a lapse counts."""

    TRIGGER = "trigger"
    DUE = "due"
    DAY_AFTER = "day_after"


@attrs.frozen(kw_only=True)
class Lapse:
    """What follows when the period passes without the act.

    Attributes:
        effect: Which effect it is; the five deemed effects are different things.
        date: The day it counts from; None where the law names none.
        note: The effect in words.
        citations: Where it stands.
    """

    effect: LapseEffect
    note: Text
    date: LapseDate | None = None
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)


class ReadingKind(StrEnum):
    """Why a deadline can be read in two ways."""

    NO_ROLL = "no_roll"
    REGION = "region"
    CLOSURE = "closure"
    UNIT = "unit"
    BACKWARD = "backward"
    CONDITION = "condition"

    @property
    def label(self) -> Text:
        """The kind in words."""
        return _READINGS[self]


_READINGS = {
    ReadingKind.NO_ROLL: Text(zh="末日不顺延", en="without rolling"),
    ReadingKind.CLOSURE: Text(zh="不扣除停工", en="closures counted in"),
    ReadingKind.REGION: Text(zh="按当地假日安排", en="by the local calendar"),
    ReadingKind.UNIT: Text(zh="按另一计算单位", en="in the other unit"),
    ReadingKind.BACKWARD: Text(zh="倒推的另一算法", en="counted backward the other way"),
    ReadingKind.CONDITION: Text(zh="条件未满足", en="if a condition is not met"),
}


@attrs.frozen(kw_only=True)
class RuleReading:
    """Another reading of a rule that its text allows.

    Attributes:
        kind: What is read otherwise; only `ReadingKind.UNIT` needs a unit.
        unit: The other unit.
        why: Why both readings can be held.
        citations: What speaks for it.
    """

    kind: ReadingKind
    why: Text
    unit: Unit | None = None
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)


@attrs.frozen(kw_only=True)
class Frequency:
    """How often something must be done.

    Attributes:
        times: How many times in each cycle.
        every: The cycle.
        at_least: Whether it may be done more often.
    """

    times: int
    every: Cycle
    at_least: bool = False


@attrs.frozen(kw_only=True)
class DailyRate:
    """What is added for every day, in per cent of the sum, and how far it may go."""

    percent: int
    cap_percent: int


@attrs.frozen(kw_only=True)
class PeriodRule:
    """A period that the law sets, with everything its article says about it.

    Attributes:
        header: Id, names, citations, validity, doubts.
        matter: What it is about; all versions of one thing share it.
        period: Kind, length, unit and roll.
        start: The event from which it runs forward; None for a period that has none.
        anchor: The event up to which it runs, for a period before an event.
        bearer: Who must keep it.
        counting: Basis of not counting the day of the event.
        posting: Basis on which handing it to the post in time keeps the period.
        unit_citations: Where the unit is settled.
        subject_to: Which other law may set something else.
        extension: How it may be extended.
        not_counted: What time is left out.
        correction: What a correction of the application does.
        correction_citations: Where that stands.
        lapse: What follows when it passes.
        frequency: How often, for a rule of that kind.
        daily_rate: What is added a day, for a rule of that kind.
        readings: Other readings of its text.
    """

    header: Provision
    matter: str
    period: Period
    bearer: Text
    start: Text | None = None
    anchor: Text | None = None
    counting: Counting | None = None
    posting: Posting | None = None
    unit_citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)
    subject_to: Text | None = None
    extension: Extension | None = None
    not_counted: tuple[NotCounted, ...] = attrs.field(default=(), converter=as_tuple)
    correction: CorrectionEffect | None = None
    correction_citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)
    lapse: Lapse | None = None
    frequency: Frequency | None = None
    daily_rate: DailyRate | None = None
    readings: tuple[RuleReading, ...] = attrs.field(default=(), converter=as_tuple)

    @property
    def id(self) -> str:
        """Id of the rule, such as ``"apl.42.decide"``."""
        return self.header.id

    @property
    def event(self) -> Text | None:
        """The event whose day is asked for: from which it runs, or up to which."""
        return self.start or self.anchor
