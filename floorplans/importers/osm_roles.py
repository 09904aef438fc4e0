"""Decides from a feature's tags alone what it is to somebody on foot."""

from enum import Enum

from floorplans.importers.osm_reading import Tags
from floorplans.kinds import AreaKind


class Role(Enum):
    """What a way, multipolygon or node is taken as."""

    ROOM = "room"
    CORRIDOR = "corridor"
    OPEN = "open"
    OUTDOOR = "outdoor"
    STAIRS = "stairs"
    RAMP = "ramp"
    LIFT = "lift"
    WALL = "wall"
    PILLAR = "pillar"
    STEPS_LINE = "steps_line"
    PATH_LINE = "path_line"
    STAIR_WALK = "stair_walk"
    """A walking line that may lie on a stair (`indoor=pathway`)."""
    DOOR_LINE = "door_line"
    BUILDING = "building"
    LEVEL = "level"
    POINT_OF_INTEREST = "point_of_interest"
    UNKNOWN = "unknown"
    """Tagged as being indoors, but not as anything known."""
    NOT_ON_FOOT = "not_on_foot"


AREA_KIND_BY_ROLE = {
    Role.ROOM: AreaKind.ROOM,
    Role.CORRIDOR: AreaKind.CORRIDOR,
    Role.OPEN: AreaKind.OPEN,
    Role.OUTDOOR: AreaKind.OUTDOOR,
    Role.STAIRS: AreaKind.STAIRWELL,
    Role.LIFT: AreaKind.LIFT_CAR,
    Role.RAMP: AreaKind.OPEN,
}
CONNECTOR_ROLES = frozenset({Role.STAIRS, Role.LIFT, Role.RAMP})
AREA_ROLES = frozenset(AREA_KIND_BY_ROLE)
WALLED_ROLES = frozenset({Role.ROOM, Role.STAIRS, Role.LIFT})
"""Entered through doors and openings only."""

_LIFT_TAGS = (
    ("highway", "elevator"), ("room", "elevator"), ("room", "lift"), ("indoor", "elevator"),
    ("indoor", "lift"), ("building:part", "elevator"), ("amenity", "elevator"),
    ("buildingpart:verticalpassage", "elevator"), ("conveying", "elevator"),
)  # fmt: skip
_STAIR_TAGS = (
    ("room", "stairs"), ("room", "staircase"), ("room", "stairwell"), ("room", "steps"),
    ("indoor", "stairs"), ("indoor", "staircase"), ("indoor", "stairwell"), ("indoor", "steps"),
    ("stairwell", "flight_of_stairs"), ("buildingpart:verticalpassage", "stairway"),
    ("building:part", "stairs"), ("building:part", "stairwell"), ("highway", "steps"),
)  # fmt: skip
_INDOOR_AREAS = {
    "room": Role.ROOM,
    "corridor": Role.CORRIDOR,
    "area": Role.OPEN,
    "hall": Role.OPEN,
    "lobby": Role.OPEN,
    "foyer": Role.OPEN,
    "platform": Role.OPEN,
    "verticalpassage": Role.ROOM,
}
_FOOT_HIGHWAYS = frozenset(
    {
        "footway", "path", "pedestrian", "corridor", "service", "living_street", "residential",
        "unclassified", "track", "platform", "crossing", "via_ferrata",
    }
)  # fmt: skip
_SHARED_HIGHWAYS = frozenset(
    {"cycleway", "bridleway", "tertiary", "secondary", "primary", "tertiary_link", "road"}
)
"""Walked on only where a tag says so."""
_YES = frozenset({"yes", "designated", "permissive", "official", "customers", "private"})
_USES = ("shop", "amenity", "office", "healthcare", "room", "leisure", "craft", "tourism", "club")
_GROUNDS = frozenset({"hospital", "clinic", "university", "college", "school", "kindergarten"})
"""Shapes that are the whole venue, not a place in it."""
_OPEN_PARKING = frozenset({"surface", "street_side", "lane", "layby", "rooftop"})
"""Car parks without a roof: drivers walk across them."""
_THINGS = frozenset({"bench", "vending_machine", "atm", "waste_basket"})
_BARRIERS = frozenset(
    {"wall", "fence", "railing", "handrail", "guard_rail", "hedge", "retaining_wall", "city_wall"}
)


def _has_any(tags: Tags, pairs: tuple[tuple[str, str], ...]) -> bool:
    return any(tags.get(key) == value for key, value in pairs)


def is_lift(tags: Tags) -> bool:
    """Whether a feature is a lift, in any of the ways mappers write it."""
    if _has_any(tags, _LIFT_TAGS):
        return True
    return tags.get("elevator") == "yes" and ("indoor" in tags or "room" in tags)


def _is_stairs(tags: Tags) -> bool:
    if tags.get("stairs", "no") not in {"no", ""} or _has_any(tags, _STAIR_TAGS):
        return True
    return tags.get("stairwell") == "yes" and tags.get("indoor") in {"room", "yes"}


def _is_ramp(tags: Tags) -> bool:
    if "ramp" in (tags.get("room"), tags.get("indoor")):
        return True
    return tags.get("ramp", "no") != "no" and "indoor" in tags


def is_walkable_highway(tags: Tags) -> bool:
    """Whether people walk along a `highway`: by its kind, unless `foot` says otherwise."""
    highway, foot = tags.get("highway", ""), tags.get("foot", "")
    if foot in {"no", "use_sidepath"}:
        return False
    if highway in _FOOT_HIGHWAYS:
        return True
    sidewalk = tags.get("sidewalk", tags.get("sidewalk:both", "no"))
    return highway in _SHARED_HIGHWAYS and (
        foot in _YES or sidewalk in {"yes", "both", "left", "right"}
    )


