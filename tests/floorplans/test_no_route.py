"""An honest no: its reason, what stands in the way, and how near one can get."""

from dataclasses import replace

import pytest

from floorplans.facts import Access, Evidence, Fact
from floorplans.kinds import AreaKind, ConnectorKind, PlaceKind
from floorplans.model import Area, Connector, Door
from floorplans.route import Blocker, Limit, NoRoute, NoRouteReason, Route
from floorplans.route_search import Location, PlaceLocation, PointLocation, find_route
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from floorplans.walk_graph import NodeKind
from tests.floorplans.toy_venues import ANYWHERE, ToyVenue, believe, hall, stops

WHEELCHAIR = needs_of(Profile.WHEELCHAIR)
A, B = PlaceLocation("a"), PlaceLocation("b")


def wide_door(door_id: str, width_metres: float = 1.0) -> Door:
    return Door(door_id, ("L0",), (0.0, 0.0), clear_width_metres=Fact.measured(width_metres))


def refusal(
    venue: ToyVenue, needs: TravelNeeds, start: Location = A, goal: Location = B
) -> NoRoute:
    answer = find_route(venue.snapshot(), start, goal, needs, believe)
    assert isinstance(answer, NoRoute)
    return answer


def joined(*doors: Door) -> ToyVenue:
    """Place a, the doors in a row with a hall between them, place b."""
    venue = ToyVenue()
    nodes = [venue.place("a")[0]]
    elements: list[Area | Door] = []
    for number, door in enumerate(doors):
        nodes += [venue.node(kind=NodeKind.DOOR, element_id=door.id) for _ in range(2)]
        elements += [hall(f"hall-{number}"), door]
    nodes += [venue.place("b")[0]]
    venue.chain(nodes, *elements, hall("last"))
    return venue


@pytest.mark.parametrize(
    ("start", "goal", "reason"),
    [
        (PlaceLocation("nowhere"), B, NoRouteReason.UNKNOWN_START),
        (A, PlaceLocation("nowhere"), NoRouteReason.UNKNOWN_DESTINATION),
        (PointLocation("L77", 0.0, 0.0), B, NoRouteReason.UNKNOWN_START),
        (A, PointLocation("L0", float("nan"), 0.0), NoRouteReason.UNKNOWN_DESTINATION),
        (A, PointLocation("L0", 0.0, float("inf")), NoRouteReason.UNKNOWN_DESTINATION),
        (PointLocation("L5", 0.0, 0.0), B, NoRouteReason.START_ISOLATED),
        (A, PointLocation("L5", 0.0, 0.0), NoRouteReason.DESTINATION_ISOLATED),
    ],
)
def test_what_is_not_there_is_said(start: Location, goal: Location, reason: NoRouteReason) -> None:
    answer = refusal(joined(wide_door("door")), TravelNeeds(), start, goal)

    assert (answer.reason, answer.blockers) == (reason, ())


def test_a_place_that_nothing_leads_to_is_isolated() -> None:
    venue = joined(wide_door("door"))
    venue.place("island")
    island = PlaceLocation("island")

    assert refusal(venue, WHEELCHAIR, A, island).reason is NoRouteReason.DESTINATION_ISOLATED
    assert refusal(venue, WHEELCHAIR, island, A).reason is NoRouteReason.START_ISOLATED


def test_two_parts_that_never_meet_are_not_connected() -> None:
    venue = joined(wide_door("door"))
    (c,), (d,) = venue.place("c"), venue.place("d")
    venue.join(c, d, hall("elsewhere"))

    answer = refusal(venue, TravelNeeds(), A, PlaceLocation("c"))

    assert (answer.reason, answer.blockers) == (NoRouteReason.NOT_CONNECTED, ())


def test_one_way_against_the_walk_is_named() -> None:
    venue = ToyVenue()
    (a,), (b,) = venue.place("a"), venue.place("b")
    venue.one_way(b, a, wide_door("exit"))

    answer = refusal(venue, TravelNeeds())

    assert answer.reason is NoRouteReason.NOT_CONNECTED
    assert answer.blockers == (Blocker("exit", Limit.ONE_WAY, evidence=Evidence.MEASURED),)


def test_blockers_come_in_walking_order_with_their_values() -> None:
    high = replace(wide_door("high"), threshold_metres=Fact.measured(0.1))
    venue = joined(wide_door("narrow", 0.7), wide_door("fine"), high)

    answer = refusal(venue, WHEELCHAIR)

    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert answer.blockers == (
        Blocker("narrow", Limit.DOOR_WIDTH, 0.7, 0.8, Evidence.MEASURED),
        Blocker("high", Limit.THRESHOLD, 0.1, 0.02, Evidence.MEASURED),
    )


