"""Runs the conformance cases of divisions.toml: question, answer, what it rests on."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from govsvc import parse_citation
from govsvc.divisions import (
    AdministrativeBody,
    BodyKind,
    Division,
    DivisionCode,
    Kind,
    LegalNature,
    Level,
    Scheme,
    formal_seal,
    legal_nature,
    number_kind,
    parse_kind,
    registry,
    sample_townships,
    short_name,
)
from govsvc.divisions.codes import is_zone_code
from govsvc.errors import GovsvcError
from govsvc.unknown import UNKNOWN, Maybe

_CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("divisions.toml").read_text("utf-8")
)["case"]
_PLACES = registry().with_townships(sample_townships())
_REQUIRED = {"id", "question", "ask", "expect", "cite", "note"}

Case = Mapping[str, Any]
Answer = Mapping[str, Any]
each_case = pytest.mark.parametrize("case", _CASES, ids=[case["id"] for case in _CASES])


def code_of(case: Case, prefix: str = "") -> DivisionCode:
    """A code of the case, in its scheme."""
    told = case[f"{prefix}code" if not prefix else prefix.removesuffix("_")]
    text: Any = float(told["float"]) if isinstance(told, dict) else told
    scheme = case.get(f"{prefix}scheme")
    return DivisionCode.parse(text, scheme=None if scheme is None else Scheme(scheme))


def named(divisions: Maybe[Iterable[Division]]) -> list[str] | str:
    """Codes and names."""
    return "UNKNOWN" if divisions is UNKNOWN else [f"{d.code} {d.name}" for d in divisions]


def word(value: object) -> object:
    """A value as the file writes it."""
    return "UNKNOWN" if value is UNKNOWN else value


def ask_parse(case: Case) -> Answer:
    code = code_of(case)
    return {"digits": code.digits, "level": code.level.number}


def ask_lookup(case: Case) -> Answer:
    division = _PLACES.lookup(code_of(case))
    return {"name": division.name, "kind": division.kind.label.zh}


def ask_is_division(case: Case) -> Answer:
    return {"is_division": _PLACES.is_division(case["code"])}


def ask_at(case: Case) -> Answer:
    found = _PLACES.at(code_of(case), case["on"])
    return {
        "name": "UNKNOWN" if found.division is UNKNOWN else found.division.name,
        "candidates": [division.name for division in found.candidates],
        "precision": found.precision.value,
    }


def ask_path(case: Case) -> Answer:
    return {"path": "/".join(step.name for step in _PLACES.path(code_of(case)))}


def ask_children(case: Case) -> Answer:
    names = [d.name for d in _PLACES.children(code_of(case), on=case.get("on"))]
    told = case["expect"]
    return {
        "count": len(names),
        "has": [name for name in told.get("has", ()) if name in names],
        "has_not": [name for name in told.get("has_not", ()) if name not in names],
    }


def ask_count(case: Case) -> Answer:
    kinds = Counter(d.kind for d in sample_townships().divisions(code_of(case)))
    return {"towns": kinds[Kind.TOWN], "townships": kinds[Kind.TOWNSHIP]}


def ask_chain(case: Case) -> Answer:
    steps: list[Division] = [_PLACES.latest(code_of(case))]
    for _ in case["expect"]["codes"]:
        after = _PLACES.successors(steps[-1])
        assert after is not UNKNOWN
        steps.append(after[0])
    return {"codes": [str(step.code) for step in steps[1:]]}


def ask_now(case: Case) -> Answer:
    return {"now": named(_PLACES.current(code_of(case)))}


def ask_retired(case: Case) -> Answer:
    return {"names": list(_PLACES.retired_names(code_of(case)))}


def ask_number(case: Case) -> Answer:
    kind = number_kind(case["number"], Level(case["level"]))
    return {"kind": "UNKNOWN" if kind is UNKNOWN else kind.label.zh}


def ask_compare(case: Case) -> Answer:
    return {"equal": code_of(case) == code_of(case, "other_")}


def ask_covers(case: Case) -> Answer:
    return {"covers": code_of(case).covers(code_of(case, "other_"))}


def ask_resolve(case: Case) -> Answer:
    found = _PLACES.resolve(case["name"], within=case.get("within"), on=case.get("on"))
    return {
        "paths": ["/".join(candidate.path) for candidate in found],
        "codes": [str(candidate.division.code) for candidate in found],
        "match": found[0].match.value if found else None,
        "now": named(found[0].now) if found else None,
    }


def ask_short(case: Case) -> Answer:
    return {"short": short_name(case["name"], parse_kind(case["kind"]))}


def nature_of(case: Case) -> LegalNature:
    return legal_nature(parse_kind(case["kind"]), on=case.get("on"))


def ask_nature(case: Case) -> Answer:
    nature = nature_of(case)
    return {"standing": nature.standing.label.zh, "organ": nature.organ.zh}


def body_of_case(case: Case) -> AdministrativeBody:
    return AdministrativeBody(
        kind=BodyKind(case["kind"]),
        name="示例机构",
        serves=None if case.get("zone") else parse_kind(case["serves"]),
        under=parse_kind(case["under"]) if "under" in case else UNKNOWN,
        under_has_districts=case.get("has_districts", UNKNOWN),
    )


def ask_body(case: Case) -> Answer:
    return {"lawful": word(body_of_case(case).is_lawful())}


def ask_seal(case: Case) -> Answer:
    seal = formal_seal(code_of(case), places=_PLACES)
    return {
        "text": word(seal.text),
        "prefix": word(seal.prefix),
        "diameter_mm": seal.diameter_mm,
        "emblem": None if seal.emblem is None else seal.emblem.label.zh,
        "readings": list(seal.readings),
    }


def _begins_with_its_parent(division: Division) -> bool:
    return division.parent is None or division.code.digits.startswith(division.parent.prefix)


def _is_alone(division: Division) -> bool:
    past = _PLACES.history(division.code)
    return all(a.validity.sure_to < b.validity.sure_from for a, b in pairwise(past))


_LAWS: Mapping[str, Callable[[Division], bool]] = {
    "prefix": _begins_with_its_parent,
    "no_zone": lambda division: not is_zone_code(division.code.digits),
    "no_overlap": _is_alone,
}


def ask_every(case: Case) -> Answer:
    return {"holds": all(map(_LAWS[case["law"]], _PLACES))}


_QUESTIONS: Mapping[str, Callable[[Case], Answer]] = {
    name.removeprefix("ask_"): ask for name, ask in globals().items() if name.startswith("ask_")
}


@each_case
def test_the_answer_is_the_one_told(case: Case) -> None:
    expected = dict(case["expect"])
    ask, told = _QUESTIONS[case["ask"]], expected.pop("named", None)
    if "refused" in expected:
        with pytest.raises(GovsvcError) as caught:
            ask(case)
        assert caught.value.code == expected["refused"]
        assert told is None or told in caught.value.explain("zh")
    else:
        answer = ask(case)
        assert {field: answer[field] for field in expected} == expected


@each_case
def test_the_answer_cites_what_it_rests_on(case: Case) -> None:
    match case["ask"]:
        case "nature":
            citations = nature_of(case).citations
        case "body":
            citations = body_of_case(case).form.citations
        case "seal":
            citations = formal_seal(code_of(case), places=_PLACES).citations
        case _:
            assert case["cite"]
            return
    told = [citation.text("zh") for citation in citations]
    assert (parse_citation(case["cite"]).text("zh") in told) if case["cite"] else not told


@each_case
def test_a_case_is_written_as_the_head_of_the_file_says(case: Case) -> None:
    assert set(case) >= _REQUIRED
    assert set(case) - _REQUIRED <= {
        *("code", "scheme", "other", "other_scheme", "on", "name", "kind", "within", "number"),
        *("level", "serves", "under", "has_districts", "zone", "law"),
    }
    assert case["question"].endswith("？")
    assert case["note"].endswith("。")
    assert case["expect"]


def test_every_id_is_given_once_and_every_question_is_asked() -> None:
    ids = Counter(case["id"] for case in _CASES)
    assert [name for name, count in ids.items() if count > 1] == []
    assert {case["ask"] for case in _CASES} == set(_QUESTIONS)
    assert len(_CASES) >= 150
