"""Findings about places, anchors and departments: off the floor, or not to be told apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from shapely import Point as Position

from floorplans.kinds import PlaceKind
from floorplans.model import Anchor, Place, Plan
from floorplans.plan_checks.findings import Finding, FindingCode
from floorplans.plan_checks.floors import TOUCH_METRES, Floor

Marker = TypeVar("Marker", Place, Anchor)

_OFTEN_REPEATED = frozenset(
    {
        PlaceKind.KIOSK,
        PlaceKind.WAITING_AREA,
        PlaceKind.TOILET,
        PlaceKind.ACCESSIBLE_TOILET,
        PlaceKind.WHEELCHAIR_POINT,
        PlaceKind.DRINKING_WATER,
        PlaceKind.SEAT,
        PlaceKind.VENDING_MACHINE,
        PlaceKind.CASH_MACHINE,
        PlaceKind.DEFIBRILLATOR,
        PlaceKind.LIFT,
        PlaceKind.STAIRS,
        PlaceKind.ENTRANCE,
        PlaceKind.EXIT,
        PlaceKind.REFUGE,
        PlaceKind.BUS_STOP,
        PlaceKind.PLATFORM,
        PlaceKind.PARKING,
        PlaceKind.ACCESSIBLE_PARKING,
        PlaceKind.STORAGE,
    }
)
"""Kinds of which there may well be several with one name: any of them will do."""


def check_places(plan: Plan, floors: tuple[Floor, ...]) -> Iterator[Finding]:
    """Places and anchors that stand nowhere, and places that share a name or a number."""
    places: dict[str, list[Place]] = defaultdict(list)
    anchors: dict[str, list[Anchor]] = defaultdict(list)
    for place in plan.places:
        places[place.level_id].append(place)
    for anchor in plan.anchors:
        anchors[anchor.level_id].append(anchor)
    for floor in floors:
        yield from _check_positions(floor, places[floor.level_id])
        yield from _check_names(floor.level_id, places[floor.level_id])
        for anchor in _off_floor(floor, anchors[floor.level_id]):
            yield Finding(FindingCode.ANCHOR_OFF_FLOOR, anchor.code, floor.level_id, anchor.point)
    yield from _check_refs(plan)


def _off_floor(floor: Floor, markers: list[Marker]) -> list[Marker]:
    """Those of the markers that stand on no floor, or inside a wall or pillar."""
    points = [marker.point for marker in markers]
    in_walls = floor.wall_index.near(points, 0.0)
    return [
        marker
        for marker, on_floor, walls in zip(markers, floor.on_floor(points), in_walls, strict=True)
        if not on_floor or walls
    ]


def _check_positions(floor: Floor, places: list[Place]) -> Iterator[Finding]:
    areas = {area.id: area for area in floor.areas}
    free: list[Place] = []
    for place in places:
        area = areas.get(place.area_id) if place.area_id is not None else None
        if area is not None:
            if area.polygon.distance(Position(place.point)) > TOUCH_METRES:
                yield Finding(
                    FindingCode.PLACE_OUTSIDE_AREA,
                    place.id,
                    floor.level_id,
                    place.point,
                    {"area": area.id},
                )
        elif place.area_id is None and place.door_id is None and place.connector_id is None:
            free.append(place)
    for place in _off_floor(floor, free):
        yield Finding(FindingCode.PLACE_OFF_FLOOR, place.id, floor.level_id, place.point)


def _check_names(level_id: str, places: Iterable[Place]) -> Iterator[Finding]:
    """One finding for each name that several places of a level have, at the first of them."""
    by_name: dict[str, dict[str, Place]] = defaultdict(dict)
    for place in places:
        if place.kind not in _OFTEN_REPEATED:
            for name in place.names.texts():
                by_name[name.casefold()][place.id] = place
    told: set[tuple[str, ...]] = set()
    for sharing in by_name.values():
        if len(sharing) < 2 or tuple(sharing) in told:
            continue
        told.add(tuple(sharing))
        first, *others = sharing.values()
        yield Finding(
            FindingCode.PLACE_NAME_REPEATED,
            first.id,
            level_id,
            first.point,
            {
                "name": next(
                    name
                    for name in first.names.texts()
                    if tuple(by_name[name.casefold()]) == tuple(sharing)
                ),
                "others": _listed(others),
                "count": len(sharing),
            },
        )


def _check_refs(plan: Plan) -> Iterator[Finding]:
    """One finding for each number that several places of one kind have in one building."""
    by_ref: dict[tuple[str | None, PlaceKind, str], list[Place]] = defaultdict(list)
    for place in plan.places:
        level = plan.level_by_id.get(place.level_id)
        if place.ref and level is not None and place.kind not in _OFTEN_REPEATED:
            by_ref[level.building_id, place.kind, place.ref.casefold()].append(place)
    for sharing in by_ref.values():
        if len(sharing) > 1:
            first, *others = sharing
            yield Finding(
                FindingCode.PLACE_REF_REPEATED,
                first.id,
                first.level_id,
                first.point,
                {"ref": first.ref, "others": _listed(others), "count": len(sharing)},
            )


def _listed(places: list[Place]) -> str:
    """The ids of at most five places."""
    shown = ", ".join(place.id for place in places[:5])
    return shown if len(places) <= 5 else f"{shown}, …"
