"""``govsvc desk``."""

import argparse
import sys
from typing import Any

from govsvc.cli.cells import due_cell, left_cell, light_cell, promise_cell
from govsvc.cli.commands import calendar_of, deadline_data
from govsvc.cli.drawing import Table, draw_json, draw_table
from govsvc.cli.page import write_page
from govsvc.cli.questions import answer_data
from govsvc.codec import to_dict
from govsvc.deadlines import Light
from govsvc.desk import Desk, DeskEntry, open_desk
from govsvc.wording import Lang, Text

__all__ = ["desk"]


def desk(arguments: argparse.Namespace) -> int:
    """``govsvc desk FILE``: every running case, the most urgent first, and every proxy request."""
    calendar, lang = calendar_of(arguments), arguments.lang
    found = open_desk(arguments.file, today=arguments.today, calendar=calendar)
    if arguments.html is not None:
        write_page(found, arguments.html, calendar=calendar, lang=lang, keep=arguments.file)
    if arguments.json:
        draw_json(_desk_data(found))
    else:
        _draw_desk(found, lang)
    return 1 if found.problems else 0


def _desk_data(found: Desk) -> dict[str, Any]:
    return {
        "desk": found.name,
        "source": found.source,
        "today": to_dict(found.today),
        "entries": [
            {
                "case": to_dict(entry.case),
                **deadline_data(entry.deadline, entry.status),
                "outcome": to_dict(entry.outcome),
            }
            for entry in found.entries
        ],
        "answers": [answer_data(entry) for entry in found.answers],
        "audits": to_dict(found.audits),
        "problems": to_dict(found.problems),
    }


_STYLES = {
    Light.RED: "bold red",
    Light.CONTESTED: "red",
    Light.YELLOW: "yellow",
    Light.GREEN: "green",
}


def _draw_desk(found: Desk, lang: Lang) -> None:
    title = "  ".join(str(part) for part in (found.name, found.today) if part)
    cases = found.entries or not (found.answers or found.audits)
    if cases:
        _draw_cases(found, title, lang)
    else:
        print(title)
    for answer in found.answers:
        print(f"\n【{answer.case.id}】\n{answer.decision.explain(lang)}")
    for thing in found.audits:
        print(f"\n【{thing.id}】{thing.kind.pick(lang)}\n{thing.report.explain(lang)}")
    for problem in found.problems:
        print(f"{found.source}: {problem.explain(lang)}", file=sys.stderr)
    if found.today is None and cases:
        hint = Text(
            zh="（未给出 --today，因此不显示状态和剩余天数）",
            en="(no --today given, so no lights and no days left)",
        )
        print(f"\n{hint.pick(lang)}")


def _draw_cases(found: Desk, title: str, lang: Lang) -> None:
    columns = Text(
        zh="编号|事项|到期日|状态|剩余|确定性|承诺", en="id|case|due|light|left|certainty|promise"
    )
    styles = [_STYLES.get(e.status.light, "") if e.status else "" for e in found.entries]
    rows = [_desk_row(entry, lang) for entry in found.entries]
    draw_table(Table(title=title, columns=columns.pick(lang).split("|"), rows=rows, styles=styles))
    for entry in found.entries:
        print(f"\n【{entry.case.id}】{entry.case.title}")
        print(entry.deadline.explain(lang))


def _desk_row(entry: DeskEntry, lang: Lang) -> tuple[str, ...]:
    return (
        entry.case.id,
        entry.case.title,
        due_cell(entry.deadline, lang),
        light_cell(entry, lang),
        left_cell(entry, lang),
        entry.deadline.certainty.label.pick(lang),
        promise_cell(entry, lang),
    )
