"""A SQLite database with all tables and no rows: migrated once, copied for each test."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk_server.storage import migrate


def migrated_sqlite(folder: Path, name: str = "kiosk.sqlite") -> str:
    """The URL of a new database in a folder."""
    file = folder / name
    file.touch(mode=0o600)
    file.write_bytes(_migrated())
    return f"sqlite:///{file}"


@cache
def _migrated() -> bytes:
    """What is in the file: the last connection that closes leaves nothing beside it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kiosk.sqlite"
        migrate(f"sqlite:///{file}")
        return file.read_bytes()
