"""The house rule that visitors are not led through rooms: which rooms it means, and its price.

A price chooses among ways; it is never told as time and never stands in a way.
"""

import numpy as np
import numpy.typing as npt

from floorplans.compiled_graph import CompiledGraph
from floorplans.kinds import AreaKind, PlaceKind
from floorplans.model import Plan

ROOM_PRICE_SECONDS = 20_000.0
"""For entering a private room: more than any walk on one site takes, so that a way through fewer
rooms is always chosen."""
_WALKED_THROUGH = frozenset(
    {
        PlaceKind.INFORMATION,
        PlaceKind.KIOSK,
        PlaceKind.WAITING_AREA,
        PlaceKind.LIFT,
        PlaceKind.STAIRS,
        PlaceKind.ENTRANCE,
        PlaceKind.EXIT,
        PlaceKind.PLATFORM,
        PlaceKind.PARKING,
        PlaceKind.ACCESSIBLE_PARKING,
    }
)
"""What may be in a room with walls all round that is there to be walked through, as a hall is."""


def private_rooms(plan: Plan) -> frozenset[str]:
    """The ids of the walled rooms that are not themselves a hall, a lobby or a waiting area."""
    halls = {place.area_id for place in plan.places if place.kind in _WALKED_THROUGH}
    rooms = (area.id for area in plan.areas if area.kind is AreaKind.ROOM)
    return frozenset(area_id for area_id in rooms if area_id not in halls)


def room_prices(compiled: CompiledGraph, rooms: frozenset[str]) -> npt.NDArray[np.float64]:
    """What each edge costs more in choosing: a price for coming into a private room.

    Who starts in a room pays nothing to leave it. All ways to a goal in a room pay once to come in,
    so that trees towards a goal stay good for every start.
    """
    numbers = {area_id: number for number, area_id in enumerate(sorted(rooms))}
    of_passage = [numbers.get(passage.element_id, -1) for passage in compiled.passages]
    of_edge = np.array(of_passage, dtype=np.int64)[compiled.edge_passages]
    of_node = np.full(compiled.node_count, -1, dtype=np.int64)
    np.maximum.at(of_node, compiled.tails, of_edge)
    comes_in = (of_node[compiled.heads] >= 0) & (of_node[compiled.tails] != of_node[compiled.heads])
    return np.where(comes_in, ROOM_PRICE_SECONDS, 0.0)
