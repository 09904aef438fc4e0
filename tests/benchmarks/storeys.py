"""A synthetic building of ten sparse floors, as large as wanted, drawn as a graph."""

import random

from floorplans.facts import Fact
from floorplans.kinds import ConnectorKind
from floorplans.model import Connector, Door
from floorplans.snapshot import Snapshot
from tests.floorplans.toy_venues import ToyVenue, hall, stops

FLOORS = 10
SPACING_METRES = 4.0


def ten_floors(node_count: int, seed: int = 1) -> Snapshot:
    """Ten square grids of corridors with a fifth of the pieces left out, joined by four shafts.

    Each node is a place; every fourth piece of corridor is a door. About 2.6 edges leave a node.
    """
    chance = random.Random(seed)
    side = round((node_count / FLOORS) ** 0.5)
    venue = ToyVenue()
    nodes: dict[tuple[int, int, int], int] = {}
    for floor in range(FLOORS):
        for row in range(side):
            for column in range(side):
                place_id = f"p{floor}-{row}-{column}"
                at = (floor, row, column)
                (nodes[at],) = venue.place(place_id, column * SPACING_METRES, f"L{floor}")
                # Places are laid out in a row; the second axis is set by hand.
                level_id, x, _, kind, element_id = venue.nodes[nodes[at]]
                venue.nodes[nodes[at]] = (level_id, x, row * SPACING_METRES, kind, element_id)
    for (floor, row, column), node in nodes.items():
        for other in ((floor, row + 1, column), (floor, row, column + 1)):
            if other not in nodes or (row % 5 and column % 5 and chance.random() < 0.4):
                continue
            metres = SPACING_METRES * chance.uniform(1.0, 1.3)
            if chance.random() < 0.25:
                door_id = f"d{len(venue.edges)}"
                width = Fact.measured(chance.choice((0.8, 0.9, 1.2)))
                door = Door(door_id, (f"L{floor}",), (0.0, 0.0), clear_width_metres=width)
                venue.join(node, nodes[other], door, metres)
            else:
                venue.join(node, nodes[other], hall(f"corridor-{floor}", f"L{floor}"), metres)
    for row, column in ((0, 0), (0, side - 1), (side - 1, 0), (side - 1, side - 1)):
        for floor in range(FLOORS - 1):
            name = f"stairs-{row}-{column}-{floor}"
            ends = stops(f"L{floor}", f"L{floor + 1}")
            low, high = nodes[floor, row, column], nodes[floor + 1, row, column]
            stairs = Connector(name, ConnectorKind.STAIRS, ends)
            venue.join(low, high, stairs, 6.0, levels=1.0, steps=24)
    return venue.snapshot()
