"""Reports and photos over HTTP: whoever sends what, the answer is clear and nothing breaks."""

import base64
import json
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from httpx2 import Client, Response

from kiosk_server.web.fault_reports import MOST_BODY_BYTES
from tests.kiosk_server.facilities.fault_house import photo
from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo

SPOT = "E1"
NUMBERS = count(1)
NO_UTF8 = b'{"requestId": "request-0000000000", "kind": "DOOR", "spot": "E1", "words": "\xff"}'


class Reporting:
    """A server of this file's own, since all reports of an hour are counted."""

    def __init__(self, demo: LiveDemo, folder: Path) -> None:
        self.demo = demo
        self._passwords = json.loads((folder / "demo-accounts.json").read_text("utf-8"))

    def send(self, locale: str = "en", **sent: object) -> Response:
        """Sends a report; what is not said is as it should be."""
        usual = {"requestId": f"request-{next(NUMBERS):012}", "kind": "DOOR", "spot": SPOT}
        body = {**usual, **sent}
        return self.demo.client.post(
            "/fault-reports", json=body, headers={"Accept-Language": locale}
        )

    def signed_in(self, role: str, ends: ExitStack) -> Client:
        """A browser in which somebody of a role signed in."""
        client = ends.enter_context(Client(base_url=self.demo.address, timeout=30))
        form = {"name": role, "password": self._passwords[role]}
        client.headers["Origin"] = self.demo.address
        assert client.post("/sign-in", data=form).status_code == 303
        return client

    def newest_photo(self, client: Client) -> str:
        """Where the photo of the newest report is."""
        document = "{ faultReports(first: 1) { photoUrl } }"
        answer = client.post("/graphql", json={"query": document}).json()
        address: str = answer["data"]["faultReports"][0]["photoUrl"]
        return address


@pytest.fixture(scope="module")
def reporting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reporting]:
    folder = tmp_path_factory.mktemp("clinic") / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        yield Reporting(demo, folder)


def test_a_report_gets_a_receipt_that_nobody_guesses_and_nobody_keeps(
    reporting: Reporting,
) -> None:
    first, second = reporting.send(), reporting.send()

    assert (first.status_code, second.status_code) == (201, 201)
    assert len(first.json()["receipt"]) == 32
    assert first.json() != second.json()
    assert first.headers["cache-control"] == "no-store"


def test_the_same_report_sent_twice_has_the_same_receipt(reporting: Reporting) -> None:
    encoded = base64.b64encode(photo()).decode()

    first = reporting.send(requestId="request-sent-twice", photo=encoded)
    again = reporting.send(requestId="request-sent-twice", photo=encoded)

    assert first.status_code == 201
    assert again.json() == first.json()


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"kind": "SPACESHIP"}, 422, "FAULT_KIND_UNKNOWN"),
        ({"spot": "../../etc"}, 422, "FAULT_SPOT_UNKNOWN"),
        ({"words": "x" * 501}, 422, "FAULT_WORDS_UNFIT"),
        ({"photo": "not base64!"}, 422, "FAULT_PHOTO_UNREADABLE"),
        ({"photo": base64.b64encode(b"no picture").decode()}, 422, "FAULT_PHOTO_UNREADABLE"),
        ({"requestId": "1"}, 422, "FAULT_REQUEST_ID_UNFIT"),
    ],
)
def test_what_is_wrong_is_said_in_both_languages(
    reporting: Reporting, wrong: dict[str, str], status: int, code: str
) -> None:
    english, chinese = reporting.send(**wrong), reporting.send("zh-CN", **wrong)

    assert (english.status_code, english.json()["code"]) == (status, code)
    assert english.json()["message"].isascii()
    assert not chinese.json()["message"].isascii()
    assert chinese.headers["content-language"] == "zh-CN"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"kind": "DOOR"}', b'{"kind": 1}', b"\xff\xfe", NO_UTF8]
)
def test_what_is_no_report_is_a_bad_request(reporting: Reporting, body: bytes) -> None:
    reply = reporting.demo.client.post(
        "/fault-reports", content=body, headers={"Content-Type": "application/json"}
    )

    assert (reply.status_code, reply.content) == (400, b"")


def test_a_field_that_is_not_known_is_a_bad_request(reporting: Reporting) -> None:
    assert reporting.send(name="Somebody").status_code == 400


def test_a_form_of_another_site_reports_nothing(reporting: Reporting) -> None:
    reply = reporting.demo.client.post(
        "/fault-reports", content=b"{}", headers={"Content-Type": "text/plain"}
    )

    assert reply.status_code == 415


def test_a_body_without_end_is_refused_in_words(reporting: Reporting) -> None:
    reply = reporting.demo.client.post(
        "/fault-reports",
        content=b"x" * (MOST_BODY_BYTES + 1),
        headers={"Content-Type": "application/json", "Accept-Language": "en"},
    )

    assert (reply.status_code, reply.json()["code"]) == (413, "FAULT_PHOTO_TOO_LARGE")
    assert "6 MB" in reply.json()["message"]


def test_a_photo_is_shown_to_those_who_run_the_building_alone(reporting: Reporting) -> None:
    reporting.send(photo=base64.b64encode(photo()).decode())
    with ExitStack() as ends:
        staff = reporting.signed_in("facilities", ends)
        address = reporting.newest_photo(staff)

        shown = staff.get(address)
        assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
        assert shown.headers["cache-control"] == "no-store"
        assert "sandbox" in shown.headers["content-security-policy"]
        assert reporting.demo.client.get(address).status_code == 403
        assert reporting.signed_in("nurse", ends).get(address).status_code == 403
        assert staff.get("/fault-photos/nothing").status_code == 404
