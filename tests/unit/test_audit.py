"""Which checks apply, what a report says, and what it leaves open."""

import datetime as dt
from typing import Any

import attrs
import pytest

from govsvc.audits import (
    AtLeast,
    AuditReport,
    Bound,
    Check,
    CheckReading,
    Contains,
    Count,
    DueBy,
    IsIn,
    MeasureUnit,
    Modality,
    Quantity,
    Severity,
    Shape,
    SubjectType,
    UncheckedReason,
    audit,
)
from govsvc.conditions import EVERYTHING, Between, Box, OneOf
from govsvc.errors import InputTypeError, InputValueError, RulebookError, UnknownError
from govsvc.law import (
    Inert,
    LegalSource,
    Provision,
    SourceKind,
    SourceVersion,
    Status,
    parse_citation,
)
from govsvc.service_sites import SERVICE_SITE, Plaque, ServiceSite, SiteKind
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN
from govsvc.validity import Validity
from govsvc.wording import Text

DAY = dt.date(2020, 8, 20)
CITY = Territory("1309")


def source(name: str, status: Status = Status.IN_FORCE) -> LegalSource:
    version = SourceVersion(
        id="2020", in_force=dt.date(2020, 4, 24), status=status, text_checked=True
    )
    return LegalSource(
        id=name,
        title=Text(zh=name, en=name),
        kind=SourceKind.NORMATIVE_DOCUMENT,
        issuer="x",
        territory=CITY,
        versions=(version,),
    )


SOURCES = {name: source(name) for name in ("plan", "other")} | {
    "draft": source("draft", Status.DRAFT)
}


def check(
    name: str,
    field: str,
    *shapes: Shape,
    when: Box = EVERYTHING,
    unless: tuple[Box, ...] = (),
    displaces: tuple[str, ...] = (),
    by: str = "plan",
    subject: str = "service_site",
    until: dt.date | None = None,
) -> Check:
    readings = [
        CheckReading(
            shape=shape, why=Text(zh=f"理解{n}", en=f"reading {n}") if shapes[1:] else None
        )
        for n, shape in enumerate(shapes)
    ]
    header = Provision(
        id=name,
        name=Text(zh=name, en=name),
        summary=Text(zh=f"{name}的要求", en=f"what {name} asks"),
        citations=[parse_citation(f"{by} 二（一）", SOURCES)],
        territory=CITY,
        when=when,
        unless=unless,
        validity=Validity(valid_to=until),
    )
    return Check(
        header=header,
        subject=subject,
        field=field,
        code=name.upper(),
        readings=readings,
        displaces=displaces,
    )


def report(site: ServiceSite, *checks: Check, **options: Any) -> AuditReport:  # noqa: ANN401
    circumstances = {"place": CITY, "on": DAY, "sources": SOURCES, **options}
    return audit(site, checks, kind=SERVICE_SITE, **circumstances)


def area(limit: int, **options: Any) -> Check:  # noqa: ANN401
    least = Bound(Quantity(limit, MeasureUnit.SQUARE_METRE), Modality.GENERALLY)
    return check("area", "area", AtLeast(bound=least), **options)


ONE_WINDOW = check(
    "windows",
    "windows.outward",
    Count(least=Bound(Quantity(1)), most=Bound(Quantity(1))),
    when=Box({"kind": OneOf({"station"})}),
)
SMALL = ServiceSite(kind=SiteKind.CENTRE, area=Quantity(40, MeasureUnit.SQUARE_METRE))


def test_a_finding_tells_what_was_expected_and_found_and_where_it_stands() -> None:
    (finding,) = report(SMALL, area(50)).findings
    assert (finding.severity, finding.code, finding.path) == (Severity.WARNING, "AREA", "area")
    assert (finding.expected.zh, finding.found.zh) == ("一般不少于50平方米", "40平方米")
    assert finding.citations[0].source == "plan"


def test_a_check_that_is_met_passes() -> None:
    assert report(SMALL, area(30)).passed == ("area",)


def test_a_check_for_something_else_does_not_apply() -> None:
    assert report(SMALL, ONE_WINDOW).not_applied == ("windows",)


def test_what_is_not_known_is_not_checked() -> None:
    (one,) = report(ServiceSite(), area(50)).unchecked
    assert (one.reason, one.paths) == (UncheckedReason.FIELD_UNKNOWN, ("area",))


