"""Which notices a calendar takes: whole, in order, and not against the law."""

import datetime as dt

from govsvc.calendars.notices import Notice, NoticeKind
from govsvc.calendars.projection import missing_holidays, statutory_holidays
from govsvc.wording import Text

__all__ = ["object_to"]


def object_to(notice: Notice, *, base: Notice | None, known_on: dt.date | None) -> Text | None:
    """What speaks against adding *notice*, or None if nothing does.

    Args:
        notice: The notice to add.
        base: The base notice of its year that is known already, if any.
        known_on: The day up to which things are known; None is everything.
    """
    year = notice.year
    if known_on is not None and notice.published_on > known_on:
        return Text(
            zh=f"通知公布于 {notice.published_on}，晚于日历的已知日 {known_on}；"
            "请先加入通知再用 as_of",
            en=f"published on `{notice.published_on}`, after `{known_on}` up to which the calendar "
            "knows things; add the notice first, then ask as_of",
        )
    if notice.kind is NoticeKind.BASE:
        return _object_to_base(notice, base)
    if base is None:
        return Text(
            zh=f"{year} 年还没有放假通知，无从调整；请先加入该年的通知",
            en=f"`{year}` has no notice to amend; add that one first",
        )
    if notice.published_on < base.published_on:
        return Text(
            zh=f"调整通知公布于 {notice.published_on}，"
            f"早于原通知的公布日 {base.published_on}；请核对",
            en=f"the amendment was published on `{notice.published_on}`, before the notice it "
            f"amends (`{base.published_on}`); check the days",
        )
    return _object_to_work(notice)


def _object_to_base(notice: Notice, base: Notice | None) -> Text | None:
    if base is not None:
        return Text(
            zh=f"{notice.year} 年已有放假通知；如系调整，请把 kind 设为 amendment",
            en=f"`{notice.year}` has a notice already; a change of it is an amendment",
        )
    if left_out := missing_holidays(notice.year, notice.holidays):
        names = "、".join(left_out)
        return Text(
            zh=f"{notice.year} 年的通知没有安排 {names}；请补全后再加入",
            en=f"the notice for `{notice.year}` does not arrange {names}; complete it",
        )
    return _object_to_work(notice)


def _object_to_work(notice: Notice) -> Text | None:
    holidays = statutory_holidays(notice.year)
    for line in notice.holidays:
        for day in line.work:
            if day in holidays:
                return Text(
                    zh=f"{day} 是法定节假日（{holidays[day]}），不能安排上班；请核对通知",
                    en=f"`{day}` is a statutory holiday ({holidays[day]}) and cannot be worked; "
                    "check the notice",
                )
    return None
