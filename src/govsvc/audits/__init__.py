"""Audits: does it conform to the rules of its place, clause by clause?"""

from govsvc.audits.audit import audit
from govsvc.audits.checks import Check, CheckReading
from govsvc.audits.entries import CheckEntry, read_check
from govsvc.audits.figures import Figure
from govsvc.audits.quantities import MeasureUnit, Quantity
from govsvc.audits.reports import AuditReport, Finding, Severity, Unchecked, UncheckedReason
from govsvc.audits.shapes import (
    AtLeast,
    AtMost,
    Bound,
    Bracket,
    Complete,
    Contains,
    Count,
    Covers,
    DueBy,
    IsIn,
    Modality,
    NameIs,
    Order,
    Ratio,
    Shape,
    Step,
)
from govsvc.audits.subjects import FieldKind, SubjectField, SubjectType

__all__ = [
    "AtLeast",
    "AtMost",
    "AuditReport",
    "Bound",
    "Bracket",
    "Check",
    "CheckEntry",
    "CheckReading",
    "Complete",
    "Contains",
    "Count",
    "Covers",
    "DueBy",
    "FieldKind",
    "Figure",
    "Finding",
    "IsIn",
    "MeasureUnit",
    "Modality",
    "NameIs",
    "Order",
    "Quantity",
    "Ratio",
    "Severity",
    "Shape",
    "Step",
    "SubjectField",
    "SubjectType",
    "Unchecked",
    "UncheckedReason",
    "audit",
    "read_check",
]
