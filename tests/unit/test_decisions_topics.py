"""Topics, facts and what a request says about them."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any

import attrs
import pytest

from govsvc.conditions import FactKind
from govsvc.decisions import Fact, ItemRow, ItemTable, Listing, Topic
from govsvc.errors import InputTypeError, InputValueError, RulebookError
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

LABEL = Text(zh="甲", en="a")


class Kin(StrEnum):
    CHILD = "child"
    NONE = "none"


@attrs.frozen(kw_only=True)
class Person:
    age: Maybe[int] = UNKNOWN
    kin: Maybe[Kin] = UNKNOWN


@attrs.frozen(kw_only=True)
class Visit:
    item: Maybe[str] = UNKNOWN
    who: Maybe[Person | None] = UNKNOWN
    others: Maybe[tuple[Person, ...]] = UNKNOWN
    day: Maybe[dt.date] = UNKNOWN


def fact(
    name: str,
    kind: FactKind,
    *reads: str,
    value: Callable[..., Any] | None = None,
    partial: bool = False,
) -> Fact:
    return Fact(name=name, kind=kind, label=LABEL, reads=reads, value=value, partial=partial)


def topic(*facts: Fact, **rest: Any) -> Topic:  # noqa: ANN401 - its fields
    return Topic(name="visit", label=LABEL, request_type=Visit, facts=facts, **rest)


def read(one: Fact, request: Visit) -> object:
    return topic(one).readers[one.name](request)


AGE = fact("age", FactKind(int), "who.age")
KIN = fact("kin", FactKind(str, {"child", "none"}), "who.kin")
ADULTS = fact("adults", FactKind(bool), "others.age", value=lambda ages: min(ages) >= 18)


@pytest.mark.parametrize(
    ("one", "request_", "expected"),
    [
        pytest.param(AGE, Visit(who=Person(age=7)), 7, id="nested"),
        pytest.param(AGE, Visit(), UNKNOWN, id="unknown-on-the-way"),
        pytest.param(AGE, Visit(who=Person()), UNKNOWN, id="unknown-at-the-end"),
        pytest.param(KIN, Visit(who=Person(kin=Kin.CHILD)), "child", id="enum-by-value"),
        pytest.param(ADULTS, Visit(others=(Person(age=18),)), True, id="tuple"),
        pytest.param(ADULTS, Visit(others=(Person(age=3), Person())), UNKNOWN, id="tuple-in-part"),
    ],
)
def test_a_fact_is_read(one: Fact, request_: Visit, expected: object) -> None:
    assert read(one, request_) is expected or read(one, request_) == expected


@pytest.mark.parametrize(
    ("one", "request_", "said"),
    [
        (AGE, Visit(who=None), "must be int or UNKNOWN, found NoneType `None`"),
        (AGE, Visit(who=Person(age=True)), "must be int or UNKNOWN, found bool `True`"),
        (
            fact("kin", FactKind(str, {"child"}), "who.kin"),
            Visit(who=Person(kin=Kin.NONE)),
            "must be child or UNKNOWN, found str `'none'`",
        ),
    ],
)
def test_a_value_that_a_fact_cannot_have_is_refused(one: Fact, request_: Visit, said: str) -> None:
    with pytest.raises(InputTypeError, match=said):
        read(one, request_)


def test_a_partial_fact_is_asked_although_something_is_unknown() -> None:
    one = fact("any", FactKind(bool), "who.age", "day", value=lambda age, _day: age, partial=True)
    assert read(one, Visit()) is UNKNOWN


@pytest.mark.parametrize("reads", [(), ("who.age", "day")])
def test_a_fact_without_a_function_reads_one_input(reads: tuple[str, ...]) -> None:
    with pytest.raises(InputValueError, match="must read one input"):
        fact("age", FactKind(int), *reads)


@pytest.mark.parametrize(
    ("path", "step"),
    [("whom", "whom"), ("who.size", "size"), ("others.size", "size"), ("day.year", "year")],
)
def test_a_path_that_the_request_does_not_have_is_refused(path: str, step: str) -> None:
    with pytest.raises(InputValueError, match=f"there is no field `{step}`"):
        topic(fact("x", FactKind(int), path))


def test_the_path_of_the_item_is_checked_too() -> None:
    with pytest.raises(InputValueError, match="no `thing`"):
        topic(AGE, item="thing")


@pytest.mark.parametrize("names", [("age", "age"), ("kind:x",)])
def test_names_of_facts_are_unique_and_have_no_colon(names: tuple[str, ...]) -> None:
    with pytest.raises(RulebookError, match="is declared twice, or has the colon"):
        topic(*(fact(name, FactKind(int), "who.age") for name in names))


def test_the_addressee_is_a_fact() -> None:
    with pytest.raises(RulebookError, match="no fact is called `kin`"):
        topic(AGE, addressee="kin")


def test_the_request_type_is_a_class() -> None:
    with pytest.raises(InputTypeError):
        Topic(name="x", label=LABEL, request_type=Visit(), facts=())  # type: ignore[arg-type]


def test_item_tables_answer_their_facts_only_where_a_topic_has_items() -> None:
    table = ItemTable([ItemRow(id="a", kinds=["k"], lists=[Listing(list_="l", open_=True)])])
    assert set(topic(AGE, item="item").kinds(table)) == {"age", "kind:k", "list:l"}
    assert set(topic(AGE).kinds(table)) == {"age"}
    assert topic(AGE).read_item(Visit(item="a")) is None


def test_an_input_has_the_label_that_is_said_or_that_of_its_facts() -> None:
    said = {"others.age": Text(zh="年龄", en="how old they are")}
    assert topic(AGE, ADULTS, item="item", inputs=said).input_labels == {
        "item": Text(zh="事项", en="the item"),
        "who.age": LABEL,
        **said,
    }
    assert topic(ADULTS, fact("some", FactKind(bool), "others.age", value=bool)).input_labels == {
        "others.age": Text(zh="甲、甲", en="a, a")
    }


def test_a_label_of_an_input_that_the_request_does_not_have_is_refused() -> None:
    with pytest.raises(InputValueError, match=r"who\.name"):
        topic(AGE, inputs={"who.name": LABEL})


def test_open_inputs_are_named() -> None:
    visits = topic(AGE, ADULTS, item="item")
    request = Visit(others=(Person(age=3), Person()))
    assert visits.open_inputs("age", request) == ("who.age",)
    assert visits.open_inputs("adults", request) == ("others.age",)
    assert visits.open_inputs("kind:k", request) == ("item",)
    assert visits.open_inputs("kind:k", attrs.evolve(request, item="a")) == ()


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("age", "甲", "a"),
        ("kind:k", "事项类别为“k”", "item is of kind k"),
        ("list:l", "事项列入“l”", "item is on list l"),
    ],
)
def test_every_fact_has_a_label(name: str, zh: str, en: str) -> None:
    assert topic(AGE, item="item").label_of(name) == Text(zh=zh, en=en)
