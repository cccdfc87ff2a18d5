"""What asking about places loads, seen from a fresh interpreter."""

import json
import subprocess
import sys
from typing import Any

import pytest

import govsvc.divisions

ROOM = "govsvc.divisions"


def fresh(code: str) -> Any:  # noqa: ANN401 - whatever the code prints as JSON
    """Run *code* in a new interpreter and read back what it printed."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stderr == ""
    return json.loads(done.stdout)


def loaded_after(code: str) -> set[str]:
    """The modules that *code* loads; what measures the tests is loaded before it."""
    return set(
        fresh(
            "import json, sys; before = set(sys.modules)\n"
            f"{code}\n"
            "print(json.dumps(sorted(set(sys.modules) - before)))"
        )
    )


def test_importing_the_package_reads_no_division() -> None:
    assert not any(name.startswith(ROOM) for name in loaded_after("import govsvc"))


def test_importing_the_room_reads_nothing() -> None:
    loaded = loaded_after(f"import {ROOM}; dir({ROOM}); {ROOM}.__all__")
    assert {name for name in loaded if name.startswith(ROOM)} == {ROOM}
    assert loaded.isdisjoint({"gzip", "sqlite3", "csv", "attrs", "cattrs"})


def test_the_table_is_read_on_the_first_question_alone() -> None:
    read = fresh(
        "import json\n"
        "from govsvc.divisions import registry\n"
        "from govsvc.divisions.table import packaged_table\n"
        "sizes = [packaged_table.cache_info().currsize]\n"
        "for _ in range(3): registry().lookup('520502')\n"
        "sizes.append(packaged_table.cache_info().misses)\n"
        "print(json.dumps(sizes))"
    )
    assert read == [0, 1]


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        pytest.param("r.lookup('520502')", {"cattrs", "sqlite3", "csv", "govsvc.law"}, id="lookup"),
        pytest.param("r.children('52')", {"cattrs", "sqlite3", "csv", "govsvc.law"}, id="children"),
        pytest.param("r.resolve('鼓楼区')", {"cattrs", "sqlite3", "govsvc.law"}, id="resolve"),
        pytest.param(
            "r.lookup('52').nature.standing", {"sqlite3", "govsvc.law", "holidays"}, id="nature"
        ),
    ],
)
def test_a_question_loads_what_it_needs(code: str, absent: set[str]) -> None:
    loaded = loaded_after(f"from govsvc.divisions import registry; r = registry(); {code}")
    assert loaded.isdisjoint(absent)


def test_every_listed_name_resolves_and_no_other() -> None:
    for name in govsvc.divisions.__all__:
        assert getattr(govsvc.divisions, name) is not None
    assert set(govsvc.divisions.__all__) <= set(dir(govsvc.divisions))
    with pytest.raises(
        AttributeError, match=r"module 'govsvc.divisions' has no attribute 'Dvision'"
    ):
        _ = govsvc.divisions.Dvision  # type: ignore[attr-defined]
