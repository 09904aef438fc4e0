"""Where elements stand, as one point to show."""

import pytest
from shapely import Point

from floorplans.element_spots import ElementSpot, find_element_spot
from floorplans.model import Area, Connector, Door, PathLine, Plan
from floorplans.sample_clinic import sample_clinic_plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample_clinic_plan()


def test_every_element_has_a_spot_on_a_level_of_its_own(plan: Plan) -> None:
    for element in plan.elements():
        spot = find_element_spot(plan, element.id)

        assert spot is not None
        match element:
            case Door():
                assert spot == ElementSpot(element.level_ids[0], element.point)
            case Connector():
                assert spot == ElementSpot(element.stops[0].level_id, element.stops[0].point)
            case Area():
                assert spot.level_id == element.level_id
                assert element.polygon.covers(_point(spot))
            case PathLine():
                assert spot.level_id == element.level_id


def test_lift_is_shown_where_somebody_stands_if_it_stops_there(plan: Plan) -> None:
    lift = next(each for each in plan.connectors if len(each.stops) > 1)
    upper = lift.stops[-1]

    assert find_element_spot(plan, lift.id, {upper.level_id}) == ElementSpot(
        upper.level_id, upper.point
    )
    assert find_element_spot(plan, lift.id, {"elsewhere"}) == find_element_spot(plan, lift.id)


def test_unknown_element_stands_nowhere(plan: Plan) -> None:
    assert find_element_spot(plan, "no-such-element") is None


def _point(spot: ElementSpot) -> Point:
    return Point(spot.point)
