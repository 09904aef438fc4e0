"""Which levels a file speaks of, what they are called, and on which ones a feature lies."""

from collections import Counter

from floorplans.importers.osm_findings import ImportLog, NoteCode, UnusedReason
from floorplans.importers.osm_reading import OsmElements, Tags
from floorplans.importers.osm_tags import (
    UnparsableLevelError,
    clean_text,
    copies_of,
    levels_of,
    names_of,
    parse_levels,
)
from floorplans.model import Level

SITE = "site"
"""The level of everything outdoors that has no level of its own."""


def level_id(ordinal: float) -> str:
    """`L0`, `L-1`, `L0.5`."""
    return f"L{ordinal:g}"


class LevelBook:
    """Reads levels, knowing what relations say of their members and what a building lacks."""

    def __init__(self, elements: OsmElements, log: ImportLog) -> None:
        self._log = log
        self._ordinals: dict[str, float] = {SITE: 0.0}
        self._absent = _absent_levels(elements)
        self._stated = _stated_by_relations(elements)
        self._labels: dict[float, Counter[str]] = {}
        self._outlines: dict[float, Tags] = {}

    def tags_of(self, feature_id: str, tags: Tags) -> Tags:
        """The tags, with the level of the `type=level` relation if the feature has none."""
        stated = self._stated.get(feature_id)
        return tags if stated is None or tags.get("level", "").strip() else {**tags, **stated}

    def find_levels(self, feature_id: str, tags: Tags) -> tuple[str, ...] | None:
        """Ids of the levels a feature lies on; empty if it names none, None if unreadable."""
        tags = self.tags_of(feature_id, tags)
        try:
            ordinals = levels_of(tags)
        except UnparsableLevelError:
            self._refuse(feature_id, tags)
            return None
        return self._enter(feature_id, ordinals, tags)

    def find_copies(self, feature_id: str, tags: Tags) -> tuple[tuple[str, ...], ...] | None:
        """The level sets of a feature that spans levels and its repeats; None if unreadable."""
        tags = self.tags_of(feature_id, tags)
        try:
            copies = copies_of(tags)
        except UnparsableLevelError:
            self._refuse(feature_id, tags)
            return None
        return tuple(self._enter(feature_id, copy, tags) for copy in copies)

    def ordinal(self, wanted: str) -> float:
        """The height order of a level by its id; the site counts as ground."""
        return self._ordinals[wanted]

    def add_outline(self, feature_id: str, tags: Tags) -> None:
        """Takes labels and names from an `indoor=level` outline."""
        for found in self.find_levels(feature_id, tags) or ():
            self._outlines.setdefault(self._ordinals[found], tags)

    def levels(self, used: set[str], building_id: str) -> tuple[Level, ...]:
        """The levels in use, sorted by id."""
        return tuple(
            Level(SITE, 0.0, "") if wanted == SITE else self._level(wanted, building_id)
            for wanted in sorted(used)
        )

    def _level(self, wanted: str, building_id: str) -> Level:
        ordinal = self._ordinals[wanted]
        outline = self._outlines.get(ordinal, {})
        label = clean_text(outline.get("level:ref", outline.get("ref", "")))
        if not label and ordinal in self._labels:
            label = min(self._labels[ordinal].items(), key=lambda item: (-item[1], item[0]))[0]
        names = names_of(outline)
        return Level(wanted, ordinal, label or f"{ordinal:g}", building_id, names)

    def _enter(self, feature_id: str, ordinals: tuple[float, ...], tags: Tags) -> tuple[str, ...]:
        present = tuple(o for o in ordinals if len(ordinals) == 1 or o not in self._absent)
        if len(present) < len(ordinals):
            missing = ";".join(f"{o:g}" for o in ordinals if o not in present)
            self._log.note(feature_id, NoteCode.LEVELS_LEFT_OUT, levels=missing)
        if len(present) == 1 and (label := clean_text(tags.get("level:ref", ""))):
            self._labels.setdefault(present[0], Counter())[label] += 1
        for ordinal in present:
            self._ordinals[level_id(ordinal)] = ordinal
        return tuple(level_id(ordinal) for ordinal in present)

    def _refuse(self, feature_id: str, tags: Tags) -> None:
        for key in ("level", "repeat_on"):
            if text := tags.get(key, "").strip():
                try:
                    parse_levels(text)
                except UnparsableLevelError:
                    self._log.leave_out(
                        feature_id, UnusedReason.UNPARSABLE_LEVEL, field=key, value=text[:40]
                    )


def _absent_levels(elements: OsmElements) -> frozenset[float]:
    absent: set[float] = set()
    tagged = [way.tags for way in elements.ways.values()]
    tagged.extend(relation.tags for relation in elements.relations.values())
    for tags in tagged:
        if text := tags.get("non_existent_levels", "").strip():
            try:
                absent.update(parse_levels(text))
            except UnparsableLevelError:
                continue
    return frozenset(absent)


def _stated_by_relations(elements: OsmElements) -> dict[str, Tags]:
    """Feature id → level tags of the `type=level` relation that it is a part of."""
    stated: dict[str, Tags] = {}
    for relation in elements.relations.values():
        if relation.tags.get("type") == "level" and (text := relation.tags.get("level", "")):
            repeats = relation.tags.get("repeat_on", "")
            for member in relation.members:
                stated[f"{member.kind}{member.id}"] = (
                    {"level": text, "repeat_on": repeats} if repeats else {"level": text}
                )
    return stated
