"""The family of errors: codes, builtin bases, both languages, pickle."""

import copy
import datetime as dt
import pickle
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import attrs
import pytest

from govsvc import errors
from govsvc.errors import (
    CitationError,
    CodeError,
    CoverageError,
    EventError,
    GovsvcError,
    GovsvcWarning,
    InputTypeError,
    InputValueError,
    NotComputableError,
    NotFoundError,
    NoticeError,
    PayloadError,
    Problem,
    RulebookError,
    UnknownError,
)
from govsvc.wording import Lang, Text

SAID = Text(zh="`期限` 应为整数，收到 `半天`", en="`length` must be a whole number, found `half`")
PROBLEMS = (
    Problem(path="case[3].trigger", code="type", message=Text(zh="应为日期", en="expected a day")),
    Problem(path="", code="unknown-key", message=Text(zh="不认识的键：z", en="unknown key: z")),
)
SAMPLES: list[GovsvcError] = [
    InputTypeError(name="length", found="str `half`", message=SAID),
    InputValueError(name="length", found="0", message=SAID),
    UnknownError(operation="a number", message=SAID),
    CoverageError(
        day=dt.date(2006, 5, 1),
        first=dt.date(2007, 1, 1),
        last=dt.date(2026, 12, 31),
        message=SAID,
    ),
    NotFoundError(kind="source", wanted="刑法", near=("民法典",), message=SAID),
    NotComputableError(period="x.1", kind="rate", message=SAID),
    EventError(event="Resume", citation="《行政许可法》第四十五条", message=SAID),
    NoticeError(fragment="放假调休", message=SAID),
    CitationError(text="第一条", message=SAID),
    CodeError(found="64018", message=SAID),
    RulebookError(rules=("a", "b"), message=SAID),
    PayloadError(name="desk.toml", problems=PROBLEMS),
]
CODES = {
    InputTypeError: "input.type",
    InputValueError: "input.value",
    UnknownError: "unknown.used",
    CoverageError: "calendar.not-covered",
    NotFoundError: "not-found",
    NotComputableError: "period.not-computable",
    EventError: "clock.event",
    NoticeError: "notice.not-understood",
    CitationError: "citation.not-understood",
    CodeError: "code.malformed",
    RulebookError: "rulebook.unusable",
    PayloadError: "payload.malformed",
}
BUILTINS = {
    InputTypeError: TypeError,
    InputValueError: ValueError,
    UnknownError: TypeError,
    CoverageError: LookupError,
    NotFoundError: LookupError,
    NotComputableError: ValueError,
    EventError: ValueError,
    NoticeError: ValueError,
    CitationError: ValueError,
    CodeError: ValueError,
    RulebookError: ValueError,
    PayloadError: ValueError,
}
each_error = pytest.mark.parametrize("error", SAMPLES, ids=lambda error: type(error).__name__)


def fields(error: GovsvcError) -> dict[str, object]:
    return {f.name: getattr(error, f.name) for f in attrs.fields(type(error))}  # type: ignore[arg-type]


def test_every_leaf_is_sampled_here() -> None:
    leaves = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, GovsvcError) and kind is not GovsvcError
    }
    assert leaves == {type(error) for error in SAMPLES} == CODES.keys() == BUILTINS.keys()


def test_there_are_at_most_twelve_leaves() -> None:
    assert len(GovsvcError.__subclasses__()) <= 12


def test_all_leaves_are_public() -> None:
    assert {kind.__name__ for kind in CODES} <= set(errors.__all__)


@each_error
def test_code_is_stable(error: GovsvcError) -> None:
    assert error.code == CODES[type(error)]


def test_codes_are_unique() -> None:
    assert len({error.code for error in SAMPLES}) == len(SAMPLES)


@each_error
def test_it_can_be_caught_as_the_nearest_builtin(error: GovsvcError) -> None:
    with pytest.raises(BUILTINS[type(error)]) as caught:
        raise error
    assert caught.value is error


@each_error
def test_explain_gives_both_languages_and_chinese_by_default(error: GovsvcError) -> None:
    assert error.explain("zh") == error.message.zh
    assert error.explain() == error.message.zh
    assert error.explain("en") == error.message.en


@each_error
def test_str_is_the_english_message(error: GovsvcError) -> None:
    assert str(error) == error.message.en


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@each_error
def test_it_survives_pickle(error: GovsvcError, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301
    assert type(again) is type(error)
    assert fields(again) == fields(error)
    assert str(again) == str(error)


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy], ids=["copy", "deepcopy"])
@each_error
def test_it_survives_copying(error: GovsvcError, clone: Callable[[Any], Any]) -> None:
    again = clone(error)
    assert type(again) is type(error)
    assert fields(again) == fields(error)


@each_error
def test_its_attributes_cannot_be_changed(error: GovsvcError) -> None:
    name = next(iter(fields(error)))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(error, name, "other")


@each_error
def test_python_can_still_attach_cause_notes_and_traceback(error: GovsvcError) -> None:
    again = copy.copy(error)
    again.add_note("in desk.toml")
    with pytest.raises(GovsvcError) as caught:
        raise again from KeyError("trigger")
    told = "".join(traceback.format_exception(caught.value))
    assert "in desk.toml" in told
    assert "KeyError: 'trigger'" in told


@each_error
def test_it_passes_through_a_context_manager(error: GovsvcError) -> None:
    @contextmanager
    def frame() -> Iterator[None]:
        yield

    with pytest.raises(type(error)) as caught, frame():
        raise error
    assert caught.value is error


def test_look_alikes_may_be_left_out() -> None:
    assert NotFoundError(kind="pack", wanted="x", message=SAID).near == ()


@pytest.mark.parametrize(
    ("problem", "lang", "expected"),
    [
        (PROBLEMS[0], "zh", "case[3].trigger: 应为日期"),
        (PROBLEMS[0], "en", "case[3].trigger: expected a day"),
        (PROBLEMS[1], "zh", "文件: 不认识的键：z"),
        (PROBLEMS[1], "en", "document: unknown key: z"),
        (PROBLEMS[1], "fr", "文件: 不认识的键：z"),
    ],
    ids=["place-zh", "place-en", "document-zh", "document-en", "other-language"],
)
def test_a_problem_is_one_line_with_its_place_first(
    problem: Problem, lang: Lang, expected: str
) -> None:
    assert problem.explain(lang) == expected


def test_a_problem_explains_in_chinese_by_default() -> None:
    assert PROBLEMS[0].explain() == "case[3].trigger: 应为日期"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh", "desk.toml: case[3].trigger: 应为日期\ndesk.toml: 文件: 不认识的键：z"),
        ("en", "desk.toml: case[3].trigger: expected a day\ndesk.toml: document: unknown key: z"),
    ],
)
def test_a_payload_error_tells_every_problem_with_the_file(lang: Lang, expected: str) -> None:
    assert PayloadError(name="desk.toml", problems=PROBLEMS).explain(lang) == expected


def test_a_problem_survives_pickle() -> None:
    assert pickle.loads(pickle.dumps(PROBLEMS)) == PROBLEMS  # noqa: S301


def test_the_warning_is_a_user_warning_and_no_error() -> None:
    assert issubclass(GovsvcWarning, UserWarning)
    assert not issubclass(GovsvcWarning, GovsvcError)
    with pytest.warns(GovsvcWarning, match="old"):
        warnings.warn("old", GovsvcWarning, stacklevel=1)
