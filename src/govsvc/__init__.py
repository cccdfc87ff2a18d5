"""govsvc: deadlines, decisions and audits for Chinese grassroots government services.

The names below are resolved on first use, so that ``import govsvc`` itself loads nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govsvc.calendars import national_calendar
    from govsvc.codec import from_dict, to_dict
    from govsvc.deadlines import (
        Deadline,
        Period,
        due,
        due_at,
        find_rule,
        find_rules,
        latest_day_before,
        surcharge,
    )
    from govsvc.errors import GovsvcError
    from govsvc.law import parse_citation
    from govsvc.packs import rulebook
    from govsvc.unknown import UNKNOWN
else:  # for checkers a module with __getattr__ has every name, typos too

    def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module 'govsvc' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(home), name)
        globals()[name] = value
        return value


__version__ = "0.1.0"

__all__ = [
    "UNKNOWN",
    "Deadline",
    "GovsvcError",
    "Period",
    "due",
    "due_at",
    "find_rule",
    "find_rules",
    "from_dict",
    "latest_day_before",
    "national_calendar",
    "parse_citation",
    "rulebook",
    "surcharge",
    "to_dict",
]

_HOMES = {
    "UNKNOWN": "govsvc.unknown",
    "Deadline": "govsvc.deadlines",
    "GovsvcError": "govsvc.errors",
    "Period": "govsvc.deadlines",
    "due": "govsvc.deadlines",
    "due_at": "govsvc.deadlines",
    "find_rule": "govsvc.deadlines",
    "find_rules": "govsvc.deadlines",
    "from_dict": "govsvc.codec",
    "latest_day_before": "govsvc.deadlines",
    "national_calendar": "govsvc.calendars",
    "parse_citation": "govsvc.law",
    "rulebook": "govsvc.packs",
    "surcharge": "govsvc.deadlines",
    "to_dict": "govsvc.codec",
}


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
