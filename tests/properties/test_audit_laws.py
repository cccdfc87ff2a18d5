"""Laws of audits, on random subjects and checks."""

import datetime as dt
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from govsvc.audits import (
    AtLeast,
    AtMost,
    AuditReport,
    Bound,
    Check,
    CheckReading,
    Contains,
    Count,
    Covers,
    IsIn,
    MeasureUnit,
    Modality,
    Quantity,
    Severity,
    Shape,
    audit,
)
from govsvc.conditions import EVERYTHING, Box, OneOf
from govsvc.law import (
    LegalSource,
    Provision,
    SourceKind,
    SourceVersion,
    Status,
    parse_citation,
)
from govsvc.service_sites import SERVICE_SITE, ServiceSite, SiteKind
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

DAY = dt.date(2020, 8, 20)


def _source(name: str, status: Status) -> LegalSource:
    version = SourceVersion(id="2020", in_force=dt.date(2020, 1, 1), status=status)
    return LegalSource(
        id=name,
        title=Text(zh=name, en=name),
        kind=SourceKind.NORMATIVE_DOCUMENT,
        issuer="x",
        versions=(version,),
    )


SOURCES = {
    "plan": _source("plan", Status.IN_FORCE),
    "draft": _source("draft", Status.DRAFT),
}
WORDS = ("a", "b", "c")
M2 = MeasureUnit.SQUARE_METRE
modalities = st.sampled_from(Modality)
areas = st.builds(Quantity, st.integers(0, 5), st.just(M2))
lists = st.lists(st.sampled_from([*WORDS, UNKNOWN]), max_size=3).map(tuple)

sites = st.builds(
    ServiceSite,
    kind=st.sampled_from([*SiteKind, UNKNOWN]),
    rural=st.sampled_from([True, False, UNKNOWN]),
    area=st.one_of(st.just(UNKNOWN), areas),
    equipment=st.one_of(st.just(UNKNOWN), lists),
    rules=st.one_of(st.just(UNKNOWN), lists),
    posted_rules=st.one_of(st.just(UNKNOWN), lists),
)
"""Sites of which any field may be unknown; shrinks to the first kind with nothing in it."""
area_bounds = st.builds(Bound, areas, modalities)
number_bounds = st.builds(Bound, st.builds(Quantity, st.integers(0, 3)), modalities)
some_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True).map(tuple)

asked: st.SearchStrategy[tuple[str, Shape]] = st.one_of(
    st.tuples(st.just("area"), st.builds(AtLeast, bound=area_bounds)),
    st.tuples(st.just("area"), st.builds(AtMost, bound=area_bounds)),
    st.tuples(
        st.just("equipment"),
        st.builds(Count, least=number_bounds, most=st.none() | number_bounds),
    ),
    st.tuples(
        st.just("equipment"),
        st.builds(IsIn, values=some_words, open=st.booleans(), modality=modalities),
    ),
    st.tuples(
        st.just("rules"),
        st.builds(Contains, values=some_words, open=st.booleans(), modality=modalities),
    ),
    st.tuples(st.just("posted_rules"), st.builds(Covers, of=st.just("rules"), modality=modalities)),
)
conditions = st.sampled_from(
    [
        EVERYTHING,
        Box({"kind": OneOf({"centre"})}),
        Box({"kind": OneOf({"station"}, negated=True)}),
        Box({"rural": OneOf({True}), "kind": OneOf({"station", "branch"})}),
    ]
)


@st.composite
def check_lists(draw: st.DrawFn) -> list[Check]:
    """Up to five checks with conditions, readings and exceptions; shrinks to none."""
    checks: list[Check] = []
    for number in range(draw(st.integers(0, 5))):
        path, shape = draw(asked)
        shapes = [shape]
        if draw(st.booleans()):
            shapes += [other for where, other in [draw(asked)] if where == path]
        name = f"c{number}"
        earlier = [one.id for one in checks]
        header = Provision(
            id=name,
            name=Text(zh=name, en=name),
            summary=Text(zh=name, en=name),
            citations=[parse_citation(draw(st.sampled_from(["plan", "draft"])), SOURCES)],
            when=draw(conditions),
            unless=draw(st.lists(conditions.filter(lambda box: box != EVERYTHING), max_size=1)),
        )
        checks.append(
            Check(
                header=header,
                subject="service_site",
                field=path,
                code="X",
                readings=[
                    CheckReading(shape=one, why=Text(zh=str(n), en=str(n)))
                    for n, one in enumerate(shapes)
                ],
                displaces=draw(st.lists(st.sampled_from(earlier), max_size=1)) if earlier else [],
            )
        )
    return checks


def _report(site: ServiceSite, checks: list[Check], *, assume: bool = True) -> AuditReport:
    assumed = frozenset({"draft"}) if assume else frozenset[str]()
    return audit(site, checks, kind=SERVICE_SITE, on=DAY, sources=SOURCES, assume=assumed)


