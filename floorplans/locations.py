"""Where a route starts and ends: a place of the directory, or a point on a level."""

import math
from dataclasses import dataclass

from floorplans.attachments import Attachment
from floorplans.compiled_graph import CompiledGraph, Passage
from floorplans.facts import Evidence
from floorplans.limits import blockers_of
from floorplans.model import Plan, Point
from floorplans.passage_facts import passage_facts
from floorplans.route import Blocker, LegKind, Limit
from floorplans.route_trees import NodeOffset
from floorplans.snapshot import Snapshot
from floorplans.travel_needs import TravelNeeds


@dataclass(frozen=True, slots=True)
class PlaceLocation:
    place_id: str


@dataclass(frozen=True, slots=True)
class PointLocation:
    """A point in local metres."""

    level_id: str
    x: float
    y: float

    @property
    def point(self) -> Point:
        return self.x, self.y


Location = PlaceLocation | PointLocation


@dataclass(frozen=True, slots=True)
class RouteEnd:
    """How a location joins a graph.

    `nodes` are the location itself (a place) or what is walked to straight from it, with metres (a
    point, which has an `attachment`); `floor` is the area that such a walk is in. `closure_ids` are
    those of the closures that close it: no destination, and no obstacle to leaving.
    """

    place_id: str | None
    nodes: tuple[NodeOffset, ...]
    attachment: Attachment | None = None
    floor: Passage | None = None
    closure_ids: tuple[str, ...] = ()


def is_known(plan: Plan, location: Location) -> bool:
    """Whether the plan has this place, or this level for a point with finite coordinates."""
    if isinstance(location, PlaceLocation):
        return location.place_id in plan.place_by_id
    is_finite = math.isfinite(location.x) and math.isfinite(location.y)
    return is_finite and location.level_id in plan.level_by_id


def route_end(snapshot: Snapshot, compiled: CompiledGraph, location: Location) -> RouteEnd:
    """How a known location joins a compiled graph; no nodes if nothing is joined to it."""
    if isinstance(location, PlaceLocation):
        nodes = compiled.walk_graph.place_nodes.get(location.place_id, ())
        place = snapshot.plan.place_by_id[location.place_id]
        closed = () if snapshot.closures is None else snapshot.closures.closures_of(place)
        return RouteEnd(location.place_id, tuple((node, 0.0) for node in nodes), closure_ids=closed)
    attachment = snapshot.attach(compiled, location.level_id, location.point)
    if attachment is None:
        return RouteEnd(None, ())
    area = snapshot.floor_at(location.level_id, attachment.point.point)
    floor = None
    if area is not None:
        facts = passage_facts(area, LegKind.WALK, snapshot.plan.assumptions)
        floor = Passage(area.id, LegKind.WALK, facts, -1, area.connector_id or area.id)
    reached = tuple(offset for offset in attachment.nodes if floor is not None or offset[1] == 0.0)
    if snapshot.closures is None:
        return RouteEnd(None, reached, attachment, floor)
    at = attachment.point
    open_ways = tuple(
        offset
        for offset in reached
        if not snapshot.closures.bars_walk(
            compiled, at.level_id, at.point, compiled.points[offset[0]].point
        )
    )
    closed = snapshot.closures.closures_at(at.level_id, at.point)
    return RouteEnd(None, open_ways, attachment, floor, closed)


def blockers_at_start(end: RouteEnd, needs: TravelNeeds) -> tuple[Blocker, ...]:
    """The limits that the floor which a point lies on breaks."""
    if end.floor is None:
        return ()
    return blockers_of(end.floor.element_id, end.floor.facts, needs)


def blockers_at_goal(plan: Plan, end: RouteEnd, needs: TravelNeeds) -> tuple[Blocker, ...]:
    """As at the start; and what is closed, or not open to somebody, is no destination for them."""
    if end.place_id is None:
        element_id = "" if end.floor is None else end.floor.element_id
        return (*blockers_at_start(end, needs), *_closed(element_id, end.closure_ids))
    place = plan.place_by_id[end.place_id]
    element_id = place.area_id or place.door_id or place.connector_id or place.id
    closed = _closed(element_id, end.closure_ids)
    if place.access in needs.access:
        return closed
    return (Blocker(element_id, Limit.ACCESS, evidence=Evidence.MEASURED), *closed)


def closed_blocker(element_id: str, closure_id: str) -> Blocker:
    """A closure as it stands in a way."""
    return Blocker(element_id, Limit.CLOSED, evidence=Evidence.MEASURED, closure_id=closure_id)


def _closed(element_id: str, closure_ids: tuple[str, ...]) -> tuple[Blocker, ...]:
    return tuple(closed_blocker(element_id, closure_id) for closure_id in closure_ids)
