"""Laws of decisions on the shipped packs, with random proxy requests."""

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import Phase, event, find, given, reject, settings
from hypothesis import strategies as st

from govsvc.decisions import Decision, Effect, Outcome
from govsvc.errors import InputValueError
from govsvc.law import Status
from govsvc.packs import Pack, Rulebook, rulebook, shipped_pack, shipped_packs
from govsvc.proxy import Actor, ActorKind, Principal, ProxyRequest
from govsvc.territory import Territory
from govsvc.testing import forgotten, packs, proxy_requests, whole_requests
from govsvc.unknown import UNKNOWN

DRAFTS = tuple(name for name in shipped_packs() if not shipped_pack(name).has_force)
PLACES = ("", "640181", "520502")
STRENGTH = [Outcome.ALLOWED, Outcome.NEEDS_MORE, Outcome.DENIED]


def days_of_change(place: str) -> list[dt.date]:
    """The days on which a rule, a version or a promise of the packs of a place begins, in order;
    the day after the last of a span begins what follows."""
    book = rulebook(place, on=dt.date(2026, 1, 1), include=DRAFTS)
    spans = [rule.header.validity for pack in book.packs for rule in pack.rules]
    spans += [version.validity for s in book.sources.values() for version in s.versions]
    spans += [cover.span for pack in book.packs for cover in pack.covers]
    firsts = {span.valid_from for span in spans}
    nexts = {span.valid_to + dt.timedelta(days=1) for span in spans if span.valid_to}
    followed = {pack.law_as_at + dt.timedelta(days=1) for pack in book.packs if pack.law_as_at}
    return sorted(day for day in firsts | nexts | followed if day)


CHANGES = {place: days_of_change(place) for place in PLACES}


@attrs.frozen
class Window:
    """Where and when a request is asked, and which drafts are taken as law."""

    place: str
    on: dt.date
    assume: tuple[str, ...] = ()

    @property
    def book(self) -> Rulebook:
        return rulebook(self.place, on=self.on, assume_in_force=self.assume)


def _days(place: str) -> list[dt.date]:
    """The last days on which something changes, and the eve of each."""
    changes = [day for day in CHANGES[place] if day.year < 2027][-6:]
    return [dt.date(2026, 3, 2), *changes, *(day - dt.timedelta(days=1) for day in changes)]


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """A place and a day on which something changes, or on whose morrow something does."""
    place = draw(st.sampled_from(PLACES))
    assume = draw(st.sampled_from([(), (), DRAFTS]))
    return Window(place, draw(st.sampled_from(_days(place))), assume)


def told(decision: Decision) -> dict[str, object]:
    """What must not depend on the order of rules."""
    return {
        "outcome": decision.outcome,
        "codes": set(decision.codes),
        "missing": set(decision.missing),
        "conclusions": decision.conclusions,
        "obligations": set(decision.obligations),
        "standings": {standing.rule.id: standing.stands for standing in decision.standings},
    }


@given(windows(), st.data())
def test_forgetting_and_learning_never_turn_an_answer(window: Window, data: st.DataObject) -> None:
    whole = data.draw(whole_requests())
    less = data.draw(forgotten(whole))
    least = data.draw(forgotten(less))
    answers = [window.book.decide(request) for request in (least, less, whole)]
    event(" → ".join(answer.outcome.value for answer in answers))
    for before, after in itertools.pairwise(answers):
        assert before.outcome in (Outcome.NEEDS_MORE, after.outcome)
        for name, value in before.conclusions.items():
            assert value in (UNKNOWN, after.conclusions.get(name))


@given(windows(), proxy_requests(), st.data())
def test_answering_what_is_asked_leaves_less_to_ask(
    window: Window, request_: ProxyRequest, data: st.DataObject
) -> None:
    before = window.book.decide(request_)
    if not before.missing:
        return
    adult = Principal.adult(40, present=True, self_supporting=True)
    whole = data.draw(whole_requests(kinds=[ActorKind.RELATIVE]))
    whole = attrs.evolve(whole, principal=adult, on=window.on)
    path = data.draw(st.sampled_from(before.missing))
    try:
        told = answered(request_, whole, path.split("."))
    except InputValueError:  # a body has no age to answer with
        reject()
    after = window.book.decide(told)
    event(after.outcome.value)
    assert path not in after.missing


