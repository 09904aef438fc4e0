"""The short way to an address: nothing that stands around requests is missed on it."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from kiosk_server.core.metrics import Metrics
from kiosk_server.web.request_layers import request_layers


class Answering:
    """An endpoint that answers for itself."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["query_string"] == b"broken":
            raise LookupError("fault")
        await PlainTextResponse("short")(scope, receive, send)


async def page(_request: Request) -> Response:
    return PlainTextResponse("page")


async def socket_page(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("socket")
    await socket.close()


ROUTES: list[BaseRoute] = [
    Route("/page", page),
    Route("/short", Answering()),
    WebSocketRoute("/short", socket_page),
]


def make_client(metrics: Metrics, routes: list[BaseRoute] = ROUTES) -> TestClient:
    layers = request_layers(metrics, lambda: "made-1", short_ways=["/short"])
    app = Starlette(routes=routes, middleware=layers)
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("path", "status", "text", "route"),
    [
        ("/short", 200, "short", "/short"),
        ("/short/", 200, "short", "/short"),
        ("/short?broken", 500, "Internal Server Error", "/short"),
        ("/page", 200, "page", "/page"),
        ("/nowhere", 404, "Not Found", "other"),
    ],
)
def test_each_address_is_answered_and_counted(
    caplog: pytest.LogCaptureFixture, path: str, status: int, text: str, route: str
) -> None:
    caplog.set_level(logging.INFO)
    metrics = Metrics.create()

    answers = [make_client(metrics).get(path) for _ in range(2)]

    assert [(answer.status_code, answer.text) for answer in answers] == [(status, text)] * 2
    labels = {"route": route, "method": "GET", "status": str(status)}
    assert metrics.registry.get_sample_value("kiosk_requests_total", labels) == 2.0
    assert metrics.registry.get_sample_value("kiosk_requests_running") == 0.0
    told = [vars(record).get("route") for record in caplog.records if "answered" in record.message]
    assert told.count(route) == 2


def test_an_answer_on_the_short_way_is_named() -> None:
    answer = make_client(Metrics.create()).get("/short")

    assert answer.headers["x-request-id"] == "made-1"


def test_sockets_of_the_same_address_go_their_own_way() -> None:
    with make_client(Metrics.create()).websocket_connect("/short") as socket:
        assert socket.receive_text() == "socket"


def test_an_app_without_that_address_says_so() -> None:
    answer = make_client(Metrics.create(), [Route("/page", page)]).get("/short")

    assert answer.status_code == 404
