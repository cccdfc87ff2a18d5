"""Reading the official wording of a holiday notice.

Understands the forms that the State Council's notices for 2010–2026 take, amendments included.
Every weekday and every total that the text names is checked against the days; whatever names a day
and is not understood is an error, so that no day is ever left out silently.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator

import attrs

from govsvc.calendars.notices import HolidayArrangement, Notice, NoticeKind, national_notices
from govsvc.calendars.projection import LAST_YEAR, missing_holidays, statutory_holidays
from govsvc.errors import GovsvcError, NoticeError
from govsvc.fields import check_day, check_text
from govsvc.wording import Text

__all__ = ["parse_notice"]

_WEEKDAYS = "一二三四五六日"
_ATOM = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]*\))?"
_ATOM_PARTS = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?")
_DAYS = rf"{_ATOM}(?:(?:至|-|—|–|、){_ATOM})*"
_CLAUSE = re.compile(
    rf"(?P<among>其中)?(?P<days>{_DAYS})(?:起)?(?:全国)?"
    r"(?P<verb>放假调休|调休放假|放假公休|放假|补休|调休|正常上班|上班)(?:(?P<total>\d+)天)?"
)
_EXTENSION = re.compile(rf"延长(?:\d{{4}}年)?(?P<name>[^0-9]+?)假期至(?P<day>{_ATOM})")
_REMARK = re.compile(r"共(?P<total>\d+)天|与周末连休|不调休")
_ASIDE = re.compile(r"(?:(?!\d|上班|放假|补休|调休|假期|休息)[^,;])+(?=[,;]|$)")
_NUMBER = re.compile(r"国(?:办)?发明电〔(?P<year>\d{4})〕\d+号")
_TITLE = re.compile(r"关于(?P<year>\d{4})年部分节假日安排的通知")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))")
_QUOTES = str.maketrans("", "", "“”")
_SUBJECT = re.compile(r"关于(?:调整|延长)?(?:\d{4}年)?(?P<name>[^\d,。]+?)(?:假期|调休|放假)")
_DATED = re.compile(r"\d{1,2}月\d{1,2}日")
_SIGNED = re.compile(r"(?:国务院办公厅|国务院)?(\d{4})年(\d{1,2})月(\d{1,2})日")
_SIGNED_OLD = re.compile(
    r"(?:国务院办公厅|国务院)?([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日"
)
_ADVICE = re.compile(r"^鼓励|原则|如逢|一般不超过")


def parse_notice(
    text: str, *, published_on: dt.date | None = None, amends: Notice | None = None
) -> Notice:
    """Read a State Council notice on the holidays of a year.

    Args:
        text: The whole notice, title to date; a page's line breaks and spaces do not matter.
        published_on: Day of publication; by default the day that the notice bears.
        amends: The base notice that an extension extends; by default the shipped one of that year.

    Returns:
        The notice, ready for `WorkCalendar.with_notice`.

    Raises:
        NoticeError: A part was not understood, or contradicts itself: a weekday or a total that
            does not fit the days. ``fragment`` holds that part.
        InputTypeError: *text* is not a string.

    Example:
        >>> notice = parse_notice('''关于延长2020年春节假期的通知
        ... 延长2020年春节假期至2月2日（星期日），2月3日（星期一）起正常上班。
        ... 2020年1月26日''')
        >>> [day.isoformat() for day in notice.holidays[0].rest]
        ['2020-01-31', '2020-02-01', '2020-02-02']
    """
    check_text(text, name="text")
    lines = ["".join(line.split()) for line in unicodedata.normalize("NFKC", text).splitlines()]
    lines = [line for line in lines if line]
    whole = "".join(lines)
    number, title = _NUMBER.search(whole), _TITLE.search(whole)
    issued_on = _signed(lines[-1]) if lines else None
    if issued_on is not None:
        lines = lines[:-1]
    published_on = published_on if published_on is not None else issued_on
    if published_on is None:
        raise _refuse(
            whole[-40:],
            "末尾没有落款日期；请用 published_on= 给出公布日",
            "bears no date at its end; give published_on=",
        )
    check_day(published_on, name="published_on")
    year = int(title["year"]) if title else _year_of(whole, published_on)
    if not 2010 <= year <= LAST_YEAR:  # noqa: PLR2004 - the forms of earlier notices differ
        raise _refuse(
            str(year), "只能识别2010年以后的通知", "notices before 2010 are worded otherwise"
        )
    subject = _SUBJECT.search(whole)
    reader = _Reader(
        year=year, subject=subject["name"] if subject else "放假", base=amends or _base_of(year)
    )
    holidays = reader.read(lines)
    if not holidays:
        raise _refuse(whole[:40], "没有找到放假安排", "holds no arrangement of holidays")
    kind = NoticeKind.BASE if title else NoticeKind.AMENDMENT
    if kind is NoticeKind.BASE and (left_out := missing_holidays(year, holidays)):
        names = "、".join(left_out)
        raise _refuse(whole[:40], f"没有 {names} 的安排", f"has no arrangement for {names}")
    return Notice(
        year=year,
        kind=kind,
        doc_no=number[0] if number else None,
        issued_on=issued_on,
        published_on=published_on,
        holidays=holidays,
    )


def _refuse(fragment: str, zh: str, en: str) -> NoticeError:
    return NoticeError(
        fragment=fragment,
        message=Text(zh=f"看不懂通知中的“{fragment}”：{zh}", en=f"cannot read `{fragment}`: {en}"),
    )


def _signed(line: str) -> dt.date | None:
    """The day under a notice, in Arabic or Chinese figures."""
    found = _SIGNED.fullmatch(line)
    if found:
        parts = [int(part) for part in found.groups()]
    elif old := _SIGNED_OLD.fullmatch(line):
        figures = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
        parts = [
            int("".join(str(figures[sign]) for sign in old[1])),
            _small(old[2]),
            _small(old[3]),
        ]
    else:
        return None
    try:
        return dt.date(*parts)
    except ValueError:
        raise _refuse(line, "不是一个日期", "is not a day") from None


def _small(text: str) -> int:
    """A Chinese number below one hundred."""
    tens, ten, ones = text.rpartition("十")
    figures = {sign: n for n, sign in enumerate("零一二三四五六七八九")}
    return (figures.get(tens, 1) * 10 if ten else 0) + figures.get(ones, 0)


def _year_of(whole: str, published_on: dt.date) -> int:
    found = re.search(r"(\d{4})年", whole)
    return int(found[1]) if found else published_on.year


def _base_of(year: int) -> Notice | None:
    return next(
        (n for n in national_notices() if n.year == year and n.kind is NoticeKind.BASE), None
    )


@attrs.define
class _Line:
    """One holiday while its sentences are read."""

    name: str
    rest: set[dt.date] = attrs.field(factory=set)
    work: set[dt.date] = attrs.field(factory=set)
    extended: set[dt.date] = attrs.field(factory=set)
    latest: set[dt.date] = attrs.field(factory=set)
    """The days of rest named last, which a total behind them counts."""


@attrs.frozen(kw_only=True)
class _Reader:
    year: int
    subject: str
    base: Notice | None

    def read(self, lines: Iterable[str]) -> list[HolidayArrangement]:
        found: list[_Line] = []
        for sentence in _sentences(lines):
            name, rest = self._item(sentence)
            if not _DATED.search(rest) or _ADVICE.search(rest):
                if name in _HOLIDAYS:
                    raise _refuse(sentence, "没有写明日期", "names no day")
                continue
            if name or not found:
                found.append(_Line(name or self.subject))
            self._sentence(rest, found[-1])
        return [self._arrangement(line) for line in found]

    def _item(self, sentence: str) -> tuple[str, str]:
        """The name before the colon, and what follows it; an introduction has no name."""
        head, colon, rest = _NUMBERING.sub("", sentence).rpartition(":")
        name = head.translate(_QUOTES)
        is_name = colon and len(name) <= _LONGEST_NAME and not re.search(r"[\d,]", name)
        return (name if is_name else ""), rest

    def _sentence(self, sentence: str, line: _Line) -> None:
        position = 0
        while position < len(sentence):
            if sentence[position] in ",;":
                position += 1
            elif match := _REMARK.match(sentence, position):
                _check_total(match["total"], line.latest, sentence)
                position = match.end()
            elif match := _EXTENSION.match(sentence, position):
                self._extend(match, line)
                position = match.end()
            elif match := _CLAUSE.match(sentence, position):
                self._clause(match, line)
                position = match.end()
            elif match := _ASIDE.match(sentence, position):
                position = match.end()
            else:
                raise _refuse(sentence[position:], "不是已知的写法", "is no known form")

    def _clause(self, match: re.Match[str], line: _Line) -> None:
        days = set(self._days(match["days"], line.name))
        if match["verb"] in ("上班", "正常上班"):
            line.work |= days if match["verb"] == "上班" else set()
            for day in days:
                if (day.weekday() < _SATURDAY) is (match["verb"] == "上班"):
                    raise _refuse(
                        match[0], f"{day} 与“{match['verb']}”不符", f"`{day}` does not fit"
                    )
            return
        line.rest |= days
        line.latest = days
        if match["among"] and match["verb"] == "放假":
            line.extended |= days - set(statutory_holidays(self.year))
        _check_total(match["total"], days, match[0])

    def _extend(self, match: re.Match[str], line: _Line) -> None:
        """An extension says only where the rest now ends; where it ended stands in the base."""
        (last,) = self._days(match["day"], match["name"])
        base = self.base.holidays if self.base else ()
        known = [a for a in base if a.name == match["name"]]
        if not known:
            raise _refuse(
                match[0],
                "没有找到被延长的假期；请用 amends= 给出原通知",
                "extends a holiday that is not known; give its notice with amends=",
            )
        first = known[0].rest[-1] + _DAY
        if last < first:
            raise _refuse(
                match[0],
                f"原假期已至 {known[0].rest[-1]}",
                f"the holiday lasts until `{known[0].rest[-1]}` already",
            )
        line.name = match["name"]
        line.rest |= set(_span(first, last))
        line.extended |= line.rest

    def _days(self, text: str, name: str) -> Iterator[dt.date]:
        """The days of an expression like 2月14日（周六）、28日 or 1月28日至2月4日."""
        year = month = None
        previous: dt.date | None = None
        position = 0
        while position < len(text):
            through = previous is not None and text[position] != "、"
            position += previous is not None
            match = _ATOM_PARTS.match(text, position)
            assert match is not None  # noqa: S101 - _CLAUSE has matched the same atoms
            year = int(match[1]) if match[1] else year
            month = int(match[2]) if match[2] else month
            day = self._day(year, month, int(match[3]), match[0], name)
            _check_weekday(day, match[4], match[0])
            if through and previous is not None:
                if day <= previous:
                    raise _refuse(
                        text, f"{day} 不晚于 {previous}", f"`{day}` is not after `{previous}`"
                    )
                yield from _span(previous + _DAY, day)
            else:
                yield day
            previous, position = day, match.end()

    def _day(self, year: int | None, month: int | None, day: int, text: str, name: str) -> dt.date:
        if month is None:
            raise _refuse(text, "没有月份", "has no month")
        if year is None:
            year = self.year - 1 if month == 12 and name == "元旦" else self.year  # noqa: PLR2004
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise _refuse(text, "不是一个日期", "is not a day") from None

    def _arrangement(self, line: _Line) -> HolidayArrangement:
        years = {day.year for day in line.rest | line.work}
        if not line.rest or not years <= {self.year - 1, self.year}:
            raise _refuse(
                line.name, f"日期不属于 {self.year} 年", f"its days do not belong to `{self.year}`"
            )
        try:
            return HolidayArrangement(
                name=line.name,
                rest=tuple(line.rest),
                work=tuple(line.work),
                statutory=tuple(line.rest & set(statutory_holidays(self.year))),
                extended=tuple(line.extended),
            )
        except GovsvcError as error:
            raise _refuse(line.name, error.message.zh, error.message.en) from None


_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
_LONGEST_NAME = 12


def _sentences(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from (part for part in line.split("。") if part)


def _span(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + _DAY * n for n in range((last - first).days + 1))


def _check_total(total: str | None, days: set[dt.date], text: str) -> None:
    if total is not None and int(total) != len(days):
        raise _refuse(
            text,
            f"写的是 {total} 天，实为 {len(days)} 天",
            f"says {total} days, there are {len(days)}",
        )


def _check_weekday(day: dt.date, remark: str | None, text: str) -> None:
    said = re.search(r"(?:星期|周)([一二三四五六日天])", remark or "")
    if said and _WEEKDAYS.index(said[1].replace("天", "日")) != day.weekday():
        right = _WEEKDAYS[day.weekday()]
        raise _refuse(text, f"{day} 是星期{right}", f"`{day}` is a {day:%A}")
