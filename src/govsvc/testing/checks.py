"""Checks that an application runs on a catalogue of its own periods."""

import datetime as dt
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, TypeVar

import attrs

from govsvc.calendars import Certainty, national_calendar
from govsvc.codec import from_dict, to_dict
from govsvc.deadlines import (
    Basis,
    Deadline,
    Event,
    Exclude,
    Extend,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Suspend,
    Unit,
    due,
    due_at,
    read_periods,
)
from govsvc.errors import GovsvcError, NotComputableError
from govsvc.law import Citation, LegalSource, national_sources, parse_citation
from govsvc.testing.naive import last_day, latest_day
from govsvc.unknown import UNKNOWN
from govsvc.wording import Lang, Text

__all__ = ["CatalogueChecks"]

T = TypeVar("T")

_DAY = dt.timedelta(days=1)
_NOON = dt.time(12)
_BOTH: tuple[Lang, Lang] = ("zh", "en")
_INCOMPUTABLE = frozenset({PeriodKind.REASONABLE, PeriodKind.RATE, PeriodKind.METHOD})
_BACKWARD = frozenset({PeriodKind.BEFORE, PeriodKind.WINDOW, PeriodKind.UNTIL_DATE})
_RUNNING = frozenset({PeriodKind.WITHIN, PeriodKind.AT_LEAST})
_EARLIEST = dt.date(2008, 1, 1)
_TRIED = tuple(
    map(
        dt.date.fromisoformat,
        (
            "2020-01-22",  # before a holiday that was extended
            "2022-09-30",  # a holiday and a weekend that was worked
            "2024-02-29",  # a leap day
            "2025-01-27",
            "2025-08-31",  # six months later is a Saturday that was worked
            "2025-09-27",
            "2025-12-31",
            "2026-01-31",  # no corresponding day in a month
            "2026-02-13",
            "2026-09-24",
            "2027-03-01",  # no notice yet
            "2030-12-31",
        ),
    )
)
"""Days on which counting goes wrong most easily."""


