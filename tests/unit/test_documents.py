"""Reading TOML that may come from anyone: every limit, and nothing but `PayloadError` escapes."""

import datetime as dt
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from govsvc.documents import Limits, parse_toml, read_text, read_toml
from govsvc.errors import PayloadError, Problem


def parse(text: str, limits: Limits | None = None) -> dict[str, Any]:
    return parse_toml(text.encode(), name="x.toml", limits=limits)


def refused(data: bytes | str, limits: Limits | None = None) -> Problem:
    with pytest.raises(PayloadError) as caught:
        parse_toml(data.encode() if isinstance(data, str) else data, name="x.toml", limits=limits)
    assert caught.value.name == "x.toml"
    (problem,) = caught.value.problems
    return problem


def told(problem: Problem) -> tuple[str, str, str, str]:
    return problem.path, problem.code, problem.message.zh, problem.message.en


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
        pytest.param("'许可' = '法'", {"许可": "法"}, id="chinese"),
        pytest.param("d = 2026-03-02", {"d": dt.date(2026, 3, 2)}, id="day"),
        pytest.param("d = 2024-02-29", {"d": dt.date(2024, 2, 29)}, id="leap-day"),
        pytest.param("t = 07:32:00", {"t": dt.time(7, 32)}, id="time"),
        pytest.param("x = -1.5e3", {"x": -1500.0}, id="float"),
        pytest.param("x = 1_000", {"x": 1000}, id="underscore"),
        pytest.param("x = 0xff", {"x": 255}, id="hex"),
        pytest.param("x = true", {"x": True}, id="bool"),
        pytest.param("x = []\ny = {}", {"x": [], "y": {}}, id="empty-collections"),
        pytest.param("'' = 1", {"": 1}, id="empty-key"),
    ],
)
def test_valid_documents_are_read(text: str, expected: dict[str, Any]) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a = '{text}'",
        "a = ['{text}']",
        "[[b]]\nc = {{ d = [['{text}']] }}",
    ],
    ids=["value", "list", "deep"],
)
def test_strings_come_back_in_normal_form_c(text: str) -> None:
    decomposed = "e\u0301"
    found = str(parse(text.format(text=decomposed)))
    assert "é" in found
    assert decomposed not in found
    assert unicodedata.is_normalized("NFC", found)


def test_compatibility_forms_are_left_alone() -> None:
    assert parse("a = '（Ａ）〔２〕'") == {"a": "（Ａ）〔２〕"}


# What is refused, and how it is told


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        pytest.param(
            "a = 1\nb = ",
            "末尾不符合 TOML 语法（Invalid value）",
            "not valid TOML at the end: Invalid value",
            id="end",
        ),
        pytest.param(
            "a = 1\n\n  b = ?",
            "第 3 行第 7 列不符合 TOML 语法（Invalid value）",
            "not valid TOML at line 3, column 7: Invalid value",
            id="line-and-column",
        ),
    ],
)
def test_a_syntax_error_names_its_place(text: str, zh: str, en: str) -> None:
    assert told(refused(text)) == ("", "syntax", zh, en)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a", id="no-value"),
        pytest.param("a = 1\na = 2", id="same-key-twice"),
        pytest.param("[a]\n[a]", id="same-table-twice"),
        pytest.param("a = 1\na.b = 2", id="value-as-table"),
        pytest.param("a = []\n[[a]]", id="list-as-tables"),
        pytest.param("a = [1", id="list-not-closed"),
        pytest.param("a = {b = 1", id="table-not-closed"),
        pytest.param("]", id="only-closing"),
        pytest.param("a = 'b", id="string-not-closed"),
        pytest.param('a = "b', id="quote-not-closed"),
        pytest.param('a = """b', id="long-string-not-closed"),
        pytest.param("a = '''b", id="long-literal-not-closed"),
        pytest.param('a = """b\\', id="lone-backslash-at-the-end"),
        pytest.param('a = "b\\', id="lone-backslash-in-a-string"),
        pytest.param('a = "b\\\nc"', id="line-break-in-a-string"),
        pytest.param('a = "\\ud800"', id="lone-surrogate"),
        pytest.param('a = "\\x41"', id="no-such-escape"),
        pytest.param("a = '\x00'", id="null"),
        pytest.param("# \x1f", id="control-in-comment"),
        pytest.param("a = '\r'", id="carriage-return"),
        pytest.param("a = 010", id="leading-zero"),
        pytest.param("a = 2025-02-30", id="no-such-day"),
        pytest.param("a = 2025-02-29", id="no-leap-year"),
        pytest.param("a = 2025-13-01", id="no-such-month"),
        pytest.param("a = 0000-01-01", id="year-zero"),
        pytest.param("a = 2025-01-01T25:00:00", id="no-such-hour"),
        pytest.param("a = 2025-01-01T00:00:00+99:00", id="no-such-zone"),
        pytest.param("a = 24:00:00", id="no-such-time"),
        pytest.param("\ufeff\ufeffa = 1", id="two-byte-order-marks"),
        pytest.param("许可 = 1", id="bare-chinese-key"),
    ],
)
def test_what_is_no_toml_is_a_syntax_problem(text: str) -> None:
    assert refused(text).code == "syntax"


