"""Which place a typed name means, when it is one of the plan's own: id, number, name or synonym."""

import unicodedata
from collections.abc import Iterator

from floorplans.model import Place, Plan


def match_places(plan: Plan, text: str) -> tuple[Place, ...]:
    """The places that a text names exactly, best kind of match only: by id, then number, then name,
    then synonym. Case, width and spaces do not count. `text@level` asks for a level's label or id.

    Several places of one name are all returned, sorted by level and id; none is an empty tuple.
    """
    by_id = plan.place_by_id.get(text)
    if by_id is not None:
        return (by_id,)
    for wanted, places in _readings(plan, text):
        for written in (_refs, _names, _synonyms):
            found = [place for place in places if wanted in map(_key, written(place))]
            if found:
                ordinals = plan.level_by_id
                return tuple(sorted(found, key=lambda p: (ordinals[p.level_id].ordinal, p.id)))
    return ()


def _readings(plan: Plan, text: str) -> Iterator[tuple[str, list[Place]]]:
    """The text as it stands, and split into name and level at the last @."""
    yield _key(text), list(plan.places)
    name, at, level = text.rpartition("@")
    if at:
        wanted = _key(level)
        ids = {x.id for x in plan.levels if wanted in (_key(x.id), _key(x.label))}
        yield _key(name), [place for place in plan.places if place.level_id in ids]


def _refs(place: Place) -> tuple[str, ...]:
    return (place.ref,) if place.ref else ()


def _names(place: Place) -> tuple[str, ...]:
    return place.names.texts()


def _synonyms(place: Place) -> tuple[str, ...]:
    return place.synonyms


def _key(text: str) -> str:
    """A text as it is compared: compatibility-composed, without case and spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
