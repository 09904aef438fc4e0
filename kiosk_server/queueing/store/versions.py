"""The rows of texts that are kept in versions: a hospital's rules, the layouts of its venues.
Versions are only ever added to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, func, literal, select

from kiosk_server.storage.compiled_statements import CompiledStatement
from kiosk_server.storage.inserts import insert_into


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A text, when and by whom it was made, and why in a few words. Nobody made version 0, which
    holds where nothing was written. Versions grow, and need not follow each other."""

    version: int
    text: str
    made_at: datetime | None = None
    made_by: str | None = None
    note: str | None = None


class VersionStore:
    """The versions of one text. Every function runs inside a unit of work."""

    def __init__(self, version: Column[int], text: Column[str], **whose: str) -> None:
        """`version` and `text` are columns of the table that it is in; `whose` are those that tell
        it from others there, with their values."""
        self._version = version
        self._text = text
        self._whose = whose
        self._own = and_(*(version.table.c[name] == value for name, value in whose.items()))
        # Asked for in every unit of work.
        self._latest = CompiledStatement(select(func.max(version)).where(self._own))

    def latest_version(self, connection: Connection) -> int:
        """The version in force; 0: nothing was written."""
        ((version,),) = self._latest.rows(connection, {})
        return version or 0

    def find(self, connection: Connection, version: int) -> KeptVersion | None:
        """A version."""
        row = connection.execute(
            self._with_text(self._text).where(self._version == version)
        ).one_or_none()
        return None if row is None else KeptVersion(*row)

    def list_versions(self, connection: Connection, most: int) -> Sequence[KeptVersion]:
        """All versions without their texts, the newest first."""
        newest = self._with_text(literal("")).order_by(self._version.desc()).limit(most)
        return [KeptVersion(*row) for row in connection.execute(newest)]

    def had(self, connection: Connection, fingerprint: str) -> bool:
        """Whether something was ever put in force, where the table has fingerprints."""
        same = self._version.table.c.fingerprint == fingerprint
        found = connection.execute(select(self._version).where(self._own, same).limit(1))
        return found.first() is not None

    def add(self, connection: Connection, kept: KeptVersion, fingerprint: str = "") -> int | None:
        """Puts a text in force, and returns its version; None, and nothing is done, where there is
        such a one. A table with fingerprints gives it its version."""
        values: dict[str, object] = {
            **self._whose,
            self._text.name: kept.text,
            "made_at": kept.made_at,
            "made_by": kept.made_by,
            "note": kept.note,
        }
        table = self._version.table
        has_fingerprints = "fingerprint" in table.c
        values |= {"fingerprint": fingerprint} if has_fingerprints else {"version": kept.version}
        added = connection.execute(
            insert_into(connection, table)
            .values(values)
            .on_conflict_do_nothing()
            .returning(self._version)
        )
        return added.scalar_one_or_none()

    def _with_text(self, text: ColumnElement[str]) -> Select[int, str, datetime, str, str]:
        columns = self._version.table.c
        made = (columns.made_at, columns.made_by, columns.note)
        return select(self._version, text, *made).where(self._own)
