"""Guidance through a real building: all of each route, in few steps, in little time."""

import random
import time
from pathlib import Path

import pytest

from floorplans.guidance import RIDE_STEP_KINDS, GuidancePlan, StepKind
from floorplans.importers.osm import read_osm_plan
from floorplans.locations import PlaceLocation
from floorplans.route import RIDE_KINDS, Route
from floorplans.route_search import find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import Profile, needs_of

pytestmark = pytest.mark.building


def test_dresden_is_guided_in_few_steps(buildings: Path) -> None:
    plan = read_osm_plan(buildings / "tud_apb_dresden.osm").plan
    snapshot, guidance = Snapshot(plan), GuidancePlan(plan)
    place_ids = sorted(place.id for place in plan.places if place.ref or place.names)
    chance, counts, busy_seconds, legs = random.Random(20), [], 0.0, 0

    for _ in range(120):
        start, end = (PlaceLocation(id_) for id_ in chance.sample(place_ids, 2))
        answer = find_route(snapshot, start, end, needs_of(Profile.WALKING), lambda *_: ())
        if not isinstance(answer, Route):
            continue
        began = time.thread_time()
        steps = guidance.steps_of(answer)
        busy_seconds += time.thread_time() - began
        legs += len(answer.legs)
        counts.append(len(steps))
        assert sum(step.distance_metres for step in steps) == pytest.approx(answer.distance_metres)
        assert steps[-1].kind is StepKind.ARRIVE
        levels = [leg.end.level_id for leg in answer.legs if leg.kind in RIDE_KINDS]
        told = [step.to_level_id for step in steps if step.kind in RIDE_STEP_KINDS]
        assert told[-1:] == levels[-1:]

    assert len(counts) >= 60
    assert sum(counts) / len(counts) < 8
    assert max(counts) <= 16
    assert busy_seconds / legs < 60e-6
