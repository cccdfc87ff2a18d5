"""Every example in these pages is run: Python sessions, and the command line with its output.

A ```` ```console ```` block runs its ``$ govsvc …`` lines from the root of the checkout and
compares what they print, the width of columns aside; ``…`` alone on a line stands for any lines,
``$ echo $?`` shows the exit status. A ``code-block`` with a caption is a file of that name, which
later commands can read.
"""

import contextlib
import difflib
import io
import os
import re
import shlex
from collections.abc import Iterable, Mapping
from doctest import ELLIPSIS
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer
from sybil.parsers.myst import PythonCodeBlockParser
from sybil.parsers.myst.lexers import DirectiveLexer

from govsvc.cli import main

ROOT = Path(__file__).parent.parent
ANYTHING = "…"


def console_blocks(document: Document) -> Iterable[Region]:
    """The blocks that show commands with what they print."""
    for region in FencedCodeBlockLexer("console")(document):
        yield Region(region.start, region.end, region.lexemes["source"], run_console)


def file_blocks(document: Document) -> Iterable[Region]:
    """The blocks that show a whole file, its name in the caption."""
    for region in DirectiveLexer("code-block")(document):
        name = region.lexemes["options"].get("caption")
        if name:
            yield Region(region.start, region.end, (name, region.lexemes["source"]), keep_file)


def keep_file(example: Example) -> None:
    """Remember a file for the commands of the page."""
    name, text = example.parsed
    example.namespace.setdefault("_files", {})[name] = text


def run_console(example: Example) -> str | None:
    """Run the commands of a block; what differs from the page, or None."""
    files: dict[str, str] = example.namespace.get("_files", {})
    wrong: list[str] = []
    for command, expected in commands(example.parsed):
        if command == "echo $?":
            printed = str(example.namespace["_status"])
        else:
            example.namespace["_status"], printed = run(command, files)
        if not matches(expected, printed):
            wrong += [f"$ {command}", *difference(expected, printed)]
    return "\n".join(wrong) if wrong else None


def commands(source: str) -> Iterable[tuple[str, str]]:
    """The commands of a block, each with the output shown below it."""
    for part in re.split(r"^\$ ", source, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command.strip(), shown


def run(command: str, files: Mapping[str, str]) -> tuple[int, str]:
    """Exit status of a command, and everything it prints."""
    program, *words = shlex.split(command)
    if program != "govsvc":
        raise ValueError(f"only govsvc can be run here, not `{command}`")
    printed = io.StringIO()
    with (
        TemporaryDirectory() as folder,
        contextlib.chdir(ROOT),
        mock.patch.dict(os.environ, COLUMNS="80"),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        try:
            status = main([str(Path(folder, w)) if w in files else w for w in words])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
    return status, printed.getvalue()


def matches(expected: str, printed: str) -> bool:
    """Whether a command printed what the page shows; the width of columns does not matter."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == ANYTHING else f"{re.escape(line)}\n" for line in narrow(expected)
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in narrow(printed))) is not None


def narrow(text: str) -> list[str]:
    """The lines without trailing space, gaps and rules cut to their least width."""
    lines = text.strip("\n").split("\n")
    return [re.sub(r"(?<=\S) {2,}", "  ", re.sub("-{3,}", "--", line.rstrip())) for line in lines]


def difference(expected: str, printed: str) -> Iterable[str]:
    """What the page shows and what was printed, line by line."""
    lines = (text.strip("\n").split("\n") for text in (expected, printed))
    return difflib.unified_diff(*lines, "page", "printed", lineterm="", n=1)


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        file_blocks,
        console_blocks,
    ],
    patterns=["*.md"],
    excludes=["_build/*"],
    setup=lambda namespace: namespace.update(ROOT=ROOT),
).pytest()
