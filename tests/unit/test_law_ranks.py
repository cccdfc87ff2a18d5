"""Rank: a strict partial order, held against every pair and triple of a small world of sources."""

import itertools

import pytest

from govsvc.law import LegalSource, SourceKind, find_source, outranks
from govsvc.territory import Territory
from govsvc.wording import Text

K = SourceKind
COUNTRY, PROVINCE, CITY, COUNTY = "", "64", "6401", "640181"
OTHER_CITY, OTHER_PROVINCE = "6402", "45"


def source(kind: SourceKind, place: str = COUNTRY, issuer: str = "某机关") -> LegalSource:
    name = f"{kind}@{place}-{issuer}"
    return LegalSource(
        id=name,
        title=Text(zh=name, en=name),
        kind=kind,
        issuer=issuer,
        territory=Territory(place),
    )


STATE_COUNCIL = source(K.NORMATIVE_DOCUMENT, COUNTRY, "国务院")
OFFICE = source(K.NORMATIVE_DOCUMENT, COUNTRY, "国务院办公厅")
MINISTRY = source(K.NORMATIVE_DOCUMENT, COUNTRY, "民政部")
WORLD = [
    source(kind, place)
    for kind in SourceKind
    for place in (COUNTRY, PROVINCE, CITY, COUNTY, OTHER_CITY, OTHER_PROVINCE)
] + [STATE_COUNCIL, OFFICE, source(K.NORMATIVE_DOCUMENT, PROVINCE, "国务院")]
PAIRS = {(one.id, two.id): outranks(one, two) for one, two in itertools.product(WORLD, repeat=2)}


def test_nothing_outranks_itself() -> None:
    assert not [one.id for one in WORLD if PAIRS[one.id, one.id]]


def test_no_two_outrank_each_other() -> None:
    assert not [(a, b) for (a, b), above in PAIRS.items() if above and PAIRS[b, a]]


def test_what_outranks_one_outranks_all_below_it() -> None:
    ids = [one.id for one in WORLD]
    broken = [
        (a, b, c)
        for a, b in itertools.product(ids, repeat=2)
        if PAIRS[a, b]
        for c in ids
        if PAIRS[b, c] and not PAIRS[a, c]
    ]
    assert not broken


def test_the_world_has_pairs_of_both_sorts() -> None:
    assert 0 < sum(PAIRS.values()) < len(PAIRS)


def test_rank_depends_on_nothing_but_kind_territory_and_issuer() -> None:
    """Neither name nor date nor age of the text decides (103, 105, 106)."""
    old, new = find_source("行政许可法"), find_source("社会救助法")
    assert not outranks(old, new)
    assert not outranks(new, old)


@pytest.mark.parametrize("lower", [kind for kind in K if kind is not K.CONSTITUTION])
def test_the_constitution_outranks_everything_else(lower: SourceKind) -> None:
    assert outranks(source(K.CONSTITUTION), source(lower, COUNTY))


