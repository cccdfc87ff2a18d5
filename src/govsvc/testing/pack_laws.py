"""The laws of decisions, checked on an application's own packs."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import attrs

from govsvc.codec import from_dict, to_dict
from govsvc.decisions import Decision, Outcome, Topic, analyse, certificate, replay
from govsvc.decisions.topics import is_open, read_path
from govsvc.packs import Pack, Rulebook, read_pack, rulebook, shipped_packs
from govsvc.packs.vocabulary import find_topic
from govsvc.unknown import UNKNOWN

__all__ = ["PackLaws"]


class PackLaws:
    """Laws that every pack keeps: subclass it, name the pack and requests, and pytest runs them.

    Every request is asked as it is and with parts of it forgotten, each part alone and many
    together. Give requests in which much is known: what is unknown already cannot be forgotten.

    Attributes:
        pack: The pack: its bytes, its path, or the id of a shipped one.
        trusted: As for `govsvc.packs.read_pack`.
        place: Where the requests are asked; by default where the pack holds.
        on: The day whose law is asked.
        requests: The requests, of any topics.
        trials: How many ways of forgetting many things at once are tried for each request.

    Example:
        >>> from govsvc.proxy import Action, ProxyRequest
        >>> class TestBaseline(PackLaws):
        ...     pack = "national"
        ...     on = dt.date(2026, 3, 2)
        ...     requests = (ProxyRequest(item="结婚登记", action=Action.SUBMIT),)
        >>> TestBaseline().test_forgetting_never_turns_an_answer()
    """

    pack: ClassVar[bytes | Path | str] = b""
    trusted: ClassVar[bool] = False
    place: ClassVar[str | None] = None
    on: ClassVar[dt.date]
    requests: ClassVar[Sequence[object]] = ()
    trials: ClassVar[int] = 20

    def book(self) -> Rulebook:
        """The rulebook of the place, with the pack in it and taken as in force.

        Raises:
            GovsvcError: The pack is unsound or does not fit.
        """
        if isinstance(self.pack, str):
            where = "" if self.place is None else self.place
            named = [self.pack] if self.pack in shipped_packs() else []
            return rulebook(where, on=self.on, include=named)
        read = read_pack(self.pack, trusted=self.trusted)
        where = self._where(read)
        assumed = [] if read.has_force else [read.id]
        return rulebook(where, on=self.on).with_pack(read, assume_in_force=assumed)

    def _where(self, pack: Pack) -> str:
        if self.place is not None:
            return self.place
        return "" if pack.territory is None else pack.territory.prefix

    def test_it_fits_and_every_rule_can_fire(self) -> None:
        """The rules fit together, and none has conditions that nothing can meet."""
        book = self.book()
        topics = dict.fromkeys(rule.topic for pack in book.packs for rule in pack.rules)
        idle = [name for topic in topics for name in analyse(book.rule_set(topic)).never_fire]
        _fail(f"{name}: nothing can meet its conditions" for name in idle)

    def test_there_are_requests(self) -> None:
        """Without a request no law is checked."""
        if not self.requests:
            raise AssertionError("name requests as the attribute `requests`")

    def test_forgetting_never_turns_an_answer(self) -> None:
        """With less known the answer is the same, or *needs more*: never a yes out of nothing."""
        book = self.book()
        for request in self.requests:
            whole = book.decide(request)
            for less in self._forgotten(request):
                told = book.decide(less).outcome
                if told not in (Outcome.NEEDS_MORE, whole.outcome):
                    raise AssertionError(f"{whole.outcome} becomes {told} with less: {less!r}")

    def test_forgetting_never_settles_a_conclusion(self) -> None:
        """What is concluded from less is concluded from more."""
        book = self.book()
        for request in self.requests:
            whole = book.decide(request).conclusions
            for less in self._forgotten(request):
                for name, value in book.decide(less).conclusions.items():
                    if value not in (UNKNOWN, whole.get(name)):
                        raise AssertionError(f"{name} is {value} with less: {less!r}")

    def test_answers_are_explained_kept_and_replayed(self) -> None:
        """Every answer has its reasons in both languages and is reproduced from its certificate."""
        book = self.book()
        for decision in map(book.decide, self.requests):
            spoken = decision.reasons and decision.explain("zh") and decision.explain("en")
            same = from_dict(Decision, to_dict(decision)) == decision
            if not (spoken and same and replay(certificate(decision), book).reproduced):
                raise AssertionError(f"not explained, kept or reproduced: {decision!r}")

    def _forgotten(self, request: object) -> Iterator[object]:
        """The request without one thing, then without many."""
        paths = list(_known(request, self._topic(request)))
        for path in paths:
            yield _without(request, path.split("."))
        choose = random.Random(0)  # noqa: S311 - the same in every run
        for _ in range(self.trials if paths else 0):
            less = request
            for path in choose.sample(paths, choose.randint(1, len(paths))):
                less = _without(less, path.split("."))
            yield less

    def _topic(self, request: object) -> Topic:
        return find_topic(self.book().decide(request).topic)


def _fail(problems: Iterable[str]) -> None:
    found = "\n".join(problems)
    if found:
        raise AssertionError(f"the pack has problems:\n{found}")


def _known(request: object, topic: Topic) -> Iterator[str]:
    """The inputs that the request gives; ``on`` is the rulebook's to fill."""
    for path in topic.places:
        if path != "on" and not is_open(read_path(path)(request)):
            yield path


def _without(model: Any, steps: Sequence[str]) -> Any:  # noqa: ANN401 - any request
    """The model with one value in it forgotten, in every member of a tuple."""
    if isinstance(model, tuple):
        return tuple(_without(part, steps) for part in model)
    if model is None or model is UNKNOWN:
        return model
    step, *rest = steps
    inner = _without(getattr(model, step), rest) if rest else UNKNOWN
    return attrs.evolve(model, **{step: inner})
