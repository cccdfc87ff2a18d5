"""One case of the page: its figures, its timeline, its explanation."""

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator

from govsvc.calendars import WorkCalendar
from govsvc.cli.cells import due_cell, left_cell, light_cell, promise_cell
from govsvc.cli.page.days import KeyDay
from govsvc.cli.page.markup import Markup, dated, tag
from govsvc.cli.page.svg import draw_timeline
from govsvc.cli.page.timeline import Timeline, timeline
from govsvc.deadlines.narrative import days_of
from govsvc.desk import DeskEntry
from govsvc.wording import Lang, Text

__all__ = ["badge", "card", "light_class"]


def light_class(entry: DeskEntry) -> str:
    """By which class the style sheet knows where a case stands."""
    if entry.outcome is not None:
        return f"done {entry.outcome}"
    return entry.status.light.value if entry.status is not None else "plain"


def badge(entry: DeskEntry, lang: Lang) -> Markup:
    """Where the case stands, as a word on a coloured ground; nothing without a day to look from."""
    told = light_cell(entry, lang)
    return tag("span", told, class_=f"badge {light_class(entry)}") if told else Markup()


def card(entry: DeskEntry, number: int, calendar: WorkCalendar, lang: Lang) -> Markup:
    """The case as an article; *number* tells it from the others of the page."""
    case = entry.case
    return tag(
        "article",
        tag(
            "header",
            badge(entry, lang),
            tag("h3", tag("bdi", case.title), id=f"name-{number}"),
            tag("p", tag("bdi", case.id), class_="id"),
            tag("dl", *_figures(entry, lang)),
        ),
        *_note(case.note, lang),
        tag("div", _figure(entry, number, calendar, lang), _why(entry, lang), class_="body"),
        id=f"case-{number}",
        class_=light_class(entry),
        aria_labelledby=f"name-{number}",
    )


def _figures(entry: DeskEntry, lang: Lang) -> Iterator[Markup]:
    told = (
        (Text(zh="到期日", en="due"), due_cell(entry.deadline, lang)),
        (_left_label(entry), left_cell(entry, lang)),
        (Text(zh="承诺", en="promise"), promise_cell(entry, lang)),
        (Text(zh="确定性", en="certainty"), entry.deadline.certainty.label.pick(lang)),
    )
    for label, value in told:
        if value:
            yield tag("div", tag("dt", label.pick(lang)), tag("dd", dated(value)))


def _left_label(entry: DeskEntry) -> Text:
    """What the days left, or past, are counted to: the safe day."""
    left = entry.status.calendar_days_left if entry.status is not None else None
    passed = left is not None and left < 0
    return Text(zh="稳妥日期", en="safe day") if passed else Text(zh="剩余", en="left")


def _note(note: str | None, lang: Lang) -> Iterator[Markup]:
    if note is not None:
        lead = Text(zh="备注：", en="note: ").pick(lang)
        yield tag("p", lead, tag("bdi", note), class_="note")


# The timeline and its days.


def _figure(entry: DeskEntry, number: int, calendar: WorkCalendar, lang: Lang) -> Markup:
    case = entry.case
    shown = timeline(
        entry.deadline,
        calendar,
        today=entry.status.today if entry.status else None,
        done=case.done,
        posted=case.posted,
    )
    name = Text(zh=f"{case.title}：时间轴", en=f"{case.title}: timeline").pick(lang)
    told = _told(entry, shown, lang)
    return tag(
        "figure",
        draw_timeline(shown, lang, name=name, told=told, number=number),
        tag("figcaption", told),
        tag("ul", *_days(shown.key_days, lang)),
    )


def _told(entry: DeskEntry, shown: Timeline, lang: Lang) -> str:
    if not shown.counted and not shown.left_out:
        return Text(zh="不逐日计数", en="no days are counted").pick(lang)
    counted = days_of(entry.deadline.period, shown.counted)
    zh, en = f"计入 {counted.zh}", f"counted: {counted.en}"
    if shown.left_out:
        zh = f"{zh}，扣除 {shown.left_out} 日（含其间休息日）"
        en = f"{en}; left out, rest days among them: {shown.left_out}"
    return Text(zh=zh, en=en).pick(lang)


def _days(key_days: Iterable[KeyDay], lang: Lang) -> Iterator[Markup]:
    """One line a day, with everything that falls on it."""
    for (day, until), keys in itertools.groupby(key_days, key=lambda key: (key.day, key.until)):
        words = Text(zh="；", en="; ").pick(lang).join(_words(key, lang) for key in keys)
        yield tag("li", dated(f"{_span(day, until, lang)} {words}"))


def _span(day: dt.date, until: dt.date | None, lang: Lang) -> str:
    between = Text(zh="至", en="to").pick(lang)
    return f"{day}" if until is None else f"{day} {between} {until}"


def _words(key: KeyDay, lang: Lang) -> str:
    told = key.mark.label.pick(lang)
    if key.note is None:
        return told
    note = key.note.pick(lang)
    return f"{told}（{note}）" if lang == "zh" else f"{told} ({note})"


# The explanation.

_STEP = re.compile(r"\d+\. ")
_LEAD = re.compile(r"[^：:（(]{1,24}?(?:（[^）]*）| ?\([^)]*\))?(?:：|: )")


def _why(entry: DeskEntry, lang: Lang) -> Markup:
    headline, *lines = entry.deadline.explain(lang).split("\n")
    return tag(
        "div",
        tag("p", dated(headline), class_="headline"),
        tag("ul", *(_line(line) for line in lines)),
        class_="why",
    )


def _line(line: str) -> Markup:
    """One line of the explanation: a step, or what its first word says it is."""
    if _STEP.match(line):
        return tag("li", dated(line), class_="step")
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    return tag("li", tag("b", line[:at]) if lead else "", dated(line[at:]))
