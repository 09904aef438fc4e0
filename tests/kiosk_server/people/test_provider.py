"""Signing in with the hospital's own service: the way there and back, over real HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient, Response
from joserfc.jwk import RSAKey
from starlette.applications import Starlette

from kiosk_server.core.errors import ServerError
from kiosk_server.core.principals import Role
from kiosk_server.core.settings import Settings
from kiosk_server.people.oidc import roles_by_group
from kiosk_server.web.sign_in_routes import sign_in_routes
from tests.kiosk_server.graphql_api.live_server import serving
from tests.kiosk_server.people.fake_provider import CLIENT, CLIENT_KEY, FakeProvider
from tests.kiosk_server.people.staff_house import (
    ADMIN,
    StaffHouse,
    catalogs,
    run,
    staff_house,
)

PUBLIC = "http://kiosk.test"
CHEN = {"sub": "u-17", "preferred_username": "Chen", "name": "陈 晨", "groups": ["ward 3", "it"]}
ROLES = ("ward 3=nurse", "it=admin", "it=planner")


@asynccontextmanager
async def at_the_provider(
    url: str, folder: Path, provider: FakeProvider
) -> AsyncIterator[tuple[StaffHouse, AsyncClient]]:
    """A browser at our pages, with a provider on 127.0.0.1."""
    with serving(provider.app()) as issuer:
        provider.issuer = issuer
        settings = Settings(
            data_dir=folder,
            public_url=PUBLIC,
            oidc_issuer=issuer,
            oidc_client_id=CLIENT,
            oidc_client_secret=CLIENT_KEY,
            oidc_roles=ROLES,
        )
        async with staff_house(url, folder) as house:
            routes = sign_in_routes(house.people, catalogs(), settings, house.clock)
            app = ASGITransport(app=Starlette(routes=routes))
            async with AsyncClient(transport=app, base_url=PUBLIC) as client:
                yield house, client


async def way_back(client: AsyncClient) -> str:
    """Goes to the provider; the address to which it sends the browser back."""
    leave = await client.get("/sign-in/provider?next=/counter&lang=en")
    assert leave.status_code == 303, leave.text
    async with AsyncClient() as outside:
        return str((await outside.get(leave.headers["location"])).headers["location"])


async def there_and_back(client: AsyncClient) -> Response:
    return await client.get(await way_back(client), headers={"Accept-Language": "en"})


def test_a_vouched_person_gets_an_account_with_the_roles_of_their_groups(
    sqlite_url: str, tmp_path: Path
) -> None:
    provider = FakeProvider(CHEN)

    async def story() -> None:
        async with at_the_provider(sqlite_url, tmp_path, provider) as (house, client):
            answer = await there_and_back(client)
            principal = await house.people.sign_in.recognise(client.cookies["kiosk"])
            (account,) = await house.people.accounts.page("main", "", 9)

            assert (answer.status_code, answer.headers["location"]) == (303, "/counter")
            assert "kiosk-way" not in client.cookies
            assert principal.roles == {Role.NURSE, Role.ADMIN, Role.PLANNER}
            assert (account.sign_in_name, account.display_name) == ("chen", "陈 晨")
            assert account.external_id == f"{provider.issuer}|u-17"
            assert await house.actions() == ["account-created", "signed-in"]

            provider.person = {**CHEN, "groups": "ward 3", "name": "陈晨"}
            await there_and_back(client)
            changed = await house.people.sign_in.recognise(client.cookies["kiosk"])

            assert (changed.id, changed.name) == (account.id, "陈晨")
            assert (changed.roles, changed.permission_version) == (frozenset({Role.NURSE}), 2)

    run(story())


@pytest.mark.parametrize(
    "faults",
    [
        {"iss": "https://other.test"},
        {"aud": "another client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"sub": None},
        {"groups": {"it": True}},
    ],
    ids=str,
)
def test_an_id_token_that_does_not_fit_signs_nobody_in(
    sqlite_url: str, tmp_path: Path, faults: dict[str, Any]
) -> None:
    async def story() -> None:
        provider = FakeProvider(CHEN, faults=faults)
        async with at_the_provider(sqlite_url, tmp_path, provider) as (house, client):
            answer = await there_and_back(client)

            assert answer.status_code == 502
            assert "sign-in service did not answer as it should" in answer.text
            assert "kiosk" not in client.cookies
            assert await house.people.accounts.count("main") == 0

    run(story())


def test_another_key_signs_nobody_in_and_a_changed_key_is_read_again(
    sqlite_url: str, tmp_path: Path
) -> None:
    provider = FakeProvider(CHEN)

    async def story() -> None:
        async with at_the_provider(sqlite_url, tmp_path, provider) as (_, client):
            first = await there_and_back(client)
            provider.publishes, provider.signs_with = (
                provider.signs_with,
                RSAKey.generate_key(2048),
            )
            forged = await there_and_back(client)
            provider.publishes = None
            changed = await there_and_back(client)

            codes = (first.status_code, forged.status_code, changed.status_code)
            assert codes == (303, 502, 303)

    run(story())


def test_a_return_holds_once_for_the_browser_that_left(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        provider = FakeProvider(CHEN)
        async with at_the_provider(sqlite_url, tmp_path, provider) as (house, client):
            back = await way_back(client)
            way = client.cookies["kiosk-way"]
            other_state = await client.get("/sign-in/provider/return?code=code-0&state=x")
            client.cookies.clear()
            other_browser = await client.get(back)
            cut = await client.get(back, headers={"Cookie": f"kiosk-way={way[:-1]}"})
            house.clock.move(minutes=10)
            late = await client.get(back, headers={"Cookie": f"kiosk-way={way}"})
            house.clock.move(minutes=-10)
            right = await client.get(back, headers={"Cookie": f"kiosk-way={way}"})
            again = await client.get(back, headers={"Cookie": f"kiosk-way={way}"})

            refused = [other_state, other_browser, cut, late, again]
            assert [answer.status_code for answer in refused] == [502] * 5
            assert right.status_code == 303

    run(story())


def test_who_has_no_role_or_a_taken_name_or_is_shut_is_told_so(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        provider = FakeProvider({**CHEN, "groups": ["visitors"]})
        async with at_the_provider(sqlite_url, tmp_path, provider) as (house, client):
            without_role = await there_and_back(client)
            await house.account("li")
            provider.person = {**CHEN, "preferred_username": "LI"}
            taken = await there_and_back(client)
            provider.person = {**CHEN, "groups": ["ward 3"]}
            await there_and_back(client)
            account = (await house.people.accounts.page("main", "", 9))[0]
            await house.people.accounts.change(ADMIN, "r", account.id, is_disabled=True)
            shut = await there_and_back(client)

            assert "no role here yet" in without_role.text
            assert "already an account" in taken.text
            assert "account here is shut" in shut.text
            answers = [without_role, taken, shut]
            assert [answer.status_code for answer in answers] == [403] * 3

    run(story())


def test_who_lost_every_group_loses_every_role(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        provider = FakeProvider(CHEN)
        async with at_the_provider(sqlite_url, tmp_path, provider) as (house, client):
            await there_and_back(client)
            provider.person = {**CHEN, "groups": []}

            refused = await there_and_back(client)
            old = await house.people.sign_in.recognise(client.cookies["kiosk"])

            assert refused.status_code == 403
            assert old.roles == frozenset()

    run(story())


def test_a_provider_that_is_down_leaves_the_form(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        provider = FakeProvider(CHEN, is_down=True)
        async with at_the_provider(sqlite_url, tmp_path, provider) as (_, client):
            page = await client.get("/sign-in?lang=en")
            answer = await client.get("/sign-in/provider?lang=en")

            assert "Sign in with the hospital" in page.text
            assert answer.status_code == 502
            assert 'name="password"' in answer.text

    run(story())


@pytest.mark.parametrize("pair", ["it", "it=boss", "=nurse", "it="])
def test_a_wrong_mapping_of_groups_is_named(pair: str) -> None:
    with pytest.raises(ServerError, match="oidc-settings"):
        roles_by_group((pair,))
