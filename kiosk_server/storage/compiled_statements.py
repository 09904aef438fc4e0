"""Statements that many units of work need, compiled once for SQLite and given to its driver as they
are: SQLAlchemy takes several times as long to execute one as SQLite takes to run it. It must not
know what any statement is for.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Values = Mapping[str, Any]
_Process = Callable[[Any], Any] | None
_COUNTS = {"preserve_rowcount": True}


class CompiledStatement:
    """A statement of SQLAlchemy Core whose values are all named, and none a list.

    What the driver raises comes as it is, not as SQLAlchemy's error for it; `storage_error` knows
    both. PostgreSQL gets its statements by SQLAlchemy, which keeps them compiled too.
    """

    def __init__(self, statement: Executable | Callable[[Dialect], Executable]) -> None:
        """`statement` may be made for each kind of engine, when it is first run."""
        self._statement = statement
        self._made: dict[str, Executable] = {}
        self._for_sqlite: _SqliteForm | None = None

    def rows(self, connection: Connection, values: Values) -> Sequence[Sequence[Any]]:
        """All rows that it gives, each with its columns in order."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._made_for(connection.dialect), values).all()
        form = self._for_sqlite or self._compile(connection.dialect, values)
        rows = _driver_of(connection).execute(form.sql, form.bound(values)).fetchall()
        return rows if form.reads is None else [form.read(row) for row in rows]

    def first(self, connection: Connection, values: Values) -> Sequence[Any] | None:
        """The first row that it gives, if there is one."""
        rows = self.rows(connection, values)
        return rows[0] if rows else None

    def run(self, connection: Connection, values: Values) -> int:
        """How many rows it wrote."""
        if connection.dialect.name != "sqlite":
            statement = self._made_for(connection.dialect)
            return connection.execute(statement, values, execution_options=_COUNTS).rowcount
        form = self._for_sqlite or self._compile(connection.dialect, values)
        return _driver_of(connection).execute(form.sql, form.bound(values)).rowcount

    def _made_for(self, dialect: Dialect) -> Executable:
        if isinstance(self._statement, Executable):
            return self._statement
        made = self._made.get(dialect.name)
        if made is None:
            made = self._made[dialect.name] = self._statement(dialect)
        return made

    def _compile(self, dialect: Dialect, values: Values) -> "_SqliteForm":
        statement = self._made_for(dialect)
        if not isinstance(statement, ClauseElement):
            raise TypeError("a statement that can be compiled is wanted")
        compiled = statement.compile(dialect=dialect, column_keys=list(values))
        if not isinstance(compiled, SQLCompiler):
            raise TypeError("a statement that reads or writes rows is wanted")
        form = self._for_sqlite = _form(compiled, dialect)
        return form


@dataclass(frozen=True, slots=True)
class _SqliteForm:
    """A statement as the driver takes it: its text, what gives the values of its places in their
    order, which of them the driver does not take as they are, how many values that are no constants
    are wanted, and how the columns of its rows are read, where they are not as they come."""

    sql: str
    take: Callable[[Values], Sequence[Any]]
    converted: Sequence[tuple[int, Callable[[Any], Any]]]
    constants: Values
    named: int
    reads: Sequence[_Process] | None

    def bound(self, values: Values) -> Sequence[Any]:
        """The values in the order of the places. Raises KeyError or TypeError where they are others
        than those that it was compiled for."""
        if len(values) != self.named:
            raise TypeError(f"a statement takes {self.named} values, not {len(values)}")
        if self.constants:
            values = {**self.constants, **values}
        taken = self.take(values)
        if not self.converted:
            return taken
        bound = [*taken]
        for place, process in self.converted:
            bound[place] = process(bound[place])
        return bound

    def read(self, row: Sequence[Any]) -> Sequence[Any]:
        """A row as the types of its columns have it."""
        return [
            value if process is None else process(value)
            for value, process in zip(row, self.reads or (), strict=True)
        ]


def _form(compiled: SQLCompiler, dialect: Dialect) -> _SqliteForm:
    names = compiled.positiontup or []
    binds = compiled.binds
    if any(binds[name].expanding for name in names):
        raise TypeError("a list of values is another statement for each length")
    processes = [_of_type(binds[name].type, dialect).bind_processor(dialect) for name in names]
    converted = [(place, each) for place, each in enumerate(processes) if each is not None]
    constants = {name: binds[name].effective_value for name in names if not binds[name].required}
    reads = [
        _of_type(column.type, dialect).result_processor(dialect, None)
        for column in compiled._result_columns  # noqa: SLF001 - there is no public name for it
    ]
    named = len(set(names) - set(constants))
    take, sql = _taking(names), str(compiled)
    return _SqliteForm(sql, take, converted, constants, named, reads if any(reads) else None)


def _taking(names: Sequence[str]) -> Callable[[Values], Sequence[Any]]:
    """What takes these of some values, in their order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: [values[name] for name in names]


def _of_type(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)


def _driver_of(connection: Connection) -> sqlite3.Connection:
    driver: object = connection.connection.dbapi_connection  # for SQLite the driver's own
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("a SQLite connection is wanted")
    if not driver.in_transaction:
        raise RuntimeError("a statement is run inside a unit of work")
    return driver
