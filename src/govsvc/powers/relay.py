"""County certificates handled in the township (县证乡制): four ordered steps and their clocks.

The window accepts, passes the case on, the department decides, and the window hands over what was
decided. The power stays with the department; the township adds no days of its own.
"""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise

import attrs

from govsvc.calendars import WorkCalendar
from govsvc.deadlines import Deadline, Period, PeriodRule, due
from govsvc.errors import InputValueError
from govsvc.fields import check_day
from govsvc.wording import Text, Word

__all__ = ["RELAY_ORDER", "Relay", "RelayStep"]


class RelayStep(Word):
    """A step of the relay, in the order they are taken."""

    ACCEPT = "accept", "窗口受理", "the window accepts"
    FORWARD = "forward", "网上流转", "it is passed on online"
    DECIDE = "decide", "主管部门审批", "the department decides"
    RETURN = "return", "窗口反馈", "the window hands it over"


RELAY_ORDER = tuple(RelayStep)
"""The steps in their order."""


def _steps(steps: Mapping[RelayStep, dt.date]) -> Mapping[RelayStep, dt.date]:
    return {step: steps[step] for step in RELAY_ORDER if step in steps}


@attrs.frozen(kw_only=True)
class Relay:
    """A case on its way from the window to the department and back.

    Attributes:
        taken: The steps that were taken and their days. None may be left out on the way.

    Raises:
        InputValueError: A step was left out, or taken before the one before it.

    Source:
        灵武市实施方案 二（十）; the clocks 行政许可法第四十二条, 第四十四条.

    Example:
        >>> relay = Relay(taken={RelayStep.ACCEPT: dt.date(2026, 3, 2)})
        >>> relay.next_step
        <RelayStep.FORWARD: 'forward'>
        >>> relay.decision_due("apl.42.decide").due
        datetime.date(2026, 3, 30)
    """

    taken: Mapping[RelayStep, dt.date] = attrs.field(converter=_steps, hash=False)

    def __attrs_post_init__(self) -> None:
        done = list(self.taken)
        if done != list(RELAY_ORDER[: len(done)]):
            missing = next(step for step in RELAY_ORDER if step not in self.taken)
            raise _out_of_order(
                missing,
                zh=f"缺少“{missing.label.zh}”，不能先有后面的步骤",
                en=f"there is no step in which {missing.label.en}, but there are later ones",
            )
        for step, day in self.taken.items():
            check_day(day, name=step.value)
        for before, after in pairwise(done):
            if self.taken[after] < self.taken[before]:
                raise _out_of_order(
                    after,
                    zh=f"“{after.label.zh}”（{self.taken[after]}）早于"
                    f"“{before.label.zh}”（{self.taken[before]}）",
                    en=f"{after.label.en} on {self.taken[after]}, before {before.label.en} on "
                    f"{self.taken[before]}",
                )

    @property
    def next_step(self) -> RelayStep | None:
        """The step to take next; None once it has been handed over."""
        return next((step for step in RELAY_ORDER if step not in self.taken), None)

    def decision_due(
        self, rule: str | PeriodRule | Period, *, calendar: WorkCalendar | None = None
    ) -> Deadline:
        """By when the department decides: the period runs from the acceptance at the window.

        Args:
            rule: The period of the item, such as ``"apl.42.decide"``.
            calendar: The working calendar; None is the national one.

        Raises:
            InputValueError: Nothing was accepted yet.
        """
        return due(rule, self._day(RelayStep.ACCEPT), calendar=calendar)

    def delivery_due(
        self,
        rule: str | PeriodRule | Period = "apl.44.deliver",
        *,
        calendar: WorkCalendar | None = None,
    ) -> Deadline:
        """By when the document is handed over: the period runs from the decision.

        Raises:
            InputValueError: Nothing was decided yet.
        """
        return due(rule, self._day(RelayStep.DECIDE), calendar=calendar)

    def _day(self, step: RelayStep) -> dt.date:
        if step not in self.taken:
            raise _out_of_order(
                step,
                zh=f"还没有“{step.label.zh}”，期限没有开始",
                en=f"the clock has not started: there is no step in which {step.label.en}",
            )
        return self.taken[step]


def _out_of_order(step: RelayStep, *, zh: str, en: str) -> InputValueError:
    return InputValueError(name="taken", found=step.value, message=Text(zh=zh, en=en))
