"""What the venue gives to the schema. To see it is for everybody: it hangs on the walls anyway."""

from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext
from kiosk_server.core.schema_part import SchemaPart
from kiosk_server.venue import alarm_resolvers, closure_resolvers, resolvers
from kiosk_server.venue.alarm_service import ALARM_TOPIC, AlarmService
from kiosk_server.venue.service import VENUE_TOPIC, VenueService

_PUBLIC = {
    "Query": ("venue", "level", "place", "places", "closures"),
    "Subscription": ("venueChanged", "closuresChanged"),
    "Closure": (
        *("id", "what", "elementId", "levelId", "shownLevelId", "corners"),
        *("kind", "reason", "from", "until"),
        *("isInForce", "isInPlan", "text", "spokenText", "summary"),
    ),
    "Venue": (
        *("id", "name", "locales", "timeZone", "attribution"),
        *("planVersion", "dataVersion", "levels", "alarms"),
    ),
    "Alarm": (
        *("id", "building", "levelIds", "isDrill", "text", "spokenText"),
        *("reason", "reasons", "startedAt", "endedAt"),
    ),
    "Level": ("id", "name", "spokenName", "label", "ordinal", "building", "planUrl"),
    "Building": ("id", "name"),
    "Place": (
        *("id", "name", "spokenName", "kind", "ref", "level", "point"),
        *("openingHours", "openingMinutes"),
    ),
    "MapPoint": ("levelId", "x", "y", "lon", "lat"),
    "PlaceConnection": ("edges", "nodes", "pageInfo", "totalCount"),
    "PlaceEdge": ("cursor", "node"),
}
MAY_CLOSE: Allowed = frozenset({Role.FACILITIES, Role.MANAGER, Role.ADMIN})
MAY_ALARM: Allowed = MAY_CLOSE
RUNS_BUILDING: Allowed = MAY_CLOSE | {Role.PLANNER}
"""Who sees how the building is run; planners change plans, not what is closed today."""
STAFF: Allowed = frozenset({PrincipalKind.PERSON})


def venue_data_version(context: RequestContext) -> str:
    """The version of what is published, with what is shut by its hours now."""
    return context.services.get(VenueService).data_version


def _venue_with_alarms_version(context: RequestContext) -> str:
    """The same, and what is to be left: only answers about the venue itself hang on that."""
    return f"{venue_data_version(context)}!{context.services.get(AlarmService).version}"


def venue_part() -> SchemaPart:
    """The venue's share of the schema."""
    permissions: dict[str, Allowed] = {
        f"{kind}.{field}": ANYONE for kind, fields in _PUBLIC.items() for field in fields
    }
    permissions["Query.endedClosures"] = RUNS_BUILDING
    permissions["Query.alarmContact"] = RUNS_BUILDING
    permissions |= {
        f"AlarmContact.{field}": RUNS_BUILDING for field in ("isAway", "awaySince", "isUnkept")
    }
    permissions |= dict.fromkeys(
        ("Closure.createdBy", "Closure.createdAt", "Closure.endedBy"), STAFF
    )
    permissions |= dict.fromkeys(("Mutation.addClosure", "Mutation.endClosure"), MAY_CLOSE)
    permissions |= dict.fromkeys(
        (
            *("AddClosureSuccess.closure", "AddClosureSuccess.alsoClosedBy"),
            *("EndClosureSuccess.closure", "EndClosureSuccess.stillClosedBy"),
        ),
        MAY_CLOSE,
    )
    permissions |= dict.fromkeys(("Alarm.startedBy", "Alarm.signal"), STAFF)
    permissions |= dict.fromkeys(
        (
            *("Mutation.startAlarm", "Mutation.endAlarm"),
            *("StartAlarmSuccess.alarm", "StartAlarmSuccess.wasInForce", "EndAlarmSuccess.alarm"),
        ),
        MAY_ALARM,
    )
    folder = resources.files("kiosk_server.venue")
    sdl = "\n".join(
        folder.joinpath(file).read_text("utf-8")
        for file in ("schema.graphql", "closures.graphql", "alarms.graphql")
    )
    return SchemaPart(
        name="venue",
        sdl=sdl,
        bindables=(
            *(resolvers.query, resolvers.subscription, resolvers.place_kind),
            *(closure_resolvers.query, closure_resolvers.mutation, closure_resolvers.subscription),
            *(closure_resolvers.closure_type, closure_resolvers.closure_kind),
            *closure_resolvers.results,
            *(alarm_resolvers.query, alarm_resolvers.mutation, alarm_resolvers.venue),
            *alarm_resolvers.results,
        ),
        permissions=permissions,
        data_versions={
            **dict.fromkeys((f"Query.{field}" for field in _PUBLIC["Query"]), venue_data_version),
            "Query.venue": _venue_with_alarms_version,
        },
        topics={
            "Subscription.venueChanged": lambda _context, _arguments: (VENUE_TOPIC, ALARM_TOPIC),
            "Subscription.closuresChanged": lambda _context, _arguments: (VENUE_TOPIC,),
        },
    )
