"""Single rules of the sample topic, for tests that look at one thing."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from govsvc.conditions import Box, OneOf, Scalar
from govsvc.decisions import Effect, Obligation, Rule
from govsvc.law import Citation, Provision
from govsvc.testing.decisions import SAMPLE_SOURCES
from govsvc.validity import Validity
from govsvc.wording import Text

__all__ = ["box", "rule"]


def box(**facts: Scalar) -> Box:
    """A box of one value a fact; ``kind_x`` is the fact ``kind:x``."""
    return Box(
        {
            name.replace("kind_", "kind:").replace("list_", "list:"): OneOf({value})
            for name, value in facts.items()
        }
    )


def rule(
    name: str,
    effect: Effect,
    source: str = "law",
    when: Mapping[str, Scalar] = {},
    *,
    unless: Sequence[Box] = (),
    days: tuple[dt.date | None, dt.date | None] = (None, None),
    **parts: Any,  # noqa: ANN401 - parts of a rule
) -> Rule:
    """A rule whose code is its name in capitals."""
    cited = SAMPLE_SOURCES[source]
    return Rule(
        header=Provision(
            id=name,
            name=Text(zh=f"规则{name}", en=f"rule {name}"),
            summary=Text(zh=f"规则{name}", en=f"rule {name}"),
            citations=[Citation(source=cited.id, title=cited.title, article=1)],
            when=box(**when),
            unless=unless,
            validity=Validity(valid_from=days[0], valid_to=days[1]),
        ),
        topic=parts.pop("topic", "sample"),
        effect=effect,
        code=parts.pop("code", name.upper()),
        obligations=[
            Obligation(code=code, text=Text(zh=code, en=code)) for code in parts.pop("owes", ())
        ],
        **parts,
    )
