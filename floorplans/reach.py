"""How much of a venue can be reached, by whom: for the report on a plan and its checks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from floorplans.facts import Access
from floorplans.kinds import EntranceKind, PlaceKind
from floorplans.model import Door, Place, Plan
from floorplans.snapshot import Snapshot
from floorplans.sparse_graphs import connected_components, dijkstra
from floorplans.travel_needs import TravelNeeds


@dataclass(frozen=True, slots=True)
class Reach:
    """Of the places that these needs may enter, the ones reached and not reached, ids sorted."""

    reached: tuple[str, ...]
    unreached: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.reached) + len(self.unreached)


def starting_places(snapshot: Snapshot) -> tuple[Place, ...]:
    """Where visitors come in: the main entrances, else all public ones, else one place of the part
    in which somebody without limits gets from the most places to each other.

    Empty only for a plan in which no place is joined to anything.
    """
    plan = snapshot.plan
    entrances = [
        place
        for place in plan.places
        if place.kind is PlaceKind.ENTRANCE and place.access is Access.PUBLIC
    ]
    main = [place for place in entrances if _entrance(plan, place) is EntranceKind.MAIN]
    return tuple(main or entrances or largest_part(snapshot, TravelNeeds())[:1])


def reach_from(snapshot: Snapshot, starts: Sequence[Place], needs: TravelNeeds) -> Reach:
    """Which places can be reached from any of `starts` under these needs."""
    graph = snapshot.travel_graph(needs)
    nodes_of = graph.compiled.walk_graph.place_nodes
    sources = sorted({node for place in starts for node in nodes_of.get(place.id, ())})
    if sources:
        seconds = dijkstra(graph.towards.T.tocsr(), indices=sources, min_only=True)
    else:
        seconds = np.full(graph.compiled.node_count, np.inf)
    open_to = [place for place in snapshot.plan.places if place.access in needs.access]
    reached = {
        place.id
        for place in open_to
        if not (snapshot.closures and snapshot.closures.closures_of(place))
        and any(np.isfinite(seconds[node]) for node in nodes_of.get(place.id, ()))
    }
    return Reach(
        tuple(sorted(reached)),
        tuple(sorted(place.id for place in open_to if place.id not in reached)),
    )


def _entrance(plan: Plan, place: Place) -> EntranceKind | None:
    door = plan.element_by_id.get(place.door_id or "")
    return door.entrance if isinstance(door, Door) else None


def largest_part(snapshot: Snapshot, needs: TravelNeeds) -> tuple[Place, ...]:
    """The most places that these needs may enter and get from each to each other, ids sorted.

    Raises BodyTooWideError and FloorplanError `travel-needs-invalid`.
    """
    graph = snapshot.travel_graph(needs)
    _, labels = connected_components(graph.towards, directed=True, connection="strong")
    nodes_of = graph.compiled.walk_graph.place_nodes
    parts: dict[int, list[Place]] = defaultdict(list)
    for place in sorted(snapshot.plan.places, key=lambda place: place.id):
        if place.access in needs.access:
            for part in {int(labels[node]) for node in nodes_of.get(place.id, ())}:
                parts[part].append(place)
    largest = max(parts, key=lambda part: len(parts[part]), default=None)
    return () if largest is None else tuple(parts[largest])
