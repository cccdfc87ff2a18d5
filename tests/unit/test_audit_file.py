"""Files of things to audit, the rulebook's audit, and the commands."""

import datetime as dt
import json
from pathlib import Path

import pytest

from govsvc import rulebook
from govsvc.audits import MeasureUnit, Quantity
from govsvc.cli import main
from govsvc.errors import InputTypeError, NotFoundError, PayloadError, RulebookError
from govsvc.packs import shipped_pack
from govsvc.packs.audit_file import audit_file
from govsvc.packs.vocabulary import find_subject, subject_names, subject_of
from govsvc.service_sites import ServiceSite, SiteKind
from govsvc.structures import DispatchedBody

_EXAMPLE = Path(__file__).parents[2] / "examples/township_audit.toml"
_PLACE = "130921"
_DAY = dt.date(2020, 6, 1)
_HEAD = b'place = "130921"\non = 2020-06-01\n'


def test_the_example_township() -> None:
    found = audit_file(_EXAMPLE)
    worst = {thing.id: thing.report.worst for thing in found.things}
    assert {name: one and one.value for name, one in worst.items()} == {
        "李村镇中心": "violation",
        "东村站": "violation",
        "县人社局进驻人员": None,
        "镇的报送": None,
        "村级站覆盖": "violation",
        "村级示范点": None,
    }
    codes = [finding.code for finding in found.things[0].report.findings]
    assert codes == [
        "WINDOWS",
        "BOARD",
        "RULES_POSTED",
        "EQUIPMENT",
        "AREA",
        "EQUIPMENT_OPTIONAL",
    ]


def test_a_day_may_be_asked_instead() -> None:
    before = audit_file(_EXAMPLE, on=dt.date(2020, 4, 23))
    assert before.on == dt.date(2020, 4, 23)
    assert not any(thing.report.findings for thing in before.things)
    assert not any(thing.report.passed for thing in before.things)


def test_elsewhere_the_plan_has_no_effect() -> None:
    site = ServiceSite(kind=SiteKind.STATION)
    here, there = (rulebook(place, on=_DAY).audit(site) for place in (_PLACE, "640181"))
    assert here.unchecked
    assert here.followed_to == (("cangzhou-2020", dt.date(2020, 4, 24)),)
    assert "只跟踪至 2020-04-24" in here.explain("zh")
    assert there.followed_to == ()
    assert not there.unchecked


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        pytest.param(b"site = 1", "site", id="no-table"),
        pytest.param(b"site = [1]", "site", id="no-tables"),
        pytest.param(b"[[site]]\ncolour = 1", "unknown key", id="field"),
        pytest.param(b"[[site]]\nid = 1", "site[0].id", id="id"),
        pytest.param(b"[[sites]]\nid = 'a'", "unknown key", id="table"),
    ],
)
def test_what_a_file_must_not_hold(tables: bytes, message: str) -> None:
    with pytest.raises(PayloadError) as caught:
        audit_file(_HEAD + tables)
    assert message in str(caught.value)


def test_subjects_are_found_by_name_and_by_thing() -> None:
    assert all(find_subject(name).name == name for name in subject_names())
    assert subject_of(DispatchedBody()).name == "dispatched_body"
    with pytest.raises(NotFoundError, match="no kind of thing"):
        find_subject("service_sit")
    with pytest.raises(InputTypeError, match="cannot be audited"):
        rulebook(_PLACE, on=_DAY).audit("site")


_PACK = """
[pack]
id = "own"
title = { zh = "x", en = "x" }
schema = 1
territory = "130921"

[[source]]
id = "own"
title = { zh = "示例方案", en = "Sample Plan" }
kind = "normative_document"
issuer = "x"
versions = [{ id = "2020", adopted = 2020-01-01, in_force = 2020-01-01, text_checked = true }]

[[check]]
id = "own.area"
cite = ["示例方案第一条"]
summary = { zh = "x", en = "x" }
subject = "service_site"
field = "area"
code = "AREA"
displaces = ["cangzhou.2-1-2.station_area"]
at_least = { limit = 60, unit = "m2" }

[[fact]]
id = "own.stations"
cite = ["示例方案第一条"]
summary = { zh = "x", en = "x" }
value = 12
""".encode()


def test_a_county_may_displace_a_check_of_its_city_by_name() -> None:
    site = ServiceSite(kind=SiteKind.STATION, area=Quantity(19, MeasureUnit.SQUARE_METRE))
    book = rulebook(_PLACE, on=_DAY).with_pack(_PACK)
    report = book.audit(site)
    assert [(one.check, one.severity.value) for one in report.findings] == [
        ("own.area", "violation")
    ]
    assert "cangzhou.2-1-2.station_area" in report.not_applied
    assert [figure.value for pack in book.packs for figure in pack.figures] == [Quantity(12)]


def test_a_check_that_displaces_nothing_is_refused() -> None:
    with pytest.raises(RulebookError, match="which is not there"):
        rulebook(_PLACE, on=_DAY).with_pack(_PACK.replace(b"station_area", b"stations_area"))


def test_a_pack_of_figures_binds_nobody() -> None:
    assert shipped_pack("cangzhou-2020").figures == ()


def test_command_audit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["audit", str(_EXAMPLE), "--lang", "en"]) == 0
    assert "[warning] area of a centre" in capsys.readouterr().out
    assert main(["audit", str(_EXAMPLE), "--json", "--on", "2020-06-01"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["on"] == "2020-06-01"
    for lang, title in (("zh", "审查报告"), ("en", "audit report")):
        page = tmp_path / "page.html"
        assert main(["audit", str(_EXAMPLE), "--html", str(page), "--lang", lang]) == 0
        text = page.read_text("utf-8")
        assert title in text
        assert "<script" not in text


def test_command_plan(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["plan", "cangzhou-2020", "--today", "2020-08-20"]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert told.count("时限已过，未记完成") == 7
    assert main([*asked, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 16


def test_command_coverage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "rows.md"
    table.write_text("| S1-13 | x |\n| S1-28 | x |\n| S1-01 | x |\n| S0-90 | x |\n", "utf-8")
    asked = ["packs", "coverage", str(table), "--pack", "cangzhou-2020"]
    assert main(asked) == 0
    assert "已表达: 1" in capsys.readouterr().out
    cases = Path(__file__).parents[1] / "cases/audits.toml"
    assert main([*asked, "--prove", str(cases), "--json"]) == 0
    states = json.loads(capsys.readouterr().out)
    assert states == {"S1-13": "proved", "S1-28": "later", "S1-01": "head"}
    none = tmp_path / "none.toml"
    none.write_text("", "utf-8")
    assert main([*asked, "--prove", str(none)]) == 1
    assert "S1-13" in capsys.readouterr().out
    assert main(["packs", "coverage", str(table)]) == 1
    assert "S0-90" in capsys.readouterr().out
