"""The packs shipped with the library, and reading others against them."""

import difflib
import functools
from importlib import resources
from importlib.resources.abc import Traversable

from govsvc.errors import NotFoundError
from govsvc.packs.files import Origin, open_files
from govsvc.packs.pack import Pack
from govsvc.packs.reader import read_files
from govsvc.wording import Text

__all__ = ["BASELINE", "read_pack", "shipped_pack", "shipped_packs"]

BASELINE = "national"
"""Id of the pack that holds in the whole country and is always loaded."""


def read_pack(origin: Origin, *, name: str = "pack.toml", trusted: bool = False) -> Pack:
    r"""Read a pack of your own.

    Args:
        origin: The bytes of a file, or the `pathlib.Path` of a file or of a folder with a
            ``pack.toml``.
        name: What bytes are called in messages.
        trusted: Whether it may state national sources, and rest provisions on sources that it does
            not state. Say so only of a pack that you wrote yourself.

    Raises:
        PayloadError: Anything in it is not as it should be; every problem with its place.
        InputTypeError: *origin* is neither bytes nor a path.

    Example:
        >>> read_pack(b'[pack]\nid = "own"\ntitle = { zh = "x", en = "x" }\nschema = 2')
        Traceback (most recent call last):
            ...
        govsvc.errors.PayloadError: pack.toml: pack.schema: this version reads schema 1, found 2
    """
    files = open_files(origin, name=name)
    return read_files(files, trusted=trusted, items=shipped_pack(BASELINE).items)


def _folder() -> Traversable:
    return resources.files("govsvc.packs").joinpath("data")


@functools.cache
def shipped_packs() -> tuple[str, ...]:
    """The ids of the packs shipped here, the baseline first.

    Example:
        >>> shipped_packs()[:2]
        ('national', 'beijing-subdistricts-2019')
    """
    names = [folder.name for folder in _folder().iterdir() if folder.is_dir()]
    return tuple(sorted(names, key=lambda name: (name != BASELINE, name)))


@functools.cache
def shipped_pack(name: str) -> Pack:
    """The pack of this id.

    Raises:
        NotFoundError: None is shipped under this id.

    Example:
        >>> shipped_pack("lingwu-2018").territory
        Territory(prefix='640181')
    """
    if name not in shipped_packs():
        near = tuple(difflib.get_close_matches(name, shipped_packs(), n=3, cutoff=0.5))
        raise NotFoundError(
            kind="pack",
            wanted=name,
            near=near,
            message=Text(
                zh=f"没有名为 `{name}` 的规则包；可用的有：{'、'.join(shipped_packs())}",
                en=f"no pack is called `{name}`; there are: {', '.join(shipped_packs())}",
            ),
        )
    files = open_files(_folder().joinpath(name), name=name)
    is_base = name == BASELINE
    return read_files(files, trusted=is_base, items=() if is_base else shipped_pack(BASELINE).items)
