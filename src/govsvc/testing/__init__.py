"""Strategies and ready-made checks for the tests of an application (extra ``testing``)."""

try:
    import hypothesis  # noqa: F401 - comes first: it registers our types, which loads the rest

    from govsvc.testing.calendars import (
        closures,
        covered_days,
        local_notices,
        notices,
        work_calendars,
    )
    from govsvc.testing.checks import CatalogueChecks
    from govsvc.testing.deadlines import (
        catalogue_rules,
        days_in_force,
        deadlines,
        extensions,
        not_counted,
        period_rules,
        periods,
        rolls,
    )
    from govsvc.testing.decisions import forgotten, packs
    from govsvc.testing.defects import defective_event_sequences
    from govsvc.testing.divisions import (
        division_codes,
        division_names,
        divisions,
        lookups,
        tenures,
        village_rows,
    )
    from govsvc.testing.events import (
        EventDefect,
        EventSequence,
        event_sequences,
        events,
        running_rules,
    )
    from govsvc.testing.law import (
        citations,
        legal_sources,
        provisions,
        territories,
        texts,
        validities,
    )
    from govsvc.testing.pack_laws import PackLaws
    from govsvc.testing.powers import assignments, power_transfers
    from govsvc.testing.proxy import (
        actors,
        authorisations,
        principals,
        proxy_requests,
        relations,
        whole_requests,
    )
    from govsvc.testing.tasks import recurrences, task_dates
except ModuleNotFoundError as _missing:
    raise ModuleNotFoundError(
        f"govsvc.testing needs {_missing.name}; install the extra: pip install 'govsvc[testing]'",
        name=_missing.name,
    ) from _missing

__all__ = [
    "CatalogueChecks",
    "EventDefect",
    "EventSequence",
    "PackLaws",
    "actors",
    "assignments",
    "authorisations",
    "catalogue_rules",
    "citations",
    "closures",
    "covered_days",
    "days_in_force",
    "deadlines",
    "defective_event_sequences",
    "division_codes",
    "division_names",
    "divisions",
    "event_sequences",
    "events",
    "extensions",
    "forgotten",
    "legal_sources",
    "local_notices",
    "lookups",
    "not_counted",
    "notices",
    "packs",
    "period_rules",
    "periods",
    "power_transfers",
    "principals",
    "provisions",
    "proxy_requests",
    "recurrences",
    "relations",
    "rolls",
    "running_rules",
    "task_dates",
    "tenures",
    "territories",
    "texts",
    "validities",
    "village_rows",
    "whole_requests",
    "work_calendars",
]
