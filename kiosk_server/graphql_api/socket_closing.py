"""Why a socket is closed: the codes of graphql-transport-ws and of RFC 6455, each with its reason.

A client of npm graphql-ws tries again after 1001, 1013, 4403 and 4408, and gives up after the rest.
"""

from enum import Enum

_LONGEST_REASON_BYTES = 123


class Closing(Enum):
    """A named end of a socket, with its close code and the reason that a client is told."""

    GOING_AWAY = (1001, "going-away")
    """The server stops; another one, or the next, will answer."""
    TOO_BIG = (1009, "message-too-big")
    SLOW_READER = (1013, "slow-reader")
    """Nothing was read for a while; the next connection begins with the newest state."""
    TRY_AGAIN = (1013, "try-again-later")
    """Something that the server needs is away."""
    BAD_MESSAGE = (4400, "bad-message")
    UNAUTHORISED = (4401, "unauthorised")
    """An operation before connection_init was acknowledged."""
    FORBIDDEN = (4403, "forbidden")
    """Credentials that are wrong, or have ended or changed since."""
    WRONG_SUBPROTOCOL = (4406, "subprotocol-not-acceptable")
    INIT_TIMEOUT = (4408, "connection-initialisation-timeout")
    SILENT = (4408, "no-sign-of-life")
    """No message came between two pings."""
    ALREADY_EXISTS = (4409, "subscriber-already-exists")
    TOO_MANY_INITS = (4429, "too-many-initialisation-requests")
    BROKEN = (4500, "internal-error")
    """A fault of the server; what it was is in the log."""

    @property
    def code(self) -> int:
        """The WebSocket close code."""
        return self.value[0]

    def reason(self, detail: str = "") -> str:
        """The reason to send, with a detail, cut to the 123 bytes that a close frame holds."""
        whole = f"{self.value[1]}: {detail}" if detail else self.value[1]
        return whole.encode()[:_LONGEST_REASON_BYTES].decode(errors="ignore")
