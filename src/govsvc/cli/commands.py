"""The commands: ask the library, draw the answer."""

import argparse
import calendar as months
import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from govsvc.calendars import (
    Certainty,
    Day,
    Notice,
    WorkCalendar,
    national_calendar,
    parse_notice,
)
from govsvc.cli.coverage import coverage
from govsvc.cli.drawing import Table, draw_json, draw_table
from govsvc.codec import to_dict
from govsvc.deadlines import Deadline, PeriodRule, Status, due, find_rules
from govsvc.deadlines.explanation import rule_lines
from govsvc.documents import Limits, read_text
from govsvc.errors import CitationError
from govsvc.law import parse_citation
from govsvc.wording import Lang, Text

__all__ = [
    "calendar_of",
    "day",
    "deadline_data",
    "due_day",
    "month",
    "notice",
    "periods",
    "workdays",
]

_WEEKDAYS = Text(zh="一二三四五六日", en="MTWTFSS")


def calendar_of(arguments: argparse.Namespace) -> WorkCalendar:
    """The calendar that the options describe."""
    calendar = national_calendar()
    for path in arguments.notice:
        calendar = calendar.with_notice(_read_notice(path, None))
    if arguments.as_of is not None:
        calendar = calendar.as_of(arguments.as_of)
    return calendar


def _local(arguments: argparse.Namespace) -> WorkCalendar:
    calendar = calendar_of(arguments)
    return calendar.for_region(arguments.region) if arguments.region else calendar


def _read_notice(path: Path, published_on: dt.date | None) -> Notice:
    return parse_notice(read_text(path, limits=Limits()), published_on=published_on)


# due


def due_day(arguments: argparse.Namespace) -> int:
    """``govsvc due RULE TRIGGER``."""
    calendar = calendar_of(arguments)
    deadline = due(
        arguments.rule,
        arguments.trigger,
        events=arguments.event,
        calendar=calendar,
        on=arguments.on,
        promise=arguments.promise,
        region=arguments.region,
    )
    status = deadline.status(arguments.today, calendar=calendar) if arguments.today else None
    if arguments.json:
        draw_json(deadline_data(deadline, status))
        return 0
    print(deadline.explain(arguments.lang))
    if status is not None:
        print(_status_line(status, arguments.lang))
    return 0


def deadline_data(deadline: Deadline, status: Status | None) -> dict[str, Any]:
    """A deadline as data, with its explanation in both languages."""
    return {
        "deadline": to_dict(deadline),
        "status": to_dict(status),
        "explanation": {"zh": deadline.explain("zh"), "en": deadline.explain("en")},
    }


def _status_line(status: Status, lang: Lang) -> str:
    label = status.light.label.pick(lang)
    left = _left(status, lang)
    return (
        f"{status.today}：{label}，{left}" if lang == "zh" else f"{status.today}: {label}, {left}"
    )


def _left(status: Status, lang: Lang) -> str:
    """Days left, or days past."""
    days, workdays = status.calendar_days_left, status.working_days_left
    if days is None:
        return Text(zh="恢复后再计算", en="due once it resumes").pick(lang)
    lead = Text(zh="已过", en="days past:") if days < 0 else Text(zh="剩余", en="days left:")
    told = f"{lead.pick(lang)} {abs(days)}" + Text(zh=" 天", en="").pick(lang)
    if workdays is None:
        return told
    worked = Text(zh="（{} 个工作日）", en=" (working days: {})").pick(lang)
    return told + worked.format(abs(workdays))


# day, month, workdays


def day(arguments: argparse.Namespace) -> int:
    """``govsvc day D``."""
    found = _local(arguments).projecting().day(arguments.day)
    if arguments.json:
        draw_json({"day": to_dict(found), "is_workday": found.is_workday})
        return 0
    lang: Lang = arguments.lang
    weekday = f"星期{_WEEKDAYS.zh[found.date.weekday()]}" if lang == "zh" else f"{found.date:%A}"
    words = [
        f"{found.date} {weekday}",
        found.kind.label.pick(lang),
        found.certainty.label.pick(lang),
    ]
    words += [word for word in (found.name, found.notice, found.closure) if word]
    print("  ".join(words))
    return 0


def month(arguments: argparse.Namespace) -> int:
    """``govsvc month YYYY-MM``: 休 rest on a weekday, 班 work on a weekend, ? not announced yet."""
    first: dt.date = arguments.month
    calendar = _local(arguments).projecting()
    length = months.monthrange(first.year, first.month)[1]
    days = [calendar.day(first.replace(day=n)) for n in range(1, length + 1)]
    if arguments.json:
        worked = sum(found.is_workday for found in days)
        draw_json({"month": f"{first:%Y-%m}", "workdays": worked, "days": to_dict(tuple(days))})
        return 0
    cells = [""] * first.weekday() + [_cell(found, arguments.lang) for found in days]
    cells += [""] * (-len(cells) % 7)
    weeks = [cells[n : n + 7] for n in range(0, len(cells), 7)]
    draw_table(
        Table(title=f"{first:%Y-%m}", columns=list(_WEEKDAYS.pick(arguments.lang)), rows=weeks)
    )
    return 0


def _cell(found: Day, lang: Lang) -> str:
    on_weekend = found.date.weekday() >= len(_WORKWEEK)
    mark = ""
    if found.is_workday and on_weekend:
        mark = Text(zh="班", en="w").pick(lang)
    elif not found.is_workday and not on_weekend:
        mark = Text(zh="休", en="h").pick(lang)
    unsure = "" if found.certainty is Certainty.OFFICIAL else "?"
    return f"{found.date.day}{mark}{unsure}"


