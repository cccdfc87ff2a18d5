"""Notices, local notices and closures as values, and the packaged files read into them."""

import datetime as dt
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from govsvc.calendars import (
    Closure,
    HolidayArrangement,
    LocalNotice,
    Notice,
    NoticeKind,
    local_notices,
    national_notices,
)
from govsvc.errors import GovsvcError, InputTypeError, InputValueError
from govsvc.territory import Territory

MAY = [dt.date(2027, 5, day) for day in range(1, 10)]
"""1–9 May 2027; the 1st is a Saturday."""


def arrangement(**changes: Any) -> HolidayArrangement:  # noqa: ANN401
    return HolidayArrangement(**{"name": "劳动节", "rest": MAY[:5], **changes})


def notice(**changes: Any) -> Notice:  # noqa: ANN401
    given = {"year": 2027, "published_on": dt.date(2026, 11, 3), "holidays": [arrangement()]}
    return Notice(**{**given, **changes})


def local_notice(**changes: Any) -> LocalNotice:  # noqa: ANN401
    given = {"territory": Territory("45"), "name": "三月三", "source": "桂政办", "rest": MAY[:1]}
    return LocalNotice(**{**given, **changes})


def test_days_are_kept_in_order_as_tuples() -> None:
    line = arrangement(rest=[MAY[2], MAY[0], MAY[1]], work={MAY[7]}, statutory=[MAY[1], MAY[0]])
    assert (line.rest, line.work, line.statutory, line.extended) == (
        tuple(MAY[:3]),
        (MAY[7],),
        tuple(MAY[:2]),
        (),
    )


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        pytest.param({"work": [MAY[4], MAY[7]]}, "2027-05-05", id="rest-and-work"),
        pytest.param({"work": [MAY[3], MAY[4]]}, "2027-05-04", id="first-of-several"),
        pytest.param({"statutory": [MAY[8]]}, "2027-05-09", id="statutory-not-at-rest"),
        pytest.param({"extended": [MAY[7]]}, "2027-05-08", id="extended-not-at-rest"),
    ],
)
def test_an_arrangement_that_contradicts_itself_is_refused(
    changes: dict[str, Any], day: str
) -> None:
    with pytest.raises(InputValueError) as caught:
        arrangement(**changes)
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.value", "rest", day)
    assert error.explain("zh") == f"劳动节：{day} 既列为放假又列为上班，或者未列入放假；请核对通知"
    assert error.explain("en") == (
        f"劳动节: `{day}` is both rest and work, or not among the days of rest; check the notice"
    )


NOT_A_DAY = [
    pytest.param(dt.datetime(2027, 5, 1, 9), id="datetime"),  # noqa: DTZ001 - refused for its type
    pytest.param("2027-05-01", id="str"),
    pytest.param(20270501, id="int"),
    pytest.param(True, id="bool"),
]
DAY_FIELDS: list[Any] = [
    pytest.param(lambda day: arrangement(rest=[day]), "days", id="rest"),
    pytest.param(lambda day: arrangement(rest=[*MAY[:5], day]), "days", id="one-of-many"),
    pytest.param(lambda day: arrangement(work=[day]), "days", id="work"),
    pytest.param(lambda day: arrangement(statutory=[day]), "days", id="statutory"),
    pytest.param(lambda day: arrangement(extended=[day]), "days", id="extended"),
    pytest.param(lambda day: notice(published_on=day), "published_on", id="published"),
    pytest.param(lambda day: notice(issued_on=day), "issued_on", id="issued"),
    pytest.param(lambda day: local_notice(rest=[day]), "days", id="local-rest"),
    pytest.param(lambda day: local_notice(work=[day]), "days", id="local-work"),
    pytest.param(lambda day: local_notice(published_on=day), "published_on", id="local-published"),
    pytest.param(
        lambda day: Closure(first=day, last=dt.date(2027, 5, 1), reason="停电"),
        "first",
        id="closure-first",
    ),
    pytest.param(
        lambda day: Closure(first=dt.date(2027, 5, 1), last=day, reason="停电"),
        "last",
        id="closure-last",
    ),
]


@pytest.mark.parametrize("value", NOT_A_DAY)
@pytest.mark.parametrize(("build", "field"), DAY_FIELDS)
def test_only_plain_days_are_taken(
    build: Callable[[object], object], field: str, value: object
) -> None:
    with pytest.raises(InputTypeError) as caught:
        build(value)
    error = caught.value
    assert (error.code, error.name) == ("input.type", field)
    assert repr(value) in error.explain("en")
    assert "datetime.date" in error.explain("zh")


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("国办发明电〔2026〕9号", "国办发明电〔2026〕9号"),
        (None, "2027年部分节假日安排的通知（文号未查明）"),
    ],
    ids=["known", "unknown"],
)
def test_a_notice_is_called_by_its_number_or_its_year(number: str | None, title: str) -> None:
    assert notice(doc_no=number).title == title


