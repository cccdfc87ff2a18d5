"""Whether rules fit together: told when a set is built, not when it is asked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

import attrs

from govsvc.conditions import Box, Constraint, FactKind, OneOf
from govsvc.decisions.decision import ReasonCode
from govsvc.decisions.rules import Rule
from govsvc.decisions.topics import Topic
from govsvc.errors import RulebookError
from govsvc.law import LegalSource
from govsvc.wording import Text

__all__ = ["check_rules", "limited_to_addressee"]


_OWNED = frozenset(code.value for code in ReasonCode)


def check_rules(
    rules: Sequence[Rule], kinds: Mapping[str, FactKind], sources: Mapping[str, LegalSource]
) -> None:
    """Refuse rules that do not fit one another, the facts or the sources.

    Args:
        rules: All rules of a topic.
        kinds: The facts that conditions may name.
        sources: The sources, by id.

    Raises:
        RulebookError: With everything that is wrong, one a line.
    """
    counts = Counter(rule.id for rule in rules)
    wrong = [
        (rule.id, text)
        for rule in rules
        for text in chain(
            _identity(rule, counts[rule.id]),
            _references(rule, counts.keys(), sources),
            _conclusions(rule, kinds),
            *(_box(box, kinds) for box in (rule.header.when, *rule.header.unless, rule.must)),
        )
    ]
    if wrong:
        raise RulebookError(
            rules=tuple(dict.fromkeys(name for name, _ in wrong)),
            message=Text(
                zh="\n".join(f"规则 `{name}`：{text.zh}" for name, text in wrong),
                en="\n".join(f"rule `{name}`: {text.en}" for name, text in wrong),
            ),
        )


def _identity(rule: Rule, count: int) -> Iterator[Text]:
    if count > 1:
        yield Text(
            zh="有两条不同的规则使用这一标识；请改名",
            en="two different rules have this id; rename one",
        )
    if rule.code in _OWNED:
        yield Text(
            zh=f"代码 `{rule.code}` 由引擎使用；请另取代码",
            en=f"code `{rule.code}` belongs to the engine; choose another",
        )


def _references(
    rule: Rule, names: AbstractSet[str], sources: Mapping[str, LegalSource]
) -> Iterator[Text]:
    if rule.source not in sources:
        yield Text(
            zh=f"没有提供它所依据的 `{rule.source}`，不知其位阶；请一并传入",
            en=f"its source `{rule.source}` is not given, so that its rank is not known; pass it",
        )
    for name in sorted(rule.overrides - names):
        yield Text(
            zh=f"例外所指的规则 `{name}` 不存在；请核对 overrides",
            en=f"it excepts from `{name}`, and there is no such rule; check `overrides`",
        )


def _conclusions(rule: Rule, kinds: Mapping[str, FactKind]) -> Iterator[Text]:
    for name in sorted(rule.concludes.keys() & kinds.keys()):
        yield Text(
            zh=f"结论 `{name}` 同时是事实；结论不得再作条件，请改名",
            en=f"it concludes `{name}`, which is a fact; no rule may read a conclusion, rename it",
        )


def _box(box: Box, kinds: Mapping[str, FactKind]) -> Iterator[Text]:
    for name, constraint in box.constraints.items():
        kind = kinds.get(name)
        if kind is None:
            near = "、".join(sorted(kinds))
            yield Text(
                zh=f"没有名为 `{name}` 的事实；可用的有：{near}",
                en=f"no fact is called `{name}`; there are: {near.replace('、', ', ')}",
            )
        elif not all(map(kind.admits, _named(constraint))):
            yield Text(
                zh=f"`{name}` 的条件 {constraint} 含有它不可能取的值",
                en=f"the condition {constraint} on `{name}` names a value that it cannot take",
            )


def _named(constraint: Constraint) -> list[object]:
    """The values that a constraint names; the bounds of an interval must be of the same kind."""
    if isinstance(constraint, OneOf):
        return [*constraint.values]
    return [bound for bound in (constraint.least, constraint.most) if bound is not None]


def limited_to_addressee(rule: Rule, topic: Topic) -> Rule:
    """The rule with the slugs of its header as conditions on the topic's addressee.

    Raises:
        RulebookError: The topic has no addressee, or the rule has a condition on it besides.
    """
    header = rule.header
    if not header.applies_to and not header.excludes:
        return rule
    fact = topic.addressee
    if fact is None or fact in header.when.constraints:
        raise RulebookError(
            rules=(rule.id,),
            message=Text(
                zh=f"规则 `{rule.id}`：`applies_to`、`excludes` 在此无从判断；"
                "请写成 when 或 unless",
                en=f"rule `{rule.id}`: nothing says what `applies_to` and `excludes` limit here; "
                "write them as `when` or `unless`",
            ),
        )
    when = Box({**header.when.constraints, fact: OneOf(header.applies_to)})
    unless = (*header.unless, Box({fact: OneOf(header.excludes)}))
    limited = attrs.evolve(
        header,
        when=when if header.applies_to else header.when,
        unless=unless if header.excludes else header.unless,
        applies_to=(),
        excludes=(),
    )
    return attrs.evolve(rule, header=limited)
