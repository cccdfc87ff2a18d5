"""Answers and models to plain data and back, strictly.

Nothing is converted on the way in: ``"3"`` is not 3, ``"false"`` is not False, a text is not a
list of letters. What does not fit is a `PayloadError` with the path of every problem.
"""

import contextlib
import datetime as dt
import functools
import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from operator import attrgetter
from types import GenericAlias, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.preconf.json import JsonConverter, make_converter

from govsvc.errors import GovsvcError, PayloadError, Problem
from govsvc.unknown import UNKNOWN, Unknown
from govsvc.wording import Text

__all__ = ["from_dict", "make_json_converter", "to_dict"]

T = TypeVar("T")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30}|/[0-9]{1,30})?")


def to_dict(value: Any) -> Any:  # noqa: ANN401 - one shape for each model
    """An answer or a model as dicts, lists, strings, numbers and None, ready for JSON.

    Days become ``"YYYY-MM-DD"``, enums their slug, `UNKNOWN` the string ``"UNKNOWN"``.

    Example:
        >>> from govsvc.validity import Validity
        >>> to_dict(Validity(valid_from=dt.date(2024, 1, 1)))
        {'valid_from': '2024-01-01', 'valid_to': None}
    """
    return _shared().unstructure(value)


def from_dict(kind: type[T], data: object) -> T:
    """Build a model of type *kind* from what `to_dict` wrote.

    Raises:
        PayloadError: With every problem found; extra keys and values that a model refuses may
            show only when the other problems are mended.

    Example:
        >>> from govsvc.validity import Validity
        >>> from_dict(Validity, {"valid_from": "2024-1-1", "valid_to": None})
        Traceback (most recent call last):
            ...
        govsvc.errors.PayloadError: Validity: valid_from: expected a day YYYY-MM-DD, \
found a text `2024-1-1`
    """
    return structure(data, kind, name=getattr(kind, "__name__", str(kind)))


def structure(data: object, kind: type[T], *, name: str, path: str = "") -> T:
    """As `from_dict`, naming the document and the place in it where *data* stands."""
    try:
        return _shared().structure(data, kind)
    except Exception as error:  # noqa: BLE001 - cattrs raises groups of anything a model raises
        problems = _problems(error, path)
    raise PayloadError(name=name, problems=tuple(problems)) from None


@functools.cache
def _shared() -> JsonConverter:
    return make_json_converter()


def make_json_converter() -> JsonConverter:
    """A new converter with the hooks of this library; change it freely, it is yours.

    A model whose class says ``sparse = True`` leaves out what is at its default. A value that may
    be of one of several models has a ``kind`` besides its fields: the name of its class as a slug.
    Days are accepted as ``datetime.date`` too, since TOML has them.
    """
    converter = make_converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, expected in _EXPECTED.items():
        converter.register_structure_hook(kind, _exactly(kind, expected))
    converter.register_structure_hook(dt.date, _day)  # as a text too
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(Decimal, _exact)
    converter.register_unstructure_hook(Decimal, "{:f}".format)
    converter.register_structure_hook(Fraction, _fraction)
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook_func(_is_enum, _slug)
    for kind in (Enum, StrEnum):  # hooks by class also catch subclasses, and a StrEnum is a str
        converter.register_unstructure_hook(kind, attrgetter("value"))
    converter.register_structure_hook_factory(_is_many, lambda kind: _many(converter, kind))
    converter.register_unstructure_hook_factory(
        _is_set, lambda _kind: lambda values: sorted(map(converter.unstructure, values), key=_order)
    )
    converter.register_structure_hook_factory(_is_choice, lambda kind: _choice(converter, kind))
    converter.register_unstructure_hook_factory(_is_choice, lambda _kind: converter.unstructure)
    converter.register_structure_hook_factory(_is_union, lambda kind: _tagged(converter, kind))
    converter.register_unstructure_hook_factory(_is_union, lambda _kind: _with_tag(converter))
    converter.register_structure_hook_factory(
        attrs.has,
        lambda kind: make_dict_structure_fn(
            kind,
            converter,
            _cattrs_forbid_extra_keys=True,
            _cattrs_detailed_validation=True,
            **_keys(kind),
        ),
    )
    converter.register_unstructure_hook_factory(
        attrs.has,
        lambda kind: make_dict_unstructure_fn(
            kind,
            converter,
            _cattrs_omit_if_default=getattr(kind, "sparse", False),
            **_keys(kind),
        ),
    )
    return converter


def _keys(kind: type) -> dict[str, Any]:
    """Field names that Python reserves carry a trailing underscore that the data does not."""
    names = [field.name for field in attrs.fields(get_origin(kind) or kind)]
    return {name: override(rename=name[:-1]) for name in names if name.endswith("_")}


