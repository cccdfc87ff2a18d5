"""The shape of every answer on the command line is pinned."""

import json
import tomllib
from pathlib import Path

import pytest

from govsvc.cli import main

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden"
COMMANDS: dict[str, list[str]] = tomllib.loads(
    (GOLDEN / "commands.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("form", ["json", "txt"])
def test_the_output_is_what_was_agreed(
    name: str, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    main([*COMMANDS[name], *(["--json"] if form == "json" else [])])
    seen = capsys.readouterr()
    expected = (GOLDEN / f"{name}.{form}").read_text(encoding="utf-8")
    assert seen.out + seen.err == expected
    if form == "json":
        assert json.loads(seen.out)


def test_the_page_is_what_was_agreed(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    main(["desk", str(GOLDEN / "page.toml"), "--today", "2025-10-09", "--html", str(out)])
    assert out.read_bytes() == (GOLDEN / "page.html").read_bytes()


def test_no_pinned_file_is_left_over() -> None:
    pinned = {path.stem for path in GOLDEN.iterdir() if path.suffix in (".json", ".txt")}
    assert pinned == set(COMMANDS)
