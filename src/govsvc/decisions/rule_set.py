"""The rules of one topic at one place on one day, made ready for asking."""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping

import attrs

from govsvc.decisions.attacks import find_attacks, in_order
from govsvc.decisions.checking import check_rules, limited_to_addressee
from govsvc.decisions.compiling import Conditions, Index
from govsvc.decisions.decision import Assumption, AssumptionKind, CitedFact, CitedRule, Reason
from govsvc.decisions.items import ItemRow, ItemTable
from govsvc.decisions.rules import Coverage, Effect, Rule
from govsvc.decisions.topics import Topic
from govsvc.errors import NotFoundError
from govsvc.fields import check_day, check_type
from govsvc.law import Inert, LegalSource, select
from govsvc.territory import Territory
from govsvc.wording import Text

__all__ = ["CompiledRule", "RuleSet"]


@attrs.frozen(eq=False, kw_only=True)
class CompiledRule:
    """A rule ready for asking. It knows others by their position.

    Attributes:
        rule: The rule.
        effect: What it does.
        cited: How answers name it.
        reason: Why the outcome is what it is, where it is because of this rule.
        conditions: Its conditions.
        attackers: What defeats it.
        rivals: What clashes with it.
        powerless: Exceptions that name it and have not the rank to lift it.
    """

    rule: Rule
    effect: Effect
    cited: CitedRule
    reason: Reason
    conditions: Conditions
    attackers: frozenset[int] = frozenset()
    rivals: frozenset[int] = frozenset()
    powerless: frozenset[int] = frozenset()


