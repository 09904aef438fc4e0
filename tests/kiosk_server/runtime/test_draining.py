"""A real process that is told to stop: what it finishes, what it ends, and how it leaves."""

import json
import signal
import socket
import time
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.kiosk_server.runtime.server_process import (
    PATIENCE_SECONDS,
    answer_to,
    read_answer,
    running,
    write_settings,
)


def wait_until_refused(port: int) -> None:
    """Returns when nobody listens any more, although the server still runs.

    Who comes in the moment the listening socket closes is reset, not refused: they ask again.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS).close()
        except ConnectionResetError:
            continue
        except ConnectionRefusedError:
            return
    raise AssertionError("still listens")


def test_a_running_request_is_finished_and_no_new_connection_taken(tmp_path: Path) -> None:
    with running(write_settings(tmp_path)) as server:
        healthy = server.get("/healthz")
        slow = server.connect()
        slow.request("GET", "/slow")
        server.wait_for("slow request runs")

        server.signal(signal.SIGTERM)
        answer = read_answer(slow.getresponse())
        status = server.exit_status()
        with pytest.raises(ConnectionRefusedError):
            server.get("/healthz")
        slow.close()

    assert healthy == (200, '{"status":"ok","checks":{}}')
    assert answer == (200, "finished")
    assert status == 0
    assert "lifespan ended" in server.text
    assert "Traceback" not in server.text


def test_for_the_time_of_the_notice_healthz_says_503(tmp_path: Path) -> None:
    with running(write_settings(tmp_path, "drain_notice_seconds = 600\n")) as server:
        kept = server.connect()
        before = answer_to(kept, "/healthz")
        server.signal(signal.SIGTERM)
        server.wait_for('"stopping"')

        during = answer_to(kept, "/healthz")
        by_a_new_connection = server.get("/peer")
        server.signal(signal.SIGTERM)
        status = server.exit_status()
        kept.close()

    assert before[0] == 200
    assert during == (503, '{"status":"draining","checks":{}}')
    assert by_a_new_connection[0] == 200
    assert status == 128 + signal.SIGTERM


def test_a_request_that_does_not_end_is_cut_and_told_of(tmp_path: Path) -> None:
    with running(write_settings(tmp_path, "drain_seconds = 0.1\n")) as server:
        stuck = server.connect()
        stuck.request("GET", "/stuck")
        server.wait_for("stuck request runs")

        status = server.stop()
        stuck.close()

    assert status == 3
    assert json.loads(server.wait_for("drain cut requests short"))["requests"] == 1
    assert "lifespan ended" in server.text


def test_a_second_signal_ends_at_once(tmp_path: Path) -> None:
    with running(write_settings(tmp_path, "drain_seconds = 600\n")) as server:
        stuck = server.connect()
        stuck.request("GET", "/stuck")
        server.wait_for("stuck request runs")

        server.signal(signal.SIGTERM)
        server.wait_for('"stopping"')
        wait_until_refused(server.port)
        server.signal(signal.SIGINT)
        status = server.exit_status()
        stuck.close()

    assert status == 128 + signal.SIGINT
    assert "lifespan ended" not in server.text


def test_sockets_are_told_and_closed_with_1001(tmp_path: Path) -> None:
    with running(write_settings(tmp_path, "drain_seconds = 0.5\n")) as server:
        address = f"ws://127.0.0.1:{server.port}"
        with connect(f"{address}/polite") as polite, connect(f"{address}/unaware") as unaware:
            unaware.send("hello")
            heard = unaware.recv()

            server.signal(signal.SIGTERM)
            goodbye = polite.recv()
            with pytest.raises(ConnectionClosed) as polite_end:
                polite.recv()
            with pytest.raises(ConnectionClosed) as unaware_end:
                unaware.recv()
        status = server.exit_status()

    assert (heard, goodbye) == ("hello", "goodbye")
    assert polite_end.value.rcvd is not None
    assert (polite_end.value.rcvd.code, polite_end.value.rcvd.reason) == (1001, "polite")
    assert unaware_end.value.rcvd is not None
    assert (unaware_end.value.rcvd.code, unaware_end.value.rcvd.reason) == (1001, "going-away")
    assert "socket ended with 1001" in server.text
    assert status == 0
    assert "Traceback" not in server.text


def test_a_stop_during_the_start_ends_the_start(tmp_path: Path) -> None:
    with running(write_settings(tmp_path, 'hospital_id = "hanging"\n')) as server:
        server.wait_for("hangs")

        assert server.stop() == 0

    assert '"listening"' not in server.text
    assert "Traceback" not in server.text
