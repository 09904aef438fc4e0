"""How Chinese texts are typed with Latin letters, syllable by syllable. Knows no hospital.

Polyphones are read by the phrase they stand in (pypinyin's dictionaries).
"""

from functools import lru_cache
from itertools import groupby

from i18n.plain_text import plain
from i18n.readings import read_han

Syllables = tuple[tuple[str, ...], ...]
"""Of each sign of a text the ways to type it, the usual one first."""

_DIGITS = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8"}
_DIGITS |= {"九": "9", "零": "0", "〇": "0", "两": "2"}
_SPOKEN_DIGITS = ("ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu")
_COMMON_READINGS = {"血": ("xue", "xie"), "咽": ("yan", "ye"), "核": ("he", "hu")}
_COMMON_READINGS |= {
    "荨": ("xun", "qian"),
    "龋": ("qu", "yu"),
    "踝": ("huai", "luo"),
    "着": ("zhao", "zhe"),
}
"""Signs that many people read in another way than the dictionary wants in these words."""
_MISREAD_PHRASES = {"卒中": ("cu", "zhong")}


def is_han(sign: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or sign >= "\U00020000"


@lru_cache(16_384)
def syllables(text: str) -> Syllables:
    """The syllables of a text's letters, digits and Chinese characters; other signs go.

    A Chinese number may also be typed as a digit and the other way round; ü as v, u or yu.
    """
    signs = [sign for sign in plain(text) if sign.isalnum()]
    read: list[str] = []
    for in_han, run in groupby(signs, is_han):
        phrase = list(run)
        said = read_han("".join(phrase)) if in_han else phrase
        # Signs that no dictionary has are read as they stand.
        read += said if len(said) == len(phrase) else phrase
    for misread, right in _MISREAD_PHRASES.items():
        at = "".join(signs).find(misread)
        if at >= 0:
            read[at : at + len(right)] = right
    return tuple(_ways(sign, usual) for sign, usual in zip(signs, read, strict=True))


def joined(text: str) -> str:
    """A text wholly in pinyin, without spaces and tones."""
    return "".join(ways[0] for ways in syllables(text))


def _ways(sign: str, usual: str) -> tuple[str, ...]:
    if sign in _DIGITS:
        return (usual, _DIGITS[sign])
    if sign.isascii() and sign.isdigit():
        return (sign, _SPOKEN_DIGITS[int(sign)])
    if sign in _COMMON_READINGS:
        return tuple(dict.fromkeys((usual, *_COMMON_READINGS[sign])))
    if "v" in usual and is_han(sign):
        rest = usual.partition("v")[2]
        return (usual, usual.replace("v", "u"), f"{usual[0]}yu{rest}")
    return (usual,)


def southern(letters: str) -> str:
    """Pinyin as those type it who do not tell zh from z, ch from c, sh from s, n from l, f from h,
    or -ng from -n: equal for all that they take for the same."""
    merged = letters.replace("v", "u")
    for apart, together in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n")):
        merged = merged.replace(apart, together)
    merged = merged.replace("f", "h")
    for vowel in "aeio":
        merged = merged.replace(f"hu{vowel}", f"h{vowel}")
    return merged
