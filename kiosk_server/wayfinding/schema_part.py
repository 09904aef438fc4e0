"""What wayfinding gives to the schema. Everybody may ask for a way."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.venue.schema_part import venue_data_version
from kiosk_server.wayfinding import evacuation, picture_resolvers, resolvers

_SDL = (
    *("places.graphql", "travellers.graphql", "routes.graphql", "no_routes.graphql"),
    *("pictures.graphql", "evacuation.graphql", "walked_steps.graphql"),
)
_PUBLIC = {
    "Query": (
        "searchPlaces",
        "placeCategories",
        "placesInCategory",
        "nearestPlaces",
        "route",
        "evacuationRoute",
    ),
    "PlaceMatch": ("place", "matchedOn", "matchedText", "walkSeconds"),
    "PlaceCategorySummary": ("category", "name", "placeCount"),
    "NearbyPlace": ("place", "walkSeconds", "openOnArrival"),
    "Route": (
        *("distanceMetres", "durationSeconds", "summary", "stepFree", "stepFreeText"),
        *("dataVersion", "points", "steps", "unverified", "closuresAvoided"),
        *("avoided", "avoidedText", "throughRoomIds", "throughRoomsText"),
        *("pictures", "handOff"),
    ),
    "RouteStep": (
        *("kind", "text", "spokenText", "speechUrl", "distanceMetres", "durationSeconds"),
        *("levelId", "turn", "side", "toLevelId", "upward", "landmark", "picture", "point"),
        *("tooFarText", "tooFarSpokenText"),
    ),
    "UnverifiedFact": ("elementId", "fact", "evidence", "value", "message"),
    "NoRoute": ("reason", "message", "advice", "blockers", "nearestReachable", "dataVersion"),
    "RouteBlocker": ("elementId", "kind", "message"),
    "Level": ("picture",),
    "RoutePicture": (
        *("levelId", "levelName", "levelLabel", "buildingName", "firstStep", "lastStep"),
        *("upDegrees", "description", "svg"),
    ),
    "LevelPicture": ("levelId", "upDegrees", "showsVisitor", "metresToPx", "svg"),
    "EvacuationRoute": ("target", "place", "message", "spokenMessage", "route"),
    "HandOff": ("url", "qrSvg"),
}


def wayfinding_part() -> SchemaPart:
    """Wayfinding's share of the schema."""
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": ANYONE for kind, fields in _PUBLIC.items() for field in fields
    }
    folder = resources.files("kiosk_server.wayfinding")
    sdl = "\n".join(folder.joinpath(file).read_text("utf-8") for file in _SDL)
    return SchemaPart(
        name="wayfinding",
        sdl=sdl,
        bindables=(
            *(resolvers.query, resolvers.route_result, *resolvers.enums),
            *(evacuation.query, evacuation.target),
            *picture_resolvers.bindables,
        ),
        permissions=permissions,
        data_versions=dict.fromkeys(
            (f"Query.{field}" for field in _PUBLIC["Query"]), venue_data_version
        ),
        costs={
            "Query.searchPlaces": 20,
            "Query.placeCategories": 5,
            "Query.placesInCategory": 20,
            "Query.nearestPlaces": 20,
            "Query.route": 50,
            "Query.evacuationRoute": 100,
            "Route.pictures": 400,
            "Route.handOff": 50,
            "RouteStep.picture": 60,
            "Level.picture": 250,
        },
    )
