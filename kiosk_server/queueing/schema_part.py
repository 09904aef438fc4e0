"""What queueing gives to the schema: boards and tickets for everybody, counters for staff."""

from collections.abc import Callable, Mapping, Sequence
from importlib import resources

from kiosk_server.core.principals import ANYONE, Allowed, PrincipalKind, Role
from kiosk_server.core.request_context import RequestContext
from kiosk_server.core.schema_part import SchemaPart, TopicsOf
from kiosk_server.queueing import (
    board_fields,
    counter_fields,
    counter_resolvers,
    layout_fields,
    layout_resolvers,
    resolvers,
    rules_resolvers,
    speech_fields,
    ticket_fields,
)
from kiosk_server.queueing.topics import room_topic, ticket_topic, zone_topic

STAFF: Allowed = frozenset({Role.CLINICIAN, Role.NURSE, Role.MANAGER, Role.ADMIN})
AT_COUNTER: Allowed = frozenset({Role.CLINICIAN, Role.NURSE})
TRIAGE: Allowed = frozenset({Role.NURSE, Role.MANAGER, Role.ADMIN})
MAKES_RULES: Allowed = frozenset({Role.MANAGER, Role.ADMIN})
HOLDERS: Allowed = STAFF | {
    *(PrincipalKind.VISITOR, PrincipalKind.TICKET_HOLDER, PrincipalKind.KIOSK),
}
"""Who has a ticket's id; a board's display may not act on any."""
TAKES_NUMBERS: Allowed = HOLDERS | {PrincipalKind.CLIENT}

_PUBLIC: Mapping[str, Sequence[str]] = {
    "Query": ("queues", "queueZones", "ticket", "explainPosition", "queueBoard", "roomBoard"),
    "Subscription": ("ticket", "queueBoard", "roomBoard"),
    "Queue": (
        *("id", "name", "spokenName", "speechUrl", "zone", "departmentId", "departmentName"),
        "rooms",
        *("isIssuing", "isCalling", "waiting", "estimatedCall", "priorityClasses"),
    ),
    "QueueZone": ("id", "name", "spokenName", "speechUrl", "place", "queues", "rooms"),
    "QueueRoom": (
        *("id", "name", "spokenName", "speechUrl", "zone", "queues", "place"),
        *("isOpen", "isPaused"),
    ),
    "PriorityClass": ("id", "name", "proof", "leastAgeYears", "mostAgeYears"),
    "Ticket": (
        *("id", "number", "spokenNumber", "queue", "zone", "state", "stateText"),
        *("priorityClass", "maskedName", "issuedAt", "appointment", "ahead", "estimatedCall"),
        *("placeText", "placeSpokenText", "placeSpeechUrl", "resultsText"),
        *("room", "calledAt", "recalls", "returnUntil", "version"),
    ),
    "TicketAppointment": ("startsAt", "endsAt"),
    "CallEstimate": ("earliest", "latest"),
    "PositionExplanation": (
        *("ahead", "reason", "before", "overtaken", "overtakenAtMost", "text", "spokenText"),
        "speechUrl",
    ),
    "PositionBefore": ("count", "text"),
    "QueueBoard": (
        *("zone", "room", "called", "serving", "lastCalled", "next", "missed"),
        *("waiting", "queues", "rooms", "version"),
    ),
    "BoardTicket": (
        *("number", "spokenNumber", "maskedName", "queueId", "queueName"),
        *("roomId", "roomName", "calledAt", "recalls"),
    ),
    "BoardQueue": ("id", "name", "waiting"),
}
_STAFF: Mapping[str, Sequence[str]] = {
    "Query": ("roomDesk", "zoneDesk", "myRooms", "findTickets", "explainPair"),
    "Subscription": ("roomDesk", "zoneDesk"),
    "Ticket": ("personName", "history"),
    "RoomDesk": (
        *("room", "zone", "clinicianId", "clinicianName", "isMine", "openedAt", "pausedSince"),
        *("current", "next", "waiting", "missed", "aside", "recent", "version"),
    ),
    "ZoneDesk": (
        *("zone", "lines", "rooms", "atCounter", "missed", "aside", "over"),
        *("mostAtRoom", "fillsRooms", "version"),
    ),
    "QueueLine": ("id", "queue", "room", "tickets"),
    "RoomState": (
        *("room", "clinicianName", "openedAt", "pausedSince", "awaySince", "lunchSince"),
        *("waitingAtDoor", "current"),
    ),
    "TicketHistoryEntry": ("number", "act", "text", "at", "by", "isUndone"),
    "PairExplanation": ("first", "second", "text", "firstReason", "secondReason"),
}
_ACTS: Mapping[str, Allowed] = {
    "issueTicket": TAKES_NUMBERS,
    "checkIn": TAKES_NUMBERS,
    **dict.fromkeys(("cancelTicket", "returnTicket"), HOLDERS),
    **dict.fromkeys(("recallTicket", "markNoShow", "startServing"), AT_COUNTER),
    **dict.fromkeys(("finishTicket", "callNext"), AT_COUNTER),
    **dict.fromkeys(("holdTicket", "resumeTicket", "transferTicket", "undoTicket"), STAFF),
    **dict.fromkeys(("moveTicket", "mergeTicket", "correctTicket"), TRIAGE),
}
_ROOMS = ("takeRoom", "leaveRoom", "pauseRoom")
_RULES: Mapping[str, Allowed] = {
    **dict.fromkeys(
        ("Query.queueLayout", "Query.queueLayoutHistory", "Query.queueLayoutOfVersion"), STAFF
    ),
    "Query.checkQueueLayout": MAKES_RULES,
    **{f"QueueLayout.{name}": STAFF for name in ("version", "layout", "madeAt", "madeBy", "note")},
    **{f"QueueLayoutVersion.{name}": STAFF for name in ("version", "madeAt", "madeBy", "note")},
    **{
        f"{kind}.{name}": MAKES_RULES
        for verb in ("change", "restore")
        for kind, name in (
            ("Mutation", f"{verb}QueueLayout"),
            (f"{verb.capitalize()}QueueLayoutSuccess", "layout"),
        )
    },
    **dict.fromkeys(
        ("Query.queueRules", "Query.queueRulesHistory", "Query.queueRulesOfVersion"), STAFF
    ),
    "Query.checkQueueRules": MAKES_RULES,
    **{f"QueueRules.{name}": STAFF for name in ("version", "rules", "madeAt", "madeBy", "note")},
    **{f"QueueRulesVersion.{name}": STAFF for name in ("version", "madeAt", "madeBy", "note")},
    **dict.fromkeys(("QueueRulesFault.path", "QueueRulesFault.message"), MAKES_RULES),
    **{
        f"{kind}.{name}": MAKES_RULES
        for verb in ("change", "restore")
        for kind, name in (
            ("Mutation", f"{verb}QueueRules"),
            (f"{verb.capitalize()}QueueRulesSuccess", "rules"),
        )
    },
}


