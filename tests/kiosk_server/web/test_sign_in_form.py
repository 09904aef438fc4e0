"""Forms that do not arrive whole."""

from pathlib import Path

from starlette.requests import Request
from starlette.types import Message

from kiosk_server.web.sign_in import SignInPages
from tests.kiosk_server.people.staff_house import catalogs, run, staff_house

FORM = (b"content-type", b"application/x-www-form-urlencoded")


async def leave() -> Message:
    """What the server hears of a client that goes."""
    return {"type": "http.disconnect"}


def test_who_leaves_in_the_middle_of_the_form_is_no_fault(tmp_path: Path) -> None:
    async def story() -> None:
        url = f"sqlite:///{tmp_path / 'people.sqlite'}"
        async with staff_house(url, tmp_path) as house:
            pages = SignInPages(house.people, catalogs(), ("zh-CN", "en"))
            request = Request({"type": "http", "method": "POST", "headers": [FORM]}, leave)

            answer = await pages.sign_in(request)

        assert answer.status_code == 413, "nobody reads it"

    run(story())
