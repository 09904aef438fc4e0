"""A text and its spoken twin, and what is taken out of texts that come from outside."""

import re
from dataclasses import dataclass

_UNSHOWABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+"
)
"""Control characters, and marks that reorder or hide what stands around them."""
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_THEN_LATIN = re.compile(f"([{_HAN}])([A-Za-z0-9\u00c0-\u024f])")
_LATIN_THEN_HAN = re.compile(f"([A-Za-z0-9\u00c0-\u024f%])([{_HAN}])")


@dataclass(frozen=True, slots=True)
class TwinText:
    """The same thing as it is shown and as it is spoken."""

    text: str
    spoken: str

    @staticmethod
    def same(text: str) -> "TwinText":
        """A text that is spoken as it stands."""
        return TwinText(text, text)


def one_line(text: str) -> str:
    """A text from outside without control and reordering characters, spaces made single."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return " ".join(_UNSHOWABLE.sub(" ", text).split())


def with_han_spacing(text: str) -> str:
    """A Chinese text with a space wherever Han meets Latin letters or digits, as signs are set."""
    return _LATIN_THEN_HAN.sub(r"\1 \2", _HAN_THEN_LATIN.sub(r"\1 \2", text))
