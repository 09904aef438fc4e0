"""Questions typed in one run of letters: in pinyin, without spaces, or in two scripts at once; and
Chinese ones in other signs of the same sound, such as traditional ones.
"""

from collections.abc import Callable, Sequence

from floorplans.place_search.candidates import Candidates
from floorplans.place_search.fits import Fits
from floorplans.place_search.keys import is_han
from floorplans.place_search.matches import MatchQuality
from floorplans.place_search.run_together import RunTogether
from floorplans.place_search.search_words import SearchWords

_FEWEST_SOUNDING = 5
"""Fewer letters of pinyin are how many a word sounds."""
_MOST_TRIED = 2
_FEWEST_LEFT_UNSURELY = 4
"""Fewer letters beside what is hardly a filler may be one word with an error: cesou for cesuo."""
_FEWEST_BEGUN = 3
"""Fewer letters begin too many English words; they may stand for syllables."""


class LetterReadings:
    """Finds the names in runs of letters. Never changed, so threads may share it."""

    def __init__(self, words: SearchWords, fits: Fits, letters: Callable[[str], str]) -> None:
        """`letters` types a text with Latin letters."""
        self._fits = fits
        self._letters = letters
        around = (*words.fillers, *words.nearest)
        endings = frozenset(words.name_endings)
        # What a name may end on, but no sign that tells how somebody feels.
        behind = (word for word in words.general_words if len(word) > 1 or word in endings)
        self._run_together = RunTogether(letters, around, behind)
        self._written_together = RunTogether(letters, around, ())

    def all_in(self, text: str) -> Sequence[str]:
        """All that may be the name in a text, by its letters: the whole first."""
        letters = self._letters(text)
        return (letters, *(rest.letters for rest in self._run_together.rests(letters)))

    def surely_in(self, text: str) -> Sequence[str]:
        """What may be the name in Latin letters, the longest first, where what stands around it is
        sure."""
        rests = () if is_han(text) else self._run_together.rests(self._letters(text))
        return [rest.letters for rest in rests if rest.is_sure]

    def found_in(self, text: str, as_typed: Candidates) -> Candidates:
        """The matches of what is typed in one run with all that is said around it: in pinyin, in
        two scripts at once, without spaces, or in traditional characters."""
        letters = self._letters(text)
        if not any(sign.isascii() and sign.isalpha() for sign in text):
            return self._among_signs(text, letters)
        for rest in self._run_together.rests(letters):
            is_much = rest.is_sure or 2 * len(rest.letters) >= len(letters)
            is_name = (is_much or bool(as_typed)) and self._fits.is_known(rest.letters)
            is_enough = rest.is_sure or len(rest.letters) >= _FEWEST_LEFT_UNSURELY
            if is_name or (is_much and is_enough and self._fits.is_heard(rest.letters)):
                return self._fits.spelled(rest.letters)
        for letters_left in self.surely_in(text)[: -_MOST_TRIED - 1 : -1]:
            found = self._fits.spelled(letters_left)
            is_heard = not as_typed and found.are_heard()
            is_enough = is_heard or len(letters_left) >= _FEWEST_BEGUN
            if is_enough and found.best <= MatchQuality.READING:
                return found
        return self._fits.none()

    def _among_signs(self, text: str, letters: str) -> Candidates:
        """The matches of Chinese signs, by their sound: they may sound like much, so that what is
        taken away must be sure, and what is left no syllable or two of many."""
        borders = {len(self._letters(text[:size])) for size in range(len(text) + 1)}
        for rest in self._written_together.rests(letters):
            if not {rest.first, rest.last} <= borders:
                continue
            if len(rest.letters) < max(_FEWEST_SOUNDING, len(letters) / 4):
                break
            if rest.is_sure and self._fits.is_heard(rest.letters):
                return self._fits.spelled(rest.letters).at_best(MatchQuality.READING)
        return self._fits.none()
