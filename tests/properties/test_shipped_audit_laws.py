"""Laws of audits, upon the packs that are shipped."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from govsvc import UNKNOWN, from_dict, rulebook, to_dict
from govsvc.audits import AuditReport, Contains, IsIn, Quantity, audit
from govsvc.packs.vocabulary import find_subject, subject_names, subject_of
from govsvc.testing.audits import things

BOOK = rulebook("130921", on=dt.date(2020, 8, 20))
WORDS = tuple(
    sorted(
        {
            str(value)
            for check in BOOK.checks
            for reading in check.readings
            if isinstance(reading.shape, Contains | IsIn)
            for value in reading.shape.values
        }
        | {"", "township_centres", "demo_villages", "leaders", "service_staff"}
    )
)
"""What the checks ask for, so that things meet them often."""
subjects: st.SearchStrategy[Any] = st.sampled_from(subject_names()).flatmap(
    lambda name: things(find_subject(name).model, words=WORDS)
)


def fields(thing: attrs.AttrsInstance, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of all fields that are known, those of its parts included."""
    for field in attrs.fields(type(thing)):
        value = getattr(thing, field.name)
        if value is not UNKNOWN:
            yield (*above, field.name)
            if attrs.has(type(value)) and not isinstance(value, Quantity):
                yield from fields(value, (*above, field.name))


def without(thing: attrs.AttrsInstance, path: tuple[str, ...]) -> attrs.AttrsInstance:
    name, *rest = path
    value = without(getattr(thing, name), tuple(rest)) if rest else UNKNOWN
    return attrs.evolve(thing, **{name: value})  # type: ignore[misc]


def met(report: AuditReport) -> set[str]:
    return {*report.passed, *report.not_applied}


@given(thing=subjects, data=st.data())
def test_forgetting_a_field_never_turns_a_finding_into_ok(
    thing: attrs.AttrsInstance, data: st.DataObject
) -> None:
    known = sorted(fields(thing))
    if not known:
        return
    less = without(thing, data.draw(st.sampled_from(known)))
    before, after = BOOK.audit(thing), BOOK.audit(less)
    assert met(after) <= met(before)
    assert {one.check for one in after.findings} <= {one.check for one in before.findings}


@given(thing=subjects)
def test_every_check_of_the_kind_ends_in_one_place(thing: attrs.AttrsInstance) -> None:
    report = BOOK.audit(thing)
    ended = [
        *report.passed,
        *report.not_applied,
        *(one.check for one in report.findings),
        *(one.check for one in report.unchecked),
        *(check for check, _ in report.inert),
    ]
    kind = subject_of(thing).name
    assert sorted(ended) == sorted(check.id for check in BOOK.checks if check.subject == kind)


@given(thing=subjects, data=st.data())
def test_the_order_of_checks_does_not_matter(
    thing: attrs.AttrsInstance, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(BOOK.checks))
    report = audit(
        thing,
        shuffled,
        kind=subject_of(thing),
        on=BOOK.on,
        sources=BOOK.sources,
        place=BOOK.place,
    )
    assert attrs.evolve(BOOK.audit(thing), followed_to=()) == report


@given(thing=subjects)
def test_things_and_reports_survive_being_written_down(thing: attrs.AttrsInstance) -> None:
    assert from_dict(type(thing), to_dict(thing)) == thing
    report = BOOK.audit(thing)
    assert from_dict(AuditReport, to_dict(report)) == report
    assert report.explain("zh")
    assert report.explain("en")
