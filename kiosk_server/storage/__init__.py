"""Where state is kept: units of work over SQLite or PostgreSQL."""

from kiosk_server.storage.database import Database, Work
from kiosk_server.storage.migration import migrate
from kiosk_server.storage.open_database import open_database

__all__ = ["Database", "Work", "migrate", "open_database"]
