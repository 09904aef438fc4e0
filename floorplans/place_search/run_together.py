"""What is said around a name where nothing parts it from the name: “woyaochouxue”, “whereisthelab”.

Letters only, pinyin among them; how Chinese is typed with letters is told by the caller.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from floorplans.place_search.keys import compared, is_han

_FEWEST_OF_LATIN = 5
"""Fewer letters of a language that is written with them begin or end many a word."""
_FEWEST_OF_A_START = 3
"""So much of the last words says already what they will be."""
_FEWEST_LEFT = 2
_MOST_BORDERS = 8


@dataclass(frozen=True, slots=True)
class Rest:
    """Letters without what is said around a name."""

    letters: str
    first: int
    """Where it begins, and ends before."""
    last: int
    is_sure: bool
    """Whether what was taken away is several syllables, and so hardly a part of the name."""


class RunTogether:
    """All that is said around names, as it is typed in one run of letters. Never changed."""

    def __init__(
        self, letters: Callable[[str], str], around: Iterable[str], general: Iterable[str]
    ) -> None:
        """`letters` types a text with Latin letters; `general` may stand behind a name only."""
        said = {letters(word): _is_sure(word) for word in around if _is_told_by_letters(word)}
        self._ahead = said
        self._behind = {letters(word): False for word in general if _is_told_by_letters(word)}
        self._behind |= said
        self._starts = frozenset(
            word[:end]
            for word, is_sure in said.items()
            for end in range(_FEWEST_OF_A_START, len(word))
            if is_sure
        )
        self._longest = max(map(len, self._behind), default=0)

    def rests(self, letters: str) -> Iterator[Rest]:
        """The ways to read letters as a name with something around it, the longest name first."""
        firsts, lasts = self._firsts(letters), self._lasts(letters)
        borders = [
            (first, last, firsts[first] or lasts[last])
            for first in firsts
            for last in lasts
            if last - first >= _FEWEST_LEFT and last - first < len(letters)
        ]
        for first, last, is_sure in sorted(borders, key=lambda border: border[0] - border[1]):
            yield Rest(letters[first:last], first, last, is_sure)

    def _firsts(self, letters: str) -> dict[int, bool]:
        """Where a name may begin, and whether what stands before it is sure."""
        reached = {0: False}
        for at in range(len(letters)):
            if at in reached and len(reached) < _MOST_BORDERS:
                for end in range(at + 1, min(len(letters), at + self._longest) + 1):
                    is_sure = self._ahead.get(letters[at:end])
                    if is_sure is not None:
                        reached[end] = reached.get(end, False) or reached[at] or is_sure
        return reached

    def _lasts(self, letters: str) -> dict[int, bool]:
        """Where a name may end, the last word perhaps not typed to its end."""
        size = len(letters)
        reached = {size: False}
        for at in range(size - 1, max(-1, size - self._longest - 1), -1):
            if letters[at:] in self._starts:
                reached[at] = True
        for end in range(size, 0, -1):
            if end in reached and len(reached) < 2 * _MOST_BORDERS:
                for at in range(max(0, end - self._longest), end):
                    is_sure = self._behind.get(letters[at:end])
                    if is_sure is not None:
                        reached[at] = reached.get(at, False) or reached[end] or is_sure
        return reached


def _is_told_by_letters(word: str) -> bool:
    return is_han(word) or len(compared(word)) >= _FEWEST_OF_LATIN


def _is_sure(word: str) -> bool:
    return len(compared(word)) >= (2 if is_han(word) else _FEWEST_OF_LATIN)