def test_whether_it_applies_can_be_unknown() -> None:
    (one,) = report(ServiceSite(), ONE_WINDOW).unchecked
    assert (one.reason, one.paths) == (UncheckedReason.CONDITION_UNKNOWN, ("kind",))


def test_unless_takes_a_check_away() -> None:
    rural = (Box({"rural": OneOf({True})}),)
    asked = area(50, unless=rural)
    assert report(attrs.evolve(SMALL, rural=True), asked).not_applied == ("area",)
    assert report(attrs.evolve(SMALL, rural=False), asked).worst is Severity.WARNING
    assert report(SMALL, asked).unchecked[0].paths == ("rural",)


def test_what_is_none_is_none_of_the_values() -> None:
    named = ServiceSite(name=None)
    yes = check("a", "one_stop", IsIn(values=(True,)), when=Box({"name": OneOf({"x"})}))
    no = check(
        "b", "one_stop", IsIn(values=(True,)), when=Box({"name": OneOf({"x"}, negated=True)})
    )
    assert report(named, yes).not_applied == ("a",)
    assert report(named, no).unchecked[0].reason is UncheckedReason.FIELD_UNKNOWN
    lines = check(
        "c", "one_stop", IsIn(values=(True,)), when=Box({"plaque.lines": Between(least=2)})
    )
    assert report(ServiceSite(plaque=None), lines).not_applied == ("c",)


STRICTER = check(
    "stricter",
    "area",
    AtLeast(bound=Bound(Quantity(100, MeasureUnit.SQUARE_METRE))),
    when=Box({"rural": OneOf({False})}),
    displaces=("area",),
)


def test_an_exception_displaces_the_check_it_names() -> None:
    urban = report(attrs.evolve(SMALL, rural=False), area(50), STRICTER)
    assert urban.not_applied == ("area",)
    assert [finding.check for finding in urban.findings] == ["stricter"]
    rural = report(attrs.evolve(SMALL, rural=True), area(50), STRICTER)
    assert rural.not_applied == ("stricter",)
    assert [finding.check for finding in rural.findings] == ["area"]


def test_an_exception_that_may_apply_leaves_both_open() -> None:
    both = report(SMALL, area(50), STRICTER).unchecked
    assert [(one.check, one.paths) for one in both] == [
        ("area", ("rural",)),
        ("stricter", ("rural",)),
    ]


def test_exceptions_in_a_circle_are_refused() -> None:
    one, two = area(50, displaces=("stricter",)), STRICTER
    with pytest.raises(RulebookError, match="in a circle: area → stricter → area") as caught:
        report(SMALL, one, two)
    assert caught.value.rules == ("area", "stricter", "area")


def test_a_draft_never_decides() -> None:
    told = report(SMALL, area(50, by="draft"))
    assert (told.findings, told.inert) == ((), (("area", Inert.DRAFT),))


def test_a_draft_decides_where_it_is_assumed_and_the_report_says_so() -> None:
    told = report(SMALL, area(50, by="draft"), assume=frozenset({"draft"}))
    assert (told.worst, told.assumed) == (Severity.WARNING, ("draft",))


def test_a_check_holds_in_its_place_and_time() -> None:
    assert report(SMALL, area(50), place=Territory("1310")).inert == (("area", Inert.ELSEWHERE),)
    assert report(SMALL, area(50), place=None).inert == (("area", Inert.ELSEWHERE),)
    past = area(50, until=dt.date(2020, 7, 31))
    assert report(SMALL, past).inert == (("area", Inert.NO_LONGER),)


def test_checks_of_other_subjects_are_left_aside() -> None:
    told = report(SMALL, area(50, subject="seal_specimen"))
    assert told == AuditReport(subject="service_site", on=DAY, place=CITY)


RACK = ("phone", "papers", "leaflets", "guides")
ONE_RACK = Contains(values=("phone", "rack"))
FOUR_THINGS = Contains(values=RACK)


def equipped(*things: str) -> ServiceSite:
    return ServiceSite(equipment=things)


def test_two_readings_that_agree_are_one() -> None:
    told = report(equipped("rack", *RACK), check("rack", "equipment", ONE_RACK, FOUR_THINGS))
    assert told.passed == ("rack",)
    assert report(equipped(), check("rack", "equipment", ONE_RACK, FOUR_THINGS)).worst is (
        Severity.VIOLATION
    )


