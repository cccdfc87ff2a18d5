"""``govsvc packs lint`` and ``govsvc packs diff``: what an author wants to know of rules."""

import argparse
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import attrs

from govsvc.cli.drawing import draw_json
from govsvc.cli.packs import beside, open_pack, place_of
from govsvc.codec import to_dict
from govsvc.conditions import Scalar
from govsvc.decisions import Analysis, Change, Comparison, Overlap, analyse, compare
from govsvc.packs import Pack, Rulebook
from govsvc.packs.vocabulary import check_topic
from govsvc.territory import Territory
from govsvc.wording import Lang, Text

__all__ = ["diff_packs", "lint_pack"]


@attrs.frozen(kw_only=True)
class _Asked:
    """Where and when rules are looked at, and which topics."""

    place: Territory
    on: dt.date
    topics: tuple[str, ...]

    @classmethod
    def of(cls, arguments: argparse.Namespace, *packs: Pack) -> "_Asked":
        """What the command line says, or else what the last pack says of itself."""
        if arguments.topic is not None:
            check_topic(arguments.topic)
        topics = dict.fromkeys(rule.topic for pack in packs for rule in pack.rules)
        place = place_of(packs[-1]) if arguments.region is None else Territory(arguments.region)
        days = [pack.law_as_at for pack in packs if pack.law_as_at is not None]
        return cls(
            place=place,
            on=arguments.on or max(days, default=_ANY_DAY),
            topics=tuple(t for t in topics if arguments.topic in (None, t)),
        )

    def draw(self, told: Mapping[str, Iterable[Text]], lang: Lang) -> int:
        """Print what was found, topic by topic."""
        where = self.place.prefix or Text(zh="全国", en="nationwide").pick(lang)
        headline = Text(zh="{}（{}，{}）", en="{} ({}, {})").pick(lang)
        for topic, texts in told.items():
            print(headline.format(topic, where, self.on))
            for text in texts:
                print(f"  {text.pick(lang)}")
        if not told:
            print(Text(zh="没有规则", en="no rules").pick(lang))
        return 0


_ANY_DAY = dt.date(2026, 1, 1)
"""Where no pack says up to which day it follows the law."""


def _books(asked: _Asked, *packs: Pack) -> Iterator[Rulebook]:
    """For each pack the rulebook with it alone; what is no law is looked at as if it were."""
    ids = [pack.id for pack in packs]
    for pack in packs:
        assume = not pack.has_force
        yield beside(pack, place=asked.place, on=asked.on, instead_of=ids, assume=assume)


# lint


def lint_pack(arguments: argparse.Namespace) -> int:
    """``govsvc packs lint [PACK]``: conflicts, idle rules and gaps."""
    pack = open_pack(arguments.pack, trusted=arguments.trusted)
    asked = _Asked.of(arguments, pack)
    [book] = _books(asked, pack)
    own = [rule.id for rule in pack.rules], [item.id for item in pack.items]
    found = {
        topic: analyse(book.rule_set(topic), limit=arguments.limit).about(*own)
        for topic in asked.topics
    }
    if arguments.json:
        draw_json(
            {
                "pack": pack.id,
                "place": asked.place.prefix,
                "on": asked.on.isoformat(),
                "topics": to_dict(found),
            }
        )
        return 0
    told = {topic: _findings(one, every=arguments.all) for topic, one in found.items()}
    return asked.draw(told, arguments.lang)


def _findings(analysis: Analysis, *, every: bool) -> Iterator[Text]:
    told = [
        *_overlaps(analysis.conflicts, _CONFLICT, every=every),
        *_overlaps(analysis.disagreements, _DISAGREEMENT, every=every),
        *(_filled(_SHADOWED, pair) for pair in analysis.shadowed),
        *(_filled(_NEVER, [name]) for name in analysis.never_fire),
        *(_filled(_UNCOVERED, [name]) for name in analysis.uncovered),
        *(_filled(_FIRST, [name]) for name in analysis.without_predecessor),
    ]
    yield from told or [Text(zh="未发现问题", en="nothing found")]
    if analysis.stopped:
        yield _STOPPED


