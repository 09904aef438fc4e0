"""Signing in by password, sessions, and what becomes of tries that fail."""

import asyncio
from datetime import timedelta
from pathlib import Path

from argon2 import PasswordHasher
from sqlalchemy import Connection, text

from kiosk_server.core.principals import Principal, PrincipalKind, Role
from kiosk_server.people.model import PeopleRefusal, Refused
from kiosk_server.people.service.sign_in import SignedIn
from tests.kiosk_server.people.staff_house import (
    ADDRESS,
    ADMIN,
    NOON,
    WORDS,
    WRONG_WORDS,
    SetClock,
    StaffHouse,
    run,
    staff_house,
)

WRONG = Refused(PeopleRefusal.SIGN_IN_WRONG)
LOCKED = Refused(PeopleRefusal.SIGN_IN_LOCKED, seconds=900)


async def tries(house: StaffHouse, name: str, count: int, address: str = ADDRESS) -> list[object]:
    sign_in = house.people.sign_in.sign_in
    return [await sign_in(name, WRONG_WORDS, address) for _ in range(count)]


def test_a_session_stands_for_its_person(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            account = await house.account("li", Role.NURSE)
            signed_in = await house.signed_in()

            principal = await house.people.sign_in.recognise(signed_in.secret)

            assert principal == Principal(
                PrincipalKind.PERSON,
                id=account.id,
                name="Li",
                roles=frozenset({Role.NURSE}),
                permission_version=1,
                expires_at=NOON + timedelta(minutes=30),
            )
            assert signed_in.ends_at == NOON + timedelta(hours=12)

    run(story())


def test_the_database_holds_no_secret(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> str:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")
            secret = (await house.signed_in()).secret
            await tries(house, "typed-as-a-name-by-mistake", 1)
            return secret

    secret = run(story())

    kept = b"".join(path.read_bytes() for path in tmp_path.glob("kiosk.sqlite*"))
    assert b"argon2id" in kept
    for word in (secret, WORDS, WRONG_WORDS, "typed-as-a-name-by-mistake", ADDRESS):
        assert word.encode() not in kept


def test_unknown_names_wrong_passwords_and_shut_accounts_get_one_answer(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")
            shut = await house.account("shut")
            await house.people.accounts.change(ADMIN, "r", shut.id, is_disabled=True)

            answers = [
                *await tries(house, "li", 6),
                *await tries(house, "nobody", 6),
                await house.people.sign_in.sign_in("shut", WORDS, ADDRESS),
                await house.people.sign_in.sign_in("li", "", ADDRESS),
            ]

            assert answers[:6] == answers[6:12] == [WRONG] * 5 + [LOCKED]
            assert answers[12:] == [WRONG, LOCKED]

    run(story())


def test_a_lock_holds_even_for_the_right_password_then_ends(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")
            await tries(house, "li", 6)

            during = await house.people.sign_in.sign_in("li", WORDS, ADDRESS)
            house.clock.move(seconds=900)
            after = await house.people.sign_in.sign_in("li", WORDS, ADDRESS)

            assert during == LOCKED
            assert isinstance(after, SignedIn)
            assert await house.actions() == ["account-created", "sign-in-locked", "signed-in"]

    run(story())


def test_a_restart_forgives_nothing(database_url: str, tmp_path: Path) -> None:
    clock = SetClock()

    async def before() -> None:
        async with staff_house(database_url, tmp_path, clock=clock) as house:
            await house.account("li")
            await tries(house, "li", 5)

    async def after() -> None:
        async with staff_house(database_url, tmp_path, clock=clock) as house:
            assert await house.people.sign_in.sign_in("li", WORDS, ADDRESS) == LOCKED

    run(before())
    run(after())


def test_a_hundred_tries_at_once_are_no_better_than_five(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")

            answers = await asyncio.gather(
                *(house.people.sign_in.sign_in("li", WRONG_WORDS, ADDRESS) for _ in range(30))
            )

            assert answers.count(WRONG) == 5
            assert all(answer in (WRONG, LOCKED) for answer in answers)

    run(story())


def test_an_address_that_tries_many_names_is_locked_and_others_are_not(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")
            for number in range(50):
                await house.people.sign_in.sign_in(f"name-{number}", WRONG_WORDS, ADDRESS)

            here = await house.people.sign_in.sign_in("li", WORDS, ADDRESS)
            elsewhere = await house.people.sign_in.sign_in("li", WORDS, "198.51.100.1")

            assert here == LOCKED
            assert isinstance(elsewhere, SignedIn)

    run(story())


def test_a_crowd_is_told_to_come_back_and_costs_no_memory(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            names = [f"name-{number}" for number in range(45)]
            sign_in = house.people.sign_in.sign_in

            answers = await asyncio.gather(*(sign_in(name, WORDS, ADDRESS) for name in names))
            later = await sign_in("name-44", WORDS, "198.51.100.1")

            assert answers.count(Refused(PeopleRefusal.SIGN_IN_BUSY)) == 45 - 32
            assert later == WRONG

    run(story())


def test_right_passwords_never_lock(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")
            for _ in range(60):
                await house.signed_in()
            await tries(house, "li", 4)
            await house.signed_in()
            assert await tries(house, "li", 5) == [WRONG] * 5

    run(story())


def test_a_weaker_hash_is_made_anew_at_sign_in(sqlite_url: str, tmp_path: Path) -> None:
    def hashes(connection: Connection) -> list[str]:
        return list(connection.execute(text("SELECT password_hash FROM accounts")).scalars())

    async def before() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")

    async def after() -> None:
        stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
        async with staff_house(sqlite_url, tmp_path, hasher=stronger) as house:
            assert "m=8,t=1,p=1" in (await house.database.read(hashes))[0]
            await house.signed_in()
            assert "m=16,t=2,p=1" in (await house.database.read(hashes))[0]
            await house.signed_in()

    run(before())
    run(after())


def test_ended_sessions_and_old_tries_are_swept(sqlite_url: str, tmp_path: Path) -> None:
    def rows(connection: Connection) -> tuple[int, int]:
        counts = [
            connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608 - two fixed names
            for table in ("sessions", "sign_in_attempts")
        ]
        return counts[0], counts[1]

    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")
            for number in range(5):
                await tries(house, f"nobody-{number}", 1, f"192.0.2.{number}")
                await house.signed_in()

            house.clock.move(days=2)
            await house.signed_in()

            # One session, and the records of the name and the address that it began with.
            assert await house.database.read(rows) == (1, 2)

    run(story())
