"""The way with the fewest things in it that a traveller cannot use: what a NoRoute tells of.

Owns the search only; what is forbidden, and why, it is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from floorplans.compiled_graph import CompiledGraph
from floorplans.route_legs import edge_of
from floorplans.sparse_graphs import csr_array, dijkstra

BLOCKER_SECONDS = 1e6
"""More than any walk takes, so that one blocker less outweighs every detour."""
_FREE_SECONDS = 1e-6

Edges = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WayStep:
    """An edge of the way, by number; `against` if it is travelled in the forbidden direction."""

    edge: int
    against: bool = False


@dataclass(frozen=True, slots=True)
class BlockedWay:
    """The steps in walking order, and the sum of the prices of what is forbidden on them."""

    steps: tuple[WayStep, ...]
    price: float


def least_blocked_way(  # graph, costs, two ends
    compiled: CompiledGraph,
    seconds: npt.NDArray[np.float64],
    prices: npt.NDArray[np.float64],
    ends: tuple[Sequence[int], Sequence[int]],
    *,
    edge_prices: npt.NDArray[np.float64] | None = None,
    against_one_way: bool = False,
) -> BlockedWay | None:
    """The way of the lowest price, and of these the quickest; None if not even such a way exists.

    `prices` has a number for each passage, 0 for an allowed one. It is paid once for each time that
    the element is entered, however many of its edges are walked and whether these are a stair's
    flights or its floors. `edge_prices` are paid for each edge. `ends` are the nodes to start from
    and to go to. With `against_one_way` the edges that lack a way back get one, at the price of 1.

    Each forbidden passage becomes a layer of copies of its nodes, so O(edges log nodes) remains.
    """
    starts, goals = ends
    if not starts or not goals:
        return None
    tails = compiled.tails.astype(np.int64)
    heads = compiled.heads.astype(np.int64)
    costs = seconds if edge_prices is None else seconds + edge_prices * BLOCKER_SECONDS
    layers = compiled.whole_of_edges
    charges = prices[compiled.edge_passages]
    if against_one_way:
        size = compiled.node_count
        lonely = ~np.isin(heads * size + tails, tails * size + heads)
        tails, heads = np.append(tails, heads[lonely]), np.append(heads, tails[lonely])
        costs = np.append(costs, costs[lonely] + BLOCKER_SECONDS)
        layers, charges = np.append(layers, layers[lonely]), np.append(charges, charges[lonely])
    matrix, base_nodes = _layered(compiled.node_count, (tails, heads), costs, layers, charges)
    found, before, _ = dijkstra(
        matrix, directed=True, indices=list(starts), return_predecessors=True, min_only=True
    )
    goal = min(goals, key=lambda node: (found[node], node))
    if not np.isfinite(found[goal]):
        return None
    nodes = [goal]
    node = int(before[goal])
    while node >= 0:
        base = int(base_nodes[node])
        if base != nodes[-1]:
            nodes.append(base)
        node = int(before[node])
    nodes.reverse()
    steps = tuple(_step(compiled, a, b) for a, b in pairwise(nodes))
    return BlockedWay(steps, round(float(found[goal]) / BLOCKER_SECONDS, 1))


def _layered(
    node_count: int,
    ends: tuple[Edges, Edges],
    costs: npt.NDArray[np.float64],
    layers: Edges,
    charges: npt.NDArray[np.float64],
) -> tuple[csr_array, Edges]:
    """The graph with a copy of each forbidden passage's nodes, and each copy's own node."""
    tails, heads = ends
    charged = charges > 0.0
    tail_keys = layers[charged] * node_count + tails[charged]
    head_keys = layers[charged] * node_count + heads[charged]
    keys, first = np.unique(np.concatenate((tail_keys, head_keys)), return_index=True)
    entering = np.tile(charges[charged], 2)[first] * BLOCKER_SECONDS
    copies = node_count + np.arange(len(keys))
    originals = keys % node_count if node_count else keys
    from_nodes = np.concatenate(
        (
            tails[~charged],
            node_count + np.searchsorted(keys, tail_keys),
            originals,
            copies,
        )
    )
    to_nodes = np.concatenate(
        (
            heads[~charged],
            node_count + np.searchsorted(keys, head_keys),
            copies,
            originals,
        )
    )
    prices = np.concatenate(
        (
            costs[~charged],
            costs[charged],
            entering,
            np.full(len(keys), _FREE_SECONDS),
        )
    )
    size = node_count + len(keys)
    matrix = csr_array((prices, (from_nodes, to_nodes)), shape=(size, size))
    return matrix, np.concatenate((np.arange(node_count), originals))


def _step(compiled: CompiledGraph, tail: int, head: int) -> WayStep:
    edge = edge_of(compiled, tail, head)
    if edge < compiled.edge_count and compiled.tails[edge] == tail and compiled.heads[edge] == head:
        return WayStep(edge)
    return WayStep(edge_of(compiled, head, tail), against=True)
