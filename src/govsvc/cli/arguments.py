"""What the command line takes."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import attrs

from govsvc import __version__
from govsvc.cli import (
    audits,
    commands,
    desks,
    divisions,
    moments,
    pack_analysis,
    packs,
    questions,
    values,
)
from govsvc.deadlines import Basis, HourMode, Period, Roll, Unit

__all__ = ["parse_arguments"]

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - its only name


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The parsed command line; ``run`` is the command to call with it."""
    parser = argparse.ArgumentParser(
        prog="govsvc", description="政务服务法定期限 (statutory deadlines for government services)"
    )
    parser.add_argument("--version", action="version", version=f"govsvc {__version__}")
    add = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (
        _due,
        _hours,
        _surcharge,
        _day,
        _month,
        _workdays,
        _periods,
        _notice,
        _desk,
        _audit,
        _plan,
        _packs,
        _decide,
    ):
        command(add)
    _division(add)
    return parser.parse_args(argv)


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="以 JSON 输出 (as data)")
    common.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言 (language)")
    return common


def _known() -> argparse.ArgumentParser:
    known = argparse.ArgumentParser(add_help=False)
    known.add_argument(
        "--as-of",
        type=values.day,
        metavar="D",
        help="只采用该日及以前公布的放假通知 (notices known by D)",
    )
    known.add_argument(
        "--notice", type=Path, metavar="FILE", action="append", default=[],
        help="另加一份放假通知全文 (add the text of a holiday notice)",
    )  # fmt: skip
    return known


def _place() -> argparse.ArgumentParser:
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--region", metavar="CODE", help="区划代码 (division code)")
    return place


def _due(add: _Commands) -> None:
    one = add.add_parser(
        "due", parents=[_common(), _known(), _place()], help="何时到期 (when is it due)"
    )
    one.add_argument(
        "rule", type=values.rule, help="期限编号，或者 20wd、60d、6m、1y (an id, or a length)"
    )
    one.add_argument(
        "trigger",
        type=values.day,
        help="起算事件之日，不计入；倒推的期限写事件之日 (day of the event)",
    )
    one.add_argument(
        "--roll",
        choices=[basis.value for basis in Basis],
        default=Basis.ANALOGY.value,
        help="只写长度时，末日是否顺延；analogy 两个日期都给出 (how a bare length rolls)",
    )
    one.add_argument(
        "--event", type=values.event, action="append", default=[], metavar="EVENT",
        help="期间发生的事，可写多次，如 'exclude first=2026-03-10 last=2026-03-20 reason=testing' "
        "(what happened to the clock, as often as needed)",
    )  # fmt: skip
    one.add_argument(
        "--on", type=values.day, metavar="D", help="适用哪一天的法律 (whose law applies)"
    )
    one.add_argument(
        "--promise", type=values.period, metavar="LENGTH", help="承诺时限，如 10wd (promise)"
    )
    one.add_argument("--today", type=values.day, metavar="D", help=_TODAY)
    one.set_defaults(run=_due_rolled)


_TODAY = "在哪一天看 (urgency on day D)"


def _due_rolled(arguments: argparse.Namespace) -> int:
    """A bare length in calendar units rolls as asked."""
    rule = arguments.rule
    if isinstance(rule, Period) and rule.unit is not Unit.WORKING_DAY:
        arguments.rule = attrs.evolve(rule, roll=Roll(basis=Basis(arguments.roll)))
    return commands.due_day(arguments)


def _hours(add: _Commands) -> None:
    clock = add.add_parser("hours", parents=[_common()], help="以小时计算的期限 (in hours)")
    clock.add_argument("rule", type=values.hours, help="期限编号，或者 24h (an id, or a length)")
    clock.add_argument("moment", type=values.moment, help="起算时刻 YYYY-MM-DDTHH:MM (local time)")
    clock.add_argument(
        "--mode",
        type=HourMode,
        choices=list(HourMode),
        default=HourMode.FROM_MOMENT,
        help="自该时刻起算，或者自下一整点起算 (from when the hours run)",
    )
    clock.add_argument(
        "--on", type=values.day, metavar="D", help="适用哪一天的法律 (whose law applies)"
    )
    clock.set_defaults(run=moments.hours)


def _surcharge(add: _Commands) -> None:
    fine = add.add_parser("surcharge", parents=[_common()], help="加处罚款 (a fine paid late)")
    fine.add_argument("fine", type=values.amount, help="罚款数额（元） (the fine)")
    fine.add_argument("due", type=values.day, help="缴款期限的最后一日 (last day to pay)")
    fine.add_argument("paid", type=values.day, help="缴纳之日，不计 (day of payment)")
    fine.add_argument(
        "--left-out", type=values.day, nargs=2, action="append", default=[], metavar=("A", "B"),
        help="复议、诉讼的起止日，均含 (days of review or suit, both inclusive)",
    )  # fmt: skip
    fine.set_defaults(run=moments.surcharge)


