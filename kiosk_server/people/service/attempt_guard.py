"""Lets tries at a password through, few at a time, and remembers in the database which failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import VISITOR
from kiosk_server.people.attempts import (
    AttemptLimits,
    address_key,
    name_at_address_key,
    name_key,
)
from kiosk_server.people.known_devices import device_key, with_account
from kiosk_server.people.model import PeopleRefusal, RefusedError
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.store import accounts as account_store
from kiosk_server.people.store import attempts as store
from kiosk_server.storage.database import Database

_SIGNED_IN = "signed-in"
"""Stands where others have an address."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """One try that may be looked at. It counts as failed until `AttemptGuard.succeeded`.

    `own_key` counts for whom the try was alone, `common_keys` for many.
    """

    own_key: str
    common_keys: tuple[str, ...]
    tried_at: datetime


class AttemptGuard:
    """Counts tries for a name, known here or not, and for an address.

    Few tries from one address lock a name there alone, so that nobody is locked out by a stranger;
    many from everywhere lock it for all but the devices that it signed in from before.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: AuditTrail,
        settings: PeopleSettings,
        *,
        secret: bytes,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._settings = settings
        self._secret = secret

    async def admit(
        self, sign_in_name: str, address: str | None, device: str | None = None
    ) -> Admitted:
        """Admits a try. Raises RefusedError `sign-in-locked` with for how many seconds.

        The answer is the same whether an account of that name exists. `address` is None where the
        one who tries is signed in already; `device` is what `device_for` gave before.
        """
        tried_at = self._clock.now()
        own_key, limits = self._counted(sign_in_name, address, device)

        def unit(connection: Connection) -> int:
            longest = max(limit.forgotten_after for limit in limits.values())
            store.sweep(connection, tried_at - longest)
            before = store.lock(connection, tuple(limits), tried_at)
            locked = max(attempts.seconds_locked(tried_at) for attempts in before.values())
            if locked:
                return locked
            after = {key: before[key].admitted(tried_at, limits[key]) for key in limits}
            locked = max(attempts.seconds_locked(tried_at) for attempts in after.values())
            for key, attempts in after.items():
                # A try that is refused for one key does not count for the other.
                if not locked or attempts.seconds_locked(tried_at):
                    store.save(connection, key, attempts, tried_at)
            by_name = (key for key in after if limits[key] is not self._settings.tries_for_address)
            if any(after[key].seconds_locked(tried_at) for key in by_name):
                self._tell_of_lock(connection, sign_in_name)
            return locked

        locked = await self._database.write(unit)
        if locked:
            raise RefusedError(PeopleRefusal.SIGN_IN_LOCKED, seconds=locked)
        return Admitted(own_key, tuple(key for key in limits if key != own_key), tried_at)

    def succeeded(self, connection: Connection, admitted: Admitted) -> None:
        """Forgets the failures of before here, and takes back this one try everywhere else."""
        store.forget(connection, admitted.own_key)
        if not admitted.common_keys:
            return
        now = self._clock.now()
        for key, kept in store.lock(connection, admitted.common_keys, now).items():
            store.save(connection, key, kept.without_try(admitted.tried_at), now)

    def device_for(self, device: str | None, sign_in_name: str) -> str:
        """What a browser is to show next time, after this account has signed in from it."""
        return with_account(self._secret, device, sign_in_name)

    def _counted(
        self, sign_in_name: str, address: str | None, device: str | None
    ) -> tuple[str, Mapping[str, AttemptLimits]]:
        """The key that counts for this name here alone, and all that count with their limits."""
        own_key = device_key(self._secret, device, sign_in_name)
        if own_key is not None or address is None:
            own_key = own_key or name_at_address_key(self._secret, sign_in_name, _SIGNED_IN)
            return own_key, {own_key: self._settings.tries_for_name}
        own_key = name_at_address_key(self._secret, sign_in_name, address)
        return own_key, {
            own_key: self._settings.tries_for_name,
            name_key(self._secret, sign_in_name): self._settings.tries_for_account,
            address_key(self._secret, address): self._settings.tries_for_address,
        }

    def _tell_of_lock(self, connection: Connection, sign_in_name: str) -> None:
        """An audit entry, if the name is somebody's."""
        account = account_store.find_by_name(connection, self._settings.hospital_id, sign_in_name)
        if account is not None:
            self._audit.record(connection, VISITOR, "sign-in-locked", [f"account:{account.id}"])
