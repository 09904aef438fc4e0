"""How long sessions last, what replaces them and what ends them."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.people.service.sign_in import SignedIn
from tests.kiosk_server.people.staff_house import ADDRESS, NOON, WORDS, run, staff_house


def test_a_session_idles_out_unless_it_is_used(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")
            used, idle, watched = [(await house.signed_in()).secret for _ in range(3)]
            recognise = house.people.sign_in.recognise
            for _ in range(3):
                house.clock.move(minutes=20)
                assert (await recognise(used)).expires_at == house.clock.time + timedelta(
                    minutes=30
                )
                if house.clock.time < NOON + timedelta(minutes=30):
                    await recognise(watched, is_sign_of_life=False)

            for secret in (idle, watched):
                with pytest.raises(NotAuthenticated, match="session-expired"):
                    await recognise(secret)

    run(story())


def test_a_session_ends_after_half_a_day_however_busy(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await house.account("li")
            secret = (await house.signed_in()).secret
            for _ in range(12 * 4 - 2):
                house.clock.move(minutes=15)
                await house.people.sign_in.recognise(secret)
            house.clock.move(minutes=15)
            principal = await house.people.sign_in.recognise(secret)

            house.clock.move(minutes=15)

            assert principal.expires_at == NOON + timedelta(hours=12)
            with pytest.raises(NotAuthenticated, match="session-expired"):
                await house.people.sign_in.recognise(secret)

    run(story())


def test_signing_in_again_replaces_the_browsers_session(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await house.account("li")
            first = await house.signed_in()
            other_browser = await house.signed_in()

            second = await house.people.sign_in.sign_in(
                "li", WORDS, ADDRESS, old_secret=first.secret
            )

            assert isinstance(second, SignedIn)
            assert second.secret != first.secret
            with pytest.raises(NotAuthenticated, match="session-unknown"):
                await house.people.sign_in.recognise(first.secret)
            await house.people.sign_in.recognise(other_browser.secret)

    run(story())


def test_signing_out_ends_one_session_and_everywhere_all(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            sign_in = house.people.sign_in
            await house.account("li")
            await house.account("wang")
            secrets = [(await house.signed_in()).secret for _ in range(3)]
            other = (await house.signed_in("wang")).secret
            principal = await sign_in.recognise(secrets[0])

            await sign_in.sign_out(secrets[0])
            await sign_in.sign_out("no such secret")
            ended = await sign_in.sign_out_everywhere(principal, "out")

            assert ended == 2
            for secret in secrets:
                with pytest.raises(NotAuthenticated, match="session-unknown"):
                    await sign_in.recognise(secret)
            assert (await sign_in.recognise(other)).name == "Wang"
            assert (await house.actions())[-2:] == ["signed-out", "signed-out-everywhere"]

    run(story())
