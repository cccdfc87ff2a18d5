"""The answer to the question whether something may be done."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn

import attrs

from govsvc.conditions import Scalar
from govsvc.decisions.rules import Effect, Obligation
from govsvc.errors import UnknownError
from govsvc.law import Citation
from govsvc.territory import Territory
from govsvc.unknown import Maybe
from govsvc.wording import Lang, Text

__all__ = [
    "Assumption",
    "AssumptionKind",
    "CitedFact",
    "CitedRule",
    "Decision",
    "Outcome",
    "Reason",
    "ReasonCode",
    "Standing",
]


class Outcome(StrEnum):
    """Yes, no, or not yet. ``NEEDS_MORE`` is below the other two: more knowledge may lift it."""

    ALLOWED = "allowed"
    DENIED = "denied"
    NEEDS_MORE = "needs_more"

    @property
    def label(self) -> Text:
        """The outcome in words."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.ALLOWED: Text(zh="可以办理", en="allowed"),
    Outcome.DENIED: Text(zh="不予办理", en="denied"),
    Outcome.NEEDS_MORE: Text(zh="尚不能确定", en="needs more"),
}


class ReasonCode(StrEnum):
    """The reasons that are not a rule's own."""

    CONFLICT_UNRESOLVED = "CONFLICT_UNRESOLVED"
    FACT_UNKNOWN = "FACT_UNKNOWN"
    ITEM_NOT_COVERED = "ITEM_NOT_COVERED"
    DRAFT_SOURCE_ONLY = "DRAFT_SOURCE_ONLY"
    RULE_NOT_IN_FORCE = "RULE_NOT_IN_FORCE"
    EXCEPTION_BELOW_RANK = "EXCEPTION_BELOW_RANK"


@attrs.frozen(kw_only=True)
class Reason:
    """Why the outcome is what it is.

    Attributes:
        code: A rule's own code, or a `ReasonCode`.
        text: The reason in words.
        rules: Ids of the rules it rests on.
        citations: Where they stand.
    """

    code: str
    text: Text
    rules: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class CitedFact:
    """A fact that a rule reads: its name and what a clerk calls it."""

    name: str
    label: Text


@attrs.frozen(kw_only=True)
class CitedRule:
    """A rule as an answer names it: its law, not its conditions.

    Attributes:
        id: Id of the rule.
        effect: What it does.
        code: Its reason code.
        summary: What it says.
        citations: Where it stands.
        facts: What its conditions read.
    """

    id: str
    effect: Effect
    code: str
    summary: Text
    citations: tuple[Citation, ...]
    facts: tuple[CitedFact, ...]


@attrs.frozen(kw_only=True)
class Standing:
    """A rule that applies to the request, or may apply.

    Attributes:
        rule: The rule.
        fires: True, or `UNKNOWN`; rules that do not fire are left out of an answer.
        stands: False where it is lifted, `UNKNOWN` where that is open.
        lifted_by: Ids of the rules that lift it, or may lift it.
    """

    rule: CitedRule
    fires: Maybe[bool]
    stands: Maybe[bool]
    lifted_by: tuple[str, ...] = ()


class AssumptionKind(StrEnum):
    """What is assumed."""

    IN_FORCE = "in_force"
    UNCHANGED = "unchanged"


@attrs.frozen(kw_only=True)
class Assumption:
    """Something the answer takes for granted.

    Attributes:
        kind: ``in_force``: a source that is not in force is treated as if it were, since the
            caller said so. ``unchanged``: the day lies after the day up to which a pack followed
            the law.
        subject: Id of the source or of the pack.
        text: The assumption in words.
    """

    kind: AssumptionKind
    subject: str
    text: Text


@attrs.frozen(kw_only=True)
class Decision:
    """The answer, with its law.

    It has three outcomes, so it is no truth value: ``if decision:`` raises.

    Attributes:
        topic: Name of the topic.
        label: What the question is called.
        outcome: Yes, no or not yet.
        reasons: Why; never empty, the deciding ones first.
        missing: Paths of the inputs whose value can still matter, the most useful first; empty
            unless the outcome is ``NEEDS_MORE``. An answer to any of them leaves fewer.
        obligations: What has to be done.
        conclusions: What the standing rules settle beside the outcome; `UNKNOWN` where they
            differ, or may differ.
        assumptions: What is taken for granted.
        standings: Every rule that applies, or may apply, and whether it stands.
        facts: The facts that were asked, and their values.
        unknown: The open facts that still matter, and the inputs that would settle each; none
            where an open list (等) leaves it open.
        labels: What a clerk calls each input of ``missing``.
        item: Id of the item, if the topic has one.
        place: Where the question arises.
        on: The day whose law and facts are asked.
        strict: Whether what nothing permits is denied.
        edition: What identifies the rules that answered.

    Raises:
        UnknownError: On ``bool(decision)``.
    """

    topic: str
    label: Text
    outcome: Outcome
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    conclusions: Mapping[str, Maybe[Scalar]] = attrs.field(factory=dict, hash=False)
    assumptions: tuple[Assumption, ...] = ()
    standings: tuple[Standing, ...] = attrs.field(default=(), repr=False)
    facts: Mapping[str, Maybe[Scalar]] = attrs.field(factory=dict, hash=False, repr=False)
    unknown: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False, repr=False)
    labels: Mapping[str, Text] = attrs.field(factory=dict, hash=False, repr=False)
    item: Maybe[str] | None = None
    place: Territory
    on: dt.date
    strict: bool = False
    edition: str = ""

    def __bool__(self) -> NoReturn:
        raise UnknownError(
            operation="a truth value",
            message=Text(
                zh="决定有三种结果，不能当作真假值使用；请写 `decision.outcome is Outcome.ALLOWED`",
                en="a decision with three outcomes used as a truth value; write "
                "`decision.outcome is Outcome.ALLOWED`",
            ),
        )

    @property
    def ask(self) -> tuple[str, ...]:
        """What to ask next: the first three of ``missing``."""
        return self.missing[:_ASKED]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons, each once."""
        return tuple(dict.fromkeys(reason.code for reason in self.reasons))

    def explain(self, lang: Lang = "zh", *, full: bool = False) -> str:
        """The decision as an indented tree.

        It leads with the outcome, the reasons and what to ask next, and then tells the rules that
        stand, with their law.

        Args:
            lang: Chinese for the window, English for developers.
            full: Tell all that is open too: every input that is missing, and every rule that may
                stand.
        """
        from govsvc.decisions.explanation import explain

        return explain(self, lang, full=full)


_ASKED = 3
