"""The sockets that the server listens on: handed by systemd, a unix socket, or host and port."""

import errno
import socket
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import Settings
from kiosk_server.runtime.service_manager import handed_sockets

BACKLOG = 2_048
UNIX_SOCKET_MODE = 0o660
"""The server's user and group: a proxy is put into the group."""

_CODES = {
    errno.EADDRINUSE: "listen-in-use",
    errno.EACCES: "listen-not-allowed",
    errno.EPERM: "listen-not-allowed",
}


@dataclass(frozen=True, slots=True)
class Listening:
    """Listening sockets, and the file of a unix socket if this process made it."""

    sockets: list[socket.socket]
    unix_socket: Path | None = None
    inode: int = 0

    @property
    def addresses(self) -> list[str]:
        """Where they listen: `host:port`, `[host]:port` or `unix:path`."""
        return [_address_of(one) for one in self.sockets]

    def close(self) -> None:
        """Closes them, and removes our file: not one that another server has put in its place."""
        for one in self.sockets:
            one.close()
        if self.unix_socket is None:
            return
        try:
            if self.unix_socket.stat().st_ino == self.inode:
                self.unix_socket.unlink()
        except OSError:
            return  # somebody else has removed it


def open_sockets(settings: Settings, environment: MutableMapping[str, str]) -> Listening:
    """Listening sockets, at least one. Those of systemd win over the settings.

    Raises ServerError `listen-in-use`, `listen-not-allowed`, `listen-impossible`,
    `listen-handed-unusable`.
    """
    handed = handed_sockets(environment)
    if handed:
        return Listening(handed)
    if settings.listen_unix_socket is not None:
        return _unix_socket(settings.listen_unix_socket)
    return Listening(_tcp_sockets(settings.listen_host, settings.listen_port))


def _address_of(listening: socket.socket) -> str:
    name = listening.getsockname()
    if listening.family == socket.AF_UNIX:
        return f"unix:{name}"
    host, port = name[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _tcp_sockets(host: str, port: int) -> list[socket.socket]:
    shown = f"{host}:{port}"
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE | socket.AI_ADDRCONFIG
        )
    except socket.gaierror as error:
        raise ServerError("listen-impossible", address=shown, reason=str(error.strerror)) from error
    sockets: list[socket.socket] = []
    for family, _, _, _, address in dict.fromkeys(found):
        listening = socket.socket(family, socket.SOCK_STREAM)
        sockets.append(listening)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listening.bind(address)
            listening.listen(BACKLOG)
        except OSError as error:
            Listening(sockets).close()
            raise _named(error, shown) from error
    return sockets


def _unix_socket(path: Path) -> Listening:
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if path.is_socket():
            _remove_if_deserted(path)
        listening.bind(str(path))
        path.chmod(UNIX_SOCKET_MODE)
        listening.listen(BACKLOG)
        return Listening([listening], path, path.stat().st_ino)
    except OSError as error:
        listening.close()
        raise _named(error, f"unix:{path}") from error


def _remove_if_deserted(path: Path) -> None:
    """Removes the socket that a killed server left; one that somebody listens on stays."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        try:
            visitor.connect(str(path))
        except ConnectionRefusedError:
            path.unlink()


def _named(error: OSError, address: str) -> ServerError:
    code = _CODES.get(error.errno or 0, "listen-impossible")
    return ServerError(code, address=address, reason=error.strerror or "")
