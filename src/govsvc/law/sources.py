"""Legal sources, their versions and their status."""

import datetime as dt
import difflib
import functools
from collections.abc import Mapping
from enum import StrEnum
from importlib import resources

import attrs

from govsvc.codec import structure
from govsvc.documents import parse_toml
from govsvc.errors import NotFoundError
from govsvc.fields import as_tuple, check_text, optional_day
from govsvc.territory import NATIONAL, Territory
from govsvc.validity import Validity
from govsvc.wording import Text

__all__ = [
    "LegalSource",
    "SourceKind",
    "SourceVersion",
    "Status",
    "find_source",
    "national_sources",
]


class SourceKind(StrEnum):
    """What a source is; rank follows from it (`govsvc.law.outranks`)."""

    CONSTITUTION = "constitution"
    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    AUTONOMOUS_REGULATION = "autonomous_regulation"
    LOCAL_REGULATION = "local_regulation"
    DEPARTMENTAL_RULE = "departmental_rule"
    LOCAL_GOVERNMENT_RULE = "local_government_rule"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    PARTY_REGULATION = "party_regulation"
    NORMATIVE_DOCUMENT = "normative_document"

    @property
    def label(self) -> Text:
        """The field's name for it."""
        return _KINDS[self]


_KINDS = {
    SourceKind.CONSTITUTION: Text(zh="宪法", en="constitution"),
    SourceKind.LAW: Text(zh="法律", en="law"),
    SourceKind.ADMINISTRATIVE_REGULATION: Text(zh="行政法规", en="administrative regulation"),
    SourceKind.AUTONOMOUS_REGULATION: Text(zh="自治条例、单行条例", en="autonomous regulation"),
    SourceKind.LOCAL_REGULATION: Text(zh="地方性法规", en="local regulation"),
    SourceKind.DEPARTMENTAL_RULE: Text(zh="部门规章", en="departmental rule"),
    SourceKind.LOCAL_GOVERNMENT_RULE: Text(zh="地方政府规章", en="local-government rule"),
    SourceKind.JUDICIAL_INTERPRETATION: Text(zh="司法解释", en="judicial interpretation"),
    SourceKind.PARTY_REGULATION: Text(zh="党内法规", en="Party regulation"),
    SourceKind.NORMATIVE_DOCUMENT: Text(zh="规范性文件", en="normative document"),
}


class Status(StrEnum):
    """What force a version has."""

    IN_FORCE = "in_force"
    DRAFT = "draft"
    TEMPLATE = "template"
    REPORT = "report"
    REPEALED = "repealed"

    @property
    def label(self) -> Text:
        """The field's name for it."""
        return _STATUSES[self]


_STATUSES = {
    Status.IN_FORCE: Text(zh="现行", en="in force"),
    Status.DRAFT: Text(zh="征求意见稿", en="draft"),
    Status.TEMPLATE: Text(zh="范文", en="template"),
    Status.REPORT: Text(zh="经验材料", en="report"),
    Status.REPEALED: Text(zh="已废止", en="repealed"),
}


@attrs.frozen(kw_only=True)
class SourceVersion:
    """One text of a source.

    Attributes:
        id: Short name, usually the year of adoption, such as ``"2023"``.
        adopted: Day of adoption, if known.
        in_force: First day in force, if it has one.
        until: Last day in force, **inclusive**; None while it still is.
        status: What force it has; dates matter only for `Status.IN_FORCE`.
        replaces: Id of the version it follows.
        text_checked: Whether the text of this version was read for this library. Citations to
            other texts must carry the mark of not being checked.
    """

    id: str
    adopted: dt.date | None = attrs.field(default=None, validator=optional_day)
    in_force: dt.date | None = attrs.field(default=None, validator=optional_day)
    until: dt.date | None = attrs.field(default=None, validator=optional_day)
    status: Status = Status.IN_FORCE
    replaces: str | None = None
    text_checked: bool = False

    @functools.cached_property
    def validity(self) -> Validity:
        """The span of days in which this text is in force; from its adoption at the earliest."""
        return Validity(valid_from=self.in_force or self.adopted, valid_to=self.until)


@attrs.frozen(kw_only=True)
class LegalSource:
    """A law, regulation, rule or document, with all its versions known here.

    Attributes:
        id: Short stable slug, such as ``"apl"``.
        title: Short title without 《》 and without 中华人民共和国.
        kind: What it is.
        issuer: Who issued it.
        territory: Where it holds.
        doc_no: Document number, such as 国务院令第711号.
        aliases: Other titles under which it is cited.
        versions: Its texts, oldest first.
    """

    id: str
    title: Text
    kind: SourceKind
    issuer: str
    territory: Territory = NATIONAL
    doc_no: str | None = None
    aliases: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    versions: tuple[SourceVersion, ...] = attrs.field(default=(), converter=as_tuple)

    def version_on(self, day: dt.date) -> SourceVersion | None:
        """The version in force on *day*, or None where there is none."""
        for version in self.versions:
            if version.status is Status.IN_FORCE and version.validity.covers(day):
                return version
        return None

    def version(self, version_id: str) -> SourceVersion | None:
        """The version with this id, or None."""
        return next((v for v in self.versions if v.id == version_id), None)


@attrs.frozen
class _SourceFile:
    source: tuple[LegalSource, ...]


@functools.cache
def national_sources() -> Mapping[str, LegalSource]:
    """The national sources shipped with the library, by id.

    Example:
        >>> national_sources()["apl"].title.zh
        '行政许可法'
    """
    data = resources.files("govsvc.law").joinpath("data/sources.toml").read_bytes()
    file = structure(parse_toml(data, name="sources.toml"), _SourceFile, name="sources.toml")
    return {source.id: source for source in file.source}


@functools.cache
def _titles() -> Mapping[str, LegalSource]:
    return {
        name: source
        for source in national_sources().values()
        for name in (source.title.zh, *source.aliases)
    }


def find_source(title_or_id: str, sources: Mapping[str, LegalSource] | None = None) -> LegalSource:
    """The source with this id, title or alias; 《》 and 中华人民共和国 may be written or left out.

    Args:
        title_or_id: What the source is called.
        sources: Where to look; by default the national sources.

    Raises:
        NotFoundError: No source answers to it; the message names those that look alike.

    Example:
        >>> find_source("《中华人民共和国行政许可法》").id
        'apl'
    """
    wanted = check_text(title_or_id, name="source").strip()
    wanted = wanted.removeprefix("《").removesuffix("》")
    wanted = wanted.removeprefix("中华人民共和国")
    if sources is None:
        by_id, by_title = national_sources(), _titles()
    else:
        by_id = sources
        by_title = {n: s for s in sources.values() for n in (s.title.zh, *s.aliases)}
    found = by_id.get(wanted) or by_title.get(wanted)
    if found is None:
        near = tuple(difflib.get_close_matches(wanted, [*by_title, *by_id], n=3, cutoff=0.5))
        raise NotFoundError(
            kind="source",
            wanted=title_or_id,
            near=near,
            message=Text(
                zh=f"没有名为 `{title_or_id}` 的法律渊源"
                + (f"；相近的有：{'、'.join(near)}" * bool(near)),
                en=f"no legal source is called `{title_or_id}`"
                + (f"; look alike: {', '.join(near)}" * bool(near)),
            ),
        )
    return found
