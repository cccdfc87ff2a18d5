"""The shipped catalogue of periods, held against what the statutes say of their units and dates."""

import csv
import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from govsvc import UNKNOWN, due, find_rule, find_rules
from govsvc.cli import main
from govsvc.deadlines import (
    Basis,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Unit,
    due_at,
    latest_day_before,
)
from govsvc.errors import NotComputableError
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
    yield from rule.correction_citations
    parts = (rule.counting, rule.posting, rule.extension, rule.lapse)
    for part in (*parts, *rule.not_counted, *rule.readings):
        if part is not None:
            yield from part.citations


def texts(rule: PeriodRule) -> Iterator[Text]:
    """Every text of a rule, wherever it stands."""
    header = rule.header
    yield from (header.name, header.summary, rule.bearer)
    for text in (header.scope, header.modelled, rule.subject_to, rule.start, rule.anchor):
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


# Names that are neither an id nor a row.
_OTHER_NAMES = {
    "apl.45.exclude": "apl.45",
    "app.64.notice": "app.64.hearing_notice",
    "oga.30.notice": "oga.30.correct_notice",
    "rp.10.endorse": "rp.10.window",
    "smr.19": "smr.19.register",
}


@each_rule
def test_an_alias_is_the_row_that_was_split_or_another_name(rule: PeriodRule) -> None:
    others = [alias for alias in rule.header.aliases if alias not in rule.header.rows]
    assert others == ([_OTHER_NAMES[rule.id]] if rule.id in _OTHER_NAMES else [])
    for alias in set(rule.header.aliases) - set(others):
        assert rule.id.startswith(f"{alias}.")


# Rows of the research tables.

_ROWS = Path(__file__).with_name("period_rows.csv")
_ROW_IDS = [row["id"] for row in csv.DictReader(_ROWS.read_text("utf-8").splitlines())]


def test_the_tables_have_so_many_rows() -> None:
    assert (len(_ROW_IDS), len(set(_ROW_IDS)), len(RULES)) == (197, 197, 234)


@pytest.mark.parametrize("row", _ROW_IDS)
def test_every_row_is_carried_and_is_a_name_of_what_carries_it(row: str) -> None:
    assert row in find_rule(row).header.rows


def test_no_rule_carries_a_row_that_is_in_no_table() -> None:
    assert {row for rule in RULES for row in rule.header.rows} == set(_ROW_IDS)


def test_the_command_line_proves_that_every_row_is_carried(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["periods", "--coverage", str(_ROWS), "--lang", "en"]) == 0
    assert "period_rows.csv: 197 rows, 197 of them carried" in capsys.readouterr().out


