"""The code that takes a ticket to a phone: what is in it, and what is refused."""

from collections.abc import Iterator

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from i18n.translator import Translator
from kiosk_server.wayfinding.qr_code import qr_svg
from kiosk_server.web.ticket_codes import CODES_PATH, MOST_BODY_BYTES, TicketCodes

ADDRESS = "https://ways.example.org"
SECRET = "0123456789abcdef" * 2
LABEL = "QR code: your number on the phone"
JSON = {"Content-Type": "application/json", "Accept-Language": "en"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    codes = TicketCodes(f"{ADDRESS}/", Translator.load(), ("zh-CN", "en"))
    with TestClient(Starlette(routes=codes.routes())) as opened:
        yield opened


def ask(client: TestClient, body: object) -> Response:
    reply: Response = client.post(CODES_PATH, json=body, headers=JSON)
    return reply


def test_code_holds_the_secret_behind_the_number_sign(client: TestClient) -> None:
    reply = ask(client, {"ticket": SECRET})

    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    assert reply.json() == {"qrSvg": qr_svg(f"{ADDRESS}/ticket#{SECRET}", LABEL)}


def test_code_takes_spot_and_look_along(client: TestClient) -> None:
    look = "needs=WHEELCHAIR&bodyWidthMetres=0.9&locale=en&mode=largest&contrast=high&voice=0.85"

    reply = ask(client, {"ticket": SECRET, "at": "E1/a b", "look": look})

    address = f"{ADDRESS}/ticket?at=E1%2Fa%20b#{SECRET}&{look}"
    assert reply.json() == {"qrSvg": qr_svg(address, LABEL)}


def test_look_that_there_is_not_is_passed_over(client: TestClient) -> None:
    look = "to=elsewhere&via=a&needs=STAFF&locale=xx&voice=7&name=Li&mode=giant"

    reply = ask(client, {"ticket": SECRET, "look": look})

    assert reply.json() == {"qrSvg": qr_svg(f"{ADDRESS}/ticket#{SECRET}", LABEL)}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"ticket": ""},
        {"ticket": SECRET.upper()},
        {"ticket": f"{SECRET}0"},
        {"ticket": f"{SECRET[:-1]}#"},
        {"ticket": 7},
        {"ticket": SECRET, "at": "x" * 201},
        {"ticket": SECRET, "address": "https://elsewhere.example"},
        [SECRET],
        None,
    ],
)
def test_what_is_no_ticket_makes_no_code(client: TestClient, body: object) -> None:
    assert ask(client, body).status_code == 400


def test_other_sites_and_large_bodies_are_refused(client: TestClient) -> None:
    form = client.post(
        CODES_PATH, content=f"ticket={SECRET}", headers={"Content-Type": "text/plain"}
    )
    large = ask(client, {"ticket": SECRET, "at": "x" * MOST_BODY_BYTES})
    broken = client.post(CODES_PATH, content=b"\xff\xfe{", headers=JSON)

    assert (form.status_code, large.status_code, broken.status_code) == (415, 413, 400)
