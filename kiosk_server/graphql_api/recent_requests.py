"""Requests that were read lately, by their bodies: pages ask the same again and again.

Only what a body alone says is kept, so it is the same for everybody who sends it; who may ask it
is found out each time. Give it none whose body may hold a secret.
"""

from collections import OrderedDict

from kiosk_server.graphql_api.operations import OperationRequest

_LONGEST_BODY_BYTES = 8_192
_WEIGHT_OF_BYTE = 32
"""What reading makes of a byte at most: an empty object is three in a body and 88 in memory."""
_OVERHEAD_BYTES = 1_024


class RecentRequests:
    """An LRU of requests that counts bytes, as much as they may take at most."""

    def __init__(self, most_bytes: int = 16 * 1024 * 1024) -> None:
        self._most_bytes = most_bytes
        self._by_body: OrderedDict[bytes, OperationRequest] = OrderedDict()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._by_body)

    def find(self, body: bytes) -> OperationRequest | None:
        """What this body asks, if it came lately."""
        found = self._by_body.get(body)
        if found is not None:
            self._by_body.move_to_end(body)
        return found

    def keep(self, body: bytes, request: OperationRequest) -> None:
        """Keeps what a body asks, unless it is a long one, and lets go of the oldest."""
        if len(body) > _LONGEST_BODY_BYTES or body in self._by_body:
            return
        self._by_body[body] = request
        self.bytes += _weight(body)
        while self.bytes > self._most_bytes:
            oldest, _ = self._by_body.popitem(last=False)
            self.bytes -= _weight(oldest)


def _weight(body: bytes) -> int:
    return len(body) * _WEIGHT_OF_BYTE + _OVERHEAD_BYTES
