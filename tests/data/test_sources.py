"""The packaged sources: names are unique, versions follow one another, the days are those known.

Compared with nothing outside the file but the days of entry into force that the design names.
"""

import datetime as dt
import itertools
import re
import tomllib
from importlib import resources

import pytest

from govsvc.deadlines import PeriodRule, find_rules
from govsvc.law import (
    Citation,
    LegalSource,
    SourceKind,
    SourceVersion,
    Status,
    find_source,
    national_sources,
    parse_citation,
)

SOURCES = tuple(national_sources().values())
WITHOUT_VERSIONS = {"txr"}  # cited only with the mark of not being checked
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
each_versioned = pytest.mark.parametrize(
    "source", [s for s in SOURCES if s.versions], ids=lambda source: source.id
)


def test_every_entry_of_the_file_is_read_and_ids_are_unique() -> None:
    text = resources.files("govsvc.law").joinpath("data/sources.toml").read_text("utf-8")
    entries = tomllib.loads(text)["source"]
    assert [entry["id"] for entry in entries] == [source.id for source in SOURCES]


def test_no_two_sources_share_a_name() -> None:
    names = [name for s in SOURCES for name in {s.id, s.title.zh, *s.aliases}]
    assert sorted(names) == sorted(set(names))


def test_english_titles_are_unique() -> None:
    titles = [source.title.en for source in SOURCES]
    assert sorted(titles) == sorted(set(titles))


def test_document_numbers_are_unique() -> None:
    numbers = [source.doc_no for source in SOURCES if source.doc_no]
    assert sorted(numbers) == sorted(set(numbers))


@each_source
def test_an_id_is_a_slug(source: LegalSource) -> None:
    assert re.fullmatch(r"[a-z]+[0-9]{0,2}", source.id)


@each_source
def test_titles_are_short_and_in_their_language(source: LegalSource) -> None:
    assert not source.title.zh.startswith("中华人民共和国")
    assert not set("《》 \n") & set(source.title.zh)
    assert re.search(r"[一-鿿]", source.title.zh)
    assert not re.search(r"[一-鿿]", source.title.en)
    assert source.title.en == source.title.en.strip() != ""


@each_source
def test_a_title_is_not_repeated_among_its_aliases(source: LegalSource) -> None:
    names = [source.title.zh, *source.aliases]
    assert sorted(names) == sorted(set(names))


@each_source
def test_every_name_finds_its_source(source: LegalSource) -> None:
    for name in (source.id, source.title.zh, *source.aliases):
        assert find_source(name) is source
        assert parse_citation(f"《{name}》第一条").source == source.id


@each_source
def test_a_national_source_holds_everywhere(source: LegalSource) -> None:
    assert source.territory.is_national


ISSUERS = {
    SourceKind.LAW: r"全国人民代表大会(常务委员会)?",
    SourceKind.ADMINISTRATIVE_REGULATION: r"国务院.*",
    SourceKind.DEPARTMENTAL_RULE: r".+部",
    SourceKind.NORMATIVE_DOCUMENT: r"国务院|.+部",
    SourceKind.JUDICIAL_INTERPRETATION: r"最高人民法院",
    SourceKind.PARTY_REGULATION: r"中共中央.*",
}


@each_source
def test_the_issuer_can_issue_this_kind(source: LegalSource) -> None:
    assert re.fullmatch(ISSUERS[source.kind], source.issuer)


@each_source
def test_the_title_fits_the_kind(source: LegalSource) -> None:
    """Laws, and nothing else, end in 法 or 法典 (办法 is none); the one of 1958 is an exception."""
    is_law = source.kind is SourceKind.LAW
    assert is_law is bool(re.search(r"(?<!办)法典?$", source.title.zh) or source.id == "hr")


@each_source
def test_every_source_has_a_version(source: LegalSource) -> None:
    assert bool(source.versions) is (source.id not in WITHOUT_VERSIONS)


@each_source
def test_national_sources_are_all_law_that_was_enacted(source: LegalSource) -> None:
    assert {version.status for version in source.versions} <= {Status.IN_FORCE}


@each_versioned
def test_version_ids_are_unique_years_in_order(source: LegalSource) -> None:
    years = [version.id for version in source.versions]
    assert all(re.fullmatch(r"(19|20)[0-9]{2}", year) for year in years)
    assert years == sorted(set(years))


@each_versioned
def test_each_version_replaces_the_one_before(source: LegalSource) -> None:
    before = [None, *(version.id for version in source.versions[:-1])]
    assert [version.replaces for version in source.versions] == before


@each_versioned
def test_versions_follow_one_another_without_gap_or_overlap(source: LegalSource) -> None:
    for earlier, later in itertools.pairwise(source.versions):
        assert earlier.until is not None
        assert later.in_force == earlier.until + dt.timedelta(1)
        assert not earlier.validity.overlaps(later.validity)


