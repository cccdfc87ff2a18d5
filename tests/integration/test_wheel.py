"""The wheel holds everything: unpacked alone, it answers the shipped desk."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own build
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_answers_the_shipped_desk(unpacked: Path) -> None:
    code = (
        "import govsvc, sys; from govsvc.cli import main; "
        f"assert govsvc.__file__.startswith({str(unpacked)!r}), govsvc.__file__; "
        f"sys.exit(main(['desk', {str(ROOT / 'examples/desk.toml')!r}, "
        "'--today', '2025-10-09', '--json']))"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code],
        cwd=unpacked,
        env={**os.environ, "PYTHONPATH": str(unpacked), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert len(json.loads(done.stdout)["entries"]) >= 12


def test_the_wheel_carries_its_data_types_and_licence(unpacked: Path) -> None:
    names = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*")}
    assert {
        "govsvc/py.typed",
        "govsvc/cli/page/style.css",
        "govsvc/calendars/data/notices.toml",
        "govsvc/calendars/data/local_notices.toml",
        "govsvc/law/data/sources.toml",
        "govsvc/deadlines/data/apl.toml",
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests", "docs")) for name in names)
