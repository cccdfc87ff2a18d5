"""The rulebook: layers of packs at a place, drafts, one pack more, decisions and periods."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import govsvc
import samples.parking
from govsvc.deadlines import Period
from govsvc.decisions import AssumptionKind, Outcome, RuleSet, certificate, replay
from govsvc.errors import (
    CodeError,
    InputTypeError,
    NotFoundError,
    PayloadError,
    RulebookError,
)
from govsvc.packs import Pack, Rulebook, library, read_pack, rulebook, shipped_pack, vocabulary
from govsvc.packs import rulebook as face
from govsvc.packs.rulebook import _rulebook
from govsvc.packs.vocabulary import find_topic, topic_names, topic_of
from govsvc.territory import NATIONAL, Territory
from govsvc.wording import Text
from samples import parking_pack as sample
from samples.parking import LOADING, PARKING, Driver, Load, LoadingRequest, ParkingRequest

DAY = dt.date(2026, 1, 20)
CAR = ParkingRequest(item="car", zone="street", driver=Driver(age=30, resident=True))

BASE = """
[pack]
id = "national"
title = { zh = "全国", en = "national" }
schema = 1
territory = ""
law_as_at = 2026-01-31
covers = [{ topic = "parking", from = 2021-01-01 }]

[[item]]
id = "lorry"
name = { zh = "货车", en = "lorry" }
aliases = ["卡车"]
kinds = ["heavy"]
lists = [{ list = "base.heavy" }]

[[rule]]
id = "base.4"
topic = "parking"
effect = "prohibit"
code = "TOO_HEAVY"
ground = "weight"
cite = ["行政许可法第四条"]
summary = { zh = "重型的不得停放", en = "nothing heavy" }
when = { "list:base.heavy" = true }
"""

DRAFT = """
[pack]
id = "own-draft"
title = { zh = "草案", en = "draft" }
schema = 1
territory = "640181"

[[source]]
id = "own-bill"
title = { zh = "停车草案", en = "Parking Bill" }
kind = "normative_document"
versions = [{ id = "2026", status = "draft" }]

[[rule]]
id = "draft.1"
topic = "parking"
effect = "prohibit"
code = "NO_CARS"
ground = "cars"
cite = ["停车草案第一条"]
summary = { zh = "不得停车", en = "no cars" }
"""

TEMPLATE = (
    DRAFT.replace("own-draft", "own-template")
    .replace("own-bill", "own-model")
    .replace("停车草案", "停车范文")
    .replace("draft.1", "template.1")
    .replace('status = "draft"', 'status = "template"')
    .replace('territory = "640181"', "")
)


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A small library of packs in the place of the shipped one, and the topic they are about."""
    texts = {"national": BASE, "own": sample.WHOLE, "own-draft": DRAFT, "own-template": TEMPLATE}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.toml").write_text(text, encoding="utf-8")
    (tmp_path / "README.md").write_text("no pack", encoding="utf-8")
    monkeypatch.setattr(library, "_folder", lambda: tmp_path)
    monkeypatch.setitem(vocabulary._TOPICS, "parking", ("samples.parking", "PARKING"))
    caches = (library.shipped_packs, library.shipped_pack, _rulebook)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def ids(book: Rulebook) -> list[str]:
    return [pack.id for pack in book.packs]


# Layers.


def test_the_packs_along_the_path_of_a_place_lie_over_the_baseline() -> None:
    assert ids(rulebook("640181", on=DAY)) == ["national", "own"]
    assert ids(rulebook("640181101", on=DAY)) == ["national", "own"]
    assert ids(rulebook("64", on=DAY)) == ["national"]
    assert ids(rulebook("", on=DAY)) == ["national"]
    assert ids(rulebook(Territory("640182"), on=DAY)) == ["national"]


def test_what_is_no_law_is_loaded_when_it_is_named() -> None:
    assert ids(rulebook("", on=DAY, include=["own-draft"])) == ["national", "own-draft"]
    assert ids(rulebook("", on=DAY, assume_in_force=["own-template"])) == [
        "national",
        "own-template",
    ]
    assert ids(rulebook("13", on=DAY, include=["own"])) == ["national", "own"]


def test_equal_questions_share_a_rulebook() -> None:
    one = rulebook("640181", on=DAY, include=["own", "own-draft"])
    assert rulebook("640181000000", on=DAY, include=["own-draft", "own"]) is one
    assert rulebook("640181", on=DAY) is not one