@pytest.mark.parametrize(
    ("kind", "line", "span"),
    [
        pytest.param(
            NoticeKind.BASE,
            arrangement(),
            (dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
            id="base-is-the-whole-year",
        ),
        pytest.param(
            NoticeKind.BASE,
            arrangement(name="元旦", rest=[dt.date(2026, 12, 31), dt.date(2027, 1, 1)]),
            (dt.date(2026, 12, 31), dt.date(2027, 12, 31)),
            id="base-from-the-december-before",
        ),
        pytest.param(
            NoticeKind.AMENDMENT,
            arrangement(work=[MAY[7]]),
            (MAY[0], MAY[7]),
            id="amendment-is-its-days",
        ),
    ],
)
def test_a_notice_decides_a_span_of_days(
    kind: NoticeKind, line: HolidayArrangement, span: tuple[dt.date, dt.date]
) -> None:
    assert notice(kind=kind, holidays=[line]).span() == span


def test_equal_notices_are_equal_and_hash_equal_also_after_pickling() -> None:
    one, other = notice(), notice(holidays=(arrangement(rest=reversed(MAY[:5])),))
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    assert (one, hash(one)) == (other, hash(other)) == (again, hash(again))


@pytest.mark.parametrize(
    ("changes", "found", "zh", "en"),
    [
        pytest.param(
            {"work": [MAY[0]]},
            "2027-05-01",
            "三月三：2027-05-01 既列为放假又列为上班；请核对通知",
            "三月三: `2027-05-01` is both rest and work; check the notice",
            id="both",
        ),
        pytest.param(
            {"rest": []},
            "",
            "三月三：没有列出任何日期；请核对通知",
            "三月三: names no day; check the notice",
            id="none",
        ),
    ],
)
def test_a_local_notice_names_each_day_once(
    changes: dict[str, Any], found: str, zh: str, en: str
) -> None:
    with pytest.raises(InputValueError) as caught:
        local_notice(**changes)
    assert (caught.value.name, caught.value.found) == ("rest", found)
    assert (caught.value.explain("zh"), caught.value.explain("en")) == (zh, en)


def test_a_closure_may_be_one_day_and_needs_no_document() -> None:
    closure = Closure(first=MAY[0], last=MAY[0], reason="暴雨停工")
    assert closure.document is None


def test_a_closure_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputValueError) as caught:
        Closure(first=MAY[1], last=MAY[0], reason="暴雨停工")
    error = caught.value
    assert (error.code, error.name, error.found) == ("input.value", "last", "2027-05-01")
    assert error.explain("zh") == (
        "停工自 2027-05-02 至 2027-05-01，应为 1 至 366 天；请核对两个日期"
    )
    assert str(error) == (
        "the closure lasts from `2027-05-02` to `2027-05-01`; it must last 1 to 366 days; "
        "check the two days"
    )


def test_a_closure_may_last_a_leap_year_and_no_day_longer() -> None:
    first = dt.date(2028, 1, 1)
    assert Closure(first=first, last=dt.date(2028, 12, 31), reason="停工").first == first
    with pytest.raises(InputValueError):
        Closure(first=first, last=dt.date(2029, 1, 1), reason="停工")


@pytest.mark.parametrize(
    "build",
    [
        lambda: arrangement(work=[MAY[0]]),
        lambda: arrangement(rest=["2027-05-01"]),
        lambda: local_notice(rest=[]),
        lambda: Closure(first=MAY[1], last=MAY[0], reason="停电"),
    ],
    ids=["arrangement", "day", "local", "closure"],
)
def test_errors_survive_pickle(build: Callable[[], object]) -> None:
    with pytest.raises(GovsvcError) as caught:
        build()
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (type(again), again.explain("zh"), str(again)) == (
        type(caught.value),
        caught.value.explain("zh"),
        str(caught.value),
    )


def test_national_notices_come_in_order_of_publication_and_are_read_once() -> None:
    published = [found.published_on for found in national_notices()]
    assert published == sorted(published)
    assert national_notices() is national_notices()


def test_local_notices_carry_territories_and_are_read_once() -> None:
    assert {found.territory.prefix for found in local_notices()} == {"45", "64", "65", "5401"}
    assert local_notices() is local_notices()


@pytest.mark.parametrize(
    ("kind", "slug"), [(NoticeKind.BASE, "base"), (NoticeKind.AMENDMENT, "amendment")]
)
def test_kinds_of_notices_have_stable_values(kind: NoticeKind, slug: str) -> None:
    assert kind.value == slug


@pytest.mark.parametrize("year", [1999, 2100])
def test_a_notice_for_a_year_beyond_what_is_known_is_refused(year: int) -> None:
    with pytest.raises(InputValueError) as caught:
        Notice(year=year, published_on=dt.date(2026, 1, 1), holidays=())
    assert (caught.value.name, caught.value.found) == ("year", str(year))


@pytest.mark.parametrize("day", [dt.date(2026, 11, 30), dt.date(2028, 1, 1)])
def test_a_notice_sets_only_days_of_its_year_and_the_december_before(day: dt.date) -> None:
    line = HolidayArrangement(name="元旦", rest=[day])
    with pytest.raises(InputValueError) as caught:
        Notice(year=2027, published_on=dt.date(2026, 11, 1), holidays=[line])
    assert caught.value.found == str(day)


def test_a_closure_of_more_than_a_year_is_refused() -> None:
    with pytest.raises(InputValueError):
        Closure(first=dt.date(2026, 1, 1), last=dt.date(2027, 1, 2), reason="停工")
