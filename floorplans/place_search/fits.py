"""The places that a text fits, asked in one way at a time: by spelling, sound, parts, or but for
typing errors. Which way is asked when is the search's matter.
"""

from collections.abc import Iterable, Sequence

from floorplans.model import Plan
from floorplans.place_search.candidates import Candidates, Standings
from floorplans.place_search.keys import compared, is_han, plain, respelled, singular, words
from floorplans.place_search.matches import MatchedOn, MatchQuality
from floorplans.place_search.named_places import NamedPlaces, held_words
from floorplans.place_search.ordered_texts import OrderedTexts
from floorplans.place_search.parts import covered_parts, numbers_of
from floorplans.place_search.place_texts import PlaceText
from floorplans.place_search.questions import Questions
from floorplans.place_search.sounds import FULL_FIT, SHORTENED_FIT, Sounds
from floorplans.place_search.text_index import TextIndex

_FEWEST_LETTERS_OF_A_SOUND = 5
"""Fewer letters of pinyin, with an error in them, may begin anything; they are but a whole text."""
_FEWEST_LETTERS_SWAPPED = 4
"""Of so many, with two in the wrong order, a whole text in pinyin is hardly made by chance."""
_FEWEST_LETTERS_WITH_AN_ERROR = 4
"""With fewer letters beside what is said around names, an answer would rest on those words."""
_IN_FULL = -1
"""Goes before all else of one quality: all syllables of it are typed."""


