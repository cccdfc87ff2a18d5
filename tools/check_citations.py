"""Hold every citation of the shipped data against the texts of the laws.

Usage: ``python tools/check_citations.py FOLDER [ID=FILE ...] [PACK ...]``, where FOLDER holds one
Markdown file a text, named ``TITLE(YEAR-MM-DD).md`` or ``TITLE(YEAR).md``; the parts of a code are
``TITLE-PART(…).md``. ``ID=FILE`` gives the text of a document without articles by the id of its
source. Without PACK the whole catalogue and every shipped pack is held.

Every citation falls under one of five heads: *right* (the article, paragraph and item stand in the
text), *wrong* (they do not, or the text was not at hand and the citation says nothing of it),
*vague* (an item without its paragraph where an article has several), *not checked* (no text at
hand, and the citation carries the mark) and *no text* (a document that a pack states itself, whose
text was not given). The exit status is 1 if any is wrong.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import attrs

from govsvc.deadlines import find_rules
from govsvc.law import Citation, LegalSource, national_sources, parse_citation
from govsvc.packs import read_pack, shipped_pack, shipped_packs

NAME = re.compile(r"(?P<title>[^()-]+)(?:-[^()]+)?\((?P<year>[0-9]{4})[^()]*\)")
ARTICLE = re.compile(
    r"(?:\*\*)?第(?P<number>[零一二三四五六七八九十百千]+)条(?:之(?P<inserted>[一二三四五六七八九十]+))?(?:\*\*)?\s"
)
NUMBERED = re.compile(r"(?P<number>[一二三四五六七八九十]+)、")
ITEM = re.compile(r"[（(](?P<number>[一二三四五六七八九十]+)[）)]")
SUBITEM = re.compile(r"(?P<number>[0-9]+)[.．、]")


class Finding(StrEnum):
    """What holding a citation against its text gives."""

    RIGHT = "right"
    WRONG = "wrong"
    VAGUE = "vague"
    NOT_CHECKED = "not checked"
    NO_TEXT = "no text"


@attrs.define
class Paragraph:
    """A paragraph (款): its numbered items, each with the numbers of its subitems."""

    items: dict[int, set[int]] = attrs.field(factory=dict)


Place = tuple[int, int | None]


@attrs.define
class Statute:
    """A text: its articles by number, or the clauses of a document without articles."""

    articles: dict[Place, list[Paragraph]] = attrs.field(factory=dict)
    clauses: set[str] = attrs.field(factory=set)


def number(text: str) -> int:
    """A number as statutes write it."""
    return parse_citation(f"行政许可法第{text}条").article or 0


def read_statute(text: str) -> Statute:
    """The articles of a text; of a document without articles, its numbered points."""
    by_article = any(ARTICLE.match(line) for line in text.splitlines())
    head = ARTICLE if by_article else NUMBERED
    statute = Statute()
    paragraphs: list[Paragraph] = []
    for line in (line.strip() for line in text.splitlines()):
        if not line or line.startswith("#"):
            continue
        if found := head.match(line):
            inserted = found.groupdict().get("inserted")
            place = (number(found["number"]), number(inserted) if inserted else None)
            paragraphs = statute.articles.setdefault(place, [])
            paragraphs.append(Paragraph())
        elif not paragraphs:
            continue
        elif found := ITEM.match(line):
            paragraphs[-1].items[number(found["number"])] = set()
        elif (found := SUBITEM.match(line)) and paragraphs[-1].items:
            last = max(paragraphs[-1].items)
            paragraphs[-1].items[last].add(int(found["number"]))
        else:
            paragraphs.append(Paragraph())
    return statute


HEADING = re.compile(
    r"(?:^|(?<=[\s。〕：:;；]))(?:(?P<chapter>[一二三四五六七八九十]+)、"
    r"|[（(](?P<section>[一二三四五六七八九十]+)[）)]|(?P<point>[0-9]+)[、.．])"
)


def read_document(text: str) -> Statute:
    """The clauses of a document: chapters (一、), sections (（一）) and points (1、)."""
    chapter = section = ""
    statute = Statute()
    for found in HEADING.finditer(text):
        if found["chapter"]:
            chapter, section = found["chapter"], ""
            statute.clauses.add(chapter)
        elif found["section"]:
            section = f"（{found['section']}）"
            statute.clauses.add(chapter + section)
        else:
            statute.clauses.add(f"{chapter}{section}{found['point']}")
    return statute


Texts = dict[tuple[str, str], Statute]
"""The texts by title and year; those of documents by the id of their source and nothing."""


def read_folder(folder: Path) -> Texts:
    """The texts of a folder; the parts of a code together."""
    texts: Texts = {}
    for path in sorted(folder.glob("*.md")):
        found = NAME.fullmatch(path.stem)
        if found is None:
            raise SystemExit(f"{path.name}: expected TITLE(YEAR-MM-DD).md")
        statute = texts.setdefault((found["title"], found["year"]), Statute())
        statute.articles.update(read_statute(path.read_text(encoding="utf-8")).articles)
    return texts


def text_of(citation: Citation, source: LegalSource, texts: Texts) -> Statute | None:
    """The text of the version that a citation names, or of the last one."""
    if (source.id, "") in texts:
        return texts[source.id, ""]
    version = source.versions[-1].id if source.versions else ""
    year = citation.version or version
    names = (source.title.zh, *source.aliases)
    return next((texts[name, year] for name in names if (name, year) in texts), None)


def judge(citation: Citation, statute: Statute | None, *, is_own: bool) -> Finding:
    """Whether the place cited is in the text; *is_own*: a pack states the source itself."""
    if statute is None:
        untold = Finding.NO_TEXT if is_own else Finding.WRONG
        return untold if citation.checked else Finding.NOT_CHECKED
    if citation.clause is not None:
        return Finding.RIGHT if citation.clause in statute.clauses else Finding.WRONG
    if citation.article is None:
        return Finding.RIGHT
    paragraphs = statute.articles.get((citation.article, citation.inserted), [])
    if not (paragraphs or citation.checked):  # a part of the statute that is not in the folder
        return Finding.NOT_CHECKED
    if citation.paragraph is not None:
        paragraphs = paragraphs[citation.paragraph - 1 :][:1]
    if citation.item is not None:
        held = [p for p in paragraphs if _holds(p, citation.item, citation.subitem)]
        if held and len(paragraphs) > 1:
            return Finding.VAGUE
        paragraphs = held
    return Finding.RIGHT if paragraphs else Finding.WRONG


def _holds(paragraph: Paragraph, item: int, subitem: int | None) -> bool:
    return item in paragraph.items and (subitem is None or subitem in paragraph.items[item])


def citations_in(value: object) -> Iterator[Citation]:
    """Every citation in a model, however deep."""
    if isinstance(value, Citation):
        yield value
    elif attrs.has(kind := type(value)):
        for name in attrs.fields_dict(kind):
            yield from citations_in(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from citations_in(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from citations_in(item)


def shipped(packs: Iterable[str]) -> Iterator[tuple[str, object, Mapping[str, LegalSource]]]:
    """What holds citations, with the sources that they may name."""
    named = list(packs)
    if not named:
        for rule in find_rules():
            yield rule.id, rule, national_sources()
    loaded = [read_pack(Path(name), trusted=True) for name in named] or [
        shipped_pack(name) for name in shipped_packs()
    ]
    for pack in loaded:
        known = {**national_sources(), **{source.id: source for source in pack.sources}}
        for provision in pack.provisions:
            yield f"{pack.id}: {provision.header.id}", provision, known


def check(texts: Texts, packs: Iterable[str]) -> int:
    """Print what is not right, and the figures; 1 if anything is wrong."""
    counts: Counter[tuple[str, Finding]] = Counter()
    for name, holder, sources in shipped(packs):
        where = name.partition(": ")[0] if ": " in name else "catalogue"
        for citation in citations_in(holder):
            source = sources[citation.source]
            own = source.id not in national_sources()
            found = judge(citation, text_of(citation, source, texts), is_own=own)
            counts[where, found] += 1
            if found not in (Finding.RIGHT, Finding.NOT_CHECKED):
                print(f"{found}: {name}: {citation}")
    for where in dict.fromkeys(where for where, _ in counts):
        told = ", ".join(f"{found} {counts[where, found]}" for found in Finding)
        print(f"{where}: {told}")
    return int(any(found is Finding.WRONG for _, found in counts))


def main(words: list[str]) -> int:
    """Read the texts that are given, and hold the citations against them."""
    if not words:
        raise SystemExit(__doc__)
    texts = read_folder(Path(words[0]))
    for word in words[1:]:
        name, given, file = word.partition("=")
        if given:
            texts[name, ""] = read_document(Path(file).read_text(encoding="utf-8"))
    return check(texts, [word for word in words[1:] if "=" not in word])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
