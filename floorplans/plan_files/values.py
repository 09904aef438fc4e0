"""How the smallest values of a plan file are read: texts, numbers, ids, enums, names and facts.

A reader takes a JSON value and its spot, and answers the model's value or raises PlanReadError.
"""

import re
import unicodedata
import zoneinfo
from collections.abc import Callable, Mapping
from enum import Enum
from typing import TypeVar

from floorplans.facts import Evidence, Fact, Names, Value
from floorplans.plan_files.spot import Spot, shown

Read = TypeVar("Read")
Reader = Callable[[object, Spot], Read]
Word = TypeVar("Word", bound=Enum)

LONGEST_ID = 128
LONGEST_TEXT = 500
LONGEST_PARAGRAPH = 5_000

_SAFE_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
_LOCALE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LONGEST_LOCALE = 35
# Characters that turn the reading order of what follows, and the ends of lines and paragraphs.
_UNSEEN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})


def find_unsafe_character(text: str) -> str | None:
    """The first control, bidirectional-control, line-ending or surrogate character, or None."""
    if text.isascii() and text.isprintable():
        return None
    for character in text:
        if character in _UNSEEN or unicodedata.category(character) in _UNSEEN_CATEGORIES:
            return character
    return None


def text(value: object, spot: Spot, *, longest: int = LONGEST_TEXT) -> str:
    """A text without control characters, of at most `longest` characters."""
    if not isinstance(value, str):
        raise spot.error("plan-file-wrong-type", wanted="text", value=shown(value))
    if len(value) > longest:
        raise spot.error("plan-file-text-too-long", value=shown(value), longest=longest)
    unsafe = find_unsafe_character(value)
    if unsafe is not None:
        raise spot.error("plan-file-unsafe-character", character=f"U+{ord(unsafe):04X}")
    return value


def paragraph(value: object, spot: Spot) -> str:
    """A longer text: an attribution, opening hours."""
    return text(value, spot, longest=LONGEST_PARAGRAPH)


def identifier(value: object, spot: Spot) -> str:
    """An id that is safe as a file's name: letters and digits, with . _ - inside."""
    read = text(value, spot)
    if len(read) > LONGEST_ID or _SAFE_ID.fullmatch(read) is None:
        raise spot.error("plan-file-unsafe-id", value=shown(value))
    return read


def locale(value: object, spot: Spot) -> str:
    """A well-formed BCP 47 language tag (RFC 5646, section 2.1)."""
    read = text(value, spot)
    if len(read) > _LONGEST_LOCALE or _LOCALE.fullmatch(read) is None:
        raise spot.error("plan-file-unknown-locale", value=shown(value))
    return read


def time_zone(value: object, spot: Spot) -> str:
    """A time zone of the IANA database that this machine knows."""
    read = text(value, spot)
    try:
        zoneinfo.ZoneInfo(read)
    except (KeyError, ValueError, OSError) as error:
        raise spot.error("plan-file-unknown-time-zone", value=shown(value)) from error
    return read


def flag(value: object, spot: Spot) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise spot.error("plan-file-wrong-type", wanted="boolean", value=shown(value))
    return value


def number(least: float, most: float) -> Reader[float]:
    """A reader of finite numbers from `least` to `most`."""

    def read(value: object, spot: Spot) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise spot.error("plan-file-wrong-type", wanted="number", value=shown(value))
        if not least <= value <= most:  # also false for NaN
            raise spot.error("plan-file-out-of-range", value=shown(value), least=least, most=most)
        return float(value)

    return read


def count(most: int) -> Reader[int]:
    """A reader of whole numbers from 0 to `most`."""

    def read(value: object, spot: Spot) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise spot.error("plan-file-wrong-type", wanted="integer", value=shown(value))
        if not 0 <= value <= most:
            raise spot.error("plan-file-out-of-range", value=shown(value), least=0, most=most)
        return value

    return read


def word(kind: type[Word]) -> Reader[Word]:
    """A reader of the words of one enum."""
    by_word = {str(member.value): member for member in kind}

    def read(value: object, spot: Spot) -> Word:
        read_word = text(value, spot)
        if read_word not in by_word:
            raise spot.error("plan-file-unknown-word", value=shown(value), known=", ".join(by_word))
        return by_word[read_word]

    return read


def mapping(value: object, spot: Spot) -> Mapping[str, object]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise spot.error("plan-file-wrong-type", wanted="object", value=shown(value))
    return value


def sequence(value: object, spot: Spot) -> list[object]:
    """A JSON list."""
    if not isinstance(value, list):
        raise spot.error("plan-file-wrong-type", wanted="list", value=shown(value))
    return value


def several(
    reader: Reader[Read], *, different: bool = False, at_least: int = 0
) -> Reader[tuple[Read, ...]]:
    """A reader of lists; with `different` no value may come twice."""

    def read(value: object, spot: Spot) -> tuple[Read, ...]:
        entries = sequence(value, spot)
        if len(entries) < at_least:
            raise spot.error("plan-file-too-few", value=len(entries), least=at_least)
        values = tuple(reader(entry, spot.at(str(index))) for index, entry in enumerate(entries))
        if different and len(set(values)) < len(values):
            raise spot.error("plan-file-repeated-value", value=shown(entries))
        return values

    return read


def names(value: object, spot: Spot) -> Names:
    """Names as an object of language tag → text."""
    texts: dict[str, str] = {}
    for tag, name in mapping(value, spot).items():
        here = spot.at(shown(tag))
        texts[locale(tag, here)] = text(name, here)
        if not name:
            raise here.error("plan-file-empty-text")
    return Names.from_pairs(list(texts.items()))


def fact(reader: Reader[Value]) -> Reader[Fact[Value]]:
    """A reader of facts: `{"evidence": …, "source": …, "value": …}`, the source if there is one."""
    read_evidence = word(Evidence)

    def read(value: object, spot: Spot) -> Fact[Value]:
        entries = mapping(value, spot)
        for name in entries:
            if name not in {"evidence", "source", "value"}:
                raise spot.at(shown(name)).error("plan-file-extra-field")
        for name in ("evidence", "value"):
            if name not in entries:
                raise spot.at(name).error("plan-file-missing-field")
        evidence = read_evidence(entries["evidence"], spot.at("evidence"))
        if evidence is Evidence.UNKNOWN:
            raise spot.at("evidence").error("plan-file-unknown-fact-stated")
        source = text(entries.get("source", ""), spot.at("source"))
        return Fact(reader(entries["value"], spot.at("value")), evidence, source)

    return read
