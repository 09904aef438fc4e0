"""The way out in an emergency: the question, its answer in words, and its field in the schema."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ariadne import EnumType, QueryType
from graphql import GraphQLResolveInfo

from accessibility.place_labels import PlaceLabels
from floorplans.errors import FloorplanError
from floorplans.evacuation import Evacuation, EvacuationTarget, find_evacuation
from floorplans.facts import Evidence
from floorplans.guidance import StepKind
from floorplans.hours_blockers import with_opening_times
from floorplans.model import Plan
from floorplans.route import NoRoute, NoRouteReason, Route
from floorplans.timetable import Keys
from floorplans.travel_needs import TravelNeeds
from i18n.translator import Translator
from i18n.twin_text import TwinText
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
    AskedPoint,
    Journey,
    RouteQuestion,
    find_location,
)
from kiosk_server.wayfinding.needs_input import as_asked, needs_to_flee

query = QueryType()
target = EnumType("EvacuationTarget", EvacuationTarget)


@dataclass(frozen=True, slots=True)
class EvacuationView:
    """The answer as it is told; `message` goes with it wherever it is shown."""

    target: EvacuationTarget | None
    place: PlaceView | None
    goal_name: str | None
    is_outdoors: bool
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
        self._labels = PlaceLabels(translator)
        self._writer = AnswerWriter(translator, views)
        self._thread = BoundedThreads("evacuation", BUSY)

    async def stop(self) -> None:
        """Waits for what is being computed; nothing can be asked any more."""
        await self._thread.stop()

    async def evacuation(
        self, start: AskedLocation, needs: TravelNeeds, locale: str
    ) -> EvacuationView:
        """The way out, with what is shut now: doors that are locked by their hours count as
        locked, but for ways out of the building and doors for emergencies, which open from inside.

        Raises ServerError `travel-needs-invalid`, `venue-not-published`, `wayfinding-busy`.
        """
        published = self._venue.current
        try:
            return await self._thread.run(
                lambda: self._evacuation(start, needs, published, locale),
                key=(
                    *(start, needs, locale, published.data_version),
                    published.departures.key(self._venue.now()),
                ),
            )
        except FloorplanError as error:
            raise as_asked(error) from error

    def _evacuation(
        self, asked: AskedLocation, needs: TravelNeeds, published: PublishedVenue, locale: str
    ) -> EvacuationView:
        now = published.departures.of(self._venue.now())
        snapshot = published.at(now, Keys.ESCAPE).snapshot
        start = find_location(snapshot.plan, asked)
        if start is None:
            unknown = NoRoute(NoRouteReason.UNKNOWN_START, plan_version=snapshot.version)
            found = Evacuation(None, None, unknown)
        else:
            found = find_evacuation(snapshot, start, needs)
        said = advice(found, self._translator, locale)
        place = None
        if found.place_id is not None:
            place = self._views.of(published, locale).find_place(found.place_id)
        route: RouteView | NoRouteView
        if isinstance(found.answer, Route):
            goal = _goal_of(found, found.answer) or asked
            # Whatever is made of the way later must not lead by a lift either.
            on_foot = replace(needs, may_use_lifts=False, may_use_escalators=False)
            question = RouteQuestion((asked, goal), on_foot)
            way = self._writer.journey(Journey((found.answer,)), question, published, locale)
            route = self._ended(way, found, published.plan, locale)
        else:
            told = with_opening_times(found.answer, published.timed.timetable, now)
            route = self._writer.no_route(told, (start, None), published, locale)
        door = self._door_of(found, published.plan, locale)
        named = door.text[:1].upper() + door.text[1:] if door is not None else None
        return EvacuationView(
            found.target,
            place,
            place.name if place is not None else named,
            found.is_outdoors,
            said.text,
            said.spoken,
            route,
        )

    def _ended(self, route: RouteView, found: Evacuation, plan: Plan, locale: str) -> RouteView:
        """A way out ends outside: nobody who is told "you have arrived" goes on from a lobby."""
        last = route.steps[-1] if route.steps else None
        way_out = self._door_of(found, plan, locale)
        if last is None or last.kind is not StepKind.ARRIVE or way_out is None:
            return route
        message = "evacuation-go-out" if found.is_before_door else "evacuation-go-on"
        said = self._translator.say(locale, message, {"exit": way_out})
        ended = replace(last, text=said.text, spoken_text=said.spoken, side=None)
        return replace(route, steps=(*route.steps[:-1], ended))

    def _door_of(self, found: Evacuation, plan: Plan, locale: str) -> TwinText | None:
        """What somebody goes out by, inside a sentence; None where no door is to be passed."""
        if found.target is not EvacuationTarget.EXIT or found.door_id is None:
            return None
        if found.place_id is not None:
            return self._labels.place_in_full(plan.place_by_id[found.place_id], locale)
        return self._labels.element_by_id(found.door_id, plan, locale)


def advice(found: Evacuation, translator: Translator, locale: str) -> TwinText:
    """What to do; and where a way rests on what nobody has measured, on what."""
    said = translator.say(locale, _message_of(found))
    if not found.passes_unknown or not isinstance(found.answer, Route):
        return said
    names = {
        fact.fact: translator.text(locale, f"fact-{fact.fact.value.replace('_', '-')}")
        for fact in found.answer.unverified
        if fact.evidence is Evidence.UNKNOWN
    }
    facts = translator.text(locale, "list-separator").join(names.values())
    more = translator.say(locale, "evacuation-not-known", {"facts": facts})
    return TwinText(f"{said.text} {more.text}", f"{said.spoken} {more.spoken}")


def _goal_of(found: Evacuation, route: Route) -> AskedLocation | None:
    """What to ask for to be led there again; None for who is there."""
    if found.place_id is not None:
        return AskedPlace(found.place_id)
    points = route.points()
    if found.is_outdoors or not points:
        return None
    return AskedPoint(points[-1].level_id, points[-1].x, points[-1].y)


def _message_of(found: Evacuation) -> str:
    if found.target is None:
        return "evacuation-none"
    if found.is_outdoors:
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
    asked = needs_to_flee(info.context, needs)
    return await service.evacuation(start, asked, info.context.locale)
