"""The statutory periods: read from data, found by id, alias, word or citation."""

import datetime as dt
import difflib
import functools
from collections.abc import Sequence
from importlib import resources
from importlib.resources.abc import Traversable

from govsvc.deadlines.periods import Period
from govsvc.deadlines.rule_file import read_periods
from govsvc.deadlines.rules import (
    PeriodRule,
)
from govsvc.errors import (
    InputTypeError,
    NotFoundError,
)
from govsvc.fields import check_day, check_text
from govsvc.law import (
    Citation,
    Inert,
    national_sources,
    select,
    why_inert,
)
from govsvc.territory import NATIONAL, Territory
from govsvc.wording import Lang, Text

__all__ = ["applicable", "find_rule", "find_rules"]


# The shipped catalogue: one file a statute, named by the letters that open its rules' ids.


def _folder() -> Traversable:
    return resources.files("govsvc.deadlines").joinpath("data")


@functools.cache
def _families() -> tuple[str, ...]:
    names = (file.name for file in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@functools.cache
def _family(name: str) -> tuple[PeriodRule, ...]:
    file = f"{name}.toml"
    return read_periods(_folder().joinpath(file).read_bytes(), name=file)


def _all_rules() -> tuple[PeriodRule, ...]:
    return tuple(rule for name in _families() for rule in _family(name))


@functools.lru_cache(maxsize=4096)
def _named(name: str) -> tuple[PeriodRule, ...]:
    """The rules that answer to *name*, and all versions of the same matter."""
    family = name.partition(".")[0].rstrip("0123456789")
    if family in _families() and (found := _among(_family(family), name)):
        return found
    return _among(_all_rules(), name)


def _among(rules: Sequence[PeriodRule], name: str) -> tuple[PeriodRule, ...]:
    hits = [r for r in rules if name == r.id or name in r.header.aliases]
    if not hits:
        return ()
    return (*hits, *(r for r in rules if r.matter == hits[0].matter and r not in hits))


def find_rule(name: str, *, on: dt.date | None = None) -> PeriodRule:
    """The period with this id or alias, in the version that is in force on a day.

    Args:
        name: Id or alias, such as ``"apl.42.decide"``.
        on: The day whose law is asked. If the version named is not in force then, another version
            of the same matter is given. None gives the version named, whatever its dates.

    Raises:
        NotFoundError: Nothing answers to the name, or no version is in force on that day.

    Example:
        >>> find_rule("apl.42.decide").period.describe("zh")
        '20个工作日'
    """
    check_text(name, name="rule")
    versions = _named(name)
    if not versions:
        known = [known for rule in _all_rules() for known in (rule.id, *rule.header.aliases)]
        near = tuple(difflib.get_close_matches(name, known, n=3, cutoff=0.5))
        raise NotFoundError(kind="period", wanted=name, near=near, message=_no_such(name, near))
    if on is None:
        return versions[0]
    check_day(on, name="on")
    chosen = select(versions, place=NATIONAL, on=on, sources=national_sources())
    if not chosen.standing:
        raise _refuse_inert(chosen.inert, on)
    return chosen.standing[0]


def _no_such(name: str, near: tuple[str, ...]) -> Text:
    return Text(
        zh=f"期限目录中没有 `{name}`"
        + (f"；相近的有：{'、'.join(near)}" if near else "；用 `govsvc periods` 查看全部"),
        en=f"no period is called `{name}`; "
        + (f"look alike: {', '.join(near)}" if near else "`govsvc periods` lists them all"),
    )


def _refuse_inert(inert: Sequence[tuple[PeriodRule, Inert]], on: dt.date) -> NotFoundError:
    """The error for a period of which no version has effect on a day."""
    wanted = inert[0][0].id
    told = "; ".join(_span(rule, why, "zh") for rule, why in inert)
    told_en = "; ".join(_span(rule, why, "en") for rule, why in inert)
    return NotFoundError(
        kind="period",
        wanted=wanted,
        message=Text(
            zh=f"`{wanted}` 在 {on} 没有施行中的版本（已收录：{told}）；"
            "请确认依据的法律、地区和日期，或者用 on= 指定适用哪一天的法律",
            en=f"no version of `{wanted}` is in force on `{on}` (known: {told_en}); "
            "check the law, the place and the day, or say with on= which day's law applies",
        ),
    )


def _span(rule: PeriodRule, why: Inert, lang: Lang) -> str:
    span = rule.header.validity
    return f"{rule.id} {span.valid_from or '…'}–{span.valid_to or '…'} {why.label.pick(lang)}"


def applicable(
    rule: object, law_on: dt.date, place: Territory | None
) -> tuple[PeriodRule | None, Period]:
    """The rule that a caller names by id or as it is, and its period; or the bare period given.

    Raises:
        NotFoundError: Nothing answers to the name, or the rule is not in force there and then.
        InputTypeError: *rule* is neither a name, nor a rule, nor a period.
    """
    if isinstance(rule, str):
        found = find_rule(rule, on=law_on)
        return found, found.period
    if isinstance(rule, PeriodRule):
        here = rule.header.territory if place is None else place
        why = why_inert(rule.header, place=here, on=law_on, sources=national_sources())
        if why is not None:
            raise _refuse_inert(((rule, why),), law_on)
        return rule, rule.period
    if isinstance(rule, Period):
        return None, rule
    kind = type(rule).__name__
    raise InputTypeError(
        name="rule",
        found=kind,
        message=Text(
            zh=f"`rule` 应为期限编号、PeriodRule 或者 Period，收到 {kind} `{rule!r}`；"
            "天数请写 Period.working_days(20) 或者 Period.calendar_days(60, roll=...)",
            en=f"`rule` must be an id, a PeriodRule or a Period, found {kind} `{rule!r}`; write a "
            "number of days as Period.working_days(20) or Period.calendar_days(60, roll=...)",
        ),
    )


def find_rules(
    query: str | Citation | None = None, *, on: dt.date | None = None
) -> tuple[PeriodRule, ...]:
    """The periods that a word or a citation finds, in the order of the catalogue.

    Args:
        query: A word of the id, the names, the summary or the law's title; or a `Citation`, which
            finds every period citing that source and, where given, that article. None finds all.
        on: Only what is in force on this day.

    Example:
        >>> from govsvc.law import parse_citation
        >>> [rule.id for rule in find_rules(parse_citation("行政许可法第44条"))]
        ['apl.44.deliver']
    """
    if on is not None:
        check_day(on, name="on")
    rules = _all_rules()
    if isinstance(query, Citation):
        rules = tuple(r for r in rules if any(_cites(c, query) for c in r.header.citations))
    elif query is not None:
        word = check_text(query, name="query").casefold()
        rules = tuple(r for r in rules if word in _words(r))
    return tuple(r for r in rules if on is None or r.header.validity.covers(on))


def _cites(citation: Citation, wanted: Citation) -> bool:
    places = ("source", "version", "article", "inserted", "paragraph", "item")
    return all(getattr(wanted, place) in (None, getattr(citation, place)) for place in places)


def _words(rule: PeriodRule) -> str:
    header = rule.header
    texts = (header.name, header.summary, *(c.title for c in header.citations))
    both = (word for text in texts for word in (text.zh, text.en))
    return " ".join((rule.id, rule.matter, *header.aliases, *both)).casefold()
