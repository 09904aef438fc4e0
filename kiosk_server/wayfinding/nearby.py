"""Places to choose from without typing: the categories of the plan, and the nearest of a kind.

Knows no requests; the service gives it what is published and runs it on a thread.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock

from accessibility.place_labels import PlaceLabels
from floorplans.facts import Access
from floorplans.kinds import PlaceKind
from floorplans.model import Place, Plan
from floorplans.opening_hours import open_on_arrival
from floorplans.place_categories import (
    DESTINATION_CATEGORIES,
    MIXED_CATEGORIES,
    CategoryEntry,
    PlaceCategory,
    places_by_category,
)
from floorplans.route_search import Location, PlaceLocation, PointLocation
from floorplans.snapshot import Snapshot
from floorplans.zones import NO_ZONE, zone_at, zones_of_places
from i18n.name_order import NameOrder, name_order
from i18n.translator import Translator
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.answers import CategoryView, NearbyPlaceView
from kiosk_server.wayfinding.model import CategoryQuestion, NearestQuestion, find_location
from kiosk_server.wayfinding.walks import Walks

_PUBLIC = frozenset({Access.PUBLIC})

Categories = Mapping[PlaceCategory, tuple[CategoryEntry, ...]]


class NearbyPlaces:
    """Answers about one published plan at a time. Thread-safe."""

    def __init__(self, translator: Translator, views: VenueViews, walks: Walks) -> None:
        self._translator = translator
        self._labels = PlaceLabels(translator)
        self._views = views
        self._walks = walks
        self._lock = Lock()
        self._plan: Plan | None = None
        self._categories: dict[tuple[frozenset[Access], str], Categories] = {}
        self._zones: Mapping[str, str] = {}

    def categories(self, published: PublishedVenue, locale: str) -> tuple[CategoryView, ...]:
        """The categories that have places for everybody, in their own order."""
        return tuple(
            CategoryView(category, self._name(category, locale), len(entries))
            for category, entries in self._of(published.snapshot, _PUBLIC, NO_ZONE).items()
        )

    def in_category(
        self, question: CategoryQuestion, published: PublishedVenue, locale: str
    ) -> tuple[NearbyPlaceView, ...]:
        """The places of a category: certain destinations by standing, the directory's order and
        name, others by walk; where kinds are mixed, the nearest of each kind before the others."""
        snapshot = published.snapshot
        seconds: Mapping[str, float] = {}
        zone = NO_ZONE
        near = find_location(snapshot.plan, question.near) if question.near is not None else None
        if near is not None:
            seconds = self._walks.seconds_from(snapshot, near, question.needs)
            zone = self._zone_of(snapshot, near)
        entries = self._of(snapshot, question.needs.access, zone).get(question.category, ())
        levels = snapshot.plan.level_by_id

        def certain(entry: CategoryEntry) -> tuple[int, tuple[int, int], NameOrder, float, str]:
            place = entry.place
            named = name_order(self._labels.place_title(place, locale).text, locale)
            ordinal = levels[place.level_id].ordinal
            return entry.standing.value, entry.position, named, ordinal, place.id

        def any_of(entry: CategoryEntry) -> tuple[float, float, str]:
            place = entry.place
            walk = seconds.get(place.id, math.inf)
            return walk, levels[place.level_id].ordinal, place.id

        is_certain = question.category in DESTINATION_CATEGORIES
        ordered = sorted(entries, key=certain) if is_certain else sorted(entries, key=any_of)
        if question.category in MIXED_CATEGORIES:
            ordered = _in_turns(ordered)
        places = [entry.place for entry in ordered[: question.first]]
        return self._told(places, seconds, published, locale)

    def nearest(
        self, question: NearestQuestion, published: PublishedVenue, locale: str
    ) -> tuple[NearbyPlaceView, ...]:
        """The places of a kind that can be reached, the shortest walk first and what is closed on
        arrival last; none that is in a zone of its own, unless one starts there."""
        snapshot = published.snapshot
        start = find_location(snapshot.plan, question.start)
        if start is None:
            return ()
        seconds = self._walks.seconds_from(snapshot, start, question.needs)
        zone, zones = self._zone_of(snapshot, start), self._zones_of(snapshot)
        reached = [
            place
            for place in snapshot.plan.places
            if place.kind is question.kind
            and place.id in seconds
            and zones.get(place.id, zone) == zone
        ]
        is_open: Mapping[str, bool] = {}
        if question.departs_at is not None:
            arrivals = {place.id: seconds[place.id] for place in reached}
            is_open = open_on_arrival(snapshot.plan, arrivals, question.departs_at)
        reached.sort(
            key=lambda place: (not is_open.get(place.id, True), seconds[place.id], place.id)
        )
        told = self._told(reached[: question.first], seconds, published, locale)
        return tuple(
            replace(view, open_on_arrival=is_open.get(place.id))
            for view, place in zip(told, reached, strict=False)
        )

    def _of(self, snapshot: Snapshot, access: frozenset[Access], zone: str) -> Categories:
        with self._lock:
            self._take(snapshot)
            if (access, zone) not in self._categories:
                listed = places_by_category(snapshot.plan, access, zone)
                self._categories[access, zone] = listed
            return self._categories[access, zone]

    def _zones_of(self, snapshot: Snapshot) -> Mapping[str, str]:
        with self._lock:
            self._take(snapshot)
            return self._zones

    def _zone_of(self, snapshot: Snapshot, start: Location) -> str:
        """The zone that somebody starts in."""
        match start:
            case PlaceLocation(place_id):
                return self._zones_of(snapshot).get(place_id, NO_ZONE)
            case PointLocation(level_id, x, y):
                return zone_at(snapshot.plan, level_id, (x, y))

    def _take(self, snapshot: Snapshot) -> None:
        """Forgets what was known of another plan."""
        if self._plan is not snapshot.plan:
            self._plan = snapshot.plan
            self._categories.clear()
            self._zones = zones_of_places(snapshot.plan)

    def _told(
        self,
        places: Sequence[Place],
        seconds: Mapping[str, float],
        published: PublishedVenue,
        locale: str,
    ) -> tuple[NearbyPlaceView, ...]:
        views = self._views.of(published, locale)
        return tuple(
            NearbyPlaceView(
                views.place(place),
                round(seconds[place.id], 1) if place.id in seconds else None,
            )
            for place in places
        )

    def _name(self, category: PlaceCategory, locale: str) -> str:
        return self._translator.text(locale, f"place-category-{category.value}")


def _in_turns(ordered: Sequence[CategoryEntry]) -> list[CategoryEntry]:
    """The first of each kind, then the second of each, and so on; else as they were."""
    told: Counter[PlaceKind] = Counter()
    turns: list[tuple[int, CategoryEntry]] = []
    for entry in ordered:
        turns.append((told[entry.place.kind], entry))
        told[entry.place.kind] += 1
    return [entry for _, entry in sorted(turns, key=lambda turn: turn[0])]
