"""Which text an address stands for, kept in a file of its own so that it outlasts a restart.

Rows are written behind the answer by one thread; a lost file costs nothing but a new question.
"""

import contextlib
import logging
import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

from accessibility.speech.engine import Utterance

MOST_PHRASES = 200_000
MOST_REMEMBERED = 20_000
_MOST_IN_BATCH = 500
_NOT_BROKEN = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY}
)
"""A file that is in use, or for which the disk has no room, is not made anew."""
_TABLE = """
    CREATE TABLE IF NOT EXISTS texts (
        name TEXT PRIMARY KEY, text TEXT NOT NULL, locale TEXT NOT NULL, message_id TEXT,
        written_at REAL NOT NULL
    ) WITHOUT ROWID
"""
_FORMER = "DROP TABLE IF EXISTS phrases"
"""A file of a release before had another table. Its addresses are given anew."""
_WRITE = "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?)"
_FIND = "SELECT text, locale, message_id FROM texts WHERE name = ?"
_FORGET = "DELETE FROM texts WHERE name IN (SELECT name FROM texts ORDER BY written_at LIMIT ?)"
_log = logging.getLogger(__name__)


class PhraseBook:
    """Thread-safe. `close` writes what waits."""

    def __init__(
        self, file: Path, now: Callable[[], datetime], *, most_phrases: int = MOST_PHRASES
    ) -> None:
        self._file = file
        self._now = now
        self._most_phrases = most_phrases
        self._lock = Lock()
        self._disk = Lock()
        """Held for milliseconds: nobody who holds it may be waited for on the event loop."""
        self._recent: OrderedDict[str, Utterance] = OrderedDict()
        self._waiting: SimpleQueue[tuple[str, Utterance] | None] = SimpleQueue()
        self._connection = self._opened()
        self._count = most_phrases
        """At least as many rows as there are; counted anew when that is too many."""
        self._writer = Thread(target=self._write_all, name="phrase-book", daemon=True)
        self._writer.start()

    def remember(self, name: str, utterance: Utterance) -> None:
        """Keeps what a name stands for. Takes microseconds: the disk comes later."""
        with self._lock:
            if name in self._recent:
                self._recent.move_to_end(name)
                return
            self._recent[name] = utterance
            if len(self._recent) > MOST_REMEMBERED:
                self._recent.popitem(last=False)
        self._waiting.put((name, utterance))

    def find(self, name: str) -> Utterance | None:
        """What a name stands for, None for one that was never given or is forgotten."""
        with self._lock:
            known = self._recent.get(name)
        if known is not None or self._connection is None:
            return known
        with self._disk:
            try:
                row = self._connection.execute(_FIND, (name,)).fetchone()
            except sqlite3.Error:
                return None
        return None if row is None else Utterance(*row)

    def close(self) -> None:
        """Writes what waits and lets the file go."""
        self._waiting.put(None)
        self._writer.join()
        if self._connection is not None:
            self._connection.close()

    def _opened(self) -> sqlite3.Connection | None:
        """The file, made anew where it is broken; None where it cannot be had at all."""
        for _ in range(2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(
                    self._file, check_same_thread=False, isolation_level=None
                )
                try:
                    connection.execute("PRAGMA journal_mode = WAL")
                    connection.execute("PRAGMA synchronous = NORMAL")
                    connection.execute(_FORMER)
                    connection.execute(_TABLE)
                    connection.execute(_FIND, ("",))
                except sqlite3.Error:
                    connection.close()
                    raise
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode in _NOT_BROKEN:
                    break
                for ending in ("", "-wal", "-shm"):
                    with contextlib.suppress(OSError):
                        self._file.with_name(self._file.name + ending).unlink()
            except OSError:
                break
            else:
                return connection
        _log.warning("spoken addresses will not outlast a restart")
        return None

    def _write_all(self) -> None:
        while True:
            first = self._waiting.get()
            batch = [] if first is None else [first]
            ends = first is None
            while not self._waiting.empty() and len(batch) < _MOST_IN_BATCH:
                more = self._waiting.get()
                if more is None:
                    ends = True
                else:
                    batch.append(more)
            self._write(batch)
            if ends and self._waiting.empty():
                return

    def _write(self, batch: list[tuple[str, Utterance]]) -> None:
        connection = self._connection
        if connection is None or not batch:
            return
        at = self._now().timestamp()
        rows = [(name, said.text, said.locale, said.message_id, at) for name, said in batch]
        try:
            with self._disk:
                connection.execute("BEGIN")
                connection.executemany(_WRITE, rows)
                self._count += len(rows)
                if self._count > self._most_phrases:
                    self._shrink(connection)
                connection.execute("COMMIT")
        except sqlite3.Error:
            _log.warning("spoken addresses could not be written")
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")

    def _shrink(self, connection: sqlite3.Connection) -> None:
        (self._count,) = connection.execute("SELECT count(*) FROM texts").fetchone()
        if self._count > self._most_phrases:
            fewer = self._most_phrases * 9 // 10
            connection.execute(_FORGET, (self._count - fewer,))
            self._count = fewer
