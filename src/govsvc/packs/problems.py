"""Gathering what is wrong with a pack, so that all of it is told at once."""

import contextlib
from collections.abc import Iterator

import attrs

from govsvc.errors import GovsvcError, PayloadError, Problem
from govsvc.wording import Text

__all__ = ["Problems"]


class Problems:
    """What was found wrong so far.

    Example:
        >>> from govsvc.territory import Territory
        >>> wrong = Problems("own.toml")
        >>> with wrong.at("pack.territory"):
        ...     Territory("6401811")
        >>> wrong.stop()
        Traceback (most recent call last):
            ...
        govsvc.errors.PayloadError: own.toml: pack.territory: a division code is a string of \
2, 4, 6, 9 or 12 digits, found str `6401811`
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: list[Problem] = []

    def add(self, path: str, code: str, message: Text) -> None:
        """Note one thing wrong."""
        self._found.append(Problem(path=path, code=code, message=message))

    @contextlib.contextmanager
    def at(self, path: str, *, lead: str = "") -> Iterator[None]:
        """Note the error that is raised inside, if one is, and go on behind it.

        Args:
            path: Where it is, unless the error says so itself.
            lead: What to put before the places that the error names.
        """
        try:
            yield
        except PayloadError as error:
            self._found += [
                attrs.evolve(p, path=f"{lead}{p.path}".removesuffix(": ")) for p in error.problems
            ]
        except GovsvcError as error:
            self.add(f"{lead}{path}", error.code, error.message)

    def stop(self) -> None:
        """Raise if anything was found.

        Raises:
            PayloadError: With everything found.
        """
        if self._found:
            raise PayloadError(name=self.name, problems=tuple(self._found))
