"""Decisions beside policy engines that hold the same small policy.

The policy: every item may be applied for from the age of sixteen, nobody may sign for another,
and a certificate is required. That is three rules an item, so that 50, 500 and 5,000 rules differ
in the number of items alone. All engines are asked the same question about the last item, with
their policy read beforehand where they can keep it.
"""

import datetime as dt
import importlib.util
import json
from collections.abc import Callable

import attrs

from govsvc.conditions import Between, Box, FactKind, OneOf
from govsvc.decisions import Coverage, Effect, Fact, Outcome, Rule, RuleSet, Topic, decide
from govsvc.law import Citation, LegalSource, Provision, SourceKind
from govsvc.territory import NATIONAL
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

SIZES = (50, 500, 5_000)
PER_ITEM = 3
DAY = dt.date(2026, 3, 2)
ADULT = 16
AGE = 30

Row = tuple[str, str, float, str]
Timed = Callable[[Callable[[], object]], float]


@attrs.frozen(kw_only=True)
class Request:
    """What is asked."""

    item: Maybe[str] = UNKNOWN
    action: Maybe[str] = UNKNOWN
    age: Maybe[int] = UNKNOWN
    certified: Maybe[bool] = UNKNOWN


def _fact(name: str, kind: FactKind) -> Fact:
    return Fact(name=name, kind=kind, label=Text(zh=name, en=name), reads=(name,))


TOPIC = Topic(
    name="bench",
    label=Text(zh="基准", en="bench"),
    request_type=Request,
    item="item",
    facts=(
        _fact("item", FactKind(str)),
        _fact("action", FactKind(str, {"apply", "sign"})),
        _fact("age", FactKind(int)),
        _fact("certified", FactKind(bool)),
    ),
)
LAW = LegalSource(
    id="law", title=Text(zh="法", en="law"), kind=SourceKind.LAW, issuer="—", versions=()
)


def last_item(size: int) -> str:
    """The item of the last rules, so that no engine finds it first."""
    return f"item{size // PER_ITEM - 1}"


def known(size: int) -> Request:
    """The question, with everything known."""
    return Request(item=last_item(size), action="apply", age=AGE, certified=True)


