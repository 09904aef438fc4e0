"""One published state of a venue, ready for search: its plan, compiled graphs and kept trees.

Thread-safe. Graphs are compiled when first asked for, trees are kept within a bound of bytes.
"""

import math
from collections.abc import Callable
from dataclasses import fields
from functools import cached_property, lru_cache
from threading import Lock

import numpy as np
import numpy.typing as npt
from shapely import Point as ShapelyPoint
from shapely import STRtree

from floorplans.attachments import Attachment, attach_to_floor
from floorplans.bounded_cache import BoundedCache
from floorplans.compiled_graph import CompiledGraph, compile_graph_arrays
from floorplans.errors import FloorplanError
from floorplans.facts import Evidence
from floorplans.graph_compiler import GraphCompiler
from floorplans.kinds import OPEN_AREA_KINDS
from floorplans.limits import blockers_of
from floorplans.model import Area, Plan, Point
from floorplans.narrow_places import NarrowPlaces, narrow_places
from floorplans.plan_version import plan_version
from floorplans.route_proof import Prover
from floorplans.route_trees import (
    CanonicalNeeds,
    RouteTree,
    TravelGraph,
    travel_graph,
    tree_to_nodes,
)
from floorplans.travel_cost import Pace, edge_seconds, pace_of
from floorplans.travel_needs import ClearanceClass, TravelNeeds, clearance_class
from floorplans.walk_graph import WalkGraph

CompileGraph = Callable[[Plan, ClearanceClass], WalkGraph]
AttachPoint = Callable[[CompiledGraph, str, Point], Attachment | None]

DEFAULT_CACHE_BYTES = 256 * 1024 * 1024
DEFAULT_CONCURRENT_BUILDS = 2
_KEPT_NEEDS = 512

_RANGES: dict[str, tuple[float, float]] = {
    "body_width_metres": (0.0, 10.0),
    "min_door_width_metres": (0.0, 10.0),
    "max_threshold_metres": (0.0, 10.0),
    "max_incline": (0.0, 10.0),
    "min_car_width_metres": (0.0, 100.0),
    "min_car_depth_metres": (0.0, 100.0),
    "walking_metres_per_second": (0.05, 10.0),
    "stairs_steps_per_second": (0.1, 10.0),
    "stairs_effort": (0.25, 100.0),
    "rest_every_metres": (1.0, 100_000.0),
    "rest_seconds": (0.0, 86_400.0),
}


