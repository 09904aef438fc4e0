"""A PostgreSQL server that goes away has a name, and work goes on when it is back."""

import logging

import pytest

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import migrate, open_database
from kiosk_server.storage.counters import next_number
from tests.services.postgres import PostgresServer

pytestmark = pytest.mark.anyio


async def test_a_lost_server_has_a_name_and_heals(
    own_postgres: PostgresServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="kiosk_server.storage")
    database_url = own_postgres.new_database()
    migrate(database_url)
    database = await open_database(database_url)
    await database.write(lambda connection: next_number(connection, "a"))

    own_postgres.stop()
    for call in (database.write, database.read, database.write):
        with pytest.raises(ServerError) as raised:
            await call(lambda connection: next_number(connection, "a"))
        assert raised.value.code == "storage-lost"
    own_postgres.start()

    assert await database.write(lambda connection: next_number(connection, "a")) == 2
    told = [r.message for r in caplog.records if r.name.startswith("kiosk_server.storage")]
    assert told == ["the database server is lost", "the database server is back"]
    await database.close()


async def test_connections_that_died_unnoticed_trouble_nobody(
    own_postgres: PostgresServer,
) -> None:
    database_url = own_postgres.new_database()
    migrate(database_url)
    database = await open_database(database_url)
    await database.write(lambda connection: next_number(connection, "a"))

    own_postgres.stop()
    own_postgres.start()

    assert await database.write(lambda connection: next_number(connection, "a")) == 2
    await database.close()
