"""Tables and texts for a terminal: with rich where it is installed, plain otherwise."""

import argparse
import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

import attrs

from govsvc.codec import to_dict
from govsvc.errors import GovsvcError, PayloadError

__all__ = ["Table", "draw_error", "draw_json", "draw_table", "render", "width"]


@attrs.frozen(kw_only=True)
class Table:
    """Rows to draw. ``styles`` gives a row a colour where the terminal has colours."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    styles: Sequence[str] = ()


def draw_table(table: Table) -> None:
    """Print *table*: in colour on a terminal with rich, as aligned text everywhere else."""
    if not (sys.stdout.isatty() and _draw_rich(table)):
        print(render(table))


def _draw_rich(table: Table) -> bool:
    try:
        from rich.console import Console
        from rich.table import Table as RichTable
        from rich.text import Text
    except ImportError:
        return False
    drawn = RichTable(title=table.title or None, title_justify="left")
    for column in table.columns:
        drawn.add_column(column, overflow="fold")
    for index, row in enumerate(table.rows):
        style = table.styles[index] if table.styles else ""
        drawn.add_row(*(Text(cell) for cell in row), style=style or None)
    Console().print(drawn)
    return True


def render(table: Table) -> str:
    """The table as text, columns aligned by display width (a Chinese character takes two)."""
    rows = [list(table.columns), *(list(row) for row in table.rows)]
    widths = [max(width(row[n]) for row in rows) for n in range(len(table.columns))]
    lines = [table.title] if table.title else []
    for number, row in enumerate(rows):
        cells = (cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
        if number == 0:
            lines.append("  ".join("-" * w for w in widths))
    return "\n".join(lines)


def width(text: str) -> int:
    """How many columns *text* takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def draw_json(data: Any) -> None:  # noqa: ANN401 - whatever to_dict gives
    """Print data as JSON, Chinese as it is."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def draw_error(error: GovsvcError, arguments: argparse.Namespace) -> None:
    """Tell an error on standard error, or as JSON on standard output if that was asked for."""
    if arguments.json:
        told = {"code": error.code, "message": to_dict(error.message)}
        if isinstance(error, PayloadError):
            told["problems"] = to_dict(error.problems)
        draw_json({"error": told})
    else:
        print(error.explain(arguments.lang), file=sys.stderr)
