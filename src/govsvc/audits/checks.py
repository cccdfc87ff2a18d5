"""A check: what a text expects of one field of a subject."""

import attrs

from govsvc.audits.shapes import Shape
from govsvc.errors import InputValueError
from govsvc.fields import as_tuple
from govsvc.law import Provision
from govsvc.wording import Text

__all__ = ["Check", "CheckReading"]


@attrs.frozen(kw_only=True)
class CheckReading:
    """One way to read a clause.

    Attributes:
        shape: What is expected by this reading.
        why: How the clause is read; None where there is no other reading.
    """

    shape: Shape
    why: Text | None = None


@attrs.frozen(kw_only=True)
class Check:
    """What a text expects of one field of a subject.

    Attributes:
        header: Id, citations, condition (``when``, ``unless``), validity, territory.
        subject: The kind of thing, such as ``"service_site"``.
        field: Path of the field, such as ``"plaque.width"``.
        code: A stable slug for its findings.
        readings: What is expected; several where the clause can be read in several ways.
        displaces: Ids of checks that do not apply where this one does (除……外).

    Raises:
        InputValueError: It has no reading, or several without reasons.
    """

    header: Provision
    subject: str
    field: str
    code: str
    readings: tuple[CheckReading, ...] = attrs.field(converter=as_tuple)
    displaces: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)

    def __attrs_post_init__(self) -> None:
        told = all(reading.why is not None for reading in self.readings)
        if not self.readings or (len(self.readings) > 1 and not told):
            raise InputValueError(
                name="readings",
                found=str(len(self.readings)),
                message=Text(
                    zh=f"`{self.id}` 应写明检查内容；有几种理解的，每种都要写理由（why）",
                    en=f"`{self.id}` needs something to check; with several readings each needs "
                    "its reason (why)",
                ),
            )

    @property
    def id(self) -> str:
        """Id of the check."""
        return self.header.id
