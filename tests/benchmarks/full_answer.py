"""The full answer with proof and guidance, and what compiling costs, on drawn plans."""

import time
import tracemalloc

from shapely import box

from floorplans.facts import Fact, Names
from floorplans.georeference import Georeference
from floorplans.guidance import GuidancePlan
from floorplans.kinds import AreaKind, PlaceKind
from floorplans.model import Area, Door, Level, Place, Plan
from floorplans.route import Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import ClearanceClass, Profile, TravelNeeds, needs_of
from tests.benchmarks.timing import median_milliseconds, print_table, shown

ROOM_METRES = 5.0
SIZES = (100, 400, 1_600)
ROOMS_OF_PLANS = (400, 1_600, 8_000)
"""Plans whose graphs have about 5,000, 20,000 and 100,000 nodes."""


def enfilade(room_count: int) -> Plan:
    """Rooms in a row, each entered from the one before it, doors now left and now right."""
    areas, doors, places = [], [], []
    for number in range(room_count):
        name = f"r{number:05}"
        left = number * ROOM_METRES
        areas.append(
            Area(name, "L0", AreaKind.ROOM, box(left, 0.0, left + ROOM_METRES, ROOM_METRES))
        )
        middle = (left + ROOM_METRES / 2, ROOM_METRES / 2)
        names = Names.of(en=f"Room {number}")
        places.append(Place(name, "L0", PlaceKind.ROOM, middle, names, area_id=name))
        if number:
            doors.append(
                Door(
                    f"d{number:05}",
                    ("L0",),
                    (left, 1.0 if number % 2 else ROOM_METRES - 1.0),
                    clear_width_metres=Fact.measured(1.2),
                    threshold_metres=Fact.measured(0.0),
                )
            )
    return Plan(
        "enfilade",
        Names.of(en="Enfilade"),
        ("en",),
        "UTC",
        Georeference(0.0, 0.0),
        levels=(Level("L0", 0.0, "0"),),
        areas=tuple(areas),
        doors=tuple(doors),
        places=tuple(places),
    )


def measure_full_answer() -> None:
    """Prints what each part of a warm answer of about 60 legs takes, by the size of the plan."""
    for rooms in ROOMS_OF_PLANS:
        _measure_plan(rooms)


def _measure_plan(size: int) -> None:
    plan = enfilade(size)
    snapshot = Snapshot(plan)
    guidance = GuidancePlan(plan)
    needs = TravelNeeds()
    rooms = 2
    route: Route | None = None
    while route is None or len(route.legs) < 60:
        rooms += 1
        goal = PlaceLocation(plan.places[rooms].id)
        answer = find_route(snapshot, PlaceLocation(plan.places[0].id), goal, needs)
        if not isinstance(answer, Route):
            print(f"\nFull answer: no route to measure ({answer.reason.value})")
            return
        route = answer
    start, goal = PlaceLocation(plan.places[0].id), PlaceLocation(plan.places[rooms].id)

    def search() -> object:
        return find_route(snapshot, start, goal, needs, lambda _route, _needs: ())

    def prove() -> object:
        return snapshot.prover.prove(route, needs)

    def guide() -> object:
        return guidance.steps_of(route)

    def answer_fully() -> object:
        found = find_route(snapshot, start, goal, needs)
        assert isinstance(found, Route)
        return guidance.steps_of(found)

    parts = {
        "walk of the tree and legs": search,
        "proof": prove,
        "guidance": guide,
        "full answer": answer_fully,
    }
    for part in parts.values():
        part()
    rows = [[name, shown(median_milliseconds([part] * 30, 3))] for name, part in parts.items()]
    nodes = snapshot.graph(ClearanceClass.PERSON).node_count
    print_table(f"Warm answer, {len(route.legs)} legs, {nodes:,} nodes", ["", "median"], rows)


def measure_compiling(sizes: tuple[int, ...] = SIZES) -> None:
    """Prints time and memory of compiling a graph, by the number of rooms."""
    rows = []
    for size in sizes:
        plan = enfilade(size)
        begin = time.perf_counter()
        graph = Snapshot(plan).graph(ClearanceClass.PERSON)
        seconds = time.perf_counter() - begin
        tracemalloc.start()
        Snapshot(plan).travel_graph(needs_of(Profile.WHEELCHAIR))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        rows.append(
            [
                f"{size:,} rooms",
                f"{graph.node_count:,}",
                f"{graph.edge_count:,}",
                shown(seconds * 1000.0),
                shown(seconds * 1000.0 / size),
                f"{peak / 1e6:.1f} MB",
            ]
        )
    heads = ["", "nodes", "edges", "time", "time a room", "most memory"]
    print_table("Compiling the graph of a person", heads, rows)
