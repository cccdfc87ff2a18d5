"""Legal sources: versions in force, labels, and finding a source by its names."""

import datetime as dt

import attrs
import pytest

from govsvc.errors import InputTypeError, NotFoundError
from govsvc.law import (
    LegalSource,
    SourceKind,
    SourceVersion,
    Status,
    find_source,
    national_sources,
)
from govsvc.territory import NATIONAL
from govsvc.validity import Validity
from govsvc.wording import Text


def day(year: int) -> dt.date:
    return dt.date(year, 1, 1)


def version(
    name: str,
    first: int | None = None,
    last: int | None = None,
    status: Status = Status.IN_FORCE,
) -> SourceVersion:
    """In force from 1 January of *first* to 31 December of *last*."""
    return SourceVersion(
        id=name,
        in_force=None if first is None else day(first),
        until=None if last is None else dt.date(last, 12, 31),
        status=status,
    )


def source(*versions: SourceVersion, name: str = "x", title: str = "某条例") -> LegalSource:
    return LegalSource(
        id=name,
        title=Text(zh=title, en="Some Regulation"),
        kind=SourceKind.LOCAL_REGULATION,
        issuer="某省人民代表大会",
        aliases=["某规定"],
        versions=versions,
    )


# Versions


TWO = source(version("2010", 2010, 2019), version("2020", 2020))
MIXED = source(
    version("draft", 2000, 2030, Status.DRAFT),
    version("2010", 2010, 2014),
    version("report", 2015, 2030, Status.REPORT),
)


@pytest.mark.parametrize(
    ("law", "on", "expected"),
    [
        pytest.param(TWO, dt.date(2009, 12, 31), None, id="before"),
        pytest.param(TWO, day(2010), "2010", id="first-day"),
        pytest.param(TWO, dt.date(2019, 12, 31), "2010", id="last-day"),
        pytest.param(TWO, day(2020), "2020", id="first-day-of-the-next"),
        pytest.param(TWO, day(2999), "2020", id="open-end"),
        pytest.param(source(version("old", None, 2019)), day(1900), "old", id="open-start"),
        pytest.param(source(version("old", None, 2019)), day(2020), None, id="repealed"),
        pytest.param(source(version("always")), day(1900), "always", id="no-days"),
        pytest.param(source(), day(2020), None, id="no-versions"),
        pytest.param(MIXED, day(2005), None, id="draft-is-never-in-force"),
        pytest.param(MIXED, day(2012), "2010", id="in-force-between-others"),
        pytest.param(MIXED, day(2020), None, id="report-is-never-in-force"),
        pytest.param(
            source(version("t", 2000, None, Status.TEMPLATE)), day(2020), None, id="template"
        ),
        pytest.param(
            source(version("r", 2000, None, Status.REPEALED)), day(2020), None, id="status-repealed"
        ),
    ],
)
def test_version_on_a_day(law: LegalSource, on: dt.date, expected: str | None) -> None:
    found = law.version_on(on)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(("name", "expected"), [("2010", 0), ("2020", 1), ("2015", None)])
def test_version_by_id(name: str, expected: int | None) -> None:
    assert TWO.version(name) == (None if expected is None else TWO.versions[expected])


def test_the_days_of_a_version_are_both_inclusive() -> None:
    assert version("2010", 2010, 2019).validity == Validity(
        valid_from=day(2010), valid_to=dt.date(2019, 12, 31)
    )


@pytest.mark.parametrize(
    ("in_force", "adopted", "first"),
    [(2010, 2009, 2010), (None, 2009, 2009), (2010, None, 2010), (None, None, None)],
    ids=["both", "only-adopted", "only-in-force", "neither"],
)
def test_a_version_begins_with_its_force_or_at_the_earliest_with_its_adoption(
    in_force: int | None, adopted: int | None, first: int | None
) -> None:
    found = SourceVersion(
        id="2010",
        in_force=None if in_force is None else day(in_force),
        adopted=None if adopted is None else day(adopted),
    )
    assert found.validity.valid_from == (None if first is None else day(first))


@pytest.mark.parametrize("field", ["adopted", "in_force", "until"])
@pytest.mark.parametrize(
    "value",
    ["2020-01-01", 2020, dt.datetime(2020, 1, 1)],  # noqa: DTZ001
    ids=["text", "number", "moment"],
)
def test_the_days_of_a_version_are_plain_days(field: str, value: object) -> None:
    with pytest.raises(InputTypeError) as caught:
        SourceVersion(id="2020", **{field: value})  # type: ignore[arg-type]
    assert caught.value.name == field


def test_a_version_is_in_force_and_its_text_unread_unless_told() -> None:
    plain = SourceVersion(id="2020")
    assert (plain.status, plain.text_checked, plain.replaces) == (Status.IN_FORCE, False, None)


def test_a_source_holds_everywhere_unless_told() -> None:
    assert source().territory == NATIONAL