ABOVE = [
    pytest.param((K.LAW, COUNTRY), (K.ADMINISTRATIVE_REGULATION, COUNTRY), id="99-law-regulation"),
    pytest.param((K.LAW, COUNTRY), (K.LOCAL_REGULATION, PROVINCE), id="99-law-local-regulation"),
    pytest.param((K.LAW, COUNTRY), (K.DEPARTMENTAL_RULE, COUNTRY), id="99-law-departmental-rule"),
    pytest.param((K.LAW, COUNTRY), (K.LOCAL_GOVERNMENT_RULE, CITY), id="99-law-local-rule"),
    pytest.param((K.LAW, COUNTRY), (K.NORMATIVE_DOCUMENT, COUNTY), id="law-document"),
    pytest.param(
        (K.LAW, COUNTRY), (K.JUDICIAL_INTERPRETATION, COUNTRY), id="law-judicial-interpretation"
    ),
    pytest.param(
        (K.ADMINISTRATIVE_REGULATION, COUNTRY),
        (K.LOCAL_REGULATION, PROVINCE),
        id="99-regulation-local-regulation",
    ),
    pytest.param(
        (K.ADMINISTRATIVE_REGULATION, COUNTRY),
        (K.DEPARTMENTAL_RULE, COUNTRY),
        id="99-regulation-departmental-rule",
    ),
    pytest.param(
        (K.ADMINISTRATIVE_REGULATION, COUNTRY),
        (K.LOCAL_GOVERNMENT_RULE, PROVINCE),
        id="99-regulation-local-rule",
    ),
    pytest.param(
        (K.ADMINISTRATIVE_REGULATION, COUNTRY),
        (K.NORMATIVE_DOCUMENT, COUNTRY),
        id="regulation-document",
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE),
        (K.LOCAL_GOVERNMENT_RULE, PROVINCE),
        id="100-same-government",
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE), (K.LOCAL_GOVERNMENT_RULE, CITY), id="100-lower-government"
    ),
    pytest.param(
        (K.LOCAL_REGULATION, CITY), (K.LOCAL_GOVERNMENT_RULE, CITY), id="100-city-regulation"
    ),
    pytest.param(
        (K.LOCAL_GOVERNMENT_RULE, PROVINCE),
        (K.LOCAL_GOVERNMENT_RULE, CITY),
        id="100-province-rules-over-city-rules",
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE), (K.LOCAL_REGULATION, CITY), id="81-province-over-city"
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE),
        (K.NORMATIVE_DOCUMENT, COUNTY),
        id="regulation-document-in-it",
    ),
    pytest.param(
        (K.AUTONOMOUS_REGULATION, PROVINCE),
        (K.LOCAL_GOVERNMENT_RULE, CITY),
        id="autonomous-rules-in-it",
    ),
    pytest.param(
        (K.AUTONOMOUS_REGULATION, PROVINCE),
        (K.NORMATIVE_DOCUMENT, PROVINCE),
        id="autonomous-document-in-it",
    ),
    pytest.param(
        (K.DEPARTMENTAL_RULE, COUNTRY),
        (K.NORMATIVE_DOCUMENT, COUNTRY),
        id="departmental-rule-document",
    ),
    pytest.param(
        (K.DEPARTMENTAL_RULE, COUNTRY),
        (K.NORMATIVE_DOCUMENT, COUNTY),
        id="departmental-rule-county-document",
    ),
    pytest.param(
        (K.LOCAL_GOVERNMENT_RULE, CITY), (K.NORMATIVE_DOCUMENT, CITY), id="local-rule-document"
    ),
    pytest.param(
        (K.NORMATIVE_DOCUMENT, PROVINCE),
        (K.NORMATIVE_DOCUMENT, COUNTY),
        id="document-lower-document-on-its-path",
    ),
    pytest.param(
        (K.NORMATIVE_DOCUMENT, COUNTRY), (K.NORMATIVE_DOCUMENT, PROVINCE), id="national-document"
    ),
]
UNORDERED = [
    pytest.param((K.LAW, COUNTRY), (K.LAW, COUNTRY), id="103-two-laws"),
    pytest.param((K.CONSTITUTION, COUNTRY), (K.CONSTITUTION, COUNTRY), id="constitution"),
    pytest.param(
        (K.LAW, COUNTRY), (K.AUTONOMOUS_REGULATION, PROVINCE), id="101-law-autonomous-regulation"
    ),
    pytest.param(
        (K.ADMINISTRATIVE_REGULATION, COUNTRY),
        (K.AUTONOMOUS_REGULATION, PROVINCE),
        id="101-regulation-autonomous-regulation",
    ),
    pytest.param((K.LAW, COUNTRY), (K.PARTY_REGULATION, COUNTRY), id="law-party-regulation"),
    pytest.param(
        (K.ADMINISTRATIVE_REGULATION, COUNTRY),
        (K.ADMINISTRATIVE_REGULATION, COUNTRY),
        id="two-regulations",
    ),
    pytest.param(
        (K.ADMINISTRATIVE_REGULATION, COUNTRY),
        (K.JUDICIAL_INTERPRETATION, COUNTRY),
        id="regulation-judicial-interpretation",
    ),
    pytest.param(
        (K.DEPARTMENTAL_RULE, COUNTRY),
        (K.LOCAL_GOVERNMENT_RULE, PROVINCE),
        id="102-departmental-and-local-rules",
    ),
    pytest.param(
        (K.DEPARTMENTAL_RULE, COUNTRY), (K.DEPARTMENTAL_RULE, COUNTRY), id="102-two-ministries"
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE),
        (K.DEPARTMENTAL_RULE, COUNTRY),
        id="106-local-regulation-departmental-rules",
    ),
    pytest.param(
        (K.LOCAL_REGULATION, CITY),
        (K.LOCAL_GOVERNMENT_RULE, PROVINCE),
        id="city-regulation-province-rules",
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE),
        (K.LOCAL_GOVERNMENT_RULE, OTHER_PROVINCE),
        id="another-province",
    ),
    pytest.param(
        (K.LOCAL_GOVERNMENT_RULE, CITY), (K.LOCAL_GOVERNMENT_RULE, OTHER_CITY), id="two-cities"
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE), (K.LOCAL_REGULATION, PROVINCE), id="same-province"
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE),
        (K.AUTONOMOUS_REGULATION, PROVINCE),
        id="local-and-autonomous-regulation",
    ),
    pytest.param(
        (K.AUTONOMOUS_REGULATION, PROVINCE),
        (K.LOCAL_REGULATION, CITY),
        id="autonomous-and-city-regulation",
    ),
    pytest.param(
        (K.NORMATIVE_DOCUMENT, CITY), (K.NORMATIVE_DOCUMENT, OTHER_CITY), id="documents-apart"
    ),
    pytest.param(
        (K.NORMATIVE_DOCUMENT, CITY), (K.NORMATIVE_DOCUMENT, CITY), id="documents-of-one-place"
    ),
    pytest.param(
        (K.LOCAL_REGULATION, PROVINCE),
        (K.NORMATIVE_DOCUMENT, COUNTRY),
        id="local-regulation-ministry-document",
    ),
    pytest.param(
        (K.NORMATIVE_DOCUMENT, COUNTRY),
        (K.LOCAL_GOVERNMENT_RULE, CITY),
        id="document-never-over-rules",
    ),
    pytest.param(
        (K.JUDICIAL_INTERPRETATION, COUNTRY),
        (K.NORMATIVE_DOCUMENT, COUNTY),
        id="judicial-interpretation",
    ),
    pytest.param(
        (K.PARTY_REGULATION, COUNTRY), (K.NORMATIVE_DOCUMENT, COUNTY), id="party-regulation"
    ),
]


