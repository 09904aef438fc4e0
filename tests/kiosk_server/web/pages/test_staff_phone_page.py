"""The phone's page for staff: who may see it, and that nothing of it is kept for others."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo
from tests.kiosk_server.web.test_signs import as_role


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("staff") / "data"


@pytest.fixture(scope="module")
def demo(folder: Path) -> Iterator[LiveDemo]:
    with live_demo(folder, "--plan", CLINIC) as running:
        yield running


@pytest.mark.parametrize("role", ["nurse", "volunteer", "facilities"])
def test_whoever_works_here_gets_it_with_ways_for_beds(
    demo: LiveDemo, folder: Path, role: str
) -> None:
    answer = demo.client.get("/staff/E1?locale=en", headers=as_role(folder, role))

    boot = json.loads(answer.text.partition('id="boot">')[2].partition("</script>")[0])
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "private, no-store"
    assert boot["forStaff"] is True
    assert {"BED", "STAFF", "WALKING"} <= boot["travelProfiles"].keys()


def test_visitors_are_led_to_sign_in_and_back(demo: LiveDemo) -> None:
    answer = demo.client.get("/staff/E1?locale=en")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Fstaff%2FE1%3Flocale%3Den&lang=en"
    visitor = demo.client.get("/go/E1?locale=en").text
    assert '"BED"' not in visitor
    assert '"forStaff":false' in visitor


def test_without_a_spot_it_begins_in_the_lobby_and_an_unknown_one_is_said(
    demo: LiveDemo, folder: Path
) -> None:
    lobby = demo.client.get("/staff?locale=en")
    unknown = demo.client.get("/staff/NOPE?locale=en", headers=as_role(folder, "nurse"))

    assert lobby.status_code == 307
    assert re.fullmatch(r"/staff/[^/?]+\?locale=en", lobby.headers["location"])
    assert unknown.status_code == 404
