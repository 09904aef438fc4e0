"""Real servers for the tests of faults."""

import pytest

from tests.services.fixtures import migrated_postgres_url, own_postgres

__all__ = ["migrated_postgres_url", "own_postgres"]


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio."""
    return "asyncio"
