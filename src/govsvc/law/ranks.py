"""Rank: which source prevails over which, as far as the law says so.

Source: 立法法（2023）第九十八条至第一百零六条; what goes beyond it is told in ADR 0004.
"""

from govsvc.law.sources import LegalSource, SourceKind

__all__ = ["outranks"]

_CONSTITUTION = {SourceKind.CONSTITUTION}
_LAW = {SourceKind.LAW}
_REGULATION = {SourceKind.ADMINISTRATIVE_REGULATION}
_LOCAL = {SourceKind.LOCAL_REGULATION, SourceKind.AUTONOMOUS_REGULATION}
_RULES = {SourceKind.DEPARTMENTAL_RULE, SourceKind.LOCAL_GOVERNMENT_RULE}
_DOCUMENT = SourceKind.NORMATIVE_DOCUMENT
_STATE_COUNCIL = frozenset({"国务院", "国务院办公厅"})


def outranks(upper: LegalSource, lower: LegalSource) -> bool:  # noqa: PLR0911 - one line a rank
    """Whether *upper* prevails over *lower*; a strict partial order.

    ``False`` both ways means that the law does not order the two: departmental and local-government
    rules (art. 102), local regulations and departmental rules (106), city regulations and
    provincial rules, judicial interpretations and Party regulations against most others. Dates and
    speciality never decide (103, 105, 106 leave that to a ruling).

    Args:
        upper: The source that may prevail.
        lower: The source that may yield.

    Source:
        立法法（2023）第九十八条, 第九十九条, 第一百条, 第一百零一条, 第一百零二条, 第一百零六条,
        第八十一条第一款; documents among themselves: project assumption, ADR 0004.

    Example:
        >>> from govsvc.law import find_source
        >>> outranks(find_source("行政许可法"), find_source("政府信息公开条例"))
        True
        >>> outranks(find_source("政府信息公开条例"), find_source("行政许可法"))
        False
    """
    one, two = upper.kind, lower.kind
    if one in _CONSTITUTION:
        return two not in _CONSTITUTION
    if one in _LAW:
        # Art. 101: an autonomous regulation may vary a law at home, so the two are not ordered.
        return two not in _CONSTITUTION | _LAW | {
            SourceKind.AUTONOMOUS_REGULATION,
            SourceKind.PARTY_REGULATION,
        }
    if one in _REGULATION:
        return two in _RULES | {SourceKind.LOCAL_REGULATION, _DOCUMENT}
    if one in _LOCAL:
        return _local_outranks(upper, lower)
    if one is SourceKind.LOCAL_GOVERNMENT_RULE and two is SourceKind.LOCAL_GOVERNMENT_RULE:
        return _above(upper, lower)
    if one in _RULES:
        return two is _DOCUMENT and _covers(upper, lower) and not _of_state_council(lower)
    if one is _DOCUMENT and two is _DOCUMENT:
        return _above(upper, lower)
    return False


def _local_outranks(upper: LegalSource, lower: LegalSource) -> bool:
    match lower.kind:
        case SourceKind.LOCAL_REGULATION:
            return upper.kind is lower.kind and _above(upper, lower)
        case SourceKind.LOCAL_GOVERNMENT_RULE:
            return _covers(upper, lower)
        case SourceKind.NORMATIVE_DOCUMENT:
            return _covers(upper, lower) and not _of_state_council(lower)
        case _:
            return False


def _covers(upper: LegalSource, lower: LegalSource) -> bool:
    return upper.territory.covers(lower.territory)


def _above(upper: LegalSource, lower: LegalSource) -> bool:
    return _covers(upper, lower) and upper.territory != lower.territory


def _of_state_council(source: LegalSource) -> bool:
    return source.territory.is_national and source.issuer in _STATE_COUNCIL