def area_role(tags: Tags, *, is_relation: bool = False) -> Role | None:
    """What a closed way or multipolygon with these tags is, or None if it is no area.

    A closed way may be a line that returns to its start: highways need `area=yes`, walls too.
    """
    indoor = tags.get("indoor", "")
    says_area = is_relation or tags.get("area") == "yes"
    if is_lift(tags):
        return Role.LIFT
    if indoor in {"wall", "pillar", "column"} or tags.get("barrier") in _BARRIERS:
        is_solid = says_area or indoor != "wall" or tags.get("wall:type") == "pillar"
        return Role.WALL if is_solid and "barrier" not in tags else None
    if indoor == "pathway" or tags.get("area") == "no":
        return None
    if _is_stairs(tags) and (says_area or indoor or "highway" not in tags):
        return Role.STAIRS
    if _is_ramp(tags) and (says_area or indoor):
        return Role.RAMP
    return _floor_role(tags, says_area=says_area)


def _floor_role(tags: Tags, *, says_area: bool) -> Role | None:
    """The first reading that fits: what the tags name, paving, a room's use, an outline."""
    indoor = tags.get("indoor") or tags.get("buildingpart", "")
    named = _INDOOR_AREAS.get(indoor) or _named_role(tags, indoor)
    if named:
        return named
    if "highway" in tags or tags.get("area:highway") in {"footway", "pedestrian"}:
        return _paved_role(tags, says_area=says_area)
    if tags.get("room") and (indoor == "yes" or (not indoor and "level" in tags)):
        return Role.CORRIDOR if tags["room"] in {"corridor", "hallway"} else Role.ROOM
    if indoor not in {"", "no"} and "building" not in tags:
        if indoor == "yes":
            return _indoor_yes_role(tags, says_area=says_area)
        return Role.ROOM if any(key in tags for key in _USES) else Role.UNKNOWN
    return _use_role(tags)


def _named_role(tags: Tags, indoor: str) -> Role | None:
    if tags.get("stairwell") == "stair_landing":
        return Role.OPEN
    if "platform" in (tags.get("railway"), tags.get("public_transport"), tags.get("highway")):
        return Role.OPEN if tags.get("level") else Role.OUTDOOR
    return Role.LEVEL if indoor == "level" else None


def is_grounds(tags: Tags) -> bool:
    """Whether a shape is the whole venue, with or without being its building."""
    return tags.get("amenity", tags.get("healthcare")) in _GROUNDS


def _use_role(tags: Tags) -> Role | None:
    """A shape without `indoor`: a building, a use on a level, or something to point at."""
    if tags.get("building", "no") != "no":
        return Role.BUILDING
    if "level" in tags and any(key in tags for key in ("shop", "office", "healthcare")):
        return Role.ROOM
    if is_grounds(tags):
        return None
    if tags.get("amenity") == "parking" and tags.get("parking", "surface") in _OPEN_PARKING:
        return Role.OUTDOOR
    return Role.POINT_OF_INTEREST if any(key in tags for key in _USES[:4]) else None


def _paved_role(tags: Tags, *, says_area: bool) -> Role | None:
    if "highway" in tags and not says_area:
        return None
    if not is_walkable_highway({"highway": "footway", **tags}):
        return Role.NOT_ON_FOOT
    indoors = tags.get("indoor", "no") != "no" or tags.get("highway") == "corridor"
    return Role.OPEN if indoors else Role.OUTDOOR


def _indoor_yes_role(tags: Tags, *, says_area: bool) -> Role:
    """`indoor=yes` says only where a thing is: with a use it is walled, as area it is floor."""
    if any(key in tags for key in _USES):
        is_thing = tags.get("amenity") in _THINGS or tags.get("tourism") == "artwork"
        return Role.POINT_OF_INTEREST if is_thing else Role.ROOM
    return Role.OPEN if says_area else Role.UNKNOWN


def line_role(tags: Tags) -> Role | None:
    """What a way that is no area is, or None if it says nothing about a plan."""
    indoor = tags.get("indoor", "")
    role: Role | None = None
    if is_lift(tags):
        role = Role.LIFT
    elif tags.get("door", "no") != "no" or indoor == "door" or "entrance" in tags:
        role = Role.DOOR_LINE
    elif tags.get("highway") == "steps" or ("conveying" in tags and "highway" not in tags):
        role = Role.NOT_ON_FOOT if tags.get("foot") == "no" else Role.STEPS_LINE
    elif indoor == "wall" or tags.get("barrier") in _BARRIERS:
        role = Role.WALL
    elif "highway" in tags:
        role = Role.PATH_LINE if is_walkable_highway(tags) else Role.NOT_ON_FOOT
    elif indoor == "pathway":
        role = Role.STAIR_WALK
    elif indoor in {"corridor", "footway", "path"}:
        role = Role.PATH_LINE
    elif indoor and indoor != "no":
        role = Role.UNKNOWN
    return role


def is_door(tags: Tags) -> bool:
    """Whether a node is a door, a gate or an opening in a wall."""
    return (
        "door" in tags
        or "entrance" in tags
        or tags.get("indoor") == "door"
        or tags.get("barrier") in {"door", "gate", "swing_gate", "sliding_gate", "turnstile",
                                   "full-height_turnstile", "wicket_gate", "entrance"}
        or tags.get("railway") == "subway_entrance"
    )  # fmt: skip


def is_pillar(tags: Tags) -> bool:
    """Whether a node is a pillar."""
    return tags.get("wall:type") == "pillar" or tags.get("indoor") in {"pillar", "column"}
