"""Why a code has no division: never borne, retired, virtual, or not in the data at hand."""

from collections.abc import Sequence

from govsvc.divisions.codes import DIRECT, MUNICIPALITIES, DivisionCode, Level
from govsvc.divisions.division import Division
from govsvc.errors import CodeError, NotFoundError
from govsvc.unknown import UNKNOWN
from govsvc.wording import Text

__all__ = ["no_children", "not_borne", "scheme_missing"]


def not_borne(code: DivisionCode, past: Sequence[Division], when: Text) -> NotFoundError:
    """No division bears *code*; *past* are those that once did, *when* says which day was asked."""
    why = _why(code, past)
    near: tuple[str, ...] = ()
    if past and past[-1].successors is not UNKNOWN:
        near = tuple(str(succession.code) for succession in past[-1].successors)
    return NotFoundError(
        kind="division",
        wanted=str(code),
        near=near,
        message=Text(
            zh=f"{when.zh}没有代码为 `{code}` 的区划：{why.zh}",
            en=f"no division bears `{code}` {when.en}: {why.en}",
        ),
    )


def _why(code: DivisionCode, past: Sequence[Division]) -> Text:
    if past:
        told = [(d.name, d.validity) for d in past]
        return Text(
            zh="曾有" + "、".join(f"{name}（{tenure.text('zh')}）" for name, tenure in told),
            en="there was " + ", ".join(f"{name} ({tenure.text('en')})" for name, tenure in told),
        )
    if code.level in (Level.TOWNSHIP, Level.VILLAGE):
        return Text(
            zh="已载入的乡级资料中没有；请用 load_townships 载入当地的乡级表"
            "（村级用 VillageStore）",
            en="it is not among the townships loaded; load the table of the place with "
            "load_townships (villages: VillageStore)",
        )
    return _virtual(code) or Text(zh="资料中从未有过", en="the data never had one")


def _virtual(code: DivisionCode) -> Text | None:
    """What a number is that only collects others, as tables of codes carry them."""
    province, prefecture, county = code.digits[:2], code.digits[2:4], code.digits[4:]
    if code.level is Level.PREFECTURE and (province in MUNICIPALITIES or prefecture == DIRECT):
        return Text(
            zh="这是只用于汇总的虚拟单位（直辖市的市辖区、县，或者省直辖的县级单位），不是行政区划",
            en="it is a virtual unit that only collects (districts or counties of a municipality, "
            "or counties that a province administers itself) and no division",
        )
    if code.level is Level.COUNTY and county == "01":
        return Text(
            zh="统计用代码以 01 汇总市辖区，或者代表不设县级的市（如嘉峪关市 620201），"
            "这是虚拟单位，不是行政区划",
            en="in the statistical code 01 collects the districts of a city, or stands for a city "
            "without counties (such as 620201 for 嘉峪关市): a virtual unit and no division",
        )
    return None


def no_children(division: Division) -> NotFoundError:
    """The data at hand have no children of *division*; that does not mean that there are none."""
    if division.level is Level.TOWNSHIP:
        what = Text(zh="村级资料请用 VillageStore", en="villages are in a VillageStore")
    elif division.level is Level.PROVINCE:
        what = Text(zh="本库没有其下级区划", en="the divisions below it are not carried here")
    else:
        what = Text(
            zh="其下为乡级；请用 load_townships 载入当地的乡级表，再用 with_townships 加入",
            en="below it are townships; load the table of the place with load_townships and add it "
            "with with_townships",
        )
    return NotFoundError(
        kind="children",
        wanted=str(division.code),
        message=Text(
            zh=f"资料中没有{division.name}（`{division.code}`）的下级区划：{what.zh}",
            en=f"no divisions below `{division.code}` ({division.name}) are at hand: {what.en}",
        ),
    )


def scheme_missing(code: DivisionCode) -> CodeError:
    """A code below the county without its scheme was used to find a place."""
    return CodeError(
        found=str(code),
        message=Text(
            zh=f"`{code}` 在不同代码体系中可能指不同的地方；"
            "请用 DivisionCode.parse(..., scheme=...) 写明民政（mca）还是统计（nbs）代码",
            en=f"`{code}` can mean two places, one in each scheme; say which with "
            "DivisionCode.parse(..., scheme=...): mca (civil affairs) or nbs (statistics)",
        ),
    )
