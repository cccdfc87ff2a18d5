"""Division codes: 2 to 12 digits, zero-padded or not, and the scheme from township level down."""

import functools
import re
from enum import StrEnum
from typing import TypeAlias

import attrs

from govsvc.errors import CodeError, InputTypeError
from govsvc.fields import check_type
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = [
    "DIRECT",
    "MUNICIPALITIES",
    "ZONES",
    "CodeLike",
    "DivisionCode",
    "Level",
    "Scheme",
    "is_zone_code",
    "parent_digits",
]


class Level(StrEnum):
    """The five levels of a code, from the province down."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"

    @property
    def number(self) -> int:
        """1 for a province to 5 for a village."""
        return _LEVELS.index(self) + 1

    @property
    def label(self) -> Text:
        """The field's name for it."""
        return _LEVEL_LABELS[self]


_LEVELS = tuple(Level)
_LEVEL_OF = {2: Level.PROVINCE, 4: Level.PREFECTURE, 6: Level.COUNTY} | {
    9: Level.TOWNSHIP,
    12: Level.VILLAGE,
}
_LEVEL_LABELS = {
    Level.PROVINCE: Text(zh="省级", en="province level"),
    Level.PREFECTURE: Text(zh="地级", en="prefecture level"),
    Level.COUNTY: Text(zh="县级", en="county level"),
    Level.TOWNSHIP: Text(zh="乡级", en="township level"),
    Level.VILLAGE: Text(zh="村级", en="village level"),
}


class Scheme(StrEnum):
    """Who gave a code from township level down.

    Above that the schemes agree. Below, the same digits can denote two places.
    """

    MCA = "mca"
    NBS = "nbs"

    @property
    def label(self) -> Text:
        """The scheme in words."""
        return _SCHEME_LABELS[self]


_SCHEME_LABELS = {
    Scheme.MCA: Text(zh="民政部门区划代码", en="civil affairs"),
    Scheme.NBS: Text(zh="统计用区划代码", en="statistics"),
}

_PROVINCES = frozenset(
    f"{region}{number}"
    for region, numbers in {
        1: range(1, 6),
        2: range(1, 4),
        3: range(1, 8),
        4: range(1, 7),
        5: range(5),
        6: range(1, 6),
        7: (1,),
        8: (1, 2),
    }.items()
    for number in numbers
)
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
"""Provinces without prefectures: 01 and 02 of their codes only collect districts and counties."""
DIRECT = "90"
"""In the place of the prefecture: counties that the province administers itself."""
ZONES = range(71, 81)
"""In the place of the county: what statistics counts apart, such as development zones."""

_LENGTHS = (2, 4, 6, 9, 12)
_CANONICAL = (6, 9, 12)


