"""Chinese names in English texts, as near to Mandarin as English sounds come: Dr Qian, Zhang Wei.

A word is taken for a name where it is written in pinyin and no English word is written so, where a
title stands before it, or another name beside it. Knows the engine's letters.
"""

import re
from collections.abc import Mapping

from accessibility.speech.english_known_names import (
    GIVEN_NAMES,
    PLACE_NAMES,
    PLACES,
    SURNAMES,
    SURNAMES_AND_WORDS,
    TITLES,
)

_INITIALS = {
    **{letter: letter for letter in "bpmfdtnlgkhrsw"},
    "j": "dZ",
    "q": "tS",
    "x": "S",
    "zh": "dZ",
    "ch": "tS",
    "sh": "S",
    "z": "dz",
    "c": "ts",
    "y": "j",
    "": "",
}
_FINALS = {
    "a": "0",
    "o": "wO:",
    "e": "V",
    "ai": "aI",
    "ei": "eI",
    "ao": "aU",
    "ou": "oU",
    "an": "0n",
    "en": "En",
    "ang": "0N",
    "eng": "VN",
    "ong": "UN",
    "er": "A@",
    "i": "i:",
    "ia": "I2;0",
    "ie": "I2;E",
    "iao": "I2;aU",
    "iu": "joU",
    "ian": "I2;En",
    "in": "In",
    "iang": "I2;0N",
    "ing": "IN",
    "iong": "jUN",
    "u": "u:",
    "ua": "w0",
    "uo": "woU",
    "uai": "waI",
    "ui": "weI",
    "uan": "w0n",
    "un": "Un",
    "uang": "w0N",
    "v": "u:",
    "ue": "wE",
    "ve": "wE",
}
_HISSED = frozenset({"zh", "ch", "sh", "r", "z", "c", "s"})
"""After these an i is no “ee”: shi is “shr”."""
_AFTER_Y = {"i": "i:", "in": "In", "ing": "IN", "u": "u:", "ue": "wE", "uan": "wEn", "un": "Un"}
_WHOLE = {"yan": "jEn", "ye": "jE", "wu": "wu:", "yi": "ji:", "you": "joU", "yong": "jUN"}
_FIRST_SOUNDS = {
    **dict.fromkeys(("j", "q", "x"), "iu"),
    **dict.fromkeys(("g", "k", "h"), "aeou"),
    "w": "aeou",
    "y": "aeiou",
    "": "aeo",
}
"""What the final of an initial may begin with, where that is not any vowel."""
_MISSING_ELSE = frozenset({"o", "iong", "uai", "uang", "ua"})
_ONLY_U = frozenset({"ua", "uo", "uai", "ui", "uan", "un", "uang", "ue"})
_LIPS = _ONLY_U | {"v", "ve", "ong", "iong"}
_NO_I = frozenset(final for final in _FINALS if final[0] == "i" and final != "i")
_MISSING: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("j", "q", "x"), frozenset({"ua", "uo", "uai", "ui", "uang"})),
    **dict.fromkeys(("g", "k", "h"), frozenset({"ue", "o"})),
    **dict.fromkeys(_HISSED, _NO_I | {"o", "v", "ve", "ue"}),
    **dict.fromkeys(("b", "p", "m", "f"), _LIPS),
    "w": _ONLY_U | {"e", "ao", "ou", "er", "ong"},
    "y": frozenset(final for final in _FINALS if final[0] == "i") - {"i", "in", "ing"}
    | {"o", "ai", "ei", "en", "eng", "er", "ua", "uo", "uai", "ui", "uang"},
    "": frozenset({"o", "ei", "eng", "ong"}),
}
"""Finals that no syllable of an initial has."""
_SYLLABLE = re.compile(
    "(?P<initial>zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)"
    f"(?P<final>{'|'.join(sorted(_FINALS, key=len, reverse=True))})"
)
_MOST_SYLLABLES = 3
_GIVEN_SYLLABLES = 2
_NO_ENGLISH_FINALS = frozenset(
    {"ang", "eng", "ong", "iang", "uang", "iong", "uan", "iao", "uai", "ui"}
)
_NO_ENGLISH = re.compile(
    "zh|^x|[^aeiou]x|^q|[aeiou]q|q(?!u[aeio])|iang|iao|uang|uo$|yang|iu$|[a-z]eng|[ae]n'a"
)
_ENGLISH_ENDING = re.compile("[^aeiouxjy]e$|ia$|[aeio]na$")


