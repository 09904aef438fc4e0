"""The search itself: asks by spelling, then by sound, then by parts, then for typing errors.

Each step is taken only where those before found nothing better; all matches get one order.
"""

from collections.abc import Iterable
from functools import lru_cache

from floorplans.model import Place, Plan
from floorplans.place_search.candidates import Candidates, Standings
from floorplans.place_search.emergencies import Emergencies
from floorplans.place_search.keys import compared, is_han, singular, words
from floorplans.place_search.matches import (
    LONGEST_SEARCH_CHARACTERS,
    MatchedOn,
    MatchQuality,
    PlaceMatch,
)
from floorplans.place_search.named_places import NamedPlaces
from floorplans.place_search.parts import covered_parts, numbers_of
from floorplans.place_search.place_texts import PlaceText, TextsOf, no_titles, place_texts
from floorplans.place_search.questions import Questions
from floorplans.place_search.search_words import NO_WORDS, SearchWords
from floorplans.place_search.sounds import SHORTENED_FIT, MakeSounds, no_sounds
from floorplans.place_search.text_index import TextIndex
from floorplans.place_search.typing_errors import beginning_but_for_errors

_KEPT = 1024
_MOST_CHARACTERS_MATCHED = 60
"""Longer than names and questions; the work grows with the text."""
_FEWEST_LETTERS_OF_A_SOUND = 5
"""Fewer letters of pinyin, with an error in them, may be anything."""

_FEWEST_LETTERS_WITH_AN_ERROR = 4
"""With fewer letters beside what is said around names, an answer would rest on those words."""


