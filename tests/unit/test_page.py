"""The page: what its timelines show, what it is made of, and how it is written."""

import base64
import datetime as dt
import hashlib
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest

from govsvc import due, find_rules, latest_day_before, national_calendar
from govsvc.calendars import Closure, DayKind
from govsvc.cli import main
from govsvc.cli.cells import due_cell
from govsvc.cli.page import sheet, write_page
from govsvc.cli.page.card import card, light_class
from govsvc.cli.page.days import KeyDay, Mark, key_days
from govsvc.cli.page.markup import Markup, dated, join, tag
from govsvc.cli.page.running import Part, running
from govsvc.cli.page.svg import draw_timeline
from govsvc.cli.page.timeline import Gap, Timeline, TimelineDay, Week, timeline
from govsvc.deadlines import (
    NO_ROLL,
    Basis,
    Correction,
    Deadline,
    Exclude,
    Extend,
    Period,
    PeriodKind,
    Restart,
    Resume,
    Roll,
    Suspend,
    Unit,
)
from govsvc.desk import Desk, answer_desk, open_desk
from govsvc.errors import GovsvcError, PayloadError
from govsvc.wording import Lang

ROOT = Path(__file__).parents[2]
CALENDAR = national_calendar()
TODAY = dt.date(2025, 10, 9)
SIGNS = {
    Part.OUTSIDE: ".",
    Part.START: "s",
    Part.COUNTED: "#",
    Part.REST: "-",
    Part.LEFT_OUT: "x",
    Part.FORGOTTEN: "o",
    Part.ROLLED: ">",
    Part.OPEN: "+",
}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def shown(deadline: Deadline, **told: Any) -> Timeline:  # noqa: ANN401 - the days of the timeline
    return timeline(deadline, CALENDAR, **told)


def weeks(found: Timeline) -> list[str]:
    """A sign for every day; a gap is its counts."""
    return [
        f"{row.counted}/{row.left_out}"
        if isinstance(row, Gap)
        else "".join(SIGNS[one.part] for one in row.days)
        for row in found.rows
    ]


def days(found: Timeline) -> dict[dt.date, TimelineDay]:
    return {one.date: one for row in found.rows if isinstance(row, Week) for one in row.days}


def marks(found: Timeline) -> dict[str, list[Mark]]:
    return {str(date): list(one.marks) for date, one in days(found).items() if one.marks}


# What the days of a timeline are.

HEARING = Exclude(day("2025-10-13"), day("2025-10-17"), "hearing", told_on=day("2025-10-10"))
LONGER = Extend(
    decided_on=day("2025-10-20"), by=10, approved_by="agency_head", told_on=day("2025-10-20")
)
ANALOGY = Roll(basis=Basis.ANALOGY)


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        pytest.param(
            due("apl.42.decide", day("2025-09-22")),
            ["s####-#", "##-----", "---###-", "#####--", "#####.."],
            id="working days over 国庆",
        ),
        pytest.param(
            due("apl.42.decide", day("2025-09-22"), events=[HEARING, LONGER]),
            ["s####-#", "##-----", "---###-", "xxxxx--", *["#####--"] * 3, "#####.."],
            id="left out and extended",
        ),
        pytest.param(
            due(
                "oga.33.answer",
                day("2025-09-05"),
                events=[Correction(day("2025-09-12"), day("2025-09-22"))],
            ),
            ["....soo", *["ooooooo"] * 2, "s####-#", "##-----", "---###-", "#####--", "#####.."],
            id="counted anew after a correction",
        ),
        pytest.param(
            due(Period.working_days(5), day("2025-10-10"), events=[Restart(day("2025-10-13"))]),
            ["....soo", "s####--", "#......"],
            id="counted anew",
        ),
        pytest.param(
            due(
                Period.calendar_days(12, roll=NO_ROLL),
                day("2025-10-10"),
                events=[
                    Suspend(day("2025-10-12"), "testing"),
                    Resume(day("2025-10-15")),
                    Exclude(day("2025-10-15"), day("2025-10-16"), "hearing"),
                ],
            ),
            ["....s##", "xxxx###", "#######"],
            id="overlapping pauses",
        ),
        pytest.param(
            due(Period.calendar_days(15, roll=ANALOGY), day("2025-09-18")),
            ["...s###", "#######", "#####>>", ">>>>..."],
            id="days roll",
        ),
        pytest.param(
            due("ace.54.demand", day("2025-09-26")),
            ["....s-#", "##-----", "---###-", "####..."],
            id="a period that must pass",
        ),
        pytest.param(
            due("app.64.notice", day("2025-10-28")),
            ["....#--", "#####--", "#s....."],
            id="whole days before an event",
        ),
        pytest.param(
            latest_day_before(day("2025-10-28"), "app.64.notice", clear_days=False),
            ["....#--", "#####--", "#s....."],
            id="the n-th day before an event",
        ),
        pytest.param(
            due("rp.10.endorse", day("2025-10-28")),
            ["......+", "+++++++", "+++++++", "+++++++", "+++++++", "+s....."],
            id="a window",
        ),
        pytest.param(due("hr.10.moveout", day("2025-10-28")), [".s....."], id="simply before"),
        pytest.param(due("rer.17", day("2025-10-28")), [".s....."], id="at once"),
        pytest.param(due("apl.50.renew_decide", day("2025-10-28")), [".s....."], id="by a day"),
        pytest.param(
            due(Period.months(1, roll=NO_ROLL), day("2026-01-31")),
            [".....s#", "#######", "#######", "#######", "######."],
            id="a month that is short",
        ),
    ],
)  # fmt: skip
def test_every_day_is_shown_for_what_it_is(deadline: Deadline, expected: list[str]) -> None:
    assert weeks(shown(deadline)) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(None, ["..s##-#", "#xxxxxx"], id="to the end of the week"),
        pytest.param("2025-10-09", ["..s##-#", "#xxxxxx", "xxxx..."], id="up to today"),
        pytest.param("2025-09-26", ["..s##-#", "#xxxxxx"], id="seen from before it stopped"),
    ],
)
def test_a_stopped_clock_stands_still(today: str | None, expected: list[str]) -> None:
    stopped = due("oga.33.answer", day("2025-09-24"), events=[Correction(day("2025-09-29"))])
    found = shown(stopped, today=day(today) if today else None)
    assert weeks(found) == expected
    assert (found.counted, found.left_out) == (4, sum(week.count("x") for week in expected))


