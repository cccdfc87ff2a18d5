"""Duty lists of townships (乡镇履行职责事项清单): basic, cooperative, and what went back.

No table of items is shipped: a place that has one writes its rows with this model.
"""

import attrs

from govsvc.errors import InputValueError
from govsvc.maybes import maybe
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text, Word

__all__ = ["TownshipDuty", "TownshipDutyKind"]


class TownshipDutyKind(Word):
    """In which of the three parts of the list an item stands."""

    BASIC = "basic", "基本履职事项", "basic duty"
    COOPERATIVE = "cooperative", "配合履职事项", "cooperation with a department"
    TAKEN_BACK = "taken_back", "上级部门收回事项", "taken back by a department"


@attrs.frozen(kw_only=True)
class TownshipDuty:
    """A row of the duty list of a township.

    Attributes:
        item: What is done.
        kind: In which part it stands.
        department: Of a cooperative item: which department answers for it; of one that was taken
            back: which has taken it over. A basic item has none.
        department_does: What that department does, or by what way it carries on.
        township_does: What the township does; of an item that was taken back: nothing.

    Raises:
        InputTypeError: A field of another type.
        InputValueError: A basic item with a department, or one taken back that the township does.

    Example:
        >>> TownshipDuty(item="防汛巡查", kind=TownshipDutyKind.BASIC).kind.label.zh
        '基本履职事项'
    """

    item: str
    kind: TownshipDutyKind = attrs.field(validator=maybe(TownshipDutyKind))
    department: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))
    department_does: Maybe[str | None] = attrs.field(
        default=UNKNOWN, validator=maybe(str, type(None))
    )
    township_does: Maybe[str | None] = attrs.field(
        default=UNKNOWN, validator=maybe(str, type(None))
    )

    def __attrs_post_init__(self) -> None:
        if self.kind is TownshipDutyKind.BASIC and isinstance(self.department, str):
            raise _misplaced(
                "department", self.department, "基本履职事项没有", "a basic item has no"
            )
        if self.kind is TownshipDutyKind.TAKEN_BACK and isinstance(self.township_does, str):
            raise _misplaced(
                "township_does",
                self.township_does,
                "已经收回的事项没有",
                "an item taken back has no",
            )


def _misplaced(name: str, found: str, zh: str, en: str) -> InputValueError:
    return InputValueError(
        name=name,
        found=found,
        message=Text(
            zh=f"{zh} `{name}`，收到 {found}；请改列入另一部分",
            en=f"{en} `{name}`, found `{found}`; put it in another part of the list",
        ),
    )
