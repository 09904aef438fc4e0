"""Fixtures of real servers. A folder of tests that wants them imports them in its conftest.py."""

from collections.abc import Iterator

import pytest

from tests.services.postgres import PostgresServer, breakable_postgres, shared_postgres
from tests.services.redis import RedisServer, shared_redis


@pytest.fixture
def postgres_url() -> str:
    """The URL of a new, empty PostgreSQL database; the server is shared by all tests."""
    return shared_postgres().new_database()


@pytest.fixture
def migrated_postgres_url() -> str:
    """The URL of a new PostgreSQL database with all tables."""
    server = shared_postgres()
    return server.new_database(server.migrated_template)


@pytest.fixture
def own_postgres() -> PostgresServer:
    """A running PostgreSQL server that the test may stop, crash and start again."""
    server = breakable_postgres()
    server.start()
    return server


@pytest.fixture
def redis_url() -> str:
    """The URL of a Redis server that is shared by all tests."""
    return shared_redis().url


@pytest.fixture
def own_redis() -> Iterator[RedisServer]:
    """A Redis server that the test may stop and start again."""
    server = RedisServer()
    yield server
    server.stop()