def test_a_clock_that_may_not_have_stopped_shows_the_safe_day() -> None:
    untold = Suspend(day("2025-09-08"), "other_case")
    stopped = due("arl.62.decide", day("2025-07-21"), events=[untold])
    found = marks(shown(stopped, today=TODAY))
    assert found["2025-09-19"] == [Mark.SAFE, Mark.READING]
    assert found["2025-09-08"] == [Mark.SUSPENDED]
    assert due_cell(stopped, "zh") == "中止（稳妥 2025-09-19）"
    assert due_cell(stopped, "en") == "stopped (safe 2025-09-19)"


def test_days_counted_are_numbered() -> None:
    found = days(shown(due("apl.42.decide", day("2025-09-22"), events=[HEARING])))
    numbered = {one.number: str(date) for date, one in found.items() if one.number}
    assert sorted(numbered) == list(range(1, 21))
    assert (numbered[1], numbered[10], numbered[11]) == ("2025-09-23", "2025-10-11", "2025-10-20")
    assert numbered[20] == "2025-10-31"


def test_before_an_event_days_are_numbered_back_from_it() -> None:
    found = days(shown(due("app.64.notice", day("2025-10-28"))))
    assert found[day("2025-10-27")].number == 1
    assert found[day("2025-10-17")].number == 7


def test_the_calendar_tells_what_a_day_is() -> None:
    found = days(shown(due("apl.42.decide", day("2025-09-22"))))
    assert found[day("2025-09-28")].kind is DayKind.MAKE_UP_WORKDAY
    assert found[day("2025-10-01")].kind is DayKind.STATUTORY_HOLIDAY
    assert (found[day("2025-10-01")].name, found[day("2025-09-23")].name) == (
        "国庆节、中秋节",
        None,
    )


@pytest.mark.parametrize("trigger", ["2006-12-20", "2099-12-20"])
def test_beyond_the_calendar_nothing_is_said_of_a_day(trigger: str) -> None:
    found = days(shown(due(Period.calendar_days(30, roll=NO_ROLL), day(trigger))))
    assert None in {one.kind for one in found.values()}
    assert not any(one.unsure for one in found.values())


def unsure(deadline: Deadline) -> set[str]:
    return {str(date) for date, one in days(shown(deadline)).items() if one.unsure}


def test_days_that_no_notice_covers_are_unsure() -> None:
    found = unsure(due("mla.22", day("2026-12-25")))
    assert min(found) == "2026-12-26"  # the day of the event is not counted, whatever it is
    assert max(found) == "2027-02-14"  # the latest possible end


def test_only_what_can_decide_the_end_is_unsure() -> None:
    assert not unsure(due(Period.calendar_days(30, roll=NO_ROLL), day("2026-12-25")))
    rolled = due(Period.calendar_days(43, roll=ANALOGY), day("2026-12-25"))
    assert unsure(rolled) == {f"2027-02-{n:02}" for n in range(6, 16)}


def test_a_closure_by_document_is_rest() -> None:
    storm = Closure(
        first=day("2025-10-13"), last=day("2025-10-14"), reason="停工", document="示例〔2025〕1号"
    )
    calendar = CALENDAR.with_closure(storm)
    deadline = due(Period.working_days(5), day("2025-10-10"), calendar=calendar)
    assert weeks(timeline(deadline, calendar)) == ["....s#-", "--###--", "#......"]


# The days to know.


def test_the_days_to_know_bear_marks() -> None:
    deadline = due(
        "apl.42.decide",
        day("2025-09-22"),
        events=[HEARING, LONGER],
        promise=Period.working_days(10),
    )
    found = shown(deadline, today=day("2025-10-21"))
    assert marks(found) == {
        "2025-09-22": [Mark.TRIGGER],
        "2025-10-11": [Mark.PROMISE],
        "2025-10-20": [Mark.EXTENDED],
        "2025-10-21": [Mark.TODAY],
        "2025-11-14": [Mark.DUE],
    }
    left_out = [key for key in found.key_days if key.until]
    assert [(str(key.day), str(key.until), key.mark) for key in left_out] == [
        ("2025-10-13", "2025-10-17", Mark.LEFT_OUT)
    ]


