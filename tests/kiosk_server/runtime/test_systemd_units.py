"""The units are valid, sandboxed, and fit the program."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

MOST_EXPOSURE = 2.0
PROGRAM = "/opt/kiosk-server/bin/kiosk-server"


@pytest.fixture
def units(repository: Path, tmp_path: Path) -> Path:
    """The units, with a program that is there."""
    for unit in (repository / "systemd").glob("kiosk-server.*"):
        text = unit.read_text(encoding="utf-8")
        (tmp_path / unit.name).write_text(text.replace(PROGRAM, "/bin/true"), encoding="utf-8")
    return tmp_path


def analyze(*words: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("needs systemd-analyze: apt-get install systemd")
    return subprocess.run((program, *words), capture_output=True, text=True, check=False)


def test_units_have_no_findings(units: Path) -> None:
    files = sorted(str(file) for file in units.glob("kiosk-server.*"))

    answer = analyze("verify", "--recursive-errors=yes", "--man=no", *files)

    assert len(files) == 2
    assert (answer.returncode, answer.stdout + answer.stderr) == (0, "")


def test_the_service_is_hardly_exposed(units: Path) -> None:
    answer = analyze("security", "--offline=true", str(units / "kiosk-server.service"))

    found = re.search(r"Overall exposure level for \S+: ([0-9.]+)", answer.stdout)
    assert found is not None, answer.stdout + answer.stderr
    assert float(found[1]) <= MOST_EXPOSURE


def test_the_service_waits_longer_than_the_server_drains(repository: Path) -> None:
    text = (repository / "systemd" / "kiosk-server.service").read_text(encoding="utf-8")

    found = re.search(r"^TimeoutStopSec=([0-9]+)$", text, re.MULTILINE)

    assert found is not None
    assert int(found[1]) > 20 + 10  # the default of drain_seconds, and closing what is open


def test_the_units_name_the_command_that_there_is(repository: Path) -> None:
    text = (repository / "systemd" / "kiosk-server.service").read_text(encoding="utf-8")

    assert f"ExecStart={PROGRAM} serve --config " in text
