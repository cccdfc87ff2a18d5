"""Power-and-responsibility lists (权责清单): entries, editions, what is missing, what changed.

A list records powers; it does not make them. So taking an entry off a list never takes a statutory
power away, and a list that drops one is refused unless its legal basis is gone.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from govsvc.errors import InputValueError, NotFoundError
from govsvc.fields import as_tuple, each_of
from govsvc.maybes import maybe
from govsvc.powers.words import Form, Party, PowerKind, PowerSource
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text, Word

__all__ = [
    "Adjustment",
    "Change",
    "Gap",
    "ListDiff",
    "PowerEntry",
    "PowerList",
    "Removal",
    "RemovalReason",
    "Responsibility",
]


@attrs.frozen(kw_only=True)
class Responsibility:
    """A responsibility that goes with a power (责任事项).

    Attributes:
        text: What has to be done.
        target: Who is responsible (责任对象).
        basis: Where it stands, as a document cites it.
    """

    text: str
    target: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))
    basis: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))


@attrs.frozen(kw_only=True)
class PowerEntry:
    """A power on a list.

    ``None`` in a text field says that the entry is silent there; `UNKNOWN` that it was not seen.

    Attributes:
        id: Stable id of the power.
        name: What it is called.
        power_kind: What kind of power.
        source: By what title the body has it.
        form: In which form it came, if it is not its own.
        batch: Number of the batch with which it came, or None.
        function: The function it belongs to (职能).
        basis: Its legal basis (法律依据).
        handled_by: The office that handles it (承办机构).
        scope: How far it reaches (职责权限).
        process: How it is handled (管理流程).
        supervision: How it is supervised (监督方式).
        responsibilities: The responsibilities that go with it.

    Raises:
        InputTypeError: A field of another type.
    """

    id: str = attrs.field(validator=attrs.validators.min_len(1))
    name: str
    power_kind: Maybe[PowerKind] = attrs.field(default=UNKNOWN, validator=maybe(PowerKind))
    source: Maybe[PowerSource] = attrs.field(default=UNKNOWN, validator=maybe(PowerSource))
    form: Maybe[Form] = attrs.field(default=UNKNOWN, validator=maybe(Form))
    batch: Maybe[int | None] = attrs.field(default=None, validator=maybe(int, type(None)))
    function: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))
    basis: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))
    handled_by: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))
    scope: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))
    process: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))
    supervision: Maybe[str | None] = attrs.field(default=UNKNOWN, validator=maybe(str, type(None)))
    responsibilities: Maybe[tuple[Responsibility, ...]] = attrs.field(default=UNKNOWN)


_CONTENTS = {
    "function": Text(zh="职能", en="function"),
    "basis": Text(zh="法律依据", en="legal basis"),
    "handled_by": Text(zh="承办机构", en="office that handles it"),
    "scope": Text(zh="职责权限", en="scope"),
    "process": Text(zh="管理流程", en="process"),
    "supervision": Text(zh="监督方式", en="supervision"),
}
"""What an entry has to hold (七星关意见 二（五）)."""

_RESPONSIBILITY = {
    "target": Text(zh="责任对象", en="who is responsible"),
    "basis": Text(zh="责任的法律依据", en="legal basis of the responsibility"),
}


@attrs.frozen(kw_only=True)
class Gap:
    """Something that an entry lacks, or of which it is not known whether it has it.

    Attributes:
        entry: Id of the entry.
        field: The field, such as ``"basis"`` or ``"responsibilities[0].target"``.
        label: What the field is called.
        known: True if it surely lacks it, False if that was not seen.
    """

    entry: str
    field: str
    label: Text
    known: bool


class RemovalReason(Word):
    """Why a power leaves a list."""

    BASIS_GONE = "basis_gone", "依据废止或者修改", "its legal basis is repealed or changed"
    TAKEN_BACK = "taken_back", "收回", "it is taken back"
    MERGED = "merged", "合并到其他事项", "it is merged into another"


@attrs.frozen(kw_only=True)
class Removal:
    """A power that leaves a list, and why."""

    entry: str
    reason: RemovalReason = attrs.field(validator=maybe(RemovalReason))


@attrs.frozen(kw_only=True)
class Adjustment:
    """A dynamic adjustment of a list (动态调整): it counts from the day it is published.

    Attributes:
        edition: What the new edition is called.
        proposed_on: Day it was proposed.
        approved_by: Who approved it.
        approved_on: Day of approval.
        published_on: Day of publication.
        added: Entries that come.
        changed: Entries that take the place of those of the same id.
        removed: Entries that go.

    Raises:
        InputValueError: It was published before it was approved, or approved before it was
            proposed; the same power comes and goes.
    """

    edition: str
    proposed_on: dt.date
    approved_by: Party = attrs.field(validator=maybe(Party))
    approved_on: dt.date
    published_on: dt.date
    added: tuple[PowerEntry, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(PowerEntry)
    )
    changed: tuple[PowerEntry, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(PowerEntry)
    )
    removed: tuple[Removal, ...] = attrs.field(
        default=(), converter=as_tuple, validator=each_of(Removal)
    )

    def __attrs_post_init__(self) -> None:
        days = (self.proposed_on, self.approved_on, self.published_on)
        if list(days) != sorted(days):
            raise InputValueError(
                name="published_on",
                found=" → ".join(map(str, days)),
                message=Text(
                    zh=f"调整应当先提出、再批准、后公布，收到 {'、'.join(map(str, days))}",
                    en="an adjustment is proposed, then approved, then published; found "
                    f"{', '.join(map(str, days))}",
                ),
            )
        names = [entry.id for entry in (*self.added, *self.changed)]
        names += [removal.entry for removal in self.removed]
        for name in names:
            if names.count(name) > 1:
                raise _entry_error(
                    name,
                    zh=f"同一次调整中 `{name}` 出现不止一次",
                    en=f"`{name}` stands more than once in one adjustment",
                )


def _entry_error(name: str, *, zh: str, en: str) -> InputValueError:
    return InputValueError(name="entries", found=name, message=Text(zh=zh, en=en))


@attrs.frozen(kw_only=True)
class Change:
    """A field that differs between two editions; an empty field says that the whole entry does.

    Attributes:
        entry: Id of the entry.
        field: Name of the field.
        before: Its old value.
        after: Its new value.
    """

    entry: str
    field: str
    before: object
    after: object


@attrs.frozen(kw_only=True)
class ListDiff:
    """What changed from one edition to another.

    Attributes:
        added: Ids that came, in the order of the new edition.
        removed: Ids that went, in the order of the old edition.
        changed: Fields that differ.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.added or self.removed or self.changed)


