"""How many reports one peer may send: a record in memory, under a keyed hash, gone with the
process. Rows would say for months who was here; nobody needs that.
"""

from collections import OrderedDict
from datetime import timedelta

from kiosk_server.core.clock import Clock
from kiosk_server.people.attempts import AttemptLimits, Attempts, address_key

MOST_PEERS = 10_000
LIMITS = AttemptLimits(
    most=60,
    window=timedelta(hours=1),
    first_lock=timedelta(minutes=10),
    longest_lock=timedelta(hours=1),
    forgotten_after=timedelta(hours=3),
)
"""A hospital's guests share the address of its wireless network."""


class PeerLimits:
    """For one event loop. Who was not seen for the longest time is forgotten first."""

    def __init__(
        self,
        clock: Clock,
        *,
        secret: bytes,
        limits: AttemptLimits = LIMITS,
        most_peers: int = MOST_PEERS,
    ) -> None:
        self._clock = clock
        self._secret = secret
        self._limits = limits
        self._most_peers = most_peers
        self._seen: OrderedDict[str, Attempts] = OrderedDict()

    def admits(self, address: str) -> bool:
        """Whether one more report from an address is looked at; counts it."""
        key, now = address_key(self._secret, address), self._clock.now()
        after = self._seen.pop(key, Attempts()).admitted(now, self._limits)
        self._seen[key] = after
        while len(self._seen) > self._most_peers:
            self._seen.popitem(last=False)
        return after.seconds_locked(now) == 0
