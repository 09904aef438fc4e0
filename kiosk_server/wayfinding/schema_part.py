"""What wayfinding gives to the schema. Everybody may ask for a way."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.venue.schema_part import venue_data_version
from kiosk_server.wayfinding import resolvers

_PUBLIC = {
    "Query": ("searchPlaces", "route"),
    "PlaceMatch": ("place", "matchedOn", "matchedText", "walkSeconds"),
    "Route": (
        *("distanceMetres", "durationSeconds", "summary", "stepFree", "stepFreeText"),
        *("dataVersion", "points", "steps", "unverified", "closuresAvoided"),
    ),
    "RouteStep": (
        *("kind", "text", "spokenText", "speechUrl", "distanceMetres", "durationSeconds"),
        *("levelId", "landmark"),
    ),
    "UnverifiedFact": ("elementId", "fact", "evidence", "value", "message"),
    "NoRoute": ("reason", "message", "advice", "blockers", "nearestReachable", "dataVersion"),
    "RouteBlocker": ("elementId", "kind", "message"),
}


def wayfinding_part() -> SchemaPart:
    """Wayfinding's share of the schema."""
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": ANYONE for kind, fields in _PUBLIC.items() for field in fields
    }
    sdl = resources.files("kiosk_server.wayfinding").joinpath("schema.graphql").read_text("utf-8")
    return SchemaPart(
        name="wayfinding",
        sdl=sdl,
        bindables=(resolvers.query, resolvers.route_result, *resolvers.enums),
        permissions=permissions,
        data_versions=dict.fromkeys(("Query.searchPlaces", "Query.route"), venue_data_version),
        costs={"Query.searchPlaces": 20, "Query.route": 50},
    )
