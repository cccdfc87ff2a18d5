"""Delegated powers: may this power be handed to that body, in which form, and who answers for it?

The form comes first. Entrustment (委托), authorisation (授权), empowerment by the province (赋权)
and a station of the department (派驻) are different roads with different consequences, and what a
document calls it does not decide. The rules are data of the packs; this room owns the transfer and
the facts that rules can ask about it.
"""

from govsvc.powers.effective import Term
from govsvc.powers.facts import POWERS
from govsvc.powers.lists import (
    Adjustment,
    Change,
    Gap,
    ListDiff,
    PowerEntry,
    PowerList,
    Removal,
    RemovalReason,
    Responsibility,
)
from govsvc.powers.relay import Relay, RelayStep
from govsvc.powers.transfer import (
    Approval,
    PowerTransfer,
    Publication,
    Recipient,
    Support,
    Writ,
)
from govsvc.powers.words import (
    Basis,
    Capacity,
    Content,
    Duty,
    Form,
    Level,
    Party,
    PowerKind,
    PowerSource,
    Step,
)

__all__ = [
    "POWERS",
    "Adjustment",
    "Approval",
    "Basis",
    "Capacity",
    "Change",
    "Content",
    "Duty",
    "Form",
    "Gap",
    "Level",
    "ListDiff",
    "Party",
    "PowerEntry",
    "PowerKind",
    "PowerList",
    "PowerSource",
    "PowerTransfer",
    "Publication",
    "Recipient",
    "Relay",
    "RelayStep",
    "Removal",
    "RemovalReason",
    "Responsibility",
    "Step",
    "Support",
    "Term",
    "Writ",
]
