"""Emergencies told in words: which phrase a question holds, and where it leads to first.

Knows no phrases itself; what is not an emergency is the search's matter.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from floorplans.kinds import PlaceKind
from floorplans.model import Plan
from floorplans.place_search.importance import importance_of_places, is_hidden
from floorplans.place_search.keys import compared, is_han, plain, words
from floorplans.place_search.search_words import SearchWords


class Emergencies:
    """The emergency places of a plan and the phrases that lead there. Never changed."""

    def __init__(
        self, plan: Plan, said: SearchWords, letters: Callable[[str], str] = compared
    ) -> None:
        """`letters` types a text with Latin letters."""
        phrases = sorted({*map(_spaced, said.emergencies)} - {""}, key=len, reverse=True)
        self._phrase = re.compile("|".join(map(_pattern, phrases)) or r"(?!)")
        self.places = frozenset(
            number
            for number, place in enumerate(plan.places)
            if place.kind is PlaceKind.EMERGENCY and not is_hidden(place)
        )
        """All that the plan has, by number."""
        self.phrase_told_by_letters: Mapping[str, str] = (
            {letters(phrase): phrase for phrase in phrases} if self.places else {}
        )
        """The phrases as they are typed in one run of letters."""
        importance = importance_of_places(plan)
        kind_words = tuple(map(plain, said.kinds.get(PlaceKind.EMERGENCY, ())))

        def speciality(number: int) -> tuple[int, bool]:
            place = plan.places[number]
            names = " ".join(map(plain, place.names.texts()))
            return importance[place.id], not any(word in names for word in kind_words)

        least = min(map(speciality, self.places), default=None)
        self.general: Sequence[int] = sorted(x for x in self.places if speciality(x) == least)
        """Those that take everybody, rather than people with one illness."""

    def phrase_in(self, text: str) -> str:
        """The first phrase of a question that tells an emergency; empty for none, and for a plan
        without a place for emergencies."""
        match = self._phrase.search(_spaced(text)) if self.places else None
        return match.group(0) if match is not None else ""

    def said_beside(self, phrase: str, text: str) -> str:
        """What a question says beside a phrase in it."""
        return _spaced(text).replace(phrase, " ", 1).strip()

    def is_phrase(self, text: str) -> bool:
        """Whether a text is such a phrase and nothing else."""
        return self._phrase.fullmatch(_spaced(text)) is not None


def _spaced(text: str) -> str:
    return " ".join(words(text))


def _pattern(phrase: str) -> str:
    if is_han(phrase):
        return re.escape(phrase)
    return rf"(?<![a-z]){re.escape(phrase)}(?![a-z])"
