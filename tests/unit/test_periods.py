"""Periods as models: what they hold, what they say, what they refuse."""

import datetime as dt
import pickle
from enum import StrEnum
from typing import Any

import attrs
import pytest

from govsvc.deadlines import (
    NO_ROLL,
    Approver,
    Basis,
    CorrectionEffect,
    Counting,
    Cycle,
    Extension,
    Lapse,
    LapseDate,
    LapseEffect,
    NotCounted,
    NotCountedReason,
    Period,
    PeriodKind,
    PeriodRule,
    ReadingKind,
    Roll,
    RuleReading,
    Unit,
)
from govsvc.errors import GovsvcError, InputTypeError, InputValueError
from govsvc.fields import check_type
from govsvc.law import Provision, parse_citation
from govsvc.wording import Text

_EXPRESS = Roll(basis=Basis.EXPRESS)
_CITED = parse_citation("《行政许可法》第四十二条第一款")


def refused(error: GovsvcError, *, code: str, zh: str, en: str) -> None:
    """The error has its stable code, says so in both languages, and survives pickle."""
    assert error.code == code
    assert error.explain("zh") == zh
    assert error.explain("en") == en
    assert str(error) == en
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(again), again.explain("zh")) == (type(error), zh)


# The enums: their slugs are wire format.


@pytest.mark.parametrize(
    ("kind", "slugs"),
    [
        pytest.param(Unit, "working_day calendar_day month year hour", id="Unit"),
        pytest.param(
            PeriodKind,
            "within before at_least window instant until_date reasonable rate method",
            id="PeriodKind",
        ),
        pytest.param(Basis, "express by_reference analogy none", id="Basis"),
        pytest.param(
            NotCountedReason,
            "hearing tender auction inspection testing quarantine appraisal expert_review "
            "third_party_opinion other_agency_opinion correction site_survey public_notice "
            "force_majeure good_cause supplementary_evidence verification judicial_conclusion "
            "detention review_or_suit party_died capacity_lost whereabouts_unknown "
            "organization_ended conciliation legal_question other_case norm_review "
            "other_suspension",
            id="NotCountedReason",
        ),
        pytest.param(CorrectionEffect, "before_clock restart not_counted", id="CorrectionEffect"),
        pytest.param(
            Approver,
            "agency_head government_head review_office_head disclosure_office_head "
            "arbitration_director approving_authority superior_organ parent_organ city_government",
            id="Approver",
        ),
        pytest.param(Cycle, "week month quarter half_year year", id="Cycle"),
        pytest.param(
            LapseEffect,
            "accepted_retroactively accepted_at_lapse accepted_on_the_spot renewal_granted "
            "consented abandoned withdrawn refused served right_lost released surcharge_begins "
            "ended review_or_suit_open unlawful_delay agency_decides no_evidence becomes_final "
            "use_suspended",
            id="LapseEffect",
        ),
        pytest.param(LapseDate, "trigger due day_after", id="LapseDate"),
        pytest.param(
            ReadingKind, "no_roll region closure unit backward condition", id="ReadingKind"
        ),
    ],
)
def test_slugs_are_stable(kind: type[StrEnum], slugs: str) -> None:
    assert [member.value for member in kind] == slugs.split()


@pytest.mark.parametrize(
    "member",
    [*Unit, *PeriodKind, *Basis, *NotCountedReason, *ReadingKind, *Approver, *Cycle],
    ids=lambda member: f"{type(member).__name__}.{member.value}",
)
def test_every_member_has_its_own_label_in_both_languages(
    member: Unit | PeriodKind | Basis | NotCountedReason | ReadingKind | Approver | Cycle,
) -> None:
    assert any("一" <= sign <= "鿿" for sign in member.label.zh)
    assert member.label.en.isascii()
    assert [other.label for other in type(member)].count(member.label) == 1


# Rolling.


@pytest.mark.parametrize(
    ("basis", "applies"),
    [
        (Basis.EXPRESS, True),
        (Basis.BY_REFERENCE, True),
        (Basis.ANALOGY, True),
        (Basis.NONE, False),
    ],
)
def test_a_roll_applies_unless_it_has_no_basis(basis: Basis, *, applies: bool) -> None:
    assert Roll(basis=basis).applies is applies


def test_no_roll_does_not_apply_and_cites_nothing() -> None:
    assert (NO_ROLL.applies, NO_ROLL.citations) == (False, ())


