"""Packs: the law of a place as data, and the rulebook that is made of them."""

from govsvc.packs.duty_list import Listing, duty_list
from govsvc.packs.library import read_pack, shipped_pack, shipped_packs
from govsvc.packs.pack import Completeness, ItemEntry, Pack
from govsvc.packs.rulebook import Rulebook, rulebook

__all__ = [
    "Completeness",
    "ItemEntry",
    "Listing",
    "Pack",
    "Rulebook",
    "duty_list",
    "read_pack",
    "rulebook",
    "shipped_pack",
    "shipped_packs",
]
