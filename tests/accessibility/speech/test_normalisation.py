"""The version of reading texts aloud follows from its lexicons and rules."""

from pathlib import Path

import pytest

from accessibility.speech.normalisation import normalisation, version_of

FILES = {
    "chinese_readings.txt": "行\txing2\n",
    "english_readings.txt": "lift\tl'Ift\n",
    "clauses.py": "PAUSE = 700\n",
    "worker.py": "PIPE = 1\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_same_lexicons_and_rules_are_the_same_version(folder: Path) -> None:
    assert version_of(folder, "0.55") == version_of(folder, "0.55")


@pytest.mark.parametrize("name", ["chinese_readings.txt", "english_readings.txt", "clauses.py"])
def test_a_changed_word_or_rule_is_another_version(folder: Path, name: str) -> None:
    before = version_of(folder, "0.55")

    (folder / name).write_text(FILES[name].replace("\n", " \n"), "utf-8")

    assert version_of(folder, "0.55") != before


def test_another_dictionary_is_another_version(folder: Path) -> None:
    assert version_of(folder, "0.55") != version_of(folder, "0.56")


def test_what_only_carries_sounds_changes_nothing(folder: Path) -> None:
    before = version_of(folder, "0.55")

    (folder / "worker.py").write_text("PIPE = 2\n", "utf-8")

    assert version_of(folder, "0.55") == before


def test_this_release_has_a_version_of_its_own() -> None:
    assert len(normalisation()) == 12
    assert normalisation() != version_of(Path(__file__).parent, "")
