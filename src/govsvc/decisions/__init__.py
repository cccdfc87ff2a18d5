"""Decisions: may it be done? Rules of law over facts that may be unknown."""

from govsvc.decisions.analysis import Analysis, Overlap, analyse, change_days
from govsvc.decisions.certificates import Difference, Replay, certificate, replay
from govsvc.decisions.comparing import Change, ChangeKind, Comparison, compare
from govsvc.decisions.deciding import decide
from govsvc.decisions.decision import (
    Assumption,
    AssumptionKind,
    CitedFact,
    CitedRule,
    Decision,
    Outcome,
    Reason,
    ReasonCode,
    Standing,
)
from govsvc.decisions.items import ItemRow, ItemTable, Listing
from govsvc.decisions.rule_set import RuleSet
from govsvc.decisions.rules import Coverage, Effect, Obligation, Rule
from govsvc.decisions.topics import Fact, Topic

__all__ = [
    "Analysis",
    "Assumption",
    "AssumptionKind",
    "Change",
    "ChangeKind",
    "CitedFact",
    "CitedRule",
    "Comparison",
    "Coverage",
    "Decision",
    "Difference",
    "Effect",
    "Fact",
    "ItemRow",
    "ItemTable",
    "Listing",
    "Obligation",
    "Outcome",
    "Overlap",
    "Reason",
    "ReasonCode",
    "Replay",
    "Rule",
    "RuleSet",
    "Standing",
    "Topic",
    "analyse",
    "certificate",
    "change_days",
    "compare",
    "decide",
    "replay",
]
