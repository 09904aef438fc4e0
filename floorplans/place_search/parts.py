"""Which parts of a question are texts of places: “blood test for my child” asks for two at once."""

from collections import defaultdict
from collections.abc import Iterator

from floorplans.place_search.keys import compared, is_han, plain, with_digits, words
from floorplans.place_search.questions import Questions
from floorplans.place_search.text_index import TextIndex

_LEAST_COVERED = 0.5
"""With less of it understood, an answer would be a guess."""
_LONGEST_PART = 16
_ASIDE = 0.7
"""What a part counts that is said of a place by the way only."""

_UNKNOWN = 0.4
"""What a word counts that no place has: people say more than names."""

_Part = tuple[int, int, float]
"""The places that it stands for closely and by the way, as bits, and what it weighs."""


def covered_parts(text: str, index: TextIndex, questions: Questions) -> Iterator[tuple[int, float]]:
    """Sets of places, as bits, with the share of a text that their own texts cover; best first.

    Numbers must be covered, since they tell rooms apart.
    """
    parts = (
        _han_parts(text, index, questions) if is_han(text) else _word_parts(text, index, questions)
    )
    whole = sum(weight for _, _, weight in parts)
    if not parts or whole <= 0:
        return
    shares: defaultdict[int, float] = defaultdict(float)
    seen = 0
    for close, aside, weight in parts:
        seen |= close
        for number in numbers_of(close):
            shares[number] += weight
        for number in numbers_of(aside):
            shares[number] += _ASIDE * weight
    if not seen:
        return  # nothing but what is said by the way
    by_share: dict[float, int] = {}
    for number, weight in shares.items():
        share = weight / whole
        if share >= _LEAST_COVERED:
            by_share[share] = by_share.get(share, 0) | 1 << number
    for share in sorted(by_share, reverse=True)[:2]:
        yield by_share[share], share


def _han_parts(text: str, index: TextIndex, questions: Questions) -> list[_Part]:
    """The longest known parts from left to right, the unknown signs between them with no place;
    none at all where only what is said around names is known."""
    key = compared(with_digits(plain(text)))
    parts: list[_Part] = []
    at = 0
    says_something = False
    while at < len(key):
        for end in range(at + index.known_size(key, at, _LONGEST_PART), at, -1):
            part = key[at:end]
            if (end - at >= 2 or part.isdigit()) and any(index.places_with_part(part)):
                parts.append((*index.places_with_part(part), float(end - at)))
                at = end
                says_something |= not questions.is_beside_the_point(part)
                break
        else:
            # An unknown number means a place that is not here.
            if key[at].isdigit():
                return []
            parts.append((0, 0, 1.0))
            at += 1
    return parts if says_something else []


def _word_parts(text: str, index: TextIndex, questions: Questions) -> list[_Part]:
    typed = [word for word in words(text) if not questions.is_beside_the_point(word)]
    if len(typed) < 2:
        return []
    parts: list[_Part] = []
    for word in typed:
        close, aside = index.places_with_word(word)
        if not close and not aside:
            close, aside = index.places_with_misspelled_word(word)
        if close or aside:
            # A word that few places have says more.
            weight = len(word) / (1 + (close | aside).bit_count() / 50)
        elif any(map(str.isdigit, word)):
            return []
        else:
            weight = _UNKNOWN * len(word)
        parts.append((close, aside, weight))
    return parts


def numbers_of(places: int) -> Iterator[int]:
    """The places of a set that is held as bits."""
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest
