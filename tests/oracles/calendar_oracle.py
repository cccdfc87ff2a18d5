"""A second, deliberately naive reading of the calendar.

Counting goes one day at a time, open projected days are tried out one choice after the other, and
a notice is read with nothing but "which numbers stand before 日, and is 上班 in that clause".
The notices stand here in the wording that the State Council used; their frames are shortened.
"""

import datetime as dt
import itertools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

IsWorkday = Callable[[dt.date], bool]

_DAY = dt.timedelta(days=1)


# Counting, one day at a time.


def nth_workday(is_workday: IsWorkday, day: dt.date, n: int) -> dt.date:
    """Walk on (or back, for negative *n*) until *n* worked days have been seen."""
    step = _DAY if n > 0 else -_DAY
    seen = 0
    while seen < abs(n):
        day += step
        seen += is_workday(day)
    return day


def count_workdays(is_workday: IsWorkday, first: dt.date, last: dt.date) -> int:
    """Worked days after *first*, up to and including *last*."""
    seen = 0
    while first < last:
        first += _DAY
        seen += is_workday(first)
    return seen


def workday_on_or_after(is_workday: IsWorkday, day: dt.date) -> dt.date:
    """The day itself if it is worked, otherwise the first worked day after it."""
    while not is_workday(day):
        day += _DAY
    return day


# Open days, one choice after the other.

Choice = tuple[Sequence[dt.date], int, int]
"""Days of which it is open which are worked; at least and at most so many of them are."""


def every_outcome(choices: Iterable[Choice]) -> Iterator[frozenset[dt.date]]:
    """Every set of open days that can turn out to be worked."""
    possible = [
        [picked for n in range(least, most + 1) for picked in itertools.combinations(days, n)]
        for days, least, most in choices
    ]
    for outcome in itertools.product(*possible):
        yield frozenset(itertools.chain.from_iterable(outcome))


def nth_workday_spread(
    resting: IsWorkday, choices: Collection[Choice], day: dt.date, n: int
) -> tuple[dt.date, dt.date]:
    """Earliest and latest *n*-th workday after *day* over every outcome."""
    found = {
        nth_workday(lambda d, worked=worked: d in worked or resting(d), day, n)  # type: ignore[misc]
        for worked in every_outcome(choices)
    }
    return min(found), max(found)


# Reading a notice.

_DATE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日")


def named_days(
    text: str, year: int, extended_from: dt.date | None = None
) -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    """The days of rest and the make-up workdays that the clauses of a notice name.

    Args:
        text: The notice; its arrangements are what follows 通知如下, or all of it.
        year: The year it is for.
        extended_from: First day of the extension, for a notice that says only where it ends.
    """
    plain = re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"\n(?=[一二三四五六七八九十]+、)", "\n。", plain)
    body = "".join([line for line in plain.split("\n") if line][:-1]).split("通知如下")[-1]
    rest: set[dt.date] = set()
    work: set[dt.date] = set()
    for sentence in re.split("[。;]", re.sub(r"\([^()]*\)", "", body)):
        if sentence.startswith("鼓励"):
            continue
        for clause in re.split("[,:]", sentence):
            days = _days(clause, year, december_before="元旦" in sentence)
            if "正常上班" in clause or not days:
                continue
            if "延长" in clause and extended_from is not None:
                days = {
                    extended_from + _DAY * n for n in range((max(days) - extended_from).days + 1)
                }
            (work if "上班" in clause else rest).update(days)
    return frozenset(rest), frozenset(work)


def _days(clause: str, year: int, *, december_before: bool) -> set[dt.date]:
    found: list[dt.date] = []
    days: set[dt.date] = set()
    end = 0
    month, its_year = 0, None
    for match in _DATE.finditer(clause):
        its_year = int(match[1]) if match[1] else its_year
        month = int(match[2]) if match[2] else month
        before = its_year is None and december_before and month == 12
        day = dt.date(its_year or (year - 1 if before else year), month, int(match[3]))
        if found and clause[end : match.start()] in ("至", "-", "—", "–"):
            walk = found[-1]
            while walk < day:
                walk += _DAY
                days.add(walk)
        days.add(day)
        found.append(day)
        end = match.end()
    return days


# The notices, in the wording that was used.

_TO = "各省、自治区、直辖市人民政府，国务院各部委、各直属机构："
_INTRODUCTION = (
    "经国务院批准，现将{year}年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节"
    "放假调休日期的具体安排通知如下。"
)
_CLOSING = (
    "节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，"
    "要按规定及时报告并妥善处置。"
)


def _notice(year: int, number: str, signed: str, *items: str, introduction: str = "") -> str:
    return "\n".join(
        (
            f"国务院办公厅关于{year}年",
            "部分节假日安排的通知",
            number,
            "",
            _TO,
            f"　　{introduction or _INTRODUCTION.format(year=year)}",
            *(f"　　{item}" for item in items),
            f"　　{_CLOSING}",
            "国务院办公厅",
            signed,
            "",
        )
    )


def wording(
    year: int,
    holidays: Mapping[str, tuple[Sequence[dt.date], Sequence[dt.date]]],
    *,
    weekdays: str = "星期",
    totals: bool = True,
    full_width: bool = False,
    break_every: int = 0,
    bracketed: bool = False,
) -> str:
    """A notice for *year*, in the style of one year or another.

    Args:
        year: The year it is for.
        holidays: Consecutive days of rest and days of work of each holiday, by its name.
        weekdays: The word before the weekday, or nothing to leave the weekdays out.
        totals: Whether the days are added up.
        full_width: Whether figures and spaces are wide.
        break_every: After how many signs a line of an arrangement breaks; 0 is never.
        bracketed: Whether the numbers of the arrangements stand in brackets.
    """

    def named(day: dt.date) -> str:
        written = f"{day.year}年" if day.year != year else ""
        remark = f"（{weekdays}{'一二三四五六日'[day.weekday()]}）" if weekdays else ""
        return f"{written}{day.month}月{day.day}日{remark}"

    items = []
    for number, (name, (rest, work)) in enumerate(sorted(holidays.items())):
        figure = "一二三四五六七八"[number]
        first, last = rest[0], rest[-1]
        again = f"{last.year}年" if first.year != last.year else ""
        run = named(first) + (f"至{again}{named(last)}" if last != first else "")
        total = f"，共{len(rest)}天" if totals else ""
        made_up = "、".join(named(day) for day in work)
        item = (f"（{figure}）" if bracketed else f"{figure}、") + f"{name}：{run}放假{total}。"
        item += f"{made_up}上班。" if work else ""
        if break_every:
            item = "\n".join(item[n : n + break_every] for n in range(0, len(item), break_every))
        items.append(item)
    text = _notice(year, f"国办发明电〔{year - 1}〕9号", f"{year - 1}年11月3日", *items)
    wide = {ord(narrow): chr(ord(narrow) + 0xFEE0) for narrow in "0123456789"}
    return text.translate(wide) if full_width else text