class Snapshot:
    """An immutable plan with everything that searches on it share."""

    def __init__(
        self,
        plan: Plan,
        compile_graph: CompileGraph | None = None,
        *,
        attach: AttachPoint = attach_to_floor,
        cache_bytes: int = DEFAULT_CACHE_BYTES,
        concurrent_builds: int = DEFAULT_CONCURRENT_BUILDS,
    ) -> None:
        self.plan = plan
        self.version = plan_version(plan)
        self._compile_graph = compile_graph or _shared_compiler()
        self._attach = attach
        self._graphs: dict[ClearanceClass, CompiledGraph] = {}
        self._narrow_places: dict[ClearanceClass, NarrowPlaces] = {}
        self._graph_locks = {clearance: Lock() for clearance in ClearanceClass}
        self._travel_graphs: BoundedCache[TravelGraph] = BoundedCache(
            cache_bytes // 4, concurrent_builds
        )
        self._trees: BoundedCache[RouteTree] = BoundedCache(
            cache_bytes - cache_bytes // 4, concurrent_builds
        )
        self._canonical = lru_cache(_KEPT_NEEDS)(self._canonical_needs)

    @property
    def cache_bytes(self) -> int:
        """The bytes of all graphs and trees kept for travellers, never above the bound."""
        return self._travel_graphs.size_bytes + self._trees.size_bytes

    def graph(self, clearance: ClearanceClass) -> CompiledGraph:
        """The compiled graph of a clearance class; compiled by the first caller, others wait."""
        compiled = self._graphs.get(clearance)
        if compiled is None:
            with self._graph_locks[clearance]:
                compiled = self._graphs.get(clearance)
                if compiled is None:
                    walk_graph = self._compile_graph(self.plan, clearance)
                    compiled = compile_graph_arrays(self.plan, walk_graph)
                    self._graphs[clearance] = compiled
        return compiled

    def narrow_places(self, wide: ClearanceClass) -> NarrowPlaces:
        """Where a person gets through and a body of class `wide` does not."""
        narrow, found = self.graph(ClearanceClass.PERSON), self._narrow_places.get(wide)
        if found is None:
            found = self._narrow_places[wide] = narrow_places(narrow, self.graph(wide))
        return found

    def canonical_needs(self, needs: TravelNeeds) -> CanonicalNeeds:
        """What a search depends on: the clearance class, which elements are allowed, the pace.

        Raises BodyTooWideError if no class is as wide as the body, and FloorplanError
        `travel-needs-invalid` (field, value) for a number that is out of its range or not finite.
        """
        return self._canonical(needs)

    def travel_graph(self, needs: TravelNeeds) -> TravelGraph:
        """The graph as a traveller may use it. Raises as `canonical_needs` does."""
        canonical = self._canonical(needs)
        return self._travel_graphs.get(canonical, lambda: self._build_travel_graph(canonical))

    def seconds_of(self, compiled: CompiledGraph, needs: TravelNeeds) -> npt.NDArray[np.float64]:
        """The seconds of every edge at the pace of `needs`, whether they allow it or not."""
        return _seconds_at(compiled, pace_of(needs))

    def tree(self, graph: TravelGraph, goals: tuple[int, ...]) -> RouteTree:
        """The tree to the nearest of `goals`, at least one node of `graph`."""
        return self._trees.get((graph.needs, goals), lambda: tree_to_nodes(graph, goals))

    def attach(self, compiled: CompiledGraph, level_id: str, point: Point) -> Attachment | None:
        """How a point joins a graph of this snapshot; None far off every floor and path line."""
        return self._attach(compiled, level_id, point)

    @cached_property
    def prover(self) -> Prover:
        """Checks routes on the plan itself."""
        return Prover(self.plan)

    def floor_at(self, level_id: str, point: Point) -> Area | None:
        """The area that a point lies in, one with walls before an open one; None off the floor."""
        found = self._area_tree.query(ShapelyPoint(point), predicate="dwithin", distance=0.02)
        areas = [self.plan.areas[int(index)] for index in found]
        here = [area for area in areas if area.level_id == level_id]
        return min(here, key=lambda area: (area.kind in OPEN_AREA_KINDS, area.id), default=None)

    @cached_property
    def _area_tree(self) -> STRtree:
        return STRtree([area.polygon for area in self.plan.areas])

    def _canonical_needs(self, needs: TravelNeeds) -> CanonicalNeeds:
        _check_ranges(needs)
        clearance = clearance_class(needs)
        allowed = [
            not blockers_of("", facts, needs) for facts in self.graph(clearance).distinct_facts
        ]
        bits = np.packbits(np.array(allowed, dtype=np.bool_)).tobytes()
        return CanonicalNeeds(clearance, bits, pace_of(needs))

    def _build_travel_graph(self, needs: CanonicalNeeds) -> TravelGraph:
        compiled = self.graph(needs.clearance)
        seconds = _seconds_at(compiled, needs.pace)
        bits = np.unpackbits(np.frombuffer(needs.allowed, dtype=np.uint8)).astype(np.bool_)
        return travel_graph(compiled, needs, seconds, bits[compiled.facts_of_edges])


def _seconds_at(compiled: CompiledGraph, pace: Pace) -> npt.NDArray[np.float64]:
    return edge_seconds(
        compiled.kinds,
        compiled.metres,
        compiled.levels,
        compiled.steps,
        compiled.opens_freely,
        pace,
    )


def _shared_compiler() -> CompileGraph:
    """Compiles each class from one preparation of the plan, made when first needed."""
    lock = Lock()
    prepared: list[GraphCompiler] = []

    def compile_graph(plan: Plan, clearance: ClearanceClass) -> WalkGraph:
        with lock:
            if not prepared:
                prepared.append(GraphCompiler(plan))
        return prepared[0].compile(clearance)

    return compile_graph


def _check_ranges(needs: TravelNeeds) -> None:
    if needs.evidence not in (Evidence.MEASURED, Evidence.ASSUMED):
        raise FloorplanError("travel-needs-invalid", field="evidence", value=needs.evidence.value)
    for field in fields(needs):
        value = getattr(needs, field.name)
        if field.name not in _RANGES or value is None:
            continue
        least, most = _RANGES[field.name]
        if not (math.isfinite(value) and least <= value <= most):
            raise FloorplanError("travel-needs-invalid", field=field.name, value=value)
