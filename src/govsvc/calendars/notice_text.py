"""Reading the official wording of a holiday notice.

Understands the forms that the State Council's notices for 2010–2026 take, amendments included.
Every weekday and every total that the text names is checked against the days; whatever holds a
figure or speaks of rest or work and is not understood is an error, so that no day is ever left out
silently.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import attrs

from govsvc.calendars.notices import HolidayArrangement, Notice, NoticeKind, national_notices
from govsvc.calendars.projection import LAST_YEAR, missing_holidays, statutory_holidays
from govsvc.errors import GovsvcError, InputValueError, NoticeError
from govsvc.fields import check_day, check_text, check_type
from govsvc.wording import Text

__all__ = ["parse_notice"]

_WEEKDAYS = "一二三四五六日"
_ATOM = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]*\))?"
_ATOM_PARTS = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?")
_DAYS = rf"{_ATOM}(?:(?:至|-|—|–|、){_ATOM})*"
_END = r"(?=[,;]|$)"  # behind a known form nothing may follow that could turn its meaning round
_CLAUSE = re.compile(
    rf"(?P<among>其中)?(?P<days>{_DAYS})(?:全国)?(?P<verb>放假调休|调休放假|放假公休|放假|补休|调休"
    rf"|起?正常上班|上班)(?:(?P<total>\d{{1,3}})天)?{_END}"
)
_EXTENSION = re.compile(rf"延长(?:\d{{4}}年)?(?P<name>[^0-9]{{1,12}}?)假期至(?P<day>{_ATOM}){_END}")
_REMARK = re.compile(rf"(?:共(?P<total>\d{{1,3}})天|与周末连休|不调休){_END}")
_PURPOSE = re.compile(rf"为(?:(?!\d|班|放假|休|周[一二三四五六日末]|星期)[^,;])+{_END}")
_WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
_LABEL = re.compile(
    r"元旦|(?:春|清明|劳动|端午|中秋|国庆)节|(?:农历)?(?:除夕|(?:大年|[正腊冬一二三四五六七八九十]+月)?初[一二三四五六七八九十]"
    r"|[正腊冬一二三四五六七八九十]+月(?:十|二十|三十|廿)?[一二三四五六七八九十]?)"
)
_NUMBER = re.compile(r"(?<!\()国办?发明电〔\d{4}〕\d{1,3}号")
_TITLE = re.compile(r"关于(?P<what>[^。]{0,60}?)的通知")
_BASE_TITLE = re.compile(r"(\d{4})年部分节假日安排")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))")
_NAME = re.compile(r"(?!.*(?:原|取消))(?:元旦|[^\d,;:]{1,30}[节日])")
_QUOTES = str.maketrans("", "", "“”")
_SUBJECT = re.compile(r"关于(?:调整|延长)?(?:\d{4}年)?(?P<name>[^,。]{1,60}?)(?:假期|调休|放假)")
_DATED = re.compile(r"\d日")
_ORDERS = re.compile(
    r"\d|上班|补班|放假|补休|调休|公休|轮休|双休|休息|工作日|照常|周[一二三四五六日末]|星期|除夕"
    r"|[当次][日天]|[一二三四五六七八九十]月[一二三四五六七八九十]"
)
_HARMLESS = re.compile(
    r"\d{4}年(?!\d)|\d{1,3}周年|国办?发明电[〔\[(]\d{4}[〕\])]\d{1,3}号"
    r"|新华社[^\d,。:]{0,9}\d{1,2}月\d{1,2}日电"
    r"|放假调休日期|放假安排|放假办法|(?:调休)?放假的通知|如下调休|调休放假期间|安排补休"
)
"""Figures and words of `_ORDERS` that the frame of a notice holds and that name no day."""
_SIGNED = re.compile(r"(?:国务院办公厅|国务院)?(\d{4})年(\d{1,2})月(\d{1,2})日")
_FIGURE = "[一二三四五六七八九]"
_SIGNED_OLD = re.compile(
    rf"(?:国务院办公厅|国务院)?([〇○零一二三四五六七八九]{{4}})年({_FIGURE}?十{_FIGURE}?|{_FIGURE})月"
    rf"({_FIGURE}?十{_FIGURE}?|{_FIGURE})日"
)
_ISSUERS = ("国务院办公厅", "国务院")
_ENCOURAGES = re.compile(r"^鼓励(?!.*(?:上班|放假|补休|调休))")
_PRINCIPLE = re.compile(r"原则|如逢|假日增加|一般不超过")
_FROM_ON = re.compile(r"自(?:\d{4}年)?\d{1,2}月\d{1,2}日起")


def parse_notice(
    text: str, *, published_on: dt.date | None = None, amends: Notice | None = None
) -> Notice:
    """Read a State Council notice on the holidays of a year.

    Args:
        text: The whole notice, title to date; a page's line breaks and spaces do not matter.
        published_on: Day of publication; by default the day that the notice bears.
        amends: The base notice that is amended; by default the shipped one of that year.

    Returns:
        The notice, ready for `WorkCalendar.with_notice`.

    Raises:
        NoticeError: A part was not understood, or contradicts itself: a weekday or a total that
            does not fit the days. ``fragment`` holds that part.
        InputTypeError: *text* is not a string, or *amends* not a notice.
        InputValueError: *amends* is not the base notice of that year.

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
    if title is None:
        raise _refuse(whole[:40], "没有“关于……的通知”这样的标题", "has no title")
    base = _BASE_TITLE.fullmatch(title["what"])
    issued_on = _signed(lines[-1]) if lines else None
    if issued_on is not None:
        lines = lines[:-1]
    if lines and lines[-1] in _ISSUERS:
        lines = lines[:-1]
    published_on = published_on if published_on is not None else issued_on
    if published_on is None:
        raise _refuse(
            whole[-40:],
            "末尾没有落款日期；请用 published_on= 给出公布日",
            "bears no date at its end; give published_on=",
        )
    check_day(published_on, name="published_on")
    year = int(base[1]) if base else _year_of("".join(lines))
    if not 2010 <= year <= LAST_YEAR:  # noqa: PLR2004 - the forms of earlier notices differ
        raise _refuse(
            str(year), "只能识别2010年以后的通知", "notices before 2010 are worded otherwise"
        )
    subject = _SUBJECT.search(title[0])
    kind = NoticeKind.BASE if base else NoticeKind.AMENDMENT
    reader = _Reader(
        year=year,
        subject=subject["name"] if subject else "放假",
        base=None if base else _amended(amends, year),
    )
    holidays = reader.read(lines)
    _check_whole(whole[:40], year, kind, holidays)
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


