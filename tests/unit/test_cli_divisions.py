"""``govsvc division``: cards, trees and names on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from govsvc.cli import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["division", *words])
    seen = capsys.readouterr()
    return status, seen.out, seen.err


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    status, out, err = run(capsys, *words)
    assert (status, err) == (0, "")
    return out.splitlines()


def data(capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401 - JSON
    status, out, _ = run(capsys, *words, "--json")
    return status, json.loads(out)


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A table of one township, which the sample does not have."""
    path = tmp_path / "townships.csv"
    path.write_text("county,name,kind,mca_code_2024\n420281,示例镇,镇,420281100\n", "utf-8")
    return str(path)


# card


def test_a_card_says_what_a_division_is(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "card", "520502")
    assert lines[:6] == [
        "520502  七星关区  市辖区",
        "  隶属：贵州省/毕节市/七星关区",
        "  存续：2011 年起",
        "  简称、别名：七星关",
        "  曾用名：毕节市、毕节县",
        "  由来：毕节市 522401",
    ]
    assert lines[-2].startswith("  印章：毕节市七星关区人民政府，45 mm，国徽：市辖区人民政府冠市名")
    assert lines[-1] == "资料截至 2026-09-30"


def test_a_card_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "card", "5205", "--lang", "en")
    assert lines[0] == "520500  毕节市  prefecture-level city"
    assert "  time: from 2011" in lines
    assert lines[-1] == "data up to 2026-09-30"


@pytest.mark.parametrize(
    ("lang", "footing"),
    [
        pytest.param(
            "zh", "资料截至 2026-09-30；2020-07-01：当年内有变更，资料只精确到年", id="zh"
        ),
        pytest.param(
            "en",
            "data up to 2026-09-30; 2020-07-01: changed in that year, and only the year is known",
            id="en",
        ),
    ],
)
def test_a_code_that_changed_hands_in_the_year_has_two_cards(
    capsys: pytest.CaptureFixture[str], lang: str, footing: str
) -> None:
    lines = told(capsys, "card", "130503", "--on", "2020-07-01", "--lang", lang)
    heads = [line.split()[1] for line in lines if line.startswith("130503")]
    assert heads == ["桥西区", "信都区"]
    assert lines[-1] == footing


def test_a_card_on_a_settled_day_needs_no_mark(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "card", "510922", "--on", "2018-12-31")
    assert "  去向：射洪市 510981" in lines
    assert lines[-1] == "资料截至 2026-09-30"


def test_a_card_says_where_the_data_do_not_know_what_became_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told(capsys, "card", "522400", "--on", "2000-12-31")
    assert "  去向：资料没有记载" in lines
    assert data(capsys, "card", "522400", "--on", "2000-12-31")[1]["cards"][0]["successors"] == (
        "UNKNOWN"
    )


def test_what_the_texts_leave_open_stands_on_the_card(capsys: pytest.CaptureFixture[str]) -> None:
    hongkong = told(capsys, "card", "8100")
    assert "  性质：现有文本未定" in hongkong
    assert not [line for line in hongkong if line.startswith("  印章")]
    assert data(capsys, "card", "8100")[1]["cards"][0]["seal"] is None
    lines = told(capsys, "card", "510904101", "--scheme", "nbs")
    assert "  代码体系：统计用区划代码" in lines
    assert "  注意：第九项所称县级不含市辖区；第十五项没有说明市辖区的乡镇是否再冠市名" in lines


@pytest.mark.parametrize(
    ("lang", "line"), [("zh", "  印章：没有规定 ["), ("en", "  seal: not provided for [")]
)
def test_a_seal_that_is_not_provided_for(
    capsys: pytest.CaptureFixture[str], lang: str, line: str
) -> None:
    lines = told(capsys, "card", "130902004", "--lang", lang)
    assert [one for one in lines if one.startswith(line)]


def test_a_card_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = data(capsys, "card", "520502", "--on", "2011-06-01")
    assert (status, answer["vintage"]) == (0, "2026-09-30")
    assert answer["lookup"]["precision"] == "change_year"
    assert answer["lookup"]["division"] == "UNKNOWN"
    (card,) = answer["cards"]
    assert card["path"] == ["贵州省", "毕节市", "七星关区"]
    assert card["predecessors"] == [{"code": "522401", "name": "毕节市"}]
    assert card["successors"] == []
    assert card["seal"]["text"] == "毕节市七星关区人民政府"
    assert data(capsys, "card", "520502")[1]["lookup"] is None