def test_a_source_can_be_hashed() -> None:
    assert len({TWO, TWO, MIXED}) == 2


# Words


def test_every_kind_has_its_words_in_both_languages() -> None:
    labels = [kind.label for kind in SourceKind]
    assert len({label.zh for label in labels}) == len({label.en for label in labels}) == 10


def test_every_status_has_its_words_in_both_languages() -> None:
    labels = [status.label for status in Status]
    assert len({label.zh for label in labels}) == len({label.en for label in labels}) == 5


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        (SourceKind.LAW, "法律", "law"),
        (SourceKind.ADMINISTRATIVE_REGULATION, "行政法规", "administrative regulation"),
        (SourceKind.NORMATIVE_DOCUMENT, "规范性文件", "normative document"),
        (Status.DRAFT, "征求意见稿", "draft"),
        (Status.TEMPLATE, "范文", "template"),
        (Status.REPORT, "经验材料", "report"),
    ],
)
def test_words_of_the_field(kind: SourceKind | Status, zh: str, en: str) -> None:
    assert kind.label == Text(zh=zh, en=en)


def test_slugs_are_stable() -> None:
    assert {kind.value for kind in SourceKind} == {
        "constitution",
        "law",
        "administrative_regulation",
        "autonomous_regulation",
        "local_regulation",
        "departmental_rule",
        "local_government_rule",
        "judicial_interpretation",
        "party_regulation",
        "normative_document",
    }
    assert {status.value for status in Status} == {
        "in_force",
        "draft",
        "template",
        "report",
        "repealed",
    }


# Finding


@pytest.mark.parametrize(
    "name",
    [
        "apl",
        "行政许可法",
        "《行政许可法》",
        "中华人民共和国行政许可法",
        "《中华人民共和国行政许可法》",
        "许可法",
        "《许可法》",
        "  行政许可法\n",
    ],
)
def test_a_national_source_is_found_by_any_of_its_names(name: str) -> None:
    assert find_source(name).id == "apl"


@pytest.mark.parametrize("name", ["x", "某条例", "《某条例》", "某规定"])
def test_a_source_is_found_among_those_given(name: str) -> None:
    assert find_source(name, {"x": TWO}) is TWO


def test_an_id_wins_over_a_title() -> None:
    named = source(name="y", title="x")
    assert find_source("x", {"x": TWO, "y": named}) is TWO
    assert find_source("x", {"y": named}) is named


def test_where_sources_are_given_the_national_ones_are_not_looked_at() -> None:
    with pytest.raises(NotFoundError):
        find_source("行政许可法", {"x": TWO})


@pytest.mark.parametrize("sources", [{}, None], ids=["none-given", "national"])
def test_an_unknown_name_is_told(sources: dict[str, LegalSource] | None) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_source("qqqq", sources)
    error = caught.value
    assert (error.code, error.kind, error.wanted, error.near) == (
        "not-found",
        "source",
        "qqqq",
        (),
    )
    assert error.explain("zh") == "没有名为 `qqqq` 的法律渊源"
    assert error.explain("en") == "no legal source is called `qqqq`"


def test_names_that_look_alike_are_told_best_first() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_source("某条列", {"x": TWO, "y": source(name="y", title="某条例二")})
    error = caught.value
    assert error.near == ("某条例", "某条例二")
    assert error.explain("zh") == "没有名为 `某条列` 的法律渊源；相近的有：某条例、某条例二"
    assert error.explain("en") == (
        "no legal source is called `某条列`; look alike: 某条例, 某条例二"
    )


def test_at_most_three_names_are_told() -> None:
    sources = {f"{n}": source(name=f"{n}", title=f"某条例{n}") for n in range(5)}
    with pytest.raises(NotFoundError) as caught:
        find_source("某条例", {k: attrs.evolve(s, aliases=()) for k, s in sources.items()})
    assert len(caught.value.near) == 3


def test_the_name_is_told_as_it_was_given() -> None:
    with pytest.raises(NotFoundError) as caught:
        find_source("《行政许克法》")
    assert caught.value.wanted == "《行政许克法》"
    assert caught.value.near[0] == "行政许可法"


@pytest.mark.parametrize("name", ["", "《》", "中华人民共和国", " "])
def test_an_empty_name_is_not_found(name: str) -> None:
    with pytest.raises(NotFoundError):
        find_source(name)


@pytest.mark.parametrize("name", [None, 3, b"apl", ["apl"]], ids=repr)
def test_a_name_is_a_text(name: object) -> None:
    with pytest.raises(InputTypeError) as caught:
        find_source(name)  # type: ignore[arg-type]
    assert caught.value.name == "source"


def test_the_national_sources_are_read_once() -> None:
    assert national_sources() is national_sources()


def test_the_national_sources_are_kept_by_id() -> None:
    assert all(key == law.id for key, law in national_sources().items())


def test_the_days_of_a_version_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        SourceVersion("2020", day(2020))  # type: ignore[call-arg]