def _year_of(text: str) -> int:
    """The year that an amendment is for: that of its title, or the only one it names."""
    titled = re.search(r"关于(?:调整|延长)(\d{4})年", text)
    years = {titled[1]} if titled else set(re.findall(r"(\d{4})年", text))
    if len(years) != 1:
        raise _refuse(text[:40], "没有写明是哪一年的通知", "does not say which year it is for")
    return int(years.pop())


def _amended(amends: Notice | None, year: int) -> Notice | None:
    """The notice that an amendment of *year* changes: the one given, or the shipped one."""
    if amends is None:
        return _base_of(year)
    check_type(amends, Notice, name="amends")
    if amends.year == year and amends.kind is NoticeKind.BASE:
        return amends
    raise InputValueError(
        name="amends",
        found=amends.title,
        message=Text(
            zh=f"`amends` 应为 {year} 年的放假通知，收到 {amends.year} 年的 {amends.kind.value}",
            en=f"`amends` must be the base notice of `{year}`, found the {amends.kind.value} of "
            f"`{amends.year}`",
        ),
    )


def _check_whole(
    fragment: str, year: int, kind: NoticeKind, holidays: Sequence[HolidayArrangement]
) -> None:
    """Refuse what is empty, contradicts itself or, for a whole year, is not whole."""
    if not holidays:
        raise _refuse(fragment, "没有找到放假安排", "holds no arrangement of holidays")
    if kind is NoticeKind.BASE:
        if left_out := missing_holidays(year, holidays):
            names = "、".join(left_out)
            raise _refuse(fragment, f"没有 {names} 的安排", f"has no arrangement for {names}")
        _check_balance(fragment, year, holidays)
    resting = {day for line in holidays for day in line.rest}
    for line in holidays:
        if clash := resting.intersection(line.work):
            day = min(clash)
            raise _refuse(line.name, f"{day} 既放假又上班", f"`{day}` is both rest and work")


