"""On a disk that is full the store says so, loses nothing, and goes on when there is room."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

OWN_MOUNTS: Sequence[Sequence[str]] = (("unshare", "-Urm"), ("unshare", "-m"))
"""Ways to a process that may mount for itself alone: anybody's where the kernel lets it, root's."""

# PostgreSQL refuses to be run by what looks like root: where that is only the look, it is given up.
AS_DAEMON = ("unshare", "-U", "--map-user=1", "--map-group=1")
DISK_BYTES = {"sqlite": 6_000_000, "postgresql": 120_000_000}


def command_on_disk(
    own_mounts: Sequence[str], folder: Path, size_bytes: int, command: Sequence[str]
) -> list[str]:
    """The command, with a small disk at `folder` that nobody else sees."""
    mount = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && shift 2 && exec "$@"'
    look = AS_DAEMON if "-Urm" in own_mounts else ()
    return [*own_mounts, "sh", "-c", mount, "sh", str(size_bytes), str(folder), *look, *command]


@pytest.fixture
def folder() -> Iterator[Path]:
    # A short path: PostgreSQL's socket lies in it.
    with TemporaryDirectory(prefix="kiosk-full-") as folder:
        yield Path(folder)


@pytest.fixture
def own_mounts(folder: Path) -> Sequence[str]:
    for way in OWN_MOUNTS:
        command = command_on_disk(way, folder, 1_000_000, ["true"])
        try:
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:
                return way
        except FileNotFoundError:
            continue
    pytest.skip("needs the right to mount a small disk: user namespaces or root, and unshare")


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_full_disk_has_a_name_loses_nothing_and_heals(
    engine: str, folder: Path, own_mounts: Sequence[str], repository: Path
) -> None:
    program = [sys.executable, "-m", "tests.faults.full_disk", engine, str(folder)]
    command = command_on_disk(own_mounts, folder, DISK_BYTES[engine], program)

    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    story = json.loads(done.stdout)
    assert story["code"] == story["told_while_full"] == "storage-full"
    assert len(story["acknowledged"]) > 20
    assert story["read_while_full"] == story["acknowledged"]
    assert story["told_when_free"] == "ok"
    assert story["rows"] == [*story["acknowledged"], "after"]