@pytest.mark.parametrize(
    ("data", "at"),
    [
        pytest.param(b"\xff\xfea\x00", 0, id="utf-16"),
        pytest.param(b"a = '\xd0\xed\xbf\xc9'", 5, id="gbk"),
        pytest.param(b"a = '\xed\xa0\x80'", 5, id="surrogate"),
        pytest.param(b"a = '\xc0\x80'", 5, id="overlong"),
        pytest.param(b"a = '\xe8\xae'", 5, id="cut-short"),
    ],
)
def test_other_encodings_are_refused_with_the_byte(data: bytes, at: int) -> None:
    assert told(refused(data)) == (
        "",
        "encoding",
        f"第 {at} 字节处不是 UTF-8；请把文件另存为 UTF-8 编码",
        f"not UTF-8 at byte {at}; save the file as UTF-8",
    )


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        pytest.param("a = nan", "a", "nan", id="nan"),
        pytest.param("a = -nan", "a", "nan", id="minus-nan"),
        pytest.param("a.b = inf", "a.b", "inf", id="infinity"),
        pytest.param("[[a]]\nb = [1.0, -inf]", "a[0].b[1]", "-inf", id="minus-infinity"),
        pytest.param("a = 1e999", "a", "inf", id="overflow"),
        pytest.param("a = -1e999", "a", "-inf", id="minus-overflow"),
    ],
)
def test_numbers_must_be_finite(text: str, path: str, found: str) -> None:
    assert told(refused(text)) == (
        path,
        "number",
        f"应为有限的数，收到 `{found}`",
        f"expected a number, found `{found}`",
    )


# Limits: the last that is admitted, the first that is refused


def test_size_is_counted_in_bytes() -> None:
    text = "# 许可"
    assert parse(text, Limits(size=8)) == {}
    assert told(refused(text, Limits(size=7))) == (
        "",
        "too-large",
        "文件超过 7 字节的上限；请拆成几个文件",
        "larger than 7 bytes; split it into several files",
    )


def test_a_document_may_have_one_mebibyte() -> None:
    full = b"a = 1 #" + b"x" * ((1 << 20) - 7)
    assert parse_toml(full, name="x.toml") == {"a": 1}
    assert refused(full + b"x").code == "too-large"


def nested(lists: int) -> str:
    return "a =\t" + "[" * lists + "]" * lists


def test_brackets_may_be_sixteen_deep() -> None:
    assert parse(nested(16))
    assert told(refused("#\n\n" + nested(17))) == (
        "",
        "depth",
        "第 3 行超过 16 层括号",
        "line 3 has over 16 brackets",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a = " + "[" * 200_000, id="lists"),
        pytest.param("a = " + "{a=" * 200_000, id="tables"),
        pytest.param("[" * 200_000, id="headers"),
        pytest.param("a = [" + "{a=[" * 100_000, id="both"),
        pytest.param("a = " + "[\n" * 200_000, id="over-lines"),
    ],
)
def test_brackets_by_the_thousand_are_refused_before_parsing(text: str) -> None:
    assert refused(text).code == "depth"


