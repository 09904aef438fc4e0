"""A way that is kept over closures, their ends and the hours of the day is, to the byte, the one
that a search finds which has never answered before."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from floorplans.closed_parts import ClosedPart, TimedPart
from floorplans.lasting_ways import LastingWays
from floorplans.model import Plan
from floorplans.route import NoRoute, Route
from floorplans.route_search import Location, PlaceLocation, PointLocation, find_route
from floorplans.sample_clinic import sample_clinic_plan
from floorplans.snapshot import Snapshot
from floorplans.timed_search import find_route_at
from floorplans.timed_snapshots import TimedSnapshots
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from tests.oracles.closed_plans import random_parts
from tests.oracles.real_buildings import snapshot_of_sample_hospital

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
PROFILES = (Profile.WALKING, Profile.WHEELCHAIR, Profile.BED)
Question = tuple[Location, Location, TravelNeeds]


def questions_about(plan: Plan, random: Random, count: int) -> list[Question]:
    """From places and printed codes to places and points."""
    spots: list[Location] = [PlaceLocation(place.id) for place in plan.places]
    spots += [PointLocation(anchor.level_id, *anchor.point) for anchor in plan.anchors]
    needs = [needs_of(profile) for profile in PROFILES]
    return [
        (random.choice(spots), random.choice(spots), random.choice(needs)) for _ in range(count)
    ]


def without_trees(base: Snapshot) -> Snapshot:
    """The same plan, of which nobody has asked anything; its graphs depend on nothing else."""
    return Snapshot(base.plan, lambda _, clearance: base.graph(clearance).walk_graph)


def next_parts(
    plan: Plan, parts: Sequence[ClosedPart], random: Random, ways: Sequence[Route]
) -> tuple[ClosedPart, ...]:
    """What is closed next: some of it opens, something else shuts, often on somebody's way."""
    left = [part for part in parts if random.random() < 0.6]
    if ways and random.random() < 0.5:
        leg = random.choice(random.choice(ways).legs)
        left.append(ClosedPart(f"w{random.random()}", element_id=leg.element_id))
    if random.random() < 0.7:
        left += random_parts(plan, random, 2)
    return tuple(left)


def answers_over_changes(base: Snapshot, seed: int, states: int, count: int) -> tuple[int, int]:
    """Asks the same again and again while things shut and open; how many answers there were, and
    how many of them were kept ones."""
    random, plan = Random(seed), base.plan
    questions, lasting = questions_about(plan, random, count), LastingWays()
    parts: tuple[ClosedPart, ...] = ()
    searched: set[int] = set()
    asked = kept = 0
    now, ways = base, list[Route]()
    for _ in range(states):
        now, anew = now.with_closures(parts), without_trees(base).with_closures(parts)
        before = ways
        ways = []
        for number, question in enumerate(questions):
            answer, fresh = lasting.find_route(now, *question), find_route(anew, *question)
            assert repr(answer) == repr(fresh), (seed, parts, question)
            if isinstance(answer, Route) and answer.legs:
                asked += number in searched
                kept += any(answer.legs is way.legs for way in before)
                searched.add(number)
                ways.append(answer)
        parts = next_parts(plan, parts, random, ways)
    return asked, kept


@pytest.mark.parametrize(
    "seeds", [range(2), pytest.param(range(2, 60), marks=pytest.mark.bench)], ids=["few", "many"]
)
def test_kept_ways_in_the_clinic_are_those_of_a_new_search(seeds: Sequence[int]) -> None:
    base = Snapshot(sample_clinic_plan())
    asked = kept = 0
    for seed in seeds:
        more = answers_over_changes(base, seed, states=6, count=10)
        asked, kept = asked + more[0], kept + more[1]

    assert 0.2 * asked < kept < asked


@pytest.mark.parametrize(
    ("seeds", "states", "count"),
    [((0,), 3, 12), pytest.param(range(1, 25), 12, 60, marks=pytest.mark.bench)],
    ids=["few", "many"],
)
def test_kept_ways_in_the_hospital_are_those_of_a_new_search(
    seeds: Sequence[int], states: int, count: int
) -> None:
    for seed in seeds:
        answers_over_changes(snapshot_of_sample_hospital(), seed, states, count)


@pytest.mark.parametrize(
    ("seeds", "count"),
    [((0,), 8), pytest.param(range(1, 40), 40, marks=pytest.mark.bench)],
    ids=["few", "many"],
)
def test_kept_ways_keep_to_the_clock_as_new_ones_do(seeds: Sequence[int], count: int) -> None:
    base = snapshot_of_sample_hospital()
    for seed in seeds:
        random = Random(seed)
        windows = [
            TimedPart(
                part,
                MONDAY + timedelta(minutes=random.randrange(0, 1_440, 10)),
                MONDAY + timedelta(minutes=random.randrange(1_440, 2_880, 10)),
            )
            for part in random_parts(base.plan, random, 6)
        ]
        asked = questions_about(base.plan, random, count)
        timed, lasting = TimedSnapshots(base, windows), LastingWays()
        anew = TimedSnapshots(without_trees(base), windows)
        for minutes in sorted(random.sample(range(2_880), 4)):
            moment = MONDAY + timedelta(minutes=minutes)
            for start, goal, needs in asked:
                answer: Route | NoRoute = find_route_at(
                    timed, start, goal, needs, moment, find=lasting.find_route
                )
                fresh = find_route_at(anew, start, goal, needs, moment)
                assert repr(answer) == repr(fresh), (seed, moment, start, goal)