BASE_NOTICES = {
    2010: _notice(
        2010,
        "国办发明电〔2009〕27号",
        "二○○九年十二月七日",
        "一、元旦：1月1日至3日放假公休，共3天。",
        "二、春节：2月13日至19日放假调休，共7天。2月20日（星期六）、21日（星期日）上班。",
        "三、清明节：4月3日至5日放假公休，共3天。",
        "四、劳动节：5月1日至3日放假公休，共3天。",
        "五、端午节：6月14日至16日放假调休，共3天。6月12日（星期六）、13日（星期日）上班。",
        "六、中秋节：9月22日至24日放假调休，共3天。9月19日（星期日）、25日（星期六）上班。",
        "七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。",
        introduction="根据《国务院关于修改〈全国年节及纪念日放假办法〉的决定》，"
        "现将2010年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节"
        "放假调休日期的具体安排通知如下。",
    ),
    2011: _notice(
        2011,
        "国办发明电〔2010〕40号",
        "二〇一〇年十二月九日",
        "一、元旦：1月1日至3日放假公休，共3天。",
        "二、春节：2月2日（农历除夕）至8日放假调休，共7天。"
        "1月30日（星期日）、2月12日（星期六）上班。",
        "三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。",
        "四、劳动节：4月30日至5月2日放假公休，共3天。",
        "五、端午节：6月4日至6日放假公休，共3天。",
        "六、中秋节：9月10日至12日放假公休，共3天。",
        "七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。",
    ),
    2012: _notice(
        2012,
        "国办发明电〔2011〕45号",
        "2011年12月5日",
        "一、元旦：2012年1月1日至3日放假调休，共3天。2011年12月31日（星期六）上班。",
        "二、春节：1月22日至28日放假调休，共7天。1月21日（星期六）、1月29日（星期日）上班。",
        "三、清明节：4月2日至4日放假调休，共3天。3月31日（星期六）、4月1日（星期日）上班。",
        "四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。",
        "五、端午节：6月22日至24日放假公休，共3天。",
        "六、中秋节、国庆节：9月30日至10月7日放假调休，共8天。9月29日（星期六）上班。",
    ),
    2013: _notice(
        2013,
        "国办发明电〔2012〕33号",
        "2012年12月8日",
        "一、元旦：1月1日至3日放假调休，共3天。1月5日（星期六）、1月6日（星期日）上班。",
        "二、春节：2月9日至15日放假调休，共7天。2月16日（星期六）、2月17日（星期日）上班。",
        "三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。",
        "四、劳动节：4月29日至5月1日放假调休，共3天。4月27日（星期六）、4月28日（星期日）上班。",
        "五、端午节：6月10日至12日放假调休，共3天。6月8日（星期六）、6月9日（星期日）上班。",
        "六、中秋节：9月19日至21日放假调休，共3天。9月22日（星期日）上班。",
        "七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。",
    ),
    2014: _notice(
        2014,
        "国办发明电〔2013〕28号",
        "2013年12月11日",
        "一、元旦：1月1日放假1天。",
        "二、春节：1月31日至2月6日放假调休，共7天。1月26日（星期日）、2月8日（星期六）上班。",
        "三、清明节：4月5日放假，4月7日（星期一）补休。",
        "四、劳动节：5月1日至3日放假调休，共3天。5月4日（星期日）上班。",
        "五、端午节：6月2日放假，与周末连休。",
        "六、中秋节：9月8日放假，与周末连休。",
        "七、国庆节：10月1日至7日放假调休，共7天。9月28日（星期日）、10月11日（星期六）上班。",
    ),
    2015: _notice(
        2015,
        "国办发明电〔2014〕28号",
        "2014年12月16日",
        "一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。",
        "二、春节：2月18日（除夕）至24日（大年初六）放假调休，共7天。"
        "2月15日（星期日）、2月28日（星期六）上班。",
        "三、清明节：4月5日放假，4月6日（星期一）补休。",
        "四、劳动节：5月1日放假，与周末连休。",
        "五、端午节：6月20日放假，6月22日（星期一）补休。",
        "六、中秋节：9月27日放假。",
        "七、国庆节：10月1日至7日放假调休，共7天。10月10日（星期六）上班。",
    ),
    2016: _notice(
        2016,
        "国办发明电〔2015〕18号",
        "2015年12月10日",
        "一、元旦：1月1日放假，与周末连休。",
        "二、春节：2月7日至13日放假调休，共7天。2月6日（星期六）、2月14日（星期日）上班。",
        "三、清明节：4月4日放假，与周末连休。",
        "四、劳动节：5月1日放假，5月2日（星期一）补休。",
        "五、端午节：6月9日至11日放假调休，共3天。6月12日（星期日）上班。",
        "六、中秋节：9月15日至17日放假调休，共3天。9月18日（星期日）上班。",
        "七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。",
    ),
    2017: _notice(
        2017,
        "国办发明电〔2016〕17号",
        "2016年12月1日",
        "一、元旦：1月1日放假，1月2日（星期一）补休。",
        "二、春节：1月27日至2月2日放假调休，共7天。1月22日（星期日）、2月4日（星期六）上班。",
        "三、清明节：4月2日至4日放假调休，共3天。4月1日（星期六）上班。",
        "四、劳动节：5月1日放假，与周末连休。",
        "五、端午节：5月28日至30日放假调休，共3天。5月27日（星期六）上班。",
        "六、中秋节、国庆节：10月1日至8日放假调休，共8天。9月30日（星期六）上班。",
    ),
    2018: _notice(
        2018,
        "国办发明电〔2017〕12号",
        "2017年11月30日",
        "一、元旦：1月1日放假，与周末连休。",
        "二、春节：2月15日至21日放假调休，共7天。2月11日（星期日）、2月24日（星期六）上班。",
        "三、清明节：4月5日至7日放假调休，共3天。4月8日（星期日）上班。",
        "四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。",
        "五、端午节：6月18日放假，与周末连休。",
        "六、中秋节：9月24日放假，与周末连休。",
        "七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期六）、9月30日（星期日）上班。",
    ),
    2019: _notice(
        2019,
        "国办发明电〔2018〕15号",
        "2018年12月6日",
        "一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。",
        "二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。",
        "三、清明节：4月5日放假，与周末连休。",
        "四、劳动节：5月1日放假。",
        "五、端午节：6月7日放假，与周末连休。",
        "六、中秋节：9月13日放假，与周末连休。",
        "七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。",
    ),
    2020: _notice(
        2020,
        "国办发明电〔2019〕16号",
        "2019年11月21日",
        "一、元旦：2020年1月1日放假，共1天。",
        "二、春节：1月24日至30日放假调休，共7天。1月19日（星期日）、2月1日（星期六）上班。",
        "三、清明节：4月4日至6日放假调休，共3天。",
        "四、劳动节：5月1日至5日放假调休，共5天。4月26日（星期日）、5月9日（星期六）上班。",
        "五、端午节：6月25日至27日放假调休，共3天。6月28日（星期日）上班。",
        "六、国庆节、中秋节：10月1日至8日放假调休，共8天。"
        "9月27日（星期日）、10月10日（星期六）上班。",
    ),
    2021: _notice(
        2021,
        "国办发明电〔2020〕27号",
        "2020年11月25日",
        "一、元旦：2021年1月1日至3日放假，共3天。",
        "二、春节：2月11日至17日放假调休，共7天。2月7日（星期日）、2月20日（星期六）上班。",
        "三、清明节：4月3日至5日放假调休，共3天。",
        "四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。",
        "五、端午节：6月12日至14日放假，共3天。",
        "六、中秋节：9月19日至21日放假调休，共3天。9月18日（星期六）上班。",
        "七、国庆节：10月1日至7日放假调休，共7天。9月26日（星期日）、10月9日（星期六）上班。",
    ),
    2022: _notice(
        2022,
        "国办发明电〔2021〕11号",
        "2021年10月25日",
        "一、元旦：2022年1月1日至3日放假，共3天。",
        "二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。",
        "三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。",
        "四、劳动节：4月30日至5月4日放假调休，共5天。4月24日（星期日）、5月7日（星期六）上班。",
        "五、端午节：6月3日至5日放假，共3天。",
        "六、中秋节：9月10日至12日放假，共3天。",
        "七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。",
    ),
    2023: _notice(
        2023,
        "国办发明电〔2022〕16号",
        "2022年12月8日",
        "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。",
        "二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。",
        "三、清明节：4月5日放假，共1天。",
        "四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。",
        "五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。",
        "六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。"
        "10月7日（星期六）、10月8日（星期日）上班。",
    ),
    2024: _notice(
        2024,
        "国办发明电〔2023〕7号",
        "2023年10月25日",
        "一、元旦：1月1日放假，与周末连休。",
        "二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。"
        "鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。",
        "三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。",
        "四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。",
        "五、端午节：6月10日放假，与周末连休。",
        "六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。",
        "七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。",
    ),
    2025: _notice(
        2025,
        "国办发明电〔2024〕12号",
        "2024年11月12日",
        "一、元旦：1月1日（周三）放假1天，不调休。",
        "二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。"
        "1月26日（周日）、2月8日（周六）上班。",
        "三、清明节：4月4日（周五）至6日（周日）放假，共3天。",
        "四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。",
        "五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。",
        "六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。"
        "9月28日（周日）、10月11日（周六）上班。",
        introduction="根据2024年11月修订的《全国年节及纪念日放假办法》，自2025年1月1日起，"
        "全体公民放假的假日增加2天，其中春节、劳动节各增加1天。据此对放假调休原则作进一步优化，"
        "除个别特殊情形外，春节自农历除夕起放假调休8天，国庆节自10月1日起放假调休7天，"
        "劳动节自5月1日起放假调休5天，元旦、清明节、端午节、中秋节分别放假调休或连休3天"
        "（如逢周三则只在当日放假），国庆节放假如逢中秋节则合并放假8天。\n"
        "　　按照上述原则，现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节"
        "放假调休日期的具体安排通知如下。",
    ),
    2026: _notice(
        2026,
        "国办发明电〔2025〕7号",
        "2025年11月4日",
        "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。",
        "二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。"
        "2月14日（周六）、2月28日（周六）上班。",
        "三、清明节：4月4日（周六）至6日（周一）放假，共3天。",
        "四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。",
        "五、端午节：6月19日（周五）至21日（周日）放假，共3天。",
        "六、中秋节：9月25日（周五）至27日（周日）放假，共3天。",
        "七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。"
        "9月20日（周日）、10月10日（周六）上班。",
        "鼓励单位和个人结合落实带薪年休假等制度，实际形成较长假期。",
    ),
}

