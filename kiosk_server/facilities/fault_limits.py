"""How many reports one peer may send: a record in memory, under a keyed hash, gone with the
process. Rows would say for months who was here; nobody needs that.
"""

from collections import OrderedDict
from datetime import datetime, timedelta

from kiosk_server.core.clock import Clock
from kiosk_server.facilities.faults import MOST_BY_ONE_AN_HOUR
from kiosk_server.people.attempts import AttemptLimits, Attempts, address_key

MOST_PEERS = 10_000
HOUR = timedelta(hours=1)
LIMITS = AttemptLimits(
    most=MOST_BY_ONE_AN_HOUR,
    window=HOUR,
    first_lock=timedelta(minutes=10),
    longest_lock=timedelta(hours=1),
    forgotten_after=timedelta(hours=3),
)
"""Of tries, whatever comes of them."""


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
        self._taken: OrderedDict[str, tuple[datetime, ...]] = OrderedDict()

    def admits(self, address: str) -> bool:
        """Whether one more report from an address is looked at; counts it."""
        key, now = address_key(self._secret, address), self._clock.now()
        after = self._seen.pop(key, Attempts()).admitted(now, self._limits)
        self._seen[key] = after
        while len(self._seen) > self._most_peers:
            self._seen.popitem(last=False)
        return after.seconds_locked(now) == 0

    def was_taken(self, address: str) -> None:
        """A report of an address is kept."""
        key = address_key(self._secret, address)
        self._taken[key] = (*self._recent(key), self._clock.now())
        self._taken.move_to_end(key)
        while len(self._taken) > self._most_peers:
            self._taken.popitem(last=False)

    def taken_in_hour(self, address: str) -> int:
        """How many reports of an address were kept in the hour that ends now."""
        return len(self._recent(address_key(self._secret, address)))

    def _recent(self, key: str) -> tuple[datetime, ...]:
        since = self._clock.now() - HOUR
        return tuple(at for at in self._taken.get(key, ()) if at > since)
