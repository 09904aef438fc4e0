"""A forked process is to its test what a started one would be."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.services.forked import ForkedProcess, ForkServer, run_command

PLAN = Path("floorplans/sample_clinic/plan")
ANSWER: list[str | Path] = [
    "route",
    "--plan",
    PLAN,
    "pharmacy",
    "radiology",
    "--locale",
    "en",
    "--no-picture",
]
SECONDS = 60.0
WAITING = "tests.services.waiting_process"


def test_it_says_what_the_command_says() -> None:
    assert "Take" in run_command(*ANSWER)


def test_status_and_trouble_of_a_command_are_told() -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run_command("plan", "check", "no-such-plan", "--locale", "en")

    assert failed.value.returncode == 2
    assert "no-such-plan" in failed.value.stderr


def test_it_has_the_environment_and_the_folder_that_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with ForkedProcess([], module=WAITING, environment={"WORD": "here"}) as process:
        said = process.stdout.readline()

    assert said.split() == ["here", str(tmp_path)]


def test_a_signal_ends_it_and_is_told() -> None:
    with ForkedProcess([], module=WAITING, environment={"WORD": "here"}) as process:
        assert process.stdout.readline()
        assert process.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.01)
        process.send_signal(signal.SIGKILL)

        assert process.wait(SECONDS) == -signal.SIGKILL
        assert process.poll() == -signal.SIGKILL


def test_whoever_is_left_ends_with_the_process_that_forks() -> None:
    server = ForkServer()
    read, write = os.pipe()
    request = {
        "arguments": [],
        "module": WAITING,
        "folder": str(Path.cwd()),
        "environment": {"WORD": "here"},
    }
    server.fork(request, (write, write))
    os.close(write)

    with os.fdopen(read) as said:
        assert said.readline()
        server.close()

        assert said.read() == "", "the end of what it says is its end"
