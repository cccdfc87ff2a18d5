"""Every reason code that an answer can give is documented."""

import re
from pathlib import Path

import pytest

from govsvc.decisions import ReasonCode
from govsvc.packs import shipped_pack, shipped_packs
from govsvc.packs.vocabulary import topic_names

_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "reason-codes.md"


_TOPICS = {
    "proxy": "Codes of proxy rules",
    "powers": "Codes of transfers of powers",
    "assignments": "Codes of work and burdens",
}
_TEXT = _PAGE.read_text("utf-8")
_SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", _TEXT, re.MULTILINE | re.DOTALL))


def documented(section: str) -> list[str]:
    return re.findall(r"^\| `([A-Z0-9_]+)`", _SECTIONS[section], re.MULTILINE)


@pytest.mark.parametrize("topic", topic_names())
def test_every_code_of_the_packs_has_a_row(topic: str) -> None:
    rules = [rule for name in shipped_packs() for rule in shipped_pack(name).rules]
    codes = {rule.code for rule in rules if rule.topic == topic}
    assert sorted(codes) == sorted(documented(_TOPICS[topic]))


def test_every_code_of_the_engine_has_a_row() -> None:
    assert sorted(documented("Codes of the engine")) == sorted(code.value for code in ReasonCode)
