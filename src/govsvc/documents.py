"""Reading a TOML file that may come from anyone.

The bytes are bounded before they are parsed, the tree is bounded after, and every refusal is a
`PayloadError` that names the file and the place. Nothing else escapes.
"""

import math
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import attrs

from govsvc.errors import PayloadError, Problem
from govsvc.fields import check_type
from govsvc.wording import Text

__all__ = ["Limits", "parse_toml", "read_text", "read_toml"]


@attrs.frozen(kw_only=True)
class Limits:
    """What a document may hold. The defaults suit any file written by people."""

    size: int = 1 << 20
    """Bytes of the file."""
    depth: int = 16
    """Brackets open at once, and tables inside tables."""
    dots: int = 16
    """Dots in one key or number."""
    digits: int = 64
    """Digits in one number."""
    nodes: int = 20_000
    """Tables, arrays and values of the tree."""
    text: int = 4096
    """Bytes of one string or key, in UTF-8."""


# A string that is not closed runs on to where it must end: tried again from each of its quotes, it
# would cost the square of its length.
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?(?:"{3,5}|\\?\Z)'  # two quotes may stand before the closing three
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\.)*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|(?P<bracket>[\[\]{}])"
    r"|(?P<word>[A-Za-z0-9_+\-:]+)"
    r"|(?P<dot>\.)"
    r"|(?P<break>\n|=|,)",
    re.DOTALL,
)
_LINE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(path: Path, *, limits: Limits | None = None) -> dict[str, Any]:
    """Read and parse a TOML file.

    Args:
        path: The file; its last part stands in messages.
        limits: What it may hold; see `Limits`.

    Raises:
        PayloadError: The file cannot be read, is too large, or is not valid TOML.
    """
    limits = limits or Limits()
    return parse_toml(_read(path, limits), name=path.name, limits=limits)


def read_text(path: Path, *, limits: Limits | None = None) -> str:
    """Read a UTF-8 text file within the size that *limits* allow.

    Raises:
        PayloadError: The file cannot be read, is too large, or is not UTF-8.
    """
    limits = limits or Limits()
    return _decode(_read(path, limits), path.name, limits)


def _read(path: Path, limits: Limits) -> bytes:
    check_type(path, Path, name="path")
    try:
        with path.open("rb") as file:
            return file.read(limits.size + 1)
    except (OSError, ValueError) as error:  # a path with a null byte is a ValueError
        reason = getattr(error, "strerror", None) or type(error).__name__
        message = Text(
            zh=f"无法读取该文件（{reason}）；请检查路径和权限",
            en=f"cannot be read ({reason}); check the path and its permissions",
        )
        raise _refused(path.name, "unreadable", message) from None


def _decode(data: bytes, name: str, limits: Limits) -> str:
    if len(data) > limits.size:
        message = Text(
            zh=f"文件超过 {limits.size} 字节的上限；请拆成几个文件",
            en=f"larger than {limits.size} bytes; split it into several files",
        )
        raise _refused(name, "too-large", message)
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = Text(
            zh=f"第 {error.start} 字节处不是 UTF-8；请把文件另存为 UTF-8 编码",
            en=f"not UTF-8 at byte {error.start}; save the file as UTF-8",
        )
        raise _refused(name, "encoding", message) from None


def parse_toml(data: bytes, *, name: str, limits: Limits | None = None) -> dict[str, Any]:
    """Parse TOML bytes within *limits*; strings come back in Unicode normal form C.

    Args:
        data: The bytes of the document.
        name: What the document is called in messages.
        limits: What it may hold; see `Limits`.

    Raises:
        PayloadError: Too large or too deep, not UTF-8, not TOML, or holding NaN or an infinity.

    Example:
        >>> parse_toml(b"day = 2026-03-02", name="desk.toml")
        {'day': datetime.date(2026, 3, 2)}
        >>> parse_toml(b"day = ", name="desk.toml")
        Traceback (most recent call last):
            ...
        govsvc.errors.PayloadError: desk.toml: document: not valid TOML at the end: Invalid value
    """
    limits = limits or Limits()
    check_type(data, bytes, name="data")
    text = _decode(data, name, limits)
    _scan(text, name, limits)
    try:
        tree = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refused(name, "syntax", _syntax(error)) from None
    _walk(tree, name, limits)
    return tree