def test_the_way_with_the_fewest_blockers_is_told_even_if_long() -> None:
    venue = joined(wide_door("first", 0.7), wide_door("second", 0.7))
    venue.join(0, len(venue.nodes) - 1, wide_door("far", 0.75), 900.0)

    assert [blocker.element_id for blocker in refusal(venue, WHEELCHAIR).blockers] == ["far"]


def test_an_element_of_many_edges_counts_once() -> None:
    venue = joined(wide_door("first", 0.7), wide_door("second", 0.7))
    a, b = 0, len(venue.nodes) - 1
    corridor = replace(hall("staff-corridor"), access=Access.STAFF)
    between = [venue.node(float(number)) for number in range(6)]
    venue.chain((a, *between, b), *[corridor] * 7)

    assert refusal(venue, WHEELCHAIR).blockers == (
        Blocker("staff-corridor", Limit.ACCESS, evidence=Evidence.MEASURED),
    )


def test_a_door_the_wider_body_does_not_fit_is_named() -> None:
    venue = ToyVenue()
    (a,), (b,) = venue.place("a"), venue.place("b")
    sides = [venue.node(kind=NodeKind.DOOR, element_id="door") for _ in range(2)]
    venue.join(a, sides[0], hall("first"))
    venue.join(sides[0], sides[1], wide_door("door", 0.7), widest_body_metres=0.7)
    venue.join(sides[1], b, hall("second"))

    answer = refusal(venue, WHEELCHAIR)

    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert answer.blockers == (Blocker("door", Limit.DOOR_WIDTH, 0.7, 0.8, Evidence.MEASURED),)


def test_a_gap_in_the_drawn_floor_is_named_by_its_area() -> None:
    venue = joined(wide_door("door"))
    corner = venue.node(9.0)
    (c,) = venue.place("c")
    venue.join(len(venue.nodes) - 3, corner, hall("last"), widest_body_metres=0.7)
    venue.join(corner, c, hall("last"))

    answer = refusal(venue, WHEELCHAIR, A, PlaceLocation("c"))

    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert answer.blockers == (Blocker("last", Limit.GAP, None, 0.8, Evidence.DRAWN),)
    assert answer.nearest_reachable_place_id == "b"


def test_a_gap_before_a_door_is_named_by_the_area_it_is_in() -> None:
    venue = ToyVenue()
    (a,), (b,) = venue.place("a"), venue.place("b")
    corner = venue.node()
    sides = [venue.node(kind=NodeKind.DOOR, element_id="door") for _ in range(2)]
    venue.join(a, corner, hall("first"), widest_body_metres=0.5)
    venue.chain((corner, *sides, b), hall("first"), wide_door("door"), hall("last"))

    assert refusal(venue, WHEELCHAIR).blockers == (
        Blocker("first", Limit.GAP, None, 0.8, Evidence.DRAWN),
    )


def test_a_body_wider_than_every_class_is_told_of_the_doors() -> None:
    answer = refusal(joined(wide_door("door")), TravelNeeds(body_width_metres=1.5))

    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert answer.blockers == (Blocker("door", Limit.DOOR_WIDTH, 1.0, 1.5, Evidence.MEASURED),)


def test_a_body_too_wide_for_any_graph_is_never_told_nothing() -> None:
    venue = ToyVenue()
    (a,), (b,) = venue.place("a"), venue.place("b")
    venue.join(a, b, hall())

    answer = refusal(venue, TravelNeeds(body_width_metres=1.5))

    assert answer.blockers == (Blocker("hall", Limit.GAP, None, 1.5, Evidence.DRAWN),)


def test_a_place_not_open_to_the_traveller_is_no_destination() -> None:
    venue = joined(wide_door("door"))
    venue.places["b"] = replace(venue.places["b"], access=Access.STAFF)

    answer = refusal(venue, TravelNeeds())

    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert answer.blockers == (Blocker("b", Limit.ACCESS, evidence=Evidence.MEASURED),)
    found = find_route(venue.snapshot(), A, B, needs_of(Profile.STAFF), believe)
    assert isinstance(found, Route)


def test_the_nearest_place_in_reach_is_nearer_than_the_start() -> None:
    venue = ToyVenue()
    stairs = Connector("stairs", ConnectorKind.STAIRS, stops("L0", "L1"))
    nodes = {name: venue.place(name)[0] for name in ("behind", "a", "near", "nearer", "b")}
    venue.join(nodes["behind"], nodes["a"], hall(), 5.0)
    venue.join(nodes["a"], nodes["near"], hall(), 5.0)
    venue.join(nodes["near"], nodes["nearer"], hall(), 5.0)
    venue.join(nodes["nearer"], nodes["b"], stairs, 5.0, levels=1.0)

    answer = refusal(venue, WHEELCHAIR)
    from_nearer = refusal(venue, WHEELCHAIR, PlaceLocation("nearer"))

    assert answer.nearest_reachable_place_id == "nearer"
    assert answer.blockers == (Blocker("stairs", Limit.STAIRS, evidence=Evidence.MEASURED),)
    assert from_nearer.nearest_reachable_place_id is None