def answered(model: Any, whole: Any, path: Sequence[str]) -> Any:  # noqa: ANN401 - any part
    """The request with one input taken from a whole one; a part not told at all is begun empty."""
    step, *rest = path
    value = getattr(whole, step)
    if rest:
        part = getattr(model, step)
        value = answered(type(value)() if part is UNKNOWN else part, value, rest)
    return attrs.evolve(model, **{step: value})


@given(windows(), proxy_requests())
def test_drafts_change_no_outcome(window: Window, request_: ProxyRequest) -> None:
    plain = rulebook(window.place, on=window.on).decide(request_)
    beside = rulebook(window.place, on=window.on, include=DRAFTS).decide(request_)
    event(plain.outcome.value)
    assert beside.outcome is plain.outcome
    assert beside.missing == plain.missing
    assert beside.conclusions == plain.conclusions
    assert beside.obligations == plain.obligations
    assert beside.assumptions == plain.assumptions


@given(windows(), proxy_requests(), st.sampled_from([0, 1, 2]))
def test_between_days_of_change_nothing_changes(
    window: Window, request_: ProxyRequest, where: int
) -> None:
    changes = [dt.date(1990, 1, 1), *CHANGES[window.place], dt.date(2040, 1, 1)]
    first, after = next((a, b) for a, b in itertools.pairwise(changes) if a <= window.on < b)
    other = first + dt.timedelta(days=((after - first).days - 1) * where // 2)
    fixed = attrs.evolve(request_, on=window.on)
    one = window.book.decide(fixed)
    two = attrs.evolve(window, on=other).book.decide(fixed)
    assert told(one) == told(two)


@given(windows(), proxy_requests(), packs(effects=[Effect.PROHIBIT], place=Territory("")))
def test_one_more_prohibition_never_loosens(
    window: Window, request_: ProxyRequest, extra: Pack
) -> None:
    before = window.book.decide(request_).outcome
    after = window.book.with_pack(extra).decide(request_).outcome
    event(f"{before.value} to {after.value}")
    assert STRENGTH.index(after) >= STRENGTH.index(before)


@given(windows(), whole_requests(), st.data(), packs(place=Territory("")))
def test_a_pack_more_keeps_the_first_law(
    window: Window, whole: ProxyRequest, data: st.DataObject, extra: Pack
) -> None:
    book = window.book.with_pack(extra)
    more, less = book.decide(whole), book.decide(data.draw(forgotten(whole)))
    assert less.outcome in (Outcome.NEEDS_MORE, more.outcome)


@given(windows(), proxy_requests(), packs(statuses=[Status.DRAFT, Status.TEMPLATE, Status.REPORT]))
def test_a_draft_more_changes_no_outcome(
    window: Window, request_: ProxyRequest, extra: Pack
) -> None:
    before, after = window.book, window.book.with_pack(extra)
    assert after.decide(request_).outcome is before.decide(request_).outcome


@given(windows(), proxy_requests(), st.randoms(use_true_random=False))
def test_the_order_of_packs_does_not_matter(
    window: Window, request_: ProxyRequest, chance: object
) -> None:
    book = window.book
    shuffled = list(book.packs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    other = attrs.evolve(book, packs=tuple(shuffled))
    assert told(other.decide(request_)) == told(book.decide(request_))


# The strategies reach what matters.


ANY = settings(phases=[Phase.generate], max_examples=300, database=None)
"""Finds an example without looking for the simplest."""


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_drawn(outcome: Outcome) -> None:
    book = rulebook("", on=dt.date(2026, 3, 2))
    find(proxy_requests(), lambda made: book.decide(made).outcome is outcome, settings=ANY)


@given(st.data(), st.sampled_from(ActorKind))
def test_who_comes_and_what_about_can_be_chosen(data: st.DataObject, kind: ActorKind) -> None:
    made = data.draw(whole_requests(kinds=[kind], items=["identity_card"]))
    assert isinstance(made.actor, Actor)
    assert (made.item, made.actor.kind) == ("identity_card", kind)


@given(whole_requests())
def test_a_whole_request_leaves_open_only_what_has_no_answer(request_: ProxyRequest) -> None:
    nobody = {"principal.age", "principal.incapacity", "principal.self_supporting"}
    nobody |= {"actor.age", "actor.incapacity", "on"}
    decision = rulebook("", on=dt.date(2026, 3, 2)).decide(request_)
    assert set(decision.missing) <= nobody


@given(packs(), proxy_requests())
def test_a_drawn_pack_fits_everywhere(extra: Pack, request_: ProxyRequest) -> None:
    for place in ("", "640181"):
        assert rulebook(place, on=dt.date(2026, 3, 2)).with_pack(extra).decide(request_).reasons
