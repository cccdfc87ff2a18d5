"""The files of a pack: one file, or a folder with one file a topic."""

import re
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from govsvc.documents import parse_toml, read_toml
from govsvc.errors import InputTypeError, PayloadError, Problem
from govsvc.packs.problems import Problems
from govsvc.wording import Text

__all__ = ["HEAD", "Origin", "PackFile", "PackFiles", "Row", "open_files"]

Origin: TypeAlias = bytes | Path | Traversable
"""Where a pack comes from: the bytes of a file, or the path of a file or of a folder."""

HEAD = "pack.toml"
"""The file of a folder that says what pack it is."""

_MOST_FILES = 64
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


@attrs.frozen(kw_only=True)
class PackFile:
    """One file of a pack, parsed.

    Attributes:
        lead: What stands before its paths in messages; empty where the pack is one file.
        tables: What it holds.
        is_head: Whether the table ``[pack]`` belongs here.
    """

    lead: str
    tables: Mapping[str, Any]
    is_head: bool


@attrs.frozen(kw_only=True)
class PackFiles:
    """The files of a pack, and what the pack is called in messages."""

    name: str
    files: tuple[PackFile, ...]


@attrs.frozen(kw_only=True)
class Row:
    """A table of a file and where it stands."""

    table: Mapping[str, Any]
    path: str


def open_files(origin: Origin, *, name: str) -> PackFiles:
    """Read and parse the files of a pack within their limits; nothing in them is judged yet.

    Args:
        origin: Where the pack comes from. A folder has a ``pack.toml``.
        name: What bytes are called in messages.

    Raises:
        PayloadError: A file cannot be read or parsed, is too large, or hides signs in a text.
        InputTypeError: *origin* is neither bytes nor a path.
    """
    if isinstance(origin, bytes):
        tables = parse_toml(origin, name=name)
        return _sound(name, [PackFile(lead="", tables=tables, is_head=True)])
    if not isinstance(origin, Traversable):
        raise _no_origin(origin)
    if not origin.is_dir():
        return _sound(origin.name, [PackFile(lead="", tables=_tables(origin), is_head=True)])
    wrong = Problems(origin.name)
    files = []
    for file in _inside(origin):
        lead = f"{file.name}: "
        with wrong.at("", lead=lead):
            is_head = file.name == HEAD
            files.append(PackFile(lead=lead, tables=_tables(file), is_head=is_head))
    wrong.stop()
    return _sound(origin.name, files)


def _tables(file: Traversable) -> dict[str, Any]:
    if isinstance(file, Path):
        return read_toml(file)
    return parse_toml(file.read_bytes(), name=file.name)


def _inside(folder: Traversable) -> list[Traversable]:
    """The files of a folder, its head first."""
    try:
        files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    except OSError as error:
        message = Text(
            zh=f"无法读取该文件夹（{error.strerror}）；请检查路径和权限",
            en=f"cannot be read ({error.strerror}); check the path and its permissions",
        )
        raise _refused(folder.name, "unreadable", message) from None
    files.sort(key=lambda file: (file.name != HEAD, file.name))
    if not files or files[0].name != HEAD:
        message = Text(
            zh=f"该文件夹中没有 {HEAD}；规则包是一个文件，或者含有 {HEAD} 的文件夹",
            en=f"has no {HEAD}; a pack is a file, or a folder with a {HEAD}",
        )
        raise _refused(folder.name, "missing", message)
    if len(files) > _MOST_FILES:
        message = Text(
            zh=f"超过 {_MOST_FILES} 个文件；请合并",
            en=f"holds more than {_MOST_FILES} files; join some of them",
        )
        raise _refused(folder.name, "too-many", message)
    return files


def _refused(name: str, code: str, message: Text) -> PayloadError:
    return PayloadError(name=name, problems=(Problem(path="", code=code, message=message),))


def _sound(name: str, files: list[PackFile]) -> PackFiles:
    """The files, unless a text hides signs that turn the line around or that nobody sees."""
    wrong = Problems(name)
    for file in files:
        _find_hidden(file, wrong)
    wrong.stop()
    return PackFiles(name=name, files=tuple(files))


def _find_hidden(file: PackFile, wrong: Problems) -> None:
    stack: list[tuple[str, Any]] = [("", file.tables)]
    while stack:
        path, node = stack.pop()
        if isinstance(node, dict):
            for key, value in node.items():
                stack += [(path, key), (f"{path}.{key}" if path else key, value)]
        elif isinstance(node, list):
            stack += [(f"{path}[{index}]", value) for index, value in enumerate(node)]
        elif isinstance(node, str) and (sign := _HIDDEN.search(node)):
            shown = f"U+{ord(sign[0]):04X}"
            message = Text(
                zh=f"含有看不见的控制字符 {shown}；请删去",
                en=f"holds the hidden sign {shown}; remove it",
            )
            wrong.add(file.lead + _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", path), "sign", message)


def _no_origin(origin: object) -> InputTypeError:
    found = type(origin).__name__
    return InputTypeError(
        name="pack",
        found=found,
        message=Text(
            zh=f"规则包应为 pathlib.Path 或者 bytes，收到 {found}；路径请写 Path(...)",
            en=f"a pack is given as a pathlib.Path or as bytes, found {found}; write Path(...)",
        ),
    )