def test_of_several_marks_the_weightiest_stands_first() -> None:
    found = shown(due("app.67.pay", day("2025-09-18")), today=TODAY)
    assert marks(found)["2025-10-03"] == [Mark.SAFE, Mark.READING]
    assert marks(found)["2025-10-09"] == [Mark.DUE, Mark.TODAY]


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        pytest.param(
            due("mla.22", day("2026-12-25")),
            ["trigger", "safe", "earliest", "due", "latest"],
            id="an end that is open",
        ),
        pytest.param(due("ace.54.demand", day("2025-09-26")), ["trigger", "opens"], id="wait"),
        pytest.param(due("app.64.notice", day("2025-10-28")), ["due", "reading", "event"],
                     id="back"),
        pytest.param(
            due(
                "oga.33.answer",
                day("2025-09-05"),
                events=[Correction(day("2025-09-12"), day("2025-09-22"))],
            ),
            ["trigger", "asked", "restarted", "came", "due"],
            id="a correction",
        ),
        pytest.param(
            due(
                "arl.62.decide",
                day("2025-07-21"),
                events=[Suspend(day("2025-08-04"), "other_case", told_on=day("2025-08-04")),
                        Resume(day("2025-08-11"))],
            ),
            ["trigger", "suspended", "resumed", "due"],
            id="a stop",
        ),
        pytest.param(
            due(Period.working_days(5), day("2025-10-10"), events=[Restart(day("2025-10-13"))]),
            ["trigger", "restarted", "due"],
            id="a restart",
        ),
    ],
)  # fmt: skip
def test_what_happened_and_what_follows_stands_in_order(
    deadline: Deadline, expected: list[str]
) -> None:
    assert [key.mark.value for key in key_days(deadline)] == expected


def test_a_reading_that_is_open_has_two_days() -> None:
    found = key_days(due("app.64.notice", day("2027-02-23")))
    read = [str(key.day) for key in found if key.mark is Mark.READING]
    assert read == ["2027-02-04", "2027-02-14"]


def test_a_finished_case_shows_when_it_was_posted_and_came_in() -> None:
    found = shown(due("arl.20.apply", day("2025-08-03")), done=TODAY, posted=day("2025-10-08"))
    assert marks(found)["2025-10-09"] == [Mark.DUE, Mark.DONE]
    assert marks(found)["2025-10-08"] == [Mark.POSTED]


@pytest.mark.parametrize(("today", "seen"), [("2025-08-24", False), ("2025-08-25", True)])
def test_today_is_shown_from_four_weeks_before(today: str, seen: bool) -> None:  # noqa: FBT001
    found = key_days(due("apl.42.decide", day("2025-09-22")), today=day(today))
    assert (found[0].mark is Mark.TODAY) is seen


def test_words_exist_in_both_languages_and_the_short_ones_fit() -> None:
    for mark in Mark:
        assert mark.label.zh
        assert mark.label.en
        assert len(mark.short.zh) == 2
        assert len(mark.short.en) <= 8
    assert all(part.label.zh and part.label.en for part in Part)


# However long it runs, few rows.

LONG = Period.years(2, roll=NO_ROLL)


def test_a_quarter_of_a_year_is_shown_whole() -> None:
    found = shown(due(Period.calendar_days(91, roll=NO_ROLL), day("2025-01-06")))
    assert len(found.rows) == 14
    assert not any(isinstance(row, Gap) for row in found.rows)


def test_a_long_period_is_summed_up_between_the_weeks_that_matter() -> None:
    pause = Exclude(day("2025-06-02"), day("2025-07-02"), "testing")
    found = shown(due(LONG, day("2024-11-20"), events=[pause]), today=TODAY)
    assert weeks(found) == [
        "..s####", "#######", "182/0", "xxxxxxx", "0/21", "xxx####", "91/0", "#######", "434/0",
        "#......",
    ]  # fmt: skip
    assert (found.counted, found.left_out) == (730, 31)
    gap = found.rows[2]
    assert isinstance(gap, Gap)
    assert (str(gap.first), str(gap.last)) == ("2024-12-02", "2025-06-01")


def test_a_single_week_is_not_summed_up() -> None:
    deadline = due(Period.calendar_days(99, roll=NO_ROLL), day("2025-01-06"))
    pause = Exclude(day("2025-02-03"), day("2025-02-03"), "testing")
    deadline = due(deadline.period, deadline.trigger, events=[pause])
    assert weeks(shown(deadline))[:5] == ["s######", "#######", "14/0", "x######", "63/0"]
    pause = Exclude(day("2025-01-27"), day("2025-01-27"), "testing")
    deadline = due(deadline.period, deadline.trigger, events=[pause])
    assert weeks(shown(deadline))[:4] == ["s######", "#######", "#######", "x######"]


def test_a_short_period_stays_whole_however_late_it_is_looked_at() -> None:
    found = shown(due("apl.42.decide", day("2025-09-22")), today=day("2031-05-01"))
    assert weeks(found) == [
        "s####-#", "##-----", "---###-", "#####--", "#####..", "0/0", ".......",
    ]  # fmt: skip


def test_a_clock_with_many_events_has_few_rows() -> None:
    first = day("2025-01-06")
    events: list[Exclude | Extend] = [
        Extend(decided_on=first + dt.timedelta(days=7 * n), by=1) for n in range(1, 300)
    ]
    found = shown(due(Period.calendar_days(3_000, roll=NO_ROLL), first, events=events))
    assert len(found.rows) <= 26
    assert found.counted == 3_299


