"""Citations: to Chinese and English, and back from what people write."""

import time

import attrs
import pytest

from govsvc.errors import CitationError, InputTypeError
from govsvc.law import (
    Citation,
    LegalSource,
    SourceKind,
    SourceVersion,
    national_sources,
    parse_citation,
)
from govsvc.wording import Text

TITLE = Text(zh="行政许可法", en="Administrative Licensing Law")
APL = Citation(source="apl", title=TITLE)


def cite(**places: object) -> Citation:
    return attrs.evolve(APL, **places)  # type: ignore[arg-type]


def unreadable(text: str) -> CitationError:
    with pytest.raises(CitationError) as caught:
        parse_citation(text)
    assert caught.value.code == "citation.not-understood"
    assert caught.value.text == text
    return caught.value


CASES = [
    pytest.param(APL, "《行政许可法》", "Administrative Licensing Law", id="whole"),
    pytest.param(
        cite(article=42),
        "《行政许可法》第四十二条",
        "Administrative Licensing Law, art. 42",
        id="article",
    ),
    pytest.param(
        cite(article=42, paragraph=1),
        "《行政许可法》第四十二条第一款",
        "Administrative Licensing Law, art. 42(1)",
        id="paragraph",
    ),
    pytest.param(
        cite(article=12, item=6),
        "《行政许可法》第十二条第六项",
        "Administrative Licensing Law, art. 12(6)",
        id="item",
    ),
    pytest.param(
        cite(article=32, paragraph=1, item=4, subitem=2),
        "《行政许可法》第三十二条第一款第四项第2目",
        "Administrative Licensing Law, art. 32(1)(4)(2)",
        id="subitem",
    ),
    pytest.param(
        cite(article=120, inserted=1),
        "《行政许可法》第一百二十条之一",
        "Administrative Licensing Law, art. 120-1",
        id="inserted",
    ),
    pytest.param(
        cite(article=120, inserted=12, paragraph=3),
        "《行政许可法》第一百二十条之十二第三款",
        "Administrative Licensing Law, art. 120-12(3)",
        id="inserted-paragraph",
    ),
    pytest.param(
        cite(version="2019", article=42),
        "《行政许可法》（2019）第四十二条",
        "Administrative Licensing Law (2019), art. 42",
        id="version",
    ),
    pytest.param(
        cite(article=42, checked=False),
        "《行政许可法》第四十二条（未核对原文）",
        "Administrative Licensing Law, art. 42 (not checked against the text)",
        id="unchecked",
    ),
    pytest.param(
        cite(checked=False),
        "《行政许可法》（未核对原文）",
        "Administrative Licensing Law (not checked against the text)",
        id="unchecked-whole",
    ),
    pytest.param(
        cite(version="2003", article=42, paragraph=2, checked=False),
        "《行政许可法》（2003）第四十二条第二款（未核对原文）",
        "Administrative Licensing Law (2003), art. 42(2) (not checked against the text)",
        id="version-unchecked",
    ),
    pytest.param(
        cite(clause="二（一）"),
        "《行政许可法》二（一）",
        "Administrative Licensing Law, 二（一）",
        id="clause",
    ),
    pytest.param(
        cite(clause="附件1", checked=False),
        "《行政许可法》附件1（未核对原文）",
        "Administrative Licensing Law, 附件1 (not checked against the text)",
        id="clause-unchecked",
    ),
    pytest.param(
        cite(paragraph=3),
        "《行政许可法》第三款",
        "Administrative Licensing Law(3)",
        id="paragraph-without-article",
    ),
]


@pytest.mark.parametrize(("citation", "zh", "en"), CASES)
def test_a_citation_in_both_languages(citation: Citation, zh: str, en: str) -> None:
    assert citation.text("zh") == zh
    assert citation.text("en") == en


@pytest.mark.parametrize(("citation", "zh", "en"), CASES)
def test_the_chinese_form_is_read_back(citation: Citation, zh: str, en: str) -> None:
    assert parse_citation(zh) == citation


