"""Text as it fits on a plan: cleaned, measured, wrapped in two lines, shortened between characters.

Widths are estimates that hold for any sans-serif, so that every renderer places labels alike.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ELLIPSIS = "…"
LINE_HEIGHT = 1.2
"""From one line's middle to the next, in ems."""
MOST_CHARACTERS = 200
"""More of a name is never looked at."""
_NARROW = frozenset("iljI.,:;'!|()[]/ftr-·")
_WIDE = frozenset("mwMW@%—…")
_MOST_KEPT = 8_192
"""Texts whose form is remembered: the same names are set in picture after picture."""
_JOINER = "\u200d"
_BREAK_AFTER = frozenset(" /-–·、，・")


@lru_cache(_MOST_KEPT)
def clean_text(text: str) -> str:
    """One line of text without what must not reach a picture: controls, direction overrides,
    characters that XML cannot hold, and runs of white space."""
    kept = (
        " " if character.isspace() else character
        for character in text
        if character.isspace() or _is_clean(character)
    )
    return " ".join("".join(kept).split())


def _is_clean(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character == _JOINER
    return category not in {"Cc", "Cs", "Cn"} and character not in "\ufffe\uffff"


def clusters(text: str) -> list[str]:
    """What a reader sees as single characters: combining marks, selectors and joined emoji stay
    with their base."""
    found: list[str] = []
    for character in text:
        joins = bool(found) and (
            unicodedata.combining(character)
            or unicodedata.category(character) in {"Mn", "Me", "Mc"}
            or character == _JOINER
            or found[-1].endswith(_JOINER)
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or (_is_flag_letter(character) and len(found[-1]) == 1 and _is_flag_letter(found[-1]))
        )
        if joins:
            found[-1] += character
        else:
            found.append(character)
    return found


def _is_flag_letter(text: str) -> bool:
    return "\U0001f1e6" <= text <= "\U0001f1ff"


@lru_cache(_MOST_KEPT)
def width_ems(text: str) -> float:
    """Estimated width of a line, in ems."""
    return sum(_character_ems(character) for character in text)


def _character_ems(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.combining(character) or character == _JOINER:
        return 0.0
    if character == " " or character in _NARROW:
        return 0.33
    if character in _WIDE:
        return 0.92
    if character.isupper():
        return 0.68
    return 0.57


def layouts_of(text: str, most_ems: float) -> Iterator[tuple[str, ...]]:
    """Ways to set a text no wider than `most_ems`, best first: whole in one line, whole in two,
    shortened. Nothing if not even three characters of it fit."""
    if width_ems(text) <= most_ems:
        yield (text,)
    halves = _two_lines(text)
    if halves is not None and max(map(width_ems, halves)) <= most_ems:
        yield halves
    if width_ems(text) > most_ems:
        short = shorten(text, most_ems)
        if short:
            yield (short,)


def two_lines_of(text: str) -> tuple[str, ...]:
    """The text in two lines of about the same width if it may be broken, else in one."""
    return _two_lines(text) or (text,)


@lru_cache(_MOST_KEPT)
def _two_lines(text: str) -> tuple[str, str] | None:
    """The break that leaves the most even lines: after spaces and dashes, or between Han."""
    found = clusters(text)
    if len(found) < 4:
        return None
    best: tuple[float, tuple[str, str]] | None = None
    for index in range(2, len(found) - 1):
        before, after = found[index - 1], found[index]
        if before not in _BREAK_AFTER and not (_is_han(before) and _is_han(after)):
            continue
        lines = "".join(found[:index]).strip(), "".join(found[index:]).strip()
        widest = max(map(width_ems, lines))
        if all(lines) and (best is None or widest < best[0] - 1e-9):
            best = widest, lines
    return None if best is None else best[1]


def _is_han(cluster: str) -> bool:
    return unicodedata.east_asian_width(cluster[0]) == "W"


def shorten(text: str, most_ems: float) -> str:
    """The longest beginning of a text that fits with an ellipsis; empty under three characters."""
    room = most_ems - width_ems(ELLIPSIS)
    kept: list[str] = []
    for cluster in clusters(text):
        room -= width_ems(cluster)
        if room < 0:
            break
        kept.append(cluster)
    beginning = "".join(kept).rstrip(" -/·、，")
    return beginning + ELLIPSIS if len(clusters(beginning)) >= 3 else ""