def test_brackets_that_are_closed_do_not_add_up() -> None:
    lists = "\n".join(f"k{n} = [[{{ a = [1] }}]]" for n in range(100))
    assert len(parse(lists, Limits(depth=4))) == 100


def test_each_closing_bracket_closes_one() -> None:
    limits = Limits(depth=3)
    assert parse("a = [[], [[]], [[]]]", limits)
    assert told(refused("a = [[[]], [[], [[]]]]", limits))[1:3] == ("depth", "第 1 行超过 3 层括号")


@pytest.mark.parametrize(("before", "line"), [("", 1), ("\n", 2), ("\n\n", 3), ("a = 1\r\n", 2)])
def test_lines_are_counted_from_one(before: str, line: int) -> None:
    assert refused(before + nested(17)).message.en == f"line {line} has over 16 brackets"


def test_closing_brackets_alone_never_buy_depth() -> None:
    assert refused("]" * 50 + nested(17)).code == "depth"


def dotted(dots: int) -> str:
    return ".".join(["a"] * (dots + 1))


@pytest.mark.parametrize(
    "form", ["{} = 1", "[{}]", "[[{}]]", "a = {{ {} = 1 }}", "b = {{ c = 1, {} = 1 }}"]
)
def test_a_key_may_have_so_many_dots(form: str) -> None:
    limits = Limits(dots=3)
    assert parse(form.format(dotted(3)), limits)
    assert told(refused("#\n" + form.format(dotted(4)), limits)) == (
        "",
        "dots",
        "第 2 行超过 3 个点",
        "line 2 has over 3 dots in a key",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [("", " = 1"), ("[", "]"), ("[[", "]]"), ("x = {", " = 1}"), ("[x]\n", " = 1")],
    ids=["key", "table", "tables", "inline", "in-table"],
)
@pytest.mark.parametrize("joint", [".", " . ", "\t.\t"])
@pytest.mark.parametrize("part", ["a", "'a'", '"a"', "1"])
def test_a_key_of_twenty_thousand_parts_is_refused(
    before: str, after: str, joint: str, part: str
) -> None:
    assert refused(before + joint.join([part] * 20_000) + after).code == "dots"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a.b = 1\nc.d = 1\ne.f = 1", id="lines"),
        pytest.param("a.b = 1.5", id="value"),
        pytest.param("a = [1.5, 2.5, 3.5]", id="items"),
        pytest.param("a = {b.c = 1, d.e = 1}", id="inline"),
        pytest.param("[a.b]\n[c.d]\ne.f = 1.5", id="headers"),
        pytest.param("a.b = 1 # x.y.z\nc.d = '.'", id="comment"),
    ],
)
def test_dots_of_several_keys_and_numbers_do_not_add_up(text: str) -> None:
    assert parse(text, Limits(dots=1))


def test_a_key_may_have_sixteen_dots_by_default() -> None:
    assert parse(dotted(16) + " = 1")
    assert told(refused(dotted(17) + " = 1"))[1:3] == ("dots", "第 1 行超过 16 个点")


def test_dots_in_strings_and_comments_are_not_counted() -> None:
    assert parse("a = '" + "." * 100 + "' # " + "." * 100) == {"a": "." * 100}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("1" * 64, int("1" * 64), id="decimal"),
        pytest.param("-" + "1" * 63, -int("1" * 63), id="signed"),
        pytest.param("0x" + "f" * 62, int("f" * 62, 16), id="hex"),
        pytest.param("0." + "1" * 64, float("0." + "1" * 64), id="fraction"),
    ],
)
def test_a_number_may_have_sixty_four_digits(text: str, value: float) -> None:
    assert parse(f"a = {text}") == {"a": value}


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("1" * 65, id="decimal"),
        pytest.param("-" + "1" * 64, id="signed"),
        pytest.param("+" + "1" * 64, id="plus"),
        pytest.param("0x" + "f" * 63, id="hex"),
        pytest.param("0b" + "1" * 63, id="binary"),
        pytest.param("0." + "1" * 65, id="fraction"),
        pytest.param("1e" + "0" * 64, id="exponent"),
        pytest.param("1_" * 40 + "1", id="underscores"),
        pytest.param("1" * 5_000, id="more-than-python-converts"),
        pytest.param("1" * 1_000_000, id="a-million"),
    ],
)
def test_longer_numbers_are_refused_with_their_line(number: str) -> None:
    assert told(refused(f"#\na = [\n{number}]")) == (
        "",
        "digits",
        "第 3 行超过 64 位数字",
        "line 3 has over 64 digits",
    )


