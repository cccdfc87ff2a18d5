"""A clock with everything that happened to it, as it was judged."""

import datetime as dt

import attrs

from govsvc.deadlines.counting import Course
from govsvc.deadlines.events import Correction, Extend
from govsvc.deadlines.rules import NotCountedReason
from govsvc.law import Citation

__all__ = ["Added", "History", "Pause"]


# No slots: a frozen class without them is built faster, and every answer builds several.
@attrs.frozen(kw_only=True, slots=False)
class Pause:
    """Days left out, and why.

    Attributes:
        first: First of them.
        last: Last of them; None as long as the clock has not resumed.
        reason: What they were spent on.
        proved: Whether the condition that the rule sets for it is known to be met.
        citations: Where the rule says so.
    """

    first: dt.date
    last: dt.date | None
    reason: NotCountedReason
    proved: bool = True
    citations: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class Added:
    """Units added by one extension.

    Attributes:
        event: The extension.
        units: How many units it adds.
        known_due: The due day known when it was decided; None while the clock stood still.
        proved: Whether who decided and who was told are known, where the rule asks for it.
        timely: Whether the period still ran by every reading: not only because its end rolled,
            where that is contested.
    """

    event: Extend
    units: int
    known_due: dt.date | None
    proved: bool = True
    timely: bool = True


@attrs.frozen(kw_only=True, slots=False)
class History:
    """A clock with everything that happened to it.

    Attributes:
        course: How it runs.
        unproved: How it runs if conditions that are not known to be met are not; None if there
            are none.
        starts: The days from which it ran: the trigger, then every restart.
        pauses: The days left out of the last run, in order.
        extensions: The extensions of the last run, in order.
        stopped: The pause that goes on; None while the clock runs.
        remaining: Units left when it stopped; None while it runs.
        corrected: Corrections that came before the clock and changed nothing, in order.
    """

    course: Course
    unproved: Course | None = None
    starts: tuple[dt.date, ...] = ()
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Added, ...] = ()
    stopped: Pause | None = None
    remaining: int | None = None
    corrected: tuple[Correction, ...] = ()
