"""Provisions: the shared header, and what of a set of them has effect at a place on a day."""

import datetime as dt

import attrs
import pytest

from govsvc.errors import InputTypeError, InputValueError
from govsvc.law import (
    Citation,
    Doubt,
    DoubtKind,
    Inert,
    LegalSource,
    Provision,
    SourceKind,
    SourceVersion,
    Status,
    select,
    why_inert,
)
from govsvc.territory import NATIONAL, Territory
from govsvc.validity import ALWAYS, Validity
from govsvc.wording import Text

WORDS = Text(zh="一", en="one")
PLACE = Territory("640181")
TODAY = dt.date(2024, 1, 1)


def day(year: int) -> dt.date:
    return dt.date(year, 1, 1)


@attrs.frozen
class Rule:
    """Anything that has a header."""

    header: Provision


def rule(
    name: str = "r",
    *,
    source: str = "s",
    cited: str | None = None,
    place: str = "",
    first: int | None = None,
    last: int | None = None,
) -> Rule:
    """In force from 1 January of *first* to 1 January of *last*, citing a version or none."""
    return Rule(
        Provision(
            id=name,
            name=WORDS,
            summary=WORDS,
            citations=(
                Citation(source=source, title=WORDS, version=cited),
                Citation(source="t", title=WORDS),
            ),
            territory=Territory(place),
            validity=Validity(
                valid_from=None if first is None else day(first),
                valid_to=None if last is None else day(last),
            ),
        )
    )


def law(*versions: SourceVersion, name: str = "s") -> LegalSource:
    return LegalSource(
        id=name, title=WORDS, kind=SourceKind.LAW, issuer="某机关", versions=versions
    )


def version(
    status: Status = Status.IN_FORCE, first: int | None = None, last: int | None = None
) -> SourceVersion:
    return SourceVersion(
        id=f"{status}-{first or 'ever'}",
        status=status,
        in_force=None if first is None else day(first),
        until=None if last is None else day(last),
    )


def judge(
    subject: Rule,
    *sources: LegalSource,
    place: Territory = PLACE,
    on: dt.date = TODAY,
    assume: frozenset[str] = frozenset(),
) -> str:
    """``"standing"``, ``"assumed"`` or the reason why it is inert."""
    told = {s.id: s for s in sources}
    found = select([subject], place=place, on=on, sources=told, assume=assume)
    if not assume:
        why = why_inert(subject.header, place=place, on=on, sources=told)
        assert why == (found.inert[0][1] if found.inert else None)
    if found.inert:
        assert not found.standing
        assert not found.assumed
        ((same, reason),) = found.inert
        assert same is subject
        return reason.value
    kinds = {"standing": found.standing, "assumed": found.assumed}
    (kind,) = [name for name, subjects in kinds.items() if subjects == (subject,)]
    return kind


# Headers


def test_a_header_holds_everywhere_and_always_unless_told() -> None:
    header = rule().header
    assert (header.territory, header.validity) == (NATIONAL, ALWAYS)
    assert header.when.test({}) is True
    assert header.unless == ()


def test_the_lists_of_a_header_are_kept_as_tuples() -> None:
    header = attrs.evolve(rule().header, rows=["a"], aliases=["b"], doubts=[], unless=[])
    assert (header.rows, header.aliases, header.doubts, header.unless) == (
        ("a",),
        ("b",),
        (),
        (),
    )
    assert hash(header) == hash(attrs.evolve(header))


def test_a_header_without_a_citation_is_refused() -> None:
    with pytest.raises(InputValueError) as caught:
        attrs.evolve(rule("x.1").header, citations=[])
    error = caught.value
    assert (error.code, error.name) == ("input.value", "citations")
    assert error.explain("zh") == "`x.1` 没有写明依据；请至少引一条"
    assert error.explain("en") == "`x.1` cites nothing; name at least one place in a source"


@pytest.mark.parametrize(
    ("since", "on", "expected"),
    [
        pytest.param(None, day(1900), True, id="always"),
        pytest.param(day(2026), dt.date(2025, 12, 31), False, id="before"),
        pytest.param(day(2026), day(2026), True, id="first-day"),
        pytest.param(day(2026), day(2030), True, id="after"),
    ],
)
def test_a_doubt_matters_from_its_day_on(
    since: dt.date | None, on: dt.date, *, expected: bool
) -> None:
    doubt = Doubt(kind=DoubtKind.BASIS_UNDER_REVIEW, note=WORDS, since=since)
    assert doubt.matters_on(on) is expected


