"""The strategies for places: what they draw is sound, and reaches the corners."""

import datetime as dt
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from govsvc.divisions import (
    Division,
    DivisionCode,
    Level,
    Lookup,
    Precision,
    Scheme,
    SqliteVillageStore,
    Tenure,
    VillageRow,
    build_village_store,
    registry,
)
from govsvc.errors import InputTypeError, InputValueError
from govsvc.testing import (
    division_codes,
    division_names,
    divisions,
    lookups,
    tenures,
    village_rows,
)
from govsvc.testing.registry import STRATEGIES

DAY = dt.date(2012, 12, 31)
quick = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(code=division_codes())
def test_codes_read_as_themselves(code: DivisionCode) -> None:
    scheme = code.scheme if isinstance(code.scheme, Scheme) else None
    assert DivisionCode.parse(code.digits, scheme=scheme) == code


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("scheme", [None, *Scheme])
@quick
@given(data=st.data())
def test_codes_are_of_the_level_and_scheme_asked(
    level: Level, scheme: Scheme | None, data: st.DataObject
) -> None:
    code = data.draw(division_codes(level=level, scheme=scheme))
    assert code.level is level
    if level.number > Level.COUNTY.number:
        assert scheme is None or code.scheme is scheme
    else:
        assert registry().history(code)


@given(division=divisions(on=DAY))
def test_divisions_of_a_day_existed_on_it(division: Division) -> None:
    assert division.existed_on(DAY) is True


@pytest.mark.parametrize(
    ("on", "level", "name"),
    [
        pytest.param(None, None, "北京市", id="any"),
        pytest.param(DAY, None, "北京市", id="day"),
        pytest.param(DAY, Level.COUNTY, "东城区", id="level"),
        pytest.param(dt.date(2023, 6, 30), Level.TOWNSHIP, "东环中街街道", id="township"),
    ],
)
def test_what_divisions_shrink_to(on: dt.date | None, level: Level | None, name: str) -> None:
    assert find(divisions(on=on, level=level), lambda _: True).name == name


@pytest.mark.parametrize(
    ("on", "level"),
    [
        pytest.param(dt.date(1970, 1, 1), None, id="before"),
        pytest.param(DAY, Level.TOWNSHIP, id="no-history"),
        pytest.param(None, Level.VILLAGE, id="no-villages"),
    ],
)
def test_divisions_that_the_data_do_not_have_are_refused(
    on: dt.date | None, level: Level | None
) -> None:
    with pytest.raises(InputValueError, match="the data have no such division") as caught:
        divisions(on=on, level=level)
    assert caught.value.explain("zh").startswith("资料中没有")


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(lambda: divisions(on="2012-12-31"), id="day"),  # type: ignore[arg-type]
        pytest.param(lambda: divisions(level="county"), id="level"),  # type: ignore[arg-type]
        pytest.param(lambda: division_codes(level=3), id="code-level"),  # type: ignore[arg-type]
        pytest.param(lambda: division_codes(scheme="mca"), id="scheme"),  # type: ignore[arg-type]
    ],
)
def test_bounds_that_are_none_are_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(InputTypeError):
        call()


@given(name=division_names())
def test_a_division_answers_to_every_name(name: str) -> None:
    assert registry().resolve(name)


@given(name=division_names(on=DAY))
def test_a_division_of_a_day_answers_to_every_name(name: str) -> None:
    assert registry().resolve(name, on=DAY)


@given(found=lookups())
def test_answers_have_their_candidates(found: Lookup) -> None:
    assert found == registry().at(found.code, found.day)


@pytest.mark.parametrize("precision", [Precision.SETTLED, Precision.CHANGE_YEAR])
def test_answers_are_settled_or_not(precision: Precision) -> None:
    assert find(lookups(), lambda found: found.precision is precision).candidates


@given(tenure=tenures())
def test_tenures_cover_their_sure_days(tenure: Tenure) -> None:
    assert tenure.covers(tenure.sure_from) is True
    assert tenure.covers(tenure.sure_to) is True


@quick
@given(rows=village_rows(min_size=1))
def test_rows_of_villages_make_a_store(rows: list[VillageRow]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "villages.sqlite")
        build_village_store(path, rows, scheme=Scheme.NBS, day=DAY)
        with SqliteVillageStore(path) as store:
            assert len(store) == len(rows)
            for digits, name, kind in rows:
                found = store.lookup(digits)
                assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("kind", [DivisionCode, Division, Tenure, Lookup])
def test_types_have_their_strategies(kind: type) -> None:
    assert isinstance(find(STRATEGIES[kind](), lambda _: True), kind)


def test_that_hypothesis_is_imported_reads_no_division() -> None:
    code = (
        "import hypothesis.strategies as st, govsvc.testing\n"
        "from govsvc.divisions.table import packaged_table\n"
        "print(packaged_table.cache_info().currsize)"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0"
