"""What a typed question asks: the name in it without what is said around it, level and building."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from floorplans.model import Plan
from floorplans.place_search.keys import compared, is_han, plain, singular, with_digits
from floorplans.place_search.search_words import SearchWords

_MARKS = re.compile(r"[^\w&+'’.-]+|(?<![^\W\d_])['’]|[.-](?!\w)")
_MOST_PEELED = 5
_HAN_STEM, _LATIN_STEM = 2, 4
"""How long a building's name must be without its ending to stand for it alone."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A question split: the levels that it is about (None: any), and the rest of the text."""

    level_ids: frozenset[str] | None
    rest: str
    is_missing: bool = False
    """Whether a level was told that the house does not have."""
    is_house: bool = False
    """Whether a building was told, and no level of it."""

    @property
    def tells_level(self) -> bool:
        """Whether a level was told."""
        return self.is_missing or (self.level_ids is not None and not self.is_house)


class Questions:
    """Reads questions about one plan. Never changed."""

    def __init__(
        self, plan: Plan, words: SearchWords, letters: Callable[[str], str] = compared
    ) -> None:
        """`letters` types a text with Latin letters."""
        self._said = frozenset(filter(None, map(plain, (*words.fillers, *words.nearest))))
        self._longest_filler = max(map(len, self._said), default=0)
        self._general = frozenset(map(plain, words.general_words))
        self._han_general = tuple(
            sorted((word for word in self._general if is_han(word)), key=len, reverse=True)
        )
        self._verbs = tuple(filter(None, map(plain, words.verbs)))
        self._same = tuple(tuple(map(plain, group)) for group in words.same_asked)
        self._words_around = frozenset(word for said in self._said for word in said.split())
        loose = {*map(plain, words.loose_words)}
        self._loose = frozenset(word for word in loose if not is_han(word))
        self._han_loose = re.compile(_any(word for word in loose if is_han(word)))
        self._levels = _LevelWords(plan, words)
        self._buildings = _buildings(plan, words, letters)

    def is_blank(self, text: str) -> bool:
        """Whether a text is empty but for what is said around names, or of no place."""
        if not compared(text):
            return True
        least = min(self.peeled(text), key=len)
        return least in self._said or not compared(self._without_loose(least))

    def is_only_around_names(self, text: str) -> bool:
        """Whether several things are said that all stand around names: “I want to”."""
        simple = " ".join(plain(text).split())
        least = min(self.peeled(text), key=len, default="")
        return least in self._said and (" " in simple or simple not in self._said)

    def is_general(self, word: str) -> bool:
        """Whether a word may stand beside any name."""
        return word in self._general

    def is_beside_the_point(self, word: str) -> bool:
        """Whether a word may stand beside any name, or is said around names."""
        return word in self._general or word in self._said or word in self._loose

    def peeled(self, text: str) -> Iterator[str]:
        """A text and what is left of it without fillers, the longest first; never a blank one."""
        simple = " ".join(_MARKS.sub(" ", plain(text)).split())
        ahead = self._peel(simple, at_end=False)
        ways: dict[str, None] = {}
        for text_ahead in ahead:
            ways |= dict.fromkeys(self._peel(text_ahead, at_end=True))
        for text_behind in self._peel(simple, at_end=True):
            ways |= dict.fromkeys(self._peel(text_behind, at_end=False))
        yield from sorted(ways, key=len, reverse=True)

    def turned(self, text: str) -> Iterator[str]:
        """A question that ends on what is to be done, with that before the name, as names of
        services have it: 片子在哪拿 is 拿片子."""
        simple = " ".join(_MARKS.sub(" ", plain(text)).split())
        for verb in self._verbs:
            asked = simple.removesuffix(verb)
            if asked != simple:
                for rest in self._peel(asked, at_end=True)[1:]:
                    for way in self._peel(rest, at_end=False):
                        yield verb + way

    def otherwise(self, text: str) -> Iterator[str]:
        """A question with one of its words replaced by each one that asks for the same."""
        for group in self._same:
            said = max((word for word in group if _is_said(word, text)), key=len, default="")
            if said:
                yield from (text.replace(said, other) for other in group if other != said)

    def is_said_around(self, word: str) -> bool:
        """Whether a word is part of what is said around names."""
        return word in self._words_around

    def without_general_word(self, text: str, is_known: Callable[[str], bool]) -> str:
        """A text without a general word at its end; as it stands if nothing else would be left, or
        if the word ends a longer one that is known: 房 in 病房."""
        for word in self._han_general:
            if text.endswith(word) and len(text) > len(word) + 1:
                longer = range(max(1, len(text) - len(word) - 2), len(text) - len(word))
                if not any(is_known(text[at:]) for at in longer):
                    return text[: -len(word)]
        return text

    def without_loose_words(self, text: str) -> str:
        """A text without the words that may stand anywhere in it and say nothing of a place."""
        return self._without_loose(text) or text

    def _without_loose(self, text: str) -> str:
        if is_han(text):
            return self._han_loose.sub("", text).strip()
        return " ".join(
            word for word in text.split() if not self._loose.intersection((word, singular(word)))
        )

    def whereabouts(self, text: str) -> Iterator[Whereabouts]:
        """The ways to take levels and a building out of a text, the most told first. The levels
        are None where the house has none such, and in the last way, which takes nothing out."""
        simple = " ".join(with_digits(plain(text)).split())
        for by_level in self._levels.split(simple):
            for building_levels, rest in self._building_split(by_level.rest):
                both = by_level.level_ids
                if building_levels is not None:
                    both = building_levels if both is None else both & building_levels
                if both is not None and (both or building_levels is None):
                    yield Whereabouts(both, rest, is_house=by_level.level_ids is None)
            yield by_level

    def _peel(self, text: str, *, at_end: bool) -> list[str]:
        found = [text]
        while len(found) <= _MOST_PEELED:
            rest = self._without_one(found[-1], at_end=at_end)
            if not rest:
                break
            found.append(rest)
        return found

    def _without_one(self, text: str, *, at_end: bool) -> str:
        for size in range(min(self._longest_filler, len(text) - 1), 0, -1):
            word = text[-size:] if at_end else text[:size]
            if word in self._said:
                rest = text[:-size] if at_end else text[size:]
                border = rest[-1] if at_end else rest[0]
                if is_han(word) or not (border.isalnum() and border.isascii()):
                    return rest.strip()
        return ""

    def _building_split(self, text: str) -> Iterator[tuple[frozenset[str] | None, str]]:
        for said, level_ids in self._buildings:
            at = text.find(said)
            if at >= 0 and (is_han(said) or f" {said} " in f" {text} "):
                yield level_ids, " ".join((text[:at] + " " + text[at + len(said) :]).split())
                return
        yield None, text


