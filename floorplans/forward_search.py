"""The quickest way through what opens and shuts while one walks, searched forward in time.

Knows edges by number and times as seconds after the departure; which element an edge is, and what
day it is, it is not told.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

import numpy as np
import numpy.typing as npt

from floorplans.route_trees import NodeOffset, RouteTree, TravelGraph

Flags = npt.NDArray[np.bool_]
_ALIKE = 1e-6


@dataclass(frozen=True)
class ClockedEdges:
    """What is closed when: `starts` are the seconds at which each period begins, the first one 0;
    `closed` has an array over the edges for each; after `end` nothing is known. `prices` are what
    an edge weighs beside its time, at least 0."""

    starts: Sequence[float]
    end: float
    closed: Sequence[Flags]
    prices: npt.NDArray[np.float64]

    def passed_from(self, edge: int, clock: float, seconds: float) -> tuple[float, int] | None:
        """The earliest time from `clock` on at which the edge is open until one is through, and
        the period waited for, 0 without a wait; None: no such time is known."""
        waited_for = 0
        while True:
            first = bisect_right(self.starts, clock) - 1
            last = bisect_right(self.starts, clock + seconds) - 1
            shut = [period for period in range(first, last + 1) if self.closed[period][edge]]
            if not shut:
                return clock, waited_for
            waited_for = shut[-1] + 1
            if waited_for >= len(self.starts):
                return None
            clock = self.starts[waited_for]


@dataclass(frozen=True, slots=True)
class NodeWait:
    """A wait before one leaves a node, or at the goal: for a period to begin, by number."""

    seconds: float
    period: int


@dataclass(frozen=True, slots=True)
class ClockedWay:
    """The nodes in walking order, and the waits at some of them, by position."""

    nodes: tuple[int, ...]
    waits: Mapping[int, NodeWait]


@dataclass(frozen=True, slots=True)
class _Label:
    """Somebody who has come to a node: when, what the way weighs beside its time, and how long of
    that they walked.

    Who is at a node earlier and has paid no more is never worse off, since waiting is allowed."""

    node: int
    clock: float
    price: float
    walked: float
    before: "_Label | None" = None
    wait: NodeWait | None = None


def clocked_way(
    graph: TravelGraph,
    edges: ClockedEdges,
    hopes: RouteTree,
    starts: Sequence[NodeOffset],
    goals: Mapping[int, float],
    goal_closed: Sequence[bool],
) -> ClockedWay | None:
    """The way that is soonest there by the clock, waits and prices included; None for none.

    `graph` has nothing taken away that opens before the end; `hopes` is its tree to the goal and
    tells what is left at least (A*, Hart, Nilsson and Raphael 1968). Edges take their told seconds:
    with doors as light as in choosing, a walk to and fro through one would be a cheap way to wait.
    Each node keeps every pair of time and price that no other beats. `edges.prices` are those of
    the house's rules; `goals` are the goal's nodes with the seconds from there; `goal_closed` says
    for each period whether the goal itself is.
    """
    pace = graph.walk_seconds_per_metre
    compiled, hope = graph.compiled, hopes.seconds
    at_goal = ClockedEdges(
        edges.starts, edges.end, [np.array([closed]) for closed in goal_closed], edges.prices
    )
    kept: dict[int, list[tuple[float, float]]] = {}
    queue: list[tuple[float, float, int, _Label]] = []
    order = count()

    def offer(label: _Label, left: float) -> None:
        if label.clock <= edges.end and np.isfinite(left):
            # Of equals the one who walks less comes first: who waits anyway could walk about.
            weight = round(label.clock + label.price + left, 6)
            heappush(queue, (weight, label.walked, next(order), label))

    for node, metres in starts:
        offer(_Label(node, metres * pace, 0.0, metres * pace), hope[node])
    while queue:
        *_, label = heappop(queue)
        if label.node < 0:
            return _way_of(label)
        if not _is_new(kept.setdefault(label.node, []), label):
            continue
        if label.node in goals:
            arrives = label.clock + goals[label.node]
            entered = at_goal.passed_from(0, arrives, 0.0)
            if entered is not None:
                wait = _wait(arrives, *entered)
                offer(_Label(-1, entered[0], label.price, label.walked, label, wait), 0.0)
        first, last = compiled.out_start[label.node], compiled.out_start[label.node + 1]
        for edge in range(int(first), int(last)):
            if not graph.allowed[edge]:
                continue
            told = float(graph.told[edge])
            begun = edges.passed_from(edge, label.clock, told)
            if begun is not None:
                head = int(compiled.heads[edge])
                price = label.price + float(edges.prices[edge])
                wait = _wait(label.clock, *begun)
                walked = label.walked + told
                offer(_Label(head, begun[0] + told, price, walked, label, wait), hope[head])
    return None


def _is_new(kept: list[tuple[float, float]], label: _Label) -> bool:
    """Whether nobody was at the node as early who had paid no more; notes it if so."""
    if any(
        clock <= label.clock + _ALIKE and price <= label.price + _ALIKE for clock, price in kept
    ):
        return False
    kept.append((label.clock, label.price))
    return True


def _wait(clock: float, until: float, period: int) -> NodeWait | None:
    return NodeWait(until - clock, period) if period else None


def _way_of(label: _Label) -> ClockedWay:
    """The way that a label at the goal has come."""
    labels = list(_back_from(label))[::-1]
    waits = {
        position: after.wait for position, after in enumerate(labels[1:]) if after.wait is not None
    }
    return ClockedWay(tuple(each.node for each in labels[:-1]), waits)


def _back_from(label: _Label) -> Iterator[_Label]:
    at: _Label | None = label
    while at is not None:
        yield at
        at = at.before
