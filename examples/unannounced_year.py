"""What can be said of a deadline in a year whose holidays nobody has announced?

Prints:
    between 2027-02-04 and 2027-02-14, projected
    work by 2027-02-04
"""

import datetime as dt

import govsvc

deadline = govsvc.due("mla.22", dt.date(2026, 12, 25))
print(f"between {deadline.earliest} and {deadline.latest}, {deadline.certainty}")
print("work by", deadline.safe_due)