_ADDED_WITHOUT_A_ROW = {
    "app17.42.request",
    "app17.42.notice",
    "oga07.18.publish",
    "oga07.24.answer",
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
        assert rule.id == row or rule.id.startswith(f"{row}.")
        assert sum(row in (other.id, *other.header.aliases) for other in siblings) == 1


# Rows with two limits, or with one for each of two parties.
_SPLIT = {
    "apl.32.notice": {"apl.32.notice", "apl.32.notice.spot"},
    "app.36.2y": {"app.36.2y.ordinary", "app.36.2y.safety"},
    "app.71.remit": {"app.71.remit.officer", "app.71.remit.agency"},
    "ace.57.rule": {"ace.57.rule.plain", "ace.57.rule.doubtful"},
    "arl.21.cap": {"arl.21.cap.general", "arl.21.cap.property"},
    "arl.54.simple": {"arl.54.simple.send", "arl.54.simple.reply"},
    "arl.56.norm": {"arl.56.norm.decide", "arl.56.norm.forward"},
    "alp.46.cap": {"alp.46.cap.general", "alp.46.cap.property"},
    "pet.35.review": {"pet.35.review.request", "pet.35.review.decide"},
    "pet.36.recheck": {"pet.36.recheck.request", "pet.36.recheck.decide"},
    "psl.97.query": {"psl.97.query.plain", "psl.97.query.many", "psl.97.query.detention"},
    "psl.124.remit": {
        "psl.124.remit.officer",
        "psl.124.remit.aboard",
        "psl.124.remit.agency",
    },
    "scl.12": {"scl.12", "scl.12.spot"},
    "scl.37": {"scl.37.request", "scl.37.pay"},
    "dpp.15": {"dpp.15.publicity", "dpp.15.redo"},
    "idc.5.validity": {
        "idc.5.validity.ten",
        "idc.5.validity.twenty",
        "idc.5.validity.five",
    },
    "hr.8": {"hr.8", "hr.8.city"},
    "hr.13": {"hr.13.city", "hr.13.rural"},
    "smr.19": {"smr.19", "smr.19.spot"},
    "lal.43": {"lal.43.review", "lal.43.assign"},
    "wii.17": {"wii.17.employer", "wii.17.worker"},
    "wii.20": {"wii.20.decide", "wii.20.simple"},
    "vco.17.appeal": {"vco.17.appeal.object", "vco.17.appeal.rule"},
}


def test_a_row_with_several_limits_is_as_many_rules() -> None:
    carried: dict[str, set[str]] = defaultdict(set)
    for rule in RULES:
        for row in rule.header.rows:
            carried[row].add(rule.id)
    assert {row: rules for row, rules in carried.items() if len(rules) > 1} == _SPLIT


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
    statutes = {"ccm": "cc", "cs": "cc", "pet05": "pet05", "sal12": "sal12"}
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
    if version is None:
        assert rule.id == "txr.109"  # no version of its statute is listed
    elif family(rule) in _OLDER_THAN_THE_TEXT_CITED:
        first = source_of(citation).versions[0]
        assert rule.header.validity.valid_from == first.in_force
    else:
        assert inside(rule.header.validity, version.validity)


@each_rule
def test_a_rule_says_from_when_it_holds(rule: PeriodRule) -> None:
    unknown = rule.header.validity.valid_from is None
    assert unknown is (rule.id == "txr.109")  # no text at hand gives its first day


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
        ("arl17.40.unit", "arl.88.unit", "2024-01-01"),
        ("app17.42.request", "app.64.request", "2021-07-15"),
        ("app17.42.notice", "app.64.notice", "2021-07-15"),
        ("oga07.18.publish", "oga.26.publish", "2019-05-15"),
        ("oga07.24.answer", "oga.33.answer", "2019-05-15"),
        ("psl12.99", "psl.118", "2026-01-01"),
        ("vco18.14.roster", "vco.17.roster", "2026-01-01"),
        ("vco18.21.notice", "vco.25.notice", "2026-01-01"),
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
    assert len(old) == 21
    assert {rule.id for rule in RULES if rule.header.validity.valid_to is not None} == old


@pytest.mark.parametrize(
    ("statute", "first_day"),
    [
        ("apl", "2004-07-01"),
        ("app", "2021-07-15"),
        ("ace", "2012-01-01"),
        ("arl", "2024-01-01"),
        ("arr", "2007-08-01"),
        ("obe", "2020-01-01"),
        ("lml", "2020-01-01"),
        ("adr", "2019-01-01"),
        ("ntl", "2006-03-01"),
        ("ppl", "2007-01-01"),
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
    "app17": frozenset(),  # before 2021 the law has no rule on units
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
        assert bool(rule.readings) is (rule.id == "app17.42.notice"), rule.id


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
    both = {(statute, unit) for statute in _WORKING_WITHIN for unit in _DAYS}
    assert found == both - {("app17", Unit.WORKING_DAY)}


def test_every_day_of_the_authority_in_the_licensing_law_is_a_working_day() -> None:
    calendar = set()
    for rule in of("apl"):
        if rule.period.unit is Unit.WORKING_DAY:
            assert [c.article for c in rule.unit_citations] == [82], rule.id
        elif rule.period.unit is Unit.CALENDAR_DAY:
            calendar.add(rule.id)
    assert calendar == {"apl.50.renew_apply"}  # the licensee's own period


def test_the_licensing_law_leaves_the_applicant_s_days_open() -> None:
    open_units = {
        rule.id: [(reading.kind, reading.unit) for reading in rule.readings]
        for rule in of("apl")
        if rule.readings
    }
    assert open_units == {
        "apl.47.request": [(ReadingKind.UNIT, Unit.CALENDAR_DAY)],
        "apl.50.renew_apply": [(ReadingKind.UNIT, Unit.WORKING_DAY)],
    }


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
    counted = [rule for rule in of(statute) if rule.period.length is not None]
    assert {rule.period.unit for rule in counted} == {Unit.WORKING_DAY}
    assert {rule.id for rule in of(statute)} - {rule.id for rule in counted} == {
        "oga": {"oga.30.abandon"},
        "rer": {"rer.17"},
        "ntl": set(),
    }[statute]


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
def test_a_count_of_days_says_on_what_it_rests(rule: PeriodRule) -> None:
    counted = rule.period.unit not in (None, Unit.HOUR)
    assert (rule.counting is not None) is counted
    if rule.counting is not None:
        assert rule.counting.basis is not Basis.NONE
        assert rule.counting.citations


@each_rule
def test_posting_in_time_rests_on_the_law_of_procedure(rule: PeriodRule) -> None:
    if rule.posting is not None:
        assert rule.posting.basis in {Basis.EXPRESS, Basis.BY_REFERENCE}
        places = {(c.source, c.article, c.paragraph) for c in rule.posting.citations}
        assert places & {("cpl", 85, 4), ("alpi", 48, None)}


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
    relief = {rule.id for rule in of("mla", "dpp", "rig", "ur")}
    assert marked == dict.fromkeys({*relief, "sal12.45"}, dt.date(2026, 7, 1))


def test_the_law_of_social_assistance_sets_no_number_of_days() -> None:
    rules = [rule for rule in RULES if rule.header.citations[0].source == "sal"]
    assert len(rules) == 5
    assert {rule.period.length for rule in rules} == {None}


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


@pytest.mark.parametrize(
    ("name", "approvers", "told"),
    [
        ("apl.42.decide", ["agency_head"], True),
        ("apl.42.joint", ["government_head"], True),
        ("ace.25.seal", ["agency_head"], True),
        ("ace.32.freeze", ["agency_head"], True),
        ("adr.15.complete", ["approving_authority"], False),
        ("arl.62.decide", ["review_office_head"], True),
        ("idc.12", [], False),
        ("mla.22", [], False),
        ("rig.8", [], False),
        ("oga.33.answer", ["disclosure_office_head"], True),
        ("oga07.24.answer", ["disclosure_office_head"], True),
        ("pet.34.finish", ["agency_head"], True),
        ("pet05.33", ["agency_head"], True),
        ("ppl.6.issue", ["agency_head"], False),
        ("psl.118", ["superior_organ", "parent_organ"], False),
        ("psl12.99", ["superior_organ"], False),
        ("rlm.47", ["arbitration_director"], True),
        ("rp.9.issue", ["city_government"], False),
        ("smr.19", ["agency_head"], False),
    ],
)
def test_an_extension_is_decided_by_and_told_to(
    name: str, approvers: list[str], *, told: bool
) -> None:
    extension = find_rule(name).extension
    assert extension is not None
    assert ([*extension.approvers], extension.told is not None) == (approvers, told)


def test_only_these_periods_can_be_extended() -> None:
    assert sum(rule.extension is not None for rule in RULES) == 19


_LICENSING = {
    *("hearing", "tender", "auction", "inspection"),
    *("testing", "quarantine", "appraisal", "expert_review"),
}
_STAY = {
    *("party_died", "capacity_lost", "whereabouts_unknown", "organization_ended"),
    *("force_majeure", "good_cause", "conciliation", "legal_question", "other_case"),
    *("norm_review", "other_suspension"),
}
_LEFT_OUT: dict[str, set[str]] = {
    "ace.25.seal": {"testing", "inspection", "quarantine", "appraisal"},
    "adp.8.review": {"public_notice"},
    "alp.45.sue": {"force_majeure", "good_cause"},
    "alp.46.sue": {"force_majeure", "good_cause"},
    "apl.42.decide": _LICENSING,
    "apl.42.joint": _LICENSING,
    "apl.43.first": _LICENSING,
    "apl.44.deliver": _LICENSING,
    "apl.45.exclude": _LICENSING,
    "app.72.surcharge": {"review_or_suit"},
    "arl.20.apply": {"force_majeure", "good_cause"},
    "arl.62.decide": {"correction", "site_survey", "appraisal", *_STAY},
    "arl.62.simple": {"correction", "site_survey", "appraisal", *_STAY},
    "arr.29.correct": {"correction"},
    "ntl.30.issue": {"force_majeure", "supplementary_evidence", "verification"},
    "oga.33.answer": {"third_party_opinion", "other_agency_opinion"},
    "oga07.24.answer": {"third_party_opinion"},
    "pet.36.recheck.decide": {"hearing"},
    "pet05.35.decide": {"hearing"},
    "psl.118": {"appraisal", "hearing"},
    "psl12.99": {"appraisal"},
    "scl.39": {"detention", "force_majeure", "other_suspension"},
    "wii.20.decide": {"judicial_conclusion"},
    "wii.20.simple": {"judicial_conclusion"},
}


def test_only_this_time_is_left_out() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for rule in RULES:
        for part in rule.not_counted:
            told[rule.id] |= set(part.reasons)
    assert told == _LEFT_OUT


def test_the_party_must_be_told_of_what_is_left_out_where_the_article_says_so() -> None:
    conditional = {rule.id for rule in RULES for part in rule.not_counted if part.must_tell}
    licensing = {name for name, reasons in _LEFT_OUT.items() if reasons is _LICENSING}
    assert conditional == {*licensing, "ace.25.seal", "arl.62.decide", "arl.62.simple"}


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
    rule = find_rule(name)
    assert rule.correction == correction
    assert rule.correction_citations


@pytest.mark.parametrize(
    ("name", "effect", "date"),
    [
        ("apl.32.notice", "accepted_retroactively", "trigger"),
        ("arl.30.review", "accepted_at_lapse", "due"),
        ("arl17.17.review", "accepted_retroactively", "trigger"),
        ("rer.17", "accepted_on_the_spot", "trigger"),
        ("apl.50.renew_decide", "renewal_granted", "day_after"),
        ("oga.30.abandon", "abandoned", "day_after"),
        ("arl.31.correct", "abandoned", "day_after"),
        ("oga.34.joint", "consented", "day_after"),
        ("ccm.1077b", "withdrawn", "day_after"),
        ("cc.145.ratify", "refused", "day_after"),
        ("cc.171.ratify", "refused", "day_after"),
        ("cs.1124.legatee", "abandoned", "day_after"),
        ("ace.32.freeze", "released", "due"),
        ("arl.62.decide", "review_or_suit_open", "due"),
        ("app.67.pay", "surcharge_begins", "day_after"),
        ("psl.123.pay", "surcharge_begins", "day_after"),
        ("apl.42.decide", "unlawful_delay", None),
    ],
)
def test_a_lapse_has_its_own_effect(name: str, effect: str, date: str | None) -> None:
    lapse = find_rule(name).lapse
    assert lapse is not None
    assert (lapse.effect, lapse.date) == (effect, date)


@each_rule
def test_a_day_that_the_text_does_not_name_is_marked_as_inferred(rule: PeriodRule) -> None:
    if rule.lapse is not None and rule.lapse.date == "day_after":
        assert DoubtKind.INFERENCE in {doubt.kind for doubt in rule.header.doubts}


@each_rule
def test_a_lapse_without_an_article_is_marked_as_inferred(rule: PeriodRule) -> None:
    if rule.lapse is not None and not rule.lapse.citations and rule.id != "apl.42.decide":
        # 行政许可法 42 says nothing of the lapse, and the note no more than that.
        assert DoubtKind.INFERENCE in {doubt.kind for doubt in rule.header.doubts}


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


_BEFORE_AN_EVENT = {
    "ace.51.demand": (3, _WORKING),
    "apl.48.notice": (7, _WORKING),
    "apl.50.renew_apply": (30, _CALENDAR),
    "app.64.notice": (7, _WORKING),
    "app17.42.notice": (7, _CALENDAR),
    "arl.51.notice": (5, _WORKING),
    "hr.8.city": (None, None),
    "hr.10.moveout": (None, None),
    "sal.48.hear": (None, None),
    "uco.17": (20, _CALENDAR),
    "uco.26.notice": (10, _CALENDAR),
    "uco.38.audit": (None, None),
    "vco.17.roster": (20, _CALENDAR),
    "vco.25.notice": (10, _CALENDAR),
    "vco.40.audit": (None, None),
    "vco18.14.roster": (20, _CALENDAR),
    "vco18.21.notice": (10, _CALENDAR),
}
_HOURS = {
    "ace.19.report": 24,
    "psl.97.query.plain": 8,
    "psl.97.query.many": 12,
    "psl.97.query.detention": 24,
    "psl.120.file": 24,
}
_AT_ONCE = {
    "apl.32.notice.spot",
    "rer.17",
    "sal.50.urgent",
    "scl.12.spot",
    "smr.19.spot",
    "vco.35.major",
}
_REASONABLE = {"lml.62", "obe.36", "oga.30.abandon", "sal.44.confirm"}
_FREQUENCIES = {
    "rp.10.yearly": (1, "year", False),
    "sal.18.pay": (1, "month", False),
    "sal.21.pay": (1, "month", False),
    "uco.28.halfyear": (1, "half_year", True),
    "uco.37.review": (1, "year", True),
    "vco.25.yearly": (1, "year", True),
    "vco.30.quarterly": (1, "quarter", False),
    "vco.35.general": (1, "quarter", True),
    "vco.35.finance": (1, "month", False),
    "vco.38.review": (1, "year", True),
}
_METHODS = {
    "ace.43.night",
    "ace.69.unit",
    "alpi.48.compute",
    "apl.45.exclude",
    "apl.82.unit",
    "app.85.unit",
    "arl.88.unit",
    "arl17.40.unit",
    "arr.29.correct",
    "cc.201",
    "cc.202",
    "cc.203",
    "cc.204",
    "cpl.85",
    "psr.35",
    "txr.109",
}
_OF_A_KIND = {
    PeriodKind.AT_LEAST: _MUST_PASS,
    PeriodKind.BEFORE: set(_BEFORE_AN_EVENT),
    PeriodKind.WINDOW: {"rp.10.endorse"},
    PeriodKind.INSTANT: _AT_ONCE,
    PeriodKind.UNTIL_DATE: {"apl.50.renew_decide"},
    PeriodKind.REASONABLE: _REASONABLE,
    PeriodKind.RATE: {*_FREQUENCIES, "app.72.surcharge", "sal12.45"},
    PeriodKind.METHOD: _METHODS,
}


@pytest.mark.parametrize("kind", [kind for kind in PeriodKind if kind is not PeriodKind.WITHIN])
def test_these_periods_are_of_another_kind_than_to_act_within(kind: PeriodKind) -> None:
    assert {rule.id for rule in RULES if rule.period.kind is kind} == _OF_A_KIND[kind]


@pytest.mark.parametrize("name", _BEFORE_AN_EVENT)
def test_a_period_before_an_event_has_its_length(name: str) -> None:
    period = find_rule(name).period
    assert (period.length, period.unit) == _BEFORE_AN_EVENT[name]


def test_these_periods_are_in_hours() -> None:
    hours = {r.id: r.period.length for r in RULES if r.period.unit is Unit.HOUR}
    assert hours == _HOURS


def test_a_frequency_is_told_as_so_often_in_a_cycle() -> None:
    told = {
        r.id: (r.frequency.times, r.frequency.every, r.frequency.at_least)
        for r in RULES
        if r.frequency is not None
    }
    assert told == _FREQUENCIES


def test_the_surcharge_is_three_per_cent_a_day_up_to_the_fine() -> None:
    (rated,) = [rule for rule in RULES if rule.daily_rate is not None]
    rate = rated.daily_rate
    assert rate is not None
    assert (rated.id, rate.percent, rate.cap_percent) == ("app.72.surcharge", 3, 100)


@each_rule
def test_a_period_runs_from_an_event_or_up_to_one(rule: PeriodRule) -> None:
    forward = rule.period.kind in {PeriodKind.WITHIN, PeriodKind.AT_LEAST, PeriodKind.INSTANT}
    if rule.period.is_backward:
        assert (rule.start is None, rule.anchor is None) == (True, False)
    elif forward:
        assert (rule.start is None, rule.anchor is None) == (False, True)
    else:
        assert rule.anchor is None


# Every rule is computed, or refused with what it is.


@each_rule
def test_a_rule_is_computed_or_refused_with_what_it_is(rule: PeriodRule) -> None:
    span = rule.header.validity
    day = min(max(dt.date(2025, 3, 10), span.valid_from or dt.date.min), span.valid_to or _LATER)
    if rule.period.unit is Unit.HOUR:
        moment = dt.datetime.combine(day, dt.time(9, 30))
        assert due_at(rule, moment).due > moment
    elif rule.period.kind in {PeriodKind.REASONABLE, PeriodKind.RATE, PeriodKind.METHOD}:
        with pytest.raises(NotComputableError) as caught:
            due(rule, day)
        assert caught.value.kind == rule.period.kind
        assert rule.period.kind.label.zh in caught.value.explain("zh")
        assert rule.header.summary.zh in caught.value.explain("zh")
        assert rule.header.summary.en in caught.value.explain("en")
    elif rule.period.is_backward:
        last = latest_day_before(day, rule).due
        assert last is not UNKNOWN
        assert last <= day
    elif rule.period.kind is PeriodKind.AT_LEAST:
        assert (due(rule, day).not_before or day) > day
    else:
        last = due(rule, day).due
        assert last is not UNKNOWN
        assert last >= day


_LATER = dt.date(2026, 12, 31)
