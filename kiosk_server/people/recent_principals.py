"""Remembers for a moment who a token or session stood for, to spare the database."""

from collections import OrderedDict
from datetime import datetime, timedelta

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import Principal

REMEMBERED_FOR = timedelta(seconds=2)
"""How long another process may still honour what this one revoked; this one stops at once."""
MOST_REMEMBERED = 10_000


class RecentPrincipals:
    """Principals by a key that stands for their proof. Bounded; the oldest goes first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: OrderedDict[str, tuple[Principal, datetime]] = OrderedDict()
        self._changes = 0

    @property
    def changes(self) -> int:
        """Grows whenever everything is forgotten; shows that a reading was overtaken."""
        return self._changes

    def find(self, key: str) -> Principal | None:
        """Who it was, if that was asked just now and holds still."""
        found = self._known.get(key)
        now = self._clock.now()
        if found is None or not found[1] <= now < found[1] + REMEMBERED_FOR:
            return None
        principal = found[0]
        return principal if principal.expires_at is None or principal.expires_at > now else None

    def remember(self, key: str, principal: Principal, changes: int) -> None:
        """Keeps who it was, unless something changed since the reading began at `changes`."""
        if changes != self._changes:
            return
        self._known[key] = (principal, self._clock.now())
        self._known.move_to_end(key)
        if len(self._known) > MOST_REMEMBERED:
            self._known.popitem(last=False)

    def forget_all(self) -> None:
        """After any right changed or ended."""
        self._known.clear()
        self._changes += 1
