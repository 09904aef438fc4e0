"""A measured database does what the real one does, and counts it."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Connection, literal, select, text

from kiosk_server.core.errors import ServerError
from kiosk_server.core.metrics import Metrics
from kiosk_server.storage import open_database
from kiosk_server.storage.measured_database import MeasuredDatabase
from tests.kiosk_server.core.buses import run


def seven(connection: Connection) -> int:
    return int(connection.execute(select(literal(7))).scalar_one())


def broken(_connection: Connection) -> None:
    raise LookupError("fault")


def test_units_are_counted_by_their_outcome(tmp_path: Path) -> None:
    metrics = Metrics.create()

    async def story() -> None:
        database = MeasuredDatabase(
            await open_database(f"sqlite:///{tmp_path / 'kiosk.sqlite'}"), metrics
        )
        await database.write(lambda connection: connection.execute(text("CREATE TABLE t (n INT)")))
        assert await asyncio.gather(*(database.write(seven) for _ in range(9))) == [7] * 9
        assert await database.read(seven) == 7
        with pytest.raises(LookupError):
            await database.write(broken)
        await database.close()
        with pytest.raises(ServerError):
            await database.read(seven)

    run(story())

    def count(kind: str, outcome: str) -> float | None:
        labels = {"kind": kind, "outcome": outcome}
        return metrics.registry.get_sample_value("kiosk_storage_seconds_count", labels)

    assert count("write", "ok") == 10.0
    assert count("write", "undone") == 1.0
    assert count("read", "ok") == 1.0
    assert count("read", "storage-closed") == 1.0
    assert metrics.registry.get_sample_value("kiosk_storage_queue") == 0.0
