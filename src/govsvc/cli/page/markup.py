"""HTML and SVG as text that cannot be broken out of: whatever is not `Markup` is escaped."""

import html
import re

__all__ = ["Markup", "dated", "join", "tag"]

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}(?:–[0-9]{2}-[0-9]{2})?)")
_VOID = frozenset({"br", "meta"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | int | None) -> Markup:
    """An element with its children and attributes.

    Args:
        name: What the element is called.
        children: What it holds; all but `Markup` is escaped.
        attributes: Its attributes, escaped. One that Python reserves has a trailing underscore,
            others stand for hyphens; None leaves the attribute out.

    Example:
        >>> tag("p", "5 < 7", tag("br"), class_="note", aria_label='"x"')
        '<p class="note" aria-label="&quot;x&quot;">5 &lt; 7<br></p>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = join(*children)
    return Markup(f"<{name}{told}>" if name in _VOID else f"<{name}{told}>{inside}</{name}>")


def join(*parts: str) -> Markup:
    """Parts one after the other; all but `Markup` is escaped."""
    return Markup("".join(p if isinstance(p, Markup) else _escaped(p) for p in parts))


def dated(text: str) -> Markup:
    """Text in which no line breaks inside a day YYYY-MM-DD, or a few days written as one.

    Example:
        >>> dated("due 2025-10-24 & over")
        'due <span class="day">2025-10-24</span> &amp; over'
    """
    parts = _DATE.split(text)  # the days stand at the odd places
    return join(*(tag("span", p, class_="day") if n % 2 else p for n, p in enumerate(parts)))


def _escaped(text: str) -> str:
    """Text for HTML; characters that a page must not hold become the replacement character."""
    return html.escape(_CONTROLS.sub("\ufffd", text))
