"""Strategies for the law: texts, territories, citations, and the header that every rule shares."""

import datetime as dt
import itertools

from hypothesis import strategies as st

from govsvc.calendars import FIRST_DAY
from govsvc.law import (
    Citation,
    LegalSource,
    Provision,
    SourceKind,
    SourceVersion,
    Status,
    national_sources,
    parse_citation,
)
from govsvc.territory import Territory
from govsvc.testing.bounds import LAST_TRIGGER
from govsvc.validity import ALWAYS, Validity
from govsvc.wording import Text

__all__ = ["citations", "legal_sources", "provisions", "territories", "texts", "validities"]


def texts() -> st.SearchStrategy[Text]:
    """A text of a few signs in both languages; shrinks to one sign in each."""
    return st.builds(
        Text,
        zh=st.text("办结期限受理申请答复", min_size=1, max_size=8),
        en=st.text("abcdefgh", min_size=1, max_size=8),
    )


def territories() -> st.SearchStrategy[Territory]:
    """The whole country, or the area under some division code; shrinks to the whole country.

    Whether a division has the code is not asked.
    """
    return st.sampled_from((0, 2, 4, 6, 9, 12)).flatmap(
        lambda size: st.text("0123456789", min_size=size, max_size=size).map(Territory)
    )


def validities(
    *, min_day: dt.date = dt.date.min, max_day: dt.date = dt.date.max
) -> st.SearchStrategy[Validity]:
    """A span between two days, its ends open or not; shrinks to the span without ends.

    Args:
        min_day: The first day that a closed end can be.
        max_day: The last such day.
    """
    day = st.dates(min_day, max_day)
    return st.one_of(
        st.just(ALWAYS),
        day.map(lambda first: Validity(valid_from=first)),
        day.map(lambda last: Validity(valid_to=last)),
        st.lists(day, min_size=2, max_size=2).map(
            lambda ends: Validity(valid_from=min(ends), valid_to=max(ends))
        ),
    )


@st.composite
def legal_sources(draw: st.DrawFn) -> LegalSource:
    """A made-up source whose versions follow on one another; shrinks to a constitution without any.

    The last version is in force, a draft, a template, a report, or repealed.
    """
    ends = sorted(draw(st.lists(st.dates(FIRST_DAY, LAST_TRIGGER), max_size=3, unique=True)))
    versions = [
        SourceVersion(id=str(n), in_force=first, until=later - dt.timedelta(days=1))
        for n, (first, later) in enumerate(itertools.pairwise(ends), start=1)
    ]
    if ends:
        status = draw(st.sampled_from(Status))
        last = SourceVersion(id=str(len(ends)), in_force=ends[-1], status=status)
        versions.append(last)
    return LegalSource(
        id=draw(st.text("abcdefgh", min_size=1, max_size=6)),
        title=draw(texts()),
        kind=draw(st.sampled_from(SourceKind)),
        issuer="某机关",
        territory=draw(territories()),
        versions=versions,
    )


@st.composite
def citations(draw: st.DrawFn, *, source: str | None = None) -> Citation:
    """A place in a national source, as `parse_citation` reads it; shrinks to article 1.

    Whether the article exists is not asked.

    Args:
        source: Id of the source; by default any.
    """
    known = national_sources()
    found = known[draw(st.sampled_from(sorted(known))) if source is None else source]
    version = draw(st.none() | st.sampled_from(found.versions)) if found.versions else None
    return draw(_places(found, version))


@st.composite
def _places(draw: st.DrawFn, source: LegalSource, version: SourceVersion | None) -> Citation:
    text = f"《{source.title.zh}》"
    if version is not None:
        text += f"（{version.id}）"
    text += f"第{draw(st.integers(1, 120))}条"
    for part in ("款", "项"):
        if draw(st.booleans()):
            text += f"第{draw(st.integers(1, 9))}{part}"
    return parse_citation(text)


@st.composite
def provisions(draw: st.DrawFn) -> Provision:
    """The header of a rule that is in force, by its first citation, on every day of its validity.

    The validity begins or goes on after 2007. Shrinks towards the whole validity of a source.
    """
    source = draw(st.sampled_from(list(national_sources().values())))
    in_force = [v for v in source.versions if v.status is Status.IN_FORCE]
    version = draw(st.sampled_from(in_force)) if in_force else None
    whole = ALWAYS if version is None else version.validity
    first = max(whole.valid_from or FIRST_DAY, FIRST_DAY)
    last = min(whole.valid_to or LAST_TRIGGER, LAST_TRIGGER)
    later = st.dates(first, last).map(lambda d: Validity(valid_from=d, valid_to=whole.valid_to))
    cited = draw(_places(source, draw(st.sampled_from([None, version]))))
    return Provision(
        id=f"{source.id}.{cited.article}.{draw(st.sampled_from(['answer', 'decide', 'tell']))}",
        name=draw(texts()),
        summary=draw(texts()),
        citations=(cited, *draw(st.lists(citations(), max_size=2))),
        territory=draw(territories()),
        validity=draw(st.just(whole) | later),
    )
