"""A dry contact on a modem line of a serial port, settled against bouncing. It must not know what
the contact stands for.
"""

import fcntl
import os
import struct
import termios
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self


class ModemLine(Enum):
    """The lines of a serial port that only say on or off."""

    CTS = "cts"
    DSR = "dsr"
    DCD = "dcd"
    RI = "ri"


_MASKS = {
    ModemLine.CTS: termios.TIOCM_CTS,
    ModemLine.DSR: termios.TIOCM_DSR,
    ModemLine.DCD: termios.TIOCM_CD,
    ModemLine.RI: termios.TIOCM_RI,
}


class ContactLine(Protocol):
    """Something that is closed or open."""

    def is_closed(self) -> bool:
        """Whether it is closed now. Raises OSError where that cannot be read."""
        ...

    def close(self) -> None:
        """Lets go of it."""
        ...


class SerialContact:
    """A contact between a line and one that the open port holds high (RTS or DTR)."""

    def __init__(self, port: Path, line: ModemLine) -> None:
        """Raises OSError for a port that cannot be opened."""
        self._mask = _MASKS[line]
        self._descriptor = os.open(port, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)

    def is_closed(self) -> bool:
        """Whether the line is high. Raises OSError once the port is gone, or has no such lines."""
        answer = fcntl.ioctl(self._descriptor, termios.TIOCMGET, bytes(4))
        (lines,) = struct.unpack("I", answer)
        return bool(lines & self._mask)

    def close(self) -> None:
        """Lets go of the port."""
        os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Settling:
    """A contact's readings so far; `settled` is None until it has rested once."""

    settle_seconds: float
    settled: bool | None = None
    reading: bool | None = None
    since_seconds: float = 0.0

    def after(self, reading: bool, now_seconds: float) -> "Settling":
        """After one more reading: settled once it was the same for as long as it takes."""
        if reading is not self.reading:
            return Settling(self.settle_seconds, self.settled, reading, now_seconds)
        if now_seconds - self.since_seconds < self.settle_seconds:
            return self
        return Settling(self.settle_seconds, reading, reading, self.since_seconds)
