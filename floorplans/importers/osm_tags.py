"""Reads the values that mappers write: levels, lengths, slopes, counts and names."""

import math
import re
import unicodedata

from floorplans.facts import Names
from floorplans.importers.osm_reading import Tags

MOST_LEVELS = 200
"""No building has more; a longer list or range is a mistake."""
MOST_NAME_CHARACTERS = 200

_NUMBER = r"[+-]?(?:\d{1,4}(?:\.\d{1,3})?|\.\d{1,3})"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|\.\.|to)\s*({_NUMBER})")
_SINGLE = re.compile(_NUMBER)
_DECIMAL_COMMA = re.compile(r"([+-]?\d{1,4}),(5|25|50|75)(?!\d)")
_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "；": ";", "，": ","})


class UnparsableLevelError(ValueError):
    """A level value that is no number, list or range of numbers."""


def parse_levels(text: str) -> tuple[float, ...]:
    """The levels that a `level` or `repeat_on` value lists, ascending, without repeats.

    Knows lists (`0;1`, `0,1`), ranges (`0-3`, `-2--1`, `-1-3`), both (`1;3-5`) and fractions
    (`0.5`, `0,5`). A comma before 5, 25, 50 or 75 is a decimal one, every other one separates.
    A range steps by one from its lower end and always holds its upper end.
    Raises UnparsableLevelError, also for more than 200 levels.
    """
    levels: set[float] = set()
    for part in text.translate(_DASHES).split(";"):
        item = part.strip()
        if not item:
            continue
        if "," in item:
            if item.count(",") == len(_DECIMAL_COMMA.findall(item)) and ", " not in item:
                item = _DECIMAL_COMMA.sub(r"\1.\2", item)
                levels.update(_range_or_number(item))
                continue
            for piece in item.split(","):
                if piece.strip():
                    levels.update(_range_or_number(piece.strip()))
            continue
        levels.update(_range_or_number(item))
        if len(levels) > MOST_LEVELS:
            raise UnparsableLevelError(text[:40])
    if not levels or len(levels) > MOST_LEVELS:
        raise UnparsableLevelError(text[:40])
    return tuple(sorted(levels))


def _range_or_number(item: str) -> list[float]:
    if _SINGLE.fullmatch(item):
        return [float(item) + 0.0]
    match = _RANGE.fullmatch(item)
    if match is None:
        raise UnparsableLevelError(item[:40])
    low, high = sorted((float(match[1]), float(match[2])))
    if high - low > MOST_LEVELS:
        raise UnparsableLevelError(item[:40])
    levels = [low + step for step in range(math.floor(high - low) + 1)]
    return levels if levels[-1] == high else [*levels, high]


def levels_of(tags: Tags) -> tuple[float, ...]:
    """The levels that `level` and `repeat_on` put a feature of one level on; empty if untagged.

    Raises UnparsableLevelError.
    """
    found: set[float] = set()
    for key in ("level", "repeat_on"):
        if text := tags.get(key, "").strip():
            found.update(parse_levels(text))
    return tuple(sorted(found))


def copies_of(tags: Tags) -> tuple[tuple[float, ...], ...]:
    """The level sets of a feature that spans levels, such as a stair: its own and its repeats.

    `level=0-1`, `repeat_on=1;2` gives (0, 1), (1, 2), (2, 3): a repeat moves the lowest level.
    Empty without `level`. Raises UnparsableLevelError.
    """
    if not (text := tags.get("level", "").strip()):
        return ()
    levels = parse_levels(text)
    copies = {levels}
    if repeats := tags.get("repeat_on", "").strip():
        for base in parse_levels(repeats):
            copies.add(tuple(level - levels[0] + base for level in levels))
    return tuple(sorted(copies))


_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?|[.,]\d+)\s*(mm|cm|dm|m|metres?|meters?|ft|feet|in|\"|')?")
_FEET_AND_INCHES = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:'|ft)\s*(\d+(?:[.,]\d+)?)\s*(?:\"|in|'')")
_METRES = {
    "mm": 0.001, "cm": 0.01, "dm": 0.1, "ft": 0.3048, "feet": 0.3048, "'": 0.3048,
    "in": 0.0254, '"': 0.0254,
}  # fmt: skip


