"""Points where a body has no room are not taken through a wall to where it has."""

from dataclasses import replace

import pytest

from floorplans.facts import Access, Fact
from floorplans.kinds import AreaKind, Hazard
from floorplans.locations import PointLocation
from floorplans.model import Plan
from floorplans.route import Limit, NoRoute, NoRouteReason, Route
from floorplans.route_search import find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.floorplans.plan_makers import (
    Part,
    area_of,
    door_at,
    path_line,
    plan_of,
    rectangle,
    wall_line,
)
from tests.floorplans.tight_floors import HOUSE

WALKING, CHAIR = needs_of(Profile.WALKING), needs_of(Profile.WHEELCHAIR)
IN_THE_HALL = PointLocation("L0", 2.0, -2.0)
IN_THE_CLOSET = PointLocation("L0", 9.0, 0.3)
"""Too far from its door to be come to from there."""


def house(*parts: Part) -> Plan:
    """A hall, and north of it a closet of 12 x 0.6 m with a door to it."""
    return replace(
        plan_of(
            area_of("hall", rectangle(0, -4, 12, 0), AreaKind.CORRIDOR),
            area_of("closet", rectangle(0, 0, 12, 0.6)),
            door_at("d", (1.0, 0.0), 1.2),
            *parts,
        ),
        assumptions=HOUSE,
    )


@pytest.mark.parametrize("ends", [(IN_THE_CLOSET, IN_THE_HALL), (IN_THE_HALL, IN_THE_CLOSET)])
def test_a_room_too_narrow_for_the_body_is_no_start_and_no_destination(
    ends: tuple[PointLocation, PointLocation],
) -> None:
    snapshot = Snapshot(house())

    assert isinstance(find_route(snapshot, *ends, WALKING), Route)
    answer = find_route(snapshot, *ends, CHAIR)

    assert isinstance(answer, NoRoute)
    assert answer.reason is NoRouteReason.NEEDS_NOT_MET
    assert {blocker.limit for blocker in answer.blockers} == {Limit.GAP}


def test_a_point_beside_a_wall_stays_in_its_room() -> None:
    """The other room has free floor nearer to the point than its own."""
    snapshot = Snapshot(
        house(area_of("narrow", rectangle(0, 0.6, 12, 1.5)), door_at("e", (5, 0.6)))
    )

    answer = find_route(snapshot, PointLocation("L0", 3.0, 1.0), IN_THE_HALL, WALKING)

    assert isinstance(answer, Route)
    assert [leg.element_id for leg in answer.legs if leg.kind.value == "door"] == ["e", "d"]


def test_wall_lines_within_a_room_part_it_too() -> None:
    plan = house(wall_line("w", (0.0, -1.2), (12.0, -1.2)), wall_line("v", (0, -1.7), (12, -1.7)))
    between = PointLocation("L0", 3.0, -1.45)

    answer = find_route(Snapshot(plan), between, PointLocation("L0", 3.0, -3.0), CHAIR)

    assert isinstance(answer, NoRoute)


def test_a_path_line_leads_where_no_body_has_room() -> None:
    line = path_line("line", (5.0, 0.3), (9.0, 0.3), (11.5, 0.3))
    far = PointLocation("L0", 11.4, 0.2)

    answer = find_route(Snapshot(house(line)), IN_THE_CLOSET, far, CHAIR)

    assert isinstance(answer, Route)


def test_a_point_on_the_border_of_two_areas_is_answered() -> None:
    snapshot = Snapshot(house())

    for needs in (WALKING, CHAIR):
        answer = find_route(snapshot, PointLocation("L0", 3.0, 0.0), IN_THE_HALL, needs)
        assert isinstance(answer, Route)


@pytest.mark.parametrize("x", [3.0, 6.0, 9.0])
def test_who_stands_on_the_line_between_two_floors_is_not_led_over_the_barred_one(
    x: float,
) -> None:
    """Yards in a row: of the public, of the staff, with a hazard, of the public again; and a way
    beside them."""
    yards = [
        area_of(f"y{number}", rectangle(3 * number, 0, 3 * number + 3, 3), AreaKind.OUTDOOR)
        for number in range(4)
    ]
    yards[1] = replace(yards[1], access=Access.STAFF)
    yards[2] = replace(yards[2], hazard=Hazard.RADIATION)
    lane = area_of("lane", rectangle(0, -3, 12, 0), AreaKind.OUTDOOR)
    snapshot = Snapshot(replace(plan_of(*yards, lane), assumptions=HOUSE))

    for goal in (PointLocation("L0", 1.0, 2.0), PointLocation("L0", 11.0, 2.0)):
        answer = find_route(snapshot, PointLocation("L0", x, 1.5), goal, WALKING)
        reason = answer.reason if isinstance(answer, NoRoute) else None
        assert reason is not NoRouteReason.PROOF_FAILED
        assert isinstance(answer, Route) or x == 6.0


def test_floors_of_different_slope_are_not_one_floor() -> None:
    steep = replace(
        area_of("steep", rectangle(0, 0, 4, 4), AreaKind.OUTDOOR), incline=Fact.measured(0.2)
    )
    level = replace(
        area_of("level", rectangle(4, 0, 12, 4), AreaKind.OUTDOOR), incline=Fact.measured(0.0)
    )
    snapshot = Snapshot(replace(plan_of(steep, level), assumptions=HOUSE))

    answer = find_route(
        snapshot, PointLocation("L0", 3.0, 2.0), PointLocation("L0", 11.0, 2.0), CHAIR
    )

    assert isinstance(answer, NoRoute)
    assert {blocker.limit for blocker in answer.blockers} == {Limit.INCLINE}