class CatalogueChecks:
    """Checks of a catalogue of periods: subclass it, name the catalogue, and pytest runs them.

    Every check looks at the whole catalogue and fails with all that it found, one problem a line,
    each with the id of its rule. The catalogue itself is read only when a check runs, so that a
    file with a mistake is a failed check and no broken test module.

    Attributes:
        catalogue: The rules, or the bytes of a file of periods.
        sources: The sources that its citations may name; by default the national ones.
        name: What the file is called in messages.

    Example:
        >>> from govsvc import find_rules
        >>> class TestShipped(CatalogueChecks):
        ...     catalogue = find_rules("行政许可法")
        >>> TestShipped().test_answers_equal_a_count_day_by_day()
    """

    catalogue: ClassVar[bytes | Sequence[PeriodRule]] = ()
    sources: ClassVar[Mapping[str, LegalSource] | None] = None
    name: ClassVar[str] = "catalogue.toml"

    def rules(self) -> tuple[PeriodRule, ...]:
        """The rules of the catalogue.

        Raises:
            PayloadError: It is given as a file, and the file is not as it should be.
        """
        if isinstance(self.catalogue, bytes):
            return read_periods(self.catalogue, name=self.name, sources=self.sources)
        return tuple(self.catalogue)

    # The catalogue as a whole.

    def test_it_can_be_read_and_is_not_empty(self) -> None:
        """The file has the agreed form, and there is something in it."""
        if not self.rules():
            raise AssertionError("the catalogue is empty; name it as the attribute `catalogue`")

    def test_ids_and_aliases_are_unique(self) -> None:
        """No name answers to two rules."""
        named = defaultdict(list)
        for rule in self.rules():
            for name in (rule.id, *rule.header.aliases):
                named[name].append(rule.id)
        _fail(
            f"{name}: names {len(ids)} rules ({', '.join(ids)})"
            for name, ids in named.items()
            if len(ids) > 1
        )

    def test_versions_do_not_overlap(self) -> None:
        """On no day are two versions of one matter in force in one place."""
        versions = defaultdict(list)
        for rule in self.rules():
            versions[rule.matter].append(rule)
        _fail(
            f"{one.id}: in force together with {other.id}, of the same matter `{matter}`"
            for matter, rules in versions.items()
            for one, other in itertools.combinations(rules, 2)
            if _meet(one, other)
        )

    def test_citations_resolve(self) -> None:
        """Every place cited, wherever it stands, is read back from its text."""
        known = national_sources() if self.sources is None else self.sources
        _fail(
            f"{rule.id}: cites {cited.text('zh')}, {problem}"
            for rule in self.rules()
            for cited in dict.fromkeys(_parts(rule, Citation))
            if (problem := _unresolved(cited, known))
        )

    def test_texts_exist_in_both_languages(self) -> None:
        """Every text, wherever it stands, has Chinese in Chinese and letters in English."""
        _fail(
            f"{rule.id}: a text lacks a language: {text!r}"
            for rule in self.rules()
            for text in _parts(rule, Text)
            if not (re.search(r"[一-鿿]", text.zh) and re.search(r"[A-Za-z]", text.en))
        )

    # Rule by rule.

    def test_units_and_rolls_agree(self) -> None:
        """What rolls can roll and says on what basis; another unit is another one."""
        _fail(f"{rule.id}: {problem}" for rule in self.rules() for problem in _at_odds(rule))

    def test_every_rule_is_computed_or_refused_with_what_it_is(self) -> None:
        """A day follows, or where none can the error says which kind of period it is."""
        _fail(
            f"{rule.id}: {problem}"
            for rule in self.rules()
            for problem in dict.fromkeys(_uncomputed(rule))
        )

    def test_what_the_rule_allows_can_happen(self) -> None:
        """The longest extension and every reason not counted are taken by the clock."""
        _fail(
            f"{rule.id}: {error.explain('en')}"
            for rule in self.rules()
            for day in _days(rule)[:1]
            for event in _allowed(rule, day)
            if (error := _refusal(rule, day, event))
        )

    def test_answers_equal_a_count_day_by_day(self) -> None:
        """On days with a notice the answer is the day that counting by hand finds."""
        _fail(
            f"{answer.rule.id}: {answer.trigger} leads to {answer.earliest}, by hand to {by_hand}"
            for answer in self._answers()
            if answer.rule is not None and answer.certainty is Certainty.OFFICIAL
            if answer.earliest != (by_hand := _by_hand(answer))
        )

    def test_answers_are_explained_in_both_languages(self) -> None:
        """The explanation names the rule, the day and the article, in Chinese and in English."""
        _fail(
            f"{answer.rule.id}: the explanation in {lang} lacks `{missing}`"
            for answer in self._answers()
            if answer.rule is not None
            for lang in _BOTH
            for missing in _left_unsaid(answer, answer.rule, lang)
        )

    def test_answers_survive_json(self) -> None:
        """An answer sent as JSON comes back as it was."""
        _fail(
            f"{answer.rule.id}: changes in JSON"
            for answer in self._answers()
            if answer.rule is not None
            if from_dict(Deadline, json.loads(json.dumps(to_dict(answer)))) != answer
        )

    def _answers(self) -> Iterator[Deadline]:
        """What every rule that can be computed says on the days tried."""
        for rule in self.rules():
            if _asks_for_a_day(rule):
                yield from (due(rule, day) for day in _days(rule))


def _fail(problems: Iterable[str]) -> None:
    found = "\n".join(problems)
    if found:
        raise AssertionError(f"the catalogue has problems:\n{found}")