def test_a_long_bare_key_is_no_number() -> None:
    assert parse("k" * 100 + " = 1") == {"k" * 100: 1}


def test_values_are_counted_over_the_whole_tree() -> None:
    text = "a = [1, 2]\nb = { c = 3 }"  # a, 1, 2, b, c
    assert parse(text, Limits(nodes=5))
    assert told(refused(text, Limits(nodes=4))) == (
        "",
        "too-many",
        "内容超过 4 项；请拆成几个文件",
        "more than 4 values; split it into several files",
    )


def test_a_document_may_hold_twenty_thousand_values() -> None:
    assert len(parse(f"a = [{'0,' * 19_999}]")["a"]) == 19_999
    assert refused(f"a = [{'0,' * 20_000}]").code == "too-many"
    assert refused(f"a = [{'[],' * 20_000}]").code == "too-many"


def test_text_is_counted_in_bytes() -> None:
    assert parse("a = ['许可']", Limits(text=6))
    assert told(refused("a = ['x', '许可']", Limits(text=5))) == (
        "a[1]",
        "too-long",
        "文字超过 5 字节",
        "text longer than 5 bytes",
    )


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("{} = 1", "", id="key"),
        pytest.param("'{}' = 1", "", id="quoted"),
        pytest.param("[{}]", "", id="table"),
        pytest.param("[[a.b]]\nc = {{ {} = 1 }}", "a.b[0].c", id="inline"),
    ],
)
def test_a_key_is_a_text_too_and_its_message_stays_short(text: str, path: str) -> None:
    assert parse(text.format("k" * 20), Limits(text=20))
    assert told(refused(text.format("k" * 21), Limits(text=20))) == (
        path,
        "too-long",
        "文字超过 20 字节",
        "text longer than 20 bytes",
    )


def test_a_text_may_have_four_kibibytes() -> None:
    assert parse("a = '" + "x" * 4096 + "'")
    assert refused("a = '" + "x" * 4097 + "'").code == "too-long"
    assert refused('a = """' + "x" * 4097 + '"""').code == "too-long"


def test_tables_inside_tables_may_be_sixteen_deep() -> None:
    """A header and a dotted key each stay below the limit of dots; their sum does not."""
    shallow, deep = f"[{dotted(7)}]\n{dotted(7)}.b = 1", f"[{dotted(7)}]\n{dotted(8)}.b = 1"
    assert parse(shallow)
    problem = refused(deep)
    assert told(problem) == (dotted(16), "depth", "嵌套超过 16 层", "nested over 16 deep")


def test_only_the_scan_guards_the_parser_and_a_laxer_one_still_raises_nothing_else() -> None:
    lax = Limits(depth=10_000_000, dots=10_000_000, digits=10_000_000)
    for text in ("a = " + "1" * 5_000, "a = " + "[" * 100_000):
        problem = refused(text, lax)
        assert problem.code == "syntax"
        assert problem.message.zh.startswith("某处不符合 TOML 语法（")
        assert problem.message.en.startswith("not valid TOML at some place: ")
    assert refused(dotted(3_000) + " = 1", Limits(dots=10_000)).code == "depth"


# Brackets, dots and digits that are text