_CONFLICT = Text(zh="冲突：`{}` 与 `{}`，如 {}", en="conflict: `{}` and `{}`, as with {}")
_DISAGREEMENT = Text(
    zh="结论不一：`{}` 与 `{}`，如 {}", en="disagreement: `{}` and `{}`, as with {}"
)
_SHADOWED = Text(zh="被涵盖：`{}` 为 `{}` 所涵盖", en="shadowed: `{}` by `{}`")
_NEVER = Text(zh="不会触发：`{}`", en="never fires: `{}`")
_UNCOVERED = Text(zh="无可准许：事项 `{}`", en="uncovered: nothing can permit item `{}`")
_FIRST = Text(
    zh="没有前身：`{}`，此前的规定是否漏载", en="no predecessor: `{}`; is an older text missing"
)
_MAYBE = Text(
    zh="另有 {} 处，所涉事实读取同一输入，未必同时出现（--all 列出）",
    en="{} more, of facts that read the same input and may never meet (--all lists them)",
)
_STOPPED = Text(
    zh="搜索到上限为止，可能还有（--limit）",
    en="the search stopped at its limit, there may be more (--limit)",
)


def _filled(text: Text, names: Iterable[str]) -> Text:
    told = [*names]
    return Text(zh=text.zh.format(*told), en=text.en.format(*told))


def _overlaps(overlaps: Iterable[Overlap], text: Text, *, every: bool) -> Iterator[Text]:
    found = [*overlaps]
    shown = [one for one in found if one.certain or every]
    for one in shown:
        yield _filled(text, [one.one, one.two, _case(one.case)])
    if len(found) > len(shown):
        yield _filled(_MAYBE, [str(len(found) - len(shown))])


def _case(case: Mapping[str, Scalar]) -> str:
    return ", ".join(f"{name}={_value(value)}" for name, value in case.items())


def _value(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


# diff


def diff_packs(arguments: argparse.Namespace) -> int:
    """``govsvc packs diff A B``: which rules differ, each with a case in which the outcome does."""
    old, new = (open_pack(name, trusted=arguments.trusted) for name in (arguments.a, arguments.b))
    asked = _Asked.of(arguments, old, new)
    was, now = _books(asked, old, new)
    found = {
        topic: compare(was.rule_set(topic), now.rule_set(topic), limit=arguments.limit)
        for topic in asked.topics
    }
    if arguments.json:
        draw_json(
            {
                "old": {"pack": old.id, "digest": old.digest},
                "new": {"pack": new.id, "digest": new.digest},
                "place": asked.place.prefix,
                "on": asked.on.isoformat(),
                "topics": to_dict(found),
            }
        )
        return 0
    return asked.draw({t: _differences(one) for t, one in found.items()}, arguments.lang)


def _differences(comparison: Comparison) -> Iterator[Text]:
    told = [
        *map(_change, comparison.changes),
        *(_filled(_ITEM, [item]) for item in comparison.items),
    ]
    yield from told or [Text(zh="没有差别", en="no difference")]
    if comparison.stopped:
        yield _STOPPED


_ITEM = Text(zh="事项 `{}` 的类别或者清单不同", en="item `{}` has other kinds or lists")


def _change(change: Change) -> Text:
    kind = change.kind.label
    lead = Text(zh=f"{kind.zh}：`{change.rule}`", en=f"{kind.en}: `{change.rule}`")
    if change.case is None or change.before is None or change.after is None:
        return lead
    case, before, after = _case(change.case), change.before.label, change.after.label
    return Text(
        zh=f"{lead.zh}，如 {case}：由“{before.zh}”变为“{after.zh}”",
        en=f"{lead.en}, as with {case}: from {before.en} to {after.en}",
    )
