"""The root fields of wayfinding: inputs become questions, the service answers."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ariadne import EnumType, QueryType, UnionType
from graphql import GraphQLResolveInfo

from accessibility.understanding import Intent
from floorplans.facts import Evidence, FactName
from floorplans.guidance import Side, StepKind, Turn
from floorplans.kinds import PlaceKind
from floorplans.place_categories import PlaceCategory
from floorplans.place_search import MatchedOn
from floorplans.route import Limit, NoRouteReason, StepFree
from floorplans.travel_needs import Profile
from kiosk_server.core.request_context import RequestContext
from kiosk_server.wayfinding.answers import (
    CategoryView,
    NearbyPlaceView,
    NoRouteView,
    PlaceMatchView,
    RouteView,
)
from kiosk_server.wayfinding.location_input import asked_location
from kiosk_server.wayfinding.model import (
    CategoryQuestion,
    NearestQuestion,
    RouteQuestion,
    SearchQuestion,
    SentenceQuestion,
)
from kiosk_server.wayfinding.needs_input import needs_for
from kiosk_server.wayfinding.service import WayfindingService
from kiosk_server.wayfinding.understanding import UnderstandingView

Info = GraphQLResolveInfo[RequestContext]
GivenLocation = Mapping[str, object]

query = QueryType()
route_result = UnionType("RouteResult")
enums = (
    EnumType("MatchedOn", MatchedOn),
    EnumType("SentenceIntent", Intent),
    EnumType("PlaceCategory", PlaceCategory),
    EnumType("TravelProfile", Profile),
    EnumType("RequiredEvidence", {name: Evidence[name] for name in ("MEASURED", "ASSUMED")}),
    EnumType("StepFreedom", StepFree),
    EnumType("StepKind", StepKind),
    EnumType("StepTurn", Turn),
    EnumType("StepSide", Side),
    EnumType("FactName", FactName),
    EnumType("Evidence", Evidence),
    EnumType("NoRouteReason", NoRouteReason),
    EnumType("BlockerKind", Limit),
)


@query.field("searchPlaces")
async def resolve_search_places(
    _: object,
    info: Info,
    *,
    text: str,
    first: int,
    near: GivenLocation | None = None,
    needs: Mapping[str, object] | None = None,
) -> Sequence[PlaceMatchView]:
    """Places that fit a text."""
    asked = asked_location(near) if near is not None else None
    question = SearchQuestion(text, asked, needs_for(info.context, needs), first)
    service = info.context.services.get(WayfindingService)
    return await service.search_places(question, info.context.locale)


@query.field("understand")
async def resolve_understand(
    _: object,
    info: Info,
    *,
    text: str,
    first: int,
    near: GivenLocation | None = None,
    needs: Mapping[str, object] | None = None,
) -> UnderstandingView:
    """What a sentence asks for."""
    asked = asked_location(near) if near is not None else None
    question = SentenceQuestion(text, asked, needs_for(info.context, needs), first)
    service = info.context.services.get(WayfindingService)
    return await service.understand(question, info.context.locale)


@query.field("placeCategories")
async def resolve_place_categories(_: object, info: Info) -> Sequence[CategoryView]:
    """The categories of the plan."""
    service = info.context.services.get(WayfindingService)
    return await service.place_categories(info.context.locale)


@query.field("placesInCategory")
async def resolve_places_in_category(
    _: object,
    info: Info,
    *,
    category: PlaceCategory,
    first: int,
    near: GivenLocation | None = None,
    needs: Mapping[str, object] | None = None,
) -> Sequence[NearbyPlaceView]:
    """The places of a category."""
    asked = asked_location(near) if near is not None else None
    question = CategoryQuestion(category, asked, needs_for(info.context, needs), first)
    service = info.context.services.get(WayfindingService)
    return await service.places_in_category(question, info.context.locale)


@query.field("nearestPlaces")
async def resolve_nearest_places(
    _: object,
    info: Info,
    *,
    kind: PlaceKind,
    first: int,
    needs: Mapping[str, object] | None = None,
    depart_at: datetime | None = None,
    **arguments: GivenLocation,
) -> Sequence[NearbyPlaceView]:
    """The nearest places of a kind."""
    start = asked_location(arguments["from"])
    question = NearestQuestion(kind, start, needs_for(info.context, needs), first, depart_at)
    service = info.context.services.get(WayfindingService)
    return await service.nearest_places(question, info.context.locale)


@query.field("route")
async def resolve_route(
    _: object,
    info: Info,
    *,
    via: Sequence[GivenLocation],
    to: GivenLocation,
    needs: Mapping[str, object] | None = None,
    depart_at: datetime | None = None,
    **arguments: GivenLocation,
) -> RouteView | NoRouteView:
    """The way over all stops."""
    stops = tuple(asked_location(given) for given in (arguments["from"], *via, to))
    service = info.context.services.get(WayfindingService)
    return await service.route(
        RouteQuestion(stops, needs_for(info.context, needs), depart_at), info.context.locale
    )


@route_result.type_resolver
def resolve_route_result(answer: object, *_: object) -> str:
    """Which of the two an answer is."""
    return "NoRoute" if isinstance(answer, NoRouteView) else "Route"
