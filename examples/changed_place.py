"""Which division issued this old document, and what is it today?

Prints:
    贵州省/毕节地区/毕节市 (522401), certain
    today: 贵州省/毕节市/七星关区 (520502)
    on 2011-06-01 it is one of 3
"""

import datetime as dt

from govsvc.divisions import registry
from govsvc.unknown import UNKNOWN

places = registry()
(then,) = places.resolve("毕节市", on=dt.date(2010, 3, 1))
print(f"{'/'.join(then.path)} ({then.division.code}),", "certain" if then.certain else "unsure")
if then.now is UNKNOWN:
    print("the data do not say what it is today")
else:
    for now in then.now:
        print(f"today: {'/'.join(step.name for step in places.path(now))} ({now.code})")

unsettled = places.resolve("毕节", on=dt.date(2011, 6, 1))
print("on 2011-06-01 it is one of", len(unsettled))
