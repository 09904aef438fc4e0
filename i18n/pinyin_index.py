"""Finds Chinese texts by pinyin, initials and anything in between, as one types them.

Knows no hospital. Built once for its texts, never changed, so threads may share it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from i18n.pinyin import Syllables, is_han, joined, southern, syllables

SoundFit = tuple[int, int, int]
"""The number of a text, how well it fits (`FULL` and so on), and how many syllables are left."""

FULL = 0
"""All of the text, each syllable in full: yanke for 眼科."""
COMPLETE = 1
"""All of it, syllables shortened: yk, yanke, yank, for 眼科."""
BEGINNING = 2
"""Its first syllables, in full or shortened."""
FULL_SOUTHERN = 3
"""All of it, as those say it who do not tell zh from z, n from l and so on."""
INSIDE = 4
"""Some of its syllables, from a later one on."""
BEGINNING_SOUTHERN = 5

_FEWEST_FOR_SOUTHERN = 3
_ENOUGH = 8
"""With so many fits from the first syllable on nobody looks at those inside."""


class PinyinIndex:
    """Texts by how they are typed. O(length) memory; a search reads only texts that may fit."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._syllables: dict[int, Syllables] = {}
        first: defaultdict[str, list[int]] = defaultdict(list)
        later: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        southerners: list[tuple[str, int]] = []
        for number, text in enumerate(texts):
            if not any(map(is_han, text)):
                continue
            read = self._syllables[number] = syllables(text)
            for at in range(len(read)):
                for start in _starts(read, at):
                    if at == 0:
                        first[start].append(number)
                    else:
                        later[start].append((number, at))
            southerners.append((southern(joined(text)), number))
        self._first, self._later = dict(first), dict(later)
        self._southerners = sorted(southerners)

    def typed(self, letters: str) -> list[SoundFit]:
        """The texts that small Latin letters and digits may stand for, each once."""
        found: dict[int, SoundFit] = {}
        for number in self._first.get(letters[:2], ()):
            read = self._syllables[number]
            used = _used(read, 0, letters)
            if used:
                left = len(read) - used
                fit = BEGINNING if left else COMPLETE
                if fit == COMPLETE and _is_full(read, 0, letters):
                    fit = FULL
                found[number] = (number, fit, left)
        enough = len(found) >= _ENOUGH
        if len(letters) >= _FEWEST_FOR_SOUTHERN:
            for number, fit, left in self._by_southern(southern(letters)):
                found.setdefault(number, (number, fit, left))
        if not enough:
            for number, at in self._later.get(letters[:2], ()):
                if number not in found:
                    read = self._syllables[number]
                    used = _used(read, at, letters)
                    if used:
                        found[number] = (number, INSIDE, len(read) - used)
        return list(found.values())

    def written(self, text: str) -> list[SoundFit]:
        """The texts that sound like a Chinese one: other characters of one sound, or traditional
        ones, from the first syllable on."""
        return list(self._by_southern(southern(joined(text))))

    def letters(self, text: str) -> str:
        """A text wholly in pinyin, each syllable in full."""
        return joined(text)

    def heard(self, letters: str) -> str:
        """Letters as `spoken` has them."""
        return southern(letters)

    def spoken(self) -> Sequence[tuple[str, int]]:
        """All Chinese texts wholly in pinyin, sounds that are often taken for each other merged,
        with their numbers."""
        return self._southerners

    def _by_southern(self, sound: str) -> Iterator[SoundFit]:
        at = bisect_left(self._southerners, (sound, -1))
        while at < len(self._southerners) and self._southerners[at][0].startswith(sound):
            whole, number = self._southerners[at]
            fit = FULL_SOUTHERN if whole == sound else BEGINNING_SOUTHERN
            yield number, fit, len(whole) - len(sound)
            at += 1


def _starts(read: Syllables, at: int) -> set[str]:
    """The first one and two letters of what may be typed for a text from a syllable on."""
    found: set[str] = set()
    following = read[at + 1] if at + 1 < len(read) else ()
    for way in read[at]:
        found.add(way[0])
        if len(way) > 1:
            found.add(way[:2])
        found.update(way[0] + after[0] for after in following)
    return found


def _used(read: Syllables, at: int, letters: str) -> int:
    """The number of the syllable after those that the letters stand for from `at` on, the fewest
    if there are several ways to read them; 0 if they stand for none.

    Each syllable may be typed by any of its beginnings, so that fangshek, fsk and fangsk all fit.
    """
    # The positions in `letters` that can be reached after each syllable; few at any time.
    reached = {0}
    for number, ways in enumerate(read[at:], 1):
        ahead: set[int] = set()
        for position in reached:
            for way in ways:
                length = 0
                while (
                    length < len(way)
                    and position + length < len(letters)
                    and letters[position + length] == way[length]
                ):
                    length += 1
                    ahead.add(position + length)
        if len(letters) in ahead:
            return at + number
        if not ahead:
            return 0
        reached = ahead
    return 0


def _is_full(read: Syllables, at: int, letters: str) -> bool:
    """Whether the letters are the rest of the text with each syllable in full."""
    reached = {0}
    for ways in read[at:]:
        reached = {
            position + len(way)
            for position in reached
            for way in ways
            if letters.startswith(way, position)
        }
    return len(letters) in reached