class Fits:
    """All texts of a plan's places, by spelling and sound. Never changed, so threads share it.

    `sounds` are those of the Chinese texts, each once, in their order.
    """

    def __init__(
        self,
        plan: Plan,
        texts: Sequence[PlaceText],
        questions: Questions,
        named: NamedPlaces,
        index: TextIndex,
        sounds: Sounds,
    ) -> None:
        self._plan = plan
        self._questions = questions
        self._named = named
        self._index = index
        self._standings = Standings(plan)
        spoken: dict[str, list[PlaceText]] = {}
        for text in texts:
            if is_han(text.text):
                spoken.setdefault(text.text, []).append(text)
        self._spoken = tuple(spoken.values())
        self._called = frozenset(
            number
            for number, same in enumerate(self._spoken)
            if any(text.field is not MatchedOn.COMMON_WORD for text in same)
        )
        """What a plan itself says: one letter is the beginning of too much else."""
        self.sounds = sounds
        self._said: dict[str, list[int]] = {}
        for said, number in self.sounds.spoken():
            self._said.setdefault(said, []).append(number)
        self._all_said = OrderedTexts(self._said)

    def none(self) -> Candidates:
        """No places yet."""
        return Candidates(self._plan, self._standings)

    def is_known(self, text: str) -> bool:
        """Whether a text, but for its spelling, is one of a place."""
        return any(key in self._index.of_key for key in self._index.keys(text))

    def of_same_words(self, text: str) -> Candidates:
        """The places of a text with the words of this one, in any order, number and tense; with
        all of them first, then without those that say nothing of the place."""
        told = words(text)
        beside, general = self._questions.is_beside_the_point, self._questions.is_general
        for typed in (
            told,
            [word for word in told if general(word) or not beside(word)],
            [word for word in told if not beside(word)],
        ):
            texts = self._index.of_same_words(typed) if typed and text.isascii() else ()
            if texts:
                found = self.none()
                found.add(texts, MatchQuality.PREFIX, 0, 0)
                return found
        return self.none()

    def is_word(self, word: str) -> bool:
        """Whether any text of a place has a word."""
        return self._index.has_word(word)

    def corrected(self, word: str) -> str:
        """The word of a place's text that was meant by a misspelled one; that as it stands where
        there is none, or several."""
        return self._index.corrected(word, self._questions.is_beside_the_point)

    def is_slip(self, text: str) -> bool:
        """Whether a text is a single long word with one error."""
        return self._index.is_slip(respelled(plain(text)))

    def is_heard(self, letters: str) -> bool:
        """Whether letters are how a text of a place sounds."""
        return self.sounds.heard(letters) in self._said

    def swapped(self, ways: Iterable[str]) -> Candidates:
        """Matches of what is wholly in pinyin but for two neighbours in the other's place."""
        for way in ways:
            letters = compared(way)
            if len(letters) >= _FEWEST_LETTERS_SWAPPED and letters.isascii() and letters.isalpha():
                for at in range(len(letters) - 1):
                    meant = letters[:at] + letters[at : at + 2][::-1] + letters[at + 2 :]
                    if meant != letters and self.is_heard(meant):
                        return self.spelled(meant).at_best(MatchQuality.TYPING_ERROR)
        return self.none()

    def is_name(self, text: str) -> bool:
        """Whether a text is the own name or number of a place."""
        own = (MatchedOn.NAME, MatchedOn.REF)
        texts = self._index.of_key.get(compared(text), ())
        return any(each.field in own and compared(each.shown) == compared(text) for each in texts)

    def spelled(self, text: str) -> Candidates:
        """Matches by spelling and by sound."""
        found = self.none()
        for key in self._index.keys(text):
            for spelled, quality, left in self._index.spelled(key):
                found.add(self._index.of_key[spelled], quality, 0, left)
        letters = compared(text)
        if letters.isascii():
            for number, fit, left in self.sounds.typed(letters):
                if len(letters) == 1 and number not in self._called:
                    continue
                whole = fit <= SHORTENED_FIT and len(letters) > 1
                quality = MatchQuality.PREFIX if whole else MatchQuality.READING
                sub = 0 if whole else fit
                if fit == FULL_FIT:
                    sub = _IN_FULL
                found.add(self._spoken[number], quality, sub, left, by_sound=True)
        return found

    def with_words(self, found: Candidates, text: str) -> Candidates:
        """Adds the places of a text that has all words of this one, in any order."""
        typed = words(text)
        if is_han(text) or (len(typed) == 1 and singular(typed[0]) == typed[0]):
            return found
        told = [word for word in typed if not self._questions.is_general(word)] or typed
        places, closely = -1, 0
        for word in told:
            close, aside = self._index.places_with_word(word)
            places &= close | aside
            closely |= close
        for number in numbers_of(places & closely if places > 0 else 0):
            closest = self._named.closest(number, frozenset(told), in_han=False)
            if held_words(told, closest) == len(told):
                left = len(closest.text) - sum(map(len, told))
                found.add((closest,), MatchQuality.WORD_PREFIX, 0, max(0, left))
        return found

    def sounding(self, ways: Iterable[str]) -> Candidates:
        """Matches of Chinese texts that only sound right: other characters, traditional ones."""
        found = self.none()
        for way in ways:
            if is_han(way) and len(compared(way)) > 1:
                for number, fit, left in self.sounds.written(compared(way)):
                    found.add(self._spoken[number], MatchQuality.READING, fit, left, by_sound=True)
                if found:
                    break
        return found

    def by_parts(self, ways: Iterable[str], least: float = 0.0) -> Candidates:
        """The places that cover the most of a text, if enough of it."""
        found = self.none()
        for way in ways:
            for places, covered in covered_parts(way, self._index, self._questions):
                sub = round(10 * (1 - covered))
                if covered < least:
                    continue
                self._add_places(found, places, MatchQuality.PARTS, words(way), sub)
            if found:
                break
        return found

    def misspelled(self, ways: Iterable[str]) -> Candidates:
        """The places that a text fits but for typing errors, in names, words and pinyin."""
        found = self.none()
        for way in ways:
            told = [word for word in words(way) if not self._questions.is_beside_the_point(word)]
            if not is_han(way) and sum(map(len, told)) < _FEWEST_LETTERS_WITH_AN_ERROR:
                continue
            for key in self._index.keys(way):
                for misspelled, errors, left in self._index.misspelled(key):
                    texts = self._index.of_key[misspelled]
                    found.add(texts, MatchQuality.TYPING_ERROR, 2 * errors, left)
            typed = told or [word for word in words(way) if not self._questions.is_general(word)]
            if typed and not is_han(way):
                places = -1
                for word in typed:
                    close, _ = self._index.places_with_told_word(word)
                    places &= close or self._index.places_with_misspelled_word(word)[0]
                self._add_places(found, places, MatchQuality.TYPING_ERROR, typed, 3)
            # Chinese signs were chosen by their sound, and that without an error.
            letters = "" if is_han(way) else self.sounds.heard(compared(way))
            if letters.isascii() and len(letters) >= _FEWEST_LETTERS_WITH_AN_ERROR:
                is_short = len(letters) < _FEWEST_LETTERS_OF_A_SOUND
                for said, errors in self._all_said.beginning_but_for_errors(letters):
                    if is_short and (len(said), said[0]) != (len(letters), letters[0]):
                        continue
                    left = abs(len(said) - len(letters))
                    sub = 2 * errors + 1
                    for number in self._said[said]:
                        texts = self._spoken[number]
                        found.add(texts, MatchQuality.TYPING_ERROR, sub, left, by_sound=True)
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