# Periods.


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        pytest.param(Period.working_days(20), "20个工作日", "20 working days", id="working-days"),
        pytest.param(
            Period.calendar_days(60, roll=_EXPRESS), "60日", "60 calendar days", id="calendar-days"
        ),
        pytest.param(Period.months(6, roll=NO_ROLL), "6个月", "6 months", id="months"),
        pytest.param(Period.years(2, roll=NO_ROLL), "2年", "2 years", id="years"),
        pytest.param(Period.hours(24), "24小时", "24 hours", id="hours"),
        pytest.param(Period.working_days(1), "1个工作日", "1 working day", id="one"),
        pytest.param(
            Period(kind=PeriodKind.REASONABLE),
            "合理期限（法无天数）",
            "a reasonable time, no number given",
            id="reasonable",
        ),
    ],
)
def test_a_period_says_its_length(period: Period, zh: str, en: str) -> None:
    assert (period.describe(), period.describe("zh"), period.describe("en")) == (zh, zh, en)


@pytest.mark.parametrize(
    ("built", "spelled"),
    [
        pytest.param(
            Period.working_days(7, kind=PeriodKind.BEFORE),
            Period(kind=PeriodKind.BEFORE, length=7, unit=Unit.WORKING_DAY, roll=NO_ROLL),
            id="working-days",
        ),
        pytest.param(
            Period.calendar_days(30, roll=NO_ROLL, kind=PeriodKind.AT_LEAST),
            Period(kind=PeriodKind.AT_LEAST, length=30, unit=Unit.CALENDAR_DAY, roll=NO_ROLL),
            id="calendar-days",
        ),
        pytest.param(
            Period.months(3, roll=_EXPRESS, kind=PeriodKind.WINDOW),
            Period(kind=PeriodKind.WINDOW, length=3, unit=Unit.MONTH, roll=_EXPRESS),
            id="months",
        ),
        pytest.param(
            Period.years(1, roll=_EXPRESS, kind=PeriodKind.AT_LEAST),
            Period(kind=PeriodKind.AT_LEAST, length=1, unit=Unit.YEAR, roll=_EXPRESS),
            id="years",
        ),
    ],
)
def test_the_short_forms_build_the_same_period(built: Period, spelled: Period) -> None:
    assert built == spelled


@pytest.mark.parametrize(
    "period",
    [Period.working_days(1), Period.calendar_days(1, roll=NO_ROLL), Period.months(1, roll=NO_ROLL)],
    ids=lambda period: period.describe("en"),
)
def test_the_short_forms_bind_to_act_within(period: Period) -> None:
    assert period.kind is PeriodKind.WITHIN


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        (Unit.WORKING_DAY, 10_000),
        (Unit.CALENDAR_DAY, 40_000),
        (Unit.MONTH, 1_200),
        (Unit.YEAR, 100),
        (Unit.HOUR, 10_000),
    ],
)
def test_the_longest_period_is_accepted_and_one_more_refused(unit: Unit, most: int) -> None:
    assert Period(length=most, unit=unit).length == most
    with pytest.raises(InputValueError) as caught:
        Period(length=most + 1, unit=unit)
    refused(
        caught.value,
        code="input.value",
        zh=f"期限 `{most + 1}` 应在 1 至 {most} 之间",
        en=f"period `{most + 1}` must lie between 1 and {most}",
    )


@pytest.mark.parametrize("length", [0, -1], ids=str)
def test_a_length_below_one_is_refused(length: int) -> None:
    with pytest.raises(InputValueError) as caught:
        Period.working_days(length)
    refused(
        caught.value,
        code="input.value",
        zh=f"期限 `{length}` 应在 1 至 10000 之间",
        en=f"period `{length}` must lie between 1 and 10000",
    )
    assert (caught.value.name, caught.value.found) == ("length", str(length))


@pytest.mark.parametrize(
    ("length", "found"),
    [
        pytest.param("20", "str `20`", id="text"),
        pytest.param(20.0, "float `20.0`", id="fraction"),
        pytest.param(True, "bool `True`", id="bool"),
        pytest.param(None, "NoneType `None`", id="unit-without-length"),
        pytest.param(dt.date(2025, 1, 1), "date `2025-01-01`", id="day"),
    ],
)
def test_a_length_that_is_no_whole_number_is_refused(length: Any, found: str) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        Period(length=length, unit=Unit.WORKING_DAY)
    refused(
        caught.value,
        code="input.type",
        zh=f"期限长度应为整数，收到 {found}",
        en=f"the length of a period must be a whole number, found {found}",
    )
    assert (caught.value.name, caught.value.found) == ("length", found)


