"""How much one device or address may do in an hour: a record in memory, under a keyed hash, gone
with the process.
"""

import hashlib
import hmac
from collections import OrderedDict, deque
from datetime import datetime, timedelta

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.people.attempts import address_key

KIOSK_TICKETS_AN_HOUR = 600
"""A number every six seconds: no hand is quicker."""
ADDRESS_TICKETS_AN_HOUR = 2_500
"""All phones of a hospital's own network may come from one address, and a screen that was not
enrolled is one of them: as many as come to a hospital of ten thousand a day in its fullest hour."""
GUESSES_AN_HOUR = 30
_HOUR = timedelta(hours=1)
_STEP = timedelta(minutes=1)
_MOST_DEVICES = 10_000


class DeviceLimits:
    """Counts for one event loop. Who was not seen for the longest time is forgotten first."""

    def __init__(self, clock: Clock, secret: bytes) -> None:
        self._clock = clock
        self._secret = secret
        self._seen: OrderedDict[str, deque[tuple[datetime, int]]] = OrderedDict()

    def device_key(self, principal: Principal, peer: str) -> str:
        """Stands for who asks: a device or program by its token, others by their address."""
        if principal.kind in (PrincipalKind.VISITOR, PrincipalKind.TICKET_HOLDER):
            return address_key(self._secret, peer)
        text = f"{principal.kind.value}:{principal.id}"
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()

    def count(self, key: str) -> int:
        """How often something was noted in the hour that ends now."""
        steps = self._seen.get(key)
        if steps is None:
            return 0
        since = self._clock.now() - _HOUR
        while steps and steps[0][0] <= since:
            steps.popleft()
        return sum(each for _, each in steps)

    def note(self, key: str) -> None:
        """Something was done once more."""
        now = self._clock.now()
        steps = self._seen.setdefault(key, deque())
        if steps and now - steps[-1][0] < _STEP:
            steps[-1] = (steps[-1][0], steps[-1][1] + 1)
        else:
            steps.append((now, 1))
            while len(steps) > 2 * (_HOUR // _STEP):
                steps.popleft()
        self._seen.move_to_end(key)
        while len(self._seen) > _MOST_DEVICES:
            self._seen.popitem(last=False)


def most_tickets_an_hour(principal: Principal) -> int | None:
    """How many numbers who asks may take in an hour; None: staff and programs are trusted."""
    if principal.kind is PrincipalKind.KIOSK:
        return KIOSK_TICKETS_AN_HOUR
    if principal.kind in (PrincipalKind.VISITOR, PrincipalKind.TICKET_HOLDER):
        return ADDRESS_TICKETS_AN_HOUR
    return None
