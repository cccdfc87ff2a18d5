"""Law: sources and their versions, rank, citations, and the header every rule shares."""

from govsvc.law.citations import Citation, parse_citation
from govsvc.law.provisions import (
    Doubt,
    DoubtKind,
    Inert,
    Provision,
    Selection,
    select,
    why_inert,
)
from govsvc.law.ranks import outranks
from govsvc.law.sources import (
    LegalSource,
    SourceKind,
    SourceVersion,
    Status,
    find_source,
    national_sources,
)

__all__ = [
    "Citation",
    "Doubt",
    "DoubtKind",
    "Inert",
    "LegalSource",
    "Provision",
    "Selection",
    "SourceKind",
    "SourceVersion",
    "Status",
    "find_source",
    "national_sources",
    "outranks",
    "parse_citation",
    "select",
    "why_inert",
]