@pytest.mark.parametrize(("upper", "lower"), ABOVE)
def test_ordered_pairs(upper: tuple[SourceKind, str], lower: tuple[SourceKind, str]) -> None:
    assert outranks(source(*upper), source(*lower))
    assert not outranks(source(*lower), source(*upper))


@pytest.mark.parametrize(("one", "two"), UNORDERED)
def test_pairs_that_the_law_leaves_open(
    one: tuple[SourceKind, str], two: tuple[SourceKind, str]
) -> None:
    assert not outranks(source(*one), source(*two))
    assert not outranks(source(*two), source(*one))


@pytest.mark.parametrize("document", [STATE_COUNCIL, OFFICE], ids=["council", "office"])
@pytest.mark.parametrize(
    "rules",
    [
        (K.DEPARTMENTAL_RULE, COUNTRY),
        (K.LOCAL_REGULATION, COUNTRY),
        (K.LOCAL_GOVERNMENT_RULE, COUNTRY),
        (K.AUTONOMOUS_REGULATION, COUNTRY),
    ],
    ids=lambda pair: pair[0].value,
)
def test_no_rules_outrank_a_document_of_the_state_council(
    rules: tuple[SourceKind, str], document: LegalSource
) -> None:
    assert not outranks(source(*rules), document)
    assert outranks(source(K.ADMINISTRATIVE_REGULATION), document)


def test_a_document_of_a_ministry_yields_to_departmental_rules() -> None:
    assert outranks(source(K.DEPARTMENTAL_RULE), MINISTRY)


def test_two_national_documents_are_not_ordered() -> None:
    assert not outranks(STATE_COUNCIL, MINISTRY)
    assert not outranks(MINISTRY, STATE_COUNCIL)


def test_the_shipped_sources_are_ordered_by_kind() -> None:
    law, regulation, ministry = (
        find_source("行政复议法"),
        find_source("行政复议法实施条例"),
        find_source("特困人员认定办法"),
    )
    assert outranks(law, regulation)
    assert outranks(law, ministry)
    assert outranks(regulation, ministry)
    assert not outranks(regulation, law)
