"""Write the JSON Schema of pack files from the models that read them.

Usage: ``python tools/build_pack_schema.py`` from the root of the checkout writes
``src/govsvc/packs/data/pack.schema.json``. The days of a TOML file count as strings of the format
``date``.
"""

import datetime as dt
import inspect
import json
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import attrs

from govsvc.audits import Check, CheckEntry, Figure
from govsvc.conditions import FactKind
from govsvc.deadlines import Period, PeriodRule, rule_file
from govsvc.decisions import ItemTable, Rule, Topic
from govsvc.law import LegalSource, Provision
from govsvc.packs import ItemEntry, Pack, bodies, reader, stated
from govsvc.packs.names import SLUG
from govsvc.packs.pack import RowNote
from govsvc.packs.vocabulary import find_topic, subject_names, topic_names
from govsvc.work_plans import Task

TARGET = Path(__file__).parent.parent / "src/govsvc/packs/data/pack.schema.json"
Schema = dict[str, Any]

PLAIN: dict[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}


def explained(model: type) -> Mapping[str, str]:
    """The first sentence about each attribute in a docstring."""
    found: dict[str, str] = {}
    docs = inspect.getdoc(model) or ""
    attributes = docs.partition("Attributes:\n")[2].partition("\n\n")[0]
    for name, text in re.findall(
        r"^ {4}(\w+): (.+?)(?=^ {4}\w|\Z)", attributes, re.MULTILINE | re.DOTALL
    ):
        sentence = re.split(r"(?<=[.;]) ", " ".join(text.split()))[0]
        found[name.removesuffix("_")] = sentence.strip(".;`").replace("`", "")
    return found


