"""The rank ceiling: what kinds of sources an area can enact.

Limits: which areas are autonomous, and which prefectures have no congress, is a list of codes of
November 2026 (``data/enacting_areas.toml``); areas that were of another kind before are not in it.
"""

import functools
from importlib import resources

import attrs

from govsvc.codec import structure
from govsvc.documents import parse_toml
from govsvc.law import SourceKind
from govsvc.territory import Territory

__all__ = ["enactable"]

_DOCUMENT = frozenset({SourceKind.NORMATIVE_DOCUMENT})
_LOCAL = frozenset({SourceKind.LOCAL_REGULATION, SourceKind.LOCAL_GOVERNMENT_RULE})
_VARIATION = frozenset({SourceKind.AUTONOMOUS_REGULATION})
_PROVINCE, _PREFECTURE = 2, 4
_MUNICIPALITIES = ("11", "12", "31", "50")
_DIRECT = "90"  # the third and fourth digit of counties directly under a province


def enactable(territory: Territory) -> frozenset[SourceKind]:
    """The kinds of sources that organs of *territory* can issue; none for the whole country.

    Args:
        territory: A province, prefecture, county, township or village.

    Source:
        立法法（2023）第八十条, 第八十一条第一款, 第八十五条第一款, 第九十三条第一款; that
        anyone may issue normative documents: project assumption, ADR 0023.

    Example:
        >>> sorted(kind.value for kind in enactable(Territory("1309")))
        ['local_government_rule', 'local_regulation', 'normative_document']
        >>> sorted(kind.value for kind in enactable(Territory("640181")))
        ['normative_document']
        >>> sorted(kind.value for kind in enactable(Territory("632324")))
        ['autonomous_regulation', 'normative_document']
    """
    if territory.is_national:
        return frozenset()
    legislates = _legislates(territory.prefix)
    varies = territory.prefix in _areas().autonomous
    return _DOCUMENT | (_LOCAL if legislates else set()) | (_VARIATION if varies else set())


def _legislates(prefix: str) -> bool:
    """Whether there is a congress here that can enact local regulations."""
    if len(prefix) == _PROVINCE:
        return True
    is_city = len(prefix) == _PREFECTURE and not (
        prefix.startswith(_MUNICIPALITIES) or prefix.endswith(_DIRECT)
    )
    return is_city and prefix not in _areas().without_congress


@attrs.frozen(kw_only=True)
class _Areas:
    autonomous: frozenset[str]
    without_congress: frozenset[str]


@functools.cache
def _areas() -> _Areas:
    name = "enacting_areas.toml"
    data = resources.files("govsvc.packs").joinpath("data", name).read_bytes()
    return structure(parse_toml(data, name=name), _Areas, name=name)
