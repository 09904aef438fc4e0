"""Accounts: made, changed, disabled and given passwords by admins, each with its audit entry."""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from secrets import token_hex

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import Principal, Role
from kiosk_server.people.model import (
    Account,
    PeopleRefusal,
    Refused,
    RefusedError,
    find_name_fault,
    is_fit_to_show,
    normal_shown_name,
    normal_sign_in_name,
)
from kiosk_server.people.passwords import PasswordHashing, find_password_fault
from kiosk_server.people.recent_principals import RecentPrincipals
from kiosk_server.people.service.attempt_guard import AttemptGuard
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.service.carrying_out import carry_out_once, find_done
from kiosk_server.people.store import accounts as store
from kiosk_server.people.store import sessions as session_store
from kiosk_server.storage.database import Database


class AccountService:
    """Use cases of accounts. `secret` keys what stands for a password in a fingerprint."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: AuditTrail,
        hashing: PasswordHashing,
        guard: AttemptGuard,
        recent: RecentPrincipals,
        *,
        secret: bytes,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._hashing = hashing
        self._guard = guard
        self._recent = recent
        self._secret = secret

    async def find(self, hospital_id: str, account_id: str) -> Account | None:
        """The account of an id."""
        return await self._database.read(
            lambda connection: store.find(connection, hospital_id, account_id)
        )

    async def find_by_name(self, hospital_id: str, sign_in_name: str) -> Account | None:
        """The account of a normal sign-in name."""
        return await self._database.read(
            lambda connection: store.find_by_name(connection, hospital_id, sign_in_name)
        )

    async def page(self, hospital_id: str, after_name: str, most: int) -> Sequence[Account]:
        """Accounts by sign-in name in ascending order, after a name."""
        return await self._database.read(
            lambda connection: store.list_after(connection, hospital_id, after_name, most)
        )

    async def count(self, hospital_id: str) -> int:
        """How many accounts a hospital has."""
        return await self._database.read(lambda connection: store.count(connection, hospital_id))

    async def create(
        self,
        actor: Principal,
        request_id: str,
        *,
        sign_in_name: str,
        display_name: str,
        roles: frozenset[Role],
        password: str,
    ) -> Account | Refused:
        """Makes an account. Refused for an unfit or taken name, no role, a weak password."""
        name, shown = normal_sign_in_name(sign_in_name), normal_shown_name(display_name)
        fault = (
            find_name_fault(name)
            or (None if is_fit_to_show(shown) else PeopleRefusal.DISPLAY_NAME_UNFIT)
            or (None if roles else PeopleRefusal.ROLES_MISSING)
            or find_password_fault(password, name)
        )
        if fault is not None:
            return Refused(fault)
        password_hash = await self._hashing.hash(password)
        account = Account(
            id=token_hex(8),
            sign_in_name=name,
            display_name=shown,
            roles=roles,
            created_at=self._clock.now(),
            hospital_id=actor.hospital_id,
        )

        def work(connection: Connection) -> str:
            if store.find_by_name(connection, actor.hospital_id, name) is not None:
                raise RefusedError(PeopleRefusal.SIGN_IN_NAME_TAKEN)
            store.add(connection, account, password_hash)
            targets = [f"account:{account.id}", *_role_targets(roles)]
            self._audit.record(connection, actor, "account-created", targets, request_id)
            return account.id

        asked = {
            "operation": "createAccount",
            "name": name,
            "shown": shown,
            "roles": sorted(role.value for role in roles),
            "password": self._stand_in(password),
        }
        return await self._done(actor, request_id, asked, work)

    async def change(
        self,
        actor: Principal,
        request_id: str,
        account_id: str,
        *,
        display_name: str | None = None,
        roles: frozenset[Role] | None = None,
        is_disabled: bool | None = None,
    ) -> Account | Refused:
        """Changes what is given. Disabling ends all sessions and the tokens of that name.

        Refused for an unknown account, an unfit name, no role, or the last admin who can sign in.
        """
        shown = None if display_name is None else normal_shown_name(display_name)
        if shown is not None and not is_fit_to_show(shown):
            return Refused(PeopleRefusal.DISPLAY_NAME_UNFIT)
        if roles is not None and not roles:
            return Refused(PeopleRefusal.ROLES_MISSING)

        def work(connection: Connection) -> str:
            before = store.find_for_change(connection, actor.hospital_id, account_id)
            if before is None:
                raise RefusedError(PeopleRefusal.ACCOUNT_UNKNOWN)
            after = replace(
                before,
                display_name=before.display_name if shown is None else shown,
                roles=before.roles if roles is None else roles,
                is_disabled=before.is_disabled if is_disabled is None else is_disabled,
            )
            if _can_administer(before) and not _can_administer(after):
                self._refuse_last_admin(connection, before)
            self._save_change(connection, actor, request_id, before, after)
            return account_id

        asked = {
            "operation": "changeAccount",
            "account": account_id,
            "shown": shown,
            "roles": None if roles is None else sorted(role.value for role in roles),
            "disabled": is_disabled,
        }
        return await self._done(actor, request_id, asked, work)

    async def set_password(
        self,
        actor: Principal,
        request_id: str,
        account_id: str,
        password: str,
        *,
        current_password: str | None = None,
    ) -> Account | Refused:
        """Sets a password and ends the account's sessions. One's own needs the current one.

        Refused for an unknown account, one without a password here, a wrong or a weak password.
        """
        account = await self.find(actor.hospital_id, account_id)
        if account is None:
            return Refused(PeopleRefusal.ACCOUNT_UNKNOWN)
        if account.external_id is not None:
            return Refused(PeopleRefusal.ACCOUNT_EXTERNAL)
        if fault := find_password_fault(password, account.sign_in_name):
            return Refused(fault)
        asked = {
            "operation": "setPassword",
            "account": account_id,
            "password": self._stand_in(password),
        }
        # Asked again, the current password is the new one already.
        done = await find_done(self._database, actor, request_id, asked)
        if done is not None:
            return done if isinstance(done, Refused) else account
        if account_id == actor.id:
            try:
                with self._hashing.seat():
                    await self._check_password(account, current_password or "")
            except RefusedError as error:
                return error.refused
        password_hash = await self._hashing.hash(password)

        def work(connection: Connection) -> str:
            store.save_password(connection, account_id, password_hash)
            session_store.end_all_of(connection, account_id)
            targets = [f"account:{account_id}"]
            self._audit.record(connection, actor, "password-set", targets, request_id)
            return account_id

        return await self._done(actor, request_id, asked, work)

    async def _check_password(self, account: Account, password: str) -> None:
        """Raises RefusedError for a wrong one; tries count as those of signing in do."""
        admitted = await self._guard.admit(account.sign_in_name, None)
        kept = await self._database.read(
            lambda connection: store.password_hash_of(connection, account.id)
        )
        if not await self._hashing.matches(kept, password):
            raise RefusedError(PeopleRefusal.PASSWORD_WRONG)
        await self._database.write(lambda connection: self._guard.succeeded(connection, admitted))

    def _refuse_last_admin(self, connection: Connection, account: Account) -> None:
        if not store.has_other_admin(connection, account.hospital_id, account.id):
            raise RefusedError(PeopleRefusal.LAST_ADMIN)

    def _save_change(
        self,
        connection: Connection,
        actor: Principal,
        request_id: str,
        before: Account,
        after: Account,
    ) -> None:
        """Writes a change and one entry for each thing that it changed."""
        rights_changed = (before.roles, before.is_disabled) != (after.roles, after.is_disabled)
        version = before.permission_version + rights_changed
        store.save(connection, replace(after, permission_version=version))
        target = f"account:{before.id}"
        if after.display_name != before.display_name:
            self._audit.record(connection, actor, "account-renamed", [target], request_id)
        if after.roles != before.roles:
            targets = [target, *_role_targets(after.roles)]
            self._audit.record(connection, actor, "account-roles-changed", targets, request_id)
        if after.is_disabled != before.is_disabled:
            action = "account-disabled" if after.is_disabled else "account-enabled"
            self._audit.record(connection, actor, action, [target], request_id)
        if after.is_disabled:
            session_store.end_all_of(connection, before.id)

    async def _done(
        self,
        actor: Principal,
        request_id: str,
        asked: Mapping[str, object],
        work: Callable[[Connection], str],
    ) -> Account | Refused:
        """Carries out a change and gives the account as it is now."""
        try:
            account_id = await carry_out_once(self._database, actor, request_id, asked, work)
        except IntegrityError:
            return Refused(PeopleRefusal.SIGN_IN_NAME_TAKEN)
        if isinstance(account_id, Refused):
            return account_id
        self._recent.forget_all()
        account = await self.find(actor.hospital_id, account_id)
        return Refused(PeopleRefusal.ACCOUNT_UNKNOWN) if account is None else account

    def _stand_in(self, password: str) -> str:
        return hmac.new(self._secret, password.encode(), hashlib.sha256).hexdigest()


def _can_administer(account: Account) -> bool:
    return Role.ADMIN in account.roles and not account.is_disabled


def _role_targets(roles: frozenset[Role]) -> list[str]:
    return [f"role:{role}" for role in sorted(role.value for role in roles)]
