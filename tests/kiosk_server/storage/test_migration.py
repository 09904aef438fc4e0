"""Migrations make exactly the tables that the stores use, on both engines."""

import asyncio
import importlib
import pkgutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

import kiosk_server
from kiosk_server.core.errors import ServerError
from kiosk_server.storage import Database, migrate, migration_steps, open_database
from kiosk_server.storage.migration import known_revisions
from kiosk_server.storage.tables import metadata

pytestmark = pytest.mark.anyio


def import_all_stores() -> None:
    for module in pkgutil.walk_packages(kiosk_server.__path__, "kiosk_server."):
        if "store" in module.name.split("."):
            importlib.import_module(module.name)


async def test_migrations_make_the_tables_of_all_stores(database: Database) -> None:
    import_all_stores()

    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "compare_server_default": True}
        return list(
            compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
        )

    assert await database.read(differences) == []


async def test_migrating_again_changes_nothing(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await open_database(database_url)
    await database.write(
        lambda connection: (
            connection.execute(
                text("INSERT INTO counters (hospital_id, name, value) VALUES ('main', 'a', 3)")
            ).rowcount
        )
    )
    await database.close()

    def fail(*_: object) -> None:
        raise AssertionError("there is nothing to run")

    monkeypatch.setattr(migration_steps, "run_missing_steps", fail)
    migrate(database_url)

    database = await open_database(database_url)
    found = await database.read(lambda c: c.scalar(text("SELECT value FROM counters")))
    await database.close()
    assert found == 3


async def test_the_database_of_a_later_version_is_refused_by_name(database_url: str) -> None:
    database = await open_database(database_url)
    await database.write(
        lambda connection: (
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'")).rowcount
        )
    )
    await database.close()

    with pytest.raises(ServerError) as raised:
        migrate(database_url)

    assert (raised.value.code, raised.value.fields) == ("storage-newer", {"version": "9999"})


async def test_programs_that_start_together_migrate_one_after_the_other(postgres_url: str) -> None:
    await asyncio.gather(*(asyncio.to_thread(migrate, postgres_url) for _ in range(4)))

    database = await open_database(postgres_url)
    versions = await database.read(
        lambda c: list(c.scalars(text("SELECT version_num FROM alembic_version")))
    )
    await database.close()
    assert versions == [max(known_revisions())]


def test_history_is_one_line_of_numbers(repository: Path) -> None:
    folder = repository / "kiosk_server" / "storage" / "migrations"
    numbers = sorted(file.name[:4] for file in folder.glob("[0-9]*.py"))

    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]
    assert known_revisions() == set(numbers)
    scripts = ScriptDirectory(folder, version_locations=[folder])
    assert [step.revision for step in scripts.walk_revisions()] == numbers[::-1]


def test_a_migration_imports_nothing_of_the_program(repository: Path) -> None:
    folder = repository / "kiosk_server" / "storage" / "migrations"

    for file in folder.glob("[0-9]*.py"):
        assert "kiosk_server" not in file.read_text(encoding="utf-8"), file.name
