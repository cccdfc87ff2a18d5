"""Which rows of a table the catalogue carries."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from govsvc.cli.drawing import Table, draw_json, draw_table
from govsvc.deadlines import find_rules
from govsvc.documents import read_text
from govsvc.errors import PayloadError, Problem
from govsvc.wording import Lang, Text

__all__ = ["coverage"]


def coverage(path: Path, *, as_json: bool, lang: Lang) -> int:
    """Print for every row of a CSV file with a column ``id`` the entries that carry it.

    Returns:
        0 if every row is carried, otherwise 1.

    Raises:
        PayloadError: The file cannot be read, has no column ``id``, or no row.
    """
    carried = _carried(path)
    missing = [row for row, entries in carried.items() if not entries]
    if as_json:
        draw_json({"rows": len(carried), "missing": missing, "entries": carried})
    else:
        columns = Text(zh="行|条目", en="row|entries").pick(lang).split("|")
        nothing = Text(zh="（没有）", en="(none)").pick(lang)
        rows = [(row, ", ".join(entries) or nothing) for row, entries in carried.items()]
        told = Text(
            zh=f"{path.name}：{len(carried)} 行，已收录 {len(carried) - len(missing)} 行",
            en=f"{path.name}: {len(carried)} rows, {len(carried) - len(missing)} of them carried",
        )
        draw_table(Table(title=told.pick(lang), columns=columns, rows=rows))
    return 1 if missing else 0


def _carried(path: Path) -> Mapping[str, list[str]]:
    entries: dict[str, list[str]] = {}
    for rule in find_rules():
        for row in rule.header.rows:
            entries.setdefault(row, []).append(rule.id)
    return {row: entries.get(row, []) for row in _row_ids(path)}


def _row_ids(path: Path) -> list[str]:
    try:
        rows = list(csv.DictReader(io.StringIO(read_text(path)), strict=True))
    except csv.Error as error:
        raise _refused(
            path, Text(zh=f"不是合格的 CSV（{error}）", en=f"no sound CSV ({error})")
        ) from None
    ids = [row.get("id") for row in rows]
    if not ids or None in ids:
        found = ", ".join(rows[0]) if rows else ""
        raise _refused(
            path,
            Text(
                zh=f"应为首行有 `id` 一列、至少一行数据的 CSV，收到的列：{found or '无'}",
                en="expected a CSV file with a column `id` and at least one row, found columns: "
                f"{found or 'none'}",
            ),
        )
    return [row for row in ids if row is not None]


def _refused(path: Path, why: Text) -> PayloadError:
    return PayloadError(name=path.name, problems=(Problem(path="", code="csv", message=why),))
