"""`kiosk-server queues check`, run in this process as a person would type it."""

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from kiosk_server.command_line import main
from kiosk_server.command_line.console import EXIT_DONE, EXIT_NO, EXIT_TROUBLE
from tests.kiosk_server.live_demo import CLINIC

SAMPLES = Path(str(resources.files("kiosk_server.queueing") / "samples"))


def check(
    capsys: pytest.CaptureFixture[str], file: Path, *, plan: Path = CLINIC, locale: str = "en"
) -> tuple[int, str, str]:
    status = main(["queues", "check", str(file), "--plan", str(plan), "--locale", locale])
    said = capsys.readouterr()
    return status, said.out.strip(), said.err.strip()


@pytest.fixture
def written() -> dict[str, Any]:
    """The clinic's own queue file."""
    for file in SAMPLES.glob("*.json"):
        read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if any(zone["id"] == "waiting-1" for zone in read["zones"]):
            return read
    raise LookupError


def put(folder: Path, content: object) -> Path:
    file = folder / "queues.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_a_fit_file_is_said_to_be(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, written: dict[str, Any]
) -> None:
    file = put(tmp_path, written)

    assert check(capsys, file) == (EXIT_DONE, "Nothing is wrong: 3 zones, 6 queues, 9 rooms", "")
    assert check(capsys, file, locale="zh-CN")[1].startswith("没有问题")


def test_faults_are_told_with_their_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, written: dict[str, Any]
) -> None:
    wrong = {**written, "rules": {"hospital": {"away": {"afterMinutes": 0}}}}
    status, out, _ = check(capsys, put(tmp_path, wrong))
    assert status == EXIT_NO
    assert out == ("rules.hospital.away.afterMinutes: This number is not allowed. Allowed: 1–240.")

    written["queues"][0]["zone"] = "nowhere"
    status, out, err = check(capsys, put(tmp_path, written))
    assert (status, out) == (EXIT_NO, "")
    assert "there is no zone “nowhere” in the file" in err


def test_a_file_that_is_not_there_is_said_to_be_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, err = check(capsys, tmp_path / "none.json")

    assert (status, out) == (EXIT_TROUBLE, "")
    assert "none.json" in err
