"""The pages of those who run the building and of those who call people are shown to them alone."""

import json
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from httpx2 import Client

from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LiveDemo, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("clinic") / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        yield demo, json.loads((folder / "demo-accounts.json").read_text("utf-8"))


def signed_in(demo: LiveDemo, name: str, password: str, ends: ExitStack) -> Client:
    client = ends.enter_context(Client(base_url=demo.address, timeout=30))
    client.headers["Origin"] = demo.address
    assert client.post("/sign-in", data={"name": name, "password": password}).status_code == 303
    return client


def test_who_has_not_signed_in_is_led_there_and_back(
    served: tuple[LiveDemo, dict[str, str]],
) -> None:
    reply = served[0].client.get("/facilities?locale=en&mode=large")

    assert reply.status_code == 303
    assert reply.headers["location"] == (
        "/sign-in?next=%2Ffacilities%3Flocale%3Den%26mode%3Dlarge&lang=en"
    )
    assert reply.headers["cache-control"] == "no-store"


def test_a_session_that_does_not_hold_leads_to_sign_in(
    served: tuple[LiveDemo, dict[str, str]],
) -> None:
    with Client(base_url=served[0].address, cookies={"kiosk": "made-up"}) as client:
        assert client.get("/facilities").status_code == 303


def test_those_who_run_the_building_get_the_page(
    served: tuple[LiveDemo, dict[str, str]],
) -> None:
    demo, passwords = served
    with ExitStack() as ends:
        for role in ("facilities", "planner", "manager", "admin"):
            reply = signed_in(demo, role, passwords[role], ends).get("/facilities?locale=zh-CN")

            assert reply.status_code == 200
            assert '<html lang="zh-CN"' in reply.text
            assert "后勤管理" in reply.text
            assert reply.headers["cache-control"] == "private, no-store"
            assert "default-src 'none'" in reply.headers["content-security-policy"]
            assert role.capitalize() not in reply.text, "nothing of who looks at it"


def test_others_are_told_so_in_words(served: tuple[LiveDemo, dict[str, str]]) -> None:
    demo, passwords = served
    with ExitStack() as ends:
        reply = signed_in(demo, "nurse", passwords["nurse"], ends).get("/facilities?locale=en")

        assert reply.status_code == 403
        assert "This page is for those who run the building" in reply.text
        assert "/sign-in?next=%2Ffacilities" in reply.text


def test_those_who_call_people_get_the_counter(served: tuple[LiveDemo, dict[str, str]]) -> None:
    demo, passwords = served
    with ExitStack() as ends:
        for role in ("clinician", "nurse", "manager", "admin"):
            client = signed_in(demo, role, passwords[role], ends)
            for path in ("/counter", "/counter/triage"):
                reply = client.get(f"{path}?locale=zh-CN")

                assert reply.status_code == 200
                assert "叫号工作台" in reply.text
                assert reply.headers["cache-control"] == "private, no-store"
                assert "default-src 'none'" in reply.headers["content-security-policy"]
                assert role.capitalize() not in reply.text, "nothing of who looks at it"


def test_others_are_led_away_from_the_counter(served: tuple[LiveDemo, dict[str, str]]) -> None:
    demo, passwords = served
    led = demo.client.get("/counter/triage?locale=en")
    assert led.status_code == 303
    assert led.headers["location"] == "/sign-in?next=%2Fcounter%2Ftriage%3Flocale%3Den&lang=en"
    with ExitStack() as ends:
        client = signed_in(demo, "facilities", passwords["facilities"], ends)
        reply = client.get("/counter?locale=en")

        assert reply.status_code == 403
        assert "This page is for those who call people" in reply.text


def test_those_who_look_after_screens_get_their_page(
    served: tuple[LiveDemo, dict[str, str]],
) -> None:
    demo, passwords = served
    with ExitStack() as ends:
        for role in ("facilities", "manager", "admin"):
            reply = signed_in(demo, role, passwords[role], ends).get("/screens?locale=zh-CN")

            assert reply.status_code == 200
            assert "屏幕管理" in reply.text
            assert reply.headers["cache-control"] == "private, no-store"
        reply = signed_in(demo, "planner", passwords["planner"], ends).get("/screens?locale=en")

        assert reply.status_code == 403
        assert "This page is for those who look after screens" in reply.text


def test_the_page_to_report_something_broken_is_for_everybody(
    served: tuple[LiveDemo, dict[str, str]],
) -> None:
    client = served[0].client

    assert "Report something broken" in client.get("/go/E1/report?locale=en").text
    assert client.get("/go/NOWHERE/report").status_code == 404
