"""What an audit found, what it could not check, and why."""

import datetime as dt
from enum import StrEnum
from typing import NoReturn

import attrs

from govsvc.errors import UnknownError
from govsvc.fields import as_tuple
from govsvc.law import Citation, Inert
from govsvc.territory import Territory
from govsvc.wording import Lang, Text

__all__ = ["AuditReport", "Finding", "Severity", "Unchecked", "UncheckedReason"]


class Severity(StrEnum):
    """How much a finding weighs, the gravest first.

    ``violation``: against what must be. ``ambiguous``: the text can be read in two ways, and they
    lead to different results. ``undetermined``: an open list does not say. ``warning``: against
    what should be in principle or generally. ``info``: short of what is only allowed or encouraged.
    """

    VIOLATION = "violation"
    AMBIGUOUS = "ambiguous"
    UNDETERMINED = "undetermined"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> Text:
        """The severity in words."""
        return _SEVERITIES[self]

    @property
    def rank(self) -> int:
        """Its place, 0 the gravest."""
        return list(Severity).index(self)


_SEVERITIES = {
    Severity.VIOLATION: Text(zh="不符合", en="violation"),
    Severity.AMBIGUOUS: Text(zh="两种理解", en="ambiguous"),
    Severity.UNDETERMINED: Text(zh="不能判定", en="undetermined"),
    Severity.WARNING: Text(zh="提醒", en="warning"),
    Severity.INFO: Text(zh="提示", en="info"),
}


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that does not conform, or of which the text does not say whether it does.

    Attributes:
        severity: How much it weighs.
        code: A stable slug, such as ``"AREA"``.
        check: Id of the check.
        path: The field of the subject, such as ``"plaque.width"``.
        expected: What the text expects.
        found: What was found.
        readings: Where the text can be read in several ways: what each reading says.
        citations: Where it stands.
        summary: What the check says, in our words.
    """

    severity: Severity
    code: str
    check: str
    path: str
    expected: Text
    found: Text
    summary: Text
    readings: tuple[Text, ...] = attrs.field(default=(), converter=as_tuple)
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)


class UncheckedReason(StrEnum):
    """Why a check led to no result."""

    FIELD_UNKNOWN = "field_unknown"
    CONDITION_UNKNOWN = "condition_unknown"
    UNITS_DIFFER = "units_differ"
    OUT_OF_RANGE = "out_of_range"

    @property
    def label(self) -> Text:
        """The reason in words."""
        return _REASONS[self]


_REASONS = {
    UncheckedReason.FIELD_UNKNOWN: Text(zh="缺少信息", en="not known"),
    UncheckedReason.CONDITION_UNKNOWN: Text(zh="不知是否适用", en="not known whether it applies"),
    UncheckedReason.UNITS_DIFFER: Text(
        zh="计量口径不同，不能比较", en="measured in another way, cannot be compared"
    ),
    UncheckedReason.OUT_OF_RANGE: Text(zh="文件没有规定这种情形", en="the text does not cover it"),
}


@attrs.frozen(kw_only=True)
class Unchecked:
    """A check without a result.

    Attributes:
        check: Id of the check.
        code: Its code.
        reason: Why.
        paths: The fields that would settle it.
        summary: What the check says, in our words.
    """

    check: str
    code: str
    reason: UncheckedReason
    paths: tuple[str, ...] = attrs.field(converter=as_tuple)
    summary: Text


@attrs.frozen(kw_only=True)
class AuditReport:
    """Whether something conforms, as far as the rules of its place and what is known tell.

    Attributes:
        subject: The kind of thing audited, such as ``"service_site"``.
        place: Where it is; None if no place was asked for.
        on: The day whose rules were applied.
        findings: What does not conform, the gravest first.
        unchecked: What could not be checked, and why.
        passed: Ids of the checks that it meets.
        not_applied: Ids of the checks whose condition it does not meet, or that another displaces.
        inert: Ids of the checks whose source has no force here and now, and why.
        assumed: Ids of the sources taken as in force because the caller said so.
        followed_to: Packs whose author knew the law only up to a day before *on*, and that day.
    """

    subject: str
    on: dt.date
    place: Territory | None = None
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=as_tuple)
    unchecked: tuple[Unchecked, ...] = attrs.field(default=(), converter=as_tuple)
    passed: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    not_applied: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    inert: tuple[tuple[str, Inert], ...] = attrs.field(default=(), converter=as_tuple)
    assumed: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    followed_to: tuple[tuple[str, dt.date], ...] = attrs.field(default=(), converter=as_tuple)

    def __bool__(self) -> NoReturn:
        raise UnknownError(
            operation="a truth value",
            message=Text(
                zh="审查结果不能当作真假值使用；请看 `worst`、`findings` 和 `unchecked`",
                en="an audit report is no truth value; look at `worst`, `findings` and `unchecked`",
            ),
        )

    @property
    def worst(self) -> Severity | None:
        """The gravest finding; None if there is none, which alone is no clean bill."""
        return self.findings[0].severity if self.findings else None

    @property
    def is_clean(self) -> bool:
        """Whether every check that applies was made and met, and there was one at all."""
        return bool(self.passed) and not self.findings and not self.unchecked

    def explain(self, lang: Lang = "zh") -> str:
        """The report with its reasons, one a line."""
        from govsvc.audits.explanation import explain

        return explain(self, lang)
