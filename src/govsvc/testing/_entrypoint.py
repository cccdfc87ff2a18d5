"""What hypothesis runs when it is imported: our types get their strategies."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

__all__ = ["register"]


def register() -> None:
    """Make ``st.from_type(PeriodRule)`` and its like draw valid objects."""
    from govsvc.testing.registry import STRATEGIES

    for kind, strategy in STRATEGIES.items():
        st.register_type_strategy(kind, _for_any(strategy))


def _for_any(
    strategy: Callable[[], st.SearchStrategy[Any]],
) -> Callable[[type], st.SearchStrategy[Any]]:
    return lambda _kind: strategy()
