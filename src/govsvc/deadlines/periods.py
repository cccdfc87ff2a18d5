"""What a period is: its length and unit, how its end rolls, and what may happen to it."""

from enum import StrEnum

import attrs

from govsvc.errors import InputTypeError, InputValueError
from govsvc.fields import as_tuple, check_type
from govsvc.law import Citation, Provision
from govsvc.wording import Text

__all__ = [
    "NO_ROLL",
    "Basis",
    "Correction",
    "Counting",
    "Extension",
    "Lapse",
    "LapseDate",
    "LapseEffect",
    "NotCounted",
    "NotCountedReason",
    "Period",
    "PeriodKind",
    "PeriodRule",
    "ReadingKind",
    "Roll",
    "RuleReading",
    "Unit",
]


class Unit(StrEnum):
    """What a period is counted in. The law decides it, never the word 日 alone."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"

    @property
    def label(self) -> Text:
        """The unit as it stands behind a number."""
        return _UNITS[self]


_UNITS = {
    Unit.WORKING_DAY: Text(zh="个工作日", en="working days"),
    Unit.CALENDAR_DAY: Text(zh="日", en="calendar days"),
    Unit.MONTH: Text(zh="个月", en="months"),
    Unit.YEAR: Text(zh="年", en="years"),
    Unit.HOUR: Text(zh="小时", en="hours"),
}


class PeriodKind(StrEnum):
    """How a period binds.

    ``within``: act on or before the last day. ``before``: act so many days before an event.
    ``at_least``: wait until the period has passed. ``window``: act between two days. ``instant``:
    act at once. ``until_date``: act before a day that is fixed otherwise. ``reasonable``: the law
    names no number. ``rate``: so much a day, or so often a year. ``method``: a rule of counting.
    """

    WITHIN = "within"
    BEFORE = "before"
    AT_LEAST = "at_least"
    WINDOW = "window"
    INSTANT = "instant"
    UNTIL_DATE = "until_date"
    REASONABLE = "reasonable"
    RATE = "rate"
    METHOD = "method"

    @property
    def label(self) -> Text:
        """The kind in words."""
        return _KINDS[self]


_KINDS = {
    PeriodKind.WITHIN: Text(zh="期限内办结", en="act within the period"),
    PeriodKind.BEFORE: Text(zh="事前期限（倒推）", en="act so long before an event"),
    PeriodKind.AT_LEAST: Text(zh="最短期限（期满方可）", en="wait for the period to pass"),
    PeriodKind.WINDOW: Text(zh="起止期间", en="act inside a window"),
    PeriodKind.INSTANT: Text(zh="当场", en="act at once"),
    PeriodKind.UNTIL_DATE: Text(zh="特定日期之前", en="act before a fixed day"),
    PeriodKind.REASONABLE: Text(zh="合理期限（法无天数）", en="a reasonable time, no number given"),
    PeriodKind.RATE: Text(zh="比率或者频次", en="a rate or a frequency"),
    PeriodKind.METHOD: Text(zh="计算方法", en="a rule of counting"),
}


class Basis(StrEnum):
    """On what a rule of counting rests."""

    EXPRESS = "express"
    BY_REFERENCE = "by_reference"
    ANALOGY = "analogy"
    NONE = "none"

    @property
    def label(self) -> Text:
        """The basis in words."""
        return _BASES[self]


_BASES = {
    Basis.EXPRESS: Text(zh="本法明文", en="express"),
    Basis.BY_REFERENCE: Text(zh="依法援引", en="by reference"),
    Basis.ANALOGY: Text(zh="类推适用", en="by analogy"),
    Basis.NONE: Text(zh="不适用", en="none"),
}


@attrs.frozen(kw_only=True)
class Roll:
    """Whether a last day that is a rest day moves to the next workday, and on what basis.

    Attributes:
        basis: `Basis.NONE` does not roll; `Basis.ANALOGY` rolls and keeps the unrolled day as a
            reading, since no text says so for this period.
        citations: Where it stands.
    """

    basis: Basis
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)

    @property
    def applies(self) -> bool:
        """Whether the last day rolls at all."""
        return self.basis is not Basis.NONE


NO_ROLL = Roll(basis=Basis.NONE)
"""The last day stays where it falls."""

_LONGEST = {
    Unit.WORKING_DAY: 10_000,
    Unit.CALENDAR_DAY: 40_000,
    Unit.MONTH: 1_200,
    Unit.YEAR: 100,
    Unit.HOUR: 10_000,
}


@attrs.frozen(kw_only=True)
class Period:
    """A length of time that binds somebody, without the law it comes from.

    Attributes:
        kind: How it binds.
        length: How many units; None only for kinds that have no length.
        unit: What it is counted in.
        roll: Whether its end rolls. A period in working days never rolls.

    Raises:
        InputTypeError: ``length`` is not a whole number, or another field not of its type.
        InputValueError: The length is below 1 or beyond a century, misses its unit, or a period in
            working days is to roll.

    Source:
        民法典第二百零一条至第二百零三条.

    Example:
        >>> Period.working_days(20).describe("zh")
        '20个工作日'
        >>> Period.months(6, roll=NO_ROLL).describe("en")
        '6 months'
    """

    kind: PeriodKind = PeriodKind.WITHIN
    length: int | None = None
    unit: Unit | None = None
    roll: Roll = NO_ROLL

    def __attrs_post_init__(self) -> None:
        check_type(self.kind, PeriodKind, name="kind")
        check_type(self.roll, Roll, name="roll")
        if self.unit is not None:
            check_type(self.unit, Unit, name="unit")
        if self.length is None and self.unit is None:
            if self.kind in (PeriodKind.WITHIN, PeriodKind.BEFORE, PeriodKind.AT_LEAST):
                raise _bad_length("None", "需要长度和单位", "needs a length and a unit")
            return
        if type(self.length) is not int:
            found = f"{type(self.length).__name__} `{self.length}`"
            raise InputTypeError(
                name="length",
                found=found,
                message=Text(
                    zh=f"期限长度应为整数，收到 {found}",
                    en=f"the length of a period must be a whole number, found {found}",
                ),
            )
        if self.unit is None:
            raise _bad_length(str(self.length), "缺少单位", "has no unit")
        if not 1 <= self.length <= _LONGEST[self.unit]:
            most = _LONGEST[self.unit]
            raise _bad_length(
                str(self.length), f"应在 1 至 {most} 之间", f"must lie between 1 and {most}"
            )
        if self.unit is Unit.WORKING_DAY and self.roll.applies:
            raise _bad_length(
                str(self.length),
                "以工作日计算，末日必为工作日，不存在顺延",
                "is in working days and ends on one, so it cannot roll",
            )

    @classmethod
    def working_days(cls, number: int, *, kind: PeriodKind = PeriodKind.WITHIN) -> "Period":
        """A period of *number* working days; it ends on a working day and never rolls."""
        return cls(kind=kind, length=number, unit=Unit.WORKING_DAY)

    @classmethod
    def calendar_days(
        cls, number: int, *, roll: Roll, kind: PeriodKind = PeriodKind.WITHIN
    ) -> "Period":
        """A period of *number* calendar days; whether it rolls must be said."""
        return cls(kind=kind, length=number, unit=Unit.CALENDAR_DAY, roll=roll)

    @classmethod
    def months(cls, number: int, *, roll: Roll, kind: PeriodKind = PeriodKind.WITHIN) -> "Period":
        """A period of *number* months; whether it rolls must be said."""
        return cls(kind=kind, length=number, unit=Unit.MONTH, roll=roll)

    @classmethod
    def years(cls, number: int, *, roll: Roll, kind: PeriodKind = PeriodKind.WITHIN) -> "Period":
        """A period of *number* years; whether it rolls must be said."""
        return cls(kind=kind, length=number, unit=Unit.YEAR, roll=roll)

    def describe(self, lang: str = "zh") -> str:
        """The length with its unit, such as 20个工作日; without a length, the kind."""
        if self.unit is None:
            return self.kind.label.zh if lang == "zh" else self.kind.label.en
        if lang == "zh":
            return f"{self.length}{self.unit.label.zh}"
        unit = self.unit.label.en
        return f"{self.length} {unit.removesuffix('s') if self.length == 1 else unit}"


def _bad_length(found: str, zh: str, en: str) -> InputValueError:
    return InputValueError(
        name="length",
        found=found,
        message=Text(zh=f"期限 `{found}` {zh}", en=f"period `{found}` {en}"),
    )


@attrs.frozen(kw_only=True)
class Counting:
    """On what it rests that the day of the event is not counted."""

    basis: Basis
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)


@attrs.frozen(kw_only=True)
class Extension:
    """By how much, how often and by whom a period may be extended.

    Attributes:
        by: Units added each time; or else
        to: Units that the whole period may reach.
        times: How often.
        approver: Who decides on it, if the law says.
        told: Who must be told of it, if the law says.
        citations: Where it stands.
    """

    by: int | None = None
    to: int | None = None
    times: int = 1
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
    SUPPLEMENTARY_EVIDENCE = "supplementary_evidence"
    VERIFICATION = "verification"
    JUDICIAL_CONCLUSION = "judicial_conclusion"
    DETENTION = "detention"
    REVIEW_OR_SUIT = "review_or_suit"

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
    NotCountedReason.SUPPLEMENTARY_EVIDENCE: Text(zh="补充证明材料", en="supplementary evidence"),
    NotCountedReason.VERIFICATION: Text(zh="核实", en="verification"),
    NotCountedReason.JUDICIAL_CONCLUSION: Text(
        zh="等待司法机关或者有关部门的结论", en="waiting for a court's or an authority's conclusion"
    ),
    NotCountedReason.DETENTION: Text(zh="羁押", en="detention"),
    NotCountedReason.REVIEW_OR_SUIT: Text(zh="行政复议或者行政诉讼期间", en="review or suit"),
}


@attrs.frozen(kw_only=True)
class NotCounted:
    """Reasons whose time is not counted, and on what condition."""

    reasons: tuple[NotCountedReason, ...] = attrs.field(converter=as_tuple)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)
    condition: Text | None = None


class Correction(StrEnum):
    """What a correction (补正) does to the clock."""

    BEFORE_CLOCK = "before_clock"
    RESTART = "restart"
    NOT_COUNTED = "not_counted"


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
    END_OF_BUSINESS = "end_of_business"

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
    ReadingKind.END_OF_BUSINESS: Text(zh="以业务时间结束为准", en="by close of business"),
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
class PeriodRule:
    """A period that the law sets, with everything its article says about it.

    Attributes:
        header: Id, names, citations, validity, doubts.
        matter: What it is about; all versions of one thing share it.
        period: Length, unit and roll.
        start: The event from which it runs.
        bearer: Who must keep it.
        counting: Basis of not counting the day of the event.
        unit_citations: Where the unit is settled.
        subject_to: Which other law may set something else.
        extension: How it may be extended.
        not_counted: What time is left out.
        correction: What a correction of the application does.
        lapse: What follows when it passes.
        readings: Other readings of its text.
    """

    header: Provision
    matter: str
    period: Period
    start: Text
    bearer: Text
    counting: Counting | None = None
    unit_citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)
    subject_to: Text | None = None
    extension: Extension | None = None
    not_counted: tuple[NotCounted, ...] = attrs.field(default=(), converter=as_tuple)
    correction: Correction | None = None
    lapse: Lapse | None = None
    readings: tuple[RuleReading, ...] = attrs.field(default=(), converter=as_tuple)

    @property
    def id(self) -> str:
        """Id of the rule, such as ``"apl.42.decide"``."""
        return self.header.id
