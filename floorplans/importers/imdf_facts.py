"""What a feature's properties say of names, access and doors, as values of a plan."""

import re

from floorplans.facts import UNKNOWN, UNKNOWN_FLAG, Access, Fact, Names
from floorplans.importers.imdf_kinds import DOOR_KINDS
from floorplans.importers.imdf_reading import ImdfFeature
from floorplans.importers.osm_findings import ImportLog, NoteCode
from floorplans.importers.osm_tags import clean_text
from floorplans.kinds import DoorKind

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_RESTRICTED = frozenset({"employeesonly", "restricted"})
_KEY_NEEDED = frozenset(
    {"badgereader", "fingerprintreader", "keyaccess", "passwordaccess", "retinascanner",
     "voicerecognition"}
)  # fmt: skip
_OUT_OF_SERVICE = "outofservice"


def names_of(feature: ImdfFeature, key: str = "name") -> Names:
    """The labels of a property by language; labels without a letter or digit are none."""
    given = feature.properties.get(key)
    if not isinstance(given, dict):
        return Names()
    pairs: list[tuple[str, str]] = []
    for language, label in given.items():
        if isinstance(label, str) and _LANGUAGE.fullmatch(language):
            text = clean_text(label)
            if any(character.isalnum() for character in text):
                pairs.append((language, text))
    return Names.from_pairs(pairs)


def synonyms_of(*features: ImdfFeature) -> tuple[str, ...]:
    """The other names of features that are one thing to visitors, sorted."""
    if not features:
        return ()
    first, *others = features
    names = set(names_of(first).texts())
    found = {text for each in features for text in names_of(each, "alt_name").texts()}
    found.update(text for each in others for text in names_of(each).texts())
    return tuple(sorted(found - names))


def hours_of(feature: ImdfFeature) -> str:
    """Opening hours: IMDF takes OpenStreetMap's syntax for them."""
    return clean_text(feature.text("hours"))


def access_of(feature: ImdfFeature) -> Access:
    """Who may enter a unit or another feature with a `restriction`."""
    is_staff = feature.text("restriction") in _RESTRICTED or feature.text("category") == "nonpublic"
    return Access.STAFF if is_staff else Access.PUBLIC


def door_access_of(feature: ImdfFeature) -> Access:
    """Who may pass an opening by its `access_control`; a guard lets visitors in."""
    controls = set(feature.ids("access_control"))
    if _OUT_OF_SERVICE in controls:
        return Access.CLOSED
    return Access.STAFF if controls & _KEY_NEEDED else Access.PUBLIC


def wheelchair_of(feature: ImdfFeature) -> Fact[bool]:
    """True if `accessibility` names wheelchairs; its absence says nothing."""
    if "wheelchair" in feature.ids("accessibility"):
        return Fact.measured(True, "imdf:accessibility=wheelchair")
    return UNKNOWN_FLAG


def threshold_of(feature: ImdfFeature) -> Fact[float]:
    """Assumed level where an opening is said to be for wheelchairs."""
    is_said = "wheelchair" in feature.ids("accessibility")
    return Fact.assumed(0.0, "imdf:accessibility=wheelchair") if is_said else UNKNOWN


def door_kind_of(feature: ImdfFeature, log: ImportLog) -> DoorKind:
    """The kind of a door; one of which nothing is said is taken to have a leaf."""
    door = feature.properties.get("door")
    if not isinstance(door, dict):
        return DoorKind.HINGED
    kind, material = door.get("type"), door.get("material")
    if isinstance(kind, str) and kind in DOOR_KINDS:
        return DOOR_KINDS[kind]
    if kind not in (None, "unspecified"):
        value = clean_text(str(kind))[:40]
        log.note(feature.id, NoteCode.UNREADABLE_VALUE, field="door.type", value=value)
    return DoorKind.GATE if material == "gate" else DoorKind.HINGED


def automatic_of(feature: ImdfFeature) -> Fact[bool]:
    """Whether a door opens by itself."""
    door = feature.properties.get("door")
    automatic = door.get("automatic") if isinstance(door, dict) else None
    if not isinstance(automatic, bool):
        return UNKNOWN_FLAG
    return Fact.measured(automatic, f"imdf:door.automatic={str(automatic).lower()}")
