"""Each setting stands in the README, with its type, default and meaning, and nothing else does."""

from dataclasses import MISSING, Field
from enum import Enum
from pathlib import Path

import pytest

from kiosk_server.core.setting_values import Kind, choices_of, kind_of
from kiosk_server.core.settings import SETTINGS

HEADING = "## Settings"


def shown_type(setting: Field[object]) -> str:
    kind = kind_of(setting.name)
    if kind is Kind.CHOICE:
        return " or ".join(f"`{choice}`" for choice in choices_of(setting.name))
    return str(kind.value)


def shown_default(setting: Field[object]) -> str:
    default = setting.default
    if default is MISSING:
        return "needed"
    if default is None or default in ("", ()):
        return ""
    if isinstance(default, Enum):
        return f"`{default.value!s}`"
    if isinstance(default, tuple):
        return ", ".join(f"`{one}`" for one in default)
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default:g}`" if isinstance(default, float) else f"`{default}`"


def row_of(setting: Field[object]) -> str:
    cells = (
        f"`{setting.name}`",
        shown_type(setting),
        shown_default(setting),
        str(setting.metadata["meaning"]),
    )
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


@pytest.fixture(scope="module")
def rows(repository: Path) -> list[str]:
    """The rows of the README's table of settings."""
    _, found, rest = (repository / "README.md").read_text(encoding="utf-8").partition(HEADING)
    assert found, "the README has no section on settings"
    section = rest.partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| `")]


def test_the_readme_has_exactly_the_settings_there_are(rows: list[str]) -> None:
    assert rows == [row_of(setting) for setting in SETTINGS]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_says_what_it_means(setting: Field[object]) -> None:
    meaning = str(setting.metadata["meaning"])

    assert meaning.endswith(".")
    assert "|" not in meaning
    assert setting.name == setting.name.lower()
