"""Signing in by browser: the pages over HTTP, the cookie, and who may use it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse
from starlette.responses import Response as Answer
from starlette.routing import Route

from kiosk_server.core.errors import NotAuthenticated
from kiosk_server.core.principals import Role
from kiosk_server.people.authentication import Authentication
from kiosk_server.people.settings import PeopleSettings
from kiosk_server.web.sign_in import SignInPages, local_path
from tests.kiosk_server.people.staff_house import (
    ADMIN,
    WORDS,
    WRONG_WORDS,
    StaffHouse,
    catalogs,
    run,
    staff_house,
)

PLAIN = "http://kiosk.test"
HTTPS = PeopleSettings(public_url="https://kiosk.test", is_https=True)


def who_route(authentication: Authentication) -> Route:
    """`/who` says who asks, as every endpoint finds it out."""

    async def who(request: Request) -> Answer:
        try:
            principal = await authentication(HTTPConnection(request.scope))
        except NotAuthenticated as error:
            return JSONResponse({"code": error.code}, 401)
        return JSONResponse({"kind": principal.kind.value, "name": principal.name})

    return Route("/who", who, methods=["GET", "POST"])


@asynccontextmanager
async def browser(
    url: str, folder: Path, settings: PeopleSettings | None = None
) -> AsyncIterator[tuple[StaffHouse, AsyncClient]]:
    """A browser at the pages; somebody called li has an account."""
    async with staff_house(url, folder, settings=settings) as house:
        await house.account("li", Role.NURSE)
        pages = SignInPages(house.people, catalogs(), ("zh-CN", "en"))
        app = Starlette(routes=[*pages.routes(), who_route(house.people.authentication)])
        base = settings.public_url if settings else PLAIN
        async with AsyncClient(transport=ASGITransport(app=app), base_url=base) as client:
            yield house, client


async def submit(client: AsyncClient, origin: str | None = PLAIN, **fields: str) -> Response:
    headers = {} if origin is None else {"Origin": origin}
    form = {"name": "li", "password": WORDS} | fields
    return await client.post("/sign-in?lang=en", data=form, headers=headers)


async def who(client: AsyncClient, method: str = "GET", **headers: str) -> dict[str, Any]:
    answer = await client.request(method, "/who", headers=headers)
    said: dict[str, Any] = answer.json()
    return said


def test_the_right_words_lead_on_with_a_session(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (_, client):
            before = await who(client)
            answer = await submit(client, next="/counter?desk=2")

            assert before == {"kind": "visitor", "name": ""}
            assert (answer.status_code, answer.headers["location"]) == (303, "/counter?desk=2")
            session, device = answer.headers.get_list("set-cookie")
            assert session.startswith("kiosk=")
            assert device.startswith("kiosk-device=")
            for cookie in (session, device):
                assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
            assert await who(client) == {"kind": "person", "name": "Li"}

    run(story())


def test_over_https_the_cookie_is_for_this_host_alone(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path, HTTPS) as (_, client):
            answer = await submit(client, "https://kiosk.test")

            session, device = answer.headers.get_list("set-cookie")
            assert session.startswith("__Host-kiosk=")
            assert device.startswith("__Host-kiosk-device=")
            for cookie in (session, device):
                assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
                assert "domain" not in cookie.lower()
            assert (await who(client))["kind"] == "person"
            plain = await submit(client, "http://kiosk.test")
            assert plain.status_code == 403

    run(story())


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"password": WRONG_WORDS}, 403, "Name and password do not fit"),
        ({"name": "nobody"}, 403, "Name and password do not fit"),
        ({"name": "  "}, 422, "Type your name"),
        ({"password": ""}, 422, "Type your password"),
        ({"name": '"><script>'}, 403, "&quot;&gt;&lt;script&gt;"),
    ],
)
def test_wrong_input_is_told_with_what_to_do(
    sqlite_url: str, tmp_path: Path, fields: dict[str, str], status: int, words: str
) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (_, client):
            answer = await submit(client, **fields)

            assert answer.status_code == status
            assert words in answer.text
            assert "<title>You are not signed in · Sign in</title>" in answer.text
            assert "<script>" not in answer.text
            assert WORDS not in answer.text
            assert "set-cookie" not in answer.headers

    run(story())


def test_a_locked_name_is_told_how_long(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (_, client):
            for _ in range(5):
                await submit(client, password=WRONG_WORDS)

            answer = await submit(client)

            assert (answer.status_code, answer.headers["retry-after"]) == (429, "900")
            assert "Wait 15 min" in answer.text

    run(story())


@pytest.mark.parametrize("origin", [None, "null", "http://evil.test", "http://kiosk.test:81"])
def test_another_sites_form_signs_nobody_in(
    sqlite_url: str, tmp_path: Path, origin: str | None
) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (house, client):
            answer = await submit(client, origin)

            assert answer.status_code == 403
            assert "set-cookie" not in answer.headers
            assert await house.actions() == ["account-created"]

    run(story())


def test_the_cookie_changes_nothing_for_another_sites_page(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (_, client):
            await submit(client)

            foreign = await who(client, "POST", Origin="http://evil.test")
            silent = await who(client, "POST")
            own = await who(client, "POST", Origin=PLAIN)
            fetched = await who(client, "POST", **{"Sec-Fetch-Site": "same-origin"})
            sent = await client.post("/sign-out", headers={"Origin": "http://evil.test"})

            assert foreign == silent == {"code": "origin-foreign"}
            assert own == fetched == {"kind": "person", "name": "Li"}
            assert sent.status_code == 403
            assert (await who(client))["kind"] == "person"

    run(story())


def test_signing_out_ends_the_session_and_its_cookie(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (_, client):
            await submit(client)
            secret = client.cookies["kiosk"]

            answer = await client.post("/sign-out?lang=en", headers={"Origin": PLAIN})
            page = await client.get(answer.headers["location"])

            assert answer.status_code == 303
            assert "You are signed out." in page.text
            assert await who(client) == {"kind": "visitor", "name": ""}
            assert await who(client, Cookie=f"kiosk={secret}") == {"code": "session-unknown"}

    run(story())


def test_an_ended_session_is_told_by_name_and_the_page_clears_it(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (house, client):
            await submit(client)
            house.clock.move(minutes=31)

            refused = await who(client)
            page = await client.get("/sign-in?lang=en")

            assert refused == {"code": "session-expired"}
            assert "You were signed out. Sign in to go on." in page.text
            assert await who(client) == {"kind": "visitor", "name": ""}

    run(story())


def test_a_token_wins_over_a_cookie_and_a_wrong_one_is_no_visitor(
    sqlite_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (house, client):
            await submit(client)
            made = await house.people.tokens.create(
                ADMIN,
                "r",
                kind=ADMIN.kind,
                name="Chen",
                roles=frozenset({Role.ADMIN}),
            )
            assert isinstance(made, tuple)

            assert (await who(client, Authorization=f"Bearer {made[0]}"))["name"] == "Chen"
            assert (await who(client, "POST", Authorization=f"bearer {made[0]}"))["name"] == "Chen"
            assert await who(client, Authorization="Bearer nonsense") == {"code": "token-malformed"}
            assert await who(client, Authorization="") == {"code": "token-malformed"}
            assert await who(client, Authorization="Basic bGk6eA==") == {
                "code": "authorization-unknown"
            }

    run(story())


@pytest.mark.parametrize(
    "path",
    [
        "//evil.test",
        "/\\evil.test",
        "https://evil.test",
        "/a\\b",
        "counter",
        "/\t/evil",
        "",
        "/a\n",
    ],
)
def test_nobody_is_sent_on_to_another_server(path: str) -> None:
    assert local_path(path) == ""


def test_the_page_speaks_both_languages_and_says_so(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (_, client):
            english = await client.get("/sign-in?next=/counter", headers={"Accept-Language": "en"})
            chinese = await client.get("/sign-in", headers={"Accept-Language": "zh"})
            style = await client.get("/sign-in.css")

            assert '<html lang="en">' in english.text
            assert "/sign-in?lang=zh-CN&amp;next=%2Fcounter" in english.text
            assert '<html lang="zh-CN">' in chinese.text
            assert ">登录</button>" in chinese.text
            assert "default-src 'none'" in chinese.headers["content-security-policy"]
            assert chinese.headers["cache-control"] == "no-store"
            assert "immutable" in style.headers["cache-control"]

    run(story())


def test_large_and_other_bodies_are_refused(sqlite_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with browser(sqlite_url, tmp_path) as (_, client):
            large = await submit(client, name="n" * 9_000)
            json = await client.post("/sign-in", json={}, headers={"Origin": PLAIN})
            many = "&".join(f"f{number}=1" for number in range(30))
            form = {"Origin": PLAIN, "Content-Type": "application/x-www-form-urlencoded"}
            crowded = await client.post("/sign-in", content=many, headers=form)
            noise = await client.post("/sign-in", content=b"name=\xff\x00&=", headers=form)

            assert (large.status_code, json.status_code) == (413, 415)
            assert (crowded.status_code, noise.status_code) == (413, 422)

    run(story())
