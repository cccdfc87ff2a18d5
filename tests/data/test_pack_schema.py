"""The published JSON Schema of packs is that of the models that read them."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import fastjsonschema
import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src/govsvc/packs/data"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tool", ROOT / "tools/build_pack_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_is_up_to_date(tool: ModuleType) -> None:
    """``python tools/build_pack_schema.py`` writes it anew."""
    assert tool.text() == (DATA / "pack.schema.json").read_text(encoding="utf-8")


def test_it_is_a_schema_itself() -> None:
    schema: Any = json.loads((DATA / "pack.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"].startswith("http://json-schema.org/draft-07/")
    assert callable(fastjsonschema.compile(schema))


def test_every_key_of_a_rule_is_explained(tool: ModuleType) -> None:
    tables = tool.build()["definitions"]
    untold = [
        f"{name}.{key}"
        for name in ("pack", "rule", "item")
        for key, schema in tables[name]["properties"].items()
        if "description" not in schema
    ]
    assert untold == []
