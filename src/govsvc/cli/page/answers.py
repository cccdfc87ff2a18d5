"""The questions of the page whether something may be done: outcome, reasons, what to ask."""

from collections.abc import Iterator, Sequence

from govsvc.audits import Severity
from govsvc.cli.page.markup import Markup, dated, tag
from govsvc.decisions import Outcome
from govsvc.desk import Desk
from govsvc.packs.audit_file import AuditedThing
from govsvc.questions import Answer
from govsvc.wording import Lang, Text

__all__ = ["answers", "audits"]

_LIGHTS = {Outcome.ALLOWED: "green", Outcome.DENIED: "red", Outcome.NEEDS_MORE: "yellow"}
"""The classes of the style sheet by which an outcome is coloured."""


def answers(desk: Desk, lang: Lang) -> Iterator[Markup]:
    """The section of the questions, in the order of the file; nothing where there are none."""
    if desk.answers:
        title = Text(zh="能否办理", en="May it be done?")
        cards = [_answer(entry, number, lang) for number, entry in enumerate(desk.answers, start=1)]
        yield tag("section", tag("h2", title.pick(lang)), *cards, class_="cases")


def audits(desk: Desk, lang: Lang) -> Iterator[Markup]:
    """The section of the things that were audited; nothing where there are none."""
    if desk.audits:
        title = Text(zh="是否合规", en="Does it conform?")
        cards = [_audit(thing, number, lang) for number, thing in enumerate(desk.audits, start=1)]
        yield tag("section", tag("h2", title.pick(lang)), *cards, class_="cases")


def _answer(entry: Answer, number: int, lang: Lang) -> Markup:
    outcome = entry.decision.outcome
    told = entry.decision.explain(lang)
    return _card(
        f"answer-{number}", entry.case.id, outcome.label.pick(lang), _LIGHTS[outcome], told
    )


def _audit(thing: AuditedThing, number: int, lang: Lang) -> Markup:
    worst = thing.report.worst
    badge = thing.kind if worst is None else worst.label
    light = "red" if worst is Severity.VIOLATION else "yellow"
    light = "green" if thing.report.is_clean else light
    return _card(f"audit-{number}", thing.id, badge.pick(lang), light, thing.report.explain(lang))


def _card(anchor: str, name: str, badge: str, light: str, told: str) -> Markup:
    headline, *lines = told.split("\n")
    return tag(
        "article",
        tag(
            "header",
            tag("span", badge, class_=f"badge {light}"),
            tag("h3", tag("bdi", name), id=f"{anchor}-name"),
        ),
        tag("div", tag("p", dated(headline), class_="headline"), _tree(lines), class_="why"),
        id=anchor,
        class_=light,
        aria_labelledby=f"{anchor}-name",
    )


def _tree(lines: Sequence[str]) -> Markup:
    """Indented lines as lists inside lists."""
    depths = [len(line) - len(line.lstrip(" ")) for line in lines]
    tops = [index for index, depth in enumerate(depths) if depth == depths[0]]
    items = []
    for start, end in zip(tops, [*tops[1:], len(lines)], strict=True):
        inner = [_tree(lines[start + 1 : end])] if start + 1 < end else []
        items.append(tag("li", dated(lines[start].strip()), *inner))
    return tag("ul", *items)
