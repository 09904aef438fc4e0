"""Tokens: made by admins or by a command, recognised, first used, revoked."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from kiosk_server.core.clock import Clock
from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.people import signed_tokens
from kiosk_server.people.key_ring import KeyRing
from kiosk_server.people.model import (
    PeopleRefusal,
    Refused,
    RefusedError,
    TokenRecord,
    is_fit_to_show,
    normal_shown_name,
    normal_sign_in_name,
)
from kiosk_server.people.recent_principals import RecentPrincipals
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.service.carrying_out import carry_out_once
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.people.signed_tokens import TokenClaims
from kiosk_server.people.store import accounts as account_store
from kiosk_server.people.store import tokens as store
from kiosk_server.storage.database import Database

LONGEST: Final = timedelta(days=730)
SHORTEST: Final = timedelta(minutes=1)


class TokenService:
    """Use cases of tokens. Their signature proves them; the database says who revoked which."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: AuditTrail,
        keys: KeyRing,
        recent: RecentPrincipals,
        settings: PeopleSettings,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._keys = keys
        self._recent = recent
        self._settings = settings

    async def create(
        self,
        actor: Principal,
        request_id: str,
        *,
        kind: PrincipalKind,
        name: str,
        roles: frozenset[Role],
        lasts: timedelta | None = None,
        level_id: str = "",
    ) -> tuple[str, TokenRecord] | Refused:
        """A new token and its record. The same request again gives the same token again.

        Refused for an unfit name, a person without a role, an end within a minute or after 730
        days.
        """
        name = normal_shown_name(name)
        lasts = self._settings.token_length if lasts is None else lasts
        if fault := find_token_fault(kind, name, roles, lasts):
            return Refused(fault)
        now = self._clock.now().replace(microsecond=0)
        draft = TokenClaims(
            id=signed_tokens.new_token_id(),
            kind=kind,
            name=name,
            roles=roles,
            made_at=now,
            expires_at=now + lasts,
            hospital_id=actor.hospital_id,
            level_id=level_id,
        )

        def work(connection: Connection) -> list[object]:
            record = TokenRecord(
                *(draft.id, kind, name, roles, draft.expires_at),
                made_by=actor.name or actor.id,
                level_id=level_id,
            )
            store.add_if_new(connection, actor.hospital_id, record)
            targets = [f"token:{draft.id}", f"kind:{kind.value}", *_role_targets(roles)]
            self._audit.record(connection, actor, "token-made", targets, request_id)
            return [draft.id, int(now.timestamp())]

        asked = {
            "operation": "createToken",
            "kind": kind.value,
            "name": name,
            "roles": sorted(role.value for role in roles),
            "seconds": lasts.total_seconds(),
            "level": level_id,
        }
        done = await carry_out_once(self._database, actor, request_id, asked, work)
        if isinstance(done, Refused):
            return done
        return await self._made(actor.hospital_id, draft, done)

    async def revoke(
        self, actor: Principal, request_id: str, token_id: str
    ) -> TokenRecord | Refused:
        """Ends a token that was made or used here. Refused for one that never was."""

        def work(connection: Connection) -> str:
            if store.find(connection, actor.hospital_id, token_id) is None:
                raise RefusedError(PeopleRefusal.TOKEN_UNKNOWN)
            self.end(connection, actor, token_id, request_id)
            return token_id

        asked = {"operation": "revokeToken", "token": token_id}
        done = await carry_out_once(self._database, actor, request_id, asked, work)
        if isinstance(done, Refused):
            return done
        self.forget()
        record = await self._database.read(
            lambda connection: store.find(connection, actor.hospital_id, token_id)
        )
        return Refused(PeopleRefusal.TOKEN_UNKNOWN) if record is None else record

    def end(self, connection: Connection, actor: Principal, token_id: str, request_id: str) -> None:
        """Ends a token inside a unit of work; `forget` is called after it."""
        if store.revoke(connection, token_id, self._clock.now()):
            targets = [f"token:{token_id}"]
            self._audit.record(connection, actor, "token-revoked", targets, request_id)

    def forget(self) -> None:
        """After tokens were ended: nobody is remembered by one."""
        self._recent.forget_all()

    async def list_revoked(self, hospital_id: str, token_ids: Collection[str]) -> frozenset[str]:
        """Those of some tokens that were revoked."""
        return await self._database.read(
            lambda connection: store.list_revoked(connection, hospital_id, token_ids)
        )

    async def page(self, hospital_id: str, after_id: str, most: int) -> Sequence[TokenRecord]:
        """Records by id in ascending order, after an id."""
        return await self._database.read(
            lambda connection: store.list_after(connection, hospital_id, after_id, most)
        )

    async def recognise(self, token: str) -> Principal:
        """Who a token stands for; its first use goes into the audit.

        Raises NotAuthenticated `token-malformed`, `token-forged`, `token-expired`,
        `token-revoked`, `token-foreign` (another hospital's), `account-disabled`.
        """
        claims = self._read(token)
        if claims.hospital_id != self._settings.hospital_id:
            raise NotAuthenticated("token-foreign")
        key = hashlib.sha256(token.encode()).hexdigest()
        if known := self._recent.find(key):
            return known
        changes = self._recent.changes
        record, principal = await self._database.read(
            lambda connection: self._look_up(connection, claims)
        )
        if record is None or record.first_used_at is None:
            await self._database.write(
                lambda connection: self._mark_used(connection, claims, principal)
            )
        self._recent.remember(key, principal, changes)
        return principal

    def exchange(
        self, connection: Connection, hospital_id: str, token_id: str, lasts: timedelta
    ) -> tuple[str, str]:
        """The id of a token of the same holder that lasts, and the token, for one that is good no
        more; inside a unit of work, after which `forget` is called.

        Raises NotAuthenticated `token-revoked`, `token-expired`.
        """
        record = store.find(connection, hospital_id, token_id)
        now = self._clock.now().replace(microsecond=0)
        if record is None or record.expires_at <= now:
            raise NotAuthenticated("token-expired")
        old = _claims_of(record, now, hospital_id)
        new = replace(old, id=signed_tokens.new_token_id(), expires_at=now + lasts)
        _, holder = self._look_up(connection, old)
        self._mark_used(connection, old, holder)
        if not store.revoke(connection, old.id, now):
            raise NotAuthenticated("token-revoked")
        made = replace(record, id=new.id, expires_at=new.expires_at, made_by=holder.name)
        store.add_if_new(connection, hospital_id, replace(made, first_used_at=None))
        targets = [f"token:{old.id}", f"token:{new.id}", f"kind:{new.kind.value}"]
        self._audit.record(connection, holder, "token-exchanged", targets)
        return new.id, signed_tokens.sign(new, self._keys.keys[0])

    def _read(self, token: str) -> TokenClaims:
        self._keys.refresh()
        return signed_tokens.read(token, self._keys.keys, self._clock.now())

    def _look_up(
        self, connection: Connection, claims: TokenClaims
    ) -> tuple[TokenRecord | None, Principal]:
        record = store.find(connection, claims.hospital_id, claims.id)
        if record is not None and record.revoked_at is not None:
            raise NotAuthenticated("token-revoked")
        account = None
        if claims.kind is PrincipalKind.PERSON:
            name = normal_sign_in_name(claims.name)
            account = account_store.find_by_name(connection, claims.hospital_id, name)
        if account is not None and account.is_disabled:
            raise NotAuthenticated("account-disabled")
        return record, Principal(
            kind=claims.kind,
            id=f"token-{claims.id}" if account is None else account.id,
            name=claims.name,
            roles=claims.roles,
            hospital_id=claims.hospital_id,
            permission_version=0 if account is None else account.permission_version,
            expires_at=claims.expires_at,
            level_id=claims.level_id,
        )

    def _mark_used(self, connection: Connection, claims: TokenClaims, principal: Principal) -> None:
        now = self._clock.now()
        record = TokenRecord(
            *(claims.id, claims.kind, claims.name, claims.roles, claims.expires_at),
            first_used_at=now,
            level_id=claims.level_id,
        )
        is_new = store.add_if_new(connection, claims.hospital_id, record)
        if is_new or store.mark_used(connection, claims.id, now):
            targets = [f"token:{claims.id}", f"kind:{claims.kind.value}"]
            targets += _role_targets(claims.roles)
            self._audit.record(connection, principal, "token-first-used", targets)

    async def _made(
        self, hospital_id: str, draft: TokenClaims, done: list[object]
    ) -> tuple[str, TokenRecord] | Refused:
        """The token as it was made by the first request of its id."""
        token_id, made = str(done[0]), int(str(done[1]))
        record = await self._database.read(
            lambda connection: store.find(connection, hospital_id, token_id)
        )
        if record is None:
            return Refused(PeopleRefusal.TOKEN_UNKNOWN)
        shift = timedelta(seconds=made - int(draft.made_at.timestamp()))
        claims = _claims_of(record, draft.made_at + shift, hospital_id)
        return signed_tokens.sign(claims, self._keys.keys[0]), record


def find_token_fault(
    kind: PrincipalKind, name: str, roles: frozenset[Role], lasts: timedelta
) -> PeopleRefusal | None:
    """What is wrong with a token that somebody wants made: only people have roles, and need one."""
    if not is_fit_to_show(name) or kind not in signed_tokens.KINDS.values():
        return PeopleRefusal.TOKEN_NAME_UNFIT
    if (kind is PrincipalKind.PERSON) != bool(roles):
        return PeopleRefusal.ROLES_MISSING
    if not SHORTEST <= lasts <= LONGEST:
        return PeopleRefusal.TOKEN_LIFETIME_UNFIT
    return None


def _claims_of(record: TokenRecord, made_at: datetime, hospital_id: str) -> TokenClaims:
    return TokenClaims(
        id=record.id,
        kind=record.kind,
        name=record.name,
        roles=record.roles,
        made_at=made_at,
        expires_at=record.expires_at,
        hospital_id=hospital_id,
        level_id=record.level_id,
    )


def _role_targets(roles: frozenset[Role]) -> list[str]:
    return [f"role:{role}" for role in sorted(role.value for role in roles)]
