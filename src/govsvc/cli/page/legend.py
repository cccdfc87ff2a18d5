"""What the signs of the timelines mean, each shown by a day that has it."""

import datetime as dt

import attrs

from govsvc.calendars import DayKind
from govsvc.cli.page.days import Mark
from govsvc.cli.page.markup import Markup, tag
from govsvc.cli.page.running import Part
from govsvc.cli.page.svg import draw_day
from govsvc.cli.page.timeline import TimelineDay
from govsvc.wording import Lang, Text

__all__ = ["legend"]

_PLAIN = TimelineDay(
    date=dt.date(2025, 9, 23),
    part=Part.COUNTED,
    number=1,
    kind=DayKind.WORKDAY,
    name=None,
    unsure=False,
    marks=(),
)


def _like(**fields: object) -> TimelineDay:
    return attrs.evolve(_PLAIN, **{"number": None, **fields})  # type: ignore[arg-type]


_SIGNS: tuple[tuple[TimelineDay, Text], ...] = (
    (_PLAIN, Text(zh="计入，第几个", en="counted, with its number")),
    (
        _like(date=dt.date(2025, 9, 28), number=5, kind=DayKind.MAKE_UP_WORKDAY),
        Text(zh="补班，计入", en="make-up workday, counted"),
    ),
    (
        _like(date=dt.date(2025, 10, 2), part=Part.REST, kind=DayKind.STATUTORY_HOLIDAY),
        Text(zh="休息日，不计入", en="rest day, not counted"),
    ),
    (_like(part=Part.LEFT_OUT), Part.LEFT_OUT.label),
    (_like(part=Part.FORGOTTEN), Part.FORGOTTEN.label),
    (
        _like(part=Part.ROLLED, kind=DayKind.WEEKEND),
        Text(zh="末日遇休息日，顺延", en="the last day rolls over rest days"),
    ),
    (_like(unsure=True, number=1), Text(zh="? 放假安排尚未公布，推算", en="? not announced yet")),
    (_like(part=Part.OUTSIDE, marks=(Mark.TODAY,)), Mark.TODAY.label),
    (_like(number=20, marks=(Mark.DUE,)), Mark.DUE.label),
    (_like(number=10, marks=(Mark.SAFE,)), Text(zh="稳妥日期：按最早的理解", en="safe day")),
)


def legend(lang: Lang) -> Markup:
    """The signs and their meanings."""
    items = (
        tag(
            "li",
            tag("svg", draw_day(day, lang), viewBox="0 0 40 44", aria_hidden="true"),
            tag("span", told.pick(lang)),
        )
        for day, told in _SIGNS
    )
    title = Text(zh="图例", en="What the signs mean").pick(lang)
    return tag("div", tag("h3", title), tag("ul", *items), class_="legend")
