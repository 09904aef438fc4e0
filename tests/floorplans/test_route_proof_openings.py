"""Where a plan implies an opening (a path line through a wall, a stop at one) people pass; nowhere
else, and not past the limits of a door that stands there."""

from dataclasses import replace

import pytest
from shapely import Polygon

from floorplans.facts import Access, Fact
from floorplans.kinds import AreaKind, ConnectorKind
from floorplans.model import Plan, Point
from floorplans.route import LegKind, Route
from floorplans.route_proof import ProofFailureCode, prove_route
from floorplans.travel_needs import TravelNeeds
from tests.floorplans.plan_makers import (
    area_of,
    door_at,
    path_line,
    place_in,
    plan_of,
    rectangle,
    square_room,
    stairs,
)
from tests.oracles.crossings import walks_through_walls
from tests.oracles.hand_routes import door, leg, route, walk

ON_FOOT = TravelNeeds()
ROOM = square_room("room")
YARD = area_of("yard", rectangle(0.0, -6.0, 5.0, 0.0), AreaKind.OUTDOOR)
LINE = path_line("line", (2.5, 2.5), (2.5, -4.0))


def codes(plan: Plan, made: Route, needs: TravelNeeds = ON_FOOT) -> set[ProofFailureCode]:
    return {failure.code for failure in prove_route(plan, made, needs)}


def out_at(x: float) -> Route:
    """From the room to the yard across their common wall at y = 0, without a door."""
    return route(*walk("room", (2.5, 2.5), (x, 0.0)), *walk("yard", (x, 0.0), (2.5, -3.0)))


def test_wall_is_passed_where_a_path_line_crosses_it_and_nowhere_else() -> None:
    plan = plan_of(ROOM, YARD, LINE)

    assert codes(plan_of(ROOM, YARD), out_at(2.5)) == {ProofFailureCode.WALL_CROSSED}
    assert codes(plan, out_at(2.5)) == set()
    assert ProofFailureCode.WALL_CROSSED in codes(plan, out_at(3.0))


def test_opening_of_a_path_line_is_only_for_those_who_may_use_the_line() -> None:
    plan = plan_of(ROOM, YARD, replace(LINE, access=Access.STAFF))

    assert codes(plan, out_at(2.5)) == {ProofFailureCode.WALL_CROSSED}


def test_walk_does_not_cross_a_wall_far_from_its_end_at_the_opening() -> None:
    plan = plan_of(ROOM, YARD, LINE)
    through = route(*walk("yard", (2.5, 2.5), (2.5, -3.0)))

    assert codes(plan, through) == {ProofFailureCode.WALL_CROSSED}


@pytest.mark.parametrize(
    ("access", "failures"),
    [(Access.PUBLIC, set()), (Access.EMERGENCY, {ProofFailureCode.WALL_CROSSED})],
)
def test_stop_that_stands_in_a_door_is_reached_within_the_door_s_limits(
    access: Access, failures: set[ProofFailureCode]
) -> None:
    outside = stairs("fire-stairs", ("L0", (2.5, 0.0)), ("site", (2.5, 0.0)))
    exit_door = replace(door_at("exit", (2.5, 0.0), 0.9), access=access)
    plan = plan_of(ROOM, outside, exit_door)
    down = leg(LegKind.STAIRS, "fire-stairs", (2.5, 0.0), (2.5, 0.0), end_level_id="site")

    assert codes(plan, route(*walk("room", (2.5, 2.5), (2.5, 0.0)), down)) == failures


def test_stop_at_a_wall_is_no_hole_for_those_who_cannot_ride() -> None:
    escalator = replace(
        stairs("e", ("L0", (2.5, 0.0)), ("L1", (2.5, 0.0))), kind=ConnectorKind.ESCALATOR
    )
    plan = plan_of(ROOM, YARD, escalator)

    afoot = replace(ON_FOOT, may_use_escalators=False)
    assert codes(plan, out_at(2.5), afoot) == {ProofFailureCode.WALL_CROSSED}


@pytest.mark.parametrize(
    ("link", "is_joined"),
    [((2.9, -4.0), True), ((3.3, -4.0), False)],
)
def test_path_line_is_linked_to_what_is_at_most_half_a_metre_beside_it(
    link: Point, is_joined: bool
) -> None:
    plan = plan_of(YARD, LINE)
    made = route(leg(LegKind.PATH, "line", (2.5, -4.0), link))

    assert codes(plan, made) == (set() if is_joined else {ProofFailureCode.OFF_PATH_LINE})


def test_closed_door_beside_the_way_is_as_solid_as_its_wall() -> None:
    corridor = area_of("c", rectangle(0.0, -2.0, 5.0, 0.0), AreaKind.CORRIDOR)
    passed = door_at("passed", (2.5, 0.0), 0.9)
    plan = plan_of(ROOM, corridor, passed, place_in(corridor))

    along = walk("c", (0.6, -1.0), (2.2, -0.1), (2.8, -0.1), (4.4, -1.0))
    made = route(*along, start="c", end="c")

    assert codes(plan, made) == {ProofFailureCode.GAP}


def test_door_at_a_slight_bend_is_passed_in_its_middle() -> None:
    ring = ((0.0, 0.0), (2.5, -0.3), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0))
    room = area_of("bent", Polygon(ring))
    plan = plan_of(room, door_at("d", (2.5, -0.3), 0.9), place_in(room))
    amid, beside = (2.5, -0.3), (2.06, -0.247)

    def out(point: Point) -> Route:
        return route(*walk("bent", (2.5, 2.5), point), door("d", point), start="bent", end="bent")

    assert codes(plan, out(amid), replace(ON_FOOT, body_width_metres=0.88)) == set()
    assert codes(plan, out(beside), replace(ON_FOOT, body_width_metres=0.7)) == {
        ProofFailureCode.GAP
    }


def test_doors_drawn_into_one_another_have_one_wide_gap() -> None:
    near = door_at("near", (2.9, 0.0), 0.9)
    corridor = area_of("c", rectangle(0.0, -2.0, 5.0, 0.0), AreaKind.CORRIDOR)
    legs = (
        *walk("room", (2.5, 2.5), (2.5, 0.0)),
        door("d", (2.5, 0.0)),
        *walk("c", (2.5, 0.0), (3.6, -0.6), (4.4, -1.0)),
    )
    alone = plan_of(ROOM, corridor, door_at("d", (2.5, 0.0), 0.9))

    assert codes(alone, route(*legs)) == set()
    assert codes(replace(alone, doors=(*alone.doors, near)), route(*legs)) == set()


def test_unknown_width_of_a_path_bars_those_on_wheels_only() -> None:
    plan = plan_of(YARD, LINE)
    made = route(leg(LegKind.PATH, "line", (2.5, 2.5), (2.5, -4.0)))
    measured = plan_of(YARD, replace(LINE, clear_width_metres=Fact.measured(1.0)))

    wheeled = replace(ON_FOOT, is_wheeled=True, body_width_metres=0.8)
    assert codes(plan, made) == set()
    assert codes(plan, made, wheeled) == {ProofFailureCode.PATH_WIDTH}
    assert codes(measured, made, wheeled) == set()


def test_oracle_finds_walks_that_go_through_a_room_s_wall() -> None:
    plan = plan_of(ROOM, YARD)
    through = route(*walk("yard", (2.5, 2.5), (2.5, -3.0)))

    assert [element_id for _, element_id in walks_through_walls(plan, [through])] == ["room"]
    assert walks_through_walls(plan, [out_at(2.5)]) == []
