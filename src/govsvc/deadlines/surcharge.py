"""The surcharge on a fine that is paid late (加处罚款)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal, localcontext

import attrs

from govsvc.deadlines.catalogue import find_rule
from govsvc.deadlines.events import Exclude, as_listed
from govsvc.deadlines.rules import NotCountedReason, PeriodRule
from govsvc.errors import EventError, InputTypeError, InputValueError
from govsvc.fields import check_day
from govsvc.law import Citation
from govsvc.wording import Lang, Text

__all__ = ["Surcharge", "surcharge"]

_DAY = dt.timedelta(days=1)
_RULE = "app.72.surcharge"
_MOST, _PLACES = 10**15, 4
_EXACT = Context(prec=40)
"""Wide enough for any sum taken here over any number of days, whatever the caller has set."""


@attrs.frozen(kw_only=True)
class Surcharge:
    """What is added to a fine that was paid late, in the currency of the fine.

    Attributes:
        rule: The rule applied.
        fine: The fine.
        due: The last day to pay.
        paid: The day of payment, which does not count.
        days: Days that count: after *due*, before *paid*, without review and suit.
        left_out: Days of review or suit in between.
        amount: What is added, exactly; never more than the cap.
        is_capped: Whether the cap cut it.
    """

    rule: PeriodRule
    fine: Decimal
    due: dt.date
    paid: dt.date
    days: int
    left_out: int
    amount: Decimal
    is_capped: bool

    @property
    def total(self) -> Decimal:
        """The fine and the surcharge together."""
        with localcontext(_EXACT):
            return self.fine + self.amount

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles it rests on."""
        return self.rule.header.citations

    @property
    def doubts(self) -> tuple[Text, ...]:
        """What the rule leaves open."""
        return tuple(d.note for d in self.rule.header.doubts if d.matters_on(self.due))

    def explain(self, lang: Lang = "zh") -> str:
        """The answer with its grounds, one a line."""
        cited = self.citations
        rate = self.rule.daily_rate.percent if self.rule.daily_rate else 0
        capped = Text(zh="，以罚款数额为限", en=", capped at the fine") if self.is_capped else None
        texts = (
            Text(
                zh=f"加处罚款 {self.amount} 元{capped.zh if capped else ''}",
                en=f"surcharge {self.amount}{capped.en if capped else ''}",
            ),
            Text(
                zh=f"{self.due} 届满，{self.paid} 缴纳（当日不计）：{self.days} 天，每日 {rate}%，"
                f"罚款 {self.fine} 元",
                en=f"due {self.due}, paid {self.paid} (not counted); days counted: {self.days}, "
                f"each at {rate} % of {self.fine}",
            ),
            Text(
                zh=f"复议、诉讼期间不计 {self.left_out} 天",
                en=f"days of review and suit left out: {self.left_out}",
            ),
            Text(
                zh=f"依据：{'；'.join(c.text('zh') for c in cited)}",
                en=f"law: {'; '.join(c.text('en') for c in cited)}",
            ),
            *(Text(zh=f"存疑：{told.zh}", en=f"doubt: {told.en}") for told in self.doubts),
        )
        return "\n".join(text.pick(lang) for text in texts)


