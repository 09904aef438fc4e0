"""Whether a text begins with what was typed, but for a typing error that hands make."""

from functools import lru_cache

_TWO_ERRORS_FROM = 8
"""In a word of so many letters two errors leave no doubt about what was meant."""
_FEW = 4
"""So few letters are another word with one of them changed."""


def errors_forgiven(typed: str) -> int:
    """How many errors are forgiven in what was typed."""
    return 2 if len(typed) >= _TWO_ERRORS_FROM and typed.isalpha() and typed.isascii() else 1


def pieces(typed: str) -> tuple[str, ...]:
    """Pieces of what was typed, one more than errors are forgiven, so that a text that it nearly
    begins begins with the first of them or holds one of the others, wherever the errors are.

    A swap may harm two pieces at their border, so the pieces leave the borders out.
    """
    errors = errors_forgiven(typed)
    size = len(typed) // (errors + 1)
    first, last = typed[: max(1, size - 1)], typed[errors * size + 1 :]
    return (first, typed[size + 1 : 2 * size - 1], last) if errors > 1 else (first, last)


def errors_in(key: str, typed: str) -> int | None:
    """After how many edits `key` would begin with `typed`, none of them of a digit; None for more
    than are forgiven.

    One edit is looked for where the two first differ (Damerau's four kinds, 1964); two by the
    distance of optimal string alignment to each beginning of the key, of which the first letter
    must be right.
    """
    if len(key) < len(typed) - errors_forgiven(typed):
        return None
    if key.startswith(typed):
        return 0
    if _but_for_one(key, typed):
        return 1
    if errors_forgiven(typed) == 1 or key[:1] != typed[:1]:
        return None
    return 2 if _least_edits(key[: len(typed) + 2], typed) <= 2 else None


def is_another_word(key: str, typed: str) -> bool:
    """Whether an error in few letters makes them another word, so that nobody mistyped them: code
    is not coke, nor moon mood. Two that are swapped, one too many or one too few do not: labb."""
    if len(typed) > _FEW or not typed.isascii():
        return False
    begun, longer = key[: len(typed)], key[: len(typed) + 1]
    is_swapped = sorted(begun) == sorted(typed)
    is_too_long = any(typed[:at] + typed[at + 1 :] == key for at in range(len(typed)))
    is_too_short = any(longer[:at] + longer[at + 1 :] == typed for at in range(len(longer)))
    return not (is_swapped or is_too_long or is_too_short)


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