@attrs.frozen(kw_only=True, eq=False)
class RuleSet:
    """The rules of one topic at one place on one day. Made by `build`, asked by `decide`.

    Attributes:
        topic: The topic.
        place: Where questions arise.
        on: The day whose law is asked.
        sources: The sources, by id.
        items: The item tables.
        coverage: What packs promise about the topic.
        active: The rules that have effect, each after those that can defeat it.
        dormant: The rules that hold here and have no effect, and why: drafts, and what is not in
            force on that day.
        assumed: Ids of the sources that are not in force and treated as if they were.
        edition: What identifies the packs that the rules come from.
    """

    topic: Topic
    place: Territory
    on: dt.date
    sources: Mapping[str, LegalSource] = attrs.field(repr=False)
    items: ItemTable = attrs.field(repr=False)
    coverage: tuple[Coverage, ...] = attrs.field(repr=False)
    active: tuple[CompiledRule, ...] = attrs.field(repr=False)
    dormant: tuple[tuple[CompiledRule, Inert], ...] = attrs.field(repr=False)
    assumed: tuple[str, ...] = ()
    edition: str = ""

    @classmethod
    def build(  # noqa: PLR0913 - everything that an answer depends on
        cls,
        topic: Topic,
        rules: Iterable[Rule],
        *,
        sources: Mapping[str, LegalSource],
        coverage: Iterable[Coverage],
        place: Territory,
        on: dt.date,
        items: Iterable[ItemRow] = (),
        assume_in_force: Iterable[str] = (),
        edition: str = "",
    ) -> "RuleSet":
        """Make rules ready for asking. Order and repetition of the rules do not matter.

        Args:
            topic: The topic; rules of other topics are left out.
            rules: All rules that were loaded, in force or not.
            sources: The sources that they cite, by id.
            coverage: What packs promise. The day is answered only if there is a promise about the
                topic, and every pack that gives one has one for that day. Give those of packs of
                which a source has effect, so that a draft changes nothing.
            place: Where questions arise.
            on: The day whose law is asked.
            items: The rows of all item tables.
            assume_in_force: Ids of sources to be treated as in force.
            edition: What identifies the packs, such as a digest of their files.

        Raises:
            RulebookError: Two rules of one id, a source that is not given, a condition on a fact
                that the topic does not have or on a value that it cannot take, an exception to a
                rule that is not there, exceptions in a circle, a conclusion that is also a fact,
                or a code that the engine owns.
        """
        check_day(on, name="on")
        check_type(place, Territory, name="place")
        table = ItemTable(items)
        own = [
            limited_to_addressee(r, topic) for r in dict.fromkeys(rules) if r.topic == topic.name
        ]
        check_rules(own, topic.kinds(table), sources)
        plain = select(own, place=place, on=on, sources=sources)
        chosen = select(own, place=place, on=on, sources=sources, assume=frozenset(assume_in_force))
        inert = {rule.id for rule, _ in plain.inert}
        return cls(
            topic=topic,
            place=place,
            on=on,
            sources=sources,
            items=table,
            coverage=tuple(one for one in coverage if one.topic == topic.name),
            active=tuple(_compile([*chosen.standing, *chosen.assumed], topic, sources)),
            dormant=tuple(
                (_compiled(rule, topic), why)
                for rule, why in sorted(chosen.inert, key=lambda pair: pair[0].id)
                if why is not Inert.ELSEWHERE
            ),
            assumed=tuple(sorted({r.source for r in chosen.assumed if r.id in inert})),
            edition=edition,
        )

    def rule_set(self, topic: str) -> "RuleSet":
        """This set, if it is about *topic*: a rule book of one topic.

        Raises:
            NotFoundError: It is about another topic.
        """
        if topic == self.topic.name:
            return self
        raise NotFoundError(
            kind="topic",
            wanted=topic,
            near=(self.topic.name,),
            message=Text(
                zh=f"这些规则只回答 `{self.topic.name}`，不回答 `{topic}`",
                en=f"these rules answer `{self.topic.name}`, not `{topic}`",
            ),
        )

    @functools.cached_property
    def index(self) -> Index:
        """Finds the active rules of a request."""
        return Index([one.rule for one in self.active], self.items)

    @functools.cached_property
    def dormant_index(self) -> Index:
        """Finds the dormant rules of a request."""
        return Index([one.rule for one, _ in self.dormant], self.items)

    @functools.cached_property
    def uncovered_by(self) -> tuple[str, ...] | None:
        """Ids of the packs whose horizon the day is outside of; None inside all of them."""
        return self.uncovered_on(self.on)

    def uncovered_on(self, day: dt.date) -> tuple[str, ...] | None:
        """The same for any day."""
        packs = {one.pack for one in self.coverage}
        covering = {one.pack for one in self.coverage if one.span.covers(day)}
        return None if packs and packs == covering else tuple(sorted(packs - covering))

    @functools.cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What every answer takes for granted."""
        return (*map(self._taken_as_in_force, self.assumed), *self._taken_as_unchanged())

    def _taken_as_in_force(self, source: str) -> Assumption:
        title = self.sources[source].title
        return Assumption(
            kind=AssumptionKind.IN_FORCE,
            subject=source,
            text=Text(
                zh=f"假定《{title.zh}》在 {self.on} 有效，实际并未施行",
                en=f"{title.en} is taken to be in force on {self.on}, which it is not",
            ),
        )

    def _taken_as_unchanged(self) -> Iterator[Assumption]:
        followed: dict[str, dt.date] = {}
        for one in self.coverage:
            if one.law_as_at is not None and one.law_as_at < self.on:
                followed[one.pack] = max(one.law_as_at, followed.get(one.pack, one.law_as_at))
        for pack, day in sorted(followed.items()):
            yield Assumption(
                kind=AssumptionKind.UNCHANGED,
                subject=pack,
                text=Text(
                    zh=f"规则包 {pack} 的法规跟踪至 {day}，假定此后至 {self.on} 没有变化",
                    en=f"pack {pack} follows the law up to {day}; taken to be unchanged until "
                    f"{self.on}",
                ),
            )


def _compile(
    rules: list[Rule], topic: Topic, sources: Mapping[str, LegalSource]
) -> Iterator[CompiledRule]:
    attacks = find_attacks(rules, sources)
    order = in_order(rules, attacks)
    places = {name: position for position, name in enumerate(order)}
    by_id = {rule.id: rule for rule in rules}

    def positions(table: Mapping[str, frozenset[str]], name: str) -> frozenset[int]:
        return frozenset(places[other] for other in table.get(name, ()))

    for name in order:
        yield attrs.evolve(
            _compiled(by_id[name], topic),
            attackers=positions(attacks.attackers, name),
            rivals=positions(attacks.rivals, name),
            powerless=positions(attacks.powerless, name),
        )


def _compiled(rule: Rule, topic: Topic) -> CompiledRule:
    header = rule.header
    boxes = (header.when, *header.unless, rule.must)
    names = dict.fromkeys(name for box in boxes for name in box.constraints)
    cited = CitedRule(
        id=rule.id,
        effect=rule.effect,
        code=rule.code,
        summary=header.summary,
        citations=header.citations,
        facts=tuple(CitedFact(name=name, label=topic.label_of(name)) for name in names),
    )
    reason = Reason(
        code=rule.code, text=header.summary, rules=(rule.id,), citations=header.citations
    )
    return CompiledRule(
        rule=rule,
        effect=rule.effect,
        cited=cited,
        reason=reason,
        conditions=Conditions.of(rule),
    )
