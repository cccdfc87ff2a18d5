"""Working-day calendars: what each day is, by which notice, and how certain that is."""

from govsvc.calendars.days import Certainty, Day, DayKind
from govsvc.calendars.notice_text import parse_notice
from govsvc.calendars.notices import (
    Closure,
    HolidayArrangement,
    LocalNotice,
    Notice,
    NoticeKind,
    local_notices,
    national_notices,
)
from govsvc.calendars.projection import StandingRule
from govsvc.calendars.work_calendar import FIRST_DAY, WorkCalendar, national_calendar

__all__ = [
    "FIRST_DAY",
    "Certainty",
    "Closure",
    "Day",
    "DayKind",
    "HolidayArrangement",
    "LocalNotice",
    "Notice",
    "NoticeKind",
    "StandingRule",
    "WorkCalendar",
    "local_notices",
    "national_calendar",
    "national_notices",
    "parse_notice",
]
