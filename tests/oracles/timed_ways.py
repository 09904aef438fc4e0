"""The soonest way by the clock, by trying every simple path: for venues of a few nodes.

Since anybody may wait, nobody is sooner there by a path that comes to a node twice.
"""

from datetime import datetime, timedelta
from itertools import pairwise

import networkx as nx

from floorplans.model import PathLine, Plan
from floorplans.route_trees import TravelGraph

_NEVER = float("inf")


def soonest_seconds(
    plan: Plan, graph: TravelGraph, ends: tuple[int, int], departs_at: datetime, most: float
) -> float:
    """Seconds to the goal, waits and all; infinite where nobody gets there within `most` seconds.

    Hours are read as `HH:MM-HH:MM` of one day, on lines only; the plan's clock is UTC.
    """
    compiled = graph.compiled
    network: nx.DiGraph[int] = nx.DiGraph()
    for edge in range(compiled.edge_count):
        if graph.allowed[edge]:
            element_id = compiled.passages[int(compiled.edge_passages[edge])].element_id
            tail, head = int(compiled.tails[edge]), int(compiled.heads[edge])
            network.add_edge(tail, head, seconds=float(graph.told[edge]), element_id=element_id)
    if not all(end in network for end in ends):
        return _NEVER
    best = _NEVER
    for path in nx.all_simple_paths(network, *ends):
        clock = 0.0
        for step in pairwise(path):
            edge_seconds = network.edges[step]["seconds"]
            element = plan.element_by_id[network.edges[step]["element_id"]]
            hours = element.opening_hours if isinstance(element, PathLine) else ""
            clock = _passed(hours, departs_at, clock, edge_seconds, most) + edge_seconds
        best = min(best, clock)
    return best if best <= most else _NEVER


def _passed(hours: str, departs_at: datetime, clock: float, seconds: float, most: float) -> float:
    """When a line is entered that is open until one is through, coming to it at `clock`."""
    if not hours or clock == _NEVER:
        return clock
    opens, shuts = (
        (_moment(text, departs_at) - departs_at).total_seconds() for text in hours.split("-")
    )
    enters = max(clock, opens)
    return enters if enters + seconds <= shuts and enters <= most else _NEVER


def _moment(text: str, departs_at: datetime) -> datetime:
    hour, minute = text.split(":")
    return departs_at.replace(second=0) + timedelta(
        hours=int(hour) - departs_at.hour, minutes=int(minute) - departs_at.minute
    )
