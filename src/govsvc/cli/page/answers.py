"""The questions of the page whether something may be done: outcome, reasons, what to ask."""

from collections.abc import Iterator, Sequence

from govsvc.cli.page.markup import Markup, dated, tag
from govsvc.decisions import Outcome
from govsvc.desk import Desk
from govsvc.questions import Answer
from govsvc.wording import Lang, Text

__all__ = ["answers"]

_LIGHTS = {Outcome.ALLOWED: "green", Outcome.DENIED: "red", Outcome.NEEDS_MORE: "yellow"}
"""The classes of the style sheet by which an outcome is coloured."""


def answers(desk: Desk, lang: Lang) -> Iterator[Markup]:
    """The section of the questions, in the order of the file; nothing where there are none."""
    if desk.answers:
        title = Text(zh="能否办理", en="May it be done?")
        yield tag(
            "section",
            tag("h2", title.pick(lang)),
            *(_card(entry, number, lang) for number, entry in enumerate(desk.answers, start=1)),
            class_="cases",
        )


def _card(entry: Answer, number: int, lang: Lang) -> Markup:
    outcome = entry.decision.outcome
    headline, *lines = entry.decision.explain(lang).split("\n")
    return tag(
        "article",
        tag(
            "header",
            tag("span", outcome.label.pick(lang), class_=f"badge {_LIGHTS[outcome]}"),
            tag("h3", tag("bdi", entry.case.id), id=f"answer-name-{number}"),
        ),
        tag("div", tag("p", dated(headline), class_="headline"), _tree(lines), class_="why"),
        id=f"answer-{number}",
        class_=_LIGHTS[outcome],
        aria_labelledby=f"answer-name-{number}",
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
