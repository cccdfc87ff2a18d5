"""A timeline as one SVG image: a calendar that wraps by week, with what each day counts for."""

from collections.abc import Iterator

from govsvc.cli.page.days import Mark
from govsvc.cli.page.markup import Markup, tag
from govsvc.cli.page.running import Part
from govsvc.cli.page.timeline import Gap, Timeline, TimelineDay, Week
from govsvc.wording import Lang, Text

__all__ = ["draw_day", "draw_timeline"]

_GUTTER, _CELL, _HEIGHT, _HEAD, _GAP = 44, 40, 44, 20, 26
_WIDTH = _GUTTER + 7 * _CELL
_WEEKDAYS = Text(zh="一,二,三,四,五,六,日", en="Mo,Tu,We,Th,Fr,Sa,Su")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_HATCH = "M1 13L13 1M1 26L26 1M1 39L39 1M9 43L39 13M22 43L39 26M35 43L39 39"
_CROSS = "M1 43L39 1"
_SATURDAY = 5


def draw_timeline(shown: Timeline, lang: Lang, *, name: str, told: str, number: int) -> Markup:
    """The image.

    Args:
        shown: What it shows.
        lang: The language of its words.
        name: What it is called, for those who do not see it.
        told: What there is to see, in words.
        number: Tells it from the other images of the page.
    """
    heights = [_HEIGHT if isinstance(row, Week) else _GAP for row in shown.rows]
    height = _HEAD + sum(heights)
    ids = f"t{number}", f"d{number}"
    return tag(
        "svg",
        tag("title", name, id=ids[0]),
        tag("desc", told, id=ids[1]),
        *_head(lang),
        *_rows(shown, heights, lang),
        viewBox=f"0 0 {_WIDTH} {height}",
        role="img",
        aria_labelledby=" ".join(ids),
    )


def _head(lang: Lang) -> Iterator[Markup]:
    for column, weekday in enumerate(_WEEKDAYS.pick(lang).split(",")):
        x = _GUTTER + column * _CELL + _CELL // 2
        yield tag("text", weekday, x=x, y=14, class_="weekday")


def _rows(shown: Timeline, heights: list[int], lang: Lang) -> Iterator[Markup]:
    y, fresh = _HEAD, True
    for row, height in zip(shown.rows, heights, strict=True):
        if isinstance(row, Gap):
            yield _gap(row, y, lang)
        else:
            yield _week(row, y, lang, fresh=fresh)
        y, fresh = y + height, isinstance(row, Gap)


def _week(week: Week, y: int, lang: Lang, *, fresh: bool) -> Markup:
    cells = [
        tag("g", draw_day(day, lang), transform=f"translate({_GUTTER + n * _CELL},0)")
        for n, day in enumerate(week.days)
    ]
    return tag("g", *_month(week, lang, fresh=fresh), *cells, transform=f"translate(0,{y})")


def _month(week: Week, lang: Lang, *, fresh: bool) -> Iterator[Markup]:
    """The months in the gutter: where one begins, and with the year where the weeks do."""
    monday = week.days[0].date
    begun = [day.date for day in week.days if day.date.day == 1]
    named = begun if begun == [monday] or not fresh else [monday, *begun]
    lines = [(_month_name(day.month, lang), "month") for day in named]
    if fresh or any(day.month == 1 for day in begun):
        lines.append((f"{named[0].year}", "year"))
    for number, (line, kind) in enumerate(lines):
        yield tag("text", line, x=2, y=15 + 13 * number, class_=kind)


def _month_name(month: int, lang: Lang) -> str:
    return Text(zh=f"{month}月", en=_MONTHS[month - 1]).pick(lang)


