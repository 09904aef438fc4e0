"""What the keys of a kiosk's keypad mean, as the setting `keypad_keys` says it. Knows no page."""

from collections.abc import Iterable, Mapping

MEANINGS = frozenset(
    {"previous", "next", "select", "back", "repeat", "headphones-in", "headphones-out"}
)
"""Five keys, and what a keypad with a socket sends when headphones are put in or taken out."""


def meanings_of_keys(pairs: Iterable[str]) -> Mapping[str, str]:
    """The meaning of each key, of pairs `meaning=key`."""
    parted = (pair.split("=", 1) for pair in pairs)
    return {key.strip(): meaning.strip() for meaning, key in parted}


def are_keypad_keys(pairs: Iterable[str]) -> bool:
    """Whether each is `meaning=key`, with a meaning that there is, and no key means two things."""
    listed = list(pairs)
    if not all("=" in pair and pair.split("=", 1)[1].strip() for pair in listed):
        return False
    meanings = meanings_of_keys(listed)
    return len(meanings) == len(listed) and MEANINGS.issuperset(meanings.values())
