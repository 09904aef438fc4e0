"""The contracts in pyproject.toml say which package may import which."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = ("accessibility", "devices", "floorplans", "i18n", "kiosk_server")
DOMAINS = ("people", "records", "storage", "venue")
"""Those of kiosk_server that contracts name."""


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_keep_to_the_floors(repository: Path) -> None:
    answer = lint_imports(repository)

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("floorplans/model.py", "import i18n"),
        ("floorplans/model.py", "import accessibility"),
        ("floorplans/model.py", "import starlette"),
        ("i18n/digits.py", "import kiosk_server"),
        ("floorplans/route_proof.py", "import floorplans.snapshot"),
        ("floorplans/route_proof.py", "import floorplans.between"),
        ("floorplans/snapshot.py", "import floorplans.snapshot_twin"),
    ],
)
def test_an_import_against_the_floors_is_found(
    repository: Path, tmp_path: Path, module: str, line: str
) -> None:
    shutil.copy(repository / "pyproject.toml", tmp_path)
    for package in (*PACKAGES, *(f"kiosk_server/{domain}" for domain in DOMAINS)):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "floorplans" / "snapshot.py").touch()
    (tmp_path / "floorplans" / "between.py").write_text("import floorplans.snapshot\n")
    (tmp_path / "floorplans" / "snapshot_twin.py").write_text("import floorplans.snapshot\n")
    kept_before = lint_imports(tmp_path).returncode

    (tmp_path / module).write_text(line + "\n")
    answer = lint_imports(tmp_path)

    assert kept_before == 0
    assert answer.returncode == 1
    assert "BROKEN" in answer.stdout
