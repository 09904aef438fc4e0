"""What the server answers for boards and tickets' pages: looks, languages, hostile addresses."""

import json
import re
from typing import Any

import pytest

from tests.kiosk_server.live_demo import LiveDemo

BOOT = re.compile(r'<script type="application/json" id="boot">(.*?)</script>', re.DOTALL)


def boot_of(html: str) -> dict[str, Any]:
    found = BOOT.search(html)
    assert found
    record: dict[str, Any] = json.loads(found[1])
    return record


@pytest.mark.parametrize(
    ("path", "board"),
    [
        ("/board/waiting-1", {"kind": "zone", "id": "waiting-1"}),
        ("/board/room/consulting-1", {"kind": "room", "id": "consulting-1"}),
        ("/board/room", {"kind": "zone", "id": "room"}),
        ("/board", {"kind": "all", "id": ""}),
    ],
)
def test_a_board_knows_which_it_is(clinic: LiveDemo, path: str, board: dict[str, str]) -> None:
    reply = clinic.client.get(f"{path}?locales=en,zh-CN,xx,en&mode=large")

    assert reply.status_code == 200
    assert reply.headers["content-language"] == "en"
    assert 'data-mode="large"' in reply.text
    boot = boot_of(reply.text)
    assert boot["board"] == board
    assert [each["tag"] for each in boot["beside"]] == ["zh-CN"]
    assert boot["beside"][0]["messages"]["own"]["board-called"] == "请就诊"
    assert boot["voice"] is None


def test_a_board_speaks_one_language_unless_asked(clinic: LiveDemo) -> None:
    boot = boot_of(clinic.client.get("/board/waiting-1?locales=,xx").text)

    assert (boot["locale"], boot["beside"]) == ("zh-CN", [])


@pytest.mark.parametrize("path", ["/board/" + "x" * 101, "/board/room/" + "x" * 3_000])
def test_what_can_be_no_board_is_told(clinic: LiveDemo, path: str) -> None:
    reply = clinic.client.get(path, headers={"Accept-Language": "en"})

    assert reply.status_code == 404
    assert "There is no such board" in reply.text


def test_hostile_names_of_boards_stay_text(clinic: LiveDemo) -> None:
    html = clinic.client.get("/board/%3Cscript%3E%3Cimg%20src=x%3E").text

    assert "<img" not in html
    assert boot_of(html)["board"]["id"] == "<script><img src=x>"


def test_a_tickets_page_is_the_same_for_everybody(clinic: LiveDemo) -> None:
    reply = clinic.client.get("/ticket?at=E1", headers={"Accept-Language": "en"})
    boot = boot_of(reply.text)

    assert (boot["page"], boot["spot"]["code"]) == ("ticket", "E1")
    assert boot["messages"]["own"]["follow-called"] == "It is your turn"
    assert boot["voice"]
    assert reply.headers["referrer-policy"] == "no-referrer"
    again = clinic.client.get("/ticket?at=E1", headers={"Accept-Language": "en"})
    assert again.headers["etag"] == reply.headers["etag"]


def test_a_spot_nobody_knows_is_the_lobby(clinic: LiveDemo) -> None:
    lobby = boot_of(clinic.client.get("/ticket").text)["spot"]
    unknown = boot_of(clinic.client.get("/ticket?at=no-such-spot").text)["spot"]

    assert unknown == lobby