class _MismatchError(ValueError):
    """Carries what was expected and found until the path is known."""

    def __init__(self, expected: Text, found: object) -> None:
        super().__init__(expected.en)
        shown = str(found) if len(str(found)) <= _SHOWN else f"{str(found)[:_SHOWN]}…"
        kind = _NAMES.get(type(found), Text(zh="值", en="the value"))
        self.text = Text(
            zh=f"应为{expected.zh}，收到{kind.zh} `{shown}`",
            en=f"expected {expected.en}, found {kind.en} `{shown}`",
        )


_SHOWN = 80
_EXACT = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)
_RESERVED = re.compile(r"_(?=$|\.|\[)")  # the underscore of a field whose name Python reserves
_EXPECTED = {
    str: Text(zh="文字", en="a text"),
    int: Text(zh="整数", en="a whole number"),
    float: Text(zh="小数", en="a number with a fraction"),
    bool: Text(zh="true 或 false", en="true or false"),
    dt.date: Text(zh="日期 YYYY-MM-DD", en="a day YYYY-MM-DD"),
}

_NUMBERS = Text(
    zh="整数，或者 0.5、2/3 这样的文字", en='a whole number, or a text such as "0.5" or "2/3"'
)
_NAMES: dict[type, Text] = _EXPECTED | {
    bool: Text(zh="真假值", en="the truth value"),
    float: Text(zh="小数", en="the number"),
    NoneType: Text(zh="空值", en="the empty value"),
    list: Text(zh="列表", en="the list"),
    dict: Text(zh="表", en="the table"),
    dt.datetime: Text(zh="时刻", en="the moment"),
    dt.date: Text(zh="日期", en="the day"),
}


def _exactly(kind: type[T], expected: Text) -> Callable[[object, Any], T]:
    def hook(value: object, target: Any) -> T:  # noqa: ANN401 - cattrs passes the target type
        if target is not kind:  # hooks by class also catch subclasses, and a StrEnum is a str
            return _slug(value, target)  # type: ignore[return-value]
        if type(value) is not kind:
            raise _MismatchError(expected, value)
        return value

    return hook


def _day(value: object, _: Any) -> dt.date:  # noqa: ANN401
    if type(value) is dt.date:
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass  # such as 2025-02-30: no day, told like any other text
    raise _MismatchError(_EXPECTED[dt.date], value)


def _exact(value: object, _: Any) -> Decimal:  # noqa: ANN401
    """A number with a fraction, exactly: as a text, since a float is not exact."""
    if isinstance(value, str) and _EXACT.fullmatch(value):
        return Decimal(value)
    raise _MismatchError(
        Text(zh='写作文字的数，如 "100.50"', en='a number as a text, such as "100.50"'), value
    )


