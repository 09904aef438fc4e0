"""Reads an IMDF archive, a folder or a zip of GeoJSON files, within bounds of size.

Knows the archive's form (OGC 20-094): which files there are, and that a feature has an id, a type
and properties. What they mean is decided elsewhere.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import orjson

from floorplans.errors import PlanReadError
from floorplans.importers.osm_findings import ImportLog, NoteCode, UnusedReason

FEATURE_TYPES = (
    *("address", "amenity", "anchor", "building", "detail", "fixture", "footprint", "geofence"),
    *("kiosk", "level", "occupant", "opening", "relationship", "section", "unit", "venue"),
)
NEEDED_TYPES = ("level", "unit")
EXPECTED_TYPES = ("venue", "building", "opening")
_ENDING = ".geojson"
_SAFE_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,46}[A-Za-z0-9])?")
"""As the native format takes ids, which name files there; short enough to make other ids of."""
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ImdfLimits:
    """The most that an archive may hold; bytes are those of the unpacked files together."""

    most_bytes: int = 256 * 1024 * 1024
    most_features: int = 200_000


@dataclass(frozen=True, slots=True)
class ImdfFeature:
    """A feature as it is written; `geometry` and the values of `properties` are not checked."""

    id: str
    type: str
    geometry: object
    properties: Mapping[str, object]

    def text(self, key: str) -> str:
        """A property's text, empty if it is none."""
        value = self.properties.get(key)
        return value.strip() if isinstance(value, str) else ""

    def ids(self, key: str) -> tuple[str, ...]:
        """The texts in a property that is a list, as written."""
        value = self.properties.get(key)
        if not isinstance(value, list):
            return ()
        return tuple(entry for entry in value if isinstance(entry, str))


@dataclass(slots=True)
class ImdfFeatures:
    """The features of an archive: by type in the order of their ids, and by id."""

    by_type: dict[str, list[ImdfFeature]] = field(default_factory=dict)
    by_id: dict[str, ImdfFeature] = field(default_factory=dict)

    def of(self, feature_type: str) -> list[ImdfFeature]:
        return self.by_type.get(feature_type, [])

    def find(self, feature_id: str, feature_type: str) -> ImdfFeature | None:
        """The feature of an id if it has that type."""
        found = self.by_id.get(feature_id)
        return found if found is not None and found.type == feature_type else None


def looks_like_imdf(path: Path) -> bool:
    """Whether a folder holds the files that make an IMDF archive."""
    return any((path / f"{name}{_ENDING}").is_file() for name in (*NEEDED_TYPES, "venue"))


def read_imdf_features(
    path: Path, log: ImportLog, limits: ImdfLimits | None = None
) -> ImdfFeatures:
    """All features whose form is right; the others are told in `log`.

    Raises PlanReadError: `plan-imdf-file-missing`, `plan-file-unreadable`, `plan-file-broken`,
    `plan-file-too-large`, `plan-file-too-many-elements`.
    """
    bounds = limits or ImdfLimits()
    features = ImdfFeatures()
    with _opened(path) as (names, read):
        for wanted in NEEDED_TYPES:
            if wanted not in names:
                raise PlanReadError("plan-imdf-file-missing", file=f"{wanted}{_ENDING}")
        for wanted in EXPECTED_TYPES:
            if wanted not in names:
                log.note(f"{wanted}{_ENDING}", NoteCode.FILE_MISSING)
        left_bytes, left_features = bounds.most_bytes, bounds.most_features
        for name in sorted(names):
            text = read(name, left_bytes)
            if text is None:
                raise PlanReadError(
                    "plan-file-too-large", file=str(path), most_bytes=bounds.most_bytes
                )
            left_bytes -= len(text)
            rows = _rows(f"{name}{_ENDING}", text)
            left_features -= len(rows)
            if left_features < 0:
                raise PlanReadError(
                    "plan-file-too-many-elements",
                    file=str(path),
                    kind="feature",
                    most=bounds.most_features,
                )
            if name not in FEATURE_TYPES:
                fields = {"features": float(len(rows))}
                log.leave_out(f"{name}{_ENDING}", UnusedReason.UNKNOWN_FILE, **fields)
                continue
            _take(features, name, rows, log)
    for found in features.by_type.values():
        found.sort(key=lambda feature: feature.id)
    return features


def _take(features: ImdfFeatures, name: str, rows: list[object], log: ImportLog) -> None:
    for number, row in enumerate(rows, 1):
        spot = f"{name}{_ENDING}#{number}"
        if not isinstance(row, dict):
            log.leave_out(spot, UnusedReason.WRONG_TYPE)
            continue
        feature_id, properties = row.get("id"), row.get("properties")
        if not isinstance(feature_id, str) or not _SAFE_ID.fullmatch(feature_id):
            log.leave_out(spot, UnusedReason.BAD_ID)
        elif row.get("feature_type") != name or not isinstance(properties, dict):
            log.leave_out(feature_id, UnusedReason.WRONG_TYPE, file=f"{name}{_ENDING}")
        elif feature_id in features.by_id:
            log.leave_out(feature_id, UnusedReason.DUPLICATE_ID, file=f"{name}{_ENDING}")
        else:
            feature = ImdfFeature(feature_id, name, row.get("geometry"), properties)
            features.by_id[feature_id] = feature
            features.by_type.setdefault(name, []).append(feature)


def _rows(file: str, text: bytes) -> list[object]:
    try:
        content = orjson.loads(text.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise PlanReadError("plan-file-broken", file=file, detail=str(error)[:80]) from error
    rows = content.get("features") if isinstance(content, dict) else None
    if not isinstance(rows, list):
        raise PlanReadError("plan-file-broken", file=file, detail="features")
    return rows


_Read = Callable[[str, int], bytes | None]
"""A file's bytes by its name without ending; None if they are more than the number given."""


@contextmanager
def _opened(path: Path) -> Iterator[tuple[frozenset[str], _Read]]:
    """The names of an archive's files, and how to read one."""
    try:
        if path.is_dir():
            files = {item.stem: item for item in path.iterdir() if item.suffix == _ENDING}
            yield frozenset(files), lambda name, most: _read_file(files[name], most)
            return
        with zipfile.ZipFile(path) as archive:
            entries = _entries(archive)
            yield frozenset(entries), lambda name, most: _unpack(archive, entries[name], most)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        detail = str(error)[:80]
        raise PlanReadError("plan-file-broken", file=str(path), detail=detail) from error
    except OSError as error:
        raise PlanReadError(
            "plan-file-unreadable", file=str(path), detail=error.strerror or ""
        ) from error


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The GeoJSON files, in the archive itself or in one folder; macOS's shadow files are none."""
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        name = PurePosixPath(entry.filename)
        if name.suffix == _ENDING and "__MACOSX" not in name.parts and name.name[0] != ".":
            found.setdefault(name.stem, entry)
    return found


def _read_file(path: Path, most_bytes: int) -> bytes | None:
    with path.open("rb") as file:
        text = file.read(most_bytes + 1)
    return text if len(text) <= most_bytes else None


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most_bytes: int) -> bytes | None:
    """An entry's bytes, read no further than the bound, whatever size it claims to have."""
    if entry.flag_bits & 0x1:
        raise PlanReadError("plan-file-broken", file=entry.filename, detail="encrypted")
    chunks: list[bytes] = []
    size = 0
    with archive.open(entry) as file:
        while size <= most_bytes and (chunk := file.read(_CHUNK_BYTES)):
            chunks.append(chunk)
            size += len(chunk)
    return b"".join(chunks) if size <= most_bytes else None
