"""How much of the voice one address may have: sentences that wait for it at once, and new ones in
time. What is kept already is free. Knows no text, and addresses only by a keyed hash.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from kiosk_server.core.errors import ServerError
from kiosk_server.people.attempts import address_key

MOST_WAITING_OF_PEER = 24
"""Of the 64 that wait at most, so that others always find room."""
MOST_AT_ONCE = 600
"""Some thirty ways that nobody asked for before."""
NEW_EACH_SECOND = 5.0
"""A tenth of what the engine says; the kiosks of a house may share one address."""
MOST_PEERS = 10_000


@dataclass(slots=True)
class _Share:
    left: float
    counted_at: float
    waiting: int = 0


class PeerShares:
    """For one event loop. Who was not seen for the longest time is forgotten first."""

    def __init__(self, secret: bytes, seconds: Callable[[], float]) -> None:
        """`seconds`: a clock that only goes on."""
        self._secret = secret
        self._seconds = seconds
        self._shares: OrderedDict[str, _Share] = OrderedDict()

    def take(self, address: str) -> Callable[[], None]:
        """Counts one new sentence of an address; what is returned is called when it was made.

        Raises ServerError `speech-too-many` with `seconds`.
        """
        key = address_key(self._secret, address)
        now = self._seconds()
        share = self._shares.pop(key, None) or _Share(MOST_AT_ONCE, now)
        self._shares[key] = share
        if len(self._shares) > MOST_PEERS:
            self._shares.popitem(last=False)
        grown = share.left + (now - share.counted_at) * NEW_EACH_SECOND
        share.left, share.counted_at = min(float(MOST_AT_ONCE), grown), now
        if share.left < 1:
            raise ServerError("speech-too-many", seconds=ceil((1 - share.left) / NEW_EACH_SECOND))
        if share.waiting >= MOST_WAITING_OF_PEER:
            raise ServerError("speech-too-many", seconds=1)
        share.left -= 1
        share.waiting += 1

        def made() -> None:
            share.waiting -= 1

        return made
