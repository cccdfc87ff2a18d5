"""``govsvc proxy``: may this be handled by somebody else?"""

import argparse
import sys
from typing import Any

from govsvc.cli.drawing import draw_json
from govsvc.codec import to_dict
from govsvc.proxy_desk import ProxyEntry, open_proxies

__all__ = ["proxy", "proxy_data"]


def proxy(arguments: argparse.Namespace) -> int:
    """``govsvc proxy FILE``: every request with its answer."""
    found = open_proxies(arguments.file)
    if arguments.json:
        problems = to_dict(found.problems)
        draw_json({"entries": [proxy_data(e) for e in found.entries], "problems": problems})
    else:
        for entry in found.entries:
            told = entry.decision.explain(arguments.lang, full=arguments.full)
            print(f"{entry.case.id}\n{told}\n")
        for problem in found.problems:
            print(f"{found.source}: {problem.explain(arguments.lang)}", file=sys.stderr)
    return 1 if found.problems else 0


def proxy_data(entry: ProxyEntry) -> dict[str, Any]:
    """A request with its answer as plain data."""
    decision = entry.decision
    return {
        "id": entry.case.id,
        "outcome": decision.outcome.value,
        "codes": list(decision.codes),
        "ask": list(decision.ask),
        "decision": to_dict(decision),
    }