def test_a_length_without_a_unit_is_refused() -> None:
    with pytest.raises(InputValueError) as caught:
        Period(length=20)
    refused(
        caught.value,
        code="input.value",
        zh="期限 `20` 缺少单位",
        en="period `20` has no unit",
    )


@pytest.mark.parametrize("kind", [PeriodKind.WITHIN, PeriodKind.WINDOW, PeriodKind.AT_LEAST])
def test_a_kind_that_counts_needs_a_length(kind: PeriodKind) -> None:
    with pytest.raises(InputValueError) as caught:
        Period(kind=kind)
    refused(
        caught.value,
        code="input.value",
        zh="期限 `None` 需要长度和单位",
        en="period `None` needs a length and a unit",
    )


@pytest.mark.parametrize(
    "kind",
    [
        PeriodKind.BEFORE,
        PeriodKind.INSTANT,
        PeriodKind.UNTIL_DATE,
        PeriodKind.REASONABLE,
        PeriodKind.RATE,
        PeriodKind.METHOD,
    ],
)
def test_other_kinds_may_have_no_length(kind: PeriodKind) -> None:
    period = Period(kind=kind)
    assert (period.length, period.unit, period.describe("zh")) == (None, None, kind.label.zh)


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        (PeriodKind.INSTANT, "当场", "act at once"),
        (PeriodKind.UNTIL_DATE, "特定日期之前", "act by a fixed day"),
    ],
)
def test_a_kind_that_has_no_length_is_given_none(kind: PeriodKind, zh: str, en: str) -> None:
    with pytest.raises(InputValueError) as caught:
        Period(kind=kind, length=3, unit=Unit.CALENDAR_DAY)
    refused(
        caught.value,
        code="input.value",
        zh=f"期限 `3` 属于“{zh}”，没有长度",
        en=f"period `3` is of the kind: {en}, and has no length",
    )


def test_a_number_too_long_to_be_read_is_refused_without_being_shown() -> None:
    with pytest.raises(InputValueError, match="period `…` must lie between 1 and 100"):
        Period(length=10**5000, unit=Unit.YEAR)


@pytest.mark.parametrize(
    ("kind", "backward"),
    [
        (PeriodKind.BEFORE, True),
        (PeriodKind.WINDOW, True),
        (PeriodKind.UNTIL_DATE, True),
        (PeriodKind.WITHIN, False),
        (PeriodKind.AT_LEAST, False),
        (PeriodKind.INSTANT, False),
    ],
)
def test_some_kinds_run_up_to_an_event(kind: PeriodKind, *, backward: bool) -> None:
    timed = kind in {PeriodKind.WITHIN, PeriodKind.AT_LEAST, PeriodKind.WINDOW}
    period = Period.working_days(3, kind=kind) if timed else Period(kind=kind)
    assert period.is_backward is backward


@pytest.mark.parametrize("basis", [Basis.EXPRESS, Basis.BY_REFERENCE, Basis.ANALOGY])
def test_a_period_in_working_days_cannot_roll(basis: Basis) -> None:
    with pytest.raises(InputValueError) as caught:
        Period(length=5, unit=Unit.WORKING_DAY, roll=Roll(basis=basis))
    refused(
        caught.value,
        code="input.value",
        zh="期限 `5` 以工作日计算，末日必为工作日，不存在顺延",
        en="period `5` is in working days and ends on one, so it cannot roll",
    )


