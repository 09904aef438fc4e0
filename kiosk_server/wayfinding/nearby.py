"""Places to choose from without typing: the categories of the plan, and the nearest of a kind.

Knows no requests; the service gives it what is published and runs it on a thread.
"""

import math
from collections.abc import Mapping, Sequence
from threading import Lock

from accessibility.place_labels import PlaceLabels
from floorplans.facts import Access
from floorplans.model import Place
from floorplans.place_categories import (
    DESTINATION_CATEGORIES,
    CategoryEntry,
    PlaceCategory,
    places_by_category,
)
from floorplans.snapshot import Snapshot
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
        self._snapshot: Snapshot | None = None
        self._categories: dict[frozenset[Access], Categories] = {}

    def categories(self, published: PublishedVenue, locale: str) -> tuple[CategoryView, ...]:
        """The categories that have places for everybody, in their own order."""
        return tuple(
            CategoryView(category, self._name(category, locale), len(entries))
            for category, entries in self._of(published.snapshot, _PUBLIC).items()
        )

    def in_category(
        self, question: CategoryQuestion, published: PublishedVenue, locale: str
    ) -> tuple[NearbyPlaceView, ...]:
        """The places of a category: certain destinations by standing and name, others by walk."""
        snapshot = published.snapshot
        seconds: Mapping[str, float] = {}
        near = find_location(snapshot.plan, question.near) if question.near is not None else None
        if near is not None:
            seconds = self._walks.seconds_from(snapshot, near, question.needs)
        entries = self._of(snapshot, question.needs.access).get(question.category, ())
        levels = snapshot.plan.level_by_id

        def certain(entry: CategoryEntry) -> tuple[int, NameOrder, float, str]:
            place = entry.place
            named = name_order(self._labels.place_title(place, locale).text, locale)
            return entry.standing.value, named, levels[place.level_id].ordinal, place.id

        def any_of(entry: CategoryEntry) -> tuple[float, float, str]:
            place = entry.place
            walk = seconds.get(place.id, math.inf)
            return walk, levels[place.level_id].ordinal, place.id

        is_certain = question.category in DESTINATION_CATEGORIES
        ordered = sorted(entries, key=certain) if is_certain else sorted(entries, key=any_of)
        places = [entry.place for entry in ordered[: question.first]]
        return self._told(places, seconds, published, locale)

    def nearest(
        self, question: NearestQuestion, published: PublishedVenue, locale: str
    ) -> tuple[NearbyPlaceView, ...]:
        """The places of a kind that can be reached, the shortest walk first."""
        snapshot = published.snapshot
        start = find_location(snapshot.plan, question.start)
        if start is None:
            return ()
        seconds = self._walks.seconds_from(snapshot, start, question.needs)
        reached = [
            place
            for place in snapshot.plan.places
            if place.kind is question.kind and place.id in seconds
        ]
        reached.sort(key=lambda place: (seconds[place.id], place.id))
        return self._told(reached[: question.first], seconds, published, locale)

    def _of(self, snapshot: Snapshot, access: frozenset[Access]) -> Categories:
        with self._lock:
            if self._snapshot is not snapshot:
                self._snapshot = snapshot
                self._categories.clear()
            if access not in self._categories:
                self._categories[access] = places_by_category(snapshot.plan, access)
            return self._categories[access]

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
