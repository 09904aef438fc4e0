"""Green channels, which are marked for stretchers: what every way beside them costs more.

A price chooses among ways; it is never told as time and never stands in a way.
"""

import numpy as np
import numpy.typing as npt

from floorplans.compiled_graph import CompiledGraph
from floorplans.model import Connector, PathLine, Plan
from floorplans.route import LegKind
from floorplans.travel_cost import KIND_CODES

FLOOR_SHARE = 0.6
"""Floor and lines beside a channel weigh so much more: it is worth a detour of that share."""
LIFT_SECONDS = 60.0
"""Another lift weighs as much as waiting so long for the channel's own."""
_WALKED = [KIND_CODES[kind] for kind in (LegKind.WALK, LegKind.PATH, LegKind.RAMP)]


def green_elements(plan: Plan) -> frozenset[str]:
    """The ids of the lines and connectors that are green channels."""
    elements: tuple[PathLine | Connector, ...] = (*plan.path_lines, *plan.connectors)
    return frozenset(element.id for element in elements if element.is_green_channel)


def green_prices(
    compiled: CompiledGraph, seconds: npt.NDArray[np.float64], green: frozenset[str]
) -> npt.NDArray[np.float64]:
    """What each edge costs more in choosing, for who prefers `green`, at least one element.

    `seconds` are those of the edges in choosing.
    """
    is_green = np.array([passage.element_id in green for passage in compiled.passages])
    beside = ~is_green[compiled.edge_passages]
    floors = beside & np.isin(compiled.kinds, _WALKED)
    lifts = beside & (compiled.kinds == KIND_CODES[LegKind.LIFT])
    return np.where(floors, seconds * FLOOR_SHARE, np.where(lifts, LIFT_SECONDS, 0.0))
