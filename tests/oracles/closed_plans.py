"""The same closures drawn into the plan itself, and compiled anew: what an overlay must equal.

A closed element is open to nobody, a closed outline a solid block, a closed level open to nobody.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from shapely import LineString, Point, Polygon, box

from floorplans.closed_parts import ClosedPart, ClosedParts
from floorplans.facts import Access
from floorplans.kinds import AreaKind
from floorplans.model import Element, Plan, Wall
from floorplans.route import Route
from floorplans.route_search import PlaceLocation, find_route
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds

_NO_FLOOR_TO_BLOCK = frozenset({AreaKind.LIFT_CAR, AreaKind.STAIRWELL})


def closed_plan(plan: Plan, parts: ClosedParts) -> Plan:
    """The plan with these parts closed for ever."""
    levels = {part.level_id for part in parts if part.level_id and not part.corners}
    ids = {part.element_id for part in parts}
    outlines = [part for part in parts if part.corners]
    blocks = tuple(
        Wall(f"block-{number}", part.level_id, Polygon(part.corners))
        for number, part in enumerate(outlines)
    )
    nobody = Access.CLOSED
    return replace(
        plan,
        walls=(*plan.walls, *blocks),
        areas=tuple(
            replace(each, access=nobody) if each.id in ids or each.level_id in levels else each
            for each in plan.areas
        ),
        doors=tuple(
            replace(each, access=nobody) if each.id in ids else each for each in plan.doors
        ),
        path_lines=tuple(
            replace(each, access=nobody) if each.id in ids or each.level_id in levels else each
            for each in plan.path_lines
        ),
        connectors=tuple(
            replace(each, access=nobody) if each.id in ids else each for each in plan.connectors
        ),
    )


def random_parts(plan: Plan, random: Random, most: int) -> ClosedParts:
    """One to `most` closures: elements, rooms, outlines on floor and now and then a level.

    Outlines keep off path lines, which a block in a plan does not cut, off lifts and stairs, and
    out of doors: a block drawn over half a door moves its gap to what is left of the wall.
    """
    return tuple(_random_parts(plan, random, random.randint(1, most)))


def _random_parts(plan: Plan, random: Random, count: int) -> Iterator[ClosedPart]:
    rooms = [area for area in plan.areas if area.kind is AreaKind.ROOM]
    floors = [area for area in plan.areas if area.kind not in _NO_FLOOR_TO_BLOCK]
    for number in range(count):
        id_, what = f"c{number}", random.random()
        if what < 0.55:
            ways: list[Element] = [*plan.doors, *plan.connectors, *plan.path_lines]
            yield ClosedPart(id_, element_id=random.choice(ways).id)
        elif what < 0.7:
            yield ClosedPart(id_, element_id=random.choice(rooms).id)
        elif what < 0.72:
            yield ClosedPart(id_, level_id=random.choice(plan.levels).id)
        else:
            area = random.choice(floors)
            min_x, min_y, max_x, max_y = area.polygon.bounds
            x, y = random.uniform(min_x, max_x), random.uniform(min_y, max_y)
            block = box(x, y, x + random.uniform(0.4, 5.0), y + random.uniform(0.4, 5.0))
            lines = (
                LineString(line.points)
                for line in plan.path_lines
                if line.level_id == area.level_id
            )
            cars = (
                other.polygon
                for other in plan.areas
                if other.level_id == area.level_id and other.kind in _NO_FLOOR_TO_BLOCK
            )
            doors = (
                Point(door.point).buffer((door.clear_width_metres.value or 1.2) / 2)
                for door in plan.doors
                if area.level_id in door.level_ids
            )
            if any(near.intersects(block) for near in doors):
                continue
            if not any(near.dwithin(block, 1.0) for near in (*lines, *cars)):
                corners = tuple((at[0], at[1]) for at in block.exterior.coords[:-1])
                yield ClosedPart(id_, level_id=area.level_id, corners=corners)


def differing_answers(
    closed: Snapshot, compiled_anew: Snapshot, needs: TravelNeeds, random: Random, count: int
) -> list[str]:
    """For random pairs of open places where the two plans' answers differ by more than a body's
    drawing tolerance: at most 1 % and half a second, or one being a way and the other none."""
    closures = closed.closures
    places = [
        place.id
        for place in closed.plan.places
        if closures is None or not closures.closures_of(place)
    ]
    found: list[str] = []
    for _ in range(count):
        start, goal = (PlaceLocation(random.choice(places)) for _ in range(2))
        one = find_route(closed, start, goal, needs)
        other = find_route(compiled_anew, start, goal, needs)
        if isinstance(one, Route) != isinstance(other, Route):
            found.append(f"{start.place_id} to {goal.place_id}: {one!r:.80} or {other!r:.80}")
        elif isinstance(one, Route) and isinstance(other, Route):
            off = abs(one.duration_seconds - other.duration_seconds)
            if off > 0.5 + 0.01 * other.duration_seconds:
                found.append(
                    f"{start.place_id} to {goal.place_id}:"
                    f" {one.duration_seconds:.2f} or {other.duration_seconds:.2f} s"
                )
    return found
