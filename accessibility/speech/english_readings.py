"""How English words sound that the engine reads wrongly: our list, what is made from its words
(plurals, “-logist”, “-scopic”), words in two parts, and the ends that medical words share.

Knows the engine's letters, and nothing of a word's neighbours.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from accessibility.speech.english_medicines import medicine_sound

_FILES = ("english_readings.txt", "english_medicine_readings.txt")
_HISSING = ("s", "z", "S", "Z")
_VOICELESS = ("p", "t", "k", "f", "T")
_MADE_FROM = (
    ("logist", "logy", "'0l@dZi", "'0l@dZ,Ist"),
    ("logical", "logy", "'0l@dZi", "@l'0dZIk@L"),
    ("logically", "logy", "'0l@dZi", "@l'0dZIkli"),
    ("logic", "logy", "'0l@dZi", "@l'0dZIk"),
    ("scopic", "scopy", "'0sk@pi", "@sk'0pIk"),
    ("scopist", "scopy", "'0sk@pi", "'0sk@p,Ist"),
    ("grapher", "graphy", "'0gr@fi", "'0gr@f3"),
    ("graphic", "graphy", "'0gr@fi", "@gr'afIk"),
    ("metric", "metry", "'0m@tri", "@m'EtrIk"),
    ("metrist", "metry", "'0m@tri", "'0m@tr,Ist"),
    ("pathic", "pathy", "'0p@Ti", "@p'aTIk"),
)
"""An end, the end of the word that it is made from, and what becomes of that word's sound."""

_ENDS: Mapping[str, str] = {
    "o|plasty": "pl,asti",
    "o|cele": "s,i:l",
    "o|therapy": "T'Er@pi",
    "io|gram": "gr,am",
    "io|graph": "gr,af",
    "|iasis": "'aI@sIs",
    "o|megaly": "m'Eg@li",
    "o|blastoma": "bl,ast'oUm@",
    "o|coccus": "k'0k@s",
    "o|coccal": "k'0k@L",
    "|caemia": "s'i:mI2;@",
    "o|plegia": "pl'i:dZ@",
    "i|plegia": "pl'i:dZ@",
    "|odesis": "'0d@sIs",
    "o|stasis": "st'eIsIs",
    "o|plasia": "pl'eIZ@",
    "|orrhoea": "@r'i:@",
    "|orrhea": "@r'i:@",
    "o|pexy": "p,Eksi",
}
"""What medical words end in, by its sound; what stands before | belongs to the part before."""
_SHORTEST_REST = 4
_IN_TWO = tuple(
    (re.compile(rf"(?P<stem>[a-z]{{2,}}{kept}){end}", re.IGNORECASE), sound)
    for (kept, _, end), sound in ((both.partition("|"), sound) for both, sound in _ENDS.items())
)


def sound_of(word: str) -> str | None:
    """The sound of one word in the engine's letters; None: the engine knows it."""
    plain = word.lower()
    return _listed().get(plain) or next(_made(plain), None)


def in_parts(word: str) -> str:
    """A word as markup: each part by our list or by its end, or as it is written."""
    sound = sound_of(word)
    if sound is not None:
        return f"[[{sound}]]"
    parts = word.split("-")
    sounds = [sound_of(part) for part in parts] if len(parts) > 1 else []
    if any(sounds):
        pairs = zip(parts, sounds, strict=True)
        return " ".join(part if said is None else f"[[{said}]]" for part, said in pairs)
    medicine = medicine_sound(word)
    if medicine is not None:
        return f"[[{medicine}]]"
    return next(_by_its_begin(word), None) or next(_by_its_end(word), word)


def _by_its_begin(word: str) -> Iterator[str]:
    """A word of parts that are all known; the longest first part that fits is taken."""
    plain = word.lower()
    begins, rests = _parts()
    for end in range(len(plain) - _SHORTEST_REST, 1, -1):
        sound, rest = begins.get(plain[:end]), plain[end:]
        if sound is None:
            continue
        said = sound_of(rest)
        if said is not None:
            yield f"[[{sound}{said}]]"
        elif rest in rests or rest.removesuffix("s") in rests:
            yield f"[[{sound}]] {rest}"
        else:
            yield from (f"[[{sound}]] {more}" for more in _by_its_begin(rest))


def _by_its_end(word: str) -> Iterator[str]:
    """The first part as the engine reads it, then the end."""
    for pattern, sound in _IN_TWO:
        match = pattern.fullmatch(word)
        if match is not None:
            yield f"{match['stem']} [[{sound}]]"


def _made(word: str) -> Iterator[str]:
    """What the list has under another form of the word."""
    listed = _listed()
    if word.endswith("'s") and word[:-2] in listed:
        yield _with_s(listed[word[:-2]])
    for end, base in (("ies", "y"), ("es", "e"), ("es", ""), ("s", "")):
        root = word.removesuffix(end) + base
        if word.endswith(end) and len(root) > 2:
            sound = listed.get(root) or _made_from(root)
            if sound is not None:
                yield _with_s(sound)
    sound = _made_from(word)
    if sound is not None:
        yield sound


def _made_from(word: str) -> str | None:
    for end, base, before, after in _MADE_FROM:
        if word.endswith(end):
            sound = _listed().get(word.removesuffix(end) + base, "")
            if sound.endswith(before):
                return sound.removesuffix(before) + after
    return None


@lru_cache(1)
def _parts() -> tuple[Mapping[str, str], frozenset[str]]:
    """What words begin with, by its sound, and what may follow."""
    lines = _lines("english_word_parts.txt")
    begins = (line.partition("-\t") for line in lines if not line.startswith("-"))
    rests = (line[1:] for line in lines if line.startswith("-"))
    return {begin: sound for begin, _, sound in begins}, frozenset(rests)


def _with_s(sound: str) -> str:
    if sound.endswith(_HISSING):
        return f"{sound}I2z"
    return f"{sound}s" if sound.endswith(_VOICELESS) else f"{sound}z"


@lru_cache(1)
def _listed() -> Mapping[str, str]:
    pairs = (line.partition("\t") for name in _FILES for line in _lines(name))
    return {word: sound for word, _, sound in pairs}


def _lines(name: str) -> list[str]:
    """The lines of one of our files, without comments."""
    text = (resources.files("accessibility.speech") / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