def test_a_doubt_matters_from_a_plain_day() -> None:
    with pytest.raises(InputTypeError) as caught:
        Doubt(kind=DoubtKind.UNIT, note=WORDS, since="2026-07-01")  # type: ignore[arg-type]
    assert caught.value.name == "since"


def test_every_reason_has_its_words_in_both_languages() -> None:
    labels = [reason.label for reason in Inert]
    assert len({label.zh for label in labels}) == len({label.en for label in labels}) == len(Inert)


# What has effect


@pytest.mark.parametrize(
    ("where", "place", "expected"),
    [
        pytest.param("", "640181", "standing", id="national"),
        pytest.param("64", "640181", "standing", id="province"),
        pytest.param("640181", "640181", "standing", id="same"),
        pytest.param("640181100", "640181", "elsewhere", id="township-of-it"),
        pytest.param("640182", "640181", "elsewhere", id="neighbour"),
        pytest.param("45", "640181", "elsewhere", id="other-province"),
        pytest.param("64", "", "elsewhere", id="asked-for-the-country"),
    ],
)
def test_a_provision_has_effect_in_its_territory(where: str, place: str, expected: str) -> None:
    assert judge(rule(place=where), place=Territory(place)) == expected


@pytest.mark.parametrize(
    ("first", "last", "on", "expected"),
    [
        pytest.param(2020, None, dt.date(2019, 12, 31), "not_yet", id="day-before"),
        pytest.param(2020, None, day(2020), "standing", id="first-day"),
        pytest.param(None, 2020, day(2020), "standing", id="last-day"),
        pytest.param(None, 2020, dt.date(2020, 1, 2), "no_longer", id="day-after"),
        pytest.param(None, None, day(1900), "standing", id="always"),
    ],
)
def test_a_provision_has_effect_while_it_is_valid(
    first: int | None, last: int | None, on: dt.date, expected: str
) -> None:
    assert judge(rule(first=first, last=last), on=on) == expected


@pytest.mark.parametrize(
    ("source", "on", "expected"),
    [
        pytest.param(law(version(first=2020)), 2024, "standing", id="in-force"),
        pytest.param(law(version(first=2025)), 2024, "not_in_force", id="not-yet"),
        pytest.param(law(version(last=2023)), 2024, "not_in_force", id="no-longer"),
        pytest.param(
            law(version(last=2019), version(first=2021)), 2020, "not_in_force", id="between"
        ),
        pytest.param(law(version(Status.DRAFT)), 2024, "draft", id="draft"),
        pytest.param(law(version(Status.TEMPLATE)), 2024, "template", id="template"),
        pytest.param(law(version(Status.REPORT)), 2024, "report", id="report"),
        pytest.param(law(version(Status.REPEALED)), 2024, "repealed", id="repealed"),
        pytest.param(
            law(version(Status.REPEALED, first=2020)), 2024, "repealed", id="repealed-with-days"
        ),
        pytest.param(
            law(version(first=2010), version(Status.DRAFT)), 2024, "standing", id="draft-beside-law"
        ),
        pytest.param(
            law(version(last=2020), version(Status.REPEALED)), 2024, "repealed", id="repealed-since"
        ),
        pytest.param(
            law(version(Status.DRAFT), version(first=2020)), 2024, "standing", id="draft-before-law"
        ),
        pytest.param(law(), 2024, "standing", id="no-versions"),
        pytest.param(law(name="other"), 2024, "standing", id="unknown-source"),
    ],
)
def test_a_provision_shares_the_fate_of_its_source(
    source: LegalSource, on: int, expected: str
) -> None:
    assert judge(rule(), source, on=day(on)) == expected


OLD_AND_NEW = law(version(first=2010, last=2020), version(Status.DRAFT), version(first=2022))


