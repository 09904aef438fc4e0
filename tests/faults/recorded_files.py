"""What other processes wrote to a folder's files and made durable, so that a power cut can be
played at any moment. The model is at least as hard as a file system.

- What was written to a file before the begin of a sync that ended is durable. Of the rest any part
  may be there, in whole sectors and any order; a cut or lengthened file may have its old size.
- Names in a folder change in order. What was made, renamed or removed before a sync of that folder
  is durable; of what came later any first part may be there. Syncing a file keeps no name.
- What goes through stdio is not seen (PostgreSQL: caches and statistics that it makes anew), nor
  are new folders: a test makes none while it records.
"""

import random
import shutil
import struct
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_SOURCE = Path(__file__).with_suffix(".c")
_HEAD = struct.Struct("<QqIIHc5x")
_SECTOR_BYTES = 512

FileId = tuple[int, int]
"""A file's inode, and how often that inode was given to a new file."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened. `kind` is write, cut, lengthen, sync, make, rename, remove,
    sync-names or promise; `since` is, for a sync that ended, the number of the change at which it
    began.
    """

    kind: str
    file: FileId = (0, 0)
    place: int = 0
    content: bytes = b""
    path: str = ""
    since: int = 0


def compiled_recorder(folder: Path) -> Path:
    """The library to preload. Raises LookupError where there is no C compiler with its headers."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise LookupError("cc")
    least = [compiler, "-fsyntax-only", "-x", "c", "-"]
    if subprocess.run(
        least, input=b"#include <stdio.h>", capture_output=True, check=False
    ).returncode:
        raise LookupError("stdio.h")
    library = folder / "recorded_files.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return library


class FileRecord:
    """The record of one folder: begins with what lies there now, which counts as durable."""

    def __init__(self, folder: Path, log: Path) -> None:
        self._folder = folder
        self._log = log
        log.touch()
        log.chmod(0o666)
        self._start = {
            str(path.relative_to(folder)): (path.stat().st_ino, 0)
            for path in folder.rglob("*")
            if path.is_file()
        }

    def environment(self, library: Path) -> dict[str, str]:
        """What a process to be recorded must find in its environment."""
        return {
            "LD_PRELOAD": str(library),
            "KIOSK_RECORDED_FOLDER": str(self._folder),
            "KIOSK_RECORDED_LOG": str(self._log),
        }

    def promise(self, number: int) -> None:
        """Notes that a number was acknowledged. Call it on one thread."""
        with self._log.open("ab", buffering=0) as log:
            log.write(_HEAD.pack(0, number, 0, 0, 0, b"p"))

    def changes(self) -> list[Change]:
        """What happened so far, in order."""
        return list(_changes(self._log.read_bytes()))

    def after_power_cut(
        self, kept: Path, changes: list[Change], moment: int, chance: random.Random
    ) -> tuple[dict[str, bytes], set[str]]:
        """The files that differ from those of the start when the power goes before change
        `moment`, and the names of those that are gone. `kept` is a copy of the start.
        """
        past = changes[:moment]
        names = _names_after(self._start, past, chance)
        contents = _contents_after(past, chance, {i: kept / n for n, i in self._start.items()})
        differing = {
            name: contents.get(file, b"")
            for name, file in names.items()
            if file in contents or self._start.get(name) != file
        }
        return differing, self._start.keys() - names.keys()


def _changes(log: bytes) -> Iterator[Change]:
    generations: dict[int, int] = defaultdict(int)
    begun: dict[tuple[int, int], int] = {}
    place_in_log = number = 0
    kinds = {"w": "write", "c": "cut", "l": "lengthen", "r": "rename", "u": "remove"}
    while place_in_log < len(log):
        inode, place, size, process, path_size, letter = _HEAD.unpack_from(log, place_in_log)
        place_in_log += _HEAD.size
        path = log[place_in_log : place_in_log + path_size].decode()
        content = log[place_in_log + path_size : place_in_log + path_size + size]
        place_in_log += path_size + size
        kind = letter.decode()
        since = 0
        if kind == "n":
            generations[inode] += 1
        elif kind in "sd":
            begun[process, inode] = number
        elif kind in "SD":
            since = begun[process, inode]
        named = {"n": "make", "S": "sync", "D": "sync-names", "p": "promise", **kinds}
        file = (inode, generations[inode])
        yield Change(named.get(kind, "sync-begins"), file, place, content, path, since)
        number += 1


def _names_after(
    start: Mapping[str, FileId], past: list[Change], chance: random.Random
) -> dict[str, FileId]:
    in_folder: dict[str, list[int]] = defaultdict(list)
    durable_until: dict[str, int] = defaultdict(int)
    for number, change in enumerate(past):
        if change.kind in {"make", "rename", "remove"}:
            folders = {path.rpartition("/")[0] for path in change.path.split("\n")}
            if len(folders) > 1:
                raise ValueError("a file went from folder to folder: the model has no word for it")
            in_folder[folders.pop()].append(number)
        elif change.kind == "sync-names":
            durable_until[change.path] = max(durable_until[change.path], change.since)
    names = dict(start)
    for folder, numbers in in_folder.items():
        certain = sum(number < durable_until[folder] for number in numbers)
        for number in numbers[: chance.randint(certain, len(numbers))]:
            change = past[number]
            old, _, new = change.path.partition("\n")
            if change.kind == "make":
                names[old] = change.file
            elif old in names:  # what stdio made has no name here
                file = names.pop(old)
                if change.kind == "rename":
                    names[new] = file
    return names


def _contents_after(
    past: list[Change], chance: random.Random, start: Mapping[FileId, Path]
) -> dict[FileId, bytes]:
    durable_until: dict[FileId, int] = defaultdict(int)
    for change in past:
        if change.kind == "sync":
            durable_until[change.file] = max(durable_until[change.file], change.since)
    contents: dict[FileId, bytearray] = {}
    for number, change in enumerate(past):
        if change.kind not in {"write", "cut", "lengthen"}:
            continue
        if change.file not in contents:
            path = start.get(change.file)
            contents[change.file] = bytearray(path.read_bytes() if path is not None else b"")
        is_durable = number < durable_until[change.file]
        if is_durable or chance.random() < 0.5:
            _apply(contents[change.file], change, None if is_durable else chance)
    return {file: bytes(content) for file, content in contents.items()}


def _apply(content: bytearray, change: Change, chance: random.Random | None) -> None:
    """`chance` tears a write into sectors that are there and sectors that are not."""
    size = change.place + len(change.content)
    if change.kind == "cut":
        del content[change.place :]
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if chance is None or chance.random() < 0.5:
        content[change.place : size] = change.content
        return
    for place in range(0, len(change.content), _SECTOR_BYTES):
        if chance.random() < 0.5:
            sector = change.content[place : place + _SECTOR_BYTES]
            content[change.place + place : change.place + place + len(sector)] = sector
