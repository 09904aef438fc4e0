"""Signing in and out: passwords looked at without telling who exists, and sessions of browsers."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import Principal, PrincipalKind
from kiosk_server.people.model import (
    Account,
    PeopleRefusal,
    Refused,
    RefusedError,
    Session,
    normal_sign_in_name,
)
from kiosk_server.people.passwords import MOST_LETTERS, PasswordHashing
from kiosk_server.people.recent_principals import RecentPrincipals
from kiosk_server.people.service.attempt_guard import Admitted, AttemptGuard
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.service.carrying_out import carry_out_once
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.store import accounts as account_store
from kiosk_server.people.store import sessions as store
from kiosk_server.storage.database import Database

TOUCHED_EVERY = timedelta(minutes=1)
"""How exactly it is written when a session was last seen."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session. `secret` goes into the cookie and is kept nowhere.

    `device` is for another cookie, by which the browser is known at the next sign-in; empty where
    no password was asked for.
    """

    secret: str
    account: Account
    ends_at: datetime
    device: str = ""


class SignInService:
    """Use cases of signing in."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: AuditTrail,
        hashing: PasswordHashing,
        guard: AttemptGuard,
        recent: RecentPrincipals,
        settings: PeopleSettings,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._hashing = hashing
        self._guard = guard
        self._recent = recent
        self._settings = settings

    async def sign_in(
        self,
        name: str,
        password: str,
        address: str,
        *,
        old_secret: str | None = None,
        device: str | None = None,
    ) -> SignedIn | Refused:
        """Starts a session for the right name and password; a session of before is ended.

        Unknown names, wrong passwords and disabled accounts get the same answer after the same
        work: `sign-in-wrong`. Too many tries: `sign-in-locked`, with the seconds to wait; too many
        people at once: `sign-in-busy`.
        """
        name = normal_sign_in_name(name)[: 2 * MOST_LETTERS]
        try:
            with self._hashing.seat():
                admitted = await self._guard.admit(name, address, device)
                done = await self._sign_in(name, password, admitted, old_secret)
        except RefusedError as error:
            return error.refused
        if isinstance(done, Refused):
            return done
        return replace(done, device=self._guard.device_for(device, name))

    async def _sign_in(
        self, name: str, password: str, admitted: Admitted, old_secret: str | None
    ) -> SignedIn | Refused:
        account, kept = await self._database.read(lambda connection: self._find(connection, name))
        is_right = await self._hashing.matches(kept, password[: 2 * MOST_LETTERS])
        if not is_right or account is None or kept is None or account.is_disabled:
            return Refused(PeopleRefusal.SIGN_IN_WRONG)
        anew = await self._hashing.hash(password) if self._hashing.wants_rehash(kept) else None
        return await self._start(account, old_secret, admitted, old_hash=kept, new_hash=anew)

    async def start_session(
        self,
        find_account: Callable[[Connection], Account],
        *,
        old_secret: str | None = None,
    ) -> SignedIn | Refused:
        """Starts a session for somebody whom a sign-in service vouches for.

        `find_account` runs in the unit and may raise RefusedError.
        """
        account = await self._database.write(find_account)
        if account.is_disabled:
            return Refused(PeopleRefusal.SIGN_IN_SHUT)
        if not account.roles:
            return Refused(PeopleRefusal.SIGN_IN_NO_ROLE)
        return await self._start(account, old_secret, None)

    async def recognise(self, secret: str, *, is_sign_of_life: bool = True) -> Principal:
        """Who a session's secret stands for. A sign of life keeps the session from idling out.

        Raises NotAuthenticated `session-unknown` (never there, or ended by somebody),
        `session-expired`, `account-disabled`.
        """
        id_hash = hash_of(secret)
        if known := self._recent.find(id_hash):
            return known
        changes = self._recent.changes
        found = await self._database.read(
            lambda connection: store.find(connection, self._settings.hospital_id, id_hash)
        )
        if found is None:
            raise NotAuthenticated("session-unknown")
        session, account = found
        now = self._clock.now()
        if now >= self._end_of(session):
            raise NotAuthenticated("session-expired")
        if account.is_disabled:
            raise NotAuthenticated("account-disabled")
        seen_at = session.last_seen_at
        if is_sign_of_life and now - seen_at >= TOUCHED_EVERY:
            seen_at = now
            await self._database.write(lambda connection: store.touch(connection, id_hash, now))
        principal = Principal(
            kind=PrincipalKind.PERSON,
            id=account.id,
            name=account.display_name,
            roles=account.roles,
            hospital_id=account.hospital_id,
            permission_version=account.permission_version,
            expires_at=min(seen_at + self._settings.session_idle, session.ends_at),
        )
        self._recent.remember(id_hash, principal, changes)
        return principal

    async def sign_out(self, secret: str) -> None:
        """Ends a session; nothing happens if there is none."""
        id_hash = hash_of(secret)

        def unit(connection: Connection) -> None:
            found = store.find(connection, self._settings.hospital_id, id_hash)
            if found is not None and store.end(connection, id_hash) is not None:
                account = found[1]
                actor = _principal(account)
                self._audit.record(connection, actor, "signed-out", [f"account:{account.id}"])

        await self._database.write(unit)
        self._recent.forget_all()

    async def sign_out_everywhere(self, actor: Principal, request_id: str) -> int | Refused:
        """Ends all sessions of the one who asks; how many. The same request again ends none."""

        def work(connection: Connection) -> int:
            ended = store.end_all_of(connection, actor.id)
            if ended:
                targets = [f"account:{actor.id}"]
                self._audit.record(connection, actor, "signed-out-everywhere", targets, request_id)
            return ended

        asked = {"operation": "signOutEverywhere"}
        ended = await carry_out_once(self._database, actor, request_id, asked, work)
        self._recent.forget_all()
        return ended

    def _find(self, connection: Connection, name: str) -> tuple[Account | None, str | None]:
        account = account_store.find_by_name(connection, self._settings.hospital_id, name)
        if account is None:
            return None, None
        return account, account_store.password_hash_of(connection, account.id)

    def _end_of(self, session: Session) -> datetime:
        return min(session.last_seen_at + self._settings.session_idle, session.ends_at)

    async def _start(
        self,
        account: Account,
        old_secret: str | None,
        admitted: Admitted | None,
        *,
        old_hash: str = "",
        new_hash: str | None = None,
    ) -> SignedIn | Refused:
        """A new session in place of the browser's old one."""
        secret, now = secrets.token_urlsafe(32), self._clock.now()
        ends_at = now + self._settings.session_length
        session = Session(hash_of(secret), account.id, now, now, ends_at)

        def unit(connection: Connection) -> bool:
            still = account_store.find(connection, account.hospital_id, account.id)
            if still is None or still.is_disabled:
                return False
            if admitted is not None:
                if account_store.password_hash_of(connection, account.id) != old_hash:
                    return False
                self._guard.succeeded(connection, admitted)
            if new_hash is not None:
                account_store.replace_password_hash(
                    connection, account.id, old=old_hash, new=new_hash
                )
            store.sweep(connection, ended_before=now, seen_before=now - self._settings.session_idle)
            if old_secret is not None:
                store.end(connection, hash_of(old_secret))
            store.add(connection, session)
            targets = [f"account:{account.id}"]
            self._audit.record(connection, _principal(account), "signed-in", targets)
            return True

        if not await self._database.write(unit):
            return Refused(PeopleRefusal.SIGN_IN_WRONG)
        self._recent.forget_all()
        return SignedIn(secret, account, ends_at)


def hash_of(secret: str) -> str:
    """What is kept of a session's secret; 256 random bits need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _principal(account: Account) -> Principal:
    return Principal(
        kind=PrincipalKind.PERSON,
        id=account.id,
        name=account.display_name,
        roles=account.roles,
        hospital_id=account.hospital_id,
        permission_version=account.permission_version,
    )
