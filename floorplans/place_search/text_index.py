"""The texts of all places by spelling: what equals, begins with, holds or nearly is a text.

Built once, never changed, so threads may share it. Sets of places are bits of a number.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from floorplans.place_search.keys import is_han, keys, singular, words
from floorplans.place_search.matches import MatchQuality
from floorplans.place_search.place_texts import Closeness, PlaceText
from floorplans.place_search.typing_errors import beginning_but_for_errors

_FEWEST_INSIDE = 3
_MOST_PARTS_KEPT = 4096
_MOST_LETTERS_OF_A_START = 4

Places = tuple[int, int]
"""Places as bits: those for which a text stands closely, those of which it is said by the way."""

KeyFit = tuple[str, MatchQuality, int]
"""A key, how well it fits, and how many of its letters are left."""


class TextIndex:
    """O(texts) memory; a search by spelling is linear in the number of different texts."""

    def __init__(self, texts: Sequence[PlaceText], small_words: Iterable[str] = ()) -> None:
        self._small = frozenset(small_words)
        of_key: defaultdict[str, list[PlaceText]] = defaultdict(list)
        of_word: defaultdict[str, int] = defaultdict(int)
        aside_of_word: defaultdict[str, int] = defaultdict(int)
        later: defaultdict[str, set[str]] = defaultdict(set)
        for text in texts:
            in_words = words(text.text)
            for key in self.keys(text.text):
                of_key[key].append(text)
                for start in range(1, len(in_words)):
                    later["".join(in_words[start:])].add(key)
            which = aside_of_word if text.closeness is Closeness.BY_THE_WAY else of_word
            for word in in_words:
                which[word] |= 1 << text.place
                which[singular(word)] |= 1 << text.place
        self.of_key: Mapping[str, list[PlaceText]] = dict(of_key)
        self._keys = sorted(of_key)
        self._later = sorted((word, tuple(in_keys)) for word, in_keys in later.items())
        self._of_word = {
            word: (of_word.get(word, 0), aside_of_word.get(word, 0) & ~of_word.get(word, 0))
            for word in {*of_word, *aside_of_word}
        }
        self._words = sorted(self._of_word)
        self._pairs = frozenset(
            key[at : at + 2] for key in self._keys for at in range(len(key) - 1)
        )
        self.places_with_part = lru_cache(_MOST_PARTS_KEPT)(self._places_with_part)
        """The places with a text that holds a part; the parts asked for last are kept."""

    def keys(self, text: str) -> tuple[str, ...]:
        """All that a text is compared as, without small words too."""
        simple = keys(text)
        in_words = words(text)
        if len(in_words) > 1 and self._small.intersection(in_words):
            told = "".join(word for word in in_words if word not in self._small)
            if told and told not in simple:
                return (*simple, told)
        return simple

    def spelled(self, wanted: str) -> Iterator[KeyFit]:
        """All keys that hold a key, each with its best fit."""
        in_words = {key for _, found in _from(self._later, wanted) for key in found}
        size = len(wanted)
        # Marks and digits from the middle of words say nothing before there are several.
        inside = size >= _FEWEST_INSIDE or not wanted.isascii() or wanted.isdigit()
        is_short = _is_short(wanted)
        for key in self._keys:
            if wanted in key:
                if key.startswith(wanted):
                    quality = MatchQuality.PREFIX if len(key) > size else MatchQuality.EXACT
                elif key in in_words:
                    quality = MatchQuality.WORD_PREFIX
                elif inside and (not is_short or _starts_a_word(key, wanted)):
                    quality = MatchQuality.SUBSTRING
                else:
                    continue
                yield key, quality, len(key) - size

    def misspelled(self, wanted: str) -> Iterator[tuple[str, int]]:
        """All keys that would begin with a key but for typing errors, and how many letters they
        differ in length. Short texts forgive none.

        A number is another room: no error in a digit is forgiven.
        """
        fewest = 3 if is_han(wanted) else 4
        if len(wanted) < fewest:
            return
        for key in beginning_but_for_errors(self._keys, wanted):
            yield key, abs(len(key) - len(wanted))

    def places_with_word(self, typed: str) -> Places:
        """The places with a word that begins with what was typed."""
        exact = self._of_word.get(typed) or self._of_word.get(singular(typed))
        if exact is not None:
            return exact
        return self._places_of_words(_words_from(self._words, typed) if len(typed) > 1 else ())

    def places_with_misspelled_word(self, typed: str) -> Places:
        """The same with one error in four letters and more, two in eight and more."""
        known = beginning_but_for_errors(self._words, typed) if len(typed) > 3 else ()
        return self._places_of_words(known)

    def _places_of_words(self, known: Iterable[str]) -> Places:
        close = aside = 0
        for word in known:
            close |= self._of_word[word][0]
            aside |= self._of_word[word][1]
        return close, aside & ~close

    def known_size(self, text: str, at: int, most: int) -> int:
        """How many signs of a text from a place on may be a part of a text of the plan: all pairs
        of neighbours in them stand together somewhere."""
        end = at + 1
        while end < min(len(text), at + most) and text[end - 1 : end + 1] in self._pairs:
            end += 1
        return end - at

    def _places_with_part(self, part: str) -> Places:
        close = aside = 0
        for key in self._keys:
            if part in key and (not _is_short(part) or _starts_a_word(key, part)):
                for text in self.of_key[key]:
                    if text.closeness is Closeness.BY_THE_WAY:
                        aside |= 1 << text.place
                    else:
                        close |= 1 << text.place
        return close, aside & ~close


def _is_short(wanted: str) -> bool:
    """Whether letters say nothing in the middle of a word: HIV in archive, ATM in treatment."""
    return len(wanted) <= _MOST_LETTERS_OF_A_START and wanted.isascii() and wanted.isalpha()


def _starts_a_word(key: str, wanted: str) -> bool:
    """Whether a key holds letters behind a sign of another script, or at its beginning."""
    at = key.find(wanted)
    while at > 0 and key[at - 1].isascii() and key[at - 1].isalpha():
        at = key.find(wanted, at + 1)
    return at >= 0


def _from(
    ordered: Sequence[tuple[str, tuple[str, ...]]], start: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    at = bisect_left(ordered, (start,))
    while at < len(ordered) and ordered[at][0].startswith(start):
        yield ordered[at]
        at += 1


def _words_from(ordered: Sequence[str], start: str) -> Iterator[str]:
    at = bisect_left(ordered, start)
    while at < len(ordered) and ordered[at].startswith(start):
        yield ordered[at]
        at += 1
