"""Lets tries at a password through, few at a time, and remembers in the database which failed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import VISITOR
from kiosk_server.people.attempts import AttemptLimits, address_key, name_key
from kiosk_server.people.model import PeopleRefusal, RefusedError
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.store import accounts as account_store
from kiosk_server.people.store import attempts as store
from kiosk_server.storage.database import Database


@dataclass(frozen=True, slots=True)
class Admitted:
    """One try that may be looked at. It counts as failed until `AttemptGuard.succeeded`."""

    name_key: str
    address_key: str | None
    tried_at: datetime


class AttemptGuard:
    """Counts tries for a name, known here or not, and for an address."""

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

    async def admit(self, sign_in_name: str, address: str | None) -> Admitted:
        """Admits a try. Raises RefusedError `sign-in-locked` with for how many seconds.

        The answer is the same whether an account of that name exists. `address` is None where the
        one who tries is signed in already.
        """
        tried_at = self._clock.now()
        limits: dict[str, AttemptLimits] = {}
        names_key = name_key(self._secret, sign_in_name)
        limits[names_key] = self._settings.tries_for_name
        addresses_key = None if address is None else address_key(self._secret, address)
        if addresses_key is not None:
            limits[addresses_key] = self._settings.tries_for_address

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
            if after[names_key].seconds_locked(tried_at):
                self._tell_of_lock(connection, sign_in_name)
            return locked

        locked = await self._database.write(unit)
        if locked:
            raise RefusedError(PeopleRefusal.SIGN_IN_LOCKED, seconds=locked)
        return Admitted(names_key, addresses_key, tried_at)

    def succeeded(self, connection: Connection, admitted: Admitted) -> None:
        """Forgets the failures of the name, and takes back this one try of the address."""
        store.forget(connection, admitted.name_key)
        if admitted.address_key is not None:
            now = self._clock.now()
            kept = store.lock(connection, (admitted.address_key,), now)[admitted.address_key]
            attempts = kept.without_try(admitted.tried_at)
            store.save(connection, admitted.address_key, attempts, now)

    def _tell_of_lock(self, connection: Connection, sign_in_name: str) -> None:
        """An audit entry, if the name is somebody's."""
        account = account_store.find_by_name(connection, self._settings.hospital_id, sign_in_name)
        if account is not None:
            self._audit.record(connection, VISITOR, "sign-in-locked", [f"account:{account.id}"])
