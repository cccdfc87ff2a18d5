"""Laws of law: citations come back, rank is a partial order, selection parts a set exactly."""

import datetime as dt
import itertools

import attrs
from hypothesis import event, example, given
from hypothesis import strategies as st

from govsvc.errors import CitationError, CodeError, NotFoundError
from govsvc.law import (
    Citation,
    Inert,
    LegalSource,
    Provision,
    SourceKind,
    SourceVersion,
    Status,
    find_source,
    national_sources,
    outranks,
    parse_citation,
    select,
    why_inert,
)
from govsvc.territory import Territory
from govsvc.validity import Validity
from govsvc.wording import Text

WORDS = Text(zh="一", en="one")

# Territories: a small country, so that places often lie in one another

CODES = ["", "64", "6401", "640181", "640181100", "640181100201", "640182", "6402", "45", "4419"]
PLACES = st.sampled_from([*CODES, "441900003", "4501"]).map(Territory)
PADDED = {0: "0" * 6, 2: "0000", 4: "00", 6: "000000", 9: "000", 12: ""}


@given(
    st.sampled_from([0, 2, 4, 6, 9, 12]).flatmap(
        lambda size: st.text(alphabet="01289", min_size=size, max_size=size)
    )
)
def test_a_code_means_the_same_with_and_without_zeros(code: str) -> None:
    place = Territory(code)
    assert Territory(place.prefix) == place
    assert Territory(place.prefix + PADDED[len(place.prefix)]) == place
    assert (code + "0" * 12).startswith(place.prefix)


@given(st.text(max_size=14) | st.text(alphabet="0123456789", max_size=14))
def test_any_text_is_a_code_or_refused(text: str) -> None:
    try:
        place = Territory(text)
    except CodeError:
        event("refused")
        return
    event("code")
    assert place.prefix == "" or place.prefix.isascii()


@given(PLACES, PLACES, PLACES)
def test_covering_is_a_partial_order(one: Territory, two: Territory, three: Territory) -> None:
    assert one.covers(one)
    assert not (one.covers(two) and two.covers(one)) or one == two
    if one.covers(two) and two.covers(three):
        event("chain")
        assert one.covers(three)


@given(PLACES, PLACES)
def test_the_path_of_a_place_names_all_that_cover_it(place: Territory, other: Territory) -> None:
    path = place.path()
    assert path[0].is_national
    assert path[-1] == place
    assert len(set(path)) == len(path)
    assert all(upper.covers(lower) for upper, lower in itertools.pairwise(path))
    assert (other in path) == other.covers(place)


# Validity, day by day

DAYS = [dt.date(2024, 2, 27) + dt.timedelta(n) for n in range(8)]


@st.composite
def spans(draw: st.DrawFn) -> Validity:
    first, last = sorted([draw(st.sampled_from(DAYS[1:-1])), draw(st.sampled_from(DAYS[1:-1]))])
    return Validity(
        valid_from=draw(st.sampled_from([None, first])),
        valid_to=draw(st.sampled_from([None, last])),
    )


@given(spans(), spans())
def test_spans_overlap_where_a_day_lies_in_both(one: Validity, two: Validity) -> None:
    shared = [day for day in DAYS if one.covers(day) and two.covers(day)]
    assert one.overlaps(two) is bool(shared)


@given(spans())
def test_the_days_of_a_span_have_no_gap(span: Validity) -> None:
    inside = [DAYS.index(day) for day in DAYS if span.covers(day)]
    assert inside == list(range(inside[0], inside[-1] + 1))
    assert (DAYS[0] in map(DAYS.__getitem__, inside)) is (span.valid_from is None)
    assert (DAYS[-1] in map(DAYS.__getitem__, inside)) is (span.valid_to is None)


# Citations

NUMBERS = st.integers(1, 1_300)
CLAUSES = st.builds(
    str.__add__, st.sampled_from(["二（", "附件", "a."]), st.text("一二十（）()1a.附件", max_size=5)
)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """A citation of a national source; shrinks to a whole one."""
    source = draw(st.sampled_from(list(national_sources().values())))
    version = draw(st.sampled_from([None, *source.versions]))
    texts = source.versions[-1:] if version is None else (version,)
    cited = Citation(
        source=source.id,
        title=source.title,
        version=None if version is None else version.id,
        checked=all(text.text_checked for text in texts) and draw(st.booleans()),
    )
    if draw(st.booleans()):
        article = draw(NUMBERS)
        return attrs.evolve(
            cited,
            article=article,
            inserted=draw(st.none() | st.integers(1, 30)),
            paragraph=draw(st.none() | NUMBERS),
            item=draw(st.none() | NUMBERS),
            subitem=draw(st.none() | NUMBERS),
        )
    return attrs.evolve(cited, clause=draw(st.none() | CLAUSES))


@given(citations())
def test_a_citation_is_read_back_from_its_chinese_form(citation: Citation) -> None:
    assert parse_citation(citation.text("zh")) == citation


