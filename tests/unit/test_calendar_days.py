"""Kinds of days, certainties, and the day that carries both."""

import datetime as dt

import attrs
import pytest

from govsvc.calendars import Certainty, Day, DayKind


@pytest.mark.parametrize(
    ("kind", "slug", "works", "zh", "en"),
    [
        (DayKind.WORKDAY, "workday", True, "工作日", "workday"),
        (DayKind.WEEKEND, "weekend", False, "休息日", "weekend"),
        (DayKind.STATUTORY_HOLIDAY, "statutory_holiday", False, "法定节假日", "statutory holiday"),
        (DayKind.BRIDGED_REST, "bridged_rest", False, "调休放假", "bridged rest"),
        (DayKind.MAKE_UP_WORKDAY, "make_up_workday", True, "补班", "make-up workday"),
        (DayKind.EXTENDED_REST, "extended_rest", False, "另行放假", "extended rest"),
        (DayKind.LOCAL_REST, "local_rest", False, "当地放假", "local rest"),
        (DayKind.LOCAL_WORKDAY, "local_workday", True, "当地上班", "local workday"),
    ],
    ids=lambda value: value.value if isinstance(value, DayKind) else "",
)
def test_a_kind_says_whether_it_is_worked_and_what_it_is_called(
    *, kind: DayKind, slug: str, works: bool, zh: str, en: str
) -> None:
    day = Day(date=dt.date(2026, 3, 2), kind=kind, certainty=Certainty.OFFICIAL)
    told = (kind.value, kind.is_workday, day.is_workday, kind.label.zh, kind.label.en)
    assert told == (slug, works, works, zh, en)


@pytest.mark.parametrize(
    ("certainty", "slug", "zh"),
    [
        (Certainty.OFFICIAL, "official", "已公布"),
        (Certainty.PROVISIONAL, "provisional", "可能调整"),
        (Certainty.PROJECTED, "projected", "推算，待公布"),
    ],
)
def test_a_certainty_has_a_stable_value_and_a_label(
    certainty: Certainty, slug: str, zh: str
) -> None:
    assert (certainty.value, certainty.label.zh, certainty.label.en) == (slug, zh, slug)


@pytest.mark.parametrize("kinds", [DayKind, Certainty])
def test_every_member_has_its_own_label(kinds: type[DayKind] | type[Certainty]) -> None:
    labels = {member.label for member in kinds}
    assert len(labels) == len(list(kinds))


def test_an_ordinary_day_has_no_name_notice_or_closure() -> None:
    day = Day(date=dt.date(2026, 3, 2), kind=DayKind.WORKDAY, certainty=Certainty.OFFICIAL)
    assert (day.name, day.notice, day.closure) == (None, None, None)


def test_a_day_is_a_value() -> None:
    one, other = (
        Day(date=dt.date(2026, 3, 2), kind=DayKind.WORKDAY, certainty=Certainty.OFFICIAL)
        for _ in range(2)
    )
    assert (one, hash(one)) == (other, hash(other))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.kind = DayKind.WEEKEND  # type: ignore[misc]
