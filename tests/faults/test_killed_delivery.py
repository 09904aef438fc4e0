"""A message to another system outlives the process that was to send it."""

import asyncio
import json
import signal
import time
from importlib import resources
from pathlib import Path

from sqlalchemy import func, select

from kiosk_server.storage import open_database
from kiosk_server.storage.tables import outbox
from tests.kiosk_server.messages.receiver import HANGS, Receiver, answer, receiver
from tests.kiosk_server.runtime.server_process import (
    PATIENCE_SECONDS,
    SERVE,
    ServerProcess,
    running,
    write_settings,
)

PLAN = resources.files("floorplans") / "sample_clinic" / "plan"


def settings_that_tell(folder: Path, other: Receiver) -> Path:
    """The plan of these settings is published at the first start, and told of."""
    lines = (
        f'plan_path = "{PLAN}"',
        f'webhook_urls = ["{other.url}"]',
        'webhook_secret = "between us"',
        'metrics_addresses = ["127.0.0.1"]',
    )
    return write_settings(folder, "\n".join(lines) + "\n")


def counts_of(server: ServerProcess) -> dict[str, float]:
    _, text = server.get("/metrics")
    lines = [line for line in text.splitlines() if line.startswith("kiosk_outbox_")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def counts_when(server: ServerProcess, name: str) -> dict[str, float]:
    """What is counted, as soon as there is a count of this name."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not (counts := counts_of(server)).get(name):
        assert time.monotonic() < until, counts
    return counts


async def outbox_rows(path: Path) -> int:
    database = await open_database(f"sqlite:///{path}")
    try:
        return await database.read(
            lambda connection: connection.scalar(select(func.count()).select_from(outbox)) or 0
        )
    finally:
        await database.close()


def test_a_message_that_was_being_sent_as_the_power_went_is_sent_again_under_its_name(
    tmp_path: Path,
) -> None:
    with receiver(HANGS, answer(200)) as other:
        settings = settings_that_tell(tmp_path, other)
        with running(settings, command=SERVE) as server:
            other.wait_for(1)
            server.signal(signal.SIGKILL)
            server.exit_status()

        with running(settings, command=SERVE) as server:
            first, second = other.wait_for(2)
            told = counts_when(server, 'kiosk_outbox_attempts_total{kind="webhook",outcome="done"}')
            server.stop()

    assert first.delivery == second.delivery
    assert first.content == second.content
    assert first.body["event"] == "plan.changed"
    assert len(other.received) == 2
    assert told["kiosk_outbox_failed"] == 0
    assert asyncio.run(outbox_rows(tmp_path / "data" / "kiosk.sqlite")) == 0


def test_a_receiver_that_hangs_keeps_no_server_from_ending_in_order(tmp_path: Path) -> None:
    with receiver(HANGS, answer(200)) as other:
        settings = settings_that_tell(tmp_path, other)
        with running(settings, command=SERVE) as server:
            other.wait_for(1)
            status, health = server.get("/healthz")
            told = counts_of(server)
            ended = server.stop()
        with running(settings, command=SERVE) as server:
            first, second = other.wait_for(2)
            server.stop()

    assert (status, json.loads(health)["checks"]["writes"]) == (200, "ok")
    assert told["kiosk_outbox_waiting"] == 1
    assert ended == 0
    assert first.delivery == second.delivery
