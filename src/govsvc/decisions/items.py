"""Item tables: of what kind a service item is, and on which lists it stands."""

import functools
from collections.abc import Mapping

import attrs

from govsvc.conditions import FactKind
from govsvc.fields import as_tuple, each_of
from govsvc.unknown import UNKNOWN, Maybe

__all__ = ["ItemRow", "ItemTable", "Listing", "is_item_fact"]

_TRUTH = FactKind(bool)


@attrs.frozen(kw_only=True)
class Listing:
    """An item stands on a list.

    Attributes:
        list_: Id of the list.
        open_: Whether the list goes on (等). Then nobody can say of another item that it is *not*
            on it. A list is open if any of its rows says so.
    """

    list_: str
    open_: bool = False


@attrs.frozen(kw_only=True)
class ItemRow:
    """What a table says about one service item. Rows of the same id add up.

    A kind gives the fact ``"kind:…"``, a list the fact ``"list:…"``, both yes or no. The kinds of
    an item are all its kinds; a row without kinds leaves them unknown, and so does an item that no
    row names.

    Attributes:
        id: The item's id.
        kinds: Its kinds, as slugs.
        lists: The lists it stands on.
    """

    id: str
    kinds: tuple[str, ...] = attrs.field(default=(), converter=as_tuple, validator=each_of(str))
    lists: tuple[Listing, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(Listing)
    )


@attrs.frozen(eq=False)
class ItemTable:
    """All rows together, asked by item.

    Example:
        >>> table = ItemTable([ItemRow(id="a", kinds=["x"], lists=[Listing(list_="l")]),
        ...                    ItemRow(id="b", kinds=["y"])])
        >>> table.fact("a", "list:l"), table.fact("b", "list:l"), table.fact("?", "kind:x")
        (True, False, UNKNOWN)
    """

    rows: tuple[ItemRow, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(ItemRow)
    )

    @functools.cached_property
    def kinds(self) -> Mapping[str, FactKind]:
        """The facts that the table answers, and what they can be."""
        names = [f"kind:{kind}" for row in self.rows for kind in row.kinds]
        names += [f"list:{listing.list_}" for row in self.rows for listing in row.lists]
        return dict.fromkeys(sorted(set(names)), _TRUTH)

    @functools.cached_property
    def open_lists(self) -> frozenset[str]:
        """The facts of lists that go on."""
        return frozenset(
            f"list:{listing.list_}" for row in self.rows for listing in row.lists if listing.open_
        )

    @functools.cached_property
    def _told(self) -> Mapping[str, Mapping[str, Maybe[bool]]]:
        """By item: what is not simply False."""
        yes: dict[str, dict[str, Maybe[bool]]] = {}
        for row in self.rows:
            facts = yes.setdefault(row.id, {})
            facts.update({f"kind:{kind}": True for kind in row.kinds})
            facts.update({f"list:{listing.list_}": True for listing in row.lists})
        return {
            item: {**self._undecided(known=any(n.startswith("kind:") for n in facts)), **facts}
            for item, facts in yes.items()
        }

    def _undecided(self, *, known: bool) -> dict[str, Maybe[bool]]:
        names = (
            name
            for name in self.kinds
            if name in self.open_lists or (name.startswith("kind:") and not known)
        )
        return dict.fromkeys(names, UNKNOWN)

    @functools.cached_property
    def _of_unlisted(self) -> Mapping[str, Maybe[bool]]:
        return self._undecided(known=False)

    def __contains__(self, item: object) -> bool:
        return item in self._told

    def not_false(self, item: str | None) -> Mapping[str, Maybe[bool]]:
        """The facts that hold of *item*, or may hold; all others are False."""
        return self._told.get(item or "", self._of_unlisted)

    def fact(self, item: Maybe[str] | None, name: str) -> Maybe[bool]:
        """What the table says: listed is True; unlisted is False, or `UNKNOWN` on an open list."""
        return UNKNOWN if item is UNKNOWN else self.not_false(item).get(name, False)


def is_item_fact(name: str) -> bool:
    """Whether the item tables answer this fact."""
    return ":" in name