def test_the_face_leads_here() -> None:
    assert govsvc.rulebook is face


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"place": 640181, "on": DAY}, InputTypeError),
        ({"place": "64018", "on": DAY}, CodeError),
        ({"place": "64", "on": "2026-01-01"}, InputTypeError),
        ({"place": "64", "on": DAY, "include": "own-draft"}, InputTypeError),
        ({"place": "64", "on": DAY, "include": 1}, InputTypeError),
        ({"place": "64", "on": DAY, "include": [1]}, InputTypeError),
        ({"place": "64", "on": DAY, "include": ["own-draf"]}, NotFoundError),
        ({"place": "64", "on": DAY, "assume_in_force": ["bill"]}, NotFoundError),
    ],
)
def test_a_question_that_cannot_be_asked(arguments: dict[str, Any], error: type) -> None:
    with pytest.raises(error):
        rulebook(**arguments)


def test_a_pack_that_is_not_shipped() -> None:
    with pytest.raises(NotFoundError, match="there are: national, own, own-draft") as caught:
        shipped_pack("own-draf")
    assert caught.value.near[0] == "own-draft"
    with pytest.raises(NotFoundError, match="neither a pack that is loaded nor a source"):
        rulebook("64", on=DAY, assume_in_force=["own-bill"])


def test_a_pack_of_your_own_knows_the_items_of_the_baseline() -> None:
    text = sample.WHOLE.replace('"kind:vehicle" = true', '"kind:heavy" = true')
    assert read_pack(text.encode()).rules[0].header.when.constraints.keys() == {"kind:heavy", "age"}


# Drafts.


def test_a_draft_is_inert_until_it_is_assumed() -> None:
    plain = rulebook("640181", on=DAY).decide(CAR)
    told = rulebook("640181", on=DAY, include=["own-draft"]).decide(CAR)
    assumed = rulebook("640181", on=DAY, assume_in_force=["own-draft"])
    assert plain.outcome is told.outcome is Outcome.ALLOWED
    assert assumed.assumed == {"own-bill"}
    decision = assumed.decide(CAR)
    assert (decision.outcome, decision.codes) == (Outcome.DENIED, ("NO_CARS",))
    assert (AssumptionKind.IN_FORCE, "own-bill") in {
        (one.kind, one.subject) for one in decision.assumptions
    }


def test_a_source_may_be_named_instead_of_its_pack() -> None:
    book = rulebook("640181", on=DAY, include=["own-draft"], assume_in_force=["own-bill", "apl"])
    assert book.assumed == {"own-bill", "apl"}
    assert book.decide(CAR).outcome is Outcome.DENIED


def test_a_template_is_taken_for_a_document_of_the_place() -> None:
    book = rulebook("640181", on=DAY, assume_in_force=["own-template"])
    assert book.sources["own-model"].territory == Territory("640181")
    assert {rule.id: rule.header.territory.prefix for rule in book.rules("parking")} == {
        "base.4": "",
        "own.3.permit": "640181",
        "own.5.require": "640181",
        "template.1": "640181",
    }
    assert book.decide(CAR).codes == ("NO_CARS",)
    nowhere = rulebook("", on=DAY, include=["own-template"])
    assert nowhere.sources["own-model"].territory == NATIONAL


# One pack more.


def test_with_pack_gives_a_new_rulebook(tmp_path: Path) -> None:
    book = rulebook("640181", on=DAY)
    draft = book.with_pack(DRAFT.encode(), assume_in_force=["own-draft"])
    assert ids(book) == ["national", "own"]
    assert ids(draft) == ["national", "own", "own-draft"]
    assert draft.assumed == {"own-bill"}
    assert book.decide(CAR).outcome is Outcome.ALLOWED
    assert draft.decide(CAR).outcome is Outcome.DENIED
    assert ids(book.with_pack(tmp_path / "own-draft")) == ids(draft)
    assert ids(book.with_pack(shipped_pack("own-draft"))) == ids(draft)


def test_with_pack_may_trust() -> None:
    text = (
        DRAFT.replace('territory = "640181"', 'territory = ""')
        .replace("normative_document", "law")
        .encode()
    )
    book = rulebook("640181", on=DAY)
    assert ids(book.with_pack(text, trusted=True))[-1] == "own-draft"
    with pytest.raises(PayloadError, match="trusted=True"):
        book.with_pack(text)


