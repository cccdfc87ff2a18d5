"""``govsvc packs``: what it lists, shows, checks, finds and compares."""

import json
from pathlib import Path
from typing import Any

import pytest

from govsvc.cli import main
from govsvc.packs import shipped_packs, vocabulary
from samples import parking_pack as sample


@pytest.fixture(autouse=True)
def _parking_is_a_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vocabulary._TOPICS, "parking", ("samples.parking", "PARKING"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(sample.WHOLE, encoding="utf-8")
    return file


def told(capsys: pytest.CaptureFixture[str], *words: object, status: int = 0) -> list[str]:
    assert main(["packs", *map(str, words)]) == status
    seen = capsys.readouterr()
    return (seen.out + seen.err).splitlines()


def data(capsys: pytest.CaptureFixture[str], *words: object) -> Any:  # noqa: ANN401 - JSON
    return json.loads("\n".join(told(capsys, *words, "--json")))


# list


def test_every_shipped_pack_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "list")
    assert lines[0] == "规则包"
    assert [line.split()[0] for line in lines[3:]] == [*shipped_packs()]
    assert [entry["id"] for entry in data(capsys, "list")] == [*shipped_packs()]


def test_a_list_tells_where_a_pack_holds_and_what_force_it_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = {line.split()[0]: line for line in told(capsys, "list", "--lang", "en")[3:]}
    assert "nationwide" in lines["national"]
    assert "of each source" in lines["national"] or "in force" in lines["national"]
    assert "not named" in lines["minsheng-centre-template"]
    assert "draft" in lines["qixingguan-2018-draft"]


# show


