"""The command `kiosk-server serve` with the real app."""

import json
import os
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from httpx2 import Client
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from i18n.error_texts import error_text
from i18n.translator import Translator
from tests.kiosk_server.runtime.server_process import SERVE, running, write_settings

PROGRAM = str(Path(sys.executable).with_name("kiosk-server"))
STARTED = (PROGRAM, "serve", "--config")
PLAN = resources.files("floorplans") / "sample_clinic" / "plan"
GRAPHQL = Subprotocol("graphql-transport-ws")


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator.load()


def test_the_server_answers_and_leaves_its_visitors_in_order(tmp_path: Path) -> None:
    lines = f'plan_path = "{PLAN}"\nmetrics_addresses = ["127.0.0.1"]\n'
    with running(write_settings(tmp_path, lines), command=STARTED) as server:
        status, health = server.get("/healthz")
        metrics = server.get("/metrics")
        address = f"ws://127.0.0.1:{server.port}/graphql"
        with connect(address, subprotocols=[GRAPHQL]) as visitor:
            visitor.send('{"type":"connection_init"}')
            acknowledged = json.loads(visitor.recv())
            left = server.stop()
            with pytest.raises(ConnectionClosed) as end:
                visitor.recv()

    assert status == 200
    assert set(json.loads(health)["checks"].values()) == {"ok"}
    assert metrics[0] == 200
    assert 'route="/healthz"' in metrics[1]
    assert acknowledged["type"] == "connection_ack"
    assert end.value.rcvd is not None
    assert end.value.rcvd.code == 1001
    assert left == 0
    assert all(json.loads(line)["message"] for line in server.lines)
    assert (tmp_path / "data" / "kiosk.sqlite").is_file()


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", "There is no setting “listen_prot”. Check its spelling"),
        ("zh-CN", "没有“listen_prot”这项设置。"),
    ],
)
def test_a_wrong_setting_is_told_in_words(tmp_path: Path, locale: str, expected: str) -> None:
    settings = write_settings(tmp_path, "listen_prot = 1\n")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KIOSK_")}

    answer = subprocess.run(
        (PROGRAM, "serve", "--locale", locale, "--config", settings),
        capture_output=True,
        env=kept,
        encoding="utf-8",
        check=False,
    )

    assert answer.returncode == 2
    assert expected in answer.stderr
    assert str(settings) in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("listen-in-use", {"address": "a:1", "reason": "r"}),
        ("listen-not-allowed", {"address": "a:1", "reason": "r"}),
        ("listen-impossible", {"address": "a:1", "reason": "r"}),
        ("listen-handed-unusable", {"descriptor": 3}),
        ("tls-unusable", {"file": "f", "reason": "r"}),
        ("events-unreachable", {"backend": "Redis", "reason": "r"}),
        ("events-extra-missing", {"backend": "redis", "extra": "redis"}),
        ("settings-twice", {"file": "", "key": "A", "other": "B"}),
        ("settings-file-unreadable", {"file": "f", "reason": "r"}),
        ("settings-file-broken", {"file": "f", "reason": "r"}),
    ],
)
def test_what_hinders_the_start_has_words(
    translator: Translator, locale: str, code: str, fields: dict[str, str | float | None]
) -> None:
    said = error_text(translator, code, fields, locale).text

    assert code not in said
    assert all(str(value) in said for name, value in fields.items() if name != "reason" and value)


def test_the_same_server_runs_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    lines = (
        f'plan_path = "{PLAN}"\ndatabase_url = "{postgres_url}"\n'
        'events_backend = "postgresql"\ngraphql_open = true\n'
    )
    query = '{ searchPlaces(text: "药房", first: 1) { place { id } } }'
    with running(write_settings(tmp_path, lines), command=SERVE) as server:
        _, health = server.get("/healthz")
        with Client(timeout=30) as client:
            reply = client.post(f"http://127.0.0.1:{server.port}/graphql", json={"query": query})
        left = server.stop()

    assert set(json.loads(health)["checks"].values()) == {"ok"}
    assert reply.json() == {"data": {"searchPlaces": [{"place": {"id": "pharmacy"}}]}}
    assert left == 0
    assert not (tmp_path / "data" / "kiosk.sqlite").exists()
