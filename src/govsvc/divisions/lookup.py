"""The answer about a code on a day, and how sure it is."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import attrs

from govsvc.divisions.codes import DivisionCode
from govsvc.divisions.division import Division
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Lang, Text

__all__ = ["Lookup", "Precision", "is_alive", "precision_on"]


class Precision(StrEnum):
    """How sure an answer about a day is.

    ``settled``: the data say so. ``change_year``: the code changed hands, began or ended in that
    year, and only the year is known. ``before_history``, ``after_vintage``: the day lies outside
    the data.
    """

    SETTLED = "settled"
    CHANGE_YEAR = "change_year"
    BEFORE_HISTORY = "before_history"
    AFTER_VINTAGE = "after_vintage"

    @property
    def label(self) -> Text:
        """The precision in words."""
        return _PRECISIONS[self]


_PRECISIONS = {
    Precision.SETTLED: Text(zh="确定", en="settled"),
    Precision.CHANGE_YEAR: Text(
        zh="当年内有变更，资料只精确到年", en="changed in that year, and only the year is known"
    ),
    Precision.BEFORE_HISTORY: Text(zh="早于资料起点", en="before the data begin"),
    Precision.AFTER_VINTAGE: Text(
        zh="晚于资料截止日，可能已有变更", en="after the data end, it may have changed since"
    ),
}


@attrs.frozen(kw_only=True)
class Lookup:
    """Which division bore a code on a day.

    Attributes:
        code: The code asked for.
        day: The day asked for.
        division: The division; `UNKNOWN` where the years do not decide between several, or between
            one and none.
        candidates: All that may have borne the code on that day, the oldest first; never empty.
        precision: How sure that is.
    """

    code: DivisionCode
    day: dt.date
    division: Maybe[Division]
    candidates: tuple[Division, ...]
    precision: Precision

    def explain(self, lang: Lang = "zh") -> str:
        """The answer in one line, what is not sure included.

        Example:
            >>> from govsvc.divisions.registries import registry
            >>> print(registry().at("510922", dt.date(2019, 6, 1)).explain("en"))
            510922 on 2019-06-01: 射洪县 (from 1985 until 2019)? \
[changed in that year, and only the year is known]
        """
        sure = "" if self.division is not UNKNOWN else "?"
        told = ", ".join(f"{d.name} ({d.validity.text(lang)}){sure}" for d in self.candidates)
        mark = (
            "" if self.precision is Precision.SETTLED else f" [{self.precision.label.pick(lang)}]"
        )
        if lang == "zh":
            told = (
                told.replace(", ", "、").replace(" (", "（").replace(")", "）").replace("?", "？")
            )
            return f"{self.code}，{self.day}：{told}{mark}"
        return f"{self.code} on {self.day}: {told}{mark}"


def precision_on(candidates: Sequence[Division], day: dt.date) -> Precision:
    """How sure it is which of those that may have borne a code on *day* did."""
    if candidates[-1].existed_on(day) is True:
        return Precision.SETTLED
    tenure = candidates[0].validity
    if tenure.may_from is None and day < tenure.sure_from:
        return Precision.BEFORE_HISTORY
    tenure = candidates[-1].validity
    if tenure.may_to is None and day > tenure.sure_to:
        return Precision.AFTER_VINTAGE
    return Precision.CHANGE_YEAR


def is_alive(division: Division, on: dt.date | None) -> bool:
    """Whether a division may exist on a day; without one, whether it exists in the newest data."""
    if on is None:
        return division.validity.until is None
    return division.existed_on(on) is not False
