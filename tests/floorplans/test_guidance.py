"""Guidance through a small house: what is said, in which order, and on which side things are."""

from dataclasses import replace

import pytest

from floorplans.guidance import GuidancePlan, Landmark, LandmarkUse, Side, StepKind, Turn, steps_of
from floorplans.kinds import AreaKind, DoorKind
from floorplans.route import LegKind
from tests.floorplans.guidance_house import HOUSE, by_lift, by_stairs, into_the_wing, ride
from tests.oracles.hand_routes import door, route, walk

GUIDANCE = GuidancePlan(HOUSE)


def test_way_by_lift_takes_four_steps() -> None:
    leave, lift, landing, arrive = steps_of(by_lift(), HOUSE)

    assert (leave.kind, leave.turn, leave.place_id) == (StepKind.LEAVE, Turn.LEFT, "place-E01")
    assert leave.along is AreaKind.CORRIDOR
    assert (lift.kind, lift.connector_id, lift.side) == (StepKind.TAKE_LIFT, "lift", Side.RIGHT)
    assert (lift.level_id, lift.to_level_id, lift.storeys, lift.upward) == ("L0", "L1", 2, True)
    assert (landing.kind, landing.turn, landing.connector_id) == (
        StepKind.LEAVE,
        Turn.LEFT,
        "lift",
    )
    assert (arrive.kind, arrive.side, arrive.place_id) == (
        StepKind.ARRIVE,
        Side.RIGHT,
        "place-3096",
    )


def test_landmarks_are_passed_on_their_side() -> None:
    leave, _, landing, _ = GUIDANCE.steps_of(by_lift())

    assert leave.landmark == Landmark("place-pharmacy", LandmarkUse.PAST, Side.LEFT)
    assert landing.landmark == Landmark("place-toilets", LandmarkUse.PAST, Side.LEFT)


def test_stairs_tell_storeys_and_steps() -> None:
    steps = GUIDANCE.steps_of(by_stairs())

    assert [step.kind for step in steps] == [
        StepKind.SET_OFF,
        StepKind.ENTER_BUILDING,
        StepKind.TAKE_STAIRS,
        StepKind.LEAVE,
        StepKind.ARRIVE,
    ]
    assert (steps[1].building_id, steps[1].door_id) == ("clinic", "door-main")
    assert (steps[2].step_count, steps[2].storeys, steps[2].upward) == (48, 2, True)
    assert (steps[4].place_id, steps[4].side) == ("place-toilets", Side.LEFT)


def test_destination_is_never_a_landmark() -> None:
    landmarks = [step.landmark for step in GUIDANCE.steps_of(by_stairs())]

    assert all(mark is None or mark.element_id != "place-toilets" for mark in landmarks)


def test_tiny_corners_before_a_turn_are_one_turn() -> None:
    leave, turn, arrive = GUIDANCE.steps_of(into_the_wing())

    assert leave.distance_metres == pytest.approx(36.2, abs=0.1)
    assert (turn.kind, turn.turn) == (StepKind.TURN, Turn.LEFT)
    assert (arrive.kind, arrive.side) == (StepKind.ARRIVE, None)


def test_facing_at_the_start_gives_the_first_turn() -> None:
    southwards = GUIDANCE.steps_of(by_stairs(), start_bearing_degrees=180.0)
    eastwards = GUIDANCE.steps_of(by_stairs(), start_bearing_degrees=90.0)

    assert (southwards[0].kind, southwards[0].turn) == (StepKind.SET_OFF, Turn.LEFT)
    assert eastwards[0].turn is None


