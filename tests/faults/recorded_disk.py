"""A disk that remembers, for SQLite in this process, what was written and what was made durable,
so that a power cut can be played at any moment. It stands between SQLite and the real files.
"""

import _sqlite3
import ctypes
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_OPEN_DATABASE_OR_LOG = 0x00000100 | 0x00080000
_IOERR_FSYNC = 1034
_SECTOR_BYTES = 512

_Pointer = ctypes.c_void_p
_Int = ctypes.c_int
_Big = ctypes.c_int64
_Open = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Pointer, _Int, _Pointer)
_Write = ctypes.CFUNCTYPE(_Int, _Pointer, _Pointer, _Int, _Big)
_Truncate = ctypes.CFUNCTYPE(_Int, _Pointer, _Big)
_Sync = ctypes.CFUNCTYPE(_Int, _Pointer, _Int)


class _Vfs(ctypes.Structure):
    """The head of sqlite3_vfs: what follows is taken over as bytes."""

    _fields_ = [
        ("version", _Int),
        ("file_bytes", _Int),
        ("longest_path", _Int),
        ("next", _Pointer),
        ("name", ctypes.c_char_p),
        ("data", _Pointer),
        ("open", _Pointer),
        ("others", _Pointer * 15),
    ]


class _Methods(ctypes.Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = [
        ("version", _Int),
        ("close", _Pointer),
        ("read", _Pointer),
        ("write", _Pointer),
        ("truncate", _Pointer),
        ("sync", _Pointer),
        ("others", _Pointer * 13),
    ]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: bytes written, a file cut, a file made durable, or a promise."""

    kind: str
    file: str = ""
    place: int = 0
    content: bytes = b""


@dataclass
class RecordedDisk:
    """The changes so far, in their order. While `is_broken` nothing can be made durable."""

    changes: list[Change] = field(default_factory=list)
    is_broken: bool = False
    _kept: list[object] = field(default_factory=list)
    _names: dict[int, str] = field(default_factory=dict)

    def promise(self, number: int) -> None:
        """Notes that a number was acknowledged."""
        self.changes.append(Change("promise", place=number))

    def after_power_cut(
        self, start: dict[str, bytes], moment: int, chance: random.Random
    ) -> tuple[dict[str, bytes], int]:
        """The files when the power goes before change `moment`, and the highest number promised.

        What was made durable is there. Of the rest any part may be, in whole sectors, in any order.
        """
        files = {name: bytearray(content) for name, content in start.items()}
        past = self.changes[:moment]
        durable_until: dict[str, int] = {}
        for index, change in enumerate(past):
            if change.kind == "sync":
                durable_until[change.file] = index
        for index, change in enumerate(past):
            is_durable = index < durable_until.get(change.file, -1)
            if is_durable or chance.random() < 0.5:
                _apply(files, change, None if is_durable else chance)
        promised = max((c.place for c in past if c.kind == "promise"), default=0)
        return {name: bytes(content) for name, content in files.items()}, promised

    def _wrap(self, file: int, name: str) -> None:
        pointer = ctypes.cast(file, ctypes.POINTER(ctypes.POINTER(_Methods)))
        real = pointer.contents.contents
        write, truncate, sync = _Write(real.write), _Truncate(real.truncate), _Sync(real.sync)
        self._names[file] = name

        def on_write(this: int, content: int, size: int, place: int) -> int:
            data = ctypes.string_at(content, size)
            self.changes.append(Change("write", self._names[this], place, data))
            return int(write(this, content, size, place))

        def on_truncate(this: int, size: int) -> int:
            self.changes.append(Change("cut", self._names[this], size))
            return int(truncate(this, size))

        def on_sync(this: int, flags: int) -> int:
            if self.is_broken:
                return _IOERR_FSYNC
            answer = int(sync(this, flags))
            self.changes.append(Change("sync", self._names[this]))
            return answer

        mine = _Methods.from_buffer_copy(real)
        callbacks = (_Write(on_write), _Truncate(on_truncate), _Sync(on_sync))
        mine.write, mine.truncate, mine.sync = (
            ctypes.cast(callback, _Pointer).value for callback in callbacks
        )
        self._kept += [mine, callbacks, write, truncate, sync]
        pointer[0] = ctypes.pointer(mine)


def _apply(files: dict[str, bytearray], change: Change, chance: random.Random | None) -> None:
    content = files.setdefault(change.file, bytearray()) if change.file else bytearray()
    if change.kind == "cut":
        del content[change.place :]
    elif change.kind == "write":
        data = change.content
        if chance is not None and chance.random() < 0.5:
            data = data[: chance.randrange(0, len(data) + _SECTOR_BYTES, _SECTOR_BYTES)]
        if len(content) < change.place + len(data):
            content.extend(bytes(change.place + len(data) - len(content)))
        content[change.place : change.place + len(data)] = data


@contextmanager
def recorded_disk() -> Iterator[RecordedDisk]:
    """Everything that SQLite opens meanwhile goes over this disk.

    Raises LookupError where SQLite's own functions cannot be reached from Python.
    """
    library = ctypes.CDLL(_sqlite3.__file__)
    try:
        find, register = library.sqlite3_vfs_find, library.sqlite3_vfs_register
        unregister = library.sqlite3_vfs_unregister
    except AttributeError as error:
        raise LookupError("sqlite3_vfs_find") from error
    find.restype = ctypes.POINTER(_Vfs)
    real = find(None)
    real_open = _Open(real.contents.open)
    disk = RecordedDisk()

    def on_open(_: int, name: int | None, file: int, flags: int, given: int | None) -> int:
        answer = int(real_open(ctypes.addressof(real.contents), name, file, flags, given))
        if answer == 0 and name and flags & _OPEN_DATABASE_OR_LOG:
            disk._wrap(file, Path(ctypes.string_at(name).decode()).name)
        return answer

    callback: Any = _Open(on_open)
    mine = _Vfs.from_buffer_copy(real.contents)
    mine.name = b"recorded"
    mine.open = ctypes.cast(callback, _Pointer).value
    register(ctypes.byref(mine), 1)
    try:
        yield disk
    finally:
        unregister(ctypes.byref(mine))
        register(real, 1)
