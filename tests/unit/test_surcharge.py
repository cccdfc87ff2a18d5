"""The surcharge on a fine paid late: days, cap, what is left out, and exactness."""

import datetime as dt
from decimal import Context, Decimal, localcontext
from typing import Any

import pytest

from govsvc import from_dict, to_dict
from govsvc.deadlines import Exclude, Surcharge, find_rule, surcharge
from govsvc.errors import (
    EventError,
    InputTypeError,
    InputValueError,
    NotFoundError,
    PayloadError,
)

_DUE = dt.date(2025, 1, 10)


def paid(day: int, month: int = 1) -> dt.date:
    return dt.date(2025, month, day)


def review(first: dt.date, last: dt.date) -> Exclude:
    return Exclude(first, last, "review_or_suit")


@pytest.mark.parametrize(
    ("fine", "on", "days", "amount"),
    [
        pytest.param(1000, paid(9), 0, "0", id="before-the-last-day"),
        pytest.param(1000, paid(10), 0, "0", id="on-the-last-day"),
        pytest.param(1000, paid(11), 0, "0", id="on-the-day-after"),
        pytest.param(1000, paid(12), 1, "30", id="one-day-late"),
        pytest.param(1000, paid(13, 2), 33, "990", id="the-last-day-below-the-cap"),
        pytest.param(1000, paid(14, 2), 34, "1000", id="the-first-day-at-the-cap"),
        pytest.param(1000, paid(10, 12), 333, "1000", id="long-after"),
        pytest.param(Decimal("100.50"), paid(12), 1, "3.015", id="not-rounded"),
        pytest.param(Decimal("0.0001"), paid(12), 1, "0.000003", id="the-smallest-part"),
    ],
)
def test_three_per_cent_a_day_up_to_the_fine(
    fine: Decimal | int, on: dt.date, days: int, amount: str
) -> None:
    answer = surcharge(fine, _DUE, on)
    assert (answer.days, answer.left_out) == (days, 0)
    assert (answer.amount, answer.total) == (Decimal(amount), Decimal(amount) + Decimal(fine))
    assert answer.is_capped is (days >= 34)


def test_the_cap_reached_on_the_day_itself_cuts_nothing() -> None:
    # Three hundred at three per cent: nine a day, and 99 % of the fine after thirty-three days.
    answer = surcharge(Decimal(300), _DUE, paid(13, 2))
    assert (answer.amount, answer.is_capped) == (Decimal(297), False)


def test_a_published_case() -> None:
    # 55,000 yuan, due on 2022-09-22 and paid on 2022-10-17: twenty-four days, 39,600 yuan.
    answer = surcharge(55000, dt.date(2022, 9, 22), dt.date(2022, 10, 17))
    assert (answer.days, answer.amount) == (24, Decimal(39600))


@pytest.mark.parametrize(
    ("spans", "days", "left_out"),
    [
        pytest.param([(paid(13), paid(15))], 6, 3, id="inside"),
        pytest.param([(paid(1), paid(12))], 7, 2, id="begun-before"),
        pytest.param([(paid(18), paid(28))], 7, 2, id="going-on-after"),
        pytest.param([(paid(1), paid(10))], 9, 0, id="over-before"),
        pytest.param([(paid(20), paid(28))], 9, 0, id="begun-on-the-day-of-payment"),
        pytest.param([(paid(13), paid(15)), (paid(14), paid(16))], 5, 4, id="overlapping"),
        pytest.param([(paid(13), paid(16)), (paid(14), paid(15))], 5, 4, id="one-in-the-other"),
        pytest.param([(paid(16), paid(17)), (paid(12), paid(13))], 5, 4, id="in-any-order"),
        pytest.param([(paid(1), paid(31))], 0, 9, id="all-of-it"),
    ],
)
def test_days_of_review_and_suit_are_left_out(
    spans: list[tuple[dt.date, dt.date]], days: int, left_out: int
) -> None:
    # Paid on the 20th: the 11th to the 19th are nine days.
    answer = surcharge(1000, _DUE, paid(20), left_out=(review(*span) for span in spans))
    assert (answer.days, answer.left_out) == (days, left_out)
    assert answer.amount == Decimal(30) * days


