"""Which of the window's cases are close, contested or overdue on 9 October 2025?

Prints:
    CF-2025-003 2025-10-03 contested
    XF-2025-018 2025-10-04 contested
    XF-2025-021 2025-10-05 contested
    CF-2025-005 2025-10-09 yellow
    FY-2025-004 2025-10-09 yellow
    DB-2025-044 2025-10-10 yellow
    GK-2025-011 2025-10-13 yellow
    XK-2025-034 2025-10-13 yellow
"""

import datetime as dt
from pathlib import Path

from govsvc.deadlines import Light
from govsvc.desk import open_desk

desk = open_desk(Path(__file__).with_name("desk.toml"), today=dt.date(2025, 10, 9))
for entry in desk.entries:
    if entry.status and entry.status.light in (Light.RED, Light.CONTESTED, Light.YELLOW):
        print(entry.case.id, entry.deadline.safe_due, entry.status.light)