def test_a_short_start_and_its_corner_are_one_turn_from_where_one_looks() -> None:
    around = route(*walk("c0", (2, 1.5), (4.2, 1.5), (4.2, 4.5), (4.2, 20.0)))

    unknown = GUIDANCE.steps_of(around)
    (east, *_), (south, *_), (north, *_) = (
        GUIDANCE.steps_of(around, start_bearing_degrees=bearing) for bearing in (90.0, 180.0, 0.0)
    )

    assert (unknown[0].kind, unknown[0].turn) == (StepKind.SET_OFF, None)
    assert (east.kind, east.turn, east.goes_straight) == (StepKind.SET_OFF, Turn.LEFT, False)
    assert (south.kind, south.turn) == (StepKind.SET_OFF, Turn.LEFT)
    assert (north.kind, north.turn) == (StepKind.SET_OFF, Turn.RIGHT)


def test_a_door_behind_who_starts_at_it_is_turned_to_first() -> None:
    outwards = route(
        door("door-main", (0, 1.5)), *walk("yard", (0, 1.5), (-8, 1.5), level_id="site")
    )

    for bearing, turn in ((90.0, Turn.BACK), (0.0, Turn.LEFT), (270.0, None), (None, None)):
        first = GUIDANCE.steps_of(outwards, start_bearing_degrees=bearing)[0]
        assert (first.kind, first.turn) == (StepKind.LEAVE_BUILDING, turn)


def test_a_lift_behind_who_starts_at_it_is_turned_to_first() -> None:
    legs = by_lift().legs
    rides = next(number for number, leg in enumerate(legs) if leg.kind is LegKind.LIFT)
    from_its_door = route(*legs[rides - 2 :])

    for bearing, turn, side in (
        (0.0, Turn.BACK, Side.AHEAD),
        (90.0, None, Side.RIGHT),
        (180.0, None, Side.AHEAD),
        (None, None, None),
    ):
        first = GUIDANCE.steps_of(from_its_door, start_bearing_degrees=bearing)[0]
        assert (first.kind, first.turn, first.side) == (StepKind.TAKE_LIFT, turn, side)


def test_leaving_by_the_main_entrance_leaves_the_building() -> None:
    outwards = route(
        *walk("c0", (10, 1.5), (0, 1.5)),
        door("door-main", (0, 1.5)),
        *walk("yard", (0, 1.5), (-8, -4), level_id="site"),
    )

    steps = GUIDANCE.steps_of(outwards)

    assert [step.kind for step in steps] == [
        StepKind.SET_OFF,
        StepKind.LEAVE_BUILDING,
        StepKind.ARRIVE,
    ]
    assert (steps[1].building_id, steps[1].turn_after) == ("clinic", Turn.SLIGHT_LEFT)


def test_turn_just_before_a_door_is_told_with_the_door() -> None:
    passing = route(
        *walk("c0", (2, 1.5), (22, 1.5), (24, 3)),
        door("door-pharmacy", (24, 3)),
        *walk("pharmacy", (24, 3), (24, 8), (21, 8)),
    )

    steps = GUIDANCE.steps_of(passing)

    assert [step.kind for step in steps] == [StepKind.SET_OFF, StepKind.ENTER, StepKind.ARRIVE]
    assert (steps[1].turn, steps[1].area_id) == (Turn.LEFT, "pharmacy")
    assert steps[2].side is Side.LEFT


def test_opening_is_a_turn_and_no_door() -> None:
    opened = replace(
        HOUSE,
        doors=tuple(replace(one, kind=DoorKind.OPENING) for one in HOUSE.doors),
        areas=tuple(
            replace(area, kind=AreaKind.OPEN) if area.id == "pharmacy" else area
            for area in HOUSE.areas
        ),
        places=(),
    )
    passing = route(
        *walk("c0", (2, 1.5), (24, 2.8)),
        door("door-pharmacy", (24, 3)),
        *walk("pharmacy", (24, 3), (24, 8)),
    )

    steps = steps_of(passing, opened)

    assert [(step.kind, step.turn) for step in steps] == [
        (StepKind.SET_OFF, None),
        (StepKind.TURN, Turn.LEFT),
        (StepKind.ARRIVE, None),
    ]


