"""What an address stands for outlasts a restart, stays within a bound, and survives a bad file."""

import sqlite3
from pathlib import Path

import pytest

from accessibility.speech.engine import Utterance
from kiosk_server.speech.phrase_book import PhraseBook
from tests.kiosk_server.venue.venue_house import SetClock

SAID = Utterance("三楼", "zh-CN", message_id="frame-back")


def opened(folder: Path, clock: SetClock | None = None, most_phrases: int = 100) -> PhraseBook:
    now = (clock or SetClock()).now
    return PhraseBook(folder / "phrases.sqlite", now, most_phrases=most_phrases)


def test_a_phrase_is_known_at_once_and_after_a_restart(tmp_path: Path) -> None:
    book = opened(tmp_path)
    book.remember("a" * 32, SAID)
    at_once = book.find("a" * 32)
    book.close()

    again = opened(tmp_path)

    assert at_once == SAID
    assert again.find("a" * 32) == SAID
    assert again.find("b" * 32) is None
    again.close()


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path) -> None:
    clock = SetClock()
    for number in range(15):
        book = opened(tmp_path, clock, most_phrases=10)
        book.remember(f"{number:032x}", SAID)
        book.close()
        clock.move(seconds=1)

    again = opened(tmp_path, clock)
    kept = [number for number in range(15) if again.find(f"{number:032x}") is not None]
    again.close()

    assert 9 <= len(kept) <= 10
    assert kept == list(range(15 - len(kept), 15))


def test_a_file_of_another_release_is_used_on(tmp_path: Path) -> None:
    former = sqlite3.connect(tmp_path / "phrases.sqlite")
    former.execute("CREATE TABLE phrases (name TEXT, text TEXT, twice INTEGER NOT NULL)")
    former.close()

    book = opened(tmp_path)
    book.remember("a" * 32, SAID)
    book.close()

    again = opened(tmp_path)
    assert again.find("a" * 32) == SAID
    again.close()


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" + b"\xff" * 4_096])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "phrases.sqlite").write_bytes(content)

    book = opened(tmp_path)
    book.remember("a" * 32, SAID)
    book.close()

    again = opened(tmp_path)
    assert again.find("a" * 32) == SAID
    again.close()


def test_a_table_of_another_form_is_made_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "phrases.sqlite") as connection:
        connection.execute("CREATE TABLE texts (name TEXT)")
    connection.close()

    book = opened(tmp_path)
    book.remember("a" * 32, SAID)
    book.close()

    again = opened(tmp_path)
    assert again.find("a" * 32) == SAID
    again.close()


def test_without_a_disk_phrases_are_known_until_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")

    book = opened(tmp_path / "file")
    book.remember("a" * 32, SAID)

    assert book.find("a" * 32) == SAID
    assert book.find("b" * 32) is None
    book.close()
    assert "outlast" in caplog.text
