"""What `/healthz` and `/metrics` answer, and to whom."""

import asyncio

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from kiosk_server.core.drain import Drain
from kiosk_server.core.errors import ServerError
from kiosk_server.core.metrics import Metrics
from kiosk_server.core.peers import NEXT_HOP
from kiosk_server.web.health import HealthCheck, health_routes


async def well() -> bool:
    return True


async def unwell() -> bool:
    return False


async def full() -> bool:
    raise ServerError("storage-full", file="/secret/place")


async def hanging() -> bool:
    await asyncio.Event().wait()
    return True


def client(
    *checks: HealthCheck, drain: Drain | None = None, host: str = "127.0.0.1", readers: str = ""
) -> TestClient:
    metrics = Metrics.create()
    routes = health_routes(checks, metrics, drain or Drain(), readers.split())
    return TestClient(Starlette(routes=routes), client=(host, 1_234))


def test_a_healthy_server_names_its_checks() -> None:
    answer = client(HealthCheck("storage", well), HealthCheck("events", well)).get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "checks": {"storage": "ok", "events": "ok"}}
    assert answer.headers["cache-control"] == "no-store"


def test_a_failing_check_is_named_by_its_code_and_nothing_more() -> None:
    answer = client(HealthCheck("storage", full), HealthCheck("plan", unwell)).get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {
        "status": "failing",
        "checks": {"storage": "storage-full", "plan": "failing"},
    }


def test_what_is_not_needed_may_fail() -> None:
    checks = HealthCheck("storage", well), HealthCheck("events", unwell, needed=False)

    answer = client(*checks).get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "checks": {"storage": "ok", "events": "failing"}}


def test_a_check_that_hangs_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk_server.web.health.CHECK_SECONDS", 0.01)

    answer = client(HealthCheck("storage", hanging)).get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["checks"] == {"storage": "slow"}


def test_a_draining_server_wants_no_more_work() -> None:
    drain = Drain()
    drain.begin()

    answer = client(HealthCheck("storage", well), drain=drain).get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {"status": "draining", "checks": {"storage": "ok"}}


@pytest.mark.parametrize(
    ("host", "readers", "status"),
    [
        ("127.0.0.1", "127.0.0.0/8", 200),
        ("::1", "127.0.0.0/8 ::1", 200),
        ("::ffff:127.0.0.1", "127.0.0.0/8", 200),
        ("unix", "unix", 200),
        ("10.1.2.3", "127.0.0.0/8 10.1.0.0/16", 200),
        ("10.2.2.3", "127.0.0.0/8 10.1.0.0/16", 404),
        ("127.0.0.1", "", 404),
        ("unix", "127.0.0.0/8", 404),
        ("odd", "0.0.0.0/0", 404),
    ],
)
def test_metrics_are_for_the_named_networks_only(host: str, readers: str, status: int) -> None:
    answer = client(host=host, readers=readers).get("/metrics")

    assert answer.status_code == status
    assert ("kiosk_sockets" in answer.text) is (status == 200)


@pytest.mark.parametrize(
    "sign", ["X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "X-Real-IP", "Via"]
)
@pytest.mark.parametrize(
    ("next_hop", "client_host", "status"),
    [
        ("127.0.0.1", "127.0.0.1", 404),  # a proxy that is not trusted: it stands for all
        ("unix", "unix", 404),
        ("127.0.0.1", "10.1.2.3", 200),  # a trusted one named its client, who may
        ("127.0.0.1", "8.8.8.8", 404),
    ],
)
def test_metrics_are_not_for_whoever_hides_behind_a_proxy(
    sign: str, next_hop: str, client_host: str, status: int
) -> None:
    readers = "127.0.0.0/8", "10.0.0.0/8", "unix"
    routes = health_routes((), Metrics.create(), Drain(), readers)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await Starlette(routes=routes)({**scope, NEXT_HOP: next_hop}, receive, send)

    answer = TestClient(app, client=(client_host, 1)).get("/metrics", headers={sign: "8.8.8.8"})

    assert answer.status_code == status


def test_metrics_are_answered_in_the_format_that_is_asked_for() -> None:
    reader = client(readers="127.0.0.1")

    plain = reader.get("/metrics", headers={"accept": "text/plain"})
    open_metrics = reader.get("/metrics", headers={"accept": "application/openmetrics-text"})

    assert plain.headers["content-type"].startswith("text/plain")
    assert open_metrics.headers["content-type"].startswith("application/openmetrics-text")
    assert open_metrics.text.endswith("# EOF\n")


def test_without_metrics_there_is_no_such_page() -> None:
    routes = health_routes((), None, Drain(), ("127.0.0.1",))

    assert [route.path for route in routes] == ["/healthz"]
