"""The question "how do I get there if I set out then": hours and times of closures are kept.

Who arrives before anything changes gets the way of that moment; else the way is searched forward
in time.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from floorplans.closed_on_ways import closed_edges, closed_goal, closed_on, goal_closures
from floorplans.closed_parts import ClosedParts
from floorplans.compiled_graph import CompiledGraph
from floorplans.forward_search import ClockedEdges, ClockedWay, Flags, clocked_way
from floorplans.hours_blockers import with_opening_times
from floorplans.locations import (
    Location,
    RouteEnd,
    blockers_at_goal,
    blockers_at_start,
    route_end,
)
from floorplans.no_route import explain_no_route
from floorplans.provable_ways import (
    FoundWay,
    RouteEnds,
    legs_to_first_node,
    not_proven,
    provable_way,
    tell_unproven,
)
from floorplans.route import NoRoute, NoRouteReason, Route, Wait
from floorplans.route_legs import edge_of
from floorplans.route_proof import prove_times
from floorplans.route_search import (
    FindRoute,
    Prove,
    closures_avoided,
    find_route,
    route_along,
)
from floorplans.route_trees import TravelGraph, tree_to_point, without_edges
from floorplans.snapshot import Snapshot
from floorplans.timed_snapshots import TimedSnapshots
from floorplans.timetable import Period, keys_of
from floorplans.travel_needs import TravelNeeds, clearance_class

LONGEST_WALK = timedelta(hours=2)
"""What opens or shuts later than this after a departure is not looked at."""
LONGEST_WAIT_SECONDS = 600.0
"""Who would have to wait longer than this is told when it opens, and not led there."""
_PASSED_OVER = frozenset(
    {
        NoRouteReason.UNKNOWN_START,
        NoRouteReason.UNKNOWN_DESTINATION,
        NoRouteReason.START_ISOLATED,
        NoRouteReason.DESTINATION_ISOLATED,
        NoRouteReason.PROOF_FAILED,
    }
)
"""Reasons that no clock changes."""


def find_route_at(
    timed: TimedSnapshots,
    start: Location,
    goal: Location,
    needs: TravelNeeds,
    departs_at: datetime,
    prove: Prove | None = None,
    find: FindRoute = find_route,
) -> Route | NoRoute:
    """The quickest way for who sets out at an aware moment, proven; or why there is none.

    What shuts before somebody is through it is not used; for what opens soon somebody may wait, if
    that is quicker than any other way. `prove` checks all but times. Raises as `find_route` does.
    """
    ends, keys = (start, goal), keys_of(needs)
    timetable = timed.timetable
    now = timed.at(departs_at, keys)
    answer = find(now, start, goal, needs, prove)
    if not timetable.is_constant:
        periods = timetable.periods(departs_at, departs_at + LONGEST_WALK, keys)
        if len(periods) > 1 and not _is_settled(answer, periods):
            forward = _forward_way(timed, ends, needs, periods, (prove, find))
            if forward is not None:
                answer = forward
            elif isinstance(answer, Route):
                answer, departs_at = _later_refusal(timed, ends, needs, periods, find)
    if isinstance(answer, NoRoute):
        return with_opening_times(answer, timetable, departs_at)
    dated = replace(answer, departs_at=departs_at)
    failures = prove_times(now.plan, timetable.closures, dated, needs)
    return not_proven(now, ends, failures) if failures else dated


def _is_settled(answer: Route | NoRoute, periods: Sequence[Period]) -> bool:
    """Whether an answer of the first period is that of who sets out at its beginning."""
    if isinstance(answer, NoRoute):
        return answer.reason in _PASSED_OVER
    arrives = periods[0].starts_at + timedelta(seconds=answer.duration_seconds)
    return arrives < periods[1].starts_at


def _forward_way(
    timed: TimedSnapshots,
    ends: tuple[Location, Location],
    needs: TravelNeeds,
    periods: Sequence[Period],
    how: tuple[Prove | None, FindRoute],
) -> Route | NoRoute | None:
    """The way of a time in which all is open that is at any of these times, since none is quicker;
    where it cannot be gone without a wait, the one that is soonest there by the clock."""
    prove, find = how
    always = [part for part in periods[0].parts if all(part in each.parts for each in periods)]
    answer = find(timed.of(tuple(always)), *ends, needs, prove)
    if isinstance(answer, NoRoute):
        return None
    if _is_passable(answer, timed, periods):
        return answer
    return _Forward(timed, ends, needs, periods, prove).way()


def _is_passable(answer: Route, timed: TimedSnapshots, periods: Sequence[Period]) -> bool:
    """Whether a way can be gone without a wait: nothing on it is closed while one passes it."""
    states = [timed.of(period.parts).closures for period in periods]
    starts = _starts_of(periods)
    clock = 0.0
    for leg in answer.legs:
        first = bisect_right(starts, clock) - 1
        clock += leg.duration_seconds
        last = bisect_right(starts, clock) - 1
        if any(state and state.closures_met((leg,)) for state in states[first : last + 1]):
            return False
    return True


def _starts_of(periods: Sequence[Period]) -> tuple[float, ...]:
    """When periods begin, in seconds after the first one's beginning."""
    first = periods[0].starts_at
    return tuple((period.starts_at - first).total_seconds() for period in periods)


