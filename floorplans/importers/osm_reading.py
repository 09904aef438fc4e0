"""Reads the raw nodes, ways and relations of an OpenStreetMap file, within bounds.

Knows nothing of indoor tagging; whatever is wrong with a file becomes a PlanReadError.
"""

import mmap
import re
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

import osmium

from floorplans.errors import PlanReadError
from floorplans.importers.osm_unpacking import OsmFormat, unpacked

Tags = Mapping[str, str]
NO_TAGS: Tags = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds that keep a hostile file from using up a machine."""

    most_bytes: int = 500_000_000
    """Of XML, unpacked."""
    most_packed_bytes: int = 100_000_000
    """Of a file in a compressed format, PBF included."""
    most_nodes: int = 3_000_000
    most_ways: int = 500_000
    most_relations: int = 100_000
    most_references: int = 6_000_000
    """Of nodes in ways and members in relations, together."""


@dataclass(frozen=True, slots=True)
class OsmNode:
    id: int
    longitude: float
    latitude: float
    tags: Tags


@dataclass(frozen=True, slots=True)
class OsmWay:
    id: int
    node_ids: tuple[int, ...]
    tags: Tags

    @property
    def is_closed(self) -> bool:
        return len(self.node_ids) > 3 and self.node_ids[0] == self.node_ids[-1]


@dataclass(frozen=True, slots=True)
class OsmMember:
    kind: str
    """`n`, `w` or `r`."""
    id: int
    role: str


@dataclass(frozen=True, slots=True)
class OsmRelation:
    id: int
    members: tuple[OsmMember, ...]
    tags: Tags


@dataclass(slots=True)
class OsmElements:
    """Everything of a file by id, deleted elements left out."""

    nodes: dict[int, OsmNode] = field(default_factory=dict)
    ways: dict[int, OsmWay] = field(default_factory=dict)
    relations: dict[int, OsmRelation] = field(default_factory=dict)
    duplicates: list[str] = field(default_factory=list)
    """Features given more than once in the same version; the last one counts."""
    bad_coordinates: list[str] = field(default_factory=list)
    """Nodes whose position is missing or not on Earth; they are left out."""


def read_elements(path: Path, limits: ReadLimits | None = None) -> OsmElements:
    """All elements of an .osm, .osm.gz, .osm.bz2 or .osm.pbf file, told apart by content.

    Raises PlanReadError with a code, the file and, where known, feature and field.
    """
    limits = limits or ReadLimits()
    with unpacked(path, limits.most_bytes, limits.most_packed_bytes) as (plain, file_format):
        removed = _removed_in_editor(plain) if file_format is OsmFormat.XML else frozenset()
        with _read_errors(path, plain, file_format):
            return _Gatherer(path, limits, removed).gather(plain, file_format)


class _Tagged(Protocol):
    @property
    def tags(self) -> osmium.osm.TagList: ...


class _Versioned(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def deleted(self) -> bool: ...


Kept = TypeVar("Kept", OsmNode, OsmWay, OsmRelation)


def _tags_of(entity: _Tagged) -> Tags:
    return {tag.k: tag.v for tag in entity.tags} if len(entity.tags) else NO_TAGS


class _Gatherer:
    def __init__(self, path: Path, limits: ReadLimits, removed: frozenset[str]) -> None:
        self._path = path
        self._limits = limits
        self._removed = removed
        self._elements = OsmElements()
        self._versions: dict[str, int] = {}
        self._references = 0

    def gather(self, plain: Path, file_format: OsmFormat) -> OsmElements:
        gathered = self._elements
        for entity in osmium.FileProcessor(osmium.io.File(str(plain), file_format.value)):
            if isinstance(entity, osmium.osm.Node):
                if self._is_newest(f"n{entity.id}", entity, gathered.nodes):
                    self._add_node(entity)
            elif isinstance(entity, osmium.osm.Way):
                if self._is_newest(f"w{entity.id}", entity, gathered.ways):
                    node_ids = tuple(node.ref for node in entity.nodes)
                    gathered.ways[entity.id] = OsmWay(entity.id, node_ids, _tags_of(entity))
                    self._count(len(node_ids), "way", gathered.ways, self._limits.most_ways)
            elif isinstance(entity, osmium.osm.Relation) and self._is_newest(
                f"r{entity.id}", entity, gathered.relations
            ):
                members = tuple(OsmMember(m.type, m.ref, m.role) for m in entity.members)
                gathered.relations[entity.id] = OsmRelation(entity.id, members, _tags_of(entity))
                most = self._limits.most_relations
                self._count(len(members), "relation", gathered.relations, most)
        return gathered

    def _is_newest(
        self, feature_id: str, entity: _Versioned, gathered: MutableMapping[int, Kept]
    ) -> bool:
        """Keeps the highest version of an element, and none of it if that one is deleted."""
        if feature_id in self._removed:
            return False
        if entity.id in gathered or feature_id in self._versions:
            known = self._versions.get(feature_id, 0)
            if entity.version < known:
                return False
            if entity.version == known:
                self._elements.duplicates.append(feature_id)
            gathered.pop(entity.id, None)
        if entity.version:
            self._versions[feature_id] = entity.version
        return not entity.deleted

    def _add_node(self, entity: osmium.osm.Node) -> None:
        location = entity.location
        if not location.valid():
            self._elements.bad_coordinates.append(f"n{entity.id}")
            return
        self._elements.nodes[entity.id] = OsmNode(
            entity.id, location.lon, location.lat, _tags_of(entity)
        )
        self._count(0, "node", self._elements.nodes, self._limits.most_nodes)

    def _count(self, references: int, kind: str, gathered: Mapping[int, object], most: int) -> None:
        self._references += references
        if len(gathered) > most or self._references > self._limits.most_references:
            raise PlanReadError(
                "plan-file-too-many-elements",
                file=str(self._path),
                kind=kind,
                most=most,
                most_references=self._limits.most_references,
            )


_REMOVED = re.compile(
    rb"<(node|way|relation)\s(?=[^>]*\baction\s*=\s*[\"']delete[\"'])[^>]*?\bid\s*=\s*[\"'](-?\d+)"
)


def _removed_in_editor(plain: Path) -> frozenset[str]:
    """Ids that an editor has marked `action="delete"`, an attribute the reader does not know."""
    with plain.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        if text.find(b"delete") < 0:
            return frozenset()
        return frozenset(
            f"{match[1][:1].decode()}{match[2].decode()}" for match in _REMOVED.finditer(text)
        )


@contextmanager
def _read_errors(path: Path, plain: Path, file_format: OsmFormat) -> Iterator[None]:
    """Turns what the reading library raises into a PlanReadError."""
    try:
        yield
    except osmium.InvalidLocationError as error:
        value = str(error).rpartition(":")[2].strip().strip("'")
        feature_id, name = _find_coordinate(plain, value)
        raise PlanReadError(
            "plan-file-bad-coordinate",
            file=str(path),
            feature=feature_id,
            field=name,
            value=value[:40],
        ) from error
    except ValueError as error:
        raise PlanReadError("plan-file-bad-value", file=str(path), detail=str(error)) from error
    except RuntimeError as error:
        detail = str(error).replace(str(plain), str(path))
        code = "plan-file-broken"
        if "entities" in detail:
            code = "plan-file-entities"
        elif "Unknown top-level element" in detail:
            code = "plan-file-not-osm"
        raise PlanReadError(
            code, file=str(path), format=file_format.value, detail=detail
        ) from error


def _find_coordinate(plain: Path, value: str) -> tuple[str | None, str | None]:
    """The node and attribute that hold an unreadable coordinate, if the text shows them."""
    wanted = re.compile(
        rb"<node\s[^>]*?\b(lat|lon)\s*=\s*[\"']" + re.escape(value.encode()) + rb"[^>]*>"
    )
    with plain.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        match = wanted.search(text)
        if match is None:
            return None, None
        node, name = match[0], match[1].decode()
    number = re.search(rb"\bid\s*=\s*[\"'](-?\d+)", node)
    return f"n{number[1].decode()}" if number else None, name
