"""Packs: the law of a place as data, and the rulebook that is made of them."""

from govsvc.packs.library import read_pack, shipped_pack, shipped_packs
from govsvc.packs.pack import Completeness, ItemEntry, Pack
from govsvc.packs.rulebook import Rulebook, rulebook

__all__ = [
    "Completeness",
    "ItemEntry",
    "Pack",
    "Rulebook",
    "read_pack",
    "rulebook",
    "shipped_pack",
    "shipped_packs",
]