@attrs.frozen(kw_only=True)
class PowerList:
    """An edition of a power-and-responsibility list.

    Attributes:
        body: Whose list it is.
        edition: What this edition is called.
        entries: The powers.
        approved_by: Who approved it.
        approved_on: Day of approval.
        published_on: Day of publication; None if it is not published.
        supersedes: The edition before, or None.

    Raises:
        InputValueError: Two entries of one id, or published before it was approved.

    Example:
        >>> power = PowerEntry(id="a", name="检查")
        >>> first = PowerList(body="某镇", edition="2025", entries=[power])
        >>> [gap.field for gap in first.gaps() if gap.known]
        []
        >>> len(first.gaps())
        7
    """

    body: str
    edition: str
    entries: tuple[PowerEntry, ...] = attrs.field(converter=as_tuple, validator=each_of(PowerEntry))
    approved_by: Maybe[Party | None] = attrs.field(
        default=UNKNOWN, validator=maybe(Party, type(None))
    )
    approved_on: Maybe[dt.date | None] = attrs.field(
        default=UNKNOWN, validator=maybe(dt.date, type(None))
    )
    published_on: Maybe[dt.date | None] = attrs.field(
        default=UNKNOWN, validator=maybe(dt.date, type(None))
    )
    supersedes: str | None = None

    def __attrs_post_init__(self) -> None:
        if len(self.by_id) < len(self.entries):
            names = [entry.id for entry in self.entries]
            twice = next(name for name in names if names.count(name) > 1)
            raise _entry_error(
                twice, zh=f"清单中有两个 `{twice}`", en=f"two entries are called `{twice}`"
            )
        approved, published = self.approved_on, self.published_on
        if (
            isinstance(approved, dt.date)
            and isinstance(published, dt.date)
            and published < approved
        ):
            raise InputValueError(
                name="published_on",
                found=str(published),
                message=Text(
                    zh=f"公布日 {published} 早于批准日 {approved}",
                    en=f"published on {published}, before it was approved on {approved}",
                ),
            )

    @property
    def by_id(self) -> Mapping[str, PowerEntry]:
        """The entries by id."""
        return {entry.id: entry for entry in self.entries}

    def entry(self, name: str) -> PowerEntry:
        """The entry of this id.

        Raises:
            NotFoundError: There is none.
        """
        found = self.by_id.get(name)
        if found is None:
            raise NotFoundError(
                kind="power",
                wanted=name,
                near=(),
                message=Text(
                    zh=f"“{self.body}”{self.edition} 版清单没有 `{name}`",
                    en=f"edition {self.edition} of the list of {self.body} has no `{name}`",
                ),
            )
        return found

    def batch(self, number: int) -> tuple[PowerEntry, ...]:
        """The entries that came with one batch (成熟一批、下放一批)."""
        return tuple(entry for entry in self.entries if entry.batch == number)

    def gaps(self) -> tuple[Gap, ...]:
        """What its entries lack.

        Each has its six contents, and at least one responsibility that says who is responsible and
        on what basis.

        Source:
            七星关意见（征求意见稿）二（五）: a local draft; no national text lists these fields.
        """
        return tuple(gap for entry in self.entries for gap in _gaps(entry))

    def diff(self, newer: "PowerList") -> ListDiff:
        """What changed from this edition to *newer*.

        Example:
            >>> old = PowerList(body="某镇", edition="1", entries=[PowerEntry(id="a", name="甲")])
            >>> new = PowerList(body="某镇", edition="2", entries=[PowerEntry(id="a", name="乙")])
            >>> old.diff(new).changed[0].after
            '乙'
        """
        old, new = self.by_id, newer.by_id
        return ListDiff(
            added=tuple(name for name in new if name not in old),
            removed=tuple(name for name in old if name not in new),
            changed=tuple(
                change for name in old if name in new for change in _changes(old[name], new[name])
            ),
        )

    def adjust(self, adjustment: Adjustment) -> "PowerList":
        """The next edition.

        Raises:
            NotFoundError: It changes or removes what is not listed.
            InputValueError: It adds what is listed already, or takes back a statutory power.
        """
        gone = {removal.entry for removal in adjustment.removed}
        for entry in adjustment.added:
            if entry.id in self.by_id:
                raise _entry_error(
                    entry.id,
                    zh=f"`{entry.id}` 已在清单中，请列入修改",
                    en=f"`{entry.id}` is listed already; put it among those that change",
                )
        for removal in adjustment.removed:
            _check_removal(self.entry(removal.entry), removal)
        changed = {entry.id: entry for entry in adjustment.changed}
        for name in changed:
            self.entry(name)
        kept = [changed.get(entry.id, entry) for entry in self.entries if entry.id not in gone]
        return PowerList(
            body=self.body,
            edition=adjustment.edition,
            entries=(*kept, *adjustment.added),
            approved_by=adjustment.approved_by,
            approved_on=adjustment.approved_on,
            published_on=adjustment.published_on,
            supersedes=self.edition,
        )


