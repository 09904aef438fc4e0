"""Reads levels that are written in words or as on lift buttons: `EG`, `1.OG`, `B1`, `2F`, 负一层.

The ordinary reading knows numbers only; here words become numbers before it begins. Whether `1F` is
the ground floor depends on the file: it is, unless the file also has a ground floor of its own.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from floorplans.importers.osm_findings import ImportLog, NoteCode
from floorplans.importers.osm_reading import OsmElements, Tags
from floorplans.importers.osm_tags import UnparsableLevelError, clean_text, parse_levels

_LEVEL_KEYS = ("level", "repeat_on", "non_existent_levels")
_GROUND = frozenset(
    {"g", "gf", "ground", "groundfloor", "groundlevel", "eg", "e", "erdgeschoss", "rdc",
     "rez-de-chaussée", "pb", "pt", "g层", "g/f", "地面", "地面层"}
)  # fmt: skip
_LOWER_GROUND = frozenset(
    {"lg", "lgf", "lowerground", "basement", "ug", "untergeschoss", "kg", "keller",
     "kellergeschoss", "sg", "souterrain", "地下", "地下室", "地下层", "地库"}
)  # fmt: skip
_FIRST = frozenset({"首层", "底层"})
_MEZZANINE = frozenset({"m", "mezzanine", "zwischengeschoss", "zg", "夹层", "1f夹层", "一层夹层"})
_BY_NAME = {
    **dict.fromkeys(_GROUND | _FIRST, 0.0),
    **dict.fromkeys(_LOWER_GROUND, -1.0),
    **dict.fromkeys(_MEZZANINE, 0.5),
    **dict.fromkeys(("og", "obergeschoss"), 1.0),
}
_HAN_DIGITS = "零一二三四五六七八九"
_COUNT = rf"(?P<n>\d{{1,2}}|[{_HAN_DIGITS}两十]{{1,3}})"
_STOREY = r"(?:f|fl|/f|层|層|楼|樓|階|阶)"
_BELOW = (
    re.compile(rf"b-?{_COUNT}(?:{_STOREY})?"),
    re.compile(rf"(?:-|负|負|地下|地库){_COUNT}{_STOREY}?"),
    re.compile(rf"{_COUNT}\.?-?(?:ug|untergeschoss)"),
    re.compile(rf"(?:ug|u)\.?-?{_COUNT}"),
)
_ABOVE = (
    re.compile(rf"{_COUNT}\.?-?(?:og|obergeschoss|obergeschoß|stock|etage|(?:st|nd|rd|th)floor)"),
    re.compile(rf"og\.?-?{_COUNT}"),
    re.compile(rf"(?:level|ebene|niveau|l)[-_]?{_COUNT}"),
)
_COUNTED_FROM_THE_STREET = (
    re.compile(rf"(?:第|地上)?{_COUNT}{_STOREY}"),
    re.compile(rf"f{_COUNT}"),
)
_LIST = re.compile("[;,；，、]")
_TO = re.compile(r"\s*(?:\.\.|~|至|到|\bto\b|(?<=[^\s;,])-(?=[^\d\s;,]|\d+\D))\s*", re.IGNORECASE)


def read_level_words(elements: OsmElements, log: ImportLog) -> None:
    """Rewrites level tags that hold words as numbers, and keeps the word as `level:ref`.

    A feature with a `level:ref` and no `level` gets the level that others with this ref have. What
    cannot be read stays as it is.
    """
    every_kind = (elements.nodes, elements.ways, elements.relations)
    tagged = [element.tags for kind in every_kind for element in kind.values() if element.tags]
    words = _Words(has_own_ground=_has_own_ground(tagged), level_by_ref=_levels_by_ref(tagged))
    for node in list(elements.nodes.values()):
        if tags := words.rewritten(f"n{node.id}", node.tags, log):
            elements.nodes[node.id] = replace(node, tags=tags)
    for way in list(elements.ways.values()):
        if tags := words.rewritten(f"w{way.id}", way.tags, log):
            elements.ways[way.id] = replace(way, tags=tags)
    for relation in list(elements.relations.values()):
        if tags := words.rewritten(f"r{relation.id}", relation.tags, log):
            elements.relations[relation.id] = replace(relation, tags=tags)


def _has_own_ground(tagged: Iterable[Tags]) -> bool:
    """Whether any feature lies on a level that is called ground or 0."""
    return any(
        _plain(end) in _GROUND or end.strip() == "0"
        for text in {tags["level"] for tags in tagged if "level" in tags}
        for item in _LIST.split(text)
        for end in _TO.split(item)
    )


def _levels_by_ref(tagged: Iterable[Tags]) -> dict[str, str]:
    """`level:ref` → the one `level` that the features with this ref have, if they agree."""
    found: dict[str, set[str]] = {}
    for tags in tagged:
        if (ref := tags.get("level:ref", "").strip()) and (level := tags.get("level", "").strip()):
            found.setdefault(ref, set()).add(level)
    return {ref: levels.pop() for ref, levels in found.items() if len(levels) == 1}


class _Words:
    """Reads words as one file means them."""

    def __init__(self, *, has_own_ground: bool, level_by_ref: Mapping[str, str]) -> None:
        self._street_storey = 0 if has_own_ground else 1
        self._level_by_ref = level_by_ref

    def rewritten(self, feature_id: str, tags: Tags, log: ImportLog) -> Tags | None:
        """The tags with levels as numbers, with a note; None if there is nothing to rewrite."""
        ref = tags.get("level:ref", "").strip()
        stated = {key: text for key in _LEVEL_KEYS if (text := tags.get(key, "").strip())}
        if ref and "level" not in tags:
            stated["level"] = self._level_by_ref.get(ref, ref)
        changed = {
            key: numbers
            for key, text in stated.items()
            if tags.get(key) != text or not _is_numeric(text)
            if (numbers := text if _is_numeric(text) else self._read(text))
        }
        if not changed:
            return None
        if "level" in changed:
            log.note(feature_id, NoteCode.LEVEL_READ_AS, level=changed["level"])
            if not ref and _is_one_number(changed["level"]):
                label = _label(clean_text(stated["level"]), float(changed["level"]))
                changed["level:ref"] = label
        return {**tags, **changed}

    def _read(self, text: str) -> str | None:
        """`EG;1.OG` as `0;1`, `B1-2F` as `-1-1`; None if any part is no level."""
        parts: list[str] = []
        for item in _LIST.split(text):
            if not item.strip():
                continue
            ends = [item] if _is_numeric(item) else _TO.split(item, maxsplit=1)
            numbers = [self._one(end) for end in ends]
            known = [number for number in numbers if number is not None]
            if len(known) < len(numbers):
                if (whole := self._one(item)) is None:
                    return None
                known = [whole]
            parts.append("-".join(f"{number:g}" for number in known))
        return ";".join(parts) or None

    def _one(self, text: str) -> float | None:
        if _is_numeric(text):
            levels = parse_levels(text)
            return levels[0] if len(levels) == 1 else None
        word = _plain(text)
        if word in _BY_NAME:
            return _BY_NAME[word]
        for patterns, factor, lowest in (
            (_BELOW, -1, 0),
            (_ABOVE, 1, 0),
            (_COUNTED_FROM_THE_STREET, 1, self._street_storey),
        ):
            for pattern in patterns:
                if match := pattern.fullmatch(word):
                    return float(factor * max(0, _count(match["n"]) - lowest))
        return None


def _plain(text: str) -> str:
    """A word without spaces, case and full-width forms."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().replace("−", "-").split())


def _is_one_number(text: str) -> bool:
    return len(parse_levels(text)) == 1


def _is_numeric(text: str) -> bool:
    try:
        parse_levels(text)
    except UnparsableLevelError:
        return False
    return True


def _count(text: str) -> int:
    """A number up to 99 in digits or Chinese numerals."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    if not ten:
        return int("".join(str(_HAN_DIGITS.index(digit)) for digit in ones))
    return 10 * (_HAN_DIGITS.index(tens) if tens else 1) + (_HAN_DIGITS.index(ones) if ones else 0)


def _label(word: str, ordinal: float) -> str:
    """What a lift button shows: the word as written, of Chinese words the usual short form."""
    if word.isascii():
        return word
    if ordinal < 0:
        return f"B{-ordinal:g}"
    match = re.search(_COUNT, _plain(word))
    return f"{_count(match['n'])}F" if match else word
