from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorplans.facts import Fact
from floorplans.kinds import ConnectorKind, LiftUse
from floorplans.model import Connector, PathLine
from floorplans.route import Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.floorplans.toy_venues import ToyVenue, believe, stops

BED = replace(needs_of(Profile.BED), min_door_width_metres=None, max_incline=None, is_wheeled=False)
"""A bed that minds nothing that a toy does not say."""
OTHERS = [needs_of(profile) for profile in Profile if profile is not Profile.BED]


def line(name: str, *, is_green: bool = False) -> PathLine:
    return PathLine(name, "L0", ((0.0, 0.0), (1.0, 0.0)), is_green_channel=is_green)


def two_ways(green_metres: float, other_metres: float, *, marked: bool = True) -> Snapshot:
    """From a to b by a channel or by an ordinary line."""
    toy = ToyVenue()
    (a,), (b,) = toy.place("a"), toy.place("b", 9.0)
    for each, metres in (
        (line("channel", is_green=marked), green_metres),
        (line("short"), other_metres),
    ):
        middle = toy.node()
        toy.join(a, middle, each, metres / 2)
        toy.join(middle, b, each, metres / 2)
    return toy.snapshot()


def way(snapshot: Snapshot, needs: TravelNeeds) -> Route:
    found = find_route(snapshot, PlaceLocation("a"), PlaceLocation("b"), needs, believe)
    assert isinstance(found, Route)
    return found


def elements(route: Route) -> list[str]:
    return list(dict.fromkeys(leg.element_id for leg in route.legs))


@pytest.mark.parametrize(
    ("metres", "chosen"), [(90.0, "channel"), (150.0, "channel"), (170.0, "short")]
)
def test_a_bed_takes_the_channel_where_it_is_not_much_farther(metres: float, chosen: str) -> None:
    assert elements(way(two_ways(metres, 100.0), BED)) == [chosen]


@given(green=st.floats(1.0, 500.0), other=st.floats(1.0, 500.0))
def test_others_go_as_if_there_were_no_channel(green: float, other: float) -> None:
    marked, plain = two_ways(green, other), two_ways(green, other, marked=False)
    for needs in OTHERS:
        assert elements(way(marked, needs)) == elements(way(plain, needs))


@given(green=st.floats(1.0, 500.0), other=st.floats(1.0, 500.0))
def test_what_is_told_is_the_walk_itself(green: float, other: float) -> None:
    route = way(two_ways(green, other), BED)

    metres = green if elements(route) == ["channel"] else other
    assert route.distance_metres == pytest.approx(metres)
    assert route.duration_seconds == pytest.approx(metres / 0.9, rel=1e-6)
    assert metres <= 1.6 * min(green, other) + 1e-6


def test_a_bed_waits_for_the_lift_of_the_channel() -> None:
    toy = ToyVenue()
    (a,), (b,) = toy.place("a"), toy.place("b", 0.0, "L1")
    lift = Connector(
        "plain",
        ConnectorKind.LIFT,
        stops("L0", "L1"),
        lift_use=LiftUse.BED,
        clear_width_metres=Fact.measured(1.3),
    )
    needs = replace(BED, min_car_width_metres=None, min_car_depth_metres=None)
    ends = [(toy.node(), toy.node(level_id="L1")) for _ in range(2)]
    for (low, high), each, metres in zip(
        ends, (lift, replace(lift, id="marked", is_green_channel=True)), (1.0, 20.0), strict=True
    ):
        toy.join(a, low, line(f"to-{each.id}"), metres)
        toy.join(low, high, each, levels=1.0)
        toy.join(high, b, line(f"from-{each.id}"), 1.0)
    snapshot = toy.snapshot()

    assert "marked" in elements(way(snapshot, needs))
    assert "plain" in elements(way(snapshot, needs_of(Profile.STAFF)))


def test_a_plan_without_channels_shares_its_trees() -> None:
    plain = two_ways(10.0, 20.0, marked=False)

    assert plain.canonical_needs(BED) == plain.canonical_needs(
        replace(BED, prefers_green_channels=False)
    )
