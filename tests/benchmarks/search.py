"""The search alone, beside what others offer, in one run."""

import math
import random
from collections.abc import Callable
from functools import partial

import igraph
import networkx as nx
import rustworkx as rx

from floorplans.route_search import PlaceLocation, find_route
from floorplans.route_trees import TravelGraph, tree_to_nodes
from floorplans.travel_needs import TravelNeeds
from tests.benchmarks.storeys import FLOORS, ten_floors
from tests.benchmarks.timing import median_milliseconds, print_table, shown
from tests.floorplans.toy_venues import believe

SIZES = (5_000, 20_000, 100_000)
QUESTIONS = 15
LEAST_SECONDS_PER_METRE = 1.0 / 1.2
NEEDS = TravelNeeds()

Question = tuple[int, int]
Search = Callable[[int, int], object]


def measure_search(sizes: tuple[int, ...] = SIZES) -> None:
    """Prints a table of medians and how many times as fast as NetworkX's Dijkstra they are."""
    columns = [_measure(size) for size in sizes]
    names = list(columns[0])
    base = "networkx dijkstra"
    rows = [
        [
            name,
            *(f"{shown(column[name])} (x{column[base] / column[name]:,.1f})" for column in columns),
        ]
        for name in names
    ]
    print_table("Search alone, ten floors", ["", *(f"{size:,} nodes" for size in sizes)], rows)


def _measure(size: int) -> dict[str, float]:
    snapshot = ten_floors(size)
    graph = snapshot.travel_graph(NEEDS)
    chance = random.Random(7)
    count = graph.compiled.node_count
    questions = [(chance.randrange(count), chance.randrange(count)) for _ in range(QUESTIONS)]
    found = _others(graph, questions)

    cold = [partial(tree_to_nodes, graph, [goal]) for _, goal in questions]
    found["our tree, cold"] = median_milliseconds(cold)
    trees = {goal: snapshot.tree(graph, (goal,)) for _, goal in questions}
    warm = [partial(trees[goal].walk, start) for start, goal in questions]
    found["our tree, warm walk"] = median_milliseconds(warm, 200)
    place_ids = [
        place_id
        for place_id, _ in sorted(
            graph.compiled.walk_graph.place_nodes.items(), key=lambda item: item[1]
        )
    ]
    ends = [(PlaceLocation(place_ids[a]), PlaceLocation(place_ids[b])) for a, b in questions]
    routes = [partial(find_route, snapshot, a, b, NEEDS, believe) for a, b in ends]
    for route in routes:
        route()
    found["our Route, warm, unproven"] = median_milliseconds(routes, 5)
    return found


def _others(graph: TravelGraph, questions: list[Question]) -> dict[str, float]:
    compiled = graph.compiled
    tails, heads = compiled.tails.tolist(), compiled.heads.tolist()
    seconds = graph.seconds.tolist()
    points = compiled.points
    floor_of = [int(point.level_id[1:]) for point in points]
    assert max(floor_of) == FLOORS - 1

    def least_seconds(a: int, b: int) -> float:
        metres = math.hypot(points[a].x - points[b].x, points[a].y - points[b].y)
        return metres * LEAST_SECONDS_PER_METRE

    known: nx.DiGraph[int] = nx.DiGraph()
    known.add_nodes_from(range(compiled.node_count))
    known.add_weighted_edges_from(zip(tails, heads, seconds, strict=True), weight="seconds")
    rusty: rx.PyDiGraph[int, float] = rx.PyDiGraph()
    rusty.add_nodes_from(list(range(compiled.node_count)))
    rusty.add_edges_from(list(zip(tails, heads, seconds, strict=True)))
    i_graph = igraph.Graph(
        n=compiled.node_count, edges=list(zip(tails, heads, strict=True)), directed=True
    )
    i_graph.es["seconds"] = seconds

    def rusty_a_star(a: int, b: int) -> object:
        return rx.digraph_astar_shortest_path(
            rusty, a, lambda node: node == b, float, lambda node: least_seconds(node, b)
        )

    searches: dict[str, Search] = {
        "networkx dijkstra": lambda a, b: nx.dijkstra_path(known, a, b, weight="seconds"),
        "networkx bidirectional": lambda a, b: nx.bidirectional_dijkstra(known, a, b, "seconds"),
        "networkx A*": lambda a, b: nx.astar_path(known, a, b, least_seconds, weight="seconds"),
        "rustworkx A*": rusty_a_star,
        "igraph dijkstra": lambda a, b: i_graph.get_shortest_path(a, b, weights="seconds"),
    }
    return {name: _median(search, questions) for name, search in searches.items()}


def _median(search: Search, questions: list[Question]) -> float:
    return median_milliseconds([partial(search, a, b) for a, b in questions])
