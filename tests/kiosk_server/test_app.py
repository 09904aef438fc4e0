"""The whole server as a process: what it serves, what it keeps over a restart, how it ends."""

import asyncio
import re
from dataclasses import replace
from pathlib import Path
from threading import Event
from xml.etree import ElementTree as ET

import pytest
from starlette.types import Message

from floorplans.facts import Names
from floorplans.model import Plan
from floorplans.plan_version import plan_version
from floorplans.sample_clinic import sample_clinic_plan
from kiosk_server.app import build_app
from kiosk_server.app.graphql import listed_operations
from kiosk_server.command_line import main
from kiosk_server.command_line.console import EXIT_TROUBLE
from kiosk_server.command_line.demo_command import demo_settings
from kiosk_server.core.principals import Role
from kiosk_server.wayfinding.finder import PlaceFinder
from tests.floorplans.plan_makers import two_storeys
from tests.kiosk_server.filled_demo import fill_demo
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo

CLINIC_VERSION = plan_version(sample_clinic_plan())
ACCOUNT_LINE = re.compile(r"^  [a-z]+ +[^ /]+$", re.MULTILINE)
VENUE = "{ venue { name dataVersion } }"
SVG = "{http://www.w3.org/2000/svg}"
MOST_SECONDS = 30

pytestmark = pytest.mark.usefixtures("kept_parts")


def test_the_demo_says_where_everything_is(clinic: LiveDemo) -> None:
    assert f"{clinic.address}/graphql" in clinic.said
    assert f"{clinic.address}/plan/{CLINIC_VERSION}/f1.svg" in clinic.said
    for role in Role:
        assert re.search(rf"^  {role.value} +\S{{10,}}$", clinic.said, re.MULTILINE)


def test_every_address_that_the_demo_names_answers(clinic: LiveDemo) -> None:
    paths = re.findall(rf"{clinic.address}(/\S+)", clinic.said)

    once = [path for path in paths if path.startswith("/enrol/")]
    open_to_all = [path for path in paths if path not in {"/graphql", *once}]
    statuses = {path: clinic.client.get(path).status_code for path in open_to_all}

    asks_to_sign_in = {path for path, status in statuses.items() if status == 303}
    pages = [clinic.client.post(path).headers["location"] for path in once]
    clinic.client.cookies.clear()
    assert pages == [
        "/board/waiting-1?locales=zh-CN,en&loudspeaker=on",
        "/kiosk?at=K1&loudspeaker=on",
    ]
    assert set(statuses.values()) == {200, 303}
    assert asks_to_sign_in == {"/counter", "/facilities", "/figures", "/screens"}
    boards = {"/board/waiting-1?locales=zh-CN,en", "/board/room/consulting-1?locales=zh-CN,en"}
    assert boards <= statuses.keys()
    assert {"/kiosk?at=", "/go/", "/explorer", "/sign-in"} <= {
        re.sub(r"(at=|/go/).*", r"\1", path) for path in statuses
    }


def test_health_and_metrics_are_served(clinic: LiveDemo) -> None:
    health, metrics = clinic.client.get("/healthz"), clinic.client.get("/metrics")

    assert (health.status_code, health.json()["status"]) == (200, "ok")
    assert health.json()["checks"] == {
        "database": "ok",
        "writes": "ok",
        "plan": "ok",
        "events": "ok",
        "speech": "ok",
    }
    assert b"kiosk_requests_total" in metrics.content


def test_a_restart_goes_on_with_the_data_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with live_demo(folder, "--plan", CLINIC) as first:
        before = first.data(VENUE)
        assert first.stop() == 0

    with live_demo(folder) as second:
        after = second.data(VENUE)

    assert before == after
    assert after["venue"] == {"name": "Sample Clinic", "dataVersion": f"{CLINIC_VERSION}+0"}
    assert ACCOUNT_LINE.findall(second.said) == ACCOUNT_LINE.findall(first.said)
    assert (folder / "demo-accounts.json").stat().st_mode & 0o077 == 0


