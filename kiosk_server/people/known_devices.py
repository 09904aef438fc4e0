"""A browser that an account signed in from before, shown by a cookie that only we can make.

Others' wrong passwords do not lock it out (OWASP's device cookies). It says no name and gives no
right; whoever steals one gets a few tries of their own. Nothing of it is kept here.
"""

import hashlib
import hmac
import re
import secrets
from hmac import compare_digest

MOST_NAMES = 8
"""Accounts that one browser remembers: a counter's desk is shared."""
_NONCE = re.compile(r"[A-Za-z0-9_-]{22}")
_SEAL = re.compile(r"[0-9a-f]{64}")
_LONGEST = 1_024


def device_key(secret: bytes, device: str | None, sign_in_name: str) -> str | None:
    """Stands for this account on this device; None where it never signed in from there."""
    nonce, seals = _parts(device)
    seal = _seal(secret, nonce, sign_in_name)
    known = [compare_digest(one.encode(), seal.encode()) for one in seals]
    return _hash(secret, f"tries:{nonce}:{sign_in_name}") if nonce and any(known) else None


def with_account(secret: bytes, device: str | None, sign_in_name: str) -> str:
    """The cookie of a device from which an account has just signed in; the oldest one goes."""
    nonce, seals = _parts(device)
    nonce = nonce or secrets.token_urlsafe(16)
    seal = _seal(secret, nonce, sign_in_name)
    kept = [one for one in seals if one != seal][: MOST_NAMES - 1]
    return ".".join((nonce, seal, *kept))


def _parts(device: str | None) -> tuple[str, list[str]]:
    """The device's nonce and its seals, the newest first; empty for what is no such cookie."""
    if not device or len(device) > _LONGEST:
        return "", []
    nonce, *seals = device.split(".")
    is_ours = _NONCE.fullmatch(nonce) and all(_SEAL.fullmatch(seal) for seal in seals)
    return (nonce, seals[:MOST_NAMES]) if is_ours else ("", [])


def _seal(secret: bytes, nonce: str, sign_in_name: str) -> str:
    return _hash(secret, f"device:{nonce}:{sign_in_name}")


def _hash(secret: bytes, text: str) -> str:
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
