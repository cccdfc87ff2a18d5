"""A whole sound pack about parking, part by part."""

HEAD = """
[pack]
id = "own"
title = { zh = "停车包", en = "parking pack" }
schema = 1
territory = "640181"
law_as_at = 2026-01-31
published = 2026-01-15
index_no = "640181-001/2026-1"
covers = [{ topic = "parking", from = 2026-01-01, to = 2030-12-31 }]
basis = ["某发〔2025〕1号"]
addressed_to = ["各乡镇"]
rows = ["P-1"]
defects = [{ zh = "有错字", en = "a misprint" }]
completeness.whole = false
completeness.missing_annexes = [2]
completeness.note = { zh = "附件二未见", en = "annex 2" }
"""

SOURCE = """
[[source]]
id = "own-rules"
title = { zh = "示例停车办法", en = "Sample Parking Measures" }
kind = "normative_document"
issuer = "某市人民政府"
doc_no = "某政规〔2026〕1号"
aliases = ["停车办法"]
versions = [{ id = "2026", adopted = 2025-12-20, in_force = 2026-01-01, text_checked = true }]
"""

ITEMS = """
[[item]]
id = "car"
name = { zh = "轿车", en = "car" }
aliases = ["小汽车"]
kinds = ["vehicle"]

[[item]]
id = "cart"
name = { zh = "手推车", en = "cart" }
kinds = ["small"]
lists = [{ list = "own.free", open = true }]
"""

PERMIT = """
[[rule]]
id = "own.3.permit"
topic = "parking"
effect = "permit"
code = "MAY_PARK"
cite = ["停车办法第三条"]
summary = { zh = "车辆可以停放", en = "vehicles may be parked" }
when = { "kind:vehicle" = true, age = { min = 16 } }
"""

PROHIBIT = """
[[rule]]
id = "own.4.prohibit"
topic = "parking"
effect = "prohibit"
code = "NO_PARKING"
cite = ["停车办法第四条第一款", "行政许可法第四条"]
name = { zh = "禁停", en = "no parking" }
summary = { zh = "广场不得停放", en = "no parking on squares" }
rows = ["P-4"]
aliases = ["own.four"]
ground = "space"
territory = "640181101"
applies_to = ["square"]
excludes = []
scope = { zh = "节日除外", en = "not on feasts" }
unless = [{ resident = true }, { "list:own.free" = true }]
from = 2026-01-01
until = 2028-12-31
doubts = [{ kind = "inference", note = { zh = "推断", en = "inferred" } }]
modelled = { zh = "按一处理", en = "taken as one" }
obligations = [{ code = "sign", text = { zh = "设牌", en = "put up a sign" } }]
"""

REQUIRE = """
[[rule]]
id = "own.5.require"
topic = "parking"
effect = "require"
code = "GROWN_UP"
cite = ["停车办法第五条"]
summary = { zh = "须成年", en = "must be of age" }
must = { age = { min = 18 } }
when = { zone = "street" }
concludes = { form = "paid", fee = 2, since = 2026-03-02, night = false }
"""

PERIOD = """
[[period]]
id = "own.6.fetch"
matter = "own.6.fetch"
name = { zh = "挪车", en = "fetch" }
summary = { zh = "通知后三日内挪走", en = "fetch within three days" }
cite = ["停车办法第六条"]
start = { zh = "通知", en = "told" }
bearer = { zh = "车主", en = "owner" }
length = 3
unit = "working_day"
"""

WHOLE = HEAD + SOURCE + ITEMS + PERMIT + PROHIBIT + REQUIRE + PERIOD
