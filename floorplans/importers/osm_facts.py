"""Turns the access tags of a feature into facts with their evidence."""

from floorplans.facts import UNKNOWN, UNKNOWN_COUNT, UNKNOWN_FLAG, Access, Fact
from floorplans.importers.osm_findings import ImportLog, NoteCode
from floorplans.importers.osm_reading import Tags
from floorplans.importers.osm_tags import parse_count, parse_incline, parse_metres

LIMITED_STEP_METRES = 0.07
"""The OpenStreetMap wiki defines `wheelchair=limited` as a step of at most 7 cm."""
_WIDEST_METRES = 50.0

_STAFF = frozenset(
    {"private", "employees", "employee", "staff", "delivery", "official", "permit", "members",
     "residents", "military", "key", "with_key"}
)  # fmt: skip
_CLOSED = frozenset({"no", "never"})


def access_of(tags: Tags) -> Access:
    """Who may pass on foot: `foot` before `access`; unknown values are taken as public."""
    for key in ("foot", "access"):
        value = tags.get(key, "")
        if value in _STAFF:
            return Access.STAFF
        if value in _CLOSED:
            return Access.CLOSED
        if value == "emergency":
            return Access.EMERGENCY
        if value and key == "foot":
            return Access.PUBLIC
    return Access.STAFF if tags.get("staff_only") == "yes" else Access.PUBLIC


def wheelchair_of(tags: Tags) -> Fact[bool]:
    """`wheelchair` yes or designated, or no; anything else, `limited` included, is unknown."""
    value = tags.get("wheelchair", "")
    if value in {"yes", "designated", "official"}:
        return Fact.measured(True, f"osm:wheelchair={value}")
    if value == "no":
        return Fact.measured(False, "osm:wheelchair=no")
    return UNKNOWN_FLAG


def length_of(
    tags: Tags, keys: tuple[str, ...], feature_id: str, log: ImportLog, most: float = _WIDEST_METRES
) -> Fact[float]:
    """The first of the keys that is tagged, measured in metres; noted if it cannot be read."""
    for key in keys:
        text = tags.get(key, "").strip()
        if not text:
            continue
        metres = parse_metres(text)
        if metres is None or metres > most:
            log.note(feature_id, NoteCode.UNREADABLE_VALUE, field=key, value=text[:40])
            continue
        return Fact.measured(metres, f"osm:{key}={text[:40]}")
    return UNKNOWN


def width_of(tags: Tags, feature_id: str, log: ImportLog) -> Fact[float]:
    """The clear width of a line, in metres; a width of nothing is unreadable."""
    fact = length_of(tags, ("maxwidth:physical", "width"), feature_id, log)
    return fact if fact.value else UNKNOWN


def door_width_of(tags: Tags, feature_id: str, log: ImportLog) -> Fact[float]:
    """The clear width of a door, in metres."""
    keys = ("door:width", "entrance:width", "maxwidth:physical", "opening:width", "width")
    fact = length_of(tags, keys, feature_id, log, most=20.0)
    return fact if fact.value else UNKNOWN


def threshold_of(tags: Tags, feature_id: str, log: ImportLog) -> Fact[float]:
    """The step at a door in metres.

    Measured from `kerb:height`, `step:height`, `threshold` or a `step_count` (its height unknown,
    so taken as what `limited` excludes); 0.07 m from `wheelchair=limited`; assumed level from
    `wheelchair=yes`.
    """
    keys = ("threshold:height", "door:threshold", "threshold", "step:height", "kerb:height")
    height = length_of(tags, keys, feature_id, log, most=1.0)
    if height.value is not None:
        return height
    count = parse_count(tags.get("step_count", ""))
    if count is not None:
        # DIN 18065 steps rise at least 0.14 m.
        return Fact.measured(round(count * 0.14, 2), f"osm:step_count={count}")
    wheelchair = tags.get("wheelchair", "")
    if wheelchair == "limited":
        return Fact.measured(LIMITED_STEP_METRES, "osm:wheelchair=limited")
    if tags.get("kerb") == "flush":
        return Fact.measured(0.0, "osm:kerb=flush")
    if wheelchair in {"yes", "designated", "official"}:
        return Fact.assumed(0.0, f"osm:wheelchair={wheelchair}")
    return UNKNOWN


def automatic_of(tags: Tags) -> Fact[bool]:
    """Whether a door opens by itself or at a button."""
    value = tags.get("automatic_door", tags.get("door:automatic", ""))
    if not value:
        return UNKNOWN_FLAG
    return Fact.measured(value != "no", f"osm:automatic_door={value[:40]}")


def incline_of(tags: Tags, feature_id: str, log: ImportLog) -> Fact[float]:
    """The slope as a positive ratio; unknown for `up` and `down`."""
    text = tags.get("incline", "").strip()
    if not text or text.lower() in {"up", "down", "yes", "up/down"}:
        return UNKNOWN
    ratio = parse_incline(text)
    if ratio is None:
        log.note(feature_id, NoteCode.UNREADABLE_VALUE, field="incline", value=text[:40])
        return UNKNOWN
    return Fact.measured(abs(ratio), f"osm:incline={text[:40]}")


def step_count_of(tags: Tags, feature_id: str, log: ImportLog) -> Fact[int]:
    """The steps of a flight."""
    text = tags.get("step_count", "").strip()
    if not text:
        return UNKNOWN_COUNT
    count = parse_count(text)
    if not count:
        log.note(feature_id, NoteCode.UNREADABLE_VALUE, field="step_count", value=text[:40])
        return UNKNOWN_COUNT
    return Fact.measured(count, f"osm:step_count={text}")