class PlaceSearch:
    """All texts of a plan's places, ready to be searched. Threads may share it.

    `titles` are further texts of a place, in the caller's words; `words` what people say for and
    around places; `sounds` how names may be typed, such as pinyin.
    """

    def __init__(
        self,
        plan: Plan,
        *,
        titles: TextsOf = no_titles,
        words: SearchWords = NO_WORDS,
        sounds: MakeSounds = no_sounds,
    ) -> None:
        self._plan = plan
        texts = list(place_texts(plan, words, titles))
        self._named = NamedPlaces(plan, texts)
        self._index = TextIndex(texts, words.small_words)
        self._questions = Questions(plan, words)
        self._emergencies = Emergencies(plan, words)
        self._standings = Standings(plan)
        spoken: dict[str, list[PlaceText]] = {}
        for text in texts:
            if is_han(text.text):
                spoken.setdefault(text.text, []).append(text)
        self._spoken = tuple(spoken.values())
        self._sounds = sounds(tuple(spoken))
        self._said: dict[str, list[int]] = {}
        for said, number in self._sounds.spoken():
            self._said.setdefault(said, []).append(number)
        self._answers = lru_cache(_KEPT)(self._search)

    def search(self, text: str) -> tuple[PlaceMatch, ...]:
        """The places that a text fits, each once with its best match, best matches first.

        Case, width, accents, spaces and marks do not count, nor what is said around a name; levels
        and buildings are heeded. What tells an emergency leads to emergency places first.
        Nothing fits a blank text or one longer than `LONGEST_SEARCH_CHARACTERS`; of a long one only
        the beginning is matched. Matches of equal `rank` fit equally well: they stand by level and
        id.
        """
        if len(text) > LONGEST_SEARCH_CHARACTERS or not compared(text):
            return ()
        return self._answers(" ".join(text.split())[:_MOST_CHARACTERS_MATCHED])

    def named(self, text: str) -> tuple[Place, ...]:
        """The places that a text names exactly, best kind of match only: by id, then number, then
        name, then synonym, then department. `text@level` asks for a level's label or id.

        Several places of one name are all returned, by level and id; none is an empty tuple.
        """
        return self._named.find(text)

    def _search(self, text: str) -> tuple[PlaceMatch, ...]:
        as_typed = found = self._spelled(text)
        if found.best > MatchQuality.EXACT and self._questions.is_only_around_names(text):
            found = self._new()
        elif found.best > MatchQuality.PREFIX:
            found = self._understood(text, found)
        phrase = self._emergencies.phrase_in(text)
        if phrase and not self._is_name(text, as_typed):
            found = self._help_first(text, phrase, found)
        return found.in_order()

    def _is_name(self, text: str, as_typed: Candidates) -> bool:
        """Whether a text that tells an emergency is rather the name of a place."""
        if any(self._named_exactly(way) for way in self._questions.peeled(text)):
            return True
        return not self._emergencies.is_phrase(text) and as_typed.are_named()

    def _named_exactly(self, text: str) -> bool:
        own = (MatchedOn.NAME, MatchedOn.REF)
        texts = self._index.of_key.get(compared(text), ())
        return any(each.field in own and compared(each.shown) == compared(text) for each in texts)

    def _help_first(self, text: str, phrase: str, found: Candidates) -> Candidates:
        """Where people are helped at once: where all are, then where the phrase is known; then
        what else was found, if that was not a guess."""
        known = self._spelled(phrase).closely() & self._emergencies.places
        said_else = self._emergencies.said_beside(phrase, text)
        is_all = self._questions.is_blank(said_else)
        worst = MatchQuality.EXACT if is_all else MatchQuality.READING
        rest = found if found.best <= worst else self._new()
        general = self._emergencies.general
        return rest.with_first((general, known.difference(general)))

    def _understood(self, text: str, as_typed: Candidates) -> Candidates:
        """The matches of the question that a text asks, where the text itself is no name."""
        for way in self._questions.peeled(text):
            found = self._spelled(way)
            if found.best <= MatchQuality.PREFIX:
                return found
        for where in self._questions.whereabouts(text):
            is_blank = self._questions.is_blank(where.rest)
            if where.is_missing and is_blank and as_typed.best > MatchQuality.WORD_PREFIX:
                return self._new()
            if where.level_ids is None:
                here = self._new() if is_blank else self._named_in(where.rest, as_typed)
            elif is_blank:
                here = self._new().with_all_of_levels(where.level_ids)
            else:
                here = self._named_in(where.rest, self._new()).on_levels(where.level_ids)
            if here and here.best <= as_typed.best:
                return here
        return as_typed

    def _named_in(self, text: str, as_typed: Candidates) -> Candidates:
        """The matches of the name that a text holds among fillers."""
        ways = list(self._questions.peeled(text))
        shorter = [self._questions.without_general_words(way) for way in ways]
        for way in dict.fromkeys((*ways, *shorter)):
            if any(key in self._index.of_key for key in self._index.keys(way)):
                return self._spelled(way)
        best = as_typed
        for way in ways:
            found = self._spelled(way)
            self._add_with_words(found, way)
            if found.best < best.best:
                best = found
        return (
            best or self._sounding(ways) or self._by_parts(ways) or self._misspelled(ways[:-4:-1])
        )

    def _new(self) -> Candidates:
        return Candidates(self._plan, self._standings)

    def _spelled(self, text: str) -> Candidates:
        """Matches by spelling and by sound."""
        found = self._new()
        for key in self._index.keys(text):
            for spelled, quality, left in self._index.spelled(key):
                found.add(self._index.of_key[spelled], quality, 0, left)
        letters = compared(text)
        if letters.isascii():
            for number, fit, left in self._sounds.typed(letters):
                whole = fit <= SHORTENED_FIT and len(letters) > 1
                quality = MatchQuality.PREFIX if whole else MatchQuality.READING
                found.add(self._spoken[number], quality, 0 if whole else fit, left, by_sound=True)
        return found

    def _add_with_words(self, found: Candidates, text: str) -> None:
        """Adds the places that have all words of a text, in any order."""
        typed = words(text)
        if is_han(text) or (len(typed) == 1 and singular(typed[0]) == typed[0]):
            return
        told = [word for word in typed if not self._questions.is_general(word)] or typed
        places, closely = -1, 0
        for word in told:
            close, aside = self._index.places_with_word(word)
            places &= close | aside
            closely |= close
        self._add_places(found, places & closely, MatchQuality.WORD_PREFIX, told)

    def _sounding(self, ways: Iterable[str]) -> Candidates:
        """Matches of Chinese texts that only sound right: other characters, traditional ones."""
        found = self._new()
        for way in ways:
            if is_han(way) and len(compared(way)) > 1:
                for number, fit, left in self._sounds.written(compared(way)):
                    found.add(self._spoken[number], MatchQuality.READING, fit, left, by_sound=True)
                if found:
                    break
        return found

    def _by_parts(self, ways: Iterable[str]) -> Candidates:
        found = self._new()
        for way in ways:
            for places, covered in covered_parts(way, self._index, self._questions):
                sub = round(10 * (1 - covered))
                self._add_places(found, places, MatchQuality.PARTS, words(way), sub)
            if found:
                break
        return found

    def _misspelled(self, ways: Iterable[str]) -> Candidates:
        found = self._new()
        for way in ways:
            told = [word for word in words(way) if not self._questions.is_beside_the_point(word)]
            if not is_han(way) and sum(map(len, told)) < _FEWEST_LETTERS_WITH_AN_ERROR:
                continue
            for key in self._index.keys(way):
                for misspelled, left in self._index.misspelled(key):
                    texts = self._index.of_key[misspelled]
                    found.add(texts, MatchQuality.TYPING_ERROR, 0, left)
            typed = [word for word in words(way) if not self._questions.is_general(word)]
            if typed and not is_han(way):
                places = -1
                for word in typed:
                    close, _ = self._index.places_with_word(word)
                    places &= close or self._index.places_with_misspelled_word(word)[0]
                self._add_places(found, places, MatchQuality.TYPING_ERROR, typed, 1)
            letters = self._sounds.heard(compared(way))
            if letters.isascii() and len(letters) >= _FEWEST_LETTERS_OF_A_SOUND:
                for said in beginning_but_for_errors(self._said, letters):
                    left = abs(len(said) - len(letters))
                    for number in self._said[said]:
                        texts = self._spoken[number]
                        found.add(texts, MatchQuality.TYPING_ERROR, 1, left, by_sound=True)
            if found:
                break
        return found

    def _add_places(
        self,
        found: Candidates,
        places: int,
        quality: MatchQuality,
        typed: Iterable[str],
        sub: int = 0,
    ) -> None:
        if places <= 0:
            return
        told = frozenset(typed)
        in_han = any(map(is_han, told))
        for number in numbers_of(places):
            text = self._named.closest(number, told, in_han=in_han)
            left = len(text.text) - sum(map(len, told))
            found.add((text,), quality, sub, max(0, left))
