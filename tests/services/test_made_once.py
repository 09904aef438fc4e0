"""What is kept for all tests is what would be made anew."""

import sqlite3
from importlib import resources
from pathlib import Path

from i18n.translator import Translator
from kiosk_server.storage import migrate
from tests.services.sqlite import migrated_sqlite


def dump(file: Path) -> list[str]:
    with sqlite3.connect(file) as connection:
        said = list(connection.iterdump())
    connection.close()
    return said


def test_packaged_catalogs_are_read_once_and_others_each_time() -> None:
    folder = Path(str(resources.files("i18n"))) / "catalogs"

    assert Translator.load() is Translator.load()
    assert Translator.load(use_isolating=True) is not Translator.load()
    assert Translator.load(folder) is not Translator.load(folder)
    assert Translator.load(folder).locales == Translator.load().locales


def test_a_copied_database_is_a_migrated_one_of_its_owner(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'own.sqlite'}")

    copies = [migrated_sqlite(tmp_path, name) for name in ("one.sqlite", "two.sqlite")]

    assert copies == [f"sqlite:///{tmp_path / name}" for name in ("one.sqlite", "two.sqlite")]
    assert dump(tmp_path / "one.sqlite") == dump(tmp_path / "own.sqlite")
    assert (tmp_path / "one.sqlite").stat().st_mode & 0o777 == 0o600