@given(citations(), st.data())
def test_scripts_spaces_and_marks_do_not_matter(citation: Citation, draws: st.DataObject) -> None:
    """Arabic numbers, spaces between the parts, a title in full or without its marks."""
    titles = [f"《{citation.title.zh}》", f"《中华人民共和国{citation.title.zh}》"]
    parts = [draws.draw(st.sampled_from([*titles, citation.title.zh]))]
    parts.append(f"（{citation.version}）" if citation.version else "")
    parts.append(f"第{citation.article}条" if citation.article else "")
    if citation.inserted:
        parts[-1] += f"之{citation.inserted}"
    parts.append(f"第 {citation.paragraph} 款" if citation.paragraph else "")
    parts.append(f"第（{citation.item}）项" if citation.item else "")
    parts.append(f"第{citation.subitem}目" if citation.subitem else "")
    parts.append(f" {citation.clause}" if citation.clause else "")
    parts.append("" if citation.checked else "（未核对原文）")
    joint = draws.draw(st.sampled_from(["", " ", "\u3000 "]))
    assert parse_citation(joint.join(parts)) == citation


@given(citations())
def test_the_english_form_names_every_number(citation: Citation) -> None:
    text = citation.text("en")
    assert text.startswith(citation.title.en)
    numbers = (citation.article, citation.inserted, citation.paragraph, citation.item)
    assert all(str(number) in text for number in numbers if number is not None)
    assert text.endswith("(not checked against the text)") is not citation.checked


PIECES = st.sampled_from(
    [
        *"《》（）()第条款项目之一二十百千零〇两0123 \n、和",
        "《行政许可法》",
        "行政许可法",
        "复议法",
        "刑法",
        "（2017）",
        "第四十二条",
        "第一款",
        "（六）项",
        "之一",
        "（未核对原文）",
        "中华人民共和国",
        "附件",
    ]
)


@st.composite
def near_citations(draw: st.DrawFn) -> str:
    """The written form of a citation, with a piece or two put in or taken out."""
    text = draw(citations()).text("zh")
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        until = draw(st.integers(at, min(len(text), at + 3)))
        text = text[:at] + draw(st.just("") | PIECES) + text[until:]
    return text


@given(near_citations() | st.lists(PIECES, max_size=10).map("".join) | st.text(max_size=20))
@example("行政许可法" + " " * 40 + "《")
@example("《行政许可法》第零条")
@example("行政许可法第四二条")
def test_any_text_is_a_citation_or_refused_as_it_was_given(text: str) -> None:
    try:
        found = parse_citation(text)
    except CitationError as error:
        event("refused")
        refused = error.text
    else:
        event("read")
        assert parse_citation(found.text("zh")) == found
        return
    assert refused == text


@given(st.text(max_size=12) | st.lists(PIECES, max_size=4).map("".join))
def test_any_text_names_a_source_or_is_not_found(text: str) -> None:
    try:
        found = find_source(text)
    except NotFoundError as error:
        event("not found")
        wanted = error.wanted
    else:
        event("found")
        assert national_sources()[found.id] is found
        return
    assert wanted == text


# Rank

SOURCES = st.builds(
    LegalSource,
    id=st.sampled_from("abc"),
    title=st.just(WORDS),
    kind=st.sampled_from(SourceKind),
    issuer=st.sampled_from(["国务院", "国务院办公厅", "民政部", "某市人民政府"]),
    territory=st.sampled_from(["", "64", "6401", "640181", "45"]).map(Territory),
)


@given(SOURCES, SOURCES, SOURCES)
def test_rank_is_a_strict_partial_order(
    one: LegalSource, two: LegalSource, three: LegalSource
) -> None:
    assert not outranks(one, one)
    assert not (outranks(one, two) and outranks(two, one))
    if outranks(one, two) and outranks(two, three):
        event("chain")
        assert outranks(one, three)


@given(SOURCES, SOURCES, st.sampled_from("xyz"))
def test_rank_does_not_look_at_names_or_versions(
    one: LegalSource, two: LegalSource, name: str
) -> None:
    other = attrs.evolve(one, id=name, versions=(SourceVersion(id=name, adopted=DAYS[0]),))
    assert outranks(other, two) is outranks(one, two)
    assert outranks(two, other) is outranks(two, one)


# Selection


@attrs.frozen
class Rule:
    header: Provision


@st.composite
def versions(draw: st.DrawFn) -> SourceVersion:
    span = draw(spans())
    return SourceVersion(
        id=draw(st.sampled_from("12")),
        status=draw(st.sampled_from(Status)),
        in_force=span.valid_from,
        until=span.valid_to,
    )


