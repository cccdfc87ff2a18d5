"""The rulebook: all rules of a place on a day, ready to be asked."""

import datetime as dt
import functools
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import attrs

from govsvc.audits import AuditReport, Check
from govsvc.audits import audit as audit_by_checks
from govsvc.calendars import WorkCalendar
from govsvc.codec import to_dict
from govsvc.deadlines import Deadline, Event, Period, PeriodRule
from govsvc.deadlines import due as due_by_law
from govsvc.decisions import Coverage, Decision, Rule, RuleSet
from govsvc.decisions import decide as decide_by_rules
from govsvc.decisions.topics import read_path
from govsvc.errors import InputTypeError, NotFoundError
from govsvc.fields import check_day, check_text
from govsvc.law import LegalSource, national_sources, select
from govsvc.packs.files import HEAD, Origin, open_files
from govsvc.packs.layers import assumed_sources, check_fit, coverage, layers, placed
from govsvc.packs.library import shipped_packs
from govsvc.packs.pack import ItemEntry, Pack, digest_of
from govsvc.packs.reader import read_files
from govsvc.packs.vocabulary import find_topic, subject_of, topic_of
from govsvc.territory import Territory
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

__all__ = ["Rulebook", "rulebook"]


def rulebook(
    place: str | Territory,
    *,
    on: dt.date,
    include: Iterable[str] = (),
    assume_in_force: Iterable[str] = (),
) -> "Rulebook":
    """The rules of a place on a day: the national baseline and the packs along its path.

    Packs that are no law, that is drafts, templates and reports, are left out unless they are
    named. Named in *include* they are told and change no outcome; named in *assume_in_force* they
    are loaded and treated as law, and every decision says so.

    Args:
        place: A division code, such as ``"640181"``; ``""`` is the whole country.
        on: The day whose law and facts are asked.
        include: Ids of shipped packs to load besides.
        assume_in_force: Ids of packs, or of sources, to be treated as in force.

    Raises:
        NotFoundError: No pack and no source has one of these ids.
        CodeError: *place* is no division code.
        InputTypeError: An argument has a wrong type.

    Example:
        >>> book = rulebook("640181", on=dt.date(2026, 3, 2))
        >>> [pack.id for pack in book.packs]
        ['national', 'lingwu-2018']
    """
    where = place if isinstance(place, Territory) else Territory(check_text(place, name="place"))
    return _rulebook(
        where,
        check_day(on, name="on"),
        frozenset(_ids(include, "include")),
        frozenset(_ids(assume_in_force, "assume_in_force")),
    )


def _ids(names: Iterable[str], argument: str) -> Iterable[str]:
    """The ids; one text alone would be taken apart into letters."""
    if isinstance(names, str) or not isinstance(names, Iterable):
        found = type(names).__name__
        raise InputTypeError(
            name=argument,
            found=found,
            message=Text(
                zh=f'`{argument}` 应为标识的列表，如 ["qixingguan-2018-draft"]，收到 {found}',
                en=f'`{argument}` must be a list of ids such as ["qixingguan-2018-draft"], '
                f"found {found}",
            ),
        )
    return [check_text(name, name=argument) for name in names]


@functools.lru_cache(maxsize=256)
def _rulebook(
    place: Territory, on: dt.date, include: frozenset[str], assume: frozenset[str]
) -> "Rulebook":
    packs = layers(place, include | assume.intersection(shipped_packs()))
    return Rulebook(place=place, on=on, packs=packs, assumed=assumed_sources(assume, packs))


