"""Which zones, queues and rooms a hospital has: values, and the queue file that they are read from.

Names that a file leaves out are taken from the plan, and kept, so that a plan published later loses
no queue. It must not know who waits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from floorplans.facts import Names
from floorplans.model import Plan
from kiosk_server.queueing.layout_faults import LayoutFaultCode, unfit
from kiosk_server.queueing.model import Queue, Zone

MOST_BYTES = 1_000_000
_MOST_ID_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class QueueRoom:
    """A room, window or counter that calls people. `place_id` None: it has no place of its own."""

    id: str
    zone_id: str
    names: Mapping[str, str]
    queue_ids: tuple[str, ...]
    place_id: str | None = None


@dataclass(frozen=True)
class QueueLayout:
    """All zones, queues and rooms of a venue; each in the order of its file."""

    zones: tuple[Zone, ...] = ()
    queues: tuple[Queue, ...] = ()
    rooms: tuple[QueueRoom, ...] = ()

    @cached_property
    def zone_by_id(self) -> Mapping[str, Zone]:
        return {each.id: each for each in self.zones}

    @cached_property
    def queue_by_id(self) -> Mapping[str, Queue]:
        return {each.id: each for each in self.queues}

    @cached_property
    def room_by_id(self) -> Mapping[str, QueueRoom]:
        return {each.id: each for each in self.rooms}

    def queues_of_zone(self, zone_id: str) -> tuple[Queue, ...]:
        """The queues whose people wait there."""
        return tuple(each for each in self.queues if each.zone_id == zone_id)

    def rooms_of_zone(self, zone_id: str) -> tuple[QueueRoom, ...]:
        """The rooms that call from there."""
        return tuple(each for each in self.rooms if each.zone_id == zone_id)

    def rooms_of_queue(self, queue_id: str) -> tuple[QueueRoom, ...]:
        """The rooms that call from a queue."""
        return tuple(each for each in self.rooms if queue_id in each.queue_ids)


class _WrittenZone(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    id: str
    place: str = ""
    names: dict[str, str] = msgspec.field(default_factory=dict)


class _WrittenRoom(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    id: str
    place: str = ""
    names: dict[str, str] = msgspec.field(default_factory=dict)


class _WrittenQueue(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    id: str
    zone: str
    rooms: list[str]
    department: str = ""
    names: dict[str, str] = msgspec.field(default_factory=dict)


class _WrittenLayout(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    zones: list[_WrittenZone]
    queues: list[_WrittenQueue]
    rooms: list[_WrittenRoom] = msgspec.field(default_factory=list)
    rules: dict[str, Any] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QueueFile:
    """What a queue file says: the layout, and the rules to begin with as JSON; {}: the defaults."""

    layout: QueueLayout
    rules: Mapping[str, Any]


def read_queue_file(written: bytes, plan: Plan) -> QueueFile:
    """A queue file for a plan. Raises ServerError `queue-file-unfit` with a `LayoutFaultCode`."""
    if len(written) > MOST_BYTES:
        raise unfit(LayoutFaultCode.TOO_LARGE, most=str(MOST_BYTES))
    try:
        read = msgspec.json.decode(written, type=_WrittenLayout)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise unfit(LayoutFaultCode.UNREADABLE, detail=str(error)) from error
    _refuse_twice([each.id for each in read.zones], "zones")
    _refuse_twice([each.id for each in read.queues], "queues")
    _refuse_twice([each.id for each in read.rooms], "rooms")
    zones = tuple(_zone(each, plan) for each in read.zones)
    known = {each.id for each in zones}
    queues = tuple(_queue(each, plan, known) for each in read.queues)
    return QueueFile(QueueLayout(zones, queues, _rooms(read, plan)), read.rules)


def kept_layout(layout: QueueLayout) -> str:
    """A layout as JSON, names and all."""
    return msgspec.json.encode(
        {"zones": layout.zones, "queues": layout.queues, "rooms": layout.rooms}
    ).decode()


def layout_of(kept: str) -> QueueLayout:
    """The layout of `kept_layout`."""
    return msgspec.json.decode(kept.encode(), type=QueueLayout)


def written_layout(layout: QueueLayout) -> dict[str, Any]:
    """A layout as a queue file, names and all; read for the same plan it is the same layout."""
    return {
        "zones": [_thing(each.id, each.place_id, each.names) for each in layout.zones],
        "rooms": [_thing(each.id, each.place_id, each.names) for each in layout.rooms],
        "queues": [
            {
                "id": each.id,
                "zone": each.zone_id,
                "rooms": [room.id for room in layout.rooms_of_queue(each.id)],
                **({"department": each.department_id} if each.department_id else {}),
                "names": dict(each.names),
            }
            for each in layout.queues
        ],
    }


def _thing(thing_id: str, place_id: str | None, names: Mapping[str, str]) -> dict[str, Any]:
    place = {"place": place_id} if place_id not in (None, thing_id) else {}
    return {"id": thing_id, **place, "names": dict(names)}


def _zone(written: _WrittenZone, plan: Plan) -> Zone:
    place_id = written.place or written.id
    names = written.names or _names_of_place(place_id, plan, f"zones.{written.id}")
    return Zone(written.id, names, place_id if place_id in plan.place_by_id else None)


def _queue(written: _WrittenQueue, plan: Plan, zones: set[str]) -> Queue:
    where = f"queues.{written.id}"
    if written.zone not in zones:
        raise unfit(LayoutFaultCode.ZONE_UNKNOWN, where=where, id=written.zone)
    if not written.rooms:
        raise unfit(LayoutFaultCode.ROOMS_MISSING, where=where)
    names: Mapping[str, str] = written.names
    departments = {each.id: each for each in plan.departments}
    if written.department and written.department not in departments:
        raise unfit(LayoutFaultCode.DEPARTMENT_UNKNOWN, where=where, id=written.department)
    if not names and written.department:
        names = dict(departments[written.department].names.by_locale)
    if not names:
        raise unfit(LayoutFaultCode.NAMES_MISSING, where=where)
    return Queue(written.id, written.zone, names, written.department or None)


def _rooms(read: _WrittenLayout, plan: Plan) -> tuple[QueueRoom, ...]:
    own = {each.id: each for each in read.rooms}
    queues: dict[str, list[_WrittenQueue]] = {}
    for queue in read.queues:
        _refuse_twice(queue.rooms, f"queues.{queue.id}.rooms")
        for room_id in queue.rooms:
            queues.setdefault(room_id, []).append(queue)
    for room_id in sorted(own.keys() - queues.keys()):
        raise unfit(LayoutFaultCode.ROOM_UNUSED, where=f"rooms.{room_id}")
    made = []
    for room_id, its_queues in queues.items():
        where = f"rooms.{room_id}"
        if len({queue.zone for queue in its_queues}) > 1:
            raise unfit(LayoutFaultCode.ROOM_IN_ZONES, where=where)
        written = own.get(room_id, _WrittenRoom(room_id))
        place_id = written.place or room_id
        names = written.names or _names_of_place(place_id, plan, where)
        ids = tuple(queue.id for queue in its_queues)
        found = place_id if place_id in plan.place_by_id else None
        made.append(QueueRoom(room_id, its_queues[0].zone, names, ids, found))
    return tuple(made)


def _names_of_place(place_id: str, plan: Plan, where: str) -> Mapping[str, str]:
    place = plan.place_by_id.get(place_id)
    if place is None:
        raise unfit(LayoutFaultCode.PLACE_UNKNOWN, where=where, id=place_id)
    names: Names = place.names
    if names:
        return dict(names.by_locale)
    if not place.ref:
        raise unfit(LayoutFaultCode.PLACE_NAMELESS, where=where, id=place_id)
    return {"und": place.ref}


def _refuse_twice(ids: list[str], where: str) -> None:
    for each in ids:
        if not 0 < len(each) <= _MOST_ID_CHARACTERS:
            most = str(_MOST_ID_CHARACTERS)
            raise unfit(LayoutFaultCode.ID_UNFIT, where=where, most=most)
    if len(set(ids)) < len(ids):
        twice = next(each for each in ids if ids.count(each) > 1)
        raise unfit(LayoutFaultCode.ID_TWICE, where=where, id=twice)
