"""What can be audited: a model, the paths of its fields, and how they are read."""

import datetime as dt
import functools
from collections.abc import Iterator, Mapping
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from govsvc.audits.quantities import Quantity
from govsvc.conditions import FactKind
from govsvc.unknown import UNKNOWN, Maybe, Unknown
from govsvc.wording import Text

__all__ = ["FieldKind", "SubjectField", "SubjectType", "plain_type"]


class FieldKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    TRUTH = "truth"
    NUMBER = "number"
    DAY = "day"
    QUANTITY = "quantity"
    LIST = "list"
    RECORD = "record"


@attrs.frozen(kw_only=True)
class SubjectField:
    """A field that a check can name.

    Attributes:
        path: Its path, such as ``"plaque.width"``.
        kind: What it holds.
        values: For a text with a closed list of slugs, that list; otherwise empty.
    """

    path: str
    kind: FieldKind
    values: frozenset[str] = frozenset()

    @property
    def fact(self) -> FactKind | None:
        """The same as a fact that a condition can name; None for what no condition can."""
        kind = _FACTS.get(self.kind)
        return None if kind is None else FactKind(kind, self.values)


_FACTS: dict[FieldKind, type] = {
    FieldKind.TEXT: str,
    FieldKind.TRUTH: bool,
    FieldKind.NUMBER: int,
    FieldKind.DAY: dt.date,
}
_SCALARS = {
    str: FieldKind.TEXT,
    bool: FieldKind.TRUTH,
    int: FieldKind.NUMBER,
    dt.date: FieldKind.DAY,
}


@attrs.frozen(kw_only=True)
class SubjectType:
    """A kind of thing that can be audited.

    Attributes:
        name: Its slug, such as ``"service_site"``.
        model: The attrs class of such things; every field may be `UNKNOWN`.
        label: What it is called.
    """

    name: str
    model: type
    label: Text

    @property
    def fields(self) -> Mapping[str, SubjectField]:
        """Every field by its path, those of its parts included."""
        return _fields(self.model)

    def facts(self) -> Mapping[str, FactKind]:
        """The fields that a condition can name."""
        return {path: field.fact for path, field in self.fields.items() if field.fact is not None}

    def read(self, subject: object, path: str) -> Maybe[Any]:
        """What stands at *path*: `UNKNOWN` where it or what holds it is, None where it is none."""
        value: Any = subject
        for name in path.split("."):
            if value is UNKNOWN or value is None:
                return value
            value = getattr(value, name)
        return value.value if isinstance(value, Enum) and value is not UNKNOWN else value


@functools.cache
def _fields(model: type) -> Mapping[str, SubjectField]:
    return {field.path: field for field in _walk(model, "")}


def _walk(model: type, above: str) -> Iterator[SubjectField]:
    for field in attrs.fields(attrs.resolve_types(model)):
        path, kind = f"{above}{field.name}", plain_type(field.type)
        if get_origin(kind) in (tuple, frozenset):
            yield SubjectField(path=path, kind=FieldKind.LIST)
        elif kind is Quantity:
            yield SubjectField(path=path, kind=FieldKind.QUANTITY)
        elif isinstance(kind, type) and attrs.has(kind):
            yield SubjectField(path=path, kind=FieldKind.RECORD)
            yield from _walk(kind, f"{path}.")
        elif isinstance(kind, type) and issubclass(kind, StrEnum):
            slugs = frozenset(member.value for member in kind)
            yield SubjectField(path=path, kind=FieldKind.TEXT, values=slugs)
        else:
            yield SubjectField(path=path, kind=_SCALARS[kind])


def plain_type(kind: Any) -> Any:  # noqa: ANN401 - an annotation
    """The type behind ``Maybe`` and ``| None``."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    (plain,) = (part for part in get_args(kind) if part is not NoneType and not _is_unknown(part))
    return plain


def _is_unknown(part: Any) -> bool:  # noqa: ANN401 - an annotation
    return part is Unknown or (get_origin(part) is Literal and get_args(part) == (UNKNOWN,))
