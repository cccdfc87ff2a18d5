"""From a request to a decision."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from govsvc.conditions import Scalar
from govsvc.decisions import reasons
from govsvc.decisions.decision import Decision, Outcome, Reason, Standing
from govsvc.decisions.evaluation import Case, conclude, evaluate, open_rules, outcome
from govsvc.decisions.items import ItemTable, is_item_fact
from govsvc.decisions.rule_set import RuleSet
from govsvc.decisions.rules import Effect, Obligation
from govsvc.decisions.topics import Read
from govsvc.errors import InputTypeError
from govsvc.unknown import Maybe
from govsvc.wording import Text

__all__ = ["decide", "decide_on"]

Inputs: TypeAlias = Callable[[str], tuple[str, ...]]
"""The open inputs of an unknown fact."""


class Asked(dict[str, Maybe[Scalar]]):
    """The facts of a request, each computed when it is first asked."""

    def __init__(
        self,
        request: object,
        readers: Mapping[str, Read],
        items: ItemTable,
        item: Maybe[str] | None,
    ) -> None:
        super().__init__()
        self._request = request
        self._readers = readers
        self._items = items
        self._item = item

    def __missing__(self, name: str) -> Maybe[Scalar]:
        read = self._readers.get(name)
        value = read(self._request) if read else self._items.fact(self._item, name)
        self[name] = value
        return value


def decide(rules: RuleSet, request: object, *, strict: bool = False) -> Decision:
    """Whether what is requested may be done.

    * **Denied** if a prohibition stands and does not clash.
    * **Allowed** if a permit stands, and no prohibition, requirement or referral stands or may
      stand.
    * **Needs more** in all other cases: something is not known, a requirement is not met, the law
      refers the question to somebody, two rules conflict, or nothing covers it.

    More knowledge turns *needs more* into one of the others, and never one of these into another.

    Args:
        rules: The rules of the topic at the place and on the day.
        request: An instance of the topic's request type; any field may be `UNKNOWN`.
        strict: Deny what no permit can allow, instead of asking for more.

    Raises:
        InputTypeError: Not a request of this topic, or a field with a value it cannot have.

    Source:
        立法法（2023）第九十八条至第一百零六条 for rank; for the combination: project assumption,
        ADR 0020.
    """
    topic = rules.topic
    if not isinstance(request, topic.request_type):
        raise _not_a_request(topic.request_type, request)
    item = topic.read_item(request)
    values = Asked(request, topic.readers, rules.items, item)
    return decide_on(
        rules, values, item=item, strict=strict, inputs=lambda f: topic.open_inputs(f, request)
    )


def _not_a_request(wanted: type, request: object) -> InputTypeError:
    found = f"{type(request).__name__} `{request!r}`"
    return InputTypeError(
        name="request",
        found=found,
        message=Text(
            zh=f"`request` 应为 {wanted.__name__}，收到 {found}",
            en=f"`request` must be a {wanted.__name__}, found {found}",
        ),
    )


def decide_on(
    rules: RuleSet,
    values: Mapping[str, Maybe[Scalar]],
    *,
    item: Maybe[str] | None,
    strict: bool,
    inputs: Inputs,
) -> Decision:
    """The decision on facts, wherever they come from.

    Args:
        rules: The rules.
        values: The facts; asking for any declared one gives a value or `UNKNOWN`.
        item: Id of the item, if the topic has one.
        strict: As for `decide`.
        inputs: Names the open inputs of an unknown fact.
    """
    covered = rules.uncovered_by is None
    case = evaluate(rules, values, item) if covered else Case((), values, {}, {}, (), (), ())
    result, settling = outcome(case, strict=strict and covered)
    opened: Mapping[int, list[str]] = {}
    if result is Outcome.NEEDS_MORE:
        opened = {top: list(dict.fromkeys(case.open_facts(top))) for top in open_rules(case)}
    asked = dict.fromkeys(name for facts in opened.values() for name in facts)
    unknown = {name: inputs(name) for name in asked}
    why = [case.active[position].reason for position in settling]
    if not covered:
        why.append(reasons.outside(rules))
    elif result is Outcome.NEEDS_MORE:
        why += _needs(case, rules, opened, unknown, item)
    if covered and not settling and not any(case.stands[p] is True for p in case.permits):
        why += reasons.not_covered(rules, case, item)
    why += reasons.powerless(case)
    missing = _ranked(case, rules, opened, unknown)
    return Decision(
        topic=rules.topic.name,
        label=rules.topic.label,
        outcome=result,
        reasons=tuple(why),
        missing=missing,
        obligations=_obligations(case, result),
        conclusions=conclude(case),
        assumptions=rules.assumptions,
        standings=tuple(_standings(case)),
        facts=dict(values),
        unknown=unknown,
        labels={path: rules.topic.input_labels[path] for path in missing},
        item=item,
        place=rules.place,
        on=rules.on,
        strict=strict,
        edition=rules.edition,
    )


def _needs(
    case: Case,
    rules: RuleSet,
    opened: Mapping[int, list[str]],
    unknown: Mapping[str, tuple[str, ...]],
    item: Maybe[str] | None,
) -> Iterator[Reason]:
    """What stands in the way of a yes or a no."""
    yield from reasons.conflicts(case)
    for position in case.demands:
        if case.stands[position] is True:
            yield case.active[position].reason
    if opened:
        yield reasons.undecided(case, rules, list(opened), list(unknown))
    if isinstance(item, str) and item not in rules.items and any(map(is_item_fact, unknown)):
        yield reasons.not_listed(item)


_URGENCY = {Effect.PROHIBIT: 0, Effect.PERMIT: 1, Effect.REQUIRE: 2, Effect.REFER: 3}


def _ranked(
    case: Case,
    rules: RuleSet,
    opened: Mapping[int, list[str]],
    unknown: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """The open inputs: what can end in a no first, then what concerns the most rules."""
    concerned: dict[str, list[int]] = {}
    for top, facts in opened.items():
        for path in dict.fromkeys(path for name in facts for path in unknown[name]):
            concerned.setdefault(path, []).append(_URGENCY[case.active[top].effect])
    places = rules.topic.places

    def rank(path: str) -> tuple[int, int, int]:
        return min(concerned[path]), -len(concerned[path]), places[path]

    return tuple(sorted(concerned, key=rank))


def _obligations(case: Case, result: Outcome) -> tuple[Obligation, ...]:
    """Those of the rules that stand; where the answer is no, nothing that comes with a permit."""
    found: dict[Obligation, None] = {}
    for position, truth in case.stands.items():
        one = case.active[position]
        moot = result is Outcome.DENIED and one.effect is Effect.PERMIT
        if truth is True and one.rule.obligations and not moot:
            found.update(dict.fromkeys(one.rule.obligations))
    return tuple(found)


def _standings(case: Case) -> Iterator[Standing]:
    for position, truth in case.stands.items():
        one = case.active[position]
        yield Standing(
            rule=one.cited,
            fires=case.fires[position],
            stands=truth,
            lifted_by=case.lifted_by(position) if one.attackers else (),
        )
