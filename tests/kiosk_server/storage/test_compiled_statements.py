"""Statements that are compiled once do what SQLAlchemy would do with them."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Connection, Dialect, Executable, bindparam, create_engine, insert, select

from kiosk_server.storage import Database
from kiosk_server.storage.compiled_statements import CompiledStatement
from kiosk_server.storage.inserts import insert_into
from kiosk_server.storage.tables import counters, outbox
from tests.kiosk_server.storage.notes import RefusedError, names, note
from tests.services.sqlite import migrated_sqlite

pytestmark = pytest.mark.anyio

ADD = CompiledStatement(insert(outbox))
LIST = CompiledStatement(
    select(outbox.c.key, outbox.c.payload, outbox.c.not_before, outbox.c.leased_until)
    .where(outbox.c.hospital_id == "main", outbox.c.not_before >= bindparam("since"))
    .order_by(outbox.c.id)
)
COUNT = CompiledStatement(insert(counters))
SHANGHAI_NOON = datetime(2026, 11, 22, 12, 0, 0, 250, timezone(timedelta(hours=8)))


def effect(key: str, not_before: datetime = SHANGHAI_NOON) -> dict[str, object]:
    payload = {"号": [1, None, "A001"]}
    fixed = {"hospital_id": "main", "kind": "call", "state": "waiting", "attempts": 0}
    return {**fixed, "key": key, "payload": payload, "not_before": not_before}


def counted(name: str) -> dict[str, object]:
    return {"hospital_id": "main", "name": name, "value": 1}


async def test_values_and_rows_are_as_their_types_have_them(database: Database) -> None:
    written = await database.write(lambda connection: ADD.run(connection, effect("one")))

    at_noon = await database.read(lambda c: LIST.rows(c, {"since": SHANGHAI_NOON}))
    later = await database.read(
        lambda c: LIST.first(c, {"since": datetime(2027, 1, 1, tzinfo=UTC)})
    )

    by_core = await database.read(
        lambda c: c.execute(select(outbox.c.key, outbox.c.payload, outbox.c.not_before)).one()
    )
    assert written == 1
    assert [tuple(row) for row in at_noon] == [(*by_core, None)]
    assert tuple(by_core) == ("one", {"号": [1, None, "A001"]}, SHANGHAI_NOON)
    assert later is None


async def test_times_are_written_as_sqlalchemy_writes_them(database: Database) -> None:
    times = [SHANGHAI_NOON, datetime(2026, 11, 22, 4, tzinfo=UTC), datetime(999, 1, 1, tzinfo=UTC)]
    for number, at in enumerate(times):
        row = effect(f"{number}", at)
        await database.write(lambda connection, row=row: ADD.run(connection, row))  # type: ignore[misc]  # bound now

    found = await database.read(
        lambda c: c.scalars(select(outbox.c.not_before).order_by(outbox.c.not_before)).all()
    )

    assert found == sorted(times)


async def test_what_it_wrote_is_undone_with_its_unit(database: Database) -> None:
    def unit(connection: Connection) -> None:
        COUNT.run(connection, counted("mine"))
        raise RefusedError

    with pytest.raises(RefusedError):
        await database.write(unit)

    assert await database.read(names) == []


async def test_what_the_database_refuses_undoes_that_unit_alone(database: Database) -> None:
    def twice(connection: Connection) -> None:
        COUNT.run(connection, counted("other"))
        COUNT.run(connection, counted("taken"))

    await database.write(note("taken"))
    outcomes = await asyncio.gather(
        database.write(note("before")),
        database.write(twice),
        database.write(lambda connection: COUNT.run(connection, counted("after"))),
        return_exceptions=True,
    )

    assert [isinstance(each, BaseException) for each in outcomes] == [False, True, False]
    assert await database.read(names) == ["after", "before", "taken"]


async def test_a_value_that_is_missing_writes_nothing(database: Database) -> None:
    await database.write(lambda connection: COUNT.run(connection, counted("whole")))
    short = {"hospital_id": "main", "value": 1}

    with pytest.raises(Exception, match=r"name|values"):
        await database.write(lambda connection: COUNT.run(connection, short))

    assert await database.read(names) == ["whole"]


async def test_a_statement_may_be_made_for_each_engine(database: Database) -> None:
    def adding(dialect: Dialect) -> Executable:
        return insert_into(dialect, counters).on_conflict_do_nothing()

    add = CompiledStatement(adding)

    written = [await database.write(lambda c: add.run(c, counted("one"))) for _ in range(2)]

    assert written == [1, 0]
    assert await database.read(names) == ["one"]


def test_outside_of_a_unit_it_is_not_run(tmp_path: Path) -> None:
    engine = create_engine(migrated_sqlite(tmp_path, "hospital.db"))

    with engine.connect() as connection, pytest.raises(RuntimeError):
        COUNT.run(connection, counted("nowhere"))

    with engine.connect() as connection:
        assert names(connection) == []
    engine.dispose()


def test_other_values_than_it_was_compiled_for_are_refused(tmp_path: Path) -> None:
    add = CompiledStatement(insert(counters))
    engine = create_engine(migrated_sqlite(tmp_path, "hospital.db"))

    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        add.run(connection, counted("one"))
        with pytest.raises(TypeError):
            add.run(connection, {**counted("two"), "more": 1})
        with pytest.raises(KeyError):
            add.run(connection, {"hospital_id": "main", "named": "two", "value": 1})

        assert names(connection) == ["one"]
    engine.dispose()


def test_a_list_of_values_is_refused(tmp_path: Path) -> None:
    listed = CompiledStatement(
        select(counters.c.name).where(counters.c.name.in_(bindparam("names", expanding=True)))
    )
    engine = create_engine(migrated_sqlite(tmp_path, "hospital.db"))

    with engine.connect() as connection, pytest.raises(TypeError):
        listed.rows(connection, {"names": ["one"]})

    engine.dispose()
