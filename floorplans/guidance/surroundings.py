"""What guidance must know of a plan, made once for it: doorways, ways up, inside and outside."""

from collections import defaultdict

from floorplans.guidance.doorways import NO_DOORWAY, Doorway, doorways_at
from floorplans.guidance.headings import Vector
from floorplans.guidance.landmarks import LandmarkMap
from floorplans.guidance.sign_map import SignMap
from floorplans.kinds import AreaKind
from floorplans.model import Area, Connector, PathLine, Place, Plan, Point
from floorplans.route import Leg, LegKind, RoutePoint


class Surroundings:
    """Indexes over one plan. Never changed after it is made, so threads may share it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        places: dict[str, list[Place]] = defaultdict(list)
        for place in plan.places:
            if place.area_id is not None:
                places[place.area_id].append(place)
        self._place_by_area = {
            area_id: min(found, key=lambda place: (not place.names, not place.ref, place.id))
            for area_id, found in places.items()
        }
        self._doorways = doorways_at(
            plan, {door.id: (door.level_ids, door.point) for door in plan.doors}
        )
        self._stop_doorways = doorways_at(
            plan,
            {
                _stop_name(connector, stop.level_id): ((stop.level_id,), stop.point)
                for connector in plan.connectors
                for stop in connector.stops
            },
        )
        self.landmarks = LandmarkMap(plan, self._doorways)
        self.signs = SignMap(plan)

    def doorway(self, door_id: str) -> Doorway:
        """The areas and walls that a door meets; an empty doorway if it meets none."""
        return self._doorways.get(door_id, NO_DOORWAY)

    def stop_outward(self, connector: Connector, at: RoutePoint) -> Vector | None:
        """The direction from a stop by a wall into the floor before it; None if no wall tells.

        A stop within a drawn car tells nothing: any of its walls may be the one that opens.
        """
        doorway = self._stop_doorways.get(_stop_name(connector, at.level_id), NO_DOORWAY)
        for area_id in doorway.outward_by_area_id:
            area = self.plan.element_by_id.get(area_id)
            if isinstance(area, Area) and area.kind in (AreaKind.LIFT_CAR, AreaKind.STAIRWELL):
                return None
        normal = doorway.normal
        return None if normal is None else (-normal[0], -normal[1])

    def place_in(self, area_id: str) -> Place | None:
        """The place that an area is, a named one first; None if it is none."""
        return self._place_by_area.get(area_id)

    def goes_up(self, connector: Connector, start: RoutePoint, end: RoutePoint) -> bool:
        """Whether a ride from start to end goes up."""
        levels = self.plan.level_by_id
        below, above = levels[start.level_id].ordinal, levels[end.level_id].ordinal
        if below != above:
            return above > below
        from_first = _near(start.point, connector.stops[0].point) <= _near(
            start.point, connector.stops[-1].point
        )
        return from_first is connector.lower_first

    def storeys(self, start_level_id: str, end_level_id: str) -> int:
        """How many whole storeys lie between two levels; 0 if the difference is not whole."""
        levels = self.plan.level_by_id
        difference = abs(levels[end_level_id].ordinal - levels[start_level_id].ordinal)
        return round(difference) if abs(difference - round(difference)) < 1e-6 else 0

    def area_kind(self, leg: Leg) -> AreaKind | None:
        """What kind of area a leg is walked in; None on a path line, in a door and on a ride."""
        if leg.kind is not LegKind.WALK:
            return None
        area = self.plan.element_by_id.get(leg.element_id)
        return area.kind if isinstance(area, Area) else None

    def is_outside(self, leg: Leg) -> bool | None:
        """Whether a walk is in the open; None if the plan does not tell (a line on a storey)."""
        level = self.plan.level_by_id.get(leg.start.level_id)
        if level is not None and level.building_id is None and self.plan.buildings:
            return True
        element = self.plan.element_by_id.get(leg.element_id)
        if isinstance(element, PathLine):
            return None
        return isinstance(element, Area) and element.kind is AreaKind.OUTDOOR


def _stop_name(connector: Connector, level_id: str) -> str:
    return f"{connector.id}\n{level_id}"


def _near(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
