"""A migrated SQLite database, as a copy of one that is made once."""

import shutil
from pathlib import Path

import pytest

from kiosk_server.storage import migrate


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "kiosk.sqlite"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(migrated: Path, tmp_path: Path) -> str:
    file = tmp_path / "kiosk.sqlite"
    shutil.copy(migrated, file)
    return f"sqlite:///{file}"
