"""Places: the divisions of the country, their codes, kinds, history and names.

The names below are resolved on first use: looking a code up loads neither the readers of tables nor
the law.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govsvc.divisions.bodies import (
        AdministrativeBody,
        BodyKind,
        LawfulForm,
        body_of,
        lawful_form,
    )
    from govsvc.divisions.codes import DivisionCode, Level, Scheme
    from govsvc.divisions.division import Division, Succession, Tenure
    from govsvc.divisions.kinds import Kind, number_kind, parse_kind
    from govsvc.divisions.lookup import Lookup, Precision
    from govsvc.divisions.names import aliases, short_name
    from govsvc.divisions.natures import LegalNature, Standing, legal_nature
    from govsvc.divisions.registries import Registry, registry
    from govsvc.divisions.seals import Emblem, FormalSeal, SealPrefix, formal_seal
    from govsvc.divisions.search import Candidate, NameMatch
    from govsvc.divisions.townships import TownshipTable, load_townships, sample_townships
    from govsvc.divisions.villages import (
        SqliteVillageStore,
        VillageRow,
        VillageStore,
        build_village_store,
    )
    from govsvc.divisions.zones import FunctionalZone, functional_zones
else:  # for checkers a module with __getattr__ has every name, typos too

    def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module 'govsvc.divisions' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"govsvc.divisions.{home}"), name)
        globals()[name] = value
        return value


__all__ = [
    "AdministrativeBody",
    "BodyKind",
    "Candidate",
    "Division",
    "DivisionCode",
    "Emblem",
    "FormalSeal",
    "FunctionalZone",
    "Kind",
    "LawfulForm",
    "LegalNature",
    "Level",
    "Lookup",
    "NameMatch",
    "Precision",
    "Registry",
    "Scheme",
    "SealPrefix",
    "SqliteVillageStore",
    "Standing",
    "Succession",
    "Tenure",
    "TownshipTable",
    "VillageRow",
    "VillageStore",
    "aliases",
    "body_of",
    "build_village_store",
    "formal_seal",
    "functional_zones",
    "lawful_form",
    "legal_nature",
    "load_townships",
    "number_kind",
    "parse_kind",
    "registry",
    "sample_townships",
    "short_name",
]

_HOMES = {
    "AdministrativeBody": "bodies",
    "BodyKind": "bodies",
    "Candidate": "search",
    "Division": "division",
    "DivisionCode": "codes",
    "Emblem": "seals",
    "FormalSeal": "seals",
    "FunctionalZone": "zones",
    "Kind": "kinds",
    "LawfulForm": "bodies",
    "LegalNature": "natures",
    "Level": "codes",
    "Lookup": "lookup",
    "NameMatch": "search",
    "Precision": "lookup",
    "Registry": "registries",
    "Scheme": "codes",
    "SealPrefix": "seals",
    "SqliteVillageStore": "villages",
    "Standing": "natures",
    "Succession": "division",
    "Tenure": "division",
    "TownshipTable": "townships",
    "VillageRow": "villages",
    "VillageStore": "villages",
    "aliases": "names",
    "body_of": "bodies",
    "build_village_store": "villages",
    "formal_seal": "seals",
    "functional_zones": "zones",
    "lawful_form": "bodies",
    "legal_nature": "natures",
    "load_townships": "townships",
    "number_kind": "kinds",
    "parse_kind": "kinds",
    "registry": "registries",
    "sample_townships": "townships",
    "short_name": "names",
}


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
