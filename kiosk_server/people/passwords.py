"""Passwords: which are good enough, and their argon2id hashes made off the event loop."""

import asyncio
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kiosk_server.people.model import PeopleRefusal, RefusedError, normal_sign_in_name

Result = TypeVar("Result")

FEWEST_LETTERS = 10
MOST_LETTERS = 256
"""More is refused: it only makes hashing slow."""
FEWEST_KINDS = 4
"""Different characters a password must have: aaaaaaaaaa and 1212121212 are guessed first."""


def normal_password(text: str) -> str:
    """The one spelling of a password, whatever the keyboard: NFKC (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", text)


def find_password_fault(password: str, sign_in_name: str) -> PeopleRefusal | None:
    """What is wrong with a new password: length, being the name (or it with
    digits), too plain.

    No rules of composition: they make passwords worse (NIST SP 800-63B, appendix A).
    """
    password = normal_password(password)
    if len(password) < FEWEST_LETTERS:
        return PeopleRefusal.PASSWORD_TOO_SHORT
    if len(password) > MOST_LETTERS:
        return PeopleRefusal.PASSWORD_TOO_LONG
    plain, name = normal_sign_in_name(password), normal_sign_in_name(sign_in_name)
    if name and name in plain and not plain.replace(name, "").strip("0123456789 .-_@+!"):
        return PeopleRefusal.PASSWORD_IS_NAME
    if len(set(plain)) < FEWEST_KINDS or _is_run(plain):
        return PeopleRefusal.PASSWORD_TOO_PLAIN
    return None


def _is_run(text: str) -> bool:
    """Whether each character is the next one of the last (1234567890, abcdefghij)."""
    steps = {(ord(after) - ord(before)) % 10 for before, after in pairwise(text)}
    return len(steps) == 1


class PasswordHashing:
    """Hashes and checks passwords in few threads, since one hash takes 64 MiB and 0.1 s.

    Whoever checks passwords for strangers takes a seat first; there are `seats`, and then no queue.
    """

    def __init__(
        self, hasher: PasswordHasher | None = None, *, threads: int = 2, seats: int = 32
    ) -> None:
        self._hasher = hasher or PasswordHasher()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="passwords")
        self._free_seats = seats
        self._decoy: str | None = None

    @contextmanager
    def seat(self) -> Iterator[None]:
        """A seat while the context lasts. Raises RefusedError `sign-in-busy` where none is free."""
        if self._free_seats <= 0:
            raise RefusedError(PeopleRefusal.SIGN_IN_BUSY)
        self._free_seats -= 1
        try:
            yield
        finally:
            self._free_seats += 1

    async def hash(self, password: str) -> str:
        """The argon2id hash of a password, with its parameters and salt in it."""
        return await self._run(self._hasher.hash, normal_password(password))

    async def matches(self, password_hash: str | None, password: str) -> bool:
        """Whether a password is the one of a hash. None takes as long and never matches."""
        checked = await self._run(self._verify, password_hash, normal_password(password))
        return checked and password_hash is not None

    def wants_rehash(self, password_hash: str) -> bool:
        """Whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(password_hash)

    def close(self) -> None:
        """Lets go of the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _verify(self, password_hash: str | None, password: str) -> bool:
        if self._decoy is None:
            self._decoy = self._hasher.hash(secrets.token_urlsafe(32))
        try:
            return self._hasher.verify(password_hash or self._decoy, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _run(self, work: Callable[..., Result], *arguments: object) -> Result:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(work, *arguments))
