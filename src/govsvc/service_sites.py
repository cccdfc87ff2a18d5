"""Service centres and stations: their premises, signs, windows, equipment, staff and rules."""

from enum import StrEnum

import attrs

from govsvc.audits import Quantity, SubjectType
from govsvc.fields import as_maybe_tuple
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = [
    "SERVICE_SITE",
    "AreaMeasure",
    "Director",
    "Plaque",
    "PlaqueLine",
    "Premises",
    "ServiceSite",
    "SiteKind",
    "SiteStaff",
    "Windows",
]

Words = Maybe[tuple[Maybe[str], ...]]
"""A list of words. An `UNKNOWN` in it stands for any number of others."""


class SiteKind(StrEnum):
    """A centre of a township or subdistrict, its branch, or a station of a village or community."""

    CENTRE = "centre"
    BRANCH = "branch"
    STATION = "station"

    @property
    def label(self) -> Text:
        """The kind in words; names differ from place to place."""
        return _SITES[self]


_SITES = {
    SiteKind.CENTRE: Text(zh="便民服务中心", en="service centre"),
    SiteKind.BRANCH: Text(zh="便民服务分中心", en="branch centre"),
    SiteKind.STATION: Text(zh="便民服务站", en="service station"),
}


class AreaMeasure(StrEnum):
    """What an area takes in: the floor of the whole building, or the rooms in use."""

    BUILT = "built"
    USED = "used"


@attrs.frozen(kw_only=True)
class Premises:
    """The rooms of a site.

    Attributes:
        dedicated: Whether they serve this purpose alone.
        fixed: Whether they are its lasting seat.
    """

    dedicated: Maybe[bool] = UNKNOWN
    fixed: Maybe[bool] = UNKNOWN


@attrs.frozen(kw_only=True)
class PlaqueLine:
    """A line of writing on a plaque."""

    text: Maybe[str | None] = UNKNOWN
    position: Maybe[str | None] = UNKNOWN
    colour: Maybe[str | None] = UNKNOWN
    font: Maybe[str | None] = UNKNOWN
    size: Maybe[str | None] = UNKNOWN


@attrs.frozen(kw_only=True)
class Plaque:
    """The plaque at the door (牌匾); measures in centimetres or millimetres.

    Attributes:
        width: How wide it is.
        height: How high it is.
        material: Of what it is made.
        surface: Flat or curved, in the words of the document.
        colour: Its colour.
        lines: How many lines are written on it.
        first: The upper line.
        second: The lower line.
    """

    width: Maybe[Quantity] = UNKNOWN
    height: Maybe[Quantity] = UNKNOWN
    material: Maybe[str] = UNKNOWN
    surface: Maybe[str] = UNKNOWN
    colour: Maybe[str] = UNKNOWN
    lines: Maybe[int] = UNKNOWN
    first: Maybe[PlaqueLine | None] = UNKNOWN
    second: Maybe[PlaqueLine | None] = UNKNOWN


@attrs.frozen(kw_only=True)
class Windows:
    """The windows of a site.

    Attributes:
        outward: Windows that face the public.
        kinds: What kinds there are.
        outside_site: Windows of the same township that face the public elsewhere.
    """

    outward: Maybe[int] = UNKNOWN
    kinds: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    outside_site: Maybe[int] = UNKNOWN


@attrs.frozen(kw_only=True)
class SiteStaff:
    """The people of a site.

    Attributes:
        total: How many.
        kinds: Who they are, such as 村“两委”干部.
        posts: Which posts there are.
        vacancies: Posts without anybody.
        stable: Whether the same people stay.
        dispatched_managed_by: Who manages the staff that departments post here.
    """

    total: Maybe[int] = UNKNOWN
    kinds: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    posts: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    vacancies: Maybe[int] = UNKNOWN
    stable: Maybe[bool] = UNKNOWN
    dispatched_managed_by: Maybe[str | None] = UNKNOWN


@attrs.frozen(kw_only=True)
class Director:
    """Who heads a site."""

    rank: Maybe[str] = UNKNOWN
    concurrent: Maybe[bool] = UNKNOWN


@attrs.frozen(kw_only=True)
class ServiceSite:
    """A service centre, branch or station, as it is found.

    Attributes:
        kind: What it is.
        place_name: Full name of the township or village it serves, such as 李村镇.
        name: Its own name.
        rural: Whether it serves a village (True) or an urban community (False).
        premises: Its rooms.
        area: Its area.
        area_measure: What the area takes in.
        plaque: The plaque at the door; None is none.
        signs: The signs it shows.
        signs_prominent: Whether they hang where everybody sees them.
        windows: Its windows.
        open_counter: Whether its counter is open (敞开式).
        one_stop: Whether it has a hall or place where everything is accepted.
        equipment: What there is for the public.
        zones: Zones for a purpose, such as 政务公开专区.
        board: What the board of staff whereabouts shows; None is no board.
        board_prominent: Whether it hangs where everybody sees it; None without a board.
        staff: Its people.
        director: Who heads it.
        rules: The rules of work it has adopted.
        posted_rules: Those of them on the wall.
        service_modes: Kinds of service it offers.
        online_functions: What can be done online.
        on_extranet: Whether it is connected to the government extranet.
        platform: Which platform it works on.
        platform_convertible: Whether the platform it had can be connected to that of the city;
            None if it had none.
        channels: Where its lists are made public.
    """

    kind: Maybe[SiteKind] = UNKNOWN
    place_name: Maybe[str] = UNKNOWN
    name: Maybe[str | None] = UNKNOWN
    rural: Maybe[bool] = UNKNOWN
    premises: Maybe[Premises | None] = UNKNOWN
    area: Maybe[Quantity] = UNKNOWN
    area_measure: Maybe[AreaMeasure] = UNKNOWN
    plaque: Maybe[Plaque | None] = UNKNOWN
    signs: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    signs_prominent: Maybe[bool] = UNKNOWN
    windows: Maybe[Windows] = UNKNOWN
    open_counter: Maybe[bool] = UNKNOWN
    one_stop: Maybe[bool] = UNKNOWN
    equipment: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    zones: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    board: Maybe[tuple[Maybe[str], ...] | None] = attrs.field(
        default=UNKNOWN, converter=as_maybe_tuple
    )
    board_prominent: Maybe[bool | None] = UNKNOWN
    staff: Maybe[SiteStaff] = UNKNOWN
    director: Maybe[Director | None] = UNKNOWN
    rules: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    posted_rules: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    service_modes: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    online_functions: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)
    on_extranet: Maybe[bool] = UNKNOWN
    platform: Maybe[str | None] = UNKNOWN
    platform_convertible: Maybe[bool | None] = UNKNOWN
    channels: Words = attrs.field(default=UNKNOWN, converter=as_maybe_tuple)


SERVICE_SITE = SubjectType(
    name="service_site",
    model=ServiceSite,
    label=Text(zh="政务服务场所", en="service site"),
)
"""Service sites as something that can be audited."""
