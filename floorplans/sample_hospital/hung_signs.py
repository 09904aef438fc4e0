"""The signs of the sample hospital's halls and corridors: at lift lobbies, before the wings of the
outpatient building, from the hall and from the stairs, and behind entrances and bridges.

Each lists by one rule what visitors come for on its level, with an arrow towards it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from floorplans.facts import Access, Names
from floorplans.kinds import AreaKind, PlaceKind, SignArrow
from floorplans.model import Area, Building, Department, Door, Place, Point
from floorplans.sample_hospital import inpatient, medical_technology, outpatient_frame
from floorplans.sample_hospital.floor import BEARING_DEGREES, Floor, Piece
from floorplans.sign import Sign, SignLine

_LISTED = frozenset(
    {
        PlaceKind.DEPARTMENT,
        PlaceKind.IMAGING,
        PlaceKind.LABORATORY,
        PlaceKind.EMERGENCY,
        PlaceKind.PHARMACY,
        PlaceKind.CASH_DESK,
        PlaceKind.WARD,
    }
)
_NORTH, _EAST, _SOUTH, _WEST = 0.0, 90.0, 180.0, 270.0


@dataclass(frozen=True, slots=True)
class _Board:
    """Where a sign hangs, in its building's metres. `gates` are the doors of wings that are not to
    be seen from it: what lies behind one is pointed to by way of it. One `only_beyond` a gate lists
    what lies there and nothing else."""

    point: Point
    looking_degrees: float
    gates: tuple[str, ...] = ()
    only_beyond: str | None = None


_WINGS = ("fire-door-west", "fire-door-east")
_WING_ENDS = ("fire-door-cross-west", "fire-door-cross-east")
_OUTPATIENT = (
    _Board((43.4, 17.3), _SOUTH, _WINGS),
    _Board((36.4, 8.7), _WEST, _WINGS, "fire-door-west"),
    _Board((59.6, 8.7), _EAST, _WINGS, "fire-door-east"),
    _Board((1.8, 17.4), _SOUTH, _WING_ENDS, "fire-door-cross-west"),
    _Board((94.2, 17.4), _SOUTH, _WING_ENDS, "fire-door-cross-east"),
)
_MEDICAL = (_Board((39.9, 10.8), _NORTH), _Board((56.0, 10.4), _NORTH))
_WARDS = (_Board((37.2, 8.0), _SOUTH),)
_MORE: Mapping[str, tuple[_Board, ...]] = {
    "mt-1f": (_Board((1.6, 9.7), _EAST),),
    "ip-1f": (_Board((40.0, 4.6), _NORTH), _Board((78.4, 9.1), _WEST)),
    "ip-2f": (_Board((1.6, 9.1), _EAST),),
    "ip-5f": (_Board((1.6, 9.1), _EAST),),
}
_TO_BUILDINGS: Mapping[str, tuple[tuple[str, Point], ...]] = {
    "op-2f": (("medical-technology", (64.0, 21.3)),),
    "op-3f": (("medical-technology", (64.0, 21.3)),),
    "mt-2f": (("outpatient", (56.0, 0.3)), ("inpatient", (79.7, 9.5))),
    "mt-3f": (("outpatient", (56.0, 0.3)),),
    "mt-4f": (("inpatient", (79.7, 9.5)),),
    "ip-2f": (("medical-technology", (0.3, 9.1)),),
    "ip-5f": (("medical-technology", (0.3, 9.1)),),
}
"""The bridges to other buildings, by where they begin, in the metres of this one."""


@dataclass(slots=True)
class _Drawn:
    """What is drawn, by id and by level."""

    areas: dict[str, Area] = field(default_factory=dict)
    doors: dict[str, Door] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)


def hung_signs(
    pieces: Iterable[Piece], departments: Sequence[Department], buildings: Sequence[Building]
) -> tuple[Sign, ...]:
    """All signs, sorted by id; one that would list nothing is not hung."""
    drawn = _Drawn()
    for piece in pieces:
        if isinstance(piece, Area):
            drawn.areas[piece.id] = piece
        elif isinstance(piece, Door):
            drawn.doors[piece.id] = piece
        elif isinstance(piece, Place):
            drawn.places.setdefault(piece.level_id, []).append(piece)
    signs: list[Sign] = []
    for floors, boards in (
        (outpatient_frame.empty_floors(), _OUTPATIENT),
        (medical_technology.empty_floors(), _MEDICAL),
        (inpatient.empty_floors(), _WARDS),
    ):
        for floor in floors:
            goals = list(_goals(floor, drawn, departments, buildings))
            for number, board in enumerate((*boards, *_MORE.get(floor.id, ())), start=1):
                lines = tuple(_lines(floor, board, goals, drawn))
                if lines:
                    signs.append(
                        Sign(
                            f"{floor.id}-sign-{number}",
                            floor.id,
                            floor.at(board.point),
                            lines,
                            (board.looking_degrees + BEARING_DEGREES) % 360.0,
                        )
                    )
    return tuple(sorted(signs, key=lambda sign: sign.id))


def _goals(
    floor: Floor, drawn: _Drawn, departments: Sequence[Department], buildings: Sequence[Building]
) -> Iterator[tuple[Names, Point]]:
    """What is worth a line on a level, each name once, and the spot that one walks to."""
    names_of = {building.id: building.names for building in buildings}
    for building_id, point in _TO_BUILDINGS.get(floor.id, ()):
        yield names_of[building_id], floor.at(point)
    places = [each for each in drawn.places.get(floor.id, ()) if _is_for_visitors(each, drawn)]
    by_id = {place.id: place for place in places}
    told: set[Names] = set()
    for names, place in (
        *((place.names, place) for place in places if _is_listed(place, drawn)),
        *(
            (each.names, by_id[id_])
            for each in departments
            for id_ in each.place_ids
            if id_ in by_id
        ),
    ):
        if names not in told:
            told.add(names)
            door = drawn.doors.get(f"{place.id}-door")
            yield names, place.point if door is None else door.point


def _is_for_visitors(place: Place, drawn: _Drawn) -> bool:
    """Whether everybody may come; into a zone of its own only those do who are sent there."""
    area = drawn.areas.get(place.area_id or "")
    return place.access is Access.PUBLIC and (area is None or not area.zone)


def _is_listed(place: Place, drawn: _Drawn) -> bool:
    """Whether a place is worth a line for its own name; a patients' room is not."""
    area = drawn.areas.get(place.area_id or "")
    is_bedroom = place.kind is PlaceKind.WARD and area is not None and area.kind is AreaKind.ROOM
    return place.kind in _LISTED and not is_bedroom


