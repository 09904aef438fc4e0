"""What wayfinding gives to the schema. Everybody may ask for a way."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed
from kiosk_server.core.request_context import RequestContext
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.venue.service import VenueService
from kiosk_server.wayfinding import evacuation, picture_resolvers, resolvers, speech_resolvers

_SDL = (
    *("places.graphql", "travellers.graphql", "routes.graphql", "no_routes.graphql"),
    *("pictures.graphql", "evacuation.graphql", "walked_steps.graphql"),
    *("understanding.graphql", "speech.graphql"),
)
_PUBLIC = {
    "Query": (
        "searchPlaces",
        "understand",
        "placeCategories",
        "placesInCategory",
        "nearestPlaces",
        "route",
        "evacuationRoute",
    ),
    "PlaceMatch": ("place", "matchedOn", "matchedText", "walkSeconds", "anyWillDo"),
    "Understanding": ("heard", "intent", "kind", "needs", "candidates"),
    "SaidNeeds": ("profile", "stepFree"),
    "UnderstoodPlace": ("place", "confidence", "matchedText", "walkSeconds", "anyWillDo"),
    "PlaceCategorySummary": ("category", "name", "placeCount"),
    "NearbyPlace": ("place", "walkSeconds", "openOnArrival"),
    "Route": (
        *("distanceMetres", "durationSeconds", "summary", "stepFree", "stepFreeText"),
        *("dataVersion", "points", "steps", "unverified", "closuresAvoided"),
        *("avoided", "avoidedText", "throughRoomIds", "throughRoomsText"),
        *("avoidedSpeechUrl", "throughRoomsSpeechUrl"),
        *("pictures", "handOff", "openOnArrival"),
    ),
    "RouteStep": (
        *("kind", "text", "spokenText", "distanceMetres", "durationSeconds"),
        *("levelId", "turn", "side", "toLevelId", "upward", "landmark", "sign", "picture", "point"),
        *("tooFarText", "tooFarSpokenText", "tooFarSpeechUrl", "waitUntil"),
    ),
    "UnverifiedFact": ("elementId", "fact", "evidence", "value", "message", "point"),
    "NoRoute": (
        "reason",
        "message",
        "advice",
        "blockers",
        "nearestReachable",
        "dataVersion",
        "picture",
    ),
    "RouteBlocker": ("elementId", "kind", "message", "opensAt", "point"),
    "Level": ("picture",),
    "RoutePicture": (
        *("levelId", "levelName", "levelLabel", "buildingName", "firstStep", "lastStep"),
        *("upDegrees", "description", "svg"),
    ),
    "LevelPicture": ("levelId", "upDegrees", "showsVisitor", "metresToPx", "svg"),
    "EvacuationRoute": (
        *("target", "place", "goalName", "isOutdoors", "message", "spokenMessage", "route"),
    ),
    "HandOff": ("url", "qrSvg"),
}
_SPOKEN = (
    *("Route", "RouteStep", "NoRoute", "RouteBlocker"),
    *("UnverifiedFact", "EvacuationRoute"),
)
"""What has a recording, its `speechUrl`."""


def _version(context: RequestContext) -> str:
    """What is published and closed, and what time it is as far as answers depend on it."""
    venue = context.services.get(VenueService)
    if not venue.is_published:
        return venue.data_version
    return f"{venue.data_version}@{venue.current.departures.key(venue.now())}"


def wayfinding_part() -> SchemaPart:
    """Wayfinding's share of the schema."""
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": ANYONE for kind, fields in _PUBLIC.items() for field in fields
    }
    permissions |= {f"{kind}.speechUrl": ANYONE for kind in _SPOKEN}
    folder = resources.files("kiosk_server.wayfinding")
    sdl = "\n".join(folder.joinpath(file).read_text("utf-8") for file in _SDL)
    return SchemaPart(
        name="wayfinding",
        sdl=sdl,
        bindables=(
            *(resolvers.query, resolvers.route_result, *resolvers.enums),
            *(evacuation.query, evacuation.target),
            *(*picture_resolvers.bindables, *speech_resolvers.bindables),
        ),
        permissions=permissions,
        data_versions=dict.fromkeys((f"Query.{field}" for field in _PUBLIC["Query"]), _version),
        costs={
            "Query.searchPlaces": 20,
            "Query.understand": 20,
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
