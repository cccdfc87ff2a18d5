"""``govsvc division card``, ``tree`` and ``find``."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from govsvc.cli.drawing import Table, draw_json, draw_table
from govsvc.codec import to_dict
from govsvc.divisions import (
    Candidate,
    Division,
    DivisionCode,
    FormalSeal,
    Level,
    Lookup,
    Precision,
    Registry,
    Scheme,
    aliases,
    formal_seal,
    load_townships,
    registry,
    sample_townships,
)
from govsvc.errors import NotFoundError
from govsvc.law import Citation
from govsvc.unknown import UNKNOWN
from govsvc.wording import Lang, Text

__all__ = ["card", "find", "tree"]


def _places(arguments: argparse.Namespace) -> Registry:
    path = arguments.townships
    return registry().with_townships(load_townships(path) if path else sample_townships())


def _asked(arguments: argparse.Namespace, places: Registry) -> tuple[Lookup | None, list[Division]]:
    """The divisions that a code stands for: one, or all that may have borne it on the day."""
    code = DivisionCode.parse(arguments.code, scheme=Scheme(arguments.scheme))
    if arguments.on is None:
        return None, [places.lookup(code)]
    found = places.at(code, arguments.on)
    return found, list(found.candidates)


# card


def card(arguments: argparse.Namespace) -> int:
    """``govsvc division card CODE``: what a division is, where it lies, what became of it."""
    places, lang = _places(arguments), arguments.lang
    found, divisions = _asked(arguments, places)
    if arguments.json:
        cards = [_card_data(division, places) for division in divisions]
        draw_json({"vintage": to_dict(places.vintage), "lookup": to_dict(found), "cards": cards})
        return 0
    for division in divisions:
        print("\n".join(_card_lines(division, places, lang)))
    print(_footing(found, places, lang))
    return 0


def _card_data(division: Division, places: Registry) -> dict[str, Any]:
    successors, seal = places.successors(division), _seal(division, places)
    nature = division.nature
    return {
        "division": to_dict(division),
        "label": to_dict(division.kind.label),
        "path": [step.name for step in places.path(division)],
        "short_name": division.short_name,
        "aliases": list(aliases(division.name, division.kind)),
        "retired_names": list(places.retired_names(division)),
        "standing": nature.standing.value,
        "organ": to_dict(nature.organ),
        "articles": [str(citation) for citation in nature.citations],
        "founded_by": to_dict(nature.founded_by),
        "founding_articles": [str(citation) for citation in nature.founding_citations],
        "note": to_dict(nature.note),
        "predecessors": [_brief(before) for before in places.predecessors(division)],
        "successors": to_dict(successors)
        if successors is UNKNOWN
        else [_brief(after) for after in successors],
        "seal": to_dict(seal),
    }


def _brief(division: Division) -> dict[str, Any]:
    return {"code": str(division.code), "name": division.name}


def _seal(division: Division, places: Registry) -> FormalSeal | None:
    """The seal, or None where the texts name no organ."""
    try:
        return formal_seal(division, places=places)
    except NotFoundError:
        return None


_LABELS = {
    "path": Text(zh="隶属", en="lies in"),
    "time": Text(zh="存续", en="time"),
    "scheme": Text(zh="代码体系", en="scheme"),
    "names": Text(zh="简称、别名", en="other names"),
    "retired": Text(zh="曾用名", en="retired names"),
    "before": Text(zh="由来", en="came from"),
    "after": Text(zh="去向", en="went to"),
    "nature": Text(zh="性质", en="in law"),
    "founded": Text(zh="设立、撤销", en="set up by"),
    "seal": Text(zh="印章", en="seal"),
    "note": Text(zh="注意", en="note"),
}


def _card_lines(division: Division, places: Registry, lang: Lang) -> Iterator[str]:
    kind = division.kind.label.pick(lang)
    yield f"{division.code}  {division.name}  {kind}"
    for key, value in _card_rows(division, places, lang):
        if value:
            yield f"  {_LABELS[key].pick(lang)}{'：' if lang == 'zh' else ': '}{value}"


def _card_rows(division: Division, places: Registry, lang: Lang) -> Iterator[tuple[str, str]]:
    nature, scheme = division.nature, division.code.scheme
    yield "path", "/".join(step.name for step in places.path(division))
    yield "time", division.validity.text(lang)
    yield "scheme", scheme.label.pick(lang) if isinstance(scheme, Scheme) else ""
    yield "names", _listed(aliases(division.name, division.kind), lang)
    yield "retired", _listed(places.retired_names(division), lang)
    yield "before", _named(places.predecessors(division), lang)
    yield "after", _after(division, places, lang)
    standing = nature.standing.label.pick(lang)
    organ = f" ({nature.organ.en})" if lang == "en" else f"（{nature.organ.zh}）"
    organ = organ if nature.organ.zh else ""
    yield "nature", f"{standing}{organ}{_cited(nature.citations, lang)}"
    yield "founded", f"{nature.founded_by.pick(lang)}{_cited(nature.founding_citations, lang)}"
    yield "note", nature.note.pick(lang) if nature.note else ""
    seal = _seal(division, places)
    if seal is not None:
        yield "seal", _seal_line(seal, lang)
        yield "note", seal.doubt.pick(lang) if seal.doubt else ""


def _listed(words: Iterable[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


def _named(divisions: Iterable[Division], lang: Lang) -> str:
    return _listed((f"{d.name} {d.code}" for d in divisions), lang)


def _after(division: Division, places: Registry, lang: Lang) -> str:
    after = places.successors(division)
    if after is UNKNOWN:
        return Text(zh="资料没有记载", en="not in the data").pick(lang)
    return _named(after, lang)


def _cited(citations: Iterable[Citation], lang: Lang) -> str:
    told = "; ".join(citation.text(lang) for citation in citations)
    return f" [{told}]" if told else ""


def _seal_line(seal: FormalSeal, lang: Lang) -> str:
    if seal.text is UNKNOWN:
        return Text(zh="没有规定", en="not provided for").pick(lang) + _cited(seal.citations, lang)
    emblem = seal.emblem.label.pick(lang) if seal.emblem else ""
    comma, colon = ("，", "：") if lang == "zh" else (", ", ": ")
    told = comma.join((str(seal.text), f"{seal.diameter_mm} mm", emblem))
    return f"{told}{colon}{seal.reason.pick(lang)}{_cited(seal.citations, lang)}"


def _footing(found: Lookup | None, places: Registry, lang: Lang) -> str:
    told = Text(zh=f"资料截至 {places.vintage}", en=f"data up to {places.vintage}").pick(lang)
    if found is None or found.precision is Precision.SETTLED:
        return told
    mark = found.precision.label.pick(lang)
    return f"{told}; {found.day}: {mark}" if lang == "en" else f"{told}；{found.day}：{mark}"


# tree


def tree(arguments: argparse.Namespace) -> int:
    """``govsvc division tree CODE``: what lies under a division."""
    places, lang = _places(arguments), arguments.lang
    found, divisions = _asked(arguments, places)
    branches = [_branch(d, places, arguments.on, arguments.depth) for d in divisions]
    if arguments.json:
        draw_json({"vintage": to_dict(places.vintage), "trees": branches})
        return 0
    inside = found is None or found.precision in (Precision.SETTLED, Precision.CHANGE_YEAR)
    lines = [line for branch in branches for line in _drawn(branch, 0, lang, marked=inside)]
    print("\n".join(lines))
    if any(line.endswith(_MARK) for line in lines):
        print(f"{_MARK.strip()} {Precision.CHANGE_YEAR.label.pick(lang)}")
    if any(map(_has_unsure_townships, branches)):
        print(_UNSURE_TOWNSHIPS.pick(lang))
    print(_footing(found, places, lang))
    return 0


_MARK = " ?"


def _branch(division: Division, places: Registry, on: dt.date | None, depth: int) -> dict[str, Any]:
    """A division with what is below it; ``children`` is None where the data have none."""
    below: tuple[Division, ...] | None = ()
    if depth:
        try:
            below = places.children(division, on=on)
        except NotFoundError:
            below = None
    children = None if below is None else [_branch(d, places, on, depth - 1) for d in below]
    return {
        **_brief(division),
        "level": division.level.value,
        "label": to_dict(division.kind.label),
        "certain": on is None or division.existed_on(on) is True,
        "children": children,
    }


def _drawn(branch: dict[str, Any], depth: int, lang: Lang, *, marked: bool) -> Iterator[str]:
    """A line a division, marked with ``?`` if unsure; of the townships that is told once."""
    unsure = marked and not branch["certain"] and branch["level"] != Level.TOWNSHIP
    line = f"{branch['code']}  {branch['name']}  {branch['label'][lang]}"
    yield "  " * depth + line + (_MARK if unsure else "")
    if branch["children"] is None and depth == 0:
        yield "  " + Text(zh="（没有载入下级资料）", en="(nothing below it is loaded)").pick(lang)
    for child in branch["children"] or ():
        yield from _drawn(child, depth + 1, lang, marked=marked)


_UNSURE_TOWNSHIPS = Text(
    zh="乡级资料没有历史：所列乡级区划在该日是否存在，资料不能断定",
    en="the tables of townships know no history: whether those listed existed on that day is not "
    "known",
)


def _has_unsure_townships(branch: dict[str, Any]) -> bool:
    unsure = branch["level"] == Level.TOWNSHIP and not branch["certain"]
    return unsure or any(map(_has_unsure_townships, branch["children"] or ()))


# find


def find(arguments: argparse.Namespace) -> int:
    """``govsvc division find NAME``: every division that answers to a name."""
    places, lang = _places(arguments), arguments.lang
    found = places.resolve(arguments.name, within=arguments.within, on=arguments.on)
    if arguments.json:
        draw_json({"vintage": to_dict(places.vintage), "candidates": to_dict(found)})
    elif found:
        columns = Text(zh="代码|类型|路径|匹配|存续|现为", en="code|kind|path|by|time|now")
        rows = [_row(candidate, lang) for candidate in found]
        draw_table(Table(title="", columns=columns.pick(lang).split("|"), rows=rows))
        print(_footing(None, places, lang))
    else:
        nobody = Text(
            zh=f"没有叫“{arguments.name}”的区划（乡级只载入了一部分）",
            en=f"no division answers to `{arguments.name}` (townships are loaded in part only)",
        )
        print(nobody.pick(lang), file=sys.stderr)
    return 0 if found else 1


def _row(candidate: Candidate, lang: Lang) -> tuple[str, ...]:
    division, now = candidate.division, candidate.now
    unsure = "" if candidate.certain else _MARK
    if now is UNKNOWN:
        today = Text(zh="资料没有记载", en="not in the data").pick(lang)
    else:
        today = "" if now == (division,) else _named(now, lang)
    return (
        str(division.code),
        division.kind.label.pick(lang),
        "/".join(candidate.path),
        candidate.match.label.pick(lang),
        f"{division.validity.text(lang)}{unsure}",
        today,
    )
