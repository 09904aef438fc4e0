"""The way out in an emergency: the question, its answer in words, and its field in the schema."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ariadne import EnumType, QueryType
from graphql import GraphQLResolveInfo

from floorplans.errors import FloorplanError
from floorplans.evacuation import Evacuation, EvacuationTarget, find_evacuation
from floorplans.route import NoRoute, NoRouteReason, Route
from floorplans.travel_needs import TravelNeeds
from i18n.translator import Translator
from kiosk_server.core.bounded_threads import BoundedThreads
from kiosk_server.core.request_context import RequestContext
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import PlaceView, VenueViews
from kiosk_server.wayfinding.answers import AnswerWriter, NoRouteView, RouteView
from kiosk_server.wayfinding.location_input import asked_location
from kiosk_server.wayfinding.model import (
    BUSY,
    AskedLocation,
    AskedPlace,
    Journey,
    RouteQuestion,
    find_location,
)
from kiosk_server.wayfinding.needs_input import as_asked, needs_for

query = QueryType()
target = EnumType("EvacuationTarget", EvacuationTarget)


@dataclass(frozen=True, slots=True)
class EvacuationView:
    """The answer as it is told; `message` goes with it wherever it is shown."""

    target: EvacuationTarget | None
    place: PlaceView | None
    message: str
    spoken_message: str
    route: RouteView | NoRouteView


class EvacuationService:
    """Answers from what is published at the moment of the question.

    On a thread of its own, so that nobody who flees waits behind questions for the cafeteria.
    """

    def __init__(
        self,
        venue: VenueService,
        views: VenueViews,
        translator: Translator,
    ) -> None:
        self._venue = venue
        self._views = views
        self._translator = translator
        self._writer = AnswerWriter(translator, views)
        self._thread = BoundedThreads("evacuation", BUSY)

    async def stop(self) -> None:
        """Waits for what is being computed; nothing can be asked any more."""
        await self._thread.stop()

    async def evacuation(
        self, start: AskedLocation, needs: TravelNeeds, locale: str
    ) -> EvacuationView:
        """The way out.

        Raises ServerError `travel-needs-invalid`, `venue-not-published`, `wayfinding-busy`.
        """
        published = self._venue.current
        try:
            return await self._thread.run(lambda: self._evacuation(start, needs, published, locale))
        except FloorplanError as error:
            raise as_asked(error) from error

    def _evacuation(
        self, asked: AskedLocation, needs: TravelNeeds, published: PublishedVenue, locale: str
    ) -> EvacuationView:
        snapshot = published.snapshot
        start = find_location(snapshot.plan, asked)
        if start is None:
            unknown = NoRoute(NoRouteReason.UNKNOWN_START, plan_version=snapshot.version)
            found = Evacuation(None, None, unknown)
        else:
            found = find_evacuation(snapshot, start, needs)
        said = self._translator.say(locale, _message_of(found))
        place = None
        if found.place_id is not None:
            place = self._views.of(published, locale).find_place(found.place_id)
        route: RouteView | NoRouteView
        if isinstance(found.answer, Route):
            goal = AskedPlace(found.place_id) if found.place_id is not None else asked
            # Whatever is made of the way later must not lead by a lift either.
            on_foot = replace(needs, may_use_lifts=False, may_use_escalators=False)
            question = RouteQuestion((asked, goal), on_foot)
            route = self._writer.journey(Journey((found.answer,)), question, published, locale)
        else:
            route = self._writer.no_route(found.answer, (start, None), published, locale)
        return EvacuationView(found.target, place, said.text, said.spoken, route)


def _message_of(found: Evacuation) -> str:
    if found.target is None:
        return "evacuation-none"
    if found.place_id is None:
        return "evacuation-outdoors"
    return f"evacuation-{found.target.value.replace('_', '-')}"


@query.field("evacuationRoute")
async def resolve_evacuation_route(
    _: object,
    info: GraphQLResolveInfo[RequestContext],
    *,
    needs: Mapping[str, object] | None = None,
    **arguments: Mapping[str, object],
) -> EvacuationView:
    """The way out in an emergency."""
    service = info.context.services.get(EvacuationService)
    start = asked_location(arguments["from"])
    asked = needs_for(info.context, needs)
    return await service.evacuation(start, asked, info.context.locale)
