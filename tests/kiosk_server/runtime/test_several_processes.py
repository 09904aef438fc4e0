"""Two processes over one PostgreSQL are one hospital: what one is told, the other answers by."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from httpx2 import Client
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.kiosk_server.runtime.server_process import (
    SERVE,
    ServerProcess,
    running,
    write_settings,
)
from tests.kiosk_server.runtime.test_serve_command import PLAN
from tests.services.forked import run_command

GRAPHQL = Subprotocol("graphql-transport-ws")
ROUTE = """{ route(
  from: {placeId: "main-entrance"}, to: {placeId: "ward-1"}, needs: {profile: WHEELCHAIR}
) {
  __typename ... on Route { dataVersion } ... on NoRoute { dataVersion blockers { elementId } }
} }
"""
CLOSE = """mutation Close($element: ID!) { addClosure(input: {
  elementId: $element, reason: "Works", requestId: "one-request"
}) { ... on AddClosureSuccess { closure { id } } ... on Refusal { code message } } }"""
WATCH = {"query": "subscription { venueChanged { dataVersion } }"}
PATIENCE_SECONDS = 10.0


@contextmanager
def follower(server: ServerProcess) -> Iterator[ClientConnection]:
    address = f"ws://127.0.0.1:{server.port}/graphql"
    with connect(address, subprotocols=[GRAPHQL]) as socket:
        socket.send('{"type":"connection_init"}')
        assert json.loads(socket.recv(PATIENCE_SECONDS))["type"] == "connection_ack"
        socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": WATCH}))
        assert json.loads(socket.recv(PATIENCE_SECONDS))["type"] == "next"
        yield socket


def test_a_closure_at_one_process_changes_the_ways_of_the_other_at_once(
    tmp_path: Path, postgres_url: str
) -> None:
    lines = (
        f'plan_path = "{PLAN}"\ndatabase_url = "{postgres_url}"\n'
        'events_backend = "postgresql"\ngraphql_open = true\n'
    )
    settings = write_settings(tmp_path, lines)
    with (
        running(settings, command=SERVE) as one,
        running(settings, command=SERVE) as other,
        Client(timeout=30) as client,
    ):

        def ask(server: ServerProcess, query: str, **more: object) -> dict[str, Any]:
            address = f"http://127.0.0.1:{server.port}/graphql"
            reply = client.post(address, json={"query": query, **more}, headers=headers)
            answer: dict[str, Any] = reply.json()["data"]
            return answer

        headers: dict[str, str] = {}
        before = ask(other, ROUTE)
        order = ("token", "--role", "facilities", "--as", "Li", "--config", settings)
        token = run_command(*order).strip()
        with follower(other) as socket:
            headers = {"authorization": f"Bearer {token}"}
            closed = ask(one, CLOSE, variables={"element": "lift-1"})
            told = json.loads(socket.recv(PATIENCE_SECONDS))["payload"]["data"]["venueChanged"]
        headers = {}
        after = ask(other, ROUTE)

    assert before["route"]["__typename"] == "Route"
    assert closed["addClosure"]["closure"]["id"]
    assert told["dataVersion"] != before["route"]["dataVersion"]
    assert after["route"] == {
        "__typename": "NoRoute",
        "dataVersion": told["dataVersion"],
        "blockers": [{"elementId": "lift-1"}],
    }