@pytest.mark.parametrize(
    ("period", "trigger"),
    [
        pytest.param(Period.years(100, roll=NO_ROLL), "1999-12-31", id="a century"),
        pytest.param(Period.calendar_days(40_000, roll=NO_ROLL), "2025-01-01", id="longer"),
        pytest.param(Period.working_days(10_000), "2025-01-01", id="working days"),
        pytest.param(Period.calendar_days(9, roll=NO_ROLL), "0001-01-01", id="first day"),
        pytest.param(Period.calendar_days(9, roll=NO_ROLL), "9999-12-20", id="last week"),
    ],
)
def test_the_ends_of_time_are_drawn(period: Period, trigger: str) -> None:
    deadline = due(period, day(trigger))
    found = shown(deadline, today=day("9999-12-31"))
    assert len(found.rows) <= 26
    assert draw_timeline(found, "zh", name="", told="", number=1)


def test_a_clock_that_stops_on_the_last_days_is_drawn() -> None:
    events = [Suspend(day("9999-12-22"), "testing")]
    deadline = due(Period.calendar_days(9, roll=NO_ROLL), day("9999-12-20"), events=events)
    assert weeks(shown(deadline)) == ["s##xxxx"]
    assert weeks(shown(deadline, today=day("9999-12-31"))) == ["s##xxxx", "xxxxx"]
    events = [Suspend(day("2099-12-03"), "testing")]
    deadline = due(Period.working_days(9), day("2099-12-01"), events=events)
    assert shown(deadline, today=day("2150-01-01")).counted == 2


def test_every_period_of_the_catalogue_has_a_timeline() -> None:
    drawn = 0
    for rule in find_rules(on=day("2026-07-15")):
        try:
            deadline = due(rule, day("2026-07-15"))
        except GovsvcError:
            continue  # a rate, a method, hours
        found = shown(deadline, today=day("2026-07-20"))
        if deadline.period.unit in (Unit.WORKING_DAY, Unit.CALENDAR_DAY):
            assert found.counted == deadline.period.length
        assert set(days(found)) >= {key.day for key in found.key_days}
        drawn += 1
    assert drawn > 100


# Markup.


def test_text_is_escaped_and_markup_is_not() -> None:
    assert join("<b>", tag("i", "&")) == "&lt;b&gt;<i>&amp;</i>"
    assert tag("p", title='"<', id=None, n=3) == '<p title="&quot;&lt;" n="3"></p>'


def test_what_a_page_must_not_hold_is_replaced() -> None:
    assert join("a\x00b\x1bc\td\ne\ud800") == "a\ufffdb\ufffdc\td\ne\ufffd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", "x"),
        ("2025-10-01–10-03", '<span class="day">2025-10-01–10-03</span>'),
        ("<2025-10-01>", '&lt;<span class="day">2025-10-01</span>&gt;'),
    ],
)
def test_days_stay_whole(text: str, expected: str) -> None:
    assert dated(text) == expected


# The page.

DESK = """
[desk]
name = "示例镇便民服务中心"

[[case]]
id = "1"
title = "登记"
rule = "apl.42.decide"
trigger = 2025-09-22
promise = { length = 10, unit = "working_day" }
note = "材料已齐"
events = [{ kind = "exclude", first = 2025-10-13, last = 2025-10-17, reason = "hearing" }]

[[case]]
id = "2"
title = "缴款"
rule = "app.67.pay"
trigger = 2025-09-18

[[case]]
id = "3"
title = "公开"
rule = "oga.33.answer"
trigger = 2025-09-24
events = [{ kind = "correction", notified_on = 2025-09-29 }]

[[case]]
id = "4"
title = "催告"
rule = "ace.54.demand"
trigger = 2025-09-26

[[case]]
id = "5"
title = "已办结"
rule = "apl.42.decide"
trigger = 2025-08-25
done = 2025-09-19

[[case]]
id = "6"
title = "低保"
rule = "mla.22"
trigger = 2026-12-25

[[case]]
id = "7"
title = "有错"
rule = "apl.42.decid"
trigger = 2025-09-22
"""


def answered(text: str = DESK, *, name: str = "desk.toml", today: dt.date | None = TODAY) -> Desk:
    return answer_desk(text.encode(), name=name, today=today)


def page(text: str = DESK, *, lang: Lang = "zh", **told: Any) -> str:  # noqa: ANN401
    return sheet(answered(text, **told), calendar=CALENDAR, lang=lang)


@attrs.define
class Reader(HTMLParser):
    """Reads a page, and notices what does not close, stands twice or leads nowhere."""

    tags: list[tuple[str, dict[str, str | None]]] = attrs.field(factory=list)
    texts: list[str] = attrs.field(factory=list)
    open: list[str] = attrs.field(factory=list)

    def __attrs_pre_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def attributes(self, name: str) -> list[str]:
        return [value for _, told in self.tags if (value := told.get(name)) is not None]


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("today", [TODAY, None])
def test_the_page_is_well_formed(lang: Lang, today: dt.date | None) -> None:
    text = page(lang=lang, today=today)
    found = read(text)
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert found.tags[0] == ("html", {"lang": "zh-CN" if lang == "zh" else "en"})
    ids = found.attributes("id")
    assert len(ids) == len(set(ids))
    pointed = [href.removeprefix("#") for href in found.attributes("href")]
    for told in found.attributes("aria-labelledby"):
        pointed += told.split()
    assert set(pointed) <= set(ids)
    assert len(pointed) > 12