def test_str_is_chinese_and_the_default() -> None:
    assert str(cite(article=42)) == cite(article=42).text() == "《行政许可法》第四十二条"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("行政许可法第四十二条第一款", cite(article=42, paragraph=1), id="bare"),
        pytest.param("行政许可法第42条第1款", cite(article=42, paragraph=1), id="arabic"),
        pytest.param("行政许可法 第42条 第1款", cite(article=42, paragraph=1), id="spaces"),
        pytest.param("《行政许可法》 42 条 1 款", cite(article=42, paragraph=1), id="without-第"),
        pytest.param("行政许可法 42条", cite(article=42), id="bare-without-第"),
        pytest.param("《行政许可法》第 42 条", cite(article=42), id="spaces-inside"),
        pytest.param("  《行政许可法》\t第42条\n", cite(article=42), id="spaces-around"),
        pytest.param("《行政许可法》\u3000第42条", cite(article=42), id="ideographic-space"),
        pytest.param("行政许可法" + " " * 500 + "第42条", cite(article=42), id="many-spaces"),
        pytest.param("中华人民共和国行政许可法第42条", cite(article=42), id="full-title"),
        pytest.param("《中华人民共和国行政许可法》第42条", cite(article=42), id="full-title-marks"),
        pytest.param("许可法第42条", cite(article=42), id="alias"),
        pytest.param("apl第42条", cite(article=42), id="id"),
        pytest.param("行政许可法第12条第（六）项", cite(article=12, item=6), id="item-brackets"),
        pytest.param("行政许可法第12条第(6)项", cite(article=12, item=6), id="item-half-width"),
        pytest.param("行政许可法第12条（六）项", cite(article=12, item=6), id="item-without-第"),
        pytest.param("行政许可法第12条第六项", cite(article=12, item=6), id="item-plain"),
        pytest.param(
            "行政许可法第12条第1款第6项第2目",
            cite(article=12, paragraph=1, item=6, subitem=2),
            id="all-arabic",
        ),
        pytest.param(
            "行政许可法第十二条第一款第六项第二目",
            cite(article=12, paragraph=1, item=6, subitem=2),
            id="all-chinese",
        ),
        pytest.param("行政许可法第120条之1", cite(article=120, inserted=1), id="inserted-arabic"),
        pytest.param("行政许可法（2019）第42条", cite(version="2019", article=42), id="version"),
        pytest.param("行政许可法(2019)第42条", cite(version="2019", article=42), id="half-width"),
        pytest.param(
            "行政许可法 (2019) 42条", cite(version="2019", article=42), id="version-spaces"
        ),
        pytest.param("行政许可法", APL, id="whole-bare"),
        pytest.param(
            "行政许可法第42条 （未核对原文）", cite(article=42, checked=False), id="unchecked"
        ),
        pytest.param("《行政许可法》附件2", cite(clause="附件2"), id="clause"),
    ],
)
def test_what_people_write_is_read(text: str, expected: Citation) -> None:
    assert parse_citation(text) == expected


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        pytest.param(
            "刑法第120条之一",
            "没有名为 `刑法` 的法律渊源",
            "no legal source is called `刑法`",
            id="unknown-source",
        ),
        pytest.param(
            "《行政许可法",
            "写法应如《行政许可法》第四十二条第一款",
            "expected a form like 《行政许可法》第四十二条第一款",
            id="mark-not-closed",
        ),
        pytest.param(
            "行政许可法第42条和第43条",
            "看不懂 `和第43条`",
            "`和第43条` is not understood",
            id="two-articles",
        ),
        pytest.param(
            "行政许可法第四二条",
            "`四二` 不是法条所用的数字",
            "`四二` is not a number as statutes write it",
            id="no-number",
        ),
        pytest.param(
            "行政许可法（2018）第42条",
            "没有 `2018` 年的文本；已知的有：2003、2019",
            "no version `2018` is known; there are: 2003、2019",
            id="no-such-version",
        ),
        pytest.param(
            "《行政许可法》42", "看不懂 `42`", "`42` is not understood", id="only-a-number"
        ),
        pytest.param(
            "《行政许可法》四十二", "看不懂 `四十二`", "`四十二` is not understood", id="only-words"
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_the_reason(text: str, zh: str, en: str) -> None:
    error = unreadable(text)
    assert error.explain("zh") == f"无法识别引文 `{text}`：{zh}"
    assert error.explain("en") == f"cannot read the citation `{text}`: {en}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "《》",
        "第四十二条",
        "《行政许可法》》第42条",
        "《行政许可法》第42条《",
        "行政许可法第条",
        "行政许可法第四十二",
        "行政许可法第四十二条第一",
        "行政许可法第一款第四十二条",
        "行政许可法第四十二条第一项第一款",
        "行政许可法第42条、第43条",
        "行政许可法第42至45条",
        "行政许可法第42条（六）",
        "行政许可法（现行）第42条",
        "行政许可法（03）第42条",
        "行政许可法第42条(未核对原文)",
        "行政许可法第42条（未核对）",
        "行政许可法第12345条",
        "行政许可法第-1条",
        "行政许可法第1.5条",
        "行政许可法第４２条",
        "行政许可法第〇条",
        "行政许可法第零条",
        "行政许可法第0条",
        "行政许可法第042条",
        "行政许可法第一十条",
        "行政许可法第二二条",
        "行政许可法第十百条",
        "行政许可法第百条",
        "行政许可法第一百五条",
        "行政许可法第一百零十条",
        "行政许可法第一百十六条",
        "行政许可法第一千零零五条",
        "行政许可法第两百条",
        "行政许可法第四十二条第零款",
        "行政许可法第四十二条之零",
        "art. 42 of the licensing law",
    ],
)
def test_what_is_no_citation_is_refused(text: str) -> None:
    unreadable(text)