def _parts(value: object, kind: type[T]) -> Iterator[T]:
    """Everything of one type in a model, however deep."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _parts(one, kind)
    elif attrs.has(model := type(value)):
        for field in attrs.fields(model):
            yield from _parts(getattr(value, field.name), kind)


def _meet(one: PeriodRule, other: PeriodRule) -> bool:
    places = one.header.territory, other.header.territory
    near = places[0].covers(places[1]) or places[1].covers(places[0])
    alike = one.header.applies_to == other.header.applies_to
    return near and alike and one.header.validity.overlaps(other.header.validity)


def _unresolved(cited: Citation, known: Mapping[str, LegalSource]) -> str | None:
    """What is wrong with a citation, or None."""
    if cited.source not in known:
        return f"of a source `{cited.source}` that is not known"
    try:
        read = parse_citation(cited.text("zh"), known)
    except GovsvcError as error:
        return error.explain("en")
    return None if read == cited else f"which reads back as {read.text('zh')}"


def _at_odds(rule: PeriodRule) -> Iterator[str]:
    """Where unit, roll and readings of a rule do not go together."""
    period, roll = rule.period, rule.period.roll
    if roll.applies and (period.unit is Unit.HOUR or period.kind in _BACKWARD):
        yield f"{period.describe('en')} of the kind “{period.kind.label.en}” cannot roll"
    if roll.basis in (Basis.EXPRESS, Basis.BY_REFERENCE) and not roll.citations:
        yield f"rolls ({roll.basis.label.en}) without citing where that stands"
    for told in rule.readings:
        if told.kind is ReadingKind.UNIT and told.unit in (None, period.unit):
            yield "has another reading of its unit that names no other unit"
        if told.kind is ReadingKind.NO_ROLL and not roll.applies:
            yield "has a reading without rolling, but does not roll"


def _asks_for_a_day(rule: PeriodRule) -> bool:
    return rule.period.kind not in _INCOMPUTABLE and rule.period.unit is not Unit.HOUR


def _days(rule: PeriodRule) -> list[dt.date]:
    """Days on which the rule is in force, its first and last among them; from 2008 on."""
    span = rule.header.validity
    ends = [day for day in (span.valid_from, span.valid_to) if day is not None]
    return [day for day in sorted({*_TRIED, *ends}) if day >= _EARLIEST and span.covers(day)]


def _uncomputed(rule: PeriodRule) -> Iterator[str]:
    days = _days(rule)
    if not days:
        yield f"is in force on no day from {_EARLIEST} on, so nobody can ask for it"
    for day in days:
        try:
            if rule.period.unit is Unit.HOUR:
                due_at(rule, dt.datetime.combine(day, _NOON))
            else:
                due(rule, day)
        except NotComputableError as error:
            if _asks_for_a_day(rule) or rule.period.kind.label.en not in error.explain("en"):
                yield error.explain("en")
        except GovsvcError as error:
            yield error.explain("en")


def _allowed(rule: PeriodRule, day: dt.date) -> Iterator[Event]:
    """What the rule says can happen to its clock, each on the first days."""
    if rule.period.kind not in _RUNNING:
        return
    extension = rule.extension
    if extension is not None:
        approver = next(iter(extension.approvers), None)
        yield Extend(
            decided_on=day, by=extension.by, to=extension.to, approved_by=approver, told_on=day
        )
    for reason in (reason for told in rule.not_counted for reason in told.reasons):
        yield Exclude(day + _DAY, day + _DAY * 2, reason, told_on=day)
        yield Suspend(day, reason, told_on=day)


def _refusal(rule: PeriodRule, day: dt.date, event: Event) -> GovsvcError | None:
    try:
        due(rule, day, events=[event])
    except GovsvcError as error:
        return error
    return None


def _by_hand(answer: Deadline) -> dt.date:
    is_workday = national_calendar().is_workday
    count = latest_day if answer.period.is_backward else last_day
    return count(answer.period, answer.trigger, is_workday)


def _left_unsaid(answer: Deadline, rule: PeriodRule, lang: Lang) -> Iterator[str]:
    """What an explanation has to name and does not."""
    told = answer.explain(lang)
    day = answer.not_before if answer.due is UNKNOWN else answer.due
    wanted = (rule.header.name.pick(lang), str(day), rule.header.citations[0].text(lang))
    return (word for word in wanted if word not in told)
