"""Parts a read text into clauses, each with the pause behind it, and clauses into spoken bits."""

import re
from dataclasses import dataclass
from enum import Enum

from accessibility.speech.chinese_text import read_chinese
from accessibility.speech.english_text import read_english
from i18n.spoken_codes import is_chinese

MOST_CHARACTERS = 1_000
CLAUSE_PAUSE_MS = 700
"""Between clauses, for ears that need time: 600 to 800 ms are advised."""
SHORT_PAUSE_MS = 250
"""Between the items of a list, and at a bracket."""

_LONG = "。！？；：，…!?;"
_SHORT = '、()（）[]【】{}《》〈〉<>「」『』“”"·•|/\\_~～—–*^`'
_MARK = re.compile(
    rf"(?P<long>[{re.escape(_LONG)}]|[.:,](?=\s|$)|\n)|(?P<short>[{re.escape(_SHORT)}]|(?<![A-Za-z])-|-(?![A-Za-z]))"
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BIT = re.compile(
    rf"(?P<han>[{_HAN}]+)|(?P<letter>\b[A-Z]\b(?!'[a-z]))|(?P<word>[^\W\d_{_HAN}]+(?:['-][^\W\d_{_HAN}]+)*)"
)


class BitKind(Enum):
    """How a bit of a clause is said."""

    HAN = "han"
    LETTER = "letter"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Bit:
    kind: BitKind
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What is said in one go, and how long it is quiet after that."""

    bits: tuple[Bit, ...]
    pause_ms: int


def read_text(text: str, locale: str) -> str:
    """A text in words of its language, with its punctuation."""
    return read_chinese(text) if is_chinese(locale) else read_english(text)


def clauses_of(text: str, locale: str) -> tuple[Clause, ...]:
    """The clauses of a text, empty where nothing in it can be said; the last has no pause."""
    read = read_text(text[:MOST_CHARACTERS], locale)
    clauses: list[Clause] = []
    begin = 0
    for match in (*_MARK.finditer(read), None):
        end = len(read) if match is None else match.start()
        bits = _bits(read[begin:end])
        long = match is None or match.lastgroup == "long"
        pause = CLAUSE_PAUSE_MS if long else SHORT_PAUSE_MS
        if bits:
            clauses.append(Clause(bits, pause))
        elif clauses and pause > clauses[-1].pause_ms:
            clauses[-1] = Clause(clauses[-1].bits, pause)
        begin = end if match is None else match.end()
    if clauses:
        clauses[-1] = Clause(clauses[-1].bits, 0)
    return tuple(clauses)


def _bits(text: str) -> tuple[Bit, ...]:
    return tuple(Bit(BitKind(match.lastgroup), match[0]) for match in _BIT.finditer(text))
