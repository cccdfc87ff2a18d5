"""Holding a subject against the checks of a place and a day."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import attrs

from govsvc.audits.checks import Check, CheckReading
from govsvc.audits.measuring import Look, Result, measure
from govsvc.audits.reports import AuditReport, Finding, Severity, Unchecked, UncheckedReason
from govsvc.audits.subjects import SubjectType
from govsvc.conditions import Box, Constraint, OneOf, all_of, any_of, negate
from govsvc.errors import RulebookError
from govsvc.fields import check_day, check_type
from govsvc.law import LegalSource, select
from govsvc.territory import NATIONAL, Territory
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["audit"]


def audit(  # noqa: PLR0913 - one question with its named circumstances
    subject: object,
    checks: Iterable[Check],
    *,
    kind: SubjectType,
    on: dt.date,
    sources: Mapping[str, LegalSource],
    place: Territory | None = None,
    assume: frozenset[str] = frozenset(),
) -> AuditReport:
    """Hold *subject* against every check of its kind that has effect at *place* on the day *on*.

    The order of the checks does not matter. A draft never decides, unless its source is in
    *assume*. What is not known leaves a check unmade, and the report says so.

    Args:
        subject: The thing; any of its fields may be `UNKNOWN`.
        checks: The checks; those of other kinds are left aside.
        kind: What kind of thing it is.
        on: The day whose rules are asked.
        sources: The sources that the checks cite, by id.
        place: Where it is; None asks for the rules of the whole country.
        assume: Ids of sources to be taken as in force.

    Raises:
        InputTypeError: *subject* is not of the kind's model, or *on* no plain date.
        RulebookError: Checks displace one another in a circle.

    Source:
        Project assumption, ADR 0025.
    """
    check_type(subject, kind.model, name="subject")
    check_day(on, name="on")
    asked = sorted((one for one in checks if one.subject == kind.name), key=lambda one: one.id)
    chosen = select(asked, place=place or NATIONAL, on=on, sources=sources, assume=assume)
    standing = sorted((*chosen.standing, *chosen.assumed), key=lambda one: one.id)
    applying = _applying(standing, kind, subject)
    gathered = _Gathered()
    for check in standing:
        gathered.take(check, applying[check.id], lambda path: kind.read(subject, path))
    return AuditReport(
        subject=kind.name,
        on=on,
        place=place,
        findings=tuple(sorted(gathered.findings, key=_gravest_first)),
        unchecked=tuple(gathered.unchecked),
        passed=tuple(gathered.passed),
        not_applied=tuple(gathered.not_applied),
        inert=tuple((check.id, why) for check, why in chosen.inert),
        assumed=tuple(sorted({one.header.citations[0].source for one in chosen.assumed})),
    )


def _gravest_first(finding: Finding) -> tuple[int, str]:
    return finding.severity.rank, finding.check


@attrs.define
class _Gathered:
    """A report while the checks are made."""

    findings: list[Finding] = attrs.field(factory=list)
    unchecked: list[Unchecked] = attrs.field(factory=list)
    passed: list[str] = attrs.field(factory=list)
    not_applied: list[str] = attrs.field(factory=list)

    def take(self, check: Check, applies: "_Applies", look: Look) -> None:
        """Make one check."""
        if applies.truth is False:
            self.not_applied.append(check.id)
            return
        if applies.truth is UNKNOWN:
            self._leave(check, UncheckedReason.CONDITION_UNKNOWN, applies.open)
            return
        result = _read(check.readings, check.field, look)
        if result.reason is not None:
            self._leave(check, result.reason, result.paths)
        elif result.severity is None:
            self.passed.append(check.id)
        else:
            self.findings.append(_finding(check, result, result.severity))

    def _leave(self, check: Check, reason: UncheckedReason, paths: Iterable[str]) -> None:
        self.unchecked.append(
            Unchecked(
                check=check.id,
                code=check.code,
                reason=reason,
                paths=tuple(dict.fromkeys(paths)),
                summary=check.header.summary,
            )
        )


def _finding(check: Check, result: Result, severity: Severity) -> Finding:
    return Finding(
        severity=severity,
        code=result.code or check.code,
        check=check.id,
        path=check.field,
        expected=result.expected,
        found=result.found,
        summary=check.header.summary,
        readings=result.readings,
        citations=check.header.citations,
    )


def _read(readings: Sequence[CheckReading], path: str, look: Look) -> Result:
    """The result by all readings: that of one if they agree, otherwise what each of them says."""
    results = [measure(reading.shape, path, look) for reading in readings]
    if len({(result.severity, result.reason) for result in results}) == 1:
        return results[0]
    for result in results:
        if result.reason is not None:
            return result
    told = [
        Text(
            zh=f"{reading.why.zh}：{_outcome(result).zh}",
            en=f"{reading.why.en}: {_outcome(result).en}",
        )
        for reading, result in zip(readings, results, strict=True)
        if reading.why is not None
    ]
    worst = next(result for result in results if result.severity is not None)
    return attrs.evolve(worst, severity=Severity.AMBIGUOUS, readings=tuple(told))


def _outcome(result: Result) -> Text:
    if result.severity is None:
        return Text(zh="符合", en="met")
    return Text(
        zh=f"{result.severity.label.zh}（{result.expected.zh}）",
        en=f"{result.severity.label.en} ({result.expected.en})",
    )


# Whether a check applies.


@attrs.frozen
class _Applies:
    truth: Maybe[bool]
    open: tuple[str, ...] = ()
    """The fields that would settle it."""


def _applying(
    checks: Sequence[Check], kind: SubjectType, subject: object
) -> Mapping[str, _Applies]:
    """For every check whether it applies: its condition holds and no other displaces it."""
    found: dict[str, _Applies] = {}
    displacing: dict[str, list[Check]] = {}
    for check in checks:
        for other in check.displaces:
            displacing.setdefault(other, []).append(check)
    for check in checks:
        _settle(check, displacing, found, kind, subject, path=())
    return found


def _settle(  # noqa: PLR0913, PLR0917 - one step of a walk
    check: Check,
    displacing: Mapping[str, Sequence[Check]],
    found: dict[str, _Applies],
    kind: SubjectType,
    subject: object,
    path: tuple[str, ...],
) -> _Applies:
    if check.id in found:
        return found[check.id]
    if check.id in path:
        raise _circle((*path[path.index(check.id) :], check.id))
    over = [
        _settle(other, displacing, found, kind, subject, (*path, check.id))
        for other in displacing.get(check.id, ())
    ]
    header = check.header
    truth = all_of(
        [
            _holds(header.when, kind, subject),
            negate(any_of(_holds(box, kind, subject) for box in header.unless)),
            *(negate(other.truth) for other in over),
        ]
    )
    open_: list[str] = []
    if truth is UNKNOWN:
        boxes = (header.when, *header.unless)
        names = [name for box in boxes for name in box.constraints]
        open_ = [name for name in names if kind.read(subject, name) is UNKNOWN]
        open_ += [name for other in over for name in other.open]
    found[check.id] = _Applies(truth, tuple(dict.fromkeys(open_)))
    return found[check.id]


def _circle(ids: Sequence[str]) -> RulebookError:
    chain = " → ".join(ids)
    return RulebookError(
        rules=tuple(ids),
        message=Text(
            zh=f"检查之间互为例外，形成循环：{chain}",
            en=f"checks displace one another in a circle: {chain}",
        ),
    )


def _holds(box: Box, kind: SubjectType, subject: object) -> Maybe[bool]:
    return all_of(
        _test(constraint, kind.read(subject, name)) for name, constraint in box.constraints.items()
    )


def _test(constraint: Constraint, value: object) -> Maybe[bool]:
    """What is none is none of the values, and in no interval."""
    if value is UNKNOWN:
        return UNKNOWN
    if value is None:
        return isinstance(constraint, OneOf) and constraint.negated
    return constraint.test(value)  # type: ignore[arg-type]
