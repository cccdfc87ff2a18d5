"""A transfer of an administrative power, as it is planned or as it was made.

Every field may be `UNKNOWN`, and is unless it is told. ``None`` is not unknown: a writ with
``valid_to=None`` names no last day.
"""

import datetime as dt
from typing import Any

import attrs

from govsvc.errors import InputValueError
from govsvc.maybes import maybe, maybe_each, maybe_set, maybe_tuple
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
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["Approval", "PowerTransfer", "Publication", "Recipient", "Support", "Writ"]


@attrs.frozen(kw_only=True)
class Writ:
    """The written entrustment (委托书).

    Attributes:
        written: Whether there is one.
        states: What it states.
        valid_from: First day of its term, **inclusive**; None if it names none.
        valid_to: Last day of its term, **inclusive**; None if it names none.

    Raises:
        InputTypeError: A field of another type.
        InputValueError: The term ends before it begins.

    Source:
        行政处罚法第二十条第一款, 第二款.

    Example:
        >>> Writ.complete(valid_to=dt.date(2027, 12, 31)).written
        True
    """

    written: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    states: Maybe[frozenset[Content]] = attrs.field(
        default=UNKNOWN, converter=maybe_set, validator=maybe_each(Content)
    )
    valid_from: Maybe[dt.date | None] = attrs.field(
        default=UNKNOWN, validator=maybe(dt.date, type(None))
    )
    valid_to: Maybe[dt.date | None] = attrs.field(
        default=UNKNOWN, validator=maybe(dt.date, type(None))
    )

    def __attrs_post_init__(self) -> None:
        first, last = self.valid_from, self.valid_to
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
            raise InputValueError(
                name="valid_to",
                found=str(last),
                message=Text(
                    zh=f"委托期限的最后一日 {last} 早于第一日 {first}",
                    en=f"the term ends on {last}, before its first day {first}",
                ),
            )

    @classmethod
    def complete(cls, *, valid_to: dt.date | None, **told: Any) -> "Writ":  # noqa: ANN401
        """A written entrustment that states all it has to, up to *valid_to* inclusive."""
        ordinary: dict[str, Any] = {
            "written": True,
            "states": frozenset(Content),
            "valid_from": None,
            "valid_to": valid_to,
        }
        return cls(**{**ordinary, **told})


@attrs.frozen(kw_only=True)
class Publication:
    """Who has made the transfer public.

    Attributes:
        by_giver: Whether whoever gives the power, or decides on it, has published it.
        by_recipient: Whether the recipient has.
    """

    by_giver: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    by_recipient: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))

    @classmethod
    def by_both(cls) -> "Publication":
        """Published by both."""
        return cls(by_giver=True, by_recipient=True)


@attrs.frozen(kw_only=True)
class Recipient:
    """Whether the recipient is fit for the power.

    Attributes:
        capacity: Whether it was shown that it can carry the power (能够有效承接).
        public_function: Whether it is lawfully set up and manages public affairs.
        certified_staff: Whether it has staff who know the law and are certified to enforce it.
        technical_means: Whether it can arrange the technical tests that the matter needs; True if
            none is needed.
        consulted: Whether it was heard.

    Source:
        行政处罚法第二十一条, 第二十四条第一款.
    """

    capacity: Maybe[Capacity] = attrs.field(default=UNKNOWN, validator=maybe(Capacity))
    public_function: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    certified_staff: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    technical_means: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    consulted: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))

    @classmethod
    def qualified(cls, **told: Any) -> "Recipient":  # noqa: ANN401 - its fields
        """One that fulfils all conditions and was heard."""
        ordinary: dict[str, Any] = {
            "capacity": Capacity.PROVEN,
            "public_function": True,
            "certified_staff": True,
            "technical_means": True,
            "consulted": True,
        }
        return cls(**{**ordinary, **told})


@attrs.frozen(kw_only=True)
class Support:
    """What comes with the power.

    Attributes:
        authority: Whether the necessary powers come with the work.
        funding: Whether the necessary money does.
        duties: What whoever hands the power down does for the recipient.
        supervised: Whether measures of supervision during and after the act are laid down.
    """

    authority: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    funding: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    duties: Maybe[frozenset[Duty]] = attrs.field(
        default=UNKNOWN, converter=maybe_set, validator=maybe_each(Duty)
    )
    supervised: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))


@attrs.frozen
class Approval:
    """A step that was taken, and by whom; the level only matters where somebody approves.

    Example:
        >>> Approval(Step.APPROVE, Level.COUNTY).step.label.zh
        '批准'
    """

    step: Step = attrs.field(validator=maybe(Step))
    level: Maybe[Level] = attrs.field(default=UNKNOWN, validator=maybe(Level))


