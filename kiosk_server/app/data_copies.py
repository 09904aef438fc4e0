"""A whole copy of what a server keeps: its database, plans and token keys; and back again.

The database is copied first and the plans after it, since a plan is on disk before a row names it.
"""

import shutil
from pathlib import Path

from kiosk_server.app.state import PLANS_FOLDER
from kiosk_server.core.errors import ServerError
from kiosk_server.core.settings import Settings
from kiosk_server.people.signed_tokens import KEY_FILE
from kiosk_server.storage.backup import backup, restore

DATABASE_COPY = "database.sqlite"


def copy_out(settings: Settings, folder: Path) -> None:
    """Copies everything to a new folder; the server may run. The folder appears when it is whole.

    Raises ServerError `storage-target-exists` and what `backup` raises; for PostgreSQL, whose
    `pg_dump` copies the database, `storage-backup-elsewhere`.
    """
    if folder.exists():
        raise ServerError("storage-target-exists", file=folder.name)
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    try:
        backup(settings.database_address, part / DATABASE_COPY)
        if (settings.data_dir / PLANS_FOLDER).is_dir():
            shutil.copytree(settings.data_dir / PLANS_FOLDER, part / PLANS_FOLDER)
        keys = settings.data_dir / KEY_FILE
        if keys.is_file():
            shutil.copy2(keys, part / KEY_FILE)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def copy_back(folder: Path, settings: Settings, *, replace: bool) -> None:
    """Puts a copy where the server keeps its things; the server must not run.

    Plans that are there stay. With `replace` the database and keys that are there are kept beside
    as `.replaced`. Raises what `restore` raises, `storage-missing` for a folder that is no copy.
    """
    database = folder / DATABASE_COPY
    if not database.is_file():
        raise ServerError("storage-missing", file=str(folder))
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if (folder / PLANS_FOLDER).is_dir():
        for plan in sorted((folder / PLANS_FOLDER).iterdir()):
            target = settings.data_dir / PLANS_FOLDER / plan.name
            if not target.exists():
                # Whole or not at all: what is there is never copied again.
                part = target.with_name(target.name + ".part")
                shutil.rmtree(part, ignore_errors=True)
                shutil.copytree(plan, part)
                part.rename(target)
    restore(database, settings.database_address, replace=replace)
    keys = settings.data_dir / KEY_FILE
    if (folder / KEY_FILE).is_file():
        part_of_keys = keys.with_name(keys.name + ".part")
        shutil.copy2(folder / KEY_FILE, part_of_keys)
        if keys.is_file():
            shutil.copy2(keys, keys.with_name(keys.name + ".replaced"))
        part_of_keys.replace(keys)