def _fraction(value: object, _: Any) -> Fraction:  # noqa: ANN401
    """An exact number: a whole one, or a text such as ``"0.5"`` or ``"2/3"``."""
    if type(value) is int:
        return Fraction(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        with contextlib.suppress(ZeroDivisionError):
            return Fraction(value)
    raise _MismatchError(_NUMBERS, value)


def _is_enum(kind: Any) -> bool:  # noqa: ANN401
    return isinstance(kind, type) and issubclass(kind, Enum)


def _slug(value: object, kind: type[Enum]) -> Enum:
    for member in kind:
        if type(value) is str and member.value == value:
            return member
    known = ", ".join(str(member.value) for member in kind)
    raise _MismatchError(Text(zh=f"其中之一：{known}", en=f"one of {known}"), value)


def _is_many(kind: Any) -> bool:  # noqa: ANN401
    container = get_origin(kind)
    return container in (list, frozenset) or (container is tuple and get_args(kind)[1:] == (...,))


def _is_set(kind: Any) -> bool:  # noqa: ANN401 - the bare class stands inside a choice
    return frozenset in (kind, get_origin(kind))


def _order(value: object) -> tuple[str, Any]:
    """The place of a value in a written set: by type, then by value or, of tables, by words."""
    return type(value).__name__, value if isinstance(value, str | int | float) else repr(value)


def _many(converter: JsonConverter, kind: Any) -> Callable[[object, Any], Any]:  # noqa: ANN401
    listed: Any = GenericAlias(Sequence, get_args(kind)[:1])
    container = get_origin(kind)

    def hook(value: object, _: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, list | tuple):
            raise _MismatchError(Text(zh="列表", en="a list"), value)
        return container(converter.structure(value, listed))

    return hook


def _is_choice(kind: Any) -> bool:  # noqa: ANN401
    """A value that may be empty or UNKNOWN, of one plain type or of several scalar ones."""
    if get_origin(kind) not in (Union, UnionType):
        return False
    plain = _plain(kind)
    return len(plain) == 1 or _EXPECTED.keys() >= set(plain)


def _plain(kind: Any) -> list[Any]:  # noqa: ANN401
    return [part for part in get_args(kind) if part is not NoneType and not _is_unknown_part(part)]


def _is_unknown_part(part: Any) -> bool:  # noqa: ANN401
    return part is Unknown or (get_origin(part) is Literal and get_args(part) == (UNKNOWN,))


def _choice(converter: JsonConverter, kind: Any) -> Callable[[object, Any], Any]:  # noqa: ANN401
    plain = _plain(kind)
    optional = NoneType in get_args(kind)
    uncertain = any(map(_is_unknown_part, get_args(kind)))

    def hook(value: object, _: Any) -> Any:  # noqa: ANN401
        if value is None and optional:
            return None
        if value in (UNKNOWN, UNKNOWN.value) and uncertain:
            return UNKNOWN
        return converter.structure(value, plain[0]) if len(plain) == 1 else _scalar(value, plain)

    return hook


def _is_union(kind: Any) -> bool:  # noqa: ANN401
    """A value of one of several models; it may be empty or UNKNOWN besides."""
    plain = _plain(kind) if get_origin(kind) in (Union, UnionType) else []
    return len(plain) > 1 and all(map(attrs.has, plain))


def _tagged(converter: JsonConverter, kind: Any) -> Callable[[object, Any], Any]:  # noqa: ANN401
    models = {_tag(model): model for model in _plain(kind)}
    optional = NoneType in get_args(kind)
    uncertain = any(map(_is_unknown_part, get_args(kind)))

    def hook(value: object, _: Any) -> Any:  # noqa: ANN401
        if value is None and optional:
            return None
        if value in (UNKNOWN, UNKNOWN.value) and uncertain:
            return UNKNOWN
        if type(value) in models.values():
            return value
        if not isinstance(value, dict):
            raise _MismatchError(
                Text(zh="一张表（键和值）", en="a table of keys and values"), value
            )
        tag = value[_TAG]
        if not isinstance(tag, str) or tag not in models:
            known = ", ".join(models)
            expected = Text(
                zh=f"其中之一（`{_TAG}`）：{known}", en=f"`{_TAG}` to be one of {known}"
            )
            raise _MismatchError(expected, tag)
        rest = {key: told for key, told in value.items() if key != _TAG}
        return converter.structure(rest, models[tag])

    return hook


def _with_tag(converter: JsonConverter) -> Callable[[Any], Any]:
    def hook(value: Any) -> Any:  # noqa: ANN401
        told = converter.unstructure(value)
        return {_TAG: _tag(type(value)), **told} if attrs.has(type(value)) else told

    return hook


_TAG = "kind"


def _tag(model: type) -> str:
    """The name of a class as a slug: ``DayOfMonth`` is ``day_of_month``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


def _scalar(value: object, kinds: Collection[type]) -> object:
    """A value of one of *kinds*. A text that reads as a day is one, since `to_dict` wrote it so."""
    if dt.date in kinds:
        with contextlib.suppress(_MismatchError):
            return _day(value, dt.date)
    if type(value) in kinds:
        return value
    expected = [_EXPECTED[kind] for kind in kinds]
    zh, en = "、".join(text.zh for text in expected), " or ".join(text.en for text in expected)
    raise _MismatchError(Text(zh=zh, en=en), value)


def _problems(error: Exception, path: str) -> list[Problem]:
    """Every problem in a cattrs error, with its path."""
    found: list[tuple[str, Text]] = []

    def note(reason: BaseException, _kind: type | None) -> str:
        found.append(_told(reason))
        return str(len(found) - 1)

    problems = []
    for line in cattrs.transform_error(error, path="$", format_exception=note):
        index, _, place = line.partition(" @ ")
        code, message = found[int(index)]
        place = _RESERVED.sub("", f"{path}{place.removeprefix('$')}".lstrip("."))
        problems.append(Problem(path=place, code=code, message=message))
    return problems


def _told(reason: BaseException) -> tuple[str, Text]:
    match reason:
        case RecursionError():
            return "depth", Text(zh="嵌套过深", en="nested too deep")
        case _MismatchError():
            return "type", reason.text
        case GovsvcError():
            return reason.code, reason.message
        case KeyError():
            return "missing", Text(
                zh=f"缺少必填项 `{reason.args[0]}`",
                en=f"required key `{reason.args[0]}` is missing",
            )
        case ForbiddenExtraKeysError():
            keys = ", ".join(sorted(map(str, reason.extra_fields)))
            return "unknown-key", Text(zh=f"不认识的键：{keys}", en=f"unknown key: {keys}")
        case _:
            return "value", Text(
                zh="应为一张表（键和值）", en="expected a table of keys and values"
            )