@functools.total_ordering
@attrs.frozen(eq=False)
class DivisionCode:
    """The code of a division, in its canonical digits.

    Codes compare by digits. At township and village level that is meaningful within one scheme
    only: comparing codes of two schemes raises, and so does comparing one whose scheme is not known
    with one of a known scheme.

    Attributes:
        digits: 6 digits down to county level, 9 for a township, 12 for a village. `parse` reads
            every other form.
        scheme: Who gave it; None down to county level, where the schemes agree, and `UNKNOWN`
            below if nobody said.

    Raises:
        CodeError: The digits are not canonical, or no division can bear them.
        InputTypeError: The digits are no text, or the scheme is no `Scheme`.

    Source:
        GB/T 2260 (2+2+2 digits to county level), GB/T 10114 (+3 township), the statistical code
        (+3 village)（未核对原文）; 行政区划管理条例第十七条 (civil affairs sets the codes).

    Example:
        >>> DivisionCode.parse("5205") == DivisionCode.parse("520500")
        True
        >>> DivisionCode.parse("520502115200").level.number
        5
    """

    digits: str
    scheme: Maybe[Scheme] | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        canonical = _canonical(self.digits)
        if canonical != self.digits:
            raise _refused(
                self.digits,
                Text(
                    zh=f"规范写法是 `{canonical}`；其他写法请用 parse 读取",
                    en=f"its canonical form is `{canonical}`; read other forms with parse",
                ),
            )
        if self.scheme is not None and self.scheme is not UNKNOWN:
            check_type(self.scheme, Scheme, name="scheme")
        if (len(canonical) == _CANONICAL[0]) is not (self.scheme is None):
            raise _refused(
                self.digits,
                Text(
                    zh="县级及以上不分代码体系（scheme 为 None），乡级起要写明（或 UNKNOWN）",
                    en="down to county level a code has no scheme (None), below it has one, or "
                    "UNKNOWN",
                ),
            )

    @classmethod
    def parse(cls, text: str, *, scheme: Scheme | None = None) -> "DivisionCode":
        """Read a code of 2, 4, 6, 9 or 12 digits; zeros at its end that only pad it are removed.

        Args:
            text: The digits, nothing else around them.
            scheme: Whose code it is, if it goes below the county; otherwise it does not matter.

        Raises:
            CodeError: No such code: length, other signs, no such province, a gap such as a
                village without its township, or 71–80 in the place of the county, which marks a
                functional zone and no division.
            InputTypeError: *text* is a number or anything else that is no text.

        Example:
            >>> DivisionCode.parse("640181000000").digits
            '640181'
            >>> DivisionCode.parse("130971")
            Traceback (most recent call last):
                ...
            govsvc.errors.CodeError: `130971` is no division code: 71–80 stand for functional \
zones (here 河北沧州经济开发区), which statistics counts apart and which are no divisions
        """
        digits = _canonical(text)
        if len(digits) == _CANONICAL[0]:
            return cls(digits)
        return cls(digits, scheme=UNKNOWN if scheme is None else scheme)

    @property
    def level(self) -> Level:
        """The level of its digits; whether there is such a division, the registry knows."""
        return _LEVEL_OF[len(self.prefix)]

    @property
    def prefix(self) -> str:
        """The digits without padding: 2, 4, 6, 9 or 12 of them.

        Example:
            >>> DivisionCode.parse("520500").prefix
            '5205'
        """
        county = self.digits[2:]
        if county == "0000":
            return self.digits[:2]
        return self.digits[:4] if county[2:] == "00" else self.digits

    @property
    def territory(self) -> Territory:
        """The area under this code; it does not know the scheme."""
        return Territory(self.prefix)

    @property
    def parent(self) -> "DivisionCode | None":
        """The code that the digits lie under; None for a province.

        Numbers that only collect (01 and 02 of a municipality, 90 of a province) are skipped.

        Example:
            >>> [str(DivisionCode.parse(code).parent) for code in ("110105", "419001", "441900003")]
            ['110000', '410000', '441900']
        """
        digits = parent_digits(self.digits)
        if digits is None:
            return None
        return DivisionCode(digits, scheme=None if len(digits) == _CANONICAL[0] else self.scheme)

    def covers(self, other: "DivisionCode") -> bool:
        """Whether *other* lies under this code or is the same.

        Raises:
            CodeError: Both go below the county and are not of one known scheme.
            InputTypeError: *other* is no `DivisionCode`.

        Example:
            >>> village = DivisionCode.parse("520502115200", scheme=Scheme.NBS)
            >>> DivisionCode.parse("5205").covers(village)
            True
            >>> DivisionCode.parse("520502115", scheme=Scheme.MCA).covers(village)
            Traceback (most recent call last):
                ...
            govsvc.errors.CodeError: `520502115` (civil affairs) and `520502115200` (statistics) \
are not codes of one known scheme; translate one of them first
        """
        check_type(other, DivisionCode, name="other")
        if self.scheme is not None and other.scheme is not None:
            self._check_comparable(other)
            if self.scheme is UNKNOWN:
                raise _schemes(self, other)
        return self.territory.covers(other.territory)

    def in_scheme(self, scheme: Scheme) -> "DivisionCode":
        """This code, if it is one of *scheme*; down to the county every code is.

        Raises:
            CodeError: It is a code of another scheme, or of one that nobody said.
        """
        if self.scheme not in (None, scheme):
            raise _schemes(self, DivisionCode(self.digits, scheme=scheme))
        return self

    def _check_comparable(self, other: "DivisionCode") -> None:
        if None not in (self.scheme, other.scheme) and self.scheme is not other.scheme:
            raise _schemes(self, other)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DivisionCode):
            return NotImplemented
        self._check_comparable(other)
        return self.digits == other.digits

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, DivisionCode):
            return NotImplemented
        self._check_comparable(other)
        return self.digits < other.digits

    def __hash__(self) -> int:
        return hash((self.digits, self.scheme))

    def __str__(self) -> str:
        return self.digits