def _refused(name: str, code: str, message: Text, path: str = "") -> PayloadError:
    return PayloadError(name=name, problems=(Problem(path=path, code=code, message=message),))


def _syntax(error: Exception) -> Text:
    said = str(error)
    found = _LINE.search(said)
    what = _LINE.sub("", said)
    if found and found[1]:
        place = Text(
            zh=f"第 {found[1]} 行第 {found[2]} 列", en=f"line {found[1]}, column {found[2]}"
        )
    elif found:
        place = Text(zh="末尾", en="the end")
    else:
        place = Text(zh="某处", en="some place")
    return Text(
        zh=f"{place.zh}不符合 TOML 语法（{what}）", en=f"not valid TOML at {place.en}: {what}"
    )


def _scan(text: str, name: str, limits: Limits) -> None:
    """Refuse what would make the parser itself fail: depth, dotted keys, long numbers."""
    depth = dots = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "bracket":
            depth = depth + 1 if token[0] in "[{" else max(depth - 1, 0)
            dots = 0
            if depth > limits.depth:
                raise _over(name, text, token.start(), "depth", limits.depth, "层括号", "brackets")
        elif kind == "dot":
            dots += 1
            if dots > limits.dots:
                raise _over(name, text, token.start(), "dots", limits.dots, "个点", "dots in a key")
        elif kind == "break":
            dots = 0
        elif kind == "word" and len(token[0]) > limits.digits and token[0][0] in "+-0123456789":
            raise _over(name, text, token.start(), "digits", limits.digits, "位数字", "digits")


def _over(  # noqa: PLR0913, PLR0917 - one refusal, told whole
    name: str, text: str, at: int, code: str, most: int, zh: str, en: str
) -> PayloadError:
    line = text.count("\n", 0, at) + 1
    return _refused(
        name, code, Text(zh=f"第 {line} 行超过 {most} {zh}", en=f"line {line} has over {most} {en}")
    )


def _walk(tree: dict[str, Any], name: str, limits: Limits) -> None:
    """Bound the tree without recursion, and bring its strings to normal form C in place."""
    nodes = 0
    stack: list[tuple[str, Any, int]] = [("", tree, 0)]
    while stack:
        path, node, depth = stack.pop()
        nodes += len(node)
        if nodes > limits.nodes:
            message = Text(
                zh=f"内容超过 {limits.nodes} 项；请拆成几个文件",
                en=f"more than {limits.nodes} values; split it into several files",
            )
            raise _refused(name, "too-many", message)
        if depth > limits.depth:
            message = Text(zh=f"嵌套超过 {limits.depth} 层", en=f"nested over {limits.depth} deep")
            raise _refused(name, "depth", message, path)
        if isinstance(node, dict):
            children = [(f"{path}.{key}" if path else key, key, node[key]) for key in node]
        else:
            children = [(f"{path}[{index}]", index, item) for index, item in enumerate(node)]
        for place, key, value in children:
            if isinstance(key, str):
                _bound(key, path, name, limits)
            if isinstance(value, dict | list):
                stack.append((place, value, depth + 1))
            else:
                node[key] = _leaf(value, place, name, limits)


def _bound(text: str, place: str, name: str, limits: Limits) -> None:
    if len(text.encode()) > limits.text:
        message = Text(
            zh=f"文字超过 {limits.text} 字节", en=f"text longer than {limits.text} bytes"
        )
        raise _refused(name, "too-long", message, place)


def _leaf(value: Any, place: str, name: str, limits: Limits) -> Any:  # noqa: ANN401 - any TOML value
    if isinstance(value, str):
        _bound(value, place, name, limits)
        return unicodedata.normalize("NFC", value)
    if isinstance(value, float) and not math.isfinite(value):
        message = Text(zh=f"应为有限的数，收到 `{value}`", en=f"expected a number, found `{value}`")
        raise _refused(name, "number", message, place)
    return value
