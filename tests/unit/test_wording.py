"""Texts in two languages."""

import pickle

import attrs
import pytest

from govsvc.wording import Lang, Text

BOTH = Text(zh="工作日", en="working day")


@pytest.mark.parametrize(("lang", "expected"), [("zh", "工作日"), ("en", "working day")])
def test_pick_gives_the_language_asked_for(lang: Lang, expected: str) -> None:
    assert BOTH.pick(lang) == expected


@pytest.mark.parametrize("lang", ["fr", "EN", "", "zh-CN"])
def test_any_other_language_gives_the_chinese_original(lang: str) -> None:
    assert BOTH.pick(lang) == "工作日"  # type: ignore[arg-type]


def test_str_is_english_since_developers_read_it() -> None:
    assert str(BOTH) == "working day"


def test_texts_are_equal_and_hash_by_their_words() -> None:
    same = Text("工作日", "working day")
    assert {BOTH, same} == {same}
    assert Text(zh="工作日", en="workday") != BOTH


def test_a_text_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        BOTH.zh = "日"  # type: ignore[misc]


def test_repr_can_be_evaluated() -> None:
    assert eval(repr(BOTH)) == BOTH  # noqa: S307


def test_a_text_survives_pickle() -> None:
    assert pickle.loads(pickle.dumps(BOTH)) == BOTH  # noqa: S301
