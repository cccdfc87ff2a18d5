"""Where something holds: a checked prefix of an administrative division code."""

import re

import attrs

from govsvc.errors import CodeError
from govsvc.wording import Text

__all__ = ["NATIONAL", "Territory"]

_LENGTHS = (0, 2, 4, 6, 9, 12)


def _shorten(code: object) -> str:
    if not isinstance(code, str) or not re.fullmatch(r"[0-9]*", code) or len(code) not in _LENGTHS:
        found = f"{type(code).__name__} `{code}`"
        raise CodeError(
            found=str(code),
            message=Text(
                zh=f"区划代码应为 2、4、6、9 或 12 位数字的字符串，收到 {found}",
                en=f"a division code is a string of 2, 4, 6, 9 or 12 digits, found {found}",
            ),
        )
    for longer, shorter in ((12, 9), (9, 6), (6, 4), (4, 2)):
        if len(code) == longer and not code[shorter:].strip("0"):
            code = code[:shorter]
    if code == "00":
        return ""
    return code


@attrs.frozen
class Territory:
    """The whole country, or the area under one division code.

    The code is kept as its shortest prefix, so ``"450000"`` and ``"45"`` are the same territory.
    Whether a division with this code exists is not asked here.

    Attributes:
        prefix: 0, 2, 4, 6, 9 or 12 digits, zero-padding removed; ``""`` is the whole country.

    Raises:
        CodeError: Not a string of 0, 2, 4, 6, 9 or 12 digits.

    Source:
        GB/T 2260 (2+2+2 digits to county level), GB/T 10114 (+3 township, +3 village).

    Example:
        >>> Territory("640000").covers(Territory("640181"))
        True
        >>> Territory("450000")
        Territory(prefix='45')
    """

    prefix: str = attrs.field(default="", converter=_shorten)

    def covers(self, other: "Territory") -> bool:
        """Whether *other* lies inside this territory or is the same."""
        return other.prefix.startswith(self.prefix)

    def path(self) -> tuple["Territory", ...]:
        """The territories from the whole country down to this one.

        Example:
            >>> [place.prefix for place in Territory("640181").path()]
            ['', '64', '6401', '640181']
        """
        steps = (Territory(self.prefix[:n]) for n in _LENGTHS if n <= len(self.prefix))
        return tuple(dict.fromkeys(steps))  # 441900003 lies in a city that has no counties

    @property
    def is_national(self) -> bool:
        """Whether this is the whole country."""
        return not self.prefix


NATIONAL = Territory("")
"""The whole country."""
