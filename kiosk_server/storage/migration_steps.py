"""Runs migrations by Alembic. Loaded only where one is missing: a start need not wait for it."""

from functools import partial
from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, MigrationStep, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def run_missing_steps(connection: Connection, folder: Path) -> None:
    """Runs the migrations of a folder that the connection's database lacks, oldest first."""
    scripts = ScriptDirectory(folder, version_locations=[folder])
    with EnvironmentContext(Config(), scripts, fn=partial(_steps, scripts)) as environment:
        environment.configure(connection=connection, render_as_batch=True)
        environment.run_migrations()


def _steps(scripts: ScriptDirectory, current: str, _: MigrationContext) -> list[RevisionStep]:
    """The migrations from the current version to the newest, oldest first."""
    missing = list(scripts.iterate_revisions("heads", current or "base", implicit_base=True))
    return [
        MigrationStep.upgrade_from_script(scripts.revision_map, script)
        for script in reversed(missing)
    ]
