"""``govsvc decide``: may it be done by proxy, handed down, put on a body?"""

import argparse
import sys
from typing import Any

from govsvc.cli.drawing import draw_json
from govsvc.codec import to_dict
from govsvc.questions import Answer, open_questions

__all__ = ["answer_data", "decide"]


def decide(arguments: argparse.Namespace) -> int:
    """``govsvc decide FILE`` and ``govsvc proxy FILE``: every question with its answer."""
    found = open_questions(arguments.file)
    if arguments.json:
        problems = to_dict(found.problems)
        draw_json({"entries": [answer_data(e) for e in found.entries], "problems": problems})
    else:
        for entry in found.entries:
            told = entry.decision.explain(arguments.lang, full=arguments.full)
            print(f"{entry.case.id}\n{told}\n")
        for problem in found.problems:
            print(f"{found.source}: {problem.explain(arguments.lang)}", file=sys.stderr)
    return 1 if found.problems else 0


def answer_data(entry: Answer) -> dict[str, Any]:
    """A question with its answer as plain data."""
    decision = entry.decision
    return {
        "id": entry.case.id,
        "outcome": decision.outcome.value,
        "codes": list(decision.codes),
        "ask": list(decision.ask),
        "decision": to_dict(decision),
    }
