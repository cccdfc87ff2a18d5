"""Write the pinned outputs of the command line anew.

Usage: ``python tools/update_golden.py`` from the root of the checkout.
"""

import contextlib
import io
import tomllib
from pathlib import Path

from govsvc.cli import main

GOLDEN = Path(__file__).parent.parent / "tests/golden"


def output(words: list[str]) -> str:
    """What a command prints on both streams."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        main(words)
    return told.getvalue()


def update() -> None:
    """Run every command of ``commands.toml`` with and without ``--json``; write the page."""
    commands = tomllib.loads((GOLDEN / "commands.toml").read_text(encoding="utf-8"))
    for name, words in commands.items():
        (GOLDEN / f"{name}.json").write_text(output([*words, "--json"]), encoding="utf-8")
        (GOLDEN / f"{name}.txt").write_text(output(words), encoding="utf-8")
    page = ["--today", "2025-10-09", "--html", str(GOLDEN / "page.html")]
    output(["desk", str(GOLDEN / "page.toml"), *page])


if __name__ == "__main__":
    update()
