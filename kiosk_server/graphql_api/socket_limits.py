"""What one socket, one address and all sockets together may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """Bounds of the WebSocket endpoint; times in seconds.

    A kiosk hall behind one address has many sockets, so the bound for an address is generous.
    `recheck_seconds` is how long a socket may outlive a right that was taken away.
    """

    init_seconds: float = 5.0
    ping_seconds: float = 20.0
    recheck_seconds: float = 60.0
    slow_reader_seconds: float = 30.0
    closing_seconds: float = 2.0
    message_bytes: int = 64 * 1024
    operations_per_socket: int = 16
    """Queries and mutations that run or wait to be read at the same time."""
    subscriptions_per_socket: int = 64
    waiting_messages: int = 128
    waiting_bytes: int = 1024 * 1024
    """With more that a client has not read, the server stops reading from it."""
    sockets: int = 10_000
    sockets_per_address: int = 2_000