def parse_metres(text: str) -> float | None:
    """A length in metres from `0.9`, `0,9`, `1.2 m`, `90 cm`, `3'`, `2'11"`; None if unreadable.

    A range or list gives its smallest value. Never negative.
    """
    lengths = [
        _one_length(part.strip().lower()) for part in re.split(r";|(?<=\d)\s*-\s*(?=\d)", text)
    ]
    known = [length for length in lengths if length is not None]
    return min(known) if known and len(known) == len(lengths) else None


def _one_length(text: str) -> float | None:
    if match := _FEET_AND_INCHES.fullmatch(text):
        return round(_number(match[1]) * 0.3048 + _number(match[2]) * 0.0254, 4)
    match = _LENGTH.fullmatch(text.removeprefix("~").removeprefix("ca.").strip())
    if match is None:
        return None
    return round(_number(match[1]) * _METRES.get(match[2] or "m", 1.0), 4)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


_SLOPE = re.compile(r"([+-]?)\s*(\d+(?:[.,]\d+)?)\s*(%|°|deg|degrees?)")
_RATIO = re.compile(r"([+-]?)\s*(\d+(?:[.,]\d+)?)\s*:\s*(\d+(?:[.,]\d+)?)")


def parse_incline(text: str) -> float | None:
    """Signed rise over run along the drawn direction, from `6%`, `-4 %`, `5°`, `1:12`.

    None for `up`, `down` and whatever else holds no number, and for slopes beyond 45 degrees.
    """
    text = text.strip().lower().translate(_DASHES)
    if text in {"0", "no"}:
        return 0.0
    if match := _SLOPE.fullmatch(text):
        value = _number(match[2])
        ratio = value / 100 if match[3] == "%" else math.tan(math.radians(min(value, 89.0)))
    elif (match := _RATIO.fullmatch(text)) and _number(match[3]) > 0:
        ratio = _number(match[2]) / _number(match[3])
    else:
        return None
    if ratio > 1.0:
        return None
    return round(-ratio if match[1] == "-" else ratio, 4)


def rises_forward(tags: Tags) -> bool | None:
    """Whether the drawn direction goes up, as `incline` says; None if it does not say."""
    text = tags.get("incline", "").strip().lower()
    if text in {"up", "yes;up"}:
        return True
    if text == "down":
        return False
    slope = parse_incline(text)
    return None if not slope else slope > 0


def parse_count(text: str) -> int | None:
    """A count of 0 to 9,999, or None."""
    text = text.strip()
    return int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else None


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}
"""Needed to write Persian and Indic scripts; they cannot reorder text."""


def clean_text(text: str) -> str:
    """A name on one line: no control, bidi-override or unassigned characters, at most 200 long.

    Markup characters stay as text; escaping is the business of whoever writes them out.
    """
    spaced = "".join(" " if character.isspace() else character for character in text)
    seen = "".join(
        character
        for character in spaced
        if character in _JOINERS or unicodedata.category(character) not in _UNSEEN
    )
    return " ".join(seen.split())[:MOST_NAME_CHARACTERS].rstrip()


_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def names_of(tags: Tags, key: str = "name") -> Names:
    """`name` as `und` and each `name:<language>` under its tag; official_name if there is none."""
    pairs: dict[str, str] = {}
    for tag_key, text in tags.items():
        if tag_key == key:
            pairs["und"] = clean_text(text)
        elif tag_key.startswith(f"{key}:"):
            language = tag_key.removeprefix(f"{key}:")
            if _LANGUAGE.fullmatch(language):
                pairs[language.replace("_", "-")] = clean_text(text)
    if not any(pairs.values()) and key == "name":
        pairs["und"] = clean_text(tags.get("official_name", ""))
    return Names.from_pairs(list(pairs.items()))


def synonyms_of(tags: Tags) -> tuple[str, ...]:
    """Other names a feature is known by, sorted."""
    names = set(names_of(tags).texts())
    found: set[str] = set()
    for key in ("alt_name", "short_name", "loc_name", "old_name", "official_name", "loc_ref",
                "old_ref", "alt_ref"):  # fmt: skip
        for tag_key, value in tags.items():
            if tag_key == key or tag_key.startswith(f"{key}:"):
                found.update(clean_text(part) for part in value.split(";"))
    return tuple(sorted(found - names - {""}))
