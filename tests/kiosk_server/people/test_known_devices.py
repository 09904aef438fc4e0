"""Whom many wrong passwords lock out: whoever typed them, and nobody who was here before."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_server.people.known_devices import MOST_NAMES, device_key, with_account
from kiosk_server.people.model import PeopleRefusal, Refused
from kiosk_server.people.service.sign_in import SignedIn
from tests.kiosk_server.people.staff_house import (
    ADDRESS,
    WORDS,
    WRONG_WORDS,
    StaffHouse,
    run,
    staff_house,
)
from tests.kiosk_server.people.test_pages import PLAIN, browser, submit

SECRET = b"k" * 32
WRONG = Refused(PeopleRefusal.SIGN_IN_WRONG)
LOCKED = Refused(PeopleRefusal.SIGN_IN_LOCKED, seconds=900)
ELSEWHERE = "198.51.100.1"


async def attack(house: StaffHouse, name: str, tries: int, *, addresses: int = 1) -> list[object]:
    """Wrong passwords from one address after another."""
    return [
        await house.people.sign_in.sign_in(name, WRONG_WORDS, f"203.0.113.{number % addresses}")
        for number in range(tries)
    ]


def test_a_strangers_tries_lock_nobody_at_another_address(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")

            answers = await attack(house, "li", 8)

            assert answers == [WRONG] * 5 + [LOCKED] * 3
            assert isinstance(await house.people.sign_in.sign_in("li", WORDS, ADDRESS), SignedIn)
            assert (await house.actions()).count("sign-in-locked") == 1

    run(story())


def test_tries_from_everywhere_lock_an_account_but_not_where_it_signed_in_before(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")
            device = (await house.signed_in()).device
            sign_in = house.people.sign_in.sign_in

            answers = await attack(house, "li", 60, addresses=20)
            new_device = await sign_in("li", WORDS, ELSEWHERE)
            own_device = await sign_in("li", WORDS, ELSEWHERE, device=device)

            assert answers == [WRONG] * 50 + [LOCKED] * 10
            assert new_device == LOCKED
            assert isinstance(own_device, SignedIn)

    run(story())


def test_an_account_that_is_not_there_is_locked_just_the_same(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            answers = await attack(house, "nobody", 60, addresses=20)

            assert answers == [WRONG] * 50 + [LOCKED] * 10
            assert await house.actions() == []

    run(story())


def test_a_known_device_has_few_tries_of_its_own(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")
            device = (await house.signed_in()).device
            sign_in = house.people.sign_in.sign_in

            answers = [
                await sign_in("li", WRONG_WORDS, f"203.0.113.{number}", device=device)
                for number in range(6)
            ]

            assert answers == [WRONG] * 5 + [LOCKED]
            assert isinstance(await sign_in("li", WORDS, ADDRESS), SignedIn)
            assert (await house.actions()).count("sign-in-locked") == 1

    run(story())


def test_a_known_device_of_one_is_a_stranger_to_another(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")
            await house.account("wang")
            device = (await house.signed_in("wang")).device
            await attack(house, "li", 50, addresses=20)

            answer = await house.people.sign_in.sign_in("li", WORDS, ELSEWHERE, device=device)

            assert answer == LOCKED

    run(story())


def test_a_shared_desk_knows_all_who_sign_in_there(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            device = ""
            sign_in = house.people.sign_in.sign_in
            for name in ("li", "wang"):
                await house.account(name)
                done = await sign_in(name, WORDS, ADDRESS, device=device)
                assert isinstance(done, SignedIn)
                device = done.device
                await attack(house, name, 50, addresses=20)

            for name in ("li", "wang"):
                assert isinstance(await sign_in(name, WORDS, ADDRESS, device=device), SignedIn)

    run(story())


def test_a_device_forgets_the_oldest_of_too_many() -> None:
    device = ""
    for number in range(MOST_NAMES + 1):
        device = with_account(SECRET, device, f"name-{number}")
    again = with_account(SECRET, device, "name-5")

    assert device_key(SECRET, device, "name-0") is None
    assert device_key(SECRET, device, "name-1") is not None
    assert len(again) == len(device)
    assert device_key(SECRET, again, "name-1") == device_key(SECRET, device, "name-1")


def test_each_device_counts_for_itself() -> None:
    first, second = (with_account(SECRET, None, "li") for _ in range(2))

    assert device_key(SECRET, first, "li") != device_key(SECRET, second, "li")


@pytest.mark.parametrize("end", [-1, -65])
def test_a_seal_that_is_not_whole_is_none(end: int) -> None:
    device = with_account(SECRET, None, "li")

    assert device_key(SECRET, device[:end], "li") is None
    assert device_key(b"o" * 32, device, "li") is None


@given(st.text(max_size=80) | st.none(), st.text(max_size=10))
def test_no_made_up_cookie_is_a_known_device(device: str | None, name: str) -> None:
    assert device_key(SECRET, device, name) is None
    assert device_key(SECRET, with_account(SECRET, device, name), name) is not None


@pytest.mark.parametrize("junk", ["x" * 5_000, "." * 900, "a" * 22 + "." + "é" * 64])
def test_a_cookie_of_nonsense_is_taken_for_none(junk: str, sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")

            done = await house.people.sign_in.sign_in("li", WORDS, ADDRESS, device=junk)

            assert isinstance(done, SignedIn)
            assert len(done.device) < 120

    run(story())


def test_a_browser_that_was_here_before_is_known_by_its_cookie(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (house, client):
            await submit(client)
            await client.post("/sign-out", headers={"Origin": PLAIN})
            for number in range(60):
                address = f"203.0.113.{number % 20}"
                await house.people.sign_in.sign_in("li", WRONG_WORDS, address)

            known = await submit(client)
            client.cookies.clear()
            unknown = await submit(client)

            assert (known.status_code, unknown.status_code) == (303, 429)

    run(story())
