"""Texts as they are compared: without case, width, accents, spaces and marks; numbers as digits."""

import re
import unicodedata
from functools import lru_cache

_HAN_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7}
_HAN_DIGITS |= {"八": 8, "九": 9}
_HAN_NUMBER = re.compile("[零〇一二三四五六七八九十]+")
_ORDINAL = re.compile(r"第(?=\d)")
_NUMBER_SIGN = re.compile(r"(?<=\d)号(?=[\u4e00-\u9fff])")
_STOREY = re.compile(r"(?<=\d)楼")
_WORDS = re.compile(r"[^\W_]+")
_SPELLINGS = (
    (re.compile(r"(?<=[a-z])ae(?=[a-z])|(?<=[a-z])oe(?=[a-z])"), "e"),
    (re.compile(r"ph(?=[a-z])"), "f"),
    (re.compile(r"our\b"), "or"),
    (re.compile(r"tre\b"), "ter"),
    (re.compile(r"(?<=[a-z]{2})is(?=ation|e\b|ing\b|er\b)"), "iz"),
)
"""British to American, and ph by its sound, for words that are written in several ways."""

_ENDINGS = (
    *(("ies", 5, "y"), ("sses", 6, "ss"), ("xes", 5, "x"), ("ches", 6, "ch"), ("shes", 6, "sh")),
    *(("ss", 2, "ss"), ("us", 2, "us"), ("is", 2, "is"), ("s", 4, "")),
    *(("ing", 6, ""), ("ed", 5, "")),
)
_DOUBLING = frozenset({"ing", "ed"})


@lru_cache(16_384)
def plain(text: str) -> str:
    """A text compatibility-decomposed, without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def compared(text: str) -> str:
    """A text as it is compared letter by letter; what has none is compared as it stands."""
    letters = "".join(_WORDS.findall(plain(text)))
    return letters or "".join(plain(text).split())


def with_digits(text: str) -> str:
    """A plain text with Chinese numbers as digits, and without what is said around a number:
    第三号诊室 is 3诊室, 八楼 is 8层."""
    shown = _HAN_NUMBER.sub(_digits, text)
    return _STOREY.sub("层", _NUMBER_SIGN.sub("", _ORDINAL.sub("", shown)))


def respelled(text: str) -> str:
    """A plain text in one spelling of several."""
    for pattern, instead in _SPELLINGS:
        text = pattern.sub(instead, text)
    return text


@lru_cache(16_384)
def keys(text: str) -> tuple[str, ...]:
    """All that a text is compared as: letter by letter first, then as others may write it."""
    simple = plain(text)
    ways = (simple, with_digits(simple), respelled(simple))
    found = dict.fromkeys(compared(way) for way in ways)
    return tuple(key for key in found if key)


@lru_cache(16_384)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in one spelling, parted by all that is no letter or digit."""
    return tuple(_WORDS.findall(respelled(plain(text).replace("'", "").replace("’", ""))))


def is_han(text: str) -> bool:
    """Whether there is a Chinese or Japanese character in a text."""
    return any(sign >= "\u2e80" for sign in text)


def singular(word: str) -> str:
    """An English word without the s of its plural, if it may have one."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stemmed(word: str) -> str:
    """An English word without what its number or tense adds, the same for all of its forms."""
    for ending, fewest, instead in _ENDINGS:
        if len(word) >= fewest and word.endswith(ending):
            word = word[: -len(ending)] + instead
            if ending in _DOUBLING and len(word) > 3 and word[-1] == word[-2] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _digits(match: "re.Match[str]") -> str:
    said = match.group(0)
    if "十" not in said:
        return "".join(str(_HAN_DIGITS[sign]) for sign in said)
    tens, _, ones = said.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return said
    return str(10 * (_HAN_DIGITS[tens] if tens else 1) + (_HAN_DIGITS[ones] if ones else 0))
