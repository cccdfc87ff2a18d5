"""``govsvc hours`` and ``govsvc surcharge``."""

import argparse

from govsvc.cli.drawing import draw_json
from govsvc.codec import to_dict
from govsvc.deadlines import Exclude, due_at
from govsvc.deadlines import surcharge as charge

__all__ = ["hours", "surcharge"]


def hours(arguments: argparse.Namespace) -> int:
    """``govsvc hours RULE MOMENT``."""
    answer = due_at(arguments.rule, arguments.moment, mode=arguments.mode, on=arguments.on)
    if arguments.json:
        explanation = {"zh": answer.explain("zh"), "en": answer.explain("en")}
        draw_json({"deadline": to_dict(answer), "explanation": explanation})
    else:
        print(answer.explain(arguments.lang))
    return 0


def surcharge(arguments: argparse.Namespace) -> int:
    """``govsvc surcharge FINE DUE PAID``."""
    left_out = [Exclude(first, last, "review_or_suit") for first, last in arguments.left_out]
    answer = charge(arguments.fine, arguments.due, arguments.paid, left_out=left_out)
    if arguments.json:
        explanation = {"zh": answer.explain("zh"), "en": answer.explain("en")}
        draw_json({"surcharge": to_dict(answer), "explanation": explanation})
    else:
        print(answer.explain(arguments.lang))
    return 0
