"""Source files are short and say what they own."""

import ast
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = ("accessibility", "devices", "floorplans", "i18n", "kiosk_server")
MOST_LINES = 300
MODULES = sorted(path for name in PACKAGES for path in (REPOSITORY / name).rglob("*.py"))
TEST_MODULES = sorted((REPOSITORY / "tests").rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


@pytest.mark.parametrize("path", MODULES + TEST_MODULES, ids=name_of)
def test_file_is_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= MOST_LINES, "a file that outgrows this becomes a folder of its name"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_begins_with_what_it_owns(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring


@pytest.mark.parametrize("package", PACKAGES)
def test_package_says_that_it_is_typed(package: str) -> None:
    assert (REPOSITORY / package / "py.typed").is_file()
