"""The use cases of wayfinding: ways and places, computed on threads of its own."""

import asyncio
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TypeVar

from floorplans.errors import FloorplanError
from floorplans.lasting_ways import LastingWays
from floorplans.place_search import LONGEST_SEARCH_CHARACTERS
from floorplans.route import NoRoute, NoRouteReason, Route
from floorplans.route_search import Location
from floorplans.timed_search import find_route_at
from floorplans.timetable import keys_of
from floorplans.travel_needs import TravelNeeds
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
from kiosk_server.wayfinding.any_will_do import any_will_do
from kiosk_server.wayfinding.finder import PlaceFinder
from kiosk_server.wayfinding.model import (
    BUSY,
    FIRST_YEAR,
    LAST_YEAR,
    MOST_LISTED,
    MOST_MATCHES,
    MOST_NEAREST,
    MOST_STOPS,
    CategoryQuestion,
    Journey,
    NearestQuestion,
    RouteQuestion,
    SearchQuestion,
    SentenceQuestion,
    find_location,
)
from kiosk_server.wayfinding.nearby import NearbyPlaces
from kiosk_server.wayfinding.needs_input import as_asked
from kiosk_server.wayfinding.told_ways import ToldWays
from kiosk_server.wayfinding.understanding import Understanding, UnderstandingView
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
        self._told = ToldWays(translator, views)
        self._ways = LastingWays()
        walks = Walks()
        self._understanding = Understanding(finder or PlaceFinder(translator), views, walks)
        self._nearby = NearbyPlaces(translator, views, walks)
        self._threads = BoundedThreads("wayfinding", BUSY, threads=_THREADS)

    async def stop(self) -> None:
        """Waits for what is being computed; nothing can be asked any more."""
        await self._threads.stop()

    async def route(self, question: RouteQuestion, locale: str) -> RouteView | NoRouteView:
        """The way over all stops of a question, or why there is none.

        Raises ServerError `route-too-many-stops`, `travel-needs-invalid`, `venue-not-published`,
        `wayfinding-busy`, `departure-unfit`.
        """
        if len(question.stops) > MOST_STOPS + 2:
            raise ServerError("route-too-many-stops", most=MOST_STOPS)
        published, departs_at = self._venue.current, self._departure(question.departs_at)
        return await self._computed(
            lambda: self._route(question, departs_at, published, locale),
            (question, locale, published.data_version, self._departures_key(published)),
        )

    async def search_places(
        self, question: SearchQuestion, locale: str
    ) -> tuple[PlaceMatchView, ...]:
        """The places that fit a text, best first; of equal fits the nearest.

        Raises ServerError `search-text-too-long`, `page-size-wrong`, and as `route` does.
        """
        _check_text(question.text)
        _check_size(question.first, MOST_MATCHES)
        published = self._published_now(question.needs)
        return await self._computed(lambda: self._matches(question, published, locale))

    async def understand(self, question: SentenceQuestion, locale: str) -> UnderstandingView:
        """What a sentence asks for. Raises as `search_places` does."""
        _check_text(question.text)
        _check_size(question.first, MOST_MATCHES)
        published = self._published_now(question.needs)
        return await self._computed(lambda: self._understanding.of(question, published, locale))

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
        published = self._published_now(question.needs)
        return await self._computed(lambda: self._nearby.in_category(question, published, locale))

    async def nearest_places(
        self, question: NearestQuestion, locale: str
    ) -> tuple[NearbyPlaceView, ...]:
        """The nearest places of a kind. Raises ServerError `page-size-wrong`, and as `route`."""
        _check_size(question.first, MOST_NEAREST)
        departs_at = self._departure(question.departs_at)
        published = self._venue.current.at(departs_at, keys_of(question.needs))
        return await self._computed(
            lambda: self._nearby.nearest(question, published, locale),
            (question, locale, published.data_version, self._departures_key(published)),
        )

    def _published_now(self, needs: TravelNeeds) -> PublishedVenue:
        """What is published, with what this traveller finds shut now."""
        return self._venue.current.at(self._departure(None), keys_of(needs))

    def _departures_key(self, published: PublishedVenue) -> str:
        """Equal while who sets out now is answered alike."""
        return published.departures.key(self._venue.now())

    def _departure(self, asked: datetime | None) -> datetime:
        """When somebody sets out: when they say, else now. Raises ServerError `departure-unfit`."""
        if asked is None:
            return self._venue.current.departures.of(self._venue.now())
        if not FIRST_YEAR <= asked.year < LAST_YEAR:
            raise ServerError("departure-unfit", first=FIRST_YEAR, last=LAST_YEAR - 1)
        return asked

    async def _computed(self, work: Callable[[], Answered], key: Hashable = None) -> Answered:
        """Who asks the same as others at the same time, by `key`, is given their answer."""
        try:
            return await self._threads.run(work, key=key)
        except FloorplanError as error:
            raise as_asked(error) from error

    def _route(
        self, question: RouteQuestion, departs_at: datetime, published: PublishedVenue, locale: str
    ) -> RouteView | NoRouteView:
        plan = published.plan
        ends = [find_location(plan, stop) for stop in question.stops]
        routes: list[Route] = []
        for start, goal in pairwise(ends):
            answer = self._leg(published, (start, goal), question.needs, departs_at)
            if isinstance(answer, NoRoute):
                return self._writer.no_route(answer, (start, goal), published, locale)
            routes.append(answer)
            departs_at += timedelta(seconds=answer.duration_seconds)
        return self._told.of(Journey(tuple(routes)), question, published, locale)

    def _leg(
        self,
        published: PublishedVenue,
        ends: tuple[Location | None, Location | None],
        needs: TravelNeeds,
        departs_at: datetime,
    ) -> Route | NoRoute:
        start, goal = ends
        version = published.snapshot.version
        if start is None:
            return NoRoute(NoRouteReason.UNKNOWN_START, plan_version=version)
        if goal is None:
            return NoRoute(NoRouteReason.UNKNOWN_DESTINATION, plan_version=version)
        return find_route_at(
            published.timed, start, goal, needs, departs_at, find=self._ways.find_route
        )

    def _matches(
        self, question: SearchQuestion, published: PublishedVenue, locale: str
    ) -> tuple[PlaceMatchView, ...]:
        matches, seconds = self._understanding.matches(question, published.snapshot)
        views = self._views.of(published, locale)
        alike = any_will_do(matches)
        return tuple(
            PlaceMatchView(
                views.place(match.place),
                match.matched_on,
                match.text,
                round(seconds[match.place.id], 1) if match.place.id in seconds else None,
                match.place.id in alike,
            )
            for match in matches[: question.first]
        )


def _check_text(text: str) -> None:
    if len(text) > LONGEST_SEARCH_CHARACTERS:
        raise ServerError("search-text-too-long", most=LONGEST_SEARCH_CHARACTERS)


def _check_size(first: int, most: int) -> None:
    if not 1 <= first <= most:
        raise ServerError("page-size-wrong", first=first, most=most)
