"""One record, one count and one id for each request and socket, and no trace of the visitor."""

import itertools
import logging

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from kiosk_server.core.logs import current_request_id
from kiosk_server.core.metrics import Metrics
from kiosk_server.web.request_records import RequestRecords


async def page(request: Request) -> Response:
    assert request.state.request_id == current_request_id()
    return PlainTextResponse(current_request_id())


async def broken(_request: Request) -> Response:
    raise LookupError("fault")


async def socket_page(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(current_request_id())
    await socket.close(4403)


def make_client(metrics: Metrics, *, keep_ids: bool = False) -> TestClient:
    numbers = itertools.count(1)
    routes = [
        Route("/go/{anchor}", page),
        Mount("/inner", routes=[Route("/{name}", page)]),
        Route("/broken", broken),
        Route("/healthz", page),
        WebSocketRoute("/socket", socket_page),
    ]
    records = Middleware(
        RequestRecords,
        metrics=metrics,
        make_id=lambda: f"made-{next(numbers)}",
        keep_ids=keep_ids,
    )
    return TestClient(Starlette(routes=routes, middleware=[records]), raise_server_exceptions=False)


def told(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    """The fields of our records."""
    names = ("method", "route", "status", "code")
    return [
        {"message": record.getMessage()}
        | {name: vars(record)[name] for name in names if name in vars(record)}
        for record in caplog.records
        if record.name == "kiosk_server.web.request_records"
    ]


@pytest.fixture(autouse=True)
def _all_levels(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


def test_a_request_is_told_by_its_route_and_not_by_what_it_asks(
    caplog: pytest.LogCaptureFixture,
) -> None:
    metrics = Metrics.create()

    answer = make_client(metrics).get("/go/A7?name=wang", headers={"authorization": "Bearer kst"})

    assert answer.text == answer.headers["x-request-id"] == "made-1"
    fields = {"method": "GET", "route": "/go/{anchor}", "status": 200}
    assert told(caplog) == [{"message": "request answered", **fields}]
    written = " ".join(str(vars(record)) for record in caplog.records if "web" in record.name)
    assert not any(secret in written for secret in ("A7", "wang", "kst", "testclient"))
    labels = {"route": "/go/{anchor}", "method": "GET", "status": "200"}
    assert metrics.registry.get_sample_value("kiosk_requests_total", labels) == 1.0


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/nowhere/at/all", {"method": "GET", "route": "other", "status": 404}),
        ("POST", "/go/A7", {"method": "POST", "route": "/go/{anchor}", "status": 405}),
        ("SPLIT", "/go/A7", {"method": "other", "route": "/go/{anchor}", "status": 405}),
        ("GET", "/broken", {"method": "GET", "route": "/broken", "status": 500}),
        ("GET", "/inner/a", {"method": "GET", "route": "/{name}", "status": 200}),
    ],
)
def test_whatever_is_asked_makes_few_labels(
    caplog: pytest.LogCaptureFixture, method: str, path: str, expected: dict[str, object]
) -> None:
    metrics = Metrics.create()

    make_client(metrics).request(method, path)

    assert told(caplog) == [{"message": "request answered", **expected}]
    assert metrics.registry.get_sample_value("kiosk_requests_running") == 0.0


def test_a_health_question_is_for_debugging_only(caplog: pytest.LogCaptureFixture) -> None:
    make_client(Metrics.create()).get("/healthz")

    assert told(caplog) == []


@pytest.mark.parametrize(
    ("keep", "sent", "used"),
    [
        (True, "proxy-0001", "proxy-0001"),
        (True, "short", "made-1"),
        (True, "has spaces in it", "made-1"),
        (True, "x" * 65, "made-1"),
        (False, "proxy-0001", "made-1"),
    ],
)
def test_an_id_is_kept_from_a_trusted_proxy_only(*, keep: bool, sent: str, used: str) -> None:
    client = make_client(Metrics.create(), keep_ids=keep)

    assert client.get("/go/A7", headers={"x-request-id": sent}).text == used


def test_a_socket_is_told_when_it_ends(caplog: pytest.LogCaptureFixture) -> None:
    with make_client(Metrics.create()).websocket_connect("/socket?name=wang") as socket:
        request_id = socket.receive_text()
        closing = socket.receive()

    assert request_id == "made-1"
    assert closing["code"] == 4403
    assert told(caplog) == [{"message": "socket closed", "route": "/socket", "code": 4403}]
