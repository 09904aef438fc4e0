"""The fields of queues, zones and rooms."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ariadne import EnumType, ObjectType
from graphql import GraphQLResolveInfo

from kiosk_server.core.request_context import RequestContext
from kiosk_server.queueing.estimates import CallEstimate
from kiosk_server.queueing.issuing import IssueOrder, find_issue_fault
from kiosk_server.queueing.room_presence import AbsenceKind
from kiosk_server.queueing.rules import Proof
from kiosk_server.queueing.views import ClassView, QueueView, RoomView, ZoneView
from kiosk_server.queueing.words import QueueWords
from kiosk_server.queueing.zone_picture import ZonePicture
from kiosk_server.venue.service import VenueService
from kiosk_server.venue.views import PlaceView, VenueViews

Info = GraphQLResolveInfo[RequestContext]

queue = ObjectType("Queue")
zone = ObjectType("QueueZone")
room = ObjectType("QueueRoom")
priority_class = ObjectType("PriorityClass")
estimate = ObjectType("CallEstimate")
enums = (EnumType("PriorityProof", Proof),)


@queue.field("id")
def resolve_queue_id(source: QueueView, _: Info) -> str:
    """Its id."""
    return source.queue.id


@queue.field("name")
def resolve_queue_name(source: QueueView, info: Info) -> str:
    """What people wait for."""
    return words(info).names.title(source.queue.names, info.context.locale).text


@queue.field("spokenName")
def resolve_queue_spoken(source: QueueView, info: Info) -> str:
    """The same, spoken."""
    return words(info).names.title(source.queue.names, info.context.locale).spoken


@queue.field("zone")
def resolve_queue_zone(source: QueueView, _: Info) -> ZoneView:
    """Where they wait."""
    return source.asked.zone(source.queue.zone_id)


@queue.field("departmentId")
def resolve_department_id(source: QueueView, _: Info) -> str | None:
    """Of which department."""
    return source.queue.department_id


@queue.field("departmentName")
def resolve_department_name(source: QueueView, info: Info) -> str | None:
    """Its name in the directory."""
    plan = info.context.services.get(VenueService).current.plan
    found = next((each for each in plan.departments if each.id == source.queue.department_id), None)
    return None if found is None else found.names.find(info.context.locale)


@queue.field("rooms")
def resolve_queue_rooms(source: QueueView, _: Info) -> Sequence[RoomView]:
    """Which rooms call from it."""
    rooms = source.asked.layout.rooms_of_queue(source.queue.id)
    return [RoomView(source.asked, each) for each in rooms]


@queue.field("isIssuing")
async def resolve_is_issuing(source: QueueView, _: Info) -> bool:
    """Whether a number is given now."""
    picture = await source.asked.of(source.queue.zone_id)
    if picture is None:
        return False
    order = IssueOrder(source.queue, picture.at, is_by_staff=True)
    return find_issue_fault(order, picture.rules, picture.clock_zone, 0) is None


@queue.field("isCalling")
async def resolve_is_calling(source: QueueView, _: Info) -> bool:
    """Whether a room calls now."""
    picture = await source.asked.of(source.queue.zone_id)
    rooms = source.asked.layout.rooms_of_queue(source.queue.id)
    return any(_is_open(picture, each.id) and not _is_paused(picture, each.id) for each in rooms)


@queue.field("waiting")
async def resolve_queue_waiting(source: QueueView, _: Info) -> int:
    """How many wait."""
    picture = await source.asked.of(source.queue.zone_id)
    return 0 if picture is None else picture.count_waiting_of_queue(source.queue.id)


@queue.field("estimatedCall")
async def resolve_queue_estimate(source: QueueView, _: Info) -> CallEstimate | None:
    """When somebody would be called who comes now."""
    picture = await source.asked.of(source.queue.zone_id)
    return None if picture is None else picture.newcomer(source.queue.id)


@queue.field("priorityClasses")
async def resolve_classes(source: QueueView, _: Info) -> Sequence[ClassView]:
    """Which classes there are."""
    picture = await source.asked.of(source.queue.zone_id)
    classes = () if picture is None else picture.rules.classes
    return [ClassView(each.id, each) for each in classes]


@priority_class.field("name")
def resolve_class_name(source: ClassView, info: Info) -> str:
    """What it is called."""
    return words(info).priority_class(source.id, info.context.locale)


@priority_class.field("proof")
def resolve_class_proof(source: ClassView, _: Info) -> Proof:
    """What is needed."""
    return source.priority.proof


@priority_class.field("leastAgeYears")
def resolve_least_age(source: ClassView, _: Info) -> int | None:
    """From which age on."""
    return source.priority.least_age_years


@priority_class.field("mostAgeYears")
def resolve_most_age(source: ClassView, _: Info) -> int | None:
    """Up to which age."""
    return source.priority.most_age_years


@estimate.field("earliest")
def resolve_earliest(source: CallEstimate, info: Info) -> datetime:
    """Not before, mostly."""
    return local(source.earliest.replace(microsecond=0), info)


@estimate.field("latest")
def resolve_latest(source: CallEstimate, info: Info) -> datetime:
    """Not after, mostly."""
    return local(source.latest.replace(microsecond=0), info)


@zone.field("id")
def resolve_zone_id(source: ZoneView, _: Info) -> str:
    """Its id."""
    return source.zone.id


@zone.field("name")
def resolve_zone_name(source: ZoneView, info: Info) -> str:
    """What the place is called."""
    return words(info).names.title(source.zone.names, info.context.locale).text


@zone.field("spokenName")
def resolve_zone_spoken(source: ZoneView, info: Info) -> str:
    """The same, spoken."""
    return words(info).names.title(source.zone.names, info.context.locale).spoken


@zone.field("place")
def resolve_zone_place(source: ZoneView, info: Info) -> PlaceView | None:
    """Where it is."""
    return find_place(source.zone.place_id, info)


@zone.field("queues")
def resolve_zone_queues(source: ZoneView, _: Info) -> Sequence[QueueView]:
    """What people wait for there."""
    queues = source.asked.layout.queues_of_zone(source.zone.id)
    return [QueueView(source.asked, each) for each in queues]


@zone.field("rooms")
def resolve_zone_rooms(source: ZoneView, _: Info) -> Sequence[RoomView]:
    """Who calls from there."""
    rooms = source.asked.layout.rooms_of_zone(source.zone.id)
    return [RoomView(source.asked, each) for each in rooms]


@room.field("id")
def resolve_room_id(source: RoomView, _: Info) -> str:
    """Its id."""
    return source.room.id


@room.field("name")
def resolve_room_name(source: RoomView, info: Info) -> str:
    """What it is called."""
    return words(info).names.title(source.room.names, info.context.locale).text


@room.field("spokenName")
def resolve_room_spoken(source: RoomView, info: Info) -> str:
    """The same, spoken."""
    return words(info).names.title(source.room.names, info.context.locale).spoken


@room.field("zone")
def resolve_room_zone(source: RoomView, _: Info) -> ZoneView:
    """From where it calls."""
    return source.asked.zone(source.room.zone_id)


@room.field("queues")
def resolve_room_queues(source: RoomView, _: Info) -> Sequence[QueueView]:
    """From which queues."""
    found = (source.asked.queue(queue_id) for queue_id in source.room.queue_ids)
    return [each for each in found if each is not None]


@room.field("place")
def resolve_room_place(source: RoomView, info: Info) -> PlaceView | None:
    """Where it is."""
    return find_place(source.room.place_id, info)


@room.field("isOpen")
async def resolve_room_open(source: RoomView, _: Info) -> bool:
    """Whether somebody works there."""
    return _is_open(await source.asked.of(source.room.zone_id), source.room.id)


@room.field("isPaused")
async def resolve_room_paused(source: RoomView, _: Info) -> bool:
    """Whether they have a break."""
    return _is_paused(await source.asked.of(source.room.zone_id), source.room.id)


def words(info: Info) -> QueueWords:
    """The words of the catalogs."""
    return info.context.services.get(QueueWords)


def find_place(place_id: str | None, info: Info) -> PlaceView | None:
    """A place of the plan in force."""
    services = info.context.services
    views = services.get(VenueViews).of(services.get(VenueService).current, info.context.locale)
    return None if place_id is None else views.find_place(place_id)


def local(at: datetime, info: Info) -> datetime:
    """A moment on the hospital's clocks."""
    plan = info.context.services.get(VenueService).current.plan
    return at.astimezone(ZoneInfo(plan.time_zone))


def _is_open(picture: ZonePicture | None, room_id: str) -> bool:
    return picture is not None and room_id in picture.sessions


def _is_paused(picture: ZonePicture | None, room_id: str) -> bool:
    absence = None if picture is None else picture.absence(room_id)
    return absence is not None and absence.kind is not AbsenceKind.AWAY
