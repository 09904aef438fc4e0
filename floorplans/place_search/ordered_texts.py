"""Many texts, ready to be asked which of them hold a part, begin with one, or nearly so.

Built once, never changed, so threads may share it. Each pair of neighbouring signs knows its texts.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from floorplans.place_search.typing_errors import errors_in, pieces

_FEWEST_MIXED = 5
"""So many letters in another order are no other word."""


class OrderedTexts:
    """Different texts in order. O(signs) memory; a question reads only texts that may answer it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = sorted(set(texts))
        of_pair: defaultdict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for pair in {*text, *(text[at : at + 2] for at in range(len(text) - 1))}:
                of_pair[pair].append(number)
        self._of_pair = dict(of_pair)
        of_letters: defaultdict[str, list[str]] = defaultdict(list)
        for text in self._texts:
            if text.isascii() and text.isalpha():
                of_letters[_in_order(text)].append(text)
        self._of_letters = dict(of_letters)

    def has_pair(self, pair: str) -> bool:
        """Whether two signs are neighbours in any of the texts."""
        return pair in self._of_pair

    def holding(self, part: str) -> Iterator[str]:
        """The texts that hold a part, in order."""
        for number in self._rarest(part):
            if part in self._texts[number]:
                yield self._texts[number]

    def beginning(self, start: str) -> Iterator[str]:
        """The texts that begin with a text, in order."""
        at = bisect_left(self._texts, start)
        while at < len(self._texts) and self._texts[at].startswith(start):
            yield self._texts[at]
            at += 1

    def beginning_but_for_errors(self, typed: str) -> Iterator[tuple[str, int]]:
        """Those that would begin with what was typed but for the typing errors that are forgiven,
        in order, with the number of errors; letters all there in another order are one.

        Of one more piece than errors one is as it was typed, so that few texts need a close look.
        """
        start, *others = pieces(typed)
        if not all(others):
            near: Iterable[str] = self._texts
        else:
            near = {*self.beginning(start), *(text for x in others for text in self.holding(x))}
        mixed = self._of_letters.get(_in_order(typed), ()) if len(typed) >= _FEWEST_MIXED else ()
        found = {text: errors_in(text, typed) for text in near}
        found |= {text: 1 for text in mixed if text[0] == typed[0] and found.get(text) != 0}
        for text in sorted(text for text, errors in found.items() if errors is not None):
            yield text, found[text] or 0

    def _rarest(self, part: str) -> Sequence[int]:
        """The numbers of the texts that hold the pair of a part which the fewest texts hold."""
        pairs = [part[at : at + 2] for at in range(len(part) - 1)] or [part]
        found: Sequence[int] = range(len(self._texts))
        for pair in filter(None, pairs):
            of_pair = self._of_pair.get(pair, ())
            if len(of_pair) < len(found):
                found = of_pair
        return found


def _in_order(letters: str) -> str:
    return "".join(sorted(letters))
