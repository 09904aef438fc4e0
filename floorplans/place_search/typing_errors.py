"""Whether a text begins with what was typed, but for a typing error that hands make."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

_TWO_ERRORS_FROM = 8
"""In a word of so many letters two errors leave no doubt about what was meant."""


def errors_forgiven(typed: str) -> int:
    """How many errors are forgiven in what was typed."""
    return 2 if len(typed) >= _TWO_ERRORS_FROM and typed.isalpha() and typed.isascii() else 1


def beginning_but_for_errors(texts: Iterable[str], typed: str) -> Iterator[str]:
    """Those texts that would begin with what was typed but for the errors that are forgiven.

    Most texts are sorted out by a quick look: of one more piece than errors one is as it was typed.
    A swap may harm two pieces at their border, so the pieces leave the borders out.
    """
    errors = errors_forgiven(typed)
    size = len(typed) // (errors + 1)
    shortest = len(typed) - errors
    first, last = typed[: max(1, size - 1)], typed[errors * size + 1 :]
    middle = typed[size + 1 : 2 * size - 1] if errors > 1 else last
    for text in texts:
        if (
            len(text) >= shortest
            and (last in text or middle in text or text.startswith(first))
            and begins_but_for_errors(text, typed)
        ):
            yield text


def begins_but_for_errors(key: str, typed: str) -> bool:
    """Whether `key` would begin with `typed` after as many edits as are forgiven, none of a digit.

    One edit is looked for where the two first differ (Damerau's four kinds, 1964); two by the
    distance of optimal string alignment to each beginning of the key, of which the first letter
    must be right.
    """
    if _but_for_one(key, typed):
        return True
    if errors_forgiven(typed) == 1 or key[:1] != typed[:1]:
        return False
    return _least_edits(key[: len(typed) + 2], typed) <= 2


def _but_for_one(key: str, typed: str) -> bool:
    at, shorter = 0, min(len(key), len(typed))
    while at < shorter and key[at] == typed[at]:
        at += 1
    ours, theirs = typed[at : at + 2], key[at : at + 2]
    if (ours[:1] + theirs[:1]).isdigit() or not ours:
        return False
    rest = typed[at + 1 :]
    if (
        not ours[0].isdigit()
        and (
            key.startswith(rest, at)  # a letter too many
            or (theirs[:1].isalpha() and key.startswith(rest, at + 1))  # another letter
        )
    ):
        return True
    if len(theirs) == 2 and ours == theirs[::-1] and not any(map(str.isdigit, ours)):
        return key.startswith(typed[at + 2 :], at + 2)  # two letters swapped
    return theirs[:1].isalpha() and key.startswith(typed[at:], at + 1)  # a letter left out


@lru_cache(8192)
def _least_edits(key: str, typed: str) -> int:
    """The fewest edits that make `typed` into any beginning of `key`."""
    before: list[int] = []
    last = list(range(len(key) + 1))
    for row, sign in enumerate(typed, 1):
        now = [row]
        for column, other in enumerate(key, 1):
            least = min(last[column] + 1, now[-1] + 1, last[column - 1] + (sign != other))
            if row > 1 and column > 1 and sign == key[column - 2] and typed[row - 2] == other:
                least = min(least, before[column - 2] + 1)
            now.append(least)
        if min(now) > 2:
            return 3
        before, last = last, now
    return min(last)
