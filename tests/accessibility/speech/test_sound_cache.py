"""Kept sounds stay within their bound, outlast a restart, and are never torn."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from accessibility.speech.sound_cache import SoundCache

NAMES = [f"{number:032x}" for number in range(10)]
WAV = b"w" * 96
"""With its checksum 100 bytes."""


def test_a_sound_outlasts_a_restart(tmp_path: Path) -> None:
    SoundCache(tmp_path / "sounds", 1_000).keep(NAMES[0], WAV)

    again = SoundCache(tmp_path / "sounds", 1_000)

    assert NAMES[0] in again
    assert again.find(NAMES[0]) == WAV
    assert again.find(NAMES[1]) is None


def test_the_least_used_goes_first(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path, 300)
    for name in NAMES[:3]:
        cache.keep(name, WAV)
    cache.find(NAMES[0])

    cache.keep(NAMES[3], WAV)

    assert [name in cache for name in NAMES[:4]] == [True, False, True, True]
    assert cache.size_bytes == 300
    assert len(list(tmp_path.iterdir())) == 3


def test_what_is_over_the_bound_goes_at_the_start_the_oldest_first(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path, 1_000)
    for second, name in enumerate(NAMES):
        cache.keep(name, WAV)
        os.utime(tmp_path / f"{name}.sound", (second, second))

    smaller = SoundCache(tmp_path, 250)

    assert [name in smaller for name in NAMES] == [False] * 8 + [True] * 2


def test_a_sound_larger_than_the_bound_is_not_kept(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path, 50)

    cache.keep(NAMES[0], WAV)

    assert (len(cache), cache.size_bytes, list(tmp_path.iterdir())) == (0, 0, [])


@pytest.mark.parametrize("damage", [b"", b"abc", b"\0" * 100, b"x" * 200])
def test_a_damaged_file_is_none_and_goes(tmp_path: Path, damage: bytes) -> None:
    cache = SoundCache(tmp_path, 1_000)
    cache.keep(NAMES[0], WAV)
    (tmp_path / f"{NAMES[0]}.sound").write_bytes(damage)

    assert cache.find(NAMES[0]) is None
    assert NAMES[0] not in cache
    assert cache.size_bytes == 0


def test_half_written_files_of_before_go_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "abc.part").write_bytes(b"half")
    (tmp_path / "note.txt").write_text("not ours")

    cache = SoundCache(tmp_path, 1_000)

    assert len(cache) == 0
    assert [file.name for file in tmp_path.iterdir()] == ["note.txt"]


def test_a_folder_that_cannot_be_written_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = SoundCache(tmp_path / "file" / "sounds", 1_000)

    cache.keep(NAMES[0], WAV)
    cache.keep(NAMES[1], WAV)

    assert cache.find(NAMES[0]) is None
    assert [record.message for record in caplog.records] == ["sounds cannot be kept"]


def test_a_folder_that_was_deleted_is_made_again(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path / "sounds", 1_000)
    (tmp_path / "sounds").rmdir()

    cache.keep(NAMES[0], WAV)

    assert cache.find(NAMES[0]) == WAV


def test_a_sound_that_the_disk_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    cache = SoundCache(tmp_path, 1_000)
    monkeypatch.setattr(Path, "replace", refused)

    cache.keep(NAMES[0], WAV)

    assert not list(tmp_path.iterdir())
    assert NAMES[0] not in cache


def test_many_threads_share_it(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path, 450)

    def use(number: int) -> bool:
        name = NAMES[number % len(NAMES)]
        cache.keep(name, WAV)
        return cache.find(name) in (WAV, None)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(400)))

    assert cache.size_bytes <= 450
    assert cache.size_bytes == 100 * len(list(tmp_path.glob("*.sound")))
