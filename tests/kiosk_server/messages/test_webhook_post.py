"""A POST ends in time with a status or a named trouble, whatever the other side does."""

import ssl
import subprocess
from pathlib import Path

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.messages.webhook_addresses import read_webhook_address
from kiosk_server.messages.webhook_post import post
from tests.kiosk_server.messages.receiver import CLOSES, HANGS, answer, receiver

pytestmark = pytest.mark.anyio

TRUST = ssl.create_default_context()


async def post_to(url: str, *, timeout_seconds: float = 10.0, trust: ssl.SSLContext = TRUST) -> int:
    return await post(
        read_webhook_address(url),
        {"X-Kiosk-Delivery": "d-1"},
        '{"reason":"消毒"}'.encode(),
        trust=trust,
        timeout_seconds=timeout_seconds,
    )


async def trouble_of(
    url: str, *, timeout_seconds: float = 10.0, trust: ssl.SSLContext = TRUST
) -> str:
    with pytest.raises(ServerError) as raised:
        await post_to(url, timeout_seconds=timeout_seconds, trust=trust)
    return raised.value.code


async def test_the_receiver_has_all_that_was_sent() -> None:
    with receiver() as other:
        status = await post_to(other.url)
        (request,) = other.received

    assert status == 200
    assert request.target == "/in?from=kiosk"
    assert request.content.decode() == '{"reason":"消毒"}'
    assert request.headers["host"] == f"127.0.0.1:{other.port}"
    assert request.headers["x-kiosk-delivery"] == "d-1"
    assert request.headers["connection"] == "close"


@pytest.mark.parametrize("status", [200, 204, 404, 410, 500])
async def test_a_status_is_given_as_it_is(status: int) -> None:
    with receiver(answer(status)) as other:
        assert await post_to(other.url) == status


async def test_a_redirect_is_not_followed() -> None:
    with receiver() as elsewhere, receiver(answer(307, f"Location: {elsewhere.url}")) as other:
        status = await post_to(other.url)

        assert status == 307
        assert elsewhere.received == []


async def test_the_last_status_counts() -> None:
    with receiver(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer(202)) as other:
        assert await post_to(other.url) == 202


@pytest.mark.parametrize(
    "said",
    [
        CLOSES,
        b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 OK 200\r\n\r\n",
        b"HTTP/1.1 999 No\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 20,
        bytes(range(256)),
    ],
)
async def test_nonsense_has_a_name(said: bytes) -> None:
    with receiver(said) as other:
        assert await trouble_of(other.url) in {"webhook-answer-broken", "webhook-unreachable"}


async def test_a_receiver_that_hangs_is_given_up_in_time() -> None:
    with receiver(HANGS) as other:
        assert await trouble_of(other.url, timeout_seconds=0.2) == "webhook-slow"


def _closed_port() -> int:
    with receiver() as other:
        return other.port


async def test_nobody_there_has_a_name() -> None:
    url = f"http://127.0.0.1:{_closed_port()}/"

    assert await trouble_of(url) == "webhook-unreachable"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of this machine's, with its key, that nobody but the test trusts."""
    file = tmp_path / "both.pem"
    subprocess.run(
        (
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"),
        ),
        check=True,
        capture_output=True,
    )
    file.write_bytes((tmp_path / "key.pem").read_bytes() + (tmp_path / "cert.pem").read_bytes())
    return file


@pytest.mark.parametrize(
    ("host", "is_trusted", "expected"),
    [
        ("localhost", True, 200),
        ("localhost", False, "webhook-unreachable"),
        ("127.0.0.1", True, "webhook-unreachable"),
    ],
)
async def test_only_a_receiver_that_proves_its_name_is_sent_anything(
    certificate: Path, host: str, is_trusted: bool, expected: int | str
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    trust = ssl.create_default_context(cafile=certificate) if is_trusted else TRUST
    with receiver(tls=tls) as other:
        url = f"https://{host}:{other.port}/"

        if expected == 200:
            assert await post_to(url, trust=trust) == 200
        else:
            assert await trouble_of(url, trust=trust) == expected
        assert len(other.received) == (1 if expected == 200 else 0)