CodeLike: TypeAlias = DivisionCode | str
"""A code, or its digits in any form."""


def parent_digits(digits: str) -> str | None:
    """The canonical digits one level up from *digits*, skipping numbers that only collect."""
    if len(digits) > _CANONICAL[0]:
        return digits[:-3]  # a township of a city without counties lies under 441900 itself
    if not digits[4:].strip("0"):
        return None if digits.endswith("0000") else f"{digits[:2]}0000"
    if digits[:2] in MUNICIPALITIES or digits[2:4] in ("00", DIRECT):
        return f"{digits[:2]}0000"
    return f"{digits[:4]}00"


def _canonical(text: object) -> str:
    """The canonical digits of a code in any form."""
    if not isinstance(text, str):
        found = f"{type(text).__name__} `{text!r}`"
        raise InputTypeError(
            name="code",
            found=found,
            message=Text(
                zh=f'区划代码是文字，不是数；请写成 "640181" 这样的字符串，收到 {found}',
                en=f'a division code is a text and no number; write it like "640181", found '
                f"{found}",
            ),
        )
    if not re.fullmatch(r"[0-9]*", text):
        raise _refused(text, Text(zh="只能由数字 0–9 组成", en="it must be of digits 0–9 alone"))
    if len(text) not in _LENGTHS:
        raise _refused(
            text,
            Text(
                zh=f"有 {len(text)} 位，应为 2、4、6、9 或 12 位",
                en=f"it has {len(text)} digits, expected 2, 4, 6, 9 or 12",
            ),
        )
    if text[:2] not in _PROVINCES:
        raise _refused(text, Text(zh=f"没有省份 {text[:2]}", en=f"there is no province {text[:2]}"))
    _check_parts(text)
    for length in (9, 6):
        if len(text) > length and not text[length:].strip("0"):
            text = text[:length]
    return text.ljust(_CANONICAL[0], "0")


def _check_parts(text: str) -> None:
    above, township, village = text[2:6].strip("0"), text[6:9].strip("0"), text[9:].strip("0")
    if is_zone_code(text):
        raise _zone(text)
    if village and not township:
        raise _refused(text, Text(zh="有村级而没有乡级", en="it has a village without a township"))
    if township and not above:
        raise _refused(text, Text(zh="有乡级而没有县级", en="it has a township without a county"))


def is_zone_code(text: str) -> bool:
    """Whether digits are the statistical code of a functional zone, or of a place in one."""
    return (
        len(text) in _LENGTHS
        and text.isascii()
        and text[4:6].isdecimal()
        and int(text[4:6]) in ZONES
    )


def _zone(text: str) -> CodeError:
    from govsvc.divisions.zones import zone_names

    name = zone_names().get(text[:6])
    here = Text(zh=f"（此处为{name}）", en=f" (here {name})") if name else Text(zh="", en="")
    return _refused(
        text,
        Text(
            zh=f"71–80 是统计上单列的功能区{here.zh}，不是行政区划",
            en=f"71–80 stand for functional zones{here.en}, which statistics counts apart and "
            "which are no divisions",
        ),
    )


def _refused(text: str, why: Text) -> CodeError:
    return CodeError(
        found=text,
        message=Text(
            zh=f"`{text}` 不是区划代码：{why.zh}", en=f"`{text}` is no division code: {why.en}"
        ),
    )


def _schemes(one: DivisionCode, other: DivisionCode) -> CodeError:
    told = [_scheme_label(code.scheme) for code in (one, other)]
    return CodeError(
        found=f"{one}, {other}",
        message=Text(
            zh=f"`{one}`（{told[0].zh}）与 `{other}`（{told[1].zh}）不属于同一已知体系，"
            "不能比较；请先换成同一体系",
            en=f"`{one}` ({told[0].en}) and `{other}` ({told[1].en}) are not codes of one known "
            "scheme; translate one of them first",
        ),
    )


def _scheme_label(scheme: Maybe[Scheme] | None) -> Text:
    return scheme.label if isinstance(scheme, Scheme) else Text(zh="体系未知", en="scheme unknown")