@each_versioned
def test_the_days_of_a_version_are_in_order(source: LegalSource) -> None:
    for version in source.versions:
        days = [day for day in (version.adopted, version.in_force, version.until) if day]
        assert days == sorted(days)


@each_versioned
def test_the_first_version_was_adopted_in_its_year_or_stands_for_an_older_text(
    source: LegalSource,
) -> None:
    for version in source.versions:
        if version.adopted is not None:
            assert version.adopted.year <= int(version.id)


@each_versioned
def test_some_version_answers_on_each_of_its_days(source: LegalSource) -> None:
    for version in source.versions:
        for day in (version.in_force, version.until):
            if day is not None:
                assert source.version_on(day) == version


def test_only_the_petition_regulation_of_2005_is_no_longer_in_force() -> None:
    ended = {s.id for s in SOURCES if s.versions and s.versions[-1].until is not None}
    assert ended == {"pet05"}


def one(name: str, on: dt.date) -> SourceVersion:
    version = find_source(name).version_on(on)
    assert version is not None
    return version


@pytest.mark.parametrize(
    ("name", "first_day", "version"),
    [
        pytest.param("行政许可法", dt.date(2019, 4, 23), "2019", id="licensing"),
        pytest.param("行政处罚法", dt.date(2021, 7, 15), "2021", id="penalties"),
        pytest.param("行政复议法", dt.date(2024, 1, 1), "2023", id="reconsideration"),
        pytest.param("民事诉讼法", dt.date(2024, 1, 1), "2023", id="civil-procedure"),
        pytest.param("政府信息公开条例", dt.date(2019, 5, 15), "2019", id="information"),
        pytest.param("治安管理处罚法", dt.date(2026, 1, 1), "2025", id="public-security"),
        pytest.param("城市居民委员会组织法", dt.date(2026, 1, 1), "2025", id="residents"),
        pytest.param("村民委员会组织法", dt.date(2026, 1, 1), "2025", id="villagers"),
        pytest.param("婚姻登记条例", dt.date(2025, 5, 10), "2025", id="marriage"),
        pytest.param("全国年节及纪念日放假办法", dt.date(2025, 1, 1), "2024", id="holidays"),
    ],
)
def test_the_day_on_which_the_law_changed(name: str, first_day: dt.date, version: str) -> None:
    assert one(name, first_day).id == version
    assert one(name, first_day - dt.timedelta(1)).id == one(name, first_day).replaces


@pytest.mark.parametrize(
    ("name", "first_day"),
    [
        pytest.param("行政许可法", dt.date(2004, 7, 1), id="licensing"),
        pytest.param("行政强制法", dt.date(2012, 1, 1), id="compulsion"),
        pytest.param("民法典", dt.date(2021, 1, 1), id="civil-code"),
        pytest.param("优化营商环境条例", dt.date(2020, 1, 1), id="business"),
        pytest.param("信访工作条例", dt.date(2022, 5, 1), id="petitions"),
        pytest.param("社会救助法", dt.date(2026, 7, 1), id="social-assistance"),
    ],
)
def test_the_day_from_which_there_is_law(name: str, first_day: dt.date) -> None:
    source = find_source(name)
    assert source.version_on(first_day) is not None
    assert source.version_on(first_day - dt.timedelta(1)) is None


def test_the_petition_regulations_follow_one_another() -> None:
    day = dt.date(2022, 4, 30)
    assert one("信访条例", day).until == day
    assert find_source("信访工作条例").version_on(day) is None


# What the catalogue cites


def all_citations(rule: PeriodRule) -> set[Citation]:
    parts = (
        rule.counting,
        rule.period.roll,
        rule.extension,
        rule.lapse,
        *rule.not_counted,
        *rule.readings,
    )
    return {
        *rule.header.citations,
        *rule.unit_citations,
        *(citation for part in parts if part is not None for citation in part.citations),
    }


CITED = {citation for rule in find_rules() for citation in all_citations(rule)}


def test_every_version_that_is_cited_is_listed() -> None:
    cited = {(c.source, c.version) for c in CITED if c.version is not None}
    assert cited
    assert not [pair for pair in cited if not national_sources()[pair[0]].version(pair[1])]


def test_a_citation_counts_as_checked_only_where_the_text_was_read() -> None:
    wrong = []
    for citation in CITED:
        source = national_sources()[citation.source]
        texts = source.versions[-1:]
        if citation.version is not None:
            texts = tuple(v for v in source.versions if v.id == citation.version)
        if citation.checked and not any(text.text_checked for text in texts):
            wrong.append(str(citation))
    assert not wrong
