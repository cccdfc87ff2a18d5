"""Every reason code that an answer can give is documented."""

import re
from pathlib import Path

from govsvc.decisions import ReasonCode
from govsvc.packs import shipped_pack, shipped_packs

_PAGE = Path(__file__).parents[2] / "docs" / "reference" / "reason-codes.md"


def test_every_code_of_the_packs_and_of_the_engine_has_a_row() -> None:
    rules = [rule for name in shipped_packs() for rule in shipped_pack(name).rules]
    codes = {rule.code for rule in rules if rule.topic == "proxy"}
    codes |= {code.value for code in ReasonCode}
    documented = re.findall(r"^\| `([A-Z0-9_]+)`", _PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(codes) == sorted(documented)