def _day(add: _Commands) -> None:
    day = add.add_parser(
        "day", parents=[_common(), _known(), _place()], help="某日是什么日子 (what a day is)"
    )
    day.add_argument("day", type=values.day)
    day.set_defaults(run=commands.day)


def _month(add: _Commands) -> None:
    month = add.add_parser(
        "month", parents=[_common(), _known(), _place()], help="月历，标休、班 (a month)"
    )
    month.add_argument("month", type=values.month, metavar="YYYY-MM")
    month.set_defaults(run=commands.month)


def _workdays(add: _Commands) -> None:
    count = add.add_parser(
        "workdays",
        parents=[_common(), _known(), _place()],
        help="两日之间的工作日数 (workdays in (A, B])",
    )
    count.add_argument("first", type=values.day, metavar="A")
    count.add_argument("last", type=values.day, metavar="B")
    count.set_defaults(run=commands.workdays)


def _periods(add: _Commands) -> None:
    periods = add.add_parser("periods", parents=[_common()], help="期限目录 (the catalogue)")
    periods.add_argument(
        "query", nargs="?", help="编号、词语或者引文 (an id, a word or a citation)"
    )
    periods.add_argument(
        "--on", type=values.day, metavar="D", help="只列当日施行的 (in force on D)"
    )
    periods.add_argument(
        "--coverage", type=Path, metavar="FILE",
        help="核对 CSV 的 id 一列是否全部收录 (whether every row id of a CSV file is carried)",
    )  # fmt: skip
    periods.set_defaults(run=commands.periods)


def _notice(add: _Commands) -> None:
    notice = add.add_parser("notice", parents=[_common()], help="读放假通知 (read a notice)")
    notice.add_argument("file", type=Path)
    notice.add_argument(
        "--published-on", type=values.day, metavar="D", help="公布日 (day of publication)"
    )
    notice.set_defaults(run=commands.notice)


def _desk(add: _Commands) -> None:
    desk = add.add_parser(
        "desk", parents=[_common(), _known()], help="在办事项 (a desk of running cases)"
    )
    desk.add_argument("file", type=Path)
    desk.add_argument("--today", type=values.day, metavar="D", help=_TODAY)
    desk.add_argument(
        "--html", type=Path, metavar="OUT",
        help="另写成一个网页，每件附时间轴 (also write a page, a timeline for every case)",
    )  # fmt: skip
    desk.set_defaults(run=desks.desk)


def _division(add: _Commands) -> None:
    division = add.add_parser("division", help="行政区划 (places: divisions and their names)")
    questions = division.add_subparsers(metavar="QUESTION", required=True)
    common = [_common(), _divisions()]
    card = questions.add_parser("card", parents=common, help="某区划是什么 (what a division is)")
    card.add_argument("code", help="区划代码 (division code)")
    card.set_defaults(run=divisions.card)
    tree = questions.add_parser("tree", parents=common, help="下级区划 (what lies under it)")
    tree.add_argument("code", help="区划代码 (division code)")
    tree.add_argument(
        "--depth", type=int, choices=range(1, 5), default=1, help="层数 (levels, default 1)"
    )
    tree.set_defaults(run=divisions.tree)
    find = questions.add_parser("find", parents=common, help="按名称查找 (by name)")
    find.add_argument("name", help="名称，可带上级名称 (a name, with names above it or not)")
    find.add_argument("--within", metavar="CODE", help="只在该区划内查找 (only inside this one)")
    find.set_defaults(run=divisions.find)


def _divisions() -> argparse.ArgumentParser:
    places = argparse.ArgumentParser(add_help=False)
    places.add_argument(
        "--on", type=values.day, metavar="D", help="哪一天的区划 (the divisions of day D)"
    )
    places.add_argument(
        "--scheme", choices=("mca", "nbs"), default="mca",
        help="乡级代码是民政的还是统计的 (whose code, from township level down)",
    )  # fmt: skip
    places.add_argument(
        "--townships", type=Path, metavar="FILE",
        help="乡级表；不写时用随附的示例 (a table of townships instead of the packaged sample)",
    )  # fmt: skip
    return places


def _audit(add: _Commands) -> None:
    one = add.add_parser("audit", parents=[_common()], help="是否符合规定 (does it conform)")
    one.add_argument("file", type=Path, help="待审查的文件 (a file of things to audit)")
    one.add_argument("--on", type=values.day, metavar="D", help="适用哪一天的规则 (whose rules)")
    one.add_argument("--html", type=Path, metavar="PAGE", help="写成网页 (write an HTML page)")
    one.set_defaults(run=audits.audit)


