"""Gathers the places that a text fits, each with its best match, and puts them in order."""

from collections.abc import Iterable

from floorplans.kinds import PlaceKind
from floorplans.model import Plan
from floorplans.place_search.importance import importance_of_places, is_hidden
from floorplans.place_search.matches import MatchedOn, MatchQuality, PlaceMatch, Rank
from floorplans.place_search.place_texts import Closeness, PlaceText

_ORDER = {field: number for number, field in enumerate(MatchedOn)}
_LISTED_UP_TO = 2
"""Places up to this importance are what a level is asked for."""
_LETTERS_OF_A_WORD = 6
_FIRST = -1
"""The tier of places that come before all that a text fits."""
_MANY = 4
"""Of what so many places say of themselves, such as a nurse station, the nearest is meant."""


class Standings:
    """What of a place's rank does not depend on the text: (hidden, importance) by its number."""

    def __init__(self, plan: Plan) -> None:
        importance = importance_of_places(plan)
        self.of = tuple((int(is_hidden(each)), importance[each.id]) for each in plan.places)


class Candidates:
    """The best match of each place so far. False while there is none."""

    def __init__(self, plan: Plan, standings: Standings) -> None:
        self._plan = plan
        self._standings = standings
        self._found: dict[int, tuple[Rank, PlaceText, MatchQuality, bool]] = {}
        self.best = len(MatchQuality)
        """The quality of the best match, beyond the worst one while there is none."""

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(
        self,
        texts: Iterable[PlaceText],
        quality: MatchQuality,
        sub: int,
        left: int,
        *,
        by_sound: bool = False,
    ) -> None:
        """Takes texts that fit; `sub` tells fits of one quality apart, `left` is what they have
        beyond what was typed."""
        standings, found = self._standings.of, self._found
        texts = tuple(texts)
        own = sum(text.closeness is Closeness.OWN for text in texts)
        for text in texts:
            hidden, importance = standings[text.place]
            if own >= _MANY:
                importance = max(importance, _LISTED_UP_TO)
            tier = int(quality)
            if text.closeness is Closeness.BY_THE_WAY:
                tier = max(tier, int(MatchQuality.SUBSTRING))
            # A word more or less is no reason to walk farther; a Chinese character is one.
            beyond = -(-left // _LETTERS_OF_A_WORD) if text.text.isascii() else left
            is_number = text.field is MatchedOn.REF
            is_other = by_sound and text.is_synonym
            # Initials are short for what something is called rather than for what some call it.
            is_short = by_sound and quality is MatchQuality.PREFIX and sub == 0
            is_common = text.is_synonym and text.field is MatchedOn.COMMON_WORD
            rank = (
                *(tier, hidden, sub + int(is_short and is_common), int(text.closeness)),
                *(importance, beyond, -is_number, int(is_other)),
            )
            before = found.get(text.place)
            if (
                before is None
                or rank < before[0]
                or (rank == before[0] and _ORDER[text.field] < _ORDER[before[1].field])
            ):
                found[text.place] = (rank, text, quality, by_sound)
                self.best = min(self.best, int(quality))

    def on_levels(self, level_ids: frozenset[str]) -> "Candidates":
        """Those on some levels."""
        here = Candidates(self._plan, self._standings)
        places = self._plan.places
        here._found = {n: m for n, m in self._found.items() if places[n].level_id in level_ids}
        here.best = min((int(m[2]) for m in here._found.values()), default=len(MatchQuality))
        return here

    def with_all_of(self, level_ids: frozenset[str], *, is_house: bool) -> "Candidates":
        """What there is to go to on some levels; the entrances first if they are a house."""
        for number, place in enumerate(self._plan.places):
            hidden, importance = self._standings.of[number]
            if place.level_id in level_ids and not hidden and importance <= _LISTED_UP_TO:
                shown = next(iter(place.names.texts()), place.ref)
                text = PlaceText.own_name(number, shown)
                quality = MatchQuality.SUBSTRING if is_house else MatchQuality.PARTS
                sub = int(is_house and place.kind is not PlaceKind.ENTRANCE)
                self.add((text,), quality, sub, 0)
        return self

    def with_first(self, groups: Iterable[Iterable[int]]) -> "Candidates":
        """These with some places before all others, the places of each group alike."""
        for sub, numbers in enumerate(groups):
            for number in numbers:
                place = self._plan.places[number]
                shown = next(iter(place.names.texts()), place.ref)
                text = PlaceText(number, MatchedOn.COMMON_WORD, shown, shown, Closeness.OF_ITS_SORT)
                rank = (_FIRST, 0, sub, 0, 0, 0, 0, 0)
                self._found[number] = min(
                    self._found.get(number, (rank, text, MatchQuality.EXACT, False)),
                    (rank, text, MatchQuality.EXACT, False),
                    key=lambda match: match[0],
                )
        return self

    def at_best(self, quality: MatchQuality) -> "Candidates":
        """These in the same order, none of them as a better fit than `quality`."""
        lower = Candidates(self._plan, self._standings)
        for number, (rank, text, own, by_sound) in self._found.items():
            worse = max(quality, own)
            lower._found[number] = ((int(worse), *rank), text, worse, by_sound)
        lower.best = max(int(quality), self.best)
        return lower

    def are_named(self) -> bool:
        """Whether a place's own name begins with the text, or is it."""
        return any(
            quality <= MatchQuality.PREFIX
            and text.field in (MatchedOn.NAME, MatchedOn.REF)
            and not by_sound
            for _, text, quality, by_sound in self._found.values()
        )

    def are_heard(self) -> bool:
        """Whether the text is a place's, or its beginning, by its sound."""
        return any(
            quality == self.best and by_sound for _, _, quality, by_sound in self._found.values()
        )

    def closely(self) -> frozenset[int]:
        """The places of which a text beginning so is said, and not by the way only."""
        return frozenset(n for n, m in self._found.items() if m[0][0] <= MatchQuality.PREFIX)

    def in_order(self) -> tuple[PlaceMatch, ...]:
        """All, the best first; of equal rank by level and id."""
        levels, places = self._plan.level_by_id, self._plan.places
        matches = [
            PlaceMatch(
                places[number],
                quality,
                MatchedOn.READING if by_sound else text.field,
                text.shown,
                rank,
            )
            for number, (rank, text, quality, by_sound) in self._found.items()
        ]
        matches.sort(key=lambda m: (m.rank, levels[m.place.level_id].ordinal, m.place.id))
        return tuple(matches)
