"""What is asked about: a request, and the facts that rules read in it."""

import functools
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeAlias

import attrs

from govsvc.conditions import FactKind, Scalar
from govsvc.decisions.items import ItemTable, is_item_fact
from govsvc.errors import InputTypeError, InputValueError, RulebookError
from govsvc.fields import as_tuple, check_type, each_of
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["Fact", "Topic", "is_open", "read_path"]

Read: TypeAlias = Callable[[object], Maybe[Scalar]]
"""Answers one fact for one request."""


@attrs.frozen(kw_only=True)
class Fact:
    """One thing that rules can ask about a request.

    Without a ``value`` the fact *is* its only input. With one, the function is called with the
    inputs in the order of ``reads``. It is not called while an input is unknown, the fact then is
    `UNKNOWN`: so forgetting an input gives the same value or `UNKNOWN`, by construction. A function
    that can decide earlier says ``partial=True``, is called always, and then has to keep that law
    itself (`govsvc.conditions.all_of` and its kin do).

    Attributes:
        name: What conditions call it, such as ``"principal_age"``.
        kind: What values it takes. An `enum.Enum` counts by its value; ``None`` is no value.
        label: What a clerk calls it.
        reads: Paths of the inputs, such as ``"principal.age"``. A step through a tuple reads the
            rest from each of its items and gives a tuple.
        value: A pure function of the inputs, or None.
        partial: Whether ``value`` is called although an input is unknown.

    Raises:
        InputValueError: It reads nothing, or several inputs without a function.
    """

    name: str
    kind: FactKind
    label: Text
    reads: tuple[str, ...] = attrs.field(converter=as_tuple, validator=each_of(str))
    value: Callable[..., Maybe[Scalar]] | None = attrs.field(default=None, repr=False)
    partial: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.reads or (self.value is None and len(self.reads) > 1):
            raise InputValueError(
                name=self.name,
                found=", ".join(self.reads),
                message=Text(
                    zh=f"事实 `{self.name}` 应读取一个输入，读取多个输入的须给出函数 value",
                    en=f"fact `{self.name}` must read one input, or say with `value` what it makes "
                    "of several",
                ),
            )


@attrs.frozen(kw_only=True)
class Topic:
    """A kind of question, such as whether something may be handled by a proxy.

    Attributes:
        name: Stable slug, such as ``"proxy"``.
        label: What the question is called.
        request_type: The attrs class of its requests. Any field may be `UNKNOWN`, any field may be
            another attrs class or a tuple of them.
        facts: What rules can ask about a request.
        item: Path of the id of the service item, if the question is about one. Then the item
            tables answer the facts ``"kind:…"`` and ``"list:…"`` (`ItemRow`).
        addressee: Name of the fact that the slugs ``applies_to`` and ``excludes`` of a header
            limit. Without it such a header is refused.
        inputs: What a clerk calls an input that is no fact by itself.

    Raises:
        InputTypeError: The request type is no attrs class.
        RulebookError: Two facts of one name, or a name that the item tables own.
        InputValueError: A path that the request does not have.
    """

    name: str
    label: Text
    request_type: type
    facts: tuple[Fact, ...] = attrs.field(converter=as_tuple, validator=each_of(Fact))
    item: str | None = None
    addressee: str | None = None
    inputs: Mapping[str, Text] = attrs.field(factory=dict, hash=False)

    def __attrs_post_init__(self) -> None:
        check_type(self.request_type, type, name="request_type")
        _check_names(self)
        for path in dict.fromkeys(self._paths()):
            _check_path(self.request_type, path)

    def _paths(self) -> Iterator[str]:
        if self.item is not None:
            yield self.item
        for fact in self.facts:
            yield from fact.reads
        yield from self.inputs

    @functools.cached_property
    def by_name(self) -> Mapping[str, Fact]:
        """The facts by name."""
        return {fact.name: fact for fact in self.facts}

    @functools.cached_property
    def readers(self) -> Mapping[str, Read]:
        """For each fact, the function that answers it for a request."""
        return {fact.name: _reader(fact) for fact in self.facts}

    @functools.cached_property
    def places(self) -> Mapping[str, int]:
        """The inputs and in which place they are asked for, all else being equal."""
        return {path: place for place, path in enumerate(dict.fromkeys(self._paths()))}

    def kinds(self, items: ItemTable) -> Mapping[str, FactKind]:
        """The facts that conditions may name, those of the item tables among them."""
        own = {fact.name: fact.kind for fact in self.facts}
        return own if self.item is None else own | dict(items.kinds)

    def label_of(self, name: str) -> Text:
        """What a clerk calls a fact."""
        return _item_label(name) if is_item_fact(name) else self.by_name[name].label

    @functools.cached_property
    def input_labels(self) -> Mapping[str, Text]:
        """What a clerk calls each input; that of a fact which is the input, if nothing is said."""
        plain = {fact.reads[0]: fact.label for fact in self.facts if fact.value is None}
        said = {**plain, **self.inputs}
        return {path: said.get(path) or _read_by(self, path) for path in self.places}

    def open_inputs(self, fact: str, request: object) -> tuple[str, ...]:
        """The inputs of a fact that *request* leaves unknown."""
        own = self.by_name.get(fact)
        reads = own.reads if own else (self.item or "",)
        return tuple(path for path in reads if is_open(self._inputs[path](request)))

    @functools.cached_property
    def _inputs(self) -> Mapping[str, Callable[[Any], Any]]:
        """For each input, the function that reads it from a request."""
        return {path: read_path(path) for path in self._paths()}

    @functools.cached_property
    def read_item(self) -> Callable[[Any], Any]:
        """Reads the id of the item; None where the question is about none."""
        return (lambda _request: None) if self.item is None else read_path(self.item)


