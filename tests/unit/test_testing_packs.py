"""What the strategies of packs and requests draw, and how they are chosen."""

import random

import pytest
from hypothesis import find, settings

from govsvc.decisions import Effect, ItemRow
from govsvc.law import Status
from govsvc.packs import Pack
from govsvc.proxy import Actor, Authorisation, Principal, ProxyRequest, Relation
from govsvc.testing.decisions import SAMPLE, SAMPLE_PLACE, make_pack
from govsvc.testing.registry import STRATEGIES

ONCE = settings(max_examples=1, database=None)


@pytest.mark.parametrize("kind", [Pack, ProxyRequest, Principal, Actor, Relation, Authorisation])
def test_the_types_have_their_strategies(kind: type) -> None:
    assert isinstance(find(STRATEGIES[kind](), lambda _: True, settings=ONCE), kind)


@pytest.mark.parametrize("seed", range(20))
def test_a_pack_is_what_was_asked_for(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same in every run
    pack = make_pack(
        chance.choice,
        topic=SAMPLE,
        items=[ItemRow(id="i0", kinds=["k0"])],
        effects=[Effect.EXCEPT],
        statuses=[Status.DRAFT],
        overrides=["other.rule"],
        max_size=2,
    )
    assert 1 <= len(pack.rules) <= 2
    assert {(rule.topic, rule.effect) for rule in pack.rules} == {("sample", Effect.EXCEPT)}
    assert pack.rules[0].overrides == {"other.rule"}
    assert not pack.has_force
    assert pack.territory == SAMPLE_PLACE


def test_conditions_ask_for_the_items_that_there_are() -> None:
    chance = random.Random(1)  # noqa: S311 - the same in every run
    rules = [rule for _ in range(300) for rule in make_pack(chance.choice).rules]
    asked = [rule.header.when.constraints.get("item") for rule in rules]
    assert any(asked)
    assert not any("a" in getattr(constraint, "values", ()) for constraint in asked)