def _check_balance(fragment: str, year: int, holidays: Sequence[HolidayArrangement]) -> None:
    """Weekdays of rest are paid for by a statutory holiday or worked on a weekend (ADR 0005)."""
    weekdays = sum(day.weekday() < _SATURDAY for line in holidays for day in line.rest)
    worked = sum(len(line.work) for line in holidays)
    paid = sum(name.count("、") + 1 for name in statutory_holidays(year).values())
    if weekdays - paid != worked:
        raise _refuse(
            fragment,
            f"放假占用工作日 {weekdays} 天，法定节假日 {paid} 天，补班应为 {weekdays - paid} 天，"
            f"通知写明 {worked} 天；请核对是否漏写“上班”",
            f"rests {weekdays} weekdays, of which statutory holidays pay for {paid}; "
            f"{weekdays - paid} make-up workdays are needed and {worked} are named",
        )


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
    is_extension: bool = False


@attrs.frozen(kw_only=True)
class _Reader:
    year: int
    subject: str
    base: Notice | None
    """The notice that this one amends; None for a notice that sets a whole year."""

    def read(self, lines: Iterable[str]) -> list[HolidayArrangement]:
        found: list[_Line] = []
        for sentence in _sentences(lines):
            name, rest = self._item(sentence)
            if any(holiday in name for holiday in _HOLIDAYS) and not _DATED.search(rest):
                raise _refuse(sentence, "没有写明日期", "names no day")
            if not _orders(rest) or (not name and _advises(rest, first=not found)):
                continue
            if name or not found:
                found.append(_Line(name or self.subject))
            self._sentence(rest, found[-1])
        return [self._arrangement(line) for line in found]

    def _item(self, sentence: str) -> tuple[str, str]:
        """The name before the colon, and what follows it; an introduction has no name."""
        head, _, rest = _NUMBERING.sub("", sentence).rpartition(":")
        name = head.translate(_QUOTES)
        if _NAME.fullmatch(name):
            return name, rest
        if _orders(head) or (head and _orders(rest) and not head.endswith(_INTRODUCING)):
            raise _refuse(head, "冒号前不是节日的名称", "is not the name of a holiday")
        return "", rest

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
            elif match := _PURPOSE.match(sentence, position):
                position = match.end()
            else:
                raise _refuse(sentence[position:], "不是已知的写法", "is no known form")

    def _clause(self, match: re.Match[str], line: _Line) -> None:
        days = set(self._days(match["days"], line.name))
        if match["verb"].endswith("上班"):
            _check_total(match["total"], days, match[0])
            make_up = match["verb"] == "上班"
            line.work |= days if make_up else set()
            for day in days:
                fits = day.weekday() >= _SATURDAY if make_up else self._is_ordinary(day, line)
                if not fits:
                    raise _refuse(
                        match[0], f"{day} 与“{match['verb']}”不符", f"`{day}` does not fit"
                    )
            return
        line.rest |= days
        line.latest = days
        if match["among"] and match["verb"] == "放假":
            line.extended |= days - set(statutory_holidays(self.year))
        _check_total(match["total"], days, match[0])

    def _is_ordinary(self, day: dt.date, line: _Line) -> bool:
        """Whether work as usual from *day* on contradicts nothing: no rest is taken back."""
        week = set(_span(day, day + _DAY * 6))
        resting = line.rest.union(*(old.rest for old in (self.base.holidays if self.base else ())))
        return day.weekday() < _SATURDAY and not week & resting

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
        if not 0 <= (last - first).days < _LONGEST_EXTENSION:
            raise _refuse(
                match[0],
                f"原假期至 {known[0].rest[-1]}，不能延长至 {last}",
                f"the holiday lasts until `{known[0].rest[-1]}`; it cannot be extended to `{last}`",
            )
        line.name, line.is_extension = match["name"], True
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
            _check_remark(day, match[4], match[0])
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
            year = self.year - 1 if month == _DECEMBER and name == "元旦" else self.year
        if year != self.year and (year, month) != (self.year - 1, _DECEMBER):
            raise _refuse(text, f"不属于 {self.year} 年", f"does not belong to `{self.year}`")
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise _refuse(text, "不是一个日期", "is not a day") from None

    def _arrangement(self, line: _Line) -> HolidayArrangement:
        if not line.rest:
            raise _refuse(line.name, "没有放假的日期", "rests no day")
        far = [day for day in line.work if min(abs(day - other) for other in line.rest) > _NEAR]
        if far:
            day = min(far)
            raise _refuse(
                line.name,
                f"补班的 {day} 离假期太远",
                f"`{day}` is far from the holiday it pays for",
            )
        if dropped := self._dropped(line):
            day = min(dropped)
            raise _refuse(
                line.name,
                f"没有提到原通知安排的 {day}",
                f"passes over `{day}`, which the amended notice sets",
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

    def _dropped(self, line: _Line) -> set[dt.date]:
        """Days that the amended notice sets for this holiday and a new arrangement leaves open."""
        if self.base is None or line.is_extension:
            return set()
        names = set(line.name.split("、"))
        same = (old for old in self.base.holidays if names & set(old.name.split("、")))
        return {day for old in same for day in old.rest + old.work} - line.rest - line.work


_DAY = dt.timedelta(days=1)
_LONGEST_EXTENSION = 31
_NEAR = dt.timedelta(days=14)  # 11 days at most so far, 2026-09-20 for 国庆节
_SATURDAY, _DECEMBER = 5, 12
_HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
_INTRODUCING = ("机构", "如下调休")
_CLOSED = ("的通知", "号")


def _sentences(lines: Iterable[str]) -> Iterator[str]:
    """The sentences; a line break ends one only behind a title and before a number."""
    text = ""
    for line in lines:
        text += f"。{line}" if _NUMBERING.match(line) or text.endswith(_CLOSED) else line
    yield from (part for part in text.replace("如下:", "如下。").split("。") if part)


def _orders(text: str) -> bool:
    """Whether *text* may arrange a day: it holds a figure or a word of rest or work."""
    return bool(_ORDERS.search(_HARMLESS.sub("", text)))


def _advises(text: str, *, first: bool) -> bool:
    """Whether *text* only encourages, or, ahead of every holiday, states the standing rule."""
    if _ENCOURAGES.search(text):
        return True
    sets_days = re.search(r"上班|补休|\d日", _FROM_ON.sub("", text))
    return first and not sets_days and bool(_PRINCIPLE.search(text))


def _span(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + _DAY * n for n in range((last - first).days + 1))


def _check_total(total: str | None, days: set[dt.date], text: str) -> None:
    if total is not None and int(total) != len(days):
        raise _refuse(
            text,
            f"写的是 {total} 天，实为 {len(days)} 天",
            f"says {total} days, there are {len(days)}",
        )


def _check_remark(day: dt.date, remark: str | None, text: str) -> None:
    """What stands in brackets behind a day: its weekday, its place in the lunar year."""
    parts = re.split("[、,]", remark) if remark is not None else []
    said = [match[1] for part in parts if (match := _WEEKDAY.fullmatch(part))]
    labels = [part for part in parts if _LABEL.fullmatch(part)]
    if len(said) > 1 or len(said) + len(labels) < len(parts):
        raise _refuse(text, "括号内不是已知的写法", "the remark in brackets is no known form")
    if said and _WEEKDAYS.index(said[0].replace("天", "日")) != day.weekday():
        right = _WEEKDAYS[day.weekday()]
        raise _refuse(text, f"{day} 是星期{right}", f"`{day}` is a {day:%A}")
