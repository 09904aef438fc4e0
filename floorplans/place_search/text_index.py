"""The texts of all places by spelling: what equals, begins with, holds or nearly is a text.

Built once, never changed, so threads may share it. Sets of places are bits of a number.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from floorplans.place_search.keys import is_han, keys, singular, stemmed, words
from floorplans.place_search.matches import MatchQuality
from floorplans.place_search.ordered_texts import OrderedTexts
from floorplans.place_search.place_texts import Closeness, PlaceText
from floorplans.place_search.typing_errors import is_another_word

_FEWEST_INSIDE = 3
_MOST_PARTS_KEPT = 4096
_MOST_LETTERS_OF_A_START = 4
_FEWEST_BEGUN = 3
_FEWEST_MISSPELLED = 4
_FEWEST_OF_A_SLIP = 7
"""A word of so many letters that is nearly another is no run of shorter ones."""
_MOST_LONGER = 2
"""A word that is longer than what was typed by more was not meant to be typed to its end."""
_VOWELS = re.compile("[aeiou]")

Places = tuple[int, int]
"""Places as bits: those for which a text stands closely, those of which it is said by the way."""

KeyFit = tuple[str, MatchQuality, int]
"""A key, how well it fits, and how many of its letters are left."""


class TextIndex:
    """O(texts) memory; a search by spelling reads only texts that hold a rare pair of its signs."""

    def __init__(self, texts: Sequence[PlaceText], small_words: Iterable[str] = ()) -> None:
        self._small = frozenset(small_words)
        of_key: defaultdict[str, list[PlaceText]] = defaultdict(list)
        of_word: defaultdict[str, int] = defaultdict(int)
        aside_of_word: defaultdict[str, int] = defaultdict(int)
        later: defaultdict[str, set[str]] = defaultdict(set)
        of_words: defaultdict[frozenset[str], list[PlaceText]] = defaultdict(list)
        same: defaultdict[str, list[PlaceText]] = defaultdict(list)
        for text in texts:
            same[text.text].append(text)
        for written, of_places in same.items():
            in_words = words(written)
            if written.isascii():
                of_words[self._stems(in_words)] += of_places
            for key in self.keys(written):
                of_key[key] += of_places
                for start in range(1, len(in_words)):
                    later["".join(in_words[start:])].add(key)
            close, aside = _places_of(of_places)
            for word in {*in_words, *map(singular, in_words)}:
                of_word[word] |= close
                aside_of_word[word] |= aside
        self.of_key: Mapping[str, list[PlaceText]] = dict(of_key)
        self._of_words: Mapping[frozenset[str], Sequence[PlaceText]] = dict(of_words)
        self._keys = OrderedTexts(of_key)
        self._later = sorted((word, tuple(in_keys)) for word, in_keys in later.items())
        self._of_word = {
            word: (of_word.get(word, 0), aside_of_word.get(word, 0) & ~of_word.get(word, 0))
            for word in {*of_word, *aside_of_word}
        }
        self._words = OrderedTexts(self._of_word)
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

    def of_same_words(self, typed: Iterable[str]) -> Sequence[PlaceText]:
        """The texts that are some words, in any order, number and tense."""
        return self._of_words.get(self._stems(typed), ())

    def _stems(self, typed: Iterable[str]) -> frozenset[str]:
        return frozenset(map(stemmed, typed)) - self._small

    def spelled(self, wanted: str) -> Iterator[KeyFit]:
        """All keys that hold a key, each with its best fit."""
        in_words = {key for _, found in _from(self._later, wanted) for key in found}
        size = len(wanted)
        # Marks and digits from the middle of words say nothing before there are several.
        inside = size >= _FEWEST_INSIDE or not wanted.isascii() or wanted.isdigit()
        is_short = _is_short(wanted)
        keys_held = self._keys.holding(wanted) if inside else self._beginning(wanted, in_words)
        for key in keys_held:
            if key.startswith(wanted):
                quality = MatchQuality.PREFIX if len(key) > size else MatchQuality.EXACT
            elif key in in_words:
                quality = MatchQuality.WORD_PREFIX
            elif inside and (not is_short or _starts_a_word(key, wanted)):
                quality = MatchQuality.SUBSTRING
            else:
                continue
            yield key, quality, len(key) - size

    def _beginning(self, wanted: str, in_words: set[str]) -> Iterator[str]:
        begun = list(self._keys.beginning(wanted))
        yield from begun
        yield from sorted(in_words.difference(begun))

    def misspelled(self, wanted: str) -> Iterator[tuple[str, int, int]]:
        """All keys that would begin with a key but for typing errors, with their number, and how
        many letters they differ in length. Short texts forgive none.

        A number is another room: no error in a digit is forgiven.
        """
        fewest = 3 if is_han(wanted) else 4
        if len(wanted) < fewest:
            return
        for key, errors in self._keys.beginning_but_for_errors(wanted):
            if not is_another_word(key, wanted):
                yield key, errors, abs(len(key) - len(wanted))

    def places_with_word(self, typed: str) -> Places:
        """The places with a word that begins with what was typed."""
        exact = self._of_word.get(typed) or self._of_word.get(singular(typed))
        if exact is not None:
            return exact
        return self._places_of_words(self._words.beginning(typed) if len(typed) > 1 else ())

    def places_with_told_word(self, typed: str) -> Places:
        """The same for one word of several, of which few letters are a word and no beginning."""
        if len(typed) < _FEWEST_BEGUN:
            return self._of_word.get(typed, (0, 0))
        return self.places_with_word(typed)

    def has_word(self, word: str) -> bool:
        """Whether any text has a word, or one that begins with it."""
        return word in self._of_word or next(self._words.beginning(word), None) is not None

    def corrected(self, word: str, is_beside_the_point: Callable[[str], bool]) -> str:
        """The word nearest to a misspelled one, of several that with the same consonants, then that
        of most places; the word as it stands where none is near."""
        heard = _VOWELS.sub("", word)
        near = [
            (
                *(errors, _VOWELS.sub("", known) != heard, abs(len(known) - len(word))),
                *(-self._of_word[known][0].bit_count(), known),
            )
            for known, errors in self._near(word)
            if not is_beside_the_point(known)
        ]
        return min(near)[-1] if near else word

    def is_slip(self, word: str) -> bool:
        """Whether a long word is one of the plan's but for one error, and not a plural of one."""
        is_known = word in self._of_word or singular(word) in self._of_word
        return (len(word) >= _FEWEST_OF_A_SLIP and not is_known) and any(
            errors == 1 and abs(len(known) - len(word)) <= 1 for known, errors in self._near(word)
        )

    def places_with_misspelled_word(self, typed: str) -> Places:
        """The places with a word that was meant, but for errors, by what was typed."""
        near = self._near(typed)
        fewest = min((errors for _, errors in near), default=0)
        return self._places_of_words(word for word, errors in near if errors == fewest)

    def _near(self, typed: str) -> list[tuple[str, int]]:
        """The words of about the same length with one error in four letters and more, two in eight
        and more, none of them in the first letter; with the number of errors."""
        if len(typed) < _FEWEST_MISSPELLED:
            return []
        return [
            (word, errors)
            for word, errors in self._words.beginning_but_for_errors(typed)
            if word[0] == typed[0]
            and abs(len(word) - len(typed)) <= _MOST_LONGER
            and not is_another_word(word, typed)
        ]

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
        while end < min(len(text), at + most) and self._keys.has_pair(text[end - 1 : end + 1]):
            end += 1
        return end - at

    def _places_with_part(self, part: str) -> Places:
        held: list[PlaceText] = []
        for key in self._keys.holding(part):
            if not _is_short(part) or _starts_a_word(key, part):
                held += self.of_key[key]
        return _places_of(held)


def _places_of(texts: Iterable[PlaceText]) -> Places:
    close = aside = 0
    for text in texts:
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
