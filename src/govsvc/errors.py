"""The whole family of errors, decided once.

An outcome of a rule is a value; only mistakes and gaps are exceptions. Every leaf derives from
`GovsvcError` and from the nearest builtin, has a stable ``code``, typed attributes, a message in
Chinese and English, and survives ``pickle``.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from govsvc.wording import Lang, Text

__all__ = [
    "CitationError",
    "CodeError",
    "CoverageError",
    "EventError",
    "GovsvcError",
    "GovsvcWarning",
    "InputTypeError",
    "InputValueError",
    "NotComputableError",
    "NotFoundError",
    "NoticeError",
    "PayloadError",
    "Problem",
    "RulebookError",
    "UnknownError",
]


class GovsvcWarning(UserWarning):
    """Base of every warning, so that an application can silence or escalate the package."""


class GovsvcError(Exception):
    """Base of every error this library raises on purpose.

    Attributes:
        code: A stable ASCII slug, safe to match on and to log.
        message: What is wrong, what was expected and what to do, in both languages.
    """

    code: ClassVar[str] = "govsvc"
    message: Text

    def explain(self, lang: Lang = "zh") -> str:
        """The message in *lang*."""
        return self.message.pick(lang)

    def __str__(self) -> str:
        return self.message.en

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {f.name: getattr(self, f.name) for f in attrs.fields(type(self))}  # type: ignore[arg-type]
        return _rebuild, (type(self), fields)


def _rebuild(kind: type[GovsvcError], fields: Mapping[str, Any]) -> GovsvcError:
    return kind(**fields)


@attrs.frozen(kw_only=True)
class InputTypeError(GovsvcError, TypeError):
    """An argument has a type that this question does not take."""

    code: ClassVar[str] = "input.type"
    name: str
    found: str
    message: Text


@attrs.frozen(kw_only=True)
class InputValueError(GovsvcError, ValueError):
    """An argument has the right type and an impossible value."""

    code: ClassVar[str] = "input.value"
    name: str
    found: str
    message: Text


@attrs.frozen(kw_only=True)
class UnknownError(GovsvcError, TypeError):
    """An unknown value, or an answer with three outcomes, was used as a yes or a number."""

    code: ClassVar[str] = "unknown.used"
    operation: str
    message: Text


@attrs.frozen(kw_only=True)
class CoverageError(GovsvcError, LookupError):
    """A day lies outside what the calendar knows.

    Attributes:
        day: The day asked for.
        first: First day of the calendar.
        last: Last day for which an official notice is known.
    """

    code: ClassVar[str] = "calendar.not-covered"
    day: dt.date
    first: dt.date
    last: dt.date
    message: Text


@attrs.frozen(kw_only=True)
class NotFoundError(GovsvcError, LookupError):
    """No rule, source, place or pack answers to this name on this day.

    Attributes:
        kind: What was looked for, such as ``"period"`` or ``"source"``.
        wanted: The name that was asked for.
        near: Names that exist and look alike, best first.
    """

    code: ClassVar[str] = "not-found"
    kind: str
    wanted: str
    near: tuple[str, ...] = ()
    message: Text


@attrs.frozen(kw_only=True)
class NotComputableError(GovsvcError, ValueError):
    """The period is of a kind that this question cannot answer with a day."""

    code: ClassVar[str] = "period.not-computable"
    period: str
    kind: str
    message: Text


@attrs.frozen(kw_only=True)
class EventError(GovsvcError, ValueError):
    """An event does not fit the clock it is given for; cites the rule it breaks."""

    code: ClassVar[str] = "clock.event"
    event: str
    citation: str
    message: Text


@attrs.frozen(kw_only=True)
class NoticeError(GovsvcError, ValueError):
    """A holiday notice could not be read completely.

    Attributes:
        fragment: The part of the text that was not understood.
    """

    code: ClassVar[str] = "notice.not-understood"
    fragment: str
    message: Text


@attrs.frozen(kw_only=True)
class CitationError(GovsvcError, ValueError):
    """A citation could not be read.

    Attributes:
        text: The citation as given.
    """

    code: ClassVar[str] = "citation.not-understood"
    text: str
    message: Text


@attrs.frozen(kw_only=True)
class CodeError(GovsvcError, ValueError):
    """A division, item or credit code is malformed or belongs to another scheme."""

    code: ClassVar[str] = "code.malformed"
    found: str
    message: Text


@attrs.frozen(kw_only=True)
class RulebookError(GovsvcError, ValueError):
    """A set of rules cannot be used as it stands.

    Attributes:
        rules: Ids of the rules concerned.
    """

    code: ClassVar[str] = "rulebook.unusable"
    rules: tuple[str, ...]
    message: Text


@attrs.frozen(kw_only=True)
class Problem:
    """One thing wrong with a file or a payload.

    Attributes:
        path: Where, such as ``case[3].trigger``; ``""`` is the document itself.
        code: A stable slug, such as ``"type"``, ``"missing"`` or ``"unknown-key"``.
        message: What was expected and what was found.
    """

    path: str
    code: str
    message: Text

    def explain(self, lang: Lang = "zh") -> str:
        """The problem as one line, its place first."""
        place = self.path or Text(zh="文件", en="document").pick(lang)
        return f"{place}: {self.message.pick(lang)}"


@attrs.frozen(kw_only=True)
class PayloadError(GovsvcError, ValueError):
    """A file or a payload does not have the agreed shape; nothing of it was taken.

    Attributes:
        name: The file's name, or what the payload was for.
        problems: Everything found wrong; never empty.
    """

    code: ClassVar[str] = "payload.malformed"
    name: str
    problems: tuple[Problem, ...]

    @property
    def message(self) -> Text:  # type: ignore[override]
        """All problems, one a line."""
        return Text(
            zh="\n".join(f"{self.name}: {p.explain('zh')}" for p in self.problems),
            en="\n".join(f"{self.name}: {p.explain('en')}" for p in self.problems),
        )
