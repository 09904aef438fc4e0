"""Names of people as they are shown to everybody: enough for who is meant, and for nobody else.

张三 is 张*, 张小三 is 张*三, John Smith is J*** S***. It knows no hospital.
"""

import re

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BETWEEN = re.compile(r"[·•・‧∙.．]+")
"""Between the parts of names that are written in Chinese after their sound: 阿依古丽·买买提."""
_STARS = "***"
"""As many for each word, so that its length tells nothing."""
_MOST_CHARACTERS = 100
_MOST_STARS, _MOST_WORDS = 2, 3
"""More of them tell nobody anything, and leave no room for the rest of the name on a board."""


def masked_name(name: str) -> str:
    """A name that may be shown and called in a hall. Empty for one without letters."""
    words = name[:_MOST_CHARACTERS].split()
    if words and all(_HAN.search(word) for word in words):
        parts = [part for part in _BETWEEN.split("".join(words)) if part]
        return "·".join(_masked_han(part) for part in parts)
    letters = (next((sign for sign in word if sign.isalpha()), "") for word in words)
    initials = [letter for letter in letters if letter][:_MOST_WORDS]
    return " ".join(f"{letter}{_STARS}" for letter in initials)


def _masked_han(name: str) -> str:
    signs = [sign for sign in name if sign.isalnum()]
    if len(signs) <= 1:
        return "*" * len(signs)
    last = signs[-1] if len(signs) > 2 else ""
    hidden = min(len(signs) - 1 - len(last), _MOST_STARS)
    return f"{signs[0]}{'*' * hidden}{last}"
