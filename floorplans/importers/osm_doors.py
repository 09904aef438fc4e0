"""Builds doors: one for each level of a drawn door, and one over two levels where it leads out."""

from floorplans.facts import Access, Fact
from floorplans.importers.osm_drawing import Drawing, DrawnArea, DrawnDoor
from floorplans.importers.osm_facts import (
    access_of,
    automatic_of,
    door_width_of,
    threshold_of,
    wheelchair_of,
)
from floorplans.importers.osm_levels import SITE
from floorplans.importers.osm_levels import level_id as id_of_level
from floorplans.importers.osm_neighbours import Neighbours, nearest_to_ground
from floorplans.importers.osm_reading import Tags
from floorplans.importers.osm_tags import UnparsableLevelError, clean_text, names_of, parse_levels
from floorplans.kinds import Direction, DoorKind, EntranceKind
from floorplans.model import Door

_KINDS = {
    "no": DoorKind.OPENING,
    "opening": DoorKind.OPENING,
    "open": DoorKind.OPENING,
    "sliding": DoorKind.SLIDING,
    "folding": DoorKind.SLIDING,
    "revolving": DoorKind.REVOLVING,
    "gate": DoorKind.GATE,
}
_GATES = frozenset({"gate", "swing_gate", "sliding_gate", "turnstile", "full-height_turnstile",
                    "wicket_gate"})  # fmt: skip
_SERVICE = frozenset({"service", "garage", "delivery", "parking", "staff"})
_EMERGENCY = frozenset({"emergency", "fire_exit", "emergency_exit", "fire", "emergency_ward_exit"})


def build_doors(drawing: Drawing, neighbours: Neighbours) -> list[Door]:
    """All doors, several drawn ones with one id told apart by their level."""
    doors: dict[str, Door] = {}
    for drawn in drawing.doors:
        own = _own_level(drawing, drawn)
        out = _level_that_leads_out(drawing, neighbours, drawn)
        for level_id in drawn.level_ids:
            door_id = drawn.feature_id if level_id == own else f"{drawn.feature_id}.{level_id}"
            if door_id in doors:
                door_id = f"{drawn.feature_id}.{level_id}"
            joined = (level_id, SITE) if level_id == out else (level_id,)
            doors.setdefault(door_id, _door(drawing, neighbours, drawn, door_id, joined))
    return list(doors.values())


def _own_level(drawing: Drawing, drawn: DrawnDoor) -> str:
    """The level whose door keeps the plain id: the lowest one of `level`, else of all."""
    try:
        tagged = {id_of_level(level) for level in parse_levels(drawn.tags.get("level", ""))}
    except UnparsableLevelError:
        tagged = set()
    candidates = [level for level in drawn.level_ids if level in tagged] or drawn.level_ids
    return min(candidates, key=drawing.levels.ordinal)


def _level_that_leads_out(drawing: Drawing, neighbours: Neighbours, drawn: DrawnDoor) -> str | None:
    """The level of a door that is joined to the site: the one nearest to ground, if anything of
    the site meets the door."""
    indoors = [level for level in drawn.level_ids if level != SITE]
    if not indoors:
        return None
    meets = drawn.node_id is not None and SITE in neighbours.levels_at(drawn.node_id)
    if not meets and ("entrance" in drawn.tags or "railway" in drawn.tags):
        meets = neighbours.touches(SITE, drawn.point) or bool(
            neighbours.areas_around(SITE, drawn.point)
        )
    return nearest_to_ground(drawing, indoors) if meets else None


def _door(
    drawing: Drawing,
    neighbours: Neighbours,
    drawn: DrawnDoor,
    door_id: str,
    level_ids: tuple[str, ...],
) -> Door:
    tags = drawn.tags
    entrance = entrance_of(tags)
    access = access_of(tags)
    if entrance is EntranceKind.EMERGENCY and access is not Access.CLOSED:
        access = Access.EMERGENCY
    width = door_width_of(tags, drawn.feature_id, drawing.log)
    if width.value is None and drawn.width_metres:
        width = Fact.drawn(drawn.width_metres, "osm:line")
    direction, from_area_id = _one_way(neighbours, drawn, level_ids[0])
    return Door(
        id=door_id,
        level_ids=level_ids,
        point=drawn.point,
        kind=kind_of(tags),
        names=names_of(tags),
        ref=clean_text(tags.get("ref", "")),
        entrance=entrance,
        access=access,
        direction=direction,
        from_area_id=from_area_id,
        clear_width_metres=width,
        threshold_metres=threshold_of(tags, drawn.feature_id, drawing.log),
        automatic=automatic_of(tags),
        wheelchair=wheelchair_of(tags),
    )


def kind_of(tags: Tags) -> DoorKind:
    """The kind of door; one that is only tagged as entrance is taken to have a leaf."""
    door = tags.get("door", "")
    if door in _KINDS:
        return _KINDS[door]
    if not door and tags.get("barrier") in _GATES:
        return DoorKind.GATE
    if not door and (tags.get("barrier") == "entrance" or tags.get("railway") == "subway_entrance"):
        return DoorKind.OPENING
    return DoorKind.HINGED


def entrance_of(tags: Tags) -> EntranceKind | None:
    """What a door is to the building: None for a door inside."""
    entrance = tags.get("entrance", "")
    exits = (entrance, tags.get("exit", ""), tags.get("door", ""), tags.get("emergency:exit", ""))
    if _EMERGENCY & set(exits):
        return EntranceKind.EMERGENCY
    if entrance in {"", "no"}:
        return EntranceKind.SECONDARY if tags.get("railway") == "subway_entrance" else None
    if entrance == "main":
        return EntranceKind.MAIN
    return EntranceKind.SERVICE if entrance in _SERVICE else EntranceKind.SECONDARY


def _one_way(
    neighbours: Neighbours, drawn: DrawnDoor, level_id: str
) -> tuple[Direction, str | None]:
    """`entrance=exit` leads out of the area indoors only, `entrance=entry` only into it."""
    entrance = drawn.tags.get("entrance", "")
    if entrance not in {"exit", "entry"}:
        return Direction.BOTH, None
    areas = [
        area
        for area in neighbours.areas_around(level_id, drawn.point, reach=0.5)
        if area.level_ids != (SITE,)
    ]
    if not areas:
        return Direction.BOTH, None
    nearest = min(areas, key=lambda area: (drawn.node_id not in area.node_ids, area.feature_id))
    direction = Direction.FORWARD if entrance == "exit" else Direction.BACKWARD
    return direction, area_id_of(nearest, level_id)


def area_id_of(area: DrawnArea, level_id: str) -> str:
    """The id of the first part of a drawn area on a level."""
    return f"{area.feature_id}.{level_id}"
