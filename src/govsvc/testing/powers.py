"""Strategies of transfers of powers and of work put on lower bodies, with what nobody has told."""

from typing import Any

from hypothesis import strategies as st

from govsvc.duty_lists import Admission, Agreement, Assignment, AssignmentKind, Instrument
from govsvc.powers import (
    Approval,
    Basis,
    Capacity,
    Content,
    Duty,
    Form,
    Level,
    Party,
    PowerKind,
    PowerSource,
    PowerTransfer,
    Publication,
    Recipient,
    Step,
    Support,
    Writ,
)
from govsvc.unknown import UNKNOWN
from govsvc.wording import Word

__all__ = ["assignments", "power_transfers"]

_WORK = ("协助社区矫正", "调解民间纠纷", "管理村集体土地和财产", "代收水费", "无犯罪记录证明")


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.just(UNKNOWN) | values


def _some(words: type[Word]) -> st.SearchStrategy[Any]:
    return _maybe(st.sampled_from(list(words)))


def _yes_or_no() -> st.SearchStrategy[Any]:
    return _maybe(st.booleans())


def _set_of(words: type[Word]) -> st.SearchStrategy[Any]:
    return _maybe(st.frozensets(st.sampled_from(list(words))))


def power_transfers() -> st.SearchStrategy[PowerTransfer]:
    """Transfers of every kind and form, each field told or `UNKNOWN`.

    Example:
        >>> from hypothesis import find
        >>> find(power_transfers(), lambda transfer: True).form
        UNKNOWN
    """
    publication = st.builds(Publication, by_giver=_yes_or_no(), by_recipient=_yes_or_no())
    recipient = st.builds(
        Recipient,
        capacity=_some(Capacity),
        public_function=_yes_or_no(),
        certified_staff=_yes_or_no(),
        technical_means=_yes_or_no(),
        consulted=_yes_or_no(),
    )
    support = st.builds(
        Support,
        authority=_yes_or_no(),
        funding=_yes_or_no(),
        duties=_set_of(Duty),
        supervised=_yes_or_no(),
    )
    writ = st.builds(Writ, written=_yes_or_no(), states=_set_of(Content), valid_to=st.none())
    step = st.builds(Approval, st.sampled_from(list(Step)), _some(Level))
    return st.builds(
        PowerTransfer,
        power_kind=_some(PowerKind),
        form=_some(Form),
        holder=_some(Party),
        power_source=_some(PowerSource),
        statutory_holder=_some(Party),
        exclusive=_yes_or_no(),
        recipient=_some(Party),
        basis=_some(Basis),
        decided_by=_some(Level),
        state_council_approved=_yes_or_no(),
        tied_to_penalty=_yes_or_no(),
        writ=_maybe(writ),
        publication=_maybe(publication),
        recipient_state=_maybe(recipient),
        needed=_yes_or_no(),
        assessed=_yes_or_no(),
        grassroots=_yes_or_no(),
        support=_maybe(support),
        approvals=_maybe(st.lists(step, max_size=4).map(tuple)),
    )


def assignments() -> st.SearchStrategy[Assignment]:
    """Work and burdens of every kind, each field told or `UNKNOWN`.

    Example:
        >>> from hypothesis import find
        >>> find(assignments(), lambda one: one.kind is AssignmentKind.SHIFT).receiver
        UNKNOWN
    """
    return st.builds(
        Assignment,
        item=_maybe(st.sampled_from(_WORK)),
        kind=_some(AssignmentKind),
        giver=_some(Party),
        receiver=_some(Party),
        owner=_some(Party),
        legal_basis=_some(Basis),
        admission=_maybe(st.builds(Admission, approved_by=_some(Level))),
        agreement=_maybe(st.builds(Agreement, instrument=_some(Instrument))),
        funding=_yes_or_no(),
        arranged=_yes_or_no(),
        published=_yes_or_no(),
        authority=_yes_or_no(),
    )
