"""Citations: article, paragraph, item, and back from their Chinese text."""

import re
from collections.abc import Mapping
from typing import ClassVar

import attrs

from govsvc.errors import CitationError, NotFoundError
from govsvc.fields import check_text
from govsvc.law.sources import LegalSource, find_source
from govsvc.wording import Lang, Text

__all__ = ["Citation", "parse_citation"]

_UNCHECKED = "（未核对原文）"


@attrs.frozen(kw_only=True)
class Citation:
    """A place in a legal source.

    Attributes:
        source: Id of the source.
        title: Its title.
        version: Id of the version cited, where it is not the present one.
        article: 条; None where the source has no articles or is cited as a whole.
        inserted: The *n* of 之*n*, for articles inserted between two others.
        paragraph: 款.
        item: 项.
        subitem: 目.
        clause: A place in a document without articles, such as ``"二(一)"``.
        checked: Whether the place was verified against the text of the source.

    Example:
        >>> parse_citation("《行政许可法》第四十二条第一款").text("en")
        'Administrative Licensing Law, art. 42(1)'
    """

    sparse: ClassVar[bool] = True

    source: str
    title: Text
    version: str | None = None
    article: int | None = None
    inserted: int | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    clause: str | None = None
    checked: bool = True

    def text(self, lang: Lang = "zh") -> str:
        """The citation as the field writes it; `parse_citation` reads the Chinese form back.

        Example:
            >>> parse_citation("国家赔偿法 第12条（未核对原文）").text("zh")
            '《国家赔偿法》第十二条（未核对原文）'
        """
        return self._chinese() if lang == "zh" else self._english()

    def __str__(self) -> str:
        return self.text("zh")

    def _chinese(self) -> str:
        parts = [f"《{self.title.zh}》"]
        if self.version:
            parts.append(f"（{self.version}）")
        if self.article is not None:
            parts.append(f"第{_to_chinese(self.article)}条")
        if self.inserted is not None:
            parts.append(f"之{_to_chinese(self.inserted)}")
        if self.paragraph is not None:
            parts.append(f"第{_to_chinese(self.paragraph)}款")
        if self.item is not None:
            parts.append(f"第{_to_chinese(self.item)}项")
        if self.subitem is not None:
            parts.append(f"第{self.subitem}目")
        if self.clause is not None:
            parts.append(self.clause)
        if not self.checked:
            parts.append(_UNCHECKED)
        return "".join(parts)

    def _english(self) -> str:
        text = self.title.en
        if self.version:
            text += f" ({self.version})"
        if self.article is not None:
            text += f", art. {self.article}"
        if self.inserted is not None:
            text += f"-{self.inserted}"
        text += "".join(
            f"({part})" for part in (self.paragraph, self.item, self.subitem) if part is not None
        )
        if self.clause is not None:
            text += f", {self.clause}"
        return text if self.checked else f"{text} (not checked against the text)"


_NUMBER = r"(?:[0-9]{1,4}|[零一二三四五六七八九十百千]+)"
_CITATION = re.compile(
    r"(?:《(?P<title>[^《》]+)》|(?P<bare>[^《》（）()\s]+?(?=第|\s|（|\(|$)))"
    r"\s*(?:[（(](?P<version>[0-9]{4}[^（）()]*)[）)])?\s*"
    rf"(?:第?\s*(?P<article>{_NUMBER})\s*条(?:之(?P<inserted>{_NUMBER}))?)?\s*"
    rf"(?:第?\s*(?P<paragraph>{_NUMBER})\s*款)?\s*"
    rf"(?:第?\s*[（(]?(?P<item>{_NUMBER})[）)]?\s*项)?\s*"
    rf"(?:第?\s*(?P<subitem>{_NUMBER})\s*目)?\s*"
    r"(?P<clause>[^（）()第《》\s][^《》]*?)?\s*"
    rf"(?P<unchecked>{_UNCHECKED})?"
)


