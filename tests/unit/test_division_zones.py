"""Functional zones: what has a number of statistics and is no division."""

import pytest

from govsvc.divisions import DivisionCode, FunctionalZone, functional_zones, registry
from govsvc.divisions.zones import zone_names
from govsvc.errors import CodeError, GovsvcError, InputTypeError


def test_the_zones_of_the_sample_places() -> None:
    assert [(zone.code, zone.name) for zone in functional_zones()] == [
        ("130971", "河北沧州经济开发区"),
        ("130972", "沧州高新技术产业开发区"),
        ("130973", "沧州渤海新区"),
    ]
    assert zone_names()["130973"] == "沧州渤海新区"
    for zone in functional_zones():
        assert zone.prefecture == DivisionCode("130900")
        assert zone.code is not None
        assert not registry().is_division(zone.code)


def test_a_zone_without_a_number() -> None:
    zone = FunctionalZone(name="示例高新区")
    assert (zone.code, zone.prefecture) == (None, None)


@pytest.mark.parametrize(
    ("name", "code", "error"),
    [
        pytest.param("示例区", "130970", CodeError, id="70"),
        pytest.param("示例区", "130981", CodeError, id="81"),
        pytest.param("示例区", "310115", CodeError, id="district"),
        pytest.param("示例区", "1309", CodeError, id="short"),
        pytest.param("示例区", "13097x", CodeError, id="letter"),
        pytest.param("示例区", "130971000", CodeError, id="long"),
        pytest.param("示例区", 130971, InputTypeError, id="number"),
        pytest.param(5, "130971", InputTypeError, id="no-name"),
    ],
)
def test_what_is_no_zone(name: object, code: object, error: type[GovsvcError]) -> None:
    with pytest.raises(error):
        FunctionalZone(name=name, code=code)  # type: ignore[arg-type]
