"""HTTPS by the server itself, and a certificate that is renewed while it runs."""

import signal
import socket
import ssl
import subprocess
from collections.abc import Iterator
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from tests.kiosk_server.runtime.server_process import PATIENCE_SECONDS, running, write_settings

LINES = 'tls_cert = "cert.pem"\ntls_key = "key.pem"\n'


def write_certificate(folder: Path, name: str) -> None:
    """A self-signed certificate and its key, made by openssl."""
    subprocess.run(
        (
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", f"/CN={name}"),
            *("-keyout", folder / "key.pem", "-out", folder / "cert.pem"),
        ),
        check=True,
        capture_output=True,
    )


def served(port: int) -> tuple[bytes, str | None]:
    """The certificate that a new connection is shown, and the version of TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    address = ("127.0.0.1", port)
    with (
        socket.create_connection(address, PATIENCE_SECONDS) as plain,
        context.wrap_socket(plain) as secure,
    ):
        return secure.getpeercert(binary_form=True) or b"", secure.version()


def header_of_https(port: int) -> str | None:
    """What browsers are told of HTTPS, over it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = HTTPSConnection("127.0.0.1", port, context=context, timeout=PATIENCE_SECONDS)
    connection.request("GET", "/nowhere")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.getheader("strict-transport-security")


def test_over_https_browsers_are_told_to_stay_there(tmp_path: Path) -> None:
    write_certificate(tmp_path, "first.example.org")
    with running(write_settings(tmp_path, LINES)) as server:
        assert header_of_https(server.port) == "max-age=31536000"


@pytest.mark.parametrize(
    ("public_url", "told"),
    [("https://ways.example.org", "max-age=31536000"), ("http://127.0.0.1", None)],
)
def test_behind_a_proxy_the_public_address_decides(
    tmp_path: Path, public_url: str, told: str | None
) -> None:
    environment = {"KIOSK_PUBLIC_URL": public_url}
    with running(write_settings(tmp_path), environment) as server:
        connection = server.connect()
        connection.request("GET", "/peer")
        answer = connection.getresponse()
        answer.read()
        connection.close()

    assert answer.getheader("strict-transport-security") == told


def test_a_certificate_is_renewed_without_a_restart_and_a_broken_one_is_not_taken(
    tmp_path: Path,
) -> None:
    write_certificate(tmp_path, "first.example.org")
    with running(write_settings(tmp_path, LINES)) as server:
        first, version = served(server.port)

        write_certificate(tmp_path, "second.example.org")
        server.signal(signal.SIGHUP)
        server.wait_for("certificate renewed")
        second, _ = served(server.port)

        key = (tmp_path / "key.pem").read_bytes()
        write_certificate(tmp_path, "third.example.org")
        (tmp_path / "key.pem").write_bytes(key)  # does not belong to it
        server.signal(signal.SIGHUP)
        server.wait_for("certificate not renewed")
        third, _ = served(server.port)
        status = server.stop()

    assert (b"first.example.org" in first, b"second.example.org" in second) == (True, True)
    assert third == second
    assert version == "TLSv1.3"
    assert status == 0


def test_a_reload_by_systemd_without_a_certificate_changes_nothing(tmp_path: Path) -> None:
    environment = {"NOTIFY_SOCKET": str(tmp_path / "nobody_listens")}
    with running(write_settings(tmp_path), environment) as server:
        healthy = server.get("/healthz")[0]
        server.signal(signal.SIGHUP)
        server.wait_for("no certificate to renew")
        still_healthy = server.get("/healthz")[0]
        status = server.stop()

    assert (healthy, still_healthy, status) == (200, 200, 0)


@pytest.fixture
def _with_a_terminal() -> Iterator[None]:
    """The end of a terminal is heeded, also where nohup started the tests."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("_with_a_terminal")
def test_a_closed_terminal_drains(tmp_path: Path) -> None:
    with running(write_settings(tmp_path)) as server:
        server.get("/healthz")
        server.signal(signal.SIGHUP)
        status = server.exit_status()

    assert status == 0
    assert "lifespan ended" in server.text
