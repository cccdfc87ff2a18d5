"""``govsvc audit``, ``govsvc plan`` and ``govsvc packs coverage``."""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from govsvc.cli.audit_page import draw_page
from govsvc.cli.drawing import Table, draw_json, draw_table
from govsvc.cli.packs import open_pack
from govsvc.codec import to_dict
from govsvc.documents import read_text
from govsvc.packs import Pack, rulebook, shipped_pack, shipped_packs
from govsvc.packs.audit_file import audit_file
from govsvc.packs.conformance import AuditCase, proved, read_cases
from govsvc.wording import Lang, Text
from govsvc.work_plans import LedgerRow, TaskState, ledger

__all__ = ["audit", "coverage", "plan"]

_ROW = re.compile(r"^\| (S[0-9]+-[0-9]+) \|", re.MULTILINE)


def audit(arguments: argparse.Namespace) -> int:
    """``govsvc audit FILE``: what conforms; a violation is an answer, so the status is 0."""
    found = audit_file(arguments.file, on=arguments.on)
    if arguments.json:
        draw_json(to_dict(found))
    elif arguments.html is not None:
        arguments.html.write_text(draw_page(found, arguments.lang), encoding="utf-8")
    else:
        for number, thing in enumerate(found.things):
            if number:
                print()
            print(f"{thing.id} · {thing.kind.pick(arguments.lang)}")
            print(thing.report.explain(arguments.lang))
    return 0


def plan(arguments: argparse.Namespace) -> int:
    """``govsvc plan PACK --today D``: its tasks, and which of them are overdue."""
    pack = open_pack(arguments.pack)
    rows = ledger(pack.tasks, today=arguments.today)
    lang: Lang = arguments.lang
    if arguments.json:
        draw_json([_data(row) for row in rows])
        return 0
    columns = Text(zh="任务|牵头|责任|时限|状态", en="task|leads|responsible|due|state")
    late = (TaskState.OVERDUE, TaskState.CONTESTED)
    draw_table(
        Table(
            title=f"{pack.title.pick(lang)}  {arguments.today}",
            columns=columns.pick(lang).split("|"),
            rows=[_row(row, lang) for row in rows],
            styles=["red" if row.state in late else "" for row in rows],
        )
    )
    return 0


def _row(row: LedgerRow, lang: Lang) -> tuple[str, ...]:
    task = row.task
    others = ("等" if lang == "zh" else " …") if task.open_list else ""
    return (
        task.header.name.pick(lang),
        "、".join(task.leads),
        "、".join(task.responsible) + others,
        row.describe_due(lang),
        row.state.label.pick(lang),
    )


def _data(row: LedgerRow) -> dict[str, object]:
    return {
        "task": to_dict(row.task),
        "due": to_dict(row.due),
        "state": row.state.value,
        "next_time": to_dict(row.next_time),
    }


def coverage(arguments: argparse.Namespace) -> int:
    """``govsvc packs coverage RULES.md [--prove CASES]``: what became of every row.

    The status is 1 if a row is in no pack or, with cases, if one is not proved.
    """
    text = read_text(arguments.file)
    wanted = tuple(dict.fromkeys(_ROW.findall(text)))
    packs = [shipped_pack(name) for name in arguments.pack or shipped_packs()]
    known = {row for pack in packs for row in _rows(pack)}
    if arguments.pack:  # only the rows of the documents asked about
        seeds = {row.partition("-")[0] for row in known}
        wanted = tuple(row for row in wanted if row.partition("-")[0] in seeds)
    states = _states(packs, None if arguments.prove is None else _proved(packs, arguments.prove))
    found = {row: states.get(row, "missing") for row in wanted}
    if arguments.json:
        draw_json(found)
    else:
        for state, count in sorted(Counter(found.values()).items()):
            print(f"{_STATES[state].pick(arguments.lang)}: {count}")
            if state in _LACKING:
                print("  " + " ".join(row for row in wanted if found[row] == state))
    return 1 if set(found.values()) & _LACKING else 0


_LACKING = {"missing", "unproved"}
_STATES = {
    "proved": Text(zh="已表达，且有用例证明", en="expressed and proved by a case"),
    "expressed": Text(zh="已表达", en="expressed"),
    "head": Text(zh="写在规则包的头部", en="in the head of a pack"),
    "narrative": Text(zh="叙述性，已写明原因", en="narrative, with the reason"),
    "later": Text(zh="尚无模型，已写明原因", en="without a model yet, with the reason"),
    "unproved": Text(zh="已表达，没有用例证明", en="expressed, proved by no case"),
    "missing": Text(zh="没有收录", en="in no pack"),
}


def _rows(pack: Pack) -> Iterable[str]:
    yield from pack.rows
    yield from (row for note in pack.notes for row in note.rows)
    yield from (row for one in pack.provisions for row in one.header.rows)


def _states(packs: Iterable[Pack], needed: frozenset[str] | None) -> Mapping[str, str]:
    """By row, what became of it; a row with several entries is proved if each of them is."""
    states: dict[str, str] = {}
    entries: dict[str, set[str]] = {}
    for pack in packs:
        states |= dict.fromkeys(pack.rows, "head")
        states |= {row: note.kind.value for note in pack.notes for row in note.rows}
        for one in pack.provisions:
            for row in one.header.rows:
                entries.setdefault(row, set()).add(one.header.id)
    for row, ids in entries.items():
        proof = "proved" if needed is not None and ids <= needed else "unproved"
        states[row] = "expressed" if needed is None else proof
    return states


def _proved(packs: Iterable[Pack], file: Path) -> frozenset[str]:
    cases = read_cases(file)
    asked = {(case.place, case.on) for case in cases if isinstance(case, AuditCase)}
    books = {(place, on): rulebook(place, on=on) for place, on in sorted(asked)}
    return frozenset(one for pack in packs for one in proved(pack, cases, books))
