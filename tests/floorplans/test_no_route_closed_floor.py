"""An honest no to somebody who stands on floor that is closed to everybody."""

from dataclasses import replace

from shapely import box

from floorplans.attachments import Attachment
from floorplans.facts import Access, Evidence, Fact
from floorplans.model import Door
from floorplans.route import Blocker, Limit, NoRoute, RoutePoint
from floorplans.route_search import PlaceLocation, PointLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds
from floorplans.walk_graph import NodeKind
from tests.floorplans.toy_venues import ToyVenue, believe, hall


def test_a_closed_floor_under_the_start_is_named() -> None:
    venue, door = ToyVenue(), Door("door", ("L0",), (0.0, 0.0), clear_width_metres=Fact.measured(1))
    sides = [venue.node(kind=NodeKind.DOOR, element_id="door") for _ in range(2)]
    nodes = [venue.place("a")[0], *sides, venue.place("b")[0]]
    beyond = replace(hall("last"), polygon=box(50.0, 0.0, 60.0, 10.0))
    venue.chain(nodes, hall("hall-0"), door, beyond)
    start = PointLocation("L0", 0.0, 0.0)
    venue.elements["hall-0"] = replace(hall("hall-0"), access=Access.CLOSED)
    attachment = Attachment(RoutePoint("L0", 0.0, 0.0), ((0, 2.0),))
    snapshot = Snapshot(venue.plan(), venue.walk_graph, attach=lambda *_: attachment)

    answer = find_route(snapshot, start, PlaceLocation("b"), TravelNeeds(), believe)

    assert isinstance(answer, NoRoute)
    assert answer.blockers == (Blocker("hall-0", Limit.ACCESS, evidence=Evidence.MEASURED),)
