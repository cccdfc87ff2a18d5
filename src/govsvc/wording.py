"""Texts that exist in Chinese and in English.

Every message, label and summary of the library is a `Text`: the Chinese is what a window clerk
reads, the English what a developer reads. Which of the two is shown is always the caller's choice.
"""

from typing import Literal, TypeAlias

import attrs

__all__ = ["Lang", "Text"]

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
