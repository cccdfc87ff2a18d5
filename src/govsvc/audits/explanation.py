"""An audit report in words."""

from collections.abc import Iterator

from govsvc.audits.reports import AuditReport, Finding, Unchecked
from govsvc.wording import Lang, Text

__all__ = ["explain"]


def explain(report: AuditReport, lang: Lang) -> str:
    """The report, one finding a line with its law, then what was not checked."""
    return "\n".join(text.pick(lang) for text in _lines(report))


def _lines(report: AuditReport) -> Iterator[Text]:
    made = len(report.passed) + len(report.findings)
    yield Text(
        zh=f"已检查 {made} 项，符合 {len(report.passed)} 项；未能检查 {len(report.unchecked)} 项",
        en=f"{made} checks made, {len(report.passed)} met; "
        f"{len(report.unchecked)} could not be made",
    )
    for finding in report.findings:
        yield from _finding(finding)
    for unchecked in report.unchecked:
        yield _unchecked(unchecked)
    if report.assumed:
        named = ", ".join(report.assumed)
        yield Text(zh=f"按要求视为有效：{named}", en=f"taken as in force, as asked: {named}")
    for pack, day in report.followed_to:
        yield Text(
            zh=f"{pack} 只跟踪至 {day}；此后是否修改、废止，请核实",
            en=f"{pack} follows the law up to {day} only; check whether it was changed since",
        )
    if report.inert:
        yield Text(
            zh=f"未施行或不适用的依据，未采用：{len(report.inert)} 项",
            en=f"left aside, without force here and now: {len(report.inert)} checks",
        )


def _finding(finding: Finding) -> Iterator[Text]:
    cited = finding.citations
    label = finding.severity.label
    yield Text(
        zh=f"[{label.zh}] {finding.summary.zh}：{finding.expected.zh}；实际：{finding.found.zh}"
        f"（{'；'.join(c.text('zh') for c in cited)}）",
        en=f"[{label.en}] {finding.summary.en}: expected {finding.expected.en}; found "
        f"{finding.found.en} [{'; '.join(c.text('en') for c in cited)}]",
    )
    for reading in finding.readings:
        yield Text(zh=f"  理解：{reading.zh}", en=f"  reading: {reading.en}")


def _unchecked(one: Unchecked) -> Text:
    where = ", ".join(one.paths)
    return Text(
        zh=f"[未检查] {one.summary.zh}：{one.reason.label.zh}（{where}）",
        en=f"[not checked] {one.summary.en}: {one.reason.label.en} ({where})",
    )
