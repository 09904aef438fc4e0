"""The use cases of wayfinding: ways and places, computed on threads of its own."""

import asyncio
import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import TypeVar

from floorplans.errors import FloorplanError
from floorplans.place_search import LONGEST_SEARCH_CHARACTERS, PlaceMatch, Rank
from floorplans.route import NoRoute, NoRouteReason, Route
from floorplans.route_search import Location, find_route
from floorplans.snapshot import Snapshot
from i18n.translator import Translator
from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.core.errors import ServerError
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import VenueViews
from kiosk_server.wayfinding.answers import (
    AnswerWriter,
    CategoryView,
    NearbyPlaceView,
    NoRouteView,
    PlaceMatchView,
    RouteView,
)
from kiosk_server.wayfinding.finder import PlaceFinder
from kiosk_server.wayfinding.model import (
    BUSY,
    MOST_LISTED,
    MOST_MATCHES,
    MOST_NEAREST,
    MOST_STOPS,
    CategoryQuestion,
    Journey,
    NearestQuestion,
    RouteQuestion,
    SearchQuestion,
    find_location,
)
from kiosk_server.wayfinding.nearby import NearbyPlaces
from kiosk_server.wayfinding.needs_input import as_asked
from kiosk_server.wayfinding.walks import Walks

_THREADS = 2

Answered = TypeVar("Answered")


class WayfindingService:
    """Answers from what is published at the moment of the question."""

    def __init__(
        self,
        venue: VenueService,
        views: VenueViews,
        translator: Translator,
        finder: PlaceFinder | None = None,
    ) -> None:
        """`finder` may be one whose searches are made ready elsewhere."""
        self._venue = venue
        self._views = views
        self._writer = AnswerWriter(translator, views)
        self._finder = finder or PlaceFinder(translator)
        self._walks = Walks()
        self._nearby = NearbyPlaces(translator, views, self._walks)
        self._threads = BoundedThreads("wayfinding", BUSY, threads=_THREADS)

    async def stop(self) -> None:
        """Waits for what is being computed; nothing can be asked any more."""
        await self._threads.stop()

    async def route(self, question: RouteQuestion, locale: str) -> RouteView | NoRouteView:
        """The way over all stops of a question, or why there is none.

        Raises ServerError `route-too-many-stops`, `travel-needs-invalid`, `venue-not-published`,
        `wayfinding-busy`.
        """
        if len(question.stops) > MOST_STOPS + 2:
            raise ServerError("route-too-many-stops", most=MOST_STOPS)
        published = self._venue.current
        return await self._computed(lambda: self._route(question, published, locale))

    async def search_places(
        self, question: SearchQuestion, locale: str
    ) -> tuple[PlaceMatchView, ...]:
        """The places that fit a text, best first; of equal fits the nearest.

        Raises ServerError `search-text-too-long`, `page-size-wrong`, and as `route` does.
        """
        if len(question.text) > LONGEST_SEARCH_CHARACTERS:
            raise ServerError("search-text-too-long", most=LONGEST_SEARCH_CHARACTERS)
        _check_size(question.first, MOST_MATCHES)
        published = self._venue.current
        return await self._computed(lambda: self._matches(question, published, locale))

    async def place_categories(self, locale: str) -> tuple[CategoryView, ...]:
        """The categories that the plan has places of. Raises ServerError `venue-not-published`.

        They never wait for ways: every page begins with them.
        """
        return await asyncio.to_thread(self._nearby.categories, self._venue.current, locale)

    async def places_in_category(
        self, question: CategoryQuestion, locale: str
    ) -> tuple[NearbyPlaceView, ...]:
        """The places of a category. Raises ServerError `page-size-wrong`, and as `route` does."""
        _check_size(question.first, MOST_LISTED)
        published = self._venue.current
        return await self._computed(lambda: self._nearby.in_category(question, published, locale))

    async def nearest_places(
        self, question: NearestQuestion, locale: str
    ) -> tuple[NearbyPlaceView, ...]:
        """The nearest places of a kind. Raises ServerError `page-size-wrong`, and as `route`."""
        _check_size(question.first, MOST_NEAREST)
        published = self._venue.current
        return await self._computed(lambda: self._nearby.nearest(question, published, locale))

    async def _computed(self, work: Callable[[], Answered]) -> Answered:
        try:
            return await self._threads.run(work)
        except FloorplanError as error:
            raise as_asked(error) from error

    def _route(
        self, question: RouteQuestion, published: PublishedVenue, locale: str
    ) -> RouteView | NoRouteView:
        snapshot = published.snapshot
        ends = [find_location(snapshot.plan, stop) for stop in question.stops]
        routes: list[Route] = []
        for start, goal in pairwise(ends):
            answer = _leg(snapshot, start, goal, question)
            if isinstance(answer, NoRoute):
                return self._writer.no_route(answer, (start, goal), published, locale)
            routes.append(answer)
        return self._writer.journey(Journey(tuple(routes)), question, published, locale)

    def _matches(
        self, question: SearchQuestion, published: PublishedVenue, locale: str
    ) -> tuple[PlaceMatchView, ...]:
        snapshot = published.snapshot
        matches = self._finder.of(snapshot).search(question.text)
        seconds: Mapping[str, float] = {}
        near = find_location(snapshot.plan, question.near) if question.near is not None else None
        if near is not None and matches:
            seconds = self._walks.seconds_from(snapshot, near, question.needs)
            matches = tuple(sorted(matches, key=_by_fit_and_walk(seconds)))
        views = self._views.of(published, locale)
        return tuple(
            PlaceMatchView(
                views.place(match.place),
                match.matched_on,
                match.text,
                round(seconds[match.place.id], 1) if match.place.id in seconds else None,
            )
            for match in matches[: question.first]
        )


def _check_size(first: int, most: int) -> None:
    if not 1 <= first <= most:
        raise ServerError("page-size-wrong", first=first, most=most)


def _leg(
    snapshot: Snapshot, start: Location | None, goal: Location | None, question: RouteQuestion
) -> Route | NoRoute:
    if start is None:
        return NoRoute(NoRouteReason.UNKNOWN_START, plan_version=snapshot.version)
    if goal is None:
        return NoRoute(NoRouteReason.UNKNOWN_DESTINATION, plan_version=snapshot.version)
    return find_route(snapshot, start, goal, question.needs)


def _by_fit_and_walk(seconds: Mapping[str, float]) -> Callable[[PlaceMatch], tuple[Rank, float]]:
    """Orders by how well a place fits, then by the walk; sorting keeps the rest as it was."""
    return lambda match: (match.rank, seconds.get(match.place.id, math.inf))