@given(site=sites, checks=check_lists(), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_checks_does_not_matter(
    site: ServiceSite, checks: list[Check], shuffle: object
) -> None:
    mixed = list(checks)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert _report(site, mixed) == _report(site, checks)


@given(site=sites, checks=check_lists())
def test_every_check_ends_in_one_place(site: ServiceSite, checks: list[Check]) -> None:
    told = _report(site, checks, assume=False)
    places = [
        *(one.check for one in told.findings),
        *(one.check for one in told.unchecked),
        *told.passed,
        *told.not_applied,
        *(name for name, _ in told.inert),
    ]
    assert sorted(places) == sorted(one.id for one in checks)


@given(site=sites, checks=check_lists())
def test_a_draft_never_decides(site: ServiceSite, checks: list[Check]) -> None:
    in_force = [one for one in checks if one.header.citations[0].source == "plan"]
    with_drafts, without = _report(site, checks, assume=False), _report(site, in_force)
    assert attrs.evolve(with_drafts, inert=()) == without


FIELDS = ("kind", "rural", "area", "equipment", "rules", "posted_rules")


@given(site=sites, checks=check_lists(), field=st.sampled_from(FIELDS))
def test_forgetting_a_field_never_turns_a_finding_into_ok(
    site: ServiceSite, checks: list[Check], field: str
) -> None:
    knowing = _report(site, checks)
    forgetting = _report(attrs.evolve(site, **{field: UNKNOWN}), checks)
    for told in (forgetting.passed, forgetting.not_applied):
        assert not {one.check for one in knowing.findings} & set(told)
    assert set(forgetting.passed) <= set(knowing.passed)
    assert {one.check for one in forgetting.findings} <= {one.check for one in knowing.findings}
    assert not forgetting.is_clean or knowing.is_clean


@given(site=sites, checks=check_lists(), field=st.sampled_from(["equipment", "rules"]))
def test_an_unknown_word_more_never_turns_a_finding_into_ok(
    site: ServiceSite, checks: list[Check], field: str
) -> None:
    words = getattr(site, field)
    told: dict[str, Any] = {field: () if words is UNKNOWN else words}
    more: dict[str, Any] = {field: (*told[field], UNKNOWN)}
    knowing = _report(attrs.evolve(site, **told), checks)
    forgetting = _report(attrs.evolve(site, **more), checks)
    assert set(forgetting.passed) <= set(knowing.passed)


@given(site=sites, checks=check_lists(), more=asked)
def test_another_check_removes_no_finding(
    site: ServiceSite, checks: list[Check], more: tuple[str, Shape]
) -> None:
    path, shape = more
    header = Provision(
        id="more",
        name=Text(zh="x", en="x"),
        summary=Text(zh="x", en="x"),
        citations=[parse_citation("plan", SOURCES)],
    )
    added = Check(
        header=header,
        subject="service_site",
        field=path,
        code="X",
        readings=[CheckReading(shape=shape)],
    )
    before, after = _report(site, checks), _report(site, [*checks, added])
    assert {one.check for one in before.findings} <= {one.check for one in after.findings}


@given(site=sites, checks=check_lists(), smaller=st.integers(0, 5))
def test_adding_a_violation_removes_none(
    site: ServiceSite, checks: list[Check], smaller: int
) -> None:
    """What one field does wrong hides nothing that another does."""
    before = _report(site, checks)
    after = _report(attrs.evolve(site, area=Quantity(smaller, M2)), checks)
    elsewhere = {one.id for one in checks if one.field != "area"}
    for told in (before, after):
        assert told.place is None
    assert {one.check for one in before.findings} & elsewhere == (
        {one.check for one in after.findings} & elsewhere
    )


@given(
    limit=st.fractions(0, 10, max_denominator=7),
    amount=st.fractions(0, 10, max_denominator=7),
    modality=modalities,
)
def test_boundaries_are_exact(limit: Fraction, amount: Fraction, modality: Modality) -> None:
    site = ServiceSite(area=Quantity(amount, M2))
    for shape, missed in (
        (AtLeast(bound=Bound(Quantity(limit, M2), modality)), amount < limit),
        (AtMost(bound=Bound(Quantity(limit, M2), modality)), amount > limit),
    ):
        header = Provision(
            id="c",
            name=Text(zh="c", en="c"),
            summary=Text(zh="c", en="c"),
            citations=[parse_citation("plan", SOURCES)],
        )
        one = Check(
            header=header,
            subject="service_site",
            field="area",
            code="X",
            readings=[CheckReading(shape=shape)],
        )
        assert _report(site, [one]).worst is (modality.severity if missed else None)


@given(site=sites, checks=check_lists())
def test_an_open_list_never_condemns(site: ServiceSite, checks: list[Check]) -> None:
    open_ = {
        one.id
        for one in checks
        if all(isinstance(r.shape, IsIn) and r.shape.open for r in one.readings)
    }
    told = {one.severity for one in _report(site, checks).findings if one.check in open_}
    assert told <= {Severity.UNDETERMINED}
