"""What a rule of a decision says."""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum

import attrs

from govsvc.conditions import EVERYTHING, Box, Scalar
from govsvc.errors import RulebookError
from govsvc.fields import as_frozenset, as_tuple, each_of, optional_day
from govsvc.law import Provision, SourceKind
from govsvc.validity import ALWAYS, Validity
from govsvc.wording import Text

__all__ = ["Coverage", "Effect", "Obligation", "Rule"]


class Effect(StrEnum):
    """What a rule does to the answer."""

    PROHIBIT = "prohibit"
    PERMIT = "permit"
    REQUIRE = "require"
    REFER = "refer"
    EXCEPT = "except"

    @property
    def label(self) -> Text:
        """The effect in words."""
        return _EFFECTS[self]


_EFFECTS = {
    Effect.PROHIBIT: Text(zh="禁止", en="prohibits"),
    Effect.PERMIT: Text(zh="准许", en="permits"),
    Effect.REQUIRE: Text(zh="要求", en="requires"),
    Effect.REFER: Text(zh="须另行认定", en="refers"),
    Effect.EXCEPT: Text(zh="例外", en="excepts"),
}


@attrs.frozen(kw_only=True)
class Obligation:
    """What has to be done by whoever acts on the decision.

    Attributes:
        code: Stable slug.
        text: What has to be done.
    """

    code: str
    text: Text


def _table(values: Mapping[str, Scalar]) -> Mapping[str, Scalar]:
    return dict(values)


_CODE = re.compile(r"[A-Z][A-Z0-9_]*")


@attrs.frozen(kw_only=True)
class Rule:
    """A provision about what may be done.

    It *fires* where ``when`` holds and no ``unless`` does; a requirement fires where besides its
    ``must`` does not hold, that is where it is not met. It *stands* where it fires and nothing that
    can defeat it stands.

    Attributes:
        header: Its law, its place, its days, and with ``when`` and ``unless`` its conditions.
        topic: Name of the topic.
        effect: What it does. ``refer`` is how contested law is written: neither a yes nor a no.
        code: Stable reason code in capitals, such as ``"IN_PERSON_BY_LAW"``.
        ground: Of a prohibition: for what reason it prohibits, as a slug.
        shields: Of a permit: the grounds on which nobody may prohibit what it permits.
        must: Of a requirement: what it demands.
        overrides: Of an exception: ids of the rules that it lifts.
        yields_to: The lowest kind of source that may make exceptions, where the text opens itself
            (法律、法规、规章另有规定的除外 is ``local_government_rule``).
        final: Whether it yields to exceptions of its own source alone.
        concludes: Values it settles beside the outcome, such as ``effective_form``. No rule reads
            them.
        obligations: What has to be done where it stands.

    Raises:
        RulebookError: A part that its effect does not have, or lacks one that it needs.
    """

    header: Provision
    topic: str
    effect: Effect
    code: str
    ground: str | None = None
    shields: frozenset[str] = attrs.field(default=frozenset(), converter=as_frozenset)
    must: Box = EVERYTHING
    overrides: frozenset[str] = attrs.field(default=frozenset(), converter=as_frozenset)
    yields_to: SourceKind | None = None
    final: bool = False
    concludes: Mapping[str, Scalar] = attrs.field(factory=dict, converter=_table, hash=False)
    obligations: tuple[Obligation, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(Obligation)
    )

    def __attrs_post_init__(self) -> None:
        for part, owner, needed in _PARTS:
            held = getattr(self, part) not in (None, frozenset(), EVERYTHING)
            if held and self.effect is not owner:
                raise self._refused(
                    zh=f"只有“{owner.label.zh}”的规则可以写 `{part}`",
                    en=f"only a rule that {owner.label.en} has `{part}`",
                )
            if needed and not held and self.effect is owner:
                raise self._refused(
                    zh=f"“{owner.label.zh}”的规则须写明 `{part}`",
                    en=f"a rule that {owner.label.en} needs `{part}`",
                )
        if not _CODE.fullmatch(self.code):
            raise self._refused(
                zh=f"代码应为大写字母、数字和下划线，收到 `{self.code}`",
                en=f"a code has capitals, digits and underscores, found `{self.code}`",
            )

    def _refused(self, *, zh: str, en: str) -> RulebookError:
        name = self.header.id
        return RulebookError(
            rules=(name,), message=Text(zh=f"规则 `{name}`：{zh}", en=f"rule `{name}`: {en}")
        )

    @property
    def id(self) -> str:
        """The id of its header."""
        return self.header.id

    @property
    def source(self) -> str:
        """The id of the source whose rank it has: the first that it cites."""
        return self.header.citations[0].source


_PARTS = (
    ("ground", Effect.PROHIBIT, False),
    ("shields", Effect.PERMIT, False),
    ("must", Effect.REQUIRE, True),
    ("overrides", Effect.EXCEPT, True),
)
"""Which part belongs to which effect, and whether the effect needs it."""


@attrs.frozen(kw_only=True)
class Coverage:
    """A promise of a pack: all its law on a topic is loaded, for these days.

    Attributes:
        pack: Id of the pack.
        topic: Name of the topic.
        span: The days, both ends **inclusive**.
        law_as_at: Day up to which the law was followed. Later days are answered, and the answer
            names the assumption that nothing has changed.
    """

    pack: str
    topic: str
    span: Validity = ALWAYS
    law_as_at: dt.date | None = attrs.field(default=None, validator=optional_day)
