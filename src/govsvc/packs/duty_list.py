"""The two lists of a committee on a day, put together from the rules that list its work."""

from collections.abc import Iterator

import attrs

from govsvc.conditions import OneOf
from govsvc.decisions import Rule
from govsvc.duty_lists import ASSIGNMENTS, ListKind
from govsvc.fields import check_type
from govsvc.law import Citation
from govsvc.packs.rulebook import Rulebook
from govsvc.powers import Party
from govsvc.wording import Text

__all__ = ["Listing", "duty_list"]


@attrs.frozen(kw_only=True)
class Listing:
    """That a piece of work is on a list of a body.

    Attributes:
        item: Id of the work.
        name: What it is called.
        kind: On which of the two lists.
        rule: Id of the rule that lists it.
        citations: The provision.
        scope: To whom it is limited, or None.
    """

    item: str
    name: Text
    kind: ListKind
    rule: str
    citations: tuple[Citation, ...]
    scope: Text | None


def duty_list(book: Rulebook, body: Party) -> tuple[Listing, ...]:
    """What a kind of body does by law and helps with by law, in the place and on the day of *book*.

    Own duties come first. An item may stand there more than once, under several provisions.

    Args:
        book: The rulebook.
        body: ``villagers_committee`` or ``residents_committee``; for others the lists are empty.

    Raises:
        InputTypeError: *body* is no `Party`.

    Source:
        村民委员会组织法第二条, 第六条, 第十条, 第十一条; 城市居民委员会组织法第六条, 第十条;
        and special statutes, each listing with its own.

    Example:
        >>> import datetime as dt
        >>> from govsvc.packs import rulebook
        >>> found = duty_list(rulebook("", on=dt.date(2026, 3, 2)), Party.VILLAGERS_COMMITTEE)
        >>> found[0].kind.label.zh, found[0].name.zh
        ('依法履行职责事项', '宣传法律和政策')
    """
    check_type(body, Party, name="body")
    names = {item.id: item.name for pack in book.packs for item in pack.items if item.name}
    listed = [
        Listing(
            item=item,
            name=names[item],
            kind=kind,
            rule=rule.id,
            citations=rule.header.citations,
            scope=rule.header.scope,
        )
        for rule in book.rules(ASSIGNMENTS.name)
        for item, kind in _memberships(rule, body)
    ]
    kinds, items = list(ListKind), list(names)
    return tuple(sorted(listed, key=lambda one: (kinds.index(one.kind), items.index(one.item))))


_TERMS = {kind.value: kind for kind in ListKind}


def _memberships(rule: Rule, body: Party) -> Iterator[tuple[str, ListKind]]:
    """The items that a rule lists for a body, and on which list."""
    kind = _TERMS.get(str(rule.concludes.get("terms")))
    items = rule.header.when.constraints.get("item")
    bodies = rule.header.when.constraints.get("receiver")
    if kind and isinstance(items, OneOf) and isinstance(bodies, OneOf) and bodies.test(body.value):
        for item in sorted(map(str, items.values)):
            yield item, kind
