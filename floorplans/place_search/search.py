"""The search itself: asks by spelling, then by sound, then by parts, then for typing errors.

Each step is taken only where those before found nothing better; all matches get one order.
"""

from functools import lru_cache

from floorplans.model import Place, Plan
from floorplans.place_search.candidates import Candidates
from floorplans.place_search.emergencies import Emergencies
from floorplans.place_search.fits import Fits
from floorplans.place_search.keys import compared, is_han
from floorplans.place_search.letter_readings import LetterReadings
from floorplans.place_search.matches import LONGEST_SEARCH_CHARACTERS, MatchQuality, PlaceMatch
from floorplans.place_search.named_places import NamedPlaces
from floorplans.place_search.place_texts import TextsOf, no_titles, place_texts
from floorplans.place_search.questions import Questions
from floorplans.place_search.search_words import NO_WORDS, SearchWords
from floorplans.place_search.sounds import MakeSounds, no_sounds
from floorplans.place_search.text_index import TextIndex
from floorplans.place_search.understanding import Understanding

_KEPT = 1024
_MOST_CHARACTERS_MATCHED = 60
"""Longer than names and questions; the work grows with the text."""


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
        texts = list(place_texts(plan, words, titles))
        self._named = NamedPlaces(plan, texts)
        index = TextIndex(texts, words.small_words)
        spoken = sounds(tuple(dict.fromkeys(each.text for each in texts if is_han(each.text))))
        self._questions = Questions(plan, words, spoken.letters)
        self._fits = Fits(plan, texts, self._questions, self._named, index, spoken)
        self._letters = LetterReadings(words, self._fits, spoken.letters)
        self._understanding = Understanding(self._questions, self._fits, self._letters)
        self._emergencies = Emergencies(plan, words, spoken.letters)
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
        as_typed = found = self._fits.spelled(text)
        if found.best > MatchQuality.EXACT and self._questions.is_only_around_names(text):
            found = self._fits.none()
        elif found.best > MatchQuality.PREFIX:
            found = self._understanding.understood(text, found)
        phrase = self._emergencies.phrase_in(text) or self._phrase_in_letters(text, as_typed)
        if phrase and not self._is_name(text, phrase, as_typed):
            found = self._help_first(text, phrase, found)
        return found.in_order()

    def _phrase_in_letters(self, text: str, as_typed: Candidates) -> str:
        """The phrase that a text tells in pinyin, or without spaces; empty for none."""
        told = self._emergencies.phrase_told_by_letters
        ways = self._letters.all_in(text)
        if as_typed.best <= MatchQuality.PREFIX:
            ways = ways[:1]
        return next((told[way] for way in ways if way in told), "")

    def _is_name(self, text: str, phrase: str, as_typed: Candidates) -> bool:
        """Whether a text that tells an emergency is rather the name of a place, or of an illness
        of which the emergency is but a part: bleeding gums."""
        ways = list(self._questions.peeled(text))
        if any(self._fits.is_name(way) for way in ways):
            return True
        beside = self._emergencies.said_beside
        known = (way for way in ways if phrase in way and self._fits.is_known(way))
        if not all(self._questions.is_blank(beside(phrase, way)) for way in known):
            return True
        return not self._emergencies.is_phrase(text) and as_typed.are_named()

    def _help_first(self, text: str, phrase: str, found: Candidates) -> Candidates:
        """Where people are helped at once: where all are, then where the phrase is known; then
        what else was found, if that was not a guess."""
        known = self._fits.spelled(phrase).closely() & self._emergencies.places
        said_else = self._emergencies.said_beside(phrase, text)
        is_all = self._questions.is_blank(said_else)
        worst = MatchQuality.EXACT if is_all else MatchQuality.READING
        rest = found if found.best <= worst else self._fits.none()
        general = self._emergencies.general
        return rest.with_first((general, known.difference(general)))
