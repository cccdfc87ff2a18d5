"""What the command line takes."""

import argparse
import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import attrs

from govsvc import __version__
from govsvc.cli import commands
from govsvc.deadlines import Basis, Period, Roll, Unit
from govsvc.errors import InputValueError

__all__ = ["parse_arguments"]

_UNITS = {
    "wd": Unit.WORKING_DAY,
    "d": Unit.CALENDAR_DAY,
    "m": Unit.MONTH,
    "y": Unit.YEAR,
}
_PERIOD = re.compile(r"(\d{1,5})(wd|d|m|y)")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The parsed command line; ``run`` is the command to call with it."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="以 JSON 输出 (as data)")
    common.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 (language)")

    known = argparse.ArgumentParser(add_help=False)
    known.add_argument(
        "--as-of",
        type=_day,
        metavar="D",
        help="只采用该日及以前公布的放假通知 (notices known by D)",
    )
    known.add_argument(
        "--notice", type=Path, metavar="FILE", action="append", default=[],
        help="另加一份放假通知全文 (add the text of a holiday notice)",
    )  # fmt: skip

    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--region", metavar="CODE", help="区划代码 (division code)")

    parser = argparse.ArgumentParser(
        prog="govsvc", description="政务服务法定期限 (statutory deadlines for government services)"
    )
    parser.add_argument("--version", action="version", version=f"govsvc {__version__}")
    add = parser.add_subparsers(metavar="COMMAND", required=True)

    one = add.add_parser("due", parents=[common, known, place], help="何时到期 (when is it due)")
    one.add_argument(
        "rule", type=_rule, help="期限编号，或者 20wd、60d、6m、1y (an id, or a length)"
    )
    one.add_argument(
        "--roll",
        choices=[basis.value for basis in Basis],
        default=Basis.ANALOGY.value,
        help="只写长度时，末日是否顺延；analogy 两个日期都给出 (how a bare length rolls)",
    )
    one.add_argument("trigger", type=_day, help="起算事件之日，不计入 (day of the event)")
    one.add_argument("--on", type=_day, metavar="D", help="适用哪一天的法律 (whose law applies)")
    one.add_argument(
        "--promise", type=_period, metavar="LENGTH", help="承诺时限，如 10wd (promise)"
    )
    one.add_argument("--today", type=_day, metavar="D", help="在哪一天看 (urgency on day D)")
    one.set_defaults(run=commands.due_day)

    day = add.add_parser(
        "day", parents=[common, known, place], help="某日是什么日子 (what a day is)"
    )
    day.add_argument("day", type=_day)
    day.set_defaults(run=commands.day)

    month = add.add_parser("month", parents=[common, known, place], help="月历，标休、班 (a month)")
    month.add_argument("month", type=_month, metavar="YYYY-MM")
    month.set_defaults(run=commands.month)

    count = add.add_parser(
        "workdays", parents=[common, known, place], help="两日之间的工作日数 (workdays in (A, B])"
    )
    count.add_argument("first", type=_day, metavar="A")
    count.add_argument("last", type=_day, metavar="B")
    count.set_defaults(run=commands.workdays)

    periods = add.add_parser("periods", parents=[common], help="期限目录 (the catalogue)")
    periods.add_argument(
        "query", nargs="?", help="编号、词语或者引文 (an id, a word or a citation)"
    )
    periods.add_argument("--on", type=_day, metavar="D", help="只列当日施行的 (in force on D)")
    periods.set_defaults(run=commands.periods)

    notice = add.add_parser("notice", parents=[common], help="读放假通知 (read a holiday notice)")
    notice.add_argument("file", type=Path)
    notice.add_argument(
        "--published-on", type=_day, metavar="D", help="公布日 (day of publication)"
    )
    notice.set_defaults(run=commands.notice)

    desk = add.add_parser(
        "desk", parents=[common, known], help="在办事项 (a desk of running cases)"
    )
    desk.add_argument("file", type=Path)
    desk.add_argument("--today", type=_day, metavar="D", help="在哪一天看 (urgency on day D)")
    desk.set_defaults(run=commands.desk)
    arguments = parser.parse_args(argv)
    rule = getattr(arguments, "rule", None)
    if isinstance(rule, Period) and rule.unit is not Unit.WORKING_DAY:
        arguments.rule = attrs.evolve(rule, roll=Roll(basis=Basis(arguments.roll)))
    return arguments


def _day(text: str) -> dt.date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass  # such as 2025-02-30: told like any other text
    raise argparse.ArgumentTypeError(f"日期应写作 YYYY-MM-DD (expected a day YYYY-MM-DD): {text!r}")


def _month(text: str) -> dt.date:
    found = _MONTH.fullmatch(text)
    if found and 1 <= int(found[2]) <= 12 and int(found[1]):  # noqa: PLR2004 - months of a year
        return dt.date(int(found[1]), int(found[2]), 1)
    raise argparse.ArgumentTypeError(f"月份应写作 YYYY-MM (expected a month YYYY-MM): {text!r}")


def _rule(text: str) -> str | Period:
    return _period(text) if _PERIOD.fullmatch(text) else text


def _period(text: str) -> Period:
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
