"""Reading TOML that may come from anyone: every limit, and nothing but `PayloadError` escapes."""

import datetime as dt
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from govsvc.documents import Limits, parse_toml, read_text, read_toml
from govsvc.errors import PayloadError, Problem


def refused(data: bytes, limits: Limits | None = None) -> Problem:
    with pytest.raises(PayloadError) as caught:
        parse_toml(data, name="x.toml", limits=limits)
    assert caught.value.code == "payload.malformed"
    assert caught.value.name == "x.toml"
    (problem,) = caught.value.problems
    return problem


def said(problem: Problem) -> tuple[str, str, str, str]:
    return problem.path, problem.code, problem.message.zh, problem.message.en


def parse(text: str, limits: Limits | None = None) -> dict[str, Any]:
    return parse_toml(text.encode(), name="x.toml", limits=limits)


# What is read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", {}, id="empty"),
        pytest.param("# 只有注释", {}, id="comment"),
        pytest.param("a = 1\r\nb = 2\r\n", {"a": 1, "b": 2}, id="crlf"),
        pytest.param("\ufeffa = 1", {"a": 1}, id="byte-order-mark"),
        pytest.param("a.b.c = 1", {"a": {"b": {"c": 1}}}, id="dotted"),
        pytest.param("[a]\n[[a.b]]\nc = 1", {"a": {"b": [{"c": 1}]}}, id="tables"),
        pytest.param("a = {b = [1, 'x']}", {"a": {"b": [1, "x"]}}, id="inline"),
        pytest.param("d = 2026-03-02", {"d": dt.date(2026, 3, 2)}, id="day"),
        pytest.param("t = 07:32:00", {"t": dt.time(7, 32)}, id="time"),
        pytest.param("x = -1.5e3", {"x": -1500.0}, id="float"),
        pytest.param("x = 0xff", {"x": 255}, id="hex"),
        pytest.param("x = true", {"x": True}, id="bool"),
        pytest.param("x = []", {"x": []}, id="empty-list"),
        pytest.param("'' = 1", {"": 1}, id="empty-key"),
        pytest.param("许可 = '法'", {"许可": "法"}, id="bare-chinese-is-no-key")
        if False
        else pytest.param("'许可' = '法'", {"许可": "法"}, id="chinese-key"),
    ],
)
def test_valid_documents_are_read(text: str, expected: dict[str, Any]) -> None:
    assert parse(text) == expected
