"""What somebody meets who has gone too far: seen past the end of a walk, and nowhere on the way."""

from dataclasses import replace
from itertools import permutations

from shapely import LineString

from floorplans.facts import Names
from floorplans.guidance import GuidancePlan, StepKind, steps_of
from floorplans.kinds import PlaceKind
from floorplans.locations import PlaceLocation
from floorplans.model import Place, Wall
from floorplans.route import Route
from floorplans.route_search import find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of
from tests.floorplans.guidance_house import HOUSE, by_lift, by_stairs, into_the_wing


def too_far(route: Route, plan: GuidancePlan) -> dict[StepKind, str]:
    return {step.kind: step.too_far_id for step in plan.steps_of(route) if step.too_far_id}


def test_who_misses_the_stairs_comes_to_the_lift() -> None:
    assert too_far(by_stairs(), GuidancePlan(HOUSE)) == {StepKind.ENTER_BUILDING: "lift"}


def test_nothing_is_said_where_nothing_is_to_be_seen_beyond() -> None:
    assert too_far(by_lift(), GuidancePlan(HOUSE)) == {}


def test_what_stands_behind_a_wall_tells_nothing() -> None:
    walled = replace(
        HOUSE, walls=(Wall("partition", "L0", LineString([(32.0, 0.0), (32.0, 3.0)])),)
    )

    assert too_far(by_stairs(), GuidancePlan(walled)) == {}


def test_the_end_of_a_corridor_cannot_be_missed() -> None:
    assert too_far(into_the_wing(), GuidancePlan(HOUSE)) == {}


def test_a_namesake_of_what_the_way_tells_is_not_named() -> None:
    def machine(id_: str, x: float) -> Place:
        return Place(id_, "L0", PlaceKind.CASH_MACHINE, (x, 1.0), names=Names.of(en="Machine"))

    passed, beyond = machine("passed", 15.0), machine("beyond", 33.0)
    only_beyond = replace(HOUSE, connectors=HOUSE.connectors[1:], places=(*HOUSE.places, beyond))
    both = replace(only_beyond, places=(*HOUSE.places, passed, beyond))

    assert too_far(by_stairs(), GuidancePlan(only_beyond)) == {StepKind.ENTER_BUILDING: "beyond"}
    assert too_far(by_stairs(), GuidancePlan(both)) == {}


def test_nothing_that_the_way_uses_or_tells_means_too_far() -> None:
    plan = sample_clinic_plan()
    snapshot, guidance, needs = Snapshot(plan), GuidancePlan(plan), needs_of(Profile.WALKING)
    told = 0
    for start, end in list(permutations([place.id for place in plan.places], 2))[::29]:
        route = find_route(snapshot, PlaceLocation(start), PlaceLocation(end), needs)
        if not isinstance(route, Route):
            continue
        steps = steps_of(route, guidance)
        used = {leg.element_id for leg in route.legs} | {start, end}
        used |= {step.landmark.element_id for step in steps if step.landmark is not None}
        for step in steps:
            assert step.too_far_id not in used
            told += step.too_far_id is not None

    assert told > 0
