"""A decision kept as plain data, and asked again."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import attrs

from govsvc.codec import structure, to_dict
from govsvc.conditions import FactKind, Scalar
from govsvc.decisions.deciding import decide_on
from govsvc.decisions.decision import Decision
from govsvc.decisions.items import is_item_fact
from govsvc.decisions.rule_set import RuleSet
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["Difference", "Replay", "certificate", "replay"]


class HasRuleSets(Protocol):
    """What answers questions of several topics, such as a rule book."""

    def rule_set(self, topic: str) -> RuleSet:
        """The rules of a topic."""
        ...


@attrs.frozen
class _Certificate:
    digest: str
    decision: Decision


@attrs.frozen(kw_only=True)
class Difference:
    """One thing in which a decision asked again differs.

    Attributes:
        path: What differs, such as ``"outcome"`` or ``"facts.age"``.
        then: What the certificate says, as plain data; None where it says nothing.
        now: What is answered now.
    """

    path: str
    then: Any
    now: Any

    @property
    def text(self) -> Text:
        """The difference in words."""
        then, now = (json.dumps(side, ensure_ascii=False) for side in (self.then, self.now))
        return Text(
            zh=f"{self.path}：原为 {then}，现为 {now}", en=f"{self.path}: was {then}, is {now}"
        )


@attrs.frozen(kw_only=True)
class Replay:
    """What comes of asking a certificate again.

    Attributes:
        decision: The decision as it is now.
        differences: In what it differs; empty if it is reproduced.
        altered: Whether the certificate is not as `certificate` wrote it.
    """

    decision: Decision
    differences: tuple[Difference, ...]
    altered: bool

    @property
    def reproduced(self) -> bool:
        """Whether the same answer came out, of a certificate that nobody changed."""
        return not self.differences and not self.altered


def certificate(decision: Decision) -> dict[str, Any]:
    """The decision as plain data for keeping, ready for JSON, with a digest over it.

    It holds the facts that were asked and no others, the law, and what identifies the rules.
    """
    told = to_dict(decision)
    return {"digest": _digest(told), "decision": told}


def _digest(told: object) -> str:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def replay(certificate: Mapping[str, Any], rulebook: HasRuleSets) -> Replay:
    """Ask again what a certificate answers, with the same facts and the rules at hand.

    What the item tables say is looked up anew. A fact that nobody asked then is unknown.

    Args:
        certificate: What `certificate` gave, also by way of JSON.
        rulebook: The rules; place and day should be those of the certificate, and are named as
            differences otherwise.

    Raises:
        PayloadError: Not a certificate.
        NotFoundError: The rules do not know its topic.
    """
    kept = structure(certificate, _Certificate, name="certificate")
    then = kept.decision
    rules = rulebook.rule_set(then.topic)
    values = _Kept(then, rules)
    now = decide_on(rules, values, item=then.item, strict=then.strict, inputs=values.inputs)
    told = to_dict(then)
    return Replay(
        decision=now,
        differences=tuple(_differences(_comparable(told), _comparable(to_dict(now)))),
        altered=_digest(told) != kept.digest,
    )


class _Kept(dict[str, Maybe[Scalar]]):
    """The facts of a certificate; the item tables answer theirs anew."""

    def __init__(self, then: Decision, rules: RuleSet) -> None:
        super().__init__()
        self._then = then
        self._topic = rules.topic
        self._items = rules.items

    def __missing__(self, name: str) -> Maybe[Scalar]:
        if is_item_fact(name):
            value: Maybe[Scalar] = self._items.fact(self._then.item, name)
        else:
            kept = self._then.facts.get(name, UNKNOWN)
            value = _as_kept(kept, self._topic.by_name[name].kind)
        self[name] = value
        return value

    def inputs(self, name: str) -> tuple[str, ...]:
        """The open inputs of a fact: those told then; of a fact that was not asked, all."""
        kept = self._then.unknown.get(name)
        if kept is not None:
            return kept
        return () if is_item_fact(name) else self._topic.by_name[name].reads


def _as_kept(value: Maybe[Scalar], kind: FactKind) -> Maybe[Scalar]:
    """A value as its kind has it; a text that looks like a day was read back as one."""
    if kind.type is str and isinstance(value, dt.date):
        value = value.isoformat()
    return value if kind.admits(value) else UNKNOWN


def _comparable(told: dict[str, Any]) -> dict[str, Any]:
    """The fields by path, one for each rule and fact."""
    fields = {name: value for name, value in told.items() if name not in {"standings", "facts"}}
    fields |= {f"facts.{name}": value for name, value in told["facts"].items()}
    return fields | {f"standings.{one['rule']['id']}": one for one in told["standings"]}


def _differences(then: dict[str, Any], now: dict[str, Any]) -> Iterator[Difference]:
    for path in dict.fromkeys((*then, *now)):
        asked = path in then and path in now
        if then.get(path) != now.get(path) and (asked or not path.startswith("facts.")):
            yield Difference(path=path, then=then.get(path), now=now.get(path))