def _plan(add: _Commands) -> None:
    plan = add.add_parser("plan", parents=[_common()], help="方案的任务 (the tasks of a plan)")
    plan.add_argument("pack", help="标识、文件或者文件夹 (an id, a file or a folder)")
    plan.add_argument("--today", type=values.day, metavar="D", required=True, help=_TODAY)
    plan.set_defaults(run=audits.plan)


def _coverage(add: _Commands) -> None:
    rows = add.add_parser(
        "coverage", parents=[_common()], help="研究表的各行是否都已表达 (what became of every row)"
    )
    rows.add_argument("file", type=Path, help="研究表 (the research table, Markdown)")
    rows.add_argument(
        "--pack", action="append", default=[], metavar="ID", help="只看这些包 (only these packs)"
    )
    rows.add_argument(
        "--prove", type=Path, nargs="?", const=Path("tests/cases/audits.toml"), metavar="CASES",
        help="去掉条目后是否有用例不再成立 (whether removing an entry makes a case fail)",
    )  # fmt: skip
    rows.set_defaults(run=audits.coverage)


def _decide(add: _Commands) -> None:
    for name, asks in (
        ("decide", "能否代办、下放、交办 (may it be done)"),
        ("proxy", "能否代办 (may it be done by proxy)"),
    ):
        decide = add.add_parser(name, parents=[_common()], help=asks)
        decide.add_argument("file", type=Path)
        decide.add_argument(
            "--full",
            action="store_true",
            help="列出尚不清楚的全部事实和规则 (all that is open, not only what to ask first)",
        )
        decide.set_defaults(run=questions.decide)


def _packs(add: _Commands) -> None:
    group = add.add_parser("packs", help="规则包 (packs of rules)")
    add = group.add_subparsers(metavar="COMMAND", required=True)
    every = add.add_parser("list", parents=[_common()], help="有哪些规则包 (which there are)")
    every.set_defaults(run=packs.list_packs)
    show = add.add_parser("show", parents=[_common()], help="规则包的内容 (what is in one)")
    show.add_argument("pack", help="标识、文件或者文件夹 (an id, a file or a folder)")
    show.add_argument("--topic", help="只列该主题的规则 (only the rules of a topic)")
    show.set_defaults(run=packs.show_pack)
    check = add.add_parser(
        "check", parents=[_common()], help="规则包有无问题 (whether it is sound)"
    )
    check.add_argument("file", type=Path, help="文件或者文件夹 (a file or a folder)")
    check.add_argument(
        "--trusted", action="store_true", help="允许写明全国性的依据 (may state national sources)"
    )
    check.add_argument(
        "--on", type=values.day, metavar="D", help="适用哪一天的法律 (whose law applies)"
    )
    check.set_defaults(run=packs.check_pack)
    _lint(add)
    _diff(add)
    _coverage(add)


def _analysed() -> argparse.ArgumentParser:
    analysed = argparse.ArgumentParser(add_help=False)
    analysed.add_argument(
        "--on", type=values.day, metavar="D", help="哪一天的规则 (the rules of which day)"
    )
    analysed.add_argument("--topic", help="只看该主题 (only one topic)")
    analysed.add_argument(
        "--limit",
        type=int,
        default=200_000,
        metavar="N",
        help="最多试多少种情形 (how many cases to try at most)",
    )
    analysed.add_argument(
        "--trusted", action="store_true", help="允许写明全国性的依据 (may state national sources)"
    )
    return analysed


def _lint(add: _Commands) -> None:
    lint = add.add_parser(
        "lint",
        parents=[_common(), _place(), _analysed()],
        help="冲突、闲置的规则和空缺 (conflicts, idle rules, gaps)",
    )
    lint.add_argument(
        "pack", nargs="?", default="national", help="标识、文件或者文件夹 (an id, a file, a folder)"
    )
    lint.add_argument(
        "--all", action="store_true", help="也列出未必会出现的 (also what may never come about)"
    )
    lint.set_defaults(run=pack_analysis.lint_pack)


def _diff(add: _Commands) -> None:
    diff = add.add_parser(
        "diff",
        parents=[_common(), _place(), _analysed()],
        help="两个规则包的差别 (what differs between two)",
    )
    diff.add_argument("a", metavar="A", help="原来的 (the old one)")
    diff.add_argument("b", metavar="B", help="现在的 (the new one)")
    diff.set_defaults(run=pack_analysis.diff_packs)