def _read_by(topic: Topic, path: str) -> Text:
    """The facts that read an input, in its place."""
    labels = [fact.label for fact in topic.facts if path in fact.reads]
    labels = labels or [Text(zh="事项", en="the item")]
    return Text(
        zh="、".join(label.zh for label in labels), en=", ".join(label.en for label in labels)
    )


def _item_label(name: str) -> Text:
    what, _, slug = name.partition(":")
    if what == "kind":
        return Text(zh=f"事项类别为“{slug}”", en=f"item is of kind {slug}")
    return Text(zh=f"事项列入“{slug}”", en=f"item is on list {slug}")


def _check_names(topic: Topic) -> None:
    names = [fact.name for fact in topic.facts]
    for name in names:
        if ":" in name or names.count(name) > 1:
            raise RulebookError(
                rules=(),
                message=Text(
                    zh=f"事项 `{topic.name}` 的事实 `{name}` 重名，或者含有冒号"
                    "（冒号留给事项表的事实）；请改名",
                    en=f"topic `{topic.name}`: fact `{name}` is declared twice, or has the colon "
                    "that belongs to item tables; rename it",
                ),
            )
    if topic.addressee is not None and topic.addressee not in names:
        raise RulebookError(
            rules=(),
            message=Text(
                zh=f"事项 `{topic.name}` 没有名为 `{topic.addressee}` 的事实，不能作为适用对象",
                en=f"topic `{topic.name}`: no fact is called `{topic.addressee}`, so it cannot "
                "be the addressee",
            ),
        )


def _check_path(model: type, path: str) -> None:
    models: tuple[type, ...] = (model,)
    for step in path.split("."):
        owners = [one for one in models if attrs.has(one)]
        found = [typing.get_type_hints(one).get(step) for one in owners]
        if not found or None in found:
            raise InputValueError(
                name="reads",
                found=path,
                message=Text(
                    zh=f"`{model.__name__}` 中读不到 `{path}`：没有字段 `{step}`",
                    en=f"`{model.__name__}` has no `{path}`: there is no field `{step}`",
                ),
            )
        models = tuple(part for hint in found for part in _parts(hint))


def _parts(hint: Any) -> Iterator[type]:  # noqa: ANN401 - any annotation
    """The classes inside a union, an optional or a tuple."""
    if isinstance(hint, types.GenericAlias | types.UnionType) or typing.get_origin(hint):
        for part in typing.get_args(hint):
            yield from _parts(part)
    elif isinstance(hint, type):
        yield hint


def read_path(path: str) -> Callable[[Any], Any]:
    """The function that reads a dotted path; what is unknown or None on the way is the answer.

    Example:
        >>> read_path("zh")((Text(zh="是", en="yes"), UNKNOWN))
        ('是', UNKNOWN)
    """
    steps = tuple(path.split("."))
    return lambda value: _walk(value, steps)


def _walk(value: Any, steps: tuple[str, ...]) -> Any:  # noqa: ANN401 - whatever stands there
    for index, step in enumerate(steps):
        if value is UNKNOWN or value is None:
            return value
        if isinstance(value, tuple):
            return tuple(_walk(part, steps[index:]) for part in value)
        value = getattr(value, step)
    return value


def is_open(value: object) -> bool:
    """Whether an input is unknown, or unknown in part: a tuple with something unknown in it.

    Example:
        >>> is_open((18, UNKNOWN)), is_open((18, None)), is_open(())
        (True, False, False)
    """
    return value is UNKNOWN or (isinstance(value, tuple) and any(map(is_open, value)))


def _reader(fact: Fact) -> Read:
    """The function that answers *fact*, and refuses what is no value of it."""
    kind, values, take = fact.kind.type, fact.kind.values, _taker(fact)

    def read(request: object) -> Any:  # noqa: ANN401 - checked against the kind
        value = take(request)
        if isinstance(value, Enum) and value is not UNKNOWN:
            value = value.value
        if type(value) is kind and (not values or value in values):
            return value
        if value is UNKNOWN:
            return UNKNOWN
        raise _no_value(fact, value)

    return read


def _taker(fact: Fact) -> Callable[[Any], Any]:
    make, partial = fact.value, fact.partial
    inputs = [read_path(path) for path in fact.reads]
    if make is None:
        return inputs[0]

    def take(request: object) -> Any:  # noqa: ANN401 - whatever the function gives
        values = [read(request) for read in inputs]
        if not partial and any(map(is_open, values)):
            return UNKNOWN
        return make(*values)

    return take


def _no_value(fact: Fact, value: object) -> InputTypeError:
    found = f"{type(value).__name__} `{value!r}`"
    wanted = ", ".join(sorted(fact.kind.values)) or fact.kind.type.__name__
    return InputTypeError(
        name=fact.name,
        found=found,
        message=Text(
            zh=f"“{fact.label.zh}”（{fact.name}，读取 {'、'.join(fact.reads)}）应为 {wanted} "
            f"或者 UNKNOWN，得到 {found}",
            en=f"{fact.label.en} (`{fact.name}`, read from {', '.join(fact.reads)}) must be "
            f"{wanted} or UNKNOWN, found {found}",
        ),
    )