MANY = "[" * 40 + "{" * 40 + "." * 40 + "9" * 100
TRIPLE, LITERAL = '"' * 3, "'" * 3


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(f'"{MANY}"', MANY, id="string"),
        pytest.param(f"'{MANY}'", MANY, id="literal"),
        pytest.param(f'"\\"{MANY}"', '"' + MANY, id="escaped-quote"),
        pytest.param(f'"\\\\" # {MANY}', "\\", id="escaped-backslash-then-comment"),
        pytest.param(f"'\\' # {MANY}", "\\", id="literal-backslash-then-comment"),
        pytest.param(f"'\"' # {MANY}", '"', id="quote-in-literal"),
        pytest.param(f'"\'" # {MANY}', "'", id="apostrophe-in-string"),
        pytest.param(f'"#" # {MANY}', "#", id="hash-in-string"),
        pytest.param(f"1 # '{MANY}", 1, id="apostrophe-in-comment"),
        pytest.param(f'"" # {MANY}', "", id="empty-string"),
        pytest.param(f"'' # {MANY}", "", id="empty-literal"),
        pytest.param(f"{TRIPLE}\n{MANY}\n{TRIPLE}", MANY + "\n", id="long-string"),
        pytest.param(f"{LITERAL}\n{MANY}\n{LITERAL}", MANY + "\n", id="long-literal"),
        pytest.param(f"{TRIPLE}{TRIPLE} # {MANY}", "", id="empty-long-string"),
        pytest.param(f"{LITERAL}{LITERAL} # {MANY}", "", id="empty-long-literal"),
        pytest.param(f'{TRIPLE}{MANY}"{TRIPLE} # {MANY}', MANY + '"', id="four-quotes"),
        pytest.param(f'{TRIPLE}{MANY}""{TRIPLE} # {MANY}', MANY + '""', id="five-quotes"),
        pytest.param(f"{LITERAL}{MANY}'{LITERAL} # {MANY}", MANY + "'", id="four-apostrophes"),
        pytest.param(f"{LITERAL}{MANY}''{LITERAL} # {MANY}", MANY + "''", id="five-apostrophes"),
        pytest.param(f'{TRIPLE}"{MANY}{TRIPLE}', '"' + MANY, id="quote-first"),
        pytest.param(f'{TRIPLE}""{MANY}{TRIPLE}', '""' + MANY, id="two-quotes-first"),
        pytest.param(f'{TRIPLE}{MANY}"x"\'{TRIPLE}', MANY + '"x"\'', id="quotes-inside"),
        pytest.param(f"{TRIPLE}\\{TRIPLE}{MANY}{TRIPLE}", TRIPLE + MANY, id="escaped-triple"),
        pytest.param(f"{TRIPLE}\\\\{TRIPLE} # {MANY}", "\\", id="backslash-before-the-end"),
        pytest.param(f"{TRIPLE}\\\n  {MANY}{TRIPLE}", MANY, id="line-continued"),
        pytest.param(f"{LITERAL}\\{LITERAL} # {MANY}", "\\", id="literal-ends-in-backslash"),
        pytest.param(f"{LITERAL}{TRIPLE}{MANY}{LITERAL}", TRIPLE + MANY, id="quotes-in-literal"),
    ],
)
def test_brackets_inside_text_are_not_counted(text: str, value: object) -> None:
    assert parse(f"a = {text}\nb = [[1]]") == {"a": value, "b": [[1]]}


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(f"{TRIPLE}x{TRIPLE}", id="long-string"),
        pytest.param(f'{TRIPLE}x"{TRIPLE}', id="four-quotes"),
        pytest.param(f'{TRIPLE}x""{TRIPLE}', id="five-quotes"),
        pytest.param(f"{LITERAL}x'{LITERAL}", id="four-apostrophes"),
        pytest.param(f"{LITERAL}x''{LITERAL}", id="five-apostrophes"),
        pytest.param(f"{TRIPLE}\\\\{TRIPLE}", id="backslash-before-the-end"),
        pytest.param(f"{LITERAL}\\{LITERAL}", id="literal-ends-in-backslash"),
        pytest.param('"\\\\"', id="string-ends-in-backslash"),
        pytest.param("'\\'", id="short-literal-ends-in-backslash"),
        pytest.param('""', id="empty"),
        pytest.param("1 # '''", id="comment"),
    ],
)
def test_brackets_after_text_are_counted(before: str) -> None:
    assert refused(f"a = {before}\nb = {nested(17).removeprefix('a =')}").code == "depth"


