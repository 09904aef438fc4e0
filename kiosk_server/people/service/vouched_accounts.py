"""Accounts of people whom the hospital's own sign-in service vouches for: made and kept in step."""

from dataclasses import replace
from secrets import token_hex

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.people.model import (
    MOST_NAME_LETTERS,
    Account,
    PeopleRefusal,
    Refused,
    RefusedError,
    find_name_fault,
    is_fit_to_show,
    normal_shown_name,
    normal_sign_in_name,
)
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.service.sign_in import SignedIn, SignInService
from kiosk_server.people.store import accounts as store


class VouchedAccounts:
    """Starts sessions for them. Their roles are those of their groups at each sign-in."""

    def __init__(
        self, sign_in: SignInService, audit: AuditTrail, clock: Clock, hospital_id: str
    ) -> None:
        self._sign_in = sign_in
        self._audit = audit
        self._clock = clock
        self._hospital_id = hospital_id

    async def sign_in(
        self,
        external_id: str,
        sign_in_name: str,
        display_name: str,
        roles: frozenset[Role],
        *,
        old_secret: str | None = None,
    ) -> SignedIn | Refused:
        """Starts a session, for a new account if need be.

        Refused for somebody without a role (who loses those of before), a disabled account, and a
        name that another account has: a password account is never taken over.
        """
        name = normal_sign_in_name(sign_in_name)
        shown = normal_shown_name(display_name)[:MOST_NAME_LETTERS]
        if not is_fit_to_show(shown):
            shown = name

        def find_account(connection: Connection) -> Account:
            account = store.find_by_external_id(connection, self._hospital_id, external_id)
            if account is not None:
                return self._kept_in_step(connection, account, shown, roles)
            if not roles:
                raise RefusedError(PeopleRefusal.SIGN_IN_NO_ROLE)
            if fault := find_name_fault(name):
                raise RefusedError(fault)
            if store.find_by_name(connection, self._hospital_id, name) is not None:
                raise RefusedError(PeopleRefusal.SIGN_IN_NAME_TAKEN)
            return self._made(connection, external_id, name, shown, roles)

        try:
            return await self._sign_in.start_session(find_account, old_secret=old_secret)
        except RefusedError as error:
            return error.refused

    def _kept_in_step(
        self, connection: Connection, account: Account, shown: str, roles: frozenset[Role]
    ) -> Account:
        now = replace(account, display_name=shown, roles=roles)
        if now.roles != account.roles:
            now = replace(now, permission_version=account.permission_version + 1)
            targets = [f"account:{account.id}", *sorted(f"role:{role.value}" for role in roles)]
            self._audit.record(connection, _self(account), "account-roles-changed", targets)
        if now != account:
            store.save(connection, now)
        return now

    def _made(
        self,
        connection: Connection,
        external_id: str,
        name: str,
        shown: str,
        roles: frozenset[Role],
    ) -> Account:
        account = Account(
            id=token_hex(8),
            sign_in_name=name,
            display_name=shown,
            roles=roles,
            created_at=self._clock.now(),
            hospital_id=self._hospital_id,
            external_id=external_id,
        )
        store.add(connection, account, None)
        targets = [f"account:{account.id}", *sorted(f"role:{role.value}" for role in roles)]
        self._audit.record(connection, _self(account), "account-created", targets)
        return account


def _self(account: Account) -> Principal:
    return Principal(
        PrincipalKind.PERSON,
        id=account.id,
        name=account.display_name,
        hospital_id=account.hospital_id,
    )
