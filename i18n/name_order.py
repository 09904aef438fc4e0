"""The order in which people of a language look names up: letters, pinyin, numbers by their size.

Knows no hospital.
"""

import re
from functools import lru_cache

from i18n.plain_text import plain
from i18n.readings import read_han
from i18n.spoken_codes import is_chinese

_PIECES = re.compile(r"[0-9]+|[^\W0-9_]+")

NameOrder = tuple[tuple[int, int, str], ...]


@lru_cache(8192)
def name_order(name: str, locale: str) -> NameOrder:
    """What to sort names by: pinyin, syllable by syllable, in Chinese; letters elsewhere.

    Case, accents and punctuation do not count, and “room 9” comes before “room 10”.
    """
    order: list[tuple[int, int, str]] = []
    for piece in _PIECES.findall(plain(name)):
        if piece.isdecimal():
            order.append((0, int(piece), ""))
        elif is_chinese(locale):
            order += ((1, 0, syllable) for syllable in read_han(piece))
        else:
            order.append((1, 0, piece))
    return tuple(order)
