"""Reading packs: what a sound one gives, and how an unsound one is told."""

import datetime as dt
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

import attrs
import pytest

from govsvc.conditions import Between, Box, OneOf
from govsvc.decisions import Coverage, Effect, Listing, Obligation
from govsvc.errors import GovsvcError, InputTypeError, NotFoundError, PayloadError, Problem
from govsvc.law import DoubtKind, SourceKind, Status
from govsvc.packs import Completeness, ItemEntry, Pack, vocabulary
from govsvc.packs.files import open_files
from govsvc.packs.problems import Problems
from govsvc.packs.reader import read_files
from govsvc.territory import Territory
from govsvc.validity import Validity
from govsvc.wording import Text
from samples import parking
from samples import parking_pack as sample


@pytest.fixture(autouse=True)
def _parking_is_a_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vocabulary._TOPICS, "parking", ("samples.parking", "PARKING"))


def read(*parts: str, trusted: bool = False, items: Collection[ItemEntry] = ()) -> Pack:
    """The pack, beside nothing else: what is shipped does not matter here."""
    return read_at("\n".join(parts).encode(), trusted=trusted, items=items)


def read_at(origin: Any, *, trusted: bool = False, items: Collection[ItemEntry] = ()) -> Pack:  # noqa: ANN401 - any origin
    return read_files(open_files(origin, name="own.toml"), trusted=trusted, items=items)