def surcharge(
    fine: Decimal | int, due: dt.date, paid: dt.date, *, left_out: Iterable[Exclude] = ()
) -> Surcharge:
    """What a fine paid after its last day costs on top: 3 % a day, at most the fine itself.

    The day of payment is not counted; days of administrative review or suit are left out.

    Args:
        fine: The fine, exactly: a whole number or a `decimal.Decimal`, above 0 and below 10¹⁵, with
            at most four decimal places.
        due: The last day to pay, deferred or not.
        paid: The day of payment; on or before *due* nothing is added.
        left_out: Days of review or suit, with the reason ``"review_or_suit"``.

    Raises:
        InputTypeError: *fine* is a float or no number, a day no plain date, or another thing than
            an `Exclude` is to be left out.
        InputValueError: *fine* is out of these bounds.
        EventError: Something else than review or suit is to be left out.
        NotFoundError: The rule is not in force on *due*.

    Source:
        行政处罚法第七十二条第一款第一项, 第七十三条第三款; that the day of payment does not count:
        project assumption, ADR 0015.

    Example:
        >>> surcharge(55000, dt.date(2022, 9, 22), dt.date(2022, 10, 17)).amount
        Decimal('39600')
    """
    sum_ = _checked(fine)
    check_day(due, name="due")
    check_day(paid, name="paid")
    rule = find_rule(_RULE, on=due)
    rate = rule.daily_rate
    assert rate is not None  # noqa: S101 - the catalogue's data, held by its tests
    events = as_listed(left_out, name="left_out")
    spared = _days_in(_checked_events(events, rule), due, paid)
    late = max(0, (paid - due).days - 1)
    with localcontext(_EXACT):
        plain = sum_ * rate.percent * (late - spared) / 100
        cap = sum_ * rate.cap_percent / 100
    return Surcharge(
        rule=rule,
        fine=sum_,
        due=due,
        paid=paid,
        days=late - spared,
        left_out=spared,
        amount=min(plain, cap),
        is_capped=plain > cap,
    )


def _checked(fine: object) -> Decimal:
    if isinstance(fine, bool) or not isinstance(fine, int | Decimal):
        found = f"{type(fine).__name__} `{fine!r}`"
        raise InputTypeError(
            name="fine",
            found=found,
            message=Text(
                zh=f"罚款数额应为整数或者 decimal.Decimal，收到 {found}；"
                "小数请写 Decimal('100.50')",
                en="the fine must be a whole number or a decimal.Decimal, found "
                f"{found}; write a fraction as Decimal('100.50')",
            ),
        )
    sum_ = Decimal(fine)
    if not sum_.is_finite() or not 0 < sum_ < _MOST or _decimal_places(sum_) > _PLACES:
        found = f"{type(fine).__name__} `{sum_:.12g}`"
        raise InputValueError(
            name="fine",
            found=found,
            message=Text(
                zh=f"罚款数额应大于 0、小于 10 的 15 次方，至多四位小数，收到 {found}",
                en="the fine must be above 0 and below 10 to the 15th, with at most four decimal "
                f"places, found {found}",
            ),
        )
    return sum_ if _decimal_places(sum_) >= 0 else Decimal(int(sum_))


def _decimal_places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101 - asked only of finite numbers
    return -exponent


def _days_in(left_out: Iterable[Exclude], due: dt.date, paid: dt.date) -> int:
    """How many days of review or suit lie after *due* and before *paid*; overlaps count once."""
    days, position = 0, due + _DAY
    for event in sorted(left_out, key=lambda event: event.first):
        first, end = max(event.first, position), min(event.last, paid - _DAY)
        if first <= end:
            days, position = days + (end - first).days + 1, end + _DAY
    return days


def _checked_events(left_out: Iterable[object], rule: PeriodRule) -> Iterator[Exclude]:
    for event in left_out:
        if not isinstance(event, Exclude):
            found = f"{type(event).__name__} `{event!r}`"
            raise InputTypeError(
                name="left_out",
                found=found,
                message=Text(
                    zh=f"`left_out` 的每一项应为 Exclude，收到 {found}",
                    en=f"each of `left_out` must be an Exclude, found {found}",
                ),
            )
        if event.reason is not NotCountedReason.REVIEW_OR_SUIT:
            raise _wrong_reason(event.reason, rule)
        yield event


def _wrong_reason(reason: NotCountedReason, rule: PeriodRule) -> EventError:
    cited = rule.header.citations[-1]
    return EventError(
        event="exclude",
        citation=cited.text("zh"),
        message=Text(
            zh=f"加处罚款只扣除行政复议、行政诉讼期间，不扣除“{reason.label.zh}”"
            f"（{cited.text('zh')}）",
            en=f"only the time of review or suit is left out of a surcharge, not {reason.value} "
            f"[{cited.text('en')}]",
        ),
    )