@pytest.mark.parametrize("kind", [PlaceKind.LIFT, PlaceKind.STAIRS, PlaceKind.SEAT])
def test_nobody_is_sent_to_a_lift_or_a_seat_instead(kind: PlaceKind) -> None:
    venue = ToyVenue()
    stairs = Connector("stairs", ConnectorKind.STAIRS, stops("L0", "L1"))
    nodes = {name: venue.place(name)[0] for name in ("a", "near", "nearer", "b")}
    venue.places["nearer"] = replace(venue.places["nearer"], kind=kind)
    venue.join(nodes["a"], nodes["near"], hall(), 5.0)
    venue.join(nodes["near"], nodes["nearer"], hall(), 5.0)
    venue.join(nodes["nearer"], nodes["b"], stairs, 5.0, levels=1.0)

    answer = refusal(venue, WHEELCHAIR)
    venue.places["near"] = replace(venue.places["near"], kind=kind)
    without = refusal(venue, WHEELCHAIR)

    assert answer.nearest_reachable_place_id == "near"
    assert without.nearest_reachable_place_id is None


def test_stairwell_floor_is_a_stair() -> None:
    venue = ToyVenue()
    (a,), (b,) = venue.place("a"), venue.place("b")
    venue.join(a, b, Area("well", "L0", AreaKind.STAIRWELL, ANYWHERE))

    assert [blocker.limit for blocker in refusal(venue, WHEELCHAIR).blockers] == [Limit.STAIRS]


def stair_and_lift(lift: Connector) -> ToyVenue:
    """Place a below, b above; between them a stair with its landings, and a longer way by lift."""
    venue = ToyVenue()
    (a,), (b,) = venue.place("a"), venue.place("b", level_id="L1")
    low, high = venue.node(), venue.node(level_id="L1")
    stairs = Connector("stairs", ConnectorKind.STAIRS, stops("L0", "L1"))
    for level_id, end, stop in (("L0", a, low), ("L1", b, high)):
        well = Area(f"well-{level_id}", level_id, AreaKind.STAIRWELL, ANYWHERE)
        venue.join(end, stop, replace(well, connector_id="stairs"))
    venue.join(low, high, stairs, levels=1.0)
    below, above = venue.node(), venue.node(level_id="L1")
    venue.join(a, below, hall(), 90.0)
    venue.join(below, above, lift, levels=1.0)
    venue.join(above, b, hall("upper", "L1"), 90.0)
    return venue


SMALL_LIFT = Connector(
    "lift",
    ConnectorKind.LIFT,
    stops("L0", "L1"),
    clear_width_metres=Fact.measured(0.9),
    car_width_metres=Fact.measured(0.9),
    car_depth_metres=Fact.measured(1.3),
)


def test_a_stair_and_its_landings_are_one_blocker() -> None:
    venue = stair_and_lift(SMALL_LIFT)
    venue.edges = [edge for edge in venue.edges if edge.element.id != "lift"]
    (c,) = venue.place("c", level_id="L1")
    venue.join(1, c, wide_door("narrow", 0.6))

    answer = refusal(venue, WHEELCHAIR, A, PlaceLocation("c"))

    told = [(blocker.element_id, blocker.limit) for blocker in answer.blockers]
    assert told == [("stairs", Limit.STAIRS), ("narrow", Limit.DOOR_WIDTH)]


def test_a_stair_with_its_landings_counts_less_than_two_doors() -> None:
    venue = stair_and_lift(SMALL_LIFT)
    venue.edges = [edge for edge in venue.edges if edge.element.id != "lift"]
    middle = venue.node()
    venue.join(0, middle, wide_door("first", 0.6))
    venue.join(middle, 1, wide_door("second", 0.6))

    assert [blocker.element_id for blocker in refusal(venue, WHEELCHAIR).blockers] == ["stairs"]


def test_of_ways_with_one_blocker_the_one_without_stairs_is_told() -> None:
    told = refusal(stair_and_lift(SMALL_LIFT), WHEELCHAIR).blockers

    assert told == (Blocker("lift", Limit.LIFT_CAR, 0.9, 1.0, Evidence.MEASURED),)


def test_a_lift_too_small_to_enter_is_told_before_the_stairs_that_the_body_fits() -> None:
    venue = stair_and_lift(SMALL_LIFT)
    venue.edges = [
        replace(edge, widest_body_metres=0.5) if edge.element.id == "lift" else edge
        for edge in venue.edges
    ]

    assert [blocker.element_id for blocker in refusal(venue, WHEELCHAIR).blockers] == ["lift"]