@pytest.mark.parametrize("text", [None, 42, b"apl", ["apl"]], ids=repr)
def test_a_citation_is_a_text(text: object) -> None:
    with pytest.raises(InputTypeError) as caught:
        parse_citation(text)  # type: ignore[arg-type]
    assert caught.value.name == "citation"


LOCAL = LegalSource(
    id="cz",
    title=Text(zh="沧州市办法", en="Cangzhou Measures"),
    kind=SourceKind.NORMATIVE_DOCUMENT,
    issuer="沧州市人民政府",
)


def test_other_sources_can_be_given() -> None:
    found = parse_citation("《沧州市办法》第三条", {"cz": LOCAL})
    assert (found.source, found.title, found.article) == ("cz", LOCAL.title, 3)


def test_then_the_national_ones_are_unknown() -> None:
    with pytest.raises(CitationError):
        parse_citation("行政许可法第42条", {"cz": LOCAL})


READ = SourceVersion(id="2020", text_checked=True)
UNREAD = SourceVersion(id="2010")


@pytest.mark.parametrize(
    ("versions", "text", "checked"),
    [
        pytest.param((UNREAD, READ), "《沧州市办法》第三条", True, id="last-was-read"),
        pytest.param((READ, UNREAD), "《沧州市办法》第三条", False, id="last-was-not-read"),
        pytest.param((READ, UNREAD), "《沧州市办法》（2020）第三条", True, id="named-was-read"),
        pytest.param(
            (UNREAD, READ), "《沧州市办法》（2010）第三条", False, id="named-was-not-read"
        ),
        pytest.param((READ,), "《沧州市办法》第三条（未核对原文）", False, id="read-and-marked"),
        pytest.param((), "《沧州市办法》第三条", True, id="no-versions"),
        pytest.param((), "《沧州市办法》（1999）第三条", True, id="no-versions-but-one-named"),
        pytest.param((), "《沧州市办法》第三条（未核对原文）", False, id="no-versions-marked"),
    ],
)
def test_a_text_that_was_not_read_is_cited_as_not_checked(
    versions: tuple[SourceVersion, ...], text: str, *, checked: bool
) -> None:
    found = parse_citation(text, {"cz": attrs.evolve(LOCAL, versions=versions)})
    assert found.checked is checked


@pytest.mark.parametrize("source", national_sources().values(), ids=lambda source: source.id)
def test_every_title_and_alias_can_be_cited(source: LegalSource) -> None:
    expected = Citation(
        source=source.id,
        title=source.title,
        article=3,
        paragraph=2,
        checked=not source.versions or source.versions[-1].text_checked,
    )
    for title in (source.title.zh, *source.aliases):
        assert parse_citation(f"《{title}》第三条第二款") == expected
        assert parse_citation(f"《中华人民共和国{title}》第3条第2款") == expected
    assert parse_citation(expected.text("zh")) == expected


# Numbers


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (116, "一百一十六"),
        (120, "一百二十"),
        (205, "二百零五"),
        (999, "九百九十九"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1011, "一千零一十一"),
        (1099, "一千零九十九"),
        (1100, "一千一百"),
        (1260, "一千二百六十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_statutes_write_them(number: int, chinese: str) -> None:
    assert cite(article=number).text("zh") == f"《行政许可法》第{chinese}条"
    assert parse_citation(f"行政许可法第{chinese}条").article == number


def test_every_number_is_read_in_both_scripts() -> None:
    for number in range(1, 1301):
        written = cite(article=number).text("zh")
        assert parse_citation(written).article == number
        assert parse_citation(f"《行政许可法》第{number}条").article == number


def test_every_number_is_written_in_its_own_way() -> None:
    assert len({cite(article=number).text("zh") for number in range(1, 10_000)}) == 9_999


def test_a_number_beyond_all_statutes_stays_arabic() -> None:
    assert cite(article=9_999).text("zh") == "《行政许可法》第九千九百九十九条"
    assert cite(article=10_000).text("zh") == "《行政许可法》第10000条"


HOSTILE = {
    "spaces": "行政许可法" + " " * 5_000 + "《",
    "spaces-and-letters": "行政许可法" + " a" * 2_000 + "《",
    "articles": "行政许可法" + "第一条" * 1_000 + "《",
    "items": "行政许可法" + "（一）项" * 1_000 + "《",
    "brackets": "行政许可法" + "（2003" * 1_000,
    "numbers": "行政许可法第" + "一" * 4_000,
    "title": "法" * 4_000,
    "mark": "《" + "法" * 4_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_refused_at_once(text: str) -> None:
    began = time.process_time()
    unreadable(text)
    assert time.process_time() - began < 5


def test_the_places_of_a_citation_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        Citation("apl", TITLE)  # type: ignore[call-arg]
