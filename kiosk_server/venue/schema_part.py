"""What the venue gives to the schema. All of it is for everybody: it hangs on the walls anyway."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed
from kiosk_server.core.request_context import RequestContext
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.venue import resolvers
from kiosk_server.venue.service import VENUE_TOPIC, VenueService

_PUBLIC = {
    "Query": ("venue", "level", "place", "places"),
    "Subscription": ("venueChanged",),
    "Venue": (
        *("id", "name", "locales", "timeZone", "attribution"),
        *("planVersion", "dataVersion", "levels"),
    ),
    "Level": ("id", "name", "spokenName", "label", "ordinal", "building", "planUrl"),
    "Building": ("id", "name"),
    "Place": ("id", "name", "spokenName", "kind", "ref", "level", "point", "openingHours"),
    "MapPoint": ("levelId", "x", "y", "lon", "lat"),
    "PlaceConnection": ("edges", "nodes", "pageInfo", "totalCount"),
    "PlaceEdge": ("cursor", "node"),
    "PageInfo": ("hasNextPage", "hasPreviousPage", "startCursor", "endCursor"),
}


def venue_data_version(context: RequestContext) -> str:
    """`plan+overlay` of what is published."""
    return context.services.get(VenueService).data_version


def venue_part() -> SchemaPart:
    """The venue's share of the schema."""
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": ANYONE for kind, fields in _PUBLIC.items() for field in fields
    }
    return SchemaPart(
        name="venue",
        sdl=resources.files("kiosk_server.venue").joinpath("schema.graphql").read_text("utf-8"),
        bindables=(resolvers.query, resolvers.subscription, resolvers.place_kind),
        permissions=permissions,
        data_versions=dict.fromkeys(
            ("Query.venue", "Query.level", "Query.place", "Query.places"), venue_data_version
        ),
        topics={"Subscription.venueChanged": lambda _context, _arguments: (VENUE_TOPIC,)},
    )
