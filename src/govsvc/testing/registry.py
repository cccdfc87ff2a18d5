"""Which strategy draws which type."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from govsvc.calendars import Closure, HolidayArrangement, LocalNotice, Notice, WorkCalendar
from govsvc.deadlines import (
    Counting,
    Deadline,
    Extension,
    Lapse,
    Month,
    NotCounted,
    Period,
    PeriodRule,
    Posting,
    Recurrence,
    Roll,
    RuleReading,
    TaskDate,
    ThirdOfMonth,
)
from govsvc.decisions import RuleSet
from govsvc.divisions import Division, DivisionCode, Lookup, Tenure
from govsvc.duty_lists import Assignment
from govsvc.law import Citation, LegalSource, Provision
from govsvc.packs import Pack
from govsvc.powers import PowerTransfer
from govsvc.proxy import Actor, Authorisation, Principal, ProxyRequest, Relation
from govsvc.territory import Territory
from govsvc.testing.calendars import closures, local_notices, notices, work_calendars
from govsvc.testing.deadlines import (
    deadlines,
    extensions,
    groundings,
    lapses,
    not_counted,
    period_rules,
    periods,
    rolls,
    rule_readings,
)
from govsvc.testing.decisions import SampleRequest, packs, requests, rule_sets
from govsvc.testing.divisions import division_codes, divisions, lookups, tenures
from govsvc.testing.events import EVENTS, EventSequence, event_sequences
from govsvc.testing.law import citations, legal_sources, provisions, territories, texts, validities
from govsvc.testing.powers import assignments, power_transfers
from govsvc.testing.proxy import (
    actors,
    authorisations,
    principals,
    proxy_requests,
    relations,
)
from govsvc.testing.tasks import months, recurrences, task_dates, thirds
from govsvc.validity import Validity
from govsvc.wording import Text

__all__ = ["STRATEGIES"]

Strategy = Callable[[], st.SearchStrategy[Any]]


def _lines() -> st.SearchStrategy[HolidayArrangement]:
    return notices().flatmap(lambda notice: st.sampled_from(notice.holidays))


STRATEGIES: Mapping[type, Strategy] = {
    Text: texts,
    Validity: validities,
    Territory: territories,
    LegalSource: legal_sources,
    Citation: citations,
    Provision: provisions,
    HolidayArrangement: _lines,
    Notice: notices,
    LocalNotice: local_notices,
    Closure: closures,
    WorkCalendar: work_calendars,
    Roll: rolls,
    Period: periods,
    Counting: lambda: groundings(Counting),
    Posting: lambda: groundings(Posting),
    Extension: extensions,
    Lapse: lapses,
    RuleReading: rule_readings,
    NotCounted: not_counted,
    PeriodRule: period_rules,
    **EVENTS,
    EventSequence: event_sequences,
    Deadline: deadlines,
    DivisionCode: division_codes,
    Tenure: tenures,
    Division: divisions,
    Lookup: lookups,
    Recurrence: recurrences,
    Month: months,
    ThirdOfMonth: thirds,
    TaskDate: task_dates,
    RuleSet: rule_sets,
    SampleRequest: requests,
    Pack: packs,
    Principal: principals,
    Actor: actors,
    Relation: relations,
    Authorisation: authorisations,
    PowerTransfer: power_transfers,
    Assignment: assignments,
    ProxyRequest: proxy_requests,
}
"""The types whose objects need more than their fields' types to be valid."""
