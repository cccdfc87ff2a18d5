"""Work plans: who does what by when, the ledger of it, its measures and how it is assessed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum

import attrs

from govsvc.audits import Quantity, SubjectType
from govsvc.deadlines import Month, Occurrence, Recurrence, TaskDate, next_due
from govsvc.errors import InputValueError
from govsvc.fields import as_maybe_tuple, as_tuple, check_day
from govsvc.law import Provision
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Lang, Text

__all__ = [
    "ASSESSMENT_SCHEME",
    "MEASURE",
    "WORK_PLAN",
    "AssessmentScheme",
    "ContactSheet",
    "LeadingGroup",
    "Ledger",
    "LedgerRow",
    "Measure",
    "PlanLevel",
    "Task",
    "TaskState",
    "WorkPlan",
    "ledger",
    "ledger_by_month",
    "ledger_by_person",
]

Words = Maybe[tuple[Maybe[str], ...]]
"""A list of words. An `UNKNOWN` in it stands for any number of others."""


@attrs.frozen(kw_only=True)
class Task:
    """A task of a work plan: either due once, or again and again.

    Attributes:
        header: Id, citations, place and days.
        leads: Who leads (牵头).
        responsible: Who is responsible (责任).
        cooperates: Who takes part (配合).
        open_list: Whether the list of those who take part ends in 等.
        due: By when it is to be done; None where it comes again.
        repeats: When it comes again; None where it is due once.
        target: What is to be reached.

    Raises:
        InputValueError: Neither *due* nor *repeats* is given, or both.
    """

    header: Provision
    leads: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    responsible: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    cooperates: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    open_list: bool = False
    due: TaskDate | None = None
    repeats: Recurrence | None = None
    target: Text | None = None

    def __attrs_post_init__(self) -> None:
        if (self.due is None) == (self.repeats is None):
            raise InputValueError(
                name="due",
                found=self.header.id,
                message=Text(
                    zh=f"任务 `{self.header.id}` 应当且只能写 due、repeats 之一",
                    en=f"task `{self.header.id}` needs either `due` or `repeats`",
                ),
            )

    @property
    def id(self) -> str:
        """Id of the task."""
        return self.header.id


class TaskState(StrEnum):
    """How a task stands on a day.

    ``contested``: past one of the days that its words can mean, and not past the other.
    """

    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    CONTESTED = "contested"
    RUNNING = "running"
    OPEN_ENDED = "open_ended"
    UNDATED = "undated"

    @property
    def label(self) -> Text:
        """The state in words."""
        return _STATES[self]


_STATES = {
    TaskState.DONE: Text(zh="已完成", en="done"),
    TaskState.DONE_LATE: Text(zh="逾期完成", en="done late"),
    TaskState.OVERDUE: Text(zh="时限已过，未记完成", en="past due, not recorded as done"),
    TaskState.CONTESTED: Text(zh="是否逾期有不同理解", en="overdue by one reading"),
    TaskState.RUNNING: Text(zh="进行中", en="running"),
    TaskState.OPEN_ENDED: Text(zh="长期", en="open-ended"),
    TaskState.UNDATED: Text(zh="没有写明完成时限", en="no date stated"),
}


@attrs.frozen(kw_only=True)
class LedgerRow:
    """A task in a ledger, on one day.

    Attributes:
        task: The task.
        today: The day on which the ledger is looked at.
        person: Who answers for it; None is nobody.
        done_on: The day on which it was done; None is not done.
        next_time: For one that comes again, the next time from *today* on.
    """

    task: Task
    today: dt.date
    person: str | None = None
    done_on: dt.date | None = None
    next_time: Occurrence | None = None

    @property
    def due(self) -> Maybe[dt.date] | None:
        """The last day; None without an end, `UNKNOWN` if not stated or read in two ways."""
        if self.task.due is not None:
            return self.task.due.day
        return None if self.next_time is None else self.next_time.due

    @property
    def month(self) -> Month | None:
        """The month in which it is due by the earliest reading; None if no day is stated."""
        day = self.due if self.task.due is None else self.task.due.safe_day
        if not isinstance(day, dt.date):
            return None
        return Month(year=day.year, month=day.month)

    @property
    def state(self) -> TaskState:
        """How it stands."""
        days = () if self.task.due is None else self.task.due.days
        if self.done_on is not None:
            late = bool(days) and self.done_on > days[-1]
            return TaskState.DONE_LATE if late else TaskState.DONE
        if self.task.due is None:
            return TaskState.RUNNING
        if not days:
            return TaskState.OPEN_ENDED if self.task.due.open else TaskState.UNDATED
        if self.today > days[-1]:
            return TaskState.OVERDUE
        return TaskState.CONTESTED if self.today > days[0] else TaskState.RUNNING

    def describe_due(self, lang: Lang = "zh") -> str:
        """When it is due, in words."""
        if self.task.due is not None:
            return self.task.due.describe(lang)
        if self.next_time is None:
            return Text(zh="已结束", en="ended").pick(lang)
        return self.next_time.explain(lang).replace("\n", "；" if lang == "zh" else "; ")


def ledger(
    tasks: Iterable[Task],
    *,
    today: dt.date,
    done: Mapping[str, dt.date] | None = None,
    persons: Mapping[str, str] | None = None,
) -> tuple[LedgerRow, ...]:
    """The ledger of a plan on a day, by day due; what names no day stands last.

    Dates of a plan never roll: one that falls on a Sunday is past on Monday.

    Args:
        tasks: The tasks.
        today: The day on which it is looked at; a task due today is not overdue.
        done: By id of the task, the day on which it was done; others count as not done.
        persons: By id of the task, who answers for it.

    Raises:
        InputTypeError: *today* is no plain date.
        InputValueError: *done* or *persons* names a task that is not there.

    Source:
        Project assumption, ADR 0026.
    """
    check_day(today, name="today")
    done, persons = done or {}, persons or {}
    listed = tuple(tasks)
    known = {task.id for task in listed}
    for name in (*done, *persons):
        if name not in known:
            raise InputValueError(
                name="task",
                found=name,
                message=Text(zh=f"没有任务 `{name}`", en=f"there is no task `{name}`"),
            )
    rows = [
        LedgerRow(
            task=task,
            today=today,
            person=persons.get(task.id),
            done_on=done.get(task.id),
            next_time=None if task.repeats is None else next_due(task.repeats, today),
        )
        for task in listed
    ]
    return tuple(sorted(rows, key=_when))


def _when(row: LedgerRow) -> tuple[dt.date, dt.date, str]:
    due = row.due if isinstance(row.due, dt.date) else dt.date.max
    end = dt.date.max if row.month is None else row.month.last_day
    return end, due, row.task.id


def ledger_by_month(rows: Iterable[LedgerRow]) -> Mapping[Month | None, tuple[LedgerRow, ...]]:
    """The rows of a ledger by the month in which they are due; None names no month."""
    found: dict[Month | None, list[LedgerRow]] = {}
    for row in rows:
        found.setdefault(row.month, []).append(row)
    return {month: tuple(listed) for month, listed in found.items()}


def ledger_by_person(rows: Iterable[LedgerRow]) -> Mapping[str | None, tuple[LedgerRow, ...]]:
    """The rows of a ledger by who answers for them; None is nobody."""
    found: dict[str | None, list[LedgerRow]] = {}
    for row in rows:
        found.setdefault(row.person, []).append(row)
    return {person: tuple(listed) for person, listed in found.items()}


# What can be audited.


class PlanLevel(StrEnum):
    """Whose plan it is."""

    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


@attrs.frozen(kw_only=True)
class Ledger:
    """What a ledger (工作台账) on the wall or on paper holds.

    Attributes:
        tasks: The tasks in it.
        with_month: Those of them that name a month.
        with_person: Those of them that name who answers for it.
    """

    tasks: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    with_month: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    with_person: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)


@attrs.frozen(kw_only=True)
class ContactSheet:
    """Whom to ask; whether each is named, never a person's data.

    Attributes:
        department: The department responsible.
        leader: The post of the leader responsible.
        section: The section responsible.
        contact: The post to contact.
        sent_on: The day on which it was sent in; None is not sent.
    """

    department: Maybe[str | None] = UNKNOWN
    leader: Maybe[str | None] = UNKNOWN
    section: Maybe[str | None] = UNKNOWN
    contact: Maybe[str | None] = UNKNOWN
    sent_on: Maybe[dt.date | None] = UNKNOWN


@attrs.frozen(kw_only=True)
class LeadingGroup:
    """A leading group (领导小组), by posts.

    Attributes:
        head: Post of its head.
        deputy: Post of the deputy head.
        members: Posts of its members.
        office: Whether it has an office.
    """

    head: Maybe[str | None] = UNKNOWN
    deputy: Maybe[str | None] = UNKNOWN
    members: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    office: Maybe[bool] = UNKNOWN


@attrs.frozen(kw_only=True)
class WorkPlan:
    """How one level has set up the work of a plan.

    Attributes:
        level: Whose it is.
        own_plan: Whether it has made its own plan.
        ledger: Its ledger; None is none.
        wall_chart: Whether the work hangs on the wall (挂图作战).
        mechanisms: The ways of working it has set up.
        contacts: The contact sheet; None is none.
        leading_group: The leading group; None is none.
        report_channels: By which ways it reports.
        reports_to: To which level it reports.
    """

    level: Maybe[PlanLevel] = UNKNOWN
    own_plan: Maybe[bool] = UNKNOWN
    ledger: Maybe[Ledger | None] = UNKNOWN
    wall_chart: Maybe[bool] = UNKNOWN
    mechanisms: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    contacts: Maybe[ContactSheet | None] = UNKNOWN
    leading_group: Maybe[LeadingGroup | None] = UNKNOWN
    report_channels: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    reports_to: Maybe[PlanLevel | None] = UNKNOWN


@attrs.frozen(kw_only=True)
class Measure:
    """A figure of a plan: a coverage, a number of trainings or of demonstration sites.

    Attributes:
        measure: What is measured, as a slug of the document.
        value: The figure.
        part: For a coverage: how many have it.
        whole: For a coverage: how many there are.
        functional_zone: Whether it is the figure of a functional zone (功能区).
        demonstration: Whether it is the figure of a demonstration township.
    """

    measure: Maybe[str] = UNKNOWN
    value: Maybe[Quantity] = UNKNOWN
    part: Maybe[Quantity] = UNKNOWN
    whole: Maybe[Quantity] = UNKNOWN
    functional_zone: Maybe[bool] = UNKNOWN
    demonstration: Maybe[bool] = UNKNOWN


@attrs.frozen(kw_only=True)
class AssessmentScheme:
    """How work is assessed.

    Attributes:
        of: Who or what is assessed, as a slug of the document.
        indicators: What counts.
        result_uses: What the result is used for.
        mechanisms: The mechanisms it has.
        methods: How it is looked into.
        regular: Whether it is repeated regularly.
    """

    of: Maybe[str] = UNKNOWN
    indicators: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    result_uses: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    mechanisms: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    methods: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    regular: Maybe[bool] = UNKNOWN


WORK_PLAN = SubjectType(
    name="work_plan", model=WorkPlan, label=Text(zh="工作方案落实", en="work plan")
)
"""Work plans as something that can be audited."""

MEASURE = SubjectType(name="measure", model=Measure, label=Text(zh="指标", en="measure"))
"""Measures as something that can be audited."""

ASSESSMENT_SCHEME = SubjectType(
    name="assessment_scheme",
    model=AssessmentScheme,
    label=Text(zh="考核办法", en="assessment scheme"),
)
"""Assessment schemes as something that can be audited."""
