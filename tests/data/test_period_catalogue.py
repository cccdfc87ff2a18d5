"""The shipped catalogue of periods, held against what the statutes say of their units and dates."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from govsvc import find_rule, find_rules
from govsvc.deadlines import (
    Basis,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Unit,
)
from govsvc.law import Citation, DoubtKind, LegalSource, SourceVersion, national_sources
from govsvc.validity import Validity
from govsvc.wording import Text

RULES = find_rules()
_IDS = [rule.id for rule in RULES]
each_rule = pytest.mark.parametrize("rule", RULES, ids=_IDS)

_DAYS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY)
_COUNTED_DAYS = [rule for rule in RULES if rule.period.unit in _DAYS]


def family(rule: PeriodRule) -> str:
    """The letters that open an id; old versions carry a year behind them."""
    return re.split(r"[.0-9]", rule.id)[0]


def of(*families: str) -> list[PeriodRule]:
    found = [rule for rule in RULES if family(rule) in families]
    assert {family(rule) for rule in found} == set(families)
    return found


def citations(rule: PeriodRule) -> Iterator[Citation]:
    """Every citation of a rule, wherever it stands."""
    yield from rule.header.citations
    yield from rule.unit_citations
    yield from rule.period.roll.citations
    for part in (rule.counting, rule.extension, rule.lapse, *rule.not_counted, *rule.readings):
        if part is not None:
            yield from part.citations


def texts(rule: PeriodRule) -> Iterator[Text]:
    """Every text of a rule, wherever it stands."""
    header = rule.header
    yield from (header.name, header.summary, rule.start, rule.bearer)
    for text in (header.scope, header.modelled, rule.subject_to):
        if text is not None:
            yield text
    yield from (doubt.note for doubt in header.doubts)
    yield from (reading.why for reading in rule.readings)
    yield from (part.condition for part in rule.not_counted if part.condition is not None)
    if rule.lapse is not None:
        yield rule.lapse.note
    if rule.extension is not None:
        yield from (t for t in (rule.extension.approver, rule.extension.told) if t is not None)


def source_of(citation: Citation) -> LegalSource:
    return national_sources()[citation.source]


def version_of(citation: Citation) -> SourceVersion | None:
    """The version cited: the one named, or else the last; None where none is listed."""
    source = source_of(citation)
    if citation.version is not None:
        return source.version(citation.version)
    return source.versions[-1] if source.versions else None


def inside(inner: Validity, outer: Validity) -> bool:
    starts = outer.valid_from is None or (
        inner.valid_from is not None and inner.valid_from >= outer.valid_from
    )
    ends = outer.valid_to is None or (
        inner.valid_to is not None and inner.valid_to <= outer.valid_to
    )
    return starts and ends


# Names.


def test_no_id_or_alias_answers_to_two_rules() -> None:
    names = Counter(name for rule in RULES for name in (rule.id, *rule.header.aliases))
    assert [name for name, count in names.items() if count > 1] == []


@each_rule
def test_an_id_is_made_of_its_statute_and_place(rule: PeriodRule) -> None:
    assert re.fullmatch(r"[a-z]+[0-9]*(\.[a-z0-9_]+)+", rule.id)


@each_rule
def test_a_rule_is_found_by_its_id_and_every_alias(rule: PeriodRule) -> None:
    assert all(find_rule(name) == rule for name in (rule.id, *rule.header.aliases))


@each_rule
def test_a_matter_is_named_by_its_present_version(rule: PeriodRule) -> None:
    present = find_rule(rule.matter)
    assert (present.id, present.header.validity.valid_to) == (rule.matter, None)


@each_rule
def test_an_alias_is_the_row_that_was_split(rule: PeriodRule) -> None:
    assert set(rule.header.aliases) <= set(rule.header.rows)
    assert all(rule.id.startswith(f"{alias}.") for alias in rule.header.aliases)


# Rows of the research tables.

_ADDED_WITHOUT_A_ROW = {
    "pet05.21.transfer",
    "pet05.21.tell",
    "pet05.22.tell",
    "pet05.34.request",
    "pet05.34.decide",
    "pet05.35.request",
    "pet05.35.decide",
}


def test_only_the_listed_additions_have_no_row() -> None:
    assert {rule.id for rule in RULES if not rule.header.rows} == _ADDED_WITHOUT_A_ROW


@pytest.mark.parametrize("rule", [r for r in RULES if r.header.rows], ids=lambda rule: str(rule.id))
def test_a_rule_of_one_row_bears_its_id_and_a_split_one_begins_with_it(rule: PeriodRule) -> None:
    (row,) = rule.header.rows
    siblings = [other for other in RULES if row in other.header.rows]
    if len(siblings) == 1:
        assert rule.id == row
    else:
        assert rule.id.startswith(f"{row}.")
        assert sum(row in other.header.aliases for other in siblings) == 1


# Texts.


@each_rule
def test_every_text_is_there_in_chinese_and_in_english(rule: PeriodRule) -> None:
    for text in texts(rule):
        assert re.search(r"[一-鿿]", text.zh), text
        assert re.search(r"[A-Za-z]", text.en), text
        without_terms = re.sub(r"\([一-鿿]+\)", "", text.en)  # a Chinese term in brackets may stand
        assert not re.search(r"[一-鿿]", without_terms), text
        assert (text.zh.strip(), text.en.strip()) == (text.zh, text.en)


@each_rule
def test_a_summary_is_short(rule: PeriodRule) -> None:
    assert len(rule.header.summary.zh) <= 90
    assert len(rule.header.summary.en) <= 260


# Citations.


@each_rule
def test_a_rule_cites_an_article_of_its_statute(rule: PeriodRule) -> None:
    first = rule.header.citations[0]
    assert first.article is not None
    opening = rule.id.partition(".")[0]
    statutes = {"ccm": "cc", "cs": "cc", "pet05": "pet05"}
    assert first.source == statutes.get(opening, family(rule))


@each_rule
def test_the_number_of_the_article_stands_in_the_id(rule: PeriodRule) -> None:
    number = re.match(r"[0-9]+", rule.id.split(".")[1])
    assert number is not None
    cited = {str(citation.article) for citation in rule.header.citations}
    exceptions = {"ace.57.rule.doubtful": {"58"}}  # the row joins art. 57 and the exception in 58
    assert cited & exceptions.get(rule.id, {number[0]})


@each_rule
def test_a_version_that_is_cited_is_known(rule: PeriodRule) -> None:
    for citation in citations(rule):
        if citation.version is not None:
            assert version_of(citation) is not None, citation


@each_rule
def test_a_text_that_was_not_read_is_marked_and_one_that_was_is_not(rule: PeriodRule) -> None:
    for citation in citations(rule):
        version = version_of(citation)
        assert citation.checked is (version is not None and version.text_checked), citation


@each_rule
def test_the_mark_of_an_unchecked_text_is_shown(rule: PeriodRule) -> None:
    for citation in citations(rule):
        assert citation.text("zh").endswith("（未核对原文）") is not citation.checked


@each_rule
def test_a_paragraph_is_cited_only_of_a_text_that_was_read(rule: PeriodRule) -> None:
    for citation in citations(rule):
        assert citation.checked or (citation.paragraph, citation.item) == (None, None), citation


# Days.

# These laws were amended without a change of the article, so the rule reaches back to the first
# version while the present text is cited.
_OLDER_THAN_THE_TEXT_CITED = {"apl"}


@each_rule
def test_a_rule_holds_inside_the_version_it_cites(rule: PeriodRule) -> None:
    citation = rule.header.citations[0]
    version = version_of(citation)
    assert version is not None
    if family(rule) in _OLDER_THAN_THE_TEXT_CITED:
        first = source_of(citation).versions[0]
        assert rule.header.validity.valid_from == first.in_force
    else:
        assert inside(rule.header.validity, version.validity)


@each_rule
def test_a_rule_says_from_when_it_holds(rule: PeriodRule) -> None:
    assert rule.header.validity.valid_from is not None


def by_matter() -> dict[str, list[PeriodRule]]:
    grouped: dict[str, list[PeriodRule]] = defaultdict(list)
    for rule in RULES:
        grouped[rule.matter].append(rule)
    return grouped


_VERSIONED = {matter: rules for matter, rules in by_matter().items() if len(rules) > 1}


@pytest.mark.parametrize("matter", _VERSIONED)
def test_versions_of_one_matter_follow_on_one_another_without_overlap(matter: str) -> None:
    spans = sorted(
        (rule.header.validity for rule in _VERSIONED[matter]),
        key=lambda span: span.valid_from or dt.date.min,
    )
    for earlier, later in pairwise(spans):
        assert not earlier.overlaps(later)
        assert earlier.valid_to is not None
        assert later.valid_from == earlier.valid_to + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("old", "new", "first_day"),
    [
        ("arl17.17.review", "arl.30.review", "2024-01-01"),
        ("arl17.23.reply", "arl.48.reply", "2024-01-01"),
        ("psl12.99", "psl.118", "2026-01-01"),
        ("vco18.14.object", "vco.17.appeal.object", "2026-01-01"),
        ("vco18.14.rule", "vco.17.appeal.rule", "2026-01-01"),
        ("vco18.20.handover", "vco.24", "2026-01-01"),
        ("pet05.21.transfer", "pet.22.transfer", "2022-05-01"),
        ("pet05.22.tell", "pet.23.tell", "2022-05-01"),
        ("pet05.21.tell", "pet.23.tell_referred", "2022-05-01"),
        ("pet05.33", "pet.34.finish", "2022-05-01"),
        ("pet05.34.request", "pet.35.review.request", "2022-05-01"),
        ("pet05.34.decide", "pet.35.review.decide", "2022-05-01"),
        ("pet05.35.request", "pet.36.recheck.request", "2022-05-01"),
        ("pet05.35.decide", "pet.36.recheck.decide", "2022-05-01"),
    ],
)
def test_an_old_version_ends_the_day_before_the_new_one(old: str, new: str, first_day: str) -> None:
    first = dt.date.fromisoformat(first_day)
    assert find_rule(new, on=first).id == new
    assert find_rule(new, on=first - dt.timedelta(days=1)).id == old


def test_the_list_of_old_versions_is_complete() -> None:
    old = {rule.id for rule in RULES if rule.id != rule.matter}
    assert len(old) == 14
    assert {rule.id for rule in RULES if rule.header.validity.valid_to is not None} == old


@pytest.mark.parametrize(
    ("statute", "first_day"),
    [
        ("apl", "2004-07-01"),
        ("app", "2021-07-15"),
        ("ace", "2012-01-01"),
        ("arl", "2024-01-01"),
        ("arr", "2007-08-01"),
        ("alp", "2015-05-01"),
        ("oga", "2019-05-15"),
        ("pet", "2022-05-01"),
        ("cc", "2021-01-01"),
        ("ccm", "2021-01-01"),
        ("cs", "2021-01-01"),
        ("psl", "2026-01-01"),
        ("uco", "2026-01-01"),
        ("vco", "2026-01-01"),
        ("rp", "2016-01-01"),
        ("idc", "2004-01-01"),
        ("rer", "2015-03-01"),
        ("mla", "2021-07-01"),
        ("dpp", "2021-07-01"),
    ],
)
def test_the_present_versions_of_a_statute_hold_from(statute: str, first_day: str) -> None:
    present = [rule for rule in of(statute) if rule.header.validity.valid_to is None]
    assert {str(rule.header.validity.valid_from) for rule in present} == {first_day}


# Units: a property of the statute and the number, never of the word 日.

_WORKING_WITHIN: dict[str, frozenset[int]] = {
    "app": frozenset({2, 3, 5, 7}),  # 行政处罚法 85
    "ace": frozenset(range(1, 11)),  # 行政强制法 69: ten days or fewer
    "arl": frozenset({3, 5, 7, 10}),  # 行政复议法 88, from 2024
    "arl17": frozenset({5, 7}),  # 行政复议法（2017）40
}


@pytest.mark.parametrize("statute", _WORKING_WITHIN)
def test_a_statute_that_lists_its_working_days_is_followed(statute: str) -> None:
    rules = [r for r in _COUNTED_DAYS if r.id.partition(".")[0] == statute]
    assert rules
    for rule in rules:
        assert rule.period.length is not None
        worked = rule.period.length in _WORKING_WITHIN[statute]
        expected = Unit.WORKING_DAY if worked else Unit.CALENDAR_DAY
        assert rule.period.unit is expected, rule.id
        assert rule.readings == (), rule.id


@pytest.mark.parametrize("statute", _WORKING_WITHIN)
def test_the_numbers_of_a_statute_are_settled_by_its_own_article(statute: str) -> None:
    settled = {"app": (85, None), "ace": (69, None), "arl": (88, None), "arl17": (40, "2017")}
    for rule in (r for r in RULES if r.id.partition(".")[0] == statute):
        if rule.period.unit is Unit.WORKING_DAY:
            places = [(c.article, c.version) for c in rule.unit_citations]
            assert places == [settled[statute]], rule.id


def test_both_units_of_those_statutes_occur() -> None:
    found = {
        (r.id.partition(".")[0], r.period.unit)
        for r in _COUNTED_DAYS
        if r.id.partition(".")[0] in _WORKING_WITHIN
    }
    assert found == {(statute, unit) for statute in _WORKING_WITHIN for unit in _DAYS}


def test_every_day_of_the_licensing_law_is_a_working_day() -> None:
    for rule in of("apl"):
        if rule.period.unit in _DAYS:
            assert rule.period.unit is Unit.WORKING_DAY, rule.id
            assert [c.article for c in rule.unit_citations] == [82], rule.id


def test_the_licensing_law_leaves_the_applicant_s_days_open() -> None:
    open_units = {
        rule.id: [(reading.kind, reading.unit) for reading in rule.readings]
        for rule in of("apl")
        if rule.readings
    }
    assert open_units == {"apl.47.request": [(ReadingKind.UNIT, Unit.CALENDAR_DAY)]}


@pytest.mark.parametrize("statute", ["pet", "rp", "idc", "psl", "hr", "uco", "vco", "wii", "cc"])
def test_a_statute_without_a_rule_on_units_counts_calendar_days(statute: str) -> None:
    working = {r.id for r in of(statute) if r.period.unit is Unit.WORKING_DAY}
    # 信访工作条例 23(3) writes 5个工作日 itself.
    assert working == ({"pet.23.object"} if statute == "pet" else set())


def test_the_two_days_of_the_public_security_law_can_be_read_in_both_units() -> None:
    twos = {r.id for r in of("psl") if r.period.length == 2}
    assert twos == {
        "psl.116.serve",
        "psl.124.remit.officer",
        "psl.124.remit.aboard",
        "psl.124.remit.agency",
    }
    for name in twos:
        (reading,) = find_rule(name).readings
        assert (reading.kind, reading.unit) == (ReadingKind.UNIT, Unit.WORKING_DAY)


@pytest.mark.parametrize("statute", ["oga", "ntl", "rer"])
def test_a_statute_that_writes_working_days_counts_them(statute: str) -> None:
    assert {rule.period.unit for rule in of(statute)} == {Unit.WORKING_DAY}


@pytest.mark.parametrize("statute", ["mla", "dpp", "rig"])
def test_measures_on_relief_write_working_days_but_for_the_publicity_of_seven_days(
    statute: str,
) -> None:
    others = {
        (rule.id, rule.period.length, rule.period.kind)
        for rule in of(statute)
        if rule.period.unit is not Unit.WORKING_DAY
    }
    assert (
        others
        == {
            "mla": {("mla.19", 7, PeriodKind.AT_LEAST)},
            "dpp": {("dpp.15.publicity", 7, PeriodKind.AT_LEAST)},
            "rig": set(),
        }[statute]
    )


@each_rule
def test_another_reading_of_the_unit_names_the_other_unit_and_a_doubt(rule: PeriodRule) -> None:
    for reading in rule.readings:
        if reading.kind is ReadingKind.NO_ROLL:
            assert rule.period.roll.applies
            continue
        assert reading.kind is ReadingKind.UNIT
        assert reading.unit in set(_DAYS) - {rule.period.unit}
        assert reading.citations
        assert DoubtKind.UNIT in {doubt.kind for doubt in rule.header.doubts}


# The end.


@each_rule
def test_a_period_in_working_days_never_rolls(rule: PeriodRule) -> None:
    if rule.period.unit is Unit.WORKING_DAY:
        assert rule.period.roll.basis is Basis.NONE


@each_rule
def test_a_period_that_must_pass_rolls_only_by_the_law_of_procedure(rule: PeriodRule) -> None:
    if rule.period.kind is PeriodKind.AT_LEAST and rule.period.roll.applies:
        assert rule.id in {"arl.41.end", "arr.16.duty", "cpl.95"}
        assert rule.period.roll.basis in {Basis.EXPRESS, Basis.BY_REFERENCE}


@each_rule
def test_a_roll_cites_where_it_stands_and_no_roll_cites_nothing(rule: PeriodRule) -> None:
    assert bool(rule.period.roll.citations) is rule.period.roll.applies


@each_rule
def test_the_count_says_on_what_it_rests(rule: PeriodRule) -> None:
    assert rule.counting is not None
    assert rule.counting.basis is not Basis.NONE
    assert rule.counting.citations


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ace.25.seal", id="restrictive-measure"),
        pytest.param("ace.32.freeze", id="freezing"),
        pytest.param("app.36.2y.ordinary", id="limitation-two-years"),
        pytest.param("app.36.2y.safety", id="limitation-five-years"),
        pytest.param("psl.25.limit", id="limitation-public-security"),
        pytest.param("arl.21.cap.general", id="long-stop-review"),
        pytest.param("arl.21.cap.property", id="long-stop-review-land"),
        pytest.param("alp.46.cap.general", id="long-stop-suit"),
        pytest.param("alp.46.cap.property", id="long-stop-suit-land"),
        pytest.param("idc.5.validity.ten", id="validity-ten-years"),
        pytest.param("idc.5.validity.twenty", id="validity-twenty-years"),
        pytest.param("idc.5.validity.five", id="validity-five-years"),
        pytest.param("vco.14.term", id="term-of-office"),
        pytest.param("uco.14.term", id="term-of-office-residents"),
    ],
)
def test_measures_limitations_validity_and_long_stops_do_not_roll(name: str) -> None:
    rule = find_rule(name)
    assert rule.period.unit is not Unit.WORKING_DAY
    assert rule.period.roll.basis is Basis.NONE


@pytest.mark.parametrize(
    ("statute", "basis", "article"),
    [
        ("arl", Basis.BY_REFERENCE, ("cpl", 85)),
        ("alp", Basis.BY_REFERENCE, ("cpl", 85)),
        ("arr", Basis.BY_REFERENCE, ("cpl", 85)),
        ("cc", Basis.EXPRESS, ("cc", 203)),
        ("ccm", Basis.EXPRESS, ("cc", 203)),
        ("cs", Basis.EXPRESS, ("cc", 203)),
        ("cpl", Basis.EXPRESS, ("cpl", 85)),
        ("app", Basis.ANALOGY, ("cc", 203)),
        ("pet", Basis.ANALOGY, ("cc", 203)),
        ("idc", Basis.ANALOGY, ("cc", 203)),
        ("rp", Basis.ANALOGY, ("cc", 203)),
        ("hr", Basis.ANALOGY, ("cc", 203)),
        ("vco", Basis.ANALOGY, ("cc", 203)),
        ("uco", Basis.ANALOGY, ("cc", 203)),
    ],
)
def test_where_a_statute_rolls_it_is_on_this_basis(
    statute: str, basis: Basis, article: tuple[str, int]
) -> None:
    rolling = [rule.period.roll for rule in of(statute) if rule.period.roll.applies]
    assert rolling
    for roll in rolling:
        assert roll.basis is basis
        assert article in [(c.source, c.article) for c in roll.citations]


# Doubts.


def test_the_ministry_s_periods_of_relief_are_under_review_since_the_law_of_2026() -> None:
    marked = {
        rule.id: doubt.since
        for rule in RULES
        for doubt in rule.header.doubts
        if doubt.kind is DoubtKind.BASIS_UNDER_REVIEW
    }
    relief = of("mla", "dpp", "rig", "ur")
    assert marked == {rule.id: dt.date(2026, 7, 1) for rule in relief}


def test_no_rule_claims_a_law_of_social_assistance() -> None:
    assert not any(c.source == "sal" for rule in RULES for c in rule.header.citations)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("apl.47.request", DoubtKind.UNIT),
        ("psl.116.serve", DoubtKind.UNIT),
        ("app.60.decide", DoubtKind.ROLL),
        ("app.67.pay", DoubtKind.ROLL),
        ("pet.34.finish", DoubtKind.ROLL),
        ("apl.42.joint", DoubtKind.START),
        ("apl.47.hold", DoubtKind.START),
        ("app.64.request", DoubtKind.INFERENCE),
        ("rer.20", DoubtKind.TRANSITION),
        ("vco.24", DoubtKind.TRANSITION),
    ],
)
def test_an_open_point_is_marked(name: str, kind: DoubtKind) -> None:
    assert kind in {doubt.kind for doubt in find_rule(name).header.doubts}


@each_rule
def test_a_doubt_begins_on_a_day_on_which_the_rule_holds(rule: PeriodRule) -> None:
    for doubt in rule.header.doubts:
        assert doubt.since is None or rule.header.validity.covers(doubt.since)


def test_the_sixty_days_of_petitions_are_limited_to_their_kind() -> None:
    scope = find_rule("pet.34.finish").header.scope
    assert scope is not None
    assert "第三十一条第六项" in scope.zh


# What may happen to a period.


@pytest.mark.parametrize(
    ("name", "by", "to", "times"),
    [
        ("apl.42.decide", 10, None, 1),
        ("apl.42.joint", 15, None, 1),
        ("ace.25.seal", 30, None, 1),
        ("ace.32.freeze", 30, None, 1),
        ("arl.62.decide", 30, None, 1),
        ("oga.33.answer", 20, None, 1),
        ("pet.34.finish", 30, None, 1),
        ("idc.12", 30, None, 1),
        ("psl.118", 30, None, 2),
        ("psl12.99", 30, None, 1),
        ("adr.15.complete", 6, None, 1),
        ("mla.22", None, 45, 1),
        ("ppl.6.issue", None, 30, 1),
        ("smr.19", 3, None, 1),
    ],
)
def test_a_period_can_be_extended_by_so_much(
    name: str, by: int | None, to: int | None, times: int
) -> None:
    extension = find_rule(name).extension
    assert extension is not None
    assert (extension.by, extension.to, extension.times) == (by, to, times)


@each_rule
def test_a_cap_lies_beyond_the_period_itself(rule: PeriodRule) -> None:
    if rule.extension is not None and rule.extension.to is not None:
        assert rule.period.length is not None
        assert rule.extension.to > rule.period.length


@each_rule
def test_what_is_left_out_of_the_count_has_reasons_and_a_citation(rule: PeriodRule) -> None:
    for part in rule.not_counted:
        assert part.reasons
        assert len(set(part.reasons)) == len(part.reasons)
        assert part.citations


@pytest.mark.parametrize(
    ("name", "correction"),
    [
        ("apl.42.decide", "before_clock"),
        ("oga.33.answer", "restart"),
        ("arl.30.review", "restart"),
        ("arl.62.decide", "not_counted"),
    ],
)
def test_a_correction_does_to_the_clock_what_its_law_says(name: str, correction: str) -> None:
    assert find_rule(name).correction == correction


@pytest.mark.parametrize(
    ("name", "effect", "date"),
    [
        ("apl.32.notice", "accepted_retroactively", "trigger"),
        ("arl.30.review", "accepted_at_lapse", "due"),
        ("arl.31.correct", "abandoned", None),
        ("oga.34.joint", "consented", None),
        ("ccm.1077b", "withdrawn", None),
        ("cc.145.ratify", "refused", None),
        ("cs.1124.legatee", "abandoned", None),
        ("ace.32.freeze", "released", "due"),
        ("app.67.pay", "surcharge_begins", None),
        ("apl.42.decide", "unlawful_delay", None),
    ],
)
def test_a_lapse_has_its_own_effect(name: str, effect: str, date: str | None) -> None:
    lapse = find_rule(name).lapse
    assert lapse is not None
    assert (lapse.effect, lapse.date) == (effect, date)


# The periods of every day, by name of id, with the numbers of their articles.

_WORKING, _CALENDAR, _MONTH, _YEAR = "working_day", "calendar_day", "month", "year"

_EVERYDAY = {
    "apl.32.notice": (5, _WORKING),
    "apl.42.decide": (20, _WORKING),
    "apl.42.joint": (45, _WORKING),
    "apl.43.first": (20, _WORKING),
    "apl.44.deliver": (10, _WORKING),
    "apl.47.request": (5, _WORKING),
    "apl.47.hold": (20, _WORKING),
    "app.36.2y": (2, _YEAR),
    "app.56.hold": (7, _WORKING),
    "app.60.decide": (90, _CALENDAR),
    "app.61.serve": (7, _WORKING),
    "app.64.request": (5, _WORKING),
    "app.67.pay": (15, _CALENDAR),
    "app.71.remit": (2, _WORKING),
    "ace.25.seal": (30, _CALENDAR),
    "ace.32.freeze": (30, _CALENDAR),
    "ace.53.apply": (3, _MONTH),
    "ace.54.demand": (10, _WORKING),
    "ace.57.rule": (7, _WORKING),
    "arl.20.apply": (60, _CALENDAR),
    "arl.30.review": (5, _WORKING),
    "arl.31.correct": (10, _WORKING),
    "arl.34.sue": (15, _CALENDAR),
    "arl.48.send": (7, _WORKING),
    "arl.48.reply": (10, _WORKING),
    "arl.54.simple": (5, _WORKING),
    "arl.62.decide": (60, _CALENDAR),
    "arl.62.simple": (30, _CALENDAR),
    "arl17.23.reply": (10, _CALENDAR),
    "arl17.17.review": (5, _WORKING),
    "alp.45.sue": (15, _CALENDAR),
    "alp.46.sue": (6, _MONTH),
    "alp.47.duty": (2, _MONTH),
    "alp.67.defence": (15, _CALENDAR),
    "oga.26.publish": (20, _WORKING),
    "oga.30.notice": (7, _WORKING),
    "oga.32.third": (15, _WORKING),
    "oga.33.answer": (20, _WORKING),
    "oga.34.joint": (15, _WORKING),
    "pet.22.transfer": (15, _CALENDAR),
    "pet.23.tell": (15, _CALENDAR),
    "pet.23.object": (5, _WORKING),
    "pet.34.finish": (60, _CALENDAR),
    "pet.35.review": (30, _CALENDAR),
    "pet.36.recheck": (30, _CALENDAR),
    "mla.15": (3, _WORKING),
    "mla.17": (3, _WORKING),
    "mla.19": (7, _CALENDAR),
    "mla.20": (10, _WORKING),
    "mla.21": (3, _WORKING),
    "mla.22": (30, _WORKING),
    "dpp.13": (15, _WORKING),
    "dpp.15": (7, _CALENDAR),
    "dpp.16": (15, _WORKING),
    "dpp.18": (3, _WORKING),
    "rp.9.issue": (15, _CALENDAR),
    "idc.12": (60, _CALENDAR),
    "rer.20": (30, _WORKING),
    "smr.19": (3, _WORKING),
    "hr.7": (1, _MONTH),
    "hr.8": (1, _MONTH),
    "ccm.1077a": (30, _CALENDAR),
    "ccm.1077b": (30, _CALENDAR),
    "ntl.30.issue": (15, _WORKING),
    "wii.20.decide": (60, _CALENDAR),
    "uco.25.handover": (10, _CALENDAR),
    "vco.24": (10, _CALENDAR),
    "psl.118": (30, _CALENDAR),
    "psl.123.pay": (15, _CALENDAR),
}


@pytest.mark.parametrize(("name", "length", "unit"), [(k, *v) for k, v in _EVERYDAY.items()])
def test_a_period_of_every_day_has_its_length(name: str, length: int, unit: str) -> None:
    period = find_rule(name).period
    assert (period.length, period.unit) == (length, unit)


def test_the_list_of_every_day_is_long_enough() -> None:
    assert len({find_rule(name).id for name in _EVERYDAY}) >= 60


_MUST_PASS = {
    "ace.39.stop",
    "ace.46.force",
    "ace.54.demand",
    "adp.8.notice",
    "apl.78.bar",
    "apl.79.bar",
    "arl.41.end",
    "arr.16.duty",
    "cpl.95",
    "dpp.15.publicity",
    "hr.16.leave",
    "lmr.26",
    "lmr.28",
    "mla.19",
    "psl.105.unclaimed",
    "rp.2.residence",
    "uco.16.worker",
    "uco.34.posting",
    "vco.16.residence",
    "vco.35.posting",
}


def test_these_periods_must_pass_and_all_others_are_to_act_within() -> None:
    kinds = {rule.id: rule.period.kind for rule in RULES}
    assert {name for name, kind in kinds.items() if kind is PeriodKind.AT_LEAST} == _MUST_PASS
    assert set(kinds.values()) == {PeriodKind.WITHIN, PeriodKind.AT_LEAST}
