import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo
from tests.services.forked import run_command

PAGE = "/facilities/signs"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("signs") / "data"


@pytest.fixture(scope="module")
def demo(folder: Path) -> Iterator[LiveDemo]:
    with live_demo(folder, "--plan", CLINIC) as running:
        yield running


def as_role(folder: Path, role: str) -> dict[str, str]:
    """The headers of somebody with a role."""
    token = run_command("token", "--role", role, "--as", "Test", "--data-dir", folder)
    return {"Authorization": f"Bearer {token.strip()}", "Accept-Language": "en"}


@pytest.fixture(scope="module")
def planner(demo: LiveDemo, folder: Path) -> dict[str, str]:
    assert demo.said
    return as_role(folder, "planner")


@pytest.mark.parametrize("path", [PAGE, "/signs/posters/E1.pdf", "/signs/nothing/x.pdf"])
def test_who_has_not_signed_in_is_led_there_and_back(demo: LiveDemo, path: str) -> None:
    reply = demo.client.get(f"{path}?paper=A3", headers={"Accept-Language": "en"})

    assert reply.status_code == 303
    assert reply.headers["location"].startswith("/sign-in?next=%2F")
    assert "paper%3DA3" in reply.headers["location"]
    assert not reply.content


def test_other_staff_may_not(demo: LiveDemo, folder: Path) -> None:
    headers = as_role(folder, "clinician")

    for path in (PAGE, "/signs/directory/all.pdf"):
        reply = demo.client.get(path, headers=headers)
        assert reply.status_code == 403
        assert "run the building" in reply.text


def test_the_page_lists_what_can_be_printed_and_each_link_opens(
    demo: LiveDemo, planner: dict[str, str]
) -> None:
    page = demo.client.get(f"{PAGE}?paper=A3", headers=planner)

    assert page.status_code == 200
    assert page.headers["cache-control"] == "private, no-store"
    kinds = re.findall(r"<script ([^>]*?)(?: src=[^>]*| id=[^>]*)?>", page.text)
    assert kinds == ['type="application/json"', 'type="module"']
    for link in ("/signs/posters/E1.pdf?paper=A3", "/signs/levels/f2.png?paper=A3"):
        assert f'href="{link}"' in page.text
        reply = demo.client.get(link, headers=planner)
        assert reply.status_code == 200
        assert reply.content[:4] in {b"%PDF", b"\x89PNG"}
        assert reply.headers["cache-control"] == "private, no-cache"


def test_who_has_a_document_is_not_sent_it_again(demo: LiveDemo, planner: dict[str, str]) -> None:
    first = demo.client.get("/signs/directory/all.pdf", headers=planner)
    tag = first.headers["etag"]

    again = demo.client.get("/signs/directory/all.pdf", headers={**planner, "If-None-Match": tag})

    assert first.status_code == 200
    assert again.status_code == 304
    assert not again.content


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/signs/posters/NOPE.pdf", 404, "NOPE"),
        ("/signs/levels/f1.pdf?paper=A9", 422, "A4 or A3"),
        ("/signs/levels/f1.tiff", 404, "no such document"),
        ("/signs/menus/f1.pdf", 404, "no such document"),
        ("/signs/levels/f1.png?page=7", 404, "page 7"),
        ("/signs/levels/f1.png?page=0", 404, "page 0"),
        ("/signs/levels/f1.png?page=-1", 404, "page -1"),
        ("/signs/levels/f1.png?page=" + "9" * 400, 404, "no page 9"),
        ("/signs/levels/..%2F..%2Fetc%2Fpasswd.pdf", 404, "no level"),
        ("/signs/directory/f1.pdf", 404, "no such document"),
    ],
)
def test_nonsense_is_told_in_words(
    demo: LiveDemo, planner: dict[str, str], path: str, status: int, told: str
) -> None:
    reply = demo.client.get(path, headers=planner)

    assert reply.status_code == status
    assert told in reply.text
    assert reply.headers["cache-control"] == "no-store"
    assert len(reply.text) < 300


def test_only_reading_is_offered(demo: LiveDemo, planner: dict[str, str]) -> None:
    assert demo.client.post("/signs/directory/all.pdf", headers=planner).status_code == 405
