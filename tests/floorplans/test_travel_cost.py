"""Seconds of an edge, by its kind and the traveller's pace."""

from dataclasses import replace

import numpy as np
import pytest

from floorplans.route import LegKind
from floorplans.travel_cost import (
    KIND_CODES,
    LEAST_SECONDS,
    UNKNOWN_STEPS,
    edge_seconds,
    pace_of,
    told_seconds,
)
from floorplans.travel_needs import Profile, TravelNeeds, needs_of


def seconds(
    kind: LegKind,
    metres: float,
    needs: TravelNeeds,
    levels: float = 0.0,
    steps: int = UNKNOWN_STEPS,
    opens_freely: bool = False,
    wait: float = 0.0,
) -> float:
    found = edge_seconds(
        np.array([KIND_CODES[kind]], dtype=np.int8),
        np.array([metres]),
        np.array([levels]),
        np.array([steps], dtype=np.int32),
        np.array([opens_freely]),
        np.array([wait]),
        pace_of(needs),
    )
    return float(found[0])


WALKING = TravelNeeds(walking_metres_per_second=1.0, stairs_steps_per_second=2.0)


@pytest.mark.parametrize("kind", [LegKind.WALK, LegKind.PATH, LegKind.RAMP])
def test_floors_take_their_metres_at_walking_pace(kind: LegKind) -> None:
    assert seconds(kind, 12.0, WALKING) == pytest.approx(12.0)


def test_a_door_takes_its_depth_and_the_opening_of_it() -> None:
    assert seconds(LegKind.DOOR, 0.2, WALKING) == pytest.approx(0.5)
    assert seconds(LegKind.DOOR, 0.2, WALKING, opens_freely=True) == pytest.approx(0.3)


def test_stairs_take_their_steps_or_a_guess() -> None:
    assert seconds(LegKind.STAIRS, 6.0, WALKING, levels=1.0, steps=24) == pytest.approx(12.0)
    assert seconds(LegKind.STAIRS, 6.0, WALKING, levels=1.0) == pytest.approx(10.0)
    assert seconds(LegKind.STAIRS, 6.0, WALKING, levels=0.5) == pytest.approx(5.0)
    assert seconds(LegKind.STAIRS, 3.0, WALKING) == pytest.approx(5.0)


def test_stairs_cost_who_dislikes_them_more() -> None:
    tired = replace(WALKING, stairs_effort=2.0)

    assert seconds(LegKind.STAIRS, 6.0, tired, levels=1.0, steps=24) == pytest.approx(24.0)


def test_lift_waits_once_and_rides_by_the_level() -> None:
    assert seconds(LegKind.LIFT, 0.0, WALKING, levels=1.0, wait=30.0) == pytest.approx(41.0)
    assert seconds(LegKind.LIFT, 0.0, WALKING, levels=9.0, wait=30.0) == pytest.approx(65.0)
    assert seconds(LegKind.LIFT, 0.0, WALKING, levels=1.0, wait=5.0) == pytest.approx(16.0)
    assert seconds(LegKind.WALK, 3.0, WALKING, wait=30.0) == 3.0


def test_escalator_goes_at_its_own_speed() -> None:
    assert seconds(LegKind.ESCALATOR, 10.0, WALKING, levels=1.0) == pytest.approx(20.0)


def test_rests_are_a_price_per_metre_walked() -> None:
    resting = replace(WALKING, rest_every_metres=50.0, rest_seconds=60.0)

    assert seconds(LegKind.WALK, 100.0, resting) == pytest.approx(220.0)
    assert seconds(LegKind.ESCALATOR, 10.0, resting) == pytest.approx(20.0)


def test_no_edge_takes_no_time() -> None:
    assert seconds(LegKind.WALK, 0.0, WALKING) == LEAST_SECONDS


@pytest.mark.parametrize("profile", list(Profile))
def test_rounding_leaves_the_pace_of_profiles_as_it_is(profile: Profile) -> None:
    needs = needs_of(profile)

    pace = pace_of(needs)

    assert pace.walking_metres_per_second == needs.walking_metres_per_second
    assert pace.stairs_steps_per_second == needs.stairs_steps_per_second
    assert pace.stairs_effort == needs.stairs_effort
    if needs.rest_every_metres is not None:
        assert pace.rest_seconds_per_metre == needs.rest_seconds / needs.rest_every_metres


def test_about_the_same_pace_is_the_same_pace() -> None:
    first, second = (
        pace_of(replace(WALKING, walking_metres_per_second=speed)) for speed in (1.01, 0.99)
    )

    assert first == second == pace_of(WALKING)


@pytest.mark.parametrize(
    ("needs", "opens_freely", "expected"),
    [
        (WALKING, False, 3.2),
        (WALKING, True, 0.7),
        (replace(WALKING, is_wheeled=True), False, 6.2),
        (replace(WALKING, is_wheeled=True), True, 0.7),
    ],
)
def test_what_is_told_of_a_door_is_the_time_that_it_takes(
    needs: TravelNeeds, opens_freely: bool, expected: float
) -> None:
    chosen = np.array([seconds(LegKind.DOOR, 0.2, needs, opens_freely=opens_freely)])
    kinds = np.array([KIND_CODES[LegKind.DOOR]], dtype=np.int8)

    told = told_seconds(chosen, kinds, np.array([opens_freely]), pace_of(needs))

    assert told.tolist() == pytest.approx([expected])


def test_what_is_told_of_a_floor_is_what_it_weighs() -> None:
    kinds = np.array([KIND_CODES[LegKind.WALK]], dtype=np.int8)

    told = told_seconds(np.array([4.0]), kinds, np.array([False]), pace_of(WALKING))

    assert told.tolist() == [4.0]