def problems_of(*parts: str, **options: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - passed on
    """Where and what kind, of everything that is wrong."""
    with pytest.raises(PayloadError) as caught:
        read(*parts, **options)
    assert caught.value.name == "own.toml"
    for problem in caught.value.problems:
        assert problem.explain("zh") != problem.explain("en")
    return [(problem.path, problem.code) for problem in caught.value.problems]


def told(*parts: str) -> tuple[Problem, ...]:
    with pytest.raises(PayloadError) as caught:
        read(*parts)
    return caught.value.problems


# A sound pack.


def test_the_head_says_what_is_known_of_the_text() -> None:
    pack = read(sample.WHOLE)
    assert (pack.id, pack.title.en, pack.territory) == (
        "own",
        "parking pack",
        Territory("640181"),
    )
    assert (pack.law_as_at, pack.published) == (dt.date(2026, 1, 31), dt.date(2026, 1, 15))
    assert (pack.index_no, pack.basis) == ("640181-001/2026-1", ("某发〔2025〕1号",))
    assert (pack.addressed_to, pack.rows) == (("各乡镇",), ("P-1",))
    assert pack.completeness == Completeness(
        whole=False, missing_annexes=[2], note=Text(zh="附件二未见", en="annex 2")
    )
    assert pack.defects == (Text(zh="有错字", en="a misprint"),)
    span = Validity(valid_from=dt.date(2026, 1, 1), valid_to=dt.date(2030, 12, 31))
    assert pack.covers == (
        Coverage(pack="own", topic="parking", span=span, law_as_at=dt.date(2026, 1, 31)),
    )


def test_a_source_holds_where_the_pack_does() -> None:
    (source,) = read(sample.WHOLE).sources
    assert (source.id, source.kind, source.issuer) == (
        "own-rules",
        SourceKind.NORMATIVE_DOCUMENT,
        "某市人民政府",
    )
    assert (source.territory, source.doc_no) == (Territory("640181"), "某政规〔2026〕1号")
    assert source.versions[0].status is Status.IN_FORCE
    lower = sample.SOURCE + 'territory = "640181101"\n'
    assert read(sample.HEAD, lower).sources[0].territory == Territory("640181101")


def test_items_have_names_kinds_and_lists() -> None:
    assert read(sample.WHOLE).items == (
        ItemEntry(id="car", name=Text(zh="轿车", en="car"), aliases=["小汽车"], kinds=["vehicle"]),
        ItemEntry(
            id="cart",
            name=Text(zh="手推车", en="cart"),
            kinds=["small"],
            lists=[Listing(list_="own.free", open_=True)],
        ),
    )
    assert ItemEntry(id="car", aliases=["小汽车"]).names == ("car", "小汽车")


def test_a_rule_with_everything() -> None:
    _, rule, _ = read(sample.WHOLE).rules
    header = rule.header
    assert (rule.effect, rule.code, rule.ground) == (Effect.PROHIBIT, "NO_PARKING", "space")
    assert [citation.text("en") for citation in header.citations] == [
        "Sample Parking Measures, art. 4(1)",
        "Administrative Licensing Law, art. 4",
    ]
    assert (header.name.en, header.rows, header.aliases) == ("no parking", ("P-4",), ("own.four",))
    assert (header.territory, header.applies_to) == (Territory("640181101"), ("square",))
    assert header.scope == Text(zh="节日除外", en="not on feasts")
    assert header.unless == (
        Box({"resident": OneOf({True})}),
        Box({"list:own.free": OneOf({True})}),
    )
    assert header.validity == Validity(
        valid_from=dt.date(2026, 1, 1), valid_to=dt.date(2028, 12, 31)
    )
    assert [doubt.kind for doubt in header.doubts] == [DoubtKind.INFERENCE]
    assert header.modelled == Text(zh="按一处理", en="taken as one")
    assert rule.obligations == (Obligation(code="sign", text=Text(zh="设牌", en="put up a sign")),)


def test_a_rule_with_no_more_than_it_needs() -> None:
    rule, _, requirement = read(sample.WHOLE).rules
    assert rule.header.name == rule.header.summary
    assert rule.header.territory == Territory("640181")
    assert rule.header.when == Box({"kind:vehicle": OneOf({True}), "age": Between(least=16)})
    assert requirement.must == Box({"age": Between(least=18)})
    assert requirement.concludes == {
        "form": "paid",
        "fee": 2,
        "since": dt.date(2026, 3, 2),
        "night": False,
    }


def test_a_period_holds_where_the_pack_does() -> None:
    pack = read(sample.WHOLE)
    (period,) = pack.periods
    assert (period.id, period.header.territory) == ("own.6.fetch", Territory("640181"))
    assert pack.provisions == (*pack.rules, period)


def test_defaults_fill_what_the_entries_of_a_file_leave_out() -> None:
    defaults = '[defaults.rule]\ntopic = "parking"\ncode = "MAY_PARK"\nfrom = 2026-02-01\n'
    bare = "\n".join(
        line for line in sample.PERMIT.splitlines() if not line.startswith(("topic", "code"))
    )
    (rule,) = read(defaults, sample.HEAD, sample.SOURCE, sample.ITEMS, bare).rules
    assert (rule.topic, rule.code) == ("parking", "MAY_PARK")
    assert rule.header.validity.valid_from == dt.date(2026, 2, 1)


def test_the_digest_is_that_of_the_content() -> None:
    one = read(sample.WHOLE)
    same = read(
        sample.PERIOD, sample.SOURCE, "# a remark\n", sample.ITEMS, sample.HEAD, sample.REQUIRE,
        sample.PROHIBIT, sample.PERMIT,
    )  # fmt: skip
    other = read(sample.WHOLE.replace("广场", "街心"))
    assert one.digest == same.digest != other.digest
    assert len(one.digest) == 64


def test_a_draft_has_no_force() -> None:
    draft = sample.SOURCE.replace('id = "2026", adopted', 'id = "2026", status = "draft", adopted')
    assert read(sample.HEAD, sample.SOURCE).has_force
    assert not read(sample.HEAD, draft).has_force
    assert read(sample.HEAD).has_force


# Files and folders.


def test_a_file_is_named_in_its_problems(tmp_path: Path) -> None:
    file = tmp_path / "停车.toml"
    file.write_text(sample.WHOLE, encoding="utf-8")
    assert read_at(file) == read(sample.WHOLE)
    file.write_text(sample.HEAD.replace("schema = 1", "schema = 2"), encoding="utf-8")
    with pytest.raises(PayloadError) as caught:
        read_at(file)
    assert (caught.value.name, caught.value.problems[0].path) == ("停车.toml", "pack.schema")


def test_a_folder_is_one_pack(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(sample.HEAD + sample.SOURCE, encoding="utf-8")
    rest = sample.ITEMS + sample.PERMIT + sample.PROHIBIT + sample.REQUIRE + sample.PERIOD
    (tmp_path / "parking.toml").write_text(rest, encoding="utf-8")
    (tmp_path / "README.md").write_text("no pack", encoding="utf-8")
    assert read_at(tmp_path) == read(sample.WHOLE)


def test_problems_of_a_folder_name_the_file(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(sample.HEAD, encoding="utf-8")
    (tmp_path / "a.toml").write_text("x = ", encoding="utf-8")
    (tmp_path / "b.toml").write_text("y = nan", encoding="utf-8")
    with pytest.raises(PayloadError) as caught:
        read_at(tmp_path)
    assert caught.value.name == tmp_path.name
    assert [problem.path for problem in caught.value.problems] == ["a.toml", "b.toml: y"]
    (tmp_path / "a.toml").write_text("[pack]\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text(sample.PERMIT, encoding="utf-8")
    with pytest.raises(PayloadError) as caught:
        read_at(tmp_path)
    assert [problem.path for problem in caught.value.problems] == ["a.toml: pack"]


def test_a_folder_without_a_head_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "parking.toml").write_text(sample.PERMIT, encoding="utf-8")
    with pytest.raises(PayloadError, match=r"has no pack\.toml"):
        read_at(tmp_path)


def test_a_folder_holds_so_many_files(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(sample.HEAD, encoding="utf-8")
    for number in range(64):
        (tmp_path / f"{number}.toml").write_text("", encoding="utf-8")
    with pytest.raises(PayloadError, match="more than 64 files"):
        read_at(tmp_path)


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(PayloadError, match=r"cannot be read \(Permission denied\)"):
        read_at(tmp_path)


def test_a_pack_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as archive:
        archive.writestr("own/pack.toml", sample.WHOLE)
    assert read_at(zipfile.Path(tmp_path / "own.zip", "own/")) == read(sample.WHOLE)


def test_no_file_and_no_path(tmp_path: Path) -> None:
    with pytest.raises(PayloadError, match="cannot be read"):
        read_at(tmp_path / "none.toml")
    with pytest.raises(InputTypeError, match=r"a pathlib\.Path or as bytes, found str"):
        read_at("own.toml")


# Unsound files.

_BODY = sample.HEAD + sample.SOURCE + sample.ITEMS
_BARE = sample.SOURCE.replace("versions = [", "versions = [] # ")

_HEADED = """
id = "own.x"
cite = ["停车办法 第一条"]
summary = { zh = "x", en = "x" }
"""
_CHECK = (
    "[[check]]"
    + _HEADED
    + """subject = "service_site"
field = "area"
code = "AREA"
at_least = { limit = 1, unit = "m2" }
"""
)
_TASK = "[[task]]" + _HEADED + "due = { on = 2026-01-01 }\n"
_FACT = "[[fact]]" + _HEADED + "value = 12\n"
UNSOUND = {
    "no-head": (sample.SOURCE, [("pack", "missing")]),
    "no-table": ("pack = 1", [("pack", "value")]),
    "no-id": ("[pack]\nschema = 1", [("pack.id", "missing"), ("pack.title", "missing")]),
    "head-key": (sample.HEAD + "colour = 1", [("pack", "unknown-key")]),
    "schema": (sample.HEAD.replace("schema = 1", "schema = 2"), [("pack.schema", "schema")]),
    "slug": (sample.HEAD.replace('"own"', '"Own Pack"'), [("pack.id", "slug")]),
    "territory": (sample.HEAD.replace("640181", "64018"), [("pack.territory", "code.malformed")]),
    "covers-topic": (
        sample.HEAD.replace('topic = "parking"', 'topic = "parkin"'),
        [("pack.covers[0]", "not-found")],
    ),
    "covers-span": (
        sample.HEAD.replace("to = 2030", "to = 2020"),
        [("pack.covers[0]", "input.value")],
    ),
    "covers-unfollowed": (
        sample.HEAD.replace("law_as_at = 2026-01-31", ""),
        [("pack.law_as_at", "missing")],
    ),
    "unknown-table": (sample.HEAD + "[[rules]]\nid = 1", [("rules", "unknown-key")]),
    "note-kind": (
        sample.HEAD + '[[note]]\nrows = ["S9-01"]\nkind = "other"\nreason = { zh = "x", en = "x" }',
        [("note[0].kind", "type")],
    ),
    "check-subject": (
        sample.HEAD + sample.SOURCE + _CHECK.replace("service_site", "service_sit"),
        [("check[0]", "not-found")],
    ),
    "check-condition": (
        sample.HEAD + sample.SOURCE + _CHECK + "when = { colour = 1 }",
        [("check[0].when.colour", "unknown-key")],
    ),
    "check-field": (
        sample.HEAD + sample.SOURCE + _CHECK.replace('"area"', '"areas"'),
        [("check[0]", "unknown-field")],
    ),
    "check-addressee": (
        sample.HEAD + sample.SOURCE + _CHECK + 'excludes = ["a"]',
        [("check[0].excludes", "value")],
    ),
    "task-dates": (
        sample.HEAD + sample.SOURCE + _TASK + "repeats = { every = 'month' }",
        [("task[0]", "input.value")],
    ),
    "fact-value": (
        sample.HEAD + sample.SOURCE + _FACT.replace("12", '"a dozen"'),
        [("fact[0]", "input.value")],
    ),
    "one-table": (sample.HEAD + "[rule]\nid = 1", [("rule", "type")]),
    "no-tables": ("rule = [1]\n" + sample.HEAD, [("rule[0]", "type")]),
    "defaults-list": ("defaults = 1\n" + sample.HEAD, [("defaults", "type")]),
    "defaults-kind": (sample.HEAD + "[defaults.item]", [("defaults.item", "unknown-key")]),
    "defaults-table": (
        sample.HEAD + "[defaults]\nrule = 1",
        [("defaults.rule", "type")],
    ),
    "source-keys": (
        sample.HEAD + "[[source]]\nid = 1\ntitel = 2",
        [
            ("source[0].id", "type"),
            ("source[0].title", "missing"),
            ("source[0].kind", "missing"),
            ("source[0].versions", "missing"),
            ("source[0]", "unknown-key"),
        ],
    ),
    "source-slug": (
        sample.HEAD + sample.SOURCE.replace('"own-rules"', '"规定"'),
        [("source[0].id", "slug")],
    ),
    "source-taken": (
        sample.HEAD + sample.SOURCE.replace('"停车办法"', '"行政许可法"'),
        [("source[0]", "taken")],
    ),
    "source-twice": (
        sample.HEAD + sample.SOURCE + sample.SOURCE,
        [("source[1]", "taken")] * 3,
    ),
    "source-rank": (
        sample.HEAD + sample.SOURCE.replace("normative_document", "local_regulation"),
        [("source[0].kind", "rank")],
    ),
    "source-national": (
        sample.HEAD.replace("640181", "") + sample.SOURCE,
        [("source[0].kind", "rank")],
    ),
    "source-elsewhere": (
        sample.HEAD + sample.SOURCE + 'territory = "640182"',
        [("source[0].territory", "territory")],
    ),
    "source-place": (
        sample.HEAD + sample.SOURCE + 'territory = "6401822"',
        [("source[0]", "code.malformed")],
    ),
    "source-unversioned": (
        sample.HEAD + _BARE,
        [("source[0].versions", "missing")],
    ),
    "version-undated": (
        sample.HEAD + sample.SOURCE.replace("adopted = 2025-12-20, in_force = 2026-01-01, ", ""),
        [("source[0].versions[0]", "missing")],
    ),
    "version-backward": (
        sample.HEAD + sample.SOURCE.replace("text_checked", "until = 2025-01-01, text_checked"),
        [("source[0].versions[0]", "input.value")],
    ),
    "version-twice": (
        sample.HEAD
        + sample.SOURCE.replace("versions = [", 'versions = [{ id = "2026", status = "draft" }, '),
        [("source[0].versions[1]", "taken")],
    ),
    "unplaced-law": (
        sample.HEAD.replace('territory = "640181"', "") + sample.SOURCE,
        [("source[0].versions[0]", "territory")],
    ),
    "item-keys": (sample.HEAD + "[[item]]\nid = 1", [("item[0].id", "type")]),
    "item-unnamed": (sample.HEAD + '[[item]]\nid = "car"', [("item[0]", "missing")]),
    "item-slugs": (
        sample.HEAD
        + '[[item]]\nid = "Car"\nname = { zh = "车", en = "car" }\nkinds = ["V"]\n'
        + 'lists = [{ list = "L" }]',
        [("item[0].id", "slug"), ("item[0].kinds", "slug"), ("item[0].lists", "slug")],
    ),
    "item-twice": (
        sample.HEAD + sample.ITEMS + sample.ITEMS,
        [("item[2]", "taken")] * 3 + [("item[3]", "taken")] * 2,
    ),
    "rule-keys": (
        _BODY + '[[rule]]\nid = "a"\ncolour = 1\neffect = "allow"',
        [
            ("rule[0].summary", "missing"),
            ("rule[0].cite", "missing"),
            ("rule[0].topic", "missing"),
            ("rule[0].effect", "type"),
            ("rule[0].code", "missing"),
            ("rule[0]", "unknown-key"),
        ],
    ),
    "rule-topic": (
        _BODY + sample.PERMIT.replace('"parking"', '"flying"'),
        [("rule[0]", "not-found")],
    ),
    "rule-slug": (
        _BODY + sample.PERMIT.replace("own.3.permit", "own 3"),
        [("rule[0].id", "slug")],
    ),
    "rule-twice": (_BODY + sample.PERMIT + sample.PERMIT, [("rule[1]", "taken")]),
    "rule-and-period": (
        _BODY + sample.PERMIT + sample.PERIOD.replace("own.6.fetch", "own.3.permit"),
        [("period[0]", "taken")],
    ),
    "rule-code": (
        _BODY + sample.PERMIT.replace("MAY_PARK", "may"),
        [("rule[0]", "rulebook.unusable")],
    ),
    "rule-part": (_BODY + sample.PERMIT + 'ground = "x"', [("rule[0]", "rulebook.unusable")]),
    "rule-uncited": (
        _BODY + sample.PERMIT.replace('"停车办法第三条"', ""),
        [("rule[0]", "input.value")],
    ),
    "rule-everything": (
        _BODY
        + sample.REQUIRE.replace("停车办法第五条", "停车法第五条")
        .replace('zone = "street"', 'zone = "lane", colour = "red"')
        .replace("min = 18", "min = 18.5")
        + 'territory = "1"\nfrom = 2026-01-02\nuntil = 2026-01-01\nunless = [{ x = 1 }, { y = 2 }]',
        [
            ("rule[0].cite", "citation.not-understood"),
            ("rule[0].territory", "code.malformed"),
            ("rule[0].until", "input.value"),
            ("rule[0].when.zone", "value"),
            ("rule[0].when.colour", "unknown-key"),
            ("rule[0].unless[0].x", "unknown-key"),
            ("rule[0].unless[1].y", "unknown-key"),
            ("rule[0].must.age", "value"),
        ],
    ),
    "rule-addressee": (
        _BODY + sample.PERMIT + 'applies_to = ["street", "lane"]\nexcludes = ["moon"]',
        [("rule[0].applies_to", "value"), ("rule[0].excludes", "value")],
    ),
    "rule-item-fact": (
        _BODY + sample.PERMIT.replace("kind:vehicle", "kind:vehicel"),
        [("rule[0].when.kind:vehicel", "unknown-key")],
    ),
    "rule-borrowed-rank": (
        _BODY + sample.PERMIT.replace("停车办法第三条", "行政许可法第三条"),
        [("rule[0].cite", "rank")],
    ),
    "rule-elsewhere": (
        _BODY + sample.PERMIT + 'territory = "640182"',
        [("rule[0].territory", "territory")],
    ),
    "period-keys": (
        _BODY + '[[period]]\nid = "a"\nmatter = "a"\nname = 1',
        [
            ("period[0].name", "value"),
            ("period[0].summary", "missing"),
            ("period[0].cite", "missing"),
            ("period[0].bearer", "missing"),
        ],
    ),
    "period-borrowed-rank": (
        _BODY + sample.PERIOD.replace("停车办法第六条", "行政许可法第三条"),
        [("period[0].cite", "rank")],
    ),
    "period-of-a-draft": (
        sample.HEAD
        + sample.SOURCE.replace('id = "2026",', 'id = "2026", status = "draft",')
        + sample.PERIOD,
        [("period[0].cite", "not-in-force")],
    ),
    "hidden": (
        sample.HEAD.replace("停车包", "停\\u202e车包") + '"\\u0007" = 1',
        [("pack", "sign"), ("pack.title.zh", "sign")],
    ),
    "hidden-in-list": (
        sample.HEAD.replace("某发", "某\\u200e发"),
        [("pack.basis[0]", "sign")],
    ),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_everything_wrong_is_told_with_its_place(name: str) -> None:
    text, expected = UNSOUND[name]
    assert problems_of(text) == expected


def test_a_problem_says_what_was_expected() -> None:
    (problem,) = told(sample.HEAD + sample.SOURCE.replace("normative_document", "law"))
    assert problem.explain("en") == (
        "source[0].kind: `640181` cannot enact a law; possible: normative document"
    )
    (problem,) = told(sample.HEAD.replace("640181", "") + sample.SOURCE)
    assert "trusted=True" in problem.explain("en")
    (problem,) = told(sample.HEAD.replace("停车包", "停\\u202e车包"))
    assert problem.explain("zh") == "pack.title.zh: 含有看不见的控制字符 U+202E；请删去"
    (problem,) = told(_BODY + sample.PERMIT + 'applies_to = ["lane"]')
    assert problem.explain("en").endswith("there are: square, street")


def test_a_topic_without_an_addressee_takes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parking, "PARKING", attrs.evolve(parking.PARKING, addressee=None))
    (problem,) = told(_BODY + sample.PERMIT + 'applies_to = ["square"]')
    assert problem.explain("en").endswith("there are: none")


# Trust, and what is named already.


def test_who_is_trusted_speaks_for_the_whole_country() -> None:
    head = sample.HEAD.replace("640181", "")
    law = sample.SOURCE.replace("normative_document", "law")
    assert read(head, law, trusted=True).sources[0].kind is SourceKind.LAW
    borrowed = sample.PERMIT.replace("停车办法第三条", "行政许可法第三条")
    pack = read(head, sample.ITEMS, borrowed, trusted=True)
    assert pack.rules[0].source == "apl"


def test_trust_does_not_make_a_county_a_parliament() -> None:
    law = sample.SOURCE.replace("normative_document", "law")
    assert problems_of(sample.HEAD, law, trusted=True) == [("source[0].kind", "rank")]


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("64", "autonomous_regulation"),
        ("13", "local_regulation"),
        ("1309", "local_government_rule"),
        ("632324", "autonomous_regulation"),
        ("640181101", "normative_document"),
    ],
)
def test_an_area_states_what_it_can_enact(place: str, kind: str) -> None:
    head = sample.HEAD.replace("640181", place)
    assert read(head, sample.SOURCE.replace("normative_document", kind)).sources


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("13", "autonomous_regulation"),
        ("6531", "local_regulation"),  # a prefecture that is no city
        ("4690", "local_regulation"),  # counties directly under a province
        ("1101", "local_government_rule"),  # districts of a municipality
        ("13", "administrative_regulation"),
        ("1309", "departmental_rule"),
    ],
)
def test_an_area_does_not_state_what_it_cannot_enact(place: str, kind: str) -> None:
    head = sample.HEAD.replace("640181", place)
    source = sample.SOURCE.replace("normative_document", kind)
    assert problems_of(head, source) == [("source[0].kind", "rank")]


def test_a_pack_without_a_place_is_a_draft_a_template_or_a_report() -> None:
    head = sample.HEAD.replace('territory = "640181"', "")
    template = sample.SOURCE.replace('id = "2026",', 'id = "2026", status = "template",')
    pack = read(head, template, sample.ITEMS, sample.PERMIT)
    assert (pack.territory, pack.has_force) == (None, False)
    rule = template.replace("normative_document", "local_government_rule")
    assert problems_of(head, rule) == [("source[0].kind", "rank")]


# Gathering problems.


def test_problems_are_gathered_until_they_are_told() -> None:
    def fail(error: GovsvcError) -> None:
        raise error

    wrong = Problems("own.toml")
    wrong.stop()
    with wrong.at("a", lead="b.toml: "):
        fail(NotFoundError(kind="x", wanted="y", message=Text(zh="无", en="none")))
    inner = Problem(path="", code="c", message=Text(zh="错", en="wrong"))
    with wrong.at("a", lead="b.toml: "):
        fail(PayloadError(name="z", problems=(inner,)))
    with pytest.raises(GovsvcError) as caught:
        wrong.stop()
    assert str(caught.value) == "own.toml: b.toml: a: none\nown.toml: b.toml: wrong"
