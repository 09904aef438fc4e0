"""What clinic sessions of the hospital's records say of a zone: which booked slots nobody has
checked in for yet, and which rooms are about to open. Estimates count with both. Pure; it must not
know how the records are asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from kiosk_server.queueing.checking_in import queue_of
from kiosk_server.queueing.layout import QueueLayout
from kiosk_server.queueing.rules import AppointmentPlacement, AppointmentRules
from kiosk_server.records.model import ClinicSession

_SOON, _WAITED_FOR = timedelta(minutes=15), timedelta(minutes=25)
"""A room that nobody has taken is counted with so long before its session begins, and after."""
SlotCounts = Mapping[tuple[str, datetime], int]
"""How many, by queue and by when their slots begin."""


def booked_slots(sessions: Iterable[ClinicSession], layout: QueueLayout) -> SlotCounts:
    """What is booked in some sessions, by the queues that people check in to; a session told twice
    counts once."""
    counts: Counter[tuple[str, datetime]] = Counter()
    for session in {each.id: each for each in sessions}.values():
        queue = queue_of(session.department_id, session.room_id, None, layout)
        if queue is not None:
            for slot in session.slots:
                counts[queue.id, slot.starts_at] += slot.booked
    return counts


def still_to_come(
    booked: SlotCounts, come: SlotCounts, rules: AppointmentRules, now: datetime
) -> Mapping[str, Sequence[datetime]]:
    """When the slots of those begin who have not checked in, by queue, sorted; none where who has
    an appointment is placed as everybody."""
    if rules.placement is AppointmentPlacement.EQUAL:
        return {}
    waited_for: dict[str, list[datetime]] = {}
    for (queue_id, starts_at), count in sorted(booked.items()):
        left = count - come.get((queue_id, starts_at), 0)
        if starts_at > now and left > 0:
            waited_for.setdefault(queue_id, []).extend([starts_at] * left)
    return waited_for


def announced_rooms(
    sessions: Iterable[ClinicSession], layout: QueueLayout, now: datetime
) -> Mapping[str, datetime]:
    """When sessions begin that do so about now, by the rooms that they are in."""
    places = {room.place_id: room.id for room in layout.rooms if room.place_id is not None}
    begin = {
        session.room_id: session.begins_at
        for session in sessions
        if now - _WAITED_FOR < session.begins_at <= now + _SOON
    }
    rooms = ((places.get(room_id, room_id), begins_at) for room_id, begins_at in begin.items())
    return {room_id: begins_at for room_id, begins_at in rooms if room_id in layout.room_by_id}
