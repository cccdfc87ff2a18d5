"""When must a licence be decided that was accepted on 22 September 2025, before 国庆?

Prints:
    2025-10-24 official
    《行政许可法》第四十二条第一款
    promised: 2025-10-11
"""

import datetime as dt

import govsvc

deadline = govsvc.due("apl.42.decide", dt.date(2025, 9, 22), promise=govsvc.Period.working_days(10))
print(deadline.due, deadline.certainty)
print(deadline.citations[0])
print("promised:", deadline.promised_due)
