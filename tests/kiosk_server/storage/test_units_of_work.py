"""What every Database promises, on each engine."""

import asyncio
import threading

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from kiosk_server.core.errors import ServerError
from kiosk_server.storage import Database, open_database
from tests.kiosk_server.storage.notes import (
    RefusedError,
    give,
    names,
    note,
    note_and_raise,
    set_value,
    values,
)

pytestmark = pytest.mark.anyio

PATIENCE_SECONDS = 10


async def test_a_unit_gives_its_value_to_its_caller(database: Database) -> None:
    assert await database.write(lambda _: 7) == 7
    assert await database.read(lambda _: ("a", 1)) == ("a", 1)


async def test_a_read_sees_every_acknowledged_write(database: Database) -> None:
    for number in range(30):
        await database.write(note(f"{number:02}"))

        found = await asyncio.gather(*(database.read(names) for _ in range(8)))

        assert found == [[f"{n:02}" for n in range(number + 1)]] * 8


async def test_what_a_unit_raises_undoes_that_unit_alone(database: Database) -> None:
    units = [note_and_raise(f"{n:03}") if n % 3 == 1 else note(f"{n:03}") for n in range(120)]

    answers = await asyncio.gather(*map(database.write, units), return_exceptions=True)

    assert [type(answer) for answer in answers] == [
        RefusedError if n % 3 == 1 else type(None) for n in range(120)
    ]
    assert await database.read(names) == [f"{n:03}" for n in range(120) if n % 3 != 1]


async def test_a_broken_constraint_is_told_as_it_is(database: Database) -> None:
    await database.write(note("twice"))

    with pytest.raises(IntegrityError) as raised:
        await database.write(note("new", "twice"))

    assert await database.read(names) == ["twice"]
    assert "twice" not in str(raised.value)


async def test_a_unit_may_undo_a_part_of_itself(database: Database) -> None:
    def work(connection: Connection) -> str:
        note("kept")(connection)
        try:
            with connection.begin_nested():
                note("undone", "kept")(connection)
        except IntegrityError:
            return "undone"
        return "done"

    assert await database.write(work) == "undone"
    assert await database.read(names) == ["kept"]


async def test_a_savepoint_that_a_unit_left_open_is_kept_and_harms_nobody(
    database: Database,
) -> None:
    def work(connection: Connection) -> None:
        connection.begin_nested()
        note("inside")(connection)

    await asyncio.gather(database.write(note("before")), database.write(work))
    await database.write(note("after"))

    assert await database.read(names) == ["after", "before", "inside"]


async def test_a_unit_cannot_end_the_transaction(database: Database) -> None:
    def commits(connection: Connection) -> None:
        note("half")(connection)
        connection.commit()

    def rolls_back(connection: Connection) -> None:
        connection.rollback()
        note("half")(connection)

    answers = await asyncio.gather(
        database.write(note("a")),
        database.write(commits),
        database.write(rolls_back),
        database.write(note("b")),
        return_exceptions=True,
    )

    assert [isinstance(answer, Exception) for answer in answers] == [False, True, True, False]
    # Over all connections that there are, none of which is left in a transaction.
    read = await asyncio.gather(*(database.read(names) for _ in range(32)))
    assert read == [["a", "b"]] * 32


async def test_a_read_cannot_write(database: Database) -> None:
    with pytest.raises(ServerError) as raised:
        await database.read(note("sly"))

    assert raised.value.code == "storage-read-only"
    assert await database.read(names) == []


async def test_a_read_is_one_snapshot(database: Database) -> None:
    await database.write(note("a", value=1))
    looked, changed = threading.Event(), threading.Event()

    def look_twice(connection: Connection) -> list[dict[str, int]]:
        first = values(connection)
        looked.set()
        assert changed.wait(PATIENCE_SECONDS)
        return [first, values(connection)]

    reading = asyncio.create_task(database.read(look_twice))
    await asyncio.to_thread(looked.wait, PATIENCE_SECONDS)
    await database.write(set_value("a", 2))
    changed.set()

    assert await reading == [{"a": 1}, {"a": 1}]
    assert await database.read(values) == {"a": 2}


async def test_a_unit_whose_caller_leaves_is_there_in_full(
    database: Database, database_url: str
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(connection: Connection) -> None:
        note("first")(connection)
        begun.set()
        assert go_on.wait(PATIENCE_SECONDS)
        note("second")(connection)

    caller = asyncio.create_task(database.write(slow))
    await asyncio.to_thread(begun.wait, PATIENCE_SECONDS)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go_on.set()
    await database.close()
    reopened = await open_database(database_url)

    assert await reopened.read(names) == ["first", "second"]
    await reopened.close()


async def test_close_finishes_what_was_accepted(database: Database) -> None:
    writes = [asyncio.create_task(database.write(give(n))) for n in range(200)]
    reads = [asyncio.create_task(database.read(give(n))) for n in range(50)]
    await asyncio.gather(*writes[:1])

    await database.close()

    assert await asyncio.gather(*writes, *reads) == [*range(200), *range(50)]


async def test_a_closed_database_says_so(database: Database) -> None:
    await asyncio.gather(database.close(), database.close())
    await database.close()

    for call in (database.write, database.read):
        with pytest.raises(ServerError) as raised:
            await call(names)
        assert raised.value.code == "storage-closed"


async def test_a_unit_that_runs_out_of_an_iterator_still_answers(database: Database) -> None:
    for call in (database.write, database.read):
        with pytest.raises(RuntimeError):
            await call(lambda _: next(iter(())))
