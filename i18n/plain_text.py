"""Texts as they are compared: width, case and accents do not count. Knows no language."""

import unicodedata
from functools import lru_cache


@lru_cache(8192)
def plain(text: str) -> str:
    """A text compatibility-decomposed, without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