def _is_said(word: str, text: str) -> bool:
    return word in text and (is_han(word) or f" {word} " in f" {text} ")


def _buildings(
    plan: Plan, words: SearchWords, letters: Callable[[str], str]
) -> tuple[tuple[str, frozenset[str]], ...]:
    """What each building may be called, the longest first, and its levels."""
    endings = sorted(map(plain, words.building_endings), key=len, reverse=True)
    found: dict[str, frozenset[str]] = {}
    for building in plan.buildings:
        levels = frozenset(x.id for x in plan.levels if x.building_id == building.id)
        for name in map(plain, building.names.texts()):
            ending = next((end for end in endings if name.endswith(end) and name != end), "")
            stem = name[: len(name) - len(ending)].strip()
            gap = "" if is_han(stem) else " "
            ways = [name, *(stem + gap + end for end in endings if is_han(end) == is_han(stem))]
            if len(stem) >= (_HAN_STEM if is_han(stem) else _LATIN_STEM):
                ways.append(stem)
            for way in ways:
                found.setdefault(way, levels)
                found.setdefault(letters(way), levels)
    return tuple(sorted(found.items(), key=lambda entry: -len(entry[0])))


class _LevelWords:
    """Reads levels out of texts: 3楼, level 3, third floor, 2F, B1."""

    def __init__(self, plan: Plan, words: SearchWords) -> None:
        self._by_label: dict[str, frozenset[str]] = {}
        self._by_storey: dict[str, frozenset[str]] = {}
        for level in plan.levels:
            if level.building_id is None and not level.label:
                continue
            label = _label(level.label or f"{level.ordinal:g}")
            self._by_label[label] = self._by_label.get(label, frozenset()) | {level.id}
            storey = f"{level.ordinal + 1:g}" if level.ordinal >= 0 else f"b{-level.ordinal:g}"
            self._by_storey[storey] = self._by_storey.get(storey, frozenset()) | {level.id}
        grounds = [x.id for x in plan.levels if x.ordinal == 0 and x.building_id is not None]
        self._ground = frozenset(grounds)
        self._below = frozenset(level.id for level in plan.levels if level.ordinal < 0)
        self._grounds = tuple(map(plain, words.ground_level))
        # 负 alone says nothing, 地下 does.
        self._belows = tuple(word for word in map(plain, words.level_below) if len(word) > 1)
        numbers = {said: number for number, said in words.level_numbers}
        self._numbers: Mapping[str, str] = numbers
        number = rf"(?:\d{{1,3}}|{_any(numbers)})" if numbers else r"\d{1,3}"
        after, before, below = (
            _any(group) for group in (words.level_after, words.level_before, words.level_below)
        )
        self._patterns = tuple(
            re.compile(pattern)
            for pattern in (
                rf"(?<![a-z0-9])(?P<below>{below}|b|-)?\s*(?P<number>{number})\s*(?:{after})(?![a-z0-9])",
                rf"(?<![a-z0-9])(?:{before})\s*(?P<below>{below}|b|-)?\s*(?P<number>{number})(?![a-z0-9])",
                rf"(?<![a-z0-9])(?P<below>{below}|b)\s*(?P<number>\d)(?:\s*(?:{after}))?(?![a-z0-9])",
                rf"^(?P<below>{below}|b)?(?P<number>{number})(?:{after})(?=[a-z])",
            )
        )

    def split(self, text: str) -> Iterator[Whereabouts]:
        """The levels that a text names, None if the house has no such level, with the rest; last
        the text as it stands."""
        for pattern in self._patterns:
            match = pattern.search(text)
            if match is not None:
                said = match.group("number")
                below = "b" if match.group("below") else ""
                label = below + self._numbers.get(said, said)
                ids = self._by_label.get(label) or self._by_storey.get(label)
                rest = f"{text[: match.start()]} {text[match.end() :]}"
                yield Whereabouts(ids, " ".join(rest.split()), is_missing=ids is None)
                break
        for words, ids in ((self._grounds, self._ground), (self._belows, self._below)):
            said = next((word for word in words if ids and word in text), None)
            if said is not None:
                yield Whereabouts(ids, " ".join(text.replace(said, " ").split()))
        yield Whereabouts(None, text)


def _label(text: str) -> str:
    """A level's label as it is compared: 3F, L3 and 3 are one, B1 and -1 too."""
    key = compared(with_digits(plain(text)))
    if text.strip().startswith(("-", "−")):
        return f"b{key}"
    match = re.fullmatch(r"[fl]?(b?\d+)[f层]?", key)
    return match.group(1) if match else key


def _any(said: Iterable[str]) -> str:
    """A pattern for any of some words; for none it fits nothing."""
    ordered = sorted(map(plain, said), key=len, reverse=True)
    return "|".join(map(re.escape, ordered)) or "(?!)"
