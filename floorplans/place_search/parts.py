"""Which parts of a question are texts of places: “blood test for my child” asks for two at once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from floorplans.place_search.keys import compared, is_han, plain, with_digits, words
from floorplans.place_search.questions import Questions
from floorplans.place_search.text_index import TextIndex

_LEAST_COVERED = 0.5
"""With less of it understood, an answer would be a guess."""
_LONGEST_PART = 16
_LAST = 1.6
_ASIDE = 0.7
"""What a part counts that is said of a place by the way only."""

_UNKNOWN = 0.4
"""What a word counts that no place has: people say more than names."""

_Part = tuple[int, int, float]
"""The places that it stands for closely and by the way, as bits, and what it weighs."""


def covered_parts(text: str, index: TextIndex, questions: Questions) -> Iterator[tuple[int, float]]:
    """Sets of places, as bits, with the share of a text that their own texts cover; best first.

    Numbers must be covered, since they tell rooms apart. Chinese is parted from the left and from
    the right, and that taken which more is covered by: 心脏病房 is 心脏 and 病房.
    """
    if not is_han(text):
        ways = [_word_parts(text, index, questions)]
    else:
        key = compared(with_digits(plain(text)))
        ways = [
            _han_parts(key, _from_left(key, index), index, questions),
            _han_parts(key, _from_right(key, index), index, questions),
        ]
    covered = [list(_shares(parts)) for parts in ways]
    yield from max(covered, key=lambda shares: shares[0][1] if shares else 0.0)


def _shares(parts: Sequence[_Part]) -> Iterator[tuple[int, float]]:
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


def _is_part(part: str, index: TextIndex) -> bool:
    return (len(part) >= 2 or part.isdigit()) and any(index.places_with_part(part))


def _from_left(key: str, index: TextIndex) -> list[tuple[int, int]]:
    """The longest known parts from left to right."""
    found = []
    at = 0
    while at < len(key):
        ends = range(at + index.known_size(key, at, _LONGEST_PART), at, -1)
        end = next((end for end in ends if _is_part(key[at:end], index)), at)
        if end > at:
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _from_right(key: str, index: TextIndex) -> list[tuple[int, int]]:
    """The longest known parts from right to left."""
    found: list[tuple[int, int]] = []
    end = len(key)
    while end > 0:
        starts = range(max(0, end - _LONGEST_PART), end)
        known = (at for at in starts if at + index.known_size(key, at, end - at) >= end)
        at = next((at for at in known if _is_part(key[at:end], index)), end)
        if at < end:
            found.append((at, end))
        end = min(at, end - 1)
    return found[::-1]


def _han_parts(
    key: str, known: Sequence[tuple[int, int]], index: TextIndex, questions: Questions
) -> list[_Part]:
    """Known parts, the unknown signs between them with no place; none at all where only what is
    said around names is known."""
    parts: list[_Part] = []
    says_something = False
    at = 0
    for first, end in (*known, (len(key), len(key))):
        # An unknown number means a place that is not here.
        if any(map(str.isdigit, key[at:first])):
            return []
        parts += [(0, 0, 1.0)] * (first - at)
        at = end
        if end > first:
            part = key[first:end]
            # What is wanted stands last: glasses in 老花眼配镜.
            is_last = end == len(key) and not any(map(str.isdigit, part))
            weight = (end - first) * (_LAST if is_last else 1.0)
            parts.append((*index.places_with_part(part), weight))
            is_digit = len(part) == 1 and part.isdigit()
            says_something |= not is_digit and not questions.is_beside_the_point(part)
    return parts if says_something else []


def _word_parts(text: str, index: TextIndex, questions: Questions) -> list[_Part]:
    typed = [word for word in words(text) if not questions.is_beside_the_point(word)]
    if len(typed) < 2:
        return []
    parts: list[_Part] = []
    for word in typed:
        close, aside = index.places_with_told_word(word)
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