UNFIT = {
    "again": (sample.HEAD, "pack `own` belongs to the packs own and own; rename one"),
    "source": (DRAFT.replace("停车草案", "停车办法"), "source `停车办法`"),
    "rule": (DRAFT.replace("draft.1", "own.3.permit"), "provision `own.3.permit`"),
    "exception": (
        DRAFT.replace("prohibit", "except").replace('ground = "cars"', 'overrides = ["no.such"]'),
        "`no.such`",
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_pack_that_does_not_fit_changes_nothing(name: str) -> None:
    text, told = UNFIT[name]
    book = rulebook("640181", on=DAY)
    before = book.digest
    with pytest.raises(RulebookError) as caught:
        book.with_pack(text.encode())
    assert told in str(caught.value)
    assert caught.value.explain("zh") != str(caught.value)
    assert (book.digest, ids(book)) == (before, ["national", "own"])


def test_what_an_item_is_stays_with_the_pack_that_says_it() -> None:
    book = rulebook("640181", on=DAY)
    more = DRAFT + '[[item]]\nid = "lorry"\n'
    names = 'lists = [{ list = "own-draft.x" }]\naliases = ["大货"]'
    added = book.with_pack((more + names).encode())
    assert (added.items["大货"], added.items["卡车"]) == ("lorry", "lorry")
    with pytest.raises(PayloadError, match="no name and no kinds"):
        book.with_pack((more + 'kinds = ["light"]').encode())
    with pytest.raises(PayloadError, match="kept by another pack"):
        book.with_pack((more + 'lists = [{ list = "base.heavy" }]').encode())
    with pytest.raises(PayloadError, match="`卡车` is taken by `lorry`"):
        book.with_pack(
            (DRAFT + '[[item]]\nid = "van"\nname = { zh = "卡车", en = "van" }').encode()
        )


def test_packs_read_apart_are_held_against_one_another() -> None:
    item = '[[item]]\nid = "cart"\nname = { zh = "推车", en = "cart" }\nkinds = ["x"]\n'
    alien = read_pack((DRAFT + item + 'lists = [{ list = "own.free" }]').encode())
    with pytest.raises(RulebookError) as caught:
        rulebook("640181", on=DAY).with_pack(alien)
    assert str(caught.value).splitlines() == [
        "item `cart` belongs to the packs own and own-draft; rename one",
        "kinds of the item `cart` belongs to the packs own and own-draft; rename one",
        "list `own.free` belongs to the packs own and own-draft; rename one",
    ]


# Deciding.


def test_the_request_says_what_the_topic_is() -> None:
    decision = rulebook("640181", on=DAY).decide(CAR)
    assert (decision.topic, decision.outcome, decision.place, decision.on) == (
        "parking",
        Outcome.ALLOWED,
        Territory("640181"),
        DAY,
    )
    assert rulebook("640181", on=DAY).decide(ParkingRequest(item="tank"), strict=True).strict


@pytest.mark.parametrize("name", ["car", "轿车", "小汽车"])
def test_an_item_goes_by_all_its_names(name: str) -> None:
    decision = rulebook("640181", on=DAY).decide(attrs.evolve(CAR, item=name))
    assert (decision.item, decision.outcome) == ("car", Outcome.ALLOWED)


def test_an_item_that_nobody_names_stays_as_it_is() -> None:
    book = rulebook("640181", on=DAY)
    decision = book.decide(attrs.evolve(CAR, item="飞艇"))
    assert (decision.item, decision.outcome) == ("飞艇", Outcome.NEEDS_MORE)
    assert "item" in book.decide(ParkingRequest()).missing


def test_a_request_without_a_day_is_about_that_of_the_rulebook() -> None:
    book = rulebook("640181", on=DAY)
    when = sample.PERMIT.replace("own.3", "late.3").replace(
        "age = { min = 16 }", "day = 2026-01-20"
    )
    more = DRAFT.partition("[[rule]]")[0].replace('status = "draft"', "in_force = 2026-01-01")
    late = book.with_pack((more + when.replace("停车办法", "停车草案").replace(
        '"kind:vehicle" = true', 'item = "tank"'
    )).encode())  # fmt: skip
    tank = ParkingRequest(item="tank", zone="street", driver=Driver(age=40, resident=True))
    assert late.decide(tank).facts["day"] == DAY
    assert late.decide(attrs.evolve(tank, on=dt.date(2026, 1, 21))).facts["day"] != DAY


def test_the_item_may_stand_inside_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vocabulary._TOPICS, "loading", ("samples.parking", "LOADING"))
    decision = rulebook("", on=DAY).decide(LoadingRequest(load=Load(item="卡车")))
    assert (decision.topic, decision.item) == ("loading", "lorry")


def test_a_topic_may_be_about_no_item(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vocabulary._TOPICS, "loading", ("samples.parking", "LOADING"))
    monkeypatch.setattr(samples.parking, "LOADING", attrs.evolve(LOADING, item=None))
    decision = rulebook("", on=DAY).decide(LoadingRequest(load=Load(item="卡车")))
    assert (decision.topic, decision.item) == ("loading", None)


def test_no_request_of_any_topic() -> None:
    with pytest.raises(InputTypeError, match="`str` is a request of no topic"):
        rulebook("64", on=DAY).decide("may I?")
    with pytest.raises(InputTypeError, match="`Driver`"):
        rulebook("64", on=DAY).decide(Driver())


def test_topics_by_name() -> None:
    assert "parking" in topic_names()
    assert find_topic("parking") is topic_of(CAR) is PARKING
    with pytest.raises(NotFoundError, match="no topic is called `flying`"):
        rulebook("64", on=DAY).rule_set("flying")


def test_rules_and_horizon_of_a_topic() -> None:
    book = rulebook("640181", on=DAY)
    assert {rule.id for rule in book.rules("parking")} == {
        "base.4",
        "own.3.permit",
        "own.5.require",
    }  # own.4 holds in one township only
    assert [cover.pack for cover in book.horizon("parking")] == ["national", "own"]
    assert isinstance(book.rule_set("parking"), RuleSet)
    assert book.rule_set("parking") is book.rule_set("parking")


def test_a_pack_promises_nothing_before_its_text_is_law() -> None:
    early = rulebook("640181", on=dt.date(2025, 12, 1))
    assert [cover.pack for cover in early.horizon("parking")] == ["national"]
    never = rulebook("640181", on=dt.date(2020, 12, 1))
    assert never.decide(CAR).codes == ("RULE_NOT_IN_FORCE",)


def test_the_sources_are_the_national_ones_and_those_of_the_packs() -> None:
    sources = rulebook("640181", on=DAY).sources
    assert {"apl", "own-rules"} <= sources.keys()


def test_the_digest_tells_everything_that_answers_depend_on() -> None:
    books = [
        rulebook("640181", on=DAY),
        rulebook("640182", on=DAY, include=["own"]),
        rulebook("640181", on=DAY.replace(day=21)),
        rulebook("640181", on=DAY, include=["own-draft"]),
        rulebook("640181", on=DAY, assume_in_force=["own-draft"]),
    ]
    assert len({book.digest for book in books}) == len(books)
    again = Rulebook(place=books[0].place, on=DAY, packs=books[0].packs[::-1])
    assert again.digest == books[0].digest
    assert books[0].decide(CAR).edition == books[0].digest


# Periods.


def test_a_local_period_by_its_id() -> None:
    book = rulebook("640181", on=DAY)
    deadline = book.due("own.6.fetch", dt.date(2026, 3, 2))
    assert (deadline.due, deadline.region) == (dt.date(2026, 3, 5), Territory("640181"))
    assert deadline.citations[0].source == "own-rules"


def test_all_others_as_everywhere() -> None:
    book = rulebook("", on=DAY)
    trigger = dt.date(2026, 3, 2)
    assert book.due("apl.42.decide", trigger) == govsvc.due("apl.42.decide", trigger)
    assert book.due(Period.working_days(5), trigger, as_of=trigger).due == dt.date(2026, 3, 9)
    with pytest.raises(NotFoundError, match=r"no period is called `own\.6\.fetch`"):
        book.due("own.6.fetch", trigger)


def test_a_local_period_by_the_law_of_the_day() -> None:
    later = sample.PERIOD.replace("own.6.fetch", "own.7.fetch", 1) + "from = 2027-01-01\n"
    older = sample.PERIOD + "until = 2026-12-31\naliases = ['fetch']\n"
    head = sample.HEAD + sample.SOURCE + sample.ITEMS
    book = Rulebook(
        place=Territory("640181"),
        on=DAY,
        packs=(shipped_pack("national"), read_pack((head + older + later).encode())),
    )
    rules = [
        book.due("fetch", dt.date(2026, 3, 2)).rule,
        book.due("fetch", dt.date(2027, 3, 2)).rule,
        book.due("own.7.fetch", dt.date(2027, 3, 2), on=dt.date(2026, 3, 2)).rule,
    ]
    assert [rule.id for rule in rules if rule] == ["own.6.fetch", "own.7.fetch", "own.6.fetch"]


def test_a_local_period_that_is_not_law() -> None:
    book = rulebook("13", on=DAY, include=["own"])
    with pytest.raises(NotFoundError, match=r"in force here .*holds in another place"):
        book.due("own.6.fetch", dt.date(2026, 3, 2))
    home = rulebook("640181", on=DAY, assume_in_force=["own"])
    with pytest.raises(NotFoundError, match="not in force on that day"):
        home.due("own.6.fetch", dt.date(2025, 3, 3))
    with pytest.raises(InputTypeError):
        home.due("own.6.fetch", "2026-03-02")  # type: ignore[arg-type]


def test_replay_asks_the_rulebook() -> None:
    book = rulebook("640181", on=DAY)
    assert replay(certificate(book.decide(CAR)), book).differences == ()


def test_a_rulebook_is_short_in_words() -> None:
    assert repr(rulebook("640181", on=DAY)) == (
        "Rulebook(place=Territory(prefix='640181'), on=datetime.date(2026, 1, 20), "
        "assumed=frozenset())"
    )


def test_pack_by_hand() -> None:
    pack = Pack(id="x", title=Text(zh="空", en="empty"))
    assert (pack.rules, pack.periods, pack.provisions) == ((), (), ())