def name_sound(before: str, word: str, after: str) -> str | None:
    """The sound of a word that is a Chinese name, in the engine's letters; neighbours may be
    empty."""
    syllables = _syllables(word)
    if not syllables:
        return None
    is_after_title = len(syllables) == 1 and before.lower() in TITLES
    is_beside_name = (
        _is_surname(before)
        or (_is_surname(after) and (len(syllables) > 1 or word.lower() in GIVEN_NAMES))
        or (_is_surname_or_word(before) and _is_given(word))
        or (_is_surname_or_word(word) and _is_given(after))
    )
    is_of_place = len(syllables) > 1 and after.lower() in PLACES
    is_named = before[:1].isupper() and _is_certain(before)
    if _is_certain(word) or is_after_title or is_beside_name or is_named or is_of_place:
        return _sound(syllables)
    return None


def _is_certain(word: str) -> bool:
    """Whether a word is a name whatever stands beside it."""
    if not _syllables(word):
        return False
    if word.lower() in PLACE_NAMES or _is_long_name(word):
        return True
    return _is_surname(word) or _NO_ENGLISH.search(word.lower()) is not None


def _is_long_name(word: str) -> bool:
    """Three syllables of pinyin, as stations have them, with a final that no English word has."""
    syllables = _syllables(word)
    is_telling = any(final in _NO_ENGLISH_FINALS for _, final in syllables)
    return len(syllables) == _MOST_SYLLABLES and is_telling


def _is_given(word: str) -> bool:
    """Whether a word behind a surname is the rest of a name."""
    is_common = word[:1].isupper() and word.lower() in GIVEN_NAMES
    return _is_surname(word) or is_common or len(_syllables(word)) == _GIVEN_SYLLABLES


def _is_surname_or_word(word: str) -> bool:
    return word[:1].isupper() and word.lower() in SURNAMES_AND_WORDS


def _is_surname(word: str) -> bool:
    return word[:1].isupper() and word.lower() in SURNAMES


def _syllables(word: str) -> tuple[tuple[str, str], ...]:
    """Initial and final of each syllable; empty for what is not written as a name in pinyin."""
    if not (word.isascii() and word[:1].isupper() and word[1:].islower()):
        return ()
    plain = word.lower()
    is_known = plain in PLACE_NAMES or _NO_ENGLISH.search(plain) is not None
    if _ENGLISH_ENDING.search(plain) and not is_known and len(plain) > len("xie"):
        return ()
    # An apostrophe parts syllables: Xi'an.
    parts = [_parted(part, _MOST_SYLLABLES) for part in plain.split("'")]
    return tuple(syllable for part in parts for syllable in part) if all(parts) else ()


def _parted(rest: str, most: int) -> tuple[tuple[str, str], ...]:
    """The longest first syllable with which the rest can be parted too."""
    for end in range(len(rest), 0, -1) if most else ():
        match = _SYLLABLE.fullmatch(rest[:end])
        if match is None or not _exists(match["initial"], match["final"]):
            continue
        first = (match["initial"], match["final"])
        if end == len(rest):
            return (first,)
        # A syllable inside a name begins with a consonant, else an apostrophe parts it.
        others = _parted(rest[end:], most - 1) if rest[end] not in "aeiou" else ()
        if others:
            return (first, *others)
    return ()


def _exists(initial: str, final: str) -> bool:
    """Whether there is such a syllable."""
    first = _FIRST_SOUNDS.get(initial, "aeiouv")
    return final[0] in first and final not in _MISSING.get(initial, _MISSING_ELSE)


def _sound(syllables: tuple[tuple[str, str], ...]) -> str:
    """All syllables, the last one stressed."""
    last = len(syllables) - 1
    return "".join(
        _syllable_sound(initial, final, "'" if at == last else ",")
        for at, (initial, final) in enumerate(syllables)
    )


def _syllable_sound(initial: str, final: str, stress: str) -> str:
    whole = initial + final
    if initial in ("y", "w") and whole in _WHOLE:
        sound = _WHOLE[whole]
        return sound[0] + stress + sound[1:]
    if initial in _HISSED and final == "i":
        return f"{_INITIALS[initial]}{stress}3:"
    if initial in ("j", "q", "x") and final in ("u", "un", "uan", "ue"):
        return f"{_INITIALS[initial]}{stress}{_AFTER_Y[final]}"
    if initial == "y":
        return f"j{stress}{_AFTER_Y.get(final, _FINALS[final])}"
    sound = _FINALS[final]
    if final == "o" and initial in ("w", "b", "p", "m", "f"):
        sound = "oU"
    glide = sound[: -len(sound.lstrip("wjI2;"))] if sound.lstrip("wjI2;") else ""
    # What is an “in” or “ing” has its vowel stressed, and no glide before it.
    if final in ("in", "ing"):
        glide = ""
    return f"{_INITIALS[initial]}{glide}{stress}{sound[len(glide) :]}"
