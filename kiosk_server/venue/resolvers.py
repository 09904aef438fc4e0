"""The venue's root fields: what the published plan holds, in the language of the request."""

from ariadne import EnumType, ObjectType, QueryType
from graphql import GraphQLResolveInfo

from floorplans.kinds import PlaceKind
from kiosk_server.core.request_context import RequestContext
from kiosk_server.venue.alarm_service import AlarmService
from kiosk_server.venue.place_pages import PlaceConnection, place_page
from kiosk_server.venue.published import PublishedVenue
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import LevelView, PlaceView, PlanViews, VenueView, VenueViews

Info = GraphQLResolveInfo[RequestContext]

query = QueryType()
subscription = ObjectType("Subscription")
place_kind = EnumType("PlaceKind", PlaceKind)


@query.field("venue")
def resolve_venue(_: object, info: Info) -> VenueView:
    """The venue."""
    published, views = _published(info)
    return views.venue(published)


@subscription.field("venueChanged")
async def resolve_venue_changed(_: object, info: Info) -> VenueView:
    """The venue as it is after a hint, also where another process published."""
    # Alarms first: they do not wait for a plan that compiles elsewhere.
    await info.context.services.get(AlarmService).reload()
    await info.context.services.get(VenueService).reload()
    published, views = _published(info)
    return views.venue(published)


@query.field("level")
def resolve_level(_: object, info: Info, **arguments: str) -> LevelView | None:
    """A level by its id."""
    _, views = _published(info)
    return views.find_level(arguments["id"])


@query.field("place")
def resolve_place(_: object, info: Info, **arguments: str) -> PlaceView | None:
    """A place by its id."""
    _, views = _published(info)
    return views.find_place(arguments["id"])


@query.field("places")
def resolve_places(
    _: object, info: Info, *, first: int, after: str | None = None
) -> PlaceConnection:
    """A page of all places."""
    published, views = _published(info)
    return place_page(views, published.plan.places, first, after)


def _published(info: Info) -> tuple[PublishedVenue, PlanViews]:
    services = info.context.services
    published = services.get(VenueService).current
    return published, services.get(VenueViews).of(published, info.context.locale)