def _gap(gap: Gap, y: int, lang: Lang) -> Markup:
    weeks = ((gap.last - gap.first).days + 1) // 7
    zh, en = f"略去 {weeks} 周", f"{weeks} weeks"
    if gap.counted:
        zh, en = f"{zh}，计入 {gap.counted} 日", f"{en}, {gap.counted} counted"
    if gap.left_out:
        zh, en = f"{zh}，扣除 {gap.left_out} 日", f"{en}, {gap.left_out} left out"
    return tag(
        "g",
        tag("title", f"{gap.first} – {gap.last}"),
        tag("rect", x=_GUTTER + 1, y=3, width=7 * _CELL - 2, height=_GAP - 6, class_="gap"),
        tag("text", f"⋮ {zh if lang == 'zh' else en}",
            x=_GUTTER + 7 * _CELL // 2, y=17, class_="told"),
        transform=f"translate(0,{y})",
    )  # fmt: skip


# One day.


def draw_day(day: TimelineDay, lang: Lang) -> Markup:
    """One day, 40 wide and 44 high."""
    unsure = " unsure" if day.unsure else ""
    return tag(
        "g",
        *_hover(day, lang),
        tag("rect", x=1, y=1, width=_CELL - 2, height=_HEIGHT - 2, class_=f"{day.part}{unsure}"),
        *_pattern(day),
        *_today(day),
        tag(
            "text",
            f"{day.date.day}",
            x=4,
            y=14,
            class_="n" if day.part is not Part.OUTSIDE else "n o",
        ),
        *_kind(day, lang),
        *_count(day, lang),
        *_band(day, lang),
    )


def _hover(day: TimelineDay, lang: Lang) -> Iterator[Markup]:
    """Words for a day that has more to say than fits."""
    words = [mark.label.pick(lang) for mark in day.marks]
    if day.name is not None:
        words.append(day.name)
    if words:
        yield tag("title", f"{day.date} {'; '.join(words)}")


def _pattern(day: TimelineDay) -> Iterator[Markup]:
    if day.part is Part.LEFT_OUT:
        yield tag("path", d=_HATCH, class_="hatch")
    elif day.part is Part.FORGOTTEN:
        yield tag("path", d=_CROSS, class_="cross")


def _today(day: TimelineDay) -> Iterator[Markup]:
    if Mark.TODAY in day.marks:
        yield tag("rect", x=2, y=2, width=_CELL - 4, height=_HEIGHT - 4, rx=3, class_="ring")


def _kind(day: TimelineDay, lang: Lang) -> Iterator[Markup]:
    """休 for a day of rest, 班 for a weekend that is worked, ? where no notice says so yet."""
    sign = ""
    if day.kind is not None and not day.kind.is_workday:
        sign = Text(zh="休", en="h").pick(lang)
    elif day.kind is not None and day.date.weekday() >= _SATURDAY:
        sign = Text(zh="班", en="w").pick(lang)
    sign += "?" if day.unsure else ""
    if sign:
        yield tag("text", sign, x=_CELL - 3, y=13, class_="k")


_WORDS = {
    Part.LEFT_OUT: Text(zh="扣", en="out"),
    Part.FORGOTTEN: Text(zh="不算", en="void"),
    Part.ROLLED: Text(zh="顺延", en="rolls"),
    Part.OPEN: Text(zh="可办", en="open"),
}


def _count(day: TimelineDay, lang: Lang) -> Iterator[Markup]:
    """The number of a day counted, or why it is not."""
    told = f"#{day.number}" if lang == "en" else f"第{day.number}"
    if day.number is None:
        if day.part not in _WORDS:
            return
        told = _WORDS[day.part].pick(lang)
    yield tag("text", told, x=_CELL - 4, y=27, class_="c")


def _band(day: TimelineDay, lang: Lang) -> Iterator[Markup]:
    """The weightiest mark; a plus tells that there are more. Today has a frame of its own."""
    marks = [mark for mark in day.marks if mark is not Mark.TODAY or len(day.marks) == 1]
    if not marks:
        return
    mark, more = marks[0], "+" if len(marks) > 1 else ""
    told = f"{mark.short.pick(lang)}{more}"
    squeezed = _CELL - 6 if len(told) > _FITTING else None
    yield tag("rect", x=2, y=30, width=_CELL - 4, height=12, class_=f"band {mark}")
    yield tag("text", told, x=_CELL // 2, y=39, class_=f"b {mark}",
              textLength=squeezed, lengthAdjust=squeezed and "spacingAndGlyphs")  # fmt: skip


_FITTING = 6
"""So many letters fit under a day as they are."""
