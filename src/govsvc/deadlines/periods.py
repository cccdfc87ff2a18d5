"""What a period is: its kind, its length and unit, and how its end rolls."""

from enum import StrEnum

import attrs

from govsvc.errors import InputTypeError, InputValueError
from govsvc.fields import as_tuple, check_type
from govsvc.law import Citation
from govsvc.wording import Lang, Text

__all__ = ["NO_ROLL", "Basis", "Cycle", "Period", "PeriodKind", "Roll", "Unit", "shown", "so_many"]


class Unit(StrEnum):
    """What a period is counted in. The law decides it, never the word 日 alone."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"

    @property
    def label(self) -> Text:
        """The unit as it stands behind a number."""
        return _UNITS[self]


_UNITS = {
    Unit.WORKING_DAY: Text(zh="个工作日", en="working days"),
    Unit.CALENDAR_DAY: Text(zh="日", en="calendar days"),
    Unit.MONTH: Text(zh="个月", en="months"),
    Unit.YEAR: Text(zh="年", en="years"),
    Unit.HOUR: Text(zh="小时", en="hours"),
}


class PeriodKind(StrEnum):
    """How a period binds.

    ``within``: act on or before the last day. ``before``: act so many days before an event, or
    simply before it. ``at_least``: wait until the period has passed. ``window``: act within so
    long before a day. ``instant``: act at once. ``until_date``: act on or before a day that is
    fixed otherwise. ``reasonable``: the law names no number. ``rate``: so much a day, or so often a
    year. ``method``: a rule of counting.
    """

    WITHIN = "within"
    BEFORE = "before"
    AT_LEAST = "at_least"
    WINDOW = "window"
    INSTANT = "instant"
    UNTIL_DATE = "until_date"
    REASONABLE = "reasonable"
    RATE = "rate"
    METHOD = "method"

    @property
    def label(self) -> Text:
        """The kind in words."""
        return _KINDS[self]


_KINDS = {
    PeriodKind.WITHIN: Text(zh="期限内办结", en="act within the period"),
    PeriodKind.BEFORE: Text(zh="事前期限（倒推）", en="act so long before an event"),
    PeriodKind.AT_LEAST: Text(zh="最短期限（期满方可）", en="wait for the period to pass"),
    PeriodKind.WINDOW: Text(zh="起止期间", en="act inside a window"),
    PeriodKind.INSTANT: Text(zh="当场", en="act at once"),
    PeriodKind.UNTIL_DATE: Text(zh="特定日期之前", en="act by a fixed day"),
    PeriodKind.REASONABLE: Text(zh="合理期限（法无天数）", en="a reasonable time, no number given"),
    PeriodKind.RATE: Text(zh="比率或者频次", en="a rate or a frequency"),
    PeriodKind.METHOD: Text(zh="计算方法", en="a rule of counting"),
}


class Basis(StrEnum):
    """On what a rule of counting rests."""

    EXPRESS = "express"
    BY_REFERENCE = "by_reference"
    ANALOGY = "analogy"
    NONE = "none"

    @property
    def label(self) -> Text:
        """The basis in words."""
        return _BASES[self]


_BASES = {
    Basis.EXPRESS: Text(zh="本法明文", en="express"),
    Basis.BY_REFERENCE: Text(zh="依法援引", en="by reference"),
    Basis.ANALOGY: Text(zh="类推适用", en="by analogy"),
    Basis.NONE: Text(zh="不适用", en="none"),
}


@attrs.frozen(kw_only=True)
class Roll:
    """Whether a last day that is a rest day moves to the next workday, and on what basis.

    Attributes:
        basis: `Basis.NONE` does not roll; `Basis.ANALOGY` rolls and keeps the unrolled day as a
            reading, since no text says so for this period.
        citations: Where it stands.
    """

    basis: Basis
    citations: tuple[Citation, ...] = attrs.field(default=(), converter=as_tuple)

    @property
    def applies(self) -> bool:
        """Whether the last day rolls at all."""
        return self.basis is not Basis.NONE


_BACKWARD = frozenset({PeriodKind.BEFORE, PeriodKind.WINDOW, PeriodKind.UNTIL_DATE})

_WITHOUT_LENGTH = frozenset({PeriodKind.INSTANT, PeriodKind.UNTIL_DATE})

NO_ROLL = Roll(basis=Basis.NONE)
"""The last day stays where it falls."""

_LONGEST = {
    Unit.WORKING_DAY: 10_000,
    Unit.CALENDAR_DAY: 40_000,
    Unit.MONTH: 1_200,
    Unit.YEAR: 100,
    Unit.HOUR: 10_000,
}


@attrs.frozen(kw_only=True)
class Period:
    """A length of time that binds somebody, without the law it comes from.

    Attributes:
        kind: How it binds.
        length: How many units; None only for kinds that have no length.
        unit: What it is counted in.
        roll: Whether its end rolls. A period in working days never rolls.

    Raises:
        InputTypeError: ``length`` is not a whole number, or another field not of its type.
        InputValueError: The length is below 1 or beyond a century, misses its unit, is given for a
            kind that has none, or a period in working days is to roll.

    Source:
        民法典第二百零一条至第二百零三条.

    Example:
        >>> Period.working_days(20).describe("zh")
        '20个工作日'
        >>> Period.months(6, roll=NO_ROLL).describe("en")
        '6 months'
    """

    kind: PeriodKind = PeriodKind.WITHIN
    length: int | None = None
    unit: Unit | None = None
    roll: Roll = NO_ROLL

    def __attrs_post_init__(self) -> None:
        check_type(self.kind, PeriodKind, name="kind")
        check_type(self.roll, Roll, name="roll")
        if self.unit is not None:
            check_type(self.unit, Unit, name="unit")
        if self.length is None and self.unit is None:
            if self.kind in (PeriodKind.WITHIN, PeriodKind.WINDOW, PeriodKind.AT_LEAST):
                raise _bad_length("None", "需要长度和单位", "needs a length and a unit")
            return
        if type(self.length) is not int:
            found = f"{type(self.length).__name__} `{self.length}`"
            raise InputTypeError(
                name="length",
                found=found,
                message=Text(
                    zh=f"期限长度应为整数，收到 {found}",
                    en=f"the length of a period must be a whole number, found {found}",
                ),
            )
        found = shown(self.length)
        if self.unit is None:
            raise _bad_length(found, "缺少单位", "has no unit")
        if not 1 <= self.length <= _LONGEST[self.unit]:
            most = _LONGEST[self.unit]
            raise _bad_length(found, f"应在 1 至 {most} 之间", f"must lie between 1 and {most}")
        if self.kind in _WITHOUT_LENGTH:
            raise _bad_length(
                found,
                f"属于“{self.kind.label.zh}”，没有长度",
                f"is of the kind: {self.kind.label.en}, and has no length",
            )
        if self.unit is Unit.WORKING_DAY and self.roll.applies:
            raise _bad_length(
                found,
                "以工作日计算，末日必为工作日，不存在顺延",
                "is in working days and ends on one, so it cannot roll",
            )

    @property
    def is_backward(self) -> bool:
        """Whether it runs up to an event rather than on from one."""
        return self.kind in _BACKWARD

    @classmethod
    def working_days(cls, number: int, *, kind: PeriodKind = PeriodKind.WITHIN) -> "Period":
        """A period of *number* working days; it ends on a working day and never rolls."""
        return cls(kind=kind, length=number, unit=Unit.WORKING_DAY)

    @classmethod
    def calendar_days(
        cls, number: int, *, roll: Roll, kind: PeriodKind = PeriodKind.WITHIN
    ) -> "Period":
        """A period of *number* calendar days; whether it rolls must be said."""
        return cls(kind=kind, length=number, unit=Unit.CALENDAR_DAY, roll=roll)

    @classmethod
    def months(cls, number: int, *, roll: Roll, kind: PeriodKind = PeriodKind.WITHIN) -> "Period":
        """A period of *number* months; whether it rolls must be said."""
        return cls(kind=kind, length=number, unit=Unit.MONTH, roll=roll)

    @classmethod
    def years(cls, number: int, *, roll: Roll, kind: PeriodKind = PeriodKind.WITHIN) -> "Period":
        """A period of *number* years; whether it rolls must be said."""
        return cls(kind=kind, length=number, unit=Unit.YEAR, roll=roll)

    @classmethod
    def hours(cls, number: int) -> "Period":
        """A period of *number* hours; it runs from a moment and never rolls."""
        return cls(length=number, unit=Unit.HOUR)

    def describe(self, lang: Lang = "zh") -> str:
        """The length with its unit, such as 20个工作日; without a length, the kind."""
        if self.unit is None or self.length is None:
            return self.kind.label.pick(lang)
        return so_many(self.length, self.unit).pick(lang)


def so_many(number: int, unit: Unit) -> Text:
    """A number of units in words."""
    several = unit.label
    one = several.en.removesuffix("s")
    return Text(zh=f"{number}{several.zh}", en=f"{number} {one if number == 1 else several.en}")


def shown(number: int) -> str:
    """A number in a message; one too long to be read is cut short."""
    return str(number) if abs(number) < _READABLE else "…"


_READABLE = 10**18


def _bad_length(found: str, zh: str, en: str) -> InputValueError:
    return InputValueError(
        name="length",
        found=found,
        message=Text(zh=f"期限 `{found}` {zh}", en=f"period `{found}` {en}"),
    )


class Cycle(StrEnum):
    """A span of the calendar that comes again."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def label(self) -> Text:
        """The cycle in words, as it stands behind 每 and “every”."""
        return _CYCLES[self]


_CYCLES = {
    Cycle.WEEK: Text(zh="周", en="week"),
    Cycle.MONTH: Text(zh="月", en="month"),
    Cycle.QUARTER: Text(zh="季度", en="quarter"),
    Cycle.HALF_YEAR: Text(zh="半年", en="half-year"),
    Cycle.YEAR: Text(zh="年", en="year"),
}
