"""How often somebody may try to sign in: pure rules over a record of recent failures.

Records count for the name that was tried (known here or not) from one address, for the name from
everywhere, and for the address. A device that an account signed in from has a record of its own.
"""

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class AttemptLimits:
    """`most` failures within `window` lock for `first_lock`, then for twice as long each time."""

    most: int
    window: timedelta = timedelta(minutes=15)
    first_lock: timedelta = timedelta(minutes=15)
    longest_lock: timedelta = timedelta(hours=4)
    forgotten_after: timedelta = timedelta(hours=24)
    """Without a failure for so long everything is as new."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """Recent tries that have not succeeded, oldest first, and how often they led to a lock."""

    tried_at: tuple[datetime, ...] = ()
    locks: int = 0
    locked_until: datetime | None = None

    def seconds_locked(self, now: datetime) -> int:
        """How long no try is looked at, in whole seconds rounded up; 0 where tries are."""
        if self.locked_until is None or self.locked_until <= now:
            return 0
        left = self.locked_until - now
        return left.days * 86_400 + left.seconds + (left.microseconds > 0)

    def last_event(self) -> datetime | None:
        """The latest try or end of a lock."""
        locks = () if self.locked_until is None else (self.locked_until,)
        return max((*self.tried_at, *locks), default=None)

    def admitted(self, now: datetime, limits: AttemptLimits) -> "Attempts":
        """After somebody wants to try: one more try, or a lock where there were too many.

        A try counts as failed until `without_try` takes it back; counting first makes a hundred
        tries at once no better than one after another. While a lock lasts nothing changes.
        """
        if self.seconds_locked(now):
            return self
        last = self.last_event()
        kept = Attempts() if last is not None and now - last > limits.forgotten_after else self
        recent = tuple(at for at in kept.tried_at if now - at < limits.window)
        if len(recent) < limits.most:
            return replace(kept, tried_at=(*recent, now), locked_until=None)
        lock = min(limits.first_lock * 2 ** min(kept.locks, 20), limits.longest_lock)
        return Attempts(tried_at=(), locks=kept.locks + 1, locked_until=now + lock)

    def without_try(self, tried_at: datetime) -> "Attempts":
        """After the try of a time turned out to be right."""
        left = list(self.tried_at)
        if tried_at in left:
            left.remove(tried_at)
        return replace(self, tried_at=tuple(left))


def name_key(secret: bytes, sign_in_name: str) -> str:
    """Stands for a tried name. Keyed, since people type passwords where names belong."""
    return _key(secret, f"name:{sign_in_name}")


def name_at_address_key(secret: bytes, sign_in_name: str, address: str) -> str:
    """Stands for a name that was tried from an address, or by who needs none."""
    place = address_key(secret, address)
    return _key(secret, f"name-at-address:{place}:{sign_in_name}")


def address_key(secret: bytes, address: str) -> str:
    """Stands for an address; of IPv6 only the network (64 bits) that one household or ward has."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return _key(secret, f"address:{address}")
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is None:
            return _key(secret, f"address:{ipaddress.ip_network((int(ip), 64), strict=False)}")
        ip = ip.ipv4_mapped
    return _key(secret, f"address:{ip}")


def _key(secret: bytes, text: str) -> str:
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
