"""Strategies for decisions: conditions, rules, packs, and requests that leave things open.

`SAMPLE` is a small topic over which they draw; values are few, so that rules meet one another.
`packs` draws over any topic.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import attrs
from hypothesis import strategies as st

from govsvc.conditions import Between, Box, Constraint, FactKind, OneOf, Scalar, any_of
from govsvc.decisions import (
    Coverage,
    Effect,
    Fact,
    ItemRow,
    Listing,
    Obligation,
    Rule,
    RuleSet,
    Topic,
)
from govsvc.decisions.items import ItemTable
from govsvc.law import Citation, LegalSource, Provision, SourceKind, SourceVersion, Status
from govsvc.packs import Pack, shipped_pack
from govsvc.packs.library import BASELINE
from govsvc.proxy import PROXY
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.validity import ALWAYS, Validity
from govsvc.wording import Text

__all__ = [
    "CHANGE_DAY",
    "SAMPLE",
    "SAMPLE_ITEMS",
    "SAMPLE_PLACE",
    "SAMPLE_SOURCES",
    "Party",
    "SampleRequest",
    "boxes",
    "forgotten",
    "packs",
    "requests",
    "rule_lists",
    "rule_set",
    "rule_sets",
]

CHANGE_DAY = dt.date(2026, 1, 1)
"""The day on which sources and rules of the sample come and go."""
T = TypeVar("T")
U = TypeVar("U")
SAMPLE_PLACE = Territory("640181")
_DAY = dt.timedelta(days=1)
_FEW_DAYS = [dt.date(2026, 3, n) for n in range(1, 6)]


@attrs.frozen(kw_only=True)
class Party:
    """Somebody in a request of the sample."""

    age: Maybe[int] = UNKNOWN
    able: Maybe[bool] = UNKNOWN


@attrs.frozen(kw_only=True)
class SampleRequest:
    """A request of the sample topic. Anything may be unknown."""

    item: Maybe[str] = UNKNOWN
    act: Maybe[str] = UNKNOWN
    day: Maybe[dt.date] = UNKNOWN
    signed: Maybe[bool] = UNKNOWN
    party: Maybe[Party | None] = UNKNOWN
    helpers: Maybe[tuple[Party, ...]] = UNKNOWN


def _text(slug: str) -> Text:
    return Text(zh=f"〔{slug}〕", en=slug)


def _fact(name: str, kind: FactKind, *reads: str, **rest: Any) -> Fact:  # noqa: ANN401
    return Fact(name=name, kind=kind, label=_text(name), reads=reads, **rest)


def _age(age: int | None) -> int:
    return 0 if age is None else age


def _eldest(ages: tuple[int, ...]) -> int:
    return max(ages, default=0)


def _signed_or_able(signed: Maybe[bool], able: Maybe[bool] | None) -> Maybe[bool]:
    return any_of((signed, False if able is None else able))


SAMPLE = Topic(
    name="sample",
    label=_text("sample"),
    request_type=SampleRequest,
    item="item",
    facts=(
        _fact("act", FactKind(str, {"collect", "sign", "submit"}), "act"),
        _fact("day", FactKind(dt.date), "day"),
        _fact("signed", FactKind(bool), "signed"),
        _fact("age", FactKind(int), "party.age", value=_age),
        _fact("eldest", FactKind(int), "helpers.age", value=_eldest),
        _fact(
            "signed_or_able",
            FactKind(bool),
            "signed",
            "party.able",
            value=_signed_or_able,
            partial=True,
        ),
    ),
)
"""A topic with a fact of every type: read plainly, of a nested field, of a tuple, of two inputs."""

SAMPLE_ITEMS = (
    ItemRow(id="i0", kinds=["k0"]),
    ItemRow(id="i1", kinds=["k0", "k1"], lists=[Listing(list_="closed")]),
    ItemRow(id="i2", lists=[Listing(list_="open", open_=True)]),
    ItemRow(id="i2", kinds=["k1"]),
    ItemRow(id="i3", lists=[Listing(list_="open", open_=True), Listing(list_="closed")]),
)
"""Items of one kind, of two and of none, on a closed list and on an open one."""


def _source(slug: str, kind: SourceKind, place: str = "", **version: Any) -> LegalSource:  # noqa: ANN401
    return LegalSource(
        id=slug,
        title=_text(slug),
        kind=kind,
        issuer="〔issuer〕",
        territory=Territory(place),
        versions=[SourceVersion(id="1", **version)] if version else [],
    )


SAMPLE_SOURCES: Mapping[str, LegalSource] = {
    source.id: source
    for source in (
        _source("law", SourceKind.LAW),
        _source("other_law", SourceKind.LAW),
        _source("regulation", SourceKind.ADMINISTRATIVE_REGULATION),
        _source("autonomous", SourceKind.AUTONOMOUS_REGULATION, "64"),
        _source("local", SourceKind.LOCAL_REGULATION, "64"),
        _source("ministry", SourceKind.DEPARTMENTAL_RULE),
        _source("province", SourceKind.LOCAL_GOVERNMENT_RULE, "64"),
        _source("document", SourceKind.NORMATIVE_DOCUMENT, "640181"),
        _source("draft", SourceKind.NORMATIVE_DOCUMENT, "640181", status=Status.DRAFT),
        _source("template", SourceKind.NORMATIVE_DOCUMENT, "64", status=Status.TEMPLATE),
        _source("coming", SourceKind.LAW, in_force=CHANGE_DAY),
        _source("gone", SourceKind.LAW, in_force=dt.date(2000, 1, 1), until=CHANGE_DAY - _DAY),
    )
}
"""A source of every rank, drafts, and two laws of which the second follows the first."""


class Choose(Protocol):
    """Picks one of several: `hypothesis` does, and ``random.Random(seed).choice`` as well."""

    def __call__(self, options: Sequence[T], /) -> T:
        """One of *options*; the first is the simplest."""
        ...


def choosing(make: Callable[..., T]) -> Callable[..., st.SearchStrategy[T]]:
    """The strategy of a function that makes something by choosing; it shrinks to the first."""

    @st.composite
    def strategy(draw: st.DrawFn, *args: Any, **kwargs: Any) -> T:  # noqa: ANN401
        def choose(options: Sequence[U], /) -> U:
            return draw(st.sampled_from(options))

        return make(choose, *args, **kwargs)

    return strategy


def _some(choose: Choose, options: Sequence[T], sizes: Sequence[int]) -> list[T]:
    """So many of the options, each once."""
    left, found = list(options), []
    for _ in range(min(choose(sizes), len(left))):
        one = choose(left)
        left.remove(one)
        found.append(one)
    return found


_RARELY = (False, False, False, False, True)
_PLAIN = {str: ("a", "b", "c"), int: (0, 1, 2, 3), dt.date: tuple(_FEW_DAYS)}


def make_value(choose: Choose, kind: FactKind) -> Scalar:
    """A value of a fact, out of few."""
    known = sorted(kind.universe(), key=str) if kind.is_finite else _PLAIN[kind.type]
    return choose(known)


def make_constraint(choose: Choose, kind: FactKind) -> Constraint:
    """A line of a condition on a fact of this kind."""
    value = make_value(choose, kind)
    if kind.type in (int, dt.date) and choose((False, True)):
        ends: list[Any] = sorted((value, make_value(choose, kind)))
        least, most = choose((ends, [ends[0], None], [None, ends[1]]))
        return Between(least=least, most=most)
    values = {value} | ({make_value(choose, kind)} if choose(_RARELY) else set())
    return OneOf(values, negated=choose(_RARELY))


def make_box(
    choose: Choose, kinds: Mapping[str, FactKind], *, sizes: Sequence[int] = (1, 0, 1, 2)
) -> Box:
    """A condition over some of the facts, with one of so many lines."""
    return Box({n: make_constraint(choose, kinds[n]) for n in _some(choose, sorted(kinds), sizes)})


_KINDS = SAMPLE.kinds(ItemTable(SAMPLE_ITEMS))
_IN_FORCE = tuple(name for name in SAMPLE_SOURCES if name not in {"draft", "template"})
_EFFECTS = (
    Effect.PERMIT,
    Effect.PROHIBIT,
    Effect.EXCEPT,
    Effect.EXCEPT,
    Effect.PERMIT,
    Effect.REQUIRE,
    Effect.REFER,
)
_VALIDITIES = (
    *[ALWAYS] * 8,
    Validity(valid_from=CHANGE_DAY),
    Validity(valid_to=CHANGE_DAY - _DAY),
)
_TERRITORIES = (*[Territory("64")] * 9, Territory("11"))


def make_rule(
    choose: Choose,
    name: str,
    *,
    earlier: Sequence[Rule] = (),
    sources: Sequence[str] = tuple(SAMPLE_SOURCES),
    effects: Sequence[Effect] = _EFFECTS,
) -> Rule:
    """A rule of the sample.

    Args:
        choose: Picks one of several.
        name: Its id.
        earlier: The rules that it may except from; without any it is no exception.
        sources: Ids of the sources that it may stand in.
        effects: What it may do.
    """
    source = SAMPLE_SOURCES[choose(sources)]
    earlier_ids = [rule.id for rule in earlier]
    made = _rule(choose, name, SAMPLE.name, source, _KINDS, effects=effects, earlier=earlier_ids)
    header = attrs.evolve(made.header, validity=choose(_VALIDITIES), territory=choose(_TERRITORIES))
    return attrs.evolve(made, header=header)


def _rule(  # noqa: PLR0913 - a rule of any topic, by its parts
    choose: Choose,
    name: str,
    topic: str,
    source: LegalSource,
    kinds: Mapping[str, FactKind],
    *,
    effects: Sequence[Effect],
    earlier: Sequence[str],
) -> Rule:
    effect = choose([one for one in effects if earlier or one is not Effect.EXCEPT])
    settled = "settled" if "form" in kinds else "form"
    few = (0, 0, 1)
    return Rule(
        header=Provision(
            id=name,
            name=_text(name),
            summary=_text(name),
            citations=[Citation(source=source.id, title=source.title, article=1)],
            when=make_box(choose, kinds),
            unless=[make_box(choose, kinds, sizes=(1, 2)) for _ in range(choose(few))],
            territory=source.territory,
        ),
        topic=topic,
        effect=effect,
        code=f"CODE_{name.rpartition('.')[2].upper()}",
        final=choose(_RARELY),
        yields_to=choose((None, None, *SourceKind)),
        concludes=choose(({}, {settled: "a"}, {settled: "b"})),
        obligations=[Obligation(code=name, text=_text(name))],
        **_parts(choose, effect, kinds, earlier),
    )


def _parts(
    choose: Choose, effect: Effect, kinds: Mapping[str, FactKind], earlier: Sequence[str]
) -> dict[str, Any]:
    """The parts that only rules of this effect have."""
    match effect:
        case Effect.PROHIBIT:
            return {"ground": choose(("g", "h", None))}
        case Effect.PERMIT:
            return {"shields": _some(choose, ("g", "h"), (0, 1, 2))}
        case Effect.REQUIRE:
            return {"must": make_box(choose, kinds, sizes=(1, 2))}
        case Effect.EXCEPT:
            return {"overrides": _some(choose, earlier, (1, 2, 3))}
        case _:
            return {}


def make_rules(
    choose: Choose, *, max_size: int = 8, sources: Sequence[str] = tuple(SAMPLE_SOURCES)
) -> tuple[Rule, ...]:
    """Rules that fit together, exceptions to exceptions among them."""
    made: list[Rule] = []
    for number in range(choose(range(max_size + 1))):
        made.append(make_rule(choose, f"r{number}", earlier=made, sources=sources))
    return tuple(made)


def rule_set(
    rules: Sequence[Rule], *, on: dt.date = CHANGE_DAY, assume: Iterable[str] = ()
) -> RuleSet:
    """Rules of the sample ready to be asked, on a day that is covered."""
    return RuleSet.build(
        SAMPLE,
        rules,
        sources=SAMPLE_SOURCES,
        coverage=[Coverage(pack="sample", topic=SAMPLE.name)],
        place=SAMPLE_PLACE,
        on=on,
        items=SAMPLE_ITEMS,
        assume_in_force=assume,
    )


def make_rule_set(choose: Choose, *, max_size: int = 8) -> RuleSet:
    """Rules ready to be asked, before or after the change, a draft assumed or not."""
    return rule_set(
        make_rules(choose, max_size=max_size),
        on=choose((CHANGE_DAY, CHANGE_DAY - _DAY)),
        assume=choose(((), ("draft",))),
    )


_FORCE = (Status.IN_FORCE, Status.IN_FORCE, Status.DRAFT, Status.TEMPLATE, Status.REPORT)


def make_pack(  # noqa: PLR0913 - a pack of any topic, by its parts
    choose: Choose,
    *,
    topic: Topic = PROXY,
    items: Iterable[ItemRow] | None = None,
    place: Territory = SAMPLE_PLACE,
    effects: Sequence[Effect] = _EFFECTS,
    statuses: Sequence[Status] = _FORCE,
    overrides: Sequence[str] = (),
    max_size: int = 4,
) -> Pack:
    """A small pack with rules of its own document, which fits upon the rules that are loaded.

    Args:
        choose: Picks one of several.
        topic: What its rules are about.
        items: The items whose kinds and lists its conditions may ask for; by default those of the
            baseline.
        place: Where its document holds.
        effects: What its rules may do.
        statuses: What force its document may have.
        overrides: Ids of rules of other packs that its exceptions may name beside its own.
        max_size: How many rules it has at most; it has at least one.
    """
    source = LegalSource(
        id="sample.document",
        title=_text("sample document"),
        kind=SourceKind.NORMATIVE_DOCUMENT,
        issuer="〔issuer〕",
        territory=place,
        versions=[SourceVersion(id="1", in_force=choose(_STARTS), status=choose(statuses))],
    )
    rows = [item.row for item in shipped_pack(BASELINE).items] if items is None else list(items)
    kinds = {**topic.kinds(ItemTable(rows)), **_item_kinds(topic, rows)}
    made: list[Rule] = []
    for number in range(1 + choose(range(max_size))):
        earlier = [*(rule.id for rule in made), *overrides]
        name = f"sample.{number}"
        made.append(
            _rule(choose, name, topic.name, source, kinds, effects=effects, earlier=earlier)
        )
    return Pack(
        id="sample", title=_text("sample"), territory=place, sources=[source],
        bodies={"rule": tuple(made)},
    )  # fmt: skip


def _item_kinds(topic: Topic, rows: Sequence[ItemRow]) -> Mapping[str, FactKind]:
    """The facts that are the item itself, with the items that there are."""
    ids = {row.id for row in rows}
    own = [fact for fact in topic.facts if fact.reads == (topic.item,) and fact.value is None]
    return {fact.name: FactKind(str, ids) for fact in own if ids}


_STARTS = (dt.date(2000, 1, 1), CHANGE_DAY)


def _party(choose: Choose) -> Party:
    return Party(age=choose((0, 1, 2, 3)), able=choose((False, True)))


def make_request(choose: Choose) -> SampleRequest:
    """A request of which everything is known."""
    return SampleRequest(
        item=choose(("i0", "i1", "i2", "i3", "i?")),
        act=choose(("collect", "sign", "submit")),
        day=choose(_FEW_DAYS),
        signed=choose((False, True)),
        party=choose((None, *[_party(choose)] * 4)),
        helpers=tuple(_party(choose) for _ in range(choose((0, 1, 2)))),
    )


def forget(choose: Choose, known: Any, lost: Sequence[bool] = (False, False, True)) -> Any:  # noqa: ANN401
    """What is left of a request when some of it is forgotten, in nested models and tuples too."""
    if isinstance(known, tuple):
        return tuple(forget(choose, part, lost) for part in known)
    if not attrs.has(type(known)):
        return known
    names = [field.name for field in attrs.fields(type(known))]
    left = {n: UNKNOWN if choose(lost) else forget(choose, getattr(known, n), lost) for n in names}
    return attrs.evolve(known, **left)


boxes: Callable[..., st.SearchStrategy[Box]] = choosing(make_box)
rule_lists: Callable[..., st.SearchStrategy[tuple[Rule, ...]]] = choosing(make_rules)
rule_sets: Callable[..., st.SearchStrategy[RuleSet]] = choosing(make_rule_set)
packs: Callable[..., st.SearchStrategy[Pack]] = choosing(make_pack)
requests: Callable[..., st.SearchStrategy[SampleRequest]] = choosing(make_request)
forgotten: Callable[..., st.SearchStrategy[Any]] = choosing(forget)
