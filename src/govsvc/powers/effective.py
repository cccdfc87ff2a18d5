"""What a transfer is in law, whatever it is called: pure functions of its inputs.

Each keeps the law of partial facts: to forget an input gives the same value or `UNKNOWN`.
"""

import datetime as dt

from govsvc.powers.words import Basis, Content, Duty, Form, Level, PowerSource, Step
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Word

__all__ = [
    "Term",
    "approved_by",
    "effective_form",
    "gives_duty",
    "has_step",
    "in_order",
    "passes_on",
    "states",
    "term",
]

_WITH_POWER_TO_AUTHORISE = frozenset(Basis) - {Basis.NORMATIVE_DOCUMENT, Basis.NONE}
"""法律、法规、规章."""

_MOVES = frozenset({Form.ENTRUST, Form.AUTHORISE, Form.EXTEND, Form.DEVOLVE})
"""The forms in which the holder itself hands the power on."""


def effective_form(form: Maybe[Form], basis: Maybe[Basis]) -> Maybe[Form]:
    """The form it has in law: an "authorisation" without law, regulation or rule is an entrustment.

    Source:
        最高人民法院关于适用行政诉讼法的解释第二十条第三款.

    Example:
        >>> effective_form(Form.AUTHORISE, Basis.NORMATIVE_DOCUMENT)
        <Form.ENTRUST: 'entrust'>
        >>> effective_form(Form.AUTHORISE, UNKNOWN)
        UNKNOWN
    """
    if form is not Form.AUTHORISE:
        return form
    if basis is UNKNOWN:
        return UNKNOWN
    return Form.AUTHORISE if basis in _WITH_POWER_TO_AUTHORISE else Form.ENTRUST


def passes_on(form: Maybe[Form], source: Maybe[PowerSource]) -> Maybe[bool]:
    """Whether a power that was itself entrusted is passed on.

    Source:
        行政许可法第二十四条第三款; 行政处罚法第二十条第四款.

    Example:
        >>> passes_on(Form.ENTRUST, PowerSource.ENTRUSTED)
        True
    """
    if form is not UNKNOWN and form not in _MOVES:
        return False
    if source is not UNKNOWN and source is not PowerSource.ENTRUSTED:
        return False
    return UNKNOWN if UNKNOWN in (form, source) else True


class Term(Word):
    """Where the day lies in the term of a writ."""

    BEFORE = "before", "期限开始之前", "before the term"
    WITHIN = "within", "期限之内", "within the term"
    AFTER = "after", "期限届满之后", "after the term"


def term(
    on: Maybe[dt.date], first: Maybe[dt.date | None], last: Maybe[dt.date | None]
) -> Maybe[Term]:
    """Where *on* lies in the term; both ends belong to it, and None is no limit.

    Example:
        >>> term(dt.date(2027, 1, 1), None, dt.date(2026, 12, 31))
        <Term.AFTER: 'after'>
    """
    if on is UNKNOWN:
        return UNKNOWN
    if isinstance(last, dt.date) and on > last:
        return Term.AFTER
    if isinstance(first, dt.date) and on < first:
        return Term.BEFORE
    return UNKNOWN if UNKNOWN in (first, last) else Term.WITHIN


def states(written: Maybe[bool], contents: Maybe[frozenset[Content]]) -> Maybe[bool]:
    """Whether the writ states matters, powers and term.

    Example:
        >>> states(True, frozenset({Content.MATTER}))
        False
    """
    if written is False:
        return False
    if contents is not UNKNOWN and not contents.issuperset(Content):
        return False
    return UNKNOWN if UNKNOWN in (written, contents) else True


def gives_duty(duties: frozenset[Duty]) -> bool:
    """Whether whoever hands the power down trains, guides and supervises."""
    return duties.issuperset(Duty)


def has_step(step: Step, steps: tuple[Step, ...]) -> bool:
    """Whether *step* was taken."""
    return step in steps


def approved_by(
    level: Level, steps: Maybe[tuple[Step, ...]], levels: Maybe[tuple[Maybe[Level], ...]]
) -> Maybe[bool]:
    """Whether somebody of that level has approved.

    Example:
        >>> approved_by(Level.CITY, (Step.APPROVE,), (UNKNOWN,))
        UNKNOWN
    """
    if steps is UNKNOWN or levels is UNKNOWN:
        return UNKNOWN
    approving = [one for step, one in zip(steps, levels, strict=True) if step is Step.APPROVE]
    if level in approving:
        return True
    return UNKNOWN if UNKNOWN in approving else False


def in_order(steps: tuple[Step, ...]) -> bool:
    """Whether the steps were taken in the order of `Step`.

    Example:
        >>> in_order((Step.NEGOTIATE, Step.APPROVE, Step.PUBLISH))
        True
        >>> in_order((Step.PUBLISH, Step.APPROVE))
        False
    """
    order = list(Step)
    places = [order.index(step) for step in steps]
    return places == sorted(places)
