"""The checks of a catalogue: they pass on the shipped one, and name each kind of fault."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import attrs
import pytest

from govsvc import UNKNOWN, find_rule, find_rules
from govsvc.deadlines import (
    Basis,
    Deadline,
    Extension,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Roll,
    RuleReading,
    Unit,
)
from govsvc.errors import PayloadError
from govsvc.law import national_sources
from govsvc.territory import Territory
from govsvc.testing import CatalogueChecks, checks
from govsvc.validity import Validity
from govsvc.wording import Text

_DECIDE = find_rule("apl.42.decide")
_WORDS = Text(zh="词", en="word")
_EXPRESS = Roll(basis=Basis.EXPRESS)
_FILE = """
[[period]]
id = "tst.1.do"
matter = "tst.1.do"
name = { zh = "办", en = "do" }
summary = { zh = "五日内办", en = "do within five days" }
cite = ["行政许可法第四十四条"]
start = { zh = "收到", en = "received" }
bearer = { zh = "机关", en = "authority" }
length = 5
unit = "working_day"
"""


class TestTheShippedCatalogue(CatalogueChecks):
    catalogue = find_rules()


class TestAFile(CatalogueChecks):
    catalogue = _FILE.encode()
    sources = national_sources()
    name = "tst.toml"


def rule_of(period: Period | None = None, *, header: Any = None, **fields: Any) -> PeriodRule:  # noqa: ANN401 - fields of the models
    """The licence decision, otherwise than it is."""
    bare = attrs.evolve(_DECIDE, extension=None, not_counted=(), lapse=None, correction=None)
    return attrs.evolve(
        bare,
        period=period or _DECIDE.period,
        header=attrs.evolve(_DECIDE.header, **(header or {})),
        **fields,
    )


def checks_of(rules: bytes | Sequence[PeriodRule]) -> CatalogueChecks:
    class Checks(CatalogueChecks):
        catalogue = rules

    return Checks()


def problems(check: str, *rules: PeriodRule) -> list[str]:
    """What a check finds."""
    with pytest.raises(AssertionError) as caught:
        getattr(checks_of(rules), check)()
    head, *lines = str(caught.value).splitlines()
    assert head == "the catalogue has problems:"
    return lines


def test_an_empty_catalogue() -> None:
    with pytest.raises(AssertionError, match="is empty; name it as the attribute `catalogue`"):
        checks_of(()).test_it_can_be_read_and_is_not_empty()


def test_a_file_that_cannot_be_read_is_told_by_its_name() -> None:
    with pytest.raises(PayloadError, match=r"^catalogue.toml: "):
        checks_of(b"[[period]]").test_it_can_be_read_and_is_not_empty()


def test_a_name_that_two_rules_answer_to() -> None:
    other = rule_of(header={"id": "own.1", "aliases": ("apl.42.decide",)})
    assert problems("test_ids_and_aliases_are_unique", _DECIDE, other) == [
        "apl.42.decide: names 2 rules (apl.42.decide, own.1)"
    ]


def test_two_versions_in_force_together() -> None:
    other = rule_of(header={"id": "own.1"})
    assert problems("test_versions_do_not_overlap", _DECIDE, other) == [
        f"apl.42.decide: in force together with own.1, of the same matter `{_DECIDE.matter}`"
    ]


@pytest.mark.parametrize(
    "header",
    [
        pytest.param({"validity": Validity(valid_to=dt.date(2000, 1, 1))}, id="earlier"),
        pytest.param({"applies_to": ("others",)}, id="for-others"),
    ],
)
def test_versions_that_do_not_meet(header: dict[str, Any]) -> None:
    other = rule_of(header={"id": "own.1", **header})
    checks_of([_DECIDE, other]).test_versions_do_not_overlap()


def test_versions_of_two_places() -> None:
    one, other = (
        rule_of(header={"id": code, "territory": Territory(code)}) for code in ("11", "12")
    )
    checks_of([one, other]).test_versions_do_not_overlap()


_CITED = _DECIDE.header.citations[0]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        pytest.param(
            attrs.evolve(_CITED, source="own"),
            "of a source `own` that is not known",
            id="unknown-source",
        ),
        pytest.param(
            attrs.evolve(_CITED, title=Text(zh="某法", en="Some Law")),
            "cannot read the citation `《某法》第四十二条第一款`",
            id="unknown-title",
        ),
        pytest.param(
            attrs.evolve(_CITED, title=Text(zh="行政处罚法", en="Penalty Law")),
            "which reads back as 《行政处罚法》第四十二条第一款",
            id="title-of-another",
        ),
    ],
)
def test_a_citation_that_does_not_resolve(cited: Any, expected: str) -> None:  # noqa: ANN401 - a Citation
    (line,) = problems("test_citations_resolve", rule_of(unit_citations=(cited,)))
    assert line.startswith(f"apl.42.decide: cites {cited.text('zh')}, {expected}")


def test_every_place_cited_is_looked_at_and_told_once() -> None:
    strange = attrs.evolve(_CITED, source="own")
    told = NotCounted(reasons=[NotCountedReason.HEARING], citations=[strange])
    lines = problems("test_citations_resolve", rule_of(not_counted=(told, told)))
    assert len(lines) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(Text(zh="word", en="word"), id="no-chinese"),
        pytest.param(Text(zh="词", en="词"), id="no-english"),
    ],
)
def test_a_text_in_one_language(text: Text) -> None:
    (line,) = problems("test_texts_exist_in_both_languages", rule_of(bearer=text))
    assert line == f"apl.42.decide: a text lacks a language: {text!r}"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param(
            rule_of(Period.calendar_days(5, roll=_EXPRESS)),
            "rolls (express) without citing where that stands",
            id="uncited",
        ),
        pytest.param(
            rule_of(
                readings=[RuleReading(kind=ReadingKind.UNIT, why=_WORDS, unit=Unit.WORKING_DAY)]
            ),
            "has another reading of its unit that names no other unit",
            id="the-same-unit",
        ),
        pytest.param(
            rule_of(readings=[RuleReading(kind=ReadingKind.NO_ROLL, why=_WORDS)]),
            "has a reading without rolling, but does not roll",
            id="no-roll",
        ),
        pytest.param(
            rule_of(
                Period.calendar_days(
                    5,
                    kind=PeriodKind.BEFORE,
                    roll=Roll(basis=Basis.ANALOGY, citations=[_CITED]),
                )
            ),
            "5 calendar days of the kind “act so long before an event” cannot roll",
            id="backward",
        ),
    ],
)
def test_units_and_rolls_that_do_not_agree(rule: PeriodRule, expected: str) -> None:
    assert problems("test_units_and_rolls_agree", rule) == [f"apl.42.decide: {expected}"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param(
            rule_of(header={"validity": Validity(valid_to=dt.date(2007, 12, 31))}),
            "is in force on no day from 2008-01-01 on, so nobody can ask for it",
            id="never-in-force",
        ),
        pytest.param(
            rule_of(Period(kind=PeriodKind.AT_LEAST, length=24, unit=Unit.HOUR)),
            "`apl.42.decide` is no period in hours to act within; ask due()",
            id="hours-of-another-kind",
        ),
        pytest.param(
            rule_of(Period.working_days(5_000, kind=PeriodKind.BEFORE)),
            "`2006-12-31` lies before `2007-01-01`, where the calendar begins",
            id="beyond-the-calendar",
        ),
    ],
)
def test_a_rule_that_nobody_can_ask_for(rule: PeriodRule, expected: str) -> None:
    lines = problems("test_every_rule_is_computed_or_refused_with_what_it_is", rule)
    assert all(line.startswith(f"apl.42.decide: {expected}") for line in lines)


@pytest.mark.parametrize("kind", [PeriodKind.REASONABLE, PeriodKind.METHOD])
def test_a_rule_without_a_day_says_what_it_is(kind: PeriodKind) -> None:
    rule = rule_of(Period(kind=kind))
    checks_of([rule]).test_every_rule_is_computed_or_refused_with_what_it_is()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            {"extension": Extension(to=20)},
            "extended to `20`, no more than the `20` there are; check the number",
            id="extended-to-no-more",
        ),
        pytest.param(
            {
                "extension": Extension(by=10, times=0),
            },
            "this period can be extended 0 times at most; leave out what is more",
            id="extended-never",
        ),
    ],
)
def test_what_a_rule_allows_and_its_clock_refuses(fields: dict[str, Any], expected: str) -> None:
    (line,) = problems("test_what_the_rule_allows_can_happen", rule_of(**fields))
    assert line.startswith(f"apl.42.decide: {expected}")


# Faults of the engine, not of a catalogue: the checks would see them.


def test_an_answer_that_counting_by_hand_does_not_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "last_day", lambda *_: dt.date(2000, 1, 1))
    lines = problems("test_answers_equal_a_count_day_by_day", _DECIDE)
    assert "apl.42.decide: 2022-09-30 leads to 2022-11-02, by hand to 2000-01-01" in lines


def test_an_explanation_that_leaves_something_unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Deadline, "explain", lambda _self, lang: f"{UNKNOWN} {lang}")
    lines = problems("test_answers_are_explained_in_both_languages", _DECIDE)
    assert f"apl.42.decide: the explanation in en lacks `{_CITED.text('en')}`" in lines
    assert "apl.42.decide: the explanation in zh lacks `2022-11-02`" in lines


def test_an_answer_that_changes_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "from_dict", lambda *_: None)
    assert set(problems("test_answers_survive_json", _DECIDE)) == {"apl.42.decide: changes in JSON"}