def test_two_readings_that_differ_are_both_told() -> None:
    told = report(equipped("phone", "rack"), check("rack", "equipment", ONE_RACK, FOUR_THINGS))
    (finding,) = told.findings
    assert finding.severity is Severity.AMBIGUOUS
    assert finding.readings[0].en == "reading 0: met"
    assert finding.readings[1].en.startswith("reading 1: violation (among them: phone")


def test_a_reading_that_cannot_be_told_leaves_the_check_open() -> None:
    dated = check("x", "equipment", ONE_RACK, Count(least=Bound(Quantity(3))))
    told = report(ServiceSite(equipment=("phone", "rack", UNKNOWN)), dated)
    assert told.unchecked[0].reason is UncheckedReason.FIELD_UNKNOWN


def test_the_gravest_finding_comes_first() -> None:
    station = ServiceSite(kind=SiteKind.STATION, area=Quantity(1, MeasureUnit.SQUARE_METRE))
    names = check("name", "name", IsIn(values=("x",), open=True))
    told = report(attrs.evolve(station, name="y"), area(50), names)
    assert [finding.severity for finding in told.findings] == [
        Severity.UNDETERMINED,
        Severity.WARNING,
    ]


def test_only_a_whole_report_is_clean() -> None:
    assert report(SMALL, area(30)).is_clean
    assert not report(SMALL).is_clean
    assert not report(SMALL, area(50)).is_clean
    assert not report(ServiceSite(area=SMALL.area), area(30), ONE_WINDOW).is_clean


def test_a_report_is_no_truth_value() -> None:
    with pytest.raises(UnknownError, match="audit report"):
        bool(report(SMALL))


def test_no_finding_is_not_a_severity() -> None:
    assert report(SMALL).worst is None


def test_what_is_audited_is_of_its_kind() -> None:
    with pytest.raises(InputTypeError, match="ServiceSite"):
        report(Plaque())  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match=r"datetime\.date"):
        report(SMALL, on="2020-08-20")


def test_a_check_says_what_it_checks_and_why_it_reads_a_clause_in_two_ways() -> None:
    whole = area(50)
    with pytest.raises(InputValueError, match="needs something to check"):
        attrs.evolve(whole, readings=())
    with pytest.raises(InputValueError, match="needs its reason"):
        attrs.evolve(whole, readings=(*whole.readings, *whole.readings))


def test_a_report_is_explained_in_both_languages() -> None:
    told = report(
        attrs.evolve(SMALL, kind=UNKNOWN, equipment=("phone", "rack")),
        area(50),
        ONE_WINDOW,
        check("rack", "equipment", ONE_RACK, FOUR_THINGS, by="draft"),
        check(
            "late", "area", AtLeast(bound=Bound(Quantity(1, MeasureUnit.SQUARE_METRE))), by="other"
        ),
        check("gone", "area", DueBy(on=DAY), until=dt.date(2020, 5, 1)),
        assume=frozenset({"draft"}),
    )
    assert told.explain("en").splitlines() == [
        "3 checks made, 1 met; 1 could not be made",
        (
            "[ambiguous] what rack asks: expected among them: phone, papers, leaflets, guides; "
            "found missing: papers, leaflets, guides [draft, 二（一）]"
        ),
        "  reading: reading 0: met",
        "  reading: reading 1: violation (among them: phone, papers, leaflets, guides)",
        (
            "[warning] what area asks: expected generally: at least 50 m²; found 40 m² "
            "[plan, 二（一）]"
        ),
        "[not checked] what windows asks: not known whether it applies (kind)",
        "taken as in force, as asked: draft",
        "left aside, without force here and now: 1 checks",
    ]
    chinese = told.explain()
    assert "[提醒] area的要求：一般不少于50平方米；实际：40平方米（《plan》二（一））" in chinese
    assert "[未检查] windows的要求：不知是否适用（kind）" in chinese


def test_a_short_report_has_one_line() -> None:
    assert report(SMALL, area(30)).explain("en") == "1 checks made, 1 met; 0 could not be made"


@attrs.frozen
class Plain:
    number: int = 1


def test_a_field_may_be_always_known() -> None:
    kind = SubjectType(name="x", model=Plain, label=Text(zh="x", en="x"))
    assert kind.read(Plain(), "number") == 1
    assert list(kind.facts()) == ["number"]


def test_labels_stand_in_both_languages() -> None:
    kinds: list[Any] = [*Severity, *UncheckedReason, *SiteKind]
    assert all(one.label.zh and one.label.en for one in kinds)
    assert "lines" in SubjectType(name="x", model=Plaque, label=Text(zh="牌", en="p")).facts()