def queueing_part() -> SchemaPart:
    """Queueing's share of the schema."""
    folder = resources.files("kiosk_server.queueing")
    sdl = "\n".join(
        folder.joinpath(file).read_text("utf-8")
        for file in ("schema.graphql", "counter.graphql", "rules.graphql", "layout.graphql")
    )
    return SchemaPart(
        name="queueing",
        sdl=sdl,
        bindables=(
            *(resolvers.query, resolvers.mutation, resolvers.subscription, *resolvers.enums),
            *resolvers.results,
            *(layout_fields.queue, layout_fields.zone, layout_fields.room),
            *(layout_fields.priority_class, layout_fields.estimate, *layout_fields.enums),
            *(ticket_fields.ticket, ticket_fields.entry, *ticket_fields.enums),
            *(board_fields.board, board_fields.board_ticket),
            *(counter_resolvers.query, counter_resolvers.mutation, counter_resolvers.subscription),
            *counter_resolvers.results,
            *(counter_fields.room_desk, counter_fields.zone_desk),
            *(counter_fields.line, counter_fields.room_state),
            *(rules_resolvers.query, rules_resolvers.mutation, *rules_resolvers.results),
            *(rules_resolvers.rules_type, rules_resolvers.version_type),
            *layout_resolvers.bindables,
            *speech_fields.bindables,
        ),
        permissions=_permissions(),
        topics={
            "Subscription.ticket": _topic("id", ticket_topic),
            "Subscription.queueBoard": _topic("zone_id", zone_topic),
            "Subscription.zoneDesk": _topic("zone_id", zone_topic),
            "Subscription.roomBoard": _topic("room_id", room_topic),
            "Subscription.roomDesk": _topic("room_id", room_topic),
        },
        costs={
            **dict.fromkeys(("Mutation.issueTicket", "Mutation.checkIn"), 10),
            **dict.fromkeys(("Query.zoneDesk", "Query.roomDesk"), 20),
        },
    )


def _permissions() -> dict[str, Allowed]:
    permissions: dict[str, Allowed] = dict(_RULES)
    for table, allowed in ((_PUBLIC, ANYONE), (_STAFF, STAFF)):
        permissions |= {
            f"{kind}.{name}": allowed for kind, names in table.items() for name in names
        }
    for name, allowed in _ACTS.items():
        permissions[f"Mutation.{name}"] = allowed
        permissions[f"{name[0].upper()}{name[1:]}Success.ticket"] = allowed
    permissions["MergeTicketSuccess.into"] = TRIAGE
    for name in _ROOMS:
        permissions[f"Mutation.{name}"] = AT_COUNTER
        permissions[f"{name[0].upper()}{name[1:]}Success.desk"] = AT_COUNTER
    return permissions


def _topic(name: str, topic_of: Callable[[str], str]) -> TopicsOf:
    def topics(_: RequestContext, arguments: Mapping[str, object]) -> Sequence[str]:
        return (topic_of(str(arguments[name])),)

    return topics