@pytest.mark.parametrize(
    ("cited", "on", "expected"),
    [
        pytest.param("in_force-2010", 2015, "standing", id="old-while-in-force"),
        pytest.param("in_force-2010", 2024, "not_in_force", id="old-replaced"),
        pytest.param("in_force-2022", 2024, "standing", id="new-in-force"),
        pytest.param("in_force-2022", 2015, "not_in_force", id="new-not-yet"),
        pytest.param("draft-ever", 2024, "draft", id="draft-beside-the-law"),
        pytest.param("2099", 2024, "not_in_force", id="no-such-version"),
        pytest.param(None, 2015, "standing", id="none-named-old"),
        pytest.param(None, 2024, "standing", id="none-named-new"),
    ],
)
def test_a_provision_that_cites_a_version_shares_its_fate(
    cited: str | None, on: int, expected: str
) -> None:
    assert judge(rule(cited=cited), OLD_AND_NEW, on=day(on)) == expected


@pytest.mark.parametrize("status", [Status.DRAFT, Status.TEMPLATE, Status.REPORT, Status.REPEALED])
def test_what_is_not_in_force_has_effect_only_if_assumed(status: Status) -> None:
    assert judge(rule(), law(version(status))) == status.value
    assert judge(rule(), law(version(status)), assume=frozenset({"s"})) == "assumed"
    assert judge(rule(), law(version(status)), assume=frozenset({"other"})) == status.value


def test_an_assumed_source_still_holds_only_in_its_territory() -> None:
    subject = rule(place="45")
    assert judge(subject, law(version(Status.DRAFT)), assume=frozenset({"s"})) == "elsewhere"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(2030, None, "not_yet"), (None, 2020, "no_longer"), (2020, 2030, "assumed")],
    ids=["not-yet", "no-longer", "valid"],
)
def test_a_provision_of_an_assumed_source_keeps_its_own_days(
    first: int | None, last: int | None, expected: str
) -> None:
    subject = rule(first=first, last=last)
    assert judge(subject, law(version(Status.DRAFT)), assume=frozenset({"s"})) == expected


def test_only_the_first_citation_names_the_source() -> None:
    assert judge(rule(), law(version(Status.DRAFT), name="t")) == "standing"
    assert judge(rule(), assume=frozenset({"t"})) == "standing"


@pytest.mark.parametrize(
    ("first", "place", "expected"),
    [(2030, "45", "elsewhere"), (2030, "", "not_yet"), (None, "", "draft")],
    ids=["place-first", "then-validity", "then-source"],
)
def test_one_reason_is_given_place_before_validity_before_source(
    first: int | None, place: str, expected: str
) -> None:
    assert judge(rule(first=first, place=place), law(version(Status.DRAFT))) == expected


def test_a_selection_keeps_every_provision_once_and_in_order() -> None:
    rules = [
        rule("a"),
        rule("b", source="draft"),
        rule("c", place="45"),
        rule("d"),
        rule("e", source="assumed"),
        rule("f", first=2030),
        rule("g", source="assumed", place="45"),
        rule("h", source="assumed", last=2020),
    ]
    sources = {
        "draft": law(version(Status.DRAFT), name="draft"),
        "assumed": law(version(Status.DRAFT), name="assumed"),
    }
    found = select(
        iter(rules), place=PLACE, on=TODAY, sources=sources, assume=frozenset({"assumed"})
    )
    assert [r.header.id for r in found.standing] == ["a", "d"]
    assert [r.header.id for r in found.assumed] == ["e"]
    assert [(r.header.id, reason) for r, reason in found.inert] == [
        ("b", Inert.DRAFT),
        ("c", Inert.ELSEWHERE),
        ("f", Inert.NOT_YET),
        ("g", Inert.ELSEWHERE),
        ("h", Inert.NO_LONGER),
    ]


def test_nothing_is_selected_from_nothing() -> None:
    none: list[Rule] = []
    found = select(none, place=PLACE, on=TODAY, sources={})
    assert (found.standing, found.assumed, found.inert) == ((), (), ())


def test_every_reason_can_come_about() -> None:
    found = {
        judge(rule(place="45")),
        judge(rule(first=2030)),
        judge(rule(last=2020)),
        judge(rule(), law(version(first=2030))),
        *(judge(rule(), law(version(s))) for s in Status if s is not Status.IN_FORCE),
    }
    assert found == {reason.value for reason in Inert}


def test_the_parts_of_a_doubt_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        Doubt(DoubtKind.UNIT, WORDS)  # type: ignore[call-arg]