_WORKWEEK = range(5)


def workdays(arguments: argparse.Namespace) -> int:
    """``govsvc workdays A B``: A is not counted, B is."""
    first, last = arguments.first, arguments.last
    calendar = _local(arguments)
    count = calendar.projecting().count_workdays(first, last)
    least, most = calendar.count_workdays_range(first, last)
    certainty = calendar.certainty(last)
    if arguments.json:
        draw_json(
            {
                "first": to_dict(first),
                "last": to_dict(last),
                "workdays": count,
                "least": least,
                "most": most,
                "certainty": to_dict(certainty),
            }
        )
        return 0
    lang: Lang = arguments.lang
    told = str(count) if least == most else f"{least}–{most}"
    marked = "" if certainty is Certainty.OFFICIAL else f"  [{certainty.label.pick(lang)}]"
    if lang == "zh":
        print(f"{first}（不含）至 {last}（含）：{told} 个工作日{marked}")
    else:
        print(f"{told} working days in ({first}, {last}]{marked}")
    return 0


# periods


def periods(arguments: argparse.Namespace) -> int:
    """``govsvc periods [QUERY]``: the whole catalogue, or what an id, word or citation finds."""
    if arguments.coverage is not None:
        return coverage(arguments.coverage, as_json=arguments.json, lang=arguments.lang)
    rules = _search(arguments.query, arguments.on)
    if arguments.json:
        draw_json({"periods": [to_dict(rule) for rule in rules]})
    elif len(rules) == 1:
        print(_card(rules[0], arguments.lang))
    else:
        draw_table(_period_table(rules, arguments.lang))
    if not rules and not arguments.json:
        nothing = Text(
            zh=f"没有找到 `{arguments.query}`；不带词语的 `govsvc periods` 列出全部",
            en=f"nothing found for `{arguments.query}`; `govsvc periods` alone lists everything",
        )
        print(nothing.pick(arguments.lang), file=sys.stderr)
    return 0 if rules else 1


def _search(query: str | None, on: dt.date | None) -> tuple[PeriodRule, ...]:
    if query is None:
        return find_rules(on=on)
    exact = tuple(r for r in find_rules(on=on) if query in (r.id, *r.header.aliases))
    return exact or find_rules(query, on=on) or _citing(query, on)


def _citing(query: str, on: dt.date | None) -> tuple[PeriodRule, ...]:
    try:
        return find_rules(parse_citation(query), on=on)
    except CitationError:
        return ()


def _period_table(rules: Iterable[PeriodRule], lang: Lang) -> Table:
    columns = (
        Text(zh="编号|名称|期限|起算|依据", en="id|name|length|from|law").pick(lang).split("|")
    )
    rows = [
        (
            rule.id,
            rule.header.name.pick(lang),
            rule.period.describe(lang),
            rule.event.pick(lang) if rule.event else "",
            rule.header.citations[0].text(lang),
        )
        for rule in rules
    ]
    title = f"{len(rows)} 项期限" if lang == "zh" else f"{len(rows)} periods"
    return Table(title=title, columns=columns, rows=rows)


def _card(rule: PeriodRule, lang: Lang) -> str:
    header, validity = rule.header, rule.header.validity
    span = f"{validity.valid_from or '…'} – {validity.valid_to or '…'}"
    lines = [
        (Text(zh="编号", en="id"), rule.id),
        (Text(zh="名称", en="name"), header.name.pick(lang)),
        (Text(zh="期限", en="length"), rule.period.describe(lang)),
        (Text(zh="性质", en="kind"), rule.period.kind.label.pick(lang)),
        *(_events(rule, lang)),
        (Text(zh="义务人", en="bound"), rule.bearer.pick(lang)),
        (Text(zh="内容", en="summary"), header.summary.pick(lang)),
        (Text(zh="依据", en="law"), "; ".join(c.text(lang) for c in header.citations)),
        (Text(zh="施行", en="in force"), span),
    ]
    told = [f"{label.pick(lang)}: {text}" for label, text in lines]
    return "\n".join([*told, *(text.pick(lang) for text in rule_lines(rule))])


def _events(rule: PeriodRule, lang: Lang) -> Iterator[tuple[Text, str]]:
    """The event from which it runs, or up to which."""
    if rule.start is not None:
        yield Text(zh="起算", en="from"), rule.start.pick(lang)
    if rule.anchor is not None:
        yield Text(zh="对照", en="before"), rule.anchor.pick(lang)


# notice


def notice(arguments: argparse.Namespace) -> int:
    """``govsvc notice FILE``: what the text of a notice says."""
    found = _read_notice(arguments.file, arguments.published_on)
    if arguments.json:
        draw_json({"notice": to_dict(found)})
        return 0
    lang: Lang = arguments.lang
    columns = Text(zh="节日|放假|补班", en="holiday|rest|make-up workdays").pick(lang).split("|")
    rows = [
        (line.name, ", ".join(map(str, line.rest)), ", ".join(map(str, line.work)))
        for line in found.holidays
    ]
    title = f"{found.title}  {found.year}  {found.kind.value}  {found.published_on}"
    draw_table(Table(title=title, columns=columns, rows=rows))
    return 0