def parse_citation(text: str, sources: Mapping[str, LegalSource] | None = None) -> Citation:
    """Read a citation in its Chinese form.

    Numbers may be Chinese or Arabic, 《》 and 第 may be missing, the title may carry
    中华人民共和国 or be an alias, and a version year may stand in brackets behind the title.

    A place in a text that was not read for this library comes back as not checked, whether or not
    it carries the mark.

    Args:
        text: Such as ``"《行政许可法》第四十二条第一款"`` or ``"行政复议法（2017）第23条"``.
        sources: The sources it may name; by default the national ones.

    Raises:
        CitationError: The text is not a citation, or names a source or version that is not known.

    Example:
        >>> parse_citation("刑法第120条之一")
        Traceback (most recent call last):
            ...
        govsvc.errors.CitationError: cannot read the citation `刑法第120条之一`: \
no legal source is called `刑法`
        >>> parse_citation("行政复议法（2017）第23条").article
        23
    """
    match = _CITATION.fullmatch(" ".join(check_text(text, name="citation").split()))
    if match is None:
        form = "《行政许可法》第四十二条第一款"
        raise _unreadable(text, Text(zh=f"写法应如{form}", en=f"expected a form like {form}"))
    title = (match["title"] or match["bare"]).removeprefix("中华人民共和国")
    try:
        source = find_source(title, sources)
    except NotFoundError as error:
        raise _unreadable(text, error.message) from None
    clause = match["clause"]
    if clause and (any(mark in clause for mark in "条款项目") or re.fullmatch(_NUMBER, clause)):
        raise _unreadable(text, Text(zh=f"看不懂 `{clause}`", en=f"`{clause}` is not understood"))
    version = source.version(match["version"]) if match["version"] else None
    if match["version"] and source.versions and version is None:
        known = "、".join(v.id for v in source.versions)
        message = Text(
            zh=f"没有 `{match['version']}` 年的文本；已知的有：{known}",
            en=f"no version `{match['version']}` is known; there are: {known}",
        )
        raise _unreadable(text, message)
    was_read = not source.versions or (version or source.versions[-1]).text_checked
    return Citation(
        source=source.id,
        title=source.title,
        version=match["version"],
        article=_number(match["article"], text),
        inserted=_number(match["inserted"], text),
        paragraph=_number(match["paragraph"], text),
        item=_number(match["item"], text),
        subitem=_number(match["subitem"], text),
        clause=clause,
        checked=was_read and match["unchecked"] is None,
    )


def _unreadable(text: str, why: Text) -> CitationError:
    return CitationError(
        text=text,
        message=Text(
            zh=f"无法识别引文 `{text}`：{why.zh}", en=f"cannot read the citation `{text}`: {why.en}"
        ),
    )


_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_UNIT_OF = {value: sign for sign, value in _UNITS.items()}


def _to_chinese(number: int) -> str:
    """A number in Chinese as statutes write it: 十, 十一, 一百零五, 一百一十六."""
    if number >= 10_000:  # noqa: PLR2004 - no statute has so many articles
        return str(number)
    text = _spelled(number)
    return text.removeprefix("一") if 10 <= number < 20 else text  # noqa: PLR2004 - 十 to 十九


def _spelled(number: int) -> str:
    if number < 10:  # noqa: PLR2004 - the ten digits
        return _DIGITS[number]
    value = 10 ** (len(str(number)) - 1)
    head, rest = divmod(number, value)
    text = _DIGITS[head] + _UNIT_OF[value]
    if not rest:
        return text
    return text + ("零" if rest < value // 10 else "") + _spelled(rest)


def _number(text: str | None, citation: str) -> int | None:
    if text is None:
        return None
    number = int(text) if text.isdecimal() else _from_chinese(text)
    if not number or text not in (str(number), _to_chinese(number)):
        why = Text(
            zh=f"`{text}` 不是法条所用的数字", en=f"`{text}` is not a number as statutes write it"
        )
        raise _unreadable(citation, why)
    return number


def _from_chinese(text: str) -> int:
    total = digit = 0
    for sign in text:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit
