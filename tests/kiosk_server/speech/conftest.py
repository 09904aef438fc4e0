"""A migrated SQLite database."""

from pathlib import Path

import pytest

from tests.services.sqlite import migrated_sqlite


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return migrated_sqlite(tmp_path)
