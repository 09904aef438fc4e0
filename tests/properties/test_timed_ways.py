"""Ways by the clock: those without one where nothing is shut, else the soonest of all paths."""

import math
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorplans.model import PathLine
from floorplans.route import NoRoute, Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.timed_search import find_route_at
from floorplans.timed_snapshots import TimedSnapshots
from floorplans.travel_needs import ClearanceClass, TravelNeeds
from tests.floorplans.toy_venues import ToyVenue, believe, hall
from tests.oracles.timed_ways import soonest_seconds

RANDOMS = st.randoms(use_true_random=False)
_HALF = settings().max_examples // 2
DEPARTS = datetime(2026, 3, 2, 12, 0, 20, tzinfo=UTC)
START, GOAL = PlaceLocation("p0"), PlaceLocation("p6")
MOST_SECONDS = 7200.0
MINUTES = 9
"""Whatever opens later opens before anybody would have waited too long."""


@given(RANDOMS)
@settings(max_examples=_HALF * 2)
def test_they_are_the_soonest_of_all_paths(random: Random) -> None:
    snapshot = random_venue(random, hours=True)
    nodes = snapshot.graph(ClearanceClass.PERSON).walk_graph.place_nodes
    graph = snapshot.travel_graph(TravelNeeds())
    ends = nodes["p0"][0], nodes["p6"][0]
    soonest = soonest_seconds(snapshot.plan, graph, ends, DEPARTS, MOST_SECONDS)

    answer = find_route_at(
        TimedSnapshots(snapshot), START, GOAL, TravelNeeds(), DEPARTS, prove=believe
    )

    if isinstance(answer, NoRoute):
        assert soonest == math.inf
    else:
        assert answer.duration_seconds == pytest.approx(soonest)
        walked = sum(leg.duration_seconds for leg in answer.legs)
        waited = sum(wait.seconds for wait in answer.waits)
        assert answer.duration_seconds == pytest.approx(walked + waited)
        assert all(wait.seconds <= MINUTES * 60.0 for wait in answer.waits)


@given(RANDOMS)
@settings(max_examples=_HALF)
def test_with_nothing_shut_they_are_those_without_a_clock(random: Random) -> None:
    snapshot = random_venue(random, hours=False)

    dated = find_route_at(
        TimedSnapshots(snapshot), START, GOAL, TravelNeeds(), DEPARTS, prove=believe
    )

    timeless = find_route(snapshot, START, GOAL, TravelNeeds(), prove=believe)
    if isinstance(dated, Route):
        dated = replace(dated, departs_at=None)
    assert dated == timeless


def random_venue(random: Random, *, hours: bool) -> Snapshot:
    """Seven places joined at random by lines, of which many open or shut within minutes."""
    venue = ToyVenue()
    nodes = [venue.place(f"p{number}", float(number))[0] for number in range(7)]
    for number in range(random.randint(8, 13)):
        first, second = random.sample(nodes, 2)
        metres = float(random.randint(5, 120))
        if random.random() < 0.3:
            venue.join(first, second, hall(), metres)
            continue
        line = PathLine(f"line-{number}", "L0", ((0.0, 0.0), (1.0, 0.0)))
        text = random.choice(("", _hours(random))) if hours else "06:00-22:00"
        venue.join(first, second, replace(line, opening_hours=text), metres)
    return venue.snapshot()


def _hours(random: Random) -> str:
    """Open since the morning and shut soon, or open soon, or both."""
    opens, shuts = random.randint(1, MINUTES), random.randint(1, 20)
    return random.choice(
        (
            f"06:00-12:{shuts:02d}",
            f"12:{opens:02d}-22:00",
            f"12:{opens:02d}-12:{opens + shuts:02d}",
            "20:00-22:00",
        )
    )
