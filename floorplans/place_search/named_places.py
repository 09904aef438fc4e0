"""Places by their exact names, for commands, and the texts of each place."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from floorplans.model import Place, Plan
from floorplans.place_search.keys import compared, is_han, singular, words
from floorplans.place_search.matches import MatchedOn
from floorplans.place_search.place_texts import Closeness, PlaceText

_ORDER = {field: number for number, field in enumerate(MatchedOn)}
_NAMING = frozenset({MatchedOn.REF, MatchedOn.NAME, MatchedOn.SYNONYM, MatchedOn.DEPARTMENT})
"""Texts that say which place is meant, and not merely what it is like."""


class NamedPlaces:
    """The texts of a plan's places, by place. Never changed."""

    def __init__(self, plan: Plan, texts: Sequence[PlaceText]) -> None:
        self._plan = plan
        self._of_place: defaultdict[int, list[PlaceText]] = defaultdict(list)
        for text in texts:
            self._of_place[text.place].append(text)

    def find(self, text: str) -> tuple[Place, ...]:
        """The places that a text names exactly: see `PlaceSearch.named`."""
        by_id = self._plan.place_by_id.get(text)
        if by_id is not None:
            return (by_id,)
        levels = self._plan.level_by_id
        for wanted, level_ids in self._with_and_without_level(text):
            exact: dict[MatchedOn, list[Place]] = {}
            for number, place in enumerate(self._plan.places):
                fields = {
                    own.field
                    for own in self._of_place[number]
                    if own.field in _NAMING and wanted and compared(own.shown) == wanted
                }
                if place.level_id in level_ids and fields:
                    exact.setdefault(min(fields, key=_ORDER.__getitem__), []).append(place)
            if exact:
                places = exact[min(exact, key=_ORDER.__getitem__)]
                return tuple(sorted(places, key=lambda p: (levels[p.level_id].ordinal, p.id)))
        return ()

    def closest(self, number: int, told: frozenset[str], *, in_han: bool) -> PlaceText:
        """The text of a place that holds the most of some words; the closest of those. A name in
        the script of the question where none holds any."""
        texts = [text for text in self._of_place[number] if text.text]
        names = [text for text in texts if text.field is MatchedOn.NAME]
        best = next((text for text in names if is_han(text.text) == in_han), (names or texts)[0])
        most = held_words(told, best)
        for text in texts:
            held = held_words(told, text)
            if held > most and text.closeness is not Closeness.BY_THE_WAY:
                best, most = text, held
        return best

    def _with_and_without_level(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        """The text as it stands, and split into name and level at the last @."""
        levels = self._plan.levels
        yield compared(text), frozenset(level.id for level in levels)
        name, at, level_text = text.rpartition("@")
        if at:
            wanted = compared(level_text)
            ids = (x.id for x in levels if wanted in (compared(x.id), compared(x.label)))
            yield compared(name), frozenset(ids)


def held_words(told: Collection[str], text: PlaceText) -> int:
    """How many of some words a text has, or words that begin with them."""
    own = words(text.text)
    return sum(
        each in own or (len(each) > 1 and any(word.startswith(singular(each)) for word in own))
        for each in told
    )
