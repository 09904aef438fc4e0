"""One published state of a venue, ready for search: its plan, compiled graphs and kept trees.

Thread-safe. Graphs are compiled when first asked for, trees are kept within a bound of bytes.
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache
from threading import Lock

import numpy as np
import numpy.typing as npt

from floorplans.area_index import AreaIndex
from floorplans.attachments import Attachment, attach_to_floor, attach_to_stops, in_room
from floorplans.bounded_cache import BoundedCache
from floorplans.closed_graph import Round, around_closed_floor
from floorplans.closed_parts import ClosedParts
from floorplans.closures import ClosedEdges, Closures, has_ways_round
from floorplans.compiled_graph import CompiledGraph, compile_graph_arrays
from floorplans.edge_seconds import EdgeSeconds
from floorplans.graph_compiler import CompileGraph, shared_compiler
from floorplans.green_channels import green_elements, green_prices
from floorplans.kinds import AreaKind, ThroughRooms
from floorplans.limits import blockers_of
from floorplans.model import Area, Plan, Point
from floorplans.narrow_places import NarrowPlaces, narrow_places
from floorplans.needs_ranges import check_ranges
from floorplans.plan_version import plan_version
from floorplans.private_rooms import private_rooms, room_prices
from floorplans.route import Route
from floorplans.route_proof import ProofFailure, Prover, prove_closures
from floorplans.route_trees import (
    CanonicalNeeds,
    RouteTree,
    TravelGraph,
    is_tree_of,
    travel_graph,
    tree_to_nodes,
    without_edges,
)
from floorplans.travel_cost import pace_of, told_seconds
from floorplans.travel_needs import ClearanceClass, TravelNeeds, clearance_class

AttachPoint = Callable[[CompiledGraph, str, Point], Attachment | None]

DEFAULT_CACHE_BYTES = 256 * 1024 * 1024
DEFAULT_CONCURRENT_BUILDS = 2
_KEPT_NEEDS = 512
_KEPT_POINTS = 2_048
_EARLIER_CLOSURES = 4
"""How many earlier states of closures are looked through for trees that still hold."""


class Snapshot:
    """An immutable plan with everything that searches on it share.

    What is closed for now lies over it: `closures` is None where nothing is. All overlays of one
    plan share its graphs, and the trees that their differences do not touch.
    """

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
        self._compile_graph = compile_graph or shared_compiler()
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
        self._seconds = EdgeSeconds(cache_bytes // 16)
        self._rounds: BoundedCache[Round] = BoundedCache(cache_bytes // 8, concurrent_builds)
        self._canonical = lru_cache(_KEPT_NEEDS)(self._canonical_needs)
        self._attached = lru_cache(_KEPT_POINTS)(self._attachment)
        self._open = self
        self.closures: Closures | None = None
        self._earlier: tuple[Closures, ...] = ()

    def with_closures(self, parts: ClosedParts) -> "Snapshot":
        """The same plan with just these parts closed; what is reckoned already is shared."""
        base = self._open
        earlier = (self.closures, *self._earlier) if self.closures is not None else self._earlier
        if not parts and not earlier:
            return base
        # What is made on first use and does not depend on closures is made once, for all overlays.
        _ = base.prover, base.rooms_to_avoid, base._areas  # noqa: SLF001 - its own class
        overlaid = copy(base)
        overlaid.closures = Closures(self.plan, parts) if parts else None
        overlaid._earlier = earlier[:_EARLIER_CLOSURES]  # noqa: SLF001 - as above
        return overlaid

    @property
    def open_state(self) -> "Snapshot":
        """The plan with nothing closed."""
        return self._open

    @property
    def cache_bytes(self) -> int:
        """The bytes of all graphs and trees kept for travellers, never above the bound."""
        return self._travel_graphs.size_bytes + self._trees.size_bytes

    def graph(self, clearance: ClearanceClass) -> CompiledGraph:
        """The compiled graph of a clearance class; compiled by the first caller, others wait.

        Where floor is closed it has the ways round it too.
        """
        compiled = self._drawn_graph(clearance)
        if self.closures is None or not self.closures.floor_key:
            return compiled
        closures, key = self.closures, (clearance, self.closures.floor_key)
        return self._rounds.get(
            key, lambda: Round(around_closed_floor(self.plan, compiled, closures.floors))
        ).compiled

    def _drawn_graph(self, clearance: ClearanceClass) -> CompiledGraph:
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
        """Where a person gets through and a body of class `wide` does not, with nothing closed."""
        narrow, found = self._drawn_graph(ClearanceClass.PERSON), self._narrow_places.get(wide)
        if found is None:
            found = self._narrow_places[wide] = narrow_places(narrow, self._drawn_graph(wide))
        return found

    def canonical_needs(self, needs: TravelNeeds) -> CanonicalNeeds:
        """What a search depends on: the clearance class, which elements are allowed, the pace.

        Raises BodyTooWideError if no class is as wide as the body, and FloorplanError
        `travel-needs-invalid` (field, value) for a number that is out of its range or not finite.
        """
        return self._canonical(needs)

    def travel_graph(self, needs: TravelNeeds) -> TravelGraph:
        """The graph as a traveller may use it now. Raises as `canonical_needs` does."""
        canonical = self._canonical(needs)
        compiled = self.graph(canonical.clearance)
        whole = self.whole_graph(canonical, compiled)
        if self.closures is None:
            return whole
        closed = self.closures.edges_of(compiled)
        key = _key_of(whole, closed)
        if key == whole.closed_key:
            return whole
        return self._travel_graphs.get(
            (canonical, key), lambda: without_edges(whole, closed.edges, key)
        )

    def whole_graph(self, needs: CanonicalNeeds, compiled: CompiledGraph) -> TravelGraph:
        """A graph of this snapshot with nothing taken away, but with ways round closed floor."""
        key = self.closures.floor_key if self.closures and has_ways_round(compiled) else b""
        return self._travel_graphs.get(
            (needs, key), lambda: self._build_travel_graph(needs, compiled, key)
        )

    def seconds_of(self, compiled: CompiledGraph, needs: TravelNeeds) -> npt.NDArray[np.float64]:
        """The seconds of every edge in choosing at the pace of `needs`, allowed or not, without
        the house's prices. Not to be changed."""
        return self._seconds.of(compiled, pace_of(needs))

    def tree(self, graph: TravelGraph, goals: tuple[int, ...]) -> RouteTree:
        """The tree to the nearest of `goals`, at least one node of `graph`."""
        return self._trees.get(
            (graph.needs, graph.closed_key, goals),
            lambda: self._tree_that_holds(graph, goals) or tree_to_nodes(graph, goals),
        )

    def _tree_that_holds(self, graph: TravelGraph, goals: tuple[int, ...]) -> RouteTree | None:
        """A tree of the open plan, or of an earlier overlay, that this one's changes do not touch.

        Trees depend on the graph alone, so it is the very tree that would be built.
        """
        if self.closures is None and not self._earlier:
            return None
        whole = self.whole_graph(graph.needs, graph.compiled)
        for closures in (None, *self._earlier):
            if closures and has_ways_round(graph.compiled) and not self._is_floor_of(closures):
                continue  # Its trees are those of another graph.
            closed = None if closures is None else closures.edges_of(graph.compiled)
            tree = self._trees.peek((graph.needs, _key_of(whole, closed), goals))
            if tree is not None:
                allowed = whole.allowed if closed is None else whole.allowed & ~closed.edges
                if is_tree_of(graph, tree, allowed):
                    return tree
        return None

    def _is_floor_of(self, earlier: Closures) -> bool:
        """Whether an earlier overlay closes the same floor."""
        return self.closures is not None and self.closures.floor_key == earlier.floor_key

    def attach(self, compiled: CompiledGraph, level_id: str, point: Point) -> Attachment | None:
        """How a point joins a graph of this snapshot; None far off every floor and path line.

        Who stands in closed floor leaves it by the ways that are drawn there, who stands in a lift
        by its doors; and nobody is taken through a wall to where they have more room.
        """
        areas = self._areas.areas_at(level_id, point)
        if areas and areas[0].kind is AreaKind.LIFT_CAR and areas[0].connector_id is not None:
            return attach_to_stops(compiled, areas[0].connector_id, level_id)
        drawn = self._drawn_graph(compiled.walk_graph.clearance)
        is_closed = self.closures is not None and self.closures.closures_at(level_id, point)
        if compiled is not drawn and not is_closed:
            return in_room(compiled, areas, point, self._attach(compiled, level_id, point))
        attachment = self._attached(drawn.walk_graph.clearance, level_id, point)
        if attachment is None or drawn is compiled:
            return attachment
        return replace(attachment, cells=())

    def _attachment(
        self, clearance: ClearanceClass, level_id: str, point: Point
    ) -> Attachment | None:
        """How a point joins the graph of what is drawn: codes on walls are asked from again and
        again."""
        drawn, areas = self._drawn_graph(clearance), self._areas.areas_at(level_id, point)
        return in_room(drawn, areas, point, self._attach(drawn, level_id, point))

    @cached_property
    def prover(self) -> Prover:
        """Checks routes on the plan itself."""
        return Prover(self.plan)

    def prove(self, route: Route, needs: TravelNeeds) -> Sequence[ProofFailure]:
        """What a route promises wrongly, on the plan and with what is closed; none: proven."""
        failures = self.prover.prove(route, needs)
        if self.closures is None:
            return failures
        return (*failures, *prove_closures(self.plan, self.closures.parts, route))

    @cached_property
    def rooms_to_avoid(self) -> frozenset[str]:
        """The areas that the house asks not to lead visitors through; none if it allows them."""
        is_avoided = self.plan.house_rules.through_rooms is ThroughRooms.AVOIDED
        return private_rooms(self.plan) if is_avoided else frozenset()

    @cached_property
    def _green_elements(self) -> frozenset[str]:
        return green_elements(self.plan)

    def floor_at(self, level_id: str, point: Point) -> Area | None:
        """The area that a point lies in, one with walls before an open one; None off the floor."""
        return next(iter(self._areas.areas_at(level_id, point)), None)

    @cached_property
    def _areas(self) -> AreaIndex:
        return AreaIndex(self.plan)

    def _canonical_needs(self, needs: TravelNeeds) -> CanonicalNeeds:
        check_ranges(needs)
        clearance = clearance_class(needs)
        allowed = [
            not blockers_of("", facts, needs) for facts in self.graph(clearance).distinct_facts
        ]
        bits = np.packbits(np.array(allowed, dtype=np.bool_)).tobytes()
        prefers_green = needs.prefers_green_channels and bool(self._green_elements)
        return CanonicalNeeds(clearance, bits, pace_of(needs), prefers_green)

    def _build_travel_graph(
        self, needs: CanonicalNeeds, compiled: CompiledGraph, key: bytes
    ) -> TravelGraph:
        seconds = self._seconds.of(compiled, needs.pace)
        bits = np.unpackbits(np.frombuffer(needs.allowed, dtype=np.uint8)).astype(np.bool_)
        told = told_seconds(seconds, compiled.kinds, compiled.opens_freely, needs.pace)
        if needs.prefers_green:
            seconds = seconds + green_prices(compiled, seconds, self._green_elements)
        if self.rooms_to_avoid:
            seconds = seconds + room_prices(compiled, self.rooms_to_avoid)
        return travel_graph(compiled, needs, seconds, told, bits[compiled.facts_of_edges], key)


def _key_of(whole: TravelGraph, closed: ClosedEdges | None) -> bytes:
    """The key of the graph that is left of a whole one without its closed edges."""
    if closed is None or not (closed.edges & whole.allowed).any():
        return whole.closed_key
    return whole.closed_key + closed.key