def test_a_pack_is_shown_with_all_it_says(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    lines = told(capsys, "show", own, "--lang", "en")
    assert lines[0] == "parking pack  [own]"
    assert "place: 640181" in lines
    assert "topics: parking 2026-01-01–2030-12-31" in lines
    assert "annexes missing: 2" in lines
    assert "defects of the text: a misprint" in lines
    assert "own.4.prohibit  prohibits NO_PARKING  no parking on squares" in lines
    assert any(line.startswith("  ? ") for line in lines)


def test_only_the_rules_of_a_topic(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    whole, part = data(capsys, "show", own), data(capsys, "show", own, "--topic", "parking")
    assert whole["digest"] == part["digest"]
    assert len(whole["pack"]["period"]) == 1
    assert part["pack"]["period"] == []
    assert len(part["pack"]["rule"]) == 3
    assert data(capsys, "show", own, "--topic", "proxy")["pack"]["rule"] == []


def test_a_topic_or_a_pack_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        "没有名为 `proxi` 的主题"
        in told(capsys, "show", "national", "--topic", "proxi", status=1)[0]
    )
    assert "没有名为 `nationl` 的规则包" in told(capsys, "show", "nationl", status=1)[0]


# check


def test_a_sound_pack_is_counted(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    assert told(capsys, "check", own) == ["own：未发现问题；渊源 1、事项 2、规则 3、期限 1"]
    found = data(capsys, "check", own, "--on", "2026-02-01")
    assert found["beside"] == ["national", "lingwu-2018"]
    assert found["pack"]["rules"] == 3


def test_a_pack_without_a_place_is_checked_nationwide(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = sample.HEAD.replace('territory = "640181"', "").replace("covers", "#")
    file = tmp_path / "bare.toml"
    file.write_text(text.replace("law_as_at", "#"), encoding="utf-8")
    assert data(capsys, "check", file)["beside"] == ["national"]


def test_everything_wrong_with_a_pack_is_told(
    capsys: pytest.CaptureFixture[str], own: Path
) -> None:
    own.write_text(sample.WHOLE.replace("NO_PARKING", "no parking"), encoding="utf-8")
    lines = told(capsys, "check", own, status=1)
    assert lines[0].startswith("own.toml")
    assert "代码应为大写字母" in "".join(lines)


# lint


SECOND = """
[[rule]]
id = "own.7.adults"
topic = "parking"
effect = "permit"
code = "MAY_PARK"
cite = ["停车办法第七条"]
summary = { zh = "成年人可以停放", en = "adults may park" }
when = { "kind:vehicle" = true, age = { min = 18 } }

[[rule]]
id = "own.8.free"
topic = "parking"
effect = "require"
code = "RESIDENT"
cite = ["停车办法第八条"]
summary = { zh = "须为居民", en = "residents only" }
when = { zone = "street", age = { max = 10 } }
must = { resident = true }
concludes = { form = "free" }

[[rule]]
id = "own.9.shield"
topic = "parking"
effect = "permit"
code = "MAY_STAND"
cite = ["停车办法第九条"]
summary = { zh = "可以停", en = "may stand" }
when = { resident = false, day = { min = 2026-06-01 } }
shields = ["space"]

[[rule]]
id = "own.10.never"
topic = "parking"
effect = "refer"
code = "ASK"
cite = ["停车办法第十条"]
summary = { zh = "另问", en = "ask" }
when = { zone = { not = ["street", "square"] } }
from = 2026-02-01
"""


def test_what_lint_finds(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    closed = sample.WHOLE.replace("open = true", "open = false")
    own.write_text(closed + SECOND, encoding="utf-8")
    lines = told(capsys, "lint", own, "--lang", "en", "--on", "2026-07-01", "--region", "640181101")
    apart = "as with zone=street, age=9, resident=false"
    meeting = "as with item=assist.public_order, zone=square, resident=false, day=2026-06-01"
    assert lines == [
        "parking (640181101, 2026-07-01)",
        f"  conflict: `own.4.prohibit` and `own.9.shield`, {meeting}",
        f"  disagreement: `own.5.require` and `own.8.free`, {apart}",
        "  shadowed: `own.7.adults` by `own.3.permit`",
        "  never fires: `own.10.never`",
        "  no predecessor: `own.10.never`; is an older text missing",
    ]


def test_lint_as_data(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    found = data(capsys, "lint", own, "--topic", "parking")
    assert (found["pack"], found["place"], found["on"]) == ("own", "640181", "2026-01-31")
    assert found["topics"]["parking"]["conflicts"] == []
    assert found["topics"]["parking"]["stopped"] is False


def test_lint_finds_nothing_in_a_pack_without_rules(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "lint", "cangzhou-2020", "--topic", "proxy", "--lang", "en")
    assert found == ["no rules"]


def test_lint_says_where_nothing_was_found(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    own.write_text(sample.HEAD + sample.SOURCE + sample.REQUIRE, encoding="utf-8")
    assert told(capsys, "lint", own) == ["parking（640181，2026-01-31）", "  未发现问题"]


def test_what_may_never_meet_is_counted_or_listed(capsys: pytest.CaptureFixture[str]) -> None:
    short, long = told(capsys, "lint", "--lang", "en"), told(capsys, "lint", "--all")
    assert any("more, of facts that read the same input" in line for line in short)
    assert len(long) > len(short)


def test_a_lint_that_is_stopped_says_so(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    assert told(capsys, "lint", own, "--limit", "0")[-1].startswith("  搜索到上限为止")


# diff


def test_what_diff_tells(capsys: pytest.CaptureFixture[str], own: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    changed = sample.WHOLE.replace("min = 18", "min = 16").replace("MAY_PARK", "MAY_STOP")
    other.write_text(changed.replace('kinds = ["small"]', 'kinds = ["tiny"]'), encoding="utf-8")
    lines = told(capsys, "diff", own, other, "--lang", "en")
    more = "from needs more to allowed"
    assert lines == [
        "parking (640181, 2026-01-31)",
        f"  changed: `own.3.permit`, as with item=car, age=16, zone=street: {more}",
        f"  changed: `own.5.require`, as with item=car, zone=street, age=16: {more}",
        "  item `cart` has other kinds or lists",
    ]


def test_two_packs_may_be_the_same(capsys: pytest.CaptureFixture[str], own: Path) -> None:
    assert told(capsys, "diff", own, own) == ["parking（640181，2026-01-31）", "  没有差别"]
    found = data(capsys, "diff", own, own)
    assert found["old"] == found["new"]
    assert found["topics"]["parking"] == {"changes": [], "items": [], "stopped": False}


def test_drafts_are_compared_as_if_they_were_law(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "diff", "qixingguan-2018-draft", "lingwu-2018", "--limit", "100")
    assert any(line.startswith("  新增：`lingwu.") for line in lines)
    back = told(capsys, "diff", "lingwu-2018", "qixingguan-2018-draft", "--limit", "100")
    assert any(line.startswith("  新增：`qixingguan.") for line in back)
