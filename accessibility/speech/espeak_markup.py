"""Clauses as SSML for espeak-ng: Chinese as pinyin, letters by name, pauses in milliseconds.

The Mandarin voice reads pinyin with tone numbers; where it has no sound for a syllable it is given
the sound itself, in the engine's own letters.
"""

import re
from collections.abc import Sequence

from accessibility.speech.chinese_readings import pinyin_of
from accessibility.speech.clauses import BitKind, Clause
from accessibility.speech.english_names import name_sound
from accessibility.speech.english_readings import in_parts, sound_of
from accessibility.speech.english_verbs import verb_sound

MANDARIN, ENGLISH = "cmn", "en-us"
MANDARIN_OF_PINYIN = "cmn-latn-pinyin"

_TONES = {"1": "55", "2": "35", "3": "214", "4": "51", "5": "11"}
_IONG = re.compile(r"(?P<initial>[jqx])iong(?P<tone>[1-5])")
_INITIALS = {"j": "tS;", "q": "tS;h", "x": "S;"}
_UNKNOWN = {"hm": "heng", "hng": "heng", "m": "mu", "ê": "ei", "n": "en", "ng": "en"}
"""Sounds that no voice has as a syllable."""
_LETTER_NAMES = {"A": "eigh"}
"""Letters whose sign is read as a word; all others are read by their names."""


def ssml_of(clauses: Sequence[Clause], voice: str) -> str:
    """The markup of a text. Holds nothing that the text could have smuggled in: only letters,
    digits, apostrophes and hyphens come through."""
    parts: list[str] = []
    for clause in clauses:
        parts.append(_said(clause, voice))
        if clause.pause_ms:
            parts.append(f'<break time="{clause.pause_ms}ms"/>')
    # A sound in brackets right before a mark would have the mark read out.
    return f"<speak>{' '.join(parts)} </speak>"


def _said(clause: Clause, voice: str) -> str:
    words: list[str] = []
    for at, bit in enumerate(clause.bits):
        match bit.kind:
            case BitKind.HAN if voice == ENGLISH:
                syllables = " ".join(_syllable(sound) for sound in pinyin_of(bit.text) if sound)
                words.append(f'<voice xml:lang="{MANDARIN}">{syllables} </voice>')
            case BitKind.HAN:
                words += [_syllable(sound) for sound in pinyin_of(bit.text) if sound]
            case BitKind.LETTER:
                words.append(_LETTER_NAMES.get(bit.text, bit.text))
            case BitKind.WORD:
                before = clause.bits[at - 1].text if at else ""
                after = clause.bits[at + 1].text if at + 1 < len(clause.bits) else ""
                words.append(_english_word(before, bit.text, after, voice))
    return " ".join(words)


def _english_word(before: str, word: str, after: str, voice: str) -> str:
    if voice != ENGLISH:
        return word
    sound = verb_sound(before, word, after) or sound_of(word) or name_sound(before, word, after)
    return in_parts(word) if sound is None else f"[[{sound}]]"


def _syllable(sound: str) -> str:
    match = _IONG.fullmatch(sound)
    if match is not None:
        return f"[[{_INITIALS[match['initial']]}'y{_TONES[match['tone']]}N]]"
    plain, tone = sound[:-1], sound[-1:]
    if tone not in _TONES:
        plain, tone = sound, "5"
    return _UNKNOWN.get(plain, plain) + tone
