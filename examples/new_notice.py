"""How does a calendar learn a new notice, here one that amends the year 2026?

Prints:
    workday
    extended_rest
"""

import datetime as dt

import govsvc
from govsvc.calendars import parse_notice

TEXT = """关于延长2026年春节假期的通知
延长2026年春节假期至2月24日（星期二），2月25日（星期三）起正常上班。
2026年2月20日"""

calendar = govsvc.national_calendar()
day = dt.date(2026, 2, 24)
print(calendar.day(day).kind)
print(calendar.with_notice(parse_notice(TEXT)).day(day).kind)
