"""What the name of a place says that it is: the concepts whose names it holds, longest first."""

import re
from collections.abc import Iterable, Mapping

from floorplans.place_search.keys import is_han, plain, respelled
from floorplans.place_search.search_words import Concept, SearchWords

_AFTER_NUMBER = re.compile(r"[\W\d_一二三四五六七八九十]+")


class Concepts:
    """All concepts, ready to be told by names. Never changed."""

    def __init__(self, words: SearchWords) -> None:
        self._by_name: dict[str, list[Concept]] = {}
        for concept in words.concepts:
            for name in concept.names:
                self._by_name.setdefault(respelled(plain(name)), []).append(concept)
        ordered = sorted(self._by_name, key=len, reverse=True)
        # The longest name counts: a department for hearts and vessels is not one for vessels.
        self._names = re.compile("|".join(map(_pattern, ordered)) or r"(?!)")
        endings = sorted(words.name_endings, key=len, reverse=True)
        self._endings = re.compile(
            "(?:" + "|".join(re.escape(plain(ending)) for ending in endings) + ")*" or "(?:)"
        )
        self._kept: dict[str, Mapping[Concept, bool]] = {}

    def told_by(self, names: Iterable[str], synonyms: Iterable[str]) -> Mapping[Concept, bool]:
        """The concepts that texts hold; True for what a name ends on, and so says that it is."""
        found: dict[Concept, bool] = {}
        for name in names:
            for concept, is_head in self._told(name).items():
                found[concept] = found.get(concept, False) or is_head
        for synonym in synonyms:
            for concept in self._told(synonym):
                found.setdefault(concept, False)
        return found

    def _told(self, name: str) -> Mapping[Concept, bool]:
        if name not in self._kept:
            simple = respelled(plain(name))
            found: dict[Concept, bool] = {}
            for match in self._names.finditer(simple):
                rest = _AFTER_NUMBER.sub("", simple[match.end() :].partition("(")[0])
                is_head = self._endings.fullmatch(rest) is not None
                for concept in self._by_name[match.group(0)]:
                    found[concept] = found.get(concept, False) or is_head
            self._kept[name] = found
        return self._kept[name]


def _pattern(name: str) -> str:
    if is_han(name):
        return re.escape(name)
    return rf"(?<![a-z]){re.escape(name)}(?![a-z])"
