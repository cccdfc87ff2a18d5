"""Audit reports as an HTML page that stands alone."""

from collections.abc import Iterator

from govsvc.audits import AuditReport, Finding, Unchecked
from govsvc.cli.page.markup import Markup, join, tag
from govsvc.packs.audit_file import AuditedThing, AuditFile
from govsvc.wording import Lang, Text

__all__ = ["draw_page"]

_STYLE = Markup(
    "body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;"
    "padding:.4rem .6rem;border-bottom:1px solid #ccc}"
    ".violation{color:#a40000}.ambiguous,.undetermined{color:#7a4a00}.warning{color:#7a5c00}"
    "small{color:#555}"
)
_TITLE = Text(zh="审查报告", en="audit report")
_COLUMNS = Text(zh="结果|内容|要求|实际|依据", en="result|what|expected|found|law")
_LEFT = Text(zh="未能检查", en="not checked")
_COUNT = Text(
    zh="符合 {met} 项，问题 {found} 项，未能检查 {left} 项",
    en="{met} met, {found} found, {left} not checked",
)


def draw_page(found: AuditFile, lang: Lang) -> str:
    """The page, without scripts and without anything loaded from elsewhere."""
    title = f"{_TITLE.pick(lang)} {found.place} {found.on}"
    head = tag("head", tag("meta", charset="utf-8"), tag("title", title), tag("style", _STYLE))
    things = (_thing(thing, lang) for thing in found.things)
    body = tag("body", tag("h1", title), *things)
    page = tag("html", head, body, lang="zh-CN" if lang == "zh" else "en")
    return f"<!doctype html>\n{page}\n"


def _thing(thing: AuditedThing, lang: Lang) -> Markup:
    report = thing.report
    count = _COUNT.pick(lang).format(
        met=len(report.passed), found=len(report.findings), left=len(report.unchecked)
    )
    return tag(
        "section",
        tag("h2", f"{thing.id} · {thing.kind.pick(lang)}"),
        tag("p", count),
        *_findings(report, lang),
        *_unchecked(report, lang),
        *_followed(report, lang),
    )


def _findings(report: AuditReport, lang: Lang) -> Iterator[Markup]:
    if report.findings:
        heads = tag("tr", *(tag("th", head) for head in _COLUMNS.pick(lang).split("|")))
        yield tag("table", heads, *(_finding(one, lang) for one in report.findings))


def _finding(one: Finding, lang: Lang) -> Markup:
    readings = (tag("small", tag("br"), text.pick(lang)) for text in one.readings)
    law = (join(cited.text(lang), tag("br")) for cited in one.citations)
    return tag(
        "tr",
        tag("td", one.severity.label.pick(lang), class_=one.severity.value),
        tag("td", one.summary.pick(lang)),
        tag("td", one.expected.pick(lang), *readings),
        tag("td", one.found.pick(lang)),
        tag("td", *law),
    )


def _unchecked(report: AuditReport, lang: Lang) -> Iterator[Markup]:
    if report.unchecked:
        rows = (_left(one, lang) for one in report.unchecked)
        yield tag("details", tag("summary", _LEFT.pick(lang)), tag("ul", *rows))


def _followed(report: AuditReport, lang: Lang) -> Iterator[Markup]:
    for pack, day in report.followed_to:
        yield tag("p", tag("small", _FOLLOWED.pick(lang).format(pack=pack, day=day)))


_FOLLOWED = Text(zh="{pack} 只跟踪至 {day}", en="{pack} follows the law up to {day} only")


def _left(one: Unchecked, lang: Lang) -> Markup:
    paths = ", ".join(one.paths)
    return tag("li", f"{one.summary.pick(lang)}：{one.reason.label.pick(lang)} ({paths})")