def _check_removal(entry: PowerEntry, removal: Removal) -> None:
    """A list cannot take back what a statute gives; of an unknown title that is not known."""
    if removal.reason is not RemovalReason.TAKEN_BACK:
        return
    if entry.source in (PowerSource.EMPOWERED, PowerSource.ENTRUSTED):
        return
    title = "不明" if entry.source is UNKNOWN else entry.source.label.zh
    title_en = "not known" if entry.source is UNKNOWN else entry.source.label.en
    raise _entry_error(
        entry.id,
        zh=f"`{entry.id}`（{title}）不能收回：清单不能收回法律法规规章赋予的权力；"
        "依据已经废止的，理由写 basis_gone",
        en=f"`{entry.id}` ({title_en}) cannot be taken back: a list takes no power away that a "
        "statute gives; if its basis is repealed, give basis_gone as the reason",
    )


def _gaps(entry: PowerEntry) -> Iterator[Gap]:
    for name, label in _CONTENTS.items():
        value = getattr(entry, name)
        if value is UNKNOWN or not value:
            yield Gap(entry=entry.id, field=name, label=label, known=value is not UNKNOWN)
    duties = entry.responsibilities
    if duties is UNKNOWN or not duties:
        yield Gap(
            entry=entry.id,
            field="responsibilities",
            label=Text(zh="责任事项", en="responsibilities"),
            known=duties is not UNKNOWN,
        )
        return
    for index, duty in enumerate(duties):
        for name, label in _RESPONSIBILITY.items():
            value = getattr(duty, name)
            if value is UNKNOWN or not value:
                yield Gap(
                    entry=entry.id,
                    field=f"responsibilities[{index}].{name}",
                    label=label,
                    known=value is not UNKNOWN,
                )


def _changes(old: PowerEntry, new: PowerEntry) -> Iterator[Change]:
    for field in attrs.fields(PowerEntry):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield Change(entry=old.id, field=field.name, before=before, after=after)
