"""Real buildings and the sample hospital, read once for each process and compiled once for a run of
tests, and sampled walks there."""

import functools
import random
from collections import Counter
from pathlib import Path

from floorplans.importers.osm import read_osm_plan
from floorplans.model import Plan
from floorplans.route import NoRoute, Route
from floorplans.route_proof import ProofFailure
from floorplans.route_search import PlaceLocation, find_route
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds
from tests.services.kept_graphs import kept_compiler


@functools.cache
def plan_of_building(path: Path) -> Plan:
    """The plan that is imported from a file."""
    return read_osm_plan(path).plan


@functools.cache
def snapshot_of_building(path: Path) -> Snapshot:
    """The compiled plan of a file."""
    return Snapshot(plan_of_building(path), kept_compiler())


@functools.cache
def snapshot_of_sample_hospital() -> Snapshot:
    """The compiled plan of the sample hospital."""
    return Snapshot(sample_hospital_plan(), kept_compiler())


def no_proof(_route: Route, _needs: TravelNeeds) -> tuple[ProofFailure, ...]:
    """Takes a route as it was found, so that a test can prove it itself."""
    return ()


def sampled_routes(
    snapshot: Snapshot, needs: TravelNeeds, pairs: int, seed: int
) -> tuple[list[Route], Counter[str]]:
    """Routes between random places, and how often there was none, by reason."""
    chance = random.Random(seed)
    place_ids = [place.id for place in snapshot.plan.places]
    routes: list[Route] = []
    without: Counter[str] = Counter()
    for _ in range(pairs):
        start, goal = (
            PlaceLocation(chance.choice(place_ids)),
            PlaceLocation(chance.choice(place_ids)),
        )
        answer = find_route(snapshot, start, goal, needs, no_proof)
        if isinstance(answer, NoRoute):
            without[answer.reason.value] += 1
        else:
            routes.append(answer)
    return routes, without


def unproven(snapshot: Snapshot, routes: list[Route], needs: TravelNeeds) -> Counter[str]:
    """What is wrong with some routes: failure codes with the leg's kind and element, counted."""
    found: Counter[str] = Counter()
    for route in routes:
        for failure in snapshot.prover.prove(route, needs):
            found[f"{failure.code.value} {failure.element_id}"] += 1
    return found
