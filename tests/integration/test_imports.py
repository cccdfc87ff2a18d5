"""What an import loads, seen from a fresh interpreter."""

import json
import subprocess
import sys
from importlib.metadata import entry_points
from typing import Any

import pytest

_HEAVY = ("attrs", "attr", "cattrs", "holidays", "dateutil", "hypothesis", "rich", "numpy")


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
    """The heavy packages that are loaded once *code* has run."""
    found = fresh(
        f"{code}\nimport json, sys\n"
        f"print(json.dumps([name for name in {_HEAVY!r} if name in sys.modules]))"
    )
    return set(found)


def test_the_package_alone_loads_nothing() -> None:
    loaded = fresh(
        "import sys; before = set(sys.modules)\n"
        "import govsvc, json\n"
        "print(json.dumps(sorted(n for n in set(sys.modules) - before if 'govsvc' in n)))"
    )
    assert loaded == ["govsvc"]
    assert loaded_after("import govsvc") == set()


def test_asking_what_it_offers_loads_nothing() -> None:
    assert loaded_after("import govsvc; dir(govsvc); govsvc.__all__; govsvc.__version__") == set()


def test_every_listed_name_resolves() -> None:
    resolved = fresh(
        "import govsvc, json\n"
        "print(json.dumps([n for n in govsvc.__all__ if getattr(govsvc, n, None) is not None]))"
    )
    import govsvc

    assert resolved == govsvc.__all__


def test_a_star_import_brings_every_listed_name() -> None:
    missing = fresh(
        "import govsvc, json\nfrom govsvc import *\n"
        "print(json.dumps([n for n in govsvc.__all__ if n not in globals()]))"
    )
    assert missing == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    message = fresh(
        "import govsvc, json\n"
        "try: govsvc.dew\n"
        "except AttributeError as error: print(json.dumps(str(error)))"
    )
    assert message == "module 'govsvc' has no attribute 'dew'"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("govsvc.due('apl.42.decide', day)", id="due"),
        pytest.param("govsvc.due('app.60.decide', day)", id="due-rolled"),
        pytest.param("govsvc.due('apl.42.decide', day).explain('zh')", id="explain"),
        pytest.param("govsvc.due('apl.42.decide', day).explain('en')", id="explain-en"),
        pytest.param("govsvc.due('apl.42.decide', datetime.date(2026, 11, 26))", id="last-firm"),
        pytest.param("govsvc.due('app.60.decide', datetime.date(2026, 9, 25))", id="last-roll"),
        pytest.param("govsvc.national_calendar().nth_workday(day, 20)", id="nth-workday"),
        pytest.param("govsvc.to_dict(govsvc.due('apl.42.decide', day))", id="to-dict"),
    ],
)
def test_an_official_answer_does_not_load_the_library_of_holidays(code: str) -> None:
    loaded = loaded_after(f"import datetime, govsvc; day = datetime.date(2025, 7, 3); {code}")
    assert "attrs" in loaded or "attr" in loaded
    assert loaded.isdisjoint({"holidays", "hypothesis", "rich", "numpy"})


def test_a_projected_answer_does() -> None:
    code = "import datetime, govsvc; govsvc.due('apl.42.decide', datetime.date(2027, 1, 4))"
    assert "holidays" in loaded_after(code)


def test_an_error_alone_loads_neither_calendar_nor_catalogue() -> None:
    modules = fresh(
        "import govsvc, json, sys; govsvc.GovsvcError; govsvc.UNKNOWN\n"
        "print(json.dumps(sorted(n for n in sys.modules if n.startswith('govsvc.'))))"
    )
    assert modules == ["govsvc.errors", "govsvc.unknown", "govsvc.wording"]


def test_the_strategies_can_be_imported_before_hypothesis() -> None:
    """Which then registers them while it is imported itself."""
    drawn = fresh(
        "import govsvc.testing, json\n"
        "from hypothesis import strategies as st\n"
        "from govsvc.deadlines import PeriodRule\n"
        "print(json.dumps(repr(st.from_type(PeriodRule))))"
    )
    assert drawn == "period_rules()"


def test_hypothesis_knows_our_types_by_itself() -> None:
    drawn = fresh(
        "from hypothesis import strategies as st\n"
        "import json\n"
        "from govsvc.calendars import Notice\n"
        "print(json.dumps(repr(st.from_type(Notice))))"
    )
    assert drawn == "notices()"


def test_the_entry_point_is_registered() -> None:
    (found,) = (one for one in entry_points(group="hypothesis") if one.name == "govsvc")
    assert found.value == "govsvc.testing._entrypoint:register"


def test_the_strategies_without_their_extra_say_what_to_install() -> None:
    message = fresh(
        "import json, sys\n"
        "sys.modules['hypothesis'] = None\n"
        "try: import govsvc.testing\n"
        "except ModuleNotFoundError as error: print(json.dumps([error.name, str(error)]))"
    )
    assert message == [
        "hypothesis",
        "govsvc.testing needs hypothesis; install the extra: pip install 'govsvc[testing]'",
    ]
