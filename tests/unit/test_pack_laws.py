"""`PackLaws` passes sound packs and fails each law that is broken."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest

import samples.parking
from govsvc.conditions import FactKind
from govsvc.decisions import Decision, Fact, RuleSet
from govsvc.errors import PayloadError
from govsvc.packs import Rulebook, vocabulary
from govsvc.proxy import Action, Actor, ActorKind, ProxyRequest
from govsvc.testing import pack_laws
from govsvc.testing.pack_laws import PackLaws
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text
from samples import parking_pack as sample
from samples.parking import PARKING, Driver, ParkingRequest

LAWS = [name for name in dir(PackLaws) if name.startswith("test_")]
CAR = ParkingRequest(item="car", zone="street", driver=Driver(age=17, resident=True))


@pytest.fixture(autouse=True)
def _parking_is_a_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vocabulary._TOPICS, "parking", ("samples.parking", "PARKING"))


def laws(
    pack: bytes | Path | str,
    requests: Sequence[object] = (CAR,),
    place: str | None = None,
    on: dt.date = dt.date(2026, 1, 20),
) -> PackLaws:
    attributes: dict[str, Any] = {"pack": pack, "requests": requests, "place": place, "on": on}
    made: PackLaws = type("Own", (PackLaws,), attributes)()
    return made


@pytest.mark.parametrize("law", LAWS)
def test_a_sound_pack_keeps_every_law(law: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(sample.WHOLE, encoding="utf-8")
    getattr(laws(file), law)()
    getattr(laws(sample.WHOLE.encode(), place="640181101"), law)()


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("pack", ["national", "qixingguan-2018-draft"])
def test_the_shipped_packs_keep_every_law(law: str, pack: str) -> None:
    actor = Actor(kind=ActorKind.SELF, age=30)
    request = ProxyRequest(item="结婚登记", action=Action.SUBMIT, actor=actor)
    getattr(laws(pack, [request], on=dt.date(2026, 3, 2)), law)()


def test_a_draft_without_a_place_is_taken_as_law() -> None:
    bare = sample.HEAD.replace('territory = "640181"', "").replace("covers", "#")
    assert laws(bare.encode()).book().assumed == frozenset()


def test_a_conclusion_out_of_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Knowing the age, no form is settled; without it, one is."""
    guess_the_age(monkeypatch, 12)
    grown = attrs.evolve(CAR, driver=Driver(age=30))
    with pytest.raises(AssertionError, match=r"(form|fee|since|night) is \S+ with less"):
        laws(sample.WHOLE.encode(), [grown]).test_forgetting_never_settles_a_conclusion()


def test_an_answer_that_is_not_reproduced_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    own = laws(sample.WHOLE.encode())
    whole = own.book()
    monkeypatch.setattr(own, "book", lambda: Stubborn(whole))
    with pytest.raises(AssertionError, match="not explained, kept or reproduced"):
        own.test_answers_are_explained_kept_and_replayed()


@attrs.frozen
class Stubborn:
    """A rulebook that answers with other rules than it shows."""

    book: Rulebook

    def decide(self, request: object) -> Decision:
        return self.book.decide(request)

    def rule_set(self, topic: str) -> RuleSet:
        return attrs.evolve(self.book.rule_set(topic), active=())


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ((Driver(age=3), Driver(age=4)), (Driver(), Driver())),
        (None, None),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_what_is_forgotten_in_a_model(model: object, expected: object) -> None:
    assert pack_laws._without(model, ["age"]) == expected


def test_an_unsound_pack_fails_with_its_problems() -> None:
    with pytest.raises(PayloadError):
        laws(b"pack = 1").test_it_fits_and_every_rule_can_fire()


def test_no_request_is_no_check() -> None:
    with pytest.raises(AssertionError, match="name requests"):
        laws("national", ()).test_there_are_requests()


def test_a_rule_that_never_fires_is_named() -> None:
    never = sample.WHOLE.replace(
        'when = { zone = "street" }', 'when = { zone = { not = ["street", "square"] } }'
    )
    with pytest.raises(AssertionError, match=r"own\.5\.require: nothing can meet"):
        laws(never.encode()).test_it_fits_and_every_rule_can_fire()


def guess_the_age(monkeypatch: pytest.MonkeyPatch, guess: int) -> None:
    """A fact that takes an unknown age for another."""
    guessing = Fact(
        name="age",
        kind=FactKind(int),
        label=Text(zh="年龄", en="age"),
        reads=["driver.age"],
        value=lambda age: guess if age is UNKNOWN else age,
        partial=True,
    )
    facts = [guessing if fact.name == "age" else fact for fact in PARKING.facts]
    monkeypatch.setattr(samples.parking, "PARKING", attrs.evolve(PARKING, facts=facts))


def test_a_fact_that_guesses_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    guess_the_age(monkeypatch, 30)
    with pytest.raises(AssertionError, match="becomes allowed with less"):
        laws(sample.WHOLE.encode()).test_forgetting_never_turns_an_answer()
