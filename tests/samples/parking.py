"""A topic nobody legislates on: may this be parked here?"""

import datetime as dt

import attrs

from govsvc.conditions import FactKind
from govsvc.decisions import Fact, Topic
from govsvc.unknown import UNKNOWN, Maybe
from govsvc.wording import Text

__all__ = ["LOADING", "PARKING", "Driver", "Load", "LoadingRequest", "ParkingRequest"]


@attrs.frozen(kw_only=True)
class Driver:
    """Who parks."""

    age: Maybe[int] = UNKNOWN
    resident: Maybe[bool] = UNKNOWN


@attrs.frozen(kw_only=True)
class ParkingRequest:
    """What is to be parked, where and when."""

    item: Maybe[str] = UNKNOWN
    zone: Maybe[str] = UNKNOWN
    driver: Driver = Driver()
    on: Maybe[dt.date] = UNKNOWN


def _fact(name: str, kind: FactKind, *reads: str) -> Fact:
    return Fact(name=name, kind=kind, label=Text(zh=name, en=name), reads=reads)


PARKING = Topic(
    name="parking",
    label=Text(zh="停车", en="parking"),
    request_type=ParkingRequest,
    item="item",
    addressee="zone",
    facts=(
        _fact("item", FactKind(str), "item"),
        _fact("zone", FactKind(str, {"street", "square"}), "zone"),
        _fact("age", FactKind(int), "driver.age"),
        _fact("resident", FactKind(bool), "driver.resident"),
        _fact("day", FactKind(dt.date), "on"),
    ),
)


@attrs.frozen(kw_only=True)
class Load:
    """What is in a car."""

    item: Maybe[str] = UNKNOWN


@attrs.frozen(kw_only=True)
class LoadingRequest:
    """What is to be loaded."""

    load: Load = Load()


LOADING = Topic(
    name="loading",
    label=Text(zh="装货", en="loading"),
    request_type=LoadingRequest,
    item="load.item",
    facts=(_fact("item", FactKind(str), "load.item"),),
)
