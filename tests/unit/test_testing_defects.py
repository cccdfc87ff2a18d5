"""Each named defect is met with exactly the error that it names."""

from random import Random
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings

from govsvc.deadlines import Exclude, Extend, PeriodRule, Restart, Suspend
from govsvc.errors import EventError
from govsvc.testing import EventDefect, EventSequence, defective_event_sequences

_LOOK = settings(max_examples=20_000, database=None, phases=[Phase.generate])
_OUTSIDE = r"not inside the running period"

_SAID = {
    EventDefect.REASON_COUNTED: r"time spent on `\w+` is counted in this period",
    EventDefect.BEFORE_START: _OUTSIDE,
    EventDefect.AFTER_END: _OUTSIDE,
    EventDefect.REASON_REPEATED: r"two spans for the same reason, [\w ]+, overlap",
    EventDefect.RESUMED_WHILE_RUNNING: r"without having stopped",
    EventDefect.SUSPENDED_TWICE: r"cannot stop again",
    EventDefect.NO_EXTENSION: r"no length by which this period can be extended",
    EventDefect.EXTENDED_LATE: r"extended on `[0-9-]+`, outside the period",
    EventDefect.EXTENDED_TOO_OFTEN: r"can be extended once at most",
    EventDefect.EXTENDED_TOO_FAR: r"extended by `\d+`, at most `5` a time",
    EventDefect.EXTENDED_TO_NO_MORE: r"no more than the `\d+` there are",
    EventDefect.WRONG_APPROVER: r"but `agency_head` decides on it",
    EventDefect.NO_RESTART: r"this period knows no restart",
    EventDefect.RESTARTED_AFTER_END: _OUTSIDE,
    EventDefect.RESTARTED_INSIDE_A_SPAN: r"reach over the restart",
    EventDefect.NO_CORRECTION: r"this period says nothing of a correction",
    EventDefect.CORRECTED_AFTER_START: r"a correction comes before acceptance",
    EventDefect.CORRECTED_BEFORE_START: _OUTSIDE,
    EventDefect.NO_CLOCK: r"has no running clock",
}


@pytest.mark.parametrize("defect", EventDefect)
def test_a_defect_is_met_with_the_error_it_names(defect: EventDefect) -> None:
    @settings(max_examples=min(10, settings().max_examples))
    @given(defective_event_sequences(defects=[defect]))
    def law(sequence: EventSequence) -> None:
        assert sequence.defect is defect
        assert sequence.defective == sequence.events[-1]
        assert sequence.sound_events == sequence.events[:-1]
        with pytest.raises(EventError, match=_SAID[defect]) as caught:
            sequence.answer()
        assert caught.value.event in _names(sequence.defective)
        assert isinstance(sequence.rule, PeriodRule)
        assert caught.value.citation == sequence.rule.header.citations[0].text("zh")

    law()


def _names(event: object) -> set[str]:
    """What the event is called, and what a correction comes to."""
    name = type(event).__name__.lower()
    return {name, "suspend", "restart", "exclude"} if name == "correction" else {name}


@pytest.mark.parametrize("defect", EventDefect)
def test_a_defect_has_words_of_its_own(defect: EventDefect) -> None:
    assert defect.label.zh
    assert defect.label.en
    assert [one for one in EventDefect if one.label == defect.label] == [defect]


@pytest.mark.parametrize("kind", [Exclude, Suspend])
def test_a_reason_that_counts_is_given_for_days_and_for_a_stop(kind: type) -> None:
    found = look_for(
        lambda one: isinstance(one.defective, kind), defects=[EventDefect.REASON_COUNTED]
    )
    assert isinstance(found.defective, kind)


@pytest.mark.parametrize("early", [True, False])
def test_an_extension_comes_too_early_or_too_late(*, early: bool) -> None:
    found = look_for(
        lambda one: (one.defective.decided_on < one.trigger) is early,
        defects=[EventDefect.EXTENDED_LATE],
    )
    assert isinstance(found.defective, Extend)


@pytest.mark.parametrize("before", [True, False])
def test_an_extension_too_many_follows_on_one_that_was_drawn_or_is_made(*, before: bool) -> None:
    found = look_for(
        lambda one: (len(one.sound_events) == 1) is before,
        defects=[EventDefect.EXTENDED_TOO_OFTEN],
    )
    assert isinstance(found.sound_events[-1], Extend | Restart) or not before


def look_for(wanted: Any, **options: Any) -> EventSequence:  # noqa: ANN401 - passed on
    """The first sequence drawn that is wanted, the same one in every run."""
    strategy = defective_event_sequences(**options)
    return find(strategy, wanted, settings=_LOOK, random=Random(0))  # noqa: S311 - repeatable