def _later_refusal(
    timed: TimedSnapshots,
    ends: tuple[Location, Location],
    needs: TravelNeeds,
    periods: Sequence[Period],
    find: FindRoute,
) -> tuple[NoRoute, datetime]:
    """Why nobody gets there who set out in time: the first period in which there is no way."""
    for period in periods[1:]:
        answer = find(timed.of(period.parts), *ends, needs, None)
        if isinstance(answer, NoRoute):
            return answer, period.starts_at
    last = periods[-1]
    return explain_no_route(timed.of(last.parts), *ends, needs), last.starts_at


@dataclass(frozen=True)
class _Forward:
    """One question that the clock matters to."""

    timed: TimedSnapshots
    ends: tuple[Location, Location]
    needs: TravelNeeds
    periods: Sequence[Period]
    prove: Prove | None

    def way(self) -> Route | NoRoute | None:
        """The way, or the answer in its place if it fails its proof; None for none without long
        waits."""
        frame = self.timed.of(_all_parts(self.periods))
        compiled = frame.graph(clearance_class(self.needs))
        begin, end = (route_end(frame, compiled, each) for each in self.ends)
        end = replace(end, closure_ids=())
        if (
            not (begin.nodes and end.nodes)
            or blockers_at_start(begin, self.needs)
            or blockers_at_goal(frame.plan, end, self.needs)
        ):
            return None
        states = [self.timed.of(period.parts) for period in self.periods]
        closed = [closed_edges(state, compiled) for state in states]
        graph = self._hopeful_graph(frame, compiled, closed)
        prices = graph.seconds - frame.seconds_of(compiled, self.needs)
        edges = ClockedEdges(_starts_of(self.periods), LONGEST_WALK.total_seconds(), closed, prices)
        proven = provable_way(
            graph,
            (begin, end),
            lambda rest, ends: self._search(frame, rest, ends, edges, states),
            lambda route: (self.prove or frame.prover.prove)(route, self.needs),
        )
        if proven.failures:
            tell_unproven(frame, self.ends, proven.failures)
        if proven.way is not None:
            route = proven.way.route
            avoided = closures_avoided(frame, route, self.ends, self.needs)
            return replace(route, closures_avoided=avoided)
        if proven.is_narrow or not proven.failures:
            return None
        return NoRoute(NoRouteReason.PROOF_FAILED, plan_version=frame.version)

    def _search(
        self,
        frame: Snapshot,
        graph: TravelGraph,
        between: RouteEnds,
        edges: ClockedEdges,
        states: Sequence[Snapshot],
    ) -> FoundWay | None:
        begin, end = between
        goals = tuple(node for node, _ in end.nodes)
        if not goals:
            return None
        hopes = (
            frame.tree(graph, goals) if end.attachment is None else tree_to_point(graph, end.nodes)
        )
        pace = graph.walk_seconds_per_metre
        found = clocked_way(
            graph,
            edges,
            hopes,
            begin.nodes,
            {node: metres * pace for node, metres in end.nodes},
            [bool(goal_closures(state, end)) for state in states],
        )
        if found is None or any(
            wait.seconds > LONGEST_WAIT_SECONDS for wait in found.waits.values()
        ):
            return None
        route = route_along(frame, graph, between, found.nodes, self.needs)
        waits = tuple(self._waits(graph.compiled, between, found, states, len(route.legs)))
        seconds = route.duration_seconds + sum(wait.seconds for wait in waits)
        return FoundWay(replace(route, waits=waits, duration_seconds=seconds), found.nodes)

    def _waits(
        self,
        compiled: CompiledGraph,
        between: tuple[RouteEnd, RouteEnd],
        found: ClockedWay,
        states: Sequence[Snapshot],
        leg_count: int,
    ) -> Iterator[Wait]:
        """The waits of a way, each for what is shut until it ends."""
        begin, end = between
        nodes = found.nodes
        legs_before = legs_to_first_node(begin, nodes)
        for position, wait in found.waits.items():
            state, until = states[wait.period - 1], self.periods[wait.period].starts_at
            if position == len(nodes) - 1:
                yield Wait(leg_count, wait.seconds, closed_goal(state, end), until)
            else:
                edge = edge_of(compiled, nodes[position], nodes[position + 1])
                element_id = closed_on(state, compiled, edge)
                yield Wait(position + legs_before, wait.seconds, element_id, until)

    def _hopeful_graph(
        self, frame: Snapshot, compiled: CompiledGraph, closed: Sequence[Flags]
    ) -> TravelGraph:
        """The graph less what stays closed in all periods."""
        whole = frame.whole_graph(frame.canonical_needs(self.needs), compiled)
        always = np.logical_and.reduce(closed) & whole.allowed
        if not always.any():
            return whole
        key = hashlib.blake2b(np.packbits(always).tobytes(), digest_size=16).digest()
        return without_edges(whole, always, whole.closed_key + key)


def _all_parts(periods: Sequence[Period]) -> ClosedParts:
    """What is closed in any of the periods."""
    return tuple(dict.fromkeys(part for period in periods for part in period.parts))
