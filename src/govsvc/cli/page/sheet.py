"""The page: what is urgent first, then every case, whole and by itself."""

import base64
import functools
import hashlib
import itertools
from collections.abc import Iterator
from importlib import resources

from govsvc.calendars import WorkCalendar
from govsvc.cli.cells import due_cell, left_cell
from govsvc.cli.page.answers import answers, audits
from govsvc.cli.page.card import badge, card, light_class
from govsvc.cli.page.legend import legend
from govsvc.cli.page.markup import Markup, dated, join, tag
from govsvc.desk import Desk, DeskEntry
from govsvc.wording import Lang, Text

__all__ = ["sheet"]

_NO_NAME = Text(zh="在办事项", en="Running cases")


def sheet(desk: Desk, *, calendar: WorkCalendar, lang: Lang) -> str:
    """The answered desk as one HTML page that needs nothing from outside.

    The page holds no script; its policy forbids every request and every style but its own. The
    same desk gives the same page, byte by byte.

    Args:
        desk: The answers.
        calendar: The calendar by which they were counted.
        lang: The language of the page.

    Example:
        >>> import datetime as dt
        >>> from govsvc import national_calendar
        >>> from govsvc.desk import answer_desk
        >>> desk = answer_desk(b'''
        ... [[case]]
        ... id = "1"
        ... title = "licence"
        ... rule = "apl.42.decide"
        ... trigger = 2025-09-22
        ... ''', name="desk.toml", today=dt.date(2025, 10, 22))
        >>> page = sheet(desk, calendar=national_calendar(), lang="en")
        >>> page.startswith("<!DOCTYPE html>"), "<script" in page
        (True, False)
    """
    body = tag(
        "body",
        tag("header", *_heading(desk, lang), class_="top"),
        tag(
            "main",
            *_problems(desk, lang),
            *_overview(desk, lang),
            *_cases(desk, calendar, lang),
            *answers(desk, lang),
            *audits(desk, lang),
        ),
        tag("footer", *_footer(desk, calendar, lang)),
    )
    page = tag("html", _head(desk, lang), "\n", body, lang="zh-CN" if lang == "zh" else "en")
    return join(Markup("<!DOCTYPE html>\n"), page, "\n")


# What the browser reads.


@functools.cache
def _style() -> str:
    return resources.files("govsvc.cli.page").joinpath("style.css").read_text(encoding="utf-8")


def _head(desk: Desk, lang: Lang) -> Markup:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light",
        "format-detection": "telephone=no, date=no, address=no, email=no",
        "referrer": "no-referrer",
        "robots": "noindex",
    }
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        *(tag("meta", name=name, content=content) for name, content in named.items()),
        tag("title", "  ".join(_title(desk, lang))),
        tag("style", Markup(style)),
    )


def _title(desk: Desk, lang: Lang) -> Iterator[str]:
    yield desk.name or _NO_NAME.pick(lang)
    if desk.today is not None:
        yield f"{desk.today}"


# What stands above the cases.


def _heading(desk: Desk, lang: Lang) -> Iterator[Markup]:
    yield tag("h1", tag("bdi", desk.name or _NO_NAME.pick(lang)))
    weekdays = Text(zh="一二三四五六日", en="Mon,Tue,Wed,Thu,Fri,Sat,Sun")
    if desk.today is None:
        hint = Text(
            zh="没有指定日期，因此不显示状态和剩余天数",
            en="no day was given, so there are no lights and no days left",
        )
        yield tag("p", hint.pick(lang))
        return
    at = desk.today.weekday()
    told = Text(
        zh=f"今日 {desk.today}（星期{weekdays.zh[at]}）",
        en=f"today {desk.today} ({weekdays.en.split(',')[at]})",
    )
    yield tag("p", told.pick(lang))


def _problems(desk: Desk, lang: Lang) -> Iterator[Markup]:
    if not desk.problems:
        return
    number = len(desk.problems)
    title = Text(
        zh=f"文件中有 {number} 处问题，所涉事项可能没有列入下表",
        en=f"{number} problems in the file; the cases concerned may be missing below",
    )
    yield tag(
        "section",
        tag("h2", title.pick(lang)),
        tag("p", tag("bdi", desk.source)),
        tag("ul", *(tag("li", tag("bdi", problem.explain(lang))) for problem in desk.problems)),
        class_="problems",
    )


def _overview(desk: Desk, lang: Lang) -> Iterator[Markup]:
    if not desk.entries:
        if not (desk.answers or desk.audits):
            yield tag("p", Text(zh="没有可以列出的事项。", en="No case to show.").pick(lang))
        return
    rows = [_row(entry, number, lang) for number, entry in enumerate(desk.entries, start=1)]
    yield tag(
        "section",
        tag("h2", Text(zh="一览：最紧急的在前", en="Overview, the most urgent first").pick(lang)),
        tag("p", *_counts(desk, lang), class_="counts"),
        tag("ol", *rows),
        class_="overview",
    )


def _counts(desk: Desk, lang: Lang) -> Iterator[Markup]:
    for _, group in itertools.groupby(desk.entries, key=light_class):
        entries = list(group)
        told = badge(entries[0], lang)
        if told:
            yield tag("span", told, f" {len(entries)} ")


def _row(entry: DeskEntry, number: int, lang: Lang) -> Markup:
    return tag(
        "li",
        badge(entry, lang),
        tag("a", tag("bdi", entry.case.title), href=f"#case-{number}"),
        tag("span", tag("bdi", entry.case.id), class_="id"),
        tag("span", dated(due_cell(entry.deadline, lang)), class_="due-cell"),
        tag("span", left_cell(entry, lang), class_="left-cell"),
    )


# The cases, and what stands below.


def _cases(desk: Desk, calendar: WorkCalendar, lang: Lang) -> Iterator[Markup]:
    if desk.entries:
        yield tag(
            "section",
            tag("h2", Text(zh="逐件说明", en="Case by case").pick(lang)),
            legend(lang),
            *(card(entry, n, calendar, lang) for n, entry in enumerate(desk.entries, start=1)),
            class_="cases",
        )


def _footer(desk: Desk, calendar: WorkCalendar, lang: Lang) -> Iterator[Markup]:
    until = calendar.official_until
    known = Text(
        zh=f"放假安排收录至 {until}，此后的日子为推算。结果供办理时参考，以法律文本为准。",
        en=f"Holiday notices are known until {until}; later days are projected. "
        "The answers help with the work; the texts of the law decide.",
    )
    yield tag("p", known.pick(lang))
    source = Text(zh="根据文件：", en="From the file: ").pick(lang)
    yield tag("p", source, tag("bdi", desk.source))