@attrs.frozen(kw_only=True)
class PowerTransfer:
    """A power that moves, or is said to move, from one authority to another body.

    Attributes:
        item: Id or name of the service item or power.
        on: The day it is exercised; a rulebook fills in its own day.
        power_kind: What kind of power.
        field: The field of administration, in the words of the document, such as ``"安全生产"``.
        form: In which form it is said to move.
        holder: Who has the power and passes it on; of a recall: who has it until then.
        power_source: By what title the holder has it.
        statutory_holder: Whom law, regulation or rule makes responsible for it.
        exclusive: Whether the law wants that one alone to exercise it (必须由…行使).
        recipient: Who gets it; of a recall: who takes it back.
        basis: The highest text that provides for this transfer.
        decided_by: At which level it was decided.
        state_council_approved: Whether the State Council has approved a concentration of licensing
            powers.
        tied_to_penalty: Of a coercive measure: whether it belongs to the power to penalise that
            the recipient has.
        small_amount: Of temporary relief: whether the amount is small.
        writ: The written entrustment.
        publication: Who has published it.
        recipient_state: Whether the recipient is fit.
        needed: Whether the base urgently needs it (基层管理迫切需要).
        assessed: Whether regular assessment is arranged.
        unsuitable: Whether it is for now unfit for entrustment: wide, weighty and technical.
        grassroots: Whether it concerns the base and people directly, often and widely (量大面广).
        province_list_issued: Whether the province has issued its list of empowered items.
        pilot: Whether the township is one where administration is being reformed as a pilot.
        support: What comes with the power.
        approvals: The steps taken, in that order.

    Raises:
        InputTypeError: A field of another type.

    Source:
        行政许可法第二十三条至第二十五条; 行政处罚法第十七条至第二十四条;
        行政强制法第十七条, 第二十二条, 第七十条.

    Example:
        >>> PowerTransfer(form=Form.EMPOWER, power_kind=PowerKind.PENALTY).recipient
        UNKNOWN
    """

    item: Maybe[str] = attrs.field(default=UNKNOWN, validator=maybe(str))
    on: Maybe[dt.date] = attrs.field(default=UNKNOWN, validator=maybe(dt.date))
    power_kind: Maybe[PowerKind] = attrs.field(default=UNKNOWN, validator=maybe(PowerKind))
    field: Maybe[str] = attrs.field(default=UNKNOWN, validator=maybe(str))
    form: Maybe[Form] = attrs.field(default=UNKNOWN, validator=maybe(Form))
    holder: Maybe[Party] = attrs.field(default=UNKNOWN, validator=maybe(Party))
    power_source: Maybe[PowerSource] = attrs.field(default=UNKNOWN, validator=maybe(PowerSource))
    statutory_holder: Maybe[Party] = attrs.field(default=UNKNOWN, validator=maybe(Party))
    exclusive: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    recipient: Maybe[Party] = attrs.field(default=UNKNOWN, validator=maybe(Party))
    basis: Maybe[Basis] = attrs.field(default=UNKNOWN, validator=maybe(Basis))
    decided_by: Maybe[Level] = attrs.field(default=UNKNOWN, validator=maybe(Level))
    state_council_approved: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    tied_to_penalty: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    small_amount: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    writ: Maybe[Writ] = attrs.field(default=UNKNOWN, validator=maybe(Writ))
    publication: Maybe[Publication] = attrs.field(default=UNKNOWN, validator=maybe(Publication))
    recipient_state: Maybe[Recipient] = attrs.field(default=UNKNOWN, validator=maybe(Recipient))
    needed: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    assessed: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    unsuitable: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    grassroots: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    province_list_issued: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    pilot: Maybe[bool] = attrs.field(default=UNKNOWN, validator=maybe(bool))
    support: Maybe[Support] = attrs.field(default=UNKNOWN, validator=maybe(Support))
    approvals: Maybe[tuple[Approval, ...]] = attrs.field(
        default=UNKNOWN, converter=maybe_tuple, validator=maybe_each(Approval)
    )

    @classmethod
    def of_statute(cls, holder: Party, **told: Any) -> "PowerTransfer":  # noqa: ANN401
        """A transfer by whom the law itself has made responsible for the power.

        Example:
            >>> PowerTransfer.of_statute(Party.COUNTY_DEPARTMENT, form=Form.ENTRUST).power_source
            <PowerSource.STATUTORY: 'statutory'>
        """
        ordinary: dict[str, Any] = {
            "power_source": PowerSource.STATUTORY,
            "statutory_holder": holder,
        }
        return cls(holder=holder, **{**ordinary, **told})
