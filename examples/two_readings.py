"""Until when can a fine be paid when the fifteenth day falls into 春节?

No text rolls this period, so both days are told; the safe one is the earlier.

Prints:
    due 2025-02-05, safe 2025-01-29
    no_roll 2025-01-29: no text rolls the last day of this period; rolling is by analogy
"""

import datetime as dt

import govsvc

deadline = govsvc.due("app.67.pay", dt.date(2025, 1, 14))
print(f"due {deadline.due}, safe {deadline.safe_due}")
for reading in deadline.readings:
    print(f"{reading.kind} {reading.date}: {reading.why.en}")
