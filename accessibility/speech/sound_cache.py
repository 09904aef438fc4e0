"""Sounds kept on disk within a bound of bytes, the least used going first. Knows no texts.

A file is a checksum and the WAV behind it: one that a power cut tore, or that changed, is no file.
"""

import contextlib
import logging
import os
import re
import tempfile
import zlib
from collections import OrderedDict
from pathlib import Path
from threading import Lock

_ENDING = ".sound"
_CHECK_BYTES = 4
_NAME = re.compile(r"[0-9a-f]{8,64}")
_log = logging.getLogger(__name__)


class SoundCache:
    """Thread-safe; one process for one folder. Names are hexadecimal digits.

    A folder that cannot be written loses nothing but time: sounds are made anew.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        """Makes the folder where there is none; lets go of what is over the bound."""
        self._folder = folder
        self._most_bytes = most_bytes
        self._lock = Lock()
        self._sizes: OrderedDict[str, int] = OrderedDict()
        self._size_bytes = 0
        self._complained = False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for file in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime_ns):
                if file.suffix == _ENDING and _NAME.fullmatch(file.stem):
                    self._sizes[file.stem] = file.stat().st_size
                elif file.suffix == ".part":
                    file.unlink()
        except OSError as error:
            self._complain(error)
        self._size_bytes = sum(self._sizes.values())
        self._shrink()

    @property
    def size_bytes(self) -> int:
        """The sum of the sizes of all files."""
        return self._size_bytes

    def __len__(self) -> int:
        return len(self._sizes)

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def find(self, name: str) -> bytes | None:
        """The WAV kept under a name, which grows younger by it; None for none, or a broken one."""
        if name not in self._sizes:
            return None
        path = self._path(name)
        try:
            body = path.read_bytes()
            check, wav = body[:_CHECK_BYTES], body[_CHECK_BYTES:]
            if wav and check == _checksum(wav):
                os.utime(path)
                with self._lock:
                    if name in self._sizes:
                        self._sizes.move_to_end(name)
                return wav
        except OSError:
            pass
        self._forget(name)
        return None

    def keep(self, name: str, wav: bytes) -> None:
        """Keeps a WAV under a name, unless it is too large or the disk refuses."""
        size = len(wav) + _CHECK_BYTES
        if size > self._most_bytes:
            return
        draft: Path | None = None
        try:
            # Somebody may have emptied the whole data folder of what can be made anew.
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=self._folder, suffix=".part", delete=False
            ) as file:
                draft = Path(file.name)
                file.write(_checksum(wav) + wav)
            with self._lock:
                # What is counted is there: a file comes and goes with its size.
                draft.replace(self._path(name))
                self._size_bytes += size - self._sizes.pop(name, 0)
                self._sizes[name] = size
        except OSError as error:
            if draft is not None:
                with contextlib.suppress(OSError):
                    draft.unlink(missing_ok=True)
            self._complain(error)
            return
        self._complained = False
        self._shrink()

    def _shrink(self) -> None:
        while True:
            with self._lock:
                if self._size_bytes <= self._most_bytes or not self._sizes:
                    return
                oldest = next(iter(self._sizes))
            self._forget(oldest)

    def _forget(self, name: str) -> None:
        try:
            with self._lock:
                self._size_bytes -= self._sizes.pop(name, 0)
                self._path(name).unlink(missing_ok=True)
        except OSError as error:
            self._complain(error)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_ENDING}"

    def _complain(self, error: OSError) -> None:
        if not self._complained:
            _log.warning("sounds cannot be kept", extra={"reason": error.strerror})
        self._complained = True


def _checksum(wav: bytes) -> bytes:
    return zlib.crc32(wav).to_bytes(_CHECK_BYTES, "big")
