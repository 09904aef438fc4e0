"""The audit: a chain that shows every change, kept by the database itself."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from kiosk_server.people.audit_chain import NO_ENTRY, AuditEntry, find_break, hash_of
from tests.kiosk_server.people.staff_house import ADMIN, NOON, StaffHouse, run, staff_house

DROP_GUARDS = ("DROP TRIGGER audit_entries_unchanged", "DROP TRIGGER audit_entries_kept")
TAMPERINGS = {
    "another action": ("UPDATE audit_entries SET action = 'x' WHERE sequence = 4", 4),
    "another actor": ("UPDATE audit_entries SET actor_name = 'x' WHERE sequence = 2", 2),
    "another target": ("UPDATE audit_entries SET targets = '[]' WHERE sequence = 5", 5),
    "an entry gone": ("DELETE FROM audit_entries WHERE sequence = 3", 3),
    "the first gone": ("DELETE FROM audit_entries WHERE sequence = 1", 1),
    "the last gone": ("DELETE FROM audit_entries WHERE sequence = 6", 6),
    "the head rewritten": ("UPDATE audit_heads SET hash = 'x'", 6),
}


async def fill(house: StaffHouse, count: int = 6) -> None:
    for number in range(count):
        await house.database.write(
            lambda connection, number=number: house.people.audit.record(  # type: ignore[misc] # mypy infers no default of a lambda
                connection, ADMIN, "tested", [f"thing:{number}"], f"r{number}"
            )
        )
        house.clock.move(days=1)


def sql(*statements: str) -> Callable[[Connection], None]:
    def unit(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    return unit


def test_entries_come_newest_first_and_their_chain_is_whole(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await fill(house)

            page = await house.people.audit.newest("main", before=5, most=2)
            checked = await house.people.audit.check("main")

            assert [entry.sequence for entry in page] == [4, 3]
            assert page[0].targets == ("thing:3",)
            assert (page[0].at, page[0].actor_id, page[0].request_id) == (
                NOON + timedelta(days=3),
                "root",
                "r3",
            )
            assert (checked.is_whole, checked.entries) == (True, 6)
            assert (await house.people.audit.check("elsewhere")).is_whole

    run(story())


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_tampering_shows_where_it_was_done(sqlite_url: str, tmp_path: Path, tampering: str) -> None:
    statement, place = TAMPERINGS[tampering]

    async def story() -> None:
        async with staff_house(sqlite_url, tmp_path) as house:
            await fill(house)
            await house.database.write(sql(*DROP_GUARDS, statement))

            checked = await house.people.audit.check("main")

            assert checked.broken_at == place

    run(story())


def test_an_entry_written_anew_with_its_own_hash_shows_at_the_next() -> None:
    def entry(sequence: int, previous_hash: str, action: str = "tested") -> AuditEntry:
        draft = AuditEntry(
            sequence, NOON, "person", "a", "A", action, (), "r", "main", previous_hash
        )
        return replace(draft, hash=hash_of(draft))

    first = entry(1, NO_ENTRY)
    second, forged = entry(2, first.hash), entry(2, first.hash, "never-done")
    third = entry(3, second.hash)

    assert find_break([first, second, third], after=0, previous_hash=NO_ENTRY) is None
    assert find_break([first, forged, third], after=0, previous_hash=NO_ENTRY) == 3


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entries SET action = 'x'", "DELETE FROM audit_entries"]
)
def test_the_database_refuses_to_change_or_delete_entries(
    database_url: str, tmp_path: Path, statement: str
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await fill(house, 2)

            with pytest.raises(DBAPIError, match="audit entries are"):
                await house.database.write(sql(statement))

            assert (await house.people.audit.check("main")).entries == 2

    run(story())


def test_old_entries_are_let_go_and_the_rest_can_still_be_proven(
    database_url: str, tmp_path: Path
) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await fill(house)

            gone = await house.people.audit.let_go(ADMIN, timedelta(days=2))
            nothing = await house.people.audit.let_go(ADMIN, timedelta(days=2))
            checked = await house.people.audit.check("main")

            assert (gone, nothing) == (4, 0)
            assert (checked.is_whole, checked.entries) == (True, 3)
            assert await house.actions() == ["tested", "tested", "audit-let-go"]

    run(story())


def test_units_at_a_time_make_one_chain_without_gap(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            audit = house.people.audit

            async def record(number: int) -> None:
                await house.database.write(
                    lambda connection: audit.record(connection, ADMIN, f"did-{number}")
                )

            await asyncio.gather(*(record(number) for number in range(40)))
            checked = await audit.check("main")

            assert (checked.is_whole, checked.entries) == (True, 40)

    run(story())


def test_an_undone_unit_leaves_no_entry(database_url: str, tmp_path: Path) -> None:
    async def story() -> None:
        async with staff_house(database_url, tmp_path) as house:
            await fill(house, 1)

            def unit(connection: Connection) -> None:
                house.people.audit.record(connection, ADMIN, "never-done")
                raise LookupError

            with pytest.raises(LookupError):
                await house.database.write(unit)
            await fill(house, 1)

            assert await house.actions() == ["tested", "tested"]
            assert (await house.people.audit.check("main")).is_whole

    run(story())