@st.composite
def laws(draw: st.DrawFn) -> dict[str, LegalSource]:
    """Some of the sources that rules cite, with versions of any status."""
    return {
        name: LegalSource(
            id=name,
            title=WORDS,
            kind=SourceKind.LAW,
            issuer="某机关",
            versions=draw(st.lists(versions(), max_size=2)),
        )
        for name in draw(st.sets(st.sampled_from("ab")))
    }


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    return Rule(
        Provision(
            id="r",
            name=WORDS,
            summary=WORDS,
            citations=[
                Citation(
                    source=draw(st.sampled_from("abc")),
                    title=WORDS,
                    version=draw(st.sampled_from([None, None, "1", "2"])),
                )
            ],
            territory=Territory(draw(st.sampled_from(["", "", "64", "640181", "45"]))),
            validity=draw(spans()),
        )
    )


QUESTIONS = {
    "subjects": st.lists(rules(), max_size=5),
    "sources": laws(),
    "place": st.sampled_from(["64", "640181", "640181100"]).map(Territory),
    "on": st.sampled_from(DAYS),
    "assume": st.frozensets(st.sampled_from("abc"), max_size=1),
}


def naive(
    rule: Rule,
    sources: dict[str, LegalSource],
    place: Territory,
    on: dt.date,
    assume: frozenset[str],
) -> str:
    """Standing, assumed or inert, by the plain words of the design."""
    header = rule.header
    (cited,) = header.citations
    if header.territory not in place.path() or not header.validity.covers(on):
        return "inert"
    if cited.source in assume:
        return "assumed"
    texts = sources[cited.source].versions if cited.source in sources else ()
    if not texts:
        return "standing"
    in_force = [v for v in texts if v.status is Status.IN_FORCE and v.validity.covers(on)]
    meant = in_force and (cited.version is None or cited.version == in_force[0].id)
    return "standing" if meant else "inert"


@given(**QUESTIONS)
def test_every_provision_is_judged_by_status_validity_and_territory(
    subjects: list[Rule],
    sources: dict[str, LegalSource],
    place: Territory,
    on: dt.date,
    assume: frozenset[str],
) -> None:
    found = select(subjects, place=place, on=on, sources=sources, assume=assume)
    parts: dict[str, tuple[Rule, ...]] = {
        "standing": found.standing,
        "assumed": found.assumed,
        "inert": tuple(rule for rule, _ in found.inert),
    }
    for name, part in parts.items():
        event(f"{name} {len(part) > 0}")
        expected = [r for r in subjects if naive(r, sources, place, on, assume) == name]
        assert list(part) == expected


@given(**{name: drawn for name, drawn in QUESTIONS.items() if name != "assume"})
def test_a_provision_alone_is_judged_as_among_others(
    subjects: list[Rule],
    sources: dict[str, LegalSource],
    place: Territory,
    on: dt.date,
) -> None:
    told = select(subjects, place=place, on=on, sources=sources).inert
    alone = [
        (rule, why_inert(rule.header, place=place, on=on, sources=sources)) for rule in subjects
    ]
    assert [(rule, why) for rule, why in alone if why is not None] == list(told)


@given(**QUESTIONS)
def test_the_reason_for_being_inert_is_true(
    subjects: list[Rule],
    sources: dict[str, LegalSource],
    place: Territory,
    on: dt.date,
    assume: frozenset[str],
) -> None:
    for rule, reason in select(subjects, place=place, on=on, sources=sources, assume=assume).inert:
        event(reason)
        header = rule.header
        first, last = header.validity.valid_from, header.validity.valid_to
        cited = header.citations[0]
        texts = sources[cited.source].versions if cited.source in sources else ()
        named = [v for v in texts if v.id == cited.version] or list(texts[-1:])
        match reason:
            case Inert.ELSEWHERE:
                assert not header.territory.covers(place)
            case Inert.NOT_YET:
                assert first is not None
                assert on < first
            case Inert.NO_LONGER:
                assert last is not None
                assert on > last
            case Inert.NOT_IN_FORCE:
                assert named[0].status is Status.IN_FORCE
            case _:
                assert named[0].status.value == reason.value


@given(rules(), laws(), st.sampled_from(DAYS), PLACES, PLACES)
def test_what_stands_at_a_place_stands_in_all_it_covers(
    rule: Rule, sources: dict[str, LegalSource], on: dt.date, upper: Territory, lower: Territory
) -> None:
    if upper.covers(lower) and select([rule], place=upper, on=on, sources=sources).standing:
        event("stands")
        assert select([rule], place=lower, on=on, sources=sources).standing == (rule,)


@given(rules(), laws(), st.sampled_from(DAYS), PLACES, st.sampled_from("abc"))
def test_assuming_a_source_changes_only_what_rests_on_it(
    rule: Rule, sources: dict[str, LegalSource], on: dt.date, place: Territory, name: str
) -> None:
    without = select([rule], place=place, on=on, sources=sources)
    with_it = select([rule], place=place, on=on, sources=sources, assume=frozenset({name}))
    if rule.header.citations[0].source != name:
        assert with_it == without
    else:
        assert not with_it.standing
