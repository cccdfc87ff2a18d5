"""The two lists and what may be put on a committee or a township.

What a committee does by law (依法履行职责) and what it helps the government with by law
(依法协助政府工作) stand in statutes. Being on a list is a relation between an item, a kind of
body, a provision and its days: each listing is a rule of a pack. Whatever stands on neither list
needs leave and an agreement, and some burdens may not be put on anybody.
"""

from govsvc.duty_lists.assignment import Admission, Agreement, Assignment
from govsvc.duty_lists.facts import ASSIGNMENTS
from govsvc.duty_lists.townships import TownshipDuty, TownshipDutyKind
from govsvc.duty_lists.words import AgreementPart, AssignmentKind, Instrument, ListKind

__all__ = [
    "ASSIGNMENTS",
    "Admission",
    "Agreement",
    "AgreementPart",
    "Assignment",
    "AssignmentKind",
    "Instrument",
    "ListKind",
    "TownshipDuty",
    "TownshipDutyKind",
]
