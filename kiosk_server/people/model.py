"""The values of people: accounts, sessions, and why something they asked for was refused."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk_server.core.principals import PrincipalKind, Role

MOST_NAME_LETTERS = 64
_SIGN_IN_NAME = re.compile(r"[^\W_](?:[\w.@+-]*\w)?")


class PeopleRefusal(Enum):
    """Why something was not done; each has the message `refusal-<value>` in the catalogs."""

    SIGN_IN_WRONG = "sign-in-wrong"
    SIGN_IN_LOCKED = "sign-in-locked"
    SIGN_IN_BUSY = "sign-in-busy"
    SIGN_IN_SHUT = "sign-in-shut"
    SIGN_IN_NO_ROLE = "sign-in-no-role"
    SIGN_IN_PROVIDER = "sign-in-provider"
    SIGN_IN_NAME_TAKEN = "sign-in-name-taken"
    SIGN_IN_NAME_UNFIT = "sign-in-name-unfit"
    DISPLAY_NAME_UNFIT = "display-name-unfit"
    PASSWORD_TOO_SHORT = "password-too-short"  # noqa: S105 a code, no password
    PASSWORD_TOO_LONG = "password-too-long"  # noqa: S105 a code, no password
    PASSWORD_IS_NAME = "password-is-name"  # noqa: S105 a code, no password
    PASSWORD_TOO_PLAIN = "password-too-plain"  # noqa: S105 a code, no password
    PASSWORD_WRONG = "password-wrong"  # noqa: S105 a code, no password
    ACCOUNT_UNKNOWN = "account-unknown"
    ACCOUNT_EXTERNAL = "account-external"
    LAST_ADMIN = "last-admin"
    ROLES_MISSING = "roles-missing"
    TOKEN_NAME_UNFIT = "token-name-unfit"  # noqa: S105 a code, no token
    TOKEN_LIFETIME_UNFIT = "token-lifetime-unfit"  # noqa: S105 a code, no token
    TOKEN_UNKNOWN = "token-unknown"  # noqa: S105 a code, no token
    REQUEST_ID_UNFIT = "request-id-unfit"
    REQUEST_ID_REUSED = "request-id-reused"


@dataclass(frozen=True, slots=True)
class Refused:
    """The honest answer is no. `seconds` is how long to wait before trying again, if that helps."""

    reason: PeopleRefusal
    seconds: int = 0


class RefusedError(Exception):
    """Undoes a unit of work that turned out to be refused; caught by the service that began it."""

    def __init__(self, reason: PeopleRefusal, *, seconds: int = 0) -> None:
        self.refused = Refused(reason, seconds)
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. `permission_version` grows with every change of what they may.

    `external_id` is set for accounts that a hospital's own sign-in service vouches for; they have
    no password here.
    """

    id: str
    sign_in_name: str
    display_name: str
    roles: frozenset[Role]
    created_at: datetime
    is_disabled: bool = False
    permission_version: int = 1
    hospital_id: str = "main"
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that somebody signed in with. Times are aware, UTC."""

    id_hash: str
    account_id: str
    started_at: datetime
    last_seen_at: datetime
    ends_at: datetime
    """When it ends however busy it is."""


@dataclass(frozen=True, slots=True)
class TokenRecord:
    """What the database knows of a token: made or first used here, perhaps revoked."""

    id: str
    kind: PrincipalKind
    name: str
    roles: frozenset[Role]
    expires_at: datetime
    made_by: str = ""
    first_used_at: datetime | None = None
    revoked_at: datetime | None = None
    level_id: str = ""


def normal_sign_in_name(text: str) -> str:
    """The one spelling of a sign-in name: NFKC, without case, without blanks around it."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def find_name_fault(sign_in_name: str) -> PeopleRefusal | None:
    """What is wrong with a normal sign-in name.

    It has at most 64 letters and digits, and within it also . @ + - and _.
    """
    if len(sign_in_name) > MOST_NAME_LETTERS or not _SIGN_IN_NAME.fullmatch(sign_in_name):
        return PeopleRefusal.SIGN_IN_NAME_UNFIT
    return None


def normal_shown_name(text: str) -> str:
    """A display or token name on one line: NFC, blanks joined."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_fit_to_show(name: str) -> bool:
    """Whether a normal name has 1 to 64 characters, all of which can be seen."""
    return 0 < len(name) <= MOST_NAME_LETTERS and all(
        unicodedata.category(letter)[0] != "C" for letter in name
    )