def test_townships_of_a_file_stand_in_place_of_the_sample(
    capsys: pytest.CaptureFixture[str], table: str
) -> None:
    lines = told(capsys, "card", "420281100", "--townships", table)
    assert lines[1] == "  隶属：湖北省/黄石市/大冶市/示例镇"
    status, out, err = run(capsys, "card", "130983206", "--townships", table)
    assert (status, out) == (1, "")
    assert "load_townships" in err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(["card", "130971"], "不是行政区划", id="zone"),
        pytest.param(["card", "620201"], "虚拟单位", id="virtual"),
        pytest.param(["card", "510922"], "曾有射洪县（1985 年起，至 2019 年）", id="retired"),
        pytest.param(["tree", "510922", "--on", "2025-12-31"], "曾有射洪县", id="on-a-day"),
        pytest.param(["find", "沧州", "--within", "1309a"], "只能由数字 0–9 组成", id="within"),
        pytest.param(["card", "13", "--townships", "no-such.csv"], "no-such.csv", id="file"),
    ],
)
def test_what_cannot_be_answered_says_why(
    capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    status, out, err = run(capsys, *words)
    assert (status, out) == (1, "")
    assert why in err


# tree


def test_a_tree_lists_what_lies_below(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "tree", "640100", "--lang", "en")
    assert lines[:2] == [
        "640100  银川市  prefecture-level city",
        "  640104  兴庆区  district",
    ]
    assert len(lines) == 8
    assert told(capsys, "tree", "64", "--depth", "3")[7:10] == [
        "    640181  灵武市  县级市",
        "      640181001  城区街道  街道",
        "      640181100  东塔镇  镇",
    ]


def test_a_tree_on_a_day_marks_what_changed_in_that_year(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = told(capsys, "tree", "130500", "--on", "2020-07-01")
    assert "  130521  邢台县  县 ?" in lines
    assert "  130522  临城县  县" in lines
    assert lines[-2:] == ["? 当年内有变更，资料只精确到年", "资料截至 2026-09-30"]
    children = data(capsys, "tree", "130500", "--on", "2020-07-01")[1]["trees"][0]["children"]
    assert {c["code"]: c["certain"] for c in children if c["code"] in ("130521", "130522")} == {
        "130521": False,
        "130522": True,
    }


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("zh", "乡级资料没有历史：所列乡级区划在该日是否存在，资料不能断定"),
        ("en", "the tables of townships know no history: whether those listed existed on that day"),
    ],
)
def test_that_townships_have_no_history_is_said_once(
    capsys: pytest.CaptureFixture[str], lang: str, note: str
) -> None:
    words = ("tree", "1309", "--depth", "2", "--on", "2024-12-31", "--lang", lang)
    lines = told(capsys, *words)
    assert [line.startswith(note) for line in lines].count(True) == 1
    assert not [line for line in lines if line.endswith("?")]
    (tree,) = data(capsys, *words)[1]["trees"]
    assert {c["certain"] for county in tree["children"] for c in county["children"]} == {False}
    assert note not in run(capsys, "tree", "1309", "--depth", "2", "--lang", lang)[1]


@pytest.mark.parametrize(
    ("day", "mark"),
    [("2027-01-01", "晚于资料截止日，可能已有变更"), ("1980-01-01", "早于资料起点")],
)
def test_a_day_outside_the_data_is_said_once(
    capsys: pytest.CaptureFixture[str], day: str, mark: str
) -> None:
    lines = told(capsys, "tree", "120000", "--on", day)
    assert lines[-1] == f"资料截至 2026-09-30；{day}：{mark}"
    assert not [line for line in lines if line.endswith("?")]


@pytest.mark.parametrize(
    ("lang", "line"), [("zh", "  （没有载入下级资料）"), ("en", "  (nothing below it is loaded)")]
)
def test_a_tree_without_branches_says_that_none_are_loaded(
    capsys: pytest.CaptureFixture[str], lang: str, line: str
) -> None:
    assert told(capsys, "tree", "441900", "--lang", lang)[1] == line
    assert data(capsys, "tree", "441900")[1]["trees"][0]["children"] is None


# find


def test_find_lists_everyone_with_their_paths(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "find", "新华区")
    assert [line.split()[2] for line in lines[2:-1]] == [
        "河北省/石家庄市/新华区",
        "河北省/沧州市/新华区",
        "河南省/平顶山市/新华区",
    ]
    within = told(capsys, "find", "新华区", "--within", "1309")
    assert [line.split()[0] for line in within[2:-1]] == ["130902"]


def test_find_on_a_day_says_what_became_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = told(capsys, "find", "毕节市", "--on", "2010-01-01", "--lang", "en")[2:-1]
    assert row.split("  ")[-1] == "七星关区 520502"
    rows = told(capsys, "find", "毕节", "--on", "2011-06-01")[2:-1]
    assert [" ? " in f"{row} " for row in rows] == [True, True, True]
    assert rows[1].endswith("资料没有记载")
    answer = data(capsys, "find", "毕节", "--on", "2011-06-01")[1]["candidates"]
    assert [one["certain"] for one in answer] == [False, False, False]
    assert answer[1]["now"] == "UNKNOWN"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh", "没有叫“无此县”的区划（乡级只载入了一部分）\n"),
        ("en", "no division answers to `无此县` (townships are loaded in part only)\n"),
    ],
)
def test_a_name_that_nobody_bears_ends_with_1(
    capsys: pytest.CaptureFixture[str], lang: str, line: str
) -> None:
    assert run(capsys, "find", "无此县", "--lang", lang) == (1, "", line)
    assert data(capsys, "find", "无此县") == (1, {"vintage": "2026-09-30", "candidates": []})


def test_a_depth_that_is_none_is_not_understood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["division", "tree", "13", "--depth", "9"])
    assert caught.value.code == 2
    assert "--depth" in capsys.readouterr().err