def test_the_page_needs_nothing_from_outside_and_runs_nothing() -> None:
    text = page()
    found = read(text)
    kinds = {kind for kind, _ in found.tags}
    assert not kinds & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "use"}
    keys = {key for _, told in found.tags for key in told}
    assert not {key for key in keys if key.startswith("on") or key in {"src", "style", "srcset"}}
    assert all(href.startswith("#") for href in found.attributes("href"))
    assert not re.search(r"https?:|url\(|@import|javascript:", text)


def test_the_policy_allows_only_the_style_of_the_page() -> None:
    text = page()
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [
        told["content"]
        for _, told in read(text).tags
        if told.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]
    assert "<" not in style


HOSTILE = "</title></style><script>alert(1)</script>\\\"'&amp;<img src=x onerror=y>]]>--><!--"


def test_whatever_the_file_says_stays_text() -> None:
    case = (
        f'[[case]]\nid = "{HOSTILE}1"\ntitle = "{HOSTILE}"\nnote = "{HOSTILE}"\n'
        f'rule = "apl.42.decide"\ntrigger = 2025-09-22\n'
    )
    bad = f'[[case]]\nid = "2"\ntitle = "x"\nrule = "{HOSTILE}"\ntrigger = 2025-09-22\n'
    found = read(page(f'[desk]\nname = "{HOSTILE}"\n{case}{bad}', name=f"{HOSTILE}.toml"))
    plain = read(
        page(f'[desk]\nname = "x"\n{case.replace(HOSTILE, "x")}{bad.replace(HOSTILE, "x")}')
    )
    assert [kind for kind, _ in found.tags] == [kind for kind, _ in plain.tags]
    said = HOSTILE.replace('\\"', '"')
    assert sum(said in text for text in found.texts) >= 7


def test_the_same_desk_gives_the_same_page() -> None:
    assert page() == page()


def test_the_most_urgent_stands_first() -> None:
    found = read(page())
    named = [told["id"] for kind, told in found.tags if kind == "article"]
    assert named == [f"case-{n}" for n in range(1, 7)]
    classes = [told["class"] for kind, told in found.tags if kind == "article"]
    assert classes == ["contested", "green", "stopped", "waiting", "waiting", "done in_time"]


def test_every_case_shows_its_figures_law_and_note() -> None:
    text = "".join(read(page()).texts)
    for told in (
        "2025-10-09（稳妥 2025-10-03）",
        "稳妥日期已过 6 天",
        "剩余20 工作日",
        "承诺2025-10-11",
        "可于 2025-10-17 起",
        "《行政许可法》第四十二条第一款",
        "备注：材料已齐",
        "2025-10-13 至 2025-10-17 不计入（听证）",
        "计入 20 个工作日，扣除 5 日（含其间休息日）",
        "按期办结",
        "可能的最早一日",
    ):
        assert told in text, told


def test_the_page_speaks_english_too() -> None:
    text = "".join(read(page(lang="en")).texts)
    for told in (
        "2025-10-09 (safe 2025-10-03)",
        "safe day6 d past",
        "Administrative Licensing Law, art. 42(1)",
        "note: 材料已齐",
        "2025-10-13 to 2025-10-17 not counted (hearing)",
        "counted: 20 working days; left out, rest days among them: 5",
        "done in time",
    ):
        assert told in text, told


# What must not be missed, on the page and in the text.


def one(rule: str, trigger: str, events: str = "") -> str:
    """A desk of a single case."""
    told = f'[[case]]\nid = "1"\ntitle = "件"\nrule = "{rule}"\ntrigger = {trigger}\n'
    return told + (f"events = [{events}]\n" if events else "")


TOLD_OF = '{ kind = "suspend", on = 2025-09-08, reason = "other_case", told_on = 2025-09-09 }'
UNTOLD = '{ kind = "suspend", on = 2025-09-08, reason = "other_case" }'
RESUMED = '{ kind = "resume", on = 2025-09-22 }'
UNANSWERED = '{ kind = "correction", notified_on = 2025-09-29 }'

