"""Reads the buildings of an IMDF archive and their levels."""

import math

from floorplans.facts import Access, Names
from floorplans.importers.imdf_facts import access_of, names_of
from floorplans.importers.imdf_reading import ImdfFeature, ImdfFeatures
from floorplans.importers.osm_findings import ImportLog, NoteCode, UnusedReason
from floorplans.model import Building, Level

_HIGHEST_ORDINAL = 200
_UNNAMED_BUILDING = "building"
"""The building of levels that name none, where the archive has not exactly one."""


class ImdfLevels:
    """The levels that can be used, by id, and the buildings that have some."""

    def __init__(self, features: ImdfFeatures, log: ImportLog) -> None:
        self._features = features
        self._log = log
        self.by_id: dict[str, Level] = {}
        for feature in features.of("level"):
            level = self._read(feature)
            if level is not None:
                self.by_id[level.id] = level

    def find(self, feature: ImdfFeature) -> Level | None:
        """The level that a feature names; None, told of, if there is none."""
        level_id = feature.text("level_id")
        if not level_id:
            self._log.leave_out(feature.id, UnusedReason.NO_LEVEL)
        elif level_id not in self.by_id:
            self._log.leave_out(feature.id, UnusedReason.UNKNOWN_REFERENCE, field="level_id")
        return self.by_id.get(level_id)

    def is_outdoors(self, level_id: str) -> bool:
        return self.by_id[level_id].building_id is None

    def ordinal(self, level_id: str) -> float:
        return self.by_id[level_id].ordinal

    def ground_of(self, building_id: str | None) -> float:
        """The ordinal of a building's level that is the nearest to the ground."""
        ordinals = [
            level.ordinal for level in self.by_id.values() if level.building_id == building_id
        ]
        return min(ordinals, key=lambda ordinal: (abs(ordinal), ordinal), default=0.0)

    def buildings(self, used_level_ids: set[str]) -> tuple[Building, ...]:
        """The buildings of the levels in use; those without are told of."""
        used = {self.by_id[level_id].building_id for level_id in used_level_ids} - {None}
        found: list[Building] = []
        for feature in self._features.of("building"):
            if feature.id in used:
                found.append(Building(feature.id, names_of(feature)))
            else:
                self._log.leave_out(feature.id, UnusedReason.BUILDING_WITHOUT_LEVELS)
        if _UNNAMED_BUILDING in used:
            found.append(Building(_UNNAMED_BUILDING))
        return tuple(sorted(found, key=lambda building: building.id))

    def _read(self, feature: ImdfFeature) -> Level | None:
        ordinal = feature.properties.get("ordinal")
        if not isinstance(ordinal, int | float) or isinstance(ordinal, bool):
            self._log.leave_out(feature.id, UnusedReason.UNPARSABLE_LEVEL)
            return None
        if not math.isfinite(ordinal) or abs(ordinal) > _HIGHEST_ORDINAL:
            self._log.leave_out(feature.id, UnusedReason.UNPARSABLE_LEVEL)
            return None
        if access_of(feature) is not Access.PUBLIC:
            self._log.note(feature.id, NoteCode.LEVEL_RESTRICTION)
        names = names_of(feature)
        return Level(
            id=feature.id,
            ordinal=float(ordinal),
            label=_label(names_of(feature, "short_name"), ordinal),
            building_id=self._building_of(feature),
            names=names,
        )

    def _building_of(self, feature: ImdfFeature) -> str | None:
        named = [
            building_id
            for building_id in feature.ids("building_ids")
            if self._features.find(building_id, "building")
        ]
        if len(named) > 1:
            self._log.note(feature.id, NoteCode.SEVERAL_BUILDINGS, building=min(named))
        if named:
            return min(named)
        if feature.properties.get("outdoor") is True:
            return None
        buildings = self._features.of("building")
        self._log.note(feature.id, NoteCode.BUILDING_INFERRED)
        return buildings[0].id if len(buildings) == 1 else _UNNAMED_BUILDING


def _label(short: Names, ordinal: float) -> str:
    """What is written on lift buttons: the short name, else the ordinal."""
    return short.find("en") or f"{ordinal:g}"
