"""How long ways take beyond the one from here to there: over stops, to the nearest, out, and by
the clock; and what a large venue takes in memory.

All on the whole sample hospital, first with no tree kept and then with all of them.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from random import Random

from floorplans.evacuation import find_evacuation
from floorplans.kinds import PlaceKind
from floorplans.route_search import PlaceLocation, find_route
from floorplans.sample_hospital import sample_hospital_plan
from floorplans.snapshot import Snapshot
from floorplans.timed_search import find_route_at
from floorplans.timed_snapshots import TimedSnapshots
from floorplans.travel_needs import Profile, TravelNeeds, needs_of
from floorplans.walking_times import walking_times
from tests.benchmarks.memory import measure_memory
from tests.benchmarks.timing import median_milliseconds, print_table, shown

QUESTIONS, STOPS = 40, 3
PROFILES = (Profile.WALKING, Profile.WHEELCHAIR)
NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
LATE = NOON + timedelta(hours=6, minutes=28)
"""Two minutes before a side entrance shuts for the night."""
NEAREST = (PlaceKind.TOILET, PlaceKind.ACCESSIBLE_TOILET, PlaceKind.PHARMACY, PlaceKind.LIFT)


def measure_ways() -> None:
    """Prints the medians for two travellers."""
    snapshot = Snapshot(sample_hospital_plan())
    rows = [row for profile in PROFILES for row in _rows(snapshot, profile)]
    print_table("Ways of the whole sample hospital", ["", "first", "again"], rows)
    measure_memory()


def _rows(snapshot: Snapshot, profile: Profile) -> list[list[str]]:
    needs, random, timed = needs_of(profile), Random(5), TimedSnapshots(snapshot)
    snapshot.travel_graph(needs)
    ids = [place.id for place in snapshot.plan.places]
    spots = [
        [PlaceLocation(random.choice(ids)) for _ in range(STOPS + 2)] for _ in range(QUESTIONS)
    ]
    kinds: dict[str, list[Callable[[], object]]] = {
        f"over {STOPS} stops": [partial(_over, snapshot, stops, needs) for stops in spots],
        "to the nearest of a kind": [
            partial(_nearest, snapshot, stops[0], random.choice(NEAREST), needs) for stops in spots
        ],
        "out of danger": [partial(find_evacuation, snapshot, stops[0], needs) for stops in spots],
        "at noon": [partial(_at, timed, stops, needs, NOON) for stops in spots],
        "as an entrance shuts": [partial(_at, timed, stops, needs, LATE) for stops in spots],
    }
    return [
        [f"{profile.value}, {name}", *(shown(median_milliseconds(calls)) for _ in range(2))]
        for name, calls in kinds.items()
    ]


def _over(snapshot: Snapshot, stops: list[PlaceLocation], needs: TravelNeeds) -> None:
    for start, goal in pairwise(stops):
        find_route(snapshot, start, goal, needs)


def _at(
    timed: TimedSnapshots, stops: list[PlaceLocation], needs: TravelNeeds, departs_at: datetime
) -> None:
    find_route_at(timed, stops[0], stops[-1], needs, departs_at)


def _nearest(
    snapshot: Snapshot, start: PlaceLocation, kind: PlaceKind, needs: TravelNeeds
) -> list[str]:
    ids = [place.id for place in snapshot.plan.places if place.kind is kind]
    seconds = walking_times(snapshot, start, ids, needs)
    return sorted(seconds, key=lambda place_id: seconds[place_id])


if __name__ == "__main__":
    measure_ways()
