"""What a question asks for that is no name as it stands: tried in the order in which it is likely.

Each reading is tried only where those before found nothing. It knows no emergencies.
"""

from collections.abc import Iterable, Sequence

from floorplans.place_search.candidates import Candidates
from floorplans.place_search.fits import Fits
from floorplans.place_search.keys import is_han, with_digits, words
from floorplans.place_search.letter_readings import LetterReadings
from floorplans.place_search.matches import MatchQuality
from floorplans.place_search.questions import Questions

_FEWEST_SIGNS_BEGUN = 4
"""A beginning of fewer Chinese signs may be that of another word."""
_FEWEST_SIGNS_TOLD = 2
_LEAST_COVERED_SURELY = 0.75
_LONGEST_ROW = 4
_FEWEST_CORRECTED = 4
_MOST_GUESSED = 3
"""So many ways to read a text are compared for typing errors, the shortest ones."""


class Understanding:
    """Finds what questions ask for. Never changed, so threads may share it."""

    def __init__(self, questions: Questions, fits: Fits, letters: LetterReadings) -> None:
        self._questions = questions
        self._fits = fits
        self._letters = letters

    def understood(self, text: str, as_typed: Candidates) -> Candidates:
        """The matches of the question that a text asks, where the text itself is no name."""
        for way in self._questions.turned(text):
            if self._fits.is_known(way):
                return self._fits.spelled(way)
        for way in self._questions.peeled(text):
            found = self._fits.spelled(way)
            if found.best <= MatchQuality.PREFIX and not _is_single(way, text):
                return found
        wheres = list(self._questions.whereabouts(text))
        if not any(where.tells_level for where in wheres):
            found = self._said_plainly(text)
            if found:
                return found
        for where in wheres:
            is_blank = self._questions.is_blank(where.rest)
            if where.is_missing and is_blank and as_typed.best > MatchQuality.WORD_PREFIX:
                return self._fits.none()
            if where.level_ids is None:
                here = self._fits.none() if is_blank else self._named_in(where.rest, as_typed)
            elif is_blank:
                here = self._fits.none().with_all_of(where.level_ids, is_house=where.is_house)
            else:
                named = self._named_in(where.rest, self._fits.none())
                here = named.on_levels(where.level_ids)
            if here and here.best <= as_typed.best:
                return here
        return as_typed

    def _said_plainly(self, text: str) -> Candidates:
        """The matches of what most of a text is, or all but the words that say nothing."""
        ways = list(self._questions.peeled(text))
        for way in ways:
            beginning = self._known_beginning(way)
            if beginning:
                return self._fits.spelled(beginning).at_best(MatchQuality.PARTS)
        for way in self._plainly(ways):
            if self._fits.is_known(way):
                return self._fits.spelled(way)
        return self._fits.none()

    def _named_in(self, text: str, as_typed: Candidates) -> Candidates:
        """The matches of the name that a text holds among fillers."""
        ways = list(self._questions.peeled(text))
        plainly = [way for way in self._plainly(ways) if way not in ways]
        for group in (ways, plainly):
            shorter = [each for way in group for each in self._without_general_words(way)]
            for way in dict.fromkeys((*group, *shorter)):
                is_name = way == text or not self._questions.is_beside_the_point(way)
                if is_name and self._fits.is_known(way):
                    return self._fits.spelled(way)
            for way in group:
                same = self._fits.of_same_words(way)
                if same:
                    return same
                for other in self._questions.otherwise(way):
                    if self._fits.is_known(other):
                        return self._fits.spelled(other)
            by_letters = self._by_letters(group, as_typed)
            if by_letters:
                return by_letters
        best = as_typed
        all_ways = list(dict.fromkeys((*ways, *plainly)))
        for way in all_ways:
            if _is_single(way, text):
                continue
            found = self._fits.with_words(self._fits.spelled(way), way)
            if found.best < best.best:
                best = found
        return (
            best
            or self._fits.sounding(all_ways)
            or self._corrected(text)
            or self._fits.by_parts(all_ways, _LEAST_COVERED_SURELY)
            or self._in_a_row(all_ways)
            or self._fits.by_parts(all_ways)
            or self._fits.misspelled(self._guessed(text, ways))
            or self._longest_told(text)
        )

    def _by_letters(self, ways: Sequence[str], as_typed: Candidates) -> Candidates:
        """The matches of what may be pinyin with two letters swapped, or a run of letters."""
        found = self._fits.none()
        if not as_typed:
            found = self._fits.swapped(ways)
            if not found and ways and self._fits.is_slip(ways[0]):
                found = self._corrected(ways[0])
        return found or (self._letters.found_in(ways[0], as_typed) if ways else found)

    def _plainly(self, ways: Iterable[str]) -> Sequence[str]:
        """Texts without the words that say nothing of a place, and what is said around it then."""
        shorter = map(self._questions.without_loose_words, ways)
        return list(dict.fromkeys(way for each in shorter for way in self._questions.peeled(each)))

    def _known_beginning(self, text: str) -> str:
        """The longest beginning of a Chinese text that is most of it and a text of a place, perhaps
        in words that ask for the same."""
        for way in (text, *self._questions.otherwise(text)) if is_han(text) else ():
            fewest = max(_FEWEST_SIGNS_BEGUN, len(way) // 2 + 1)
            for end in range(len(way) - 1, fewest - 1, -1):
                if self._fits.is_known(way[:end]) and not self._fits.is_known(way[end:]):
                    return way[:end]
        return ""

    def _longest_told(self, text: str) -> Candidates:
        """The matches of the longest piece of a Chinese text that is a text of a place, the last of
        several, if it is enough of it."""
        # A number that was not understood tells of a place that is not here.
        if is_han(text) and not any(map(str.isdigit, with_digits(text))):
            fewest = max(_FEWEST_SIGNS_TOLD, -(-len(text) // 4))
            for size in range(len(text) - 1, fewest - 1, -1):
                for at in range(len(text) - size, -1, -1):
                    piece = text[at : at + size]
                    is_told = not self._questions.is_beside_the_point(piece)
                    if is_told and self._fits.is_known(piece):
                        return self._fits.spelled(piece).at_best(MatchQuality.PARTS)
        return self._fits.none()

    def _in_a_row(self, ways: Sequence[str]) -> Candidates:
        """The matches of the longest run of words that is a text of a place, of the first one of
        those: people name their complaint before they tell where."""
        told = words(ways[0]) if ways and not is_han(ways[0]) else ()
        for size in range(min(len(told) - 1, _LONGEST_ROW), 0, -1):
            for at in range(len(told) - size + 1):
                row = told[at : at + size]
                if not all(map(self._questions.is_beside_the_point, row)):
                    text = " ".join(row)
                    is_known = self._fits.is_known(text)
                    found = (self._fits.spelled if is_known else self._fits.of_same_words)(text)
                    if found:
                        return found.at_best(MatchQuality.PARTS)
        return self._fits.none()

    def _corrected(self, text: str) -> Candidates:
        """The matches of a question with its misspelled words set right; they are guesses."""
        told = [] if is_han(text) else list(words(text))
        right = [
            word
            if len(word) < _FEWEST_CORRECTED
            or self._questions.is_said_around(word)
            or self._questions.is_beside_the_point(word)
            or self._fits.is_word(word)
            else self._fits.corrected(word)
            for word in told
        ]
        if right == told:
            return self._fits.none()
        found = self.understood(" ".join(right), self._fits.none())
        return (
            found.at_best(MatchQuality.TYPING_ERROR)
            if found.best < MatchQuality.TYPING_ERROR
            else self._fits.none()
        )

    def _without_general_words(self, text: str) -> Sequence[str]:
        """A text without the general words at its end, one more at a time."""
        found: list[str] = []
        shorter = self._questions.without_general_word(text, self._fits.is_known)
        while shorter != text and len(found) < _MOST_GUESSED:
            found.append(shorter)
            text = shorter
            shorter = self._questions.without_general_word(text, self._fits.is_known)
        return found

    def _guessed(self, text: str, ways: Sequence[str]) -> Sequence[str]:
        """The ways to read a text in which to look for typing errors."""
        return (*ways[: -_MOST_GUESSED - 1 : -1], *self._letters.surely_in(text)[-1:])


def _is_single(way: str, text: str) -> bool:
    """Whether a single Chinese sign is left of a text: it begins and ends many a word."""
    return len(way) == 1 and is_han(way) and way != text