@pytest.mark.parametrize("precision", [1, 3, 28])
def test_an_amount_is_exact_whatever_the_caller_s_precision(precision: int) -> None:
    fine = Decimal("123456789012345.6789")
    with localcontext(Context(prec=precision)):
        answer = surcharge(fine, _DUE, paid(22))
        assert str(answer.amount) == "40740740374074.074037"
        assert str(answer.total) == "164197529386419.752937"


def test_a_fine_in_another_notation_is_the_same_fine() -> None:
    answer = surcharge(Decimal("1E+3"), _DUE, paid(12))
    assert (str(answer.fine), str(answer.amount)) == ("1000", "30")


def test_an_answer_explains_itself() -> None:
    answer = surcharge(1000, _DUE, paid(20, 3), left_out=[review(paid(16), paid(16, 3))])
    assert answer.explain().splitlines()[:4] == [
        "加处罚款 240 元",
        "2025-01-10 届满，2025-03-20 缴纳（当日不计）：8 天，每日 3%，罚款 1000 元",
        "复议、诉讼期间不计 60 天",
        "依据：《行政处罚法》第七十二条第一款第一项；《行政处罚法》第七十三条第三款",
    ]
    law = "Administrative Penalties Law"
    assert answer.explain("en").splitlines()[:4] == [
        "surcharge 240",
        "due 2025-01-10, paid 2025-03-20 (not counted); days counted: 8, each at 3 % of 1000",
        "days of review and suit left out: 60",
        f"law: {law}, art. 72(1)(1); {law}, art. 73(3)",
    ]
    doubts = find_rule("app.72.surcharge").header.doubts
    assert answer.explain("zh").splitlines()[4:] == [f"存疑：{d.note.zh}" for d in doubts]
    assert answer.doubts == tuple(doubt.note for doubt in doubts)


def test_a_capped_answer_says_so() -> None:
    answer = surcharge(1000, _DUE, paid(10, 3))
    assert answer.explain("zh").startswith("加处罚款 1000 元，以罚款数额为限\n")
    assert answer.explain("en").startswith("surcharge 1000, capped at the fine\n")


def test_an_answer_is_written_as_plain_data_and_read_back() -> None:
    answer = surcharge(Decimal("100.50"), _DUE, paid(12))
    data = to_dict(answer)
    assert (data["fine"], data["amount"], data["days"]) == ("100.50", "3.015", 1)
    assert from_dict(Surcharge, data) == answer


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        pytest.param(3.015, "the number `3.015`", id="fraction"),
        pytest.param(3, "a whole number `3`", id="number"),
        pytest.param("3,015", "a text `3,015`", id="comma"),
        pytest.param("NaN", "a text `NaN`", id="nan"),
        pytest.param("3E+1", "a text `3E+1`", id="power"),
        pytest.param("٣", "a text `٣`", id="other-digits"),
    ],
)
def test_an_amount_is_read_as_an_exact_text_only(amount: Any, found: str) -> None:  # noqa: ANN401
    data = {**to_dict(surcharge(1000, _DUE, paid(12))), "amount": amount}
    with pytest.raises(PayloadError) as caught:
        from_dict(Surcharge, data)
    (problem,) = caught.value.problems
    assert problem.path == "amount"
    assert problem.explain("en").endswith(
        f'expected a number as a text, such as "100.50", found {found}'
    )
    assert '应为写作文字的数，如 "100.50"，收到' in problem.explain("zh")


def test_the_old_law_had_another_rule() -> None:
    with pytest.raises(NotFoundError):
        surcharge(1000, dt.date(2021, 7, 14), dt.date(2021, 8, 14))


@pytest.mark.parametrize(
    ("fine", "found"),
    [
        pytest.param(1.5, "float `1.5`", id="fraction"),
        pytest.param("100", "str `'100'`", id="text"),
        pytest.param(True, "bool `True`", id="bool"),
        pytest.param(None, "NoneType `None`", id="none"),
    ],
)
def test_a_fine_that_is_no_exact_number_is_refused(fine: Any, found: str) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError) as caught:
        surcharge(fine, _DUE, paid(20))
    assert (caught.value.name, caught.value.found) == ("fine", found)
    assert caught.value.explain("zh") == (
        f"罚款数额应为整数或者 decimal.Decimal，收到 {found}；小数请写 Decimal('100.50')"
    )
    assert caught.value.explain("en") == (
        f"the fine must be a whole number or a decimal.Decimal, found {found}; write a fraction as "
        "Decimal('100.50')"
    )


