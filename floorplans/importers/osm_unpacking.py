"""Finds out which OpenStreetMap format a file has by its content, and unpacks it within bounds."""

import bz2
import gzip
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import IO, cast

from floorplans.errors import PlanReadError

_CHUNK_BYTES = 1 << 20


class OsmFormat(Enum):
    """The formats that are read; the value is the reading library's name for it."""

    XML = "osm"
    PBF = "pbf"


@contextmanager
def unpacked(
    path: Path, most_bytes: int, most_packed_bytes: int
) -> Iterator[tuple[Path, OsmFormat]]:
    """A plain file with the content of `path`, and its format; a temporary one if it was packed.

    Raises PlanReadError if the file cannot be opened, is empty, is larger than `most_bytes`
    (`most_packed_bytes` while packed), or is of no format that is read.
    """
    head = _head(path)
    size = path.stat().st_size
    packed = head.startswith((b"\x1f\x8b", b"BZh"))
    most = most_packed_bytes if packed or _is_pbf(path, head) else most_bytes
    if size > most:
        raise PlanReadError("plan-file-too-large", file=str(path), size_bytes=size, most_bytes=most)
    if not packed:
        yield path, _format_of(path, head)
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plan"
        _unpack(path, head, plain, most_bytes)
        yield plain, _format_of(path, _head(plain))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(512)
    except OSError as error:
        raise PlanReadError(
            "plan-file-unreadable", file=str(path), detail=error.strerror or ""
        ) from error
    if not head.strip(b"\x00 \t\r\n"):
        raise PlanReadError("plan-file-empty", file=str(path))
    return head


def _is_pbf(path: Path, head: bytes) -> bool:
    return b"OSMHeader" in head[:64] or path.suffix == ".pbf"


def _format_of(path: Path, head: bytes) -> OsmFormat:
    text = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if text.replace(b"\x00", b"").lstrip().startswith(b"<"):
        return OsmFormat.XML
    if _is_pbf(path, head):
        return OsmFormat.PBF
    raise PlanReadError("plan-file-not-osm", file=str(path))


def _unpack(path: Path, head: bytes, plain: Path, most_bytes: int) -> None:
    try:
        if head.startswith(b"\x1f\x8b"):
            with gzip.open(path) as packed, plain.open("wb") as target:
                size = _copy(cast("IO[bytes]", packed), target, most_bytes)
        else:
            with bz2.open(path) as packed, plain.open("wb") as target:
                size = _copy(cast("IO[bytes]", packed), target, most_bytes)
    except (EOFError, OSError, zlib.error) as error:
        raise PlanReadError("plan-file-broken", file=str(path), detail=str(error)) from error
    if size > most_bytes:
        raise PlanReadError(
            "plan-file-too-large", file=str(path), size_bytes=size, most_bytes=most_bytes
        )


def _copy(source: IO[bytes], target: IO[bytes], most_bytes: int) -> int:
    """Copies until the end or just over the limit; the number of bytes copied."""
    size = 0
    while size <= most_bytes and (chunk := source.read(_CHUNK_BYTES)):
        target.write(chunk)
        size += len(chunk)
    return size
