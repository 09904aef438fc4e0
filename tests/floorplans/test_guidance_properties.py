"""What holds for the guidance of every route: nothing is lost, and left is left from all sides."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import transform

from floorplans.guidance import GuidancePlan, Landmark, Side, Step, StepKind, Turn, steps_of
from floorplans.model import Plan, Point
from floorplans.route import Leg, LegKind, Route, RoutePoint
from tests.floorplans.guidance_house import HOUSE, by_lift, by_stairs, into_the_wing, ride
from tests.oracles.hand_routes import door, route, walk

GUIDANCE = GuidancePlan(HOUSE)
MIRRORED_TURN = {
    Turn.SHARP_LEFT: Turn.SHARP_RIGHT,
    Turn.LEFT: Turn.RIGHT,
    Turn.SLIGHT_LEFT: Turn.SLIGHT_RIGHT,
    Turn.SLIGHT_RIGHT: Turn.SLIGHT_LEFT,
    Turn.RIGHT: Turn.LEFT,
    Turn.SHARP_RIGHT: Turn.SHARP_LEFT,
    Turn.BACK: Turn.BACK,
    None: None,
}
MIRRORED_SIDE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.AHEAD: Side.AHEAD, None: None}
ROUTES = st.sampled_from([by_lift(), by_stairs(), into_the_wing()])
Move = Callable[[Point], Point]

points = st.tuples(st.floats(0, 40), st.floats(-4, 20))


@st.composite
def walked_routes(draw: st.DrawFn) -> Route:
    """Any walk over the house's ground floor, through its doors and up its stairs and lift."""
    legs: list[Leg] = []
    at = draw(points)
    for _ in range(draw(st.integers(1, 12))):
        what = draw(st.sampled_from(["walk", "walk", "walk", "door"]))
        if what == "walk":
            to = draw(points)
            legs += walk(draw(st.sampled_from(["c0", "wing", "E01", "well0"])), at, to)
            at = to
        else:
            one = draw(st.sampled_from([one for one in HOUSE.doors if "L0" in one.level_ids]))
            legs += walk("c0", at, one.point)
            legs.append(door(one.id, one.point))
            at = one.point
    if draw(st.booleans()):
        kind = draw(st.sampled_from([LegKind.STAIRS, LegKind.LIFT]))
        connector_id = "lift" if kind is LegKind.LIFT else "stairs"
        legs.append(ride(kind, connector_id, at, draw(points), "L0"))
    place_ids = st.sampled_from([None, *(place.id for place in HOUSE.places)])
    return route(*legs, start=draw(place_ids), end=draw(place_ids))


@given(walked_routes())
def test_steps_share_out_the_whole_route(walked: Route) -> None:
    steps = GUIDANCE.steps_of(walked)

    assert steps[0].first_leg == 0
    assert steps[-1].end_leg == len(walked.legs)
    assert all(a.end_leg == b.first_leg for a, b in pairwise(steps))
    assert sum(step.distance_metres for step in steps) == pytest.approx(walked.distance_metres)
    assert sum(step.duration_seconds for step in steps) == pytest.approx(walked.duration_seconds)
    assert [step.kind is StepKind.ARRIVE for step in steps] == [False] * (len(steps) - 1) + [True]


@given(walked_routes())
def test_no_landmark_is_told_twice_nor_an_end_of_the_route(walked: Route) -> None:
    steps = GUIDANCE.steps_of(walked)

    told = [step.landmark.element_id for step in steps if step.landmark is not None]
    assert len(told) == len(set(told))
    assert not {walked.start_place_id, walked.end_place_id} & set(told)


@given(walked_routes())
def test_every_ride_is_told_with_its_end(walked: Route) -> None:
    steps = GUIDANCE.steps_of(walked)

    rides = [leg for leg in walked.legs if leg.kind in (LegKind.STAIRS, LegKind.LIFT)]
    assert [step.to_level_id for step in steps if step.to_level_id] == [
        leg.end.level_id for leg in rides
    ]


@given(ROUTES, st.floats(-math.pi, math.pi), points)
def test_turned_and_moved_house_is_guided_the_same(
    walked: Route, angle: float, away: Point
) -> None:
    sine, cosine = math.sin(angle), math.cos(angle)

    def move(point: Point) -> Point:
        x, y = point
        return x * cosine - y * sine + away[0], x * sine + y * cosine + away[1]

    steps = steps_of(_moved_route(walked, move), _moved_plan(HOUSE, move))

    assert [_said(step) for step in steps] == [_said(step) for step in GUIDANCE.steps_of(walked)]


@given(ROUTES)
def test_mirrored_house_swaps_left_and_right(walked: Route) -> None:
    def mirror(point: Point) -> Point:
        return -point[0], point[1]

    steps = steps_of(_moved_route(walked, mirror), _moved_plan(HOUSE, mirror))

    assert [_mirrored(_said(step)) for step in steps] == [
        _said(step) for step in GUIDANCE.steps_of(walked)
    ]


def _said(step: Step) -> tuple[StepKind, Turn | None, Turn | None, Side | None, Landmark | None]:
    return step.kind, step.turn, step.turn_after, step.side, step.landmark


def _mirrored(
    said: tuple[StepKind, Turn | None, Turn | None, Side | None, Landmark | None],
) -> tuple[StepKind, Turn | None, Turn | None, Side | None, Landmark | None]:
    kind, turn, after, side, mark = said
    if mark is not None:
        mark = replace(mark, side=MIRRORED_SIDE[mark.side])
    return kind, MIRRORED_TURN[turn], MIRRORED_TURN[after], MIRRORED_SIDE[side], mark


def _moved_route(walked: Route, move: Move) -> Route:
    def moved(point: RoutePoint) -> RoutePoint:
        return RoutePoint(point.level_id, *move(point.point))

    legs = tuple(
        replace(
            leg,
            start=moved(leg.start),
            end=moved(leg.end),
            shape=tuple(moved(point) for point in leg.shape),
        )
        for leg in walked.legs
    )
    return replace(walked, legs=legs)


def _moved_plan(plan: Plan, move: Move) -> Plan:
    return replace(
        plan,
        areas=tuple(
            replace(
                area,
                polygon=transform(area.polygon, lambda xy: np.array([move((x, y)) for x, y in xy])),
            )
            for area in plan.areas
        ),
        doors=tuple(replace(one, point=move(one.point)) for one in plan.doors),
        connectors=tuple(
            replace(
                one,
                stops=tuple(replace(stop, point=move(stop.point)) for stop in one.stops),
            )
            for one in plan.connectors
        ),
        places=tuple(replace(place, point=move(place.point)) for place in plan.places),
    )
