"""The fields of a room as the nurse of its zone sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ariadne import ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.layout import QueueRoom
from kiosk_server.queueing.layout_fields import local
from kiosk_server.queueing.room_presence import AbsenceKind
from kiosk_server.queueing.views import AskedPictures, RoomView, TicketView
from kiosk_server.queueing.zone_picture import ZonePicture

Info = GraphQLResolveInfo[RequestContext]

room_state = ObjectType("RoomState")


@dataclass(frozen=True, slots=True)
class RoomStateView:
    asked: AskedPictures
    picture: ZonePicture
    kept: QueueRoom


@room_state.field("room")
def resolve_state_room(source: RoomStateView, _: Info) -> RoomView:
    """Which room."""
    return RoomView(source.asked, source.kept)


@room_state.field("clinicianName")
def resolve_state_name(source: RoomStateView, _: Info) -> str | None:
    """Who works there."""
    session = source.picture.sessions.get(source.kept.id)
    return None if session is None else session.clinician_name


@room_state.field("openedAt")
def resolve_state_opened(source: RoomStateView, info: Info) -> datetime | None:
    """Since when."""
    session = source.picture.sessions.get(source.kept.id)
    return _local(None if session is None else session.opened_at, info)


@room_state.field("pausedSince")
def resolve_state_paused(source: RoomStateView, info: Info) -> datetime | None:
    """Since when they have a break."""
    session = source.picture.sessions.get(source.kept.id)
    return _local(None if session is None else session.paused_since, info)


@room_state.field("awaySince")
def resolve_state_away(source: RoomStateView, info: Info) -> datetime | None:
    """Since when nobody is seen there."""
    return _local(_absent_since(source, AbsenceKind.AWAY), info)


@room_state.field("lunchSince")
def resolve_state_lunch(source: RoomStateView, info: Info) -> datetime | None:
    """Since when it rests by the rules."""
    return _local(_absent_since(source, AbsenceKind.LUNCH), info)


@room_state.field("waitingAtDoor")
def resolve_at_door(source: RoomStateView, _: Info) -> int:
    """How many wait at its door."""
    return source.picture.count_waiting([f"room:{source.kept.id}"])


@room_state.field("mostAtDoor")
def resolve_most_at_door(source: RoomStateView, _: Info) -> int:
    """How many may: of its own, or as at all doors of the zone."""
    wait = source.picture.rules.room_wait
    return wait.cap(source.kept.id) if wait.most_waiting else 0


@room_state.field("current")
def resolve_state_current(source: RoomStateView, _: Info) -> Sequence[TicketView]:
    """Who is there."""
    found = source.picture.at_counter(source.kept.id)
    return [TicketView(source.asked, each) for each in found]


def _absent_since(source: RoomStateView, kind: AbsenceKind) -> datetime | None:
    absence = source.picture.absence(source.kept.id)
    return absence.since if absence is not None and absence.kind is kind else None


def _local(at: datetime | None, info: Info) -> datetime | None:
    return None if at is None else local(at, info)
