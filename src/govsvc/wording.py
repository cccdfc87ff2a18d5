"""Texts that exist in Chinese and in English.

Every message, label and summary of the library is a `Text`: the Chinese is what a window clerk
reads, the English what a developer reads. Which of the two is shown is always the caller's choice.
"""

from enum import StrEnum
from typing import Literal, Self, TypeAlias

import attrs

__all__ = ["Lang", "Text", "Word"]

Lang: TypeAlias = Literal["zh", "en"]
"""The language of an explanation: ``"zh"`` or ``"en"``."""


@attrs.frozen
class Text:
    """One sentence or label in both languages.

    Example:
        >>> Text(zh="工作日", en="working day").pick("en")
        'working day'
    """

    zh: str
    en: str

    def pick(self, lang: Lang) -> str:
        """The text in *lang*; anything but ``"en"`` gives the Chinese original."""
        return self.en if lang == "en" else self.zh

    def __str__(self) -> str:
        return self.en


class Word(StrEnum):
    """A closed list of slugs, each with its label; a member is written ``SLUG = "slug", zh, en``.

    Example:
        >>> class Light(Word):
        ...     RED = "red", "红灯", "red light"
        >>> Light.RED == "red", Light.RED.label.zh
        (True, '红灯')
    """

    label: Text

    def __new__(cls, slug: str, zh: str = "", en: str = "") -> Self:
        """A slug and its label in both languages."""
        word = str.__new__(cls, slug)
        word._value_ = slug
        word.label = Text(zh=zh, en=en)
        return word