def test_a_named_plan_takes_the_place_of_another_venues_plan(tmp_path: Path) -> None:
    settings = demo_settings(tmp_path / "data", 0)
    house = two_storeys()
    edited = replace(house, names=Names.of(en="Edited"))

    def venue_after(plan: Plan | None) -> str | None:
        return fill_demo(settings, plan).venue.find("en")

    assert venue_after(house) == "Test plan"
    assert venue_after(None) == "Test plan"
    assert venue_after(edited) == "Edited"
    assert venue_after(house) == "Edited", "what was edited since stays in force"
    assert venue_after(sample_clinic_plan()) == "Sample Clinic"
    assert venue_after(house) == "Test plan"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--plan", "missing.osm"), "missing.osm"),
        (("--plan", "plan.docx"), "plan.docx"),
    ],
)
def test_a_demo_that_cannot_start_says_why(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.docx").write_bytes(b"PK")

    status = main(["demo", "--locale", "en", "--port", "0", *arguments])

    assert status == EXIT_TROUBLE
    assert told in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()


def test_a_port_in_use_is_told_before_anything_is_made(
    clinic: LiveDemo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = clinic.address.rpartition(":")[2]

    status = main(["demo", "--locale", "en", "--port", port, "--data-dir", str(tmp_path / "data")])

    assert status == EXIT_TROUBLE
    assert port in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_picture_is_kept_by_its_address(clinic: LiveDemo) -> None:
    path = f"/plan/{CLINIC_VERSION}/f1.svg?locale=en"

    first = clinic.client.get(path, headers={"Accept-Encoding": "identity"})
    again = clinic.client.get(
        path, headers={"Accept-Encoding": "identity", "If-None-Match": first.headers["etag"]}
    )
    zipped = clinic.client.get(path, headers={"Accept-Encoding": "gzip"})

    assert first.status_code == 200
    assert first.headers["content-type"].startswith("image/svg+xml")
    assert first.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert (again.status_code, again.content) == (304, b"")
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.headers["etag"] != first.headers["etag"]
    assert int(zipped.headers["content-length"]) < len(first.content) / 2
    assert zipped.content == first.content
    drawn = ET.fromstring(first.text)  # noqa: S314 - our own server's
    assert drawn.findtext(f"{SVG}title") == "Plan of Ground floor"


def test_a_picture_without_a_stated_language_is_in_that_of_the_browser(clinic: LiveDemo) -> None:
    path = f"/plan/{CLINIC_VERSION}/f1.svg"

    english = clinic.client.get(path, headers={"Accept-Language": "en-GB,en;q=0.9"})
    chinese = clinic.client.get(path, headers={"Accept-Language": "zh"})
    stated = clinic.client.get(f"{path}?locale=en", headers={"Accept-Language": "zh"})

    assert "Accept-Language" in english.headers["vary"]
    assert english.content == stated.content != chinese.content


def test_pictures_differ_by_theme_language_and_format(clinic: LiveDemo) -> None:
    path = f"/plan/{CLINIC_VERSION}/f1"

    standard = clinic.client.get(f"{path}.svg?locale=zh-CN").content
    contrast = clinic.client.get(f"{path}.svg?locale=zh-CN&theme=contrast").content
    english = clinic.client.get(f"{path}.svg?locale=en").content
    pixels = clinic.client.get(f"{path}.png")

    assert len({standard, contrast, english}) == 3
    assert standard == clinic.client.get(f"{path}.svg").content
    assert pixels.headers["content-type"] == "image/png"
    assert pixels.content.startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (f"{CLINIC_VERSION}/f9.svg", "no such level"),
        (f"{CLINIC_VERSION}/f1.gif", "no such level"),
        (f"{CLINIC_VERSION}/f1.SVG", "no such level"),
        (f"{CLINIC_VERSION}/f1", "no such level"),
        ("0123456789abcdef/f1.svg", "not in force"),
        ("..%5c..%5cetc/f1.svg", "not in force"),
        (f"{CLINIC_VERSION}/f1.svg?theme=print", "standard or contrast"),
    ],
)
def test_a_picture_that_is_not_there_is_told_in_words(
    clinic: LiveDemo, path: str, told: str
) -> None:
    joined = f"/plan/{path}{'&' if '?' in path else '?'}locale=en"

    reply = clinic.client.get(joined)

    assert reply.status_code == 404
    assert told in reply.text
    assert reply.headers["cache-control"] == "no-store"


def test_listed_operations_answer_by_their_hash(clinic: LiveDemo) -> None:
    listed = listed_operations().current["ShowVenue"]
    body = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": listed.hash}}}

    reply = clinic.client.post("/graphql", json=body, headers={"Accept-Language": "en"})

    assert reply.json()["data"]["venue"]["name"] == "Sample Clinic"


def test_sockets_of_the_public_address_are_let_in_whatever_a_proxy_makes_of_the_host(
    tmp_path: Path,
) -> None:
    settings = replace(demo_settings(tmp_path / "data", 0), public_url="https://Ways.test:443")

    async def first_answer_to(origin: str) -> str:
        scope = {
            "type": "websocket",
            "path": "/graphql",
            "headers": [(b"host", b"inside:8080"), (b"origin", origin.encode())],
            "subprotocols": [],
        }
        said: list[str] = []

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        async def send(message: Message) -> None:
            said.append(message["type"])

        app = build_app(settings)
        async with app.router.lifespan_context(app):
            await app(scope, receive, send)
        return said[0]

    assert asyncio.run(first_answer_to("https://ways.test")) == "websocket.accept"
    assert asyncio.run(first_answer_to("https://evil.test")) != "websocket.accept"


def test_what_a_search_needs_is_made_before_anybody_searches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = demo_settings(tmp_path / "data", 0)
    fill_demo(settings, two_storeys())
    is_made = Event()
    monkeypatch.setattr(PlaceFinder, "reader_of", lambda *_: is_made.set())

    async def started() -> bool:
        app = build_app(settings)
        async with app.router.lifespan_context(app):
            return await asyncio.to_thread(is_made.wait, MOST_SECONDS)

    assert asyncio.run(started())
