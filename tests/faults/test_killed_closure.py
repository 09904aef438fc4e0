"""A closure outlives the server: whoever was told that a lift is closed is led round it."""

import signal
from contextlib import suppress
from pathlib import Path

from httpx2 import HTTPError

from tests.kiosk_server.live_demo import CLINIC, LiveDemo, live_demo
from tests.services.forked import run_command

ADD = """mutation ($input: AddClosureInput!) { addClosure(input: $input) {
  ... on AddClosureSuccess { closure { id } } } }"""
LIST = "{ closures { id elementId isInForce } venue { dataVersion } }"
ROUTE = """{ route(from: {placeId: "pharmacy"}, to: {placeId: "radiology"},
  needs: {profile: WHEELCHAIR}) { __typename } }"""
CLOSE_LIFT = {"input": {"elementId": "lift-1", "reason": "Stuck", "requestId": "once"}}


def sign_in(demo: LiveDemo, folder: Path) -> None:
    """All further questions come from facilities."""
    token = run_command("token", "--role", "facilities", "--as", "Wang", "--data-dir", folder)
    demo.client.headers["Authorization"] = f"Bearer {token.split()[-1]}"


def kill(demo: LiveDemo) -> None:
    demo.process.send_signal(signal.SIGKILL)
    demo.process.communicate(timeout=20)


def test_an_acknowledged_closure_is_heeded_after_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        sign_in(demo, folder)
        done = demo.data(ADD, CLOSE_LIFT)["addClosure"]["closure"]
        version = demo.data(LIST)["venue"]["dataVersion"]
        kill(demo)
    with live_demo(folder) as demo:
        listed = demo.data(LIST)
        route = demo.data(ROUTE)["route"]

    assert listed["closures"] == [{"id": done["id"], "elementId": "lift-1", "isInForce": True}]
    assert listed["venue"]["dataVersion"] == version
    assert route["__typename"] == "NoRoute"


def test_a_closure_whose_answer_was_lost_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with live_demo(folder, "--plan", CLINIC) as demo:
        sign_in(demo, folder)
        token = demo.client.headers["Authorization"]
        demo.client.timeout = 0.001
        with suppress(HTTPError):
            demo.ask(ADD, CLOSE_LIFT)
        kill(demo)
    with live_demo(folder) as demo:
        demo.client.headers["Authorization"] = token
        again = demo.data(ADD, CLOSE_LIFT)["addClosure"]["closure"]
        listed = demo.data(LIST)["closures"]

    assert [each["id"] for each in listed] == [again["id"]]