class Writer:
    """Writes the schema of models; each model once, as a definition."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:  # noqa: ANN401 - any annotation
        """The schema of an annotation."""
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if hint in PLAIN:
            return dict(PLAIN[hint])
        if origin in (typing.Union, types.UnionType):
            return self._union([part for part in inner if part is not type(None)])
        if origin in (tuple, frozenset):
            return {"type": "array", "items": self.of(inner[0])}
        if origin is dict:
            return {"$ref": "#/definitions/condition"} if inner[1] is Any else self._map(inner[1])
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [member.value for member in hint]}
        return self._model(hint)

    def _union(self, parts: list[Any]) -> Schema:
        if len(parts) == 1:
            return self.of(parts[0])
        return {"type": [PLAIN[part]["type"] for part in parts if part is not dt.date]}

    def _map(self, value: Any) -> Schema:  # noqa: ANN401 - any annotation
        return {"type": "object", "additionalProperties": self.of(value)}

    def _model(self, model: Any) -> Schema:  # noqa: ANN401 - any attrs class
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__.strip("_")).lower()
        name = name.removesuffix("_entry")
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name].update(self.table(model))
        return {"$ref": f"#/definitions/{name}"}

    def table(
        self,
        *models: Any,  # noqa: ANN401 - any attrs classes
        told_by: Iterable[type] = (),
    ) -> Schema:
        """The schema of a table.

        Args:
            models: Those whose fields are its keys.
            told_by: Those whose documented attributes explain the keys, the best last.
        """
        told = {
            key: text for model in (*told_by, *models) for key, text in explained(model).items()
        }
        keys, required = {}, []
        for model in models:
            hints = typing.get_type_hints(model)
            for field in attrs.fields(model):
                key = field.name.removesuffix("_")
                keys[key] = self.of(hints[field.name])
                if text := told.get(TWINS.get(key, key)):
                    keys[key] = {"description": text, **keys[key]}
                if field.default is attrs.NOTHING:
                    required.append(key)
        table: Schema = {"type": "object", "properties": keys, "additionalProperties": False}
        return {**table, "required": required} if required else table


TWINS = {"cite": "citations", "from": "validity", "until": "validity", "to": "span"}
"""Keys that stand for an attribute of another name."""


def values_of(kind: FactKind) -> Schema:
    """What a condition may say about a fact: a value, a list, a complement, an interval."""
    one = dict(PLAIN[kind.type])
    if kind.values:
        one = {"enum": sorted(kind.values)}
    many = {"type": "array", "items": one, "minItems": 1}
    forms: list[Schema] = [one, many]
    forms.append(
        {
            "type": "object",
            "properties": {"not": {"anyOf": [one, many]}},
            "required": ["not"],
            "additionalProperties": False,
        }
    )
    if kind.type in (int, dt.date):
        forms.append(
            {
                "type": "object",
                "properties": {"min": one, "max": one},
                "minProperties": 1,
                "additionalProperties": False,
            }
        )
    return {"anyOf": forms}


def condition(topic: Topic) -> Schema:
    """The conditions of a topic: its facts, and those of the item tables."""
    facts = topic.kinds(ItemTable(()))
    truth = values_of(FactKind(bool))
    schema: Schema = {
        "type": "object",
        "properties": {
            name: {"description": topic.label_of(name).zh, **values_of(kind)}
            for name, kind in facts.items()
        },
        "additionalProperties": False,
    }
    if topic.item is not None:
        schema["patternProperties"] = {"^(kind|list):": truth}
    return schema


def by_topic(names: Iterable[str]) -> Iterator[Schema]:
    """That the conditions of a rule are those of its topic."""
    for name in names:
        box = {"$ref": f"#/definitions/condition_{name}"}
        yield {
            "if": {"properties": {"topic": {"const": name}}, "required": ["topic"]},
            "then": {
                "properties": {
                    "when": box,
                    "must": box,
                    "unless": {"type": "array", "items": box},
                }
            },
        }


def without_defaults(key: str, required: list[str]) -> Schema:
    """That entries give every key they need, unless the file has defaults for them."""
    return {
        "if": {
            "properties": {"defaults": {"type": "object", "required": [key]}},
            "required": ["defaults"],
        },
        "else": {"properties": {key: {"items": {"required": required}}}},
    }


def build() -> Schema:
    """The whole schema."""
    writer = Writer()
    entries = {
        "pack": writer.table(reader.PackEntry, told_by=[Pack]),
        "source": writer.table(stated.SourceEntry, told_by=[LegalSource]),
        "item": writer.table(ItemEntry),
        "rule": writer.table(bodies.HeaderEntry, bodies.RuleEntry, told_by=[Provision, Rule]),
        "period": writer.table(rule_file._Entry, told_by=[Provision, Period, PeriodRule]),  # noqa: SLF001
        "check": writer.table(bodies.HeaderEntry, CheckEntry, told_by=[Provision, Check]),
        "task": writer.table(bodies.HeaderEntry, bodies.TaskEntry, told_by=[Provision, Task]),
        "fact": writer.table(bodies.HeaderEntry, bodies.FactEntry, told_by=[Provision, Figure]),
        "note": writer.table(RowNote),
    }
    for entry in entries.values():
        if "id" in entry["properties"]:
            entry["properties"]["id"]["pattern"] = f"^{SLUG.pattern}$"
    entries["source"]["properties"]["versions"]["minItems"] = 1
    edition = {"description": "The edition of this format.", "const": reader.SCHEMA}
    entries["pack"]["properties"]["schema"] = edition
    entries["pack"] |= {
        "if": {"properties": {"covers": {"minItems": 1}}, "required": ["covers"]},
        "then": {"required": ["law_as_at"]},
    }
    entries["check"]["properties"]["subject"]["enum"] = list(subject_names())
    entries["rule"]["properties"]["topic"]["enum"] = list(topic_names())
    entries["rule"]["properties"]["code"]["pattern"] = "^[A-Z][A-Z0-9_]*$"
    needed = {key: entries[key].pop("required") for key in bodies.BODIES}
    listed = {key: {"$ref": f"#/definitions/{key}"} for key in entries if key != "pack"}
    topics = {"allOf": [listed["rule"], *by_topic(topic_names())]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "govsvc pack",
        "description": "A pack of rules, or one file of a pack that is a folder.",
        "type": "object",
        "properties": {
            "pack": {"$ref": "#/definitions/pack"},
            **{key: {"type": "array", "items": entry} for key, entry in listed.items()},
            "rule": {"type": "array", "items": topics},
            "defaults": {
                "type": "object",
                "properties": {key: listed[key] for key in bodies.BODIES},
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
        "allOf": [without_defaults(key, required) for key, required in needed.items()],
        "definitions": {
            **entries,
            **writer.definitions,
            "condition": {"type": "object"},
            **{f"condition_{name}": condition(find_topic(name)) for name in topic_names()},
        },
    }


def text() -> str:
    """The schema as it is written to its file."""
    return json.dumps(build(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