def test_flights_of_one_climb_are_one_step() -> None:
    flights = route(
        *walk("well0", (30, 0), (29, -2)),
        ride(LegKind.STAIRS, "stairs", (29, -2), (31, -2), "L0"),
        *walk("well1", (31, -2), (29, -2), level_id="L1"),
        replace(ride(LegKind.STAIRS, "stairs", (29, -2), (31, -2), "L0")),
    )

    steps = GUIDANCE.steps_of(flights)

    assert [step.kind for step in steps] == [StepKind.TAKE_STAIRS, StepKind.ARRIVE]
    assert steps[0].step_count == 96


def test_unstated_flight_leaves_the_steps_uncounted() -> None:
    stairs = HOUSE.connectors[1]
    unstated = replace(
        HOUSE,
        connectors=(
            HOUSE.connectors[0],
            replace(stairs, step_count=type(stairs)("x", stairs.kind, ()).step_count),
        ),
    )

    step = steps_of(by_stairs(), unstated)[2]

    assert (step.kind, step.step_count) == (StepKind.TAKE_STAIRS, None)


def test_lift_without_doors_claims_no_direction() -> None:
    bare = replace(
        HOUSE,
        areas=tuple(area for area in HOUSE.areas if area.kind is not AreaKind.LIFT_CAR),
        doors=tuple(one for one in HOUSE.doors if "lift" not in one.id),
    )
    ridden = route(
        *walk("c0", (4, 1), (34, 1.5)),
        ride(LegKind.LIFT, "lift", (34, 1.5), (34, 1.5), "L0"),
        *walk("c1", (34, 1.5), (12, 2), level_id="L1"),
    )

    leave = steps_of(ridden, bare)[2]

    assert (leave.kind, leave.turn, leave.goes_straight) == (StepKind.LEAVE, None, False)


def test_shift_across_a_wide_corridor_goes_unsaid() -> None:
    shifting = route(*walk("yard", (0, 0), (20, 0), (24.5, 2.5), (50, 2.5)))

    steps = GUIDANCE.steps_of(shifting)

    assert [step.kind for step in steps] == [StepKind.SET_OFF, StepKind.ARRIVE]


def test_start_at_an_entrance_is_left_from_that_entrance() -> None:
    plan = replace(
        HOUSE,
        doors=tuple(replace(one, entrance=None) for one in HOUSE.doors),
        places=(replace(HOUSE.places[-1], id="way-in", door_id="door-pharmacy"),),
    )
    inwards = route(door("door-pharmacy", (24, 3)), *walk("c0", (24, 3), (4, 2)), start="way-in")

    steps = steps_of(inwards, plan)

    assert [(step.kind, step.turn, step.place_id) for step in steps] == [
        (StepKind.SET_OFF, Turn.RIGHT, "way-in"),
        (StepKind.ARRIVE, None, None),
    ]


def test_start_that_is_the_destination_arrives_at_once() -> None:
    here = route(start="place-E01", end="place-E01")

    steps = GUIDANCE.steps_of(here)

    assert [(step.kind, step.place_id, step.distance_metres) for step in steps] == [
        (StepKind.ARRIVE, "place-E01", 0.0)
    ]


def test_unknown_places_and_elements_do_not_stop_guidance() -> None:
    strange = route(*walk("gone", (0, 0), (0, 10), (10, 10)), start="gone", end="gone too")

    steps = GUIDANCE.steps_of(strange)

    assert [(step.kind, step.turn) for step in steps] == [
        (StepKind.SET_OFF, None),
        (StepKind.TURN, Turn.RIGHT),
        (StepKind.ARRIVE, None),
    ]


def test_empty_plan_guides_without_landmarks() -> None:
    empty = replace(HOUSE, areas=(), doors=(), connectors=(), places=(), levels=HOUSE.levels)

    steps = steps_of(by_lift(), empty)

    assert all(step.landmark is None for step in steps)
    assert sum(step.distance_metres for step in steps) == pytest.approx(by_lift().distance_metres)
