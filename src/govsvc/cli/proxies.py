"""``govsvc proxy``: may this be handled by somebody else?"""

import argparse
from typing import Any

from govsvc.cli.drawing import draw_json
from govsvc.codec import to_dict
from govsvc.proxy_desk import ProxyEntry, open_proxies

__all__ = ["proxy"]


def proxy(arguments: argparse.Namespace) -> int:
    """``govsvc proxy FILE``: every request with its answer."""
    found = open_proxies(arguments.file)
    if arguments.json:
        problems = to_dict(found.problems)
        draw_json({"entries": [_data(e) for e in found.entries], "problems": problems})
    else:
        for entry in found.entries:
            told = entry.decision.explain(arguments.lang, full=arguments.full)
            print(f"{entry.case.id}\n{told}\n")
        for problem in found.problems:
            print(f"{problem.path}: {problem.message.pick(arguments.lang)}")
    return 1 if found.problems else 0


def _data(entry: ProxyEntry) -> dict[str, Any]:
    decision = entry.decision
    return {
        "id": entry.case.id,
        "outcome": decision.outcome.value,
        "codes": list(decision.codes),
        "ask": list(decision.ask),
        "decision": to_dict(decision),
    }
