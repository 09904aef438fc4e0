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


def test_files_are_short() -> None:
    lines = {name_of(path): len(path.read_bytes().splitlines()) for path in MODULES + TEST_MODULES}

    assert len(lines) > len(MODULES)
    long = {name: count for name, count in lines.items() if count > MOST_LINES}
    assert long == {}, "a file that outgrows this becomes a folder of its name"


def test_modules_begin_with_what_they_own() -> None:
    trees = {name_of(path): ast.parse(path.read_bytes()) for path in MODULES}

    assert [name for name, tree in trees.items() if not ast.get_docstring(tree)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_package_says_that_it_is_typed(package: str) -> None:
    assert (REPOSITORY / package / "py.typed").is_file()
