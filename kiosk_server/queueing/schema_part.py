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
    resolvers,
    room_state_fields,
    speech_fields,
    ticket_fields,
    version_resolvers,
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

_NOUNS = ("queues", "tickets", "boards", "counter", "triage", "rules", "layout")
"""A file of the schema each; figures are a part of their own."""
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
    "Ticket": ("personName", "history", "nameSpeechUrl", "resultsSpeechUrl"),
    "RoomDesk": (
        *("room", "zone", "clinicianId", "clinicianName", "isMine", "openedAt", "pausedSince"),
        "clinicianSpeechUrl",
        *("current", "next", "waiting", "missed", "aside", "recent", "version"),
    ),
    "ZoneDesk": (
        *("zone", "lines", "rooms", "atCounter", "missed", "aside", "over"),
        *("mostAtRoom", "fillsRooms", "version"),
    ),
    "QueueLine": ("id", "queue", "room", "tickets"),
    "RoomState": (
        *("room", "clinicianName", "openedAt", "pausedSince", "awaySince", "lunchSince"),
        *("waitingAtDoor", "mostAtDoor", "current", "clinicianSpeechUrl"),
    ),
    "TicketHistoryEntry": ("number", "act", "text", "at", "by", "isUndone", "speechUrl"),
    "PairExplanation": (
        *("first", "second", "text", "firstReason", "secondReason"),
        *("speechUrl", "firstSpeechUrl", "secondSpeechUrl"),
    ),
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
_CHECKS: Mapping[str, Allowed] = dict.fromkeys(
    (
        *("Query.checkQueueLayout", "Query.checkQueueRules"),
        *("QueueRulesFault.path", "QueueRulesFault.message"),
    ),
    MAKES_RULES,
)
_VERSIONED = ("Layout", "Rules")
"""Staff read them; who makes rules changes them."""


def queueing_part() -> SchemaPart:
    """Queueing's share of the schema."""
    folder = resources.files("kiosk_server.queueing")
    sdl = "\n".join(folder.joinpath(f"{noun}.graphql").read_text("utf-8") for noun in _NOUNS)
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
            *(counter_fields.line, room_state_fields.room_state),
            *version_resolvers.bindables,
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
    permissions: dict[str, Allowed] = dict(_CHECKS)
    for table, allowed in ((_PUBLIC, ANYONE), (_STAFF, STAFF)):
        permissions |= {
            f"{kind}.{name}": allowed for kind, names in table.items() for name in names
        }
    for name, allowed in _ACTS.items():
        permissions[f"Mutation.{name}"] = allowed
        permissions[f"{name[0].upper()}{name[1:]}Success.ticket"] = allowed
    permissions["MergeTicketSuccess.into"] = TRIAGE
    permissions["CheckInChoice.appointments"] = TAKES_NUMBERS
    for name in ("queue", "startsAt", "endsAt"):
        permissions[f"CheckInAppointment.{name}"] = TAKES_NUMBERS
    for name in _ROOMS:
        permissions[f"Mutation.{name}"] = AT_COUNTER
        permissions[f"{name[0].upper()}{name[1:]}Success.desk"] = AT_COUNTER
    for text in _VERSIONED:
        permissions |= _permissions_of_versions(text)
    return permissions


def _permissions_of_versions(text: str) -> Mapping[str, Allowed]:
    kind, field = f"Queue{text}", text.lower()
    made = ("version", "madeAt", "madeBy", "note")
    read = [f"Query.queue{text}{which}" for which in ("", "History", "OfVersion")]
    read += [f"{kind}.{name}" for name in (*made, field)]
    read += [f"{kind}Version.{name}" for name in made]
    changed = [f"Mutation.{verb}{kind}" for verb in ("change", "restore")]
    changed += [f"{verb}{kind}Success.{field}" for verb in ("Change", "Restore")]
    return {**dict.fromkeys(read, STAFF), **dict.fromkeys(changed, MAKES_RULES)}


def _topic(name: str, topic_of: Callable[[str], str]) -> TopicsOf:
    def topics(_: RequestContext, arguments: Mapping[str, object]) -> Sequence[str]:
        return (topic_of(str(arguments[name])),)

    return topics
