"""The words of all catalogs that a search for places is given; knows their messages only."""

import re
from collections.abc import Iterable, Iterator

from floorplans.kinds import PlaceKind
from floorplans.place_search import Concept, SearchWords
from i18n.translator import Translator

_CONCEPT = "search-concept-"
_BORDER = re.compile(r"[,，、\n]")


def search_words(translator: Translator) -> SearchWords:
    """What people say for and around places, in all languages of the catalogs."""

    def said(message: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                entry
                for locale in translator.locales
                for entry in _entries(translator.text(locale, message))
            )
        )

    kinds = [kind for kind in PlaceKind if kind is not PlaceKind.OTHER]
    return SearchWords(
        concepts=tuple(_concepts(translator)),
        kinds={
            kind: (*said(f"place-kind-{_id(kind)}"), *said(f"search-kind-{_id(kind)}"))
            for kind in kinds
        },
        kind_names={kind: said(f"place-kind-{_id(kind)}") for kind in kinds},
        some_entrances=said("search-some-entrances"),
        fillers=said("search-fillers"),
        emergencies=said("search-emergencies"),
        nearest=said("search-nearest"),
        general_words=said("search-general-words"),
        verbs=said("search-verbs"),
        loose_words=said("search-loose-words"),
        small_words=said("search-small-words"),
        name_endings=said("search-name-endings"),
        same_words=tuple(_groups(said("search-same-words"))),
        same_asked=tuple(_groups(said("search-same-asked"))),
        level_after=said("search-level-after"),
        level_before=said("search-level-before"),
        level_below=said("search-level-below"),
        ground_level=said("search-ground-level"),
        level_numbers=tuple(
            (number, word) for number, word in _groups(said("search-level-numbers"))
        ),
        building_endings=said("search-building-endings"),
    )


def _concepts(translator: Translator) -> Iterator[Concept]:
    for concept_id in _entries(translator.text(translator.locales[0], "search-concepts")):
        message = f"{_CONCEPT}{concept_id}"
        names: dict[str, None] = {}
        words: dict[str, None] = {}
        for locale in translator.locales:
            names |= dict.fromkeys(_entries(translator.text(locale, message)))
            said = translator.attribute(locale, message, "words").text
            words |= dict.fromkeys(_entries(said))
        yield Concept(concept_id, tuple(names), tuple(words))


def _id(kind: PlaceKind) -> str:
    return kind.value.replace("_", "-")


def _groups(entries: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        yield tuple(part.strip() for part in entry.split("="))


def _entries(text: str) -> Iterator[str]:
    for entry in _BORDER.split(text):
        if entry.strip():
            yield entry.strip()
