"""The words of a command line as values; a word that is none is refused by argparse."""

import argparse
import datetime as dt
import re
from decimal import Decimal

import attrs

from govsvc.codec import structure
from govsvc.deadlines import Event, Period, Unit
from govsvc.errors import InputValueError, PayloadError, Problem

__all__ = ["amount", "day", "event", "hours", "moment", "month", "period", "rule"]

_UNITS = {
    "wd": Unit.WORKING_DAY,
    "d": Unit.CALENDAR_DAY,
    "m": Unit.MONTH,
    "y": Unit.YEAR,
}
_PERIOD = re.compile(r"([0-9]{1,5})(wd|d|m|y)")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")


def day(text: str) -> dt.date:
    """A day, written YYYY-MM-DD."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass  # such as 2025-02-30: told like any other text
    raise argparse.ArgumentTypeError(f"日期应写作 YYYY-MM-DD (expected a day YYYY-MM-DD): {text!r}")


def month(text: str) -> dt.date:
    """A month, written YYYY-MM: its first day."""
    found = _MONTH.fullmatch(text)
    if found and 1 <= int(found[2]) <= 12 and int(found[1]):  # noqa: PLR2004 - months of a year
        return dt.date(int(found[1]), int(found[2]), 1)
    raise argparse.ArgumentTypeError(f"月份应写作 YYYY-MM (expected a month YYYY-MM): {text!r}")


@attrs.frozen(kw_only=True)
class _Told:
    event: tuple[Event, ...]


def event(text: str) -> Event:
    """An event as words: its kind, then ``key=value`` with the keys of a desk file."""
    kind, *pairs = text.split() or [""]
    told: dict[str, object] = {"kind": kind}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or key in told:
            raise argparse.ArgumentTypeError(
                "应为“类型 键=值 …”，每个键一次 "
                f"(expected KIND KEY=VALUE …, every key once): {pair!r}"
            )
        told[key] = int(value) if key in _NUMBERS and _NUMBER.fullmatch(value) else value
    try:
        return structure({"event": [told]}, _Told, name="--event").event[0]
    except PayloadError as error:
        raise argparse.ArgumentTypeError("; ".join(map(_explained, error.problems))) from None


_NUMBERS = frozenset({"by", "to"})
_NUMBER = re.compile(r"-?[0-9]{1,9}")


def _explained(problem: Problem) -> str:
    """A problem of the one event there is, after the key it concerns."""
    key = problem.path.removeprefix("event[0]").removeprefix(".")
    return f"{key}{': ' if key else ''}{problem.message.zh} ({problem.message.en})"


def moment(text: str) -> dt.datetime:
    """A moment, written YYYY-MM-DDTHH:MM."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", text):
            return dt.datetime.fromisoformat(text)
    except ValueError:
        pass  # such as 2025-02-30: told like any other text
    raise argparse.ArgumentTypeError(
        f"时刻应写作 YYYY-MM-DDTHH:MM (expected a moment YYYY-MM-DDTHH:MM): {text!r}"
    )


def amount(text: str) -> Decimal:
    """An amount of money, exactly."""
    if re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,4})?", text):
        return Decimal(text)
    raise argparse.ArgumentTypeError(
        f"数额应如 200 或者 200.50 (expected an amount such as 200.50): {text!r}"
    )


def hours(text: str) -> str | Period:
    """The id of a period in hours, or a length such as 24h."""
    found = re.fullmatch(r"([0-9]{1,4})h", text)
    if found is None or not int(found[1]):
        return text
    return Period.hours(int(found[1]))


def rule(text: str) -> str | Period:
    """The id of a period, or a length such as 20wd."""
    return period(text) if _PERIOD.fullmatch(text) else text


def period(text: str) -> Period:
    """A length such as 20wd, 60d, 6m or 1y; calendar units do not roll."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(
            f"长度应如 20wd、60d、6m、1y (expected a length): {text!r}"
        )
    try:
        return Period(length=int(found[1]), unit=_UNITS[found[2]])
    except InputValueError as error:
        told = f"{error.explain('zh')} ({error.explain('en')})"
        raise argparse.ArgumentTypeError(told) from None