def test_quoted_keys_do_not_hide_brackets() -> None:
    assert parse(f"'{MANY}' = 1\n\"{MANY}x\" = 2") == {MANY: 1, f"{MANY}x": 2}


# Time grows with the size, not with its square


QUADRATIC = {
    "escaped-triple-quotes": TRIPLE + "\n" + f"\\{TRIPLE}\n" * 30_000,
    "escaped-triple-quotes-and-a-backslash": TRIPLE + "\n" + f"\\{TRIPLE}\n" * 30_000 + "\\",
    "escaped-quotes": 'a = "' + '\\"' * 60_000,
    "escaped-quotes-on-lines": 'a = "\\' + '\n"\\' * 60_000,
    "quotes-on-lines": 'a = "\n' * 150_000,
    "apostrophes-on-lines": "a = '\n" * 150_000,
    "open-literal": LITERAL + "''" * 500_000,
    "quotes": '"' * 1_000_000,
    "apostrophes": "'" * 1_000_000,
    "alternating": "\"'" * 500_000,
    "spaces": "a =" + " " * 1_000_000,
    "lines": "\n" * 1_000_000,
    "signs": "+-" * 500_000,
    "hashes": "#\n" * 500_000,
    "backslashes": TRIPLE + "\\" * 1_000_000,
}


@pytest.mark.parametrize("text", QUADRATIC.values(), ids=QUADRATIC)
def test_hostile_text_is_answered_at_once(text: str) -> None:
    began = time.process_time()
    try:
        parse(text)
    except PayloadError as error:
        assert error.problems  # noqa: PT017 - whether it is refused is not the question here
    assert time.process_time() - began < 5


# Files


def test_a_file_is_read_and_named_by_its_last_part(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_bytes("\ufeffa = '许可'".encode())
    assert read_toml(path) == {"a": "许可"}


@pytest.mark.parametrize("read", [read_toml, read_text], ids=["toml", "text"])
def test_a_file_that_is_not_there_is_told(read: Any, tmp_path: Path) -> None:  # noqa: ANN401
    with pytest.raises(PayloadError) as caught:
        read(tmp_path / "gone.toml")
    (problem,) = caught.value.problems
    assert caught.value.name == "gone.toml"
    assert told(problem) == (
        "",
        "unreadable",
        "无法读取该文件（No such file or directory）；请检查路径和权限",
        "cannot be read (No such file or directory); check the path and its permissions",
    )


@pytest.mark.parametrize(
    "name", [".", "a\x00b", "x" * 5_000], ids=["folder", "null-byte", "too-long"]
)
def test_a_path_that_is_no_file_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(PayloadError) as caught:
        read_toml(tmp_path / name)
    assert caught.value.problems[0].code == "unreadable"


def test_a_problem_in_a_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("a = nan", encoding="utf-8")
    with pytest.raises(PayloadError) as caught:
        read_toml(path)
    assert caught.value.explain("zh") == "desk.toml: a: 应为有限的数，收到 `nan`"
    assert str(caught.value) == "desk.toml: a: expected a number, found `nan`"


def test_limits_hold_for_files_too(tmp_path: Path) -> None:
    path = tmp_path / "big.toml"
    path.write_bytes(b"#" * 11)
    assert read_toml(path, limits=Limits(size=11)) == {}
    with pytest.raises(PayloadError) as caught:
        read_toml(path, limits=Limits(size=10))
    assert caught.value.problems[0].code == "too-large"


def test_a_text_file_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes("\ufeff国庆节\r\n[".encode())
    assert read_text(path) == "国庆节\r\n["


@pytest.mark.parametrize(
    ("data", "code"), [(b"\xff", "encoding"), (b"12345", "too-large")], ids=["encoding", "size"]
)
def test_a_text_file_is_bounded(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(data)
    with pytest.raises(PayloadError) as caught:
        read_text(path, limits=Limits(size=4))
    assert (caught.value.name, caught.value.problems[0].code) == ("notice.txt", code)


def test_limits_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        Limits(1)  # type: ignore[call-arg]