BOTH = pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        pytest.param(
            one("mla.22", "2026-07-15"),
            ["存疑：社会救助法自2026年7月1日起施行", "本办法的上位依据有待确认"],
            ["doubt: the Social Assistance Law, in force from 1 July 2026",
             "their basis remains to be confirmed"],
            id="basis under review",
        ),
        pytest.param(
            one("arl.30.review", "2025-09-25"),
            ["逾期后果（2025-10-09）：", "届满之日起视为受理（《行政复议法》第三十条第三款）"],
            ["on lapse (2025-10-09): ", "counts as accepted from the day the period ends",
             "[Administrative Reconsideration Law, art. 30(3)]"],
            id="deemed accepted when the time is over",
        ),
        pytest.param(
            one("apl.32.notice", "2025-09-29"),
            ["逾期后果（2025-09-29）：", "自收到申请材料之日起即为受理"],
            ["on lapse (2025-09-29): ", "counts as accepted from the day it was received"],
            id="deemed accepted from the day it came in",
        ),
        pytest.param(
            one("apl.50.renew_decide", "2025-10-28"),
            ["逾期后果（2025-10-29）：", "视为准予延续（《行政许可法》第五十条第二款）"],
            ["on lapse (2025-10-29): ", "the renewal counts as granted"],
            id="deemed granted",
        ),
        pytest.param(
            one("rp.10.endorse", "2025-10-28"),
            ["2025-10-27（自 2025-09-28 起）", "不早于 2025-09-28，到期日 2025-10-27",
             "自 2025-09-28 起可以办理，最迟 2025-10-27"],
            ["2025-10-27 (from 2025-09-28)", "not before 2025-09-28, due 2025-10-27",
             "one may act from 2025-09-28 on, by 2025-10-27"],
            id="a window",
        ),
        pytest.param(
            one("ace.54.demand", "2025-09-26"),
            ["可于 2025-10-17 起", "期满方可，最早 2025-10-17", "未到时间"],
            ["from 2025-10-17", "not before 2025-10-17", "not yet"],
            id="not before",
        ),
        pytest.param(
            one("arl.62.decide", "2025-07-21", TOLD_OF),
            ["2025-09-08 之后中止计算，尚余 11 日，恢复后再计算到期日",
             "2025-09-08 之后中止（以其他案件的审理结果为依据）"],
            ["stopped after 2025-09-08 with 11 days left; due once it resumes",
             "stopped after 2025-09-08 (the outcome of another case is awaited)"],
            id="a stopped clock",
        ),
        pytest.param(
            one("oga.33.answer", "2025-09-24", UNANSWERED),
            ["2025-09-29 之后中止计算", "《政府信息公开条例》第三十条"],
            ["stopped after 2025-09-29",
             "Regulation on Government Information Disclosure, art. 30"],
            id="stopped until a correction comes in",
        ),
        pytest.param(
            one("arl.62.decide", "2025-07-21", UNTOLD),
            ["中止（稳妥 2025-09-19）", "是否超期有争议"],
            ["stopped (safe 2025-09-19)", "overdue by one reading"],
            id="a clock that may not have stopped",
        ),
        pytest.param(
            one("arl.62.decide", "2025-07-21", f"{TOLD_OF}, {RESUMED}"),
            ["2025-09-09 至 2025-09-22", "扣除 14 日", "2025-10-09"],
            ["2025-09-09 to 2025-09-22", "2025-10-09"],
            id="a clock that resumed",
        ),
        pytest.param(
            one("app.67.pay", "2025-09-18"),
            ["2025-10-09（稳妥 2025-10-03）", "另一种理解（末日不顺延）：2025-10-03", "已过 6 天"],
            ["2025-10-09 (safe 2025-10-03)", "other reading (without rolling): 2025-10-03",
             "6 d past"],
            id="two readings",
        ),
        pytest.param(
            one("app.64.notice", "2025-10-28"),
            ["2025-10-16", "另一种理解（倒推的另一算法）：2025-10-17"],
            ["2025-10-16", "other reading (counted backward the other way): 2025-10-17"],
            id="two readings before an event",
        ),
    ],
)  # fmt: skip


@BOTH
def test_the_page_tells_what_must_not_be_missed(text: str, zh: list[str], en: list[str]) -> None:
    languages: tuple[tuple[Lang, list[str]], ...] = (("zh", zh), ("en", en))
    for lang, said in languages:
        told = "".join(read(page(text, lang=lang)).texts)
        assert [words for words in said if words not in told] == []


@BOTH
def test_the_text_tells_the_same(
    text: str, zh: list[str], en: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(text, "utf-8")
    for lang, said in (("zh", zh), ("en", en)):
        assert main(["desk", str(file), "--today", f"{TODAY}", "--lang", lang]) == 0
        told = capsys.readouterr().out
        assert [words for words in said if words not in told] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            one("rp.10.endorse", "2025-10-28"),
            ["2025-09-28 自当日起可以办理", "2025-10-28 事件之日；另一种理解（倒推的另一算法）"],
            id="a window",
        ),
        pytest.param(
            one("ace.54.demand", "2025-09-26"), ["2025-10-17 自当日起可以办理"], id="not before"
        ),
        pytest.param(
            one("arl.62.decide", "2025-07-21", f"{TOLD_OF}, {RESUMED}"),
            [
                "2025-09-08 中止，当日计入（以其他案件的审理结果为依据）",
                "2025-09-22 恢复，当日不计入",
            ],
            id="a stop",
        ),
        pytest.param(
            one("oga.33.answer", "2025-09-08", '{ kind = "restart", on = 2025-09-18 }'),
            ["2025-09-18 重新计算，当日不计入"],
            id="a restart",
        ),
        pytest.param(
            one("app.67.pay", "2025-09-18"),
            ["2025-10-03 稳妥日期；另一种理解（末日不顺延）"],
            id="two readings",
        ),
    ],
)
def test_the_list_below_the_timeline_names_the_days(text: str, said: list[str]) -> None:
    told = "".join(read(page(text)).texts)
    assert [words for words in said if words not in told] == []


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        pytest.param(one("rp.10.endorse", "2025-10-28"), "不逐日计数", "no days are counted",
                     id="a window"),
        pytest.param(one("rer.17", "2025-10-09"), "不逐日计数", "no days are counted",
                     id="at once"),
        pytest.param(one("apl.50.renew_decide", "2025-10-28"), "不逐日计数", "no days are counted",
                     id="by a day"),
        pytest.param(one("ace.54.demand", "2025-09-26"), "计入 10 个工作日",
                     "counted: 10 working days", id="a period that must pass"),
        pytest.param(
            one("oga.33.answer", "2025-09-24", UNANSWERED.replace("29", "24")),
            "计入 0 个工作日，扣除 15 日（含其间休息日）",
            "counted: 0 working days; left out, rest days among them: 15",
            id="stopped at once",
        ),
    ],
)  # fmt: skip
def test_the_caption_tells_what_is_counted(text: str, zh: str, en: str) -> None:
    assert f"<figcaption>{zh}</figcaption>" in page(text)
    assert f"<figcaption>{en}</figcaption>" in page(text, lang="en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_of_the_law_leads_with_a_word_in_bold(lang: Lang) -> None:
    desk = open_desk(ROOT / "examples/desk.toml", today=TODAY)
    text = sheet(desk, calendar=CALENDAR, lang=lang)
    why = re.findall(r'<div class="why">.*?<ul>(.*?)</ul>', text)
    assert len(why) == len(desk.entries)
    for line in re.findall(r"<li>(.*?)</li>", "".join(why)):  # a step has a class
        assert re.match(r"<b>[^<]+(?:：|: )</b>", line), line


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["依据：", "起算：", "对照：", "另一种理解（末日不顺延）：", "存疑：", "注意："]),
        ("en", ["law: ", "from: ", "before: ", "other reading (without rolling): ", "doubt: ",
                "on lapse (a day between 2025-10-04 and 2025-10-10): ", "note: "]),
    ],
)  # fmt: skip
def test_the_bold_words_are_those_of_the_language(lang: Lang, said: list[str]) -> None:
    text = one("app.67.pay", "2025-09-18") + one("app.64.notice", "2025-10-28")
    found = re.findall(r"<b>([^<]+)</b>", page(text, lang=lang))
    assert [word for word in said if word not in found] == []