AMENDMENTS = {
    2015: f"""国务院关于中国人民抗日战争暨
世界反法西斯战争胜利70周年纪念日
调休放假的通知
国发明电〔2015〕1号
{_TO}
　　2015年是中国人民抗日战争暨世界反法西斯战争胜利70周年。为使全国人民广泛参与纪念活动，\
2015年9月3日全国放假1天。为方便公众安排假日期间生产生活，特作如下调休：9月3日至5日调休放假，\
共3天。其中9月3日（星期四）放假，9月4日（星期五）调休，9月6日（星期日）上班。
　　调休放假期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院
2015年5月13日
""",
    2019: f"""国务院办公厅关于调整
2019年劳动节假期安排的通知
国办发明电〔2019〕3号
{_TO}
　　经国务院批准，现将调整2019年劳动节放假安排通知如下。
　　一、2019年5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
　　二、各地区、各部门要抓紧做好劳动节假期调整落实工作，采取有效措施，确保平稳运行。
　　三、劳动节期间，要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2019年3月22日
""",
    2020: f"""国务院办公厅关于延长2020年春节假期的通知
国办发明电〔2020〕1号
{_TO}
　　经国务院批准，为阻断疫情传播，现将延长2020年春节假期的具体安排通知如下。
　　一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。
　　二、各地大专院校、中小学、幼儿园推迟开学，具体时间由教育部门另行通知。
　　三、因疫情防控不能休假的职工，应根据《中华人民共和国劳动法》规定安排补休。
国务院办公厅
2020年1月26日
""",
}
