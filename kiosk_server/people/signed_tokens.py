"""Bearer tokens that need no database to be made: signed claims, and the key file that signs.

A token is `kst_<claims>.<signature>`, both base64url: claims are compact JSON, the signature is
HMAC-SHA256 over `kst_<claims>` by the first key of the file. Whoever can read the key file can make
any token, so a command on the server's machine makes one while the server runs. A file may hold
older keys below the first: their tokens stay good, which is how a key is changed.
"""

import base64
import binascii
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk_server.core.errors import NotAuthenticated, ServerError
from kiosk_server.core.principals import PrincipalKind, Role

PREFIX = "kst_"
MOST_CHARACTERS = 2_048
KEY_FILE = "token.key"
KINDS = {
    "p": PrincipalKind.PERSON,
    "k": PrincipalKind.KIOSK,
    "d": PrincipalKind.DISPLAY,
    "c": PrincipalKind.CLIENT,
}
"""What a token may stand for, by its letter in the claims."""

_LETTERS = {kind: letter for letter, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class TokenClaims:
    """What a token says. Times are whole seconds, aware, UTC; `id` says nothing about anybody.

    `level_id`: of a kiosk or display, the level that it speaks to.
    """

    id: str
    kind: PrincipalKind
    name: str
    roles: frozenset[Role]
    made_at: datetime
    expires_at: datetime
    hospital_id: str = "main"
    level_id: str = ""


def new_token_id() -> str:
    """A random id of 96 bits."""
    return secrets.token_hex(12)


def sign(claims: TokenClaims, key: bytes) -> str:
    """The bearer token of some claims. Raises ValueError for a kind that no token stands for."""
    if claims.kind not in _LETTERS:
        raise ValueError(claims.kind)
    said: dict[str, object] = {
        "i": claims.id,
        "k": _LETTERS[claims.kind],
        "n": claims.name,
        "r": sorted(role.value for role in claims.roles),
        "h": claims.hospital_id,
        "m": int(claims.made_at.timestamp()),
        "e": int(claims.expires_at.timestamp()),
    }
    if claims.level_id:
        said["l"] = claims.level_id
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    head = PREFIX + _encoded(text.encode())
    return f"{head}.{_encoded(_mac(key, head))}"


def read(token: str, keys: Sequence[bytes], now: datetime) -> TokenClaims:
    """The claims of a token that holds.

    Raises NotAuthenticated `token-malformed`, `token-forged` (no key of ours signed it),
    `token-expired`.
    """
    head, dot, signature = token.partition(".")
    if not (dot and token.startswith(PREFIX) and token.isascii()) or len(token) > MOST_CHARACTERS:
        raise NotAuthenticated("token-malformed")
    given = _decoded(signature)
    if not any(hmac.compare_digest(_mac(key, head), given) for key in keys):
        raise NotAuthenticated("token-forged")
    claims = _claims(_decoded(head.removeprefix(PREFIX)))
    if claims.expires_at <= now:
        raise NotAuthenticated("token-expired")
    return claims


def _claims(text: bytes) -> TokenClaims:
    """Claims from their JSON. Raises NotAuthenticated `token-malformed`."""
    try:
        said = json.loads(text)
        return TokenClaims(
            id=str(said["i"]),
            kind=KINDS[said["k"]],
            name=str(said["n"]),
            roles=frozenset(Role(role) for role in said["r"]),
            made_at=datetime.fromtimestamp(said["m"], UTC),
            expires_at=datetime.fromtimestamp(said["e"], UTC),
            hospital_id=str(said["h"]),
            level_id=str(said.get("l", "")),
        )
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        raise NotAuthenticated("token-malformed") from None


def _mac(key: bytes, head: str) -> bytes:
    return hmac.new(key, head.encode(), hashlib.sha256).digest()


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    """Bytes of base64url in its one spelling, so that a token has no twins."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise NotAuthenticated("token-malformed") from None
    if _encoded(data) != text:
        raise NotAuthenticated("token-malformed")
    return data


class KeyFile:
    """The keys of a data directory: a line of 64 hexadecimal digits each, the first one signs.

    Readable by its owner alone. Made on first use by whoever comes first, server or command.
    """

    def __init__(self, data_dir: Path) -> None:
        self.path = data_dir / KEY_FILE

    def keys(self) -> tuple[bytes, ...]:
        """All keys, the one that signs first.

        Raises ServerError `token-key-broken` for a file that holds something else, `token-key-open`
        for one that others may read; OSError where it cannot be read or made.
        """
        if not self.path.exists():
            self._make()
        if self.path.stat().st_mode & 0o077:
            raise ServerError("token-key-open", path=str(self.path))
        try:
            lines = self.path.read_text(encoding="ascii").split()
            keys = tuple(bytes.fromhex(line) for line in lines)
        except ValueError:
            raise ServerError("token-key-broken", path=str(self.path)) from None
        if not keys or any(len(key) != 32 for key in keys):
            raise ServerError("token-key-broken", path=str(self.path))
        return keys

    def stamp(self) -> tuple[int, int]:
        """Differs after the file was changed. Raises OSError where there is none."""
        status = self.path.stat()
        return status.st_mtime_ns, status.st_ino

    def _make(self) -> None:
        """Writes a new key whole or not at all; another process that was first wins."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f".{KEY_FILE}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_hex(32) + "\n")
                file.flush()
                os.fsync(file.fileno())
            try:
                os.link(draft, self.path)
            except FileExistsError:
                return
        finally:
            draft.unlink()
