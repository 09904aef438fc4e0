"""A sheet on which tests draw OpenStreetMap files in metres; equal points are one node."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from floorplans.georeference import Georeference
from floorplans.importers.osm import ImportResult, read_osm_plan
from floorplans.importers.osm_findings import NoteCode, UnusedReason

Spot = tuple[float, float]
GEOREFERENCE = Georeference(13.0, 51.0)


class OsmSheet:
    def __init__(self) -> None:
        self._ids: dict[Spot, int] = {}
        self._nodes: dict[int, tuple[Spot, dict[str, str]]] = {}
        self._ways: list[tuple[int, list[int], dict[str, str]]] = []
        self._relations: list[tuple[int, list[tuple[str, int, str]], dict[str, str]]] = []

    def node(self, spot: Spot, **tags: str) -> int:
        """The node at a spot, with more tags; keyword `a__b` stands for the key `a:b`."""
        if spot not in self._ids:
            self._ids[spot] = self.lone_node(spot)
        self._nodes[self._ids[spot]][1].update(_keys(tags))
        return self._ids[spot]

    def lone_node(self, spot: Spot, **tags: str) -> int:
        """A node of its own that no other shape shares."""
        number = len(self._nodes) + 1
        self._nodes[number] = (spot, _keys(tags))
        return number

    def line(self, *spots: Spot, **tags: str) -> int:
        number = len(self._ways) + 1
        self._ways.append((number, [self.node(spot) for spot in spots], _keys(tags)))
        return number

    def ring(self, *spots: Spot, **tags: str) -> int:
        return self.line(*spots, spots[0], **tags)

    def box(self, west: float, south: float, east: float, north: float, **tags: str) -> int:
        return self.ring((west, south), (east, south), (east, north), (west, north), **tags)

    def relation(self, *members: tuple[str, int, str], **tags: str) -> int:
        number = len(self._relations) + 1
        self._relations.append((number, list(members), _keys(tags)))
        return number

    def text(self) -> str:
        lines = ["<?xml version='1.0' encoding='UTF-8'?>", "<osm version='0.6'>"]
        for number, ((x, y), tags) in self._nodes.items():
            longitude, latitude = GEOREFERENCE.to_wgs84(x, y)
            lines.append(f"<node id='{number}' lat='{latitude:.9f}' lon='{longitude:.9f}'>")
            lines.extend([*_tag_lines(tags), "</node>"])
        for number, node_ids, tags in self._ways:
            lines.append(f"<way id='{number}'>")
            lines.extend(f"<nd ref='{node_id}'/>" for node_id in node_ids)
            lines.extend([*_tag_lines(tags), "</way>"])
        for number, members, tags in self._relations:
            lines.append(f"<relation id='{number}'>")
            lines.extend(
                f"<member type='{kind}' ref='{ref}' role='{role}'/>" for kind, ref, role in members
            )
            lines.extend([*_tag_lines(tags), "</relation>"])
        return "\n".join([*lines, "</osm>"])

    def read(self, folder: Path) -> ImportResult:
        path = folder / "sheet.osm"
        path.write_text(self.text(), encoding="utf-8")
        return read_osm_plan(path)


def _keys(tags: dict[str, str]) -> dict[str, str]:
    return {key.replace("__", ":"): value for key, value in tags.items()}


def _tag_lines(tags: dict[str, str]) -> Sequence[str]:
    return [f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items()]


def unused(result: ImportResult) -> dict[str, UnusedReason]:
    return {feature.feature_id: feature.reason for feature in result.unused}


def notes(result: ImportResult) -> set[tuple[str, NoteCode]]:
    return {(note.feature_id, note.code) for note in result.notes}
