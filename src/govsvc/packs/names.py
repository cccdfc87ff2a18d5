"""Names inside a pack: slugs that stand once."""

import re

from govsvc.packs.problems import Problems
from govsvc.wording import Text

__all__ = ["SLUG", "Names", "check_slug"]

SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")


def check_slug(name: str, path: str, wrong: Problems) -> None:
    """Note a name that is no slug.

    Example:
        >>> wrong = Problems("own.toml")
        >>> check_slug("灵武", "pack.id", wrong)
        >>> wrong.stop()
        Traceback (most recent call last):
            ...
        govsvc.errors.PayloadError: own.toml: pack.id: expected up to 80 of a-z, 0-9, `.`, `_` \
and `-`, found `灵武`
    """
    if not SLUG.fullmatch(name):
        message = Text(
            zh=f"应为不超过 80 个的小写字母、数字、`.`、`_`、`-`，收到 `{name}`",
            en=f"expected up to 80 of a-z, 0-9, `.`, `_` and `-`, found `{name}`",
        )
        wrong.add(path, "slug", message)


class Names:
    """The names that were given so far."""

    def __init__(self, wrong: Problems) -> None:
        self.wrong = wrong
        self._taken: dict[str, str] = {}

    def reserve(self, name: str, owner: str) -> None:
        """Keep a name for what stands outside the pack."""
        self._taken[name] = owner

    def give(self, name: str, path: str) -> None:
        """Note a name that something else has already."""
        if name in self._taken:
            owner = self._taken[name]
            message = Text(
                zh=f"名称 `{name}` 已用于 {owner}；请另取名称",
                en=f"the name `{name}` is taken by {owner}; choose another",
            )
            self.wrong.add(path, "taken", message)
        self._taken[name] = path
