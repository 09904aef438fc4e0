"""Puts the services of people together over one database, for the server and for commands."""

from dataclasses import dataclass

from argon2 import PasswordHasher

from kiosk_server.core.clock import Clock
from kiosk_server.people.asking_context import AskingContextDatabase
from kiosk_server.people.authentication import Authentication
from kiosk_server.people.key_ring import KeyRing
from kiosk_server.people.passwords import PasswordHashing
from kiosk_server.people.recent_principals import RecentPrincipals
from kiosk_server.people.service.accounts import AccountService
from kiosk_server.people.service.attempt_guard import AttemptGuard
from kiosk_server.people.service.audit import AuditTrail
from kiosk_server.people.service.sign_in import SignInService
from kiosk_server.people.service.tokens import TokenService
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.storage.database import Database


@dataclass(frozen=True)
class People:
    """All use cases of people. `services` go into the request's context."""

    settings: PeopleSettings
    accounts: AccountService
    sign_in: SignInService
    tokens: TokenService
    audit: AuditTrail
    authentication: Authentication
    keys: KeyRing
    hashing: PasswordHashing

    @property
    def services(self) -> tuple[object, ...]:
        """What resolvers ask the context for."""
        return self.accounts, self.sign_in, self.tokens, self.audit

    def close(self) -> None:
        """Lets go of the threads that hash passwords."""
        self.hashing.close()


def assemble_people(
    database: Database,
    clock: Clock,
    keys: KeyRing,
    settings: PeopleSettings,
    *,
    hasher: PasswordHasher | None = None,
) -> People:
    """The services over a migrated database."""
    database = AskingContextDatabase(database)
    audit, recent = AuditTrail(database, clock), RecentPrincipals(clock)
    hashing = PasswordHashing(hasher)
    guard = AttemptGuard(database, clock, audit, settings, secret=keys.secret)
    sign_in = SignInService(database, clock, audit, hashing, guard, recent, settings)
    tokens = TokenService(database, clock, audit, keys, recent, settings)
    accounts = AccountService(database, clock, audit, hashing, guard, recent, secret=keys.secret)
    authentication = Authentication(sign_in, tokens, settings)
    return People(settings, accounts, sign_in, tokens, audit, authentication, keys, hashing)
