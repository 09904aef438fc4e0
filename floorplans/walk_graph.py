"""The walkable graph of a plan for one clearance class, as a NetworkX directed graph.

Edges know what they are and which element they pass, not who may use them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from floorplans.travel_needs import ClearanceClass

if TYPE_CHECKING:
    import networkx as nx

ATTACH_REACH_METRES = 5.0
"""A point off every floor is taken to the nearest floor or path line this near."""


class NodeKind(Enum):
    PLACE = "place"
    DOOR = "door"
    CORNER = "corner"
    PORTAL = "portal"
    PATH = "path"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class GraphCell:
    """A piece of free space with the nodes in it; `points` are theirs, (n, 2).

    `standing` is where in it somebody may stay: not in a doorway, whose door may be shut. `room` is
    the floor between walls that it is part of; None: not known.
    """

    level_id: str
    polygon: Polygon
    standing: BaseGeometry
    nodes: tuple[int, ...]
    points: NDArray[np.float64]
    room: BaseGeometry | None = None


@dataclass(frozen=True)
class WalkGraph:
    """The graph with the way back from its nodes to the plan.

    Nodes are the integers from 0 with `level_id`, `x`, `y`, `kind` (NodeKind) and `element_id`.
    Edges have `kind` (LegKind), `element_id`, `metres`, `shape` (tuple of RoutePoint for rides,
    else None), `levels` (difference of ordinals, rides only), `steps` (stairs: of the flight, or
    None) and `upward` (rides).
    """

    clearance: ClearanceClass
    graph: "nx.DiGraph[int]"
    place_nodes: Mapping[str, tuple[int, ...]]
    cells: tuple[GraphCell, ...] = ()
