"""Names: the short form, and the other forms under which people look a division up."""

import functools
import re
from collections.abc import Mapping
from importlib import resources

from govsvc.divisions.kinds import Kind
from govsvc.errors import NotFoundError
from govsvc.fields import check_text, check_type
from govsvc.wording import Text

__all__ = ["aliases", "given_aliases", "short_name"]

_LEAST = 2
"""Signs that a short name keeps."""

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|"
    "东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|"
    "俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
# Written without 族 before 自治州 and the like, and before 民族乡.
_BARE = "维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|蒙古|鄂温克|达斡尔|鄂伦春|俄罗斯|朝鲜"
_ETHNONYM = re.compile(f"(?:{_PEOPLES})族$")
_BARE_ETHNONYM = re.compile(f"(?:{_BARE})$")
_AUTONOMOUS = {
    Kind.AUTONOMOUS_REGION: "",
    Kind.AUTONOMOUS_PREFECTURE: "州",
    Kind.AUTONOMOUS_COUNTY: "县",
    Kind.AUTONOMOUS_BANNER: "旗",
}
_ETHNIC = _AUTONOMOUS | {Kind.ETHNIC_TOWNSHIP: "乡", Kind.ETHNIC_SUMU: "苏木"}


def short_name(name: str, kind: Kind | None = None) -> str:
    """A name without its generic term (通名) and the names of peoples; at least two signs stay.

    Args:
        name: The full name.
        kind: The kind of division, which tells what the generic term is: 神农架林区 is a 林区,
            万柏林区 a 区. Left out, it is that of the divisions of this name in the history.

    Raises:
        NotFoundError: No kind was given, and no division has this name, or several whose short
            names differ.
        InputTypeError: *name* is no text, or *kind* no `Kind`.

    Source:
        Project assumption: ADR 0019.

    Example:
        >>> short_name("双江拉祜族佤族布朗族傣族自治县"), short_name("沧县", Kind.COUNTY)
        ('双江', '沧县')
    """
    check_text(name, name="name")
    if kind is None:
        return _without_kind(name)
    check_type(kind, Kind, name="kind")
    stem = _without_term(name, kind)
    while True:
        shorter = _ETHNONYM.sub("", stem)
        if shorter == stem and (kind in _AUTONOMOUS or name.endswith(("民族乡", "民族苏木"))):
            shorter = _BARE_ETHNONYM.sub("", stem)
        if len(shorter) < _LEAST:
            return _people_s_own(stem, kind)
        if shorter == stem:
            return stem
        stem = shorter


def _people_s_own(stem: str, kind: Kind) -> str:
    """A name that is nothing but that of a people: 鄂温克族自治旗 is 鄂温克."""
    bare = stem.removesuffix("族") if kind in _ETHNIC and _ETHNONYM.fullmatch(stem) else stem
    return bare if len(bare) >= _LEAST else stem


def _without_term(name: str, kind: Kind) -> str:
    for term in kind.generic_terms:
        stem = name.removesuffix(term)
        if stem != name and len(stem) >= _LEAST:
            return stem
    return name


def _without_kind(name: str) -> str:
    from govsvc.divisions.registries import registry

    found = {short_name(name, kind) for kind in registry().kinds_named(name)}
    if len(found) == 1:
        return found.pop()
    raise NotFoundError(
        kind="division",
        wanted=name,
        near=tuple(sorted(found)),
        message=Text(
            zh=f"不知道 `{name}` 是哪一类区划；请给出 kind",
            en=f"the kind of `{name}` is not known here; give kind=",
        ),
    )


@functools.cache
def given_aliases() -> Mapping[str, tuple[str, ...]]:
    """The hand-kept aliases by code, such as 冀 for 河北省."""
    data = (
        resources.files("govsvc.divisions").joinpath("data/manual_aliases.tsv").read_text("utf-8")
    )
    found: dict[str, tuple[str, ...]] = {}
    for line in data.splitlines():
        code, alias = line.split("\t")
        found[code] = (*found.get(code, ()), alias)
    return found


def aliases(name: str, kind: Kind) -> tuple[str, ...]:
    """Other forms of a full name, the short name first; the name itself is not among them.

    For an autonomous area and an ethnic township that is also the form without the peoples: 恩施州.

    Source:
        Project assumption: ADR 0019.

    Example:
        >>> aliases("恩施土家族苗族自治州", Kind.AUTONOMOUS_PREFECTURE)
        ('恩施', '恩施州', '恩施自治州')
    """
    short = short_name(name, kind)
    forms = [short]
    if kind in _ETHNIC and kind is not Kind.AUTONOMOUS_REGION:
        forms += [short + _ETHNIC[kind], *(short + term for term in kind.generic_terms[:1])]
    return tuple(form for form in dict.fromkeys(forms) if form != name)
