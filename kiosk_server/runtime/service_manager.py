"""What systemd and the server say to each other: handed sockets, readiness, the watchdog."""

import os
import socket
from collections.abc import MutableMapping
from dataclasses import dataclass

from kiosk_server.core.errors import ServerError

FIRST_DESCRIPTOR = 3


@dataclass(frozen=True, slots=True)
class ServiceManager:
    """Tells systemd how it goes; says nothing where there is none."""

    notify_address: str = ""
    watchdog_seconds: float = 0.0
    """The server must give a sign of life within so long; 0: nobody waits for one."""

    @classmethod
    def of_environment(cls, environment: MutableMapping[str, str]) -> "ServiceManager":
        """Takes its variables out of the environment, so that no child takes them for its own."""
        address = environment.pop("NOTIFY_SOCKET", "")
        microseconds = environment.pop("WATCHDOG_USEC", "")
        watched_process = environment.pop("WATCHDOG_PID", "") or str(os.getpid())
        watched = microseconds.isdigit() and watched_process == str(os.getpid())
        return cls(address, int(microseconds) / 1_000_000 if watched else 0.0)

    def ready(self) -> None:
        """The server answers."""
        self._tell("READY=1")

    def stopping(self) -> None:
        """The server drains and will end."""
        self._tell("STOPPING=1")

    def alive(self) -> None:
        """The server's event loop runs."""
        self._tell("WATCHDOG=1")

    def _tell(self, message: str) -> None:
        """Sends a datagram as sd_notify(3) does; waits for nobody who does not listen."""
        if not self.notify_address:
            return
        address = self.notify_address
        if address.startswith("@"):  # an abstract socket
            address = "\0" + address[1:]
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
            sender.setblocking(False)
            try:
                sender.sendto(message.encode(), address)
            except OSError:
                return


def handed_sockets(environment: MutableMapping[str, str]) -> list[socket.socket]:
    """The listening sockets that systemd opened for this process (sd_listen_fds(3)), maybe none.

    Raises ServerError `listen-handed-unusable` for what is not a listening stream socket.
    """
    process = environment.pop("LISTEN_PID", "")
    count = environment.pop("LISTEN_FDS", "")
    environment.pop("LISTEN_FDNAMES", None)
    if process != str(os.getpid()) or not count.isdigit():
        return []
    sockets = []
    for descriptor in range(FIRST_DESCRIPTOR, FIRST_DESCRIPTOR + int(count)):
        try:
            handed = socket.socket(fileno=descriptor)
            listens = handed.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
        except OSError as error:
            raise ServerError("listen-handed-unusable", descriptor=descriptor) from error
        if handed.type != socket.SOCK_STREAM or not listens:
            raise ServerError("listen-handed-unusable", descriptor=descriptor)
        handed.set_inheritable(False)
        sockets.append(handed)
    return sockets
