"""Functional zones: places that statistics counts apart and that are no divisions."""

import functools
import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

import attrs

from govsvc.divisions.codes import ZONES, DivisionCode
from govsvc.documents import parse_toml
from govsvc.errors import CodeError
from govsvc.fields import check_text
from govsvc.wording import Text

__all__ = ["FunctionalZone", "functional_zones", "zone_names"]


def _zone_code(_instance: object, _attribute: "attrs.Attribute[Any]", code: str | None) -> None:
    if code is None:
        return
    check_text(code, name="code")
    if not re.fullmatch(r"[0-9]{6}", code) or int(code[4:]) not in ZONES:
        raise CodeError(
            found=code,
            message=Text(
                zh=f"功能区的统计代码是末两位为 71–80 的 6 位数字，收到 `{code}`",
                en="the statistical code of a functional zone has 6 digits and ends in 71–80, "
                f"found `{code}`",
            ),
        )


def _text(_instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    check_text(value, name=attribute.name)


@attrs.frozen(kw_only=True)
class FunctionalZone:
    """A development zone, high-tech zone, new area or the like.

    It is no division: 行政区划管理条例 knows no such thing, and statistics gives it a number from
    71 to 80 where a county would stand. A name in 新区 proves nothing: 浦东新区 is a district.

    Attributes:
        name: Its name.
        code: Its number in the statistical code, where it has one.

    Raises:
        CodeError: The code is not of this form.

    Example:
        >>> [zone.name for zone in functional_zones()][-1]
        '沧州渤海新区'
    """

    name: str = attrs.field(validator=_text)
    code: str | None = attrs.field(default=None, validator=_zone_code)

    @property
    def prefecture(self) -> DivisionCode | None:
        """The prefecture among whose counties statistics counts it."""
        return None if self.code is None else DivisionCode(f"{self.code[:4]}00")


@functools.cache
def functional_zones() -> tuple[FunctionalZone, ...]:
    """The zones of the sample places that have a statistical code."""
    data = resources.files("govsvc.divisions").joinpath("data/manual_zones.toml").read_bytes()
    return tuple(FunctionalZone(**zone) for zone in parse_toml(data, name="zones")["zone"])


@functools.cache
def zone_names() -> Mapping[str, str]:
    """The names of the known zones by code."""
    return {zone.code: zone.name for zone in functional_zones() if zone.code is not None}
