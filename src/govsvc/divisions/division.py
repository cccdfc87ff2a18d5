"""A division, when it was one, and what became of it."""

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from govsvc.divisions.codes import DivisionCode, Level
from govsvc.divisions.kinds import Kind
from govsvc.errors import InputValueError
from govsvc.fields import check_day, optional_day, plain_date
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Lang, Text

if TYPE_CHECKING:  # reads files, which most questions do not need
    from govsvc.divisions.natures import LegalNature

__all__ = ["Division", "Succession", "Tenure"]


@attrs.frozen(kw_only=True)
class Tenure:
    """On which days a division surely existed, and on which it may have.

    The history knows years, not days. A division that began in 1997 surely existed from 31 December
    1997 on and may have existed from 1 January; both ends are told here, all days **inclusive**.

    Attributes:
        may_from: First day on which it may have existed; None if nothing is known before
            ``sure_from``.
        sure_from: First day on which it surely existed.
        sure_to: Last day on which it surely existed.
        may_to: Last day on which it may have existed; None if nothing is known after ``sure_to``.

    Raises:
        InputTypeError: An end is not a plain day.
        InputValueError: The days are not in order.

    Example:
        >>> tenure = Tenure.of_years(2011, 2019)
        >>> tenure.covers(dt.date(2018, 12, 31)), tenure.covers(dt.date(2019, 6, 1))
        (True, UNKNOWN)
        >>> tenure.covers(dt.date(2019, 12, 31))
        False
    """

    may_from: dt.date | None = attrs.field(default=None, validator=optional_day)
    sure_from: dt.date = attrs.field(validator=plain_date)
    sure_to: dt.date = attrs.field(validator=plain_date)
    may_to: dt.date | None = attrs.field(default=None, validator=optional_day)

    def __attrs_post_init__(self) -> None:
        ends = (self.may_from, self.sure_from, self.sure_to, self.may_to)
        days = [day for day in ends if day is not None]
        if days != sorted(days):
            raise InputValueError(
                name="tenure",
                found=", ".join(map(str, days)),
                message=Text(
                    zh=f"起止日期次序不对：{'、'.join(map(str, days))}；请核对",
                    en=f"the days are not in order: {', '.join(map(str, days))}; check them",
                ),
            )

    @classmethod
    def of_years(cls, since: int, until: int) -> "Tenure":
        """The tenure of what began in the year *since* and ended in the later year *until*."""
        return cls(
            may_from=dt.date(since, 1, 1),
            sure_from=dt.date(since, 12, 31),
            sure_to=dt.date(until - 1, 12, 31),
            may_to=dt.date(until, 12, 30),
        )

    @property
    def since(self) -> int | None:
        """The year in which it began; None if it is older than the data."""
        return None if self.may_from is None else self.may_from.year

    @property
    def until(self) -> int | None:
        """The year in which it ended; None if it exists as far as the data reach."""
        return None if self.may_to is None else self.may_to.year

    def covers(self, day: dt.date) -> Maybe[bool]:
        """Whether it existed on *day*; `UNKNOWN` inside a year of change and beyond the data.

        Raises:
            InputTypeError: *day* is not a plain day.
        """
        check_day(day)
        if self.sure_from <= day <= self.sure_to:
            return True
        if self.may_from is not None and day < self.may_from:
            return False
        if self.may_to is not None and day > self.may_to:
            return False
        return UNKNOWN

    def text(self, lang: Lang = "zh") -> str:
        """The years in words.

        Example:
            >>> Tenure.of_years(2011, 2019).text("en")
            'from 2011 until 2019'
        """
        since, until = self.since, self.until
        if lang == "zh":
            begun = f"{self.sure_from.year} 年已有" if since is None else f"{since} 年起"
            return begun if until is None else f"{begun}，至 {until} 年"
        begun = f"since {self.sure_from.year} or before" if since is None else f"from {since}"
        return begun if until is None else f"{begun} until {until}"


@attrs.frozen(kw_only=True)
class Succession:
    """A division to which another, or a part of it, went.

    Attributes:
        code: Its code.
        year: The year in which that happened.
    """

    code: DivisionCode
    year: int


@attrs.frozen(kw_only=True)
class Division:
    """A division of the country as it was for some time; a new name or kind is a new `Division`.

    What identifies it is its code together with its time: codes are given again to other places.

    Attributes:
        code: Its code.
        name: Its full name.
        kind: What it is, from the data.
        parent: The code of the division to which it belongs; None for a province.
        validity: When it was so.
        successors: Where it, or parts of it, went; the last of its years is the year in which it
            ended itself. `UNKNOWN` if it ended and the data do not say into what.
    """

    code: DivisionCode
    name: str
    kind: Kind
    parent: DivisionCode | None
    validity: Tenure
    successors: Maybe[tuple[Succession, ...]] = ()

    @property
    def level(self) -> Level:
        """The level on which it stands."""
        return self.kind.level

    @property
    def nature(self) -> "LegalNature":
        """What it is in law today; see `legal_nature`."""
        from govsvc.divisions.natures import legal_nature

        return legal_nature(self.kind)

    @property
    def short_name(self) -> str:
        """Its name without the generic term and ethnonyms; see `short_name`."""
        from govsvc.divisions.names import short_name

        return short_name(self.name, self.kind)

    def existed_on(self, day: dt.date) -> Maybe[bool]:
        """Whether it existed on *day*; `UNKNOWN` where years are too coarse to say."""
        return self.validity.covers(day)
