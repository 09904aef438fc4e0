"""Why there is no way: the reason, the elements that stand in it, and how near one can get."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from floorplans.compiled_graph import CompiledGraph, Passage
from floorplans.facts import Evidence
from floorplans.kinds import NEVER_INSTEAD
from floorplans.limits import blockers_of
from floorplans.locations import (
    Location,
    RouteEnd,
    blockers_at_goal,
    blockers_at_start,
    closed_blocker,
    route_end,
)
from floorplans.narrow_places import NarrowPlaces
from floorplans.passage_facts import PassageFacts
from floorplans.relaxed_search import BlockedWay, least_blocked_way
from floorplans.route import Blocker, LegKind, Limit, NoRoute, NoRouteReason
from floorplans.route_trees import TravelGraph, seconds_from, seconds_to
from floorplans.snapshot import Snapshot
from floorplans.sparse_graphs import connected_components, csr_array
from floorplans.travel_needs import BodyTooWideError, ClearanceClass, TravelNeeds, clearance_class

_Ends = tuple[RouteEnd, RouteEnd]

_STAIR_LIMITS = frozenset({Limit.STAIRS, Limit.ESCALATOR})
_STAIRS_PRICE = 1.5
"""Who cannot use stairs knows that: of ways with as many blockers the one without is told."""


def explain_no_route(
    snapshot: Snapshot, start: Location, goal: Location, needs: TravelNeeds
) -> NoRoute:
    """Why a search from `start` to `goal`, both known, found nothing.

    Searches again with limits that cost instead of forbidding: with the traveller's own body, then
    with the narrowest, then against one-way directions. The blockers are those of the way that has
    the fewest elements in it that the traveller cannot use, in walking order.
    """
    search = _Explanation(snapshot, start, goal, needs)
    nearest = search.find_nearest_reachable_place()
    version = snapshot.version
    blockers = search.find_blockers()
    if blockers is not None:
        return NoRoute(_reason_of(blockers), blockers, nearest, version)
    reason = search.isolation()
    return NoRoute(reason, search.one_way_blockers(), nearest, version)


def nearest_reachable_place(
    snapshot: Snapshot, start: Location, goal: Location, needs: TravelNeeds, graph: TravelGraph
) -> str | None:
    """The place nearest to the goal that is reached in `graph`, and nearer than the start."""
    return _Explanation(snapshot, start, goal, needs).find_nearest_reachable_place(graph)


class _Explanation:
    """One question, with the ends and graphs that its searches share."""

    def __init__(
        self, snapshot: Snapshot, start: Location, goal: Location, needs: TravelNeeds
    ) -> None:
        self.snapshot = snapshot
        self.start = start
        self.goal = goal
        self.needs = needs
        # What is closed costs here, like all that stands in a way: so nothing is taken away.
        self.unclosed = snapshot.open_state
        self.narrow = self.unclosed.graph(ClearanceClass.PERSON)
        try:
            self.wide: CompiledGraph | None = self.unclosed.graph(clearance_class(needs))
        except BodyTooWideError:
            self.wide = None
        self.narrow_ends = self._ends(self.narrow)
        self.wide_ends = None if self.wide is None else self._ends(self.wide)

    def find_blockers(self) -> tuple[Blocker, ...] | None:
        """What stands in the least blocked way, or None if no body at all gets there.

        The way that the traveller's own body fits, unless a narrower one meets fewer things.
        """
        own = self._way_for_own_body()
        if own is not None and (self.wide is self.narrow or own[1].price <= 1.0):
            return self._blockers_on(*own)
        places = self._narrow_places()
        slim = self._way_for_narrow_body(places)
        if own is not None and (slim is None or own[1].price <= slim.price):
            return self._blockers_on(*own)
        if slim is None:
            return None
        blockers = self._blockers_on(self.narrow, slim, self.narrow_ends, places)
        return blockers or (self._gap(self._last_element(slim)),)

    def one_way_blockers(self) -> tuple[Blocker, ...]:
        """The one-way elements that stand in a way which is there in the other direction only."""
        seconds = self.snapshot.seconds_of(self.narrow, self.needs)
        prices, ends = self._prices(self.narrow), _nodes(self.narrow_ends)
        way = least_blocked_way(
            self.narrow,
            seconds,
            prices,
            ends,
            edge_prices=self._entering(self.narrow),
            against_one_way=True,
        )
        if way is None:
            return ()
        return self._blockers_on(self.narrow, way, self.narrow_ends)

    def isolation(self) -> NoRouteReason:
        """Which end, if one is, is joined to no other place in any direction."""
        graph = self.narrow
        links = csr_array(
            (np.ones(graph.edge_count), (graph.tails, graph.heads)),
            shape=(graph.node_count, graph.node_count),
        )
        if graph.node_count:
            _, parts = connected_components(links, directed=True, connection="weak")
        else:
            parts = np.zeros(0, dtype=np.int32)
        for end, reason in zip(
            self.narrow_ends,
            (NoRouteReason.START_ISOLATED, NoRouteReason.DESTINATION_ISOLATED),
            strict=True,
        ):
            own = {int(parts[node]) for node, _ in end.nodes}
            if not any(
                int(parts[node]) in own
                for place_id, nodes in graph.walk_graph.place_nodes.items()
                if place_id != end.place_id
                for node in nodes
            ):
                return reason
        return NoRouteReason.NOT_CONNECTED

    def find_nearest_reachable_place(self, within: TravelGraph | None = None) -> str | None:
        """The place nearest to the goal that these needs reach, in `within` if that is given, and
        that is nearer than the start; by the seconds that somebody without limits would take."""
        begin, end = self.narrow_ends
        if self.wide is None or self.wide_ends is None or not begin.nodes or not end.nodes:
            return None
        begin_wide = self.wide_ends[0]
        if not begin_wide.nodes or blockers_at_start(begin_wide, self.needs):
            return None
        graph = within or self.snapshot.travel_graph(self.needs)
        reach = seconds_from(graph, [node for node, _ in begin_wide.nodes])
        seconds = self.snapshot.seconds_of(self.narrow, self.needs)
        left = seconds_to(self.narrow, seconds, [node for node, _ in end.nodes])
        best = (min(left[node] for node, _ in begin.nodes), "")
        found: str | None = None
        for place_id, nodes in sorted(self.wide.walk_graph.place_nodes.items()):
            narrow_nodes = self.narrow.walk_graph.place_nodes.get(place_id, ())
            if place_id in (begin.place_id, end.place_id) or not narrow_nodes:
                continue
            place = self.snapshot.plan.place_by_id[place_id]
            closures = self.snapshot.closures
            if (
                place.kind in NEVER_INSTEAD
                or place.access not in self.needs.access
                or (closures and closures.closures_of(place))
            ):
                continue
            if any(np.isfinite(reach[node]) for node in nodes):
                rank = (min(left[node] for node in narrow_nodes), place_id)
                if rank < best:
                    best, found = rank, place_id
        return found

    def _ends(self, graph: CompiledGraph) -> _Ends:
        return (
            route_end(self.unclosed, graph, self.start),
            route_end(self.unclosed, graph, self.goal),
        )

    def _prices(self, graph: CompiledGraph) -> npt.NDArray[np.float64]:
        by_facts = [self._price(facts) for facts in graph.distinct_facts]
        prices = np.array([by_facts[passage.facts_index] for passage in graph.passages])
        if self.snapshot.closures is None:
            return prices
        closed = self.snapshot.closures.edges_of(graph).passages
        return np.where(closed, np.maximum(prices, 1.0), prices)

    def _entering(self, graph: CompiledGraph) -> npt.NDArray[np.float64] | None:
        """What coming into closed floor costs, by edge."""
        if self.snapshot.closures is None:
            return None
        return self.snapshot.closures.edges_of(graph).entering.astype(np.float64)

    def _price(self, facts: PassageFacts) -> float:
        limits = {blocker.limit for blocker in blockers_of("", facts, self.needs)}
        if not limits:
            return 0.0
        return _STAIRS_PRICE if limits & _STAIR_LIMITS else 1.0

    def _narrow_places(self) -> NarrowPlaces | None:
        if self.wide is None or self.wide is self.narrow:
            return None
        return self.snapshot.narrow_places(self.wide.walk_graph.clearance)

    def _way_for_own_body(self) -> tuple[CompiledGraph, BlockedWay, _Ends] | None:
        if self.wide is None or self.wide_ends is None:
            return None
        seconds = self.snapshot.seconds_of(self.wide, self.needs)
        prices = self._prices(self.wide)
        way = least_blocked_way(
            self.wide,
            seconds,
            prices,
            _nodes(self.wide_ends),
            edge_prices=self._entering(self.wide),
        )
        return None if way is None else (self.wide, way, self.wide_ends)

    def _way_for_narrow_body(self, places: NarrowPlaces | None) -> BlockedWay | None:
        graph = self.narrow
        prices, edge_prices = self._prices(graph), self._entering(graph)
        if places is not None:
            narrowness = places.edge_prices()
            edge_prices = narrowness if edge_prices is None else narrowness + edge_prices
            lost = [passage.element_id in places.lost_doors for passage in graph.passages]
            prices = np.maximum(prices, np.array(lost, dtype=np.float64))
        seconds = self.snapshot.seconds_of(graph, self.needs)
        ends = _nodes(self.narrow_ends)
        return least_blocked_way(graph, seconds, prices, ends, edge_prices=edge_prices)

    def _blockers_on(
        self,
        graph: CompiledGraph,
        way: BlockedWay,
        ends: _Ends,
        narrowness: NarrowPlaces | None = None,
    ) -> tuple[Blocker, ...]:
        begin, end = ends
        gaps = {} if narrowness is None else narrowness.gaps_on(way.steps)
        lost_doors = frozenset() if narrowness is None else narrowness.lost_doors
        found = list(blockers_at_start(begin, self.needs))
        for index, step in enumerate(way.steps):
            passage = graph.passages[int(graph.edge_passages[step.edge])]
            found += self._blockers_in(passage, lost_doors)
            found += self._closed_on(graph, step.edge)
            if step.against:
                found.append(Blocker(passage.element_id, Limit.ONE_WAY, evidence=Evidence.MEASURED))
            if index in gaps:
                found.append(self._gap(gaps[index]))
        if self.snapshot.closures is not None:
            end = route_end(self.snapshot, graph, self.goal)
        known = {(blocker.limit, blocker.closure_id) for blocker in found if blocker.closure_id}
        found += [
            blocker
            for blocker in blockers_at_goal(self.snapshot.plan, end, self.needs)
            if (blocker.limit, blocker.closure_id) not in known
        ]
        return tuple(dict.fromkeys(found))

    def _closed_on(self, graph: CompiledGraph, edge: int) -> Iterator[Blocker]:
        """The closures that close an edge of the way."""
        closures = self.snapshot.closures
        if closures is not None and closures.edges_of(graph).edges[edge]:
            element_id = graph.passages[int(graph.edge_passages[edge])].element_id
            for closure_id in closures.closures_on(graph, edge):
                yield closed_blocker(element_id, closure_id)

    def _blockers_in(self, passage: Passage, lost_doors: frozenset[str]) -> Iterator[Blocker]:
        blockers = blockers_of(passage.element_id, passage.facts, self.needs)
        for blocker in blockers:
            # Somebody who uses no stairs is told of the stair, not of its landings.
            is_whole = blocker.limit in (Limit.STAIRS, Limit.LIFT)
            yield replace(blocker, element_id=passage.part_of) if is_whole else blocker
        is_lost = passage.kind is LegKind.DOOR and passage.element_id in lost_doors
        if is_lost and all(blocker.limit is not Limit.DOOR_WIDTH for blocker in blockers):
            yield self._gap(passage.element_id)

    def _gap(self, element_id: str) -> Blocker:
        wanted = self.needs.body_width_metres
        return Blocker(element_id, Limit.GAP, None, wanted, Evidence.DRAWN)

    def _last_element(self, way: BlockedWay) -> str:
        if way.steps:
            passage = self.narrow.edge_passages[way.steps[-1].edge]
            return self.narrow.passages[int(passage)].element_id
        end = self.narrow_ends[1]
        return end.floor.element_id if end.floor is not None else end.place_id or ""


def _reason_of(blockers: tuple[Blocker, ...]) -> NoRouteReason:
    """What is closed for now is told as that, unless more stands in the way."""
    if blockers and all(blocker.limit is Limit.CLOSED for blocker in blockers):
        return NoRouteReason.CLOSED
    return NoRouteReason.NEEDS_NOT_MET


def _nodes(ends: _Ends) -> tuple[list[int], list[int]]:
    begin, end = ends
    return [node for node, _ in begin.nodes], [node for node, _ in end.nodes]