@pytest.mark.parametrize(
    ("fine", "found"),
    [
        pytest.param(0, "int `0`", id="none"),
        pytest.param(-100, "int `-100`", id="negative"),
        pytest.param(Decimal("NaN"), "Decimal `NaN`", id="nan"),
        pytest.param(Decimal("sNaN"), "Decimal `sNaN`", id="signalling-nan"),
        pytest.param(Decimal("Infinity"), "Decimal `Infinity`", id="infinite"),
        pytest.param(Decimal("0.00001"), "Decimal `0.00001`", id="five-places"),
        pytest.param(10**15, "int `1.00000000000e+15`", id="too-much"),
        pytest.param(10**5000, "int `1.00000000000e+5000`", id="too-long-to-be-read"),
        pytest.param(Decimal("1E+999999"), "Decimal `1e+999999`", id="beyond-all-arithmetic"),
    ],
)
def test_a_fine_out_of_bounds_is_refused(fine: Decimal | int, found: str) -> None:
    with pytest.raises(InputValueError) as caught:
        surcharge(fine, _DUE, paid(20))
    assert (caught.value.name, caught.value.found) == ("fine", found)
    assert caught.value.explain("zh") == (
        f"罚款数额应大于 0、小于 10 的 15 次方，至多四位小数，收到 {found}"
    )
    assert caught.value.explain("en") == (
        "the fine must be above 0 and below 10 to the 15th, with at most four decimal places, "
        f"found {found}"
    )


@pytest.mark.parametrize("name", ["due", "paid"])
@pytest.mark.parametrize("value", ["2025-01-20", dt.datetime(2025, 1, 20, 9, 30), None])  # noqa: DTZ001
def test_a_day_that_is_no_plain_day_is_refused(name: str, value: Any) -> None:  # noqa: ANN401
    days: dict[str, Any] = {"due": _DUE, "paid": paid(20), name: value}
    with pytest.raises(InputTypeError, match=f"`{name}` must be a datetime.date"):
        surcharge(1000, **days)


@pytest.mark.parametrize("on", [paid(9), paid(20)], ids=["in-time", "late"])
def test_only_review_and_suit_are_left_out(on: dt.date) -> None:
    with pytest.raises(EventError) as caught:
        surcharge(1000, _DUE, on, left_out=[Exclude(paid(13), paid(15), "hearing")])
    assert (caught.value.event, caught.value.citation) == (
        "exclude",
        "《行政处罚法》第七十三条第三款",
    )
    assert caught.value.explain("zh") == (
        "加处罚款只扣除行政复议、行政诉讼期间，不扣除“听证”（《行政处罚法》第七十三条第三款）"
    )
    assert caught.value.explain("en") == (
        "only the time of review or suit is left out of a surcharge, not hearing "
        "[Administrative Penalties Law, art. 73(3)]"
    )


def test_what_is_no_exclusion_is_refused() -> None:
    something: Any = [paid(13)]
    with pytest.raises(InputTypeError) as caught:
        surcharge(1000, _DUE, paid(20), left_out=something)
    found = "date `datetime.date(2025, 1, 13)`"
    assert (caught.value.name, caught.value.found) == ("left_out", found)
    assert caught.value.explain("zh") == f"`left_out` 的每一项应为 Exclude，收到 {found}"
    assert caught.value.explain("en") == f"each of `left_out` must be an Exclude, found {found}"


@pytest.mark.parametrize("left_out", [5, None, review(paid(13), paid(15)), "review"])
def test_what_is_no_list_is_refused(left_out: Any) -> None:  # noqa: ANN401
    with pytest.raises(InputTypeError, match="`left_out` must be a list of events"):
        surcharge(1000, _DUE, paid(20), left_out=left_out)
