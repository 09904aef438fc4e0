"""A real process that starts: on which sockets, what it tells systemd, and why it may refuse."""

import signal
import socket
import stat
import sys
from pathlib import Path

import pytest

from tests.kiosk_server.runtime.server_process import (
    COMMAND,
    PATIENCE_SECONDS,
    UnixConnection,
    answer_to,
    running,
    write_settings,
)

# What systemd does between fork and exec.
HAND_OVER = """
import os, sys
os.dup2(int(os.environ["HANDED"]), 3)
os.environ["LISTEN_PID"] = str(os.getpid())
os.execv(sys.argv[1], sys.argv[1:])
"""
HANDED = (sys.executable, "-c", HAND_OVER, *COMMAND)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running(write_settings(tmp_path, port=port)) as server:
            status = server.exit_status()

    assert status == 2
    reason = "Address already in use"
    expected = {"address": f"127.0.0.1:{port}", "reason": reason}
    assert server.text == f"listen-in-use {expected}\n"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ('listen_host = "no.such.host.invalid"', "listen-impossible"),
        ('listen_host = "192.0.2.1"', "listen-impossible"),
        ('listen_unix_socket = "/nowhere/kiosk.sock"', "listen-impossible"),
        ('tls_cert = "tiny.toml"\ntls_key = "tiny.toml"', "tls-unusable"),
        ('hospital_id = "broken"', "storage-locked"),
        ("listen_prot = 1", "settings-unknown"),
    ],
)
def test_what_hinders_the_start_is_named_without_a_traceback(
    tmp_path: Path, lines: str, code: str
) -> None:
    with running(write_settings(tmp_path, lines)) as server:
        status = server.exit_status()

    assert status == 2
    assert server.lines[-1].startswith(f"{code} ")
    assert "Traceback" not in server.text


def test_a_handed_socket_is_used_and_outlives_the_server(tmp_path: Path) -> None:
    settings = write_settings(tmp_path, port=1)  # a port that it could not have
    with socket.create_server(("127.0.0.1", 0)) as handed:
        descriptor = handed.fileno()
        environment = {"LISTEN_FDS": "1", "HANDED": str(descriptor)}
        with running(settings, environment, command=HANDED, fds=[descriptor]) as first:
            assert first.port == handed.getsockname()[1]
            answer = first.get("/peer")
            status = first.stop()
        with socket.create_connection(handed.getsockname(), PATIENCE_SECONDS) as early:
            # Nobody runs: systemd's socket keeps the visitor waiting.
            early.sendall(b"GET /peer HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            with running(settings, environment, command=HANDED, fds=[descriptor]):
                later = early.makefile("rb").read()

    assert answer == (200, "http 127.0.0.1 green")
    assert status == 0
    assert later.endswith(b"http 127.0.0.1 green")


def test_a_handed_descriptor_that_does_not_listen_is_named(tmp_path: Path) -> None:
    with socket.socket() as handed:
        environment = {"LISTEN_FDS": "1", "HANDED": str(handed.fileno())}
        settings = write_settings(tmp_path)
        with running(settings, environment, command=HANDED, fds=[handed.fileno()]) as server:
            assert server.exit_status() == 2

    assert server.text == "listen-handed-unusable {'descriptor': 3}\n"


def test_systemd_hears_of_readiness_life_and_stopping(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(PATIENCE_SECONDS)
        environment = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "20000"}
        with running(write_settings(tmp_path), environment) as server:
            first = manager.recv(100)
            healthy = server.get("/healthz")[0]
            second, third = manager.recv(100), manager.recv(100)
            server.signal(signal.SIGTERM)
            rest = [manager.recv(100)]
            while rest[-1] == b"WATCHDOG=1":
                rest.append(manager.recv(100))
            status = server.exit_status()

    assert (first, second, third, rest[-1]) == (
        b"READY=1",
        b"WATCHDOG=1",
        b"WATCHDOG=1",
        b"STOPPING=1",
    )
    assert (healthy, status) == (200, 0)


def test_a_unix_socket_is_for_user_and_group_and_goes_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.sock"
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(path))  # left behind: nobody listens
    lines = f'listen_unix_socket = "{path}"\ntrusted_proxies = ["unix"]\n'
    settings = write_settings(tmp_path, lines)
    with running(settings) as server:
        server.wait_for('"listening"')
        mode = stat.S_IMODE(path.stat().st_mode)
        connection = UnixConnection(path)
        direct = answer_to(connection, "/peer")
        forwarded = {"X-Forwarded-For": "1.1.1.1, 10.9.8.7", "X-Forwarded-Proto": "https"}
        by_proxy = answer_to(connection, "/peer", forwarded)
        connection.close()
        with running(settings) as second:
            second_status = second.exit_status()
        status = server.stop()

    assert mode == 0o660
    assert direct == (200, "http unix green")
    assert by_proxy == (200, "https 10.9.8.7 green")
    assert (second_status, status) == (2, 0)
    assert second.text.startswith("listen-in-use ")
    assert not path.exists()


@pytest.mark.parametrize(
    ("trusted", "expected"),
    [('["127.0.0.0/8"]', "https 10.9.8.7 green"), ('["10.0.0.1"]', "http 127.0.0.1 green")],
)
def test_only_a_trusted_proxy_says_who_asks(tmp_path: Path, trusted: str, expected: str) -> None:
    with running(write_settings(tmp_path, f"trusted_proxies = {trusted}\n")) as server:
        forwarded = {"X-Forwarded-For": "1.1.1.1, 10.9.8.7", "X-Forwarded-Proto": "https"}

        assert server.get("/peer", forwarded) == (200, expected)


def test_each_record_of_a_request_is_one_json_line_without_its_query(tmp_path: Path) -> None:
    with running(write_settings(tmp_path)) as server:
        server.get("/peer?patient=wang")
        server.get("/nowhere/wang")
        server.stop()

    told = [line for line in server.lines if "request answered" in line]
    assert len(told) == 2
    assert '"request_id":"request-0"' in told[0]
    assert "wang" not in server.text
    assert "127.0.0.1" not in "".join(told)


def test_the_process_takes_the_descriptors_that_it_may_have(tmp_path: Path) -> None:
    limited = ("/bin/sh", "-c", 'ulimit -Sn 64; exec "$0" "$@"', *COMMAND)
    with running(write_settings(tmp_path), command=limited) as server:
        server.wait_for('"listening"')
        limits = Path(f"/proc/{server.process.pid}/limits")
        soft = next(line for line in limits.read_text().splitlines() if "open files" in line)

    assert int(soft.split()[3]) > 64