@pytest.mark.parametrize(
    ("field", "value", "wanted", "found"),
    [
        # A slug is equal to its enum, so it would pass for one and be counted as another kind.
        pytest.param("kind", "at_least", "PeriodKind", "str `'at_least'`", id="kind-slug"),
        pytest.param("unit", "working_day", "Unit", "str `'working_day'`", id="unit-slug"),
        pytest.param("unit", "fortnight", "Unit", "str `'fortnight'`", id="unit-unknown"),
        pytest.param("roll", True, "Roll", "bool `True`", id="roll-bool"),
        pytest.param("roll", None, "Roll", "NoneType `None`", id="roll-none"),
        pytest.param(
            "roll", Basis.EXPRESS, "Roll", "Basis `<Basis.EXPRESS: 'express'>`", id="roll-basis"
        ),
    ],
)
def test_a_field_of_another_type_is_refused(
    field: str,
    value: Any,  # noqa: ANN401
    wanted: str,
    found: str,
) -> None:
    fields: dict[str, Any] = {"length": 3, "unit": Unit.YEAR, field: value}
    with pytest.raises(InputTypeError) as caught:
        Period(**fields)
    refused(
        caught.value,
        code="input.type",
        zh=f"`{field}` 应为 {wanted}，收到 {found}",
        en=f"`{field}` must be of type {wanted}, found {found}",
    )
    assert (caught.value.name, caught.value.found) == (field, found)


def test_a_bool_is_no_number() -> None:
    check_type(3, int, name="warn")
    with pytest.raises(InputTypeError) as caught:
        check_type(True, int, name="warn")  # noqa: FBT003 - a value under test
    refused(
        caught.value,
        code="input.type",
        zh="`warn` 应为 int，收到 bool `True`",
        en="`warn` must be of type int, found bool `True`",
    )


def test_changing_a_period_checks_it_again() -> None:
    with pytest.raises(InputValueError):
        attrs.evolve(Period.calendar_days(60, roll=_EXPRESS), unit=Unit.WORKING_DAY)


def test_a_period_cannot_be_changed_in_place() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Period.working_days(20).length = 30  # type: ignore[misc]


def test_periods_are_equal_by_value_and_can_be_keys() -> None:
    assert {Period.working_days(20): 1}[Period.working_days(20)] == 1
    assert Period.working_days(20) != Period.calendar_days(20, roll=NO_ROLL)


# What may happen to a period.


@pytest.mark.parametrize(
    ("by", "to"),
    [pytest.param(None, None, id="neither"), pytest.param(10, 30, id="both")],
)
def test_an_extension_has_an_addend_or_a_cap(by: int | None, to: int | None) -> None:
    with pytest.raises(InputValueError) as caught:
        Extension(by=by, to=to)
    refused(
        caught.value,
        code="input.value",
        zh="延长要么写增加多少（by），要么写延至多少（to），二者择一",
        en="an extension has either `by` or `to`, exactly one of them",
    )
    assert (caught.value.name, caught.value.found) == ("extension", f"by={by}, to={to}")


@pytest.mark.parametrize("extension", [Extension(by=10), Extension(to=45)], ids=["addend", "cap"])
def test_an_extension_is_given_once_unless_it_says_otherwise(extension: Extension) -> None:
    assert extension.times == 1


@pytest.mark.parametrize(
    "model",
    [
        Roll(basis=Basis.EXPRESS, citations=[_CITED]),
        Counting(basis=Basis.ANALOGY, citations=[_CITED]),
        Extension(by=10, citations=[_CITED]),
        NotCounted(reasons=(NotCountedReason.HEARING,), citations=[_CITED]),
        Lapse(
            effect=LapseEffect.SERVED,
            note=Text(zh="视为送达", en="counts as served"),
            citations=[_CITED],
        ),
        RuleReading(
            kind=ReadingKind.UNIT,
            why=Text(zh="两可", en="open"),
            citations=[_CITED],
        ),
    ],
    ids=lambda model: type(model).__name__,
)
def test_citations_are_kept_as_a_tuple(
    model: Roll | Counting | Extension | NotCounted | Lapse | RuleReading,
) -> None:
    assert model.citations == (_CITED,)
    assert hash(model) == hash(attrs.evolve(model))


def test_reasons_are_kept_as_a_tuple() -> None:
    kept = NotCounted(reasons=[NotCountedReason.HEARING])
    assert kept.reasons == (NotCountedReason.HEARING,)


def test_the_id_of_a_rule_is_that_of_its_header() -> None:
    words = Text(zh="词", en="word")
    rule = PeriodRule(
        header=Provision(id="tst.1.do", name=words, summary=words, citations=[_CITED]),
        matter="tst.1.do",
        period=Period.working_days(20),
        start=words,
        bearer=words,
        unit_citations=[_CITED],
        not_counted=[],
        readings=[],
    )
    assert rule.id == "tst.1.do"
    assert (rule.unit_citations, rule.not_counted, rule.readings) == ((_CITED,), (), ())
