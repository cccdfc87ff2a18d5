"""The face: what `govsvc` offers, and that it loads on first use."""

import importlib
import re
from pathlib import Path

import pytest

import govsvc
from govsvc import deadlines

_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "deadlines.md"
_HOMES = {
    "UNKNOWN": "govsvc.unknown",
    "Deadline": "govsvc.deadlines",
    "GovsvcError": "govsvc.errors",
    "Period": "govsvc.deadlines",
    "due": "govsvc.deadlines",
    "find_rule": "govsvc.deadlines",
    "find_rules": "govsvc.deadlines",
    "from_dict": "govsvc.codec",
    "national_calendar": "govsvc.calendars",
    "parse_citation": "govsvc.law",
    "to_dict": "govsvc.codec",
}


@pytest.mark.parametrize(("name", "home"), _HOMES.items(), ids=_HOMES)
def test_a_name_is_the_one_of_its_module(name: str, home: str) -> None:
    assert name in govsvc.__all__
    assert getattr(govsvc, name) is getattr(importlib.import_module(home), name)


@pytest.mark.parametrize("name", govsvc.__all__)
def test_every_listed_name_resolves(name: str) -> None:
    assert getattr(govsvc, name) is not None


def test_the_list_is_sorted_and_without_doubles() -> None:
    classes_last = sorted(set(govsvc.__all__), key=lambda n: (not n.isupper(), n.islower(), n))
    assert govsvc.__all__ == classes_last


def test_dir_shows_what_is_listed_even_before_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in govsvc.__all__:
        monkeypatch.delitem(vars(govsvc), name, raising=False)
    assert set(govsvc.__all__) <= set(dir(govsvc))


def test_dir_names_nothing_twice() -> None:
    assert govsvc.due is govsvc.due
    assert dir(govsvc) == sorted(set(dir(govsvc)))


def test_a_name_is_kept_after_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(govsvc), "due", raising=False)
    first = govsvc.due
    assert vars(govsvc)["due"] is first


def test_an_unknown_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="module 'govsvc' has no attribute 'dew'"):
        govsvc.dew  # type: ignore[attr-defined]  # noqa: B018


def test_an_unknown_name_cannot_be_imported() -> None:
    with pytest.raises(ImportError, match="dew"):
        from govsvc import dew  # type: ignore[attr-defined]  # noqa: F401


def test_it_has_a_version() -> None:
    major, minor, patch = govsvc.__version__.split(".")
    assert all(part.isdecimal() for part in (major, minor, patch))


@pytest.mark.parametrize("name", deadlines.__all__)
def test_a_name_of_the_deadlines_stands_once_on_their_page(name: str) -> None:
    page = _PAGE.read_text(encoding="utf-8")
    assert len(re.findall(rf"^\.\. .*:: (?:govsvc\.deadlines\.)?{name}$", page, re.MULTILINE)) == 1