def test_problems_stand_above_the_cases() -> None:
    text = "".join(read(page()).texts)
    assert "文件中有 1 处问题" in text
    assert text.index("case[6].rule: ") < text.index("一览")


def test_a_page_without_cases_says_so() -> None:
    text = "".join(read(page("case = []")).texts)
    assert "没有可以列出的事项。" in text
    assert "在办事项" in text


PROXIES = """
[[proxy]]
id = "<b>结婚</b>"
on = 2026-03-02
request = { item = "结婚登记", action = "submit", actor = { kind = "relative" } }
[[proxy]]
id = "代办"
on = 2026-03-02
request = { item = "一般公共服务事项", action = "submit", actor = { kind = "proxy_agent" } }
[[proxy]]
id = "咨询"
on = 2026-03-02
request = { action = "consult", actor = { kind = "neighbour" } }
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_proxy_requests_stand_on_the_page_with_their_answers(lang: Lang) -> None:
    found = read(page(DESK + PROXIES, lang=lang))
    assert found.open == []
    text = "".join(found.texts)
    for told in (
        "<b>结婚</b>",
        "IN_PERSON_BY_LAW",
        "authorisation.form",
        "代办",
        "PERMITTED_BY_LAW",
    ):
        assert told in text, told
    classes = found.attributes("class")
    assert [told for told in classes if told in {"badge red", "badge yellow", "badge green"}][
        -3:
    ] == ["badge red", "badge yellow", "badge green"]
    assert [told for told in found.attributes("id") if re.fullmatch(r"answer-\d", told)] == [
        "answer-1",
        "answer-2",
        "answer-3",
    ]


def test_a_page_may_hold_proxy_requests_alone() -> None:
    text = "".join(read(page(PROXIES)).texts)
    assert "没有可以列出的事项。" not in text
    assert "一览" not in text
    assert "不予办理" in text


def test_without_a_day_there_are_no_lights() -> None:
    found = read(page(today=None))
    assert "没有指定日期，因此不显示状态和剩余天数" in "".join(found.texts)
    assert not [told for told in found.attributes("class") if told in {"badge green", "green"}]
    assert {light_class(entry) for entry in answered(today=None).entries} == {
        "plain",
        "done in_time",
    }


def test_a_word_in_the_gutter_tells_months_and_years() -> None:
    def gutter(deadline: Deadline, lang: Lang) -> list[str]:
        drawn = draw_timeline(shown(deadline), lang, name="", told="", number=1)
        return re.findall(r'class="(?:month|year)">([^<]+)', drawn)

    assert gutter(due("apl.42.decide", day("2025-09-22")), "zh") == ["9月", "2025", "10月"]
    assert gutter(due("apl.42.decide", day("2025-12-29")), "en") == ["Dec", "Jan", "2025", "Feb"]
    assert gutter(due("apl.42.decide", day("2025-12-22")), "en") == ["Dec", "2025", "Jan", "2026"]
    assert gutter(due("apl.42.decide", day("2025-09-01")), "zh") == ["9月", "2025"]
    assert gutter(due(LONG, day("2024-11-20")), "zh") == ["11月", "2024", "12月", "11月", "2026"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh", ["⋮ 略去 102 周，计入 714 日"]),
        ("en", ["⋮ 102 weeks, 714 counted"]),
    ],
)
def test_a_gap_tells_what_lies_in_it(lang: Lang, expected: list[str]) -> None:
    drawn = draw_timeline(shown(due(LONG, day("2024-11-20"))), lang, name="", told="", number=1)
    assert re.findall(r'class="told">([^<]+)', drawn) == expected


def test_a_pause_in_a_gap_is_told() -> None:
    pause = Exclude(day("2025-06-02"), day("2025-07-02"), "testing")
    drawn = draw_timeline(
        shown(due(LONG, day("2024-11-20"), events=[pause]), today=day("2027-06-01")),
        "en", name="n", told="t", number=3,
    )  # fmt: skip
    assert "⋮ 3 weeks, 21 left out" in drawn
    assert '<title id="t3">n</title><desc id="d3">t</desc>' in drawn
    assert re.search(r"⋮ \d+ weeks<", drawn)


@pytest.mark.parametrize(
    ("trigger", "lang", "expected"),
    [
        ("2025-09-22", "zh", {"休", "班"}),
        ("2025-09-22", "en", {"h", "w"}),
        ("2027-01-04", "zh", {"休?", "班?", "?", "休"}),
    ],
)
def test_signs_tell_rest_and_work_without_colour(
    trigger: str, lang: Lang, expected: set[str]
) -> None:
    drawn = draw_timeline(
        shown(due("apl.42.decide", day(trigger))), lang, name="", told="", number=1
    )
    assert set(re.findall(r'class="k">([^<]+)', drawn)) == expected


def test_long_words_are_squeezed_under_their_day() -> None:
    deadline = due("apl.42.decide", day("2025-09-22"), promise=Period.working_days(10))
    drawn = draw_timeline(shown(deadline), "en", name="", told="", number=1)
    assert 'textLength="34" lengthAdjust="spacingAndGlyphs">promise<' in drawn
    assert ">due<" in drawn


# Writing it.


def test_the_command_writes_the_page_beside_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "desk.toml", tmp_path / "page.html"
    file.write_text(DESK, "utf-8")
    plain = main(["desk", str(file), "--today", "2025-10-09"])
    told = capsys.readouterr()
    assert main(["desk", str(file), "--today", "2025-10-09", "--html", str(out)]) == plain == 1
    assert capsys.readouterr() == told
    assert out.read_text("utf-8") == page()
    main(["desk", str(file), "--html", str(out), "--lang", "en", "--json"])
    assert out.read_text("utf-8") == page(lang="en", today=None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk.toml", "page.html"]


def refused(tmp_path: Path, out: Path, keep: Path | None = None) -> str:
    with pytest.raises(PayloadError) as caught:
        write_page(answered(), out, calendar=CALENDAR, lang="zh", keep=keep)
    assert [problem.code for problem in caught.value.problems] == ["unwritable"]
    assert not list(tmp_path.rglob("*.part"))
    assert caught.value.explain("zh").startswith(f"{out.name}: 文件: 无法写入该文件（")
    return str(caught.value)


@pytest.mark.parametrize(
    ("out", "said"),
    [
        pytest.param("", "no ordinary file", id="a folder"),
        pytest.param("no/such/folder/page.html", "No such file", id="no folder"),
        pytest.param("a\x00b", "ValueError", id="no path at all"),
        pytest.param("x" * 300, "name too long", id="too long"),
    ],
)
def test_a_page_that_cannot_be_written_is_told(tmp_path: Path, out: str, said: str) -> None:
    assert said in refused(tmp_path, tmp_path / out)


def test_the_desk_file_is_never_replaced(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(DESK, "utf-8")
    link = tmp_path / "link.html"
    link.symlink_to(file)
    assert "the desk file itself" in refused(tmp_path, link, keep=file)
    assert file.read_text("utf-8") == DESK


def test_a_page_replaces_the_old_one_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "page.html"
    out.write_text("old", "utf-8")

    def fail(_self: Path, _target: Path) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        assert "No space left" in refused(tmp_path, out)
    assert out.read_text("utf-8") == "old"
    write_page(answered(), out, calendar=CALENDAR, lang="zh", keep=tmp_path / "desk.toml")
    assert out.read_text("utf-8") == page()


def test_the_command_tells_that_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["desk", str(ROOT / "examples/desk.toml"), "--html", str(tmp_path), "--lang", "en"]
    assert main(words) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "cannot be written (no ordinary file stands there); give a file that can be" in told.err


def test_a_card_stands_alone() -> None:
    (entry,) = answered(DESK.partition('[[case]]\nid = "2"')[0]).entries
    assert isinstance(card(entry, 1, CALENDAR, "zh"), Markup)


def test_a_running_clock_and_its_key_days_are_values() -> None:
    deadline = due("apl.42.decide", day("2025-09-22"))
    assert running(deadline, CALENDAR, today=None) == running(deadline, CALENDAR, today=TODAY)
    assert KeyDay(day=TODAY, mark=Mark.TODAY).until is None
    assert deadline.period.kind is PeriodKind.WITHIN


THINGS = """
[desk]
region = "130921"
audited_on = 2020-06-01
[[site]]
id = "东村站"
kind = "station"
windows = { outward = 2 }
[[measure]]
id = "<i>覆盖</i>"
measure = "township_centres"
functional_zone = false
demonstration = false
part = { amount = 12, unit = "one" }
whole = { amount = 12, unit = "one" }
[[measure]]
id = "未填"
measure = "township_centres"
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_audited_things_stand_on_the_page_with_their_reports(lang: Lang) -> None:
    found = read(page(THINGS, lang=lang))
    assert found.open == []
    assert {"东村站", "<i>覆盖</i>"} <= set(found.texts)
    lights = {"badge red", "badge yellow", "badge green"}
    assert [told for told in found.attributes("class") if told in lights] == [
        "badge red",
        "badge green",
        "badge yellow",
    ]