def rules(size: int) -> list[Rule]:
    """The policy for as many items as make *size* rules."""
    found: list[Rule] = []
    for number in range(size // PER_ITEM + 1):
        item = OneOf({f"item{number}"})
        certified = Box({"certified": OneOf({True})})
        found += [
            _rule(f"may{number}", Effect.PERMIT, Box({"item": item, "age": Between(least=ADULT)})),
            _rule(f"no{number}", Effect.PROHIBIT, Box({"item": item, "action": OneOf({"sign"})})),
            _rule(f"need{number}", Effect.REQUIRE, Box({"item": item}), certified),
        ]
    return found[:size]


def _rule(name: str, effect: Effect, when: Box, must: Box | None = None) -> Rule:
    text = Text(zh=name, en=name)
    cited = Citation(source=LAW.id, title=LAW.title, article=1)
    header = Provision(id=name, name=text, summary=text, citations=[cited], when=when)
    return Rule(header=header, topic="bench", effect=effect, code=name.upper(), must=must or Box())


def rule_set(size: int) -> RuleSet:
    """The policy ready to be asked."""
    return RuleSet.build(
        TOPIC,
        rules(size),
        sources={LAW.id: LAW},
        coverage=[Coverage(pack="bench", topic="bench")],
        place=NATIONAL,
        on=DAY,
    )


def decisions(timed: Timed) -> list[Row]:
    """One question, at every size, to every engine that is installed."""
    rows: list[Row] = []
    for size in SIZES:
        name = f"decide, {size:,} rules"
        rows.append((name, "govsvc", timed(_own(size)), "≤ 25"))
        for module, (who, make) in PEERS.items():
            if importlib.util.find_spec(module):
                rows.append((name, who, timed(make(size)), ""))
    return rows


def beside(timed: Timed) -> list[Row]:
    """What comes with an answer, and the baseline of the whole country."""
    import govsvc
    from govsvc.duty_lists import Assignment, AssignmentKind
    from govsvc.powers import Basis, Form, Party, PowerKind, PowerTransfer, Publication
    from govsvc.proxy import Action, ProxyRequest

    small = rule_set(SIZES[0])
    decision = decide(small, known(SIZES[0]))
    open_ = attrs.evolve(known(SIZES[0]), certified=UNKNOWN)
    book = govsvc.rulebook("640181", on=DAY)
    vague = ProxyRequest(item="结婚登记", action=Action.SUBMIT)
    book.decide(vague)
    licence = PowerTransfer.of_statute(
        Party.COUNTY_DEPARTMENT,
        power_kind=PowerKind.LICENCE,
        form=Form.ENTRUST,
        recipient=Party.TOWNSHIP_GOVERNMENT,
        basis=Basis.LAW,
        publication=Publication.by_both(),
        exclusive=False,
    )
    work = Assignment(
        item="协助社区矫正",
        kind=AssignmentKind.WORK,
        giver=Party.TOWNSHIP_GOVERNMENT,
        receiver=Party.VILLAGERS_COMMITTEE,
        funding=True,
    )
    return [
        ("decide, one thing unknown", "govsvc",
         timed(lambda: decide(small, open_)), ""),
        ("explain", "govsvc", timed(decision.explain), ""),
        ("rulebook, asked before", "govsvc",
         timed(lambda: govsvc.rulebook("640181", on=DAY)), ""),
        ("proxy, nearly all unknown", "govsvc", timed(lambda: book.decide(vague)), ""),
        ("transfer of a licence", "govsvc", timed(lambda: book.decide(licence)), ""),
        ("work for a village", "govsvc", timed(lambda: book.decide(work)), ""),
    ]  # fmt: skip


def _own(size: int) -> Callable[[], object]:
    small, request = rule_set(size), known(size)
    assert decide(small, request).outcome is Outcome.ALLOWED  # noqa: S101 - the same answer
    return lambda: decide(small, request)


# The peers; each checks that it gives the same answer


def _cedar(size: int) -> Callable[[], object]:
    import cedarpy

    policies = []
    for number in range(size // PER_ITEM + 1):
        item = f'resource == Item::"item{number}"'
        policies += [
            f"permit(principal, action, {item}) when {{ context.age >= {ADULT} }};",
            f'forbid(principal, action == Action::"sign", {item});',
            f"forbid(principal, action, {item}) unless {{ context.certified }};",
        ]
    kept = cedarpy.PolicySet.from_str("\n".join(policies[:size]))
    entities = cedarpy.Entities.from_json_str("[]")
    request = {
        "principal": 'User::"u"',
        "action": 'Action::"apply"',
        "resource": f'Item::"{last_item(size)}"',
        "context": {"age": AGE, "certified": True},
    }
    assert cedarpy.is_authorized(request, kept, entities).allowed  # noqa: S101 - the same answer
    return lambda: cedarpy.is_authorized(request, kept, entities)


def _zen(size: int) -> Callable[[], object]:
    import zen

    rows = []
    for number in range(size // PER_ITEM + 1):
        item = f'"item{number}"'
        rows += [
            {"i": item, "a": '"sign"', "g": "", "c": "", "o": '"denied"'},
            {"i": item, "a": "", "g": "", "c": "false", "o": '"needs more"'},
            {"i": item, "a": "", "g": f">= {ADULT}", "c": "", "o": '"allowed"'},
        ]
    names = {"i": "item", "a": "action", "g": "age", "c": "certified"}
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": key, "name": n, "field": n} for key, n in names.items()],
        "outputs": [{"id": "o", "name": "outcome", "field": "outcome"}],
        "rules": [{"_id": str(n), **row} for n, row in enumerate(rows)],
    }
    graph = {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "table", "type": "decisionTableNode", "name": "table", "content": table},
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }
    decision = zen.ZenEngine().create_decision(json.dumps(graph))
    request = {"item": last_item(size), "action": "apply", "age": AGE, "certified": True}
    told = decision.evaluate(request)["result"]
    assert told == {"outcome": "allowed"}, told  # noqa: S101 - the same answer
    return lambda: decision.evaluate(request)


MODEL = """
[request_definition]
r = age, item, action, certified
[policy_definition]
p = item, action, least, needs, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = r.item == p.item && (p.action == "*" || r.action == p.action) && r.age >= number(p.least) \
&& (p.needs == "*" || r.certified == p.needs)
"""


def _casbin(size: int) -> Callable[[], object]:
    import casbin

    model = casbin.Model()
    model.load_model_from_text(MODEL)
    enforcer = casbin.Enforcer(model)
    enforcer.add_function("number", int)
    for number in range(size // PER_ITEM + 1):
        item = f"item{number}"
        enforcer.add_policy(item, "*", str(ADULT), "*", "allow")
        enforcer.add_policy(item, "sign", "0", "*", "deny")
        enforcer.add_policy(item, "*", "0", "no", "deny")
    question = (AGE, last_item(size), "apply", "yes")
    assert enforcer.enforce(*question)  # noqa: S101 - the same answer
    return lambda: enforcer.enforce(*question)


PEERS = {
    "cedarpy": ("cedarpy", _cedar),
    "zen": ("zen-engine", _zen),
    "casbin": ("casbin", _casbin),
}
