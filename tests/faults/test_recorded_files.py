"""The recorder of files keeps after a power cut what was made durable, and of the rest anything."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.recorded_files import FileRecord, compiled_recorder

CUTS = 60
OLD, NEW, LATE = b"o" * 1_024, b"n" * 1_024, b"l" * 1_024
START = {"synced": OLD, "unsynced": OLD, "cut": OLD}

WRITER = f"""
import os
def change(name, content, place=0, sync=False):
    descriptor = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
    os.pwrite(descriptor, content, place)
    if sync:
        os.fsync(descriptor)
    os.close(descriptor)
change("synced", {NEW!r}, sync=True)
change("unsynced", {NEW!r})
os.truncate("cut", 512)
change("made", {NEW!r}, sync=True)
folder = os.open(os.getcwd() + "/.", os.O_RDONLY)
os.fsync(folder)
change("made-late", {NEW!r}, sync=True)
os.rename("made", "renamed")
os.unlink("unsynced")
change("synced", {LATE!r}, 1024)
"""


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        return compiled_recorder(tmp_path_factory.mktemp("recorder"))
    except LookupError:
        pytest.skip("needs a C compiler, to stand between a process and its files")


@pytest.fixture
def worlds(recorder: Path, tmp_path: Path) -> list[dict[str, bytes]]:
    """The folder's files after power cuts at the end, each by another chance."""
    folder, kept = tmp_path / "folder", tmp_path / "kept"
    for place in (folder, kept):
        place.mkdir()
        for name, content in START.items():
            (place / name).write_bytes(content)
    record = FileRecord(folder, tmp_path / "log")
    environment = {**os.environ, **record.environment(recorder)}
    subprocess.run([sys.executable, "-c", WRITER], cwd=folder, env=environment, check=True)
    changes = record.changes()
    found = []
    for seed in range(CUTS):
        differing, gone = record.after_power_cut(kept, changes, len(changes), random.Random(seed))
        files = {name: content for name, content in START.items() if name not in gone}
        found.append({**files, **differing})
    return found


def test_what_was_synced_is_there_in_every_world(worlds: list[dict[str, bytes]]) -> None:
    assert all(world["synced"].startswith(NEW) for world in worlds)
    assert all(("made" in world) != ("renamed" in world) for world in worlds)
    assert all(world.get("made", world.get("renamed")) == NEW for world in worlds)


def test_what_was_not_synced_is_there_in_some_worlds_and_torn_in_others(
    worlds: list[dict[str, bytes]],
) -> None:
    ends = {world["synced"][1_024:] for world in worlds}
    half = b"l" * 512

    assert ends == {b"", LATE, half + bytes(512), bytes(512) + half, bytes(1_024)}
    assert {len(world["cut"]) for world in worlds} == {512, 1_024}


def test_names_change_in_order_from_the_last_sync_of_their_folder(
    worlds: list[dict[str, bytes]],
) -> None:
    seen = {
        tuple(name in world for name in ("made-late", "renamed", "unsynced")) for world in worlds
    }

    assert seen == {
        (False, False, True),
        (True, False, True),
        (True, True, True),
        (True, True, False),
    }
    assert all(world["made-late"] == NEW for world in worlds if "made-late" in world)