def _lines(
    floor: Floor, board: _Board, goals: Iterable[tuple[Names, Point]], drawn: _Drawn
) -> Iterator[SignLine]:
    at = floor.at(board.point)
    for names, goal in goals:
        gate = next((each for each in board.gates if _is_beyond(floor, each, goal)), None)
        if board.only_beyond is not None:
            if gate == board.only_beyond and _is_open(floor, gate, drawn):
                yield SignLine(names, SignArrow.AHEAD)
        elif gate is None:
            yield SignLine(names, _arrow(at, goal, board.looking_degrees))
        elif _is_open(floor, gate, drawn):
            through = drawn.doors[f"{floor.id}-{gate}"].point
            yield SignLine(names, _arrow(at, through, board.looking_degrees))


def _is_beyond(floor: Floor, gate: str, point: Point) -> bool:
    """Whether a point is in the wing behind a gate."""
    west, _, east, north = outpatient_frame.HALL
    x, y = point[0] - floor.frame.origin[0], point[1] - floor.frame.origin[1]
    return y < north and (x < west if gate.endswith("west") else x > east)


def _is_open(floor: Floor, gate: str, drawn: _Drawn) -> bool:
    door = drawn.doors.get(f"{floor.id}-{gate}")
    return door is not None and door.access is Access.PUBLIC


def _arrow(at: Point, goal: Point, looking_degrees: float) -> SignArrow:
    """The arrow from one spot to another for somebody who looks along a bearing on the drawing."""
    bearing = math.degrees(math.atan2(goal[0] - at[0], goal[1] - at[1]))
    right = (bearing - looking_degrees + 180.0) % 360.0 - 180.0
    if abs(right) <= 22.5:
        return SignArrow.AHEAD
    if abs(right) <= 67.5:
        return SignArrow.AHEAD_RIGHT if right > 0 else SignArrow.AHEAD_LEFT
    if abs(right) <= 120.0:
        return SignArrow.RIGHT if right > 0 else SignArrow.LEFT
    return SignArrow.BACK