@attrs.frozen(kw_only=True, eq=False)
class Rulebook:
    """The rules of a place on a day. Made by `rulebook`; nothing in it changes.

    Attributes:
        place: Where questions arise.
        on: The day whose law and facts are asked.
        packs: The packs it is made of, the baseline first.
        assumed: Ids of the sources that are treated as in force.

    Raises:
        RulebookError: Two packs that use one name for two things.
    """

    place: Territory
    on: dt.date
    packs: tuple[Pack, ...] = attrs.field(repr=False)
    assumed: frozenset[str] = frozenset()
    _sets: dict[str, RuleSet] = attrs.field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_fit(self.packs)

    def with_pack(
        self,
        pack: Pack | Origin,
        *,
        trusted: bool = False,
        assume_in_force: Iterable[str] = (),
    ) -> "Rulebook":
        """A rulebook with one pack more; a pack that is unsound or does not fit changes nothing.

        Args:
            pack: A pack, or where to read one: bytes, or the path of a file or folder.
            trusted: As for `read_pack`.
            assume_in_force: Ids of packs, or of sources, to be treated as in force besides.

        Raises:
            PayloadError: The pack is unsound; every problem with its place.
            RulebookError: It does not fit: it uses a name that is taken, excepts from a rule that
                is not there, or makes exceptions go in a circle.
            NotFoundError: No pack and no source has one of the ids to be assumed.
        """
        known = [item for one in self.packs for item in one.items]
        read = pack if isinstance(pack, Pack) else _read(pack, trusted=trusted, items=known)
        packs = (*self.packs, placed(read, self.place))
        assumed = assumed_sources(_ids(assume_in_force, "assume_in_force"), packs)
        book = attrs.evolve(self, packs=packs, assumed=self.assumed | assumed)
        for topic in dict.fromkeys(rule.topic for rule in read.rules):
            book.rule_set(topic)
        return book

    @functools.cached_property
    def sources(self) -> Mapping[str, LegalSource]:
        """The national sources and those that the packs state, by id."""
        stated = (source for pack in self.packs for source in pack.sources)
        return {**national_sources(), **{source.id: source for source in stated}}

    @functools.cached_property
    def items(self) -> Mapping[str, str]:
        """The ids of the service items, by all names under which they are known."""
        return {name: item.id for pack in self.packs for item in pack.items for name in item.names}

    @functools.cached_property
    def digest(self) -> str:
        """SHA-256 of everything that its answers depend on; certificates carry it."""
        return digest_of(
            {
                "place": self.place.prefix,
                "on": self.on.isoformat(),
                "assumed": sorted(self.assumed),
                "packs": sorted(pack.digest for pack in self.packs),
                "sources": to_dict(national_sources()),
            }
        )

    def rule_set(self, topic: str) -> RuleSet:
        """The rules of one topic, ready to be asked.

        Raises:
            NotFoundError: There is no such topic.
            RulebookError: The rules of the packs do not fit together.
        """
        found = self._sets.get(topic)
        if found is None:
            found = self._sets[topic] = RuleSet.build(
                find_topic(topic),
                (rule for pack in self.packs for rule in pack.rules),
                sources=self.sources,
                coverage=coverage(self.packs, on=self.on, assumed=self.assumed),
                place=self.place,
                on=self.on,
                items=(item.row for pack in self.packs for item in pack.items),
                assume_in_force=self.assumed,
                edition=self.digest,
            )
        return found

    def rules(self, topic: str) -> tuple[Rule, ...]:
        """The rules of a topic that have effect here and on that day.

        Raises:
            NotFoundError: There is no such topic.
        """
        return tuple(compiled.rule for compiled in self.rule_set(topic).active)

    def horizon(self, topic: str) -> tuple[Coverage, ...]:
        """What the packs promise about a topic: for which days they hold all its law.

        Raises:
            NotFoundError: There is no such topic.
        """
        return self.rule_set(topic).coverage

    def decide(self, request: object, *, strict: bool = False) -> Decision:
        """Whether what is requested may be done here.

        The type of the request says what topic it is about. A service item may be given by its id,
        its name or another name; a request that has a field ``on`` and leaves it unknown is about
        the day of the rulebook.

        Args:
            request: The request; any of its fields may be `UNKNOWN`.
            strict: Deny what no permit can allow, instead of asking for more.

        Raises:
            InputTypeError: Not a request of any topic, or a field with a value it cannot have.
        """
        topic = topic_of(request)
        settled = _with_day(self._with_item(request, topic.item), self.on)
        return decide_by_rules(self.rule_set(topic.name), settled, strict=strict)

    @functools.cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks of all packs, in force or not."""
        return tuple(check for pack in self.packs for check in pack.checks)

    def audit(self, subject: object) -> AuditReport:
        """Whether something conforms to the rules of this place and day.

        The type of the subject says what checks it is held against. What is not known leaves a
        check unmade, and the report says so.

        Args:
            subject: The thing, such as a `govsvc.service_sites.ServiceSite`; any of its fields
                may be `UNKNOWN`.

        Raises:
            InputTypeError: Nothing that can be audited.
            RulebookError: Checks of the packs displace one another in a circle.
        """
        report = audit_by_checks(
            subject,
            self.checks,
            kind=subject_of(subject),
            on=self.on,
            sources=self.sources,
            place=self.place,
            assume=self.assumed,
        )
        return attrs.evolve(report, followed_to=self._followed_to(report))

    def _followed_to(self, report: AuditReport) -> Iterable[tuple[str, dt.date]]:
        """The packs that a report rests on and that follow the law only up to an earlier day."""
        inert = {name for name, _ in report.inert}
        return [
            (pack.id, pack.law_as_at)
            for pack in self.packs
            if pack.law_as_at is not None
            and pack.law_as_at < self.on
            and any(c.subject == report.subject and c.id not in inert for c in pack.checks)
        ]

    def _with_item(self, request: Any, path: str | None) -> Any:  # noqa: ANN401 - any request
        """The request with the id of its item where it gives a name."""
        if path is None:
            return request
        name = _reader(path)(request)
        item = self.items.get(name, name) if isinstance(name, str) else name
        return request if item == name else _with_value(request, path.split("."), item)

    def due(  # noqa: PLR0913 - one question with its named circumstances
        self,
        rule: str | PeriodRule | Period,
        trigger: dt.date,
        *,
        events: Iterable[Event] = (),
        calendar: WorkCalendar | None = None,
        on: dt.date | None = None,
        as_of: dt.date | None = None,
        promise: Period | None = None,
    ) -> Deadline:
        """When a period ends, local periods and local holidays included.

        As `govsvc.deadlines.due` at the place of the rulebook; an id may also be that of a period
        in one of its packs. The law is that of the day of the event, unless *on* says otherwise;
        what is assumed to be in force is not counted.

        Raises:
            NotFoundError: No rule has this id, or no version of it is in force there and then.
            GovsvcError: As `govsvc.deadlines.due` does.
        """
        found = rule
        if isinstance(rule, str) and rule in self._periods:
            check_day(trigger, name="trigger")
            found = self._local_period(rule, trigger if on is None else check_day(on, name="on"))
        return due_by_law(
            found,
            trigger,
            events=events,
            calendar=calendar,
            on=on,
            as_of=as_of,
            promise=promise,
            region=None if self.place.is_national else self.place,
        )

    @functools.cached_property
    def _periods(self) -> Mapping[str, tuple[PeriodRule, ...]]:
        """The periods of the packs by id and alias, with all versions of the same matter."""
        local = [period for pack in self.packs for period in pack.periods]
        return {
            name: (one, *(other for other in local if other.matter == one.matter and other != one))
            for one in local
            for name in (one.id, *one.header.aliases)
        }

    def _local_period(self, name: str, on: dt.date) -> PeriodRule:
        """The version of a local period that is in force here on a day."""
        chosen = select(self._periods[name], place=self.place, on=on, sources=self.sources)
        if chosen.standing:
            return chosen.standing[0]
        told = "; ".join(f"{rule.id}: {why.label.zh}" for rule, why in chosen.inert)
        told_en = "; ".join(f"{rule.id}: {why.label.en}" for rule, why in chosen.inert)
        raise NotFoundError(
            kind="period",
            wanted=name,
            message=Text(
                zh=f"`{name}` 在 {on} 没有适用于该地的施行中的版本（{told}）；"
                "请确认地区和日期，或者用 on= 指定适用哪一天的法律",
                en=f"no version of `{name}` is in force here on `{on}` ({told_en}); check the "
                "place and the day, or say with on= which day's law applies",
            ),
        )


_reader = functools.cache(read_path)


def _read(origin: Origin, *, trusted: bool, items: Collection[ItemEntry]) -> Pack:
    return read_files(open_files(origin, name=HEAD), trusted=trusted, items=items)


def _with_day(request: Any, on: dt.date) -> Any:  # noqa: ANN401 - any request
    """The request about the day of the rulebook, where it has a day and leaves it unknown."""
    if getattr(request, "on", None) is not UNKNOWN:
        return request
    return attrs.evolve(request, on=on)


def _with_value(model: Any, path: list[str], value: object) -> Any:  # noqa: ANN401 - any request
    """The model with one value inside it replaced."""
    step, *rest = path
    inner = _with_value(getattr(model, step), rest, value) if rest else value
    return attrs.evolve(model, **{step: inner})
