"""The catalogs' words for a search are whole: for each kind, in each language, without slips."""

import re

import pytest

from accessibility.search_words import search_words
from floorplans.kinds import PlaceKind
from i18n.translator import Translator

TRANSLATOR = Translator.load()
WORDS = search_words(TRANSLATOR)


def test_each_kind_has_words_in_each_language() -> None:
    for kind in set(PlaceKind) - {PlaceKind.OTHER}:
        assert any(word.isascii() for word in WORDS.kinds[kind]), kind
        assert any(not word.isascii() for word in WORDS.kinds[kind]), kind


@pytest.mark.parametrize("locale", TRANSLATOR.locales)
def test_the_list_of_concepts_is_that_of_their_messages(locale: str) -> None:
    listed = TRANSLATOR.text(locale, "search-concepts")

    ids = {entry.strip() for entry in listed.split(",")}

    assert ids == {concept.id for concept in WORDS.concepts}
    for concept_id in ids:
        assert TRANSLATOR.has(locale, f"search-concept-{concept_id}")


def test_each_concept_is_told_and_asked_for_in_more_than_one_script() -> None:
    for concept in WORDS.concepts:
        assert concept.names, concept.id
        assert concept.words, concept.id
        assert any(word.isascii() for word in concept.words), concept.id
        assert any(not word.isascii() for word in concept.words), concept.id


def test_no_entry_is_broken() -> None:
    texts = [word for concept in WORDS.concepts for word in (*concept.names, *concept.words)]
    for text in (*texts, *WORDS.fillers, *WORDS.general_words, *WORDS.name_endings):
        assert text == text.strip()
        assert not re.search(r"[|=,，、]", text), text


def test_level_numbers_are_numbers_with_their_words() -> None:
    assert ("3", "third") in WORDS.level_numbers
    assert all(number.isdigit() and said for number, said in WORDS.level_numbers)
    assert all(len(group) > 1 for group in WORDS.same_words)
